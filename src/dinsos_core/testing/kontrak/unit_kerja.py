"""The unit of work: all of it or nothing."""

from contextlib import suppress
from typing import Any

import pytest

from dinsos_core.domain.shared.ids import KasusId, PerintahId
from dinsos_core.ports.kotak_keluar import StatusPesan
from dinsos_core.ports.penyimpanan import (
    PembukaUnitOfWork,
    PerintahTercatat,
    UnitOfWork,
    VersiBerubah,
)
from dinsos_core.testing.contoh import SANTUNAN
from dinsos_core.testing.kontrak import contoh

KASUS = KasusId("k-1")


def _isi_semua(unit: UnitOfWork) -> None:
    """Something through every port."""
    unit.kasus.simpan(contoh.kasus_pada(KASUS, 2), contoh.catatan(KASUS, 1, 2))
    unit.kotak_keluar.tambah([contoh.pesan(KASUS, 1)])
    unit.perintah.catat(PerintahTercatat(kunci=PerintahId("p-1"), sidik="s", kasus=KASUS, versi=2))
    unit.penomoran.berikut("contoh", "400.9", 2025)
    unit.reservasi.ambil("rumah-singgah", ["1"], KASUS)
    unit.arsip.simpan(SANTUNAN)


def _terlihat(buka: PembukaUnitOfWork) -> dict[str, Any]:
    with buka() as unit:
        return {
            "kasus": unit.kasus.muat(KASUS) is not None,
            "riwayat": len(unit.kasus.riwayat(KASUS)),
            "pesan": len(unit.kotak_keluar.periksa(status=StatusPesan.MENUNGGU)),
            "perintah": unit.perintah.cari(PerintahId("p-1")) is not None,
            "reservasi": dict(unit.reservasi.terisi("rumah-singgah")),
            "arsip": unit.arsip.ambil(SANTUNAN.sidik) is not None,
            "nomor": unit.penomoran.berikut("contoh", "400.9", 2025),
        }


KOSONG = {
    "kasus": False,
    "riwayat": 0,
    "pesan": 0,
    "perintah": False,
    "reservasi": {},
    "arsip": False,
    "nomor": 1,
}
PENUH = {
    "kasus": True,
    "riwayat": 2,
    "pesan": 1,
    "perintah": True,
    "reservasi": {"1": KASUS},
    "arsip": True,
    "nomor": 2,
}


class KontrakUnitKerja:
    """Commit, rollback, exceptions, units that only look."""

    def test_yang_disimpan_terlihat_oleh_unit_berikutnya(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            _isi_semua(unit)
            unit.simpan_semua()

        assert _terlihat(buka) == PENUH

    def test_tanpa_simpan_semua_tidak_ada_yang_tersimpan(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            _isi_semua(unit)

        assert _terlihat(buka) == KOSONG

    def test_galat_membatalkan_semua_dan_diteruskan(self, buka: PembukaUnitOfWork) -> None:
        def kerja() -> None:
            with buka() as unit:
                _isi_semua(unit)
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            kerja()

        assert _terlihat(buka) == KOSONG

    def test_galat_setelah_simpan_semua_tidak_membatalkan_yang_tersimpan(
        self, buka: PembukaUnitOfWork
    ) -> None:
        def kerja() -> None:
            with buka() as unit:
                _isi_semua(unit)
                unit.simpan_semua()
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            kerja()

        assert _terlihat(buka) == PENUH

    def test_penolakan_di_tengah_unit_membatalkan_yang_sebelumnya(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, "lain")

        def kerja() -> None:
            with buka() as unit:
                _isi_semua(unit)
                unit.kasus.simpan(contoh.kasus_pada("lain", 1), contoh.catatan("lain", 1, 1))
                unit.simpan_semua()

        with pytest.raises(VersiBerubah):
            kerja()

        assert _terlihat(buka) == KOSONG

    def test_unit_melihat_tulisannya_sendiri(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            _isi_semua(unit)

            assert unit.kasus.muat(KASUS) == contoh.kasus_pada(KASUS, 2)
            assert len(unit.kasus.riwayat(KASUS)) == 2
            assert unit.perintah.cari(PerintahId("p-1")) is not None
            assert unit.arsip.ambil(SANTUNAN.sidik) == SANTUNAN
            assert unit.penomoran.berikut("contoh", "400.9", 2025) == 2

    def test_unit_yang_hanya_membaca_melihat_yang_tersimpan_dan_tidak_menyimpan(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, KASUS)

        with buka(baca=True) as unit:
            tersimpan = unit.kasus.muat(KASUS)
            with pytest.raises(RuntimeError):
                unit.simpan_semua()

        assert tersimpan == contoh.kasus_pada(KASUS, 1)

    def test_unit_dapat_dibuka_berkali_kali(self, buka: PembukaUnitOfWork) -> None:
        """Connections and locks are given back, whichever way a unit ends."""

        def kerja(n: int) -> None:
            with buka() as unit:
                unit.penomoran.berikut("contoh", "400.9", 2025)
                if n % 3 == 0:
                    unit.simpan_semua()
                elif n % 3 == 1:
                    raise ZeroDivisionError

        for n in range(60):
            with suppress(ZeroDivisionError):
                kerja(n)

        assert _terlihat(buka)["nomor"] == 21
