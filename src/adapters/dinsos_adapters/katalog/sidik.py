"""The fingerprint of a standard's content, by which a case pins its version."""

import json
from collections.abc import Hashable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any, cast, get_args

import attrs

from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.batas import Batas, Lama

# What changes around a standard without changing it: when a later decree ends its own, and how the
# agency presents itself. The readings that matter are named by the items that rely on them.
_BUKAN_ISI = frozenset(
    {
        "sidik",
        "berlaku_sampai",
        "kop",
        "format_nomor",
        "deret_nomor",
        "nomor_awal",
        "nomor_luar",
        "atas_nama",
        "kalender",
        "kotak_surat",
        "tafsir",
    }
)

_POLOS = (str, int, bool, type(None))
_WAKTU = (Lama, *get_args(Batas))


def sidik(standar: StandarPelayanan) -> str:
    """SHA-256 over the canonical JSON of the content, values at their defaults left out.

    Leaving them out keeps a fingerprint when a later release gives the model one more field.
    """
    isi = kanonik(standar)
    assert isinstance(isi, dict)
    instansi = isi["instansi"]
    isi["instansi"] = {k: v for k, v in instansi.items() if k not in _BUKAN_ISI}
    isi["keputusan"] = {k: v for k, v in isi["keputusan"].items() if k not in _BUKAN_ISI}
    isi.pop("sidik", None)
    teks = json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(teks.encode()).hexdigest()


@cache
def _bidang(kelas: Hashable) -> tuple[tuple[str, object], ...]:
    return tuple((bidang.name, _bawaan(bidang)) for bidang in attrs.fields(cast(type[Any], kelas)))


def _bawaan(bidang: "attrs.Attribute[object]") -> object:
    bawaan = bidang.default
    return getattr(bawaan, "factory", lambda: bawaan)()


def kanonik(nilai: object) -> object:
    """A value of the model as plain JSON data, values at their defaults left out."""
    if type(nilai) in _POLOS:
        return nilai
    if isinstance(nilai, _WAKTU):
        return str(nilai)
    match nilai:
        case Enum():
            return nilai.value
        case date():
            return nilai.isoformat()
        case Mapping():
            return {str(k): kanonik(v) for k, v in nilai.items()}
        case tuple() | list():
            return [kanonik(satu) for satu in nilai]
        case _ if attrs.has(type(nilai)):
            return {
                nama: kanonik(isi)
                for nama, bawaan in _bidang(cast(Hashable, type(nilai)))
                if (isi := getattr(nilai, nama)) != bawaan
            }
        case _:
            return nilai
