"""What is said of an episode to whoever asked for it for somebody: that it was received, and how it
ended as a request; never how that person fares, nor whether somebody who was taken in is still
there."""

from typing import Final

from dinsos_core.application.kabar.baris import isi_kurang
from dinsos_core.application.kabar.hak import isi_hak
from dinsos_core.application.kabar.isi import Isi, Kabar, isi_netral, tanggal
from dinsos_core.domain.kasus.kejadian import BerkasDikembalikan, Kejadian
from dinsos_core.domain.kasus.tinggal import KlienMasuk
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.prosedur.konteks import Konteks


def isi(e: Kejadian, keadaan: Episode, konteks: Konteks) -> Isi | None:
    """Reception, papers that are missing, being taken in, each end before that."""
    if isinstance(e, KlienMasuk):
        return Isi("permintaan-dikabulkan")
    if any(satu.nama == KlienMasuk.tipe for satu in keadaan.penanda):
        return None
    if isinstance(e, BerkasDikembalikan):
        hak, jam = isi_hak("melengkapi", keadaan, konteks)
        kurang = isi_kurang(e.kurang.terbuka, keadaan, konteks)
        diajukan = tanggal("diajukan", konteks.hari(keadaan.diajukan_pada))
        return Isi("berkas-dikembalikan", {**hak, **diajukan}, jam=jam, tertutup=kurang)
    return isi_netral(e, keadaan, konteks, "permintaan")


KABAR: Final = Kabar(isi=isi)
