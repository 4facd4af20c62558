"""`evolve`, as attrs has it, at a fraction of its price: how a class is changed is worked out once.

A command makes some thirty new values of old ones. Half of them are states with forty fields: such
classes have no slots, and are copied whole. To a type checker it is attrs' own, so that names and
types of the changes are checked.
"""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from attrs import evolve
else:

    def evolve(benda: Any, /, **ubah: Any) -> Any:
        """The same with these fields changed; the others are as they were."""
        return _cara(benda.__class__)(benda, ubah)


@cache
def _cara(kelas: type[Any]) -> Callable[[Any, dict[str, Any]], Any]:
    semua = attrs.fields(kelas)
    utuh = all(satu.init and not (satu.converter or satu.validator) for satu in semua)
    biasa = all(satu.alias == satu.name for satu in semua)
    bersyarat = hasattr(kelas, "__attrs_post_init__") or hasattr(kelas, "__attrs_pre_init__")
    if utuh and biasa and not bersyarat and _tanpa_slot(kelas):
        return _disalin(kelas, len(semua))
    bidang = [satu for satu in semua if satu.init]
    return _dibuat(kelas, tuple(s.alias or s.name for s in bidang), _pengambil(bidang))


def _tanpa_slot(kelas: type[Any]) -> bool:
    return not any(vars(satu).get("__slots__") for satu in kelas.__mro__)


def _disalin(kelas: type[Any], banyak: int) -> Callable[[Any, dict[str, Any]], Any]:
    def ubahlah(benda: Any, ubah: dict[str, Any]) -> Any:
        isi = benda.__dict__.copy()
        isi.update(ubah)
        if len(isi) != banyak:
            raise TypeError(f"{kelas.__name__} has no field {sorted(isi.keys() - vars(benda))}")
        baru = object.__new__(kelas)
        object.__setattr__(baru, "__dict__", isi)  # frozen; this is still its making
        return baru

    return ubahlah


def _dibuat(
    kelas: type[Any], nama: tuple[str, ...], ambil: Callable[[Any], tuple[Any, ...]]
) -> Callable[[Any, dict[str, Any]], Any]:
    return lambda benda, ubah: kelas(**{**dict(zip(nama, ambil(benda), strict=True)), **ubah})


def _pengambil(bidang: list[Any]) -> Callable[[Any], tuple[Any, ...]]:
    nama = [satu.name for satu in bidang]
    return (
        attrgetter(*nama) if len(nama) > 1 else lambda benda: tuple(getattr(benda, n) for n in nama)
    )


__all__ = ["evolve"]
