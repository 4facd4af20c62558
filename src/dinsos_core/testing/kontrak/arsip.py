"""The archives of standards and of calendars."""

from datetime import date, time

import attrs

from dinsos_core.domain.waktu.kalender import JamKerja, JamKhusus, Libur
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.testing.contoh import KALENDER, SANTUNAN


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


class KontrakArsipKalender:
    """The exact calendar comes back by its version."""

    def test_kalender_kembali_persis_menurut_versinya(self, buka: PembukaUnitOfWork) -> None:
        libur = (
            Libur(tanggal=date(2026, 6, 1), nama="Hari Lahir Pancasila", dasar="SKB"),
            Libur(tanggal=date(2026, 6, 2), nama="Cuti bersama", jenis="cuti_bersama"),
        )
        jam = {4: JamKerja(buka=time(7, 30), tutup=time(11, 30))}
        awal, akhir = date(2026, 2, 18), date(2026, 3, 19)
        khusus = JamKhusus(nama="Ramadan", mulai=awal, selesai=akhir, jam=jam)
        kalender = attrs.evolve(KALENDER, libur=libur, jam_khusus=(khusus,))
        for satu in (kalender, attrs.evolve(KALENDER, versi=kalender.versi)):
            with buka() as unit:
                unit.kalender.simpan(satu)
                unit.simpan_semua()

        with buka() as unit:
            ada = unit.kalender.ambil(kalender.versi)
            assert unit.kalender.ambil("lain") is None
            assert (unit.kalender.ada(kalender.versi), unit.kalender.ada("lain")) == (True, False)
        assert ada == kalender
        assert ada.tambah_hari_kerja(date(2026, 5, 29), 1) == date(2026, 6, 3)
