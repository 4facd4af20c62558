"""How an agency numbers its letters: which sequences there are, where one starts, which numbers it
never gives, who signs in whose name. All of it ours: no standard prints it."""

from datetime import date
from enum import StrEnum
from typing import Final

from dinsos_core.domain.shared.kelas import frozen

KUNCI_DERET: Final = ("klasifikasi", "unit", "tahun", "bulan")
"""What a sequence of running numbers may be kept by."""

DERET_BAWAAN: Final = ("klasifikasi", "tahun")

BULAN_ROMAWI: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class JenisTandaTangan(StrEnum):
    """How the letters of a product are signed; one letter is never signed both ways."""

    BASAH = "basah"
    """By hand, with the stamp."""
    ELEKTRONIK = "elektronik"
    """By a certified electronic signature."""


@frozen(kw_only=True)
class LingkupNomor:
    """Which sequences are meant: those that agree with everything that is stated here."""

    klasifikasi: str = ""
    unit: str = ""
    tahun: int = 0
    bulan: int = 0


@frozen(kw_only=True)
class NomorAwal(LingkupNomor):
    """``nomor`` is the first that is given: what comes before it was given before this system was
    in use."""

    nomor: int


@frozen(kw_only=True)
class NomorLuar(LingkupNomor):
    """From ``dari`` to ``sampai``, both included: used outside this system, or kept for that."""

    dari: int
    sampai: int


@frozen(kw_only=True)
class AtasNama:
    """Whoever signs in the role ``peran`` does so for ``atas_nama`` ("a.n."), and where
    ``untuk_beliau`` is stated in the place of that one ("u.b."). ``layanan``: only there."""

    peran: str
    atas_nama: str
    untuk_beliau: str = ""
    layanan: tuple[str, ...] = ()


@frozen(kw_only=True)
class BagianNomor:
    """What a letter's number is printed from, but for the running number."""

    klasifikasi: str
    unit: str
    tanggal: date

    def cetak(self, format_nomor: str, nomor: int) -> str:
        """The number as it stands on the letter.

        >>> bagian = BagianNomor(klasifikasi="460", unit="REHSOS", tanggal=date(2026, 4, 1))
        >>> bagian.cetak("{klasifikasi}/{nomor:03d}/{unit}/{bulan_romawi}/{tahun}", 7)
        '460/007/REHSOS/IV/2026'
        """
        return format_nomor.format(
            klasifikasi=self.klasifikasi,
            nomor=nomor,
            unit=self.unit,
            tahun=self.tanggal.year,
            bulan=self.tanggal.month,
            bulan_romawi=BULAN_ROMAWI[self.tanggal.month - 1],
        )

    def dalam(self, lingkup: LingkupNomor) -> bool:
        """Whether a letter of these parts is meant."""
        return (
            lingkup.klasifikasi in ("", self.klasifikasi)
            and lingkup.unit in ("", self.unit)
            and lingkup.tahun in (0, self.tanggal.year)
            and lingkup.bulan in (0, self.tanggal.month)
        )


@frozen(kw_only=True)
class Deret:
    """One sequence of running numbers: its ``kode`` within the agency and its ``tahun`` (0 where no
    year ends it); the first number it gives, and those it never does."""

    kode: str
    tahun: int
    awal: int = 1
    luar: tuple[NomorLuar, ...] = ()

    def sejak(self, nomor: int) -> int:
        """The first number from this one on that it may give."""
        nomor = max(nomor, self.awal)
        for satu in sorted(self.luar, key=lambda satu: satu.dari):
            if satu.dari <= nomor <= satu.sampai:
                nomor = satu.sampai + 1
        return nomor
