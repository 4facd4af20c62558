"""Ages, limits, the working calendar and deadlines.

Pure stdlib dates: a date is a `datetime.date`, an instant an aware `datetime`, and neither now nor
today is ever read here.
"""

from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, TAFSIR_WAKTU, BacaanWaktu, bacaan_waktu
from dinsos_core.domain.waktu.batas import (
    SATUAN,
    Batas,
    Bulan,
    Hari,
    HariKalender,
    HariKerja,
    JadwalLuar,
    Lama,
    Menit,
    Rentang,
    SesuaiKebutuhan,
    TanggalBulan,
    teks_batas,
    teks_lama,
    urai_batas,
    urai_lama,
)
from dinsos_core.domain.waktu.hitungan import Milik
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.kalender import (
    HariDilewati,
    JamKerja,
    JamKhusus,
    KalenderKerja,
    Libur,
    hari_biasa,
)
from dinsos_core.domain.waktu.rentang import notasi_tanggal, rentang_usia, urai_rentang
from dinsos_core.domain.waktu.teks import teks_hari, teks_instan, teks_rentang, teks_tanggal
from dinsos_core.domain.waktu.tenggat import (
    PergeseranTenggat,
    Perhitungan,
    StatusTenggat,
    TanpaTenggat,
    Tenggat,
    banding,
    hitung_tenggat,
    status,
)
from dinsos_core.domain.waktu.usia import (
    Kabisat,
    batas_lahir,
    genap,
    lama_genap,
    ulang_tahun,
    usia,
)

__all__ = [
    "BACAAN_BAWAAN",
    "SATUAN",
    "TAFSIR_WAKTU",
    "BacaanWaktu",
    "Batas",
    "Bulan",
    "Hari",
    "HariDilewati",
    "HariKalender",
    "HariKerja",
    "JadwalLuar",
    "JamKerja",
    "JamKhusus",
    "Jeda",
    "Kabisat",
    "KalenderKerja",
    "Lama",
    "Libur",
    "Menit",
    "Milik",
    "PergeseranTenggat",
    "Perhitungan",
    "Rentang",
    "SesuaiKebutuhan",
    "StatusTenggat",
    "TanggalBulan",
    "TanpaTenggat",
    "Tenggat",
    "bacaan_waktu",
    "banding",
    "batas_lahir",
    "genap",
    "hari_biasa",
    "hitung_tenggat",
    "lama_genap",
    "notasi_tanggal",
    "rentang_usia",
    "status",
    "teks_batas",
    "teks_hari",
    "teks_instan",
    "teks_lama",
    "teks_rentang",
    "teks_tanggal",
    "ulang_tahun",
    "urai_batas",
    "urai_lama",
    "urai_rentang",
    "usia",
]
