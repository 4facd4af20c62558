"""Races: several threads on one store, as in a host with several workers."""

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier, Event, Thread
from typing import TypeVar

import attrs
import pytest

from dinsos_core.domain.kelayakan.kembar import Kunci
from dinsos_core.domain.shared.ids import KasusId, PerintahId, SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.meja import SaringanJam
from dinsos_core.ports.penyimpanan import (
    PembukaUnitOfWork,
    PerintahTercatat,
    VersiBerubah,
)
from dinsos_core.testing.kontrak import contoh

PEKERJA = 4
T = TypeVar("T")


def _bersama(kerja: Callable[[int], T]) -> list[T]:
    """What each worker's run gives, all of them started at the same moment."""
    mulai = Barrier(PEKERJA)

    def jalan(nomor: int) -> T:
        mulai.wait(timeout=30)
        return kerja(nomor)

    with ThreadPoolExecutor(PEKERJA) as kolam:
        return list(kolam.map(jalan, range(PEKERJA)))


def _sampai_berhasil(kerja: Callable[[], T]) -> T:
    """Repeat on a changed version, as the pipeline does."""
    for _ in range(500):
        try:
            return kerja()
        except VersiBerubah:
            continue
    raise AssertionError("tidak pernah berhasil")


def _satukan(banyak: Iterable[Iterable[T]]) -> list[T]:
    return [satu for semua in banyak for satu in semua]


