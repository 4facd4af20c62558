"""The dates that start an approved case's clocks, on record in the open.

A date fact is sealed, but neither an alert nor an index opens the vault: with the approval, the
dates that start limits of the case become part of what the office decided, and again where they
change afterwards. No other date is ever put there.
"""

from datetime import date
from typing import Final

from dinsos_core.domain.kasus import catatan as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.mulai import jalur_mulai
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.shared.pelaku import JejakPelaku

Semua = tuple[Kejadian, ...]


def tanggal_mulai(kasus: Kasus, fakta: FaktaKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The dates that start limits of the case, where they are others than those on record."""
    semua = ((jalur, fakta.ambil(jalur)[0].nilai) for jalur in jalur_mulai(konteks.standar))
    tanggal = {
        jalur: nilai if isinstance(nilai, date) else None
        for jalur, nilai in semua
        if isinstance(nilai, date | TanggalRentang)
    }
    if tanggal == kasus.tanggal_mulai:
        return ()
    return (k.TanggalMulaiDitetapkan(pada=konteks.kini, oleh=oleh, tanggal=tanggal),)


def tanggal_berubah(kasus: Kasus, fakta: FaktaKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The same of facts that change after the approval; before it nothing runs yet."""
    disetujui = any(satu.nama == "disetujui" for satu in kasus.penanda)
    if not disetujui or not kasus.boleh(k.TanggalMulaiDitetapkan.tipe):
        return ()
    return tanggal_mulai(kasus, fakta, konteks, oleh)


def _mulai(kerja: Kerja[Kasus]) -> Semua:
    return tanggal_mulai(kerja.keadaan, kerja.fakta, kerja.konteks, kerja.oleh)


MEMULAI_JAM: Final = Akibat[Kasus](kejadian=k.TanggalMulaiDitetapkan, buat=_mulai)
"""Beside an approval: what it starts."""
