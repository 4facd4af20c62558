"""Punctuality and load of an agency's work, as data without persons.

Clocks by the month they started in, cases and steps by the month they came; counted over the cases
that are there for whoever asks, page by page in one unit that only looks. Small counts are not told
(`application.samaran`). Each of the two tables can be published by itself; two that cut the same
cases differently may be subtracted from each other.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from attrs import define, evolve, field

from dinsos_core.application import ketepatan_kasus as kk
from dinsos_core.application.bentuk import periksa_bentuk
from dinsos_core.application.ketepatan_laporan import (
    AMBANG,
    MENURUT,
    Cakupan,
    Golongan,
    Isi,
    LaporanKetepatan,
    Tabel,
    susun_laporan,
)
from dinsos_core.application.lihat import penanya
from dinsos_core.application.lingkungan import (
    Lingkungan,
    instansi_dikenal,
    konteks_kasus,
    standar_perkara,
    tanggal_kantor,
)
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.terima import daftar
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import Kosakata, bernama
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.ports.penyimpanan import CatatanRusak, KasusTersimpan, SaringanKasus, UnitOfWork

OLEH: Final = "oleh_kinerja"
"""The agency's parameter: the roles that may ask."""

BAWAAN: Final[Mapping[str, str]] = {OLEH: "kepala_dinas", AMBANG: "5"}

SETAHUN: Final = 12
"""Months in a report whose first one is not named."""


@frozen(kw_only=True)
class PermintaanLaporan:
    """What is asked for: the months these dates lie in, the last twelve unless told otherwise."""

    instansi: str = ""
    dari: date | None = None
    sampai: date | None = None
    menurut: tuple[str, ...] = field(default=("layanan", "batas"), converter=daftar)


def susun_ketepatan(
    lingkungan: Lingkungan, oleh: Pelaku, minta: PermintaanLaporan, *, sehalaman: int = 200
) -> LaporanKetepatan:
    """The report. Raises `Terhalang` as `Aplikasi.ketepatan` says."""
    cakupan = _cakupan(lingkungan, oleh, minta)
    hitung = _Hitungan(lingkungan=lingkungan, oleh=oleh, cakupan=cakupan)
    saringan = SaringanKasus(
        instansi=cakupan.instansi, terlihat_oleh=penanya(lingkungan, oleh, cakupan.pada)
    )
    with lingkungan.unit_kerja(baca=True) as unit:
        for ke, kasus in enumerate(_semua(unit, saringan, sehalaman, hitung.rusak)):
            try:
                hitung.kasus(unit, kasus, ke)
            except CatatanRusak:
                hitung.rusak.append(kasus.id)
    laporan = susun_laporan(cakupan, hitung.jam, hitung.beban)
    return evolve(laporan, rusak=tuple(dict.fromkeys(hitung.rusak)))


def _cakupan(lingkungan: Lingkungan, oleh: Pelaku, minta: PermintaanLaporan) -> Cakupan:
    tolak_bila_ada(periksa_bentuk(minta))
    pada = lingkungan.jam()
    kode = minta.instansi or oleh.instansi or lingkungan.instansi
    instansi = instansi_dikenal(lingkungan, kode)
    hari = tanggal_kantor(instansi, pada)
    tolak_bila_ada(_tak_berhak(instansi, oleh, hari, lingkungan.katalog.kosakata))
    akhir = minta.sampai or hari
    awal = minta.dari or _mundur(akhir, SETAHUN - 1)
    tolak_bila_ada(_salah(awal, akhir, hari, minta.menurut))
    return Cakupan(
        instansi=instansi.kode,
        dari=_bulan(awal),
        sampai=_bulan(akhir),
        menurut=tuple(satu for satu in MENURUT if satu in minta.menurut),
        ambang=int(_parameter(instansi, AMBANG)),
        pada=pada,
    )


def _parameter(instansi: Instansi, nama: str) -> str:
    return instansi.parameter.get(nama, BAWAAN[nama])


def boleh_meminta(instansi: Instansi) -> tuple[str, ...]:
    """The roles that the agency names."""
    return tuple(satu.strip() for satu in _parameter(instansi, OLEH).split(","))


def _tak_berhak(
    instansi: Instansi, oleh: Pelaku, hari: date, kosakata: Kosakata
) -> Iterator[Halangan]:
    boleh = boleh_meminta(instansi)
    if oleh.instansi != instansi.kode:
        yield halangan(KodeHalangan.INSTANSI_LAIN, instansi=instansi.kode)
    elif oleh.peran_pertama(boleh, hari) is None:
        yield halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, boleh=bernama(kosakata.peran, boleh))


