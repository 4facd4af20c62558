"""The checks of who somebody is, and of what is said of a family."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dinsos_core.domain.kelayakan.cakupan import (
    PENGANGKATAN,
    Cakupan,
    Cari,
    Orang,
    Tempat,
    Temuan,
    anggota,
    milik_kasus,
    satu_pihak,
)
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Isi
from dinsos_core.domain.kelayakan.nik import menunjuk_orang
from dinsos_core.domain.kelayakan.pertentangan_waktu import akhir, awal
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.shared.pelaku import ALMARHUM, PEMOHON

_LEMBAGA: Final = "lembaga"
_ANAK: Final = "anak"


def nik_ganda(cakupan: Cakupan) -> Cari | None:
    """One NIK with parties that are not one person."""
    semua = _orang(cakupan, "nik")
    if not _berdua(cakupan, semua):
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        terlihat: set[NilaiFakta] = set()
        banyak = 0
        for nama in semua:
            for satu in fakta.pihak.get(nama, ()):
                if type(nik := satu.get("nik")) is str:
                    terlihat.add(nik)
                    banyak += 1
        return () if banyak == len(terlihat) else list(_sama_nik(cakupan, semua, fakta))

    return cari


def _sama_nik(cakupan: Cakupan, semua: tuple[str, ...], fakta: FaktaKasus) -> Iterator[Temuan]:
    menurut: dict[str, list[Orang]] = {}
    for satu in anggota(semua, fakta):
        if menunjuk_orang(nik := satu[2].get("nik")):
            menurut.setdefault(nik, []).append(satu)
    for nik, bersama in menurut.items():
        if _bukan_seorang(cakupan, bersama) or _berlainan(bersama):
            yield Temuan(
                tempat=tuple(Tempat(nama, nomor, "nik") for nama, nomor, _ in bersama),
                isi={"nik": nik, "pihak": _sebut(fakta, bersama)},
                ikut=tuple(
                    Tempat(nama, nomor, kode)
                    for nama, nomor, _ in bersama
                    for kode in cakupan.registri.get(nama, ())
                ),
            )


def satu_orang_dua_pihak(cakupan: Cakupan) -> Cari | None:
    """One person, by name, date of birth and sex, as parties that are not one person."""
    kode = ("nama", "tanggal_lahir", "jenis_kelamin")
    semua = _orang(cakupan, *kode)
    if not _berdua(cakupan, semua):
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        menurut: dict[object, list[Orang]] = {}
        for nama, nomor, satu in anggota(semua, fakta):
            lahir = satu.get("tanggal_lahir")
            # Exactly known: two persons born in one year are not one for that.
            if type(lahir) is date and type(sebutan := satu.get("nama")) is str:
                kunci = (lahir, satu.get("jenis_kelamin"), " ".join(sebutan.lower().split()))
                if type(kunci[1]) is str:
                    menurut.setdefault(kunci, []).append((nama, nomor, satu))
        return [
            Temuan(
                tempat=tuple(Tempat(nama, nomor, k) for nama, nomor, _ in bersama for k in kode),
                isi={"pihak": _sebut(fakta, bersama)},
            )
            for bersama in menurut.values()
            if len(bersama) > 1 and _bukan_seorang(cakupan, bersama)
        ]

    return cari


def _orang(cakupan: Cakupan, *kode: str) -> tuple[str, ...]:
    """The kinds of party that are persons, and of whom this can be known."""
    return tuple(nama for nama in cakupan.yang_punya(*kode) if nama != _LEMBAGA)


def _berdua(cakupan: Cakupan, semua: tuple[str, ...]) -> bool:
    return sum(cakupan.paling_banyak.get(nama, 2) for nama in semua) > 1


def _bukan_seorang(cakupan: Cakupan, bersama: list[Orang]) -> bool:
    """Whether parties cannot be one person: two of one kind, the deceased and anybody, an applicant
    and the child to adopt. Whoever applies or reports may do so for herself."""
    jenis = {nama for nama, _, _ in bersama}
    if len(jenis) < len(bersama):
        return True
    if len(jenis) > 1 and ALMARHUM in jenis:
        return True
    return cakupan.kelompok == PENGANGKATAN and {PEMOHON, _ANAK} <= jenis


def _berlainan(bersama: list[Orang]) -> bool:
    """Whether what is known of the parties differs, so that they are not one person."""
    kelamin = {k for _, _, satu in bersama if type(k := satu.get("jenis_kelamin")) is str}
    lahir = [satu.get("tanggal_lahir") for _, _, satu in bersama]
    mulai = [hari for satu in lahir if (hari := awal(satu)) is not None]
    sampai = [hari for satu in lahir if (hari := akhir(satu)) is not None]
    return len(kelamin) > 1 or (len(mulai) > 1 and max(mulai) > min(sampai))


def _sebut(fakta: FaktaKasus, bersama: list[Orang]) -> tuple[Isi, ...]:
    return tuple(satu_pihak(fakta, nama, nomor) for nama, nomor, _ in bersama)


# --- family


def kandung_melebihi_semua(cakupan: Cakupan) -> Cari | None:
    """More biological children than children."""
    kode = ("jumlah_anak_kandung", "jumlah_anak")
    if not cakupan.kasus.issuperset(kode):
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        kandung, semua = fakta.kasus.get(kode[0]), fakta.kasus.get(kode[1])
        if type(kandung) is not int or type(semua) is not int or kandung <= semua:
            return ()
        isi: dict[str, Isi] = {"kandung": kandung, "semua": semua}
        return [Temuan(tempat=tuple(map(milik_kasus, kode)), isi=isi)]

    return cari


def tanpa_keluarga_tetapi_diketahui(cakupan: Cakupan) -> Cari | None:
    """Without any family, and yet it is known."""
    kode = ("punya_keluarga_wali", "keluarga_diketahui")
    semua = cakupan.yang_punya(*kode)
    if not semua:
        return None

    def cari(fakta: FaktaKasus, _: date) -> Sequence[Temuan]:
        return [
            Temuan(
                tempat=tuple(Tempat(nama, nomor, k) for k in kode),
                isi={"pihak": satu_pihak(fakta, nama, nomor)},
            )
            for nama, nomor, satu in anggota(semua, fakta)
            if satu.get(kode[0]) is False and satu.get(kode[1]) is True
        ]

    return cari
