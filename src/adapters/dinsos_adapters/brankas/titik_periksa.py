"""Checkpoints in a file: one JSON line each, appended and synced, never changed."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dinsos_adapters.brankas.berkas_baris import baris_berkas, tambah_baris, terputus
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.titik_periksa import (
    CatatanPeriksa,
    TitikPeriksaBentrok,
    TitikPeriksaRusak,
    Ujung,
)


@frozen
class TitikPeriksaBerkas:
    """Checkpoints in one file, which the first write makes, for its owner only."""

    _berkas: Path

    @property
    def terputus(self) -> bool:
        """Whether it ends in a checkpoint that was cut off while it was written: none, and the next
        one takes its place."""
        return terputus(self._berkas)

    def semua(self) -> Iterator[CatatanPeriksa]:
        for nomor, baris in baris_berkas(self._berkas):
            yield _urai(baris, nomor)

    def tulis(self, catatan: CatatanPeriksa) -> None:
        if not tambah_baris(self._berkas, catatan.nomor, _kemas(catatan)):
            raise TitikPeriksaBentrok


def _kemas(catatan: CatatanPeriksa) -> bytes:
    isi = {
        "nomor": catatan.nomor,
        "pada": catatan.pada.isoformat(),
        "sebelum": catatan.sebelum,
        "kunci": catatan.kunci,
        "ujung": [[u.kasus, u.urutan, u.sidik] for u in catatan.ujung],
        "meterai": catatan.meterai,
    }
    return json.dumps(isi, separators=(",", ":")).encode() + b"\n"


def _urai(baris: bytes, nomor: int) -> CatatanPeriksa:
    try:
        isi: Any = json.loads(baris)
        pada = datetime.fromisoformat(isi["pada"])
        pada.astimezone(UTC)  # which the seal is over
        catatan = CatatanPeriksa(
            nomor=int(isi["nomor"]),
            pada=pada,
            sebelum=str(isi["sebelum"]),
            kunci=str(isi["kunci"]),
            ujung=tuple(
                Ujung(kasus=str(kasus), urutan=int(urutan), sidik=str(sidik))
                for kasus, urutan, sidik in isi["ujung"]
            ),
            meterai=str(isi["meterai"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError):
        raise TitikPeriksaRusak(nomor) from None
    # Byte for byte what was written: a change that means the same is a change all the same.
    if pada.utcoffset() is None or _kemas(catatan) != baris:
        raise TitikPeriksaRusak(nomor)
    return catatan
