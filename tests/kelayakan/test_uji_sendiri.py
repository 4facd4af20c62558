"""An agency's own test behaves like the library's: declared, checked, judged, explained."""

import pytest
from tests.kelayakan.contoh import BELUM, KALENDER, PENGAJUAN, TERPENUHI, TIDAK, standar

from dinsos_core.domain.kelayakan.bentuk import AngkaAntara, Bentuk
from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    Ketentuan,
    Parameter,
    Putusan,
    Soal,
    Uji,
    lewat_soal,
)
from dinsos_core.domain.kelayakan.deklarasi import KodeMasalah, periksa_syarat
from dinsos_core.domain.kelayakan.diperlukan import jalur_fakta
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Kalimat, Ungkapan, ungkap
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, nilai_siap, siapkan
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.testing import contoh
from dinsos_core.testing.contoh import KOSAKATA


def _periksa(soal: Soal) -> Putusan:
    tanggungan = soal.lain["dibagi"][0]
    if isinstance(tanggungan, BelumDiketahui):
        return tanggungan
    return soal.angka <= soal.ketentuan.angka("maks") * int(str(tanggungan))


def _ambang(ketentuan: Ketentuan) -> Ungkapan:
    kalimat = Kalimat("paling banyak {maks} per jiwa", "at most {maks} per head")
    return ungkap(kalimat, maks=ketentuan.angka("maks"))


def _jelaskan(soal: Soal, putusan: Putusan) -> Ungkapan:
    kalimat = Kalimat("{nilai}: {cukup}", "{nilai}: {cukup}")
    return ungkap(kalimat, nilai=soal.angka, cukup=putusan)


PER_JIWA = Uji(
    kode="per_jiwa",
    jenis=frozenset({JenisFakta.BILANGAN}),
    parameter={
        "maks": Parameter(jenis=JenisParameter.BILANGAN, wajib=True),
        "dibagi": Parameter(jenis=JenisParameter.JALUR, wajib=True),
    },
    siapkan=lewat_soal(_periksa),
    ambang=_ambang,
    jelaskan=_jelaskan,
)
SEMUA = {**UJI, "per_jiwa": PER_JIWA}
SYARAT = Syarat(
    kode="penghasilan",
    teks="Penghasilan per jiwa",
    uji="per_jiwa",
    fakta="penghasilan",
    parameter={"maks": 500, "dibagi": "jumlah_anak"},
)


@pytest.mark.parametrize(
    ("penghasilan", "jiwa", "kesimpulan", "penjelasan"),
    [
        (1000, 2, TERPENUHI, "1000: ya"),
        (1001, 2, TIDAK, "1001: tidak"),
        (1001, BelumDiketahui(sebab="dihapus"), BELUM, "1001: belum diketahui"),
    ],
)
def test_uji_sendiri_dinilai_dan_dijelaskan(
    penghasilan: int, jiwa: NilaiFakta, kesimpulan: Kesimpulan, penjelasan: str
) -> None:
    kasus = FaktaKasus(kasus={"penghasilan": penghasilan, "jumlah_anak": jiwa})

    (hasil,) = nilai_siap(
        siapkan(standar(SYARAT), KALENDER, KOSAKATA, SEMUA), kasus, pengajuan=PENGAJUAN
    ).syarat

    assert hasil.kesimpulan is kesimpulan
    assert hasil.penjelasan == penjelasan
    assert hasil.ambang == "paling banyak 500 per jiwa"


def test_uji_sendiri_diperiksa_dalam_deklarasi() -> None:
    (tak_dikenal,) = periksa_syarat(_atas_jumlah_anak(), KOSAKATA)

    assert tak_dikenal.kode is KodeMasalah.UJI_TIDAK_DIKENAL
    assert periksa_syarat(_atas_jumlah_anak(), KOSAKATA, SEMUA) == ()
    with pytest.raises(ValueError, match="per_jiwa"):
        siapkan(standar(SYARAT), KALENDER, KOSAKATA)


def test_uji_sendiri_berupa_fungsi_dibedakan_dari_bentuk_yang_terbaca() -> None:
    banyak = contoh.syarat("banyak", "x", "paling_banyak", "jumlah_anak", parameter={"maks": 1})

    fungsi, bentuk = siapkan(standar(SYARAT, banyak), KALENDER, KOSAKATA, SEMUA).syarat

    assert fungsi.uji is not None
    assert not isinstance(fungsi.uji.bentuk, Bentuk)
    assert bentuk.uji is not None
    assert bentuk.uji.bentuk == AngkaAntara(maksimal=1)


def test_fakta_pembanding_uji_sendiri_ikut_dikumpulkan() -> None:
    assert jalur_fakta(standar(SYARAT), SEMUA) == ("penghasilan", "jumlah_anak")


def _atas_jumlah_anak() -> Syarat:
    return Syarat(
        kode="x",
        teks="x",
        uji="per_jiwa",
        fakta="jumlah_anak",
        parameter={"maks": 1, "dibagi": "jumlah_anak"},
    )
