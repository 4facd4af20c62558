"""The places that an agency states."""

from collections.abc import Collection, Iterable

from dinsos_adapters.katalog.kata_uji import dari_uji, periksa_jalur
from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.standar.instansi import JenisTempat
from dinsos_core.domain.standar.kosakata import Kosakata


def periksa_tempat(
    tempat: Iterable[JenisTempat], layanan: Collection[str], kosakata: Kosakata, catatan: Catatan
) -> None:
    """The places of an agency: a slip here would let a full house take one more."""
    kode: set[str] = set()
    for nomor, satu in enumerate(tempat, 1):
        kunci = f"tempat[{nomor}]"
        if satu.kode in kode:
            catatan.catat(JenisMasalah.KODE_GANDA, f"{kunci}.kode", satu.kode)
        kode.add(satu.kode)
        if satu.banyak < 1:
            diharapkan = "bilangan mulai 1"
            catatan.catat(
                JenisMasalah.NILAI_SALAH, f"{kunci}.banyak", satu.banyak, diharapkan=diharapkan
            )
        for nama in satu.layanan:
            if nama not in layanan:
                kata = f"{kunci}.layanan"
                catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kata, nama, pilihan=layanan)
        if satu.bila is not None:
            for masalah in periksa_jalur(kosakata, UJI, bila=satu.bila):
                dari_uji(masalah, kunci, catatan)
