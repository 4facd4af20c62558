"""An aggregate that nobody but its own file knows runs through everything that runs applications:
pipeline, offers, codec, both stores, questions, rebuild."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

import attrs
import pytest
from tests.kasus.mainan import MAINAN, SIKLUS, BukaMainan, CatatTanggapan, Mainan, Status
from tests.kasus.tawaran import ditawarkan, diterima, semua_perintah
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import kalender
from tests.permohonan.contoh import IdUrut, JamUji
from tests.sql.bahan import PENYANDI
from tests.terbuka import terbuka

from dinsos_adapters import rakit
from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.bangun_ulang import PembangunUlang
from dinsos_adapters.sql.gudang import buat_engine
from dinsos_adapters.sql.migrasi import naik
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.application.jenis import Perintah
from dinsos_core.application.kodek import susun_kodek
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.siklus import SIKLUS as SIKLUS_PERMOHONAN
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.penyimpanan import KasusTersimpan, PembukaUnitOfWork, SaringanKasus
from dinsos_core.testing.contoh import KatalogUji

SENIN = datetime(2026, 6, 8, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
JENIS = (PERMOHONAN, MAINAN)
PETUGAS = Pelaku(id="petugas-1", instansi="palangka-raya", peran={"petugas"})
PELAPOR = Pelaku(id="pelapor-1", peran={"pelapor"})
PELAKU = (
    PETUGAS,
    PELAPOR,
    attrs.evolve(PELAPOR, id="pelapor-2"),
    attrs.evolve(PELAPOR, instansi="garut"),
    attrs.evolve(PETUGAS, instansi="garut"),
    attrs.evolve(PETUGAS, peran={"kepala_dinas"}),
)
LAPORAN = (DokumenDiserahkan(dokumen="dokumen-a"),)
BERKAS = {pu.LengkapiBerkas: {"berkas": LAPORAN}}


class Meja:
    """A desk that takes complaints and applications on one store, a minute between two acts."""

    def __init__(self, gudang: PembukaUnitOfWork, *standar: StandarPelayanan) -> None:
        self.jam = JamUji(SENIN)
        self.app = rakit(
            "palangka-raya",
            katalog=KatalogUji(standar, kosakata=katalog().kosakata) if standar else katalog(),
            kalender=kalender(),
            penyimpanan=gudang,
            jenis=JENIS,
            jam=self.jam,
            id_baru=IdUrut(),
        )

    def lakukan(self, perintah: pu.BukaKasus | pu.PadaKasus, oleh: Pelaku = PETUGAS) -> KasusId:
        self.jam.maju(minutes=1)
        return self.app.lakukan(cast("Perintah", perintah), oleh=oleh).unwrap().kasus

    def tertolak(self, perintah: pu.BukaKasus | pu.PadaKasus, oleh: Pelaku = PETUGAS) -> Halangan:
        (halangan,) = self.app.lakukan(cast("Perintah", perintah), oleh=oleh).failure()
        return halangan

    def buka(self, cara: str = "saluran_resmi", *, anonim: bool = False, **lain: Any) -> KasusId:
        pihak = () if anonim else (pu.PihakDiajukan(pihak="pelapor", data={"nama": "Contoh"}),)
        isi: dict[str, Any] = {"pihak": pihak, "berkas": LAPORAN, "varian": "pengaduan", **lain}
        perintah = BukaMainan(layanan="pengaduan", fakta={"cara_penyampaian": cara}, **isi)
        return self.lakukan(perintah, PETUGAS if anonim else PELAPOR)

    def kerjakan(self, kasus: KasusId, sampai: str = "") -> list[str]:
        """Steps by whoever's turn it is, up to one of them or to the end; the steps done."""
        jalan = []
        while (giliran := self.app.giliran(kasus)) is not None and giliran.langkah != sampai:
            assert giliran.peran == ("petugas",)
            self.lakukan(pu.SelesaikanLangkah(kasus=kasus, langkah=giliran.langkah))
            jalan.append(giliran.langkah)
        return jalan

    def keadaan(self, kasus: KasusId) -> Mainan:
        return cast(
            "Mainan", terbuka(self.app.lingkungan.unit_kerja, self.app.kasus(kasus).keadaan)
        )


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[GudangSql]:
    engine = buat_engine(f"sqlite:///{tmp_path / 'mainan.db'}")
    naik(engine)
    gudang = GudangSql(engine, PENYANDI, kodek=susun_kodek(JENIS))
    yield gudang
    gudang.tutup()


