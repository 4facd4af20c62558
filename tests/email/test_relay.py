"""The outbox relay on the memory store: at least once, in order per case, and nothing lost."""

import threading
from collections import Counter
from datetime import datetime, timedelta

import pytest
from attrs import define, field
from hypothesis import given
from hypothesis import strategies as st
from tests.email.bahan import DOKUMEN, PADA

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.relay import (
    JEDA_MAKS,
    SEWA,
    LaporanRelay,
    jeda_ulang,
    kirim_kotak_keluar,
)
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.kotak_keluar import Pesan, PesanTersimpan, StatusPesan
from dinsos_core.ports.pengirim import Pengirim, PengirimanGagal, SuratElektronik
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PenyimpananGagal, UnitOfWork
from dinsos_core.testing.contoh import INSTANSI


@define
class Waktu:
    """A clock that the test moves."""

    kini: datetime = PADA

    def __call__(self) -> datetime:
        return self.kini


@define
class Kantor:
    """A store with an outbox, a clock and what left the house, in order."""

    gudang: GudangMemori = field(factory=GudangMemori)
    waktu: Waktu = field(factory=Waktu)
    surat: list[SuratElektronik] = field(factory=list)

    def antre(self, *pesan: tuple[str, int], instansi: str = INSTANSI.kode) -> None:
        """Queue messages, each of a case with its number there: id `K-1/0` and so on."""
        with self.gudang() as unit:
            for kasus, urutan in pesan:
                kontak, nama = _rahasia(kasus, "email"), _rahasia(kasus, "nama")
                unit.brankas.titip((kontak, nama))
                isi = Pesan(
                    id=f"{kasus}/{urutan}",
                    kasus=KasusId(kasus),
                    urutan=urutan,
                    templat="permohonan-selesai",
                    dibuat=PADA,
                    kontak=kontak,
                    rahasia={"nama": nama},
                    data={"kasus": kasus, "instansi": instansi},
                )
                unit.kotak_keluar.tambah([isi])
            unit.simpan_semua()

    def terima(self, surat: SuratElektronik) -> None:
        """The channel that always works."""
        self.surat.append(surat)

    def kirim(self, pengirim: Pengirim | None = None, banyak: int = 20) -> LaporanRelay:
        return kirim_kotak_keluar(
            self.gudang,
            pengirim or self.terima,
            {INSTANSI.kode: INSTANSI},
            self.waktu,
            acak=lambda: 0.5,
            banyak=banyak,
            maks_percobaan=4,
        )

    @property
    def id_terkirim(self) -> list[str]:
        return [surat.id for surat in self.surat]

    def periksa(self) -> dict[str, PesanTersimpan]:
        """The outbox as it stands, by message."""
        with self.gudang() as unit:
            return {p.pesan.id: p for p in unit.kotak_keluar.periksa(banyak=1_000)}

    def sebab_mati(self, pesan: str) -> str:
        tersimpan = self.periksa()[pesan]
        return tersimpan.sebab if tersimpan.status is StatusPesan.MATI else ""


def _rahasia(kasus: str, kunci: str) -> Rahasia:
    nilai = f"{kasus.lower()}@example.id" if kunci == "email" else f"Pemohon {kasus}"
    return Rahasia(subjek=SubjekId(f"s-{kasus}"), kunci=f"1/{kunci}", nilai=nilai)


def gagal(sebab: str = "macet", *, sementara: bool = True) -> Pengirim:
    def kirim(surat: SuratElektronik) -> None:
        raise PengirimanGagal(sebab, sementara=sementara)

    return kirim


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


def test_surat_memuat_nilai_pribadi_yang_baru_dibuka_saat_dikirim(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0))

    laporan = kantor.kirim()

    (surat,) = kantor.surat
    assert laporan == LaporanRelay(terkirim=1)
    assert (surat.kepada, surat.isi["nama"]) == ("k-1@example.id", "Pemohon K-1")
    assert surat.isi["kasus"] == "K-1"
    assert "k-1@example.id" not in repr(kantor.periksa())


