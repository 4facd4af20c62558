"""What is said of an emergency to whoever reported it: that it was received, and how it ended as a
report; never how the persons in it fare."""

from typing import Final

from dinsos_core.application.kabar.isi import Isi, Kabar, isi_netral
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.prosedur.konteks import Konteks


def isi(e: Kejadian, keadaan: LaporanKedaruratan, konteks: Konteks) -> Isi | None:
    """The report's reception and each of its ends."""
    return isi_netral(e, keadaan, konteks, "laporan")


KABAR: Final = Kabar(isi=isi, sepanjang_waktu=True)
