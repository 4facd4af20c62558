"""From what somebody typed to the standards meant."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, get_args

import typer

from dinsos_adapters.cli.dasar import KodeKeluar, gagal, tak_dikenal
from dinsos_adapters.jam import hari_ini
from dinsos_adapters.katalog import KatalogRusak, KatalogToml
from dinsos_core.application.bahasa.jelaskan import jelaskan_semua
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.katalog import TANPA_TAFSIR


@frozen
class NamaLayanan:
    """A service of an agency, by their codes."""

    instansi: str
    layanan: str


def urai_nama(teks: str) -> NamaLayanan:
    """`INSTANSI/LAYANAN` as its two codes."""
    instansi, garis, layanan = teks.partition("/")
    if not (instansi and garis and layanan) or "/" in layanan:
        raise typer.BadParameter(
            f"{teks!r} bukan INSTANSI/LAYANAN; tulis seperti banjarmasin/santunan-kematian"
        )
    return NamaLayanan(instansi, layanan)


NamaStandar = Annotated[
    NamaLayanan,
    typer.Argument(
        metavar="INSTANSI/LAYANAN",
        parser=urai_nama,
        help="Misalnya banjarmasin/santunan-kematian.",
        show_default=False,
    ),
]


def urai_bahasa(teks: str) -> str:
    """A language by its code."""
    if teks not in get_args(Bahasa):
        raise typer.BadParameter(f"{teks!r} bukan bahasa; tulis id atau en")
    return teks


BahasaPilihan = Annotated[
    str,
    typer.Option("--bahasa", metavar="id|en", parser=urai_bahasa, help="Bahasa keluarannya."),
]
TafsirPilihan = Annotated[
    list[str] | None,
    typer.Option(
        "--tafsir", metavar="KODE=BACAAN", help="Bacaan sebagai ganti yang berlaku; boleh berulang."
    ),
]


def urai_bacaan(tafsir: list[str] | None) -> dict[str, str]:
    """`KODE=BACAAN`, each once, as readings by entry."""
    hasil: dict[str, str] = {}
    for satu in tafsir or ():
        kode, sama, bacaan = satu.partition("=")
        if not (kode and sama and bacaan) or kode in hasil:
            raise typer.BadParameter(
                f"{satu!r} bukan KODE=BACAAN, atau sudah disebut; tulis seperti kabisat=1-maret",
                param_hint="--tafsir",
            )
        hasil[kode] = bacaan
    return hasil


def standar_diminta(
    katalog: KatalogToml,
    nama: NamaLayanan,
    pada: date | None,
    tafsir: Mapping[str, str] = TANPA_TAFSIR,
) -> StandarPelayanan:
    """The version in force on the date, today by default; otherwise the command ends."""
    if pada is None:
        pada = hari_ini_kantor(katalog, nama.instansi)
    try:
        hasil = katalog.standar(nama.instansi, nama.layanan, pada, tafsir)
    except KatalogRusak as rusak:
        gagal(*(str(masalah) for masalah in rusak.masalah), kode=KodeKeluar.MASALAH)
    nilai = hasil.value_or(None)
    if nilai is None:
        gagal(*jelaskan_semua(hasil.failure()), kode=KodeKeluar.TAK_ADA)
    return nilai


def hari_ini_kantor(katalog: KatalogToml, instansi: str) -> date:
    """Today where the agency is."""
    ada = katalog.instansi.get(instansi)
    return hari_ini(ada.zona) if ada else hari_ini()


def semua_standar(katalog: KatalogToml) -> tuple[StandarPelayanan, ...]:
    """Every version of every standard; a broken file ends the command."""
    try:
        return katalog.semua()
    except KatalogRusak as rusak:
        gagal(*(str(masalah) for masalah in rusak.masalah), kode=KodeKeluar.MASALAH)


def cari_dalam_kelompok(
    semua: Iterable[StandarPelayanan], kelompok: str, sebutan: str
) -> StandarPelayanan:
    """The one standard of a group that a name means: an agency, a service or a decree.

    Also `instansi/layanan`, `instansi/keputusan` and `layanan/keputusan`. Of several versions of
    one service it is the latest; several services end the command, which lists them.
    """
    dikenal = [satu for satu in semua if satu.kelompok == kelompok]
    cocok = [satu for satu in dikenal if sebutan in _sebutan(satu)]
    if not cocok:
        tak_dikenal(
            f"Dalam kelompok {kelompok}, instansi, layanan atau keputusan",
            sebutan,
            {nama for satu in dikenal for nama in _sebutan(satu) if "/" not in nama},
        )
    layanan = dict.fromkeys(f"{satu.instansi.kode}/{satu.layanan}" for satu in cocok)
    if len(layanan) > 1:
        gagal(
            f"{sebutan!r} dapat berarti beberapa layanan: {', '.join(layanan)}.",
            kode=KodeKeluar.PEMAKAIAN,
        )
    return max(cocok, key=lambda satu: satu.keputusan.berlaku_dari)


def _sebutan(standar: StandarPelayanan) -> set[str]:
    instansi, layanan, sk = standar.instansi.kode, standar.layanan, standar.keputusan.kode
    pasangan = {f"{instansi}/{layanan}", f"{instansi}/{sk}", f"{layanan}/{sk}"}
    return {instansi, layanan, sk, *pasangan}
