from datetime import date

from dinsos_core.domain.waktu import Lama, batas_lahir, genap, lama_genap, usia

usia(date(1966, 6, 20), date(2026, 6, 19)), usia(date(1966, 6, 20), date(2026, 6, 20))


lahir = date(2000, 2, 29)
usia(lahir, date(2018, 2, 28)), usia(lahir, date(2018, 2, 28), kabisat="28-februari")


batas_lahir(60, date(2026, 6, 19))


from dinsos_core.domain.waktu import akhir_masa

genap(date(2025, 8, 31), Lama(bulan=6)), akhir_masa(date(2025, 8, 31), Lama(bulan=6))

lama_genap(date(2020, 5, 10), date(2025, 5, 9))


akhir_masa(date(2026, 1, 1), Lama(bulan=3), awal_dihitung=True)


from dinsos_core.domain.waktu import urai_batas

print(
    urai_batas("3 s.d. 14 Hari Kerja"),
    urai_batas("3 x 24 Jam"),
    urai_batas("1x24-3x24 jam"),
    sep=", ",
)


from dinsos_adapters.kalender import hari_nasional, susun_kalender

jam = {"senin-kamis": "07:30-16:00", "jumat": "07:30-11:30"}
kalender = susun_kalender("Asia/Makassar", {"jam": jam}, hari_nasional(range(2020, 2031)))
kalender.tambah_hari_kerja(date(2025, 3, 27), 1)

libur = kalender.alasan_bukan_hari_kerja(date(2025, 4, 7))
print(libur.nama if libur else "hari kerja")


from datetime import datetime

from dinsos_core.domain.waktu import HariKerja, banding, hitung_tenggat, status

masuk = datetime(2025, 3, 27, 17, 0, tzinfo=kalender.zona)
tenggat = hitung_tenggat(HariKerja(3), masuk, kalender)
print(*tenggat.uraian, sep="\n")


tenggat.tafsir


(
    status(tenggat, tenggat.jatuh_tempo),
    status(tenggat, datetime(2025, 4, 11, 12, tzinfo=kalender.zona)),
)


from dinsos_core.domain.waktu import MarginRawan, saat_rawan

saat_rawan(tenggat, kalender, MarginRawan()).isoformat(timespec="minutes")


from dinsos_core.domain.waktu import Jeda

pagi = datetime(2025, 6, 2, 9, tzinfo=kalender.zona)
semalam = Jeda(
    mulai=pagi.replace(day=3, hour=15, minute=30),
    selesai=pagi.replace(day=4, hour=7, minute=45),
    alasan_kode="kuota",
)
print(hitung_tenggat(HariKerja(3), pagi, kalender, jeda=(semalam,)).uraian[-2])


akhir_2029 = datetime(2029, 12, 26, 9, tzinfo=kalender.zona)
lama = hitung_tenggat(HariKerja(5), akhir_2029, kalender)
lama.sementara, lama.tahun_belum_pasti

skb = {
    "jam": jam,
    "libur": [{"tanggal": date(2029, 12, 31), "nama": "Cuti Bersama", "jenis": "cuti_bersama"}],
}
terbaru = susun_kalender("Asia/Makassar", skb, hari_nasional(range(2020, 2031)))
geser = banding(lama, hitung_tenggat(HariKerja(5), akhir_2029, terbaru))
print(geser.jatuh_tempo_lama.date(), "->", geser.jatuh_tempo_baru.date())

[hari.nama for hari in geser.hari_muncul]


from dinsos_adapters import rakit

app = rakit("banjarmasin")
jawaban = app.hitung_tenggat(
    "santunan-kematian", datetime(2026, 3, 2, 14), batas=["keberatan"]
).unwrap()
jawaban.zona_dianggap, jawaban.batas[0].hitungan.uraian[-1]


laporan = app.perbarui_kalender()
laporan.dihitung, laporan.bergeser, laporan.tertahan, laporan.lanjut
