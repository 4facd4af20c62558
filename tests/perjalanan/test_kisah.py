"""What the outcomes alone do not tell: who signed, on what grounds, what stayed on record."""

from datetime import date
from io import StringIO

import pytest
from _loket.hari import buka_loket, jalankan, keadaan
from _loket.laporan import ringkasan, tampilkan_perkara
from rich.console import Console
from tests.perjalanan.conftest import HariSelesai
from tests.terbuka import terbuka

from dinsos_core import Aplikasi, KejadianTercatat, Terhalang, jelaskan
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Rekomendasi
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.waktu.tenggat import Tenggat


def riwayat(app: Aplikasi, kode: str) -> tuple[KejadianTercatat, ...]:
    """What happened to a case; nothing to one that was refused at the door."""
    try:
        return terbuka(app.lingkungan.unit_kerja, app.riwayat(kode))
    except Terhalang:
        return ()


def kejadian(selesai: HariSelesai, kode: str, jenis: type[u.Kejadian]) -> list[u.Kejadian]:
    semua = (r.kejadian for r in riwayat(selesai.loket.app, kode))
    return [e for e in semua if isinstance(e, jenis)]


def buka(selesai: HariSelesai, kode: str, e: object) -> object:
    rahasia = getattr(e, "alasan", None)
    assert rahasia is not None
    kepala = selesai.loket.hari.petugas["kepala"]
    return selesai.loket.app.buka(kode, rahasia, kepala, tujuan="uji")


def halangan(selesai: HariSelesai, kode: str) -> list[str]:
    return [h.kode.value for t in selesai.terjadi[kode] for h in t.halangan]


def test_hanya_perkara_yang_dimaksud_yang_terhalang(selesai: HariSelesai) -> None:
    terhalang = {kode for kode in selesai.perkara if halangan(selesai, kode)}

    assert terhalang == {"PA-16", "SK-08", "SK-10"}


def test_kepala_menandatangani_penuh_dan_sekretaris_sebagai_plh(selesai: HariSelesai) -> None:
    penuh = keadaan(selesai.loket.app, "PA-02").surat[0].penandatangan
    plh = keadaan(selesai.loket.app, "PA-14").surat[0].penandatangan

    assert penuh is not None
    assert plh is not None
    assert (penuh.id, penuh.peran, penuh.sebagai) == ("kepala", "kepala_dinas", "")
    assert (plh.id, plh.peran, plh.sebagai) == ("sekretaris", "kepala_dinas", "Plh.")


def test_lahir_29_februari_baru_genap_pada_1_maret(selesai: HariSelesai) -> None:
    sabtu = keadaan(selesai.loket.app, "PA-05").ringkasan
    minggu = keadaan(selesai.loket.app, "PA-06").ringkasan

    assert sabtu is not None
    assert minggu is not None
    assert (sabtu.pengajuan, minggu.pengajuan) == (date(2026, 2, 28), date(2026, 3, 1))
    assert {t.kode for t in sabtu.syarat[1].tafsir} >= {"batas-atas-usia", "usia-siapa"}


def test_putusan_yang_berbeda_dari_penilaian_mencatat_keduanya(selesai: HariSelesai) -> None:
    kasus = keadaan(selesai.loket.app, "SK-09")

    assert kasus.penilaian is not None
    assert kasus.penilaian.terbuka.rekomendasi is Rekomendasi.TOLAK
    assert kasus.penetapan is not None
    assert kasus.penetapan.putusan is Status.DISETUJUI
    assert kasus.penetapan.menyimpang
    assert "Berita acara kelurahan" in str(buka(selesai, "SK-09", kasus.penetapan))


def test_agama_anak_yang_belum_diketahui_diputus_pejabat_dengan_alasan(
    selesai: HariSelesai,
) -> None:
    kasus = keadaan(selesai.loket.app, "PA-10")

    assert kasus.penilaian is not None
    belum = [
        h.kode
        for h in kasus.penilaian.terbuka.syarat
        if h.kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI
    ]
    assert belum == ["syarat-3"]
    assert kasus.penetapan is not None
    assert kasus.penetapan.menyimpang
    assert "agama" in str(buka(selesai, "PA-10", kasus.penetapan))


