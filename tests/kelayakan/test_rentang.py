"""A date known to a span only is judged over every day it may be."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.katalog.bacaan_lain import katalog
from tests.kelayakan.contoh import (
    BELUM,
    KALENDER,
    TERDAFTAR,
    TERPENUHI,
    TIDAK,
    disiapkan,
    menilai,
    standar,
    terdaftar,
)
from tests.kelayakan.test_bentuk import KABISAT, PADA

from dinsos_core.domain.kelayakan.dasar_uji import Putusan, Soal, Uji, lewat_soal
from dinsos_core.domain.kelayakan.diperlukan import jalur_fakta
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Kalimat, ungkap
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    SyaratDinilai,
    nilai_siap,
    siapkan,
)
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    NilaiFakta,
    TanggalRentang,
    hari_mungkin,
)
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.standar.model import StandarPelayanan, Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.rentang import rentang_usia
from dinsos_core.domain.waktu.teks import BULAN
from dinsos_core.domain.waktu.usia import Kabisat
from dinsos_core.testing import contoh
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

LAHIR = TanggalRentang.setahun(1986)
HARI_INI = date(2026, 3, 2)

# --- an agency's own test, a plain function


def _akhir_pekan(soal: Soal) -> Putusan:
    if soal.pada < soal.tanggal:
        return BelumDiketahui(sebab="sesudah_tanggal_acuan")
    return soal.tanggal.weekday() >= 5 or soal.tanggal.month == soal.pada.month


AKHIR_PEKAN = Uji(
    kode="akhir_pekan",
    jenis=frozenset({JenisFakta.TANGGAL}),
    bertanggal=True,
    siapkan=lewat_soal(_akhir_pekan),
    ambang=lambda _: ungkap(Kalimat("pada akhir pekan", "at a weekend")),
    jelaskan=lambda _soal, _putusan: ungkap(Kalimat("-", "-")),
)
SEMUA = {**UJI, "akhir_pekan": AKHIR_PEKAN}
BERTANGGAL = ("usia", "lama", "hari_sejak", "sama", "berbeda", "terdaftar", "akhir_pekan")
TANGGAL_SAJA = attrs.evolve(
    KOSAKATA,
    fakta={
        kode: satu
        for kode, satu in KOSAKATA.fakta.items()
        if satu.jenis in (JenisFakta.TANGGAL, JenisFakta.KEANGGOTAAN, JenisFakta.YA_TIDAK)
    },
)


# --- places of facts

Tempat = tuple[str, int, str]


def _tempat(fakta: FaktaKasus) -> Iterator[tuple[Tempat, NilaiFakta]]:
    for kode, nilai in fakta.kasus.items():
        yield ("", 0, kode), nilai
    for pihak, semua in fakta.pihak.items():
        for n, satu in enumerate(semua):
            yield from (((pihak, n, kode), nilai) for kode, nilai in satu.items())


def _ganti(fakta: FaktaKasus, isi: dict[Tempat, NilaiFakta]) -> FaktaKasus:
    pihak = {
        nama: tuple(
            {kode: isi.get((nama, n, kode), nilai) for kode, nilai in satu.items()}
            for n, satu in enumerate(semua)
        )
        for nama, semua in fakta.pihak.items()
    }
    kasus = {kode: isi.get(("", 0, kode), nilai) for kode, nilai in fakta.kasus.items()}
    return FaktaKasus(pihak=pihak, kasus=kasus)


def _rentang(fakta: FaktaKasus) -> dict[Tempat, TanggalRentang]:
    return {di: nilai for di, nilai in _tempat(fakta) if isinstance(nilai, TanggalRentang)}


def _setiap_hari(fakta: FaktaKasus) -> Iterator[FaktaKasus]:
    semua = _rentang(fakta)
    for hari in product(*(satu.hari() for satu in semua.values())):
        yield _ganti(fakta, dict(zip(semua, hari, strict=True)))


def _dipastikan(fakta: FaktaKasus, kecuali: set[Tempat]) -> FaktaKasus:
    """Every uncertain date becomes the first day it may be, but for those at these places."""
    semua = {di: nilai.dari for di, nilai in _rentang(fakta).items() if di not in kecuali}
    return _ganti(fakta, dict(semua))


def _gabung(semua: set[Kesimpulan]) -> Kesimpulan:
    return semua.pop() if len(semua) == 1 else BELUM


def _per_syarat(siap: SyaratStandar, fakta: FaktaKasus, pada: date) -> list[Kesimpulan]:
    return [satu.kesimpulan for satu in nilai_siap(siap, fakta, pengajuan=pada).syarat]


def _menurut_hari(siap: SyaratStandar, fakta: FaktaKasus, pada: date) -> list[Kesimpulan]:
    semua = [_per_syarat(siap, satu, pada) for satu in _setiap_hari(fakta)]
    return [_gabung(set(kolom)) for kolom in zip(*semua, strict=True)]


PENDEK = st.integers(1, 20)


def _sempitkan(data: st.DataObject, fakta: FaktaKasus) -> FaktaKasus:
    """One date uncertain over a whole span, or two over a few days each."""
    rentang = _rentang(fakta)
    dipilih = data.draw(st.lists(st.sampled_from(sorted(rentang)), max_size=2, unique=True))
    fakta = _dipastikan(fakta, set(dipilih))
    if len(dipilih) < 2:
        return fakta
    pendek: dict[Tempat, NilaiFakta] = {}
    for di in dipilih:
        asal = rentang[di]
        dari = data.draw(st.sampled_from(list(asal.hari())))
        sampai = min(asal.sampai, dari + timedelta(days=data.draw(PENDEK)))
        pendek[di] = TanggalRentang(dari=dari, sampai=sampai)
    return _ganti(fakta, pendek)


@pytest.mark.parametrize("kode", BERTANGGAL)
@given(st.data(), PADA, KABISAT)
@settings(deadline=None)
def test_menilai_rentang_sama_dengan_menilai_setiap_harinya_lalu_menggabungkan(
    kode: str, data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    acak = strategi.syarat(TANGGAL_SAJA, {kode: SEMUA[kode]})
    syarat = data.draw(acak.filter(lambda satu: not satu.salah_satu))
    utuh = attrs.evolve(standar(syarat), tafsir=(TafsirDipakai(kode="kabisat", bacaan=kabisat),))
    siap = siapkan(utuh, KALENDER, TANGGAL_SAJA, SEMUA)
    fakta = data.draw(strategi.fakta_kasus(utuh, TANGGAL_SAJA, pada, uji=SEMUA))
    if _rentang(fakta):
        fakta = _sempitkan(data, fakta)
    # One date in two roles is the same day in both; judged apart, it stays open more often.
    dirangkap = syarat.pada.endswith(syarat.fakta.removeprefix("setiap ")) or kode == "sama"

    (hasil,) = _per_syarat(siap, fakta, pada)

    (semestinya,) = _menurut_hari(siap, fakta, pada)
    assert hasil is semestinya or (dirangkap and hasil is BELUM)


def _bertanggal() -> Iterator[tuple[str, StandarPelayanan]]:
    """The standards whose conditions read a date that may be uncertain."""
    for satu in katalog().semua():
        fakta = [katalog().kosakata.fakta[urai_jalur(jalur).kode] for jalur in jalur_fakta(satu)]
        if any(f.jenis is JenisFakta.TANGGAL and not f.pasti for f in fakta):
            r = satu.rujukan
            yield f"{r.instansi}-{r.keputusan}-{r.layanan}", satu


@pytest.mark.parametrize("utuh", [pytest.param(satu, id=nama) for nama, satu in _bertanggal()])
@given(st.data(), PADA, KABISAT)
@settings(deadline=None, max_examples=15)
def test_syarat_katalog_menilai_tanggal_yang_tak_pasti_atas_semua_harinya(
    utuh: StandarPelayanan, data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    kosakata = katalog().kosakata
    tafsir = [t for t in utuh.tafsir if t.kode != "kabisat"]
    tafsir.append(TafsirDipakai(kode="kabisat", bacaan=kabisat))
    siap = siapkan(attrs.evolve(utuh, tafsir=tuple(tafsir)), KALENDER, kosakata)
    fakta = data.draw(strategi.fakta_kasus(utuh, kosakata, pada, lengkap=True))
    if _rentang(fakta):
        fakta = _dipastikan(fakta, {data.draw(st.sampled_from(sorted(_rentang(fakta))))})

    hasil = _per_syarat(siap, fakta, pada)

    assert hasil == _menurut_hari(siap, fakta, pada)


@given(st.data(), PADA, KABISAT)
def test_makin_tak_pasti_tidak_pernah_membuat_yang_belum_menjadi_terpenuhi_atau_tidak(
    data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    syarat = data.draw(st.lists(strategi.syarat(TANGGAL_SAJA), min_size=1, max_size=3))
    utuh = standar(*(attrs.evolve(s, kode=f"s{n}") for n, s in enumerate(syarat)))
    siap = disiapkan(utuh, kabisat)
    fakta = data.draw(strategi.fakta_kasus(utuh, KOSAKATA, pada))
    tempat = sorted(di for di, nilai in _tempat(fakta) if not isinstance(nilai, BelumDiketahui))
    if not tempat:
        return
    di = data.draw(st.sampled_from(tempat))
    semula = dict(_tempat(fakta))[di]
    longgar = _ganti(fakta, {di: data.draw(_lebih_longgar(semula))})

    sebelum, sesudah = _per_syarat(siap, fakta, pada), _per_syarat(siap, longgar, pada)

    for dulu, kini in zip(sebelum, sesudah, strict=True):
        assert kini in (dulu, BELUM)


def _lebih_longgar(nilai: NilaiFakta) -> SearchStrategy[NilaiFakta]:
    belum = strategi.belum_diketahui()
    if not isinstance(nilai, date | TanggalRentang):
        return belum
    hari = list(hari_mungkin(nilai))
    lebih = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
        lambda geser: (hari[0] - timedelta(days=geser[0]), hari[-1] + timedelta(days=geser[1]))
    )
    muat = lebih.filter(lambda tepi: (tepi[1] - tepi[0]).days < 366)
    return belum | muat.map(lambda tepi: TanggalRentang(dari=tepi[0], sampai=tepi[1]))


# --- readings and words


def _usia(**parameter: int) -> Syarat:
    return contoh.syarat("usia", "Usia", "usia", "pemohon.tanggal_lahir", parameter=parameter)


def _dinilai(
    syarat: Syarat, fakta: FaktaKasus, bacaan: str = "rentang", pada: date = HARI_INI
) -> SyaratDinilai:
    tafsir = (TafsirDipakai(kode="tanggal-tak-pasti", bacaan=bacaan),)
    siap = siapkan(attrs.evolve(standar(syarat), tafsir=tafsir), KALENDER, KOSAKATA)
    return nilai_siap(siap, fakta, pengajuan=pada).syarat[0]


def _lahir(nilai: NilaiFakta) -> FaktaKasus:
    return FaktaKasus(pihak={"pemohon": ({"tanggal_lahir": nilai},)})


@pytest.mark.parametrize(
    ("bacaan", "sebagian"), [("rentang", BELUM), ("ketat", TIDAK), ("longgar", TERPENUHI)]
)
def test_bacaan_tanggal_tak_pasti_hanya_memutus_yang_bergantung_harinya(
    bacaan: str, sebagian: Kesimpulan
) -> None:
    semua, satu_pun = _usia(min=39), _usia(min=41)
    dinilai = _dinilai(_usia(min=40), _lahir(LAHIR), bacaan)

    assert dinilai.kesimpulan is sebagian
    assert TafsirDipakai(kode="tanggal-tak-pasti", bacaan=bacaan) in dinilai.tafsir
    for syarat, pasti in ((semua, TERPENUHI), (satu_pun, TIDAK)):
        dinilai = _dinilai(syarat, _lahir(LAHIR), bacaan)
        assert dinilai.kesimpulan is pasti
        assert "tanggal-tak-pasti" not in {t.kode for t in dinilai.tafsir}


def test_penilaian_menyebut_bacaan_tanggal_tak_pasti_hanya_bila_ia_bersandar_padanya() -> None:
    pasti = menilai(_usia(min=40), _lahir(date(1986, 3, 1)), HARI_INI)
    tak_pasti = menilai(_usia(min=40), _lahir(LAHIR), HARI_INI)

    assert {t.kode for t in pasti.tafsir} == {"kabisat"}
    assert {t.kode for t in tak_pasti.tafsir} == {"kabisat", "tanggal-tak-pasti"}
    assert tak_pasti.ringkas().tafsir == tak_pasti.tafsir
    assert tak_pasti.ringkas().syarat[0].sebab_belum == ("tanggal_tak_pasti",)
    assert "1986" not in repr(tak_pasti)


MENINGGAL = contoh.syarat(
    "hari", "Hari", "hari_sejak", "almarhum.tanggal_meninggal", parameter={"maks": 30}
)


@pytest.mark.parametrize(
    ("syarat", "fakta", "penjelasan"),
    [
        (
            _usia(min=40),
            _lahir(LAHIR),
            "Tanggal lahir pemohon (1986): pada 2 Maret 2026 usia 39 atau 40 tahun; syaratnya usia "
            "sedikitnya 40 tahun; bergantung tanggal pastinya, terpenuhi dengan pasti mulai "
            "31 Desember 2026. Tunjukkan surat yang memuat tanggal lengkapnya.",
        ),
        (
            _usia(min=30, maks=55),
            _lahir(rentang_usia(42, HARI_INI)),
            "Tanggal lahir pemohon (42 tahun pada 2 Maret 2026): pada 2 Maret 2026 usia 42 tahun; "
            "syaratnya usia sedikitnya 30 tahun dan paling tinggi 55 tahun; terpenuhi pada tanggal "
            "mana pun yang mungkin.",
        ),
        (
            _usia(min=60),
            _lahir(LAHIR),
            "Tanggal lahir pemohon (1986): pada 2 Maret 2026 usia 39 atau 40 tahun; syaratnya usia "
            "sedikitnya 60 tahun; belum terpenuhi pada tanggal mana pun yang mungkin, paling cepat "
            "mulai 1 Januari 2046.",
        ),
        (
            MENINGGAL,
            FaktaKasus(pihak={"almarhum": ({"tanggal_meninggal": TanggalRentang.setahun(2025)},)}),
            "Tanggal meninggal almarhum (2025): pada 2 Maret 2026 hari ke-61 sampai ke-425 sejak "
            "tanggal meninggal almarhum; syaratnya paling lambat hari ke-30; pada tanggal mana pun "
            "yang mungkin tidak lagi terpenuhi sejak 31 Januari 2026.",
        ),
        (
            TERDAFTAR,
            FaktaKasus(
                pihak={
                    "almarhum": (
                        {
                            "tanggal_meninggal": TanggalRentang.sebulan(2026, 2),
                            "terdaftar": terdaftar("dtks", date(2026, 2, 9)),
                        },
                    )
                }
            ),
            "Terdaftar (almarhum): DTKS, dinilai pada tanggal meninggal almarhum (Februari 2026); "
            "syaratnya terdaftar dalam DTKS, atau dalam DTSEN dengan catatan petugas; bergantung "
            "tanggal pastinya. Tunjukkan surat yang memuat tanggal lengkapnya.",
        ),
    ],
    ids=["sebagian", "semua", "belum", "lewat", "acuan"],
)
def test_penjelasan_menyebut_semua_yang_mungkin(
    syarat: Syarat, fakta: FaktaKasus, penjelasan: str
) -> None:
    assert _dinilai(syarat, fakta).penjelasan == penjelasan


@given(PADA, KABISAT, st.integers(0, 70), st.data())
def test_sejak_hari_yang_disebut_pasti_syaratnya_terpenuhi_pada_semua_hari(
    pada: date, kabisat: Kabisat, minimal: int, data: st.DataObject
) -> None:
    fakta = _lahir(data.draw(strategi.rentang_dekat(pada)))

    teks = menilai(_usia(min=minimal), fakta, pada, kabisat).syarat[0].penjelasan

    if "dengan pasti mulai " in teks:
        hari = _baca_hari(teks.partition("dengan pasti mulai ")[2].partition(".")[0])
        for geser, kesimpulan in ((0, TERPENUHI), (-1, BELUM)):
            kini = hari + timedelta(days=geser)
            assert menilai(_usia(min=minimal), fakta, kini, kabisat).kesimpulan is kesimpulan


def _baca_hari(teks: str) -> date:
    hari, bulan, tahun = teks.split()
    return date(int(tahun), BULAN.index(bulan) + 1, int(hari))


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_uji_sendiri_yang_tak_mengenal_rentang_tetap_dijelaskan(bahasa: Bahasa) -> None:
    syarat = contoh.syarat("x", "X", "akhir_pekan", "pemohon.tanggal_lahir")
    siap = siapkan(standar(syarat), KALENDER, KOSAKATA, SEMUA)

    (dinilai,) = nilai_siap(siap, _lahir(LAHIR), pengajuan=HARI_INI).syarat

    assert dinilai.kesimpulan is BELUM
    assert "1986" in dinilai.teks_penjelasan(bahasa)
