"""A case of any aggregate: what folding its events gives (`kasus.lipatan`), and nothing else.

A stored snapshot is a cache of that fold. Marks (`penanda`) are the instants that start and stop
clocks; they are kept in order, so that a reopened case starts its clocks anew. An aggregate's own
state is a `Kasus` with what only it has.
"""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final, TypeVar

from attrs import field

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan, Kekurangan, gabung_berkas
from dinsos_core.domain.kasus.kemajuan import Kemajuan
from dinsos_core.domain.kasus.kembar import Kembar
from dinsos_core.domain.kasus.penanda import Bersaat, Penanda
from dinsos_core.domain.kasus.pindahan import BatasBaru, BatasBerganti, JamBeku
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.kelayakan.penilaian import RingkasanPenilaian
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import PEMOHON, JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.domain.standar.model import RujukanStandar
from dinsos_core.domain.waktu.jeda import Jeda

K = TypeVar("K", bound="Kasus")
K_co = TypeVar("K_co", bound="Kasus", covariant=True)
K_contra = TypeVar("K_contra", bound="Kasus", contravariant=True)


MENINGGAL: Final = "meninggal"
"""The mark of a death, whatever it means for the case."""


@frozen(kw_only=True)
class Penetapan(Bersaat):
    """The office's determination: what, by whom, on which unmet conditions, against the rules?"""

    putusan: str
    oleh: JejakPelaku
    dasar: tuple[str, ...] = ()
    menyimpang: bool = False
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class PenyerahanSistem(Bersaat):
    """A hand-over to another system and its answer, if it has come."""

    sistem: str
    rujukan: str
    dipenuhi: bool | None = None


