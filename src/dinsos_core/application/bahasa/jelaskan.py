"""From a Halangan's code and facts to sentences: what is wrong, what is allowed, what to do."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Final

from dinsos_core.application.bahasa.kamus import Baris, kamus
from dinsos_core.domain.shared.halangan import Halangan, Rincian
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.waktu.teks import teks_instan, teks_tanggal

PANJANG_KATA: Final = 200
"""Longer values are cut: names come from callers, and a message must stay readable."""

_ZONA: Final = {7: "WIB", 8: "WITA", 9: "WIT"}
_TEMPAT: Final = re.compile(r"\[(\d{1,6})\]")


def jelaskan(halangan: Halangan, bahasa: Bahasa = "id") -> str:
    """The sentences of one Halangan, complete whichever facts it carries.

    >>> from dinsos_core.domain.shared.halangan import KodeHalangan
    >>> jelaskan(Halangan(kode=KodeHalangan.VARIAN_WAJIB, rincian={"pilihan": ("baru", "ulang")}))
    'Varian layanan wajib dipilih, dan belum dipilih. Pilih salah satu: baru, ulang.'
    """
    dalam_bahasa = {
        kunci: halangan.rincian.get(f"{kunci}_{bahasa}", isi)
        for kunci, isi in halangan.rincian.items()
    }
    nilai = {
        kunci: teks
        for kunci, isi in {**dalam_bahasa, "tempat": tempat(halangan.lokasi, bahasa)}.items()
        if (teks := _kata(kunci, isi, bahasa))
    }
    baris = kamus().kode[halangan.kode.value].baris[bahasa]
    return " ".join(kalimat for satu in baris if (kalimat := _isi(satu, nilai)))


def jelaskan_semua(halangan: Iterable[Halangan], bahasa: Bahasa = "id") -> tuple[str, ...]:
    """One text for each Halangan, in their order."""
    return tuple(jelaskan(satu, bahasa) for satu in halangan)


def _isi(baris: Baris, nilai: Mapping[str, str]) -> str:
    for pola in baris:
        if pola.nama <= nilai.keys():
            return pola.teks.format_map(nilai)
    return ""


def _kata(kunci: str, isi: Rincian, bahasa: Bahasa) -> str:
    if isinstance(isi, tuple):
        return ", ".join(kata for satu in isi if (kata := _kata(kunci, satu, bahasa)))
    teks = _rapi(str(isi))
    if kunci in ("jatuh_tempo", "paling_awal", "paling_akhir"):
        return _instan(teks, bahasa)
    if kunci == "sampai":
        return _hari(teks, bahasa)
    istilah = kamus().istilah.get(kunci)
    if istilah is None:
        return teks
    if teks in istilah:
        return istilah[teks][bahasa]
    return teks.replace("_", " ")


def _rapi(teks: str) -> str:
    """On one line, printable, of bearable length."""
    satu_baris = " ".join("".join(c if c.isprintable() else " " for c in teks).split())
    if len(satu_baris) <= PANJANG_KATA:
        return satu_baris
    return satu_baris[: PANJANG_KATA - 1] + "…"


def tempat(lokasi: str, bahasa: Bahasa = "id") -> str:
    """A location as people count: `pemohon[1].agama` is the second applicant's."""
    ke = " ke-{}" if bahasa == "id" else " no. {}"
    return _TEMPAT.sub(lambda m: ke.format(int(m[1]) + 1), lokasi.replace(".", " › "))


def _hari(teks: str, bahasa: Bahasa) -> str:
    """A date as people read it."""
    try:
        return teks_tanggal(date.fromisoformat(teks), bahasa)
    except ValueError:
        return teks


def _instan(teks: str, bahasa: Bahasa) -> str:
    """An instant as people read it, with the name its offset has in Indonesia."""
    try:
        instan = datetime.fromisoformat(teks)
    except ValueError:
        return teks
    if instan.utcoffset() is None:
        return teks
    return teks_instan(berzona(instan), bahasa)


def berzona(instan: datetime) -> datetime:
    """The same aware instant, its offset called by the name that it has in Indonesia."""
    selisih = instan.utcoffset() or timedelta()
    nama = _ZONA.get(selisih // timedelta(hours=1)) if not selisih % timedelta(hours=1) else None
    return instan.replace(tzinfo=timezone(selisih, nama)) if nama else instan
