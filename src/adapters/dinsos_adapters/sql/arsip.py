"""What is kept exactly as it was: standards that cases pinned, calendars that clocks were counted
with. Each by what identifies it."""

from attrs import define, field, frozen
from sqlalchemy import BindParameter, Dialect, Table, bindparam, select

from dinsos_adapters.sql.bentuk import sisip_bila_baru
from dinsos_adapters.sql.sesi import Sesi, Siap
from dinsos_core.application.kodek import Kodek
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.kalender import KalenderKerja


@frozen(kw_only=True)
class PernyataanArsip:
    """Every statement, on one table in one dialect."""

    ambil: Siap
    ada: Siap
    simpan: Siap


def siapkan_arsip(tabel: Table, dialek: Dialect) -> PernyataanArsip:
    """Compile the statements for SQLite or PostgreSQL, on a table of a key and ``isi``."""
    (kunci,) = tabel.primary_key.columns
    satu: BindParameter[str] = bindparam(kunci.name)
    return PernyataanArsip(
        ambil=Siap(select(tabel.c.isi).where(kunci == satu), dialek),
        ada=Siap(select(kunci).where(kunci == satu), dialek),
        simpan=Siap(sisip_bila_baru(tabel, dialek), dialek),
    )


@define
class ArsipStandarSql:
    """Pinned standards by fingerprint inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanArsip = field(repr=False)
    _kodek: Kodek = field(repr=False)

    def simpan(self, standar: StandarPelayanan) -> None:
        # Looked up first: a standard is long, and nearly always there already.
        if self._sesi.satu(self._sql.ada, sidik=standar.sidik) is None:
            self._sesi.ubah(self._sql.simpan, sidik=standar.sidik, isi=self._kodek.tulis(standar))

    def ambil(self, sidik: str) -> StandarPelayanan | None:
        baris = self._sesi.satu(self._sql.ambil, sidik=sidik)
        if baris is None:
            return None
        standar: StandarPelayanan = self._kodek.baca(baris[0])
        return standar


@define
class ArsipKalenderSql:
    """Calendars by version inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanArsip = field(repr=False)
    _kodek: Kodek = field(repr=False)

    def simpan(self, kalender: KalenderKerja) -> None:
        if not self.ada(kalender.versi):
            isi = self._kodek.tulis(kalender)
            self._sesi.ubah(self._sql.simpan, versi=kalender.versi, isi=isi)

    def ada(self, versi: str) -> bool:
        return self._sesi.satu(self._sql.ada, versi=versi) is not None

    def ambil(self, versi: str) -> KalenderKerja | None:
        baris = self._sesi.satu(self._sql.ambil, versi=versi)
        if baris is None:
            return None
        kalender: KalenderKerja = self._kodek.baca(baris[0])
        return kalender
