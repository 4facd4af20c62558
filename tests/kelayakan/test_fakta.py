"""Paths into a case's facts, and which raw values pass as facts."""

from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import PENGANGKATAN_ANAK, SANTUNAN, standar

from dinsos_core.domain.kelayakan.diperlukan import jalur_fakta
from dinsos_core.domain.kelayakan.fakta import (
    MAKS_TAHUN_DEPAN,
    FaktaDitemukan,
    FaktaKasus,
    bila_terpenuhi,
    periksa_nilai,
)
from dinsos_core.domain.kelayakan.sah import MAKS_BILANGAN
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta, SumberFakta
from dinsos_core.domain.standar.model import Dokumen, JenisLangkah, Langkah, Syarat
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA, fakta

HARI_INI = date(2026, 6, 20)
KOSONG = BelumDiketahui(sebab="belum_diisi")
NAMA = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)

# --- paths


@given(NAMA, NAMA | st.just(""), st.booleans())
def test_jalur_terbaca_kembali_dari_tulisannya(kode: str, pihak: str, setiap: bool) -> None:
    jalur = Jalur(kode=kode, pihak=pihak, setiap=setiap and bool(pihak))

    assert urai_jalur(str(jalur)) == jalur


@pytest.mark.parametrize(
    "teks",
    ["", "setiap agama", "pemohon.", ".agama", "a.b.c", "Pemohon.agama", "semua a.b"],
)
def test_jalur_yang_tidak_terbaca_menyebut_tulisannya(teks: str) -> None:
    with pytest.raises(ValueError, match=r"jalur fakta '.*' tidak terbaca") as galat:
        urai_jalur(teks)

    assert repr(teks) in str(galat.value)


DUA = FaktaKasus(pihak={"pemohon": ({"agama": "islam"}, {}), "anak": ()}, kasus={"menikah": True})


@pytest.mark.parametrize(
    ("jalur", "ditemukan"),
    [
        ("menikah", [("menikah", True)]),
        ("jumlah_anak", [("jumlah_anak", KOSONG)]),
        ("pemohon.agama", [("pemohon[0].agama", "islam")]),
        ("setiap pemohon.agama", [("pemohon[0].agama", "islam"), ("pemohon[1].agama", KOSONG)]),
        ("setiap anak.agama", [("anak.agama", KOSONG)]),
        ("wali.agama", [("wali.agama", KOSONG)]),
    ],
)
def test_setiap_jalur_menemukan_sedikitnya_satu_nilai(
    jalur: str, ditemukan: list[tuple[str, str | bool | BelumDiketahui]]
) -> None:
    harapan = tuple(FaktaDitemukan(lokasi=lokasi, nilai=nilai) for lokasi, nilai in ditemukan)

    assert DUA.ambil(jalur) == harapan
    assert DUA.ambil(urai_jalur(jalur)) == harapan


def test_tanpa_bila_selalu_berlaku() -> None:
    assert bila_terpenuhi(None, FaktaKasus()) is True
    assert bila_terpenuhi(Bila(fakta="menikah"), DUA) is True
    assert bila_terpenuhi(Bila(fakta="lain"), DUA) == KOSONG


def test_sebab_bila_belum_diketahui_tidak_bergantung_pada_urutan_pihak() -> None:
    bila = Bila(fakta="setiap anak.kis")
    anak: list[dict[str, BelumDiketahui]] = [{}, {"kis": BelumDiketahui(sebab="dihapus")}]
    sebab = {
        bila_terpenuhi(bila, FaktaKasus(pihak={"anak": urutan}))
        for urutan in (tuple(anak), tuple(reversed(anak)))
    }
    assert len(sebab) == 1


def test_fakta_yang_diperlukan_terbaca_dari_standarnya() -> None:
    assert jalur_fakta(SANTUNAN) == (
        "almarhum.terdaftar",
        "almarhum.tanggal_meninggal",
        "pemohon.ahli_waris",
    )
    assert jalur_fakta(PENGANGKATAN_ANAK) == (
        "setiap pemohon.domisili",
        "setiap pemohon.tanggal_lahir",
        "setiap pemohon.agama",
        "anak.agama",
        "menikah",
        "tanggal_nikah",
        "setiap pemohon.jenis_kelamin",
        "jumlah_anak",
    )


def test_fakta_dalam_bila_dokumen_dan_langkah_ikut_terbaca() -> None:
    dokumen = Dokumen(kode="d", teks="d", bila=Bila(fakta="menikah"))
    langkah = Langkah(
        kode="l", teks="l", jenis=JenisLangkah.TERIMA, oleh=(), bila=Bila(fakta="jumlah_anak")
    )
    utuh = attrs.evolve(standar(), dokumen=(dokumen,), langkah=(langkah,))

    assert jalur_fakta(utuh) == ("menikah", "jumlah_anak")


