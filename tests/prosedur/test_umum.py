"""What any case may undergo: passed on, paused and resumed, reopened."""

from datetime import timedelta

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    KEPALA_2,
    LOKET,
    PAGI,
    TIM,
    akhiri,
    di,
    dikembalikan,
    ditolak,
    kabari,
    langkah_,
)

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.testing.contoh import ADOPSI


def test_penetap_meneruskan_ke_instansi_lain() -> None:
    dunia, kasus = di("lapangan")
    perintah = pu.TeruskanKasus(kasus=kasus, kepada="  provinsi ", alasan="wewenang")

    assert dunia.tidak(perintah, LOKET) == [H.PERAN_TIDAK_BERWENANG]
    (h,) = dunia.halangan(attrs.evolve(perintah, kepada=" "), KEPALA)
    assert (h.kode, h.lokasi) == (H.RUJUKAN_WAJIB, "kepada")
    (diteruskan,) = dunia.ya(perintah, KEPALA).kejadian

    assert isinstance(diteruskan, u.KasusDiteruskan)
    assert diteruskan.alasan is not None
    assert dunia.keadaan(kasus).kepada == "provinsi"
    assert dunia.keadaan(kasus).status is Status.DITERUSKAN


@pytest.mark.parametrize("akhir", ["ditarik", "gugur", "diteruskan", "selesai", "ditolak"])
def test_perkara_yang_berakhir_dapat_dibuka_kembali_oleh_penetap(akhir: str) -> None:
    if akhir == "gugur":
        dunia, kasus = dikembalikan()
        kabari(dunia, kasus, "dikembalikan")
        dunia.jam.maju(days=60)
        dunia.ya(p.GugurkanPermohonan(kasus=kasus), LOKET)
    elif akhir == "selesai":
        (produk, *_) = ADOPSI.produk
        tanpa_nomor = attrs.evolve(ADOPSI, produk=(attrs.evolve(produk, bernomor=False),))
        dunia, kasus = di("akhir", tanpa_nomor)
    else:
        dunia, kasus = di("teken-kepala")
        akhiri(dunia, kasus, akhir)
    assert dunia.keadaan(kasus).status == akhir
    buka = pu.BukaKembaliKasus(kasus=kasus, alasan="bukti baru")

    assert dunia.tidak(buka, LOKET) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(attrs.evolve(buka, alasan=""), KEPALA) == [H.ALASAN_WAJIB]
    dunia.ya(buka, KEPALA)

    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIAJUKAN, "periksa")
    assert keadaan.kemajuan.paraf == ()
    assert (keadaan.penilaian, keadaan.penetapan, keadaan.asesor) == (None, None, ())
    assert (keadaan.saran_tolak, keadaan.kepada) == (False, "")
    assert keadaan.penanda[-1].nama == "dibuka_kembali"


# --- pauses


def jeda(kasus: KasusId) -> pu.JedaKasus:
    return pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA, alasan="kuota habis")


def test_jeda_menahan_langkah_sampai_dilanjutkan() -> None:
    dunia, kasus = di("lapangan")
    lanjut = pu.LanjutkanKasus(kasus=kasus)

    assert dunia.tidak(lanjut, TIM) == [H.TIDAK_DIJEDA]
    assert dunia.tidak(jeda(kasus), ANI) == [H.PERAN_TIDAK_BERWENANG]
    (dijeda,) = dunia.ya(jeda(kasus), TIM).kejadian
    assert isinstance(dijeda, u.KasusDijeda)
    assert dijeda.dasar == ("kuota",)
    assert dijeda.alasan is not None
    (h,) = dunia.halangan(langkah_(kasus, "lapangan"), TIM)
    assert (h.kode, h.rincian) == (H.SEDANG_DIJEDA, {"sebab": "kuota"})
    (h,) = dunia.halangan(jeda(kasus), TIM)
    assert (h.kode, h.rincian) == (H.SEDANG_DIJEDA, {"sebab": "kuota"})
    assert dunia.keadaan(kasus).dijeda
    dunia.jam.maju(days=2)
    assert dunia.tidak(lanjut, ANI) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(lanjut, LOKET)

    keadaan = dunia.keadaan(kasus)
    assert not keadaan.dijeda
    (satu,) = keadaan.jeda
    assert (satu.mulai, satu.selesai) == (PAGI, PAGI + timedelta(days=2))
    assert satu.alasan_kode == "kuota"
    dunia.ya(langkah_(kasus, "lapangan"), TIM)


@pytest.mark.parametrize("status", ["ditarik", "diteruskan"])
def test_mengakhiri_perkara_mengakhiri_jedanya(status: str) -> None:
    dunia, kasus = di("lapangan")
    dunia.ya(jeda(kasus), TIM)
    dunia.jam.maju(days=1)

    akhiri(dunia, kasus, status)

    assert dunia.keadaan(kasus).jeda[0].selesai == PAGI + timedelta(days=1)


def test_keberatan_yang_ditolak_selama_jeda_mengakhiri_jedanya() -> None:
    """A refused case rests: nothing could end a pause there any more."""
    dunia, kasus = ditolak()
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.ya(jeda(kasus), LOKET)
    dunia.jam.maju(days=1)

    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=False, alasan="x"), KEPALA_2)

    assert not dunia.keadaan(kasus).dijeda
    assert dunia.keadaan(kasus).jeda[0].selesai == PAGI + timedelta(days=1)


def test_setiap_jeda_tetap_tercatat() -> None:
    dunia, kasus = di("lapangan")
    for _ in range(2):
        dunia.ya(jeda(kasus), TIM)
        dunia.jam.maju(days=1)
        dunia.ya(pu.LanjutkanKasus(kasus=kasus), TIM)

    assert [x.selesai for x in dunia.keadaan(kasus).jeda] == [
        PAGI + timedelta(days=1),
        PAGI + timedelta(days=2),
    ]


def test_jam_yang_mundur_tidak_membuat_jeda_terbalik() -> None:
    """Two machines' clocks disagree by a second; the pause is then empty, and nothing breaks."""
    dunia, kasus = di("lapangan")
    dunia.ya(jeda(kasus), TIM)
    dunia.jam.maju(seconds=-1)

    dunia.ya(pu.LanjutkanKasus(kasus=kasus), TIM)

    (satu,) = dunia.keadaan(kasus).jeda
    assert satu.selesai == satu.mulai
