from collections.abc import Callable
from functools import cache
from pathlib import Path

from dinsos_adapters import buka_gudang, rakit
from dinsos_adapters.email import KonfigurasiSmtp, Penyusun, kirim_smtp
from dinsos_adapters.jam import jam_sistem
from dinsos_adapters.webhook import KonfigurasiWebhook, kirim_webhook, kunci_dari_teks
from dinsos_core import Aplikasi
from dinsos_core.application.kejadian_keluar import PenyusunSiaran

surat_dari = Penyusun(dari="layanan@dinsos.example.go.id")
kirim = kirim_smtp(KonfigurasiSmtp(server="mail.example.go.id"), surat_dari, jam_sistem)
kejadian_dari = PenyusunSiaran("https://dinsos.example.go.id/layanan")
dasbor = KonfigurasiWebhook(
    url="https://dasbor.example.go.id/kejadian",
    id_kunci="2026-01",
    kunci=kunci_dari_teks("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
)
penyiar = kirim_webhook(dasbor, jam_sistem)


@cache
def aplikasi() -> Aplikasi:
    gudang = buka_gudang("sqlite:///kasus.db", Path("kunci.toml"))
    return rakit("banjarmasin", penyimpanan=gudang, siaran=["dasbor"])


def berputar(sekali: Callable[[], bool]) -> None:
    """Round after round, until there is no more for now; a long queue is left to the next call."""
    for _ in range(50):
        if not sekali():
            return


def surat() -> None:
    berputar(lambda: aplikasi().kirim_pesan(kirim).terkirim > 0)


def kejadian() -> None:
    berputar(lambda: aplikasi().siarkan("dasbor", penyiar, kejadian_dari).terkirim > 0)


def tenggat() -> None:
    berputar(lambda: aplikasi().periksa_tenggat().lagi)


def kalender() -> None:
    lanjut = aplikasi().perbarui_kalender().lanjut
    while lanjut is not None:
        lanjut = aplikasi().perbarui_kalender(lanjut=lanjut).lanjut


from celery import Celery

antrean = Celery("dinsos", broker="memory://")  # yours: redis://… or amqp://…


@antrean.task(name="dinsos.surat", ignore_result=True)
def tugas_surat() -> None:
    surat()


@antrean.task(name="dinsos.kejadian", ignore_result=True)
def tugas_kejadian() -> None:
    kejadian()


@antrean.task(name="dinsos.tenggat", ignore_result=True)
def tugas_tenggat() -> None:
    tenggat()


@antrean.task(name="dinsos.kalender", ignore_result=True)
def tugas_kalender() -> None:
    kalender()


antrean.conf.beat_schedule = {
    "surat": {"task": "dinsos.surat", "schedule": 60, "options": {"expires": 60}},
    "kejadian": {"task": "dinsos.kejadian", "schedule": 60, "options": {"expires": 60}},
    "tenggat": {"task": "dinsos.tenggat", "schedule": 300, "options": {"expires": 300}},
    "kalender": {"task": "dinsos.kalender", "schedule": 86_400, "options": {"expires": 86_400}},
}


from procrastinate import App, PsycopgConnector

pekerja = App(connector=PsycopgConnector(conninfo="dbname=kasus"))


@pekerja.periodic(cron="* * * * *")
@pekerja.task(name="dinsos.surat", queueing_lock="dinsos.surat")
def berkala_surat(timestamp: int) -> None:
    surat()


@pekerja.periodic(cron="* * * * *")
@pekerja.task(name="dinsos.kejadian", queueing_lock="dinsos.kejadian")
def berkala_kejadian(timestamp: int) -> None:
    kejadian()


@pekerja.periodic(cron="*/5 * * * *")
@pekerja.task(name="dinsos.tenggat", queueing_lock="dinsos.tenggat")
def berkala_tenggat(timestamp: int) -> None:
    tenggat()


@pekerja.periodic(cron="5 0 * * *")
@pekerja.task(name="dinsos.kalender", queueing_lock="dinsos.kalender")
def berkala_kalender(timestamp: int) -> None:
    kalender()
