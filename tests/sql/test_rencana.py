"""What is there for whoever looks is found in the order of lists, however much is hidden."""

import pytest
from sqlalchemy import Engine

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.pernyataan_kasus import TERLIHAT, kunci_cabang, siapkan_kasus


@pytest.mark.parametrize("kriteria", [(), ("instansi", "berjalan")])
def test_daftar_menurut_penanya_dibaca_dari_indeks_tanpa_mengurutkan(
    gudang_sqlite: GudangSql, kriteria: tuple[str, ...]
) -> None:
    engine: Engine = gudang_sqlite.engine
    siap = siapkan_kasus(gudang_sqlite.skema, engine.dialect).daftar(
        frozenset({TERLIHAT, kunci_cabang(3), *kriteria})
    )
    isi = {TERLIHAT: "a", "banyak": 51, "instansi": "i", "berjalan": True}
    isi |= {f"kunci_{n}": str(n) for n in range(3)}

    with engine.connect() as koneksi:
        rencana = koneksi.exec_driver_sql(f"EXPLAIN QUERY PLAN {siap.teks}", tuple(siap.ikat(isi)))
        langkah = [baris[3] for baris in rencana]

    terbuka = "kasus_terbuka_instansi" if kriteria else "kasus_terbuka"
    assert sum(f"{terbuka} " in satu or satu.endswith(terbuka) for satu in langkah) == 1, langkah
    assert sum("autoindex_dinsos_kasus_tampak" in satu for satu in langkah) == 3, langkah
    assert not [satu for satu in langkah if "TEMP B-TREE" in satu]
