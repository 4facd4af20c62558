from datetime import UTC, date, datetime

from dinsos_adapters import rakit
from dinsos_core import AjukanPermohonan, Pelaku, PihakDiajukan, SelesaikanLangkah
from dinsos_core.domain.shared.nilai import Keanggotaan, PeriodeKeanggotaan
from dinsos_core.ports.lingkungan import PermintaanRegistri, SumberTakTerjangkau

kini = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def registri_sosial(permintaan: PermintaanRegistri) -> Keanggotaan:
    """Ask your source about one person; raise SumberTakTerjangkau when it does not answer."""
    if "nik" not in permintaan.data:
        raise SumberTakTerjangkau
    return Keanggotaan(periode=(PeriodeKeanggotaan(daftar="dtks", dari=date(2019, 1, 1)),))


app = rakit(
    "banjarmasin",
    registri={"registri_sosial": registri_sosial},
    jam=lambda: kini,
)


from dinsos_core import RakitanSalah

try:
    _ = rakit("banjarmasih", registri={"registri_sosia": registri_sosial})
except RakitanSalah as salah:
    for masalah in salah.masalah:
        print(masalah.split(".")[0])


peksos = Pelaku(id="akun-8", instansi="banjarmasin", peran={"peksos_linjamsos"})
loket = Pelaku(id="akun-3", instansi="banjarmasin", peran={"petugas_loket"})
meninggal = {"nik": "6371990109560001", "tanggal_meninggal": date(2026, 2, 18)}
ajukan = AjukanPermohonan(
    layanan="santunan-kematian",
    pihak=[
        PihakDiajukan(pihak="pemohon", data={"ahli_waris": True}, akun="akun-17"),
        PihakDiajukan(pihak="almarhum", data={**meninggal, "kis_pemerintah": False}),
    ],
)
kasus = app.lakukan_atau_gagal(ajukan, oleh=loket).kasus


app.penilaian(kasus, peksos, tujuan="menyiapkan rapat").rekomendasi.value

giliran = app.giliran(kasus)
print(giliran.teks if giliran else "Selesai")


warga = Pelaku(id="akun-17", peran={"pemohon"})
halaman = app.daftar(oleh=warga)
for kerja in app.meja(peksos).kerja:
    print(kerja.nomor, kerja.teks.id, kerja.jatuh_tempo, kerja.mendesak)


from dinsos_core import Terhalang

try:
    app.lakukan_atau_gagal(SelesaikanLangkah(kasus=kasus, langkah="catat"), oleh=peksos)
except Terhalang as terhalang:
    print([h.kode.value for h in terhalang.halangan])


from dinsos_core import susun_perintah

buka = app.formulir_buka("santunan-kematian", loket)
print(buka.teks.en)

for bidang in buka.bidang[:3]:
    print(bidang.nama, "|", bidang.jenis.value, "|", bidang.teks.id, "|", bidang.teks.en)


isian = {
    "kanal": "loket",
    "pihak.pemohon": [{"data.nama": "Ani", "data.ahli_waris": True}],
    "pihak.almarhum": [{"data.nik": "6371990109560002", "data.tanggal_meninggal": "2026-02-20"}],
}
perintah = susun_perintah(buka, isian).unwrap()
baru = app.lakukan_atau_gagal(perintah, oleh=loket).kasus
koreksi = app.formulir(baru, loket, "KoreksiData")
{b.nama: b.nilai for b in koreksi.bidang if b.nilai is not None}["fakta.pemohon[0].nama"]

for satu in susun_perintah(koreksi, {"fakta.pemohon[0].nik": 12, "alasn": "x"}).failure():
    print(satu.kode.value, satu.lokasi)


import asyncio

from attrs import evolve


async def terima(perintah: AjukanPermohonan) -> str:
    hasil = await asyncio.to_thread(
        app.lakukan_atau_gagal, perintah, oleh=loket, kunci="formulir-2"
    )
    return hasil.kasus


lagi = evolve(ajukan, tetap_ajukan="Yang pertama atas nama orang yang salah")
asyncio.run(terima(lagi))
