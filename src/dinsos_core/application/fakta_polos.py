"""Facts as a person or another program writes them, read into parties and a case.

Nested by party (`{"pemohon": [{…}, {…}], "anak": {…}, "menikah": True}`), by path
(`{"pemohon[1].agama": "islam"}`; without a number the first, `setiap pemohon.agama` each one
named), or both. What a registry knows may be stated, too: the codes of the lists, or each listing
with its days (`[{"daftar": "dtks", "dari": "2025-01-01"}]`); an empty list means not listed, and
`"tak terjangkau"` that it was asked in vain.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from attrs import define, evolve, field

from dinsos_core.application.registri import TAK_TERJANGKAU
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.sah import keanggotaan_terbaca
from dinsos_core.domain.prosedur.pembukaan import baca_pernyataan, fakta_pernyataan
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    PeriodeKeanggotaan,
    teks_polos,
)
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta, Kosakata

_TEMPAT: Final = re.compile(
    r"(?:(?P<setiap>setiap) +)?(?P<pihak>[a-z][a-z0-9_-]*)(?:\[(?P<ke>[0-9]{1,2})\])?"
    r"\.(?P<kode>[^.\[\]]+)"
)
_PERIODE: Final = frozenset({"daftar", "wilayah", "dari", "sampai"})
_TIDAK_DIKETAHUI: Final = "tidak diketahui"
"""How an end of a listing that nobody knows is written; None is an open end."""
_TERTULIS: Final[Mapping[str, str]] = {
    JenisFakta.KEANGGOTAAN.value: "keanggotaan_tertulis",
    JenisFakta.YA_TIDAK.value: "ya_tidak_tertulis",
}
"""A registry's answer and yes or no have a notation of their own."""
_TAK_TERJANGKAU: Final = "tak terjangkau"
"""How a registry that could not be reached is written; no list has a blank in its code."""


@define
class Terurai:
    """Raw facts by place, and what is wrong with how they are written."""

    pihak: dict[str, list[dict[str, object]]] = field(factory=dict, repr=False)
    kasus: dict[str, object] = field(factory=dict, repr=False)
    masalah: list[Halangan] = field(factory=list)

    def isi(self, data: dict[str, object], kode: str, nilai: object, lokasi: str) -> None:
        if kode in data:
            self.masalah.append(halangan(KodeHalangan.FAKTA_GANDA, lokasi))
        data[kode] = nilai

    def anggota(self, pihak: str, ke: int) -> dict[str, object]:
        semua = self.pihak.setdefault(pihak, [])
        semua.extend({} for _ in range(ke + 1 - len(semua)))
        return semua[ke]


def baca_fakta(
    kosakata: Kosakata, fakta: Mapping[str, object], pada: date
) -> tuple[FaktaKasus, tuple[Halangan, ...]]:
    """Plain facts as rules read them, and everything wrong with them.

    ``pada`` stands for today: a date that may not lie ahead does not lie after it. Halangan name
    places (`pemohon[1].agama`), never values.
    """
    terurai = urai_fakta(kosakata, fakta)
    pihak = (
        PihakDiajukan(pihak=nama, data=satu)
        for nama, semua in terurai.pihak.items()
        for satu in semua
    )
    hasil, salah = baca_pihak(kosakata, pihak, terurai.kasus, pada)
    return hasil, (*terurai.masalah, *salah)


def urai_fakta(kosakata: Kosakata, fakta: Mapping[str, object]) -> Terurai:
    """Where each value stands, none of them looked at."""
    hasil = Terurai()
    for kunci, nilai in fakta.items():
        _urai(str(kunci), nilai, kosakata, hasil)
    for kunci, nilai in fakta.items():
        _urai_setiap(str(kunci), nilai, hasil)
    return hasil


def baca_pihak(
    kosakata: Kosakata, pihak: Iterable[PihakDiajukan], fakta: Mapping[str, object], pada: date
) -> tuple[FaktaKasus, tuple[Halangan, ...]]:
    """The same of parties that are told apart already, and of the case's own facts."""
    semua = tuple(evolve(satu, data=_berkeanggotaan(satu.data, kosakata)) for satu in pihak)
    isian = _berkeanggotaan(fakta, kosakata)
    data, kasus, salah = baca_pernyataan(kosakata, semua, isian, pada)
    lengkap = [
        {**isi, **{kode: nilai for kode, nilai in satu.data.items() if nilai is TAK_TERJANGKAU}}
        for satu, isi in zip(semua, data, strict=True)
    ]
    return fakta_pernyataan(semua, lengkap, kasus), tuple(map(_keterangan, salah))


def _urai(kunci: str, nilai: object, kosakata: Kosakata, hasil: Terurai) -> None:
    if cocok := _TEMPAT.fullmatch(kunci):
        if not cocok["setiap"]:
            _satu(cocok, kunci, nilai, kosakata, hasil)
        elif cocok["pihak"] not in kosakata.pihak:
            hasil.masalah.append(_pihak_asing(cocok["pihak"], kosakata))
    elif kunci in kosakata.pihak:
        _anggota(kunci, nilai, hasil)
    elif isinstance(nilai, Mapping) and kunci not in kosakata.fakta:
        hasil.masalah.append(_pihak_asing(kunci, kosakata))
    else:
        hasil.isi(hasil.kasus, kunci, nilai, kunci)


