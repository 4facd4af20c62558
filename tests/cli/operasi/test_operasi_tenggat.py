"""`dinsos tenggat periksa|jaga|peringatan`: alerts at the terminal, a loop that ends cleanly."""

import json
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from tests.cli.operasi.bahan import PRIBADI, Kantor

from dinsos_adapters.cli.jaga import TUNDA_MAKS, jalankan
from dinsos_core.application.tenggat import LaporanTenggat
from dinsos_core.ports.penyimpanan import PenyimpananGagal

JAM = (
    '[["proses","kantor","2025-06-02T01:00:00+00:00","2025-06-04T08:00:00+00:00",'
    '"2025-06-03T08:00:00+00:00",false,"k1"]]'
)


@pytest.fixture
def terlambat(kantor: Kantor) -> Kantor:
    """An office with one case to look at, whose clock passed long ago."""
    kantor.sql("DELETE FROM dinsos_jadwal_periksa")
    kantor.sql("UPDATE dinsos_kasus SET jam = ? WHERE id = ?", JAM, kantor.menunggu)
    kantor.sql(
        "INSERT INTO dinsos_jadwal_periksa VALUES (?, '2025-06-03T08:00:00.000000+00:00', NULL, 0)",
        kantor.menunggu,
    )
    return kantor


def test_periksa_menaikkan_satu_kali_dan_peringatan_mendaftarnya(terlambat: Kantor) -> None:
    pertama = terlambat.dinsos("tenggat", "periksa", "--siaran", "dasbor", kunci=True)
    kedua = terlambat.dinsos("tenggat", "periksa", "--siaran", "dasbor", "--json", kunci=True)
    tabel = terlambat.dinsos("tenggat", "peringatan")
    daftar = terlambat.dinsos("tenggat", "peringatan", "--instansi", "banjarmasin", "--json")
    lain = terlambat.dinsos("tenggat", "peringatan", "--instansi", "garut")

    assert (pertama.kode, pertama.keluaran) == (
        0,
        "1 peringatan dinaikkan, 0 ditarik, 0 dipindah.\n",
    )
    assert kedua.json == {"dinaikkan": 0, "ditarik": 0, "dipindah": 0, "gagal": 0}
    assert "1 peringatan berdiri." in tabel.keluaran
    assert "2025-06-04 16.00 WITA" in tabel.keluaran
    (satu,) = daftar.json
    assert (satu["kasus"], satu["kode"], satu["ambang"], satu["jatuh_tempo"]) == (
        terlambat.menunggu,
        "proses",
        "terlewat",
        "2025-06-04T16:00:00+08:00",
    )
    assert lain.keluaran == "0 peringatan berdiri.\n"
    antre = terlambat.sql("SELECT id FROM dinsos_kotak_keluar WHERE saluran = 'siaran/dasbor'")
    assert antre == [(f"siaran/dasbor/{terlambat.menunggu}/peringatan/1",)]
    assert not any(satu in tabel.keluaran + daftar.keluaran for satu in PRIBADI)


@pytest.mark.parametrize("siaran", [("dasbor", "dasbor"), ("",), (" x",)], ids=repr)
def test_penerima_yang_tidak_dapat_dipakai_disebut(kantor: Kantor, siaran: tuple[str, ...]) -> None:
    pilihan = [satu for nama in siaran for satu in ("--siaran", nama)]

    jawaban = kantor.dinsos("tenggat", "periksa", *pilihan, kunci=True)

    assert (jawaban.kode, jawaban.keluaran) == (2, "")
    assert jawaban.galat.startswith("--siaran: ")


def test_kasus_yang_tidak_terbaca_disebut(terlambat: Kantor) -> None:
    terlambat.sql("UPDATE dinsos_kasus SET keadaan = '{}' WHERE id = ?", terlambat.menunggu)

    jawaban = terlambat.dinsos("tenggat", "periksa", kunci=True)

    assert jawaban.kode == 1
    assert jawaban.keluaran == (
        "0 peringatan dinaikkan, 0 ditarik, 0 dipindah, 1 kasus tidak terbaca.\n"
    )


