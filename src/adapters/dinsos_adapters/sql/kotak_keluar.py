"""The outbox, in the transaction of a unit of work.

PostgreSQL: a claim locks its rows and passes over those another worker holds. SQLite: units that
store run one after the other, so a claim needs no lock of its own.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import define, field
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Dialect,
    LargeBinary,
    Table,
    Text,
    bindparam,
    cast,
    exists,
    or_,
    select,
    update,
)

from dinsos_adapters.sql import meterai
from dinsos_adapters.sql.bentuk import sisip_bila_baru
from dinsos_adapters.sql.galat import TAK_TERBACA
from dinsos_adapters.sql.meterai import periksa_meterai
from dinsos_adapters.sql.sesi import Baris, Sesi, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.tipe import Instan, Kunci
from dinsos_core.application.kodek import Kodek
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kotak_keluar import (
    SURAT,
    Pesan,
    PesanDiambil,
    PesanRusak,
    PesanTersimpan,
    StatusPesan,
)
from dinsos_core.ports.kunci import Penyandi
from dinsos_core.ports.penyimpanan import CatatanRusak

BANYAK_SEKALI: Final = 1_000_000

MENUNGGU: Final = frozenset({"tipe_tidak_dikenal", "versi_lebih_baru", meterai.TANPA_KUNCI})
"""Why a message cannot be read here and now: it waits for the release, or the key, that can."""

DISEGEL: Final = (
    *("id", "saluran", "kasus", "urutan", "jam", "isi"),
    *("meterai", "percobaan"),
)
"""What is sealed of a message, in this order; its seal; which attempt it is."""


@frozen(kw_only=True)
class PernyataanKotakKeluar:
    """Every statement of the outbox, on one set of tables in one dialect."""

    baru: Siap
    siap: Siap
    klaim: Siap
    terkirim: Siap
    gagal: Siap
    antre_ulang: Siap
    dikabarkan: Siap
    periksa: Callable[[StatusPesan | None, bool], Siap]


def siapkan_kotak_keluar(skema: Skema, dialek: Dialect) -> PernyataanKotakKeluar:
    """Compile the statements for SQLite or PostgreSQL."""
    t = skema.kotak_keluar
    dulu = t.alias("dulu")
    bernama = _bernama(t, dialek)
    kini: BindParameter[datetime] = bindparam("kini", type_=Instan)
    didahului = exists().where(
        dulu.c.saluran == t.c.saluran,
        dulu.c.kasus == t.c.kasus,
        dulu.c.urutan < t.c.urutan,
        dulu.c.jatuh_tempo.is_not(None),
    )
    mati = (t.c.jatuh_tempo.is_(None), t.c.terkirim.is_(None))
    status = {
        StatusPesan.MENUNGGU: (t.c.jatuh_tempo.is_not(None),),
        StatusPesan.TERKIRIM: (t.c.terkirim.is_not(None),),
        StatusPesan.MATI: mati,
        None: (),
    }
    semua = (
        select(*(t.c[nama] for nama in (*DISEGEL, "jatuh_tempo", "terkirim", "sebab")))
        .order_by(t.c.kasus, t.c.urutan)
        .limit(bindparam("banyak"))
    )
    milik = (t.c.kasus == bindparam("kasus", type_=Kunci),)
    periksa = {
        (satu_status, ada_kasus): Siap(semua.where(*syarat, *(milik if ada_kasus else ())), dialek)
        for satu_status, syarat in status.items()
        for ada_kasus in (False, True)
    }
    return PernyataanKotakKeluar(
        baru=Siap(sisip_bila_baru(t, dialek), dialek),
        siap=Siap(
            select(*(t.c[nama] for nama in DISEGEL))
            .where(t.c.saluran == bindparam("saluran"), t.c.jatuh_tempo <= kini, ~didahului)
            .order_by(t.c.jatuh_tempo, t.c.kasus)
            .limit(bindparam("banyak"))
            .with_for_update(skip_locked=True),
            dialek,
        ),
        klaim=Siap(
            update(t)
            .where(bernama)
            .values(percobaan=bindparam("ke"), jatuh_tempo=bindparam("sampai", type_=Instan)),
            dialek,
        ),
        terkirim=Siap(update(t).where(bernama).values(terkirim=kini, jatuh_tempo=None), dialek),
        gagal=Siap(
            update(t)
            .where(bernama, t.c.terkirim.is_(None))
            .values(sebab=bindparam("karena"), jatuh_tempo=bindparam("coba_lagi", type_=Instan)),
            dialek,
        ),
        antre_ulang=Siap(
            update(t).where(bernama, *mati).values(percobaan=0, jatuh_tempo=kini), dialek
        ),
        dikabarkan=Siap(
            select(*(t.c[nama] for nama in DISEGEL))
            .where(
                t.c.kasus == bindparam("kasus", type_=Kunci),
                t.c.jam.is_not(None),
                or_(t.c.jatuh_tempo.is_not(None), t.c.terkirim.is_not(None)),
            )
            .order_by(t.c.urutan),
            dialek,
        ),
        periksa=lambda satu_status, ada_kasus: periksa[satu_status, ada_kasus],
    )


_BITA: Final = re.compile("x'((?:[0-9a-f]{2})*)'")
"""How a message is called whose id is no text, as SQL writes such a value."""


def _bernama(t: Table, dialek: Dialect) -> ColumnElement[bool]:
    """The message of this id. SQLite keeps in it whatever somebody writes there: bytes, or a text
    that is none."""
    pesan: BindParameter[str] = bindparam("pesan")
    if dialek.name != "sqlite":
        return t.c.id == pesan
    bita: BindParameter[Any] = bindparam("bita", None, type_=LargeBinary)
    return or_(t.c.id == pesan, t.c.id == bita, t.c.id == cast(bita, Text))


def _kunci(pesan: str) -> Mapping[str, object]:
    ada = _BITA.fullmatch(pesan)
    return {"pesan": pesan} | ({"bita": bytes.fromhex(ada[1])} if ada else {})


@define
class KotakKeluarSql:
    """The outbox inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanKotakKeluar = field(repr=False)
    _kodek: Kodek = field(repr=False)
    _penyandi: Penyandi = field(repr=False)

    def tambah(self, pesan: Iterable[Pesan]) -> None:
        self._sesi.ubah_banyak(
            self._sql.baru,
            [
                {
                    **self._disegel(p),
                    "jatuh_tempo": p.dibuat,
                    "percobaan": 0,
                    "terkirim": None,
                    "sebab": "",
                }
                for p in pesan
            ],
        )

    def _disegel(self, p: Pesan) -> dict[str, object]:
        jam = None if p.tempo is None else p.tempo.kode
        kolom = (p.id, p.saluran, p.kasus, p.urutan, jam, self._kodek.tulis(p))
        meterai = self._penyandi.meterai(teks_pesan(kolom))
        return dict(zip(DISEGEL, (*kolom, meterai), strict=False))

    def ambil(
        self, banyak: int, kini: datetime, sampai: datetime, *, saluran: str = SURAT
    ) -> tuple[PesanDiambil, ...]:
        baris, rusak = self._sesi.terbaca(self._sql.siap, banyak=banyak, kini=kini, saluran=saluran)
        diambil = [
            *(PesanDiambil(pesan=self._pesan(satu), percobaan=_ke(satu[7])) for satu in baris),
            *(PesanDiambil(pesan=_rusak(satu), percobaan=1) for satu in rusak),
        ]
        self._sesi.ubah_banyak(
            self._sql.klaim,
            [{**_kunci(x.pesan.id), "ke": x.percobaan, "sampai": sampai} for x in diambil],
        )
        return tuple(diambil)

    def _pesan(self, baris: Baris) -> Pesan:
        """The message of a row that has the columns `DISEGEL`."""
        try:
            periksa_meterai(self._penyandi, teks_pesan(baris[:6]), baris[6])
            return self._kodek.baca_sebagai(baris[5], Pesan)
        except CatatanRusak as rusak:
            sebab = str(rusak)
            return _rusak(baris, sebab, sementara=sebab in MENUNGGU)

    def terkirim(self, pesan: str, kini: datetime) -> None:
        self._sesi.ubah(self._sql.terkirim, **_kunci(pesan), kini=kini)

    def gagal(self, pesan: str, sebab: str, coba_lagi: datetime | None) -> None:
        self._sesi.ubah(self._sql.gagal, **_kunci(pesan), karena=sebab, coba_lagi=coba_lagi)

    def periksa(
        self,
        *,
        status: StatusPesan | None = None,
        kasus: KasusId | None = None,
        banyak: int = 50,
    ) -> tuple[PesanTersimpan, ...]:
        milik = {} if kasus is None else {"kasus": kasus}
        siap = self._sql.periksa(status, kasus is not None)
        baris, rusak = self._sesi.terbaca(siap, banyak=banyak, **milik)
        return (
            *(self._tersimpan(satu) for satu in baris),
            *(
                PesanTersimpan(
                    pesan=_rusak(satu),
                    status=_status(satu[8], satu[9]),
                    percobaan=0,
                    jatuh_tempo=None,
                    terkirim=None,
                    sebab=TAK_TERBACA,
                )
                for satu in rusak
            ),
        )

    def _tersimpan(self, baris: Baris) -> PesanTersimpan:
        pesan, (percobaan, jatuh_tempo, terkirim, sebab) = self._pesan(baris), baris[7:]
        return PesanTersimpan(
            pesan=pesan,
            status=_status(jatuh_tempo, terkirim),
            percobaan=percobaan,
            jatuh_tempo=jatuh_tempo,
            terkirim=terkirim,
            sebab=pesan.sebab if isinstance(pesan, PesanRusak) else sebab,
        )

    def dikabarkan(self, kasus: KasusId) -> tuple[Pesan, ...]:
        baris, _ = self._sesi.terbaca(self._sql.dikabarkan, kasus=kasus)
        semua = map(self._pesan, baris)
        return tuple(satu for satu in semua if not isinstance(satu, PesanRusak))

    def antre_ulang(self, pesan: str, kini: datetime) -> bool:
        return self._sesi.ubah(self._sql.antre_ulang, **_kunci(pesan), kini=kini) > 0


