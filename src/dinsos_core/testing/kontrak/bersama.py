"""Many units of work in one transaction (`PembukaBersama`)."""

import pytest

from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import PembukaBersama, PembukaUnitOfWork, VersiBerubah
from dinsos_core.testing.kontrak import contoh


def _ada(buka: PembukaUnitOfWork, *kasus: str) -> list[bool]:
    with buka(baca=True) as unit:
        return [unit.kasus.muat(KasusId(satu)) is not None for satu in kasus]


class KontrakBersama:
    """Each part stored or undone by itself, all of them with the transaction."""

    def test_setiap_bagian_melihat_yang_sebelumnya_dan_semuanya_tersimpan(
        self, buka: PembukaBersama
    ) -> None:
        with buka.bersama() as dalam:
            contoh.simpan_kasus(dalam, "a")
            contoh.tambah_kejadian(dalam, "a", "p-2")
            contoh.simpan_kasus(dalam, "b")
            terlihat = _ada(dalam, "a", "b")

        assert terlihat == [True, True] == _ada(buka, "a", "b")
        with buka() as unit:
            assert len(unit.kasus.riwayat(KasusId("a"))) == 2

    def test_bagian_yang_gagal_tidak_membawa_yang_lain(self, buka: PembukaBersama) -> None:
        with buka.bersama() as dalam:
            contoh.simpan_kasus(dalam, "a")
            with pytest.raises(VersiBerubah):
                contoh.simpan_kasus(dalam, "a")
            with dalam() as unit:  # left without storing
                unit.kasus.simpan(contoh.kasus_pada("b", 1), contoh.catatan("b", 1, 1))
            contoh.simpan_kasus(dalam, "c")

        assert _ada(buka, "a", "b", "c") == [True, False, True]

    def test_blok_yang_gagal_membatalkan_semuanya(self, buka: PembukaBersama) -> None:
        def gagal() -> None:
            with buka.bersama() as dalam:
                contoh.simpan_kasus(dalam, "a")
                raise LookupError

        with pytest.raises(LookupError):
            gagal()

        assert _ada(buka, "a") == [False]

    def test_belum_terlihat_dari_luar_sebelum_selesai(self, buka: PembukaBersama) -> None:
        with buka.bersama() as dalam:
            contoh.simpan_kasus(dalam, "a")
            dari_luar = _ada(buka, "a")

        assert dari_luar == [False]
        assert _ada(buka, "a") == [True]
