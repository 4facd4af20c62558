"""Facts that become unknown again, and facts stated once more as they were."""

from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brankas.test_privasi import DARI_ANI, PDP
from tests.formulir import perintah
from tests.permohonan.contoh import (
    ANI,
    LOKET,
    NIK_ANAK,
    NIK_ANI,
    PEKSOS,
    TIM,
    di,
    isi,
    langkah_,
    satu,
    tipe,
)

from dinsos_core.application.privasi import ekspor_subjek
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.testing.contoh import ADOPSI


def koreksi(kasus: KasusId, **fakta: object) -> pu.KoreksiData:
    return pu.KoreksiData(
        kasus=kasus, fakta={nama.replace("__", "."): n for nama, n in fakta.items()}
    )


def test_fakta_dapat_ditarik_kembali_menjadi_belum_diketahui() -> None:
    dunia, kasus = di("konsep")

    hasil = dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"anak[0].nik": None}), PEKSOS)

    ditarik = satu(hasil, k.DataDikoreksi)
    assert (ditarik.pihak, ditarik.pihak_ditarik) == ((), ((1, ("nik",)),))
    keadaan = dunia.keadaan(kasus)
    assert list(keadaan.pihak[1].fakta) == ["nama"]
    assert (keadaan.penilaian, keadaan.kemajuan.kini) == (None, "nilai")


def test_fakta_kasus_yang_ditarik_membuat_syaratnya_belum_dapat_dinilai() -> None:
    dunia, kasus = di("nilai")

    hasil = dunia.ya(koreksi(kasus, jumlah_anak=None), PEKSOS)

    assert satu(hasil, k.DataDikoreksi).fakta_ditarik == ("jumlah_anak",)
    dinilai = dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")
    (anak,) = [s for s in dinilai.syarat if s.kode == "satu-anak"]
    assert anak.sebab_belum == ("belum_diisi",)


def test_atestasi_ditarik_di_langkah_yang_boleh_menyatakannya() -> None:
    syarat = [
        attrs.evolve(s, parameter={"oleh": ("tim", "peksos")}) if s.uji == "atestasi" else s
        for s in ADOPSI.syarat
    ]
    dunia, kasus = di("nilai", attrs.evolve(ADOPSI, syarat=tuple(syarat)))
    assert "layak_huni" in dunia.keadaan(kasus).fakta
    assert dunia.tidak(koreksi(kasus, layak_huni=None), PEKSOS) == [H.FAKTA_BUKAN_ISIAN]

    hasil = dunia.ya(langkah_(kasus, "nilai", fakta={"layak_huni": None}), PEKSOS)

    assert satu(hasil, k.DataDikoreksi).fakta_ditarik == ("layak_huni",)
    assert "layak_huni" not in dunia.keadaan(kasus).fakta


def test_atestasi_yang_belum_ada_tidak_ada_yang_ditarik() -> None:
    dunia, kasus = di("lapangan")
    kosong = langkah_(kasus, "lapangan", fakta={"layak_huni": None})

    assert tipe(dunia.ya(kosong, TIM)) == ["langkah_diselesaikan"]


@pytest.mark.parametrize("baru", [None, "6371050101240003"])
def test_nik_yang_tidak_berlaku_lagi_tidak_menemukan_siapa_pun(baru: str | None) -> None:
    dunia, kasus = di("nilai")
    subjek = dunia.keadaan(kasus).pihak[1].subjek

    dunia.ya(koreksi(kasus, anak__nik=baru), PEKSOS)

    with dunia.gudang() as unit:
        assert unit.brankas.cari("nik", NIK_ANAK) == ()
        assert unit.brankas.cari("nik", NIK_ANI) != ()
        assert (subjek in unit.brankas.cari("nik", baru or "")) is (baru is not None)


