"""What one case says of punctuality and load: its office clocks, and the steps it came to.

Between the states of cases and the report (`application.ketepatan`). Nothing here is personal, and
nothing is stored. A limit counts only where it is the office's own and has a due moment.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Final

from attrs import define, field

from dinsos_core.application.ketepatan_laporan import (
    BERAKHIR,
    BERJALAN,
    DIJEDA,
    LEWAT,
    TEPAT,
    TERLAMBAT,
    Lama,
)
from dinsos_core.domain.kasus.jam import Kewajiban, kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import DILEWATI, CatatanLangkah
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.tawaran import giliran
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.waktu.jam_kantor import waktu_kerja
from dinsos_core.domain.waktu.jeda import gabung_jeda
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import StatusTenggat, Tenggat

_MENURUT_STATUS: Final[dict[StatusTenggat, str]] = {
    "terpenuhi": TEPAT,
    "terpenuhi_terlambat": TERLAMBAT,
    "berjalan": BERJALAN,
    "lewat_target": BERJALAN,
    "terlambat": LEWAT,
    "dijeda": DIJEDA,
    "berakhir": BERAKHIR,
    "berakhir_terlambat": BERAKHIR,
}

_DATANG: Final = frozenset({"dilengkapi", "keberatan", "dibuka_kembali"})
"""Marks by which a case comes back to the office, so that the step after them begins there."""


@frozen(kw_only=True)
class Tempat:
    """At which step, by which roles; without either where it was or is no step of the office."""

    langkah: str = ""
    peran: tuple[str, ...] = ()


@frozen(kw_only=True)
class JamTerhitung:
    """One clock: when it started (aware), how it stands, and who met it or is to meet it."""

    batas: str
    mulai: datetime
    keadaan: str
    tempat: Tempat
    lama: Lama | None = None


@frozen(kw_only=True)
class Singgah:
    """One stay of a case at a step, or of a case with the office; ``keluar`` None: still there."""

    tempat: Tempat
    masuk: datetime
    keluar: datetime | None = None
    lama: Lama | None = None


@define
class Pengukur:
    """Lengths of time in one calendar."""

    kalender: KalenderKerja
    _tahun: dict[int, tuple[timedelta, ...]] = field(factory=dict, init=False, repr=False)

    def lama(self, kasus: Kasus, mulai: datetime, selesai: datetime) -> Lama:
        """From one aware instant to another that is not before it."""
        kerja = self.kerja(mulai, selesai)
        for jeda in gabung_jeda(kasus.jeda):
            dari, sampai = max(jeda.mulai, mulai), min(jeda.selesai or selesai, selesai)
            if dari < sampai:
                kerja -= self.kerja(dari, sampai)
        return Lama(kalender=selesai - mulai, kerja=kerja)

    def kerja(self, dari: datetime, sampai: datetime) -> timedelta:
        """As `waktu_kerja`, at the same cost however far apart they are."""
        a, b = self.kalender.lokal(dari), self.kalender.lokal(sampai)
        penuh = (self._setahun(tahun)[-1] for tahun in range(a.year, b.year))
        return sum(penuh, self._sejak_januari(b)) - self._sejak_januari(a)

    def _sejak_januari(self, saat: datetime) -> timedelta:
        hari = saat.date()
        awal = datetime.combine(hari, time(), saat.tzinfo)
        hari_itu = waktu_kerja(self.kalender, awal, saat)
        return self._setahun(hari.year)[hari.timetuple().tm_yday - 1] + hari_itu

    def _setahun(self, tahun: int) -> tuple[timedelta, ...]:
        """How much office time of the year is over at the start of each of its days, and all."""
        ada = self._tahun.get(tahun)
        if ada is None:
            hari = (date(tahun, 1, 1) + timedelta(days=n) for n in range(366))
            lama = (self._lama_hari(satu) for satu in hari if satu.year == tahun)
            ada = self._tahun[tahun] = tuple(accumulate(lama, initial=timedelta()))
        return ada

    def _lama_hari(self, hari: date) -> timedelta:
        if not self.kalender.hari_kerja(hari):
            return timedelta()
        return self.kalender.tutup(hari) - self.kalender.buka(hari)


def jam_kasus(kasus: Kasus, konteks: Konteks, ukur: Pengukur) -> Iterator[JamTerhitung]:
    """The office's own clocks that started."""
    semua = kewajiban(kasus, konteks.standar, konteks.kalender, konteks.bacaan, konteks.kini)
    for satu in semua:
        tenggat, status = satu.tenggat, satu.status
        if satu.batas.milik is not PemilikBatas.KANTOR or not isinstance(tenggat, Tenggat):
            continue
        if status is None or status not in _MENURUT_STATUS:
            continue
        keadaan = _MENURUT_STATUS[status]
        selesai = satu.selesai
        terukur = selesai is not None and keadaan in (TEPAT, TERLAMBAT)
        yield JamTerhitung(
            batas=satu.batas.kode,
            mulai=tenggat.mulai,
            keadaan=keadaan,
            tempat=_tempat_jam(kasus, konteks, satu),
            lama=ukur.lama(kasus, tenggat.mulai, selesai) if terukur and selesai else None,
        )


