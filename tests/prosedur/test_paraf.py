"""Initials carry nothing: what a command brings beside them would be lost in silence."""

from typing import Any

import pytest
from tests.permohonan.contoh import KABID, PEKSOS, Dunia, langkah_, sampai, serah

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.shared.halangan import KodeHalangan as H

ISIAN: dict[str, Any] = {
    "hasil": "setuju",
    "alasan": "layak",
    "berkas": (serah("ktp"),),
    "fakta": {"layak_huni": True},
    "rujukan": "1",
    "kepada": "provinsi",
}


@pytest.mark.parametrize("diisi", [*((nama,) for nama in ISIAN), tuple(ISIAN)], ids="-".join)
def test_paraf_yang_membawa_isian_ditolak_dan_menyebutnya(diisi: tuple[str, ...]) -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "teken")
    perintah = langkah_(kasus, "teken", **{nama: ISIAN[nama] for nama in diisi})

    (h,) = dunia.halangan(perintah, PEKSOS)

    assert (h.kode, h.rincian) == (H.PARAF_TANPA_ISIAN, {"isian": diisi})
    assert dunia.keadaan(kasus).kemajuan.paraf == ()


def test_paraf_mencatat_siapa_dan_menyerahkan_giliran_kepada_peran_berikutnya() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "teken")

    (paraf,) = dunia.ya(langkah_(kasus, "teken"), PEKSOS).kejadian

    assert paraf == k.LangkahDiparaf(pada=dunia.jam(), oleh=paraf.oleh, langkah="teken")
    assert [satu.id for satu in dunia.keadaan(kasus).kemajuan.paraf] == [PEKSOS.id]
    assert dunia.tidak(langkah_(kasus, "teken"), PEKSOS) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(langkah_(kasus, "teken"), KABID)
