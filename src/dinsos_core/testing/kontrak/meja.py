"""Desks and open clocks: what is listed is what a look at every case would give, in order, and
pages neither repeat nor skip."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest

from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.ports.indeks import GiliranTerbuka
from dinsos_core.ports.meja import (
    TANPA_TEMPO,
    BarisJam,
    BarisMeja,
    HalamanBaris,
    SaringanJam,
    SaringanMeja,
)
from dinsos_core.ports.penyimpanan import KasusTersimpan, PembukaUnitOfWork, SaringanKasus
from dinsos_core.ports.tampak import Penanya, kunci_akun, kunci_peran
from dinsos_core.testing.kontrak import contoh

PADA = contoh.PADA
HARI = timedelta(days=1)

INSTANSI = ("contoh", "lain")
LAYANAN = ("santunan-kematian", "izin-pub", "pengaduan")
PERAN = ("kabid", "petugas", "tim")
AKUN = tuple(map(PelakuId, ("ani", "budi", "cici")))

_PENANYA: tuple[Penanya, ...] = (
    Penanya(akun=AKUN[0], instansi="contoh", peran=frozenset(PERAN)),
    Penanya(akun=AKUN[1], instansi="contoh", peran=frozenset({"kabid"})),
    Penanya(akun=AKUN[2], instansi="contoh", peran=frozenset({*PERAN, "pemohon"})),
    Penanya(akun=AKUN[0], instansi="lain", peran=frozenset({"tim", "petugas"})),
    Penanya(akun=AKUN[1], peran=frozenset({"pemohon"})),
    Penanya(akun=AKUN[2], instansi="contoh", peran=frozenset()),
    Penanya(
        akun=AKUN[1],
        instansi="contoh",
        peran=frozenset({"kabid", "tim", *(f"peran-{n}" for n in range(20))}),
    ),
)
_SAAT: tuple[datetime | None, ...] = (None, PADA + HARI, PADA + 3 * HARI)


def populasi(acak: Random, banyak: int) -> Iterator[KasusTersimpan]:
    """Cases of every kind: of several agencies, for several roles and parties, assigned, hidden,
    paused, due at the same moment or never."""
    for n in range(banyak):
        instansi = acak.choice(INSTANSI)
        jam = tuple(
            contoh.jam(
                kode,
                acak.choice((-2, 0, 1, 1, 2, 5)),
                milik=acak.choice(("kantor", "kantor", "warga", "peristiwa")),
                dijeda=acak.random() < 0.2,
                versi_kalender=acak.choice(("k1", "k2")),
            )
            for kode in ("proses", "terbit", "lapor")[: acak.randrange(4)]
        )
        kunci = [
            *(kunci_peran(satu, peran) for satu in INSTANSI for peran in PERAN),
            *map(kunci_akun, AKUN),
        ]
        tampak = tuple(sorted(acak.sample(kunci, acak.randrange(4))))
        yield contoh.kasus_pada(
            f"k{n:03}",
            1,
            instansi=instansi,
            layanan=acak.choice(LAYANAN),
            dibuat=PADA + acak.randrange(3) * HARI,
            giliran=tuple(_giliran(acak)),
            jam=jam,
            petugas=tuple(acak.sample(AKUN, acak.choice((0, 0, 1, 2)))),
            nomor=f"N{n:03}" if n % 2 else "",
            tampak=tampak if acak.random() < 0.4 else None,
            kecuali=tuple(acak.sample(AKUN, acak.choice((0, 0, 0, 1)))),
        )


def _giliran(acak: Random) -> Iterator[GiliranTerbuka]:
    tempo = acak.choice((None, *(PADA + n * HARI for n in (-2, 0, 1, 1, 2, 5))))
    for peran in acak.sample(PERAN, acak.choice((0, 1, 1, 2, 3))):
        yield from contoh.menunggu(
            peran,
            langkah="periksa",
            dilarang=tuple(acak.sample(AKUN, acak.choice((0, 0, 1)))),
            jatuh_tempo=tempo,
            rawan=tempo and tempo - HARI,
        )
    for akun in acak.sample(AKUN, acak.choice((0, 0, 0, 1, 2))):
        lain = acak.choice((None, PADA + HARI))
        dilarang = (akun,) if acak.random() < 0.2 else ()
        yield from contoh.menunggu(
            "pemohon", akun=akun, dilarang=dilarang, jatuh_tempo=lain, rawan=lain and lain - HARI
        )


def _saringan_meja() -> Iterator[SaringanMeja]:
    for oleh in _PENANYA:
        yield SaringanMeja(oleh=oleh)
        yield SaringanMeja(oleh=oleh, peran=frozenset({"tim", "pemohon", "hantu"}))
        for saya, layanan, instansi in product(
            (False, True), (None, "izin-pub", "tidak-ada"), (None, "contoh")
        ):
            yield SaringanMeja(oleh=oleh, hanya_saya=saya, layanan=layanan, instansi=instansi)
        for sebelum, sesudah, rawan in product(_SAAT, (None, PADA), _SAAT):
            yield SaringanMeja(
                oleh=oleh, jatuh_sebelum=sebelum, jatuh_sesudah=sesudah, rawan_pada=rawan
            )


def _dalam(tempo: datetime | None, rawan: datetime | None, s: Any) -> bool:
    return (
        (s.jatuh_sebelum is None or (tempo or TANPA_TEMPO) < s.jatuh_sebelum)
        and (s.jatuh_sesudah is None or (tempo or TANPA_TEMPO) >= s.jatuh_sesudah)
        and (s.rawan_pada is None or (rawan is not None and rawan <= s.rawan_pada))
    )


Tempat = tuple[bool, datetime, str, str]


def _meja(semua: tuple[KasusTersimpan, ...], s: SaringanMeja) -> list[Tempat]:
    """Whether it is theirs, when it is due, which case, in which role: what a desk must give."""
    hasil: dict[str, Tempat] = {}
    for kasus in semua:
        i, akun = kasus.indeks, s.oleh.akun
        sini = s.oleh.instansi in (None, i.instansi) and s.instansi in (None, i.instansi)
        if not sini or not i.terlihat(s.oleh) or s.layanan not in (None, i.layanan):
            continue
        giliran = [g for g in i.giliran if g.peran in s.peran_dicari]
        milik = [g for g in giliran if akun == g.akun or (g.akun is None and akun in i.petugas)]
        umum = [] if s.hanya_saya or s.oleh.instansi is None else giliran
        for g in milik or [g for g in umum if g.akun is None]:
            if akun not in g.dilarang and _dalam(g.jatuh_tempo, g.rawan, s):
                satu = (not milik, g.jatuh_tempo or TANPA_TEMPO, str(kasus.id), g.peran)
                hasil[kasus.id] = min(satu, hasil.get(kasus.id, satu))
    return sorted(hasil.values())


def _tempat(baris: BarisMeja) -> Tempat:
    tempo = baris.jatuh_tempo or TANPA_TEMPO
    return not baris.milik_saya, tempo, baris.kasus, baris.peran


def _saringan_jam() -> Iterator[SaringanJam]:
    for instansi, layanan, milik, dijeda in product(
        ("lain", "contoh"), (None, "izin-pub", "tidak-ada"), (None, "warga"), (None, True, False)
    ):
        yield SaringanJam(instansi=instansi, layanan=layanan, milik=milik, dijeda=dijeda)
    for oleh, sebelum, rawan in product((None, *_PENANYA), _SAAT, _SAAT):
        yield SaringanJam(
            instansi="contoh",
            terlihat_oleh=oleh,
            jatuh_sebelum=sebelum,
            jatuh_sesudah=PADA if rawan is None else None,
            rawan_pada=rawan,
        )


def _jam(semua: tuple[KasusTersimpan, ...], s: SaringanJam) -> list[tuple[datetime, str, str]]:
    return sorted(
        (jam.jatuh_tempo, str(kasus.id), jam.kode)
        for kasus in semua
        for jam in kasus.indeks.jam
        if s.instansi == kasus.indeks.instansi
        and s.layanan in (None, kasus.indeks.layanan)
        and s.milik in (None, jam.milik)
        and s.dijeda in (None, jam.dijeda)
        and (s.terlihat_oleh is None or kasus.indeks.terlihat(s.terlihat_oleh))
        and _dalam(jam.jatuh_tempo, jam.rawan, s)
    )


def _tempat_jam(baris: BarisJam) -> tuple[datetime, str, str]:
    return baris.jam.jatuh_tempo, baris.kasus, baris.jam.kode


def _jelajah(tanya: Any, saringan: Any, banyak: int) -> Iterator[tuple[Any, ...]]:
    lanjut: str | None = None
    while True:
        halaman: HalamanBaris[Any] = tanya(saringan, lanjut=lanjut, banyak=banyak)
        yield halaman.baris
        lanjut = halaman.lanjut
        if lanjut is None:
            return


def _isi(buka: PembukaUnitOfWork, benih: int, banyak: int) -> tuple[KasusTersimpan, ...]:
    """The cases of a population, each moved once to where it stands."""
    acak = Random(benih)  # noqa: S311 -- nothing secret
    semua = tuple(populasi(acak, banyak))
    awal = tuple(populasi(acak, banyak))
    with buka() as unit:
        for dulu in awal:
            unit.kasus.simpan(dulu, contoh.catatan(dulu.id, 1, 1))
        unit.simpan_semua()
    with buka() as unit:
        for kasus in semua:
            unit.kasus.simpan(kasus, ())
        unit.simpan_semua()
    return semua


def _taruh(
    buka: PembukaUnitOfWork, kasus: str, tempo: int | None, *, milik: bool, versi: int = 1
) -> None:
    """A case that waits for two roles, due so many days from now; or for nobody any more."""
    pada = None if tempo is None else PADA + tempo * HARI
    giliran = () if pada is None else contoh.menunggu("tim", "kabid", jatuh_tempo=pada, rawan=pada)
    petugas = (AKUN[0],) if milik else ()
    baru = contoh.kasus_pada(kasus, versi, giliran=giliran, petugas=petugas)
    with buka() as unit:
        unit.kasus.simpan(baru, contoh.catatan(kasus, versi, versi))
        unit.simpan_semua()


class KontrakMeja:
    """Rows of cases without their states."""

    @pytest.mark.parametrize("benih", range(3))
    def test_meja_memuat_tepat_yang_menunggu_penanya(
        self, buka: PembukaUnitOfWork, benih: int
    ) -> None:
        semua = _isi(buka, benih, 40)

        with buka(baca=True) as unit:
            for saringan in _saringan_meja():
                halaman = unit.kasus.meja(saringan)
                assert [_tempat(b) for b in halaman.baris] == _meja(semua, saringan), saringan
                assert halaman.lanjut is None

    def test_halaman_meja_berapa_pun_besarnya_memuat_setiap_kasus_sekali(
        self, buka: PembukaUnitOfWork
    ) -> None:
        _isi(buka, 7, 40)

        with buka(baca=True) as unit:
            for oleh in _PENANYA:
                saringan = SaringanMeja(oleh=oleh)
                utuh = unit.kasus.meja(saringan).baris
                for banyak in (1, 2, 3, 7):
                    halaman = list(_jelajah(unit.kasus.meja, saringan, banyak))
                    assert tuple(b for satu in halaman for b in satu) == utuh
                    assert all(len(satu) == banyak for satu in halaman[:-1])

    def test_yang_tetap_di_meja_muncul_sekali_selagi_yang_lain_datang_dan_pergi(
        self, buka: PembukaUnitOfWork
    ) -> None:
        """What comes before the place a cursor names, after it, or leaves, moves no other row."""
        ani = Penanya(akun=AKUN[0], instansi="contoh", peran=frozenset({"tim", "kabid"}))
        for n in range(16):
            _taruh(buka, f"k-{n:02}", n % 4, milik=n % 5 == 0)
        terlihat: list[str] = []
        saringan = SaringanMeja(oleh=ani)
        lanjut: str | None = None

        for putaran in range(8):
            with buka(baca=True) as unit:
                halaman = unit.kasus.meja(saringan, lanjut=lanjut, banyak=3)
            terlihat += (b.kasus for b in halaman.baris)
            if (lanjut := halaman.lanjut) is None:
                break
            for tempo in (-1, 2, 9):
                _taruh(buka, f"baru-{putaran}-{tempo}", tempo, milik=tempo == 2)
            _taruh(buka, f"k-{putaran:02}", None, milik=False, versi=2)

        pergi = {f"k-{n:02}" for n in range(putaran)}
        tetap = {f"k-{n:02}" for n in range(16)} - pergi
        assert len(terlihat) == len(set(terlihat))
        assert tetap <= set(terlihat)

    def test_baris_meja_menyebut_kasusnya(self, buka: PembukaUnitOfWork) -> None:
        semua = {k.id: k.indeks for k in _isi(buka, 1, 40)}

        with buka(baca=True) as unit:
            baris = unit.kasus.meja(SaringanMeja(oleh=_PENANYA[0])).baris

        assert baris
        for b in baris:
            i = semua[b.kasus]
            assert (b.nomor, b.agregat, b.instansi) == (i.nomor, i.agregat, i.instansi)
            assert (b.layanan, b.status, b.versi) == (i.layanan, i.status, 1)
            assert (b.berjalan, b.dibuat, b.petugas) == (i.berjalan, i.dibuat, i.petugas)
            (satu,) = (g for g in i.giliran if g.peran == b.peran)
            assert (b.langkah, b.sejak, b.rawan) == (satu.langkah, satu.sejak, satu.rawan)

    @pytest.mark.parametrize("benih", range(2))
    def test_ringkasan_menghitung_isi_mejanya(self, buka: PembukaUnitOfWork, benih: int) -> None:
        _isi(buka, benih, 40)
        sebelum, pada = PADA + 2 * HARI, PADA + HARI

        with buka(baca=True) as unit:
            for oleh, layanan in product(_PENANYA, (None, "izin-pub")):
                s = SaringanMeja(oleh=oleh, layanan=layanan)
                baris = unit.kasus.meja(s).baris
                hitungan = unit.kasus.ringkasan_meja(s, jatuh_sebelum=sebelum, rawan_pada=pada)
                tempo = [b.jatuh_tempo or TANPA_TEMPO for b in baris]
                rawan = [b.rawan or TANPA_TEMPO for b in baris]
                saya = sum(b.milik_saya for b in baris)
                assert (hitungan.semua, hitungan.lebih, hitungan.saya) == (len(baris), False, saya)
                assert hitungan.jatuh_sebelum == sum(satu < sebelum for satu in tempo)
                assert hitungan.rawan == sum(satu <= pada for satu in rawan)
                assert hitungan.terlewat == sum(satu < pada for satu in tempo)

    def test_ringkasan_menghitung_yang_terdepan_saja(self, buka: PembukaUnitOfWork) -> None:
        """So that it costs no more, however long the desk is."""
        _isi(buka, 2, 40)
        pada = PADA + HARI

        with buka(baca=True) as unit:
            for oleh, paling in product(_PENANYA, (1, 3, 8)):
                s = SaringanMeja(oleh=oleh)
                halaman = unit.kasus.meja(s, banyak=paling)
                hitungan = unit.kasus.ringkasan_meja(
                    s, jatuh_sebelum=pada, rawan_pada=pada, paling=paling
                )
                assert hitungan.semua == len(halaman.baris)
                assert hitungan.lebih is (halaman.lanjut is not None)
                assert hitungan.saya == sum(b.milik_saya for b in halaman.baris)
                tempo = [b.jatuh_tempo or TANPA_TEMPO for b in halaman.baris]
                assert hitungan.terlewat == sum(satu < pada for satu in tempo)

    def test_jam_terbuka_menurut_saringannya(self, buka: PembukaUnitOfWork) -> None:
        semua = _isi(buka, 3, 40)

        with buka(baca=True) as unit:
            for saringan in _saringan_jam():
                baris = unit.kasus.jam_terbuka(saringan, banyak=200).baris
                assert [_tempat_jam(b) for b in baris] == _jam(semua, saringan), saringan
            utuh = unit.kasus.jam_terbuka(SaringanJam(instansi="contoh"), banyak=200).baris
            for banyak in (1, 3, 7):
                halaman = _jelajah(unit.kasus.jam_terbuka, SaringanJam(instansi="contoh"), banyak)
                assert tuple(b for satu in halaman for b in satu) == utuh
        indeks = {k.id: k.indeks for k in semua}
        assert all(b.jam in indeks[b.kasus].jam for b in utuh)

    def test_jam_yang_dihitung_dengan_kalender_lain_ditemukan(
        self, buka: PembukaUnitOfWork
    ) -> None:
        semua = _isi(buka, 5, 40)
        usang = sorted(
            k.id
            for k in semua
            if k.indeks.instansi == "lain" and any(j.versi_kalender != "k2" for j in k.indeks.jam)
        )

        with buka(baca=True) as unit:
            assert unit.kasus.jam_usang("lain", "k2", 100) == tuple(usang)
            assert unit.kasus.jam_usang("lain", "k2", 2) == tuple(usang[:2])
            assert unit.kasus.jam_usang("lain", "k2", 2, sesudah=usang[1]) == tuple(usang[2:4])
            assert unit.kasus.jam_usang("hantu", "k2", 2) == ()

    def test_daftar_sebagai_baris_memuat_kasus_yang_sama(self, buka: PembukaUnitOfWork) -> None:
        _isi(buka, 6, 20)

        with buka(baca=True) as unit:
            for saringan in (SaringanKasus(), SaringanKasus(instansi="contoh")):
                kasus = unit.kasus.daftar(saringan, banyak=7)
                baris = unit.kasus.daftar_baris(saringan, banyak=7)
                assert baris.lanjut == kasus.lanjut
                assert [(b.kasus, b.versi, b.status, b.tenggat) for b in baris.baris] == [
                    (k.id, k.versi, k.indeks.status, k.indeks.tenggat) for k in kasus.kasus
                ]
                assert [(b.peran, b.langkah, b.petugas) for b in baris.baris] == [
                    (k.indeks.peran_giliran, k.indeks.langkah_giliran, k.indeks.petugas)
                    for k in kasus.kasus
                ]

    def test_penunjuk_atau_ukuran_halaman_yang_tidak_sah_ditolak(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, "a")
        meja, jam = SaringanMeja(oleh=_PENANYA[0]), SaringanJam(instansi="contoh")
        waktu, jauh = "2025-04-08T00:00:00+00:00", contoh.TERJAUH

        with buka(baca=True) as unit:
            for lanjut in (
                "",
                "1",
                "1|",
                f"2|{waktu}|a",
                "1|x|a",
                f"1|{waktu}|",
                "1|2025-04-08|a",
                f"1|{jauh}|a",
            ):
                with pytest.raises(ValueError):  # noqa: PT011 -- worded by the adapter
                    unit.kasus.meja(meja, lanjut=lanjut)
            for lanjut in (
                "",
                "a",
                f"{waktu}|",
                f"{waktu}|a",
                f"{waktu}|a|",
                "2025-04-08|a|b",
                f"{jauh}|a|b",
            ):
                with pytest.raises(ValueError):  # noqa: PT011 -- worded by the adapter
                    unit.kasus.jam_terbuka(jam, lanjut=lanjut)
            for banyak in (0, -1):
                with pytest.raises(ValueError):  # noqa: PT011 -- worded by the adapter
                    unit.kasus.meja(meja, banyak=banyak)
                with pytest.raises(ValueError):  # noqa: PT011 -- worded by the adapter
                    unit.kasus.jam_terbuka(jam, banyak=banyak)
