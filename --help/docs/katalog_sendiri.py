from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dinsos_adapters import rakit
from dinsos_core import (
    AjukanPermohonan,
    DokumenDiserahkan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
)

kini = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
app = rakit("kota-senja", katalog=Path("katalog-saya"), jam=lambda: kini)
ibu = Pelaku(id="akun-17", peran={"pemohon"})
kasus = app.lakukan_atau_gagal(
    AjukanPermohonan(
        layanan="keringanan-sekolah",
        pihak=[
            PihakDiajukan(pihak="pemohon", data={"nama": "Sari", "domisili": "63.99.01"}),
            PihakDiajukan(pihak="anak", data={"nama": "Budi", "tanggal_lahir": "2016-05-01"}),
        ],
        berkas=[DokumenDiserahkan(dokumen="dokumen-3")],
    ),
    oleh=ibu,
).kasus


from dinsos_core import LengkapiBerkas


def petugas(peran: str) -> Pelaku:
    return Pelaku(id=f"{peran}-1", instansi="kota-senja", peran={peran})


periksa = SelesaikanLangkah(kasus=kasus, langkah="periksa")
keadaan = app.lakukan_atau_gagal(periksa, oleh=petugas("petugas_loket")).keadaan
keadaan.status.value, [satu.teks for satu in keadaan.kurang]

surat = DokumenDiserahkan(dokumen="dokumen-4", asli=True)
keadaan = app.lakukan_atau_gagal(LengkapiBerkas(kasus=kasus, berkas=[surat]), oleh=ibu).keadaan
keadaan.status.value


while (giliran := app.giliran(kasus)) is not None:
    hasil = "setuju" if giliran.jenis.value == "penetapan" else ""
    langkah = SelesaikanLangkah(kasus=kasus, langkah=giliran.langkah, hasil=hasil)
    keadaan = app.lakukan_atau_gagal(langkah, oleh=petugas(giliran.peran[0])).keadaan
    print(f"{giliran.teks}: {keadaan.status}")


keadaan.surat[0].nomor


for satu in app.tenggat(kasus):
    print(satu.batas.teks, satu.status or "belum mulai", sep=": ")
