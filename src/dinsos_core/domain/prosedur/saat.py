"""Two instants an act: when it happened, as an official states it, and when it was entered.

What was stated binds what is stated later; what was merely entered binds nothing, for it may have
been entered late.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from attrs import evolve, fields

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import DimintaWarga, Diterima, FaktaBerubah, Kejadian
from dinsos_core.domain.kasus.penanda import Bersaat
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import petugas
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku

PALING_AWAL = datetime(1900, 1, 1, tzinfo=UTC)
"""Nothing an office enters happened before."""


def saat_mustahil(perintah: BukaKasus | PadaKasus, kini: datetime) -> tuple[Halangan, ...]:
    """Why what a command states can be no instant of something that happened, whatever the case."""
    saat = perintah.dinyatakan
    return () if saat is None else bukan_kejadian(saat, kini, _nama_bidang(type(perintah)))


def bukan_kejadian(saat: datetime, kini: datetime, lokasi: str) -> tuple[Halangan, ...]:
    """Why nothing can have happened at that instant."""
    if saat.utcoffset() is None:
        masalah = "tanpa_zona"
    elif not PALING_AWAL <= saat <= kini:
        masalah = "masa_depan" if saat > kini else "terlalu_awal"
    else:
        return ()
    return (halangan(KodeHalangan.WAKTU_TIDAK_MUNGKIN, lokasi, masalah=masalah),)


def pada_saat(perintah: BukaKasus | PadaKasus, konteks: Konteks) -> Konteks:
    """The context of a command that may say when what it tells of happened, or was received; a
    stamp of receipt moves nothing where the day of entry counts (tafsir 56)."""
    saat = perintah.dinyatakan
    if saat is None:
        return konteks
    if _nama_bidang(type(perintah)) == _TERIMA and konteks.bacaan.terima == "hari-pencatatan":
        return evolve(konteks, cap_terima=saat)
    return evolve(konteks, terjadi_pada=saat)


def saat_terikat(
    keadaan: Kasus | None,
    perintah: BukaKasus | PadaKasus,
    konteks: Konteks,
    oleh: JejakPelaku,
) -> tuple[Halangan, ...]:
    """Only an official states an instant, and none before the last that was stated."""
    saat = perintah.dinyatakan
    if saat is None:
        return ()
    if not petugas(konteks, oleh):
        kode = KodeHalangan.WAKTU_TIDAK_MUNGKIN
        return (halangan(kode, _nama_bidang(type(perintah)), masalah="bukan_petugas"),)
    terakhir = terakhir_dinyatakan(keadaan) if keadaan else None
    return sebelum(saat, terakhir, konteks, _nama_bidang(type(perintah)))


def _dinyatakan(semua: Iterable[Bersaat]) -> Iterator[datetime]:
    """Those of the instants that were stated."""
    return (satu.pada for satu in semua if satu.dicatat is not None)


def terakhir_dinyatakan(keadaan: Kasus) -> datetime | None:
    """The latest instant that was stated in a case."""
    return max(_dinyatakan((*keadaan.kemajuan.catatan, *keadaan.penanda)), default=None)


def dinyatakan_sekitar(keadaan: Kasus, tempat: int) -> tuple[datetime | None, datetime | None]:
    """The instants stated before and after the mark at that place, in the order of entry, by other
    acts than the one that left it."""
    ini = keadaan.penanda[tempat]

    def lain(semua: Iterable[Bersaat]) -> Iterator[Bersaat]:
        saat = (ini.pada, ini.tercatat)
        return (satu for satu in semua if (satu.pada, satu.tercatat) != saat)

    # A step that leads back is on record, and has no mark.
    langkah = keadaan.kemajuan.catatan
    sebelum = (s for s in langkah if s.tercatat < ini.tercatat)
    sesudah = (s for s in langkah if s.tercatat > ini.tercatat)
    return (
        max(_dinyatakan(lain((*sebelum, *keadaan.penanda[:tempat]))), default=None),
        min(_dinyatakan(lain((*sesudah, *keadaan.penanda[tempat:]))), default=None),
    )


def sebelum(
    saat: datetime, batas: datetime | None, konteks: Konteks, lokasi: str
) -> tuple[Halangan, ...]:
    """Why an instant is too early, where ``batas`` was stated before it."""
    if batas is None or saat >= batas:
        return ()
    return (
        halangan(
            KodeHalangan.WAKTU_TIDAK_MUNGKIN,
            lokasi,
            masalah="sebelum_yang_lalu",
            paling_awal=konteks.waktu_kantor(batas).isoformat(),
        ),
    )


def bidang_saat(
    kelas: type[BukaKasus | PadaKasus],
    keadaan: Kasus | None,
    konteks: Konteks,
    oleh: JejakPelaku,
) -> tuple[Bidang, ...]:
    """The field with which an official says when what the command tells of happened."""
    nama = _nama_bidang(kelas)
    if not nama or not petugas(konteks, oleh):
        return ()
    if keadaan is None:  # before it another version was in force, with a form of its own
        awal = konteks.awal_hari(konteks.standar.keputusan.berlaku_dari)
    else:
        awal = terakhir_dinyatakan(keadaan) or PALING_AWAL
    return (
        Bidang(
            nama=nama,
            jenis=JenisBidang.WAKTU,
            teks=_BIDANG[nama],
            paling_awal=max(awal, PALING_AWAL),
        ),
    )


_TERIMA: Final = "diterima_pada"
_BIDANG: Final[Mapping[str, Kata]] = {
    _TERIMA: Kata("Diterima pada, bila dicatat kemudian", "Received at, if entered later"),
    "terjadi_pada": Kata("Terjadi pada, bila dicatat kemudian", "Happened at, if entered later"),
}


_BERCAP: Final = (Diterima, DimintaWarga, FaktaBerubah)


def bubuhi(kejadian: tuple[Kejadian, ...], konteks: Konteks) -> tuple[Kejadian, ...]:
    """The events of a command, with the instant it stated."""
    saat, cap = konteks.terjadi_pada, konteks.cap_terima
    if cap is not None:
        return tuple(
            evolve(satu, cap_terima=cap) if isinstance(satu, _BERCAP) else satu for satu in kejadian
        )
    if saat is None:
        return kejadian
    return tuple(evolve(satu, terjadi_pada=saat) for satu in kejadian)


def _nama_bidang(kelas: type[BukaKasus | PadaKasus]) -> str:
    return next((b.name for b in fields(kelas) if b.name in _BIDANG), "")
