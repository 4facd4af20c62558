"""Stored states and index columns held against the log, and made anew where they differ.

The log is the truth here, so it has to be sound first: the caller leaves out cases in whose events
the audit found something, and a state is sealed anew only where its old seal, or a checkpoint,
bears witness for the events. A state rebuilt from a forged log would bear witness for the forgery.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import asdict, field
from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    exists,
    insert,
    literal,
    select,
    union,
    update,
)

from dinsos_adapters.sql.galat import menerjemahkan
from dinsos_adapters.sql.gudang import GudangSql
from dinsos_adapters.sql.kasus import baris_keadaan
from dinsos_adapters.sql.meterai import tanpa_kunci
from dinsos_adapters.sql.peringatan import sentuh
from dinsos_adapters.sql.terbalik import Isian, isi_terbalik, kolom_terbalik, tabel_terbalik
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kunci import KunciTidakTersedia
from dinsos_core.ports.penyimpanan import (
    Aliran,
    PenyimpananGagal,
    UnitOfWork,
    VersiBerubah,
)
from dinsos_core.ports.peringatan import SEGERA, ambang_berikut

Susun = Callable[[UnitOfWork, KasusId], Aliran]
"""A stream made anew from its events (`application.bangun_ulang.susun_ulang`)."""

SEMUA: Final = "semua"
"""Stands for all columns: the case has events but no stored state."""

JADWAL: Final = "jadwal_periksa"

METERAI: Final = "meterai"

DISEGEL: Final = frozenset({"versi", "sidik", "agregat", "keadaan", METERAI})

_NOMOR: Final = re.compile(r"/peringatan/(\d+)")
"""In the ids of messages and events about alerts."""

KASUS_TIDAK_ADA: Final = "kasus_tidak_ada"
"""Why nothing is made anew of a case of which only alerts are left."""

TANPA_SAKSI: Final = "log_tanpa_saksi"
"""Why nothing is made anew of a case whose events neither its seal nor a checkpoint has seen."""

ULANGI: Final = 5
"""How often a case is tried that is being changed meanwhile."""


@frozen(kw_only=True)
class BedaKasus:
    """A case whose stored state is not what its events give.

    ``kolom`` names what differs. ``sebab`` is the code of why it could not be made anew; empty
    where it could.
    """

    kasus: str
    kolom: tuple[str, ...] = ()
    sebab: str = ""


@frozen(kw_only=True)
class PembangunUlang:
    """Holds the cases of one store against their events, each in a transaction of its own.

    Commands may go on meanwhile. ``bertitik``: fingerprints of last events that a checkpoint has
    seen, by case (`LaporanAudit.bertitik`).
    """

    gudang: GudangSql
    susun: Susun
    bertitik: Mapping[str, str] = field(factory=dict, repr=False)

    def kasus(self) -> tuple[KasusId, ...]:
        """Every case that has a state or an event, by id. Raises `PenyimpananGagal`."""
        k, e = self.gudang.skema.kasus, self.gudang.skema.kejadian
        semua = union(select(k.c.id), select(e.c.kasus))
        with menerjemahkan(), self.gudang.engine.connect() as koneksi:
            return tuple(sorted(KasusId(str(satu)) for (satu,) in koneksi.execute(semua)))

    def tanpa_kasus(self, *, simpan: bool = False) -> tuple[BedaKasus, ...]:
        """What is left of cases that are not there. Rows that lead to one are deleted with
        ``simpan``; alerts that stand stay, for what was told is not in the log. Raises
        `PenyimpananGagal`."""
        q = self.gudang.skema.peringatan.peringatan
        with menerjemahkan(), self.gudang.engine.begin() as koneksi:
            yatim = [
                BedaKasus(kasus=kasus, kolom=tuple(sorted(semua)))
                for kasus, semua in self._yatim(koneksi, simpan=simpan).items()
            ]
            berdiri = select(q.c.kasus).where(q.c.ditarik_pada.is_(None), self._tak_ada(q))
            kasus = sorted(str(satu) for (satu,) in koneksi.execute(berdiri.distinct()))
        return (*yatim, *(BedaKasus(kasus=satu, sebab=KASUS_TIDAK_ADA) for satu in kasus))

    def _yatim(self, koneksi: Connection, *, simpan: bool) -> dict[str, set[str]]:
        """Which tables have rows that lead to which case that is not there."""
        hasil: dict[str, set[str]] = {}
        for nama, tabel in tabel_terbalik(self.gudang.skema).items():
            for (kasus,) in koneksi.execute(
                select(tabel.c.kasus).where(self._tak_ada(tabel)).distinct()
            ):
                hasil.setdefault(str(kasus), set()).add(nama)
            if simpan:
                koneksi.execute(delete(tabel).where(self._tak_ada(tabel)))
        return dict(sorted(hasil.items()))

    def _tak_ada(self, tabel: Table) -> ColumnElement[bool]:
        """That there is neither state nor event of the case of a row."""
        k, e = self.gudang.skema.kasus, self.gudang.skema.kejadian
        return and_(
            ~exists().where(k.c.id == tabel.c.kasus), ~exists().where(e.c.kasus == tabel.c.kasus)
        )

    def bandingkan(self, kasus: KasusId, *, simpan: bool = False) -> BedaKasus | None:
        """What of a case differs from its events, None if nothing; put right with ``simpan``."""
        for _ in range(ULANGI):
            try:
                with menerjemahkan():
                    return self._bandingkan(kasus, simpan=simpan)
            except VersiBerubah:
                continue
            except PenyimpananGagal as gagal:
                return BedaKasus(kasus=kasus, sebab=str(gagal))
        return BedaKasus(kasus=kasus, sebab="versi_basi")

    def _bandingkan(self, kasus: KasusId, *, simpan: bool) -> BedaKasus | None:
        with self.gudang.engine.connect() as koneksi:
            if self.gudang.engine.name == "postgresql":
                # One snapshot for state and events, and a refusal if the case changes after it.
                koneksi.execution_options(isolation_level="REPEATABLE READ")
            with self.gudang.pada(koneksi)(baca=not simpan) as unit:
                baru = self.susun(unit, kasus)
                nilai = self._nilai(koneksi, baru)
                kolom = tuple(self._beda(koneksi, baru, nilai))
                if kolom and not self._terjamin(koneksi, baru, nilai, kolom):
                    return BedaKasus(kasus=kasus, kolom=kolom, sebab=TANPA_SAKSI)
                if simpan and kolom:
                    self._tulis(koneksi, baru, nilai, kolom)
                    unit.simpan_semua()
            if simpan:
                koneksi.commit()
        return BedaKasus(kasus=kasus, kolom=kolom) if kolom else None

    def _nilai(self, koneksi: Connection, baru: Aliran) -> dict[str, Any]:
        """Every column of the case but its id, as the events give it."""
        e = self.gudang.skema.kejadian
        ujung = select(e.c.sidik).where(e.c.kasus == baru.id, e.c.urutan == baru.versi)
        keadaan, sidik = self.gudang.kodek.tulis(baru.keadaan), koneksi.execute(ujung).scalar_one()
        return {
            "versi": baru.versi,
            "keadaan": keadaan,
            "sidik": sidik,
            **asdict(baru.indeks, recurse=False),
            "nomor": baru.indeks.nomor or None,
            "tertutup": baru.indeks.tampak is not None,
        }

    def _beda(self, koneksi: Connection, baru: Aliran, nilai: dict[str, Any]) -> Iterator[str]:
        k = self.gudang.skema.kasus
        # Compared in the database: what somebody wrote there by hand may not even be readable.
        sama = [
            k.c[nama].is_not_distinct_from(literal(isi, k.c[nama].type))
            for nama, isi in nilai.items()
        ]
        kolom = (k.c.keadaan, k.c.meterai, *sama)
        baris = koneksi.execute(select(*kolom).where(k.c.id == baru.id)).one_or_none()
        if baris is None:
            yield SEMUA
        else:
            teks, meterai, *cocok = baris
            beda = [
                nama
                for nama, benar in zip(nilai, cocok, strict=True)
                if not benar and not (nama == "keadaan" and self._bentuk_lama(teks, baru.keadaan))
            ]
            yield from beda
            utuh = DISEGEL.isdisjoint(beda)
            if utuh and not self._bermeterai(baru.id, {**nilai, "keadaan": teks}, meterai):
                yield METERAI
        harusnya = isi_terbalik(kolom_terbalik(baru.indeks))
        for nama, tabel in tabel_terbalik(self.gudang.skema).items():
            if self._baris(koneksi, tabel, baru.id) != set(map(_urut, harusnya[nama])):
                yield nama
        if self._jadwal_hilang(koneksi, baru):
            yield JADWAL

    def _baris(self, koneksi: Connection, tabel: Table, kasus: str) -> set[Isian] | None:
        """The rows that lead to a case; None where they cannot be read."""
        kunci = [kolom for kolom in tabel.columns if kolom.name != "kasus"]
        try:
            ada = koneksi.execute(select(*kunci).where(tabel.c.kasus == kasus)).mappings().all()
        except (TypeError, ValueError):
            return None
        return {_urut((str(a), b) for a, b in satu.items()) for satu in ada}

    def _jadwal_hilang(self, koneksi: Connection, baru: Aliran) -> bool:
        """Whether the case's clocks come to something that nobody would look at."""
        tabel = self.gudang.skema.peringatan.jadwal_periksa
        baris = self._baris(koneksi, tabel, baru.id)
        if not baris:
            return baris is None or bool(baru.indeks.jam)
        satu: dict[str, Any] = dict(*baris)
        berikut = ambang_berikut(baru.indeks.jam, satu["diperiksa"])
        lewat = berikut is not None and (satu["pada"] is None or satu["pada"] > berikut)
        return lewat or not isinstance(satu["urutan"], int)

    def _terjamin(
        self, koneksi: Connection, baru: Aliran, nilai: dict[str, Any], beda: Collection[str]
    ) -> bool:
        """Whether somebody who had the key, or a checkpoint, saw the events end as they do."""
        if {SEMUA, *DISEGEL}.isdisjoint(beda) or self.bertitik.get(baru.id) == nilai["sidik"]:
            return True
        k = self.gudang.skema.kasus
        tersimpan = select(k.c.keadaan, k.c.meterai).where(k.c.id == baru.id)
        # Version and end of the chain are the log's in both: only the state may be another's work.
        return any(
            self._bermeterai(baru.id, {**nilai, "keadaan": satu}, meterai)
            for teks, meterai in koneksi.execute(tersimpan)
            for satu in (nilai["keadaan"], teks)
        )

    def _bermeterai(self, kasus: str, nilai: Mapping[str, Any], meterai: Any) -> bool:
        if not isinstance(nilai["keadaan"], str) or not isinstance(meterai, str):
            return False
        try:
            return self.gudang.penyandi.bermeterai(_disegel(kasus, nilai), meterai)
        except KunciTidakTersedia:
            return tanpa_kunci(self.gudang.penyandi)

    def _bentuk_lama(self, teks: Any, keadaan: object) -> bool:
        """The same state, as an older release of the library wrote it."""
        try:
            return bool(self.gudang.kodek.baca(teks) == keadaan)
        except PenyimpananGagal:
            return False

    def _tulis(
        self,
        koneksi: Connection,
        baru: Aliran,
        nilai: dict[str, Any],
        beda: Collection[str],
    ) -> None:
        k = self.gudang.skema.kasus
        segel = {METERAI: self.gudang.penyandi.meterai(_disegel(baru.id, nilai))}
        ubah = {nama: nilai[nama] for nama in beda if nama in nilai}
        if not DISEGEL.isdisjoint(beda):
            ubah |= {"keadaan": nilai["keadaan"], **segel}
        if SEMUA in beda:
            koneksi.execute(insert(k).values(id=baru.id, **nilai, **segel))
        elif ubah:
            koneksi.execute(update(k).where(k.c.id == baru.id).values(**ubah))
        for nama, tabel in tabel_terbalik(self.gudang.skema).items():
            if nama in beda:
                koneksi.execute(delete(tabel).where(tabel.c.kasus == baru.id))
                baris = sorted(isi_terbalik(kolom_terbalik(baru.indeks))[nama])
                if baris:
                    isi = [{"kasus": baru.id, **dict(satu)} for satu in baris]
                    koneksi.execute(insert(tabel), isi)
        if JADWAL in beda:
            self._jadwalkan(koneksi, baru)
        elif not {SEMUA, "jam"}.isdisjoint(beda):
            self._sentuh(koneksi, baru)

    def _jadwalkan(self, koneksi: Connection, baru: Aliran) -> None:
        """Have it looked at at once; its notices are numbered on from the last that is waiting or
        was sent."""
        jadwal, q = self.gudang.skema.peringatan.jadwal_periksa, self.gudang.skema.kotak_keluar
        semua = koneksi.execute(select(q.c.id).where(q.c.kasus == baru.id)).scalars()
        nomor = (_NOMOR.search(satu) for satu in semua)
        urutan = max((int(satu[1]) for satu in nomor if satu), default=0)
        koneksi.execute(delete(jadwal).where(jadwal.c.kasus == baru.id))
        isi = {"pada": SEGERA, "diperiksa": None, "urutan": urutan}
        koneksi.execute(insert(jadwal).values(kasus=baru.id, **isi))

    def _sentuh(self, koneksi: Connection, baru: Aliran) -> None:
        """Its clocks are others than they were: its alerts are looked at."""
        jadwal = self.gudang.skema.peringatan.jadwal_periksa
        if baru.indeks.jam:
            isi = [{"kasus": baru.id, "pada": ambang_berikut(baru.indeks.jam)}]
            koneksi.execute(sentuh(self.gudang.skema, koneksi.dialect), isi)
        else:
            segera = update(jadwal).where(jadwal.c.kasus == baru.id).values(pada=SEGERA)
            koneksi.execute(segera)


def _disegel(kasus: str, nilai: Mapping[str, Any]) -> str:
    return baris_keadaan(kasus, nilai["versi"], nilai["sidik"], nilai["agregat"], nilai["keadaan"])


def _urut(baris: Iterable[tuple[str, str]]) -> Isian:
    return tuple(sorted(baris))
