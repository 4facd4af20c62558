"""Every reading an agency may choose acts: one case each whose answer differs, on one page."""

from collections.abc import Iterator, Mapping
from functools import cache

import attrs
import pytest
from tests.halaman import cocokkan
from tests.katalog.bacaan_lain import katalog
from tests.tafsir.contoh_alur import ALUR
from tests.tafsir.contoh_syarat import BERKAS, SYARAT
from tests.tafsir.contoh_waktu import WAKTU
from tests.tafsir.tanya import Contoh

from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import Dokumen, Langkah, Produk, StandarPelayanan, Syarat
from dinsos_core.domain.standar.tafsir import JenisTafsir, Tafsir

Bertafsir = Syarat | Dokumen | Langkah | BatasWaktu | Produk

CONTOH = (*SYARAT, *BERKAS, *WAKTU, *ALUR)
ENTRI = tuple(sorted(katalog().tafsir("").entri.values(), key=lambda satu: satu.no))
JENIS = {"P": "dapat dipilih instansi", "V": "melapisi satu standar", "N": "catatan"}


def lain(entri: Tafsir) -> Iterator[str]:
    return (b.kode for b in entri.bacaan if b.kode != entri.bawaan)


@cache
def jawaban(contoh: Contoh) -> tuple[str, str]:
    """Under the default, and under the reading."""
    return contoh.tanya({}), contoh.tanya({contoh.tafsir: contoh.bacaan})


def test_setiap_bacaan_lain_mempunyai_contoh() -> None:
    ada = {satu.nama for satu in CONTOH}
    perlu = {f"{entri.kode}.{bacaan}" for entri in ENTRI for bacaan in lain(entri)}

    assert perlu - ada == set(), "bacaan tanpa contoh"
    assert ada - perlu == set(), "contoh tanpa bacaan"


@pytest.mark.parametrize(
    "contoh", [pytest.param(c, id=f"{n}-{c.nama}") for n, c in enumerate(CONTOH)]
)
def test_bacaan_lain_mengubah_jawaban(contoh: Contoh) -> None:
    bawaan, menurut = jawaban(contoh)

    assert bawaan != menurut
    assert contoh.layanan in tersentuh(contoh.tafsir)


def test_dua_bacaan_lain_dari_satu_entri_berbeda_juga() -> None:
    """Some case of the entry tells them apart."""
    for entri in ENTRI:
        contoh = [satu for satu in CONTOH if satu.tafsir == entri.kode]
        jawab = [tuple(c.tanya({entri.kode: x}) for c in contoh) for x in lain(entri)]

        assert len({*jawab}) == len(jawab), entri.kode


def test_setiap_butir_yang_bersandar_pada_tafsir_berubah_menurut_bacaannya() -> None:
    """An item that names an entry reads otherwise, or is gone, under one of its readings, perhaps
    together with one of another entry that it names. Notes switch nothing; what bears on every
    count is pinned by every standard."""
    diam = [
        f"{satu.instansi.kode}/{satu.layanan}: {tempat}: {sandaran.kode}"
        for satu in katalog().semua()
        for tempat, butir in butir_bertafsir(satu).items()
        for sandaran in butir.tafsir
        if _dapat_dipilih(sandaran.kode) and not _bekerja(satu, tempat, butir, sandaran.kode)
    ]

    assert diam == []


def _bekerja(satu: StandarPelayanan, tempat: str, butir: Bertafsir, kode: str) -> bool:
    entri = katalog().tafsir("").entri
    sisi = [t.kode for t in butir.tafsir if t.kode != kode and _dapat_dipilih(t.kode)]
    bersama: list[dict[str, str]] = [
        {},
        *({lain_kode: x} for lain_kode in sisi for x in lain(entri[lain_kode])),
    ]
    return any(
        _isi(satu, tempat, {**dasar, kode: bacaan}) != _isi(satu, tempat, dasar)
        for dasar in bersama
        for bacaan in lain(entri[kode])
    )


def _dapat_dipilih(kode: str) -> bool:
    entri = katalog().tafsir("").entri[kode]
    return entri.jenis is not JenisTafsir.CATATAN and not entri.umum


def _isi(satu: StandarPelayanan, tempat: str, pilihan: Mapping[str, str]) -> Bertafsir | None:
    """What an item says under these readings, itself apart from which it rests on."""
    pada = satu.keputusan.berlaku_dari
    menurut = katalog().standar(satu.instansi.kode, satu.layanan, pada, pilihan).unwrap()
    butir = butir_bertafsir(menurut).get(tempat)
    return None if butir is None else attrs.evolve(butir, tafsir=())


def butir_bertafsir(satu: StandarPelayanan) -> dict[str, Bertafsir]:
    """Every item of a standard that may rely on readings, by its place."""
    bagian = ("syarat", "dokumen", "langkah", "waktu", "produk")
    semua = {f"{b} {x.kode}": x for b in bagian for x in getattr(satu, b)}
    if satu.pengaduan is not None and satu.pengaduan.respon is not None:
        semua["respon"] = satu.pengaduan.respon
    return semua


def tersentuh(kode: str) -> tuple[str, ...]:
    """The standards that rely on an entry."""
    return tuple(
        f"{satu.instansi.kode}/{satu.layanan}"
        for satu in katalog().semua()
        if kode in {t.kode for t in satu.sandaran}
    )


def halaman() -> Iterator[str]:
    yield PEMBUKA
    for entri in ENTRI:
        yield f"\n## {entri.no}. `{entri.kode}`\n"
        yield f"{entri.soal}.\n"
        for bacaan in entri.bacaan:
            bawaan = " (bawaan)" if bacaan.kode == entri.bawaan else ""
            yield f"- `{bacaan.kode}`{bawaan}: {bacaan.teks}."
        yield f"\n{_keterangan(entri)}"
        contoh = [satu for satu in CONTOH if satu.tafsir == entri.kode]
        if contoh:
            yield "\n| contoh | menurut bawaan | menurut bacaan lain |\n| --- | --- | --- |"
        for satu in contoh:
            bawaan, menurut = jawaban(satu)
            yield f"| {satu.cerita} (`{satu.layanan}`) | {bawaan} | `{satu.bacaan}`: {menurut} |"


def _keterangan(entri: Tafsir) -> str:
    semua = dict.fromkeys(tersentuh(entri.kode))
    standar = "semua standar" if entri.umum else ", ".join(f"`{x}`" for x in semua)
    sentuh = f"Menyentuh {standar}." if standar else "Tidak menyentuh satu standar tertentu."
    dasar = f" Dasar: {entri.dasar}." if entri.dasar else ""
    catatan = f" Tidak ada yang dipilih: {entri.catatan}." if entri.catatan else ""
    jenis = f"Jenis {entri.jenis.value}, {JENIS[entri.jenis.value]}."
    return f"{jenis} {sentuh}{dasar}{catatan}"


PEMBUKA = """\
# Register tafsir

Kata-kata sumber yang bermakna ganda, setiap bacaannya, dan satu contoh bagi setiap bacaan lain,
dengan jawaban menurut bawaan dan menurut bacaan itu. Kedua jawaban dihitung oleh program:
penilaian, daftar berkas, tenggat, atau perkara yang dijalankan. Instansi memilih bacaan dalam
`instansi.toml` (lihat [katalog.md](katalog.md)). Dibuat oleh `tests/tafsir/test_tafsir.py`;
`dinsos tafsir KODE` menunjukkan satu entri."""


def test_halaman_register_tafsir() -> None:
    cocokkan("docs/tafsir.md", halaman())
