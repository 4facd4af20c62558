"""Facts stated anew: what a correction may say, and what it undoes."""

from collections.abc import Iterator, Mapping

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.formulir import tidak_ditanya
from dinsos_core.domain.prosedur.isian import (
    FaktaTerbaca,
    baca_jalur,
    data_dikoreksi,
    dengan_isian,
    segel_teks,
    tempat_pihak,
    yang_berubah,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.mulai import tanggal_berubah
from dinsos_core.domain.prosedur.peran import bukan_peran, peran_petugas, terbaca
from dinsos_core.domain.prosedur.sekat import dapat_dibaca
from dinsos_core.domain.prosedur.ulang import ulangi
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import SumberFakta


def koreksi_data(
    kasus: Kasus, c: p.KoreksiData, konteks: Konteks, oleh: JejakPelaku
) -> tuple[k.Kejadian, ...]:
    """Facts stated anew, or unknown again. What was assessed on the old ones no longer counts; once
    determined, a case must be reopened first. Facts as they were already change nothing."""
    isian = fakta_dikoreksi(kasus, c.fakta, konteks, wajib=True)
    if isian.kosong:
        return ()
    alasan = segel_teks(konteks, kasus, "alasan", c.alasan)
    dikoreksi = data_dikoreksi(kasus, isian, konteks, oleh, alasan)
    fakta = dengan_isian(konteks.fakta, kasus, isian)
    mulai = tanggal_berubah(kasus, fakta, konteks, oleh)
    return (dikoreksi, *mulai, *ulangi(kasus, fakta, konteks, oleh))


def fakta_dikoreksi(
    kasus: Kasus, jalur: Mapping[str, object], konteks: Konteks, *, wajib: bool = False
) -> FaktaTerbaca:
    """Those of the stated facts that change; ``wajib``: something must be stated. Nobody corrects
    what they may not read: an answer would tell whether a guess was right. Raises `Terhalang`."""
    isian, masalah = baca_jalur(konteks, kasus, jalur, SumberFakta.PERNYATAAN)
    masalah += _tak_terbaca(kasus, jalur, konteks)
    masalah += tidak_ditanya(kasus, konteks, isian)
    if wajib and not masalah and isian.kosong:
        masalah.append(halangan(KodeHalangan.ISIAN_KOSONG, "fakta"))
    tolak_bila_ada(masalah)
    return _yang_berubah(kasus, konteks, isian)


def _yang_berubah(kasus: Kasus, konteks: Konteks, isian: FaktaTerbaca) -> FaktaTerbaca:
    """What is stated otherwise than before; of what the actor does not read, all of it: whoever
    corrects it learns nothing of what it was."""
    boleh, berubah = dapat_dibaca(kasus, konteks), yang_berubah(konteks.fakta, kasus, isian)

    def buta(ada: Mapping[str, Rahasia], isi: Mapping[str, NilaiFakta]) -> dict[str, NilaiFakta]:
        return {kode: n for kode, n in isi.items() if kode in ada and not boleh(ada[kode])}

    pihak = {
        tempat: {**berubah.pihak.get(tempat, {}), **buta(kasus.pihak[tempat].fakta, isi)}
        for tempat, isi in isian.pihak.items()
    }
    return FaktaTerbaca(
        pihak={tempat: isi for tempat, isi in pihak.items() if isi},
        kasus={**berubah.kasus, **buta(kasus.fakta, isian.kasus)},
    )


def _tak_terbaca(kasus: Kasus, isian: Mapping[str, object], konteks: Konteks) -> Iterator[Halangan]:
    baca, boleh = terbaca(kasus, konteks), peran_petugas(konteks.standar)
    semua_tempat = tempat_pihak(kasus)
    for jalur in isian:
        tempat = semua_tempat.get(jalur.rpartition(".")[0])
        if tempat is not None and not baca(kasus.pihak[tempat].subjek):
            yield bukan_peran(boleh, konteks, jalur)