def test_pembukaan_data_pribadi_tercatat_dengan_tujuannya(kantor: Kantor) -> None:
    """Even of a message that then fails: the values were read."""
    kantor.antre(("K-1", 0))

    kantor.kirim(gagal())

    with kantor.gudang() as unit:
        (catatan,) = unit.brankas.akses(SubjekId("s-K-1"))
    assert catatan.tujuan.tujuan == "pemberitahuan"
    assert catatan.tujuan.kasus == "K-1"
    assert set(catatan.kunci) == {"1/email", "1/nama"}


def test_pesan_satu_kasus_berangkat_menurut_urutan_dan_satu_per_panggilan(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0), ("K-1", 1), ("K-2", 0))

    kantor.kirim()
    assert sorted(kantor.id_terkirim) == ["K-1/0", "K-2/0"]

    kantor.kirim()
    assert kantor.id_terkirim[2:] == ["K-1/1"]
    assert kantor.kirim() == LaporanRelay()


def test_pesan_yang_ditunda_menahan_kasusnya_saja_sampai_waktunya(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0), ("K-1", 1), ("K-2", 0))

    def macet_untuk_satu(surat: SuratElektronik) -> None:
        if surat.isi["kasus"] == "K-1":
            raise PengirimanGagal("macet", sementara=True)
        kantor.terima(surat)

    assert kantor.kirim(macet_untuk_satu) == LaporanRelay(terkirim=1, ditunda=1)
    kantor.waktu.kini += timedelta(seconds=44)
    assert kantor.kirim() == LaporanRelay()
    kantor.waktu.kini += timedelta(seconds=1)
    assert kantor.kirim() == LaporanRelay(terkirim=1)
    assert kantor.id_terkirim == ["K-2/0", "K-1/0"]


def test_kegagalan_tetap_menjadi_surat_mati_dan_tidak_menahan_kasusnya(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0), ("K-1", 1))

    assert kantor.kirim(gagal("alamat_tidak_sah", sementara=False)) == LaporanRelay(mati=1)
    assert kantor.sebab_mati("K-1/0") == "alamat_tidak_sah"
    assert kantor.kirim() == LaporanRelay(terkirim=1)
    assert kantor.id_terkirim == ["K-1/1"]


def test_kegagalan_sementara_menjadi_surat_mati_setelah_percobaan_terakhir(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0))
    laporan = []

    for _ in range(5):
        laporan.append(kantor.kirim(gagal()))
        kantor.waktu.kini += JEDA_MAKS

    assert laporan == [*[LaporanRelay(ditunda=1)] * 3, LaporanRelay(mati=1), LaporanRelay()]
    assert kantor.sebab_mati("K-1/0") == "macet"


def test_surat_mati_yang_diantre_ulang_berangkat_sebelum_yang_masih_menunggu(
    kantor: Kantor,
) -> None:
    kantor.antre(("K-1", 0), ("K-1", 1))
    kantor.kirim(gagal("alamat_tidak_sah", sementara=False))
    with kantor.gudang() as unit:
        assert unit.kotak_keluar.antre_ulang("K-1/0", kantor.waktu())
        unit.simpan_semua()

    kantor.kirim()
    kantor.kirim()

    assert kantor.id_terkirim == ["K-1/0", "K-1/1"]


def test_alamat_kosong_sama_dengan_tidak_ada_alamat(kantor: Kantor) -> None:
    with kantor.gudang() as unit:
        unit.brankas.titip([Rahasia(subjek=SubjekId("s-K-1"), kunci="1/email", nilai=" ")])
        unit.simpan_semua()
    kantor.antre(("K-1", 0))

    assert kantor.kirim() == LaporanRelay(mati=1)
    assert kantor.sebab_mati("K-1/0") == "kontak_tidak_ada"


def test_orang_yang_dihapus_tidak_disurati_lagi(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0), ("K-2", 0))
    with kantor.gudang() as unit:
        unit.brankas.hapus(SubjekId("s-K-1"), pada=PADA, sebab="permintaan")
        unit.simpan_semua()

    assert kantor.kirim() == LaporanRelay(terkirim=1, mati=1)
    assert kantor.sebab_mati("K-1/0") == "kontak_tidak_ada"
    assert kantor.id_terkirim == ["K-2/0"]


