"""For any history of a case of any aggregate: no clock against a citizen starts before a notice to
them of what started it, or their own act.

What a notice is, is worked out here from the events alone, apart from the marks that clocks follow.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
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
from dinsos_core.domain.kasus.perintah_catatan import DIHENTIKAN, TAK_SAMPAI, CatatPemberitahuan
from dinsos_core.domain.pengaduan.kejadian import PengaduanDijawab
from dinsos_core.domain.permohonan.kejadian import KeberatanDitolak, PermohonanDitolak
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.ports.pengirim import PengirimanGagal, SuratElektronik

SANTUNAN = ("santunan-kematian", None)
BERBATAS = (("izin-pub", "segera"), ("pengaduan", "pengaduan"), SANTUNAN, SANTUNAN, SANTUNAN)
"""Those with limits that bind whoever brings them; in the last there is somebody else, too."""
HENTI = (JenisLangkah.PERIKSA_BERKAS, JenisLangkah.PENETAPAN, JenisLangkah.INFORMASIKAN)
LANGKAH = 16
SIA_SIA = ("pihak", "tentang", TAK_SAMPAI, DIHENTIKAN)
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
        case _:
            pass


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
    """A case of any aggregate, mostly sent back, refused or answered; then anything."""

    @initialize(layanan=st.sampled_from((*LAYANAN, *BERBATAS)), henti=st.sampled_from(HENTI))
    def buka(self, layanan: tuple[str, str | None], henti: JenisLangkah) -> None:
        self.mulai(layanan, henti)

    def mulai(self, layanan: tuple[str, str | None], henti: JenisLangkah) -> None:
        """A case, and the other outcome of its first step of that kind."""
        self.kota = Kota(GudangMemori(), kini=SK_093)
        self.kasus = self.kota.buka(*layanan)
        isi = self.kota.punya(self.kasus).isi
        for _ in range(LANGKAH):
            giliran = self.kota.app.giliran(self.kasus, oleh=self.kota.petugas(self.kasus))
            langkah = giliran and isi.cari_langkah(giliran.langkah)
            sampai = langkah is not None and langkah.jenis is henti
            self._berlalu()
            if not self.kota.langkah(self.kasus, int(sampai)) or sampai:
                break

    @rule(hasil=st.sampled_from((0, 0, 1)))
    def maju(self, hasil: int) -> None:
        self._berlalu()
        self.kota.langkah(self.kasus, hasil)

    @rule()
    def kabari(self) -> None:
        """They are told of what binds them."""
        self.beri_tahu()

    @rule(sia_sia=st.sampled_from(SIA_SIA))
    def kabari_sia_sia(self, sia_sia: str) -> None:
        """Somebody else is told of it, or they of something else, or it fails."""
        self.beri_tahu(sia_sia)

    def beri_tahu(self, sia_sia: str = "") -> None:
        self._berlalu()
        for oleh in self.kota.orang_kasus(self.kasus):
            for t in self.kota.tawaran(self.kasus, oleh):
                if t.perintah == CatatPemberitahuan.__name__:
                    ada = {b.nama: [p.kode for p in b.pilihan] for b in t.bidang}
                    perbuatan = [satu for satu in ada["tentang"] if satu in PERBUATAN]
                    lain = [satu for satu in ada["tentang"] if satu not in PERBUATAN]
                    gagal = sia_sia in (TAK_SAMPAI, DIHENTIKAN)
                    tentu: dict[str, Any] = {
                        "tentang": (lain[:1] if sia_sia == "tentang" else perbuatan or lain)[-1],
                        "kanal": sia_sia if gagal else ada["kanal"][0],
                        "pihak": ada["pihak"][-1 if sia_sia == "pihak" else 0],
                        "alasan": "x",
                    }
                    self.kota.lakukan(self.kasus, t, oleh, **tentu)
                    return

    @rule(gagal=st.booleans())
    def kirim(self, *, gagal: bool) -> None:
        """Letters are accepted, or given up."""
        self._berlalu()

        def surel(surat: SuratElektronik) -> None:
            if gagal and surat.kepada:
                raise PengirimanGagal("ditolak", sementara=False)

        while self.kota.app.kirim_pesan(surel) != LaporanRelay():
            pass

    @rule(siapa=st.integers(0, 40), perintah=st.sampled_from(LAIN))
    def lain(self, siapa: int, perintah: str) -> None:
        self._berlalu()
        note(perintah)
        self.kota.pilih(self.kasus, perintah, mulai=siapa, diterima_pada=None)

    @invariant()
    def tidak_ada_jam_sebelum_kabar(self) -> None:
        if hasattr(self, "kasus"):
            self.periksa()

    def periksa(self) -> None:
        oleh, isi = self.kota.petugas(self.kasus), self.kota.punya(self.kasus).isi
        keadaan = self.kota.app.kasus(self.kasus, oleh=oleh).keadaan
        kejadian = [satu.kejadian for satu in self.kota.app.riwayat(self.kasus, oleh=oleh)]
        for satu in self.kota.app.tenggat(self.kasus, oleh=oleh):
            assert not terlalu_dini(satu, kejadian, keadaan, isi), satu

    def jam_warga(self) -> list[Kewajiban]:
        oleh = self.kota.petugas(self.kasus)
        semua = self.kota.app.tenggat(self.kasus, oleh=oleh)
        return [satu for satu in semua if satu.batas.milik is PemilikBatas.WARGA]

    def _berlalu(self) -> None:
        self.kota.kini += timedelta(minutes=6)


def test_tidak_ada_jam_terhadap_warga_sebelum_ia_diberi_tahu() -> None:
    run_state_machine_as_test(
        Warga,
        settings=settings(
            max_examples=min(settings().max_examples, 200) // 2,
            stateful_step_count=5,
            deadline=None,
            phases=(Phase.explicit, Phase.generate),
        ),
    )


@pytest.mark.parametrize("henti", HENTI[:2])
def test_kabar_yang_sia_sia_tidak_memulai_jam(henti: JenisLangkah) -> None:
    """Told to whom nothing is owed, of something else, or in vain: one after the other."""
    dunia = Warga()
    dunia.mulai(SANTUNAN, henti)
    for sia_sia in SIA_SIA:
        dunia.beri_tahu(sia_sia)
        dunia.periksa()
    mulai = [k.batas.kode for k in dunia.jam_warga() if k.tenggat is not None]
    assert mulai == ["waktu-klaim-ahli-waris"]

    dunia.beri_tahu()

    dunia.periksa()
    assert len([k for k in dunia.jam_warga() if k.tenggat is not None]) == 1 + 1
