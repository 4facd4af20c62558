"""Cases of a service whose name, or a variant's, says what somebody is, as officials of the agency
get them who have no part in it: without service, version and variant."""

from typing import Any, Final

from attrs import evolve, fields_dict

from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.meja import sebutan_standar
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.standar.model import RujukanStandar
from dinsos_core.ports.penyimpanan import KasusTersimpan, KejadianTercatat, UnitOfWork
from dinsos_core.ports.tampak import Penanya

_BERNAMA: Final = ("standar", "standar_semula", "varian", "varian_semula", "semula")
"""Fields of states and events that say which service, version or variant it is."""


def kasus_netral(
    lingkungan: Lingkungan, unit: UnitOfWork, ada: KasusTersimpan, oleh: Penanya
) -> KasusTersimpan:
    """The case as whoever asks gets it."""
    if sebutan_netral(lingkungan, unit, ada.keadaan, oleh) is None:
        return ada
    giliran = tuple(evolve(satu, langkah="") for satu in ada.indeks.giliran)
    indeks = evolve(ada.indeks, layanan="", standar="", giliran=giliran, jam=())
    return evolve(ada, keadaan=_tanpa_nama(ada.keadaan), indeks=indeks)


def riwayat_netral(
    lingkungan: Lingkungan,
    unit: UnitOfWork,
    kasus: Kasus,
    riwayat: tuple[KejadianTercatat, ...],
    oleh: Penanya,
) -> tuple[KejadianTercatat, ...]:
    """The same of what happened to it."""
    if sebutan_netral(lingkungan, unit, kasus, oleh) is None:
        return riwayat
    return tuple(evolve(satu, kejadian=_tanpa_nama(satu.kejadian)) for satu in riwayat)


def sebutan_netral(
    lingkungan: Lingkungan, unit: UnitOfWork, kasus: Kasus, oleh: Penanya
) -> Kata | None:
    """What the service of a case is called for whoever is not told its name; None for whoever is.
    Whoever is a party, works on it or holds a role in it knows what it is; the host asks for
    others."""
    if oleh.instansi is None or not kasus.standar.tertutup:
        return None
    if oleh.akun in (*kasus.akun, *kasus.petugas_kini):
        return None
    sebutan = sebutan_standar(lingkungan, unit, kasus.standar.sidik)
    return sebutan.netral if sebutan.tertutup(oleh) else None


def _tanpa_nama(satu: Any) -> Any:
    """A state or an event without those fields."""
    ada = {nama: getattr(satu, nama) for nama in _BERNAMA if nama in fields_dict(type(satu))}
    return evolve(satu, **{nama: _kosong(isi) for nama, isi in ada.items()})


def _kosong(isi: Any) -> Any:
    if isinstance(isi, RujukanStandar):
        return RujukanStandar(
            instansi=isi.instansi, layanan="", keputusan="", sidik="", tertutup=True
        )
    return "" if isinstance(isi, str) else isi
