"""TOML tables into the model's classes, strictly: cattrs with our own hooks.

Nothing is coerced, nothing unknown is dropped, and one call reports everything wrong with a value:
`baca` turns cattrs' nested errors into problems with a path each.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from dinsos_adapters.katalog.masalah import PANDUAN, Catatan, JenisMasalah
from dinsos_adapters.katalog.notasi import SINGKATAN, Salah, daftar_butir
from dinsos_core.domain.kelayakan.sah import MAKS_BILANGAN
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar.model import Butir, Syarat
from dinsos_core.domain.waktu.batas import Batas, Lama, urai_batas, urai_lama

T = TypeVar("T")

# cattrs groups what went wrong below a value; a hook of ours raises ValueError.
_GALAT = (ClassValidationError, IterableValidationError, ValueError)

_ALAMI: Mapping[type, str] = {
    str: "teks",
    int: "bilangan bulat",
    bool: "true atau false",
    date: "tanggal seperti 2024-06-10",
}


def _alami(nilai: object, tipe: type) -> object:
    if issubclass(tipe, Enum):  # cattrs looks a StrEnum up as the str it also is
        return _enum(nilai, tipe)
    if type(nilai) is not tipe:  # exact: true is an int, a date-time is a date
        raise Salah(nilai, _ALAMI[tipe])
    if isinstance(nilai, int) and abs(nilai) > MAKS_BILANGAN:
        raise Salah(nilai, f"paling besar {MAKS_BILANGAN}", jenis_salah=False)
    return nilai


def _nilai(nilai: object, _: object) -> object:
    if type(nilai) not in _ALAMI:
        raise Salah(nilai, "teks, bilangan bulat, true/false atau tanggal")
    return _alami(nilai, type(nilai))


def _nilai_atau_daftar(nilai: object, _: object) -> object:
    if isinstance(nilai, list):
        return tuple(str(_alami(satu, str)) for satu in nilai)
    return _nilai(nilai, _)


def _enum(nilai: object, tipe: type[Enum]) -> Enum:
    if isinstance(nilai, str):
        with suppress(ValueError):
            return tipe(nilai)
    raise Salah(nilai, pilihan=tuple(str(satu.value) for satu in tipe), jenis_salah=False)


def _batas(nilai: object, _: object) -> Batas:
    return urai_batas(str(_alami(nilai, str)))


def _lama(nilai: object, _: object) -> Lama:
    return urai_lama(str(_alami(nilai, str)))


def _susun_konverter() -> Converter:
    attrs.resolve_types(Syarat)
    konv = Converter(detailed_validation=True)
    for alami in _ALAMI:
        konv.register_structure_hook(alami, _alami)
    konv.register_structure_hook_func(lambda t: t is object, lambda nilai, _: nilai)
    konv.register_structure_hook_func(lambda t: t == Nilai, _nilai)
    konv.register_structure_hook_func(lambda t: t == Nilai | tuple[str, ...], _nilai_atau_daftar)
    konv.register_structure_hook_func(lambda t: t == Batas, _batas)
    konv.register_structure_hook(Lama, _lama)
    konv.register_structure_hook_factory(_kelas_kita, lambda kelas: _pembaca_kelas(kelas, konv))
    konv.register_structure_hook_factory(
        lambda t: _asal(t) is tuple, lambda t: _pembaca_daftar(t, konv)
    )
    konv.register_structure_hook_factory(
        lambda t: _asal(t) is Mapping, lambda t: _pembaca_peta(t, konv)
    )
    return konv


def _asal(tipe: object) -> object:
    return get_origin(tipe)


def _kelas_kita(tipe: object) -> bool:
    return isinstance(tipe, type) and attrs.has(tipe) and tipe is not Lama


def _pembaca_kelas(kelas: type[Any], konv: Converter) -> Any:
    singkatan: Callable[[object], object] = SINGKATAN.get(kelas, lambda nilai: nilai)
    isi: Any = make_dict_structure_fn(
        kelas, konv, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True
    )

    def baca_kelas(nilai: object, _: object) -> object:
        tabel = singkatan(nilai)
        if not isinstance(tabel, dict):
            singkat = isinstance(singkatan(""), dict)
            raise Salah(nilai, "teks atau tabel" if singkat else "tabel")
        return isi(tabel, kelas)

    return baca_kelas


def _pembaca_daftar(tipe: Any, konv: Converter) -> Any:
    isi = get_args(tipe)[0]

    def baca_daftar(nilai: object, _: object) -> object:
        if isi is str and isinstance(nilai, str):
            return (nilai,)
        if isi is Butir:
            nilai = daftar_butir(nilai)
        if not isinstance(nilai, list):
            raise Salah(nilai, "teks atau daftar teks" if isi is str else "daftar")
        return tuple(konv.structure(nilai, list[isi]))  # type: ignore[valid-type]  # a value here

    return baca_daftar


def _pembaca_peta(tipe: Any, konv: Converter) -> Any:
    isi = get_args(tipe)[1]

    def baca_peta(nilai: object, _: object) -> object:
        if not isinstance(nilai, dict):
            raise Salah(nilai, "tabel")
        hasil, galat = {}, []
        for kunci, satu in nilai.items():
            try:
                hasil[kunci] = konv.structure(satu, isi)
            except _GALAT as salah:
                salah.add_note(IterableValidationNote("", kunci, isi))
                galat.append(salah)
        if galat:
            raise IterableValidationError("", galat, tipe)
        return hasil

    return baca_peta


# Private to this module, so nobody can change its hooks. Its code for each class is generated at
# import, 15 ms that would otherwise fall on the first standard asked for.
_KONVERTER = _susun_konverter()
for _kelas in SINGKATAN:
    _KONVERTER.get_structure_hook(_kelas)


def baca(nilai: object, tipe: type[T], kunci: str, catatan: Catatan) -> T | None:
    """The value as the type says; None, with every problem noted under ``kunci``, if it is not."""
    try:
        return _KONVERTER.structure(nilai, tipe)
    except _GALAT as galat:
        _catat(galat, kunci, catatan)
        return None


def _catat(galat: BaseException, kunci: str, catatan: Catatan) -> None:
    match galat:
        case ClassValidationError() | IterableValidationError():
            for satu in galat.exceptions:
                _catat(satu, _sambung(kunci, _nama(satu)), catatan)
        case ForbiddenExtraKeysError():
            boleh = kunci_kelas(galat.cl)
            for lebih in sorted(galat.extra_fields):
                catatan.catat(
                    JenisMasalah.KUNCI_TAK_DIKENAL, _sambung(kunci, lebih), lebih, pilihan=boleh
                )
        case KeyError():
            catatan.catat(JenisMasalah.KUNCI_HILANG, kunci)
        case Salah():
            jenis = JenisMasalah.JENIS_SALAH if galat.jenis_salah else JenisMasalah.NILAI_SALAH
            catatan.catat(
                JenisMasalah.NAMA_TAK_DIKENAL if galat.pilihan else jenis,
                kunci,
                galat.ditemukan,
                diharapkan=galat.diharapkan,
                pilihan=galat.pilihan,
                asal=PANDUAN,
            )
        case _:
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, rincian=str(galat))


def kunci_kelas(kelas: type[Any]) -> Iterable[str]:
    """The keys an author may write for a class."""
    return [bidang.name for bidang in attrs.fields(kelas)]


def _nama(galat: BaseException) -> str:
    for catatan in getattr(galat, "__notes__", ()):
        if isinstance(catatan, AttributeValidationNote):
            return catatan.name
        if isinstance(catatan, IterableValidationNote):
            return (
                f"[{catatan.index + 1}]" if isinstance(catatan.index, int) else str(catatan.index)
            )
    return ""


def _sambung(kunci: str, nama: str) -> str:
    return kunci + nama if nama.startswith("[") or not kunci or not nama else f"{kunci}.{nama}"
