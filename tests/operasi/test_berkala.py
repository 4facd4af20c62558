"""The page on operations does what it says: its crontab, its units, its tasks."""

import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from configparser import ConfigParser
from select import select
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from celery.schedules import crontab as jadwal_cron
from celery.signals import task_success
from procrastinate import App, PsycopgConnector
from sqlalchemy import create_engine, make_url, text
from tests.operasi.conftest import PESAN, Instalasi
from tests.operasi.halaman import DINSOS, berkas, crontab, python

UNIT = {jalur: isi for jalur, isi in berkas().items() if "/systemd/" in jalur}
LAYANAN = sorted(jalur for jalur in UNIT if jalur.endswith(".service"))
TUNGGU = 120.0
"""Seconds for what takes two on a machine with nothing else to do."""
BERKALA = {"dinsos.surat", "dinsos.kejadian", "dinsos.tenggat", "dinsos.kalender"}


def baca(isi: str) -> ConfigParser:
    unit = ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string(isi)
    return unit


# --- cron


@pytest.mark.parametrize("saat", [saat for saat, _, _ in crontab()])
def test_waktu_crontab_dapat_dibaca(saat: str) -> None:
    menit, jam, hari, bulan, hari_minggu = saat.split()

    jadwal_cron(
        minute=menit, hour=jam, day_of_month=hari, month_of_year=bulan, day_of_week=hari_minggu
    )


def test_setiap_baris_crontab_berjalan(instalasi: Instalasi) -> None:
    """Without a word where an operator would get mail; twice, as it will be."""
    for _ in range(2):
        for _, akun, perintah in crontab():
            hasil = instalasi.mesin.sh(perintah)
            assert (hasil.returncode, hasil.stdout, hasil.stderr) == (0, "", ""), perintah
            assert akun == "dinsos"

    assert len(instalasi.surat.pesan) == PESAN
    assert f"{PESAN} terkirim" in instalasi.mesin.catatan
    assert "Traceback" not in instalasi.mesin.catatan


# --- systemd


@pytest.mark.parametrize("jalur", sorted(UNIT))
def test_unit_menyebut_perintah_dan_pasangannya(jalur: str) -> None:
    unit = baca(UNIT[jalur])

    if jalur.endswith(".timer"):
        assert jalur.replace(".timer", ".service") in UNIT
        assert unit["Install"]["WantedBy"] == "timers.target"
    else:
        assert unit["Service"]["ExecStart"].startswith(f"{DINSOS} ")
        assert unit["Service"]["User"] == "dinsos"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_menerima_setiap_unit(instalasi: Instalasi) -> None:
    semua = [str(instalasi.mesin.akar / jalur.removeprefix("/")) for jalur in UNIT]

    hasil = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *semua],  # noqa: S607 -- whichever is there
        capture_output=True,
        text=True,
        check=False,
    )

    keluhan = [b for b in hasil.stderr.splitlines() if "dinsos-" in b]
    assert keluhan == []


@pytest.mark.parametrize("jalur", [j for j in LAYANAN if "Type=oneshot" in UNIT[j]])
def test_layanan_sekali_jalan_selesai(instalasi: Instalasi, jalur: str) -> None:
    argumen = shlex.split(instalasi.mesin.di_sini(baca(UNIT[jalur])["Service"]["ExecStart"]))

    hasil = subprocess.run(
        argumen, env=instalasi.mesin.lingkungan(), capture_output=True, text=True, check=False
    )

    assert (hasil.returncode, hasil.stderr) == (0, "")


