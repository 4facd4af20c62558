"""Whether two records may be of one person: what is compared, by which keys candidates are found,
and what speaks for it. Nobody is taken for somebody else by this: it shows, and an officer says.

A key is a text that two records of one person are likely to share; the vault keeps it as a keyed
hash. It is looked for within a scope (an agency's cases of one service, its Klien), which is part
of the key.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from attrs import field

from dinsos_core.domain.kelayakan.kalimat import Kalimat
from dinsos_core.domain.kelayakan.nama import Kesamaan, kata_nama, kata_pembeda, mirip_nama
from dinsos_core.domain.kelayakan.nik import menunjuk_orang
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import NilaiFakta, TanggalRentang, ujung

PENGENAL: Final = ("nik", "nama", "tanggal_lahir", "tanggal_meninggal")
"""The facts of a person that identify, in the vocabulary's codes."""

TAHUN_PALING: Final = 3
"""Of a birth date that may lie in more years than this no year is a key."""
KATA_PALING: Final = 3
"""So many words of a name are keys."""

CUKUP: Final = 0.85
"""So alike are the names of one person born on the same day (ours)."""
HARUS: Final = 0.93
"""So alike where the day is not known to be the same (ours)."""
BEDA: Final = 0.6
"""Names less alike than this are of two people, whatever days they share (ours)."""


@frozen(kw_only=True)
class Kunci:
    """One key, and how much it tells: from 16 (a NIK) down to 2."""

    teks: str = field(repr=False)
    bobot: int


@frozen(kw_only=True)
class Ciri:
    """What is known of a person to tell them by; personal. ``kata``: the name's words as they
    sound."""

    nik: str | None = field(default=None, repr=False)
    nama: str = field(default="", repr=False)
    lahir: date | TanggalRentang | None = field(default=None, repr=False)
    wafat: date | TanggalRentang | None = field(default=None, repr=False)
    kata: tuple[str, ...] = field(init=False, repr=False, eq=False)

    @kata.default
    def _kata(self) -> tuple[str, ...]:
        return kata_nama(self.nama)


def ciri(data: Mapping[str, NilaiFakta]) -> Ciri:
    """Of the facts of one person those that identify; a placeholder is no NIK."""
    nik, nama = data.get("nik"), data.get("nama")
    lahir, wafat = data.get("tanggal_lahir"), data.get("tanggal_meninggal")
    return Ciri(
        nik=nik if menunjuk_orang(nik) else None,
        nama=nama if isinstance(nama, str) else "",
        lahir=lahir if isinstance(lahir, date | TanggalRentang) else None,
        wafat=wafat if isinstance(wafat, date | TanggalRentang) else None,
    )


def kunci_kembar(c: Ciri, lingkup: str) -> tuple[Kunci, ...]:
    """The keys of a person within a scope, the most telling first.

    >>> budi = Ciri(nama="Moh. Budi", lahir=date(1950, 7, 1), wafat=date(2026, 5, 2))
    >>> [satu.teks for satu in kunci_kembar(budi, "kota")]  # doctest: +NORMALIZE_WHITESPACE
    ['kota|lw|1950-07-01|2026-05-02', 'kota|tn|1950|muhamatbudi', 'kota|wk|2026-05-02|budi',
     'kota|l|1950-07-01', 'kota|tk|1950|budi']
    """
    return tuple(Kunci(teks=f"{lingkup}|{teks}", bobot=bobot) for bobot, teks in _kunci(c))


def _kunci(c: Ciri) -> Iterator[tuple[int, str]]:
    lahir, wafat = _hari(c.lahir), _hari(c.wafat)
    pembeda = kata_pembeda(c.kata)[:KATA_PALING]
    tahun = _tahun(c.lahir) if c.kata else ()
    if c.nik:
        yield 16, f"nik|{c.nik}"
    if lahir and wafat:
        yield 8, f"lw|{lahir}|{wafat}"
    for satu in tahun:
        yield 6, f"tn|{satu}|{''.join(c.kata)}"
    if wafat:
        for satu_kata in pembeda:
            yield 4, f"wk|{wafat}|{satu_kata}"
    if lahir:
        yield 3, f"l|{lahir}"
    for satu in tahun:
        for satu_kata in pembeda:
            yield 2, f"tk|{satu}|{satu_kata}"


def _hari(tanggal: date | TanggalRentang | None) -> str:
    return tanggal.isoformat() if isinstance(tanggal, date) else ""


