"""A newer version of the sample adoption, as decrees change: steps renamed, recoded, put in and
left out, limits of other lengths, conditions and papers that differ."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from attrs import evolve
from hypothesis import strategies as st
from tests.permohonan.contoh import Dunia

from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import Hasil, JenisLangkah, Langkah, StandarPelayanan
from dinsos_core.domain.waktu.batas import urai_batas
from dinsos_core.testing.contoh import (
    ADOPSI,
    KEPUTUSAN,
    KatalogUji,
    batas_waktu,
    dokumen,
    langkah,
)

BARU: Final = evolve(
    KEPUTUSAN, kode="sk-2-2026", nomor="2", tahun=2026, berlaku_dari=date(2026, 6, 1)
)


def versi_baru(**isi: Any) -> StandarPelayanan:
    """The adoption under the newer decree."""
    return evolve(ADOPSI, keputusan=BARU, sidik="sidik-baru", **isi)


def berlaku(dunia: Dunia, standar: StandarPelayanan) -> None:
    """It is the version in force from now on."""
    dunia.lingkungan = evolve(dunia.lingkungan, katalog=KatalogUji((standar,)))
    dunia.app = Aplikasi(dunia.lingkungan)


def bernama_lain(standar: StandarPelayanan, peta: Mapping[str, str]) -> StandarPelayanan:
    """The same steps under other codes, wherever they are named."""

    def kode(satu: str) -> str:
        return peta.get(satu, satu)

    def hasil(satu: Hasil) -> Hasil:
        return evolve(satu, ke=kode(satu.ke))

    def ganti(satu: Langkah) -> Langkah:
        arah = {nama: hasil(isi) for nama, isi in satu.hasil.items()}
        return evolve(satu, kode=kode(satu.kode), lanjut=kode(satu.lanjut), hasil=arah)

    def waktu(satu: BatasWaktu) -> BatasWaktu:
        return evolve(satu, mulai=kode(satu.mulai), selesai=kode(satu.selesai))

    return evolve(
        standar,
        langkah=tuple(map(ganti, standar.langkah)),
        waktu=tuple(map(waktu, standar.waktu)),
    )


TETAP: Final = frozenset(
    {"siapkan", "ajukan", "periksa", "nilai", "teken", "terbitkan", "beri-tahu"}
)
"""Steps that something else names, or without which a case comes to no end."""


@st.composite
def versi(draw: st.DrawFn) -> StandarPelayanan:
    """Any newer version."""
    lepas = draw(st.sets(st.sampled_from(sorted(KODE - TETAP))))
    langkah_baru = [satu for satu in ADOPSI.langkah if satu.kode not in lepas]
    for n in range(draw(st.integers(0, 2))):
        # Never ahead of what an opening does.
        tempat = draw(st.integers(2, len(langkah_baru)))
        langkah_baru.insert(tempat, langkah(f"baru-{n}", JenisLangkah.OLAH, "kabid"))
    teks = draw(st.dictionaries(st.sampled_from(sorted(KODE)), st.just("Sama sekali lain")))
    semua = tuple(evolve(x, teks=teks.get(x.kode, x.teks)) for x in langkah_baru)
    ada = {satu.kode for satu in semua}
    waktu = tuple(
        evolve(satu, batas=urai_batas(f"{draw(st.integers(1, 20))} hari kerja"))
        for satu in ADOPSI.waktu
        if draw(st.booleans())
    )
    if draw(st.booleans()):
        waktu = (*waktu, batas_waktu("kabar", "1 hari kerja", "disposisi", "terbit"))
    waktu = tuple(satu for satu in waktu if {satu.mulai, satu.selesai} & KODE <= ada)
    isi = versi_baru(langkah=semua, waktu=waktu)
    if draw(st.booleans()):
        isi = evolve(isi, syarat=isi.syarat[1:])
    if draw(st.booleans()):
        isi = evolve(isi, dokumen=(*isi.dokumen[1:], dokumen("surat-baru", jika_ada=True)))
    kode = draw(st.sets(st.sampled_from(sorted(ada - {"siapkan", "ajukan"})), max_size=4))
    return bernama_lain(isi, {satu: f"{satu}-dua" for satu in kode})


KODE: Final = frozenset(satu.kode for satu in ADOPSI.langkah)
