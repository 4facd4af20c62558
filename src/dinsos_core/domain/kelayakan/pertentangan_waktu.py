"""The checks of dates against each other.

Of a date known to a span the day is taken that contradicts least, so that what is found holds
whichever day it is; so is the kinder reading of a birthday on 29 February.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from dinsos_core.domain.kelayakan.cakupan import (
    PENGANGKATAN,
    Cakupan,
    Cari,
    Tempat,
    Temuan,
    anggota,
    kata_lahir,
    milik_kasus,
    satu_pihak,
)
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Isi
from dinsos_core.domain.shared.nilai import NilaiFakta, TanggalRentang
from dinsos_core.domain.shared.pelaku import ALMARHUM, PEMOHON
from dinsos_core.domain.waktu.usia import usia

USIA_KANAK: Final = 10
"""Completed years below which nobody marries; ours, no law states it."""
HARI_KANDUNGAN: Final = 300
"""The longest pregnancy that civil law reckons with (KUH Perdata pasal 255, not checked)."""

NIKAH: Final = ("tanggal_nikah", "tanggal_nikah_agama")
_LAHIR: Final = "tanggal_lahir"
_MENINGGAL: Final = "tanggal_meninggal"
SEMUA_MASUK: Final = ("tanggal_masuk_singgah", "tanggal_masuk_terakhir")
_ANAK: Final = "anak"

# From when on which marriage age: of men, of women. Before the first day no law for all stated one.
_USIA_KAWIN: Final = ((date(1975, 10, 1), (19, 16)), (date(2019, 10, 15), (19, 19)))


def awal(nilai: object) -> date | None:
    """The earliest day that a date may be; None of what is no known date."""
    # Exact types: facts may hold anything before their conditions look at it.
    if type(nilai) is date:
        return nilai
    return nilai.dari if type(nilai) is TanggalRentang else None


def akhir(nilai: object) -> date | None:
    """The latest."""
    if type(nilai) is date:
        return nilai
    return nilai.sampai if type(nilai) is TanggalRentang else None


def paling_tua(lahir: date, pada: date) -> int:
    """Completed years on the day, by the kinder reading of 29 February; -1 before the birth."""
    return usia(lahir, pada, kabisat="28-februari") if lahir <= pada else -1


# --- marriage


def nikah_terlalu_dini(cakupan: Cakupan) -> Cari | None:
    """Applicants married before birth, or as a small child."""
    semua_nikah = tuple(kode for kode in NIKAH if kode in cakupan.kasus)
    if not semua_nikah or PEMOHON not in cakupan.yang_punya(_LAHIR):
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        hasil: list[Temuan] = []
        for kode in semua_nikah:
            nikah = fakta.kasus.get(kode)
            if nikah is None or (hari := akhir(nikah)) is None:
                continue
            for nomor, satu in enumerate(fakta.pihak.get(PEMOHON, ())):
                lahir = awal(satu.get(_LAHIR))
                # By the years alone first, which settles nearly every case.
                if lahir is None or hari.year - lahir.year > USIA_KANAK:
                    continue
                if paling_tua(lahir, hari) < USIA_KANAK:
                    hasil.append(_nikah(fakta, kode, nomor))
        return hasil

    return cari


def nikah_di_bawah_usia(cakupan: Cakupan) -> Cari | None:
    """Applicants married below the marriage age of the law of that time."""
    terlalu_dini = nikah_terlalu_dini(cakupan)
    if terlalu_dini is None:
        return None

    def cari(fakta: FaktaKasus, pengajuan: date) -> Sequence[Temuan]:
        sudah = {satu.tempat for satu in terlalu_dini(fakta, pengajuan)}
        hasil: list[Temuan] = []
        for kode in NIKAH:
            nikah = fakta.kasus.get(kode)
            paling_awal, hari = awal(nikah), akhir(nikah)
            if paling_awal is None or hari is None:
                continue
            for nomor, satu in enumerate(fakta.pihak.get(PEMOHON, ())):
                lahir = awal(satu.get(_LAHIR))
                batas = _usia_kawin(paling_awal, satu.get("jenis_kelamin"))
                if lahir is None or paling_tua(lahir, hari) >= batas:
                    continue
                temuan = _nikah(fakta, kode, nomor, usia=batas)
                if temuan.tempat not in sudah:
                    hasil.append(temuan)
        return hasil

    return cari


def _usia_kawin(nikah: date, kelamin: NilaiFakta | None) -> int:
    """The lowest age at which the law let somebody marry on or after that day."""
    berlaku = [batas for mulai, batas in _USIA_KAWIN if mulai <= nikah]
    if not berlaku:
        return 0
    pria, wanita = berlaku[-1]
    return {"laki_laki": pria, "perempuan": wanita}.get(str(kelamin), min(pria, wanita))


def _nikah(fakta: FaktaKasus, kode: str, nomor: int, **isi: Isi) -> Temuan:
    lahir = fakta.pihak[PEMOHON][nomor][_LAHIR]
    return Temuan(
        tempat=(milik_kasus(kode), Tempat(PEMOHON, nomor, _LAHIR)),
        isi={
            "nikah": fakta.kasus[kode],
            "lahir": kata_lahir(lahir),
            "pihak": satu_pihak(fakta, PEMOHON, nomor),
            **isi,
        },
    )


def tidak_menikah_bertanggal(cakupan: Cakupan) -> Cari | None:
    """Not married, and yet with a date of marriage."""
    semua_nikah = tuple(kode for kode in NIKAH if kode in cakupan.kasus)
    if not semua_nikah or "menikah" not in cakupan.kasus:
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        if fakta.kasus.get("menikah") is not False:
            return ()
        return [
            Temuan(
                tempat=(milik_kasus("menikah"), milik_kasus(kode)), isi={"nikah": fakta.kasus[kode]}
            )
            for kode in semua_nikah
            if awal(fakta.kasus.get(kode)) is not None
        ]

    return cari


# --- birth and death


def anak_lebih_tua(cakupan: Cakupan) -> Cari | None:
    """A child older than those who are to adopt it."""
    punya = cakupan.yang_punya(_LAHIR)
    if cakupan.kelompok != PENGANGKATAN or _ANAK not in punya or PEMOHON not in punya:
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        hasil: list[Temuan] = []
        for ke, anak in enumerate(fakta.pihak.get(_ANAK, ())):
            termuda = akhir(anak.get(_LAHIR))
            if termuda is None:
                continue
            for nomor, satu in enumerate(fakta.pihak.get(PEMOHON, ())):
                lahir = awal(satu.get(_LAHIR))
                if lahir is None or lahir <= termuda:
                    continue
                isi: dict[str, Isi] = {
                    "anak": kata_lahir(anak[_LAHIR]),
                    "lahir": kata_lahir(satu[_LAHIR]),
                    "pihak": satu_pihak(fakta, PEMOHON, nomor),
                }
                tempat = (Tempat(_ANAK, ke, _LAHIR), Tempat(PEMOHON, nomor, _LAHIR))
                hasil.append(Temuan(tempat=tempat, isi=isi))
        return hasil

    return cari


def meninggal_sebelum_lahir(cakupan: Cakupan) -> Cari | None:
    """Whoever died before birth."""
    return _mendahului(cakupan, ("meninggal", _MENINGGAL), ("lahir", _LAHIR))


def masuk_sebelum_lahir(cakupan: Cakupan) -> Cari | None:
    """Whoever entered the shelter before birth."""
    return _gabung(_mendahului(cakupan, ("masuk", kode), ("lahir", _LAHIR)) for kode in SEMUA_MASUK)


def masuk_sesudah_meninggal(cakupan: Cakupan) -> Cari | None:
    """Whoever entered the shelter after death."""
    return _gabung(
        _mendahului(cakupan, ("meninggal", _MENINGGAL), ("masuk", kode)) for kode in SEMUA_MASUK
    )


def masuk_terakhir_sebelum_pertama(cakupan: Cakupan) -> Cari | None:
    """Whoever entered the shelter for the last time before the first."""
    pertama, terakhir = SEMUA_MASUK
    return _mendahului(cakupan, ("terakhir", terakhir), ("pertama", pertama))


def _gabung(semua: Iterable[Cari | None]) -> Cari | None:
    """Several checks as one; None where none can be made."""
    ada = [satu for satu in semua if satu is not None]
    if len(ada) < 2:
        return ada[0] if ada else None
    return lambda fakta, pengajuan: [t for cari in ada for t in cari(fakta, pengajuan)]


def _mendahului(cakupan: Cakupan, dahulu: tuple[str, str], lalu: tuple[str, str]) -> Cari | None:
    """Parties of whom the first of two dates surely lies before the other, which it must not."""
    (nama_dahulu, dahulu_kode), (nama_lalu, lalu_kode) = dahulu, lalu
    semua = cakupan.yang_punya(dahulu_kode, lalu_kode)
    if not semua:
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        hasil: list[Temuan] = []
        for nama, nomor, satu in anggota(semua, fakta):
            a, b = akhir(satu.get(dahulu_kode)), awal(satu.get(lalu_kode))
            if a is None or b is None or b <= a:
                continue
            isi: dict[str, Isi] = {
                nama_dahulu: _sebut(dahulu_kode, satu),
                nama_lalu: _sebut(lalu_kode, satu),
                "pihak": satu_pihak(fakta, nama, nomor),
            }
            tempat = (Tempat(nama, nomor, dahulu_kode), Tempat(nama, nomor, lalu_kode))
            hasil.append(Temuan(tempat=tempat, isi=isi))
        return hasil

    return cari


def _sebut(kode: str, satu: Mapping[str, NilaiFakta]) -> Isi:
    return kata_lahir(satu[kode]) if kode == _LAHIR else satu[kode]


def ahli_waris_lahir_kemudian(cakupan: Cakupan) -> Cari | None:
    """An heir who was not even conceived when the deceased died."""
    if PEMOHON not in cakupan.yang_punya("ahli_waris", _LAHIR):
        return None
    if ALMARHUM not in cakupan.yang_punya(_MENINGGAL):
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        almarhum = fakta.pihak.get(ALMARHUM, ())
        meninggal = akhir(almarhum[0].get(_MENINGGAL)) if len(almarhum) == 1 else None
        if meninggal is None:
            return ()
        hasil: list[Temuan] = []
        for nomor, satu in enumerate(fakta.pihak.get(PEMOHON, ())):
            lahir = awal(satu.get(_LAHIR))
            if lahir is None or satu.get("ahli_waris") is not True:
                continue
            if (lahir - meninggal).days > HARI_KANDUNGAN:
                tempat = (
                    *(Tempat(PEMOHON, nomor, kode) for kode in ("ahli_waris", _LAHIR)),
                    Tempat(ALMARHUM, 0, _MENINGGAL),
                )
                isi: dict[str, Isi] = {
                    "lahir": kata_lahir(satu[_LAHIR]),
                    "meninggal": almarhum[0][_MENINGGAL],
                    "pihak": satu_pihak(fakta, PEMOHON, nomor),
                }
                hasil.append(Temuan(tempat=tempat, isi=isi))
        return hasil

    return cari


# --- against the day of submission


def meninggal_sesudah_pengajuan(cakupan: Cakupan) -> Cari | None:
    """Somebody named as deceased from the start, who died after the submission."""
    if ALMARHUM not in cakupan.pasti_ada:
        return None
    return _terhadap_pengajuan(cakupan, (ALMARHUM,), "meninggal", _MENINGGAL, sesudah=True)


def pengaju_sudah_meninggal(cakupan: Cakupan) -> Cari | None:
    """An applicant or reporter who had died."""
    return _terhadap_pengajuan(cakupan, cakupan.pengaju, "meninggal", _MENINGGAL, sesudah=False)


def _terhadap_pengajuan(
    cakupan: Cakupan, siapa: Sequence[str], nama_isi: str, kode: str, *, sesudah: bool
) -> Cari | None:
    """Parties whose date surely lies after the day of submission, or surely before it."""
    semua = tuple(nama for nama in cakupan.yang_punya(kode) if nama in siapa)
    if not semua:
        return None

    def cari(fakta: FaktaKasus, pengajuan: date) -> Sequence[Temuan]:
        hasil: list[Temuan] = []
        for nama, nomor, satu in anggota(semua, fakta):
            nilai = satu.get(kode)
            hari = awal(nilai) if sesudah else akhir(nilai)
            if hari is None or not (pengajuan < hari if sesudah else hari < pengajuan):
                continue
            isi: dict[str, Isi] = {
                nama_isi: satu[kode],
                "pengajuan": pengajuan,
                "pihak": satu_pihak(fakta, nama, nomor),
            }
            hasil.append(Temuan(tempat=(Tempat(nama, nomor, kode),), isi=isi))
        return hasil

    return cari


# --- collections of money and goods


def pub_berakhir_sebelum_mulai(cakupan: Cakupan) -> Cari | None:
    """A collection whose last day comes before its first."""
    kode = ("tanggal_mulai_pub", "tanggal_akhir_pub")
    if not cakupan.kasus.issuperset(kode):
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        mulai, selesai = (fakta.kasus.get(satu) for satu in kode)
        paling_awal, paling_akhir = awal(mulai), akhir(selesai)
        if paling_awal is None or paling_akhir is None or paling_awal <= paling_akhir:
            return ()
        isi: dict[str, Isi] = {"mulai": fakta.kasus[kode[0]], "akhir": fakta.kasus[kode[1]]}
        return [Temuan(tempat=tuple(map(milik_kasus, kode)), isi=isi)]

    return cari
