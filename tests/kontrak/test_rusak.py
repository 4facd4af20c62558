"""The suite catches what it is there for: each broken store fails the tests that name its fault."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from itertools import count
from time import sleep
from types import TracebackType
from typing import Any, Self

import pytest
from attrs import evolve

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.memory.gudang import (
    KunciPerintahMemori,
    PenomoranMemori,
    ReservasiMemori,
    UnitOfWorkMemori,
)
from dinsos_adapters.memory.kasus import KasusMemori
from dinsos_adapters.memory.kotak_keluar import KotakKeluarMemori
from dinsos_adapters.memory.peringatan import PeringatanMemori, TabelPeringatan
from dinsos_core.domain.shared.ids import AliranId, KasusId
from dinsos_core.ports.indeks import JamTerbuka
from dinsos_core.ports.kotak_keluar import SURAT, Pesan, PesanDiambil
from dinsos_core.ports.penyimpanan import (
    Aliran,
    Halaman,
    KejadianTercatat,
    PembukaUnitOfWork,
    PerintahTercatat,
    Perubahan,
    SaringanKasus,
)
from dinsos_core.ports.peringatan import (
    HalamanPeringatan,
    JadwalPeriksa,
    PeringatanTenggat,
)
from dinsos_core.testing.kontrak import KontrakPenyimpanan


class Unit(UnitOfWorkMemori):
    """A unit in memory whose parts a test swaps for broken ones."""

    ganti: Mapping[str, Callable[[Any], Any]] = {}

    def __enter__(self) -> Self:
        unit = super().__enter__()
        for nama, rusak in self.ganti.items():
            setattr(unit, nama, rusak(getattr(unit, nama)))
        return unit


def gudang(jenis: type[UnitOfWorkMemori]) -> PembukaUnitOfWork:
    """A store that opens such units."""
    satu = GudangMemori()
    return lambda *, baca=False: jenis(satu, baca=baca)


def bagian(**ganti: Callable[[Any], Any]) -> PembukaUnitOfWork:
    """A store with these parts swapped."""
    return gudang(type("UnitRusak", (Unit,), {"ganti": ganti}))


class MenyimpanSaatBatal(UnitOfWorkMemori):
    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        if not self._baca:
            self.simpan_semua()
        super().__exit__(jenis, galat, jejak)


class MenyimpanDanMenelanGalat(MenyimpanSaatBatal):
    def __exit__(  # type: ignore[override]  # swallowing is the fault
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> bool:
        UnitOfWorkMemori.__exit__(self, jenis, galat, jejak)
        return True


class TidakPernahMenyimpan(UnitOfWorkMemori):
    def simpan_semua(self) -> None:
        """Nothing."""


class TanpaKunci(UnitOfWorkMemori):
    """Units of work that do not exclude one another; they take long enough to meet."""

    def __enter__(self) -> Self:
        unit = super().__enter__()
        if not self._baca:
            self._gudang.kunci.release()
            sleep(0.002)
        return unit

    def __exit__(
        self,
        jenis: type[BaseException] | None,
        galat: BaseException | None,
        jejak: TracebackType | None,
    ) -> None:
        """Nothing is held any more."""


class PembacaMenunggu(UnitOfWorkMemori):
    def __init__(self, gudang: GudangMemori, *, baca: bool = False) -> None:
        super().__init__(gudang, baca=False)
        self.hanya_baca = baca


class KasusTanpaVersi(KasusMemori):
    def simpan(self, kasus: Aliran, kejadian: tuple[KejadianTercatat, ...]) -> None:
        self._tabel.kasus[kasus.id] = kasus
        self._tabel.riwayat[kasus.id] = (*self.riwayat(kasus.id), *kejadian)


class KasusTanpaYangDilihat(KasusMemori):
    def simpan_banyak(
        self,
        semua: Iterable[Perubahan],
        dilihat: Mapping[AliranId, int] | None = None,  # noqa: ARG002 -- ignoring it is the fault
    ) -> None:
        super().simpan_banyak(semua)


class DaftarTanpaTautan(KasusMemori):
    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        return super().daftar(evolve(saringan, tertaut=None), lanjut=lanjut, banyak=banyak)


class DaftarTersaringSesudahnya(KasusMemori):
    """Takes what is hidden out of a page that was cut before: pages are short, and tell."""

    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        semua = evolve(saringan, terlihat_oleh=None)
        halaman = super().daftar(semua, lanjut=lanjut, banyak=banyak)
        oleh = saringan.terlihat_oleh
        ada = (k for k in halaman.kasus if oleh is None or k.indeks.terlihat(oleh))
        return evolve(halaman, kasus=tuple(ada))


class DaftarTanpaPenanya(KasusMemori):
    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        return super().daftar(evolve(saringan, terlihat_oleh=None), lanjut=lanjut, banyak=banyak)


class KunciTanpaLanjutan(KunciPerintahMemori):
    def catat(self, perintah: PerintahTercatat) -> None:
        super().catat(evolve(perintah, lanjutan=()))


class KlienDiAntaraKasus(KasusMemori):
    """Takes whatever has the id for a case."""

    def muat(self, kasus: KasusId) -> Any:
        return self._tabel.kasus.get(kasus)


class RiwayatTerbalik(KasusMemori):
    def riwayat(self, kasus: AliranId) -> tuple[KejadianTercatat, ...]:
        return super().riwayat(kasus)[::-1]


class DaftarDenganNomorHalaman(KasusMemori):
    """Pages by offset: what is created meanwhile shifts them."""

    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        mulai = int(lanjut) if lanjut else 0
        semua = super().daftar(saringan, banyak=10_000).kasus
        akhir = mulai + banyak
        return Halaman(kasus=semua[mulai:akhir], lanjut=str(akhir) if akhir < len(semua) else None)


class DaftarTanpaLayanan(KasusMemori):
    def daftar(
        self, saringan: SaringanKasus, *, lanjut: str | None = None, banyak: int = 50
    ) -> Halaman:
        return super().daftar(evolve(saringan, layanan=None), lanjut=lanjut, banyak=banyak)


class KotakTanpaUrutan(KotakKeluarMemori):
    """Hands out whatever is due, the second message of a case beside the first."""

    def ambil(
        self, banyak: int, kini: datetime, sampai: datetime, *, saluran: str = SURAT
    ) -> tuple[PesanDiambil, ...]:
        milik = [k for k in self._tabel.values() if k.pesan.saluran == saluran]
        siap = [k for k in milik if k.menunggu and k.jatuh_tempo <= kini][:banyak]
        for k in siap:
            self._taruh(evolve(k, percobaan=k.percobaan + 1, coba_lagi=sampai))
        return tuple(PesanDiambil(pesan=k.pesan, percobaan=k.percobaan + 1) for k in siap)


class KotakTanpaSewa(KotakKeluarMemori):
    def ambil(
        self, banyak: int, kini: datetime, sampai: datetime, *, saluran: str = SURAT
    ) -> tuple[PesanDiambil, ...]:
        return super().ambil(banyak, kini, min(kini, sampai), saluran=saluran)


class KotakSatuAntrean(KotakKeluarMemori):
    """Channels wait for one another: a dead webhook would hold up the mail."""

    def ambil(
        self, banyak: int, kini: datetime, sampai: datetime, *, saluran: str = SURAT
    ) -> tuple[PesanDiambil, ...]:
        if any(k.menunggu and k.pesan.saluran != saluran for k in self._tabel.values()):
            return ()
        return super().ambil(banyak, kini, sampai, saluran=saluran)


class KotakMenghidupkanYangTerkirim(KotakKeluarMemori):
    def gagal(self, pesan: str, sebab: str, coba_lagi: datetime | None) -> None:
        self._tabel[pesan] = evolve(self._tabel[pesan], terkirim=None)
        super().gagal(pesan, sebab, coba_lagi)


class KotakMenimpa(KotakKeluarMemori):
    def tambah(self, pesan: Iterable[Pesan]) -> None:
        for p in pesan:
            self._tabel.pop(p.id, None)
            super().tambah([p])


class KunciTimpa(KunciPerintahMemori):
    def catat(self, perintah: PerintahTercatat) -> None:
        self._tabel[perintah.kunci] = perintah


class NomorBerbagi(PenomoranMemori):
    def berikut(self, instansi: str, jenis: str, tahun: int, *, sejak: int = 1) -> int:
        return super().berikut(instansi, jenis, tahun * 0, sejak=sejak)


class NomorBercelah(PenomoranMemori):
    """A sequence outside the transaction, as a database sequence is."""

    urutan = count(1)

    def berikut(self, instansi: str, jenis: str, tahun: int, *, sejak: int = 1) -> int:
        super().berikut(instansi, jenis, tahun, sejak=sejak)
        return next(self.urutan)


class NomorMundur(PenomoranMemori):
    def berikut(self, instansi: str, jenis: str, tahun: int, *, sejak: int = 1) -> int:
        nomor = super().berikut(instansi, jenis, tahun)
        return max(nomor, sejak)


class NomorKembar(PenomoranMemori):
    def pakai(self, instansi: str, tercetak: str, kasus: KasusId) -> bool:
        super().pakai(instansi, tercetak, kasus)
        return True


class ReservasiBerlebih(ReservasiMemori):
    def ambil(self, nama: str, satuan: Iterable[str], pemegang: KasusId) -> str | None:
        super().ambil(nama, satuan := tuple(satuan), pemegang)
        return next(iter(satuan), None)


class KasusTanpaJadwal(KasusMemori):
    """Clocks that change put no case on the list."""

    def _sentuh(self, kasus: KasusId, jam: Iterable[JamTerbuka]) -> None:
        """Nothing."""


class JadwalMelupakan(KasusMemori):
    """A case whose clocks change is as if it had never been looked at."""

    def _sentuh(self, kasus: KasusId, jam: Iterable[JamTerbuka]) -> None:
        super()._sentuh(kasus, jam)
        self._jadwal[kasus] = JadwalPeriksa(kasus=kasus, pada=self._jadwal[kasus].pada)


class JadwalTanpaUrutan(PeringatanMemori):
    """Claims in whatever order."""

    def ambil(self, banyak: int, kini: datetime, selisih: datetime) -> tuple[JadwalPeriksa, ...]:
        return super().ambil(1_000, kini, selisih)[::-1][:banyak]


class JamMajuDipercaya(PeringatanMemori):
    """What a clock that ran ahead has seen stays."""

    def ambil(self, banyak: int, kini: datetime, selisih: datetime) -> tuple[JadwalPeriksa, ...]:
        semua = super().ambil(banyak, kini, selisih)
        return tuple(satu for satu in semua if satu.pada is not None and satu.pada <= kini)


class PeringatanMenumpuk(PeringatanMemori):
    """The first notice of an alert stays."""

    def catat(self, peringatan: Iterable[PeringatanTenggat]) -> None:
        semua = list(peringatan)
        lama = self.milik(satu.kasus for satu in semua)
        ada = {satu.kunci for isi in lama.values() for satu in isi}
        super().catat(satu for satu in semua if satu.kunci not in ada)


class DaftarPeringatanDenganYangDitarik(PeringatanMemori):
    """Lists what stands no more."""

    def daftar(self, **isi: Any) -> HalamanPeringatan:
        tabel = TabelPeringatan()
        for kasus, semua in self._tabel.peringatan.items():
            tabel.peringatan[kasus] = {k: evolve(q, ditarik_pada=None) for k, q in semua.items()}
        return PeringatanMemori(tabel).daftar(**isi)


RUSAK: dict[str, tuple[Callable[[], PembukaUnitOfWork], str]] = {
    "menyimpan saat batal": (
        lambda: gudang(MenyimpanSaatBatal),
        "test_tanpa_simpan_semua_tidak_ada_yang_tersimpan",
    ),
    "menelan galat": (
        lambda: gudang(MenyimpanDanMenelanGalat),
        "test_galat_membatalkan_semua_dan_diteruskan",
    ),
    "tidak pernah menyimpan": (
        lambda: gudang(TidakPernahMenyimpan),
        "test_yang_disimpan_terlihat_oleh_unit_berikutnya",
    ),
    "tidak saling mengecualikan": (
        lambda: gudang(TanpaKunci),
        "test_nomor_surat_tanpa_celah_walau_ada_yang_batal",
    ),
    "unit baca menyimpan": (
        lambda: gudang(PembacaMenunggu),
        "test_unit_yang_hanya_membaca_melihat_yang_tersimpan_dan_tidak_menyimpan",
    ),
    "versi tidak diperiksa": (
        lambda: bagian(kasus=lambda k: KasusTanpaVersi(k._tabel)),
        "test_keadaan_yang_basi_ditolak_dan_yang_tersimpan_utuh",
    ),
    "yang dilihat tidak diperiksa": (
        lambda: bagian(kasus=lambda k: KasusTanpaYangDilihat(k._tabel)),
        "test_yang_dilihat_berubah_membatalkan_semuanya",
    ),
    "tautan tidak disaring": (
        lambda: bagian(kasus=lambda k: DaftarTanpaTautan(k._tabel)),
        "test_setiap_saringan_memberi_kasus_yang_cocok_berurutan",
    ),
    "penanya tidak disaring": (
        lambda: bagian(kasus=lambda k: DaftarTanpaPenanya(k._tabel)),
        "test_setiap_saringan_memberi_kasus_yang_cocok_berurutan",
    ),
    "yang tersembunyi dibuang dari halaman jadi": (
        lambda: bagian(kasus=lambda k: DaftarTersaringSesudahnya(k._tabel)),
        "test_halaman_yang_disaring_menurut_penanya_tetap_penuh",
    ),
    "kunci perintah melupakan lanjutan": (
        lambda: bagian(perintah=lambda k: KunciTanpaLanjutan(k._tabel)),
        "test_kunci_perintah_ditemukan_setelah_dicatat",
    ),
    "klien di antara kasus": (
        lambda: bagian(kasus=lambda k: KlienDiAntaraKasus(k._tabel)),
        "test_klien_disimpan_di_samping_kasus_dan_bukan_kasus",
    ),
    "riwayat terbalik": (
        lambda: bagian(kasus=lambda k: RiwayatTerbalik(k._tabel)),
        "test_riwayat_kembali_lengkap_dan_berurutan",
    ),
    "halaman menurut nomor": (
        lambda: bagian(kasus=lambda k: DaftarDenganNomorHalaman(k._tabel)),
        "test_kasus_baru_di_antara_dua_halaman_tidak_menggeser_halaman",
    ),
    "giliran tidak disaring": (
        lambda: bagian(kasus=lambda k: DaftarTanpaLayanan(k._tabel)),
        "test_setiap_saringan_memberi_kasus_yang_cocok_berurutan",
    ),
    "kotak keluar tanpa urutan": (
        lambda: bagian(kotak_keluar=lambda k: KotakTanpaUrutan(k._tabel, k._antre, k._kabar)),
        "test_pesan_satu_kasus_keluar_menurut_urutan",
    ),
    "kotak keluar tanpa sewa": (
        lambda: bagian(kotak_keluar=lambda k: KotakTanpaSewa(k._tabel, k._antre, k._kabar)),
        "test_pesan_yang_diambil_milik_pengambilnya_sampai_sewanya_habis",
    ),
    "saluran saling menunggu": (
        lambda: bagian(kotak_keluar=lambda k: KotakSatuAntrean(k._tabel, k._antre, k._kabar)),
        "test_saluran_lain_punya_antrean_sendiri",
    ),
    "yang terkirim hidup lagi": (
        lambda: bagian(
            kotak_keluar=lambda k: KotakMenghidupkanYangTerkirim(k._tabel, k._antre, k._kabar)
        ),
        "test_kegagalan_yang_terlambat_tidak_mengubah_pesan_terkirim",
    ),
    "pesan ditimpa": (
        lambda: bagian(kotak_keluar=lambda k: KotakMenimpa(k._tabel, k._antre, k._kabar)),
        "test_mengantre_pesan_yang_sama_lagi_tidak_mengubah_apa_pun",
    ),
    "kunci perintah ditimpa": (
        lambda: bagian(perintah=lambda k: KunciTimpa(k._tabel)),
        "test_kunci_perintah_tidak_dicatat_dua_kali",
    ),
    "nomor dibagi antartahun": (
        lambda: bagian(penomoran=lambda k: NomorBerbagi(k._tabel, k._tercetak)),
        "test_setiap_instansi_jenis_dan_tahun_punya_nomor_sendiri",
    ),
    "nomor bercelah": (
        lambda: bagian(penomoran=lambda k: NomorBercelah(k._tabel, k._tercetak)),
        "test_nomor_dari_transaksi_yang_batal_dipakai_lagi",
    ),
    "nomor mulai di bawah yang diminta": (
        lambda: bagian(penomoran=lambda k: NomorMundur(k._tabel, k._tercetak)),
        "test_nomor_tidak_di_bawah_yang_diminta",
    ),
    "nomor tercetak dua kali": (
        lambda: bagian(penomoran=lambda k: NomorKembar(k._tabel, k._tercetak)),
        "test_nomor_tercetak_hanya_dipakai_satu_surat_seinstansi",
    ),
    "jam berubah tanpa jadwal": (
        lambda: bagian(kasus=lambda k: KasusTanpaJadwal(k._tabel, k._jadwal)),
        "test_kasus_yang_jamnya_berubah_segera_diperiksa",
    ),
    "jadwal lupa": (
        lambda: bagian(kasus=lambda k: JadwalMelupakan(k._tabel, k._jadwal)),
        "test_jam_yang_berubah_tidak_melupakan_pemeriksaan_yang_lalu",
    ),
    "jadwal tanpa urutan": (
        lambda: bagian(peringatan=lambda k: JadwalTanpaUrutan(k._tabel)),
        "test_kasus_diperiksa_sejak_waktunya_yang_paling_lama_jatuh_dahulu",
    ),
    "jam maju dipercaya": (
        lambda: bagian(peringatan=lambda k: JamMajuDipercaya(k._tabel)),
        "test_kasus_yang_diperiksa_jam_yang_lebih_maju_diperiksa_lagi",
    ),
    "peringatan tidak digantikan": (
        lambda: bagian(peringatan=lambda k: PeringatanMenumpuk(k._tabel)),
        "test_peringatan_dengan_kunci_sama_digantikan",
    ),
    "peringatan yang ditarik didaftar": (
        lambda: bagian(peringatan=lambda k: DaftarPeringatanDenganYangDitarik(k._tabel)),
        "test_daftar_berisi_yang_berdiri_menurut_jatuh_tempo",
    ),
    "satu kasus dua pekerja": (
        lambda: gudang(TanpaKunci),
        "test_satu_kasus_tidak_diperiksa_dua_pekerja",
    ),
    "reservasi berlebih": (
        lambda: bagian(reservasi=lambda k: ReservasiBerlebih(k._tabel)),
        "test_satuan_yang_langka_tidak_dipegang_dua_kasus",
    ),
}


@pytest.mark.parametrize("nama", RUSAK)
def test_kontrak_menangkap_penyimpanan_yang_rusak(nama: str) -> None:
    buat, uji = RUSAK[nama]

    getattr(KontrakPenyimpanan(), uji)(buka=GudangMemori())
    with pytest.raises((Exception, pytest.fail.Exception)):
        getattr(KontrakPenyimpanan(), uji)(buka=buat())
