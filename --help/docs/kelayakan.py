from datetime import date

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import muat_katalog
from dinsos_core import nilai_kelayakan

katalog, kalender_nasional = muat_katalog(), KalenderHolidays()
almarhum = {"tanggal_meninggal": "2026-10-02", "keanggotaan_registri_sosial": "dtks"}
hasil = nilai_kelayakan(
    katalog,
    kalender_nasional,
    "santunan-kematian",
    {"pemohon": {"ahli_waris": True}, "almarhum": almarhum},
    instansi="banjarmasin",
    pada=date(2026, 11, 2),
).unwrap()
hasil.rekomendasi.value, [satu.kesimpulan.value for satu in hasil.syarat]

print(hasil.syarat[2].teks_penjelasan("en"))

print(hasil.peringatan[0].teks("en"))


from datetime import date, time
from zoneinfo import ZoneInfo

from dinsos_adapters.katalog import muat_katalog
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import nilai, nilai_siap, siapkan
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.model import Agregat, StandarPelayanan, SuratKeputusan, Syarat
from dinsos_core.domain.waktu.kalender import KalenderKerja, hari_biasa

usia = Syarat(
    kode="usia",
    butir=("2",),
    teks="Usia 30 sampai 55 tahun",
    uji="usia",
    fakta="setiap pemohon.tanggal_lahir",
    parameter={"min": 30, "maks": 55},
)
lama_nikah = Syarat(
    kode="lama-nikah",
    butir=("4",),
    teks="Menikah sedikitnya 5 tahun",
    uji="lama",
    fakta="tanggal_nikah",
    parameter={"min": "5 tahun"},
    bila=Bila(fakta="menikah"),
)
standar = StandarPelayanan(
    instansi=Instansi(kode="kota", nama="Dinas Sosial", wilayah="63.71", zona="Asia/Makassar"),
    layanan="pengangkatan-anak",
    kelompok="pengangkatan-anak",
    nama="Izin pengasuhan anak",
    agregat=Agregat.PERMOHONAN,
    keputusan=SuratKeputusan(
        kode="sk-1",
        instansi="kota",
        nomor="1",
        tahun=2026,
        tentang="standar pelayanan",
        tanggal=date(2026, 1, 2),
        berlaku_dari=date(2026, 1, 2),
    ),
    syarat=(usia, lama_nikah),
)


kalender = KalenderKerja(
    zona=ZoneInfo("Asia/Makassar"), jam=hari_biasa(time(8), time(16)), versi="contoh"
)
kosakata = muat_katalog().kosakata
fakta = FaktaKasus(
    pihak={
        "pemohon": (
            {"tanggal_lahir": date(1996, 6, 21)},
            {"tanggal_lahir": date(1990, 1, 5)},
        )
    },
    kasus={"menikah": True},
)
penilaian = nilai(standar, fakta, pengajuan=date(2026, 6, 20), kalender=kalender, kosakata=kosakata)
penilaian.kesimpulan.value, penilaian.rekomendasi.value

for dinilai in penilaian.syarat:
    print(f"butir {', '.join(dinilai.butir)}: {dinilai.kesimpulan}")
    print(dinilai.penjelasan)


siap = siapkan(standar, kalender, kosakata)
nilai_siap(siap, fakta, pengajuan=date(2026, 6, 21)).syarat[0].kesimpulan.value


ringkasan = penilaian.ringkas()
ringkasan.syarat[1].sebab_belum, ringkasan.syarat[1].ambang

[(t.kode, t.bacaan) for t in ringkasan.tafsir]


from dinsos_core.domain.shared.nilai import TanggalRentang

lahir_1996 = FaktaKasus(pihak={"pemohon": ({"tanggal_lahir": TanggalRentang.setahun(1996)},)})
tak_pasti = nilai_siap(siap, lahir_1996, pengajuan=date(2026, 3, 2)).syarat[0]
tak_pasti.kesimpulan.value, tak_pasti.sebab_belum

print(tak_pasti.teks_penjelasan("en"))


