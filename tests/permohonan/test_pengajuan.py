"""Submitting, completing papers, correcting data."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.permohonan.contoh import (
    ANI,
    KABID,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    NIK_ANAK,
    NIK_ANI,
    ORANG_LAIN,
    PAGI,
    PEKSOS,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    langkah_,
    sampai,
    serah,
)

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import Bila, Varian
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN


def pihak(nama: str, **data: object) -> pu.PihakDiajukan:
    return pu.PihakDiajukan(pihak=nama, data=data)


def test_permohonan_diterima_walau_berkas_kosong_dan_syarat_tidak_terpenuhi() -> None:
    """Checking and deciding are steps of their own."""
    dunia = Dunia()

    kasus = dunia.adopsi(berkas=(), fakta={"jumlah_anak": 5})

    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.DIAJUKAN
    assert keadaan.kemajuan.kini == "disposisi"
    assert [c.langkah for c in keadaan.kemajuan.catatan] == ["siapkan", "ajukan"]
    assert {c.hasil for c in keadaan.kemajuan.catatan} == {"selesai"}
    assert [m.nama for m in keadaan.penanda] == ["diajukan", "siapkan", "ajukan"]
    assert keadaan.diajukan_pada == PAGI
    assert keadaan.diajukan_oleh.peran == "pemohon"
    assert (keadaan.kanal, keadaan.varian) == ("loket", None)
    assert keadaan.standar == ADOPSI.rujukan
    assert keadaan.akun == (ANI.id,)


def test_pemohon_yang_mengajukan_menjadi_akun_pemohon_pertama_saja() -> None:
    dunia = Dunia()

    kasus = dunia.adopsi(pihak=(pihak("pemohon"), pihak("pemohon"), pihak("anak")))

    assert [q.akun for q in dunia.keadaan(kasus).pihak] == [ANI.id, None, None]


def test_petugas_mengajukan_untuk_pemohon_tanpa_menjadi_pihak() -> None:
    dunia = Dunia()

    hasil = dunia.ya(ajukan_adopsi(pihak=(pihak("pemohon"), pihak("anak"))), LOKET)

    keadaan = dunia.keadaan(hasil.kasus)
    assert keadaan.akun == ()
    assert keadaan.diajukan_oleh.peran == "loket"


def test_nomor_kasus_boleh_dipilih_pemanggil_tetapi_tidak_dipakai_ulang() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(kasus=KasusId("P-1"))

    assert kasus == "P-1"
    assert dunia.tidak(ajukan_santunan(kasus=kasus), ANI) == [H.KASUS_SUDAH_ADA]


SALAH: dict[str, tuple[dict[str, Any], H]] = {
    "kanal": ({"kanal": "merpati"}, H.KANAL_TIDAK_DIKENAL),
    "varian": ({"varian": "x"}, H.VARIAN_TIDAK_DIKENAL),
    "fakta kasus": ({"fakta": {"jumlah_ank": 1}}, H.FAKTA_TIDAK_DIKENAL),
    "berkas": ({"berkas": (serah("permohonn"),)}, H.DOKUMEN_TIDAK_DIKENAL),
    "pihak": (
        {"pihak": (pihak("pemohon"), pihak("anak"), pihak("anak"))},
        H.PIHAK_LEBIH,
    ),
}


@given(st.sets(st.sampled_from(sorted(SALAH)), min_size=1))
def test_semua_kesalahan_dilaporkan_sekaligus(pilih: set[str]) -> None:
    """A submission with n mistakes gives n Halangan."""
    dunia = Dunia()
    ubah = {kunci: nilai for nama in pilih for kunci, nilai in SALAH[nama][0].items()}

    kode = dunia.tidak(ajukan_adopsi(**ubah), ANI)

    assert sorted(kode) == sorted(SALAH[nama][1] for nama in pilih)
    assert dunia.app.daftar().kasus == ()


def test_kesalahan_menyebut_tempat_yang_boleh_dan_nama_terdekat() -> None:
    dunia = Dunia()
    perintah = ajukan_adopsi(
        kanal="lokt",
        pihak=(
            pihak("pemohn"),
            pihak("pemohon"),
            pihak("pemohon", tanggal_lahr="1990-01-01", menikah=True),
            pihak("pemohon", nik="1", terdaftar=True, tanggal_lahir="2999-01-01"),
        ),
        fakta={"layak_huni": True, "nik": "x"},
        berkas=(serah("permohonn"), serah("penghasilan", pilihan="slp")),
    )

    semua = {(h.kode, h.lokasi): dict(h.rincian) for h in dunia.halangan(perintah, ANI)}

    assert semua == {
        (H.KANAL_TIDAK_DIKENAL, "kanal"): {"pilihan": ("loket", "daring"), "mirip": "loket"},
        (H.PIHAK_TIDAK_DIKENAL, "pihak.pemohn"): {
            "pilihan": ("pemohon", "anak"),
            "mirip": "pemohon",
        },
        (H.PIHAK_LEBIH, "pihak.pemohon"): {"maksimal": 2, "ada": 3},
        (H.PIHAK_KURANG, "pihak.anak"): {"minimal": 1, "ada": 0},
        (H.FAKTA_TIDAK_DIKENAL, "pemohon[1].tanggal_lahr"): {"mirip": "tanggal_lahir"},
        (H.FAKTA_SALAH_TEMPAT, "pemohon[1].menikah"): {"milik": "kasus"},
        (H.FAKTA_SALAH_JENIS, "pemohon[2].nik"): {
            "fakta": "nik",
            "diharapkan": "teks",
            "digit": 16,
        },
        (H.FAKTA_BUKAN_ISIAN, "pemohon[2].terdaftar"): {"sumber": "registri"},
        (H.TANGGAL_MASA_DEPAN, "pemohon[2].tanggal_lahir"): {"fakta": "tanggal_lahir"},
        (H.FAKTA_BUKAN_ISIAN, "layak_huni"): {"sumber": "atestasi"},
        (H.FAKTA_SALAH_TEMPAT, "nik"): {"milik": "pihak"},
        (H.DOKUMEN_TIDAK_DIKENAL, "berkas.permohonn"): {"mirip": "permohonan"},
        (H.PILIHAN_DOKUMEN_TIDAK_DIKENAL, "berkas.penghasilan.pilihan"): {
            "pilihan": ("slip", "keterangan"),
            "mirip": "slip",
        },
    }


def test_varian_wajib_dipilih_bila_standar_bercabang() -> None:
    standar = attrs.evolve(ADOPSI, varian=(Varian(kode="satu", nama="Satu"),))
    dunia = Dunia(standar)

    (wajib,) = dunia.halangan(ajukan_adopsi(), ANI)
    (asing,) = dunia.halangan(ajukan_adopsi(varian="sat"), ANI)

    assert (wajib.kode, wajib.lokasi) == (H.VARIAN_WAJIB, "varian")
    assert wajib.rincian == {"pilihan": ("satu",)}
    assert (asing.kode, asing.lokasi) == (H.VARIAN_TIDAK_DIKENAL, "varian")
    assert asing.rincian == {"pilihan": ("satu",), "mirip": "satu"}
    assert dunia.keadaan(dunia.adopsi(varian="satu")).varian == "satu"


def test_langkah_pertama_yang_tidak_berlaku_dilewati() -> None:
    disposisi = attrs.evolve(ADOPSI.langkah[2], bila=Bila(fakta="menikah"))
    standar = attrs.evolve(ADOPSI, langkah=(*ADOPSI.langkah[:2], disposisi, *ADOPSI.langkah[3:]))
    dunia = Dunia(standar)

    lajang = dunia.adopsi(fakta={"menikah": False})
    belum_tahu = dunia.adopsi(fakta={}, tetap_ajukan="lain orang")

    assert dunia.keadaan(lajang).kemajuan.kini == "periksa"
    assert dunia.keadaan(belum_tahu).kemajuan.kini == "disposisi"


def test_langkah_awal_bergantung_pada_fakta_setiap_pihak() -> None:
    catat = attrs.evolve(SANTUNAN.langkah[1], bila=Bila(fakta="almarhum.kis"))
    dunia = Dunia(
        attrs.evolve(SANTUNAN, langkah=(SANTUNAN.langkah[0], catat, *SANTUNAN.langkah[2:]))
    )
    almarhum = pihak("almarhum", kis=False)

    kasus = dunia.santunan(pihak=(pihak("pemohon"), almarhum))

    assert dunia.keadaan(kasus).kemajuan.kini == "periksa"


@pytest.mark.parametrize(
    ("oleh", "kode"),
    [(KEPALA_LAIN, H.INSTANSI_LAIN), (attrs.evolve(ORANG_LAIN, peran=()), H.PERAN_TIDAK_BERWENANG)],
)
def test_hanya_pemohon_atau_petugas_instansi_ini_yang_mengajukan(oleh: Any, kode: H) -> None:
    assert Dunia().tidak(ajukan_adopsi(), oleh) == [kode]


# --- duplicates


def test_permohonan_ganda_ditemukan_ditunjukkan_dan_dapat_tetap_diajukan() -> None:
    dunia = Dunia()
    pertama = dunia.adopsi()

    (ganda,) = dunia.halangan(ajukan_adopsi(), LOKET)
    kosong = dunia.tidak(ajukan_adopsi(tetap_ajukan="  "), LOKET)
    kedua = dunia.ya(ajukan_adopsi(tetap_ajukan="Anak kembar"), LOKET)

    assert (ganda.kode, ganda.rincian) == (H.PERMOHONAN_GANDA, {"kasus": (pertama,)})
    assert kosong == [H.PERMOHONAN_GANDA]
    assert dunia.keadaan(kedua.kasus).serupa == (pertama,)
    (diajukan,) = kedua.kejadian
    assert isinstance(diajukan, k.PermohonanDiajukan)
    assert diajukan.alasan_ganda is not None
    assert diajukan.alasan_ganda.kunci.endswith("/alasan_ganda")
    assert diajukan.alasan_ganda.subjek == diajukan.pokok


def test_tanpa_permohonan_serupa_alasan_ganda_tidak_disimpan() -> None:
    (diajukan,) = Dunia().ya(ajukan_adopsi(tetap_ajukan="berjaga-jaga"), ANI).kejadian

    assert isinstance(diajukan, k.PermohonanDiajukan)
    assert diajukan.alasan_ganda is None


def test_subjek_yang_sama_dikenali_walau_pemohonnya_lain() -> None:
    dunia = Dunia()
    dunia.adopsi()
    lain = (pihak("pemohon", nik="6371050101800001"), pihak("anak", nik=NIK_ANAK))

    assert dunia.tidak(ajukan_adopsi(pihak=lain), LOKET) == [H.PERMOHONAN_GANDA]


def test_pemohon_yang_sama_untuk_subjek_lain_bukan_ganda() -> None:
    dunia = Dunia()
    dunia.adopsi()

    lain = (pihak("pemohon", nik=NIK_ANI), pihak("anak", nik="6371050202250001"))

    dunia.ya(ajukan_adopsi(pihak=lain), LOKET)


def test_subjek_tanpa_nik_dikenali_lewat_pemohonnya() -> None:
    dunia = Dunia()
    pertama = dunia.adopsi(pihak=(pihak("pemohon", nik=NIK_ANI), pihak("anak")))

    (ganda,) = dunia.halangan(
        ajukan_adopsi(pihak=(pihak("pemohon", nik=NIK_ANI), pihak("anak"))), LOKET
    )

    assert ganda.rincian == {"kasus": (pertama,)}


def test_permohonan_yang_sudah_berakhir_atau_layanan_lain_bukan_ganda() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)

    dunia.adopsi()
    dunia.santunan()


def test_nik_yang_tidak_terbaca_tidak_dicari() -> None:
    dunia = Dunia()
    dunia.adopsi()
    rusak = (pihak("pemohon"), pihak("anak", nik="bukan nik"))

    assert dunia.tidak(ajukan_adopsi(pihak=rusak), LOKET) == [H.FAKTA_SALAH_JENIS]


# --- warnings


def test_nik_yang_bertentangan_memperingatkan_tanpa_menolak() -> None:
    dunia = Dunia()
    anak = pihak("anak", nik=NIK_ANAK, tanggal_lahir="2020-01-01")

    kasus = dunia.adopsi(pihak=(pihak("pemohon"), anak))

    assert dunia.keadaan(kasus).peringatan == ("anak[0]:nik_tanggal_lahir_berbeda",)
    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"anak.tanggal_lahir": "2019-01-01"}), ANI)
    assert dunia.keadaan(kasus).peringatan == ("anak[0]:nik_tanggal_lahir_berbeda",)


def test_peringatan_hilang_setelah_datanya_dikoreksi() -> None:
    dunia = Dunia()
    anak = pihak("anak", nik=NIK_ANAK, tanggal_lahir="2020-01-01")
    kasus = dunia.adopsi(pihak=(pihak("pemohon"), anak))

    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"anak.tanggal_lahir": "2024-02-10"}), ANI)

    assert dunia.keadaan(kasus).peringatan == ()


# --- completing papers


def test_berkas_baru_menggantikan_yang_lama_untuk_syarat_yang_sama() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=(serah("akta"), serah("sehat")))

    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=[serah("akta", rangkap=3), serah("ktp")]), ANI)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.berkas == (serah("akta", rangkap=3), serah("sehat"), serah("ktp"))
    assert keadaan.penanda[-1].nama == "dilengkapi"


def test_berkas_tak_dikenal_tidak_ditambahkan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    perintah = pu.LengkapiBerkas(kasus=kasus, berkas=(serah("akte"), serah("ktp"), serah("x")))

    assert dunia.tidak(perintah, ANI) == [H.DOKUMEN_TIDAK_DIKENAL] * 2
    assert dunia.keadaan(kasus).berkas == ajukan_adopsi().berkas


# --- corrections


def test_koreksi_mengganti_fakta_dan_membatalkan_penilaian() -> None:
    """What was assessed and initialled on the old facts no longer counts: it is done again."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "teken-kepala")
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
    dunia.kerjakan(
        kasus, ("nilai", PEKSOS), ("konsep", PEKSOS), ("teken", PEKSOS), ("teken", KABID)
    )
    assert dunia.tidak(langkah_(kasus, "teken", "setuju"), KEPALA) == [H.ALASAN_WAJIB]
    dunia.ya(langkah_(kasus, "teken", "tolak"), KEPALA)
    penetapan = dunia.keadaan(kasus).penetapan
    assert penetapan is not None
    assert penetapan.dasar == ("satu-anak",)


