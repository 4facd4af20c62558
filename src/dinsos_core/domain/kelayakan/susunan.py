"""A standard's conditions made ready to run: paths and parameters read once, not once per case."""

from collections.abc import Mapping

from attrs import frozen

from dinsos_core.domain.kelayakan.dasar_uji import Ketentuan, Uji, WaktuUji
from dinsos_core.domain.kelayakan.deklarasi import PENGAJUAN, baca_parameter, periksa_bentuk
from dinsos_core.domain.kelayakan.fakta import TIPE_NILAI, Jalur, urai_jalur
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai


@frozen(kw_only=True, eq=False)
class UjiSiap:
    """A test with its bounds: ``tipe`` are the exact types its fact may have."""

    uji: Uji
    ketentuan: Ketentuan
    tipe: frozenset[type[Nilai]]
    lain: tuple[tuple[str, Jalur], ...]


@frozen(kw_only=True, eq=False)
class SyaratSiap:
    """A condition ready to run. ``uji`` is None exactly when it has alternatives (``pilihan``)."""

    syarat: Syarat
    uji: UjiSiap | None
    pilihan: tuple["SyaratSiap", ...]
    pada: Jalur | None
    """Where the reference date stands; None: the day of the first submission."""
    tafsir: tuple[TafsirDipakai, ...]
    """Every reading it rests on, sorted: declared, of its test, of its alternatives."""


def siapkan_syarat(
    syarat: Syarat, uji: Mapping[str, Uji], wilayah: str, waktu: WaktuUji
) -> SyaratSiap:
    """Read a declaration.

    Raises:
        ValueError: it is unsound. `periksa_syarat` says so beforehand, in full.
    """
    if masalah := periksa_bentuk(syarat, uji):
        rincian = "; ".join(f"{m.kunci}: {m.kode} {m.ditemukan!r}" for m in masalah)
        raise ValueError(f"syarat {syarat.kode!r} tidak sah: {rincian}")
    pilihan = tuple(siapkan_syarat(satu, uji, wilayah, waktu) for satu in syarat.salah_satu)
    siap = None if pilihan else _siapkan_uji(syarat, uji[syarat.uji], wilayah, waktu)
    dari_uji = siap.uji.tafsir(siap.ketentuan) if siap else ()
    tafsir = {*syarat.tafsir, *map(waktu.tafsir, dari_uji), *(t for p in pilihan for t in p.tafsir)}
    return SyaratSiap(
        syarat=syarat,
        uji=siap,
        pilihan=pilihan,
        pada=None if syarat.pada == PENGAJUAN else urai_jalur(syarat.pada),
        tafsir=tuple(sorted(tafsir)),
    )


def _siapkan_uji(syarat: Syarat, uji: Uji, wilayah: str, waktu: WaktuUji) -> UjiSiap:
    parameter, _ = baca_parameter(uji, syarat.parameter)
    ketentuan = Ketentuan(
        fakta=urai_jalur(syarat.fakta), waktu=waktu, parameter=parameter, wilayah=wilayah
    )
    return UjiSiap(
        uji=uji,
        ketentuan=ketentuan,
        tipe=frozenset(TIPE_NILAI[jenis] for jenis in uji.jenis),
        lain=tuple((nama, isi) for nama, isi in parameter.items() if isinstance(isi, Jalur)),
    )
