"""What a transaction reserves: letter numbers, and units of something scarce."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import asdict, define, field
from sqlalchemy import BindParameter, Dialect, Integer, bindparam, delete, func, select

from dinsos_adapters.sql.bentuk import sisip, sisip_bila_baru
from dinsos_adapters.sql.sesi import Sesi, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.penyimpanan import NomorTerpakai


@frozen(kw_only=True)
class PernyataanReservasi:
    """Every statement, on one set of tables in one dialect."""

    nomor: Siap
    tercetak: Siap
    terpakai: Siap
    naikkan: Siap
    terisi: Siap
    ambil: Siap
    lepas: Siap


def siapkan_reservasi(skema: Skema, dialek: Dialect) -> PernyataanReservasi:
    """Compile the statements for SQLite or PostgreSQL."""
    n, r = skema.nomor, skema.reservasi
    nama: BindParameter[str] = bindparam("nama")
    kunci = (n.c.instansi, n.c.jenis, n.c.tahun)
    isi: dict[str, Any] = {kolom.name: bindparam(kolom.name) for kolom in kunci}
    sejak: BindParameter[int] = bindparam("sejak", type_=Integer)
    terbesar = func.greatest if dialek.name == "postgresql" else func.max
    pertama = sisip(n, dialek).values(**isi, terakhir=sejak)
    berikut = pertama.on_conflict_do_update(
        index_elements=kunci,
        set_={"terakhir": terbesar(n.c.terakhir + 1, sejak)},
    ).returning(n.c.terakhir)
    terakhir: BindParameter[int] = bindparam("terakhir")
    naikkan = sisip(n, dialek).values(**isi, terakhir=terakhir)
    return PernyataanReservasi(
        nomor=Siap(berikut, dialek),
        tercetak=Siap(sisip_bila_baru(skema.nomor_tercetak, dialek), dialek),
        terpakai=Siap(select(*kunci, n.c.terakhir).order_by(*kunci), dialek),
        naikkan=Siap(
            naikkan.on_conflict_do_update(
                index_elements=kunci,
                set_={"terakhir": naikkan.excluded.terakhir},
                where=n.c.terakhir < naikkan.excluded.terakhir,
            ),
            dialek,
        ),
        terisi=Siap(
            select(r.c.satuan, r.c.pemegang).where(r.c.nama == nama).order_by(r.c.satuan), dialek
        ),
        ambil=Siap(sisip_bila_baru(r, dialek), dialek),
        lepas=Siap(
            delete(r).where(
                r.c.nama == nama,
                r.c.satuan == bindparam("satuan"),
                r.c.pemegang == bindparam("pemegang"),
            ),
            dialek,
        ),
    )


@define
class PenomoranSql:
    """Letter numbers. The row of a running one stays locked until the transaction ends, so no gap
    opens."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanReservasi = field(repr=False)

    def berikut(self, instansi: str, jenis: str, tahun: int, *, sejak: int = 1) -> int:
        ((nomor,),) = self._sesi.baris(
            self._sql.nomor, instansi=instansi, jenis=jenis, tahun=tahun, sejak=sejak
        )
        return int(nomor)

    def pakai(self, instansi: str, tercetak: str, kasus: KasusId) -> bool:
        isi = {"instansi": instansi, "tercetak": tercetak, "kasus": kasus}
        return self._sesi.ubah(self._sql.tercetak, **isi) > 0

    def terpakai(self) -> tuple[NomorTerpakai, ...]:
        return tuple(
            NomorTerpakai(instansi=instansi, jenis=jenis, tahun=tahun, terakhir=terakhir)
            for instansi, jenis, tahun, terakhir in self._sesi.baris(self._sql.terpakai)
        )

    def naikkan(self, nomor: NomorTerpakai) -> bool:
        return nomor.terakhir > 0 and self._sesi.ubah(self._sql.naikkan, **asdict(nomor)) > 0


@define
class ReservasiSql:
    """Scarce units inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanReservasi = field(repr=False)

    def ambil(self, nama: str, satuan: Iterable[str], pemegang: KasusId) -> str | None:
        pilihan = tuple(satuan)
        terisi = self.terisi(nama)
        for satu in pilihan:
            if terisi.get(satu) == pemegang:
                return satu
        for satu in pilihan:
            if satu not in terisi and self._sesi.ubah(
                self._sql.ambil, nama=nama, satuan=satu, pemegang=pemegang
            ):
                return satu
        return None

    def lepas(self, nama: str, satuan: str, pemegang: KasusId) -> bool:
        return self._sesi.ubah(self._sql.lepas, nama=nama, satuan=satuan, pemegang=pemegang) > 0

    def terisi(self, nama: str) -> Mapping[str, KasusId]:
        return {s: KasusId(siapa) for s, siapa in self._sesi.baris(self._sql.terisi, nama=nama)}
