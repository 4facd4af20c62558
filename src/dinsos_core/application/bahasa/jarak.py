"""How far off an instant is, in words for people: beside a deadline's date, never instead of it."""

from datetime import datetime
from typing import Final

from dinsos_core.domain.shared.kata import Bahasa

_KALIMAT: Final[dict[tuple[Bahasa, bool], str]] = {
    ("id", False): "{} lagi",
    ("id", True): "terlambat {}",
    ("en", False): "in {}",
    ("en", True): "{} late",
}


def jarak(saat: datetime, kini: datetime, bahasa: Bahasa = "id") -> str:
    """From ``kini`` to what is due at ``saat`` (both aware), rounded for reading.

    >>> from datetime import timedelta
    >>> from zoneinfo import ZoneInfo
    >>> saat = datetime(2025, 4, 8, 16, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    >>> jarak(saat, saat - timedelta(days=3, hours=2))
    '3 hari lagi'
    >>> jarak(saat, saat + timedelta(hours=2))
    'terlambat 2 jam'
    >>> jarak(saat, saat - timedelta(days=3), "en"), jarak(saat, saat + timedelta(hours=2), "en")
    ('in 3 days', '2 hours late')
    >>> jarak(saat, saat - timedelta(seconds=9)), jarak(saat, saat + timedelta(seconds=9), "en")
    ('beberapa detik lagi', 'a few seconds late')
    >>> jarak(saat, saat - timedelta(days=11)), jarak(saat, saat - timedelta(days=40))
    ('1 minggu 4 hari lagi', '1 bulan 1 minggu lagi')
    """
    # Imported late: only what is read by people needs it, and it takes tens of milliseconds.
    import pendulum  # noqa: PLC0415 - for that reason

    # In one zone, since months are counted on its calendar. The library's own sentences
    # ("kemudian", "yang lalu") compare two instants; only its quantities say how late it is.
    sampai = pendulum.instance(saat)
    dari = pendulum.instance(kini.astimezone(saat.tzinfo))
    beda = sampai.diff(dari, abs=True)
    # It would round eleven days up to two weeks: days that nobody has.
    if beda.months or beda.years:
        bulat = {
            "years": beda.years,
            "months": beda.months,
            "weeks": 0 if beda.years else beda.weeks,
        }
        banyak = pendulum.duration(**bulat).in_words(locale=bahasa)
    elif beda.weeks:
        banyak = pendulum.duration(days=beda.days).in_words(locale=bahasa)
    else:
        banyak = sampai.diff_for_humans(dari, absolute=True, locale=bahasa)
    return _KALIMAT[bahasa, saat < kini].format(banyak)
