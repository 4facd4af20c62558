"""The English of a catalogue's texts: which texts have it, and reading `inggris.toml`."""

from collections.abc import Collection, Iterator, Mapping

from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah, MasalahKatalog
from dinsos_core.domain.standar.instansi import BATAS_INSTANSI
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan, Syarat
from dinsos_core.domain.standar.tafsir import RegisterTafsir

INGGRIS = "inggris.toml"


def baca_inggris(isi: Mapping[str, object], catatan: Catatan) -> dict[str, str]:
    """Texts of standards with their English; what is not words is noted and left out."""
    hasil = {}
    for teks, inggris in isi.items():
        if not isinstance(inggris, str):
            catatan.catat(JenisMasalah.JENIS_SALAH, teks, inggris, diharapkan="teks")
        elif not inggris.strip():
            catatan.catat(JenisMasalah.NILAI_SALAH, teks, inggris, diharapkan="kata Inggrisnya")
        else:
            hasil[teks] = inggris
    return hasil


def periksa_inggris(
    sumber: Mapping[str, Catatan], dipakai: Collection[str]
) -> Iterator[MasalahKatalog]:
    """Texts given in English, each with its file, that no standard prints (any longer)."""
    for teks, asal in sumber.items():
        if teks not in dipakai:
            catatan = Catatan(berkas=asal.berkas, teks=asal.teks)
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, teks, teks, pilihan=dipakai)
            yield from catatan.masalah


def teks_standar(standar: StandarPelayanan) -> Iterator[str]:
    """What forms and letters say of a standard, empty texts included.

    Left out, as official Indonesian wherever they are quoted: the agency's and the decree's own
    name, and the components of management (legal basis, facilities and the rest).
    """
    yield from (standar.nama, standar.nama_netral)
    yield from (nama for varian in standar.varian for nama in (varian.nama, varian.nama_netral))
    yield from _teks_syarat(standar.syarat)
    for dokumen in standar.dokumen:
        yield from (dokumen.teks, dokumen.kondisi, *(p.teks for p in dokumen.salah_satu))
    for langkah in standar.langkah:
        yield from (langkah.teks, langkah.diserahkan)
    respon = standar.pengaduan.respon if standar.pengaduan else None
    for batas in (
        *standar.waktu,
        *standar.masa_berlaku,
        *BATAS_INSTANSI.values(),
        *([respon] if respon else ()),
    ):
        yield from (batas.teks, batas.segmen)
    yield from (produk.teks for produk in standar.produk)
    for satu in standar.persetujuan:
        yield from (satu.sebutan, satu.arti, *satu.kewajiban)
    for kanal in standar.pengaduan.kanal if standar.pengaduan else ():
        yield kanal.alamat if kanal.berkata else ""
    if standar.biaya:
        yield standar.biaya.teks


def _teks_syarat(syarat: tuple[Syarat, ...]) -> Iterator[str]:
    for satu in syarat:
        yield from (satu.teks, satu.bawa, satu.kepada, satu.sebab, satu.bukan_bagi)
        yield str(satu.parameter.get("catatan", ""))
        yield from _teks_syarat(satu.salah_satu)


def teks_wakil(kosakata: Kosakata) -> Iterator[str]:
    """What is said of the papers of those who act for others."""
    for satu in kosakata.wakil.values():
        for dokumen in satu.dokumen:
            yield from (dokumen.teks, *(p.teks for p in dokumen.salah_satu))


def teks_register(register: RegisterTafsir) -> Iterator[str]:
    """What an assessment or a page says of the register: questions, readings, reasons of notes."""
    for entri in register.entri.values():
        yield entri.soal
        yield from (bacaan.teks for bacaan in entri.bacaan)
        if entri.catatan:
            yield entri.catatan
