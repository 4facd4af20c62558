"""Replacing keys while the store is in use: in batches, to be continued, nothing lost."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.brankas.bahan import BARU, HANYA_BARU, dengan_kunci

from dinsos_adapters.sql.gudang import GudangSql
from dinsos_adapters.sql.segel import MeteraiSql
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.ports.kunci import KunciTidakTersedia
from dinsos_core.testing.kontrak import contoh
from dinsos_core.testing.kontrak.brankas import NIK, baca, titip, titipan

PADA = datetime(2026, 1, 2, tzinfo=UTC)
ORANG = [SubjekId(f"s{n}") for n in range(7)]


def isi(gudang: GudangSql) -> dict[tuple[SubjekId, str], object]:
    return dict(baca(gudang, *ORANG))


def seberkas(gudang: GudangSql, apa: str, banyak: int) -> int:
    """One batch of a rotation, committed."""
    with gudang() as unit:
        milik = unit.meterai if apa == "putar" else unit.brankas
        jumlah: int = getattr(milik, apa)(banyak)
        unit.simpan_semua()
    return jumlah


@pytest.fixture
def terisi(gudang: GudangSql) -> GudangSql:
    for n, s in enumerate(ORANG):
        titip(
            gudang,
            titipan(s, "nik", NIK if n % 2 else f"637105200696{n + 1:04}"),
            titipan(s, "nama", f"nama {n}"),
        )
    return gudang


def test_kunci_induk_diputar_seberkas_demi_seberkas_dan_dapat_dilanjutkan(
    terisi: GudangSql,
) -> None:
    semula = isi(terisi)
    baru = dengan_kunci(terisi, BARU)

    assert seberkas(baru, "putar_kunci", 3) == 3
    # Interrupted: what the next batch did is lost, and done again by whoever goes on.
    with baru() as unit:
        assert unit.brankas.putar_kunci(3) == 3
    assert isi(baru) == semula
    assert [seberkas(baru, "putar_kunci", 3) for _ in range(3)] == [3, 1, 0]
    assert isi(baru) == semula


def test_setelah_putaran_selesai_kunci_lama_boleh_dibuang(terisi: GudangSql) -> None:
    semula = isi(terisi)
    baru = dengan_kunci(terisi, BARU)
    sesudah = dengan_kunci(terisi, HANYA_BARU)
    with pytest.raises(KunciTidakTersedia):
        isi(sesudah)

    assert seberkas(baru, "putar_kunci", 100) == len(ORANG)
    assert seberkas(baru, "putar_indeks", 100) == len(ORANG)

    assert isi(sesudah) == semula
    with sesudah() as unit:
        assert unit.brankas.cari("nik", NIK) == tuple(ORANG[1::2])


def test_titipan_baru_langsung_memakai_kunci_baru(terisi: GudangSql) -> None:
    titip(dengan_kunci(terisi, BARU), titipan(SubjekId("baru"), "nik", NIK))

    with dengan_kunci(terisi, HANYA_BARU)() as unit:
        assert unit.brankas.cari("nik", NIK) == ("baru",)
    assert baca(dengan_kunci(terisi, HANYA_BARU), SubjekId("baru")) == {("baru", "p1/nik"): NIK}


def test_selama_indeks_diputar_orang_tetap_ditemukan_dan_dikenali(terisi: GudangSql) -> None:
    baru = dengan_kunci(terisi, BARU)
    harapan = tuple(ORANG[1::2])

    for jumlah in (2, 2, 2, 1, 0):
        with baru() as unit:
            assert unit.brankas.cari("nik", NIK) == harapan
            assert unit.brankas.sesama([ORANG[1]]) == harapan
            assert unit.brankas.sesama([ORANG[5]]) == harapan
        assert seberkas(baru, "putar_indeks", 2) == jumlah


def test_yang_terhapus_tidak_bangkit_oleh_putaran(terisi: GudangSql) -> None:
    with terisi() as unit:
        unit.brankas.hapus(ORANG[0], pada=PADA, sebab="x")
        unit.simpan_semua()
    baru = dengan_kunci(terisi, BARU)

    assert seberkas(baru, "putar_kunci", 100) == len(ORANG) - 1
    assert seberkas(baru, "putar_indeks", 100) == len(ORANG) - 1

    assert not {s for s, _ in isi(baru)} & {ORANG[0]}
    tabel = terisi.skema.brankas.subjek
    with terisi.engine.connect() as koneksi:
        berkunci = select(func.count()).where(tabel.c.kunci_terbungkus.is_not(None))
        assert koneksi.execute(berkunci).scalar() == len(ORANG) - 1


def test_kasus_yang_berubah_selama_meterainya_diputar_tetap_terbaca(
    gudang: GudangSql, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command may store the row after it was read, and before it is sealed anew."""
    contoh.simpan_kasus(gudang, "k-1")
    baru = dengan_kunci(gudang, BARU)
    sah, belum = MeteraiSql._sah, ["k-1"]

    def disela(diri: MeteraiSql, *apa: Any) -> bool:
        if gudang.engine.name == "postgresql" and belum:  # SQLite has one writer at a time
            contoh.tambah_kejadian(baru, belum.pop(), "perintah-2")
        return sah(diri, *apa)

    monkeypatch.setattr(MeteraiSql, "_sah", disela)

    while seberkas(baru, "putar", 10):
        pass

    with dengan_kunci(gudang, HANYA_BARU)() as unit:
        assert unit.kasus.muat(KasusId("k-1")) is not None
