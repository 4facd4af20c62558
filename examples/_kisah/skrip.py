"""Runs a story from the command line."""

from collections.abc import Sequence
from pathlib import Path

from _contoh.skrip import Contoh, skrip

from .jalan import mainkan, siapkan
from .laporan import berita, di_meja, jalannya, ringkasan, satu_baris, tampilkan
from .naskah import Kisah, baca_kisah


def kisah(nama: str, uraian: str, argv: Sequence[str] | None) -> int:
    """Read the story of this name, play it, and tell it."""
    terbaca: list[Kisah] = []

    def baca(folder: Path) -> list[str]:
        terbaca.append(baca_kisah(folder))
        return [perkara.kode for perkara in terbaca[0].perkara]

    return skrip(nama, uraian, argv, baca, lambda contoh: _ceritakan(terbaca[0], contoh))


def _ceritakan(kisah: Kisah, contoh: Contoh) -> None:
    konsol = contoh.konsol
    panggung = siapkan(kisah, contoh.surel, penyimpanan=contoh.simpanan)
    batang, maju = contoh.dengan_kemajuan(kisah.judul, len(kisah.baris))
    with batang:
        terjadi = mainkan(panggung, maju)

    semua = [b for p in kisah.perkara if (b := berita(panggung, p)) is not None]
    if not (contoh.ringkas or contoh.diminta):
        konsol.print(jalannya(panggung, terjadi))
    for satu in semua:
        if satu.perkara.kode not in contoh.tampil:
            continue
        if contoh.ringkas:
            konsol.print(satu_baris(satu), soft_wrap=True)
        else:
            tampilkan(satu, terjadi, konsol, rinci=contoh.diminta)
    if not (contoh.ringkas or contoh.diminta):
        konsol.print(ringkasan(semua))
        konsol.print(di_meja(panggung))
    contoh.penutup(len(kisah.baris), sum(t.mengubah for t in terjadi))
