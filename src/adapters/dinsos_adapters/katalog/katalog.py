"""The catalogue from TOML: implements the port, reads each standard when first asked for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

import attrs
from attrs import field
from returns.result import Failure, Result, Success

from dinsos_adapters.katalog.berkas import baca_toml
from dinsos_adapters.katalog.indeks import (
    Indeks,
    InstansiTerindeks,
    JalurBerkas,
    KeputusanTerindeks,
    susun_indeks,
)
from dinsos_adapters.katalog.ingatan import Ingatan
from dinsos_adapters.katalog.masalah import (
    Catatan,
    KatalogRusak,
    MasalahKatalog,
)
from dinsos_adapters.katalog.sidik import sidik
from dinsos_adapters.katalog.susun import Acuan, susun
from dinsos_adapters.katalog.tak_berlaku import ItemTakBerlaku, item_tak_berlaku
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Rincian
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.sekali import Terbatas
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.ports.katalog import (
    TANPA_TAFSIR,
    instansi_tidak_dikenal,
    layanan_tidak_dikenal,
    periksa_tafsir,
)

BAWAAN = "bawaan"
"""How messages name the directory of the library's own catalogue."""

PALING: Final = 64
"""Under so many readings that were only asked about the catalogue is kept."""

Bacaan = Mapping[str, Mapping[str, str]]


@frozen(kw_only=True, eq=False)
class KatalogToml:
    """Standards by agency, service and date.

    Reads a standard's file when it is first asked for and keeps the result; two threads that ask
    at once read it twice and get equal values. Make it with `muat_katalog`.

    ``teruji``: these are the library's own files, readings and tests, as its tests check them.
    """

    _indeks: Indeks = field(repr=False)
    _uji: Mapping[str, Uji] = field(repr=False)
    _susun: Callable[[Bacaan], Indeks] = field(repr=False)
    _teruji: bool = field(default=False, repr=False)
    _terbaca: dict[tuple[str, str, str], StandarPelayanan] = field(factory=dict, repr=False)
    _lain: "dict[tuple[str, frozenset[tuple[str, str]]], KatalogToml]" = field(
        factory=lambda: Terbatas(PALING), repr=False
    )

    @property
    def versi(self) -> str:
        """The catalogue's own version; of several directories, theirs joined by `+`."""
        return self._indeks.versi

    @property
    def kosakata(self) -> Kosakata:
        """The vocabulary all its standards use."""
        return self._indeks.kosakata

    @property
    def instansi(self) -> Mapping[str, Instansi]:
        """The agencies by code."""
        return {kode: satu.instansi for kode, satu in self._indeks.instansi.items()}

    def tafsir(self, instansi: str) -> RegisterTafsir:
        """The register of readings with this agency's choices in force.

        An agency that is not in the catalogue has made no choice.
        """
        ada = self._indeks.instansi.get(instansi)
        return ada.register if ada else self._indeks.register

    def standar(
        self,
        instansi: str,
        layanan: str,
        pada: date,
        tafsir: Mapping[str, str] = TANPA_TAFSIR,
    ) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
        """The version in force on the date (the agency's own), with its readings applied, or those
        of ``tafsir`` in their place.

        Raises:
            KatalogRusak: the file of this standard is broken, though it was sound when the
                catalogue was loaded; of the built-in one as it stands, only what cannot be read.
        """
        ada = self._indeks.instansi.get(instansi)
        if ada is None:
            return Failure((instansi_tidak_dikenal(instansi, self._indeks.instansi),))
        if tafsir:
            if salah := periksa_tafsir(ada.register, tafsir):
                # What else is wrong is told in the same breath.
                lain = self.standar(instansi, layanan, pada)
                return Failure((*(() if is_successful(lain) else lain.failure()), *salah))
            return self._menurut(instansi, tafsir).standar(instansi, layanan, pada)
        memuat = [sk for sk in ada.keputusan if layanan in sk.layanan]
        if not memuat:
            semua = {kode for sk in ada.keputusan for kode in sk.layanan}
            return Failure((layanan_tidak_dikenal(layanan, semua),))
        berlaku = next((sk for sk in memuat if sk.keputusan.berlaku_pada(pada)), None)
        if berlaku is None:
            rincian: dict[str, Rincian] = {
                "layanan": layanan,
                "pada": pada.isoformat(),
                "periode": tuple(_periode(sk) for sk in memuat),
            }
            kode = KodeHalangan.STANDAR_TIDAK_BERLAKU
            return Failure((Halangan(kode=kode, lokasi="pada", rincian=rincian),))
        return Success(self._muat(ada, berlaku, layanan))

    def semua(self) -> tuple[StandarPelayanan, ...]:
        """Every version of every standard, by agency, decree and number.

        Raises:
            KatalogRusak: as in `standar`.
        """
        return tuple(self._semua())

    def _menurut(self, instansi: str, tafsir: Mapping[str, str]) -> "KatalogToml":
        """The same catalogue where one agency has these readings in force beside its others."""
        kunci = (instansi, frozenset(tafsir.items()))
        ada = self._lain.get(kunci)
        if ada is None:
            pilihan = {**self._indeks.instansi[instansi].register.pilihan, **tafsir}
            indeks = self._susun({instansi: pilihan})
            ada = KatalogToml(indeks=indeks, uji=self._uji, susun=self._susun)
            self._lain[kunci] = ada
        return ada

    def _semua(self) -> Iterator[StandarPelayanan]:
        for instansi in self._indeks.instansi.values():
            for sk in instansi.keputusan:
                termuat = [self._muat(instansi, sk, layanan) for layanan in sk.layanan]
                yield from sorted(termuat, key=lambda s: (s.nomor_urut or 0, s.layanan))

    def tak_berlaku(self, standar: StandarPelayanan) -> tuple[ItemTakBerlaku, ...]:
        """What this standard of the catalogue prints and its readings leave out of force."""
        ada = self._indeks.instansi[standar.instansi.kode]
        (sk,) = [sk for sk in ada.keputusan if sk.keputusan.kode == standar.keputusan.kode]
        tempat = sk.layanan[standar.layanan]
        isi = baca_toml(tempat.isi, Catatan(berkas=tempat.nama))
        return tuple(item_tak_berlaku(isi or {}, ada.register))

    def periksa(self) -> tuple[MasalahKatalog, ...]:
        """Every mistake in the whole catalogue, also under readings that are not in force."""
        # Late, for the same reason as in `_muat`.
        from dinsos_adapters.katalog.pemeriksaan import periksa_indeks  # noqa: PLC0415

        return periksa_indeks(self._indeks, self._acuan)

    def _muat(
        self, instansi: InstansiTerindeks, sk: KeputusanTerindeks, layanan: str
    ) -> StandarPelayanan:
        kunci = (instansi.instansi.kode, sk.keputusan.kode, layanan)
        if kunci not in self._terbaca:
            catatan = Catatan(berkas=sk.layanan[layanan].nama)
            isi = baca_toml(sk.layanan[layanan].isi, catatan)
            acuan = attrs.evolve(self._acuan(instansi, sk), telusur=False)
            susunan = None if isi is None else susun(isi, layanan, acuan, catatan)
            if susunan is not None and not self._teruji:
                # Late: it reads how cases move, which no standard of ours needs to be read.
                from dinsos_adapters.katalog.periksa import periksa_standar  # noqa: PLC0415

                periksa_standar(susunan, acuan, catatan)
            if susunan is None or catatan.masalah:
                raise KatalogRusak(catatan.masalah)
            standar = susunan.standar
            self._terbaca[kunci] = attrs.evolve(standar, sidik=sidik(standar))
        return self._terbaca[kunci]

    def _acuan(self, instansi: InstansiTerindeks, sk: KeputusanTerindeks) -> Acuan:
        return Acuan(
            instansi=instansi.instansi,
            keputusan=sk.keputusan,
            tafsir_keputusan=(*instansi.register.umum(), *(sk.isi.tafsir if sk.isi else ())),
            unit=instansi.instansi.unit if instansi.utuh else None,
            bersama=sk.isi.bersama if sk.isi else None,
            kosakata=self._indeks.kosakata,
            register=instansi.register,
            uji=self._uji,
        )


