"""An agency's own hours and days, read from the `jam` table of its data file.

    [jam]
    senin-kamis = "07:30-16:00"
    jumat = "07:30-11:30"
    tahun_pasti = [2027]
    bukan_libur = [2025-08-18]

    [[jam.khusus]]
    nama = "Ramadan 1446 H"
    mulai = 2025-03-01
    selesai = 2025-03-30
    senin-kamis = "08:00-15:00"
    jumat = "08:00-15:30"

    [[jam.libur]]
    tanggal = 2025-09-24
    nama = "Hari Jadi Kota"
    jenis = "penutupan"
    dasar = "Surat Edaran Wali Kota"

`bukan_libur` takes back days of the national list and `tahun_pasti` confirms years, both for a
decree that the library does not know yet. `jenis` is "penutupan" unless given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Final, TypeVar

import attrs

from dinsos_core.domain.waktu.kalender import (
    HARI,
    TAHUN_WAJAR,
    JamKerja,
    JamKhusus,
    JenisLibur,
    Libur,
)

_HARI: Final = tuple(nama.lower() for nama in HARI)
_JENIS: Final[Mapping[str, JenisLibur]] = {
    "nasional": "nasional",
    "cuti_bersama": "cuti_bersama",
    "penutupan": "penutupan",
}
_JAM: Final = re.compile(r"(\d{1,2})[:.](\d{2}) ?[-–] ?(\d{1,2})[:.](\d{2})", re.ASCII)

Tabel = Mapping[str, object]
T = TypeVar("T")


class KalenderTidakSah(ValueError):
    """The agency's hours and days cannot be used; `masalah` holds every mistake, in Indonesian."""

    def __init__(self, masalah: Iterable[str]) -> None:
        self.masalah = tuple(masalah)
        super().__init__("; ".join(self.masalah))


@attrs.frozen(kw_only=True)
class DataKalender:
    """An agency's own hours and days, checked."""

    jam: Mapping[int, JamKerja]
    khusus: tuple[JamKhusus, ...] = ()
    libur: tuple[Libur, ...] = ()
    bukan_libur: frozenset[date] = frozenset()
    tahun_pasti: frozenset[int] = frozenset()


def urai_data(jam: Tabel) -> DataKalender:
    """Read an agency's `jam` table.

    Raises:
        KalenderTidakSah: with every mistake at once, each naming its key.
    """
    masalah: list[str] = []
    baca = _Pembaca(masalah)
    tetap = {"khusus", "libur", "bukan_libur", "tahun_pasti"}
    per_hari = baca.jam_per_hari(jam, "jam", tetap)
    if not per_hari and not masalah:
        masalah.append("jam: belum ada satu hari kerja pun, misalnya senin-jumat = '07:30-16:00'")
    khusus = baca.daftar(jam, "khusus", baca.jam_khusus)
    libur = baca.daftar(jam, "libur", baca.hari_libur)
    bukan_libur = baca.daftar(jam, "bukan_libur", baca.tanggal)
    tahun = baca.daftar(jam, "tahun_pasti", baca.tahun)
    if masalah:
        raise KalenderTidakSah(masalah)
    return DataKalender(
        jam=per_hari,
        khusus=khusus,
        libur=libur,
        bukan_libur=frozenset(bukan_libur),
        tahun_pasti=frozenset(tahun),
    )


