"""Referrals, tracings and accompaniments opened, worked on, paused, refused and ended by anybody at
any time, in memory and SQLite: what always holds. Whatever a form offers is accepted; whatever is
refused changes nothing and says why."""

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
from tests.klien.meja import Meja, semua_berkas

from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import (
    BukaEpisode,
    BukaKembaliKasus,
    BukaLanjutan,
    HentikanEpisode,
    JedaKasus,
    LanjutkanKasus,
    LengkapiBerkas,
    NilaiUlang,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
    TeruskanKasus,
    TetapkanVarian,
    jelaskan,
)
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.catatan import WaktuDikoreksi
from dinsos_core.domain.kasus.kejadian import Disetujui, KasusTidakDilayani
from dinsos_core.domain.klien.aturan import EPISODE
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.klien.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.bidang import JenisBidang
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.batas import PUTUSAN, TANDA_PUTUSAN

PENYANDI = PenyandiAesGcm(RangkaianKunci(aktif="2025", indeks=("2025",), semua={"2025": b"a" * 32}))
LAYANAN = {
    "banjarmasin": ("rujukan-panti",),
    "palangka-raya": (
        "rujukan-lansia",
        "rujukan-anak",
        "pendampingan-penerima-bansos",
        "pelayanan-sosial-ppks",
        "disabilitas-mental-menggelandang",
        "disabilitas-mental-keluarga",
    ),
    "garut": ("penelusuran-keluarga",),
}
VARIAN = {"pelayanan-sosial-ppks": ("umum", "abh")}
PERAN = (
    "petugas",
    "petugas_data_pengaduan",
    "pekerja_sosial",
    "kepala_bidang",
    "kepala_dinas",
    "tim_respon_sosial",
)
LAHIR = ("1950-03-01", "1964-07-08", "2007-07-07", "2015-05-05")
KATEGORI = ("gelandangan", "tuna_susila", "bukan_ppks")
RAHASIA = "Nama Pelapor Rahasia"
TANPA = frozenset({JenisBidang.WAKTU, JenisBidang.KASUS})
NOMOR = st.integers(0, 4)
JAWABAN = st.sampled_from(("berhasil", "gagal"))
TERPENUHI = ("terpenuhi", "terpenuhi_terlambat")
_PERLU_LAIN = frozenset(
    {
        "TambahPihak",
        "KoreksiData",
        "CatatPemberitahuan",
        "KenaliPihak",
        "KoreksiWaktu",
        "HentikanEpisode",
    }
)
"""Forms whose fields may say what the case cannot take together."""


