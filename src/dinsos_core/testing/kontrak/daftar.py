"""Lists of cases: every filter, and pages that neither repeat nor skip."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from attrs import fields

from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.ports.indeks import IndeksKasus
from dinsos_core.ports.penyimpanan import (
    KasusTersimpan,
    PembukaUnitOfWork,
    SaringanKasus,
)
from dinsos_core.ports.tampak import Penanya, kunci_akun, kunci_peran
from dinsos_core.testing.kontrak import contoh

PADA = contoh.PADA
JAM = timedelta(hours=1)


def _taut(ke: str, hubungan: Hubungan = Hubungan.MEMIMPIN) -> Tautan:
    return Tautan(ke=KasusId(ke), hubungan=hubungan)


ISI: tuple[KasusTersimpan, ...] = (
    # Created in pairs at the same instant, and stored in another order than they are listed.
    contoh.kasus_pada(
        "c", 1, dibuat=PADA, giliran=contoh.menunggu("petugas", "kabid"), tenggat=PADA + 9 * JAM
    ),
    contoh.kasus_pada(
        "B",
        1,
        dibuat=PADA,
        instansi="lain",
        subjek=(SubjekId("s-1"),),
        tautan=(_taut("a"), _taut("a", Hubungan.TENTANG)),
    ),
    contoh.kasus_pada(
        "é",
        1,
        dibuat=PADA + JAM,
        layanan="izin-pub",
        tampak=(kunci_akun(PelakuId("ani")), kunci_peran("contoh", "kabid")),
        tenggat=PADA + 3 * JAM,
        tautan=(_taut("B"), _taut("a")),
    ),
    contoh.kasus_pada(
        "a",
        1,
        dibuat=PADA + JAM,
        status="selesai",
        berjalan=False,
        petugas=(PelakuId("ani"),),
    ),
    contoh.kasus_pada(
        "d",
        1,
        dibuat=PADA - JAM,
        giliran=contoh.menunggu("kabid"),
        tenggat=PADA + 3 * JAM,
        tampak=(kunci_peran("contoh", "kabid"), kunci_peran("contoh", "petugas")),
        kecuali=(PelakuId("budi"),),
    ),
    contoh.kasus_pada(
        "f",
        1,
        dibuat=PADA - JAM,
        agregat="klien",
        subjek=(SubjekId("s-2"), SubjekId("s-1")),
        petugas=(PelakuId("budi"), PelakuId("ani")),
        kecuali=(PelakuId("ani"), PelakuId("cici")),
    ),
    contoh.kasus_pada(
        "e-1",
        1,
        dibuat=PADA + 2 * JAM,
        status="ditolak",
        giliran=contoh.menunggu("petugas"),
        tampak=(),
    ),
    contoh.kasus_pada("e_1", 1, dibuat=PADA + 2 * JAM, subjek=(SubjekId("s-3"),)),
)

# Of every criterion: not asked for, something that fits some cases, something that fits none.
PILIHAN: dict[str, tuple[Any, ...]] = {
    "agregat": (None, "permohonan", "pengaduan"),
    "instansi": (None, "contoh", "tidak-ada"),
    "layanan": (None, "izin-pub", "tidak-ada"),
    "status": (
        None,
        frozenset({"diajukan", "selesai"}),
        frozenset({"diajukan", *(f"status-{n}" for n in range(40))}),
        frozenset[str](),
    ),
    "berjalan": (None, True, False),
    "subjek": (None, frozenset({SubjekId("s-1"), SubjekId("s-9")}), frozenset[SubjekId]()),
    "petugas": (None, PelakuId("ani"), PelakuId("an")),
    "tertaut": (None, KasusId("a"), KasusId("c")),
    "terlihat_oleh": (
        None,
        Penanya(akun=PelakuId("ani")),
        Penanya(akun=PelakuId("budi"), instansi="contoh", peran=frozenset({"kabid", "petugas"})),
        Penanya(akun=PelakuId("dedi"), instansi="contoh", peran=frozenset({"kabid", "petugas"})),
        Penanya(akun=PelakuId("dedi"), instansi="lain", peran=frozenset({"kabid"})),
        Penanya(
            akun=PelakuId("budi"),
            instansi="contoh",
            peran=frozenset({"kabid", *(f"peran-{n}" for n in range(40))}),
        ),
    ),
}


def _urut(semua: tuple[KasusTersimpan, ...]) -> list[KasusTersimpan]:
    return sorted(semua, key=lambda k: (k.indeks.dibuat, k.id))


def _cocok(i: IndeksKasus, s: SaringanKasus) -> bool:
    return (
        s.agregat in (None, i.agregat)
        and s.instansi in (None, i.instansi)
        and s.layanan in (None, i.layanan)
        and (s.status is None or i.status in s.status)
        and s.berjalan in (None, i.berjalan)
        and (s.subjek is None or bool(s.subjek & set(i.subjek)))
        and (s.petugas is None or s.petugas in i.petugas)
        and (s.tertaut is None or s.tertaut in {satu.ke for satu in i.tautan})
        and (s.terlihat_oleh is None or i.terlihat(s.terlihat_oleh))
    )


def _saringan() -> Iterator[SaringanKasus]:
    """None, every single criterion, and every pair of criteria in every choice."""
    yield SaringanKasus()
    nama = list(PILIHAN)
    for n, satu in enumerate(nama):
        for dua in nama[n + 1 :]:
            for a, b in product(PILIHAN[satu], PILIHAN[dua]):
                yield SaringanKasus(**{satu: a, dua: b})


def _isi(buka: PembukaUnitOfWork) -> None:
    with buka() as unit:
        for kasus in ISI:
            unit.kasus.simpan(kasus, contoh.catatan(kasus.id, 1, 1))
        unit.simpan_semua()


def _jelajah(
    buka: PembukaUnitOfWork, saringan: SaringanKasus, banyak: int
) -> Iterator[tuple[str, ...]]:
    """The ids of every page, each read in a unit of its own."""
    lanjut: str | None = None
    while True:
        with buka(baca=True) as unit:
            halaman = unit.kasus.daftar(saringan, lanjut=lanjut, banyak=banyak)
        yield tuple(kasus.id for kasus in halaman.kasus)
        lanjut = halaman.lanjut
        if lanjut is None:
            return


class KontrakDaftar:
    """Finding and listing cases."""

    def test_setiap_saringan_memberi_kasus_yang_cocok_berurutan(
        self, buka: PembukaUnitOfWork
    ) -> None:
        assert PILIHAN.keys() == {bidang.name for bidang in fields(SaringanKasus)}
        _isi(buka)

        with buka(baca=True) as unit:
            for saringan in _saringan():
                halaman = unit.kasus.daftar(saringan)
                harapan = [k for k in _urut(ISI) if _cocok(k.indeks, saringan)]
                assert list(halaman.kasus) == harapan, saringan
                assert halaman.lanjut is None

    def test_halaman_tidak_mengulang_dan_tidak_melewatkan(self, buka: PembukaUnitOfWork) -> None:
        _isi(buka)
        semua = [kasus.id for kasus in _urut(ISI)]

        for banyak in range(1, len(ISI) + 2):
            halaman = list(_jelajah(buka, SaringanKasus(), banyak))
            assert [kasus for satu in halaman for kasus in satu] == semua
            assert all(len(satu) == banyak for satu in halaman[:-1])
            assert halaman[-1] != ()

    def test_kasus_baru_di_antara_dua_halaman_tidak_menggeser_halaman(
        self, buka: PembukaUnitOfWork
    ) -> None:
        """What was there is listed once, whatever is created before, after, or at the very place
        the cursor names."""
        _isi(buka)
        terlihat: list[str] = []

        for n, halaman in enumerate(_jelajah(buka, SaringanKasus(), 2)):
            terlihat += halaman
            if n < 3:
                contoh.simpan_kasus(buka, f"0-{n}", dibuat=PADA - 2 * JAM)
                contoh.simpan_kasus(buka, f"z-{n}", dibuat=PADA + 3 * JAM)
                contoh.simpan_kasus(buka, f"A-{n}", dibuat=PADA + JAM)

        lama = [kasus for kasus in terlihat if "-" not in kasus or kasus == "e-1"]
        assert lama == [kasus.id for kasus in _urut(ISI)]
        assert len(set(terlihat)) == len(terlihat)
        assert {"z-0", "z-1", "z-2"} <= set(terlihat)

    def test_kasus_yang_berubah_tetap_di_tempatnya(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, "b", status="diajukan", giliran=contoh.menunggu("petugas"))
        contoh.simpan_kasus(buka, "a", dibuat=PADA + JAM)

        with buka() as unit:
            baru = contoh.kasus_pada("b", 2, status="diproses", giliran=contoh.menunggu("kabid"))
            unit.kasus.simpan(baru, contoh.catatan("b", 2, 2))
            unit.simpan_semua()

        with buka(baca=True) as unit:
            daftar = unit.kasus.daftar
            assert [k.id for k in daftar(SaringanKasus()).kasus] == ["b", "a"]
            assert daftar(SaringanKasus(status=frozenset({"diproses"}))).kasus == (baru,)

    def test_subjek_yang_berganti_dicari_menurut_yang_terakhir(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, "a", subjek=(SubjekId("s-1"), SubjekId("s-2")))

        with buka() as unit:
            baru = contoh.kasus_pada("a", 2, subjek=(SubjekId("s-2"), SubjekId("s-3")))
            unit.kasus.simpan(baru, contoh.catatan("a", 2, 2))
            unit.simpan_semua()

        with buka(baca=True) as unit:
            ada = {
                s: len(unit.kasus.daftar(SaringanKasus(subjek=frozenset({SubjekId(s)}))).kasus)
                for s in ("s-1", "s-2", "s-3")
            }
        assert ada == {"s-1": 0, "s-2": 1, "s-3": 1}

    def test_yang_dibebaskan_tidak_lagi_menemukan_kasusnya(self, buka: PembukaUnitOfWork) -> None:
        ani, budi = PelakuId("ani"), PelakuId("budi")
        contoh.simpan_kasus(buka, "a", petugas=(ani,))

        with buka() as unit:
            baru = contoh.kasus_pada("a", 2, petugas=(budi,))
            unit.kasus.simpan(baru, contoh.catatan("a", 2, 2))
            unit.simpan_semua()

        with buka(baca=True) as unit:
            assert unit.kasus.daftar(SaringanKasus(petugas=ani)).kasus == ()
            assert unit.kasus.daftar(SaringanKasus(petugas=budi)).kasus == (baru,)

    def test_tautan_yang_dilepas_tidak_ditemukan_lagi(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, "a", tautan=(_taut("x"), _taut("y")))

        with buka() as unit:
            baru = contoh.kasus_pada("a", 2, tautan=(_taut("y", Hubungan.TENTANG), _taut("z")))
            unit.kasus.simpan(baru, contoh.catatan("a", 2, 2))
            unit.simpan_semua()

        with buka(baca=True) as unit:
            ada = {
                ke: len(unit.kasus.daftar(SaringanKasus(tertaut=KasusId(ke))).kasus)
                for ke in ("x", "y", "z")
            }
            assert unit.kasus.muat(KasusId("a")) == baru
        assert ada == {"x": 0, "y": 1, "z": 1}

    def test_yang_ditutup_atau_dipulihkan_mengikuti_keadaan_terakhir(
        self, buka: PembukaUnitOfWork
    ) -> None:
        ani, budi = PelakuId("ani"), PelakuId("budi")

        def terlihat() -> list[list[str]]:
            with buka(baca=True) as unit:
                semua = (SaringanKasus(terlihat_oleh=Penanya(akun=satu)) for satu in (ani, budi))
                return [[k.id for k in unit.kasus.daftar(satu).kasus] for satu in semua]

        contoh.simpan_kasus(buka, "a", kecuali=(ani,))
        assert terlihat() == [[], ["a"]]

        for versi, tampak, kecuali, harapan in (
            (2, (kunci_akun(ani), kunci_akun(budi)), (), [["a"], ["a"]]),
            (3, (kunci_akun(ani),), (), [["a"], []]),
            (4, None, (budi,), [["a"], []]),
            (5, (), (), [[], []]),
            (6, None, (), [["a"], ["a"]]),
        ):
            baru = contoh.kasus_pada("a", versi, tampak=tampak, kecuali=kecuali)
            with buka() as unit:
                unit.kasus.simpan(baru, contoh.catatan("a", versi, versi))
                unit.simpan_semua()
            with buka(baca=True) as unit:
                assert unit.kasus.muat(KasusId("a")) == baru
            assert terlihat() == harapan

    def test_halaman_yang_disaring_menurut_penanya_tetap_penuh(
        self, buka: PembukaUnitOfWork
    ) -> None:
        """Hidden cases leave no gap: not in how many a page holds, not in how many pages follow."""
        ani = Penanya(akun=PelakuId("ani"))
        for n in range(12):
            tampak = None if n % 3 == 0 else ()
            contoh.simpan_kasus(buka, f"k-{n:02}", dibuat=PADA + n * JAM, tampak=tampak)

        halaman = list(_jelajah(buka, SaringanKasus(terlihat_oleh=ani), 2))

        assert halaman == [("k-00", "k-03"), ("k-06", "k-09")]

    def test_penunjuk_atau_ukuran_halaman_yang_tidak_sah_ditolak(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, "a")

        with buka(baca=True) as unit:
            for lanjut in (
                "",
                "a",
                "|a",
                "2025-04-08|a",
                "2025-04-08T00:00:00+00:00|",
                "x|y|z",
                f"{contoh.TERJAUH}|a",
            ):
                with pytest.raises(ValueError):  # noqa: PT011 -- worded by the adapter
                    unit.kasus.daftar(SaringanKasus(), lanjut=lanjut)
            for banyak in (0, -1):
                with pytest.raises(ValueError):  # noqa: PT011 -- worded by the adapter
                    unit.kasus.daftar(SaringanKasus(), banyak=banyak)
