"""Puts an agency's working calendar together: national days, its own days, its hours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import define, field

from dinsos_adapters.kalender.data import KalenderTidakSah, urai_data
from dinsos_adapters.kalender.nasional import TAHUN_TABEL, HariNasional, hari_nasional
from dinsos_core.domain.shared.sekali import Terbatas
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.kalender import KalenderKerja

TAHUN_BAWAAN: Final = TAHUN_TABEL
"""Years whose national days are taken unless told otherwise; later ones are estimates, and
sementara."""

PALING: Final = 1_024
"""Calendars of so many agencies are kept, a megabyte each."""


def susun_kalender(zona: str, data: Mapping[str, object], nasional: HariNasional) -> KalenderKerja:
    """The working calendar of an agency, cuti bersama not worked.

    `data` is the table that `data.urai_data` reads. A year is `pasti` when the national list or the
    agency says so.

    Raises:
        KalenderTidakSah: an unknown time zone, or mistakes in `data`, all of them at once.
    """
    masalah: list[str] = []
    zone = _zona(zona, masalah)
    try:
        milik = urai_data(data)
    except KalenderTidakSah as salah:
        raise KalenderTidakSah([*masalah, *salah.masalah]) from None
    if zone is None:
        raise KalenderTidakSah(masalah)
    tetap = (x for x in nasional.libur if x.tanggal not in milik.bukan_libur)
    return KalenderKerja(
        zona=zone,
        jam=milik.jam,
        libur=(*tetap, *milik.libur),
        jam_khusus=milik.jam_khusus,
        tahun_pasti=nasional.tahun_pasti | milik.tahun_pasti,
        versi=f"{nasional.versi}; instansi {_sidik(zona, data)}",
    )


@define(kw_only=True)
class KalenderHolidays:
    """Working calendars by agency: the default implementation of the calendar port.

    National days come from the table or, where it does not do, from the library, on first use
    (`hari_nasional`). A calendar is kept while the agency's data stay the same,
    for building one takes milliseconds.
    """

    tahun: Iterable[int] = TAHUN_BAWAAN
    _nasional: HariNasional | None = field(default=None, init=False, repr=False)
    _siap: dict[str, tuple[Instansi, KalenderKerja]] = field(
        factory=lambda: Terbatas(PALING), init=False, repr=False
    )

    def __call__(self, instansi: Instansi, bacaan: BacaanWaktu) -> KalenderKerja:
        """The agency's working calendar under its reading of tafsir 4.

        Raises:
            KalenderTidakSah: the agency's `zona` or `kalender` cannot be used.
        """
        lama, kalender = self._siap.get(instansi.kode, (None, None))
        if lama is None or kalender is None or not _sama(lama, instansi):
            if self._nasional is None:
                self._nasional = hari_nasional(self.tahun)
            kalender = susun_kalender(instansi.zona, instansi.kalender, self._nasional)
            self._siap[instansi.kode] = (instansi, kalender)
        return kalender.untuk(bacaan.cuti_bersama)


def _sama(satu: Instansi, lain: Instansi) -> bool:
    """Whether their calendars are the same, whatever else differs: their readings, a letterhead."""
    return satu is lain or (satu.zona == lain.zona and satu.kalender == lain.kalender)


def _zona(nama: str, masalah: list[str]) -> ZoneInfo | None:
    try:
        return ZoneInfo(nama)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder
        masalah.append(f"zona: {nama!r} tidak dikenal, misalnya Asia/Makassar")
        return None


def _sidik(zona: str, data: Mapping[str, object]) -> str:
    isi = json.dumps([zona, data], sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(isi.encode()).hexdigest()[:12]
