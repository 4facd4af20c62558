"""Valid things damaged: in one place of a command, a text or a row stands something hostile."""

import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from enum import StrEnum
from random import Random
from typing import Any, Final

import attrs

from dinsos_core.domain.kasus.berkas import DokumenDiserahkan
from dinsos_core.domain.kasus.perintah import JedaKasus, PihakDiajukan
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, TanggalRentang, Tiada
from dinsos_core.domain.shared.rahasia import Rahasia


class Meledak(Exception):
    """What hostile objects raise: nothing of ours does."""


class Jahat:
    """Breaks whenever it is looked at."""

    def _meledak(self, *_: object) -> Any:
        raise Meledak

    __eq__ = __hash__ = __repr__ = __str__ = __iter__ = __len__ = __bool__ = _meledak
    __getitem__ = __contains__ = __lt__ = __call__ = _meledak


class TeksJahat(str):
    """A text that breaks when it is compared, and has no hash."""

    __slots__ = ()

    def __eq__(self, _lain: object) -> bool:
        raise Meledak

    def __hash__(self) -> int:
        raise Meledak


class TeksLain(str):
    """A text of a host's framework."""

    __slots__ = ()


class PetaJahat(Mapping[str, object]):
    """Says that it holds something, and breaks when that is read."""

    def __getitem__(self, kunci: str) -> object:
        raise Meledak

    def __iter__(self) -> Any:
        return iter(["nama"])

    def __len__(self) -> int:
        return 1


class ZonaJahat(tzinfo):
    """A zone that does not answer."""

    def utcoffset(self, _saat: datetime | None) -> timedelta | None:
        raise Meledak

    def dst(self, _saat: datetime | None) -> timedelta | None:
        raise Meledak

    def tzname(self, _saat: datetime | None) -> str | None:
        raise Meledak


class Asing(StrEnum):
    """A choice of somebody else's."""

    SATU = "loket"


def _melingkar() -> list[Any]:
    isi: list[Any] = []
    isi.append(isi)
    return isi


def _peta_melingkar() -> dict[str, Any]:
    isi: dict[str, Any] = {}
    isi["nama"] = isi
    return isi


def _bersarang(dalam: int) -> Any:
    isi: Any = "x"
    for _ in range(dalam):
        isi = [isi]
    return isi


def _pecah() -> Any:
    yield "x"
    raise Meledak


_TEKS: Final = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff\ud800",
    "\u202e01",
    "\x1b[2J",
    "\u200b",
    "a" * 201,
    "a" * 501,
    "x" * 20_001,
    "9999-12-31",
    "0001-01-01",
    "-1",
    "1e999",
    "NaN",
    "{nomor!s:03d}",
    "{0}",
    "%s",
    "pemohon[99999999999].nik",
    "pemohon[-1].nama",
    "pemohon[",
    "a" * 30 + ".b" * 30,
    "tiada",
    "9" * 16,
    "0" * 16,
    "'; DROP TABLE dinsos_kasus; --",
    "🙂" * 50,
    "ﷺ" * 60,
)

