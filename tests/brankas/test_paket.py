"""A case for another agency: a parcel that only the receiver opens, and only as it was sealed."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import define, evolve
from hypothesis import given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import Perkara, ajukan, kalender
from tests.pengaduan.bahan import PETUGAS, Kantor

from dinsos_adapters import rakit
from dinsos_adapters.brankas import KunciPaket
from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.gudang import GudangSql
from dinsos_core import (
    AjukanPermohonan,
    Aplikasi,
    BukaEpisode,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
    Terhalang,
    TeruskanKasus,
)
from dinsos_core.application.paket import kasus_paket
from dinsos_core.domain.kasus.catatan import PerkembanganDicatat
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.ports.paket import MAKS_PAKET, PaketDitolak

SINI, SANA = "banjarmasin", "palangka-raya"
PENERIMA = Pelaku(id="penerima", instansi=SANA, peran={"petugas", "pekerja_sosial"})


def _sepasang() -> tuple[KunciPaket, KunciPaket]:
    sini, sana = KunciPaket.baru(SINI), KunciPaket.baru(SANA)
    return evolve(sini, lain={SANA: sana.publik}), evolve(sana, lain={SINI: sini.publik})


KUNCI_SINI, KUNCI_SANA = _sepasang()
PAKET = KUNCI_SINI.bungkus(b'{"isi": 1}', SANA)


def _perkara() -> Perkara:
    perkara = ajukan(SINI, "pengangkatan-anak", None)
    kepala = perkara.pelaku("kepala_dinas")
    teruskan = TeruskanKasus(kasus=perkara.keadaan.id, kepada="Dinas Sosial", alasan="pindah")
    perkara.lakukan(teruskan, kepala)
    return perkara


def _buat(perkara: Perkara) -> bytes:
    kepala = perkara.pelaku("kepala_dinas")
    kasus = perkara.keadaan.id
    return perkara.app.buat_paket(kasus, oleh=kepala, kepada=SANA, penyandi=KUNCI_SINI)


def _sana(perkara: Perkara) -> Aplikasi:
    return rakit(SANA, penyimpanan=GudangMemori(), kalender=kalender(), jam=lambda: perkara.kini[0])


def _masalah(paket: bytes, kunci: KunciPaket = KUNCI_SANA) -> str:
    with pytest.raises(PaketDitolak) as tolak:
        kunci.buka(paket)
    return tolak.value.masalah


# --- the file


@given(st.integers(0, len(PAKET) - 1), st.integers(1, 255))
def test_satu_bita_berubah_di_mana_pun_tertolak(tempat: int, beda: int) -> None:
    ubah = bytearray(PAKET)
    ubah[tempat] ^= beda

    assert _masalah(bytes(ubah))


@given(st.integers(0, len(PAKET) - 1))
def test_paket_terpotong_tertolak(panjang: int) -> None:
    assert _masalah(PAKET[:panjang])


@pytest.mark.parametrize(
    ("paket", "masalah"),
    [
        (b"", "bukan_paket"),
        (b"[" * 100_000, "bukan_paket"),
        (b'{"format": 1}', "bukan_paket"),
        (b"\xff\xfe", "bukan_paket"),
        (b"x" * (MAKS_PAKET + 1), "terlalu_besar"),
        (PAKET.replace(b"dinsos-paket/1", b"dinsos-paket/2"), "versi_lain"),
        (PAKET + b" ", "berubah"),
        (PAKET[:-1] + b',"tanda":"x"}', "berubah"),
    ],
)
def test_berkas_bermusuhan_tertolak_dengan_sebabnya(paket: bytes, masalah: str) -> None:
    assert _masalah(paket) == masalah


def test_paket_bagi_yang_lain_dan_dari_yang_tak_dikenal_tertolak() -> None:
    lain = evolve(KunciPaket.baru("garut"), lain={SINI: KUNCI_SINI.publik})
    asing = KunciPaket.baru(SANA, {})
    palsu = evolve(KunciPaket.baru(SINI), lain={SANA: KUNCI_SANA.publik}).bungkus(b"{}", SANA)

    assert _masalah(PAKET, lain) == "penerima_lain"
    assert _masalah(PAKET, asing) == "pengirim_tak_dikenal"
    assert _masalah(palsu) == "berubah"
    assert KUNCI_SANA.buka(PAKET) == (SINI, b'{"isi": 1}')


def test_isi_paket_tidak_terbaca_tanpa_kuncinya() -> None:
    perkara = _perkara()
    paket = _buat(perkara)

    assert b"Contoh" not in paket
    # With its quotation mark: three letters alone turn up in any base64 by chance.
    assert b'"nik' not in paket.lower()


# --- from one store to another


def _terima(sana: Aplikasi, paket: bytes, **lain: Any) -> Any:
    isi = {"layanan": "calon-orang-tua-angkat", "penyandi": KUNCI_SANA, **lain}
    return sana.terima_paket(paket, oleh=PENERIMA, **isi)


def test_perkara_sampai_di_gudang_lain_dengan_yang_dinyatakan_saja_dan_sekali() -> None:
    perkara = _perkara()
    paket, sana = _buat(perkara), _sana(perkara)

    satu = _terima(sana, paket).unwrap()
    ulang = _terima(sana, _buat(perkara)).unwrap()

    assert (ulang.kasus, ulang.ulang, satu.ulang) == (satu.kasus, True, False)
    sini, di_sana = perkara.keadaan.pihak, satu.keadaan.pihak
    assert [q.pihak for q in di_sana] == [q.pihak for q in sini]
    assert {q.subjek for q in sini}.isdisjoint(q.subjek for q in di_sana)
    nama = di_sana[0].fakta["nama"]
    assert sana.buka(satu.kasus, nama, PENERIMA, tujuan="baca") == "Contoh pemohon 0"
    asal = perkara.app.riwayat(perkara.keadaan.id)[-1].kejadian
    assert asal.tipe == "perkembangan_dicatat"


def test_perkara_sampai_di_basis_data_dengan_penolakan_yang_tercatat(gudang: GudangSql) -> None:
    """On SQLite and PostgreSQL, where the refusal that came first stays on record."""
    perkara = _perkara()
    paket = _buat(perkara)
    sana = rakit(SANA, penyimpanan=gudang, kalender=kalender(), jam=lambda: perkara.kini[0])
    sana.jawab_paket(paket, oleh=PENERIMA, penyandi=KUNCI_SANA, alasan="bukan wewenang")

    satu, ulang = (_terima(sana, paket).unwrap() for _ in range(2))

    assert (ulang.kasus, ulang.ulang) == (satu.kasus, True)
    nama = satu.keadaan.pihak[0].fakta["nama"]
    assert sana.buka(satu.kasus, nama, PENERIMA, tujuan="baca") == "Contoh pemohon 0"
    with gudang() as unit:
        semua = [a.tujuan.tujuan for a in unit.brankas.akses(SubjekId(satu.kasus))]
    assert semua.count(f"tolak_paket:{SINI}: bukan wewenang") == 1


def test_pelapor_kuasa_dan_akun_tidak_ikut() -> None:
    perkara = _perkara()
    isi = _sana(perkara).baca_paket(_buat(perkara), oleh=PENERIMA, penyandi=KUNCI_SANA)

    assert {nama for nama, _ in isi.pihak} == {"pemohon", "anak"}
    assert "Contoh" not in repr(isi)


def test_fakta_yang_tidak_dikenal_disimpan_tersegel() -> None:
    perkara = _perkara()
    mentah = json.loads(KUNCI_SANA.buka(_buat(perkara))[1])
    mentah["pihak"][0][1]["bahasa_isyarat"] = "mahir"
    mentah["fakta"]["menikah"] = "mungkin"
    paket = KUNCI_SINI.bungkus(json.dumps(mentah).encode(), SANA)
    sana = _sana(perkara)

    kasus = _terima(sana, paket).unwrap().kasus

    dicatat = sana.riwayat(kasus)[-1].kejadian
    assert isinstance(dicatat, PerkembanganDicatat)
    isi = str(sana.buka(kasus, dicatat.catatan, PENERIMA, tujuan="baca"))
    assert "pemohon.bahasa_isyarat: mahir" in isi
    assert "menikah: mungkin" in isi


@pytest.mark.parametrize("sisa", ["x" * 20_001, "a\x00b", "\ud800"], ids=range(3))
def test_yang_tidak_dapat_dicatat_tidak_diterima_dan_tidak_ada_yang_tersimpan(sisa: str) -> None:
    """Whoever signs it is known, and what comes is bounded as what anybody types."""
    perkara = _perkara()
    mentah = json.loads(KUNCI_SANA.buka(_buat(perkara))[1])
    mentah["fakta"]["asing"] = sisa
    paket, sana = KUNCI_SINI.bungkus(json.dumps(mentah).encode(), SANA), _sana(perkara)

    (salah,) = _terima(sana, paket).failure()

    assert (salah.kode, salah.lokasi) == (
        H.ISIAN_MELEBIHI_BATAS if len(sisa) > 3 else H.ISIAN_SALAH_JENIS,
        "catatan",
    )
    assert sana.daftar(oleh=PENERIMA).baris == ()


def test_jawaban_yang_tidak_dapat_dicatat_ditolak() -> None:
    perkara = _perkara()
    kepala, kasus = perkara.pelaku("kepala_dinas"), perkara.keadaan.id
    isi = _sana(perkara).baca_paket(_buat(perkara), oleh=PENERIMA, penyandi=KUNCI_SANA)
    jawaban = {
        "versi": "jawaban-1",
        "id": isi.id,
        "dari": SANA,
        "nomor": "",
        "alasan": "x" * 30_000,
    }
    paket = KUNCI_SANA.bungkus(json.dumps(jawaban).encode(), SINI)

    with pytest.raises(Terhalang, match="isian_melebihi_batas"):
        perkara.app.catat_jawaban_paket(kasus, paket, oleh=kepala, penyandi=KUNCI_SINI)


def test_penerimaan_yang_terputus_dilengkapi_catatannya_bila_paketnya_datang_lagi(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    perkara = _perkara()
    paket, sana = _buat(perkara), _sana(perkara)
    with monkeypatch.context() as putus:
        putus.setattr("dinsos_core.application.paket.catat_perkara", _terputus)
        with pytest.raises(ConnectionError):
            _terima(sana, paket)

    kasus, _ = (_terima(sana, paket).unwrap().kasus for _ in range(2))

    tipe = [satu.kejadian.tipe for satu in sana.riwayat(kasus)]
    assert tipe.count("perkembangan_dicatat") == 1


def _terputus(*_: object) -> None:
    raise ConnectionError


def test_yang_dibatasi_tidak_dikirim_dan_isian_salah_jenis_ditolak_dengan_kodenya() -> None:
    perkara = _perkara()
    paket, sana = _buat(perkara), _sana(perkara)
    (salah,) = _terima(sana, paket, tetap_ajukan=None).failure()
    assert (salah.kode, salah.lokasi) == (H.ISIAN_SALAH_JENIS, "tetap_ajukan")

    with perkara.app.lingkungan.unit_kerja() as unit:
        unit.brankas.batasi(perkara.keadaan.subjek, aktif=True)
        unit.simpan_semua()

    with pytest.raises(Terhalang, match="pemrosesan_dibatasi"):
        _buat(perkara)


def test_layanan_dan_pihak_yang_tidak_ada_ditolak_dan_tidak_ada_yang_tersimpan() -> None:
    perkara = _perkara()
    paket, sana = _buat(perkara), _sana(perkara)

    with pytest.raises(Terhalang) as tolak:
        _terima(sana, paket, layanan="tidak-ada")
    assert tolak.value.halangan[0].kode is H.LAYANAN_TIDAK_DIKENAL
    kurang = _terima(sana, paket, layanan="alat-bantu-disabilitas")
    assert not is_successful(kurang)
    assert {h.kode for h in kurang.failure()} >= {H.PIHAK_KURANG}
    assert sana.daftar(oleh=PENERIMA).baris == ()


def test_paket_hanya_dari_perkara_yang_diteruskan_dan_oleh_yang_meneruskan() -> None:
    belum = ajukan(SINI, "pengangkatan-anak", None)
    perkara = _perkara()

    def kode(p: Perkara, peran: str) -> H:
        with pytest.raises(Terhalang) as tolak:
            p.app.buat_paket(p.keadaan.id, oleh=p.pelaku(peran), kepada=SANA, penyandi=KUNCI_SINI)
        return tolak.value.halangan[0].kode

    assert kode(belum, "kepala_dinas") is H.BELUM_DITERUSKAN
    assert kode(perkara, "petugas_loket") is H.PERAN_TIDAK_BERWENANG


# --- the answer


def _catatan(app: Aplikasi, kasus: str, oleh: Pelaku) -> list[str]:
    semua = (e.kejadian for e in app.riwayat(kasus))
    return [
        str(app.buka(kasus, e.catatan, oleh, tujuan="baca"))
        for e in semua
        if isinstance(e, PerkembanganDicatat)
    ]


@pytest.mark.parametrize("diterima", [True, False])
def test_jawaban_penerima_tercatat_di_kedua_sisi_dan_sekali(*, diterima: bool) -> None:
    perkara = _perkara()
    paket, sana, kasus = _buat(perkara), _sana(perkara), perkara.keadaan.id
    kepala = perkara.pelaku("kepala_dinas")
    alasan = "" if diterima else "Bukan warga kota ini"
    ada = _terima(sana, paket).unwrap().keadaan if diterima else None

    jawaban = sana.jawab_paket(paket, oleh=PENERIMA, penyandi=KUNCI_SANA, alasan=alasan)
    for _ in range(2):
        perkara.app.catat_jawaban_paket(kasus, jawaban, oleh=kepala, penyandi=KUNCI_SINI)

    nomor = f"Diterima di {SANA} dengan nomor {ada.nomor}" if ada else ""
    catatan = _catatan(perkara.app, kasus, kepala)
    assert catatan[1:] == [nomor or f"Tidak diterima di {SANA}: {alasan}"]
    tolak = kasus_paket(sana.baca_paket(paket, oleh=PENERIMA, penyandi=KUNCI_SANA))
    with sana.lingkungan.unit_kerja() as unit:
        semua = [a.tujuan.tujuan for a in unit.brankas.akses(SubjekId(tolak))]
    dicatat = [satu for satu in semua if not satu.startswith("baca_paket")]
    assert dicatat == ([] if diterima else [f"tolak_paket:{SINI}: {alasan}"])


def test_penolakan_memerlukan_alasan_dan_jawaban_hanya_bagi_perkaranya() -> None:
    perkara, lain = _perkara(), _perkara()
    paket, sana = _buat(perkara), _sana(perkara)

    def kode(tanya: Callable[[], object]) -> list[tuple[H, object]]:
        with pytest.raises(Terhalang) as tolak:
            tanya()
        return [(h.kode, h.rincian.get("masalah", h.lokasi)) for h in tolak.value.halangan]

    def jawab(oleh: Pelaku = PENERIMA, alasan: str = "bukan wewenang") -> bytes:
        return sana.jawab_paket(paket, oleh=oleh, penyandi=KUNCI_SANA, alasan=alasan)

    def catat(p: Perkara, jawaban: bytes) -> object:
        kepala, kasus = p.pelaku("kepala_dinas"), p.keadaan.id
        return p.app.catat_jawaban_paket(kasus, jawaban, oleh=kepala, penyandi=KUNCI_SINI)

    assert kode(lambda: jawab(alasan=" ")) == [(H.TUJUAN_WAJIB, "alasan")]
    assert kode(lambda: jawab(evolve(PENERIMA, peran=()))) == [(H.PERAN_TIDAK_BERWENANG, "")]
    jawaban = jawab()
    beda = ajukan(SINI, "pengangkatan-anak", None)
    assert kode(lambda: catat(beda, jawaban)) == [(H.BELUM_DITERUSKAN, "")]
    assert kode(lambda: catat(perkara, paket)) == [(H.PAKET_DITOLAK, "penerima_lain")]
    ke_sini = KUNCI_SANA.bungkus(b'{"versi":"jawaban-1"}', SINI)
    assert kode(lambda: catat(perkara, ke_sini)) == [(H.PAKET_DITOLAK, "bukan_paket")]
    asing = KUNCI_SANA.bungkus(
        json.dumps(
            {"versi": "jawaban-1", "id": "x", "dari": SANA, "nomor": "1", "alasan": ""}
        ).encode(),
        SINI,
    )
    assert kode(lambda: catat(lain, asing)) == [(H.PAKET_DITOLAK, "perkara_lain")]
    _terima(sana, paket)
    assert kode(jawab) == [(H.ISIAN_TIDAK_DIMINTA, "alasan")]


def test_tak_seorang_pun_membuka_perkara_di_tempat_paket_yang_belum_datang() -> None:
    """Whoever knows their case here knows what its parcel will be called."""
    perkara = _perkara()
    paket, sana = _buat(perkara), _sana(perkara)
    isi = sana.baca_paket(paket, oleh=PENERIMA, penyandi=KUNCI_SANA)
    pihak = [PihakDiajukan(pihak=nama) for nama in ("pemohon", "anak")]
    buka = AjukanPermohonan(layanan="calon-orang-tua-angkat", kasus=kasus_paket(isi), pihak=pihak)

    for oleh in (Pelaku(id="warga", peran={"pemohon"}), PENERIMA):
        assert [h.kode for h in sana.lakukan(buka, oleh=oleh).failure()] == [H.KASUS_SUDAH_ADA]
    assert not _terima(sana, paket).unwrap().ulang


def test_paket_pengirim_lain_dengan_id_yang_sama_adalah_perkara_lain() -> None:
    perkara = _perkara()
    paket, sana = _buat(perkara), _sana(perkara)
    mentah = json.loads(KUNCI_SANA.buka(paket)[1])
    asing = KunciPaket.baru("garut", {SANA: KUNCI_SANA.publik})
    penerima = evolve(KUNCI_SANA, lain={**KUNCI_SANA.lain, "garut": asing.publik})
    tiruan = asing.bungkus(json.dumps({**mentah, "dari": "garut"}).encode(), SANA)

    pertama, kedua = (
        _terima(sana, satu, penyandi=penerima, tetap_ajukan="x").unwrap()
        for satu in (tiruan, paket)
    )

    assert (kedua.ulang, kedua.kasus == pertama.kasus) == (False, False)


def test_paket_dibaca_yang_berperan_di_sana_dan_itu_tercatat() -> None:
    perkara = _perkara()
    paket, sana = _buat(perkara), _sana(perkara)
    for peran in ((), ("pemohon",)):
        tanpa = Pelaku(id="satpam", instansi=SANA, peran=peran)
        with pytest.raises(Terhalang) as tolak:
            sana.baca_paket(paket, oleh=tanpa, penyandi=KUNCI_SANA)
        assert tolak.value.halangan[0].kode is H.PERAN_TIDAK_BERWENANG

    isi = sana.baca_paket(paket, oleh=PENERIMA, penyandi=KUNCI_SANA)

    with sana.lingkungan.unit_kerja(baca=True) as unit:
        akses = unit.brankas.akses(SubjekId(kasus_paket(isi)))
    assert [(a.tujuan.pelaku, a.tujuan.tujuan) for a in akses] == [
        ("penerima", "baca_paket:banjarmasin")
    ]


# --- within one store


@define
class Serah:
    """A case of one aggregate that was passed on, and what the other agency needs to take it."""

    app: Aplikasi
    kasus: str
    oleh: Pelaku
    kepada: str
    tujuan: Mapping[str, Any]


def _permohonan() -> Serah:
    perkara = _perkara()
    kepala = perkara.pelaku("kepala_dinas")
    tujuan = {"layanan": "calon-orang-tua-angkat"}
    return Serah(perkara.app, perkara.keadaan.id, kepala, SANA, tujuan)


def _pengaduan() -> Serah:
    kantor = Kantor()
    kasus = kantor.adukan().kasus
    kantor.ya(TeruskanKasus(kasus=kasus, kepada="Garut", alasan="bukan wewenang"))
    return Serah(kantor.app, kasus, PETUGAS, "garut", {"layanan": "pengaduan"})


def _lain(layanan: str, tujuan: str, kepada: str) -> Serah:
    """An emergency or an episode at Palangka Raya or Banjarmasin."""
    kini = datetime(2026, 11, 2, 2, tzinfo=UTC)
    app = rakit(SINI, kalender=kalender(), jam=lambda: kini)
    semua = katalog().kosakata.peran
    kepala = Pelaku(id="kepala", instansi=SINI, peran=set(semua) - set(katalog().kosakata.publik))
    pihak = [PihakDiajukan(pihak="subjek", data={"nama": "Eka"})]
    buka: Any = LaporkanKedaruratan(layanan=layanan, pihak=pihak)
    if "darurat" not in layanan:
        buka = BukaEpisode(layanan=layanan, pihak=pihak, varian="razia")
    kasus = app.lakukan(buka, oleh=kepala).unwrap().kasus
    app.lakukan_atau_gagal(TeruskanKasus(kasus=kasus, kepada="x", alasan="y"), oleh=kepala)
    return Serah(app, kasus, kepala, kepada, {"layanan": tujuan})


SERAH: Mapping[str, Callable[[], Serah]] = {
    "permohonan": _permohonan,
    "pengaduan": _pengaduan,
    "kedaruratan": lambda: _lain("kedaruratan-ppks", "rumah-singgah", SANA),
    "klien": lambda: _lain("rumah-singgah-penerimaan", "rumah-singgah", SANA),
}


@pytest.mark.parametrize("agregat", SERAH)
def test_perkara_diserahkan_dalam_satu_gudang_dan_ada_di_meja_penerimanya(agregat: str) -> None:
    satu = SERAH[agregat]()
    semua = {"oleh": satu.oleh, "kepada": satu.kepada, **satu.tujuan}

    pertama = satu.app.serahkan(satu.kasus, **semua).unwrap()
    kedua = satu.app.serahkan(satu.kasus, **semua).unwrap()

    assert (pertama.ulang, kedua) == (False, evolve(pertama, ulang=True))
    sana = satu.app.lingkungan.katalog.kosakata
    peran = set(sana.peran) - set(sana.publik)
    petugas = Pelaku(id="di-sana", instansi=satu.kepada, peran=peran)
    with satu.app.lingkungan.unit_kerja(baca=True) as unit:
        ada = unit.kasus.cari_nomor(pertama.nomor)
    assert ada is not None
    assert ada.indeks.instansi == satu.kepada
    assert ada.id in {b.kasus for b in satu.app.meja(petugas).kerja}
    lama = satu.app.kasus(satu.kasus, oleh=satu.oleh).keadaan
    assert {q.subjek for q in lama.pihak}.isdisjoint(q.subjek for q in ada.keadaan.pihak)
    assert ada.keadaan.tautan == ()


def test_instansi_yang_tidak_ada_ditolak() -> None:
    satu = _permohonan()
    with pytest.raises(Terhalang) as tolak:
        satu.app.serahkan(satu.kasus, oleh=satu.oleh, kepada="entah")
    assert tolak.value.halangan[0].kode is H.INSTANSI_TIDAK_DIKENAL
