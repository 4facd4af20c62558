"""Cases and their chained events, in the transaction of a unit of work."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from operator import attrgetter
from threading import Lock
from typing import Any, Final, TypeVar

from attrs import define, field, fields

from dinsos_adapters.sql import meterai
from dinsos_adapters.sql.daftar import BARIS, baris_kasus, halaman, lanjut_baris
from dinsos_adapters.sql.galat import TAK_TERBACA
from dinsos_adapters.sql.meja import MejaSql
from dinsos_adapters.sql.meterai import periksa_meterai
from dinsos_adapters.sql.permintaan import PernyataanPermintaan, halaman_permintaan
from dinsos_adapters.sql.pernyataan_kasus import KEJADIAN, KOLOM, PernyataanKasus
from dinsos_adapters.sql.sesi import Baris, Perintah, Sesi, diubah, yang_rusak
from dinsos_adapters.sql.terbalik import KOSONG, Kolom, berganti, kolom_terbalik
from dinsos_core.application.kodek import Kodek
from dinsos_core.application.rantai import AWAL, sidik_kejadian
from dinsos_core.domain.identitas.klien import Klien
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.permintaan.permintaan import PermintaanData
from dinsos_core.domain.shared.ids import AliranId, KasusId, KlienId, PerintahId, PermintaanId
from dinsos_core.ports.indeks import IndeksKasus
from dinsos_core.ports.kunci import Penyandi
from dinsos_core.ports.meja import (
    BarisJam,
    BarisKasus,
    BarisMeja,
    HalamanBaris,
    RingkasanMeja,
    SaringanJam,
    SaringanMeja,
)
from dinsos_core.ports.penyimpanan import (
    IDENTITAS,
    PERMINTAAN,
    Aliran,
    CatatanRusak,
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
)
from dinsos_core.ports.peringatan import ambang_berikut

Kepala = tuple[int, str, Kolom]
"""Version of a case, the fingerprint its chain ends with, what leads to it."""


ALIRAN: Final[Mapping[str, tuple[Callable[..., Aliran], type[Any]]]] = {
    IDENTITAS: (KlienTersimpan, Klien),
    PERMINTAAN: (PermintaanTersimpan, PermintaanData),
}
"""What stands in the place of an aggregate's name: how such a stream is stored, and its state."""

SEBUAH_KASUS: Final[tuple[Callable[..., Aliran], type[Any]]] = (KasusTersimpan, Kasus)

A = TypeVar("A", bound=AliranId)

RANTAI_PUTUS: Final = "rantai_putus"
"""The events of a stream are not those that commands stored."""

SIDIK: Final = KOLOM.index("sidik")
AGREGAT: Final = KOLOM.index("agregat")
INDEKS: Final = tuple(satu.name for satu in fields(IndeksKasus))
NILAI_INDEKS: Final = attrgetter(*INDEKS)

KASUS_BARU: Kepala = (0, AWAL, KOSONG)


def baris_keadaan(kasus: str, versi: int, sidik: str, agregat: str, keadaan: str) -> str:
    """What is sealed of a stream's row: which rules it follows, its state, the events behind it."""
    return meterai.baris("kasus", kasus, versi, sidik, agregat, isi=keadaan)


def menurut_id(kasus: Iterable[AliranId]) -> list[AliranId]:
    """The order in which rows are locked, whatever the command: two commands on the same cases wait
    for one another, and never both."""
    return sorted(kasus)


class IngatanKeadaan:
    """The last state of the streams that were used last: reading one back costs as much as a
    command.

    Its text is read from the database every time and compared, so nothing here can be stale.
    """

    def __init__(self, kodek: Kodek, banyak: int = 512) -> None:
        self._kodek = kodek
        self._banyak = banyak
        self._isi: OrderedDict[AliranId, tuple[str, Any]] = OrderedDict()
        self._kunci = Lock()

    def tulis(self, aliran: AliranId, keadaan: object) -> str:
        teks = self._kodek.tulis(keadaan)
        self._ingat(aliran, teks, keadaan)
        return teks

    def baca(self, aliran: AliranId, teks: str) -> Any:
        dulu, keadaan = self._isi.get(aliran, ("", None))
        if dulu != teks:
            keadaan = self._kodek.baca(teks)
        self._ingat(aliran, teks, keadaan)
        return keadaan

    def _ingat(self, aliran: AliranId, teks: str, keadaan: object) -> None:
        with self._kunci:
            self._isi[aliran] = teks, keadaan
            self._isi.move_to_end(aliran)
            if len(self._isi) > self._banyak:
                self._isi.popitem(last=False)


