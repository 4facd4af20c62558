"""Every obligation's own clock, derived from the marks that events left.

A clock starts at the *last* mark of its starting event and stops at the first stopping mark after
it, so that pauses, returns and reopenings cannot corrupt it: a reopened case simply leaves new
marks. It is met by the mark that its limit names and by no other; a refusal, a withdrawal or
another way out ends it. Nothing here is stored.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from attrs import frozen

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kelayakan.fakta import FaktaDitemukan, FaktaKasus
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.nilai import TANGGAL_TAK_PASTI, TanggalRentang
from dinsos_core.domain.standar.model import BatasWaktu, PemilikBatas, StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.hitungan import Milik
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import (
    Perhitungan,
    StatusTenggat,
    Tenggat,
    hitung_tenggat,
    status,
)

_MILIK: Final[Mapping[PemilikBatas, Milik]] = {
    PemilikBatas.KANTOR: "kantor",
    PemilikBatas.WARGA: "warga",
    PemilikBatas.PERISTIWA: "peristiwa",
}


TANPA_FAKTA = FaktaKasus()

BELUM_MULAI: Final[Mapping[str, Kata]] = {
    TANGGAL_TAK_PASTI.sebab: Kata(
        "Belum berjalan: tanggal yang memulainya belum diketahui sampai harinya.",
        "Not running yet: the date that starts it is not known to the day.",
    ),
}
"""Why a limit that a date fact starts has not started, where that is known."""


@frozen(kw_only=True)
class Kewajiban:
    """One clock: the limit as declared, when it started, what is due, and how it stands.

    ``tenggat`` and ``status`` are None while the starting event has not happened. ``selesai``: when
    it was met or ended (aware); ``penutup``: the mark by which. ``belum``: why it has not started,
    a code of `BELUM_MULAI`: no day is invented for it.
    """

    batas: BatasWaktu
    tenggat: Perhitungan | None = None
    status: StatusTenggat | None = None
    selesai: datetime | None = None
    penutup: str = ""
    belum: str = ""


def kewajiban(
    keadaan: Kasus,
    standar: StandarPelayanan,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
    kini: datetime,
    *,
    fakta: FaktaKasus = TANPA_FAKTA,
) -> tuple[Kewajiban, ...]:
    """Every limit of the standard as it was read, as they stand at ``kini`` (aware).

    A limit that a date fact starts and the submission stops is a condition of eligibility, not a
    clock of the case, and is left out. Any other limit started by a fact (a report due after the
    permitted period) runs once the case is approved and ``fakta`` knows the date.
    """
    hasil: list[Kewajiban] = []
    for batas in standar.waktu:
        if batas.fakta_mulai is not None and batas.selesai == "diajukan":
            continue
        mulai, penutup = _rentang(keadaan, batas)
        jalur = batas.fakta_mulai
        if jalur is not None:
            mulai, penutup = _rentang_fakta(keadaan, batas, fakta.ambil(jalur), kalender)
        if mulai is None:
            hasil.append(Kewajiban(batas=batas, belum=_belum(jalur, fakta)))
            continue
        tenggat = _hitung(keadaan, batas, mulai, kalender, bacaan)
        hasil.append(_kewajiban(batas, tenggat, penutup, kini))
    return tuple(hasil)


def _belum(jalur: str | None, fakta: FaktaKasus) -> str:
    tak_pasti = jalur is not None and isinstance(fakta.ambil(jalur)[0].nilai, TanggalRentang)
    return TANGGAL_TAK_PASTI.sebab if tak_pasti else ""


def _kewajiban(
    batas: BatasWaktu, tenggat: Perhitungan, penutup: Penanda | None, kini: datetime
) -> Kewajiban:
    nama, selesai = (penutup.nama, penutup.pada) if penutup is not None else ("", None)
    bagaimana = None
    if isinstance(tenggat, Tenggat):
        bagaimana = status(tenggat, kini, selesai, terpenuhi=nama == batas.selesai)
    return Kewajiban(batas=batas, tenggat=tenggat, status=bagaimana, selesai=selesai, penutup=nama)


def tenggat_batas(
    keadaan: Kasus,
    standar: StandarPelayanan,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
    kode: str,
) -> Tenggat | None:
    """When the limit with that code is due; None where there is none, it has not started, or its
    due moment cannot be computed."""
    batas = next((satu for satu in standar.waktu if satu.kode == kode), None)
    if batas is None:
        return None
    mulai, _ = _rentang(keadaan, batas)
    tenggat = _hitung(keadaan, batas, mulai, kalender, bacaan) if mulai is not None else None
    return tenggat if isinstance(tenggat, Tenggat) else None


def _rentang(keadaan: Kasus, batas: BatasWaktu) -> tuple[datetime | None, Penanda | None]:
    tempat = _terakhir(keadaan.penanda, batas.mulai)
    if tempat is None or _kembali_sesudah(keadaan, batas, tempat):
        return None, None
    # What stops at its own start (a receipt that counts as the answer) is met there.
    seketika = batas.selesai == batas.mulai
    return keadaan.penanda[tempat].pada, _penutup(keadaan, batas, tempat + (not seketika))


def _kembali_sesudah(keadaan: Kasus, batas: BatasWaktu, tempat: int) -> bool:
    """A dossier that went back to the applicant is complete no longer, until it is again."""
    kembali = _terakhir(keadaan.penanda, "dikembalikan")
    return batas.mulai == "berkas_lengkap" and kembali is not None and kembali > tempat


def _rentang_fakta(
    keadaan: Kasus,
    batas: BatasWaktu,
    tanggal: tuple[FaktaDitemukan, ...],
    kalender: KalenderKerja,
) -> tuple[datetime | None, Penanda | None]:
    nilai = tanggal[0].nilai
    disetujui = _terakhir(keadaan.penanda, "disetujui")
    if disetujui is None or not isinstance(nilai, date):
        return None, None
    # Counts of days look at the date alone; noon keeps it clear of any shift between zones.
    mulai = datetime.combine(nilai, time(12), kalender.zona)
    return mulai, _penutup(keadaan, batas, disetujui)


def _penutup(keadaan: Kasus, batas: BatasWaktu, sejak: int) -> Penanda | None:
    berhenti = {batas.selesai, *batas.berhenti_bila, *keadaan.siklus.penghenti}
    return next((satu for satu in keadaan.penanda[sejak:] if satu.nama in berhenti), None)


def _terakhir(penanda: tuple[Penanda, ...], nama: str) -> int | None:
    return next((n for n in reversed(range(len(penanda))) if penanda[n].nama == nama), None)


def _hitung(
    keadaan: Kasus,
    batas: BatasWaktu,
    mulai: datetime,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu,
) -> Perhitungan:
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
