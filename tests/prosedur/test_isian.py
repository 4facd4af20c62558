"""Facts of a case: witnessed by a step, corrected, contradicting one another."""

from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    NIK_ANAK,
    PEKSOS,
    SEMUA_PELAKU,
    TIM,
    di,
    langkah_,
    menilai,
    pihak,
    serah,
    tipe,
)

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.testing.contoh import ADOPSI

# --- attested facts


def test_fakta_yang_disaksikan_langkah_masuk_penilaian() -> None:
    sehat = attrs.evolve(
        ADOPSI.syarat[0],
        kode="sehat",
        uji="dalam",
        fakta="anak.sehat",
        parameter={"nilai": ("sehat",)},
    )
    dunia, kasus = di("lapangan", attrs.evolve(ADOPSI, syarat=(*ADOPSI.syarat, sehat)))

    hasil = dunia.ya(
        langkah_(kasus, "lapangan", fakta={"layak_huni": False, "anak.sehat": "sehat"}), TIM
    )
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)

    assert tipe(hasil) == ["data_dikoreksi", "langkah_diselesaikan"]
    keadaan = dunia.keadaan(kasus)
    assert sorted(keadaan.pihak[1].fakta) == ["nama", "nik", "sehat"]
    assert keadaan.penilaian is not None
    assert keadaan.penilaian.terbuka.rekomendasi == "tolak"


def test_langkah_hanya_menyaksikan_fakta_atestasi() -> None:
    dunia, kasus = di("lapangan")

    perintah = langkah_(kasus, "lapangan", fakta={"menikah": False})

    assert dunia.tidak(perintah, TIM) == [H.FAKTA_BUKAN_ISIAN]


def test_langkah_yang_perannya_tidak_disebut_syarat_tidak_mengatestasi() -> None:
    dunia, kasus = di("nilai")
    giliran = dunia.app.giliran(kasus)
    assert giliran is not None
    assert giliran.peran == ("peksos",)

    (h,) = dunia.halangan(langkah_(kasus, "nilai", fakta={"layak_huni": True}), PEKSOS)
    (tawaran,) = (t for t in dunia.app.langkah_tersedia(kasus, PEKSOS) if t.langkah)

    assert (h.kode, h.lokasi) == (H.PERAN_TIDAK_BERWENANG, "layak_huni")
    assert h.rincian == {"boleh": ("tim", "loket", "kepala")}
    assert not [i for i in tawaran.bidang if i.nama.startswith("fakta.")]


@pytest.mark.parametrize(
    ("langkah", "isi", "lokasi"),
    [
        ("lapangan", {"fakta": {"anak.sehat": "sehat"}}, "fakta.anak.sehat"),
        ("disposisi", {"fakta": {"layak_huni": True}}, "fakta.layak_huni"),
        ("serahkan", {"fakta": {"layak_huni": True}}, "fakta.layak_huni"),
        ("disposisi", {"berkas": [serah("nikah")]}, "berkas.nikah"),
        ("nilai", {"rujukan": "R-1"}, "rujukan"),
        ("disposisi", {"kepada": "provinsi"}, "kepada"),
    ],
    ids=["fakta-tak-disyaratkan", "fakta", "sesudah-putusan", "berkas", "rujukan", "kepada"],
)
def test_langkah_tidak_menerima_yang_tidak_diminta_formulirnya(
    langkah: str, isi: dict[str, Any], lokasi: str
) -> None:
    """A late witness neither: the determination stands on the assessment on record."""
    dunia, kasus = di(langkah)
    giliran = dunia.app.giliran(kasus)
    assert giliran is not None
    oleh = next(satu for satu in SEMUA_PELAKU if satu.peran == {giliran.peran[0]})

    (h,) = dunia.halangan(langkah_(kasus, langkah, **isi), oleh)

    assert (h.kode, h.lokasi) == (H.ISIAN_TIDAK_DIMINTA, lokasi)


# --- corrections


def test_koreksi_mengganti_fakta_dan_membatalkan_penilaian() -> None:
    """What was assessed and initialled on the old facts no longer counts: it is done again."""
    dunia, kasus = di("teken-kepala")
    assert dunia.keadaan(kasus).penilaian is not None

    perintah = pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 2}, alasan="salah hitung")
    hasil = dunia.ya(perintah, PEKSOS)

    assert dunia.keadaan(kasus).penilaian is None
    koreksi, diulang = hasil.kejadian
    assert isinstance(koreksi, u.DataDikoreksi)
    assert isinstance(diulang, u.LangkahDiulang)
    assert koreksi.alasan is not None
    assert list(koreksi.fakta) == ["jumlah_anak"]
    kemajuan = dunia.keadaan(kasus).kemajuan
    assert (kemajuan.kini, kemajuan.paraf) == ("nilai", ())
    menilai(dunia, kasus)
    assert dunia.tidak(langkah_(kasus, "teken", "setuju"), KEPALA) == [H.ALASAN_WAJIB]
    dunia.ya(langkah_(kasus, "teken", "tolak"), KEPALA)
    penetapan = dunia.keadaan(kasus).penetapan
    assert penetapan is not None
    assert penetapan.dasar == ("satu-anak",)


