"""Which roles a standard gives which work, and in which of them an actor acts.

The public holds the roles that are also parties (`StandarPelayanan.publik`), each by being that
party of a case; every other role is an official's, of the agency whose standard it is.
"""

from collections.abc import Callable, Iterable
from datetime import date

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import PihakKasus
from dinsos_core.domain.kasus.wakil import APA_SAJA, Lingkup, Wakil
from dinsos_core.domain.prosedur.cara import Cara, cara_langkah
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import PelakuId, SubjekId
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.kosakata import bernama
from dinsos_core.domain.standar.model import JenisLangkah, Langkah, StandarPelayanan


@sekali
def peran_publik(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles of the public that this standard has parties for; whoever acts for such a party
    holds its role by that (`prosedur.wakil`)."""
    pihak = {batas.pihak for batas in standar.pihak} - set(standar.wakil)
    return tuple(peran for peran in standar.publik if peran in pihak)


@sekali
def peran_petugas(standar: StandarPelayanan) -> tuple[str, ...]:
    """Every role of the office that the steps name; another system's own people (its role has the
    system's code) only ever do their step."""
    sistem = {langkah.sistem for langkah in standar.langkah}
    return tuple(p for p in _peran(standar, lambda _: True) if p not in sistem)


def peran_jeda(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that pause a case: the agency's own parameter, marked ours; otherwise every
    official whom its steps name."""
    return daftar_peran(standar, "oleh_jeda") or peran_petugas(standar)


@sekali
def peran_loket(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that handle papers: those who receive and check them."""
    return _peran(standar, lambda cara: cara.loket)


@sekali
def peran_asesor(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that assess: those of the assessing steps, otherwise those that determine."""
    return _peran(standar, lambda cara: cara.asesmen) or peran_penetap(standar)


@sekali
def peran_penetap(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that determine: whoever completes a determining step."""
    return _peran(standar, lambda cara: cara.menetapkan, penyelesai)


@sekali
def peran_penanggung(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that answer for a case as a whole: those that determine; where nothing is
    determined, those that direct others, or else those that assess, otherwise every official."""
    return peran_pembaca(standar) or peran_petugas(standar)


@sekali
def peran_pembaca(standar: StandarPelayanan) -> tuple[str, ...]:
    """The same where somebody does: they read a case at any moment."""
    semua = (peran_penetap, _peran_pengarah, peran_asesor)
    return next((ada for satu in semua if (ada := satu(standar))), ())


@sekali
def peran_peneken(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles that sign letters; where nobody does, those that answer for the case."""
    return _peran(standar, lambda cara: cara.meneken, penyelesai) or peran_penanggung(standar)


@sekali
def _peran_pengarah(standar: StandarPelayanan) -> tuple[str, ...]:
    arahan = (x for x in standar.langkah if x.jenis is JenisLangkah.DISPOSISI)
    return tuple(dict.fromkeys(peran for satu in arahan for peran in penyelesai(satu)))


def penyelesai(langkah: Langkah) -> tuple[str, ...]:
    """The roles whose act completes a step: any of them, or the last to sign."""
    return langkah.oleh if langkah.salah_satu_peran else langkah.oleh[-1:]


@sekali
def loket_dan_publik(standar: StandarPelayanan) -> tuple[str, ...]:
    """The counter, or one of the public; whoever is both acts as an official. Where no step is the
    counter's, those who assess stand in for it."""
    return (*(peran_loket(standar) or peran_asesor(standar)), *peran_publik(standar))


@sekali
def petugas_dan_publik(standar: StandarPelayanan) -> tuple[str, ...]:
    """Every official of the case, and the public; whoever is both acts as an official."""
    return (*peran_petugas(standar), *peran_publik(standar))


def _peran(
    standar: StandarPelayanan,
    pilih: Callable[[Cara[Kasus]], bool],
    milik: Callable[[Langkah], tuple[str, ...]] = lambda langkah: langkah.oleh,
) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            peran
            for langkah in standar.langkah
            if pilih(cara_langkah(langkah))
            for peran in milik(langkah)
            if peran not in standar.publik
        )
    )


@sekali
def peran_berbagian(standar: StandarPelayanan) -> tuple[str, ...]:
    """Every role that has a part in the case."""
    return tuple(
        dict.fromkeys(
            (*peran_publik(standar), *(p for langkah in standar.langkah for p in langkah.oleh))
        )
    )


def seinstansi(pelaku: Pelaku, standar: StandarPelayanan) -> bool:
    """Whether the actor is a member of the public or an official of the standard's own agency."""
    umum = pelaku.instansi is None and pelaku.peran <= set(standar.publik) and not pelaku.mandat
    return umum or pelaku.instansi == standar.instansi.kode


def dapat_sebagai(
    konteks: Konteks,
    boleh: Iterable[str],
    keadaan: Kasus | None = None,
    diwakili: frozenset[Lingkup] = APA_SAJA,
) -> JejakPelaku | None:
    """The role in which the actor acts, out of those that may; None if there is none. ``diwakili``:
    of which acts one must be covered where somebody acts for one of the public."""
    boleh = tuple(boleh)
    pelaku = konteks.pelaku
    if not seinstansi(pelaku, konteks.standar) or _dikecualikan(pelaku, keadaan):
        return None
    hari_ini = konteks.tanggal
    for satu in boleh:
        if keadaan is not None and not _sebagai_pihak(pelaku, satu, keadaan, konteks.standar):
            continue
        sebagai = pelaku.sebagai(satu, hari_ini)
        if sebagai is not None:
            return JejakPelaku(id=pelaku.id, peran=satu, sebagai=sebagai)
    if keadaan is None:
        return None
    wakil = (q for q in wakil_bertindak(keadaan, konteks.standar, boleh) if q.akun == pelaku.id)
    return next(
        (jejak_wakil(keadaan, q) for q in wakil if _berlaku(q, hari_ini, diwakili)),
        None,
    )


def _berlaku(pihak: PihakKasus, hari: date, diwakili: frozenset[Lingkup]) -> bool:
    wakil = pihak.wakil
    return wakil is not None and wakil.berlaku(hari) and wakil.mencakup(diwakili)


def wakil_bertindak(
    keadaan: Kasus, standar: StandarPelayanan, boleh: Iterable[str]
) -> tuple[PihakKasus, ...]:
    """The parties that act for somebody who holds one of these roles of the public."""
    publik = set(boleh) & set(peran_publik(standar))
    return tuple(
        q
        for q in keadaan.pihak
        if q.wakil is not None and _dipegang(keadaan.pihak[q.wakil.untuk].pihak, standar) & publik
    )


def _dipegang(pihak: str, standar: StandarPelayanan) -> set[str]:
    """The roles of the public that a party of this kind holds."""
    return {pihak} if pihak in standar.publik else set(peran_publik(standar))


def jejak_wakil(keadaan: Kasus, pihak: PihakKasus) -> JejakPelaku:
    """What is kept of whoever acts for another."""
    assert pihak.akun is not None
    assert pihak.wakil is not None
    semua = keadaan.pihak[: pihak.wakil.untuk + 1]
    jenis = semua[-1].pihak
    nomor = sum(satu.pihak == jenis for satu in semua) - 1
    return JejakPelaku(id=pihak.akun, peran=pihak.pihak, untuk=f"{jenis}[{nomor}]")


def _dikecualikan(pelaku: Pelaku, keadaan: Kasus | None) -> bool:
    """Whether an account is shut out of the case, which beats every role."""
    return keadaan is not None and pelaku.id in keadaan.dikecualikan


def periksa_baca(keadaan: Kasus, konteks: Konteks) -> None:
    """Personal data of a case is for its parties and for the officials of its steps. Raises
    `Terhalang` for anybody else, and for an account that is shut out: in the same words."""
    if not boleh_baca(keadaan, konteks):
        boleh = peran_petugas(konteks.standar)
        raise Terhalang(bukan_peran(boleh, konteks))


def boleh_baca(keadaan: Kasus, konteks: Konteks) -> bool:
    """Whether personal data of a case is open to the actor at all."""
    pihak = pihak_pelaku(keadaan, konteks) and not _dikecualikan(konteks.pelaku, keadaan)
    return bool(pihak) or petugasnya(keadaan, konteks)


def pihak_pelaku(keadaan: Kasus, konteks: Konteks) -> tuple[PihakKasus, ...]:
    """The parties that the actor is; one that acts for another only while it may."""
    hari = konteks.tanggal
    milik = (q for q in keadaan.pihak if q.akun == konteks.pelaku.id)
    return tuple(q for q in milik if q.wakil is None or q.wakil.berlaku(hari))


def pelapor_tertutup(keadaan: Kasus, konteks: Konteks) -> frozenset[SubjekId]:
    """Whose values nobody in the office opens: of somebody hidden who brought the case, but by the
    roles to which the agency gives that. Nor does a proxy, whom an official may have named, nor
    whoever has a code that somebody else had issued."""
    pelaku, standar = konteks.pelaku, konteks.standar
    boleh = daftar_peran(standar, "oleh_pelapor_anonim")
    berhak = pelaku.instansi == standar.instansi.kode
    if not keadaan.anonim or (berhak and pelaku.peran_pertama(boleh, konteks.tanggal) is not None):
        return frozenset()
    publik = (q for q in keadaan.pihak if q.pihak in standar.publik)
    return frozenset(q.subjek for q in publik if q.kode_titipan or q.akun != pelaku.id)


def terbaca(keadaan: Kasus, konteks: Konteks) -> Callable[[SubjekId], bool]:
    """Whose values the actor opens in a case. Who reports somebody and who is reported learn
    nothing of each other; whoever acts for a party reads what is theirs and that party's; officials
    of the case read all but who is hidden."""
    tutup = pelapor_tertutup(keadaan, konteks)
    sendiri = pihak_pelaku(keadaan, konteks)
    hanya_wakil = bool(sendiri) and all(q.wakil is not None for q in sendiri)
    if petugasnya(keadaan, konteks) or not (keadaan.bersekat or hanya_wakil):
        return lambda subjek: subjek not in tutup
    milik = sendiri_dan_diwakili(keadaan, sendiri)
    milik -= tutup
    if not keadaan.bersekat:
        milik.add(keadaan.pokok)  # under whom the office's own grounds are sealed
    return lambda subjek: subjek in milik


def sendiri_dan_diwakili(keadaan: Kasus, sendiri: Iterable[PihakKasus]) -> set[SubjekId]:
    """These parties, and those for whom they act."""
    semua = tuple(sendiri)
    diwakili = {keadaan.pihak[q.wakil.untuk].subjek for q in semua if q.wakil is not None}
    return {q.subjek for q in semua} | diwakili


def petugasnya(keadaan: Kasus, konteks: Konteks) -> bool:
    """Whether the actor is an official with a part in the case."""
    return dapat_sebagai(konteks, peran_petugas(konteks.standar), keadaan) is not None


def daftar_peran(standar: StandarPelayanan, parameter: str) -> tuple[str, ...]:
    """The roles that a parameter of the agency lists."""
    semua = standar.instansi.parameter.get(parameter, "").split(",")
    return tuple(rapi for satu in semua if (rapi := satu.strip()))


def _sebagai_pihak(pelaku: Pelaku, peran: str, keadaan: Kasus, standar: StandarPelayanan) -> bool:
    """A role of the public is held by a party of that kind, or of one that no such role is named
    after; any other role needs no party."""
    return peran not in standar.publik or pelaku.id in akun_pihak(keadaan, standar, peran)


def akun_pihak(keadaan: Kasus, standar: StandarPelayanan, peran: str) -> tuple[PelakuId, ...]:
    """The accounts that hold a role of the public in a case."""
    semua = (
        p
        for p in keadaan.pihak
        if p.wakil is None and (p.pihak == peran or p.pihak not in standar.publik)
    )
    return tuple(dict.fromkeys(p.akun for p in semua if p.akun is not None))


def petugas(konteks: Konteks, oleh: JejakPelaku) -> bool:
    """Whether somebody acts as an official, and not as one of the public."""
    return oleh.peran not in konteks.standar.publik


def bukan_peran(boleh: tuple[str, ...], konteks: Konteks, lokasi: str = "") -> Halangan:
    """That another role may do it, with who may."""
    siapa = bernama(konteks.kosakata.peran, boleh)
    return halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, lokasi, boleh=siapa)


def instansi_lain(konteks: Konteks) -> tuple[Halangan, ...]:
    """Nobody of another agency acts here, whatever the case and the command."""
    standar = konteks.standar
    if seinstansi(konteks.pelaku, standar):
        return ()
    return (halangan(KodeHalangan.INSTANSI_LAIN, instansi=standar.instansi.kode),)


def jejak(
    konteks: Konteks,
    boleh: tuple[str, ...],
    keadaan: Kasus | None = None,
    diwakili: frozenset[Lingkup] = APA_SAJA,
) -> JejakPelaku:
    """The same; raises `Terhalang` if there is none."""
    if (oleh := dapat_sebagai(konteks, boleh, keadaan, diwakili)) is not None:
        return oleh
    tolak_bila_ada(instansi_lain(konteks))
    if keadaan is not None and not _dikecualikan(konteks.pelaku, keadaan):
        tolak_bila_ada(_wakil_terhalang(keadaan, konteks, boleh, diwakili))
    if konteks.pelaku.peran & set(boleh) & set(konteks.standar.publik):
        raise Terhalang(halangan(KodeHalangan.BUKAN_PIHAK_KASUS))
    raise Terhalang(bukan_peran(boleh, konteks))


def _wakil_terhalang(
    keadaan: Kasus, konteks: Konteks, boleh: tuple[str, ...], diwakili: frozenset[Lingkup]
) -> tuple[Halangan, ...]:
    """Why whoever acts for somebody may not do this for them."""
    semua = wakil_bertindak(keadaan, konteks.standar, boleh)
    milik = (q.wakil for q in semua if q.akun == konteks.pelaku.id)
    return next((tidak_mencakup(w, diwakili, konteks) for w in milik if w is not None), ())


def kuasa_berakhir(wakil: Wakil | None, hari: date, lokasi: str = "") -> tuple[Halangan, ...]:
    """Why somebody acts for nobody on that day of the agency's calendar, though they did."""
    if wakil is None or wakil.berlaku(hari):
        return ()
    sampai = wakil.sampai.isoformat() if wakil.sampai else ""
    return (halangan(KodeHalangan.KUASA_BERAKHIR, lokasi, sampai=sampai),)


def tidak_mencakup(
    wakil: Wakil, diwakili: frozenset[Lingkup], konteks: Konteks
) -> tuple[Halangan, ...]:
    """Why somebody's power does not cover an act; empty if it does."""
    if berakhir := kuasa_berakhir(wakil, konteks.tanggal):
        return berakhir
    if not diwakili:
        return (halangan(KodeHalangan.HARUS_SENDIRI),)
    if wakil.mencakup(diwakili):
        return ()
    perbuatan, lingkup = (tuple(sorted(satu)) for satu in (diwakili, wakil.lingkup))
    return (halangan(KodeHalangan.KUASA_TIDAK_MENCAKUP, perbuatan=perbuatan, lingkup=lingkup),)
