"""A stay, from the determination that reserves its place to each of its ends."""

from typing import Any

import pytest
from returns.pipeline import is_successful
from tests.klien.conftest import Buka
from tests.klien.rumah import PENERIMAAN, SINGGAH, TERMINASI, Rumah, kamar

from dinsos_core import (
    BukaEpisode,
    BukaKembaliKasus,
    BukaLanjutan,
    CatatKeluarSementara,
    CatatKembali,
    HentikanEpisode,
    LengkapiBerkas,
    Pelaku,
    PihakDiajukan,
    SaringanKasus,
    SelesaikanLangkah,
    TeruskanKasus,
    TetapkanVarian,
    susun_perintah,
)
from dinsos_core.domain.prosedur.bidang import JenisBidang
from dinsos_core.domain.standar.bila import Bila

BANJARMASIN, PALANGKA = ("banjarmasin", "lama-tinggal"), ("palangka-raya", "maksimal")


def masuk(kasus: str, **isi: Any) -> SelesaikanLangkah:
    return SelesaikanLangkah(kasus=kasus, langkah="masuk", **isi)


# --- places


def test_penetapan_mencadangkan_dan_masuk_menempati(buka: Buka) -> None:
    rumah = buka(kamar(2))
    a = rumah.disetujui()

    assert (rumah.status(a), rumah.terisi()) == (["disetujui"], {"kamar/001": a})
    rumah.langkah(a, "masuk", "pramu_sosial")
    rumah.langkah(a, "beri-tahu", "pramu_sosial")

    assert (rumah.status(a), rumah.terisi()) == (["ditempatkan"], {"kamar/001": a})
    assert rumah.app.giliran(a) is None


def test_rumah_penuh_menunggu_tempat_dan_bukan_tidak_memenuhi_syarat(buka: Buka) -> None:
    rumah = buka(kamar(1))
    a, b = rumah.tinggal(), rumah.disetujui()
    keadaan = rumah.keadaan(b)

    assert keadaan.status == "menunggu_tempat"
    assert keadaan.jeda[-1].alasan_kode == "tempat"
    assert keadaan.penetapan is not None
    assert (keadaan.penetapan.putusan, keadaan.penetapan.dasar) == ("disetujui", ())
    assert rumah.jam(b, "waktu").status == "dijeda"
    assert rumah.tolak(masuk(b), "pramu_sosial") == {"tempat_penuh"}

    rumah.pukul("2025-07-04T10:00")
    rumah.jadi(HentikanEpisode(kasus=a, sebab="tanpa_pemberitahuan"), "pramu_sosial")
    assert rumah.terisi() == {}
    rumah.jadi(masuk(b), "pramu_sosial")

    assert (rumah.status(a, b), rumah.terisi()) == (["berhenti", "ditempatkan"], {"kamar/001": b})
    assert not rumah.keadaan(b).dijeda
    rumah.langkah(b, "beri-tahu", "pramu_sosial")
    assert rumah.jam(b, "waktu").status == "terpenuhi"


@pytest.mark.parametrize("bacaan", ["menurut-antrean", "menurut-kebutuhan"])
def test_tempat_yang_kosong_lagi_untuk_yang_paling_lama_menunggu(buka: Buka, bacaan: str) -> None:
    """Reading 70: others come first with a reason only, or as the officer judges."""
    rumah = buka(kamar(1), tafsir={"tempat-kosong": bacaan})
    antre = bacaan == "menurut-antrean"
    a, b = rumah.tinggal(), rumah.disetujui()
    rumah.pukul("2025-07-02T08:00")
    c = rumah.disetujui()
    rumah.jadi(HentikanEpisode(kasus=a, sebab="pindah"), "pramu_sosial")
    rumah.pukul("2025-07-03T08:00")

    d = rumah.datang()
    # A reason puts first whoever stands at the door, not whoever is determined.
    rumah.langkah(d, "tentukan", "kepala_bidang", hasil="setuju", alasan="mendesak")
    assert rumah.status(d) == ["menunggu_tempat" if antre else "disetujui"]
    if not antre:
        return
    assert rumah.tolak(masuk(c), "pramu_sosial") == {"tempat_ditunggu"}
    rumah.jadi(masuk(c, alasan="bersama anak kecil"), "pramu_sosial")
    rumah.jadi(HentikanEpisode(kasus=c, sebab="pindah"), "pramu_sosial")
    rumah.jadi(masuk(b), "pramu_sosial")
    assert rumah.status(b, d) == ["ditempatkan", "menunggu_tempat"]


