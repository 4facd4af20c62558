"""One question: what do the conditions of a service say of these facts, on that date?

Of any standard of a catalogue, also one that no aggregate runs yet; under the agency's readings or
others; with what registries answer, with what is stated of them, or with neither. Nothing is
stored. `nilai_kelayakan` asks it of bare parts, `Aplikasi.persiapkan` of a wiring.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Final, TypeAlias

from attrs import field
from returns.result import Failure, Result

from dinsos_core.application.fakta_polos import baca_fakta
from dinsos_core.application.registri import tanya_registri
from dinsos_core.domain.kasus.batas_ajuan import Saat, tenggat_ajuan
from dinsos_core.domain.kasus.berkas import DokumenDiperlukan, dokumen_diperlukan
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Penilaian, nilai_siap, siapkan
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.prosedur.pembukaan import (
    periksa_nama_pihak,
    periksa_varian,
    pihak_lebih,
)
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Dokumen, StandarPelayanan, Syarat
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.ports.katalog import TANPA_TAFSIR, Katalog
from dinsos_core.ports.lingkungan import PenyediaKalender, Registri

TANPA_REGISTRI: Final[Mapping[str, Registri]] = {}


@frozen(kw_only=True)
class Pertanyaan:
    """Which service of which agency, as it stands on a date and under which readings.

    ``tafsir`` stands in the place of the agency's own readings; ``varian`` is needed only where
    something that is asked about differs by variant.
    """

    instansi: str
    layanan: str
    pada: date
    varian: str | None = None
    tafsir: Mapping[str, str] = TANPA_TAFSIR


@frozen(kw_only=True)
class Persiapan:
    """What a service asks of somebody, before anything is submitted. ``tenggat``: until when it may
    be, as far as what starts that is stated."""

    standar: StandarPelayanan
    dokumen: tuple[DokumenDiperlukan, ...]
    penilaian: Penilaian = field(repr=False)
    tenggat: tuple[Kewajiban, ...] = field(default=(), repr=False)


Disiapkan: TypeAlias = tuple[StandarPelayanan, SyaratStandar, KalenderKerja]
Siapkan: TypeAlias = Callable[[StandarPelayanan], Disiapkan]
"""A standard of the catalogue as rules read it for the variant asked about, its conditions, and the
agency's calendar."""


def nilai_kelayakan(
    katalog: Katalog,
    kalender: PenyediaKalender,
    layanan: str,
    fakta: Mapping[str, object],
    *,
    instansi: str,
    pada: date,
    varian: str | None = None,
    tafsir: Mapping[str, str] = TANPA_TAFSIR,
    registri: Mapping[str, Registri] = TANPA_REGISTRI,
    uji: Mapping[str, Uji] = UJI,
) -> Result[Penilaian, tuple[Halangan, ...]]:
    """The explained assessment of plain facts, or everything that stands against giving one.

    Args:
        katalog: where the standard is, `muat_katalog()` for the built-in ones.
        kalender: working calendars, `KalenderHolidays()` for the national ones.
        layanan: the service's code.
        fakta: by party or by path, see `application.fakta_polos`. What is not stated is unknown.
        instansi: the agency's code.
        pada: the day of submission, by which the version and every age is chosen.
        varian: needed only where a condition differs by variant.
        tafsir: readings in the place of the agency's own, by entry of the register.
        registri: sources to ask for what is not stated of them, by their codes; none by default.
        uji: the tests conditions may name.
    """
    tanya = Pertanyaan(instansi=instansi, layanan=layanan, pada=pada, varian=varian, tafsir=tafsir)
    hasil = siapkan_kelayakan(katalog, kalender, tanya, fakta, registri=registri, uji=uji)
    return hasil.map(lambda satu: satu.penilaian)


def siapkan_kelayakan(
    katalog: Katalog,
    kalender: PenyediaKalender,
    tanya: Pertanyaan,
    fakta: Mapping[str, object],
    *,
    registri: Mapping[str, Registri] = TANPA_REGISTRI,
    uji: Mapping[str, Uji] = UJI,
) -> Result[Persiapan, tuple[Halangan, ...]]:
    """The same, with the papers to bring; where they differ by variant and none is named, all."""
    pernyataan = baca_fakta(katalog.kosakata, fakta, tanya.pada)
    siap = _penyiap(katalog, kalender, tanya, uji)
    return telaah(katalog, tanya, pernyataan, siapkan=siap, registri=registri)


def siapkan_daftar(
    katalog: Katalog,
    kalender: PenyediaKalender,
    tanya: Pertanyaan,
    fakta: Iterable[str],
    *,
    uji: Mapping[str, Uji] = UJI,
) -> Result[SyaratStandar, tuple[Halangan, ...]]:
    """The conditions of a service for a list of cases that all state these facts, each by its path;
    or everything that stands against judging any of them."""
    pernyataan = baca_fakta(katalog.kosakata, dict.fromkeys(fakta), tanya.pada)
    terpilih = _terpilih(katalog, tanya, pernyataan)
    return terpilih.map(lambda standar: _penyiap(katalog, kalender, tanya, uji)(standar)[1])


