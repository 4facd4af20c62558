"""The couple of `bench_penilaian.py` under the same six conditions, as OpenFisca variables."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

ORANG = build_entity(key="orang", plural="orang_semua", label="", is_person=True)
PERKARA = build_entity(
    key="perkara",
    plural="perkara_semua",
    label="",
    roles=[
        {"key": "pemohon", "plural": "pemohon", "max": 2},
        {"key": "anak", "plural": "anak", "max": 1},
    ],
)


class JenisKelamin(Enum):
    perempuan = "perempuan"
    laki_laki = "laki_laki"


def _isian(nama: str, entitas: Any, tipe: Any, **lain: Any) -> type[Variable]:
    isi = {"value_type": tipe, "entity": entitas, "definition_period": DateUnit.ETERNITY, **lain}
    return type(nama, (Variable,), isi)


def _hitungan(nama: str, entitas: Any, tipe: Any, rumus: Callable[..., Any]) -> type[Variable]:
    isi = {"value_type": tipe, "entity": entitas, "definition_period": DateUnit.DAY}
    return type(nama, (Variable,), {**isi, "formula": rumus})


def _tahun_genap(sejak: Any, periode: Any) -> Any:
    """Completed years by month and day."""
    sejak = sejak.astype("datetime64[D]")
    pada = np.datetime64(str(periode.start))
    tahun = sejak.astype("datetime64[Y]")
    lewat = _dalam_tahun(pada) < _dalam_tahun(sejak)
    return (pada.astype("datetime64[Y]") - tahun).astype(int) - lewat


def _dalam_tahun(hari: Any) -> Any:
    bulan = hari.astype("datetime64[M]")
    return bulan.astype(int) % 12 * 31 + (hari - bulan).astype(int)


def _sama_agama(perkara: Any, periode: Any) -> Any:
    agama = perkara.members("agama", periode)
    return perkara.all(agama == perkara.project(perkara.anak("agama", periode)))


def _usia(perkara: Any, periode: Any) -> Any:
    usia = perkara.members("usia", periode)
    return perkara.all((usia >= 30) & (usia <= 55), role=PERKARA.PEMOHON)


def _di_wilayah(perkara: Any, periode: Any) -> Any:
    kode = perkara.members("domisili", periode).astype(str)
    return perkara.all(np.char.startswith(kode, "63.71"), role=PERKARA.PEMOHON)


def _lama_menikah(perkara: Any, periode: Any) -> Any:
    lama = _tahun_genap(perkara("tanggal_nikah", periode), periode)
    return np.logical_not(perkara("menikah", periode)) | (lama >= 5)


def _bukan_sejenis(perkara: Any, periode: Any) -> Any:
    laki = perkara.members("jenis_kelamin", periode) == JenisKelamin.laki_laki
    return perkara.sum(laki, role=PERKARA.PEMOHON) == 1


SYARAT = {
    "s_domisili": _di_wilayah,
    "s_usia": _usia,
    "s_agama": _sama_agama,
    "s_lama_nikah": _lama_menikah,
    "s_bukan_sejenis": _bukan_sejenis,
    "s_anak": lambda perkara, periode: perkara("jumlah_anak", periode) <= 1,
}


def sistem() -> TaxBenefitSystem:
    """The six conditions and the facts they read."""
    hasil = TaxBenefitSystem([ORANG, PERKARA])
    for variabel in (
        _isian("tanggal_lahir", ORANG, date),
        _isian("agama", ORANG, str),
        _isian("domisili", ORANG, str),
        _isian(
            "jenis_kelamin",
            ORANG,
            Enum,
            possible_values=JenisKelamin,
            default_value=JenisKelamin.perempuan,
        ),
        _isian("menikah", PERKARA, bool),
        _isian("tanggal_nikah", PERKARA, date),
        _isian("jumlah_anak", PERKARA, int),
        _hitungan("usia", ORANG, int, lambda o, p: _tahun_genap(o("tanggal_lahir", p), p)),
        *(_hitungan(nama, PERKARA, bool, rumus) for nama, rumus in SYARAT.items()),
    ):
        hasil.add_variable(variabel)
    return hasil


def nilai(aturan: TaxBenefitSystem, isi: Any, pada: str) -> dict[str, bool]:
    """A simulation made for one couple, with trace, every condition calculated."""
    simulasi = SimulationBuilder().build_from_entities(aturan, isi)
    simulasi.trace = True
    return {nama: bool(simulasi.calculate(nama, pada)[0]) for nama in SYARAT}


def situasi(orang: Any, kasus: Any) -> Any:
    """The couple and the child (three mappings of facts) as OpenFisca reads them."""
    nama = ("a", "b", "c")
    return {
        "orang_semua": {
            n: {kode: {"ETERNITY": isi} for kode, isi in satu.items()}
            for n, satu in zip(nama, orang, strict=True)
        },
        "perkara_semua": {
            "k": {
                "pemohon": ["a", "b"],
                "anak": ["c"],
                **{kode: {"ETERNITY": isi} for kode, isi in kasus.items()},
            }
        },
    }
