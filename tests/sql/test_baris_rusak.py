"""A damaged row harms nothing but itself, whatever stands in it and whatever table it is of."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any, Final

import pytest
from hypothesis import settings
from returns.result import Failure
from sqlalchemy import (
    Column,
    ColumnElement,
    Executable,
    Table,
    Update,
    and_,
    false,
    literal_column,
    or_,
    select,
    text,
    true,
    update,
)
from tests.brankas.bahan import gudang_sqlite
from tests.sql.pekerja import dunia_sql
from tests.sql.rusak import Terisi, isi, kerusakan, pertanyaan

from dinsos_adapters.sql import GudangSql
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.ports.kotak_keluar import PesanRusak, StatusPesan
from dinsos_core.ports.meja import SaringanMeja
from dinsos_core.ports.penyimpanan import CatatanRusak, PenyimpananGagal
from dinsos_core.ports.tampak import Penanya
from dinsos_core.testing.kontrak import contoh as kontrak

BERSAMA = {"standar", "kalender"}
"""What every case relies on; it is refused, in code, where it is damaged."""


@pytest.fixture(scope="module")
def terisi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terisi]:
    gudang = gudang_sqlite(tmp_path_factory.mktemp("rusak") / "uji.db")
    yield isi(gudang, dunia_sql(gudang))
    gudang.tutup()


def nama(tabel: Table) -> str:
    return tabel.name.removeprefix("dinsos_")


ROWID: Final[ColumnElement[int]] = literal_column("rowid")


def rowid(t: Terisi, tabel: Table) -> int:
    """A row of the case that falls ill; any where rows are of none. A message that waits."""
    milik = [k == str(t.sakit) for k in tabel.columns if k.name in {"kasus", "id"}]
    menunggu = [k.is_not(None) for k in tabel.columns if nama(tabel) == "kotak_keluar"][5:6]
    with t.gudang.engine.connect() as koneksi:
        for syarat in (and_(true(), or_(false(), *milik), *menunggu), true()):
            cari = select(ROWID).select_from(tabel).where(syarat).order_by(ROWID).limit(1)
            if (ada := koneksi.execute(cari).scalar()) is not None:
                return int(ada)
    pytest.fail(f"{tabel.name} has no row: give it one in tests/sql/rusak.py")


def merusak(tabel: Table, kolom: Column[Any], nilai: str, baris: int) -> Update:
    ubah = update(tabel).where(ROWID.in_([baris])).values({kolom.name: literal_column(nilai)})
    return ubah.prefix_with("OR IGNORE")


def jawaban(t: Terisi, *rusak: Executable) -> dict[str, object]:
    """What each question answers; a coded refusal as itself. Anything else raised is a fault."""
    hasil: dict[str, object] = {}
    with t.dirusak(*rusak) as (app, buka):
        for apa, tanya in pertanyaan(t, app, buka).items():
            try:
                hasil[apa] = tanya()
            except (Terhalang, PenyimpananGagal) as tolak:
                hasil[apa] = tolak
    return hasil


def gagal(hasil: dict[str, object]) -> dict[str, object]:
    """Those that had to answer and did not."""
    bukan = (Terhalang, PenyimpananGagal, Failure)
    return {apa: x for apa, x in hasil.items() if apa[0] == "+" and isinstance(x, bukan)}


def test_semua_pertanyaan_dijawab_bila_tidak_ada_yang_rusak(terisi: Terisi) -> None:
    hasil = jawaban(terisi)

    assert gagal(hasil) == {}
    assert "temuan=()" in repr(hasil["+audit"])
    for apa in ("+daftar", "+meja", "+jam", "+peringatan", "+kotak"):
        assert {terisi.sakit, terisi.sehat} <= {
            s for s in (terisi.sakit, terisi.sehat) if s in repr(hasil[apa])
        }


@pytest.mark.parametrize("benih", range(3))
def test_satu_baris_rusak_di_setiap_tabel_tidak_menghalangi_yang_lain(
    terisi: Terisi, benih: int
) -> None:
    acak = Random(benih)  # noqa: S311 -- which damage, not a secret
    rusak = []
    for tabel in terisi.gudang.skema.metadata.sorted_tables:
        if nama(tabel) not in BERSAMA:
            kolom = acak.choice([k for k in tabel.columns if k.autoincrement is not True])
            _, nilai = acak.choice(list(kerusakan(kolom)))
            rusak.append(merusak(tabel, kolom, nilai, rowid(terisi, tabel)))

    hasil = jawaban(terisi, *rusak)

    assert gagal(hasil) == {}
    assert all(terisi.sehat in repr(hasil[apa]) for apa in ("+daftar", "+meja", "+jam", "+kotak"))


def test_setiap_kerusakan_di_setiap_kolom_hanya_mengenai_barisnya(terisi: Terisi) -> None:
    semua = [
        (tabel, kolom, cara)
        for tabel in terisi.gudang.skema.metadata.sorted_tables
        for kolom in tabel.columns
        if kolom.autoincrement is not True  # a number, and SQLite sees to it
        for cara in kerusakan(kolom)
    ]
    langkah = 1 if settings.get_current_profile_name() == "teliti" else 211
    for tabel, kolom, (cara, nilai) in semua[::langkah]:
        hasil = jawaban(terisi, merusak(tabel, kolom, nilai, rowid(terisi, tabel)))
        tidak = gagal(hasil)
        if nama(tabel) in BERSAMA:
            ditolak = (Failure, CatatanRusak)
            tidak = {apa: x for apa, x in tidak.items() if not isinstance(x, ditolak)}
        assert not tidak, (tabel.name, kolom.name, cara)


@pytest.mark.parametrize(
    ("rusak", "di"),
    [
        ("UPDATE dinsos_kasus SET keadaan = '{}' WHERE id = :sakit", ("+ketepatan",)),
        ("UPDATE dinsos_kasus SET petugas = 'x' WHERE id = :sakit", ("+daftar", "+meja", "+jam")),
        ("UPDATE dinsos_kasus SET dibuat = 'x' WHERE id = :sakit", ("+daftar", "+meja", "+jam")),
        ("UPDATE dinsos_kasus_jam SET mulai = 'x' WHERE kasus = :sakit", ("+jam",)),
        ("UPDATE dinsos_kasus_giliran SET sejak = 'x' WHERE kasus = :sakit", ("+meja",)),
        (
            "UPDATE dinsos_kasus_giliran SET jatuh_tempo = '9999-12-31T23:59:59.999999+00:00'"
            " WHERE kasus = :sakit",
            ("+meja",),
        ),
        ("UPDATE dinsos_peringatan SET ambang = 'x' WHERE kasus = :sakit", ("+peringatan",)),
    ],
)
def test_daftar_menyebut_yang_tidak_terbaca(
    terisi: Terisi, rusak: str, di: tuple[str, ...]
) -> None:
    hasil = jawaban(terisi, text(rusak).bindparams(sakit=terisi.sakit))

    for apa in di:
        laporan: Any = hasil[apa]
        assert terisi.sakit in laporan.rusak, apa


@pytest.mark.parametrize(
    ("tabel", "kolom", "milik"),
    [
        ("kasus", "dibuat", "id"),
        ("kasus", "tenggat", "id"),
        ("kasus_giliran", "jatuh_tempo", "kasus"),
        ("kasus_jam", "jatuh_tempo", "kasus"),
        ("jadwal_periksa", "diperiksa", "kasus"),
        ("brankas_akses", "pada", "kasus"),
    ],
)
@pytest.mark.parametrize(
    "saat", ["infinity", "4713-01-01 00:00+00 BC", "9999-12-31 23:59:59.999999+00"]
)
def test_saat_yang_tidak_dapat_disebut_hanya_mengenai_barisnya_di_postgres(
    gudang_postgres: GudangSql, tabel: str, kolom: str, milik: str, saat: str
) -> None:
    """The driver makes nothing of it, whatever row of a result it stands in; or it is past the last
    day of the agency's zone."""
    terisi = isi(gudang_postgres, dunia_sql(gudang_postgres))
    satu = gudang_postgres.skema.metadata.tables[f"{gudang_postgres.skema.schema}.dinsos_{tabel}"]
    baris = satu.c[milik] == str(terisi.sakit)

    hasil = jawaban(terisi, update(satu).where(baris).values({kolom: text(f"'{saat}'")}))

    assert gagal(hasil) == {}
    assert all(terisi.sehat in repr(hasil[apa]) for apa in ("+daftar", "+meja", "+jam", "+kotak"))


