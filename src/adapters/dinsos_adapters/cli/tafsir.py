"""`dinsos tafsir`: the register of ambiguous readings, and what they bear on."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    buka_katalog,
    tak_dikenal,
    tulis,
    tulis_alinea,
    tulis_json,
    tulis_tabel,
)
from dinsos_adapters.cli.pilih import semua_standar
from dinsos_adapters.katalog import KatalogToml
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.tafsir import JenisTafsir, Tafsir

_JENIS = {
    JenisTafsir.PARAMETER: "dapat dipilih instansi",
    JenisTafsir.LAPISAN: "melapisi data satu standar",
    JenisTafsir.CATATAN: "catatan",
}


@frozen(kw_only=True)
class Entri:
    """One entry with the standards it bears on and the readings in force, by agency.

    ``kelompok``: the group and name by which one of those standards is compared with itself under
    another reading; empty where there is none.
    """

    tafsir: Tafsir
    standar: tuple[str, ...]
    berlaku: Mapping[str, str]
    kelompok: str = ""


def tafsir(
    ctx: typer.Context,
    kode: Annotated[
        str | None, typer.Argument(metavar="KODE", help="Kode atau nomor satu tafsir.")
    ] = None,
    json: JsonPilihan = False,
) -> None:
    """Register tafsir: kata sumber, bawaan, pilihan lain, standar yang tersentuh."""
    katalog = buka_katalog(ctx)
    semua = list(_register(katalog))
    if kode is not None:
        semua = [satu for satu in semua if kode in (satu.tafsir.kode, str(satu.tafsir.no))]
        if not semua:
            tak_dikenal("Tafsir", kode, (satu.tafsir.kode for satu in _register(katalog)))
    if json:
        objek = [_objek(satu) for satu in semua]
        tulis_json(objek[0] if kode is not None else objek)
    elif kode is not None:
        _tampilkan(semua[0])
    else:
        kolom = ("NO", "KODE", "JENIS", "BAWAAN", "STANDAR", "SOAL")
        tulis_tabel(kolom, [_baris(satu) for satu in semua], layar=("NO", "KODE", "SOAL"))


def _register(katalog: KatalogToml) -> Iterator[Entri]:
    """Every entry, by number."""
    tersentuh: dict[str, list[str]] = {}
    kelompok: dict[str, str] = {}
    for standar in semua_standar(katalog):
        nama = f"{standar.instansi.kode}/{standar.layanan} ({standar.keputusan.kode})"
        for kode in {satu.kode for satu in standar.sandaran}:
            tersentuh.setdefault(kode, []).append(nama)
            kelompok[kode] = f"{standar.kelompok} {standar.instansi.kode}/{standar.layanan}"
    register = {kode: katalog.tafsir(kode) for kode in katalog.instansi}
    for satu in sorted(katalog.tafsir("").entri.values(), key=lambda entri: entri.no):
        yield Entri(
            tafsir=satu,
            standar=tuple(tersentuh.get(satu.kode, ())),
            berlaku={instansi: milik.berlaku(satu.kode) for instansi, milik in register.items()},
            kelompok=kelompok.get(satu.kode, ""),
        )


def _baris(entri: Entri) -> tuple[str, ...]:
    satu = entri.tafsir
    jumlah = "semua" if satu.umum else str(len(entri.standar))
    return (str(satu.no), satu.kode, satu.jenis.value, satu.bawaan, jumlah, satu.soal)


def _objek(entri: Entri) -> dict[str, object]:
    satu = entri.tafsir
    return {
        "no": satu.no,
        "kode": satu.kode,
        "jenis": satu.jenis.value,
        "soal": satu.soal,
        "bawaan": satu.bawaan,
        "bacaan": {bacaan.kode: bacaan.teks for bacaan in satu.bacaan},
        "dasar": satu.dasar or None,
        "catatan": satu.catatan or None,
        "umum": satu.umum,
        "berlaku": dict(entri.berlaku),
        "standar": list(entri.standar),
    }


def _tampilkan(entri: Entri) -> None:
    satu = entri.tafsir
    tulis(f"{satu.no}. {satu.kode} ({_JENIS[satu.jenis]})")
    tulis_alinea(satu.soal)
    if satu.dasar:
        tulis_alinea(satu.dasar, awal="Dasar: ")
    tulis()
    for bacaan in satu.bacaan:
        tanda = "*" if bacaan.kode == satu.bawaan else " "
        tulis_alinea(bacaan.teks, awal=f" {tanda} {bacaan.kode}: ", lanjut=" " * 6)
    if satu.catatan:
        tulis_alinea(satu.catatan, awal="   ")
    else:
        tulis("   (* bawaan)")
    for instansi, bacaan_berlaku in entri.berlaku.items():
        if bacaan_berlaku != satu.bawaan:
            tulis(f"   {instansi} memilih {bacaan_berlaku}")
    tulis()
    if satu.umum:
        tulis("Berlaku bagi setiap usia, tenggat dan penetapan, jadi menyentuh semua standar.")
    else:
        tulis(f"Standar yang tersentuh: {len(entri.standar)}")
        for nama in entri.standar:
            tulis(f"   {nama}")
    lain = [bacaan.kode for bacaan in satu.bacaan if bacaan.kode != satu.bawaan]
    if lain and satu.umum:  # changes what is counted, and no item that could be compared
        tulis()
        tulis("Contoh setiap bacaan, dengan kedua jawabannya: docs/tafsir.md.")
    elif lain and entri.kelompok:
        tulis()
        tulis("Yang berubah menurut bacaan lain, misalnya:")
        kelompok, _, sebutan = entri.kelompok.partition(" ")
        for bacaan_lain in lain:
            pilihan = f"--tafsir-b {satu.kode}={bacaan_lain}"
            tulis(f"   dinsos katalog bandingkan {kelompok} {sebutan} {sebutan} {pilihan}")
