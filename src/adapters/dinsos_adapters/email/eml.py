"""A channel that writes each message as an `.eml` file, for a mail program or server to pick up."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from dinsos_adapters.email.susun import Penyusun, nama_aman
from dinsos_core.ports.lingkungan import Jam
from dinsos_core.ports.pengirim import Pengirim, PengirimanGagal, SuratElektronik

AWALAN: Final = ".dinsos-"
AKHIRAN: Final = ".tmp"
SISA: Final = 3_600.0
"""Seconds after which nobody writes any more what is half written."""


def tulis_eml(folder: Path, susun: Penyusun, jam: Jam) -> Pengirim:
    """Writes into an existing folder, one whole file per message or none.

    The file is named after the message's id and nothing else, readable by its owner only. A
    message sent again leaves the file it already wrote as it is. What a killed process left half
    written is removed.
    """
    _buang_sisa(folder, jam().timestamp())

    def kirim(surat: SuratElektronik) -> None:
        pesan = susun(surat, jam())
        tujuan = folder / f"{nama_aman(surat.id)}.eml"
        try:
            if not tujuan.exists():
                _tulis_utuh(tujuan, pesan.as_bytes())
        except OSError as galat:
            raise PengirimanGagal("folder_tak_tertulis", sementara=True) from galat

    return kirim


def _buang_sisa(folder: Path, kini: float) -> None:
    """What a process that was killed left half written: a letter, in the clear. Younger ones may be
    somebody's who is writing still."""
    for satu in folder.glob(f"{AWALAN}*{AKHIRAN}"):
        with suppress(OSError):  # somebody else is rid of it already, or it is not ours
            if satu.stat().st_mtime < kini - SISA:
                satu.unlink()


def _tulis_utuh(tujuan: Path, isi: bytes) -> None:
    """All of the file under its name, or no file of that name."""
    pegangan, nama = tempfile.mkstemp(dir=tujuan.parent, prefix=AWALAN, suffix=AKHIRAN)
    sementara = Path(nama)
    try:
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(isi)
            berkas.flush()
            os.fsync(berkas.fileno())
        sementara.replace(tujuan)
    except BaseException:
        sementara.unlink(missing_ok=True)
        raise
