"""The rules that only an Episode has, and what makes it an aggregate."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from attrs import evolve

from dinsos_core.domain.kasus import kejadian as umum
from dinsos_core.domain.kasus.kejadian import KasusDibuka, Kejadian
from dinsos_core.domain.kasus.kemajuan import SELESAI, SETUJU, TOLAK
from dinsos_core.domain.kasus.perintah import AkhiriKasus, Isian, SelesaikanLangkah
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.klien import kejadian as k
from dinsos_core.domain.klien import perintah as p
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.klien.keadaan import evolve as lipat
from dinsos_core.domain.klien.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus, bukan_siapa_pun
from dinsos_core.domain.prosedur.bidang import ALASAN_BEBAS, Bidang, JenisBidang, WajibBila
from dinsos_core.domain.prosedur.cara import Akibat, Kerja
from dinsos_core.domain.prosedur.formulir import pilihan
from dinsos_core.domain.prosedur.isian import segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan
from dinsos_core.domain.prosedur.pembukaan import buka
from dinsos_core.domain.prosedur.penilaian import putusan
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.prosedur.tempat import (
    berarti,
    butuh_tempat,
    memulangkan,
    tempat_didapat,
    tempat_penuh,
)
from dinsos_core.domain.prosedur.tertaut import BUKA_LANJUTAN
from dinsos_core.domain.prosedur.umum import aturan_umum
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import ArtiLangkah, JenisLangkah, Langkah, StandarPelayanan
from dinsos_core.domain.waktu.usia import usia

Semua = tuple[Kejadian, ...]

DIPULANGKAN: Final = "dipulangkan"
"""The cause with which a discharge ends the stay that it is of."""
TUNGGU: Final = "menunggu_tempat"
"""Ours: the outcome of an entry for which there is no place yet."""


# --- opening, determination, entry


def _buka(c: p.BukaEpisode, konteks: Konteks, oleh: JejakPelaku) -> KasusDibuka:
    """A discharge is of a stay: of one whose client is in."""
    asal = konteks.asal and konteks.asal.kasus
    if memulangkan(konteks.standar) and not (isinstance(asal, Episode) and tinggal(asal)):
        raise Terhalang(halangan(KodeHalangan.TIDAK_TINGGAL, "layanan"))
    return buka(c, konteks, oleh, k.EpisodeDibuka)


def tinggal(keadaan: Episode, _standar: StandarPelayanan | None = None) -> bool:
    """Whether it is a stay that goes on."""
    return keadaan.status is Status.DITEMPATKAN


def _setujui(kerja: Kerja[Episode]) -> Kejadian:
    isi = putusan(kerja.keadaan, SETUJU, kerja.perintah.alasan, kerja.konteks)
    return k.EpisodeDisetujui(
        pada=kerja.konteks.kini, oleh=kerja.oleh, menyimpang=isi.menyimpang, alasan=isi.alasan
    )


def _tolak(kerja: Kerja[Episode]) -> Kejadian:
    isi = putusan(kerja.keadaan, TOLAK, kerja.perintah.alasan, kerja.konteks)
    return k.EpisodeDitolak(
        pada=kerja.konteks.kini,
        oleh=kerja.oleh,
        dasar=isi.dasar,
        menyimpang=isi.menyimpang,
        alasan=isi.alasan,
    )


def _ambil(kerja: Kerja[Episode]) -> Kejadian:
    assert kerja.konteks.tempat is not None
    return umum.TempatDiambil(
        pada=kerja.konteks.kini, oleh=kerja.oleh, tempat=kerja.konteks.tempat
    )


def _tunggu(kerja: Kerja[Episode]) -> Kejadian:
    return k.TempatDitunggu(pada=kerja.konteks.kini, oleh=kerja.oleh)


def _masuk(kerja: Kerja[Episode]) -> Kejadian:
    if tempat_penuh(kerja):
        raise Terhalang(halangan(KodeHalangan.TEMPAT_PENUH))
    return k.KlienMasuk(pada=kerja.konteks.kini, oleh=kerja.oleh)


def _bertempat(alur: tuple[Langkah, ...], _langkah: Langkah) -> bool:
    return berarti(alur, ArtiLangkah.MASUK)


def _memasukkan(_alur: tuple[Langkah, ...], langkah: Langkah) -> bool:
    return langkah.arti is ArtiLangkah.MASUK


def _butuh(keadaan: Episode, c: SelesaikanLangkah, konteks: Konteks) -> Butuh:
    """The determination reserves a place, in its own transaction; where none is printed, or no
    place was free then, the entry takes it."""
    langkah = konteks.standar.cari_langkah(c.langkah)
    if langkah is None or not keadaan.kemajuan.melengkapi(langkah):
        return Butuh()
    masuk = langkah.arti is ArtiLangkah.MASUK and c.hasil in ("", SELESAI)
    ditetapkan = langkah.jenis is JenisLangkah.PENETAPAN and c.hasil == SETUJU
    if masuk or (ditetapkan and berarti(konteks.standar.langkah, ArtiLangkah.MASUK)):
        return butuh_tempat(keadaan, konteks.standar)
    return Butuh()


def _bekal(keadaan: Episode, konteks: Konteks) -> Mapping[str, Isian]:
    """The days of entry: nobody types them again."""
    hari = {
        fakta: konteks.hari(satu.pada)
        for satu in keadaan.penanda
        for fakta in _HARI.get(satu.nama, ())
    }
    return {konteks.standar.pokok: hari}


_HARI: Final[Mapping[str, tuple[str, ...]]] = {
    "klien_masuk": ("tanggal_masuk_singgah",),
    "klien_di_dalam": ("tanggal_masuk_terakhir",),
}


# --- out for a while, and for good


def _keluar(
    keadaan: Episode, c: p.CatatKeluarSementara, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    alasan = segel_teks(
        konteks, keadaan, "alasan", c.alasan, wajib=c.sebab == p.SebabKeluar.LAINNYA
    )
    ini = k.KlienKeluarSementara(
        pada=konteks.kini, oleh=oleh, dasar=(str(c.sebab),), alasan=alasan
    )
    return (ini,)


def _kembali(_: Episode, __: p.CatatKembali, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    return (k.KlienKembali(pada=konteks.kini, oleh=oleh),)


def _sudah_di_luar(keadaan: Episode, _konteks: Konteks) -> tuple[Halangan, ...]:
    return (halangan(KodeHalangan.SUDAH_DI_LUAR),) if keadaan.di_luar else ()


def _tidak_di_luar(keadaan: Episode, _konteks: Konteks) -> tuple[Halangan, ...]:
    return () if keadaan.di_luar else (halangan(KodeHalangan.TIDAK_DI_LUAR),)


def _hentikan(
    keadaan: Episode, c: p.HentikanEpisode, konteks: Konteks, oleh: JejakPelaku
) -> Semua:
    if c.sebab == p.SebabBerhenti.KEMAUAN_SENDIRI and _anak(konteks):
        raise Terhalang(halangan(KodeHalangan.ANAK_TIDAK_PERGI_SENDIRI, "sebab"))
    alasan = segel_teks(
        konteks, keadaan, "alasan", c.alasan, wajib=c.sebab == p.SebabBerhenti.LAINNYA
    )
    ini = k.EpisodeBerhenti(pada=konteks.kini, oleh=oleh, dasar=(str(c.sebab),), alasan=alasan)
    return (ini,)


def _anak(konteks: Konteks) -> bool:
    """Whether whom it is about is known to be under 18 (UU 35/2014 art. 1)."""
    semua = konteks.fakta.pihak.get(konteks.standar.pokok, ())
    lahir = semua[0].get("tanggal_lahir") if semua else None
    if isinstance(lahir, TanggalRentang):
        lahir = lahir.dari
    return isinstance(lahir, date) and usia(lahir, konteks.tanggal) < 18


def _akhiri(keadaan: Episode, c: AkhiriKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """A discharge was handed over, somebody died, or the stay that this discharge is of is over.
    Whatever else was opened for somebody goes on when they leave a shelter."""
    ini: Any = {"pada": konteks.kini, "oleh": oleh}
    if c.sebab == DIPULANGKAN and tinggal(keadaan):
        return (umum.KasusDitutup(**ini),)
    if c.sebab == p.SebabBerhenti.MENINGGAL or memulangkan(konteks.standar):
        return (k.EpisodeBerhenti(**ini, dasar=(c.sebab,)),)
    return ()


def _lanjutan(
    asal: Episode, _perintah: Any, kejadian: Semua, konteks: Konteks
) -> Iterator[Lanjutan]:
    """What ends a discharge ends the stay it is of; what ends a stay ends its discharge; a death
    ends all that was opened for whoever died."""
    pulang = memulangkan(konteks.standar)
    for e in kejadian:
        hubungan: tuple[Hubungan, ...] = ()
        sebab, wajib = DIPULANGKAN, True
        if isinstance(e, umum.LangkahDiselesaikan) and pulang:
            langkah = konteks.standar.cari_langkah(e.langkah)
            if langkah is not None and langkah.arti is ArtiLangkah.KELUAR:
                hubungan = (Hubungan.BERASAL_DARI,)
        elif isinstance(e, k.EpisodeBerhenti):
            mati = e.dasar == (p.SebabBerhenti.MENINGGAL,)
            hubungan = (Hubungan.MEMBUKA, *((Hubungan.BERASAL_DARI,) if mati and pulang else ()))
            sebab, wajib = e.dasar[0], False
        elif isinstance(e, umum.KasusDiteruskan):
            hubungan, sebab, wajib = (Hubungan.MEMBUKA,), p.SebabBerhenti.PINDAH, False
        for satu in asal.tertaut(*hubungan):
            akhiri = AkhiriKasus(kasus=satu, sebab=sebab, terjadi_pada=e.terjadi_pada)
            yield Lanjutan(perintah=akhiri, wajib=wajib)


def _bidang_sebab(semua: tuple[str, ...]) -> Any:
    lainnya = WajibBila(bidang="sebab", nilai=("lainnya",))

    def bidang(_keadaan: Episode, konteks: Konteks) -> tuple[Bidang, ...]:
        sebab = Bidang(
            nama="sebab",
            jenis=JenisBidang.PILIHAN,
            teks=Kata("Sebab", "Cause"),
            wajib=True,
            pilihan=pilihan(konteks.kosakata.sebab, semua),
        )
        return (sebab, evolve(ALASAN_BEBAS, wajib_bila=lainnya))

    return bidang


KELUAR_SEMENTARA: Final = Aturan[Episode](
    perintah=p.CatatKeluarSementara,
    teks=Kata("Catat klien keluar sementara", "Record that the client is out for a while"),
    oleh=peran_petugas,
    kejadian=k.KlienKeluarSementara.tipe,
    halang=_sudah_di_luar,
    bidang=_bidang_sebab(tuple(p.SebabKeluar)),
    putuskan=_keluar,
)
KEMBALI: Final = Aturan[Episode](
    perintah=p.CatatKembali,
    teks=Kata("Catat klien kembali", "Record that the client is back"),
    oleh=peran_petugas,
    kejadian=k.KlienKembali.tipe,
    halang=_tidak_di_luar,
    putuskan=_kembali,
)
HENTIKAN: Final = Aturan[Episode](
    perintah=p.HentikanEpisode,
    teks=Kata(
        "Klien pergi, pindah atau meninggal", "The client has left, has moved away or has died"
    ),
    oleh=peran_petugas,
    kejadian=k.EpisodeBerhenti.tipe,
    bidang=_bidang_sebab(tuple(p.SebabBerhenti)),
    butuh=lambda _, c: Butuh(fakta=c.sebab == p.SebabBerhenti.KEMAUAN_SENDIRI),
    putuskan=_hentikan,
)
AKHIRI: Final = Aturan[Episode](
    perintah=AkhiriKasus,
    teks=Kata("Akhiri", "End"),
    oleh=bukan_siapa_pun,
    kejadian=k.EpisodeBerhenti.tipe,
    lewat=frozenset({Hubungan.MEMBUKA, Hubungan.BERASAL_DARI}),
    putuskan=_akhiri,
)

AMBIL: Final = Akibat[Episode](
    kejadian=umum.TempatDiambil,
    buat=_ambil,
    dalam=_bertempat,
    perlu=tempat_didapat,
    bila_boleh=True,
    kadang=True,
)
EPISODE: Final = JenisKasus[Episode](
    nama="klien",
    siklus=SIKLUS,
    keadaan=Episode,
    kejadian=k.KEJADIAN,
    pembuat=p.BukaEpisode,
    buka=_buka,
    evolve=lipat,
    aturan=(
        *aturan_umum(SIKLUS),
        BUKA_LANJUTAN,
        KELUAR_SEMENTARA,
        KEMBALI,
        HENTIKAN,
        AKHIRI,
    ),
    akibat={
        JenisLangkah.PENETAPAN: {
            SETUJU: (
                Akibat(kejadian=k.EpisodeDisetujui, buat=_setujui),
                AMBIL,
                Akibat(
                    kejadian=k.TempatDitunggu,
                    buat=_tunggu,
                    dalam=_bertempat,
                    perlu=tempat_penuh,
                    kadang=True,
                ),
            ),
            TOLAK: (Akibat(kejadian=k.EpisodeDitolak, buat=_tolak),),
        },
        JenisLangkah.SERAH_TERIMA: {
            SELESAI: (Akibat(kejadian=k.KlienMasuk, buat=_masuk, dalam=_memasukkan), AMBIL),
            TUNGGU: (Akibat(kejadian=k.TempatDitunggu, buat=_tunggu, dalam=_memasukkan),),
        },
    },
    butuh=_butuh,
    bekal=_bekal,
    lanjutan=_lanjutan,
    lewat=frozenset({Hubungan.BERASAL_DARI}),
)
"""An Episode, for the pipeline."""
