"""The dossier: which papers a case needs, and everything that is wrong with what was handed in."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.permohonan.contoh import PAGI, serah

from dinsos_core.domain.kasus.berkas import (
    SIFAT,
    DokumenDiserahkan,
    Kebutuhan,
    Kekurangan,
    SebabKurang,
    dokumen_diperlukan,
    kekurangan,
)
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import Dokumen, PilihanDokumen
from dinsos_core.testing.contoh import ADOPSI, INSTANSI, KOSAKATA
from dinsos_core.testing.kelayakan import fakta_kasus
from dinsos_core.testing.permohonan import berkas_hampir_lengkap, berkas_lengkap, standar_permohonan

HARI = PAGI.date()
SEMUA_SIFAT: dict[str, Any] = dict.fromkeys(SIFAT, True)
S = SebabKurang
DUA_ORANG = FaktaKasus(pihak={"pemohon": ({}, {})}, kasus={"menikah": True})


def kurang(
    dokumen: Dokumen, *diserahkan: DokumenDiserahkan, fakta: FaktaKasus = DUA_ORANG
) -> tuple[Kekurangan, ...]:
    return kekurangan(attrs.evolve(ADOPSI, dokumen=(dokumen,)), fakta, diserahkan)


def sebab(dokumen: Dokumen, *diserahkan: DokumenDiserahkan) -> tuple[SebabKurang, ...]:
    semua = kurang(dokumen, *diserahkan)
    assert len(semua) <= 1
    return semua[0].sebab if semua else ()


@given(st.data())
def test_berkas_lengkap_tidak_kurang_apa_pun(data: st.DataObject) -> None:
    standar = data.draw(standar_permohonan(KOSAKATA, INSTANSI))
    fakta = data.draw(fakta_kasus(standar, KOSAKATA, HARI))
    berkas = data.draw(berkas_lengkap(standar, fakta))

    assert kekurangan(standar, fakta, berkas) == ()


@given(st.data())
def test_setiap_surat_yang_cacat_disebut_sekaligus_dan_hanya_itu(data: st.DataObject) -> None:
    standar = data.draw(standar_permohonan(KOSAKATA, INSTANSI))
    fakta = data.draw(fakta_kasus(standar, KOSAKATA, HARI))
    berkas, rusak = data.draw(berkas_hampir_lengkap(standar, fakta))

    ditemukan = kekurangan(standar, fakta, berkas)

    assert {(k.dokumen, _nomor(k.lokasi)): k.sebab for k in ditemukan} == {
        tempat: (satu,) for tempat, satu in rusak.items()
    }


def _nomor(lokasi: str) -> int:
    return int(lokasi.partition("[")[2].removesuffix("]") or 0)


def test_daftar_mengikuti_urutan_cetak_dan_menyebut_kebutuhan() -> None:
    daftar = dokumen_diperlukan(ADOPSI, DUA_ORANG)

    assert [(d.dokumen.kode, d.lokasi, d.untuk, d.kebutuhan) for d in daftar] == [
        ("permohonan", "", 0, Kebutuhan.WAJIB),
        ("sehat", "pemohon[0]", 0, Kebutuhan.WAJIB),
        ("sehat", "pemohon[1]", 1, Kebutuhan.WAJIB),
        ("akta", "", 0, Kebutuhan.WAJIB),
        ("ktp", "pemohon[0]", 0, Kebutuhan.WAJIB),
        ("nikah", "", 0, Kebutuhan.WAJIB),
        ("penghasilan", "", 0, Kebutuhan.WAJIB),
        ("foto", "", 0, Kebutuhan.JIKA_ADA),
        ("rekomendasi", "", 0, Kebutuhan.KELUARAN),
    ]
    assert all(d.tergantung == "" for d in daftar)


def test_surat_untuk_setiap_pihak_diminta_sekali_sebelum_pihaknya_disebut() -> None:
    daftar = dokumen_diperlukan(ADOPSI, FaktaKasus())

    assert [d.lokasi for d in daftar if d.dokumen.kode == "sehat"] == ["pemohon[0]"]


def test_surat_bersyarat_tidak_diminta_bila_syaratnya_tidak_berlaku() -> None:
    nikah = Dokumen(kode="nikah", teks="Surat nikah", bila=Bila(fakta="menikah"))

    assert kurang(nikah, fakta=FaktaKasus(kasus={"menikah": False})) == ()
    assert len(kurang(nikah, fakta=FaktaKasus(kasus={"menikah": True}))) == 1


def test_surat_bersyarat_tertahan_selama_faktanya_belum_diketahui_kecuali_diserahkan() -> None:
    nikah = Dokumen(kode="nikah", teks="Surat nikah", bila=Bila(fakta="menikah"))
    standar = attrs.evolve(ADOPSI, dokumen=(nikah,))

    (perlu,) = dokumen_diperlukan(standar, FaktaKasus())

    assert (perlu.kebutuhan, perlu.tergantung) == (Kebutuhan.TERGANTUNG, "menikah")
    assert len(kurang(nikah, fakta=FaktaKasus())) == 1
    assert kurang(nikah, serah("nikah"), fakta=FaktaKasus()) == ()


def test_jika_ada_dan_keluaran_tidak_pernah_menahan_walau_diserahkan_cacat() -> None:
    for bebas in (
        Dokumen(kode="d", teks="d", jika_ada=True, rangkap=3, asli=True),
        Dokumen(kode="d", teks="d", keluaran=True, legalisir=True),
    ):
        assert kurang(bebas) == ()
        assert kurang(bebas, serah("d", rangkap=0)) == ()


def test_jika_ada_yang_bersyarat_tetap_jika_ada_dan_menyebut_gantungannya() -> None:
    dokumen = Dokumen(kode="d", teks="d", jika_ada=True, bila=Bila(fakta="menikah"))

    (perlu,) = dokumen_diperlukan(attrs.evolve(ADOPSI, dokumen=(dokumen,)), FaktaKasus())

    assert (perlu.kebutuhan, perlu.tergantung) == (Kebutuhan.JIKA_ADA, "menikah")


def test_setiap_sifat_diperiksa_bersama_rangkapnya() -> None:
    ketat = Dokumen(kode="d", teks="Akta", butir=("4",), rangkap=3, **SEMUA_SIFAT)

    (satu,) = kurang(ketat, serah("d", rangkap=2))

    assert satu == Kekurangan(
        dokumen="d",
        teks="Akta",
        butir=("4",),
        lokasi="",
        sebab=(
            S.KURANG_RANGKAP,
            S.TANPA_ASLI,
            S.BELUM_LEGALISIR,
            S.TANPA_METERAI,
            S.BELUM_MUTAKHIR,
        ),
        rangkap_diminta=3,
        rangkap_ada=2,
    )
    assert sebab(ketat, serah("d", rangkap=3, **SEMUA_SIFAT)) == ()


@pytest.mark.parametrize("nama", SIFAT)
def test_satu_sifat_yang_kurang_disebut_sendiri(nama: str) -> None:
    """Of the paper itself, and of one alternative alone."""
    ketat = Dokumen(kode="d", teks="d", **SEMUA_SIFAT)
    itu: dict[str, Any] = {nama: True}
    pilihan = (
        PilihanDokumen(kode="a", teks="a", **itu),
        PilihanDokumen(kode="b", teks="b"),
    )
    berpilihan = Dokumen(kode="d", teks="d", salah_satu=pilihan)

    assert sebab(ketat, serah("d", rangkap=4, **{**SEMUA_SIFAT, nama: False})) == (SIFAT[nama],)
    assert sebab(berpilihan, serah("d", pilihan="a")) == (SIFAT[nama],)
    assert sebab(berpilihan, serah("d", pilihan="b")) == ()


def test_surat_yang_tidak_ada_menyebut_rangkap_yang_diminta() -> None:
    (satu,) = kurang(Dokumen(kode="d", teks="d", rangkap=3))

    assert (satu.sebab, satu.rangkap_diminta, satu.rangkap_ada) == ((S.TIDAK_ADA,), 3, 0)


def test_rangkap_yang_tidak_dinyatakan_tidak_diperiksa() -> None:
    assert sebab(Dokumen(kode="d", teks="d"), serah("d", rangkap=0)) == ()


def test_pilihan_harus_disebut_dan_membawa_ketentuannya_sendiri() -> None:
    kk = Dokumen(
        kode="kk",
        teks="KK",
        rangkap=3,
        salah_satu=(
            PilihanDokumen(kode="baru", teks="KK baru"),
            PilihanDokumen(kode="lama", teks="KK lama", rangkap=1, asli=True, legalisir=True),
        ),
    )

    assert sebab(kk, serah("kk", rangkap=3)) == (S.PILIHAN_TIDAK_DISEBUT,)
    assert sebab(kk, serah("kk", rangkap=3, pilihan="lain")) == (S.PILIHAN_TIDAK_DISEBUT,)
    assert sebab(kk, serah("kk", rangkap=3, pilihan="baru")) == ()
    assert sebab(kk, serah("kk", rangkap=2, pilihan="baru")) == (S.KURANG_RANGKAP,)
    assert sebab(kk, serah("kk", pilihan="lama")) == (S.TANPA_ASLI, S.BELUM_LEGALISIR)
    assert sebab(kk, serah("kk", pilihan="lama", asli=True, legalisir=True)) == ()
    (satu,) = kurang(kk, serah("kk", rangkap=0, pilihan="lama"))
    assert satu.rangkap_diminta == 1


def test_ketentuan_surat_berlaku_juga_bagi_pilihannya() -> None:
    ketat = Dokumen(
        kode="d",
        teks="d",
        asli=True,
        legalisir=True,
        salah_satu=(PilihanDokumen(kode="a", teks="a"),),
    )

    assert sebab(ketat, serah("d", pilihan="a")) == (S.TANPA_ASLI, S.BELUM_LEGALISIR)


def test_surat_satu_pihak_tidak_memenuhi_pihak_lain() -> None:
    sehat = Dokumen(kode="sehat", teks="sehat", untuk="setiap pemohon")

    assert [k.lokasi for k in kurang(sehat, serah("sehat", 1))] == ["pemohon[0]"]
    assert kurang(sehat, serah("sehat", 0), serah("sehat", 1)) == ()
