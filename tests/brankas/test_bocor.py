"""Personal values are nowhere to be read: not in texts about objects, nor in the database's bytes.

Values carry a mark that nothing else contains. SQLite's files are read as bytes, the write-ahead
log included, so that pages which no table holds any more are seen, too.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, update
from tests.brankas.bahan import gudang_sqlite

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.gudang import GudangSql
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.nilai import Keanggotaan, Nilai, PeriodeKeanggotaan
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import SubjekDihapus
from dinsos_core.ports.kunci import BrankasRusak
from dinsos_core.testing.kontrak.brankas import TUJUAN, baca, titip, titipan

ANI = SubjekId("ani")
PADA = datetime(2026, 1, 2, tzinfo=UTC)

TANDA = "QX7KM2WZ9HB4"


def bita(folder: Path) -> bytes:
    """Everything SQLite keeps."""
    return b"".join(berkas.read_bytes() for berkas in sorted(folder.iterdir()))


BERTANDA: dict[str, Nilai] = {
    "nik": f"6371{TANDA}",
    "nama": f"Ani {TANDA} binti X",
    "catatan": f"{TANDA} " * 50,
    "terdaftar": Keanggotaan(periode=(PeriodeKeanggotaan(daftar=TANDA),)),
}
"""The mark in every kind of value, and in a fact by which people are found."""


def test_nilai_tidak_ada_di_berkas_basis_data_maupun_teks_objek(tmp_path: Path) -> None:
    gudang = gudang_sqlite(tmp_path / "uji.db")
    rahasia = [titipan(ANI, kunci, nilai) for kunci, nilai in BERTANDA.items()]
    teks = [repr(rahasia)]

    titip(gudang, *rahasia)
    with gudang() as unit:
        isi = unit.brankas.buka(rahasia, TUJUAN)
        unit.brankas.cari("nik", f"6371{TANDA}")
        unit.brankas.sesama([ANI])
        teks += [repr(unit), repr(unit.brankas), str(vars(unit)), unit.brankas.sidik(TANDA)]
        unit.simpan_semua()
    sebelum = bita(tmp_path)
    with gudang() as unit:
        unit.brankas.hapus(ANI, pada=PADA, sebab="permintaan_subjek")
        unit.simpan_semua()
    sesudah = bita(tmp_path)
    gudang.tutup()

    assert len(isi) == len(rahasia)
    assert b"p1/nama" in sebelum, "the bytes of the vault are not what is read here"
    for kumpulan in (sebelum, sesudah):
        assert TANDA.encode() not in kumpulan
        assert TANDA.encode("utf-16-le") not in kumpulan
    assert TANDA not in "".join(teks)


def test_galat_brankas_tidak_menyebut_nilai(tmp_path: Path) -> None:
    gudang = gudang_sqlite(tmp_path / "uji.db")
    titip(gudang, *(titipan(ANI, kunci, nilai) for kunci, nilai in BERTANDA.items()))

    galat = [*_galat_sandi_tertukar(gudang), *_galat_lain(gudang)]
    gudang.tutup()

    assert len(galat) == 4
    for teks in galat:
        assert TANDA not in teks


def _rantai(galat: BaseException | None) -> str:
    teks = ""
    while galat is not None:
        teks += repr(galat) + str(galat)
        galat = galat.__cause__ or galat.__context__
    return teks


def _galat_sandi_tertukar(gudang: GudangSql) -> Iterator[str]:
    """Two ciphertexts change places in the database."""
    tabel = gudang.skema.brankas.nilai
    with gudang.engine.connect() as koneksi:
        isi = dict(koneksi.execute(select(tabel.c.kunci, tabel.c.isi)).all())
        for kunci, lain in (("p1/nik", "p1/nama"), ("p1/nama", "p1/nik")):
            koneksi.execute(update(tabel).where(tabel.c.kunci == kunci).values(isi=isi[lain]))
        koneksi.commit()
    with pytest.raises(BrankasRusak) as galat:
        baca(gudang, ANI)
    yield _rantai(galat.value)


def _galat_lain(gudang: GudangSql) -> Iterator[str]:
    salah: Any = TANDA.encode()
    with pytest.raises(TypeError) as jenis:
        titip(gudang, titipan(ANI, "lain", salah))
    yield _rantai(jenis.value)
    with gudang() as unit:
        unit.brankas.hapus(ANI, pada=PADA, sebab="x")
        unit.simpan_semua()
    with pytest.raises(SubjekDihapus) as dihapus:
        titip(gudang, titipan(ANI, "lain", TANDA))
    yield _rantai(dihapus.value)
    gudang.skema.metadata.drop_all(gudang.engine)
    with pytest.raises(Exception, match="skema_tidak_cocok") as gagal:
        titip(gudang, titipan(SubjekId("budi"), "nama", TANDA))
    yield _rantai(gagal.value)


def test_brankas_memori_pun_tidak_menampilkan_nilai() -> None:
    gudang = GudangMemori()
    titip(gudang, titipan(ANI, "nama", TANDA), titipan(ANI, "nik", TANDA))

    with gudang() as unit:
        assert TANDA not in repr(unit.brankas) + repr(gudang.tabel)


def _tanpa_timpa(koneksi: Any, _catatan: object, _pinjaman: object) -> None:
    koneksi.execute("PRAGMA secure_delete = OFF")


def test_kunci_subjek_yang_dihapus_tidak_tersisa_di_berkas(tmp_path: Path) -> None:
    """Erasure means that even whoever has the master key can read nothing any more."""
    gudang = gudang_sqlite(tmp_path / "uji.db")
    # Some builds of SQLite overwrite by themselves; here it is up to the adapter.
    event.listen(gudang.engine, "checkout", _tanpa_timpa)
    titip(gudang, *(titipan(SubjekId(f"s{n}"), "nama", "x") for n in range(10)))
    titip(gudang, titipan(ANI, "nama", "Ani"))
    tabel = gudang.skema.brankas
    with gudang.engine.connect() as koneksi:
        kunci = koneksi.execute(
            select(tabel.subjek.c.kunci_terbungkus).where(tabel.subjek.c.subjek == ANI)
        ).scalar_one()
        nilai = koneksi.execute(select(tabel.nilai.c.isi).where(tabel.nilai.c.subjek == ANI))
        sandi = nilai.scalar_one()
    assert kunci in bita(tmp_path)
    assert sandi in bita(tmp_path)

    with gudang() as unit:
        unit.brankas.hapus(ANI, pada=PADA, sebab="permintaan_subjek")
        unit.simpan_semua()
    with gudang.engine.connect() as koneksi:
        koneksi.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
    gudang.tutup()

    assert kunci not in bita(tmp_path)
    assert sandi not in bita(tmp_path)


def test_rahasia_yang_membawa_nilai_tidak_menampilkannya() -> None:
    assert TANDA not in repr(Rahasia(subjek=ANI, kunci="p1/nama", nilai=TANDA))
