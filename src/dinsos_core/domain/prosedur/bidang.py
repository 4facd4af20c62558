"""A form: one thing somebody may do now, and the fields with which they do it.

A field offers what the command accepts, and nothing else. Programs read kinds, bounds and choices;
people read the words, which stand in both languages. `susun_perintah` (application) turns what was
filled in into the command.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeAlias

from attrs import evolve, field

from dinsos_core.domain.kasus.berkas import Kekurangan
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import teks_polos
from dinsos_core.domain.standar.batas import BatasWaktu


class JenisBidang(StrEnum):
    """What a field takes, in Python and in JSON. Closed: a form has no other kinds."""

    TEKS = "teks"
    """`str`; ``digit``: of exactly so many digits. Blank is the same as left out."""
    TANGGAL = "tanggal"
    """`date`, or its ISO text `2026-06-20`. With ``boleh_rentang`` also a `TanggalRentang`, or its
    notation: `1986`, `1986-03`, `42 tahun` (on the day of the statement), `42 tahun pada
    2026-03-02`, `1986-03-01/1986-04-15`. From the day of ``paling_awal`` on, if there is one."""
    WAKTU = "waktu"
    """An aware `datetime`, or its ISO text with an offset, `2026-06-20T08:00+08:00`; from
    ``paling_awal`` on."""
    BILANGAN = "bilangan"
    """`int`, from ``minimal`` to ``maksimal``; True is none."""
    YA_TIDAK = "ya_tidak"
    """`bool`."""
    PILIHAN = "pilihan"
    """The ``kode`` of one of ``pilihan``."""
    PILIHAN_BANYAK = "pilihan_banyak"
    """A list of codes of ``pilihan``, each at most once."""
    WILAYAH = "wilayah"
    """`str`: a Kemendagri area code, `63.71` or longer."""
    KOORDINAT = "koordinat"
    """`str`: latitude and longitude in decimal degrees, `-3.3186, 114.5944`."""
    AKUN = "akun"
    """`str`: the id of an account of the host."""
    AKUN_BANYAK = "akun_banyak"
    """A list of ids of accounts, each at most once."""
    KASUS = "kasus"
    """`str`: the id of a case."""
    KLIEN = "klien"
    """`str`: the id of a Klien."""
    BERKAS = "berkas"
    """One paper: a mapping from the names of its ``bagian``; what is left out of it is not so
    (no original, one copy). An empty one says that the paper is there."""
    PIHAK = "pihak"
    """The parties of one kind: a list, as long as ``banyak`` says, of mappings from the names of
    their ``bagian``. With ``banyak`` None, one such mapping."""


Kode: TypeAlias = str | bool | int


@frozen(kw_only=True)
class Pilihan:
    """One choice: what is sent back, and its words."""

    kode: Kode
    teks: Kata


@frozen(kw_only=True)
class WajibBila:
    """Required once the field ``bidang`` of the same form has one of these values; with ``selain``:
    once it is filled in with anything but these."""

    bidang: str
    nilai: tuple[Kode, ...] = ()
    selain: tuple[str, ...] = ()

    def berlaku(self, isi: object) -> bool:
        """Whether that field, filled in with ``isi``, makes it required. Types count: True is
        no 1."""
        kode = teks_polos(isi) if isinstance(isi, str) else isi
        if any(type(kode) is type(satu) and kode == satu for satu in self.nilai):
            return True
        lain = isinstance(kode, str) and kode.strip() not in ("", *self.selain)
        return lain and bool(self.selain)


@frozen(kw_only=True)
class Banyak:
    """How often a field repeats, both ends included."""

    minimal: int
    maksimal: int


YA: Final = Pilihan(kode=True, teks=Kata("Ya", "Yes"))
TIDAK: Final = Pilihan(kode=False, teks=Kata("Tidak", "No"))


@frozen(kw_only=True)
class Bidang:
    """One field. ``nama`` is the command's own field, or the path within it: `alasan`,
    `fakta.pemohon[0].tanggal_lahir`, `berkas.ktp.pemohon[1]`, `pihak.pemohon`. Refusals name
    facts without the word before them (`pemohon[0].tanggal_lahir`), all else as it is named here.

    ``nilai``: the present value, in the shape the field takes; None if there is none. ``digit``,
    ``minimal``, ``maksimal``, ``paling_awal``, ``boleh_masa_depan`` (a date or instant may lie
    ahead) and ``boleh_rentang`` (a year, a month or an age stands in for a date) are its bounds.
    ``boleh_tiada``: it also takes `NOTASI_TIADA`, for that there is none.
    ``boleh_kosong``: an explicit None makes unknown what is known now; left out or blank, it stays.
    ``spesifik``: data of special sensitivity (UU 27/2022 art. 4).
    ``menentukan``: which fields the form has besides depends on it; ask for the form again with its
    value.
    """

    nama: str
    jenis: JenisBidang
    teks: Kata
    wajib: bool = False
    wajib_bila: WajibBila | None = None
    pilihan: tuple[Pilihan, ...] = field()
    nilai: object = field(default=None, repr=False)
    bagian: tuple["Bidang", ...] = ()
    banyak: Banyak | None = None
    digit: int | None = None
    minimal: int | None = None
    maksimal: int | None = None
    paling_awal: datetime | None = None
    boleh_masa_depan: bool = False
    boleh_rentang: bool = False
    boleh_tiada: bool = False
    boleh_kosong: bool = False
    spesifik: bool = False
    menentukan: bool = False

    @pilihan.default
    def _pilihan(self) -> tuple[Pilihan, ...]:
        return (YA, TIDAK) if self.jenis is JenisBidang.YA_TIDAK else ()


ALASAN: Final = Bidang(
    nama="alasan", jenis=JenisBidang.TEKS, teks=Kata("Alasan", "Reason"), wajib=True
)
ALASAN_BEBAS: Final = evolve(ALASAN, wajib=False)
KEPADA: Final = Bidang(
    nama="kepada",
    jenis=JenisBidang.TEKS,
    teks=Kata("Diteruskan kepada", "Passed on to"),
    wajib=True,
)
TETAP_AJUKAN: Final = Bidang(
    nama="tetap_ajukan",
    jenis=JenisBidang.TEKS,
    teks=Kata(
        "Alasan tetap diajukan, bila sudah ada yang berjalan",
        "Why it is filed although one is already open",
    ),
)


@frozen(kw_only=True)
class Tindakan:
    """One thing this actor may do now, as a form.

    ``kelas`` is the command, ``tetap`` what it says beside the fields (its case, its step).
    ``hanya_paraf``: the act adds initials, a later role completes the step. ``sedikitnya_satu``:
    of the fields under this name (`fakta`, `berkas`) one at least must be filled in. ``terkait``:
    the other cases on which it acts as well, as far as known beforehand. ``batas``: within which
    limits a matter has to be brought, from a date that is asked.
    """

    kelas: type[BukaKasus | PadaKasus] = field(repr=False)
    tetap: Mapping[str, object] = field(factory=dict)
    teks: Kata
    peran: str
    langkah: str = ""
    jenis: str = ""
    butir: tuple[str, ...] = ()
    hanya_paraf: bool = False
    sedikitnya_satu: str = ""
    bidang: tuple[Bidang, ...] = ()
    kekurangan: tuple[Kekurangan, ...] = ()
    fakta_belum: tuple[str, ...] = ()
    terkait: tuple[KasusId, ...] = ()
    batas: tuple[BatasWaktu, ...] = ()

    @property
    def perintah(self) -> str:
        """The command's name."""
        return self.kelas.__name__
