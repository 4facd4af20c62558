"""Events of any case that no step makes: corrected instants, who was told, who is shut out, who
works on it, who joined, which variant it is, and how it goes meanwhile.

As in `kasus.kejadian`: names never change, and nothing personal stands in them.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Final, TypeAlias, get_args

from dinsos_core.domain.kasus.kejadian import (
    Beralasan,
    DimintaWarga,
    Diterima,
    FaktaBerubah,
    KasusDibuka,
    KasusDitautkan,
    Kejadian,
    LangkahDiselesaikan,
    PihakKasus,
    TautanDilepas,
)
from dinsos_core.domain.kasus.kembar import JawabanKembar, Kembar
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel

__all__ = [
    "SELALU",
    "AkunDikecualikan",
    "AkunDipulihkan",
    "KabarDikirim",
    "KasusDitugaskan",
    "KembarDijawab",
    "KewajibanDipenuhi",
    "KonflikDicabut",
    "KonflikDinyatakan",
    "PemberitahuanDicatat",
    "PerkembanganDicatat",
    "PerwakilanBerakhir",
    "PihakDikenali",
    "PihakDitambah",
    "TanggalMulaiDitetapkan",
    "VarianDitetapkan",
    "WakilDitambah",
    "WaktuDikoreksi",
]


@frozen(kw_only=True)
class WaktuDikoreksi(Beralasan):
    """The last mark ``tanda``, and what the same act left with it, happened at ``menjadi`` (aware)
    and not at ``semula``. The event that said so stays as it was."""

    tipe: ClassVar[str] = "waktu_dikoreksi"
    tanda: str
    semula: datetime
    menjadi: datetime


@frozen(kw_only=True)
class PemberitahuanDicatat(Kejadian):
    """The party at place ``pihak`` was told of ``tentang`` (a mark of the case) through ``kanal``,
    by ``penyampai`` where that was not whoever entered it; with no channel, that party could not be
    told, for the reason given. ``dihentikan``: and nobody tries any more."""

    tipe: ClassVar[str] = "pemberitahuan_dicatat"
    pihak: int
    tentang: str
    kanal: str = ""
    penyampai: Rahasia | None = None
    alasan: Rahasia | None = None
    dihentikan: bool = False


@frozen(kw_only=True)
class KabarDikirim(Kejadian):
    """What became of the message ``pesan``, which tells the party at place ``pihak`` of ``tentang``
    (a mark of the case): its server accepted it at ``diterima`` (aware), or with None it was given
    up, for the coded ``sebab``."""

    tipe: ClassVar[str] = "kabar_dikirim"
    pesan: str
    pihak: int
    tentang: str
    diterima: datetime | None = None
    sebab: str = ""


@frozen(kw_only=True)
class AkunDikecualikan(Beralasan):
    """The account has no part in this case any more, whatever its roles."""

    tipe: ClassVar[str] = "akun_dikecualikan"
    akun: PelakuId


@frozen(kw_only=True)
class AkunDipulihkan(Kejadian):
    tipe: ClassVar[str] = "akun_dipulihkan"
    akun: PelakuId
    alasan: Rahasia


@frozen(kw_only=True)
class KonflikDinyatakan(Beralasan):
    """The account has a conflict of interest in the case: it does not determine it. ``dasar``: the
    one cause (`SebabKonflik`)."""

    tipe: ClassVar[str] = "konflik_dinyatakan"
    akun: PelakuId


@frozen(kw_only=True)
class KonflikDicabut(Kejadian):
    """There is none after all."""

    tipe: ClassVar[str] = "konflik_dicabut"
    akun: PelakuId
    alasan: Rahasia


@frozen(kw_only=True)
class KasusDitugaskan(Kejadian):
    """Who works on the case, or on one ``langkah`` of it; nobody in particular if empty."""

    tipe: ClassVar[str] = "kasus_ditugaskan"
    akun: tuple[PelakuId, ...]
    langkah: str = ""


@frozen(kw_only=True)
class PerkembanganDicatat(Kejadian):
    tipe: ClassVar[str] = "perkembangan_dicatat"
    catatan: Rahasia


@frozen(kw_only=True)
class TanggalMulaiDitetapkan(Kejadian):
    """The dates that start the limits of an approved case, by the path of the fact that states them
    (``None``: not known to the day): with the approval they are part of what the office decided.
    Only those that start a limit of its standard; all of them, as they stand from here on."""

    tipe: ClassVar[str] = "tanggal_mulai_ditetapkan"
    tanggal: Mapping[str, date | None]


@frozen(kw_only=True)
class KewajibanDipenuhi(Diterima):
    """The office received what was owed under the limit with this code, after its decision: a
    report, what prolongs a permit, word of whoever vouched for somebody."""

    tipe: ClassVar[str] = "kewajiban_dipenuhi"
    batas: str


@frozen(kw_only=True)
class PihakDitambah(Kejadian):
    """A party more, behind the others. ``pokok``: whom the case is about from here on, where that
    is who came; ``peringatan`` and ``anak`` as of `DataDikoreksi`."""

    tipe: ClassVar[str] = "pihak_ditambah"
    pihak: PihakKasus
    pokok: SubjekId | None = None
    alasan: Rahasia | None = None
    peringatan: Tersegel[tuple[RingkasanPeringatan, ...]]
    anak: tuple[str, ...] = ()
    kembar: tuple[Kembar, ...] | None = None


@frozen(kw_only=True)
class WakilDitambah(Kejadian):
    """A party more that acts for another, behind the others; what was assessed stands."""

    tipe: ClassVar[str] = "wakil_ditambah"
    pihak: PihakKasus
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class PerwakilanBerakhir(DimintaWarga):
    """The party at place ``pihak`` acts for nobody any more, and its account has no part in this
    case."""

    tipe: ClassVar[str] = "perwakilan_berakhir"
    pihak: int


@frozen(kw_only=True)
class PihakDikenali(Kejadian):
    """The party at place ``pihak`` is this Klien; with none, nobody knows who it is after all."""

    tipe: ClassVar[str] = "pihak_dikenali"
    pihak: int
    klien: KlienId | None
    alasan: Rahasia | None = None
    kembar: tuple[Kembar, ...] | None = None


@frozen(kw_only=True)
class KembarDijawab(Kejadian):
    """What an officer said of the possible duplicate with this code (`Kembar`): the other case is
    ``ke``. It holds until an identifying fact of either changes."""

    tipe: ClassVar[str] = "kembar_dijawab"
    kode: str
    ke: KasusId
    jawaban: JawabanKembar
    alasan: Rahasia


@frozen(kw_only=True)
class VarianDitetapkan(Kejadian):
    """Which variant of its standard the case follows from here on; ``semula``: until now.

    ``langkah``: the step it goes back to, where the variant lacks the one it waited at.
    ``dinilai_lagi``: conditions differ, so that an assessment made until now counts no more.
    """

    tipe: ClassVar[str] = "varian_ditetapkan"
    varian: str
    semula: str | None = None
    alasan: Rahasia | None = None
    langkah: str = ""
    dinilai_lagi: bool = False


KejadianCatatan: TypeAlias = (
    WaktuDikoreksi
    | PemberitahuanDicatat
    | KabarDikirim
    | AkunDikecualikan
    | AkunDipulihkan
    | KonflikDinyatakan
    | KonflikDicabut
    | KasusDitugaskan
    | PerkembanganDicatat
    | TanggalMulaiDitetapkan
    | KewajibanDipenuhi
    | PihakDitambah
    | WakilDitambah
    | PerwakilanBerakhir
    | PihakDikenali
    | KembarDijawab
    | VarianDitetapkan
)
"""Every one of them."""

KEJADIAN_CATATAN: tuple[type[Kejadian], ...] = get_args(KejadianCatatan)
"""The same as classes, for an aggregate to list with its own."""

MEMUAT_KEMBAR: Final = (
    KasusDibuka,
    FaktaBerubah,
    LangkahDiselesaikan,
    PihakDitambah,
    PihakDikenali,
)
"""The events that say which possible duplicates there are after them."""

SELALU: Final[tuple[type[Kejadian], ...]] = (
    WaktuDikoreksi,
    PemberitahuanDicatat,
    KabarDikirim,
    AkunDikecualikan,
    AkunDipulihkan,
    KonflikDinyatakan,
    KonflikDicabut,
    PerkembanganDicatat,
    KewajibanDipenuhi,
    PihakDikenali,
    KembarDijawab,
    WakilDitambah,
    PerwakilanBerakhir,
    KasusDitautkan,
    TautanDilepas,
)
"""What may be put on record of a case of any aggregate in any status: one that has ended, too."""
