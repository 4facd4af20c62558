"""Who acts for a party of a case: a proxy within a letter, a guardian by law."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from returns.pipeline import is_successful
from tests.formulir import perintah, terisi
from tests.jejak.panggung import pagi, tentang
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import WARGA, Perkara, ajukan, kalender
from tests.klien.meja import Meja
from tests.pengaduan.bahan import Kantor
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_core import (
    AjukanKeberatan,
    AjukanPermohonan,
    BukaEpisode,
    CabutPengaduan,
    DokumenDiserahkan,
    LaporkanKedaruratan,
    LengkapiBerkas,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
    TarikPermohonan,
    Terhalang,
)
from dinsos_core.application.jenis import JENIS
from dinsos_core.application.pipa import jalankan
from dinsos_core.domain.kasus.berkas import SebabKurang
from dinsos_core.domain.kasus.perintah_catatan import (
    AkhiriPerwakilan,
    CatatKabar,
    CatatPemberitahuan,
    TambahPihak,
)
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.prosedur.aturan import bukan_siapa_pun
from dinsos_core.domain.prosedur.bidang import JenisBidang
from dinsos_core.domain.prosedur.peran import peran_petugas, peran_publik
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.standar.model import Agregat
from dinsos_core.domain.standar.wakil import dengan_wakil

KUASA = Pelaku(id="kuasa", peran={"pemohon"})
LOKET = "petugas_loket"


def _perkara(**lain: Any) -> Perkara:
    return ajukan("banjarmasin", "santunan-kematian", None, **lain)


def _kuasa(*lingkup: str, pihak: str = "kuasa", **isi: Any) -> PihakDiajukan:
    data = {"nama": "Dewi", "email": "dewi@contoh.id"}
    return PihakDiajukan(pihak=pihak, data=data, akun="kuasa", lingkup=lingkup, **isi)


def _tambah(perkara: Perkara, satu: PihakDiajukan) -> None:
    perintah = TambahPihak(kasus=perkara.keadaan.id, pihak=[satu])
    perkara.lakukan(perintah, perkara.pelaku(LOKET))


def _kode(perkara: Perkara, perintah: Any, oleh: Pelaku = KUASA) -> list[H]:
    hasil = perkara.app.lakukan(perintah, oleh=oleh)
    return [] if is_successful(hasil) else [h.kode for h in hasil.failure()]


def _tarik(perkara: Perkara) -> TarikPermohonan:
    return TarikPermohonan(kasus=perkara.keadaan.id)


SURAT_KUASA = (
    DokumenDiserahkan(dokumen="surat-kuasa", asli=True, meterai=True),
    DokumenDiserahkan(dokumen="identitas-kuasa"),
)


def _periksa(perkara: Perkara) -> str:
    return next(x.kode for x in perkara.isi.langkah if x.jenis.value == "periksa_berkas")


# --- what a letter covers


def test_kuasa_bertindak_hanya_dalam_yang_disebut_suratnya() -> None:
    perkara = _perkara()
    _tambah(perkara, _kuasa("melengkapi"))

    assert _kode(perkara, _tarik(perkara)) == [H.KUASA_TIDAK_MENCAKUP]
    with perkara.app.lingkungan.unit_kerja(baca=True) as unit:
        akses = unit.brankas.akses(perkara.keadaan.pokok)
    assert akses[-1].tujuan.tujuan == "kuasa_tidak_mencakup:TarikPermohonan"

    berkas = [DokumenDiserahkan(dokumen="identitas-kuasa")]
    perkara.lakukan(LengkapiBerkas(kasus=perkara.keadaan.id, berkas=berkas), KUASA)
    oleh = perkara.app.riwayat(perkara.keadaan.id)[-1].kejadian.oleh
    assert (oleh.id, oleh.peran, oleh.untuk) == ("kuasa", "kuasa", "pemohon[0]")


def test_kuasa_yang_lewat_atau_dicabut_tidak_bertindak_dan_tidak_membaca() -> None:
    perkara = _perkara()
    besok = perkara.kini[0].date() + timedelta(days=1)
    _tambah(perkara, _kuasa("mencabut", berlaku_sampai=besok))
    nama = perkara.keadaan.pihak[0].fakta["nama"]
    assert perkara.app.buka(perkara.keadaan.id, nama, KUASA, tujuan="baca") is not None

    perkara.kini[0] += timedelta(days=2)

    assert _kode(perkara, _tarik(perkara)) == [H.KUASA_BERAKHIR]
    with pytest.raises(Terhalang):
        perkara.app.buka(perkara.keadaan.id, nama, KUASA, tujuan="baca")
    app, kasus = perkara.app, perkara.keadaan.id
    assert [x.kasus for x in app.daftar(oleh=WARGA).baris] == [kasus]
    assert app.daftar(oleh=KUASA).baris == ()
    for tanya in (app.kasus, app.riwayat, app.tenggat, app.giliran):
        with pytest.raises(Terhalang, match="kasus_tidak_ditemukan"):
            tanya(kasus, oleh=KUASA)

    _tambah(perkara, _kuasa("mencabut"))
    perkara.lakukan(AkhiriPerwakilan(kasus=perkara.keadaan.id, pihak="kuasa[1]"), WARGA)
    assert _kode(perkara, _tarik(perkara)) == [H.KUASA_BERAKHIR]
    assert perkara.keadaan.pihak[-1].akun is None


def test_sesudah_kuasanya_lewat_perkara_itu_tidak_ada_baginya() -> None:
    """Also where no act ended it: from the first day after, in the agency's calendar."""
    perkara = _perkara()
    kasus, app = perkara.keadaan.id, perkara.app
    hari_ini = perkara.kini[0].date()
    _tambah(perkara, _kuasa("mencabut", berlaku_sampai=hari_ini))
    perkara.kini[0] = perkara.kini[0].replace(hour=23, minute=59)
    assert app.kasus(kasus, oleh=KUASA).id == kasus
    assert [b.kasus for b in app.daftar(oleh=KUASA).baris] == [kasus]

    perkara.kini[0] += timedelta(minutes=1)

    semua: tuple[Any, ...] = (app.kasus, app.riwayat, app.giliran, app.tenggat)
    for tanya in (*semua, app.langkah_tersedia):
        with pytest.raises(Terhalang, match="kasus_tidak_ditemukan"):
            tanya(kasus, oleh=KUASA)
    with pytest.raises(Terhalang, match="kasus_tidak_ditemukan"):
        app.cari_nomor(perkara.keadaan.nomor, oleh=KUASA)
    assert (app.daftar(oleh=KUASA).baris, app.meja(KUASA).kerja) == ((), ())


