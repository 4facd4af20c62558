"""A whole catalogue looked through, file by file."""

from collections.abc import Callable

import attrs

from dinsos_adapters.katalog.berkas import baca_toml
from dinsos_adapters.katalog.indeks import Indeks, InstansiTerindeks, KeputusanTerindeks
from dinsos_adapters.katalog.inggris import (
    periksa_inggris,
    teks_register,
    teks_standar,
    teks_wakil,
)
from dinsos_adapters.katalog.lapisan import bacaan_disebut
from dinsos_adapters.katalog.masalah import Catatan, MasalahKatalog
from dinsos_adapters.katalog.nomor_kembar import Bernomor, bernomor, periksa_kembar
from dinsos_adapters.katalog.periksa import periksa_standar
from dinsos_adapters.katalog.susun import Acuan, susun
from dinsos_core.domain.standar.model import StandarPelayanan


def periksa_indeks(
    indeks: Indeks, acuan_dari: Callable[[InstansiTerindeks, KeputusanTerindeks], Acuan]
) -> tuple[MasalahKatalog, ...]:
    """Every mistake, also under readings that are not in force."""
    hasil = list(indeks.masalah)
    teks = {*teks_register(indeks.register), *teks_wakil(indeks.kosakata)}
    # Names that a broken vocabulary would have held are not mistakes of those who use them.
    if indeks.bersama_utuh:
        for instansi in indeks.instansi.values():
            nomor: list[Bernomor] = []
            for sk in instansi.keputusan:
                for layanan in sk.layanan:
                    hasil += _periksa_berkas(acuan_dari(instansi, sk), sk, layanan, teks, nomor)
            hasil += () if hasil else periksa_kembar(nomor)
    # Nor are texts of a broken standard unknown to whoever gives them in English.
    if not hasil:
        hasil += periksa_inggris(indeks.inggris, teks)
    return tuple(dict.fromkeys(hasil))


def _periksa_berkas(
    acuan: Acuan,
    sk: KeputusanTerindeks,
    layanan: str,
    teks: set[str],
    nomor: list[Bernomor],
) -> list[MasalahKatalog]:
    """One file as it reads, then once more under each reading that its overlays speak of.

    Adds to ``teks`` what its forms and letters say under any of them, and to ``nomor`` what is
    numbered.
    """
    catatan = Catatan(berkas=sk.layanan[layanan].nama)
    isi = baca_toml(sk.layanan[layanan].isi, catatan)
    if isi is not None:
        standar = _baca_standar(isi, layanan, acuan, catatan)
        teks.update(teks_standar(standar))
        kunci = (f"produk[{n}]" for n, _ in enumerate(standar.produk, 1))
        nomor += bernomor(standar, catatan.berkas, kunci)
        register = acuan.register
        for kode, bacaan in sorted(bacaan_disebut([isi, acuan.bersama], register)):
            if bacaan != register.berlaku(kode):
                pilihan = {**register.pilihan, kode: bacaan}
                lain = attrs.evolve(register, pilihan=pilihan)
                acuan_lain = attrs.evolve(acuan, register=lain)
                teks.update(teks_standar(_baca_standar(isi, layanan, acuan_lain, catatan)))
    return catatan.masalah


def _baca_standar(
    isi: dict[str, object], layanan: str, acuan: Acuan, catatan: Catatan
) -> StandarPelayanan:
    susunan = susun(isi, layanan, acuan, catatan)
    periksa_standar(susunan, acuan, catatan)
    return susunan.standar
