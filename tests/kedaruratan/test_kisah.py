"""A report from its receipt to each of its endings, as the five standards print it."""

from typing import Any

import pytest
from tests.kedaruratan.kantor import DARURAT, Kantor

from dinsos_core import (
    BukaLanjutan,
    CatatKematian,
    JedaKasus,
    KoreksiData,
    LanjutkanKasus,
    PihakDiajukan,
    TambahPihak,
    TugaskanKasus,
)
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.shared.ids import KasusId

SESUDAH_KONTAK: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("respon", "", {"fakta": DARURAT}),
    ("koordinasi", "", {"hasil": "dilewati"}),
    ("lapor-hasil", "", {}),
    ("telaah", "", {}),
    ("diskusi", "", {"hasil": "dilewati"}),
    ("arahan", "kabid_rehsos", {}),
    ("arahan", "kepala_dinas", {}),
)
SELESAI: tuple[tuple[str, str, dict[str, Any]], ...] = (
    *SESUDAH_KONTAK,
    ("tugaskan", "", {"hasil": "cukup_rujukan"}),
    ("rujukan", "", {}),
    ("laporan", "", {}),
    ("terminasi", "", {}),
)


def sampai_kontak(kantor: Kantor, kasus: str, pukul: str = "2025-07-06T00:22") -> None:
    """Entered in the morning, the contact with its own time."""
    kantor.pukul("2025-07-06T08:00")
    kantor.langkah(kasus, "catat", fakta=DARURAT)
    kantor.langkah(kasus, "perintah")
    kantor.langkah(kasus, "kontak", terjadi_pada=kantor.saat(pukul))


def kerjakan(
    kantor: Kantor, kasus: str, semua: tuple[tuple[str, str, dict[str, Any]], ...]
) -> None:
    for kode, peran, isi in semua:
        kantor.langkah(kasus, kode, peran, **isi)


def test_laporan_tanpa_nama_siapa_pun_ditangani_sampai_terminasi() -> None:
    """Nobody gave a name, of themselves or of whom they saw; the contact was in time though it was
    entered in the morning."""
    kantor = Kantor()
    a = kantor.lapor()
    kantor.jadi(TugaskanKasus(kasus=a, akun=("trc-1", "trc-2")), "kabid_rehsos")
    sampai_kontak(kantor, a)
    assert (kantor.jam(a).status, kantor.jam(a).penutup) == ("terpenuhi", "kontak")
    kerjakan(kantor, a, SELESAI)
    assert kantor.status(a) == "selesai"
    assert kantor.keadaan(a).petugas_kini == ("trc-1", "trc-2")


@pytest.mark.parametrize(
    ("fakta", "kesimpulan"),
    [
        ({}, {"belum_dapat_dinilai"}),
        ({"subjek.terancam_kehidupannya": True}, {"terpenuhi", "belum_dapat_dinilai"}),
        (
            {**DARURAT, "subjek.kebutuhan_dasar_tak_terpenuhi": False},
            {"terpenuhi", "diteruskan"},
        ),
        (DARURAT, {"terpenuhi"}),
    ],
)
def test_keadaan_darurat_disaksikan_dan_ditriase_ketika_laporan_diterima(
    fakta: dict[str, bool], kesimpulan: set[str]
) -> None:
    """Either alone is judged and on record, and the team is sent all the same (tafsir 8)."""
    kantor = Kantor()
    a = kantor.lapor()
    kantor.langkah(a, "catat", fakta=fakta)
    segel = kantor.keadaan(a).penilaian
    assert segel is not None
    penilaian = segel.terbuka
    darurat = {"terancam", "kebutuhan-dasar"}
    assert {s.kesimpulan.value for s in penilaian.syarat if s.kode in darurat} == kesimpulan
    kantor.langkah(a, "perintah")
    assert kantor.status(a) == "ditangani"


