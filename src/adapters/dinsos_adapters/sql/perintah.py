"""Keys of processed commands, in the transaction of a unit of work."""

from attrs import define, field
from sqlalchemy import Dialect, bindparam, select

from dinsos_adapters.sql.bentuk import sisip_bila_baru
from dinsos_adapters.sql.sesi import Sesi, Siap
from dinsos_adapters.sql.skema import Skema
from dinsos_core.domain.shared.ids import KasusId, PerintahId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.penyimpanan import PerintahTercatat


@frozen(kw_only=True)
class PernyataanPerintah:
    """Every statement, on one set of tables in one dialect."""

    cari: Siap
    catat: Siap


def siapkan_perintah(skema: Skema, dialek: Dialect) -> PernyataanPerintah:
    """Compile the statements for SQLite or PostgreSQL."""
    p = skema.perintah
    return PernyataanPerintah(
        cari=Siap(
            select(p.c.sidik, p.c.kasus, p.c.versi, p.c.lanjutan).where(
                p.c.kunci == bindparam("kunci")
            ),
            dialek,
        ),
        catat=Siap(sisip_bila_baru(p, dialek), dialek),
    )


@define
class KunciPerintahSql:
    """Processed command keys inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanPerintah = field(repr=False)

    def cari(self, kunci: PerintahId) -> PerintahTercatat | None:
        baris = self._sesi.satu(self._sql.cari, kunci=kunci)
        if baris is None:
            return None
        sidik, kasus, versi, lanjutan = baris
        return PerintahTercatat(
            kunci=kunci,
            sidik=sidik,
            kasus=kasus,
            versi=versi,
            lanjutan=tuple(_baca(satu) for satu in lanjutan),
        )

    def catat(self, perintah: PerintahTercatat) -> None:
        isi = {
            "kunci": perintah.kunci,
            "sidik": perintah.sidik,
            "kasus": perintah.kasus,
            "versi": perintah.versi,
            "lanjutan": tuple(f"{versi} {kasus}" for kasus, versi in perintah.lanjutan),
        }
        # On PostgreSQL this waits for another transaction with the same key to end.
        self._sesi.pastikan([(self._sql.catat, isi)])


def _baca(satu: str) -> tuple[KasusId, int]:
    versi, _, kasus = satu.partition(" ")
    return KasusId(kasus), int(versi)