def test_salinan_data_tidak_memuat_yang_ditarik_dan_yang_dikoreksi() -> None:
    dunia, kasus = di("nilai")
    ubah = {"pemohon.email": None, "pemohon.nama": "Ani binti Budi"}

    dunia.ya(pu.KoreksiData(kasus=kasus, fakta=ubah, alasan="keliru ketik"), PEKSOS)

    hasil = ekspor_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, diterima=dunia.jam()).unwrap()
    nilai = [n for s in hasil["subjek"] for n in s["nilai"].values()]
    assert "ani@contoh.id" not in nilai
    assert "Ani" not in nilai
    assert "Ani binti Budi" in nilai
    assert NIK_ANI in nilai


# --- the very same value


KINI: Mapping[str, object] = {
    "pemohon.nama": "Ani",
    "pemohon[0].nik": NIK_ANI,
    "pemohon.tanggal_lahir": "1990-06-20",
    "anak.nik": NIK_ANAK,
    "menikah": True,
    "jumlah_anak": 0,
}
"""What the sample application states."""


@given(
    st.lists(st.sampled_from(sorted(KINI)), min_size=1, unique=True), st.sampled_from([ANI, PEKSOS])
)
def test_koreksi_dengan_nilai_yang_sama_tidak_mengubah_apa_pun(
    jalur: list[str], oleh: Pelaku
) -> None:
    dunia, kasus = di("teken-kepala")
    sebelum = isi(dunia)

    hasil = dunia.ya(pu.KoreksiData(kasus=kasus, fakta={j: KINI[j] for j in jalur}), oleh)

    assert hasil.kejadian == ()
    assert isi(dunia) == sebelum


def test_koreksi_hanya_mencatat_yang_berubah() -> None:
    dunia, kasus = di("nilai")

    hasil = dunia.ya(koreksi(kasus, menikah=True, jumlah_anak=1, anak__nik=NIK_ANAK), PEKSOS)

    berubah = satu(hasil, k.DataDikoreksi)
    assert (berubah.pihak, list(berubah.fakta)) == ((), ["jumlah_anak"])


def test_yang_bukan_nilai_sama_persis_tetap_dikoreksi() -> None:
    dunia, kasus = di("nilai")

    assert dunia.tidak(koreksi(kasus, menikah=1), PEKSOS) == [H.FAKTA_SALAH_JENIS]
    assert dunia.tidak(koreksi(kasus, anak__tanggal_lahir=None), PEKSOS) == [H.ISIAN_KOSONG]
    assert dunia.tidak(koreksi(kasus, anak__nik=" "), PEKSOS) == [H.ISIAN_KOSONG]


@pytest.mark.parametrize("lain", [None, NIK_ANAK, "6371050101240003"])
def test_satu_fakta_yang_disebut_dua_kali_ditolak(lain: object) -> None:
    dunia, kasus = di("nilai")
    dua = {"anak.nik": NIK_ANAK, "anak[0].nik": lain}

    (satu,) = dunia.halangan(pu.KoreksiData(kasus=kasus, fakta=dua), PEKSOS)

    assert (satu.kode, satu.lokasi) == (H.FAKTA_GANDA, "anak[0].nik")


# --- in a form


def test_formulir_koreksi_menarik_dengan_kosong_yang_tersurat() -> None:
    dunia, kasus = di("nilai")
    form = dunia.app.formulir(kasus, PEKSOS, "KoreksiData")
    boleh = {b.nama for b in form.bidang if b.boleh_kosong}

    assert {"fakta.anak[0].nik", "fakta.jumlah_anak"} <= boleh
    assert "fakta.anak[0].tanggal_lahir" not in boleh
    ditarik = perintah(form, {"fakta.anak[0].nik": None, "fakta.jumlah_anak": ""})
    assert ditarik.fakta == {"anak[0].nik": None}
    assert tipe(dunia.ya(ditarik, PEKSOS)) == ["data_dikoreksi"]


def test_formulir_yang_tidak_menunjukkan_nilai_tidak_menarik_apa_pun() -> None:
    dunia, kasus = di("nilai")
    (form,) = [t for t in dunia.app.langkah_tersedia(kasus, LOKET) if t.perintah == "KoreksiData"]

    assert not [b for b in form.bidang if b.boleh_kosong]
