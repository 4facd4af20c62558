"""What a catalogue's directories hold: agencies, their decrees, and where each standard's file is.

    kosakata.toml  inggris.toml  tafsir.toml  VERSI        (optional beside the agencies)
    <instansi>/instansi.toml
    <instansi>/<keputusan>/keputusan.toml
    <instansi>/<keputusan>/<layanan>.toml

Agencies and decrees are read at once, since every question needs them; standards only when asked.
A later directory adds to an earlier one: decrees to an agency, or its own `instansi.toml`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources.abc import Traversable

import attrs
from attrs import Factory, define

from dinsos_adapters.katalog.berkas import (
    TERBESAR,
    ada_berkas,
    ada_direktori,
    baca_toml,
    isi_direktori,
)
from dinsos_adapters.katalog.inggris import INGGRIS, baca_inggris
from dinsos_adapters.katalog.instansi import (
    IsiKeputusan,
    baca_instansi,
    baca_keputusan,
    berlakukan,
    periksa_versi,
)
from dinsos_adapters.katalog.kosakata import (
    KOSAKATA,
    TAFSIR,
    baca_kosakata,
    baca_tafsir,
    periksa_bacaan,
)
from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah, MasalahKatalog
from dinsos_adapters.katalog.nomor import periksa_penomoran
from dinsos_adapters.katalog.tempat import periksa_tempat
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import SuratKeputusan
from dinsos_core.domain.standar.tafsir import RegisterTafsir

INSTANSI = "instansi.toml"
KEPUTUSAN = "keputusan.toml"
VERSI = "VERSI"
AKHIRAN = ".toml"

_KODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_VERSI = re.compile(r"[0-9A-Za-z.+-]{1,40}")


@frozen(kw_only=True)
class JalurBerkas:
    """A file or directory, and how people find it again."""

    isi: Traversable
    nama: str

    def di_dalam(self, anak: Traversable) -> "JalurBerkas":
        """One of its entries."""
        return JalurBerkas(isi=anak, nama=f"{self.nama}/{anak.name}")


@frozen(kw_only=True)
class KeputusanTerindeks:
    """A decree in force for a time, and the files of its standards."""

    keputusan: SuratKeputusan
    isi: IsiKeputusan | None
    layanan: Mapping[str, JalurBerkas]


@frozen(kw_only=True)
class InstansiTerindeks:
    """An agency, its readings, and its decrees in the order of their start."""

    instansi: Instansi
    utuh: bool
    register: RegisterTafsir
    keputusan: tuple[KeputusanTerindeks, ...]


@define(kw_only=True)
class Indeks:
    """The whole of it; ``masalah`` in the order of the files.

    ``bersama_utuh``: the shared vocabulary and register can be relied on. ``inggris``: the texts
    that added files give in English, each with its file.
    """

    versi: str = ""
    kosakata: Kosakata = Factory(Kosakata)
    register: RegisterTafsir = Factory(RegisterTafsir)
    bersama_utuh: bool = True
    inggris: dict[str, Catatan] = Factory(dict)
    instansi: dict[str, InstansiTerindeks] = Factory(dict)
    masalah: list[MasalahKatalog] = Factory(list)


def susun_indeks(
    bawaan: JalurBerkas, akar: Sequence[JalurBerkas], bacaan: Mapping[str, Mapping[str, str]]
) -> Indeks:
    """Index the directories ``akar``; the library's own vocabulary and register come first."""
    dasar = _bersama_bawaan(bawaan)
    indeks = attrs.evolve(dasar, inggris={}, masalah=[*dasar.masalah], instansi={})
    tambahan = [satu for satu in dict.fromkeys(akar) if satu != bawaan]
    for satu in tambahan:
        _baca_bersama(satu, indeks)
    indeks.bersama_utuh = not indeks.masalah
    for satu in tambahan:
        _baca_inggris(satu, indeks)
    indeks.versi = "+".join(_versi(satu, indeks) for satu in akar)
    for kode, tempat in _kumpulkan(akar, indeks).items():
        indeks.instansi[kode] = _instansi(kode, tempat, bacaan.get(kode, {}), indeks)
    catatan = Catatan(berkas="(bacaan)")
    for kode in bacaan.keys() - indeks.instansi.keys():
        catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kode, kode, pilihan=indeks.instansi)
    indeks.masalah += catatan.masalah
    return indeks


@lru_cache(maxsize=1)
def _bersama_bawaan(bawaan: JalurBerkas) -> Indeks:
    """The library's own, read once per process: the longest file of all, and never another."""
    indeks = Indeks()
    _baca_bersama(bawaan, indeks)
    _baca_inggris(bawaan, indeks)
    return indeks


def _baca(tempat: JalurBerkas, indeks: Indeks) -> tuple[dict[str, object] | None, Catatan]:
    catatan = Catatan(berkas=tempat.nama)
    isi = baca_toml(tempat.isi, catatan)
    if isi is None:
        indeks.masalah += catatan.masalah
    return isi, catatan