def test_yang_menunggu_kamar_lain_tidak_didahului(buka: Buka) -> None:
    putri = Bila(fakta="subjek.jenis_kelamin", nilai=("perempuan",))
    putra = Bila(fakta="subjek.jenis_kelamin", nilai=("laki_laki",))
    rumah = buka(kamar(1, "putri", bila=putri), kamar(1, "putra", bila=putra))
    rumah.tinggal(jenis_kelamin="perempuan")
    b = rumah.disetujui(jenis_kelamin="perempuan")
    c = rumah.disetujui(jenis_kelamin="laki_laki")

    assert rumah.status(b, c) == ["menunggu_tempat", "disetujui"]


def test_antrean_menahan_sebanyak_yang_menunggu_dan_tidak_lebih(buka: Buka) -> None:
    """Two places are free again and one person waits: the other is for whoever comes."""
    rumah = buka(kamar(2))
    a, b, _menunggu = rumah.tinggal(), rumah.tinggal(), rumah.disetujui()
    for satu in (a, b):
        rumah.jadi(HentikanEpisode(kasus=satu, sebab="pindah"), "pramu_sosial")

    assert rumah.status(rumah.disetujui(), rumah.disetujui()) == ["disetujui", "menunggu_tempat"]


@pytest.mark.parametrize(
    ("hasil", "status", "isi"),
    [
        ("tempat_penuh", "diteruskan", {"kepada": "Panti"}),
        ("tidak_masuk", "tidak_dilayani", {"alasan": "tidak datang"}),
        ("menunggu_tempat", "menunggu_tempat", {}),
    ],
)
@pytest.mark.parametrize("penuh", [True, False])
def test_masuk_yang_tidak_jadi_membebaskan_tempat(
    buka: Buka, hasil: str, status: str, isi: dict[str, str], *, penuh: bool
) -> None:
    """Whether a place was reserved or awaited; the ground of a referral is that there was none."""
    rumah = buka(kamar(1))
    ada = {"kamar/001": rumah.tinggal()} if penuh else {}
    a = rumah.disetujui()
    c = masuk(a, hasil=hasil, **isi)
    if penuh and hasil == "menunggu_tempat":
        assert rumah.tolak(c, "pramu_sosial") == {"status_tidak_mengizinkan"}
        return
    akhir = rumah.jadi(c, "pramu_sosial").kejadian[-1]

    assert (rumah.status(a), rumah.terisi()) == ([status], ada)
    if hasil == "tempat_penuh":
        assert getattr(akhir, "dasar", ()) == ("tempat_penuh",)


def test_tempat_dipilih_menurut_bagi_siapa_ia(buka: Buka) -> None:
    def bagi(jenis: str) -> Bila:
        return Bila(fakta="subjek.jenis_kelamin", nilai=(jenis,))

    rumah = buka(
        kamar(2, "putra", bila=bagi("laki_laki")), kamar(1, "putri", bila=bagi("perempuan"))
    )
    a = rumah.disetujui(jenis_kelamin="perempuan")
    b = rumah.disetujui(jenis_kelamin="perempuan")
    c = rumah.disetujui(jenis_kelamin="laki_laki")
    tak_diketahui = rumah.disetujui()

    assert rumah.terisi() == {"putri/001": a, "putra/001": c, "putra/002": tak_diketahui}
    assert rumah.status(b) == ["menunggu_tempat"]


def test_instansi_yang_tidak_menyebut_tempatnya_tidak_pernah_penuh(buka: Buka) -> None:
    rumah = buka()
    semua = [rumah.tinggal() for _ in range(3)]

    assert {rumah.keadaan(satu).tempat for satu in semua} == {None}
    assert set(rumah.status(*semua)) == {"ditempatkan"}


