"""`dinsos meja`: what waits for somebody; `dinsos jam`: the open clocks of an agency."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from attrs import field, fields

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    tak_dikenal,
    tulis,
    tulis_json,
    tulis_rusak,
    tulis_tabel,
)
from dinsos_adapters.cli.gudang import Tempat
from dinsos_adapters.cli.pilihan import Pilihan, berpilihan
from dinsos_core.application.bahasa.jarak import jarak
from dinsos_core.application.bahasa.jelaskan import jelaskan_semua
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.batas import PemilikBatas

if TYPE_CHECKING:
    from dinsos_adapters.katalog import KatalogToml
    from dinsos_core.application.meja import DaftarJam, HitunganMeja, JamKasus, KerjaMenunggu, Meja
    from dinsos_core.application.meja_permintaan import PermintaanMenunggu

TANPA_AKUN: Final = "tanpa-akun"
"""Who looks for a role as such: nobody's account, so nothing is theirs."""


class Mendesak(StrEnum):
    """As the application has it; here so that the help needs none of it."""

    TERLEWAT = "terlewat"
    HARI_INI = "hari_ini"
    RAWAN = "rawan"


@frozen(kw_only=True)
class Siapa(Pilihan):
    """Who looks, and how much of it: the options of both commands."""

    instansi: Annotated[
        str | None,
        typer.Option("--instansi", metavar="KODE", help="Instansi petugasnya."),
    ] = None
    peran: Annotated[
        list[str] | None, typer.Option("--peran", metavar="KODE", help="Perannya; boleh diulang.")
    ] = None
    akun: Annotated[
        str, typer.Option("--akun", metavar="AKUN", help="Akunnya, untuk yang menjadi bagiannya.")
    ] = field(default=TANPA_AKUN, repr=False)
    layanan: Annotated[
        str | None, typer.Option("--layanan", metavar="KODE", help="Hanya layanan ini.")
    ] = None
    mendesak: Annotated[
        str | None,
        typer.Option(
            "--mendesak", metavar=" | ".join(Mendesak), help="Hanya yang mendesak begini."
        ),
    ] = None
    lanjut: Annotated[
        str | None,
        typer.Option(
            "--lanjut",
            metavar="PENUNJUK",
            help="Halaman sesudah halaman yang memberi penunjuk ini.",
        ),
    ] = None
    banyak: Annotated[int, typer.Option("--banyak", min=1, help="Baris sehalaman.")] = 50

    def pelaku(self, katalog: "KatalogToml") -> Pelaku:
        """Who looks. What the catalogue does not know ends the command."""
        peran = self.peran or []
        for satu in peran:
            if satu not in katalog.kosakata.peran:
                tak_dikenal("Peran", satu, katalog.kosakata.peran)
        if self.instansi is not None and self.instansi not in katalog.instansi:
            tak_dikenal("Instansi", self.instansi, katalog.instansi)
        if not peran:
            gagal("Sebutkan perannya: --peran KODE.", kode=KodeKeluar.PEMAKAIAN)
        if self.instansi is None and not set(peran) <= set(katalog.kosakata.publik):
            gagal("Peran petugas memerlukan --instansi KODE.", kode=KodeKeluar.PEMAKAIAN)
        return Pelaku(id=self.akun, instansi=self.instansi, peran=peran)


@berpilihan
def meja(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    siapa: Siapa,
    hanya_saya: Annotated[
        bool, typer.Option("--hanya-saya", help="Hanya bagian akun itu sendiri.")
    ] = False,
    json: JsonPilihan = False,
) -> None:
    """Yang menunggu suatu peran atau akun: miliknya dahulu, lalu yang paling mendesak."""
    katalog = buka_katalog(ctx)
    pelaku = siapa.pelaku(katalog)
    with tempat.dibuka() as gudang:
        from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

        app = rakit(katalog=katalog, penyimpanan=gudang)
        try:
            isi = app.meja(
                pelaku,
                layanan=siapa.layanan,
                mendesak=siapa.mendesak,
                hanya_saya=hanya_saya,
                lanjut=siapa.lanjut,
                banyak=siapa.banyak,
            )
        except Terhalang as terhalang:
            gagal("\n".join(jelaskan_semua(terhalang.halangan)), kode=KodeKeluar.PEMAKAIAN)
        ringkas = app.ringkasan_meja(pelaku)
    tulis_rusak(isi.rusak)
    if json:
        tulis_json({**_objek(isi), "ringkasan": _objek(ringkas)})
        return
    _tampilkan_meja(isi, ringkas)


