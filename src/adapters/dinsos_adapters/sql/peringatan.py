"""Alerts and the list of cases to look at, in the transaction of a unit of work.

PostgreSQL: a claim locks its rows and passes over those another worker holds. SQLite: units that
store run one after the other, so a claim needs no lock of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from attrs import asdict, define, field
from sqlalchemy import BindParameter, Dialect, Insert, bindparam, func, or_, select, tuple_

from dinsos_adapters.sql.bentuk import menurut, sisip_atau_ganti
from dinsos_adapters.sql.sesi import Baris, Sesi, Siap, Terbaca, diubah, sehalaman, yang_rusak
from dinsos_adapters.sql.skema import Skema
from dinsos_adapters.sql.tipe import DaftarTeks, Instan, Kunci
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.peringatan import (
    SEGERA,
    Ambang,
    HalamanPeringatan,
    JadwalPeriksa,
    PeringatanTenggat,
    SebabTarik,
    tulis_lanjut_peringatan,
    urai_lanjut_peringatan,
)

TEMPAT = ("jatuh_tempo", "kasus", "kode", "mulai", "ambang")
"""What alerts are listed by."""


def sentuh(skema: Skema, dialek: Dialect) -> Insert:
    """Have a case looked at, its clocks having changed: from ``pada`` on if it never was, for no
    alert can stand then; otherwise at once."""
    tabel = skema.peringatan.jadwal_periksa
    return sisip_atau_ganti(tabel, dialek, {"pada": SEGERA}).values(
        kasus=bindparam("kasus", type_=Kunci),
        pada=bindparam("pada", type_=Instan),
        diperiksa=None,
        urutan=0,
    )


@frozen(kw_only=True)
class PernyataanPeringatan:
    """Every statement on alerts, on one set of tables in one dialect."""

    menunggu: Siap
    jatuh: Siap
    maju: Siap
    milik: Siap
    catat: Siap
    jadwalkan: Siap
    daftar: Callable[[bool, bool], Siap]


def siapkan_peringatan(skema: Skema, dialek: Dialect) -> PernyataanPeringatan:
    """Compile the statements for SQLite or PostgreSQL."""
    p, j = skema.peringatan.peringatan, skema.peringatan.jadwal_periksa
    kini: BindParameter[datetime] = bindparam("kini", type_=Instan)
    selisih: BindParameter[datetime] = bindparam("selisih", type_=Instan)
    banyak: BindParameter[int] = bindparam("banyak")
    jatuh, maju = j.c.pada <= kini, j.c.diperiksa > selisih
    baris = select(j.c.kasus, j.c.pada, j.c.diperiksa, j.c.urutan)
    tempat = [p.c[nama] for nama in TEMPAT]
    berdiri = select(p).where(p.c.ditarik_pada.is_(None)).order_by(*tempat).limit(banyak)
    milik = berdiri.where(p.c.instansi == bindparam("instansi"))
    sesudah = tuple_(*tempat) > tuple_(*(bindparam(nama, type_=p.c[nama].type) for nama in TEMPAT))
    daftar = {
        (satu, lanjut): Siap(dasar.where(sesudah) if lanjut else dasar, dialek)
        for satu, dasar in ((False, berdiri), (True, milik))
        for lanjut in (False, True)
    }
    semua: BindParameter[Any] = bindparam("semua", type_=DaftarTeks)
    return PernyataanPeringatan(
        # The ends of two indexes: a question for any such row is answered by reading them all where
        # the planner, without statistics, believes that a third of them would do.
        menunggu=Siap(
            select(
                select(func.min(j.c.pada)).where(j.c.pada.is_not(None)).scalar_subquery(),
                select(func.max(j.c.diperiksa)).scalar_subquery(),
            ),
            dialek,
        ),
        jatuh=Siap(
            baris.where(jatuh)
            .order_by(j.c.pada, j.c.kasus)
            .limit(banyak)
            .with_for_update(skip_locked=True),
            dialek,
        ),
        maju=Siap(
            baris.where(maju, or_(j.c.pada.is_(None), j.c.pada > kini))
            .order_by(j.c.diperiksa.desc(), j.c.kasus.desc())
            .limit(banyak)
            .with_for_update(skip_locked=True),
            dialek,
        ),
        milik=Siap(menurut(select(p), p.c.kasus, semua, dialek).order_by("kasus"), dialek),
        catat=Siap(sisip_atau_ganti(p, dialek), dialek),
        jadwalkan=Siap(sisip_atau_ganti(j, dialek), dialek),
        daftar=lambda satu, lanjut: daftar[satu, lanjut],
    )


@define
class PeringatanSql:
    """Alerts inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanPeringatan = field(repr=False)

    def menunggu(self, kini: datetime, selisih: datetime) -> bool:
        baris, _ = self._sesi.terbaca(self._sql.menunggu)
        if not baris:  # an end of the list is no instant: what is behind it is looked at
            return True
        ((pada, diperiksa),) = baris
        jatuh, maju = pada is not None and pada <= kini, diperiksa is not None
        return jatuh or (maju and diperiksa > selisih)

    def ambil(self, banyak: int, kini: datetime, selisih: datetime) -> tuple[JadwalPeriksa, ...]:
        jatuh, maju = self._sql.jatuh, self._sql.maju
        baris, _ = sehalaman(lambda n: self._sesi.terbaca(jatuh, banyak=n, kini=kini), banyak - 1)
        if (sisa := banyak - len(baris)) > 0:
            baris += sehalaman(
                lambda n: self._sesi.terbaca(maju, banyak=n, kini=kini, selisih=selisih), sisa - 1
            )[0]
        return tuple(
            JadwalPeriksa(kasus=kasus, pada=pada, diperiksa=diperiksa, urutan=urutan)
            for kasus, pada, diperiksa, urutan in baris[:banyak]
        )

    def milik(self, kasus: Iterable[KasusId]) -> Mapping[KasusId, tuple[PeringatanTenggat, ...]]:
        semua = self._sesi.semua(self._sql.milik, _peringatan, semua=sorted(set(kasus)))
        return {satu: tuple(isi) for satu, isi in groupby(semua, key=lambda q: q.kasus)}

    def catat(self, peringatan: Iterable[PeringatanTenggat]) -> None:
        self._sesi.ubah_banyak(
            self._sql.catat,
            [
                {**asdict(q), "ambang": q.ambang.value, "sebab": q.sebab.value if q.sebab else ""}
                for q in peringatan
            ],
        )

    def jadwalkan(self, jadwal: Iterable[JadwalPeriksa]) -> None:
        self._sesi.ubah_banyak(self._sql.jadwalkan, [asdict(satu) for satu in jadwal])

    def daftar(
        self,
        *,
        instansi: str | None = None,
        lanjut: str | None = None,
        banyak: int = 50,
    ) -> HalamanPeringatan:
        if banyak < 1:
            raise ValueError("halaman sedikitnya satu peringatan")
        isi: dict[str, Any] = {} if instansi is None else {"instansi": instansi}
        if lanjut is not None:
            isi |= zip(TEMPAT, urai_lanjut_peringatan(lanjut), strict=True)
        siap = self._sql.daftar(instansi is not None, lanjut is not None)

        def baca(batas: int) -> Terbaca[PeringatanTenggat]:
            return diubah(self._sesi.terbaca(siap, banyak=batas, **isi), _peringatan)

        semua, rusak = sehalaman(baca, banyak)
        halaman = tuple(semua[:banyak])
        masih = len(semua) + len(rusak) > banyak
        return HalamanPeringatan(
            peringatan=halaman,
            lanjut=tulis_lanjut_peringatan(halaman[-1]) if masih and halaman else None,
            rusak=tuple(map(KasusId, yang_rusak(rusak))),
        )


def _peringatan(baris: Baris) -> PeringatanTenggat:
    kasus, kode, mulai, ambang, milik, instansi, layanan, *lain = baris
    nomor, tempo, naik, tarik, sebab, kali = lain
    return PeringatanTenggat(
        kasus=kasus,
        kode=kode,
        mulai=mulai,
        ambang=Ambang(ambang),
        milik=milik,
        instansi=instansi,
        layanan=layanan,
        nomor=nomor,
        jatuh_tempo=tempo,
        dinaikkan_pada=naik,
        ditarik_pada=tarik,
        sebab=SebabTarik(sebab) if sebab else None,
        kali=kali,
    )
