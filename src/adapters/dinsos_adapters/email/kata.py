"""What a letter says in one of its two languages: dates, and what is filled into a line of text.

Messages carry dates as ISO 8601 and words in both languages (`x`, `x_en`); babel words the former.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from babel.dates import format_date

from dinsos_core.application.bahasa.jelaskan import berzona
from dinsos_core.domain.shared.kata import Bahasa

LOKAL: Final[Mapping[Bahasa, str]] = {"id": "id", "en": "en_GB"}

_SISIPAN: Final = re.compile(r"\{(?:(\d{4}-\d\d-\d\d)|([a-z]+_\d+)(?:\|([^{}]*))?)\}")
"""In a line that was put together from a standard's words: `{2026-06-20}` a date,
`{nama_0|pemohon}` a sealed value and what stands for it where it is gone."""
_HARI: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIADA: Final = "\0"
"""No value has it (`susun._bersih`)."""


def tanggal(iso: str, bahasa: Bahasa = "id") -> str:
    """A date; nothing of nothing.

    >>> tanggal("2026-06-10"), tanggal("2026-06-10", "en")
    ('10 Juni 2026', '10 June 2026')
    """
    return format_date(date.fromisoformat(iso), "d MMMM y", LOKAL[bahasa]) if iso else ""


def hari(iso: str, bahasa: Bahasa = "id", tempo: str = "") -> str:
    """The same with its weekday, and with the time of the instant ``tempo`` that it is the day of.

    >>> hari("2026-06-10"), hari("2026-06-10", "en")
    ('Rabu, 10 Juni 2026', 'Wednesday, 10 June 2026')
    >>> hari("2026-06-10", tempo="2026-06-10T16:00:00+08:00")
    'Rabu, 10 Juni 2026 pukul 16.00 WITA'
    """
    if not iso:
        return ""
    teks = format_date(date.fromisoformat(iso), "EEEE, d MMMM y", LOKAL[bahasa])
    antara = " pukul " if bahasa == "id" else ", "
    return f"{teks}{antara}{pukul(tempo, bahasa)}" if tempo else teks


def pukul(iso: str, bahasa: Bahasa = "id") -> str:
    """The time of an instant, in the zone that it is given in; nothing of nothing.

    >>> pukul("2026-06-10T16:00:00+08:00"), pukul("2026-06-10T16:00:00+08:00", "en")
    ('16.00 WITA', '16:00 WITA')
    """
    if not iso:
        return ""
    saat = berzona(datetime.fromisoformat(iso))
    return f"{saat:%H.%M %Z}" if bahasa == "id" else f"{saat:%H:%M %Z}"


def sesudah(iso: str, hari: str) -> str:
    """The date so many days later, or nothing where that is not known to the day.

    >>> sesudah("2026-01-02", "30"), sesudah("1986", "30"), sesudah("", "30")
    ('2026-02-01', '', '')
    """
    if not (_HARI.fullmatch(iso) and hari.isdecimal()):
        return ""
    return (date.fromisoformat(iso) + timedelta(days=int(hari))).isoformat()


def penyaring(bahasa: Bahasa) -> dict[str, Callable[..., str]]:
    """What templates of a language may put a value through."""
    kata = {satu.__name__: partial(satu, bahasa=bahasa) for satu in (tanggal, hari, pukul)}
    return {**kata, sesudah.__name__: sesudah}


def dalam(nilai: Mapping[str, str], bahasa: Bahasa) -> dict[str, str]:
    """The values as a template of that language names them: `x` is the one in its language."""
    if bahasa == "id":
        return dict(nilai)
    inggris = {nama.removesuffix("_en"): isi for nama, isi in nilai.items() if nama.endswith("_en")}
    return {**nilai, **inggris}


def sisipkan(teks: str, nilai: Mapping[str, str], bahasa: Bahasa) -> str:
    """Lines with what they leave to be filled in; without a line of which it is gone.

    >>> sisipkan("KTP {nama_0|pemohon}\\nlahir {fakta_0}", {"nama_0": "Siti {x}"}, "id")
    'KTP Siti {x}'
    """

    def isi(temu: re.Match[str]) -> str:
        hari, nama, lain = temu.groups()
        if hari:
            return tanggal(hari, bahasa)
        return _terbaca(nilai.get(nama, ""), bahasa) or lain or _TIADA

    baris = (_SISIPAN.sub(isi, satu) for satu in teks.split("\n"))
    return "\n".join(satu for satu in baris if _TIADA not in satu)


def _terbaca(teks: str, bahasa: Bahasa) -> str:
    """A sealed value: a date in words, everything else as it is."""
    return tanggal(teks, bahasa) if _HARI.fullmatch(teks) else teks