def test_palangka_raya_menerima_orangnya_sebelum_asesmen(buka: Buka) -> None:
    """No. 17: papers do not keep anybody outside; the entry takes the place, the exit frees it."""
    rumah = buka(kamar(1), instansi="palangka-raya")
    a, b = (_lapor(rumah) for _ in range(2))
    rumah.langkah(a, "masuk", "petugas_rumah_singgah")

    assert rumah.tolak(masuk(b), "petugas_rumah_singgah") == {"tempat_penuh"}
    rumah.jadi(masuk(b, hasil="menunggu_tempat"), "petugas_rumah_singgah")
    assert rumah.status(a, b) == ["ditempatkan", "menunggu_tempat"]

    rumah.langkah(a, "berita-acara", "petugas")
    assert rumah.keadaan(a).kekurangan
    rumah.langkah(a, "identifikasi", "petugas")
    rumah.langkah(a, "pembinaan", "petugas_rumah_singgah")
    rumah.langkah(a, "keluar", "petugas_rumah_singgah")
    rumah.jadi(masuk(b), "petugas_rumah_singgah")

    assert (rumah.status(a, b), rumah.terisi()) == (["selesai", "ditempatkan"], {"kamar/001": b})


def _lapor(rumah: Rumah) -> str:
    c = BukaEpisode(layanan=SINGGAH, pihak=[PihakDiajukan(pihak="subjek")])
    kasus = rumah.jadi(c, "petugas").kasus
    rumah.langkah(kasus, "terima", "petugas")
    rumah.langkah(kasus, "jemput", "petugas")
    return kasus


def test_putusan_bersama_ditandatangani_semua_penetapnya(buka: Buka) -> None:
    rumah = buka()
    a = rumah.datang()

    tunggal = SelesaikanLangkah(kasus=a, langkah="tentukan", hasil="setuju")
    assert rumah.tolak(tunggal, "pekerja_sosial") == {"peran_tidak_berwenang"}
    rumah.jadi(tunggal, "kepala_bidang")
    assert [satu.peran for satu in rumah.keadaan(a).kemajuan.catatan[-1].paraf] == [
        "pekerja_sosial"
    ]


# --- how long


def test_hari_ke_22_menjadi_alasan_dan_pengingat_dan_tidak_mengakhiri_apa_pun(buka: Buka) -> None:
    rumah = buka(kamar(1))
    a = rumah.tinggal()
    rumah.pukul("2025-07-22T23:59")
    assert rumah.jam(a, "lama-tinggal").status == "berjalan"
    tempo = rumah.jam(a, "lama-tinggal").tenggat

    rumah.pukul("2025-07-23T00:00")
    assert rumah.jam(a, "lama-tinggal").status == "tercapai"
    assert rumah.status(a) == ["ditempatkan"]
    baris = rumah.app.daftar(SaringanKasus(status=frozenset({"ditempatkan"}))).baris[0]
    assert tempo is not None
    assert baris.tenggat == getattr(tempo, "jatuh_tempo", None)
    assert baris.peran == ()  # a stay waits for nobody, papers may come all the same

    d = rumah.pulang(a, siap=False)
    segel = rumah.keadaan(d).penilaian
    assert segel is not None
    nilai = segel.terbuka
    assert nilai.rekomendasi.value == "setujui"
    rumah.serah_terima(d)
    assert rumah.jam(a, "lama-tinggal").status == "berakhir"


@pytest.mark.parametrize(
    ("tempat", "tafsir", "hari", "status"),
    [
        (BANJARMASIN, {"lama-tinggal": "hari-masuk-satu"}, "22", "tercapai"),
        (PALANGKA, {}, "21", "berjalan"),
        (PALANGKA, {}, "22", "tercapai"),
        (PALANGKA, {"tinggal-empat-belas-hari": "waktu-proses"}, "22", "terlambat"),
    ],
)
def test_lama_tinggal_menurut_bacaannya(
    buka: Buka, tempat: tuple[str, str], tafsir: dict[str, str], hari: str, status: str
) -> None:
    """Readings 14 and 15: a stay is never late; a time of processing is."""
    instansi, kode = tempat
    rumah = buka(instansi=instansi, tafsir=tafsir)
    if tempat is BANJARMASIN:
        a: str = rumah.tinggal()
    else:
        a = _lapor(rumah)
        rumah.langkah(a, "masuk", "petugas_rumah_singgah")

    rumah.pukul(f"2025-07-{hari}T09:00")

    assert rumah.jam(a, kode).status == status


