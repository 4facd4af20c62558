"""What is told of an alert: an event outside a case's log, by nobody but the system.

It has no version of the case and no place in its log; a count of its own tells it apart from the
case's other notices.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import fields

from dinsos_core.domain.shared.kelas import frozen


class JenisKabar(StrEnum):
    """The type of the event; names never change."""

    RAWAN = "tenggat_rawan"
    TERLEWAT = "tenggat_terlewat"
    TERCAPAI = "tenggat_tercapai"
    DITARIK = "peringatan_ditarik"
    DIPINDAH = "peringatan_dipindah"


@frozen(kw_only=True)
class KejadianTenggat:
    """That an alert was raised, taken back or moved. Nothing personal.

    ``urutan`` counts the notices of one case from 1. ``nomor``: the case's short number;
    ``layanan``, ``kode``, ``milik``, ``ambang``: service, limit, whose it is, and which threshold;
    ``mulai``, ``jatuh_tempo``: of the clock as it stands, ``semula``: the due moment before it
    moved; ``sebab``: why it was taken back (`SebabTarik`); ``kode_semula``: what the limit was
    called before the case moved to another version. Instants are aware.
    """

    tipe: JenisKabar
    pada: datetime
    urutan: int
    nomor: str
    layanan: str
    kode: str
    milik: str
    ambang: str
    mulai: datetime
    jatuh_tempo: datetime
    semula: datetime | None = None
    sebab: str = ""
    kode_semula: str = ""

    def data(self) -> dict[str, str]:
        """The same as the open data of a message."""
        semua = ((satu.name, getattr(self, satu.name)) for satu in fields(KejadianTenggat))
        return {nama: _tulis(isi) for nama, isi in semua if isi is not None}


def _tulis(isi: object) -> str:
    return isi.isoformat() if isinstance(isi, datetime) else str(isi)


def dari_data(data: Mapping[str, str]) -> KejadianTenggat:
    """The event that `KejadianTenggat.data` was of."""
    isi: dict[str, Any] = dict(data)
    for nama in ("pada", "mulai", "jatuh_tempo", "semula"):
        if nama in isi:
            isi[nama] = datetime.fromisoformat(isi[nama])
    isi |= {"tipe": JenisKabar(isi["tipe"]), "urutan": int(isi["urutan"])}
    return KejadianTenggat(**isi)
