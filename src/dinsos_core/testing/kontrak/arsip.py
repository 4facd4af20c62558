"""The archive of standards."""

import attrs

from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.testing.contoh import SANTUNAN


class KontrakArsipStandar:
    """The exact standard comes back by its fingerprint."""

    def test_standar_kembali_persis_menurut_sidiknya(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            unit.arsip.simpan(SANTUNAN)
            unit.simpan_semua()

        with buka() as unit:
            assert unit.arsip.ambil(SANTUNAN.sidik) == SANTUNAN
            assert unit.arsip.ambil("b" * 64) is None

    def test_menyimpan_standar_lagi_tidak_mengubah_yang_ada(self, buka: PembukaUnitOfWork) -> None:
        for nama in ("Santunan kematian", "Nama lain"):
            with buka() as unit:
                unit.arsip.simpan(attrs.evolve(SANTUNAN, nama=nama))
                unit.simpan_semua()

        with buka() as unit:
            assert unit.arsip.ambil(SANTUNAN.sidik) == SANTUNAN
