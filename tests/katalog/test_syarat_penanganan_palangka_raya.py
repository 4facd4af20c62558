"""Conditions and papers of the reports, clients and complaints of Palangka Raya's SK 9/2021."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.katalog.palangka_raya import PADA, anggota, dengan_bacaan, standar

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core.domain.kasus.berkas import Kebutuhan, dokumen_diperlukan
from dinsos_core.domain.kelayakan.dasar_uji import WaktuUji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, nilai
from dinsos_core.domain.shared.nilai import Keanggotaan, Nilai
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN


@cache
def waktu_uji() -> WaktuUji:
    instansi = muat_katalog().instansi["palangka-raya"]
    return WaktuUji(kalender=KalenderHolidays()(instansi, BACAAN_BAWAAN))


def label(*bagian: tuple[Any, ...]) -> set[str]:
    return {butir for satu in bagian for item in satu for butir in item.butir}


def menurut_kode(item: tuple[Any, ...]) -> dict[str, Any]:
    return {satu.kode: satu for satu in item}


# --- Conditions


def simpulkan(isi: StandarPelayanan, **subjek: Nilai) -> dict[str, Kesimpulan]:
    fakta = FaktaKasus(pihak={"subjek": (subjek,)})
    hasil = nilai(isi, fakta, pengajuan=PADA, waktu=waktu_uji()).syarat
    return {h.kode: h.kesimpulan for h in hasil}


def lahir(ulang_tahun: int, selisih: timedelta) -> date:
    """Born so that this birthday lies ``selisih`` before the day of the report."""
    return PADA.replace(year=PADA.year - ulang_tahun) - selisih


HARI = st.integers(-400, 400).map(lambda n: timedelta(days=n))


@given(selisih=HARI)
@pytest.mark.parametrize(
    ("bacaan", "ulang_tahun", "mulai"),
    [
        ("lebih-dari-60", 61, 0),
        ("sehari-sesudah-ulang-tahun", 60, 1),
        ("mulai-60", 60, 0),
    ],
)
def test_lansia_di_atas_60_tahun(
    bacaan: str, ulang_tahun: int, mulai: int, selisih: timedelta
) -> None:
    """From the 61st birthday as printed; from the 60th, or the day after, by the other readings."""
    isi = dengan_bacaan("rujukan-lansia", "di-atas-60", bacaan)

    usia = simpulkan(isi, tanggal_lahir=lahir(ulang_tahun, selisih))["usia"]

    assert (usia is Kesimpulan.TERPENUHI) == (selisih.days >= mulai)


def test_yang_genap_60_diberi_tahu_undang_undangnya(bawaan: KatalogToml) -> None:
    """Refused by no machine: UU 13/1998 already counts them, and an officer may."""
    isi = standar(bawaan, "rujukan-lansia")

    def alasan(ulang_tahun: int) -> str:
        subjek = {"tanggal_lahir": lahir(ulang_tahun, timedelta(days=1))}
        fakta = FaktaKasus(pihak={"subjek": (subjek,)})
        return nilai(isi, fakta, pengajuan=PADA, waktu=waktu_uji()).syarat[0].bagian[0].penjelasan

    assert "UU 13/1998" in alasan(60)
    assert "UU 13/1998" not in alasan(59)


@given(selisih=HARI)
def test_anak_di_bawah_18_tahun(bawaan: KatalogToml, selisih: timedelta) -> None:
    """Up to the day before the 18th birthday."""
    usia = simpulkan(standar(bawaan, "rujukan-anak"), tanggal_lahir=lahir(18, selisih))["usia"]

    assert (usia is Kesimpulan.TERPENUHI) == (selisih.days < 0)


def test_pendampingan_hanya_bagi_penerima_manfaat_yang_tercatat(bawaan: KatalogToml) -> None:
    isi = standar(bawaan, "pendampingan-penerima-bansos")

    def tercatat(**subjek: Nilai) -> Kesimpulan:
        return simpulkan(isi, **subjek)["penerima-manfaat"]

    assert tercatat(keanggotaan_bansos=anggota("bansos")) is Kesimpulan.TERPENUHI
    lampau = anggota("bansos", sampai=date(2026, 10, 31))
    assert tercatat(keanggotaan_bansos=lampau) is Kesimpulan.TIDAK_TERPENUHI
    assert tercatat(keanggotaan_bansos=Keanggotaan()) is Kesimpulan.TIDAK_TERPENUHI
    assert tercatat() is Kesimpulan.BELUM_DAPAT_DINILAI


YA_TIDAK_TAHU = st.sampled_from((True, False, None))


@given(
    diketahui=YA_TIDAK_TAHU,
    punya=YA_TIDAK_TAHU,
    identitas=st.sampled_from(("jelas", "tidak_jelas", None)),
)
def test_disabilitas_mental_menggelandang_tanpa_keluarga(
    bawaan: KatalogToml, diketahui: bool | None, punya: bool | None, identitas: str | None
) -> None:
    """Tafsir 39: family unknown *or* none suffices and identity is only recorded; or all three."""
    stated: dict[str, Nilai | None] = {
        "keluarga_diketahui": diketahui,
        "punya_keluarga_wali": punya,
        "kejelasan_identitas": identitas,
    }
    subjek = {kode: isi for kode, isi in stated.items() if isi is not None}
    layanan = "disabilitas-mental-menggelandang"

    longgar = simpulkan(standar(bawaan, layanan), **subjek)
    ketat = simpulkan(dengan_bacaan(layanan, "mental-menggelandang", "semua"), **subjek)

    assert longgar.keys() == {"keluarga", "identitas"}
    assert (longgar["keluarga"] is Kesimpulan.TERPENUHI) == (False in (diketahui, punya))
    assert (longgar["keluarga"] is Kesimpulan.TIDAK_TERPENUHI) == (diketahui is punya is True)
    assert longgar["identitas"] is (
        Kesimpulan.BELUM_DAPAT_DINILAI if identitas is None else Kesimpulan.TERPENUHI
    )
    assert {kode for kode, x in ketat.items() if x is Kesimpulan.TERPENUHI} == {
        kode
        for kode, terpenuhi in {
            "keluarga-tidak-diketahui": diketahui is False,
            "tanpa-keluarga-wali": punya is False,
            "identitas": identitas == "tidak_jelas",
        }.items()
        if terpenuhi
    }


# --- Papers


def kebutuhan(isi: StandarPelayanan, **pihak: Mapping[str, Nilai]) -> dict[str, Kebutuhan]:
    semua = {batas.pihak: (pihak.get(batas.pihak, {}),) for batas in isi.pihak}
    perlu = dokumen_diperlukan(isi, FaktaKasus(pihak=semua))
    return {satu.dokumen.kode: satu.kebutuhan for satu in perlu}


@pytest.mark.parametrize(
    "layanan", ["perawatan-kesehatan-orang-terlantar", "pemakaman-jenazah-terlantar"]
)
def test_identitas_orang_terlantar_salah_satu_dan_tidak_menghalangi(
    bawaan: KatalogToml, layanan: str
) -> None:
    """Letter c prints KTP, KK or domicile letter; by tafsir 32 none of them blocks."""
    isi = standar(bawaan, layanan)
    wajib = dengan_bacaan(layanan, "identitas-terlantar", "wajib")

    assert len(menurut_kode(isi.dokumen)["dokumen-c"].salah_satu) == 3
    assert kebutuhan(isi)["dokumen-c"] is Kebutuhan.JIKA_ADA
    assert kebutuhan(wajib)["dokumen-c"] is Kebutuhan.WAJIB
    assert {k for k, x in kebutuhan(isi).items() if x is not Kebutuhan.WAJIB} == {"dokumen-c"}


PILIHAN = {
    ("logistik-bencana", "a"): 4,
    ("perawatan-kesehatan-orang-terlantar", "a"): 3,
    ("perawatan-kesehatan-orang-terlantar", "d"): 2,
    ("pemakaman-jenazah-terlantar", "a"): 3,
    ("pemakaman-jenazah-terlantar", "b"): 4,
    ("rujukan-lansia", "c"): 2,
    ("rujukan-anak", "c"): 2,
    ("disabilitas-mental-keluarga", "a"): 2,
    ("pelayanan-sosial-ppks", "a"): 7,
}


@pytest.mark.parametrize(("layanan", "butir"), PILIHAN)
def test_asal_surat_yang_salah_satunya_cukup(bawaan: KatalogToml, layanan: str, butir: str) -> None:
    """As many as the list names with slashes, commas or "atau"."""
    (satu,) = [d for d in standar(bawaan, layanan).dokumen if butir in d.butir]

    assert len(satu.salah_satu) == PILIHAN[layanan, butir]


def test_laporan_bencana_dari_keempatnya_hanya_menurut_bacaan_itu() -> None:
    semua = dengan_bacaan("logistik-bencana", "laporan-bencana", "semua")

    assert menurut_kode(semua.dokumen)["dokumen-a"].salah_satu == ()


@pytest.mark.parametrize("layanan", ["rujukan-lansia", "rujukan-anak"])
def test_laporan_sosial_dan_rekomendasi_dibuat_kantor(bawaan: KatalogToml, layanan: str) -> None:
    """Tafsir 34: letters d and e are the service's own outputs; or brought by the applicant."""
    keluaran = kebutuhan(standar(bawaan, layanan))
    diminta = dengan_bacaan(layanan, "keluaran-rujukan", "syarat")

    assert {k for k, x in keluaran.items() if x is Kebutuhan.KELUARAN} == {"dokumen-d", "dokumen-e"}
    assert set(kebutuhan(diminta).values()) == {Kebutuhan.WAJIB}
    assert diminta.cari_langkah("laporan-sosial") is None


