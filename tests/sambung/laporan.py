"""A toy of an emergency report: an event reported twice is dealt with in one of the reports."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, ClassVar, Final

from attrs import frozen
from statemachine.states import States

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.catatan import KEJADIAN_CATATAN
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.lipatan import beralih, dibuka, terapkan
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.prosedur import pembukaan, tertaut
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus, bukan_siapa_pun
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.prosedur.umum import Semua, aturan_umum
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mesin import MesinKetat
from dinsos_core.domain.shared.pelaku import JejakPelaku

Status = StrEnum("Status", ["DITANGANI", "DIGABUNG", "SELESAI"])
UMUM = (*k.KEJADIAN_UMUM, *KEJADIAN_CATATAN)
KERJA = ("data_dikoreksi", "kelayakan_dinilai", "langkah_diselesaikan", "langkah_diparaf")
BEBAS = ("kasus_ditautkan", "tautan_dilepas", "lanjutan_terhalang", "akun_dikecualikan")


class SiklusLaporan(MesinKetat):
    _ = States.from_enum(Status, initial=Status.DITANGANI, final={Status.SELESAI})
    laporan_digabung = _.DITANGANI.to(_.DIGABUNG)
    laporan_dipisahkan = _.DIGABUNG.to(_.DITANGANI)
    kasus_ditutup = _.DITANGANI.to(_.SELESAI) | _.DIGABUNG.to(_.SELESAI)


SIKLUS: Final = Siklus(
    status=Status,
    mesin=SiklusLaporan,
    selama={
        **dict.fromkeys(KERJA, frozenset({Status.DITANGANI})),
        **dict.fromkeys((*BEBAS, "waktu_dikoreksi"), frozenset(Status)),
        "langkah_terjawab": frozenset({Status.DIGABUNG}),
    },
    berjalan=frozenset({Status.DITANGANI, Status.DIGABUNG}),
    tuntas=frozenset({Status.SELESAI}),
)


@frozen(kw_only=True)
class LaporanMasuk(k.KasusDibuka):
    tipe: ClassVar[str] = "laporan_masuk"


@frozen(kw_only=True)
class LaporanDigabung(k.Kejadian):
    tipe: ClassVar[str] = "laporan_digabung"


@frozen(kw_only=True)
class Laporan(Kasus):
    siklus: ClassVar[Siklus] = SIKLUS


@frozen(kw_only=True)
class Laporkan(p.BukaKasus): ...


@frozen(kw_only=True)
class GabungkanLaporan(p.PadaKasus):
    ke: KasusId


def evolve(laporan: Laporan | None, e: k.Kejadian) -> Laporan:
    if laporan is None:
        assert isinstance(e, LaporanMasuk)
        return dibuka(Laporan, e, Status.DITANGANI)
    laporan = beralih(laporan, e)
    return terapkan(laporan, e) if isinstance(e, UMUM) else laporan


def penghenti(konteks: Konteks) -> set[str]:
    """The steps that stop a clock: done in one report, done for every report of the event."""
    return {b.selesai for b in konteks.standar.waktu} & {s.kode for s in konteks.standar.langkah}


def _gabungkan(asal: Laporan, c: GabungkanLaporan, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    utama = konteks.terhubung[c.ke]
    if utama.id == asal.id or utama.status != Status.DITANGANI or asal.tertaut(Hubungan.MEMIMPIN):
        raise Terhalang(halangan(KodeHalangan.TIDAK_TERTAUT, "ke"))
    ini: Any = {"pada": konteks.kini, "oleh": oleh}
    sudah = [m for m in utama.penanda if m.nama in penghenti(konteks)]
    return (
        LaporanDigabung(**ini),
        k.KasusDitautkan(**ini, ke=c.ke, hubungan=Hubungan.MENGIKUTI),
        *(k.LangkahTerjawab(**ini, langkah=m.nama, dari=c.ke, terjadi_pada=m.pada) for m in sudah),
    )


def tutup(_: Any, __: Any, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (k.KasusDitutup(pada=konteks.kini, oleh=oleh),)


def lanjutan(asal: Laporan, _: Any, semua: Semua, konteks: Konteks) -> Iterator[Lanjutan]:
    """Contact answers every report of the event; with this one they all end."""
    for lain, e in ((lain, e) for lain in asal.tertaut(Hubungan.MEMIMPIN) for e in semua):
        if isinstance(e, k.LangkahDiselesaikan) and e.langkah in penghenti(konteks):
            jawab = p.CatatJawaban(kasus=lain, langkah=e.langkah, terjadi_pada=e.terjadi_pada)
            yield Lanjutan(perintah=jawab, wajib=False)
        elif isinstance(e, k.KasusDitutup):
            yield Lanjutan(perintah=p.AkhiriKasus(kasus=lain, sebab="bersama"), wajib=False)


KE: Final = Bidang(nama="ke", jenis=JenisBidang.KASUS, teks=Kata("Ke", "To"), wajib=True)
GABUNGKAN: Final = Aturan[Laporan](
    perintah=GabungkanLaporan,
    teks=Kata("Satu kejadian dengan laporan lain", "The same event as another"),
    oleh=peran_petugas,
    kejadian=LaporanDigabung.tipe,
    bidang=lambda _, __: (KE,),
    butuh=lambda _, c: Butuh(kasus=(c.ke,)),
    putuskan=_gabungkan,
)
AKHIRI: Final = Aturan[Laporan](
    perintah=p.AkhiriKasus,
    teks=Kata("Akhiri", "End"),
    oleh=bukan_siapa_pun,
    kejadian=k.KasusDitutup.tipe,
    lewat=frozenset({Hubungan.MENGIKUTI}),
    putuskan=tutup,
)
LAPORAN: Final = JenisKasus[Laporan](
    nama="laporan_kedaruratan",
    siklus=SIKLUS,
    keadaan=Laporan,
    kejadian=(LaporanMasuk, *UMUM, LaporanDigabung),
    pembuat=Laporkan,
    buka=lambda c, konteks, oleh: pembukaan.buka(c, konteks, oleh, LaporanMasuk),
    evolve=evolve,
    aturan=(*aturan_umum(SIKLUS), tertaut.BUKA_LANJUTAN, GABUNGKAN, AKHIRI),
    lanjutan=lanjutan,
)
