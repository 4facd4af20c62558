"""Duties after the decision: the record that the office received what was owed.

The case stays as it is; one that has ended is not reopened for it.
"""

from typing import Final

from dinsos_core.domain.kasus import catatan as k
from dinsos_core.domain.kasus import perintah_catatan as p
from dinsos_core.domain.kasus.jam import KeadaanJam, kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Pilihan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.batas import BatasWaktu

Semua = tuple[Kejadian, ...]


def belum_dipenuhi(kasus: Kasus, konteks: Konteks) -> tuple[BatasWaktu, ...]:
    """Limits under which something is still owed after the decision."""
    if not any(satu.sesudah_putusan for satu in konteks.standar.waktu):
        return ()
    standar, kalender, bacaan = konteks.standar, konteks.kalender, konteks.bacaan
    semua = kewajiban(kasus, standar, kalender, bacaan, konteks.terjadi, rinci=False)
    selesai = (KeadaanJam.BELUM_MULAI, KeadaanJam.TERPENUHI, KeadaanJam.BERAKHIR)
    return tuple(
        satu.batas for satu in semua if satu.batas.sesudah_putusan and satu.keadaan not in selesai
    )


def _tanpa_kewajiban(kasus: Kasus, konteks: Konteks) -> tuple[Halangan, ...]:
    if belum_dipenuhi(kasus, konteks):
        return ()
    return (halangan(KodeHalangan.KEWAJIBAN_TIDAK_TERBUKA, "batas"),)


def _dipenuhi(kasus: Kasus, c: p.CatatPemenuhan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    terbuka = tuple(satu.kode for satu in belum_dipenuhi(kasus, konteks))
    if c.batas not in terbuka:
        raise Terhalang(
            halangan(
                KodeHalangan.KEWAJIBAN_TIDAK_TERBUKA,
                "batas",
                pilihan=terbuka,
                mirip=terdekat(c.batas, terbuka),
            )
        )
    return (k.KewajibanDipenuhi(pada=konteks.kini, oleh=oleh, batas=c.batas),)


def _bidang(kasus: Kasus, konteks: Konteks) -> tuple[Bidang, ...]:
    return (
        Bidang(
            nama="batas",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Kewajiban yang dipenuhi", "The duty that was done"),
            wajib=True,
            pilihan=tuple(
                Pilihan(kode=satu.kode, teks=konteks.kosakata.kata(satu.segmen or satu.teks))
                for satu in belum_dipenuhi(kasus, konteks)
            ),
        ),
    )


CATAT_PEMENUHAN: Final = Aturan[Kasus](
    perintah=p.CatatPemenuhan,
    teks=Kata("Catat kewajiban dipenuhi", "Record that a duty was done"),
    oleh=peran_petugas,
    kejadian=k.KewajibanDipenuhi.tipe,
    halang=_tanpa_kewajiban,
    bidang=_bidang,
    putuskan=_dipenuhi,
)
