"""Several reports of one event: one of them leads, the others follow it.

Each keeps its own reporter and its own clock; the team's contact and the end come from the report
that leads. What a follower learns is that something was done, and when: never of whom.
"""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final

from attrs import evolve

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import AKHIR
from dinsos_core.domain.kasus.perintah import AkhiriKasus, BukaKembaliKasus, CatatJawaban
from dinsos_core.domain.kasus.perintah_catatan import KoreksiWaktu
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.kedaruratan import kejadian as k
from dinsos_core.domain.kedaruratan import perintah as p
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.kedaruratan.siklus import Status
from dinsos_core.domain.prosedur.aturan import Aturan, bukan_siapa_pun
from dinsos_core.domain.prosedur.bidang import ALASAN, Bidang, JenisBidang
from dinsos_core.domain.prosedur.isian import segel_alasan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.prosedur.umum import BUKA_KEMBALI
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan, tolak_bila_ada
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan

Semua = tuple[u.Kejadian, ...]

_MENGIKUTI: Final = "Mengikuti laporan yang memimpin."
"""In the place of words that were typed in the leading report: those may be about others."""


def langkah_menjawab(standar: StandarPelayanan) -> frozenset[str]:
    """The steps that stop a clock: done in one report, done for every report of the event."""
    kode = {satu.kode for satu in standar.langkah}
    return frozenset(satu.selesai for satu in standar.waktu if satu.selesai in kode)


# --- joining


def _tak_dapat_mengikuti(laporan: LaporanKedaruratan, _konteks: Konteks) -> tuple[Halangan, ...]:
    """Whoever leads does not follow; what was opened from a report would be left without it."""
    sebab = {"memimpin": laporan.pengikut, "membuka": laporan.tertaut(Hubungan.MEMBUKA)}
    return tuple(
        halangan(KodeHalangan.LAPORAN_TIDAK_DIGABUNG, sebab=satu)
        for satu, ada in sebab.items()
        if ada
    )


def _tak_dapat_memimpin(laporan: Kasus, utama: Kasus) -> str:
    """Why the other report does not lead this one; it may lead others already."""
    if utama.id == laporan.id:
        return "sendiri"
    if utama.standar.layanan != laporan.standar.layanan:
        return "layanan_lain"
    if utama.status is Status.DIGABUNG:
        return "utama_digabung"
    return "" if utama.status is Status.DITANGANI else "utama_berakhir"