class _Pembaca:
    """Reads values, noting each mistake and going on; what cannot be read comes back as None."""

    def __init__(self, masalah: list[str]) -> None:
        self.masalah = masalah

    def salah(self, kunci: str, pesan: str) -> None:
        self.masalah.append(f"{kunci}: {pesan}")

    def daftar(
        self, tabel: Tabel, nama: str, baca: Callable[[object, str], T | None]
    ) -> tuple[T, ...]:
        nilai = tabel.get(nama, ())
        if not isinstance(nilai, list | tuple):
            self.salah(f"jam.{nama}", "harus berupa daftar")
            return ()
        terbaca = (baca(x, f"jam.{nama}[{i}]") for i, x in enumerate(nilai))
        return tuple(x for x in terbaca if x is not None)

    def jam_per_hari(self, tabel: Tabel, kunci: str, tetap: set[str]) -> dict[int, JamKerja]:
        hasil: dict[int, JamKerja] = {}
        for nama, nilai in tabel.items():
            if nama in tetap:
                continue
            hari, jam = self.hari(nama, kunci, tetap), self.jam_kerja(nilai, f"{kunci}.{nama}")
            if ganda := [_HARI[h] for h in hari if h in hasil]:
                self.salah(f"{kunci}.{nama}", f"hari {', '.join(ganda)} sudah punya jam")
            if jam is not None:
                hasil |= dict.fromkeys(hari, jam)
        return hasil

    def hari(self, nama: str, kunci: str, tetap: set[str]) -> range:
        awal, _, akhir = nama.lower().partition("-")
        if awal in _HARI and (akhir or awal) in _HARI:
            a, b = _HARI.index(awal), _HARI.index(akhir or awal)
            if a <= b:
                return range(a, b + 1)
        dekat = get_close_matches(nama.lower(), [*_HARI, *sorted(tetap)], n=1)
        saran = f"; mungkin maksudnya '{dekat[0]}'?" if dekat else ""
        boleh = ", ".join([*_HARI, "senin-jumat", *sorted(tetap)])
        self.salah(f"{kunci}.{nama}", f"kunci tidak dikenal; yang boleh: {boleh}{saran}")
        return range(0)

    def jam_kerja(self, nilai: object, kunci: str) -> JamKerja | None:
        cocok = _JAM.fullmatch(nilai.strip()) if isinstance(nilai, str) else None
        if cocok is None:
            self.salah(kunci, f"jam kerja ditulis seperti '07:30-16:00', bukan {nilai!r}")
            return None
        a, b, c, d = map(int, cocok.groups())
        try:
            return JamKerja(buka=time(a, b), tutup=time(c, d))
        except ValueError:
            self.salah(kunci, f"jam {nilai!r} tidak ada, atau tutupnya tidak sesudah buka")
            return None

    def jam_khusus(self, nilai: object, kunci: str) -> JamKhusus | None:
        tetap = {"nama", "mulai", "selesai"}
        tabel = self.tabel(nilai, kunci, tetap)
        if tabel is None:
            return None
        sebelum = len(self.masalah)
        nama = self.teks(tabel["nama"], f"{kunci}.nama")
        mulai = self.tanggal(tabel["mulai"], f"{kunci}.mulai")
        selesai = self.tanggal(tabel["selesai"], f"{kunci}.selesai")
        jam = self.jam_per_hari(tabel, kunci, tetap)
        if mulai and selesai and selesai < mulai:
            self.salah(kunci, "selesai sebelum mulai")
        if not jam and len(self.masalah) == sebelum:
            self.salah(kunci, "belum ada jam satu hari pun")
        if len(self.masalah) > sebelum or not (nama and mulai and selesai):
            return None
        return JamKhusus(nama=nama, mulai=mulai, selesai=selesai, jam=jam)

    def hari_libur(self, nilai: object, kunci: str) -> Libur | None:
        tabel = self.tabel(nilai, kunci, {"tanggal", "nama"})
        if tabel is None:
            return None
        for asing in sorted(set(tabel) - {"tanggal", "nama", "jenis", "dasar"}):
            self.salah(f"{kunci}.{asing}", "yang boleh: tanggal, nama, jenis, dasar")
        tanggal = self.tanggal(tabel["tanggal"], f"{kunci}.tanggal")
        nama = self.teks(tabel["nama"], f"{kunci}.nama")
        dasar = self.teks(tabel.get("dasar", ""), f"{kunci}.dasar")
        jenis = _JENIS.get(str(tabel.get("jenis", "penutupan")))
        if jenis is None:
            self.salah(f"{kunci}.jenis", f"yang boleh: {', '.join(_JENIS)}")
        if tanggal is None or nama is None or jenis is None or dasar is None:
            return None
        return Libur(tanggal=tanggal, nama=nama, jenis=jenis, dasar=dasar)

    def tabel(self, nilai: object, kunci: str, wajib: set[str]) -> Tabel | None:
        if not isinstance(nilai, Mapping):
            self.salah(kunci, "harus berupa tabel")
            return None
        if kurang := sorted(wajib - set(nilai)):
            self.salah(kunci, f"belum ada {', '.join(kurang)}")
            return None
        return nilai

    def teks(self, nilai: object, kunci: str) -> str | None:
        if isinstance(nilai, str):
            return nilai
        self.salah(kunci, f"harus teks, bukan {nilai!r}")
        return None

    def tanggal(self, nilai: object, kunci: str) -> date | None:
        # A datetime is a date too, but a day off has no time of day.
        if isinstance(nilai, date) and not isinstance(nilai, datetime):
            return nilai if self.tahun(nilai.year, kunci) else None
        self.salah(kunci, f"harus tanggal seperti 2025-09-24, bukan {nilai!r}")
        return None

    def tahun(self, nilai: object, kunci: str) -> int | None:
        if isinstance(nilai, int) and nilai in TAHUN_WAJAR:
            return nilai
        awal, akhir = TAHUN_WAJAR[0], TAHUN_WAJAR[-1]
        self.salah(kunci, f"tahun harus {awal} sampai {akhir}, bukan {nilai!r}")
        return None