@define
class KasusSql:
    """The repository inside one transaction."""

    _sesi: Sesi = field(repr=False)
    _sql: PernyataanKasus = field(repr=False)
    _kodek: Kodek = field(repr=False)
    _keadaan: IngatanKeadaan = field(repr=False)
    _meja: MejaSql = field(repr=False)
    _permintaan: PernyataanPermintaan = field(repr=False)
    _penyandi: Penyandi = field(repr=False)
    _kepala: dict[AliranId, Kepala] = field(factory=dict, init=False, repr=False)

    def muat(self, kasus: KasusId) -> KasusTersimpan | None:
        baris = self._sesi.satu(self._sql.muat, kasus=kasus)
        satu = None if baris is None else self._dimuat(baris)
        return satu if isinstance(satu, KasusTersimpan) else None

    def muat_aliran(self, aliran: Iterable[AliranId]) -> Mapping[AliranId, Aliran]:
        semua = self._sesi.baris(self._sql.muat_banyak, semua=sorted(set(aliran)))
        return {satu.id: satu for satu in map(self._dimuat, semua)}

    def muat_indeks(self, aliran: Iterable[A]) -> Mapping[A, IndeksKasus]:
        semua = self._sesi.baris(self._sql.muat_indeks, semua=sorted(set(aliran)))
        return {satu[0]: indeks_baris(satu[1:]) for satu in semua}

    def muat_banyak(self, kasus: Iterable[KasusId]) -> Mapping[KasusId, KasusTersimpan]:
        semua = self.muat_aliran(kasus).values()
        return {satu.id: satu for satu in semua if isinstance(satu, KasusTersimpan)}

    def muat_klien(self, klien: Iterable[KlienId]) -> Mapping[KlienId, KlienTersimpan]:
        semua = self.muat_aliran(klien).values()
        return {satu.id: satu for satu in semua if isinstance(satu, KlienTersimpan)}

    def muat_permintaan(
        self, permintaan: Iterable[PermintaanId]
    ) -> Mapping[PermintaanId, PermintaanTersimpan]:
        semua = self.muat_aliran(permintaan).values()
        return {satu.id: satu for satu in semua if isinstance(satu, PermintaanTersimpan)}

    def daftar_permintaan(
        self, saringan: SaringanPermintaan, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanPermintaan:
        ada, masih = halaman_permintaan(
            self._sesi, self._permintaan, saringan, lanjut=lanjut, banyak=banyak
        )
        semua, rusak = diubah(ada, self._dimuat)
        return HalamanPermintaan(
            permintaan=tuple(satu for satu in semua if isinstance(satu, PermintaanTersimpan)),
            lanjut=lanjut_baris(KOLOM, ada[0][-1]) if masih and ada[0] else None,
            rusak=tuple(map(PermintaanId, yang_rusak(rusak))),
        )

    def _dimuat(self, baris: Baris) -> Aliran:
        satu = self._tersimpan(baris)
        self._kepala[satu.id] = (satu.versi, baris[SIDIK], kolom_terbalik(satu.indeks))
        return satu

    def simpan(self, kasus: Aliran, kejadian: tuple[KejadianTercatat, ...]) -> None:
        self.simpan_banyak([(kasus, kejadian)])

    def simpan_banyak(
        self, semua: Iterable[Perubahan], dilihat: Mapping[AliranId, int] | None = None
    ) -> None:
        ditahan = dilihat or {}
        perubahan: dict[AliranId, Perubahan] = {
            satu.id: (satu, kejadian) for satu, kejadian in semua
        }
        perintah: list[Perintah] = []
        kepala: dict[AliranId, tuple[Kepala, Kepala]] = {}
        for kasus in menurut_id({**ditahan, **perubahan}):
            if kasus not in perubahan:
                perintah.append((self._sql.tahan, {"kasus": kasus, "versi": ditahan[kasus]}))
                continue
            satu, kejadian = perubahan[kasus]
            lama = self._kepala_kini(kasus, satu.versi - len(kejadian))
            rantai = self._rantai(kejadian, lama[1])
            sidik = rantai[-1]["sidik"] if rantai else lama[1]
            kepala[kasus] = lama, (satu.versi, sidik, kolom_terbalik(satu.indeks))
            # The log, then the state, whose version decides.
            perintah += ((self._sql.kejadian_baru, baris) for baris in rantai)
            perintah.append(self._simpan_keadaan(satu, lama, sidik))
        self._sesi.pastikan(perintah)
        for kasus, (lama, baru) in kepala.items():
            self._kepala[kasus] = baru
            if lama[2] != baru[2]:
                self._ganti_terbalik(kasus, lama[2], baru[2])
            if lama[2].jam != baru[2].jam:
                isi = {"kasus": kasus, "pada": ambang_berikut(baru[2].jam)}
                self._sesi.ubah_banyak(self._sql.sentuh, [isi])

    def _simpan_keadaan(self, kasus: Aliran, lama: Kepala, sidik: str) -> Perintah:
        isi = dict(zip(INDEKS, NILAI_INDEKS(kasus.indeks), strict=True))
        keadaan = self._keadaan.tulis(kasus.id, kasus.keadaan)
        isi |= {
            "versi": kasus.versi,
            "sidik": sidik,
            "keadaan": keadaan,
            "meterai": self._penyandi.meterai(
                baris_keadaan(kasus.id, kasus.versi, sidik, isi["agregat"], keadaan)
            ),
            "nomor": kasus.indeks.nomor or None,
            "tertutup": kasus.indeks.tampak is not None,
        }
        if lama[0]:
            isi |= {"kasus": kasus.id, "lama": lama[0], "jam_lama": lama[2].jam}
            return self._sql.ubah, isi
        return self._sql.baru, {"id": kasus.id, **isi}

    def _kepala_kini(self, kasus: AliranId, lama: int) -> Kepala:
        """What this transaction knows of the case, or looks up; the update checks it again.
        Raises `VersiBerubah`."""
        kepala = self._kepala.get(kasus)
        if kepala is None and lama:
            baris = self._sesi.satu(self._sql.kepala, kasus=kasus)
            kepala = (baris[0], baris[1], Kolom(*baris[2:])) if baris else None
        kepala = kepala or KASUS_BARU
        if kepala[0] != lama:
            raise VersiBerubah
        return kepala

    def _rantai(
        self, kejadian: Iterable[KejadianTercatat], sebelum: str
    ) -> list[Mapping[str, Any]]:
        """The rows of new events, each sealing itself and all before it."""
        rantai: list[Mapping[str, Any]] = []
        for satu in kejadian:
            isi = satu.kejadian
            baris: dict[str, Any] = {
                "kasus": satu.kasus,
                "urutan": satu.urutan,
                "perintah": satu.perintah,
                "tipe": isi.tipe,
                "pada": isi.pada,
                "oleh": isi.oleh.id,
                "isi": self._kodek.tulis(isi),
            }
            sidik = sidik_kejadian(sebelum, **baris)
            rantai.append({**baris, "sidik_sebelum": sebelum, "sidik": sidik})
            sebelum = sidik
        return rantai

    def _ganti_terbalik(self, kasus: AliranId, lama: Kolom, baru: Kolom) -> None:
        for nama, hapus, sisip in berganti(lama, baru):
            for pernyataan, baris in zip(self._sql.terbalik[nama], (hapus, sisip), strict=True):
                isi = [{"kasus": kasus, **dict(satu)} for satu in sorted(baris)]
                self._sesi.ubah_banyak(pernyataan, isi)

    def cari_nomor(self, nomor: str) -> KasusTersimpan | None:
        baris = self._sesi.satu(self._sql.cari_nomor, nomor=nomor)
        return None if baris is None else self._kasus(baris)

    def riwayat(self, kasus: AliranId) -> tuple[KejadianTercatat, ...]:
        """Up to the version of the state, where this unit has loaded it: what stands behind that is
        a later command's, or nobody's. Raises `CatatanRusak` where the chain is broken, or does not
        end as that state says."""
        baris = self._sesi.baris(self._sql.riwayat, kasus=kasus)
        return tuple(self._disegel(kasus, baris, 1))

    def kejadian(self, kasus: AliranId, urutan: int) -> KejadianTercatat | None:
        """The same of one; it is read with what came after it."""
        dari = max(1, urutan - 1)
        baris = self._sesi.baris(self._sql.sepenggal, kasus=kasus, dari=dari)
        semua = self._disegel(kasus, baris, dari)
        return next((satu for satu in semua if satu.urutan == urutan), None)

    def _disegel(self, kasus: AliranId, baris: list[Baris], dari: int) -> list[KejadianTercatat]:
        """Events from that number on, as far as they lead to the state that this unit has loaded;
        all of them where it has loaded none."""
        versi, kepala, _ = self._kepala.get(kasus, KASUS_BARU)
        if not baris and versi < dari:
            return []
        hasil, rantai = self._dibaca(kasus, baris, dari)
        if not versi:
            return hasil
        sampai = max(0, versi - dari + 1)
        if rantai[min(sampai, len(hasil))] != kepala:
            raise CatatanRusak(RANTAI_PUTUS)
        return hasil[:sampai]

    def _dibaca(
        self, kasus: AliranId, baris: list[Baris], dari: int
    ) -> tuple[list[KejadianTercatat], list[str]]:
        """Events from that number on, which follow one another, and where their chain stood."""
        hasil: list[KejadianTercatat] = []
        rantai = [AWAL if dari == 1 or not baris else str(baris[0][-2])]
        for nilai in baris:
            *kolom, sebelum, sidik = nilai
            satu = dict(zip(KEJADIAN, kolom, strict=True))
            urutan, isi = satu["urutan"], satu["isi"]
            if sebelum != rantai[-1] or urutan != dari + len(hasil):
                raise CatatanRusak(RANTAI_PUTUS)
            if sidik != sidik_kejadian(sebelum, **satu):
                raise CatatanRusak(RANTAI_PUTUS)
            rantai.append(sidik)
            kejadian = self._kodek.baca_sebagai(isi, Kejadian)
            perintah = PerintahId(satu["perintah"])
            hasil.append(
                KejadianTercatat(kasus=kasus, urutan=urutan, perintah=perintah, kejadian=kejadian)
            )
        return hasil, rantai

    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        ada, masih = halaman(
            self._sesi, self._sql.daftar, KOLOM, saringan, lanjut=lanjut, banyak=banyak
        )
        kasus, rusak = diubah(ada, self._kasus)
        return Halaman(
            kasus=tuple(kasus),
            lanjut=lanjut_baris(KOLOM, ada[0][-1]) if masih and ada[0] else None,
            rusak=tuple(map(KasusId, yang_rusak(rusak))),
        )

    def daftar_baris(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisKasus]:
        ada, masih = halaman(
            self._sesi, self._sql.daftar, BARIS, saringan, lanjut=lanjut, banyak=banyak
        )
        baris, rusak = diubah(ada, baris_kasus)
        return HalamanBaris(
            baris=tuple(baris),
            lanjut=lanjut_baris(BARIS, ada[0][-1]) if masih and ada[0] else None,
            rusak=tuple(map(KasusId, yang_rusak(rusak))),
        )

    def meja(
        self, saringan: SaringanMeja, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisMeja]:
        return self._meja.meja(saringan, lanjut, banyak)

    def ringkasan_meja(
        self,
        saringan: SaringanMeja,
        *,
        jatuh_sebelum: datetime,
        rawan_pada: datetime,
        paling: int = 1000,
    ) -> RingkasanMeja:
        return self._meja.ringkasan(saringan, jatuh_sebelum, rawan_pada, paling)

    def jam_terbuka(
        self, saringan: SaringanJam, *, lanjut: str | None = None, banyak: int = 50
    ) -> HalamanBaris[BarisJam]:
        return self._meja.jam_terbuka(saringan, lanjut, banyak)

    def jam_usang(
        self, instansi: str, versi_kalender: str, banyak: int, *, sesudah: str = ""
    ) -> tuple[KasusId, ...]:
        return self._meja.jam_usang(instansi, versi_kalender, banyak, sesudah=sesudah)

    def _kasus(self, baris: Baris) -> KasusTersimpan:
        satu = self._dimuat(baris)
        if not isinstance(satu, KasusTersimpan):
            raise CatatanRusak(TAK_TERBACA)
        return satu

    def _tersimpan(self, baris: Baris) -> Aliran:
        kasus, versi, keadaan, sidik, segel = baris[:AGREGAT]
        indeks = indeks_baris(baris[AGREGAT:])
        teks = baris_keadaan(kasus, versi, sidik, indeks.agregat, keadaan)
        periksa_meterai(self._penyandi, teks, segel)
        kelas, jenis = ALIRAN.get(indeks.agregat, SEBUAH_KASUS)
        isi = self._keadaan.baca(kasus, keadaan)
        if not isinstance(isi, jenis) or isi.id != kasus:
            raise CatatanRusak(TAK_TERBACA)
        return kelas(id=kasus, versi=versi, keadaan=isi, indeks=indeks)


def indeks_baris(kolom: Baris) -> IndeksKasus:
    """What a stream is found by, of its `KOLOM_INDEKS`."""
    agregat, instansi, layanan, status, berjalan, dibuat, tenggat, giliran, jam, *lain = kolom
    subjek, petugas, tautan, nomor, standar, tampak, kecuali = lain
    return IndeksKasus(
        agregat=agregat,
        instansi=instansi,
        layanan=layanan,
        status=status,
        berjalan=berjalan,
        dibuat=dibuat,
        giliran=giliran,
        jam=jam,
        tenggat=tenggat,
        subjek=subjek,
        petugas=petugas,
        tautan=tautan,
        nomor=nomor or "",
        standar=standar,
        tampak=tampak,
        kecuali=kecuali,
    )
