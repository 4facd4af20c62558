"""Every obligation's clock, derived from the marks that events left."""

from datetime import timedelta
from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    KEPALA,
    KEPALA_2,
    LOKET,
    PAGI,
    PEKSOS,
    TIM,
    Dunia,
    akhiri,
    dengan_parameter,
    di,
    dikembalikan,
    ditolak,
    kabari,
    langkah_,
    sampai,
    serah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.jam import Kewajiban, kewajiban, tenggat_batas
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.batas import BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, BacaanWaktu
from dinsos_core.domain.waktu.batas import JadwalLuar, urai_batas
from dinsos_core.domain.waktu.tenggat import TanpaTenggat, Tenggat
from dinsos_core.testing.contoh import ADOPSI, INSTANSI, KALENDER, batas_waktu


def jam(dunia: Dunia, kasus: KasusId, kode: str) -> Kewajiban:
    (satu,) = [x for x in dunia.app.tenggat(kasus) if x.batas.kode == kode]
    return satu


def tempo(satu: Kewajiban) -> str:
    assert isinstance(satu.tenggat, Tenggat)
    return satu.tenggat.jatuh_tempo.isoformat(timespec="minutes")


def dengan_batas(*batas: BatasWaktu) -> StandarPelayanan:
    return attrs.evolve(ADOPSI, waktu=batas)


def batas(mulai: str, selesai: str, **lain: Any) -> BatasWaktu:
    return attrs.evolve(batas_waktu("b", "5 hari kerja", mulai, selesai), **lain)


def test_semua_batas_standar_dan_instansi_tampil_sekali() -> None:
    dunia, kasus = di("disposisi")

    semua = dunia.app.tenggat(kasus)

    assert [x.batas.kode for x in semua] == [
        *("proses", "terbit", "jawab", "melengkapi", "keberatan"),
        "berlaku-izin",
    ]
    assert [x.batas.milik.value for x in semua] == ["kantor"] * 3 + ["warga"] * 3
    assert [x.batas.milik_kami for x in semua] == [False] * 3 + [True] * 2 + [False]
    assert [x.tenggat is None for x in semua] == [True, True, False, True, True, True]
    assert all(x.status is None and x.selesai is None for x in semua if x.tenggat is None)


def test_berkas_kurang_tidak_memulai_tenggat_kantor() -> None:
    dunia, kasus = dikembalikan()

    kabari(dunia, kasus, "dikembalikan")

    assert jam(dunia, kasus, "proses").tenggat is None
    assert jam(dunia, kasus, "melengkapi").status == "berjalan"


def test_jam_kantor_mulai_saat_berkas_lengkap_dan_berhenti_saat_ditetapkan() -> None:
    dunia, kasus = di("teken-kepala")

    berjalan = jam(dunia, kasus, "proses")
    assert (tempo(berjalan), berjalan.status) == ("2026-06-19T16:00+08:00", "berjalan")
    dunia.jam.maju(days=18, hours=7)
    dunia.ya(langkah_(kasus, "teken", "setuju"), KEPALA)
    dunia.jam.maju(days=30)

    selesai = jam(dunia, kasus, "proses")
    assert (selesai.status, selesai.selesai) == ("terpenuhi", PAGI + timedelta(days=18, hours=7))


def test_lewat_tenggat_terlambat_lalu_terpenuhi_terlambat() -> None:
    dunia, kasus = di("teken-kepala")
    dunia.jam.maju(days=18, hours=7, seconds=1)

    satu = jam(dunia, kasus, "proses")
    assert (satu.status, satu.keadaan) == ("terlambat", "terlewat")
    dunia.ya(langkah_(kasus, "teken", "setuju"), KEPALA)
    satu = jam(dunia, kasus, "proses")
    assert (satu.status, satu.keadaan) == ("terpenuhi_terlambat", "terpenuhi")


