"""Commands on any case: what a person asks for. Imperative; nothing has happened yet.

Whatever a person types (personal data, facts, reasons) is hidden from ``repr`` and ends up in the
vault, never in an event. ``versi`` may name the version the caller has seen; a case that has moved
on since answers `versi_basi`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import field

from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.terima import daftar, pilihan

__all__ = [
    "BukaKembaliKasus",
    "BukaLanjutan",
    "CabutSurat",
    "Isian",
    "JedaKasus",
    "KoreksiData",
    "LanjutkanKasus",
    "LengkapiBerkas",
    "NilaiUlang",
    "PihakDiajukan",
    "SebabJeda",
    "SelesaikanLangkah",
    "TeruskanKasus",
]


Isian: TypeAlias = Mapping[str, object]
"""Facts as typed into a form: code (or path, `pemohon[1].agama`) to value."""


class SebabJeda(StrEnum):
    """Why the office's clocks may stand still (tafsir 12: no quota; tafsir 30: iris scan)."""

    KUOTA = "kuota"
    PIHAK_LUAR = "pihak_luar"
    PEMOHON = "pemohon"
    LAINNYA = "lainnya"


def _sebab(nilai: Any) -> Any:
    return pilihan(nilai, SebabJeda)


def apa_adanya(nilai: Any) -> Any:
    """Plain text will do for an id; its type only tells ids apart for the type checker."""
    return nilai


@frozen(kw_only=True)
class PihakDiajukan:
    """A party as stated: its kind, its facts (name, NIK, address, contact among them), and the
    account through which this person follows the case, if any. ``klien``: who that is known to be,
    which only an official says.

    Of one that acts for another: ``mewakili``, whom (`pemohon`, `pemohon[1]`; the first who may be
    acted for unless named); ``lingkup``, the acts that the letter of proxy names (`Lingkup`);
    ``berlaku_sampai``, its last day."""

    pihak: str
    data: Isian = field(factory=dict, repr=False)
    akun: PelakuId | None = field(default=None, converter=apa_adanya)
    klien: KlienId | None = field(default=None, converter=apa_adanya)
    mewakili: str = ""
    lingkup: tuple[str, ...] = field(default=(), converter=daftar)
    berlaku_sampai: date | None = None


# Written out, because type checkers cannot read `tuple` itself as a converter of a given type.
def daftar_pihak(pihak: Iterable[PihakDiajukan]) -> tuple[PihakDiajukan, ...]:
    """Any list of parties as a tuple."""
    hasil: tuple[PihakDiajukan, ...] = daftar(pihak)
    return hasil


def _berkas(berkas: Iterable[DokumenDiserahkan]) -> tuple[DokumenDiserahkan, ...]:
    hasil: tuple[DokumenDiserahkan, ...] = daftar(berkas)
    return hasil


@frozen(kw_only=True)
class BukaKasus:
    """What every command that opens a case says; each aggregate names its own.

    ``kasus`` may be left out; then a fresh id is used. A duplicate is refused with the case found,
    unless ``tetap_ajukan`` states why it is filed all the same. ``diterima_pada``: when it was
    received (aware), where an official enters it later.
    """

    layanan: str
    instansi: str = ""
    varian: str | None = None
    kanal: str = "loket"
    pihak: tuple[PihakDiajukan, ...] = field(converter=daftar_pihak)
    fakta: Isian = field(factory=dict, repr=False)
    berkas: tuple[DokumenDiserahkan, ...] = field(default=(), converter=_berkas)
    tetap_ajukan: str = field(default="", repr=False)
    kasus: KasusId | None = field(default=None, converter=apa_adanya)
    diterima_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        """When what the command tells of happened, if it says so."""
        return self.diterima_pada


@frozen(kw_only=True)
class PadaKasus:
    """What every command on a case that exists says."""

    kasus: KasusId = field(converter=apa_adanya)
    versi: int | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        """When what the command tells of happened, if it says so."""
        return None


@frozen(kw_only=True)
class DariWarga(PadaKasus):
    """What every command has that somebody of the public gives, or an official for them.
    ``diterima_pada``: as of `BukaKasus`."""

    diterima_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.diterima_pada


@frozen(kw_only=True)
class LengkapiBerkas(DariWarga):
    """Bring papers; each replaces what was handed in before for the same requirement."""

    berkas: tuple[DokumenDiserahkan, ...] = field(converter=_berkas)


