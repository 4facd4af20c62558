"""What the lifecycle of any aggregate keeps: a strict machine, a table that stands."""

from enum import StrEnum

import pytest
from statemachine.exceptions import InvalidDefinition, InvalidStateValue, TransitionNotAllowed

from dinsos_core.domain.permohonan.siklus import SIKLUS, SiklusPermohonan
from dinsos_core.domain.shared.mesin import MesinKetat, keadaan


class Dua(StrEnum):
    A = "a"
    B = "b"


def test_mesin_ketat_tidak_mulai_pada_status_asing() -> None:
    with pytest.raises(InvalidStateValue):
        SiklusPermohonan.bangun()(start_value="antah")


def test_deklarasi_menjadi_tabel_dan_mesin_yang_sama() -> None:
    class BolakBalik(MesinKetat):
        _ = keadaan(Dua, awal=Dua.A)
        maju = _.A.to(_.B)
        mundur = _.A.from_(_.B) | _.A.to.itself()

    mesin = BolakBalik.bangun()

    assert BolakBalik.tabel() == {
        (Dua.A, "maju"): Dua.B,
        (Dua.B, "mundur"): Dua.A,
        (Dua.A, "mundur"): Dua.A,
    }
    assert {
        (dari, t.event, t.target.value)
        for dari, satu in mesin.states_map.items()
        for t in satu.transitions
    } == {(dari, tipe, ke) for (dari, tipe), ke in BolakBalik.tabel().items()}
    assert BolakBalik.bangun() is mesin


def test_deklarasi_yang_salah_tidak_menjadi_siklus() -> None:
    """Two ways for one event, a state there is not, one that nobody reaches."""

    class Ganda(MesinKetat):
        _ = keadaan(Dua, awal=Dua.A)
        maju = _.A.to(_.A, _.B)

    class Terpencil(MesinKetat):
        _ = keadaan(Dua, awal=Dua.A)
        maju = _.A.to.itself()

    with pytest.raises(ValueError, match="maju"):
        Ganda.tabel()
    with pytest.raises(InvalidDefinition):
        Terpencil.bangun()
    with pytest.raises(AttributeError):
        _ = Ganda._.C


@pytest.mark.parametrize("kejadian", sorted(SIKLUS.bergerak))
def test_nama_yang_hampir_benar_tetap_tidak_dikenal_mesin(kejadian: str) -> None:
    for salah in (kejadian[:-1], f"{kejadian}_", kejadian.upper(), ""):
        with pytest.raises(TransitionNotAllowed):
            SiklusPermohonan.bangun()().send(salah)


def test_tabel_tidak_dapat_diubah() -> None:
    with pytest.raises(TypeError):
        SIKLUS.tabel["diajukan", "permohonan_gugur"] = "gugur"  # type: ignore[index]  # the very mistake
