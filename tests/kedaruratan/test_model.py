"""Reports taken, joined, parted, worked on and ended by anybody at any time, in memory and SQLite:
what always holds. Whatever a form offers is accepted; whatever is refused changes nothing."""

from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

import pytest
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from returns.pipeline import is_successful
from tests.formulir import isian, perintah
from tests.kedaruratan.kantor import Kantor

from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import (
    BukaKembaliKasus,
    CatatKematian,
    GabungkanLaporan,
    KoreksiWaktu,
    Pelaku,
    PihakDiajukan,
    PisahkanLaporan,
    SelesaikanLangkah,
    TeruskanKasus,
    jelaskan,
)
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.kedaruratan.aturan import LAPORAN
from dinsos_core.domain.kedaruratan.keadaan import LaporanKedaruratan
from dinsos_core.domain.kedaruratan.kejadian import LaporanDipisahkan
from dinsos_core.domain.kedaruratan.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.bidang import JenisBidang
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import Agregat, JenisLangkah

PENYANDI = PenyandiAesGcm(RangkaianKunci(aktif="2025", indeks=("2025",), semua={"2025": b"a" * 32}))
LAYANAN = {
    "banjarmasin": ("kedaruratan-ppks",),
    "palangka-raya": (
        "logistik-bencana",
        "perawatan-kesehatan-orang-terlantar",
        "pemakaman-jenazah-terlantar",
    ),
}
PERAN = (
    "petugas",
    "petugas_penerima_laporan",
    "kabid_rehsos",
    "tim_reaksi_cepat",
    "kepala_dinas",
    "pekerja_sosial",
)
RAHASIA = "Nama Pelapor Rahasia"
TANPA = frozenset({JenisBidang.WAKTU, JenisBidang.KASUS})
NOMOR = st.integers(0, 4)
TERPENUHI = ("terpenuhi", "terpenuhi_terlambat")


