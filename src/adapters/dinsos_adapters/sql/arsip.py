"""What is kept exactly as it was: standards that cases pinned, calendars that clocks were counted
with. Each by what identifies it."""

from typing import TypeVar

from attrs import define, field
from sqlalchemy import BindParameter, Dialect, Table, bindparam, select

from dinsos_adapters.sql.bentuk import sisip_bila_baru
from dinsos_adapters.sql.meterai import baris, periksa_meterai
from dinsos_adapters.sql.sesi import Sesi, Siap
from dinsos_core.application.kodek import Kodek
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.ports.kunci import Penyandi


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
        ambil=Siap(select(tabel.c.isi, tabel.c.meterai).where(kunci == satu), dialek),
        ada=Siap(select(kunci).where(kunci == satu), dialek),
        simpan=Siap(sisip_bila_baru(tabel, dialek), dialek),
    )


T = TypeVar("T")


@define
class _Arsip:
    """A row sealed under what identifies it, in one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanArsip = field(repr=False)
    _kodek: Kodek = field(repr=False)
    _penyandi: Penyandi = field(repr=False)

    def _simpan(self, kolom: str, kunci: str, benda: object) -> None:
        def tulis() -> None:
            isi = self._kodek.tulis(benda)
            meterai = self._penyandi.meterai(baris(kolom, kunci, isi=isi))
            satu = {kolom: kunci, "isi": isi, "meterai": meterai}
            self._sesi.ubah_banyak(self._sql.simpan, [satu])

        # Looked up first: what is kept is long, and nearly always there already.
        self._sesi.bila_tiada(self._sql.ada, tulis, **{kolom: kunci})

    def _ada(self, kolom: str, kunci: str) -> bool:
        return self._sesi.satu(self._sql.ada, **{kolom: kunci}) is not None

    def _ambil(self, kolom: str, kunci: str, kelas: type[T]) -> T | None:
        """Raises `PenyimpananGagal` for what is not as it was kept."""
        ada = self._sesi.satu(self._sql.ambil, **{kolom: kunci})
        if ada is None:
            return None
        isi, meterai = ada
        periksa_meterai(self._penyandi, baris(kolom, kunci, isi=isi), meterai)
        return self._kodek.baca_sebagai(isi, kelas)


class ArsipStandarSql(_Arsip):
    """Pinned standards by fingerprint."""

    def simpan(self, standar: StandarPelayanan) -> None:
        self._simpan("sidik", standar.sidik, standar)

    def ambil(self, sidik: str) -> StandarPelayanan | None:
        return self._ambil("sidik", sidik, StandarPelayanan)


class ArsipKalenderSql(_Arsip):
    """Calendars by version."""

    def simpan(self, kalender: KalenderKerja) -> None:
        self._simpan("versi", kalender.versi, kalender)

    def ada(self, versi: str) -> bool:
        return self._ada("versi", versi)

    def ambil(self, versi: str) -> KalenderKerja | None:
        return self._ambil("versi", versi, KalenderKerja)
