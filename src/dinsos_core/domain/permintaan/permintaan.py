"""A request about somebody's own data (UU 27/2022): kept until it is answered, with its clock.

A stream of its own beside the cases, for it outlives each of them. It holds no personal value: what
was said, by whom, and where they are reached is sealed under the request's own id, so that erasing
the person leaves on record that they asked.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias, get_args

import attrs

from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.lipatan import RiwayatRusak
from dinsos_core.domain.shared.ids import PermintaanId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia

__all__ = [
    "PembatasanDicabut",
    "PermintaanDijawab",
    "PermintaanDiperingatkan",
    "PermintaanDisesuaikan",
    "PermintaanDiterima",
    "PermintaanDitolak",
    "PermintaanDitunda",
]


class JenisPermintaan(StrEnum):
    """What may be asked for (UU 27/2022 art. 6 to 8 and 11)."""

    SALINAN = "salinan"
    KOREKSI = "koreksi"
    PEMBATASAN = "pembatasan"
    PENGHAPUSAN = "penghapusan"


class Peminta(StrEnum):
    """Who asks."""

    SENDIRI = "sendiri"
    WALI = "wali"
    KUASA = "kuasa"


class SaluranPermintaan(StrEnum):
    """By which way it came."""

    LOKET = "loket"
    SURAT = "surat"
    SURAT_ELEKTRONIK = "surat_elektronik"
    TELEPON = "telepon"
    APLIKASI = "aplikasi"


class StatusPermintaan(StrEnum):
    DITERIMA = "diterima"
    DITUNDA = "ditunda"
    """It may not be done yet; looked at again until it may."""
    SIAP = "siap"
    """What stood in its way is gone: somebody's turn again."""
    DIJAWAB = "dijawab"
    DITOLAK = "ditolak"


class SebabHapus(StrEnum):
    """Grounds of erasure (UU 27/2022, art. 43)."""

    TIDAK_DIPERLUKAN = "tidak_diperlukan"
    """No longer needed for what it was collected for."""
    PERSETUJUAN_DITARIK = "persetujuan_ditarik"
    PERMINTAAN_SUBJEK = "permintaan_subjek"
    MELAWAN_HUKUM = "melawan_hukum"
    """Obtained or processed unlawfully."""


class DasarTolak(StrEnum):
    """On what ground a request is refused; the words that go with it are sealed."""

    BUKAN_ORANGNYA = "bukan_orangnya"
    """Whoever asks is not who the data are about, nor acts for them."""
    TIDAK_ADA_DATA = "tidak_ada_data"
    DIKECUALIKAN = "dikecualikan"
    """Excepted by law: defence, law enforcement, supervision (art. 15)."""
    BERLEBIHAN = "berlebihan"
    """The same was answered just before."""
    DITARIK = "ditarik"
    """Whoever asked does not ask any more."""


class Ingatan(StrEnum):
    """What a look at a request raises, once each."""

    SIAP = "siap"
    TERLEWAT = "terlewat"


@frozen(kw_only=True)
class Penunda:
    """One thing that stands in the way: a code of a Halangan, in which case, by which hold, until
    which day where that is known."""

    kode: str
    kasus: str = ""
    penahanan: str = ""
    sampai: date | None = None


@frozen(kw_only=True)
class PermintaanDiterima(Kejadian):
    """``subjek``: whom it is about, as far as the agency knows them; ``nik``: whoever has it, as it
    stands when something is done. ``batas``: when the answer is due (aware)."""

    tipe: ClassVar[str] = "permintaan_diterima"
    permintaan: PermintaanId
    instansi: str
    jenis: JenisPermintaan
    subjek: tuple[SubjekId, ...]
    peminta: Peminta
    saluran: SaluranPermintaan
    batas: datetime
    sebab: SebabHapus | None = None
    nik: Rahasia | None = None
    isi: Rahasia | None = None
    nama: Rahasia | None = None
    kontak: Rahasia | None = None
    kuasa: Rahasia | None = None


@frozen(kw_only=True)
class PermintaanDitunda(Kejadian):
    """It can't be done yet; an answer in time, for whoever asked is told why and until when."""

    tipe: ClassVar[str] = "permintaan_ditunda"
    penunda: tuple[Penunda, ...]
    alasan: Rahasia | None = None


@frozen(kw_only=True)
class PermintaanDisesuaikan(Kejadian):
    """Whom it is about has changed: somebody was found under the NIK, or is not any more."""

    tipe: ClassVar[str] = "permintaan_disesuaikan"
    subjek: tuple[SubjekId, ...]


@frozen(kw_only=True)
class PermintaanDiperingatkan(Kejadian):
    """By nobody: time has passed, or something else happened."""

    tipe: ClassVar[str] = "permintaan_diperingatkan"
    apa: Ingatan


@frozen(kw_only=True)
class PermintaanDijawab(Kejadian):
    """Done. ``nilai``: how many values were erased or handed over."""

    tipe: ClassVar[str] = "permintaan_dijawab"
    nilai: int = 0
    jawaban: Rahasia | None = None


@frozen(kw_only=True)
class PermintaanDitolak(Kejadian):
    tipe: ClassVar[str] = "permintaan_ditolak"
    dasar: DasarTolak
    alasan: Rahasia


@frozen(kw_only=True)
class PembatasanDicabut(Kejadian):
    """What was restricted at somebody's request is processed again."""

    tipe: ClassVar[str] = "pembatasan_dicabut"
    alasan: Rahasia