def _baca_bersama(akar: JalurBerkas, indeks: Indeks) -> None:
    anak = {satu.isi.name: satu for satu in _isi(akar, Indeks())}
    if KOSAKATA in anak:
        isi, catatan = _baca(anak[KOSAKATA], indeks)
        if isi is not None:
            indeks.kosakata = baca_kosakata(isi, indeks.kosakata, catatan)
            indeks.masalah += catatan.masalah
    if TAFSIR in anak:
        isi, catatan = _baca(anak[TAFSIR], indeks)
        if isi is not None:
            indeks.register = baca_tafsir(isi, indeks.register, catatan)
            indeks.masalah += catatan.masalah


def _baca_inggris(akar: JalurBerkas, indeks: Indeks) -> None:
    """A later file's words stand instead of an earlier one's: an agency may prefer its own."""
    berkas = akar.isi.joinpath(INGGRIS)
    if not ada_berkas(berkas):
        return
    isi, catatan = _baca(akar.di_dalam(berkas), indeks)
    if isi is not None:
        inggris = baca_inggris(isi, catatan)
        indeks.kosakata = attrs.evolve(
            indeks.kosakata, inggris={**indeks.kosakata.inggris, **inggris}
        )
        indeks.inggris |= dict.fromkeys(inggris, catatan)
        indeks.masalah += catatan.masalah