menikah = FaktaKasus(
    pihak={"pemohon": ({"tanggal_lahir": date(1988, 5, 5)},)},
    kasus={"menikah": True, "tanggal_nikah": date(1985, 1, 17)},
)
penilaian = nilai_siap(siap, menikah, pengajuan=date(2026, 6, 20))
for satu in penilaian.peringatan:
    print(satu.kode, "-", satu.teks())

print(penilaian.syarat[1].penjelasan)


penilaian.ringkas().peringatan[0]


from dinsos_core.domain.kelayakan.deklarasi import periksa_syarat
from dinsos_core.domain.standar.kosakata import DefinisiFakta, Istilah, JenisFakta, Kosakata

kosakata = Kosakata(
    fakta={
        "tanggal_lahir": DefinisiFakta(
            kode="tanggal_lahir",
            nama="Tanggal lahir",
            nama_en="Date of birth",
            jenis=JenisFakta.TANGGAL,
        )
    },
    pihak={"pemohon": Istilah(kode="pemohon", nama="Pemohon", nama_en="Applicant")},
)
keliru = Syarat(kode="x", teks="Usia", uji="usia", fakta="pemohon.tgl_lahir", parameter={"mak": 55})
for masalah in periksa_syarat(keliru, kosakata):
    print(masalah.kunci, masalah.kode, masalah.terdekat or masalah.boleh)


from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    Ketentuan,
    Parameter,
    Putusan,
    Soal,
    Uji,
    WaktuUji,
    lewat_soal,
)
from dinsos_core.domain.kelayakan.kalimat import Kalimat, Ungkapan, ungkap
from dinsos_core.domain.kelayakan.uji import UJI


def ambang(ketentuan: Ketentuan) -> Ungkapan:
    kalimat = Kalimat("kelipatan {n}", "a multiple of {n}")
    return ungkap(kalimat, n=ketentuan.angka("dari"))


def jelaskan(soal: Soal, putusan: Putusan) -> Ungkapan:
    kalimat = Kalimat("{n} lembar; syaratnya {ambang}", "{n} sheets; required: {ambang}")
    return ungkap(kalimat, n=soal.angka, ambang=ambang(soal.ketentuan))


kelipatan = Uji(
    kode="kelipatan",
    jenis=frozenset({JenisFakta.BILANGAN}),
    parameter={"dari": Parameter(jenis=JenisParameter.BILANGAN, wajib=True)},
    siapkan=lewat_soal(lambda soal: soal.angka % soal.ketentuan.angka("dari") == 0),
    ambang=ambang,
    jelaskan=jelaskan,
)
import attrs

rangkap = Syarat(
    kode="rangkap",
    teks="Rangkap tiga",
    uji="kelipatan",
    fakta="lembar",
    parameter={"dari": 3},
)
milik_kota = attrs.evolve(standar, syarat=(rangkap,))
penilaian = nilai(
    milik_kota,
    FaktaKasus(kasus={"lembar": 7}),
    pengajuan=date(2026, 6, 20),
    kalender=kalender,
    kosakata=kosakata,
    uji={**UJI, "kelipatan": kelipatan},
)
print(penilaian.syarat[0].kesimpulan, "-", penilaian.syarat[0].penjelasan)


from dinsos_core.domain.kelayakan.bentuk import Bentuk, TanggalAntara
from dinsos_core.domain.standar.jalur import urai_jalur

waktu = WaktuUji(kalender=kalender)
lembar = Ketentuan(fakta=urai_jalur("lembar"), waktu=waktu, parameter={"dari": 3})
isinstance(kelipatan.siapkan(lembar), Bentuk)

lahir = Ketentuan(
    fakta=urai_jalur("pemohon.tanggal_lahir"), waktu=waktu, parameter={"min": 30, "maks": 55}
)
bentuk = UJI["usia"].siapkan(lahir)
assert isinstance(bentuk, TanggalAntara)
print(*bentuk.batas(date(2026, 6, 20)))
