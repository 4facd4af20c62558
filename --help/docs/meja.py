from datetime import UTC, date, datetime

from dinsos_adapters import rakit
from dinsos_core import (
    AjukanPermohonan,
    CatatPemberitahuan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
)

kini = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
app = rakit("banjarmasin", jam=lambda: kini)

loket = Pelaku(id="akun-3", instansi="banjarmasin", peran={"petugas_loket"})
meninggal = {"tanggal_meninggal": date(2026, 2, 18), "kis_pemerintah": False}
ajukan = AjukanPermohonan(
    layanan="santunan-kematian",
    pihak=[
        PihakDiajukan(pihak="pemohon", data={"ahli_waris": True}, akun="akun-17"),
        PihakDiajukan(pihak="almarhum", data=meninggal),
    ],
)
kasus = app.lakukan_atau_gagal(ajukan, oleh=loket).kasus


(kerja,) = app.meja(loket).kerja
kerja.kasus == kasus, kerja.agregat, kerja.langkah, kerja.peran

print(kerja.nama.en, "|", kerja.teks.id)


warga = Pelaku(id="akun-17", peran={"pemohon"})
app.meja(warga).kerja

for langkah in ("catat", "periksa"):
    perintah = SelesaikanLangkah(kasus=kasus, langkah=langkah)
    hasil = app.lakukan_atau_gagal(perintah, oleh=loket)
app.kasus(kasus).keadaan.status.value

[(satu.langkah, satu.teks.en) for satu in app.meja(warga).kerja]

[(satu.langkah, satu.teks.en) for satu in app.meja(loket).kerja]


ringkas = app.ringkasan_meja(warga)
ringkas.semua, ringkas.saya, ringkas.terlewat, ringkas.hari_ini, ringkas.rawan


kabar = CatatPemberitahuan(kasus=kasus, pihak="pemohon", tentang="dikembalikan", kanal="loket")
hasil = app.lakukan_atau_gagal(kabar, oleh=loket)
[(satu.kode, satu.milik.value, satu.keadaan.value) for satu in app.jam_terbuka(loket).jam]
