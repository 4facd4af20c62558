"""An agency's own file and its decrees: who they are, in which readings, from when to when."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

import attrs

from dinsos_adapters.katalog.konverter import baca
from dinsos_adapters.katalog.kosakata import periksa_bacaan
from dinsos_adapters.katalog.lapisan import lapisi
from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_adapters.katalog.nomor import periksa_format
from dinsos_adapters.katalog.notasi import Tabel
from dinsos_core.application.samaran import TERENDAH
from dinsos_core.domain.kelayakan.sah import kode_wilayah
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.instansi import (
    JAM_PERMINTAAN,
    JAM_TERLAMA,
    KELAS,
    KOTAK_LAINNYA,
    MARGIN,
    MASA_BERLAKU,
    Instansi,
)
from dinsos_core.domain.standar.kosakata import KelasBaca, Kosakata
from dinsos_core.domain.standar.model import SuratKeputusan
from dinsos_core.domain.standar.tafsir import RegisterTafsir, TafsirDipakai
from dinsos_core.domain.standar.wilayah import di_bawah
from dinsos_core.domain.waktu.batas import urai_batas, urai_lama
from dinsos_core.domain.waktu.rawan import urai_jarak

POLA_WILAYAH = r"[0-9]{2}\.[0-9]{2}"
"""A regency's or city's Kemendagri code."""

ZONA = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
"""Indonesia's zones: WIB (two names), WITA, WIT."""

_PERAN_BANYAK = (
    "atasan",
    "peran_tunggal",
    "oleh_pelapor_anonim",
    "oleh_klien",
    "oleh_jeda",
    "oleh_pindah",
    "oleh_kinerja",
    "petugas_pdp",
)

PARAMETER = (
    "batas_melengkapi",
    "batas_keberatan",
    "batas_putusan_keberatan",
    "batas_tanggapan_pengadu",
    "batas_memberitahukan",
    "batas_banding",
    *MARGIN,
    "oleh_keberatan",
    "oleh_banding",
    *_PERAN_BANYAK,
    "sebelum_jam",
    "masa_simpan",
    MASA_BERLAKU,
    KELAS,
    "batas_kabar_penjamin",
    "layanan_pemakaman",
    "ambang_laporan",
    JAM_PERMINTAAN,
)
"""Values that the sources leave to the agency: limits, how long before they are due they are at
risk, the roles that decide objections and to which one may go after that, the hour before which an
intake still counts the same day (tafsir 1), how long cases are kept (also as
`masa_simpan.<layanan>`, for one service), how long the letter of a service is valid where no decree
says so (only as `masa_berlaku.<layanan>`); the roles that answer for personal data, that say who
somebody is known to be, to which a case goes up, that one person holds, that open who an anonymous
complainant is and that ask for punctuality and load; the service that buries whoever has died in
its care; under how many cases a count is not told;
within how many hours a request about personal data is answered."""

_JAM = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_ALAMAT = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LAYANAN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ANGKA = re.compile(r"[1-9][0-9]{0,3}")


def baca_instansi(
    kode: str, isi: Tabel, kosakata: Kosakata, register: RegisterTafsir, catatan: Catatan
) -> Instansi | None:
    """The agency as its file states it, with those of its readings that exist."""
    instansi = baca({"kode": kode, **isi}, Instansi, "", catatan)
    if instansi is None:
        return None
    if not re.fullmatch(POLA_WILAYAH, instansi.wilayah):
        catatan.catat(
            JenisMasalah.NILAI_SALAH,
            "wilayah",
            instansi.wilayah,
            diharapkan="kode wilayah Kemendagri seperti 63.71",
        )
    _periksa_wilayah_lama(instansi, catatan)
    if instansi.zona not in ZONA:
        catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, "zona", instansi.zona, pilihan=ZONA)
    periksa_format(instansi.format_nomor, "format_nomor", catatan)
    for nama, nilai in instansi.parameter.items():
        _periksa_parameter(nama, nilai, kosakata, catatan)
    _periksa_kotak_surat(instansi, kosakata, catatan)
    pilihan = periksa_bacaan(instansi.tafsir, register, "tafsir", catatan)
    return attrs.evolve(instansi, tafsir=pilihan)


