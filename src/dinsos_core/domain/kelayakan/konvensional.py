"""Birth dates that the civil registry writes where the real one is not known (tafsir 60).

SIAK enters 1 July or 31 December where day and month are unknown, and the 15th where the day is.
Such a date is judged as written; where another day of the span it stands for would change an
answer, a warning says so. Nothing is judged twice but for these dates.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from attrs import evolve

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Kalimat, ungkap
from dinsos_core.domain.kelayakan.peringatan import Peringatan
from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan
from dinsos_core.domain.kelayakan.susunan import SyaratStandar, menurut_rentang
from dinsos_core.domain.kelayakan.terjawab import Jawaban
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.standar.jalur import Jalur

TANGGAL_KONVENSIONAL: Final = "tanggal_konvensional"

_SETAHUN: Final = ((7, 1), (12, 31))
_SEBULAN: Final = 15

_DAPAT_BERUBAH: Final = Kalimat(
    "{fakta}, {tanggal}, lazim dicatat bila tanggal sebenarnya tidak diketahui. Bila sebenarnya "
    "hari lain ({rentang}), hasil syarat ini dapat berubah: {syarat}. Tunjukkan surat yang memuat "
    "tanggal sebenarnya.",
    "{fakta}, {tanggal}, is what the registry writes where the real date is not known. If it "
    "really was another day ({rentang}), the answer to this may change: {syarat}. Show a paper "
    "that bears the real date.",
)


def rentang_konvensional(hari: date) -> TanggalRentang | None:
    """The span that a conventional date stands for; None of any other date.

    >>> rentang_konvensional(date(1986, 7, 1)) == TanggalRentang.setahun(1986)
    True
    >>> rentang_konvensional(date(1986, 7, 2)) is None
    True
    """
    if (hari.month, hari.day) in _SETAHUN:
        return TanggalRentang.setahun(hari.year)
    return TanggalRentang.sebulan(hari.year, hari.month) if hari.day == _SEBULAN else None


def peringatan_konvensional(
    siap: SyaratStandar,
    fakta: FaktaKasus,
    pengajuan: date,
    jawaban: Sequence[Jawaban],
) -> Iterator[Peringatan]:
    """One for each conventional date that decides a condition, by the answers given."""
    terlihat = set[str]()
    for jalur in siap.konvensional:
        for nomor, lokasi in enumerate(fakta.tempat(jalur)):
            hari = fakta.isi(jalur)[nomor]
            rentang = _rentang(hari, pengajuan) if type(hari) is date else None
            if rentang is None or lokasi in terlihat:
                continue
            terlihat.add(lokasi)
            lain = _ganti(fakta, jalur, nomor, rentang)
            syarat = [
                satu.syarat.teks
                for satu, lama in zip(siap.syarat, jawaban, strict=True)
                if lama[0] is not Kesimpulan.BELUM_DAPAT_DINILAI
                and menurut_rentang(satu).jawab(lain, pengajuan)[0] is not lama[0]
            ]
            if syarat:
                yield Peringatan(
                    kode=TANGGAL_KONVENSIONAL,
                    lokasi=(lokasi,),
                    ungkapan=ungkap(
                        _DAPAT_BERUBAH,
                        fakta=jalur,
                        tanggal=hari,
                        rentang=rentang,
                        syarat=tuple(syarat),
                    ),
                    kosakata=siap.kosakata,
                )


def _rentang(hari: date, pengajuan: date) -> TanggalRentang | None:
    """What it stands for, as far as it lies not after the submission."""
    rentang = rentang_konvensional(hari)
    if rentang is None or hari > pengajuan or rentang.sampai <= pengajuan:
        return rentang if hari <= pengajuan else None
    return TanggalRentang(dari=rentang.dari, sampai=pengajuan)


def _ganti(fakta: FaktaKasus, jalur: Jalur, nomor: int, rentang: TanggalRentang) -> FaktaKasus:
    if not jalur.pihak:
        return evolve(fakta, kasus={**fakta.kasus, jalur.kode: rentang})
    semua = [
        {**satu, jalur.kode: rentang} if n == nomor else satu
        for n, satu in enumerate(fakta.pihak[jalur.pihak])
    ]
    return evolve(fakta, pihak={**fakta.pihak, jalur.pihak: tuple(semua)})
