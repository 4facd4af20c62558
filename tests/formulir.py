"""Filling in forms, knowing nothing of any standard: only what `Tindakan` and `Bidang` say."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from returns.pipeline import is_successful

from dinsos_core import susun_perintah
from dinsos_core.domain.kasus.perintah import BukaKasus
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Tindakan
from dinsos_core.domain.shared.nilai import NOTASI_TIADA
from dinsos_core.domain.waktu.rentang import notasi_tanggal
from dinsos_core.testing.tanggal import tanggal_rentang

J = JenisBidang
BANYAK = 9
"""People enough of one kind, where a standard has room for all of a village."""
_SATU: Mapping[JenisBidang, object] = {
    J.WILAYAH: "63.71",
    J.KOORDINAT: "-3.3186, 114.5944",
    J.AKUN: "akun-1",
    J.AKUN_BANYAK: ["akun-1"],
    J.KASUS: "kasus-1",
    J.KLIEN: "klien-1",
}


_APA_SAJA: Mapping[str, object] = MappingProxyType({})


def _saat(bidang: Bidang) -> datetime:
    wajar = datetime(2026, 1, 2, 8, 0, tzinfo=UTC)
    return wajar if bidang.paling_awal is None else max(bidang.paling_awal, wajar)


def _hari(bidang: Bidang) -> date:
    awal = bidang.paling_awal
    return date(2020, 2, 29) if awal is None else awal.date() + timedelta(days=366)


def satu_nilai(bidang: Bidang) -> object:
    """One value that the field takes; of a choice the first; of papers and people all there are."""
    bagian = {satu.nama: satu_nilai(satu) for satu in bidang.bagian}
    match bidang.jenis:
        case J.PIHAK if bidang.banyak is not None:
            untuk = [p.kode for b in bidang.bagian if b.nama == "mewakili" for p in b.pilihan]
            semua = range(min(bidang.banyak.maksimal, BANYAK))
            return [
                {**bagian, **({"mewakili": untuk[n % len(untuk)]} if untuk else {})} for n in semua
            ]
        case J.PIHAK | J.BERKAS:
            return bagian
        case J.PILIHAN | J.YA_TIDAK:
            return bidang.pilihan[0].kode
        case J.PILIHAN_BANYAK:
            return [satu.kode for satu in bidang.pilihan]
        case J.BILANGAN:
            return bidang.maksimal
        case J.WAKTU:
            return _saat(bidang)
        case J.TANGGAL:
            return _hari(bidang)
        case J.TEKS:
            return "1" * bidang.digit if bidang.digit else "x"
        case jenis:
            return _SATU[jenis]


def terisi(
    tindakan: Tindakan,
    tentu: Mapping[str, object] = _APA_SAJA,
    *,
    tanpa: frozenset[JenisBidang] = frozenset(),
) -> dict[str, object]:
    """Every field filled in but those of the kinds ``tanpa``; ``tentu``: some of them with this."""
    semua = {satu.nama: satu_nilai(satu) for satu in tindakan.bidang if satu.jenis not in tanpa}
    return {**semua, **tentu}


def terisi_wajib(tindakan: Tindakan, tentu: Mapping[str, object] = _APA_SAJA) -> dict[str, object]:
    """The required fields only, and one at least where one is asked for."""
    isi = {**{b.nama: satu_nilai(b) for b in tindakan.bidang if b.wajib}, **tentu}
    for satu in tindakan.bidang:
        bila = satu.wajib_bila
        if bila is not None and bila.berlaku(isi.get(bila.bidang)):
            isi[satu.nama] = satu_nilai(satu)
    for satu in _salah_satu(tindakan, isi)[:1]:
        isi[satu.nama] = satu_nilai(satu)
    return isi


def _salah_satu(tindakan: Tindakan, isi: Mapping[str, object]) -> list[Bidang]:
    """The fields of which one is to be filled in, while none is."""
    depan = tindakan.sedikitnya_satu
    semua = [b for b in tindakan.bidang if depan and b.nama.startswith(f"{depan}.")]
    return [] if any(b.nama in isi for b in semua) else semua


def perintah(tindakan: Tindakan, isian: Mapping[str, object]) -> Any:
    """The command of a form that was filled in as it asks."""
    hasil = susun_perintah(tindakan, isian)
    assert is_successful(hasil), (tindakan.perintah, hasil.failure())
    return hasil.unwrap()


def nilai(bidang: Bidang) -> SearchStrategy[object]:
    """Any value that the field takes."""
    return st.just(NOTASI_TIADA) | _ada(bidang) if bidang.boleh_tiada else _ada(bidang)


def _ada(bidang: Bidang) -> SearchStrategy[object]:
    bagian = st.fixed_dictionaries({}, optional={b.nama: nilai(b) for b in bidang.bagian})
    kode = [satu.kode for satu in bidang.pilihan]
    match bidang.jenis:
        case J.PIHAK if bidang.banyak is not None:
            batas = bidang.banyak
            return st.lists(bagian, min_size=batas.minimal, max_size=min(batas.maksimal, BANYAK))
        case J.PIHAK | J.BERKAS:
            return bagian
        case J.PILIHAN | J.YA_TIDAK:
            return st.sampled_from(kode)
        case J.PILIHAN_BANYAK:
            return st.lists(st.sampled_from(kode), unique=True)
        case J.BILANGAN:
            return st.integers(bidang.minimal, bidang.maksimal)
        case J.TANGGAL:
            hari = st.dates(date(1900, 1, 1), date(2020, 12, 31))
            if bidang.paling_awal is not None:
                hari = st.dates(bidang.paling_awal.date(), date(2100, 12, 31))
            pasti = hari | hari.map(date.isoformat)
            rentang = tanggal_rentang(hari)
            return pasti | rentang | rentang.map(notasi_tanggal) if bidang.boleh_rentang else pasti
        case J.WAKTU:
            return st.sampled_from((_saat(bidang), _saat(bidang).isoformat()))
        case J.TEKS if bidang.digit:
            return st.text("0123456789", min_size=bidang.digit, max_size=bidang.digit)
        case J.TEKS:
            return st.sampled_from(("x", "Jl. Contoh 1", " 1 "))
        case jenis:
            return st.just(_SATU[jenis])


@st.composite
def isian(
    draw: st.DrawFn,
    tindakan: Tindakan,
    *,
    hasil: object = None,
    tanpa: frozenset[JenisBidang] = frozenset(),
) -> dict[str, object]:
    """The required fields and any others but those of the kinds ``tanpa``, each with any value;
    ``hasil``: the outcome of a step."""
    tentu = {} if hasil is None else {"hasil": hasil}
    isi: dict[str, object] = {**tentu}
    for satu in tindakan.bidang:
        if satu.nama in isi or (satu.jenis in tanpa and not satu.wajib):
            continue
        if satu.wajib or draw(st.booleans()):
            isi[satu.nama] = draw(nilai(satu))
    for satu in tindakan.bidang:
        bila = satu.wajib_bila
        if satu.nama not in isi and bila is not None and bila.berlaku(isi.get(bila.bidang)):
            isi[satu.nama] = draw(nilai(satu))
    if semua := _salah_satu(tindakan, isi):
        satu = draw(st.sampled_from(semua))
        isi[satu.nama] = draw(nilai(satu))
    return _ada_yang_diwakili(tindakan, isi)


def _ada_yang_diwakili(tindakan: Tindakan, isi: dict[str, object]) -> dict[str, object]:
    """Whoever acts for somebody does so for a party that is there; without one they do not come. A
    case that is open offers only those who are."""
    if not issubclass(tindakan.kelas, BukaKasus):
        return isi
    banyak = {nama.removeprefix("pihak."): x for nama, x in isi.items() if isinstance(x, list)}
    ada = {x if not n else f"{x}[{n}]" for x, orang in banyak.items() for n in range(len(orang))}
    for satu in tindakan.bidang:
        untuk = next((b for b in satu.bagian if b.nama == "mewakili"), None)
        if untuk is None or satu.nama not in isi:
            continue
        dapat = ada & {str(p.kode) for p in untuk.pilihan}
        semua: Any = isi[satu.nama] if dapat else ()
        isi[satu.nama] = [
            {k: v for k, v in orang.items() if k != "mewakili" or v in dapat} for orang in semua
        ]
    return isi
