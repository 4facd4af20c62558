"""Punctuality and load are the same from every store."""

from tests.aplikasi.test_ketepatan import TUJUAN, dunia_lapor, ramai
from tests.permohonan.contoh import KEPALA

from dinsos_adapters.sql import GudangSql
from dinsos_core.application.ketepatan_laporan import MENURUT

ISI = [(tujuan, 30 * n) for n, tujuan in enumerate((*TUJUAN, *TUJUAN[6:]), 1)]


def test_laporan_sama_dari_setiap_penyimpanan(gudang: GudangSql) -> None:
    memori, sql = dunia_lapor(), dunia_lapor()
    sql.app = sql.app.dengan(unit_kerja=gudang)
    for dunia in (memori, sql):
        ramai(dunia, ISI)

    for menurut in ((), MENURUT[:2], MENURUT[2:4], MENURUT[4:]):
        semua = [satu.app.ketepatan(KEPALA, menurut=menurut) for satu in (memori, sql)]

        assert semua[0] == semua[1]
        assert semua[0].jumlah_beban.masuk is not None
