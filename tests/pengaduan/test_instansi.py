"""Complaints as each agency's component has them: its channels, its limit of response, its own
readings; and a request for information, whose limit no standard prints."""

from datetime import date

import pytest
from attrs import evolve
from tests.pengaduan.bahan import Kantor, aduan, langkah, pelapor, terhalang

from dinsos_adapters.katalog import muat_katalog
from dinsos_core import Pelaku, TambahKeterangan, TanggapiJawaban
from dinsos_core.domain.prosedur.atasan import pengganti
from dinsos_core.domain.shared.halangan import KodeHalangan as H

PELAPOR = Pelaku(id="warga", peran={"pelapor"})
PERAN = {
    "banjarmasin": {"petugas_loket", "petugas"},
    "garut": {"petugas_data_pengaduan", "kabid_rehsos"},
    "palangka-raya": {"petugas"},
}
RESPON = "respon-pengaduan"


def petugas(kota: str) -> Pelaku:
    return Pelaku(id="petugas", instansi=kota, peran=PERAN[kota])


@pytest.mark.parametrize("kota", PERAN)
@pytest.mark.parametrize("varian", ["pengaduan", "aspirasi", "permintaan-informasi"])
def test_pengaduan_setiap_instansi_berjalan_sampai_dijawab_dan_ditutup(
    kota: str, varian: str
) -> None:
    kantor, oleh = Kantor(kota=kota), petugas(kota)
    kasus = kantor.adukan(PELAPOR, varian=varian, anonim=False).kasus

    kantor.sampai(kasus, oleh=oleh)

    assert kantor.keadaan(kasus, oleh).status == "dijawab"
    kantor.ya(TanggapiJawaban(kasus=kasus, tuntas=True), PELAPOR)


def test_banjarmasin_merespon_dalam_tiga_hari_kerja_dan_hanya_petugas_yang_merespon() -> None:
    """Of whatever service, and of none: the component is the same for all. Receiving is no reply
    (tafsir 27)."""
    kantor, oleh = Kantor(kota="banjarmasin"), petugas("banjarmasin")
    for tentang in ("", "rutilahu", "kedaruratan-ppks"):
        kasus = kantor.adukan(PELAPOR, tentang=tentang, anonim=False).kasus
        kantor.sampai(kasus, "respon", oleh)
        jam = kantor.tenggat(kasus, oleh)[RESPON]
        assert (jam.status, jam.tenggat.jatuh_tempo.date()) == ("berjalan", date(2025, 4, 17))
        kantor.langkah(kasus, oleh, alasan="Sedang kami telusuri")
        assert kantor.tenggat(kasus, oleh)[RESPON].status == "terpenuhi"


def test_keterangan_tambahan_tidak_mengulang_waktu_respon() -> None:
    kantor, oleh = Kantor(kota="banjarmasin"), petugas("banjarmasin")
    kasus = kantor.adukan(PELAPOR, anonim=False).kasus
    jatuh_tempo = kantor.tenggat(kasus, oleh)[RESPON].tenggat.jatuh_tempo
    kantor.jam.maju(days=2)
    kantor.ya(TambahKeterangan(kasus=kasus, keterangan="Kejadiannya pagi."), PELAPOR)

    assert kantor.tenggat(kasus, oleh)[RESPON].tenggat.jatuh_tempo == jatuh_tempo


@pytest.mark.parametrize("kota", ["garut", "palangka-raya"])
def test_tanpa_batas_tercetak_tidak_ada_jam_respon_dari_komponennya(kota: str) -> None:
    kantor = Kantor(kota=kota)
    kasus = kantor.adukan(PELAPOR, anonim=False).kasus

    assert RESPON not in kantor.tenggat(kasus, petugas(kota))


def test_tanda_terima_cukup_sebagai_respon_hanya_menurut_bacaan_itu() -> None:
    bacaan = {"banjarmasin": {"makna-respon": "tanda-terima"}}
    kantor = Kantor(kota="banjarmasin", katalog=muat_katalog(bacaan=bacaan))
    kasus = kantor.adukan(PELAPOR, tentang="rutilahu", anonim=False).kasus

    assert kantor.tenggat(kasus, petugas("banjarmasin"))[RESPON].status == "terpenuhi"


