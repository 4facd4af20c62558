"""Deadlines against arithmetic that is not ours: numpy's business days, and the standard library.

The oracle knows the same days off, from the same lists, and shares no line of counting with
`domain.waktu`. Every date of seven years, five moments of a day, three zones and 0 to 60 working
days: all of it in the profile `teliti`, always the same twentieth otherwise.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import pytest
from attrs import frozen
from hypothesis import settings

from dinsos_adapters.kalender import hari_nasional, susun_kalender
from dinsos_core.domain.waktu import (
    Bulan,
    HariKalender,
    HariKerja,
    Jam,
    Jeda,
    KalenderKerja,
    Menit,
    MenitKerja,
    Tenggat,
    banding,
    hitung_tenggat,
)

Tanggal: TypeAlias = npt.NDArray[np.datetime64]
Bilangan: TypeAlias = npt.NDArray[np.int64]

ZONA: Final = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}
MAKS: Final = 60
AKHIR_HARI: Final = timedelta(days=1) - timedelta(microseconds=1)

# Ramadan hours, Monday to Thursday; Fridays keep theirs.
RAMADAN: Final = (
    (date(2023, 3, 23), date(2023, 4, 21)),
    (date(2025, 3, 1), date(2025, 3, 30)),
)
PENUTUPAN: Final = (date(2022, 9, 26), date(2024, 9, 24), date(2026, 11, 13))
DATA: Final[dict[str, Any]] = {
    "jam": {"senin-kamis": "07:30-16:00", "jumat": "07:30-11:30"},
    "jam_khusus": [
        {"nama": "Ramadan", "mulai": a, "selesai": b, "jam": {"senin-kamis": "08:00-15:00"}}
        for a, b in RAMADAN
    ],
    "libur": [{"tanggal": d, "nama": "Penutupan"} for d in PENUTUPAN],
}
SAAT: Final = ("sebelum buka", "saat buka", "sebelum tutup", "sesudah tutup", "tengah malam")


def jam_buka_tutup(d: date) -> tuple[int, int]:
    """Opening and closing of a date in minutes, were it worked."""
    if d.weekday() == 4:
        return 450, 690
    return (480, 900) if any(a <= d <= b for a, b in RAMADAN) else (450, 960)


@cache
def nasional() -> Any:
    return hari_nasional(range(2020, 2030))


@cache
def kalender(zona: str) -> KalenderKerja:
    return susun_kalender(zona, DATA, nasional())


@cache
def hari_libur() -> tuple[date, ...]:
    """Every day off that the lists name, whatever its weekday."""
    return (*(x.tanggal for x in nasional().libur), *PENUTUPAN)


@frozen
class Orakel:
    """Seven years and what follows them, by date; the calendar as numpy has it."""

    kalender: np.busdaycalendar
    hari: Tanggal
    """The dates that something starts on."""
    buka: Bilangan
    tutup: Bilangan
    """Minutes of every date from the first, past the last due date."""

    @classmethod
    def buat(cls, libur: tuple[date, ...]) -> "Orakel":
        hari = np.arange("2021-01-01", "2028-01-01", dtype="datetime64[D]")
        jam = np.array([jam_buka_tutup(date(2021, 1, 1) + timedelta(n)) for n in range(366 * 8)])
        kalender = np.busdaycalendar(holidays=[np.datetime64(d) for d in libur])
        return cls(kalender, hari, jam[:, 0], jam[:, 1])

    def menit(self, saat: str) -> Bilangan:
        """The local minute of each starting date that a moment of the day is."""
        buka, tutup = self.buka[: len(self.hari)], self.tutup[: len(self.hari)]
        pilihan = (buka - 1, buka, tutup - 1, tutup + 1, np.zeros_like(buka))
        return pilihan[SAAT.index(saat)]

    def kerja(self, hari: Tanggal) -> npt.NDArray[np.bool_]:
        return np.is_busday(hari, busdaycal=self.kalender)

    def hari_nol(self, menit: Bilangan) -> Tanggal:
        """The day of intake: this one while the office has not closed, else the next one worked."""
        sempat = self.kerja(self.hari) & (menit <= self.tutup[: len(self.hari)])
        besok = self.hari + np.timedelta64(1, "D")
        berikut = np.busday_offset(besok, 0, roll="forward", busdaycal=self.kalender)
        return np.where(sempat, self.hari, berikut)

    def saat_tutup(self, hari: Tanggal) -> Tanggal:
        """The local minute at which the office closes on each of these days, all of them worked."""
        tempat = (hari - self.hari[0]).astype(int)
        tutup: Tanggal = hari.astype("datetime64[m]") + self.tutup[tempat].astype("timedelta64[m]")
        return tutup


@cache
def orakel() -> Orakel:
    return Orakel.buat(hari_libur())


def acak(*biji: str) -> np.random.Generator:
    """Always the same numbers for these words."""
    return np.random.default_rng(list(" ".join(biji).encode()))


def contoh(dari: int, *biji: str) -> list[int]:
    """All numbers below a bound in the profile `teliti`, else always the same twentieth of them."""
    if settings().max_examples >= settings.get_profile("teliti").max_examples:
        return list(range(dari))
    return [int(satu) for satu in acak(*biji).choice(dari, dari // 20, replace=False)]


def hitung(batas: Any, mulai: datetime, dengan: KalenderKerja, **lain: Any) -> Tenggat:
    hasil = hitung_tenggat(batas, mulai, dengan, **lain)
    assert isinstance(hasil, Tenggat)
    return hasil


@pytest.mark.parametrize("saat", SAAT)
@pytest.mark.parametrize("zona", ZONA)
def test_hari_kerja_sama_dengan_numpy(zona: str, saat: str) -> None:
    """Day 0, the due moment, and how many days were passed over; the start is told in UTC."""
    o, dengan, geser = orakel(), kalender(zona), timedelta(hours=ZONA[zona])
    menit, n = o.menit(saat), np.arange(MAKS + 1)
    nol = o.hari_nol(menit)
    jatuh = np.busday_offset(nol[:, None], n[None, :], busdaycal=o.kalender)
    sesudah = jatuh + np.timedelta64(1, "D")
    lewat = (sesudah - o.hari[:, None]).astype(int) - np.busday_count(
        o.hari[:, None], sesudah, busdaycal=o.kalender
    )
    mulai = (o.hari.astype("datetime64[m]") + menit.astype("timedelta64[m]")).tolist()
    tempo, awal = o.saat_tutup(jatuh).tolist(), nol.tolist()
    dilewati = lewat.tolist()
    batas = [HariKerja(max(1, satu)) for satu in range(MAKS + 1)]

    for ke in contoh(len(mulai) * MAKS, zona, saat):
        i, k = divmod(ke, MAKS)
        tenggat = hitung(batas[k + 1], (mulai[i] - geser).replace(tzinfo=UTC), dengan)
        assert tenggat.jatuh_tempo.replace(tzinfo=None) == tempo[i][k + 1], (mulai[i], k + 1)
        assert tenggat.jatuh_tempo.utcoffset() == geser
        assert tenggat.dihitung_sejak == awal[i]
        assert len(tenggat.hari_dilewati) == dilewati[i][k + 1], (mulai[i], k + 1)


def test_nol_hari_kerja_bukan_batas() -> None:
    """Day 0 itself is nobody's limit; it is compared with every count above."""
    with pytest.raises(ValueError, match="jumlah"):
        HariKerja(0)


