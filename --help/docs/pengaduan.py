from dinsos_adapters import rakit
from dinsos_core import AjukanPengaduan, Pelaku, TambahKeterangan

app = rakit("palangka-raya")
warga = Pelaku(id="akun-17", peran={"pelapor"})
aduan = AjukanPengaduan(
    layanan="pengaduan", varian="pengaduan", isi="Petugas meminta uang", pihak=()
)
hasil = app.lakukan_atau_gagal(aduan, oleh=warga)
nomor, kode = hasil.keadaan.nomor, hasil.kode_klaim
assert kode is not None  # given once, to an anonymous complaint


app.aduan_saya(nomor, kode).keadaan.status.value

aku = app.pemegang_klaim(nomor, kode)
tambah = TambahKeterangan(kasus=hasil.kasus, keterangan="Ada saksi")
app.lakukan_atau_gagal(tambah, oleh=aku).keadaan.status.value
