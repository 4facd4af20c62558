"""Every standard whose aggregate is Permohonan runs: from submission to each of its ends, by the
roles its steps name, with its own papers and with facts made from its own conditions."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from attrs import evolve
from tests.katalog.bacaan_lain import BacaanLain, bacaan_lain, katalog
from tests.katalog.jalan import (
    PADA,
    PENGAJUAN,
    WARGA,
    Perkara,
    ajukan,
    permohonan,
    semua_berkas,
)
from tests.katalog.penyelesai import Soal

from dinsos_core import GugurkanPermohonan, LengkapiBerkas, TarikPermohonan
from dinsos_core.domain.kasus.berkas import SebabKurang
from dinsos_core.domain.kasus.kemajuan import GAGAL, TOLAK
from dinsos_core.domain.kasus.perintah_catatan import CatatPemberitahuan
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.standar.model import Agregat, Akibat, JenisLangkah, Langkah

Kunci = tuple[str, str, str | None]
SEMUA: list[Kunci] = list(permohonan())
setiap_standar = pytest.mark.parametrize(
    "kunci", [pytest.param(k, id="-".join(filter(None, k))) for k in SEMUA]
)


def soal(kasus: Perkara) -> Soal:
    return Soal(standar=kasus.isi, kosakata=katalog().kosakata, pengajuan=PADA)


def test_semua_standar_permohonan_dijalankan() -> None:
    """21 of the 39."""
    assert len({(instansi, layanan) for instansi, layanan, _ in SEMUA}) == 21


# --- approved


@pytest.mark.parametrize("terakhir", [False, True], ids=["pilihan-pertama", "pilihan-terakhir"])
@setiap_standar
def test_yang_memenuhi_syarat_sampai_selesai(kunci: Kunci, terakhir: bool) -> None:
    """Approved without a reason beside the rules, every step done in the decree's order, every
    numbered letter issued. Where any of several roles or papers will do, each of them does."""
    kasus = ajukan(*kunci, terakhir=terakhir)

    kasus.selesaikan()

    keadaan = kasus.keadaan
    assert keadaan.status is Status.SELESAI
    assert keadaan.penetapan is not None
    assert not keadaan.penetapan.menyimpang
    assert kasus.jejak == [
        x.kode for x in kasus.isi.langkah if x.jenis not in PENGAJUAN and not x.lompatan
    ]
    assert {s.produk for s in keadaan.surat if s.nomor} == {
        p.kode for p in kasus.isi.produk if p.bernomor
    }


@setiap_standar
def test_langkah_yang_boleh_dilewati_tidak_menghalangi(kunci: Kunci) -> None:
    kasus = ajukan(*kunci)
    opsional = [x.kode for x in kasus.isi.langkah if x.opsional]

    kasus.selesaikan(lewati=True)

    catatan = kasus.keadaan.kemajuan.catatan
    assert kasus.keadaan.status is Status.SELESAI
    assert [c.langkah for c in catatan if c.hasil == "dilewati"] == opsional


# --- a defect of a paper


@pytest.mark.parametrize(
    "kunci", [k for k in SEMUA if k[1] in ("usulan-jkn", "izin-operasional-lks")]
)
def test_surat_yang_tidak_mutakhir_dilengkapi_dan_tidak_membuat_ditolak(kunci: Kunci) -> None:
    """A family card that still lists somebody who died, a certificate that has lapsed."""
    kasus = ajukan(*kunci)
    diminta = {d.kode for d in kasus.isi.dokumen if d.mutakhir}
    utuh = [satu for satu in kasus.keadaan.diserahkan if satu.dokumen in diminta]
    kasus.sampai("periksa")
    kasus.kerjakan(berkas=[evolve(satu, mutakhir=False) for satu in utuh])

    assert kasus.keadaan.status.value == Status.DIKEMBALIKAN
    assert {k.dokumen: k.sebab for k in kasus.keadaan.kekurangan} == dict.fromkeys(
        diminta, (SebabKurang.BELUM_MUTAKHIR,)
    )

    kasus.lakukan(LengkapiBerkas(kasus=kasus.keadaan.id, berkas=utuh), WARGA)
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.SELESAI


# --- refused, passed on


@setiap_standar
def test_yang_ditolak_diberi_tahu(kunci: Kunci) -> None:
    """Nothing is issued, and the procedure ends with telling the applicant."""
    kasus = ajukan(*kunci)
    kasus.sampai(kasus.penetapan())

    kasus.kerjakan("tolak", alasan="Alasan tercatat")
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.DITOLAK
    sesudah = kasus.jejak[kasus.jejak.index(kasus.penetapan()) + 1 :]
    jenis = [x.jenis for x in kasus.isi.langkah if x.kode in sesudah]
    assert jenis == [JenisLangkah.INFORMASIKAN]
    assert kasus.keadaan.surat == ()


@setiap_standar
def test_syarat_yang_tidak_terpenuhi_menjadi_dasar_penolakan(kunci: Kunci) -> None:
    """Each condition broken alone, then determined as the rules say: no reason has to be given,
    and the refusal names the condition."""
    contoh = ajukan(*kunci)

    for syarat in contoh.isi.syarat:
        kasus = ajukan(*kunci, lain=soal(contoh).buruk(syarat, contoh.fakta)[0])
        kasus.sampai(kasus.penetapan())
        if syarat.akibat is Akibat.TERUSKAN:
            kasus.kerjakan("teruskan")
            assert kasus.keadaan.status is Status.DITERUSKAN
            assert kasus.keadaan.kepada == syarat.kepada
            continue
        kasus.kerjakan("tolak")
        kasus.selesaikan()
        assert kasus.keadaan.status is Status.DITOLAK
        assert kasus.keadaan.penetapan is not None
        assert kasus.keadaan.penetapan.dasar == (syarat.kode,)
        assert not kasus.keadaan.penetapan.menyimpang


@setiap_standar
def test_yang_bukan_wewenangnya_diteruskan(kunci: Kunci) -> None:
    kasus = ajukan(*kunci)
    kasus.sampai(kasus.penetapan())

    kasus.kerjakan("teruskan", alasan="Bukan wewenang kota", kepada="Instansi lain")

    assert kasus.keadaan.status is Status.DITERUSKAN
    assert kasus.keadaan.kepada == "Instansi lain"
    assert not kasus.menunggu


# --- back to the applicant


@setiap_standar
def test_berkas_kurang_dikembalikan_lalu_dilengkapi(kunci: Kunci) -> None:
    """Every paper that blocks is named at once; completed, the case goes on to its end."""
    kasus = ajukan(*kunci, berkas=False)

    kasus.selesaikan()
    kurang = {satu.dokumen for satu in kasus.keadaan.kekurangan}
    berkas = semua_berkas(kasus.isi, soal(kasus).banyak)
    kasus.lakukan(LengkapiBerkas(kasus=kasus.keadaan.id, berkas=berkas), WARGA)
    kasus.selesaikan()

    assert kurang == {d.kode for d in kasus.isi.dokumen if not d.jika_ada and not d.keluaran}
    assert kasus.keadaan.status is Status.SELESAI


@setiap_standar
def test_yang_tidak_dilengkapi_dinyatakan_gugur(kunci: Kunci) -> None:
    """By whoever handles the papers, once the agency's time to complete them has passed since the
    applicant was told."""
    kasus = ajukan(*kunci, berkas=False)
    kasus.selesaikan()
    periksa = next(x for x in kasus.isi.langkah if x.jenis is JenisLangkah.PERIKSA_BERKAS)

    loket = kasus.pelaku(periksa.oleh[-1])
    kabar = CatatPemberitahuan(
        kasus=kasus.keadaan.id, pihak="pemohon", tentang="dikembalikan", kanal="surat"
    )
    kasus.lakukan(kabar, loket)
    kasus.kini[0] += timedelta(days=60)
    kasus.lakukan(GugurkanPermohonan(kasus=kasus.keadaan.id), loket)

    assert kasus.keadaan.status is Status.GUGUR


@pytest.mark.parametrize("kapan", ["diajukan", "dikembalikan", "akan_ditetapkan", "disetujui"])
@setiap_standar
def test_pemohon_boleh_menarik_permohonannya(kunci: Kunci, kapan: str) -> None:
    """Until the product is issued or handed to another system."""
    kasus = ajukan(*kunci, berkas=kapan != "dikembalikan")
    if kapan == "dikembalikan":
        kasus.selesaikan()
    elif kapan != "diajukan":
        kasus.sampai(kasus.penetapan())
    if kapan == "disetujui":
        kasus.kerjakan()
    status = kasus.keadaan.status

    kasus.lakukan(TarikPermohonan(kasus=kasus.keadaan.id), WARGA)

    asal = {"akan_ditetapkan": Status.DIPROSES}.get(kapan)
    assert status is (asal or Status(kapan))
    assert kasus.keadaan.status is Status.DITARIK


# --- every other branch of the procedure


def cabang() -> Iterator[tuple[Kunci, str, str]]:
    """Each outcome that leads elsewhere than to the next step, the determination's own apart."""
    for kunci in SEMUA:
        instansi, layanan, varian = kunci
        isi = katalog().standar(instansi, layanan, PADA).unwrap().untuk_varian(varian)
        for langkah in isi.langkah:
            hasil = {**dict.fromkeys(langkah.hasil), **dict.fromkeys(_gagal(langkah))}
            for satu in hasil:
                if (langkah.jenis, satu) != (JenisLangkah.PENETAPAN, TOLAK):
                    yield kunci, langkah.kode, satu


