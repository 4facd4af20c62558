"""Many cases of a service moved at once: the same as one by one, whatever interrupts it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from sqlalchemy import create_engine
from tests.pindah.rawa import BARU, BERLAKU, LANGKAH_LAMA, Rawa
from tests.sql.bahan import skema_baru

from dinsos_adapters import buka_gudang
from dinsos_adapters.memory import GudangMemori
from dinsos_core import LaporanPindah, Pelaku
from dinsos_core.application.pindah_semua import HasilPindah, KasusDipindah
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang

DIPINDAH, DITANYA, DITOLAK = HasilPindah
PASTI = {"catat": "daftar", "periksa": "periksa", "lapangan": "periksa", "akhir": "akhir"}
"""What goes without asking: where it stood, where it stands."""


def ramai(kantor: Rawa) -> None:
    """A case at every step, one that has ended, one whose applicant may still object, one of a
    variant that is no more; then the newer decree, and one under it."""
    for langkah in LANGKAH_LAMA:
        kantor.di(langkah)
    kantor.selesaikan(kantor.di("teken"), {"teken": "setuju"})
    kantor.selesaikan(kantor.di("teken"), {"teken": "tolak"})
    kantor.di("periksa", varian="ganti")
    kantor.berlaku_baru()
    kantor.ajukan(dokumen=("kartu-penduduk", "domisili"))


@pytest.fixture(params=["memori", "sqlite", "postgres"])
def kantor(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rawa]:
    gudang: Any = GudangMemori()
    if request.param != "memori":
        url, skema = f"sqlite:///{tmp_path / 'rawa.db'}", None
        if request.param == "postgres":
            url, skema = request.getfixturevalue("postgres"), "dinsos_rawa"
            engine = create_engine(url)
            skema_baru(engine, skema)
            engine.dispose()
        gudang = buka_gudang(url, tmp_path / "kunci.toml", schema=skema)
    try:
        rawa = Rawa(gudang)
        ramai(rawa)
        yield rawa
    finally:
        if request.param != "memori":
            gudang.tutup()


def semua(kantor: Rawa, *, banyak: int = 100, **isi: Any) -> list[LaporanPindah]:
    """Every page."""
    minta, lanjut = kantor.minta(**isi), None
    halaman = []
    while True:
        satu = kantor.app.pindahkan_semua(minta, oleh=kantor.kabid, lanjut=lanjut, banyak=banyak)
        halaman.append(satu)
        if (lanjut := satu.lanjut) is None:
            return halaman


def baris(halaman: list[LaporanPindah]) -> list[KasusDipindah]:
    return [satu for laporan in halaman for satu in laporan.kasus]


def test_setiap_kasus_dipindah_atau_ditanyakan_dan_pratinjaunya_sama(kantor: Rawa) -> None:
    (pratinjau,) = semua(kantor, pratinjau=True, alasan="")
    sebelum = [satu.versi for satu in kantor.app.daftar(oleh=kantor.kabid).baris]

    (laporan,) = semua(kantor)

    assert [
        kantor.keadaan(satu.kasus).standar.keputusan for satu in kantor.app.daftar().baris
    ].count(BARU) == 5
    assert sebelum != [satu.versi for satu in kantor.app.daftar(oleh=kantor.kabid).baris]
    assert evolve(pratinjau, pratinjau=False) == laporan
    assert (laporan.ke.keputusan, laporan.sudah, laporan.berakhir) == (BARU, 1, 1)
    dipindah = {b.semula: b.berdiri for b in laporan.kasus if b.hasil is DIPINDAH}
    assert dipindah == PASTI
    ditanya = [
        (b.semula, *(h.kode for h in b.halangan)) for b in laporan.kasus if b.hasil is DITANYA
    ]
    berdiri = KodeHalangan.TEMPAT_BERDIRI_WAJIB
    assert ditanya == [
        *((satu, berdiri) for satu in LANGKAH_LAMA if satu not in PASTI),
        ("periksa", KodeHalangan.VARIAN_WAJIB),
    ]
    for satu in laporan.kasus:
        assert kantor.keadaan(satu.kasus).nomor == satu.nomor
        if satu.hasil is DIPINDAH:
            assert kantor.keadaan(satu.kasus).kemajuan.kini == satu.berdiri


def test_jawaban_untuk_semua_yang_berdiri_di_satu_langkah() -> None:
    """And the rest moves at the next run, with what is said of each step."""
    kantor = Rawa()
    ramai(kantor)
    semua(kantor)
    ke = {"nilai": "nilai", "konsep": "konsep", "teken": "teken", "hubungi": "umumkan"}

    (laporan,) = semua(kantor, berdiri=ke, varian="baru")

    dipindah = {b.semula: b.berdiri for b in laporan.kasus if b.hasil is DIPINDAH}
    assert dipindah.keys() == {*ke, "periksa"}
    assert laporan.sudah == 5
    assert {b.semula for b in laporan.kasus if b.hasil is DITANYA} == {*LANGKAH_LAMA} - {
        *PASTI,
        *ke,
    }


@pytest.mark.parametrize("banyak", [1, 2, 5, 100])
def test_halaman_demi_halaman_sama_dengan_sekaligus(banyak: int) -> None:
    satu, banyak_halaman = Rawa(), Rawa()
    for kantor in (satu, banyak_halaman):
        ramai(kantor)

    (sekaligus,), halaman = semua(satu), semua(banyak_halaman, banyak=banyak)

    def inti(semua_baris: list[KasusDipindah]) -> list[tuple[str, str, str]]:
        return [(b.hasil.value, b.semula, b.berdiri) for b in semua_baris]

    assert inti(baris(halaman)) == inti(baris([sekaligus]))
    assert sum(h.sudah for h in halaman) == sekaligus.sudah
    assert sum(h.berakhir for h in halaman) == sekaligus.berakhir


def test_sesudah_terputus_yang_lain_dipindah_dan_yang_sudah_tidak_dua_kali() -> None:
    """Half the cases, then the machine stops; again, under the same key or under none."""
    kantor = Rawa()
    ramai(kantor)
    minta = kantor.minta(kunci="pindah-2026")
    kantor.app.pindahkan_semua(minta, oleh=kantor.kabid, banyak=2)
    versi = {satu.kasus: satu.versi for satu in kantor.app.daftar().baris}

    (laporan,) = semua(kantor, kunci="pindah-2026")

    assert laporan.sudah == 1 + 2
    assert [b.semula for b in laporan.kasus if b.hasil is DIPINDAH] == [
        "lapangan",
        "akhir",
    ]
    berubah = [s.kasus for s in kantor.app.daftar().baris if s.versi != versi[s.kasus]]
    assert berubah == [b.kasus for b in laporan.kasus if b.hasil is DIPINDAH]
    assert {b.hasil for b in baris(semua(kantor))} == {DITANYA}


def test_satu_yang_ditolak_tidak_menahan_yang_lain() -> None:
    """Whoever moves them is shut out of one: that one is not there for them."""
    kantor = Rawa()
    ramai(kantor)
    tertutup = kantor.app.daftar().baris[0].kasus
    tutup = pc.KecualikanAkun(kasus=tertutup, akun=kantor.kabid.id, alasan="berkepentingan")
    kantor.jadi(tutup, kantor.pelaku("kepala_dinas"))

    (laporan,) = semua(kantor)

    assert tertutup not in {b.kasus for b in laporan.kasus}
    assert {b.semula for b in laporan.kasus if b.hasil is DIPINDAH} == {*PASTI} - {"catat"}


def test_yang_didahului_pemindah_lain_terhitung_sudah() -> None:
    kantor = Rawa()
    kasus = kantor.di("periksa")
    kantor.berlaku_baru()
    asli, didahului = kantor.app.lingkungan.unit_kerja, [kantor.pindah(kasus)]

    def buka(*, baca: bool = False) -> Any:
        if not baca and didahului:
            kantor.jadi(didahului.pop(), kantor.kabid)
        return asli(baca=baca)

    laporan = kantor.app.dengan(unit_kerja=buka).pindahkan_semua(kantor.minta(), oleh=kantor.kabid)

    assert (laporan.kasus, laporan.sudah, laporan.berakhir) == ((), 1, 0)


def test_yang_tidak_berwenang_memindah_ditolak_kasus_demi_kasus() -> None:
    kantor = Rawa()
    ramai(kantor)
    loket = kantor.pelaku("petugas_loket")

    for pratinjau in (True, False):
        laporan = kantor.app.pindahkan_semua(kantor.minta(pratinjau=pratinjau), oleh=loket)

        kode = {h.kode for b in laporan.kasus for h in b.halangan}
        assert {b.hasil for b in laporan.kasus} == {DITOLAK}
        assert kode == {KodeHalangan.PERAN_TIDAK_BERWENANG}
        assert laporan.sudah == 1


def tolak(kantor: Rawa, oleh: Pelaku | None = None, **isi: Any) -> list[tuple[str, str]]:
    lanjut, banyak = isi.pop("lanjut", None), isi.pop("banyak", 100)
    with pytest.raises(Terhalang) as terhalang:
        kantor.app.pindahkan_semua(
            evolve(kantor.minta(), **isi), oleh=oleh or kantor.kabid, lanjut=lanjut, banyak=banyak
        )
    semua_halangan: tuple[Halangan, ...] = terhalang.value.halangan
    return [(h.kode.value, h.lokasi) for h in semua_halangan]


def test_yang_salah_pada_semuanya_ditolak_sebelum_satu_pun_disentuh() -> None:
    kantor = Rawa()
    ramai(kantor)
    lain = Pelaku(id="x", instansi="banjarmasin", peran={"kabid_rehsos"})
    sebelum = [satu.versi for satu in kantor.app.daftar().baris]

    assert tolak(kantor, alasan=" ") == [("alasan_wajib", "alasan")]
    assert tolak(kantor, alasan="", tujuan="sk-1-2025") == [
        ("versi_standar_lain", "tujuan"),
        ("alasan_wajib", "alasan"),
    ]
    assert tolak(kantor, layanan="tidak-ada") == [("layanan_tidak_dikenal", "layanan")]
    assert tolak(kantor, instansi="kota-lain") == [("instansi_tidak_dikenal", "instansi")]
    assert tolak(kantor, lain) == [("instansi_lain", "")]
    assert tolak(kantor, berdiri={"periksa": 3}) == [("isian_salah_jenis", "minta.berdiri.periksa")]
    assert tolak(kantor, langkah="x", alasan=None) == [
        ("isian_salah_jenis", "minta.langkah"),
        ("isian_salah_jenis", "minta.alasan"),
    ]
    assert tolak(kantor, lanjut="x") == [("halaman_tidak_dikenal", "lanjut")]
    assert tolak(kantor, banyak=0) == [("halaman_tidak_dikenal", "banyak")]
    assert sebelum == [satu.versi for satu in kantor.app.daftar().baris]
    assert kantor.kini > BERLAKU
