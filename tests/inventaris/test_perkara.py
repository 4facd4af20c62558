"""Facts and what follows from them (`perkara.toml`); outcomes and the way they lead (`jalan.toml`).

On both sides of a bound, and where a procedure forks.
"""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from tests.inventaris.baca import RINCIAN
from tests.katalog.bacaan_lain import katalog, menurut, standar_bawaan

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_core.domain.kasus.berkas import dokumen_diperlukan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, bila_terpenuhi, periksa_nilai
from dinsos_core.domain.kelayakan.penilaian import nilai
from dinsos_core.domain.prosedur.alur import berikutnya, hasil_mungkin
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    PeriodeKeanggotaan,
    Ujung,
)
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.standar.model import Langkah, StandarPelayanan, Tujuan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN
from dinsos_core.domain.waktu.kalender import KalenderKerja

PADA = date(2026, 11, 2)
Baris = Mapping[str, Any]


def isi_berkas(nama: str) -> Iterator[Any]:
    """Each row with its standard and reading, named by them."""
    for satu in tomllib.loads((RINCIAN / f"{nama}.toml").read_text(encoding="utf-8"))[nama]:
        semua, bacaan = satu["standar"], satu.get("bacaan", "")
        for standar in [semua] if isinstance(semua, str) else semua:
            for n, baris in enumerate(satu["baris"], 1):
                sebut = "-".join(filter(None, (standar, bacaan, str(n), *_sebut(baris))))
                yield pytest.param(standar, bacaan, baris, id=sebut)


def _sebut(baris: Baris) -> Iterator[str]:
    for kunci, isi in baris.items():
        if isinstance(isi, dict):
            yield from _sebut(isi)
        elif kunci not in {"hasil", "lewat"}:
            yield f"{kunci}={isi}"


@cache
def cari(alamat: str, bacaan: str) -> StandarPelayanan:
    instansi, keputusan, layanan = alamat.split("/")
    standar = standar_bawaan()[instansi, keputusan, layanan]
    if not bacaan:
        return standar
    tafsir, _, pilihan = bacaan.partition(".")
    lain = menurut(instansi, tafsir, pilihan)
    return lain.standar(instansi, layanan, standar.keputusan.berlaku_dari).unwrap()


@cache
def kalender(instansi: str) -> KalenderKerja:
    return KalenderHolidays()(katalog().instansi[instansi], BACAAN_BAWAAN)


def fakta_kasus(standar: StandarPelayanan, baris: Baris) -> FaktaKasus:
    """The facts of a row: those of a party under its name, the case's beside them. Every party
    the standard knows takes part, knowing nothing unless told."""
    pihak = {
        x.pihak: {k: _baca(k, v) for k, v in baris.get(x.pihak, {}).items()} for x in standar.pihak
    }
    lain = baris.keys() - pihak.keys() - {"hasil", "pilih", "varian", "lewat"}
    return FaktaKasus(
        pihak={nama: (isi,) for nama, isi in pihak.items()},
        kasus={kode: _baca(kode, baris[kode]) for kode in lain},
    )


def _baca(kode: str, isi: Nilai) -> NilaiFakta:
    definisi = katalog().kosakata.fakta[kode]
    if definisi.jenis is not JenisFakta.KEANGGOTAAN:
        terbaca = periksa_nilai(definisi, isi, PADA)
        assert not isinstance(terbaca, Halangan), terbaca
        return terbaca
    tanpa_akhir, _, sampai = str(isi).partition(" sampai ")
    daftar, _, wilayah = tanpa_akhir.partition(" di ")
    periode = PeriodeKeanggotaan(
        daftar=daftar,
        dari=date(2025, 1, 1),
        sampai=_akhir(sampai),
        wilayah=wilayah,
    )
    return Keanggotaan(periode=(periode,) if daftar else ())


def _akhir(sampai: str) -> Ujung:
    if sampai == "entah":
        return BelumDiketahui()
    return date.fromisoformat(sampai) if sampai else None


@pytest.mark.parametrize(("alamat", "bacaan", "baris"), list(isi_berkas("perkara")))
def test_kesimpulan_dari_faktanya(alamat: str, bacaan: str, baris: Baris) -> None:
    standar = cari(alamat, bacaan)
    fakta = fakta_kasus(standar, baris)

    penilaian = nilai(
        standar,
        fakta,
        pengajuan=PADA,
        kalender=kalender(standar.instansi.kode),
        kosakata=katalog().kosakata,
    )
    nyata: dict[str, str] = {satu.kode: "tidak_perlu" for satu in standar.dokumen}
    nyata |= {x.dokumen.kode: x.kebutuhan for x in dokumen_diperlukan(standar, fakta)}
    nyata |= {x.kode: x.kesimpulan for x in penilaian.syarat} | {"saran": penilaian.rekomendasi}

    harap = dict(satu.split() for satu in baris["hasil"].split(", "))
    assert {kode: nyata.get(kode) for kode in harap} == harap


def jalan(standar: StandarPelayanan, fakta: FaktaKasus, pilih: Mapping[str, str]) -> list[str]:
    """The codes of the steps taken; each with its plain outcome unless another is named."""

    def berlaku(satu: Langkah) -> bool:
        return bila_terpenuhi(satu.bila, fakta) is not False

    kode = next(x.kode for x in standar.langkah if not x.lompatan and berlaku(x))
    lewat: list[str] = []
    while langkah := standar.cari_langkah(kode):
        lewat.append(kode)
        assert len(lewat) < 40
        hasil = pilih.get(kode) or cara_langkah(langkah).wajar or next(iter(hasil_mungkin(langkah)))
        kode = berikutnya(standar.langkah, langkah, hasil, berlaku)
    assert kode == Tujuan.AKHIR
    return lewat


@pytest.mark.parametrize(("alamat", "bacaan", "baris"), list(isi_berkas("jalan")))
def test_jalan_menurut_hasilnya(alamat: str, bacaan: str, baris: Baris) -> None:
    """Whoever is not served is told and why; the rest goes the decree's way to its end."""
    standar = cari(alamat, bacaan).untuk_varian(baris.get("varian"))

    lewat = jalan(standar, fakta_kasus(standar, baris), baris.get("pilih", {}))

    assert " ".join(lewat) == baris["lewat"]
    assert baris.get("pilih", {}).keys() <= set(lewat)