@pytest.mark.parametrize("kota", PERAN)
def test_pengaduan_tanpa_nama_ditolak_hanya_menurut_bacaan_itu(kota: str) -> None:
    """Tafsir 26: hidden is not the same as unnamed."""
    bacaan = {kota: {"identitas-pengadu": "wajib"}}
    kantor = Kantor(kota=kota, katalog=muat_katalog(bacaan=bacaan))

    assert terhalang(lambda: kantor.adukan(PELAPOR, pihak=())) == [H.ISIAN_WAJIB]
    assert kantor.adukan(PELAPOR, pihak=[pelapor()]).kode_klaim


def test_pengaduan_yang_tidak_menyebut_terbuka_menurut_bacaan_itu() -> None:
    bacaan = {"garut": {"kerahasiaan-tak-disebut": "terbuka"}}
    hasil = Kantor(kota="garut", katalog=muat_katalog(bacaan=bacaan)).adukan(PELAPOR)

    assert hasil.kode_klaim is None
    assert (hasil.keadaan.anonim, hasil.keadaan.dirahasiakan) == (False, False)  # type: ignore[union-attr]


@pytest.mark.parametrize("kota", PERAN)
def test_permintaan_informasi_punya_jam_sendiri_yang_dapat_diperpanjang_sekali(kota: str) -> None:
    kantor, oleh = Kantor(kota=kota), petugas(kota)
    biasa = kantor.adukan(PELAPOR, anonim=False).kasus
    kasus = kantor.adukan(PELAPOR, varian="permintaan-informasi", anonim=False).kasus

    assert "waktu-informasi" not in kantor.tenggat(biasa, oleh)
    assert kantor.tenggat(kasus, oleh)["waktu-informasi"].tenggat.jatuh_tempo.date() == date(
        2025, 4, 29
    )
    kantor.sampai(kasus, "olah-informasi", oleh)
    for _ in range(2):
        kantor.ya(langkah(kasus, "olah-informasi", hasil="perpanjang"), oleh)
        jam = kantor.tenggat(kasus, oleh)["waktu-informasi"]
        assert jam.tenggat.jatuh_tempo.date() == date(2025, 5, 9)
    kantor.sampai(kasus, oleh=oleh)
    assert kantor.tenggat(kasus, oleh)["waktu-informasi"].status == "terpenuhi"


@pytest.mark.parametrize(
    ("kota", "kanal"),
    [
        ("banjarmasin", {"loket", "surat", "daring", "lisan", "kotak", "email", "website", "wa"}),
        ("garut", {"loket", "surat", "daring", "lisan", "telepon", "lapor", "kotak"}),
    ],
)
def test_formulir_menawarkan_kanal_yang_tercetak(kota: str, kanal: set[str]) -> None:
    kantor = Kantor(kota=kota)
    formulir = kantor.app.formulir_buka("pengaduan", PELAPOR, varian="pengaduan")
    (bidang,) = (b for b in formulir.bidang if b.nama == "kanal")

    assert {satu.kode for satu in bidang.pilihan} == kanal
    assert not any(b.nama.startswith("fakta.cara") for b in formulir.bidang)


def test_peran_yang_dipegang_satu_orang_naik_ke_atasan() -> None:
    """The only officer, or a superior, does not deal with a complaint about themselves."""
    kantor = Kantor(kota="garut")
    katalog = kantor.app.lingkungan.katalog
    asal = katalog.standar("garut", "pengaduan", date(2025, 4, 14)).unwrap()
    parameter = {**asal.instansi.parameter, "peran_tunggal": "kabid_rehsos"}
    standar = evolve(asal, instansi=evolve(asal.instansi, parameter=parameter))

    assert pengganti(asal, "kabid_rehsos") == ""
    assert pengganti(standar, "kabid_rehsos") == "kepala_dinas"
    assert pengganti(standar, "petugas_data_pengaduan") == ""
    assert pengganti(standar, "kepala_dinas") == "inspektorat"
    assert pengganti(standar, "inspektorat") == ""
    salah = aduan(peran_terlapor="bendahara")
    assert terhalang(lambda: kantor.ya(salah, PELAPOR)) == [H.PERAN_TIDAK_BERWENANG]
