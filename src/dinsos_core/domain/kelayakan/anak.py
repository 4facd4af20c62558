"""Whoever asks may be a child: on the day of submission, over every day that a birth date may be.

Under 18 is a child (UU 35/2014 art. 1, not checked against its text). It is said to the office and
refuses nothing; what it asks beside in an application, `prosedur.anak` says.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Kalimat, SatuPihak, ungkap
from dinsos_core.domain.kelayakan.peringatan import Peringatan
from dinsos_core.domain.kelayakan.pertentangan_waktu import akhir, awal, paling_tua
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.standar.kosakata import Kosakata

DEWASA: Final = 18


class Umur(StrEnum):
    """How sure it is that somebody is a child; the codes of the warnings."""

    ANAK = "pengaju_anak"
    MUNGKIN = "pengaju_mungkin_anak"


_KALIMAT: Final = {
    Umur.ANAK: Kalimat(
        "{pihak} belum berumur 18 tahun ketika mengajukan; ia diwakili orang tua atau walinya.",
        "{pihak} was under 18 on submission; a parent or guardian acts for them.",
    ),
    Umur.MUNGKIN: Kalimat(
        "{pihak} mungkin belum berumur 18 tahun ketika mengajukan; tanyakan tanggal lahirnya.",
        "{pihak} may have been under 18 on submission; ask for the date of birth.",
    ),
}


def umur(lahir: NilaiFakta | None, pada: date) -> Umur | None:
    """Whether somebody is a child on that day; None of whom it is not, or of whom nothing is known.

    >>> umur(date(2010, 3, 2), date(2028, 3, 1)), umur(date(2010, 3, 2), date(2028, 3, 2))
    (<Umur.ANAK: 'pengaju_anak'>, None)
    """
    dari, sampai = awal(lahir), akhir(lahir)
    if dari is None or sampai is None or paling_tua(sampai, pada) >= DEWASA:
        return None
    return Umur.ANAK if paling_tua(dari, pada) < DEWASA else Umur.MUNGKIN


def peringatan_anak(fakta: FaktaKasus, kosakata: Kosakata, pada: date) -> Iterator[Peringatan]:
    """One for each of the public who asks and is, or may be, a child."""
    for nama in kosakata.publik:
        semua = () if nama in kosakata.wakil else fakta.pihak.get(nama, ())
        for nomor, satu in enumerate(semua):
            kode = umur(satu.get("tanggal_lahir"), pada)
            if kode is not None:
                sebut = SatuPihak(nama, nomor + 1 if len(semua) > 1 else 0)
                yield Peringatan(
                    kode=kode.value,
                    lokasi=(f"{nama}[{nomor}].tanggal_lahir",),
                    ungkapan=ungkap(_KALIMAT[kode], pihak=sebut),
                    kosakata=kosakata,
                )