def test_instansi_yang_hilang_dari_katalog_menunda_bukan_membuang(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0), instansi="kota-lain")

    assert kantor.kirim() == LaporanRelay(ditunda=1)
    assert kantor.periksa()["K-1/0"].sebab == "instansi_tidak_dikenal"


def test_galat_asing_dari_saluran_tidak_menahan_yang_lain_dan_tidak_dikutip(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0), ("K-2", 0))

    def rusak(surat: SuratElektronik) -> None:
        if surat.isi["kasus"] == "K-1":
            raise RuntimeError(f"550 {surat.kepada}")
        kantor.terima(surat)

    assert kantor.kirim(rusak) == LaporanRelay(terkirim=1, ditunda=1)
    assert kantor.periksa()["K-1/0"].sebab == "galat_RuntimeError"


def test_proses_yang_mati_saat_mengirim_diulang_setelah_sewanya_habis(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0), ("K-1", 1))

    def mati(surat: SuratElektronik) -> None:
        kantor.terima(surat)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kantor.kirim(mati)
    assert kantor.kirim() == LaporanRelay()

    kantor.waktu.kini += SEWA
    assert kantor.kirim() == LaporanRelay(terkirim=1)
    assert kantor.id_terkirim == ["K-1/0", "K-1/0"]


def test_pesan_yang_selalu_mematikan_prosesnya_akhirnya_surat_mati(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0))

    def mati(surat: SuratElektronik) -> None:
        raise KeyboardInterrupt

    for _ in range(4):
        with pytest.raises(KeyboardInterrupt):
            kantor.kirim(mati)
        kantor.waktu.kini += SEWA

    assert kantor.kirim(mati) == LaporanRelay(mati=1)
    assert kantor.sebab_mati("K-1/0") == "percobaan_habis"


def _terputus_sejak(kantor: Kantor, pembukaan: int) -> PembukaUnitOfWork:
    """A store that is there for so many transactions, and then no more."""
    hitung = 0

    def buka(*, baca: bool = False) -> UnitOfWork:
        nonlocal hitung
        hitung += 1
        if hitung > pembukaan:
            raise PenyimpananGagal("terputus")
        return kantor.gudang(baca=baca)

    return buka


@pytest.mark.parametrize(("pembukaan", "sampai"), [(1, []), (2, ["K-1/0"])])
def test_gudang_yang_terputus_menunda_dan_tidak_menghilangkan_pesan(
    kantor: Kantor, pembukaan: int, sampai: list[str]
) -> None:
    """Lost after claiming: not sent. Lost after reading: sent, but not marked, so sent again."""
    kantor.antre(("K-1", 0))

    laporan = kirim_kotak_keluar(
        _terputus_sejak(kantor, pembukaan),
        kantor.terima,
        {INSTANSI.kode: INSTANSI},
        kantor.waktu,
        acak=lambda: 0.0,
    )

    assert laporan == LaporanRelay(ditunda=1)
    assert kantor.id_terkirim == sampai
    kantor.waktu.kini += SEWA
    assert kantor.kirim() == LaporanRelay(terkirim=1)


def test_gudang_yang_tidak_dapat_dibuka_terlihat_oleh_pemanggil(kantor: Kantor) -> None:
    with pytest.raises(PenyimpananGagal):
        kirim_kotak_keluar(
            _terputus_sejak(kantor, 0), kantor.terima, {}, kantor.waktu, acak=lambda: 0.0
        )


def test_saluran_bekerja_di_luar_transaksi(kantor: Kantor) -> None:
    """While the channel works, somebody else can use the store."""
    kantor.antre(("K-1", 0))

    def lambat(surat: SuratElektronik) -> None:
        lain = threading.Thread(target=kantor.antre, args=(("K-2", 0),), daemon=True)
        lain.start()
        lain.join(timeout=10)
        assert not lain.is_alive()

    assert kantor.kirim(lambat) == LaporanRelay(terkirim=1)


