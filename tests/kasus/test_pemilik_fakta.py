"""Under whom the case's own facts are kept: whoever applies, else whom the case is about."""

import pytest

from dinsos_core.domain.kasus.keadaan import pemilik_fakta
from dinsos_core.domain.kasus.kejadian import PihakKasus
from dinsos_core.domain.shared.ids import SubjekId


@pytest.mark.parametrize(
    ("pihak", "pemilik"),
    [
        (("anak", "pemohon", "pemohon"), "s1"),
        (("pelapor", "anak"), "pokok"),
        ((), "pokok"),
    ],
)
def test_fakta_kasus_milik_pemohon_pertama_dan_tidak_pernah_milik_pelapor(
    pihak: tuple[str, ...], pemilik: str
) -> None:
    semua = tuple(
        PihakKasus(pihak=nama, subjek=SubjekId(f"s{n}"), fakta={}) for n, nama in enumerate(pihak)
    )

    assert pemilik_fakta(semua, SubjekId("pokok")) == pemilik
