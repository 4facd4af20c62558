"""`dinsos ketepatan` on a store, and what it does not take."""

import pytest
from tests.cli.operasi.bahan import PRIBADI, Kantor


@pytest.mark.parametrize("nama", ["kantor", "kantor_postgres"])
def test_dua_kasus_terlalu_sedikit_untuk_disebut(nama: str, request: pytest.FixtureRequest) -> None:
    kantor: Kantor = request.getfixturevalue(nama)
    bulan = ("--dari", "2025-06", "--sampai", "2025-06")

    jawaban = kantor.dinsos("ketepatan", "banjarmasin", *bulan)
    isi = kantor.dinsos("ketepatan", "banjarmasin", *bulan, "--menurut", "", "--json").json

    assert jawaban.kode == 0
    assert jawaban.keluaran.count("Terlalu sedikit untuk disebut.") == 2
    assert not any(satu in jawaban.keluaran for satu in (*PRIBADI, kantor.ditolak, kantor.menunggu))
    assert (isi["jumlah_beban"]["masuk"], isi["beban"]) == (None, [])
    assert (isi["dari"], isi["sampai"], isi["ambang_laporan"]) == ("2025-06", "2025-06", 5)


def test_tanpa_kasus_dalam_bulannya_tidak_ada(kantor: Kantor) -> None:
    jawaban = kantor.dinsos("ketepatan", "banjarmasin", "--dari", "2024-01", "--sampai", "2024-12")

    assert jawaban.keluaran.count("Tidak ada.") == 2


@pytest.mark.parametrize(
    ("argumen", "kode", "kata"),
    [
        (("banjarmassin",), 3, "Mungkin maksudnya banjarmasin"),
        (("banjarmasin", "--dari", "2026-13"), 2, "bukan bulan"),
        (("banjarmasin", "--dari", "2025-07", "--sampai", "2025-06"), 1, "2025-06"),
        (("banjarmasin", "--sampai", "2299-12"), 1, "Bulan paling akhir"),
        (("banjarmasin", "--menurut", "orang"), 2, "layanan, batas, langkah"),
        (("banjarmasin", "--peran", "petugas_loket"), 1, "Kepala dinas"),
    ],
)
def test_yang_tidak_mungkin_ditolak_dengan_sebabnya(
    kantor: Kantor, argumen: tuple[str, ...], kode: int, kata: str
) -> None:
    jawaban = kantor.dinsos("ketepatan", *argumen)

    assert jawaban.kode == kode
    assert kata in jawaban.galat
