"""Conditions of the applications of Palangka Raya's SK 9/2021 (no. 10 apart): all are computed."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.katalog.palangka_raya import PADA, anggota, dengan_bacaan, standar

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import KatalogToml
from dinsos_core.domain.kelayakan.dasar_uji import WaktuUji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, nilai
from dinsos_core.domain.shared.nilai import Keanggotaan, Nilai
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN


def simpulkan(
    isi: StandarPelayanan,
    kasus: Mapping[str, Nilai] | None = None,
    pada: date = PADA,
    **pihak: Mapping[str, Nilai],
) -> dict[str, Kesimpulan]:
    fakta = FaktaKasus(pihak={k: (v,) for k, v in pihak.items()}, kasus=kasus or {})
    waktu = WaktuUji(kalender=KalenderHolidays()(isi.instansi, BACAAN_BAWAAN))
    hasil = nilai(isi, fakta, pengajuan=pada, waktu=waktu)
    return {h.kode: h.kesimpulan for h in hasil.syarat}


@given(
    mulai=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    lama=st.integers(1, 10),
    bacaan=st.sampled_from(["hari-pertama-dihitung", "hari-pertama-nol"]),
)
def test_pub_jangka_pendek_paling_lama_tiga_hari(mulai: date, lama: int, bacaan: str) -> None:
    """A collection of n days, its first day counted; under the other reading one day more."""
    isi = dengan_bacaan("pub-jangka-pendek", "masa-pub-pendek", bacaan)
    akhir = mulai + timedelta(days=lama - 1)
    kasus: dict[str, Nilai] = {"tanggal_mulai_pub": mulai, "tanggal_akhir_pub": akhir}

    masa = simpulkan(isi, kasus)["masa"]

    assert (masa is Kesimpulan.TERPENUHI) == (lama <= 3 + (bacaan == "hari-pertama-nol"))


@pytest.mark.parametrize(
    ("akhir", "masa"),
    [
        (date(2026, 12, 1), Kesimpulan.TERPENUHI),
        (date(2027, 3, 1), Kesimpulan.TERPENUHI),
        (date(2027, 3, 2), Kesimpulan.TIDAK_TERPENUHI),
        (date(2026, 11, 30), Kesimpulan.BELUM_DAPAT_DINILAI),
    ],
)
def test_pub_jangka_panjang_paling_lama_tiga_bulan(
    bawaan: KatalogToml, akhir: date, masa: Kesimpulan
) -> None:
    """Three months from 1 December 2026; an end before the start contradicts itself."""
    kasus: dict[str, Nilai] = {
        "tanggal_mulai_pub": date(2026, 12, 1),
        "tanggal_akhir_pub": akhir,
    }

    assert simpulkan(standar(bawaan, "pub-jangka-panjang"), kasus)["masa"] is masa


def test_sifat_pub_menentukan_standarnya(bawaan: KatalogToml) -> None:
    """Letter a of each: long-term such as for an orphanage, short-term such as for a disaster."""
    for layanan, cocok in (
        ("pub-jangka-panjang", "jangka_panjang"),
        ("pub-jangka-pendek", "jangka_pendek"),
    ):
        for sifat in ("jangka_panjang", "jangka_pendek"):
            hasil = simpulkan(standar(bawaan, layanan), {"sifat_pub": sifat})["sifat"]

            assert (hasil is Kesimpulan.TERPENUHI) == (sifat == cocok)


@pytest.mark.parametrize(
    ("domisili", "hasil"),
    [
        ("62.71.01", Kesimpulan.TERPENUHI),
        ("62.03", Kesimpulan.TIDAK_TERPENUHI),
        (None, Kesimpulan.BELUM_DAPAT_DINILAI),
    ],
)
def test_kis_pbi_bagi_penduduk_kota(
    bawaan: KatalogToml, domisili: str | None, hasil: Kesimpulan
) -> None:
    pemohon: dict[str, Nilai] = {"domisili": domisili} if domisili else {}

    assert simpulkan(standar(bawaan, "rekomendasi-kis-pbi"), pemohon=pemohon) == {"penduduk": hasil}


@pytest.mark.parametrize(
    ("daftar", "bawaannya", "dtks_saja"),
    [
        (anggota("dtks"), Kesimpulan.TERPENUHI, Kesimpulan.TERPENUHI),
        (anggota("dtsen"), Kesimpulan.TERPENUHI, Kesimpulan.TIDAK_TERPENUHI),
        (Keanggotaan(), Kesimpulan.TIDAK_TERPENUHI, Kesimpulan.TIDAK_TERPENUHI),
    ],
)
def test_keterangan_dtks_bagi_yang_tercantum(
    bawaan: KatalogToml, daftar: Keanggotaan, bawaannya: Kesimpulan, dtks_saja: Kesimpulan
) -> None:
    """Procedure c; by tafsir 11 a listing in DTSEN, which DTKS became, is accepted."""
    pemohon: dict[str, Nilai] = {"keanggotaan_registri_sosial": daftar}
    saja = dengan_bacaan("keterangan-dtks", "dtks-dtsen", "dtks-saja")

    assert simpulkan(standar(bawaan, "keterangan-dtks"), pemohon=pemohon)["terdaftar"] is bawaannya
    assert simpulkan(saja, pemohon=pemohon)["terdaftar"] is dtks_saja


@pytest.mark.parametrize(
    ("sampai", "hasil"),
    [
        (None, Kesimpulan.TERPENUHI),
        (PADA, Kesimpulan.TERPENUHI),
        (PADA - timedelta(days=1), Kesimpulan.TIDAK_TERPENUHI),
    ],
)
def test_izin_operasional_bagi_tanda_daftar_yang_masih_berlaku(
    bawaan: KatalogToml, sampai: date | None, hasil: Kesimpulan
) -> None:
    """Letter d, on the day of submission."""
    lembaga: dict[str, Nilai] = {"keanggotaan_lks": anggota("lks", sampai)}
    nyata = simpulkan(standar(bawaan, "izin-operasional-lks"), lembaga=lembaga)

    assert nyata == {"tanda-daftar-berlaku": hasil}
