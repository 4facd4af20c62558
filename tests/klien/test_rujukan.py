"""Referral, tracing and accompaniment: each standard's own way, from start to its ends."""

import pytest
from tests.katalog.bacaan_lain import katalog, menurut
from tests.klien.meja import Meja

from dinsos_core import (
    BukaEpisode,
    BukaLanjutan,
    KoreksiData,
    NilaiUlang,
    PihakDiajukan,
    SelesaikanLangkah,
    TetapkanVarian,
)
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.klien.kejadian import EpisodeDisetujui
from dinsos_core.domain.klien.siklus import Status
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import Keanggotaan, PeriodeKeanggotaan

LURAH = {"nama": "Lurah"}
SAMPAI_TEKEN = ("terima", "asesmen", "laporan-sosial", "koordinasi", "buat-rekomendasi")


@pytest.fixture
def pr() -> Meja:
    return Meja("palangka-raya")


@pytest.fixture
def garut() -> Meja:
    return Meja("garut")


def rujukan(meja: Meja, layanan: str, lahir: str) -> KasusId:
    subjek = {"tanggal_lahir": lahir, "keluarga_belum_ditemukan": False}
    return meja.buka(layanan, data={"subjek": subjek, "pelapor": LURAH})


def menyimpang(meja: Meja, kasus: KasusId) -> bool:
    (disetujui,) = [e for e in meja.kejadian(kasus) if isinstance(e, EpisodeDisetujui)]
    return disetujui.menyimpang


# --- rujukan-lansia, rujukan-anak


@pytest.mark.parametrize(
    ("layanan", "lahir", "bacaan", "sesuai"),
    [
        ("rujukan-lansia", "1964-07-07", "lebih-dari-60", True),  # 61 today
        ("rujukan-lansia", "1964-07-08", "lebih-dari-60", False),
        ("rujukan-lansia", "1965-07-06", "sehari-sesudah-ulang-tahun", True),
        ("rujukan-lansia", "1965-07-07", "sehari-sesudah-ulang-tahun", False),
        ("rujukan-lansia", "1965-07-07", "mulai-60", True),
        ("rujukan-lansia", "1965-07-08", "mulai-60", False),
        ("rujukan-anak", "2007-07-08", "", True),  # 18 tomorrow
        ("rujukan-anak", "2007-07-07", "", False),
    ],
)
def test_di_luar_usia_hanya_dirujuk_dengan_alasan(
    layanan: str, lahir: str, bacaan: str, sesuai: bool
) -> None:
    """The officer may decide so, and is then on record with why; the reading says whom it is of."""
    isi = menurut("palangka-raya", "di-atas-60", bacaan) if bacaan else katalog()
    meja = Meja("palangka-raya", katalog=isi)
    kasus = rujukan(meja, layanan, lahir)
    meja.jalan(kasus, *SAMPAI_TEKEN)
    teken = SelesaikanLangkah(kasus=kasus, langkah="teken")

    if not sesuai:
        assert meja.tolak(teken, "kepala_dinas") == [("alasan_wajib", "alasan")]
    meja.langkah(kasus, "teken", alasan="" if sesuai else "terlantar dan sakit")

    assert menyimpang(meja, kasus) is not sesuai
    assert meja.jalan(kasus, "terbitkan", "antar").status is Status.SELESAI
    assert meja.jam(kasus, "Tindak lanjut").penutup == "antar"


@pytest.mark.parametrize("langkah", ["asesmen", "teken"])
def test_yang_tidak_dirujuk_berakhir_dengan_syarat_yang_gagal(pr: Meja, langkah: str) -> None:
    """By the assessment or by who decides, who need not type what was found; no clock is met."""
    kasus = rujukan(pr, "rujukan-lansia", "1990-01-01")
    jalan = SAMPAI_TEKEN if langkah == "teken" else SAMPAI_TEKEN[:1]
    pr.jalan(kasus, *jalan)

    pr.langkah(kasus, langkah, hasil="tidak_layak")
    akhir = pr.jalan(kasus, "beri-tahu-pelapor")

    assert akhir.status is Status.TIDAK_DILAYANI
    assert akhir.penetapan is not None
    assert akhir.penetapan.dasar == ("usia",)
    assert pr.jam(kasus, "Tindak lanjut").penutup == "tidak_dilayani"