def _gabungkan(
    laporan: LaporanKedaruratan, c: p.GabungkanLaporan, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    """What the leading report has done already is done for this one, too, and when it was."""
    utama = konteks.terhubung[c.ke]
    if sebab := _tak_dapat_memimpin(laporan, utama):
        tolak_bila_ada([halangan(KodeHalangan.LAPORAN_TIDAK_DIGABUNG, "ke", sebab=sebab)])
    menjawab = langkah_menjawab(konteks.standar)
    ini: dict[str, Any] = {"pada": konteks.kini, "oleh": oleh}
    return (
        k.LaporanDigabung(**ini, ke=c.ke),
        u.KasusDitautkan(**ini, ke=c.ke, hubungan=Hubungan.MENGIKUTI),
        *(
            u.LangkahTerjawab(**ini, langkah=satu.nama, dari=c.ke, terjadi_pada=satu.pada)
            for satu in utama.penanda
            if satu.nama in menjawab
        ),
    )


def _pisahkan(
    laporan: LaporanKedaruratan, c: p.PisahkanLaporan, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    utama = laporan.utama
    assert utama is not None
    return (
        k.LaporanDipisahkan(
            pada=konteks.kini,
            oleh=oleh,
            dari=utama,
            terjawab=c.terjawab,
            alasan=segel_alasan(konteks, laporan, c.alasan),
        ),
        *_lepas(laporan, konteks, oleh),
    )


def _lepas(laporan: Kasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The report no longer follows any."""
    return tuple(
        u.TautanDilepas(pada=konteks.kini, oleh=oleh, ke=utama, hubungan=Hubungan.MENGIKUTI)
        for utama in laporan.tertaut(Hubungan.MENGIKUTI)
    )


def _buka_kembali(
    laporan: Kasus, c: BukaKembaliKasus, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    """One that ended with the report that led it goes on by itself, or follows it once more where
    that one is reopened."""
    dibuka = BUKA_KEMBALI.putuskan(laporan, c, konteks, oleh)
    if konteks.asal is None:
        return (*dibuka, *_lepas(laporan, konteks, oleh))
    return (*dibuka, k.LaporanDigabung(pada=konteks.kini, oleh=oleh, ke=konteks.asal.kasus.id))


def bukan_pengikut(laporan: Kasus, _konteks: Konteks) -> tuple[Halangan, ...]:
    """One that follows ends with the report that leads, and what it needs is opened from there."""
    digabung = laporan.status is Status.DIGABUNG
    return laporan.tertutup(k.LaporanDigabung.tipe) if digabung else ()


# --- what follows from the report that leads


def ikut(laporan: LaporanKedaruratan, semua: Semua, konteks: Konteks) -> Iterator[Lanjutan]:
    """The contact, its instant put right, the end, and that it was none, in every report that
    follows. None holds back what has happened here."""
    for lain, e in product(laporan.pengikut, semua):
        if (perintah := _ikut(laporan, e, konteks, lain)) is not None:
            yield Lanjutan(perintah=perintah, wajib=False)


def _ikut(
    laporan: LaporanKedaruratan, e: u.Kejadian, konteks: Konteks, lain: Any
) -> CatatJawaban | KoreksiWaktu | AkhiriKasus | BukaKembaliKasus | None:
    menjawab = langkah_menjawab(konteks.standar)
    tercapai = any(satu.nama == getattr(e, "langkah", "") for satu in laporan.penanda)
    match e:
        case u.LangkahDiselesaikan() if e.langkah in menjawab and tercapai:
            return CatatJawaban(kasus=lain, langkah=e.langkah, terjadi_pada=e.terjadi_pada)
        case WaktuDikoreksi() if e.tanda in menjawab:
            return KoreksiWaktu(kasus=lain, tanda=e.tanda, menjadi=e.menjadi, alasan=_MENGIKUTI)
        case u.KasusDitutup() | u.KasusTidakDilayani() | u.KasusDiteruskan() | k.KematianDicatat():
            return AkhiriKasus(kasus=lain, sebab="bersama", terjadi_pada=e.terjadi_pada)
        case u.KasusDibukaKembali():
            return BukaKembaliKasus(kasus=lain, alasan=_MENGIKUTI)
        case _:
            return None


def _akhiri(
    _laporan: LaporanKedaruratan, _c: AkhiriKasus, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    """As the report that leads has ended; its own words stay there. What is left is to tell whoever
    reported this one, where that is a step."""
    assert konteks.asal is not None
    utama = konteks.asal.kasus
    ini: dict[str, Any] = {"pada": konteks.kini, "oleh": oleh}
    dasar = utama.penetapan.dasar if utama.penetapan else (Hubungan.MENGIKUTI.value,)
    kini = konteks.standar.cari_langkah(utama.kemajuan.kini)
    kabar = kini.kode if kini and kini.jenis is JenisLangkah.INFORMASIKAN else AKHIR
    akhir: dict[str, Any] = {**ini, "dasar": dasar, "langkah": kabar}
    match utama.status:
        case Status.TIDAK_DITINDAKLANJUTI:
            return (u.KasusTidakDilayani(**akhir, menyimpang=False),)
        case Status.DITERUSKAN:
            return (u.KasusDiteruskan(**akhir, kepada=utama.kepada),)
        case _:
            return (u.KasusDitutup(**ini, dasar=(Hubungan.MENGIKUTI.value,)),)


_UTAMA: Final = Kata("Laporan yang memimpin", "The report that leads")
_SUDAH: Final = Kata(
    "Yang dilakukan pada laporan yang memimpin juga menjawab laporan ini",
    "What was done in the leading report answers this one, too",
)
_KE: Final = Bidang(nama="ke", jenis=JenisBidang.KASUS, teks=_UTAMA, wajib=True)
_TERJAWAB: Final = Bidang(nama="terjawab", jenis=JenisBidang.YA_TIDAK, teks=_SUDAH, wajib=True)
GABUNGKAN: Final = Aturan[LaporanKedaruratan](
    perintah=p.GabungkanLaporan,
    teks=Kata("Gabungkan: satu kejadian dengan laporan lain", "Join: the same event as another"),
    oleh=peran_petugas,
    kejadian=k.LaporanDigabung.tipe,
    halang=_tak_dapat_mengikuti,
    bidang=lambda _, __: (_KE,),
    butuh=lambda _, c: Butuh(kasus=(c.ke,)),
    putuskan=_gabungkan,
)
PISAHKAN: Final = Aturan[LaporanKedaruratan](
    perintah=p.PisahkanLaporan,
    teks=Kata("Pisahkan dari laporan yang memimpin", "Part from the report that leads"),
    oleh=peran_petugas,
    kejadian=k.LaporanDipisahkan.tipe,
    bidang=lambda _, __: (_TERJAWAB, ALASAN),
    putuskan=_pisahkan,
)
AKHIRI: Final = Aturan[LaporanKedaruratan](
    perintah=AkhiriKasus,
    teks=Kata("Akhiri bersama laporan yang memimpin", "End with the report that leads"),
    oleh=bukan_siapa_pun,
    kejadian=u.KasusDitutup.tipe,
    lewat=frozenset({Hubungan.MENGIKUTI}),
    putuskan=_akhiri,
)
BUKA_KEMBALI_LAPORAN: Final = evolve(BUKA_KEMBALI, lewat=AKHIRI.lewat, putuskan=_buka_kembali)
