"""The audit on real databases: whatever is done to the tables with plain SQL is found.

Each tampering happens in a transaction of its own that is rolled back, over one set of cases.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import attrs
import pytest
from sqlalchemy import Connection, and_, func, select, text
from sqlalchemy.exc import DBAPIError
from tests.brankas import bahan
from tests.permohonan.contoh import PAGI, Dunia, sampai
from tests.rantai.bahan import KUNCI

from dinsos_adapters.brankas import TitikPeriksaBerkas
from dinsos_adapters.sql import log_kejadian
from dinsos_adapters.sql.gudang import GudangSql
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.audit import LaporanAudit, audit, catat_titik
from dinsos_core.application.rantai import JenisTemuan, sidik_kejadian
from dinsos_core.domain.shared.ids import KasusId

J = JenisTemuan


@attrs.frozen
class Terisi:
    """Two cases with a checkpoint over them, and a third that came later."""

    gudang: GudangSql
    titik: TitikPeriksaBerkas
    panjang: KasusId
    pendek: KasusId
    baru: KasusId
    akhir: dict[str, int]

    @property
    def kejadian(self) -> Any:
        return self.gudang.skema.kejadian

    def nomor_akhir(self, kasus: str) -> int:
        return self.akhir[kasus]

    @contextmanager
    def dirusak(self) -> Iterator["Perusak"]:
        """A connection to tamper on; everything is undone afterwards."""
        with self.gudang.engine.connect() as koneksi:
            if self.gudang.engine.name == "sqlite":  # whose driver leaves beginning to us
                koneksi.exec_driver_sql("BEGIN IMMEDIATE")
            yield Perusak(self, koneksi)
            koneksi.rollback()


@attrs.frozen
class Perusak:
    """Someone who can write to the database, and the audit in the same transaction."""

    isi: Terisi
    koneksi: Connection

    def di(self, kasus: str, urutan: int) -> Any:
        k = self.isi.kejadian
        return and_(k.c.kasus == kasus, k.c.urutan == urutan)

    def ubah(self, kasus: str, urutan: int, /, **kolom: Any) -> None:
        perintah = self.isi.kejadian.update().where(self.di(kasus, urutan)).values(**kolom)
        assert self.koneksi.execute(perintah).rowcount == 1

    def hapus(self, kasus: str, *urutan: int) -> None:
        k = self.isi.kejadian
        perintah = k.delete().where(k.c.kasus == kasus, k.c.urutan.in_(urutan))
        assert self.koneksi.execute(perintah).rowcount == len(urutan)

    def baris(self, kasus: str, urutan: int) -> dict[str, Any]:
        hasil = self.koneksi.execute(select(self.isi.kejadian).where(self.di(kasus, urutan)))
        return dict(hasil.one()._mapping)

    def tulis_ulang(self, kasus: str, dari: int) -> None:
        """Change an event and mend every fingerprint after it, the state's included."""
        k = self.isi.gudang.skema.kasus
        akhir = self.isi.nomor_akhir(kasus)
        sidik = ""
        for n in range(dari, akhir + 1):
            baris = self.baris(kasus, n)
            sebelum = sidik or baris.pop("sidik_sebelum")
            baris.pop("sidik")
            baris.pop("sidik_sebelum", None)
            if n == dari:
                baris["isi"] += " "
            sidik = sidik_kejadian(sebelum, **baris)
            self.ubah(kasus, n, isi=baris["isi"], sidik=sidik, sidik_sebelum=sebelum)
        self.koneksi.execute(k.update().where(k.c.id == kasus).values(sidik=sidik))

    def audit(self) -> LaporanAudit:
        with self.isi.gudang.pada(self.koneksi)() as unit:
            return audit(unit.log, self.isi.titik, KUNCI)  # type: ignore[attr-defined]  # of this store

    def temuan(self) -> set[tuple[JenisTemuan, str | None, int | None]]:
        """In the log; what stands beside it has tests of its own."""
        semua = (t for t in self.audit().temuan if t.tabel is None)
        return {(t.jenis, t.kasus, t.urutan) for t in semua}


