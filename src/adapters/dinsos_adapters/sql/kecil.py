"""Command keys, letter numbers, reservations and pinned standards, in one transaction each."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import define, field, frozen
from sqlalchemy import BindParameter, Dialect, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from dinsos_adapters.sql.bentuk import sisip_bila_baru
from dinsos_adapters.sql.sesi import Sesi, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_core.application.kodek import Kodek
from dinsos_core.domain.shared.ids import KasusId, PerintahId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.penyimpanan import PerintahTercatat, VersiBerubah


@frozen(kw_only=True)
class PernyataanKecil:
    """Every statement of the small ports, on one set of tables in one dialect."""

    cari_perintah: Siap
    catat_perintah: Siap
    nomor: Siap
    terisi: Siap
    reservasi: Siap
    lepas: Siap
    standar: Siap
    ada_standar: Siap
    standar_baru: Siap


def siapkan_lain(skema: Skema, dialek: Dialect) -> PernyataanKecil:
    """Compile the statements for SQLite or PostgreSQL."""
    p, n, r, a = skema.perintah, skema.nomor, skema.reservasi, skema.standar
    nama: BindParameter[str] = bindparam("nama")
    sidik: BindParameter[str] = bindparam("sidik")
    modul = postgresql if dialek.name == "postgresql" else sqlite
    kunci = (n.c.instansi, n.c.jenis, n.c.tahun)
    isi: dict[str, Any] = {kolom.name: bindparam(kolom.name) for kolom in kunci}
    pertama = modul.insert(n).values(**isi, terakhir=1)
    berikut = pertama.on_conflict_do_update(
        index_elements=kunci,
        set_={"terakhir": n.c.terakhir + 1},
    ).returning(n.c.terakhir)
    return PernyataanKecil(
        cari_perintah=Siap(
            select(p.c.sidik, p.c.kasus, p.c.versi).where(p.c.kunci == bindparam("kunci")), dialek
        ),
        catat_perintah=Siap(sisip_bila_baru(p, dialek), dialek),
        nomor=Siap(berikut, dialek),
        terisi=Siap(
            select(r.c.satuan, r.c.pemegang).where(r.c.nama == nama).order_by(r.c.satuan), dialek
        ),
        reservasi=Siap(sisip_bila_baru(r, dialek), dialek),
        lepas=Siap(
            delete(r).where(
                r.c.nama == nama,
                r.c.satuan == bindparam("satuan"),
                r.c.pemegang == bindparam("pemegang"),
            ),
            dialek,
        ),
        standar=Siap(select(a.c.isi).where(a.c.sidik == sidik), dialek),
        ada_standar=Siap(select(a.c.sidik).where(a.c.sidik == sidik), dialek),
        standar_baru=Siap(sisip_bila_baru(a, dialek), dialek),
    )


@define
class KunciPerintahSql:
    """Processed command keys inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanKecil = field(repr=False)

    def cari(self, kunci: PerintahId) -> PerintahTercatat | None:
        baris = self._sesi.satu(self._sql.cari_perintah, kunci=kunci)
        if baris is None:
            return None
        sidik, kasus, versi = baris
        return PerintahTercatat(kunci=kunci, sidik=sidik, kasus=kasus, versi=versi)

    def catat(self, perintah: PerintahTercatat) -> None:
        # On PostgreSQL this waits for another transaction with the same key to end.
        if not self._sesi.ubah(
            self._sql.catat_perintah,
            kunci=perintah.kunci,
            sidik=perintah.sidik,
            kasus=perintah.kasus,
            versi=perintah.versi,
        ):
            raise VersiBerubah


@define
class PenomoranSql:
    """Running letter numbers: the row stays locked until the transaction ends, so no gap opens."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanKecil = field(repr=False)

    def berikut(self, instansi: str, jenis: str, tahun: int) -> int:
        ((nomor,),) = self._sesi.baris(self._sql.nomor, instansi=instansi, jenis=jenis, tahun=tahun)
        return int(nomor)


@define
class ReservasiSql:
    """Scarce units inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanKecil = field(repr=False)

    def ambil(self, nama: str, satuan: Iterable[str], pemegang: KasusId) -> str | None:
        pilihan = tuple(satuan)
        terisi = self.terisi(nama)
        for satu in pilihan:
            if terisi.get(satu) == pemegang:
                return satu
        for satu in pilihan:
            if satu not in terisi and self._sesi.ubah(
                self._sql.reservasi, nama=nama, satuan=satu, pemegang=pemegang
            ):
                return satu
        return None

    def lepas(self, nama: str, satuan: str, pemegang: KasusId) -> bool:
        return self._sesi.ubah(self._sql.lepas, nama=nama, satuan=satuan, pemegang=pemegang) > 0

    def terisi(self, nama: str) -> Mapping[str, KasusId]:
        return {s: KasusId(siapa) for s, siapa in self._sesi.baris(self._sql.terisi, nama=nama)}


@define
class ArsipStandarSql:
    """Pinned standards by fingerprint inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanKecil = field(repr=False)
    _kodek: Kodek = field(repr=False)

    def simpan(self, standar: StandarPelayanan) -> None:
        # Looked up first: a standard is long, and nearly always there already.
        if self._sesi.satu(self._sql.ada_standar, sidik=standar.sidik) is None:
            self._sesi.ubah(
                self._sql.standar_baru, sidik=standar.sidik, isi=self._kodek.tulis(standar)
            )

    def ambil(self, sidik: str) -> StandarPelayanan | None:
        baris = self._sesi.satu(self._sql.standar, sidik=sidik)
        if baris is None:
            return None
        standar: StandarPelayanan = self._kodek.baca(baris[0])
        return standar
