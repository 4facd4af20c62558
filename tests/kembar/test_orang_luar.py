"""Whoever has no part in a case learns nothing of it, and that they tried is on record."""

from typing import Any

import pytest
from tests.permohonan.contoh import (
    ANI,
    KEPALA_LAIN,
    LOKET,
    NIK_ANI,
    ORANG_LAIN,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    langkah_,
    pihak,
)

from dinsos_core.application.lihat import TANPA_KASUS, UMUM
from dinsos_core.domain.kasus.perintah import KoreksiData, LengkapiBerkas
from dinsos_core.domain.permohonan.perintah import TarikPermohonan
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.pelaku import Pelaku


def akses(dunia: Dunia, subjek: SubjekId, oleh: Pelaku) -> list[str]:
    with dunia.gudang(baca=True) as unit:
        semua = unit.brankas.akses(subjek)
    return [c.tujuan.tujuan for c in semua if c.tujuan.pelaku == oleh.id]


@pytest.mark.parametrize("oleh", [ORANG_LAIN, KEPALA_LAIN])
def test_nomor_kasus_yang_ditebak_dijawab_seperti_kasus_yang_tidak_ada(oleh: Pelaku) -> None:
    dunia = Dunia()
    kasus, tiada = dunia.adopsi(), KasusId("tak-ada")

    for perintah in (
        lambda id_: KoreksiData(kasus=id_, fakta={"anak.nama": "X"}),
        lambda id_: LengkapiBerkas(kasus=id_, berkas=()),
        lambda id_: TarikPermohonan(kasus=id_, versi=7),
        lambda id_: langkah_(id_, "disposisi"),
        lambda id_: langkah_(id_, "tak-ada"),
    ):
        assert dunia.halangan(perintah(kasus), oleh) == dunia.halangan(perintah(tiada), oleh)
    for tanya in (dunia.app.kasus, dunia.app.riwayat):
        for id_ in (kasus, tiada):
            with pytest.raises(Terhalang) as galat:
                tanya(id_, oleh=oleh)
            assert [h.kode for h in galat.value.halangan] == ["kasus_tidak_ditemukan"]
    anak = dunia.keadaan(kasus).pihak[1].subjek
    assert "kasus_tidak_ditemukan:KoreksiData" in akses(dunia, anak, oleh)


@pytest.mark.parametrize(
    "oleh", [{"peran": {"pemohon"}}, {"instansi": "lain", "peran": {"kepala"}}]
)
def test_akun_yang_bernama_seperti_tuan_rumah_bukan_tuan_rumah(oleh: dict[str, Any]) -> None:
    dunia = Dunia()
    kasus, umum = dunia.adopsi(), Pelaku(id=UMUM.id, **oleh)

    with pytest.raises(Terhalang, match="kasus_tidak_ditemukan"):
        dunia.app.kasus(kasus, oleh=umum)
    assert dunia.app.daftar(oleh=umum).baris == ()
    assert dunia.app.kasus(kasus, oleh=UMUM).id == kasus


def test_pengajuan_salah_dengan_nik_orang_lain_hanya_mendapat_kesalahannya_sendiri() -> None:
    dunia, kosong = Dunia(), Dunia()
    kasus = dunia.adopsi()
    salah = ajukan_adopsi(kanal="merpati", pihak=ajukan_adopsi().pihak)

    for satu in (dunia, kosong):
        assert satu.tidak(salah, ORANG_LAIN) == ["kanal_tidak_dikenal"]

    anak = dunia.keadaan(kasus).pihak[1].subjek
    assert akses(dunia, anak, ORANG_LAIN) == ["ditolak:AjukanPermohonan"]
    assert akses(kosong, TANPA_KASUS, ORANG_LAIN) == ["ditolak:AjukanPermohonan"]


def test_perkara_sendiri_yang_sama_ditolak_dan_disebut_perkara_petugas_pun_begitu() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()

    for oleh in (ANI, LOKET):
        (ganda,) = dunia.halangan(ajukan_adopsi(), oleh)
        assert (ganda.kode, ganda.rincian) == ("kasus_ganda", {"kasus": (kasus,)})
    assert "ditolak:AjukanPermohonan" in akses(dunia, dunia.keadaan(kasus).pokok, LOKET)
    lain = ajukan_adopsi(pihak=(pihak("pemohon", nik="6371025207900003"), ajukan_adopsi().pihak[1]))
    assert dunia.ya(lain, LOKET).keadaan.serupa == ()


def test_petugas_yang_tak_berwenang_meninggalkan_catatan() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    pokok = dunia.keadaan(kasus).pokok

    assert dunia.tidak(TarikPermohonan(kasus=kasus), KEPALA_TANPA_PERAN) != []

    assert akses(dunia, pokok, KEPALA_TANPA_PERAN) == ["peran_tidak_berwenang:TarikPermohonan"]


KEPALA_TANPA_PERAN = Pelaku(id="u-arsip", instansi="contoh", peran={"arsiparis"})


def test_nik_orang_lain_dari_orang_luar_diterima_dan_ditandai_bagi_petugas() -> None:
    dunia = Dunia()
    pertama = dunia.santunan()

    hasil = dunia.ya(ajukan_santunan(), ORANG_LAIN)

    assert dunia.keadaan(pertama).pihak[1].fakta["nik"].nilai is None
    (ada,) = dunia.app.kasus(hasil.kasus, oleh=LOKET).keadaan.kembar
    assert ada.ke == pertama
    assert pertama not in repr(hasil)
    assert NIK_ANI not in repr(hasil)