def test_koreksi_menunjuk_pihak_menurut_urutannya() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(pihak=(pihak("anak"), pihak("pemohon"), pihak("pemohon")))

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
    dunia = Dunia()
    kasus = dunia.adopsi()
    versi = dunia.app.kasus(kasus)
    jalur = {
        "pemohon[7].nama": "x",
        "pemohon[-1].nama": "x",
        "pemohon[٠].nama": "x",
        "pemohon[" + "1" * 5000 + "].nama": "x",
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


def test_koreksi_hanya_sebelum_ditetapkan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "terbitkan")

    (satu,) = dunia.halangan(pu.KoreksiData(kasus=kasus, fakta={"menikah": False}), ANI)

    assert satu.kode is H.STATUS_TIDAK_MENGIZINKAN
    assert satu.rincian == {
        "status": "disetujui",
        "kejadian": "data_dikoreksi",
        "boleh": ("diajukan", "dikembalikan", "diproses"),
    }


def test_pemohon_lain_bukan_pihak_kasus() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    for perintah in (
        pu.LengkapiBerkas(kasus=kasus, berkas=(serah("ktp"),)),
        pu.KoreksiData(kasus=kasus, fakta={"menikah": False}),
        p.TarikPermohonan(kasus=kasus),
    ):
        assert dunia.tidak(perintah, ORANG_LAIN) == [H.BUKAN_PIHAK_KASUS]


def test_petugas_tanpa_peran_yang_disebut_tidak_berwenang() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()

    (satu,) = dunia.halangan(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("ktp"),)), KEPALA)

    assert satu.kode is H.PERAN_TIDAK_BERWENANG
    assert satu.rincian == {"boleh": ("pemohon", "loket")}


@pytest.mark.parametrize("fakta", [{}, {"menikah": None}, {"pemohon.nama": "  "}])
def test_koreksi_tanpa_isi_ditolak(fakta: dict[str, object]) -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()

    (h,) = dunia.halangan(pu.KoreksiData(kasus=kasus, fakta=fakta), ANI)

    assert (h.kode, h.lokasi) == (H.ISIAN_KOSONG, "fakta")


def test_yang_dikembalikan_karena_data_dapat_maju_lagi_tanpa_surat_baru() -> None:
    """A return for a stated reason may need a correction only; the officer checks again anyway."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)
    dunia.ya(langkah_(kasus, "periksa", "kurang", alasan="nama salah tulis"), LOKET)
    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"pemohon.nama": "Anni"}), ANI)

    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=()), ANI)

    assert dunia.keadaan(kasus).status is Status.DIAJUKAN