def test_keberatan_yang_dikabulkan_ditetapkan_ulang_dan_penolakannya_tetap_tercatat(
    selesai: HariSelesai,
) -> None:
    ditolak = kejadian(selesai, "PA-11", k.PermohonanDitolak)
    disetujui = kejadian(selesai, "PA-11", k.PermohonanDisetujui)
    dinilai = kejadian(selesai, "PA-11", u.KelayakanDinilai)

    assert [getattr(e, "dasar", None) for e in ditolak] == [("syarat-5",)]
    assert len(disetujui) == 1
    assert [
        e.penilaian.terbuka.kesimpulan for e in dinilai if isinstance(e, u.KelayakanDinilai)
    ] == [
        Kesimpulan.TIDAK_TERPENUHI,
        Kesimpulan.TERPENUHI,
    ]
    assert [x.dikabulkan for x in keadaan(selesai.loket.app, "PA-11").keberatan] == [True]


def test_keberatan_yang_ditolak_membiarkan_penolakan_berdiri(selesai: HariSelesai) -> None:
    (ditolak,) = kejadian(selesai, "PA-04", k.KeberatanDitolak)

    assert "hari pengajuan" in str(buka(selesai, "PA-04", ditolak))
    assert keadaan(selesai.loket.app, "PA-04").keberatan[0].dikabulkan is False


def test_pemohon_tidak_menikah_diteruskan_dan_tidak_dimintai_surat_nikah(
    selesai: HariSelesai,
) -> None:
    kasus = keadaan(selesai.loket.app, "PA-09")

    assert kasus.kepada == "Dinas Sosial Provinsi Kalimantan Selatan"
    assert kasus.penilaian is not None
    assert kasus.penilaian.terbuka.kepada == kasus.kepada
    assert kejadian(selesai, "PA-09", u.BerkasDikembalikan) == []


def test_setiap_kekurangan_berkas_disebut_sekaligus(selesai: HariSelesai) -> None:
    def kurang(kode: str) -> list[tuple[str, str, tuple[str, ...]]]:
        (e,) = kejadian(selesai, kode, u.BerkasDikembalikan)
        assert isinstance(e, u.BerkasDikembalikan)
        return [(s.dokumen, s.lokasi, tuple(x.value for x in s.sebab)) for s in e.kurang.terbuka]

    assert kurang("PA-12") == [("dokumen-3", "pemohon[1]", ("tidak_ada",))]
    assert kurang("SK-07") == [
        ("dokumen-4", "", ("belum_legalisir",)),
        ("dokumen-8", "almarhum[0]", ("kurang_rangkap",)),
    ]


def test_surat_yang_dicabut_tetap_tercatat_dan_disebut_penggantinya(selesai: HariSelesai) -> None:
    lama, baru = keadaan(selesai.loket.app, "PA-15").surat

    assert lama.dicabut_pada is not None
    assert baru.dicabut_pada is None
    assert baru.menggantikan == lama.nomor


def test_registri_tak_terjangkau_belum_menjawab_dan_tidak_berarti_tidak(
    selesai: HariSelesai,
) -> None:
    (dilihat,) = [t.dilihat for t in selesai.terjadi["SK-04"] if t.dilihat]
    kasus = keadaan(selesai.loket.app, "SK-04")

    assert dilihat.kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI
    assert dilihat.syarat[0].sebab_belum == ("sumber_tak_terjangkau",)
    assert kasus.penilaian is not None
    assert kasus.penilaian.terbuka.kesimpulan is Kesimpulan.TERPENUHI
    assert [j.alasan_kode for j in kasus.jeda] == ["pihak_luar"]


def test_nik_yang_bertentangan_memperingatkan_dan_tidak_menolak(selesai: HariSelesai) -> None:
    semua = {kode: keadaan(selesai.loket.app, kode).diperingatkan for kode in ("SK-05", "SK-09")}

    tempat = ("almarhum[0].nik", "almarhum[0].tanggal_lahir")
    berbeda = RingkasanPeringatan(kode="nik_tanggal_lahir_berbeda", lokasi=tempat)
    assert semua == {"SK-05": (berbeda,), "SK-09": ()}


def test_kiriman_kedua_dengan_kunci_yang_sama_tidak_mengerjakan_apa_pun(
    selesai: HariSelesai,
) -> None:
    (kedua,) = [t for t in selesai.terjadi["SK-06"] if t.dua_kali]

    assert kedua.hasil is not None
    assert kedua.hasil.ulang
    assert len(kejadian(selesai, "SK-06", k.PermohonanDiajukan)) == 1


def test_kasus_ganda_ditemukan_dan_disebut_perkaranya(selesai: HariSelesai) -> None:
    (terhalang,) = [h for t in selesai.terjadi["SK-08"] for h in t.halangan]

    assert terhalang.rincian["kasus"] == ("SK-07",)
    assert "SK-07" in jelaskan(terhalang)


