"""Anybody doing anything, in any order, over linked cases; on memory and on SQLite."""

import shutil
import tempfile
from datetime import timedelta
from typing import Any

import attrs
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from tests.formulir import isian, perintah
from tests.sambung.conftest import PENYANDI
from tests.sambung.dunia import SAKSI, Dunia, peran_giliran

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import (
    BukaLanjutan,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
)
from dinsos_core.domain.prosedur.bidang import JenisBidang, Tindakan
from dinsos_core.domain.shared.ids import KasusId

MAKS_KASUS = 8
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
)
ORANG_LUAR = (
    Pelaku(id="warga", peran={"pelapor", "pemohon"}),
    Pelaku(id="asing", instansi="palangka-raya", peran={"petugas", "kepala_dinas"}),
)


class Rangkaian(RuleBasedStateMachine):
    """Reports, stays, discharges and complaints of one office, and a clock that only goes on."""

    def gudang(self) -> Any:
        return GudangMemori()

    @initialize()
    def buka(self) -> None:
        self.dunia = Dunia(self.gudang())
        self._lapor(pelapor=True)

    def _ada_ruang(self) -> bool:
        return len(self.dunia.kasus) < MAKS_KASUS

    def _kasus(self, data: st.DataObject) -> KasusId:
        return data.draw(st.sampled_from(self.dunia.kasus))

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
        data = {"nama": "Tuan tanpa nama", "kategori_ppks": "lanjut_usia_terlantar"}
        pihak = [PihakDiajukan(pihak="subjek", data=data)]
        if pelapor:
            pihak.append(PihakDiajukan(pihak="pelapor", data={"nama": SAKSI, "telepon": SAKSI}))
        c = LaporkanKedaruratan(
            layanan="kedaruratan-ppks", pihak=pihak, fakta={"lokasi_kejadian": "63.71"}
        )
        self.dunia.jadi(c, self.dunia.pelaku("petugas_penerima_laporan"))

    @precondition(lambda self: self._ada_ruang())
    @rule(data=st.data(), layanan=st.sampled_from(("penerimaan", "terminasi")))
    def merujuk(self, data: st.DataObject, layanan: str) -> None:
        """A stay opened from a report, a discharge from a stay; or from what it can't be."""
        masuk = layanan == "penerimaan"
        c = BukaLanjutan(
            kasus=self._kasus(data),
            layanan=f"rumah-singgah-{layanan}",
            varian="permohonan" if masuk else data.draw(st.sampled_from((None, "diantar"))),
            pihak={"subjek": "subjek"},
            fakta={"subjek.asal_klien": "laporan_masyarakat"} if masuk else {},
            tetap_ajukan=data.draw(st.sampled_from(("", "lagi"))),
        )
        self._lakukan(c, self.dunia.pelaku(data.draw(st.sampled_from(PERAN))))

    # --- working

    @rule(data=st.data(), banyak=st.integers(1, 6))
    def maju(self, data: st.DataObject, banyak: int) -> None:
        """The steps whose turn it is, by whoever has it, as the form asks."""
        kasus = self._kasus(data)
        for _ in range(banyak):
            peran = [*peran_giliran(self.dunia, kasus)]
            if not peran:
                return
            oleh = self.dunia.pelaku(data.draw(st.sampled_from(peran)))
            for tindakan in self.dunia.app.langkah_tersedia(kasus, oleh):
                if tindakan.langkah:
                    self._lakukan(self._isi(data, tindakan), oleh)

    @rule(data=st.data())
    def lain(self, data: st.DataObject) -> None:
        """Whatever else is offered to somebody."""
        kasus = self._kasus(data)
        oleh = self.dunia.pelaku(data.draw(st.sampled_from(PERAN)))
        tawaran = [t for t in self.dunia.app.langkah_tersedia(kasus, oleh) if not t.langkah]
        if tawaran:
            self._lakukan(self._isi(data, data.draw(st.sampled_from(tawaran))), oleh)

    @rule(data=st.data())
    def apa_saja(self, data: st.DataObject) -> None:
        """What is offered to one, on one case, sent by another on another case."""
        dari, ke = self._kasus(data), self._kasus(data)
        satu = self.dunia.pelaku(data.draw(st.sampled_from(PERAN)))
        tawaran = self.dunia.app.langkah_tersedia(dari, satu)
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
    max_examples=min(settings().max_examples, 200), stateful_step_count=30, phases=_APA_ADANYA
)
TestSqlite.settings = settings(
    max_examples=min(settings().max_examples // 5, 100), stateful_step_count=30, phases=_APA_ADANYA
)
