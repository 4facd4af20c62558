"""Items that are printed but not in force, because another reading of the decree is."""

from collections.abc import Iterator

from dinsos_adapters.katalog.lapisan import lapisi
from dinsos_adapters.katalog.masalah import Catatan
from dinsos_adapters.katalog.notasi import SINGKATAN, Tabel
from dinsos_adapters.katalog.susun import ITEM
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.tafsir import RegisterTafsir, TafsirDipakai


@frozen(kw_only=True)
class ItemTakBerlaku:
    """One such item; ``menurut`` are the readings that would put it in force."""

    komponen: str
    kode: str
    teks: str
    butir: tuple[str, ...]
    menurut: tuple[TafsirDipakai, ...]


def item_tak_berlaku(isi: Tabel, register: RegisterTafsir) -> Iterator[ItemTakBerlaku]:
    """Of a standard's file without mistakes, the items that its resolved standard leaves out."""
    for komponen, kelas in ITEM.items():
        daftar = isi.get(komponen, [])
        for satu in daftar if isinstance(daftar, list) else ():
            if lapisi(satu, register, komponen, Catatan(berkas="")) is not None:
                continue
            tulisan = SINGKATAN[kelas](satu)
            assert isinstance(tulisan, dict)
            butir = tulisan.get("butir", [])
            yield ItemTakBerlaku(
                komponen=komponen,
                kode=tulisan["kode"],
                teks=tulisan["teks"],
                butir=(butir,) if isinstance(butir, str) else tuple(butir),
                menurut=tuple(
                    TafsirDipakai(kode=kode, bacaan=bacaan)
                    for kode, per_bacaan in satu.get("menurut", {}).items()
                    for bacaan, ubah in per_bacaan.items()
                    if ubah.get("aktif") is True
                ),
            )
