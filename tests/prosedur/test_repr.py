"""What stands in a traceback or a log: no value of a case, of no class that carries one."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import isclass
from typing import Any

import attrs

import dinsos_core
from dinsos_core.domain.shared.nilai import (
    Keanggotaan,
    Nilai,
    NilaiFakta,
    PeriodeKeanggotaan,
    TanggalRentang,
)

SENDIRI = {TanggalRentang, PeriodeKeanggotaan, Keanggotaan}
"""Values themselves; whatever carries them keeps them out of its own repr."""
TERBUKA = {
    "Anggota.nilai": "a threshold",
    "Syarat.parameter": "the catalogue's own",
    "Bila.nilai": "the catalogue's own",
}


def _kelas() -> Iterator[type[Any]]:
    for modul in pkgutil.walk_packages(dinsos_core.__path__, "dinsos_core."):
        if ".testing" not in modul.name:
            isi = vars(import_module(modul.name)).values()
            yield from (k for k in isi if isclass(k) and k.__module__ == modul.name)


def _bernilai(tipe: object) -> bool:
    """Whether a field of this type holds a value, and is not something that is asked about one."""
    nama = str(tipe)
    ditanya = any(satu in nama for satu in ("Callable", "type[", ".bentuk."))
    return not ditanya and any(str(satu) in nama for satu in (Nilai, NilaiFakta, "TanggalRentang"))


def test_tak_ada_kelas_yang_menampilkan_nilai_yang_dibawanya() -> None:
    terlihat = {
        f"{kelas.__name__}.{bidang.name}"
        for kelas in _kelas()
        if attrs.has(kelas) and kelas not in SENDIRI
        for bidang in attrs.fields(kelas)
        if bidang.repr and _bernilai(bidang.type)
    }

    assert terlihat == set(TERBUKA)