class Malam(RuleBasedStateMachine):
    """An office, its people, and a clock that only goes forward."""

    sqlite: ClassVar[bool] = False

    @initialize(instansi=st.sampled_from(sorted(LAYANAN)))
    def buka(self, instansi: str) -> None:
        self.tutup = ExitStack()
        gudang = None
        if self.sqlite:
            folder = self.tutup.enter_context(TemporaryDirectory())
            gudang = GudangSql(f"sqlite:///{Path(folder) / 'k.db'}", PENYANDI)
            self.tutup.callback(gudang.tutup)
            naik(gudang.engine)
        self.kantor = Kantor(instansi=instansi, gudang=gudang)
        self.semua: list[KasusId] = []
        self.status: dict[tuple[str, str], str] = {}
        for _ in range(2):
            self.lapor(0, True)

    def teardown(self) -> None:
        if hasattr(self, "tutup"):
            self.tutup.close()

    # --- what people do

    @precondition(lambda self: len(self.semua) < 5)
    @rule(mana=st.integers(0, 2), bernama=st.booleans())
    def lapor(self, mana: int, bernama: bool) -> None:
        ada = LAYANAN[self.kantor.instansi]
        layanan = ada[mana % len(ada)]
        pokok = "almarhum" if "pemakaman" in layanan else "subjek"
        pihak = [PihakDiajukan(pihak=pokok)]
        if bernama or "logistik" in layanan:
            pihak.append(PihakDiajukan(pihak="pelapor", data={"nama": RAHASIA}))
        self.semua.append(self.kantor.lapor(layanan, pihak=pihak))
        self.periksa(None)

    @rule(menit=st.sampled_from((1, 20, 44, 600, 5_000)))
    def waktu_berlalu(self, menit: int) -> None:
        self.kantor.lewat(menit)
        self.periksa(None)

    @rule(data=st.data(), n=NOMOR)
    def tawaran(self, data: st.DataObject, n: int) -> None:
        """Anything that is offered to somebody, filled in as it asks, is accepted."""
        kasus = self._satu(n)
        oleh = self._petugas(*PERAN)
        semua = self.kantor.app.langkah_tersedia(kasus, oleh)
        semua = tuple(t for t in semua if t.perintah not in ("GabungkanLaporan", "BukaLanjutan"))
        if not semua:
            return
        tindakan = data.draw(st.sampled_from(semua))
        hasil = None
        for bidang in tindakan.bidang:
            if bidang.nama == "hasil":
                hasil = data.draw(st.sampled_from([satu.kode for satu in bidang.pilihan]))
        if tindakan.perintah == "KoreksiWaktu":
            return
        isi = data.draw(isian(tindakan, hasil=hasil, tanpa=TANPA))
        jadi = self._jalankan(perintah(tindakan, isi), oleh)
        if jadi is None and tindakan.perintah not in _PERLU_LAIN:
            note(f"{tindakan.perintah} {isi}")
            raise AssertionError(self.gagal)

    @rule(n=NOMOR, banyak=st.integers(1, 12))
    def maju(self, n: int, banyak: int) -> None:
        """Steps one after the other, so that reports get far."""
        kasus = self._satu(n)
        for _ in range(banyak):
            giliran = self.kantor.app.giliran(kasus)
            if giliran is None:
                return
            c = SelesaikanLangkah(kasus=kasus, langkah=giliran.langkah)
            if self._jalankan(c, self._petugas(*giliran.peran)) is None:
                return

    @rule(n=NOMOR, ke=NOMOR)
    def gabung(self, n: int, ke: int) -> None:
        c = GabungkanLaporan(kasus=self._satu(n), ke=self._satu(ke))
        self._jalankan(c, self._petugas(*PERAN))

    @rule(n=NOMOR, terjawab=st.booleans())
    def pisah(self, n: int, terjawab: bool) -> None:
        c = PisahkanLaporan(kasus=self._satu(n), alasan="Lain.", terjawab=terjawab)
        self._jalankan(c, self._petugas(*PERAN))

    @rule(n=NOMOR, apa=st.sampled_from(("mati", "teruskan", "buka", "langkah", "palsu")))
    def lain(self, n: int, apa: str) -> None:
        kasus = self._satu(n)
        kini = self.kantor.keadaan(kasus).kemajuan.kini
        semua: dict[str, Any] = {
            "mati": CatatKematian(kasus=kasus),
            "teruskan": TeruskanKasus(kasus=kasus, kepada="Dinsos lain", alasan="Di sana."),
            "buka": BukaKembaliKasus(kasus=kasus, alasan="Belum selesai."),
            "langkah": SelesaikanLangkah(kasus=kasus, langkah="kontak"),
            "palsu": SelesaikanLangkah(kasus=kasus, langkah=kini, hasil="palsu", alasan="Palsu."),
        }
        self._jalankan(semua[apa], self._petugas(*PERAN))

    @rule(data=st.data(), n=NOMOR, mundur=st.integers(-5, 90))
    def koreksi_waktu(self, data: st.DataObject, n: int, mundur: int) -> None:
        kasus = self._satu(n)
        tanda = data.draw(st.sampled_from(self.kantor.keadaan(kasus).penanda)).nama
        menjadi = self.kantor.kini - timedelta(minutes=mundur)
        c = KoreksiWaktu(kasus=kasus, tanda=tanda, menjadi=menjadi, alasan="Salah jam.")
        self._jalankan(c, self._petugas(*PERAN))

    @rule(n=NOMOR, peran=st.sampled_from(("pelapor", "pramu_sosial")))
    def orang_luar(self, n: int, peran: str) -> None:
        """To whoever has no part in a report it is not there, and they do nothing with it."""
        oleh = Pelaku(id="luar", peran={peran})
        kasus = self._satu(n)
        with pytest.raises(Terhalang, match="kasus_tidak_ditemukan"):
            self.kantor.app.langkah_tersedia(kasus, oleh)
        assert self._jalankan(SelesaikanLangkah(kasus=kasus, langkah="catat"), oleh) is None

    # --- what always holds

    def _satu(self, n: int) -> KasusId:
        return self.semua[n % len(self.semua)]

    def _petugas(self, *peran: str) -> Pelaku:
        return Pelaku(id="p", instansi=self.kantor.instansi, peran=set(peran))

    def _jalankan(self, c: Any, oleh: Pelaku) -> Any:
        sebelum = {satu: self.kantor.kejadian(satu) for satu in self.semua}
        hasil = self.kantor.app.lakukan(c, oleh=oleh)
        if not is_successful(hasil):
            self.gagal = hasil.failure()
            for h in self.gagal:
                assert jelaskan(h, "id")
                assert jelaskan(h, "en")
                assert "{" not in jelaskan(h, "id")
            assert {satu: self.kantor.kejadian(satu) for satu in self.semua} == sebelum
            return None
        for ikut in hasil.unwrap().lanjutan:
            if ikut.kasus not in self.semua and self._darurat(ikut.kasus):
                self.semua.append(ikut.kasus)
        self.periksa(sebelum)
        return hasil.unwrap()

    def _darurat(self, kasus: KasusId) -> bool:
        return self.kantor.app.kasus(kasus).indeks.agregat == Agregat.LAPORAN_KEDARURATAN

    def periksa(self, sebelum: dict[KasusId, list[k.Kejadian]] | None) -> None:
        for kasus in self.semua:
            keadaan, kejadian = self.kantor.keadaan(kasus), self.kantor.kejadian(kasus)
            assert LAPORAN.lipat(kejadian) == keadaan
            assert RAHASIA not in repr(keadaan) + repr(kejadian)
            baru = kejadian[len((sebelum or {}).get(kasus, kejadian)) :]
            self._tertaut(keadaan)
            self._diam(keadaan, kejadian)
            self._jam(kasus, baru)

    def _tertaut(self, keadaan: LaporanKedaruratan) -> None:
        """Every link has its other side; one level, one leader; what leads has ended nowhere that
        the others have not."""
        for satu in keadaan.tautan:
            balik = satu.hubungan.balik
            assert balik is not None
            lain = self.kantor.app.kasus(satu.ke).keadaan
            assert Tautan(ke=keadaan.id, hubungan=balik) in lain.tautan
        assert len(keadaan.tertaut(Hubungan.MENGIKUTI)) <= 1
        assert not (keadaan.utama and keadaan.pengikut)
        assert (keadaan.status is Status.DIGABUNG) <= (keadaan.utama is not None)
        if keadaan.status is Status.DITANGANI:
            semua = {self.kantor.keadaan(satu).status for satu in keadaan.pengikut}
            assert semua <= {Status.DIGABUNG}
        if keadaan.utama is not None:  # nobody is sent for it; after the end its reporter is told
            giliran = self.kantor.app.giliran(keadaan.id)
            assert giliran is None or giliran.jenis is JenisLangkah.INFORMASIKAN
        if keadaan.status is Status.DIGABUNG and keadaan.utama is not None:
            utama = self.kantor.keadaan(keadaan.utama)
            assert utama.status is Status.DITANGANI
            assert not {q.subjek for q in utama.pihak} & {q.subjek for q in keadaan.pihak}

    def _diam(self, keadaan: LaporanKedaruratan, kejadian: list[k.Kejadian]) -> None:
        """No step while joined; after an end nothing that goes on but what tells of it, until it
        is reopened."""
        status = SIKLUS.awal
        for e in kejadian[1:]:
            if isinstance(e, k.LangkahDiselesaikan | k.LangkahDiparaf):
                assert status is not Status.DIGABUNG
            sesudah = SIKLUS.sesudah(status, e.tipe)
            if status not in SIKLUS.berjalan and sesudah is not status:
                assert isinstance(e, k.KasusDibukaKembali)
            status = sesudah
        assert status is keadaan.status

    def _jam(self, kasus: KasusId, baru: list[k.Kejadian]) -> None:
        """What is met stays met, but by a correction, or a parting that says it never was."""
        dikoreksi = any(isinstance(e, WaktuDikoreksi) for e in baru)
        dicabut = any(isinstance(e, LaporanDipisahkan) and not e.terjawab for e in baru)
        for satu in self.kantor.app.tenggat(kasus):
            kunci = (kasus, satu.batas.kode)
            kini, dulu = str(satu.status), self.status.get(kunci, "")
            if dulu in TERPENUHI and not dicabut:
                assert kini in TERPENUHI if dikoreksi else kini == dulu
            self.status[kunci] = kini


_PERLU_LAIN = frozenset({"TambahPihak", "KoreksiData", "CatatPemberitahuan", "KenaliPihak"})
"""Forms whose fields may say what the case cannot take together."""


class MalamSqlite(Malam):
    sqlite = True


TestMalam = Malam.TestCase
TestMalam.settings = settings(max_examples=25, stateful_step_count=25)
TestMalamSqlite = MalamSqlite.TestCase
TestMalamSqlite.settings = settings(max_examples=8, stateful_step_count=20)
