"""Everything a decision takes from outside, as values."""

from collections.abc import Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from attrs import field

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import PihakKasus, Tempat
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.kalender import KalenderKerja


@frozen(kw_only=True)
class Asal:
    """Where a follow-up comes from: the case as the decision left it, who acted there in which
    role, the link that is being made (seen from the follow-up's case), and the parties that an
    opening takes over, named as there."""

    kasus: Kasus
    oleh: JejakPelaku
    hubungan: Hubungan | None = None
    bawa: tuple[PihakKasus, ...] = ()


@frozen(kw_only=True, slots=False)
class Konteks:
    """``standar`` the pinned version, read for the case's variant and with the agency's limits;
    ``syarat`` its conditions made ready; ``kini`` the aware instant of the command; ``id_baru`` a
    fresh id from which all others of this command derive; ``versi`` the stored case's version;
    ``registri`` the sources of facts that are wired; ``terjadi_pada`` when what the command tells
    of happened, if it says so; ``cap_terima`` the stamp of receipt it states, where the reading in
    force counts from the entry; ``asal`` the decision it follows from, if it is a follow-up.

    Gathered only as far as a rule's `Butuh` asks: ``fakta`` what the vault holds of the case and
    what the registries answered; ``serupa`` open cases of the same service about the same person;
    ``nomor_surat`` the running number reserved for a letter; ``tempat`` the place reserved, None
    if none was free, ``antrean`` how many other cases have waited longer for it; ``terhubung``
    other cases of the agency, to be looked at; ``kasus_baru`` fresh ids for cases that it opens;
    ``standar_varian`` the standard as it reads for another variant; ``rahasia_baru`` the keyed hash
    of a secret that is handed to whoever gives the command, once; ``layanan_lain`` the standard of
    another service; ``versi_lain`` the version in force today.
    """

    standar: StandarPelayanan
    syarat: SyaratStandar
    kosakata: Kosakata
    kini: datetime
    pelaku: Pelaku
    kalender: KalenderKerja
    bacaan: BacaanWaktu
    id_baru: str
    versi: int | None = None
    registri: frozenset[str] = frozenset()
    terjadi_pada: datetime | None = None
    cap_terima: datetime | None = None
    asal: Asal | None = None
    fakta: FaktaKasus = field(factory=FaktaKasus)
    serupa: tuple[KasusId, ...] = ()
    nomor_surat: int | None = None
    tempat: Tempat | None = None
    antrean: int = 0
    terhubung: Mapping[KasusId, Kasus] = field(factory=dict)
    kasus_baru: tuple[KasusId, ...] = ()
    standar_varian: StandarPelayanan | None = None
    rahasia_baru: str = ""
    layanan_lain: StandarPelayanan | None = None
    versi_lain: "VersiLain | None" = None

    @property
    def tanggal(self) -> date:
        """The date of the command in the agency's own zone; roles are held as of it."""
        return self.hari(self.kini)

    @property
    def terjadi(self) -> datetime:
        """When what the command tells of happened; clocks and letters follow it."""
        return self.terjadi_pada or self.kini

    def hari(self, saat: datetime) -> date:
        """The date of an instant in the agency's own zone."""
        return self.waktu_kantor(saat).date()

    def awal_hari(self, hari: date) -> datetime:
        """The first instant of a date in the agency's own zone."""
        return datetime.combine(hari, time(), ZoneInfo(self.standar.instansi.zona))

    def waktu_kantor(self, saat: datetime) -> datetime:
        """An instant as the agency's clocks show it."""
        return saat.astimezone(ZoneInfo(self.standar.instansi.zona))


@frozen(kw_only=True)
class VersiLain:
    """The version of the case's standard that is in force today: the context as it would be under
    it, the variant that the case would be, and the steps at which it may stand. ``halangan``: why
    there is none to move to; then there is no context."""

    konteks: Konteks | None = None
    varian: str | None = None
    berdiri: tuple[str, ...] = ()
    halangan: tuple[Halangan, ...] = ()
