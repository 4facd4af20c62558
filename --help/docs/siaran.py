from datetime import UTC, datetime

from dinsos_adapters import rakit
from dinsos_adapters.webhook import KonfigurasiWebhook, kirim_webhook, kunci_dari_teks
from dinsos_core.application.kejadian_keluar import PenyusunSiaran

app = rakit("banjarmasin", siaran=["dasbor"])
susun = PenyusunSiaran("https://dinsos.example.go.id/layanan")
konfigurasi = KonfigurasiWebhook(
    url="https://dasbor.example.go.id/kejadian",
    id_kunci="2026-01",
    kunci=kunci_dari_teks("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
)
penyiar = kirim_webhook(konfigurasi, jam=lambda: datetime.now(UTC))
laporan = app.siarkan("dasbor", penyiar, susun)


from dinsos_adapters.webhook import WebhookTidakSah, periksa_webhook

try:
    periksa_webhook({}, b"", {"2026-01": konfigurasi.kunci}, datetime.now(UTC))
except WebhookTidakSah as galat:
    print(galat)
