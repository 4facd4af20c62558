"""A year of an office: cases of all four aggregates, two workers that look after the clocks, and a
clock that jumps. Each alert once, none lost by a kill, none left over.

The workers run inside one another: at any unit of work that one of them opens, the other does all
of its work, a case moves on, time passes, or the worker dies.
"""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import create_engine
from tests.sql import bahan
from tests.tenggat.kota import LAYANAN, SEJAK_080, SK_093, Dibunuh, Kota, Pekerja, Pembuka
from tests.tenggat.saksi import berdiri, jam_terbuka, periksa_berdiri, periksa_kabar, periksa_meja

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import Aplikasi
from dinsos_core.application.kalender_baru import LaporanKalender
from dinsos_core.domain.shared.ids import KasusId

NOMOR = st.integers(0, 40)
LAMA = st.sampled_from(
    (
        *(timedelta(minutes=n) for n in (5, 14, 31, 46)),
        *(timedelta(hours=n) for n in (2, 9)),
        *(timedelta(days=n) for n in (1, 3, 9, 60)),
    )
)
SELISIH = st.sampled_from(
    (*(timedelta(minutes=n) for n in (0, 0, -7, -2, 3, 4)), timedelta(days=4))
)
"""How much a worker's clock is off; the last one is plainly wrong."""
MENIT = st.integers(-3, 90) | st.integers(1_000, 20_000)
BANYAK = st.sampled_from((1, 3, 100))
HALAMAN = 60
"""More rounds than any work takes."""