@pytest.fixture(params=["memori", "sqlite"])
def meja(request: pytest.FixtureRequest) -> Meja:
    return Meja(
        GudangMemori() if request.param == "memori" else request.getfixturevalue("sqlite"),
    )


SESUDAH = ["verifikasi", "respon-awal", "lapor-pimpinan", "tindak-lanjut", "jawaban"]


@pytest.mark.parametrize(("cara", "awal"), [("tatap_muka", "terima"), ("saluran_resmi", "periksa")])
@pytest.mark.parametrize("anonim", [True, False])
def test_pengaduan_berjalan_dari_pembukaan_sampai_tutup(
    meja: Meja, cara: str, awal: str, anonim: bool
) -> None:
    kasus = meja.buka(cara, anonim=anonim)

    jalan = meja.kerjakan(kasus)

    assert jalan == [awal, *SESUDAH]
    assert meja.keadaan(kasus).status is Status.SELESAI
    assert meja.app.riwayat(kasus)[-1].kejadian.tipe == "kasus_ditutup"
    assert ditawarkan(meja.app, kasus, PELAPOR) == set()


def test_perintahnya_sendiri_mencatat_teks_tersegel(meja: Meja) -> None:
    kasus = meja.buka()
    meja.kerjakan(kasus, "respon-awal")

    meja.lakukan(CatatTanggapan(kasus=kasus, alasan="sudah ditinjau"))

    (tanggapan,) = meja.keadaan(kasus).tanggapan
    assert tanggapan.subjek == meja.keadaan(kasus).pokok
    assert meja.app.buka(kasus, tanggapan, PETUGAS, tujuan="uji") == "sudah ditinjau"
    assert meja.tertolak(CatatTanggapan(kasus=kasus, alasan=" ")).kode is H.ALASAN_WAJIB
    meja.kerjakan(kasus)
    terlambat = meja.tertolak(CatatTanggapan(kasus=kasus, alasan="x"))
    assert (terlambat.kode, terlambat.rincian["boleh"]) == (
        H.STATUS_TIDAK_MENGIZINKAN,
        ("diterima", "ditelaah"),
    )


def test_yang_kurang_dikembalikan_dilengkapi_pelapornya_lalu_diteruskan(meja: Meja) -> None:
    kasus = meja.buka(berkas=())
    meja.lakukan(pu.SelesaikanLangkah(kasus=kasus, langkah="periksa"))
    kembali: KasusTersimpan = meja.app.kasus(kasus)
    meja.lakukan(pu.LengkapiBerkas(kasus=kasus, berkas=LAPORAN), PELAPOR)

    jalan = meja.kerjakan(kasus)

    assert (kembali.keadaan.status, kembali.indeks.peran_giliran) == (
        Status.DIKEMBALIKAN,
        ("pelapor", "petugas"),  # who has to be told of it, too
    )
    assert [k.dokumen for k in meja.keadaan(kasus).kekurangan] == ["dokumen-a"]
    assert jalan == ["periksa", *SESUDAH]


def test_yang_tanpa_nama_dilengkapi_loket(meja: Meja) -> None:
    kasus = meja.buka(berkas=(), anonim=True)
    meja.lakukan(pu.SelesaikanLangkah(kasus=kasus, langkah="periksa"))

    bukan_pihak = meja.tertolak(pu.LengkapiBerkas(kasus=kasus, berkas=LAPORAN), PELAPOR)
    meja.lakukan(pu.LengkapiBerkas(kasus=kasus, berkas=LAPORAN))

    assert bukan_pihak.kode is H.KASUS_TIDAK_DITEMUKAN
    assert meja.keadaan(kasus).status is Status.DITERIMA


def test_jeda_menahan_langkah_dan_pembukaan_kembali_mengulang_pemeriksaan(meja: Meja) -> None:
    kasus = meja.buka()
    meja.kerjakan(kasus, "respon-awal")
    meja.lakukan(pu.JedaKasus(kasus=kasus, sebab="kuota"))

    tertahan = meja.tertolak(pu.SelesaikanLangkah(kasus=kasus, langkah="respon-awal"))
    meja.lakukan(pu.LanjutkanKasus(kasus=kasus))
    meja.kerjakan(kasus)
    meja.lakukan(pu.BukaKembaliKasus(kasus=kasus, alasan="belum selesai"))

    assert tertahan.kode is H.SEDANG_DIJEDA
    assert meja.keadaan(kasus).status is Status.DITERIMA
    assert meja.kerjakan(kasus) == ["periksa", *SESUDAH]