@pytest.mark.parametrize("dicabut", [True, False])
def test_memberi_tahu_kuasa_yang_sudah_berakhir_tidak_memulai_batas_keberatan(
    dicabut: bool,
) -> None:
    perkara = _perkara()
    perkara.sampai(perkara.penetapan())
    perkara.kerjakan("tolak", alasan="Alasan tercatat")
    kasus, besok = perkara.keadaan.id, perkara.kini[0].date() + timedelta(days=1)
    _tambah(perkara, _kuasa("menerima", berlaku_sampai=None if dicabut else besok))
    if dicabut:
        perkara.lakukan(AkhiriPerwakilan(kasus=kasus, pihak="kuasa"), WARGA)
    perkara.kini[0] += timedelta(days=2)

    tahu = CatatPemberitahuan(kasus=kasus, pihak="kuasa", tentang="ditolak", kanal="loket")
    assert _kode(perkara, tahu, perkara.pelaku(LOKET)) == [H.KUASA_BERAKHIR]
    formulir = perkara.app.formulir(kasus, perkara.pelaku(LOKET), "CatatPemberitahuan")
    pihak = next(b for b in formulir.bidang if b.nama == "pihak")
    assert "kuasa" not in str(pihak.pilihan)
    sampai = CatatKabar(
        kasus=kasus, pesan="p", pihak=2, tentang="ditolak", diterima=perkara.kini[0]
    )
    sistem = Pelaku(id="relay", instansi="banjarmasin", peran=["sistem"])
    jalankan(perkara.app.lingkungan, JENIS, sampai, sistem, sistem=True).unwrap()

    perkara.kini[0] += timedelta(days=90)
    assert _kode(perkara, AjukanKeberatan(kasus=kasus, alasan="Tidak sepakat"), WARGA) == []