@pytest.mark.parametrize(
    ("bacaan", "status"), [("berlanjut", "tercapai"), ("dari-awal", "berjalan")]
)
def test_rumah_sakit_lalu_kembali(buka: Buka, bacaan: str, status: str) -> None:
    """The place is kept; reading 64 says whether the days count on or anew."""
    rumah = buka(kamar(1), tafsir={"tinggal-terputus": bacaan})
    a = rumah.tinggal()
    kembali = CatatKembali(kasus=a)
    assert rumah.tolak(kembali, "pramu_sosial") == {"tidak_di_luar"}

    rumah.pukul("2025-07-10T09:00")
    keluar = CatatKeluarSementara(kasus=a, sebab="rumah_sakit")
    rumah.jadi(keluar, "pramu_sosial")
    assert (rumah.keadaan(a).di_luar, rumah.terisi()) == ("rumah_sakit", {"kamar/001": a})
    assert rumah.tolak(keluar, "pramu_sosial") == {"sudah_di_luar"}
    rumah.pukul("2025-07-15T09:00")
    rumah.jadi(kembali, "pramu_sosial")

    rumah.pukul("2025-07-24T09:00")
    assert (rumah.keadaan(a).di_luar, rumah.jam(a, "lama-tinggal").status) == ("", status)
    d = rumah.jadi(rumah.terminasi(a), "pekerja_sosial").lanjutan[0].kasus
    rumah.langkah(d, "asesmen", "pekerja_sosial", fakta={"subjek.siap_terminasi": False})
    segel = rumah.keadaan(d).penilaian
    assert segel is not None
    nilai = segel.terbuka
    assert (nilai.rekomendasi.value == "setujui") == (status == "tercapai")


# --- discharge


def test_terminasi_yang_selesai_mengakhiri_masa_tinggal(buka: Buka) -> None:
    rumah = buka(kamar(1))
    a = rumah.tinggal()
    d = rumah.pulang(a)
    rumah.langkah(d, "antar", "pramu_sosial")
    assert rumah.status(a, d) == ["ditempatkan", "disetujui"]

    hasil = rumah.langkah(d, "serah-terima", "pramu_sosial")

    assert [satu.kasus for satu in hasil.lanjutan] == [a]
    assert (rumah.status(a, d), rumah.terisi()) == (["selesai", "selesai"], {})


def test_serah_terima_yang_diulang_tidak_terhalang_masa_tinggal_yang_sudah_berakhir(
    buka: Buka,
) -> None:
    rumah = buka(kamar(1))
    a = rumah.tinggal()
    d = rumah.pulang(a)
    rumah.serah_terima(d)
    rumah.jadi(BukaKembaliKasus(kasus=d, alasan="Salah alamat."), "kepala_bidang")
    rumah.langkah(d, "asesmen", "pekerja_sosial", fakta={"subjek.siap_terminasi": True})
    rumah.langkah(d, "tentukan", "kepala_bidang", hasil="setuju")
    rumah.serah_terima(d)

    assert rumah.status(a, d) == ["selesai", "selesai"]


def test_terminasi_hanya_dari_masa_tinggal_yang_berjalan(buka: Buka) -> None:
    rumah = buka(kamar(2))
    langsung = BukaEpisode(
        layanan=TERMINASI, varian="diantar", pihak=[PihakDiajukan(pihak="subjek")]
    )
    assert rumah.tolak(langsung, "pekerja_sosial") == {"tidak_tinggal"}

    a, b = rumah.disetujui(), rumah.tinggal()
    rumah.jadi(HentikanEpisode(kasus=b, sebab="pindah"), "pramu_sosial")
    for kasus in (a, b):
        assert rumah.tolak(rumah.terminasi(kasus), "pekerja_sosial") == {"tidak_tinggal"}


