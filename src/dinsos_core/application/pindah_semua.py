"""Many cases of a service moved to the version in force, each in a unit of its own.

Whatever stops a run half way, what was moved is moved: the next run finds those already there, and
goes on with the rest. A case about which an officer has to say something first is left as it is,
and the report says what.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from attrs import field

from dinsos_core.application.bentuk import periksa_bentuk
from dinsos_core.application.halaman import berhalaman
from dinsos_core.application.lihat import penanya
from dinsos_core.application.lingkungan import Lingkungan, instansi_dikenal, tanggal_kantor
from dinsos_core.application.pindah import coba_pindah
from dinsos_core.application.pipa import jalankan
from dinsos_core.application.tanya import Tanya
from dinsos_core.application.terbaca import muat_terbaca, yang_terbaca
from dinsos_core.domain.kasus.perintah_catatan import PindahStandar
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kata import ucapan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import RujukanStandar
from dinsos_core.ports.penyimpanan import KasusTersimpan, SaringanKasus


class HasilPindah(StrEnum):
    """What became of one case, or in a preview would become of it."""

    DIPINDAH = "dipindah"
    DITANYA = "ditanya"
    """An officer has to say something first: where it stands, or which variant it is."""
    DITOLAK = "ditolak"


_TAK_DISEBUT: Final = (KodeHalangan.KASUS_TIDAK_BERJALAN, KodeHalangan.VERSI_STANDAR_SAMA)
"""Why a case is only counted: it has ended, or somebody else has moved it meanwhile."""

_DITANYAKAN: Final = frozenset({KodeHalangan.TEMPAT_BERDIRI_WAJIB, KodeHalangan.VARIAN_WAJIB})


@frozen(kw_only=True)
class KasusDipindah:
    """One case of the report. ``semula``: the step where it stood, in the old version's words;
    ``berdiri``: where it stands now, or would; empty unless it is moved. ``halangan``: what has to
    be said, or why not."""

    kasus: KasusId
    nomor: str
    hasil: HasilPindah
    semula: str
    berdiri: str = ""
    halangan: tuple[Halangan, ...] = ()


@frozen(kw_only=True)
class LaporanPindah:
    """One page of cases that were looked at, oldest first. ``ke``: the version in force.
    ``sudah``: how many are under it already; ``berakhir``: how many have ended, with nothing left
    that runs; ``rusak``: cases that cannot be read. ``lanjut``: the cursor of the next page, None
    at the end."""

    layanan: str
    ke: RujukanStandar
    pratinjau: bool
    kasus: tuple[KasusDipindah, ...] = ()
    sudah: int = 0
    berakhir: int = 0
    rusak: tuple[KasusId, ...] = ()
    lanjut: str | None = None

    def banyak(self, hasil: HasilPindah) -> int:
        """How many cases had this result."""
        return sum(satu.hasil is hasil for satu in self.kasus)


@frozen(kw_only=True)
class PermintaanPindah:
    """What is to be moved: a service of an agency, and what an officer says of all its cases.

    ``tujuan`` and ``langkah`` as in `PindahStandar`. ``berdiri``: where a case stands that stood at
    this step, old code to new one. ``varian``: of all those whose own has no counterpart.
    """

    layanan: str
    instansi: str = ""
    tujuan: str = ""
    langkah: Mapping[str, str] = field(factory=dict)
    berdiri: Mapping[str, str] = field(factory=dict)
    varian: str | None = None
    alasan: str = field(default="", repr=False)
    pratinjau: bool = False
    kunci: str | None = None

    def perintah(self, kasus: KasusId, semula: str) -> PindahStandar:
        """The command for one case that stands at this step."""
        return PindahStandar(
            kasus=kasus,
            tujuan=self.tujuan,
            langkah=self.langkah,
            langkah_kini=self.berdiri.get(semula, ""),
            varian=self.varian,
            alasan=self.alasan,
        )


def pindahkan_semua(
    lingkungan: Lingkungan,
    oleh: Pelaku,
    minta: PermintaanPindah,
    *,
    lanjut: str | None = None,
    banyak: int = 100,
) -> LaporanPindah:
    """Move the cases of one page that are there for whoever moves them, or show what would become
    of them. Raises `Terhalang` for what is wrong with all of them alike, before any is touched."""
    ke = _tujuan(lingkungan, oleh, minta)
    saringan = SaringanKasus(
        instansi=_kantor(lingkungan, minta),
        layanan=minta.layanan,
        terlihat_oleh=penanya(lingkungan, oleh, lingkungan.jam()),
    )
    with lingkungan.unit_kerja(baca=True) as unit, berhalaman(banyak):
        halaman = unit.kasus.daftar_baris(saringan, lanjut=lanjut, banyak=banyak)
        lain = [satu.kasus for satu in halaman.baris if satu.standar != ke.sidik]
        ada, tidak = muat_terbaca(unit.kasus.muat_banyak, lain)
    terbaca = [ada[satu] for satu in lain if satu in ada]
    semua, rusak = yang_terbaca(
        terbaca, lambda satu: _satu(lingkungan, oleh, minta, satu), lambda satu: satu.id
    )
    berakhir = sum(_sebab(satu, KodeHalangan.KASUS_TIDAK_BERJALAN) for satu in semua)
    didahului = sum(_sebab(satu, KodeHalangan.VERSI_STANDAR_SAMA) for satu in semua)
    return LaporanPindah(
        layanan=minta.layanan,
        ke=ke,
        pratinjau=minta.pratinjau,
        kasus=tuple(satu for satu in semua if not _sebab(satu, *_TAK_DISEBUT)),
        sudah=len(halaman.baris) - len(lain) + didahului,
        berakhir=berakhir,
        rusak=(*halaman.rusak, *sorted(tidak), *rusak),
        lanjut=halaman.lanjut,
    )


def _sebab(satu: KasusDipindah, *kode: KodeHalangan) -> bool:
    """Whether one of these alone kept it."""
    return len(satu.halangan) == 1 and satu.halangan[0].kode in kode


def _kantor(lingkungan: Lingkungan, minta: PermintaanPindah) -> str:
    return minta.instansi or lingkungan.instansi


def _tujuan(lingkungan: Lingkungan, oleh: Pelaku, minta: PermintaanPindah) -> RujukanStandar:
    """The version in force. Raises `Terhalang`."""
    tolak_bila_ada(periksa_bentuk(minta))
    kantor = instansi_dikenal(lingkungan, _kantor(lingkungan, minta))
    if oleh.instansi != kantor.kode:
        raise Terhalang(halangan(KodeHalangan.INSTANSI_LAIN, instansi=kantor.kode))
    hari = tanggal_kantor(kantor, lingkungan.jam())
    hasil = lingkungan.katalog.standar(kantor.kode, minta.layanan, hari)
    if not is_successful(hasil):
        raise Terhalang(*hasil.failure())
    ke = hasil.unwrap().rujukan
    salah = []
    if minta.tujuan and minta.tujuan not in (ke.keputusan, ke.sidik):
        kode = KodeHalangan.VERSI_STANDAR_LAIN
        salah.append(halangan(kode, "tujuan", berlaku=ke.keputusan, sidik=ke.sidik))
    if not minta.pratinjau and not ucapan(minta.alasan):
        salah.append(halangan(KodeHalangan.ALASAN_WAJIB, "alasan"))
    tolak_bila_ada(salah)
    return ke


def _satu(
    lingkungan: Lingkungan, oleh: Pelaku, minta: PermintaanPindah, satu: KasusTersimpan
) -> KasusDipindah:
    semula = satu.keadaan.kemajuan.kini
    perintah = minta.perintah(satu.id, semula)
    lihat = _lihat if minta.pratinjau else _pindahkan
    berdiri, salah = lihat(lingkungan, oleh, perintah, minta.kunci)
    hasil = HasilPindah.DIPINDAH
    if salah:
        tanya = {h.kode for h in salah} <= _DITANYAKAN
        hasil = HasilPindah.DITANYA if tanya else HasilPindah.DITOLAK
    return KasusDipindah(
        kasus=satu.id,
        nomor=satu.indeks.nomor,
        hasil=hasil,
        semula=semula,
        berdiri=berdiri,
        halangan=salah,
    )


def _pindahkan(
    lingkungan: Lingkungan, oleh: Pelaku, perintah: PindahStandar, kunci: str | None
) -> tuple[str, tuple[Halangan, ...]]:
    mungkin = tuple(j for j in lingkungan.jenis if PindahStandar in j.perintah)
    satu = None if kunci is None else f"{kunci}:{perintah.kasus}"
    hasil = jalankan(lingkungan, mungkin, perintah, oleh, satu)
    if not is_successful(hasil):
        return "", hasil.failure()
    keadaan: Any = hasil.unwrap().keadaan
    return keadaan.kemajuan.kini, ()


def _lihat(
    lingkungan: Lingkungan, oleh: Pelaku, perintah: PindahStandar, _kunci: str | None
) -> tuple[str, tuple[Halangan, ...]]:
    try:
        return coba_pindah(Tanya(lingkungan), perintah, oleh).berdiri, ()
    except Terhalang as terhalang:
        return "", terhalang.halangan