def test_semua_kesalahan_formulir_disebut_sekaligus(selesai: HariSelesai) -> None:
    assert sorted(halangan(selesai, "SK-10")) == [
        "fakta_salah_jenis",
        "fakta_salah_jenis",
        "fakta_salah_jenis",
        "fakta_tidak_dikenal",
        "kanal_tidak_dikenal",
        "pilihan_dokumen_tidak_dikenal",
    ]


def test_loket_tidak_dapat_menandatangani_dan_kepala_tetap_gilirannya(
    selesai: HariSelesai,
) -> None:
    giliran = selesai.loket.app.giliran("PA-16")

    assert halangan(selesai, "PA-16") == ["peran_tidak_berwenang"]
    assert giliran is not None
    assert giliran.peran == ("kepala_dinas",)


def test_klaim_lewat_jam_tutup_dihitung_pada_harinya(selesai: HariSelesai) -> None:
    """Day 30 at 19:10: a citizen's limit runs to the end of its day."""
    penilaian = keadaan(selesai.loket.app, "SK-01").ringkasan

    assert penilaian is not None
    assert penilaian.pengajuan == date(2026, 3, 2)
    assert penilaian.syarat[-1].kesimpulan is Kesimpulan.TERPENUHI


def test_hari_yang_dilewati_disebut_dengan_namanya(selesai: HariSelesai) -> None:
    (wajib, *_) = selesai.loket.app.tenggat("PA-02")

    assert isinstance(wajib.tenggat, Tenggat)
    bernama = {
        h.tanggal.day: h.nama for h in wajib.tenggat.hari_dilewati if h.sebab != "akhir_pekan"
    }
    assert sorted(bernama) == [18, 19, 20, 23, 24]
    assert "Nyepi" in bernama[19]
    assert "Idul Fitri" in bernama[23]


def test_nomor_surat_berurutan_tanpa_celah_menurut_waktu_terbit(selesai: HariSelesai) -> None:
    terbit = sorted(
        (e.pada, e.surat.nomor)
        for kode in selesai.perkara
        for e in kejadian(selesai, kode, u.ProdukDiterbitkan)
        if isinstance(e, u.ProdukDiterbitkan) and e.surat.nomor
    )

    assert [nomor for _, nomor in terbit] == [f"460/{n:03}/REHSOS/2026" for n in range(1, 11)]


def test_tidak_ada_nilai_pribadi_dalam_keadaan_dan_kejadian(selesai: HariSelesai) -> None:
    isi = "".join(
        repr(selesai.loket.app.kasus(kode)) + repr(ada)
        for kode in selesai.perkara
        if (ada := riwayat(selesai.loket.app, kode))
    ) + repr(selesai.terjadi)
    pribadi = {
        str(q.data[fakta])
        for p in selesai.perkara.values()
        for q in p.pihak
        for fakta in ("nama", "nik", "email")
        if fakta in q.data
    }

    assert [nilai for nilai in sorted(pribadi) if nilai in isi] == []


@pytest.fixture(scope="module")
def laporan(selesai: HariSelesai) -> str:
    return cetak(selesai)


def cetak(selesai: HariSelesai) -> str:
    keluaran = StringIO()
    konsol = Console(file=keluaran, width=100, highlight=False)
    for kode, perkara in selesai.perkara.items():
        tampilkan_perkara(konsol, selesai.loket, perkara, selesai.terjadi[kode], rinci=False)
    konsol.print(ringkasan(selesai.loket, dict(selesai.terjadi)))
    return keluaran.getvalue()


def test_hari_yang_dijalankan_lagi_pada_penyimpanan_yang_sama_tidak_mengubah_apa_pun(
    selesai: HariSelesai, laporan: str
) -> None:
    sebelum = {kode: riwayat(selesai.loket.app, kode) for kode in selesai.perkara}
    surel = {f.name: f.read_bytes() for f in selesai.loket.surel.iterdir()}

    lagi = buka_loket(selesai.loket.hari, selesai.loket.surel, penyimpanan=selesai.gudang)
    terjadi = jalankan(lagi)

    assert {kode: riwayat(lagi.app, kode) for kode in selesai.perkara} == sebelum
    assert {f.name: f.read_bytes() for f in lagi.surel.iterdir()} == surel
    assert all(t.hasil.ulang for semua in terjadi.values() for t in semua if t.hasil)
    kedua = HariSelesai(
        loket=lagi, gudang=selesai.gudang, perkara=selesai.perkara, terjadi=terjadi, surat={}
    )
    assert cetak(kedua) == laporan