def test_dijemput_memerlukan_penjamin_dan_cara_pulang_boleh_baru_diketahui_kemudian(
    buka: Buka,
) -> None:
    rumah = buka()
    a = rumah.tinggal()
    d = rumah.jadi(rumah.terminasi(a), "pekerja_sosial").lanjutan[0].kasus
    rumah.langkah(d, "asesmen", "pekerja_sosial", fakta={"subjek.siap_terminasi": True})
    tentukan = SelesaikanLangkah(kasus=d, langkah="tentukan", hasil="setuju")
    assert rumah.tolak(tentukan, "kepala_bidang") == {"varian_wajib"}
    rumah.jadi(TetapkanVarian(kasus=d, varian="dijemput"), "pekerja_sosial")
    rumah.jadi(tentukan, "kepala_bidang")

    rumah.langkah(d, "penjamin", "pekerja_sosial")
    assert rumah.status(d) == ["dikembalikan"]
    kurang = {satu.teks for satu in rumah.keadaan(d).kekurangan}
    assert kurang == {"Identitas penjemput", "Surat penjamin klien"}

    # Nobody comes: the client is taken there instead, which is determined anew.
    rumah.jadi(TetapkanVarian(kasus=d, varian="diantar", alasan="keluarga batal"), "pekerja_sosial")
    assert rumah.app.giliran(d) is None
    rumah.jadi(LengkapiBerkas(kasus=d, berkas=()), "pekerja_sosial")
    rumah.jadi(tentukan, "kepala_bidang")
    rumah.serah_terima(d)
    assert rumah.status(a, d) == ["selesai", "selesai"]


def test_cara_pulang_yang_berubah_dinilai_dan_ditetapkan_lagi(buka: Buka) -> None:
    rumah = buka()
    a = rumah.tinggal()
    d = rumah.pulang(a, "dijemput")

    rumah.jadi(TetapkanVarian(kasus=d, varian="diantar", alasan="keluarga batal"), "pekerja_sosial")

    giliran = rumah.app.giliran(d)
    assert giliran is not None
    assert (giliran.langkah, rumah.status(a, d)) == ("asesmen", ["ditempatkan", "ditangani"])


# --- other ends


def test_pergi_mengakhiri_terminasi_dan_kematian_semua_yang_dibuka(buka: Buka) -> None:
    """A referral opened for whoever leaves goes on; for whoever died it ends."""
    rumah = buka(kamar(2))
    for sebab, nasib in (("kemauan_sendiri", "ditangani"), ("meninggal", "berhenti")):
        a = rumah.tinggal()
        d = rumah.jadi(rumah.terminasi(a), "pekerja_sosial").lanjutan[0].kasus
        r = (
            rumah.jadi(
                BukaLanjutan(
                    kasus=a,
                    layanan="rujukan-panti",
                    pihak={"pemohon": "subjek", "subjek": "subjek"},
                ),
                "pekerja_sosial",
            )
            .lanjutan[0]
            .kasus
        )
        rumah.jadi(HentikanEpisode(kasus=a, sebab=sebab), "pramu_sosial")
        assert rumah.status(a, d, r) == ["berhenti", "berhenti", nasib]
    assert rumah.terisi() == {}


def test_kematian_dalam_perjalanan_pulang_mengakhiri_masa_tinggal(buka: Buka) -> None:
    rumah = buka(kamar(1))
    a = rumah.tinggal()
    d = rumah.pulang(a)

    rumah.jadi(HentikanEpisode(kasus=d, sebab="meninggal"), "pramu_sosial")

    assert (rumah.status(a, d), rumah.terisi()) == (["berhenti", "berhenti"], {})


def test_orang_dewasa_boleh_pergi_dan_anak_tidak_sendiri(buka: Buka) -> None:
    rumah = buka()
    besar, tepat, kecil = (
        rumah.tinggal(tanggal_lahir=lahir) for lahir in ("1960-01-01", "2007-07-01", "2007-07-02")
    )
    tak_diketahui, tak_pasti = rumah.tinggal(), rumah.tinggal(tanggal_lahir="2007")
    for kasus in (besar, tepat, tak_diketahui, tak_pasti):
        rumah.jadi(HentikanEpisode(kasus=kasus, sebab="kemauan_sendiri"), "pramu_sosial")
    pergi = HentikanEpisode(kasus=kecil, sebab="kemauan_sendiri")
    assert rumah.tolak(pergi, "pramu_sosial") == {"anak_tidak_pergi_sendiri"}
    rumah.jadi(HentikanEpisode(kasus=kecil, sebab="tanpa_pemberitahuan"), "pramu_sosial")


def test_pindah_ke_lembaga_lain_membebaskan_tempat_dan_mengakhiri_terminasi(buka: Buka) -> None:
    rumah = buka(kamar(1))
    a = rumah.tinggal()
    d = rumah.pulang(a)

    rumah.jadi(TeruskanKasus(kasus=a, kepada="Panti", alasan="perlu perawatan"), "kepala_bidang")

    assert (rumah.status(a, d), rumah.terisi()) == (["diteruskan", "berhenti"], {})


