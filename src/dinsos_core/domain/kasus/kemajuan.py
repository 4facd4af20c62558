"""A case's progress: which step is current, who has initialled it, what was done with what outcome.

Where an outcome leads is `prosedur.alur`'s answer; nothing else moves a case from step to step.
"""

from typing import Final

from dinsos_core.domain.kasus.penanda import Bersaat
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import Langkah, Tujuan

AKHIR: Final = Tujuan.AKHIR.value

SELESAI: Final = "selesai"
DILEWATI: Final = "dilewati"
LENGKAP: Final = "lengkap"
KURANG: Final = "kurang"
SETUJU: Final = "setuju"
TOLAK: Final = "tolak"
TERUSKAN: Final = "teruskan"
BERHASIL: Final = "berhasil"
GAGAL: Final = "gagal"
LAGI: Final = "lagi"


@frozen(kw_only=True)
class CatatanLangkah(Bersaat):
    """One completed step: outcome, who did it, and who initialled it before.

    ``sifat``: what the step was in the version of the standard under which it was done
    (`SIFAT_LANGKAH`), where that is no longer the case's; None where it still is.
    """

    langkah: str
    hasil: str
    oleh: JejakPelaku
    paraf: tuple[JejakPelaku, ...] = ()
    sifat: tuple[str, ...] | None = None


@frozen(kw_only=True)
class Kemajuan:
    """Where a case stands in its procedure. ``kini`` is a step code or `akhir`.

    ``putaran``: how many steps were completed before it was last taken up anew; what was done then
    no longer counts for who may determine.
    """

    kini: str = AKHIR
    paraf: tuple[JejakPelaku, ...] = ()
    catatan: tuple[CatatanLangkah, ...] = ()
    putaran: int = 0

    @property
    def putaran_ini(self) -> tuple[CatatanLangkah, ...]:
        """The steps completed since the case was last taken up anew, or opened."""
        return self.catatan[self.putaran :]

    def peran_giliran(self, langkah: Langkah) -> tuple[str, ...]:
        """The roles of which one must act now: any of them, or the next in the order of signing."""
        if langkah.salah_satu_peran:
            return langkah.oleh
        return langkah.oleh[len(self.paraf) : len(self.paraf) + 1]

    def melengkapi(self, langkah: Langkah) -> bool:
        """Whether the next act completes the step, rather than adding initials."""
        return langkah.salah_satu_peran or len(self.paraf) + 1 >= len(langkah.oleh)
