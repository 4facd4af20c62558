"""What the public is told: of every end, and nothing that is not theirs to know."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.email.bahan import TEMPLAT
from tests.kodek.pembangkit import sembarang

from dinsos_core.application.jenis import JENIS
from dinsos_core.application.kabar import KABAR
from dinsos_core.domain.kasus.kejadian import KasusDibuka, KasusDilanjutkan
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.testing.contoh import SANTUNAN

KONTEKS: Any = SimpleNamespace(
    kosakata=Kosakata(), standar=SANTUNAN, kalender=None, bacaan=None, kini=None, hari=datetime.date
)
UNTUK_ORANG_LAIN = [satu for satu in JENIS if satu is not PERMOHONAN]


def test_setiap_agregat_berkabar() -> None:
    assert KABAR.keys() == {satu.keadaan for satu in JENIS}


@pytest.mark.parametrize("jenis", UNTUK_ORANG_LAIN, ids=lambda satu: satu.nama)
@given(data=st.data())
def test_penerimaan_dan_setiap_akhir_diberitahukan_tanpa_alasan_tertulis(
    jenis: JenisKasus[Any], data: st.DataObject
) -> None:
    """Each event of the aggregate, whatever it holds: the template is a documented one with just
    its values, and no sealed word goes with it."""
    siklus, kabar = jenis.siklus, KABAR[jenis.keadaan]
    akhir = {t for (_, t), ke in siklus.tabel.items() if ke not in siklus.berjalan}
    # What goes on is told with the date that its clocks give: see `test_jeda`.
    tipe = data.draw(st.sampled_from([e for e in jenis.kejadian if e is not KasusDilanjutkan]))
    e = data.draw(sembarang(tipe))

    # Nobody was met yet, and no clock runs.
    keadaan = SimpleNamespace(siklus=siklus, penanda=(), pihak=(), diajukan_pada=e.pada, status="")
    keadaan.jam_beku = keadaan.jeda = keadaan.tempat = keadaan.batas_baru = ()
    keadaan.tanggal_mulai = {}
    isi = kabar.isi(e, keadaan, KONTEKS)

    assert (isi is not None) >= (issubclass(tipe, KasusDibuka) or tipe.tipe in akhir)
    if isi is None:
        return
    (templat,) = (satu for satu in TEMPLAT if satu.nama == isi.templat)
    assert isi.data.keys() == templat.kunci
    assert not isi.rahasia
    assert kabar.terbuka is not ("layanan" in templat.tanpa)
