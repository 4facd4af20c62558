"""Domain events to other systems over HTTPS, signed; and what a receiver checks them with."""

from dinsos_adapters.webhook.kirim import (
    KonfigurasiWebhook,
    kirim_webhook,
    webhook_dari_lingkungan,
)
from dinsos_adapters.webhook.tanda_tangan import (
    WebhookTidakSah,
    kunci_dari_teks,
    periksa_webhook,
)

__all__ = [
    "KonfigurasiWebhook",
    "WebhookTidakSah",
    "kirim_webhook",
    "kunci_dari_teks",
    "periksa_webhook",
    "webhook_dari_lingkungan",
]
