"""The shared vocabulary: facts, roles, parties, registries, each with an Indonesian and an
English name. Standards, commands and forms use its codes and nothing else."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from attrs import field

from dinsos_core.domain.shared.halangan import Bernama
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.wakil import Perwakilan


class JenisFakta(StrEnum):
    TANGGAL = "tanggal"
    BILANGAN = "bilangan"
    TEKS = "teks"
    PILIHAN = "pilihan"
    YA_TIDAK = "ya_tidak"
    WILAYAH = "wilayah"
    """A Kemendagri area code, `63.71` or longer."""
    KOORDINAT = "koordinat"
    """Latitude and longitude in decimal degrees, `-3.3186, 114.5944`."""
    KEANGGOTAAN = "keanggotaan"


class MilikFakta(StrEnum):
    PIHAK = "pihak"
    """Stated of each party (`pemohon.tanggal_lahir`)."""
    KASUS = "kasus"
    """Stated once for the case (`tanggal_nikah`)."""


class SumberFakta(StrEnum):
    PERNYATAAN = "pernyataan"
    """Stated by the applicant and shown by papers."""
    REGISTRI = "registri"
    """Answered by another system through a port."""
    ATESTASI = "atestasi"
    """Judged by an official in a step."""


class KelasBaca(StrEnum):
    """Who in the office reads a value of a case, the most open class first. Ours: UU 27/2022 names
    what is sensitive, and leaves to whoever processes it who needs it."""

    KASUS = "kasus"
    """Any official with a part in the case."""
    LANGKAH = "langkah"
    """Only whose step needs it now, and who answers for the case."""
    BERALASAN = "beralasan"
    """The same, and only with a reason in words, which is recorded."""

    def dan(self, lain: "KelasBaca") -> "KelasBaca":
        """The more restrictive of both.

        >>> KelasBaca.LANGKAH.dan(KelasBaca.KASUS).value
        'langkah'
        """
        urutan = list(KelasBaca)
        return max(self, lain, key=urutan.index)


@frozen(kw_only=True)
class DefinisiFakta:
    """One fact: its type, whose it is, where it comes from, how sensitive (UU 27/2022)."""

    kode: str
    nama: str
    nama_en: str
    jenis: JenisFakta
    milik: MilikFakta = MilikFakta.PIHAK
    sumber: SumberFakta = SumberFakta.PERNYATAAN
    registri: str | None = None
    pilihan: tuple[str, ...] = ()
    banyak: bool = False
    """Of the choices several may hold at once: its value is a set of their codes."""
    boleh_tiada: bool = False
    """Somebody may be known to have none: nobody's papers, no fixed abode (`TIADA`)."""
    spesifik: bool = False
    boleh_masa_depan: bool = False
    pasti: bool = False
    """A date that is known to the day: no year, month or age stands in for it."""
    daftar: tuple[str, ...] = ()
    """The lists that its registry keeps; empty: any of the vocabulary."""
    konvensional: bool = False
    """A date that the civil registry fills in by convention where it is not known (tafsir 60)."""
    minimal: int | None = None
    satuan: str | None = None
    """What a number counts, by its code in the vocabulary."""
    digit: int | None = None
    """A text of exactly so many digits: 16 for a NIK."""
    ditanya_pada: tuple[str, ...] = ()
    """Asked in every case of these aggregates, whatever the standard asks."""
    umum: bool = False
    """Asked of every party, whatever the standard asks: who somebody is, and how to reach them."""
    kelas: KelasBaca = KelasBaca.KASUS
    """Who reads it; of a party's facts the more restrictive of this and the party's own counts."""

    @property
    def kata(self) -> Kata:
        """Its name in both languages."""
        return Kata(self.nama, self.nama_en)


@frozen(kw_only=True)
class Istilah:
    """A code with its names in both languages."""

    kode: str
    nama: str
    nama_en: str
    bila_tercetak: bool = False
    """Of a channel: it stands only where a standard prints it."""
    kelas: KelasBaca = KelasBaca.KASUS
    """Of a party: who reads what is held on it."""

    @property
    def kata(self) -> Kata:
        """Its name in both languages."""
        return Kata(self.nama, self.nama_en)


@frozen(kw_only=True, eq=False)
class Kosakata:
    """All codes that standards and commands may use, and their printed words in English.

    One is the same as itself only, so that what is said by it may be kept.

    ``hasil``: outcomes of steps; ``pilihan``: choices of facts; ``sebab``: causes of a pause;
    ``tanda``: what happens in a case, beside its steps; ``wilayah``: areas by Kemendagri code;
    ``satuan``: what numbers count; ``lingkup``: what a letter of proxy may name; ``wakil``: the
    kinds of parties that act for others.
    """

    fakta: Mapping[str, DefinisiFakta] = field(factory=dict)
    peran: Mapping[str, Istilah] = field(factory=dict)
    pihak: Mapping[str, Istilah] = field(factory=dict)
    registri: Mapping[str, Istilah] = field(factory=dict)
    kanal: Mapping[str, Istilah] = field(factory=dict)
    sistem: Mapping[str, Istilah] = field(factory=dict)
    hasil: Mapping[str, Istilah] = field(factory=dict)
    pilihan: Mapping[str, Istilah] = field(factory=dict)
    sebab: Mapping[str, Istilah] = field(factory=dict)
    tanda: Mapping[str, Istilah] = field(factory=dict)
    wilayah: Mapping[str, Istilah] = field(factory=dict)
    satuan: Mapping[str, Istilah] = field(factory=dict)
    lingkup: Mapping[str, Istilah] = field(factory=dict)
    wakil: Mapping[str, Perwakilan] = field(factory=dict)
    inggris: Mapping[str, str] = field(factory=dict)
    """Text of a standard, as its data print it -> the same in English."""

    @property
    def publik(self) -> tuple[str, ...]:
        """The roles of the public: those that are also parties."""
        return tuple(kode for kode in self.peran if kode in self.pihak)

    def kata(self, teks: str) -> Kata:
        """A standard's text in both languages; without an English one, Indonesian stands in both.

        >>> Kosakata(inggris={"Kartu keluarga": "Family card"}).kata("Kartu keluarga").en
        'Family card'
        """
        return Kata(teks, self.inggris.get(teks, teks))


def bernama(tabel: Mapping[str, Istilah], kode: Iterable[str]) -> tuple[Bernama, ...]:
    """Codes with what people call them."""
    return tuple(Bernama(satu, sebutan(tabel, satu)) for satu in kode)


def sebutan(tabel: Mapping[str, Istilah], kode: str) -> Kata:
    """A code in words; one that has none is shown as it is, without its underscores.

    >>> sebutan({}, "tidak_layak").id
    'tidak layak'
    """
    if kode in tabel:
        return tabel[kode].kata
    polos = kode.replace("_", " ")
    return Kata(polos, polos)
