"""What the lifecycle of any aggregate keeps: a strict machine, a table that stands."""

import pytest
from statemachine import State
from statemachine.exceptions import InvalidStateValue, TransitionNotAllowed

from dinsos_core.domain.kasus.siklus import turunkan_tabel
from dinsos_core.domain.permohonan.siklus import SIKLUS, SiklusPermohonan
from dinsos_core.domain.shared.mesin import MesinKetat


def test_mesin_ketat_meneruskan_kesalahan_dan_tidak_menyimpan_status_asing() -> None:
    """The strict base neither swallows what an action raises nor starts where nobody can be."""

    class Rusak(MesinKetat):
        a = State(initial=True)
        b = State()
        maju = a.to(b)
        mundur = b.to(a)

        def on_maju(self) -> None:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Rusak().send("maju")
    with pytest.raises(InvalidStateValue):
        SiklusPermohonan(start_value="antah")
    assert turunkan_tabel(Rusak) == {("a", "maju"): "b", ("b", "mundur"): "a"}


@pytest.mark.parametrize("kejadian", sorted(SIKLUS.bergerak))
def test_nama_yang_hampir_benar_tetap_tidak_dikenal_mesin(kejadian: str) -> None:
    for salah in (kejadian[:-1], f"{kejadian}_", kejadian.upper(), ""):
        with pytest.raises(TransitionNotAllowed):
            SiklusPermohonan().send(salah)


def test_tabel_tidak_dapat_diubah() -> None:
    with pytest.raises(TypeError):
        SIKLUS.tabel["diajukan", "permohonan_gugur"] = "gugur"  # type: ignore[index]  # the very mistake
