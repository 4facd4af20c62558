"""The tables that lead to a case: from a person, from somebody who works on it, from another case,
from a key that shows it, from an account for which it is not there, from whoever may act next, from
an open clock.

Each is the inverse of a column of the case. One way of reading and of writing them all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import product
from operator import attrgetter
from typing import Any, Final, TypeAlias

from sqlalchemy import Table

from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.skema_meja import SEMUA, TERTUTUP
from dinsos_core.domain.kasus.tautan import Tautan
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.indeks import GiliranTerbuka, IndeksKasus, JamTerbuka
from dinsos_core.ports.meja import TANPA_TEMPO
from dinsos_core.ports.tampak import kunci_akun, kunci_peran


@frozen
class Kolom:
    """Those columns of a case; of `IndeksKasus` what leads to it."""

    subjek: tuple[str, ...] = ()
    petugas: tuple[str, ...] = ()
    tautan: tuple[Tautan, ...] = ()
    tampak: tuple[str, ...] | None = None
    kecuali: tuple[str, ...] = ()
    giliran: tuple[GiliranTerbuka, ...] = ()
    jam: tuple[JamTerbuka, ...] = ()
    instansi: str = ""
    layanan: str = ""
    dibuat: datetime | None = None
    agregat: str = ""
    status: str = ""
    berjalan: bool = True


Isian: TypeAlias = tuple[tuple[str, Any], ...]
"""One row, without the case it leads to: column and value."""

KOSONG: Final = Kolom()
TAMPAK: Final = ("agregat", "instansi", "layanan", "status", "berjalan", "dibuat")
"""What lists ask of a case, as it stands beside each key that shows it."""


def isi_terbalik(kolom: Kolom) -> Mapping[str, frozenset[Isian]]:
    """The rows of each table that lead to a case with these columns."""
    return {nama: frozenset(baris(kolom)) for nama, (_, baris) in _ISI.items()}


def berganti(lama: Kolom, baru: Kolom) -> Iterator[tuple[str, frozenset[Isian], frozenset[Isian]]]:
    """Of each table that is not as it was: the rows that go, and those that come."""
    for nama, (dasar, baris) in _ISI.items():
        if dasar(lama) != dasar(baru):
            dulu, kini = frozenset(baris(lama)), frozenset(baris(baru))
            yield nama, dulu - kini, kini - dulu


def _giliran(kolom: Kolom) -> Iterator[Isian]:
    for satu in kolom.giliran:
        peran = kunci_peran(kolom.instansi, satu.peran)
        petugas = ("", *kolom.petugas) if satu.akun is None else (satu.akun,)
        for akun in petugas:
            membuka = {peran, kunci_akun(PelakuId(akun))} if akun else {peran}
            yield (
                ("peran", satu.peran),
                ("akun", akun),
                ("instansi", kolom.instansi),
                ("layanan", kolom.layanan),
                ("langkah", satu.langkah),
                ("sejak", satu.sejak),
                ("dilarang", satu.dilarang),
                ("jatuh_tempo", satu.jatuh_tempo or TANPA_TEMPO),
                ("rawan", satu.rawan or TANPA_TEMPO),
                ("tertutup", kolom.tampak is not None and membuka.isdisjoint(kolom.tampak)),
            )


def _jam(kolom: Kolom) -> Iterator[Isian]:
    kunci = (SEMUA,) if kolom.tampak is None else (TERTUTUP, *kolom.tampak)
    for satu, untuk in product(kolom.jam, kunci):
        yield (
            ("kode", satu.kode),
            ("kunci", untuk),
            ("instansi", kolom.instansi),
            ("layanan", kolom.layanan),
            ("milik", satu.milik),
            ("mulai", satu.mulai),
            ("jatuh_tempo", satu.jatuh_tempo),
            ("rawan", satu.rawan),
            ("dijeda", satu.dijeda),
            ("versi_kalender", satu.versi_kalender),
        )


def _tampak(kolom: Kolom) -> Iterator[Isian]:
    for satu in kolom.tampak or ():
        yield (("kunci", satu), *((nama, getattr(kolom, nama)) for nama in TAMPAK))


_ISI: Final[Mapping[str, tuple[Callable[[Kolom], Any], Callable[[Kolom], Iterable[Isian]]]]] = {
    "kasus_subjek": (
        attrgetter("subjek"),
        lambda kolom: [(("subjek", satu),) for satu in kolom.subjek],
    ),
    "kasus_petugas": (
        attrgetter("petugas"),
        lambda kolom: [(("akun", satu),) for satu in kolom.petugas],
    ),
    "kasus_tautan": (
        attrgetter("tautan"),
        lambda kolom: [
            (("ke", satu.ke), ("hubungan", satu.hubungan.value)) for satu in kolom.tautan
        ],
    ),
    "kasus_tampak": (attrgetter("tampak", *TAMPAK), _tampak),
    "kasus_kecuali": (
        attrgetter("kecuali"),
        lambda kolom: [(("akun", satu),) for satu in kolom.kecuali],
    ),
    "kasus_giliran": (
        attrgetter("giliran", "petugas", "tampak", "instansi", "layanan"),
        _giliran,
    ),
    "kasus_jam": (attrgetter("jam", "tampak", "instansi", "layanan"), _jam),
}
"""Of each table: the columns that its rows follow from, and the rows."""
TERBALIK: Final = tuple(_ISI)


def tabel_terbalik(skema: Skema) -> Mapping[str, Table]:
    """Each table under its name without the prefix."""
    return {nama: getattr(skema, nama) for nama in TERBALIK}


def kolom_terbalik(indeks: IndeksKasus) -> Kolom:
    """The columns as a case has them."""
    return Kolom(
        subjek=indeks.subjek,
        petugas=indeks.petugas,
        tautan=indeks.tautan,
        tampak=indeks.tampak,
        kecuali=indeks.kecuali,
        giliran=indeks.giliran,
        jam=indeks.jam,
        instansi=indeks.instansi,
        layanan=indeks.layanan,
        dibuat=indeks.dibuat,
        agregat=indeks.agregat,
        status=indeks.status,
        berjalan=indeks.berjalan,
    )
