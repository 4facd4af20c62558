"""What is said of a complaint to whoever left an address: its number, and that there is news of it.

Neither what it is about nor what was answered nor who answers it now, and nobody's name: a mailbox
is read by others, too.
"""

from typing import Final

from dinsos_core.application.kabar.hak import TANPA_HAK, isi_hak
from dinsos_core.application.kabar.isi import Isi, Kabar
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import (
    BerkasDikembalikan,
    KasusDijeda,
    KasusDilanjutkan,
    KasusDiteruskan,
    KasusDitutup,
    Kejadian,
    PihakKasus,
)
from dinsos_core.domain.pengaduan import kejadian as k
from dinsos_core.domain.pengaduan.keadaan import PELAPOR, Pengaduan
from dinsos_core.domain.prosedur.konteks import Konteks


def isi(e: Kejadian, keadaan: Pengaduan, konteks: Konteks) -> Isi | None:
    """Reception, news, the end; and the date that matters then, not of what."""
    match e:
        case k.PengaduanDiajukan():
            return Isi("pengaduan-diterima", tahap=True)
        case k.PengaduanDijawab() | BerkasDikembalikan():
            menjawab = "melengkapi" if isinstance(e, BerkasDikembalikan) else "tanggapan-pengadu"
            hak, jam = isi_hak(menjawab, keadaan, konteks)
            return Isi("pengaduan-kabar", hak, jam=jam)
        case k.PengaduanDitanggapi() | KasusDiteruskan() | KasusDijeda() | KasusDilanjutkan():
            return Isi("pengaduan-kabar", TANPA_HAK)
        case KasusDitutup() | k.PengaduanDicabut():
            return Isi("pengaduan-selesai")
        case _:
            return None


def penerima(keadaan: Kasus, _konteks: Konteks) -> tuple[PihakKasus, ...]:
    """Whoever complains; never whoever is complained of."""
    return tuple(q for q in keadaan.pihak if q.pihak == PELAPOR)


KABAR: Final = Kabar(isi=isi, penerima=penerima, terbuka=False)
