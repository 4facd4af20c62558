"""Pauses of a clock, each with a logged reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import attrs

from dinsos_core.domain.shared.kelas import frozen


@frozen(kw_only=True)
class Jeda:
    """The clock stood still from `mulai` to `selesai`; `selesai` None means it still does.

    Both are aware instants; `alasan_kode` says why, as logged. `mulai_dicatat` and
    `selesai_dicatat`: when that end was entered, where somebody stated when it was.
    """

    mulai: datetime = attrs.field()
    selesai: datetime | None = attrs.field(default=None)
    alasan_kode: str
    mulai_dicatat: datetime | None = None
    selesai_dicatat: datetime | None = None

    @mulai.validator
    def _berzona(self, attribute: attrs.Attribute[datetime], value: datetime) -> None:
        if value.utcoffset() is None:
            raise ValueError("waktu harus berzona")

    @selesai.validator
    def _tidak_terbalik(
        self, attribute: attrs.Attribute[datetime | None], value: datetime | None
    ) -> None:
        if value is None:
            return
        if value.utcoffset() is None:
            raise ValueError("waktu harus berzona")
        if value < self.mulai:
            raise ValueError("jeda selesai sebelum mulai")


def gabung_jeda(jeda: Iterable[Jeda]) -> tuple[Jeda, ...]:
    """The same pauses in order of time, overlapping ones merged, so that none counts twice.

    At most one open pause remains, and it is the last.
    """
    hasil: list[Jeda] = []
    for ini in sorted(jeda, key=lambda x: x.mulai):
        if hasil and (hasil[-1].selesai is None or ini.mulai <= hasil[-1].selesai):
            hasil[-1] = _satukan(hasil[-1], ini)
        else:
            hasil.append(ini)
    return tuple(hasil)


def _satukan(a: Jeda, b: Jeda) -> Jeda:
    terbuka = a.selesai is None or b.selesai is None
    kode = dict.fromkeys([*a.alasan_kode.split(", "), b.alasan_kode])
    return Jeda(
        mulai=a.mulai,
        selesai=None if terbuka else max(x.selesai for x in (a, b) if x.selesai),
        alasan_kode=", ".join(kode),
    )
