"""An agency's own hours and days, read from the `kalender` table of its data file.

    [kalender]
    jam = { senin-kamis = "07:30-16:00", jumat = "07:30-11:30" }
    tahun_pasti = [2027]
    bukan_libur = [2025-08-18]

    [[kalender.jam_khusus]]
    nama = "Ramadan 1446 H"
    mulai = 2025-03-01
    selesai = 2025-03-30
    jam = { senin-kamis = "08:00-15:00", jumat = "08:00-15:30" }

    [[kalender.libur]]
    tanggal = 2025-09-24
    nama = "Hari Jadi Kota"
    jenis = "penutupan"
    dasar = "Surat Edaran Wali Kota"

Only `jam` is required. `bukan_libur` takes back days of the national list and `tahun_pasti`
confirms years, both for a decree that the library does not know yet. `jenis` is "penutupan"
unless given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Final, TypeAlias, TypeVar

import attrs

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.kalender import (
    TAHUN_WAJAR,
    JamKerja,
    JamKhusus,
    JenisLibur,
    Libur,
)
from dinsos_core.domain.waktu.teks import HARI

_HARI: Final = tuple(nama.lower() for nama in HARI)
_JENIS: Final[Mapping[str, JenisLibur]] = {
    "nasional": "nasional",
    "cuti_bersama": "cuti_bersama",
    "penutupan": "penutupan",
}
_JAM: Final = re.compile(r"(\d{1,2})[:.](\d{2}) ?[-–] ?(\d{1,2})[:.](\d{2})", re.ASCII)

Tabel: TypeAlias = Mapping[str, object]
T = TypeVar("T")


class KalenderTidakSah(ValueError):
    """The agency's hours and days cannot be used; `masalah` holds every mistake, in Indonesian."""

    def __init__(self, masalah: Iterable[str]) -> None:
        self.masalah = tuple(masalah)
        super().__init__("; ".join(self.masalah))


@frozen(kw_only=True)
class DataKalender:
    """An agency's own hours and days, checked."""

    jam: Mapping[int, JamKerja]
    jam_khusus: tuple[JamKhusus, ...] = ()
    libur: tuple[Libur, ...] = ()
    bukan_libur: frozenset[date] = frozenset()
    tahun_pasti: frozenset[int] = frozenset()


def urai_data(kalender: Tabel) -> DataKalender:
    """Read an agency's `kalender` table.

    Raises:
        KalenderTidakSah: with every mistake at once, each naming its key.
    """
    baca = _Pembaca()
    tabel = baca.tabel(kalender, "kalender", {"jam"}, {f.name for f in attrs.fields(DataKalender)})
    data = DataKalender(
        jam=baca.jam_per_hari(tabel.get("jam", {}), "kalender.jam"),
        jam_khusus=baca.daftar(tabel, "jam_khusus", baca.jam_khusus),
        libur=baca.daftar(tabel, "libur", baca.libur),
        bukan_libur=frozenset(baca.daftar(tabel, "bukan_libur", baca.tanggal)),
        tahun_pasti=frozenset(baca.daftar(tabel, "tahun_pasti", baca.tahun)),
    )
    if baca.masalah:
        raise KalenderTidakSah(baca.masalah)
    return data