def _tempat_jam(kasus: Kasus, konteks: Konteks, jam: Kewajiban) -> Tempat:
    """Of one that stopped, the step that stopped it; of an open one, where the case stands."""
    if jam.selesai is None:
        return _tempat_kini(kasus, konteks)
    pada = [satu for satu in kasus.kemajuan.catatan if satu.pada == jam.selesai]
    sendiri = (satu for satu in pada if satu.langkah == jam.penutup)
    satu = next(sendiri, pada[-1] if pada else None)
    return Tempat() if satu is None else _tempat_catatan(satu)


def _tempat_kini(kasus: Kasus, konteks: Konteks) -> Tempat:
    kini = giliran(kasus, konteks)
    return Tempat() if kini is None else Tempat(langkah=kini.langkah, peran=kini.peran)


def _tempat_catatan(satu: CatatanLangkah) -> Tempat:
    return Tempat(langkah=satu.langkah, peran=(satu.oleh.peran,))


def singgah_langkah(kasus: Kasus, konteks: Konteks, ukur: Pengukur) -> Iterator[Singgah]:
    """The steps of the office that it came to, without those passed over; the last one, if it still
    stands there."""
    sebelum = kasus.penanda[0].pada
    for satu in kasus.kemajuan.catatan:
        masuk = _datang(kasus, sebelum, satu.pada)
        if satu.hasil != DILEWATI and satu.oleh.peran not in konteks.standar.publik:
            yield Singgah(
                tempat=_tempat_catatan(satu),
                masuk=masuk,
                keluar=satu.pada,
                lama=ukur.lama(kasus, masuk, satu.pada),
            )
        sebelum = satu.pada
    kini = _tempat_kini(kasus, konteks)
    if kini.langkah and not set(kini.peran) <= set(konteks.standar.publik):
        yield Singgah(tempat=kini, masuk=_datang(kasus, sebelum, konteks.kini))


def _datang(kasus: Kasus, sebelum: datetime, sampai: datetime) -> datetime:
    kembali = (p.pada for p in kasus.penanda if p.nama in _DATANG and sebelum < p.pada <= sampai)
    return max(kembali, default=min(sebelum, sampai))


def singgah_kasus(kasus: Kasus, ukur: Pengukur) -> Singgah:
    """The case with the office, from its receipt until it came to rest."""
    masuk = kasus.penanda[0].pada
    if kasus.status in kasus.siklus.berjalan:
        return Singgah(tempat=Tempat(), masuk=masuk)
    berhenti = (p.pada for p in reversed(kasus.penanda) if p.nama == kasus.status.value)
    keluar = next(berhenti, kasus.penanda[-1].pada)
    return Singgah(
        tempat=Tempat(), masuk=masuk, keluar=keluar, lama=ukur.lama(kasus, masuk, keluar)
    )
