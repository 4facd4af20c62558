"""What is said of an episode to whoever asked for it for somebody: that it was received, and how it
ended as a request; never how that person fares."""

from typing import Final

from dinsos_core.application.kabar.isi import Isi, Kabar, baris_kurang, isi_netral
from dinsos_core.domain.kasus.kejadian import BerkasDikembalikan, Kejadian
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.prosedur.konteks import Konteks


def isi(e: Kejadian, keadaan: Episode, konteks: Konteks) -> Isi | None:
    """Reception, papers that are missing, each end."""
    if isinstance(e, BerkasDikembalikan):
        kurang = "\n".join(baris_kurang(satu) for satu in e.kurang)
        return Isi("berkas-dikembalikan", {"kekurangan": kurang})
    return isi_netral(e, keadaan, konteks, "permintaan")


KABAR: Final = Kabar(isi=isi)