class Tahun(RuleBasedStateMachine):
    """The year, in memory."""

    @initialize(lama=st.booleans(), jauh=st.tuples(*(st.integers(0, 14) for _ in LAYANAN)))
    def buka(self, *, lama: bool, jauh: tuple[int, ...]) -> None:
        """A case of each service, so far on; some of them from before the second decree."""
        self.tutup = ExitStack()
        self.kota = Kota(self.gudang_baru())
        for (layanan, varian), banyak in zip(LAYANAN, jauh, strict=True):
            if not lama or layanan not in SEJAK_080:
                self.kota.kini = max(self.kota.kini, SK_093)
            kasus = self.kota.buka(layanan, varian)
            for _ in range(banyak):
                self.kota.langkah(kasus)

    def gudang_baru(self) -> Any:
        return GudangMemori()

    def teardown(self) -> None:
        if hasattr(self, "kota"):
            try:
                self.beres()
            finally:
                self.tutup.close()

    # --- what people do

    @precondition(lambda self: len(self.kota.semua) < 7)
    @rule(n=NOMOR)
    def datang(self, n: int) -> None:
        layanan, varian = LAYANAN[n % len(LAYANAN)]
        note(f"buka {layanan}")
        self.kota.buka(layanan, varian)

    @rule(n=NOMOR, banyak=st.integers(1, 5), hasil=st.sampled_from((0, 0, 0, 1, 2)))
    def maju(self, n: int, banyak: int, hasil: int) -> None:
        """Steps one after the other."""
        for _ in range(banyak):
            if not self.kota.langkah(self._satu(n), hasil):
                return
            self.kota.kini += timedelta(minutes=6)

    @rule(n=NOMOR, siapa=NOMOR, apa=NOMOR)
    def lain(self, n: int, siapa: int, apa: int) -> None:
        """Whatever else is offered: a pause and its end, papers, a notice, a withdrawal, a closing
        of the case and its reopening."""
        kasus = self._satu(n)
        semua = self.kota.orang_kasus(kasus)
        for ke in range(len(semua)):
            nama = semua[(siapa + ke) % len(semua)]
            tawaran = [
                t
                for t in self.kota.tawaran(kasus, nama)
                if not t.langkah and t.perintah not in _PERLU_LAIN
            ]
            if tawaran:
                tindakan = tawaran[apa % len(tawaran)]
                note(f"{kasus} {nama} {tindakan.perintah}")
                self.kota.lakukan(kasus, tindakan, nama)
                return

    @rule(n=NOMOR, siapa=NOMOR)
    def jeda(self, n: int, siapa: int) -> None:
        """A pause, or its end: what moves clocks most."""
        kasus = self._gawat(n)
        note(f"jeda {kasus}")
        self.kota.pilih(kasus, "JedaKasus", "LanjutkanKasus", mulai=siapa)

    @rule(n=NOMOR, tanda=NOMOR, menit=MENIT)
    def koreksi(self, n: int, tanda: int, menit: int) -> None:
        """Something happened at another moment than was entered."""
        kasus = self._gawat(n)
        semua = self.kota.kasus(kasus).keadaan.penanda
        satu = semua[tanda % len(semua)]
        menjadi = satu.pada - timedelta(minutes=menit)
        note(f"koreksi {kasus} {satu.nama} {menjadi}")
        self.kota.pilih(kasus, "KoreksiWaktu", tanda=satu.nama, menjadi=menjadi)

    @rule(lama=LAMA)
    def waktu_berlalu(self, lama: timedelta) -> None:
        self.kota.kini += lama

    @rule(n=NOMOR, jatuh=st.booleans(), detik=st.sampled_from((0, 1, 40)))
    def sampai_ambang(self, n: int, *, jatuh: bool, detik: int) -> None:
        """Up to the moment at which a clock comes to something, or just past it."""
        semua = jam_terbuka(self.kota)
        if semua:
            jam = semua[n % len(semua)]
            saat = (jam.jatuh_tempo if jatuh else jam.rawan) + timedelta(seconds=detik)
            note(f"{jam.kasus} {jam.kode} {saat}")
            self.kota.kini = max(self.kota.kini, saat)

    @rule(n=NOMOR, siapa=NOMOR)
    def pindah(self, n: int, siapa: int) -> None:
        """A case of the former decree goes on by the present one."""
        note(f"pindah {self._satu(n)}")
        self.kota.pilih(self._satu(n), "PindahStandar", mulai=siapa)

    @rule(hari=st.integers(0, 30))
    def umumkan_libur(self, hari: int) -> None:
        """A holiday that nobody knew of, some of it in the past."""
        self.kota.kalender.umumkan((self.kota.kini + timedelta(days=hari - 5)).date())

    # --- what the workers do

    @rule(selisih=SELISIH, banyak=BANYAK)
    def periksa(self, selisih: timedelta, banyak: int) -> None:
        """A worker whose clock may be off does one page."""
        self._pekerja(selisih).app.periksa_tenggat(banyak=banyak)

    @rule(selisih=SELISIH, ke=st.integers(1, 8), banyak=BANYAK, apa=st.integers(0, 4), n=NOMOR)
    def periksa_bersela(self, selisih: timedelta, ke: int, banyak: int, apa: int, n: int) -> None:
        """While one works, something else happens between two of its units of work."""
        lain: tuple[Callable[[], object], ...] = (
            lambda: self._pekerja(timedelta(0)).app.periksa_tenggat(banyak=100),
            lambda: self.kota.langkah(self._satu(n)),
            lambda: self.jeda(n, n),
            lambda: self.waktu_berlalu(timedelta(hours=30)),
            lambda: self._pekerja(timedelta(0)).app.perbarui_kalender(banyak=100),
        )
        pembuka = Pembuka(self.kota.gudang, sela={ke: lain[apa]})
        self.kota.pekerja(pembuka, selisih).app.periksa_tenggat(banyak=banyak)

    @rule(ke=st.integers(1, 6), sesudah=st.booleans(), kalender=st.booleans(), banyak=BANYAK)
    def mati(self, ke: int, *, sesudah: bool, kalender: bool, banyak: int) -> None:
        """A worker dies at its n-th unit of work, before that is committed or right after."""
        pembuka = Pembuka(self.kota.gudang, mati=(ke, sesudah))
        app = self.kota.pekerja(pembuka).app
        with suppress(Dibunuh):
            if kalender:
                app.perbarui_kalender(banyak=banyak)
            else:
                app.periksa_tenggat(banyak=banyak)

    @rule(banyak=BANYAK)
    def perbarui(self, banyak: int) -> None:
        self.kota.app.perbarui_kalender(banyak=banyak)

    @rule()
    def beres(self) -> None:
        """When both have worked to their end: what stands is what should, and it was told once. A
        while after the last look by a clock that was a little ahead."""
        self.kota.kini += timedelta(minutes=4)
        kalender_habis(self.kota.app)
        habis(lambda: self.kota.app.periksa_tenggat(banyak=3))
        periksa_berdiri(self.kota)
        periksa_kabar(self.kota)
        periksa_meja(self.kota)
        assert self.kota.app.periksa_tenggat() == self.kota.app.periksa_tenggat()

    # ---

    def _satu(self, n: int) -> KasusId:
        semua = list(self.kota.semua)
        return semua[n % len(semua)]

    def _gawat(self, n: int) -> KasusId:
        """Mostly a case about which an alert stands."""
        semua = berdiri(self.kota)
        return semua[n % len(semua)].kasus if semua and n % 3 else self._satu(n)

    def _pekerja(self, selisih: timedelta) -> Pekerja:
        return self.kota.pekerja(self.kota.gudang, selisih)


