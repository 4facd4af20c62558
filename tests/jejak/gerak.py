"""Finding the ways of a standard by its forms: done once, to write its trace down.

From every state that differs to the rules, one way with each outcome of the step whose turn it is,
and with each command that moves the case; then on by the plain outcomes, up to an end or to a state
seen before.
"""

from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs
from attrs import define, field
from returns.pipeline import is_successful
from tests.jejak import catatan
from tests.jejak.catatan import Bagian, Rekam, Terlihat
from tests.jejak.panggung import WARGA, Memori, Panggung, hari, jawaban, orang, pagi
from tests.jejak.pengisi import Pengisi
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jelajah import kunci

from dinsos_core import Tindakan, susun_perintah
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.perintah import (
    BukaLanjutan,
    JedaKasus,
    KoreksiData,
    LengkapiBerkas,
    NilaiUlang,
    SelesaikanLangkah,
)
from dinsos_core.domain.kasus.perintah_catatan import CatatPemberitahuan, TambahPihak
from dinsos_core.domain.prosedur.bidang import JenisBidang
from dinsos_core.domain.prosedur.peran import petugas_dan_publik
from dinsos_core.domain.shared.halangan import Halangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import Agregat, StandarPelayanan

WAJAR = ("setuju", "berhasil", "terpenuhi")
LEWATI = ("dilewati", "lagi")
SEKALI = (JedaKasus.__name__, BukaLanjutan.__name__)
"""Commands that are the same in every status: shown once."""
CATATAN = (KoreksiData, LengkapiBerkas, NilaiUlang)
_UMUM = CatatPemberitahuan.__module__
"""Notes that any case may get: told where they move it."""
JEDA = timedelta(minutes=5)
LAMA = timedelta(days=120)
SEMBUNYI: Mapping[str, object] = MappingProxyType({"anonim": True, "rahasia": True})
TANPA_LAIN: Mapping[str, object] = MappingProxyType({})
TINGGAL = {"rumah-singgah-terminasi": ("rumah-singgah-penerimaan", "permohonan")}
"""Services for somebody who stays already: where the stay is."""
Pilihan: TypeAlias = tuple[Tindakan, str, Mapping[str, object]]


@define
class Titik:
    """A case as it stands after an act, and the store as it was then; ``berkas``: papers came."""

    rekam: Rekam
    hasil: PerintahTerlaksana
    terlihat: Terlihat
    tabel: Any = field(repr=False)
    berkas: bool

    @property
    def keadaan(self) -> Kasus:
        return self.hasil.keadaan


