"""The night of two reports, the stay, and its end: one decision acts on several cases."""

from datetime import timedelta

from tests.sambung.bahan import (
    SESUDAH_KONTAK,
    Kantor,
    dua_laporan,
    gabung,
    pulang,
    rujukan,
    saat,
    sampai_kontak,
    sampai_serah_terima,
    singgah,
    terminasi,
)
from tests.sambung.conftest import Buka

from dinsos_core import CatatKematian, HentikanEpisode, LaporkanKedaruratan, PihakDiajukan
from dinsos_core.application.pipa import KasusIkut
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.perintah_catatan import KoreksiWaktu
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu.tenggat import Tenggat

RESPON = "Respon awal kasus"


def test_satu_kontak_menjawab_dua_laporan(kantor: Kantor) -> None:
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)

    hasil = sampai_kontak(kantor, a)

    assert hasil.lanjutan == (KasusIkut(kasus=b, versi=kantor.app.kasus(b).versi),)
    for kasus, jatuh_tempo in ((a, "2025-07-06T00:26"), (b, "2025-07-06T00:37")):
        jam = kantor.jam(kasus, RESPON)
        assert isinstance(jam.tenggat, Tenggat)
        assert (jam.tenggat.jatuh_tempo, jam.status) == (saat(jatuh_tempo), "terpenuhi")
        assert jam.selesai == saat("2025-07-06T00:22")
    terjawab = kantor.kejadian(b)[-1]
    assert (terjawab.tipe, terjawab.oleh.peran) == ("langkah_terjawab", "tim_reaksi_cepat")
    # Each keeps its own reporter: the first has none, and does not learn of the second's.
    assert [q.pihak for q in kantor.keadaan(a).pihak] == ["subjek"]
    assert [q.pihak for q in kantor.keadaan(b).pihak] == ["pelapor", "subjek"]


def test_kontak_yang_dikoreksi_dikoreksi_di_setiap_laporan_yang_dijawabnya(kantor: Kantor) -> None:
    """At 00.22 in time for both; at 00.41 for none; at 00.30 for the second alone."""
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    sampai_kontak(kantor, a)

    tepat, lambat = "terpenuhi", "terpenuhi_terlambat"
    for pukul, status in (("00:41", [lambat, lambat]), ("00:30", [lambat, tepat])):
        kantor.kini += timedelta(minutes=5)
        koreksi = KoreksiWaktu(
            kasus=a, tanda="kontak", menjadi=saat(f"2025-07-06T{pukul}"), alasan="salah jam"
        )
        hasil = kantor.jadi(koreksi, "tim_reaksi_cepat")

        assert [satu.kasus for satu in hasil.lanjutan] == [b]
        assert [kantor.jam(satu, RESPON).status for satu in (a, b)] == status
        assert [satu.tipe for satu in hasil.kejadian] == ["waktu_dikoreksi"]


def test_laporan_yang_digabung_sesudah_kontak_sudah_terjawab(kantor: Kantor) -> None:
    a, b = dua_laporan(kantor)
    sampai_kontak(kantor, a)
    assert kantor.jam(b, RESPON).selesai is None

    gabung(kantor, b, a)

    assert kantor.jam(b, RESPON).status == "terpenuhi"
    assert kantor.keadaan(a).tautan == (Tautan(ke=b, hubungan=Hubungan.MEMIMPIN),)
    assert kantor.keadaan(b).tautan == (Tautan(ke=a, hubungan=Hubungan.MENGIKUTI),)


def test_laporan_yang_memimpin_mengakhiri_semuanya(kantor: Kantor) -> None:
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    sampai_kontak(kantor, a)

    for kode, peran, isi in SESUDAH_KONTAK:
        kantor.langkah(a, kode, peran, **isi)

    assert kantor.status(a, b) == ["selesai", "selesai"]


def test_rujukan_membuka_singgah_bagi_orang_yang_sama(kantor: Kantor) -> None:
    a, s = singgah(kantor, nama="N", telepon="0811")

    laporan, tinggal = kantor.keadaan(a), kantor.keadaan(s)
    assert laporan.tautan == (Tautan(ke=s, hubungan=Hubungan.MEMBUKA),)
    assert tinggal.tautan == (Tautan(ke=a, hubungan=Hubungan.BERASAL_DARI),)
    # The person is the same in the vault; the reporter does not come along.
    (orang,) = (q for q in laporan.pihak if q.pihak == "subjek")
    (klien,) = tinggal.pihak
    assert (klien.pihak, klien.subjek, tinggal.pokok) == ("subjek", orang.subjek, orang.subjek)
    assert klien.fakta.items() >= {("nama", orang.fakta["nama"])}
    assert tinggal.diajukan_oleh.peran == "petugas"  # a role that no. 9 does not know
    # It stays open after its last step, with its bed.
    assert (tinggal.status, tinggal.tempat) == (
        "ditempatkan",
        k.Tempat(nama="banjarmasin/singgah", satuan="001"),
    )
    assert kantor.app.kasus(s).indeks.berjalan


