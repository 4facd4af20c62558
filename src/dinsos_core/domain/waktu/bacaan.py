"""The readings of ambiguous wording that bear on time, with the register's defaults.

Each field is one entry of the register of tafsir; an agency switches it by passing another value.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, get_args, get_type_hints

import attrs

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.kalender import CutiBersama
from dinsos_core.domain.waktu.usia import AkhirBulan, Kabisat

HariPertama: TypeAlias = Literal["hari-kerja-berikut", "hari-sama-sebelum-jam"]
DiLuarJam: TypeAlias = Literal["hari-kerja-berikut", "tanggal-sebenarnya"]
SatuanHari: TypeAlias = Literal["hari-kalender", "hari-kerja"]
Klaim: TypeAlias = Literal["tanpa-geser", "geser-ke-hari-kerja"]
KalenderBelumPasti: TypeAlias = Literal["sementara", "ditolak"]
BatasWarga: TypeAlias = Literal["pemberitahuan", "putusan"]
TanggalTerima: TypeAlias = Literal["cap-terima", "hari-pencatatan"]
KeberatanDiam: TypeAlias = Literal["dilaporkan", "dikabulkan"]
BuktiSurel: TypeAlias = Literal["diterima-peladen", "bukan-bukti"]
HitunganJeda: TypeAlias = Literal["waktu-kerja", "hari-penuh"]
TanggalTakPasti: TypeAlias = Literal["rentang", "ketat", "longgar"]
TanggalKonvensional: TypeAlias = Literal["memperingatkan", "persis"]

TAFSIR_WAKTU: Final[Mapping[str, int]] = MappingProxyType(
    {
        "hari-pertama": 1,
        "di-luar-jam": 2,
        "hari-kalender": 3,
        "cuti-bersama": 4,
        "menit-jam-dinding": 6,
        "klaim-hari-libur": 9,
        "rentang-waktu": 13,
        "kabisat": 36,
        "kalender-sementara": 44,
        "mulai-batas-warga": 55,
        "tanggal-terima": 56,
        "keberatan-tanpa-jawaban": 57,
        "hitungan-jeda": 58,
        "akhir-bulan": 62,
        "bukti-surel": 72,
    }
)
"""Codes a `Tenggat` can name as relied upon, and their numbers in the register of tafsir."""


@cache
def _dikenal() -> Mapping[str, tuple[str, ...]]:
    """The readings of each field."""
    return {nama: get_args(tipe) for nama, tipe in get_type_hints(BacaanWaktu).items()}


def _pilihan(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    boleh = _dikenal()[attribute.name]
    if value not in boleh:
        raise ValueError(
            f"bacaan {attribute.name} tidak mengenal {value!r}; yang boleh: {', '.join(boleh)}"
        )


@frozen(kw_only=True)
class BacaanWaktu:
    """The time-related readings in force.

    Attributes:
        hari_pertama: tafsir 1, which day is day 1 of a count of working days.
        sebelum_jam: the local cut-off of "hari-sama-sebelum-jam"; an intake at that very moment
            is too late for the same day.
        di_luar_jam: tafsir 2, an intake outside office hours, for the office's own limits.
        hari: tafsir 3, what a plain "hari" means.
        cuti_bersama: tafsir 4.
        klaim: tafsir 9, whether a citizen's limit in calendar days that ends on a day off rolls
            forward to the next working day.
        kabisat: tafsir 36, when time that began on a day its month does not have is complete.
        kalender: tafsir 44, a deadline in a year whose holidays are not decreed.
        batas_warga: tafsir 55, from when a limit against a citizen runs.
        terima: tafsir 56, when a letter that was entered later was received.
        keberatan: tafsir 57, what silence after an objection means.
        surel: tafsir 72, whether a message that its server accepted proves that somebody was told.
        jeda: tafsir 58, how a pause is counted.
        akhir_bulan: tafsir 62, when a period or a limit ends in a month that lacks its day.
        tanggal_tak_pasti: tafsir 59, a condition that a date meets on some of the days it may be.
        tanggal_konvensional: tafsir 60, a birth date on a day that stands for an unknown one.
    """

    hari_pertama: HariPertama = attrs.field(default="hari-kerja-berikut", validator=_pilihan)
    sebelum_jam: time = time(12, 0)
    di_luar_jam: DiLuarJam = attrs.field(default="hari-kerja-berikut", validator=_pilihan)
    hari: SatuanHari = attrs.field(default="hari-kalender", validator=_pilihan)
    cuti_bersama: CutiBersama = attrs.field(default="libur", validator=_pilihan)
    klaim: Klaim = attrs.field(default="tanpa-geser", validator=_pilihan)
    kabisat: Kabisat = attrs.field(default="1-maret", validator=_pilihan)
    kalender: KalenderBelumPasti = attrs.field(default="sementara", validator=_pilihan)
    batas_warga: BatasWarga = attrs.field(default="pemberitahuan", validator=_pilihan)
    terima: TanggalTerima = attrs.field(default="cap-terima", validator=_pilihan)
    keberatan: KeberatanDiam = attrs.field(default="dilaporkan", validator=_pilihan)
    surel: BuktiSurel = attrs.field(default="diterima-peladen", validator=_pilihan)
    jeda: HitunganJeda = attrs.field(default="waktu-kerja", validator=_pilihan)
    akhir_bulan: AkhirBulan = attrs.field(default="hari-terakhir", validator=_pilihan)
    tanggal_tak_pasti: TanggalTakPasti = attrs.field(default="rentang", validator=_pilihan)
    tanggal_konvensional: TanggalKonvensional = attrs.field(
        default="memperingatkan", validator=_pilihan
    )

    def tentang(self, kode: str) -> str:
        """The reading in force of one entry of the register.

        >>> BacaanWaktu(kabisat="28-februari").tentang("kabisat")
        '28-februari'
        """
        return str(getattr(self, _MEDAN[kode]))


BACAAN_BAWAAN: Final = BacaanWaktu()
"""The register's defaults."""

_MEDAN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "hari-pertama": "hari_pertama",
        "di-luar-jam": "di_luar_jam",
        "hari-kalender": "hari",
        "cuti-bersama": "cuti_bersama",
        "klaim-hari-libur": "klaim",
        "kabisat": "kabisat",
        "kalender-sementara": "kalender",
        "mulai-batas-warga": "batas_warga",
        "tanggal-terima": "terima",
        "keberatan-tanpa-jawaban": "keberatan",
        "bukti-surel": "surel",
        "hitungan-jeda": "jeda",
        "akhir-bulan": "akhir_bulan",
        "tanggal-tak-pasti": "tanggal_tak_pasti",
        "tanggal-konvensional": "tanggal_konvensional",
    }
)


def tentang_waktu(kode: str) -> bool:
    """Whether an entry of the register is one of these readings."""
    return kode in _MEDAN


def bacaan_waktu(pilihan: Mapping[str, str], *, sebelum_jam: time | None = None) -> BacaanWaktu:
    """The readings an agency chose, by code of the register; what it leaves out keeps its default.

    Codes that have nothing to do with time are passed over, so the whole choice can be handed in.

    Raises:
        ValueError: a reading that its entry does not know.

    >>> bacaan_waktu({"hari-kalender": "hari-kerja", "usia-siapa": "pemohon"}).hari
    'hari-kerja'
    """
    medan: dict[str, Any] = {_MEDAN[kode]: x for kode, x in pilihan.items() if kode in _MEDAN}
    if sebelum_jam is not None:
        medan["sebelum_jam"] = sebelum_jam
    return BacaanWaktu(**medan)
