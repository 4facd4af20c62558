"""Who somebody is known to be: one file, one open stay, whatever cases and aliases there are."""

from typing import Any

import pytest
from tests.klien.bahan import (
    ANI,
    LOKET,
    NIK,
    ORANG_LAIN,
    PEKSOS,
    PEKSOS_LAIN,
    Rumah,
    ajukan_santunan,
    sebab,
)

from dinsos_core.application.privasi import Orang, SebabHapus, ekspor_subjek, hapus_subjek
from dinsos_core.domain.identitas import perintah as p
from dinsos_core.domain.identitas.klien import Pengenal
from dinsos_core.domain.kasus.perintah import BukaKembaliKasus, PihakDiajukan
from dinsos_core.domain.kasus.perintah_catatan import KecualikanAkun, TambahPihak
from dinsos_core.domain.kelayakan.nik import nik_pengisi
from dinsos_core.domain.klien.perintah import BukaEpisode
from dinsos_core.domain.permintaan.perintah import AjukanPermintaan
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, SubjekId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import KejadianTercatat


@pytest.fixture
def rumah() -> Rumah:
    return Rumah()


# --- who they are


def test_identitas_yang_ditemukan_menggantikan_yang_sementara(rumah: Rumah) -> None:
    tanpa = rumah.klien()
    sementara = rumah.klien(sementara="bertato naga di lengan kiri")
    assert [rumah.keadaan(k).pengenal for k in (tanpa, sementara)] == [
        Pengenal.TANPA,
        Pengenal.SEMENTARA,
    ]

    hasil = rumah.ya(p.TemukanIdentitas(klien=sementara, data={"nama": "Budi", "nik": NIK}))

    assert hasil.keadaan.pengenal is Pengenal.NIK
    assert [satu.id for satu in rumah.app.cari_klien(NIK, oleh=PEKSOS, tujuan="asesmen")] == [
        sementara
    ]
    berkas = rumah.app.berkas_klien(sementara, oleh=PEKSOS, tujuan="asesmen")
    assert berkas.data == {"nama": "Budi", "nik": NIK, "sementara": "bertato naga di lengan kiri"}
    assert "Budi" not in repr((berkas, hasil))
    assert "bertato" not in repr((berkas, hasil))


def test_nik_yang_dikoreksi_tidak_lagi_menemukan_orangnya(rumah: Rumah) -> None:
    klien = rumah.klien(data={"nama": "Budi", "nik": NIK})

    rumah.ya(p.KoreksiKlien(klien=klien, data={"nik": None}, alasan="NIK orang lain"))

    assert rumah.app.cari_klien(NIK, oleh=PEKSOS, tujuan="asesmen") == ()
    assert rumah.keadaan(klien).pengenal is Pengenal.TANPA
    kosong = p.KoreksiKlien(klien=klien, alasan="tidak ada apa-apa")
    assert rumah.tidak(kosong) == ["isian_kosong"]


def test_nik_yang_sama_ditunjukkan_dan_tidak_menghalangi(rumah: Rumah) -> None:
    lama = rumah.klien(data={"nik": NIK})

    hasil = rumah.ya(p.DaftarkanKlien(data={"nik": NIK}))

    assert hasil.kejadian[0].serupa == (lama,)


@pytest.mark.parametrize("nik", ["0000000000000000", "1111111111111111", "6371056006900000"])
def test_nik_pengisi_bukan_pengenal_siapa_pun(rumah: Rumah, nik: str) -> None:
    assert nik_pengisi(nik)
    assert not nik_pengisi(NIK)
    assert rumah.tidak(p.DaftarkanKlien(data={"nik": nik})) == ["nik_pengisi"]