def _salah(awal: date, akhir: date, hari: date, menurut: tuple[str, ...]) -> Iterator[Halangan]:
    if _bulan(akhir) > _bulan(hari):
        yield halangan(KodeHalangan.LAPORAN_TIDAK_MUNGKIN, "sampai", paling_akhir=_bulan(hari))
    if _bulan(awal) > _bulan(akhir):
        yield halangan(KodeHalangan.LAPORAN_TIDAK_MUNGKIN, "dari", paling_akhir=_bulan(akhir))
    if not set(menurut) <= set(MENURUT):
        yield halangan(KodeHalangan.LAPORAN_TIDAK_MUNGKIN, "menurut", pilihan=MENURUT)


def _bulan(saat: date) -> str:
    return f"{saat.year:04}-{saat.month:02}"


def _mundur(saat: date, bulan: int) -> date:
    ke = max(saat.year * 12 + saat.month - 1 - bulan, 12)
    return date(ke // 12, ke % 12 + 1, 1)


def _semua(
    unit: UnitOfWork, saringan: SaringanKasus, sehalaman: int, rusak: list[KasusId]
) -> Iterator[KasusTersimpan]:
    """Every page; what cannot be read goes to ``rusak``."""
    halaman = unit.kasus.daftar(saringan, banyak=sehalaman)
    yield from halaman.kasus
    rusak += halaman.rusak
    while halaman.lanjut is not None:
        halaman = unit.kasus.daftar(saringan, lanjut=halaman.lanjut, banyak=sehalaman)
        yield from halaman.kasus
        rusak += halaman.rusak


# --- counting


@define(kw_only=True)
class _Hitungan:
    lingkungan: Lingkungan
    oleh: Pelaku
    cakupan: Cakupan
    jam: Tabel = field(factory=dict)
    beban: Tabel = field(factory=dict)
    ukur: dict[int, kk.Pengukur] = field(factory=dict)
    rusak: list[KasusId] = field(factory=list)

    def kasus(self, unit: UnitOfWork, satu: KasusTersimpan, ke: int) -> None:
        """Count one case; ``ke``: which of them it is."""
        keadaan = satu.keadaan
        standar = standar_perkara(self.lingkungan, unit, keadaan)
        konteks = konteks_kasus(
            self.lingkungan, standar, keadaan.varian, self.oleh, self.cakupan.pada
        )
        ukur = self._pengukur(konteks.kalender)
        layanan = satu.indeks.layanan
        for jam in kk.jam_kasus(keadaan, konteks, ukur):
            self._jam(jam, layanan, konteks.kalender, ke)
        for singgah in self._singgah(keadaan, konteks, ukur):
            self._beban(singgah, layanan, konteks.kalender, ke)

    def _pengukur(self, kalender: KalenderKerja) -> kk.Pengukur:
        ada = self.ukur.get(id(kalender))
        if ada is None:
            ada = self.ukur[id(kalender)] = kk.Pengukur(kalender)
        return ada

    def _singgah(self, keadaan: Kasus, konteks: Konteks, ukur: kk.Pengukur) -> Iterable[kk.Singgah]:
        if {"langkah", "peran"} & {*self.cakupan.menurut}:
            return kk.singgah_langkah(keadaan, konteks, ukur)
        return (kk.singgah_kasus(keadaan, ukur),)

    def _jam(self, jam: kk.JamTerhitung, layanan: str, kalender: KalenderKerja, ke: int) -> None:
        bulan = _bulan(kalender.lokal(jam.mulai))
        if self._dalam(bulan):
            golongan = self._golongan(layanan, jam.tempat, bulan, jam.batas)
            isi = self.jam.setdefault(golongan, Isi()).dari(ke, self.cakupan.ambang)
            isi.tambah(jam.keadaan, self.cakupan.ambang, jam.lama)

    def _beban(self, singgah: kk.Singgah, layanan: str, kalender: KalenderKerja, ke: int) -> None:
        bulan = _bulan(kalender.lokal(singgah.masuk))
        menunggu = singgah.keluar is None
        if menunggu and bulan < self.cakupan.dari:
            bulan = f"<{self.cakupan.dari}"
        elif not self._dalam(bulan):
            return
        golongan = self._golongan(layanan, singgah.tempat, bulan)
        hal = "menunggu" if menunggu else "selesai"
        isi = self.beban.setdefault(golongan, Isi()).dari(ke, self.cakupan.ambang)
        isi.tambah(hal, self.cakupan.ambang, singgah.lama)

    def _dalam(self, bulan: str) -> bool:
        return self.cakupan.dari <= bulan <= self.cakupan.sampai

    def _golongan(self, layanan: str, tempat: kk.Tempat, bulan: str, batas: str = "") -> Golongan:
        ada = self.cakupan.menurut
        return Golongan(
            layanan=layanan if "layanan" in ada else "",
            batas=batas if "batas" in ada else "",
            langkah=tempat.langkah if "langkah" in ada else "",
            peran=tempat.peran if "peran" in ada else (),
            bulan=bulan if "bulan" in ada else "",
        )
