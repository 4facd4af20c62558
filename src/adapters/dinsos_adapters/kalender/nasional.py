"""Indonesia's public holidays and cuti bersama, as the `holidays` library knows them.

What one version of it answers for the usual years is kept as a table, `nasional.txt`, which is read
in place of that version: it takes a twentieth of the time, and needs no extra. Another version that
is installed, and other years, are asked of the library itself. A test fails where the two differ,
and writes the table anew (`DINSOS_TULIS_HALAMAN=1`).

Traps of the library, measured on 0.109: the default category leaves out cuti bersama (category
`government`); years nobody has decreed answer with estimates, or silently with no cuti bersama at
all; without `language` the names follow the machine's locale.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.kalender import JenisLibur, Libur
from dinsos_core.ports.pustaka import perlu

PERKIRAAN = "(perkiraan)"
"""How the library labels a date that it reckoned itself."""

TABEL: Final = "nasional.txt"
TAHUN_TABEL: Final = range(2015, 2036)
"""The years of the table."""

_DASAR: Final = "pustaka holidays"
_KATEGORI: dict[str, JenisLibur] = {"public": "nasional", "government": "cuti_bersama"}


@frozen(kw_only=True)
class HariNasional:
    """What the library knows of some years, and which of them it shows as decreed."""

    libur: tuple[Libur, ...]
    tahun_pasti: frozenset[int]
    versi: str


def hari_nasional(tahun: Iterable[int]) -> HariNasional:
    """Public holidays and cuti bersama of the given years.

    Raises:
        PustakaTiada: the library is not installed, and the table does not hold all these years.

    A year is `pasti` when the library names cuti bersama for it and estimates none of its days:
    the yearly SKB of three ministers settles both at once. Estimated days are given all the same,
    under the library's own name for them; they are better than nothing and show as sementara.
    """
    semua = sorted(set(tahun))
    versi, tabel = _tabel()
    terpasang = versi_terpasang()
    if terpasang in (None, versi) and tabel.keys() >= set(semua):
        return _susun({t: tabel[t] for t in semua}, versi)
    return _susun({t: tuple(dari_pustaka(t)) for t in semua}, terpasang or versi)


def _susun(per_tahun: Mapping[int, tuple[Libur, ...]], versi: str) -> HariNasional:
    return HariNasional(
        libur=tuple(x for setahun in per_tahun.values() for x in setahun),
        tahun_pasti=frozenset(t for t, setahun in per_tahun.items() if tahun_ditetapkan(setahun)),
        versi=f"holidays {versi} ({_rentang(per_tahun)})",
    )


def tahun_ditetapkan(libur: Iterable[Libur]) -> bool:
    """Whether these days of one year look decreed: cuti bersama among them, nothing estimated."""
    hari = tuple(libur)
    ada_cuti = any(x.jenis == "cuti_bersama" for x in hari)
    return ada_cuti and not any(PERKIRAAN in x.nama for x in hari)


def versi_terpasang() -> str | None:
    """The version of the library that is installed, without loading it; None if there is none."""
    try:
        ada = find_spec("holidays")
    except ValueError:  # taken out of `sys.modules` by hand
        ada = None
    if ada is None or ada.origin is None:
        return None
    # By the name of its metadata: reading them takes as long as all the rest.
    for satu in Path(ada.origin).parents[1].glob("holidays-*.dist-info"):
        return satu.name.removeprefix("holidays-").removesuffix(".dist-info")
    from importlib.metadata import version  # noqa: PLC0415 - so

    return version("holidays")


def tulis_tabel(versi: str) -> Iterator[str]:
    """The lines of the table: what the library, which is of this version, answers."""
    yield f"holidays {versi}"
    for tahun in TAHUN_TABEL:
        for satu in dari_pustaka(tahun):
            yield f"{satu.tanggal.isoformat()} {satu.jenis} {satu.nama}"


@cache
def _tabel() -> tuple[str, Mapping[int, tuple[Libur, ...]]]:
    """The version that the table stands for, and the days by year."""
    teks = files("dinsos_adapters.kalender").joinpath(TABEL).read_text(encoding="utf-8")
    kepala, *baris = teks.splitlines()
    hari: dict[int, list[Libur]] = {tahun: [] for tahun in TAHUN_TABEL}
    jenis: dict[str, JenisLibur] = {satu: satu for satu in _KATEGORI.values()}
    for satu in baris:
        tanggal, macam, nama = satu.split(" ", 2)
        hari[int(tanggal[:4])].append(
            Libur(tanggal=date.fromisoformat(tanggal), nama=nama, jenis=jenis[macam], dasar=_DASAR)
        )
    return kepala.removeprefix("holidays "), {t: tuple(semua) for t, semua in hari.items()}


def dari_pustaka(tahun: int) -> Iterator[Libur]:
    """What the library itself knows of one year."""
    # Importing it costs over 100 ms.
    with perlu("kalender"):
        from holidays.countries.indonesia import Indonesia  # noqa: PLC0415 - so

    for kategori, jenis in _KATEGORI.items():
        hari = Indonesia(years=tahun, categories=(kategori,), language="id")
        for tanggal, nama in sorted(hari.items()):
            yield Libur(tanggal=tanggal, nama=nama, jenis=jenis, dasar=_DASAR)


def _rentang(tahun: Collection[int]) -> str:
    return f"{min(tahun)}-{max(tahun)}" if tahun else "tanpa tahun"
