"""Areas that were cut anew: codes on papers, NIKs and listings from before a split."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import BELUM, KALENDER, PENGAJUAN, TERPENUHI, TIDAK

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.nik import PeringatanNik, periksa_nik
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Penilaian, SyaratDinilai, nilai
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta, TanggalRentang
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.domain.standar.wilayah import Daerah, WilayahLama, di_bawah
from dinsos_core.testing import contoh
from dinsos_core.testing.contoh import KOSAKATA

PEMEKARAN = date(2022, 11, 10)
LAMA = (
    WilayahLama(kode="91.01", sampai=PEMEKARAN),
    # Of this one only a district came over; the rest went elsewhere.
    WilayahLama(kode="91.17", sampai=PEMEKARAN, sebagian=True),
    WilayahLama(kode="91.17.04"),
)
DAERAH = Daerah(kode="93.01", lama=LAMA)
INSTANSI = attrs.evolve(contoh.INSTANSI, wilayah="93.01", wilayah_lama=LAMA)


def menilai(syarat: Syarat, **pemohon: NilaiFakta) -> Penilaian:
    standar = attrs.evolve(contoh.standar(syarat=(syarat,)), instansi=INSTANSI)
    fakta = FaktaKasus(pihak={"pemohon": (pemohon,)})
    return nilai(standar, fakta, pengajuan=PENGAJUAN, kalender=KALENDER, kosakata=KOSAKATA)


def domisili(kode: str, uji: str = "wilayah", **parameter: str) -> SyaratDinilai:
    syarat = Syarat(kode="x", teks="x", uji=uji, fakta="pemohon.domisili", parameter=parameter)
    return menilai(syarat, domisili=kode).syarat[0]


@pytest.mark.parametrize(
    ("kode", "di_dalam", "di_luar"),
    [
        ("93.01", TERPENUHI, TIDAK),
        ("93.01.02", TERPENUHI, TIDAK),
        ("93.02", TIDAK, TERPENUHI),
        ("91.01", TERPENUHI, TIDAK),
        ("91.01.02.1003", TERPENUHI, TIDAK),
        ("91.02", TIDAK, TERPENUHI),
        ("91.17", BELUM, BELUM),
        ("91.17.01", BELUM, BELUM),
        ("91.17.04", TERPENUHI, TIDAK),
        ("91.17.04.1001", TERPENUHI, TIDAK),
    ],
)
def test_kode_lama_termasuk_bila_seluruh_wilayahnya_di_sini_dan_belum_tentu_bila_sebagian(
    kode: str, di_dalam: Kesimpulan, di_luar: Kesimpulan
) -> None:
    hasil = domisili(kode), domisili(kode, "luar_wilayah")

    assert [satu.kesimpulan for satu in hasil] == [di_dalam, di_luar]
    terbagi = ("wilayah_terbagi",) if di_dalam is BELUM else ()
    assert [satu.sebab_belum for satu in hasil] == [terbagi, terbagi]


def test_kode_lama_hanya_bagi_wilayah_instansi_sendiri() -> None:
    assert domisili("91.01", wilayah="93.01").kesimpulan is TERPENUHI
    assert domisili("91.01", wilayah="93.02").kesimpulan is TIDAK


@pytest.mark.parametrize(
    ("kode", "kata", "english"),
    [
        (
            "91.01.02",
            "91.01.02, kode yang dipakai sampai 10 November 2022; wilayahnya kini termasuk 93.01.",
            "91.01.02, a code in use until 10 November 2022; its area now lies in 93.01.",
        ),
        (
            "91.17",
            "91.17, kode yang dipakai sampai 10 November 2022; hanya sebagian wilayahnya kini "
            "termasuk 93.01, jadi petugas yang menentukan.",
            "91.17, a code in use until 10 November 2022; only part of its area now lies in 93.01, "
            "so an officer decides.",
        ),
        (
            "91.17.04",
            "91.17.04, kode yang dipakai dahulu; wilayahnya kini termasuk 93.01.",
            "91.17.04, a code in use in former times; its area now lies in 93.01.",
        ),
    ],
)
def test_penjelasan_menyebut_sampai_kapan_kodenya_dipakai(
    kode: str, kata: str, english: str
) -> None:
    hasil = domisili(kode)

    assert kata in hasil.penjelasan
    assert english in hasil.teks_penjelasan("en")


@given(
    st.lists(
        st.builds(
            WilayahLama,
            kode=st.from_regex(r"9[12]\.0[12](\.0[12])?", fullmatch=True),
            sebagian=st.booleans(),
        ),
        max_size=4,
        unique_by=lambda satu: satu.kode,
    ),
    st.from_regex(r"9[1-3]\.0[12](\.0[12])?", fullmatch=True),
)
def test_kode_yang_paling_rinci_menentukan(lama: list[WilayahLama], kode: str) -> None:
    """The same as looking along the code, from its end to its beginning."""
    dikenal = {satu.kode: satu.sebagian for satu in lama} | {"93.01": False}
    ruas = kode
    while ruas and ruas not in dikenal:
        ruas = ruas.rpartition(".")[0]

    termasuk = Daerah(kode="93.01", lama=tuple(lama)).memuat(kode)

    assert isinstance(termasuk, BelumDiketahui) is bool(ruas and dikenal[ruas])
    assert (termasuk is False) is (not ruas)
    assert di_bawah(kode, ruas) is bool(ruas)


@pytest.mark.parametrize(
    ("nik", "domisili_kini", "lahir", "memperingatkan"),
    [
        ("9101022006900001", "93.01.02", date(1990, 6, 20), False),
        ("9101022006900001", "91.01", date(1990, 6, 20), False),
        ("9301022006900001", "91.01", date(1990, 6, 20), False),
        ("9117012006900001", "93.01", date(1990, 6, 20), False),
        ("9102022006900001", "93.01", date(1990, 6, 20), True),
        ("9101022006900001", "93.02", date(1990, 6, 20), True),
        # Nobody born after the split was first registered under the former code.
        ("9101021011220001", "93.01", date(2022, 11, 10), False),
        ("9101021111220001", "93.01", date(2022, 11, 11), True),
        ("9101021111220001", "93.01", TanggalRentang.setahun(2022), False),
        ("9101021112220001", "93.01", TanggalRentang.sebulan(2022, 12), True),
    ],
)
def test_nik_yang_terbit_sebelum_pemekaran_bukan_dari_wilayah_lain(
    nik: str, domisili_kini: str, lahir: date | TanggalRentang, memperingatkan: bool
) -> None:
    data: dict[str, NilaiFakta] = {"nik": nik, "domisili": domisili_kini, "tanggal_lahir": lahir}

    peringatan = periksa_nik(data, DAERAH)

    assert peringatan == ((PeringatanNik.WILAYAH_BERBEDA,) if memperingatkan else ())


@pytest.mark.parametrize(
    ("nik", "kode"),
    [("9101022006900001", []), ("9102022006900001", ["nik_wilayah_berbeda"])],
)
def test_penilaian_memperingatkan_nik_menurut_wilayah_instansinya(
    nik: str, kode: list[str]
) -> None:
    syarat = Syarat(kode="x", teks="x", uji="wilayah", fakta="pemohon.domisili")

    penilaian = menilai(syarat, nik=nik, domisili="93.01.02")

    assert [satu.kode for satu in penilaian.peringatan] == kode