@pytest.mark.parametrize("zona", ZONA)
def test_hari_kerja_warga_dihitung_dari_harinya_sendiri(zona: str) -> None:
    """A citizen's days know no closing hour: they count from the date itself, to a date's end."""
    o, dengan = orakel(), kalender(zona)
    n = np.arange(1, MAKS + 1)
    jatuh = np.busday_offset(
        o.hari[:, None], n[None, :], roll="backward", busdaycal=o.kalender
    ).tolist()
    lokal = timezone(timedelta(hours=ZONA[zona]))
    hari = o.hari.tolist()

    for ke in contoh(len(hari) * 5, zona):
        i, saat = divmod(ke, 5)
        k = ke * 7 % MAKS
        mulai = datetime.combine(hari[i], time(saat * 5, 59), lokal)
        tenggat = hitung(HariKerja(k + 1), mulai, dengan, milik="warga")
        akhir = datetime.combine(jatuh[i][k], time(), lokal) + AKHIR_HARI
        assert tenggat.jatuh_tempo == akhir, (mulai, k + 1)


@pytest.mark.parametrize("zona", ZONA)
def test_hari_kalender_dan_bulan_sama_dengan_tanggal_biasa(zona: str) -> None:
    """The office's from the day of intake to closing, or the date's end on a day off; a citizen's
    from the date itself. A month that lacks the day ends on its last."""
    o, dengan = orakel(), kalender(zona)
    lokal = timezone(timedelta(hours=ZONA[zona]))
    menit = o.menit("sesudah tutup")
    nol, hari = o.hari_nol(menit).tolist(), o.hari.tolist()

    for i in contoh(len(hari), zona):
        n = 1 + i % MAKS
        mulai = datetime.combine(hari[i], time(), lokal) + timedelta(minutes=int(menit[i]))
        for batas, milik, akhir in (
            (HariKalender(n), "kantor", nol[i] + timedelta(days=n)),
            (HariKalender(n), "warga", hari[i] + timedelta(days=n)),
            (Bulan(n), "kantor", bulan_kemudian(nol[i], n)),
            (Bulan(n), "peristiwa", bulan_kemudian(hari[i], n)),
        ):
            tenggat = hitung(batas, mulai, dengan, milik=milik)
            buka = milik == "kantor" and np.is_busday(np.datetime64(akhir), busdaycal=o.kalender)
            tutup = timedelta(minutes=jam_buka_tutup(akhir)[1]) if buka else AKHIR_HARI
            tempo = datetime.combine(akhir, time(), lokal) + tutup
            assert tenggat.jatuh_tempo == tempo, (mulai, batas, milik)


