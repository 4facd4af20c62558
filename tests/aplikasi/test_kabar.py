"""What the public is told: of every end, and nothing that is not theirs to know."""

from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.email.bahan import TEMPLAT
from tests.kodek.pembangkit import sembarang

from dinsos_core.application.jenis import JENIS
from dinsos_core.application.kabar import KABAR
from dinsos_core.application.kabar.arti import isi_biaya, isi_jam_kantor
from dinsos_core.application.kabar.isi import isi_tahap
from dinsos_core.application.kabar.peringatan import _sifat
from dinsos_core.domain.kasus.kejadian import KasusDibuka
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.standar.instansi import BATAS_INSTANSI
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Biaya
from dinsos_core.domain.waktu.kalender import JamKerja, JamKhusus, KalenderKerja
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
    tipe = data.draw(st.sampled_from(jenis.kejadian))
    e = data.draw(sembarang(tipe))

    # Nobody was met yet.
    keadaan = SimpleNamespace(siklus=siklus, penanda=(), pihak=(), diajukan_pada=e.pada)
    keadaan.jam_beku = keadaan.jeda = ()
    isi = kabar.isi(e, keadaan, KONTEKS)

    assert (isi is not None) >= (issubclass(tipe, KasusDibuka) or tipe.tipe in akhir)
    if isi is None:
        return
    (templat,) = (satu for satu in TEMPLAT if satu.nama == isi.templat)
    tahap = isi_tahap(None, KONTEKS, terbuka=kabar.terbuka) if isi.tahap else {}
    assert isi.data.keys() | tahap.keys() == templat.kunci
    assert not isi.rahasia
    assert kabar.terbuka is not ("layanan" in templat.tanpa)


def test_jam_kantor_menurut_kalender_dengan_jam_lain_yang_sedang_atau_segera_berlaku() -> None:
    jam = JamKerja(buka=time(7, 30), tutup=time(16))
    pendek = JamKerja(buka=time(8), tutup=time(15))
    puasa = JamKhusus(
        nama="Ramadan 1447 H", mulai=date(2026, 2, 18), selesai=date(2026, 3, 19), jam={4: pendek}
    )
    sabtu = JamKerja(buka=time(8), tutup=time(12))
    kalender = KalenderKerja(
        zona=ZoneInfo("Asia/Jakarta"),
        jam={**dict.fromkeys(range(4), jam), 5: sabtu, 6: sabtu},
        jam_khusus=(puasa,),
        versi="uji",
    )

    biasa = "Senin sampai Kamis 07.30–16.00, Sabtu dan Minggu 08.00–12.00 WIB"
    khusus = "; Ramadan 1447 H (18 Februari 2026 sampai 19 Maret 2026): Jumat 08.00–15.00"
    for hari, kata in (
        (date(2025, 12, 19), biasa),
        (date(2025, 12, 20), biasa + khusus),
        (date(2026, 3, 19), biasa + khusus),
        (date(2026, 3, 20), biasa),
    ):
        assert isi_jam_kantor(kalender, hari)["jam_kantor"] == kata
    assert isi_jam_kantor(kalender, date(2026, 3, 20))["jam_kantor_en"] == (
        "Monday to Thursday 07:30–16:00, Saturday and Sunday 08:00–12:00 WIB"
    )


@pytest.mark.parametrize(
    ("rupiah", "kata"),
    [(0, ("gratis", "free of charge")), (10_000, ("Rp10.000", "Rp10,000")), (None, ("", ""))],
)
def test_biaya_terbaca_menurut_bahasanya(rupiah: int | None, kata: tuple[str, str]) -> None:
    standar = evolve(SANTUNAN, biaya=Biaya(teks="x", rupiah=rupiah))

    biaya = isi_biaya(cast("Konteks", SimpleNamespace(standar=standar)))

    assert (biaya["biaya"], biaya["biaya_en"]) == kata


def test_keberatan_dan_banding_adalah_hak_bukan_kewajiban() -> None:
    sifat = {satu.kode: _sifat(satu) for satu in BATAS_INSTANSI.values()}

    assert {kode for kode, satu in sifat.items() if satu == "hak"} == {"keberatan", "banding"}
