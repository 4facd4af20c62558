"""`dinsos kasus`: cases found and listed, and what happened to one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, NoReturn
from zoneinfo import ZoneInfo

import typer
from attrs import evolve

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    tulis,
    tulis_alinea,
    tulis_json,
    tulis_rusak,
    tulis_tabel,
)
from dinsos_adapters.cli.grup import kelompok_baru, nanti
from dinsos_adapters.cli.gudang import (
    Tempat,
    baku,
    singkat,
)
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_adapters.jam import jam_sistem
from dinsos_core.application.bahasa.jarak import jarak
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nomor import baca_nomor
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.domain.waktu.teks import teks_instan
from dinsos_core.ports.indeks import IndeksKasus
from dinsos_core.ports.meja import BarisKasus
from dinsos_core.ports.penyimpanan import KasusTersimpan, SaringanKasus, urai_lanjut

if TYPE_CHECKING:
    from dinsos_adapters.cli.riwayat import Pembaca
    from dinsos_core.application.aplikasi import Aplikasi
    from dinsos_core.domain.standar.model import StandarPelayanan
    from dinsos_core.ports.brankas import IsiBrankas
    from dinsos_core.ports.penyimpanan import KejadianTercatat

    Menurut = tuple[StandarPelayanan, ...]
    Terbaca = tuple[tuple[KejadianTercatat, Pembaca], ...]

kelompok = kelompok_baru("Kasus.")


def urai_penunjuk(teks: str) -> str:
    """A cursor as a former page gave it."""
    try:
        urai_lanjut(teks)
    except ValueError:
        raise typer.BadParameter("bukan penunjuk dari halaman sebelumnya") from None
    return teks


@kelompok.command()
@berpilihan
def daftar(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    instansi: Annotated[
        str | None, typer.Option("--instansi", metavar="KODE", help="Hanya instansi ini.")
    ] = None,
    layanan: Annotated[
        str | None, typer.Option("--layanan", metavar="KODE", help="Hanya layanan ini.")
    ] = None,
    status: Annotated[
        list[str] | None, typer.Option("--status", metavar="KODE", help="Boleh diulang.")
    ] = None,
    berjalan: Annotated[
        bool | None, typer.Option("--berjalan/--berakhir", help="Hanya yang masih, atau sudah.")
    ] = None,
    lanjut: Annotated[
        str | None,
        typer.Option(
            "--lanjut",
            metavar="PENUNJUK",
            parser=urai_penunjuk,
            help="Halaman sesudah halaman yang memberi penunjuk ini.",
        ),
    ] = None,
    banyak: Annotated[int, typer.Option("--banyak", min=1, help="Kasus sehalaman.")] = 50,
    json: JsonPilihan = False,
) -> None:
    """Daftar kasus, yang terlama lebih dahulu; tanpa data pribadi.

    Yang menunggu suatu peran: `dinsos meja`; yang jatuh tempo: `dinsos meja jam`.
    """
    zona = {kode: ZoneInfo(i.zona) for kode, i in buka_katalog(ctx).instansi.items()}
    saringan = SaringanKasus(
        instansi=instansi,
        layanan=layanan,
        status=frozenset(status) if status else None,
        berjalan=berjalan,
    )
    with tempat.dibuka() as gudang, gudang(baca=True) as unit:
        halaman = unit.kasus.daftar_baris(saringan, lanjut=lanjut, banyak=banyak)
    tulis_rusak(halaman.rusak)
    if json:
        semua = [_objek(k.kasus, k.versi, k, k.peran, _zona(k, zona)) for k in halaman.baris]
        tulis_json({"kasus": semua, "lanjut": halaman.lanjut, "rusak": halaman.rusak})
        return
    if halaman.baris:
        kini = jam_sistem() if any(k.tenggat for k in halaman.baris) else None
        tulis_tabel(
            ("KASUS", "INSTANSI", "LAYANAN", "STATUS", "GILIRAN", "TENGGAT", "SISA", "DIBUAT"),
            [_baris(k, zona, kini) for k in halaman.baris],
        )
    tulis(f"{len(halaman.baris)} kasus.")
    if halaman.lanjut is not None:
        tulis(f"Masih ada: --lanjut '{halaman.lanjut}'")


def _zona(satu: BarisKasus, zona: Mapping[str, ZoneInfo]) -> ZoneInfo:
    return zona.get(satu.instansi) or ZoneInfo("UTC")


def _baris(
    satu: BarisKasus, zona: Mapping[str, ZoneInfo], kini: datetime | None
) -> tuple[str, ...]:
    return (
        satu.kasus,
        satu.instansi,
        satu.layanan,
        satu.status,
        ", ".join(satu.peran),
        singkat(satu.tenggat, _zona(satu, zona)),
        _sisa(satu, satu.tenggat, kini) if satu.tenggat and kini else "",
        singkat(satu.dibuat, _zona(satu, zona)),
    )


def _sisa(satu: BarisKasus, tenggat: datetime, kini: datetime) -> str:
    """How far off. What a case waits for that stays open with no step left (day 22 of a stay) is
    nobody's lateness."""
    from dinsos_core.application.jenis import JENIS  # noqa: PLC0415 - every aggregate

    siklus = (j.siklus for j in JENIS if j.nama == satu.agregat)
    menetap = not satu.peran and any(satu.status in s.menetap for s in siklus)
    return "sudah tiba" if menetap and tenggat < kini else jarak(tenggat, kini)


