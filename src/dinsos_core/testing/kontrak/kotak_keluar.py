"""The outbox: order per case, claims, retries, dead letters."""

from datetime import timedelta

from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import (
    SURAT,
    PesanDiambil,
    PesanTersimpan,
    StatusPesan,
    TempoDikabarkan,
)
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.testing.kontrak import contoh

PADA = contoh.PADA
MENIT = timedelta(minutes=1)
SEWA = 10 * MENIT


def _ambil(buka: PembukaUnitOfWork, menit: float = 0, banyak: int = 10) -> list[str]:
    return [satu.pesan.id for satu in _diambil(buka, menit, banyak)]


def _diambil(
    buka: PembukaUnitOfWork, menit: float = 0, banyak: int = 10, saluran: str = SURAT
) -> tuple[PesanDiambil, ...]:
    """Claim in a unit of its own, so many minutes after the first message was made."""
    kini = PADA + menit * MENIT
    with buka() as unit:
        diambil = unit.kotak_keluar.ambil(banyak, kini, kini + SEWA, saluran=saluran)
        unit.simpan_semua()
    return diambil


def _terkirim(buka: PembukaUnitOfWork, pesan: str, menit: float = 0) -> None:
    with buka() as unit:
        unit.kotak_keluar.terkirim(pesan, PADA + menit * MENIT)
        unit.simpan_semua()


def _gagal(buka: PembukaUnitOfWork, pesan: str, menit: float | None, sebab: str = "sibuk") -> None:
    with buka() as unit:
        coba_lagi = None if menit is None else PADA + menit * MENIT
        unit.kotak_keluar.gagal(pesan, sebab, coba_lagi)
        unit.simpan_semua()


def _periksa(buka: PembukaUnitOfWork, pesan: str) -> PesanTersimpan:
    with buka(baca=True) as unit:
        semua = unit.kotak_keluar.periksa(kasus=KasusId(pesan.partition("/")[0]))
    (satu,) = (p for p in semua if p.pesan.id == pesan)
    return satu


