"""A case whose steps lead back, pass on and end against somebody, wherever the lifecycle lets them.

None of its steps is the check of papers: they are looked at where it is assessed.
"""

from typing import Any

import attrs
from tests.permohonan.catatan import Catatan
from tests.permohonan.contoh import (
    ANI,
    BPKPAD,
    KABID,
    KEPALA,
    LOKET,
    PEKSOS,
    TIM,
    ajukan_santunan,
    serah,
)
from tests.tawaran import Tanya

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.standar.model import ArtiHasil, Hasil, Langkah, Tujuan
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.testing.contoh import SANTUNAN


def _langkah(kode: str, jenis: J, *oleh: str, **lain: Any) -> Langkah:
    return Langkah(kode=kode, teks=kode, jenis=jenis, oleh=oleh, butir=("1",), **lain)


_TIDAK = Hasil(ke="beri-tahu", arti=ArtiHasil.TIDAK_DILAYANI)
_TERUS = Hasil(ke="beri-tahu", arti=ArtiHasil.DITERUSKAN)
_KELUAR = {"tidak": _TIDAK, "bukan_kami": _TERUS, "kembali": Tujuan.KEMBALIKAN}
BERLIKU = attrs.evolve(
    SANTUNAN,
    langkah=(
        _langkah("ajukan", J.AJUKAN, "pemohon"),
        _langkah("catat", J.TERIMA, "loket", hasil={**_KELUAR, "tidak_berhak": Tujuan.TOLAK}),
        _langkah("nilai", J.ASESMEN, "peksos", periksa_berkas=True, hasil=_KELUAR),
        _langkah("tinjau", J.VERIFIKASI_LAPANGAN, "tim", hasil=_KELUAR),
        _langkah("tetapkan", J.PENETAPAN, "kepala", hasil={"tolak": "beri-tahu"}),
        _langkah("dampingi", J.DAMPINGI, "tim", hasil={"tinjau_lagi": "tinjau"}),
        _langkah("serah", J.SERAH_SISTEM, "peksos", sistem="bpkpad", hasil={"tunda": "pantau"}),
        _langkah(
            "jawaban", J.JAWABAN_SISTEM, "bpkpad", sistem="bpkpad", hasil={"tinjau_lagi": "tinjau"}
        ),
        _langkah("terbitkan", J.TERBITKAN, "loket", hasil={"tunda": "pantau"}),
        _langkah("salinan", J.TERBITKAN, "loket"),
        _langkah("pantau", J.PANTAU, "tim"),
        _langkah(
            "beri-tahu",
            J.INFORMASIKAN,
            "kabid",
            "loket",
            lompatan=True,
            lanjut="akhir",
            periksa_berkas=True,
        ),
    ),
)


def berliku() -> list[Tanya]:
    """The whole way, and every turn off it."""
    berkas = [serah("kematian", rangkap=3), serah("kis")]
    d = Catatan(BERLIKU, ajukan_santunan(), "Death benefit on a winding way")
    with d.cabang("served no further at once"):
        d.langkah(("catat:tidak", LOKET), alasan="x")
        d.lihat("served no further, to be told so by two")
        d.wali()
        d.langkah(("beri-tahu", KABID))
        d.langkah(("beri-tahu", LOKET), berkas=berkas)
        d.beri(KEPALA, pu.BukaKembaliKasus, alasan="x")
    with d.cabang("passed on, to be told so"):
        d.langkah(("catat:bukan_kami", LOKET), kepada="provinsi")
        d.lihat("passed on, to be told so by two")
        d.langkah(("beri-tahu", KABID))
        d.langkah(("beri-tahu", LOKET), berkas=berkas)
    with d.cabang("to be refused before papers are looked at"):
        d.langkah(("catat:tidak_berhak", LOKET))
        d.lihat("to be refused, papers not looked at")
        d.langkah(("tetapkan:tolak", KEPALA), alasan="x")
    with d.cabang("returned by the counter"):
        d.langkah(("catat:kembali", LOKET), alasan="x")
        d.beri(ANI, pu.LengkapiBerkas, berkas=())
    d.langkah(("catat", LOKET), ("nilai", PEKSOS))
    with d.cabang("returned by a visit"):
        d.langkah(("tinjau:kembali", TIM), alasan="x")
        d.lihat("returned once its papers were complete")
        d.beri(ANI, pu.LengkapiBerkas, berkas=berkas)
        d.lihat("to be assessed with its papers once more")
    with d.cabang("served no further after a visit"):
        d.langkah(("tinjau:tidak", TIM), alasan="x")
    d.langkah(("tinjau", TIM), ("tetapkan:setuju", KEPALA))
    with d.cabang("decided again"):
        d.langkah(("dampingi:tinjau_lagi", TIM))
        d.lihat("to be decided again")
    d.langkah(("dampingi:lagi", TIM))
    d.lihat("accompanied once, and again")
    d.langkah(("dampingi", TIM), ("serah", PEKSOS))
    with d.cabang("decided again while the answer is awaited"):
        d.langkah(("jawaban:tinjau_lagi", BPKPAD))
    d.langkah(("jawaban:berhasil", BPKPAD), ("terbitkan", LOKET))
    d.lihat("the first of two letters issued")
    d.langkah(("salinan", LOKET), ("pantau:lagi", TIM))
    d.lihat("watched over, both letters issued")
    d.langkah(("pantau", TIM))
    return d.tanya