@define
class Penjelajah:
    """One variant of a standard; not ``sendiri``: in the trace of another."""

    dasar: StandarPelayanan
    varian: str | None
    memori: Memori = field(factory=Memori, repr=False)
    isi: StandarPelayanan = field(init=False)
    pengisi: Pengisi = field(init=False)
    panggung: Panggung = field(init=False)
    rekam: list[Rekam] = field(factory=list)
    sendiri: bool = True
    sudah: dict[Hashable, int] = field(factory=dict)
    antre: deque[tuple[Titik, Pilihan]] = field(factory=deque)
    ditempuh: set[Hashable] = field(factory=set)
    ditolak: tuple[Halangan, ...] = ()

    def __attrs_post_init__(self) -> None:
        self.isi = self.dasar.untuk_varian(self.varian)
        fakta = jawaban(self.dasar, self.varian)
        self.pengisi = Pengisi(self.isi, self.dasar, fakta)
        self.panggung = Panggung(self.isi.instansi.kode, self.memori, fakta, pagi(self.isi))

    # --- the walk

    def jalankan(self) -> Bagian:
        kosong = self.memori.buka.tabel
        for penuh, sembunyi in ((True, False), (False, False), (True, True)):
            self.memori.buka.tabel, self.panggung.saat = kosong, pagi(self.isi)
            if (awal := self._awal(penuh=penuh, sembunyi=sembunyi)) is not None:
                self._maju(awal)
        while self.antre:
            titik, pilihan = self.antre.popleft()
            if (lain := self._lakukan(titik, pilihan)) is not None:
                self._maju(lain)
        return Bagian(varian=self.varian, rekam=tuple(self.rekam))

    def _awal(self, *, penuh: bool, sembunyi: bool) -> Titik | None:
        """``sembunyi``: a complaint that hides who complains, and of what."""
        if sembunyi and self.isi.agregat is not Agregat.PENGADUAN:
            return None
        if self.isi.layanan in TINGGAL:
            return self._dari_tinggal() if penuh else None
        return self._buka(None, penuh=penuh, lain=SEMBUNYI if sembunyi else TANPA_LAIN)

    def _maju(self, titik: Titik) -> None:
        while True:
            satu = _kunci(titik)
            if satu in self.sudah:
                titik.rekam.sesudah["lanjut"] = f"seperti sesudah {self.sudah[satu]}"
                return
            self.sudah[satu] = titik.rekam.nomor
            pilihan = list(self._pilihan(titik))
            utama = next((satu for satu in pilihan if satu[0].langkah), None)
            self.antre += [(titik, satu) for satu in pilihan if satu is not utama]
            if utama is None:
                self._menunggu(titik)
                return
            lain = self._lakukan(titik, utama)
            if lain is None:
                kode = ", ".join(h.kode for h in self.ditolak)
                titik.rekam.sesudah["lanjut"] = f"tertahan: {kode}"
                return
            titik = lain

    def _pilihan(self, titik: Titik) -> Iterator[Pilihan]:
        """What may be done: the step with its plain outcome first, then the others, then what else
        there is, each once in a status."""
        status = titik.keadaan.status
        for tindakan, oleh in self._tawaran(titik):
            if tindakan.langkah:
                for ke, tentu in enumerate(_hasil(tindakan)):
                    tanda: Hashable = (tindakan.langkah, status, *tentu.values())
                    if ke == 0 or tanda not in self.ditempuh:
                        self.ditempuh.add(tanda)
                        yield tindakan, oleh, tentu
                continue
            for pilih in _sebab(tindakan):
                # Each cause once, and one in every status.
                tanda = tindakan.perintah, *pilih.values()
                lagi = tindakan.perintah, "" if tindakan.perintah in SEKALI else status
                if tanda not in self.ditempuh or lagi not in self.ditempuh:
                    self.ditempuh |= {tanda, lagi}
                    yield tindakan, oleh, pilih

    def _menunggu(self, titik: Titik) -> None:
        """Whoever is waited for is told, and lets a long time pass: what may be done then?"""
        status = titik.keadaan.status
        if status not in titik.keadaan.siklus.berjalan:
            return
        kini = list(self._tawaran(titik))
        for tindakan, oleh in kini:
            if tindakan.perintah != CatatPemberitahuan.__name__:
                continue
            (tentang,) = (b for b in tindakan.bidang if b.nama == "tentang")
            nomor = len(self.rekam)
            pilihan: Pilihan = tindakan, oleh, {"tentang": tentang.pilihan[-1].kode}
            lain = self._lakukan(titik, pilihan, diam=True)
            nama = {satu.perintah for satu, _ in kini}
            baru = (
                [x for x in self._tawaran(lain, LAMA) if x[0].perintah not in nama] if lain else []
            )
            if lain is None or not baru:
                del self.rekam[nomor:]
                continue
            for satu, siapa in baru:
                self.ditempuh.add((satu.perintah, status))
                akhir = self._lakukan(lain, (satu, siapa, {}), sesudah=LAMA)
                if akhir is not None:
                    self._maju(akhir)

    def _tawaran(self, titik: Titik, sesudah: timedelta = JEDA) -> list[tuple[Tindakan, str]]:
        """Everything that somebody may do, by the first who may."""
        self._kembali(titik, sesudah)
        semua = dict[str, tuple[Tindakan, str]]()
        for oleh in self._orang(titik):
            pelaku = orang(oleh, self.isi.instansi.kode)
            with suppress(Terhalang):  # a case that is hidden from them
                for satu in self.panggung.app.langkah_tersedia(titik.hasil.kasus, pelaku):
                    semua.setdefault(satu.perintah, (satu, oleh))
        return list(semua.values())

    def _orang(self, titik: Titik) -> list[str]:
        """Those whose turn it is first; whoever assessed does not determine."""
        giliran = self.panggung.giliran(titik.hasil.kasus)
        peran = (*(giliran.peran if giliran else ()), *petugas_dan_publik(self.isi))
        publik = self.isi.publik
        semua = [
            nama
            for satu in peran
            for nama in ((WARGA,) if satu in publik else (f"{satu}-1", f"{satu}-2"))
        ]
        return list(dict.fromkeys(semua))

    # --- one act

    def _kembali(self, titik: Titik, sesudah: timedelta) -> None:
        self.memori.buka.tabel = titik.tabel
        self.panggung.saat = titik.rekam.saat + sesudah

    def _lakukan(
        self, titik: Titik, pilihan: Pilihan, *, sesudah: timedelta = JEDA, diam: bool = False
    ) -> Titik | None:
        """None where it is refused after all, or only puts something on record; ``diam``: that
        will do."""
        tindakan, oleh, tentu = pilihan
        self._kembali(titik, sesudah)
        nomor, semula, self.ditolak = len(self.rekam), titik, ()
        kasus = [b.nama for b in tindakan.bidang if b.jenis is JenisBidang.KASUS and b.wajib]
        if kasus:
            lain = self._buka(titik, penuh=True)
            if lain is None:
                return None
            tentu = {**tentu, **dict.fromkeys(kasus, lain.hasil.kasus)}
            titik = attrs.evolve(titik, rekam=lain.rekam, tabel=lain.tabel)
            self._kembali(titik, sesudah)
        for isian in self.pengisi.isian(tindakan, tentu):
            disusun = susun_perintah(tindakan, isian)
            if not is_successful(disusun):
                self.ditolak = self.ditolak or disusun.failure()
                continue
            perintah: Any = disusun.unwrap()
            jawab = self.panggung.lakukan(len(self.rekam) + 1, self.panggung.saat, perintah, oleh)
            if not is_successful(jawab):
                self.ditolak = self.ditolak or jawab.failure()
            elif diam or _berarti(semula.keadaan, perintah, jawab.unwrap()):
                return self._catat(titik, tindakan, perintah, oleh, jawab.unwrap())
            else:
                break
        del self.rekam[nomor:]
        return None

    def _buka(
        self, dari: Titik | None, *, penuh: bool, lain: Mapping[str, object] = TANPA_LAIN
    ) -> Titik | None:
        """A case is opened, by whom the standard names for it; None where less must not be."""
        oleh = self._pembuka()
        pelaku = orang(oleh, self.isi.instansi.kode)
        tindakan = self.panggung.app.formulir_buka(self.isi.layanan, pelaku, varian=self.varian)
        isian = self.pengisi.pembukaan(tindakan, penuh=penuh, akun="" if oleh == WARGA else WARGA)
        isian |= lain
        kanal = next(b for b in tindakan.bidang if b.nama == "kanal").pilihan
        if dari is None and (lain or not penuh):  # what is brought another way may go another way
            isian["kanal"] = kanal[-1].kode
        if dari is not None and any(b.nama == "tetap_ajukan" for b in tindakan.bidang):
            isian["tetap_ajukan"] = "Peristiwa lain"
        disusun = susun_perintah(tindakan, isian)
        assert is_successful(disusun), (self.isi.layanan, isian, disusun.failure())
        nomor = len(self.rekam) + 1
        perintah: Any = disusun.unwrap()
        perintah = attrs.evolve(perintah, kasus=KasusId(f"kasus-{nomor}"))
        jawab = self.panggung.lakukan(nomor, self.panggung.saat, perintah, oleh)
        if not is_successful(jawab):
            assert not penuh, (self.isi.layanan, perintah, jawab.failure())
            return None
        return self._catat(dari, tindakan, perintah, oleh, jawab.unwrap())

    def _dari_tinggal(self) -> Titik | None:
        """Opened for somebody who stays, from the case of the stay, once it is one."""
        layanan, varian = TINGGAL[self.isi.layanan]
        dasar = katalog().standar(self.isi.instansi.kode, layanan, hari(self.isi)).unwrap()
        awal = Penjelajah(dasar, varian, memori=self.memori, rekam=self.rekam, sendiri=False)
        titik, semua = awal._buka(None, penuh=True), list[Pilihan]()
        while titik is not None:
            semua = list(awal._pilihan(titik))
            utama = next((satu for satu in semua if satu[0].langkah), None)
            if utama is None:
                break
            titik = awal._lakukan(titik, utama)
        assert titik is not None, (self.isi.layanan, awal.ditolak)
        awal.ditempuh.clear()
        buka = next(x for x in awal._pilihan(titik) if x[0].perintah == BukaLanjutan.__name__)
        isi = {"layanan": self.isi.layanan, "varian": self.varian or "", "pihak.subjek": "subjek"}
        dari = awal._lakukan(titik, (*buka[:2], isi))
        assert dari is not None, (self.isi.layanan, awal.ditolak)
        (baru,) = dari.hasil.lanjutan
        keadaan: Any = self.panggung.kasus(baru.kasus)
        hasil = attrs.evolve(dari.hasil, kasus=baru.kasus, keadaan=keadaan, lanjutan=())
        titik = attrs.evolve(dari, hasil=hasil, terlihat=Terlihat())
        return self._keluarga(titik)

    def _keluarga(self, titik: Titik) -> Titik:
        """Whoever comes for them is known, with an account to follow the case; for themselves."""
        datang = set(self.isi.publik) - {*katalog().kosakata.wakil}
        for tindakan, oleh in self._tawaran(titik):
            if tindakan.perintah == TambahPihak.__name__:
                isi: dict[str, object] = {
                    b.nama: self.pengisi.pihak(b, penuh=True, akun=WARGA)[:1]
                    for b in tindakan.bidang
                    if b.nama.removeprefix("pihak.") in datang
                }
                return self._lakukan(titik, (tindakan, oleh, isi), diam=True) or titik
        return titik

    def _pembuka(self) -> str:
        """Whoever does the first step; what another body brings is entered by an official."""
        awal = catatan.langkah_pembuka(self.isi)[-1:]
        boleh = petugas_dan_publik(self.isi)
        peran = next(p for satu in (*awal, *self.isi.langkah) for p in satu.oleh if p in boleh)
        return WARGA if peran in self.isi.publik else f"{peran}-1"

    def _catat(
        self,
        dari: Titik | None,
        tindakan: Tindakan,
        perintah: Any,
        oleh: str,
        hasil: PerintahTerlaksana,
    ) -> Titik:
        siapa, kini = self.panggung.amati(hasil)
        sama = dari if dari and dari.hasil.kasus == hasil.kasus else None
        dulu = sama.terlihat if sama else Terlihat()
        rekam = Rekam(
            nomor=len(self.rekam) + 1,
            dari=dari.rekam.nomor if dari else 0,
            saat=self.panggung.saat,
            judul=catatan.judul(self.isi, tindakan, perintah),
            oleh=oleh,
            layanan="" if self.sendiri else f"{self.isi.layanan} {self.varian or ''}".strip(),
            kasus=hasil.kasus,
            perintah=perintah,
            diminta=catatan.diminta(self.isi, tindakan, perintah, oleh),
            sesudah=catatan.sesudah(hasil, siapa, dulu, kini),
        )
        self.rekam.append(rekam)
        berkas = bool(getattr(perintah, "berkas", ())) or (sama is not None and sama.berkas)
        return Titik(rekam, hasil, kini, self.memori.buka.tabel, berkas)