def test_jam_melengkapi_mulai_saat_diberitahu_dan_berhenti_saat_dilengkapi() -> None:
    dunia, kasus = dikembalikan()
    kabari(dunia, kasus, "dikembalikan")
    assert tempo(jam(dunia, kasus, "melengkapi")) == "2026-06-15T23:59+08:00"
    dunia.jam.maju(days=1)

    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=BERKAS_ADOPSI), ANI)

    satu = jam(dunia, kasus, "melengkapi")
    assert (satu.status, satu.selesai) == ("terpenuhi", PAGI + timedelta(days=1))


def test_pengembalian_kedua_memulai_jam_melengkapi_baru() -> None:
    dunia, kasus = dikembalikan()
    dunia.jam.maju(days=1)
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("foto"),)), ANI)
    dunia.jam.maju(days=1)
    dunia.ya(langkah_(kasus, "periksa"), LOKET)
    kabari(dunia, kasus, "dikembalikan")

    satu = jam(dunia, kasus, "melengkapi")
    assert (tempo(satu), satu.status, satu.selesai) == (
        "2026-06-17T23:59+08:00",
        "berjalan",
        None,
    )


@pytest.mark.parametrize("status", ["ditarik", "diteruskan", "ditolak"])
def test_mengakhiri_perkara_mengakhiri_jam_kantor_tanpa_memenuhinya(status: str) -> None:
    """A limit on a product owes nothing once the case is withdrawn, passed on or refused."""
    dunia, kasus = di("teken-kepala", dengan_batas(batas("berkas_lengkap", "terbit")))
    dunia.jam.maju(days=2)

    akhiri(dunia, kasus, status)
    dunia.jam.maju(days=100)

    kewajiban_ = jam(dunia, kasus, "b")
    assert (kewajiban_.status, kewajiban_.selesai) == ("berakhir", PAGI + timedelta(days=2))
    assert kewajiban_.penutup == status


def test_gugur_menghentikan_jam() -> None:
    dunia, kasus = dikembalikan(dengan_batas(batas("diajukan", "terbit")))
    kabari(dunia, kasus, "dikembalikan")
    dunia.jam.maju(days=40)
    dunia.ya(p.GugurkanPermohonan(kasus=kasus), LOKET)

    assert jam(dunia, kasus, "b").selesai == PAGI + timedelta(days=40)


def test_batas_dapat_menyebut_tanda_penghentinya_sendiri() -> None:
    dunia, kasus = di(
        "lapangan", dengan_batas(batas("diajukan", "terbit", berhenti_bila=("lapangan",)))
    )
    dunia.jam.maju(days=1)
    dunia.ya(langkah_(kasus, "lapangan"), TIM)

    assert jam(dunia, kasus, "b").selesai == PAGI + timedelta(days=1)


def test_dibuka_kembali_memulai_jam_baru_saat_lengkap_lagi() -> None:
    dunia, kasus = di("akhir")
    dunia.jam.maju(days=30)
    dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="x"), KEPALA)
    dunia.ya(pu.BukaKembaliKasus(kasus=kasus, alasan="x"), KEPALA)
    assert jam(dunia, kasus, "proses").selesai == PAGI

    dunia.ya(langkah_(kasus, "periksa"), LOKET)

    satu = jam(dunia, kasus, "proses")
    assert (tempo(satu), satu.status, satu.selesai) == (
        "2026-07-21T16:00+08:00",
        "berjalan",
        None,
    )


def test_jeda_memperpanjang_jam_kantor_dan_terlihat_selama_berlangsung() -> None:
    dunia, kasus = di("lapangan")
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.PIHAK_LUAR), TIM)
    dunia.jam.maju(days=1)
    assert jam(dunia, kasus, "proses").status == "dijeda"
    dunia.jam.maju(days=1)
    dunia.ya(pu.LanjutkanKasus(kasus=kasus), TIM)

    satu = jam(dunia, kasus, "proses")
    assert (tempo(satu), satu.status) == ("2026-06-23T09:00+08:00", "berjalan")


