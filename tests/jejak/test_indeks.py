"""After each act of each trace: by what a case is found and listed, with its turns and its open
clocks, is what its events give, at whatever time they are asked."""

from datetime import timedelta

from tests.jejak.catatan import Rekam
from tests.jejak.panggung import Memori, Panggung
from tests.jejak.ulang import jejak, setiap_standar, ulangi

from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import StandarPelayanan

LAMA = (timedelta(0), timedelta(days=400))


def seperti_kejadiannya(panggung: Panggung, _rekam: Rekam) -> None:
    assert isinstance(panggung.tempat, Memori)
    lingkungan, saat = panggung.app.lingkungan, panggung.saat
    tersimpan = panggung.tempat.buka.tabel.kasus.kasus
    for lama in LAMA:
        panggung.saat = saat + lama
        with panggung.tempat.buka(baca=True) as unit:
            for kasus, ada in tersimpan.items():
                assert susun_ulang(lingkungan, unit, KasusId(kasus)) == ada, (kasus, lama)
    panggung.saat = saat


@setiap_standar
def test_indeks_tidak_bergantung_pada_saat_ia_dihitung(isi: StandarPelayanan) -> None:
    for satu in jejak(isi):
        ulangi(isi, satu, Memori(), sesudah=seperti_kejadiannya)
