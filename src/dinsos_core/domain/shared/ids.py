"""Identifiers. All are opaque text handed in from outside; the core makes none itself."""

from typing import Annotated, NewType, TypeAlias

KasusId = NewType("KasusId", str)
"""One case of any aggregate (a Permohonan, an Episode, a report, a complaint)."""

SubjekId = NewType("SubjekId", str)
"""One person or institution inside one case; the key to its personal values in the vault."""

KlienId = NewType("KlienId", str)
"""Who somebody is known to be within one agency, whatever cases they are in."""

PelakuId = NewType("PelakuId", str)
"""Who acts: an official's or an applicant's account in the host application."""

PerintahId = NewType("PerintahId", str)
"""Key of one command; the same key sent twice acts once."""

PermintaanId = NewType("PermintaanId", str)
"""One request of somebody about their own data."""

AliranId: TypeAlias = KasusId | KlienId | PermintaanId
"""A stream of events: of a case, a Klien or a request about somebody's data."""

KunciPerintah: TypeAlias = Annotated[str, "chosen by the host"]
"""By which a command is known again: any text that is a code, as ids are."""
