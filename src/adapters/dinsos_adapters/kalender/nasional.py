"""Indonesia's public holidays and cuti bersama, from the `holidays` library.

Traps of the library, measured on 0.109: the default category leaves out cuti bersama (category
`government`); years nobody has decreed answer with estimates, or silently with no cuti bersama at
all; without `language` the names follow the machine's locale.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from importlib.metadata import version

import attrs

from dinsos_core.domain.waktu.kalender import JenisLibur, Libur
from dinsos_core.ports.pustaka import perlu

PERKIRAAN = "(perkiraan)"
"""How the library labels a date that it reckoned itself."""

_KATEGORI: dict[str, JenisLibur] = {"public": "nasional", "government": "cuti_bersama"}


@attrs.frozen(kw_only=True)
class HariNasional:
    """What the library knows of some years, and which of them it shows as decreed."""

    libur: tuple[Libur, ...]
    tahun_pasti: frozenset[int]
    versi: str


def hari_nasional(tahun: Iterable[int]) -> HariNasional:
    """Public holidays and cuti bersama of the given years.

    A year is `pasti` when the library names cuti bersama for it and estimates none of its days:
    the yearly SKB of three ministers settles both at once. Estimated days are given all the same,
    under the library's own name for them; they are better than nothing and show as sementara.
    """
    per_tahun = {t: tuple(_setahun(t)) for t in sorted(set(tahun))}
    return HariNasional(
        libur=tuple(x for setahun in per_tahun.values() for x in setahun),
        tahun_pasti=frozenset(t for t, setahun in per_tahun.items() if tahun_ditetapkan(setahun)),
        versi=f"holidays {version('holidays')} ({_rentang(per_tahun)})",
    )


def tahun_ditetapkan(libur: Iterable[Libur]) -> bool:
    """Whether these days of one year look decreed: cuti bersama among them, nothing estimated."""
    hari = tuple(libur)
    ada_cuti = any(x.jenis == "cuti_bersama" for x in hari)
    return ada_cuti and not any(PERKIRAAN in x.nama for x in hari)


def _setahun(tahun: int) -> Iterator[Libur]:
    # Importing the library costs over 100 ms; only who builds a calendar pays.
    with perlu("kalender"):
        from holidays.countries.indonesia import Indonesia  # noqa: PLC0415

    for kategori, jenis in _KATEGORI.items():
        hari = Indonesia(years=tahun, categories=(kategori,), language="id")
        for tanggal, nama in sorted(hari.items()):
            yield Libur(tanggal=tanggal, nama=nama, jenis=jenis, dasar="pustaka holidays")


def _rentang(tahun: Collection[int]) -> str:
    return f"{min(tahun)}-{max(tahun)}" if tahun else "tanpa tahun"