_JAHAT: Final[tuple[Callable[[], Any], ...]] = (
    lambda: None,
    lambda: True,
    lambda: False,
    lambda: 0,
    lambda: -1,
    lambda: 2**31,
    lambda: 2**63,
    lambda: -(2**64),
    lambda: 10**5000,
    lambda: float("nan"),
    lambda: float("inf"),
    lambda: 1.5,
    lambda: 1j,
    lambda: Decimal("NaN"),
    lambda: b"bytes",
    lambda: b"\xff" * 70_000,
    lambda: bytearray(b"x"),
    lambda: date.max,
    lambda: date.min,
    lambda: date(2026, 1, 1),
    lambda: datetime.max,  # noqa: DTZ901 - the naive last instant
    lambda: datetime.max.replace(tzinfo=UTC),
    lambda: datetime.min.replace(tzinfo=UTC),
    lambda: datetime(2026, 1, 1),  # noqa: DTZ001 - without a zone
    lambda: datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=23, minutes=59))),
    lambda: datetime(2299, 12, 31, 23, 59, tzinfo=UTC),
    lambda: datetime(1700, 1, 1, tzinfo=UTC),
    lambda: datetime(2026, 1, 1, tzinfo=ZonaJahat()),
    lambda: timedelta(days=1),
    list,
    dict,
    tuple,
    set,
    frozenset,
    lambda: ["x"] * 1001,
    lambda: {str(n): n for n in range(1001)},
    lambda: [["x"] * 900] * 900,
    _melingkar,
    _peta_melingkar,
    lambda: _bersarang(5000),
    lambda: (satu for satu in "abc"),
    itertools.count,
    _pecah,
    lambda: {"a": {"b": {"c": {"d": {"e": 1}}}}},
    lambda: {5: 1},
    lambda: {"": 1},
    lambda: {"\x00": 1},
    lambda: {"a" * 300: 1},
    Jahat,
    lambda: [Jahat()],
    lambda: {"nama": Jahat()},
    lambda: TeksJahat("nama"),
    lambda: {"nama": TeksJahat("x")},
    lambda: TeksLain("loket"),
    lambda: Asing.SATU,
    PetaJahat,
    lambda: Jahat,
    lambda: int,
    lambda: print,
    lambda: Rahasia(subjek=SubjekId("s"), kunci="k", nilai="x"),
    lambda: BelumDiketahui(sebab="x" * 30_000),
    Tiada,
    Keanggotaan,
    lambda: TanggalRentang.setahun(1),
    lambda: TanggalRentang.setahun(9999),
    lambda: PihakDiajukan(pihak="pemohon", data={"nik": 5}),
    lambda: DokumenDiserahkan(dokumen="x", rangkap=10**30),
    lambda: JedaKasus(kasus=KasusId("x"), sebab="kuota"),
)


_SEJENIS: Final[Mapping[type[Any], tuple[Any, ...]]] = {
    str: _TEKS,
    int: (0, -1, 1, 101, 2**31, 2**63, 10**12, 10**13),
    bool: (True, False),
    date: (date.max, date.min, date(1700, 1, 1), date(2300, 12, 31), date(2026, 7, 5)),
    datetime: (
        datetime(1700, 1, 1, tzinfo=UTC),
        datetime(2300, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2026, 7, 4, tzinfo=timezone(-timedelta(hours=23, minutes=59))),
        datetime(2026, 7, 4),  # noqa: DTZ001 - without a zone
    ),
}
"""Of the right type, and still not what is meant."""


_JSON: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 10**30, float("inf"), "", "x", "\ud800", [], {}, [[]], {"": {}}),
    *("9999-12-31", "0001-01-01T00:00:00+23:59", "2026-13-01", _bersarang(900)),
)


