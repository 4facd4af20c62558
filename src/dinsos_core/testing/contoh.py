"""A sample agency with one decree and two standards, for tests of whatever runs on standards.

The agency, its officers' roles and the sentences are invented; the standards are shaped like two
real ones, so that between them they use most of what a decree can ask for:

- `INSTANSI`: letterhead, letter numbers, limits and a role of the agency's own, hours, a closure.
- `KOSAKATA`: facts of every kind, owner and source; roles that are parties, offices and a system.
- `KALENDER`: Monday to Friday, 07.30 to 16.00, without holidays; 2025 and 2026 are decreed.
- `ADOPSI`: initials before the determination, a field check that may advise refusal, a step that
  may be skipped, an assessment that may pass the case on, a determination that may send it back; a
  numbered letter valid for six months. Papers in copies, certified, original, one of two, for each
  party, only if, if any. A condition that no decree prints, and one that only a witness can tell.
- `SANTUNAN`: a claim judged by a register as it stood on another day, and by a limit in days; a
  step of either of two roles; the hand-over to another system, which pays, fails or postpones.

`standar` makes another standard of the same agency and decree; `syarat`, `langkah`, `dokumen`,
`batas_waktu`, `fakta` and `istilah` say its parts briefly. `KatalogUji` serves standards as a
catalogue does.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from returns.result import Failure, Result, Success

from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.instansi import Instansi
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
    Dokumen,
    JenisLangkah,
    Langkah,
    PilihanDokumen,
    Produk,
    StandarPelayanan,
    SuratKeputusan,
    Syarat,
)
from dinsos_core.domain.standar.tafsir import RegisterTafsir
from dinsos_core.domain.standar.wilayah import WilayahLama
from dinsos_core.domain.waktu.batas import Lama, urai_batas
from dinsos_core.domain.waktu.kalender import KalenderKerja, hari_biasa
from dinsos_core.ports.katalog import (
    TANPA_TAFSIR,
    instansi_tidak_dikenal,
    layanan_tidak_dikenal,
    periksa_tafsir,
)

# --- parts, briefly


def fakta(kode: str, jenis: JenisFakta, **lain: Any) -> DefinisiFakta:
    """A fact that is called by its code, in plain words."""
    nama = kode.replace("_", " ")
    return DefinisiFakta(kode=kode, nama=nama, nama_en=nama, jenis=jenis, **lain)


def istilah(*kode: str) -> dict[str, Istilah]:
    """Terms that are called by their codes, in plain words."""
    polos = {satu: satu.replace("_", " ") for satu in kode}
    return {satu: Istilah(kode=satu, nama=nama, nama_en=nama) for satu, nama in polos.items()}


def syarat(kode: str, teks: str, uji: str, fakta: str, **lain: Any) -> Syarat:
    """A condition of the decree's item 2, unless of another."""
    return Syarat(kode=kode, teks=teks, uji=uji, fakta=fakta, **{"butir": ("2",), **lain})


def langkah(kode: str, jenis: JenisLangkah, *oleh: str, **lain: Any) -> Langkah:
    """A step of the decree's item 1, by these roles in this order."""
    return Langkah(kode=kode, teks=kode, jenis=jenis, oleh=oleh, butir=("1",), **lain)


def dokumen(kode: str, **lain: Any) -> Dokumen:
    """A paper of the decree's item 2."""
    return Dokumen(kode=kode, teks=f"Surat {kode}", butir=("2",), **lain)


def batas_waktu(kode: str, batas: str, mulai: str, selesai: str, **lain: Any) -> BatasWaktu:
    """A limit as a decree words it, from one mark to another."""
    return BatasWaktu(
        kode=kode, teks=batas, batas=urai_batas(batas), mulai=mulai, selesai=selesai, **lain
    )


# --- the agency and its words

KALENDER = KalenderKerja(
    zona=ZoneInfo("Asia/Makassar"),
    jam=hari_biasa(time(7, 30), time(16)),
    tahun_pasti=frozenset({2025, 2026}),
    versi="uji",
)

