"""The papers a case needs, in words of either language."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from dinsos_core.application.kelayakan import Persiapan
from dinsos_core.domain.kasus.berkas import DokumenDiperlukan, Kebutuhan
from dinsos_core.domain.kelayakan.kata_syarat import kata_bila
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.standar.jalur import urai_pihak
from dinsos_core.domain.standar.kosakata import Kosakata, sebutan
from dinsos_core.domain.standar.model import Dokumen, PilihanDokumen

_SIFAT: Final[Mapping[str, Kata]] = {
    "asli": Kata("aslinya ditunjukkan", "with the original"),
    "legalisir": Kata("dilegalisasi", "certified"),
    "meterai": Kata("bermeterai", "with a duty stamp"),
    "mutakhir": Kata("menurut keadaan terbaru", "up to date"),
    "disediakan": Kata("formulirnya disediakan kantor", "the office provides the form"),
    "jika_ada": Kata("jika ada", "if there is one"),
    "keluaran": Kata("dibuat kantor, tidak perlu dibawa", "made by the office, not to be brought"),
}
_TERSIRAT: Final[Mapping[str, tuple[str, ...]]] = {
    "jika_ada": ("jika ada",),
    "disediakan": ("disediakan",),
    "legalisir": ("legalis",),
    "asli": ("asli", "ditunjukkan"),
    "mutakhir": ("terbaru", "masih berlaku"),
}
"""Words in a paper's own text that already say what is asked of it."""

_RANGKAP: Final = Kata("rangkap {n}", "{n} copies")
_SETIAP: Final = Kata("dari setiap {pihak}", "of each {pihak}")
_SALAH_SATU: Final = Kata("salah satu: {semua}", "one of: {semua}")
_VARIAN: Final = Kata("hanya untuk: {semua}", "only for: {semua}")


@frozen(kw_only=True)
class Berkas:
    """One paper: its printed labels, its text, and what else is asked of it."""

    dokumen: Dokumen
    kebutuhan: Kebutuhan
    teks: str
    sifat: tuple[str, ...]


def berkas_diminta(
    siap: Persiapan, kosakata: Kosakata, bahasa: Bahasa, *, varian: str | None
) -> Iterator[Berkas]:
    """Each paper once, in printed order, though it may be asked of several parties."""
    nama = {} if varian else {satu.kode: satu.nama for satu in siap.standar.varian}
    for perlu in {satu.dokumen.kode: satu for satu in siap.dokumen}.values():
        yield Berkas(
            dokumen=perlu.dokumen,
            kebutuhan=perlu.kebutuhan,
            teks=kosakata.kata(perlu.dokumen.teks).dalam(bahasa),
            sifat=tuple(_sifat(perlu, nama, kosakata, bahasa)),
        )


def _sifat(
    perlu: DokumenDiperlukan, nama: Mapping[str, str], kosakata: Kosakata, bahasa: Bahasa
) -> Iterator[str]:
    dokumen = perlu.dokumen
    if dokumen.untuk.startswith("setiap "):
        pihak = sebutan(kosakata.pihak, urai_pihak(dokumen.untuk).pihak).dalam(bahasa)
        yield _SETIAP.dalam(bahasa).format(pihak=pihak.lower())
    yield from _keadaan(dokumen, f"{dokumen.teks} {dokumen.kondisi}", bahasa)
    if dokumen.salah_satu:
        pilihan = (_pilihan(satu, kosakata, bahasa) for satu in dokumen.salah_satu)
        yield _SALAH_SATU.dalam(bahasa).format(semua=", ".join(pilihan))
    if dokumen.kondisi:
        kondisi = kosakata.kata(dokumen.kondisi).dalam(bahasa)
        yield kondisi[:1].lower() + kondisi[1:]
    elif perlu.kebutuhan is Kebutuhan.TERGANTUNG and dokumen.bila is not None:
        yield kata_bila(dokumen.bila).teks(bahasa, kosakata)
    varian = [kosakata.kata(nama[kode]).dalam(bahasa) for kode in dokumen.varian if nama]
    if varian:
        yield _VARIAN.dalam(bahasa).format(semua="; ".join(varian))


def _keadaan(satu: Dokumen | PilihanDokumen, tercetak: str, bahasa: Bahasa) -> Iterator[str]:
    """In what state it is asked for, as far as its own words do not say so."""
    if satu.rangkap and satu.rangkap > 1:
        yield _RANGKAP.dalam(bahasa).format(n=satu.rangkap)
    for sifat, kata in _SIFAT.items():
        tersirat = any(k in tercetak.lower() for k in _TERSIRAT.get(sifat, ()))
        if getattr(satu, sifat, False) and not tersirat:
            yield kata.dalam(bahasa)


def _pilihan(satu: PilihanDokumen, kosakata: Kosakata, bahasa: Bahasa) -> str:
    teks, keadaan = kosakata.kata(satu.teks).dalam(bahasa), list(_keadaan(satu, satu.teks, bahasa))
    return f"{teks} ({', '.join(keadaan)})" if keadaan else teks