def _tahun(lahir: date | TanggalRentang | None) -> tuple[int, ...]:
    if lahir is None:
        return ()
    dari, sampai = ujung(lahir)
    semua = range(dari.year, sampai.year + 1)
    return tuple(semua) if len(semua) <= TAHUN_PALING else ()


class Tanda(StrEnum):
    """What was found of two records."""

    KLIEN_SAMA = "klien_sama"
    """Known to be the same person already."""
    NIK_SAMA = "nik_sama"
    NIK_BERBEDA = "nik_berbeda"
    NIK_HAMPIR_SAMA = "nik_hampir_sama"
    """One digit, or two that changed places."""
    NIK_TIDAK_DUA_DUANYA = "nik_tidak_dua_duanya"
    NAMA_SAMA = "nama_sama"
    NAMA_MIRIP = "nama_mirip"
    NAMA_BERBEDA = "nama_berbeda"
    LAHIR_SAMA = "lahir_sama"
    LAHIR_MUNGKIN_SAMA = "lahir_mungkin_sama"
    LAHIR_BERBEDA = "lahir_berbeda"
    WAFAT_SAMA = "wafat_sama"
    WAFAT_MUNGKIN_SAMA = "wafat_mungkin_sama"
    WAFAT_BERBEDA = "wafat_berbeda"


_KATA: Final[Mapping[Tanda, Kalimat]] = {
    Tanda.KLIEN_SAMA: Kalimat("dikenal sebagai klien yang sama", "known as the same client"),
    Tanda.NIK_SAMA: Kalimat("NIK sama", "same NIK"),
    Tanda.NIK_BERBEDA: Kalimat("NIK berbeda", "different NIK"),
    Tanda.NIK_HAMPIR_SAMA: Kalimat("NIK hampir sama", "nearly the same NIK"),
    Tanda.NIK_TIDAK_DUA_DUANYA: Kalimat("NIK tidak ada pada keduanya", "no NIK for both"),
    Tanda.NAMA_SAMA: Kalimat("nama sama", "same name"),
    Tanda.NAMA_MIRIP: Kalimat("nama mirip ({nilai})", "similar name ({nilai})"),
    Tanda.NAMA_BERBEDA: Kalimat("nama berbeda ({nilai})", "different name ({nilai})"),
    Tanda.LAHIR_SAMA: Kalimat("tanggal lahir sama", "same date of birth"),
    Tanda.LAHIR_MUNGKIN_SAMA: Kalimat("tanggal lahir mungkin sama", "dates of birth may agree"),
    Tanda.LAHIR_BERBEDA: Kalimat("tanggal lahir berbeda", "different dates of birth"),
    Tanda.WAFAT_SAMA: Kalimat("tanggal meninggal sama", "same date of death"),
    Tanda.WAFAT_MUNGKIN_SAMA: Kalimat("tanggal meninggal mungkin sama", "dates of death may agree"),
    Tanda.WAFAT_BERBEDA: Kalimat("tanggal meninggal berbeda", "different dates of death"),
}


@frozen(kw_only=True)
class Alasan:
    """One thing found; ``nilai`` how alike, in hundredths, where that was measured."""

    tanda: Tanda
    nilai: int | None = None


def bandingkan(a: Ciri, b: Ciri, kesamaan: Kesamaan) -> tuple[Alasan, ...]:
    """Everything that was found of two records that may be of one person; empty if they are not.

    >>> from dinsos_core.domain.kelayakan.nama import kesamaan_huruf
    >>> satu = Ciri(nik="6371052006960001", nama="Boedi Santosa", lahir=date(1996, 6, 20))
    >>> lain = Ciri(nik="6371052006960002", nama="Budi Santoso", lahir=date(1996, 6, 20))
    >>> teks_alasan(bandingkan(satu, lain, kesamaan_huruf))
    'nama mirip (0,92), tanggal lahir sama, NIK hampir sama'
    >>> bandingkan(satu, Ciri(nama="Ani", lahir=date(1996, 6, 20)), kesamaan_huruf)
    ()
    """
    nik, (nama, mirip) = _nik(a, b), _nama(a, b, kesamaan)
    lahir = _tanggal(a.lahir, b.lahir, _LAHIR)
    wafat = _tanggal(a.wafat, b.wafat, _WAFAT)
    if not _mungkin(nik, mirip, lahir, wafat):
        return ()
    nilai = None if mirip is None or nama is Tanda.NAMA_SAMA else round(mirip * 100)
    semua = (
        nama and Alasan(tanda=nama, nilai=nilai),
        *(t and Alasan(tanda=t) for t in (lahir, wafat, nik)),
    )
    return tuple(satu for satu in semua if satu)


