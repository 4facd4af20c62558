"""A complaint from receipt to answer: what it needs, who hides, who learns of it, and by when."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from tests.pengaduan.bahan import (
    INSPEKTUR,
    KEPALA,
    KOTA,
    LAIN,
    PETUGAS,
    TERLAPOR,
    WARGA,
    Kantor,
    KatalogBerparameter,
    aduan,
    langkah,
    pelapor,
    terhalang,
    terlapor,
)

from dinsos_core import (
    AlihkanKasus,
    BukaKembaliKasus,
    CabutPengaduan,
    JedaKasus,
    KenaliPihak,
    Pelaku,
    PihakDiajukan,
    PulihkanAkun,
    SaringanKasus,
    TambahKeterangan,
    TambahPihak,
    TanggapiJawaban,
    TerbitkanKodeKlaim,
    TeruskanKasus,
    TutupPengaduan,
)
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


# --- from receipt to the end


@pytest.mark.parametrize("varian", ["pengaduan", "aspirasi", "permintaan-informasi"])
@pytest.mark.parametrize(("kanal", "pertama"), [("loket", "terima"), ("surat", "periksa")])
def test_cara_penyampaian_mengikuti_kanal_dan_pengaduan_dijawab_sebelum_ditutup(
    kantor: Kantor, varian: str, kanal: str, pertama: str
) -> None:
    kasus = kantor.adukan(varian=varian, kanal=kanal, anonim=False).kasus

    giliran = kantor.app.giliran(kasus, oleh=PETUGAS)
    assert giliran is not None
    assert giliran.langkah == pertama
    assert terhalang(lambda: kantor.ya(TanggapiJawaban(kasus=kasus, tuntas=True), WARGA))
    if kanal == "surat":
        kantor.langkah(kasus, hasil="kurang", alasan="Laporannya belum ada")
        assert kantor.keadaan(kasus).status == "dikembalikan"
        kantor.ya(TambahKeterangan(kasus=kasus, keterangan="Terjadi hari Senin"), WARGA)
        assert kantor.keadaan(kasus).status == "diterima"
    kasus = kantor.adukan(varian=varian, kanal="loket", anonim=False).kasus
    kantor.sampai(kasus)

    assert kantor.keadaan(kasus).status == "dijawab"
    kantor.ya(TanggapiJawaban(kasus=kasus, tuntas=True), WARGA)
    assert kantor.keadaan(kasus).status == "selesai"


def test_cara_penyampaian_yang_menyalahi_kanal_ditolak(kantor: Kantor) -> None:
    cara = {"cara_penyampaian": "saluran_resmi"}

    assert terhalang(lambda: kantor.adukan(kanal="loket", fakta=cara)) == [H.FAKTA_BUKAN_ISIAN]


@pytest.mark.parametrize("isi", ["", "   "])
def test_pengaduan_tanpa_isi_ditolak(kantor: Kantor, isi: str) -> None:
    assert terhalang(lambda: kantor.adukan(isi=isi)) == [H.ISIAN_KOSONG]


def test_jawaban_perlu_isi_dan_yang_belum_tuntas_dibuka_lagi_dengan_jam_baru(
    kantor: Kantor,
) -> None:
    kasus = kantor.adukan(anonim=False).kasus
    kantor.sampai(kasus, "respon-awal")
    assert terhalang(lambda: kantor.ya(langkah(kasus, "respon-awal"))) == [H.ALASAN_WAJIB]
    kantor.sampai(kasus)
    lama = kantor.keadaan(kasus).kemajuan.catatan
    assert kantor.tenggat(kasus)["waktu-respon-awal"].status == "terpenuhi"
    kantor.jam.maju(days=3)

    belum = TanggapiJawaban(kasus=kasus, tuntas=False)
    assert terhalang(lambda: kantor.ya(belum, WARGA)) == [H.ALASAN_WAJIB]
    kantor.ya(TanggapiJawaban(kasus=kasus, tuntas=False, alasan="Belum"), WARGA)

    assert kantor.keadaan(kasus).kemajuan.catatan == lama
    jam = kantor.tenggat(kasus)["waktu-respon-awal"]
    assert (jam.status, jam.tenggat.mulai) == ("berjalan", kantor.jam.kini)
    kantor.sampai(kasus)
    kantor.ya(TanggapiJawaban(kasus=kasus, tuntas=True), WARGA)
    kantor.ya(BukaKembaliKasus(kasus=kasus, alasan="Terjadi lagi"), WARGA)
    assert kantor.keadaan(kasus).status == "diterima"


def test_tanpa_tanggapan_baru_ditutup_sesudah_waktunya_lewat(kantor: Kantor) -> None:
    kasus = kantor.adukan(anonim=False).kasus
    kantor.sampai(kasus)
    tutup = TutupPengaduan(kasus=kasus)

    assert terhalang(lambda: kantor.ya(tutup)) == [H.PENGADU_MASIH_DITUNGGU]
    tempo = kantor.tenggat(kasus)["tanggapan-pengadu"].tenggat.jatuh_tempo
    kantor.jam.kini = tempo
    assert terhalang(lambda: kantor.ya(tutup)) == [H.PENGADU_MASIH_DITUNGGU]
    kantor.jam.maju(seconds=1)
    assert terhalang(lambda: kantor.ya(tutup, WARGA))
    assert kantor.ya(tutup).keadaan.status == "selesai"


def test_tanpa_batas_menanggapi_tidak_pernah_ditutup_tanpa_tanggapan() -> None:
    """Of an agency that states no such time."""
    tanpa: Any = KatalogBerparameter(batas_tanggapan_pengadu=None)
    kantor = Kantor(katalog=tanpa)
    kasus = kantor.adukan(anonim=False).kasus
    kantor.sampai(kasus)
    kantor.jam.maju(days=365)

    assert terhalang(lambda: kantor.ya(TutupPengaduan(kasus=kasus))) == [H.PENGADU_MASIH_DITUNGGU]


def test_ditunda_adalah_jeda_yang_menghentikan_jam_dan_jawaban_mengakhirinya(
    kantor: Kantor,
) -> None:
    kasus = kantor.adukan(anonim=False).kasus
    kantor.ya(JedaKasus(kasus=kasus, sebab="pihak_luar"))

    assert terhalang(lambda: kantor.ya(langkah(kasus, "terima"))) == [H.SEDANG_DIJEDA]
    assert kantor.keadaan(kasus).dijeda


def test_diteruskan_menyebut_kepada_siapa_dan_dicabut_hak_pelapor(kantor: Kantor) -> None:
    satu, dua = (kantor.adukan(anonim=False).kasus for _ in range(2))

    kantor.ya(TeruskanKasus(kasus=satu, kepada="Dinas Kesehatan", alasan="Bukan wewenang kami"))
    assert kantor.keadaan(satu, WARGA).kepada == "Dinas Kesehatan"
    assert kantor.keadaan(satu).status == "diteruskan"
    assert terhalang(lambda: kantor.ya(CabutPengaduan(kasus=dua))) == [H.ALASAN_WAJIB]
    assert terhalang(lambda: kantor.ya(CabutPengaduan(kasus=dua), LAIN))
    assert kantor.ya(CabutPengaduan(kasus=dua), WARGA).keadaan.status == "dicabut"


# --- about which service, about which case


def test_batas_tanggapan_datang_dari_komponen_layanan_yang_diadukan() -> None:
    """Where none is printed, no clock (tafsir 42)."""
    palangka = Kantor()
    kasus = palangka.adukan(tentang="rujukan-anak", anonim=False).kasus
    assert palangka.keadaan(kasus).tentang.layanan == "rujukan-anak"  # type: ignore[union-attr]
    assert "respon-pengaduan" not in palangka.tenggat(kasus)
    assert terhalang(lambda: palangka.adukan(tentang="rujukan-anka")) == [H.LAYANAN_TIDAK_DIKENAL]


def test_pengaduan_menunjuk_perkara_tetapi_perkara_tidak_menunjuk_pengaduan(
    kantor: Kantor,
) -> None:
    perkara = kantor.adukan(anonim=False, rahasia=False).kasus
    tersembunyi = kantor.adukan().kasus

    kasus = kantor.adukan(kasus_tentang=perkara).kasus
    assert kantor.keadaan(kasus).tautan[0].ke == perkara
    assert kantor.keadaan(perkara).tautan == ()
    tertaut = SaringanKasus(tertaut=perkara)
    assert [s.kasus for s in kantor.app.daftar(tertaut, oleh=PETUGAS).baris] == [kasus]
    assert kantor.app.daftar(tertaut, oleh=LAIN).baris == ()
    tak_ada = terhalang(lambda: kantor.adukan(LAIN, kasus_tentang=KasusId("tidak-ada")))
    assert terhalang(lambda: kantor.adukan(LAIN, kasus_tentang=tersembunyi)) == tak_ada
    assert tak_ada == [H.KASUS_TIDAK_DITEMUKAN]


# --- who complains


def test_yang_tidak_disebut_disembunyikan_dan_yang_dibuka_terbuka(kantor: Kantor) -> None:
    tertutup = kantor.adukan().kasus
    terbuka = kantor.adukan(anonim=False, rahasia=False).kasus

    rekan = Pelaku(id="petugas-9", instansi=KOTA, peran={"pekerja_sosial"})
    assert [s.kasus for s in kantor.app.daftar(oleh=rekan).baris] == [terbuka]
    assert kantor.app.daftar(oleh=LAIN).baris == ()
    nama = {k: kantor.keadaan(k).pihak[0].fakta["nama"] for k in (tertutup, terbuka)}
    isi = {
        k: kantor.app.buka_banyak(k, (n, kantor.keadaan(k).isi), PETUGAS, tujuan="periksa")
        for k, n in nama.items()
    }
    assert sorted(isi[terbuka].values()) == ["Budi Santoso", "Petugas meminta uang"]
    assert list(isi[tertutup].values()) == ["Petugas meminta uang"]


def test_kode_klaim_diberikan_sekali_dan_pemegangnya_bertindak_sebagai_pelapor(
    kantor: Kantor,
) -> None:
    hasil = kantor.app.lakukan_atau_gagal(aduan(pihak=()), oleh=WARGA, kunci="k1")
    ulang = kantor.app.lakukan_atau_gagal(aduan(pihak=()), oleh=WARGA, kunci="k1")
    assert hasil.kode_klaim is not None
    assert (ulang.ulang, ulang.kode_klaim) == (True, None)
    assert hasil.kode_klaim not in repr(hasil)
    nomor, kasus = hasil.keadaan.nomor, hasil.kasus

    aku = kantor.app.pemegang_klaim(nomor.lower(), hasil.kode_klaim.lower())
    assert kantor.app.aduan_saya(nomor, hasil.kode_klaim).id == kasus
    kantor.ya(TambahKeterangan(kasus=kasus, keterangan="Ada saksi"), aku)
    kantor.sampai(kasus)
    kantor.ya(TanggapiJawaban(kasus=kasus, tuntas=True), aku)
    # Neither the account nor anybody else's.
    assert terhalang(lambda: kantor.keadaan(kasus, WARGA)) == [H.KASUS_TIDAK_DITEMUKAN]


def test_kode_baru_mematikan_yang_lama_dan_petugas_menyebut_alasannya(kantor: Kantor) -> None:
    hasil = kantor.adukan()
    nomor, kasus, lama = hasil.keadaan.nomor, hasil.kasus, hasil.kode_klaim or ""
    terbitkan = TerbitkanKodeKlaim(kasus=kasus)

    aku = kantor.app.pemegang_klaim(nomor, lama)
    baru = kantor.ya(terbitkan, aku).kode_klaim or ""
    assert terhalang(lambda: kantor.app.pemegang_klaim(nomor, lama)) == [H.KODE_KLAIM_SALAH]
    assert kantor.keadaan(kasus, kantor.app.pemegang_klaim(nomor, baru)).id == kasus
    assert terhalang(lambda: kantor.keadaan(kasus, aku)) == [H.KASUS_TIDAK_DITEMUKAN]
    assert terhalang(lambda: kantor.ya(terbitkan)) == [H.ALASAN_WAJIB]
    assert kantor.ya(TerbitkanKodeKlaim(kasus=kasus, alasan="Membawa salinannya")).kode_klaim
    dikenal = kantor.adukan(anonim=False)
    assert dikenal.kode_klaim is None
    assert terhalang(lambda: kantor.ya(TerbitkanKodeKlaim(kasus=dikenal.kasus), WARGA)) == [
        H.TANPA_KODE_KLAIM
    ]


def test_kode_yang_diterbitkan_petugas_tidak_membuka_siapa_pelapor_anonimnya(
    kantor: Kantor,
) -> None:
    """Whoever issues it has it; with it one asks and adds, and a code got by it opens no more."""
    hasil = kantor.adukan(anonim=True)
    kasus, nomor, nama = hasil.kasus, hasil.keadaan.nomor, hasil.keadaan.pihak[0].fakta["nama"]
    buka, tujuan = kantor.app.buka, "membaca data sendiri"
    aku = kantor.app.pemegang_klaim(nomor, hasil.kode_klaim or "")
    kode = kantor.ya(TerbitkanKodeKlaim(kasus=kasus), aku).kode_klaim or ""
    aku = kantor.app.pemegang_klaim(nomor, kode)
    assert buka(kasus, nama, aku, tujuan=tujuan) == "Budi Santoso"

    oleh = PETUGAS
    for _ in range(2):
        terbitkan = TerbitkanKodeKlaim(kasus=kasus, alasan="Mengaku pelapornya")
        kode = kantor.ya(terbitkan, oleh).kode_klaim or ""
        oleh = kantor.app.pemegang_klaim(nomor, kode)

        assert buka(kasus, nama, oleh, tujuan=tujuan) is None
        assert "Budi" not in repr(kantor.app.formulir(kasus, oleh, "KoreksiData").bidang)
        kantor.ya(TambahKeterangan(kasus=kasus, keterangan="Ada saksi"), oleh)


def test_kuasa_yang_ditambahkan_petugas_tidak_membaca_siapa_pelapor_anonimnya(
    kantor: Kantor,
) -> None:
    hasil = kantor.adukan(anonim=True)
    kasus, nama = hasil.kasus, hasil.keadaan.pihak[0].fakta["nama"]
    kuasa = PihakDiajukan(
        pihak="kuasa",
        data={"nama": "Teman"},
        akun="teman",
        mewakili="pelapor",
        lingkup=["menerima"],
    )
    kantor.ya(TambahPihak(kasus=kasus, pihak=[kuasa]))
    teman = Pelaku(id="teman", peran={"pelapor"})

    assert kantor.app.buka(kasus, nama, teman, tujuan="membaca data sendiri") is None
    kode = kantor.ya(TerbitkanKodeKlaim(kasus=kasus), teman).kode_klaim or ""
    aku = kantor.app.pemegang_klaim(hasil.keadaan.nomor, kode)
    assert kantor.app.buka(kasus, nama, aku, tujuan="membaca data sendiri") is None


def test_kode_nomor_dan_perkara_tanpa_kode_dijawab_sama_dan_tercatat(kantor: Kantor) -> None:
    hasil, dikenal = kantor.adukan(), kantor.adukan(anonim=False)
    kode, nomor = hasil.kode_klaim or "", hasil.keadaan.nomor
    salah = [
        (nomor, "HJ4K-25EF-WYA2-FQZE"),
        (nomor, "bukan kode"),
        (dikenal.keadaan.nomor, kode),
        ("D3HFRGWQ9", kode),
        ("bukan nomor", kode),
    ]

    for n, k in salah:
        assert terhalang(lambda n=n, k=k: kantor.app.pemegang_klaim(n, k)) == [H.KODE_KLAIM_SALAH]  # type: ignore[misc]
    with kantor.gudang(baca=True) as unit:
        akses = unit.brankas.akses(kantor.keadaan(hasil.kasus).pokok)
    assert [a.tujuan.tujuan for a in akses if "kode_klaim" in a.tujuan.tujuan]


def test_pelapor_anonim_tidak_dikenali_sebagai_klien(kantor: Kantor) -> None:
    kasus = kantor.adukan().kasus
    kenali = KenaliPihak(kasus=kasus, pihak="pelapor", klien=KlienId("k1"))

    assert terhalang(lambda: kantor.ya(kenali)) == [H.PELAPOR_ANONIM]


# --- about an officer


def test_yang_diadukan_tidak_pernah_melihatnya_apa_pun_perannya(kantor: Kantor) -> None:
    kasus = kantor.adukan(pihak=[pelapor(), terlapor()], rahasia=False).kasus
    tak_ada = terhalang(lambda: kantor.app.kasus("tidak-ada", oleh=TERLAPOR))
    semua: list[Any] = [
        lambda: kantor.app.kasus(kasus, oleh=TERLAPOR),
        lambda: kantor.app.riwayat(kasus, oleh=TERLAPOR),
        lambda: kantor.app.tenggat(kasus, oleh=TERLAPOR),
        lambda: kantor.ya(langkah(kasus, "terima"), TERLAPOR),
        lambda: kantor.ya(PulihkanAkun(kasus=kasus, akun=TERLAPOR.id, alasan="x"), TERLAPOR),
    ]

    for tanya in semua:
        assert terhalang(tanya) == tak_ada
    assert kantor.app.daftar(oleh=TERLAPOR).baris == ()
    assert terhalang(lambda: kantor.ya(PulihkanAkun(kasus=kasus, akun=TERLAPOR.id, alasan="x")))
    assert kantor.app.daftar(oleh=LAIN).baris == ()
    kantor.sampai(kasus)


def test_yang_baru_diketahui_diadukan_seketika_tidak_melihatnya_lagi(kantor: Kantor) -> None:
    kasus = kantor.adukan().kasus
    assert kantor.keadaan(kasus, TERLAPOR).id == kasus

    kantor.ya(TambahPihak(kasus=kasus, pihak=[terlapor()]))

    assert terhalang(lambda: kantor.keadaan(kasus, TERLAPOR)) == [H.KASUS_TIDAK_DITEMUKAN]


def test_yang_diadukan_tidak_mencatat_pengaduan_tentang_dirinya(kantor: Kantor) -> None:
    pihak = [pelapor(), terlapor()]

    assert terhalang(lambda: kantor.adukan(TERLAPOR, pihak=pihak)) == [H.TERLAPOR_MENCATAT]


@pytest.mark.parametrize(
    ("peran", "penangan", "boleh", "tidak"),
    [
        ("petugas", "", PETUGAS, None),
        ("kepala_dinas", "inspektorat", INSPEKTUR, PETUGAS),
    ],
)
def test_tentang_kepala_naik_ke_atasan_yang_disebut_instansi(
    kantor: Kantor, peran: str, penangan: str, boleh: Pelaku, tidak: Pelaku | None
) -> None:
    pihak = [pelapor(), terlapor("kepala" if peran == "kepala_dinas" else "petugas-9")]
    kasus = kantor.adukan(pihak=pihak, peran_terlapor=peran).kasus

    assert kantor.keadaan(kasus, boleh).penangan == penangan
    if tidak is not None:
        assert terhalang(lambda: kantor.keadaan(kasus, tidak)) == [H.KASUS_TIDAK_DITEMUKAN]
        assert terhalang(lambda: kantor.keadaan(kasus, KEPALA)) == [H.KASUS_TIDAK_DITEMUKAN]
    kantor.sampai(kasus, oleh=boleh)
    assert kantor.keadaan(kasus, boleh).status == "dijawab"


def test_dialihkan_ke_atas_dengan_alasan_sampai_tidak_ada_lagi(kantor: Kantor) -> None:
    kasus = kantor.adukan().kasus
    alih = AlihkanKasus(kasus=kasus, alasan="Semua petugas teman terlapor")

    assert terhalang(lambda: kantor.ya(AlihkanKasus(kasus=kasus, alasan=" "))) == [H.ALASAN_WAJIB]
    assert terhalang(lambda: kantor.ya(alih, WARGA))
    kantor.ya(alih)
    assert terhalang(lambda: kantor.keadaan(kasus)) == [H.KASUS_TIDAK_DITEMUKAN]
    kantor.ya(alih, KEPALA)
    assert kantor.keadaan(kasus, INSPEKTUR).penangan == "inspektorat"
    assert terhalang(lambda: kantor.ya(alih, INSPEKTUR)) == [H.ATASAN_TIDAK_ADA]
    kantor.sampai(kasus, oleh=INSPEKTUR)


def test_pengaduan_oleh_petugas_untuk_orang_lain_memberi_kode_kepada_petugas(
    kantor: Kantor,
) -> None:
    hasil = kantor.adukan(PETUGAS, pihak=[PihakDiajukan(pihak="pelapor", akun=PelakuId("w"))])

    assert hasil.kode_klaim
    assert "w" not in {q.akun for q in hasil.keadaan.pihak}
    assert hasil.keadaan.diajukan_oleh.id == PETUGAS.id


def test_jam_kode_klaim_dan_waktu_masa_depan(kantor: Kantor) -> None:
    besok = kantor.jam.kini + timedelta(days=1)

    assert terhalang(lambda: kantor.adukan(PETUGAS, diterima_pada=besok)) == [H.WAKTU_TIDAK_MUNGKIN]


def test_pengaduan_dialihkan_hanya_ke_atas() -> None:
    kantor = Kantor()
    kasus = kantor.adukan(anonim=False).kasus

    for penangan in ("petugas", "warga"):
        alihkan = AlihkanKasus(kasus=kasus, penangan=penangan, alasan="Sibuk")
        assert terhalang(partial(kantor.ya, alihkan)) == [H.ATASAN_TIDAK_ADA]
    assert kantor.keadaan(kasus).penangan == ""
