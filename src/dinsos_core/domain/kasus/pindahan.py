"""A case under another version of its standard: the event that moves it, and what that does.

The event carries the pairing, so that the fold needs neither version. From it on the case speaks
the new version's words; what the new one has no counterpart for keeps its old name with the decree
behind it (`laporan@sk-080-2023`), so that it is never taken for something that is merely called so.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, Final

import attrs
from attrs import field

from dinsos_core.domain.kasus.berkas import DokumenDiserahkan, Kekurangan
from dinsos_core.domain.kasus.kejadian import Beralasan
from dinsos_core.domain.kasus.penanda import Bersaat, Koreksi, Penanda
from dinsos_core.domain.kelayakan.ringkasan import RingkasanPenilaian
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Tersegel
from dinsos_core.domain.standar.batas import DIPENUHI, BatasWaktu
from dinsos_core.domain.standar.model import RujukanStandar
from dinsos_core.domain.standar.tafsir import TafsirDipakai

__all__ = ["StandarDipindah"]

DIPINDAH: Final = "standar_dipindah"
"""The mark of a move."""


@frozen(kw_only=True)
class JamBeku(Bersaat):
    """A clock of the former version that keeps its limit and its readings: it was over at the move,
    or its time had passed. It starts at ``pada``.

    ``batas`` is in the words of the new version; ``penutup`` the mark that ended it, None while
    its time has passed and nobody has done it. One that a date fact starts reads that anew: no
    event holds a fact.
    """

    batas: BatasWaktu
    tafsir: tuple[TafsirDipakai, ...] = ()
    penutup: Penanda | None = None

    def dikoreksi(self, geser: Koreksi) -> "JamBeku":
        """The same, with what a corrected instant moves of it."""
        penutup = None if self.penutup is None else geser.satu(self.penutup)
        return attrs.evolve(geser.satu(self), penutup=penutup)


@frozen(kw_only=True)
class BatasBaru(Bersaat):
    """A limit that the former version did not have: nothing was owed under it before ``pada``, the
    instant of the move."""

    kode: str


@frozen(kw_only=True)
class BatasBerganti:
    """What limits were called before a move, and are called since: for whoever named them then, in
    a message or an alert. ``pada``: the instant of the move (aware)."""

    pada: datetime
    kode: Mapping[str, str]


def kode_batas(semua: tuple[BatasBerganti, ...], kode: str, saat: datetime) -> str:
    """The present code of a limit by the one it had at that instant (aware)."""
    for satu in semua:
        if satu.pada >= saat:
            kode = satu.kode.get(kode, kode)
    return kode


@frozen(kw_only=True)
class Sebutan:
    """What is called otherwise in the new version: old code to new one, empty where it has none.
    What is left out is called as it was.

    ``pilihan``: alternatives of papers, by `paper.alternative` of the old version, to the code of
    the alternative.
    """

    langkah: Mapping[str, str] = field(factory=dict)
    dokumen: Mapping[str, str] = field(factory=dict)
    pilihan: Mapping[str, str] = field(factory=dict)
    syarat: Mapping[str, str] = field(factory=dict)
    produk: Mapping[str, str] = field(factory=dict)
    waktu: Mapping[str, str] = field(factory=dict)
    keputusan: str
    """The decree of the former version."""

    def kata(self, peta: Mapping[str, str], kode: str) -> str:
        """A code of the former version in the words of the new one."""
        baru = peta.get(kode, kode)
        return baru if baru or not kode else f"{kode}@{self.keputusan}"

    def tanda(self, nama: str) -> str:
        """A mark, which may be a step's."""
        return self.kata(self.langkah, nama)

    def hasil(self, nama: str) -> str:
        """An outcome with its step (`step.outcome`)."""
        langkah, titik, hasil = nama.partition(".")
        return f"{self.tanda(langkah)}{titik}{hasil}"

    def batas(self, batas: BatasWaktu) -> BatasWaktu:
        """A limit whose marks are named as in the new version."""
        return attrs.evolve(
            batas,
            mulai=self.tanda(batas.mulai),
            selesai=self.tanda(batas.selesai),
            berhenti_bila=tuple(map(self.tanda, batas.berhenti_bila)),
            bila_hasil={self.hasil(nama): isi for nama, isi in batas.bila_hasil.items()},
        )

    def penilaian(self, ini: RingkasanPenilaian) -> RingkasanPenilaian:
        """An assessment whose conditions are named as in the new version."""
        syarat = (attrs.evolve(x, kode=self.kata(self.syarat, x.kode)) for x in ini.syarat)
        return attrs.evolve(ini, syarat=tuple(syarat))

    def berkas(self, ini: DokumenDiserahkan) -> DokumenDiserahkan:
        """A paper as handed in; an alternative that is none any more is not named."""
        kunci = f"{ini.dokumen}.{ini.pilihan}"
        return attrs.evolve(
            ini,
            dokumen=self.kata(self.dokumen, ini.dokumen),
            pilihan=self.pilihan.get(kunci, ini.pilihan),
        )


@frozen(kw_only=True)
class StandarDipindah(Beralasan):
    """The case follows another version of its standard from here on.

    ``standar_semula`` and ``standar``: the versions, ``varian_semula`` and ``varian`` which variant
    of each. ``langkah``: the step where it stands, or `akhir`; ``paraf``: its initials still count.
    ``pembuka``: steps of the new version that the opening has done; ``dilewati``: those before its
    place that were passed over, on the stated ground. ``sebutan``: what is called otherwise.
    ``sifat``: what each step was in which somebody had a part that keeps them from another
    (`SIFAT_LANGKAH`). ``berkas`` and ``penilaian``: papers and assessment in the new version's
    words; ``kurang``: papers missing now, where the dossier is back for them.
    ``dinilai_lagi``: conditions differ, so that an assessment made until now counts no more.
    ``jam``: clocks that keep their former limit; ``batas_baru``: limits that the former version did
    not have.
    """

    tipe: ClassVar[str] = DIPINDAH
    standar_semula: RujukanStandar
    standar: RujukanStandar
    varian_semula: str | None = None
    varian: str | None = None
    langkah: str
    paraf: bool = False
    pembuka: tuple[str, ...] = ()
    dilewati: tuple[str, ...] = ()
    sebutan: Sebutan
    sifat: Mapping[str, tuple[str, ...]] = field(factory=dict)
    berkas: Tersegel[tuple[DokumenDiserahkan, ...]]
    kurang: Tersegel[tuple[Kekurangan, ...]]
    penilaian: Tersegel[RingkasanPenilaian] | None = None
    dinilai_lagi: bool = False
    jam: tuple[JamBeku, ...] = ()
    batas_baru: tuple[BatasBaru, ...] = ()


def sebut_penanda(semua: tuple[Penanda, ...], sebutan: Sebutan) -> tuple[Penanda, ...]:
    """Marks in the words of the new version."""
    return tuple(
        attrs.evolve(
            satu,
            nama=sebutan.tanda(satu.nama),
            # What was done under a limit tells of that limit; all else of a mark, or a step.
            tentang=sebutan.kata(
                sebutan.waktu if satu.nama == DIPENUHI else sebutan.langkah, satu.tentang
            ),
        )
        for satu in semua
    )
