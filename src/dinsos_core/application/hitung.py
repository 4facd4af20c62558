"""Deadlines without a case: every limit of a service, had what starts it happened at an instant.

Each is counted as a case would count it: by the version in force on that day, under the agency's
readings, with its calendar. Nothing is stored and nothing is read but the catalogue.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from attrs import evolve, field
from returns.result import Failure, Result, Success

from dinsos_core.application.bentuk import periksa_bentuk
from dinsos_core.application.lingkungan import Lingkungan, standar_terbaca
from dinsos_core.domain.kasus.jam import MILIK
from dinsos_core.domain.prosedur.pembukaan import periksa_varian
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.terima import daftar
from dinsos_core.domain.standar.bacaan import bacaan_batas, bacaan_standar
from dinsos_core.domain.standar.batas import BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.model import Agregat, StandarPelayanan
from dinsos_core.domain.waktu.batas import Batas
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.tenggat import Perhitungan, hitung_tenggat
from dinsos_core.ports.katalog import TANPA_TAFSIR, instansi_tidak_dikenal


@frozen(kw_only=True)
class HitunganBatas:
    """One limit and when it would be due; ``bila_hasil``: the same where a step has that outcome
    (`step.outcome`) and the standard names another length for it."""

    batas: BatasWaktu
    hitungan: Perhitungan
    bila_hasil: Mapping[str, Perhitungan]


@frozen(kw_only=True)
class HitunganLayanan:
    """The limits of a service from one instant on. ``mulai``: that instant, in the agency's zone;
    ``zona_dianggap``: it was given without a zone and read in that one."""

    standar: StandarPelayanan
    mulai: datetime
    zona_dianggap: bool
    batas: tuple[HitunganBatas, ...]


@frozen(kw_only=True)
class PertanyaanTenggat:
    """What `Aplikasi.hitung_tenggat` is asked; see there."""

    instansi: str
    layanan: str
    mulai: datetime
    batas: tuple[str, ...] = field(default=(), converter=daftar)
    jeda: tuple[Jeda, ...] = field(default=(), converter=daftar)
    varian: str | None = None
    tafsir: Mapping[str, str] = TANPA_TAFSIR


def hitung_layanan(
    ling: Lingkungan, tanya: PertanyaanTenggat
) -> Result[HitunganLayanan, tuple[Halangan, ...]]:
    """Every limit asked about, or everything that stands against counting."""
    if salah := periksa_bentuk(tanya):
        return Failure(salah)
    kantor = ling.katalog.instansi.get(tanya.instansi)
    if kantor is None:
        return Failure((instansi_tidak_dikenal(tanya.instansi, ling.katalog.instansi),))
    zona = ZoneInfo(kantor.zona)
    tanpa_zona = tanya.mulai.utcoffset() is None
    try:
        mulai = tanya.mulai.replace(tzinfo=zona) if tanpa_zona else tanya.mulai.astimezone(zona)
    except OverflowError:
        return Failure((_terlalu_jauh(),))
    hasil = ling.katalog.standar(tanya.instansi, tanya.layanan, mulai.date(), tanya.tafsir)
    gagal = () if is_successful(hasil) else hasil.failure()
    # Under a reading that does not exist there is the standard all the same, to say what else is
    # wrong.
    pokok = (
        hasil if not gagal else ling.katalog.standar(tanya.instansi, tanya.layanan, mulai.date())
    )
    if is_successful(pokok):
        gagal = (*gagal, *_salah(_terbaca(ling, pokok.unwrap(), None), tanya))
    if gagal:
        return Failure(gagal)
    standar = _terbaca(ling, hasil.unwrap(), tanya.varian)
    tanya = evolve(tanya, mulai=mulai)
    try:
        batas = tuple(_hitung(ling, standar, satu, tanya) for satu in _diminta(standar, tanya))
    except ValueError:  # beyond the year 9999
        return Failure((_terlalu_jauh(),))
    return Success(
        HitunganLayanan(standar=standar, mulai=mulai, zona_dianggap=tanpa_zona, batas=batas)
    )


def _terbaca(ling: Lingkungan, standar: StandarPelayanan, varian: str | None) -> StandarPelayanan:
    """As a case reads it; a complaint about no service in particular has the response limit of its
    own component."""
    standar = standar_terbaca(ling, standar, varian)
    respon = standar.pengaduan.respon if standar.pengaduan is not None else None
    if respon is None or standar.agregat is not Agregat.PENGADUAN:
        return standar
    return evolve(standar, waktu=(*standar.waktu, respon))


def _salah(standar: StandarPelayanan, tanya: PertanyaanTenggat) -> Iterator[Halangan]:
    if tanya.varian is not None:
        yield from periksa_varian(standar, tanya.varian)
    dikenal = tuple(satu.kode for satu in standar.waktu)
    for kode in tanya.batas:
        if kode not in dikenal:
            yield halangan(
                KodeHalangan.BATAS_TIDAK_DIKENAL,
                "batas",
                batas=kode,
                mirip=terdekat(kode, dikenal),
                pilihan=dikenal,
            )


def _terlalu_jauh() -> Halangan:
    return halangan(KodeHalangan.WAKTU_TIDAK_MUNGKIN, "mulai", masalah="tanggal_terlalu_jauh")


def _diminta(standar: StandarPelayanan, tanya: PertanyaanTenggat) -> tuple[BatasWaktu, ...]:
    return tuple(satu for satu in standar.waktu if not tanya.batas or satu.kode in tanya.batas)


def _hitung(
    ling: Lingkungan, standar: StandarPelayanan, batas: BatasWaktu, tanya: PertanyaanTenggat
) -> HitunganBatas:
    bacaan = bacaan_batas(standar, batas)
    kalender = ling.kalender(standar.instansi, bacaan_standar(standar))
    dijeda = batas.milik is PemilikBatas.KANTOR and not batas.tanpa_jeda

    def hitung(panjang: Batas) -> Perhitungan:
        return hitung_tenggat(
            panjang,
            tanya.mulai,
            kalender,
            bacaan,
            tanya.jeda if dijeda else (),
            milik=MILIK[batas.milik],
            awal_dihitung=batas.awal_dihitung,
            kode=batas.kode,
            label=batas.segmen or batas.teks,
        )

    return HitunganBatas(
        batas=batas,
        hitungan=hitung(batas.batas),
        bila_hasil={hasil: hitung(panjang) for hasil, panjang in batas.bila_hasil.items()},
    )