def _gagal(langkah: Langkah) -> tuple[str, ...]:
    return (GAGAL,) if langkah.jenis is JenisLangkah.JAWABAN_SISTEM else ()


setiap_cabang = pytest.mark.parametrize(
    ("kunci", "langkah", "hasil"),
    [pytest.param(*c, id="-".join((*filter(None, c[0]), *c[1:]))) for c in cabang()],
)


def _menempuh(kunci: Kunci, langkah: str, hasil: str) -> Perkara:
    kasus = ajukan(*kunci)
    kasus.sampai(langkah)
    kasus.kerjakan(hasil, alasan="Alasan tercatat")
    return kasus


@setiap_cabang
def test_cabang_yang_diputus_baik_tetap_sampai_selesai(
    kunci: Kunci, langkah: str, hasil: str
) -> None:
    """A finding only advises: whoever determines may decide otherwise, stating why. What went
    back is done again; what another system did not accept is handed over anew."""
    kasus = _menempuh(kunci, langkah, hasil)
    tujuan = kasus.isi.cari_langkah(langkah)
    assert tujuan is not None
    ke = tujuan.hasil[hasil].ke if hasil in tujuan.hasil else TOLAK
    ke_penetapan = ke == TOLAK

    berikut = kasus.keadaan.kemajuan.kini
    kasus.sampai(kasus.penetapan())
    saran_tolak = kasus.keadaan.saran_tolak
    kasus.kerjakan(alasan="Alasan tercatat")
    kasus.selesaikan()

    assert berikut == (kasus.penetapan() if ke_penetapan else ke)
    assert saran_tolak is ke_penetapan
    assert kasus.keadaan.status is Status.SELESAI
    assert kasus.keadaan.penetapan is not None
    assert kasus.keadaan.penetapan.menyimpang is ke_penetapan
    if hasil == GAGAL:
        assert [s.dipenuhi for s in kasus.keadaan.sistem] == [False, True]