@pytest.mark.parametrize("tulisan", ["x'ff00'", "CAST(x'41ff' AS TEXT)", "x''"])
def test_pesan_yang_namanya_bukan_teks_disisihkan_dan_disebut(
    gudang_sqlite: GudangSql, tulisan: str
) -> None:
    kini, lama = kontrak.PADA + timedelta(days=9), timedelta(minutes=5)
    with gudang_sqlite() as unit:
        unit.kotak_keluar.tambah([kontrak.pesan("k", 1), kontrak.pesan("lain", 1)])
        unit.simpan_semua()
    with gudang_sqlite.engine.begin() as koneksi:
        tabel = gudang_sqlite.skema.kotak_keluar
        rusak = update(tabel).where(tabel.c.kasus == "k").values(id=literal_column(tulisan))
        koneksi.execute(rusak)

    with gudang_sqlite() as unit:
        semua = unit.kotak_keluar.ambil(5, kini, kini + lama)
        (buruk,) = (satu.pesan for satu in semua if isinstance(satu.pesan, PesanRusak))
        unit.simpan_semua()
    with gudang_sqlite() as unit:
        assert unit.kotak_keluar.ambil(5, kini, kini + lama) == ()
        unit.kotak_keluar.gagal(buruk.id, buruk.sebab, None)
        unit.simpan_semua()

    with gudang_sqlite() as unit:
        (mati,) = unit.kotak_keluar.periksa(status=StatusPesan.MATI)
        assert mati.pesan.id == buruk.id
        assert unit.kotak_keluar.antre_ulang(buruk.id, kini)