def _objek(
    kasus: str,
    versi: int,
    isi: IndeksKasus | BarisKasus,
    giliran: Iterable[str],
    zona: ZoneInfo,
) -> dict[str, Any]:
    return {
        "kasus": kasus,
        "nomor": isi.nomor,
        "versi": versi,
        "agregat": isi.agregat,
        "instansi": isi.instansi,
        "layanan": isi.layanan,
        "status": isi.status,
        "berjalan": isi.berjalan,
        "giliran": list(giliran),
        "tenggat": baku(isi.tenggat, zona),
        "dibuat": baku(isi.dibuat, zona),
    }


@kelompok.command()
@berpilihan
def riwayat(
    ctx: typer.Context,
    kasus: Annotated[str, typer.Argument(metavar="ID", help="ID atau nomor kasus.")],
    *,
    tempat: Tempat,
    buka: Annotated[
        bool, typer.Option("--buka", help="Buka data pribadi; pembukaannya dicatat.")
    ] = False,
    tujuan: Annotated[
        str, typer.Option("--tujuan", metavar="TEKS", help="Bersama --buka: untuk apa.")
    ] = "",
    alasan: Annotated[
        str,
        typer.Option(
            "--alasan", metavar="TEKS", help="Bersama --buka: mengapa, bagi data yang beralasan."
        ),
    ] = "",
    oleh: Annotated[
        str, typer.Option("--oleh", metavar="AKUN", help="Bersama --buka: akun yang membaca.")
    ] = "",
    peran: Annotated[
        str, typer.Option("--peran", metavar="KODE", help="Bersama --buka: perannya.")
    ] = "",
    json: JsonPilihan = False,
) -> None:
    """Riwayat satu kasus: siapa, kapan, langkah mana, menurut standar dan tafsir mana."""
    if buka != all(satu.strip() for satu in (tujuan, oleh, peran)) or (
        not buka and (tujuan or alasan or oleh or peran)
    ):
        gagal(
            "Data pribadi dibuka dengan --buka --tujuan TEKS --oleh AKUN --peran KODE, keempatnya.",
            kode=KodeKeluar.PEMAKAIAN,
        )
    katalog = buka_katalog(ctx)
    with tempat.dibuka() as gudang:
        from dinsos_adapters.cli.riwayat import Pembaca  # noqa: PLC0415 - only this needs it
        from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

        app = rakit(katalog=katalog, penyimpanan=gudang)
        tersimpan, standar, menurut, kejadian = _muat(app, kasus)
        isi = None
        if buka:
            pelaku = _pelaku(oleh, peran, standar)
            isi = _buka(app, kasus, kejadian, pelaku, (tujuan, alasan))
        pembaca = Pembaca(
            standar=standar,
            kosakata=katalog.kosakata,
            tafsir=katalog.tafsir(standar.instansi.kode),
            isi=isi,
        )
    semua = tuple(
        (satu, evolve(pembaca, standar=versi))
        for satu, versi in zip(kejadian, menurut, strict=True)
    )
    if json:
        tulis_json(_objek_riwayat(tersimpan, semua, pembaca))
    else:
        _tampilkan_riwayat(tersimpan, semua, pembaca)


def _muat(
    app: "Aplikasi", kasus: str
) -> "tuple[KasusTersimpan, StandarPelayanan, Menurut, tuple[KejadianTercatat, ...]]":
    """The case, its standard, and each event with the version that it happened under."""
    from dinsos_core.application.lingkungan import standar_perkara  # noqa: PLC0415 - only this
    from dinsos_core.application.versi_riwayat import standar_kejadian  # noqa: PLC0415 - only this

    with app.lingkungan.unit_kerja(baca=True) as unit:
        tersimpan = unit.kasus.muat(KasusId(kasus))
        if tersimpan is None and (nomor := baca_nomor(kasus)) is not None:
            tersimpan = unit.kasus.cari_nomor(nomor)
        if tersimpan is None:
            _tidak_ada(kasus)
        keadaan = tersimpan.keadaan
        standar = standar_perkara(app.lingkungan, unit, keadaan)
        riwayat = unit.kasus.riwayat(tersimpan.id)
        menurut = standar_kejadian(app.lingkungan, unit, (satu.kejadian for satu in riwayat))
        return tersimpan, standar, menurut, riwayat


