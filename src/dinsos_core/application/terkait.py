"""On which linked cases an action acts as well, found by doing it on trial.

What follows in other cases is read off a decision's own events, so a decision is made of a form
filled in with anything; nothing is stored, and nothing is asked of anybody. What needs more than
the case itself (a free place, a look at another case) is not known beforehand.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from attrs import evolve

from dinsos_core.application.formulir import susun_perintah
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.aturan import JenisKasus, butuh, decide, lanjutan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Tindakan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.shared.rahasia import BelumDibuka

J = JenisBidang


def dengan_terkait(
    jenis: JenisKasus[Any], keadaan: Kasus, konteks: Konteks, tindakan: Tindakan
) -> Tindakan:
    """The action with the linked cases on which it acts, whichever of its choices is taken."""
    tertaut = [satu.ke for satu in keadaan.tautan]
    if not tertaut:
        return tindakan
    if not konteks.fakta.pihak:  # not read for this; people there are all the same
        orang = ((satu.pihak, dict[str, NilaiFakta]()) for satu in keadaan.pihak)
        konteks = evolve(konteks, fakta=FaktaKasus.susun(orang, konteks.fakta.kasus))
    if not keadaan.penilaian_terbuka:  # nor opened for this: as if nothing had been found
        keadaan = evolve(keadaan, penilaian=None)
    ikut = {
        ke
        for isi in _isian(tindakan, _saat(tindakan, keadaan, konteks.waktu_kantor(konteks.kini)))
        for ke in _ikut(jenis, keadaan, konteks, tindakan, isi)
    }
    return evolve(tindakan, terkait=tuple(ke for ke in dict.fromkeys(tertaut) if ke in ikut))


def _ikut(
    jenis: JenisKasus[Any],
    keadaan: Kasus,
    konteks: Konteks,
    tindakan: Tindakan,
    isi: dict[str, object],
) -> Iterator[KasusId]:
    hasil = susun_perintah(tindakan, isi)
    if not is_successful(hasil):
        return
    perintah = hasil.unwrap()
    perlu = butuh(jenis, keadaan, perintah, konteks)
    if perlu != Butuh(
        fakta=perlu.fakta, ringkasan=perlu.ringkasan, registri=perlu.registri, nomor=perlu.nomor
    ):
        return
    try:
        putusan = decide(jenis, keadaan, perintah, konteks)
    except BelumDibuka:  # the offer rests on nothing sealed: papers alone act on no other case
        return
    if not is_successful(putusan):
        return
    sesudah = keadaan
    for satu in putusan.unwrap():
        sesudah = jenis.evolve(sesudah, satu)
    try:
        semua = lanjutan(jenis, sesudah, perintah, putusan.unwrap(), konteks)
    except Terhalang:
        return
    yield from (satu.ke for satu in semua)


def _saat(tindakan: Tindakan, keadaan: Kasus, kini: datetime) -> tuple[datetime, ...]:
    """Instants to try: now; where one must be named, also those at which something happened."""
    if not any(b.jenis is J.WAKTU and b.wajib for b in tindakan.bidang):
        return (kini,)
    return tuple(dict.fromkeys((kini, *(satu.pada for satu in keadaan.penanda))))


def _isian(tindakan: Tindakan, saat: Iterable[datetime]) -> Iterator[dict[str, object]]:
    """The form filled in, once for each choice of each field and each instant."""
    semua = [b for b in tindakan.bidang if b.jenis is not J.WAKTU or b.wajib]
    for kini in saat:
        isi = {b.nama: _nilai(b, kini) for b in semua}
        yield isi
        for bidang in tindakan.bidang:
            for satu in bidang.pilihan[1:]:
                yield {**isi, bidang.nama: satu.kode}


def _nilai(bidang: Bidang, kini: datetime) -> object:
    bagian = {satu.nama: _nilai(satu, kini) for satu in bidang.bagian}
    match bidang.jenis:
        case J.PIHAK if bidang.banyak is not None:
            return [bagian] * bidang.banyak.minimal or None
        case J.PIHAK | J.BERKAS:
            return bagian
        case J.PILIHAN | J.YA_TIDAK:
            return bidang.pilihan[0].kode if bidang.pilihan else None
        case J.PILIHAN_BANYAK | J.AKUN_BANYAK:
            return []
        case J.BILANGAN:
            return bidang.maksimal
        case J.TANGGAL:
            return kini.date()
        case J.WAKTU:
            return kini
        case J.WILAYAH:
            return "00.00"
        case J.KOORDINAT:
            return "0, 0"
        case J.TEKS | J.AKUN | J.KASUS | J.KLIEN:
            return "0" * (bidang.digit or 1)
