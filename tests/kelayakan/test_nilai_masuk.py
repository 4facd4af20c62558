"""What a fact may hold: checked wherever values come in, several at once, and none at all."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kelayakan.contoh import (
    BELUM,
    PENGAJUAN,
    TERDAFTAR,
    TERPENUHI,
    TIDAK,
    TIGA_PULUH_HARI,
    pasangan_layak,
    santunan_layak,
    satu,
    standar,
    ubah,
)

from dinsos_core.domain.kelayakan.dasar_uji import (
    Ketentuan,
    Putusan,
    Soal,
    Uji,
    lewat_soal,
)
from dinsos_core.domain.kelayakan.deklarasi import KodeMasalah, periksa_syarat
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, bila_terpenuhi, periksa_nilai
from dinsos_core.domain.kelayakan.kalimat import Kalimat, Ungkapan, ungkap
from dinsos_core.domain.kelayakan.nik import periksa_nik
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, nilai
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.nilai import (
    NOTASI_TIADA,
    TIADA,
    BelumDiketahui,
    NilaiFakta,
)
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KALENDER, KOSAKATA

SALAH = ("salah_jenis",)


def syarat(uji: str, fakta: str, **parameter: object) -> Syarat:
    return Syarat(kode="x", teks="x", uji=uji, fakta=fakta, parameter=parameter)  # type: ignore[arg-type]  # typed where they are read


def berisi(fakta: str, isi: object) -> FaktaKasus:
    """Facts with one value, as another program may hand it over."""
    jalur = urai_jalur(fakta)
    satu: dict[str, NilaiFakta] = {jalur.kode: isi}  # type: ignore[dict-item]  # the fault
    if not jalur.pihak:
        return FaktaKasus(kasus=satu)
    return FaktaKasus(pihak={jalur.pihak: (satu,)})


# --- values no form would have taken


@pytest.mark.parametrize(
    ("uji", "fakta", "isi", "parameter"),
    [
        ("bukan", "pemohon.agama", "islan", {"nilai": ("islam",)}),
        ("dalam", "pemohon.agama", "Islam", {"nilai": ("islam",)}),
        ("luar_wilayah", "pemohon.domisili", "Kota Banjarmasin", {}),
        ("luar_wilayah", "pemohon.domisili", "6371", {}),
        ("luar_wilayah", "pemohon.domisili", "00.00", {}),
        ("luar_wilayah", "pemohon.domisili", "62.71.00", {}),
        ("luar_wilayah", "pemohon.domisili", "63.710", {}),
        ("paling_banyak", "jumlah_anak", -1, {"maks": 1}),
        ("paling_banyak", "jumlah_anak", True, {"maks": 1}),
        ("bukan", "pemohon.nik", "12", {"nilai": ("0000000000000000",)}),
        ("bukan", "pemohon.kategori", frozenset({"pengemisan"}), {"nilai": ("pengemis",)}),
        ("bukan", "pemohon.kategori", frozenset(), {"nilai": ("pengemis",)}),
        ("bukan", "pemohon.kategori", "gelandangan", {"nilai": ("pengemis",)}),
        ("bukan", "pemohon.agama", TIADA, {"nilai": ("islam",)}),
        ("tidak", "menikah", 0, {}),
        ("sama", "pemohon.agama", "x", {"dengan": "pemohon.agama"}),
    ],
)
def test_nilai_yang_tak_mungkin_bagi_faktanya_tidak_pernah_memenuhi(
    uji: str, fakta: str, isi: object, parameter: dict[str, object]
) -> None:
    hasil = satu(syarat(uji, fakta, **parameter), berisi(fakta, isi))

    assert (hasil.kesimpulan, hasil.sebab_belum) == (BELUM, SALAH)


@given(st.data(), st.sampled_from(sorted(set(UJI) - {"hari_sejak", "lama", "usia"})))
def test_yang_ditolak_formulir_tidak_dapat_dinilai(data: st.DataObject, kode: str) -> None:
    uji = data.draw(strategi.syarat(KOSAKATA, {kode: UJI[kode]}))
    uji = attrs.evolve(uji, bila=None, salah_satu=())
    if not uji.uji:
        return
    jalur = urai_jalur(uji.fakta)
    definisi = KOSAKATA.fakta[jalur.kode]
    rusak = data.draw(strategi.isian_salah(definisi, PENGAJUAN))
    if isinstance(rusak, list | date):  # a form's notation; a day that is still to come
        return
    assert isinstance(periksa_nilai(definisi, rusak, PENGAJUAN), Halangan)

    hasil = satu(uji, berisi(uji.fakta, rusak))

    assert (hasil.kesimpulan, hasil.sebab_belum) == (BELUM, SALAH)


def test_salah_ketik_di_bila_membuat_yang_tidak_terpenuhi_belum_dapat_dinilai() -> None:
    bila = attrs.evolve(syarat("ya", "menikah"), bila=Bila(fakta="pemohon.agama", nilai=("islam",)))
    kasus = ubah(ubah(pasangan_layak(), menikah=False), "pemohon", agama="islan")

    hasil = satu(bila, kasus)

    assert (hasil.kesimpulan, hasil.sebab_belum) == (BELUM, SALAH)


@pytest.mark.parametrize("isi", ["2026-06-01", TIADA, 20260601, True])
def test_tanggal_acuan_yang_bukan_tanggal_tidak_dipakai(isi: NilaiFakta) -> None:
    acuan = attrs.evolve(TERDAFTAR, pada="almarhum.tanggal_meninggal")

    hasil = satu(acuan, ubah(santunan_layak(), "almarhum", tanggal_meninggal=isi))

    assert (hasil.kesimpulan, hasil.sebab_belum) == (BELUM, SALAH)
    klaim = satu(TIGA_PULUH_HARI, ubah(santunan_layak(), "almarhum", tanggal_meninggal=isi))
    assert klaim.kesimpulan is BELUM


# --- several


DI_JALAN = syarat("dalam", "pemohon.kategori", nilai=("gelandangan", "pengemis"))
BUKAN_DI_JALAN = attrs.evolve(DI_JALAN, uji="bukan")
KATEGORI = KOSAKATA.fakta["kategori"].pilihan


@given(st.frozensets(st.sampled_from(KATEGORI), min_size=1))
def test_dari_beberapa_nilai_satu_cukup_bagi_dalam_dan_satu_pun_tidak_bagi_bukan(
    isi: frozenset[str],
) -> None:
    kasus = berisi("pemohon.kategori", isi)
    masuk = bool(isi & {"gelandangan", "pengemis"})

    assert satu(DI_JALAN, kasus).kesimpulan is (TERPENUHI if masuk else TIDAK)
    assert satu(BUKAN_DI_JALAN, kasus).kesimpulan is (TIDAK if masuk else TERPENUHI)
    bila = Bila(fakta="pemohon.kategori", nilai=("gelandangan", "pengemis"))
    assert bila_terpenuhi(bila, kasus) is masuk


@pytest.mark.parametrize(
    ("isi", "terbaca"),
    [
        ("pengemis", {"pengemis"}),
        (["pengemis"], {"pengemis"}),
        (("pengemis", "gelandangan", "pengemis"), {"pengemis", "gelandangan"}),
        (frozenset({"pengemis"}), {"pengemis"}),
    ],
)
def test_beberapa_nilai_diisi_satu_kode_atau_daftar(isi: object, terbaca: set[str]) -> None:
    assert periksa_nilai(KOSAKATA.fakta["kategori"], isi, PENGAJUAN) == frozenset(terbaca)


@pytest.mark.parametrize("isi", [[], (), None, " "])
def test_daftar_kosong_berarti_belum_diisi(isi: object) -> None:
    assert periksa_nilai(KOSAKATA.fakta["kategori"], isi, PENGAJUAN) == BelumDiketahui()


def test_uji_yang_tidak_menerima_beberapa_nilai_ditolak_pemeriksa() -> None:
    sama = syarat("berbeda", "setiap pemohon.kategori")

    (masalah,) = periksa_syarat(sama, KOSAKATA)

    assert (masalah.kode, masalah.kunci) == (KodeMasalah.JENIS_FAKTA_TIDAK_COCOK, "uji")
    assert masalah.boleh == ("bukan", "dalam")
    assert periksa_syarat(DI_JALAN, KOSAKATA) == ()


# --- none


@pytest.mark.parametrize(
    ("uji", "kesimpulan"),
    [
        (syarat("wilayah", "pemohon.domisili"), TIDAK),
        (syarat("luar_wilayah", "pemohon.domisili"), TIDAK),
        (syarat("dalam", "pemohon.domisili", nilai=("63.71",)), TIDAK),
        (syarat("bukan", "pemohon.domisili", nilai=("63.71",)), TERPENUHI),
        (syarat("sama", "pemohon.domisili", dengan="anak.domisili"), TIDAK),
        (syarat("sama", "anak.domisili", dengan="pemohon.domisili"), TIDAK),
        (syarat("berbeda", "setiap pemohon.domisili", sedikitnya=1), TIDAK),
    ],
)
def test_yang_memang_tiada_tidak_memenuhi_kecuali_bukan(
    uji: Syarat, kesimpulan: Kesimpulan
) -> None:
    kasus = FaktaKasus(pihak={"pemohon": ({"domisili": TIADA},), "anak": ({"domisili": "63.71"},)})

    assert satu(uji, kasus).kesimpulan is kesimpulan


def test_yang_tiada_diketahui_walau_tanggal_acuannya_tidak() -> None:
    kasus = berisi("pemohon.domisili", TIADA)

    hasil = satu(syarat("wilayah", "pemohon.domisili"), kasus)

    (bagian,) = hasil.bagian
    assert bagian.nilai == TIADA
    assert "dinyatakan tidak ada" in hasil.penjelasan
    assert "there is none" in hasil.teks_penjelasan("en")


def test_bila_tidak_berlaku_bagi_yang_tiada() -> None:
    bila = Bila(fakta="pemohon.domisili", nilai=("63.71",))

    assert bila_terpenuhi(bila, berisi("pemohon.domisili", TIADA)) is False


@pytest.mark.parametrize("isi", [TIADA, NOTASI_TIADA])
def test_tiada_ditulis_dengan_satu_kata_dan_hanya_di_tempatnya(isi: object) -> None:
    nik, agama, nama = (KOSAKATA.fakta[kode] for kode in ("nik", "agama", "nama"))

    assert periksa_nilai(nik, isi, PENGAJUAN) is TIADA
    assert isinstance(periksa_nilai(agama, isi, PENGAJUAN), Halangan)
    biasa = periksa_nilai(nama, isi, PENGAJUAN)
    assert biasa == isi if isinstance(isi, str) else isinstance(biasa, Halangan)


def test_yang_tidak_ber_nik_tidak_diperingatkan_tentangnya() -> None:
    assert periksa_nik({"nik": TIADA, "tanggal_lahir": PENGAJUAN}) == ()


def _ambang(_: Ketentuan) -> Ungkapan:
    return ungkap(Kalimat("apa saja", "anything"))


def _jelaskan(soal: Soal, _putusan: Putusan) -> Ungkapan:
    return ungkap(Kalimat(str(len(str(soal.nilai))), "x"))


@pytest.mark.parametrize("tiada", [True, False])
def test_uji_sendiri_menyatakan_apa_artinya_bila_tiada_dan_tidak_pernah_ditanyai(
    tiada: bool,
) -> None:
    def pernah(_: Soal) -> Putusan:
        raise AssertionError

    sendiri = Uji(
        kode="sendiri",
        jenis=frozenset({JenisFakta.WILAYAH}),
        siapkan=lewat_soal(pernah),
        ambang=_ambang,
        jelaskan=_jelaskan,
        tiada=tiada,
    )
    penilaian = nilai(
        standar(syarat("sendiri", "pemohon.domisili")),
        berisi("pemohon.domisili", TIADA),
        pengajuan=PENGAJUAN,
        kalender=KALENDER,
        kosakata=KOSAKATA,
        uji={**UJI, "sendiri": sendiri},
    )

    assert (penilaian.kesimpulan is TERPENUHI) is tiada


def test_acuan_yang_boleh_tiada_ditolak_pemeriksa() -> None:
    kosong = attrs.evolve(KOSAKATA.fakta["tanggal_nikah"], boleh_tiada=True)
    kosakata = attrs.evolve(KOSAKATA, fakta={**KOSAKATA.fakta, "tanggal_nikah": kosong})
    acuan = attrs.evolve(TERDAFTAR, pada="tanggal_nikah")

    assert [m.kode for m in periksa_syarat(acuan, kosakata)] == [KodeMasalah.ACUAN_BUKAN_TANGGAL]
    assert periksa_syarat(acuan, KOSAKATA) == ()
