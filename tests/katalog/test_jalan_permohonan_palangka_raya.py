"""The applications of Palangka Raya's SK 9/2021 (no. 10 apart), driven by the roles they name from
submission to each of their ends."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import define, field
from tests.katalog.palangka_raya import INSTANSI, anggota, standar

from dinsos_adapters import rakit
from dinsos_adapters.katalog import KatalogToml
from dinsos_core import (
    AjukanPermohonan,
    Aplikasi,
    DokumenDiserahkan,
    LengkapiBerkas,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.perintah import PerintahKasus
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.lingkungan import PermintaanRegistri

ZONA = ZoneInfo("Asia/Pontianak")
ORANG: dict[str, object] = {"nama": "Contoh", "nik": "6271014101800001", "email": "a@contoh.id"}
JALAN: dict[tuple[str, str | None], tuple[Mapping[str, object], Mapping[str, object]]] = {
    # (service, variant): facts of the first party and of the case that meet every condition
    ("rekomendasi-kis-pbi", "baru"): ({"domisili": "62.71"}, {}),
    ("rekomendasi-kis-pbi", "mutasi"): ({"domisili": "62.71"}, {}),
    **{
        (f"pub-jangka-{lama}", varian): (
            {},
            {
                "sifat_pub": f"jangka_{lama}",
                "tanggal_mulai_pub": date(2026, 12, 1),
                "tanggal_akhir_pub": date(2026, 12, 3),
            },
        )
        for lama in ("panjang", "pendek")
        for varian in ("baru", "perpanjangan")
    },
    ("tanda-daftar-lks", "baru"): ({}, {}),
    ("tanda-daftar-lks", "perpanjangan"): ({}, {}),
    ("izin-operasional-lks", None): ({}, {}),
    ("usulan-dtks", None): ({}, {}),
    ("keterangan-dtks", None): ({}, {}),
    ("pemulangan-orang-terlantar", None): ({}, {}),
    ("rekomendasi-bansos-lks", None): ({}, {}),
    ("alat-bantu-disabilitas", None): ({}, {}),
    ("motivasi-anak-keluarga", None): ({}, {}),
}
SEMUA = pytest.mark.parametrize(("layanan", "varian"), JALAN)


WARGA = Pelaku(id="warga", peran={"pemohon"})
WAJAR = {JenisLangkah.PENETAPAN: "setuju", JenisLangkah.JAWABAN_SISTEM: "berhasil"}
DAFTAR = {"registri_sosial": "dtks", "registri_lks": "lks"}


@define
class Perkara:
    """One case, an hour passing before every step; whoever acts holds only the step's role."""

    app: Aplikasi
    isi: StandarPelayanan
    kini: list[datetime]
    keadaan: Permohonan = field(repr=False)

    def lakukan(self, perintah: PerintahKasus, oleh: Pelaku) -> None:
        keadaan = self.app.lakukan(perintah, oleh=oleh).unwrap().keadaan
        assert isinstance(keadaan, Permohonan)
        self.keadaan = keadaan

    def kerjakan(self, hasil: Mapping[str, str]) -> None:
        """The step whose turn it is, with the outcome named for it."""
        langkah = self.isi.cari_langkah(self.keadaan.kemajuan.kini)
        assert langkah is not None
        wajar = WAJAR.get(langkah.jenis, "")
        pilihan = hasil.get(langkah.kode, wajar)
        self.kini[0] += timedelta(hours=1)
        perintah = SelesaikanLangkah(
            kasus=self.keadaan.id,
            langkah=langkah.kode,
            hasil=pilihan,
            alasan="" if pilihan == wajar else "Alasan tercatat",
        )
        pelaku = Pelaku(id=f"{langkah.oleh[-1]}-1", instansi=INSTANSI, peran={langkah.oleh[-1]})
        self.lakukan(perintah, pelaku)

    def selesaikan(self, **hasil: str) -> list[str]:
        """Steps done until none is left or the case waits for the applicant; codes in order."""
        kode = {k.replace("_", "-"): v for k, v in hasil.items()}
        jejak: list[str] = []
        while (
            self.keadaan.kemajuan.kini != "akhir" and self.keadaan.status is not Status.DIKEMBALIKAN
        ):
            jejak.append(self.keadaan.kemajuan.kini)
            self.kerjakan(kode)
        return jejak


def berkas(isi: StandarPelayanan) -> list[DokumenDiserahkan]:
    return [
        DokumenDiserahkan(
            dokumen=d.kode,
            rangkap=d.rangkap or 1,
            asli=d.asli,
            pilihan=d.salah_satu[0].kode if d.salah_satu else "",
        )
        for d in isi.dokumen
    ]


