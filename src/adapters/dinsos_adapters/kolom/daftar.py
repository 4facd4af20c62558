"""A frame as a list of cases: which column holds which fact, and how it can be asked.

A column is asked as a whole (``langsung``) where its type is that of its fact. Everything else a
column can hold is read value by value, as a form is: text for a date, several codes in one place.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeAlias

import narwhals.stable.v2 as nw
from attrs import field

from dinsos_adapters.kolom.logika import Logika, atau, bukan, dan
from dinsos_core.application.fakta_polos import baca_fakta, urai_fakta
from dinsos_core.domain.kelayakan.cakupan import Tempat
from dinsos_core.domain.kelayakan.fakta import MAKS_TAHUN_DEPAN, periksa_nilai
from dinsos_core.domain.kelayakan.sah import (
    MAKS_BILANGAN,
    POLA_WILAYAH,
    SALAH_JENIS,
    daftar_dikenal,
    kode_wilayah,
)
from dinsos_core.domain.shared import ukuran
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    NOTASI_TIADA,
    TIADA,
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    PeriodeKeanggotaan,
)
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta, Kosakata, MilikFakta

Kerangka: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]

_TEKS: Final = (nw.String, nw.Categorical, nw.Enum)
_BANYAK: Final = (nw.List, nw.Array)
_BOLEH: Final[Mapping[JenisFakta, tuple[type, ...]]] = {
    JenisFakta.TANGGAL: (nw.Date, nw.Datetime, *_TEKS),
    JenisFakta.YA_TIDAK: (nw.Boolean,),
    JenisFakta.TEKS: _TEKS,
    JenisFakta.PILIHAN: _TEKS,
    JenisFakta.WILAYAH: _TEKS,
    JenisFakta.KOORDINAT: _TEKS,
    JenisFakta.KEANGGOTAAN: (*_TEKS, *_BANYAK, nw.Struct),
}
_BERKODE: Final = (JenisFakta.PILIHAN, JenisFakta.WILAYAH, JenisFakta.KEANGGOTAAN)
SEMENTARA: Final = "__dinsos_"
"""What columns begin with that are there for a moment only."""
_YA: Final[object] = True
_MAKS_KATEGORI: Final = 2_000
_MAKS_SAMA: Final = 16
"""So many values are compared one by one; a set is faster from there on."""
# What nanoseconds reach: an earlier or later bound is none to a column that counts them.
_NANO: Final = (date(1678, 1, 1), date(2262, 1, 1))
_TERLAMPAU: Final = date(ukuran.TAHUN[0], 1, 1)
_LEBAR: Final = (nw.Int64, nw.UInt64, nw.Int128, nw.UInt128)
"""Whole numbers that any bound can be compared with as they are."""


@frozen(kw_only=True, eq=False)
class Kolom:
    """One column: the fact it holds, and its type.

    ``domain``: of a fact with a closed list of values, or of a column with one (``kategori``), each
    as it is written and as rules know it. ``dasar``: what several questions ask, by the name of the
    column it is worked out in first. ``berobjek``: yes and no kept as objects beside nothing;
    ``berlapis``: texts or numbers kept in a way that its library cannot compare.
    """

    nama: str
    definisi: DefinisiFakta
    tipe: nw.dtypes.DType
    pada: date = field(repr=False)
    domain: Mapping[str | bool, Nilai] | None = field(repr=False)
    kategori: bool = False
    berobjek: bool = False
    berlapis: bool = False
    pandas: bool
    dasar: dict[str, nw.Expr] = field(repr=False)

    @property
    def langsung(self) -> bool:
        """Whether it can be asked as a whole."""
        match self.definisi.jenis:
            case JenisFakta.TANGGAL:
                return isinstance(self.tipe, nw.Date | nw.Datetime)
            case JenisFakta.BILANGAN:
                return self.tipe.is_numeric()
            case JenisFakta.YA_TIDAK:
                return self.tipe == nw.Boolean
            case jenis:
                return jenis in _BERKODE and self.teks

    @property
    def teks(self) -> bool:
        """Whether it is a column of texts."""
        return isinstance(self.tipe, _TEKS)

    @property
    def nilai(self) -> nw.Expr:
        """Its values."""
        kolom = nw.col(self.nama)
        if self.berobjek:
            return nw.col(self._simpan("ya", kolom == _YA))
        if not self.teks:
            return kolom.cast(nw.Float64) if self.berlapis else kolom
        if self.berlapis or self.tipe != nw.String:
            kolom = kolom.cast(nw.String)
        # There texts may be objects, of which nothing is not even text.
        return kolom.fill_null("") if self.pandas else kolom

    @property
    def terisi(self) -> nw.Expr:
        """Where something stands."""
        return ~nw.col(self.nama).is_null()

    @property
    def ada(self) -> Logika:
        """Where a value stands that the fact can have, but for a known absence."""
        isi = self._ada()
        if isinstance(isi, bool):
            return isi
        return nw.col(self._simpan("ada", isi))

    def _simpan(self, apa: str, isi: nw.Expr) -> str:
        nama = f"{SEMENTARA}{apa}_{self.nama}"
        self.dasar.setdefault(nama, isi)
        return nama

    def _ada(self) -> Logika:
        definisi, nilai = self.definisi, self.nilai
        if self.domain is not None and definisi.jenis is not JenisFakta.YA_TIDAK:
            return self.salah_satu([k for k, isi in self.domain.items() if isi != TIADA])
        match definisi.jenis:
            case JenisFakta.TANGGAL:
                hari = self.pada.toordinal()
                if definisi.boleh_masa_depan:
                    hari = min(hari + MAKS_TAHUN_DEPAN * 366, date.max.toordinal())
                ada = dan(self.terisi, self.sejak(_TERLAMPAU), self.sampai(date.fromordinal(hari)))
                return dan(ada, nilai == nilai.dt.truncate("1d")) if self._berjam else ada
            case JenisFakta.BILANGAN:
                bawah = -MAKS_BILANGAN if definisi.minimal is None else definisi.minimal
                ada = dan(self.terisi, self.antara(bawah, MAKS_BILANGAN))
                return ada if self.tipe.is_integer() else dan(ada, nilai % 1 == 0)
            case JenisFakta.YA_TIDAK:
                return self.terisi
            case JenisFakta.WILAYAH:
                sah = dan(self.terisi, nilai.str.contains(f"^(?:{POLA_WILAYAH.pattern})$"))
                # To Python's patterns a text ends before a last new line, too.
                return dan(sah, ~nilai.str.ends_with("\n")) if self.pandas else sah
            case _:
                raise AssertionError("has a closed list of values")

    @property
    def tiada(self) -> Logika:
        """Where it is known that there is none."""
        if not (self.definisi.boleh_tiada and self.teks):
            return False
        return self.salah_satu([NOTASI_TIADA])

    @property
    def _berjam(self) -> bool:
        return isinstance(self.tipe, nw.Datetime)

    def salah_satu(self, semua: Collection[Any]) -> Logika:
        """Where it holds one of these values."""
        if self.definisi.jenis is JenisFakta.YA_TIDAK:
            ya = self.nilai if True in semua else False
            return dan(self.terisi, atau(ya, bukan(self.nilai) if False in semua else False))
        semua = [self.hari(satu) if isinstance(satu, date) else satu for satu in semua]
        nilai = self.nilai
        if self.kategori:  # of another value it may not even be asked
            assert self.domain is not None
            nilai, semua = nw.col(self.nama), [satu for satu in semua if satu in self.domain]
        if len(semua) > _MAKS_SAMA:
            return dan(self.terisi, nilai.is_in(semua))
        return dan(self.terisi, atau(*(nilai == satu for satu in semua)))

    def antara(self, minimal: int | None, maksimal: int | None) -> Logika:
        """Numbers from one to the other, both included; not asked where nothing stands."""
        nilai = self.nilai
        if self.tipe.is_integer() and self.tipe not in _LEBAR:
            nilai = nilai.cast(nw.Int64)
        tak_bertanda = self.tipe in (nw.UInt64, nw.UInt128) and minimal is not None and minimal <= 0
        bawah = True if minimal is None or tak_bertanda else nilai >= minimal
        return dan(bawah, True if maksimal is None else nilai <= maksimal)

    def sejak(self, hari: date) -> Logika:
        """Dates from that day on; not asked where nothing stands."""
        if hari == date.min or (self._berjam and hari < _NANO[0]):
            return True
        return False if self._berjam and hari > _NANO[1] else self.nilai >= self.hari(hari)

    def sampai(self, hari: date) -> Logika:
        """Dates up to that day."""
        if hari == date.max or (self._berjam and hari > _NANO[1]):
            return True
        return False if self._berjam and hari < _NANO[0] else self.nilai <= self.hari(hari)

    def di_bawah(self, induk: str) -> Logika:
        """Codes of areas that are this one or lie below it, of those that are sound."""
        if kode_wilayah(induk):  # what begins like a whole code goes on with a dot
            return self.nilai.str.starts_with(induk)
        return (self.nilai == induk) | self.nilai.str.starts_with(f"{induk}.")

    def hari(self, hari: date) -> date:
        """A day as the column counts it."""
        return datetime(hari.year, hari.month, hari.day) if self._berjam else hari  # noqa: DTZ001


@frozen(kw_only=True, eq=False)
class Daftar:
    """The facts of a list. ``dasar``: see `Kolom`. ``banyak``: how many of each kind of party have
    columns; ``bagi_semua``: the columns that say something of each, and so of nobody in particular.
    """

    kolom: Mapping[Tempat, Kolom]
    dasar: Mapping[str, nw.Expr] = field(repr=False)
    banyak: Mapping[str, int]
    bagi_semua: frozenset[str]

    def tempat(self, jalur: Jalur) -> list[Tempat]:
        """Where the values under a path stand."""
        banyak = max(self.banyak.get(jalur.pihak, 0), 1) if jalur.setiap else 1
        return [Tempat(jalur.pihak, nomor, jalur.kode) for nomor in range(banyak)]

    def hadir(self, tempat: Tempat) -> Logika:
        """Whether somebody is there: the first always, of whom perhaps nothing is known; others
        where something is said of them, or of one after them."""
        if tempat.nomor == 0:
            return True
        return atau(*(satu.terisi for satu in self.milik(tempat.pihak, tempat.nomor)))

    def milik(self, pihak: str, nomor: int) -> Iterator[Kolom]:
        """The columns of a kind of party from this one on."""
        for satu, kolom in self.kolom.items():
            if satu.pihak == pihak and satu.nomor >= nomor and kolom.nama not in self.bagi_semua:
                yield kolom


def baca_daftar(
    kerangka: Kerangka, jalur: Mapping[str, str], kosakata: Kosakata, pada: date
) -> tuple[Daftar, list[Halangan]]:
    """The columns that hold facts, each under its path, and those of a type that cannot hold
    theirs. What is wrong with a path is not told here; such a column is left out."""
    terurai = urai_fakta(kosakata, {satu: nama for nama, satu in jalur.items()})
    milik: list[tuple[str, int, Mapping[str, object]]] = [("", 0, terurai.kasus)]
    milik += [(p, ke, isi) for p, semua in terurai.pihak.items() for ke, isi in enumerate(semua)]
    skema = kerangka.collect_schema()
    salah: dict[str, Halangan] = {}
    kolom: dict[Tempat, Kolom] = {}
    dasar: dict[str, nw.Expr] = {}
    for pihak, nomor, isi in milik:
        for kode, asal in isi.items():
            nama, definisi = str(asal), kosakata.fakta.get(kode)
            if definisi is None or _kosong(kerangka, nama):
                continue
            tipe = _tipe(kerangka, nama, skema[nama])
            if not _dapat_memuat(tipe, definisi):
                rincian = {"fakta": kode, "diharapkan": definisi.jenis.value}
                salah[nama] = halangan(KodeHalangan.FAKTA_SALAH_JENIS, nama, **rincian)
                continue
            kategori = _kategori(kerangka, nama, tipe)
            berobjek = _berobjek(kerangka, nama, tipe, definisi)
            kolom[Tempat(pihak, nomor, kode)] = Kolom(
                nama=nama,
                definisi=definisi,
                tipe=nw.Boolean() if berobjek else tipe,
                pada=pada,
                domain=_domain(definisi, kosakata)
                if kategori is None
                else _domain_kategori(definisi, kosakata, kategori, pada),
                kategori=kategori is not None,
                berobjek=berobjek,
                berlapis=_berlapis(kerangka, nama),
                pandas=kerangka.implementation.is_pandas_like(),
                dasar=dasar,
            )
    daftar = Daftar(
        kolom=kolom,
        dasar=dasar,
        banyak={nama: len(semua) for nama, semua in terurai.pihak.items()},
        bagi_semua=frozenset(nama for nama, satu in jalur.items() if satu.startswith("setiap ")),
    )
    return daftar, list(salah.values())


def _kosong(kerangka: Kerangka, nama: str) -> bool:
    """Whether nothing stands in it: libraries give such a column any type."""
    return isinstance(kerangka, nw.DataFrame) and kerangka[nama].null_count() == len(kerangka)


def _tipe(kerangka: Kerangka, nama: str, tipe: nw.dtypes.DType) -> nw.dtypes.DType:
    """What it holds: objects are called texts by a look at the first hundred, and categories may be
    anything."""
    if isinstance(kerangka, nw.LazyFrame):
        return tipe
    seri = kerangka[nama]
    asli = seri.to_native()
    if isinstance(tipe, nw.Categorical):
        if kerangka.implementation.is_pandas_like() and not hasattr(asli, "cat"):
            return nw.Object()  # a dictionary of pyarrow's
        semua = seri.cat.get_categories().to_list()
    elif isinstance(tipe, nw.String) and str(getattr(asli, "dtype", "")) == "object":
        semua = seri.drop_nulls().to_list()
    else:
        return tipe
    return tipe if all(isinstance(satu, str) for satu in semua) else nw.Object()


def _dapat_memuat(tipe: nw.dtypes.DType, definisi: DefinisiFakta) -> bool:
    if isinstance(tipe, nw.Object | nw.Unknown):
        return True
    if definisi.jenis is JenisFakta.BILANGAN:
        return tipe.is_integer() or tipe.is_float()
    if isinstance(tipe, nw.Datetime) and tipe.time_zone is not None:
        return False  # an instant is a day only somewhere
    boleh = _BOLEH[definisi.jenis]
    return isinstance(tipe, (*boleh, *_BANYAK) if definisi.banyak else boleh)


def _kategori(kerangka: Kerangka, nama: str, tipe: nw.dtypes.DType) -> list[str] | None:
    """The closed list of a column's texts, where it has a short one."""
    if isinstance(tipe, nw.Enum):
        semua = list(tipe.categories)
    elif isinstance(tipe, nw.Categorical) and isinstance(kerangka, nw.DataFrame):
        semua = kerangka[nama].cat.get_categories().to_list()
    else:
        return None
    return semua if len(semua) <= _MAKS_KATEGORI else None


