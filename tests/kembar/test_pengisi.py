"""A number typed where somebody has none names nobody: not in the index, not in a search, not for a
copy, a hold or an erasure."""

import pytest
from tests.brankas.test_privasi import PDP, dunia_pada, tidak
from tests.permohonan.contoh import ANI, LOKET, NIK_ANI, PAGI, Dunia, ajukan_santunan

from dinsos_core.application.privasi import (
    Orang,
    SebabHapus,
    ekspor_subjek,
    hapus_subjek,
    tahan_subjek,
)
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.kelayakan.nik import menunjuk_orang

NOL = "0000000000000000"
PENGISI = (
    *(NOL, "1111111111111111", "1234567890123456", "6371056006900000", "1212121212121212"),
    *("0000000000000001", "6371050000000001", "9956056006900001", "6300056006900001"),
)


def almarhum(nik: str, **lain: object) -> tuple[PihakDiajukan, ...]:
    data = {"nik": nik, "tanggal_meninggal": "2026-05-22", "kis": True, **lain}
    return (
        PihakDiajukan(pihak="pemohon", data={"nama": "Ani"}),
        PihakDiajukan(pihak="almarhum", data=data),
    )


@pytest.mark.parametrize("nik", PENGISI)
def test_pengisi_bukan_nik_siapa_pun(nik: str) -> None:
    assert menunjuk_orang(NIK_ANI)
    assert not menunjuk_orang(nik)


@pytest.mark.parametrize("nik", [NOL, "1234567890123456", "6371050000000001"])
def test_dua_almarhum_dengan_nik_pengisi_sama_sama_diterima(nik: str) -> None:
    dunia = Dunia()

    pertama = dunia.ya(ajukan_santunan(pihak=almarhum(nik, nama="Budi")), LOKET)
    kedua = dunia.ya(ajukan_santunan(pihak=almarhum(nik, nama="Citra")), ANI)

    assert pertama.kasus != kedua.kasus
    assert dunia.keadaan(kedua.kasus).serupa == ()
    with dunia.gudang() as unit:
        assert unit.brankas.cari("nik", nik) == ()


def test_nik_pengisi_tidak_menamai_orang_untuk_salinan_penahanan_dan_penghapusan() -> None:
    dunia = dunia_pada()
    dunia.ya(ajukan_santunan(pihak=almarhum(NOL)), LOKET)
    orang, ling = Orang(nik=NOL), dunia.lingkungan

    assert tidak(ekspor_subjek(ling, orang, oleh=PDP, diterima=PAGI)) == ["nik_pengisi"]
    assert tidak(tahan_subjek(ling, orang, oleh=PDP, dasar="x")) == ["nik_pengisi"]
    sebab = SebabHapus.PERMINTAAN_SUBJEK
    assert tidak(hapus_subjek(ling, orang, oleh=PDP, sebab=sebab)) == ["nik_pengisi"]
    assert tidak(hapus_subjek(ling, orang, oleh=LOKET, sebab=sebab)) == ["peran_tidak_berwenang"]
