"""The vault: the one place that holds personal values, by subject.

Each read names a purpose and leaves a record (UU 27/2022: every processing is recorded). A value
that was erased is simply not there any more.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from dinsos_core.domain.kelayakan.kembar import Kunci
from dinsos_core.domain.kelayakan.nik import menunjuk_orang
from dinsos_core.domain.shared.ids import AliranId, KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.rahasia import Rahasia

IsiBrankas: TypeAlias = Mapping[tuple[SubjekId, str], Nilai]
"""(subject, key) -> value."""

FAKTA_DICARI: frozenset[str] = frozenset({"nik"})
"""Facts by which a person can be found; kept as keyed hashes beside the value."""


def fakta_dicari(rahasia: Rahasia) -> str | None:
    """The searchable fact a reference holds (the last part of its key), or None."""
    fakta = rahasia.kunci.rpartition("/")[2]
    return fakta if fakta in FAKTA_DICARI else None


def nilai_dicari(rahasia: Rahasia) -> tuple[str, str] | None:
    """The searchable fact with the value by which its person is found; None where that identifies
    nobody, as a placeholder in the place of a NIK."""
    fakta = fakta_dicari(rahasia)
    return (fakta, rahasia.nilai) if fakta and menunjuk_orang(rahasia.nilai) else None


SEPENUHNYA = 6
"""Keys that tell so much are looked for in turns."""

PER_KUNCI = 64
"""So many of those that share one key are looked at: more share nothing that tells."""


@frozen(kw_only=True)
class Calon:
    """Somebody who may be the same person, and the stream they are known in; ``bobot``: what the
    shared keys tell together."""

    subjek: SubjekId
    pemilik: AliranId
    bobot: int


def urutkan_calon(ditemukan: Iterable[tuple[SubjekId, str, int]], paling: int) -> tuple[Calon, ...]:
    """What each shared key has found, by subject, stream and weight, as candidates."""
    bobot: dict[tuple[SubjekId, str], int] = {}
    for subjek, pemilik, satu in ditemukan:
        bobot[subjek, pemilik] = bobot.get((subjek, pemilik), 0) + satu
    urut = sorted(bobot.items(), key=lambda isi: (-isi[1], isi[0]))[:paling]
    return tuple(Calon(subjek=s, pemilik=KasusId(p), bobot=n) for (s, p), n in urut)


class SubjekDihapus(Exception):
    """Something was to be deposited under a subject whose person was erased; nothing was."""


class SubjekDibatasi(Exception):
    """The processing of somebody's values is restricted, and this purpose is not excepted; nothing
    was read. ``subjek``: whose."""

    def __init__(self, subjek: Iterable[SubjekId]) -> None:
        super().__init__()
        self.subjek = frozenset(subjek)


class Pengecualian(StrEnum):
    """For what the values of somebody are read although their processing is restricted."""

    PERMINTAAN = "permintaan"
    """The request itself, or another one of theirs."""
    PEMBERITAHUAN = "pemberitahuan"
    """To tell them what concerns them."""
    KLAIM_HUKUM = "klaim_hukum"
    """An objection or a legal claim, of theirs or about them."""
    PERKARA = "perkara"
    """Running work that can't wait, as the agency's reading says (tafsir `selama-pembatasan`)."""


@frozen(kw_only=True)
class Keperluan:
    """Why personal values are read, by whom, for which case, when (aware); ``kecuali``: why also
    those of somebody whose processing is restricted."""

    pelaku: PelakuId
    tujuan: str
    kasus: KasusId | None
    pada: datetime
    kecuali: Pengecualian | None = None


@frozen(kw_only=True)
class CatatanAkses:
    """The record a processing leaves: who, why, when, whose values, under which keys.

    ``kunci`` is empty for an act that reads nothing, such as an erasure.
    """

    tujuan: Keperluan
    subjek: SubjekId
    kunci: tuple[str, ...]


@frozen(kw_only=True)
class Nisan:
    """What stays of an erased subject: that it was, when (aware), and for which coded reason."""

    subjek: SubjekId
    pada: datetime
    sebab: str


@frozen(kw_only=True)
class Penahanan:
    """A legal hold: the subject's values may not be erased while it is in force.

    ``dasar`` cites the order or file, ``alasan_lepas`` why it ended; both are sealed under the
    subject, since whatever a person types may name a person. Instants are aware.
    """

    id: str
    subjek: SubjekId
    dasar: Rahasia
    dipasang_pada: datetime
    dipasang_oleh: PelakuId
    alasan_lepas: Rahasia | None = None
    dilepas_pada: datetime | None = None
    dilepas_oleh: PelakuId | None = None

    @property
    def berlaku(self) -> bool:
        """Whether it still blocks erasure."""
        return self.dilepas_pada is None


def tujuan_tercatat(tujuan: Keperluan, *, terbatas: bool) -> str:
    """The purpose as the access log keeps it: with the exception, where it was needed."""
    return f"{tujuan.tujuan} [{tujuan.kecuali}]" if terbatas and tujuan.kecuali else tujuan.tujuan


class Brankas(Protocol):
    """Personal values, inside the transaction of the unit of work it belongs to."""

    def titip(self, rahasia: Iterable[Rahasia]) -> None:
        """Deposit the values that the references carry. A key, once used, keeps its value. Persons
        are found by the searchable facts that identify somebody (`nilai_dicari`).

        Raises `SubjekDihapus`, having deposited nothing, if any of the subjects was erased.
        """

    def tinggalkan(self, rahasia: Iterable[Rahasia]) -> None:
        """Nobody is found any more by these values: they were corrected or taken back. What is held
        stays until it is erased, for the log's sake."""

    def buka(self, rahasia: Iterable[Rahasia], tujuan: Keperluan) -> IsiBrankas:
        """The values that are still there, and a record of the access per subject, which says by
        which exception a restricted one was read. Raises `SubjekDibatasi`."""

    def buka_semua(self, subjek: Iterable[SubjekId], tujuan: Keperluan) -> IsiBrankas:
        """Every value of the subjects, recorded in the same way."""

    def batasi(self, subjek: Iterable[SubjekId], *, aktif: bool) -> None:
        """From here on the values of the subjects are read only by exception; or again as ever. One
        of whom there is nothing stays as it is."""

    def dibatasi(self, subjek: Iterable[SubjekId]) -> frozenset[SubjekId]:
        """Those of them whose values are read only by exception."""

    def cari(self, fakta: str, nilai: str) -> tuple[SubjekId, ...]:
        """Subjects with exactly this value of a searchable fact (`FAKTA_DICARI`), sorted.

        Units that store take turns at looking for the same value, each until it ends: of two
        submissions about one person at the same moment, the second finds the first.
        """

    def cari_banyak(self, fakta: str, nilai: Iterable[str]) -> Mapping[str, tuple[SubjekId, ...]]:
        """The same for each of the values, at once."""

    def kenali(self, pemilik: AliranId, orang: Mapping[SubjekId, Iterable[Kunci]]) -> None:
        """By these keys each subject is found as a candidate in this stream from here on, in the
        place of those before; by none if there are none. They are erased with the subject.

        Raises `SubjekDihapus` if there are any and the subject was erased.
        """

    def calon(self, kunci: Iterable[Kunci], paling: int) -> tuple[Calon, ...]:
        """Who shares any of the keys, whoever shares most first, at most so many.

        As of `cari`: units that store take turns at the most telling of the keys.
        """

    def calon_banyak(
        self, semua: Iterable[Iterable[Kunci]], paling: int
    ) -> tuple[tuple[Calon, ...], ...]:
        """The same for each of these sets of keys, at once."""

    def sesama(self, subjek: Iterable[SubjekId]) -> tuple[SubjekId, ...]:
        """The given subjects and all that share a searchable value with one of them, sorted:
        the same person in other cases."""

    def sidik(self, teks: str) -> str:
        """A keyed fingerprint: equal for equal text, useless without the key."""

    def hapus(self, subjek: SubjekId, *, pada: datetime, sebab: str) -> int:
        """Erase everything held on the subject, for good, and say how many values that was.

        A tombstone with the instant and the coded reason stays, and so does the access log.
        Erasing again changes nothing and gives 0.
        """

    def nisan(self, subjek: Iterable[SubjekId]) -> tuple[Nisan, ...]:
        """The tombstones of those that were erased, by subject."""

    def semua_nisan(self) -> tuple[Nisan, ...]:
        """Every tombstone, by subject."""

    def catat(self, subjek: Iterable[SubjekId], tujuan: Keperluan) -> None:
        """Record an act on the subjects that reads no value."""

    def akses(self, subjek: SubjekId) -> tuple[CatatanAkses, ...]:
        """Who read or did what with the subject's values, oldest first."""

    def tahan(self, penahanan: Iterable[Penahanan]) -> None:
        """Put legal holds in force. Raises `SubjekDihapus`, having done nothing, if it is too late
        for one of them; from here to the end of the transaction none of the subjects is erased."""

    def lepas(self, penahanan: str, *, alasan: Rahasia, pada: datetime, oleh: PelakuId) -> None:
        """End a legal hold; ending it again, or one that never was, changes nothing."""

    def penahanan(
        self, subjek: Iterable[SubjekId] = (), *, id_penahanan: str | None = None
    ) -> tuple[Penahanan, ...]:
        """Every hold ever put on the subjects, and the one with that id, oldest first."""
