"""Every point where a case of a standard may come, and whether it can come to an end from there.

For checking a standard before any case runs under it; where outcomes lead is `rute`'s answer, which
also runs them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.kejadian import LangkahDiselesaikan
from dinsos_core.domain.kasus.kemajuan import AKHIR
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur.alur import Alur
from dinsos_core.domain.prosedur.rute import Prosedur, Titik, jejak, lengkapi, titik_awal
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import StandarPelayanan

Keluaran = Mapping[str, tuple[Titik, ...]]

_LAIN: Final = object()
"""A value that no only-if names."""
_MAKS_PILIHAN: Final = 4096
"""More combinations of facts than that are looked at one fact at a time."""


@frozen(kw_only=True)
class Telusuran:
    """``titik``: every reachable point with the outcomes of its step, each with the points it leads
    to; nowhere for one that the lifecycle does not carry there. A dossier that is back with the
    applicant has one way on, without a name.

    ``buntu``: points from which no end is reached in some kind of case that only-ifs tell apart;
    of those that lead to one another only where the way stops, if it stops at all.
    """

    titik: Mapping[Titik, Keluaran]
    buntu: tuple[Titik, ...]


def telusuri(prosedur: Prosedur, standar: StandarPelayanan) -> Telusuran:
    """Walk a standard, as one of its variants reads it, from where a case is opened."""
    ragam = _ragam(prosedur, standar)
    titik = _jelajahi(ragam, (satu for p, isi in ragam for satu in titik_awal(p.siklus, isi)))
    buntu = dict.fromkeys(
        satu
        for n in range(len(ragam))
        for satu in _buntu(prosedur.siklus, {x: semua[n] for x, semua in titik.items()})
    )
    return Telusuran(
        titik={satu: _gabung(semua) for satu, semua in titik.items()}, buntu=tuple(buntu)
    )


def dapat_berakhir(
    prosedur: Prosedur, standar: StandarPelayanan, dari: Iterable[Titik]
) -> frozenset[Titik]:
    """Those of the points from which every kind of case that only-ifs tell apart reaches an end."""
    dicari = frozenset(dari)
    ragam = _ragam(prosedur, standar)
    titik = _jelajahi(ragam, dicari)
    for n in range(len(ragam)):
        satu_ragam = {satu: semua[n] for satu, semua in titik.items()}
        akhir = (satu for satu in satu_ragam if _berakhir(prosedur.siklus, satu))
        dicari &= _sampai(satu_ragam, akhir)
    return dicari


_Ragam = Sequence[tuple[Prosedur, StandarPelayanan]]


def _ragam(prosedur: Prosedur, standar: StandarPelayanan) -> _Ragam:
    return [
        (evolve(prosedur, alur=alur), evolve(standar, langkah=alur))
        for alur in ragam_kasus(prosedur.alur)
    ]


def _jelajahi(ragam: _Ragam, dari: Iterable[Titik]) -> dict[Titik, list[Keluaran]]:
    """Every point that is reached from these. Facts may be corrected on the way: any kind of case
    may come to any point."""
    titik: dict[Titik, list[Keluaran]] = {}
    antre = list(dari)
    while antre:
        satu = antre.pop()
        if satu not in titik:
            titik[satu] = [_keluaran(p, isi, satu) for p, isi in ragam]
            antre += [ke for keluaran in titik[satu] for ke in chain(*keluaran.values())]
    return titik


def _gabung(semua: Iterable[Keluaran]) -> Keluaran:
    hasil: dict[str, dict[Titik, None]] = {}
    for keluaran in semua:
        for nama, ke in keluaran.items():
            hasil.setdefault(nama, {}).update(dict.fromkeys(ke))
    return {nama: tuple(ke) for nama, ke in hasil.items()}


def ragam_kasus(alur: Alur) -> Iterator[Alur]:
    """The steps as each kind of case has them that only-ifs tell apart: what holds asks no more,
    what does not is only reached by a jump. A fact that is not known holds everything."""
    nilai: dict[str, dict[object, None]] = {}
    for satu in alur:
        if satu.bila is not None:
            nilai.setdefault(satu.bila.fakta, {None: None}).update(
                dict.fromkeys((*satu.bila.nilai, *_selain(satu.bila.nilai)))
            )
    pola = {
        tuple(
            satu.bila is None or isi[satu.bila.fakta] in (None, *satu.bila.nilai) for satu in alur
        )
        for isi in _pilihan(nilai)
    }
    for satu_pola in sorted(pola):
        yield tuple(
            satu if satu.bila is None else evolve(satu, bila=None, lompatan=not berlaku)
            for satu, berlaku in zip(alur, satu_pola, strict=True)
        )


def _selain(nilai: Iterable[object]) -> tuple[object, ...]:
    """What a fact may hold besides: of yes and no the other one."""
    return tuple({True, False}) if {*nilai} <= {True, False} else (_LAIN,)


def _pilihan(nilai: Mapping[str, Iterable[object]]) -> Iterator[Mapping[str, object]]:
    semua = {fakta: tuple(isi) for fakta, isi in nilai.items()}
    banyak = 1
    for isi in semua.values():
        banyak *= len(isi)
    if banyak <= _MAKS_PILIHAN:
        yield from (dict(zip(semua, isi, strict=True)) for isi in product(*semua.values()))
        return
    belum = dict.fromkeys(semua)
    for fakta, isi in semua.items():
        yield from ({**belum, fakta: satu} for satu in isi)


def _buntu(siklus: Siklus, titik: Mapping[Titik, Keluaran]) -> list[Titik]:
    sampai = _sampai(titik, (satu for satu in titik if _berakhir(siklus, satu)))
    tanpa_akhir = [satu for satu in titik if satu not in sampai]
    return [satu for satu in tanpa_akhir if not any(titik[satu].values())] or tanpa_akhir


def _keluaran(prosedur: Prosedur, standar: StandarPelayanan, titik: Titik) -> Keluaran:
    kode, status = titik
    langkah = standar.cari_langkah(kode)
    if langkah is not None and prosedur.siklus.boleh(status, LangkahDiselesaikan.tipe):
        return jejak(prosedur, langkah, status)
    dilengkapi = lengkapi(prosedur.siklus, standar, titik) if langkah is not None else None
    return {"": (dilengkapi,)} if dilengkapi else {}


def _berakhir(siklus: Siklus, titik: Titik) -> bool:
    """No step is left, and nobody has work with the case any more, or it stays open as it is."""
    kode, status = titik
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
