"""The papers a case needs, in words of either language."""

from collections.abc import Iterator, Mapping
from typing import Final

from dinsos_core.application.bahasa.berkas import keadaan_diminta
from dinsos_core.application.kelayakan import Persiapan
from dinsos_core.domain.kasus.berkas import DokumenDiperlukan, Kebutuhan
from dinsos_core.domain.kelayakan.kata_syarat import kata_bila
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.jalur import urai_pihak
from dinsos_core.domain.standar.kosakata import Kosakata, sebutan
from dinsos_core.domain.standar.model import Dokumen

_SETIAP: Final = Kata("dari setiap {pihak}", "of each {pihak}")
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
    yield from keadaan_diminta(dokumen, kosakata, bahasa)
    if dokumen.kondisi:
        kondisi = kosakata.kata(dokumen.kondisi).dalam(bahasa)
        yield kondisi[:1].lower() + kondisi[1:]
    elif perlu.kebutuhan is Kebutuhan.TERGANTUNG and dokumen.bila is not None:
        yield kata_bila(dokumen.bila).teks(bahasa, kosakata)
    varian = [kosakata.kata(nama[kode]).dalam(bahasa) for kode in dokumen.varian if nama]
    if varian:
        yield _VARIAN.dalam(bahasa).format(semua="; ".join(varian))