def isi(gudang: GudangSql, folder: Path) -> Terisi:
    dunia = Dunia()
    dunia.lingkungan = attrs.evolve(dunia.lingkungan, unit_kerja=gudang)
    dunia.app = Aplikasi(dunia.lingkungan)
    titik = TitikPeriksaBerkas(folder / "titik.jsonl")
    panjang, pendek = dunia.adopsi(), dunia.santunan()
    sampai(dunia, panjang, "akhir")
    with gudang(baca=True) as unit:
        catat_titik(unit.log, titik, KUNCI, PAGI)
    baru = dunia.santunan(tetap_ajukan="lagi")
    akhir: dict[str, int] = {k: len(dunia.app.riwayat(k)) for k in (panjang, pendek, baru)}
    return Terisi(gudang, titik, panjang, pendek, baru, akhir)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def terisi(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Terisi]:
    folder = tmp_path_factory.mktemp("rantai")
    if request.param == "sqlite":
        gudang = bahan.gudang_sqlite(folder / "uji.db")
        yield isi(gudang, folder)
        gudang.tutup()
        return
    with bahan.skema_postgres(request.getfixturevalue("postgres"), "uji_rantai") as gudang:
        yield isi(gudang, folder)


def test_yang_dibuat_aplikasi_utuh(terisi: Terisi) -> None:
    with terisi.dirusak() as perusak:
        hasil = perusak.audit()

    assert hasil.temuan == ()
    assert (hasil.kasus, hasil.belum_bertitik) == (3, 1)
    assert hasil.kejadian > 12


