"""The exact standards that cases pinned, by fingerprint."""

from attrs import define, field, frozen
from sqlalchemy import BindParameter, Dialect, bindparam, select

from dinsos_adapters.sql.bentuk import sisip_bila_baru
from dinsos_adapters.sql.sesi import Sesi, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_core.application.kodek import Kodek
from dinsos_core.domain.standar.model import StandarPelayanan


@frozen(kw_only=True)
class PernyataanArsip:
    """Every statement, on one set of tables in one dialect."""

    ambil: Siap
    ada: Siap
    simpan: Siap


def siapkan_arsip(skema: Skema, dialek: Dialect) -> PernyataanArsip:
    """Compile the statements for SQLite or PostgreSQL."""
    a = skema.standar
    sidik: BindParameter[str] = bindparam("sidik")
    return PernyataanArsip(
        ambil=Siap(select(a.c.isi).where(a.c.sidik == sidik), dialek),
        ada=Siap(select(a.c.sidik).where(a.c.sidik == sidik), dialek),
        simpan=Siap(sisip_bila_baru(a, dialek), dialek),
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
