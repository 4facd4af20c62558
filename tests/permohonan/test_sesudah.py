"""What only an application undergoes: withdrawal, lapse, objection."""

import pytest
from tests.permohonan.contoh import (
    ANI,
    KABID,
    KEPALA,
    KEPALA_2,
    LOKET,
    ORANG_LAIN,
    PAGI,
    TIM,
    akhiri,
    dengan_parameter,
    di,
    dikembalikan,
    ditolak,
    kabari,
    langkah_,
    menilai,
    serah,
    tanpa_langkah,
    ubah_langkah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.testing.contoh import ADOPSI

# --- withdrawal


@pytest.mark.parametrize(
    "saat", ["disposisi", "periksa", "lapangan", "teken", "teken-kepala", "terbitkan"]
)
def test_pemohon_dapat_menarik_sebelum_terbit(saat: str) -> None:
    dunia, kasus = di(saat)

    hasil = dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)

    (ditarik,) = hasil.kejadian
    assert isinstance(ditarik, k.PermohonanDitarik)
    assert ditarik.alasan is None
    assert dunia.keadaan(kasus).status is Status.DITARIK
    assert dunia.keadaan(kasus).penanda[-1].nama == "ditarik"


def test_loket_menarik_atas_permintaan_dan_alasan_tersegel() -> None:
    dunia, kasus = di("periksa")

    (ditarik,) = dunia.ya(p.TarikPermohonan(kasus=kasus, alasan="pindah"), LOKET).kejadian

    assert isinstance(ditarik, k.PermohonanDitarik)
    assert ditarik.alasan is not None
    assert ditarik.alasan.kunci.endswith("/alasan")


# --- lapse


def test_gugur_hanya_sesudah_waktu_melengkapi_habis() -> None:
    """10 working days from Monday 1 June: due Monday 15 June at closing time."""
    dunia, kasus = dikembalikan()
    kabari(dunia, kasus, "dikembalikan")
    perintah = p.GugurkanPermohonan(kasus=kasus)
    dunia.jam.kini = PAGI.replace(day=15, hour=16, minute=0)

    (h,) = dunia.halangan(perintah, LOKET)
    assert h.kode is H.BELUM_GUGUR
    assert h.rincian == {"jatuh_tempo": "2026-06-15T23:59:59.999999+08:00"}
    dunia.jam.kini = PAGI.replace(day=16, hour=0, minute=0)
    assert dunia.tidak(perintah, KEPALA) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(perintah, ANI) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(perintah, LOKET)

    assert dunia.keadaan(kasus).status is Status.GUGUR
    assert dunia.keadaan(kasus).penanda[-1].nama == "gugur"


def test_pengembalian_baru_memberi_waktu_melengkapi_yang_baru() -> None:
    dunia, kasus = dikembalikan()
    kabari(dunia, kasus, "dikembalikan")
    dunia.jam.maju(days=10)
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("foto"),)), ANI)
    dunia.ya(langkah_(kasus, "periksa"), LOKET)
    kabari(dunia, kasus, "dikembalikan")
    dunia.jam.kini = PAGI.replace(day=16)

    assert dunia.tidak(p.GugurkanPermohonan(kasus=kasus), LOKET) == [H.BELUM_GUGUR]


def test_tanpa_batas_melengkapi_tidak_ada_yang_gugur() -> None:
    dunia, kasus = dikembalikan(dengan_parameter(tanpa="batas_melengkapi"))
    dunia.jam.maju(days=365)

    (h,) = dunia.halangan(p.GugurkanPermohonan(kasus=kasus), LOKET)

    assert (h.kode, dict(h.rincian)) == (H.BELUM_GUGUR, {})


# --- objection


def keberatan(kasus: KasusId, alasan: str = "Tidak adil") -> p.AjukanKeberatan:
    return p.AjukanKeberatan(kasus=kasus, alasan=alasan)


def putus(kasus: KasusId, *, dikabulkan: bool, alasan: str = "x") -> p.PutuskanKeberatan:
    return p.PutuskanKeberatan(kasus=kasus, dikabulkan=dikabulkan, alasan=alasan)


def test_keberatan_oleh_pihak_atau_loket_dengan_alasan() -> None:
    dunia, kasus = ditolak()

    assert dunia.tidak(keberatan(kasus), ORANG_LAIN) == [H.KASUS_TIDAK_DITEMUKAN]
    assert dunia.tidak(keberatan(kasus), KEPALA) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(keberatan(kasus, " "), ANI) == [H.ALASAN_WAJIB]
    dunia.ya(keberatan(kasus), ANI)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.KEBERATAN
    (satu,) = keadaan.keberatan
    assert satu.alasan.kunci.endswith("/alasan")
    assert (satu.pada, satu.dikabulkan, satu.jawaban) == (PAGI, None, None)
    assert keadaan.penanda[-1].nama == "keberatan"
    assert dunia.tidak(keberatan(kasus), ANI) == [H.STATUS_TIDAK_MENGIZINKAN]