@pytest.mark.parametrize("di", ["catat", "perintah"])
@pytest.mark.parametrize(
    ("hasil", "status"),
    [
        ("palsu", "tidak_ditindaklanjuti"),
        ("sudah_ditangani", "tidak_ditindaklanjuti"),
        ("luar_wilayah", "diteruskan"),
        ("bukan_darurat", "diteruskan"),
    ],
)
@pytest.mark.parametrize("hari", ["2023-06-01T23:41", "2025-07-05T23:41"])
def test_yang_tidak_ditangani_berakhir_dengan_alasan_dan_pelapornya_diberi_tahu(
    hari: str, di: str, hasil: str, status: str
) -> None:
    kantor = Kantor()
    kantor.pukul(hari)
    a = kantor.lapor()
    if hari.startswith("2023"):
        kantor.langkah(a, "terima", "operator_daring")
    if di == "perintah":
        kantor.langkah(a, "catat")
    isi: dict[str, Any] = {"alasan": "Sudah dicek."} if status.startswith("tidak") else {}
    with pytest.raises(AssertionError, match=r"alasan_wajib|rujukan_wajib"):
        kantor.langkah(a, di, hasil=hasil)
    if not isi:
        isi = {"kepada": "Dinas Sosial Kabupaten Banjar"}
    kantor.langkah(a, di, hasil=hasil, **isi)
    assert (kantor.status(a), kantor.jam(a).status) == (status, "berakhir")
    kantor.langkah(a, "kabari-pelapor", "petugas_penerima_laporan")
    assert (kantor.status(a), kantor.keadaan(a).kemajuan.kini) == (status, "akhir")


def test_diserahkan_kepada_lembaga_lain_sesudah_ditangani() -> None:
    kantor = Kantor()
    a = kantor.lapor()
    sampai_kontak(kantor, a)
    kerjakan(kantor, a, SELESAI[:-3])
    kantor.langkah(a, "rujukan", hasil="diserahkan", kepada="Panti Sosial")
    assert (kantor.status(a), kantor.keadaan(a).kepada) == ("diteruskan", "Panti Sosial")
    kerjakan(kantor, a, SELESAI[-2:])
    assert kantor.status(a) == "diteruskan"


def ke_singgah(a: KasusId) -> BukaLanjutan:
    """To the shelter."""
    return BukaLanjutan(
        kasus=a,
        layanan="rumah-singgah-penerimaan",
        varian="permohonan",
        pihak={"subjek": "subjek"},
        fakta={"subjek.asal_klien": "laporan_masyarakat"},
    )


def test_rujukan_membuka_layanan_lain_bagi_orang_yang_sama() -> None:
    kantor = Kantor()
    a = kantor.lapor()
    (lain,) = kantor.jadi(ke_singgah(a), "petugas").lanjutan
    assert kantor.keadaan(a).tertaut(Hubungan.MEMBUKA) == (lain.kasus,)


def test_logistik_dilaporkan_satu_sampai_empat_pejabat_dan_korbannya_menyusul() -> None:
    kantor = Kantor(instansi="palangka-raya")
    for banyak, lokasi in ((0, "pihak.pelapor"), (5, "pihak.pelapor")):
        with pytest.raises(AssertionError, match=lokasi):
            kantor.lapor("logistik-bencana", pihak=[PihakDiajukan(pihak="pelapor")] * banyak)
    a = kantor.lapor("logistik-bencana", pihak=[PihakDiajukan(pihak="pelapor")] * 4)
    kantor.langkah(a, "terima")
    kantor.langkah(a, "verifikasi")
    kini = kantor.keadaan(a).kemajuan.kini
    kantor.jadi(TambahPihak(kasus=a, pihak=[PihakDiajukan(pihak="subjek")] * 3), "petugas")
    assert kantor.keadaan(a).kemajuan.kini == kini
    kantor.langkah(a, "koordinasi", hasil="dilewati")
    kantor.langkah(a, "distribusi")
    assert kantor.status(a) == "selesai"


def test_jenazah_tanpa_nama_menunggu_dengan_sebab_dan_namanya_menyusul() -> None:
    """No paper holds it up: nobody has an SKTM for whom nobody knows."""
    kantor = Kantor(instansi="palangka-raya")
    a = kantor.lapor("pemakaman-jenazah-terlantar", pihak=[PihakDiajukan(pihak="almarhum")])
    kantor.langkah(a, "terima")
    kantor.jadi(JedaKasus(kasus=a, sebab="pihak_luar", alasan="Ditahan RS."), "petugas")
    sebelum = kantor.jam(a, "Tindak lanjut").tenggat
    kantor.pukul("2025-07-12T09:00")
    kantor.jadi(LanjutkanKasus(kasus=a), "petugas")
    assert kantor.jam(a, "Tindak lanjut").tenggat != sebelum
    kantor.langkah(a, "asesmen")
    assert kantor.keadaan(a).kurang
    kantor.langkah(a, "koordinasi", hasil="dilewati")
    kini = kantor.keadaan(a).kemajuan.kini
    kantor.jadi(KoreksiData(kasus=a, fakta={"almarhum.nama": "N"}), "petugas")
    assert (kantor.keadaan(a).kemajuan.kini, "nama" in kantor.keadaan(a).pihak[0].fakta) == (
        kini,
        True,
    )
    if kini == "cari-keluarga":
        kantor.langkah(a, "cari-keluarga")
    kantor.langkah(a, "pemakaman")
    assert kantor.status(a) == "selesai"


