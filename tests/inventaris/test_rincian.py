"""Each item of each standard is as its line in `rincian/` says, and every item has its line."""

from collections.abc import Mapping
from typing import Any

import attrs
import pytest
from tests.inventaris.baca import Rincian, semua_rincian
from tests.inventaris.rinci import BAGIAN, baris, perubahan, rincian
from tests.katalog.bacaan_lain import BacaanLain, bacaan_lain, kunci, standar_bawaan

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


@setiap_standar
def test_urutan_sebagaimana_tercatat(tercatat: Rincian) -> None:
    """The decree's order: of steps it is the order of work, of papers that of the checklist."""
    for bagian in BAGIAN:
        tempat = [f"{bagian} {x.kode}" for x in getattr(standar_bawaan()[tercatat.kunci], bagian)]

        assert tempat == [satu for satu in tercatat.baris if satu.startswith(f"{bagian} ")]


def sendiri(tercatat: Rincian) -> list[BacaanLain]:
    return [satu for satu in bacaan_lain() if kunci(satu.standar) == tercatat.kunci]


@setiap_standar
def test_bacaan_lain_mengubah_tepat_yang_tercatat(tercatat: Rincian) -> None:
    asal = standar_bawaan()[tercatat.kunci]
    nyata = {f"{x.tafsir}.{x.bacaan}": perubahan(asal, x.standar) for x in sendiri(tercatat)}

    assert tercatat.bacaan.keys() <= nyata.keys()
    for bacaan, ubah in nyata.items():
        assert beda(tercatat.bacaan.get(bacaan, {}), ubah) == [], bacaan


@setiap_standar
def test_yang_diubah_bacaan_bersandar_padanya(tercatat: Rincian) -> None:
    """So that a case, and a letter's footing, name the reading they follow."""
    for lain in sendiri(tercatat):
        ubah = tercatat.bacaan.get(f"{lain.tafsir}.{lain.bacaan}", {})
        for bagian in BAGIAN:
            for satu in getattr(lain.standar, bagian):
                if f"{bagian} {satu.kode}" in ubah:
                    assert (lain.tafsir, lain.bacaan) in {(t.kode, t.bacaan) for t in satu.tafsir}


# --- the test itself can fail


@setiap_standar
def test_isian_yang_kembali_ke_bawaannya_ketahuan(tercatat: Rincian) -> None:
    """Whatever is set on an item shows in its line, whichever field of the model holds it."""
    for bagian in BAGIAN:
        for satu in getattr(standar_bawaan()[tercatat.kunci], bagian):
            for isian in attrs.fields(type(satu)):
                if isian.default is attrs.NOTHING or isian.name == "teks":
                    continue
                bawaan = {} if isinstance(isian.default, attrs.Factory) else isian.default  # type: ignore[arg-type]
                if getattr(satu, isian.name) != bawaan:
                    tanpa = attrs.evolve(satu, **{isian.name: bawaan})
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
