"""Clocks that act: alerts are raised, moved and taken back as time passes and cases change.

Called as often as one likes, by as many workers as one likes. What there is to look at stands on a
list (`ports.peringatan`), so that a call with nothing to do reads one row. A case is claimed, its
alerts brought in line with its open clocks, and its messages and events queued in one transaction:
a worker that dies has done nothing, and the next one does it all. Neither the case nor its version
is changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from attrs import define, evolve, field

from dinsos_core.application.kabar.peringatan import SESUDAH_KASUS, Perihal, pesan_peringatan
from dinsos_core.application.kejadian_tenggat import JenisKabar, KejadianTenggat
from dinsos_core.application.lihat import UMUM
from dinsos_core.application.lingkungan import Lingkungan, konteks_kasus, standar_perkara
from dinsos_core.application.peringatan import DINAIKKAN, Perubahan, selaraskan
from dinsos_core.application.siaran import siaran_tenggat
from dinsos_core.application.terbaca import TAK_TERBACA, muat_terbaca
from dinsos_core.domain.kasus.jam import KeadaanJam, Kewajiban, kewajiban
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kotak_keluar import Pesan, urutan_pesan
from dinsos_core.ports.penyimpanan import KasusTersimpan, UnitOfWork
from dinsos_core.ports.peringatan import (
    JadwalPeriksa,
    PeringatanTenggat,
    SebabTarik,
    ambang_berikut,
)

SELISIH: Final = timedelta(minutes=5)
"""How far apart workers' clocks may be. Of two that are closer the one that is ahead counts; one
that ran further ahead was wrong, and what it raised is looked at again."""

TUNDA: Final = timedelta(hours=1)
"""When a case that cannot be read is looked at again."""


@frozen(kw_only=True)
class LaporanTenggat:
    """What one call did: alerts raised, taken back and moved to another due moment; ``gagal``:
    cases that could not be read, put off for an hour. ``lagi``: more may be waiting; call again."""

    dinaikkan: int = 0
    ditarik: int = 0
    dipindah: int = 0
    gagal: int = 0
    lagi: bool = False


@frozen(kw_only=True)
class _Diperiksa:
    """One case's part: its alerts and what is told of them, and when it is looked at next."""

    jadwal: JadwalPeriksa
    perubahan: tuple[Perubahan, ...] = ()
    pesan: tuple[Pesan, ...] = ()
    gagal: bool = False


def periksa_tenggat(lingkungan: Lingkungan, *, banyak: int = 100) -> LaporanTenggat:
    """Look at the clocks that are due to be looked at, of so many cases at most.

    Raises `Terhalang` (`halaman_tidak_dikenal`) for less than one, and `PenyimpananGagal`, which
    leaves everything as it was.
    """
    if banyak < 1:
        raise Terhalang(halangan(KodeHalangan.HALAMAN_TIDAK_DIKENAL, "banyak"))
    kini = lingkungan.jam()
    with lingkungan.unit_kerja(baca=True) as unit:
        if not unit.peringatan.menunggu(kini, kini + SELISIH):
            return LaporanTenggat()
    with lingkungan.unit_kerja() as unit:
        jadwal = unit.peringatan.ambil(banyak, kini, kini + SELISIH)
        semua = tuple(_periksa_semua(lingkungan, unit, jadwal, kini))
        unit.peringatan.catat(p.peringatan for satu in semua for p in satu.perubahan)
        unit.peringatan.jadwalkan(satu.jadwal for satu in semua)
        unit.kotak_keluar.tambah(q for satu in semua for q in satu.pesan)
        unit.simpan_semua()
    return _laporan(semua, lagi=len(jadwal) == banyak)


def _laporan(semua: tuple[_Diperiksa, ...], *, lagi: bool) -> LaporanTenggat:
    jenis = [p.jenis for satu in semua for p in satu.perubahan]
    return LaporanTenggat(
        dinaikkan=sum(satu in DINAIKKAN.values() for satu in jenis),
        ditarik=jenis.count(JenisKabar.DITARIK),
        dipindah=jenis.count(JenisKabar.DIPINDAH),
        gagal=sum(satu.gagal for satu in semua),
        lagi=lagi,
    )


def _periksa_semua(
    lingkungan: Lingkungan, unit: UnitOfWork, jadwal: Iterable[JadwalPeriksa], kini: datetime
) -> Iterator[_Diperiksa]:
    menurut = {satu.kasus: satu for satu in jadwal}
    kasus, rusak = muat_terbaca(unit.kasus.muat_banyak, tuple(menurut))
    lama, rusak_pula = muat_terbaca(unit.peringatan.milik, tuple(menurut))
    rusak |= rusak_pula
    for satu in menurut.values():
        milik, ada = lama.get(satu.kasus, ()), kasus.get(satu.kasus)
        saat = _saat(satu, kini)
        if satu.kasus in rusak:
            yield _tunda(satu, kini)
        elif ada is None:
            yield _Diperiksa(
                jadwal=evolve(satu, pada=None, diperiksa=saat),
                perubahan=tuple(_tanpa_kasus(milik, saat)),
            )
        else:
            perkara = _Perkara(lingkungan=lingkungan, unit=unit, kasus=ada, saat=saat)
            try:
                yield _periksa(perkara, milik, satu)
            except TAK_TERBACA:
                yield _tunda(satu, kini)


