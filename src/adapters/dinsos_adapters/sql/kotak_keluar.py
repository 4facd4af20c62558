"""The outbox, in the transaction of a unit of work.

PostgreSQL: a claim locks its rows and passes over those another worker holds. SQLite: units that
store run one after the other, so a claim needs no lock of its own.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from attrs import define, field, frozen
from sqlalchemy import BindParameter, Dialect, bindparam, exists, or_, select, update

from dinsos_adapters.sql.bentuk import sisip_bila_baru
from dinsos_adapters.sql.sesi import Sesi, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.tipe import Instan, Kunci
from dinsos_core.application.kodek import Kodek
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import SURAT, Pesan, PesanDiambil, PesanTersimpan, StatusPesan


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
    satu: BindParameter[str] = bindparam("pesan")
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
        select(t.c.isi, t.c.percobaan, t.c.jatuh_tempo, t.c.terkirim, t.c.sebab)
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
            select(t.c.id, t.c.isi, t.c.percobaan)
            .where(t.c.saluran == bindparam("saluran"), t.c.jatuh_tempo <= kini, ~didahului)
            .order_by(t.c.jatuh_tempo, t.c.kasus)
            .limit(bindparam("banyak"))
            .with_for_update(skip_locked=True),
            dialek,
        ),
        klaim=Siap(
            update(t)
            .where(t.c.id == satu)
            .values(percobaan=bindparam("ke"), jatuh_tempo=bindparam("sampai", type_=Instan)),
            dialek,
        ),
        terkirim=Siap(
            update(t).where(t.c.id == satu).values(terkirim=kini, jatuh_tempo=None), dialek
        ),
        gagal=Siap(
            update(t)
            .where(t.c.id == satu, t.c.terkirim.is_(None))
            .values(sebab=bindparam("karena"), jatuh_tempo=bindparam("coba_lagi", type_=Instan)),
            dialek,
        ),
        antre_ulang=Siap(
            update(t).where(t.c.id == satu, *mati).values(percobaan=0, jatuh_tempo=kini), dialek
        ),
        dikabarkan=Siap(
            select(t.c.isi)
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


@define
class KotakKeluarSql:
    """The outbox inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanKotakKeluar = field(repr=False)
    _kodek: Kodek = field(repr=False)

    def tambah(self, pesan: Iterable[Pesan]) -> None:
        self._sesi.ubah_banyak(
            self._sql.baru,
            [
                {
                    "id": p.id,
                    "saluran": p.saluran,
                    "kasus": p.kasus,
                    "urutan": p.urutan,
                    "isi": self._kodek.tulis(p),
                    "jatuh_tempo": p.dibuat,
                    "percobaan": 0,
                    "terkirim": None,
                    "sebab": "",
                    "jam": None if p.tempo is None else p.tempo.kode,
                }
                for p in pesan
            ],
        )

    def ambil(
        self, banyak: int, kini: datetime, sampai: datetime, *, saluran: str = SURAT
    ) -> tuple[PesanDiambil, ...]:
        baris = self._sesi.baris(self._sql.siap, banyak=banyak, kini=kini, saluran=saluran)
        self._sesi.ubah_banyak(
            self._sql.klaim,
            [{"pesan": satu, "ke": ke + 1, "sampai": sampai} for satu, _, ke in baris],
        )
        return tuple(
            PesanDiambil(pesan=self._kodek.baca(isi), percobaan=ke + 1) for _, isi, ke in baris
        )

    def terkirim(self, pesan: str, kini: datetime) -> None:
        self._sesi.ubah(self._sql.terkirim, pesan=pesan, kini=kini)

    def gagal(self, pesan: str, sebab: str, coba_lagi: datetime | None) -> None:
        self._sesi.ubah(self._sql.gagal, pesan=pesan, karena=sebab, coba_lagi=coba_lagi)

    def periksa(
        self,
        *,
        status: StatusPesan | None = None,
        kasus: KasusId | None = None,
        banyak: int = 50,
    ) -> tuple[PesanTersimpan, ...]:
        milik = {} if kasus is None else {"kasus": kasus}
        siap = self._sql.periksa(status, kasus is not None)
        return tuple(
            PesanTersimpan(
                pesan=self._kodek.baca(isi),
                status=_status(jatuh_tempo, terkirim),
                percobaan=percobaan,
                jatuh_tempo=jatuh_tempo,
                terkirim=terkirim,
                sebab=sebab,
            )
            for isi, percobaan, jatuh_tempo, terkirim, sebab in self._sesi.baris(
                siap, banyak=banyak, **milik
            )
        )

    def dikabarkan(self, kasus: KasusId) -> tuple[Pesan, ...]:
        return tuple(
            self._kodek.baca(isi) for (isi,) in self._sesi.baris(self._sql.dikabarkan, kasus=kasus)
        )

    def antre_ulang(self, pesan: str, kini: datetime) -> bool:
        return self._sesi.ubah(self._sql.antre_ulang, pesan=pesan, kini=kini) > 0


def _status(jatuh_tempo: datetime | None, terkirim: datetime | None) -> StatusPesan:
    if terkirim is not None:
        return StatusPesan.TERKIRIM
    return StatusPesan.MATI if jatuh_tempo is None else StatusPesan.MENUNGGU