def _tidak_ada(kasus: str) -> NoReturn:
    gagal(f"Kasus {kasus!r} tidak ada.", kode=KodeKeluar.TAK_ADA)


def _pelaku(oleh: str, peran: str, standar: "StandarPelayanan") -> Pelaku:
    """Who reads: an official of the case's agency, or one of the public."""
    instansi = None if peran in standar.publik else standar.instansi.kode
    return Pelaku(id=oleh, instansi=instansi, peran={peran})


def _buka(
    app: "Aplikasi",
    kasus: str,
    kejadian: "tuple[KejadianTercatat, ...]",
    oleh: Pelaku,
    untuk: tuple[str, str],
) -> "IsiBrankas":
    """Every sealed value of the events; the read is recorded. Whoever is named sees no more than
    the case is there for them, though whoever runs the command holds the store."""
    from dinsos_core.application.bahasa import jelaskan_semua  # noqa: PLC0415 - only this

    semua = [r for satu in kejadian for r in cari_rahasia(satu.kejadian)]
    try:
        return app.buka_banyak(kejadian[0].kasus, semua, oleh, tujuan=untuk[0], alasan=untuk[1])
    except Terhalang as terhalang:
        if any(satu.kode is KodeHalangan.KASUS_TIDAK_DITEMUKAN for satu in terhalang.halangan):
            _tidak_ada(kasus)
        gagal("\n".join(jelaskan_semua(terhalang.halangan)), kode=KodeKeluar.MASALAH)


def _tampilkan_riwayat(kasus: KasusTersimpan, kejadian: "Terbaca", pembaca: "Pembaca") -> None:
    standar = pembaca.standar
    zona = ZoneInfo(standar.instansi.zona)
    tulis(f"Kasus {kasus.id}, nomor {kasus.indeks.nomor}: {standar.nama}")
    tulis(f"{standar.instansi.nama}; status {kasus.indeks.status}")
    tulis_alinea(pembaca.sebutan(standar.rujukan), awal="Standar: ")
    for dipakai in standar.tafsir:
        tulis_alinea(pembaca.teks_tafsir(dipakai), awal="Tafsir: ")
    for satu, ini in kejadian:
        isi: Any = satu.kejadian
        tulis()
        tulis(f"{satu.urutan}. {teks_instan(isi.pada.astimezone(zona))}, {ini.oleh(isi.oleh)}")
        tulis_alinea(ini.judul(isi), awal="   ")
        for nama, teks in ini.rincian(isi):
            tulis_alinea(f"{nama}: {teks}", awal="   - ", lanjut="     ")
        for dipakai in ini.tafsir_kejadian(isi):
            tulis_alinea(ini.teks_tafsir(dipakai), awal="   - tafsir: ", lanjut="     ")


def _objek_riwayat(
    kasus: KasusTersimpan, kejadian: "Terbaca", pembaca: "Pembaca"
) -> dict[str, Any]:
    standar = pembaca.standar
    zona = ZoneInfo(standar.instansi.zona)
    return {
        **_objek(kasus.id, kasus.versi, kasus.indeks, kasus.indeks.peran_giliran, zona),
        "standar": {
            "nama": standar.nama,
            "keputusan": standar.keputusan.kode,
            "nomor": standar.keputusan.nomor,
            "tahun": standar.keputusan.tahun,
            "sidik": standar.sidik,
            "tafsir": {t.kode: t.bacaan for t in standar.tafsir},
        },
        "riwayat": [_objek_kejadian(satu, ini, zona) for satu, ini in kejadian],
    }


def _objek_kejadian(satu: "KejadianTercatat", pembaca: "Pembaca", zona: ZoneInfo) -> dict[str, Any]:
    isi: Any = satu.kejadian
    langkah = pembaca.dikerjakan(isi)
    return {
        "kejadian": satu.urutan,
        "tipe": isi.tipe,
        "pada": baku(isi.pada, zona),
        "peran": isi.oleh.peran,
        "sebagai": isi.oleh.sebagai,
        **({} if pembaca.isi is None else {"akun": isi.oleh.id}),
        "langkah": None
        if langkah is None
        else {"kode": langkah.kode, "teks": langkah.teks, "butir": list(langkah.butir)},
        "rincian": [{"nama": nama, "isi": teks} for nama, teks in pembaca.rincian(isi)],
        "tafsir": {t.kode: t.bacaan for t in pembaca.tafsir_kejadian(isi)},
    }


nanti(
    kelompok,
    "pindah",
    "pindah:pindah_kasus",
    "Pindahkan satu kasus ke versi standar yang berlaku, atau perlihatkan rencananya.",
)
