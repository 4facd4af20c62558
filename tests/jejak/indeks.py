"""By what a case is found and listed, with its turns and its open clocks, is what its events give,
at whatever time that is asked; and the tables say the same."""

from datetime import timedelta

from tests.jejak.catatan import Rekam
from tests.jejak.panggung import Memori, Panggung, Sql

from dinsos_adapters.sql.bangun_ulang import PembangunUlang
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.domain.shared.ids import KasusId

LAMA = timedelta(days=400)


def indeks_seperti_kejadian(panggung: Panggung, rekam: Rekam) -> None:
    """After an act."""
    if isinstance(panggung.tempat, Sql):
        _tabel(panggung, panggung.tempat, KasusId(rekam.kasus))
    elif isinstance(panggung.tempat, Memori):
        _semua(panggung, panggung.tempat)


def _semua(panggung: Panggung, tempat: Memori) -> None:
    saat, panggung.saat = panggung.saat, panggung.saat + LAMA
    with tempat.buka(baca=True) as unit:
        for kasus, ada in tempat.buka.tabel.kasus.kasus.items():
            assert susun_ulang(panggung.app.lingkungan, unit, KasusId(kasus)) == ada, kasus
    panggung.saat = saat


def _tabel(panggung: Panggung, tempat: Sql, kasus: KasusId) -> None:
    """Comparing is what `bangun-ulang` does; here inside the trace's own transaction."""
    lingkungan = panggung.app.lingkungan
    ulang = PembangunUlang(gudang=tempat.gudang, susun=lambda u, k: susun_ulang(lingkungan, u, k))
    with tempat.buka(baca=True) as unit:
        baru = ulang.susun(unit, kasus)
    assert list(ulang._beda(tempat.koneksi, baru, ulang._nilai(tempat.koneksi, baru))) == []
