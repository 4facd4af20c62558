"""The letters of a case."""

from datetime import date, datetime

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.penomoran import JenisTandaTangan


@frozen(kw_only=True)
class NomorUrut:
    """A running number: which sequence of the agency's (``deret``, and its ``tahun``; 0 of one that
    no year ends), and the number in it."""

    deret: str
    tahun: int
    nomor: int


@frozen(kw_only=True)
class Surat:
    """The record of an issued letter; the letter itself is signed and stamped on paper.

    ``kode`` tells it from the case's other letters, numbered or not; ``langkah`` is the step that
    issued it.
    ``tanggal`` and ``berlaku_sampai`` (included) are dates in the agency's calendar. ``urut``: its
    running number, of which ``nomor`` is the print. ``atas_nama``, ``untuk_beliau``: the roles in
    whose name it was signed; ``tanda_tangan``: how. ``salinan``: how many copies were certified.
    """

    kode: str
    langkah: str
    nomor: str
    produk: str
    tanggal: date
    berlaku_sampai: date | None = None
    penandatangan: JejakPelaku | None = None
    tembusan: tuple[str, ...] = ()
    menggantikan: str = ""
    urut: NomorUrut | None = None
    tanda_tangan: JenisTandaTangan = JenisTandaTangan.BASAH
    atas_nama: str = ""
    untuk_beliau: str = ""
    salinan: int = 0
    dicabut_pada: datetime | None = None
