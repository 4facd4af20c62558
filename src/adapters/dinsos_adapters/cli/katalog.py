"""`dinsos katalog`: what the catalogue holds, checked, exported and compared."""

from pathlib import Path
from typing import Annotated

import typer

from dinsos_adapters.cli.banding import objek_perbandingan, tampilkan_perbandingan
from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    PadaPilihan,
    buka_katalog,
    gagal,
    pilihan_umum,
    tak_dikenal,
    tulis,
    tulis_json,
    tulis_tabel,
)
from dinsos_adapters.cli.grup import kelompok_baru
from dinsos_adapters.cli.periksa import objek_masalah, periksa_semua
from dinsos_adapters.cli.pilih import (
    NamaLayanan,
    NamaStandar,
    cari_dalam_kelompok,
    semua_standar,
    standar_diminta,
    urai_bacaan,
)
from dinsos_adapters.cli.tampil import tampilkan_standar
from dinsos_adapters.katalog import KatalogToml
from dinsos_adapters.katalog.ekspor import ekspor_katalog, ekspor_standar
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.perbandingan import bandingkan as bandingkan_standar

kelompok = kelompok_baru("Standar dalam katalog.")

TafsirA = Annotated[
    list[str] | None,
    typer.Option(
        "--tafsir-a", metavar="KODE=BACAAN", help="A menurut bacaan ini.", show_default=False
    ),
]
TafsirB = Annotated[
    list[str] | None,
    typer.Option(
        "--tafsir-b", metavar="KODE=BACAAN", help="B menurut bacaan ini.", show_default=False
    ),
]


@kelompok.command()
def daftar(
    ctx: typer.Context,
    instansi: Annotated[
        str | None, typer.Option("--instansi", metavar="KODE", help="Hanya instansi ini.")
    ] = None,
    pada: PadaPilihan = None,
    json: JsonPilihan = False,
) -> None:
    """Daftar standar: semua versinya, atau yang berlaku pada satu tanggal."""
    katalog = buka_katalog(ctx)
    if instansi is not None and instansi not in katalog.instansi:
        tak_dikenal("Instansi", instansi, katalog.instansi)
    terpilih = [
        satu
        for satu in semua_standar(katalog)
        if instansi in (None, satu.instansi.kode)
        and (pada is None or satu.keputusan.berlaku_pada(pada))
    ]
    if json:
        tulis_json([_ringkas(satu) for satu in terpilih])
        return
    kolom = ("STANDAR", "NO", "KELOMPOK", "AGREGAT", "KEPUTUSAN", "BERLAKU", "NAMA")
    layar = ("STANDAR", "KEPUTUSAN", "NAMA")
    tulis_tabel(kolom, [_baris(satu) for satu in terpilih], layar=layar)


def _baris(standar: StandarPelayanan) -> tuple[str, ...]:
    sk = standar.keputusan
    sampai = sk.berlaku_sampai.isoformat() if sk.berlaku_sampai else "seterusnya"
    return (
        f"{standar.instansi.kode}/{standar.layanan}",
        str(standar.nomor_urut or "–"),
        standar.kelompok,
        standar.agregat.value,
        sk.kode,
        f"{sk.berlaku_dari.isoformat()} s.d. {sampai}",
        standar.nama,
    )


def _ringkas(standar: StandarPelayanan) -> dict[str, object]:
    sk = standar.keputusan
    return {
        "instansi": standar.instansi.kode,
        "layanan": standar.layanan,
        "kelompok": standar.kelompok,
        "nama": standar.nama,
        "agregat": standar.agregat.value,
        "varian": [satu.kode for satu in standar.varian],
        "keputusan": sk.kode,
        "nomor_urut": standar.nomor_urut,
        "berlaku_dari": sk.berlaku_dari.isoformat(),
        "berlaku_sampai": sk.berlaku_sampai.isoformat() if sk.berlaku_sampai else None,
    }


