"""Cases of a service whose name, or a variant's, says what somebody is, as officials of the agency
get them who have no part in it: that there is one, how it stands, and when something happened.
Steps, roles, letters and facts say which service it is as well as its name does."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs
from attrs import evolve

from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.meja import sebutan_standar
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import KasusDibuka
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.domain.standar.model import RujukanStandar
from dinsos_core.ports.penyimpanan import KasusTersimpan, KejadianTercatat, UnitOfWork
from dinsos_core.ports.tampak import Penanya


def kasus_netral(
    lingkungan: Lingkungan, unit: UnitOfWork, ada: KasusTersimpan, oleh: Penanya
) -> KasusTersimpan:
    """The case as whoever asks gets it."""
    if not tertutup(lingkungan, unit, ada.keadaan, oleh):
        return ada
    indeks = evolve(ada.indeks, layanan="", standar="", giliran=(), jam=())
    return evolve(ada, keadaan=_tanpa_nama(ada.keadaan), indeks=indeks)


def riwayat_netral(
    lingkungan: Lingkungan,
    unit: UnitOfWork,
    kasus: Kasus,
    riwayat: tuple[KejadianTercatat, ...],
    oleh: Penanya,
) -> tuple[KejadianTercatat, ...]:
    """The same of what happened to it."""
    if not tertutup(lingkungan, unit, kasus, oleh):
        return riwayat
    return tuple(evolve(satu, kejadian=_tanpa_nama(satu.kejadian)) for satu in riwayat)


def tertutup(lingkungan: Lingkungan, unit: UnitOfWork, kasus: Kasus, oleh: Penanya) -> bool:
    """Whoever is a party, works on it or holds a role in it knows what it is; the host asks for
    others."""
    if oleh.instansi is None or not kasus.standar.tertutup:
        return False
    if oleh.akun in (*kasus.akun, *kasus.petugas_kini):
        return False
    return sebutan_standar(lingkungan, unit, kasus.standar.sidik).tertutup(oleh)


def _tanpa_nama(satu: Any) -> Any:
    """A state or an event without every code; of a case its short number stays."""
    baru = _polos(satu)
    bernomor = isinstance(satu, Kasus | KasusDibuka)
    return evolve(baru, nomor=satu.nomor) if bernomor else baru


def _polos(satu: Any) -> Any:
    if isinstance(satu, RujukanStandar):
        return evolve(satu, layanan="", keputusan="", sidik="")
    if isinstance(satu, tuple):
        return tuple(map(_polos, satu))
    if isinstance(satu, Mapping):
        return {}
    if isinstance(satu, Rahasia | Tersegel) or not attrs.has(type(satu)):
        return satu
    kelas: Any = type(satu)
    kode = _kode(kelas)
    ubah = {nama: kode.get(nama, _polos(getattr(satu, nama))) for nama in _bidang(kelas)}
    return evolve(satu, **ubah)


@cache
def _kode(kelas: type[Any]) -> Mapping[str, object]:
    """Its fields that hold codes or what somebody typed, and what stands there instead; ids are
    types of their own."""
    attrs.resolve_types(kelas)
    kosong: dict[Any, object] = {str: "", str | None: None, tuple[str, ...]: ()}
    return {x.name: kosong[x.type] for x in attrs.fields(kelas) if x.init and x.type in kosong}


@cache
def _bidang(kelas: type[Any]) -> tuple[str, ...]:
    return tuple(satu.name for satu in attrs.fields(kelas) if satu.init)
