"""Mistakes, each with the one problem it must be reported as."""

from typing import NamedTuple

from dinsos_adapters.katalog import JenisMasalah

J = JenisMasalah


class Kesalahan(NamedTuple):
    """Which file, a text in it, what takes its place; then kind, key and nearest name."""

    berkas: str
    lama: str
    baru: str
    jenis: JenisMasalah
    kunci: str
    saran: str


def _tempat(layanan: str = "izin-contoh", banyak: int = 2) -> str:
    return f"""[[tempat]]
kode = "kamar"
nama = "Kamar"
banyak = {banyak}
layanan = ["{layanan}"]
"""


SATU = [
    Kesalahan(
        "layanan", "no = 1\n", 'no = 1\nkelompk = "x"\n', J.KUNCI_TAK_DIKENAL, "kelompk", "kelompok"
    ),
    Kesalahan("layanan", "no = 1\n", 'no = "satu"\n', J.JENIS_SALAH, "no", ""),
    Kesalahan("layanan", "no = 1\n", "no = true\n", J.JENIS_SALAH, "no", ""),
    Kesalahan("layanan", 'nama = "Izin contoh"\n', "", J.KUNCI_HILANG, "nama", ""),
    Kesalahan(
        "layanan", '"permohonan"', '"permohonn"', J.NAMA_TAK_DIKENAL, "agregat", "permohonan"
    ),
    Kesalahan("layanan", '"izin-contoh"', '"izin-lain"', J.NILAI_SALAH, "layanan", ""),
    Kesalahan("layanan", 'unit = "umum"', 'unit = "umun"', J.NAMA_TAK_DIKENAL, "unit", "umum"),
    Kesalahan("layanan", 'pokok = "anak"', 'pokok = "anka"', J.NAMA_TAK_DIKENAL, "pokok", "anak"),
    Kesalahan("layanan", '"1–2 orang"', '"2–1 orang"', J.NILAI_SALAH, "pihak", ""),
    Kesalahan(
        "layanan",
        'anak = "1 orang"',
        'anak = "1 orang", anka = 1',
        J.NAMA_TAK_DIKENAL,
        "pihak",
        "anak",
    ),
    Kesalahan(
        "layanan", '["pengaduan"]', '["pengadua"]', J.NAMA_TAK_DIKENAL, "bersama", "pengaduan"
    ),
    Kesalahan("layanan", '"5 sd 6 orang"', '"beberapa"', J.NILAI_SALAH, "jumlah_pelaksana", ""),
    Kesalahan("layanan", '"Gratis"', "{ rupiah = 0 }", J.KUNCI_HILANG, "biaya.teks", ""),
    # outcomes
    Kesalahan(
        "layanan",
        'tidak_layak = "tolak"',
        'tidak_laik = "tolak"',
        J.NAMA_TAK_DIKENAL,
        "langkah[lapangan].hasil.tidak_laik",
        "tidak_layak",
    ),
    # conditions
    Kesalahan(
        "layanan", 'uji = "usia"', 'uji = "usai"', J.NAMA_TAK_DIKENAL, "syarat[1].uji", "usia"
    ),
    Kesalahan("layanan", 'uji = "lama", ', "", J.KUNCI_HILANG, "syarat[2].uji", ""),
    Kesalahan("layanan", "maks = 55", "mak = 55", J.KUNCI_TAK_DIKENAL, "syarat[1].mak", "maks"),
    Kesalahan(
        "layanan",
        'bila = "menikah" }',
        'bla = "menikah" }',
        J.KUNCI_TAK_DIKENAL,
        "syarat[2].bla",
        "bila",
    ),
    Kesalahan("layanan", "min = 30", 'min = "tiga puluh"', J.NILAI_SALAH, "syarat[1].min", ""),
    Kesalahan("layanan", "min = 30", "min = 60", J.BATAS_TERBALIK, "syarat[1].min", ""),
    Kesalahan("layanan", '"5 tahun"', '"5 thn"', J.NILAI_SALAH, "syarat[2].min", ""),
    Kesalahan(
        "layanan",
        ".tanggal_lahir",
        ".tanggal_lahr",
        J.NAMA_TAK_DIKENAL,
        "syarat[1].fakta",
        "tanggal_lahir",
    ),
    Kesalahan(
        "layanan",
        "setiap pemohon.tanggal_lahir",
        "tanggal_lahir",
        J.FAKTA_SALAH_TEMPAT,
        "syarat[1].fakta",
        "",
    ),
    Kesalahan(
        "layanan",
        "setiap pemohon.tanggal_lahir",
        "almarhum.tanggal_lahir",
        J.NAMA_TAK_DIKENAL,
        "syarat[1].fakta",
        "",
    ),
    Kesalahan(
        "layanan", ".tanggal_lahir", ".agama", J.JENIS_FAKTA_TIDAK_COCOK, "syarat[1].fakta", ""
    ),
    Kesalahan(
        "layanan",
        "setiap pemohon.tanggal_lahir",
        "a b",
        J.JALUR_TIDAK_TERBACA,
        "syarat[1].fakta",
        "",
    ),
    Kesalahan(
        "layanan",
        "maks = 55",
        'maks = 55, pada = "anak.agama"',
        J.ACUAN_BUKAN_TANGGAL,
        "syarat[1].pada",
        "",
    ),
    Kesalahan(
        "layanan",
        'uji = "usia"',
        'uji = "usia", milik_kami = true',
        J.LABEL_TAK_JELAS,
        "syarat[1]",
        "",
    ),
    Kesalahan(
        "layanan",
        'bila = "menikah"',
        'bila = "menika"',
        J.NAMA_TAK_DIKENAL,
        "syarat[2].bila.fakta",
        "menikah",
    ),
    Kesalahan(
        "layanan",
        "min = 30, maks = 55",
        "salah_satu = []",
        J.KUNCI_HILANG,
        "syarat[1]",
        "",
    ),
    Kesalahan(
        "layanan",
        'uji = "lama", fakta = "tanggal_nikah", min = "5 tahun"',
        'salah_satu = [{ uji = "ya", fakta = "menikah", teks = "x" }], sedikitnya = 5',
        J.SEDIKITNYA_DI_LUAR_BATAS,
        "syarat[2].sedikitnya",
        "",
    ),
    Kesalahan(
        "layanan",
        "min = 30",
        "sedikitnya = 2, min = 30",
        J.KUNCI_TANPA_GUNA,
        "syarat[1].sedikitnya",
        "",
    ),
    Kesalahan(
        "layanan",
        "min = 30",
        'kepada = "provinsi", min = 30',
        J.KUNCI_TANPA_GUNA,
        "syarat[1].kepada",
        "",
    ),
    # papers
    Kesalahan(
        "layanan",
        'setiap pemohon", rangkap',
        'setiap pemohn", rangkap',
        J.NAMA_TAK_DIKENAL,
        "dokumen[1].untuk",
        "pemohon",
    ),
    Kesalahan("layanan", "rangkap = 1", 'rangkap = "1"', J.JENIS_SALAH, "dokumen[1].rangkap", ""),
    Kesalahan(
        "layanan",
        '"slip gaji", ',
        '"slip gaji", "slip gaji", ',
        J.KODE_GANDA,
        "dokumen[2].salah_satu",
        "",
    ),
    Kesalahan("layanan", 'butir = "c"', 'butir = "b"', J.KODE_GANDA, "dokumen[3]", ""),
    Kesalahan(
        "layanan", "nilai = true", 'nilai = "ya"', J.NAMA_TAK_DIKENAL, "dokumen[3].bila.nilai", ""
    ),
    Kesalahan(
        "layanan", "rangkap = 1", 'varian = "umum"', J.NAMA_TAK_DIKENAL, "dokumen[1].varian", ""
    ),
    # steps
    Kesalahan(
        "layanan",
        '"verifikasi_lapangan"',
        '"verifikasi_lapngan"',
        J.NAMA_TAK_DIKENAL,
        "langkah[lapangan].jenis",
        "verifikasi_lapangan",
    ),
    Kesalahan(
        "layanan",
        '"tim_dinas"',
        '"tim_dina"',
        J.NAMA_TAK_DIKENAL,
        "langkah[lapangan].oleh",
        "tim_dinas",
    ),
    Kesalahan(
        "layanan", 'oleh = "pemohon"', "oleh = []", J.KUNCI_HILANG, "langkah[ajukan].oleh", ""
    ),
    Kesalahan(
        "layanan",
        'tolak = "kabari"',
        'tolak = "kabar"',
        J.NAMA_TAK_DIKENAL,
        "langkah[teken].hasil.tolak",
        "kabari",
    ),
    Kesalahan(
        "layanan",
        'lanjut = "akhir"',
        'lanjut = "akhr"',
        J.NAMA_TAK_DIKENAL,
        "langkah[kabari].lanjut",
        "akhir",
    ),
    Kesalahan(
        "layanan",
        'produk = "surat-izin"',
        'produk = "surat-ijin"',
        J.NAMA_TAK_DIKENAL,
        "langkah[terbit].produk",
        "surat-izin",
    ),
    Kesalahan(
        "layanan",
        'oleh = "pemohon"',
        'oleh = "pemohon", sistem = "bpkpd"',
        J.NAMA_TAK_DIKENAL,
        "langkah[ajukan].sistem",
        "bpkpad",
    ),
    Kesalahan(
        "layanan", 'kode = "lapangan"', 'kode = "ajukan"', J.KODE_GANDA, "langkah[ajukan]", ""
    ),
    Kesalahan(
        "layanan", 'jenis = "penetapan"', 'jenis = "olah"', J.PENETAPAN_TIDAK_TEPAT, "langkah", ""
    ),
    Kesalahan(
        "layanan",
        'jenis = "verifikasi_lapangan"',
        'jenis = "penetapan"',
        J.PENETAPAN_TIDAK_TEPAT,
        "langkah",
        "",
    ),
    Kesalahan(
        "layanan",
        'tolak = "kabari"',
        'tolak = "akhir"',
        J.LANGKAH_TAK_TERCAPAI,
        "langkah[kabari]",
        "",
    ),
    Kesalahan(
        "layanan",
        'lanjut = "akhir"',
        'lanjut = "kabari"',
        J.LANGKAH_TANPA_AKHIR,
        "langkah[kabari]",
        "",
    ),
    # limits, products, laws
    Kesalahan("layanan", '"14 hari kerja"', '"14 hari krja"', J.NILAI_SALAH, "waktu[1].batas", ""),
    Kesalahan("layanan", 'teks = "14 hari kerja"', "teks = 14", J.JENIS_SALAH, "waktu[1].teks", ""),
    Kesalahan(  # it would stand on record in the open
        "layanan",
        'mulai = "berkas_lengkap"',
        'mulai = "fakta:pemohon.tanggal_lahir"',
        J.NILAI_SALAH,
        "waktu[1].mulai",
        "",
    ),
    Kesalahan(
        "layanan",
        'mulai = "berkas_lengkap"',
        'mulai = "berkas_lengkap", batas = "30 menit", awal_dihitung = true',
        J.NILAI_SALAH,
        "waktu[1].awal_dihitung",
        "",
    ),
    Kesalahan(
        "layanan",
        'mulai = "berkas_lengkap"',
        'mulai = "berkas_lengkp"',
        J.NAMA_TAK_DIKENAL,
        "waktu[1].mulai",
        "berkas_lengkap",
    ),
    Kesalahan(
        "layanan",
        'selesai = "teken", menurut',
        'selesai = "teken", bila_hasil = { "teken.setju" = "3 hari kerja" }, menurut',
        J.NAMA_TAK_DIKENAL,
        "waktu[1].bila_hasil",
        "teken.setuju",
    ),
    Kesalahan(
        "layanan",
        'selesai = "teken", menurut',
        'selesai = "teken", bila_hasil = { "teken.setuju" = "3 jam" }, menurut',
        J.NILAI_SALAH,
        "waktu[1].bila_hasil.teken.setuju",
        "",
    ),
    Kesalahan(
        "layanan",
        'selesai = "teken", menurut',
        'selesai = "teken", tanpa_jeda = "ya", menurut',
        J.JENIS_SALAH,
        "waktu[1].tanpa_jeda",
        "",
    ),
    Kesalahan(
        "layanan",
        'selesai = "teken"',
        'selesai = "fakta:anak.agama"',
        J.ACUAN_BUKAN_TANGGAL,
        "waktu[1].selesai",
        "",
    ),
    Kesalahan(
        "layanan",
        'berlaku = "6 bulan"',
        'berlaku = "6 bln"',
        J.NILAI_SALAH,
        "produk[1].berlaku",
        "",
    ),
    Kesalahan("layanan", ', klasifikasi = "460"', "", J.KUNCI_HILANG, "produk[1].klasifikasi", ""),
    Kesalahan("layanan", '1 = "UU 25/2009"', "1 = 25", J.JENIS_SALAH, "dasar_hukum[1].teks", ""),
    # readings
    Kesalahan(
        "layanan",
        "batas-atas-usia",
        "batas-atas-usai",
        J.NAMA_TAK_DIKENAL,
        "syarat[1].menurut.batas-atas-usai",
        "batas-atas-usia",
    ),
    Kesalahan(
        "layanan",
        ".ulang-tahun",
        ".ulang-thun",
        J.NAMA_TAK_DIKENAL,
        "syarat[1].menurut.batas-atas-usia.ulang-thun",
        "ulang-tahun",
    ),
    Kesalahan(
        "layanan", '"ulang_tahun"', '"ulangtahun"', J.NILAI_SALAH, "syarat[1].batas_atas", ""
    ),
    Kesalahan(
        "layanan",
        "rangkap = 1",
        'tafsir = "dan-ata"',
        J.NAMA_TAK_DIKENAL,
        "dokumen[1].tafsir",
        "dan-atau",
    ),
    Kesalahan("layanan", "rangkap = 1", 'aktif = "ya"', J.JENIS_SALAH, "dokumen[1].aktif", ""),
    # decree and agency
    Kesalahan("keputusan", "tahun = 2025\n", "", J.KUNCI_HILANG, "tahun", ""),
    Kesalahan(
        "keputusan",
        "tanggal = 2025-01-02\n",
        'tanggal = "2025-01-02"\n',
        J.JENIS_SALAH,
        "tanggal",
        "",
    ),
    Kesalahan(
        "keputusan",
        'nomor = "1"',
        'nomor = "1"\nmencabut = "sk-0-2024"',
        J.NAMA_TAK_DIKENAL,
        "mencabut",
        "sk-1-2025",
    ),
    Kesalahan(
        "keputusan",
        '"3 hari kerja"',
        '"tiga hari kerja"',
        J.NILAI_SALAH,
        "pengaduan.respon.batas",
        "",
    ),
    Kesalahan("instansi", '"63.71"', '"6371"', J.NILAI_SALAH, "wilayah", ""),
    *(
        Kesalahan("instansi", '"63.71"', f'"63.71"\nwilayah_lama = [{isi}]', jenis, kunci, "")
        for isi, jenis, kunci in (
            ('{ kode = "6171" }', J.NILAI_SALAH, "wilayah_lama[1].kode"),
            ('{ kode = "63.71.05" }', J.NILAI_SALAH, "wilayah_lama[1].kode"),
            ('{ kode = "61.71" }, { kode = "61.71" }', J.KODE_GANDA, "wilayah_lama[2].kode"),
            ('{ kode = "61.71", sampai = "2002" }', J.JENIS_SALAH, "wilayah_lama[1].sampai"),
        )
    ),
    *(
        Kesalahan("instansi", "[parameter]", f"{isi}\n[parameter]", jenis, kunci, saran)
        for isi, jenis, kunci, saran in (
            (_tempat(banyak=0), J.NILAI_SALAH, "tempat[1].banyak", ""),
            (_tempat() + _tempat(), J.KODE_GANDA, "tempat[2].kode", ""),
            (_tempat("izin-conto"), J.NAMA_TAK_DIKENAL, "tempat[1].layanan", "izin-contoh"),
            (
                _tempat() + 'bila = "menika"\n',
                J.NAMA_TAK_DIKENAL,
                "tempat[1].bila.fakta",
                "menikah",
            ),
        )
    ),
    Kesalahan(
        "instansi", "Asia/Makassar", "Asia/Makasar", J.NAMA_TAK_DIKENAL, "zona", "Asia/Makassar"
    ),
    Kesalahan(
        "instansi", "{nomor:03d}", "{nomer:03d}", J.NAMA_TAK_DIKENAL, "format_nomor", "nomor"
    ),
    Kesalahan(
        "instansi",
        "[parameter]",
        '[kotak_surat]\nkepla_dinas = "a@b.id"\n[parameter]',
        J.NAMA_TAK_DIKENAL,
        "kotak_surat.kepla_dinas",
        "kepala_dinas",
    ),
    Kesalahan(
        "instansi",
        "[parameter]",
        '[kotak_surat]\nlainnya = "sekretariat"\n[parameter]',
        J.NILAI_SALAH,
        "kotak_surat.lainnya",
        "",
    ),
    *(
        Kesalahan("instansi", "{klasifikasi}/{nomor:03d}/{unit}/{tahun}", isi, jenis, di, mirip)
        for isi, jenis, di, mirip in (
            ("{nomor:03d}/{unit}/{tahun}", J.NOMOR_TAK_TERCETAK, "produk[1]", ""),
            ("{klasifikasi}/{nomor}/{unit}", J.NOMOR_TAK_TERCETAK, "produk[1]", ""),
            ("{klasifikasi}/{unit}/{tahun}", J.NOMOR_TAK_TERCETAK, "produk[1]", ""),
            ("{klasifikasi}/{nomor}{tahun}/{unit}", J.NILAI_SALAH, "format_nomor", ""),
        )
    ),
    *(
        Kesalahan("instansi", "[parameter]", f"{isi}\n[parameter]", jenis, di, mirip)
        for isi, jenis, di, mirip in (
            ('deret_nomor = ["klasifikasi", "taun"]', J.NAMA_TAK_DIKENAL, "deret_nomor", "tahun"),
            ("[[nomor_awal]]\nnomor = 0", J.NILAI_SALAH, "nomor_awal[1].nomor", ""),
            (
                "[[nomor_awal]]\nnomor = 188\nbulan = 4",
                J.KUNCI_TANPA_GUNA,
                "nomor_awal[1].bulan",
                "",
            ),
            ("[[nomor_luar]]\ndari = 9\nsampai = 8", J.NILAI_SALAH, "nomor_luar[1].sampai", ""),
            (
                '[[atas_nama]]\nperan = "kepla_dinas"\natas_nama = "kepala_dinas"',
                J.NAMA_TAK_DIKENAL,
                "atas_nama[1].peran",
                "kepala_dinas",
            ),
            (
                '[[atas_nama]]\nperan = "kepala_dinas"\natas_nama = "kepala_dinas"',
                J.NILAI_SALAH,
                "atas_nama[1].peran",
                "",
            ),
        )
    ),
    Kesalahan(
        "layanan",
        'klasifikasi = "460", berlaku',
        'deret_nomor = ["unit"], klasifikasi = "460", format_nomor = "{nomor}", berlaku',
        J.NOMOR_TAK_TERCETAK,
        "produk[1]",
        "",
    ),
    Kesalahan("instansi", "{nomor:03d}", "{nomor:>999}", J.NILAI_SALAH, "format_nomor", ""),
    Kesalahan("instansi", "{nomor:03d}", "{nomor:03d", J.NILAI_SALAH, "format_nomor", ""),
    Kesalahan(
        "instansi",
        "batas_melengkapi",
        "batas_melengkap",
        J.KUNCI_TAK_DIKENAL,
        "parameter.batas_melengkap",
        "batas_melengkapi",
    ),
    Kesalahan(
        "instansi", '"30 hari kerja"', '"sebulan"', J.NILAI_SALAH, "parameter.batas_melengkapi", ""
    ),
    *(
        Kesalahan(
            "instansi",
            "[parameter]",
            f'[parameter]\n{nama} = "{nilai}"',
            J.NILAI_SALAH,
            f"parameter.{nama}",
            "",
        )
        for nama, nilai in (
            ("margin_rawan", "sehari"),
            ("margin_rawan", "1 hari"),  # which days, a margin has to say
            ("margin_rawan_menit", "sesuai kebutuhan"),
        )
    ),
    Kesalahan(
        "instansi",
        '"kepala_dinas"',
        '"kepla_dinas"',
        J.NAMA_TAK_DIKENAL,
        "parameter.oleh_keberatan",
        "kepala_dinas",
    ),
    Kesalahan(
        "instansi",
        "[parameter]",
        '[tafsir]\nkabisat = "1-mare"\n[parameter]',
        J.NAMA_TAK_DIKENAL,
        "tafsir.kabisat",
        "1-maret",
    ),
]
