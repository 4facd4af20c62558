"""The facts of one case, how a standard points at them, and whether a stated value is usable.

First stop of an assessment: what a form or another system supplied passes `periksa_nilai`, is
gathered in a `FaktaKasus`, and the tests read it through paths.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final, TypeAlias, cast

from attrs import field

from dinsos_core.domain.kelayakan.sah import (
    MAKS_BILANGAN,
    Sah,
    banyak_digit,
    kode_wilayah,
    koordinat,
)
from dinsos_core.domain.shared import ukuran
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Rincian
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import (
    TANGGAL_TAK_PASTI,
    TIADA,
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    TanggalRentang,
    bertiada,
    satu_sebab,
    teks_polos,
    ujung,
)
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta
from dinsos_core.domain.waktu.rentang import notasi_tanggal, urai_rentang

BELUM_DIISI: Final = BelumDiketahui(sebab="belum_diisi")

TIPE_NILAI: Final[Mapping[JenisFakta, frozenset[type[Nilai]]]] = {
    JenisFakta.TANGGAL: frozenset({date, TanggalRentang}),
    JenisFakta.BILANGAN: frozenset({int}),
    JenisFakta.TEKS: frozenset({str}),
    JenisFakta.PILIHAN: frozenset({str}),
    JenisFakta.YA_TIDAK: frozenset({bool}),
    JenisFakta.WILAYAH: frozenset({str}),
    JenisFakta.KOORDINAT: frozenset({str}),
    JenisFakta.KEANGGOTAAN: frozenset({Keanggotaan}),
}
"""The exact Python types of each kind of fact; a `datetime` is no date and True is no number."""

MAKS_TAHUN_DEPAN: Final = 100
"""A day farther ahead is a typing error; and from the last there is, nothing can be counted."""

_POLA_TANGGAL: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@frozen(kw_only=True)
class FaktaDitemukan:
    """One value found under a path. ``lokasi`` is its place, counted from 0: `pemohon[1].agama`."""

    lokasi: str
    nilai: NilaiFakta = field(repr=False)


@frozen(kw_only=True)
class FaktaKasus:
    """Everything stated, attested or answered by a registry about one case.

    ``pihak`` holds the parties by kind, each with its own facts; ``kasus`` the facts stated once.
    ``dinyatakan``: places of what a registry knows and somebody stated instead.
    """

    pihak: Mapping[str, tuple[Mapping[str, NilaiFakta], ...]] = field(factory=dict, repr=False)
    kasus: Mapping[str, NilaiFakta] = field(factory=dict, repr=False)
    dinyatakan: tuple[str, ...] = ()

    @classmethod
    def susun(
        cls,
        pihak: Iterable[tuple[str, Mapping[str, NilaiFakta]]],
        kasus: Mapping[str, NilaiFakta],
    ) -> "FaktaKasus":
        """From parties in the case's order, each with its kind and facts, and the case's own."""
        menurut: dict[str, list[Mapping[str, NilaiFakta]]] = {}
        for nama, fakta in pihak:
            menurut.setdefault(nama, []).append(fakta)
        return cls(pihak={nama: tuple(semua) for nama, semua in menurut.items()}, kasus=kasus)

    def ambil(self, jalur: str | Jalur) -> tuple[FaktaDitemukan, ...]:
        """The values under a path, at least one.

        What is not there is `BelumDiketahui`. A kind of party without members gives one unknown
        value, since "every applicant" must not hold because there is none.

        Raises:
            ValueError: the path is malformed.
        """
        cari = urai_jalur(jalur) if isinstance(jalur, str) else jalur
        return tuple(
            FaktaDitemukan(lokasi=lokasi, nilai=nilai)
            for lokasi, nilai in zip(self.tempat(cari), self.isi(cari), strict=True)
        )

    def isi(self, jalur: Jalur) -> list[NilaiFakta]:
        """The bare values that `ambil` finds."""
        return pembaca(jalur)(self)

    def tempat(self, jalur: Jalur) -> list[str]:
        """The places of these values, in the same order."""
        kode, pihak = jalur.kode, jalur.pihak
        banyak = len(self.pihak.get(pihak, ()))
        if not pihak:
            return [kode]
        if not banyak:
            return [f"{pihak}.{kode}"]
        return [f"{pihak}[{n}].{kode}" for n in range(banyak if jalur.setiap else 1)]


Pembaca: TypeAlias = Callable[[FaktaKasus], list[NilaiFakta]]


@lru_cache(maxsize=1024)
def pembaca(jalur: Jalur) -> Pembaca:
    """The reading of one path, made ready for any number of cases; see `FaktaKasus.isi`."""
    kode, pihak = jalur.kode, jalur.pihak

    def milik_kasus(fakta: FaktaKasus) -> list[NilaiFakta]:
        return [fakta.kasus.get(kode, BELUM_DIISI)]

    def milik_pertama(fakta: FaktaKasus) -> list[NilaiFakta]:
        anggota = fakta.pihak.get(pihak)
        return [anggota[0].get(kode, BELUM_DIISI)] if anggota else [BELUM_DIISI]

    def milik_setiap(fakta: FaktaKasus) -> list[NilaiFakta]:
        anggota = fakta.pihak.get(pihak)
        return [satu.get(kode, BELUM_DIISI) for satu in anggota] if anggota else [BELUM_DIISI]

    if not pihak:
        return milik_kasus
    return milik_setiap if jalur.setiap else milik_pertama


def bila_terpenuhi(bila: Bila | None, fakta: FaktaKasus) -> bool | BelumDiketahui:
    """Whether an only-if holds; unknown, with the reason, while its fact is.

    Over `setiap` it must hold for every party; of several codes one suffices; a known absence does
    not hold. Types count: yes is not 1.
    """
    return True if bila is None else siapkan_bila(bila)(fakta)


def siapkan_bila(
    bila: Bila, sah: Sah | None = None
) -> Callable[[FaktaKasus], bool | BelumDiketahui]:
    """`bila_terpenuhi` of one only-if, read once for any number of cases; ``sah``: the values its
    fact can have, if it is not certain that others were refused before."""
    baca = pembaca(urai_jalur(bila.fakta))
    boleh = frozenset((type(nilai), nilai) for nilai in bila.nilai)
    jenis = frozenset(satu for satu, _ in boleh)
    kode = frozenset(nilai for nilai in bila.nilai if isinstance(nilai, str))

    def berlaku(fakta: FaktaKasus) -> bool | BelumDiketahui:
        semua: Sequence[NilaiFakta] = baca(fakta)
        for nilai in semua:
            if type(nilai) not in jenis or (type(nilai), nilai) not in boleh:
                break
        else:  # nearly always; what is unknown, uncertain or no value takes the longer way
            return True
        if sah is not None:
            semua = sah.semua(semua)
        tak_pasti: tuple[BelumDiketahui, ...] = ()
        for nilai in semua:
            if isinstance(nilai, frozenset):
                if kode.isdisjoint(nilai):
                    return False
            elif not isinstance(nilai, BelumDiketahui) and (type(nilai), nilai) not in boleh:
                if not _mungkin(nilai, boleh):
                    return False
                tak_pasti = (TANGGAL_TAK_PASTI,)
        return satu_sebab((*semua, *tak_pasti)) or True

    return berlaku


def _mungkin(nilai: NilaiFakta, boleh: frozenset[tuple[type, Nilai]]) -> bool:
    """Whether an uncertain date may be one of the days asked for; never all of them are."""
    return isinstance(nilai, TanggalRentang) and any(
        jenis is date and nilai.mungkin(cast(date, hari)) for jenis, hari in boleh
    )


def periksa_nilai(
    definisi: DefinisiFakta, nilai: object, hari_ini: date, *, lokasi: str = ""
) -> NilaiFakta | Halangan:
    """A raw value as the fact it is meant to be, or why it cannot be.

    Dates may be `date` objects or ISO text (`2026-06-20`), where the day is not known a
    `TanggalRentang` or its notation (`1986`, `42 tahun`; see `urai_rentang`); several codes a list,
    one of them its text; a known absence `NOTASI_TIADA`; nothing else is converted. None, blank
    text and an empty list mean *not stated*. ``hari_ini`` is today in the agency's zone. The
    Halangan names what is expected, never the value; for facts of special sensitivity it does not
    even hint at the nearest choice.
    """
    if isinstance(nilai, BelumDiketahui):
        return nilai
    if nilai is None or (isinstance(nilai, str) and not teks_polos(nilai).strip()):
        return BELUM_DIISI
    if definisi.boleh_tiada and bertiada(nilai):
        return TIADA
    match definisi.jenis:
        case JenisFakta.TANGGAL:
            return _periksa_tanggal(definisi, nilai, hari_ini, lokasi)
        case JenisFakta.PILIHAN:
            if definisi.banyak:
                return _periksa_banyak(definisi, nilai, lokasi)
            return _pilihan(definisi, nilai) or _salah_pilihan(definisi, nilai, lokasi)
        case JenisFakta.WILAYAH if isinstance(nilai, str):
            kode = teks_polos(nilai)
            return kode if kode_wilayah(kode) else _salah_jenis(definisi, lokasi)
        case JenisFakta.KOORDINAT if isinstance(nilai, str):
            letak = teks_polos(nilai).strip()
            return letak if koordinat(letak) else _salah_jenis(definisi, lokasi)
        case jenis:
            # Exact types: True must not pass for the number 1.
            if type(nilai) not in TIPE_NILAI[jenis]:
                return _salah_jenis(definisi, lokasi)
            return _periksa_ukuran(definisi, cast(Nilai, nilai), lokasi)


def _pilihan(definisi: DefinisiFakta, nilai: object) -> str | None:
    # Only text is compared: whatever else may answer a comparison as it likes, or not at all.
    kode = teks_polos(nilai) if isinstance(nilai, str) else None
    return kode if kode in definisi.pilihan else None


def _periksa_banyak(definisi: DefinisiFakta, nilai: object, lokasi: str) -> NilaiFakta | Halangan:
    semua = nilai if isinstance(nilai, list | tuple | frozenset | set) else (nilai,)
    kode = {satu: _pilihan(definisi, satu) for satu in map(_dapat_dicari, semua)}
    for satu, cocok in kode.items():
        if cocok is None:
            return _salah_pilihan(definisi, satu, lokasi)
    return frozenset(filter(None, kode.values())) or BELUM_DIISI


def _dapat_dicari(nilai: object) -> object:
    """The value, or something unlike any choice for what has no hash."""
    return teks_polos(nilai) if isinstance(nilai, str) else type(nilai)


def _periksa_tanggal(
    definisi: DefinisiFakta, nilai: object, hari_ini: date, lokasi: str
) -> date | TanggalRentang | Halangan:
    try:
        tanggal = _baca_tanggal(nilai, hari_ini)
    except (ValueError, OverflowError):
        tertulis = isinstance(nilai, str) and "/" not in teks_polos(nilai)
        bentuk = "tanggal" if tertulis else "rentang"
        return _salah_jenis(definisi, lokasi, masalah=f"{bentuk}_tidak_ada")
    if tanggal is None:
        boleh = JenisFakta.TANGGAL.value if definisi.pasti else "tanggal_atau_rentang"
        return _salah_jenis(definisi, lokasi, diharapkan=boleh)
    if isinstance(tanggal, TanggalRentang) and definisi.pasti:
        return _salah_jenis(definisi, lokasi, masalah="tanggal_harus_lengkap")
    (dari, sampai), depan = ujung(tanggal), definisi.boleh_masa_depan
    dinyatakan = tanggal.pada if isinstance(tanggal, TanggalRentang) else None
    if not depan and max(dari, dinyatakan or dari) > hari_ini:
        return Halangan(
            kode=KodeHalangan.TANGGAL_MASA_DEPAN,
            lokasi=lokasi or definisi.kode,
            rincian={"fakta": definisi.kode},
        )
    if sampai.toordinal() > hari_ini.toordinal() + MAKS_TAHUN_DEPAN * 366:
        return _salah_jenis(definisi, lokasi, masalah="tanggal_terlalu_jauh")
    if dari.year < ukuran.TAHUN[0]:
        return _salah_jenis(definisi, lokasi, masalah="tanggal_terlalu_lampau")
    if sampai > hari_ini and not depan:
        # Whatever has happened has happened by today.
        tanggal, sampai = TanggalRentang(dari=dari, sampai=hari_ini), hari_ini
    return dari if dari == sampai else tanggal


def _baca_tanggal(nilai: object, hari_ini: date) -> date | TanggalRentang | None:
    """A date in one of its notations; None for anything else.

    Raises:
        ValueError, OverflowError: a notation of days that do not exist.
    """
    if isinstance(nilai, TanggalRentang):
        tertulis = urai_rentang(notasi_tanggal(nilai), hari_ini)
        if tertulis is None or (tertulis.dari, tertulis.sampai) != (nilai.dari, nilai.sampai):
            raise ValueError("usia tidak sesuai rentangnya")
        return tertulis
    if isinstance(nilai, str):
        teks = teks_polos(nilai)
        if _POLA_TANGGAL.fullmatch(teks):
            return date.fromisoformat(teks)
        return urai_rentang(teks, hari_ini)
    if isinstance(nilai, date) and not isinstance(nilai, datetime):
        return date(nilai.year, nilai.month, nilai.day)  # sheds subclasses of other libraries
    return None


def _periksa_ukuran(definisi: DefinisiFakta, nilai: Nilai, lokasi: str) -> Nilai | Halangan:
    if isinstance(nilai, int) and definisi.minimal is not None and nilai < definisi.minimal:
        return _salah_jenis(definisi, lokasi, minimal=definisi.minimal)
    if isinstance(nilai, int) and abs(nilai) > MAKS_BILANGAN:
        return _salah_jenis(definisi, lokasi, maksimal=MAKS_BILANGAN)
    if isinstance(nilai, str) and definisi.digit not in (None, banyak_digit(nilai)):
        return _salah_jenis(definisi, lokasi, digit=definisi.digit)
    return nilai


def _salah_pilihan(definisi: DefinisiFakta, nilai: object, lokasi: str) -> Halangan:
    boleh_menebak = isinstance(nilai, str) and not definisi.spesifik
    dekat = terdekat(str(nilai).lower(), definisi.pilihan) if boleh_menebak else ""
    tebakan: dict[str, Rincian] = {"terdekat": dekat} if dekat else {}
    return _salah_jenis(definisi, lokasi, pilihan=definisi.pilihan, **tebakan)


def _salah_jenis(definisi: DefinisiFakta, lokasi: str, **rincian: Rincian) -> Halangan:
    return Halangan(
        kode=KodeHalangan.FAKTA_SALAH_JENIS,
        lokasi=lokasi or definisi.kode,
        rincian={"fakta": definisi.kode, "diharapkan": definisi.jenis.value, **rincian},
    )
