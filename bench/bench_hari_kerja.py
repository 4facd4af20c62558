"""n working days ahead: the calendar, a bare prefix index that is looked up, one that is searched,
numpy with dates of its own and with ours, and a loop over days."""

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta

import numpy as np
from ukur import tabel, ukur

from dinsos_adapters import rakit
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.batas import HariKerja
from dinsos_core.domain.waktu.tenggat import hitung_tenggat

MULAI = date(2026, 3, 2)
MULAI_NP = np.datetime64(MULAI)


def main() -> None:
    lingkungan = rakit("banjarmasin").lingkungan
    instansi = lingkungan.katalog.instansi["banjarmasin"]
    bacaan = BacaanWaktu()
    kalender = lingkungan.kalender(instansi, bacaan)
    semua = [date(2015, 1, 1) + timedelta(days=n) for n in range(366 * 20)]
    kerja = [d for d in semua if kalender.hari_kerja(d)]
    ordinal = [d.toordinal() for d in kerja]
    awal = semua[0].toordinal()
    sampai = [bisect_right(ordinal, d.toordinal()) for d in semua]
    libur = [np.datetime64(d) for d in semua if d.weekday() < 5 and not kalender.hari_kerja(d)]
    kalender_np = np.busdaycalendar(holidays=libur)
    saat = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)

    for n in (3, 14, 30, 500):

        def indeks(n: int = n) -> date:
            return kerja[sampai[MULAI.toordinal() - awal] + n - 1]

        def dicari(n: int = n) -> date:
            return kerja[bisect_right(ordinal, MULAI.toordinal()) + n - 1]

        def putar(n: int = n) -> date:
            hari, sisa = MULAI, n
            while sisa:
                hari += timedelta(days=1)
                sisa -= kalender.hari_kerja(hari)
            return hari

        def mata(n: int = n) -> np.datetime64:
            return np.busday_offset(MULAI_NP, n, busdaycal=kalender_np)

        def mata_tanggal(n: int = n) -> date:
            hari = np.busday_offset(np.datetime64(MULAI), n, busdaycal=kalender_np).item()
            assert isinstance(hari, date)
            return hari

        def milik(n: int = n) -> date:
            return kalender.tambah_hari_kerja(MULAI, n)

        assert indeks() == dicari() == milik() == putar() == mata_tanggal() == mata().item()
        hasil = ukur(
            {
                "kalender kerja": milik,
                "indeks polos": indeks,
                "indeks yang dicari (bisect)": dicari,
                "numpy.busday_offset, tanggal numpy": mata,
                "numpy.busday_offset, tanggal kita": mata_tanggal,
                "putaran per hari": putar,
            }
        )
        tabel(f"Tambah {n} hari kerja", hasil, "indeks polos")

    hasil = ukur(
        {
            "tenggat dengan uraian": lambda: hitung_tenggat(HariKerja(14), saat, kalender, bacaan),
            "kalender kerja": lambda: kalender.tambah_hari_kerja(MULAI, 14),
        }
    )
    tabel("Tenggat 14 hari kerja lengkap dengan hitungannya", hasil, "kalender kerja")


if __name__ == "__main__":
    main()