def _kunci(titik: Titik) -> Hashable:
    """States alike in it have the same ways on."""
    keadaan = titik.keadaan
    tautan = tuple(sorted(satu.hubungan for satu in keadaan.tautan))
    sama = kunci(keadaan, berkas=titik.berkas)
    return (*sama, keadaan.dijeda, tautan, keadaan.tempat is None, keadaan.di_luar)


def _hasil(tindakan: Tindakan) -> list[dict[str, object]]:
    kode = [p.kode for b in tindakan.bidang if b.nama == "hasil" for p in b.pilihan]
    urut = sorted(kode, key=lambda k: (k not in WAJAR, k in LEWATI))
    return [{"hasil": satu} for satu in urut] or [{}]


def _sebab(tindakan: Tindakan) -> list[dict[str, object]]:
    """Each cause that a command may name, the gravest first; otherwise it is given as it is."""
    semua = [p.kode for b in tindakan.bidang if b.nama == "sebab" and b.wajib for p in b.pilihan]
    urut = sorted(semua, key=lambda kode: kode != "meninggal")
    return [{"sebab": satu} for satu in urut] or [{}]


def _berarti(dulu: Kasus, perintah: Any, hasil: PerintahTerlaksana) -> bool:
    """Whether a command is more than a note that any case may get."""
    if isinstance(perintah, SelesaikanLangkah) or hasil.lanjutan:
        return True
    if not (isinstance(perintah, CATATAN) or type(perintah).__module__ == _UMUM):
        return True
    kini = hasil.keadaan
    pindah = (dulu.kemajuan.kini, dulu.dijeda) != (kini.kemajuan.kini, kini.dijeda)
    return pindah or not dulu.siklus.bergerak.isdisjoint(e.tipe for e in hasil.kejadian)


def jelajahi(isi: StandarPelayanan) -> list[Bagian]:
    """Every variant of a standard."""
    varian = tuple(satu.kode for satu in isi.varian) or (None,)
    return [Penjelajah(isi, satu).jalankan() for satu in varian]
