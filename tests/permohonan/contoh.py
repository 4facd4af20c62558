"""Two small standards shaped like Banjarmasin no. 12 and no. 4, and a world to run them in."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from returns.pipeline import is_successful
from returns.result import Failure, Result, Success

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.jenis import Perintah
from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import Keanggotaan, NilaiFakta, PeriodeKeanggotaan
from dinsos_core.domain.shared.pelaku import JenisMandat, Mandat, Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.domain.standar.kosakata import (
    DefinisiFakta,
    Istilah,
    JenisFakta,
    Kosakata,
    MilikFakta,
    SumberFakta,
)
from dinsos_core.domain.standar.model import (
    Agregat,
    Akibat,
    BatasPihak,
    BatasWaktu,
    Bila,
    Dokumen,
    Instansi,
    JenisLangkah,
    Langkah,
    PilihanDokumen,
    Produk,
    StandarPelayanan,
    SuratKeputusan,
    Syarat,
)
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.domain.waktu.batas import Lama, urai_batas
from dinsos_core.domain.waktu.kalender import JamKerja, KalenderKerja
from dinsos_core.ports.lingkungan import PermintaanRegistri, SumberTakTerjangkau

ZONA = ZoneInfo("Asia/Makassar")
PAGI = datetime(2026, 6, 1, 9, 0, tzinfo=ZONA)
"""A Monday morning at the counter."""

KALENDER = KalenderKerja(
    zona=ZONA,
    jam={hari: JamKerja(buka=time(7, 30), tutup=time(16)) for hari in range(5)},
    tahun_pasti=[2026],
    versi="uji",
)

J = JenisLangkah


def _fakta(kode: str, jenis: JenisFakta, **lain: Any) -> DefinisiFakta:
    return DefinisiFakta(kode=kode, nama=kode, nama_en=kode, jenis=jenis, **lain)


def _istilah(*kode: str) -> dict[str, Istilah]:
    return {satu: Istilah(kode=satu, nama=satu, nama_en=satu) for satu in kode}


KOSAKATA = Kosakata(
    fakta={
        f.kode: f
        for f in (
            _fakta("nama", JenisFakta.TEKS),
            _fakta("nik", JenisFakta.TEKS, digit=16),
            _fakta("email", JenisFakta.TEKS),
            _fakta("tanggal_lahir", JenisFakta.TANGGAL),
            _fakta("tanggal_meninggal", JenisFakta.TANGGAL),
            _fakta("kis", JenisFakta.YA_TIDAK),
            _fakta("menikah", JenisFakta.YA_TIDAK, milik=MilikFakta.KASUS),
            _fakta("jumlah_anak", JenisFakta.BILANGAN, milik=MilikFakta.KASUS, minimal=0),
            _fakta(
                "layak_huni",
                JenisFakta.YA_TIDAK,
                milik=MilikFakta.KASUS,
                sumber=SumberFakta.ATESTASI,
            ),
            _fakta(
                "sehat",
                JenisFakta.PILIHAN,
                pilihan=("sehat", "sakit"),
                sumber=SumberFakta.ATESTASI,
            ),
            _fakta(
                "terdaftar",
                JenisFakta.KEANGGOTAAN,
                sumber=SumberFakta.REGISTRI,
                registri="registri_sosial",
            ),
        )
    },
    peran=_istilah("pemohon", "loket", "peksos", "kabid", "kepala", "tim", "bpkpad"),
    pihak=_istilah("pemohon", "anak", "almarhum"),
    registri=_istilah("registri_sosial", "dtks"),
    kanal=_istilah("loket", "daring"),
    sistem=_istilah("bpkpad"),
)

INSTANSI = Instansi(
    kode="bjm",
    nama="Dinas Sosial",
    wilayah="63.71",
    zona="Asia/Makassar",
    unit={"rehsos": "REHSOS"},
    format_nomor="{klasifikasi}/{nomor:03d}/{unit}/{tahun}",
    parameter={
        "batas_melengkapi": "10 hari kerja",
        "batas_keberatan": "21 hari kerja",
        "oleh_keberatan": "kepala",
    },
)

SK = SuratKeputusan(
    kode="sk-093-2024",
    instansi="bjm",
    nomor="093",
    tahun=2024,
    tentang="uji",
    tanggal=date(2024, 6, 10),
    berlaku_dari=date(2024, 6, 10),
)


def _langkah(kode: str, jenis: JenisLangkah, *oleh: str, **lain: Any) -> Langkah:
    return Langkah(kode=kode, teks=kode, jenis=jenis, oleh=oleh, butir=("1",), **lain)


def _dokumen(kode: str, **lain: Any) -> Dokumen:
    return Dokumen(kode=kode, teks=f"Surat {kode}", butir=("2",), **lain)


def _waktu(kode: str, batas: str, mulai: str, selesai: str) -> BatasWaktu:
    return BatasWaktu(kode=kode, teks=batas, batas=urai_batas(batas), mulai=mulai, selesai=selesai)


ADOPSI = StandarPelayanan(
    instansi=INSTANSI,
    layanan="pengangkatan-anak",
    kelompok="anak",
    nama="Izin pengangkatan anak",
    agregat=Agregat.PERMOHONAN,
    keputusan=SK,
    unit="rehsos",
    pokok="anak",
    pihak=(
        BatasPihak(pihak="pemohon", minimal=1, maksimal=2),
        BatasPihak(pihak="anak", minimal=1, maksimal=1),
    ),
    syarat=(
        Syarat(
            kode="usia",
            teks="Usia 30 sampai 55",
            butir=("2",),
            uji="usia",
            fakta="setiap pemohon.tanggal_lahir",
            parameter={"min": 30, "maks": 55},
        ),
        Syarat(
            kode="menikah",
            teks="Menikah",
            uji="ya",
            fakta="menikah",
            akibat=Akibat.TERUSKAN,
            kepada="provinsi",
        ),
        Syarat(
            kode="satu-anak",
            teks="Paling banyak satu anak",
            uji="paling_banyak",
            fakta="jumlah_anak",
            parameter={"maks": 1},
        ),
        Syarat(
            kode="layak-huni",
            teks="Rumah layak",
            uji="atestasi",
            fakta="layak_huni",
            parameter={"oleh": ("tim", "loket", "kepala")},
        ),
    ),
    dokumen=(
        _dokumen("permohonan"),
        _dokumen("sehat", untuk="setiap pemohon"),
        _dokumen("akta", rangkap=3, legalisir=True),
        _dokumen("ktp", asli=True, untuk="pemohon"),
        _dokumen("nikah", bila=Bila(fakta="menikah")),
        _dokumen(
            "penghasilan",
            rangkap=1,
            salah_satu=(
                PilihanDokumen(kode="slip", teks="Slip gaji"),
                PilihanDokumen(kode="keterangan", teks="Keterangan", rangkap=2, legalisir=True),
            ),
        ),
        _dokumen("foto", jika_ada=True),
        _dokumen("rekomendasi", keluaran=True),
    ),
    langkah=(
        _langkah("siapkan", J.SIAPKAN_BERKAS, "pemohon"),
        _langkah("ajukan", J.AJUKAN, "pemohon"),
        _langkah("disposisi", J.DISPOSISI, "kepala"),
        _langkah("periksa", J.PERIKSA_BERKAS, "loket"),
        _langkah("lapangan", J.VERIFIKASI_LAPANGAN, "tim", hasil={"tidak_layak": "tolak"}),
        _langkah(
            "nilai",
            J.ASESMEN,
            "peksos",
            hasil={"tidak_layak": "tolak", "bukan_wewenang": "teruskan"},
        ),
        _langkah("konsep", J.OLAH, "peksos", opsional=True),
        _langkah(
            "teken",
            J.PENETAPAN,
            "peksos",
            "kabid",
            "kepala",
            hasil={"tolak": "beri-tahu", "perbaiki": "nilai"},
        ),
        _langkah("terbitkan", J.TERBITKAN, "loket", produk="izin"),
        _langkah("serahkan", J.SERAH_TERIMA, "loket"),
        _langkah("beri-tahu", J.INFORMASIKAN, "loket", lompatan=True, lanjut="akhir"),
    ),
    waktu=(
        _waktu("proses", "14 hari kerja", "berkas_lengkap", "teken"),
        _waktu("terbit", "3 hari kerja", "disetujui", "terbit"),
        _waktu("jawab", "2 hari kerja", "diajukan", "periksa"),
    ),
    produk=(
        Produk(
            kode="izin",
            teks="Surat izin",
            bernomor=True,
            klasifikasi="460",
            berlaku=Lama(bulan=6),
            tembusan=("Camat",),
        ),
    ),
    sidik="sidik-adopsi",
)

SANTUNAN = StandarPelayanan(
    instansi=INSTANSI,
    layanan="santunan-kematian",
    kelompok="santunan",
    nama="Santunan kematian",
    agregat=Agregat.PERMOHONAN,
    keputusan=SK,
    pokok="almarhum",
    pihak=(
        BatasPihak(pihak="pemohon", minimal=1, maksimal=1),
        BatasPihak(pihak="almarhum", minimal=1, maksimal=1),
    ),
    syarat=(
        Syarat(
            kode="terdaftar",
            teks="Almarhum terdaftar",
            uji="terdaftar",
            fakta="almarhum.terdaftar",
            parameter={"daftar": ("dtks",)},
            pada="almarhum.tanggal_meninggal",
        ),
        Syarat(
            kode="klaim",
            teks="30 hari kalender",
            uji="hari_sejak",
            fakta="almarhum.tanggal_meninggal",
            parameter={"maks": 30},
        ),
    ),
    dokumen=(
        _dokumen("kematian", rangkap=3),
        _dokumen("kis", untuk="almarhum", bila=Bila(fakta="almarhum.kis")),
    ),
    langkah=(
        _langkah("ajukan", J.AJUKAN, "pemohon"),
        _langkah("catat", J.TERIMA, "loket"),
        _langkah("periksa", J.PERIKSA_BERKAS, "loket"),
        _langkah("kelayakan", J.ASESMEN, "peksos", "kabid", salah_satu_peran=True),
        _langkah("draf", J.OLAH, "peksos"),
        _langkah("tetapkan", J.PENETAPAN, "kepala", hasil={"tolak": "beri-tahu"}),
        _langkah("serah", J.SERAH_SISTEM, "peksos", sistem="bpkpad"),
        _langkah(
            "jawaban",
            J.JAWABAN_SISTEM,
            "bpkpad",
            "peksos",
            salah_satu_peran=True,
            sistem="bpkpad",
            hasil={"gagal": "draf", "tunda": "serah"},
        ),
        _langkah("transfer", J.SERAH_TERIMA, "bpkpad"),
        _langkah("informasi", J.INFORMASIKAN, "loket"),
        _langkah("beri-tahu", J.INFORMASIKAN, "loket", lompatan=True, lanjut="akhir"),
    ),
    waktu=(
        _waktu("usulan", "30 hari kerja", "berkas_lengkap", "serah"),
        _waktu("transfer", "2 hari kerja", "jawaban", "transfer"),
    ),
    produk=(Produk(kode="bantuan", teks="Bantuan"),),
    sidik="sidik-santunan",
)


def _petugas(peran: str) -> Pelaku:
    return Pelaku(id=PelakuId(f"u-{peran}"), instansi="bjm", peran=frozenset({peran}))


LOKET, PEKSOS, KABID, KEPALA, TIM, BPKPAD = map(
    _petugas, ("loket", "peksos", "kabid", "kepala", "tim", "bpkpad")
)
ANI = Pelaku(id=PelakuId("ani"), peran=frozenset({"pemohon"}))
ORANG_LAIN = Pelaku(id=PelakuId("orang-lain"), peran=frozenset({"pemohon"}))
KEPALA_LAIN = Pelaku(id=PelakuId("kepala-lain"), instansi="plk", peran=frozenset({"kepala"}))
PLH = Pelaku(
    id=PelakuId("plh"),
    instansi="bjm",
    mandat=(
        Mandat(
            peran="kepala",
            jenis=JenisMandat.PLH,
            dari=date(2026, 6, 1),
            sampai=date(2026, 6, 5),
        ),
    ),
)
"""Acting head in the first working week of June 2026."""
RANGKAP = Pelaku(
    id=PelakuId("rangkap"), instansi="bjm", peran=frozenset({"peksos", "kabid", "kepala", "tim"})
)
"""Several roles in one person: a small office."""
SEMUA_PELAKU = (
    *(LOKET, PEKSOS, KABID, KEPALA, TIM, BPKPAD),
    *(ANI, ORANG_LAIN, KEPALA_LAIN, PLH, RANGKAP),
)

NIK_ANI = "6371056006900001"
NIK_ANAK = "6371051002240002"


TEKS_TERSEGEL = {"alasan", "catatan", "alasan_ganda"}
"""Keys of the texts that people type."""


def serah(dokumen: str, untuk: int = 0, **lain: Any) -> DokumenDiserahkan:
    """One paper handed in."""
    return DokumenDiserahkan(dokumen=dokumen, untuk=untuk, **lain)


BERKAS_ADOPSI = (
    serah("permohonan"),
    serah("sehat"),
    serah("akta", rangkap=3, legalisir=True),
    serah("ktp", asli=True),
    serah("nikah"),
    serah("penghasilan", pilihan="slip"),
)
BERKAS_SANTUNAN = (serah("kematian", rangkap=3), serah("kis"))


def ajukan_adopsi(**ubah: Any) -> p.AjukanPermohonan:
    """An adoption application by one married applicant, complete and eligible."""
    dasar = p.AjukanPermohonan(
        layanan="pengangkatan-anak",
        pihak=(
            pu.PihakDiajukan(
                pihak="pemohon",
                data={
                    "nama": "Ani",
                    "nik": NIK_ANI,
                    "tanggal_lahir": "1990-06-20",
                    "email": "ani@contoh.id",
                },
                akun=ANI.id,
            ),
            pu.PihakDiajukan(pihak="anak", data={"nama": "Budi", "nik": NIK_ANAK}),
        ),
        fakta={"menikah": True, "jumlah_anak": 0},
        berkas=BERKAS_ADOPSI,
    )
    return attrs.evolve(dasar, **ubah)


def ajukan_santunan(**ubah: Any) -> p.AjukanPermohonan:
    """A claim ten days after the death, with all papers."""
    dasar = p.AjukanPermohonan(
        layanan="santunan-kematian",
        pihak=(
            pu.PihakDiajukan(pihak="pemohon", data={"nama": "Ani"}, akun=ANI.id),
            pu.PihakDiajukan(
                pihak="almarhum",
                data={"nik": NIK_ANI, "tanggal_meninggal": "2026-05-22", "kis": True},
            ),
        ),
        berkas=BERKAS_SANTUNAN,
    )
    return attrs.evolve(dasar, **ubah)


@attrs.define
class JamUji:
    """A clock that moves when told."""

    kini: datetime = PAGI

    def __call__(self) -> datetime:
        return self.kini.astimezone(UTC)

    def maju(self, **lama: float) -> None:
        self.kini += timedelta(**lama)


@attrs.define
class IdUrut:
    """Ids in sequence, so that two runs give the same."""

    n: int = 0

    def __call__(self) -> str:
        self.n += 1
        return f"id{self.n:04}"


@attrs.frozen
class KatalogUji:
    """A catalogue of given standards, in force from the date of their decree."""

    standar_ada: tuple[StandarPelayanan, ...]
    versi: str = "uji"
    kosakata: Kosakata = KOSAKATA

    @property
    def instansi(self) -> Mapping[str, Instansi]:
        return {s.instansi.kode: s.instansi for s in self.standar_ada}

    def tafsir(self, instansi: str) -> RegisterTafsir:  # noqa: ARG002 - the port's signature
        return RegisterTafsir()

    def standar(
        self, instansi: str, layanan: str, pada: date
    ) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
        milik = {s.layanan: s for s in self.standar_ada if s.instansi.kode == instansi}
        if layanan not in milik:
            kode = KodeHalangan.LAYANAN_TIDAK_DIKENAL
            rincian = {"mirip": terdekat(layanan, milik)}
            return Failure((Halangan(kode=kode, lokasi="layanan", rincian=rincian),))
        if pada < milik[layanan].keputusan.berlaku_dari:
            return Failure((Halangan(kode=KodeHalangan.STANDAR_TIDAK_BERLAKU),))
        return Success(milik[layanan])

    def semua(self) -> tuple[StandarPelayanan, ...]:
        return self.standar_ada


TERDAFTAR = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="dtks"),))


@attrs.define
class RegistriUji:
    """A social registry that lists everybody, unless told otherwise."""

    jawaban: NilaiFakta = TERDAFTAR
    mati: bool = False
    ditanya: list[PermintaanRegistri] = attrs.field(factory=list)

    def __call__(self, permintaan: PermintaanRegistri) -> NilaiFakta:
        self.ditanya.append(permintaan)
        if self.mati:
            raise SumberTakTerjangkau
        return self.jawaban


class Dunia:
    """A wired application in memory, with everything from outside in the test's hands."""

    def __init__(self, *standar: StandarPelayanan) -> None:
        self.jam = JamUji()
        self.id = IdUrut()
        self.registri = RegistriUji()
        self.gudang = GudangMemori()
        self.lingkungan = Lingkungan(
            unit_kerja=self.gudang,
            katalog=KatalogUji(standar or (ADOPSI, SANTUNAN)),
            kalender=lambda _instansi, _bacaan: KALENDER,
            registri={"registri_sosial": self.registri},
            jam=self.jam,
            id_baru=self.id,
            instansi="bjm",
        )
        self.app = Aplikasi(self.lingkungan)

    def ya(self, perintah: Perintah, oleh: Pelaku, kunci: str | None = None) -> PerintahTerlaksana:
        """Run a command that must succeed."""
        hasil = self.app.lakukan(perintah, oleh=oleh, kunci=kunci)
        assert is_successful(hasil), hasil.failure()
        selesai = hasil.unwrap()
        if not selesai.ulang:
            self._periksa_kejadian(selesai, oleh)
        return selesai

    def _periksa_kejadian(self, hasil: PerintahTerlaksana, oleh: Pelaku) -> None:
        """Every event says when and who, and seals what it seals under people of its case."""
        assert isinstance(hasil.keadaan, Permohonan)
        subjek = {hasil.keadaan.pokok, *(q.subjek for q in hasil.keadaan.pihak)}
        for satu in hasil.kejadian:
            assert satu.pada == self.jam()
            assert satu.oleh.id == oleh.id
            assert oleh.sebagai(satu.oleh.peran, self.jam.kini.date()) == satu.oleh.sebagai
            for rahasia in cari_rahasia(satu):
                assert rahasia.subjek in subjek
                assert rahasia.kunci.rpartition("/")[2] in TEKS_TERSEGEL | KOSAKATA.fakta.keys()

    def halangan(
        self, perintah: Perintah, oleh: Pelaku, kunci: str | None = None
    ) -> tuple[Halangan, ...]:
        """Run a command that must be refused."""
        hasil = self.app.lakukan(perintah, oleh=oleh, kunci=kunci)
        assert not is_successful(hasil), hasil.unwrap()
        return hasil.failure()

    def tidak(
        self, perintah: Perintah, oleh: Pelaku, kunci: str | None = None
    ) -> list[KodeHalangan]:
        """Run a command that must be refused; the codes."""
        return [h.kode for h in self.halangan(perintah, oleh, kunci)]

    def keadaan(self, kasus: KasusId) -> Permohonan:
        """The stored state."""
        tersimpan = self.app.kasus(kasus)
        assert tersimpan is not None
        assert isinstance(tersimpan.keadaan, Permohonan)
        return tersimpan.keadaan

    def adopsi(self, **ubah: Any) -> KasusId:
        """A freshly submitted adoption case."""
        return self.ya(ajukan_adopsi(**ubah), ANI).kasus

    def santunan(self, **ubah: Any) -> KasusId:
        """A freshly submitted death claim."""
        return self.ya(ajukan_santunan(**ubah), ANI).kasus

    def kerjakan(self, kasus: KasusId, *urutan: tuple[str, Pelaku]) -> None:
        """Do steps one after the other: `langkah` or `langkah:hasil`, by whom."""
        for satu, oleh in urutan:
            kode, _, hasil = satu.partition(":")
            self.ya(langkah_(kasus, kode, hasil), oleh)


