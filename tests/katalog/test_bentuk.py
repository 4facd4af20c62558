"""Every condition of the catalogue, under every reading, can be judged by reading alone."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.katalog.bacaan_lain import katalog
from tests.katalog.test_syarat_terpecahkan import PADA, setiap_standar
from tests.kelayakan.pembaca import baca_syarat

from dinsos_core.domain.kelayakan.penilaian import nilai_siap, siapkan
from dinsos_core.domain.kelayakan.pertentangan import tanpa_yang_bertentangan
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KALENDER


@setiap_standar
@settings(max_examples=settings().max_examples // 5)
@given(data=st.data())
def test_isi_bentuk_saja_sudah_menentukan_jawaban_setiap_syarat(
    standar: StandarPelayanan, data: st.DataObject
) -> None:
    siap = siapkan(standar, KALENDER, katalog().kosakata)
    fakta = data.draw(strategi.fakta_kasus(standar, katalog().kosakata, PADA))

    dinilai = [satu.kesimpulan for satu in nilai_siap(siap, fakta, pengajuan=PADA).syarat]

    # What cannot all be true is no fact to read, either.
    dipakai = tanpa_yang_bertentangan(fakta, siap.pemeriksaan.pertentangan(fakta, PADA))
    assert [baca_syarat(satu, dipakai, PADA) for satu in siap.syarat] == dinilai
