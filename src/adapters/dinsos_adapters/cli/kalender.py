"""`dinsos kalender`: the days an agency works, and which years are certain."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Annotated, Final

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    ke_layar,
    tulis,
    tulis_json,
    tulis_tabel,
)
from dinsos_adapters.cli.grup import kelompok_baru
from dinsos_adapters.cli.perbarui import perbarui
from dinsos_adapters.jam import hari_ini
from dinsos_core.application.bahasa.jelaskan import jelaskan_semua
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.kalender import TAHUN_WAJAR, JamKerja, KalenderKerja, Libur
from dinsos_core.domain.waktu.teks import BULAN, HARI

kelompok = kelompok_baru("Hari kerja instansi.", bawaan="tampil")
kelompok.command("perbarui")(perbarui)

_TANDA: Final = {"akhir_pekan": "-", "nasional": "n", "cuti_bersama": "c", "penutupan": "p"}
_BULAN: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@frozen
class Bulan:
    """One month of one year."""

    tahun: int
    bulan: int


def _urai_bulan(teks: str) -> Bulan:
    cocok = _BULAN.fullmatch(teks)
    if cocok is None or int(cocok[1]) not in TAHUN_WAJAR:
        raise typer.BadParameter(f"{teks!r} bukan bulan; tulis seperti 2026-03")
    return Bulan(int(cocok[1]), int(cocok[2]))


@kelompok.command()
def tampil(
    ctx: typer.Context,
    instansi: Annotated[str, typer.Argument(metavar="INSTANSI", help="Misalnya banjarmasin.")],
    *,
    tahun: Annotated[
        int | None,
        typer.Option(
            "--tahun",
            metavar="TAHUN",
            min=TAHUN_WAJAR[0],
            max=TAHUN_WAJAR[-1],
            help="Tahun ini bila tidak disebut.",
        ),
    ] = None,
    bulan: Annotated[
        Bulan | None,
        typer.Option(
            "--bulan", metavar="TAHUN-BULAN", parser=_urai_bulan, help="Satu bulan per tanggal."
        ),
    ] = None,
    json: JsonPilihan = False,
) -> None:
    """Hari kerja, hari libur, cuti bersama dan jam khusus satu instansi; tahun mana yang pasti."""
    from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

    if tahun is not None and bulan is not None and bulan.tahun != tahun:
        gagal("Sebutkan --tahun atau --bulan, bukan keduanya.", kode=KodeKeluar.PEMAKAIAN)
    try:
        kalender = rakit(katalog=buka_katalog(ctx)).kalender(instansi)
    except Terhalang as sebab:
        gagal(*jelaskan_semua(sebab.halangan), kode=KodeKeluar.TAK_ADA)
    kini = hari_ini(kalender.zona.key)
    dipilih = bulan.tahun if bulan else tahun or kini.year
    hari = _hari(dipilih, bulan.bulan if bulan else None)
    if json:
        tulis_json(_objek(instansi, kalender, dipilih, hari))
        return
    _kepala(instansi, kalender, dipilih)
    if bulan or (ke_layar() and tahun is None):
        tulis()
        _kisi(kalender, bulan or Bulan(kini.year, kini.month))
    tulis()
    _daftar(kalender, hari)


def _hari(tahun: int, bulan: int | None = None) -> tuple[date, ...]:
    """Every date of a year or a month."""
    awal = date(tahun, bulan or 1, 1)
    akhir = date(tahun, bulan or 12, monthrange(tahun, bulan or 12)[1])
    return tuple(awal + timedelta(n) for n in range((akhir - awal).days + 1))


def _kepala(instansi: str, kalender: KalenderKerja, tahun: int) -> None:
    tulis(f"Kalender kerja {instansi}, zona {kalender.zona.key}.")
    tulis(f"Versi: {kalender.versi}.")
    tulis(f"Tahun yang pasti: {_rentang(kalender.tahun_pasti)}.")
    if tahun not in kalender.tahun_pasti:
        tulis(f"Hari libur {tahun} BELUM ditetapkan: tenggat yang bergantung padanya sementara.")
    for hari, jam in _jam_tergabung(kalender):
        tulis(f"{hari}: {_jam(jam)}.")
    for khusus in kalender.jam_khusus:
        if khusus.mulai.year <= tahun <= khusus.selesai.year:
            isi = "; ".join(f"{HARI[h]} {_jam(jam)}" for h, jam in khusus.jam.items())
            tulis(f"{khusus.nama}, {khusus.mulai} s.d. {khusus.selesai}: {isi}.")


def _jam(jam: JamKerja) -> str:
    return f"{jam.buka:%H.%M}-{jam.tutup:%H.%M}"


def _jam_tergabung(kalender: KalenderKerja) -> Iterator[tuple[str, JamKerja]]:
    """Hours of the working week, equal ones of neighbouring days together."""
    semua = list(kalender.jam.items())
    while semua:
        awal, jam = semua[0]
        n = 1
        while n < len(semua) and semua[n] == (awal + n, jam):
            n += 1
        akhir = semua[n - 1][0]
        yield HARI[awal] if n == 1 else f"{HARI[awal]}-{HARI[akhir]}", jam
        del semua[:n]


def _rentang(tahun: Iterable[int]) -> str:
    """Years in words, runs of them joined."""
    kata: list[str] = []
    urut = sorted(tahun)
    while urut:
        n = 1
        while n < len(urut) and urut[n] == urut[0] + n:
            n += 1
        kata.append(str(urut[0]) if n == 1 else f"{urut[0]}-{urut[n - 1]}")
        del urut[:n]
    return ", ".join(kata) or "tidak satu pun"


def _kisi(kalender: KalenderKerja, satu: Bulan) -> None:
    """The month, a line a week; a mark after each date that is not worked or has other hours."""
    tulis(f"{BULAN[satu.bulan - 1]} {satu.tahun}")
    tulis("".join(f"{nama[:3]:>5}" for nama in HARI))
    hari = _hari(satu.tahun, satu.bulan)
    sel = ["    "] * hari[0].weekday()
    sel += [f"{d.day:>3}{_tanda(kalender, d)}" for d in hari]
    for n in range(0, len(sel), 7):
        tulis("".join(f" {isi}" for isi in sel[n : n + 7]).rstrip())
    tulis("- bukan hari kerja, n libur nasional, c cuti bersama, p penutupan, * jam khusus")


def _tanda(kalender: KalenderKerja, d: date) -> str:
    sebab = kalender.alasan_bukan_hari_kerja(d)
    if sebab is not None:
        return _TANDA[sebab.sebab]
    return "*" if kalender.jam_pada(d) != kalender.jam[d.weekday()] else " "


def _daftar(kalender: KalenderKerja, hari: tuple[date, ...]) -> None:
    kerja = sum(map(kalender.hari_kerja, hari))
    tulis(f"{kerja} hari kerja, {hari[0]} s.d. {hari[-1]}.")
    libur = [x for x in sorted(kalender.libur, key=lambda x: x.tanggal) if x.tanggal in hari]
    if libur:
        baris = [_baris(kalender, satu) for satu in libur]
        tulis_tabel(("TANGGAL", "HARI", "JENIS", "BERLAKU", "NAMA", "DASAR"), baris)


def _baris(kalender: KalenderKerja, satu: Libur) -> tuple[str, ...]:
    d, jenis = satu.tanggal, satu.jenis.replace("_", " ")
    if d.weekday() not in kalender.jam:
        berlaku = "akhir pekan"
    else:
        berlaku = "bekerja" if kalender.hari_kerja(d) else "libur"
    return d.isoformat(), HARI[d.weekday()], jenis, berlaku, satu.nama, satu.dasar


def _objek(
    instansi: str, kalender: KalenderKerja, tahun: int, hari: tuple[date, ...]
) -> dict[str, object]:
    dasar = {x.tanggal: x.dasar for x in kalender.libur}
    dikenal = {x.tanggal.year for x in kalender.libur}
    return {
        "instansi": instansi,
        "zona": kalender.zona.key,
        "versi": kalender.versi,
        "cuti_bersama": kalender.cuti_bersama,
        "tahun_pasti": sorted(kalender.tahun_pasti),
        "tahun_belum_pasti": sorted((dikenal | {tahun}) - kalender.tahun_pasti),
        "jam": {HARI[h].lower(): _jam(jam).replace(".", ":") for h, jam in kalender.jam.items()},
        "jam_khusus": [
            {"nama": x.nama, "mulai": x.mulai.isoformat(), "selesai": x.selesai.isoformat()}
            for x in kalender.jam_khusus
        ],
        "hari_kerja": sum(map(kalender.hari_kerja, hari)),
        "hari": [_objek_hari(kalender, d, dasar) for d in hari],
    }


def _objek_hari(kalender: KalenderKerja, d: date, dasar: dict[date, str]) -> dict[str, object]:
    jam, sebab = kalender.jam_pada(d), kalender.alasan_bukan_hari_kerja(d)
    return {
        "tanggal": d.isoformat(),
        "hari_kerja": jam is not None,
        "buka": None if jam is None else f"{jam.buka:%H:%M}",
        "tutup": None if jam is None else f"{jam.tutup:%H:%M}",
        "sebab": None if sebab is None else sebab.sebab,
        "nama": None if sebab is None else sebab.nama,
        "dasar": None if sebab is None else dasar.get(d) or None,
    }
