"""The conditions of two real standards, under the sample decree, and people who meet them."""

from datetime import date

import attrs
from hypothesis import strategies as st

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    Penilaian,
    SyaratDinilai,
    nilai_siap,
    siapkan,
)
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.shared.nilai import Keanggotaan, NilaiFakta, PeriodeKeanggotaan, Ujung
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import BatasPihak, StandarPelayanan, Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.kalender import Libur
from dinsos_core.domain.waktu.usia import Kabisat
from dinsos_core.testing import contoh
from dinsos_core.testing import kelayakan as strategi

PENGAJUAN = date(2026, 6, 20)

KALENDER = attrs.evolve(
    contoh.KALENDER, libur=(Libur(tanggal=date(2026, 6, 1), nama="Hari Lahir Pancasila"),)
)

TERPENUHI = Kesimpulan.TERPENUHI
TIDAK = Kesimpulan.TIDAK_TERPENUHI
BELUM = Kesimpulan.BELUM_DAPAT_DINILAI
DITERUSKAN = Kesimpulan.DITERUSKAN


def standar(*syarat: Syarat, pihak: tuple[BatasPihak, ...] = ()) -> StandarPelayanan:
    return contoh.standar(syarat=syarat, pihak=pihak)


_USIA, _MENIKAH, SATU_ANAK, _ = contoh.ADOPSI.syarat
USIA = attrs.evolve(
    _USIA, bawa="KTP", tafsir=(TafsirDipakai(kode="batas-atas-usia", bacaan="genap-tahun"),)
)
MENIKAH = attrs.evolve(_MENIKAH, tafsir=(TafsirDipakai(kode="pemohon-lajang", bacaan="teruskan"),))
AGAMA_SAMA = contoh.syarat(
    "agama",
    "Seagama dengan anak",
    "sama",
    "setiap pemohon.agama",
    parameter={"dengan": "anak.agama"},
)
LAMA_NIKAH = contoh.syarat(
    "lama-nikah",
    "Menikah sedikitnya 5 tahun",
    "lama",
    "tanggal_nikah",
    parameter={"min": "5 tahun"},
    bila=Bila(fakta="menikah"),
)
BUKAN_SEJENIS = contoh.syarat(
    "bukan-sejenis",
    "Bukan pasangan sejenis",
    "berbeda",
    "setiap pemohon.jenis_kelamin",
    bila=Bila(fakta="menikah"),
)
PENGANGKATAN_ANAK = standar(
    contoh.syarat("domisili", "Berdomisili di kota", "wilayah", "setiap pemohon.domisili"),
    *(USIA, AGAMA_SAMA, LAMA_NIKAH, BUKAN_SEJENIS, MENIKAH, SATU_ANAK),
    pihak=contoh.ADOPSI.pihak,
)

TERDAFTAR, TIGA_PULUH_HARI = contoh.SANTUNAN.syarat
SANTUNAN = standar(
    TERDAFTAR,
    contoh.syarat("ahli-waris", "Diajukan ahli waris", "ya", "pemohon.ahli_waris"),
    TIGA_PULUH_HARI,
    pihak=contoh.SANTUNAN.pihak,
)


def pasangan_layak() -> FaktaKasus:
    """A couple that meets every condition of adoption on `PENGAJUAN`."""
    return FaktaKasus(
        pihak={
            "pemohon": (
                {
                    "domisili": "63.71.05",
                    "tanggal_lahir": date(1986, 3, 1),
                    "agama": "islam",
                    "jenis_kelamin": "laki_laki",
                },
                {
                    "domisili": "63.71.05.1001",
                    "tanggal_lahir": date(1990, 11, 9),
                    "agama": "islam",
                    "jenis_kelamin": "perempuan",
                },
            ),
            "anak": ({"agama": "islam"},),
        },
        kasus={"menikah": True, "tanggal_nikah": date(2015, 1, 17), "jumlah_anak": 1},
    )


def ubah(
    asal: FaktaKasus,
    pihak: str = "",
    ke: int = 0,
    **isi: NilaiFakta,
) -> FaktaKasus:
    """The case with some facts replaced: of one party, or of the case itself."""
    if not pihak:
        return FaktaKasus(pihak=asal.pihak, kasus={**asal.kasus, **isi})
    anggota = tuple(
        {**satu, **isi} if n == ke else satu for n, satu in enumerate(asal.pihak[pihak])
    )
    return FaktaKasus(pihak={**asal.pihak, pihak: anggota}, kasus=asal.kasus)


def terdaftar(daftar: str, dari: Ujung = None, sampai: Ujung = None) -> Keanggotaan:
    return Keanggotaan(periode=(PeriodeKeanggotaan(daftar=daftar, dari=dari, sampai=sampai),))


def santunan_layak(meninggal: date = date(2026, 6, 1)) -> FaktaKasus:
    """A claim that meets every condition on `PENGAJUAN`."""
    return FaktaKasus(
        pihak={
            "pemohon": ({"ahli_waris": True},),
            "almarhum": ({"tanggal_meninggal": meninggal, "terdaftar": terdaftar("dtks")},),
        }
    )


def menilai(
    syarat: Syarat | StandarPelayanan,
    kasus: FaktaKasus,
    pengajuan: date = PENGAJUAN,
    kabisat: Kabisat = "1-maret",
) -> Penilaian:
    """Judge a case under one condition or a whole standard."""
    utuh = syarat if isinstance(syarat, StandarPelayanan) else standar(syarat)
    return nilai_siap(disiapkan(utuh, kabisat), kasus, pengajuan=pengajuan)


def disiapkan(standar: StandarPelayanan, kabisat: Kabisat = "1-maret") -> SyaratStandar:
    """The conditions of a standard that pins this reading, ready to judge."""
    dipakai = (TafsirDipakai(kode="kabisat", bacaan=kabisat),)
    return siapkan(attrs.evolve(standar, tafsir=dipakai), KALENDER, contoh.KOSAKATA)


def hasil(penilaian: Penilaian, kode: str) -> SyaratDinilai:
    """The judgement of one condition."""
    (satu,) = [h for h in penilaian.syarat if h.kode == kode]
    return satu


def satu(
    syarat: Syarat, kasus: FaktaKasus, pengajuan: date = PENGAJUAN, kabisat: Kabisat = "1-maret"
) -> SyaratDinilai:
    """The judgement of a single condition."""
    (hasil,) = menilai(syarat, kasus, pengajuan, kabisat).syarat
    return hasil


SYARAT_ACAK = st.lists(strategi.syarat(contoh.KOSAKATA), min_size=1, max_size=5).map(
    lambda daftar: [attrs.evolve(s, kode=f"s{n}") for n, s in enumerate(daftar)]
)
"""Up to five sound conditions over the sample vocabulary."""
