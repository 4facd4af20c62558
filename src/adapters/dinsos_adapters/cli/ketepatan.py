"""`dinsos ketepatan`: punctuality and load of an agency, as tables and bars."""

import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

import typer

from dinsos_adapters.cli.bagan import Bagian, Batang, tulis_bagan
from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    ke_layar,
    tak_dikenal,
    tulis,
    tulis_alinea,
    tulis_json,
    tulis_rusak,
    tulis_tabel,
)
from dinsos_adapters.cli.gudang import Tempat, baku
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_core.application.ketepatan_laporan import (
    AMBANG,
    KEADAAN,
    MENURUT,
    BarisBeban,
    BarisJam,
    Lamanya,
    LaporanKetepatan,
    Sebaran,
)
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.waktu.teks import teks_durasi

BEBAN: Final = ("selesai", "menunggu")
TERTUTUP: Final = "tidak disebut"
BAGIAN_JAM: Final = (
    Bagian("tepat", "█", "#"),
    Bagian("terlambat", "▓", "x"),
    Bagian("lewat", "▒", "!"),
    Bagian("berjalan", "░", "."),
    Bagian("dijeda", "=", "="),
    Bagian("berakhir", "-", "-"),
    Bagian(TERTUTUP, "?", "?"),
)
BAGIAN_BEBAN: Final = (
    Bagian("selesai", "█", "#"),
    Bagian("menunggu", "░", "."),
    Bagian(TERTUTUP, "?", "?"),
)
RAHASIA: Final = "*"

_BULAN: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def urai_bulan(teks: str) -> date:
    """A month, as its first day."""
    cocok = _BULAN.fullmatch(teks)
    if cocok is None or cocok[1] == "0000":
        raise typer.BadParameter(f"{teks!r} bukan bulan; tulis seperti 2026-03")
    return date(int(cocok[1]), int(cocok[2]), 1)


def urai_menurut(teks: str) -> tuple[str, ...]:
    """What rows are split by."""
    semua = tuple(satu.strip() for satu in teks.split(",") if satu.strip())
    if asing := [satu for satu in semua if satu not in MENURUT]:
        raise typer.BadParameter(f"{asing[0]!r} tidak dikenal; yang ada: {', '.join(MENURUT)}")
    return semua


@berpilihan
def ketepatan(
    ctx: typer.Context,
    instansi: Annotated[str, typer.Argument(metavar="INSTANSI", help="Kode instansi.")],
    *,
    tempat: Tempat,
    dari: Annotated[
        date | None,
        typer.Option(
            "--dari",
            metavar="BULAN",
            parser=urai_bulan,
            help="Bulan pertama, misalnya 2026-01; tanpa ini dua belas bulan.",
        ),
    ] = None,
    sampai: Annotated[
        date | None,
        typer.Option(
            "--sampai", metavar="BULAN", parser=urai_bulan, help="Bulan terakhir; tanpa ini kini."
        ),
    ] = None,
    menurut: Annotated[
        Any,
        typer.Option(
            "--menurut",
            metavar="DAFTAR",
            parser=urai_menurut,
            help=f"Pembagian baris, dipisah koma: {', '.join(MENURUT)}.",
        ),
    ] = "layanan,batas",
    oleh: Annotated[
        str, typer.Option("--oleh", metavar="AKUN", help="Akun yang meminta.")
    ] = "dinsos",
    peran: Annotated[
        str | None,
        typer.Option("--peran", metavar="KODE", help="Perannya; tanpa ini yang pertama berhak."),
    ] = None,
    json: JsonPilihan = False,
) -> None:
    """Ketepatan waktu dan beban kerja; tanpa orang, hitungan kecil tidak disebut."""
    katalog = buka_katalog(ctx)
    kantor = katalog.instansi.get(instansi)
    if kantor is None:
        tak_dikenal("Instansi", instansi, katalog.instansi)
    with tempat.dibuka() as gudang:
        from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring
        from dinsos_core.application.bahasa import jelaskan_semua  # noqa: PLC0415 - only this
        from dinsos_core.application.ketepatan import boleh_meminta  # noqa: PLC0415 - only this

        pelaku = Pelaku(id=oleh, instansi=instansi, peran={peran or boleh_meminta(kantor)[0]})
        app = rakit(katalog=katalog, penyimpanan=gudang)
        try:
            laporan = app.ketepatan(
                pelaku, instansi=instansi, dari=dari, sampai=sampai, menurut=menurut
            )
        except Terhalang as terhalang:
            gagal("\n".join(jelaskan_semua(terhalang.halangan)), kode=KodeKeluar.MASALAH)
    tulis_rusak(laporan.rusak)
    if json:
        tulis_json(objek_laporan(laporan, ZoneInfo(kantor.zona)))
    else:
        tampilkan(laporan)


