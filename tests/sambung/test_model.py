"""Anybody doing anything, in any order, over linked cases; on memory and on SQLite."""

import shutil
import tempfile
from datetime import timedelta
from typing import Any

import attrs
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from tests.formulir import isian, perintah, terisi
from tests.sambung.conftest import PENYANDI
from tests.sambung.dunia import SAKSI, Dunia, peran_giliran

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import (
    AjukanPengaduan,
    BukaLanjutan,
    CatatKematian,
    CatatKlienMeninggal,
    DaftarkanKlien,
    Episode,
    GabungkanKlien,
    GabungkanLaporan,
    HentikanEpisode,
    KenaliPihak,
    LaporanKedaruratan,
    LaporkanKedaruratan,
    Pelaku,
    Pengaduan,
    PihakDiajukan,
    PisahkanKlien,
    PisahkanLaporan,
)
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.bidang import JenisBidang, Tindakan
from dinsos_core.domain.shared.ids import KasusId

MAKS_KASUS = 8
MAKS_KLIEN = 2
_KINI = frozenset({JenisBidang.WAKTU})
PILIHAN = frozenset({JenisBidang.PILIHAN, JenisBidang.PILIHAN_BANYAK})
_JARANG = st.integers(0, 4).map(lambda n: n == 4)
PERAN = (
    "petugas",
    "petugas_penerima_laporan",
    "tim_reaksi_cepat",
    "kabid_rehsos",
    "kepala_dinas",
    "pekerja_sosial",
    "pramu_sosial",
    "kepala_bidang",
    "petugas_loket",
    "petugas_rumah_singgah",
)
YA_TIDAK = st.booleans()
PENGADU = ("pelapor", "petugas_loket")
ORANG_LUAR = (
    Pelaku(id="warga", peran={"pelapor", "pemohon"}),
    Pelaku(id="asing", instansi="garut", peran={"petugas", "kepala_dinas"}),
)


