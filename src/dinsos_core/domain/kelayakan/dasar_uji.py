"""What a named test is made of; the tests themselves are in `uji`, an agency's own beside them.

A test sees typed, known values only: what is missing, unreachable or of the wrong type never
reaches it. It answers True, False, or `BelumDiketahui` with the reason.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias, cast

from attrs import field

from dinsos_core.domain.kelayakan.kalimat import Ungkapan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    TanggalRentang,
)
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta, Kosakata
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.standar.wilayah import Daerah, WilayahLama
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, BacaanWaktu
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.usia import Kabisat

Putusan: TypeAlias = bool | BelumDiketahui
PutusanHari: TypeAlias = frozenset[Putusan]
"""Every answer that one of the days gives that an uncertain date may be."""
NilaiLain: TypeAlias = Mapping[str, tuple[NilaiFakta, ...]]

# Any, because each test knows the type of its own fact; a value of another type never reaches it.
Pemeriksa: TypeAlias = Callable[[Any, date, NilaiLain], Putusan]
"""The judgement of one value on a reference date, beside the values under other paths."""


class JenisParameter(StrEnum):
    """What a parameter of a test may hold."""

    BILANGAN = "bilangan"
    """A whole number, 0 to 999 999 999 999."""
    LAMA = "lama"
    """A duration in years and months: `5 tahun`."""
    YA_TIDAK = "ya_tidak"
    TEKS = "teks"
    PILIHAN = "pilihan"
    """One of the codes the parameter itself lists."""
    NILAI = "nilai"
    """Values of the tested fact."""
    JALUR = "jalur"
    """The path of another fact, whose values the test then sees in ``lain``."""
    PERAN = "peran"
    """Codes of roles."""
    REGISTRI = "registri"
    """Codes of registries."""


NilaiParameter: TypeAlias = bool | int | str | Lama | Jalur | tuple[str, ...]


@frozen(kw_only=True)
class Parameter:
    """One parameter of a test: its type, whether it must be there, its choices.

    ``fakta``: kinds of fact that a path may lead to; empty: the same as the tested fact.
    ``diatestasi``: the path leads to a fact that an official states. ``bersama``: the parameter
    without which this one acts on nothing.
    """

    jenis: JenisParameter
    wajib: bool = False
    pilihan: tuple[str, ...] = ()
    fakta: frozenset[JenisFakta] = frozenset()
    diatestasi: bool = False
    bersama: str = ""


@frozen(kw_only=True)
class WaktuUji:
    """The calendar and the readings of time that tests count with."""

    kalender: KalenderKerja
    bacaan: BacaanWaktu = BACAAN_BAWAAN

    @property
    def kabisat(self) -> Kabisat:
        """When a year that began on 29 February is complete (tafsir 36)."""
        return self.bacaan.kabisat

    def tafsir(self, kode: str) -> TafsirDipakai:
        """An entry of the register that a test relies on, with the reading in force."""
        return TafsirDipakai(kode=kode, bacaan=self.bacaan.tentang(kode))


@frozen(kw_only=True)
class Ketentuan:
    """The declared side of a condition: which fact, with which bounds, counted with what.

    ``wilayah`` is the agency's own area code, ``wilayah_lama`` former codes of it; ``kosakata`` the
    words and what values may be; ``ambang`` the threshold as it reads, once it is made ready.
    """

    fakta: Jalur
    waktu: WaktuUji = field(repr=False)
    kosakata: Kosakata = field(factory=Kosakata, repr=False)
    parameter: Mapping[str, NilaiParameter] = field(factory=dict)
    wilayah: str = ""
    wilayah_lama: tuple[WilayahLama, ...] = ()
    ambang: Kata | None = None

    @property
    def definisi(self) -> DefinisiFakta | None:
        """What the tested fact is; None where the vocabulary does not know it."""
        return self.kosakata.fakta.get(self.fakta.kode)

    def bilangan(self, nama: str) -> int | None:
        """A numeric parameter, or None when it is left out."""
        return cast("int | None", self.parameter.get(nama))

    def angka(self, nama: str) -> int:
        """A numeric parameter that is always there."""
        return cast(int, self.parameter[nama])

    def lama(self, nama: str) -> Lama | None:
        """A duration, or None when it is left out."""
        return cast("Lama | None", self.parameter.get(nama))

    def ya(self, nama: str) -> bool:
        """A yes-no parameter; no when it is left out."""
        return cast(bool, self.parameter.get(nama, False))

    def teks(self, nama: str, bawaan: str = "") -> str:
        """A text or choice."""
        return cast(str, self.parameter.get(nama, bawaan))

    def daftar(self, nama: str) -> tuple[str, ...]:
        """Several codes or values."""
        return cast("tuple[str, ...]", self.parameter.get(nama, ()))

    def daerah(self, nama: str) -> Daerah:
        """The area under a parameter; the agency's own, with its former codes, where it is left out
        or named."""
        kode = self.teks(nama, self.wilayah)
        return Daerah(kode=kode, lama=self.wilayah_lama if kode == self.wilayah else ())

    def jalur(self, nama: str) -> Jalur:
        """The path of another fact."""
        return cast(Jalur, self.parameter[nama])


def kata_ambang(ambang: Callable[[Ketentuan], Ungkapan], ketentuan: Ketentuan) -> Kata | Ungkapan:
    """The threshold for an explanation: as it was made ready, else worded anew."""
    return ketentuan.ambang or ambang(ketentuan)


@frozen(kw_only=True)
class Soal:
    """One question put to a test.

    ``nilai`` is the fact's value (for a test that takes all at once, a tuple of every party's,
    unknown ones included), ``pada`` the reference date, ``lain`` the values under each parameter
    that is a path.
    """

    ketentuan: Ketentuan
    nilai: Nilai | tuple[NilaiFakta, ...] = field(repr=False)
    pada: date = field(repr=False)
    lain: NilaiLain = field(factory=dict, repr=False)

    @property
    def waktu(self) -> WaktuUji:
        """The calendar and the readings to count with."""
        return self.ketentuan.waktu

    @property
    def tanggal(self) -> date:
        """The value of a date fact."""
        return cast(date, self.nilai)

    @property
    def angka(self) -> int:
        """The value of a number fact."""
        return cast(int, self.nilai)

    @property
    def keanggotaan(self) -> Keanggotaan:
        """The answer of a registry."""
        return cast(Keanggotaan, self.nilai)


@frozen(kw_only=True)
class SoalRentang:
    """A question in which a date is uncertain: the value, the reference date or one beside them.

    ``acuan`` is where an uncertain reference date stands; ``mungkin`` every answer that some day
    gives.
    """

    ketentuan: Ketentuan
    nilai: Nilai | tuple[NilaiFakta, ...] = field(repr=False)
    pada: date | TanggalRentang = field(repr=False)
    lain: NilaiLain = field(factory=dict, repr=False)
    acuan: Jalur | None = None
    mungkin: PutusanHari = field(repr=False)


def lewat_soal(periksa: Callable[[Soal], Putusan]) -> Callable[[Ketentuan], Pemeriksa]:
    """A judgement over a `Soal` as `Uji.siapkan` wants it."""

    def siapkan(ketentuan: Ketentuan) -> Pemeriksa:
        def pemeriksa(nilai: Any, pada: date, lain: NilaiLain) -> Putusan:
            return periksa(Soal(ketentuan=ketentuan, nilai=nilai, pada=pada, lain=lain))

        return pemeriksa

    return siapkan


def _tanpa_tafsir(ketentuan: Ketentuan) -> tuple[str, ...]:  # noqa: ARG001 -- Uji.tafsir's shape
    return ()


@frozen(kw_only=True)
class Uji:
    """A named test.

    Attributes:
        kode: the name by which a Syarat asks for it.
        jenis: kinds of fact it accepts.
        parameter: its parameters by name.
        sedikitnya_satu: of these parameters at least one must be given.
        sekaligus: takes the values of all parties at once, instead of one by one.
        banyak: takes facts that may have several values, each as a ``frozenset``, too.
        diatestasi: its fact is one that an official states, not the applicant.
        tiada: its answer for a known absence (`TIADA`), of which it is not asked.
        bertanggal: its answer depends on the reference date, so a Syarat may state one (``pada``).
        siapkan: reads the bounds and gives the judgement, which is pure and never raises on
            values of the accepted kinds. One of the shapes in `bentuk` can be read for a column as
            well; a plain function is judged value by value, and day by day for a date of which only
            a span is known. `lewat_soal` makes one of a judgement over a `Soal`.
        ambang: the threshold in words, without any value of the case.
        jelaskan: the judgement in a sentence, with value and threshold.
        jelaskan_rentang: the same where a date is uncertain; None: the library's own sentence.
        tafsir: codes of readings of time it relies on (see `WaktuUji.tafsir`).
    """

    kode: str
    jenis: frozenset[JenisFakta]
    parameter: Mapping[str, Parameter] = field(factory=dict)
    sedikitnya_satu: tuple[str, ...] = ()
    sekaligus: bool = False
    banyak: bool = False
    diatestasi: bool = False
    tiada: bool = False
    bertanggal: bool = False
    siapkan: Callable[[Ketentuan], Pemeriksa]
    ambang: Callable[[Ketentuan], Ungkapan]
    jelaskan: Callable[[Soal, Putusan], Ungkapan]
    jelaskan_rentang: Callable[[SoalRentang, Putusan], Ungkapan] | None = None
    tafsir: Callable[[Ketentuan], tuple[str, ...]] = _tanpa_tafsir

    def __repr__(self) -> str:
        """By name, as it stands among the defaults in a signature."""
        return f"Uji(kode={self.kode!r})"