def test_sisa_kelompok_dibiarkan_bila_sewanya_sudah_habis(kantor: Kantor) -> None:
    kantor.antre(("K-1", 0), ("K-2", 0))

    def lambat(surat: SuratElektronik) -> None:
        kantor.terima(surat)
        kantor.waktu.kini += SEWA

    assert kantor.kirim(lambat) == LaporanRelay(terkirim=1, ditunda=1)
    assert kantor.kirim() == LaporanRelay(terkirim=1)
    assert sorted(kantor.id_terkirim) == ["K-1/0", "K-2/0"]


def test_beberapa_relay_bersamaan_mengirim_setiap_pesan_satu_kali(kantor: Kantor) -> None:
    kantor.antre(*((f"K-{k}", u) for u in range(3) for k in range(10)))

    def habiskan() -> None:
        while any(p.status is StatusPesan.MENUNGGU for p in kantor.periksa().values()):
            kantor.kirim(banyak=3)

    relay = [threading.Thread(target=habiskan, daemon=True) for _ in range(4)]
    for satu in relay:
        satu.start()
    for satu in relay:
        satu.join(timeout=30)

    assert not any(satu.is_alive() for satu in relay)
    assert Counter(kantor.id_terkirim) == dict.fromkeys(kantor.periksa(), 1)
    for k in range(10):
        assert [i for i in kantor.id_terkirim if i.startswith(f"K-{k}/")] == [
            f"K-{k}/{u}" for u in range(3)
        ]


NASIB = st.sampled_from(["baik", "sementara", "tetap", "asing", "mati_sesudah", "mati_sebelum"])


@given(
    st.lists(st.tuples(st.sampled_from(["K-1", "K-2", "K-3"]), st.just(0)), max_size=8),
    st.lists(NASIB, max_size=40),
    st.integers(min_value=1, max_value=5),
)
def test_apa_pun_nasibnya_setiap_pesan_sampai_atau_mati_dan_urutannya_tetap(
    antrean: list[tuple[str, int]], nasib: list[str], banyak: int
) -> None:
    """Whatever the channel and the process do: sent at least once or a dead letter with a reason,
    and within a case never a later message before an earlier one."""
    kantor = Kantor()
    ke: Counter[str] = Counter()
    for kasus, _ in antrean:
        kantor.antre((kasus, ke[kasus]))
        ke[kasus] += 1
    sisa = iter(nasib)

    def saluran(surat: SuratElektronik) -> None:
        match next(sisa, "baik"):
            case "sementara":
                raise PengirimanGagal("macet", sementara=True)
            case "tetap":
                raise PengirimanGagal("ditolak", sementara=False)
            case "asing":
                raise ValueError
            case "mati_sebelum":
                raise KeyboardInterrupt
            case "mati_sesudah":
                kantor.terima(surat)
                raise KeyboardInterrupt
            case _:
                kantor.terima(surat)

    for _ in range(8 * 5):
        try:
            kantor.kirim(saluran, banyak)
        except KeyboardInterrupt:
            kantor.waktu.kini += SEWA
        kantor.waktu.kini += JEDA_MAKS

    for id_pesan, tersimpan in kantor.periksa().items():
        assert tersimpan.status is not StatusPesan.MENUNGGU
        assert id_pesan in kantor.id_terkirim or kantor.sebab_mati(id_pesan)
    for kasus in ke:
        urutan = [int(i.partition("/")[2]) for i in kantor.id_terkirim if i.startswith(kasus)]
        assert urutan == sorted(urutan)


@given(st.integers(min_value=1, max_value=10_000), st.floats(0, 1, exclude_max=True))
def test_jeda_ulang_berlipat_dua_sampai_batasnya_dan_tersebar(percobaan: int, acak: float) -> None:
    penuh = min(timedelta(minutes=2 ** min(percobaan - 1, 20)), JEDA_MAKS)

    assert penuh / 2 <= jeda_ulang(percobaan, acak) <= penuh
    assert jeda_ulang(percobaan, 0) <= jeda_ulang(percobaan + 1, 0)


@pytest.mark.parametrize(
    "sebab", ["kontak_tidak_ada", "percobaan_habis", "instansi_tidak_dikenal", "penyimpanan_gagal"]
)
def test_setiap_sebab_terdokumentasi(sebab: str) -> None:
    assert f"| `{sebab}` |" in DOKUMEN
