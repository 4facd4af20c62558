"""A long run: one office, command after command, as a city's counter has them for years.

Cases live their lives beside each other; each command is stored by itself. What is measured is
written down for every tenth of the run: how long a command takes, and what the process holds.
"""

import resource
import time
from array import array
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

from returns.pipeline import is_successful
from tests.tahan.kantor import LAYANAN, PAGI, Kantor, Tugas

from dinsos_adapters.memory import GudangMemori

SERENTAK = 50
"""Cases under way beside each other."""


def riwayat_hidup(hangat: Kantor) -> dict[str, list[Tugas]]:
    """What is done with a case of each service, from the submission to the letter's revocation."""
    semua: dict[str, list[Tugas]] = {}
    for layanan in LAYANAN:
        hidup: list[Tugas] = [{"apa": "ajukan", "layanan": layanan, "kasus": layanan}]
        while True:
            assert is_successful(hangat.lakukan({**hidup[-1], "kunci": f"{layanan}/{len(hidup)}"}))
            tugas = hangat.langkah_berikut(layanan)
            if tugas is None or hidup[-1]["apa"] == "cabut":
                break
            hidup.append(tugas)
        semua[layanan] = hidup
    return semua


def tugas_kota(hidup: dict[str, list[Tugas]], acak: Random) -> Iterator[Tugas]:
    """Commands without end, of cases whose steps come in turn, each under a key of its own."""
    nomor, berjalan = count(), list[tuple[str, Iterator[tuple[int, Tugas]]]]()
    while True:
        if len(berjalan) < SERENTAK:
            berjalan.append((f"kota-{next(nomor)}", enumerate(hidup[acak.choice(LAYANAN)])))
        ke = acak.randrange(len(berjalan))
        kasus, sisa = berjalan[ke]
        for n, tugas in sisa:
            orang = int(kasus.rpartition("-")[2])
            yield {**tugas, "kasus": kasus, "kunci": f"{kasus}/{n}", "orang": orang}
            break
        else:
            berjalan.pop(ke)


def jalan_lama(kantor: Kantor, *, perintah: int, detik: float) -> dict[str, int]:
    """So many commands, or as many as there is time for; figures of every tenth (`p99_3`: in µs, of
    the third), none of which is held against a time."""
    hangat = Kantor.buka(GudangMemori(), kantor.app)
    semua = tugas_kota(riwayat_hidup(hangat), Random(1))  # noqa: S311 -- repeatable
    batas, hasil = time.monotonic() + detik, dict[str, int]()
    jumlah = 0
    for ke in range(1, 11):
        lama = array("d")
        for tugas in semua:
            kantor.kini = PAGI + timedelta(seconds=jumlah)
            mulai = time.perf_counter()
            jawab = kantor.lakukan(tugas)
            lama.append(time.perf_counter() - mulai)
            assert is_successful(jawab), jawab.failure()
            jumlah += 1
            if len(lama) >= perintah / 10 or time.monotonic() > batas - detik * (10 - ke) / 10:
                break
        urut = sorted(lama)
        hasil |= {
            f"p50_{ke}": round(1e6 * urut[len(urut) // 2]),
            f"p99_{ke}": round(1e6 * urut[len(urut) * 99 // 100]),
            f"kib_{ke}": _kib(),
        }
    return {"perintah": jumlah, **hasil}


def _kib() -> int:
    """What the process holds now; its height so far, where the system does not say."""
    kini = Path("/proc/self/statm")
    if kini.exists():
        return int(kini.read_text().split()[1]) * resource.getpagesize() // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