def tercantum(permintaan: PermintaanRegistri) -> NilaiFakta:
    """A registry that lists whoever is asked about."""
    return anggota(DAFTAR[permintaan.definisi.registri or ""])


def ajukan(
    katalog: KatalogToml, layanan: str, varian: str | None = None, *, lengkap: bool = True
) -> Perkara:
    """The application as just submitted, with all papers or with none."""
    isi = standar(katalog, layanan, varian)
    data, fakta = JALAN[layanan, varian]
    kini = [datetime(2026, 11, 2, 9, tzinfo=ZONA)]
    app = rakit(
        INSTANSI,
        katalog=katalog,
        registri=dict.fromkeys(DAFTAR, tercantum),
        jam=lambda: kini[0],
    )
    perintah = AjukanPermohonan(
        layanan=layanan,
        varian=varian,
        pihak=[
            PihakDiajukan(
                pihak=batas.pihak,
                data={"nama": "LKS Contoh"} if batas.pihak == "lembaga" else {**ORANG, **data},
            )
            for batas in isi.pihak
        ],
        fakta=fakta,
        berkas=berkas(isi) if lengkap else (),
    )
    keadaan = app.lakukan(perintah, oleh=WARGA).unwrap().keadaan
    assert isinstance(keadaan, Permohonan)
    return Perkara(app=app, isi=isi, kini=kini, keadaan=keadaan)


@SEMUA
def test_yang_memenuhi_syarat_sampai_selesai(
    bawaan: KatalogToml, layanan: str, varian: str | None
) -> None:
    """Approved without a reason beside the rules, every printed step done, then closed."""
    kasus = ajukan(bawaan, layanan, varian)

    jejak = kasus.selesaikan()

    assert kasus.keadaan.status is Status.SELESAI
    assert kasus.keadaan.penetapan is not None
    assert not kasus.keadaan.penetapan.menyimpang
    pengajuan = (JenisLangkah.SIAPKAN_BERKAS, JenisLangkah.AJUKAN)
    assert jejak == [
        x.kode for x in kasus.isi.langkah if x.jenis not in pengajuan and not x.lompatan
    ]
    bernomor = {p.kode for p in kasus.isi.produk if p.bernomor}
    assert {s.produk for s in kasus.keadaan.surat} == bernomor
    assert all(s.nomor == "460/001/SOS/2026" for s in kasus.keadaan.surat)


@SEMUA
def test_yang_ditolak_diberi_tahu(bawaan: KatalogToml, layanan: str, varian: str | None) -> None:
    """Nothing is issued, and the procedure ends with telling the applicant."""
    kasus = ajukan(bawaan, layanan, varian)

    jejak = kasus.selesaikan(tetapkan="tolak", tentukan="tolak")

    assert kasus.keadaan.status is Status.DITOLAK
    assert jejak[-1] == "beri-tahu-penolakan"
    assert kasus.keadaan.surat == ()


@SEMUA
def test_berkas_kurang_dikembalikan_lalu_dilengkapi(
    bawaan: KatalogToml, layanan: str, varian: str | None
) -> None:
    """Every paper that blocks is named at once; completed, the case goes on to its end."""
    kasus = ajukan(bawaan, layanan, varian, lengkap=False)

    kasus.selesaikan()
    kurang = {satu.dokumen for satu in kasus.keadaan.kurang}
    kasus.lakukan(LengkapiBerkas(kasus=kasus.keadaan.id, berkas=berkas(kasus.isi)), WARGA)
    kasus.selesaikan()

    jika_ada = {d.kode for d in kasus.isi.dokumen if d.jika_ada}
    assert kurang == {d.kode for d in kasus.isi.dokumen} - jika_ada
    assert kasus.keadaan.status is Status.SELESAI