@setiap_cabang
def test_cabang_yang_disarankan_ditolak_dapat_ditolak(
    kunci: Kunci, langkah: str, hasil: str
) -> None:
    """The letter is not made: the next step after the finding is the determination."""
    kasus = _menempuh(kunci, langkah, hasil)

    kasus.sampai(kasus.penetapan())
    kasus.kerjakan("tolak", alasan="Alasan tercatat")
    kasus.selesaikan()

    assert kasus.keadaan.status is Status.DITOLAK
    assert kasus.langkah_terakhir.jenis is JenisLangkah.INFORMASIKAN


# --- the readings an agency may choose instead


def _permohonan_lain() -> Iterator[BacaanLain]:
    return (b for b in bacaan_lain() if b.standar.agregat is Agregat.PERMOHONAN)


@pytest.mark.parametrize("lain", [pytest.param(b, id=str(b)) for b in _permohonan_lain()])
def test_bacaan_lain_juga_berjalan_sampai_selesai_dan_sampai_ditolak(lain: BacaanLain) -> None:
    """Steps off by default are done where a reading runs them; facts it asks for are enough."""
    isi = lain.standar
    semua: list[str | None] = [v.kode for v in isi.varian]
    for varian in semua or [None]:
        selesai, ditolak = (
            ajukan(isi.instansi.kode, isi.layanan, varian, dari=lain.katalog) for _ in range(2)
        )

        selesai.selesaikan()
        ditolak.sampai(ditolak.penetapan())
        ditolak.kerjakan("tolak", alasan="Alasan tercatat")
        ditolak.selesaikan()

        assert selesai.keadaan.status is Status.SELESAI
        assert selesai.keadaan.penetapan is not None
        assert not selesai.keadaan.penetapan.menyimpang
        assert selesai.jejak == [
            x.kode for x in selesai.isi.langkah if x.jenis not in PENGAJUAN and not x.lompatan
        ]
        assert ditolak.keadaan.status is Status.DITOLAK
