"""A paper that never blocks hides none of those listed after it."""

import attrs
import pytest

from dinsos_core.domain.kasus.berkas import kekurangan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import Dokumen
from dinsos_core.testing.contoh import ADOPSI

WAJIB = Dokumen(kode="wajib", teks="wajib")


@pytest.mark.parametrize(
    "bebas",
    [
        Dokumen(kode="bebas", teks="x", jika_ada=True),
        Dokumen(kode="bebas", teks="x", keluaran=True),
        Dokumen(kode="bebas", teks="x", bila=Bila(fakta="menikah")),
    ],
    ids=["jika ada", "keluaran", "bersyarat"],
)
def test_surat_wajib_tetap_kurang_di_belakang_surat_yang_tidak_menahan(bebas: Dokumen) -> None:
    standar = attrs.evolve(ADOPSI, dokumen=(bebas, WAJIB))

    kurang = kekurangan(standar, FaktaKasus(kasus={"menikah": False}), ())

    assert [satu.dokumen for satu in kurang] == ["wajib"]