def test_rumah_singgah_satu_surat_pengantar_cukup(bawaan: KatalogToml) -> None:
    """Tafsir 38: one cover letter, the police letter case by case; or all of a, b, c."""
    satu = kebutuhan(standar(bawaan, "rumah-singgah"))
    semua = kebutuhan(dengan_bacaan("rumah-singgah", "surat-pengantar-singgah", "semua"))

    assert {k for k, x in satu.items() if x is Kebutuhan.WAJIB} == {"pengantar"}
    assert {k for k, x in semua.items() if x is Kebutuhan.WAJIB} == {
        "pengantar-kelurahan",
        "pengantar-dinas-lain",
        "dokumen-c",
    }
    assert {k for k, x in semua.items() if x is Kebutuhan.JIKA_ADA} == {"ktp", "kk"}


@pytest.mark.parametrize(
    ("selesai", "apa"),
    [(True, Kebutuhan.WAJIB), (False, None), (None, Kebutuhan.TERGANTUNG)],
)
def test_surat_tenang_obat_dan_rekam_medis_sesudah_perawatan(
    bawaan: KatalogToml, selesai: bool | None, apa: Kebutuhan | None
) -> None:
    """No. 19 letter e holds three things, asked once the medical care is complete."""
    subjek: dict[str, Nilai] = {} if selesai is None else {"perawatan_medis_selesai": selesai}
    perlu = kebutuhan(standar(bawaan, "disabilitas-mental-menggelandang"), subjek=subjek)

    nyata = {perlu.get(kode) for kode in ("surat-tenang", "obat", "rekam-medis")}
    assert nyata == {apa}


def test_surat_tugas_lpks_hanya_bagi_abh(bawaan: KatalogToml) -> None:
    def surat(varian: str) -> set[str]:
        return label(standar(bawaan, "pelayanan-sosial-ppks", varian).dokumen)

    assert surat("abh") - surat("umum") == {"c"}


def test_pengaduan_anonim_diterima_kecuali_dibaca_lain(bawaan: KatalogToml) -> None:
    """Tafsir 26: no. 23 itself asks for no identity, and supporting papers never block."""
    anonim = standar(bawaan, "pengaduan")
    wajib = dengan_bacaan("pengaduan", "identitas-pengadu", "wajib")

    assert menurut_kode(anonim.dokumen)["dokumen-b"].jika_ada
    assert [(b.pihak, b.minimal) for b in anonim.pihak] == [("pelapor", 0)]
    assert "identitas-pengadu" in {t.kode for t in anonim.tafsir}
    assert {d.kode for d in wajib.dokumen} - {d.kode for d in anonim.dokumen} == {
        "identitas-pelapor"
    }
