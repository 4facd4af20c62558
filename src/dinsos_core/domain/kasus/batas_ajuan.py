"""Until when a matter may be brought: the limits of a standard that a date fact starts and the
submission stops. They are conditions of eligibility, and no clock of a case."""

from datetime import date, datetime, time
from typing import Final

from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import TANGGAL_TAK_PASTI, TanggalRentang
from dinsos_core.domain.standar.bacaan import bacaan_batas
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import Tenggat, hitung_tenggat, status

AJUAN: Final = "diajukan"


@frozen(kw_only=True)
class Saat:
    """As of when it is asked, and when it was brought, if it was (both aware)."""

    kini: datetime
    diajukan: datetime | None = None


def batas_ajuan(standar: StandarPelayanan) -> tuple[BatasWaktu, ...]:
    """The limits within which a matter is brought."""
    return tuple(x for x in standar.waktu if x.fakta_mulai is not None and x.selesai == AJUAN)


def tenggat_ajuan(
    standar: StandarPelayanan, fakta: FaktaKasus, kalender: KalenderKerja, saat: Saat
) -> tuple[Kewajiban, ...]:
    """Each of them with the day that it ends on, as far as the fact that starts it is known."""
    return tuple(
        _kewajiban(satu, nilai, standar, kalender, saat)
        for satu in batas_ajuan(standar)
        for nilai in (fakta.ambil(satu.fakta_mulai or "")[0].nilai,)
    )


def _kewajiban(
    batas: BatasWaktu,
    nilai: object,
    standar: StandarPelayanan,
    kalender: KalenderKerja,
    saat: Saat,
) -> Kewajiban:
    if not isinstance(nilai, date):
        tak_pasti = isinstance(nilai, TanggalRentang)
        return Kewajiban(batas=batas, belum=TANGGAL_TAK_PASTI.sebab if tak_pasti else "")
    # Counts of days look at the date alone; noon keeps it clear of any shift between zones.
    tenggat = hitung_tenggat(
        batas.batas,
        datetime.combine(nilai, time(12), kalender.zona),
        kalender,
        bacaan_batas(standar, batas),
        milik="warga",
        awal_dihitung=batas.awal_dihitung,
        kode=batas.kode,
        label=batas.segmen or batas.teks,
    )
    bagaimana = (
        status(tenggat, saat.kini, saat.diajukan, milik="warga")
        if isinstance(tenggat, Tenggat)
        else None
    )
    return Kewajiban(
        batas=batas,
        tenggat=tenggat,
        status=bagaimana,
        selesai=saat.diajukan,
        penutup=AJUAN if saat.diajukan is not None else "",
    )
