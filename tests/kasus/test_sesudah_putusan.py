"""What is owed after the decision: a clock that the end of the case does not stop."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from tests.kasus.test_jam import jam, tempo
from tests.permohonan.contoh import ANI, KEPALA, LOKET, TIM, Dunia, di, langkah_

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus.catatan import KewajibanDipenuhi
from dinsos_core.domain.kasus.jam import KeadaanJam
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.testing.contoh import ADOPSI, INSTANSI

KODE = "berlaku-izin"


def selesai(standar: StandarPelayanan = ADOPSI) -> tuple[Dunia, KasusId]:
    """A case that ended with its letter handed over."""
    dunia, kasus = di("serahkan", standar)
    dunia.ya(langkah_(kasus, "serahkan"), LOKET)
    assert dunia.keadaan(kasus).status == "selesai"
    return dunia, kasus


def dipenuhi(kasus: KasusId, batas: str = KODE, **lain: Any) -> pc.CatatPemenuhan:
    return pc.CatatPemenuhan(kasus=kasus, batas=batas, **lain)


def test_masa_surat_berjalan_sejak_terbit_melewati_akhir_kasus_sampai_hari_terakhirnya() -> None:
    dunia, kasus = selesai()
    (surat,) = dunia.keadaan(kasus).surat

    satu = jam(dunia, kasus, KODE)

    assert (satu.keadaan, satu.batas.milik) == (KeadaanJam.BERJALAN, PemilikBatas.WARGA)
    assert tempo(satu)[:10] == surat.berlaku_sampai.isoformat() == "2026-12-01"  # type: ignore[union-attr] # it has one
    dunia.jam.maju(days=365)
    assert jam(dunia, kasus, KODE).keadaan is KeadaanJam.TERLEWAT


def test_hari_pertama_dihitung_pada_jam_seperti_pada_surat() -> None:
    produk = attrs.evolve(ADOPSI.produk[0], awal_dihitung=True)
    dunia, kasus = selesai(attrs.evolve(ADOPSI, produk=(produk,)))
    (surat,) = dunia.keadaan(kasus).surat

    assert tempo(jam(dunia, kasus, KODE))[:10] == str(surat.berlaku_sampai) == "2026-11-30"


def test_yang_diterima_kantor_memenuhinya_tanpa_membuka_kasus_kembali() -> None:
    dunia, kasus = selesai()
    dunia.jam.maju(days=30)
    stempel = dunia.jam() - timedelta(days=2)

    (e,) = dunia.ya(dipenuhi(kasus, diterima_pada=stempel), LOKET).kejadian

    assert isinstance(e, KewajibanDipenuhi)
    satu = jam(dunia, kasus, KODE)
    assert (satu.keadaan, satu.selesai) == (KeadaanJam.TERPENUHI, stempel)
    assert dunia.keadaan(kasus).status == "selesai"
    assert dunia.halangan(dipenuhi(kasus), LOKET)[0].kode == "kewajiban_tidak_terbuka"


def test_terlambat_dipenuhi_tetap_terlihat_terlambat() -> None:
    dunia, kasus = selesai()
    dunia.jam.maju(days=365)

    dunia.ya(dipenuhi(kasus), LOKET)

    satu = jam(dunia, kasus, KODE)
    assert (satu.keadaan, satu.status) == (KeadaanJam.TERPENUHI, "terpenuhi_terlambat")


def test_surat_yang_dicabut_mengakhirinya_dan_surat_penggantinya_memulai_lagi() -> None:
    dunia, kasus = selesai()
    dunia.jam.maju(days=1)
    dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="salah nama"), KEPALA)

    dicabut = jam(dunia, kasus, KODE)
    dunia.jam.maju(days=1)
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    assert (dicabut.keadaan, dicabut.penutup) == (KeadaanJam.BERAKHIR, "surat_dicabut")
    lagi = jam(dunia, kasus, KODE)
    assert lagi.keadaan is KeadaanJam.BERJALAN
    assert tempo(lagi)[:10] == "2026-12-03"


@pytest.mark.parametrize("oleh", [ANI, TIM], ids=lambda satu: satu.id)
def test_hanya_petugas_mencatat_yang_diterima_dan_hanya_batas_yang_terbuka(oleh: Any) -> None:
    dunia, kasus = selesai()

    if oleh is ANI:
        assert dunia.halangan(dipenuhi(kasus), oleh)[0].kode == "peran_tidak_berwenang"
    else:
        (satu,) = dunia.halangan(dipenuhi(kasus, "berlaku-izinn"), oleh)
        assert (satu.kode, satu.rincian["mirip"]) == ("kewajiban_tidak_terbuka", KODE)
    ditawarkan = {t.perintah for t in dunia.app.langkah_tersedia(kasus, oleh)}
    assert ("CatatPemenuhan" in ditawarkan) == (oleh is TIM)


def test_sebelum_terbit_tidak_ada_yang_dapat_dipenuhi() -> None:
    dunia, kasus = di("terbitkan")

    assert jam(dunia, kasus, KODE).keadaan is KeadaanJam.BELUM_MULAI
    assert dunia.halangan(dipenuhi(kasus), LOKET)[0].kode == "kewajiban_tidak_terbuka"


def _instansi(**parameter: str) -> Instansi:
    return attrs.evolve(INSTANSI, parameter={**INSTANSI.parameter, **parameter})


def test_masa_surat_yang_tidak_disebut_keputusan_menurut_instansi() -> None:
    """How long a registration is valid no source says; where one does, that stands."""
    tanpa = attrs.evolve(ADOPSI, produk=(attrs.evolve(ADOPSI.produk[0], berlaku=None),))
    setahun = _instansi(**{f"masa_berlaku.{ADOPSI.layanan}": "1 tahun"})

    dunia, kasus = selesai(tanpa)
    assert KODE not in {satu.batas.kode for satu in dunia.app.tenggat(kasus)}

    dunia, kasus = selesai(attrs.evolve(tanpa, instansi=setahun))
    assert tempo(jam(dunia, kasus, KODE))[:10] == "2027-06-01"
    assert dunia.keadaan(kasus).surat[0].berlaku_sampai == date(2027, 6, 1)
    tercetak = attrs.evolve(ADOPSI, instansi=setahun).dengan_batas(())
    assert tercetak.produk[0].berlaku == Lama(bulan=6)


def test_panjang_batas_milik_kami_menurut_instansi_dan_yang_tercetak_tidak() -> None:
    milik_kami = attrs.evolve(ADOPSI.waktu[0], milik_kami=True)
    standar = attrs.evolve(
        ADOPSI,
        waktu=(milik_kami, ADOPSI.waktu[1]),
        instansi=_instansi(batas_proses="5 hari kerja", batas_terbit="5 hari kerja"),
    )

    assert [str(b.batas) for b in standar.dengan_batas(()).waktu[:2]] == [
        "5 hari kerja",
        str(ADOPSI.waktu[1].batas),
    ]
