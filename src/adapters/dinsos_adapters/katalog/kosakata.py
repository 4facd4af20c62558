"""What all agencies share: the vocabulary of codes, and the register of readings."""

from collections.abc import Mapping
from typing import TypeVar

import attrs

from dinsos_adapters.katalog.konverter import baca
from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_core.domain.shared.nilai import NOTASI_TIADA
from dinsos_core.domain.standar.kosakata import (
    DefinisiFakta,
    Istilah,
    JenisFakta,
    Kosakata,
    SumberFakta,
)
from dinsos_core.domain.standar.model import Agregat
from dinsos_core.domain.standar.tafsir import RegisterTafsir, Tafsir
from dinsos_core.domain.standar.wakil import Perwakilan

KOSAKATA = "kosakata.toml"
TAFSIR = "tafsir.toml"

T = TypeVar("T", DefinisiFakta, Istilah, Perwakilan, Tafsir)

_BAGIAN = tuple(b.name for b in attrs.fields(Kosakata) if b.name != "inggris")


def baca_kosakata(isi: Mapping[str, object], dasar: Kosakata, catatan: Catatan) -> Kosakata:
    """The vocabulary with a file's codes added. A code means one thing: it is never redefined."""
    for lebih in sorted(isi.keys() - set(_BAGIAN)):
        catatan.catat(JenisMasalah.KUNCI_TAK_DIKENAL, lebih, lebih, pilihan=_BAGIAN)
    istilah = {
        bagian: _gabung(isi, bagian, Istilah, getattr(dasar, bagian), catatan)
        for bagian in _BAGIAN
        if bagian not in ("fakta", "wakil")
    }
    fakta = _gabung(isi, "fakta", DefinisiFakta, dasar.fakta, catatan)
    for kode in [kode for kode in fakta if kode not in dasar.fakta]:
        _periksa_fakta(fakta[kode], istilah, catatan)
    wakil = _gabung(isi, "wakil", Perwakilan, dasar.wakil, catatan)
    for kode in wakil:
        for bagian in ("pihak", "peran"):
            if kode not in istilah[bagian]:
                catatan.catat(
                    JenisMasalah.NAMA_TAK_DIKENAL, f"wakil.{kode}", kode, pilihan=istilah[bagian]
                )
    return Kosakata(fakta=fakta, **istilah, wakil=wakil, inggris=dasar.inggris)


def _gabung(
    isi: Mapping[str, object],
    bagian: str,
    kelas: type[T],
    dasar: Mapping[str, T],
    catatan: Catatan,
) -> dict[str, T]:
    hasil = dict(dasar)
    for kode, nilai in _tabel(isi, bagian, catatan).items():
        kunci = f"{bagian}.{kode}"
        tulisan = {"nama": nilai} if isinstance(nilai, list) else nilai
        if not isinstance(tulisan, dict):
            catatan.catat(JenisMasalah.JENIS_SALAH, kunci, nilai, diharapkan="tabel")
        elif kode in dasar:
            catatan.catat(JenisMasalah.KODE_GANDA, kunci, kode)
        elif satu := baca({"kode": kode, **tulisan}, kelas, kunci, catatan):
            hasil[kode] = satu
    return hasil


def _tabel(isi: Mapping[str, object], bagian: str, catatan: Catatan) -> dict[str, object]:
    tabel = isi.get(bagian, {})
    if isinstance(tabel, dict):
        return tabel
    catatan.catat(JenisMasalah.JENIS_SALAH, bagian, tabel, diharapkan="tabel")
    return {}


_MILIK_JENIS: Mapping[str, JenisFakta] = {
    "pilihan": JenisFakta.PILIHAN,
    "banyak": JenisFakta.PILIHAN,
    "minimal": JenisFakta.BILANGAN,
    "satuan": JenisFakta.BILANGAN,
    "digit": JenisFakta.TEKS,
    "boleh_masa_depan": JenisFakta.TANGGAL,
    "pasti": JenisFakta.TANGGAL,
    "konvensional": JenisFakta.TANGGAL,
    "daftar": JenisFakta.KEANGGOTAAN,
}
"""Keys that act on facts of one kind only."""
_AGREGAT = tuple(satu.value for satu in Agregat)
_SELALU_ADA = frozenset({JenisFakta.YA_TIDAK, JenisFakta.KEANGGOTAAN})
"""Kinds whose own values already say that there is none: no, and listed nowhere."""


