"""A new calendar: cases whose open clocks were counted with another one are counted again.

What is stored of a case but depends on the calendar (its index: clocks, turns, the nearest due
moment) is renewed, the case's version stays, and whoever was told a date that has moved is told
again. Each case in a transaction of its own, so that it may be stopped anywhere, run again, and run
by several workers: what another has renewed, or a command meanwhile, is left alone.
"""

from collections.abc import Iterator
from typing import Final

from attrs import evolve, field

from dinsos_core.application.bangun_ulang import SIAPA_PUN
from dinsos_core.application.indeks import indeks_kasus, tenggat_terbuka
from dinsos_core.application.kabar.ralat import (
    KALENDER,
    Alasan,
    Berubah,
    kalender_lama,
    pesan_ralat,
    sebab_hari,
)
from dinsos_core.application.lingkungan import (
    Lingkungan,
    instansi_dikenal,
    kalender_instansi,
    konteks_kasus,
    standar_perkara,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.domain.waktu.tenggat import PergeseranTenggat, Tenggat, banding
from dinsos_core.ports.indeks import JamTerbuka
from dinsos_core.ports.kotak_keluar import urutan_pesan
from dinsos_core.ports.penyimpanan import KasusTersimpan, PenyimpananGagal, UnitOfWork, VersiBerubah

ULANGI: Final = 5
"""How often a case is tried that is being changed meanwhile; then it has been renewed, or will be
found again."""


@frozen(kw_only=True)
class JamBergeser:
    """A clock whose due moment moved, with the words of its limit and whose it is.

    ``pasti``: the former calendar is in the archive, and ``pergeseran`` names exactly the days that
    are passed over now and were not, or were and are not. Otherwise its `hari_muncul` are the days
    not worked now between the two moments, and `hari_hilang` is empty.
    """

    pergeseran: PergeseranTenggat
    label: str
    milik: str
    pasti: bool


@frozen(kw_only=True)
class KasusBergeser:
    """A case of which at least one open clock moved; ``dikabari``: how many parties were told, or
    (in a preview) would be."""

    kasus: KasusId
    nomor: str
    instansi: str
    layanan: str
    jam: tuple[JamBergeser, ...]
    dikabari: int


@frozen(kw_only=True)
class KasusTertahan:
    """A case that could not be renewed, and the code of why."""

    kasus: KasusId
    sebab: str


@frozen(kw_only=True)
class LaporanKalender:
    """One page: how many cases were counted again, which of them moved, which could not be. With
    ``lanjut`` there may be more: the cursor from which on."""

    dihitung: int = 0
    bergeser: tuple[KasusBergeser, ...] = ()
    tertahan: tuple[KasusTertahan, ...] = ()
    lanjut: str | None = None


@frozen(kw_only=True)
class Pembaruan:
    """What one call is about: with ``simpan`` it renews, otherwise it only says what would move.
    ``lama``: former calendars by version, as far as they were looked up."""

    lingkungan: Lingkungan
    simpan: bool
    lama: dict[str, KalenderKerja | None] = field(factory=dict, init=False, repr=False)

    def kalender(self, unit: UnitOfWork, versi: str) -> KalenderKerja | None:
        """The calendar with that version, if it was kept."""
        if versi not in self.lama:
            self.lama[versi] = kalender_lama(unit.kalender, versi)
        return self.lama[versi]


def perbarui(
    p: Pembaruan, instansi: str | None, lanjut: str | None, banyak: int
) -> LaporanKalender:
    """One page of cases with clocks that were counted with another calendar than today's, by agency
    and id. Raises `Terhalang`: an unknown agency, a cursor that is none, a page of less than one.
    """
    ling = p.lingkungan
    semua = sorted(ling.katalog.instansi) if instansi is None else [instansi]
    if instansi is not None:
        instansi_dikenal(ling, instansi)
    if banyak < 1:
        raise Terhalang(halangan(KodeHalangan.HALAMAN_TIDAK_DIKENAL, "banyak"))
    calon = _calon(p, semua, _urai_lanjut(lanjut, semua), banyak)
    hasil = [_satu(p, kasus) for _, kasus in calon]
    return LaporanKalender(
        dihitung=sum(not isinstance(satu, KasusTertahan) for satu in hasil),
        bergeser=tuple(satu for satu in hasil if isinstance(satu, KasusBergeser)),
        tertahan=tuple(satu for satu in hasil if isinstance(satu, KasusTertahan)),
        lanjut="|".join(calon[-1]) if len(calon) == banyak else None,
    )


def _calon(
    p: Pembaruan, semua: list[str], mulai: tuple[str, str], banyak: int
) -> list[tuple[str, KasusId]]:
    """The next of these cases, each with its agency. The calendar that they are counted with is
    kept, for when it is the former one."""
    calon: list[tuple[str, KasusId]] = []
    for kode in (satu for satu in semua if satu >= mulai[0]):
        kalender = kalender_instansi(p.lingkungan, kode)
        sesudah = mulai[1] if kode == mulai[0] else ""
        with p.lingkungan.unit_kerja(baca=True) as unit:
            disimpan = unit.kalender.ada(kalender.versi)
            usang = unit.kasus.jam_usang(kode, kalender.versi, banyak - len(calon), sesudah=sesudah)
        if p.simpan and not disimpan:
            with p.lingkungan.unit_kerja() as unit:
                unit.kalender.simpan(kalender)
                unit.simpan_semua()
        calon += ((kode, kasus) for kasus in usang)
        if len(calon) == banyak:
            break
    return calon


def _urai_lanjut(lanjut: str | None, semua: list[str]) -> tuple[str, str]:
    """The agency and the case that a cursor names."""
    if lanjut is None:
        return "", ""
    kode, garis, kasus = lanjut.partition("|")
    if not garis or kode not in semua:
        raise Terhalang(halangan(KodeHalangan.HALAMAN_TIDAK_DIKENAL, "lanjut"))
    return kode, kasus


def _satu(p: Pembaruan, kasus: KasusId) -> KasusBergeser | KasusTertahan | None:
    for _ in range(ULANGI):
        try:
            with p.lingkungan.unit_kerja(baca=not p.simpan) as unit:
                hasil = _hitung_lagi(p, unit, kasus)
                if p.simpan:
                    unit.simpan_semua()
        except VersiBerubah:
            continue
        except PenyimpananGagal as gagal:
            return KasusTertahan(kasus=kasus, sebab=str(gagal))
        return hasil
    return KasusTertahan(kasus=kasus, sebab="versi_basi")


def _hitung_lagi(
    p: Pembaruan, unit: UnitOfWork, kasus: KasusId
) -> KasusBergeser | KasusTertahan | None:
    ling, lama = p.lingkungan, unit.kasus.muat(kasus)
    jenis = None if lama is None else ling.cari_jenis(lama.indeks.agregat)
    if lama is None or jenis is None:
        return KasusTertahan(kasus=kasus, sebab="agregat_tidak_sesuai")
    standar = standar_perkara(ling, unit, lama.keadaan)
    konteks = konteks_kasus(
        ling, standar, lama.keadaan.varian, SIAPA_PUN, ling.jam(), id_baru=ling.id_baru()
    )
    indeks = indeks_kasus(jenis, lama.keadaan, konteks)
    if indeks.jam == lama.indeks.jam:
        return None  # renewed by somebody else since it was found
    jam = tuple(_bergeser(p, unit, lama, konteks))
    berubah = Berubah(
        lama=lama.indeks,
        baru=indeks,
        sebab={satu.pergeseran.kode: _alasan(satu) for satu in jam},
    )
    if p.simpan:
        unit.kasus.simpan(evolve(lama, indeks=indeks), ())
    # After the case is stored: from then on nobody else can tell the same.
    pesan = pesan_ralat(
        unit.kotak_keluar, berubah, lama.keadaan, konteks, awal=urutan_pesan(lama.versi, 0)
    )
    if p.simpan:
        unit.kotak_keluar.tambah(pesan)
    if not jam:
        return None
    return KasusBergeser(
        kasus=kasus,
        nomor=indeks.nomor,
        instansi=indeks.instansi,
        layanan=indeks.layanan,
        jam=jam,
        dikabari=len({satu.kontak for satu in pesan}),
    )


def _bergeser(
    p: Pembaruan, unit: UnitOfWork, lama: KasusTersimpan, konteks: Konteks
) -> Iterator[JamBergeser]:
    """The clocks that go on and are due at another moment."""
    dulu = {jam.kode: jam for jam in lama.indeks.jam}
    for batas, tenggat in tenggat_terbuka(lama.keadaan, konteks, rinci=True):
        sebelum = dulu.get(batas.kode)
        if sebelum is None or sebelum.jatuh_tempo == tenggat.jatuh_tempo:
            continue
        kalender = p.kalender(unit, sebelum.versi_kalender)
        tua = None if kalender is None else _semula(lama, konteks, kalender, batas.kode)
        # What another thing than the calendar has moved, its days would not explain.
        pasti = tua is not None and tua.jatuh_tempo == sebelum.jatuh_tempo
        kira = _tanpa_kalender_lama(sebelum, tenggat, konteks.kalender)
        yield JamBergeser(
            pergeseran=banding(tua, tenggat) if tua is not None and pasti else kira,
            label=batas.segmen or batas.teks,
            milik=batas.milik.value,
            pasti=pasti,
        )


def _semula(
    lama: KasusTersimpan, konteks: Konteks, kalender: KalenderKerja, kode: str
) -> Tenggat | None:
    """The clock as the former calendar has it."""
    dulu = tenggat_terbuka(lama.keadaan, evolve(konteks, kalender=kalender), rinci=True)
    return next((tenggat for batas, tenggat in dulu if batas.kode == kode), None)


def _tanpa_kalender_lama(
    sebelum: JamTerbuka, tenggat: Tenggat, kalender: KalenderKerja
) -> PergeseranTenggat:
    lama, baru = kalender.lokal(sebelum.jatuh_tempo), tenggat.jatuh_tempo
    awal, akhir = sorted((lama.date(), baru.date()))
    return PergeseranTenggat(
        kode=sebelum.kode,
        jatuh_tempo_lama=lama,
        jatuh_tempo_baru=baru,
        selisih=baru - lama,
        hari_muncul=kalender.dilewati(awal, akhir),
        hari_hilang=(),
        versi_lama=sebelum.versi_kalender,
        versi_baru=tenggat.versi_kalender,
        sementara=tenggat.sementara,
    )


def _alasan(satu: JamBergeser) -> Alasan:
    if not satu.pasti:
        return (KALENDER,)
    return sebab_hari(satu.pergeseran.hari_muncul, satu.pergeseran.hari_hilang)
