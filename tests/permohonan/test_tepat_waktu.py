"""The last instant of a limit still belongs to it, for the office as for the applicant."""

from datetime import timedelta

from tests.permohonan.contoh import ANI, KEPALA, LOKET, PAGI, Dunia, kabari, langkah_, sampai

from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H

SAAT = timedelta(microseconds=1)
AKHIR_MELENGKAPI = PAGI.replace(day=16, hour=0, minute=0) - SAAT
AKHIR_KEBERATAN = PAGI.replace(month=7, day=1, hour=0, minute=0) - SAAT


def test_pada_saat_terakhir_waktu_melengkapi_belum_gugur() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    kabari(dunia, kasus, "dikembalikan")
    dunia.jam.kini = AKHIR_MELENGKAPI

    (h,) = dunia.halangan(p.GugurkanPermohonan(kasus=kasus), LOKET)
    dunia.jam.kini += SAAT
    dunia.ya(p.GugurkanPermohonan(kasus=kasus), LOKET)

    assert (h.kode, h.rincian) == (H.BELUM_GUGUR, {"jatuh_tempo": AKHIR_MELENGKAPI.isoformat()})
    assert dunia.keadaan(kasus).status is Status.GUGUR


def test_pada_saat_terakhir_waktunya_keberatan_masih_diterima() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "teken-kepala")
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    kabari(dunia, kasus, "ditolak")
    perintah = p.AjukanKeberatan(kasus=kasus, alasan="x")
    dunia.jam.kini = AKHIR_KEBERATAN + SAAT

    (h,) = dunia.halangan(perintah, ANI)
    dunia.jam.kini = AKHIR_KEBERATAN
    dunia.ya(perintah, ANI)

    assert h.kode is H.KEBERATAN_LEWAT_WAKTU
    assert h.rincian == {"jatuh_tempo": AKHIR_KEBERATAN.isoformat()}
    assert dunia.keadaan(kasus).status is Status.KEBERATAN