def _periksa_fakta(
    fakta: DefinisiFakta, istilah: Mapping[str, Mapping[str, Istilah]], catatan: Catatan
) -> None:
    kunci, registri = f"fakta.{fakta.kode}", istilah["registri"]
    # Nobody types what a registry knows of a person from when to when.
    keanggotaan = fakta.jenis is JenisFakta.KEANGGOTAAN
    if keanggotaan and fakta.sumber is not SumberFakta.REGISTRI:
        diharapkan = SumberFakta.REGISTRI.value
        catatan.catat(
            JenisMasalah.NILAI_SALAH, f"{kunci}.sumber", fakta.sumber.value, diharapkan=diharapkan
        )
    if fakta.sumber is SumberFakta.REGISTRI and fakta.registri is None:
        catatan.catat(JenisMasalah.KUNCI_HILANG, f"{kunci}.registri")
    if fakta.registri is not None and fakta.registri not in registri:
        catatan.catat(
            JenisMasalah.NAMA_TAK_DIKENAL, f"{kunci}.registri", fakta.registri, pilihan=registri
        )
    for daftar in fakta.daftar:
        if daftar not in registri:
            catatan.catat(
                JenisMasalah.NAMA_TAK_DIKENAL, f"{kunci}.daftar", daftar, pilihan=registri
            )
    if fakta.satuan is not None and fakta.satuan not in istilah["satuan"]:
        catatan.catat(
            JenisMasalah.NAMA_TAK_DIKENAL,
            f"{kunci}.satuan",
            fakta.satuan,
            pilihan=istilah["satuan"],
        )
    for agregat in fakta.ditanya_pada:
        if agregat not in _AGREGAT:
            catatan.catat(
                JenisMasalah.NAMA_TAK_DIKENAL, f"{kunci}.ditanya_pada", agregat, pilihan=_AGREGAT
            )
    if fakta.boleh_tiada and fakta.jenis in _SELALU_ADA:
        catatan.catat(JenisMasalah.KUNCI_TANPA_GUNA, f"{kunci}.boleh_tiada", "boleh_tiada")
    for nama, milik in _MILIK_JENIS.items():
        if getattr(fakta, nama) not in (None, False, ()) and fakta.jenis is not milik:
            catatan.catat(JenisMasalah.KUNCI_TANPA_GUNA, f"{kunci}.{nama}", nama)
    if fakta.registri is not None and fakta.sumber is not SumberFakta.REGISTRI:
        catatan.catat(JenisMasalah.KUNCI_TANPA_GUNA, f"{kunci}.registri", "registri")
    if fakta.jenis is JenisFakta.PILIHAN and not fakta.pilihan:
        catatan.catat(JenisMasalah.KUNCI_HILANG, f"{kunci}.pilihan")
    if fakta.boleh_tiada and NOTASI_TIADA in fakta.pilihan:
        catatan.catat(JenisMasalah.NILAI_SALAH, f"{kunci}.pilihan", NOTASI_TIADA)
    for kode in fakta.pilihan:
        if kode not in istilah["pilihan"]:
            catatan.catat(
                JenisMasalah.NAMA_TAK_DIKENAL,
                f"{kunci}.pilihan",
                kode,
                pilihan=istilah["pilihan"],
            )


def baca_tafsir(
    isi: Mapping[str, object], dasar: RegisterTafsir, catatan: Catatan
) -> RegisterTafsir:
    """The register with a file's entries added; numbers and codes are unique."""
    entri = dict(dasar.entri)
    nomor = {satu.no: satu.kode for satu in entri.values()}
    for kode, nilai in isi.items():
        if kode in entri:
            catatan.catat(JenisMasalah.KODE_GANDA, kode, kode)
            continue
        tulisan = {**nilai, "kode": kode} if isinstance(nilai, dict) else nilai
        satu = baca(tulisan, Tafsir, kode, catatan)
        if satu is None:
            continue
        if satu.no in nomor:
            catatan.catat(JenisMasalah.KODE_GANDA, f"{kode}.no", satu.no)
        bacaan = [b.kode for b in satu.bacaan]
        if satu.bawaan not in bacaan:
            catatan.catat(
                JenisMasalah.NAMA_TAK_DIKENAL, f"{kode}.bawaan", satu.bawaan, pilihan=bacaan
            )
        nomor[satu.no] = kode
        entri[kode] = satu
    return RegisterTafsir(entri=entri)


def periksa_bacaan(
    pilihan: Mapping[str, str], register: RegisterTafsir, kunci: str, catatan: Catatan
) -> dict[str, str]:
    """Of an agency's choices those that exist; the others are noted."""
    sah = {}
    for kode, bacaan in pilihan.items():
        entri = register.entri.get(kode)
        if entri is None:
            catatan.catat(
                JenisMasalah.NAMA_TAK_DIKENAL, f"{kunci}.{kode}", kode, pilihan=register.entri
            )
            continue
        tersedia = [b.kode for b in entri.bacaan]
        if bacaan in tersedia:
            sah[kode] = bacaan
        else:
            catatan.catat(
                JenisMasalah.NAMA_TAK_DIKENAL, f"{kunci}.{kode}", bacaan, pilihan=tersedia
            )
    return sah
