"""A date known to a span only is judged over every day it may be."""

from collections.abc import Iterable
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.kelayakan.contoh import BELUM, TERPENUHI, TIDAK, menilai, satu, standar, ubah
from tests.kelayakan.test_bentuk import KABISAT, PADA, dengan_rentang, siapkan_satu

from dinsos_core.domain.kelayakan.bentuk import AcuanAntara, Bentuk, Berlainan, TanggalAntara
from dinsos_core.domain.kelayakan.dasar_uji import Putusan, lewat_soal
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.rentang import gabungkan, putusan_hari
from dinsos_core.domain.shared.nilai import BelumDiketahui, TanggalRentang, hari_mungkin
from dinsos_core.testing import contoh