def test_keberatan_hanya_dalam_waktunya() -> None:
    """21 working days from Monday 1 June: until the end of Tuesday 30 June."""
    dunia, kasus = ditolak()
    kabari(dunia, kasus, "ditolak")
    dunia.jam.kini = PAGI.replace(month=7, day=1, hour=0, minute=0)

    (h,) = dunia.halangan(keberatan(kasus), ANI)
    assert h.kode is H.KEBERATAN_LEWAT_WAKTU
    assert h.rincian == {"jatuh_tempo": "2026-06-30T23:59:59.999999+08:00"}
    dunia.jam.maju(seconds=-1)
    dunia.ya(keberatan(kasus), ANI)


def test_keberatan_tanpa_batas_waktu_selalu_dapat_diajukan() -> None:
    dunia, kasus = ditolak(dengan_parameter(tanpa="batas_keberatan"))
    dunia.jam.maju(days=1000)

    dunia.ya(keberatan(kasus), ANI)


def test_keberatan_diputus_peran_yang_ditetapkan_instansi() -> None:
    dunia, kasus = ditolak(dengan_parameter(oleh_keberatan="kabid"))
    dunia.ya(keberatan(kasus), ANI)

    (h,) = dunia.halangan(putus(kasus, dikabulkan=False), KEPALA_2)
    assert (h.kode, h.rincian) == (H.PERAN_TIDAK_BERWENANG, {"boleh": ("kabid",)})
    assert dunia.tidak(putus(kasus, dikabulkan=False, alasan=""), KABID) == [H.ALASAN_WAJIB]
    dunia.ya(putus(kasus, dikabulkan=False), KABID)


def test_tanpa_peran_khusus_keberatan_diputus_penetap() -> None:
    dunia, kasus = ditolak(dengan_parameter(tanpa="oleh_keberatan"))
    dunia.ya(keberatan(kasus), ANI)

    assert dunia.tidak(putus(kasus, dikabulkan=True), KABID) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(putus(kasus, dikabulkan=True), KEPALA_2)


def test_keberatan_ditolak_mempertahankan_penolakan_dan_hanya_sekali() -> None:
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)

    dunia.ya(putus(kasus, dikabulkan=False), KEPALA_2)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.DITOLAK
    assert keadaan.keberatan[0].dikabulkan is False
    assert keadaan.keberatan[0].jawaban is not None
    assert keadaan.penetapan is not None
    tanda = [satu.nama for satu in keadaan.penanda[-2:]]
    assert tanda == ["keberatan_diputus", "keberatan_ditolak"]
    assert dunia.tidak(keberatan(kasus), ANI) == [H.KEBERATAN_SUDAH_PERNAH]


def test_keberatan_dikabulkan_dinilai_dan_ditetapkan_ulang() -> None:
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)

    dunia.ya(putus(kasus, dikabulkan=True), KEPALA_2)

    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIPROSES, "nilai")
    assert (keadaan.penilaian, keadaan.penetapan, keadaan.asesor) == (None, None, ())
    assert keadaan.keberatan[0].dikabulkan is True
    menilai(dunia, kasus)
    dunia.ya(langkah_(kasus, "teken", "setuju"), KEPALA)
    assert dunia.keadaan(kasus).status is Status.DISETUJUI


def test_setelah_dikabulkan_penolakan_baru_dapat_dikeberatani_lagi() -> None:
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(putus(kasus, dikabulkan=True), KEPALA_2)
    menilai(dunia, kasus)
    akhiri(dunia, kasus, "ditolak")

    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(putus(kasus, dikabulkan=False), KEPALA_2)

    assert [x.dikabulkan for x in dunia.keadaan(kasus).keberatan] == [True, False]
    assert all(x.jawaban is not None for x in dunia.keadaan(kasus).keberatan)


def test_penolakan_baru_setelah_dibuka_kembali_dapat_dikeberatani_walau_yang_lama_kandas() -> None:
    """Once per refusal, not once per case."""
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(putus(kasus, dikabulkan=False), KEPALA_2)
    dunia.jam.maju(days=1)
    dunia.ya(pu.BukaKembaliKasus(kasus=kasus, alasan="bukti baru"), KEPALA)
    dunia.kerjakan(kasus, ("periksa", LOKET), ("lapangan", TIM))
    menilai(dunia, kasus)
    akhiri(dunia, kasus, "ditolak")

    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(putus(kasus, dikabulkan=False), KEPALA_2)

    assert dunia.tidak(keberatan(kasus), ANI) == [H.KEBERATAN_SUDAH_PERNAH]


def test_tanpa_asesmen_keberatan_yang_dikabulkan_kembali_ke_penetapan() -> None:
    standar = tanpa_langkah(ADOPSI, "nilai", "konsep")
    dunia, kasus = di("lapangan", ubah_langkah(standar, "teken", oleh=("kepala",), hasil={}))
    dunia.ya(langkah_(kasus, "lapangan"), TIM)
    akhiri(dunia, kasus, "ditolak")
    dunia.ya(keberatan(kasus), ANI)

    dunia.ya(putus(kasus, dikabulkan=True), KEPALA_2)

    assert dunia.keadaan(kasus).kemajuan.kini == "teken"
