"""Limits, complaints, cost and misprints of emergencies, shelter, referral and tracing."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.katalog.penanganan import (
    DARURAT,
    DARURAT_080,
    GARUT,
    PANTI,
    SEMUA,
    SINGGAH,
    SINGGAH_080,
    TERMINASI,
    Kunci,
    label,
    menurut_kode,
    nama_kunci,
    setiap_standar,
    standar,
    waktu_uji,
)

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, nilai
from dinsos_core.domain.standar.model import JenisLangkah
from dinsos_core.domain.waktu.bacaan import bacaan_waktu
from dinsos_core.domain.waktu.tenggat import Tenggat, hitung_tenggat, status

# --- Limits

WAKTU: Mapping[Kunci, list[tuple[str, str, str, str]]] = {
    SINGGAH: [("", "1 hari", "diajukan", "beri-tahu")],
    SINGGAH_080: [("", "1 hari", "diajukan", "beri-tahu")],
    TERMINASI: [
        ("", "1 hari", "diajukan", "serah-terima"),
        (
            "Lama tinggal",
            "21 hari kalender",
            "fakta:subjek.tanggal_masuk_singgah",
            "serah-terima",
        ),
    ],
    PANTI: [
        ("Pengajuan berkas usulan", "3 hari kerja", "berkas_lengkap", "ajukan-panti"),
        ("Pembuatan rekomendasi", "1 hari kerja", "jawaban-panti", "terbitkan"),
    ],
    DARURAT: [
        ("Respon awal kasus", "45 menit", "diajukan", "kontak"),
        ("Intervensi dan penyelesaian kasus", "sesuai kebutuhan", "kontak", "terminasi"),
    ],
    DARURAT_080: [
        ("Respon awal kasus", "45 menit", "diajukan", "kontak"),
        ("Intervensi dan penyelesaian kasus", "sesuai kebutuhan", "kontak", "laporan"),
    ],
    GARUT: [("", "7 hari kerja", "teken-berita-acara", "laporan")],
}


@setiap_standar
def test_batas_waktu_sebagaimana_tercetak(kunci: Kunci) -> None:
    nyata = [(x.segmen, str(x.batas), x.mulai, x.selesai) for x in standar(kunci).waktu]

    assert nyata == WAKTU[kunci]


@pytest.mark.parametrize(
    ("kunci", "tafsir", "bacaan", "harap"),
    [
        (DARURAT, "menit-jam-dinding", "trc-berangkat", ("45 menit", "diajukan", "berangkat")),
        (DARURAT_080, "menit-jam-dinding", "trc-berangkat", ("45 menit", "diajukan", "berangkat")),
        (PANTI, "mulai-tenggat", "pengajuan", ("3 hari kerja", "diajukan", "ajukan-panti")),
        (GARUT, "penelusuran-keluarga", "laporan", ("7 hari kerja", "diajukan", "laporan")),
    ],
    ids=nama_kunci,
)
def test_bacaan_lain_mengganti_batas(
    kunci: Kunci, tafsir: str, bacaan: str, harap: tuple[str, str, str]
) -> None:
    """Tafsir 6, 5 and 30 by their other readings."""
    isi = standar(kunci, (tafsir, bacaan))
    satu = isi.waktu[0]

    assert (str(satu.batas), satu.mulai, satu.selesai) == harap
    assert (tafsir, bacaan) in {(t.kode, t.bacaan) for t in satu.tafsir}
    assert satu.selesai in {x.kode for x in isi.langkah}


MALAM_NATAL = datetime(2025, 12, 24, 23, 50, tzinfo=ZoneInfo("Asia/Makassar"))


@pytest.mark.parametrize("kunci", [DARURAT, DARURAT_080], ids=nama_kunci)
def test_empat_puluh_lima_menit_juga_pada_malam_libur(kunci: Kunci) -> None:
    """Wall clock, around the clock (tafsir 6): ten to midnight on the eve of a holiday."""
    isi = standar(kunci)
    satu = isi.waktu[0]

    tenggat = hitung_tenggat(
        satu.batas, MALAM_NATAL, waktu_uji("banjarmasin").kalender, milik="kantor"
    )

    assert isinstance(tenggat, Tenggat)
    assert satu.milik == "kantor"
    assert tenggat.jatuh_tempo == MALAM_NATAL + timedelta(minutes=45)


@given(hari=st.integers(0, 40), jam=st.integers(0, 23))
def test_batas_tinggal_lewat_tepat_ketika_menjadi_alasan_terminasi(hari: int, jam: int) -> None:
    """The reminder and the condition agree on every day, at every hour."""
    isi = standar(TERMINASI)
    tinggal = menurut_kode(isi.waktu)["waktu-lama-tinggal"]
    masuk = datetime(2026, 10, 3, 21, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    kini = masuk.replace(hour=jam) + timedelta(days=hari)

    tenggat = hitung_tenggat(
        tinggal.batas, masuk, waktu_uji("banjarmasin").kalender, milik=tinggal.milik.value
    )
    hasil = nilai(
        isi,
        FaktaKasus(
            pihak={
                "subjek": (
                    {
                        "sudah_diintervensi": False,
                        "siap_terminasi": False,
                        "tanggal_masuk_singgah": masuk.date(),
                    },
                )
            }
        ),
        pengajuan=kini.date(),
        waktu=waktu_uji("banjarmasin"),
    )

    assert isinstance(tenggat, Tenggat)
    assert tinggal.milik == "peristiwa"
    alasan = hasil.syarat[0].kesimpulan is Kesimpulan.TERPENUHI
    assert alasan is (status(tenggat, kini) == "terlambat")


@pytest.mark.parametrize(
    ("bacaan", "tanggal"),
    [("hari-kalender", date(2026, 10, 31)), ("hari-kerja", date(2026, 11, 2))],
)
@pytest.mark.parametrize("kunci", [SINGGAH, SINGGAH_080, TERMINASI], ids=nama_kunci)
def test_satu_hari_tanpa_kata_kerja(kunci: Kunci, bacaan: str, tanggal: date) -> None:
    """A Friday's request: due on Saturday, or on Monday by the other reading (tafsir 3)."""
    jumat = datetime(2026, 10, 30, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    batas = standar(kunci).waktu[0].batas

    tenggat = hitung_tenggat(
        batas,
        jumat,
        waktu_uji("banjarmasin").kalender,
        bacaan_waktu({"hari-kalender": bacaan}),
    )

    assert isinstance(tenggat, Tenggat)
    assert tenggat.jatuh_tempo.date() == tanggal
    assert "hari-kalender" in tenggat.tafsir


# --- Complaints, cost, products, errata


@pytest.mark.parametrize("kunci", [k for k in SEMUA if k != GARUT], ids=nama_kunci)
def test_pengaduan_banjarmasin(kunci: Kunci) -> None:
    """Component 6: nos. 9 to 11 print the first item without letters."""
    pengaduan = standar(kunci).pengaduan
    assert pengaduan is not None
    assert pengaduan.respon is not None
    berhuruf = kunci in (DARURAT, DARURAT_080, SINGGAH_080)
    tulis, lisan = ("1.a", "1.b") if berhuruf else ("1", "1")

    kanal = [(k.jenis, *k.butir) for k in pengaduan.kanal if k.jenis != "lapor"]
    tertulis = [(jenis, tulis) for jenis in ("kotak", "email", "website", "wa")]
    assert kanal == [*tertulis, ("lisan", lisan)]
    assert [k.alamat for k in pengaduan.kanal][1] == "dinsosbjm.aduanbansos@gmail.com"
    assert [k.alamat for k in pengaduan.kanal][3] == "0887.4360.59071"
    assert (pengaduan.respon.butir, str(pengaduan.respon.batas)) == (("3",), "3 hari kerja")
    assert [b.butir for b in pengaduan.tahapan] == [("2.a",), ("2.b",)]
    assert [b.butir for b in pengaduan.penyelesaian] == [("4",)]
    lapor = [k.jenis for k in pengaduan.kanal if k.jenis == "lapor"]
    assert lapor == (["lapor"] if kunci == DARURAT_080 else [])


def test_pengaduan_garut_tanpa_batas_tanggapan() -> None:
    """Three printed channels and the suggestion box; no limit is inferred (tafsir 42)."""
    isi = standar(GARUT)
    pengaduan = isi.pengaduan
    assert pengaduan is not None

    assert [(k.jenis, k.butir) for k in pengaduan.kanal] == [
        ("lisan", ("1",)),
        ("telepon", ("2",)),
        ("lapor", ("3",)),
        ("kotak", ("3",)),
    ]
    assert pengaduan.kanal[1].alamat == "081311115125"
    assert pengaduan.kanal[2].alamat == "https://www.lapor.go.id/"
    assert pengaduan.respon is None
    assert "balasan-pengaduan" in {t.kode for t in isi.tafsir}


def test_domain_berhuruf_arab_tetap_sebagaimana_tercetak() -> None:
    """The page of 2023 prints three letters of another script; what is meant stands beside it."""
    pengaduan = standar(SINGGAH_080).pengaduan
    assert pengaduan is not None
    situs = next(k for k in pengaduan.kanal if k.jenis == "website")

    assert situs.alamat == "www.dinsos.banjar\u0645\u0627\u0633inkota.go.id"
    assert situs.erata == "www.dinsos.banjarmasinkota.go.id"


def test_undang_undang_yang_salah_nomor_bererata() -> None:
    """No. 9 cites UU 9/2009, Garut UU 28/1985; no. 10 cites the first one rightly."""
    singgah = standar(SINGGAH).dasar_hukum[0]
    garut = standar(GARUT).dasar_hukum[0]
    terminasi = standar(TERMINASI).dasar_hukum[0]

    assert (singgah.teks.split(" tentang")[0], singgah.erata) == ("UU 9/2009", "UU 11/2009")
    assert garut.teks.startswith("UU 28/1985")
    assert "UU 8/1985" in garut.erata
    assert (terminasi.teks.split(" tentang")[0], terminasi.erata) == ("UU 11/2009", "")


@pytest.mark.parametrize(
    ("kunci", "butir"),
    [
        (SINGGAH, {"2", "12", "13", "14"}),
        (TERMINASI, {"8"}),
        (PANTI, {"2", "10", "11"}),
        (DARURAT, {"2", "10", "11"}),
    ],
    ids=nama_kunci,
)
def test_cacat_cetak_tercatat_pada_komponennya(kunci: Kunci, butir: set[str]) -> None:
    """Numbers printed twice, swapped or cut off, and charts that break off."""
    assert label(standar(kunci).erata) == butir


def test_hanya_rekomendasi_panti_yang_bernomor() -> None:
    """A letter in no. 11; the others yield an act of care, not a paper."""
    bernomor = {(kunci[1], p.kode) for kunci in SEMUA for p in standar(kunci).produk if p.bernomor}

    assert bernomor == {("rujukan-panti", "rekomendasi")}
    (terbit,) = [x for x in standar(PANTI).langkah if x.jenis is JenisLangkah.TERBITKAN]
    assert terbit.produk == "rekomendasi"


@setiap_standar
def test_biaya_gratis_dan_jumlah_pelaksana(kunci: Kunci) -> None:
    """Free of charge everywhere; the pages of 2023 name no number of staff."""
    isi = standar(kunci)
    jumlah = {SINGGAH: (5, 5), TERMINASI: (5, 5), PANTI: (5, 6), DARURAT: (5, 6), GARUT: (10, 10)}

    assert isi.biaya is not None
    assert isi.biaya.rupiah == 0
    pelaksana = isi.jumlah_pelaksana
    tercatat = (pelaksana.minimal, pelaksana.maksimal) if pelaksana else None
    assert tercatat == jumlah.get(kunci)