def test_hanya_peran_yang_disebut_instansi_mengurus_klien(rumah: Rumah) -> None:
    klien = rumah.klien()

    assert rumah.tidak(p.DaftarkanKlien(), LOKET) == ["peran_tidak_berwenang"]
    assert rumah.tidak(p.KoreksiKlien(klien=klien, alasan="x"), PEKSOS_LAIN) == [
        "klien_tidak_ditemukan"
    ]
    assert rumah.tidak(p.TemukanIdentitas(klien=KlienId("x"), data={"nama": "B"})) == [
        "klien_tidak_ditemukan"
    ]
    basi = p.TemukanIdentitas(klien=klien, versi=7, data={"nama": "B"})
    assert rumah.tidak(basi) == ["versi_basi"]


def test_perintah_dengan_kunci_yang_sama_terlaksana_sekali(rumah: Rumah) -> None:
    pertama = rumah.ya(p.DaftarkanKlien(sementara="x"), kunci="k")

    kedua = rumah.ya(p.DaftarkanKlien(sementara="x"), kunci="k")

    assert kedua.ulang
    assert (kedua.klien, kedua.kejadian) == (pertama.klien, pertama.kejadian)
    for lain in (p.DaftarkanKlien(), BukaEpisode(layanan="singgah", pihak=[])):
        hasil = rumah.coba(lain, kunci="k")
        assert [h.kode.value for h in hasil.failure()] == ["kunci_perintah_berbeda"]


# --- links


def test_pihak_dikenali_kapan_saja_juga_sesudah_kasusnya_berakhir(rumah: Rumah) -> None:
    """The unconscious man, the nameless body: the name joins by a later event."""
    klien, kasus = rumah.klien(), rumah.menginap()
    rumah.pergi(kasus, "tanpa_pemberitahuan")

    rumah.ya(rumah.kenali(kasus, klien))

    assert rumah.app.kasus(kasus).keadaan.klien == klien
    assert [
        satu.kasus for satu in rumah.app.berkas_klien(klien, oleh=PEKSOS, tujuan="asesmen").kasus
    ] == [kasus]
    assert rumah.ya(rumah.kenali(kasus, klien)).kejadian == ()
    assert rumah.tidak(rumah.kenali(kasus, None)) == ["alasan_wajib"]
    rumah.ya(rumah.kenali(kasus, None, alasan="bukan dia"))
    assert rumah.app.berkas_klien(klien, oleh=PEKSOS, tujuan="asesmen").kasus == ()


def test_klien_yang_tidak_ada_atau_milik_instansi_lain_sama_jawabannya(rumah: Rumah) -> None:
    kasus = rumah.datang()
    asing = rumah.klien(PEKSOS_LAIN, instansi="lain")
    for klien in (KlienId("tidak-ada"), asing, KlienId(kasus)):
        assert rumah.tidak(rumah.kenali(kasus, klien)) == ["klien_tidak_ditemukan"]
        tambah = TambahPihak(kasus=kasus, pihak=[PihakDiajukan(pihak="pemohon", klien=klien)])
        assert rumah.tidak(tambah) == ["klien_tidak_ditemukan"]
        anak = PihakDiajukan(pihak="anak", klien=klien)
        buka = BukaEpisode(layanan="singgah", pihak=[anak])
        assert rumah.tidak(buka) == ["klien_tidak_ditemukan"]


def test_warga_tidak_menyatakan_siapa_kliennya(rumah: Rumah) -> None:
    klien = rumah.klien()

    assert rumah.tidak(ajukan_santunan(klien), ANI) == ["peran_tidak_berwenang"]
    rumah.ya(ajukan_santunan(klien), LOKET)
    assert rumah.tidak(ajukan_santunan(klien), ANI) == ["peran_tidak_berwenang"]


def test_klien_bukan_kasus_dalam_pertanyaan_apa_pun(rumah: Rumah) -> None:
    klien = rumah.klien(data={"nik": NIK})

    assert rumah.app.daftar().baris == ()
    for tanya in (rumah.app.kasus, rumah.app.riwayat, rumah.app.giliran):
        with pytest.raises(Terhalang) as galat:
            tanya(klien)
        assert sebab(galat.value) == ["kasus_tidak_ditemukan"]
    assert rumah.tidak(rumah.kenali(KasusId(klien), klien)) == ["kasus_tidak_ditemukan"]


