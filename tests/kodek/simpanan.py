"""One record of every stored type, always the same: what releases have written so far.

Run `python -m tests.kodek.simpanan` to write down types that are new. A record that is there is
what somebody has on disk: before the first release it may be dropped from the file and written
anew; after it, a changed type gets a higher version and a lift, and its old record stays.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin
from zoneinfo import ZoneInfo

import attrs

from dinsos_core.application.kodek import susun_kodek, tipe_tersimpan
from dinsos_core.application.kodek.konverter import BERULANG
from dinsos_core.domain.shared.nilai import Keanggotaan, Nilai, PeriodeKeanggotaan
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.domain.waktu.batas import Batas, HariKerja, Lama, Rentang
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.kalender import JamKerja, JamKhusus, KalenderKerja, Libur

BERKAS: Final = Path(__file__).with_name("simpanan.jsonl")

PADA = datetime(2025, 4, 8, 2, 30, tzinfo=UTC)
KEANGGOTAAN = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="dtks", dari=date(2019, 1, 1)),))
SATU: Final[Mapping[Any, Any]] = {
    str: "teks",
    int: 7,
    bool: True,
    date: date(2024, 2, 29),
    datetime: PADA,
    object: {"buka": ["08:00", date(2025, 4, 7)], "pasti": (2025,)},
    Nilai: KEANGGOTAAN,
    Nilai | tuple[str, ...]: ("63.71", "63.72"),
    Batas: Rentang(HariKerja(3), HariKerja(14)),
    Lama: Lama(1, 6),
    Rahasia: Rahasia(subjek="k-1/0", kunci="1/nama"),  # type: ignore[arg-type]  # an id is text
    KalenderKerja: KalenderKerja(
        zona=ZoneInfo("Asia/Makassar"),
        jam={0: JamKerja(buka=time(7, 30), tutup=time(16))},
        libur=(Libur(tanggal=date(2025, 4, 7), nama="Cuti", jenis="cuti_bersama", dasar="SKB"),),
        jam_khusus=(
            JamKhusus(
                nama="Ramadan",
                mulai=date(2025, 3, 1),
                selesai=date(2025, 3, 30),
                jam={0: JamKerja(buka=time(8), tutup=time(15))},
            ),
        ),
        tahun_pasti=frozenset({2025}),
        versi="teks",
    ),
    Jeda: Jeda(mulai=PADA, selesai=None, alasan_kode="berkas"),
}


def satu(tipe: Any) -> Any:
    """The sample value of a field's declared type."""
    if tipe in SATU:
        return SATU[tipe]
    asal, isi = get_origin(tipe), get_args(tipe)
    if asal in (Union, UnionType):
        return satu(next(pilihan for pilihan in isi if pilihan is not NoneType))
    if asal is tuple:
        return (satu(isi[0]),) if isi[-1] is Ellipsis else tuple(satu(bagian) for bagian in isi)
    if asal is Tersegel:
        return Tersegel(rahasia=satu(Rahasia))
    if asal in (Mapping, dict):
        return {satu(isi[0]): satu(isi[1])}
    if isinstance(tipe, type) and issubclass(tipe, Enum):
        return next(iter(tipe))
    if hasattr(tipe, "__supertype__"):
        return satu(tipe.__supertype__)
    attrs.resolve_types(tipe)
    kosong = {"salah_satu", "pilihan"} if tipe in BERULANG else set()
    return tipe(**{a.name: satu(a.type) for a in attrs.fields(tipe) if a.name not in kosong})


def tulis() -> None:
    """Add the records of types and versions that are not in the file yet."""
    kodek = susun_kodek()
    lama = BERKAS.read_text(encoding="utf-8").splitlines() if BERKAS.exists() else []
    ada = {(catatan["tipe"], catatan["versi"]) for catatan in map(json.loads, lama)}
    baru = [kodek.tulis(satu(t.kelas)) for t in tipe_tersimpan() if (t.tipe, t.versi) not in ada]
    BERKAS.write_text("\n".join([*lama, *baru]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    tulis()
