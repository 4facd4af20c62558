"""Whose turn a step is, and when its initials are complete."""

from dinsos_core.domain.kasus.kemajuan import Kemajuan
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN

PARAF = JejakPelaku(id=PelakuId("a"), peran="x")


def test_paraf_berurutan_dan_yang_terakhir_melengkapi() -> None:
    teken = next(s for s in ADOPSI.langkah if s.kode == "teken")

    giliran = [Kemajuan(paraf=(PARAF,) * n).peran_giliran(teken) for n in range(4)]

    assert giliran == [("peksos",), ("kabid",), ("kepala",), ()]
    assert [Kemajuan(paraf=(PARAF,) * n).melengkapi(teken) for n in range(3)] == [
        False,
        False,
        True,
    ]


def test_salah_satu_peran_cukup_satu_orang() -> None:
    jawaban = next(s for s in SANTUNAN.langkah if s.kode == "jawaban")

    assert Kemajuan().peran_giliran(jawaban) == ("bpkpad", "peksos")
    assert Kemajuan().melengkapi(jawaban)