@pytest.mark.parametrize("banyak", [1, 2, 7])
def test_halaman_kecil_memberi_hasil_yang_sama(
    terisi: Terisi, banyak: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with terisi.dirusak() as perusak:
        sekaligus = perusak.audit()
    monkeypatch.setattr(log_kejadian, "SEHALAMAN", banyak)

    kecil = bahan.dengan_kunci(terisi.gudang, bahan.LAMA)
    with attrs.evolve(terisi, gudang=kecil).dirusak() as perusak:
        assert perusak.audit() == sekaligus


UBAHAN: dict[str, Any] = {
    "perintah": "lain",
    "tipe": "lain",
    "pada": PAGI - timedelta(microseconds=1),
    "oleh": "lain",
    "isi": "{}",
    "sidik_sebelum": "f" * 64,
    "sidik": "f" * 64,
}


@pytest.mark.parametrize("kolom", UBAHAN)
def test_kolom_apa_pun_yang_diubah_ditemukan(terisi: Terisi, kolom: str) -> None:
    akhir = terisi.nomor_akhir(terisi.panjang)
    for kasus, n in (
        *((terisi.panjang, n) for n in (1, 2, akhir // 2, akhir)),
        (terisi.baru, 1),
    ):
        with terisi.dirusak() as perusak:
            perusak.ubah(kasus, n, **{kolom: UBAHAN[kolom]})

            assert perusak.temuan() == {(J.DIUBAH, kasus, n)}


def test_kunci_baris_yang_diubah_ditemukan(terisi: Terisi) -> None:
    with terisi.dirusak() as perusak:
        perusak.ubah(terisi.panjang, 3, urutan=999)
        assert perusak.temuan() == {(J.DIUBAH, terisi.panjang, 999), (J.HILANG, terisi.panjang, 3)}
    with terisi.dirusak() as perusak:
        perusak.ubah(terisi.panjang, 3, kasus="tak-ada")
        assert (J.HILANG, terisi.panjang, 3) in perusak.temuan()
        assert (J.DIUBAH, "tak-ada", 3) in perusak.temuan()


def test_baris_pertama_tengah_dan_terakhir_yang_dihapus_ditemukan(terisi: Terisi) -> None:
    akhir = terisi.nomor_akhir(terisi.panjang)
    for n, jenis in ((1, J.HILANG), (akhir // 2, J.HILANG), (akhir, J.TERPOTONG)):
        with terisi.dirusak() as perusak:
            perusak.hapus(terisi.panjang, n)

            assert perusak.temuan() == {(jenis, terisi.panjang, n)}


def test_dua_baris_yang_ditukar_ditemukan(terisi: Terisi) -> None:
    with terisi.dirusak() as perusak:
        for dari, ke in ((2, -5), (4, 2), (-5, 4)):
            perusak.ubah(terisi.panjang, dari, urutan=ke)

        assert perusak.temuan() == {(J.TERTUKAR, terisi.panjang, n) for n in (2, 4)}


def test_ekor_yang_dipotong_bersama_keadaannya_ditemukan_oleh_titik(terisi: Terisi) -> None:
    akhir = terisi.nomor_akhir(terisi.panjang)
    k = terisi.gudang.skema.kasus
    with terisi.dirusak() as perusak:
        sidik = perusak.baris(terisi.panjang, akhir - 2)["sidik"]
        perusak.hapus(terisi.panjang, akhir - 1, akhir)
        ubah = k.update().where(k.c.id == terisi.panjang).values(versi=akhir - 2, sidik=sidik)
        perusak.koneksi.execute(ubah)

        assert perusak.temuan() == {(J.TERPOTONG, terisi.panjang, akhir - 1)}


def test_rantai_yang_ditulis_ulang_tanpa_kunci_ditemukan_oleh_titik(terisi: Terisi) -> None:
    akhir = terisi.nomor_akhir(terisi.panjang)
    for dari in (1, 3, akhir):
        with terisi.dirusak() as perusak:
            perusak.tulis_ulang(terisi.panjang, dari)

            assert perusak.temuan() == {(J.DITULIS_ULANG, terisi.panjang, akhir)}


def test_penulisan_ulang_sesudah_titik_terakhir_hanya_terlihat_pada_keadaannya(
    terisi: Terisi,
) -> None:
    """The log itself fits together; whoever has no key cannot seal the state that follows it."""
    with terisi.dirusak() as perusak:
        perusak.tulis_ulang(terisi.baru, 1)

        hasil = perusak.audit()

    (temuan,) = hasil.temuan
    assert (temuan.jenis, temuan.baris) == (J.METERAI_TIDAK_COCOK, terisi.baru)
    assert hasil.belum_bertitik == 1


@pytest.mark.parametrize("meterai", ["", "x", "kunci-lain 00"])
def test_meterai_yang_menyebut_kunci_lain_tidak_menyembunyikannya(
    terisi: Terisi, meterai: str
) -> None:
    """Without the key that it names nobody can tell what it is over; but the others can be told."""
    k = terisi.gudang.skema.kasus
    with terisi.dirusak() as perusak:
        perusak.tulis_ulang(terisi.baru, 1)
        perusak.koneksi.execute(k.update().where(k.c.id == terisi.baru).values(meterai=meterai))
        satu = perusak.audit().temuan
        perusak.koneksi.execute(k.update().values(meterai=meterai))
        semua = perusak.audit().temuan

    assert [(t.jenis, t.baris) for t in satu] == [(J.METERAI_TIDAK_COCOK, terisi.baru)]
    assert {t.baris for t in semua} == {terisi.panjang, terisi.pendek, terisi.baru}


def test_kasus_yang_dihapus_ditemukan(terisi: Terisi) -> None:
    k = terisi.gudang.skema.kasus
    n = terisi.nomor_akhir(terisi.pendek)
    with terisi.dirusak() as perusak:
        perusak.hapus(terisi.pendek, *range(1, n + 1))
        assert perusak.temuan() == {(J.HILANG, terisi.pendek, 1)}
        perusak.koneksi.execute(k.delete().where(k.c.id == terisi.pendek))
        assert perusak.temuan() == {(J.KASUS_HILANG, terisi.pendek, 1)}


def test_keadaan_yang_dihapus_atau_diundurkan_ditemukan(terisi: Terisi) -> None:
    k = terisi.gudang.skema.kasus
    with terisi.dirusak() as perusak:
        perusak.koneksi.execute(k.update().where(k.c.id == terisi.pendek).values(sidik="f" * 64))
        akhir = terisi.nomor_akhir(terisi.pendek)
        assert perusak.temuan() == {(J.KEADAAN_TIDAK_COCOK, terisi.pendek, akhir)}
        perusak.koneksi.execute(k.delete().where(k.c.id == terisi.pendek))
        assert perusak.temuan() == {(J.KEADAAN_HILANG, terisi.pendek, None)}


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("pada", "'bukan saat'"),
        ("pada", "7"),
        ("isi", "x'00ff'"),
        ("isi", "3"),
        ("oleh", "x'00'"),
        ("sidik", "x'00'"),
        ("tipe", "5"),
    ],
)
def test_nilai_berjenis_lain_di_sqlite_ditemukan(terisi: Terisi, kolom: str, nilai: str) -> None:
    """SQLite stores what it is given, whatever the column's type."""
    if terisi.gudang.engine.name != "sqlite":
        nilai = "'infinity'" if kolom == "pada" else "'\x7f'"
    nama = terisi.kejadian.fullname
    with terisi.dirusak() as perusak:
        sql = f"UPDATE {nama} SET {kolom} = {nilai} WHERE kasus = :kasus AND urutan = 2"  # noqa: S608 -- our own names
        perusak.koneksi.execute(text(sql), {"kasus": terisi.panjang})

        assert perusak.temuan() == {(J.DIUBAH, terisi.panjang, 2)}


def test_nomor_yang_bukan_bilangan_ditemukan(terisi: Terisi) -> None:
    nama = terisi.kejadian.fullname
    with terisi.dirusak() as perusak:
        sql = f"UPDATE {nama} SET urutan = 'x' WHERE kasus = :kasus AND urutan = 2"  # noqa: S608 -- the same
        if terisi.gudang.engine.name != "sqlite":
            with pytest.raises(DBAPIError):  # PostgreSQL takes only numbers there
                perusak.koneksi.execute(text(sql), {"kasus": terisi.panjang})
            return
        perusak.koneksi.execute(text(sql), {"kasus": terisi.panjang})

        assert (J.HILANG, terisi.panjang, 2) in perusak.temuan()
        assert (J.DISISIPKAN, terisi.panjang, 0) in perusak.temuan()


def test_kejadian_yang_ditambahkan_tanpa_perintah_ditemukan(terisi: Terisi) -> None:
    akhir = terisi.nomor_akhir(terisi.panjang)
    with terisi.dirusak() as perusak:
        baris = perusak.baris(terisi.panjang, akhir)
        sebelum = baris.pop("sidik")
        baris.pop("sidik_sebelum")
        baris["urutan"] = akhir + 1
        sidik = sidik_kejadian(sebelum, **baris)
        tambah = terisi.kejadian.insert().values(sidik=sidik, sidik_sebelum=sebelum, **baris)
        perusak.koneksi.execute(tambah)

        assert perusak.temuan() == {(J.DISISIPKAN, terisi.panjang, akhir + 1)}


def test_audit_tidak_mengubah_apa_pun(terisi: Terisi) -> None:
    tabel = terisi.gudang.skema.metadata.sorted_tables
    with terisi.dirusak() as perusak:

        def hitung() -> list[Any]:
            return [
                perusak.koneksi.execute(select(func.count()).select_from(t)).scalar() for t in tabel
            ]

        sebelum = hitung()
        perusak.audit()

        assert hitung() == sebelum