def test_koreksi_menunjuk_pihak_menurut_urutannya() -> None:
    dunia, kasus = di("disposisi", pihak=(pihak("anak"), pihak("pemohon"), pihak("pemohon")))

    dunia.ya(
        pu.KoreksiData(
            kasus=kasus,
            fakta={
                "pemohon[1].tanggal_lahir": "1980-01-01",
                "pemohon[1].nama": "Cici",
                "pemohon.nama": "Ani",
                "menikah": False,
            },
        ),
        ANI,
    )

    keadaan = dunia.keadaan(kasus)
    assert [sorted(q.fakta) for q in keadaan.pihak] == [[], ["nama"], ["nama", "tanggal_lahir"]]
    assert keadaan.fakta["menikah"].subjek == keadaan.pemilik == keadaan.pihak[1].subjek
    assert keadaan.pihak[2].fakta["nama"].subjek == keadaan.pihak[2].subjek
    penilaian = dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")
    usia = next(h for h in penilaian.syarat if h.kode == "usia")
    assert [b.lokasi for b in usia.bagian] == [
        "pemohon[0].tanggal_lahir",
        "pemohon[1].tanggal_lahir",
    ]


def test_koreksi_melaporkan_semua_kesalahan_dan_tidak_mengubah_apa_pun() -> None:
    dunia, kasus = di("disposisi")
    versi = dunia.app.kasus(kasus)
    jalur = {
        "pemohon[7].nama": "x",
        "pemohon[-1].nama": "x",
        "pemohon[٠].nama": "x",
        "pemohon[" + "1" * 150 + "].nama": "x",
        "pemohn.nama": "x",
        "anak.nik": "salah",
        "tanggal_lahir": "1990-01-01",
        "umur": 3,
        "pemohon.sehat": "sakit",
    }

    semua = dunia.halangan(pu.KoreksiData(kasus=kasus, fakta=jalur), ANI)

    assert [h.kode for h in semua] == [
        *[H.PIHAK_TIDAK_DIKENAL] * 5,
        H.FAKTA_SALAH_JENIS,
        H.FAKTA_SALAH_TEMPAT,
        H.FAKTA_TIDAK_DIKENAL,
        H.FAKTA_BUKAN_ISIAN,
    ]
    assert semua[4].rincian == {"mirip": "pemohon"}
    assert [h.lokasi for h in semua[6:8]] == ["tanggal_lahir", "umur"]
    assert semua[4].lokasi == "pemohn.nama"
    assert semua[5].lokasi == "anak.nik"
    assert dunia.app.kasus(kasus) == versi


@pytest.mark.parametrize("fakta", [{}, {"tanggal_nikah": None}, {"pemohon.nama": "  "}])
def test_koreksi_tanpa_isi_ditolak(fakta: dict[str, object]) -> None:
    dunia, kasus = di("disposisi")

    (h,) = dunia.halangan(pu.KoreksiData(kasus=kasus, fakta=fakta), ANI)

    assert (h.kode, h.lokasi) == (H.ISIAN_KOSONG, "fakta")


# --- warnings


def test_nik_yang_bertentangan_memperingatkan_tanpa_menolak_sampai_dikoreksi() -> None:
    anak = pihak("anak", nik=NIK_ANAK, tanggal_lahir="2020-01-01")

    dunia, kasus = di("disposisi", pihak=(pihak("pemohon"), anak))

    tempat = ("anak[0].nik", "anak[0].tanggal_lahir")
    berbeda = (RingkasanPeringatan(kode="nik_tanggal_lahir_berbeda", lokasi=tempat),)
    assert dunia.keadaan(kasus).diperingatkan == berbeda
    for lahir, peringatan in (("2019-01-01", berbeda), ("2024-02-10", ())):
        dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"anak.tanggal_lahir": lahir}), ANI)
        assert dunia.keadaan(kasus).diperingatkan == peringatan


def test_fakta_yang_tidak_diperlukan_layanannya_tidak_diterima() -> None:
    """No more is collected than a case needs (UU 27/2022); the form has no field for it either."""
    dunia, kasus = di("disposisi")
    fakta = {"pemohon.tanggal_meninggal": "2026-01-05", "pemohon.nama": "Ani"}

    (satu,) = dunia.halangan(pu.KoreksiData(kasus=kasus, fakta=fakta), ANI)

    assert (satu.kode, satu.lokasi) == (H.ISIAN_TIDAK_DIMINTA, "pemohon.tanggal_meninggal")
