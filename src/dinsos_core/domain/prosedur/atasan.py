"""Who is above whom, and so who decides where somebody may not, or what is objected to.

Superiors are the agency's to name (`parameter.atasan`), in their order.
"""

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.peran import daftar_peran, peran_penetap, peran_petugas
from dinsos_core.domain.standar.model import StandarPelayanan


def atasan(standar: StandarPelayanan) -> tuple[str, ...]:
    """The roles to which a case goes up, in their order."""
    return daftar_peran(standar, "atasan")


def petugas_dan_atasan(standar: StandarPelayanan) -> tuple[str, ...]:
    """Every official of the case, and those above them."""
    return tuple(dict.fromkeys((*peran_petugas(standar), *atasan(standar))))


def di_atas(standar: StandarPelayanan, peran: str) -> tuple[str, ...]:
    """The roles above one, the next first; above one that is no superior, all of them."""
    naik = atasan(standar)
    return naik[naik.index(peran) + 1 :] if peran in naik else naik


def yang_dapat(standar: StandarPelayanan, peran: str) -> tuple[str, ...]:
    """Who may act where somebody of this role may not: another of the role, where there can be one
    (`parameter.peran_tunggal`; a superior is one), and those above it."""
    tunggal = (*daftar_peran(standar, "peran_tunggal"), *atasan(standar))
    return (*(() if peran in tunggal else (peran,)), *di_atas(standar, peran))


def pengganti(standar: StandarPelayanan, peran: str) -> str:
    """Who deals with a case about somebody of this role instead: the next above, where nobody else
    has it (`parameter.peran_tunggal`) or it is above the officers itself."""
    tunggal = peran in daftar_peran(standar, "peran_tunggal") and peran in peran_petugas(standar)
    naik = di_atas(standar, peran) if tunggal or peran in atasan(standar) else ()
    return next(iter(naik), "")


# --- objections (UU 30/2014 arts. 75-78)


def peran_keberatan(standar: StandarPelayanan) -> tuple[str, ...]:
    """Who decides objections: the agency's own parameter, marked ours; otherwise who determines."""
    parameter = standar.instansi.parameter.get("oleh_keberatan")
    return (parameter,) if parameter else peran_penetap(standar)


def pemutus_keberatan(standar: StandarPelayanan) -> tuple[str, ...]:
    """The same, and those above them: where only one person has the role, who refused does not
    decide."""
    peran = peran_keberatan(standar)
    return tuple(dict.fromkeys((*peran, *(naik for p in peran for naik in di_atas(standar, p)))))


def giliran_keberatan(keadaan: Kasus, standar: StandarPelayanan) -> tuple[str, ...]:
    """Their superior is waited for where who refused held the role alone."""
    peran, putus = peran_keberatan(standar), keadaan.penetapan
    if putus is None or putus.oleh.peran not in peran:
        return peran
    naik = yang_dapat(standar, putus.oleh.peran)
    sendiri = putus.oleh.peran not in naik
    return tuple(dict.fromkeys((*peran, *(naik[:1] if sendiri else ()))))


def banding_kepada(standar: StandarPelayanan, pemutus: str) -> str:
    """The role to whom whoever's objection was refused may turn: the agency's own parameter, marked
    ours; otherwise whoever is above the role that decided it. Empty where nobody is named."""
    parameter = standar.instansi.parameter.get("oleh_banding")
    return parameter or next(iter(di_atas(standar, pemutus)), "")
