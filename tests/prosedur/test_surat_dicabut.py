"""Which letter a revocation means, and what a letter that is still valid keeps closed."""

import attrs
import pytest
from tests.permohonan.contoh import (
    BPKPAD,
    KABID,
    KEPALA,
    LOKET,
    PEKSOS,
    Dunia,
    langkah_,
    sampai,
    santunan_di,
    ubah_langkah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.domain.standar.model import Produk
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN, langkah

NOMOR = "460/001/REHSOS/2026"


def tanpa_surat_berlaku() -> tuple[Dunia, KasusId]:
    """A finished case whose one letter was revoked, and whose second was not needed any more."""
    langkah = tuple(
        attrs.evolve(satu, opsional=True) if satu.kode == "terbitkan" else satu
        for satu in ADOPSI.langkah
    )
    dunia = Dunia(attrs.evolve(ADOPSI, langkah=langkah))
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "akhir")
    dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="x"), KEPALA)
    dunia.kerjakan(kasus, ("terbitkan:dilewati", LOKET), ("serahkan", LOKET))
    return dunia, kasus


def tanpa_surat() -> tuple[Dunia, KasusId]:
    """A claim that another system has paid: done, and no letter was ever issued."""
    return santunan_di("transfer")


@pytest.mark.parametrize("surat", ["1", "", "lain"])
def test_tanpa_surat_berlaku_sebabnya_dibedakan_apa_pun_suratnya(surat: str) -> None:
    sebab = {H.SURAT_SUDAH_DICABUT: tanpa_surat_berlaku(), H.SURAT_TIDAK_DITEMUKAN: tanpa_surat()}

    for kode, (dunia, kasus) in sebab.items():
        (h,) = dunia.halangan(pu.CabutSurat(kasus=kasus, surat=surat, alasan="x"), KEPALA)
        assert (h.kode, h.lokasi) == (kode, "surat")


def test_surat_yang_tidak_ada_ditunjuk_di_isiannya() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "akhir")

    (h,) = dunia.halangan(pu.CabutSurat(kasus=kasus, surat="0", alasan="x"), KEPALA)

    assert (h.kode, h.lokasi) == (H.SURAT_TIDAK_DITEMUKAN, "surat")


def test_pencabutan_mengembalikan_kasus_ke_langkah_yang_menerbitkan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "akhir")

    (dicabut,) = dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="x"), KEPALA).kejadian

    assert (getattr(dicabut, "nomor", ""), getattr(dicabut, "langkah", "")) == (NOMOR, "terbitkan")
    assert dunia.keadaan(kasus).kemajuan.kini == "terbitkan"
    assert dunia.keadaan(kasus).surat_berlaku == ()


def test_surat_yang_masih_berlaku_menahan_pembukaan_kembali_dan_disebut() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "akhir")

    (h,) = dunia.halangan(pu.BukaKembaliKasus(kasus=kasus, alasan="x"), KEPALA)

    assert (h.kode, h.rincian) == (H.SURAT_MASIH_BERLAKU, {"nomor": (NOMOR,)})


SEBELUM_SISTEM = attrs.evolve(
    SANTUNAN,
    produk=(Produk(kode="sk", teks="Surat keputusan", bernomor=True, klasifikasi="460"),),
    langkah=tuple(
        baru
        for satu in ubah_langkah(SANTUNAN, "jawaban", hasil={}).langkah
        for baru in (
            (langkah("terbitkan", J.TERBITKAN, "loket", produk="sk"), satu)
            if satu.kode == "serah"
            else (satu,)
        )
    ),
)


@pytest.mark.parametrize("putusan", ["", "tolak", "teruskan"])
def test_surat_yang_mendahului_sistem_lain_dapat_dicabut_sesudah_sistem_itu_menolak(
    putusan: str,
) -> None:
    """Nobody is refused with a letter in hand that says the contrary, and that none can revoke."""
    dunia = Dunia(SEBELUM_SISTEM)
    kasus = dunia.santunan()
    dunia.kerjakan(
        kasus,
        ("catat", LOKET),
        ("periksa", LOKET),
        ("kelayakan", KABID),
        ("draf", PEKSOS),
        ("tetapkan:setuju", KEPALA),
        ("terbitkan", LOKET),
        ("serah", PEKSOS),
    )
    dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="x"), BPKPAD)
    if putusan:
        akhir = langkah_(kasus, "tetapkan", putusan, alasan="x", kepada="provinsi")
        dunia.ya(akhir, KEPALA)
    sebelum = dunia.keadaan(kasus)

    dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="dana tidak ada"), KEPALA)

    sesudah = dunia.keadaan(kasus)
    assert len(sebelum.surat_berlaku) == 1
    assert sesudah.surat_berlaku == ()
    assert (sesudah.status, sesudah.kemajuan.kini) == (sebelum.status, sebelum.kemajuan.kini)