def test_yang_dikenal_dan_sudah_punya_kasus_terbuka_ditunjukkan_sebagai_ganda(rumah: Rumah) -> None:
    """Without a NIK in either case."""
    klien = rumah.klien()
    rumah.datang(klien)

    anak = PihakDiajukan(pihak="anak", klien=klien)
    assert rumah.tidak(BukaEpisode(layanan="singgah", pihak=[anak])) == ["kasus_ganda"]
    rumah.datang(klien, tetap_ajukan="kembali")
    rumah.datang(rumah.klien())


# --- one open stay


def test_satu_orang_tinggal_di_satu_tempat(rumah: Rumah) -> None:
    klien = rumah.klien()
    pertama = rumah.menginap(klien)
    assert rumah.keadaan(klien).tinggal == pertama

    kedua = rumah.datang(klien, tetap_ajukan="kembali")
    masuk = rumah.masuk(kedua)
    assert rumah.tidak(masuk) == ["klien_sudah_tinggal"]
    assert rumah.tidak(masuk) == ["klien_sudah_tinggal"]

    rumah.pergi(pertama)
    rumah.ya(masuk)
    assert rumah.keadaan(klien).tinggal == kedua
    tipe = [e.kejadian.tipe for e in _riwayat(rumah, klien)]
    assert tipe == [
        "klien_didaftarkan",
        *("episode_tercatat", "episode_tercatat"),
        "episode_tercatat",
        "episode_berakhir",
        "episode_tercatat",
    ]


def test_yang_tinggal_dan_baru_dikenali_tidak_tinggal_dua_kali(rumah: Rumah) -> None:
    klien, lain = rumah.klien(), rumah.klien()
    rumah.menginap(klien)
    tanpa_nama = rumah.menginap()

    assert rumah.tidak(rumah.kenali(tanpa_nama, klien)) == ["klien_sudah_tinggal"]
    rumah.ya(rumah.kenali(tanpa_nama, lain))
    assert rumah.tidak(rumah.kenali(tanpa_nama, klien, alasan="x")) == ["klien_sudah_tinggal"]
    rumah.ya(rumah.kenali(tanpa_nama, None, alasan="keliru"))
    assert rumah.keadaan(lain).tinggal is None


def test_tinggal_yang_dibuka_kembali_tunduk_pada_aturan_yang_sama(rumah: Rumah) -> None:
    klien = rumah.klien()
    pertama = rumah.menginap(klien)
    rumah.pergi(pertama)
    rumah.menginap(klien)
    rumah.ya(BukaKembaliKasus(kasus=pertama, alasan="keliru"))

    assert rumah.tidak(rumah.masuk(pertama)) == ["klien_sudah_tinggal"]


# --- merge


def test_gabungan_adalah_satu_orang_dan_tidak_memindahkan_kejadian(rumah: Rumah) -> None:
    utama, alias = rumah.klien(data={"nama": "Budi"}), rumah.klien(sementara="x")
    satu, dua = rumah.datang(utama), rumah.menginap(alias)

    rumah.gabung(alias, utama)

    for klien in (utama, alias):
        berkas = rumah.app.berkas_klien(klien, oleh=PEKSOS, tujuan="asesmen")
        assert (berkas.klien, berkas.alias) == (utama, (alias,))
        assert [k.kasus for k in berkas.kasus] == [satu, dua]
    assert rumah.app.kasus(dua).keadaan.klien == alias
    assert rumah.tidak(rumah.masuk(satu)) == ["klien_sudah_tinggal"]
    rumah.pergi(dua)
    rumah.ya(rumah.masuk(satu))