def test_laporan_sosial_dan_rekomendasi_diminta_atau_dibuat_menurut_bacaan() -> None:
    """On a running case: what the office makes is a step of it, what is asked for must be there."""
    bawaan = Meja("palangka-raya")
    diminta = Meja("palangka-raya", katalog=menurut("palangka-raya", "keluaran-rujukan", "syarat"))
    hasil = {}
    for nama, meja in (("keluaran", bawaan), ("syarat", diminta)):
        kasus = rujukan(meja, "rujukan-anak", "2015-01-01")
        meja.langkah(kasus, "terima")
        standar = meja.standar("rujukan-anak")
        kosong = meja.jadi(
            BukaEpisode(
                layanan="rujukan-anak",
                pihak=[PihakDiajukan(pihak="pelapor"), PihakDiajukan(pihak="subjek")],
            ),
            "petugas",
        ).kasus
        meja.langkah(kosong, "terima")
        meja.langkah(kosong, "asesmen")
        kurang = {satu.dokumen for satu in meja.keadaan(kosong).kekurangan}
        hasil[nama] = (
            len(kurang),
            meja.keadaan(kosong).status.value,
            meja.jalan(kasus, "asesmen").kemajuan.kini,
            len(standar.langkah),
        )

    assert hasil["keluaran"][:3] == (2, "dikembalikan", "laporan-sosial")
    assert hasil["syarat"][:3] == (4, "dikembalikan", "koordinasi")


# --- pendampingan, pelayanan sosial, disabilitas mental


@pytest.mark.parametrize("terdaftar", [True, False])
def test_pendampingan_tanpa_pelapor_dan_tanpa_penerimaan(terdaftar: bool) -> None:
    """No. 9: the check of the data is the first step and decides; monitoring is done again and
    again, each time on record."""
    ada = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="bansos"),) if terdaftar else ())
    pr = Meja("palangka-raya", registri={"registri_bansos": lambda _: ada})
    kasus = pr.buka("pendampingan-penerima-bansos")
    cek = SelesaikanLangkah(kasus=kasus, langkah="cek-data")

    if not terdaftar:
        assert pr.tolak(cek, "petugas") == [("alasan_wajib", "alasan")]
    pr.langkah(kasus, "cek-data", alasan="" if terdaftar else "data belum mutakhir")
    akhir = pr.jalan(kasus, "bimbingan:lagi", "bimbingan", *["pantau:lagi"] * 3, "pantau")

    assert [q.pihak for q in akhir.pihak] == ["subjek"]
    assert menyimpang(pr, kasus) is not terdaftar
    assert akhir.status is Status.SELESAI
    assert [c.hasil for c in akhir.kemajuan.catatan if c.langkah == "pantau"] == [
        *["lagi"] * 3,
        "selesai",
    ]
    assert pr.jam(kasus, "Respon awal").status == "terpenuhi"


def test_yang_tidak_tercatat_sebagai_penerima_diberi_tahu(pr: Meja) -> None:
    kasus = pr.buka("pendampingan-penerima-bansos")
    pr.langkah(kasus, "cek-data", hasil="tidak_tercatat", alasan="tidak ada dalam data")

    assert pr.jalan(kasus, "beri-tahu").status is Status.TIDAK_DILAYANI


@pytest.mark.parametrize("varian", ["umum", "abh"])
@pytest.mark.parametrize("hasil", ["setuju", "tolak"])
def test_pelayanan_sosial_seluruhnya_oleh_petugas(pr: Meja, varian: str, hasil: str) -> None:
    """No. 22, where whoever assessed lets another officer determine."""
    kasus = pr.buka("pelayanan-sosial-ppks", varian=varian)
    pr.jalan(kasus, "terima", "asesmen")
    tentukan = SelesaikanLangkah(
        kasus=kasus, langkah="tentukan", hasil=hasil, alasan="menurut asesmen"
    )
    assert pr.tolak(tentukan, "petugas") == [("dilarang_menetapkan", "")]
    pr.jadi(tentukan, "petugas", "u-petugas-2")

    sisa = ("dampingi:lagi", "dampingi") if hasil == "setuju" else ("beri-tahu-pelapor",)
    akhir = pr.jalan(kasus, *sisa)
    sesudah = Status.SELESAI if hasil == "setuju" else Status.TIDAK_DILAYANI
    assert akhir.status is sesudah
    assert {satu.peran for satu in (c.oleh for c in akhir.kemajuan.catatan)} == {"petugas"}