class _Pembaca:
    """Reads values, noting each mistake and going on; what cannot be read comes back as None."""

    def __init__(self) -> None:
        self.masalah: list[str] = []

    def salah(self, kunci: str, pesan: str) -> None:
        self.masalah.append(f"{kunci}: {pesan}")

    def tabel(self, nilai: object, kunci: str, wajib: set[str], boleh: set[str]) -> Tabel:
        if not isinstance(nilai, Mapping):
            self.salah(kunci, "harus berupa tabel")
            return {}
        for nama in sorted(wajib - set(nilai)):
            self.salah(kunci, f"belum ada '{nama}'")
        for nama in sorted(set(nilai) - boleh):
            self._kunci_asing(f"{kunci}.{nama}", nama, sorted(boleh))
        return nilai

    def _kunci_asing(self, kunci: str, nama: str, boleh: Collection[str]) -> None:
        dekat = get_close_matches(nama.lower(), boleh, n=1)
        saran = f"; mungkin maksudnya '{dekat[0]}'?" if dekat else ""
        self.salah(kunci, f"tidak dikenal; yang boleh: {', '.join(boleh)}{saran}")

    def daftar(
        self, tabel: Tabel, nama: str, baca: Callable[[object, str], T | None]
    ) -> tuple[T, ...]:
        nilai = tabel.get(nama, ())
        if not isinstance(nilai, list | tuple):
            self.salah(f"kalender.{nama}", "harus berupa daftar")
            return ()
        terbaca = (baca(x, f"kalender.{nama}[{i}]") for i, x in enumerate(nilai))
        return tuple(x for x in terbaca if x is not None)

    def jam_per_hari(self, nilai: object, kunci: str) -> dict[int, JamKerja]:
        sebelum = len(self.masalah)
        hasil: dict[int, JamKerja] = {}
        for nama, isi in nilai.items() if isinstance(nilai, Mapping) else ():
            hari, jam = self.hari(nama, f"{kunci}.{nama}"), self.jam_kerja(isi, f"{kunci}.{nama}")
            if ganda := [_HARI[h] for h in hari if h in hasil]:
                self.salah(f"{kunci}.{nama}", f"{', '.join(ganda)} sudah punya jam")
            if jam is not None:
                hasil |= dict.fromkeys(hari, jam)
        if not hasil and len(self.masalah) == sebelum:
            self.salah(kunci, "perlu sedikitnya satu hari, misalnya senin-jumat = '07:30-16:00'")
        return hasil

    def hari(self, nama: str, kunci: str) -> range:
        ujung = [_HARI.index(x) for x in nama.lower().split("-") if x in _HARI]
        if len(ujung) == nama.count("-") + 1 <= 2 and ujung[0] <= ujung[-1]:
            return range(ujung[0], ujung[-1] + 1)
        self._kunci_asing(kunci, nama, (*_HARI, "senin-jumat"))
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
        wajib = {"nama", "mulai", "selesai", "jam"}
        tabel = self.tabel(nilai, kunci, wajib, wajib)
        if not wajib <= set(tabel):
            return None
        nama = self.teks(tabel["nama"], f"{kunci}.nama")
        mulai = self.tanggal(tabel["mulai"], f"{kunci}.mulai")
        selesai = self.tanggal(tabel["selesai"], f"{kunci}.selesai")
        jam = self.jam_per_hari(tabel["jam"], f"{kunci}.jam")
        if mulai and selesai and selesai < mulai:
            self.salah(f"{kunci}.selesai", "mendahului mulai")
        elif nama and mulai and selesai and jam:
            return JamKhusus(nama=nama, mulai=mulai, selesai=selesai, jam=jam)
        return None

    def libur(self, nilai: object, kunci: str) -> Libur | None:
        wajib = {"tanggal", "nama"}
        tabel = self.tabel(nilai, kunci, wajib, wajib | {"jenis", "dasar"})
        if not wajib <= set(tabel):
            return None
        tanggal = self.tanggal(tabel["tanggal"], f"{kunci}.tanggal")
        nama = self.teks(tabel["nama"], f"{kunci}.nama")
        dasar = self.teks(tabel.get("dasar", ""), f"{kunci}.dasar")
        jenis = _JENIS.get(str(tabel.get("jenis", "penutupan")))
        if jenis is None:
            self.salah(f"{kunci}.jenis", f"yang boleh: {', '.join(_JENIS)}")
        if tanggal is None or nama is None or dasar is None or jenis is None:
            return None
        return Libur(tanggal=tanggal, nama=nama, jenis=jenis, dasar=dasar)

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
        if type(nilai) is int and nilai in TAHUN_WAJAR:
            return nilai
        awal, akhir = TAHUN_WAJAR[0], TAHUN_WAJAR[-1]
        self.salah(kunci, f"tahun harus {awal} sampai {akhir}, bukan {nilai!r}")
        return None
