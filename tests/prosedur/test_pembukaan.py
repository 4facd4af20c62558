"""Opening a case: accepted as it is, every mistake at once, duplicates shown."""

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.permohonan.contoh import (
    ANI,
    LOKET,
    NIK_ANAK,
    NIK_ANI,
    PAGI,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    di,
    pihak,
    serah,
    ubah_langkah,
)

from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import Varian
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN


def test_permohonan_diterima_walau_berkas_kosong_dan_syarat_tidak_terpenuhi() -> None:
    """Checking and deciding are steps of their own."""
    dunia, kasus = di("disposisi", berkas=(), fakta={"jumlah_anak": 5})

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
    dunia, kasus = di("disposisi", pihak=(pihak("pemohon"), pihak("pemohon"), pihak("anak")))

    assert [q.akun for q in dunia.keadaan(kasus).pihak] == [ANI.id, None, None]


def test_petugas_mengajukan_untuk_pemohon_tanpa_menjadi_pihak() -> None:
    dunia = Dunia()

    hasil = dunia.ya(ajukan_adopsi(pihak=(pihak("pemohon"), pihak("anak"))), LOKET)

    keadaan = dunia.keadaan(hasil.kasus)
    assert keadaan.akun == ()
    assert keadaan.diajukan_oleh.peran == "loket"


def test_nomor_kasus_boleh_dipilih_pemanggil_tetapi_tidak_dipakai_ulang() -> None:
    dunia, kasus = di("disposisi", kasus=KasusId("P-1"))

    assert kasus == "P-1"
    assert dunia.tidak(ajukan_santunan(kasus=kasus), ANI) == [H.KASUS_SUDAH_ADA]


def test_langkah_pertama_yang_tidak_berlaku_dilewati() -> None:
    dunia = Dunia(ubah_langkah(ADOPSI, "disposisi", bila=Bila(fakta="menikah")))

    lajang = dunia.adopsi(fakta={"menikah": False})
    belum_tahu = dunia.adopsi(fakta={}, tetap_ajukan="lain orang")

    assert dunia.keadaan(lajang).kemajuan.kini == "periksa"
    assert dunia.keadaan(belum_tahu).kemajuan.kini == "disposisi"


def test_langkah_awal_bergantung_pada_fakta_setiap_pihak() -> None:
    dunia = Dunia(ubah_langkah(SANTUNAN, "catat", bila=Bila(fakta="almarhum.kis")))
    almarhum = pihak("almarhum", kis=False)

    kasus = dunia.santunan(pihak=(pihak("pemohon"), almarhum))

    assert dunia.keadaan(kasus).kemajuan.kini == "periksa"


# --- mistakes


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
    assert dunia.app.daftar().baris == ()


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


# --- duplicates


def test_kasus_ganda_ditemukan_ditunjukkan_dan_dapat_tetap_diajukan() -> None:
    dunia = Dunia()
    pertama = dunia.adopsi()

    (ganda,) = dunia.halangan(ajukan_adopsi(), LOKET)
    kosong = dunia.tidak(ajukan_adopsi(tetap_ajukan="  "), LOKET)
    kedua = dunia.ya(ajukan_adopsi(tetap_ajukan="Anak kembar"), LOKET)

    assert (ganda.kode, ganda.rincian) == (H.KASUS_GANDA, {"kasus": (pertama,)})
    assert kosong == [H.KASUS_GANDA]
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


def test_subjek_yang_sama_ditunjukkan_walau_pemohonnya_lain_dan_tidak_ditolak() -> None:
    dunia = Dunia()
    pertama = dunia.adopsi()
    lain = (pihak("pemohon", nik="6371050101800001"), pihak("anak", nik=NIK_ANAK))

    kedua = dunia.ya(ajukan_adopsi(pihak=lain), LOKET).keadaan

    assert (kedua.serupa, [q.ke for q in kedua.kembar]) == ((), [pertama])


def test_pemohon_yang_sama_untuk_subjek_lain_bukan_ganda() -> None:
    dunia = Dunia()
    dunia.adopsi()

    lain = (pihak("pemohon", nik=NIK_ANI), pihak("anak", nik="6371050202250001"))

    dunia.ya(ajukan_adopsi(pihak=lain), LOKET)


def test_subjek_yang_tak_berciri_ditunjukkan_lewat_pemohonnya() -> None:
    dunia = Dunia()
    tanpa = (pihak("pemohon", nik=NIK_ANI), pihak("anak"))
    pertama = dunia.adopsi(pihak=tanpa)

    kedua = dunia.ya(ajukan_adopsi(pihak=tanpa), LOKET).keadaan

    assert (kedua.serupa, [q.ke for q in kedua.kembar]) == ((), [pertama])


def test_permohonan_yang_sudah_berakhir_atau_layanan_lain_bukan_ganda() -> None:
    dunia, kasus = di("disposisi")
    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)

    dunia.adopsi()
    dunia.santunan()


def test_nik_yang_tidak_terbaca_tidak_dicari() -> None:
    dunia = Dunia()
    dunia.adopsi()
    rusak = (pihak("pemohon"), pihak("anak", nik="bukan nik"))

    assert dunia.tidak(ajukan_adopsi(pihak=rusak), LOKET) == [H.FAKTA_SALAH_JENIS]
