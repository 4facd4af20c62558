"""A lifecycle as commands ask it, on one small enough to be seen whole."""

from enum import StrEnum

import pytest

from dinsos_core.domain.kasus.kejadian import DataDikoreksi, KasusDijeda, KasusDitutup
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur.umum import JEDA, KOREKSI, UMUM, aturan_umum
from dinsos_core.domain.shared.mesin import MesinKetat, keadaan

DIKOREKSI, DIJEDA, DITUTUP = DataDikoreksi.tipe, KasusDijeda.tipe, KasusDitutup.tipe


class Status(StrEnum):
    BUKA = "buka"
    TUTUP = "tutup"


class Mesin(MesinKetat):
    _ = keadaan(Status, awal=Status.BUKA)

    kasus_ditutup = _.BUKA.to(_.TUTUP)
    dibuka_lagi = _.TUTUP.to(_.BUKA)


KECIL = Siklus(
    status=Status,
    mesin=Mesin,
    selama={DIKOREKSI: frozenset({Status.BUKA}), DIJEDA: frozenset()},
    berjalan=frozenset({Status.BUKA}),
    tuntas=frozenset({Status.TUTUP}),
)


@pytest.mark.parametrize(
    ("tipe", "pada"),
    [
        (DITUTUP, {Status.BUKA}),
        ("dibuka_lagi", {Status.TUTUP}),
        (DIKOREKSI, {Status.BUKA}),
        (DIJEDA, set()),
        ("asing", set()),
    ],
)
def test_kejadian_dikenal_bila_ada_status_yang_membolehkannya(tipe: str, pada: set[Status]) -> None:
    assert {status for status in Status if KECIL.boleh(status, tipe)} == pada
    assert KECIL.dikenal(tipe) is bool(pada)


def test_hanya_kejadian_mesin_yang_memindahkan_status() -> None:
    assert KECIL.sesudah(Status.BUKA, DITUTUP) is Status.TUTUP
    assert KECIL.sesudah(Status.BUKA, DIKOREKSI) is Status.BUKA


def test_yang_tertutup_menyebut_status_kejadian_dan_status_yang_membolehkan() -> None:
    (h,) = KECIL.tertutup(Status.TUTUP, DIKOREKSI)

    assert h.rincian == {"status": "tutup", "kejadian": DIKOREKSI, "boleh": ("buka",)}
    assert KECIL.tertutup(Status.BUKA, DIKOREKSI) == ()


def test_siklus_mendapat_aturan_umum_dari_kejadian_yang_dikenalnya_saja() -> None:
    aturan = aturan_umum(KECIL)

    assert aturan == (KOREKSI,)
    assert JEDA in UMUM
