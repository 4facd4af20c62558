"""A condition as it was answered, before anybody asks why: values and verdicts, not a word."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from dinsos_core.domain.kelayakan.dasar_uji import NilaiLain, Putusan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta, TanggalRentang

JawabanBagian: TypeAlias = "tuple[NilaiFakta | tuple[NilaiFakta, ...], Putusan, NilaiLain]"
"""One value, what the test answered, and the values it was compared with."""
Acuan: TypeAlias = date | TanggalRentang | BelumDiketahui
"""A reference date as far as it is known."""
Jawaban: TypeAlias = (
    "tuple[Kesimpulan, Putusan, Acuan, tuple[JawabanBagian, ...], tuple[Jawaban, ...]]"
)
"""One condition judged, before anybody asks why: the conclusion, whether it applies, the reference
date, its parts, its alternatives. `Penilaian.syarat` makes the explanation from it."""
Penjawab: TypeAlias = Callable[[FaktaKasus, date], Jawaban]
"""A condition as a function of a case's facts and the day of its first submission."""