class Perusak:
    """Damages, by a seed. ``kata``: words that mean something where they are read."""

    def __init__(self, benih: int, kata: Sequence[str] = ()) -> None:
        self.acak = Random(benih)  # noqa: S311 - no secret
        self.kata = kata

    def sejenis(self, nilai: Any) -> Any:
        """Something of the same type."""
        if isinstance(nilai, str) and self.kata and self.acak.random() < 0.4:
            return self.acak.choice(self.kata)
        semua = _SEJENIS.get(type(nilai))
        return self.acak.choice(semua) if semua else self.nilai()

    def nilai(self) -> Any:
        """Something hostile."""
        if self.acak.random() < 0.4:
            return self.acak.choice(_TEKS)
        return self.acak.choice(_JAHAT)()

    def benda(self, benda: Any, dalam: int = 0) -> Any:
        """The same value with one place of it damaged. What cannot be built so is given up: an
        error of the constructor is the caller's own."""
        acak = self.acak
        if acak.random() < 0.15 and dalam:
            return self.nilai()
        if attrs.has(type(benda)) and attrs.fields(type(benda)):
            bidang = acak.choice(attrs.fields(type(benda)))
            baru = self.benda(getattr(benda, bidang.name), dalam + 1)
            try:
                return attrs.evolve(benda, **{bidang.name: baru})
            except (ValueError, TypeError, AttributeError):
                return baru
        if isinstance(benda, tuple | list | frozenset) and benda:
            isi = list(benda)
            n = acak.randrange(len(isi))
            match acak.randrange(4):
                case 0:
                    isi[n] = self.benda(isi[n], dalam + 1)
                case 1:
                    isi += [isi[n]] * acak.choice((1, 2, 1001))
                case 2:
                    del isi[n]
                case _:
                    isi.insert(n, self.nilai())
            return tuple(isi)
        if isinstance(benda, Mapping) and benda:
            peta = dict(benda)
            kunci = acak.choice(list(peta))
            match acak.randrange(3):
                case 0:
                    peta[kunci] = self.benda(peta[kunci], dalam + 1)
                case 1:
                    peta[acak.choice(_TEKS)] = peta.pop(kunci)
                case _:
                    del peta[kunci]
            return peta
        return self.sejenis(benda) if acak.random() < 0.7 else self.nilai()

    def teks(self, teks: str) -> bytes:
        """A text file with a place of it damaged."""
        acak, isi = self.acak, bytearray(teks.encode())
        for _ in range(acak.choice((1, 1, 1, 2, 5))):
            n = acak.randrange(len(isi) + 1)
            match acak.choice((0, 1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 6, 7)):
                case 0:
                    del isi[n : n + acak.choice((1, 2, 20, 200))]
                case 1:
                    isi[n:n] = acak.choice(_TEKS).encode(errors="surrogatepass")[:300]
                case 2:
                    isi[n : n + 1] = bytes((acak.randrange(256),))
                case 3:
                    baris = isi.split(b"\n")
                    k = acak.randrange(len(baris))
                    baris.insert(acak.randrange(len(baris)), baris[k])
                    isi = bytearray(b"\n".join(baris))
                case 4:
                    baris = isi.split(b"\n")
                    del baris[acak.randrange(len(baris))]
                    isi = bytearray(b"\n".join(baris))
                case 5:
                    isi = bytearray(self._nilai_baris(bytes(isi)))
                case 6:
                    isi[n:n] = acak.choice(
                        (
                            b"\xef\xbb\xbf",
                            b"\x92",
                            b"\r",
                            b"[[",
                            b"]]",
                            b'"""',
                            b"{" * 300,
                            b"=",
                            b".",
                        )
                    )
                case _:
                    isi = isi[:n]
        return bytes(isi)

    def json(self, teks: str) -> str:
        """A stored text with a place of it damaged: in its structure, or in its letters."""
        acak = self.acak
        if acak.random() < 0.3:
            return self.teks(teks).decode(errors="surrogateescape")
        return json.dumps(self._json(json.loads(teks)))

    def _json(self, isi: Any) -> Any:
        acak = self.acak
        if isinstance(isi, dict) and isi and acak.random() < 0.95:
            kunci = acak.choice(list(isi))
            if acak.random() < 0.15:
                return {k: v for k, v in isi.items() if k != kunci}
            return {**isi, kunci: self._json(isi[kunci])}
        if isinstance(isi, list) and isi and acak.random() < 0.9:
            n = acak.randrange(len(isi))
            return [*isi[:n], self._json(isi[n]), *isi[n + acak.choice((0, 1, 1)) :]]
        return acak.choice(_JSON)

    def _nilai_baris(self, isi: bytes) -> bytes:
        """The value of one line in the place of another's, or another kind of value."""
        baris = isi.split(b"\n")
        ada = [n for n, satu in enumerate(baris) if b" = " in satu]
        if not ada:
            return isi
        n, m = self.acak.choice(ada), self.acak.choice(ada)
        kunci, _, _ = baris[n].partition(b" = ")
        lain = (b"5", b"true", b"[]", b"{}", b'""', b"9999-12-31", b"1e999", b'"x"', b"[[]]", b"-1")
        baru = baris[m].partition(b" = ")[2] if self.acak.random() < 0.5 else self.acak.choice(lain)
        baris[n] = kunci + b" = " + baru
        return b"\n".join(baris)