_KASUS, _ATESTASI = MilikFakta.KASUS, SumberFakta.ATESTASI
_DAFTAR = ("dtks", "dtsen", "siak")
_AGAMA = ("islam", "kristen", "katolik", "hindu", "buddha", "konghucu")
_KATEGORI = ("gelandangan", "pengemis", "anak_terlantar")

KOSAKATA = Kosakata(
    fakta={
        satu.kode: satu
        for satu in (
            fakta("nama", JenisFakta.TEKS, umum=True),
            fakta("nik", JenisFakta.TEKS, digit=16, umum=True, boleh_tiada=True),
            fakta("email", JenisFakta.TEKS, umum=True),
            fakta("tanggal_lahir", JenisFakta.TANGGAL, konvensional=True),
            fakta("tanggal_meninggal", JenisFakta.TANGGAL),
            fakta("jenis_kelamin", JenisFakta.PILIHAN, pilihan=("laki_laki", "perempuan")),
            fakta("agama", JenisFakta.PILIHAN, pilihan=_AGAMA, spesifik=True),
            fakta("domisili", JenisFakta.WILAYAH, boleh_tiada=True),
            fakta(
                "kategori",
                JenisFakta.PILIHAN,
                pilihan=_KATEGORI,
                banyak=True,
            ),
            fakta("kis", JenisFakta.YA_TIDAK),
            fakta("ahli_waris", JenisFakta.YA_TIDAK),
            fakta(
                "sehat", JenisFakta.PILIHAN, pilihan=("sehat", "sakit"), sumber=SumberFakta.ATESTASI
            ),
            fakta(
                "terdaftar",
                JenisFakta.KEANGGOTAAN,
                sumber=SumberFakta.REGISTRI,
                registri="registri_sosial",
            ),
            fakta("menikah", JenisFakta.YA_TIDAK, milik=_KASUS),
            fakta("tanggal_nikah", JenisFakta.TANGGAL, milik=_KASUS),
            fakta("jumlah_anak", JenisFakta.BILANGAN, milik=_KASUS, minimal=0),
            fakta("letak_rumah", JenisFakta.KOORDINAT, milik=_KASUS),
            fakta("layak_huni", JenisFakta.YA_TIDAK, milik=_KASUS, sumber=_ATESTASI),
        )
    },
    peran=istilah("pemohon", "loket", "peksos", "kabid", "kepala", "tim", "bpkpad"),
    pihak=istilah("pemohon", "anak", "almarhum"),
    registri={
        **istilah("registri_sosial"),
        **{kode: Istilah(kode=kode, nama=kode.upper(), nama_en=kode.upper()) for kode in _DAFTAR},
    },
    kanal=istilah("loket", "daring"),
    sistem=istilah("bpkpad"),
    hasil=istilah(
        *("tidak_layak", "bukan_wewenang", "perbaiki", "tolak", "gagal", "tunda", "selesai"),
        *("lengkap", "kurang", "setuju", "teruskan", "berhasil", "dilewati", "lagi"),
    ),
    wilayah={"63.71": Istilah(kode="63.71", nama="Kota Contoh", nama_en="Sample City")},
    pilihan=istilah("laki_laki", "perempuan", *_AGAMA, "sehat", "sakit", *_KATEGORI),
    sebab=istilah("kuota", "pihak_luar", "pemohon", "lainnya", "kerabat", "kepentingan"),
)

INSTANSI = Instansi(
    kode="contoh",
    nama="Dinas Sosial Kota Contoh",
    wilayah="63.71",
    zona="Asia/Makassar",
    wilayah_lama=(
        WilayahLama(kode="63.81", sampai=date(2002, 12, 31)),
        WilayahLama(kode="63.82", sebagian=True),
    ),
    kop=("PEMERINTAH KOTA CONTOH", "DINAS SOSIAL"),
    unit={"rehsos": "REHSOS"},
    format_nomor="{klasifikasi}/{nomor:03d}/{unit}/{tahun}",
    kalender={
        "jam": {"senin-jumat": "07:30-16:00"},
        "libur": [{"tanggal": date(2026, 12, 31), "nama": "Tutup buku"}],
        "tahun_pasti": [2025, 2026],
    },
    parameter={
        "batas_melengkapi": "10 hari kerja",
        "batas_keberatan": "21 hari kerja",
        "oleh_keberatan": "kepala",
    },
)

