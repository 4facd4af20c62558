from datetime import UTC, date, datetime

from dinsos_adapters import rakit
from dinsos_core import Pelaku

app = rakit("banjarmasin", jam=lambda: datetime(2026, 6, 15, 2, 0, tzinfo=UTC))
kepala = Pelaku(id="kepala", instansi="banjarmasin", peran={"kepala_dinas"})

laporan = app.ketepatan(
    kepala,
    dari=date(2026, 1, 1),
    sampai=date(2026, 6, 1),  # the months that these dates lie in
    menurut=("layanan", "batas", "bulan"),
)

assert laporan.cakupan.dari == "2026-01"
assert laporan.jumlah_beban.masuk == 0  # nothing stored yet
