"""One rule a command: who may, when, with which fields, and what it makes happen.

`decide` judges by it, the pipeline asks it what to gather, a user interface is offered what it
allows; so what is offered is accepted, and nobody is asked for what no rule needs.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Any, Generic, TypeAlias

from attrs import evolve, field
from returns.result import Failure, Result, Success

from dinsos_core.domain.kasus.keadaan import K, K_contra, Kasus
from dinsos_core.domain.kasus.kejadian import (
    Beralasan,
    BerkasDinyatakanLengkap,
    KasusDibuka,
    Kejadian,
)
from dinsos_core.domain.kasus.perintah import (
    BukaKasus,
    BukaLanjutan,
    Isian,
    PadaKasus,
    SelesaikanLangkah,
)
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.kasus.tampak import Tampak, tampak_umum
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.prosedur.bidang import Bidang
from dinsos_core.domain.prosedur.cara import Akibat, cara_langkah, setiap_langkah
from dinsos_core.domain.prosedur.dasar import tanpa_dasar, tanpa_kata
from dinsos_core.domain.prosedur.konteks import Asal, Konteks
from dinsos_core.domain.prosedur.langkah import (
    Butuh,
    butuh_langkah,
    izin_langkah,
    selesaikan,
)
from dinsos_core.domain.prosedur.lanjutan import Lanjutan, pembukaan_lanjutan, tautan_berbalik
from dinsos_core.domain.prosedur.penilaian import Larangan, terlarang
from dinsos_core.domain.prosedur.peran import (
    dapat_sebagai,
    jejak,
    peran_berbagian,
    petugas_dan_publik,
)
from dinsos_core.domain.prosedur.rute import lengkap_sendiri
from dinsos_core.domain.prosedur.saat import bubuhi, pada_saat, saat_mustahil, saat_terikat
from dinsos_core.domain.prosedur.wakil import pembuka_wakil
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import SISTEM, JejakPelaku
from dinsos_core.domain.standar.model import JenisLangkah, Langkah, StandarPelayanan

Diputuskan: TypeAlias = Result[tuple[Kejadian, ...], tuple[Halangan, ...]]


def tanpa_bidang(_keadaan: Kasus, _konteks: Konteks) -> tuple[Bidang, ...]:
    """Nothing to fill in."""
    return ()


def bidang_apa_adanya(bidang: tuple[Bidang, ...], _konteks: Konteks) -> tuple[Bidang, ...]:
    """What any opening asks for."""
    return bidang


def standar_apa_adanya(_keadaan: Kasus, standar: StandarPelayanan) -> StandarPelayanan:
    """As any case reads it."""
    return standar


def tanpa_kode(_keadaan: Kasus, _konteks: Konteks) -> tuple[str, ...]:
    """The case itself gives no ground."""
    return ()


def tanpa_larangan(_keadaan: Kasus, _standar: StandarPelayanan) -> Larangan:
    """Whoever holds the role."""
    return {}


def bukan_giliran(_keadaan: Kasus, _standar: StandarPelayanan) -> tuple[str, ...]:
    """No case waits for it."""
    return ()


def tanpa_halangan(_keadaan: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    """Nothing stands in the way but actor and status."""
    return ()


def tanpa_butuh(_keadaan: Kasus, _perintah: PadaKasus) -> Butuh:
    """Nothing to gather."""
    return Butuh()


def tanpa_butuh_langkah(_keadaan: Kasus, _perintah: SelesaikanLangkah, _konteks: Konteks) -> Butuh:
    """Nothing to gather beside what the step's kind asks for."""
    return Butuh()


def tanpa_butuh_buka(_perintah: BukaKasus, _konteks: Konteks) -> Butuh:
    """Nothing to gather for an opening."""
    return Butuh()


def tanpa_lanjutan(
    _keadaan: Kasus, _perintah: Any, _kejadian: tuple[Kejadian, ...], _konteks: Konteks
) -> Iterable[Lanjutan]:
    """Nothing follows elsewhere."""
    return ()


def tanpa_bekal(_keadaan: Kasus, _konteks: Konteks) -> Mapping[str, Isian]:
    """Nothing of its own to tell a case that it opens."""
    return {}


def tanpa_syarat(_asal: Kasus | None, _standar: StandarPelayanan) -> tuple[Halangan, ...]:
    """One may be opened from any case, and from none."""
    return ()