def _periksa_wilayah_lama(instansi: Instansi, catatan: Catatan) -> None:
    kode = [satu.kode for satu in instansi.wilayah_lama]
    for nomor, satu in enumerate(kode, 1):
        kunci = f"wilayah_lama[{nomor}].kode"
        if not kode_wilayah(satu):
            diharapkan = "kode wilayah Kemendagri seperti 63.71 atau lebih panjang"
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, satu, diharapkan=diharapkan)
        elif di_bawah(satu, instansi.wilayah):
            diharapkan = f"kode di luar {instansi.wilayah}"
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, satu, diharapkan=diharapkan)
        elif satu in kode[: nomor - 1]:
            catatan.catat(JenisMasalah.KODE_GANDA, kunci, satu)


def _periksa_kotak_surat(instansi: Instansi, kosakata: Kosakata, catatan: Catatan) -> None:
    boleh = (*kosakata.peran, KOTAK_LAINNYA)
    for peran, alamat in instansi.kotak_surat.items():
        kunci = f"kotak_surat.{peran}"
        if peran not in boleh:
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kunci, peran, pilihan=boleh)
        if not _ALAMAT.fullmatch(alamat):
            diharapkan = "alamat seperti loket@dinsos.example.go.id"
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, alamat, diharapkan=diharapkan)


def _periksa_parameter(nama: str, nilai: str, kosakata: Kosakata, catatan: Catatan) -> None:
    kunci = f"parameter.{nama}"
    dasar, titik, layanan = nama.partition(".")
    if dasar == MASA_BERLAKU and titik and _LAYANAN.fullmatch(layanan):
        _periksa_urai(urai_lama, kunci, nilai, catatan)
    elif dasar == KELAS and titik:
        _periksa_kelas(kunci, layanan, nilai, kosakata, catatan)
    elif dasar == "masa_simpan":
        if nilai != "permanen":
            _periksa_urai(urai_lama, kunci, nilai, catatan)
    elif nama not in PARAMETER or nama in (MASA_BERLAKU, KELAS):
        catatan.catat(JenisMasalah.KUNCI_TAK_DIKENAL, kunci, nama, pilihan=PARAMETER)
    elif nama in ("oleh_keberatan", "oleh_banding"):
        if nilai not in kosakata.peran:
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kunci, nilai, pilihan=kosakata.peran)
    elif nama == "layanan_pemakaman":
        if not _LAYANAN.fullmatch(nilai):
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, nilai, diharapkan="kode layanan")
    elif nama == "sebelum_jam":
        if not _JAM.fullmatch(nilai):
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, nilai, diharapkan="jam seperti 12:00")
    elif nama == JAM_PERMINTAAN:
        if not _ANGKA.fullmatch(nilai) or int(nilai) > JAM_TERLAMA:
            catatan.catat(
                JenisMasalah.NILAI_SALAH,
                kunci,
                nilai,
                diharapkan=f"angka, paling banyak {JAM_TERLAMA}",
            )
    elif nama == "ambang_laporan":
        if not _ANGKA.fullmatch(nilai) or int(nilai) < TERENDAH:
            catatan.catat(
                JenisMasalah.NILAI_SALAH, kunci, nilai, diharapkan=f"angka, sedikitnya {TERENDAH}"
            )
    elif nama in MARGIN:
        _periksa_urai(urai_jarak, kunci, nilai, catatan)
    elif nama in _PERAN_BANYAK:
        for peran in nilai.split(","):
            if peran.strip() not in kosakata.peran:
                catatan.catat(
                    JenisMasalah.NAMA_TAK_DIKENAL, kunci, peran.strip(), pilihan=kosakata.peran
                )
    else:
        _periksa_urai(urai_batas, kunci, nilai, catatan)


