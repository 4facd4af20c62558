"""One guarded transition: the table, a hand-written dict, two machine libraries.

All are given the state and the event as values that are not known before, and answer with the next
state, as `decide` and `evolve` ask it: is the event possible, does the guard hold, what comes next.
"""

from statemachine import State, StateMachine
from transitions import Machine
from ukur import tabel, ukur

from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.permohonan.siklus import SIKLUS, SiklusPermohonan, Status

TANGAN = {
    ("diajukan", "berkas_dikembalikan"): "dikembalikan",
    ("dikembalikan", "berkas_ditambah"): "diajukan",
}


def boleh() -> bool:
    """The guard: something small that must be true."""
    return True


def tabel_turunan(siklus: Siklus, status: Status, tipe: str) -> object:
    """How commands run."""
    berikut = siklus.berikut.get((status, tipe))
    if berikut is None or not boleh():
        raise ValueError
    return berikut


def dict_tangan(siklus: dict[tuple[str, str], str], status: str, tipe: str) -> object:
    """What one would write by hand."""
    berikut = siklus.get((status, tipe))
    if berikut is None or not boleh():
        raise ValueError
    return berikut


def dua_langkah(siklus: Siklus, status: Status, tipe: str) -> object:
    """Asked twice, as a rule does that only wants to know whether."""
    if not siklus.boleh(status, tipe) or not boleh():
        raise ValueError
    return siklus.sesudah(status, tipe)


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

    ketat = SiklusPermohonan.bangun()

    def mesin_baru() -> object:
        return ketat().send("berkas_dikembalikan")

    status, tipe = Status.DIAJUKAN, "berkas_dikembalikan"

    hasil = ukur(
        {
            "tabel siklus": lambda: tabel_turunan(SIKLUS, status, tipe),
            "dict tulisan tangan": lambda: dict_tangan(TANGAN, "diajukan", tipe),
            "tabel siklus, boleh lalu sesudah": lambda: dua_langkah(SIKLUS, status, tipe),
            "transitions": model.balik,  # type: ignore[attr-defined]  # added at run time
            "python-statemachine, tersimpan": lambda: kecil.send("balik"),
            "python-statemachine, baru": mesin_baru,
        }
    )
    tabel("Satu transisi dengan penjaga", hasil, "dict tulisan tangan")


if __name__ == "__main__":
    main()