def tidak(_keadaan: Kasus, _standar: StandarPelayanan) -> bool:
    """Of no case."""
    return False


def bukan_siapa_pun(_standar: StandarPelayanan) -> tuple[str, ...]:
    """Nobody gives this command: it only follows from a decision in another case."""
    return ()


def hanya_sistem(_standar: StandarPelayanan) -> tuple[str, ...]:
    """No person gives this command: the library itself does."""
    return (SISTEM,)


@frozen(kw_only=True)
class Aturan(Generic[K_contra]):
    """A command on a case.

    ``kejadian``: the kind of event whose possibility in the status decides. ``halang``: what else
    of the case and the moment stands in the way, whatever the command says; it reads no fact.
    ``lewat``: the links (as this case sees them) through which it may come as a follow-up; its
    actor then needs no role here. ``putuskan`` sees only what passed, and judges what the command
    says. ``diwakili``: of which acts a proxy's letter must name one.

    ``mewakili``: an official who gives it speaks for one of the public, and says how they know.
    ``dilarang``: accounts that hold a role of it and still do not give it, and why; ``giliran``:
    the roles of the office for which a case waits with it, in a status in which it may happen.

    Its form: ``teks`` says what is done, ``bidang`` gives the fields; of those under the name
    ``sedikitnya_satu`` one must be filled in; ``bernilai``: they show facts of the case,
    ``meringkas``: what is sealed of it. Where its event goes against somebody, a field for the
    reason is required of an official (`dasar`), unless the case itself gives a ground: ``dasar``,
    codes.
    """

    perintah: type[PadaKasus]
    teks: Kata
    oleh: Callable[[StandarPelayanan], tuple[str, ...]]
    kejadian: str
    halang: Callable[[K_contra, Konteks], tuple[Halangan, ...]] = tanpa_halangan
    bidang: Callable[[K_contra, Konteks], tuple[Bidang, ...]] = tanpa_bidang
    sedikitnya_satu: str = ""
    bernilai: bool = False
    meringkas: bool = False
    dasar: Callable[[K_contra, Konteks], tuple[str, ...]] = tanpa_kode
    mewakili: bool = False
    dilarang: Callable[[K_contra, StandarPelayanan], Larangan] = tanpa_larangan
    giliran: Callable[[K_contra, StandarPelayanan], tuple[str, ...]] = bukan_giliran
    butuh: Callable[[K_contra, Any], Butuh] = tanpa_butuh
    lewat: frozenset[Hubungan] = frozenset()
    diwakili: frozenset[Lingkup] = frozenset({Lingkup.MELENGKAPI})
    putuskan: Callable[[K_contra, Any, Konteks, JejakPelaku], tuple[Kejadian, ...]]


def seolah(aturan: Aturan[Kasus], ubah: Callable[[K], K]) -> Aturan[K]:
    """The rule, which sees the case as if it were that."""
    dasar: Aturan[K] = aturan
    return evolve(
        dasar,
        halang=lambda kasus, konteks: aturan.halang(ubah(kasus), konteks),
        bidang=lambda kasus, konteks: aturan.bidang(ubah(kasus), konteks),
        putuskan=lambda kasus, *lain: aturan.putuskan(ubah(kasus), *lain),
    )


def _menurut_perintah(
    aturan: tuple[Aturan[Any], ...] | Mapping[type[Any], Aturan[Any]],
) -> Mapping[type[Any], Aturan[Any]]:
    # A mapping is what a copy of an aggregate (`attrs.evolve`) hands over again.
    semua = aturan.values() if isinstance(aturan, Mapping) else aturan
    return {satu.perintah: satu for satu in semua}


