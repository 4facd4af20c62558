"""At every moment of every trace: a case lies on somebody's desk if, and only if, they are offered
the step whose turn it is, or what is no step and is waited for; may complete the papers that it
waits for, or may record that somebody was told who has to be."""

from tests.jejak.catatan import Rekam
from tests.jejak.panggung import WARGA, Memori, Panggung, orang
from tests.jejak.ulang import jejak, setiap_standar, ulangi
from tests.katalog.bacaan_lain import katalog

from dinsos_core import LengkapiBerkas, Pelaku, Terhalang
from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.perintah import PadaKasus
from dinsos_core.domain.kasus.perintah_catatan import CatatPemberitahuan
from dinsos_core.domain.prosedur.ditunggu import KABARI
from dinsos_core.domain.standar.model import StandarPelayanan


class Meja:
    """Asked of everybody at the first moment of each state that differs to them."""

    def __init__(self, isi: StandarPelayanan) -> None:
        self.isi = isi
        self.ditunggu = set[str]()
        self.dilihat = set[object]()

    def __call__(self, panggung: Panggung, rekam: Rekam) -> None:
        perintah = rekam.perintah
        if not isinstance(perintah, PadaKasus):
            return
        keadaan = panggung.kasus(perintah.kasus)
        tampak = (keadaan.status, keadaan.dijeda, keadaan.dikecualikan, keadaan.asesor)
        saat = (keadaan.standar.sidik, keadaan.kemajuan.kini, keadaan.kemajuan.paraf, *tampak)
        if saat not in self.dilihat:
            self.dilihat.add(saat)
            for oleh in self._orang():
                ditawarkan = langkah_ditawarkan(panggung, keadaan, oleh)
                meja = panggung.app.meja(oleh, banyak=1000).kerja
                ada = {satu.langkah for satu in meja if satu.kasus == keadaan.id}
                if any(satu.startswith(KABARI) for satu in ada):
                    assert dapat_mencatat(panggung, keadaan, oleh), (rekam, oleh)
                    continue
                assert ada == ditawarkan, (rekam, oleh)
                self.ditunggu |= {oleh.id} if ada else set()

    def _orang(self) -> list[Pelaku]:
        peran = dict.fromkeys(p for x in self.isi.langkah for p in x.oleh)
        petugas = [p for p in peran if p not in self.isi.publik]
        semua = [orang(f"{p}-{n}", self.isi.instansi.kode) for p in petugas for n in (1, 2)]
        rangkap = Pelaku(id="rangkap", instansi=self.isi.instansi.kode, peran=petugas)
        lain = Pelaku(id="lain", instansi="instansi-lain", peran=petugas)
        asing = Pelaku(id=WARGA, peran=frozenset(katalog().kosakata.peran))
        return [*semua, rangkap, lain, asing, orang(WARGA, ""), Pelaku(id="x", peran={"pemohon"})]


def langkah_ditawarkan(panggung: Panggung, keadaan: Kasus, oleh: Pelaku) -> set[str]:
    """The step that they may do now; empty where they may decide what is no step, or complete what
    nobody else works on."""
    try:
        semua = panggung.app.langkah_tersedia(keadaan.id, oleh)
    except Terhalang:
        return set()
    if langkah := {satu.langkah for satu in semua if satu.langkah}:
        return langkah
    aturan = next(x for x in JENIS if x.siklus is keadaan.siklus).menunggu
    if putusan := {a.perintah.__name__ for a in aturan if keadaan.boleh(a.kejadian)}:
        return {""} if putusan & {satu.perintah for satu in semua} else set()
    dinanti = panggung.giliran(keadaan.id) is None and keadaan.status not in keadaan.siklus.menetap
    publik = {satu.perintah for satu in semua if satu.peran in katalog().kosakata.publik}
    return {""} if dinanti and LengkapiBerkas.__name__ in publik else set()


def dapat_mencatat(panggung: Panggung, keadaan: Kasus, oleh: Pelaku) -> bool:
    """Whether they may say that somebody was told."""
    semua = panggung.app.langkah_tersedia(keadaan.id, oleh)
    return CatatPemberitahuan.__name__ in {satu.perintah for satu in semua}


@setiap_standar
def test_yang_di_meja_adalah_yang_ditawarkan(isi: StandarPelayanan) -> None:
    for satu in jejak(isi):
        meja = Meja(isi.untuk_varian(satu.varian))
        ulangi(isi, satu, Memori(), meja)
        assert meja.ditunggu, satu.varian
