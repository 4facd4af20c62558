"""A declared limit becomes a due moment, with the arithmetic that an officer can redo by hand.

A `Batas` and the instant of the event that starts it go in; a `Tenggat` comes out that says its
due moment in the agency's zone, what was skipped and why, the readings relied on and the version
of the calendar. Pure: the calendar, the readings and every instant are arguments.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias, overload

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu import uraian
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, BacaanWaktu
from dinsos_core.domain.waktu.batas import (
    Batas,
    BatasHitung,
    JadwalLuar,
    Rentang,
    SesuaiKebutuhan,
    TanggalBulan,
)
from dinsos_core.domain.waktu.hitungan import Masukan, Milik, hitung_tempo, tafsir_dipakai
from dinsos_core.domain.waktu.jeda import Jeda, gabung_jeda
from dinsos_core.domain.waktu.kalender import HariDilewati, KalenderKerja

StatusTenggat: TypeAlias = Literal[
    "berjalan",
    "lewat_target",
    "terlambat",
    "dijeda",
    "terpenuhi",
    "terpenuhi_terlambat",
    "berakhir",
    "berakhir_terlambat",
    "tercapai",
]
TanpaAlasan: TypeAlias = Literal["jadwal_luar", "sesuai_kebutuhan", "tahun_belum_ditetapkan"]


@frozen(kw_only=True)
class Tenggat:
    """A deadline as computed.

    Attributes:
        kode, label: the caller's name for it, and its words.
        batas: the limit as declared.
        mulai: the starting event's instant, in the agency's zone.
        dihitung_sejak: day 0 of the count, after tafsir 2; None for minutes.
        jatuh_tempo: the due moment in the agency's zone; doing it at that very moment is in time.
        target: for a range, when its lower end is reached; never a breach.
        hari_dilewati: every day the count passed over, and why.
        sementara: it depends on holidays of years not yet decreed, named in `tahun_belum_pasti`.
        dijeda_sejak: the start of a pause still open; `jatuh_tempo` then moves when it ends.
        versi_kalender: the calendar it was counted with.
        tafsir: codes of the readings it relied on, see `bacaan.TAFSIR_WAKTU`.
        uraian: the arithmetic in short Indonesian lines.
    """

    kode: str = ""
    label: str = ""
    batas: Batas
    mulai: datetime
    dihitung_sejak: date | None
    jatuh_tempo: datetime
    target: datetime | None = None
    hari_dilewati: tuple[HariDilewati, ...] = ()
    sementara: bool = False
    tahun_belum_pasti: tuple[int, ...] = ()
    dijeda_sejak: datetime | None = None
    versi_kalender: str
    tafsir: tuple[str, ...] = ()
    uraian: tuple[str, ...] = ()


@frozen(kw_only=True)
class TanpaTenggat:
    """No due moment can be given, and why."""

    kode: str = ""
    label: str = ""
    batas: Batas
    mulai: datetime
    alasan: TanpaAlasan
    tahun_belum_pasti: tuple[int, ...] = ()
    versi_kalender: str
    tafsir: tuple[str, ...] = ()
    uraian: tuple[str, ...] = ()


Perhitungan: TypeAlias = Tenggat | TanpaTenggat


@frozen(kw_only=True)
class PergeseranTenggat:
    """What moved when a deadline was computed again with another calendar version.

    Attributes:
        selisih: how much later the new due moment is; negative when earlier.
        hari_muncul: days skipped now that were not before.
        hari_hilang: days skipped before that are not now.
    """

    kode: str
    jatuh_tempo_lama: datetime
    jatuh_tempo_baru: datetime
    selisih: timedelta
    hari_muncul: tuple[HariDilewati, ...]
    hari_hilang: tuple[HariDilewati, ...]
    versi_lama: str
    versi_baru: str
    sementara: bool

    @property
    def bergeser(self) -> bool:
        """Whether the due moment moved."""
        return bool(self.selisih)


@overload
def hitung_tenggat(
    batas: BatasHitung | Rentang | TanggalBulan,
    mulai: datetime,
    kalender: KalenderKerja,
    *,
    jeda: tuple[Jeda, ...] = (),
    milik: Milik = "kantor",
    awal_dihitung: bool = False,
    kode: str = "",
    label: str = "",
    rinci: bool = True,
) -> Tenggat: ...
@overload
def hitung_tenggat(
    batas: Batas,
    mulai: datetime,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu = BACAAN_BAWAAN,
    jeda: tuple[Jeda, ...] = (),
    *,
    milik: Milik = "kantor",
    awal_dihitung: bool = False,
    kode: str = "",
    label: str = "",
    rinci: bool = True,
) -> Perhitungan: ...
def hitung_tenggat(
    batas: Batas,
    mulai: datetime,
    kalender: KalenderKerja,
    bacaan: BacaanWaktu = BACAAN_BAWAAN,
    jeda: tuple[Jeda, ...] = (),
    *,
    milik: Milik = "kantor",
    awal_dihitung: bool = False,
    kode: str = "",
    label: str = "",
    rinci: bool = True,
) -> Perhitungan:
    """Compute the deadline that an event at `mulai` starts.

    - Working days: day 1 is the working day after day 0 (tafsir 1). Calendar days: day 0 is the
      starting date. Months: the same day of the month, or its last (`usia.genap`). All three give
      a date, whose closing hour is the due moment of the office's own limits; the end of the date
      for other limits and for days on which the office is closed. Minutes run around the clock.
    - An intake after hours or on a day off starts the office's own limits on the next working day,
      one before opening on that same day (tafsir 2). `TanggalBulan` keeps the actual month.
    - With `awal_dihitung` day 0 of a count of days or months is its first day (tafsir 46).
    - A pause extends by the working days (else: calendar days, wall-clock time) after its first
      day up to and including its last. One that begins after the deadline has passed no longer
      helps; `TanggalBulan` is never extended.
    - Without `rinci` it is the due moment alone: which days were skipped, the readings relied on
      and the lines of arithmetic stay empty.

    Raises:
        ValueError: `mulai` without a zone, or a result beyond the year 9999.
    """
    lokal = kalender.lokal(mulai)
    if isinstance(batas, JadwalLuar | SesuaiKebutuhan):
        return TanpaTenggat(
            kode=kode,
            label=label,
            batas=batas,
            mulai=lokal,
            alasan="jadwal_luar" if isinstance(batas, JadwalLuar) else "sesuai_kebutuhan",
            versi_kalender=kalender.versi,
            uraian=(uraian.baris_tanpa_tenggat(batas),),
        )
    masukan = Masukan(
        mulai=lokal,
        kalender=kalender.untuk(bacaan.cuti_bersama),
        bacaan=bacaan,
        jeda=gabung_jeda(jeda),
        milik=milik,
        awal_dihitung=awal_dihitung,
        rinci=rinci,
    )
    try:
        tempo = hitung_tempo(batas.maksimal if isinstance(batas, Rentang) else batas, masukan)
        target = hitung_tempo(batas.minimal, masukan) if isinstance(batas, Rentang) else None
    except OverflowError:
        raise ValueError("tenggat di luar tahun 1 sampai 9999") from None
    belum_pasti = tempo.tahun_belum_pasti(masukan.kalender)
    tafsir = tafsir_dipakai(batas, tempo, masukan, belum_pasti) if rinci else ()
    if belum_pasti and bacaan.kalender == "ditolak":
        return TanpaTenggat(
            kode=kode,
            label=label,
            batas=batas,
            mulai=lokal,
            alasan="tahun_belum_ditetapkan",
            tahun_belum_pasti=belum_pasti,
            versi_kalender=kalender.versi,
            tafsir=tafsir,
            uraian=(uraian.baris_ditolak(belum_pasti),),
        )
    return Tenggat(
        kode=kode,
        label=label,
        batas=batas,
        mulai=lokal,
        dihitung_sejak=tempo.sejak,
        jatuh_tempo=tempo.jatuh,
        target=None if target is None else target.jatuh,
        hari_dilewati=tempo.dilewati,
        sementara=bool(belum_pasti),
        tahun_belum_pasti=belum_pasti,
        dijeda_sejak=tempo.dijeda_sejak,
        versi_kalender=kalender.versi,
        tafsir=tafsir,
        uraian=uraian.baris_tenggat(batas, tempo, target, masukan, belum_pasti) if rinci else (),
    )


def status(
    tenggat: Tenggat,
    kini: datetime,
    selesai: datetime | None = None,
    *,
    terpenuhi: bool = True,
    milik: Milik = "kantor",
) -> StatusTenggat:
    """How a deadline stands at `kini`; `selesai` is when the duty was done, or when it ended
    without being done (not ``terpenuhi``), if either.

    Both are aware instants. The due moment itself is still in time. What runs from an event is
    nobody's duty: once its time has come it is ``tercapai``, never late.
    """
    if milik == "peristiwa":
        return _peristiwa(tenggat, kini, selesai)
    if selesai is not None and selesai <= tenggat.jatuh_tempo:
        return "terpenuhi" if terpenuhi else "berakhir"
    if selesai is not None:
        return "terpenuhi_terlambat" if terpenuhi else "berakhir_terlambat"
    if tenggat.dijeda_sejak is not None and kini >= tenggat.dijeda_sejak:
        return "dijeda"
    if kini > tenggat.jatuh_tempo:
        return "terlambat"
    if tenggat.target is not None and kini > tenggat.target:
        return "lewat_target"
    return "berjalan"


def _peristiwa(tenggat: Tenggat, kini: datetime, selesai: datetime | None) -> StatusTenggat:
    if selesai is not None:
        return "berakhir"
    return "tercapai" if kini > tenggat.jatuh_tempo else "berjalan"


def banding(lama: Tenggat, baru: Tenggat) -> PergeseranTenggat:
    """What moved between two computations of one deadline.

    Raises:
        ValueError: they are not the same limit started by the same event.
    """
    if (lama.kode, lama.batas, lama.mulai) != (baru.kode, baru.batas, baru.mulai):
        raise ValueError("yang dibanding bukan tenggat yang sama")
    return PergeseranTenggat(
        kode=baru.kode,
        jatuh_tempo_lama=lama.jatuh_tempo,
        jatuh_tempo_baru=baru.jatuh_tempo,
        selisih=baru.jatuh_tempo - lama.jatuh_tempo,
        hari_muncul=_hanya_di(baru, lama),
        hari_hilang=_hanya_di(lama, baru),
        versi_lama=lama.versi_kalender,
        versi_baru=baru.versi_kalender,
        sementara=baru.sementara,
    )


def _hanya_di(a: Tenggat, b: Tenggat) -> tuple[HariDilewati, ...]:
    tanggal = {hari.tanggal for hari in b.hari_dilewati}
    return tuple(hari for hari in a.hari_dilewati if hari.tanggal not in tanggal)
