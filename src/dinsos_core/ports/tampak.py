"""Who looks at cases, and the keys by which a restricted case is there for them."""

from attrs import field

from dinsos_core.domain.shared.ids import PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen


def kunci_peran(instansi: str, peran: str) -> str:
    """The key of everybody who holds a role at an agency."""
    return f"peran {instansi} {peran}"


def kunci_akun(akun: PelakuId) -> str:
    """The key of one account."""
    return f"akun {akun}"


def subjek_akun(akun: PelakuId) -> SubjekId:
    """As whom the cases of an account are found, beside the persons in them."""
    return SubjekId(kunci_akun(akun))


@frozen(kw_only=True)
class Penanya:
    """An account with the roles that it holds at the moment, all at its agency."""

    akun: PelakuId
    instansi: str | None = None
    peran: frozenset[str] = field(default=frozenset())

    @property
    def kunci(self) -> tuple[str, ...]:
        """Its keys, sorted."""
        peran = () if self.instansi is None else sorted(self.peran)
        return (
            kunci_akun(self.akun),
            *(kunci_peran(self.instansi or "", satu) for satu in peran),
        )