def test_pemohon_mengakhiri_kuasanya_sendiri_dan_bukan_walinya() -> None:
    perkara = _perkara()
    _tambah(perkara, _kuasa("mencabut"))
    _tambah(perkara, evolve(_kuasa(pihak="wali"), akun="wali"))
    kasus = perkara.keadaan.id

    assert _kode(perkara, AkhiriPerwakilan(kasus=kasus, pihak="kuasa")) == [H.HARUS_SENDIRI]
    assert _kode(perkara, AkhiriPerwakilan(kasus=kasus, pihak="wali"), WARGA) == [H.BUKAN_WAKIL]
    tanpa_alasan = AkhiriPerwakilan(kasus=kasus, pihak="wali")
    assert _kode(perkara, tanpa_alasan, perkara.pelaku(LOKET)) == [H.ALASAN_WAJIB]


def test_kuasa_sesudah_penolakan_dapat_mengajukan_keberatan() -> None:
    perkara = _perkara()
    perkara.sampai(perkara.penetapan())
    perkara.kerjakan("tolak", alasan="Alasan tercatat")
    _tambah(perkara, _kuasa("keberatan"))

    keberatan = AjukanKeberatan(kasus=perkara.keadaan.id, alasan="Tidak sepakat")

    assert _kode(perkara, _tarik(perkara)) != []
    assert _kode(perkara, keberatan) == []


def test_wali_bertindak_dalam_segala_hal_dan_kuasa_tanpa_surat_dalam_tak_satu_pun() -> None:
    wali, tanpa = _perkara(), _perkara()
    _tambah(wali, _kuasa(pihak="wali"))
    _tambah(tanpa, _kuasa())

    assert _kode(wali, _tarik(wali)) == []
    assert _kode(tanpa, _tarik(tanpa)) == [H.KUASA_TIDAK_MENCAKUP]


def test_kuasa_membaca_yang_ia_wakili_dan_bukan_pihak_lain() -> None:
    perkara = ajukan("banjarmasin", "pengangkatan-anak", None)
    satu = _kuasa("melengkapi", mewakili="pemohon[1]")
    _tambah(perkara, satu)
    keadaan = perkara.app.kasus(perkara.keadaan.id).keadaan
    nama = [q.fakta["nama"] for q in keadaan.pihak]

    isi = perkara.app.buka_banyak(keadaan.id, nama, KUASA, tujuan="baca")

    terbaca = {n for n, satu in enumerate(nama) if (satu.subjek, satu.kunci) in isi}
    # Nor the child, under whom the office seals what it writes.
    assert [q.pihak for q in keadaan.pihak] == ["pemohon", "pemohon", "anak", "kuasa"]
    assert terbaca == {1, 3}


# --- papers


def test_surat_kuasa_tanpa_meterai_kurang_dan_tanpa_kuasa_tidak_ditanya() -> None:
    tanpa, perkara = _perkara(), _perkara()
    _tambah(perkara, _kuasa("melengkapi"))
    for satu, ada in ((tanpa, False), (perkara, True)):
        form = satu.app.formulir(satu.keadaan.id, satu.pelaku(LOKET), "LengkapiBerkas")
        assert any("surat-kuasa" in b.nama for b in form.bidang) is ada
    berkas = (evolve(SURAT_KUASA[0], meterai=False), SURAT_KUASA[1])
    for satu in (tanpa, perkara):
        satu.sampai(_periksa(satu))

    tanpa.kerjakan("lengkap")
    perkara.kerjakan("kurang", berkas=berkas)

    assert tanpa.keadaan.status == "diproses"
    (kurang,) = perkara.keadaan.kekurangan
    assert (kurang.dokumen, kurang.lokasi) == ("surat-kuasa", "kuasa[0]")
    assert kurang.sebab == (SebabKurang.TANPA_METERAI,)


# --- opening


def test_kuasa_membuka_perkara_bila_suratnya_menyebutnya() -> None:
    perkara = _perkara()
    dasar = perkara.app
    perintah = AjukanPermohonan(
        layanan="santunan-kematian",
        pihak=[
            PihakDiajukan(pihak="pemohon", data={"nama": "Budi"}),
            PihakDiajukan(pihak="almarhum", data={"nama": "Cokro"}),
            _kuasa("melengkapi"),
        ],
    )
    tercakup = evolve(perintah, pihak=(*perintah.pihak[:2], _kuasa("mengajukan")))

    tidak = dasar.lakukan(perintah, oleh=KUASA)
    ya = dasar.lakukan(tercakup, oleh=KUASA)

    assert [h.kode for h in tidak.failure()] == [H.KUASA_TIDAK_MENCAKUP]
    keadaan = ya.unwrap().keadaan
    assert keadaan.diajukan_oleh.untuk == "pemohon[0]"
    assert [q.akun for q in keadaan.pihak] == [None, None, "kuasa"]