@frozen(kw_only=True)
class KoreksiData(DariWarga):
    """Correct stated facts, by path (`pemohon[1].tanggal_lahir`, `tanggal_nikah`); None makes one
    unknown again."""

    fakta: Isian = field(repr=False)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class SelesaikanLangkah(PadaKasus):
    """Do one step of the procedure, with its outcome and what the step's kind asks for.

    ``berkas``: papers as the officer found them. ``fakta``: facts this step attests. ``dasar``:
    those of the unmet conditions on which a refusal or a passing on rests, by code; none named, all
    of them. ``alasan``: required for a refusal without an unmet condition, for deciding against
    the assessment, for returning a dossier without a computed shortage. ``rujukan``: the other
    system's reference. ``kepada``: the authority a case is passed to. ``terjadi_pada``: when it was
    done (aware), where an official enters it later.
    """

    langkah: str
    hasil: str = ""
    dasar: tuple[str, ...] = field(default=(), converter=daftar)
    alasan: str = field(default="", repr=False)
    berkas: tuple[DokumenDiserahkan, ...] = field(default=(), converter=_berkas)
    fakta: Isian = field(factory=dict, repr=False)
    rujukan: str = ""
    kepada: str = ""
    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


@frozen(kw_only=True)
class NilaiUlang(PadaKasus):
    """Assess again, because a source that was down answers now; facts and steps stay."""


@frozen(kw_only=True)
class TeruskanKasus(PadaKasus):
    """Pass to another authority; ``dasar`` as of `SelesaikanLangkah`."""

    kepada: str
    dasar: tuple[str, ...] = field(default=(), converter=daftar)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class CabutSurat(PadaKasus):
    """Revoke an issued letter; it can then be issued anew under a new number.

    ``surat``: the `kode` of the letter within its case.
    """

    surat: str
    alasan: str = field(repr=False)


@frozen(kw_only=True)
class BukaKembaliKasus(DariWarga):
    """Reopen an ended case; its papers are checked again. ``diterima_pada``: as stated."""

    alasan: str = field(repr=False)


@frozen(kw_only=True)
class JedaKasus(PadaKasus):
    """Stop the office's clocks with a logged cause."""

    sebab: SebabJeda | str = field(converter=_sebab)
    alasan: str = field(default="", repr=False)


@frozen(kw_only=True)
class LanjutkanKasus(PadaKasus):
    """Let the office's clocks run again."""


PerintahUmum: TypeAlias = (
    LengkapiBerkas
    | KoreksiData
    | SelesaikanLangkah
    | NilaiUlang
    | TeruskanKasus
    | CabutSurat
    | BukaKembaliKasus
    | JedaKasus
    | LanjutkanKasus
)
"""The commands that any case may know."""


@frozen(kw_only=True)
class BukaLanjutan(PadaKasus):
    """Open another service of the agency for people in this case, linked to it.

    ``pihak``: who is taken over, there from here (`{"almarhum": "subjek"}`): everybody of that
    kind, with what was stated of them, sealed as it is; whoever reports is never taken over.
    ``fakta``: what the other service asks beside, by its own paths. ``tetap_ajukan`` as in any
    opening.
    """

    layanan: str
    varian: str | None = None
    pihak: Mapping[str, str] = field(factory=dict)
    fakta: Isian = field(factory=dict, repr=False)
    tetap_ajukan: str = field(default="", repr=False)


# --- follow-ups: what a decision asks of another case. Nobody gives them.


@frozen(kw_only=True)
class CatatTautan(PadaKasus):
    """The other side of a link that was made in the case ``ke``."""

    ke: KasusId
    hubungan: Hubungan


@frozen(kw_only=True)
class LepasTautan(PadaKasus):
    """The other side of a link that was undone in the case ``ke``."""

    ke: KasusId
    hubungan: Hubungan


@frozen(kw_only=True)
class CatatJawaban(PadaKasus):
    """A step was done elsewhere for this case, too; ``terjadi_pada``: when (aware)."""

    langkah: str
    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada


@frozen(kw_only=True)
class AkhiriKasus(PadaKasus):
    """What happened in a linked case ends this one: ``sebab`` is a code of the aggregates' own;
    ``terjadi_pada``: when (aware). What it means here, the aggregate's own rule says."""

    sebab: str
    terjadi_pada: datetime | None = None

    @property
    def dinyatakan(self) -> datetime | None:
        return self.terjadi_pada
