"""Reading a form: every fact checked, every problem named with its place."""

from datetime import date

import pytest

from dinsos_core.domain.kelayakan.isian import baca_isian
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Rincian
from dinsos_core.domain.standar.kosakata import MilikFakta, SumberFakta
from dinsos_core.testing.contoh import KOSAKATA

HARI_INI = date(2026, 6, 20)


def baca(
    isian: dict[str, object],
    *,
    lokasi: str = "pemohon[0]",
    milik: MilikFakta = MilikFakta.PIHAK,
    sumber: SumberFakta | None = SumberFakta.PERNYATAAN,
) -> tuple[dict[str, object], list[Halangan]]:
    nilai, masalah = baca_isian(
        KOSAKATA, isian, HARI_INI, lokasi=lokasi, milik=milik, sumber=sumber
    )
    return dict(nilai), masalah


def test_isian_yang_sah_terbaca_dan_yang_kosong_tidak_disebut() -> None:
    isian: dict[str, object] = {"tanggal_lahir": "1996-06-20", "agama": "", "nik": None}

    assert baca(isian) == ({"tanggal_lahir": date(1996, 6, 20)}, [])


@pytest.mark.parametrize(
    ("kode", "isi", "halangan", "rincian"),
    [
        (
            "tanggal_lahr",
            "1996-06-20",
            KodeHalangan.FAKTA_TIDAK_DIKENAL,
            {"mirip": "tanggal_lahir"},
        ),
        ("menikah", True, KodeHalangan.FAKTA_SALAH_TEMPAT, {"milik": "kasus"}),
        ("terdaftar", "DTKS", KodeHalangan.FAKTA_BUKAN_ISIAN, {"sumber": "registri"}),
        (
            "tanggal_lahir",
            "kemarin",
            KodeHalangan.FAKTA_SALAH_JENIS,
            {"fakta": "tanggal_lahir", "diharapkan": "tanggal_atau_rentang"},
        ),
    ],
)
def test_setiap_masalah_menyebut_tempatnya(
    kode: str, isi: object, halangan: KodeHalangan, rincian: dict[str, Rincian]
) -> None:
    assert baca({kode: isi}) == (
        {},
        [Halangan(kode=halangan, lokasi=f"pemohon[0].{kode}", rincian=rincian)],
    )


def test_fakta_kasus_tanpa_lokasi_pihak() -> None:
    nilai, masalah = baca({"menikah": True, "jumlah_anak": -1}, lokasi="", milik=MilikFakta.KASUS)

    assert nilai == {"menikah": True}
    assert [m.lokasi for m in masalah] == ["jumlah_anak"]


def test_penilaian_coba_coba_menerima_fakta_dari_sumber_mana_pun() -> None:
    isian: dict[str, object] = {"layak_huni": True}

    assert baca(isian, lokasi="", milik=MilikFakta.KASUS, sumber=None) == (isian, [])
    _, masalah = baca(isian, lokasi="", milik=MilikFakta.KASUS)
    assert masalah[0].rincian == {"sumber": "atestasi"}


def test_semua_masalah_disebut_sekaligus_dan_yang_sah_tetap_terbaca() -> None:
    nilai, masalah = baca({"x": 1, "agama": "islam", "menikah": True, "domisili": "?"})

    assert nilai == {"agama": "islam"}
    assert [m.lokasi for m in masalah] == [
        "pemohon[0].x",
        "pemohon[0].menikah",
        "pemohon[0].domisili",
    ]