class KontrakKotakKeluar:
    """Messages leave in order, are never lost, and are nobody's twice at a time."""

    def test_pesan_diambil_persis_seperti_diantre(self, buka: PembukaUnitOfWork) -> None:
        contoh.antre(buka, contoh.pesan("a", 1))

        (diambil,) = _diambil(buka)

        assert diambil == PesanDiambil(pesan=contoh.pesan("a", 1), percobaan=1)
        assert diambil.pesan.kontak == contoh.pesan("a", 1).kontak

    def test_pesan_yang_belum_waktunya_tidak_diambil(self, buka: PembukaUnitOfWork) -> None:
        contoh.antre(buka, contoh.pesan("a", 1, PADA + MENIT))

        assert _ambil(buka, 0.5) == []
        assert _ambil(buka, 1) == ["a/1"]

    def test_pesan_satu_kasus_keluar_menurut_urutan(self, buka: PembukaUnitOfWork) -> None:
        contoh.antre(buka, contoh.pesan("a", 1001), contoh.pesan("a", 1002))
        contoh.antre(buka, contoh.pesan("a", 2000), contoh.pesan("b", 10_000_000_000))

        assert _ambil(buka) == ["a/1001", "b/10000000000"]
        assert _ambil(buka) == []
        _terkirim(buka, "a/1001")
        assert _ambil(buka) == ["a/1002"]
        _terkirim(buka, "a/1002")
        assert _ambil(buka) == ["a/2000"]

    def test_saluran_lain_punya_antrean_sendiri(self, buka: PembukaUnitOfWork) -> None:
        contoh.antre(buka, contoh.pesan("a", 1), contoh.pesan_kejadian("a", 1, "siaran/x"))
        contoh.antre(buka, contoh.pesan("a", 2), contoh.pesan_kejadian("a", 2, "siaran/x"))

        assert _ambil(buka) == ["a/1"]
        assert _diambil(buka, saluran="siaran/y") == ()
        (diambil,) = _diambil(buka, saluran="siaran/x")
        assert diambil.pesan == contoh.pesan_kejadian("a", 1, "siaran/x")
        _terkirim(buka, "a/1/siaran/x")
        assert _ambil(buka) == []
        (diambil,) = _diambil(buka, saluran="siaran/x")
        assert diambil.pesan.id == "a/2/siaran/x"

    def test_yang_paling_lama_menunggu_diambil_dahulu(self, buka: PembukaUnitOfWork) -> None:
        menit = {"c": 3, "a": 2, "b": 1, "d": 0}
        contoh.antre(buka, *(contoh.pesan(k, 1, PADA + n * MENIT) for k, n in menit.items()))

        assert _ambil(buka, 5, banyak=3) == ["d/1", "b/1", "a/1"]
        assert _ambil(buka, 5) == ["c/1"]

    def test_pesan_yang_diambil_milik_pengambilnya_sampai_sewanya_habis(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.antre(buka, contoh.pesan("a", 1), contoh.pesan("a", 2))

        assert _ambil(buka) == ["a/1"]
        assert _ambil(buka, 9.99) == []
        (lagi,) = _diambil(buka, 10)

        assert (lagi.pesan.id, lagi.percobaan) == ("a/1", 2)

    def test_pengambilan_yang_dibatalkan_tidak_menahan_pesan(self, buka: PembukaUnitOfWork) -> None:
        contoh.antre(buka, contoh.pesan("a", 1))

        with buka() as unit:
            assert len(unit.kotak_keluar.ambil(10, PADA, PADA + SEWA)) == 1

        (lagi,) = _diambil(buka)
        assert (lagi.pesan.id, lagi.percobaan) == ("a/1", 1)

    def test_pesan_gagal_dicoba_lagi_pada_waktunya_dan_menahan_kasusnya(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.antre(buka, contoh.pesan("a", 1), contoh.pesan("a", 2), contoh.pesan("b", 1))
        _diambil(buka)

        _gagal(buka, "a/1", 5)
        _terkirim(buka, "b/1")

        assert _periksa(buka, "a/1") == PesanTersimpan(
            pesan=contoh.pesan("a", 1),
            status=StatusPesan.MENUNGGU,
            percobaan=1,
            jatuh_tempo=PADA + 5 * MENIT,
            terkirim=None,
            sebab="sibuk",
        )
        assert _ambil(buka, 4.99) == []
        assert _ambil(buka, 5) == ["a/1"]

    def test_surat_mati_tidak_menahan_kasusnya_dan_menyimpan_sebabnya(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.antre(buka, contoh.pesan("a", 1), contoh.pesan("a", 2))
        _diambil(buka)

        _gagal(buka, "a/1", None, "alamat_ditolak")

        assert _periksa(buka, "a/1") == PesanTersimpan(
            pesan=contoh.pesan("a", 1),
            status=StatusPesan.MATI,
            percobaan=1,
            jatuh_tempo=None,
            terkirim=None,
            sebab="alamat_ditolak",
        )
        assert _ambil(buka, 1000) == ["a/2"]

    def test_surat_mati_dapat_diantrekan_lagi_mendahului_yang_menunggu(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.antre(buka, contoh.pesan("a", 1), contoh.pesan("a", 2))
        _diambil(buka)
        _gagal(buka, "a/1", None)

        with buka() as unit:
            assert unit.kotak_keluar.antre_ulang("a/1", PADA + MENIT)
            assert not unit.kotak_keluar.antre_ulang("a/2", PADA + MENIT)
            assert not unit.kotak_keluar.antre_ulang("tidak-ada", PADA + MENIT)
            unit.simpan_semua()

        assert _periksa(buka, "a/1").status is StatusPesan.MENUNGGU
        (lagi,) = _diambil(buka, 1)
        assert (lagi.pesan.id, lagi.percobaan) == ("a/1", 1)

    def test_pesan_terkirim_tidak_diambil_lagi(self, buka: PembukaUnitOfWork) -> None:
        contoh.antre(buka, contoh.pesan("a", 1))
        _diambil(buka)

        _terkirim(buka, "a/1", 2)

        tersimpan = _periksa(buka, "a/1")
        assert (tersimpan.status, tersimpan.terkirim) == (StatusPesan.TERKIRIM, PADA + 2 * MENIT)
        assert _ambil(buka, 1000) == []

    def test_kegagalan_yang_terlambat_tidak_mengubah_pesan_terkirim(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.antre(buka, contoh.pesan("a", 1), contoh.pesan("b", 1))
        _diambil(buka)
        _terkirim(buka, "a/1")
        _terkirim(buka, "b/1")

        _gagal(buka, "a/1", 1)
        _gagal(buka, "b/1", None)

        assert _ambil(buka, 1000) == []
        assert _periksa(buka, "a/1").status is StatusPesan.TERKIRIM
        assert _periksa(buka, "b/1").status is StatusPesan.TERKIRIM

    def test_mengantre_pesan_yang_sama_lagi_tidak_mengubah_apa_pun(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.antre(buka, contoh.pesan("a", 1))
        _diambil(buka)
        _terkirim(buka, "a/1")

        contoh.antre(buka, contoh.pesan("a", 1), contoh.pesan("a", 2))

        assert _ambil(buka) == ["a/2"]

    def test_isi_kotak_keluar_dapat_diperiksa(self, buka: PembukaUnitOfWork) -> None:
        contoh.antre(buka, *(contoh.pesan(k, n) for k in ("b", "a") for n in (2, 1)))
        _diambil(buka)
        _terkirim(buka, "a/1")
        _gagal(buka, "b/1", None)

        with buka(baca=True) as unit:
            periksa = unit.kotak_keluar.periksa
            assert [p.pesan.id for p in periksa()] == ["a/1", "a/2", "b/1", "b/2"]
            assert [p.pesan.id for p in periksa(banyak=3)] == ["a/1", "a/2", "b/1"]
            assert [p.pesan.id for p in periksa(kasus=KasusId("b"))] == ["b/1", "b/2"]
            assert {
                status: [p.pesan.id for p in periksa(status=status)] for status in StatusPesan
            } == {
                StatusPesan.MENUNGGU: ["a/2", "b/2"],
                StatusPesan.TERKIRIM: ["a/1"],
                StatusPesan.MATI: ["b/1"],
            }

    def test_tempo_yang_dikabarkan_dicatat_dengan_pesannya(self, buka: PembukaUnitOfWork) -> None:
        """Sent or waiting, in order; not of other cases, and not what never arrived."""
        tempo = TempoDikabarkan(kode="putusan", mulai=PADA, jatuh_tempo=PADA + SEWA)
        berikut = TempoDikabarkan(kode="putusan", mulai=PADA, jatuh_tempo=PADA + 2 * SEWA)
        contoh.antre(
            buka,
            contoh.pesan("a", 3, tempo=berikut),
            contoh.pesan("a", 1, tempo=tempo),
            contoh.pesan("a", 2),
            contoh.pesan("a", 4, tempo=berikut),
            contoh.pesan("b", 1, tempo=tempo),
        )
        _terkirim(buka, "a/1")
        _gagal(buka, "a/4", None)

        with buka(baca=True) as unit:
            dikabarkan = unit.kotak_keluar.dikabarkan(KasusId("a"))
            tiada = unit.kotak_keluar.dikabarkan(KasusId("c"))

        assert [(p.urutan, p.tempo) for p in dikabarkan] == [(1, tempo), (3, berikut)]
        assert tiada == ()
