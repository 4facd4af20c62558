"""A list judged on a frame says of each row what the same facts get one by one."""

from datetime import date
from random import Random
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kolom.contoh import (
    KALENDER,
    KATALOG,
    KERANGKA,
    Sendiri,
    isi_kolom,
    jawaban,
    satu_per_satu,
)

from dinsos_adapters.kolom import nilai_kolom
from dinsos_core.application.kelayakan import Pertanyaan, siapkan_daftar
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.standar.model import BatasPihak
from dinsos_core.ports.katalog import Katalog
from dinsos_core.ports.lingkungan import PenyediaKalender
from dinsos_core.testing import contoh
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

STANDAR = [satu for satu in KATALOG.semua() if satu.syarat]
ADOPSI = [satu for satu in STANDAR if satu.kelompok == "pengangkatan-anak"]
HARI = [date(2024, 2, 29), date(2025, 3, 1), date(2026, 6, 15), date(2028, 2, 29)]
SEDIKIT = settings(max_examples=max(settings().max_examples // 5, 5))
"""A frame holds many cases, and building one costs what judging a hundred does."""
setiap_kerangka = pytest.mark.parametrize("nama", KERANGKA)


def _sama(
    katalog: Katalog, kalender: PenyediaKalender, nama: str, tanya: Pertanyaan, acak: Random
) -> None:
    siap = siapkan_daftar(katalog, kalender, tanya, ()).unwrap()
    kolom = isi_kolom(siap, tanya.pada, 25, acak)

    hasil = nilai_kolom(
        katalog,
        kalender,
        tanya.layanan,
        KERANGKA[nama](kolom),
        instansi=tanya.instansi,
        pada=tanya.pada,
        varian=tanya.varian,
    ).unwrap()

    assert jawaban(hasil.kerangka, hasil.kode) == list(satu_per_satu(siap, kolom, tanya.pada))


@setiap_kerangka
@SEDIKIT
@given(acak=st.randoms(use_true_random=True))
def test_setiap_baris_dinilai_seperti_satu_orang(nama: str, acak: Random) -> None:
    standar = acak.choice([*STANDAR, *ADOPSI * 7])
    pada = acak.choice([h for h in HARI if standar.keputusan.berlaku_pada(h)])
    varian = acak.choice([satu.kode for satu in standar.varian] or [None])
    instansi, layanan = standar.instansi.kode, standar.layanan
    tanya = Pertanyaan(instansi=instansi, layanan=layanan, pada=pada, varian=varian)

    _sama(KATALOG, KALENDER, nama, tanya, acak)


@pytest.mark.parametrize("uji", UJI)
@SEDIKIT
@given(data=st.data(), acak=st.randoms(use_true_random=True))
def test_setiap_uji_menjawab_kolom_seperti_satu_nilai(
    uji: str, data: st.DataObject, acak: Random
) -> None:
    syarat = [data.draw(strategi.syarat(KOSAKATA, {uji: UJI[uji]}, kode=f"s{n}")) for n in (1, 2)]
    pihak = [BatasPihak(pihak=nama, minimal=0, maksimal=3) for nama in KOSAKATA.pihak]
    standar = contoh.standar(syarat=tuple(syarat), pihak=tuple(pihak))
    tanya = Pertanyaan(
        instansi=standar.instansi.kode, layanan=standar.layanan, pada=acak.choice(HARI)
    )

    katalog = cast(Katalog, Sendiri(standar, KOSAKATA))
    _sama(katalog, lambda *_: contoh.KALENDER, acak.choice([*KERANGKA]), tanya, acak)
