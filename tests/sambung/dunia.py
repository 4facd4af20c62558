"""An office whose cases act on one another, as anybody works on them; and what always holds."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from _kisah.katalog import KatalogKisah
from attrs import define, field
from returns.pipeline import is_successful
from returns.result import Result

from dinsos_adapters import rakit
from dinsos_core import (
    Halangan,
    KoreksiWaktu,
    LengkapiBerkas,
    Pelaku,
    Pengaduan,
    PerintahTerlaksana,
    SaringanKasus,
    Terhalang,
    jelaskan,
)
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.jenis import JENIS
from dinsos_core.application.klien import KlienTerlaksana
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import (
    KasusDibukaKembali,
    KelayakanDinilai,
    LangkahDiselesaikan,
    ProdukDiterbitkan,
)
from dinsos_core.domain.kasus.tautan import Tautan
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.bidang import Tindakan
from dinsos_core.domain.shared.ids import KasusId, KlienId
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.domain.standar.instansi import JenisTempat
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork

WITA: Final = ZoneInfo("Asia/Makassar")
SAKSI: Final = "Saksi Mata"
"""The name that every reporter gives, for it to be looked for wherever it may not be."""
KERJA: Final = (LangkahDiselesaikan, KelayakanDinilai, ProdukDiterbitkan)
"""Work, which nobody does on what is complete."""
SINGGAH: Final = ("rumah-singgah-penerimaan", "rumah-singgah")
RANJANG: Final = (JenisTempat(kode="ranjang", nama="Ranjang", banyak=2, layanan=SINGGAH),)
"""Few places, so that they run out."""
PENJAGA: Final = ("petugas", "petugas_loket", "kepala_dinas", "inspektorat")
MENURUT_NAMA: Final = {satu.nama: satu for satu in JENIS}


@define
class Dunia:
    """The office, its clock, and every case there is."""

    gudang: PembukaUnitOfWork
    instansi: str = "banjarmasin"
    kini: datetime = field(default=datetime(2026, 7, 4, 21, 0, tzinfo=WITA))
    app: Aplikasi = field(init=False)
    kasus: list[KasusId] = field(factory=list, init=False)
    klien: list[KlienId] = field(factory=list, init=False)
    terpenuhi: dict[tuple[KasusId, str, str], datetime] = field(factory=dict, init=False)
    """When a clock was met, by case, limit and start."""

    def __attrs_post_init__(self) -> None:
        nomor = count(1)
        self.app = rakit(
            self.instansi,
            katalog=KatalogKisah(self.instansi, RANJANG),
            penyimpanan=self.gudang,
            jam=lambda: self.kini,
            id_baru=lambda: f"id-{next(nomor):05}",
            siaran=("dasbor",),
        )

    def pelaku(self, *peran: str, instansi: str | None = None) -> Pelaku:
        """An account for each role, so that whoever assesses does not determine."""
        kode = self.instansi if instansi is None else instansi
        return Pelaku(id="-".join(peran)[:200], instansi=kode, peran=peran)

    @property
    def penjaga(self) -> Pelaku:
        """Somebody who deals with everything, and of whom nobody complains."""
        return Pelaku(id="penjaga", instansi=self.instansi, peran=PENJAGA)

    def tawaran(self, kasus: KasusId, oleh: Pelaku) -> tuple[Tindakan, ...]:
        """What somebody is offered; of a case that is not there for them, nothing."""
        try:
            return self.app.langkah_tersedia(kasus, oleh)
        except Terhalang:
            return ()

    def keadaan(self, kasus: KasusId) -> Kasus:
        with self.gudang(baca=True) as unit:
            tersimpan = unit.kasus.muat(kasus)
        assert tersimpan is not None
        return tersimpan.keadaan

    def jenis(self, kasus: KasusId) -> JenisKasus[Any]:
        with self.gudang(baca=True) as unit:
            tersimpan = unit.kasus.muat(kasus)
        assert tersimpan is not None
        return MENURUT_NAMA[tersimpan.indeks.agregat]

    # --- running a command

    def lakukan(self, perintah: Any, oleh: Pelaku) -> Result[Any, tuple[Halangan, ...]]:
        """Run a command and hold everything that always holds against what came of it."""
        sebelum = self._versi()
        hasil = self.app.lakukan(perintah, oleh=oleh)
        self.kini += timedelta(seconds=1)
        if not is_successful(hasil):
            assert self._versi() == sebelum, "a refusal changes nothing"
            for satu in hasil.failure():
                _periksa_halangan(satu)
            return hasil
        isi: Any = hasil.unwrap()
        if isinstance(isi, KlienTerlaksana):
            self.klien += [isi.klien] if isi.klien not in self.klien else []
            self._periksa_klien()
            return hasil
        disentuh = {isi.kasus, *(ikut.kasus for ikut in isi.lanjutan)}
        self.kasus += sorted(disentuh - set(self.kasus))
        assert {k for k, v in self._versi().items() if sebelum.get(k) != v} <= disentuh
        for kasus in sorted(disentuh):
            self._periksa(kasus, dikoreksi=isinstance(perintah, KoreksiWaktu))
        self._periksa_bersama()
        return hasil

    def jadi(self, perintah: Any, oleh: Pelaku) -> PerintahTerlaksana:
        hasil = self.lakukan(perintah, oleh)
        assert is_successful(hasil), (perintah, hasil.failure())
        terlaksana: PerintahTerlaksana = hasil.unwrap()
        return terlaksana

    def _versi(self) -> dict[KasusId, int]:
        with self.gudang(baca=True) as unit:
            semua = unit.kasus.daftar(SaringanKasus(), banyak=1000).kasus
        return {satu.id: satu.versi for satu in semua}

    # --- what always holds

    def _periksa(self, kasus: KasusId, *, dikoreksi: bool) -> None:
        with self.gudang(baca=True) as unit:
            tersimpan = unit.kasus.muat(kasus)
            riwayat = unit.kasus.riwayat(kasus)
        assert tersimpan is not None
        jenis = MENURUT_NAMA[tersimpan.indeks.agregat]
        keadaan: Any = None
        for catatan in riwayat:
            lama, e = keadaan, catatan.kejadian
            keadaan = jenis.evolve(keadaan, e)
            if lama is not None and lama.status not in jenis.siklus.berjalan:
                tetap = keadaan.status == lama.status
                assert tetap or isinstance(e, KasusDibukaKembali), (lama.status, e.tipe)
                assert lama.status not in jenis.siklus.tuntas or not isinstance(e, KERJA), e.tipe
        assert keadaan == tersimpan.keadaan
        assert tersimpan.versi == len(riwayat)
        assert all(r.nilai is None for r in cari_rahasia((tersimpan.keadaan, riwayat)))
        for tersiar in (repr(tersimpan), repr(riwayat)):
            assert SAKSI not in tersiar
        self._periksa_jam(kasus, dikoreksi=dikoreksi)
        self._periksa_meja(kasus, tersimpan.keadaan)

    def _periksa_jam(self, kasus: KasusId, *, dikoreksi: bool) -> None:
        """A clock that was met stays met, unless somebody corrects when something happened."""
        for satu in self.app.tenggat(kasus, oleh=self.penjaga):
            if not isinstance(satu.tenggat, Tenggat):
                continue
            kunci = (kasus, satu.batas.kode, satu.tenggat.mulai.isoformat())
            if satu.status == "terpenuhi":
                assert satu.selesai is not None
                self.terpenuhi[kunci] = satu.selesai
            elif dikoreksi:
                self.terpenuhi.pop(kunci, None)
            else:
                assert kunci not in self.terpenuhi, (kunci, satu.status)

    def _periksa_meja(self, kasus: KasusId, keadaan: Kasus) -> None:
        """It lies on a desk if, and only if, its step is offered there; papers that it waits for
        lie on the desk of whoever may complete them, as one of the public."""
        publik = self.app.lingkungan.katalog.kosakata.publik
        warga = [Pelaku(id=akun, peran=publik) for akun in (*keadaan.akun, "orang-luar")]
        petugas = [self.pelaku(*satu) for satu in (PENJAGA, *((p,) for p in PENJAGA))]
        giliran = [self.pelaku(p) for p in peran_giliran(self, kasus) if p not in publik]
        for oleh in (*warga, *petugas, *giliran):
            tawaran = self.tawaran(kasus, oleh)
            boleh = {satu.langkah for satu in tawaran if satu.langkah}
            if not giliran and not boleh and keadaan.status not in keadaan.siklus.menetap:
                boleh = {
                    "" for satu in tawaran if satu.kelas is LengkapiBerkas and satu.peran in publik
                }
            meja = self.app.meja(oleh, banyak=1000).kerja
            assert {satu.langkah for satu in meja if satu.kasus == kasus} == boleh, oleh

    def _periksa_bersama(self) -> None:
        """What holds over all the cases together."""
        semua = {kasus: self.keadaan(kasus) for kasus in self.kasus}
        for kasus, keadaan in semua.items():
            for satu in keadaan.tautan:
                if (balik := satu.hubungan.balik) is not None:
                    assert Tautan(ke=kasus, hubungan=balik) in semua[satu.ke].tautan
            if isinstance(keadaan, Pengaduan):
                self._periksa_tersembunyi(kasus, keadaan)
        self._periksa_klien()
        terisi = Counter(k.tempat for k in semua.values() if k.tempat is not None)
        assert set(terisi.values()) <= {1}, "a place is held by one case at most"
        assert len(terisi) <= RANJANG[0].banyak
        with self.gudang(baca=True) as unit:
            for nama in {tempat.nama for tempat in terisi}:
                dipegang = {
                    k.tempat.satuan: kasus
                    for kasus, k in semua.items()
                    if k.tempat is not None and k.tempat.nama == nama
                }
                assert dict(unit.reservasi.terisi(nama)) == dipegang
            pesan = unit.kotak_keluar.periksa(banyak=10_000)
        assert SAKSI not in repr(pesan)

    def _periksa_klien(self) -> None:
        """Whoever somebody is known to be, under whatever aliases, has one open stay at most, and
        their stream says the same as the cases."""
        tinggal: dict[KlienId, set[KasusId]] = {}
        for kasus in self.kasus:
            keadaan, jenis = self.keadaan(kasus), self.jenis(kasus)
            if not jenis.tinggal(keadaan, self._standar(keadaan)):
                continue
            for satu in keadaan.pihak:
                if satu.klien is not None and satu.subjek == keadaan.pokok:
                    tinggal.setdefault(self._asli(satu.klien), set()).add(kasus)
        assert all(len(semua) == 1 for semua in tinggal.values()), tinggal
        with self.gudang(baca=True) as unit:
            dikenal = unit.kasus.muat_klien(self.klien)
        for klien, semua in tinggal.items():
            kelompok = (k for k in self.klien if self._asli(k) == klien)
            tercatat = {dikenal[k].keadaan.tinggal for k in kelompok} - {None}
            assert tercatat == semua

    def _standar(self, keadaan: Kasus) -> StandarPelayanan:
        satu, hari = keadaan.standar, self.kini.date()
        return self.app.lingkungan.katalog.standar(satu.instansi, satu.layanan, hari).unwrap()

    def _asli(self, klien: KlienId) -> KlienId:
        with self.gudang(baca=True) as unit:
            ke: KlienId | None = unit.kasus.muat_klien([klien])[klien].keadaan.ke
        return klien if ke is None else ke

    def _periksa_tersembunyi(self, kasus: KasusId, keadaan: Pengaduan) -> None:
        """Who hides is opened to nobody; what is secret is there for nobody outside, and what is
        said of an officer never for that officer, not even by a case it is about."""
        rahasia = list(cari_rahasia(keadaan))
        if keadaan.anonim:
            for peran in ("petugas", "petugas_loket", "kepala_dinas"):
                try:
                    isi = self.app.buka_banyak(kasus, rahasia, self.pelaku(peran), tujuan="uji")
                except Terhalang:
                    continue
                assert SAKSI not in isi.values()
        tertutup = [self.pelaku(q.akun) for q in keadaan.pihak if q.pihak == "terlapor" and q.akun]
        if keadaan.dirahasiakan:
            tertutup.append(Pelaku(id="orang-luar", peran={"pelapor", "pemohon"}))
        saringan = [SaringanKasus(), *(SaringanKasus(tertaut=satu.ke) for satu in keadaan.tautan)]
        for oleh in tertutup:
            for satu in saringan:
                tampak = self.app.daftar(satu, oleh=oleh, banyak=1000).baris
                assert kasus not in [ada.kasus for ada in tampak]
            with pytest.raises(Terhalang):
                self.app.kasus(kasus, oleh=oleh)


def _periksa_halangan(satu: Halangan) -> None:
    """Every refusal names its cause, in both languages, and nothing anybody stated."""
    teks = {jelaskan(satu, "id"), jelaskan(satu, "en")}
    assert len(teks) == 2
    assert all(kalimat.strip() and SAKSI not in kalimat for kalimat in (*teks, repr(satu)))


def peran_giliran(dunia: Dunia, kasus: KasusId) -> Iterator[str]:
    """The roles whose turn it is."""
    giliran = dunia.app.giliran(kasus, oleh=dunia.penjaga)
    yield from giliran.peran if giliran is not None else ()
