"""The number of a letter: which sequence it is of, and how it is printed."""

from datetime import date

from dinsos_core.domain.kasus.surat import NomorUrut
from dinsos_core.domain.standar.model import Produk, StandarPelayanan
from dinsos_core.domain.standar.penomoran import AtasNama, BagianNomor, Deret


def produk_bernomor(standar: StandarPelayanan, kode: str) -> Produk:
    """What is numbered; of a letter whose product the standard does not have any more, as much as
    its code says."""
    ada = (satu for satu in standar.produk if satu.kode == kode)
    return next(ada, Produk(kode=kode, teks=kode, bernomor=True))


def deret_nomor(standar: StandarPelayanan, produk: Produk, tanggal: date) -> Deret:
    """The sequence that numbers a letter of that date."""
    instansi, bagian = standar.instansi, bagian_nomor(standar, produk, tanggal)
    kunci = produk.deret_nomor or instansi.deret_nomor
    nilai = {
        "klasifikasi": produk.klasifikasi or produk.kode,
        "unit": bagian.unit,
        "bulan": f"{tanggal.month:02d}",
    }
    awal = (satu.nomor for satu in instansi.nomor_awal if bagian.dalam(satu))
    return Deret(
        kode="|".join(nilai[satu] for satu in nilai if satu in kunci),
        tahun=tanggal.year if "tahun" in kunci else 0,
        awal=max(awal, default=1),
        luar=tuple(satu for satu in instansi.nomor_luar if bagian.dalam(satu)),
    )


def cetak_nomor(standar: StandarPelayanan, produk: Produk, tanggal: date, nomor: int) -> str:
    """A running number as it stands on a letter of that date."""
    format_nomor = produk.format_nomor or standar.instansi.format_nomor
    return bagian_nomor(standar, produk, tanggal).cetak(format_nomor, nomor)


def nomor_urut(standar: StandarPelayanan, produk: Produk, tanggal: date, nomor: int) -> NomorUrut:
    """The same, as a letter keeps it."""
    deret = deret_nomor(standar, produk, tanggal)
    return NomorUrut(deret=deret.kode, tahun=deret.tahun, nomor=nomor)


def bagian_nomor(standar: StandarPelayanan, produk: Produk, tanggal: date) -> BagianNomor:
    """What is printed of a letter beside its running number."""
    unit = standar.instansi.unit.get(standar.unit, standar.unit)
    return BagianNomor(klasifikasi=produk.klasifikasi, unit=unit, tanggal=tanggal)


def atas_nama(standar: StandarPelayanan, peran: str) -> AtasNama | None:
    """In whose name somebody of that role signs; None in their own."""
    semua = (s for s in standar.instansi.atas_nama if s.peran == peran)
    cocok = [s for s in semua if not s.layanan or standar.layanan in s.layanan]
    return max(cocok, key=lambda satu: bool(satu.layanan), default=None)
