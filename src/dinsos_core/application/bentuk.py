"""The shape of what comes in, a command or a question: every field has the type it declares, within
the bounds of `domain.shared.ukuran`, or every one that has not is named.

Hosts hand over what forms and other programs sent. Rules may then rely on types; facts and papers
have checks of their own. What a type asks is worked out once for each type.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import Enum
from functools import cache, wraps
from itertools import islice
from sys import exc_info
from types import FunctionType, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    NewType,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs
from returns.result import Failure, Result
from typing_extensions import get_protocol_members, is_protocol

from dinsos_core.domain.shared import ukuran
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Rincian,
    Terhalang,
    halangan,
    secukupnya,
)
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, TanggalRentang, Tiada
from dinsos_core.domain.shared.terima import daftar

_NAMA: Final[Mapping[type[Any], str]] = {
    str: "teks",
    int: "bilangan bulat",
    bool: "ya atau tidak",
    datetime: "saat dengan zona",
    date: "tanggal",
    NoneType: "kosong",
}

_NILAI: Final = frozenset({BelumDiketahui, Keanggotaan, TanggalRentang, Tiada})
_POLOS: Final = frozenset({bool, float, complex, bytes, NoneType})
"""What may be handed in as a fact, beside texts, numbers, days and lists; the vocabulary says
which of it is one."""

_SEPARUH: Final = re.compile("[\ud800-\udfff]")
"""Half of a surrogate pair: no text that can be written down."""

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

_WAJAH: Final[set[type[Any]]] = set()


class _Temuan:
    """What a check has found, and how much it has looked at."""

    __slots__ = ("huruf", "isi", "salah")

    def __init__(self) -> None:
        self.salah: list[Halangan] = []
        self.isi = self.huruf = 0

    def jenis(self, lokasi: str, diharapkan: str, **lain: Rincian) -> None:
        kode = KodeHalangan.ISIAN_SALAH_JENIS
        self.salah.append(halangan(kode, lokasi, diharapkan=diharapkan, **lain))

    def lebih(self, lokasi: str, batas: int, satuan: str) -> None:
        self.salah.append(
            halangan(KodeHalangan.ISIAN_MELEBIHI_BATAS, lokasi, batas=batas, satuan=satuan)
        )

    def semua(self) -> tuple[Halangan, ...]:
        if not self.salah and self.huruf > ukuran.HURUF:
            self.lebih("", ukuran.HURUF, "huruf")
        return secukupnya(self.salah)

    def teks(self, nilai: str, lokasi: str, paling: int) -> None:
        """The bounds of any text; never of a type that answers comparisons as it likes."""
        kelas = type(nilai)
        if kelas is not str and not (
            issubclass(kelas, Enum)
            or (kelas.__eq__ is str.__eq__ and kelas.__hash__ is str.__hash__)
        ):
            self.jenis(lokasi, "teks")
            return
        panjang = str.__len__(nilai)
        self.huruf += panjang
        if panjang > paling:
            self.lebih(lokasi, paling, "huruf")
        elif (not nilai.isascii() and _SEPARUH.search(nilai)) or "\x00" in nilai:
            self.jenis(lokasi, "teks_terbaca")

    def memuat(self, nilai: Collection[Any], lokasi: str) -> bool:
        """Whether what a list or a mapping holds is to be looked at: not of one that is too long,
        and nothing any more once there was too much all in all."""
        banyak = len(nilai)
        self.isi += banyak
        if banyak > ukuran.DAFTAR:
            self.lebih(lokasi, ukuran.DAFTAR, "butir")
        elif self.isi > ukuran.ISI:
            self.lebih(lokasi, ukuran.ISI, "nilai")
        else:
            return True
        return False


Pemeriksa: TypeAlias = Callable[[Any, str, _Temuan], None]
"""Looks at a value that stands at a place."""


def masukan(kelas: type[T]) -> type[T]:
    """A face of the application: each of its public calls looks at its arguments before anything
    else. What is wrong comes back as the call's refusal, or is raised as `Terhalang`
    (`isian_salah_jenis`, `isian_melebihi_batas`). Whatever is raised leaves with empty frames."""
    _WAJAH.add(kelas)
    for nama, isi in tuple(vars(kelas).items()):
        if isinstance(isi, FunctionType) and not nama.startswith("_"):
            setattr(kelas, nama, _berbentuk(isi))
    return kelas


def _berbentuk(tanya: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(tanya)
    def diperiksa(diri: Any, *args: Any, **kwargs: Any) -> Any:
        luar = exc_info()[1]
        try:
            return _jawab(tanya, diri, args, kwargs)
        except BaseException as galat:
            args, kwargs = (), {}
            kosongkan(galat, luar)
            raise

    return diperiksa


def _jawab(
    tanya: Callable[..., Any], diri: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> Any:
    urut = tanya.__code__.co_varnames[1 : tanya.__code__.co_argcount]
    argumen, temuan = _argumen(tanya), _Temuan()
    bernama = dict(zip(urut, args, strict=False))
    for isi in (bernama, kwargs):
        for nama in argumen.untai & isi.keys():
            isi[nama] = daftar(isi[nama])
        for nama, nilai in isi.items():
            if (periksa := argumen.periksa.get(nama)) is not None:
                _aman(periksa, nilai, nama, temuan)
    if salah := temuan.semua():
        if argumen.menjawab:
            return Failure(salah)
        raise Terhalang(*salah)
    return tanya(diri, *bernama.values(), *args[len(urut) :], **kwargs)


def kosongkan(galat: BaseException, luar: BaseException | None = None) -> None:
    """Nothing is left in the frames that an exception has come through, nor in those of its causes:
    they held persons in the open, and error trackers print what frames hold. ``luar``: what the
    caller was dealing with already; its frames are the caller's."""
    semua: list[BaseException | None] = [galat]
    dilihat = {id(luar)}
    while semua:
        satu = semua.pop()
        if satu is None or id(satu) in dilihat:
            continue
        dilihat.add(id(satu))
        semua += (satu.__cause__, satu.__context__)
        if isinstance(satu, BaseExceptionGroup):
            semua += satu.exceptions
        jejak = satu.__traceback__
        while jejak is not None:
            with suppress(RuntimeError):  # one that runs still: whoever called, and the call itself
                jejak.tb_frame.clear()
            jejak = jejak.tb_next