def test_tanpa_pemeriksaan_berkas_pembukaan_kembali_mulai_dari_langkah_pertama() -> None:
    asli = katalog().standar("palangka-raya", "pengaduan", date(2026, 6, 8)).unwrap()
    langkah = tuple(x for x in asli.langkah if x.jenis is not JenisLangkah.PERIKSA_BERKAS)
    meja = Meja(GudangMemori(), attrs.evolve(asli, langkah=langkah, sidik="tanpa-periksa"))
    kasus = meja.buka("tatap_muka")
    meja.kerjakan(kasus)

    meja.lakukan(pu.BukaKembaliKasus(kasus=kasus, alasan="belum selesai"))

    assert meja.kerjakan(kasus) == ["terima", *SESUDAH]


def test_tenggat_dihitung_dari_tandanya_sendiri(meja: Meja) -> None:
    kasus = meja.buka()
    (respon, *_) = meja.app.tenggat(kasus)
    indeks = meja.app.kasus(kasus).indeks

    meja.kerjakan(kasus, "lapor-pimpinan")

    assert isinstance(respon.tenggat, Tenggat)
    assert respon.tenggat.jatuh_tempo.date() == SENIN.date() + timedelta(days=1)
    assert indeks.tenggat == respon.tenggat.jatuh_tempo
    assert {k.batas.kode: k.status for k in meja.app.tenggat(kasus)} == {
        "waktu-respon-awal": "terpenuhi",
        "waktu-tindak-lanjut": None,
        "memberitahukan": None,
    }


def test_kasusnya_didaftar_menurut_agregat_status_dan_giliran(meja: Meja) -> None:
    selesai, baru = meja.buka(), meja.buka(tetap_ajukan="lain soal")
    meja.kerjakan(selesai)
    sebuah = permohonan(meja)

    def cari(**saringan: Any) -> list[KasusId]:
        return [k.kasus for k in meja.app.daftar(SaringanKasus(**saringan)).baris]

    assert cari(agregat="pengaduan") == [selesai, baru]
    assert cari(agregat="permohonan") == [sebuah]
    assert cari(status=frozenset({"selesai"})) == [selesai]
    assert cari(berjalan=True) == [baru, sebuah]


# --- stored, read back, made anew


def test_keadaan_tersimpan_adalah_lipatan_kejadiannya(meja: Meja) -> None:
    lingkungan = meja.app.lingkungan
    for cara in ("tatap_muka", "saluran_resmi"):
        kasus = meja.buka(cara, tetap_ajukan="lain soal")
        meja.kerjakan(kasus, "respon-awal")
        meja.lakukan(CatatTanggapan(kasus=kasus, alasan="ya"))
        meja.lakukan(pu.JedaKasus(kasus=kasus, sebab="kuota", alasan="menunggu"))

        tersimpan: KasusTersimpan = meja.app.kasus(kasus, oleh=PETUGAS)
        with lingkungan.unit_kerja(baca=True) as unit:
            ulang = susun_ulang(lingkungan, unit, kasus)

        assert MAINAN.lipat(t.kejadian for t in meja.app.riwayat(kasus)) == tersimpan.keadaan
        assert type(tersimpan.keadaan) is Mainan
        assert ulang == tersimpan


def test_pembangunan_ulang_memakai_kodek_gudangnya(sqlite: GudangSql) -> None:
    meja = Meja(sqlite)
    kasus = meja.buka()
    meja.kerjakan(kasus)
    lingkungan = meja.app.lingkungan

    pembangun = PembangunUlang(
        gudang=sqlite, susun=lambda unit, satu: susun_ulang(lingkungan, unit, satu)
    )

    assert pembangun.bandingkan(kasus) is None


# --- which aggregate judges


def permohonan(meja: Meja) -> KasusId:
    pihak = [pu.PihakDiajukan(pihak=nama) for nama in ("pemohon", "lembaga")]
    return meja.lakukan(p.AjukanPermohonan(layanan="izin-operasional-lks", pihak=pihak))


ASING = (
    p.TarikPermohonan(kasus=KasusId("?"), alasan="x"),
    p.AjukanKeberatan(kasus=KasusId("?"), alasan="x"),
    pu.KoreksiData(kasus=KasusId("?"), fakta={"cara_penyampaian": "tatap_muka"}),
    pu.TeruskanKasus(kasus=KasusId("?"), kepada="x", alasan="bukan wewenang"),
)


