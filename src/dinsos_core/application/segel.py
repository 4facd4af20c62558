"""What is sealed as a whole (`Tersegel`): to text for the vault, and back for whoever needs it.

Its length tells nothing: a text is filled up with blanks to the next power of two.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeVar

import attrs
from cattrs import Converter

from dinsos_core.domain.kasus.berkas import DokumenDiserahkan, Kekurangan
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.kelayakan.ringkasan import RingkasanPenilaian
from dinsos_core.domain.shared.rahasia import (
    Rahasia,
    Tersegel,
    bidang_memuat,
    cari_rahasia,
    cari_tersegel,
    nama_segel,
)
from dinsos_core.domain.shared.ubah import evolve
from dinsos_core.ports.brankas import IsiBrankas

ISI: Final[Mapping[str, Any]] = {
    "berkas": tuple[DokumenDiserahkan, ...],
    "kurang": tuple[Kekurangan, ...],
    "penilaian": RingkasanPenilaian,
    "peringatan": tuple[RingkasanPeringatan, ...],
}
"""What may be sealed, by the name in its key."""

TERPENDEK: Final = 1024

_TULIS: Final = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

T = TypeVar("T")
K = TypeVar("K", bound=Kasus)


def titipan(benda: Any) -> Iterator[Rahasia]:
    """Everything that an event or a message brings for the vault."""
    yield from (satu for satu in cari_rahasia(benda) if satu.nilai is not None)
    for satu in cari_tersegel(benda):
        if satu.isi is not None:
            yield evolve(satu.rahasia, nilai=_tulis(satu))


def dibuka(benda: T, isi: IsiBrankas) -> T:
    """The same state or event with whatever of it is sealed and was opened."""
    hasil: T = _dibuka(benda, isi)
    return hasil


def dibuka_sebagian(benda: T, isi: IsiBrankas) -> T:
    """The same with what was opened alone; the rest stays as it is."""
    hasil: T = _dibuka(benda, isi, semua=False)
    return hasil


def kasus_dibuka(kasus: K, isi: IsiBrankas) -> K:
    """The same of a case. What was erased is not there any more: nothing was handed in, nothing
    assessed."""
    kasus = dibuka(kasus, isi)
    if kasus.penilaian is not None and kasus.penilaian.isi is None:
        return evolve(kasus, penilaian=None)
    return kasus


def tersegel(kasus: Iterable[Any]) -> Iterator[Rahasia]:
    """The references behind whatever is sealed and not open yet."""
    return (x.rahasia for satu in kasus for x in cari_tersegel(satu) if x.isi is None)


def baca_segel(rahasia: Rahasia, teks: object) -> Any:
    """What a text of the vault holds; None where it is gone and nothing stands for it."""
    nama = nama_segel(rahasia) or ""
    if isinstance(teks, str):
        return _pembaca(nama)(json.loads(teks), ISI[nama])
    return None if attrs.has(ISI[nama]) else ()


def _tulis(satu: Tersegel[Any]) -> str:
    tipe = ISI[nama_segel(satu.rahasia) or ""]
    teks = _TULIS(_konverter().unstructure(satu.isi, tipe))
    panjang = TERPENDEK
    while panjang < len(teks):
        panjang *= 2
    return teks.ljust(panjang)


@cache
def _konverter() -> Converter:
    """Imported when something is sealed: the codec loads every aggregate, and commands about a
    standard alone start without them."""
    from dinsos_core.application.kodek.konverter import susun_konverter  # noqa: PLC0415

    return susun_konverter()


@cache
def _pembaca(nama: str) -> Callable[[Any, Any], Any]:
    return _konverter().get_structure_hook(ISI[nama])


def _dibuka(benda: Any, isi: IsiBrankas, *, semua: bool = True) -> Any:
    if isinstance(benda, Tersegel):
        rahasia = benda.rahasia
        if benda.isi is not None or not (semua or (rahasia.subjek, rahasia.kunci) in isi):
            return benda
        return Tersegel(
            rahasia=rahasia, isi=baca_segel(rahasia, isi.get((rahasia.subjek, rahasia.kunci)))
        )
    if isinstance(benda, tuple):
        baru = tuple([_dibuka(satu, isi, semua=semua) for satu in benda])
        return benda if all(a is b for a, b in zip(benda, baru, strict=True)) else baru
    ubah = {
        nama: baru
        for nama in bidang_memuat(benda.__class__, (Tersegel,))
        if (baru := _dibuka(lama := getattr(benda, nama), isi, semua=semua)) is not lama
    }
    return evolve(benda, **ubah) if ubah else benda
