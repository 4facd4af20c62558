"""Each item of each standard is as its line in `rincian/` says, and every item has its line."""

from collections.abc import Mapping
from typing import Any

import attrs
import pytest
from tests.inventaris.baca import Rincian, semua_rincian
from tests.inventaris.rinci import BAGIAN, baris, bawaan, perubahan, rincian, terisi
from tests.katalog.bacaan_lain import bacaan_lain, katalog, kunci, standar_bawaan

setiap_standar = pytest.mark.parametrize(
    "tercatat", semua_rincian(), ids=lambda satu: "/".join(satu.kunci)
)


def beda(tercatat: Mapping[str, str], nyata: Mapping[str, str]) -> list[str]:
    """What either side has otherwise or alone."""
    semua = dict.fromkeys((*tercatat, *nyata))
    return [
        f"{satu}: tercatat {tercatat.get(satu)!r}, katalog {nyata.get(satu)!r}"
        for satu in semua
        if tercatat.get(satu) != nyata.get(satu)
    ]


def test_setiap_standar_mempunyai_rinciannya() -> None:
    assert {satu.kunci for satu in semua_rincian()} == standar_bawaan().keys()


@setiap_standar
def test_butir_sebagaimana_tercatat(tercatat: Rincian) -> None:
    """Roles, kinds, jumps, marks, limits, copies, bounds, products, channels, misprints."""
    assert beda(tercatat.baris, rincian(standar_bawaan()[tercatat.kunci])) == []


def test_setiap_standar_menyematkan_bacaan_umum() -> None:
    """Those that bear on any age, deadline or determination; of the rest a line tells."""
    for satu in standar_bawaan().values():
        assert {*katalog().tafsir(satu.instansi.kode).umum()} <= {*satu.tafsir}


@setiap_standar
def test_urutan_sebagaimana_tercatat(tercatat: Rincian) -> None:
    """The decree's order: of steps it is the order of work, of papers that of the checklist."""
    for bagian in BAGIAN:
        tempat = [f"{bagian} {x.kode}" for x in getattr(standar_bawaan()[tercatat.kunci], bagian)]

        assert tempat == [satu for satu in tercatat.baris if satu.startswith(f"{bagian} ")]


@setiap_standar
def test_bacaan_lain_mengubah_tepat_yang_tercatat(tercatat: Rincian) -> None:
    """Nothing beside, and whatever changes names the reading it follows; the fingerprint tells."""
    asal = standar_bawaan()[tercatat.kunci]
    semua = {
        f"{x.tafsir}.{x.bacaan}": x for x in bacaan_lain() if kunci(x.standar) == tercatat.kunci
    }

    assert tercatat.bacaan.keys() <= semua.keys()
    for nama, lain in semua.items():
        ubah = perubahan(asal, lain.standar)
        tinggal = [x for b in BAGIAN for x in getattr(lain.standar, b) if f"{b} {x.kode}" in ubah]
        assert beda(tercatat.bacaan.get(nama, {}), ubah) == [], nama
        assert all(
            (lain.tafsir, lain.bacaan) in {(t.kode, t.bacaan) for t in satu.tafsir}
            for satu in tinggal
        )
        assert lain.standar.sidik != asal.sidik


# --- the test itself can fail


@setiap_standar
def test_isian_yang_kembali_ke_bawaannya_ketahuan(tercatat: Rincian) -> None:
    """Whatever is set on an item shows in its line, whichever field of the model holds it."""
    for bagian in BAGIAN:
        for satu in getattr(standar_bawaan()[tercatat.kunci], bagian):
            for isian in attrs.fields(type(satu)):
                if isian.default is not attrs.NOTHING and isian.name in set(terisi(satu)):
                    tanpa = attrs.evolve(satu, **{isian.name: bawaan(isian)})
                    assert baris(tanpa) != baris(satu), (satu.kode, isian.name)


@setiap_standar
def test_butir_yang_dibuang_atau_ditambah_ketahuan(tercatat: Rincian) -> None:
    asal = standar_bawaan()[tercatat.kunci]

    for bagian in BAGIAN:
        semua = getattr(asal, bagian)
        for satu in semua:
            sisa: dict[str, Any] = {bagian: tuple(x for x in semua if x != satu)}
            kurang = rincian(attrs.evolve(asal, **sisa))
            tempat = f"{bagian} {satu.kode}"
            keluhan = [*beda(tercatat.baris, kurang), *beda(kurang, tercatat.baris)]
            assert [x.startswith(f"{tempat}: ") for x in keluhan] == [True, True]
