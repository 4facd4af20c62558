"""Pages of cases in the order of their creation, with or without their states."""

from collections.abc import Callable
from typing import Any, Final

from attrs import fields

from dinsos_adapters.sql.bentuk import batas
from dinsos_adapters.sql.meja import ringkas
from dinsos_adapters.sql.pernyataan_daftar import (
    LANJUT,
    MAKS_CABANG,
    TERLIHAT,
    kunci_cabang,
    status_cabang,
)
from dinsos_adapters.sql.pernyataan_meja import RINGKAS
from dinsos_adapters.sql.sesi import Baris, Sesi, Siap, Terbaca, sehalaman
from dinsos_core.ports.meja import BarisKasus, periksa_banyak
from dinsos_core.ports.penyimpanan import SaringanKasus, tulis_tempat, urai_lanjut

BARIS: Final = (*RINGKAS, "giliran", "tenggat")
"""The columns of a row without its state."""


def halaman(
    sesi: Sesi,
    sql: Callable[[frozenset[str], tuple[str, ...], int], Siap],
    kolom: tuple[str, ...],
    saringan: SaringanKasus,
    *,
    lanjut: str | None,
    banyak: int,
) -> tuple[Terbaca[Baris], bool]:
    """These columns of a page in its order, and whether more follow."""
    periksa_banyak(banyak)
    semua = {b.name: getattr(saringan, b.name) for b in fields(SaringanKasus)}
    isi: dict[str, Any] = {nama: nilai for nama, nilai in semua.items() if nilai is not None}
    kriteria = set(isi)
    if (oleh := saringan.terlihat_oleh) is not None:
        isi |= {TERLIHAT: oleh.akun, "kunci": oleh.kunci}
        isi |= {f"kunci_{n}": satu for n, satu in enumerate(oleh.kunci)}
        if len(oleh.kunci) <= MAKS_CABANG:
            kriteria.add(kunci_cabang(len(oleh.kunci)))
    if saringan.status is not None:
        status = isi["status"] = tuple(sorted(saringan.status))
        isi |= {f"status_{n}": satu for n, satu in enumerate(status)}
        if 0 < len(status) <= MAKS_CABANG:
            kriteria.add(status_cabang(len(status)))
    if lanjut is not None:
        isi["dibuat"], isi["kasus"] = urai_lanjut(lanjut)
        kriteria.add(LANJUT)

    def baca(paling: int) -> Terbaca[Baris]:
        return sesi.terbaca(sql(frozenset(kriteria), kolom, batas(paling)), **isi)

    baris, rusak = sehalaman(baca, banyak)
    dibuat = kolom.index("dibuat")
    # Several keys may show one case.
    urut = sorted({satu[0]: satu for satu in baris}.values(), key=lambda b: (b[dibuat], b[0]))
    return (urut[:banyak], rusak), len(urut) + len({satu[0] for satu in rusak}) > banyak


def lanjut_baris(kolom: tuple[str, ...], baris: Baris) -> str:
    """The cursor that continues after a row with these columns."""
    return tulis_tempat(baris[kolom.index("dibuat")], baris[0])


def baris_kasus(baris: Baris) -> BarisKasus:
    """A row as lists show it."""
    giliran, tenggat = baris[len(RINGKAS) :]
    return BarisKasus(
        **ringkas(baris),
        peran=tuple(dict.fromkeys(satu.peran for satu in giliran)),
        langkah=next((satu.langkah for satu in giliran), ""),
        tenggat=tenggat,
    )
