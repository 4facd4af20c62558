"""What the timeline of a case says of an assessment."""

from datetime import date

from tests.katalog.bacaan_lain import katalog

from dinsos_adapters.cli.riwayat import Pembaca
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import nilai
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.testing.contoh import KALENDER

PADA = date(2026, 3, 2)


def test_syarat_yang_meneruskan_menyebut_ke_mana_dan_mengapa_bukan_tidak_terpenuhi() -> None:
    kosakata = katalog().kosakata
    standar = katalog().standar("banjarmasin", "pengangkatan-anak", PADA).unwrap()
    fakta = FaktaKasus(kasus={"menikah": False, "jumlah_anak": 2})
    hasil = nilai(standar, fakta, pengajuan=PADA, kalender=KALENDER, kosakata=kosakata)
    pembaca = Pembaca(standar=standar, kosakata=kosakata, tafsir=katalog().tafsir("banjarmasin"))

    baris = [isi for nama, isi in pembaca.penilaian(hasil.ringkas()) if nama == "syarat"]

    (menikah,) = (satu for satu in baris if "diteruskan" in satu)
    assert menikah.endswith(
        "(butir 4): tidak berlaku bagi pemohon yang tidak menikah; diteruskan ke Dinas Sosial "
        "Provinsi Kalimantan Selatan, karena orang tua tunggal memerlukan izin Menteri Sosial, "
        "yang didelegasikan kepada provinsi."
    )
    (anak,) = (satu for satu in baris if "tidak terpenuhi" in satu)
    assert anak.startswith("Belum mempunyai anak, atau hanya satu (butir 5): tidak terpenuhi")


def test_peringatan_disebut_jenis_dan_tempatnya_tanpa_nilai() -> None:
    kosakata = katalog().kosakata
    standar = katalog().standar("banjarmasin", "pengangkatan-anak", PADA).unwrap()
    lahir: dict[str, NilaiFakta] = {"tanggal_lahir": date(1988, 5, 5), "nik": "6371052006960001"}
    fakta = FaktaKasus(
        pihak={"pemohon": ({}, lahir)}, kasus={"menikah": True, "tanggal_nikah": date(1985, 1, 17)}
    )
    hasil = nilai(standar, fakta, pengajuan=PADA, kalender=KALENDER, kosakata=kosakata)
    pembaca = Pembaca(standar=standar, kosakata=kosakata, tafsir=katalog().tafsir("banjarmasin"))

    baris = [isi for nama, isi in pembaca.penilaian(hasil.ringkas()) if nama == "peringatan"]

    assert baris == [
        "Tanggal menikah sebelum lahir atau semasa kanak-kanak "
        "(tanggal nikah tercatat, tanggal lahir pemohon 2)",
        "NIK tidak cocok dengan tanggal lahir (NIK pemohon 2, tanggal lahir pemohon 2)",
    ]
