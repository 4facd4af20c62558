"""A shelter with one place: people come, wait, stay, go out and leave, by anybody's act at any
time, in memory and SQLite. Whatever a form offers is accepted; what is refused changes nothing."""

from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from returns.pipeline import is_successful
from tests.formulir import isian, perintah
from tests.klien.rumah import PENERIMAAN, SINGGAH, TERMINASI, Rumah, kamar
from tests.sql import bahan

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import (
    BukaEpisode,
    BukaKembaliKasus,
    BukaLanjutan,
    HentikanEpisode,
    KoreksiWaktu,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
    TeruskanKasus,
    jelaskan,
)
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.klien.aturan import EPISODE
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.klien.siklus import BERTEMPAT, SIKLUS, Status
from dinsos_core.domain.prosedur.bidang import JenisBidang
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.ids import KasusId

TEMPAT = 1
LAYANAN = {"banjarmasin": PENERIMAAN, "palangka-raya": SINGGAH}
PERAN = (
    "petugas",
    "petugas_rumah_singgah",
    "pramu_sosial",
    "pekerja_sosial",
    "kepala_bidang",
)
RAHASIA = "Nama Klien Rahasia"
TANPA = frozenset({JenisBidang.WAKTU, JenisBidang.KASUS})
NOMOR = st.integers(0, 5)
TERPENUHI = ("terpenuhi", "terpenuhi_terlambat")


