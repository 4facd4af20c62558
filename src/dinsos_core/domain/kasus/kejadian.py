"""Events of any case: what happened, for good. Past tense; names never change.

No event holds a personal value: persons are subject ids, facts and reasons are sealed references
into the vault, and so is what the rules concluded of them (`Tersegel`). ``tipe`` is the stored
name, stable and versioned in the codec; it is also the name of the transition in a lifecycle, for
those that move the case.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar, TypeAlias, get_args

from attrs import field

from dinsos_core.domain.kasus.berkas import DokumenDiserahkan, Kekurangan
from dinsos_core.domain.kasus.kembar import Kembar
from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.kasus.wakil import Wakil
from dinsos_core.domain.kelayakan.penilaian import RingkasanPenilaian
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.domain.standar.model import RujukanStandar, Tujuan

__all__ = [
    "BerkasDikembalikan",
    "BerkasDinyatakanLengkap",
    "BerkasDiperiksa",
    "BerkasDitambah",
    "DataDikoreksi",
    "DiserahkanKeSistem",
    "KasusDibukaKembali",
    "KasusDijeda",
    "KasusDilanjutkan",
    "KasusDitautkan",
    "KasusDiteruskan",
    "KasusDitutup",
    "KasusTidakDilayani",
    "KelayakanDinilai",
    "LangkahDiparaf",
    "LangkahDiselesaikan",
    "LangkahDiulang",
    "LangkahTerjawab",
    "LanjutanTerhalang",
    "PemeriksaanDiulang",
    "PihakKasus",
    "ProdukDiterbitkan",
    "PutusanDiulang",
    "SistemMemenuhi",
    "SistemMenolak",
    "SuratDicabut",
    "TautanDilepas",
    "Tempat",
    "TempatDiambil",
    "TempatDilepas",
]


@frozen(kw_only=True)
class PihakKasus:
    """A party inside a case: who (an id), and which of its facts the vault holds. ``klien``: who
    that is known to be, once an official has said so. ``wakil``: for whom it acts, if it does.
    ``kode_titipan``: the account is a claim code that somebody else had issued at some time, an
    official or a proxy, who may have it yet."""

    pihak: str
    subjek: SubjekId
    akun: PelakuId | None = None
    kode_titipan: bool = False
    klien: KlienId | None = None
    wakil: Wakil | None = None
    fakta: Mapping[str, Rahasia] = field(factory=dict)


@frozen(kw_only=True)
class Tempat:
    """A unit of something scarce, held by one case at most: ``satuan`` (a bed) of ``nama``."""

    nama: str
    satuan: str


@frozen(kw_only=True)
class Kejadian:
    """What every event has: the instant it was entered (aware) and who acted in which role.

    ``terjadi_pada``: when it happened (aware), where an official stated that; clocks and dates
    follow it.
    """

    tipe: ClassVar[str]
    pada: datetime
    oleh: JejakPelaku
    terjadi_pada: datetime | None = None

    @property
    def terjadi(self) -> datetime:
        """When it happened, as far as anybody stated it; otherwise when it was entered."""
        return self.terjadi_pada or self.pada


@frozen(kw_only=True)
class Diterima(Kejadian):
    """What every event has by which something reached the office.

    ``cap_terima``: the stamp of receipt that was stated (aware), where the reading in force counts
    from the day of entry (tafsir 56): kept, and looked at by no clock.
    """

    cap_terima: datetime | None = None


@frozen(kw_only=True)
class Beralasan(Kejadian):
    """What every event that goes against somebody has: on what grounds.

    ``dasar``: codes (of conditions, papers, causes, limits); ``alasan``: the words of whoever did
    it. An official's act has one of them at least (UU 30/2014 art. 55).
    """

    dasar: tuple[str, ...] = ()
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class DimintaWarga(Beralasan):
    """What somebody of the public asks, and an official on a ground. ``cap_terima``: as of
    `Diterima`."""

    cap_terima: datetime | None = None


@frozen(kw_only=True)
class Disetujui(Kejadian):
    """What every determination in favour has. ``menyimpang``: against the assessment, for the
    stated reason; both are on record."""

    menyimpang: bool
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class Ditolak(Beralasan):
    """What every determination against somebody has: the office's own decision. ``dasar``: codes of
    the unmet conditions it rests on."""

    menyimpang: bool


@frozen(kw_only=True)
class KasusDibuka(Diterima):
    """What every first event of a case has; each aggregate names its own.

    ``pokok`` is whom the case is about: a party, or the case itself while that person is not named.
    ``tautan``: how it stands to the case it was opened from; ``dikecualikan``: accounts that are
    shut out there, and so here. ``nomor``: its short number. ``anak``: by which birth dates, named
    by path, whoever asks is a child: to them nothing is written, so it stands in the open.
    ``kembar``, here and in other events: all possible duplicates as they stand after it; None where
    nothing was found anew.
    """

    kasus: KasusId
    nomor: str
    standar: RujukanStandar
    varian: str | None
    kanal: str
    pokok: SubjekId
    pihak: tuple[PihakKasus, ...]
    fakta: Mapping[str, Rahasia] = field(factory=dict)
    berkas: Tersegel[tuple[DokumenDiserahkan, ...]]
    langkah_diajukan: tuple[str, ...] = ()
    langkah: str
    serupa: tuple[KasusId, ...] = ()
    alasan_ganda: Rahasia | None = None
    peringatan: Tersegel[tuple[RingkasanPeringatan, ...]]
    anak: tuple[str, ...] = ()
    tautan: tuple[Tautan, ...] = ()
    dikecualikan: tuple[PelakuId, ...] = ()
    kembar: tuple[Kembar, ...] | None = None


@frozen(kw_only=True)
class BerkasDitambah(Diterima):
    tipe: ClassVar[str] = "berkas_ditambah"
    berkas: Tersegel[tuple[DokumenDiserahkan, ...]]


@frozen(kw_only=True)
class BerkasDiperiksa(Kejadian):
    """Papers as the officer found them; what was handed in reads so from here on. ``kurang``: what
    was missing, if anything, where a case goes on without it."""

    tipe: ClassVar[str] = "berkas_diperiksa"
    berkas: Tersegel[tuple[DokumenDiserahkan, ...]]
    kurang: Tersegel[tuple[Kekurangan, ...]] | None = None


@frozen(kw_only=True)
class BerkasDikembalikan(Beralasan):
    """``dasar``: the outcome of the check; ``kurang``: the papers that are missing or deficient,
    and how."""

    tipe: ClassVar[str] = "berkas_dikembalikan"
    kurang: Tersegel[tuple[Kekurangan, ...]]


@frozen(kw_only=True)
class BerkasDinyatakanLengkap(Kejadian):
    tipe: ClassVar[str] = "berkas_dinyatakan_lengkap"


@frozen(kw_only=True)
class FaktaBerubah(Kejadian):
    """What every event that states facts anew has: which, of whom, never their values.

    ``pihak_ditarik`` (by place of the party) and ``fakta_ditarik`` name those that are unknown
    again. ``peringatan`` are all warnings about the facts as they stand now, ``anak`` as of
    `KasusDibuka`, ``cap_terima`` as of `Diterima`.
    """

    pihak: tuple[tuple[int, Mapping[str, Rahasia]], ...] = ()
    fakta: Mapping[str, Rahasia] = field(factory=dict)
    pihak_ditarik: tuple[tuple[int, tuple[str, ...]], ...] = ()
    fakta_ditarik: tuple[str, ...] = ()
    alasan: Rahasia | None = None
    peringatan: Tersegel[tuple[RingkasanPeringatan, ...]]
    anak: tuple[str, ...] = ()
    kembar: tuple[Kembar, ...] | None = None
    cap_terima: datetime | None = None


@frozen(kw_only=True)
class DataDikoreksi(FaktaBerubah):
    """Facts stated anew, or attested in a step."""

    tipe: ClassVar[str] = "data_dikoreksi"


@frozen(kw_only=True)
class KelayakanDinilai(Kejadian):
    tipe: ClassVar[str] = "kelayakan_dinilai"
    penilaian: Tersegel[RingkasanPenilaian]


@frozen(kw_only=True)
class LangkahDiparaf(Kejadian):
    tipe: ClassVar[str] = "langkah_diparaf"
    langkah: str


@frozen(kw_only=True)
class LangkahDiselesaikan(Kejadian):
    """A step was done; ``berikut`` is the step now current, or `akhir`. ``mundur``: its outcome
    leads back, so it stops no clock and starts none. ``arti``: what its outcome means, where no
    other event says so; the case is marked with it. A step that determines says which possible
    duplicates (``kembar``) were known and not answered."""

    tipe: ClassVar[str] = "langkah_diselesaikan"
    langkah: str
    hasil: str
    berikut: str
    catatan: Rahasia | None = None
    saran_tolak: bool = False
    mundur: bool = False
    arti: str = ""
    kembar: tuple[Kembar, ...] | None = None


@frozen(kw_only=True)
class LangkahDiulang(Kejadian):
    """Facts changed under a later step: ``langkah`` is to be done again, initials fall."""

    tipe: ClassVar[str] = "langkah_diulang"
    langkah: str


@frozen(kw_only=True)
class PemeriksaanDiulang(Kejadian):
    """Facts changed so that the dossier lacks papers: they are checked again."""

    tipe: ClassVar[str] = "pemeriksaan_diulang"
    langkah: str


@frozen(kw_only=True)
class PutusanDiulang(Beralasan):
    """An outcome, or a variant that came to be known, leads back to the determination or before it:
    the decision is open again. ``dasar``: its code, as the standard names it."""

    tipe: ClassVar[str] = "putusan_diulang"


@frozen(kw_only=True)
class KasusTidakDilayani(Beralasan):
    """Somebody's wish is served no further, outside a determination. ``dasar``: codes of the unmet
    conditions it rests on; ``menyimpang``: against the assessment. ``langkah``: the step that goes
    on to tell of it, or `akhir`; empty where a step of this case led on already."""

    tipe: ClassVar[str] = "kasus_tidak_dilayani"
    menyimpang: bool
    langkah: str = ""


@frozen(kw_only=True)
class DiserahkanKeSistem(Kejadian):
    tipe: ClassVar[str] = "diserahkan_ke_sistem"
    sistem: str
    rujukan: str


@frozen(kw_only=True)
class SistemMemenuhi(Kejadian):
    tipe: ClassVar[str] = "sistem_memenuhi"
    sistem: str
    rujukan: str


@frozen(kw_only=True)
class SistemMenolak(Beralasan):
    tipe: ClassVar[str] = "sistem_menolak"
    sistem: str
    rujukan: str


@frozen(kw_only=True)
class ProdukDiterbitkan(Kejadian):
    tipe: ClassVar[str] = "produk_diterbitkan"
    surat: Surat


@frozen(kw_only=True)
class SuratDicabut(Beralasan):
    """``surat``: the letter's `kode`; ``nomor`` its number, if it has one. ``langkah``: the step
    that may issue another; empty where the case stays at its step."""

    tipe: ClassVar[str] = "surat_dicabut"
    surat: str
    nomor: str
    langkah: str


@frozen(kw_only=True)
class KasusDiteruskan(Beralasan):
    """``dasar``: codes of the conditions that lead there, if the assessment found any;
    ``menyimpang``: the assessment does not. ``langkah``: the step that goes on to tell of it, or
    `akhir`."""

    tipe: ClassVar[str] = "kasus_diteruskan"
    kepada: str
    menyimpang: bool = False
    langkah: str = Tujuan.AKHIR.value


@frozen(kw_only=True)
class KasusDitutup(Diterima):
    """``cap_terima``: of whoever said that the answer solves it. ``dasar``: the code of what ended
    it where that was no step (a limit that passed, another case); ``alasan``: the words of whoever
    closed it for somebody."""

    tipe: ClassVar[str] = "kasus_ditutup"
    dasar: tuple[str, ...] = ()
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class KasusDijeda(Beralasan):
    """``dasar``: the one cause (`SebabJeda`)."""

    tipe: ClassVar[str] = "kasus_dijeda"


@frozen(kw_only=True)
class KasusDilanjutkan(Kejadian):
    tipe: ClassVar[str] = "kasus_dilanjutkan"


@frozen(kw_only=True)
class KasusDibukaKembali(DimintaWarga):
    """An ended case goes on at ``langkah``."""

    tipe: ClassVar[str] = "kasus_dibuka_kembali"
    langkah: str


@frozen(kw_only=True)
class KasusDitautkan(Kejadian):
    """``hubungan``: how this case stands to the case ``ke`` from now on."""

    tipe: ClassVar[str] = "kasus_ditautkan"
    ke: KasusId
    hubungan: Hubungan


@frozen(kw_only=True)
class TautanDilepas(Kejadian):
    """This case no longer stands so to the case ``ke``."""

    tipe: ClassVar[str] = "tautan_dilepas"
    ke: KasusId
    hubungan: Hubungan


@frozen(kw_only=True)
class LangkahTerjawab(Kejadian):
    """A step was done in the case ``dari`` for this one, too: its clock stops, its procedure stays
    where it is."""

    tipe: ClassVar[str] = "langkah_terjawab"
    langkah: str
    dari: KasusId


@frozen(kw_only=True)
class LanjutanTerhalang(Kejadian):
    """What should have followed in the case ``ke`` could not. ``sebab``: codes of the refusals."""

    tipe: ClassVar[str] = "lanjutan_terhalang"
    ke: KasusId
    perintah: str
    sebab: tuple[str, ...]


@frozen(kw_only=True)
class TempatDiambil(Kejadian):
    tipe: ClassVar[str] = "tempat_diambil"
    tempat: Tempat


@frozen(kw_only=True)
class TempatDilepas(Kejadian):
    tipe: ClassVar[str] = "tempat_dilepas"
    tempat: Tempat


KejadianUmum: TypeAlias = (
    BerkasDitambah
    | BerkasDiperiksa
    | BerkasDikembalikan
    | BerkasDinyatakanLengkap
    | DataDikoreksi
    | KelayakanDinilai
    | LangkahDiparaf
    | LangkahDiselesaikan
    | LangkahDiulang
    | PemeriksaanDiulang
    | PutusanDiulang
    | KasusTidakDilayani
    | DiserahkanKeSistem
    | SistemMemenuhi
    | SistemMenolak
    | ProdukDiterbitkan
    | SuratDicabut
    | KasusDiteruskan
    | KasusDitutup
    | KasusDijeda
    | KasusDilanjutkan
    | KasusDibukaKembali
    | KasusDitautkan
    | TautanDilepas
    | LangkahTerjawab
    | LanjutanTerhalang
    | TempatDiambil
    | TempatDilepas
)
"""Every event that any case may have."""

KEJADIAN_UMUM: tuple[type[Kejadian], ...] = get_args(KejadianUmum)
"""The same as classes, for an aggregate to list with its own."""