def test_hari_ke_22_tampak_dan_tidak_mengakhiri_apa_pun(kantor: Kantor) -> None:
    _, s = singgah(kantor)

    kantor.pukul("2025-07-22T09:00")
    assert kantor.jam(s, "lama-tinggal").status == "berjalan"
    kantor.pukul("2025-07-23T09:00")
    assert kantor.jam(s, "lama-tinggal").status == "tercapai"
    assert kantor.app.kasus(s).indeks.berjalan


def test_terminasi_mengakhiri_singgah_dan_membebaskan_tempatnya(kantor: Kantor) -> None:
    _, s = singgah(kantor)
    kantor.pukul("2025-07-23T09:00")
    d = pulang(kantor, s)
    # Day 22 is a ground: the day of entry came from the stay, nobody typed it.
    segel = kantor.keadaan(d).penilaian
    assert segel is not None
    penilaian = segel.terbuka
    assert penilaian.rekomendasi == "setujui"
    kantor.pukul("2025-07-28T15:00")
    sampai_serah_terima(kantor, d)

    hasil = kantor.langkah(d, "serah-terima", "pramu_sosial", terjadi_pada=saat("2025-07-28T14:30"))

    assert [satu.kasus for satu in hasil.lanjutan] == [s]
    assert kantor.status(s, d) == ["selesai", "selesai"]
    assert kantor.keadaan(s).tempat is None
    assert kantor.kejadian(s)[-1].terjadi == saat("2025-07-28T14:30")
    with kantor.gudang(baca=True) as unit:
        assert not unit.reservasi.terisi("banjarmasin/singgah")
    # An ended stay has no second discharge.
    ((kode, lokasi),) = kantor.tolak(terminasi(s), "pekerja_sosial")
    assert (kode, lokasi.startswith("kasus["), lokasi.endswith("].layanan")) == (
        "tidak_tinggal",
        True,
        True,
    )


def test_kematian_mengakhiri_singgah_dan_terminasinya(kantor: Kantor) -> None:
    _, s = singgah(kantor)
    kantor.pukul("2025-07-10T09:00")
    d = pulang(kantor, s)

    mati = HentikanEpisode(kasus=s, sebab="meninggal", terjadi_pada=saat("2025-07-10T06:00"))
    hasil = kantor.jadi(mati, "pramu_sosial")

    assert [satu.kasus for satu in hasil.lanjutan] == [d]
    assert kantor.status(s, d) == ["berhenti", "berhenti"]
    assert {kantor.kejadian(satu)[-1].terjadi for satu in (s, d)} == {saat("2025-07-10T06:00")}


def test_kematian_mengakhiri_pendampingan_dan_membuka_pemakaman(buka: Buka) -> None:
    """One command, three cases: the same person is the burial's `almarhum`; papers and reporter
    stay where they are."""
    kantor = buka(instansi="palangka-raya")
    kantor.pukul("2025-06-26T13:00")
    h = lapor_sakit(kantor)
    p = kantor.jadi(rujukan(h, layanan="rumah-singgah", varian=None, fakta={}), "petugas")
    damping = p.lanjutan[0].kasus
    kantor.pukul("2025-06-30T09:30")
    mati = CatatKematian(kasus=h, terjadi_pada=saat("2025-06-30T06:00"))

    hasil = kantor.jadi(mati, "petugas", kunci="mati")

    makam, lain = (satu.kasus for satu in hasil.lanjutan)
    assert lain == damping
    assert kantor.status(h, damping, makam) == ["selesai", "berhenti", "ditangani"]
    (orang,) = kantor.keadaan(h).pihak
    (almarhum,) = kantor.keadaan(makam).pihak
    assert (almarhum.pihak, almarhum.subjek) == ("almarhum", orang.subjek)
    assert kantor.keadaan(h).tertaut(Hubungan.MEMBUKA) == (damping, makam)


def lapor_sakit(kantor: Kantor) -> KasusId:
    orang = PihakDiajukan(pihak="subjek", data={"nama": "Tak dikenal"})
    c = LaporkanKedaruratan(layanan="perawatan-kesehatan-orang-terlantar", pihak=[orang])
    return kantor.jadi(c, "petugas").kasus
