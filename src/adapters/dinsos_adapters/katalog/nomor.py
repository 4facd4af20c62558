"""Do letter numbers tell letters apart? How an agency numbers, and what a format prints.

Numbers of one sequence differ. Those of two may be printed alike, unless each prints what its
sequence is kept by; and two formats may still meet (`nomor_kembar`).
"""

import string
from collections.abc import Collection, Iterator

from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_core.domain.shared.ukuran import NAMA
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Produk
from dinsos_core.domain.standar.penomoran import KUNCI_DERET, LingkupNomor

BAGIAN_NOMOR = ("klasifikasi", "nomor", "unit", "tahun", "bulan", "bulan_romawi")
"""What a letter number is made of."""

BERUBAH = ("nomor", "tahun", "bulan", "bulan_romawi")
"""Those that differ from letter to letter."""

_TERCETAK = {"bulan": ("bulan", "bulan_romawi")}


# --- one agency


def periksa_penomoran(
    instansi: Instansi, layanan: Collection[str], kosakata: Kosakata, catatan: Catatan
) -> None:
    """Sequences, where they start, what they leave out, who signs in whose name."""
    periksa_deret(instansi.deret_nomor, "deret_nomor", catatan)
    for nomor, awal in enumerate(instansi.nomor_awal, 1):
        kunci = f"nomor_awal[{nomor}]"
        _lingkup(awal, kunci, instansi, catatan)
        if awal.nomor < 1:
            diharapkan = "bilangan mulai 1"
            catatan.catat(
                JenisMasalah.NILAI_SALAH, f"{kunci}.nomor", awal.nomor, diharapkan=diharapkan
            )
    for nomor, luar in enumerate(instansi.nomor_luar, 1):
        kunci = f"nomor_luar[{nomor}]"
        _lingkup(luar, kunci, instansi, catatan)
        if not 1 <= luar.dari <= luar.sampai:
            diharapkan = "bilangan mulai 1, dari tidak melebihi sampai"
            catatan.catat(
                JenisMasalah.NILAI_SALAH, f"{kunci}.sampai", luar.sampai, diharapkan=diharapkan
            )
    _atas_nama(instansi, layanan, kosakata, catatan)


def periksa_deret(deret: tuple[str, ...], kunci: str, catatan: Catatan) -> None:
    """What a sequence is kept by."""
    for satu in deret:
        if satu not in KUNCI_DERET:
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kunci, satu, pilihan=KUNCI_DERET)
    if "bulan" in deret and "tahun" not in deret:
        catatan.catat(JenisMasalah.NILAI_SALAH, kunci, "bulan", diharapkan="bulan beserta tahun")


def _lingkup(lingkup: LingkupNomor, kunci: str, instansi: Instansi, catatan: Catatan) -> None:
    for nama in KUNCI_DERET:
        nilai = getattr(lingkup, nama)
        if nilai and nama not in instansi.deret_nomor:
            rincian = f"deret_nomor tidak menurut {nama}"
            catatan.catat(JenisMasalah.KUNCI_TANPA_GUNA, f"{kunci}.{nama}", rincian=rincian)
    if not 0 <= lingkup.bulan <= 12:
        kata = f"{kunci}.bulan"
        catatan.catat(JenisMasalah.NILAI_SALAH, kata, lingkup.bulan, diharapkan="1 sampai 12")


def _atas_nama(
    instansi: Instansi, layanan: Collection[str], kosakata: Kosakata, catatan: Catatan
) -> None:
    ada: set[tuple[str, str]] = set()
    for nomor, satu in enumerate(instansi.atas_nama, 1):
        kunci = f"atas_nama[{nomor}]"
        for nama in ("peran", "atas_nama", "untuk_beliau"):
            nilai = getattr(satu, nama)
            if nilai and nilai not in kosakata.peran:
                kata = f"{kunci}.{nama}"
                catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kata, nilai, pilihan=kosakata.peran)
        peran = [x for x in (satu.peran, satu.atas_nama, satu.untuk_beliau) if x]
        if len({*peran}) < len(peran):
            diharapkan = "peran yang berlainan"
            catatan.catat(
                JenisMasalah.NILAI_SALAH, f"{kunci}.peran", satu.peran, diharapkan=diharapkan
            )
        for nama in satu.layanan:
            if nama not in layanan:
                kata = f"{kunci}.layanan"
                catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kata, nama, pilihan=layanan)
        untuk = {(satu.peran, nama) for nama in satu.layanan or ("",)}
        if untuk & ada:
            catatan.catat(JenisMasalah.KODE_GANDA, f"{kunci}.peran", satu.peran)
        ada |= untuk


# --- one format


def periksa_format(teks: str, kunci: str, catatan: Catatan) -> None:
    """A format that can be printed, and read back: two parts that change never stand together."""
    try:
        bagian = [(t, nama, b or "") for t, nama, b, _ in string.Formatter().parse(teks)]
        ubah = [ubah for *_, ubah in string.Formatter().parse(teks) if ubah]
    except ValueError as galat:
        catatan.catat(JenisMasalah.NILAI_SALAH, kunci, teks, rincian=str(galat))
        return
    if len(teks) > NAMA or not teks.isprintable():
        diharapkan = f"paling banyak {NAMA} huruf yang tercetak"
        catatan.catat(JenisMasalah.NILAI_SALAH, kunci, teks, diharapkan=diharapkan)
        return
    for satu in ubah:  # a conversion makes text of a number, which its form then cannot print
        catatan.catat(JenisMasalah.NILAI_SALAH, kunci, f"!{satu}", diharapkan="bentuk seperti 03d")
    sebelum = ""
    for teks_depan, nama, bentuk in bagian:
        if nama is None:
            continue
        if nama not in BAGIAN_NOMOR:
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kunci, nama, pilihan=BAGIAN_NOMOR)
        elif bentuk and (nama not in BERUBAH[:3] or not _bentuk_angka(bentuk)):
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, bentuk, diharapkan="bentuk seperti 03d")
        elif nama in BERUBAH and sebelum in BERUBAH and not teks_depan:
            diharapkan = f"pemisah di antara {sebelum} dan {nama}"
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, teks, diharapkan=diharapkan)
        sebelum = nama


def _bentuk_angka(bentuk: str) -> bool:
    return bentuk == "d" or (
        bentuk.removesuffix("d").removeprefix("0") in {*"123456789"} and len(bentuk) <= 3
    )


def tercetak(format_nomor: str) -> frozenset[str]:
    """The parts that a format prints; none of one that cannot be read."""
    try:
        return frozenset(n for _, n, _, _ in string.Formatter().parse(format_nomor) if n)
    except ValueError:
        return frozenset()


def kunci_tak_tercetak(produk: Produk, instansi: Instansi) -> Iterator[str]:
    """What the number of a product would have to print, and does not: two letters of different
    sequences would read alike."""
    ada = tercetak(produk.format_nomor or instansi.format_nomor)
    if not ada or not ada.issubset(BAGIAN_NOMOR):
        return  # said where the format is written
    deret = (satu for satu in produk.deret_nomor or instansi.deret_nomor if satu in KUNCI_DERET)
    for satu in ("nomor", *deret):
        if ada.isdisjoint(_TERCETAK.get(satu, (satu,))):
            yield satu