def langkah_(kasus: KasusId, langkah: str, hasil: str = "", **lain: Any) -> pu.SelesaikanLangkah:
    """The command that does a step."""
    return pu.SelesaikanLangkah(kasus=kasus, langkah=langkah, hasil=hasil, **lain)


def sampai(dunia: Dunia, kasus: KasusId, tujuan: str) -> None:
    """Take an adoption case, everything in order, to the moment when ``tujuan`` is the turn."""
    jalan: tuple[tuple[str, Pelaku, pu.SelesaikanLangkah], ...] = (
        ("disposisi", KEPALA, langkah_(kasus, "disposisi")),
        ("periksa", LOKET, langkah_(kasus, "periksa")),
        ("lapangan", TIM, langkah_(kasus, "lapangan", fakta={"layak_huni": True})),
        ("nilai", PEKSOS, langkah_(kasus, "nilai")),
        ("konsep", PEKSOS, langkah_(kasus, "konsep")),
        ("teken", PEKSOS, langkah_(kasus, "teken")),
        ("teken", KABID, langkah_(kasus, "teken")),
        ("teken-kepala", KEPALA, langkah_(kasus, "teken", "setuju")),
        ("terbitkan", LOKET, langkah_(kasus, "terbitkan")),
        ("serahkan", LOKET, langkah_(kasus, "serahkan")),
    )
    for nama, oleh, perintah in jalan:
        if nama == tujuan:
            return
        dunia.ya(perintah, oleh)
    assert tujuan == "akhir", tujuan
