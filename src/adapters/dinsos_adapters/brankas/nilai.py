"""Values of facts as bytes and back, each of the very type it had.

Text, numbers and truth values are JSON's own; a date, certain or not, and a registry's answer are
small objects with one key. The length says nothing: everything is filled up with blanks to a
multiple of 64, so that a ciphertext does not tell true from false.
"""

import json
from datetime import date, datetime
from typing import Any

from dinsos_core.domain.shared.nilai import Keanggotaan, Nilai, PeriodeKeanggotaan, TanggalRentang

KELIPATAN = 64


def ke_bita(nilai: Nilai) -> bytes:
    """The value as padded JSON. Raises `TypeError`, without the value, for any other type."""
    isi = json.dumps(_kemas(nilai), separators=(",", ":")).encode()
    return isi.ljust(-(-len(isi) // KELIPATAN) * KELIPATAN)


def dari_bita(isi: bytes) -> Nilai:
    """The value that `ke_bita` was given. Raises `ValueError` for anything else."""
    try:
        return _buka(json.loads(isi))
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
        return {"keanggotaan": [[p.daftar, _teks(p.dari), _teks(p.sampai)] for p in nilai.periode]}
    if isinstance(nilai, TanggalRentang):
        hari = (nilai.dari, nilai.sampai, nilai.pada)
        return {"rentang": [*map(_teks, hari), nilai.usia]}
    # A datetime is a date to isinstance, and would silently lose its time.
    if isinstance(nilai, datetime) or not isinstance(nilai, date):
        raise TypeError(f"jenis nilai tidak dikenal: {type(nilai).__name__}")
    return {"tanggal": nilai.isoformat()}


def _buka(isi: Any) -> Nilai:
    match isi:
        case bool() | int() | str():
            return isi
        case {"tanggal": str(teks)}:
            return date.fromisoformat(teks)
        case {"rentang": [str(dari), str(sampai), pada, usia]}:
            return TanggalRentang(
                dari=date.fromisoformat(dari),
                sampai=date.fromisoformat(sampai),
                usia=usia,
                pada=_tanggal(pada),
            )
        case {"keanggotaan": list(periode)}:
            return Keanggotaan(
                periode=tuple(
                    PeriodeKeanggotaan(daftar=daftar, dari=_tanggal(dari), sampai=_tanggal(sampai))
                    for daftar, dari, sampai in periode
                )
            )
        case _:
            raise ValueError("isi brankas tidak dikenal")


def _teks(tanggal: date | None) -> str | None:
    return None if tanggal is None else tanggal.isoformat()


def _tanggal(teks: str | None) -> date | None:
    return None if teks is None else date.fromisoformat(teks)
