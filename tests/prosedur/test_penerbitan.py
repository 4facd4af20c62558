"""Issuing: whose signature a letter bears, and which letter it replaces."""

from datetime import date, datetime

import attrs
import pytest
from tests.permohonan.contoh import ANI, KABID, LOKET, PAGI, Dunia, sampai
from tests.prosedur.bahan import konteks

from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.prosedur.surat import terbitkan
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.domain.standar.model import JenisLangkah, Langkah, Produk
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN, BacaanWaktu
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.testing.contoh import ADOPSI

OLEH = JejakPelaku(id=PelakuId("u-loket"), peran="loket")


@pytest.mark.parametrize(
    ("teken_kabid", "penandatangan"), [("dilewati", "kepala"), ("selesai", "kabid")]
)
def test_surat_ditandatangani_pejabat_yang_terakhir_meneken(
    teken_kabid: str, penandatangan: str
) -> None:
    """Not whoever only worked on it since, nor the applicant who signed for having read it."""
    sisipan = tuple(
        Langkah(kode=kode, teks=kode, jenis=jenis, oleh=(peran,), opsional=True)
        for kode, jenis, peran in (
            ("ketik", JenisLangkah.OLAH, "loket"),
            ("teken-kabid", JenisLangkah.TANDA_TANGAN, "kabid"),
            ("teken-pemohon", JenisLangkah.TANDA_TANGAN, "pemohon"),
            ("stempel", JenisLangkah.OLAH, "loket"),
        )
    )
    tempat = next(n for n, satu in enumerate(ADOPSI.langkah) if satu.kode == "terbitkan")
    langkah = (*ADOPSI.langkah[:tempat], *sisipan, *ADOPSI.langkah[tempat:])
    dunia = Dunia(attrs.evolve(ADOPSI, langkah=langkah))
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "terbitkan")
    jalan: tuple[tuple[str, Pelaku], ...] = (
        ("ketik", LOKET),
        (f"teken-kabid:{teken_kabid}", KABID),
        ("teken-pemohon", ANI),
        ("stempel", LOKET),
        ("terbitkan", LOKET),
    )

    dunia.kerjakan(kasus, *jalan)

    (surat,) = dunia.keadaan(kasus).surat
    assert surat.penandatangan is not None
    assert surat.penandatangan.peran == penandatangan


def surat(nomor: str, *, dicabut: bool, menggantikan: str = "") -> Surat:
    return Surat(
        kode=nomor,
        langkah="terbitkan",
        nomor=nomor,
        produk="izin",
        tanggal=date(2026, 5, 1),
        menggantikan=menggantikan,
        dicabut_pada=PAGI if dicabut else None,
    )


@pytest.mark.parametrize(
    ("ada", "menggantikan"),
    [
        ((), ""),
        ((surat("1", dicabut=False),), ""),
        ((surat("1", dicabut=True),), "1"),
        ((surat("1", dicabut=True), surat("2", dicabut=False, menggantikan="1")), ""),
        ((surat("1", dicabut=True), surat("2", dicabut=True, menggantikan="1")), "2"),
        ((surat("1", dicabut=True), surat("2", dicabut=True)), "2"),
    ],
)
def test_surat_menggantikan_yang_terakhir_dicabut_dan_belum_digantikan(
    ada: tuple[Surat, ...], menggantikan: str
) -> None:
    assert _terbit(ada=ada).menggantikan == menggantikan


@pytest.mark.parametrize(
    ("produk", "nomor"),
    [
        (Produk(kode="izin", teks="x", bernomor=True, klasifikasi="460"), "460/007/REHSOS/2026"),
        (Produk(kode="izin", teks="x", bernomor=False, klasifikasi="460"), ""),
    ],
)
def test_hanya_produk_bernomor_memakai_nomor_yang_disediakan(produk: Produk, nomor: str) -> None:
    assert _terbit(produk, nomor=7).nomor == nomor


def test_surat_memuat_tanggal_masa_dan_tembusan_produknya() -> None:
    produk = Produk(kode="izin", teks="x", berlaku=Lama(bulan=6), tembusan=("Camat",))

    hasil = _terbit(produk, nomor=7)

    assert (hasil.produk, hasil.tanggal, hasil.berlaku_sampai, hasil.tembusan) == (
        *("izin", PAGI.date(), date(2026, 12, 1), ("Camat",)),
    )
    assert _terbit(Produk(kode="izin", teks="x"), nomor=7).berlaku_sampai is None


@pytest.mark.parametrize(("disebut", "terbit"), [("", "satu"), ("satu", "satu"), ("dua", "dua")])
def test_langkah_menerbitkan_produk_yang_disebutnya_kalau_tidak_yang_pertama(
    disebut: str, terbit: str
) -> None:
    satu, dua = (Produk(kode=kode, teks="x") for kode in ("satu", "dua"))

    assert _terbit(satu, dua, disebut=disebut).produk == terbit


@pytest.mark.parametrize(
    ("bacaan", "sampai_tanggal"),
    [
        (BACAAN_BAWAAN, date(2029, 2, 28)),
        (BacaanWaktu(akhir_bulan="hari-berikut"), date(2029, 3, 1)),
        (BacaanWaktu(kabisat="28-februari"), date(2029, 2, 28)),
    ],
)
def test_masa_surat_dari_29_februari_menurut_tafsir_akhir_bulan(
    bacaan: BacaanWaktu, sampai_tanggal: date
) -> None:
    setahun = Produk(kode="izin", teks="x", berlaku=Lama(bulan=12))

    hasil = _terbit(setahun, kini=PAGI.replace(year=2028, month=2, day=29), bacaan=bacaan)

    assert hasil.berlaku_sampai == sampai_tanggal


def test_masa_surat_yang_hari_pertamanya_dihitung_berakhir_sehari_sebelumnya() -> None:
    tiga_bulan = Produk(kode="izin", teks="x", berlaku=Lama(bulan=3), awal_dihitung=True)

    hasil = _terbit(tiga_bulan, kini=PAGI.replace(month=1, day=1))

    assert hasil.berlaku_sampai == date(PAGI.year, 3, 31)


def _terbit(
    *produk: Produk,
    disebut: str = "izin",
    ada: tuple[Surat, ...] = (),
    nomor: int | None = None,
    kini: datetime = PAGI,
    bacaan: BacaanWaktu = BACAAN_BAWAAN,
) -> Surat:
    dunia = Dunia()
    keadaan = attrs.evolve(dunia.keadaan(dunia.adopsi()), surat=ada)
    standar = attrs.evolve(ADOPSI, produk=produk or ADOPSI.produk)
    saat = konteks(standar, kini=kini, bacaan=bacaan, nomor_surat=nomor)
    langkah = next(satu for satu in ADOPSI.langkah if satu.kode == "terbitkan")
    return terbitkan(keadaan, attrs.evolve(langkah, produk=disebut), saat, OLEH, None).surat
