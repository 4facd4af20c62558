"""The letters of a case."""

from datetime import date, datetime

from attrs import frozen

from dinsos_core.domain.shared.pelaku import JejakPelaku


@frozen(kw_only=True)
class Surat:
    """The record of an issued letter; the letter itself is signed and stamped on paper.

    ``kode`` tells it from the case's other letters, numbered or not; ``langkah`` is the step that
    issued it.
    ``tanggal`` and ``berlaku_sampai`` (included) are dates in the agency's calendar.
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
    dicabut_pada: datetime | None = None
