"""What makes a LaporanKedaruratan an aggregate: how it opens, its rules, what follows elsewhere."""

from collections.abc import Iterator
from typing import Any, Final

from attrs import evolve

from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kedaruratan import kejadian as k
from dinsos_core.domain.kedaruratan import perintah as p
from dinsos_core.domain.kedaruratan.gabung import (
    AKHIRI,
    BUKA_KEMBALI_LAPORAN,
    GABUNGKAN,
    PISAHKAN,
    bukan_pengikut,
    ikut,
)
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.kedaruratan.keadaan import evolve as lipat
from dinsos_core.domain.kedaruratan.kematian import KEMATIAN, sesudah_kematian
from dinsos_core.domain.kedaruratan.siklus import SIKLUS
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.prosedur.formulir import pilihan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.prosedur.pembukaan import buka, kanal_tercetak
from dinsos_core.domain.prosedur.saat import bukan_kejadian
from dinsos_core.domain.prosedur.tertaut import BUKA_LANJUTAN
from dinsos_core.domain.prosedur.umum import TERUSKAN, aturan_umum
from dinsos_core.domain.shared.halangan import tolak_bila_ada
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku


def _kanal(konteks: Konteks) -> tuple[str, ...]:
    """As the agency prints them for complaints; ours beside: the telephone, and word of mouth."""
    return kanal_tercetak(konteks, "telepon", "lisan")


def _buka(c: p.LaporkanKedaruratan, konteks: Konteks, oleh: JejakPelaku) -> k.KedaruratanDilaporkan:
    """What is reported has happened by the time it is reported."""
    saat = c.kejadian_pada
    if saat is not None:
        tolak_bila_ada(bukan_kejadian(saat, konteks.terjadi, "kejadian_pada"))
    laporan = buka(c, konteks, oleh, k.KedaruratanDilaporkan, kanal=_kanal(konteks))
    return evolve(laporan, kejadian_pada=saat)


def _bidang(umum: tuple[Bidang, ...], konteks: Konteks) -> tuple[Bidang, ...]:
    tersedia = {"kanal": pilihan(konteks.kosakata.kanal, _kanal(konteks))}
    return (*(evolve(b, pilihan=tersedia.get(b.nama, b.pilihan)) for b in umum), _KEJADIAN_PADA)


def _lanjutan(
    laporan: LaporanKedaruratan, c: Any, semua: tuple[Kejadian, ...], konteks: Konteks
) -> Iterator[Lanjutan]:
    yield from ikut(laporan, semua, konteks)
    yield from sesudah_kematian(laporan, c, konteks)


_KEJADIAN_PADA: Final = Bidang(
    nama="kejadian_pada",
    jenis=JenisBidang.WAKTU,
    teks=Kata("Terjadi pada, bila diketahui", "Happened at, if known"),
)
LAPORAN: Final = JenisKasus[LaporanKedaruratan](
    nama="laporan_kedaruratan",
    siklus=SIKLUS,
    keadaan=LaporanKedaruratan,
    kejadian=k.KEJADIAN,
    pembuat=p.LaporkanKedaruratan,
    buka=_buka,
    evolve=lipat,
    bidang=_bidang,
    aturan=(
        *aturan_umum(SIKLUS),
        BUKA_KEMBALI_LAPORAN,  # these two in the place of any case's
        evolve(TERUSKAN, halang=bukan_pengikut),
        evolve(BUKA_LANJUTAN, halang=bukan_pengikut),
        GABUNGKAN,
        PISAHKAN,
        KEMATIAN,
        AKHIRI,
    ),
    lanjutan=_lanjutan,
)
"""An emergency report, for the pipeline."""
