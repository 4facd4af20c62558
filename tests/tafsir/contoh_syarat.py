"""Cases in which a reading changes an assessment, a checklist, or what is in force."""

from datetime import date

from tests.tafsir.tanya import Contoh, berkas, berlaku, jam, peringatan, saran, syarat

ANGKAT = "banjarmasin/pengangkatan-anak"
SANTUNAN = "banjarmasin/santunan-kematian"
DARURAT = "banjarmasin/kedaruratan-ppks"
TERMINASI = "banjarmasin/rumah-singgah-terminasi"

SYARAT = (
    Contoh(
        tafsir="darurat-dan",
        bacaan="salah-satu",
        layanan=DARURAT,
        cerita="Hidupnya terancam, kebutuhan dasarnya terpenuhi",
        tanya=saran(
            DARURAT,
            {
                "subjek": {
                    "kategori_ppks": "orang_terlantar",
                    "terancam_kehidupannya": True,
                    "kebutuhan_dasar_tak_terpenuhi": False,
                },
                "lokasi_kejadian": "63.71.01",
            },
        ),
    ),
    Contoh(
        tafsir="klaim-hari-libur",
        bacaan="geser-ke-hari-kerja",
        layanan=SANTUNAN,
        cerita="Meninggal Jumat, 22 Mei 2026; hari ke-30 Minggu, 21 Juni; diajukan Senin, 22 Juni",
        tanya=syarat(
            SANTUNAN,
            "batas-klaim",
            {"almarhum.tanggal_meninggal": "2026-05-22"},
            pada=date(2026, 6, 22),
        ),
    ),
    Contoh(
        tafsir="keanggotaan-almarhum",
        bacaan="pengajuan",
        layanan=SANTUNAN,
        cerita="Meninggal 1 Juni 2026, tercantum dalam DTKS sampai 10 Juni; diajukan 20 Juni",
        tanya=syarat(
            SANTUNAN,
            "terdaftar",
            {
                "almarhum.tanggal_meninggal": "2026-06-01",
                "almarhum.keanggotaan_registri_sosial": [
                    {"daftar": "dtks", "dari": "2020-01-01", "sampai": "2026-06-10"}
                ],
            },
        ),
    ),
    Contoh(
        tafsir="dtks-dtsen",
        bacaan="dtks-saja",
        layanan=SANTUNAN,
        cerita="Meninggal 1 Juni 2026, hanya tercantum dalam DTSEN, dengan catatan petugas",
        tanya=syarat(
            SANTUNAN,
            "terdaftar",
            {
                "almarhum.tanggal_meninggal": "2026-06-01",
                "almarhum.keanggotaan_registri_sosial": ["dtsen"],
                "almarhum.dtsen_disetarakan": True,
            },
        ),
    ),
    Contoh(
        tafsir="lama-tinggal",
        bacaan="hari-masuk-satu",
        layanan=TERMINASI,
        cerita="Masuk rumah singgah 30 Mei 2026, diajukan 20 Juni; belum diintervensi maupun siap",
        tanya=syarat(
            TERMINASI,
            "siap-atau-lama",
            {
                "subjek": {
                    "tanggal_masuk_singgah": "2026-05-30",
                    "sudah_diintervensi": False,
                    "siap_terminasi": False,
                }
            },
        ),
    ),
    Contoh(
        tafsir="tinggal-terputus",
        bacaan="dari-awal",
        layanan=TERMINASI,
        cerita="Masuk 1 Mei 2026, dirawat di rumah sakit, kembali 10 Juni; diajukan 20 Juni",
        tanya=syarat(
            TERMINASI,
            "siap-atau-lama",
            {
                "subjek": {
                    "tanggal_masuk_singgah": "2026-05-01",
                    "tanggal_masuk_terakhir": "2026-06-10",
                    "sudah_diintervensi": False,
                    "siap_terminasi": False,
                }
            },
        ),
    ),
    Contoh(
        tafsir="di-atas-60",
        bacaan="sehari-sesudah-ulang-tahun",
        layanan="palangka-raya/rujukan-lansia",
        cerita="Lahir 19 Juni 1966, diajukan 20 Juni 2026: sehari sesudah ulang tahun ke-60",
        tanya=syarat(
            "palangka-raya/rujukan-lansia", "usia", {"subjek.tanggal_lahir": "1966-06-19"}
        ),
    ),
    Contoh(
        tafsir="di-atas-60",
        bacaan="mulai-60",
        layanan="palangka-raya/rujukan-lansia",
        cerita="Lahir 20 Juni 1966, diajukan 20 Juni 2026: pada ulang tahun ke-60",
        tanya=syarat(
            "palangka-raya/rujukan-lansia", "usia", {"subjek.tanggal_lahir": "1966-06-20"}
        ),
    ),
    Contoh(
        tafsir="batas-atas-usia",
        bacaan="ulang-tahun",
        layanan=ANGKAT,
        cerita="Lahir 19 Juni 1971, diajukan 20 Juni 2026: sehari sesudah ulang tahun ke-55",
        tanya=syarat(ANGKAT, "syarat-2", {"pemohon": [{"tanggal_lahir": "1971-06-19"}]}),
    ),
    Contoh(
        tafsir="usia-siapa",
        bacaan="pemohon",
        layanan=ANGKAT,
        cerita="Pemohon lahir 1986, istrinya lahir 1960",
        tanya=syarat(
            ANGKAT,
            "syarat-2",
            {"pemohon": [{"tanggal_lahir": "1986-03-01"}, {"tanggal_lahir": "1960-03-01"}]},
        ),
    ),
    Contoh(
        tafsir="pemohon-lajang",
        bacaan="ditolak",
        layanan=ANGKAT,
        cerita="Pemohon lajang yang memenuhi syarat lainnya",
        tanya=saran(
            ANGKAT,
            {
                "pemohon": [
                    {
                        "domisili": "63.71.01",
                        "tanggal_lahir": "1986-03-01",
                        "agama": "islam",
                        "jenis_kelamin": "perempuan",
                    }
                ],
                "anak": {"agama": "islam"},
                "menikah": False,
                "jumlah_anak": 0,
                "jumlah_anak_kandung": 0,
            },
        ),
    ),
    Contoh(
        tafsir="satu-anak",
        bacaan="kandung",
        layanan=ANGKAT,
        cerita="Mempunyai seorang anak kandung dan seorang anak angkat",
        tanya=syarat(ANGKAT, "syarat-5", {"jumlah_anak": 2, "jumlah_anak_kandung": 1}),
    ),
    Contoh(
        tafsir="kabisat",
        bacaan="28-februari",
        layanan=ANGKAT,
        cerita="Lahir 29 Februari 1996, diajukan 28 Februari 2026",
        tanya=syarat(
            ANGKAT,
            "syarat-2",
            {"pemohon": [{"tanggal_lahir": "1996-02-29"}]},
            pada=date(2026, 2, 28),
        ),
    ),
    Contoh(
        tafsir="mental-menggelandang",
        bacaan="semua",
        layanan="palangka-raya/disabilitas-mental-menggelandang",
        cerita="Keluarganya diketahui, tidak mempunyai wali, identitasnya jelas",
        tanya=saran(
            "palangka-raya/disabilitas-mental-menggelandang",
            {
                "subjek": {
                    "keluarga_diketahui": True,
                    "punya_keluarga_wali": False,
                    "kejelasan_identitas": "jelas",
                }
            },
        ),
    ),
    Contoh(
        tafsir="agama-anak",
        bacaan="agama-setempat",
        layanan=ANGKAT,
        cerita="Agama anak tidak diketahui, mayoritas tempat ia ditemukan Islam, pemohon Islam",
        tanya=syarat(
            ANGKAT,
            "syarat-3",
            {"pemohon": [{"agama": "islam"}], "anak": {"agama_setempat": "islam"}},
        ),
    ),
    Contoh(
        tafsir="masa-pub",
        bacaan="hari-pertama-nol",
        layanan="palangka-raya/pub-jangka-pendek",
        cerita="Pengumpulan 22 sampai 25 Juni 2026",
        tanya=syarat(
            "palangka-raya/pub-jangka-pendek",
            "masa",
            {"tanggal_mulai_pub": "2026-06-22", "tanggal_akhir_pub": "2026-06-25"},
        ),
    ),
    Contoh(
        tafsir="penduduk-kota",
        bacaan="penerbit-kartu",
        layanan="palangka-raya/rekomendasi-kis-pbi",
        cerita="Tinggal di Kabupaten Katingan, kartu keluarganya dari Palangka Raya",
        tanya=syarat(
            "palangka-raya/rekomendasi-kis-pbi",
            "penduduk",
            {"pemohon": {"domisili": "62.06", "wilayah_kependudukan": "62.71"}},
        ),
    ),
    Contoh(
        tafsir="balita-terlantar",
        bacaan="kategori-anak",
        layanan="garut/penelusuran-keluarga",
        cerita="Seorang balita terlantar",
        tanya=syarat(
            "garut/penelusuran-keluarga", "kategori", {"subjek.kategori_ppks": "balita_terlantar"}
        ),
    ),
    *(
        Contoh(
            tafsir="tanggal-tak-pasti",
            bacaan=bacaan,
            layanan=ANGKAT,
            cerita="Lahir tahun 1996: pada 20 Juni 2026 berusia 29 atau 30 tahun",
            tanya=syarat(ANGKAT, "syarat-2", {"pemohon": [{"tanggal_lahir": "1996"}]}),
        )
        for bacaan in ("ketat", "longgar")
    ),
    Contoh(
        tafsir="tanggal-nikah",
        bacaan="agama-dengan-isbat",
        layanan=ANGKAT,
        cerita="Nikah menurut agama 2010, dicatat 2024, dengan isbat; syarat lainnya terpenuhi",
        tanya=saran(
            ANGKAT,
            {
                "pemohon": [
                    {
                        "domisili": "63.71.01",
                        "tanggal_lahir": "1986-03-01",
                        "agama": "islam",
                        "jenis_kelamin": kelamin,
                    }
                    for kelamin in ("laki_laki", "perempuan")
                ],
                "anak": {"agama": "islam"},
                "menikah": True,
                "tanggal_nikah": "2024-02-12",
                "tanggal_nikah_agama": "2010-02-12",
                "isbat_nikah": True,
                "jumlah_anak": 0,
            },
        ),
    ),
    Contoh(
        tafsir="tanggal-konvensional",
        bacaan="persis",
        layanan=ANGKAT,
        cerita="Lahir 1 Juli 1996, diajukan 20 Juni 2026",
        tanya=peringatan(ANGKAT, {"pemohon": [{"tanggal_lahir": "1996-07-01"}]}),
    ),
)