def _mungkin(
    nik: Tanda | None, mirip: float | None, lahir: Tanda | None, wafat: Tanda | None
) -> bool:
    if nik is Tanda.NIK_SAMA:
        return True
    sehari = lahir is Tanda.LAHIR_SAMA or wafat is Tanda.WAFAT_SAMA
    if mirip is None:
        return lahir is Tanda.LAHIR_SAMA and wafat is Tanda.WAFAT_SAMA
    if Tanda.LAHIR_BERBEDA is lahir or Tanda.WAFAT_BERBEDA is wafat:
        # A day typed wrong on one side; the other, or the number, must then agree.
        return mirip >= HARUS and (sehari or nik is Tanda.NIK_HAMPIR_SAMA)
    if lahir is Tanda.LAHIR_SAMA and wafat is Tanda.WAFAT_SAMA:
        return mirip >= BEDA
    return mirip >= (CUKUP if sehari or nik is Tanda.NIK_HAMPIR_SAMA else HARUS)


def _nik(a: Ciri, b: Ciri) -> Tanda | None:
    if a.nik is None or b.nik is None:
        return Tanda.NIK_TIDAK_DUA_DUANYA
    if a.nik == b.nik:
        return Tanda.NIK_SAMA
    beda = [n for n, (x, y) in enumerate(zip(a.nik, b.nik, strict=True)) if x != y]
    tertukar = len(beda) == 2 and sorted(a.nik[n] for n in beda) == sorted(b.nik[n] for n in beda)
    return Tanda.NIK_HAMPIR_SAMA if len(beda) == 1 or tertukar else Tanda.NIK_BERBEDA


def _nama(a: Ciri, b: Ciri, kesamaan: Kesamaan) -> tuple[Tanda | None, float | None]:
    if not a.kata or not b.kata:
        return None, None
    if a.nama.casefold().split() == b.nama.casefold().split():
        return Tanda.NAMA_SAMA, 1.0
    mirip = mirip_nama(a.kata, b.kata, kesamaan)
    return (Tanda.NAMA_MIRIP if mirip >= BEDA else Tanda.NAMA_BERBEDA), mirip


_LAHIR: Final = (Tanda.LAHIR_SAMA, Tanda.LAHIR_MUNGKIN_SAMA, Tanda.LAHIR_BERBEDA)
_WAFAT: Final = (Tanda.WAFAT_SAMA, Tanda.WAFAT_MUNGKIN_SAMA, Tanda.WAFAT_BERBEDA)


def _tanggal(
    a: date | TanggalRentang | None,
    b: date | TanggalRentang | None,
    kata: tuple[Tanda, Tanda, Tanda],
) -> Tanda | None:
    sama, mungkin, berbeda = kata
    if a is None or b is None:
        return None
    if isinstance(a, date) and isinstance(b, date):
        return sama if a == b else berbeda
    (dari, sampai), (awal, akhir) = ujung(a), ujung(b)
    return mungkin if dari <= akhir and awal <= sampai else berbeda


# --- in words


def tulis_alasan(semua: Iterable[Alasan]) -> str:
    """As it is sealed: codes, for either language.

    >>> tulis_alasan([Alasan(tanda=Tanda.NAMA_MIRIP, nilai=93), Alasan(tanda=Tanda.LAHIR_SAMA)])
    'nama_mirip:93 lahir_sama'
    """
    return " ".join(
        satu.tanda if satu.nilai is None else f"{satu.tanda}:{satu.nilai}" for satu in semua
    )


def baca_alasan(teks: str) -> tuple[Alasan, ...]:
    """The same read again."""
    semua = (satu.partition(":") for satu in teks.split())
    return tuple(Alasan(tanda=Tanda(t), nilai=int(n) if n else None) for t, _, n in semua)


def teks_alasan(semua: Iterable[Alasan], bahasa: Bahasa = "id") -> str:
    """What was found, in words; tells nothing but how two records stand to one another."""
    return ", ".join(_teks(satu, bahasa) for satu in semua)


def _teks(satu: Alasan, bahasa: Bahasa) -> str:
    kalimat, nilai = _KATA[satu.tanda], f"{(satu.nilai or 0) / 100:.2f}"
    if bahasa == "id":
        return kalimat.id.replace("{nilai}", nilai.replace(".", ","))
    return kalimat.en.replace("{nilai}", nilai)
