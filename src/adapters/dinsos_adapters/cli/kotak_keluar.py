"""`dinsos kotak-keluar`: messages that wait or were given up; send, and queue again."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    tulis,
    tulis_json,
    tulis_tabel,
)
from dinsos_adapters.cli.grup import kelompok_baru
from dinsos_adapters.cli.gudang import (
    Tempat,
    baku,
    singkat,
)
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_adapters.jam import jam_sistem
from dinsos_core.application.relay import LaporanRelay
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import PesanTersimpan, StatusPesan

if TYPE_CHECKING:
    from collections.abc import Callable

    from dinsos_core.ports.pengirim import Pengirim

kelompok = kelompok_baru("Pesan keluar.")

SEMUA = 1_000_000
"""More dead letters than there will ever be."""

UTC = ZoneInfo("UTC")


@kelompok.command()
@berpilihan
def daftar(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    status: Annotated[
        list[StatusPesan] | None,
        typer.Option("--status", help="Boleh diulang; bawaannya menunggu dan mati."),
    ] = None,
    kasus: Annotated[
        str | None, typer.Option("--kasus", metavar="ID", help="Hanya pesan kasus ini.")
    ] = None,
    banyak: Annotated[
        int, typer.Option("--banyak", min=1, help="Paling banyak untuk tiap status.")
    ] = 50,
    json: JsonPilihan = False,
) -> None:
    """Pesan yang menunggu dan yang mati, dengan sebabnya; tanpa data pribadi."""
    diminta = tuple(dict.fromkeys(status or (StatusPesan.MENUNGGU, StatusPesan.MATI)))
    hanya = None if kasus is None else KasusId(kasus)
    with tempat.dibuka() as gudang, gudang(baca=True) as unit:
        semua = [
            (satu, unit.kotak_keluar.periksa(status=satu, kasus=hanya, banyak=banyak + 1))
            for satu in diminta
        ]
    pesan = [p for _, bagian in semua for p in bagian[:banyak]]
    zona = {kode: ZoneInfo(i.zona) for kode, i in buka_katalog(ctx).instansi.items()}
    if json:
        tulis_json([_objek(p, zona.get(p.pesan.data.get("instansi", ""), UTC)) for p in pesan])
        return
    if pesan:
        tulis_tabel(
            ("PESAN", "KASUS", "SALURAN", "TEMPLAT", "STATUS", "PERCOBAAN", "KAPAN", "SEBAB"),
            [_baris(p, zona.get(p.pesan.data.get("instansi", ""), UTC)) for p in pesan],
        )
    for satu, bagian in semua:
        lebih = "lebih dari " if len(bagian) > banyak else ""
        tulis(f"{lebih}{min(len(bagian), banyak)} pesan {satu.value}.")


def _kapan(p: PesanTersimpan) -> datetime | None:
    """When it is due, or was sent."""
    return p.jatuh_tempo or p.terkirim


def _baris(p: PesanTersimpan, zona: ZoneInfo) -> tuple[str, ...]:
    return (
        p.pesan.id,
        p.pesan.kasus,
        p.pesan.saluran,
        p.pesan.templat,
        p.status.value,
        str(p.percobaan),
        singkat(_kapan(p), zona),
        p.sebab,
    )


def _objek(p: PesanTersimpan, zona: ZoneInfo) -> dict[str, object]:
    return {
        "pesan": p.pesan.id,
        "kasus": p.pesan.kasus,
        "saluran": p.pesan.saluran,
        "templat": p.pesan.templat,
        "status": p.status.value,
        "percobaan": p.percobaan,
        "dibuat": baku(p.pesan.dibuat, zona),
        "jatuh_tempo": baku(p.jatuh_tempo, zona),
        "terkirim": baku(p.terkirim, zona),
        "sebab": p.sebab,
    }


@kelompok.command()
@berpilihan
def kirim(
    ctx: typer.Context,
    *,
    dari: Annotated[
        str,
        typer.Option(
            "--dari", envvar="DINSOS_EMAIL_DARI", metavar="ALAMAT", help="Alamat pengirim."
        ),
    ],
    tempat: Tempat,
    eml: Annotated[
        Path | None,
        typer.Option(
            "--eml",
            metavar="DIR",
            help="Tulis berkas .eml ke folder ini, bukan ke server DINSOS_SMTP_SERVER.",
        ),
    ] = None,
    templat: Annotated[
        Path | None,
        typer.Option(
            "--templat", envvar="DINSOS_EMAIL_TEMPLAT", metavar="DIR", help="Templat sendiri."
        ),
    ] = None,
    json: JsonPilihan = False,
) -> None:
    """Kirim semua surat yang sudah waktunya, melalui SMTP atau ke folder."""
    pengirim = _pengirim(dari, eml, templat)
    katalog = buka_katalog(ctx)
    # Without the keys every address would be out of reach, and the messages be put off for it.
    with tempat.dibuka(perlu_kunci=True) as gudang:
        from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

        app = rakit(katalog=katalog, penyimpanan=gudang)
        laporan = kirim_semua(lambda: app.kirim_pesan(pengirim))
    if json:
        isi = {"terkirim": laporan.terkirim, "ditunda": laporan.ditunda, "mati": laporan.mati}
        tulis_json(isi)
    else:
        tulis(
            f"{laporan.terkirim} terkirim, {laporan.ditunda} ditunda, {laporan.mati} tidak "
            f"akan dicoba lagi."
        )
        if laporan.ditunda or laporan.mati:
            tulis("Sebabnya: dinsos kotak-keluar daftar")
    if laporan.ditunda or laporan.mati:
        raise typer.Exit(KodeKeluar.MASALAH)


def kirim_semua(sekali: "Callable[[], LaporanRelay]") -> LaporanRelay:
    """Batch after batch until nothing is due, or a whole batch was put off: then the channel is
    down, and each further message would only wait for it in vain."""
    terkirim = ditunda = mati = 0
    while True:
        satu = sekali()
        terkirim += satu.terkirim
        ditunda += satu.ditunda
        mati += satu.mati
        if not satu.terkirim and not satu.mati:
            return LaporanRelay(terkirim=terkirim, ditunda=ditunda, mati=mati)


def _pengirim(dari: str, eml: Path | None, templat: Path | None) -> "Pengirim":
    from dinsos_adapters.email import (  # noqa: PLC0415 - needs an extra
        Penyusun,
        kirim_smtp,
        smtp_dari_lingkungan,
        tulis_eml,
    )

    for folder in (eml, templat):
        if folder is not None and not folder.is_dir():
            gagal(f"Tidak ada folder {folder}.", kode=KodeKeluar.TAK_ADA)
    try:
        susun = Penyusun(dari=dari, templat=templat)
        if eml is not None:
            return tulis_eml(eml, susun, jam_sistem)
        return kirim_smtp(smtp_dari_lingkungan(os.environ), susun, jam_sistem)
    except ValueError as salah:
        gagal(
            f"{salah}.",
            "Server surat: DINSOS_SMTP_SERVER, atau --eml DIR.",
            kode=KodeKeluar.PEMAKAIAN,
        )
    except OSError as galat:
        gagal(f"Berkas CA (DINSOS_SMTP_CA) tidak terbaca: {galat.strerror}.", kode=KodeKeluar.GAGAL)


@kelompok.command("antre-ulang")
@berpilihan
def antre_ulang(
    *,
    pesan: Annotated[
        list[str] | None, typer.Argument(metavar="PESAN…", help="Pesan mati yang diantrekan.")
    ] = None,
    tempat: Tempat,
    semua: Annotated[bool, typer.Option("--semua", help="Semua pesan mati.")] = False,
    sebab: Annotated[
        str | None,
        typer.Option("--sebab", metavar="KODE", help="Bersama --semua: hanya yang bersebab ini."),
    ] = None,
) -> None:
    """Antrekan pesan mati sekali lagi, sesudah sebabnya dibereskan."""
    if bool(pesan) == semua or (sebab is not None and not semua):
        gagal("Sebutkan pesannya, atau --semua (boleh dengan --sebab).", kode=KodeKeluar.PEMAKAIAN)
    kini = jam_sistem()
    with tempat.dibuka() as gudang, gudang() as unit:
        kotak = unit.kotak_keluar
        dicari = dict.fromkeys(pesan or ())
        if semua:
            mati = kotak.periksa(status=StatusPesan.MATI, banyak=SEMUA)
            dicari = dict.fromkeys(p.pesan.id for p in mati if sebab in (None, p.sebab))
        bukan = [satu for satu in dicari if not kotak.antre_ulang(satu, kini)]
        if bukan:
            gagal(
                f"Bukan pesan mati: {', '.join(bukan)}. Tidak ada yang diantrekan.",
                kode=KodeKeluar.TAK_ADA,
            )
        unit.simpan_semua()
    tulis(f"{len(dicari)} pesan diantrekan ulang.")