@pytest.mark.parametrize(
    ("diketahui", "punya", "identitas", "salah_satu", "semua"),
    [
        (False, True, "tidak_jelas", True, False),
        (True, False, "jelas", True, False),
        (False, False, "tidak_jelas", True, True),
        (True, True, "tidak_jelas", False, False),
    ],
)
def test_menggelandang_menurut_bacaan_keluarga_dan_identitas(
    diketahui: bool, punya: bool, identitas: str, salah_satu: bool, semua: bool
) -> None:
    """No. 19: taken in against the conditions, the recommendation says why; both readings act."""
    subjek = {
        "keluarga_diketahui": diketahui,
        "punya_keluarga_wali": punya,
        "kejelasan_identitas": identitas,
        "perawatan_medis_selesai": True,
    }
    lain = menurut("palangka-raya", "mental-menggelandang", "semua")
    for meja, sesuai in (
        (Meja("palangka-raya"), salah_satu),
        (Meja("palangka-raya", katalog=lain), semua),
    ):
        kasus = meja.buka(
            "disabilitas-mental-menggelandang", data={"subjek": subjek, "pelapor": {"nama": "RSJ"}}
        )
        meja.jalan(kasus, "terima", "telusuri-identitas", "koordinasi-keluarga:dilewati")
        meja.jalan(kasus, "koordinasi-dukcapil", "koordinasi-panti", "jemput", "buat-rekomendasi")
        teken = SelesaikanLangkah(kasus=kasus, langkah="teken")
        if not sesuai:
            assert meja.tolak(teken, "kepala_dinas") == [("alasan_wajib", "alasan")]
        meja.langkah(kasus, "teken", alasan="" if sesuai else "keluarganya menolak")
        akhir = meja.jalan(kasus, "terbitkan", "dampingi:lagi", "dampingi", "terminasi")

        assert menyimpang(meja, kasus) is not sesuai
        assert (akhir.status, len(akhir.surat)) == (Status.SELESAI, 1)


def test_kunjungan_ke_rumah_diulang_dan_dapat_tidak_terbukti(pr: Meja) -> None:
    """No. 20: a reporter is not demanded; each visit is on record."""
    jalan = ("terima", "koordinasi-dinkes", "koordinasi-puskesmas", "kunjungan:lagi")
    diasuh, tidak = (pr.buka("disabilitas-mental-keluarga", data={"subjek": {}}) for _ in range(2))

    pr.jalan(diasuh, *jalan, "kunjungan", "asesmen", "tindak-lanjut:lagi", "tindak-lanjut")
    pr.jalan(tidak, *jalan)
    pr.langkah(tidak, "kunjungan", hasil="tidak_terbukti", alasan="orangnya tidak ada")
    pr.jalan(tidak, "beri-tahu-pelapor")

    assert [pr.keadaan(satu).status for satu in (diasuh, tidak)] == [
        Status.SELESAI,
        Status.TIDAK_DILAYANI,
    ]
    assert not menyimpang(pr, diasuh)


# --- penelusuran keluarga


def ditelusuri(meja: Meja, kategori: str = "gelandangan") -> KasusId:
    """Its berita acara signed on Tuesday, a day after the report."""
    kasus = meja.buka("penelusuran-keluarga", data={"subjek": {"kategori_ppks": [kategori]}})
    meja.jalan(kasus, "terima", "periksa", "berita-acara")
    meja.pukul("2025-07-08T09:00")
    meja.jalan(kasus, "teken-berita-acara")
    return kasus


SISA = ("titik-lokasi", "petakan", "telusuri:lagi")