class RumahSinggah(RuleBasedStateMachine):
    """A shelter, its people, and a clock that only goes forward."""

    sqlite: ClassVar[bool] = False

    @initialize(instansi=st.sampled_from(sorted(LAYANAN)))
    def buka(self, instansi: str) -> None:
        self.tutup = ExitStack()
        gudang: Any = GudangMemori()
        if self.sqlite:
            folder = self.tutup.enter_context(TemporaryDirectory())
            gudang = bahan.gudang(f"sqlite:///{Path(folder) / 'k.db'}")
            self.tutup.callback(gudang.tutup)
            naik(gudang.engine)
        self.rumah = Rumah(gudang, (kamar(TEMPAT),), instansi=instansi)
        self.semua: list[KasusId] = []
        self.jam: dict[tuple[str, str], str] = {}
        for _ in range(2):
            self.datang()

    def teardown(self) -> None:
        if hasattr(self, "tutup"):
            self.tutup.close()

    # --- what people do

    @precondition(lambda self: len(self.semua) < 6)
    @rule()
    def datang(self) -> None:
        varian = "permohonan" if self.rumah.instansi == "banjarmasin" else None
        subjek = PihakDiajukan(pihak="subjek", data={"nama": RAHASIA})
        layanan = LAYANAN[self.rumah.instansi]
        c = BukaEpisode(layanan=layanan, varian=varian, pihak=[subjek], tetap_ajukan="Orang lain.")
        jadi = self._jalankan(c, self._petugas())
        assert jadi is not None
        self.semua.append(jadi.kasus)

    @rule(menit=st.sampled_from((1, 600, 5_000, 33_000)))
    def waktu_berlalu(self, menit: int) -> None:
        self.rumah.kini += timedelta(minutes=menit)
        self.periksa(None)

    @rule(data=st.data(), n=NOMOR)
    def tawaran(self, data: st.DataObject, n: int) -> None:
        """Anything that is offered, filled in as it asks, is accepted, as long as there is room."""
        semua = self.rumah.app.langkah_tersedia(self._satu(n), self._petugas())
        semua = tuple(t for t in semua if t.perintah not in _TANPA_TAWARAN)
        if not semua:
            return
        tindakan = data.draw(st.sampled_from(semua))
        hasil = None
        for bidang in tindakan.bidang:
            if bidang.nama == "hasil":
                hasil = data.draw(st.sampled_from([satu.kode for satu in bidang.pilihan]))
        isi = data.draw(isian(tindakan, hasil=hasil, tanpa=TANPA))
        if self._jalankan(perintah(tindakan, isi), self._petugas()) is None:
            penuh = {h.kode for h in self.gagal} <= _TANPA_TEMPAT
            note(f"{tindakan.perintah} {isi}")
            assert penuh or tindakan.perintah in _PERLU_LAIN, self.gagal

    @rule(n=NOMOR, banyak=st.integers(1, 12))
    def maju(self, n: int, banyak: int) -> None:
        """Steps one after the other, so that cases get far."""
        kasus = self._satu(n)
        for _ in range(banyak):
            giliran = self.rumah.app.giliran(kasus)
            if giliran is None:
                return
            oleh = Pelaku(
                id="-".join(giliran.peran), instansi=self.rumah.instansi, peran=set(giliran.peran)
            )
            memutus = giliran.jenis == "penetapan" and "kepala_bidang" in giliran.peran
            isi: dict[str, Any] = {"hasil": "setuju", "alasan": "Perlu."} if memutus else {}
            c = SelesaikanLangkah(kasus=kasus, langkah=giliran.langkah, **isi)
            if self._jalankan(c, oleh) is None:
                return

    @rule(n=NOMOR)
    def pulang(self, n: int) -> None:
        kasus = self._satu(n)
        c = BukaLanjutan(
            kasus=kasus,
            layanan=TERMINASI,
            varian="diantar",
            pihak={"subjek": "subjek"},
            tetap_ajukan="Lagi.",
        )
        tinggal = self.rumah.status(kasus) == ["ditempatkan"]
        jadi = self._jalankan(c, self._petugas())
        assert (jadi is None) or tinggal
        self.semua += [satu.kasus for satu in jadi.lanjutan] if jadi else []

    @rule(
        n=NOMOR,
        apa=st.sampled_from(
            ("kemauan_sendiri", "tanpa_pemberitahuan", "meninggal", "teruskan", "buka", "palsu")
        ),
    )
    def lain(self, n: int, apa: str) -> None:
        kasus = self._satu(n)
        semua: dict[str, Any] = {
            "teruskan": TeruskanKasus(kasus=kasus, kepada="Panti", alasan="Perlu perawatan."),
            "buka": BukaKembaliKasus(kasus=kasus, alasan="Belum selesai."),
            "palsu": SelesaikanLangkah(kasus=kasus, langkah="masuk", hasil="palsu", alasan="x"),
        }
        self._jalankan(semua.get(apa) or HentikanEpisode(kasus=kasus, sebab=apa), self._petugas())

    @rule(data=st.data(), n=NOMOR, mundur=st.integers(-5, 90))
    def koreksi_waktu(self, data: st.DataObject, n: int, mundur: int) -> None:
        kasus = self._satu(n)
        tanda = data.draw(st.sampled_from(self.rumah.keadaan(kasus).penanda)).nama
        menjadi = self.rumah.kini - timedelta(minutes=mundur)
        c = KoreksiWaktu(kasus=kasus, tanda=tanda, menjadi=menjadi, alasan="Salah jam.")
        self._jalankan(c, self._petugas())

    # --- what always holds

    def _satu(self, n: int) -> KasusId:
        return self.semua[n % len(self.semua)]

    def _petugas(self) -> Pelaku:
        return Pelaku(id="p", instansi=self.rumah.instansi, peran=set(PERAN))

    def _jalankan(self, c: Any, oleh: Pelaku) -> Any:
        sebelum = {satu: self.rumah.kejadian(satu) for satu in self.semua}
        terisi = self.rumah.terisi()
        hasil = self.rumah.app.lakukan(c, oleh=oleh)
        if is_successful(hasil):
            self.periksa(sebelum)
            return hasil.unwrap()
        self.gagal = hasil.failure()
        for h in self.gagal:
            assert jelaskan(h, "id")
            assert jelaskan(h, "en")
        assert {satu: self.rumah.kejadian(satu) for satu in self.semua} == sebelum
        assert self.rumah.terisi() == terisi
        return None

    def periksa(self, sebelum: dict[KasusId, list[Any]] | None) -> None:
        dipegang: dict[str, KasusId] = {}
        for kasus in self.semua:
            keadaan, kejadian = self.rumah.keadaan(kasus), self.rumah.kejadian(kasus)
            assert EPISODE.lipat(kejadian) == keadaan
            assert RAHASIA not in repr(keadaan) + repr(kejadian)
            baru = kejadian[len((sebelum or {}).get(kasus, kejadian)) :]
            self._tempat(keadaan, dipegang)
            self._diam(keadaan, kejadian)
            self._jam(kasus, baru)
        terisi = {kasus for kasus in self.rumah.terisi().values() if kasus in self.semua}
        assert terisi == set(dipegang.values())
        assert len(dipegang) <= TEMPAT

    def _tempat(self, keadaan: Episode, dipegang: dict[str, KasusId]) -> None:
        """Each place is held once; whoever is in has one; whoever waits is paused and has none."""
        if keadaan.tempat is not None:
            assert keadaan.status in BERTEMPAT
            assert dipegang.setdefault(keadaan.tempat.satuan, keadaan.id) == keadaan.id
        assert keadaan.status is not Status.DITEMPATKAN or keadaan.tempat is not None
        assert not keadaan.di_luar or keadaan.status is Status.DITEMPATKAN
        menunggu = keadaan.dijeda and keadaan.jeda[-1].alasan_kode == "tempat"
        assert menunggu is (keadaan.status is Status.MENUNGGU_TEMPAT)

    def _diam(self, keadaan: Episode, kejadian: list[Any]) -> None:
        """After an end nothing goes on but what tells of it, until the case is reopened."""
        status = SIKLUS.awal
        for e in kejadian[1:]:
            sesudah = SIKLUS.sesudah(status, e.tipe)
            if status not in SIKLUS.berjalan and sesudah is not status:
                assert isinstance(e, k.KasusDibukaKembali)
            status = sesudah
        assert status is keadaan.status

    def _jam(self, kasus: KasusId, baru: list[Any]) -> None:
        """What is met stays met, but by a correction or a new round; a stay is never late."""
        lagi = any(isinstance(e, WaktuDikoreksi | k.KasusDibukaKembali) for e in baru)
        for satu in self.rumah.app.tenggat(kasus):
            kunci, kini = (kasus, satu.batas.kode), str(satu.status)
            if self.jam.get(kunci) in TERPENUHI and not lagi:
                assert kini == self.jam[kunci]
            if satu.batas.segmen == "Lama tinggal":
                assert kini in ("None", "berjalan", "tercapai", "berakhir")
            self.jam[kunci] = kini


_TANPA_TEMPAT = {KodeHalangan.TEMPAT_PENUH, KodeHalangan.TEMPAT_DITUNGGU}
_TANPA_TAWARAN = frozenset({"BukaLanjutan", "KoreksiWaktu"})
_PERLU_LAIN = frozenset({"TambahPihak", "KoreksiData", "CatatPemberitahuan", "KenaliPihak"})
"""Forms whose fields may say what the case cannot take together."""


class RumahSinggahSqlite(RumahSinggah):
    sqlite = True


TestRumahSinggah = RumahSinggah.TestCase
TestRumahSinggah.settings = settings(max_examples=25, stateful_step_count=30)
TestRumahSinggahSqlite = RumahSinggahSqlite.TestCase
TestRumahSinggahSqlite.settings = settings(max_examples=8, stateful_step_count=20)