def test_yang_diwakili_harus_ada_dan_dapat_diwakili() -> None:
    perkara = _perkara()
    kasus = perkara.keadaan.id

    def coba(satu: PihakDiajukan) -> list[tuple[H, str]]:
        perintah = TambahPihak(kasus=kasus, pihak=[satu])
        hasil = perkara.app.lakukan(perintah, oleh=perkara.pelaku(LOKET))
        return [(h.kode, h.lokasi) for h in hasil.failure()]

    assert coba(_kuasa("melengkapi", mewakili="almarhum")) == [
        (H.PIHAK_TIDAK_DIKENAL, "pihak.kuasa[0].mewakili")
    ]
    assert coba(_kuasa("terbang")) == [(H.ISIAN_SALAH_JENIS, "pihak.kuasa[0].lingkup[0]")]
    assert (H.ISIAN_TIDAK_DIMINTA, "pihak.wali[0].lingkup") in coba(
        _kuasa("melengkapi", pihak="wali")
    )
    assert (H.ISIAN_TIDAK_DIMINTA, "pihak.pemohon[1].mewakili") in coba(
        PihakDiajukan(pihak="pemohon", mewakili="pemohon")
    )


@pytest.mark.parametrize("agregat", Agregat)
def test_kuasa_yang_sudah_berakhir_tidak_membuka_dan_tidak_ditambah(agregat: Agregat) -> None:
    """Of any aggregate; on its last day it holds, and what came then may be entered later."""
    isi = next(x for x in katalog().semua() if x.agregat is agregat)
    kini = pagi(isi)
    app = rakit(isi.instansi.kode, katalog=katalog(), kalender=kalender(), jam=lambda: kini)
    loket = Pelaku(id="u", instansi=isi.instansi.kode, peran=peran_petugas(isi))
    varian = isi.varian[0].kode if isi.varian else None
    formulir = app.formulir_buka(isi.layanan, loket, varian=varian)
    kemarin = kini.date() - timedelta(days=1)
    tentu = tentang(isi) if agregat is Agregat.PENGADUAN else {}

    def buka(sampai: date, **lain: object) -> Any:
        wakil = {f"pihak.{satu}": [{"berlaku_sampai": sampai}] for satu in ("kuasa", "wali")}
        penuh = terisi(
            formulir, {**tentu, **wakil}, tanpa=frozenset({JenisBidang.WAKTU, JenisBidang.KASUS})
        )
        return app.lakukan(perintah(formulir, {**penuh, **lain}), oleh=loket)

    def tambah(kasus: str, sampai: date) -> Any:
        semua = [PihakDiajukan(pihak=x, berlaku_sampai=sampai) for x in ("kuasa", "wali")]
        return app.lakukan(TambahPihak(kasus=kasus, pihak=semua), oleh=loket)

    kasus = buka(kini.date()).unwrap().kasus
    assert is_successful(buka(kemarin, diterima_pada=kini - timedelta(days=1), tetap_ajukan="x"))
    assert is_successful(tambah(kasus, kini.date()))
    for ke, hasil in enumerate((buka(kemarin), tambah(kasus, kemarin))):
        assert {(h.kode, h.lokasi) for h in hasil.failure()} >= {
            (H.KUASA_BERAKHIR, f"pihak.{satu}[{2 * ke}].berlaku_sampai")
            for satu in ("kuasa", "wali")
        }


# --- every rule and every standard


TERCAKUP = {
    "LengkapiBerkas": {Lingkup.MELENGKAPI},
    "KoreksiData": {Lingkup.MELENGKAPI},
    "TambahKeterangan": {Lingkup.MELENGKAPI},
    "TerbitkanKodeKlaim": {Lingkup.MENERIMA},
    "TarikPermohonan": {Lingkup.MENCABUT},
    "CabutPengaduan": {Lingkup.MENCABUT},
    "AjukanKeberatan": {Lingkup.KEBERATAN},
    "CatatBanding": {Lingkup.KEBERATAN},
    "TanggapiJawaban": {Lingkup.KEBERATAN},
    "BukaKembaliKasus": {Lingkup.KEBERATAN},
    "AkhiriPerwakilan": set(),
}
"""What of the public's acts a letter must name."""


