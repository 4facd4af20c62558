"""Values of any stored class, drawn from its own field types.

Every field is drawn, defaults included, and only from types the codec promises to bring back.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from zoneinfo import ZoneInfo

import attrs
from hypothesis import strategies as st

from dinsos_core.domain.kelayakan.ringkasan import RingkasanSyarat
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.domain.waktu.batas import (
    Bulan,
    Hari,
    HariKalender,
    HariKerja,
    JadwalLuar,
    Jam,
    Lama,
    Menit,
    MenitKerja,
    Rentang,
    SesuaiKebutuhan,
    TanggalBulan,
)
from dinsos_core.domain.waktu.jeda import Jeda
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.testing.tanggal import tanggal_rentang
from dinsos_core.testing.waktu import kalender_kerja

teks = st.text(max_size=6)
# Zones without summer time: two instants in an hour that repeats are never equal across zones.
instan = st.datetimes(
    min_value=datetime(1970, 1, 1),  # noqa: DTZ001 -- Hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001 -- the same
    timezones=st.sampled_from(
        [UTC, *map(ZoneInfo, ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))]
    ),
)
jumlah = st.integers(1, 9999)
SATUAN = (Menit, MenitKerja, Jam, Hari, HariKalender, HariKerja, Bulan)

KHUSUS: dict[object, st.SearchStrategy[Any]] = {
    str: teks,
    int: st.integers(),
    bool: st.booleans(),
    date: st.dates(),
    datetime: instan,
    NoneType: st.none(),
    object: st.recursive(
        teks | st.integers() | st.booleans() | st.dates() | st.times() | instan,
        lambda isi: (
            st.lists(isi, max_size=2)
            | st.lists(isi, max_size=2).map(tuple)
            | st.dictionaries(teks, isi, max_size=2)
        ),
        max_leaves=4,
    ),
    Rahasia: st.builds(Rahasia, subjek=teks, kunci=teks),
    KalenderKerja: kalender_kerja(),
    Rentang: st.builds(
        lambda jenis, a, b: Rentang(jenis(a), jenis(a + b)),
        st.sampled_from(SATUAN),
        st.integers(1, 5000),
        st.integers(1, 4999),
    ),
    TanggalRentang: tanggal_rentang(),
    TanggalBulan: st.builds(TanggalBulan, tanggal=st.integers(1, 31), bulan_berikut=jumlah),
    JadwalLuar: st.builds(JadwalLuar, teks=st.text("abcAB 12", max_size=8)),
    SesuaiKebutuhan: st.builds(SesuaiKebutuhan),
    Lama: st.builds(Lama, tahun=jumlah, bulan=st.integers(0, 9999)),
    Jeda: st.builds(
        lambda a, b, kode, catat: Jeda(
            mulai=min(a, b),
            selesai=max(a, b),
            alasan_kode=kode,
            mulai_dicatat=catat,
            selesai_dicatat=catat,
        ),
        instan,
        instan,
        teks,
        st.none() | instan,
    ),
    time: st.times(),
    **{jenis: st.builds(jenis, jumlah) for jenis in SATUAN},
}


def sembarang(tipe: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's declared type."""
    if tipe in KHUSUS:
        return KHUSUS[tipe]
    asal, isi = get_origin(tipe), get_args(tipe)
    if asal in (Union, UnionType):
        return st.one_of([sembarang(satu) for satu in isi])
    if asal is tuple and isi[-1] is Ellipsis:
        return st.lists(sembarang(isi[0]), max_size=2).map(tuple)
    if asal is tuple:
        return st.tuples(*(sembarang(satu) for satu in isi))
    if asal is Tersegel:
        return st.builds(Tersegel, rahasia=KHUSUS[Rahasia])
    if asal is frozenset:
        return st.frozensets(sembarang(isi[0]), max_size=2)
    if asal in (Mapping, dict):
        return st.dictionaries(sembarang(isi[0]), sembarang(isi[1]), max_size=2)
    if isinstance(tipe, type) and issubclass(tipe, Enum):
        return st.sampled_from(list(tipe))
    if attrs.has(tipe):
        return kelas(tipe)
    if hasattr(tipe, "__supertype__"):  # a NewType
        return sembarang(tipe.__supertype__)
    raise NotImplementedError(f"a stored field of type {tipe}: say here how to draw one")


BUATAN: dict[type[Any], st.SearchStrategy[Any]] = {}


def kelas(tipe: type[Any]) -> st.SearchStrategy[Any]:
    """Any instance of an attrs class, every field drawn."""
    if tipe in KHUSUS:
        return KHUSUS[tipe]
    if tipe not in BUATAN:
        BUATAN[tipe] = _susun(tipe)
    return BUATAN[tipe]


def _susun(tipe: type[Any]) -> st.SearchStrategy[Any]:
    attrs.resolve_types(tipe)
    berulang = {"salah_satu", "pilihan"} if tipe in (Syarat, RingkasanSyarat) else set()
    bidang = {
        satu.name: satu.type
        for satu in attrs.fields(tipe)
        if satu.init and satu.name not in berulang
    }
    datar = st.fixed_dictionaries({nama: sembarang(jenis) for nama, jenis in bidang.items()})
    polos = datar.map(lambda isi: tipe(**isi))
    if not berulang:
        return polos
    (nama,) = {satu.name for satu in attrs.fields(tipe)} & berulang
    dalam = st.lists(polos, max_size=1).map(tuple)
    return st.builds(lambda isi, anak: tipe(**isi, **{nama: anak}), datar, dalam)
