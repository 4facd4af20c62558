"""The number of a letter, reserved in the command's own transaction."""

from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.nomor import cetak_nomor, deret_nomor, produk_bernomor
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import UnitOfWork


def ambil_nomor(unit: UnitOfWork, konteks: Konteks, kode: str, kasus: KasusId) -> int:
    """The next running number for a letter of this product: none that was used outside, and none
    that would be printed like another letter's of the agency."""
    standar, tanggal = konteks.standar, konteks.hari(konteks.terjadi)
    instansi, produk = standar.instansi.kode, produk_bernomor(standar, kode)
    deret = deret_nomor(standar, produk, tanggal)
    sejak = deret.sejak(1)
    while True:
        nomor = unit.penomoran.berikut(instansi, deret.kode, deret.tahun, sejak=sejak)
        if (sejak := deret.sejak(nomor)) != nomor:
            continue
        tercetak = cetak_nomor(standar, produk, tanggal, nomor)
        if unit.penomoran.pakai(instansi, tercetak, kasus):
            return nomor
        # A format without the running number would print the same for ever; the checker refuses it.
        if tercetak == cetak_nomor(standar, produk, tanggal, nomor + 1):
            return nomor
