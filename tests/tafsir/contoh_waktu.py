"""Cases in which a reading changes a clock."""

from datetime import date

from tests.tafsir.tanya import Contoh, jam

PUB = "banjarmasin/izin-pub"
SENIN, JUMAT = "2026-06-22", "2026-06-26"
LENGKAP = (("diajukan", f"{SENIN} 08:30"), ("berkas_lengkap", f"{SENIN} 09:00"))
TIGA_HARI = "waktu-surat-izin"
DARURAT = "banjarmasin/kedaruratan-ppks"
MAKAM = "palangka-raya/pemakaman-jenazah-terlantar"
EMPAT_LIMA = "waktu-respon-awal-kasus"

WAKTU = (
    Contoh(
        tafsir="hari-pertama",
        bacaan="hari-sama-sebelum-jam",
        layanan=PUB,
        cerita="3 hari kerja; berkas lengkap Senin, 22 Juni 2026 pukul 09.00",
        tanya=jam(PUB, TIGA_HARI, *LENGKAP, varian="umum"),
    ),
    Contoh(
        tafsir="di-luar-jam",
        bacaan="tanggal-sebenarnya",
        layanan=PUB,
        cerita="3 hari kerja; berkas lengkap Senin, 22 Juni 2026 pukul 19.00",
        tanya=jam(PUB, TIGA_HARI, LENGKAP[0], ("berkas_lengkap", f"{SENIN} 19:00"), varian="umum"),
    ),
    Contoh(
        tafsir="hari-kalender",
        bacaan="hari-kerja",
        layanan="banjarmasin/rumah-singgah-penerimaan",
        cerita="1 hari; diajukan Jumat, 26 Juni 2026 pukul 09.00",
        tanya=jam(
            "banjarmasin/rumah-singgah-penerimaan",
            "waktu",
            ("diajukan", f"{JUMAT} 09:00"),
            varian="permohonan",
        ),
    ),
    Contoh(
        tafsir="cuti-bersama",
        bacaan="hari-kerja",
        layanan=PUB,
        cerita="3 hari kerja; berkas lengkap Senin, 25 Mei 2026; 28 Mei cuti bersama Idul Adha",
        tanya=jam(
            PUB,
            TIGA_HARI,
            ("diajukan", "2026-05-25 08:30"),
            ("berkas_lengkap", "2026-05-25 09:00"),
            varian="umum",
        ),
    ),
    Contoh(
        tafsir="mulai-tenggat",
        bacaan="pengajuan",
        layanan=PUB,
        cerita="3 hari kerja; diajukan Senin, 22 Juni 2026, berkas lengkap Rabu, 24 Juni",
        tanya=jam(
            PUB, TIGA_HARI, LENGKAP[0], ("berkas_lengkap", "2026-06-24 09:00"), varian="umum"
        ),
    ),
    Contoh(
        tafsir="menit-jam-dinding",
        bacaan="trc-berangkat",
        layanan=DARURAT,
        cerita="Dilaporkan pukul 10.00, TRC berangkat pukul 10.20; ditanya pukul 11.00",
        tanya=jam(
            DARURAT,
            EMPAT_LIMA,
            ("diajukan", f"{SENIN} 10:00"),
            ("berangkat", f"{SENIN} 10:20"),
            kini=f"{SENIN} 11:00",
        ),
    ),
    Contoh(
        tafsir="menit-jam-dinding",
        bacaan="jam-kantor",
        layanan=DARURAT,
        cerita="Dilaporkan Senin, 22 Juni 2026 pukul 15.45",
        tanya=jam(DARURAT, EMPAT_LIMA, ("diajukan", f"{SENIN} 15:45")),
    ),
    Contoh(
        tafsir="jeda-darurat",
        bacaan="dapat",
        layanan=DARURAT,
        cerita="Dilaporkan pukul 10.00; dijeda pukul 10.10 sampai 10.30",
        tanya=jam(
            DARURAT,
            EMPAT_LIMA,
            ("diajukan", f"{SENIN} 10:00"),
            jeda=[(f"{SENIN} 10:10", f"{SENIN} 10:30")],
        ),
    ),
    Contoh(
        tafsir="jenazah-ditahan",
        bacaan="berjalan",
        layanan=MAKAM,
        cerita="3 hari sejak Senin, 22 Juni 2026; jenazah ditahan Selasa sampai Jumat",
        tanya=jam(
            MAKAM,
            "waktu-tindak-lanjut",
            ("diajukan", f"{SENIN} 09:00"),
            jeda=[("2026-06-23 09:00", f"{JUMAT} 09:00")],
        ),
    ),
    Contoh(
        tafsir="tiga-puluh-menit",
        bacaan="kedatangan",
        layanan="banjarmasin/pemulangan-orang-terlantar",
        cerita="Datang pukul 08.30, berkas lengkap pukul 09.00",
        tanya=jam(
            "banjarmasin/pemulangan-orang-terlantar", "waktu", *LENGKAP, varian="dalam-provinsi"
        ),
    ),
    Contoh(
        tafsir="lama-tinggal",
        bacaan="hari-masuk-satu",
        layanan="banjarmasin/rumah-singgah-terminasi",
        cerita="Lama tinggal; masuk 30 Mei 2026",
        tanya=jam(
            "banjarmasin/rumah-singgah-terminasi",
            "waktu-lama-tinggal",
            ("diajukan", f"{SENIN} 09:00"),
            ("disetujui", f"{SENIN} 10:00"),
            tanggal_mulai={"subjek.tanggal_masuk_singgah": date(2026, 5, 30)},
            varian="diantar",
        ),
    ),
    Contoh(
        tafsir="satu-hari-terminasi",
        bacaan="penetapan",
        layanan="banjarmasin/rumah-singgah-terminasi",
        cerita="Terminasi diajukan Senin, 22 Juni 2026, ditetapkan Rabu, 24 Juni",
        tanya=jam(
            "banjarmasin/rumah-singgah-terminasi",
            "waktu",
            ("diajukan", f"{SENIN} 09:00"),
            ("ditetapkan", "2026-06-24 10:00"),
            varian="diantar",
        ),
    ),
    Contoh(
        tafsir="tinggal-empat-belas-hari",
        bacaan="waktu-proses",
        layanan="palangka-raya/rumah-singgah",
        cerita="Diajukan Senin, 22 Juni 2026, masuk rumah singgah Rabu, 24 Juni",
        tanya=jam(
            "palangka-raya/rumah-singgah",
            "maksimal",
            ("diajukan", f"{SENIN} 09:00"),
            ("masuk", "2026-06-24 10:00"),
        ),
    ),
    Contoh(
        tafsir="laporan-pub",
        bacaan="lama-izin",
        layanan=PUB,
        cerita="Pengumpulan umum berakhir 30 Juni 2026: batas laporannya",
        tanya=jam(
            PUB,
            "waktu-laporan-pub-umum",
            *LENGKAP,
            ("disetujui", f"{SENIN} 10:00"),
            tanggal_mulai={"tanggal_akhir_pub": date(2026, 6, 30)},
            varian="umum",
        ),
    ),
    Contoh(
        tafsir="laporan-pub-segera",
        bacaan="hari-kerja",
        layanan=PUB,
        cerita="Pengumpulan segera berakhir 30 Juni 2026: batas laporannya",
        tanya=jam(
            PUB,
            "waktu-laporan-pub-segera",
            *LENGKAP,
            ("disetujui", f"{SENIN} 10:00"),
            tanggal_mulai={"tanggal_akhir_pub": date(2026, 6, 30)},
            varian="segera",
        ),
    ),
    Contoh(
        tafsir="batas-informasi",
        bacaan="tanpa-perpanjangan",
        layanan="palangka-raya/pengaduan",
        cerita="Informasi diminta Senin, 22 Juni 2026; petugas perlu waktu tambahan",
        tanya=jam(
            "palangka-raya/pengaduan",
            "waktu-informasi",
            ("pengaduan_diterima", f"{SENIN} 09:00"),
            varian="permintaan-informasi",
            hasil=("olah-informasi.perpanjang",),
        ),
    ),
    Contoh(
        tafsir="makna-respon",
        bacaan="tanda-terima",
        layanan="palangka-raya/rujukan-lansia",
        cerita="Diajukan Senin, 22 Juni 2026 dan diterima loket; belum ditanggapi pada 29 Juni",
        tanya=jam(
            "palangka-raya/rujukan-lansia",
            "waktu-respon-awal",
            ("diajukan", f"{SENIN} 09:00"),
            ("terima", f"{SENIN} 09:05"),
            kini="2026-06-29 09:00",
        ),
    ),
    Contoh(
        tafsir="makna-respon",
        bacaan="tanda-terima",
        layanan="palangka-raya/pengaduan",
        cerita="Pengaduan diterima Senin, 22 Juni 2026, belum ditanggapi pada 29 Juni",
        tanya=jam(
            "palangka-raya/pengaduan",
            "waktu-respon-awal",
            ("pengaduan_diterima", f"{SENIN} 09:00"),
            kini="2026-06-29 09:00",
            varian="pengaduan",
        ),
    ),
    Contoh(
        tafsir="penelusuran-keluarga",
        bacaan="laporan",
        layanan="garut/penelusuran-keluarga",
        cerita="Dilaporkan Senin, 22 Juni 2026, berita acara ditandatangani Rabu, 24 Juni",
        tanya=jam(
            "garut/penelusuran-keluarga",
            "waktu",
            ("diajukan", f"{SENIN} 09:00"),
            ("teken-berita-acara", "2026-06-24 09:00"),
            varian="beridentitas",
        ),
    ),
    Contoh(
        tafsir="kalender-sementara",
        bacaan="ditolak",
        layanan=PUB,
        cerita="3 hari kerja; berkas lengkap 4 Januari 2027, tahun yang liburnya belum ditetapkan",
        tanya=jam(
            PUB,
            TIGA_HARI,
            ("diajukan", "2027-01-04 08:30"),
            ("berkas_lengkap", "2027-01-04 09:00"),
            varian="umum",
        ),
    ),
    Contoh(
        tafsir="respon-awal",
        bacaan="berkas-lengkap",
        layanan="palangka-raya/usulan-dtks",
        cerita="Diajukan Senin, 22 Juni 2026, berkas lengkap Rabu, 24 Juni",
        tanya=jam(
            "palangka-raya/usulan-dtks",
            "waktu-respon-awal",
            ("diajukan", f"{SENIN} 09:00"),
            ("berkas_lengkap", "2026-06-24 09:00"),
        ),
    ),
    Contoh(
        tafsir="waktu-motivasi",
        bacaan="kegiatan-dilaksanakan",
        layanan="palangka-raya/motivasi-anak-keluarga",
        cerita="Jadwal ditentukan hari itu juga, kegiatannya belum dilaksanakan pada 29 Juni 2026",
        tanya=jam(
            "palangka-raya/motivasi-anak-keluarga",
            "waktu",
            *LENGKAP,
            ("tentukan", f"{SENIN} 10:00"),
            kini="2026-06-29 09:00",
        ),
    ),
    Contoh(
        tafsir="penyerahan-berkas",
        bacaan="berkas-lengkap",
        layanan="palangka-raya/rekomendasi-kis-pbi",
        cerita="Diajukan Senin, 22 Juni 2026, dikembalikan, lengkap Rabu, 24 Juni",
        tanya=jam(
            "palangka-raya/rekomendasi-kis-pbi",
            "waktu-rekapitulasi-usulan",
            ("diajukan", f"{SENIN} 09:00"),
            ("dikembalikan", f"{SENIN} 10:00"),
            ("berkas_lengkap", "2026-06-24 09:00"),
            varian="baru",
        ),
    ),
    Contoh(
        tafsir="mulai-laporan",
        bacaan="verifikasi",
        layanan="palangka-raya/logistik-bencana",
        cerita="Dilaporkan Senin, 22 Juni 2026, diverifikasi Rabu, 24 Juni",
        tanya=jam(
            "palangka-raya/logistik-bencana",
            "waktu",
            ("diajukan", f"{SENIN} 09:00"),
            ("verifikasi", "2026-06-24 09:00"),
        ),
    ),
    Contoh(
        tafsir="hitungan-jeda",
        bacaan="hari-penuh",
        layanan=PUB,
        cerita="3 hari kerja sejak Senin, 22 Juni 2026; dijeda Selasa 15.45 sampai Rabu 08.15",
        tanya=jam(
            PUB,
            TIGA_HARI,
            *LENGKAP,
            jeda=[("2026-06-23 15:45", "2026-06-24 08:15")],
            varian="umum",
        ),
    ),
    Contoh(
        tafsir="akhir-bulan",
        bacaan="hari-berikut",
        layanan="banjarmasin/usulan-jkn",
        cerita="1 bulan; berkas lengkap Senin, 31 Agustus 2026",
        tanya=jam(
            "banjarmasin/usulan-jkn",
            "waktu-apbd",
            ("diajukan", "2026-08-31 08:30"),
            ("berkas_lengkap", "2026-08-31 09:00"),
            varian="apbd",
        ),
    ),
)