def _versi(akar: JalurBerkas, indeks: Indeks) -> str:
    berkas = akar.isi.joinpath(VERSI)
    try:
        if not ada_berkas(berkas):
            return "tanpa-versi"
        with berkas.open("rb") as terbuka:
            teks = terbuka.read(TERBESAR).decode("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        teks = ""
    if not _VERSI.fullmatch(teks):
        catatan = Catatan(berkas=f"{akar.nama}/{VERSI}")
        catatan.catat(JenisMasalah.NILAI_SALAH, "", teks, diharapkan="versi seperti 1.2.0")
        indeks.masalah += catatan.masalah
    return teks


def _isi(tempat: JalurBerkas, indeks: Indeks) -> list[JalurBerkas]:
    catatan = Catatan(berkas=tempat.nama)
    anak = [tempat.di_dalam(satu) for satu in isi_direktori(tempat.isi, catatan)]
    indeks.masalah += catatan.masalah
    return anak


def _direktori(
    tempat: JalurBerkas, berkas_dikenal: tuple[str, ...], indeks: Indeks
) -> list[JalurBerkas]:
    """The directories with a usable code; TOML files that nobody would read are noted."""
    hasil = []
    for anak in _isi(tempat, indeks):
        nama = anak.isi.name
        catatan = Catatan(berkas=anak.nama)
        if ada_direktori(anak.isi):
            if _kode_sah(nama, catatan):
                hasil.append(anak)
        elif nama.endswith(AKHIRAN) and nama not in berkas_dikenal:
            catatan.catat(JenisMasalah.BERKAS_TAK_DIKENAL, "", nama, pilihan=berkas_dikenal)
        indeks.masalah += catatan.masalah
    return hasil


def _kode_sah(nama: str, catatan: Catatan) -> bool:
    if _KODE.fullmatch(nama):
        return True
    catatan.catat(
        JenisMasalah.NILAI_SALAH, "", nama, diharapkan="nama dari huruf kecil, angka, tanda hubung"
    )
    return False


def _kumpulkan(akar: Sequence[JalurBerkas], indeks: Indeks) -> dict[str, list[JalurBerkas]]:
    """The directories of each agency, in the order of the roots; a root may be an agency itself."""
    hasil: dict[str, list[JalurBerkas]] = {}
    for satu in akar:
        if ada_berkas(satu.isi.joinpath(INSTANSI)):
            catatan = Catatan(berkas=satu.nama)
            if _kode_sah(satu.isi.name, catatan):
                hasil.setdefault(satu.isi.name, []).append(satu)
            indeks.masalah += catatan.masalah
            continue
        instansi = _direktori(satu, (KOSAKATA, INGGRIS, TAFSIR), indeks)
        for tempat in instansi:
            hasil.setdefault(tempat.isi.name, []).append(tempat)
        if not instansi and not any(m.berkas.startswith(satu.nama) for m in indeks.masalah):
            catatan = Catatan(berkas=satu.nama)
            catatan.catat(JenisMasalah.BERKAS_HILANG, "", f"<instansi>/{INSTANSI}")
            indeks.masalah += catatan.masalah
    return hasil


def _instansi(
    kode: str, tempat: list[JalurBerkas], bacaan: Mapping[str, str], indeks: Indeks
) -> InstansiTerindeks:
    instansi = _baca_instansi(kode, tempat, indeks)
    catatan = Catatan(berkas="(bacaan)")
    pilihan = dict(instansi.tafsir) if instansi else {}
    pilihan |= periksa_bacaan(bacaan, indeks.register, kode, catatan)
    indeks.masalah += catatan.masalah
    register = attrs.evolve(indeks.register, pilihan=pilihan)
    return InstansiTerindeks(
        instansi=(
            attrs.evolve(instansi, tafsir=pilihan)
            if instansi
            else Instansi(kode=kode, nama="-", wilayah="00.00", zona="Asia/Jakarta")
        ),
        utuh=instansi is not None,
        register=register,
        keputusan=_keputusan(kode, tempat, register, indeks),
    )


def _baca_instansi(kode: str, tempat: list[JalurBerkas], indeks: Indeks) -> Instansi | None:
    """From the last directory that has the file: it stands for those before it."""
    ada = [t for t in tempat if ada_berkas(t.isi.joinpath(INSTANSI))]
    if not ada:
        catatan = Catatan(berkas=tempat[-1].nama)
        catatan.catat(JenisMasalah.BERKAS_HILANG, "", INSTANSI)
        indeks.masalah += catatan.masalah
        return None
    isi, catatan = _baca(ada[-1].di_dalam(ada[-1].isi.joinpath(INSTANSI)), indeks)
    if isi is None:
        return None
    instansi = baca_instansi(kode, isi, indeks.kosakata, indeks.register, catatan)
    if instansi is not None and instansi.tempat:
        periksa_tempat(instansi.tempat, _nama_layanan(tempat), indeks.kosakata, catatan)
    if instansi is not None:
        periksa_penomoran(instansi, _nama_layanan(tempat), indeks.kosakata, catatan)
    indeks.masalah += catatan.masalah
    return instansi


def _nama_layanan(tempat: list[JalurBerkas]) -> set[str]:
    """Services of an agency by the names of their files, whatever may be wrong with those."""
    tanpa_catatan = Indeks()
    semua = (sk for t in tempat for sk in _direktori(t, (INSTANSI,), tanpa_catatan))
    nama = (anak.isi.name for sk in semua for anak in _isi(sk, tanpa_catatan))
    return {n.removesuffix(AKHIRAN) for n in nama if n != KEPUTUSAN and n.endswith(AKHIRAN)}


def _keputusan(
    instansi: str, tempat: list[JalurBerkas], register: RegisterTafsir, indeks: Indeks
) -> tuple[KeputusanTerindeks, ...]:
    isi: dict[str, IsiKeputusan | None] = {}
    layanan: dict[str, dict[str, JalurBerkas]] = {}
    catatan: dict[str, Catatan] = {}
    for direktori in (sk for t in tempat for sk in _direktori(t, (INSTANSI,), indeks)):
        kode = direktori.isi.name
        if kode in isi:
            ganda = Catatan(berkas=direktori.nama)
            ganda.catat(JenisMasalah.KODE_GANDA, "", kode)
            indeks.masalah += ganda.masalah
            continue
        isi[kode], catatan[kode] = _baca_keputusan(kode, instansi, direktori, register)
        layanan[kode] = dict(_layanan(direktori, indeks))
    terbaca = {kode: satu.keputusan for kode, satu in isi.items() if satu is not None}
    berjangka = berlakukan(terbaca, catatan)
    periksa_versi(berjangka, {kode: set(satu) for kode, satu in layanan.items()}, catatan)
    for satu in catatan.values():
        indeks.masalah += satu.masalah
    terindeks = [
        KeputusanTerindeks(
            keputusan=berjangka.get(kode) or _pengganti(kode, instansi),
            isi=isi[kode],
            layanan=layanan[kode],
        )
        for kode in isi
    ]
    return tuple(sorted(terindeks, key=lambda k: (k.keputusan.berlaku_dari, k.keputusan.kode)))


def _pengganti(kode: str, instansi: str) -> SuratKeputusan:
    """Stands in for a decree that cannot be read, so that its standards can be checked."""
    return SuratKeputusan(
        kode=kode,
        instansi=instansi,
        nomor="-",
        tahun=1,
        tentang="-",
        tanggal=None,
        berlaku_dari=date.min,
    )


def _baca_keputusan(
    kode: str, instansi: str, direktori: JalurBerkas, register: RegisterTafsir
) -> tuple[IsiKeputusan | None, Catatan]:
    berkas = direktori.isi.joinpath(KEPUTUSAN)
    if not ada_berkas(berkas):
        catatan = Catatan(berkas=direktori.nama)
        catatan.catat(JenisMasalah.BERKAS_HILANG, "", KEPUTUSAN)
        return None, catatan
    catatan = Catatan(berkas=direktori.di_dalam(berkas).nama)
    isi = baca_toml(berkas, catatan)
    if isi is None:
        return None, catatan
    return baca_keputusan(kode, instansi, isi, register, catatan), catatan


def _layanan(direktori: JalurBerkas, indeks: Indeks) -> Iterator[tuple[str, JalurBerkas]]:
    for anak in _isi(direktori, indeks):
        nama = anak.isi.name
        if nama == KEPUTUSAN or not nama.endswith(AKHIRAN):
            continue
        catatan = Catatan(berkas=anak.nama)
        if _kode_sah(nama.removesuffix(AKHIRAN), catatan):
            yield nama.removesuffix(AKHIRAN), anak
        indeks.masalah += catatan.masalah