@frozen(kw_only=True)
class JenisKasus(Generic[K]):
    """What makes an aggregate: how a case of it opens, its lifecycle, its rules, its fold.

    ``keadaan`` and ``kejadian``: its state and events, all of which are stored. ``akibat``: the
    events of its own that outcomes of a kind of step cause, beside those of any case; ``butuh``:
    what doing a step needs gathered beside, ``butuh_buka`` opening a case. ``batas``: codes of
    those of the agency's own limits that apply to it.

    ``bidang``: the fields that open a case, of those that open any. ``standar``: the pinned
    standard as one case reads it; doing it again changes nothing.

    ``lanjutan``: what a command's own events make follow in other cases; it sees the case after
    them, and is never asked for those of a follow-up. ``lewat``: the links through which a case of
    it may be opened from another. ``bekal``: what a case of it knows by itself of its parties, by
    their kind, for a case that is opened from it. ``buka`` may say more happens than the opening.
    ``halang_buka``: what stands in the way of opening one of this standard from that case, or from
    none; ``instansi_meminta``: the agency may take the place of whoever would ask for it.
    ``tampak``: for whom a case of it is there at all.

    ``tolak_ganda``: whether the very same claim, still open, is refused: never a report.
    ``dialihkan``: the steps that a superior does instead, once the case goes up.

    ``tinggal``: whether the case is an open stay, of which whom it is about has one at most. An
    aggregate that has stays is one whose cases stand in the record of the Klien they are about.
    """

    nama: str
    siklus: Siklus
    keadaan: type[K]
    kejadian: tuple[type[Kejadian], ...]
    pembuat: type[BukaKasus]
    buka: Callable[[Any, Konteks, JejakPelaku], KasusDibuka | tuple[Kejadian, ...]]
    evolve: Callable[[K | None, Kejadian], K]
    aturan: Mapping[type[Any], Aturan[K]] = field(converter=_menurut_perintah)
    akibat: Mapping[JenisLangkah, Mapping[str, tuple[Akibat[K], ...]]] = field(factory=dict)
    butuh: Callable[[K, SelesaikanLangkah, Konteks], Butuh] = tanpa_butuh_langkah
    butuh_buka: Callable[[Any, Konteks], Butuh] = tanpa_butuh_buka
    batas: frozenset[str] = frozenset({"memberitahukan"})
    bidang: Callable[[tuple[Bidang, ...], Konteks], tuple[Bidang, ...]] = bidang_apa_adanya
    standar: Callable[[K, StandarPelayanan], StandarPelayanan] = standar_apa_adanya
    lanjutan: Callable[[K, Any, tuple[Kejadian, ...], Konteks], Iterable[Lanjutan]] = tanpa_lanjutan
    lewat: frozenset[Hubungan] = frozenset({Hubungan.BERASAL_DARI})
    bekal: Callable[[K, Konteks], Mapping[str, Isian]] = tanpa_bekal
    tampak: Callable[[K, StandarPelayanan], Tampak] = tampak_umum
    halang_buka: Callable[[Kasus | None, StandarPelayanan], tuple[Halangan, ...]] = tanpa_syarat
    instansi_meminta: bool = False
    tinggal: Callable[[K, StandarPelayanan], bool] = tidak
    tolak_ganda: bool = False
    dialihkan: Callable[[Langkah], bool] = setiap_langkah
    perintah: tuple[type[BukaKasus | PadaKasus], ...] = field(init=False)
    """Every command that somebody may give."""

    menunggu: tuple[Aturan[K], ...] = field(init=False)
    """Those for which a case may wait."""

    def __repr__(self) -> str:
        """By name: all of it, as a default in a signature, would be 30,000 characters each."""
        return f"JenisKasus(nama={self.nama!r})"

    @menunggu.default
    def _menunggu(self) -> tuple[Aturan[K], ...]:
        return tuple(s for s in self.aturan.values() if s.giliran is not bukan_giliran)

    @perintah.default
    def _perintah(self) -> tuple[type[BukaKasus | PadaKasus], ...]:
        tidak = (bukan_siapa_pun, hanya_sistem)
        diberikan = (kelas for kelas, satu in self.aturan.items() if satu.oleh not in tidak)
        return (self.pembuat, SelesaikanLangkah, *diberikan)

    def beralasan(self, aturan: Aturan[K]) -> bool:
        """Whether what the command makes happen goes against somebody."""
        tipe = {satu.tipe for satu in self.kejadian if issubclass(satu, Beralasan)}
        return aturan.kejadian in tipe

    def lipat(self, kejadian: Iterable[Kejadian]) -> K | None:
        """The state that a whole history gives; None for an empty one. Raises `RiwayatRusak`."""
        awal: K | None = None
        return reduce(self.evolve, kejadian, awal)


def menurut_kasus(jenis: JenisKasus[K], keadaan: K, standar: StandarPelayanan) -> StandarPelayanan:
    """The standard as one case reads it: as its aggregate does, with the steps done by whoever
    deals with it instead; initials stay with who gives them. Doing it again changes nothing."""
    standar = jenis.standar(keadaan, standar)
    if not keadaan.penangan:
        return standar
    langkah = tuple(
        _beralih(satu, keadaan.penangan) if jenis.dialihkan(satu) else satu
        for satu in standar.langkah
    )
    return evolve(standar, langkah=langkah)