def habis(sekali: Callable[[], Any]) -> None:
    """Round after round until no more waits."""
    for _ in range(HALAMAN):
        if not sekali().lagi:
            return
    raise AssertionError("work without end")


def kalender_habis(app: Aplikasi) -> None:
    """Page after page; then there is nothing more to count again."""
    lanjut: str | None = None
    for _ in range(HALAMAN):
        laporan = app.perbarui_kalender(lanjut=lanjut, banyak=3)
        assert laporan.tertahan == ()
        lanjut = laporan.lanjut
        if lanjut is None:
            break
    assert app.perbarui_kalender() == LaporanKalender()


_PERLU_LAIN = frozenset({"BukaLanjutan", "GabungkanLaporan", "KoreksiWaktu", "KenaliPihak"})
"""Forms that ask for another case or person, or are a rule of their own."""


class TahunSqlite(Tahun):
    """The same in a file, and two workers at the same moment."""

    def gudang_baru(self) -> Any:
        folder = self.tutup.enter_context(TemporaryDirectory())
        gudang = bahan.gudang(f"sqlite:///{Path(folder) / 'k.db'}")
        self.tutup.callback(gudang.tutup)
        naik(gudang.engine)
        return gudang

    @rule(selisih=SELISIH)
    def serentak(self, selisih: timedelta) -> None:
        galat: list[BaseException] = []

        def kerja(lama: timedelta) -> None:
            try:
                habis(lambda: self._pekerja(lama).app.periksa_tenggat(banyak=2))
            except BaseException as satu:  # noqa: BLE001 -- told by the thread that waits
                galat.append(satu)

        utas = [Thread(target=kerja, args=(lama,)) for lama in (timedelta(0), selisih)]
        for satu in utas:
            satu.start()
        for satu in utas:
            satu.join()
        assert galat == []


FASE = [Phase.explicit, Phase.reuse, Phase.generate]  # shrinking a year takes minutes
TestTahun = Tahun.TestCase
TestTahun.settings = settings(
    max_examples=min(settings().max_examples, 400) * 3 // 5, stateful_step_count=30, phases=FASE
)
TestTahunSqlite = TahunSqlite.TestCase
TestTahunSqlite.settings = settings(
    max_examples=min(settings().max_examples, 200) // 12, stateful_step_count=20, phases=FASE
)


def test_tahun_di_postgres(postgres: str) -> None:
    """The same where two workers write at the same moment."""
    engine = create_engine(postgres)
    bahan.skema_baru(engine, "dinsos_tahun")
    naik(engine, schema="dinsos_tahun")
    gudang = bahan.gudang(engine, "dinsos_tahun")

    class TahunPostgres(TahunSqlite):
        def gudang_baru(self) -> Any:
            bahan.kosongkan(engine, gudang.skema)
            return gudang

    banyak = min(settings().max_examples, 200) // 25
    try:
        run_state_machine_as_test(
            TahunPostgres,
            settings=settings(max_examples=banyak, stateful_step_count=20, phases=FASE),
        )
    finally:
        bahan.skema_baru(engine, "dinsos_tahun")
        engine.dispose()