@pytest.mark.parametrize("sinyal", [signal.SIGTERM, signal.SIGINT])
def test_jaga_berhenti_bersih_pada_sinyal(terlambat: Kantor, sinyal: signal.Signals) -> None:
    lama = signal.getsignal(sinyal)

    def kirim() -> None:
        """Once it has raised the alert, so that it is in the loop and listens."""
        for _ in range(6_000):
            with suppress(sqlite3.OperationalError):  # a writer is just at it
                if terlambat.sql("SELECT 1 FROM dinsos_peringatan"):
                    break
            time.sleep(0.05)
        os.kill(os.getpid(), sinyal)

    pengirim = threading.Thread(target=kirim, daemon=True)
    pengirim.start()
    jawaban = terlambat.dinsos("tenggat", "jaga", "--tiap", "1", "--json")
    pengirim.join()

    (baris,) = jawaban.keluaran.splitlines()
    assert (jawaban.kode, jawaban.galat) == (0, "")
    assert json.loads(baris).items() >= {"dinaikkan": 1, "ditarik": 0, "gagal": 0}.items()
    assert signal.getsignal(sinyal) == lama


def test_jaga_berakhir_bila_menunggu_tidak_berguna(kantor: Kantor) -> None:
    kantor.sql("DROP TABLE dinsos_jadwal_periksa")

    jawaban = kantor.dinsos("tenggat", "jaga", "--tiap", "1")

    assert (jawaban.kode, jawaban.keluaran) == (4, "")
    assert "Tabel atau kolomnya tidak ada" in jawaban.galat


class Henti(threading.Event):
    """Ends the loop after so many waits, and keeps how long each was asked to be."""

    def __init__(self, kali: int) -> None:
        super().__init__()
        self.kali = kali
        self.lama: list[float | None] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.lama.append(timeout)
        if len(self.lama) >= self.kali:
            self.set()
        return self.is_set()


def urutan(*jawaban: LaporanTenggat | str) -> Callable[[], LaporanTenggat]:
    """A store that answers so, or fails with that code; afterwards it has nothing to do."""
    sisa = list(jawaban)

    def sekali() -> LaporanTenggat:
        satu = sisa.pop(0) if sisa else LaporanTenggat()
        if isinstance(satu, str):
            raise PenyimpananGagal(satu)
        return satu

    return sekali


def test_jaga_menunggu_makin_lama_selama_basis_data_tidak_menjawab_lalu_seperti_semula(
    capsys: pytest.CaptureFixture[str],
) -> None:
    henti = Henti(16)
    naik = LaporanTenggat(dinaikkan=2)
    ditulis: list[LaporanTenggat] = []

    jalankan(urutan(*["terkunci"] * 12, naik, "koneksi_putus"), henti, 5, ditulis.append)

    assert henti.lama[:8] == [5, 10, 20, 40, 80, 160, 320, TUNDA_MAKS]
    assert henti.lama[8:] == [TUNDA_MAKS] * 4 + [5, 5, 5, 5]
    assert ditulis == [naik]
    galat = capsys.readouterr().err.splitlines()
    assert len(galat) == 13
    assert galat[0].endswith("Dicoba lagi sesudah 5 detik.")


def test_jaga_menghabiskan_halaman_dan_berhenti_di_antaranya_bila_diminta() -> None:
    satu = LaporanTenggat(dinaikkan=1, lagi=True)
    ditulis: list[LaporanTenggat] = []

    jalankan(urutan(satu, satu, satu), Henti(1), 5, ditulis.append)
    henti = threading.Event()

    def hentikan() -> LaporanTenggat:
        henti.set()
        return satu

    jalankan(hentikan, henti, 5, ditulis.append)

    assert ditulis == [LaporanTenggat(dinaikkan=3), LaporanTenggat(dinaikkan=1)]
