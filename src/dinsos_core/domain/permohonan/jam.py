"""Every obligation's own clock, derived from the marks that events left.

A clock starts at the *last* mark of its starting event and stops at the first stopping mark after
it, so that pauses, returns and reopenings cannot corrupt it: a reopened case simply leaves new
marks. Nothing here is stored.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from attrs import frozen

from dinsos_core.domain.kelayakan.fakta import FaktaDitemukan, FaktaKasus
from dinsos_core.domain.permohonan.keadaan import Penanda, Permohonan
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.standar.model import BatasWaktu, PemilikBatas, StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.batas import urai_batas
from dinsos_core.domain.waktu.hitungan import Milik
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import (
    HasilTenggat,
    StatusTenggat,
    Tenggat,
    hitung_tenggat,
    status,
)

PENGHENTI = ("ditarik", "gugur", "diteruskan", "selesai", "ditolak")
"""Marks after which nothing is owed any more under a limit on the product."""

_MILIK: Final[Mapping[PemilikBatas, Milik]] = {
    PemilikBatas.KANTOR: "kantor",
    PemilikBatas.WARGA: "warga",
    PemilikBatas.PERISTIWA: "peristiwa",
}


DARI_FAKTA = "fakta:"
"""Prefix of a limit's start that is a date fact, not an event."""

TANPA_FAKTA = FaktaKasus()


@frozen(kw_only=True)
class Kewajiban:
    """One clock: the limit as declared, when it started, what is due, and how it stands.

    ``tenggat`` and ``status`` are None while the starting event has not happened.
    """

    batas: BatasWaktu
    tenggat: HasilTenggat | None = None
    status: StatusTenggat | None = None
    selesai: datetime | None = None


def kewajiban(
    keadaan: Permohonan,
    standar: StandarPelayanan,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
    kini: datetime,
    *,
    fakta: FaktaKasus = TANPA_FAKTA,
) -> tuple[Kewajiban, ...]:
    """Every limit of the standard and the agency's own, as they stand at ``kini`` (aware).

    A limit that a date fact starts and the submission stops is a condition of eligibility, not a
    clock of the case, and is left out. Any other limit started by a fact (a report due after the
    permitted period) runs once the case is approved and ``fakta`` knows the date.
    """
    hasil: list[Kewajiban] = []
    for batas in (*standar.waktu, *_milik_instansi(standar)):
        if jalur_mulai(batas) is not None and batas.selesai == "diajukan":
            continue
        mulai, selesai = _rentang(keadaan, batas)
        if (jalur := jalur_mulai(batas)) is not None:
            mulai, selesai = _rentang_fakta(keadaan, batas, fakta.ambil(jalur), kalender)
        if mulai is None:
            hasil.append(Kewajiban(batas=batas))
            continue
        tenggat = _hitung(keadaan, batas, mulai, kalender, bacaan)
        bagaimana = status(tenggat, kini, selesai) if isinstance(tenggat, Tenggat) else None
        hasil.append(Kewajiban(batas=batas, tenggat=tenggat, status=bagaimana, selesai=selesai))
    return tuple(hasil)


def jalur_mulai(batas: BatasWaktu) -> str | None:
    """The path of the date fact that starts a limit, or None if an event starts it."""
    return batas.mulai.removeprefix(DARI_FAKTA) if batas.mulai.startswith(DARI_FAKTA) else None


def tenggat_melengkapi(
    keadaan: Permohonan, standar: StandarPelayanan, kalender: KalenderKerja, bacaan: BacaanWaktu
) -> Tenggat | None:
    """Until when a returned dossier may be completed; None without a limit or a return."""
    return _milik(keadaan, standar, kalender, bacaan, "melengkapi")


def tenggat_keberatan(
    keadaan: Permohonan, standar: StandarPelayanan, kalender: KalenderKerja, bacaan: BacaanWaktu
) -> Tenggat | None:
    """Until when an objection may be filed; None without a limit or a refusal."""
    return _milik(keadaan, standar, kalender, bacaan, "keberatan")


def _milik(
    keadaan: Permohonan,
    standar: StandarPelayanan,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
    kode: str,
) -> Tenggat | None:
    for batas in _milik_instansi(standar):
        if batas.kode == kode:
            mulai, _ = _rentang(keadaan, batas)
            if mulai is not None:
                tenggat = _hitung(keadaan, batas, mulai, kalender, bacaan)
                return tenggat if isinstance(tenggat, Tenggat) else None
    return None


def _milik_instansi(standar: StandarPelayanan) -> tuple[BatasWaktu, ...]:
    parameter = standar.instansi.parameter
    hasil: list[BatasWaktu] = []
    for kode, kunci, teks, mulai, selesai in (
        ("melengkapi", "batas_melengkapi", "Melengkapi berkas", "dikembalikan", "dilengkapi"),
        ("keberatan", "batas_keberatan", "Mengajukan keberatan", "ditolak", "keberatan"),
        (
            "putusan-keberatan",
            "batas_putusan_keberatan",
            "Memutus keberatan",
            "keberatan",
            "keberatan_diputus",
        ),
    ):
        if kunci in parameter:
            hasil.append(
                BatasWaktu(
                    kode=kode,
                    teks=teks,
                    batas=urai_batas(parameter[kunci]),
                    mulai=mulai,
                    selesai=selesai,
                    milik_kami=True,
                    milik=(
                        PemilikBatas.KANTOR if kode == "putusan-keberatan" else PemilikBatas.WARGA
                    ),
                )
            )
    return tuple(hasil)


def _rentang(keadaan: Permohonan, batas: BatasWaktu) -> tuple[datetime | None, datetime | None]:
    tempat = _terakhir(keadaan.penanda, batas.mulai)
    if tempat is None:
        return None, None
    berhenti = {batas.selesai, *batas.berhenti_bila, *PENGHENTI}
    sesudah = keadaan.penanda[tempat + 1 :]
    selesai = next((p.pada for p in sesudah if p.nama in berhenti), None)
    return keadaan.penanda[tempat].pada, selesai


def _rentang_fakta(
    keadaan: Permohonan,
    batas: BatasWaktu,
    tanggal: tuple[FaktaDitemukan, ...],
    kalender: KalenderKerja,
) -> tuple[datetime | None, datetime | None]:
    nilai = tanggal[0].nilai
    disetujui = _terakhir(keadaan.penanda, Status.DISETUJUI.value)
    if disetujui is None or not isinstance(nilai, date):
        return None, None
    berhenti = {batas.selesai, *batas.berhenti_bila, *PENGHENTI}
    selesai = next((p.pada for p in keadaan.penanda[disetujui:] if p.nama in berhenti), None)
    # Counts of days look at the date alone; noon keeps it clear of any shift between zones.
    return datetime.combine(nilai, time(12), kalender.zona), selesai


def _terakhir(penanda: tuple[Penanda, ...], nama: str) -> int | None:
    return next((n for n in reversed(range(len(penanda))) if penanda[n].nama == nama), None)


def _hitung(
    keadaan: Permohonan,
    batas: BatasWaktu,
    mulai: datetime,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
) -> HasilTenggat:
    return hitung_tenggat(
        batas.batas,
        mulai,
        kalender,
        bacaan,
        keadaan.jeda if batas.milik is PemilikBatas.KANTOR else (),
        milik=_MILIK[batas.milik],
        kode=batas.kode,
        label=batas.segmen or batas.teks,
    )
