"""A toy of an episode: a stay holds its place after its last step, until something ends it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, ClassVar, Final

from attrs import frozen
from statemachine.states import States
from tests.sambung.laporan import BEBAS, KERJA, UMUM

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import SELESAI, SETUJU
from dinsos_core.domain.kasus.lipatan import berakhir, beralih, dibuka, tandai, terapkan
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.prosedur import pembukaan, tertaut, umum
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus, bukan_siapa_pun
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mesin import MesinKetat
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan

Semua = tuple[k.Kejadian, ...]
Status = StrEnum("Status", "DITANGANI DISETUJUI DITEMPATKAN DITERUSKAN BERHENTI SELESAI")
AKHIR = {Status.DITERUSKAN, Status.BERHENTI, Status.SELESAI}
JALAN = frozenset(Status) - AKHIR


class SiklusEpisode(MesinKetat):
    _ = States.from_enum(Status, initial=Status.DITANGANI, final=AKHIR)
    episode_disetujui = _.DITANGANI.to(_.DISETUJUI)
    tempat_diambil = _.DISETUJUI.to(_.DITEMPATKAN)
    episode_berhenti = (
        _.DITANGANI.to(_.BERHENTI) | _.DISETUJUI.to(_.BERHENTI) | _.DITEMPATKAN.to(_.BERHENTI)
    )
    kasus_diteruskan = _.DITANGANI.to(_.DITERUSKAN)
    kasus_ditutup = (
        _.DITANGANI.to(_.SELESAI) | _.DISETUJUI.to(_.SELESAI) | _.DITEMPATKAN.to(_.SELESAI)
    )


SIKLUS: Final = Siklus(
    status=Status,
    mesin=SiklusEpisode,
    selama={
        **dict.fromkeys(KERJA, JALAN),
        **dict.fromkeys((*BEBAS, "tempat_dilepas"), frozenset(Status)),
    },
    berjalan=JALAN,
    tuntas=frozenset({Status.SELESAI}),
    menetap=frozenset({Status.DITEMPATKAN}),
)


@frozen(kw_only=True)
class EpisodeDibuka(k.KasusDibuka):
    tipe: ClassVar[str] = "episode_dibuka"


@frozen(kw_only=True)
class EpisodeDisetujui(k.Kejadian):
    tipe: ClassVar[str] = "episode_disetujui"


@frozen(kw_only=True)
class EpisodeBerhenti(k.Kejadian):
    tipe: ClassVar[str] = "episode_berhenti"
    sebab: str


@frozen(kw_only=True)
class Episode(Kasus):
    siklus: ClassVar[Siklus] = SIKLUS


@frozen(kw_only=True)
class BukaEpisode(p.BukaKasus): ...


@frozen(kw_only=True)
class CatatMeninggal(p.AkhiriKasus):
    sebab: str = "meninggal"


def evolve(episode: Episode | None, e: k.Kejadian) -> Episode:
    if episode is None:
        assert isinstance(e, EpisodeDibuka)
        return dibuka(Episode, e, Status.DITANGANI)
    episode = beralih(episode, e)
    if isinstance(e, EpisodeDisetujui):
        return tandai(episode, "disetujui", e)
    if isinstance(e, EpisodeBerhenti):
        return berakhir(episode, "berhenti", e)
    episode = terapkan(episode, e)
    return tandai(episode, "klien_masuk", e) if isinstance(e, k.TempatDiambil) else episode


def _langkah(standar: StandarPelayanan, kode: str, produk: str) -> bool:
    langkah = standar.cari_langkah(kode)
    return langkah is not None and langkah.produk == produk


def _butuh(_: Episode, c: p.SelesaikanLangkah, konteks: Konteks) -> Butuh:
    """Entering takes a bed of the shelter; the agency states how many there are."""
    if not _langkah(konteks.standar, c.langkah, "penerimaan"):
        return Butuh()
    nama, banyak = "singgah", int(konteks.standar.instansi.parameter["tempat_singgah"])
    return Butuh(tempat=tuple(k.Tempat(nama=nama, satuan=f"T{n:02}") for n in range(1, banyak + 1)))


def _setujui(kerja: Kerja[Episode]) -> k.Kejadian:
    return EpisodeDisetujui(pada=kerja.konteks.kini, oleh=kerja.oleh)


def _masuk(kerja: Kerja[Episode]) -> k.Kejadian:
    if kerja.konteks.tempat is None:
        raise Terhalang(halangan(KodeHalangan.SEDANG_DIJEDA, sebab="tidak ada tempat"))
    return k.TempatDiambil(pada=kerja.konteks.kini, oleh=kerja.oleh, tempat=kerja.konteks.tempat)


def _akhiri(episode: Episode, c: p.AkhiriKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """Discharged, or for another cause (a death); the place is free again."""
    ini: Any = {"pada": konteks.kini, "oleh": oleh}
    pulang = c.sebab == "dipulangkan"
    akhir = k.KasusDitutup(**ini) if pulang else EpisodeBerhenti(**ini, sebab=c.sebab)
    lepas = (k.TempatDilepas(**ini, tempat=satu) for satu in (episode.tempat,) if satu)
    return (akhir, *lepas)


def _buka(c: p.BukaKasus, konteks: Konteks, oleh: JejakPelaku) -> k.KasusDibuka:
    """A discharge is of a stay: of one whose client is in."""
    pulang = any(satu.produk == "pemulangan" for satu in konteks.standar.langkah)
    if pulang and not (konteks.asal and konteks.asal.kasus.status == Status.DITEMPATKAN):
        raise Terhalang(halangan(KodeHalangan.TIDAK_TERTAUT, "layanan"))
    return pembukaan.buka(c, konteks, oleh, EpisodeDibuka)


def _bekal(episode: Episode, konteks: Konteks) -> Mapping[str, p.Isian]:
    """The day of entry: nobody types it again."""
    masuk = next((satu.pada for satu in episode.penanda if satu.nama == "klien_masuk"), None)
    return {"subjek": {"tanggal_masuk_singgah": konteks.hari(masuk)}} if masuk else {}


def _lanjutan(asal: Episode, _: Any, semua: Semua, konteks: Konteks) -> Iterator[Lanjutan]:
    """A discharge handed over ends the stay it is of; a death ends what was opened from here."""
    for e in semua:
        if isinstance(e, EpisodeBerhenti):
            hubungan, sebab, wajib = Hubungan.MEMBUKA, e.sebab, False
        elif isinstance(e, k.LangkahDiselesaikan) and _langkah(
            konteks.standar, e.langkah, "pemulangan"
        ):
            hubungan, sebab, wajib = Hubungan.BERASAL_DARI, "dipulangkan", True
        else:
            continue
        for satu in asal.tertaut(hubungan):
            akhiri = p.AkhiriKasus(kasus=satu, sebab=sebab, terjadi_pada=e.terjadi_pada)
            yield Lanjutan(perintah=akhiri, wajib=wajib)


SAMA: Final[Any] = {"kejadian": EpisodeBerhenti.tipe, "putuskan": _akhiri}
MENINGGAL: Final = Aturan[Episode](
    perintah=CatatMeninggal, teks=Kata("Meninggal", "Died"), oleh=peran_petugas, **SAMA
)
LEWAT: Final = frozenset({Hubungan.MEMBUKA, Hubungan.BERASAL_DARI})
AKHIRI: Final = Aturan[Episode](
    perintah=p.AkhiriKasus, teks=Kata("Akhiri", "End"), oleh=bukan_siapa_pun, lewat=LEWAT, **SAMA
)
SETUJUI: Final = Akibat[Episode](kejadian=EpisodeDisetujui, buat=_setujui)
MASUK: Final = Akibat[Episode](
    kejadian=k.TempatDiambil,
    buat=_masuk,
    perlu=lambda kerja: kerja.langkah.produk == "penerimaan",
)
EPISODE: Final = JenisKasus[Episode](
    nama="klien",
    siklus=SIKLUS,
    keadaan=Episode,
    kejadian=(EpisodeDibuka, *UMUM, EpisodeDisetujui, EpisodeBerhenti),
    pembuat=BukaEpisode,
    buka=_buka,
    evolve=evolve,
    aturan=(*umum.aturan_umum(SIKLUS), tertaut.BUKA_LANJUTAN, MENINGGAL, AKHIRI),
    akibat={
        JenisLangkah.PENETAPAN: {SETUJU: (SETUJUI,)},
        JenisLangkah.SERAH_TERIMA: {SELESAI: (MASUK,)},
    },
    butuh=_butuh,
    bekal=_bekal,
    lanjutan=_lanjutan,
)
