"""Command keys."""

import pytest

from dinsos_core.domain.shared.ids import KasusId, PerintahId
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PerintahTercatat, VersiBerubah

KUNCI = PerintahId("kunci-1")


def _tercatat(versi: int = 3) -> PerintahTercatat:
    lanjutan = ((KasusId("k-2"), 12), (KasusId("k 3"), 1))
    return PerintahTercatat(
        kunci=KUNCI, sidik="0a1b", kasus=KasusId("k-1"), versi=versi, lanjutan=lanjutan
    )


class KontrakKunciPerintah:
    """A command sent twice acts once."""

    def test_kunci_perintah_ditemukan_setelah_dicatat(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            assert unit.perintah.cari(KUNCI) is None
            unit.perintah.catat(_tercatat())
            unit.simpan_semua()

        with buka() as unit:
            assert unit.perintah.cari(KUNCI) == _tercatat()
            assert unit.perintah.cari(PerintahId("KUNCI-1")) is None

    def test_kunci_perintah_tidak_dicatat_dua_kali(self, buka: PembukaUnitOfWork) -> None:
        _catat(buka, _tercatat())

        with pytest.raises(VersiBerubah):
            _catat(buka, _tercatat(versi=4))

        with buka() as unit:
            assert unit.perintah.cari(KUNCI) == _tercatat()


def _catat(buka: PembukaUnitOfWork, tercatat: PerintahTercatat) -> None:
    with buka() as unit:
        unit.perintah.catat(tercatat)
        unit.simpan_semua()