def _ke(percobaan: int) -> int:
    """Which attempt the next one is; more than any relay makes are no number that it counts on."""
    return min(max(percobaan, 0), BANYAK_SEKALI) + 1


def teks_pesan(kolom: Sequence[Any]) -> str:
    """What is sealed of a message, of the columns before its seal."""
    *kunci, isi = kolom
    return meterai.baris("kotak_keluar", *kunci, isi=isi)


def _rusak(baris: Baris, sebab: str = TAK_TERBACA, *, sementara: bool = False) -> PesanRusak:
    """What can be said of the message of a row, whatever stands in it."""
    nama, saluran, kasus = (_teks(x) for x in baris[:3])
    urutan = baris[3] if isinstance(baris[3], int) else 0
    return PesanRusak(
        id=nama,
        saluran=saluran,
        kasus=KasusId(kasus),
        urutan=urutan,
        sebab=sebab,
        sementara=sementara,
    )


def _teks(nilai: object) -> str:
    if isinstance(nilai, bytes):
        return f"x'{nilai.hex()}'"
    return nilai if isinstance(nilai, str) else repr(nilai)


def _status(jatuh_tempo: object, terkirim: object) -> StatusPesan:
    if terkirim is not None:
        return StatusPesan.TERKIRIM
    return StatusPesan.MATI if jatuh_tempo is None else StatusPesan.MENUNGGU