@pytest.mark.parametrize("hasil", ["selesai", "tidak_ditemukan"])
def test_sebelas_langkah_penelusuran_dengan_identitas(garut: Meja, hasil: str) -> None:
    """Found or not, the work is done in time and reported; not found is no refusal."""
    kasus = ditelusuri(garut)
    garut.jadi(TetapkanVarian(kasus=kasus, varian="beridentitas"), "petugas")
    garut.jalan(kasus, "asesmen", *SISA, f"telusuri:{hasil}")
    garut.pukul("2025-07-17T15:00")
    akhir = garut.jalan(kasus, "laporan")

    assert (akhir.status, akhir.dijeda, akhir.jeda) == (Status.SELESAI, False, ())
    assert ("tidak_ditemukan" in garut.tanda(kasus)) is (hasil == "tidak_ditemukan")
    assert not any(isinstance(e, k.KasusTidakDilayani) for e in garut.kejadian(kasus))
    jam = garut.jam(kasus, "waktu")
    assert (jam.status, jam.penutup) == ("terpenuhi", "laporan")
    assert len({c.langkah for c in akhir.kemajuan.catatan}) == 10  # the scan is the other's


@pytest.mark.parametrize(
    ("bacaan", "dijeda", "jatuh_tempo"),
    [("berita-acara", True, "2025-07-24"), ("laporan", False, "2025-07-16")],
)
@pytest.mark.parametrize("iris", ["berhasil", "gagal"])
def test_pemindaian_iris_menjeda_jamnya_menurut_bacaan(
    iris: str, bacaan: str, dijeda: bool, jatuh_tempo: str
) -> None:
    """Where there is no identity. The wait is on record with its cause; an identity that is not
    found stops nothing. The scan itself is nowhere: only that it was handed over and answered."""
    meja = Meja("garut", katalog=menurut("garut", "penelusuran-keluarga", bacaan))
    kasus = ditelusuri(meja)
    tanpa_varian = SelesaikanLangkah(kasus=kasus, langkah="asesmen")
    assert meja.tolak(tanpa_varian, "petugas") == [("varian_wajib", "varian")]
    meja.jadi(TetapkanVarian(kasus=kasus, varian="tanpa-identitas"), "petugas")
    menunggu = meja.jalan(kasus, "asesmen", "pindai-iris")
    meja.pukul("2025-07-15T09:00")
    alasan = "" if iris == "berhasil" else "tidak terdata"
    meja.langkah(kasus, "hasil-iris", hasil=iris, alasan=alasan)
    lanjut = meja.keadaan(kasus)

    assert (menunggu.dijeda, menunggu.status) == (dijeda, Status.DITANGANI)
    assert (lanjut.dijeda, lanjut.kemajuan.kini) == (False, "titik-lokasi")
    assert meja.tempo(kasus, "waktu") == jatuh_tempo


def test_nik_yang_ditemukan_dari_iris_tidak_tertulis_terbuka(garut: Meja) -> None:
    """It belongs with the person's data, sealed; a reference is kept in the open."""
    kasus = ditelusuri(garut)
    garut.jadi(TetapkanVarian(kasus=kasus, varian="tanpa-identitas"), "petugas")
    garut.jalan(kasus, "asesmen", "pindai-iris")
    hasil = SelesaikanLangkah(
        kasus=kasus, langkah="hasil-iris", hasil="berhasil", rujukan="NIK: 3205052006960001"
    )

    assert garut.tolak(hasil, "petugas") == [("isian_salah_jenis", "rujukan")]
    garut.langkah(kasus, "hasil-iris", hasil="berhasil", rujukan="Disdukcapil 14/2025")
    garut.jadi(KoreksiData(kasus=kasus, fakta={"subjek.nik": "3205052006960001"}), "petugas")
    assert "3205052006960001" not in repr(garut.keadaan(kasus)) + repr(garut.kejadian(kasus))


def test_yang_bukan_sasaran_penelusuran_diberi_tahu_atau_ditelusuri_dengan_alasan(
    garut: Meja,
) -> None:
    akhir = []
    for hasil, sisa in (
        ("tidak_layak", ("beri-tahu-pelapor",)),
        ("", ("petakan", "telusuri", "laporan")),
    ):
        kasus = ditelusuri(garut, "tuna_susila")
        garut.jadi(TetapkanVarian(kasus=kasus, varian="beridentitas"), "petugas")
        garut.langkah(kasus, "asesmen", hasil=hasil, alasan="bukan sasaran" if hasil else "")
        if not hasil:
            titik = SelesaikanLangkah(kasus=kasus, langkah="titik-lokasi")
            assert garut.tolak(titik, "kepala_bidang") == [("alasan_wajib", "alasan")]
            garut.langkah(kasus, "titik-lokasi", alasan="tidak berkeluarga di sini")
        akhir.append(garut.jalan(kasus, *sisa).status)

    assert akhir == [Status.TIDAK_DILAYANI, Status.SELESAI]