def periksa_bentuk(benda: Any) -> tuple[Halangan, ...]:
    """Everything wrong with the types and sizes of a command's fields; values are never shown."""
    temuan = _Temuan()
    kelas: Any = type(benda)
    _periksa_bidang(kelas)(benda, "", temuan)
    return temuan.semua()


def nilai_polos(nilai: object) -> bool:
    """Whether it is a plain value within the bounds of what comes in, whoever hands it over."""
    temuan = _Temuan()
    _aman(_bebas, nilai, "", temuan)
    return not temuan.salah


@frozen
class _Argumen:
    """What a call asks of its arguments. ``untai``: those that may be any iterable, handed on as
    tuples; ``menjawab``: it answers with a `Result`."""

    periksa: Mapping[str, Pemeriksa]
    untai: frozenset[str]
    menjawab: bool


@cache
def _argumen(tanya: Callable[..., Any]) -> _Argumen:
    jenis = get_type_hints(tanya, include_extras=True)
    jawaban = jenis.pop("return", None)
    return _Argumen(
        periksa={
            nama: periksa
            for nama, satu in jenis.items()
            if (periksa := _periksa_argumen(satu)) is not _apa_saja
        },
        untai=frozenset(n for n, satu in jenis.items() if get_origin(satu) in _UNTAI),
        menjawab=get_origin(jawaban) is Result,
    )


def _periksa_argumen(jenis: Any) -> Pemeriksa:
    pilihan = get_args(jenis) if get_origin(jenis) in _GABUNGAN else (jenis,)
    nyata = tuple(satu for satu in pilihan if satu is not NoneType)
    if len(nyata) > 1 and all(map(attrs.has, nyata)):
        return _apa_saja  # one of many commands: whoever takes it says which it knows
    khusus = {str: _teks(ukuran.ARGUMEN), int: _bilangan(ukuran.HALAMAN)}.get(nyata[0])
    if khusus is None or len(nyata) > 1:
        return _pemeriksa(jenis)
    return _boleh_kosong(khusus) if NoneType in pilihan else khusus


def _aman(periksa: Pemeriksa, nilai: Any, lokasi: str, temuan: _Temuan) -> None:
    """Whatever breaks when it is looked at is not of the type."""
    try:
        periksa(nilai, lokasi, temuan)
    except Exception:  # noqa: BLE001 - an object of any class may come in, also a hostile one
        temuan.jenis(lokasi, "nilai_polos")


