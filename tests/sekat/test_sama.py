"""What somebody is, nobody reads off what stands in the open."""

from hypothesis import given, note, settings
from hypothesis import strategies as st
from tests.sekat.pasangan import cerita, definisi, jalankan, lain, terdekat_beda

angka = st.integers(0, 10_000)


@settings(max_examples=25)
@given(angka, angka, angka, angka)
def test_riwayat_yang_hanya_berbeda_fakta_tersegel_sama_terbuka(
    standar: int, bagian: int, akhir: int, ke: int
) -> None:
    """Until the two go different ways: from there on a decision or a check has told them apart."""
    satu = cerita(standar, bagian, akhir)
    if not satu.fakta:
        return
    kode = satu.fakta[ke % len(satu.fakta)]
    nilai = satu.nilai(kode)
    itu = lain(definisi(kode), nilai)
    if itu is None:
        return
    note(f"{satu.isi.layanan} {satu.bagian.varian}: {kode} {nilai!r} / {itu!r}")

    for ini, jadi in zip(jalankan(satu), jalankan(satu, kode, nilai, itu), strict=False):
        if ini.jalan != jadi.jalan:
            break
        assert terdekat_beda(ini.isi, jadi.isi) == ""
