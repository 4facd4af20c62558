"""The death of whom a report is about: it ends, and the burial opens or is linked."""

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from dinsos_core.domain.kasus.keadaan import MENINGGAL
from dinsos_core.domain.kasus.kejadian import KasusDitautkan, Kejadian
from dinsos_core.domain.kasus.perintah import AkhiriKasus, BukaLanjutan
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.kedaruratan import kejadian as k
from dinsos_core.domain.kedaruratan import perintah as p
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan, pembukaan_lanjutan
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan, tolak_bila_ada
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import ALMARHUM, JejakPelaku
from dinsos_core.domain.standar.model import StandarPelayanan


def _layanan_pemakaman(standar: StandarPelayanan) -> str:
    """The agency's own service that buries; none where it has no such service."""
    return standar.instansi.parameter.get("layanan_pemakaman", "")


def _siapa(laporan: LaporanKedaruratan, konteks: Konteks) -> tuple[Halangan, ...]:
    """A report about nobody, or about several people, does not end with the death of one, nor one
    of a disaster with that of whoever reported it; and who was dead already does not die."""
    pokok, pelapor = konteks.standar.pokok, konteks.standar.publik
    satu = sum(q.pihak == pokok for q in laporan.pihak) == 1
    if satu and pokok != ALMARHUM and pokok not in pelapor:
        return ()
    return (halangan(KodeHalangan.PIHAK_TIDAK_DIKENAL, "pihak"),)


def _catat(
    _laporan: LaporanKedaruratan, c: p.CatatKematian, konteks: Konteks, oleh: JejakPelaku
) -> tuple[Kejadian, ...]:
    mati = k.KematianDicatat(pada=konteks.kini, oleh=oleh)
    if c.pemakaman is None:
        return (mati,)
    makam = konteks.terhubung[c.pemakaman].standar.layanan
    layanan = _layanan_pemakaman(konteks.standar)
    if makam != layanan:
        kode = KodeHalangan.LAYANAN_TIDAK_DIKENAL
        tolak_bila_ada([halangan(kode, "pemakaman", layanan=makam, mirip=layanan)])
    membuka = Hubungan.MEMBUKA
    return (mati, KasusDitautkan(pada=konteks.kini, oleh=oleh, ke=c.pemakaman, hubungan=membuka))


def sesudah_kematian(laporan: LaporanKedaruratan, c: Any, konteks: Konteks) -> Iterator[Lanjutan]:
    """The burial, and the end of what was opened for whoever has died. A death is put on record
    whatever becomes of them."""
    if not isinstance(c, p.CatatKematian):
        return
    layanan = _layanan_pemakaman(konteks.standar)
    if layanan and c.pemakaman is None:
        pihak = {ALMARHUM: konteks.standar.pokok}
        fakta = {f"{ALMARHUM}.tanggal_meninggal": konteks.hari(konteks.terjadi)}
        makam = BukaLanjutan(kasus=laporan.id, layanan=layanan, pihak=pihak, fakta=fakta)
        yield evolve(pembukaan_lanjutan(laporan, makam, konteks, {}), wajib=False)
    for lain in laporan.tertaut(Hubungan.MEMBUKA):
        if lain != c.pemakaman:
            akhiri = AkhiriKasus(kasus=lain, sebab=MENINGGAL, terjadi_pada=c.terjadi_pada)
            yield Lanjutan(perintah=akhiri, wajib=False)


_PEMAKAMAN: Final = Bidang(
    nama="pemakaman",
    jenis=JenisBidang.KASUS,
    teks=Kata("Pemakaman yang sudah dicatat, bila ada", "A burial on file already, if any"),
)
KEMATIAN: Final = Aturan[LaporanKedaruratan](
    perintah=p.CatatKematian,
    teks=Kata("Catat kematian", "Record the death"),
    oleh=peran_petugas,
    kejadian=k.KematianDicatat.tipe,
    halang=_siapa,
    bidang=lambda _, konteks: (_PEMAKAMAN,) if _layanan_pemakaman(konteks.standar) else (),
    butuh=lambda _, c: Butuh(
        kasus=() if c.pemakaman is None else (c.pemakaman,),
        kasus_baru=int(c.pemakaman is None),
    ),
    putuskan=_catat,
)
