"""The outbox: messages to people, to the office's mailboxes and to receivers of events.

They are queued in the unit of work of what they are about, and sent after its commit.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, Protocol

from attrs import field

from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia

SURAT: Final = "surat"
"""The channel of messages to people. Events leave on channels of their own."""

SURAT_KANTOR: Final = "surat_kantor"
"""The channel of messages to the office's own mailboxes, so that neither waits for the other."""


BUKTI: Final = "bukti"
"""The channel of what became of messages that tell somebody of a decision: it leads back into their
case."""

PER_VERSI: Final = 1_000
"""How far apart the messages of two versions of a case are numbered."""


def urutan_pesan(versi: int, ke: int) -> int:
    """The place of a message among those of its case: by the version at which it was made."""
    return versi * PER_VERSI + min(ke, PER_VERSI - 1)


@frozen(kw_only=True)
class TempoDikabarkan:
    """A due moment that a message tells: of which clock (`BatasWaktu.kode`), running since when,
    and when it is due (both aware). Whoever was told is told again when it moves."""

    kode: str
    mulai: datetime
    jatuh_tempo: datetime


@frozen(kw_only=True, slots=False)
class Pesan:
    """A message to send after commit: a template, whom for, and references into the vault.

    ``data`` holds nothing personal; what is personal (name, address, reasons) stays in the vault
    and is read when the message is sent. ``id`` is stable, so that a message delivered twice is
    recognised. Without ``kontak`` it is for no person: with ``kotak`` for an office's mailbox of
    that name (`Instansi.kotak_surat`), otherwise an event, by its number in ``urutan``.
    ``tempo``: the due moment that it tells its reader, if it tells one. ``tentang``: the mark of
    the case that it tells of, and ``pihak`` the place of the party whom it tells, where that has to
    be proved.
    """

    id: str
    kasus: KasusId
    urutan: int
    templat: str
    dibuat: datetime
    kontak: Rahasia | None = None
    kotak: str = ""
    rahasia: dict[str, Rahasia] = field(factory=dict)
    data: dict[str, str] = field(factory=dict)
    saluran: str = SURAT
    tempo: TempoDikabarkan | None = None
    tentang: str = ""
    pihak: int | None = None


@frozen(kw_only=True)
class PesanRusak(Pesan):
    """One that cannot be read, or is not what was queued: of it there is what its row says, and
    nobody sends it. ``sebab``: a code; ``sementara`` where another release may read it, or another
    key."""

    templat: str = ""
    dibuat: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    sebab: str
    sementara: bool = False


@frozen(kw_only=True)
class PesanDiambil:
    """A claimed message and which attempt this is, counted from 1 by claims."""

    pesan: Pesan
    percobaan: int


class StatusPesan(StrEnum):
    MENUNGGU = "menunggu"
    TERKIRIM = "terkirim"
    MATI = "mati"
    """Given up, with a reason; only `KotakKeluar.antre_ulang` brings it back."""


@frozen(kw_only=True)
class PesanTersimpan:
    """A message in the outbox and how far it got.

    ``jatuh_tempo``: when it is due, or due again, while it waits; ``terkirim``: when it was sent
    (both aware). ``sebab``: the coded reason of the last failure, if there was one.
    """

    pesan: Pesan
    status: StatusPesan
    percobaan: int
    jatuh_tempo: datetime | None
    terkirim: datetime | None
    sebab: str


class KotakKeluar(Protocol):
    """The outbox. On each channel, messages of one case are handed out in the order of their
    ``urutan``; channels do not wait for one another."""

    def tambah(self, pesan: Iterable[Pesan]) -> None:
        """Queue messages; they become visible with the commit. One that is already there, by id,
        stays as it is."""

    def ambil(
        self, banyak: int, kini: datetime, sampai: datetime, *, saluran: str = SURAT
    ) -> tuple[PesanDiambil, ...]:
        """Claim the channel's messages due now, at most the first unsent one of each case,
        longest due first.

        One that is `PesanRusak` is for nobody to send: it is given up, or kept for later.

        Until ``sampai``, or `gagal`, a claimed message is nobody else's and holds back its case;
        after that it is due again. A dead letter holds back nothing.
        """

    def terkirim(self, pesan: str, kini: datetime) -> None:
        """The message was handed to its channel."""

    def gagal(self, pesan: str, sebab: str, coba_lagi: datetime | None) -> None:
        """It was not: try again at that instant, or never (dead letter) when None. Changes
        nothing about a message that was sent after all."""

    def periksa(
        self,
        *,
        status: StatusPesan | None = None,
        kasus: KasusId | None = None,
        banyak: int = 50,
    ) -> tuple[PesanTersimpan, ...]:
        """Messages as they stand, by case and in their order, at most so many."""

    def dikabarkan(self, kasus: KasusId) -> tuple[Pesan, ...]:
        """The case's messages that tell a due moment, in their order: those sent and those still
        waiting. A dead letter has told nobody anything, and what cannot be read is left out."""

    def antre_ulang(self, pesan: str, kini: datetime) -> bool:
        """Queue a dead letter again, due now and its attempts counted anew; False if it is none.

        It goes out before later messages of its case that are still waiting.
        """
