"""What a case is found and listed by, as stores keep it beside the case. No personal values."""

from datetime import datetime

from attrs import field

from dinsos_core.domain.kasus.tautan import Tautan
from dinsos_core.domain.shared.ids import PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.tampak import Penanya, kunci_peran


@frozen(kw_only=True)
class JamTerbuka:
    """One open clock of a case: started, neither met nor ended.

    ``kode``: the code of its limit; ``milik``: whose it is (`PemilikBatas`: kantor, warga,
    peristiwa). ``mulai``, ``jatuh_tempo`` and ``rawan`` are aware: when it started, when it is due,
    and from when on it is at risk, never before it started. While it is paused (``dijeda``),
    ``jatuh_tempo`` is as if the pause had ended where it began. ``versi_kalender``: the calendar
    it was counted with.
    """

    kode: str
    milik: str
    mulai: datetime
    jatuh_tempo: datetime
    rawan: datetime
    dijeda: bool
    versi_kalender: str


@frozen(kw_only=True)
class GiliranTerbuka:
    """One who may act next in a case (`domain.prosedur.ditunggu`).

    ``peran``: whoever holds the role at the case's agency; with ``akun`` that account alone, as a
    party. ``langkah``: the code of the step; empty where papers are waited for. ``sejak``: since
    when it waits (aware). ``dilarang``: accounts that hold the role and do not do this step.
    ``jatuh_tempo``: when the most urgent clock is due that runs against whoever holds the role (the
    office's own; for a party the citizens'), ``rawan``: from when on that is at risk; both aware,
    None where no such clock runs.
    """

    peran: str
    langkah: str = ""
    sejak: datetime
    akun: PelakuId | None = field(default=None, repr=False)
    dilarang: tuple[PelakuId, ...] = field(default=(), repr=False)
    jatuh_tempo: datetime | None = None
    rawan: datetime | None = None


@frozen(kw_only=True)
class IndeksKasus:
    """What cases are found and listed by. No personal values.

    ``giliran``: for whom it waits, a role at a time; ``jam``: its open clocks; ``tenggat``: the
    nearest due moment (aware) of an office's limit that runs; ``subjek``: the persons in the case;
    ``petugas``: the accounts of those who work on it now; ``tautan``: how it stands to others;
    ``nomor``: its short number, no other case's; ``standar``: the fingerprint of the standard that
    it pins.
    """

    agregat: str
    instansi: str
    layanan: str
    status: str
    berjalan: bool
    dibuat: datetime
    giliran: tuple[GiliranTerbuka, ...] = ()
    jam: tuple[JamTerbuka, ...] = ()
    tenggat: datetime | None = None
    subjek: tuple[SubjekId, ...] = ()
    petugas: tuple[PelakuId, ...] = ()
    tautan: tuple[Tautan, ...] = ()
    nomor: str = ""
    standar: str = ""
    tampak: tuple[str, ...] | None = field(default=None, repr=False)
    kecuali: tuple[PelakuId, ...] = field(default=(), repr=False)

    @property
    def peran_giliran(self) -> tuple[str, ...]:
        """The roles for which it waits."""
        return tuple(dict.fromkeys(satu.peran for satu in self.giliran))

    @property
    def langkah_giliran(self) -> str:
        """The code of the step at which it waits; empty where it waits for none."""
        return next((satu.langkah for satu in self.giliran), "")

    def terlihat(self, oleh: Penanya) -> bool:
        """Whether the case is there for whoever looks."""
        boleh = self.tampak is None or not set(self.tampak).isdisjoint(oleh.kunci)
        return boleh and oleh.akun not in self.kecuali

    def terbuka_bagi_peran(self, peran: str) -> bool:
        """Whether everybody in this role at its agency may know of the case, and so a mailbox that
        they share."""
        boleh = self.tampak is None or kunci_peran(self.instansi, peran) in self.tampak
        return boleh and not self.kecuali