class KontrakSerentak:
    """No lost update, nothing twice, no gaps, under contention."""

    def test_tidak_ada_perubahan_yang_hilang(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, "k")

        def kerja(nomor: int) -> None:
            for n in range(10):
                _sampai_berhasil(partial(contoh.tambah_kejadian, buka, "k", f"{nomor}-{n}"))

        _bersama(kerja)

        with buka() as unit:
            kasus, riwayat = unit.kasus.muat(KasusId("k")), unit.kasus.riwayat(KasusId("k"))
        assert kasus == contoh.kasus_pada("k", 1 + 10 * PEKERJA)
        assert [r.urutan for r in riwayat] == list(range(1, 2 + 10 * PEKERJA))
        assert Counter(r.perintah for r in riwayat[1:]) == {
            f"{p}-{n}": 1 for p in range(PEKERJA) for n in range(10)
        }

    def test_jam_yang_dihitung_lagi_tidak_menindih_dan_tidak_tertindih(
        self, buka: PembukaUnitOfWork
    ) -> None:
        """Workers that count a case's clocks again, at the version it has, beside commands: whoever
        looked at clocks that another has stored since begins again, so that what the case is found
        by is what somebody meant as a whole, and no event is lost."""
        contoh.simpan_kasus(buka, "k", jam=(contoh.jam("a", 3), contoh.jam("b", 5)))

        def hitung_lagi(versi: str) -> None:
            with buka() as unit:
                lama = unit.kasus.muat(KasusId("k"))
                assert lama is not None
                hari = len(versi) + lama.versi
                jam = tuple(contoh.jam(k, hari, versi_kalender=versi) for k in ("a", "b"))
                indeks = attrs.evolve(lama.indeks, jam=jam, status=versi)
                unit.kasus.simpan(attrs.evolve(lama, indeks=indeks), ())
                unit.simpan_semua()

        def kerja(nomor: int) -> None:
            for n in range(8):
                if nomor % 2:
                    _sampai_berhasil(partial(hitung_lagi, f"{nomor}{'x' * n}"))
                else:
                    kejadian = partial(contoh.tambah_kejadian, buka, "k", f"{nomor}-{n}")
                    _sampai_berhasil(kejadian)
                    _sampai_berhasil(partial(hitung_lagi, f"{nomor}{'y' * n}"))

        _bersama(kerja)

        with buka() as unit:
            kasus = unit.kasus.muat(KasusId("k"))
            assert kasus is not None
            saringan = SaringanJam(instansi=kasus.indeks.instansi)
            jam = [b.jam for b in unit.kasus.jam_terbuka(saringan).baris]
        assert kasus.versi == 1 + 8 * PEKERJA // 2
        assert sorted(jam, key=str) == sorted(kasus.indeks.jam, key=str)
        assert {j.versi_kalender for j in kasus.indeks.jam} == {kasus.indeks.status}

    def test_beberapa_kasus_sekaligus_dari_dua_sisi(self, buka: PembukaUnitOfWork) -> None:
        """Each worker names the cases in an order of its own; all get through, nothing is lost."""
        semua = tuple(map(KasusId, ("a", "b", "c")))
        for kasus in semua:
            contoh.simpan_kasus(buka, kasus)

        def sekali(nomor: int, n: int) -> None:
            urutan = semua if nomor % 2 else semua[::-1]
            with buka() as unit:
                ada = unit.kasus.muat_banyak(urutan)
                unit.kasus.simpan_banyak(
                    (
                        contoh.kasus_pada(kasus, ada[kasus].versi + 1),
                        contoh.catatan(
                            kasus, ada[kasus].versi + 1, ada[kasus].versi + 1, f"{nomor}-{n}"
                        ),
                    )
                    for kasus in urutan
                )
                unit.simpan_semua()

        _bersama(lambda nomor: [_sampai_berhasil(partial(sekali, nomor, n)) for n in range(5)])

        with buka(baca=True) as unit:
            for kasus in semua:
                riwayat = unit.kasus.riwayat(kasus)
                assert Counter(r.perintah for r in riwayat[1:]) == {
                    f"{p}-{n}": 1 for p in range(PEKERJA) for n in range(5)
                }

    def test_kasus_baru_dengan_nomor_sama_hanya_dibuat_sekali(
        self, buka: PembukaUnitOfWork
    ) -> None:
        def kerja(nomor: int) -> bool:
            try:
                contoh.simpan_kasus(buka, "k", 1 + nomor)
            except VersiBerubah:
                return False
            return True

        dibuat = _bersama(kerja)

        with buka() as unit:
            versi = len(unit.kasus.riwayat(KasusId("k")))
        assert dibuat.count(True) == 1
        assert versi == 1 + dibuat.index(True)

    def test_satu_kunci_perintah_bekerja_satu_kali(self, buka: PembukaUnitOfWork) -> None:
        def sekali(nomor: int) -> bool:
            kunci = PerintahId("sama")
            with buka() as unit:
                if unit.perintah.cari(kunci) is not None:
                    return False
                kasus = KasusId(f"k-{nomor}")
                unit.kasus.simpan(contoh.kasus_pada(kasus, 1), contoh.catatan(kasus, 1, 1))
                unit.perintah.catat(PerintahTercatat(kunci=kunci, sidik="s", kasus=kasus, versi=1))
                unit.simpan_semua()
                return True

        bekerja = _bersama(lambda nomor: _sampai_berhasil(lambda: sekali(nomor)))

        with buka() as unit:
            ada = [unit.kasus.muat(KasusId(f"k-{n}")) is not None for n in range(PEKERJA)]
        assert bekerja.count(True) == 1
        assert ada == bekerja

    def test_nomor_surat_tanpa_celah_walau_ada_yang_batal(self, buka: PembukaUnitOfWork) -> None:
        def kerja(nomor: int) -> list[int]:
            dapat = []
            for n in range(12):
                with buka() as unit:
                    satu = unit.penomoran.berikut("contoh", "400.9", 2025)
                    if (n + nomor) % 3:
                        unit.simpan_semua()
                        dapat.append(satu)
            return dapat

        nomor = sorted(_satukan(_bersama(kerja)))

        assert nomor == list(range(1, 1 + 8 * PEKERJA))

    def test_setiap_pesan_diambil_satu_pekerja_dan_urut_per_kasus(
        self, buka: PembukaUnitOfWork
    ) -> None:
        semua = [contoh.pesan(f"k-{k}", n) for n in range(4) for k in range(6)]
        contoh.antre(buka, *semua)
        selesai: list[str] = []

        def kerja(_nomor: int) -> list[str]:
            milik: list[str] = []
            for _ in range(50 * len(semua)):
                if len(selesai) >= len(semua):
                    break
                with buka() as unit:
                    diambil = unit.kotak_keluar.ambil(
                        2, contoh.PADA, contoh.PADA + timedelta(hours=1)
                    )
                    unit.simpan_semua()
                for satu in diambil:
                    milik.append(satu.pesan.id)
                    selesai.append(satu.pesan.id)
                    with buka() as unit:
                        unit.kotak_keluar.terkirim(satu.pesan.id, contoh.PADA)
                        unit.simpan_semua()
            return milik

        milik = _satukan(_bersama(kerja))

        assert sorted(milik) == sorted(p.id for p in semua)
        for k in range(6):
            milik_kasus = [p for p in selesai if p.startswith(f"k-{k}/")]
            assert milik_kasus == [f"k-{k}/{n}" for n in range(4)]

    def test_satuan_yang_langka_tidak_dipegang_dua_kasus(self, buka: PembukaUnitOfWork) -> None:
        def kerja(nomor: int) -> list[str | None]:
            dapat = []
            for n in range(3):
                with buka() as unit:
                    kasus = KasusId(f"{nomor}-{n}")
                    dapat.append(unit.reservasi.ambil("panti", map(str, range(7)), kasus))
                    unit.simpan_semua()
            return dapat

        dapat = _satukan(_bersama(kerja))

        assert sorted(d for d in dapat if d is not None) == [str(n) for n in range(7)]

    def test_dua_pengajuan_orang_yang_sama_tidak_sama_sama_mengira_dirinya_pertama(
        self, buka: PembukaUnitOfWork
    ) -> None:
        nik = "6371012006900001"

        def pertama(nomor: int) -> bool:
            with buka() as unit:
                if unit.brankas.cari("nik", nik):
                    return False
                subjek = SubjekId(f"s-{nomor}")
                unit.brankas.titip([Rahasia(subjek=subjek, kunci="1/nik", nilai=nik)])
                unit.simpan_semua()
                return True

        hasil = _bersama(lambda nomor: _sampai_berhasil(partial(pertama, nomor)))

        assert hasil.count(True) == 1

    def test_dua_pengajuan_orang_yang_mirip_pun_tidak(self, buka: PembukaUnitOfWork) -> None:
        kunci = [
            Kunci(teks="l|1990-06-20", bobot=3),
            *(Kunci(teks=f"tn|{tahun}|budi", bobot=6) for tahun in (1991, 1990)),
        ]

        def pertama(nomor: int) -> bool:
            with buka() as unit:
                if unit.brankas.calon(kunci if nomor % 2 else kunci[::-1], 20):
                    return False
                unit.brankas.kenali(KasusId(f"k-{nomor}"), {SubjekId(f"s-{nomor}"): kunci})
                unit.simpan_semua()
                return True

        hasil = _bersama(lambda nomor: _sampai_berhasil(partial(pertama, nomor)))

        assert hasil.count(True) == 1

    def test_yang_belum_disimpan_tidak_terlihat_dan_pembaca_tidak_menunggu(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, "k")
        menulis, lanjut = Event(), Event()

        def tulis() -> None:
            with buka() as unit:
                unit.kasus.simpan(contoh.kasus_pada("k", 2), contoh.catatan("k", 2, 2))
                unit.kotak_keluar.tambah([contoh.pesan("k", 1)])
                menulis.set()
                lanjut.wait(timeout=30)
                unit.simpan_semua()

        penulis = Thread(target=tulis, daemon=True)
        penulis.start()
        try:
            assert menulis.wait(timeout=30)
            with buka(baca=True) as unit:
                kasus, pesan = unit.kasus.muat(KasusId("k")), unit.kotak_keluar.periksa()
            assert penulis.is_alive()
        finally:
            lanjut.set()
            penulis.join(timeout=30)

        assert kasus == contoh.kasus_pada("k", 1)
        assert pesan == ()
        with buka(baca=True) as unit:
            assert unit.kasus.muat(KasusId("k")) == contoh.kasus_pada("k", 2)
            assert len(unit.kotak_keluar.periksa()) == 1

    def test_galat_satu_pekerja_tidak_menahan_yang_lain(self, buka: PembukaUnitOfWork) -> None:
        def kerja(nomor: int) -> None:
            for _ in range(5):
                with buka() as unit:
                    unit.penomoran.berikut("contoh", "400.9", 2025)
                    if nomor == 0:
                        raise ZeroDivisionError
                    unit.simpan_semua()

        with pytest.raises(ZeroDivisionError):
            _bersama(kerja)

        with buka() as unit:
            assert unit.penomoran.berikut("contoh", "400.9", 2025) == 1 + 5 * (PEKERJA - 1)
