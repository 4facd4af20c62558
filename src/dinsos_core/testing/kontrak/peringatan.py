"""Alerts, and the list of cases whose clocks are to be looked at."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import attrs
import pytest

from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.ports.peringatan import (
    SEGERA,
    Ambang,
    JadwalPeriksa,
    PeringatanTenggat,
    SebabTarik,
)
from dinsos_core.testing.kontrak import contoh

PADA = contoh.PADA
JAM = timedelta(hours=1)
BANYAK = 1_000


def peringatan(kasus: str, kode: str = "proses", **ubah: Any) -> PeringatanTenggat:
    """A sample alert."""
    satu = PeringatanTenggat(
        kasus=KasusId(kasus),
        kode=kode,
        mulai=PADA,
        ambang=Ambang.RAWAN,
        milik="kantor",
        instansi="contoh",
        layanan="santunan-kematian",
        nomor="K7M2Q9",
        jatuh_tempo=PADA + 24 * JAM,
        dinaikkan_pada=PADA + 20 * JAM,
    )
    return attrs.evolve(satu, **ubah)


def catat(buka: PembukaUnitOfWork, *semua: PeringatanTenggat) -> None:
    """Keep alerts in a transaction of their own."""
    with buka() as unit:
        unit.peringatan.catat(semua)
        unit.simpan_semua()


def jadwalkan(buka: PembukaUnitOfWork, **pada: datetime | None) -> None:
    """Set when each of these cases is looked at, in a transaction of its own."""
    with buka() as unit:
        unit.peringatan.jadwalkan(
            JadwalPeriksa(kasus=KasusId(kasus), pada=saat) for kasus, saat in pada.items()
        )
        unit.simpan_semua()


def jatuh(buka: PembukaUnitOfWork, kini: datetime, banyak: int = BANYAK) -> list[str]:
    """The cases to look at, given back at once."""
    with buka() as unit:
        semua = [satu.kasus for satu in unit.peringatan.ambil(banyak, kini, kini)]
    with buka(baca=True) as unit:
        assert unit.peringatan.menunggu(kini, kini) == bool(semua)
    return [str(satu) for satu in semua]


class KontrakPeringatan:
    """Alerts come back as kept; no case that is due is nobody's or two workers'."""

    def test_peringatan_kembali_seperti_dicatat(self, buka: PembukaUnitOfWork) -> None:
        ditarik = peringatan(
            "a",
            ambang=Ambang.TERLEWAT,
            ditarik_pada=PADA + 30 * JAM,
            sebab=SebabTarik.DIJEDA,
            kali=2,
        )
        catat(buka, peringatan("a"), ditarik, peringatan("b", "lain", milik="warga"))

        with buka(baca=True) as unit:
            milik = unit.peringatan.milik(map(KasusId, ("a", "b", "c")))

        assert {kasus: set(isi) for kasus, isi in milik.items()} == {
            "a": {peringatan("a"), ditarik},
            "b": {peringatan("b", "lain", milik="warga")},
        }

    def test_peringatan_dengan_kunci_sama_digantikan(self, buka: PembukaUnitOfWork) -> None:
        pindah = peringatan("a", jatuh_tempo=PADA + 48 * JAM, kali=3)
        lain = peringatan("a", mulai=PADA + JAM), peringatan("a", ambang=Ambang.TERCAPAI)
        catat(buka, peringatan("a"), *lain)

        catat(buka, pindah)

        with buka(baca=True) as unit:
            assert set(unit.peringatan.milik([KasusId("a")])[KasusId("a")]) == {pindah, *lain}

    def test_daftar_berisi_yang_berdiri_menurut_jatuh_tempo(self, buka: PembukaUnitOfWork) -> None:
        semua = [
            peringatan(kasus, kode, jatuh_tempo=PADA + n % 3 * JAM, instansi=instansi)
            for n, kasus in enumerate("gfedcba")
            for kode, instansi in (("x", "contoh"), ("y", "lain"))
        ]
        tarik = peringatan("h", ditarik_pada=PADA, sebab=SebabTarik.TERPENUHI)
        catat(buka, tarik, *semua)
        urut = sorted(semua, key=lambda q: (q.jatuh_tempo, q.kasus, q.kode))

        for instansi in (None, "contoh", "lain"):
            for banyak in (1, 3, BANYAK):
                dapat: list[PeringatanTenggat] = []
                lanjut = None
                with buka(baca=True) as unit:
                    while True:
                        halaman = unit.peringatan.daftar(
                            instansi=instansi, lanjut=lanjut, banyak=banyak
                        )
                        dapat += halaman.peringatan
                        if (lanjut := halaman.lanjut) is None:
                            break
                assert dapat == [q for q in urut if instansi in (None, q.instansi)]

    @pytest.mark.parametrize(
        "lanjut",
        [
            "",
            "x",
            "a|b|rawan|k|i",
            "2025-01-01|2025-01-01|x|k|i",
            f"{contoh.TERJAUH}|{contoh.TERJAUH}|rawan|k|i",
        ],
    )
    def test_penunjuk_halaman_yang_asing_ditolak(
        self, buka: PembukaUnitOfWork, lanjut: str
    ) -> None:
        with buka(baca=True) as unit, pytest.raises(ValueError, match="penunjuk"):
            unit.peringatan.daftar(lanjut=lanjut)

    def test_halaman_kosong_ditolak(self, buka: PembukaUnitOfWork) -> None:
        with buka(baca=True) as unit, pytest.raises(ValueError, match="halaman"):
            unit.peringatan.daftar(banyak=0)

    def test_kasus_diperiksa_sejak_waktunya_yang_paling_lama_jatuh_dahulu(
        self, buka: PembukaUnitOfWork
    ) -> None:
        jadwalkan(buka, a=PADA + JAM, b=PADA, c=None, d=PADA + 2 * JAM, e=SEGERA)

        assert jatuh(buka, PADA - JAM) == ["e"]
        assert jatuh(buka, PADA + JAM) == ["e", "b", "a"]
        assert jatuh(buka, PADA + JAM, 2) == ["e", "b"]

    def test_jadwal_kembali_seperti_ditetapkan(self, buka: PembukaUnitOfWork) -> None:
        satu = JadwalPeriksa(kasus=KasusId("a"), pada=PADA, diperiksa=PADA - JAM, urutan=7)
        jadwalkan(buka, a=None)
        with buka() as unit:
            unit.peringatan.jadwalkan([satu])
            unit.simpan_semua()

        with buka() as unit:
            assert unit.peringatan.ambil(1, PADA, PADA) == (satu,)

    def test_kasus_yang_diperiksa_jam_yang_lebih_maju_diperiksa_lagi(
        self, buka: PembukaUnitOfWork
    ) -> None:
        with buka() as unit:
            unit.peringatan.jadwalkan(
                JadwalPeriksa(kasus=KasusId(kasus), pada=pada, diperiksa=PADA)
                for kasus, pada in (("b", None), ("a", PADA + JAM), ("c", PADA - 3 * JAM))
            )
            unit.simpan_semua()

        assert jatuh(buka, PADA) == ["c"]
        assert jatuh(buka, PADA - JAM) == ["c", "b", "a"]
        assert jatuh(buka, PADA - JAM, 2) == ["c", "b"]

    def test_kasus_yang_jamnya_berubah_segera_diperiksa(self, buka: PembukaUnitOfWork) -> None:
        """A new one, which can have no alert, when its first clock comes to a threshold."""
        rawan = contoh.jam("a", 1, rawan=PADA + 9 * JAM), contoh.jam("b", 0, dijeda=True)
        contoh.simpan_kasus(buka, "a", jam=rawan)
        contoh.simpan_kasus(buka, "b", jam=(contoh.jam("a", 1, milik="peristiwa"),))
        contoh.simpan_kasus(buka, "c")

        tempo = contoh.jam("a", 1).jatuh_tempo
        assert jatuh(buka, PADA + 9 * JAM - timedelta(microseconds=1)) == []
        assert jatuh(buka, PADA + 9 * JAM) == ["a"]
        assert jatuh(buka, tempo) == ["a"]
        assert jatuh(buka, tempo + timedelta(microseconds=1)) == ["a", "b"]

        for kasus, jam in (("a", rawan), ("b", ()), ("c", rawan)):
            with buka() as unit:
                lama = unit.kasus.muat(KasusId(kasus))
                assert lama is not None
                baru = contoh.kasus_pada(kasus, lama.versi + 1, jam=jam)
                unit.kasus.simpan(baru, contoh.catatan(kasus, baru.versi, baru.versi))
                unit.simpan_semua()
        assert jatuh(buka, PADA) == ["b"]
        assert jatuh(buka, PADA + 9 * JAM) == ["b", "a", "c"]

    def test_jam_yang_berubah_tidak_melupakan_pemeriksaan_yang_lalu(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, "a", jam=(contoh.jam("a", 1),))
        satu = JadwalPeriksa(kasus=KasusId("a"), pada=None, diperiksa=PADA, urutan=4)
        with buka() as unit:
            unit.peringatan.jadwalkan([satu])
            unit.simpan_semua()

        contoh.tambah_kejadian(buka, "a", "perintah-2")

        with buka() as unit:
            assert unit.peringatan.ambil(9, PADA, PADA) == (attrs.evolve(satu, pada=SEGERA),)

    def test_yang_dibatalkan_tidak_tersimpan(self, buka: PembukaUnitOfWork) -> None:
        jadwalkan(buka, a=SEGERA)

        with buka() as unit:
            unit.peringatan.catat([peringatan("a")])
            unit.peringatan.jadwalkan([JadwalPeriksa(kasus=KasusId("a"), pada=None)])

        assert jatuh(buka, PADA) == ["a"]
        with buka(baca=True) as unit:
            assert unit.peringatan.milik([KasusId("a")]) == {}
            assert unit.peringatan.daftar().peringatan == ()

    def test_satu_kasus_tidak_diperiksa_dua_pekerja(self, buka: PembukaUnitOfWork) -> None:
        semua = [f"k-{n:02}" for n in range(24)]
        jadwalkan(buka, **dict.fromkeys(semua, SEGERA))
        mulai = Barrier(4)

        def kerja(_nomor: int) -> list[str]:
            mulai.wait(timeout=30)
            milik: list[str] = []
            while True:
                with buka() as unit:
                    dapat = unit.peringatan.ambil(3, PADA, PADA)
                    unit.peringatan.jadwalkan(attrs.evolve(satu, pada=None) for satu in dapat)
                    unit.simpan_semua()
                if not dapat:
                    return milik
                milik += (satu.kasus for satu in dapat)

        with ThreadPoolExecutor(4) as kolam:
            dapat = [satu for milik in kolam.map(kerja, range(4)) for satu in milik]

        assert sorted(dapat) == semua
