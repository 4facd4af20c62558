"""A program that forks many workers who all fill the same shelter; only a process without threads
may fork.

    python -m tests.klien.berebut URL SCHEMA PROCESSES '["case", …]'
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from random import Random
from typing import Any

from returns.pipeline import is_successful
from tests.klien.rumah import Rumah, kamar
from tests.sql import bahan

from dinsos_core import HentikanEpisode, SaringanKasus, SelesaikanLangkah
from dinsos_core.domain.shared.ids import KasusId

TEMPAT = 10
WAJAR = {
    "tempat_penuh",
    "tempat_ditunggu",
    "versi_basi",
    "langkah_belum_giliran",
    "peran_tidak_berwenang",
    "status_tidak_mengizinkan",
}
"""Refusals that are only to be expected where others work on the same case."""


def periksa(rumah: Rumah) -> dict[str, KasusId]:
    """Who holds a place, as the cases say: no two the same. By place."""
    with rumah.gudang(baca=True) as unit:
        # One page is one question, and so one moment.
        halaman = unit.kasus.daftar(SaringanKasus(agregat="klien"), banyak=500)
    assert halaman.lanjut is None
    ada = [(s.keadaan.tempat.satuan, s.id) for s in halaman.kasus if s.keadaan.tempat is not None]
    dalam = [s.id for s in halaman.kasus if s.keadaan.status == "ditempatkan"]
    assert len(dict(ada)) == len(ada) <= TEMPAT
    assert {*dalam} <= {kasus for _, kasus in ada}
    return dict(ada)


def langkah(kasus: str, kode: str, hasil: str = "") -> SelesaikanLangkah:
    return SelesaikanLangkah(kasus=kasus, langkah=kode, hasil=hasil)


def pekerja(rumah: Rumah, kasus: list[str], benih: int) -> None:
    """Determine and admit whoever comes, in an order of its own; now and then somebody leaves."""
    acak = Random(benih)  # noqa: S311 -- repeatable
    for putaran in range(2):
        for satu in acak.sample(kasus, len(kasus) // 2):
            semua: list[tuple[Any, str]] = [
                (
                    SelesaikanLangkah(kasus=satu, langkah="tentukan", hasil="setuju"),
                    "kepala_bidang",
                ),
                (SelesaikanLangkah(kasus=satu, langkah="masuk"), "pramu_sosial"),
            ]
            if acak.random() < 0.02:
                pergi = HentikanEpisode(kasus=satu, sebab="tanpa_pemberitahuan")
                semua.append((pergi, "pramu_sosial"))
            for perintah, peran in semua:
                hasil = rumah.coba(perintah, peran)
                if not is_successful(hasil):
                    kode = {h.kode.value for h in hasil.failure()}
                    assert kode <= WAJAR, (putaran, kode)
        periksa(rumah)


def lahirkan(kerja: Callable[[], None]) -> int:
    """A child that does this and nothing else; its exit status says whether it went well."""
    anak = os.fork()
    if anak:
        return anak
    try:
        kerja()
    except BaseException:  # noqa: BLE001 -- it must not go on as a second supervisor
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def tunggu(anak: Iterable[int]) -> int:
    """How many of these ended otherwise than well."""
    return sum(os.waitpid(satu, 0)[1] != 0 for satu in anak)


if __name__ == "__main__":
    url, schema, proses, isi = sys.argv[1:]
    rumah = Rumah(bahan.gudang(url, schema or None), (kamar(TEMPAT),))
    mulai = time.perf_counter()
    anak = [lahirkan(partial(pekerja, rumah, json.loads(isi), n)) for n in range(int(proses))]
    gagal = tunggu(anak)
    detik = time.perf_counter() - mulai
    sys.stdout.write(json.dumps({"gagal": gagal, "milidetik": round(1000 * detik)}))
