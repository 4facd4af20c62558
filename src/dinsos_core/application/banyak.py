"""Many commands in one transaction, with an answer each.

A command is a part of its own: one that is refused, or whose case cannot be read, takes nothing of
the others with it. What is stored, is stored with the transaction: where that fails, none of the
commands that it held happened, nor those after them, and each answers so.

Nothing outside is asked while a transaction is open. A command that has a registry asked runs in
transactions of its own, in its turn: what came before it is committed first. So does one that
cannot be stored beside those before it, whose locks it may be waiting for.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from attrs import field
from returns.result import Failure, Result

from dinsos_core.application.lingkungan import Lingkungan, TanyaTertunda
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.hasil import is_successful
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


class BanyakTerhenti(Exception):
    """Something from outside, such as a host's port, raised in the midst of many commands. What
    came before it is stored, with these answers, in order; the command whose turn it was, and those
    after it, did nothing. Its cause is what was raised."""

    def __init__(self, jawaban: Iterable[Jawab]) -> None:
        super().__init__()
        self.jawaban = tuple(jawaban)


def lakukan_banyak(
    lingkungan: Lingkungan, semua: Iterable[SatuPerintah], lakukan: Lakukan
) -> tuple[Jawab, ...]:
    """The answers, in the order of the commands. Raises `BanyakTerhenti`."""
    sisa, jawaban = list(semua), list[Jawab]()
    buka = lingkungan.unit_kerja
    while sisa:
        bagian = list[Jawab]()
        sebab: Exception | None = None
        try:
            if isinstance(buka, PembukaBersama):
                with buka.bersama() as dalam:
                    sebab = _sekaligus(lingkungan.dalam_transaksi(dalam), sisa, lakukan, bagian)
        except PenyimpananGagal as gagal:
            # A refusal may rest on what did not happen after all.
            tidak: Jawab = Failure((halangan(KodeHalangan.PENYIMPANAN_GAGAL, sebab=str(gagal)),))
            return (*jawaban, *[tidak] * len(sisa))
        jawaban += bagian
        sisa = sisa[len(bagian) :]
        try:
            if isinstance(sebab, TanyaTertunda) or (sisa and sebab is None):
                jawaban.append(lakukan(lingkungan, sisa.pop(0)))
        except Exception as galat:  # noqa: BLE001 - the same
            sebab = galat
        if sebab is not None and not isinstance(sebab, TanyaTertunda):
            raise BanyakTerhenti(jawaban) from sebab
    return tuple(jawaban)


def _sekaligus(
    dalam: Lingkungan, semua: Iterable[SatuPerintah], lakukan: Lakukan, jawaban: list[Jawab]
) -> Exception | None:
    """Run them until one has to run by itself; what an outsider raised, if one did.

    One that cannot be stored here perhaps waits for what those before it hold, as in a deadlock:
    alone it need not."""
    for satu in semua:
        try:
            satu_jawab = lakukan(dalam, satu)
        except Exception as galat:  # noqa: BLE001 - whatever breaks out there; what is done is kept
            return galat
        if jawaban and _tak_tersimpan(satu_jawab):
            return None
        jawaban.append(satu_jawab)
    return None


def _tak_tersimpan(jawaban: Jawab) -> bool:
    masalah = () if is_successful(jawaban) else jawaban.failure()
    return any(satu.kode is KodeHalangan.PENYIMPANAN_GAGAL for satu in masalah)