@pytest.mark.parametrize("perintah", ASING, ids=lambda satu: type(satu).__name__)
def test_perintah_yang_tidak_dikenal_agregatnya_tertolak(perintah: pu.PadaKasus) -> None:
    meja = Meja(GudangMemori())
    kasus = meja.buka()

    tertolak = meja.tertolak(attrs.evolve(perintah, kasus=kasus), PELAPOR)

    assert (tertolak.kode, tertolak.lokasi) == (H.KASUS_TIDAK_DITEMUKAN, "kasus")
    assert len(meja.app.riwayat(kasus)) == 1


def test_layanan_dibuka_oleh_perintah_agregatnya_saja() -> None:
    meja = Meja(GudangMemori())

    salah = (
        meja.tertolak(p.AjukanPermohonan(layanan="pengaduan", pihak=())),
        meja.tertolak(BukaMainan(layanan="izin-operasional-lks", pihak=())),
    )

    assert [(h.kode, h.rincian["agregat"]) for h in salah] == [
        (H.AGREGAT_TIDAK_SESUAI, "pengaduan"),
        (H.AGREGAT_TIDAK_SESUAI, "permohonan"),
    ]


def test_perintah_yang_dikenal_keduanya_dinilai_menurut_kasus_tersimpan() -> None:
    """A returned application may be paused, a returned complaint may not."""
    meja = Meja(GudangMemori())
    kembali = {"pengaduan": meja.buka(berkas=()), "permohonan": permohonan(meja)}
    for satu in kembali.values():
        meja.lakukan(pu.SelesaikanLangkah(kasus=satu, langkah="periksa"))

    tertolak = meja.tertolak(pu.JedaKasus(kasus=kembali["pengaduan"], sebab="kuota"))
    meja.lakukan(pu.JedaKasus(kasus=kembali["permohonan"], sebab="kuota"))

    assert (tertolak.kode, tertolak.rincian["boleh"]) == (
        H.STATUS_TIDAK_MENGIZINKAN,
        ("diterima", "ditelaah"),
    )
    assert SIKLUS_PERMOHONAN.dikenal("kasus_dijeda")


def test_agregat_yang_tidak_dipasang_tidak_menerima_perintah() -> None:
    meja = Meja(GudangMemori())
    kasus = meja.buka()
    meja.app = meja.app.dengan(jenis=(PERMOHONAN,))

    tertolak = meja.tertolak(pu.SelesaikanLangkah(kasus=kasus, langkah="periksa"))
    asing = meja.tertolak(CatatTanggapan(kasus=kasus, alasan="x"))

    assert (tertolak.kode, asing.kode) == (H.KASUS_TIDAK_DITEMUKAN, H.PERINTAH_TIDAK_DIKENAL)
    assert meja.app.langkah_tersedia(kasus, PETUGAS) == ()
    assert meja.app.giliran(kasus) is not None


# --- offered = accepted


def _saat(meja: Meja) -> Iterator[tuple[str, KasusId]]:
    """A case at every moment that differs in what may be done."""
    kasus = meja.buka(berkas=())
    for langkah in ("periksa", "kembali"):
        yield langkah, kasus
        if langkah == "periksa":
            meja.lakukan(pu.SelesaikanLangkah(kasus=kasus, langkah=langkah))
    meja.lakukan(pu.LengkapiBerkas(kasus=kasus, berkas=LAPORAN))
    for langkah in ("periksa", *SESUDAH):
        yield f"lagi {langkah}", kasus
        meja.lakukan(pu.SelesaikanLangkah(kasus=kasus, langkah=langkah))
        if langkah == "verifikasi":
            meja.lakukan(pu.JedaKasus(kasus=kasus, sebab="kuota"))
            yield "dijeda", kasus
            meja.lakukan(pu.LanjutkanKasus(kasus=kasus))
    yield "selesai", kasus


def test_yang_ditawarkan_diterima_dan_yang_lain_tertolak() -> None:
    gudang = GudangMemori()
    meja = Meja(gudang)
    terlihat = set()
    for saat, kasus in _saat(meja):
        perintah = tuple(semua_perintah(MAINAN, meja.keadaan(kasus), BERKAS))
        for pelaku in PELAKU:
            tawaran = ditawarkan(meja.app, kasus, pelaku)
            assert tawaran == diterima(meja.app, gudang, perintah, pelaku), (saat, pelaku)
            terlihat |= tawaran

    assert terlihat == {kelas.__name__ for kelas in MAINAN.perintah[1:]}
    assert SIKLUS.bergerak <= {kelas.tipe for kelas in MAINAN.kejadian}
