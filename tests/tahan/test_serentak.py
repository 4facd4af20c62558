"""Many processes on a few shared cases: nobody's change is lost, no letter number left out."""

from tests.tahan import periksa
from tests.tahan.buku import diterima
from tests.tahan.conftest import Medan
from tests.tahan.kantor import Kantor


def test_banyak_proses_pada_kasus_yang_sama(medan: Medan, teliti: bool) -> None:
    proses, perintah, banyak = (16, 500, 20) if teliti else (4, 30, 6)
    bersama = Kantor.buka(medan.gudang).buka_kasus(banyak)

    hasil = medan.jalankan("serentak", bersama=banyak, proses=proses, perintah=perintah)

    jadi = periksa.periksa_kunci(medan.gudang, medan.folder)
    assert jadi == set(diterima(medan.folder)) | set(bersama)
    assert len(jadi) == proses * perintah + banyak
    medan.lapor(**hasil, kejadian=periksa.jumlah_kejadian(medan.gudang))
