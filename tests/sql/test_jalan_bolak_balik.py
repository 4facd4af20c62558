"""How often a command goes to PostgreSQL and back, counted on the wire."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
from attrs import define, field
from tests.pengaduan import bahan as pengaduan
from tests.permohonan.contoh import ANI, sampai
from tests.sambung import bahan as sambung
from tests.sql import bahan
from tests.sql.pekerja import dunia_sql

from dinsos_adapters.sql import GudangSql
from dinsos_core import Aplikasi, KoreksiData, SelesaikanLangkah

PALING_BANYAK = 4
"""The key and the case; what is read of it in the vault; all that is written, with what the answer
needs of other cases; the commit, where that was still to be read."""

LEBIH = {
    "teken": 7,  # the determination: possible duplicates are looked for once more, then read
    "tentukan": 8,  # a place is looked for and taken
    "terbitkan": 5,  # takes a number, then sees that no other letter is printed with it
    "AjukanPermohonan": 8,  # who is known already, what they claim, who may be the same: read then
    "BukaLanjutan": 6,
    "KoreksiData": 7,  # of a NIK: what it was is left by the cases it is in
}


@define
class Penghitung:
    """Counts the answers of the server to which the only connection of a store waits."""

    gudang: GudangSql
    banyak: dict[str, int] = field(factory=dict, init=False)

    def hitung(self, kerja: Callable[[], Any]) -> int:
        with tempfile.TemporaryFile() as jejak:
            with closing(self.gudang.engine.raw_connection()) as koneksi:
                pg: Any = koneksi.dbapi_connection.pgconn  # type: ignore[union-attr]  # psycopg's
            pg.trace(jejak.fileno())
            try:
                kerja()
            finally:
                pg.untrace()
            jejak.seek(0)
            return sum(b"ReadyForQuery" in baris for baris in jejak)


@pytest.fixture
def penghitung(
    gudang_postgres: GudangSql, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Penghitung]:
    penghitung = Penghitung(bahan.gudang(postgres, gudang_postgres.skema.schema))
    lakukan = Aplikasi.lakukan

    def dihitung(app: Aplikasi, perintah: Any, **lain: Any) -> Any:
        jawaban: list[Any] = []
        n = penghitung.hitung(lambda: jawaban.append(lakukan(app, perintah, **lain)))
        langkah = isinstance(perintah, SelesaikanLangkah)
        nama = perintah.langkah if langkah else type(perintah).__name__
        penghitung.banyak[nama] = n  # the last time counts
        return jawaban[0]

    monkeypatch.setattr(Aplikasi, "lakukan", dihitung)
    yield penghitung
    penghitung.gudang.tutup()


def permohonan(gudang: GudangSql, awalan: str) -> None:
    dunia = dunia_sql(gudang, awalan)
    kasus = dunia.adopsi(tetap_ajukan="uji")
    koreksi = KoreksiData(kasus=kasus, fakta={"pemohon.nik": "6371014107920001"})
    dunia.app.lakukan_atau_gagal(koreksi, oleh=ANI)
    sampai(dunia, kasus, "akhir")


def adukan(gudang: GudangSql, awalan: str) -> None:
    kantor = pengaduan.Kantor(gudang=gudang)
    id_baru = kantor.app.lingkungan.id_baru
    kantor.app = kantor.app.dengan(id_baru=lambda: f"{awalan}{id_baru()}")
    kantor.sampai(kantor.ya(pengaduan.aduan()).kasus)


def darurat(gudang: GudangSql, _awalan: str) -> None:
    kantor = sambung.Kantor(gudang)
    sambung.sampai_kontak(kantor, sambung.lapor(kantor))


def tinggal(gudang: GudangSql, _awalan: str) -> None:
    sambung.singgah(sambung.Kantor(gudang))


@pytest.mark.parametrize("jalani", [permohonan, adukan, darurat, tinggal])
def test_satu_langkah_paling_banyak_empat_kali(
    jalani: Callable[[GudangSql, str], None], penghitung: Penghitung
) -> None:
    for awalan in ("a-", "b-"):  # a statement is prepared once, on the way
        jalani(penghitung.gudang, awalan)

    jalani(penghitung.gudang, "c-")

    assert len(penghitung.banyak) > 1
    batas = {kode: LEBIH.get(kode, PALING_BANYAK) for kode in penghitung.banyak}
    assert {kode: n for kode, n in penghitung.banyak.items() if n > batas[kode]} == {}