def _berobjek(
    kerangka: Kerangka, nama: str, tipe: nw.dtypes.DType, definisi: DefinisiFakta
) -> bool:
    """Whether a column of objects holds yes, no and nothing: pandas keeps them so."""
    if definisi.jenis is not JenisFakta.YA_TIDAK or not isinstance(tipe, nw.Object):
        return False
    if isinstance(kerangka, nw.LazyFrame) or not kerangka.implementation.is_pandas_like():
        return False
    return set(map(type, kerangka[nama].drop_nulls().to_list())) == {bool}


def _berlapis(kerangka: Kerangka, nama: str) -> bool:
    if not kerangka.implementation.is_pyarrow():
        return False
    return str(kerangka.to_native().schema.field(nama).type) in ("string_view", "halffloat")


def _domain_kategori(
    definisi: DefinisiFakta, kosakata: Kosakata, kategori: Iterable[str], pada: date
) -> Mapping[str | bool, Nilai]:
    terbaca = {satu: baca_nilai(definisi, kosakata, satu, pada) for satu in kategori}
    return {k: isi for k, isi in terbaca.items() if not isinstance(isi, BelumDiketahui)}


def baca_nilai(
    definisi: DefinisiFakta, kosakata: Kosakata, mentah: object, pada: date
) -> NilaiFakta:
    """One value as a form is read; one that its fact cannot have is unknown."""
    if definisi.jenis is not JenisFakta.KEANGGOTAAN:
        hasil = periksa_nilai(definisi, mentah, pada)
        return SALAH_JENIS if isinstance(hasil, Halangan) else hasil
    bersama = definisi.milik is MilikFakta.KASUS
    lokasi = definisi.kode if bersama else f"{next(iter(kosakata.pihak))}.{definisi.kode}"
    fakta, salah = baca_fakta(kosakata, {lokasi: mentah}, pada)
    return SALAH_JENIS if salah else fakta.isi(urai_jalur(lokasi))[0]


def _domain(definisi: DefinisiFakta, kosakata: Kosakata) -> Mapping[str | bool, Nilai] | None:
    match definisi.jenis:
        case JenisFakta.YA_TIDAK:
            return {True: True, False: False}
        case JenisFakta.PILIHAN:
            semua: dict[str | bool, Nilai] = {
                kode: frozenset({kode}) if definisi.banyak else kode for kode in definisi.pilihan
            }
            return {**semua, NOTASI_TIADA: TIADA} if definisi.boleh_tiada else semua
        case JenisFakta.KEANGGOTAAN:
            return {
                kode: Keanggotaan(periode=(PeriodeKeanggotaan(daftar=kode),))
                for kode in sorted(daftar_dikenal(definisi, kosakata))
            }
        case _:
            return None
