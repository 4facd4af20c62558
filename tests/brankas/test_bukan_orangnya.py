"""A NIK typed of somebody else, put right later: nobody is mistaken for them any more."""

from typing import Any

import pytest
from tests.brankas.test_privasi import PDP, cari, dunia, hapus, ya  # noqa: F401 - a fixture
from tests.permohonan.contoh import ANI, KEPALA, LOKET, NIK_ANI, Dunia, sampai

from dinsos_core.application.privasi import Orang, ekspor_subjek
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_surat import KoreksiSurat
from dinsos_core.domain.shared.ids import KasusId

NIK_BUDI = "6371050101850003"
ANAK = "anak[0].nik"


def salah_orang(dunia: Dunia) -> KasusId:  # noqa: F811 - the fixture's value
    """A child's application, the child typed with Ani's NIK."""
    citra = {"nama": "Citra", "tanggal_lahir": "1990-06-20", "nik": "6371056006900007"}
    pihak = (
        pu.PihakDiajukan(pihak="pemohon", data=citra, akun=ANI.id),
        pu.PihakDiajukan(pihak="anak", data={"nama": "Budi", "nik": NIK_ANI}),
    )
    return dunia.adopsi(pihak=pihak)


def salinan(dunia: Dunia, nik: str) -> dict[str, Any]:  # noqa: F811 - the fixture's value
    """What is held on whoever has the NIK."""
    diterima = dunia.jam()
    hasil = ekspor_subjek(dunia.lingkungan, Orang(nik=nik), oleh=PDP, diterima=diterima)
    isi: dict[str, Any] = ya(hasil)
    return isi


@pytest.mark.parametrize("oleh_surat", [False, True])
def test_nik_orang_lain_yang_dikoreksi_tidak_menyangkut_orang_itu_lagi(
    dunia: Dunia,  # noqa: F811 - the fixture's value
    oleh_surat: bool,
) -> None:
    kasus = salah_orang(dunia)
    if oleh_surat:
        sampai(dunia, kasus, "akhir")
        ralat = KoreksiSurat(kasus=kasus, surat="1", fakta={ANAK: NIK_BUDI}, alasan="salah NIK")
        dunia.ya(ralat, KEPALA)
    else:
        dunia.ya(pu.KoreksiData(kasus=kasus, fakta={ANAK: NIK_BUDI}), LOKET)
        sampai(dunia, kasus, "akhir")

    assert cari(dunia, NIK_ANI) == ()
    milik_ani = dunia.adopsi()  # refused as a duplicate, were the child's case found under her NIK
    ekspor = salinan(dunia, NIK_ANI)
    assert [satu["kasus"] for satu in ekspor["kasus"]] == [milik_ani]
    assert "Budi" not in str(ekspor["subjek"][0]["nilai"])
    (budi,) = cari(dunia, NIK_BUDI)
    assert NIK_ANI not in str(salinan(dunia, NIK_BUDI)["subjek"])
    sampai(dunia, milik_ani, "akhir")
    dunia.jam.maju(days=6 * 365)
    terhapus = ya(hapus(dunia))
    assert budi not in terhapus.subjek
    nama = dunia.keadaan(kasus).pihak[1].fakta["nama"]
    assert dunia.app.buka(kasus, nama, LOKET, tujuan="melihat surat") == "Budi"
