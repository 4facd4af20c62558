from datetime import UTC, datetime
from pathlib import Path

from dinsos_adapters.email import Penyusun, tulis_eml

Path("surat").mkdir()
susun = Penyusun(dari="layanan@dinsos.example.go.id")
kirim = tulis_eml(Path("surat"), susun, jam=lambda: datetime(2026, 6, 20, 1, 0, tzinfo=UTC))


from dinsos_adapters.email import KonfigurasiSmtp, kirim_smtp

konfigurasi = KonfigurasiSmtp(
    server="mail.example.go.id", pengguna="dinsos", sandi="dari-tempat-rahasia"
)
kirim = kirim_smtp(konfigurasi, susun, jam=lambda: datetime(2026, 6, 20, 1, 0, tzinfo=UTC))
