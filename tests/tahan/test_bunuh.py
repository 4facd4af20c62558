"""Workers die at random moments under load; what was acknowledged stays, once, and mail goes out.

A worker is killed with SIGKILL: it says no goodbye, rolls nothing back, closes no file.
"""

from tests.tahan import periksa
from tests.tahan.buku import dikirim, diterima
from tests.tahan.conftest import Medan
from tests.tahan.kantor import Kantor


def test_pekerja_yang_dibunuh_tidak_menghilangkan_dan_tidak_menggandakan(
    medan: Medan, teliti: bool
) -> None:
    kantor = Kantor.buka(medan.gudang)
    bersama = kantor.buka_kasus(8)

    hasil = medan.jalankan(
        "bunuh", bersama=len(bersama), bunuh=200 if teliti else 6, pekerja_=3, benih=1
    )

    dulu = periksa.periksa_kunci(medan.gudang, medan.folder)
    sebelum = periksa.jumlah_kejadian(medan.gudang)
    tanpa_jawaban = periksa.kirim_ulang(kantor, medan.folder)
    kini = periksa.periksa_kunci(medan.gudang, medan.folder)
    pesan = periksa.periksa_pesan(kantor, medan.gudang, medan.folder)

    assert dulu <= kini
    assert len(diterima(medan.folder)) > 10, "there was no load"
    assert kini <= {t["kunci"] for t in dikirim(medan.folder)} | set(bersama)
    medan.lapor(
        **hasil,
        **pesan,
        dikirim=len(dikirim(medan.folder)),
        diterima=len(diterima(medan.folder)),
        jadi_tanpa_jawaban=tanpa_jawaban,
        kejadian=sebelum,
    )
