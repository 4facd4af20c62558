"""Many commands in one transaction, with an answer each.

A command is a part of its own: one that is refused, or whose case cannot be read, takes nothing of
the others with it. What is stored, is stored with the transaction: where that fails, none of the
commands that it held happened, nor those after them, and each answers so.

Nothing outside is asked while a transaction is open. A command that has a registry asked runs in
transactions of its own, in its turn: what came before it is committed first.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from attrs import field
from returns.result import Failure, Result

from dinsos_core.application.lingkungan import Lingkungan, TanyaTertunda
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.ids import KunciPerintah
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import PembukaBersama, PenyimpananGagal


@frozen(kw_only=True)
class SatuPerintah:
    """One of many commands: what, who gives it, and under which key, as `Aplikasi.lakukan` takes
    them."""

    perintah: Any = field(repr=False)
    oleh: Pelaku
    kunci: KunciPerintah | None = None


Jawab: TypeAlias = Result[Any, tuple[Halangan, ...]]
Lakukan: TypeAlias = Callable[[Lingkungan, SatuPerintah], Jawab]


def lakukan_banyak(
    lingkungan: Lingkungan, semua: Iterable[SatuPerintah], lakukan: Lakukan
) -> tuple[Jawab, ...]:
    """The answers, in the order of the commands."""
    sisa, jawaban = list(semua), list[Jawab]()
    buka = lingkungan.unit_kerja
    if not isinstance(buka, PembukaBersama):
        return tuple(lakukan(lingkungan, satu) for satu in sisa)
    while sisa:
        bagian = list[Jawab]()
        try:
            with buka.bersama() as dalam:
                tertunda = _sekaligus(lingkungan.dalam_transaksi(dalam), sisa, lakukan, bagian)
        except PenyimpananGagal as gagal:
            # A refusal may rest on what did not happen after all.
            tidak: Jawab = Failure((halangan(KodeHalangan.PENYIMPANAN_GAGAL, sebab=str(gagal)),))
            return (*jawaban, *[tidak] * len(sisa))
        jawaban += bagian
        sisa = sisa[len(bagian) :]
        if tertunda:
            jawaban.append(lakukan(lingkungan, sisa.pop(0)))
    return tuple(jawaban)


def _sekaligus(
    dalam: Lingkungan, semua: Iterable[SatuPerintah], lakukan: Lakukan, jawaban: list[Jawab]
) -> bool:
    """Run them until one has to ask outside; whether one has."""
    for satu in semua:
        try:
            jawaban.append(lakukan(dalam, satu))
        except TanyaTertunda:
            return True
    return False
