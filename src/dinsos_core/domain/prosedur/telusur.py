"""Every point where a case of a standard may come, and whether it can come to an end from there.

For checking a standard before any case runs under it; where outcomes lead is `rute`'s answer, which
also runs them.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from dinsos_core.domain.kasus.kejadian import LangkahDiselesaikan
from dinsos_core.domain.kasus.kemajuan import AKHIR
from dinsos_core.domain.prosedur.rute import Prosedur, Titik, jejak, lengkapi, titik_awal
from dinsos_core.domain.standar.model import StandarPelayanan

Keluaran = Mapping[str, tuple[Titik, ...]]


@frozen(kw_only=True)
class Telusuran:
    """``titik``: every reachable point with the outcomes of its step, each with the points it leads
    to; nowhere for one that the lifecycle does not carry there. A dossier that is back with the
    applicant has one way on, without a name.

    ``buntu``: points from which no end is reached; of those that lead to one another only where
    the way stops, if it stops at all.
    """

    titik: Mapping[Titik, Keluaran]
    buntu: tuple[Titik, ...]


def telusuri(prosedur: Prosedur, standar: StandarPelayanan) -> Telusuran:
    """Walk a standard, as one of its variants reads it, from where a case is opened."""
    titik: dict[Titik, Keluaran] = {}
    antre = list(titik_awal(prosedur.siklus, standar))
    while antre:
        satu = antre.pop()
        if satu not in titik:
            titik[satu] = _keluaran(prosedur, standar, satu)
            antre.extend(ke for semua in titik[satu].values() for ke in semua)
    tanpa_akhir = titik.keys() - _sampai(titik, (x for x in titik if _berakhir(prosedur, x)))
    henti = [satu for satu in titik if satu in tanpa_akhir and not any(titik[satu].values())]
    buntu = henti or [satu for satu in titik if satu in tanpa_akhir]
    return Telusuran(titik=titik, buntu=tuple(buntu))


def _keluaran(prosedur: Prosedur, standar: StandarPelayanan, titik: Titik) -> Keluaran:
    kode, status = titik
    langkah = standar.cari_langkah(kode)
    if langkah is not None and prosedur.siklus.boleh(status, LangkahDiselesaikan.tipe):
        return jejak(prosedur, langkah, status)
    dilengkapi = lengkapi(prosedur.siklus, standar, titik) if langkah is not None else None
    return {"": (dilengkapi,)} if dilengkapi else {}


def _berakhir(prosedur: Prosedur, titik: Titik) -> bool:
    """No step is left, and nobody has work with the case any more, or it stays open as it is."""
    kode, status = titik
    siklus = prosedur.siklus
    return kode == AKHIR and status not in siklus.berjalan - siklus.menetap


def _sampai(titik: Mapping[Titik, Keluaran], akhir: Iterable[Titik]) -> set[Titik]:
    """The points from which one of these is reached."""
    balik: dict[Titik, list[Titik]] = {}
    for dari, keluaran in titik.items():
        for semua in keluaran.values():
            for ke in semua:
                balik.setdefault(ke, []).append(dari)
    ketemu: set[Titik] = set()
    antre = list(akhir)
    while antre:
        satu = antre.pop()
        if satu not in ketemu:
            ketemu.add(satu)
            antre.extend(balik.get(satu, ()))
    return ketemu