class Rangkaian(RuleBasedStateMachine):
    """Reports, stays, discharges and complaints of one office, and a clock that only goes on."""

    def gudang(self) -> Any:
        return GudangMemori()

    @initialize(instansi=st.sampled_from(("banjarmasin", "banjarmasin", "palangka-raya")))
    def buka(self, instansi: str) -> None:
        self.dunia = Dunia(self.gudang(), instansi)
        self.kota = instansi == "banjarmasin"
        self._lapor(pelapor=True)

    def _ada_ruang(self) -> bool:
        return len(self.dunia.kasus) < MAKS_KASUS

    def _kasus(self, data: st.DataObject, jenis: type[Kasus] = Kasus) -> KasusId:
        """A case, of this kind if there is one."""
        semua = [k for k in self.dunia.kasus if isinstance(self.dunia.keadaan(k), jenis)]
        return data.draw(st.sampled_from(semua or self.dunia.kasus))

    def _lakukan(self, perintah: Any, oleh: Pelaku) -> None:
        note(f"{oleh.id}: {perintah}")
        hasil = self.dunia.lakukan(perintah, oleh)
        note(f"  {hasil}"[:300])

    # --- opening

    @precondition(lambda self: self._ada_ruang())
    @rule(pelapor=st.booleans())
    def melapor(self, *, pelapor: bool) -> None:
        self._lapor(pelapor=pelapor)

    def _lapor(self, *, pelapor: bool) -> None:
        """Somebody nobody knows, reported by somebody who gives a name, or by nobody."""
        pihak = [PihakDiajukan(pihak="subjek", data={"nama": "Tuan tanpa nama"})]
        if pelapor:
            pihak.append(PihakDiajukan(pihak="pelapor", data={"nama": SAKSI, "telepon": SAKSI}))
        if self.kota:
            layanan, fakta = "kedaruratan-ppks", {"lokasi_kejadian": "63.71"}
        else:
            layanan, fakta = "perawatan-kesehatan-orang-terlantar", {}
        c = LaporkanKedaruratan(layanan=layanan, pihak=pihak, fakta=fakta)
        self.dunia.jadi(c, self.dunia.pelaku(PERAN[1] if self.kota else PERAN[0]))

    @precondition(lambda self: self._ada_ruang())
    @rule(data=st.data(), oleh=st.sampled_from(PERAN))
    def merujuk(self, data: st.DataObject, oleh: str) -> None:
        """A stay or a discharge, opened from any case by anybody."""
        satu = self._kasus(data)
        c = data.draw(st.sampled_from((self._rujuk(satu), _pulang(satu))))
        tetap = data.draw(st.sampled_from(("", "lagi")))
        self._lakukan(attrs.evolve(c, tetap_ajukan=tetap), self.dunia.pelaku(oleh))

    @precondition(lambda self: self._ada_ruang())
    @rule(
        data=st.data(), anonim=st.booleans(), rahasia=st.booleans(), oleh=st.sampled_from(PENGADU)
    )
    def mengadu(self, data: st.DataObject, *, anonim: bool, rahasia: bool, oleh: str) -> None:
        """A complaint, about a case or none, about an officer or none."""
        terlapor = [PihakDiajukan(pihak="terlapor", akun=data.draw(st.sampled_from(PERAN)))]
        c = AjukanPengaduan(
            layanan="pengaduan",
            varian="pengaduan",
            isi="tidak ada yang datang",
            anonim=anonim,
            rahasia=rahasia,
            kasus_tentang=data.draw(st.none() | st.sampled_from(self.dunia.kasus)),
            pihak=[
                PihakDiajukan(pihak="pelapor", data={"nama": SAKSI}),
                *(terlapor if data.draw(_JARANG) else ()),
            ],
        )
        pelaku = Pelaku(id="warga", peran={"pelapor"}) if oleh == "pelapor" else None
        self._lakukan(c, pelaku or self.dunia.pelaku(oleh))

    @precondition(lambda self: len(self.dunia.klien) < MAKS_KLIEN)
    @rule()
    def mendaftar(self) -> None:
        self._lakukan(DaftarkanKlien(), self.dunia.pelaku("pekerja_sosial"))

    @precondition(lambda self: self.dunia.klien)
    @rule(data=st.data(), apa=st.sampled_from(("kenali", "kenali", "gabung", "pisah", "mati")))
    def mengenali(self, data: st.DataObject, apa: str) -> None:
        """Whom a case is about is somebody known; two who are known are one, or are not."""
        satu, lain = (data.draw(st.sampled_from(self.dunia.klien)) for _ in range(2))
        kasus = self._kasus(data, Episode)
        c: Any = {
            "kenali": KenaliPihak(kasus=kasus, pihak="subjek", klien=satu, alasan="dikenali"),
            "gabung": GabungkanKlien(klien=satu, dengan=lain, alasan="orang yang sama"),
            "pisah": PisahkanKlien(klien=satu, tetap=self.dunia.kasus, alasan="orang lain"),
            "mati": CatatKlienMeninggal(klien=satu),
        }[apa]
        peran = self._penerima if apa == "kenali" else "pekerja_sosial"
        self._lakukan(c, self.dunia.pelaku(peran))

    # --- what acts on several cases

    @rule(data=st.data())
    def menggabung(self, data: st.DataObject) -> None:
        satu, lain = (self._kasus(data, LaporanKedaruratan) for _ in range(2))
        self._lakukan(GabungkanLaporan(kasus=satu, ke=lain), self.dunia.pelaku("petugas"))

    @rule(data=st.data(), terjawab=st.booleans())
    def memisah(self, data: st.DataObject, *, terjawab: bool) -> None:
        satu = self._kasus(data, LaporanKedaruratan)
        c = PisahkanLaporan(kasus=satu, terjawab=terjawab, alasan="lain kejadian")
        self._lakukan(c, self.dunia.pelaku("petugas"))

    @rule(data=st.data(), jenis=st.sampled_from((LaporanKedaruratan, Episode)))
    def meninggal(self, data: st.DataObject, jenis: type[Kasus]) -> None:
        if data.draw(_JARANG):
            kasus = self._kasus(data, jenis)
            mati: Any = (
                HentikanEpisode(kasus=kasus, sebab="meninggal")
                if jenis is Episode
                else CatatKematian(kasus=kasus)
            )
            self._lakukan(mati, self.dunia.pelaku("petugas"))

    # --- working

    @rule(data=st.data(), banyak=st.integers(1, 12), lurus=st.booleans())
    def maju(self, data: st.DataObject, banyak: int, *, lurus: bool) -> None:
        """The steps whose turn it is, by whoever has it: straight on, or as it comes."""
        jenis = data.draw(st.sampled_from((LaporanKedaruratan, Episode, Pengaduan)))
        self._maju(self._kasus(data, jenis), banyak, None if lurus else data)

    @precondition(lambda self: self._ada_ruang())
    @rule(data=st.data(), banyak=st.integers(4, 7))
    def menginap(self, data: st.DataObject, banyak: int) -> None:
        """A report, the stay opened from it, often of somebody known, and most of the way in."""
        self._lapor(pelapor=False)
        laporan = self.dunia.kasus[-1]
        self._lakukan(self._rujuk(laporan), self.dunia.pelaku("petugas"))
        if self.dunia.klien and not data.draw(_JARANG):
            klien = data.draw(st.sampled_from(self.dunia.klien))
            c = KenaliPihak(kasus=self.dunia.kasus[-1], pihak="subjek", klien=klien)
            self._lakukan(c, self.dunia.pelaku(self._penerima))
        self._maju(self.dunia.kasus[-1], banyak)

    @precondition(lambda self: self._ada_ruang())
    @rule(data=st.data(), banyak=st.integers(0, 6))
    def pulang(self, data: st.DataObject, banyak: int) -> None:
        """A discharge from a stay, and some of the way out."""
        sebelum = len(self.dunia.kasus)
        c = _pulang(self._kasus(data, Episode))
        self._lakukan(c, self.dunia.pelaku("pekerja_sosial"))
        if len(self.dunia.kasus) > sebelum:
            self._maju(self.dunia.kasus[-1], banyak)

    @property
    def _penerima(self) -> str:
        """Who takes people in, and says who they are."""
        return "pramu_sosial" if self.kota else "petugas"

    def _rujuk(self, kasus: KasusId) -> BukaLanjutan:
        pihak = {"subjek": "subjek"}
        if not self.kota:
            return BukaLanjutan(kasus=kasus, layanan="rumah-singgah", pihak=pihak)
        return BukaLanjutan(
            kasus=kasus,
            layanan="rumah-singgah-penerimaan",
            varian="permohonan",
            pihak=pihak,
            fakta={"subjek.asal_klien": "laporan_masyarakat"},
        )

    def _maju(self, kasus: KasusId, banyak: int, data: st.DataObject | None = None) -> None:
        for _ in range(banyak):
            for peran in peran_giliran(self.dunia, kasus):
                oleh = self.dunia.pelaku(peran)
                for tindakan in self.dunia.tawaran(kasus, oleh):
                    if tindakan.langkah:
                        isi = _lurus(tindakan) if data is None else self._isi(data, tindakan)
                        self._lakukan(isi, oleh)

    @rule(data=st.data())
    def lain(self, data: st.DataObject) -> None:
        """Whatever else is offered to somebody."""
        kasus = self._kasus(data)
        oleh = self.dunia.pelaku(data.draw(st.sampled_from(PERAN)))
        tawaran = [t for t in self.dunia.tawaran(kasus, oleh) if not t.langkah]
        if tawaran:
            self._lakukan(self._isi(data, data.draw(st.sampled_from(tawaran))), oleh)

    @precondition(lambda self: len(self.dunia.kasus) > 1)
    @rule(data=st.data())
    def apa_saja(self, data: st.DataObject) -> None:
        """What is offered to one, on one case, sent by another on another case."""
        dari, ke = self._kasus(data), self._kasus(data)
        satu = self.dunia.pelaku(data.draw(st.sampled_from(PERAN)))
        tawaran = self.dunia.tawaran(dari, satu)
        if not tawaran:
            return
        c = attrs.evolve(self._isi(data, data.draw(st.sampled_from(tawaran))), kasus=ke)
        oleh = self.dunia.pelaku(data.draw(st.sampled_from(PERAN)))
        self._lakukan(c, data.draw(st.sampled_from((satu, oleh, *ORANG_LUAR))))

    @rule(
        menit=st.sampled_from((5, 20, 40, 60, 24 * 60)) | st.integers(1, 30).map(lambda n: n * 1440)
    )
    def waktu_berlalu(self, menit: int) -> None:
        self.dunia.kini += timedelta(minutes=menit)

    def _isi(self, data: st.DataObject, tindakan: Tindakan) -> Any:
        """The form as somebody fills it in; cases are those there are."""
        kosong = {b.nama for b in tindakan.bidang if b.jenis in PILIHAN and not b.pilihan}
        bidang = tuple(b for b in tindakan.bidang if b.nama not in kosong)
        tindakan = attrs.evolve(tindakan, bidang=bidang)
        hasil: list[Any] = [s.kode for b in tindakan.bidang if b.nama == "hasil" for s in b.pilihan]
        tentu = data.draw(st.sampled_from((hasil if data.draw(_JARANG) else hasil[:1]) or [None]))
        isi = data.draw(isian(tindakan, hasil=tentu, tanpa=_KINI))
        if tindakan.perintah == "KoreksiWaktu":
            isi["menjadi"] = self.dunia.kini - timedelta(minutes=data.draw(st.integers(0, 90)))
        for satu in tindakan.bidang:
            if satu.jenis is JenisBidang.KASUS and satu.nama in isi:
                isi[satu.nama] = self._kasus(data)
            elif satu.nama == "alasan":
                isi["alasan"] = "alasan"
        return perintah(tindakan, isi)