def _beralih(langkah: Langkah, penangan: str) -> Langkah:
    paraf = langkah.oleh[:-1] if cara_langkah(langkah).menetapkan else ()
    return evolve(langkah, oleh=(*(() if langkah.salah_satu_peran else paraf), penangan))


def _ada(keadaan: K | None) -> K:
    if keadaan is None:
        raise Terhalang(halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN, "kasus"))
    return keadaan


def _tidak_dikenal(jenis: JenisKasus[K], perintah: BukaKasus | PadaKasus) -> Halangan:
    return nama_tidak_dikenal(jenis, type(perintah).__name__)


def nama_tidak_dikenal(jenis: JenisKasus[K], nama: str) -> Halangan:
    """The aggregate has no such command."""
    mirip = terdekat(nama, [satu.__name__ for satu in jenis.perintah])
    return halangan(KodeHalangan.PERINTAH_TIDAK_DIKENAL, perintah=nama, mirip=mirip)


def _aturan(jenis: JenisKasus[K], perintah: PadaKasus) -> Aturan[K]:
    if (aturan := jenis.aturan.get(type(perintah))) is None:
        raise Terhalang(_tidak_dikenal(jenis, perintah))
    return aturan


def izin(
    jenis: JenisKasus[K], keadaan: K | None, perintah: BukaKasus | PadaKasus, konteks: Konteks
) -> JejakPelaku:
    """Who acts in which role, if agency, actor, status and moment allow the command. Reads no fact
    of the case. Raises `Terhalang`, also for a command that the aggregate does not know."""
    tolak_bila_ada(saat_mustahil(perintah, konteks.kini))
    konteks = pada_saat(perintah, konteks)
    oleh = _izin(jenis, keadaan, perintah, konteks)
    if konteks.asal is None:  # a follow-up's instant was judged where it was stated
        tolak_bila_ada(saat_terikat(keadaan, perintah, konteks, oleh))
    return oleh


def _izin(
    jenis: JenisKasus[K], keadaan: K | None, perintah: BukaKasus | PadaKasus, konteks: Konteks
) -> JejakPelaku:
    if isinstance(perintah, BukaKasus):
        if not isinstance(perintah, jenis.pembuat):
            raise Terhalang(_tidak_dikenal(jenis, perintah))
        if keadaan is not None:
            raise Terhalang(halangan(KodeHalangan.KASUS_SUDAH_ADA))
        if konteks.asal is not None:
            return _lewat_tautan(jenis.lewat, None, konteks.asal)
        wakil = pembuka_wakil(perintah, konteks)
        return wakil or jejak(konteks, petugas_dan_publik(konteks.standar))
    keadaan = _ada(keadaan)
    tolak_bila_ada(_versi_basi(keadaan, perintah, konteks))
    if isinstance(perintah, SelesaikanLangkah):
        if konteks.asal is not None:
            return _lewat_tautan(frozenset(), keadaan, konteks.asal)
        return izin_langkah(keadaan, perintah, konteks)
    return izin_aturan(_aturan(jenis, perintah), keadaan, konteks)


def izin_aturan(aturan: Aturan[K], keadaan: K, konteks: Konteks) -> JejakPelaku:
    """The same of a rule, whatever the command says."""
    if konteks.asal is not None:
        oleh = _lewat_tautan(aturan.lewat, keadaan, konteks.asal)
    else:
        oleh = jejak(konteks, aturan.oleh(konteks.standar), keadaan, aturan.diwakili)
    tolak_bila_ada(keadaan.tertutup(aturan.kejadian))
    if konteks.asal is None:
        tolak_bila_ada(terlarang(aturan.dilarang(keadaan, konteks.standar), konteks, oleh))
    tolak_bila_ada(aturan.halang(keadaan, konteks))
    return oleh


def _lewat_tautan(lewat: frozenset[Hubungan], keadaan: Kasus | None, asal: Asal) -> JejakPelaku:
    """A follow-up's actor is whoever acted in the case it comes from, in the role held there; no
    link does a step."""
    ada = {satu.hubungan for satu in keadaan.tautan if satu.ke == asal.kasus.id} if keadaan else ()
    if lewat.isdisjoint((asal.hubungan, *ada)):
        raise Terhalang(halangan(KodeHalangan.TIDAK_TERTAUT))
    return asal.oleh


