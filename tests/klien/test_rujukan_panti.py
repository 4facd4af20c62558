"""Referral to an institution: filed, answered, refused and sent elsewhere, delivered."""

import pytest
from tests.klien.meja import Meja

from dinsos_core import BukaLanjutan, SelesaikanLangkah, TugaskanKasus
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.catatan import AkunDikecualikan
from dinsos_core.domain.kasus.perintah_surat import KoreksiSurat
from dinsos_core.domain.klien.siklus import Status
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import Keanggotaan, PeriodeKeanggotaan

PERLU = {"subjek.perlu_rehabilitasi_panti": True, "subjek.sesuai_kriteria_panti": True}
JKN = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="jkn"),))
DATA = {"subjek": {"kategori_ppks": ["gelandangan"]}, "pemohon": {"nama": "Ketua RT"}}


@pytest.fixture
def meja() -> Meja:
    return Meja("banjarmasin", registri={"registri_jkn": lambda _: JKN})


def ditentukan(meja: Meja, **isi: object) -> KasusId:
    """A referral found right, on Monday morning."""
    kasus = meja.buka("rujukan-panti", "pekerja_sosial", data=DATA)
    meja.jalan(kasus, "periksa", "lapangan")
    meja.langkah(kasus, "asesmen", fakta=PERLU)
    meja.langkah(kasus, "tentukan", hasil="setuju")
    return kasus


def diajukan(meja: Meja) -> KasusId:
    kasus = ditentukan(meja)
    meja.pukul("2025-07-10T10:00")
    meja.langkah(kasus, "ajukan-panti", rujukan="Panti Budi Sejahtera")
    return kasus


def jawab(kasus: KasusId, hasil: str, **isi: object) -> SelesaikanLangkah:
    return SelesaikanLangkah(kasus=kasus, langkah="jawaban-panti", hasil=hasil, **isi)  # type: ignore[arg-type]


def test_rujukan_menunggu_jawaban_lalu_diantar(meja: Meja) -> None:
    """Three working days to file, one after the confirmation, as printed: none while it waits."""
    kasus = ditentukan(meja)
    berkas = meja.tempo(kasus, "Pengajuan berkas usulan")
    meja.pukul("2025-07-10T10:00")
    menunggu = meja.jalan(kasus, "ajukan-panti")
    belum = meja.jam(kasus, "Pembuatan rekomendasi")
    meja.pukul("2025-07-25T10:00")
    meja.jadi(jawab(kasus, "berhasil"), "panti", "panti-1")
    disetujui = meja.keadaan(kasus)
    dijawab = meja.tempo(kasus, "Pembuatan rekomendasi")
    akhir = meja.jalan(kasus, "rekomendasi", "teken", "terbitkan", "serahkan", "antar")

    assert berkas == "2025-07-10"
    assert (menunggu.status, belum.tenggat) == (Status.MENUNGGU_JAWABAN, None)
    assert disetujui.status is Status.DISETUJUI
    assert dijawab == "2025-07-28"
    assert akhir.status is Status.SELESAI
    jam = [meja.jam(kasus, n) for n in ("Pengajuan berkas usulan", "Pembuatan rekomendasi")]
    assert [satu.status for satu in jam] == ["terpenuhi", "terpenuhi"]


def test_yang_ditolak_panti_ditentukan_lagi_dan_diajukan_ke_tempat_lain(meja: Meja) -> None:
    """The hand-over is owed again; the refusal is no assessment of the person."""
    kasus = diajukan(meja)
    meja.jadi(jawab(kasus, "gagal", alasan="penuh"), "petugas")
    ditolak = meja.keadaan(kasus)
    lagi = meja.tempo(kasus, "Pengajuan berkas usulan")
    meja.langkah(kasus, "tentukan", hasil="setuju")
    meja.langkah(kasus, "ajukan-panti", rujukan="Panti lain")
    meja.jadi(jawab(kasus, "berhasil"), "panti", "panti-2")

    assert (ditolak.status, ditolak.kemajuan.kini) == (Status.DITANGANI, "tentukan")
    assert lagi == "2025-07-15"
    assert [s.dipenuhi for s in meja.keadaan(kasus).sistem] == [False, True]
    assert meja.keadaan(kasus).status is Status.DISETUJUI