def test_fakta_alternatif_dan_uji_tak_dikenal_ikut_terbaca() -> None:
    pilihan = tuple(Syarat(kode=k, teks=k, uji="tidak-ada", fakta=k) for k in ("a", "b"))

    assert jalur_fakta(standar(Syarat(kode="x", teks="x", salah_satu=pilihan))) == ("a", "b")


# --- values

DEFINISI = [*KOSAKATA.fakta.values(), fakta("rencana", JenisFakta.TANGGAL, boleh_masa_depan=True)]
setiap_definisi = pytest.mark.parametrize("definisi", DEFINISI, ids=lambda d: str(d.kode))


@setiap_definisi
@given(data=st.data())
def test_nilai_sah_diterima_apa_adanya(definisi: DefinisiFakta, data: st.DataObject) -> None:
    nilai = data.draw(strategi.nilai_sah(definisi, HARI_INI))

    hasil = periksa_nilai(definisi, nilai, HARI_INI)

    assert hasil == nilai
    assert type(hasil) is type(nilai)


@setiap_definisi
@given(data=st.data())
def test_isian_salah_ditolak_di_tempatnya(definisi: DefinisiFakta, data: st.DataObject) -> None:
    isian = data.draw(strategi.isian_salah(definisi, HARI_INI))

    hasil = periksa_nilai(definisi, isian, HARI_INI, lokasi="pemohon[0].x")

    assert isinstance(hasil, Halangan)
    assert hasil.lokasi == "pemohon[0].x"
    tanpa_lokasi = periksa_nilai(definisi, isian, HARI_INI)
    assert isinstance(tanpa_lokasi, Halangan)
    assert tanpa_lokasi.lokasi == definisi.kode
    assert hasil.rincian["fakta"] == definisi.kode


@pytest.mark.parametrize(
    "definisi", [d for d in DEFINISI if d.jenis is not JenisFakta.TEKS or d.digit]
)
def test_penolakan_tidak_menyebut_nilai_yang_diisi(definisi: DefinisiFakta) -> None:
    hasil = periksa_nilai(definisi, "rahasia-qzx", HARI_INI)

    assert isinstance(hasil, Halangan)
    assert "qzx" not in str(hasil)


@pytest.mark.parametrize("kosong", [None, "", "  ", KOSONG])
@setiap_definisi
def test_isian_kosong_berarti_belum_diketahui(definisi: DefinisiFakta, kosong: object) -> None:
    assert periksa_nilai(definisi, kosong, HARI_INI) == KOSONG


def test_sebab_belum_diketahui_dipertahankan() -> None:
    putus = BelumDiketahui(sebab="sumber_tak_terjangkau")

    assert periksa_nilai(KOSAKATA.fakta["terdaftar"], putus, HARI_INI) is putus


class TanggalTurunan(date):
    """A date type of another library."""


LAHIR = KOSAKATA.fakta["tanggal_lahir"]


@pytest.mark.parametrize("isian", ["2026-06-20", HARI_INI, TanggalTurunan(2026, 6, 20)])
def test_tanggal_boleh_berupa_date_atau_teks_iso(isian: object) -> None:
    hasil = periksa_nilai(LAHIR, isian, HARI_INI)

    assert hasil == HARI_INI
    assert type(hasil) is date


@pytest.mark.parametrize(
    "isian", ["2026-W25-6", "20260620", " 2026-06-20", "2026-06-20T00:00", "٢٠٢٦-٠٦-٢٠"]
)
def test_tulisan_tanggal_lain_ditolak(isian: str) -> None:
    assert periksa_nilai(LAHIR, isian, HARI_INI) == Halangan(
        kode=KodeHalangan.FAKTA_SALAH_JENIS,
        lokasi="tanggal_lahir",
        rincian={"fakta": "tanggal_lahir", "diharapkan": "tanggal_atau_rentang"},
    )


def test_instan_bukan_tanggal() -> None:
    assert isinstance(periksa_nilai(LAHIR, datetime(2026, 6, 1, tzinfo=UTC), HARI_INI), Halangan)


def test_tanggal_yang_tidak_ada_dalam_kalender_dibedakan() -> None:
    hasil = periksa_nilai(LAHIR, "2026-02-29", HARI_INI)

    assert isinstance(hasil, Halangan)
    assert hasil.kode is KodeHalangan.FAKTA_SALAH_JENIS
    assert hasil.rincian["masalah"] == "tanggal_tidak_ada"


def test_tanggal_masa_depan_ditolak_kecuali_boleh() -> None:
    besok = HARI_INI + timedelta(days=1)
    rencana = fakta("rencana", JenisFakta.TANGGAL, boleh_masa_depan=True)

    assert periksa_nilai(LAHIR, besok, HARI_INI) == Halangan(
        kode=KodeHalangan.TANGGAL_MASA_DEPAN,
        lokasi="tanggal_lahir",
        rincian={"fakta": "tanggal_lahir"},
    )
    assert periksa_nilai(rencana, besok, HARI_INI) == besok
    assert periksa_nilai(LAHIR, besok, besok) == besok


