"""The people of `bench_kolom.py` under the same six conditions, as OpenFisca variables."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PEKERJAAN = ("bukan_pekerja", "pekerja_bukan_penerima_upah")
ORANG = build_entity(key="orang", plural="orang_semua", label="", is_person=True)


def _tahun_genap(sejak: Any, periode: Any) -> Any:
    """Completed years by month and day."""
    sejak = sejak.astype("datetime64[D]")
    pada = np.datetime64(str(periode.start))
    lewat = _dalam_tahun(pada) < _dalam_tahun(sejak)
    tahun = pada.astype("datetime64[Y]") - sejak.astype("datetime64[Y]")
    return tahun.astype(int) - lewat


def _dalam_tahun(hari: Any) -> Any:
    bulan = hari.astype("datetime64[M]")
    return bulan.astype(int) % 12 * 31 + (hari - bulan).astype(int)


def _antara(nilai: Any, bawah: int, atas: int) -> Any:
    return (nilai >= bawah) & (nilai <= atas)


RUMUS = {
    "s_domisili": lambda o, p: np.char.startswith(o("domisili", p).astype(str), "63.71"),
    "s_usia": lambda o, p: _antara(_tahun_genap(o("tanggal_lahir", p), p), 30, 55),
    "s_lama_nikah": lambda o, p: (
        np.logical_not(o("menikah", p)) | (_tahun_genap(o("tanggal_nikah", p), p) >= 5)
    ),
    "s_menikah": lambda o, p: o("menikah", p),
    "s_anak": lambda o, p: o("jumlah_anak", p) <= 1,
    "s_pekerjaan": lambda o, p: np.isin(o("pekerjaan", p).astype(str), PEKERJAAN),
}

ISIAN = {
    "domisili": str,
    "tanggal_lahir": date,
    "tanggal_nikah": date,
    "menikah": bool,
    "jumlah_anak": int,
    "pekerjaan": str,
}


def sistem() -> TaxBenefitSystem:
    """The six conditions and the facts they read."""
    hasil = TaxBenefitSystem([ORANG])
    dasar = {"entity": ORANG}
    for nama, tipe in ISIAN.items():
        isi = {**dasar, "value_type": tipe, "definition_period": DateUnit.ETERNITY}
        hasil.add_variable(type(nama, (Variable,), isi))
    for nama, rumus in RUMUS.items():
        isi = {**dasar, "value_type": bool, "definition_period": DateUnit.DAY, "formula": rumus}
        hasil.add_variable(type(nama, (Variable,), isi))
    return hasil


def nilai_semua(aturan: TaxBenefitSystem, isi: Mapping[str, Any], pada: str) -> Any:
    """A simulation made for all of them, every condition calculated; a bit for each not met."""
    simulasi = SimulationBuilder().build_default_simulation(aturan, len(isi["menikah"]))
    for nama, larik in isi.items():
        simulasi.set_input(nama, "ETERNITY", larik)
    semua = [np.logical_not(simulasi.calculate(nama, pada)) for nama in RUMUS]
    return sum(satu.astype(np.uint8) << np.uint8(n) for n, satu in enumerate(semua))