KEPUTUSAN = SuratKeputusan(
    kode="sk-1-2024",
    instansi=INSTANSI.kode,
    nomor="1",
    tahun=2024,
    tentang="standar pelayanan",
    tanggal=date(2024, 6, 10),
    berlaku_dari=date(2024, 6, 10),
)


def standar(layanan: str = "layanan-uji", **isi: Any) -> StandarPelayanan:
    """A standard of the sample decree, of an application unless said otherwise, otherwise empty."""
    dasar = StandarPelayanan(
        instansi=INSTANSI,
        layanan=layanan,
        kelompok="uji",
        nama=layanan,
        agregat=Agregat.PERMOHONAN,
        keputusan=KEPUTUSAN,
        sidik=f"sidik-{layanan}",
    )
    return attrs.evolve(dasar, **isi)


# --- the two standards

_J = JenisLangkah

ADOPSI = standar(
    "pengangkatan-anak",
    nama="Izin pengangkatan anak",
    kelompok="anak",
    unit="rehsos",
    pokok="anak",
    pihak=(
        BatasPihak(pihak="pemohon", minimal=1, maksimal=2),
        BatasPihak(pihak="anak", minimal=1, maksimal=1),
    ),
    syarat=(
        syarat(
            "usia",
            "Usia 30 sampai 55 tahun",
            "usia",
            "setiap pemohon.tanggal_lahir",
            parameter={"min": 30, "maks": 55},
        ),
        syarat(
            "menikah",
            "Menikah",
            "ya",
            "menikah",
            akibat=Akibat.TERUSKAN,
            kepada="provinsi",
            sebab="orang tua tunggal memerlukan izin Menteri",
            bukan_bagi="pemohon yang tidak menikah",
        ),
        syarat(
            "satu-anak",
            "Paling banyak satu anak",
            "paling_banyak",
            "jumlah_anak",
            parameter={"maks": 1},
            butir=(),
            milik_kami=True,
        ),
        syarat(
            "layak-huni",
            "Rumah layak",
            "atestasi",
            "layak_huni",
            parameter={"oleh": ("tim", "loket", "kepala")},
        ),
    ),
    dokumen=(
        dokumen("permohonan"),
        dokumen("sehat", untuk="setiap pemohon"),
        dokumen("akta", rangkap=3, legalisir=True),
        dokumen("ktp", asli=True, untuk="pemohon"),
        dokumen("nikah", bila=Bila(fakta="menikah")),
        dokumen(
            "penghasilan",
            rangkap=1,
            salah_satu=(
                PilihanDokumen(kode="slip", teks="Slip gaji"),
                PilihanDokumen(kode="keterangan", teks="Keterangan", rangkap=2, legalisir=True),
            ),
        ),
        dokumen("foto", jika_ada=True),
        dokumen("rekomendasi", keluaran=True),
    ),
    langkah=(
        langkah("siapkan", _J.SIAPKAN_BERKAS, "pemohon"),
        langkah("ajukan", _J.AJUKAN, "pemohon"),
        langkah("disposisi", _J.DISPOSISI, "kepala"),
        langkah("periksa", _J.PERIKSA_BERKAS, "loket"),
        langkah("lapangan", _J.VERIFIKASI_LAPANGAN, "tim", hasil={"tidak_layak": "tolak"}),
        langkah(
            "nilai",
            _J.ASESMEN,
            "peksos",
            hasil={"tidak_layak": "tolak", "bukan_wewenang": "teruskan"},
        ),
        langkah("konsep", _J.OLAH, "peksos", opsional=True, konsep=True),
        langkah(
            "teken",
            _J.PENETAPAN,
            "peksos",
            "kabid",
            "kepala",
            hasil={"tolak": "beri-tahu", "perbaiki": "nilai"},
        ),
        langkah("terbitkan", _J.TERBITKAN, "loket", produk="izin"),
        langkah("serahkan", _J.SERAH_TERIMA, "loket"),
        langkah("beri-tahu", _J.INFORMASIKAN, "loket", lompatan=True, lanjut="akhir"),
    ),
    waktu=(
        batas_waktu("proses", "14 hari kerja", "berkas_lengkap", "teken"),
        batas_waktu("terbit", "3 hari kerja", "disetujui", "terbit"),
        batas_waktu("jawab", "2 hari kerja", "diajukan", "periksa"),
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
)

SANTUNAN = standar(
    "santunan-kematian",
    nama="Santunan kematian",
    kelompok="santunan",
    pokok="almarhum",
    pihak=(
        BatasPihak(pihak="pemohon", minimal=1, maksimal=1),
        BatasPihak(pihak="almarhum", minimal=1, maksimal=1),
    ),
    syarat=(
        syarat(
            "terdaftar",
            "Almarhum terdaftar dalam DTKS",
            "terdaftar",
            "almarhum.terdaftar",
            parameter={"daftar": ("dtks",), "daftar_setara": ("dtsen",)},
            pada="almarhum.tanggal_meninggal",
        ),
        syarat(
            "klaim",
            "Diajukan dalam 30 hari kalender",
            "hari_sejak",
            "almarhum.tanggal_meninggal",
            parameter={"maks": 30},
        ),
    ),
    dokumen=(
        dokumen("kematian", rangkap=3),
        dokumen("kis", untuk="almarhum", bila=Bila(fakta="almarhum.kis")),
    ),
    langkah=(
        langkah("ajukan", _J.AJUKAN, "pemohon"),
        langkah("catat", _J.TERIMA, "loket"),
        langkah("periksa", _J.PERIKSA_BERKAS, "loket"),
        langkah("kelayakan", _J.ASESMEN, "peksos", "kabid", salah_satu_peran=True),
        langkah("draf", _J.OLAH, "peksos", konsep=True),
        langkah("tetapkan", _J.PENETAPAN, "kepala", hasil={"tolak": "beri-tahu"}),
        langkah("serah", _J.SERAH_SISTEM, "peksos", sistem="bpkpad"),
        langkah(
            "jawaban",
            _J.JAWABAN_SISTEM,
            "bpkpad",
            "peksos",
            salah_satu_peran=True,
            sistem="bpkpad",
            hasil={"gagal": "draf", "tunda": "serah"},
        ),
        langkah("transfer", _J.SERAH_TERIMA, "bpkpad"),
        langkah("informasi", _J.INFORMASIKAN, "loket"),
        langkah("beri-tahu", _J.INFORMASIKAN, "loket", lompatan=True, lanjut="akhir"),
    ),
    waktu=(
        batas_waktu("usulan", "30 hari kerja", "berkas_lengkap", "serah"),
        batas_waktu("transfer", "2 hari kerja", "jawaban", "transfer"),
    ),
    produk=(Produk(kode="bantuan", teks="Bantuan"),),
)


@frozen
class KatalogUji:
    """A catalogue of given standards, each in force from the date of its decree."""

    standar_ada: tuple[StandarPelayanan, ...] = (ADOPSI, SANTUNAN)
    versi: str = "uji"
    kosakata: Kosakata = KOSAKATA

    @property
    def instansi(self) -> Mapping[str, Instansi]:
        return {satu.instansi.kode: satu.instansi for satu in self.standar_ada}

    def tafsir(self, instansi: str) -> RegisterTafsir:  # noqa: ARG002 - the port's signature
        return RegisterTafsir()

    def standar(
        self,
        instansi: str,
        layanan: str,
        pada: date,
        tafsir: Mapping[str, str] = TANPA_TAFSIR,
    ) -> Result[StandarPelayanan, tuple[Halangan, ...]]:
        milik = {s.layanan: s for s in self.standar_ada if s.instansi.kode == instansi}
        if not milik:
            return Failure((instansi_tidak_dikenal(instansi, self.instansi),))
        if layanan not in milik:
            return Failure((layanan_tidak_dikenal(layanan, milik),))
        if pada < milik[layanan].keputusan.berlaku_dari:
            return Failure((halangan(KodeHalangan.STANDAR_TIDAK_BERLAKU),))
        if salah := periksa_tafsir(RegisterTafsir(), tafsir):
            return Failure(salah)
        return Success(milik[layanan])

    def semua(self) -> tuple[StandarPelayanan, ...]:
        return self.standar_ada
