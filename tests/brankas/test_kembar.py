"""Possible duplicates in stored vaults: found, left behind by corrections, found by a new key."""

import attrs
from tests.brankas.bahan import BARU, HANYA_BARU, dengan_kunci
from tests.brankas.test_putar import seberkas
from tests.kembar.test_kembar import BUDI, NIK, koreksi, lapor, pasangan
from tests.permohonan.contoh import Dunia

from dinsos_adapters.sql import GudangSql
from dinsos_core.application.aplikasi import Aplikasi


def dunia_pada(gudang: GudangSql) -> Dunia:
    dunia = Dunia()
    dunia.lingkungan = attrs.evolve(dunia.lingkungan, unit_kerja=gudang)
    dunia.app = Aplikasi(dunia.lingkungan)
    return dunia


def test_kembar_ditemukan_pada_setiap_perubahan_dan_ditinggalkan_oleh_koreksi(
    gudang: GudangSql,
) -> None:
    dunia = dunia_pada(gudang)
    pertama = lapor(dunia, "Ani", nik=NIK, **BUDI)
    kedua = lapor(dunia, "Citra")
    assert pasangan(dunia, kedua) == []

    koreksi(dunia, kedua, nik=NIK)
    assert pasangan(dunia, kedua) == [(pertama, None)]

    koreksi(dunia, kedua, nik=None)
    assert pasangan(dunia, kedua) == []
    koreksi(dunia, pertama, nama="Hasan Basri", tanggal_lahir="1971-03-02", nik=None)
    assert pasangan(dunia, lapor(dunia, "Dewi", nik=NIK)) == []


def test_kunci_kembar_ikut_diputar(gudang: GudangSql) -> None:
    dunia = dunia_pada(gudang)
    pertama = lapor(dunia, "Ani", nik=NIK, **BUDI)
    baru = dengan_kunci(gudang, BARU)
    while seberkas(baru, "putar_indeks", 3):
        assert pasangan(dunia_pada(baru), pertama) == []
    for apa in ("putar_kunci", "putar"):
        while seberkas(baru, apa, 3):
            pass

    sesudah = dunia_pada(dengan_kunci(gudang, HANYA_BARU))
    sesudah.id.n = 500

    assert pasangan(sesudah, lapor(sesudah, "Citra", **BUDI)) == [(pertama, None)]
