"""Values of facts as bytes and back, each of the very type it had.

Text, numbers and truth values are JSON's own; a date, certain or not, several codes, an absence and
a registry's answer are small objects with one key. The length says nothing: everything is filled up
with blanks to a multiple of 64, so that a ciphertext does not tell true from false.
"""

import json
from datetime import date, datetime
from typing import Any

from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    PeriodeKeanggotaan,
    TanggalRentang,
    Tiada,
    Ujung,
)

KELIPATAN = 64

_TULIS = json.JSONEncoder(separators=(",", ":")).encode
_BACA = json.JSONDecoder().decode
_POLOS = frozenset({bool, int, str})


def ke_bita(nilai: Nilai) -> bytes:
    """The value as padded JSON. Raises `TypeError`, without the value, for any other type."""
    isi = _TULIS(_kemas(nilai)).encode()
    return isi.ljust(-(-len(isi) // KELIPATAN) * KELIPATAN)


def dari_bita(isi: bytes) -> Nilai:
    """The value that `ke_bita` was given. Raises `ValueError` for anything else."""
    try:
        nilai: Any = _BACA(isi.decode())
        kelas = nilai.__class__
        return nilai if kelas in _POLOS else _buka(nilai)
    except (KeyError, TypeError, ValueError):
        raise ValueError("isi brankas tidak dikenal") from None


def _kemas(nilai: object) -> object:
    if isinstance(nilai, bool):
        return nilai
    if isinstance(nilai, int):
        return int(nilai)
    if isinstance(nilai, str):
        return str(nilai)
    if isinstance(nilai, Keanggotaan):
        return {
            "keanggotaan": [
                [p.daftar, _teks(p.dari), _teks(p.sampai), p.wilayah] for p in nilai.periode
            ]
        }
    if isinstance(nilai, frozenset):
        return {"himpunan": sorted(map(str, nilai))}
    if isinstance(nilai, Tiada):
        return {"tiada": True}
    if isinstance(nilai, TanggalRentang):
        hari = (nilai.dari, nilai.sampai, nilai.pada)
        return {"rentang": [*map(_teks, hari), nilai.usia]}
    # A datetime is a date to isinstance, and would silently lose its time.
    if isinstance(nilai, datetime) or not isinstance(nilai, date):
        raise TypeError(f"jenis nilai tidak dikenal: {type(nilai).__name__}")
    return {"tanggal": nilai.isoformat()}


def _buka(isi: Any) -> Nilai:
    match isi:
        case {"tanggal": str(teks)}:
            return date.fromisoformat(teks)
        case {"rentang": [str(dari), str(sampai), None | str() as pada, usia]}:
            return TanggalRentang(
                dari=date.fromisoformat(dari),
                sampai=date.fromisoformat(sampai),
                usia=usia,
                pada=None if pada is None else date.fromisoformat(pada),
            )
        case {"keanggotaan": list(periode)}:
            return Keanggotaan(
                periode=tuple(
                    PeriodeKeanggotaan(
                        daftar=daftar, dari=_tanggal(dari), sampai=_tanggal(sampai), wilayah=wilayah
                    )
                    for daftar, dari, sampai, wilayah in periode
                )
            )
        case {"himpunan": list(semua)}:
            return frozenset(semua)
        case {"tiada": True}:
            return TIADA
        case _:
            raise ValueError("isi brankas tidak dikenal")


def _teks(ujung: Ujung) -> object:
    if isinstance(ujung, BelumDiketahui):
        return {"belum": ujung.sebab}
    return None if ujung is None else ujung.isoformat()


def _tanggal(isi: Any) -> Ujung:
    match isi:
        case {"belum": str(sebab)}:
            return BelumDiketahui(sebab=sebab)
        case None:
            return None
        case _:
            return date.fromisoformat(isi)
