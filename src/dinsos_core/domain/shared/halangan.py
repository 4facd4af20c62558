"""Why a command is blocked.

A Halangan is a value, never an exception, and never to be confused with PermohonanDitolak, which
is the office's own decision. It carries a code and non-personal facts; wording in Indonesian and
English happens at the edge (`dinsos_core.application.bahasa`).
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from attrs import field

from dinsos_core.domain.shared.kata import BAHASA, Bahasa, Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.ukuran import HALANGAN

Rincian: TypeAlias = str | int | tuple[str, ...]


class KodeHalangan(StrEnum):
    """Stable codes; hosts may switch on them. Every code has a text in both languages."""

    INSTANSI_TIDAK_DIKENAL = "instansi_tidak_dikenal"
    INSTANSI_LAIN = "instansi_lain"
    LAYANAN_TIDAK_DIKENAL = "layanan_tidak_dikenal"
    STANDAR_TIDAK_BERLAKU = "standar_tidak_berlaku"
    TAFSIR_TIDAK_DIKENAL = "tafsir_tidak_dikenal"
    BACAAN_TIDAK_DIKENAL = "bacaan_tidak_dikenal"
    VARIAN_TIDAK_DIKENAL = "varian_tidak_dikenal"
    VARIAN_WAJIB = "varian_wajib"
    VARIAN_SUDAH_TENTU = "varian_sudah_tentu"
    VERSI_STANDAR_SAMA = "versi_standar_sama"
    VERSI_STANDAR_LAIN = "versi_standar_lain"
    KASUS_TIDAK_BERJALAN = "kasus_tidak_berjalan"
    TEMPAT_BERDIRI_WAJIB = "tempat_berdiri_wajib"
    AGREGAT_TIDAK_SESUAI = "agregat_tidak_sesuai"
    KANAL_TIDAK_DIKENAL = "kanal_tidak_dikenal"
    PIHAK_TIDAK_DIKENAL = "pihak_tidak_dikenal"
    PIHAK_KURANG = "pihak_kurang"
    PIHAK_LEBIH = "pihak_lebih"
    FAKTA_TIDAK_DIKENAL = "fakta_tidak_dikenal"
    FAKTA_SALAH_TEMPAT = "fakta_salah_tempat"
    FAKTA_SALAH_JENIS = "fakta_salah_jenis"
    FAKTA_GANDA = "fakta_ganda"
    FAKTA_BUKAN_ISIAN = "fakta_bukan_isian"
    ISIAN_KOSONG = "isian_kosong"
    ISIAN_TIDAK_DIKENAL = "isian_tidak_dikenal"
    ISIAN_TIDAK_DIMINTA = "isian_tidak_diminta"
    ISIAN_WAJIB = "isian_wajib"
    ISIAN_SALAH_JENIS = "isian_salah_jenis"
    ISIAN_MELEBIHI_BATAS = "isian_melebihi_batas"
    HALANGAN_LAIN = "halangan_lain"
    PARAF_TANPA_ISIAN = "paraf_tanpa_isian"
    TANGGAL_MASA_DEPAN = "tanggal_masa_depan"
    WAKTU_TIDAK_MUNGKIN = "waktu_tidak_mungkin"
    BATAS_TIDAK_DIKENAL = "batas_tidak_dikenal"
    TANDA_TIDAK_DIKENAL = "tanda_tidak_dikenal"
    AKUN_TIDAK_DIKECUALIKAN = "akun_tidak_dikecualikan"
    KONFLIK_TIDAK_ADA = "konflik_tidak_ada"
    AKUN_PELAPOR = "akun_pelapor"
    DOKUMEN_TIDAK_DIKENAL = "dokumen_tidak_dikenal"
    PILIHAN_DOKUMEN_TIDAK_DIKENAL = "pilihan_dokumen_tidak_dikenal"
    BERKAS_BELUM_LENGKAP = "berkas_belum_lengkap"
    KASUS_GANDA = "kasus_ganda"
    KASUS_TIDAK_DITEMUKAN = "kasus_tidak_ditemukan"
    KASUS_SUDAH_ADA = "kasus_sudah_ada"
    NOMOR_KASUS_SALAH = "nomor_kasus_salah"
    TIDAK_TERTAUT = "tidak_tertaut"
    LAPORAN_TIDAK_DIGABUNG = "laporan_tidak_digabung"
    STATUS_TIDAK_MENGIZINKAN = "status_tidak_mengizinkan"
    BELUM_PERNAH_DINILAI = "belum_pernah_dinilai"
    LANGKAH_TIDAK_DIKENAL = "langkah_tidak_dikenal"
    LANGKAH_BELUM_GILIRAN = "langkah_belum_giliran"
    HASIL_TIDAK_DIKENAL = "hasil_tidak_dikenal"
    HASIL_WAJIB = "hasil_wajib"
    PERAN_TIDAK_BERWENANG = "peran_tidak_berwenang"
    TUJUAN_WAJIB = "tujuan_wajib"
    DATA_TERBATAS = "data_terbatas"
    BUKAN_PIHAK_KASUS = "bukan_pihak_kasus"
    KUASA_TIDAK_MENCAKUP = "kuasa_tidak_mencakup"
    KUASA_BERAKHIR = "kuasa_berakhir"
    HARUS_SENDIRI = "harus_sendiri"
    BUKAN_WAKIL = "bukan_wakil"
    BELUM_DITERUSKAN = "belum_diteruskan"
    PAKET_DITOLAK = "paket_ditolak"
    DILARANG_MENETAPKAN = "dilarang_menetapkan"
    ALASAN_WAJIB = "alasan_wajib"
    DASAR_BUKAN_TEMUAN = "dasar_bukan_temuan"
    DASAR_MENUNGGU_SUMBER = "dasar_menunggu_sumber"
    RUJUKAN_WAJIB = "rujukan_wajib"
    TEMPAT_DITUNGGU = "tempat_ditunggu"
    TEMPAT_PENUH = "tempat_penuh"
    TIDAK_TINGGAL = "tidak_tinggal"
    TIDAK_DI_LUAR = "tidak_di_luar"
    SUDAH_DI_LUAR = "sudah_di_luar"
    ANAK_TIDAK_PERGI_SENDIRI = "anak_tidak_pergi_sendiri"
    SURAT_TIDAK_DITEMUKAN = "surat_tidak_ditemukan"
    SURAT_MASIH_BERLAKU = "surat_masih_berlaku"
    SURAT_SUDAH_DICABUT = "surat_sudah_dicabut"
    KOREKSI_MENGUBAH_PUTUSAN = "koreksi_mengubah_putusan"
    KEBERATAN_LEWAT_WAKTU = "keberatan_lewat_waktu"
    BANDING_TIDAK_TERBUKA = "banding_tidak_terbuka"
    BANDING_LEWAT_WAKTU = "banding_lewat_waktu"
    KEBERATAN_SUDAH_PERNAH = "keberatan_sudah_pernah"
    BELUM_GUGUR = "belum_gugur"
    PENGADU_MASIH_DITUNGGU = "pengadu_masih_ditunggu"
    TERLAPOR_MENCATAT = "terlapor_mencatat"
    PELAPOR_ANONIM = "pelapor_anonim"
    TANPA_KODE_KLAIM = "tanpa_kode_klaim"
    KODE_KLAIM_SALAH = "kode_klaim_salah"
    ATASAN_TIDAK_ADA = "atasan_tidak_ada"
    BATAS_TANPA_JEDA = "batas_tanpa_jeda"
    SEDANG_DIJEDA = "sedang_dijeda"
    TIDAK_DIJEDA = "tidak_dijeda"
    VERSI_BASI = "versi_basi"
    KUNCI_PERINTAH_BERBEDA = "kunci_perintah_berbeda"
    HALAMAN_TIDAK_DIKENAL = "halaman_tidak_dikenal"
    LAPORAN_TIDAK_MUNGKIN = "laporan_tidak_mungkin"
    PERINTAH_TIDAK_DIKENAL = "perintah_tidak_dikenal"
    PENYIMPANAN_GAGAL = "penyimpanan_gagal"
    SUBJEK_TIDAK_DITEMUKAN = "subjek_tidak_ditemukan"
    SUBJEK_DIHAPUS = "subjek_dihapus"
    SUBJEK_DITAHAN = "subjek_ditahan"
    KASUS_MASIH_BERJALAN = "kasus_masih_berjalan"
    KEWAJIBAN_TIDAK_TERBUKA = "kewajiban_tidak_terbuka"
    MASA_SIMPAN_BELUM_BERAKHIR = "masa_simpan_belum_berakhir"
    MASA_SIMPAN_BELUM_DIATUR = "masa_simpan_belum_diatur"
    KLIEN_TIDAK_DITEMUKAN = "klien_tidak_ditemukan"
    KLIEN_SAMA = "klien_sama"
    KLIEN_SUDAH_DIGABUNG = "klien_sudah_digabung"
    KLIEN_TIDAK_DIGABUNG = "klien_tidak_digabung"
    KLIEN_SUDAH_TINGGAL = "klien_sudah_tinggal"
    KLIEN_MENINGGAL = "klien_meninggal"
    ALIAS_BERTINGKAT = "alias_bertingkat"
    TINGGAL_GANDA = "tinggal_ganda"
    KASUS_BELUM_DIBAGI = "kasus_belum_dibagi"
    NIK_PENGISI = "nik_pengisi"
    KEMBAR_TIDAK_DITEMUKAN = "kembar_tidak_ditemukan"
    PENAHANAN_TIDAK_DITEMUKAN = "penahanan_tidak_ditemukan"
    PERMINTAAN_TIDAK_DITEMUKAN = "permintaan_tidak_ditemukan"
    PERMINTAAN_SUDAH_SELESAI = "permintaan_sudah_selesai"
    PERMINTAAN_LAIN_JENIS = "permintaan_lain_jenis"
    PEMBATASAN_TIDAK_ADA = "pembatasan_tidak_ada"
    PEMROSESAN_DIBATASI = "pemrosesan_dibatasi"


@frozen(kw_only=True)
class Halangan:
    """One reason why nothing was done.

    ``lokasi`` names the place in the caller's input (``pihak.pemohon[1].tanggal_lahir``) and
    ``rincian`` the facts of the message; neither ever holds a personal value.
    """

    kode: KodeHalangan
    lokasi: str = ""
    rincian: Mapping[str, Rincian] = field(factory=dict)


class Terhalang(Exception):
    """Carries refusals: out of nested rules to whoever gives the `Result`, and out of questions
    and raising variants to callers. `jelaskan` has the words; its text is codes and places."""

    def __init__(self, *halangan: Halangan) -> None:
        self.halangan = secukupnya(halangan)
        super().__init__(*self.halangan)

    def __str__(self) -> str:
        return "; ".join(f"{h.kode} ({h.lokasi})" if h.lokasi else h.kode for h in self.halangan)


@frozen
class Bernama:
    """A code that hosts switch on, and what people call it."""

    kode: str
    kata: Kata


Isi: TypeAlias = Rincian | Kata | tuple[Kata, ...] | tuple[Bernama, ...]


def halangan(kode: KodeHalangan, lokasi: str = "", **rincian: Isi) -> Halangan:
    """A refusal with its facts. What people call a code stands beside it, under `_id` and `_en`; of
    what has a name only, the Indonesian one stands for it, and the English one beside it.

    >>> surat = Kata("Kartu keluarga", "Family card")
    >>> dict(halangan(KodeHalangan.BERKAS_BELUM_LENGKAP, dokumen=surat).rincian)
    {'dokumen': 'Kartu keluarga', 'dokumen_en': 'Family card'}
    """
    isi: dict[str, Rincian] = {}
    for nama, nilai in rincian.items():
        isi[nama] = pokok = _dalam(nilai, None)
        for bahasa in BAHASA:
            if (kata := _dalam(nilai, bahasa)) != pokok:
                isi[f"{nama}_{bahasa}"] = kata
    return Halangan(kode=kode, lokasi=lokasi, rincian=isi)


def _dalam(nilai: Isi | Bernama, bahasa: Bahasa | None) -> Rincian:
    match nilai:
        case tuple():
            return tuple(str(_dalam(satu, bahasa)) for satu in nilai)
        case Kata():
            return nilai.dalam(bahasa or "id")
        case Bernama():
            return nilai.kode if bahasa is None else nilai.kata.dalam(bahasa)
        case _:
            return nilai


def secukupnya(semua: Sequence[Halangan]) -> tuple[Halangan, ...]:
    """The first of them, as many as anybody reads, and how many more there are."""
    lain = len(semua) - HALANGAN
    if lain <= 1:
        return tuple(semua)
    return (*semua[:HALANGAN], halangan(KodeHalangan.HALANGAN_LAIN, banyak=lain))


def tolak_bila_ada(masalah: Iterable[Halangan]) -> None:
    """All problems at once, or none."""
    semua = tuple(masalah)
    if semua:
        raise Terhalang(*semua)
