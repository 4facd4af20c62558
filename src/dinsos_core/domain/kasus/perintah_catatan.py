"""Commands on any case that are no step of its procedure. As in `kasus.perintah`: what a person
types is hidden from ``repr``."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeAlias

from attrs import field

from dinsos_core.domain.kasus.kembar import JawabanKembar
from dinsos_core.domain.kasus.perintah import (
    DariWarga,
    PadaKasus,
    PihakDiajukan,
    apa_adanya,
    daftar_pihak,
)
from dinsos_core.domain.shared.ids import KlienId, PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.terima import daftar, pilihan

__all__ = [
    "AkhiriPerwakilan",
    "CabutKonflik",
    "CatatKabar",
    "CatatPemberitahuan",
    "CatatPemenuhan",
    "CatatPerkembangan",
    "JawabKembar",
    "KecualikanAkun",
    "KenaliPihak",
    "KoreksiWaktu",
    "NyatakanKonflik",
    "PindahStandar",
    "PulihkanAkun",
    "SebabKonflik",
    "TambahPihak",
    "TetapkanVarian",
    "TugaskanKasus",
]


def _jawaban(nilai: Any) -> Any:
    return pilihan(nilai, JawabanKembar)


TAK_SAMPAI: Final = "tak_sampai"
"""In the place of a channel: none reached the party."""

DIHENTIKAN: Final = "dihentikan"
"""In the place of a channel: none will, and nobody tries any more."""


@frozen(kw_only=True)
class KoreksiWaktu(PadaKasus):
    """Correct when something happened: the last mark ``tanda`` and what the same act left with it.

    ``menjadi`` is aware. What was entered before stays in the history.
    """

    tanda: str
    menjadi: datetime
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class CatatPemberitahuan(PadaKasus):
    """Record that a party (`pemohon`, `pemohon[1]`) was told of something that happened in the
    case, by the mark it left.

    ``kanal``: through which channel; with `TAK_SAMPAI` nobody could be told, and ``alasan`` says
    why; with `DIHENTIKAN` nobody tries any more. ``penyampai``: who told them, where that is not
    whoever enters it. ``terjadi_pada``: when (aware), where it is entered later.
    """

    pihak: str
    tentang: str
    kanal: str
    penyampai: str = field(default="", repr=False)
    alasan: str = field(default="", repr=False)
    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


@frozen(kw_only=True)
class CatatKabar(PadaKasus):
    """Record what became of a message; fields as of `KabarDikirim`. Nobody gives it: the relay
    does."""

    pesan: str
    pihak: int
    tentang: str
    diterima: datetime | None = None
    sebab: str = ""


@frozen(kw_only=True)
class KecualikanAkun(PadaKasus):
    """Shut an account out of this case: it acts on it no more and reads nothing of it."""

    akun: PelakuId = field(converter=apa_adanya)
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class PulihkanAkun(PadaKasus):
    """Let an account that was shut out have its part again."""

    akun: PelakuId = field(converter=apa_adanya)
    alasan: str = field(repr=False)


class SebabKonflik(StrEnum):
    """What ties an official to somebody's case (UU 30/2014 art. 43)."""

    KERABAT = "kerabat"
    """Kin of a party."""
    KEPENTINGAN = "kepentingan"
    """Another interest, of their own or in business."""


def _sebab(nilai: Any) -> Any:
    return pilihan(nilai, SebabKonflik)


@frozen(kw_only=True)
class NyatakanKonflik(PadaKasus):
    """Say that an official has a conflict of interest in the case: kin of a party, or another; that
    account determines nothing in it. ``akun``: whose; none, of whoever says so."""

    akun: PelakuId | None = field(default=None, converter=apa_adanya)
    sebab: SebabKonflik | str = field(converter=_sebab)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class CabutKonflik(PadaKasus):
    """Say that there is none after all; nobody says so of themselves."""

    akun: PelakuId = field(converter=apa_adanya)
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class TugaskanKasus(PadaKasus):
    """Say who works on the case, or on one step of it: accounts, several being a team; none frees
    it. It keeps nobody else from acting."""

    akun: tuple[PelakuId, ...] = field(default=(), converter=daftar)
    langkah: str = ""


@frozen(kw_only=True)
class CatatPerkembangan(PadaKasus):
    """Note how the case goes, outside any step. ``terjadi_pada``: as of `CatatPemberitahuan`."""

    catatan: str = field(repr=False)
    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


@frozen(kw_only=True)
class CatatPemenuhan(DariWarga):
    """Record that the office received what a citizen or an institution owed after the decision,
    under the limit with the code ``batas``; the case stays as it is, ended or not."""

    batas: str


@frozen(kw_only=True)
class TambahPihak(PadaKasus):
    """Add parties: a second victim, a guardian, whoever turns out to be meant."""

    pihak: tuple[PihakDiajukan, ...] = field(converter=daftar_pihak)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class AkhiriPerwakilan(DariWarga):
    """End the power of a party that acts for another (`kuasa`, `kuasa[1]`): whoever gave a letter
    of proxy needs no reason, an official does."""

    pihak: str
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class KenaliPihak(PadaKasus):
    """Say which Klien a party (`subjek`, `subjek[1]`) is, or with none that it was a mistake;
    saying otherwise than before takes a reason."""

    pihak: str
    klien: KlienId | None = field(converter=apa_adanya)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class JawabKembar(PadaKasus):
    """Say of a possible duplicate (`Kembar.kode`) whether it is the same person (`sama`) or
    somebody else (`beda`), and why. The same: the cases are linked, and the party is who the other
    is known to be, if anybody has said so; nothing is merged."""

    kembar: str
    jawaban: JawabanKembar | str = field(converter=_jawaban)
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class TetapkanVarian(PadaKasus):
    """Say which variant the case is, where its standard lets that be known later; changing it takes
    a reason."""

    varian: str
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class PindahStandar(PadaKasus):
    """Move the case to the version of its standard that is in force today.

    ``tujuan``: its decree's code or its fingerprint, where it must be the one that was looked at;
    any other than the one in force is refused. ``langkah``: what an officer says of steps without a
    counterpart, old code to new one, empty for none. ``langkah_kini``: the step of the new version
    at which the case stands; steps before it that nobody has done are passed over, on ``alasan``.
    It has to be said where the present step has no counterpart, or such steps lie before that.
    ``varian``: which variant of the new version, where the old one's has no counterpart.
    """

    tujuan: str = ""
    langkah: Mapping[str, str] = field(factory=dict)
    langkah_kini: str = ""
    varian: str | None = None
    alasan: str = field(repr=False)


PerintahCatatan: TypeAlias = (
    KoreksiWaktu
    | CatatPemberitahuan
    | KecualikanAkun
    | PulihkanAkun
    | NyatakanKonflik
    | CabutKonflik
    | TugaskanKasus
    | CatatPerkembangan
    | CatatPemenuhan
    | TambahPihak
    | AkhiriPerwakilan
    | KenaliPihak
    | JawabKembar
    | TetapkanVarian
    | PindahStandar
)
"""Every one of them."""
