"""A million commands, or as many as there is time for: nothing is lost, and nothing piles up.

`nox -s thorough` runs a hundred thousand on each database; DINSOS_PERINTAH and DINSOS_DETIK (the
bound in seconds) say otherwise.
"""

import os
import time

from sqlalchemy import func, select
from tests.rantai.bahan import KUNCI, TitikUji
from tests.tahan.conftest import Medan
from tests.tahan.kantor import PAGI, Kantor
from tests.tahan.lama import jalan_lama

from dinsos_core.application.audit import audit, catat_titik

TUMBUH = 1.1
"""What the process may hold at the end over what it held after a third of its way."""


def test_jalan_panjang_tidak_menghilangkan_dan_tidak_menumpuk(medan: Medan, teliti: bool) -> None:
    if teliti:  # in a process of its own, whose memory is nobody else's
        banyak = int(os.environ.get("DINSOS_PERINTAH", "100_000"))
        detik = float(os.environ.get("DINSOS_DETIK", "1500"))
        hasil = medan.jalankan("lama", bersama=0, perintah=banyak, detik=detik)
    else:
        hasil = jalan_lama(Kantor.buka(medan.gudang), perintah=60, detik=60)

    medan.lapor(**hasil)
    gudang = medan.gudang
    with gudang.engine.connect() as koneksi:
        tabel = gudang.skema.perintah
        assert koneksi.scalar(select(func.count()).select_from(tabel)) == hasil["perintah"]
    with gudang(baca=True) as unit:
        titik = TitikUji()
        catat_titik(unit.log, titik, KUNCI, PAGI)
        mulai = time.perf_counter()
        laporan = audit(unit.log, titik, KUNCI)
        diaudit = round(1e6 * (time.perf_counter() - mulai) / laporan.kejadian)
    medan.lapor(kejadian=laporan.kejadian, audit_us=diaudit)
    assert laporan.utuh, laporan.temuan[:9]
    if hasil["perintah"] >= 10_000:  # before, it is still filling what it keeps by design
        assert hasil["kib_10"] < TUMBUH * hasil["kib_3"]
