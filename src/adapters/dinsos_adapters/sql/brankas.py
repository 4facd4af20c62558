"""The vault on SQLite and PostgreSQL, on the connection of its unit of work.

Only ciphertexts, keyed hashes and ids pass through here; sealing is a `Penyandi`'s. Opened keys
live as long as the unit of work, plain values no longer than the call.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar

from attrs import define, field
from sqlalchemy import Connection, Row

from dinsos_adapters.sql.pernyataan_brankas import PernyataanBrankas
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import (
    CatatanAkses,
    IsiBrankas,
    Nisan,
    Penahanan,
    SubjekDihapus,
    Tujuan,
    fakta_dicari,
)
from dinsos_core.ports.kunci import KunciTerbungkus, Penyandi, SandiSubjek

T = TypeVar("T")

SEKALI = 500
"""Subjects per query; both databases limit the parameters of a statement."""


@define
class BrankasSql:
    """The vault inside one transaction."""

    _koneksi: Connection = field(repr=False)
    _sql: PernyataanBrankas = field(repr=False)
    _penyandi: Penyandi = field(repr=False)
    _terbuka: dict[SubjekId, SandiSubjek] = field(factory=dict, init=False, repr=False)

    def titip(self, rahasia: Iterable[Rahasia]) -> None:
        baru = [(r, r.nilai) for r in rahasia if r.nilai is not None]
        if not baru:
            return
        sandi = self._sandi_untuk_titip({r.subjek for r, _ in baru})
        biasa = []
        for r, nilai in baru:
            isi = sandi[r.subjek].segel(r.kunci, nilai)
            baris = {"subjek": r.subjek, "kunci": r.kunci, "isi": isi}
            fakta = fakta_dicari(r)
            if fakta is None:
                biasa.append(baris)
            elif self._koneksi.execute(self._sql.nilai_baru, baris).rowcount:
                self._indeks(r, fakta, nilai)
        if biasa:
            self._koneksi.execute(self._sql.nilai_baru, biasa)

    def _sandi_untuk_titip(self, subjek: set[SubjekId]) -> dict[SubjekId, SandiSubjek]:
        ada = {b.subjek: b for b in self._baris(self._sql.kunci_dikunci, subjek)}
        if any(b.dihapus_pada is not None for b in ada.values()):
            raise SubjekDihapus
        sandi = {s: self._sandi(b) for s, b in ada.items()}
        for s in sorted(subjek - ada.keys()):
            sandi[s] = self._subjek_baru(s)
        return sandi

    def _subjek_baru(self, subjek: SubjekId) -> SandiSubjek:
        sandi, bungkus = self._penyandi.kunci_baru(subjek)
        baris = {
            "subjek": subjek,
            "kunci_induk": bungkus.kunci_induk,
            "kunci_terbungkus": bungkus.isi,
        }
        if self._koneksi.execute(self._sql.subjek_baru, baris).rowcount:
            self._terbuka[subjek] = sandi
            return sandi
        # Somebody else's transaction made the key between our look and our insert.
        (ada,) = self._baris(self._sql.kunci_dikunci, [subjek])
        if ada.dihapus_pada is not None:
            raise SubjekDihapus
        return self._sandi(ada)

    def _indeks(self, rahasia: Rahasia, fakta: str, nilai: Nilai) -> None:
        pertama = self._penyandi.sidik_cari(fakta, str(nilai))[0]
        self._koneksi.execute(
            self._sql.indeks_baru,
            {
                "sidik": pertama.sidik,
                "subjek": rahasia.subjek,
                "kunci": rahasia.kunci,
                "kunci_indeks": pertama.kunci_indeks,
            },
        )

    def buka(self, rahasia: Iterable[Rahasia], tujuan: Tujuan) -> IsiBrankas:
        diminta = {(r.subjek, r.kunci) for r in rahasia}
        baris = self._baris(self._sql.nilai, {s for s, _ in diminta})
        return self._baca((b for b in baris if (b.subjek, b.kunci) in diminta), tujuan)

    def buka_semua(self, subjek: Iterable[SubjekId], tujuan: Tujuan) -> IsiBrankas:
        return self._baca(self._baris(self._sql.nilai, subjek), tujuan)

    def _baca(self, baris: Iterable[Row[Any]], tujuan: Tujuan) -> IsiBrankas:
        isi: dict[tuple[SubjekId, str], Nilai] = {}
        dibaca: dict[SubjekId, list[str]] = {}
        for b in baris:
            subjek = SubjekId(b.subjek)
            isi[subjek, b.kunci] = self._sandi(b).buka(b.kunci, b.isi)
            dibaca.setdefault(subjek, []).append(b.kunci)
        self._catat(dibaca, tujuan)
        return isi

    def cari(self, fakta: str, nilai: str) -> tuple[SubjekId, ...]:
        sidik = [s.sidik for s in self._penyandi.sidik_cari(fakta, nilai)]
        hasil = self._koneksi.execute(self._sql.cari, {"sidik": sidik})
        return tuple(sorted(SubjekId(s) for s in hasil.scalars()))

    def sesama(self, subjek: Iterable[SubjekId]) -> tuple[SubjekId, ...]:
        asal = set(subjek)
        # Through the values, not from hash to hash: while the index key is being replaced, the
        # same value stands there under two hashes.
        nilai = {
            (b.kunci.rpartition("/")[2], str(self._sandi(b).buka(b.kunci, b.isi)))
            for b in self._baris(self._sql.nilai_dicari, asal)
        }
        return tuple(sorted(asal.union(*(self.cari(fakta, satu) for fakta, satu in nilai))))

    def sidik(self, teks: str) -> str:
        return self._penyandi.sidik(teks)

    def hapus(self, subjek: SubjekId, *, pada: datetime, sebab: str) -> int:
        if self._sql.sqlite:
            # Overwrite freed bytes, or the wrapped key would stay legible in the file.
            self._koneksi.exec_driver_sql("PRAGMA secure_delete = ON").close()
        saat = _teks(pada)
        jalankan = self._koneksi.execute
        if not jalankan(
            self._sql.hapus_kunci, {"s": subjek, "pada": saat, "sebab": sebab}
        ).rowcount:
            nisan = {"subjek": subjek, "dihapus_pada": saat, "sebab_hapus": sebab}
            jalankan(self._sql.nisan_baru, nisan)
        self._terbuka.pop(subjek, None)
        jalankan(self._sql.hapus_indeks, {"s": subjek})
        return jalankan(self._sql.hapus_nilai, {"s": subjek}).rowcount

    def nisan(self, subjek: Iterable[SubjekId]) -> tuple[Nisan, ...]:
        semua = (
            Nisan(subjek=SubjekId(b.subjek), pada=_instan(b.dihapus_pada), sebab=b.sebab_hapus)
            for b in self._baris(self._sql.nisan, subjek)
        )
        return tuple(sorted(semua, key=lambda n: n.subjek))

    def catat(self, subjek: Iterable[SubjekId], tujuan: Tujuan) -> None:
        self._catat({s: [] for s in subjek}, tujuan)

    def _catat(self, dibaca: dict[SubjekId, list[str]], tujuan: Tujuan) -> None:
        if not dibaca:
            return
        sama = {
            "pada": _teks(tujuan.pada),
            "pelaku": tujuan.pelaku,
            "tujuan": tujuan.tujuan,
            "kasus": tujuan.kasus,
        }
        self._koneksi.execute(
            self._sql.akses_baru,
            [
                {"subjek": subjek, "kunci": json.dumps(sorted(kunci)), **sama}
                for subjek, kunci in dibaca.items()
            ],
        )

    def akses(self, subjek: SubjekId) -> tuple[CatatanAkses, ...]:
        return tuple(
            CatatanAkses(
                tujuan=Tujuan(
                    pelaku=PelakuId(b.pelaku),
                    tujuan=b.tujuan,
                    kasus=None if b.kasus is None else KasusId(b.kasus),
                    pada=_instan(b.pada),
                ),
                subjek=subjek,
                kunci=tuple(json.loads(b.kunci)),
            )
            for b in self._koneksi.execute(self._sql.akses, {"s": subjek})
        )

    def tahan(self, penahanan: Iterable[Penahanan]) -> None:
        baris = [
            {
                "id": p.id,
                "subjek": p.subjek,
                "dasar": p.dasar,
                "dipasang_pada": _teks(p.dipasang_pada),
                "dipasang_oleh": p.dipasang_oleh,
                "dilepas_pada": None if p.dilepas_pada is None else _teks(p.dilepas_pada),
                "dilepas_oleh": p.dilepas_oleh,
            }
            for p in penahanan
        ]
        if baris:
            self._koneksi.execute(self._sql.tahan, baris)

    def lepas(self, penahanan: str, *, pada: datetime, oleh: PelakuId) -> None:
        isian = {"satu": penahanan, "pada": _teks(pada), "oleh": oleh}
        self._koneksi.execute(self._sql.lepas, isian)

    def penahanan(self, subjek: Iterable[SubjekId]) -> tuple[Penahanan, ...]:
        semua = (
            Penahanan(
                id=b.id,
                subjek=SubjekId(b.subjek),
                dasar=b.dasar,
                dipasang_pada=_instan(b.dipasang_pada),
                dipasang_oleh=PelakuId(b.dipasang_oleh),
                dilepas_pada=None if b.dilepas_pada is None else _instan(b.dilepas_pada),
                dilepas_oleh=None if b.dilepas_oleh is None else PelakuId(b.dilepas_oleh),
            )
            for b in self._baris(self._sql.penahanan, subjek)
        )
        return tuple(sorted(semua, key=lambda p: (p.dipasang_pada, p.id)))

    def putar_kunci(self, banyak: int = SEKALI) -> int:
        """Re-wrap up to so many subject keys under the key-encryption key now in force.

        Gives how many it did; 0 means that no subject depends on a former key any more. Each batch
        is a transaction of its own, so a rotation that was interrupted goes on where it stopped.
        """
        aktif = self._penyandi.kunci_induk
        lama = self._koneksi.execute(self._sql.kunci_lama, {"aktif": aktif, "banyak": banyak}).all()
        ganti = []
        for b in lama:
            bungkus = self._penyandi.bungkus_ulang(SubjekId(b.subjek), _terbungkus(b))
            ganti.append({"s": b.subjek, "induk": bungkus.kunci_induk, "isi": bungkus.isi})
        if ganti:
            self._koneksi.execute(self._sql.ganti_kunci, ganti)
        return len(ganti)

    def putar_indeks(self, banyak: int = SEKALI) -> int:
        """Hash up to so many searchable values anew under the index key now in force.

        Gives how many it did; 0 means that the former index keys can be taken away.
        """
        isian = {"aktif": self._penyandi.kunci_indeks, "banyak": banyak}
        lama = self._koneksi.execute(self._sql.indeks_lama, isian).all()
        ganti = []
        for b in lama:
            fakta = b.kunci.rpartition("/")[2]
            nilai = str(self._sandi(b).buka(b.kunci, b.isi))
            baru = self._penyandi.sidik_cari(fakta, nilai)[0]
            ganti.append(
                {"s": b.subjek, "k": b.kunci, "baru": baru.sidik, "indeks": baru.kunci_indeks}
            )
        if ganti:
            self._koneksi.execute(self._sql.ganti_indeks, ganti)
        return len(ganti)

    def _sandi(self, baris: Row[Any]) -> SandiSubjek:
        subjek = SubjekId(baris.subjek)
        sandi = self._terbuka.get(subjek)
        if sandi is None:
            sandi = self._terbuka[subjek] = self._penyandi.buka_kunci(subjek, _terbungkus(baris))
        return sandi

    def _baris(self, pernyataan: Any, subjek: Iterable[SubjekId]) -> Iterator[Row[Any]]:
        for bagian in _potong(sorted(set(subjek))):
            yield from self._koneksi.execute(pernyataan, {"subjek": bagian}).all()


def _terbungkus(baris: Row[Any]) -> KunciTerbungkus:
    return KunciTerbungkus(kunci_induk=baris.kunci_induk, isi=bytes(baris.kunci_terbungkus))


def _potong(semua: list[T]) -> Iterator[list[T]]:
    sisa = iter(semua)
    while bagian := list(islice(sisa, SEKALI)):
        yield bagian


def _teks(instan: datetime) -> str:
    return instan.astimezone(UTC).isoformat(timespec="microseconds")


def _instan(teks: str) -> datetime:
    return datetime.fromisoformat(teks)
