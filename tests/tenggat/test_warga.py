"""For any history of a case of any aggregate: no clock against a citizen starts before a notice to
them of what started it, or their own act.

What a notice is, is worked out here from the events alone, apart from the marks that clocks follow.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.tenggat.kota import LAYANAN, SK_093, Kota

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.relay import LaporanRelay
from dinsos_core.domain.kasus.catatan import KabarDikirim, PemberitahuanDicatat
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import (
    BerkasDikembalikan,
    Diterima,
    Kejadian,
    LangkahDiselesaikan,
)
from dinsos_core.domain.pengaduan.kejadian import PengaduanDijawab
from dinsos_core.domain.permohonan.kejadian import KeberatanDitolak, PermohonanDitolak
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.ports.pengirim import PengirimanGagal, SuratElektronik

NOMOR = st.integers(0, 40)
PERBUATAN = {
    "dikembalikan": BerkasDikembalikan,
    "ditolak": PermohonanDitolak,
    "keberatan_ditolak": KeberatanDitolak,
    "dijawab": PengaduanDijawab,
}
"""What the office does with which a limit against a citizen starts."""
LAIN = ("AjukanKeberatan", "PutuskanKeberatan", "LengkapiBerkas", "BukaKembaliKasus")


def bukti(
    e: Kejadian, kasus: Kasus, isi: StandarPelayanan, tentang: frozenset[str]
) -> Iterator[Any]:
    """The instant at which the event told a party of the public of one of these marks, if it did.
    A hand-over tells whoever gets it, where the case is their own."""
    match e:
        case PemberitahuanDicatat() if e.kanal and e.tentang in tentang:
            yield from (e.terjadi for _ in _warga(kasus, isi, e.pihak))
        case KabarDikirim() if e.diterima is not None and e.tentang in tentang:
            yield from (e.diterima for _ in _warga(kasus, isi, e.pihak))
        case LangkahDiselesaikan():
            langkah = isi.cari_langkah(e.langkah)
            jenis = langkah.jenis if langkah is not None and not langkah.sistem else None
            serah = jenis is JenisLangkah.SERAH_TERIMA and not kasus.bersekat
            if jenis is JenisLangkah.INFORMASIKAN or serah:
                yield e.terjadi
        case PengaduanDijawab():
            yield e.terjadi


def _warga(kasus: Kasus, isi: StandarPelayanan, pihak: int) -> tuple[str, ...]:
    return tuple(q.pihak for q in kasus.pihak[pihak : pihak + 1] if q.pihak in isi.publik)


def terlalu_dini(
    satu: Kewajiban, kejadian: Sequence[Kejadian], kasus: Kasus, isi: StandarPelayanan
) -> bool:
    """Whether a clock runs that nobody was told of who it binds."""
    batas, tenggat = satu.batas, satu.tenggat
    if batas.milik is not PemilikBatas.WARGA or tenggat is None or batas.fakta_mulai is not None:
        return False
    if batas.mulai not in PERBUATAN:  # what they did, or were handed
        langkah = isi.cari_langkah(batas.mulai)
        diserahkan = langkah is not None and langkah.jenis is JenisLangkah.SERAH_TERIMA
        sendiri = (e.terjadi for e in kejadian if isinstance(e, Diterima))
        return not diserahkan and not batas.masa_surat and tenggat.mulai not in sendiri
    kelas = PERBUATAN[batas.mulai]
    ke, awal = max((n, e) for n, e in zip(count(), kejadian, strict=False) if type(e) is kelas)
    bersama = [n for n, e in enumerate(kejadian) if e.pada == awal.pada]
    tentang = frozenset(p.nama for p in kasus.penanda if p.tercatat == awal.pada)
    sesudah = [*(kejadian[n] for n in bersama if n < ke), *kejadian[ke:]]
    saat = [max(s, awal.terjadi) for e in sesudah for s in bukti(e, kasus, isi, tentang)]
    return not any(s <= tenggat.mulai for s in saat)


class Warga(RuleBasedStateMachine):
    """Cases of the four aggregates, moved on in any way, their messages sent or not."""

    @initialize(jauh=st.tuples(*(st.integers(2, 14) for _ in LAYANAN)), hasil=NOMOR)
    def buka(self, jauh: tuple[int, ...], hasil: int) -> None:
        self.kota = Kota(GudangMemori(), kini=SK_093)
        for (layanan, varian), banyak in zip(LAYANAN, jauh, strict=True):
            kasus = self.kota.buka(layanan, varian)
            for ke in range(banyak):
                self.kota.kini += timedelta(minutes=6)
                self.kota.langkah(kasus, hasil % 3 if ke == banyak - 1 else 0)

    @rule(n=NOMOR, hasil=st.sampled_from((0, 0, 1, 2)))
    def maju(self, n: int, hasil: int) -> None:
        self.kota.kini += timedelta(minutes=6)
        self.kota.langkah(self._satu(n), hasil)

    @rule(n=NOMOR, tentang=NOMOR, kanal=NOMOR, pihak=NOMOR)
    def kabari(self, n: int, tentang: int, kanal: int, pihak: int) -> None:
        """Somebody was told of something, or could not be."""
        self.kota.kini += timedelta(minutes=6)
        kasus, nama = self._satu(n), "CatatPemberitahuan"
        for oleh in self.kota.orang_kasus(kasus):
            for t in self.kota.tawaran(kasus, oleh):
                if t.perintah == nama:
                    pilih = {b.nama: [p.kode for p in b.pilihan] for b in t.bidang}
                    tentu = {
                        medan: pilih[medan][-1 - ke % len(pilih[medan])]
                        for medan, ke in (("tentang", tentang), ("kanal", kanal), ("pihak", pihak))
                    }
                    note(f"{kasus} {tentu}")
                    self.kota.lakukan(kasus, t, oleh, **tentu)
                    return

    @rule(gagal=st.sampled_from((0, 1, 2)))
    def kirim(self, gagal: int) -> None:
        """Some letters are accepted, others given up."""
        self.kota.kini += timedelta(minutes=6)
        urut = count()

        def surel(_surat: SuratElektronik) -> None:
            if gagal and next(urut) % 2 == gagal - 1:
                raise PengirimanGagal("ditolak", sementara=False)

        while self.kota.app.kirim_pesan(surel) != LaporanRelay():
            pass

    @rule(n=NOMOR, siapa=NOMOR)
    def lain(self, n: int, siapa: int) -> None:
        self.kota.kini += timedelta(minutes=6)
        self.kota.pilih(self._satu(n), *LAIN, mulai=siapa, diterima_pada=None)

    @rule(hari=st.sampled_from((1, 20, 90)))
    def waktu_berlalu(self, hari: int) -> None:
        self.kota.kini += timedelta(days=hari)

    @invariant()
    def tidak_ada_jam_sebelum_kabar(self) -> None:
        for kasus, punya in getattr(self, "kota", Kota(GudangMemori())).semua.items():
            oleh = self.kota.petugas(kasus)
            keadaan = self.kota.app.kasus(kasus, oleh=oleh).keadaan
            kejadian = [satu.kejadian for satu in self.kota.app.riwayat(kasus, oleh=oleh)]
            for satu in self.kota.app.tenggat(kasus, oleh=oleh):
                pesan = (kasus, satu.batas.kode, satu.tenggat)
                assert not terlalu_dini(satu, kejadian, keadaan, punya.isi), pesan

    def _satu(self, n: int) -> KasusId:
        semua = list(self.kota.semua)
        return semua[n % len(semua)]


def test_tidak_ada_jam_terhadap_warga_sebelum_ia_diberi_tahu() -> None:
    run_state_machine_as_test(
        Warga,
        settings=settings(
            max_examples=6,
            stateful_step_count=20,
            deadline=None,
            phases=(Phase.explicit, Phase.generate),
        ),
    )
