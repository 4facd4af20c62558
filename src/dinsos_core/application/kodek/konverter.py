"""The cattrs converter behind the codec: our own hooks where JSON has no type of its own.

Instants are written in UTC with their offset, dates as ISO text, enums as their value, limits and
durations in the words the decree uses (`14 hari kerja`). Where a field may hold several types, the
ones JSON lacks are wrapped in a table with one key that says which: `{"tanggal": "2024-06-10"}`.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any, Final, get_args, get_origin
from zoneinfo import ZoneInfo

import attrs
from cattrs import Converter

from dinsos_core.domain.kelayakan.ringkasan import RingkasanSyarat
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    TanggalRentang,
    Tiada,
    Ujung,
)
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.domain.waktu.batas import (
    Batas,
    Lama,
    teks_batas,
    teks_lama,
    urai_batas,
    urai_lama,
)

BERULANG: Final = (Syarat, RingkasanSyarat)
"""Classes that contain themselves; cattrs does not resolve such a name inside a generic."""


def susun_konverter() -> Converter:
    """A fresh converter for what the codec stores."""
    for kelas in BERULANG:
        attrs.resolve_types(kelas)
    konv = Converter(detailed_validation=False, forbid_extra_keys=True)
    konv.register_unstructure_hook(date, _tulis_tanggal)
    konv.register_structure_hook(date, lambda teks, _: date.fromisoformat(teks))
    konv.register_unstructure_hook(datetime, _tulis_instan)
    konv.register_structure_hook(datetime, lambda teks, _: _baca_instan(teks))
    konv.register_unstructure_hook(time, time.isoformat)
    konv.register_structure_hook(time, lambda teks, _: time.fromisoformat(teks))
    konv.register_unstructure_hook(ZoneInfo, lambda zona: zona.key)
    konv.register_structure_hook(ZoneInfo, lambda nama, _: ZoneInfo(nama))
    konv.register_unstructure_hook_func(lambda tipe: tipe == frozenset[int], sorted)
    konv.register_unstructure_hook(Rahasia, _tulis_rahasia)
    konv.register_structure_hook(Rahasia, _baca_rahasia)
    konv.register_unstructure_hook_func(_tersegel, _tulis_tersegel)
    konv.register_structure_hook_func(_tersegel, _baca_tersegel)
    konv.register_unstructure_hook(Lama, teks_lama)
    konv.register_structure_hook(Lama, lambda teks, _: urai_lama(teks))
    konv.register_structure_hook_factory(_tupel_sejenis, lambda tipe: _pembaca_tupel(konv, tipe))
    konv.register_unstructure_hook_factory(_tupel_sejenis, lambda tipe: _penulis_tupel(konv, tipe))
    _serikat(konv, Batas, teks_batas, urai_batas)
    _serikat(konv, Ujung, _tulis_ujung, _baca_ujung)
    bungkus = _Bungkus(konv)
    _serikat(konv, Nilai, bungkus.tulis, bungkus.baca)
    _serikat(konv, Nilai | tuple[str, ...], bungkus.tulis, bungkus.baca)
    _serikat(konv, object, bungkus.tulis, bungkus.baca)
    return konv


def _tupel_sejenis(tipe: Any) -> bool:
    return get_origin(tipe) is tuple and get_args(tipe)[-1] is Ellipsis


# The same as cattrs' own hooks, in two thirds of their time: most of a state is in tuples.
def _pembaca_tupel(konv: Converter, tipe: Any) -> Callable[[Any, Any], tuple[Any, ...]]:
    isi = get_args(tipe)[0]
    baca = konv.get_structure_hook(isi)
    return lambda semua, _: tuple([baca(satu, isi) for satu in semua])


def _penulis_tupel(konv: Converter, tipe: Any) -> Callable[[Any], list[Any]]:
    tulis = konv.get_unstructure_hook(get_args(tipe)[0])
    return lambda semua: [tulis(satu) for satu in semua]


def _serikat(
    konv: Converter, tipe: object, tulis: Callable[[Any], object], baca: Callable[[Any], object]
) -> None:
    # By identity: registered as a type, a hook for `object` would take every class.
    konv.register_unstructure_hook_func(lambda t: t == tipe, tulis)
    konv.register_structure_hook_func(lambda t: t == tipe, lambda isi, _: baca(isi))


def _tulis_tanggal(tanggal: date) -> str:
    if isinstance(tanggal, datetime):  # an instant is no date: it would not come back as one
        raise TypeError("instan di tempat tanggal")
    return tanggal.isoformat()


def _tulis_ujung(ujung: Ujung) -> object:
    if isinstance(ujung, BelumDiketahui):
        return {"belum": ujung.sebab}
    return None if ujung is None else _tulis_tanggal(ujung)


def _baca_ujung(isi: Any) -> Ujung:
    if isinstance(isi, dict):
        return BelumDiketahui(sebab=isi["belum"])
    return None if isi is None else date.fromisoformat(isi)


def _tulis_instan(instan: datetime) -> str:
    return _utc(instan, instan.fold)


# What one act left in a state was at one instant. With its fold: two that differ by it alone are
# equal, and an hour apart.
@lru_cache(maxsize=512)
def _utc(instan: datetime, _fold: int) -> str:
    if instan.utcoffset() is None:
        raise ValueError("instan harus berzona")
    return instan.astimezone(UTC).isoformat()


def _baca_instan(teks: str) -> datetime:
    instan = datetime.fromisoformat(teks)
    if instan.utcoffset() is None:
        raise ValueError("instan harus berzona")
    return instan


def _tulis_rahasia(rahasia: Rahasia) -> dict[str, str]:
    # Personal values go to the vault and nowhere else; the pipeline strips them before storing.
    if rahasia.nilai is not None:
        raise ValueError("rahasia masih membawa nilai")
    return {"subjek": rahasia.subjek, "kunci": rahasia.kunci}


def _baca_rahasia(isi: Mapping[str, str], _: object) -> Rahasia:
    return Rahasia(subjek=SubjekId(isi["subjek"]), kunci=isi["kunci"])


def _tersegel(tipe: Any) -> bool:
    return (get_origin(tipe) or tipe) is Tersegel


def _tulis_tersegel(satu: Tersegel[Any]) -> dict[str, str]:
    if satu.isi is not None:
        raise ValueError("yang tersegel masih terbuka")
    return _tulis_rahasia(satu.rahasia)


def _baca_tersegel(isi: Mapping[str, str], _: object) -> Tersegel[Any]:
    return Tersegel(rahasia=_baca_rahasia(isi, None))


_JSON: Final = frozenset({bool, int, float, str, type(None)})


class _Bungkus:
    """Values of several types in one place. A list is a tuple unless it says `daftar`."""

    def __init__(self, konv: Converter) -> None:
        self._keanggotaan = konv.get_unstructure_hook(Keanggotaan)
        self._rentang = konv.get_unstructure_hook(TanggalRentang)
        self._baca: Mapping[str, Callable[[Any], object]] = {
            "tanggal": date.fromisoformat,
            "instan": _baca_instan,
            "jam": time.fromisoformat,
            "keanggotaan": lambda isi: konv.structure(isi, Keanggotaan),
            "rentang": lambda isi: konv.structure(isi, TanggalRentang),
            "himpunan": frozenset,
            "tiada": lambda _: TIADA,
            "daftar": lambda isi: [self.baca(satu) for satu in isi],
            "peta": lambda isi: {kunci: self.baca(nilai) for kunci, nilai in isi.items()},
        }

    def tulis(self, nilai: object) -> object:
        if type(nilai) in _JSON:
            return nilai
        match nilai:
            case datetime():
                return {"instan": _tulis_instan(nilai)}
            case date():
                return {"tanggal": nilai.isoformat()}
            case time() if nilai.tzinfo is None:
                return {"jam": nilai.isoformat()}
            case Keanggotaan():
                return {"keanggotaan": self._keanggotaan(nilai)}
            case TanggalRentang():
                return {"rentang": self._rentang(nilai)}
            case frozenset():
                return {"himpunan": sorted(nilai)}
            case Tiada():
                return {"tiada": True}
            case tuple():
                return [self.tulis(satu) for satu in nilai]
            case list():
                return {"daftar": [self.tulis(satu) for satu in nilai]}
            case Mapping():
                return {"peta": {_kunci(k): self.tulis(isi) for k, isi in nilai.items()}}
            case _:
                raise TypeError(f"{type(nilai).__name__} tidak dapat disimpan")

    def baca(self, isi: object) -> object:
        if isinstance(isi, list):
            return tuple(self.baca(satu) for satu in isi)
        if isinstance(isi, dict):
            ((jenis, dalam),) = isi.items()
            return self._baca[jenis](dalam)
        return isi


def _kunci(kunci: object) -> str:
    if type(kunci) is not str:
        raise TypeError(f"{type(kunci).__name__} tidak dapat menjadi kunci")
    return kunci