@pytest.mark.parametrize(
    ("layanan", "langkah", "hasil"),
    [
        ("tanda-daftar-lks", "lapangan", "tidak_layak"),
        ("izin-operasional-lks", "lapangan", "tidak_layak"),
        ("keterangan-dtks", "cek", "tidak_terdaftar"),
        ("pemulangan-orang-terlantar", "asesmen", "tidak_layak"),
        ("rekomendasi-bansos-lks", "kunjungan", "tidak_layak"),
        ("rekomendasi-bansos-lks", "asesmen", "tidak_layak"),
        ("alat-bantu-disabilitas", "asesmen", "tidak_layak"),
        ("motivasi-anak-keluarga", "wawancara", "tidak_layak"),
    ],
)
def test_temuan_petugas_langsung_ke_penetapan(
    bawaan: KatalogToml, layanan: str, langkah: str, hasil: str
) -> None:
    """A finding against the applicant advises; who determines refuses, the letter is not made."""
    varian = "baru" if layanan == "tanda-daftar-lks" else None
    kasus = ajukan(bawaan, layanan, varian)
    penetap = next(x for x in kasus.isi.langkah if x.jenis is JenisLangkah.PENETAPAN)

    jejak = kasus.selesaikan(**{langkah: hasil, penetap.kode: "tolak"})

    assert jejak[jejak.index(langkah) + 1 :] == [penetap.kode, "beri-tahu-penolakan"]
    assert kasus.keadaan.saran_tolak
    assert kasus.keadaan.status is Status.DITOLAK


def test_data_dtks_yang_belum_benar_dikunjungi_lagi(bawaan: KatalogToml) -> None:
    """Letter c goes on only if the checker found the data right."""
    kasus = ajukan(bawaan, "usulan-dtks")
    kasus.kerjakan({})
    kasus.kerjakan({})

    kasus.kerjakan({"pengawas": "belum_benar"})

    assert kasus.keadaan.kemajuan.kini == "kunjungan"


@pytest.mark.parametrize(
    ("layanan", "varian", "jawaban", "ulang"),
    [
        ("rekomendasi-kis-pbi", "baru", "jawaban-bpjs", "input"),
        ("usulan-dtks", None, "jawaban-kemensos", "impor"),
    ],
)
def test_sistem_lain_menolak_dan_data_diperbaiki(
    bawaan: KatalogToml, layanan: str, varian: str | None, jawaban: str, ulang: str
) -> None:
    """What the other system did not accept is entered again, determined and handed over anew."""
    kasus = ajukan(bawaan, layanan, varian)
    while kasus.keadaan.kemajuan.kini != jawaban:
        kasus.kerjakan({})

    kasus.kerjakan({jawaban: "gagal"})
    jejak = kasus.selesaikan()

    assert jejak[0] == ulang
    assert [s.dipenuhi for s in kasus.keadaan.sistem] == [False, True]
    assert kasus.keadaan.status is Status.SELESAI


def test_pantauan_bansos_dilewati_bila_bantuannya_tidak_diterima(bawaan: KatalogToml) -> None:
    kasus = ajukan(bawaan, "rekomendasi-bansos-lks")

    kasus.selesaikan(pantau="dilewati")

    assert kasus.keadaan.status is Status.SELESAI
    assert kasus.keadaan.kemajuan.catatan[-1].hasil == "dilewati"


def test_kis_pbi_ke_bpjs_paling_lambat_tanggal_15_bulan_berikut(bawaan: KatalogToml) -> None:
    """Tafsir 35: of the month after that of the SK, whatever day of November it was signed."""
    kasus = ajukan(bawaan, "rekomendasi-kis-pbi", "baru")
    while kasus.keadaan.kemajuan.kini != "serah-bpjs":
        kasus.kerjakan({})

    jam = {k.batas.segmen: k for k in kasus.app.tenggat(kasus.keadaan.id)}
    tenggat = jam["Penyerahan ke BPJS Kesehatan"].tenggat
    assert isinstance(tenggat, Tenggat)
    assert tenggat.jatuh_tempo.astimezone(ZONA).date() == date(2026, 12, 15)
    assert jam["Rekapitulasi usulan"].status == "terpenuhi"


def test_petugas_yang_mewawancarai_boleh_menentukan_jadwal(bawaan: KatalogToml) -> None:
    """No. 21 b names one officer for both; elsewhere who assessed does not determine."""
    assert standar(bawaan, "motivasi-anak-keluarga").penilai_boleh_menetapkan
    assert not any(
        standar(bawaan, layanan, varian).penilai_boleh_menetapkan
        for layanan, varian in JALAN
        if layanan != "motivasi-anak-keluarga"
    )


def test_pemohon_pub_sendiri_yang_menyerahkan_ke_dpmptsp(bawaan: KatalogToml) -> None:
    """Letter e: the permit is DPMPTSP's; the applicant carries the letter there."""
    kasus = ajukan(bawaan, "pub-jangka-panjang", "baru")
    while kasus.keadaan.kemajuan.kini != "ke-dpmptsp":
        kasus.kerjakan({})

    kasus.lakukan(SelesaikanLangkah(kasus=kasus.keadaan.id, langkah="ke-dpmptsp"), WARGA)

    assert kasus.keadaan.status is Status.SELESAI
    assert kasus.keadaan.sistem == ()
