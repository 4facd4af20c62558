"""One guarded transition: the derived table, a hand-written dict, two machine libraries."""

from statemachine import State, StateMachine
from transitions import Machine
from ukur import tabel, ukur

from dinsos_core.domain.permohonan.siklus import SIKLUS, SiklusPermohonan, Status

TANGAN = {
    ("diajukan", "berkas_dikembalikan"): "dikembalikan",
    ("dikembalikan", "berkas_ditambah"): "diajukan",
}


def boleh() -> bool:
    """The guard: something small that must be true."""
    return True


KEADAAN = Status.DIAJUKAN


def tabel_turunan() -> str:
    """How commands run."""
    berikut = SIKLUS.tabel.get((KEADAAN, "berkas_dikembalikan"))
    if berikut is None or not boleh():
        raise ValueError
    return berikut


def dict_tangan() -> str:
    """What one would write by hand."""
    berikut = TANGAN.get(("diajukan", "berkas_dikembalikan"))
    if berikut is None or not boleh():
        raise ValueError
    return berikut


class Kecil(StateMachine):
    """A machine of two states, kept and sent back and forth."""

    diajukan = State(initial=True)
    dikembalikan = State()
    balik = diajukan.to(dikembalikan, cond="izin") | dikembalikan.to(diajukan, cond="izin")

    def izin(self) -> bool:
        return True


class Model:
    """The model that `transitions` drives."""

    def izin(self) -> bool:
        return True


def main() -> None:
    kecil, model = Kecil(), Model()
    mesin = Machine(model, states=["diajukan", "dikembalikan"], initial="diajukan")
    mesin.add_transition("balik", "diajukan", "dikembalikan", conditions="izin")
    mesin.add_transition("balik", "dikembalikan", "diajukan", conditions="izin")

    def mesin_baru() -> object:
        return SiklusPermohonan().send("berkas_dikembalikan")

    hasil = ukur(
        {
            "tabel turunan": tabel_turunan,
            "dict tulisan tangan": dict_tangan,
            "transitions": model.balik,  # type: ignore[attr-defined]  # added at run time
            "python-statemachine, tersimpan": lambda: kecil.send("balik"),
            "python-statemachine, baru": mesin_baru,
        }
    )
    tabel("Satu transisi dengan penjaga", hasil, "dict tulisan tangan")


if __name__ == "__main__":
    main()
