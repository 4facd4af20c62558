"""The event log as stored, page by page, for the audit; it trusts nothing that it reads."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from attrs import define, field
from sqlalchemy import (
    Column,
    ColumnElement,
    Dialect,
    String,
    Text,
    bindparam,
    cast,
    exists,
    func,
    select,
    tuple_,
    type_coerce,
)

from dinsos_adapters.sql.sesi import Baris, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.terjaga import TerjagaSql
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.penyimpanan import NomorTerpakai
from dinsos_core.ports.titik_periksa import BarisKejadian, Ujung

SEHALAMAN = 2_000


@frozen(kw_only=True)
class PernyataanLog:
    """The audit's statements."""

    pertama: Siap
    berikut: Siap
    kosong: Siap
    ujung: Siap
    nomor: Siap


def siapkan_log(skema: Skema, dialek: Dialect) -> PernyataanLog:
    """Compile the statements for SQLite or PostgreSQL."""
    e, k, n = skema.kejadian, skema.kasus, skema.nomor
    halaman = (
        select(
            e.c.kasus,
            e.c.urutan,
            e.c.perintah,
            e.c.tipe,
            _teks_instan(e.c.pada, dialek),
            e.c.oleh,
            e.c.isi,
            e.c.sidik_sebelum,
            e.c.sidik,
            k.c.versi,
            k.c.sidik.label("kepala"),
        )
        .join_from(e, k, k.c.id == e.c.kasus, isouter=True)
        .order_by(e.c.kasus, e.c.urutan)
        .limit(SEHALAMAN)
    )
    tempat = tuple_(e.c.kasus, e.c.urutan)
    lebih = e.alias("lebih")
    berikut = exists().where(lebih.c.kasus == e.c.kasus, lebih.c.urutan > e.c.urutan)
    return PernyataanLog(
        pertama=Siap(halaman, dialek),
        berikut=Siap(
            halaman.where(tempat > tuple_(bindparam("kasus"), bindparam("urutan"))), dialek
        ),
        kosong=Siap(
            select(k.c.id, k.c.versi, k.c.sidik).where(~exists().where(e.c.kasus == k.c.id)),
            dialek,
        ),
        ujung=Siap(select(e.c.kasus, e.c.urutan, e.c.sidik).where(~berikut), dialek),
        nomor=Siap(select(n.c.instansi, n.c.jenis, n.c.tahun, n.c.terakhir), dialek),
    )


def _teks_instan(kolom: Column[Any], dialek: Dialect) -> ColumnElement[Any]:
    """The instant as text: what a tamperer wrote there need not be one."""
    if dialek.name == "postgresql":
        return cast(func.timezone("UTC", kolom), Text)
    return type_coerce(kolom, String)


@define
class LogKejadianSql(TerjagaSql):
    """The log in one transaction. Each page is one query, rows and states together."""

    _log: PernyataanLog = field(repr=False)

    def baris(self) -> Iterator[BarisKejadian]:
        halaman = self._sesi.mentah(self._log.pertama)
        while halaman:
            for satu in halaman:
                yield _baris(satu)
            kasus, urutan = halaman[-1][:2]
            halaman = self._sesi.mentah(self._log.berikut, kasus=kasus, urutan=urutan)

    def kosong(self) -> Iterator[Ujung]:
        return self._ujung(self._log.kosong)

    def ujung(self) -> Iterator[Ujung]:
        return self._ujung(self._log.ujung)

    def nomor(self) -> Iterator[NomorTerpakai]:
        for instansi, jenis, tahun, terakhir in self._sesi.mentah(self._log.nomor):
            yield NomorTerpakai(
                instansi=str(instansi),
                jenis=str(jenis),
                tahun=_bulat(tahun),
                terakhir=_bulat(terakhir),
            )

    def _ujung(self, siap: Siap) -> Iterator[Ujung]:
        for kasus, urutan, sidik in self._sesi.mentah(siap):
            yield Ujung(kasus=str(kasus), urutan=_bulat(urutan), sidik=str(sidik))


def _baris(satu: Baris) -> BarisKejadian:
    kasus, urutan, perintah, tipe, pada, oleh, isi, sebelum, sidik, versi, kepala = satu
    ujung = None
    if versi is not None:
        ujung = Ujung(kasus=str(kasus), urutan=_bulat(versi), sidik=str(kepala))
    return BarisKejadian(
        kasus=str(kasus),
        urutan=_bulat(urutan),
        perintah=perintah,
        tipe=tipe,
        pada=_instan(pada),
        oleh=oleh,
        isi=isi,
        sidik_sebelum=sebelum,
        sidik=sidik,
        kepala=ujung,
    )


def _bulat(nilai: Any) -> int:
    return nilai if isinstance(nilai, int) else 0


def _instan(nilai: Any) -> datetime | None:
    try:
        kapan = datetime.fromisoformat(nilai)
    except (TypeError, ValueError):
        return None
    return kapan if kapan.utcoffset() is not None else kapan.replace(tzinfo=UTC)
