"""Is a declared condition sound? Checked when a catalogue is loaded, all mistakes at once.

The same reading of parameters then serves the assessment, so that what passed here cannot fail
there. Declarations hold nothing personal; messages may name what was found.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final, TypeGuard

import attrs

from dinsos_core.domain.kelayakan.dasar_uji import (
    JenisParameter,
    NilaiParameter,
    Parameter,
    Uji,
)
from dinsos_core.domain.kelayakan.fakta import TIPE_NILAI
from dinsos_core.domain.kelayakan.sah import daftar_dikenal
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import (
    DefinisiFakta,
    JenisFakta,
    Kosakata,
    MilikFakta,
    SumberFakta,
)
from dinsos_core.domain.standar.model import Akibat, Syarat
from dinsos_core.domain.waktu.batas import BENTUK_LAMA, Lama, urai_lama

PENGAJUAN: Final = "pengajuan"
"""Reference date: the day of the first submission."""

_PENERUSAN: Final = ("kepada", "sebab", "bukan_bagi")
"""Keys that say more of a condition that passes on."""

_BILANGAN_TERBESAR: Final = 999_999_999_999


class KodeMasalah(StrEnum):
    UJI_TIDAK_DIKENAL = "uji_tidak_dikenal"
    UJI_BERSAMA_SALAH_SATU = "uji_bersama_salah_satu"
    SALAH_SATU_BERSARANG = "salah_satu_bersarang"
    BILA_DALAM_SALAH_SATU = "bila_dalam_salah_satu"
    PARAMETER_TIDAK_DIKENAL = "parameter_tidak_dikenal"
    PARAMETER_WAJIB = "parameter_wajib"
    PARAMETER_SALAH_JENIS = "parameter_salah_jenis"
    LAMA_TIDAK_TERBACA = "lama_tidak_terbaca"
    BATAS_TERBALIK = "batas_terbalik"
    JALUR_TIDAK_TERBACA = "jalur_tidak_terbaca"
    FAKTA_TIDAK_DIKENAL = "fakta_tidak_dikenal"
    FAKTA_SALAH_TEMPAT = "fakta_salah_tempat"
    JENIS_FAKTA_TIDAK_COCOK = "jenis_fakta_tidak_cocok"
    PIHAK_TIDAK_DIKENAL = "pihak_tidak_dikenal"
    PERAN_TIDAK_DIKENAL = "peran_tidak_dikenal"
    REGISTRI_TIDAK_DIKENAL = "registri_tidak_dikenal"
    NILAI_TIDAK_DIKENAL = "nilai_tidak_dikenal"
    ACUAN_BUKAN_TANGGAL = "acuan_bukan_tanggal"
    KEPADA_WAJIB = "kepada_wajib"
    SEDIKITNYA_DI_LUAR_BATAS = "sedikitnya_di_luar_batas"
    KUNCI_TANPA_GUNA = "kunci_tanpa_guna"
    """A key that acts on nothing where it stands."""


@frozen(kw_only=True)
class MasalahSyarat:
    """One mistake in a declaration.

    ``kunci`` is its place below the condition (`parameter.min`, `salah_satu[1].fakta`),
    ``ditemukan`` what stands there, ``boleh`` what may, ``terdekat`` the nearest of those.
    """

    kode: KodeMasalah
    kunci: str
    ditemukan: str = ""
    boleh: tuple[str, ...] = ()
    terdekat: str = ""


def periksa_syarat(
    syarat: Syarat, kosakata: Kosakata, uji: Mapping[str, Uji] = UJI
) -> tuple[MasalahSyarat, ...]:
    """Everything wrong with one condition, in the order of its keys; empty when it is sound."""
    return (*periksa_deklarasi(syarat, uji), *_periksa_kosakata(syarat, kosakata, uji, ""))


def periksa_deklarasi(
    syarat: Syarat, uji: Mapping[str, Uji] = UJI, awalan: str = ""
) -> tuple[MasalahSyarat, ...]:
    """What is wrong whatever the vocabulary: test, parameters, paths, alternatives."""
    return tuple(_masalah_bentuk(syarat, uji, awalan))


def _masalah_bentuk(syarat: Syarat, uji: Mapping[str, Uji], awalan: str) -> Iterator[MasalahSyarat]:
    if syarat.bila is not None:
        yield from _periksa_jalur(syarat.bila.fakta, f"{awalan}bila.fakta")
    if syarat.pada != PENGAJUAN:
        yield from _periksa_jalur(syarat.pada, f"{awalan}pada")
    if syarat.akibat is Akibat.TERUSKAN and not syarat.kepada:
        yield MasalahSyarat(kode=KodeMasalah.KEPADA_WAJIB, kunci=f"{awalan}kepada")
    for nama in _tanpa_guna(syarat, uji.get(syarat.uji)):
        yield _sia_sia(f"{awalan}{nama}")
    if syarat.salah_satu:
        yield from _masalah_salah_satu(syarat, uji, awalan)
        return
    dikenal = uji.get(syarat.uji)
    if dikenal is None:
        yield _tidak_dikenal(KodeMasalah.UJI_TIDAK_DIKENAL, f"{awalan}uji", syarat.uji, tuple(uji))
    yield from _periksa_jalur(syarat.fakta, f"{awalan}fakta")
    if dikenal is not None:
        yield from baca_parameter(dikenal, syarat.parameter, awalan)[1]


def _masalah_salah_satu(
    syarat: Syarat, uji: Mapping[str, Uji], awalan: str
) -> Iterator[MasalahSyarat]:
    if syarat.uji:
        yield MasalahSyarat(
            kode=KodeMasalah.UJI_BERSAMA_SALAH_SATU, kunci=f"{awalan}uji", ditemukan=syarat.uji
        )
    if not 1 <= syarat.sedikitnya <= len(syarat.salah_satu):
        yield MasalahSyarat(
            kode=KodeMasalah.SEDIKITNYA_DI_LUAR_BATAS,
            kunci=f"{awalan}sedikitnya",
            ditemukan=str(syarat.sedikitnya),
            boleh=(f"1 sampai {len(syarat.salah_satu)}",),
        )
    for n, pilihan in enumerate(syarat.salah_satu):
        kunci = f"{awalan}salah_satu[{n}]."
        # What an unmet condition leads to, and for whom it stands, is said of the whole.
        for nama in _tertulis(pilihan, "akibat", *_PENERUSAN, "varian"):
            yield _sia_sia(f"{kunci}{nama}")
        if pilihan.salah_satu:
            yield MasalahSyarat(kode=KodeMasalah.SALAH_SATU_BERSARANG, kunci=f"{kunci}salah_satu")
            continue
        if pilihan.bila is not None:
            # An alternative that does not apply must not count as one that is met.
            yield MasalahSyarat(kode=KodeMasalah.BILA_DALAM_SALAH_SATU, kunci=f"{kunci}bila")
        yield from _masalah_bentuk(pilihan, uji, kunci)


def _tanpa_guna(syarat: Syarat, uji: Uji | None) -> Iterator[str]:
    """Keys that nothing looks at beside what else the condition says."""
    if syarat.akibat is not Akibat.TERUSKAN:
        yield from _tertulis(syarat, *_PENERUSAN)
    if syarat.salah_satu:
        if not syarat.uji:  # else the test is the mistake, with all that belongs to it
            yield from _tertulis(syarat, "fakta", "pada")
            yield from (f"parameter.{nama}" for nama in syarat.parameter)
        return
    yield from _tertulis(syarat, "sedikitnya")
    if uji is not None and not uji.bertanggal:
        yield from _tertulis(syarat, "pada")
    for nama, definisi in uji.parameter.items() if uji is not None else ():
        if nama in syarat.parameter and definisi.bersama not in ("", *syarat.parameter):
            yield f"parameter.{nama}"


def _tertulis(syarat: Syarat, *kunci: str) -> Iterator[str]:
    bawaan = {bidang.name: bidang.default for bidang in attrs.fields(Syarat)}
    return (nama for nama in kunci if getattr(syarat, nama) != bawaan[nama])


def _sia_sia(kunci: str) -> MasalahSyarat:
    return MasalahSyarat(kode=KodeMasalah.KUNCI_TANPA_GUNA, kunci=kunci)


def _periksa_jalur(teks: str, kunci: str) -> Iterator[MasalahSyarat]:
    if _jalur(teks) is None:
        yield MasalahSyarat(kode=KodeMasalah.JALUR_TIDAK_TERBACA, kunci=kunci, ditemukan=teks)


def _jalur(teks: str) -> Jalur | None:
    try:
        return urai_jalur(teks)
    except ValueError:
        return None


# --- parameters


def baca_parameter(
    uji: Uji, parameter: Mapping[str, object], awalan: str = ""
) -> tuple[dict[str, NilaiParameter], tuple[MasalahSyarat, ...]]:
    """The declared parameters as the test reads them, and every mistake in them."""
    terbaca: dict[str, NilaiParameter] = {}
    masalah: list[MasalahSyarat] = []
    for nama, nilai in parameter.items():
        kunci = f"{awalan}parameter.{nama}"
        if nama not in uji.parameter:
            boleh = tuple(uji.parameter)
            masalah.append(_tidak_dikenal(KodeMasalah.PARAMETER_TIDAK_DIKENAL, kunci, nama, boleh))
            continue
        hasil = _baca(uji.parameter[nama], nilai, kunci)
        if isinstance(hasil, MasalahSyarat):
            masalah.append(hasil)
        else:
            terbaca[nama] = hasil
    masalah += _kurang(uji, parameter, awalan)
    if _terbalik(terbaca.get("min"), terbaca.get("maks")):
        masalah.append(
            MasalahSyarat(
                kode=KodeMasalah.BATAS_TERBALIK,
                kunci=f"{awalan}parameter.min",
                ditemukan=str(parameter["min"]),
                boleh=(f"paling banyak {parameter['maks']}",),
            )
        )
    return terbaca, tuple(masalah)


def _kurang(uji: Uji, parameter: Mapping[str, object], awalan: str) -> Iterator[MasalahSyarat]:
    for nama, definisi in uji.parameter.items():
        if definisi.wajib and nama not in parameter:
            yield MasalahSyarat(kode=KodeMasalah.PARAMETER_WAJIB, kunci=f"{awalan}parameter.{nama}")
    pilihan = uji.sedikitnya_satu
    if pilihan and not any(nama in parameter for nama in pilihan):
        yield MasalahSyarat(
            kode=KodeMasalah.PARAMETER_WAJIB, kunci=f"{awalan}parameter", boleh=pilihan
        )


def _terbalik(minimal: object, maksimal: object) -> bool:
    if isinstance(minimal, Lama) and isinstance(maksimal, Lama):
        return minimal.total_bulan > maksimal.total_bulan
    return isinstance(minimal, int) and isinstance(maksimal, int) and minimal > maksimal


def _baca(parameter: Parameter, nilai: object, kunci: str) -> NilaiParameter | MasalahSyarat:
    def salah(*boleh: str) -> MasalahSyarat:
        return MasalahSyarat(
            kode=KodeMasalah.PARAMETER_SALAH_JENIS,
            kunci=kunci,
            ditemukan=str(nilai),
            boleh=boleh or (parameter.jenis.value,),
        )

    match parameter.jenis:
        # Exact type, since a bool is an int: True would silently mean 1.
        case JenisParameter.BILANGAN if type(nilai) is int and 0 <= nilai <= _BILANGAN_TERBESAR:
            return nilai
        case JenisParameter.YA_TIDAK if isinstance(nilai, bool):
            return nilai
        case JenisParameter.NILAI | JenisParameter.PERAN | JenisParameter.REGISTRI:
            daftar = (nilai,) if isinstance(nilai, str) else nilai
            return daftar if _daftar_teks(daftar) else salah()
        case JenisParameter.TEKS if isinstance(nilai, str):
            return nilai
        case JenisParameter.PILIHAN if isinstance(nilai, str) and nilai in parameter.pilihan:
            return nilai
        case JenisParameter.PILIHAN:
            return salah(*parameter.pilihan)
        case JenisParameter.JALUR if isinstance(nilai, str):
            return _jalur(nilai) or MasalahSyarat(
                kode=KodeMasalah.JALUR_TIDAK_TERBACA, kunci=kunci, ditemukan=nilai
            )
        case JenisParameter.LAMA if isinstance(nilai, str):
            return _baca_lama(nilai, kunci)
        case _:
            return salah()


def _baca_lama(nilai: str, kunci: str) -> Lama | MasalahSyarat:
    try:
        return urai_lama(nilai)
    except ValueError:
        return MasalahSyarat(
            kode=KodeMasalah.LAMA_TIDAK_TERBACA, kunci=kunci, ditemukan=nilai, boleh=BENTUK_LAMA
        )


def _daftar_teks(nilai: object) -> TypeGuard[tuple[str, ...]]:
    return isinstance(nilai, tuple) and bool(nilai) and all(isinstance(x, str) for x in nilai)


# --- against the vocabulary


def _periksa_kosakata(
    syarat: Syarat, kosakata: Kosakata, uji: Mapping[str, Uji], awalan: str
) -> Iterator[MasalahSyarat]:
    if syarat.bila is not None:
        yield from _periksa_bila(syarat.bila, kosakata, awalan)
    if syarat.pada != PENGAJUAN:
        yield from _periksa_acuan(syarat.pada, kosakata, f"{awalan}pada")
    for n, pilihan in enumerate(syarat.salah_satu):
        yield from _periksa_kosakata(pilihan, kosakata, uji, f"{awalan}salah_satu[{n}].")
    if syarat.salah_satu:
        return
    definisi = yield from _cari_fakta(syarat.fakta, kosakata, f"{awalan}fakta")
    dikenal = uji.get(syarat.uji)
    if dikenal is None:
        return
    if definisi is not None and definisi.jenis not in dikenal.jenis:
        yield _tidak_cocok(f"{awalan}fakta", definisi, dikenal.jenis)
    elif definisi is not None and definisi.banyak and not dikenal.banyak:
        yield MasalahSyarat(
            kode=KodeMasalah.JENIS_FAKTA_TIDAK_COCOK,
            kunci=f"{awalan}uji",
            ditemukan=f"{syarat.uji} ({definisi.kode}: banyak)",
            boleh=tuple(sorted(kode for kode, satu in uji.items() if satu.banyak)),
        )
    elif definisi is not None and dikenal.diatestasi:
        yield from _bukan_atestasi(definisi, f"{awalan}fakta")
    for nama, nilai in baca_parameter(dikenal, syarat.parameter)[0].items():
        kunci = f"{awalan}parameter.{nama}"
        yield from _periksa_isi(dikenal.parameter[nama], nilai, definisi, kosakata, kunci)


def _periksa_bila(bila: Bila, kosakata: Kosakata, awalan: str) -> Iterator[MasalahSyarat]:
    definisi = yield from _cari_fakta(bila.fakta, kosakata, f"{awalan}bila.fakta")
    if definisi is None:
        return
    if bila.nilai == (True,) and definisi.jenis is not JenisFakta.YA_TIDAK:
        # What no author wrote: the values were left out.
        yield MasalahSyarat(
            kode=KodeMasalah.PARAMETER_WAJIB,
            kunci=f"{awalan}bila.nilai",
            boleh=definisi.pilihan or (definisi.jenis.value,),
        )
        return
    for nilai in bila.nilai:
        if type(nilai) not in TIPE_NILAI[definisi.jenis]:
            yield MasalahSyarat(
                kode=KodeMasalah.NILAI_TIDAK_DIKENAL,
                kunci=f"{awalan}bila.nilai",
                ditemukan=str(nilai),
                boleh=definisi.pilihan or (definisi.jenis.value,),
            )
        elif isinstance(nilai, str):
            yield from _periksa_pilihan((nilai,), definisi, f"{awalan}bila.nilai")


def _periksa_acuan(teks: str, kosakata: Kosakata, kunci: str) -> Iterator[MasalahSyarat]:
    definisi = yield from _cari_fakta(teks, kosakata, kunci)
    jalur = _jalur(teks)
    if definisi is None or jalur is None:
        return
    if jalur.setiap or definisi.jenis is not JenisFakta.TANGGAL or definisi.boleh_tiada:
        yield MasalahSyarat(kode=KodeMasalah.ACUAN_BUKAN_TANGGAL, kunci=kunci, ditemukan=teks)


def _periksa_isi(
    parameter: Parameter,
    nilai: NilaiParameter,
    definisi: DefinisiFakta | None,
    kosakata: Kosakata,
    kunci: str,
) -> Iterator[MasalahSyarat]:
    if isinstance(nilai, Jalur):
        lain = yield from _cari_fakta(str(nilai), kosakata, kunci)
        boleh = parameter.fakta or ({definisi.jenis} if definisi else set())
        if lain is not None and boleh and lain.jenis not in boleh:
            yield _tidak_cocok(kunci, lain, boleh)
        elif lain is not None and parameter.diatestasi:
            yield from _bukan_atestasi(lain, kunci)
    elif isinstance(nilai, tuple):
        match parameter.jenis:
            case JenisParameter.PERAN:
                kode, dikenal = KodeMasalah.PERAN_TIDAK_DIKENAL, tuple(kosakata.peran)
            case JenisParameter.REGISTRI:
                kode = KodeMasalah.REGISTRI_TIDAK_DIKENAL
                dikenal = tuple(daftar_dikenal(definisi, kosakata))
            case _:
                if definisi is not None:
                    yield from _periksa_pilihan(nilai, definisi, kunci)
                return
        for isi in nilai:
            if isi not in dikenal:
                yield _tidak_dikenal(kode, kunci, isi, dikenal)


def _bukan_atestasi(definisi: DefinisiFakta, kunci: str) -> Iterator[MasalahSyarat]:
    if definisi.sumber is not SumberFakta.ATESTASI:
        yield MasalahSyarat(
            kode=KodeMasalah.JENIS_FAKTA_TIDAK_COCOK,
            kunci=kunci,
            ditemukan=f"{definisi.kode} ({definisi.sumber.value})",
            boleh=(SumberFakta.ATESTASI.value,),
        )


def _periksa_pilihan(
    nilai: tuple[str, ...], definisi: DefinisiFakta, kunci: str
) -> Iterator[MasalahSyarat]:
    for isi in nilai:
        if definisi.jenis is JenisFakta.PILIHAN and isi not in definisi.pilihan:
            yield _tidak_dikenal(KodeMasalah.NILAI_TIDAK_DIKENAL, kunci, isi, definisi.pilihan)


def _cari_fakta(
    teks: str, kosakata: Kosakata, kunci: str
) -> Generator[MasalahSyarat, None, DefinisiFakta | None]:
    """The fact a path names; what is wrong with it is yielded, except that it cannot be read."""
    jalur = _jalur(teks)
    if jalur is None:
        return None
    if jalur.pihak and jalur.pihak not in kosakata.pihak:
        yield _tidak_dikenal(
            KodeMasalah.PIHAK_TIDAK_DIKENAL, kunci, jalur.pihak, tuple(kosakata.pihak)
        )
    definisi = kosakata.fakta.get(jalur.kode)
    if definisi is None:
        yield _tidak_dikenal(
            KodeMasalah.FAKTA_TIDAK_DIKENAL, kunci, jalur.kode, tuple(kosakata.fakta)
        )
    elif (definisi.milik is MilikFakta.PIHAK) is not bool(jalur.pihak):
        yield MasalahSyarat(
            kode=KodeMasalah.FAKTA_SALAH_TEMPAT,
            kunci=kunci,
            ditemukan=teks,
            boleh=(definisi.milik.value,),
        )
    return definisi


def _tidak_cocok(kunci: str, definisi: DefinisiFakta, boleh: Iterable[JenisFakta]) -> MasalahSyarat:
    return MasalahSyarat(
        kode=KodeMasalah.JENIS_FAKTA_TIDAK_COCOK,
        kunci=kunci,
        ditemukan=f"{definisi.kode} ({definisi.jenis.value})",
        boleh=tuple(sorted(jenis.value for jenis in boleh)),
    )


def _tidak_dikenal(
    kode: KodeMasalah, kunci: str, ditemukan: str, boleh: tuple[str, ...]
) -> MasalahSyarat:
    return MasalahSyarat(
        kode=kode,
        kunci=kunci,
        ditemukan=ditemukan,
        boleh=tuple(sorted(boleh)),
        terdekat=terdekat(ditemukan, boleh),
    )
