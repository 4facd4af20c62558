"""Which rows are sealed, and sealing them anew when the key is replaced."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import define, field
from sqlalchemy import Column, Dialect, bindparam, func, select, update

from dinsos_adapters.sql import meterai
from dinsos_adapters.sql.kasus import baris_keadaan
from dinsos_adapters.sql.kotak_keluar import DISEGEL, teks_pesan
from dinsos_adapters.sql.sesi import RUSAK, Baris, Sesi, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kunci import KunciTidakTersedia, Penyandi
from dinsos_core.ports.titik_periksa import Terjaga

SEKALI = 500
"""Rows of one batch."""


@frozen
class Bermeterai:
    """A table whose rows are sealed: what is sealed of each, its key first, then the seal; and the
    text that the seal is over."""

    kolom: tuple[Column[Any], ...]
    teks: Callable[[Sequence[Any]], str]

    def sah(self, penyandi: Penyandi, baris: Baris) -> bool:
        """Whether the seal of a row holds. Raises `KunciTidakTersedia`, or one of `RUSAK`."""
        *isi, segel = baris
        return penyandi.bermeterai(self.teks(isi), segel)


def bermeterai(skema: Skema) -> Mapping[Terjaga, Bermeterai]:
    """Each of them."""
    k, q = skema.kasus.c, skema.kotak_keluar.c

    def arsip(nama: str) -> Callable[[Sequence[Any]], str]:
        return lambda isi: meterai.baris(nama, isi[0], isi=isi[1])

    return {
        Terjaga.KEADAAN: Bermeterai(
            (k.id, k.versi, k.sidik, k.agregat, k.keadaan, k.meterai),
            lambda isi: baris_keadaan(*isi),
        ),
        Terjaga.PESAN: Bermeterai(tuple(q[nama] for nama in DISEGEL[:7]), teks_pesan),
        Terjaga.STANDAR: Bermeterai(tuple(skema.standar.c), arsip("sidik")),
        Terjaga.KALENDER: Bermeterai(tuple(skema.kalender.c), arsip("versi")),
    }


@frozen
class PernyataanPutar:
    """The statements that seal anew, on one set of tables in one dialect."""

    semua: tuple[tuple[Bermeterai, Siap, Siap, Siap], ...]


def siapkan_putar(skema: Skema, dialek: Dialect) -> PernyataanPutar:
    """Compile them."""
    semua: list[tuple[Bermeterai, Siap, Siap, Siap]] = []
    for satu in bermeterai(skema).values():
        kunci, segel = satu.kolom[0], satu.kolom[-1]
        awalan = bindparam("awalan", type_=segel.type)
        lama = func.substr(segel, 1, func.length(awalan)) != awalan
        halaman = select(*satu.kolom).where(lama).order_by(kunci).limit(bindparam("banyak"))
        berikut = halaman.where(kunci > bindparam("sesudah", type_=kunci.type))
        # Whoever stored the row since it was read has sealed it: theirs stays.
        ubah = update(kunci.table).where(
            kunci == bindparam("ini", type_=kunci.type),
            segel == bindparam("dulu", type_=segel.type),
        )
        ganti = ubah.values({segel.name: bindparam("baru", type_=segel.type)})
        semua.append((satu, Siap(halaman, dialek), Siap(berikut, dialek), Siap(ganti, dialek)))
    return PernyataanPutar(tuple(semua))


@define
class MeteraiSql:
    """The seals inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _siapkan: Callable[[], PernyataanPutar] = field(repr=False)
    _penyandi: Penyandi = field(repr=False)

    def putar(self, banyak: int = SEKALI) -> int:
        """Seal up to so many rows anew under the key-encryption key now in force.

        Gives how many it did; 0 means that no seal needs a former key any more. What is not as it
        was sealed stays as it is, for the audit to find.
        """
        diganti = 0
        for tabel, *siap in self._siapkan().semua:
            if diganti < banyak:
                diganti += self._tabel(tabel, *siap, banyak=banyak - diganti)
        return diganti

    def _tabel(
        self, tabel: Bermeterai, halaman: Siap, berikut: Siap, ganti: Siap, *, banyak: int
    ) -> int:
        isi = {"awalan": f"{self._penyandi.kunci_induk} ", "banyak": banyak}
        semua = self._sesi.mentah(halaman, **isi)
        baru: list[dict[str, Any]] = []
        while semua and len(baru) < banyak:
            for satu in semua:
                if self._sah(tabel, satu):
                    segel = self._penyandi.meterai(tabel.teks(satu[:-1]))
                    baru.append({"ini": satu[0], "dulu": satu[-1], "baru": segel})
            semua = self._sesi.mentah(berikut, sesudah=semua[-1][0], **isi)
        self._sesi.ubah_banyak(ganti, baru)
        return len(baru)

    def _sah(self, tabel: Bermeterai, baris: Baris) -> bool:
        try:
            return tabel.sah(self._penyandi, baris)
        except (KunciTidakTersedia, *RUSAK):
            return False
