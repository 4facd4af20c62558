"""Two processes that let people in at the same moment."""

from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from typing import Any

from returns.pipeline import is_successful
from tests.klien.bahan import PEKSOS, Rumah
from tests.sql import bahan

from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.shared.ids import KasusId


def memasukkan(
    url: str, schema: str | None, kasus: list[str], gerbang: Barrier, hasil: "Queue[Any]"
) -> None:
    """Let each of these in, always at once with the other process; tells what was answered."""
    gudang = bahan.gudang(url, schema)
    rumah = Rumah(gudang, awalan=f"{kasus[0]}-")
    jawaban = []
    for satu in kasus:
        masuk = SelesaikanLangkah(kasus=KasusId(satu), langkah="masuk")
        gerbang.wait(timeout=60)
        jawab = rumah.app.lakukan(masuk, oleh=PEKSOS)
        jawaban.append("" if is_successful(jawab) else jawab.failure()[0].kode.value)
    gudang.tutup()
    hasil.put((kasus, jawaban))
