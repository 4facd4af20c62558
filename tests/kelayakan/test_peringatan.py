"""One kind of warning: words with values for whoever may see them, kind and places for anybody."""

from datetime import date

from tests.kelayakan.contoh import PENGANGKATAN_ANAK, menilai, pasangan_layak, ubah

from dinsos_core.domain.kelayakan.nik import PeringatanNik, peringatan_nik
from dinsos_core.domain.kelayakan.peringatan import SEBUTAN, RingkasanPeringatan

NIK = "6371052006960001"


def test_peringatan_bernilai_bagi_yang_berhak_dan_polos_di_tempat_terbuka() -> None:
    fakta = ubah(pasangan_layak(), "pemohon", nik=NIK, tanggal_lahir=date(1990, 6, 21))

    penilaian = menilai(PENGANGKATAN_ANAK, fakta)

    satu = penilaian.peringatan[0]
    assert satu.teks().endswith(f"({NIK}) tidak cocok dengan tanggal lahirnya, 21 Juni 1990.")
    assert satu.teks("en").startswith("The NIK of ")
    assert NIK not in repr(satu)
    assert "1990" not in repr(satu)
    tempat = ("pemohon[0].nik", "pemohon[0].tanggal_lahir")
    polos = RingkasanPeringatan(kode="nik_tanggal_lahir_berbeda", lokasi=tempat)
    assert penilaian.ringkas().peringatan[0] == satu.ringkas() == polos
    assert polos.teks("en") == "The NIK does not match the date of birth"


def test_setiap_peringatan_nik_mempunyai_kata_tanpa_nilai() -> None:
    assert {satu.value for satu in PeringatanNik} <= set(SEBUTAN)
    assert tuple(peringatan_nik(pasangan_layak())) == ()
