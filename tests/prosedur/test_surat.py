"""Letters: their numbers, dates and signatory, revoked and issued anew."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import (
    KABID,
    KEPALA,
    LOKET,
    PAGI,
    PLH,
    TIM,
    di,
    langkah_,
    menilai,
    sampai,
    ubah_langkah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.testing.contoh import ADOPSI, langkah


def dengan_produk(**ubah: Any) -> StandarPelayanan:
    return attrs.evolve(ADOPSI, produk=(attrs.evolve(ADOPSI.produk[0], **ubah),))


def test_surat_bernomor_berturut_dan_berlaku_enam_bulan() -> None:
    dunia, kasus = di("terbitkan")
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    lain = dunia.adopsi(tetap_ajukan="anak lain")
    sampai(dunia, lain, "akhir")

    (surat,) = dunia.keadaan(kasus).surat
    assert surat.nomor == "460/001/REHSOS/2026"
    assert (surat.tanggal, surat.berlaku_sampai) == (date(2026, 6, 1), date(2026, 12, 1))
    assert (surat.produk, surat.tembusan, surat.menggantikan) == ("izin", ("Camat",), "")
    assert surat.penandatangan is not None
    assert surat.penandatangan.id == KEPALA.id
    assert dunia.keadaan(lain).surat[0].nomor == "460/002/REHSOS/2026"
    assert dunia.keadaan(kasus).penanda[-1].nama == "terbit"


def test_tanggal_surat_menurut_zona_instansi() -> None:
    """00.30 WITA on 2 June is still 1 June in UTC."""
    dunia, kasus = di("terbitkan")
    dunia.jam.kini = PAGI.replace(day=2, hour=0, minute=30)

    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    assert dunia.keadaan(kasus).surat[0].tanggal == date(2026, 6, 2)


def test_nomor_dimulai_lagi_setiap_tahun() -> None:
    dunia, kasus = di("terbitkan")
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    lain = dunia.adopsi(tetap_ajukan="anak lain")
    sampai(dunia, lain, "terbitkan")
    dunia.jam.maju(days=300)

    dunia.ya(langkah_(lain, "terbitkan"), LOKET)

    assert dunia.keadaan(lain).surat[0].nomor == "460/001/REHSOS/2027"


def test_penerbitan_opsional_yang_dilewati_tidak_memakai_nomor() -> None:
    dunia, kasus = di("terbitkan", ubah_langkah(ADOPSI, "terbitkan", opsional=True))

    dunia.ya(langkah_(kasus, "terbitkan", "dilewati"), LOKET)

    assert dunia.keadaan(kasus).surat == ()
    assert dunia.keadaan(kasus).status is Status.DISETUJUI
    assert dunia.gudang.tabel.nomor == {}
    dunia.ya(langkah_(kasus, "serahkan"), LOKET)
    assert dunia.keadaan(kasus).status is Status.SELESAI


def test_unit_asing_ditulis_apa_adanya_dan_tanpa_klasifikasi_dipakai_kode_produk() -> None:
    standar = attrs.evolve(dengan_produk(klasifikasi="", berlaku=None), unit="umum")
    dunia, kasus = di("terbitkan", standar)

    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    (surat,) = dunia.keadaan(kasus).surat
    assert (surat.nomor, surat.berlaku_sampai) == ("/001/umum/2026", None)
    assert list(dunia.gudang.tabel.nomor) == [("contoh", "izin", 2026)]


# --- revocation


@pytest.mark.parametrize("saat", ["serahkan", "akhir"])
def test_surat_dicabut_lalu_diterbitkan_ulang_dengan_nomor_baru(saat: str) -> None:
    dunia, kasus = di(saat)
    dunia.jam.maju(days=1)

    dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="Salah ketik"), KEPALA)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.surat[0].dicabut_pada == PAGI + timedelta(days=1)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DISETUJUI, "terbitkan")
    dunia.kerjakan(kasus, ("terbitkan", LOKET), ("serahkan", LOKET))
    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.SELESAI
    assert [(s.nomor, s.menggantikan) for s in keadaan.surat] == [
        ("460/001/REHSOS/2026", ""),
        ("460/002/REHSOS/2026", "460/001/REHSOS/2026"),
    ]


def test_surat_hanya_dicabut_sekali_oleh_penetap_dengan_alasan() -> None:
    dunia, kasus = di("serahkan")
    cabut = pu.CabutSurat(kasus=kasus, surat="1", alasan="x")

    assert dunia.tidak(cabut, LOKET) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(cabut, KABID) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(attrs.evolve(cabut, surat="0"), KEPALA) == [H.SURAT_TIDAK_DITEMUKAN]
    assert dunia.tidak(attrs.evolve(cabut, alasan=" "), KEPALA) == [H.ALASAN_WAJIB]
    dunia.ya(cabut, PLH)
    assert dunia.tidak(cabut, KEPALA) == [H.STATUS_TIDAK_MENGIZINKAN]
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    (h,) = dunia.halangan(cabut, KEPALA)
    assert (h.kode, h.lokasi) == (H.SURAT_SUDAH_DICABUT, "surat")


def test_surat_tanpa_nomor_pun_dicabut_satu_per_satu() -> None:
    dunia, kasus = di("serahkan", dengan_produk(bernomor=False))
    cabut = pu.CabutSurat(kasus=kasus, surat="1", alasan="x")

    dunia.ya(cabut, KEPALA)
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    dunia.jam.maju(days=1)
    sudah = dunia.tidak(cabut, KEPALA)
    dunia.ya(attrs.evolve(cabut, surat="2"), KEPALA)

    pertama, kedua = dunia.keadaan(kasus).surat
    assert pertama.dicabut_pada == PAGI
    assert kedua.dicabut_pada == PAGI + timedelta(days=1)
    assert sudah == [H.SURAT_SUDAH_DICABUT]


def test_beberapa_surat_tanpa_nomor_dibedakan_dan_yang_berlaku_tidak_terbit_lagi() -> None:
    salinan = langkah("salinan", J.TERBITKAN, "loket", produk="izin")
    tanpa_nomor = dengan_produk(bernomor=False)
    standar = attrs.evolve(
        tanpa_nomor, langkah=(*tanpa_nomor.langkah[:9], salinan, *tanpa_nomor.langkah[9:])
    )
    dunia, kasus = di("terbitkan", standar)
    dunia.kerjakan(kasus, ("terbitkan", LOKET), ("salinan", LOKET))

    dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="x"), KEPALA)
    kini = dunia.keadaan(kasus).kemajuan.kini
    dunia.kerjakan(kasus, ("terbitkan", LOKET), ("salinan", LOKET))

    keadaan = dunia.keadaan(kasus)
    assert kini == "terbitkan"
    assert [(s.kode, s.langkah, s.dicabut_pada is None) for s in keadaan.surat] == [
        ("1", "terbitkan", False),
        ("2", "salinan", True),
        ("3", "terbitkan", True),
    ]
    assert keadaan.status is Status.TERBIT


def test_surat_setelah_dibuka_kembali_tidak_menggantikan_yang_sudah_digantikan() -> None:
    dunia, kasus = di("akhir")
    dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="x"), KEPALA)
    dunia.kerjakan(kasus, ("terbitkan", LOKET), ("serahkan", LOKET))
    buka = pu.BukaKembaliKasus(kasus=kasus, alasan="x")
    assert dunia.tidak(buka, KEPALA) == [H.SURAT_MASIH_BERLAKU]
    dunia.ya(pu.CabutSurat(kasus=kasus, surat="2", alasan="x"), KEPALA)
    dunia.ya(buka, KEPALA)
    dunia.kerjakan(kasus, ("periksa", LOKET), ("lapangan", TIM))
    menilai(dunia, kasus)
    dunia.kerjakan(kasus, ("teken:setuju", KEPALA), ("terbitkan", LOKET))

    assert [s.menggantikan for s in dunia.keadaan(kasus).surat] == [
        "",
        "460/001/REHSOS/2026",
        "460/002/REHSOS/2026",
    ]