def _pulang(kasus: KasusId) -> BukaLanjutan:
    pihak = {"subjek": "subjek"}
    return BukaLanjutan(
        kasus=kasus, layanan="rumah-singgah-terminasi", varian="diantar", pihak=pihak
    )


def _lurus(tindakan: Tindakan) -> Any:
    """Everything there, every answer yes, and the outcome that leads on."""
    lanjut = {b.nama: b.pilihan[0].kode for b in tindakan.bidang if b.nama == "hasil"}
    return perintah(tindakan, terisi(tindakan, lanjut, tanpa=_KINI))


class RangkaianSqlite(Rangkaian):
    """The same on SQLite."""

    def gudang(self) -> Any:
        self.folder = tempfile.mkdtemp(prefix="dinsos-model-")
        self.sql = GudangSql(f"sqlite:///{self.folder}/k.db", PENYANDI)
        naik(self.sql.engine)
        return self.sql

    def teardown(self) -> None:
        self.sql.tutup()
        shutil.rmtree(self.folder, ignore_errors=True)


TestMemori = Rangkaian.TestCase
TestSqlite = RangkaianSqlite.TestCase

# As met: shrinking a run of an office takes minutes and hardly shortens it.
_APA_ADANYA = (Phase.explicit, Phase.reuse, Phase.generate)
TestMemori.settings = settings(
    max_examples=min(settings().max_examples // 3, 300), stateful_step_count=25, phases=_APA_ADANYA
)
TestSqlite.settings = settings(
    max_examples=min(settings().max_examples // 10, 100), stateful_step_count=25, phases=_APA_ADANYA
)
