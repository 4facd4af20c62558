"""What a shape says of itself is what it answers, so a column may be judged by its fields alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import standar, waktu
from tests.kelayakan.pembaca import baca_syarat

from dinsos_core.domain.kelayakan.penilaian import nilai_siap, siapkan
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.waktu.usia import Kabisat
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

PADA = st.dates(date(2020, 1, 1), date(2032, 12, 31)) | st.sampled_from(
    [date(2023, 2, 28), date(2024, 2, 28), date(2024, 2, 29), date(2025, 3, 1), date(2026, 6, 30)]
)
KABISAT = st.sampled_from(("1-maret", "28-februari"))


@pytest.mark.parametrize("kode", sorted(UJI))
@given(st.data(), PADA, KABISAT)
def test_isi_bentuk_saja_sudah_menentukan_jawaban_setiap_uji(
    kode: str, data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    satu = standar(data.draw(strategi.syarat(KOSAKATA, {kode: UJI[kode]})))
    fakta = data.draw(strategi.fakta_kasus(satu, KOSAKATA, pada))
    siap = siapkan(satu, waktu(kabisat))

    (dinilai,) = nilai_siap(siap, fakta, pengajuan=pada).syarat

    assert baca_syarat(siap.syarat[0], fakta, pada) is dinilai.kesimpulan