def _penyiap(
    katalog: Katalog, kalender: PenyediaKalender, tanya: Pertanyaan, uji: Mapping[str, Uji]
) -> Siapkan:
    def siap(standar: StandarPelayanan) -> Disiapkan:
        hari = kalender(standar.instansi, bacaan_standar(standar))
        return _disiapkan(standar, tanya.varian, hari, katalog.kosakata, uji)

    return siap


def telaah(
    katalog: Katalog,
    tanya: Pertanyaan,
    pernyataan: tuple[FaktaKasus, tuple[Halangan, ...]],
    *,
    siapkan: Siapkan,
    registri: Mapping[str, Registri] = TANPA_REGISTRI,
    untuk_berkas: bool = False,
) -> Result[Persiapan, tuple[Halangan, ...]]:
    """Judge facts as read, with what was wrong with them, against the standard in force.

    A registry is asked only for what is not stated of it. ``untuk_berkas``: the papers matter as
    well, so a variant is needed where they differ by it.
    """
    terpilih = _terpilih(katalog, tanya, pernyataan, untuk_berkas=untuk_berkas)
    return terpilih.map(
        lambda standar: _ditelaah(
            standar, tanya, pernyataan[0], siapkan(standar), registri, untuk_berkas=untuk_berkas
        )
    )


def _terpilih(
    katalog: Katalog,
    tanya: Pertanyaan,
    pernyataan: tuple[FaktaKasus, tuple[Halangan, ...]],
    *,
    untuk_berkas: bool = False,
) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
    """The standard in force, or what stands against judging these facts by it."""
    fakta, salah = pernyataan
    hasil = katalog.standar(tanya.instansi, tanya.layanan, tanya.pada, tanya.tafsir)
    gagal = () if is_successful(hasil) else hasil.failure()
    # Under a reading that does not exist there is still the standard, to say what else is wrong.
    pokok = hasil if not gagal else katalog.standar(tanya.instansi, tanya.layanan, tanya.pada)
    if is_successful(pokok):
        standar = pokok.unwrap()
        asal: tuple[Syarat | Dokumen, ...] = standar.syarat
        if untuk_berkas:
            asal = (*asal, *standar.dokumen)
        gagal = (*gagal, *_periksa(standar, tanya.varian, asal, fakta))
        salah = tuple(_pihaknya(satu, standar) for satu in salah)
    if gagal or salah:
        return Failure((*gagal, *salah))
    return hasil


def _ditelaah(
    standar: StandarPelayanan,
    tanya: Pertanyaan,
    fakta: FaktaKasus,
    disiapkan: Disiapkan,
    registri: Mapping[str, Registri],
    *,
    untuk_berkas: bool,
) -> Persiapan:
    terbaca, siap, kalender = disiapkan
    berkas = terbaca if untuk_berkas or tanya.varian else standar
    lengkap = tanya_registri(fakta, siap, siap.kosakata, registri, tanya.pada)
    return Persiapan(
        standar=terbaca,
        dokumen=dokumen_diperlukan(berkas, fakta),
        penilaian=nilai_siap(siap, lengkap, pengajuan=tanya.pada),
        tenggat=tenggat_ajuan(
            terbaca,
            lengkap,
            kalender,
            Saat(kini=datetime.combine(tanya.pada, time(12), kalender.zona)),
        ),
    )


_INGATAN: Final[dict[tuple[object, ...], tuple[tuple[object, ...], Disiapkan]]] = {}
"""What was made ready, by the identities of what it was made of, which are kept alive with it; of a
wiring it is `lingkungan.syarat_siap` that remembers."""
_MAKS_INGATAN: Final = 64


def _disiapkan(
    standar: StandarPelayanan,
    varian: str | None,
    kalender: KalenderKerja,
    kosakata: Kosakata,
    uji: Mapping[str, Uji],
) -> Disiapkan:
    bahan = (standar, kalender, kosakata, uji)
    kunci = (varian, *map(id, bahan))
    ada = _INGATAN.get(kunci)
    if ada is not None:
        return ada[1]
    terbaca = standar.untuk_varian(varian)
    hasil = terbaca, siapkan(terbaca, kalender, kosakata, uji), kalender
    if len(_INGATAN) >= _MAKS_INGATAN:
        _INGATAN.clear()
    _INGATAN[kunci] = bahan, hasil
    return hasil


def _periksa(
    standar: StandarPelayanan,
    varian: str | None,
    asal: Iterable[Syarat | Dokumen],
    fakta: FaktaKasus,
) -> Iterator[Halangan]:
    if varian is not None or any(satu.varian for satu in asal):
        yield from periksa_varian(standar, varian)
    yield from periksa_nama_pihak(standar, fakta.pihak)
    yield from pihak_lebih(standar, {nama: len(semua) for nama, semua in fakta.pihak.items()})


def _pihaknya(satu: Halangan, standar: StandarPelayanan) -> Halangan:
    """A party that the vocabulary does not have, beside those of this standard."""
    if satu.kode is not KodeHalangan.PIHAK_TIDAK_DIKENAL:
        return satu
    dikenal = tuple(batas.pihak for batas in standar.pihak)
    return halangan(satu.kode, satu.lokasi, pilihan=dikenal, mirip=terdekat(satu.lokasi, dikenal))