@frozen(kw_only=True, slots=False)
class Kasus:
    """One case under one pinned standard.

    ``siklus``: the lifecycle of its aggregate. ``pokok``: whom it is about, and under whom texts
    are sealed: a party, or the case itself while that person is not named.
    ``asesor``: whoever assessed. ``tempat``: the place it holds, ``ditunggu``: the rooms it waits
    for; ``di_luar``: why whoever stays is out for a while. ``petugas``: who works on it, by step;
    under `""` on all of it. ``dikecualikan``: accounts shut out; ``konflik``: those with a
    conflict of interest, and which. ``pokok_lama``: the case itself, where texts were sealed under
    it before that person was named. ``penangan``: the role that does
    the steps in place of the standard's own. ``tanggal_mulai``: the dates that start limits, as of
    `TanggalMulaiDitetapkan`. ``anonim``: who brought it is hidden.
    ``jam_beku`` and ``batas_baru``: as its last move to another version left them;
    ``batas_berganti``: what limits are called since each of its moves.
    ``berkas``: the papers, as each event brought them. ``anak``: as of `KasusDibuka`.
    ``kembar``: possible duplicates, for the office alone.
    ``bersekat``: of an aggregate about somebody else than who brings it: parties read what is
    theirs alone.
    """

    siklus: ClassVar[Siklus]
    bersekat: ClassVar[bool] = False
    id: KasusId
    nomor: str = ""
    standar: RujukanStandar
    varian: str | None
    kanal: str
    status: StrEnum
    diajukan_pada: datetime
    diajukan_oleh: JejakPelaku
    pokok: SubjekId
    pihak: tuple[k.PihakKasus, ...] = ()
    fakta: Mapping[str, Rahasia] = field(factory=dict)
    berkas: tuple[Tersegel[tuple[DokumenDiserahkan, ...]], ...] = ()
    kurang: Tersegel[tuple[Kekurangan, ...]] | None = None
    kemajuan: Kemajuan
    penanda: tuple[Penanda, ...] = ()
    jeda: tuple[Jeda, ...] = ()
    penilaian: Tersegel[RingkasanPenilaian] | None = None
    asesor: tuple[PelakuId, ...] = ()
    saran_tolak: bool = False
    penetapan: Penetapan | None = None
    kepada: str = ""
    surat: tuple[Surat, ...] = ()
    sistem: tuple[PenyerahanSistem, ...] = ()
    serupa: tuple[KasusId, ...] = ()
    peringatan: Tersegel[tuple[RingkasanPeringatan, ...]] | None = None
    anak: tuple[str, ...] = ()
    kembar: tuple[Kembar, ...] = ()
    tautan: tuple[Tautan, ...] = ()
    tempat: k.Tempat | None = None
    ditunggu: tuple[str, ...] = ()
    di_luar: str = ""
    petugas: Mapping[str, tuple[PelakuId, ...]] = field(factory=dict)
    dikecualikan: tuple[PelakuId, ...] = ()
    konflik: Mapping[PelakuId, str] = field(factory=dict)
    pokok_lama: SubjekId | None = None
    penangan: str = ""
    anonim: bool = False
    tanggal_mulai: Mapping[str, date | None] = field(factory=dict)
    jam_beku: tuple[JamBeku, ...] = ()
    batas_baru: tuple[BatasBaru, ...] = ()
    batas_berganti: tuple[BatasBerganti, ...] = ()

    def tertaut(self, *hubungan: Hubungan) -> tuple[KasusId, ...]:
        """The cases to which this one stands in one of these ways, the oldest link first."""
        return tuple(satu.ke for satu in self.tautan if satu.hubungan in hubungan)

    def boleh(self, tipe: str) -> bool:
        """Whether an event of this kind may happen to it now."""
        return self.siklus.boleh(self.status, tipe)

    def tertutup(self, tipe: str) -> tuple[Halangan, ...]:
        """Why its status does not allow the event; empty if it does."""
        return self.siklus.tertutup(self.status, tipe)

    @property
    def diserahkan(self) -> tuple[DokumenDiserahkan, ...]:
        """The papers as they were handed in or found last. Raises `BelumDibuka`."""
        return gabung_berkas(*(satu.terbuka for satu in self.berkas))

    @property
    def ringkasan(self) -> RingkasanPenilaian | None:
        """What was assessed, if it was. Raises `BelumDibuka`."""
        return None if self.penilaian is None else self.penilaian.terbuka

    @property
    def penilaian_terbuka(self) -> bool:
        """Whether `ringkasan` may be asked."""
        return self.penilaian is None or self.penilaian.isi is not None

    @property
    def kekurangan(self) -> tuple[Kekurangan, ...]:
        """What the dossier lacked when it was looked at last. Raises `BelumDibuka`."""
        return () if self.kurang is None else self.kurang.terbuka

    @property
    def diperingatkan(self) -> tuple[RingkasanPeringatan, ...]:
        """The warnings about its facts as they stand now. Raises `BelumDibuka`."""
        return () if self.peringatan is None else self.peringatan.terbuka

    @property
    def dicatat_pada(self) -> datetime:
        """When it was entered; ``diajukan_pada`` is when it was received."""
        return self.penanda[0].tercatat

    @property
    def kembar_terbuka(self) -> tuple[Kembar, ...]:
        """Possible duplicates of which no officer has said anything."""
        return tuple(satu for satu in self.kembar if satu.jawaban is None)

    @property
    def dijeda(self) -> bool:
        """Whether the office's clocks are stopped right now."""
        return bool(self.jeda) and self.jeda[-1].selesai is None

    @property
    def pemilik(self) -> SubjekId:
        """Under whom the case's own facts are kept."""
        return pemilik_fakta(self.pihak, self.pokok)

    @property
    def klien(self) -> KlienId | None:
        """Whom the case is about, as far as that is known."""
        return next((p.klien for p in self.pihak if p.subjek == self.pokok), None)

    @property
    def meninggal(self) -> Penanda | None:
        """The mark that whom it is about died, as far as this case knows."""
        tanda = [p for p in self.penanda if p.nama in (MENINGGAL, "dibuka_kembali")]
        return tanda[-1] if tanda and tanda[-1].nama == MENINGGAL else None

    @property
    def akun(self) -> tuple[PelakuId, ...]:
        """The accounts of its parties."""
        return tuple(dict.fromkeys(p.akun for p in self.pihak if p.akun is not None))

    @property
    def tanda_lain(self) -> frozenset[str]:
        """Marks of what was done in another case; when it happened is put right there."""
        return frozenset()

    @property
    def petugas_kini(self) -> tuple[PelakuId, ...]:
        """Who works on it now: on the current step, otherwise on all of it. Nobody who is shut out,
        for it would stand among what that account works on."""
        langkah, semua = (
            tuple(akun for akun in self.petugas.get(nama, ()) if akun not in self.dikecualikan)
            for nama in (self.kemajuan.kini, "")
        )
        return langkah or semua

    @property
    def subjek(self) -> tuple[SubjekId, ...]:
        """Under whom its values are sealed."""
        lama = () if self.pokok_lama is None else (self.pokok_lama,)
        return tuple(dict.fromkeys((*(p.subjek for p in self.pihak), self.pokok, *lama)))

    @property
    def surat_berlaku(self) -> tuple[Surat, ...]:
        """Letters that were not revoked."""
        return tuple(s for s in self.surat if s.dicabut_pada is None)


def pemilik_fakta(pihak: tuple[k.PihakKasus, ...], pokok: SubjekId) -> SubjekId:
    """The applicant, who states them in a matter of their own and may ask for a copy; where nobody
    applies, whom the case is about. Never whoever reports somebody else."""
    return next((satu.subjek for satu in pihak if satu.pihak == PEMOHON), pokok)