def _periksa_kelas(kunci: str, kode: str, nilai: str, kosakata: Kosakata, catatan: Catatan) -> None:
    dikenal, kelas = (*kosakata.fakta, *kosakata.pihak), tuple(x.value for x in KelasBaca)
    if kode not in dikenal:
        catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kunci, kode, pilihan=dikenal)
    if nilai not in kelas:
        catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kunci, nilai, pilihan=kelas)


def _periksa_urai(urai: Callable[[str], object], kunci: str, nilai: str, catatan: Catatan) -> None:
    try:
        urai(nilai)
    except ValueError as galat:
        catatan.catat(JenisMasalah.NILAI_SALAH, kunci, nilai, rincian=str(galat))


@frozen(kw_only=True)
class IsiKeputusan:
    """A decree with the blocks its standards share and the readings its own dates rest on."""

    keputusan: SuratKeputusan
    bersama: Mapping[str, object]
    tafsir: tuple[TafsirDipakai, ...] = ()


def baca_keputusan(
    kode: str, instansi: str, isi: Tabel, register: RegisterTafsir, catatan: Catatan
) -> IsiKeputusan | None:
    """The decree with the readings in force; its end is `berlakukan`'s concern."""
    bersama = isi.get("bersama", {})
    if not isinstance(bersama, dict):
        catatan.catat(JenisMasalah.JENIS_SALAH, "bersama", bersama, diharapkan="tabel")
        bersama = {}
    kepala = {k: v for k, v in isi.items() if k != "bersama"}
    tabel = lapisi(kepala, register, "keputusan", catatan) or {}
    tafsir = baca(tabel.pop("tafsir", []), tuple[TafsirDipakai, ...], "tafsir", catatan)
    tabel |= {"kode": kode, "instansi": instansi}
    keputusan = baca(tabel, SuratKeputusan, "", catatan)
    if keputusan is None:
        return None
    return IsiKeputusan(keputusan=keputusan, bersama=bersama, tafsir=tafsir or ())


def berlakukan(
    keputusan: Mapping[str, SuratKeputusan], catatan: Mapping[str, Catatan]
) -> dict[str, SuratKeputusan]:
    """The decrees of one agency with their ends: the day before the decree that revokes them.

    A decree outside the catalogue may be revoked by its number, which holds a slash.
    """
    hasil = dict(keputusan)
    for kode, pencabut in keputusan.items():
        for lama in pencabut.mencabut:
            if lama not in keputusan:
                if "/" not in lama:
                    catatan[kode].catat(
                        JenisMasalah.NAMA_TAK_DIKENAL, "mencabut", lama, pilihan=keputusan
                    )
                continue
            if pencabut.berlaku_dari <= hasil[lama].berlaku_dari:
                catatan[kode].catat(
                    JenisMasalah.NILAI_SALAH,
                    "mencabut",
                    lama,
                    diharapkan="keputusan yang berlaku lebih dulu",
                )
                continue
            akhir = pencabut.berlaku_dari - timedelta(days=1)
            tercatat = hasil[lama].berlaku_sampai
            sampai = akhir if tercatat is None else min(akhir, tercatat)
            hasil[lama] = attrs.evolve(hasil[lama], berlaku_sampai=sampai)
    return hasil


def periksa_versi(
    keputusan: Mapping[str, SuratKeputusan],
    layanan: Mapping[str, set[str]],
    catatan: Mapping[str, Catatan],
) -> None:
    """No service has two versions in force on one day; ``layanan`` names each decree's services."""
    urut = sorted(keputusan.values(), key=lambda sk: (sk.berlaku_dari, sk.kode))
    for n, lama in enumerate(urut):
        for baru in urut[n + 1 :]:
            kembar = layanan[lama.kode] & layanan[baru.kode]
            habis = lama.berlaku_sampai is not None and lama.berlaku_sampai < baru.berlaku_dari
            for kode in () if habis else sorted(kembar):
                catatan[baru.kode].catat(
                    JenisMasalah.VERSI_BERTINDIH,
                    "berlaku_dari",
                    f"{kode}: {lama.kode} dan {baru.kode}",
                    diharapkan=f'mencabut = ["{lama.kode}"]',
                )