# --- as JSON


def objek_laporan(laporan: LaporanKetepatan, zona: ZoneInfo) -> dict[str, Any]:
    """The report as JSON: null is a count that is not told; lengths of time in minutes."""
    c = laporan.cakupan
    return {
        "instansi": c.instansi,
        "dari": c.dari,
        "sampai": c.sampai,
        "menurut": list(c.menurut),
        AMBANG: c.ambang,
        "pada": baku(c.pada, zona),
        "jam": [_objek_jam(satu, c.menurut) for satu in laporan.jam],
        "jumlah_jam": _objek_jam(laporan.jumlah_jam, ()),
        "beban": [_objek_beban(satu, c.menurut) for satu in laporan.beban],
        "jumlah_beban": _objek_beban(laporan.jumlah_beban, ()),
    }


def _objek_jam(baris: BarisJam, menurut: tuple[str, ...]) -> dict[str, Any]:
    angka = {nama: getattr(baris, nama) for nama in ("mulai", *KEADAAN)}
    return {**_objek_golongan(baris, menurut), **angka, "lama": _objek_lama(baris.lama)}


def _objek_beban(baris: BarisBeban, menurut: tuple[str, ...]) -> dict[str, Any]:
    tanpa_batas = tuple(satu for satu in menurut if satu != "batas")
    angka = {nama: getattr(baris, nama) for nama in ("masuk", *BEBAN)}
    return {**_objek_golongan(baris, tanpa_batas), **angka, "lama": _objek_lama(baris.lama)}


def _objek_golongan(baris: BarisJam | BarisBeban, menurut: tuple[str, ...]) -> dict[str, Any]:
    if not menurut:
        return {}
    isi = {nama: getattr(baris.golongan, nama) for nama in menurut}
    isi |= {"peran": list(isi["peran"])} if "peran" in isi else {}
    return {**isi, "lainnya": baris.golongan.lainnya}


def _objek_lama(lama: Lamanya | None) -> dict[str, Any] | None:
    if lama is None:
        return None
    return {nama: _objek_sebaran(getattr(lama, nama)) for nama in ("kalender", "kerja")}


def _objek_sebaran(sebaran: Sebaran) -> dict[str, int | None]:
    p90 = None if sebaran.p90 is None else _menit(sebaran.p90)
    return {"median": _menit(sebaran.median), "p90": p90}


def _menit(lama: timedelta) -> int:
    return round(lama / timedelta(minutes=1))


# --- for people


def tampilkan(laporan: LaporanKetepatan) -> None:
    """Write both tables, each with its bars."""
    c = laporan.cakupan
    tulis(f"{c.instansi}, {c.dari} sampai {c.sampai}")
    tulis()
    tulis("Jam kantor, menurut bulan mulainya")
    _tabel(laporan.jam, laporan.jumlah_jam, c.menurut, ("mulai", *KEADAAN))
    _bagan(laporan.jam, c.menurut, BAGIAN_JAM, "mulai", "tepat")
    tulis()
    per_langkah = {"langkah", "peran"} & {*c.menurut}
    tulis("Langkah, menurut bulan datangnya" if per_langkah else "Kasus, menurut bulan masuknya")
    tanpa_batas = tuple(satu for satu in c.menurut if satu != "batas")
    _tabel(laporan.beban, laporan.jumlah_beban, tanpa_batas, ("masuk", *BEBAN))
    _bagan(laporan.beban, tanpa_batas, BAGIAN_BEBAN, "masuk", "selesai")
    tulis()
    tulis_alinea(
        f"{RAHASIA} tidak disebut: di bawah {c.ambang}, atau akan menunjukkan yang di bawah itu. "
        "Lama: separuhnya paling lama / sembilan persepuluhnya paling lama."
    )