def test_baris_rusak_dari_kasus_yang_terbaca_tidak_mengakhiri_meja(
    gudang_sqlite: GudangSql,
) -> None:
    """A case that waits for two roles of one officer, one of its rows damaged: it is one case."""
    giliran = (*kontrak.menunggu("kabid"), *kontrak.menunggu("tim"))
    semua = [f"k{n}" for n in range(4)]
    with gudang_sqlite() as unit:
        for satu in semua:
            unit.kasus.simpan(
                kontrak.kasus_pada(satu, 1, giliran=giliran), kontrak.catatan(satu, 1, 1)
            )
        unit.simpan_semua()
    tabel = gudang_sqlite.skema.kasus_giliran
    with gudang_sqlite.engine.begin() as koneksi:
        rusak = (tabel.c.kasus == "k0") & (tabel.c.peran == "kabid")
        koneksi.execute(update(tabel).where(rusak).values(sejak=literal_column("'x'")))

    oleh = Penanya(akun=PelakuId("ani"), instansi="contoh", peran=frozenset({"kabid", "tim"}))
    terlihat, lanjut = list[str](), None
    for _ in semua:
        with gudang_sqlite(baca=True) as unit:
            halaman = unit.kasus.meja(SaringanMeja(oleh=oleh), lanjut=lanjut, banyak=1)
        terlihat += (satu.kasus for satu in halaman.baris)
        if (lanjut := halaman.lanjut) is None:
            break

    assert terlihat == semua