class Rujukan(RuleBasedStateMachine):
    """An office, its people, institutions that answer, and a clock that only goes forward."""

    sqlite: ClassVar[bool] = False

    @initialize(instansi=st.sampled_from(sorted(LAYANAN)), data=st.data())
    def mulai(self, instansi: str, data: st.DataObject) -> None:
        self.tutup = ExitStack()
        gudang: Any = GudangMemori()
        if self.sqlite:
            folder = self.tutup.enter_context(TemporaryDirectory())
            gudang = GudangSql(f"sqlite:///{Path(folder) / 'k.db'}", PENYANDI)
            self.tutup.callback(gudang.tutup)
            naik(gudang.engine)
        self.meja = Meja(instansi, gudang)
        self.semua: list[KasusId] = []
        self.jam: dict[tuple[str, str], tuple[str, int]] = {}
        self.buka(data)

    def teardown(self) -> None:
        if hasattr(self, "tutup"):
            self.tutup.close()

    # --- what people do

    @precondition(lambda self: len(self.semua) < 4)
    @rule(data=st.data())
    def buka(self, data: st.DataObject) -> None:
        layanan = data.draw(st.sampled_from(LAYANAN[self.meja.instansi]))
        varian = data.draw(st.sampled_from(VARIAN.get(layanan, (None,))))
        standar = self.meja.standar(layanan).untuk_varian(varian)
        subjek = {
            "tanggal_lahir": data.draw(st.sampled_from(LAHIR)),
            "kategori_ppks": [data.draw(st.sampled_from(KATEGORI))],
            "keluarga_diketahui": data.draw(st.booleans()),
        }
        lengkap = data.draw(st.sampled_from((True, True, True, False)))
        c = BukaEpisode(
            layanan=layanan,
            varian=varian,
            pihak=[
                PihakDiajukan(
                    pihak=batas.pihak,
                    data=subjek if batas.pihak == "subjek" else {"nama": RAHASIA},
                )
                for batas in standar.pihak
            ],
            berkas=semua_berkas(standar) if lengkap else (),
            tetap_ajukan="perkara lain",
        )
        self.semua.append(self.meja.jadi(c, "petugas").kasus)
        self.periksa(None)
        self._kerjakan(
            self.semua[-1], data.draw(st.integers(0, 14)), data.draw(JAWABAN), alasan="x"
        )

    @rule(jam=st.sampled_from((1, 9, 30, 200)))
    def waktu_berlalu(self, jam: int) -> None:
        self.meja.kini += timedelta(hours=jam)
        self.periksa(None)

    @rule(data=st.data(), n=NOMOR, siapa=st.sampled_from(("p", "q")))
    def tawaran(self, data: st.DataObject, n: int, siapa: str) -> None:
        """Anything that is offered to somebody, filled in as it asks, is accepted."""
        kasus, oleh = self._satu(n), self._petugas(siapa)
        semua = self.meja.app.langkah_tersedia(kasus, oleh)
        semua = tuple(t for t in semua if t.perintah not in ("BukaLanjutan", "KecualikanAkun"))
        if not semua:
            return
        tindakan = data.draw(st.sampled_from(semua))
        pilihan = next((b.pilihan for b in tindakan.bidang if b.nama == "hasil"), ())
        hasil = data.draw(st.sampled_from([s.kode for s in pilihan])) if pilihan else None
        isi = data.draw(isian(tindakan, hasil=hasil, tanpa=TANPA))
        jadi = self._jalankan(perintah(tindakan, isi), oleh)
        if jadi or tindakan.perintah in _PERLU_LAIN:
            return
        # A paper handed in with the step may be worse than the one on record.
        if {h.kode for h in self.gagal} != {KodeHalangan.BERKAS_BELUM_LENGKAP}:
            note(f"{tindakan.perintah} {isi}")
            raise AssertionError(self.gagal)

    @rule(n=NOMOR, banyak=st.integers(1, 14), jawaban=JAWABAN, alasan=st.sampled_from(("", "x")))
    def maju(self, n: int, banyak: int, jawaban: str, alasan: str) -> None:
        """Steps one after the other, by whoever's turn it is, so that cases get far."""
        self._kerjakan(self._satu(n), banyak, jawaban, alasan=alasan)

    def _kerjakan(self, kasus: KasusId, banyak: int, jawaban: str, *, alasan: str) -> None:
        varian = self.meja.standar(self.meja.keadaan(kasus).standar.layanan).varian
        if varian and self.meja.keadaan(kasus).varian is None and banyak > 3:
            tetap = TetapkanVarian(kasus=kasus, varian=varian[banyak % 2].kode)
            self._jalankan(tetap, self._petugas("p"))
        for nomor in range(banyak):
            giliran = self.meja.app.giliran(kasus)
            if giliran is None:
                return
            hasil = {"penetapan": "setuju", "jawaban_sistem": jawaban}.get(giliran.jenis, "")
            c = SelesaikanLangkah(kasus=kasus, langkah=giliran.langkah, hasil=hasil, alasan=alasan)
            self._jalankan(c, self._petugas("pq"[nomor % 2], *giliran.peran[:1]))

    @rule(n=NOMOR, data=st.data())
    def keluaran(self, n: int, data: st.DataObject) -> None:
        """The current step with any outcome that its standard has, with and without a ground."""
        kasus = self._satu(n)
        standar = self.meja.standar(self.meja.keadaan(kasus).standar.layanan)
        langkah = standar.cari_langkah(self.meja.keadaan(kasus).kemajuan.kini)
        if langkah is None:
            return
        hasil = data.draw(st.sampled_from(("", "gagal", "tolak", "lagi", "kurang", *langkah.hasil)))
        alasan = data.draw(st.sampled_from(("", "sebabnya")))
        c = SelesaikanLangkah(kasus=kasus, langkah=langkah.kode, hasil=hasil, alasan=alasan)
        peran = data.draw(st.sampled_from((*langkah.oleh, "petugas")))
        self._jalankan(c, self._petugas("p", peran))

    @rule(n=NOMOR, data=st.data())
    def lain(self, n: int, data: st.DataObject) -> None:
        kasus = self._satu(n)
        keadaan = self.meja.keadaan(kasus)
        standar = self.meja.standar(keadaan.standar.layanan)
        varian = [v.kode for v in standar.varian]
        sebab = data.draw(st.sampled_from(("pindah", "meninggal", "kemauan_sendiri")))
        semua: tuple[Any, ...] = (
            JedaKasus(kasus=kasus, sebab=data.draw(st.sampled_from(("kuota", "pihak_luar")))),
            LanjutkanKasus(kasus=kasus),
            TeruskanKasus(kasus=kasus, kepada="Dinsos lain", alasan="Di sana."),
            BukaKembaliKasus(kasus=kasus, alasan="Belum selesai."),
            HentikanEpisode(kasus=kasus, sebab=sebab),
            NilaiUlang(kasus=kasus),
            LengkapiBerkas(kasus=kasus, berkas=semua_berkas(standar.untuk_varian(keadaan.varian))),
            *(TetapkanVarian(kasus=kasus, varian=satu, alasan="Ternyata.") for satu in varian),
        )
        self._jalankan(data.draw(st.sampled_from(semua)), self._petugas("p"))

    @precondition(lambda self: len(self.semua) < 4)
    @rule(n=NOMOR, data=st.data())
    def lanjutan(self, n: int, data: st.DataObject) -> None:
        """Another service for the same person: nobody reported that one."""
        layanan = data.draw(st.sampled_from(LAYANAN[self.meja.instansi]))
        c = BukaLanjutan(
            kasus=self._satu(n),
            layanan=layanan,
            varian=data.draw(st.sampled_from(VARIAN.get(layanan, (None,)))),
            pihak={"subjek": "subjek"},
            tetap_ajukan="perkara lain",
        )
        jadi = self._jalankan(c, self._petugas("p"))
        if jadi:
            (baru,) = jadi.lanjutan
            self.semua.append(baru.kasus)
            assert [q.pihak for q in self.meja.keadaan(baru.kasus).pihak] == ["subjek"]

    @rule(n=NOMOR, peran=st.sampled_from(("pelapor", "pramu_sosial")))
    def orang_luar(self, n: int, peran: str) -> None:
        """Whoever has no part in a case does nothing with it."""
        oleh = Pelaku(id="luar", peran={peran})
        kini = self.meja.keadaan(self._satu(n)).kemajuan.kini
        c = SelesaikanLangkah(kasus=self._satu(n), langkah=kini)
        assert self._jalankan(c, oleh) is None

    # --- what always holds

    def _satu(self, n: int) -> KasusId:
        return self.semua[n % len(self.semua)]

    def _petugas(self, siapa: str, *peran: str) -> Pelaku:
        """An institution is somebody else each time, for one that refused is nobody any more."""
        if "panti" in peran:
            siapa = f"panti-{sum(len(self.meja.kejadian(satu)) for satu in self.semua)}"
        return Pelaku(id=siapa, instansi=self.meja.instansi, peran={*(peran or PERAN)})

    def _jalankan(self, c: Any, oleh: Pelaku) -> Any:
        sebelum = {satu: self.meja.kejadian(satu) for satu in self.semua}
        hasil = self.meja.app.lakukan(c, oleh=oleh)
        if not is_successful(hasil):
            self.gagal = hasil.failure()
            for h in self.gagal:
                assert jelaskan(h, "id")
                assert jelaskan(h, "en")
                assert "{" not in jelaskan(h, "id")
            assert {satu: self.meja.kejadian(satu) for satu in self.semua} == sebelum
            return None
        self.periksa(sebelum)
        return hasil.unwrap()

    def periksa(self, sebelum: dict[KasusId, list[k.Kejadian]] | None) -> None:
        for kasus in self.semua:
            keadaan, kejadian = self.meja.keadaan(kasus), self.meja.kejadian(kasus)
            assert EPISODE.lipat(kejadian) == keadaan
            assert RAHASIA not in repr(keadaan) + repr(kejadian)
            self._diam(keadaan, kejadian)
            self._beralasan(kejadian)
            self._menunggu(keadaan)
            self._jam(keadaan, kejadian[len((sebelum or {}).get(kasus, kejadian)) :])

    def _diam(self, keadaan: Episode, kejadian: list[k.Kejadian]) -> None:
        """After an end nothing that goes on, until it is reopened."""
        status = SIKLUS.awal
        for e in kejadian[1:]:
            sesudah = SIKLUS.sesudah(status, e.tipe)
            if status not in SIKLUS.berjalan and sesudah is not status:
                assert isinstance(e, k.KasusDibukaKembali)
            status = sesudah
        assert status is keadaan.status
        assert not (keadaan.dijeda and status not in SIKLUS.berjalan)

    def _beralasan(self, kejadian: list[k.Kejadian]) -> None:
        """Going against the assessment, and ending against somebody, says why."""
        for e in kejadian:
            if isinstance(e, Disetujui):
                assert e.alasan is not None or not e.menyimpang
            elif isinstance(e, KasusTidakDilayani):
                assert e.alasan is not None

    def _menunggu(self, keadaan: Episode) -> None:
        """Whoever waits for an institution has filed with one that has not answered."""
        if keadaan.status is Status.MENUNGGU_JAWABAN:
            assert keadaan.sistem[-1].dipenuhi is None

    def _jam(self, keadaan: Episode, baru: list[k.Kejadian]) -> None:
        """What is met stays met, unless it is corrected or owed anew."""
        dikoreksi = any(isinstance(e, WaktuDikoreksi) for e in baru)
        nama = [satu.nama for satu in keadaan.penanda]
        for satu in self.meja.app.tenggat(keadaan.id):
            kunci = (keadaan.id, satu.batas.kode)
            mulainya = TANDA_PUTUSAN if satu.batas.mulai == PUTUSAN else {satu.batas.mulai}
            kini, mulai = str(satu.status), sum(tanda in mulainya for tanda in nama)
            dulu, dulu_mulai = self.jam.get(kunci, ("", mulai))
            if dulu in TERPENUHI and mulai == dulu_mulai and "dikembalikan" not in nama:
                assert kini in TERPENUHI if dikoreksi else kini == dulu
            self.jam[kunci] = (kini, mulai)


class RujukanSqlite(Rujukan):
    sqlite = True


TestRujukan = Rujukan.TestCase
TestRujukan.settings = settings(max_examples=30, stateful_step_count=25)
TestRujukanSqlite = RujukanSqlite.TestCase
TestRujukanSqlite.settings = settings(max_examples=8, stateful_step_count=20)