def test_gabungan_yang_tidak_mungkin_ditolak_dengan_sebabnya(rumah: Rumah) -> None:
    a, b, c, d = (rumah.klien() for _ in range(4))
    asing = rumah.klien(PEKSOS_LAIN, instansi="lain")

    def gabung(klien: KlienId, dengan: KlienId) -> list[str]:
        return rumah.tidak(p.GabungkanKlien(klien=klien, dengan=dengan, alasan="x"))

    assert gabung(a, a) == ["klien_sama"]
    assert gabung(a, asing) == ["klien_tidak_ditemukan"]
    assert gabung(a, KlienId("x")) == ["klien_tidak_ditemukan"]
    assert rumah.tidak(p.GabungkanKlien(klien=a, dengan=b, alasan=" ")) == ["alasan_wajib"]
    rumah.gabung(a, b)
    assert gabung(a, c) == ["klien_sudah_digabung"]
    assert gabung(c, a) == ["alias_bertingkat"]
    assert gabung(b, c) == ["alias_bertingkat"]
    rumah.menginap(c), rumah.menginap(d)
    assert gabung(c, d) == ["tinggal_ganda"]
    rumah.gabung(c, b)
    assert gabung(d, b) == ["tinggal_ganda"]


def test_gabungan_dibatalkan_sesudah_kasus_selama_itu_dibagi(rumah: Rumah) -> None:
    utama, alias = rumah.klien(), rumah.klien()
    sebelum = rumah.datang(utama)
    rumah.gabung(alias, utama)
    milik_alias = rumah.datang(utama, tetap_ajukan="lagi")
    milik_utama = rumah.datang(utama, tetap_ajukan="lagi")
    pisah = p.PisahkanKlien(klien=alias, alasan="dua orang")

    hasil = rumah.coba(pisah)
    assert [(h.kode.value, h.rincian["kasus"]) for h in hasil.failure()] == [
        ("kasus_belum_dibagi", (milik_alias, milik_utama))
    ]
    rumah.ya(rumah.kenali(milik_alias, alias, alasan="miliknya"))
    rumah.ya(p.PisahkanKlien(klien=alias, tetap=[milik_utama], alasan="dua orang"))

    assert {
        k.kasus for k in rumah.app.berkas_klien(utama, oleh=PEKSOS, tujuan="asesmen").kasus
    } == {
        sebelum,
        milik_utama,
    }
    assert [
        k.kasus for k in rumah.app.berkas_klien(alias, oleh=PEKSOS, tujuan="asesmen").kasus
    ] == [milik_alias]
    assert rumah.tidak(pisah) == ["klien_tidak_digabung"]


# --- death


def test_kematian_dari_kasus_menutup_tinggal_berikutnya_bukan_gabungan(rumah: Rumah) -> None:
    klien, alias = rumah.klien(), rumah.klien()
    rumah.pergi(rumah.menginap(klien), "meninggal")
    assert rumah.keadaan(klien).meninggal_pada == rumah.kini
    rumah.gabung(alias, klien)

    kasus = rumah.datang(alias, tetap_ajukan="x")
    assert rumah.tidak(rumah.masuk(kasus)) == ["klien_meninggal"]
    assert rumah.tidak(p.CatatKlienMeninggal(klien=klien)) == ["klien_meninggal"]
    rumah.ya(p.KoreksiKlien(klien=klien, hidup=True, alasan="salah orang"))
    rumah.ya(rumah.masuk(kasus))


def test_kasus_tentang_almarhum_mencatat_kematiannya(rumah: Rumah) -> None:
    klien, pemohon = rumah.klien(), rumah.klien()

    rumah.ya(ajukan_santunan(klien, pemohon), LOKET)

    assert rumah.keadaan(klien).meninggal_pada == rumah.kini
    assert rumah.keadaan(pemohon).meninggal_pada is None


def test_kematian_tidak_di_masa_depan(rumah: Rumah) -> None:
    klien, besok = rumah.klien(), rumah.kini.replace(day=2)

    mati = p.CatatKlienMeninggal(klien=klien, terjadi_pada=besok)
    assert rumah.tidak(mati) == ["waktu_tidak_mungkin"]