def _versi_basi(keadaan: Kasus, perintah: PadaKasus, konteks: Konteks) -> tuple[Halangan, ...]:
    """The case has moved on since the caller saw it; told only to whoever has a part in it."""
    lihat, kini = perintah.versi, konteks.versi
    if lihat is None or kini is None or lihat == kini:
        return ()
    if dapat_sebagai(konteks, peran_berbagian(konteks.standar), keadaan) is None:
        return ()
    return (halangan(KodeHalangan.VERSI_BASI, "versi", versi=lihat, kini=kini),)


def butuh(
    jenis: JenisKasus[K], keadaan: K | None, perintah: BukaKasus | PadaKasus, konteks: Konteks
) -> Butuh:
    """What the command needs gathered, once it is allowed."""
    if isinstance(perintah, BukaKasus):
        return jenis.butuh_buka(perintah, konteks)
    keadaan = _ada(keadaan)
    if isinstance(perintah, SelesaikanLangkah):
        dasar = butuh_langkah(keadaan, perintah, konteks)
        return dasar.dan(jenis.butuh(keadaan, perintah, konteks))
    return _aturan(jenis, perintah).butuh(keadaan, perintah)


def decide(
    jenis: JenisKasus[K], keadaan: K | None, perintah: BukaKasus | PadaKasus, konteks: Konteks
) -> Diputuskan:
    """What the command makes happen, or every reason why nothing does.

    Pure: the same state, command and context give the same answer. Nothing is half decided.
    """
    try:
        oleh = izin(jenis, keadaan, perintah, konteks)
        konteks = pada_saat(perintah, konteks)
        if isinstance(perintah, BukaKasus):
            return Success(bubuhi(_dibuka(jenis, perintah, konteks, oleh), konteks))
        keadaan = _ada(keadaan)
        if isinstance(perintah, SelesaikanLangkah):
            kejadian = selesaikan(keadaan, perintah, konteks, oleh, jenis.akibat)
        else:
            aturan = _aturan(jenis, perintah)
            tolak_bila_ada(tanpa_kata(perintah, konteks, oleh) if aturan.mewakili else ())
            kejadian = aturan.putuskan(keadaan, perintah, konteks, oleh)
        kejadian = bubuhi(kejadian, konteks)
        tolak_bila_ada(tanpa_dasar(kejadian, konteks))
        _periksa_siklus(keadaan, kejadian)
    except Terhalang as terhalang:
        return Failure(terhalang.halangan)
    return Success(kejadian)


def _dibuka(
    jenis: JenisKasus[K], perintah: BukaKasus, konteks: Konteks, oleh: JejakPelaku
) -> tuple[Kejadian, ...]:
    """The opening; a dossier that needs nobody's look is complete with it."""
    dibuka = jenis.buka(perintah, konteks, oleh)
    semua = dibuka if isinstance(dibuka, tuple) else (dibuka,)
    if not lengkap_sendiri(jenis.siklus, konteks.standar, jenis.siklus.awal):
        return semua
    return (*semua, BerkasDinyatakanLengkap(pada=konteks.kini, oleh=oleh))


def _periksa_siklus(keadaan: Kasus, kejadian: tuple[Kejadian, ...]) -> None:
    """Nothing happens that the lifecycle forbids, whatever a rule made of the command."""
    siklus, status = keadaan.siklus, keadaan.status
    for satu in kejadian:
        berikut = siklus.berikut.get((status, satu.tipe))
        if berikut is None:
            raise Terhalang(*siklus.tertutup(status, satu.tipe))
        status = berikut


def lanjutan(
    jenis: JenisKasus[K],
    keadaan: K,
    perintah: BukaKasus | PadaKasus,
    kejadian: tuple[Kejadian, ...],
    konteks: Konteks,
) -> tuple[Lanjutan, ...]:
    """Everything that a command's own events make follow in other cases; ``keadaan`` is the case
    after them. Raises `Terhalang`."""
    buka: tuple[Lanjutan, ...] = ()
    if isinstance(perintah, BukaLanjutan):
        bekal = jenis.bekal(keadaan, konteks)
        buka = (pembukaan_lanjutan(keadaan, perintah, konteks, bekal),)
    berbalik = tautan_berbalik(keadaan, kejadian, konteks.kasus_baru)
    return (*buka, *berbalik, *jenis.lanjutan(keadaan, perintah, kejadian, konteks))