def test_pilihan_menawarkan_yang_terdekat() -> None:
    kelamin = KOSAKATA.fakta["jenis_kelamin"]

    assert periksa_nilai(kelamin, "Perempuan", HARI_INI) == Halangan(
        kode=KodeHalangan.FAKTA_SALAH_JENIS,
        lokasi="jenis_kelamin",
        rincian={
            "fakta": "jenis_kelamin",
            "diharapkan": "pilihan",
            "pilihan": ("laki_laki", "perempuan"),
            "terdekat": "perempuan",
        },
    )


@pytest.mark.parametrize(("kode", "isian"), [("agama", "islm"), ("jenis_kelamin", 1)])
def test_pilihan_tidak_menebak_data_spesifik_atau_bukan_teks(kode: str, isian: object) -> None:
    hasil = periksa_nilai(KOSAKATA.fakta[kode], isian, HARI_INI)

    assert isinstance(hasil, Halangan)
    assert "terdekat" not in hasil.rincian
    assert hasil.rincian["pilihan"] == KOSAKATA.fakta[kode].pilihan


def test_pilihan_yang_diterima_adalah_teks_polos_milik_kosakata() -> None:
    assert (
        type(periksa_nilai(KOSAKATA.fakta["agama"], SumberFakta.PERNYATAAN, HARI_INI)) is Halangan
    )
    asal = fakta("sumber", JenisFakta.PILIHAN, pilihan=("pernyataan",))

    assert type(periksa_nilai(asal, SumberFakta.PERNYATAAN, HARI_INI)) is str


@pytest.mark.parametrize(("nilai", "sah"), [(0, True), (-1, False), (1, True)])
def test_bilangan_tidak_di_bawah_minimalnya(nilai: int, sah: bool) -> None:
    hasil = periksa_nilai(KOSAKATA.fakta["jumlah_anak"], nilai, HARI_INI)

    if sah:
        assert hasil == nilai
    else:
        assert isinstance(hasil, Halangan)
        assert hasil.rincian["minimal"] == 0


def test_tanggal_yang_terlalu_jauh_adalah_salah_ketik() -> None:
    """Nothing could be counted from the last day there is, and 0026 is a hasty 2026."""
    definisi = fakta("mulai", JenisFakta.TANGGAL, boleh_masa_depan=True)
    batas = HARI_INI + timedelta(days=MAKS_TAHUN_DEPAN * 366)

    for tanggal in (batas + timedelta(days=1), date.max, "9999-12-31"):
        hasil = periksa_nilai(definisi, tanggal, HARI_INI)
        assert isinstance(hasil, Halangan)
        assert hasil.rincian["masalah"] == "tanggal_terlalu_jauh"
    for tanggal in (date(1699, 12, 31), date.min, "0026-03-01", "1699"):
        hasil = periksa_nilai(definisi, tanggal, HARI_INI)
        assert isinstance(hasil, Halangan)
        assert hasil.rincian["masalah"] == "tanggal_terlalu_lampau"
    for tanggal in (batas, date(1700, 1, 1)):
        assert periksa_nilai(definisi, tanggal, HARI_INI) == tanggal


def test_bilangan_terlalu_besar_adalah_salah_ketik() -> None:
    """In either direction; a number of thousands of digits cannot even be written down."""
    for nilai in (MAKS_BILANGAN + 1, 10**5000):
        hasil = periksa_nilai(fakta("n", JenisFakta.BILANGAN), nilai, HARI_INI)
        assert isinstance(hasil, Halangan)
        assert hasil.rincian["maksimal"] == MAKS_BILANGAN
        bawah = periksa_nilai(fakta("n", JenisFakta.BILANGAN), -nilai, HARI_INI)
        assert isinstance(bawah, Halangan)
    sah = periksa_nilai(fakta("n", JenisFakta.BILANGAN), MAKS_BILANGAN, HARI_INI)
    assert sah == MAKS_BILANGAN


def test_nik_harus_16_angka() -> None:
    nik = KOSAKATA.fakta["nik"]

    assert periksa_nilai(nik, "6371052006960001", HARI_INI) == "6371052006960001"
    for salah in ("637105200696000", "63710520069600011", "637105200696000x", "٦" * 16):
        hasil = periksa_nilai(nik, salah, HARI_INI)
        assert isinstance(hasil, Halangan)
        assert hasil.rincian == {"fakta": "nik", "diharapkan": "teks", "digit": 16}


def test_keanggotaan_hanya_dari_jawaban_registri() -> None:
    definisi = KOSAKATA.fakta["terdaftar"]

    assert periksa_nilai(definisi, Keanggotaan(), HARI_INI) == Keanggotaan()
    assert isinstance(periksa_nilai(definisi, "DTKS", HARI_INI), Halangan)
