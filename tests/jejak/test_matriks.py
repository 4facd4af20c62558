"""Every role at every step of every standard: those it is given to may do it, everybody else is
refused before anything is read."""

from collections.abc import Iterator

from returns.pipeline import is_successful
from tests.jejak.catatan import Rekam, langkah_pembuka
from tests.jejak.panggung import WARGA, Memori, Panggung
from tests.jejak.ulang import jejak, setiap_standar, ulangi
from tests.katalog.bacaan_lain import katalog

from dinsos_core import Pelaku
from dinsos_core.domain.kasus.perintah import BukaKasus, SelesaikanLangkah
from dinsos_core.domain.prosedur.peran import petugas_dan_publik
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.standar.model import StandarPelayanan

BUKAN_PERANNYA = {
    H.PERAN_TIDAK_BERWENANG,
    H.BUKAN_PIHAK_KASUS,
    H.KASUS_TIDAK_DITEMUKAN,
    H.KUASA_BERAKHIR,
}


class Matriks:
    """What was found at the first moment of each step: which roles may do it."""

    def __init__(self, isi: StandarPelayanan) -> None:
        self.isi = isi
        self.boleh = set[tuple[str, str]]()
        self.dilihat = set[tuple[str, int]]()

    def __call__(self, panggung: Panggung, rekam: Rekam) -> None:
        perintah = rekam.perintah
        if rekam.layanan:
            return
        if isinstance(perintah, BukaKasus):
            giliran, langkah, ke = petugas_dan_publik(self.isi), "", 0
        elif isinstance(perintah, SelesaikanLangkah):
            kini = panggung.giliran(perintah.kasus)
            assert kini is not None
            giliran, langkah = kini.peran, perintah.langkah
            ke = len(panggung.kasus(perintah.kasus).kemajuan.paraf)
        else:
            return
        if (langkah, ke) in self.dilihat:
            return
        self.dilihat.add((langkah, ke))
        for peran in katalog().kosakata.peran:
            if peran in giliran:
                assert self._dapat(panggung, rekam, peran), (rekam, peran)
                self.boleh.add((langkah, peran))
            else:
                self._ditolak(panggung, rekam, peran)

    def _dapat(self, panggung: Panggung, rekam: Rekam, peran: str) -> bool:
        """By one of two of them: whoever assessed does not determine."""
        for oleh in self._orang(peran):
            with panggung.tempat.cabang():
                jawab = panggung.app.lakukan(rekam.perintah, oleh=oleh)
            if is_successful(jawab):
                return True
        return False

    def _ditolak(self, panggung: Panggung, rekam: Rekam, peran: str) -> None:
        assert isinstance(panggung.tempat, Memori)
        sebelum, ditanya = panggung.tempat.buka.tabel, len(panggung.ditanya)
        for oleh in self._orang(peran):
            jawab = panggung.app.lakukan(rekam.perintah, oleh=oleh)
            assert not is_successful(jawab), (rekam, peran)
            assert {satu.kode for satu in jawab.failure()} <= BUKAN_PERANNYA, (rekam, peran)
        # Nothing personal was opened: no access was recorded but that somebody asked for a case
        # which is hidden from them.
        akses = panggung.tempat.buka.tabel.brankas.akses[len(sebelum.brankas.akses) :]
        assert not any(satu.kunci for satu in akses)
        assert akses or panggung.tempat.buka.tabel is sebelum
        assert len(panggung.ditanya) == ditanya

    def _orang(self, peran: str) -> Iterator[Pelaku]:
        if peran in self.isi.publik:
            yield Pelaku(id=WARGA, peran={peran})
            return
        for n in (1, 2):
            yield Pelaku(id=f"{peran}-{n}", instansi=self.isi.instansi.kode, peran={peran})


@setiap_standar
def test_setiap_peran_pada_setiap_langkah(isi: StandarPelayanan) -> None:
    for satu in jejak(isi):
        terbaca = isi.untuk_varian(satu.varian)
        matriks = Matriks(terbaca)
        ulangi(isi, satu, Memori(), matriks)
        pembuka = {x.kode for x in langkah_pembuka(terbaca)}
        tercetak = {(x.kode, p) for x in terbaca.langkah if x.kode not in pembuka for p in x.oleh}
        semua = {(x.kode, p) for x in isi.langkah for p in x.oleh}  # a variant may be settled anew
        boleh = {pasangan for pasangan in matriks.boleh if pasangan[0]}
        assert tercetak <= boleh <= semua, satu.varian