def rawat(kantor: Kantor) -> KasusId:
    data = {"nama": "N"}
    pihak = [PihakDiajukan(pihak="subjek", data=data)]
    return kantor.lapor("perawatan-kesehatan-orang-terlantar", pihak=pihak)


def test_kematian_mengakhiri_perawatan_dan_membuka_pemakamannya() -> None:
    kantor = Kantor(instansi="palangka-raya")
    a = rawat(kantor)
    kantor.langkah(a, "terima")
    kantor.pukul("2025-07-08T09:00")
    mati = CatatKematian(kasus=a, terjadi_pada=kantor.saat("2025-07-08T04:00"))
    (makam,) = kantor.jadi(mati, "petugas").lanjutan
    assert (kantor.status(a), kantor.status(makam.kasus)) == ("selesai", "ditangani")
    (almarhum,) = kantor.keadaan(makam.kasus).pihak
    (subjek,) = kantor.keadaan(a).pihak
    assert (almarhum.pihak, almarhum.subjek) == ("almarhum", subjek.subjek)
    assert {"nama", "tanggal_meninggal"} <= almarhum.fakta.keys()
    assert kantor.keadaan(a).tertaut(Hubungan.MEMBUKA) == (makam.kasus,)
    assert kantor.jam(a, "Tindak lanjut").penutup == "selesai"


def test_kematian_mengakhiri_yang_dibuka_dari_laporannya() -> None:
    """Where the agency buries nobody, nothing opens; the stay that was opened for them ends."""
    kantor = Kantor()
    a = kantor.lapor()
    (tinggal,) = kantor.jadi(ke_singgah(a), "petugas").lanjutan
    kantor.jadi(CatatKematian(kasus=a), "petugas")
    lain = kantor.app.kasus(tinggal.kasus).keadaan
    assert (kantor.status(a), lain.status.value) == ("selesai", "berhenti")
    assert kantor.keadaan(a).tertaut(Hubungan.MEMBUKA) == (tinggal.kasus,)
    assert kantor.keadaan(a).meninggal


def test_kematian_menautkan_pemakaman_yang_sudah_dicatat() -> None:
    kantor = Kantor(instansi="palangka-raya")
    a = rawat(kantor)
    makam = kantor.lapor("pemakaman-jenazah-terlantar", pihak=[PihakDiajukan(pihak="almarhum")])
    lain = rawat(kantor)
    ((kode, tempat, _),) = kantor.tolak(CatatKematian(kasus=a, pemakaman=lain), "petugas")
    assert (kode, tempat) == ("layanan_tidak_dikenal", "pemakaman")
    kejadian = kantor.jadi(CatatKematian(kasus=a, pemakaman=makam), "petugas").kejadian
    assert not any(isinstance(e, k.LanjutanTerhalang) for e in kejadian)
    assert kantor.keadaan(makam).tertaut(Hubungan.BERASAL_DARI) == (a,)
    # One that was dead when reported does not die.
    assert kantor.tolak(CatatKematian(kasus=makam), "petugas")


@pytest.mark.parametrize("banyak", [0, 1, 2])
@pytest.mark.parametrize("pelapor", [1, 2])
def test_kematian_satu_orang_tidak_mengakhiri_laporan_bencana(pelapor: int, banyak: int) -> None:
    """Neither a victim's nor that of the official who reported it: relief goes on, and no burial
    opens."""
    kantor = Kantor(instansi="palangka-raya")
    semua = ["pelapor"] * pelapor + ["subjek"] * banyak
    a = kantor.lapor("logistik-bencana", pihak=[PihakDiajukan(pihak=satu) for satu in semua])
    ((kode, tempat, _),) = kantor.tolak(CatatKematian(kasus=a), "petugas")
    assert (kode, tempat) == ("pihak_tidak_dikenal", "pihak")


