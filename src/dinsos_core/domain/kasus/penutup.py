"""What stops a clock: its own mark, one of those that its limit names, or the end of its case."""

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.standar.batas import DIPENUHI, SURAT_DICABUT, BatasWaktu


def penutup_sejak(keadaan: Kasus, batas: BatasWaktu, sejak: int) -> Penanda | None:
    """The first mark from that place on which stops a clock of the limit; what is owed after the
    decision, no end of the case stops."""
    berhenti = {batas.selesai, *batas.berhenti_bila}
    if not batas.sesudah_putusan:
        berhenti |= keadaan.siklus.penghenti
    sesudah = (satu for satu in keadaan.penanda[sejak:] if satu.nama in berhenti)
    return next((satu for satu in sesudah if _miliknya(satu, batas)), None)


def _miliknya(tanda: Penanda, batas: BatasWaktu) -> bool:
    """Of what happens to one limit or one letter only: whether it is this one."""
    if tanda.nama == DIPENUHI:
        return tanda.tentang == batas.kode
    return tanda.nama != SURAT_DICABUT or tanda.tentang == batas.mulai