def _satu(
    cocok: re.Match[str], kunci: str, nilai: object, kosakata: Kosakata, hasil: Terurai
) -> None:
    if cocok["pihak"] not in kosakata.pihak:
        hasil.masalah.append(_pihak_asing(cocok["pihak"], kosakata))
    else:
        data = hasil.anggota(cocok["pihak"], int(cocok["ke"] or 0))
        hasil.isi(data, cocok["kode"], nilai, kunci)


def _urai_setiap(kunci: str, nilai: object, hasil: Terurai) -> None:
    """Once all parties are known: of each one named, or of the one there must be."""
    cocok = _TEMPAT.fullmatch(kunci)
    if cocok and cocok["setiap"] and not cocok["ke"]:
        hasil.anggota(cocok["pihak"], 0)
        for data in hasil.pihak[cocok["pihak"]]:
            hasil.isi(data, cocok["kode"], nilai, kunci)


def _anggota(pihak: str, nilai: object, hasil: Terurai) -> None:
    semua = nilai if isinstance(nilai, Sequence) and not isinstance(nilai, str) else (nilai,)
    for ke, satu in enumerate(semua):
        if not isinstance(satu, Mapping):
            salah = KodeHalangan.ISIAN_SALAH_JENIS
            hasil.masalah.append(halangan(salah, f"{pihak}[{ke}]", diharapkan="pihak"))
            continue
        data = hasil.anggota(pihak, ke)
        for kode, isi in satu.items():
            hasil.isi(data, str(kode), isi, f"{pihak}[{ke}].{kode}")


def _pihak_asing(pihak: str, kosakata: Kosakata) -> Halangan:
    return halangan(
        KodeHalangan.PIHAK_TIDAK_DIKENAL,
        pihak,
        pilihan=tuple(kosakata.pihak),
        mirip=terdekat(pihak, kosakata.pihak),
    )


# --- what registries know, as stated


def _berkeanggotaan(data: Mapping[str, object], kosakata: Kosakata) -> dict[str, object]:
    hasil = dict(data)
    for kode, nilai in data.items():
        definisi = kosakata.fakta.get(kode)
        if definisi is not None and definisi.jenis is JenisFakta.KEANGGOTAAN:
            hasil[kode] = _keanggotaan(nilai, definisi, kosakata)
    return hasil


def _keanggotaan(nilai: object, definisi: DefinisiFakta, kosakata: Kosakata) -> object:
    """A registry's answer as written; None or blank text means not stated, and what cannot be an
    answer becomes something that no fact may be."""
    if isinstance(nilai, str) and not teks_polos(nilai).strip():
        return None
    if isinstance(nilai, str) and teks_polos(nilai) == _TAK_TERJANGKAU:
        return TAK_TERJANGKAU
    if isinstance(nilai, str | Mapping):
        nilai = (nilai,)
    if isinstance(nilai, Sequence):
        semua = [_periode(satu) for satu in nilai]
        nilai = Keanggotaan(periode=tuple(satu for satu in semua if satu is not None))
        if None in semua:
            return object()
    terbaca = not isinstance(nilai, Keanggotaan) or keanggotaan_terbaca(nilai, definisi, kosakata)
    return nilai if terbaca else object()


def _periode(satu: object) -> PeriodeKeanggotaan | None:
    isi: Mapping[Any, Any] = {"daftar": satu} if isinstance(satu, str) else {}
    if isinstance(satu, Mapping):
        isi = satu
    if not isi or not isi.keys() <= _PERIODE or not isinstance(isi.get("daftar"), str):
        return satu if isinstance(satu, PeriodeKeanggotaan) else None
    wilayah = isi.get("wilayah", "")
    tepi = tuple(_tepi(isi.get(nama)) for nama in ("dari", "sampai"))
    if not isinstance(wilayah, str) or any(isinstance(satu, str) for satu in tepi):
        return None
    dari, sampai = tepi
    return PeriodeKeanggotaan(daftar=isi["daftar"], wilayah=wilayah, dari=dari, sampai=sampai)


def _tepi(nilai: Any) -> Any:
    """A day, an open end, or one that nobody knows; text that is none of these stays text."""
    if not isinstance(nilai, str):
        return nilai
    teks = teks_polos(nilai)
    if teks == _TIDAK_DIKETAHUI:
        return BelumDiketahui()
    try:
        return date.fromisoformat(teks)
    except ValueError:
        return teks


def _keterangan(satu: Halangan) -> Halangan:
    """What is written otherwise than a form shows it, as it is written."""
    tertulis = _TERTULIS.get(str(satu.rincian.get("diharapkan")))
    if tertulis is None:
        return satu
    return evolve(satu, rincian={**satu.rincian, "diharapkan": tertulis})
