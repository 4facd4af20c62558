"""A version that drops, adds, splits, renames, merges and reorders steps: cases at every step are
moved, and run on to each end under the new one."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from tests.pindah.rawa import BARU, LAMA, LANGKAH_LAMA, Rawa

from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.domain.kasus.jam import KeadaanJam
from dinsos_core.domain.kasus.pindahan import StandarDipindah
from dinsos_core.domain.shared.halangan import KodeHalangan

PADANAN = {
    **{satu: satu for satu in ("ajukan", "periksa", "lapangan", "nilai", "konsep", "teken")},
    **{satu: satu for satu in ("terbit", "serah", "kabari")},
    "catat": "daftar",  # renamed
    "disposisi": "",  # dropped
    "telaah": "",  # merged with the one before it
    "hubungi": "",  # comes before what it came after
}
WAKIL = ("surat-kuasa", "identitas-kuasa", "bukti-wali", "identitas-wali")
"""Papers of whoever acts for another, which every version has."""

BERDIRI = {"catat": "daftar", "periksa": "periksa", "lapangan": "lapangan"}
"""Where a case goes without asking; further on there are steps that nobody has done."""

TEMPAT: Mapping[str, tuple[str, ...]] = {
    "disposisi": ("lapangan",),
    "nilai": ("nilai", "berita-acara", "survei"),
    "konsep": ("konsep", "berita-acara", "hubungi"),
    "telaah": ("teken", "konsep"),
    "teken": ("teken", "survei"),
    "terbit": ("terbit",),
    "hubungi": ("serah", "umumkan"),
    "serah": ("serah",),
}
"""Where an officer may say that it stands: passing over what is new, or taking it up."""

LEWAT = (
    *((langkah, "") for langkah in BERDIRI),
    *((langkah, ke) for langkah, semua in TEMPAT.items() for ke in semua),
)

AKHIR = {
    "selesai": {"teken": "setuju"},
    "ditolak": {"teken": "tolak"},
}


def putusan(langkah: str) -> list[str]:
    """The ends that a case may still come to from this step."""
    sesudah = LANGKAH_LAMA.index(langkah) > LANGKAH_LAMA.index("teken")
    return ["selesai"] if sesudah else [*AKHIR]


SEMUA = [(langkah, ke, akhir) for langkah, ke in LEWAT for akhir in putusan(langkah)]


def test_setiap_langkah_dipasangkan_atau_ditanyakan() -> None:
    kantor = Rawa()
    kasus = kantor.di("periksa")
    kantor.berlaku_baru()

    rencana = kantor.app.pratinjau_pindah(kasus, kantor.kabid)

    assert {satu.lama: satu.baru for satu in rencana.langkah} == PADANAN
    assert {(b.lama, b.baru) for b in rencana.dokumen} == {
        ("ktp", "kartu-penduduk"),
        ("foto", ""),
        ("", "domisili"),
        *((satu, satu) for satu in WAKIL),
    }
    assert {(b.lama, b.baru) for b in rencana.syarat} == {
        ("usia", "usia"),
        ("nikah", ""),
        ("", "anak"),
    }
    assert (rencana.dari.keputusan, rencana.ke.keputusan) == (LAMA, BARU)


@pytest.mark.parametrize("langkah", LANGKAH_LAMA)
def test_yang_tidak_berpadanan_ditanyakan_dan_yang_berpadanan_tidak(langkah: str) -> None:
    kantor = Rawa()
    kasus = kantor.di(langkah)
    kantor.berlaku_baru()

    rencana = kantor.app.pratinjau_pindah(kasus, kantor.kabid)
    if langkah in BERDIRI:
        assert rencana.lengkap
        return

    assert not rencana.lengkap
    (satu,) = kantor.halangan(kantor.pindah(kasus), kantor.kabid)
    assert satu.kode is KodeHalangan.TEMPAT_BERDIRI_WAJIB
    assert satu.rincian["pilihan"] == rencana.pilihan
    assert {*TEMPAT[langkah]} <= {*rencana.pilihan}


@pytest.mark.parametrize(("langkah", "ke", "akhir"), SEMUA)
def test_kasus_di_setiap_langkah_pindah_dan_sampai_ke_setiap_akhir(
    langkah: str, ke: str, akhir: str
) -> None:
    kantor = Rawa()
    kasus = kantor.di(langkah)
    kantor.berlaku_baru()
    rencana = kantor.app.pratinjau_pindah(kasus, kantor.kabid, langkah_kini=ke)

    kantor.jadi(kantor.pindah(kasus, langkah_kini=ke), kantor.kabid)

    keadaan = kantor.keadaan(kasus)
    assert (keadaan.standar, keadaan.kemajuan.kini) == (rencana.ke, rencana.berdiri)
    assert kantor.selesaikan(kasus, AKHIR[akhir]) == akhir
    keadaan = kantor.keadaan(kasus)
    dikenal = {
        satu.kode
        for satu in kantor.app.lingkungan.katalog.standar(
            "kota-rawa", "bantuan-rawa", kantor.kini.date()
        )
        .unwrap()
        .langkah
    }
    asing = {c.langkah for c in keadaan.kemajuan.catatan} - dikenal
    assert asing <= {f"{satu}@{LAMA}" for satu, baru in PADANAN.items() if not baru}
    with kantor.app.lingkungan.unit_kerja(baca=True) as unit:
        assert susun_ulang(kantor.app.lingkungan, unit, kasus) == kantor.app.kasus(kasus)


@pytest.mark.parametrize("langkah", LANGKAH_LAMA)
@pytest.mark.parametrize("hari", [1, 40])
def test_jam_yang_selesai_tetap_dan_yang_lewat_tetap_lewat(langkah: str, hari: int) -> None:
    """Whether the move comes in time or long after everything was due."""
    kantor = Rawa()
    kasus = kantor.di(langkah)
    kantor.kini += timedelta(days=hari)
    kantor.berlaku_baru()
    sebelum = {satu.batas.segmen: satu for satu in kantor.app.tenggat(kasus)}
    ke = "" if langkah in BERDIRI else TEMPAT[langkah][0]

    kantor.jadi(kantor.pindah(kasus, langkah_kini=ke), kantor.kabid)

    sesudah = {satu.batas.segmen: satu for satu in kantor.app.tenggat(kasus)}
    tetap = {KeadaanJam.TERPENUHI, KeadaanJam.TERLEWAT, KeadaanJam.BERAKHIR}
    for segmen, jam in sebelum.items():
        if jam.keadaan in tetap:
            assert (sesudah[segmen].keadaan, sesudah[segmen].status) == (jam.keadaan, jam.status)
            assert sesudah[segmen].selesai == jam.selesai
        elif jam.keadaan is KeadaanJam.BERJALAN and segmen in sesudah:
            assert sesudah[segmen].keadaan in {KeadaanJam.BERJALAN, KeadaanJam.TERLEWAT}
            assert jam.tenggat is not None
            assert sesudah[segmen].tenggat is not None
            assert sesudah[segmen].tenggat.mulai == jam.tenggat.mulai  # type: ignore[union-attr]


def test_berkas_yang_baru_diminta_dikembalikan_lalu_diperiksa_lagi() -> None:
    kantor = Rawa()
    kasus = kantor.di("lapangan")
    kantor.berlaku_baru()

    kantor.jadi(kantor.pindah(kasus), kantor.kabid)
    kantor.kerjakan(kasus)

    keadaan = kantor.keadaan(kasus)
    assert keadaan.status.value == "dikembalikan"
    assert {satu.dokumen for satu in keadaan.kekurangan} == {"kartu-penduduk", "domisili"}
    assert kantor.selesaikan(kasus) == "selesai"


def test_varian_yang_tidak_ada_lagi_ditanyakan() -> None:
    kantor = Rawa()
    kasus = kantor.di("periksa", varian="ganti")
    kantor.berlaku_baru()

    semua = kantor.halangan(kantor.pindah(kasus), kantor.kabid)

    assert [(h.kode, h.lokasi) for h in semua] == [(KodeHalangan.VARIAN_WAJIB, "varian")]
    kantor.jadi(kantor.pindah(kasus, varian="darurat"), kantor.kabid)
    assert kantor.keadaan(kasus).varian == "darurat"
    assert kantor.selesaikan(kasus) == "selesai"


def test_riwayat_mengatakan_setiap_kejadian_dalam_versinya() -> None:
    kantor = Rawa()
    kasus = kantor.di("lapangan")
    kantor.berlaku_baru()
    kantor.jadi(kantor.pindah(kasus), kantor.kabid)
    kantor.selesaikan(kasus)

    riwayat: list[Any] = [satu.kejadian for satu in kantor.app.riwayat(kasus)]
    tempat = next(n for n, e in enumerate(riwayat) if isinstance(e, StandarDipindah))

    langkah = [getattr(e, "langkah", "") for e in riwayat]
    assert {"catat", "disposisi"} <= {*langkah[:tempat]}
    assert {"daftar", "umumkan"} & {*langkah[:tempat]} == set()
    assert {"berita-acara", "survei", "umumkan"} <= {*langkah[tempat + 1 :]}
    e = riwayat[tempat]
    assert (e.standar_semula.keputusan, e.standar.keputusan) == (LAMA, BARU)


def test_siapa_yang_menyusun_konsep_tetap_tidak_menetapkan() -> None:
    """The step has another counterpart, the person is the same."""
    kantor = Rawa()
    kasus = kantor.di("telaah")
    kantor.berlaku_baru()
    kantor.jadi(kantor.pindah(kasus, langkah_kini="teken"), kantor.kabid)
    rangkap = kantor.pelaku("kepala_dinas")
    penyusun = type(rangkap)(id="akun-petugas", instansi=rangkap.instansi, peran=rangkap.peran)

    kantor.sampai(kasus, "teken")

    tindakan = {satu.perintah for satu in kantor.app.langkah_tersedia(kasus, penyusun)}
    assert "SelesaikanLangkah" not in tindakan
    assert kantor.selesaikan(kasus) == "selesai"


def test_yang_sudah_berakhir_pindah_dengan_batas_yang_masih_berjalan_saja() -> None:
    """Refused, and still to be objected to: no step is owed, none is passed over."""
    kantor = Rawa()
    kasus = kantor.di("teken")
    kantor.selesaikan(kasus, AKHIR["ditolak"])
    kantor.berlaku_baru()

    rencana = kantor.app.pratinjau_pindah(kasus, kantor.kabid)
    (dipindah, *_) = kantor.jadi(kantor.pindah(kasus), kantor.kabid).kejadian

    assert (rencana.berdiri, rencana.belum) == ("akhir", ())
    assert isinstance(dipindah, StandarDipindah)
    assert dipindah.dilewati == ()
    assert kantor.keadaan(kasus).status.value == "ditolak"
