"""Complaints by anybody, worked on by anybody, at any time, in memory and on SQLite: what always
holds. A hidden complainant appears nowhere, and whoever is complained of sees nothing.
"""

import json
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from attrs import evolve
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from returns.pipeline import is_successful
from tests.formulir import isian, perintah
from tests.pengaduan.bahan import (
    KEPALA,
    KOTA,
    MULAI,
    PETUGAS,
    TERLAPOR,
    Jam,
    Kantor,
    aduan,
    terhalang,
)

from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import (
    Pelaku,
    PihakDiajukan,
    SaringanKasus,
    TambahKeterangan,
    TambahPihak,
    TanggapiJawaban,
    TerbitkanKodeKlaim,
    jelaskan,
)
from dinsos_core.application.kejadian_keluar import PenyusunSiaran
from dinsos_core.domain.kasus.kejadian import KasusDibukaKembali
from dinsos_core.domain.pengaduan.aturan import PENGADUAN
from dinsos_core.domain.pengaduan.siklus import BERJALAN, Status
from dinsos_core.domain.prosedur.bidang import JenisBidang
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.ids import KasusId, PelakuId

PENYANDI = PenyandiAesGcm(RangkaianKunci(aktif="2025", indeks=("2025",), semua={"2025": b"a" * 32}))
TANDA = "ZAQWSX"
"""In everything by which a hidden complainant could be known."""
WARGA = Pelaku(id=f"akun-{TANDA}", peran={"pelapor"})
TERBUKA = Pelaku(id="akun-terbuka", peran={"pelapor"})
INSPEKTUR = Pelaku(id="inspektur", instansi=KOTA, peran={"inspektorat"})
LUAR = Pelaku(id="lain", instansi="banjarmasin", peran={"petugas", "kepala_dinas"})
ORANG = (PETUGAS, KEPALA, INSPEKTUR, TERLAPOR, TERBUKA, LUAR)
TANPA = frozenset({JenisBidang.KASUS, JenisBidang.WAKTU, JenisBidang.PIHAK})
SUSUN = PenyusunSiaran("https://dinsos.example.go.id")
NOMOR = st.integers(0, 3)
FASE = set(Phase) - {Phase.shrink, Phase.explain}  # shrinking a month takes minutes