# --- who may see a file


def test_klien_melihat_berkasnya_sendiri_tanpa_orang_lain(rumah: Rumah) -> None:
    sendiri, almarhum = rumah.klien(data={"nama": "Ani"}, sementara="x"), rumah.klien()
    alias = rumah.klien()
    rumah.gabung(alias, sendiri)
    klaim = rumah.ya(ajukan_santunan(almarhum, sendiri), LOKET).kasus
    tinggal = rumah.menginap(sendiri)
    pihak = [PihakDiajukan(pihak="anak"), PihakDiajukan(pihak="pemohon", klien=sendiri)]
    rumah.ya(BukaEpisode(layanan="singgah", pihak=pihak, tetap_ajukan="untuk anaknya"))

    berkas = rumah.app.berkas_klien(alias, oleh=ANI, tujuan="asesmen")

    assert berkas.sendiri
    assert [k.kasus for k in berkas.kasus] == [klaim, tinggal]
    assert berkas.data == {"nama": "Ani"}
    assert berkas.alias == ()
    for klien, oleh in ((almarhum, ANI), (sendiri, ORANG_LAIN), (KlienId("x"), ANI)):
        with pytest.raises(Terhalang) as galat:
            rumah.app.berkas_klien(klien, oleh=oleh, tujuan="asesmen")
        assert sebab(galat.value) == ["klien_tidak_ditemukan"]


def test_wali_melihat_berkas_selama_ia_wali(rumah: Rumah) -> None:
    anak = rumah.klien()
    kasus = rumah.datang(anak)
    rumah.ya(p.TetapkanWali(klien=anak, wali=[ANI.id], alasan="ibu kandung"))
    assert [k.kasus for k in rumah.app.berkas_klien(anak, oleh=ANI, tujuan="asesmen").kasus] == [
        kasus
    ]
    minta = AjukanPermintaan(jenis="salinan", klien=anak, isi="Apa yang dicatat?")
    diminta = rumah.app.lakukan_permintaan(minta, oleh=ANI).unwrap().keadaan
    assert diminta.peminta == "wali", "their words, not the child's own"

    rumah.ya(KecualikanAkun(kasus=kasus, akun=ANI.id, alasan="terlapor"), PEKSOS)
    assert rumah.app.berkas_klien(anak, oleh=ANI, tujuan="asesmen").kasus == ()
    rumah.ya(p.TetapkanWali(klien=anak, alasan="hak asuh dicabut"))
    with pytest.raises(Terhalang):
        rumah.app.berkas_klien(anak, oleh=ANI, tujuan="asesmen")


def test_pembacaan_berkas_tercatat(rumah: Rumah) -> None:
    klien = rumah.klien()
    for oleh in (PEKSOS, ORANG_LAIN):
        try:
            rumah.app.berkas_klien(klien, oleh=oleh, tujuan="asesmen")
        except Terhalang:
            continue
    with pytest.raises(Terhalang):
        rumah.app.berkas_klien(klien, oleh=LOKET, tujuan="asesmen")

    with rumah.app.lingkungan.unit_kerja() as unit:
        akses = unit.brankas.akses(SubjekId(klien))
    assert [(a.tujuan.pelaku, a.tujuan.tujuan) for a in akses] == [(PEKSOS.id, "asesmen")]


