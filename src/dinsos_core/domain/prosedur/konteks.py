"""Everything a decision takes from outside, as values."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from attrs import field, frozen

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.kalender import KalenderKerja


@frozen(kw_only=True)
class Konteks:
    """``standar`` the pinned version, read for the case's variant and with the agency's limits;
    ``syarat`` its conditions made ready; ``kini`` the aware instant of the command; ``id_baru`` a
    fresh id from which all others of this command derive; ``versi`` the stored case's version;
    ``registri`` the sources of facts that are wired.

    Gathered only as far as a rule's `Butuh` asks: ``fakta`` what the vault holds of the case and
    what the registries answered; ``serupa`` open cases of the same service about the same person;
    ``nomor_surat`` the running number reserved for a letter.
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
    fakta: FaktaKasus = field(factory=FaktaKasus)
    serupa: tuple[KasusId, ...] = ()
    nomor_surat: int | None = None

    @property
    def tanggal(self) -> date:
        """The date of the command in the agency's own zone."""
        return self.hari(self.kini)

    def hari(self, saat: datetime) -> date:
        """The date of an instant in the agency's own zone."""
        return saat.astimezone(ZoneInfo(self.standar.instansi.zona)).date()
