"""A referral that an institution refuses: it has no part in the case any more.

The decrees print no refusal. The case is determined anew, for another institution or against; what
the one that refused could see of it ends with its answer, whoever entered that.
"""

from collections.abc import Iterator
from typing import Final

from dinsos_core.domain.kasus.catatan import AkunDikecualikan
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.shared.ids import PelakuId


def _akun_lembaga(kerja: Kerja[Episode]) -> tuple[PelakuId, ...]:
    """The accounts through which the institution had it: its own people answering, or whom the
    answer was assigned to. Whoever did or has other work in the case is the office's."""
    keadaan, langkah, oleh = kerja.keadaan, kerja.langkah, kerja.oleh
    if oleh.peran == langkah.sistem:
        return (oleh.id,)
    kantor = {oleh.id, *_bekerja(keadaan, langkah.kode)}
    return tuple(akun for akun in keadaan.petugas.get(langkah.kode, ()) if akun not in kantor)


def _bekerja(keadaan: Episode, jawaban: str) -> Iterator[PelakuId]:
    for catatan in keadaan.kemajuan.catatan:
        if catatan.langkah != jawaban:
            yield from (satu.id for satu in (catatan.oleh, *catatan.paraf))
    for langkah, semua in keadaan.petugas.items():
        if langkah != jawaban:
            yield from semua


def _kecualikan(kerja: Kerja[Episode]) -> tuple[Kejadian, ...]:
    return tuple(
        AkunDikecualikan(pada=kerja.konteks.kini, oleh=kerja.oleh, dasar=(kerja.hasil,), akun=akun)
        for akun in _akun_lembaga(kerja)
    )


TANPA_PENOLAK: Final = Akibat[Episode](
    kejadian=AkunDikecualikan, buat=_kecualikan, perlu=lambda kerja: bool(_akun_lembaga(kerja))
)