# --- from another case


@pytest.mark.parametrize(
    ("layanan", "langkah", "varian"),
    [
        ("rujukan-lansia", "terima", None),
        ("rujukan-anak", "terima", None),
        ("pelayanan-sosial-ppks", "terima", "umum"),
        ("disabilitas-mental-menggelandang", "terima", None),
        ("disabilitas-mental-keluarga", "terima", None),
        ("pendampingan-penerima-bansos", "cek-data", None),
    ],
)
def test_dari_kasus_lain_instansilah_yang_meminta(
    pr: Meja, layanan: str, langkah: str, varian: str | None
) -> None:
    """No reporter is demanded, taken over, or asked for papers; nobody is mailed."""
    pelapor = {"nama": "Pelapor Rahasia", "email": "rahasia@contoh.test"}
    asal = pr.buka("pelayanan-sosial-ppks", varian="abh", data={"subjek": {}, "pelapor": pelapor})
    buka = BukaLanjutan(
        kasus=asal,
        layanan=layanan,
        varian=varian,
        pihak={"subjek": "subjek"},
        tetap_ajukan="jenis lain",
    )
    (dibuka,) = pr.jadi(buka, "petugas").lanjutan
    baru = pr.keadaan(dibuka.kasus)
    pr.langkah(dibuka.kasus, langkah, alasan="x")
    pelapor_kurang = [s for s in pr.keadaan(dibuka.kasus).kekurangan if "pelapor" in s.lokasi]

    assert [q.pihak for q in baru.pihak] == ["subjek"]
    assert baru.kemajuan.kini == langkah
    assert pelapor_kurang == []
    with pr.gudang(baca=True) as unit:
        assert not [x for x in unit.kotak_keluar.periksa(banyak=100) if x.pesan.kasus == baru.id]


def test_pintu_depan_tetap_menuntut_pelapor(pr: Meja) -> None:
    langsung = BukaEpisode(layanan="rujukan-lansia", pihak=[PihakDiajukan(pihak="subjek")])

    assert pr.tolak(langsung, "petugas") == [("pihak_kurang", "pihak.pelapor")]


def test_permohonan_dari_kasus_lain_tetap_menuntut_pemohonnya(pr: Meja) -> None:
    """What somebody is entitled to is asked for by that person."""
    asal = pr.buka("pelayanan-sosial-ppks", varian="umum")
    pulang = BukaLanjutan(
        kasus=asal, layanan="pemulangan-orang-terlantar", pihak={"subjek": "subjek"}
    )

    (kode, lokasi), *_ = pr.tolak(pulang, "petugas")

    assert (kode, lokasi.endswith("pihak.pemohon")) == ("pihak_kurang", True)


def test_berkas_pelapor_yang_tidak_ada_tidak_diminta(pr: Meja) -> None:
    """No. 22 asks for the reporter's identity; a case that another one opened has no reporter."""
    asal = pr.buka("pelayanan-sosial-ppks", varian="umum")
    buka = BukaLanjutan(
        kasus=asal,
        layanan="pelayanan-sosial-ppks",
        varian="umum",
        pihak={"subjek": "subjek"},
        tetap_ajukan="lagi",
    )
    kasus = pr.jadi(buka, "petugas").lanjutan[0].kasus
    pr.jalan(kasus, "terima", "asesmen")

    assert [satu.teks for satu in pr.keadaan(kasus).kekurangan] == ["Laporan kasus"]


def test_penilaian_ulang_berlaku_sampai_diputuskan(pr: Meja) -> None:
    kasus = rujukan(pr, "rujukan-lansia", "1950-01-01")
    pr.jalan(kasus, *SAMPAI_TEKEN)
    pr.jadi(NilaiUlang(kasus=kasus), "petugas")
    pr.jalan(kasus, "teken")

    assert pr.tolak(NilaiUlang(kasus=kasus), "petugas") == [("status_tidak_mengizinkan", "")]
