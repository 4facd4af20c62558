"""Letter numbers as the log gives them, held against the counters that give out the next.

A counter is no part of a chain: whoever lowers it has a number given out twice. What it gave out
stands in the log, and is read here from the rows as stored, for the audit decodes nothing.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from dinsos_core.application.rantai import JenisTemuan, Temuan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.penyimpanan import NomorTerpakai

_URUT: Final = '"urut"'


@frozen(kw_only=True)
class NomorSurat:
    """A number that an event gave out, of which sequence of which agency."""

    kasus: str
    urutan: int
    instansi: str
    deret: str
    tahun: int
    nomor: int


def nomor_surat(kasus: str, isi: Sequence[tuple[int, object]]) -> Iterator[NomorSurat]:
    """The numbers that the events of one case gave out, of their numbers and stored texts; one that
    cannot be read gave none, nor does a case whose first event no longer says which agency's it is:
    the audit tells of that event, and there is no counter to compare with."""
    bernomor = [(n, teks) for n, teks in isi if isinstance(teks, str) and _URUT in teks]
    if not bernomor or not (instansi := _instansi(isi[0][1])):
        return
    for urutan, teks in bernomor:
        for urut in _urut(_urai(teks)):
            match urut:
                case {"deret": str(deret), "tahun": int(tahun), "nomor": int(nomor)}:
                    yield NomorSurat(
                        kasus=kasus,
                        urutan=urutan,
                        instansi=instansi,
                        deret=deret,
                        tahun=tahun,
                        nomor=nomor,
                    )
                case _:
                    pass


def periksa_nomor(
    terpakai: Iterable[NomorSurat], penghitung: Iterable[NomorTerpakai]
) -> Iterator[Temuan]:
    """For each counter that fell behind the log: the event that gave out the highest number."""
    kini = {(n.instansi, n.jenis, n.tahun): n.terakhir for n in penghitung}
    tertinggi: dict[tuple[str, str, int], NomorSurat] = {}
    for satu in terpakai:
        deret = satu.instansi, satu.deret, satu.tahun
        if deret not in tertinggi or satu.nomor > tertinggi[deret].nomor:
            tertinggi[deret] = satu
    for deret, satu in sorted(tertinggi.items()):
        if satu.nomor > kini.get(deret, 0):
            yield Temuan(jenis=JenisTemuan.NOMOR_TURUN, kasus=satu.kasus, urutan=satu.urutan)


def _instansi(awal: object) -> str:
    match _urai(awal):
        case {"isi": {"standar": {"instansi": str(instansi)}}}:
            return instansi
        case _:
            return ""


def _urai(teks: object) -> Any:
    try:
        return json.loads(str(teks))
    except (TypeError, ValueError, RecursionError):
        return None


def _urut(benda: Any) -> Iterator[Any]:
    """Every value under that name, wherever it stands."""
    tumpukan = [benda]
    while tumpukan:
        satu = tumpukan.pop()
        if isinstance(satu, dict):
            if "urut" in satu:
                yield satu["urut"]
            tumpukan += satu.values()
        elif isinstance(satu, list):
            tumpukan += satu