def _tampilkan_meja(isi: "Meja", ringkas: "HitunganMeja") -> None:
    if isi.kerja:
        tulis_tabel(
            ("NOMOR", "LAYANAN", "LANGKAH", "PERAN", "TENGGAT", "SISA", "MILIK", "PEKERJAAN"),
            [_baris_kerja(satu, isi.pada) for satu in isi.kerja],
            layar=("NOMOR", "LAYANAN", "SISA", "PEKERJAAN"),
            utuh=("NOMOR", "LAYANAN"),
        )
    if isi.permintaan:
        tulis_tabel(
            ("PERMINTAAN", "JENIS", "STATUS", "TENGGAT", "SISA", "PEKERJAAN"),
            [_baris_permintaan(satu, isi.pada) for satu in isi.permintaan],
            layar=("PERMINTAAN", "SISA", "PEKERJAAN"),
            utuh=("PERMINTAAN",),
        )
    lebih = "Lebih dari " if ringkas.lebih else ""
    tulis(
        f"{lebih}{ringkas.semua} menunggu: {ringkas.terlewat} terlewat, "
        f"{ringkas.hari_ini} jatuh tempo hari ini, {ringkas.rawan} rawan, "
        f"{ringkas.saya} milik Anda."
    )
    if ringkas.permintaan:
        tulis(f"{ringkas.permintaan} permintaan tentang data pribadi menunggu jawaban.")
    _masih_ada(isi.lanjut)


def _baris_permintaan(satu: "PermintaanMenunggu", pada: datetime) -> tuple[str, ...]:
    return (
        satu.permintaan,
        satu.jenis.value,
        satu.status.value,
        _singkat(satu.jatuh_tempo),
        "" if satu.jatuh_tempo is None else jarak(satu.jatuh_tempo, pada),
        satu.teks.id,
    )


def _baris_kerja(satu: "KerjaMenunggu", pada: datetime) -> tuple[str, ...]:
    return (
        satu.nomor,
        satu.layanan,
        satu.langkah,
        satu.peran,
        _singkat(satu.jatuh_tempo),
        "" if satu.jatuh_tempo is None else jarak(satu.jatuh_tempo, pada),
        "saya" if satu.milik_saya else "",
        satu.teks.id,
    )


@berpilihan
def jam(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    siapa: Siapa,
    milik: Annotated[
        str | None,
        typer.Option(
            "--milik", metavar=" | ".join(PemilikBatas), help="Hanya kewajiban pihak ini."
        ),
    ] = None,
    dijeda: Annotated[
        bool | None, typer.Option("--dijeda/--berjalan", help="Hanya yang dijeda, atau berjalan.")
    ] = None,
    json: JsonPilihan = False,
) -> None:
    """Jam yang terbuka pada satu instansi, yang paling dahulu jatuh tempo lebih dahulu."""
    katalog = buka_katalog(ctx)
    pelaku = siapa.pelaku(katalog)
    with tempat.dibuka() as gudang:
        from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

        app = rakit(katalog=katalog, penyimpanan=gudang)
        try:
            isi = app.jam_terbuka(
                pelaku,
                layanan=siapa.layanan,
                milik=milik,
                mendesak=siapa.mendesak,
                dijeda=dijeda,
                lanjut=siapa.lanjut,
                banyak=siapa.banyak,
            )
        except Terhalang as terhalang:
            gagal("\n".join(jelaskan_semua(terhalang.halangan)), kode=KodeKeluar.PEMAKAIAN)
    tulis_rusak(isi.rusak)
    if json:
        tulis_json(_objek(isi))
        return
    _tampilkan_jam(isi)


def _tampilkan_jam(isi: "DaftarJam") -> None:
    if isi.jam:
        tulis_tabel(
            ("NOMOR", "LAYANAN", "JAM", "MILIK", "KEADAAN", "TENGGAT", "SISA", "KEWAJIBAN"),
            [_baris_jam(satu, isi.pada) for satu in isi.jam],
            layar=("NOMOR", "LAYANAN", "SISA", "KEWAJIBAN"),
            utuh=("NOMOR", "LAYANAN"),
        )
    tulis(f"{len(isi.jam)} jam terbuka pada halaman ini.")
    _masih_ada(isi.lanjut)


def _baris_jam(satu: "JamKasus", pada: datetime) -> tuple[str, ...]:
    return (
        satu.nomor,
        satu.layanan,
        satu.kode,
        satu.milik.value,
        satu.keadaan.value,
        _singkat(satu.jatuh_tempo),
        _sisa(satu, pada),
        satu.teks.id,
    )


def _sisa(satu: "JamKasus", pada: datetime) -> str:
    """How far off; a paused clock has no distance, and what time alone brings is not late."""
    if satu.keadaan.value == "dijeda":
        return "dijeda"
    if satu.milik is PemilikBatas.PERISTIWA and satu.jatuh_tempo < pada:
        return "sudah tiba"
    return jarak(satu.jatuh_tempo, pada)


def _singkat(saat: datetime | None) -> str:
    return "" if saat is None else f"{saat:%Y-%m-%d %H.%M %Z}"


def _masih_ada(lanjut: str | None) -> None:
    if lanjut is not None:
        tulis(f"Masih ada: --lanjut '{lanjut}'")


def _objek(isi: Any) -> Any:
    """The same data as JSON."""
    match isi:
        case Kata():
            return {"id": isi.id, "en": isi.en}
        case datetime():
            return isi.isoformat()
        case str() | int() | None:
            return isi
        case Iterable():
            return [_objek(satu) for satu in isi]
        case _:
            return {b.name: _objek(getattr(isi, b.name)) for b in fields(type(isi))}
