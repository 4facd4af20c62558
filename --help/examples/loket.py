"""A working day at the counter, from papers to decisions, letters and mail.

    python examples/loket.py                    everything, case by case
    python examples/loket.py --ringkas          one line for each case
    python examples/loket.py --kasus PA-05      one case (may be repeated)
    python examples/loket.py --keluaran hari    keep database and mail there, not in `.loket`
    python examples/loket.py --basis-data URL   another database: postgresql+psycopg://…, or memori

Cases are stored in a SQLite file. A second run finds every command done already, changes nothing
and shows the same.

Clock and ids come from the data files in examples/data/loket, so that two runs can be compared.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from _contoh.skrip import Contoh, skrip
from _loket.data import Hari, baca_hari
from _loket.hari import buka_loket, jalankan, urutan
from _loket.laporan import ringkasan, satu_baris, tampilkan_perkara


def main(argv: Sequence[str] | None = None) -> int:
    hari: list[Hari] = []

    def baca(folder: Path) -> list[str]:
        hari.append(baca_hari(folder))
        return [perkara.kode for perkara in hari[0].perkara]

    uraian = "Satu hari kerja di loket dinas sosial."
    return skrip("loket", uraian, argv, baca, lambda contoh: _tampilkan(hari[0], contoh))


def _tampilkan(hari: Hari, contoh: Contoh) -> None:
    konsol = contoh.konsol
    loket = buka_loket(hari, contoh.surel, penyimpanan=contoh.simpanan)
    banyak = len(urutan(hari.perkara))
    batang, maju = contoh.dengan_kemajuan("Hari di loket", banyak)
    with batang:
        terjadi = jalankan(loket, maju)

    for perkara in hari.perkara:
        if perkara.kode in contoh.tampil and contoh.ringkas:
            konsol.print(satu_baris(loket, perkara, terjadi[perkara.kode]), soft_wrap=True)
        elif perkara.kode in contoh.tampil:
            tampilkan_perkara(konsol, loket, perkara, terjadi[perkara.kode], rinci=contoh.diminta)
    if not contoh.ringkas:
        konsol.print(ringkasan(loket, terjadi))
    contoh.penutup(banyak, sum(1 for semua in terjadi.values() for t in semua if t.mengubah))


if __name__ == "__main__":
    sys.exit(main())