@pytest.mark.parametrize("tujuan", ["", "  ", "x", "12", f"cek {NIK}"])
def test_berkas_dan_pencarian_memerlukan_tujuan_yang_berkata(rumah: Rumah, tujuan: str) -> None:
    """Of whoever may read; to others there is no Klien, whatever they say."""
    klien = rumah.klien(data={"nik": NIK})
    rumah.ya(p.TetapkanWali(klien=klien, wali=[ANI.id], alasan="ibu kandung"))
    for oleh, kode in (
        (PEKSOS, "tujuan_wajib"),
        (ANI, "tujuan_wajib"),
        (ORANG_LAIN, "klien_tidak_ditemukan"),
    ):
        with pytest.raises(Terhalang) as galat:
            rumah.app.berkas_klien(klien, oleh=oleh, tujuan=tujuan)
        assert sebab(galat.value) == [kode]
    with pytest.raises(Terhalang) as galat:
        rumah.app.cari_klien(NIK, oleh=PEKSOS, tujuan=tujuan)
    assert sebab(galat.value) == ["tujuan_wajib"]
    with rumah.app.lingkungan.unit_kerja() as unit:
        assert unit.brankas.akses(SubjekId(klien)) == ()


def test_pencarian_mencatat_tujuannya(rumah: Rumah) -> None:
    klien = rumah.klien(data={"nik": NIK})
    rumah.app.cari_klien(NIK, oleh=PEKSOS, tujuan=" menerima di rumah singgah ")

    with rumah.app.lingkungan.unit_kerja() as unit:
        (akses,) = unit.brankas.akses(SubjekId(klien))
    assert akses.tujuan.tujuan == "cari_klien: menerima di rumah singgah"


def _riwayat(rumah: Rumah, klien: KlienId) -> tuple[KejadianTercatat, ...]:
    with rumah.app.lingkungan.unit_kerja() as unit:
        return unit.kasus.riwayat(klien)


# --- privacy


PDP = Pelaku(id=PelakuId("u-pdp"), instansi="contoh", peran={"petugas_pdp"})


def test_penghapusan_dan_salinan_mencakup_klien_dan_semua_kasusnya(rumah: Rumah) -> None:
    """By NIK: who is known to be that person in a case that has no NIK, too."""
    klien = rumah.klien(data={"nik": NIK, "nama": "Ani"}, sementara="bertato")
    rumah.ya(p.KoreksiKlien(klien=klien, data={"nama": "Budi"}, alasan="salah nama"))
    kasus = rumah.menginap(klien)
    lingkungan = rumah.app.lingkungan

    salinan = ekspor_subjek(lingkungan, Orang(nik=NIK), oleh=PDP, diterima=rumah.kini).unwrap()
    assert [satu["kasus"] for satu in salinan["klien"]] == [klien]
    assert [satu["kasus"] for satu in salinan["kasus"]] == [kasus]
    nilai = [n for satu in salinan["subjek"] for n in satu["nilai"].values()]
    assert {"Budi", NIK} <= set(nilai)
    # What officials tell them by, and why they corrected, are an official's words.
    assert not {"Ani", "bertato", "salah nama"} & set(nilai)

    tolak = hapus_subjek(lingkungan, Orang(nik=NIK), oleh=PDP, sebab=SebabHapus.PERMINTAAN_SUBJEK)
    assert {h.kode.value for h in tolak.failure()} >= {"kasus_masih_berjalan"}


def test_klien_tanpa_kasus_disimpan_selama_masanya_lalu_terhapus(rumah: Rumah) -> None:
    klien = rumah.klien(data={"nik": NIK}, sementara="bertato")
    lingkungan, orang = rumah.app.lingkungan, Orang(subjek=[SubjekId(klien)])

    def hapus() -> Any:
        return hapus_subjek(lingkungan, orang, oleh=PDP, sebab=SebabHapus.TIDAK_DIPERLUKAN)

    assert [h.kode.value for h in hapus().failure()] == ["masa_simpan_belum_berakhir"]
    rumah.maju(days=366)
    assert hapus().unwrap().nilai == 2

    assert rumah.app.cari_klien(NIK, oleh=PEKSOS, tujuan="asesmen") == ()
    assert rumah.app.berkas_klien(klien, oleh=PEKSOS, tujuan="asesmen").data == {}
    temukan = p.TemukanIdentitas(klien=klien, data={"nama": "B"})
    assert rumah.tidak(temukan) == ["subjek_dihapus"]
