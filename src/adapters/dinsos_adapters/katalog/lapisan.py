"""Readings laid over the data: one mechanism for every item of a standard or a decree.

An item may say `menurut.<tafsir>.<bacaan> = { ... }`: while that reading is in force, those keys
replace the item's own. `aktif = false` leaves an item out, in the item or in an overlay. So may
each of an item's alternatives (`salah_satu`).
"""

from collections.abc import Iterator

from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_core.domain.standar.tafsir import RegisterTafsir

Tabel = dict[str, object]


def lapisi(item: Tabel, register: RegisterTafsir, kunci: str, catatan: Catatan) -> Tabel | None:
    """The item as it reads, its `tafsir` spelled out; None where it is not in force.

    An entry that has an overlay on the item, or on one of its alternatives, counts among those the
    item relies on.
    """
    dipakai: dict[str, None] = {}
    hasil = _lapisi(item, register, kunci, catatan, dipakai)
    if hasil is None:
        return None
    pilihan = hasil.get("salah_satu")
    if isinstance(pilihan, list):
        semua = [
            _lapisi(satu, register, f"{kunci}.salah_satu[{n}]", catatan, dipakai)
            if isinstance(satu, dict)
            else satu
            for n, satu in enumerate(pilihan, 1)
        ]
        hasil["salah_satu"] = [satu for satu in semua if satu is not None]
    if tafsir := tafsir_dipakai([*dipakai], register, f"{kunci}.tafsir", catatan):
        hasil["tafsir"] = tafsir
    return hasil


def _lapisi(
    item: Tabel, register: RegisterTafsir, kunci: str, catatan: Catatan, dipakai: dict[str, None]
) -> Tabel | None:
    """One table as it reads, without its `tafsir`, which ``dipakai`` gains."""
    hasil = {k: v for k, v in item.items() if k not in ("menurut", "aktif")}
    aktif: object = item.get("aktif", True)
    kode_item = _daftar_kode(item.get("tafsir", []), f"{kunci}.tafsir", catatan)
    dipakai |= dict.fromkeys(kode_item)
    for kode, bacaan, ubah in _lapisan(item, register, kunci, catatan):
        dipakai[kode] = None
        if bacaan == register.berlaku(kode):
            hasil |= {k: v for k, v in ubah.items() if k != "aktif"}
            aktif = ubah.get("aktif", aktif)
    if not isinstance(aktif, bool):
        catatan.catat(
            JenisMasalah.JENIS_SALAH, f"{kunci}.aktif", aktif, diharapkan="true atau false"
        )
    hasil.pop("tafsir", None)
    return hasil if aktif is True else None


def tafsir_dipakai(
    kode: list[str], register: RegisterTafsir, kunci: str, catatan: Catatan
) -> list[object]:
    """Codes of the register as the model wants them, each with the reading in force."""
    hasil: list[object] = []
    for satu in kode:
        if satu in register.entri:
            hasil.append({"kode": satu, "bacaan": register.berlaku(satu)})
        else:
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, kunci, satu, pilihan=register.entri)
    return hasil


def _daftar_kode(nilai: object, kunci: str, catatan: Catatan) -> list[str]:
    daftar = [nilai] if isinstance(nilai, str) else nilai
    if isinstance(daftar, list) and all(isinstance(satu, str) for satu in daftar):
        return list(dict.fromkeys(daftar))
    catatan.catat(JenisMasalah.JENIS_SALAH, kunci, nilai, diharapkan="kode tafsir atau daftarnya")
    return []


def _lapisan(
    item: Tabel, register: RegisterTafsir, kunci: str, catatan: Catatan
) -> Iterator[tuple[str, str, Tabel]]:
    """Every well-formed overlay of an item; the others are noted."""
    menurut = item.get("menurut", {})
    if not isinstance(menurut, dict):
        catatan.catat(JenisMasalah.JENIS_SALAH, f"{kunci}.menurut", menurut, diharapkan="tabel")
        return
    for kode, per_bacaan in menurut.items():
        tempat = f"{kunci}.menurut.{kode}"
        entri = register.entri.get(kode)
        if entri is None:
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, tempat, kode, pilihan=register.entri)
        elif not isinstance(per_bacaan, dict):
            catatan.catat(JenisMasalah.JENIS_SALAH, tempat, per_bacaan, diharapkan="tabel")
        else:
            tersedia = [b.kode for b in entri.bacaan]
            for bacaan, ubah in per_bacaan.items():
                if bacaan not in tersedia:
                    catatan.catat(
                        JenisMasalah.NAMA_TAK_DIKENAL,
                        f"{tempat}.{bacaan}",
                        bacaan,
                        pilihan=tersedia,
                    )
                elif not isinstance(ubah, dict):
                    catatan.catat(
                        JenisMasalah.JENIS_SALAH, f"{tempat}.{bacaan}", ubah, diharapkan="tabel"
                    )
                else:
                    yield kode, bacaan, ubah


def bacaan_disebut(isi: object, register: RegisterTafsir) -> set[tuple[str, str]]:
    """Every (entry, reading) an overlay of these data may put in force, defaults included."""
    kode: set[str] = set()
    tumpukan = [isi]
    while tumpukan:  # a stack, since bad data may nest deeper than Python calls
        satu = tumpukan.pop()
        if isinstance(satu, dict):
            menurut = satu.get("menurut")
            kode |= set(menurut) if isinstance(menurut, dict) else set()
            tumpukan.extend(satu.values())
        elif isinstance(satu, list):
            tumpukan.extend(satu)
    dikenal = (register.entri[k] for k in kode if k in register.entri)
    return {(entri.kode, bacaan.kode) for entri in dikenal for bacaan in entri.bacaan}
