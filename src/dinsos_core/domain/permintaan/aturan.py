"""The rules of a request: when its answer is due, and what a command makes happen."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.permintaan import perintah as p
from dinsos_core.domain.permintaan import permintaan as k
from dinsos_core.domain.permintaan.permintaan import JenisPermintaan, PermintaanData
from dinsos_core.domain.prosedur.saat import bukan_kejadian
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import PelakuId, PermintaanId, SubjekId
from dinsos_core.domain.shared.kata import ucapan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia, kunci_teks
from dinsos_core.domain.standar.instansi import JAM_PERMINTAAN, JAM_TERLAMA

BATAS_JAWABAN: Final = timedelta(hours=JAM_TERLAMA)

SISTEM: Final = JejakPelaku(id=PelakuId("sistem:permintaan"), peran="sistem")
"""Who looks: nobody; time has passed, or something else has happened."""


@frozen(kw_only=True)
class KonteksPermintaan:
    """``parameter``: of the agency; ``subjek``: whom a new request is about."""

    instansi: str
    parameter: Mapping[str, str]
    kini: datetime
    oleh: JejakPelaku
    id_baru: str
    versi: int | None = None
    subjek: tuple[SubjekId, ...] = ()


def lama_jawaban(parameter: Mapping[str, str]) -> timedelta:
    """How long the office has; what is no number of hours is the law's."""
    teks = parameter.get(JAM_PERMINTAAN, "").strip()
    dapat = teks.isascii() and teks.isdigit() and 0 < int(teks) <= JAM_TERLAMA
    return timedelta(hours=int(teks)) if dapat else BATAS_JAWABAN


NOMOR_INDUK: Final = "nomor_induk"
"""What a NIK is sealed as: not as a fact, or the request would be found as a person."""


def terima(c: p.AjukanPermintaan, konteks: KonteksPermintaan) -> k.PermintaanDiterima:
    """A new request. Raises `Terhalang`."""
    saat = c.diterima_pada
    masalah = list(() if saat is None else bukan_kejadian(saat, konteks.kini, "diterima_pada"))
    if c.jenis is JenisPermintaan.PENGHAPUSAN and c.sebab is None:
        masalah.append(halangan(KodeHalangan.ISIAN_WAJIB, "sebab"))
    if c.nik is not None and c.subjek:
        # Who is named by NIK is looked up anew each time; whoever else was named would be lost.
        masalah.append(halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, "subjek"))
    # Whose guardian of a Klien somebody is, the office itself has on record.
    wali = c.klien is not None and konteks.oleh.peran == k.Peminta.WALI.value
    if c.peminta is not k.Peminta.SENDIRI and not (wali or ucapan(c.kuasa)):
        masalah.append(halangan(KodeHalangan.ISIAN_WAJIB, "kuasa"))
    tolak_bila_ada(masalah)
    nama = PermintaanId(konteks.id_baru)

    def segel(bidang: str) -> Rahasia | None:
        return _teks(nama, konteks, bidang, getattr(c, bidang))

    return k.PermintaanDiterima(
        pada=konteks.kini,
        oleh=konteks.oleh,
        terjadi_pada=saat,
        permintaan=nama,
        instansi=konteks.instansi,
        jenis=c.jenis,
        subjek=konteks.subjek,
        peminta=c.peminta,
        saluran=c.saluran,
        batas=(saat or konteks.kini) + lama_jawaban(konteks.parameter),
        sebab=c.sebab if c.jenis is JenisPermintaan.PENGHAPUSAN else None,
        nik=None if c.nik is None else _teks(nama, konteks, NOMOR_INDUK, c.nik),
        isi=segel("isi"),
        nama=segel("nama"),
        kontak=segel("kontak"),
        kuasa=segel("kuasa"),
    )


def decide(
    satu: PermintaanData, c: p.PadaPermintaan, konteks: KonteksPermintaan
) -> tuple[Kejadian, ...]:
    """What a command makes happen that needs nothing but the request. Raises `Terhalang`."""
    tolak_bila_ada(terhalang(satu, c, konteks))
    pada, oleh = konteks.kini, konteks.oleh
    match c:
        case p.JawabPermintaan():
            jawaban = _alasan(satu.id, konteks, "jawaban", c.jawaban)
            return (k.PermintaanDijawab(pada=pada, oleh=oleh, jawaban=jawaban),)
        case p.TolakPermintaan():
            alasan = _alasan(satu.id, konteks, "alasan", c.alasan)
            return (k.PermintaanDitolak(pada=pada, oleh=oleh, dasar=c.dasar, alasan=alasan),)
        case p.CabutPembatasan():
            alasan = _alasan(satu.id, konteks, "alasan", c.alasan)
            return (k.PembatasanDicabut(pada=pada, oleh=oleh, alasan=alasan),)
        case _:
            return ()


def terhalang(
    satu: PermintaanData, c: p.PadaPermintaan, konteks: KonteksPermintaan
) -> Iterator[Halangan]:
    """Why the command can't be given on this request now."""
    if c.versi is not None and c.versi != konteks.versi:
        kini = konteks.versi or 0
        yield halangan(KodeHalangan.VERSI_BASI, "versi", versi=c.versi, kini=kini)
    if isinstance(c, p.CabutPembatasan):
        if satu.terbuka or not satu.membatasi:
            yield halangan(KodeHalangan.PEMBATASAN_TIDAK_ADA, "permintaan")
        return
    if not satu.terbuka:
        yield halangan(KodeHalangan.PERMINTAAN_SUDAH_SELESAI, "permintaan")
        return
    menghapus = satu.jenis is JenisPermintaan.PENGHAPUSAN
    if isinstance(c, p.JawabPermintaan if menghapus else p.LaksanakanPermintaan):
        yield halangan(KodeHalangan.PERMINTAAN_LAIN_JENIS, "permintaan")


def ditunda(semua: tuple[Halangan, ...], konteks: KonteksPermintaan) -> k.PermintaanDitunda:
    """That it has to wait, for these reasons."""
    return k.PermintaanDitunda(pada=konteks.kini, oleh=konteks.oleh, penunda=tuple(penunda(semua)))


def penunda(semua: tuple[Halangan, ...]) -> Iterator[k.Penunda]:
    """What stands in the way, as the request keeps it: a line for each case and each hold."""
    for satu in semua:
        rincian = satu.rincian
        sampai = rincian.get("sampai")
        hari = date.fromisoformat(sampai) if isinstance(sampai, str) else None
        for kasus in _banyak(rincian.get("kasus")):
            yield k.Penunda(kode=satu.kode, kasus=kasus, sampai=hari)
        for hold in _banyak(rincian.get("penahanan")):
            yield k.Penunda(kode=satu.kode, penahanan=hold)


def _banyak(isi: object) -> tuple[str, ...]:
    if isinstance(isi, tuple):
        return isi
    return (isi,) if isinstance(isi, str) else ()


def _teks(milik: PermintaanId, konteks: KonteksPermintaan, nama: str, teks: str) -> Rahasia | None:
    rapi = ucapan(teks)
    kunci = f"{konteks.id_baru}/{kunci_teks(nama)}"
    return Rahasia(subjek=SubjekId(milik), kunci=kunci, nilai=rapi) if rapi else None


def _alasan(milik: PermintaanId, konteks: KonteksPermintaan, nama: str, teks: str) -> Rahasia:
    rahasia = _teks(milik, konteks, nama, teks)
    if rahasia is None:
        raise Terhalang(halangan(KodeHalangan.ALASAN_WAJIB, nama))
    return rahasia
