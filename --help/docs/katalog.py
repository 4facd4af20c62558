from datetime import date

from dinsos_adapters.katalog import muat_katalog

katalog = muat_katalog()
izin = katalog.standar("banjarmasin", "pengangkatan-anak", date(2026, 11, 2)).unwrap()
[langkah.kode for langkah in izin.langkah][:4]

izin.langkah[2].butir


tafsir = katalog.tafsir("banjarmasin").entri["batas-atas-usia"]
tafsir.no, tafsir.bawaan, [bacaan.kode for bacaan in tafsir.bacaan]

lain = muat_katalog(bacaan={"banjarmasin": {"batas-atas-usia": "ulang-tahun"}})
standar = lain.standar("banjarmasin", "pengangkatan-anak", date(2026, 11, 2)).unwrap()
dict(standar.syarat[1].parameter)

standar.sidik == izin.sidik


katalog.kosakata.kata("Fotokopi kartu keluarga").en


from pathlib import Path

from dinsos_adapters.katalog import periksa_katalog

instansi = Path("katalog-saya/kota-contoh")
instansi.mkdir(parents=True)
_ = (instansi / "instansi.toml").write_text("""nama = "Dinas Sosial Kota Contoh"
wilayah = "6371"
zona = "Asia/Makasar"
""")
for masalah in periksa_katalog(Path("katalog-saya")):
    print(masalah)