@pytest.mark.parametrize("tanda", [signal.SIGTERM, signal.SIGINT])
def test_layanan_yang_tinggal_berhenti_bila_diminta(
    instalasi: Instalasi, tanda: signal.Signals
) -> None:
    (jalur,) = (j for j in LAYANAN if "Type=oneshot" not in UNIT[j])
    argumen = shlex.split(instalasi.mesin.di_sini(baca(UNIT[jalur])["Service"]["ExecStart"]))

    proses = subprocess.Popen(
        argumen,
        env=instalasi.mesin.lingkungan(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert proses.stdout is not None
    try:
        siap, _, _ = select([proses.stdout], [], [], TUNGGU)
        assert siap, "not a word about the limit that is long past"
        proses.send_signal(tanda)
        keluaran, galat = proses.communicate(timeout=TUNGGU)
    finally:
        proses.kill()
        proses.wait()

    assert (proses.returncode, galat) == (0, "")
    assert "2 peringatan dinaikkan" in keluaran


# --- workers of the host


@pytest.fixture
def halaman(instalasi: Instalasi, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The page's Python on this store, its mail going to this mail server."""
    monkeypatch.chdir(instalasi.mesin.akar)
    nama = python()
    konfigurasi = nama["KonfigurasiSmtp"](
        server="127.0.0.1", port=instalasi.surat.port, keamanan="tanpa"
    )
    nama["kirim"] = nama["kirim_smtp"](konfigurasi, nama["surat_dari"], nama["jam_sistem"])
    return nama


def tunggu(sudah: Callable[[], bool]) -> None:
    akhir = time.monotonic() + TUNGGU
    while not sudah() and time.monotonic() < akhir:
        time.sleep(0.02)
    assert sudah()


def test_tugas_celery_berjalan_dan_terjadwal(halaman: dict[str, Any], instalasi: Instalasi) -> None:
    antrean = halaman["antrean"]
    jadwal = {satu["task"] for satu in antrean.conf.beat_schedule.values()}
    berhasil: list[str] = []

    def catat(sender: Any, **_: object) -> None:
        berhasil.append(sender.name)

    task_success.connect(catat)
    try:
        with start_worker(antrean, perform_ping_check=False, pool="solo"):
            for satu in sorted(jadwal):
                antrean.send_task(satu)
            tunggu(lambda: set(berhasil) == jadwal)
    finally:
        task_success.disconnect(catat)

    assert jadwal == BERKALA
    assert len(instalasi.surat.pesan) == PESAN


def test_tugas_procrastinate_berjalan_dan_terjadwal(
    halaman: dict[str, Any], instalasi: Instalasi, postgres: str
) -> None:
    pekerja: App = halaman["pekerja"]
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as koneksi:
        koneksi.execute(text("DROP DATABASE IF EXISTS dinsos_antrean"))
        koneksi.execute(text("CREATE DATABASE dinsos_antrean"))
    url = make_url(postgres).set(drivername="postgresql", database="dinsos_antrean")
    conninfo = url.render_as_string(hide_password=False)

    with pekerja.replace_connector(PsycopgConnector(conninfo=conninfo)) as di_sini, di_sini.open():
        di_sini.schema_manager.apply_schema()
        for satu in sorted(BERKALA):
            di_sini.configure_task(satu).defer(timestamp=0)
    with pekerja.replace_connector(PsycopgConnector(conninfo=conninfo)) as di_sini:
        di_sini.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    milik_pekerja = create_engine(make_url(postgres).set(database="dinsos_antrean"))
    with milik_pekerja.connect() as koneksi:
        # Not those that became due by the clock meanwhile.
        semua = koneksi.execute(
            text("SELECT task_name, status::text, args FROM procrastinate_jobs")
        )
        jadi = {nama: status for nama, status, isi in semua if isi == {"timestamp": 0}}
    milik_pekerja.dispose()

    assert jadi == dict.fromkeys(BERKALA, "succeeded")
    assert len(instalasi.surat.pesan) == PESAN
    berkala = {satu.task.name for satu in pekerja.periodic_registry.periodic_tasks.values()}
    assert berkala == BERKALA
    with engine.connect() as koneksi:
        koneksi.execute(text("DROP DATABASE dinsos_antrean WITH (FORCE)"))
    engine.dispose()
