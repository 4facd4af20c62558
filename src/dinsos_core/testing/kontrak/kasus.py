"""Cases: state, version, append-only events."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, SubjekId
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, SaringanKasus, VersiBerubah
from dinsos_core.testing.kontrak import contoh

KASUS = KasusId("k-1")


class KontrakKasus:
    """Storing and loading cases, and the optimistic version."""

    def test_kasus_yang_tidak_ada_tidak_dimuat(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            assert unit.kasus.muat(KASUS) is None
            assert unit.kasus.riwayat(KASUS) == ()

    def test_kasus_kembali_persis_seperti_disimpan(self, buka: PembukaUnitOfWork) -> None:
        """With every attribute it is found by, and the same types."""
        indeks = {
            "status": "diproses",
            "berjalan": False,
            "giliran": (
                *contoh.menunggu("kepala_dinas", dilarang=(PelakuId("é"),)),
                *contoh.menunggu(
                    "pemohon",
                    langkah="teken",
                    akun=PelakuId("a"),
                    jatuh_tempo=contoh.PADA + timedelta(days=14),
                    rawan=contoh.PADA + timedelta(days=13),
                ),
            ),
            "jam": (contoh.jam("proses", 14), contoh.jam("lapor", 2, milik="warga", dijeda=True)),
            "tenggat": contoh.PADA + timedelta(days=14),
            "subjek": (SubjekId("s-2"), SubjekId("s-1")),
            "petugas": (PelakuId("b"), PelakuId("a")),
            "tautan": (Tautan(ke=KasusId("k 2"), hubungan=Hubungan.BERASAL_DARI),),
            "nomor": "23456789A",
        }
        contoh.simpan_kasus(buka, KASUS, 3, **indeks)

        with buka() as unit:
            tersimpan = unit.kasus.muat(KASUS)

        assert tersimpan == contoh.kasus_pada(KASUS, 3, **indeks)
        assert tersimpan is not None
        assert type(tersimpan.indeks.berjalan) is bool
        assert type(tersimpan.indeks.giliran) is tuple

    def test_instan_kembali_berzona_dan_sama(self, buka: PembukaUnitOfWork) -> None:
        wita = timezone(timedelta(hours=8))
        dibuat = datetime(2025, 4, 8, 10, 30, 0, 654321, tzinfo=wita)
        tenggat = datetime(2024, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
        contoh.simpan_kasus(buka, KASUS, dibuat=dibuat, tenggat=tenggat)

        with buka() as unit:
            tersimpan = unit.kasus.muat(KASUS)

        assert tersimpan is not None
        assert (tersimpan.indeks.dibuat, tersimpan.indeks.tenggat) == (dibuat, tenggat)
        assert tersimpan.indeks.dibuat.utcoffset() is not None

    def test_riwayat_kembali_lengkap_dan_berurutan(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, KASUS, 12)
        contoh.simpan_kasus(buka, "lain", 2)

        with buka() as unit:
            riwayat = unit.kasus.riwayat(KASUS)

        assert riwayat == contoh.catatan(KASUS, 1, 12)
        assert [type(r.kejadian) for r in riwayat] == [
            type(contoh.kejadian(KASUS, n)) for n in range(1, 13)
        ]

    def test_satu_kejadian_terbaca_menurut_nomornya(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, KASUS, 3)
        contoh.simpan_kasus(buka, "lain", 4)

        with buka() as unit:
            satu = [unit.kasus.kejadian(KASUS, n) for n in range(5)]

        assert satu == [None, *contoh.catatan(KASUS, 1, 3), None]

    def test_kejadian_baru_menyambung_riwayat(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, KASUS)

        contoh.tambah_kejadian(buka, KASUS, "perintah-2")

        with buka() as unit:
            tersimpan, riwayat = unit.kasus.muat(KASUS), unit.kasus.riwayat(KASUS)
        assert tersimpan == contoh.kasus_pada(KASUS, 2)
        assert riwayat == (
            *contoh.catatan(KASUS, 1, 1),
            *contoh.catatan(KASUS, 2, 2, "perintah-2"),
        )

    def test_menyimpan_tanpa_memuat_lebih_dulu_juga_boleh(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, KASUS, subjek=(SubjekId("s-1"),))

        with buka() as unit:
            unit.kasus.simpan(
                contoh.kasus_pada(KASUS, 2, giliran=contoh.menunggu("petugas")),
                contoh.catatan(KASUS, 2, 2),
            )
            unit.simpan_semua()

        with buka() as unit:
            assert unit.kasus.muat(KASUS) == contoh.kasus_pada(
                KASUS, 2, giliran=contoh.menunggu("petugas")
            )
            assert unit.kasus.riwayat(KASUS) == contoh.catatan(KASUS, 1, 2)

    def test_dua_kali_menyimpan_dalam_satu_unit(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            unit.kasus.simpan(contoh.kasus_pada(KASUS, 1), contoh.catatan(KASUS, 1, 1))
            unit.kasus.simpan(contoh.kasus_pada(KASUS, 3), contoh.catatan(KASUS, 2, 3))
            unit.simpan_semua()

        with buka() as unit:
            assert unit.kasus.muat(KASUS) == contoh.kasus_pada(KASUS, 3)
            assert unit.kasus.riwayat(KASUS) == contoh.catatan(KASUS, 1, 3)

    def test_keadaan_yang_basi_ditolak_dan_yang_tersimpan_utuh(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, KASUS)
        contoh.tambah_kejadian(buka, KASUS, "perintah-2")

        basi = contoh.kasus_pada(KASUS, 2, status="basi")
        with pytest.raises(VersiBerubah):
            contoh.simpan_banyak(buka, [(basi, contoh.catatan(KASUS, 2, 2, "perintah-basi"))])

        with buka() as unit:
            assert unit.kasus.muat(KASUS) == contoh.kasus_pada(KASUS, 2)
            assert [r.perintah for r in unit.kasus.riwayat(KASUS)] == ["perintah-1", "perintah-2"]

    def test_kasus_baru_dengan_nomor_yang_sudah_ada_ditolak(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, KASUS)

        with pytest.raises(VersiBerubah):
            contoh.simpan_kasus(buka, KASUS, status="lain")

        with buka() as unit:
            assert unit.kasus.muat(KASUS) == contoh.kasus_pada(KASUS, 1)

    def test_kasus_yang_tidak_ada_tidak_dapat_dilanjutkan(self, buka: PembukaUnitOfWork) -> None:
        with pytest.raises(VersiBerubah):
            contoh.simpan_banyak(buka, [(contoh.kasus_pada(KASUS, 4), contoh.catatan(KASUS, 3, 4))])

        with buka() as unit:
            assert unit.kasus.riwayat(KASUS) == ()

    def test_versi_yang_melompati_kejadian_ditolak(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, KASUS)

        with pytest.raises(VersiBerubah):
            contoh.simpan_banyak(buka, [(contoh.kasus_pada(KASUS, 4), contoh.catatan(KASUS, 4, 4))])

    def test_dicari_menurut_nomornya_yang_hanya_miliknya(self, buka: PembukaUnitOfWork) -> None:
        """Cases without one are many; with one, another case's is refused and nothing is stored."""
        contoh.simpan_kasus(buka, "a", nomor="23456789A")
        contoh.simpan_kasus(buka, "b")
        contoh.simpan_kasus(buka, "c")

        with pytest.raises(VersiBerubah):
            contoh.simpan_kasus(buka, "d", nomor="23456789A")
        with buka() as unit:
            unit.kasus.simpan(
                contoh.kasus_pada("a", 2, nomor="23456789A"), contoh.catatan("a", 2, 2)
            )
            unit.simpan_semua()

        with buka(baca=True) as unit:
            assert unit.kasus.cari_nomor("23456789A") == contoh.kasus_pada(
                "a", 2, nomor="23456789A"
            )
            assert unit.kasus.cari_nomor("23456789B") is None
            assert unit.kasus.cari_nomor("") is None
            assert unit.kasus.muat(KasusId("d")) is None

    def test_beberapa_kasus_dimuat_sekaligus_yang_tidak_ada_tidak(
        self, buka: PembukaUnitOfWork
    ) -> None:
        for kasus in ("a", "b", "c"):
            contoh.simpan_kasus(buka, kasus)

        with buka(baca=True) as unit:
            ada = unit.kasus.muat_banyak(map(KasusId, ("c", "tidak-ada", "a")))
            assert unit.kasus.muat_banyak(()) == {}
            assert unit.kasus.muat_indeks(()) == {}
            indeks = unit.kasus.muat_indeks(map(KasusId, ("c", "tidak-ada", "a")))

        assert ada == {KasusId(satu): contoh.kasus_pada(satu, 1) for satu in ("a", "c")}
        assert indeks == {id_: satu.indeks for id_, satu in ada.items()}

    def test_beberapa_kasus_disimpan_sekaligus(self, buka: PembukaUnitOfWork) -> None:
        """Old and new ones, in whatever order they come, each with its own chain."""
        contoh.simpan_kasus(buka, "b")
        semua = [("c", 1, 2), ("a", 1, 1), ("b", 2, 3)]

        with buka() as unit:
            unit.kasus.muat_banyak([KasusId("b")])
            unit.kasus.simpan_banyak(
                (contoh.kasus_pada(kasus, sampai), contoh.catatan(kasus, dari, sampai))
                for kasus, dari, sampai in semua
            )
            unit.simpan_semua()

        with buka(baca=True) as unit:
            for kasus, _, versi in semua:
                assert unit.kasus.muat(KasusId(kasus)) == contoh.kasus_pada(kasus, versi)
                assert unit.kasus.riwayat(KasusId(kasus)) == contoh.catatan(kasus, 1, versi)

    def test_satu_kasus_yang_berubah_membatalkan_semuanya(self, buka: PembukaUnitOfWork) -> None:
        _dua_disimpan_satu_dilihat(buka, berubah="a")

    def test_kasus_baru_yang_sudah_ada_membatalkan_semuanya(self, buka: PembukaUnitOfWork) -> None:
        _dua_disimpan_satu_dilihat(buka, berubah="b")

    def test_yang_dilihat_berubah_membatalkan_semuanya(self, buka: PembukaUnitOfWork) -> None:
        _dua_disimpan_satu_dilihat(buka, berubah="c")

    def test_yang_hanya_dilihat_tidak_berubah(self, buka: PembukaUnitOfWork) -> None:
        contoh.simpan_kasus(buka, "a")
        contoh.simpan_kasus(buka, "b")

        with buka() as unit:
            satu = (contoh.kasus_pada("b", 2), contoh.catatan("b", 2, 2))
            unit.kasus.simpan_banyak([satu], {KasusId("a"): 1})
            unit.simpan_semua()

        with buka(baca=True) as unit:
            assert unit.kasus.muat(KasusId("a")) == contoh.kasus_pada("a", 1)
            assert unit.kasus.muat(KasusId("b")) == contoh.kasus_pada("b", 2)

    def test_klien_disimpan_di_samping_kasus_dan_bukan_kasus(self, buka: PembukaUnitOfWork) -> None:
        """One unit, one order of locks, one chain each; but no question about cases finds it."""
        klien = KlienId("l-1")
        kasus = contoh.kasus_pada(KASUS, 1), contoh.catatan(KASUS, 1, 1)
        with buka() as unit:
            unit.kasus.simpan_banyak([contoh.klien_pada(klien, 0, 2), kasus])
            unit.simpan_semua()

        with buka() as unit:
            ada = unit.kasus.muat_klien([klien, KlienId(KASUS), KlienId("tidak ada")])
            riwayat = unit.kasus.riwayat(klien)
            bukan_kasus = unit.kasus.muat(KasusId(klien))
            banyak = unit.kasus.muat_banyak([KasusId(klien), KASUS])
            aliran = unit.kasus.muat_aliran((klien, KASUS, KasusId("tidak ada")))
            kosong = unit.kasus.muat_aliran(())
            indeks = unit.kasus.muat_indeks((klien, KASUS, KasusId("tidak ada")))
            daftar = unit.kasus.daftar(SaringanKasus()).kasus
            subjek = frozenset({SubjekId(klien)})
            milik = unit.kasus.daftar(SaringanKasus(subjek=subjek)).kasus

        tersimpan, kejadian = contoh.klien_pada(klien, 0, 2)
        assert dict(ada) == {klien: tersimpan}
        assert (dict(aliran), dict(kosong)) == ({klien: tersimpan, KASUS: kasus[0]}, {})
        assert riwayat == kejadian
        assert bukan_kasus is None
        assert dict(indeks) == {klien: tersimpan.indeks, KASUS: kasus[0].indeks}
        assert {*banyak} == {satu.id for satu in daftar} == {KASUS}
        assert milik == ()

    def test_versi_klien_menjaga_yang_berlaku_atas_beberapa_kasus(
        self, buka: PembukaUnitOfWork
    ) -> None:
        klien = KlienId("l-1")
        with buka() as unit:
            unit.kasus.simpan_banyak([contoh.klien_pada(klien, 0, 2)])
            unit.simpan_semua()

        kasus = contoh.kasus_pada(KASUS, 1), contoh.catatan(KASUS, 1, 1)
        with pytest.raises(VersiBerubah):
            contoh.simpan_banyak(buka, [kasus, contoh.klien_pada(klien, 1, 2)])
        with pytest.raises(VersiBerubah):
            contoh.simpan_banyak(buka, [kasus], {klien: 1})

        with buka() as unit:
            assert unit.kasus.muat(KASUS) is None
            unit.kasus.simpan_banyak([kasus, contoh.klien_pada(klien, 2, 3)])
            unit.simpan_semua()
        with buka() as unit:
            assert unit.kasus.muat_klien([klien])[klien].versi == 3


def _dua_disimpan_satu_dilihat(buka: PembukaUnitOfWork, *, berubah: str) -> None:
    """``a`` goes on, ``b`` is new, ``c`` is looked at: one of them has changed meanwhile."""
    semua = tuple(map(KasusId, "abc"))
    for kasus in {"a", "c", berubah}:
        contoh.simpan_kasus(buka, kasus)
    if berubah != "b":
        contoh.tambah_kejadian(buka, berubah, "lain")
    with buka(baca=True) as unit:
        sebelum = unit.kasus.muat_banyak(semua)

    baru = [
        (contoh.kasus_pada("a", 2), contoh.catatan("a", 2, 2)),
        (contoh.kasus_pada("b", 1), contoh.catatan("b", 1, 1)),
    ]
    with pytest.raises(VersiBerubah):
        contoh.simpan_banyak(buka, baru, {KasusId("c"): 1})

    with buka(baca=True) as unit:
        assert unit.kasus.muat_banyak(semua) == sebelum
        assert len(unit.kasus.riwayat(KasusId("a"))) == sebelum[KasusId("a")].versi