def test_tiap_perbuatan_publik_menyebut_kuasanya() -> None:
    """A new act of the public is thought of here."""
    ada = {}
    for standar in katalog().semua():
        jenis = next(j for j in JENIS if j.nama == standar.agregat.value)
        publik = set(peran_publik(standar))
        for kelas, aturan in jenis.aturan.items():
            if aturan.oleh != bukan_siapa_pun and publik & set(aturan.oleh(standar)):
                ada[kelas.__name__] = set(aturan.diwakili)

    assert ada == TERCAKUP


def test_tiap_standar_mengenal_kuasa_dan_wali_tanpa_mengubah_yang_tercetak() -> None:
    semua = katalog().kosakata.wakil.values()
    for standar in katalog().semua():
        terbaca = dengan_wakil(standar, semua)
        assert terbaca.wakil == ("kuasa", "wali")
        assert terbaca.sidik == standar.sidik
        assert standar.wakil == ()
        assert dengan_wakil(terbaca, semua) == terbaca
        assert peran_publik(terbaca) == peran_publik(standar)


def test_kuasa_pengadu_mencabut_pengaduannya() -> None:
    kantor = Kantor()
    kasus = kantor.adukan().kasus
    kuasa = Pelaku(id="kuasa", peran={"pelapor"})
    satu = _kuasa("mencabut")
    kantor.ya(TambahPihak(kasus=kasus, pihak=[satu]))
    kantor.ya(CabutPengaduan(kasus=kasus), kuasa)
    assert kantor.keadaan(kasus).status == "dicabut"


# --- a child who applies


ANAK = {("pemohon", 0, "tanggal_lahir"): date(2011, 5, 4)}
"""Fifteen on the day of submission."""


def _surat(perkara: Perkara) -> list[str]:
    """To whom what was told so far went, by the place of the party."""
    gudang = perkara.app.lingkungan.unit_kerja
    kontak = {q.fakta["email"]: q.pihak for q in perkara.keadaan.pihak if "email" in q.fakta}
    with gudang(baca=True) as unit:
        semua = [satu.pesan.kontak for satu in unit.kotak_keluar.periksa()]
    return [kontak[satu] for satu in semua if satu is not None]


def test_pemohon_anak_diperingatkan_dan_suratnya_tidak_kepadanya() -> None:
    perkara = _perkara(lain=ANAK)
    assert "pengaju_anak" in {p.kode for p in perkara.keadaan.diperingatkan}
    assert _surat(perkara) == []

    _tambah(perkara, evolve(_kuasa(pihak="wali"), akun="wali"))
    perkara.sampai(_periksa(perkara))
    bukti = DokumenDiserahkan(dokumen="bukti-wali", pilihan="kk")
    perkara.kerjakan("lengkap", berkas=(bukti, DokumenDiserahkan(dokumen="identitas-wali")))
    perkara.sampai(perkara.penetapan())
    perkara.kerjakan("tolak", alasan="Alasan tercatat")

    assert set(_surat(perkara)) == {"wali"}


def test_berkas_pemohon_anak_belum_lengkap_tanpa_wali() -> None:
    perkara = _perkara(lain=ANAK)
    periksa = _periksa(perkara)
    perkara.sampai(periksa)
    lengkap = SelesaikanLangkah(kasus=perkara.keadaan.id, langkah=periksa, hasil="lengkap")

    assert _kode(perkara, lengkap, perkara.pelaku(LOKET)) == [H.BERKAS_BELUM_LENGKAP]
    perkara.kerjakan("kurang")
    assert [(k.dokumen, k.lokasi) for k in perkara.keadaan.kekurangan] == [
        ("bukti-wali", "wali[0]")
    ]


def test_pemohon_yang_sudah_dewasa_ketika_berkasnya_diperiksa_tidak_lagi_perlu_wali() -> None:
    perkara = _perkara(lain={("pemohon", 0, "tanggal_lahir"): ULANG_TAHUN})
    perkara.sampai(_periksa(perkara))
    assert "pengaju_anak" in {p.kode for p in perkara.keadaan.diperingatkan}
    perkara.kini[0] += timedelta(days=30)

    perkara.kerjakan("lengkap")

    assert perkara.keadaan.kekurangan == ()