def test_masa_tinggal_yang_dibuka_kembali_mulai_dari_awal_dan_mengambil_tempat_lagi(
    buka: Buka,
) -> None:
    """Also where papers are looked at only once somebody is in."""
    rumah = buka(kamar(1), instansi="palangka-raya")
    a = _lapor(rumah)
    rumah.langkah(a, "masuk", "petugas_rumah_singgah")
    rumah.jadi(HentikanEpisode(kasus=a, sebab="pindah"), "petugas")

    rumah.jadi(BukaKembaliKasus(kasus=a, alasan="kembali"), "petugas")
    giliran = rumah.app.giliran(a)
    assert giliran is not None
    assert (giliran.langkah, rumah.terisi()) == ("terima", {})
    rumah.langkah(a, "terima", "petugas")
    rumah.langkah(a, "jemput", "petugas")
    rumah.langkah(a, "masuk", "petugas_rumah_singgah")
    assert rumah.terisi() == {"kamar/001": a}


def test_sebab_lain_harus_dengan_kata(buka: Buka) -> None:
    rumah = buka()
    a = rumah.tinggal()
    for kelas in (HentikanEpisode, CatatKeluarSementara):
        perintah: Any = kelas
        assert rumah.tolak(perintah(kasus=a, sebab="lainnya"), "pramu_sosial") == {"alasan_wajib"}
    assert is_successful(
        rumah.coba(HentikanEpisode(kasus=a, sebab="lainnya", alasan="x"), "pramu_sosial")
    )


def test_layanan_lain_dipilih_menurut_namanya(buka: Buka) -> None:
    """An officer knows no codes: of the forms alone, somebody who stays is discharged."""
    rumah = buka(kamar(1))
    kasus = rumah.tinggal()
    peksos = Pelaku(id="p", instansi=rumah.instansi, peran={"pekerja_sosial"})
    semua = rumah.app.langkah_tersedia(kasus, peksos)
    (tawaran,) = (satu for satu in semua if satu.perintah == BukaLanjutan.__name__)
    bidang = {satu.nama: satu for satu in tawaran.bidang}

    (terminasi,) = (p for p in bidang["layanan"].pilihan if p.teks.id.startswith("Terminasi"))
    isi = {"layanan": terminasi.kode, "pihak.subjek": "subjek"}
    lanjutan = rumah.jadi(susun_perintah(tawaran, isi).unwrap(), "pekerja_sosial").lanjutan

    assert rumah.keadaan(lanjutan[0].kasus).standar.layanan == TERMINASI
    assert bidang["layanan"].jenis is bidang["varian"].jenis is JenisBidang.PILIHAN
    assert "pengaduan" not in {p.kode for p in bidang["layanan"].pilihan}
    tanpa_varian = susun_perintah(tawaran, {**isi, "layanan": PENERIMAAN}).failure()
    assert [(satu.kode.value, satu.lokasi) for satu in tanpa_varian] == [("isian_wajib", "varian")]


def test_hasil_yang_menunggu_varian_disebut_di_formulirnya(buka: Buka) -> None:
    """Who fetches the client is not known: refusing is possible already, and not all there is."""
    rumah = buka(kamar(1))
    d = rumah.jadi(rumah.terminasi(rumah.tinggal()), "pekerja_sosial").lanjutan[0].kasus
    rumah.langkah(d, "asesmen", "pekerja_sosial", fakta={"subjek.siap_terminasi": True})
    kabid = Pelaku(id="k", instansi=rumah.instansi, peran={"kepala_bidang"})

    def hasil() -> tuple[str, set[object]]:
        form = rumah.app.formulir(d, kabid, "SelesaikanLangkah")
        (bidang,) = (satu for satu in form.bidang if satu.nama == "hasil")
        return bidang.teks.id, {satu.kode for satu in bidang.pilihan}

    teks, pilihan = hasil()
    assert "setuju" not in pilihan
    assert teks == "Hasil langkah; untuk hasil lain, tetapkan dahulu varian layanannya"
    rumah.jadi(TetapkanVarian(kasus=d, varian="diantar"), "pekerja_sosial")
    teks, pilihan = hasil()
    assert "setuju" in pilihan
    assert teks == "Hasil langkah"
