from datetime import date, datetime
from zoneinfo import ZoneInfo

from dinsos_adapters import rakit
from dinsos_core import (
    AjukanPermohonan,
    BerkasDikembalikan,
    CatatPemberitahuan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
    jelaskan,
)

# Here the clock stands still, so that the answers below stay true; leave `jam` out for the real one.
kini = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
app = rakit("banjarmasin", jam=lambda: kini)

warga = Pelaku(id="akun-17", peran={"pemohon"})
loket = Pelaku(id="akun-3", instansi="banjarmasin", peran={"petugas_loket"})
meninggal = {"tanggal_meninggal": date(2026, 1, 30), "kis_pemerintah": False}
pihak = [
    PihakDiajukan(pihak="pemohon", data={"nama": "Rina Contoh", "ahli_waris": True}),
    PihakDiajukan(pihak="almarhum", data={"nama": "Udin Contoh", **meninggal}),
]


siap = app.persiapkan("santunan-kematian", pihak=pihak).unwrap()
siap.dokumen[3].dokumen.teks, siap.dokumen[3].dokumen.rangkap

klaim = siap.penilaian.syarat[-1]
print(klaim.kesimpulan, klaim.penjelasan, sep=": ")


ajukan = AjukanPermohonan(layanan="santunan-kematian", pihak=pihak)
kasus = app.lakukan_atau_gagal(ajukan, oleh=warga, kunci="formulir-1").kasus
app.lakukan_atau_gagal(ajukan, oleh=warga, kunci="formulir-1").ulang

hasil = app.lakukan(SelesaikanLangkah(kasus=kasus, langkah="periksa"), oleh=loket)
print(*[jelaskan(h, "en") for h in hasil.failure()])


for langkah in ("catat", "periksa"):
    selesaikan = SelesaikanLangkah(kasus=kasus, langkah=langkah)
    for kejadian in app.lakukan_atau_gagal(selesaikan, oleh=loket).kejadian:
        if isinstance(kejadian, BerkasDikembalikan):
            print(len(kejadian.kurang), "kurang:", kejadian.kurang[0].teks)

app.kasus(kasus).keadaan.status.value

[tindakan.teks.id for tindakan in app.langkah_tersedia(kasus, warga)]

kabar = CatatPemberitahuan(kasus=kasus, pihak="pemohon", tentang="dikembalikan", kanal="loket")
_ = app.lakukan_atau_gagal(kabar, oleh=loket)
[k.tenggat.uraian[-1] for k in app.tenggat(kasus) if k.tenggat and not k.selesai]