def test_sesudah_ditolak_panti_boleh_juga_berakhir_dengan_alasan(meja: Meja) -> None:
    kasus = diajukan(meja)
    meja.jadi(jawab(kasus, "gagal", alasan="penuh"), "petugas")
    tolak = SelesaikanLangkah(kasus=kasus, langkah="tentukan", hasil="tolak")

    assert meja.tolak(tolak, "kepala_bidang") == [("alasan_wajib", "alasan")]
    meja.langkah(kasus, "tentukan", hasil="tolak", alasan="tidak ada panti yang menerima")
    assert meja.jalan(kasus, "beri-tahu-alasan").status is Status.TIDAK_DILAYANI
    assert meja.jam(kasus, "Pengajuan berkas usulan").penutup != "ajukan-panti"


@pytest.mark.parametrize("oleh", [("panti", "panti-1"), ("petugas", "u-petugas")])
def test_akses_panti_yang_menolak_berakhir(meja: Meja, oleh: tuple[str, str]) -> None:
    """Whoever enters the refusal; another institution and the office keep theirs."""
    kasus = diajukan(meja)
    tugas = TugaskanKasus(kasus=kasus, akun=["panti-1", "u-kepala_bidang"], langkah="jawaban-panti")
    meja.jadi(tugas, "petugas")
    ditawari = meja.app.langkah_tersedia(kasus, meja.pelaku("panti", "panti-1"))

    meja.jadi(jawab(kasus, "gagal", alasan="penuh"), *oleh)

    (keluar,) = [e for e in meja.kejadian(kasus) if isinstance(e, AkunDikecualikan)]
    assert ditawari
    assert (keluar.akun, keluar.dasar) == ("panti-1", ("gagal",))
    meja.langkah(kasus, "tentukan", hasil="setuju")
    meja.langkah(kasus, "ajukan-panti", rujukan="Panti lain")
    with pytest.raises(Terhalang, match="kasus_tidak_ditemukan"):
        meja.app.langkah_tersedia(kasus, meja.pelaku("panti", "panti-1"))
    tidak_ada = [("kasus_tidak_ditemukan", "kasus")]
    assert meja.tolak(jawab(kasus, "berhasil"), "panti", "panti-1") == tidak_ada
    meja.jadi(jawab(kasus, "berhasil"), "panti", "panti-2")


def test_jawaban_panti_menyebut_alasan_penolakannya(meja: Meja) -> None:
    kasus = diajukan(meja)

    assert meja.tolak(jawab(kasus, "gagal"), "panti", "panti-1") == [("alasan_wajib", "alasan")]
    assert not any(isinstance(e, k.SistemMenolak) for e in meja.kejadian(kasus))
    assert meja.keadaan(kasus).dikecualikan == ()


def test_rujukan_dari_kasus_lain_dimintakan_oleh_dinas(meja: Meja) -> None:
    """Nobody applies, and nobody's identity is asked for or shown; the officer is on record."""
    asal = ditentukan(meja)
    buka = BukaLanjutan(kasus=asal, layanan="rujukan-panti", pihak={"subjek": "subjek"})
    sama = meja.tolak(buka, "pekerja_sosial")
    lain = BukaLanjutan(
        kasus=asal,
        layanan="rujukan-panti",
        pihak={"subjek": "subjek"},
        tetap_ajukan="ke panti di provinsi lain",
    )
    (dibuka,) = meja.jadi(lain, "pekerja_sosial").lanjutan
    baru = meja.keadaan(dibuka.kasus)

    assert [kode for kode, _ in sama] == ["kasus_ganda"]
    assert [q.pihak for q in baru.pihak] == ["subjek"]
    assert baru.diajukan_oleh.id == "u-pekerja_sosial"
    assert baru.kemajuan.kini == "periksa"


def test_surat_rujukan_diralat_sekali_jalan(meja: Meja) -> None:
    """By whoever signed it, while the client is on the way; no step is done again."""
    kasus = diajukan(meja)
    meja.jadi(jawab(kasus, "berhasil"), "panti", "panti-1")
    semula = meja.jalan(kasus, "rekomendasi", "teken", "terbitkan")
    ralat = KoreksiSurat(
        kasus=kasus,
        surat=semula.surat[-1].kode,
        fakta={"subjek.nama": "Budi Santoso"},
        alasan="Namanya salah tulis",
    )

    oleh = semula.surat[-1].penandatangan
    assert oleh is not None
    meja.jadi(ralat, oleh.peran, oleh.id)

    kini = meja.keadaan(kasus)
    lama, baru = kini.surat[-2:]
    assert (lama.dicabut_pada, baru.menggantikan) == (meja.kini, lama.nomor)
    assert (kini.status, kini.kemajuan) == (semula.status, semula.kemajuan)
