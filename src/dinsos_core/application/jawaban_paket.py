"""The answer to a parcel, signed and sealed as the parcel was: taken in, and by which number to ask
there; or not taken in, and why. Whoever sent the parcel notes it in their case.
"""

import json
from hashlib import sha256
from typing import Any, Final

from attrs import asdict, evolve, field, fields

from dinsos_core.application.paket import (
    baca_paket,
    catat_perkara,
    diteruskan,
    ditolak,
    id_paket,
    kasus_paket,
)
from dinsos_core.application.tanya import Tanya
from dinsos_core.domain.prosedur.sekat import periksa_tujuan
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan, tolak_bila_ada
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.paket import PaketDitolak, PenyandiPaket

VERSI: Final = "jawaban-1"


@frozen(kw_only=True)
class JawabanPaket:
    """``id``: of the parcel; ``dari``: who answers. ``nomor``: of the case there; without one it
    was not taken in, for the reason ``alasan``."""

    id: str
    dari: str
    nomor: str = ""
    alasan: str = field(default="", repr=False)


def jawab_paket(
    tanya: Tanya, paket: bytes, oleh: Pelaku, penyandi: PenyandiPaket, alasan: str
) -> bytes:
    """The answer to a parcel: of one that was taken in its number, otherwise that it is not, with a
    reason; that is on record here, under the case that it did not become. Raises `Terhalang`."""
    isi = baca_paket(tanya, paket, oleh, penyandi)
    kasus = kasus_paket(isi)
    sana = Tanya(evolve(tanya.lingkungan, instansi=penyandi.instansi))
    with sana.lingkungan.unit_kerja(baca=True) as unit:
        ada = unit.kasus.muat(kasus) is not None
    jawaban = JawabanPaket(id=isi.id, dari=penyandi.instansi)
    if ada:
        keadaan: Any = sana.lihat("jawab_paket", kasus, oleh)[0]
        tolak_bila_ada(_tidak_diminta(alasan))
        jawaban = evolve(jawaban, nomor=keadaan.nomor)
    else:
        _tolak(sana, kasus, oleh, isi.dari, alasan)
        jawaban = evolve(jawaban, alasan=alasan.strip())
    with ditolak():
        return penyandi.bungkus(_tulis(jawaban), isi.dari)


def _tidak_diminta(alasan: str) -> Any:
    return (halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, "alasan"),) if alasan else ()


def _tolak(sana: Tanya, kasus: str, oleh: Pelaku, dari: str, alasan: str) -> None:
    """With words that may be read by whoever asks later."""
    tolak_bila_ada(periksa_tujuan(alasan, "alasan"))
    tujuan = f"tolak_paket:{dari}: {alasan.strip()}"
    keperluan = Keperluan(pelaku=oleh.id, tujuan=tujuan, kasus=None, pada=sana.lingkungan.jam())
    with sana.lingkungan.unit_kerja() as unit:
        unit.brankas.catat([SubjekId(kasus)], keperluan)
        unit.simpan_semua()


def catat_jawaban_paket(
    tanya: Tanya, kasus: str, jawaban: bytes, oleh: Pelaku, penyandi: PenyandiPaket
) -> JawabanPaket:
    """Note in a case that was passed on what became of its parcel; the same answer once. Raises
    `Terhalang`: `paket_ditolak` also for the answer to another matter."""
    keadaan, _ = diteruskan(tanya, kasus, oleh)
    instansi = keadaan.standar.instansi
    if penyandi.instansi != instansi:
        raise Terhalang(halangan(KodeHalangan.INSTANSI_LAIN, instansi=instansi))
    with ditolak():
        dari, mentah = penyandi.buka(jawaban)
        isi = _urai(mentah)
        if isi.dari != dari:
            raise PaketDitolak("berubah")
        if isi.id != id_paket(keadaan.id, instansi, dari):
            raise PaketDitolak("perkara_lain")
    diterima = f"Diterima di {dari} dengan nomor {isi.nomor}"
    teks = diterima if isi.nomor else f"Tidak diterima di {dari}: {isi.alasan}"
    kunci = sha256(mentah + oleh.id.encode()).hexdigest()[:32]
    catat_perkara(tanya, keadaan.id, oleh, teks, f"jawaban-{kunci}")
    return isi


def _tulis(jawaban: JawabanPaket) -> bytes:
    semua = {"versi": VERSI, **asdict(jawaban)}
    return json.dumps(semua, sort_keys=True, separators=(",", ":")).encode()


def _urai(mentah: bytes) -> JawabanPaket:
    try:
        isi: Any = json.loads(mentah)
    except (ValueError, RecursionError):
        raise PaketDitolak("bukan_paket") from None
    if not isinstance(isi, dict) or isi.pop("versi", None) != VERSI:
        raise PaketDitolak("versi_lain")
    nama = {satu.name for satu in fields(JawabanPaket)}
    if isi.keys() != nama or not all(isinstance(satu, str) for satu in isi.values()):
        raise PaketDitolak("bukan_paket")
    return JawabanPaket(**isi)