def test_jeda_tidak_memperpanjang_batas_warga() -> None:
    dunia, kasus = ditolak()
    kabari(dunia, kasus, "ditolak")
    tanpa_jeda = tempo(jam(dunia, kasus, "keberatan"))
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.LAINNYA, alasan="pindah kantor"), LOKET)
    dunia.jam.maju(days=10)
    dunia.ya(pu.LanjutkanKasus(kasus=kasus), LOKET)

    satu = jam(dunia, kasus, "keberatan")
    assert (tempo(satu), satu.status) == (tanpa_jeda, "terpenuhi")
    assert tanpa_jeda == "2026-06-30T23:59+08:00"


def test_batas_peristiwa_tidak_mengenal_jam_kantor_libur_maupun_jeda() -> None:
    """A stay counts from its actual date to the end of a date, while the office's case rests."""
    tinggal = batas(
        "disposisi", "terbit", batas=urai_batas("20 hari kalender"), milik=PemilikBatas.PERISTIWA
    )
    standar = dengan_batas(tinggal)
    dunia = Dunia(standar)
    kasus = dunia.adopsi()
    dunia.jam.maju(hours=12)  # Monday 1 June 2026, 21:00, long after closing
    sampai(dunia, kasus, "periksa")
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.LAINNYA, alasan="pindah kantor"), LOKET)
    dunia.jam.maju(days=10)
    dunia.ya(pu.LanjutkanKasus(kasus=kasus), LOKET)
    geser = BacaanWaktu(klaim="geser-ke-hari-kerja")

    semua = kewajiban(dunia.keadaan(kasus), standar, KALENDER, geser, dunia.jam())

    # A Sunday: a claim would roll forward, a stay does not.
    (satu,) = [x for x in semua if x.batas.kode == "b"]
    assert tempo(satu) == "2026-06-21T23:59+08:00"


def test_batas_warga_sejak_fakta_bukan_jam_kasus() -> None:
    """The claim's 30 days are a condition of eligibility, counted to the first submission."""
    klaim = batas("fakta:anak.tanggal_lahir", "diajukan", milik=PemilikBatas.WARGA)
    dunia, kasus = di("disposisi", dengan_batas(klaim))

    assert "b" not in [x.batas.kode for x in dunia.app.tenggat(kasus)]


def test_batas_tanpa_jatuh_tempo_tetap_tampil_tanpa_status() -> None:
    luar = batas("diajukan", "terbit", batas=JadwalLuar("jadwal SIPD"))
    dunia, kasus = di("disposisi", dengan_batas(luar))

    satu = jam(dunia, kasus, "b")

    assert isinstance(satu.tenggat, TanpaTenggat)
    assert satu.status is None


def test_tenggat_menyebut_kode_dan_segmen() -> None:
    standar = dengan_batas(
        batas("diajukan", "terbit", segmen="Pengajuan"), batas("diajukan", "terbit", kode="c")
    )
    dunia, kasus = di("disposisi", standar)

    label = [
        (x.tenggat.kode, x.tenggat.label) for x in dunia.app.tenggat(kasus) if x.tenggat is not None
    ]

    assert label == [("b", "Pengajuan"), ("c", "5 hari kerja")]


def test_tanpa_parameter_instansi_tidak_ada_batas_milik_kami() -> None:
    tanpa = attrs.evolve(ADOPSI, instansi=attrs.evolve(INSTANSI, parameter={}))
    assert tanpa.dengan_batas(PERMOHONAN.batas).waktu == (*tanpa.waktu, *tanpa.masa_berlaku)
    dunia, kasus = di("disposisi", tanpa)
    keadaan = dunia.keadaan(kasus)

    assert [x.batas.kode for x in dunia.app.tenggat(kasus)] == [
        *("proses", "terbit", "jawab"),
        "berlaku-izin",
    ]
    assert tenggat_batas(keadaan, tanpa, KALENDER, BACAAN_BAWAAN, "melengkapi") is None
    assert tenggat_batas(keadaan, tanpa, KALENDER, BACAAN_BAWAAN, "keberatan") is None


