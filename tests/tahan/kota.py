"""A city under fire: an office with cases of every service, and what may be said in it."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from itertools import count, product
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from attrs import define
from returns.result import Success
from tests.formulir import perintah, terisi, terisi_wajib

from dinsos_adapters import rakit
from dinsos_core import Aplikasi, Pelaku, Terhalang
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, PermintaanId, SubjekId
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.waktu.jeda import Jeda

KINI = datetime(2026, 7, 5, 1, 0, tzinfo=UTC)

_TENTU: Mapping[type[Any], Any] = {
    Jeda: Jeda(mulai=KINI, alasan_kode="lainnya"),
    TanggalRentang: TanggalRentang.setahun(1986),
}


@define
class Kota:
    """An office with cases of every service, and what may be said in it."""

    app: Aplikasi
    benih: list[tuple[Any, Pelaku]]
    kasus: list[str]
    kata: tuple[str, ...]
    orang: tuple[Pelaku, ...]

    def sah(self, jenis: Any, acak: Random) -> Any:
        """Some value of a type, of words that the office knows."""
        asal, isi = get_origin(jenis), get_args(jenis)
        if jenis in (KasusId, KlienId, PelakuId, SubjekId, PermintaanId):
            return acak.choice(self.kasus)
        if asal in (Union, UnionType):
            return self.sah(acak.choice(isi), acak)
        if asal in (tuple, frozenset, Iterable, Collection):
            return tuple(self.sah(isi[0], acak) for _ in range(acak.randrange(3)))
        if isinstance(asal, type) and issubclass(asal, Mapping):
            return {
                acak.choice(self.kata): self.sah(isi[1], acak) for _ in range(acak.randrange(3))
            }
        if jenis is object:
            return acak.choice((True, 3, "Ani", "6371014708950001", date(1990, 1, 2), None))
        if isinstance(jenis, type) and issubclass(jenis, Enum):
            return acak.choice(tuple(jenis))
        if isinstance(jenis, type) and attrs.has(jenis):
            return self.benda(jenis, acak)
        return {
            str: lambda: acak.choice(self.kata),
            int: lambda: acak.choice((1, 2, 50)),
            bool: lambda: acak.random() < 0.5,
            date: lambda: date(2026, 6, acak.randrange(1, 30)),
            datetime: lambda: KINI - timedelta(days=acak.randrange(60)),
        }.get(jenis, lambda: None)()

    def benda(self, kelas: type[Any], acak: Random) -> Any:
        """Some command or argument of a class."""
        attrs.resolve_types(kelas)
        isi = {
            satu.name: self.sah(satu.type, acak)
            for satu in attrs.fields(kelas)
            if satu.init and (satu.default is attrs.NOTHING or acak.random() < 0.4)
        }
        return _TENTU[kelas] if kelas in _TENTU else kelas(**isi)


def kota(*, buka: bool = True) -> Kota:
    """``buka``: the cases are opened; without it nobody has come yet."""
    nomor = count(1)
    app = rakit(
        "banjarmasin",
        jam=lambda: KINI,
        id_baru=lambda: f"id-{next(nomor)}",
    )
    katalog = app.lingkungan.katalog
    petugas = frozenset(katalog.kosakata.peran) - {"pemohon", "pelapor", "pengadu", "sistem"}
    orang = (
        Pelaku(id="petugas", instansi="banjarmasin", peran=petugas),
        Pelaku(id="warga", peran={"pemohon", "pelapor", "pengadu"}),
        Pelaku(id="lain", instansi="garut", peran=petugas),
    )
    benih: list[tuple[Any, Pelaku]] = []
    kasus = ["tak-ada"]
    semua = [satu for satu in katalog.semua() if satu.instansi.kode == "banjarmasin"]
    for standar, oleh in product(semua, orang[:2]):
        for varian in (satu.kode for satu in standar.varian) if standar.varian else (None,):
            with suppress(Terhalang):
                formulir = app.formulir_buka(standar.layanan, oleh, varian=varian)
                for isi in (terisi_wajib(formulir), terisi(formulir)):
                    c = perintah(formulir, isi)
                    benih.append((c, oleh))
                    hasil = app.lakukan(c, oleh=oleh) if buka else None
                    if isinstance(hasil, Success):
                        kasus.append(hasil.unwrap().kasus)
    kata = {
        *(k for satu in semua for k in (satu.layanan, *(x.kode for x in satu.langkah))),
        *(x for satu in semua for langkah in satu.langkah for x in langkah.hasil),
        *katalog.kosakata.fakta,
        *katalog.kosakata.pihak,
        *katalog.kosakata.peran,
        *("banjarmasin", "Sudah pindah ke kota lain", "pemohon[0].nama", "daring", "loket"),
    }
    return Kota(app, benih, kasus, tuple(sorted(kata)), orang)