def bulan_kemudian(d: date, n: int) -> date:
    """The same day so many months on: stepped a month at a time, then back to a day that is."""
    tahun, bulan = d.year, d.month
    for _ in range(n):
        tahun, bulan = (tahun + 1, 1) if bulan == 12 else (tahun, bulan + 1)
    for hari in (d.day, 30, 29, 28):
        try:
            return date(tahun, bulan, hari)
        except ValueError:
            continue
    raise AssertionError(d)


@pytest.mark.parametrize("zona", ZONA)
def test_menit_dan_jam_berjalan_terus(zona: str) -> None:
    """Through midnight, days off and the end of a year; told in another zone it is the same
    instant."""
    dengan, lain = kalender(zona), timezone(timedelta(hours=9))
    for d in orakel().hari.tolist():
        mulai = datetime.combine(d, time(23, 30), dengan.zona)
        for batas, lama in ((Menit(45), 2_700), (Jam(24), 86_400), (Jam(72), 259_200)):
            tenggat = hitung(batas, mulai.astimezone(lain), dengan)
            assert tenggat.jatuh_tempo.timestamp() - mulai.timestamp() == lama
            assert tenggat.jatuh_tempo.tzinfo == dengan.zona


def test_empat_puluh_lima_menit_lewat_tengah_malam_hari_raya_dan_zona() -> None:
    """Reported at 23.40 on the eve of Idul Fitri 2025 in WIB, read by an office in WIT."""
    wit = kalender("Asia/Jayapura")
    lapor = datetime(2025, 3, 30, 23, 40, tzinfo=timezone(timedelta(hours=7)))

    tenggat = hitung(Menit(45), lapor, wit)
    kerja = hitung(MenitKerja(45), lapor, wit)

    assert tenggat.jatuh_tempo == datetime(2025, 3, 31, 2, 25, tzinfo=wit.zona)
    assert tenggat.uraian[-1].endswith("jatuh tempo Senin, 31 Maret 2025 pukul 02.25 WIT.")
    assert kerja.jatuh_tempo == datetime(2025, 4, 8, 8, 15, tzinfo=wit.zona)


# --- pauses, minute by minute


@cache
def menit_kerja() -> Bilangan:
    """Up to each minute since 1 January 2021, how many were of office hours."""
    o = orakel()
    hari = np.arange("2021-01-01", "2028-09-01", dtype="datetime64[D]")
    kerja = o.kerja(hari)
    isi = np.zeros((len(hari), 1440), dtype=np.int64)
    for i in np.flatnonzero(kerja):
        isi[i, o.buka[i] : o.tutup[i]] = 1
    return np.concatenate(([0], np.cumsum(isi.ravel())))