KejadianPermintaan: TypeAlias = (
    PermintaanDiterima
    | PermintaanDitunda
    | PermintaanDisesuaikan
    | PermintaanDiperingatkan
    | PermintaanDijawab
    | PermintaanDitolak
    | PembatasanDicabut
)
KEJADIAN_PERMINTAAN: Final[tuple[type[Kejadian], ...]] = get_args(KejadianPermintaan)


@frozen(kw_only=True)
class PermintaanData:
    """What folding its events gives. ``diterima_pada``: when it reached the office; ``batas``: by
    when it is answered; ``ditanggapi_pada``: when it was, a deferral with its reasons included."""

    id: PermintaanId
    instansi: str
    jenis: JenisPermintaan
    subjek: tuple[SubjekId, ...]
    peminta: Peminta
    saluran: SaluranPermintaan
    diterima_pada: datetime
    dicatat_pada: datetime
    batas: datetime
    sebab: SebabHapus | None = None
    nik: Rahasia | None = None
    isi: Rahasia | None = None
    nama: Rahasia | None = None
    kontak: Rahasia | None = None
    kuasa: Rahasia | None = None
    status: StatusPermintaan = StatusPermintaan.DITERIMA
    penunda: tuple[Penunda, ...] = ()
    diingatkan: tuple[Ingatan, ...] = ()
    ditanggapi_pada: datetime | None = None
    selesai_pada: datetime | None = None
    dasar: DasarTolak | None = None
    jawaban: Rahasia | None = None
    dibebaskan_pada: datetime | None = None

    @property
    def milik(self) -> SubjekId:
        """Under whom its own words are sealed."""
        return SubjekId(self.id)

    @property
    def terbuka(self) -> bool:
        """Whether the office still has something to do about it."""
        return self.selesai_pada is None

    @property
    def membatasi(self) -> bool:
        """Whether the data of those it is about are processed only as far as law needs: while an
        erasure has to wait, and once a restriction was granted, until it is lifted."""
        if self.dibebaskan_pada is not None:
            return False
        if self.jenis is JenisPermintaan.PENGHAPUSAN:
            return self.status in (StatusPermintaan.DITUNDA, StatusPermintaan.SIAP)
        dikabulkan = self.status is StatusPermintaan.DIJAWAB
        return dikabulkan and self.jenis is JenisPermintaan.PEMBATASAN

    @property
    def berlaku(self) -> bool:
        """Whether it is still looked at."""
        return self.terbuka or self.membatasi

    def terlewat(self, kini: datetime) -> bool:
        """Whether nobody answered in time; the due moment itself is still in time."""
        return self.ditanggapi_pada is None and kini > self.batas


def lipat(p: PermintaanData | None, e: Kejadian) -> PermintaanData:
    """The state after the event. Raises `RiwayatRusak`."""
    if isinstance(e, PermintaanDiterima) and p is None:
        return PermintaanData(
            id=e.permintaan,
            instansi=e.instansi,
            jenis=e.jenis,
            subjek=e.subjek,
            peminta=e.peminta,
            saluran=e.saluran,
            diterima_pada=e.terjadi,
            dicatat_pada=e.pada,
            batas=e.batas,
            sebab=e.sebab,
            nik=e.nik,
            isi=e.isi,
            nama=e.nama,
            kontak=e.kontak,
            kuasa=e.kuasa,
        )
    if p is None:
        raise RiwayatRusak(f"riwayat tidak dimulai dengan permintaan: {e.tipe}")
    match e:
        case PermintaanDitunda() if p.terbuka:
            lagi = tuple(satu for satu in p.diingatkan if satu is not Ingatan.SIAP)
            ditunda = attrs.evolve(_ditanggapi(p, e), penunda=e.penunda, diingatkan=lagi)
            return attrs.evolve(ditunda, status=StatusPermintaan.DITUNDA)
        case PermintaanDisesuaikan() if p.berlaku:
            return attrs.evolve(p, subjek=e.subjek)
        case PermintaanDiperingatkan(apa=apa) if p.terbuka and apa not in p.diingatkan:
            diingatkan = (*p.diingatkan, apa)
            if apa is Ingatan.SIAP:
                p = attrs.evolve(p, status=StatusPermintaan.SIAP, penunda=())
            return attrs.evolve(p, diingatkan=diingatkan)
        case PermintaanDijawab() if p.terbuka:
            dijawab = attrs.evolve(_ditanggapi(p, e), jawaban=e.jawaban, selesai_pada=e.pada)
            return attrs.evolve(dijawab, status=StatusPermintaan.DIJAWAB, penunda=())
        case PermintaanDitolak() if p.terbuka:
            ditolak = attrs.evolve(_ditanggapi(p, e), dasar=e.dasar, jawaban=e.alasan)
            ditolak = attrs.evolve(ditolak, status=StatusPermintaan.DITOLAK, penunda=())
            return attrs.evolve(ditolak, selesai_pada=e.pada)
        case PembatasanDicabut() if p.membatasi and not p.terbuka:
            return attrs.evolve(p, dibebaskan_pada=e.pada)
        case _:
            raise RiwayatRusak(f"{e.tipe} tidak mungkin")


def _ditanggapi(p: PermintaanData, e: Kejadian) -> PermintaanData:
    return attrs.evolve(p, ditanggapi_pada=p.ditanggapi_pada or e.terjadi)
