"""The rules that only an Episode has, and what makes it an aggregate."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import KasusDibuka, KasusDiteruskan, KasusDitutup, Kejadian
from dinsos_core.domain.kasus.kejadian import LangkahDiselesaikan as Diselesaikan
from dinsos_core.domain.kasus.kemajuan import GAGAL, SETUJU, TOLAK
from dinsos_core.domain.kasus.perintah import AkhiriKasus
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.klien import kejadian as k
from dinsos_core.domain.klien import perintah as p
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.klien.keadaan import evolve as lipat
from dinsos_core.domain.klien.rujukan import TANPA_PENOLAK
from dinsos_core.domain.klien.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus, bukan_siapa_pun
from dinsos_core.domain.prosedur.cara import memutus_perkara
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.prosedur.mulai import MEMULAI_JAM
from dinsos_core.domain.prosedur.pembukaan import buka
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.prosedur.putusan import menolak, menyetujui
from dinsos_core.domain.prosedur.tambahan import ALIHKAN_PENETAPAN
from dinsos_core.domain.prosedur.tempat import memulangkan
from dinsos_core.domain.prosedur.tertaut import BUKA_LANJUTAN
from dinsos_core.domain.prosedur.tinggal import (
    AKIBAT_MASUK,
    AMBIL,
    ANTRE,
    TINGGAL,
    bidang_sebab,
    butuh_masuk,
    dasar_sebab,
    hari_masuk,
)
from dinsos_core.domain.prosedur.umum import aturan_umum
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import ArtiLangkah, JenisLangkah, StandarPelayanan
from dinsos_core.domain.waktu.usia import usia

Semua = tuple[Kejadian, ...]

DIPULANGKAN: Final = "dipulangkan"
"""The cause with which a discharge ends the stay that it is of."""
DEWASA: Final = 18
"""Who is younger is a child (UU 35/2014 art. 1)."""


def _buka(c: p.BukaEpisode, konteks: Konteks, oleh: JejakPelaku) -> KasusDibuka:
    asal = konteks.asal.kasus if konteks.asal is not None else None
    tolak_bila_ada(_tidak_tinggal(asal, konteks.standar))
    return buka(c, konteks, oleh, k.EpisodeDibuka, instansi_meminta=True)


def _tidak_tinggal(asal: Kasus | None, standar: StandarPelayanan) -> tuple[Halangan, ...]:
    """A discharge is of a stay: of one whose client is in."""
    menginap = isinstance(asal, Episode) and tinggal(asal, standar)
    if not memulangkan(standar) or menginap:
        return ()
    return (halangan(KodeHalangan.TIDAK_TINGGAL, "layanan"),)


def tinggal(keadaan: Episode, _standar: StandarPelayanan) -> bool:
    """Whether it is a stay that goes on."""
    return keadaan.status is Status.DITEMPATKAN


# --- an end that completes nothing


def _hentikan(keadaan: Episode, c: p.HentikanEpisode, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    if c.sebab == p.SebabBerhenti.KEMAUAN_SENDIRI and _anak(konteks):
        raise Terhalang(halangan(KodeHalangan.ANAK_TIDAK_PERGI_SENDIRI, "sebab"))
    return (k.EpisodeBerhenti(**dasar_sebab(keadaan, c, konteks, oleh)),)


def _anak(konteks: Konteks) -> bool:
    """Whether whom it is about is known to be a child."""
    semua = konteks.fakta.pihak.get(konteks.standar.pokok, ())
    lahir = semua[0].get("tanggal_lahir") if semua else None
    if isinstance(lahir, TanggalRentang):
        lahir = lahir.dari
    return isinstance(lahir, date) and usia(lahir, konteks.hari(konteks.terjadi)) < DEWASA


def _akhiri(keadaan: Episode, c: AkhiriKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """A discharge was handed over, somebody died, or the stay that this discharge is of is over.
    Whatever else was opened for somebody goes on when they leave a shelter."""
    ini: Any = {"pada": konteks.kini, "oleh": oleh}
    if c.sebab == DIPULANGKAN:
        if not tinggal(keadaan, konteks.standar):
            raise Terhalang(halangan(KodeHalangan.TIDAK_TINGGAL))
        return (KasusDitutup(**ini, dasar=(c.sebab,)),)
    if c.sebab == p.SebabBerhenti.MENINGGAL or memulangkan(konteks.standar):
        return (k.EpisodeBerhenti(**ini, dasar=(c.sebab,)),)
    return ()


def _lanjutan(
    asal: Episode, _perintah: Any, kejadian: Semua, konteks: Konteks
) -> Iterator[Lanjutan]:
    """What completes a discharge ends the stay it is of; what ends a stay ends its discharge; a
    death ends all that was opened for whoever died."""
    pulang = memulangkan(konteks.standar)
    for e in kejadian:
        hubungan, sebab, wajib = (Hubungan.MEMBUKA,), p.SebabBerhenti.PINDAH.value, False
        if isinstance(e, Diselesaikan) and pulang and _keluar(konteks.standar, e.langkah):
            # Handed over once more, after the discharge was reopened: the stay may be over already.
            pertama = sum(satu.nama == e.langkah for satu in asal.penanda) < 2
            hubungan, sebab, wajib = (Hubungan.BERASAL_DARI,), DIPULANGKAN, pertama
        elif isinstance(e, k.EpisodeBerhenti):
            sebab = e.dasar[0]
            if pulang and sebab == p.SebabBerhenti.MENINGGAL:
                hubungan = (Hubungan.BERASAL_DARI,)
        elif not isinstance(e, KasusDiteruskan):
            continue
        for satu in asal.tertaut(*hubungan):
            akhiri = AkhiriKasus(kasus=satu, sebab=sebab, terjadi_pada=e.terjadi_pada)
            yield Lanjutan(perintah=akhiri, wajib=wajib)


def _keluar(standar: StandarPelayanan, kode: str) -> bool:
    langkah = standar.cari_langkah(kode)
    return langkah is not None and langkah.arti is ArtiLangkah.KELUAR


HENTIKAN: Final = Aturan[Episode](
    perintah=p.HentikanEpisode,
    teks=Kata(
        "Klien pergi, pindah atau meninggal", "The client has left, has moved away or has died"
    ),
    oleh=peran_petugas,
    kejadian=k.EpisodeBerhenti.tipe,
    bidang=bidang_sebab(p.SebabBerhenti),
    butuh=lambda _, c: Butuh(fakta=c.sebab == p.SebabBerhenti.KEMAUAN_SENDIRI),
    putuskan=_hentikan,
)
AKHIRI: Final = Aturan[Episode](
    perintah=AkhiriKasus,
    teks=Kata("Akhiri", "End"),
    oleh=bukan_siapa_pun,
    kejadian=k.EpisodeBerhenti.tipe,
    lewat=frozenset({Hubungan.MEMBUKA, Hubungan.BERASAL_DARI}),
    putuskan=_akhiri,
)
EPISODE: Final = JenisKasus[Episode](
    nama="klien",
    siklus=SIKLUS,
    keadaan=Episode,
    kejadian=k.KEJADIAN,
    pembuat=p.BukaEpisode,
    buka=_buka,
    tolak_ganda=True,
    evolve=lipat,
    aturan=(*aturan_umum(SIKLUS), ALIHKAN_PENETAPAN, *TINGGAL, BUKA_LANJUTAN, HENTIKAN, AKHIRI),
    akibat={
        JenisLangkah.PENETAPAN: {
            SETUJU: (menyetujui(k.EpisodeDisetujui), MEMULAI_JAM, AMBIL, ANTRE),
            TOLAK: (menolak(k.EpisodeDitolak),),
        },
        JenisLangkah.SERAH_TERIMA: AKIBAT_MASUK,
        JenisLangkah.JAWABAN_SISTEM: {GAGAL: (TANPA_PENOLAK,)},
    },
    butuh=butuh_masuk,
    bekal=hari_masuk,
    lanjutan=_lanjutan,
    tinggal=tinggal,
    halang_buka=_tidak_tinggal,
    instansi_meminta=True,
    dialihkan=memutus_perkara,
)
"""An Episode, for the pipeline."""
