"""What the tests say of a condition's declaration, in the words of the catalogue."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from dinsos_adapters.katalog.masalah import PANDUAN, Catatan, JenisMasalah
from dinsos_adapters.katalog.notasi import KUNCI_SYARAT
from dinsos_core.domain.kelayakan.dasar_uji import JenisParameter, Uji
from dinsos_core.domain.kelayakan.deklarasi import KodeMasalah, MasalahSyarat, periksa_syarat
from dinsos_core.domain.standar.kosakata import Kosakata, MilikFakta
from dinsos_core.domain.standar.model import Syarat

KOSAKATA = "nama dari kosakata, atau yang ditambahkan dalam kosakata.toml pada [{}]"

SETARA: Mapping[KodeMasalah, JenisMasalah] = {
    KodeMasalah.UJI_TIDAK_DIKENAL: JenisMasalah.NAMA_TAK_DIKENAL,
    KodeMasalah.PARAMETER_TIDAK_DIKENAL: JenisMasalah.KUNCI_TAK_DIKENAL,
    KodeMasalah.PARAMETER_WAJIB: JenisMasalah.KUNCI_HILANG,
    KodeMasalah.PARAMETER_SALAH_JENIS: JenisMasalah.NILAI_SALAH,
    KodeMasalah.LAMA_TIDAK_TERBACA: JenisMasalah.NILAI_SALAH,
    KodeMasalah.FAKTA_TIDAK_DIKENAL: JenisMasalah.NAMA_TAK_DIKENAL,
    KodeMasalah.PIHAK_TIDAK_DIKENAL: JenisMasalah.NAMA_TAK_DIKENAL,
    KodeMasalah.PERAN_TIDAK_DIKENAL: JenisMasalah.NAMA_TAK_DIKENAL,
    KodeMasalah.REGISTRI_TIDAK_DIKENAL: JenisMasalah.NAMA_TAK_DIKENAL,
    KodeMasalah.NILAI_TIDAK_DIKENAL: JenisMasalah.NAMA_TAK_DIKENAL,
    KodeMasalah.KEPADA_WAJIB: JenisMasalah.KUNCI_HILANG,
}
"""What a declaration's mistake is called here; the others carry the same name in both places."""


_BAGIAN_KOSAKATA: Mapping[KodeMasalah, str] = {
    KodeMasalah.FAKTA_TIDAK_DIKENAL: "fakta",
    KodeMasalah.PIHAK_TIDAK_DIKENAL: "pihak",
    KodeMasalah.PERAN_TIDAK_DIKENAL: "peran",
    KodeMasalah.REGISTRI_TIDAK_DIKENAL: "registri",
}


_TULISAN: Mapping[str, str] = {JenisParameter.YA_TIDAK: "true atau false"}
"""Kinds of value that are called otherwise than they are written."""


def dari_uji(masalah: MasalahSyarat, kunci: str, catatan: Catatan) -> None:
    """What a check of the tests found, in the words of the catalogue."""
    jenis = SETARA.get(masalah.kode) or JenisMasalah(masalah.kode.value)
    boleh = masalah.boleh
    if masalah.kode is KodeMasalah.PARAMETER_TIDAK_DIKENAL:
        if masalah.ditemukan in KUNCI_SYARAT:  # the condition's own, but only beside others
            jenis = JenisMasalah.KUNCI_TANPA_GUNA
        boleh = (*boleh, *KUNCI_SYARAT)  # a misspelt key of the condition lands among the bounds
    if masalah.kode is KodeMasalah.PARAMETER_SALAH_JENIS:
        boleh = tuple(_TULISAN.get(satu, satu) for satu in boleh)
    nama = jenis in (JenisMasalah.NAMA_TAK_DIKENAL, JenisMasalah.KUNCI_TAK_DIKENAL)
    # The bounds stand beside the condition's own keys, and people count from 1.
    bawah = re.sub(r"(^|\.)parameter(?=\.|$)", "", masalah.kunci).removeprefix(".")
    bawah = re.sub(r"(?<=salah_satu\[)\d+", lambda n: str(int(n[0]) + 1), bawah)
    if masalah.kode is KodeMasalah.FAKTA_SALAH_TEMPAT:
        fakta = masalah.ditemukan.rpartition(".")[2]
        boleh = (f"<pihak>.{fakta}" if MilikFakta.PIHAK in boleh else fakta,)
    bagian = _BAGIAN_KOSAKATA.get(masalah.kode)
    asal = KOSAKATA.format(bagian) if bagian else ""
    if masalah.kode is KodeMasalah.UJI_TIDAK_DIKENAL:
        asal = PANDUAN
    catatan.catat(
        jenis,
        ".".join(filter(None, (kunci, bawah))),
        masalah.ditemukan,
        pilihan=boleh if nama else None,
        diharapkan="" if nama or jenis is JenisMasalah.KUNCI_TANPA_GUNA else ", ".join(boleh),
        asal=asal,
    )


def periksa_jalur(
    kosakata: Kosakata, uji: Mapping[str, Uji], **bagian: Any
) -> Iterable[MasalahSyarat]:
    """A condition's checks of `bila` or `pada`, for items that are not conditions."""
    semu = Syarat(kode="", teks="", **bagian)
    for masalah in periksa_syarat(semu, kosakata, uji):
        if masalah.kunci.partition(".")[0] in bagian:
            yield masalah