@kelompok.command()
def tampil(
    ctx: typer.Context, nama: NamaStandar, pada: PadaPilihan = None, json: JsonPilihan = False
) -> None:
    """Satu standar dengan keempat belas komponennya."""
    katalog = buka_katalog(ctx)
    standar = standar_diminta(katalog, nama, pada)
    if json:
        tulis_json(ekspor_standar(standar, katalog))
    else:
        tampilkan_standar(standar, katalog.kosakata, katalog.tafsir(nama.instansi))


@kelompok.command()
def ekspor(ctx: typer.Context) -> None:
    """Semua versi semua standar sebagai satu larik JSON."""
    katalog = buka_katalog(ctx)
    semua_standar(katalog)  # a broken file ends the command here, with its mistakes
    tulis_json(ekspor_katalog(katalog))


@kelompok.command()
def panduan(ctx: typer.Context) -> None:
    """Setiap jenis langkah, uji, kunci, dan penanda bahasa datanya, sebagai Markdown."""
    from dinsos_adapters.cli.panduan import halaman  # noqa: PLC0415 - reads how cases move

    for satu in halaman(buka_katalog(ctx).kosakata):
        tulis(satu)


@kelompok.command()
def periksa(
    ctx: typer.Context,
    direktori: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="DIR…",
            help="Katalog sendiri; tanpa ini, katalog menurut pilihan umum.",
            show_default=False,
        ),
    ] = None,
    json: JsonPilihan = False,
) -> None:
    """Laporkan semua kesalahan sekaligus; kode keluar 1 bila ada."""
    umum = pilihan_umum(ctx)
    akar = (*umum.direktori, *(direktori or ()))
    # Directories named here alone are checked alone: their own mistakes are what is asked for.
    bawaan = not akar or (umum.dengan_bawaan and bool(umum.dengan))
    masalah = periksa_semua(akar, dengan_bawaan=bawaan)
    if json:
        tulis_json([objek_masalah(satu) for satu in masalah])
    else:
        for satu in masalah:
            tulis(str(satu))
    if masalah:
        gagal(f"{len(masalah)} masalah.", kode=KodeKeluar.MASALAH)
    if not json:
        tulis("Tidak ada masalah.")


@kelompok.command()
def bandingkan(
    ctx: typer.Context,
    *,
    kelompok: Annotated[
        str, typer.Argument(metavar="KELOMPOK", help="Misalnya pengangkatan-anak.")
    ],
    a: Annotated[str, typer.Argument(metavar="A", help="Instansi, layanan, atau keputusan.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Yang dibandingkan dengannya.")],
    tafsir_a: TafsirA = None,
    tafsir_b: TafsirB = None,
    semua: Annotated[bool, typer.Option("--semua", help="Sebut juga butir yang sama.")] = False,
    json: JsonPilihan = False,
) -> None:
    """Butir demi butir: yang hanya ada pada satu standar, dan yang berbeda."""
    katalog = buka_katalog(ctx)
    standar = semua_standar(katalog)
    dikenal = {satu.kelompok for satu in standar}
    if kelompok not in dikenal:
        tak_dikenal("Kelompok", kelompok, dikenal)
    kiri, kanan = (
        _menurut(katalog, cari_dalam_kelompok(standar, kelompok, sebutan), bacaan)
        for sebutan, bacaan in ((a, tafsir_a), (b, tafsir_b))
    )
    perbandingan = bandingkan_standar(kiri, kanan)
    if json:
        tulis_json(objek_perbandingan(perbandingan))
    else:
        tampilkan_perbandingan(perbandingan, semua=semua)


def _menurut(
    katalog: KatalogToml, standar: StandarPelayanan, bacaan: list[str] | None
) -> StandarPelayanan:
    """The same version under other readings; an unknown one ends the command."""
    if not bacaan:
        return standar
    nama = NamaLayanan(standar.instansi.kode, standar.layanan)
    pada = standar.keputusan.berlaku_dari
    return standar_diminta(katalog, nama, pada, urai_bacaan(bacaan))