def test_kematian_tercatat_meski_pemakamannya_tidak_dapat_dibuka() -> None:
    """There is one on file already, and the service does not open another for the same person."""
    kantor = Kantor(instansi="palangka-raya")
    data = {"nik": "6271010101800001"}
    a = kantor.lapor(
        "perawatan-kesehatan-orang-terlantar", pihak=[PihakDiajukan(pihak="subjek", data=data)]
    )
    kantor.lapor("pemakaman-jenazah-terlantar", pihak=[PihakDiajukan(pihak="almarhum", data=data)])
    kejadian = kantor.jadi(CatatKematian(kasus=a), "petugas").kejadian
    (terhalang,) = (e for e in kejadian if isinstance(e, k.LanjutanTerhalang))
    assert (kantor.status(a), terhalang.sebab) == ("selesai", ("kasus_ganda",))


def test_menit_darurat_tidak_dijeda() -> None:
    kantor = Kantor()
    a = kantor.lapor()
    assert kantor.tolak(JedaKasus(kasus=a, sebab="kuota"), "petugas") == [
        ("batas_tanpa_jeda", "", None)
    ]
    sampai_kontak(kantor, a)
    kantor.jadi(JedaKasus(kasus=a, sebab="pihak_luar"), "petugas")
    assert kantor.keadaan(a).dijeda


def test_tempat_dan_saat_kejadian_dicatat_dan_diperiksa() -> None:
    """Words, a landmark, an area code, coordinates; and when, which was before it was told."""
    kantor = Kantor()
    tempat = {
        "tempat_kejadian": "Emperan toko",
        "patokan_tempat": "Seberang pasar",
        "koordinat_kejadian": "-3.3186, 114.5944",
    }
    saat = kantor.saat("2025-07-05T22:00")
    a = kantor.lapor(fakta=tempat, kejadian_pada=saat)
    assert kantor.keadaan(a).fakta.keys() == {*tempat, "lokasi_kejadian"}
    assert kantor.keadaan(a).kejadian_pada == saat
    with pytest.raises(AssertionError, match="masa_depan"):
        kantor.lapor(kejadian_pada=kantor.saat("2025-07-05T23:42"))
    with pytest.raises(AssertionError, match="koordinat_kejadian"):
        kantor.lapor(fakta={"koordinat_kejadian": "-93.3, 114.5"})


@pytest.mark.parametrize(
    ("instansi", "layanan", "juga"),
    [
        ("banjarmasin", "kedaruratan-ppks", {"wa", "email", "website", "kotak"}),
        ("palangka-raya", "perawatan-kesehatan-orang-terlantar", {"email", "website"}),
    ],
)
def test_laporan_masuk_melalui_saluran_tercetak_telepon_dan_lisan(
    instansi: str, layanan: str, juga: set[str]
) -> None:
    kantor = Kantor(instansi=instansi)
    oleh = kantor.pelaku("petugas")
    (kanal,) = (b for b in kantor.app.formulir_buka(layanan, oleh).bidang if b.nama == "kanal")
    ada = {str(satu.kode) for satu in kanal.pilihan}
    assert ada >= {"loket", "telepon", "lisan", *juga}
    assert kantor.keadaan(kantor.lapor(layanan, kanal="website")).kanal == "website"
    with pytest.raises(AssertionError, match="kanal_tidak_dikenal"):
        kantor.lapor(layanan, kanal="merpati")


def test_yang_memerintah_bertanggung_jawab_bukan_yang_diperintah() -> None:
    """Reopening, passing on, shutting out an account: for the head who sends the team."""
    kantor = Kantor()
    a = kantor.lapor()
    tawaran = {
        peran: {x.perintah for x in kantor.app.langkah_tersedia(a, kantor.pelaku(peran))}
        for peran in ("kabid_rehsos", "tim_reaksi_cepat")
    }
    tanggung = {"TeruskanKasus", "KecualikanAkun"}

    assert tanggung <= tawaran["kabid_rehsos"]
    assert tanggung & tawaran["tim_reaksi_cepat"] == set()