ULANG_TAHUN = date(2008, 11, 20)


def test_wali_yang_perwaliannya_berakhir_tidak_lagi_melengkapi_berkas_anak() -> None:
    perkara = _perkara(lain=ANAK)
    periksa = _periksa(perkara)
    _tambah(perkara, evolve(_kuasa(pihak="wali"), akun="wali"))
    perkara.sampai(periksa)
    loket, kasus = perkara.pelaku(LOKET), perkara.keadaan.id
    akhiri = AkhiriPerwakilan(kasus=kasus, pihak="wali", alasan="Penetapannya dicabut")
    perkara.lakukan(akhiri, loket)

    bukti = DokumenDiserahkan(dokumen="bukti-wali", pilihan="kk")
    berkas = (bukti, DokumenDiserahkan(dokumen="identitas-wali"))
    lengkap = SelesaikanLangkah(kasus=kasus, langkah=periksa, hasil="lengkap", berkas=berkas)

    assert _kode(perkara, lengkap, loket) == [H.BERKAS_BELUM_LENGKAP]


@pytest.mark.parametrize(
    ("instansi", "layanan", "siapa"),
    [
        ("banjarmasin", "kedaruratan-ppks", "pelapor"),
        ("banjarmasin", "rujukan-panti", "pemohon"),
        ("palangka-raya", "rujukan-anak", "pelapor"),
    ],
)
def test_anak_yang_melapor_atau_meminta_untuk_orang_lain_diperingatkan_dan_tidak_ditahan(
    instansi: str, layanan: str, siapa: str
) -> None:
    """What they bring is taken in and goes on; what is written goes to them."""
    meja = Meja(instansi)
    standar = meja.standar(layanan)
    data = {"nama": "Ana", "tanggal_lahir": "2011-05-04", "email": "ana@contoh.id"}
    pihak = [
        PihakDiajukan(pihak=siapa, data=data, akun="ana"),
        PihakDiajukan(pihak="subjek", data={"nama": "Kakek"}),
    ]
    darurat = layanan == "kedaruratan-ppks"
    buka: Any = LaporkanKedaruratan if darurat else BukaEpisode
    fakta = {"lokasi_kejadian": "63.71"} if darurat else {}
    terima = next(s for s in standar.langkah if not {*s.oleh} & {*standar.publik})

    perintah = buka(layanan=layanan, pihak=pihak, fakta=fakta)
    kasus = meja.jadi(perintah, terima.oleh[0]).kasus

    tersimpan = meja.app.kasus(kasus).keadaan
    keadaan = terbuka(meja.app.lingkungan.unit_kerja, tersimpan)
    assert [p.kode for p in keadaan.diperingatkan] == ["pengaju_anak"]
    with meja.gudang(baca=True) as unit:
        semua = [satu.pesan.kontak for satu in unit.kotak_keluar.periksa()]
    assert [satu.subjek for satu in semua if satu] == [keadaan.pihak[0].subjek]
    giliran = meja.app.giliran(kasus)
    assert giliran is not None
    assert giliran.langkah in {s.kode for s in standar.langkah}


def test_anak_yang_mengadu_mengadu_sendiri() -> None:
    kantor = Kantor()
    data = {"nama": "Ana", "tanggal_lahir": "2009-05-04"}
    anak = PihakDiajukan(pihak="pelapor", data=data, akun="akun-warga")

    kasus = kantor.adukan(pihak=[anak]).kasus

    assert [p.kode for p in kantor.keadaan(kasus).diperingatkan] == ["pengaju_anak"]
    kantor.langkah(kasus)


def test_kuasa_menerima_surat_di_samping_pemohon_bila_suratnya_menyebutnya() -> None:
    ya, tidak = _perkara(), _perkara()
    _tambah(ya, _kuasa("menerima"))
    _tambah(tidak, _kuasa("melengkapi"))
    for perkara in (ya, tidak):
        perkara.sampai(_periksa(perkara))
        perkara.kerjakan("lengkap", berkas=SURAT_KUASA)

    assert {"pemohon", "kuasa"} == set(_surat(ya))
    assert set(_surat(tidak)) == {"pemohon"}