def test_jeda_menambah_menit_kantor_yang_hilang() -> None:
    """Pauses of up to forty days over weekends, Ramadan hours and Idul Fitri: what they took of
    office hours after day 0 is added after the due moment, in office hours."""
    angka, o, dengan = acak("jeda"), orakel(), kalender("Asia/Makassar")
    menit, kumulatif = o.menit("saat buka"), menit_kerja()
    nol = o.hari_nol(menit)
    awal = datetime(2021, 1, 1, tzinfo=timezone(timedelta(hours=8)))
    mungkin = len(contoh(len(o.hari), "jeda")) * 10
    berlibur = 0

    for _ in range(mungkin):
        i, n = int(angka.integers(len(o.hari))), int(angka.integers(3, MAKS + 1))
        tempo = int(
            (o.saat_tutup(np.busday_offset(nol[i : i + 1], n, busdaycal=o.kalender)))[0].astype(int)
        ) - int(o.hari[0].astype("datetime64[m]").astype(int))
        mulai = i * 1440 + int(menit[i])
        dari = int(angka.integers(mulai, tempo + 1))
        sampai = dari + int(angka.integers(1, 40 * 1440))
        lewat = (int((nol[i] - o.hari[0]).astype(int)) + 1) * 1440
        hilang = int(kumulatif[max(sampai, lewat)] - kumulatif[max(dari, lewat)])
        akhir = int(np.searchsorted(kumulatif, kumulatif[tempo] + hilang)) if hilang else tempo
        sejak, sampai_saat = awal + timedelta(minutes=dari), awal + timedelta(minutes=sampai)
        jeda = Jeda(mulai=sejak, selesai=sampai_saat, alasan_kode="kuota")
        tenggat = hitung(HariKerja(n), awal + timedelta(minutes=mulai), dengan, jeda=(jeda,))
        assert tenggat.jatuh_tempo == awal + timedelta(minutes=akhir), (i, n, jeda)
        berlibur += any(sejak.date() < d < sampai_saat.date() for d in hari_libur())
    assert berlibur > mungkin / 4


# --- a calendar amended after the fact


def test_kalender_yang_diubah_kemudian_menghitung_seperti_sejak_awal() -> None:
    """A day off announced while a limit runs: what is computed again is what the new calendar would
    have given from the start, and the days that appeared are named, no more and no fewer."""
    angka, zona = acak("susulan"), "Asia/Jakarta"
    lama, dengan = orakel(), kalender(zona)
    hari = lama.hari.tolist()
    bergeser = 0
    for ke in contoh(len(hari), "susulan"):
        n = 1 + ke % MAKS
        mulai = datetime.combine(hari[ke], time(9), dengan.zona)
        susulan = hari[ke] + timedelta(days=int(angka.integers(n + n // 2 + 1)))
        data = {**DATA, "libur": [*DATA["libur"], {"tanggal": susulan, "nama": "Susulan"}]}
        amandemen = susun_kalender(zona, data, nasional())
        baru = Orakel.buat((*hari_libur(), susulan))

        dulu, kini = (hitung(HariKerja(n), mulai, satu) for satu in (dengan, amandemen))
        geser = banding(dulu, kini)

        tempo = [
            np.busday_offset(o.hari_nol(o.menit("saat buka"))[ke], n, busdaycal=o.kalender)
            for o in (lama, baru)
        ]
        lewat = [
            {
                d
                for d in map(date.fromordinal, range(hari[ke].toordinal(), t.item().toordinal()))
                if not np.is_busday(np.datetime64(d), busdaycal=o.kalender)
            }
            for o, t in zip((lama, baru), tempo, strict=True)
        ]
        assert kini.jatuh_tempo.date() == tempo[1].item()
        assert {x.tanggal for x in geser.hari_muncul} == lewat[1] - lewat[0]
        assert {x.tanggal for x in geser.hari_hilang} == lewat[0] - lewat[1] == set()
        assert geser.bergeser == (dulu.jatuh_tempo != kini.jatuh_tempo)
        assert (geser.versi_lama, geser.versi_baru) == (dengan.versi, amandemen.versi)
        bergeser += geser.bergeser
    assert bergeser