@cache
def _pemeriksa(jenis: Any) -> Pemeriksa:
    asal, isi = get_origin(jenis), get_args(jenis)
    if isinstance(jenis, NewType) or asal is Annotated:
        return _kode
    if jenis is object:
        return _bebas
    if asal in _GABUNGAN:
        return _gabungan(isi)
    if asal in (tuple, frozenset, *_UNTAI):
        return _daftar(frozenset if asal is frozenset else tuple, _pemeriksa(isi[0]))
    if isinstance(asal, type) and issubclass(asal, Mapping):
        return _menurut_nama(_pemeriksa(isi[1]))
    if not isinstance(jenis, type) or jenis is Any:
        return _dapat_dipanggil if asal is Callable else _apa_saja
    if issubclass(jenis, Enum):
        return _pilihan(jenis)
    if jenis in _WAJAH or jenis is bytes:
        return _tepat(jenis)
    if is_protocol(jenis):
        return _berbagian(jenis)
    if attrs.has(jenis):
        return _periksa_bidang(jenis)
    return _DASAR.get(jenis, _apa_saja)


def _apa_saja(_nilai: Any, _lokasi: str, _temuan: _Temuan) -> None:
    """Nothing to look at."""


def _dapat_dipanggil(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
    if not callable(nilai):
        temuan.jenis(lokasi, "yang dapat dipanggil")


def _berbagian(jenis: type[Any]) -> Pemeriksa:
    bagian = tuple(sorted(get_protocol_members(jenis)))

    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if not all(hasattr(nilai, satu) for satu in bagian):
            temuan.jenis(lokasi, jenis.__name__)

    return periksa


def _tepat(jenis: type[Any]) -> Pemeriksa:
    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if type(nilai) is not jenis:
            temuan.jenis(lokasi, jenis.__name__)

    return periksa


@cache
def _periksa_bidang(kelas: Any) -> Pemeriksa:
    attrs.resolve_types(kelas)  # does nothing the second time
    bidang = tuple((satu.name, _pemeriksa(satu.type)) for satu in attrs.fields(kelas))

    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if type(nilai) is not kelas:
            temuan.jenis(lokasi, kelas.__name__)
            return
        awal = f"{lokasi}." if lokasi else ""
        for nama, satu in bidang:
            _aman(satu, getattr(nilai, nama), awal + nama, temuan)

    return periksa


def _teks(paling: int) -> Pemeriksa:
    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if isinstance(nilai, str):
            temuan.teks(nilai, lokasi, paling)
        else:
            temuan.jenis(lokasi, "teks")

    return periksa


def _kode(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
    """The id of something: the host's, or one of ours that came back."""
    if not isinstance(nilai, str):
        temuan.jenis(lokasi, "teks")
    elif not str.__len__(nilai):
        temuan.salah.append(halangan(KodeHalangan.ISIAN_KOSONG, lokasi))
    elif not str.strip(nilai, " ").isprintable():  # blanks around it are a slip of the keyboard
        temuan.jenis(lokasi, "teks_terbaca")
    else:
        temuan.teks(nilai, lokasi, ukuran.NAMA)


def _bilangan(paling: int) -> Pemeriksa:
    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if type(nilai) is not int:  # True must not pass for the number 1
            temuan.jenis(lokasi, "bilangan bulat")
        elif not -paling <= nilai <= paling:
            temuan.lebih(lokasi, paling, "angka")

    return periksa


def _ya_tidak(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
    if type(nilai) is not bool:
        temuan.jenis(lokasi, "ya atau tidak")


def _kosong(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
    if nilai is not None:
        temuan.jenis(lokasi, "kosong")


def _tanggal(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
    if type(nilai) is not date:
        temuan.jenis(lokasi, "tanggal")
    else:
        _tahun(nilai, lokasi, temuan)


def _saat(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
    if not isinstance(nilai, datetime):  # one may be of another library
        temuan.jenis(lokasi, "saat dengan zona")
        return
    nilai.utcoffset()  # whether its zone can be asked at all
    _tahun(nilai, lokasi, temuan)


def _tahun(nilai: date, lokasi: str, temuan: _Temuan) -> None:
    awal, akhir = ukuran.TAHUN
    if not awal <= nilai.year <= akhir:
        temuan.jenis(lokasi, "tahun_wajar")


def _boleh_kosong(satu: Pemeriksa) -> Pemeriksa:
    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if nilai is not None:
            satu(nilai, lokasi, temuan)

    return periksa


def _gabungan(pilihan: tuple[Any, ...]) -> Pemeriksa:
    nyata = tuple(satu for satu in pilihan if satu is not NoneType)
    tertutup = next((p for p in nyata if isinstance(p, type) and issubclass(p, Enum)), None)
    if tertutup is not None or len(nyata) == 1:
        satu = _pemeriksa(nyata[0] if tertutup is None else tertutup)
    else:
        satu = _salah_satu(tuple(map(_pemeriksa, nyata)))
    return satu if len(nyata) == len(pilihan) else _boleh_kosong(satu)


def _salah_satu(semua: tuple[Pemeriksa, ...]) -> Pemeriksa:
    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        for satu in semua:
            coba = _Temuan()
            satu(nilai, lokasi, coba)
            if not coba.salah:
                temuan.isi, temuan.huruf = temuan.isi + coba.isi, temuan.huruf + coba.huruf
                return
        semua[0](nilai, lokasi, temuan)

    return periksa


def _pilihan(jenis: type[Enum]) -> Pemeriksa:
    semua = tuple(str(satu.value) for satu in jenis)

    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if not isinstance(nilai, jenis):
            mirip = terdekat(nilai[: ukuran.NAMA], semua) if type(nilai) is str else ""
            temuan.jenis(lokasi, "salah satu pilihan", pilihan=semua, mirip=mirip)

    return periksa


def _daftar(kelas: type[Any], satu: Pemeriksa) -> Pemeriksa:
    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if type(nilai) is not kelas:
            temuan.jenis(lokasi, "daftar")
        elif temuan.memuat(nilai, lokasi):
            for nomor, isi in enumerate(nilai):
                _aman(satu, isi, f"{lokasi}[{nomor}]", temuan)

    return periksa


def _menurut_nama(satu: Pemeriksa) -> Pemeriksa:
    def periksa(nilai: Any, lokasi: str, temuan: _Temuan) -> None:
        if not isinstance(nilai, Mapping):
            temuan.jenis(lokasi, "daftar isian menurut nama")
        elif temuan.memuat(nilai, lokasi):
            semua = tuple(islice(nilai.items(), ukuran.DAFTAR + 1))
            if len(semua) != len(nilai):  # one that says it is shorter may have no end
                temuan.jenis(lokasi, "daftar isian menurut nama")
                return
            for kunci, isi in semua:
                if not isinstance(kunci, str) or not str.isprintable(kunci):
                    temuan.jenis(lokasi, "daftar isian menurut nama")
                    continue
                temuan.teks(kunci, lokasi, ukuran.NAMA)
                _aman(satu, isi, f"{lokasi}.{kunci[: ukuran.NAMA]}", temuan)

    return periksa


def _bebas(nilai: Any, lokasi: str, temuan: _Temuan, tingkat: int = 0) -> None:
    kelas: Any = type(nilai)
    if issubclass(kelas, str):
        temuan.teks(nilai, lokasi, ukuran.TEKS)
    elif kelas is int:
        _bilangan(ukuran.BILANGAN)(nilai, lokasi, temuan)
    elif kelas in (list, tuple, set, frozenset, dict):
        if tingkat == ukuran.TINGKAT:
            temuan.lebih(lokasi, ukuran.TINGKAT, "tingkat")
        elif temuan.memuat(nilai, lokasi):
            for satu in (*nilai, *nilai.values()) if kelas is dict else nilai:
                _bebas(satu, lokasi, temuan, tingkat + 1)
    elif kelas in _NILAI:
        _periksa_bidang(kelas)(nilai, lokasi, temuan)
    elif kelas not in _POLOS and not issubclass(kelas, date):
        temuan.jenis(lokasi, "nilai_polos")


_GABUNGAN: Final = (Union, UnionType)
_UNTAI: Final = (Iterable, Collection)
_DASAR: Final[Mapping[type[Any], Pemeriksa]] = {
    str: _teks(ukuran.TEKS),
    int: _bilangan(ukuran.BILANGAN),
    bool: _ya_tidak,
    datetime: _saat,
    date: _tanggal,
    NoneType: _kosong,
}
