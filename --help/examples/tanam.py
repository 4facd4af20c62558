"""Embed the library: what to bring, am I eligible, submit, check at the counter, who is next?"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from dinsos_adapters import rakit
from dinsos_core import (
    AjukanPermohonan,
    DokumenDiserahkan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
    Terhalang,
    jelaskan,
)

# The clock stands still, so that the answers below stay true; leave it out for the real one.
kini = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
app = rakit("banjarmasin", jam=lambda: kini)
warga = Pelaku(id="akun-17", peran={"pemohon"})
loket = Pelaku(id="akun-3", instansi="banjarmasin", peran={"petugas_loket"})
meninggal = {"tanggal_meninggal": date(2026, 2, 18), "kis_pemerintah": False}
pihak = [
    PihakDiajukan(pihak="pemohon", data={"nama": "Rina Contoh", "ahli_waris": True}),
    PihakDiajukan(pihak="almarhum", data={"nama": "Udin Contoh", **meninggal}),
]

siap = app.persiapkan("santunan-kematian", pihak=pihak).unwrap()
for syarat in siap.penilaian.syarat:
    print(f"{syarat.kesimpulan}: {syarat.penjelasan}")
dibawa = [
    DokumenDiserahkan(
        dokumen=perlu.dokumen.kode,
        untuk=perlu.untuk,
        rangkap=perlu.dokumen.rangkap or 1,
        asli=True,
        legalisir=True,
        meterai=True,
        mutakhir=True,
        pilihan=next((p.kode for p in perlu.dokumen.salah_satu), ""),
    )
    for perlu in siap.dokumen
]
ajukan = AjukanPermohonan(layanan="santunan-kematian", pihak=pihak, berkas=dibawa)
kasus = app.lakukan_atau_gagal(ajukan, oleh=warga, kunci="formulir-1").kasus
for langkah in ("catat", "periksa"):
    app.lakukan_atau_gagal(SelesaikanLangkah(kasus=kasus, langkah=langkah), oleh=loket)
try:
    app.lakukan_atau_gagal(SelesaikanLangkah(kasus=kasus, langkah="agenda"), oleh=warga)
except Terhalang as terhalang:
    print(*map(jelaskan, terhalang.halangan), sep="\n")

giliran = app.giliran(kasus)
print(f"Berikutnya: {giliran.teks}, oleh {', '.join(giliran.peran)}" if giliran else "Selesai")
for kerja in app.meja(loket).kerja:
    print(f"Di meja loket: {kerja.nama.id} {kerja.nomor}, {kerja.teks.id}")
for kewajiban in app.tenggat(kasus):
    if kewajiban.tenggat is not None:
        print("\n".join(kewajiban.tenggat.uraian))