def test_batas_instansi_tidak_ada_sebelum_dimulai_dan_tidak_saat_kalender_ditolak() -> None:
    dunia, kasus = di("teken-kepala")
    keadaan = dunia.keadaan(kasus)
    berbatas = ADOPSI.dengan_batas(PERMOHONAN.batas)
    assert tenggat_batas(keadaan, berbatas, KALENDER, BACAAN_BAWAAN, "keberatan") is None
    dunia.jam.kini = PAGI.replace(year=2027)
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    kabari(dunia, kasus, "ditolak")

    ditolak = dunia.keadaan(kasus)
    sementara = tenggat_batas(ditolak, berbatas, KALENDER, BACAAN_BAWAAN, "keberatan")
    assert sementara is not None
    assert sementara.sementara
    ketat = BacaanWaktu(kalender="ditolak")
    assert tenggat_batas(ditolak, berbatas, KALENDER, ketat, "keberatan") is None


def test_jam_berhenti_pada_tanda_pertama_sesudah_mulai_yang_terakhir() -> None:
    dunia, kasus = di("disposisi")
    urutan = ["terbit", "diajukan", "berkas_lengkap", "terbit", "berkas_lengkap", "x", "terbit"]
    penanda = tuple(
        Penanda(nama=nama, pada=PAGI + timedelta(minutes=n)) for n, nama in enumerate(urutan)
    )
    keadaan = attrs.evolve(dunia.keadaan(kasus), penanda=penanda)
    standar = dengan_batas(batas("berkas_lengkap", "terbit"), batas("terbit", "x", kode="c"))

    satu, dua, *_ = kewajiban(keadaan, standar, KALENDER, BACAAN_BAWAAN, PAGI)

    assert satu.tenggat is not None
    assert satu.tenggat.mulai == PAGI + timedelta(minutes=4)
    assert satu.selesai == PAGI + timedelta(minutes=6)
    assert dua.tenggat is not None
    assert (dua.tenggat.mulai, dua.selesai) == (PAGI + timedelta(minutes=6), None)


def test_langkah_yang_dikerjakan_lagi_memulai_jamnya_lagi() -> None:
    dunia, kasus = di("teken-kepala", dengan_batas(batas("nilai", "terbit")))
    dunia.jam.maju(days=1)
    dunia.ya(langkah_(kasus, "teken", "perbaiki"), KEPALA)
    dunia.jam.maju(days=1)
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)

    satu = jam(dunia, kasus, "b")

    assert satu.tenggat is not None
    assert satu.tenggat.mulai == PAGI + timedelta(days=2)


def test_keberatan_memulai_jam_putusannya_dan_putusan_menghentikannya() -> None:
    dunia, kasus = ditolak(dengan_parameter(batas_putusan_keberatan="10 hari kerja"))
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)

    berjalan = jam(dunia, kasus, "putusan-keberatan")
    dunia.jam.maju(days=1)
    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan="x"), KEPALA_2)

    assert (tempo(berjalan), berjalan.status) == ("2026-06-15T16:00+08:00", "berjalan")
    assert berjalan.batas.milik is PemilikBatas.KANTOR
    selesai = jam(dunia, kasus, "putusan-keberatan")
    assert (selesai.status, selesai.selesai) == ("terpenuhi", PAGI + timedelta(days=1))


def test_keberatan_yang_dikabulkan_memulai_lagi_jam_kantor() -> None:
    dunia, kasus = ditolak()
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.jam.maju(days=1)

    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan="x"), KEPALA_2)

    satu = jam(dunia, kasus, "proses")
    assert (tempo(satu), satu.status) == ("2026-06-22T16:00+08:00", "berjalan")
