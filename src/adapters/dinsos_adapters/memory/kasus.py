"""Cases and their events in memory."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from attrs import define, evolve, field

from dinsos_adapters.memory.meja import baris_kasus, halaman_jam, halaman_meja, ringkasan
from dinsos_adapters.memory.peta import Peta
from dinsos_core.domain.shared.ids import AliranId, KasusId, KlienId, PermintaanId
from dinsos_core.ports.indeks import IndeksKasus, JamTerbuka
from dinsos_core.ports.meja import (
    BarisJam,
    BarisKasus,
    BarisMeja,
    HalamanBaris,
    RingkasanMeja,
    SaringanJam,
    SaringanMeja,
    periksa_banyak,
)
from dinsos_core.ports.penyimpanan import (
    Aliran,
    Halaman,
    HalamanPermintaan,
    KasusTersimpan,
    KejadianTercatat,
    KlienTersimpan,
    PermintaanTersimpan,
    Perubahan,
    SaringanKasus,
    SaringanPermintaan,
    VersiBerubah,
    tulis_lanjut,
    urai_lanjut,
)
from dinsos_core.ports.peringatan import SEGERA, JadwalPeriksa, ambang_berikut

A = TypeVar("A", bound=AliranId)


@define
class TabelKasus:
    """Cases by id, each case's events in order, and what a few cases are found by: their number,
    a person in them, an account that works on them, a case that they have a link to."""

    kasus: Peta[AliranId, Aliran] = field(factory=Peta)
    riwayat: Peta[AliranId, tuple[KejadianTercatat, ...]] = field(factory=Peta)
    nomor: Peta[str, AliranId] = field(factory=Peta)
    menurut: Peta[tuple[str, str], frozenset[AliranId]] = field(factory=Peta)

    def salin(self) -> "TabelKasus":
        return TabelKasus(
            kasus=self.kasus.salin(),
            riwayat=self.riwayat.salin(),
            nomor=self.nomor.salin(),
            menurut=self.menurut.salin(),
        )


@define
class KasusMemori:
    """The repository over one snapshot."""

    _tabel: TabelKasus
    _jadwal: Peta[KasusId, JadwalPeriksa] = field(factory=Peta)

    def muat(self, kasus: KasusId) -> KasusTersimpan | None:
        ada = self._tabel.kasus.get(kasus)
        return ada if isinstance(ada, KasusTersimpan) else None

    def muat_banyak(self, kasus: Iterable[KasusId]) -> Mapping[KasusId, KasusTersimpan]:
        return {satu: ada for satu in kasus if (ada := self.muat(satu)) is not None}

    def muat_aliran(self, aliran: Iterable[AliranId]) -> Mapping[AliranId, Aliran]:
        return {satu: ada for satu in aliran if (ada := self._tabel.kasus.get(satu)) is not None}

    def muat_indeks(self, aliran: Iterable[A]) -> Mapping[A, IndeksKasus]:
        semua = ((satu, self._tabel.kasus.get(satu)) for satu in aliran)
        return {satu: ada.indeks for satu, ada in semua if ada is not None}

    def muat_klien(self, klien: Iterable[KlienId]) -> Mapping[KlienId, KlienTersimpan]:
        semua = ((satu, self._tabel.kasus.get(satu)) for satu in klien)
        return {satu: ada for satu, ada in semua if isinstance(ada, KlienTersimpan)}

    def muat_permintaan(
        self, permintaan: Iterable[PermintaanId]
    ) -> Mapping[PermintaanId, PermintaanTersimpan]:
        semua = ((satu, self._tabel.kasus.get(satu)) for satu in permintaan)
        return {satu: ada for satu, ada in semua if isinstance(ada, PermintaanTersimpan)}

    def daftar_permintaan(
        self, saringan: SaringanPermintaan, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanPermintaan:
        periksa_banyak(banyak)
        semua = (k for k in self._tabel.kasus.values() if isinstance(k, PermintaanTersimpan))
        urut = sorted((k for k in semua if _permintaan_cocok(k, saringan)), key=_tempat)
        if lanjut is not None:
            sesudah = urai_lanjut(lanjut)
            urut = [k for k in urut if _tempat(k) > sesudah]
        isi = tuple(urut[:banyak])
        masih = len(urut) > banyak
        return HalamanPermintaan(permintaan=isi, lanjut=tulis_lanjut(isi[-1]) if masih else None)

    def simpan_banyak(
        self,
        semua: Iterable[Perubahan],
        dilihat: Mapping[AliranId, int] | None = None,
    ) -> None:
        for kasus, versi in (dilihat or {}).items():
            lama = self._tabel.kasus.get(kasus)
            if lama is None or lama.versi != versi:
                raise VersiBerubah
        for satu, kejadian in semua:
            self.simpan(satu, kejadian)

    def simpan(self, kasus: Aliran, kejadian: tuple[KejadianTercatat, ...]) -> None:
        lama = self._tabel.kasus.get(kasus.id)
        if (lama.versi if lama else 0) + len(kejadian) != kasus.versi:
            raise VersiBerubah
        if (nomor := kasus.indeks.nomor) and self._tabel.nomor.setdefault(
            nomor, kasus.id
        ) != kasus.id:
            raise VersiBerubah
        self._tabel.kasus[kasus.id] = kasus
        dulu, kini = _petunjuk(lama.indeks if lama else None), _petunjuk(kasus.indeks)
        for satu in dulu ^ kini:
            self._tabel.menurut[satu] = self._tabel.menurut.get(satu, frozenset()) ^ {kasus.id}
        self._tabel.riwayat[kasus.id] = (*self.riwayat(kasus.id), *kejadian)
        if kasus.indeks.jam != (lama.indeks.jam if lama else ()):
            self._sentuh(KasusId(kasus.id), kasus.indeks.jam)

    def _sentuh(self, kasus: KasusId, jam: Iterable[JamTerbuka]) -> None:
        """Its clocks have changed: it is looked at, at once if it may have alerts."""
        dulu = self._jadwal.get(kasus)
        self._jadwal[kasus] = (
            JadwalPeriksa(kasus=kasus, pada=ambang_berikut(jam))
            if dulu is None
            else evolve(dulu, pada=SEGERA)
        )

    def cari_nomor(self, nomor: str) -> KasusTersimpan | None:
        kasus = self._tabel.nomor.get(nomor)
        return None if kasus is None else self.muat(KasusId(kasus))

    def riwayat(self, kasus: AliranId) -> tuple[KejadianTercatat, ...]:
        return self._tabel.riwayat.get(kasus, ())

    def kejadian(self, kasus: AliranId, urutan: int) -> KejadianTercatat | None:
        semua = self.riwayat(kasus)
        return semua[urutan - 1] if 1 <= urutan <= len(semua) else None

    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        periksa_banyak(banyak)
        urut = sorted((k for k in self._mungkin(saringan) if _cocok(k, saringan)), key=_tempat)
        if lanjut is not None:
            sesudah = urai_lanjut(lanjut)
            urut = [k for k in urut if _tempat(k) > sesudah]
        halaman = tuple(urut[:banyak])
        masih = len(urut) > banyak
        return Halaman(kasus=halaman, lanjut=tulis_lanjut(halaman[-1]) if masih else None)

    def daftar_baris(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisKasus]:
        halaman = self.daftar(saringan, lanjut=lanjut, banyak=banyak)
        return HalamanBaris(baris=tuple(map(baris_kasus, halaman.kasus)), lanjut=halaman.lanjut)

    def meja(
        self, saringan: SaringanMeja, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisMeja]:
        return halaman_meja(self._kasus(), saringan, lanjut, banyak)

    def ringkasan_meja(
        self,
        saringan: SaringanMeja,
        *,
        jatuh_sebelum: datetime,
        rawan_pada: datetime,
        paling: int = 1000,
    ) -> RingkasanMeja:
        halaman = self.meja(saringan, banyak=paling)
        return ringkasan(halaman, jatuh_sebelum, rawan_pada)

    def jam_terbuka(
        self, saringan: SaringanJam, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisJam]:
        return halaman_jam(self._kasus(), saringan, lanjut, banyak)

    def jam_usang(
        self, instansi: str, versi_kalender: str, banyak: int, *, sesudah: str = ""
    ) -> tuple[KasusId, ...]:
        usang = (
            k.id
            for k in self._kasus()
            if k.indeks.instansi == instansi
            and k.id > sesudah
            and any(jam.versi_kalender != versi_kalender for jam in k.indeks.jam)
        )
        return tuple(sorted(usang)[:banyak])

    def _mungkin(self, s: SaringanKasus) -> Iterator[KasusTersimpan]:
        """Cases that hold all it asks for, and others."""
        lewat: set[tuple[str, str]]
        if s.subjek is not None:
            lewat = {("subjek", satu) for satu in s.subjek}
        elif s.petugas is not None:
            lewat = {("petugas", s.petugas)}
        elif s.tertaut is not None:
            lewat = {("tertaut", s.tertaut)}
        else:
            return self._kasus()
        semua = {k for satu in lewat for k in self._tabel.menurut.get(satu, ())}
        return iter(self.muat_banyak(map(KasusId, semua)).values())

    def _kasus(self) -> Iterator[KasusTersimpan]:
        return (k for k in self._tabel.kasus.values() if isinstance(k, KasusTersimpan))


def _petunjuk(i: IndeksKasus | None) -> frozenset[tuple[str, str]]:
    if i is None:
        return frozenset()
    semua = (("subjek", i.subjek), ("petugas", i.petugas), ("tertaut", (t.ke for t in i.tautan)))
    return frozenset((nama, satu) for nama, isi in semua for satu in isi)


def _tempat(kasus: KasusTersimpan | PermintaanTersimpan) -> tuple[datetime, str]:
    return kasus.indeks.dibuat, kasus.id


def _permintaan_cocok(satu: PermintaanTersimpan, s: SaringanPermintaan) -> bool:
    return (
        (s.instansi is None or satu.indeks.instansi == s.instansi)
        and (s.berlaku is None or satu.indeks.berjalan is s.berlaku)
        and (s.status is None or satu.indeks.status in s.status)
        and (s.subjek is None or not s.subjek.isdisjoint(satu.indeks.subjek))
    )


def _cocok(kasus: KasusTersimpan, s: SaringanKasus) -> bool:
    i = kasus.indeks
    return (
        (s.agregat is None or i.agregat == s.agregat)
        and (s.instansi is None or i.instansi == s.instansi)
        and (s.layanan is None or i.layanan == s.layanan)
        and (s.status is None or i.status in s.status)
        and (s.berjalan is None or i.berjalan is s.berjalan)
        and (s.subjek is None or not s.subjek.isdisjoint(i.subjek))
        and (s.petugas is None or s.petugas in i.petugas)
        and (s.tertaut is None or any(satu.ke == s.tertaut for satu in i.tautan))
        and (s.terlihat_oleh is None or i.terlihat(s.terlihat_oleh))
    )
