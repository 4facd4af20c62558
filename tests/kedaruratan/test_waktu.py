"""Forty-five minutes from the report to the team's first contact, and what else might stop or
measure them (tafsir 6); either condition, or both (tafsir 8)."""

import pytest
from tests.katalog.bacaan_lain import menurut
from tests.kedaruratan.kantor import Kantor
from tests.kedaruratan.test_gabung import dua

from dinsos_core import (
    BukaKembaliKasus,
    JedaKasus,
    KoreksiWaktu,
    LanjutkanKasus,
    SelesaikanLangkah,
    TeruskanKasus,
)
from dinsos_core.domain.waktu.tenggat import Tenggat


def kantor_menurut(tafsir: str, bacaan: str) -> Kantor:
    return Kantor(katalog=menurut("banjarmasin", tafsir, bacaan))


@pytest.mark.parametrize(
    ("diterima", "kontak", "status"),
    [
        ("2025-07-05T23:50", "2025-07-06T00:22", "terpenuhi"),
        ("2025-07-05T23:50", "2025-07-06T00:35", "terpenuhi"),
        ("2025-07-05T23:50", "2025-07-06T00:36", "terpenuhi_terlambat"),
    ],
)
def test_semuanya_dicatat_pagi_harinya_dengan_saatnya_sendiri(
    diterima: str, kontak: str, status: str
) -> None:
    kantor = Kantor()
    kantor.pukul("2025-07-06T08:00")
    a = kantor.lapor(diterima_pada=kantor.saat(diterima))
    kantor.langkah(a, "catat")
    kantor.langkah(a, "perintah")
    kantor.langkah(a, "kontak", terjadi_pada=kantor.saat(kontak))
    assert kantor.jam(a).status == status
    kantor.lewat(1)
    besok = KoreksiWaktu(
        kasus=a, tanda="kontak", menjadi=kantor.saat("2025-07-07T00:00"), alasan="Salah."
    )
    assert kantor.tolak(besok, "tim_reaksi_cepat")[0][:2] == ("waktu_tidak_mungkin", "menjadi")


def test_keberangkatan_menghentikannya_di_setiap_laporan_yang_digabung() -> None:
    kantor = kantor_menurut("menit-jam-dinding", "trc-berangkat")
    a, b = dua(kantor)
    kantor.gabung(b, a)
    kantor.langkah(a, "catat")
    kantor.langkah(a, "perintah")
    assert kantor.tolak(SelesaikanLangkah(kasus=a, langkah="kontak"), "tim_reaksi_cepat")
    kantor.langkah(a, "berangkat")
    kantor.pukul("2025-07-06T03:00")
    for satu in (a, b):
        assert (kantor.jam(satu).status, kantor.jam(satu).penutup) == ("terpenuhi", "berangkat")


def test_menurut_jam_kantor_laporan_malam_jatuh_tempo_pagi_hari_kerja_berikutnya() -> None:
    """Reported on a Saturday night: due on Monday, 45 minutes after the office opens."""
    kantor = kantor_menurut("menit-jam-dinding", "jam-kantor")
    tenggat = kantor.jam(kantor.lapor()).tenggat
    assert isinstance(tenggat, Tenggat)
    assert tenggat.jatuh_tempo == kantor.saat("2025-07-07T08:15")


@pytest.mark.parametrize(("bacaan", "darurat"), [("keduanya", False), ("salah-satu", True)])
def test_satu_unsur_menurut_bacaan_yang_berlaku(bacaan: str, darurat: bool) -> None:
    kantor = Kantor() if bacaan == "keduanya" else kantor_menurut("darurat-dan", bacaan)
    a = kantor.lapor()
    fakta = {
        "subjek.terancam_kehidupannya": True,
        "subjek.kebutuhan_dasar_tak_terpenuhi": False,
    }
    kantor.langkah(a, "catat", fakta=fakta)
    segel = kantor.keadaan(a).penilaian
    assert segel is not None
    penilaian = segel.terbuka
    tidak = {s.kode for s in penilaian.syarat if s.kesimpulan.value == "diteruskan"}
    assert (tidak == set()) is darurat
    assert kantor.status(a) == "ditangani"


def test_menit_darurat_dijeda_hanya_menurut_bacaan_lain() -> None:
    kantor = kantor_menurut("jeda-darurat", "dapat")
    a = kantor.lapor()
    kantor.jadi(JedaKasus(kasus=a, sebab="pihak_luar"), "petugas")
    kantor.lewat(60)
    kantor.jadi(LanjutkanKasus(kasus=a), "petugas")
    assert kantor.jam(a).status == "berjalan"


def test_yang_dibuka_kembali_sebelum_ada_kontak_berjalan_lagi_menitnya() -> None:
    """Called false, and somebody lies there after all: forty-five minutes from the reopening."""
    kantor = Kantor()
    a = kantor.lapor()
    kantor.langkah(a, "catat", hasil="palsu", alasan="Sudah dicek.")
    assert kantor.jam(a).status == "berakhir"
    kantor.lewat(90)
    kantor.jadi(BukaKembaliKasus(kasus=a, alasan="Ada orangnya."), "kabid_rehsos")
    jam = kantor.jam(a)
    assert isinstance(jam.tenggat, Tenggat)
    assert (jam.status, jam.tenggat.mulai) == ("berjalan", kantor.kini)
    assert kantor.tolak(JedaKasus(kasus=a, sebab="kuota"), "petugas")[0][0] == "batas_tanpa_jeda"
    kantor.lewat(46)
    assert kantor.jam(a).status == "terlambat"
    kantor.langkah(a, "catat")
    kantor.langkah(a, "perintah")
    kantor.langkah(a, "kontak")
    assert (kantor.jam(a).status, kantor.jam(a).penutup) == ("terpenuhi_terlambat", "kontak")


def test_yang_sudah_terpenuhi_tetap_terpenuhi_sesudah_dibuka_kembali() -> None:
    kantor = Kantor()
    a = kantor.lapor()
    kantor.langkah(a, "catat")
    kantor.langkah(a, "perintah")
    kantor.langkah(a, "kontak")
    kantor.jadi(TeruskanKasus(kasus=a, kepada="Dinas lain", alasan="Di sana."), "kabid_rehsos")
    kantor.lewat(90)
    kantor.jadi(BukaKembaliKasus(kasus=a, alasan="Kembali."), "kabid_rehsos")
    assert kantor.jam(a).status == "terpenuhi"