BERKAS = (
    Contoh(
        tafsir="dan-atau",
        bacaan="keduanya",
        layanan="banjarmasin/rujukan-panti",
        cerita="Identitas calon klien",
        tanya=berkas("banjarmasin/rujukan-panti", "dokumen-1", fakta={"subjek": 1}),
    ),
    Contoh(
        tafsir="usia-siapa",
        bacaan="pemohon",
        layanan=ANGKAT,
        cerita="Surat sehat suami istri",
        tanya=berkas(ANGKAT, "dokumen-2", fakta={"pemohon": 2, "anak": 1}),
    ),
    Contoh(
        tafsir="identitas-pengadu",
        bacaan="wajib",
        layanan="palangka-raya/pengaduan",
        cerita="Pengaduan tanpa nama",
        tanya=berkas("palangka-raya/pengaduan", "identitas-pelapor", varian="pengaduan"),
    ),
    Contoh(
        tafsir="penjamin-terminasi",
        bacaan="selalu",
        layanan=TERMINASI,
        cerita="Klien yang tidak dijemput siapa pun, diantar petugas",
        tanya=berkas(TERMINASI, "dokumen-2", varian="diantar"),
    ),
    Contoh(
        tafsir="kabar-penjamin",
        bacaan="tidak-diminta",
        layanan=TERMINASI,
        cerita="Klien diserahterimakan kepada penjaminnya",
        tanya=jam(
            TERMINASI,
            "kabar-penjamin",
            ("diajukan", "2026-06-22 09:00"),
            ("serah-terima", "2026-06-23 09:00"),
            varian="dijemput",
        ),
    ),
    Contoh(
        tafsir="identitas-terlantar",
        bacaan="wajib",
        layanan="palangka-raya/pemulangan-orang-terlantar",
        cerita="Identitas orang yang dipulangkan",
        tanya=berkas("palangka-raya/pemulangan-orang-terlantar", "dokumen-b", fakta={"subjek": 1}),
    ),
    Contoh(
        tafsir="keluaran-rujukan",
        bacaan="syarat",
        layanan="palangka-raya/rujukan-lansia",
        cerita="Laporan sosial",
        tanya=berkas("palangka-raya/rujukan-lansia", "dokumen-d", fakta={"subjek": 1}),
    ),
    Contoh(
        tafsir="surat-pengantar-singgah",
        bacaan="semua",
        layanan="palangka-raya/rumah-singgah",
        cerita="Surat pengantar dan surat kepolisian",
        tanya=berkas("palangka-raya/rumah-singgah", "pengantar", "dokumen-c", fakta={"subjek": 1}),
    ),
    Contoh(
        tafsir="permohonan-perpanjangan-lks",
        bacaan="keduanya",
        layanan="palangka-raya/tanda-daftar-lks",
        cerita="Surat permohonan pada perpanjangan",
        tanya=berkas(
            "palangka-raya/tanda-daftar-lks", "dokumen-a", "dokumen-b", varian="perpanjangan"
        ),
    ),
    Contoh(
        tafsir="laporan-bencana",
        bacaan="semua",
        layanan="palangka-raya/logistik-bencana",
        cerita="Laporan kejadian",
        tanya=berkas("palangka-raya/logistik-bencana", "dokumen-a"),
    ),
    Contoh(
        tafsir="tanggal-sk-palangka-raya",
        bacaan="awal-januari",
        layanan="palangka-raya/keterangan-dtks",
        cerita="Diajukan 15 Januari 2021",
        tanya=berlaku("palangka-raya/keterangan-dtks", date(2021, 1, 15)),
    ),
)