Baris = Sequence[BarisJam] | Sequence[BarisBeban]


def _tabel(
    semua: Baris, jumlah: BarisJam | BarisBeban, menurut: tuple[str, ...], angka: tuple[str, ...]
) -> None:
    if not semua:
        ada = getattr(jumlah, angka[0]) == 0
        tulis("Tidak ada." if ada else "Terlalu sedikit untuk disebut.")
        return
    kolom = (*(satu.upper() for satu in menurut), *(satu.upper() for satu in angka))
    kolom = (*kolom, "LAMA KERJA", "LAMA KALENDER")
    akhir = [("jumlah", *[""] * (len(menurut) - 1), *_angka(jumlah, angka))] if menurut else []
    baris = [(*_sebutan(satu, menurut), *_angka(satu, angka)) for satu in semua] + akhir
    luas = sum(max(len(satu[n]) for satu in (kolom, *baris)) + 3 for n in range(len(kolom)))
    if ke_layar() and luas > shutil.get_terminal_size().columns:
        _berderet(kolom, baris, len(menurut))
    else:
        tulis_tabel(kolom, baris)


def _berderet(kolom: Sequence[str], baris: Sequence[Sequence[str]], sebutan: int) -> None:
    """What is too wide for a table: each row by its name, what it says below."""
    for satu in baris:
        tulis(" ".join(filter(None, satu[:sebutan])) or "semua")
        isi = zip(kolom[sebutan:], satu[sebutan:], strict=True)
        tulis_alinea(", ".join(f"{nama.lower()} {n}" for nama, n in isi if n), awal="  ")


def _sebutan(baris: BarisJam | BarisBeban, menurut: tuple[str, ...]) -> Iterator[str]:
    """The codes of a group, whole; of what stands together, its one word in the first place."""
    golongan = baris.golongan
    isi = {nama: getattr(golongan, nama) for nama in menurut}
    isi |= {"peran": "/".join(golongan.peran)} if "peran" in isi else {}
    if golongan.lainnya and menurut:
        kosong = next((nama for nama in menurut if not isi[nama]), menurut[-1])
        isi[kosong] = "lainnya"
    return (isi[nama] or "-" for nama in menurut)


def _angka(baris: BarisJam | BarisBeban, angka: tuple[str, ...]) -> tuple[str, ...]:
    isi = (getattr(baris, nama) for nama in angka)
    lama = baris.lama
    panjang = ("", "") if lama is None else (_kata(lama.kerja), _kata(lama.kalender))
    return (*(RAHASIA if satu is None else str(satu) for satu in isi), *panjang)


def _kata(sebaran: Sebaran) -> str:
    semua = (sebaran.median, sebaran.p90)
    return " / ".join(teks_durasi(timedelta(minutes=_menit(n))) for n in semua if n is not None)


def _bagan(
    semua: Baris, menurut: tuple[str, ...], bagian: Sequence[Bagian], utuh: str, baik: str
) -> None:
    batang = []
    for satu in semua:
        isi = {b.nama: getattr(satu, b.nama, None) or 0 for b in bagian}
        isi[TERTUTUP] = (getattr(satu, utuh) or 0) - sum(isi.values())
        n = getattr(satu, baik)
        akhir = "" if n is None else f"{baik} {n * 100 // getattr(satu, utuh)}%"
        label = " ".join(_sebutan(satu, menurut)) or "semua"
        batang.append(Batang(label=label, isi=isi, akhir=akhir))
    tulis_bagan(bagian, batang)
