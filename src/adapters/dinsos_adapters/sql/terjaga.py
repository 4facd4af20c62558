"""What the audit looks at besides the log, row by row; it trusts nothing that it reads."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from attrs import define, field
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    Select,
    Text,
    bindparam,
    cast,
    func,
    null,
    select,
    tuple_,
)

from dinsos_adapters.sql.bentuk import termasuk
from dinsos_adapters.sql.segel import bermeterai
from dinsos_adapters.sql.sesi import RUSAK, Baris, Sesi, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.tipe import DaftarTeks
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kunci import KunciTerbungkus, KunciTidakTersedia, Penyandi
from dinsos_core.ports.penyimpanan import CatatanRusak, PenyimpananGagal
from dinsos_core.ports.titik_periksa import BarisTerjaga, Dititipkan, Terjaga

SEHALAMAN: Final = 2_000

SABAR: Final = "2s"
"""So long, at most, a checkpoint keeps others from the access log, until those who write there are
done."""

KEMBAR: Final = "kembar"

Sah: TypeAlias = Callable[[Penyandi, Baris], bool]


@frozen(kw_only=True)
class Daftar:
    """The rows of a table a page at a time; ``kunci``: how many columns name a row, the first of
    each. ``sah``: what its seal, or the other rows it came with, say of it."""

    pertama: Siap
    berikut: Siap
    kunci: int
    nama: str = ""
    sah: Sah | None = None


@frozen(kw_only=True)
class PernyataanTerjaga:
    """Every statement, on one set of tables in one dialect."""

    daftar: Mapping[Terjaga, tuple[Daftar, ...]]
    batas_akses: Siap
    kunci_akses: str
    nilai: Siap
    subjek: Siap


def siapkan_terjaga(skema: Skema, dialek: Dialect) -> PernyataanTerjaga:
    """Compile the statements for SQLite or PostgreSQL."""
    e, p = skema.kejadian, skema.perintah
    b = skema.brankas
    h, s, n, i, m = b.penahanan, b.subjek, b.nilai, b.indeks, b.kembar

    def daftar(pernyataan: Select[Any], *kunci: ColumnElement[Any], **isi: Any) -> Daftar:
        halaman = pernyataan.order_by(*kunci).limit(SEHALAMAN)
        tempat = (_nilai(f"k{nomor}", satu, dialek) for nomor, satu in enumerate(kunci))
        berikut = halaman.where(tuple_(*kunci) > tuple_(*tempat))
        return Daftar(
            pertama=Siap(halaman, dialek), berikut=Siap(berikut, dialek), kunci=len(kunci), **isi
        )

    berkunci = (s.c.kunci_induk, s.c.kunci_terbungkus)
    return PernyataanTerjaga(
        daftar={
            **{
                apa: (daftar(select(*satu.kolom), satu.kolom[0], sah=satu.sah),)
                for apa, satu in bermeterai(skema).items()
            },
            Terjaga.AKSES: (daftar(select(*b.akses.c), b.akses.c.nomor),),
            Terjaga.PENAHANAN: (
                daftar(
                    select(h.c.id, h.c.subjek, h.c.dasar, h.c.dipasang_pada, h.c.dipasang_oleh),
                    h.c.id,
                ),
                daftar(
                    select(h.c.id, h.c.alasan_lepas, h.c.dilepas_pada, h.c.dilepas_oleh).where(
                        h.c.dilepas_pada.is_not(None)
                    ),
                    h.c.id,
                    nama="lepas",
                ),
            ),
            Terjaga.NISAN: (
                daftar(
                    select(s.c.subjek, s.c.dihapus_pada, s.c.sebab_hapus).where(
                        s.c.dihapus_pada.is_not(None)
                    ),
                    s.c.subjek,
                ),
            ),
            Terjaga.PERINTAH: (
                daftar(
                    select(p.c.kunci, e.c.perintah).join_from(
                        p, e, (e.c.kasus == p.c.kasus) & (e.c.urutan == p.c.versi), isouter=True
                    ),
                    p.c.kunci,
                    sah=lambda _, x: bool(x[0] == x[1]),
                ),
            ),
            Terjaga.PENCARIAN: (
                daftar(
                    select(i.c.subjek, i.c.kunci, i.c.sidik, i.c.kunci_indeks, n.c.isi, *berkunci)
                    .join_from(
                        i, n, (n.c.subjek == i.c.subjek) & (n.c.kunci == i.c.kunci), isouter=True
                    )
                    .join(s, s.c.subjek == i.c.subjek, isouter=True),
                    *(i.c.subjek, i.c.kunci),
                    sah=_dicari,
                ),
                daftar(
                    select(
                        *(m.c.subjek, m.c.pemilik, m.c.sidik, m.c.kunci_indeks, m.c.isi, *berkunci)
                    ).join_from(m, s, s.c.subjek == m.c.subjek, isouter=True),
                    *(m.c.subjek, m.c.pemilik, m.c.sidik),
                    nama=KEMBAR,
                    sah=_kembar,
                ),
            ),
        },
        batas_akses=Siap(select(func.max(b.akses.c.nomor)), dialek),
        kunci_akses=_kunci_tabel(b.akses.fullname) if dialek.name == "postgresql" else "",
        nilai=Siap(select(n.c.subjek, n.c.kunci).where(_salah_satu(n.c.subjek, dialek)), dialek),
        subjek=Siap(
            select(s.c.subjek).where(
                _salah_satu(s.c.subjek, dialek), s.c.dihapus_pada.is_not(null())
            ),
            dialek,
        ),
    )


def _nilai(nama: str, kolom: ColumnElement[Any], dialek: Dialect) -> ColumnElement[Any]:
    """The place where a page ended. What is no text there is one for the order all the same."""
    nilai: BindParameter[Any] = bindparam(nama, type_=kolom.type)
    return cast(nilai, Text) if dialek.name == "sqlite" and nama != "nomor" else nilai


def _salah_satu(kolom: ColumnElement[Any], dialek: Dialect) -> ColumnElement[bool]:
    return termasuk(kolom, bindparam("semua", type_=DaftarTeks), dialek)


def _kunci_tabel(nama: str) -> str:
    return f"LOCK TABLE {nama} IN SHARE MODE"


def _dicari(penyandi: Penyandi, baris: Baris) -> bool:
    subjek, kunci, sidik, id_kunci, *isi = baris
    nilai = _buka(penyandi, subjek, kunci, *isi)
    return bool(_hash(penyandi, kunci.rpartition("/")[2], nilai, id_kunci) == sidik)


def _kembar(penyandi: Penyandi, baris: Baris) -> bool:
    subjek, _, sidik, id_kunci, *isi = baris
    return bool(_hash(penyandi, KEMBAR, _buka(penyandi, subjek, KEMBAR, *isi), id_kunci) == sidik)


def _buka(penyandi: Penyandi, subjek: str, nama: str, isi: bytes | None, *kunci: Any) -> str:
    """The value that a hash is of, for as long as it is compared. Raises `CatatanRusak`."""
    induk, terbungkus = kunci
    if isi is None or induk is None or terbungkus is None:
        raise CatatanRusak(nama)
    milik = KunciTerbungkus(kunci_induk=induk, isi=terbungkus)
    return str(penyandi.buka_kunci(SubjekId(subjek), milik).buka(nama, isi))


def _hash(penyandi: Penyandi, fakta: str, nilai: str, id_kunci: str) -> str | None:
    semua = penyandi.sidik_cari(fakta, nilai)
    return next((satu.sidik for satu in semua if satu.kunci_indeks == id_kunci), None)


@define
class TerjagaSql:
    """Those rows in one transaction."""

    _sesi: Sesi = field(repr=False)
    _siapkan: Callable[[], PernyataanTerjaga] = field(repr=False)
    _penyandi: Penyandi = field(repr=False)

    @property
    def _sql(self) -> PernyataanTerjaga:
        return self._siapkan()

    def terjaga(self, apa: Terjaga, *, sesudah: int = 0) -> Iterator[BarisTerjaga]:
        for daftar in self._sql.daftar[apa]:
            for satu in self._baris(daftar, (sesudah,) if sesudah else ()):
                kunci = "/".join(map(_teks, satu[: daftar.kunci]))
                yield BarisTerjaga(
                    kunci=f"{kunci}/{daftar.nama}" if daftar.nama else kunci,
                    isi=json.dumps(satu, default=_teks, separators=(",", ":")),
                    sah=None if daftar.sah is None else self._sah(daftar.sah, satu),
                )

    def _baris(self, daftar: Daftar, mulai: tuple[object, ...]) -> Iterator[Baris]:
        tempat: tuple[object, ...] = mulai
        while True:
            siap = daftar.berikut if tempat else daftar.pertama
            isi = {f"k{nomor}": nilai for nomor, nilai in enumerate(tempat)}
            halaman = self._sesi.mentah(siap, **isi)
            yield from halaman
            if len(halaman) < SEHALAMAN:
                return
            tempat = tuple(halaman[-1][: daftar.kunci])

    def _sah(self, sah: Sah, baris: Baris) -> bool | None:
        try:
            return sah(self._penyandi, baris)
        except KunciTidakTersedia:
            return None
        except (*RUSAK, CatatanRusak):
            return False

    def batas_akses(self) -> int | None:
        if not (kunci := self._sql.kunci_akses):  # one writer at a time
            return self._batas()
        # What a savepoint has locked, going back to it frees: nobody waits for more than this.
        self._sesi.perintah("SAVEPOINT dinsos_tenang")
        try:
            self._sesi.perintah(f"SET LOCAL lock_timeout = '{SABAR}'")
            self._sesi.perintah(kunci)
            return self._batas()
        except PenyimpananGagal:
            return None
        finally:
            self._sesi.perintah("ROLLBACK TO SAVEPOINT dinsos_tenang")

    def _batas(self) -> int:
        ((nomor,),) = self._sesi.mentah(self._sql.batas_akses)
        return nomor if isinstance(nomor, int) else 0

    def dititipkan(self, subjek: Iterable[str]) -> Dititipkan:
        semua = sorted(set(subjek))
        ada = self._sesi.mentah(self._sql.nilai, semua=semua)
        hapus = self._sesi.mentah(self._sql.subjek, semua=semua)
        return frozenset((s, k) for s, k in ada), frozenset(s for (s,) in hapus)


def _teks(nilai: object) -> str:
    if isinstance(nilai, datetime):
        return nilai.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(nilai, bytes | memoryview):
        return bytes(nilai).hex()
    return str(nilai)
