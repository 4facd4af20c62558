"""Everything stored passes through here: values to tagged JSON text and back.

`{"tipe": "permohonan_diajukan", "versi": 1, "isi": {...}}`. The tag never changes. When the content
of a type does, its version goes up and a pure function lifts each older form by one version, so
that what was stored long ago is read by today's code; nothing stored is ever rewritten.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeAlias, TypeVar

from dinsos_core.application.kodek.konverter import susun_konverter
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.penyimpanan import CatatanRusak

T = TypeVar("T")

Isi: TypeAlias = Mapping[str, Any]
Naik: TypeAlias = Callable[[Isi], Isi]
"""From the content of one version to that of the next."""

TANPA_NAIK: Final[Mapping[tuple[str, int], Naik]] = {}

TAK_TERBACA: Final = "catatan_tak_terbaca"

_TULIS = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class CatatanTakTerbaca(CatatanRusak):
    """A stored text is not what this version of the library stores; says which type, not what."""


@frozen(kw_only=True)
class TipeTersimpan:
    """A stored type: its tag, the version in which it is written today, its class."""

    tipe: str
    versi: int = 1
    kelas: type[Any]


class _Sekali(dict[type[Any], Callable[..., Any]]):
    """What ``buat`` makes for a class, made once."""

    def __init__(self, buat: Callable[[type[Any]], Callable[..., Any]]) -> None:
        super().__init__()
        self._buat = buat

    def __missing__(self, kelas: type[Any]) -> Callable[..., Any]:
        jadi = self[kelas] = self._buat(kelas)
        return jadi


class Kodek:
    """Writes and reads the given types. Immutable once made; safe to share.

    ``naik`` lifts content of (type, version) by one version. Raises `ValueError` unless tags and
    classes are unique and every older version of every type has its lift.
    """

    def __init__(
        self,
        tipe: Iterable[TipeTersimpan],
        naik: Mapping[tuple[str, int], Naik] = TANPA_NAIK,
    ) -> None:
        semua = tuple(tipe)
        self.tipe: Final = {satu.tipe: satu for satu in semua}
        self._naik = dict(naik)
        _periksa(semua, self._naik)
        self._kelas = {satu.kelas: satu for satu in semua}
        konverter = susun_konverter()
        # A program writes and reads a tenth of our types; each is worked out when it comes up.
        self._tulis = _Sekali(konverter.get_unstructure_hook)
        self._baca = _Sekali(konverter.get_structure_hook)
        for satu in semua:
            if satu.kelas.__module__.partition(".")[0] != __name__.partition(".")[0]:
                # A host's own: one that could be written and not be read again ends its start here.
                self._tulis[satu.kelas] = konverter.get_unstructure_hook(satu.kelas)
                self._baca[satu.kelas] = konverter.get_structure_hook(satu.kelas)

    def tulis(self, benda: object) -> str:
        """The text to store: plain ASCII, the same for equal values.

        Raises `TypeError` for what is not a stored type or holds a value of another type than
        declared, `ValueError` for a naive instant or a `Rahasia` that still carries its value:
        programming errors, which name types and never values.
        """
        kelas = type(benda)
        tersimpan = self._kelas.get(kelas)
        if tersimpan is None:
            raise TypeError(f"{kelas.__name__} bukan tipe yang disimpan")
        isi = self._tulis[kelas](benda)
        return _TULIS({"tipe": tersimpan.tipe, "versi": tersimpan.versi, "isi": isi})

    def baca(self, teks: str) -> Any:
        """The value that was stored, in today's form. Raises `CatatanTakTerbaca`."""
        try:
            tipe, versi, isi = _urai(teks)
        except (ValueError, TypeError, KeyError, RecursionError) as galat:
            raise CatatanTakTerbaca(TAK_TERBACA) from galat
        tersimpan = self.tipe.get(tipe)
        if tersimpan is None:
            raise CatatanTakTerbaca("tipe_tidak_dikenal")
        if versi > tersimpan.versi:
            raise CatatanTakTerbaca("versi_lebih_baru")
        try:
            while versi < tersimpan.versi:
                isi = self._naik[tipe, versi](isi)
                versi += 1
            return self._baca[tersimpan.kelas](isi, tersimpan.kelas)
        except Exception as galat:
            raise CatatanTakTerbaca(TAK_TERBACA) from galat

    def baca_sebagai(self, teks: str, kelas: type[T]) -> T:
        """The same where only values of this class are stored. Raises `CatatanTakTerbaca`."""
        nilai = self.baca(teks)
        if not isinstance(nilai, kelas):
            raise CatatanTakTerbaca(TAK_TERBACA)
        return nilai


def _urai(teks: str) -> tuple[str, int, Isi]:
    catatan = json.loads(teks)
    tipe, versi, isi = catatan["tipe"], catatan["versi"], catatan["isi"]
    if not (isinstance(tipe, str) and type(versi) is int and versi > 0 and isinstance(isi, dict)):
        raise TypeError
    return tipe, versi, isi


def _periksa(semua: tuple[TipeTersimpan, ...], naik: Mapping[tuple[str, int], Naik]) -> None:
    if len({s.tipe for s in semua}) != len(semua) or len({s.kelas for s in semua}) != len(semua):
        raise ValueError("tipe tersimpan harus unik")
    perlu = {(satu.tipe, versi) for satu in semua for versi in range(1, satu.versi)}
    if kurang := sorted(perlu - naik.keys()):
        raise ValueError(f"versi lama tanpa jalan naik: {kurang}")
    if lebih := sorted(naik.keys() - perlu):
        raise ValueError(f"jalan naik tanpa versi lama: {lebih}")
