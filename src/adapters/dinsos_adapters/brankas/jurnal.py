"""The journal in a file: one JSON line an entry, appended and synced, never changed."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dinsos_adapters.brankas.berkas_baris import baris_berkas, tambah_baris
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.brankas import Nisan
from dinsos_core.ports.jurnal import BarisPermintaan, CatatanJurnal, JurnalBentrok, JurnalRusak
from dinsos_core.ports.penyimpanan import NomorTerpakai


@frozen
class JurnalBerkas:
    """A journal in one file, which the first entry makes, for its owner only."""

    _berkas: Path

    def semua(self) -> Iterator[CatatanJurnal]:
        for nomor, baris in baris_berkas(self._berkas):
            yield _urai(baris, nomor)

    def tulis(self, catatan: CatatanJurnal) -> None:
        if not tambah_baris(self._berkas, catatan.nomor, _kemas(catatan)):
            raise JurnalBentrok


def _kemas(c: CatatanJurnal) -> bytes:
    isi = {
        "nomor": c.nomor,
        "pada": c.pada.isoformat(),
        "sebelum": c.sebelum,
        "kunci": c.kunci,
        "hapus": [[n.subjek, n.pada.isoformat(), n.sebab] for n in c.hapus],
        "permintaan": [[b.permintaan, b.urutan, b.perintah, b.isi] for b in c.permintaan],
        "nomor_surat": [[n.instansi, n.jenis, n.tahun, n.terakhir] for n in c.nomor_surat],
        "meterai": c.meterai,
    }
    return json.dumps(isi, separators=(",", ":")).encode() + b"\n"


def _urai(baris: bytes, nomor: int) -> CatatanJurnal:
    try:
        isi: Any = json.loads(baris)
        catatan = CatatanJurnal(
            nomor=int(isi["nomor"]),
            pada=_saat(isi["pada"]),
            sebelum=str(isi["sebelum"]),
            kunci=str(isi["kunci"]),
            hapus=tuple(
                Nisan(subjek=SubjekId(str(subjek)), pada=_saat(pada), sebab=str(sebab))
                for subjek, pada, sebab in isi["hapus"]
            ),
            permintaan=tuple(
                BarisPermintaan(
                    permintaan=str(nama), urutan=int(urutan), perintah=str(p), isi=str(teks)
                )
                for nama, urutan, p, teks in isi["permintaan"]
            ),
            nomor_surat=tuple(
                NomorTerpakai(
                    instansi=str(instansi),
                    jenis=str(jenis),
                    tahun=int(tahun),
                    terakhir=int(terakhir),
                )
                for instansi, jenis, tahun, terakhir in isi["nomor_surat"]
            ),
            meterai=str(isi["meterai"]),
        )
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError):
        raise JurnalRusak(nomor) from None
    # Byte for byte what was written: a change that means the same is a change all the same.
    if _kemas(catatan) != baris:
        raise JurnalRusak(nomor)
    return catatan


def _saat(teks: str) -> datetime:
    saat = datetime.fromisoformat(teks)
    if saat.utcoffset() is None:
        raise ValueError(teks)
    return saat.astimezone(UTC)
