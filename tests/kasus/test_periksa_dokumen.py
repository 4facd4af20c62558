"""Papers as stated: what cannot be meant is refused, at its own place, all at once."""

from typing import Any

import pytest
from tests.permohonan.contoh import serah

from dinsos_core.domain.kasus.berkas import MAKS_RANGKAP, periksa_dokumen
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.testing.contoh import ADOPSI


@pytest.mark.parametrize(
    ("isi", "pihak"),
    [
        ({"rangkap": 1}, 2),
        ({"rangkap": MAKS_RANGKAP}, 2),
        ({"untuk": 1}, 2),
        ({"untuk": 0}, 0),
    ],
)
def test_rangkap_dan_pihak_di_ujung_batasnya_diterima(isi: dict[str, Any], pihak: int) -> None:
    assert periksa_dokumen(ADOPSI, (serah("ktp", **isi),), pihak) == []


@pytest.mark.parametrize(
    ("isi", "pihak", "bidang", "diharapkan"),
    [
        ({"rangkap": 0}, 2, "rangkap", "1–99"),
        ({"rangkap": MAKS_RANGKAP + 1}, 2, "rangkap", "1–99"),
        ({"untuk": -1}, 2, "untuk", "0–1"),
        ({"untuk": 2}, 2, "untuk", "0–1"),
        ({"untuk": 1}, 0, "untuk", "0–0"),
    ],
)
def test_rangkap_dan_pihak_di_luar_batasnya_ditunjuk_dengan_batasnya(
    isi: dict[str, Any], pihak: int, bidang: str, diharapkan: str
) -> None:
    (h,) = periksa_dokumen(ADOPSI, (serah("ktp", **isi),), pihak)

    assert (h.kode, h.lokasi) == (H.ISIAN_SALAH_JENIS, f"berkas.ktp.{bidang}")
    assert h.rincian == {"diharapkan": diharapkan}


def test_semua_yang_salah_disebut_sekaligus_dengan_yang_terdekat() -> None:
    berkas = (
        serah("kpt"),
        serah("penghasilan", pilihan="slp"),
        serah("akta", rangkap=0, untuk=9),
        serah("permohonan"),
    )

    masalah = periksa_dokumen(ADOPSI, berkas, 2)

    assert [(h.kode, h.lokasi) for h in masalah] == [
        (H.DOKUMEN_TIDAK_DIKENAL, "berkas.kpt"),
        (H.PILIHAN_DOKUMEN_TIDAK_DIKENAL, "berkas.penghasilan.pilihan"),
        (H.ISIAN_SALAH_JENIS, "berkas.akta.rangkap"),
        (H.ISIAN_SALAH_JENIS, "berkas.akta.untuk"),
    ]
    assert masalah[0].rincian == {"mirip": "ktp"}
    assert masalah[1].rincian == {"pilihan": ("slip", "keterangan"), "mirip": "slip"}