def _saat(jadwal: JadwalPeriksa, kini: datetime) -> datetime:
    """As of which moment the case is looked at: never before the last, but for a clock that was
    wrong."""
    dulu = jadwal.diperiksa
    return kini if dulu is None or dulu > kini + SELISIH else max(dulu, kini)


def _tunda(jadwal: JadwalPeriksa, kini: datetime) -> _Diperiksa:
    return _Diperiksa(jadwal=evolve(jadwal, pada=kini + TUNDA, diperiksa=None), gagal=True)


def _tanpa_kasus(lama: Iterable[PeringatanTenggat], saat: datetime) -> Iterator[Perubahan]:
    for satu in lama:
        if satu.berdiri:
            ditarik = evolve(satu, ditarik_pada=saat, sebab=SebabTarik.KASUS_TIADA)
            yield Perubahan(peringatan=ditarik, jenis=None)


def _periksa(
    perkara: "_Perkara", lama: Iterable[PeringatanTenggat], jadwal: JadwalPeriksa
) -> _Diperiksa:
    """Raises one of `TAK_TERBACA` for a case whose standard cannot be read."""
    kasus, saat = perkara.kasus, perkara.saat
    perubahan = tuple(selaraskan(kasus, lama, saat, perkara.nasib))
    diberitakan = tuple(satu for satu in perubahan if satu.jenis is not None)
    pesan: list[Pesan] = []
    for urutan, satu in enumerate(diberitakan, jadwal.urutan + 1):
        pesan += perkara.pesan(satu, urutan)
    return _Diperiksa(
        jadwal=evolve(
            jadwal,
            pada=ambang_berikut(kasus.indeks.jam, saat),
            diperiksa=saat,
            urutan=jadwal.urutan + len(diberitakan),
        ),
        perubahan=perubahan,
        pesan=tuple(pesan),
    )


@define(kw_only=True)
class _Perkara:
    """One case that is looked at; its rules are read only where something has changed, and once."""

    lingkungan: Lingkungan
    unit: UnitOfWork
    kasus: KasusTersimpan
    saat: datetime
    _terbaca: tuple[Konteks, Mapping[str, Kewajiban]] | None = field(default=None, init=False)

    def nasib(self, kode: str) -> KeadaanJam | None:
        """How the clock with that code stands; None if the standard knows no such limit."""
        satu = self._baca()[1].get(kode)
        return None if satu is None else satu.keadaan

    def pesan(self, satu: Perubahan, urutan: int) -> Iterator[Pesan]:
        """The messages and the events about an alert, numbered among those of the case."""
        tempat = urutan_pesan(self.kasus.versi, SESUDAH_KASUS + urutan)
        kejadian = self._kejadian(satu, urutan)
        yield from siaran_tenggat(self.lingkungan.siaran, self.kasus, kejadian, tempat)
        konteks, semua = self._baca()
        milik = semua.get(satu.peringatan.kode)
        kantor = self.lingkungan.katalog.instansi.get(self.kasus.indeks.instansi)
        if milik is not None and kantor is not None:
            perihal = Perihal(
                keadaan=self.kasus.keadaan,
                indeks=self.kasus.indeks,
                konteks=evolve(konteks, id_baru=f"{self.kasus.id}/peringatan/{urutan}"),
                kewajiban=milik,
                instansi=kantor,
            )
            for q in pesan_peringatan(satu, perihal):
                yield evolve(q, urutan=tempat)

    def _baca(self) -> tuple[Konteks, Mapping[str, Kewajiban]]:
        if self._terbaca is None:
            keadaan = self.kasus.keadaan
            standar = standar_perkara(self.lingkungan, self.unit, keadaan)
            konteks = konteks_kasus(self.lingkungan, standar, keadaan.varian, UMUM, self.saat)
            semua = kewajiban(keadaan, standar, konteks.kalender, konteks.bacaan, self.saat)
            self._terbaca = konteks, {satu.batas.kode: satu for satu in semua}
        return self._terbaca

    def _kejadian(self, satu: Perubahan, urutan: int) -> KejadianTenggat:
        assert satu.jenis is not None
        p = satu.peringatan
        return KejadianTenggat(
            tipe=satu.jenis,
            pada=self.saat,
            urutan=urutan,
            nomor=p.nomor,
            layanan=p.layanan,
            kode=p.kode,
            milik=p.milik,
            ambang=p.ambang.value,
            mulai=p.mulai,
            jatuh_tempo=p.jatuh_tempo,
            semula=satu.semula,
            kode_semula=satu.kode_semula,
            sebab=p.sebab.value if satu.jenis is JenisKabar.DITARIK and p.sebab else "",
        )