class Bulan(RuleBasedStateMachine):
    """A month of complaints, and a clock that only goes on."""

    sqlite: ClassVar[bool] = False

    @initialize()
    def buka(self) -> None:
        self.tutup = ExitStack()
        self.folder: Path | None = None
        gudang: Any = GudangMemori()
        if self.sqlite:
            self.folder = Path(self.tutup.enter_context(TemporaryDirectory()))
            gudang = GudangSql(f"sqlite:///{self.folder / 'k.db'}", PENYANDI)
            self.tutup.callback(gudang.tutup)
            naik(gudang.engine)
        self.kantor = Kantor(gudang, siaran=("dasbor",), jam=Jam(MULAI))
        self.semua: list[KasusId] = []
        self.kode: dict[KasusId, str] = {}
        self.terlapor: set[KasusId] = set()
        self.terpenuhi: dict[tuple[KasusId, str, int], str] = {}
        self.keluar: list[str] = []
        self.adukan(anonim=None, rahasia=None, tentang=False, tahu=True)

    def teardown(self) -> None:
        if not hasattr(self, "tutup"):
            return
        self._sampai_ke_luar()
        self._jejak()
        self.tutup.close()

    # --- what people do

    @precondition(lambda self: len(self.semua) < 4)
    @rule(
        anonim=st.sampled_from((None, True, False)),
        rahasia=st.sampled_from((None, True, False)),
        tentang=st.booleans(),
        tahu=st.booleans(),
    )
    def adukan(
        self, *, anonim: bool | None, rahasia: bool | None, tentang: bool, tahu: bool
    ) -> None:
        """By somebody with an account, who gives a name or does not, about an officer or not."""
        siapa = TERBUKA if anonim is False else WARGA
        data = {"nama": f"Budi {TANDA}", "email": f"{TANDA}@contoh.id"} if siapa is WARGA else {}
        pihak = [PihakDiajukan(pihak="pelapor", data=data, akun=siapa.id)] if tahu else []
        if tentang:
            akun = PelakuId(TERLAPOR.id)
            pihak.append(PihakDiajukan(pihak="terlapor", akun=akun))
        c = aduan(pihak=pihak, anonim=anonim, rahasia=rahasia)
        kunci = f"k{len(self.semua)}"
        hasil = self.kantor.app.lakukan(c, oleh=siapa, kunci=kunci).unwrap()
        ulang = self.kantor.app.lakukan(c, oleh=siapa, kunci=kunci).unwrap()
        assert (ulang.kasus, ulang.kode_klaim) == (hasil.kasus, None)
        assert (hasil.kode_klaim is None) == (anonim is False)
        self.semua.append(hasil.kasus)
        if hasil.kode_klaim is not None:
            self.kode[hasil.kasus] = hasil.kode_klaim
        if tentang:
            self.terlapor.add(hasil.kasus)
        self.periksa(hasil.kasus)

    @rule(jam=st.sampled_from((1, 5, 24, 24 * 20)))
    def waktu_berlalu(self, jam: int) -> None:
        self.kantor.jam.maju(hours=jam)
        for kasus in self.semua:
            self.periksa(kasus)

    @rule(n=NOMOR, banyak=st.integers(1, 8))
    def maju(self, n: int, banyak: int) -> None:
        """Steps one after the other, by whoever's turn it is."""
        kasus = self._satu(n)
        for _ in range(banyak):
            for oleh in (PETUGAS, KEPALA, INSPEKTUR):
                tawaran = self._tawaran(kasus, oleh)
                satu = next((t for t in tawaran if t.langkah), None)
                if satu is None:
                    continue
                isi = {"alasan": "Kami periksa"} if _beralasan(satu) else {}
                self._jalankan(perintah(satu, isi), oleh, harus=True)
                break

    @rule(data=st.data(), n=NOMOR, siapa=st.sampled_from(ORANG))
    def tawaran(self, data: st.DataObject, n: int, siapa: Pelaku) -> None:
        """Anything that is offered to somebody, filled in as it asks, is accepted."""
        kasus = self._satu(n)
        semua = [t for t in self._tawaran(kasus, siapa) if t.perintah not in _PERLU_LAIN]
        if not semua:
            return
        tindakan = data.draw(st.sampled_from(semua))
        hasil = None
        for bidang in tindakan.bidang:
            if bidang.nama == "hasil":
                hasil = data.draw(st.sampled_from([satu.kode for satu in bidang.pilihan]))
        isi = data.draw(isian(tindakan, hasil=hasil, tanpa=TANPA))
        note(f"{siapa.id} {tindakan.perintah} {isi}")
        self._jalankan(perintah(tindakan, isi), siapa, harus=True)

    @rule(data=st.data(), n=NOMOR, m=NOMOR, siapa=st.sampled_from(ORANG))
    def apa_saja(self, data: st.DataObject, n: int, m: int, siapa: Pelaku) -> None:
        """What is offered to one on one complaint, sent by another on another one."""
        dari, ke = self._satu(n), self._satu(m)
        semua = self._tawaran(dari, PETUGAS)
        if not semua:
            return
        tindakan = data.draw(st.sampled_from(semua))
        isi = data.draw(isian(tindakan, tanpa=TANPA))
        self._jalankan(evolve(perintah(tindakan, isi), kasus=ke), siapa)

    @precondition(lambda self: self.kode)
    @rule(data=st.data(), n=NOMOR, tuntas=st.booleans(), baru=st.booleans())
    def pemegang_kode(self, data: st.DataObject, n: int, *, tuntas: bool, baru: bool) -> None:
        """Whoever has the code asks, adds, answers and takes a new one; the old one ends."""
        kasus = sorted(self.kode)[n % len(self.kode)]
        app, nomor = self.kantor.app, self._keadaan(kasus).nomor
        aku = app.pemegang_klaim(nomor, self.kode[kasus])
        assert app.aduan_saya(nomor, self.kode[kasus]).id == kasus
        tambah = TambahKeterangan(kasus=kasus, keterangan="Ada saksi")
        jawab = TanggapiJawaban(kasus=kasus, tuntas=tuntas, alasan="Belum")
        self._jalankan(data.draw(st.sampled_from((tambah, jawab))), aku)
        if baru and self._keadaan(kasus).status in BERJALAN:
            lama = self.kode[kasus]
            hasil = app.lakukan(TerbitkanKodeKlaim(kasus=kasus), oleh=aku).unwrap()
            assert hasil.kode_klaim
            self.kode[kasus] = hasil.kode_klaim
            assert not is_successful(app.lakukan(tambah, oleh=aku))
            salah = [KodeHalangan.KODE_KLAIM_SALAH]
            assert terhalang(lambda: app.pemegang_klaim(nomor, lama)) == salah

    @rule(n=NOMOR)
    def ternyata_tentang_petugas(self, n: int) -> None:
        kasus = self._satu(n)
        pihak = [PihakDiajukan(pihak="terlapor", akun=PelakuId(TERLAPOR.id))]
        tambah = TambahPihak(kasus=kasus, pihak=pihak)
        if is_successful(self.kantor.app.lakukan(tambah, oleh=PETUGAS)):
            self.terlapor.add(kasus)
            self.periksa(kasus)

    # --- what always holds

    def periksa(self, kasus: KasusId) -> None:
        keadaan = self._keadaan(kasus)
        with self.kantor.gudang(baca=True) as unit:
            riwayat = [satu.kejadian for satu in unit.kasus.riwayat(kasus)]
        assert PENGADUAN.lipat(riwayat) == keadaan
        self._akhir(riwayat)
        self._jam(kasus)
        tak_ada = terhalang(lambda: self.kantor.app.kasus("tidak-ada", oleh=TERLAPOR))
        semua = {s.kasus for s in self.kantor.app.daftar(oleh=TERLAPOR).baris}
        assert not semua & self.terlapor
        if kasus in self.terlapor:
            assert terhalang(lambda: self.kantor.app.kasus(kasus, oleh=TERLAPOR)) == tak_ada
            assert not self._tawaran(kasus, TERLAPOR)
        umum = {s.kasus for s in self.kantor.app.daftar(SaringanKasus()).baris}
        assert (kasus in umum) == (not keadaan.dirahasiakan and kasus not in self.terlapor)

    def _akhir(self, riwayat: list[Any]) -> None:
        """Nothing moves what has ended but a reopening."""
        status: Any = Status.DITERIMA
        for e in riwayat[1:]:
            sesudah = PENGADUAN.siklus.sesudah(status, e.tipe)
            if status not in BERJALAN and sesudah is not status:
                assert isinstance(e, KasusDibukaKembali)
            if sesudah is Status.SELESAI and status is not sesudah:
                assert status is Status.DIJAWAB
            status = sesudah

    def _jam(self, kasus: KasusId) -> None:
        """A clock that was met stays met; a new one starts with a new mark."""
        tanda = [p.nama for p in self._keadaan(kasus).penanda]
        for satu in self.kantor.app.tenggat(kasus, oleh=self._yang_melihat(kasus)):
            if satu.status is None:
                continue
            kunci = (kasus, satu.batas.kode, tanda.count(satu.batas.mulai))
            if kunci in self.terpenuhi:
                assert satu.status == self.terpenuhi[kunci]
            if str(satu.status).startswith("terpenuhi"):
                self.terpenuhi[kunci] = satu.status

    def _sampai_ke_luar(self) -> None:
        """What leaves: mails without their sealed texts, events."""
        app = self.kantor.app
        while app.siarkan(
            "dasbor", lambda e: self.keluar.append(json.dumps(e.isi)), SUSUN
        ).terkirim:
            pass
        with self.kantor.gudang(baca=True) as unit:
            self.keluar += (str(s.pesan) for s in unit.kotak_keluar.periksa(banyak=1_000))

    def _jejak(self) -> None:
        """Nobody's mark in anything that is stored, listed, sent or logged."""
        with self.kantor.gudang(baca=True) as unit:
            kasus = [s for k in self.semua if (s := unit.kasus.muat(k)) is not None]
            log = [str(r) for k in self.semua for r in unit.kasus.riwayat(k)]
            akses = [str(a) for s in kasus for o in s.keadaan.subjek for a in unit.brankas.akses(o)]
        for teks in (*self.keluar, *log, *akses, *map(str, kasus)):
            assert TANDA not in teks
            assert not any(kode in teks for kode in self.kode.values())
        if self.folder is not None:
            for berkas in self.folder.iterdir():
                isi = berkas.read_bytes()
                assert TANDA.encode() not in isi
                for kode in self.kode.values():
                    assert kode.encode() not in isi
                    assert kode.replace("-", "").encode() not in isi

    # --- shorter

    def _satu(self, n: int) -> KasusId:
        return self.semua[n % len(self.semua)]

    def _keadaan(self, kasus: KasusId) -> Any:
        with self.kantor.gudang(baca=True) as unit:
            ada = unit.kasus.muat(kasus)
        assert ada is not None
        return ada.keadaan

    def _yang_melihat(self, kasus: KasusId) -> Pelaku:
        return {"inspektorat": INSPEKTUR, "kepala_dinas": KEPALA}.get(
            self._keadaan(kasus).penangan, PETUGAS
        )

    def _tawaran(self, kasus: KasusId, oleh: Pelaku) -> tuple[Any, ...]:
        semua: list[Any] = []
        kode = terhalang(lambda: semua.extend(self.kantor.app.langkah_tersedia(kasus, oleh)))
        assert kode in ([], [KodeHalangan.KASUS_TIDAK_DITEMUKAN])
        return tuple(semua)

    def _jalankan(self, c: Any, oleh: Pelaku, *, harus: bool = False) -> bool:
        hasil = self.kantor.app.lakukan(c, oleh=oleh)
        if is_successful(hasil):
            if type(c).__name__ == "TerbitkanKodeKlaim":
                self.kode[c.kasus] = hasil.unwrap().kode_klaim or ""
            self.periksa(c.kasus)
            return True
        for satu in hasil.failure():
            assert satu.kode in KodeHalangan
            assert jelaskan(satu)
        assert not harus, (type(c).__name__, hasil.failure())
        return False


_PERLU_LAIN = {"KoreksiWaktu", "TambahPihak", "KoreksiData", "KenaliPihak", "LengkapiBerkas"}
"""What takes more than its form alone can be filled in with at random."""


def _beralasan(tindakan: Any) -> bool:
    return any(b.nama == "alasan" for b in tindakan.bidang)


class BulanSqlite(Bulan):
    sqlite = True


TestMemori = Bulan.TestCase
TestSqlite = BulanSqlite.TestCase
TestMemori.settings = settings(max_examples=25, stateful_step_count=20, deadline=None, phases=FASE)
TestSqlite.settings = settings(max_examples=8, stateful_step_count=20, deadline=None, phases=FASE)
