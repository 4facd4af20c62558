"""An issued letter is put right, or copied, by one act each; the case does no step again."""

from datetime import date, timedelta

import attrs
import pytest
from tests.permohonan.contoh import KABID, KEPALA, LOKET, PAGI, PLH, di
from tests.prosedur.test_surat import dengan_produk

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.kejadian_surat import SalinanDiterbitkan, SuratDikoreksi
from dinsos_core.domain.kasus.perintah_catatan import CabutKonflik, NyatakanKonflik
from dinsos_core.domain.kasus.perintah_surat import KoreksiSurat, TerbitkanSalinan
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.testing.contoh import ADOPSI

SATU, DUA = "460/001/REHSOS/2026", "460/002/REHSOS/2026"
NAMA = {"anak[0].nama": "Budi Santoso"}


@pytest.mark.parametrize("saat", ["serahkan", "akhir"])
def test_surat_diralat_sekaligus_dicabut_dikoreksi_dan_diganti(saat: str) -> None:
    dunia, kasus = di(saat)
    sebelum = dunia.keadaan(kasus)
    dunia.jam.maju(days=1)

    hasil = dunia.ya(KoreksiSurat(kasus=kasus, surat="1", fakta=NAMA, alasan="salah ketik"), KEPALA)

    (e,) = hasil.kejadian
    assert isinstance(e, SuratDikoreksi)
    assert (e.semula, e.nomor, e.surat.nomor, e.surat.menggantikan) == ("1", SATU, DUA, SATU)
    lama, baru = dunia.keadaan(kasus).surat
    assert lama.dicabut_pada == PAGI + timedelta(days=1)
    assert (baru.tanggal, baru.berlaku_sampai) == (
        date(2026, 6, 2),
        sebelum.surat[0].berlaku_sampai,
    )
    assert (baru.produk, baru.tembusan) == (lama.produk, lama.tembusan)
    assert baru.penandatangan is not None
    assert baru.penandatangan.id == KEPALA.id
    sesudah = dunia.keadaan(kasus)
    assert (sesudah.status, sesudah.kemajuan) == (sebelum.status, sebelum.kemajuan)
    assert (sesudah.penetapan, sesudah.penilaian) == (sebelum.penetapan, sebelum.penilaian)
    rahasia = sesudah.pihak[-1].fakta["nama"]
    assert dunia.app.buka(kasus, rahasia, LOKET, tujuan="melihat surat") == "Budi Santoso"


def test_ralat_dan_salinan_hanya_oleh_penanda_tangan_dan_bukan_bagi_dirinya() -> None:
    dunia, kasus = di("serahkan")
    for c in (
        KoreksiSurat(kasus=kasus, surat="1", alasan="x"),
        TerbitkanSalinan(kasus=kasus, surat="1", untuk="x"),
    ):
        assert dunia.tidak(c, LOKET) == [H.PERAN_TIDAK_BERWENANG]
        assert dunia.tidak(c, KABID) == [H.PERAN_TIDAK_BERWENANG]
        pihak = attrs.evolve(KEPALA, id=PelakuId("ani"))
        assert dunia.tidak(c, pihak) == [H.DILARANG_MENETAPKAN]
        dunia.ya(NyatakanKonflik(kasus=kasus, sebab="kerabat"), KEPALA)
        assert dunia.tidak(c, KEPALA) == [H.DILARANG_MENETAPKAN], "kin of a party, as declared"
        dunia.ya(CabutKonflik(kasus=kasus, akun=KEPALA.id, alasan="bukan"), PLH)
        dunia.ya(attrs.evolve(c, surat=dunia.keadaan(kasus).surat_berlaku[0].kode), PLH)
    assert dunia.tidak(KoreksiSurat(kasus=kasus, surat="2", alasan=" "), KEPALA) == [H.ALASAN_WAJIB]


@pytest.mark.parametrize(
    ("fakta", "sebab"),
    [
        ({"menikah": False}, "dokumen"),
        ({"jumlah_anak": 4}, "syarat"),
        ({"pemohon.tanggal_lahir": "2015-01-01"}, "syarat"),
    ],
)
def test_koreksi_yang_mengubah_dasar_putusan_menuntut_dibuka_kembali(
    fakta: dict[str, object], sebab: str
) -> None:
    nikah = next(satu for satu in ADOPSI.dokumen if satu.kode == "nikah")
    cerai = attrs.evolve(nikah, kode="cerai", bila=Bila(fakta="menikah", nilai=(False,)))
    dunia, kasus = di("akhir", attrs.evolve(ADOPSI, dokumen=(*ADOPSI.dokumen, cerai)))

    semua = dunia.halangan(KoreksiSurat(kasus=kasus, surat="1", fakta=fakta, alasan="x"), KEPALA)

    (h,) = semua
    assert h.kode is H.KOREKSI_MENGUBAH_PUTUSAN
    assert h.rincian[sebab]
    assert dunia.keadaan(kasus).surat_berlaku[0].nomor == SATU


def test_surat_yang_diralat_tidak_diralat_atau_disalin_lagi_tetapi_penggantinya_ya() -> None:
    dunia, kasus = di("akhir")
    dunia.ya(KoreksiSurat(kasus=kasus, surat="1", alasan="salah cetak"), KEPALA)

    for c in (
        KoreksiSurat(kasus=kasus, surat="1", alasan="x"),
        TerbitkanSalinan(kasus=kasus, surat="1", untuk="x"),
    ):
        assert dunia.tidak(c, KEPALA) == [H.SURAT_SUDAH_DICABUT]
        assert dunia.tidak(attrs.evolve(c, surat="9"), KEPALA) == [H.SURAT_TIDAK_DITEMUKAN]
    dunia.ya(KoreksiSurat(kasus=kasus, surat="2", alasan="lagi"), KEPALA)
    dunia.ya(pu.CabutSurat(kasus=kasus, surat="3", alasan="x"), KEPALA)
    assert [s.menggantikan for s in dunia.keadaan(kasus).surat] == ["", SATU, DUA]


def test_salinan_tercatat_dengan_surat_banyaknya_untuk_apa_dan_penanda_tangannya() -> None:
    dunia, kasus = di("akhir", dengan_produk(bernomor=False))

    hasil = dunia.ya(
        TerbitkanSalinan(kasus=kasus, surat="1", banyak=3, untuk="Ani, untuk sidang"), KEPALA
    )
    dunia.ya(TerbitkanSalinan(kasus=kasus, surat="1", untuk="Dukcapil"), KEPALA)

    (e,) = hasil.kejadian
    assert isinstance(e, SalinanDiterbitkan)
    assert (e.surat, e.banyak, e.oleh.id, e.untuk.nilai) == ("1", 3, KEPALA.id, None)
    assert dunia.keadaan(kasus).surat[0].salinan == 4
    for banyak in (0, -1, 101):
        salah = TerbitkanSalinan(kasus=kasus, surat="1", banyak=banyak, untuk=" ")
        assert dunia.tidak(salah, KEPALA) == [H.ISIAN_SALAH_JENIS, H.ISIAN_KOSONG]
