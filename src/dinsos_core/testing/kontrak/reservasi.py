"""What is handed out once: letter numbers and scarce units."""

from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import NomorTerpakai, PembukaUnitOfWork


class KontrakPenomoran:
    """Letter numbers without gaps."""

    def _berikut(self, buka: PembukaUnitOfWork, jenis: str = "400.9", tahun: int = 2025) -> int:
        with buka() as unit:
            nomor = unit.penomoran.berikut("contoh", jenis, tahun)
            unit.simpan_semua()
        return nomor

    def test_nomor_berurutan_tanpa_celah(self, buka: PembukaUnitOfWork) -> None:
        assert [self._berikut(buka) for _ in range(5)] == [1, 2, 3, 4, 5]

    def test_nomor_dari_transaksi_yang_batal_dipakai_lagi(self, buka: PembukaUnitOfWork) -> None:
        self._berikut(buka)

        with buka() as unit:
            assert unit.penomoran.berikut("contoh", "400.9", 2025) == 2
            assert unit.penomoran.berikut("contoh", "400.9", 2025) == 3

        assert self._berikut(buka) == 2

    def test_setiap_instansi_jenis_dan_tahun_punya_nomor_sendiri(
        self, buka: PembukaUnitOfWork
    ) -> None:
        self._berikut(buka)

        assert self._berikut(buka, tahun=2026) == 1
        assert self._berikut(buka, jenis="460") == 1
        with buka() as unit:
            assert unit.penomoran.berikut("lain", "400.9", 2025) == 1
        assert self._berikut(buka) == 2

    def test_nomor_tidak_di_bawah_yang_diminta(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            semua = [
                unit.penomoran.berikut("contoh", "460", 2026, sejak=sejak)
                for sejak in (188, 188, 1, 200, 5)
            ]

        assert semua == [188, 189, 190, 200, 201]

    def test_nomor_tercetak_hanya_dipakai_satu_surat_seinstansi(
        self, buka: PembukaUnitOfWork
    ) -> None:
        k = KasusId("k")
        with buka() as unit:
            unit.penomoran.pakai("contoh", "001/2026", k)
        with buka() as unit:
            pertama = unit.penomoran.pakai("contoh", "001/2026", k)
            unit.simpan_semua()

        with buka() as unit:
            lagi = [unit.penomoran.pakai("contoh", "001/2026", satu) for satu in (k, KasusId("l"))]
            lain = unit.penomoran.pakai("lain", "001/2026", k)

        assert (pertama, lagi, lain) == (True, [False, False], True)

    def test_nomor_hanya_dinaikkan_dan_semuanya_terdaftar(self, buka: PembukaUnitOfWork) -> None:
        self._berikut(buka)
        self._berikut(buka)

        def naikkan(terakhir: int, tahun: int) -> bool:
            nomor = NomorTerpakai(instansi="contoh", jenis="400.9", tahun=tahun, terakhir=terakhir)
            with buka() as unit:
                naik = unit.penomoran.naikkan(nomor)
                unit.simpan_semua()
            return naik

        assert [naikkan(1, 2025), naikkan(2, 2025), naikkan(0, 2027)] == [False] * 3
        assert [naikkan(187, 2025), naikkan(4, 2026)] == [True] * 2
        assert self._berikut(buka) == 188
        with buka() as unit:
            ada = [(satu.tahun, satu.terakhir) for satu in unit.penomoran.terpakai()]
        assert ada == [(2025, 188), (2026, 4)]


class KontrakReservasi:
    """Scarce units have one holder each."""

    def _ambil(self, buka: PembukaUnitOfWork, kasus: str, *satuan: str) -> str | None:
        with buka() as unit:
            dapat = unit.reservasi.ambil("panti", satuan, KasusId(kasus))
            unit.simpan_semua()
        return dapat

    def test_yang_pertama_bebas_diambil_sampai_habis(self, buka: PembukaUnitOfWork) -> None:
        kasur = ("2", "1", "3")

        dapat = [self._ambil(buka, k, *kasur) for k in ("a", "b", "c", "d")]

        assert dapat == ["2", "1", "3", None]
        with buka(baca=True) as unit:
            assert unit.reservasi.terisi("panti") == {"2": "a", "1": "b", "3": "c"}
            assert unit.reservasi.terisi("panti-lain") == {}

    def test_pemegang_tetap_memegang_miliknya(self, buka: PembukaUnitOfWork) -> None:
        self._ambil(buka, "a", "2")

        assert self._ambil(buka, "a", "1", "2", "3") == "2"
        assert self._ambil(buka, "b", "2") is None

    def test_hanya_pemegang_yang_melepas(self, buka: PembukaUnitOfWork) -> None:
        self._ambil(buka, "a", "1")

        with buka() as unit:
            assert not unit.reservasi.lepas("panti", "1", KasusId("b"))
            assert not unit.reservasi.lepas("panti", "2", KasusId("a"))
            assert not unit.reservasi.lepas("panti-lain", "1", KasusId("a"))
            assert unit.reservasi.lepas("panti", "1", KasusId("a"))
            assert not unit.reservasi.lepas("panti", "1", KasusId("a"))
            unit.simpan_semua()

        assert self._ambil(buka, "b", "1") == "1"

    def test_reservasi_yang_batal_bebas_lagi(self, buka: PembukaUnitOfWork) -> None:
        with buka() as unit:
            unit.reservasi.ambil("panti", ["1"], KasusId("a"))

        assert self._ambil(buka, "b", "1") == "1"

    def test_tidak_ada_yang_diambil_bila_tidak_ada_pilihan(self, buka: PembukaUnitOfWork) -> None:
        assert self._ambil(buka, "a") is None
