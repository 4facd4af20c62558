"""`dinsos tenggat hitung`: when the limits of a service are due, without a case."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    tulis,
    tulis_alinea,
    tulis_json,
)
from dinsos_adapters.cli.pilih import NamaStandar, TafsirPilihan, urai_bacaan
from dinsos_adapters.cli.waktu import urai_saat
from dinsos_adapters.jam import hari_ini
from dinsos_core.application.bahasa.jelaskan import jelaskan_semua
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.standar.batas import fakta_tanda
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import Kosakata, sebutan
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.batas import teks_batas
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.teks import teks_instan
from dinsos_core.domain.waktu.tenggat import Perhitungan, Tenggat

if TYPE_CHECKING:
    from dinsos_core.application.hitung import HitunganBatas, HitunganLayanan

SEBAB_JEDA = "yang_disebut"
"""Why a pause is counted that nobody logged."""


def hitung(
    ctx: typer.Context,
    standar: NamaStandar,
    *,
    mulai: Annotated[
        str,
        typer.Option(
            "--mulai",
            metavar="SAAT",
            help="Saat kejadian yang memulainya, misalnya 2026-03-02T14:00 atau dengan +08:00.",
        ),
    ],
    batas: Annotated[
        list[str] | None,
        typer.Option("--batas", metavar="KODE", help="Hanya batas ini; boleh berulang."),
    ] = None,
    jeda: Annotated[
        list[str] | None,
        typer.Option(
            "--jeda",
            metavar="DARI..SAMPAI",
            help="Jeda; tanpa SAMPAI masih berlangsung; boleh berulang.",
        ),
    ] = None,
    varian: Annotated[
        str | None, typer.Option("--varian", metavar="KODE", help="Hanya batas varian ini.")
    ] = None,
    tafsir: TafsirPilihan = None,
    json: JsonPilihan = False,
) -> None:
    """Tenggat setiap batas waktu satu layanan sejak suatu saat, dengan hitungannya."""
    from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

    katalog = buka_katalog(ctx)
    kantor = katalog.instansi.get(standar.instansi)
    zona = ZoneInfo(kantor.zona if kantor else "Asia/Jakarta")
    salah: list[str] = []
    saat = _saat(mulai, "--mulai", salah)
    terurai = tuple(_jeda(satu, zona, salah) for satu in jeda or ())
    hasil = rakit(katalog=katalog).hitung_tenggat(
        standar.layanan,
        # What is mistyped is no reason to keep silent about the rest.
        saat or datetime.combine(hari_ini(zona.key), datetime.min.time(), zona),
        instansi=standar.instansi,
        batas=batas or (),
        jeda=[satu for satu in terurai if satu is not None],
        varian=varian,
        tafsir=urai_bacaan(tafsir),
    )
    if not is_successful(hasil):
        kode = KodeKeluar.PEMAKAIAN if salah else KodeKeluar.TAK_ADA
        gagal(*salah, *jelaskan_semua(hasil.failure()), kode=kode)
    if salah:
        gagal(*salah, kode=KodeKeluar.PEMAKAIAN)
    jawaban = hasil.unwrap()
    if json:
        tulis_json(_objek(jawaban))
    else:
        _tampilkan(jawaban, katalog.kosakata)


def _saat(teks: str, pilihan: str, salah: list[str]) -> datetime | None:
    """The instant, without a zone where none was typed."""
    try:
        saat = urai_saat(teks, ZoneInfo("UTC"), pilihan)
    except typer.BadParameter as galat:
        salah.append(f"{pilihan}: {galat.message}.")
        return None
    berzona = teks.endswith("Z") or "+" in teks or teks.count("-") > 2
    return saat if berzona else saat.replace(tzinfo=None)


def _jeda(teks: str, zona: ZoneInfo, salah: list[str]) -> Jeda | None:
    dari, titik, sampai = teks.partition("..")
    if not titik:
        salah.append(f"--jeda: {teks!r} bukan DARI..SAMPAI; tulis seperti 2026-03-02..2026-03-05.")
        return None
    ujung = [_saat(satu, "--jeda", salah) for satu in (dari, sampai) if satu]
    lokal = [s.replace(tzinfo=zona) if s and s.tzinfo is None else s for s in ujung]
    mulai, selesai = lokal[0] if dari else None, lokal[-1] if sampai else None
    if not dari:
        salah.append(f"--jeda: {teks!r} tidak menyebut sejak kapan.")
    if mulai is None or None in lokal:
        return None
    try:
        return Jeda(mulai=mulai, selesai=selesai, alasan_kode=SEBAB_JEDA)
    except ValueError as galat:
        salah.append(f"--jeda: {teks!r}: {galat}.")
        return None


def _tampilkan(jawaban: "HitunganLayanan", kosakata: Kosakata) -> None:
    satu = jawaban.standar
    tulis(f"{satu.instansi.kode}/{satu.layanan} ({satu.keputusan.kode}): {satu.nama}")
    catatan = " (tanpa zona: dibaca menurut zona instansi)" if jawaban.zona_dianggap else ""
    tulis(f"Sejak {teks_instan(jawaban.mulai)}{catatan}.")
    if not jawaban.batas:
        tulis("Standar ini tidak menyebut batas waktu.")
    for batas in jawaban.batas:
        tulis()
        _tampilkan_batas(batas, jawaban.standar, kosakata)


def _tampilkan_batas(satu: "HitunganBatas", standar: StandarPelayanan, kosakata: Kosakata) -> None:
    batas = satu.batas
    tulis_alinea(batas.segmen or batas.teks, awal=f"{batas.kode}: ")
    dari, sampai = (_tanda(x, standar, kosakata) for x in (batas.mulai, batas.selesai))
    tulis_alinea(f"Milik {batas.milik.value}; dari: {dari}; sampai: {sampai}.", awal="   ")
    for baris in satu.hitungan.uraian:
        tulis(f"   {baris}")
    for hasil, lain in satu.bila_hasil.items():
        tulis(f"   Bila {hasil}: {lain.uraian[-1]}")


def _tanda(tanda: str, standar: StandarPelayanan, kosakata: Kosakata) -> str:
    """What starts or stops a limit, in words: a step, a date, or what happens in a case."""
    if (jalur := fakta_tanda(tanda)) is not None:
        return kosakata.fakta[urai_jalur(jalur).kode].nama
    langkah = standar.cari_langkah(tanda)
    return f"langkah {langkah.teks!r}" if langkah else sebutan(kosakata.tanda, tanda).id


def _objek(jawaban: "HitunganLayanan") -> dict[str, object]:
    satu = jawaban.standar
    return {
        "instansi": satu.instansi.kode,
        "layanan": satu.layanan,
        "keputusan": satu.keputusan.kode,
        "mulai": jawaban.mulai.isoformat(),
        "zona_dianggap": jawaban.zona_dianggap,
        "batas": [_objek_batas(batas) for batas in jawaban.batas],
    }


def _objek_batas(satu: "HitunganBatas") -> dict[str, object]:
    batas = satu.batas
    return {
        "kode": batas.kode,
        "label": batas.segmen or batas.teks,
        "milik": batas.milik.value,
        "dari": batas.mulai,
        "sampai": batas.selesai,
        "varian": list(batas.varian),
        **_objek_hitungan(satu.hitungan),
        "bila_hasil": {hasil: _objek_hitungan(lain) for hasil, lain in satu.bila_hasil.items()},
    }


def _objek_hitungan(hitungan: Perhitungan) -> dict[str, object]:
    tenggat = hitungan if isinstance(hitungan, Tenggat) else None
    return {
        "batas": teks_batas(hitungan.batas),
        "jatuh_tempo": _iso(tenggat.jatuh_tempo if tenggat else None),
        "target": _iso(tenggat.target if tenggat else None),
        "dihitung_sejak": _iso(tenggat.dihitung_sejak if tenggat else None),
        "dijeda_sejak": _iso(tenggat.dijeda_sejak if tenggat else None),
        "tanpa_tenggat": None if tenggat else getattr(hitungan, "alasan", None),
        "sementara": tenggat is not None and tenggat.sementara,
        "tahun_belum_pasti": list(hitungan.tahun_belum_pasti),
        "hari_dilewati": [
            {"tanggal": hari.tanggal.isoformat(), "sebab": hari.sebab, "nama": hari.nama}
            for hari in (tenggat.hari_dilewati if tenggat else ())
        ],
        "tafsir": list(hitungan.tafsir),
        "versi_kalender": hitungan.versi_kalender,
        "uraian": list(hitungan.uraian),
    }


def _iso(saat: date | None) -> str | None:
    return None if saat is None else saat.isoformat()
