"""What is sealed opens only where it was sealed, as the type it was, and says nothing before."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brankas.bahan import BARU, HANYA_BARU, LAMA

from dinsos_adapters.brankas import PenyandiAesGcm
from dinsos_adapters.brankas.nilai import dari_bita, ke_bita
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.ports.kunci import BrankasRusak, KunciTerbungkus, KunciTidakTersedia
from dinsos_core.testing.kontrak.brankas import nilai_brankas

ANI, BUDI = SubjekId("ani"), SubjekId("budi")
PENYANDI = PenyandiAesGcm(LAMA)


@given(nilai=nilai_brankas, nama=st.text(max_size=20))
def test_yang_disegel_terbuka_sama_dan_sejenis(nilai: Nilai, nama: str) -> None:
    sandi, terbungkus = PENYANDI.kunci_baru(ANI)

    terbuka = PENYANDI.buka_kunci(ANI, terbungkus).buka(nama, sandi.segel(nama, nilai))

    assert terbuka == nilai
    assert type(terbuka) is type(nilai)


def test_teks_dengan_separuh_surogat_pun_kembali() -> None:
    assert dari_bita(ke_bita("a\ud800b")) == "a\ud800b"


def test_setiap_segel_lain_walau_nilainya_sama() -> None:
    sandi, _ = PENYANDI.kunci_baru(ANI)

    assert len({sandi.segel("nama", "Ani") for _ in range(20)}) == 20


def test_panjang_sandi_tidak_membedakan_nilai_pendek() -> None:
    """A ciphertext must not tell true from false, nor a positive test from a negative one."""
    sandi, _ = PENYANDI.kunci_baru(ANI)
    nilai: list[Nilai] = [True, False, "positif", "negatif", 1, 10**15, date(2000, 1, 1), ""]

    assert len({len(sandi.segel("x", satu)) for satu in nilai}) == 1


def test_sandi_yang_dipindah_ke_tempat_lain_tidak_terbuka() -> None:
    ani, kunci_ani = PENYANDI.kunci_baru(ANI)
    budi, kunci_budi = PENYANDI.kunci_baru(BUDI)
    isi = ani.segel("p1/nama", "Ani")

    with pytest.raises(BrankasRusak):
        ani.buka("p1/agama", isi)
    with pytest.raises(BrankasRusak):
        budi.buka("p1/nama", isi)
    # With the wrapped key moved along, so that the key itself is the right one.
    for subjek, terbungkus in ((BUDI, kunci_ani), (ANI, kunci_budi)):
        with pytest.raises(BrankasRusak):
            PENYANDI.buka_kunci(subjek, terbungkus)


@given(st.data())
def test_satu_bita_yang_berubah_selalu_ketahuan(data: st.DataObject) -> None:
    sandi, terbungkus = PENYANDI.kunci_baru(ANI)
    isi = sandi.segel("nama", "Ani")
    tempat = data.draw(st.integers(0, len(isi) - 1))
    ubah = data.draw(st.integers(1, 255))
    rusak = bytes(b ^ ubah if n == tempat else b for n, b in enumerate(isi))

    with pytest.raises(BrankasRusak) as galat:
        sandi.buka("nama", rusak)
    assert str(galat.value) == "brankas_rusak"
    with pytest.raises(BrankasRusak):
        sandi.buka("nama", isi[:tempat])
    kunci = terbungkus.isi
    tempat %= len(kunci)
    kunci = bytes(b ^ ubah if n == tempat else b for n, b in enumerate(kunci))
    with pytest.raises(BrankasRusak):
        PENYANDI.buka_kunci(ANI, KunciTerbungkus(kunci_induk="2025", isi=kunci))


def test_kunci_induk_yang_salah_atau_hilang_ketahuan() -> None:
    _, terbungkus = PENYANDI.kunci_baru(ANI)

    with pytest.raises(KunciTidakTersedia):
        PenyandiAesGcm(HANYA_BARU).buka_kunci(ANI, terbungkus)
    salah = KunciTerbungkus(kunci_induk="2026", isi=terbungkus.isi)
    with pytest.raises(BrankasRusak):
        PenyandiAesGcm(BARU).buka_kunci(ANI, salah)


def test_kunci_subjek_dibungkus_ulang_tanpa_berubah() -> None:
    sandi, lama = PENYANDI.kunci_baru(ANI)
    isi = sandi.segel("nama", "Ani")

    baru = PenyandiAesGcm(BARU).bungkus_ulang(ANI, lama)

    assert baru.kunci_induk == "2026"
    assert PenyandiAesGcm(HANYA_BARU).buka_kunci(ANI, baru).buka("nama", isi) == "Ani"


def test_sidik_cari_terpisah_per_kegunaan_dan_per_kunci() -> None:
    baru = PenyandiAesGcm(BARU)
    cari = baru.sidik_cari("nik", "1")

    assert [s.kunci_indeks for s in cari] == ["2026", "2025"]
    assert cari[1:] == PENYANDI.sidik_cari("nik", "1")
    semua = {s.sidik for s in (*cari, *baru.sidik_cari("kk", "1"))} | {baru.sidik("1")}
    assert len(semua) == 5


def test_jenis_yang_bukan_nilai_ditolak_tanpa_menyebut_isinya() -> None:
    saat = datetime(1990, 6, 20, 12, tzinfo=UTC)

    for bukan in (saat, 1.5, None, ["RAHASIA"]):
        with pytest.raises(TypeError) as galat:
            ke_bita(bukan)  # type: ignore[arg-type]  # what the test is about
        assert "1990" not in str(galat.value)
        assert "RAHASIA" not in str(galat.value)


@pytest.mark.parametrize(
    "isi",
    [b"", b"{", b"null", b"[1]", b'{"lain": 1}', b'{"tanggal": "x"}', b'{"keanggotaan": [1]}'],
)
def test_isi_yang_tidak_dikenal_ditolak(isi: bytes) -> None:
    with pytest.raises(ValueError, match="isi brankas tidak dikenal"):
        dari_bita(isi)