def _periode(sk: KeputusanTerindeks) -> str:
    """ISO 8601, an open end as two dots: `2024-06-10/.. (sk-093-2024)`."""
    sampai = sk.keputusan.berlaku_sampai
    akhir = sampai.isoformat() if sampai else ".."
    return f"{sk.keputusan.berlaku_dari.isoformat()}/{akhir} ({sk.keputusan.kode})"


def _bawaan() -> JalurBerkas:
    return JalurBerkas(isi=files("dinsos_adapters.katalog").joinpath("data"), nama=BAWAAN)


def _susun(
    direktori: tuple[Path, ...], bacaan: Bacaan, uji: Mapping[str, Uji], dengan_bawaan: bool
) -> KatalogToml:
    sendiri = [JalurBerkas(isi=_mutlak(satu), nama=str(satu)) for satu in direktori]
    akar = [_bawaan(), *sendiri] if dengan_bawaan or not direktori else sendiri
    susun = partial(susun_indeks, _bawaan(), akar)
    teruji = not direktori and not bacaan and uji == UJI
    return KatalogToml(indeks=susun(bacaan), uji=uji, susun=susun, teruji=teruji)


def _mutlak(direktori: Path) -> Path:
    try:
        return direktori.absolute()
    except OSError:  # the working directory is gone; reading the path will say so
        return direktori


def muat_katalog(
    *direktori: Path,
    bacaan: Bacaan = {},  # noqa: B006 - never written to
    uji: Mapping[str, Uji] = UJI,
    dengan_bawaan: bool = False,
    ingatan: Path | None = None,
) -> KatalogToml:
    """The built-in catalogue, or the agencies of the given directories.

    Directories stand instead of the built-in agencies, or with ``dengan_bawaan`` beside them; the
    library's vocabulary and register of readings are always there. ``bacaan`` puts readings in
    force by agency and entry, over what its file chooses; ``uji`` are the tests conditions may
    name, for an agency that adds its own.

    The built-in catalogue is checked by this project's tests, so its standards are read when
    asked for; given directories are checked whole, here and now. ``ingatan``: a directory in which
    it is noted that they were found whole, so that the same files under the same library are not
    checked again at the next start (`katalog.ingatan`); of no use to tests of one's own.

    Raises:
        KatalogRusak: everything wrong with what was read, at once.
    """
    katalog = _susun(direktori, bacaan, uji, dengan_bawaan)
    masalah = tuple(katalog._indeks.masalah)
    ingat = None
    if direktori and ingatan is not None and uji == UJI:
        ingat = Ingatan(ingatan, direktori, bacaan, dengan_bawaan=dengan_bawaan)
    if direktori and (masalah or ingat is None or not ingat.utuh):
        masalah = katalog.periksa()
        if ingat is not None and not masalah:
            ingat.catat()
    if masalah:
        raise KatalogRusak(masalah)
    return katalog


def periksa_katalog(
    *direktori: Path,
    bacaan: Bacaan = {},  # noqa: B006 - never written to
    uji: Mapping[str, Uji] = UJI,
    dengan_bawaan: bool = False,
) -> tuple[MasalahKatalog, ...]:
    """Every mistake in a catalogue, or none; the same arguments as `muat_katalog`."""
    return _susun(direktori, bacaan, uji, dengan_bawaan).periksa()
