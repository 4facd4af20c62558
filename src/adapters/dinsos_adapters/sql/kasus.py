"""Cases and their chained events, in the transaction of a unit of work."""

from threading import Lock
from typing import Any

from attrs import asdict, define, field, fields

from dinsos_adapters.sql.pernyataan_kasus import PernyataanKasus
from dinsos_adapters.sql.sesi import Baris, Sesi
from dinsos_core.application.kodek import Kodek
from dinsos_core.application.rantai import AWAL, sidik_kejadian
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import (
    Halaman,
    IndeksKasus,
    KasusTersimpan,
    KejadianTercatat,
    SaringanKasus,
    VersiBerubah,
    tulis_lanjut,
    urai_lanjut,
)

Kepala = tuple[int, str, tuple[str, ...]]
"""Version of a case, the fingerprint its chain ends with, and its subjects."""

KASUS_BARU: Kepala = (0, AWAL, ())


class IngatanKeadaan:
    """States by their stored text, for the latest few: reading one back costs as much as a command.

    The text is read from the database every time and is the key, so nothing here can be stale.
    """

    def __init__(self, kodek: Kodek, banyak: int = 512) -> None:
        self._kodek = kodek
        self._banyak = banyak
        self._isi: dict[str, Any] = {}
        self._kunci = Lock()

    def tulis(self, keadaan: object) -> str:
        teks = self._kodek.tulis(keadaan)
        self._ingat(teks, keadaan)
        return teks

    def baca(self, teks: str) -> Any:
        keadaan = self._isi.get(teks)
        if keadaan is None:
            keadaan = self._kodek.baca(teks)
            self._ingat(teks, keadaan)
        return keadaan

    def _ingat(self, teks: str, keadaan: object) -> None:
        with self._kunci:
            self._isi[teks] = keadaan
            if len(self._isi) > self._banyak:
                del self._isi[next(iter(self._isi))]


@define
class KasusSql:
    """The repository inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanKasus = field(repr=False)
    _kodek: Kodek = field(repr=False)
    _keadaan: IngatanKeadaan = field(repr=False)
    _kepala: dict[KasusId, Kepala] = field(factory=dict, init=False, repr=False)

    def muat(self, kasus: KasusId) -> KasusTersimpan | None:
        baris = self._sesi.satu(self._sql.muat, kasus=kasus)
        if baris is None:
            return None
        tersimpan = self._tersimpan(baris)
        self._kepala[kasus] = (tersimpan.versi, baris[3], tersimpan.indeks.subjek)
        return tersimpan

    def simpan(self, kasus: KasusTersimpan, kejadian: tuple[KejadianTercatat, ...]) -> None:
        lama = kasus.versi - len(kejadian)
        versi, sidik, subjek = self._kepala_kini(kasus.id, lama)
        if versi != lama:
            raise VersiBerubah
        rantai = []
        for satu in kejadian:
            baris = self._baris_kejadian(satu, sidik)
            sidik = baris["sidik"]
            rantai.append(baris)
        isi = asdict(kasus.indeks, recurse=False)
        isi["keadaan"] = self._keadaan.tulis(kasus.keadaan)
        # The log first, without waiting: it leaves together with the state, whose version decides.
        self._sesi.ubah_banyak(self._sql.kejadian_baru, rantai)
        if lama:
            tersimpan = self._sesi.ubah(
                self._sql.ubah, kasus=kasus.id, lama=lama, versi=kasus.versi, sidik=sidik, **isi
            )
        else:
            tersimpan = self._sesi.ubah(
                self._sql.baru, id=kasus.id, versi=kasus.versi, sidik=sidik, **isi
            )
        if not tersimpan:
            raise VersiBerubah
        if subjek != kasus.indeks.subjek:
            self._ganti_subjek(kasus.id, set(subjek), set(kasus.indeks.subjek))
        self._kepala[kasus.id] = (kasus.versi, sidik, kasus.indeks.subjek)

    def _kepala_kini(self, kasus: KasusId, lama: int) -> Kepala:
        """What this transaction knows of the case, or looks up; the update checks it again."""
        kepala = self._kepala.get(kasus)
        if kepala is None and lama:
            baris = self._sesi.satu(self._sql.kepala, kasus=kasus)
            kepala = (baris[0], baris[1], baris[2]) if baris else None
        return kepala or KASUS_BARU

    def _baris_kejadian(self, satu: KejadianTercatat, sebelum: str) -> dict[str, Any]:
        kejadian: Any = satu.kejadian
        baris = {
            "kasus": satu.kasus,
            "urutan": satu.urutan,
            "perintah": satu.perintah,
            "tipe": kejadian.tipe,
            "pada": kejadian.pada,
            "oleh": kejadian.oleh.id,
            "isi": self._kodek.tulis(kejadian),
        }
        sidik = sidik_kejadian(sebelum, **baris)
        return {**baris, "sidik_sebelum": sebelum, "sidik": sidik}

    def _ganti_subjek(self, kasus: KasusId, lama: set[str], baru: set[str]) -> None:
        for sql, daftar in (
            (self._sql.subjek_hapus, lama - baru),
            (self._sql.subjek_baru, baru - lama),
        ):
            isi = [{"kasus": kasus, "subjek": satu} for satu in sorted(daftar)]
            self._sesi.ubah_banyak(sql, isi)

    def riwayat(self, kasus: KasusId) -> tuple[KejadianTercatat, ...]:
        return tuple(
            KejadianTercatat(
                kasus=kasus, urutan=urutan, perintah=perintah, kejadian=self._kodek.baca(isi)
            )
            for urutan, perintah, isi in self._sesi.baris(self._sql.riwayat, kasus=kasus)
        )

    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        if banyak < 1:
            raise ValueError("halaman sedikitnya satu kasus")
        isi = {b.name: getattr(saringan, b.name) for b in fields(SaringanKasus)}
        ada: dict[str, Any] = {nama: nilai for nama, nilai in isi.items() if nilai is not None}
        kriteria = set(ada)
        if lanjut is not None:
            ada["dibuat"], ada["kasus"] = urai_lanjut(lanjut)
            kriteria.add("lanjut")
        baris = self._sesi.baris(self._sql.daftar(frozenset(kriteria)), banyak=banyak + 1, **ada)
        kasus = tuple(self._tersimpan(satu) for satu in baris[:banyak])
        masih = len(baris) > banyak
        return Halaman(kasus=kasus, lanjut=tulis_lanjut(kasus[-1]) if masih else None)

    def _tersimpan(self, baris: Baris) -> KasusTersimpan:
        kasus, versi, keadaan, _sidik, *indeks = baris
        agregat, instansi, layanan, status, berjalan, dibuat, tenggat, giliran, subjek = indeks
        return KasusTersimpan(
            id=kasus,
            versi=versi,
            keadaan=self._keadaan.baca(keadaan),
            indeks=IndeksKasus(
                agregat=agregat,
                instansi=instansi,
                layanan=layanan,
                status=status,
                berjalan=berjalan,
                dibuat=dibuat,
                giliran=giliran,
                tenggat=tenggat,
                subjek=subjek,
            ),
        )
