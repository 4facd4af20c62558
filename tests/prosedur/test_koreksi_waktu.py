"""A corrected instant moves all that the same act left in the state, and nothing else."""

from datetime import datetime, timedelta

import pytest
from tests.permohonan.contoh import (
    KABID,
    KEPALA,
    LOKET,
    PAGI,
    PEKSOS,
    TIM,
    Dunia,
    di,
    ditolak,
    langkah_,
    santunan_di,
    ubah_langkah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_catatan import KoreksiWaktu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import ArtiHasil, Hasil
from dinsos_core.testing.contoh import ADOPSI

JAM = timedelta(hours=1)
TAK_DILAYANI = ubah_langkah(
    ADOPSI, "nilai", hasil={"tidak_layak": Hasil(ke="akhir", arti=ArtiHasil.TIDAK_DILAYANI)}
)


def koreksi(dunia: Dunia, kasus: KasusId, tanda: str, menjadi: datetime) -> None:
    dunia.jam.maju(minutes=7)
    dunia.ya(KoreksiWaktu(kasus=kasus, tanda=tanda, menjadi=menjadi, alasan="salah"), LOKET)


def test_penyerahan_ke_sistem_ikut_bergeser() -> None:
    dunia, kasus = santunan_di("serah")
    dunia.jam.maju(hours=2)
    dunia.ya(langkah_(kasus, "serah", rujukan="1", terjadi_pada=PAGI + JAM), PEKSOS)

    koreksi(dunia, kasus, "serah", PAGI + 2 * JAM)

    (serahan,) = dunia.keadaan(kasus).sistem
    assert serahan.pada == PAGI + 2 * JAM


def test_jeda_yang_diakhiri_tindakan_itu_ikut_bergeser_dan_yang_lain_tidak() -> None:
    """Paused at nine, withdrawn at eleven; it had been withdrawn at ten."""
    dunia, kasus = di("nilai")
    dunia.jam.kini = PAGI - JAM
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA), KABID)
    dunia.jam.kini = PAGI - JAM / 2
    dunia.ya(pu.LanjutkanKasus(kasus=kasus), KABID)
    dunia.jam.kini = PAGI
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA), KABID)
    dunia.jam.maju(hours=2)
    dunia.ya(p.TarikPermohonan(kasus=kasus, alasan="x"), LOKET)

    ujung = []
    for saat in (PAGI + JAM, PAGI - JAM, PAGI + JAM):
        koreksi(dunia, kasus, "ditarik", saat)
        ujung.append([(satu.mulai, satu.selesai) for satu in dunia.keadaan(kasus).jeda])

    # A pause is never of negative length; put right again, it ends where it did.
    pertama = (PAGI - JAM, PAGI - JAM / 2)
    assert ujung == [[pertama, (PAGI, akhir)] for akhir in (PAGI + JAM, PAGI, PAGI + JAM)]


@pytest.mark.parametrize(
    ("menjadi", "sebab"), [(0, "sebelum_yang_lalu"), (4, "sesudah_berikutnya"), (2.5, None)]
)
def test_yang_dicatat_pada_saat_yang_sama_pun_mengikat(menjadi: float, sebab: str | None) -> None:
    """A night's acts entered at one instant, each with its own; the third is bound by both."""
    dunia, kasus = di("periksa")
    dunia.jam.maju(hours=5)
    for n, (kode, oleh) in enumerate((("periksa", LOKET), ("lapangan", TIM), ("nilai", PEKSOS)), 1):
        dunia.ya(langkah_(kasus, kode, terjadi_pada=PAGI + n * JAM), oleh)
    perintah = KoreksiWaktu(
        kasus=kasus, tanda="lapangan", menjadi=PAGI + menjadi * JAM, alasan="salah"
    )

    if sebab is None:
        dunia.ya(perintah, LOKET)
        return
    (h,) = dunia.halangan(perintah, LOKET)
    assert h.rincian["masalah"] == sebab


def test_putusan_tidak_dilayani_ikut_bergeser() -> None:
    dunia, kasus = di("nilai", TAK_DILAYANI)
    dunia.jam.maju(hours=2)
    dunia.ya(langkah_(kasus, "nilai", "tidak_layak", alasan="x"), PEKSOS)

    koreksi(dunia, kasus, "tidak_dilayani", PAGI + JAM)

    putus = dunia.keadaan(kasus).penetapan
    assert putus is not None
    assert putus.pada == PAGI + JAM


def test_putusan_tidak_mengambil_saat_putusan_yang_dibuka_kembali() -> None:
    """Refused, reopened, served no further: correcting something else leaves the last decision."""
    dunia, kasus = ditolak(TAK_DILAYANI)
    dunia.jam.maju(hours=1)
    dunia.ya(pu.BukaKembaliKasus(kasus=kasus, alasan="x"), KEPALA)
    for kode in ("periksa", "lapangan"):
        dunia.jam.maju(hours=1)
        oleh = LOKET if kode == "periksa" else TIM
        dunia.ya(langkah_(kasus, kode), oleh)
    dunia.jam.maju(hours=1)
    saat = dunia.jam.kini
    dunia.ya(langkah_(kasus, "nilai", "tidak_layak", alasan="x"), PEKSOS)

    koreksi(dunia, kasus, "periksa", PAGI + 1.5 * JAM)

    putus = dunia.keadaan(kasus).penetapan
    assert putus is not None
    assert (putus.putusan, putus.pada) == ("tidak_dilayani", saat)


def test_keberatan_dan_putusan_bergeser_masing_masing() -> None:
    dunia, kasus = ditolak()
    dunia.jam.maju(hours=1)
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), LOKET)
    pertama = dunia.jam.kini

    koreksi(dunia, kasus, "keberatan", pertama - JAM / 2)
    koreksi(dunia, kasus, "ditolak", PAGI - JAM / 4)

    keadaan = dunia.keadaan(kasus)
    assert [satu.pada for satu in keadaan.keberatan] == [pertama - JAM / 2]
    assert keadaan.penetapan is not None
    assert keadaan.penetapan.pada == PAGI - JAM / 4
