"""What a shape says of itself is what it answers, so a column may be judged by its fields alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.kelayakan.contoh import disiapkan, standar
from tests.kelayakan.pembaca import Lain, baca_bentuk, baca_syarat, kolom_lain

from dinsos_core.domain.kelayakan.bentuk import (
    AcuanAntara,
    Anggota,
    AngkaAntara,
    Bentuk,
    Berawalan,
    Beririsan,
    Berlainan,
    SamaDengan,
    TanggalAntara,
    Terdaftar,
    TidakTerdaftar,
)
from dinsos_core.domain.kelayakan.penilaian import nilai_siap
from dinsos_core.domain.kelayakan.pertentangan import tanpa_yang_bertentangan
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import BelumDiketahui, Nilai, NilaiFakta
from dinsos_core.domain.waktu.usia import Kabisat
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

PADA = st.dates(date(2020, 1, 1), date(2032, 12, 31)) | st.sampled_from(
    [date(2023, 2, 28), date(2024, 2, 28), date(2024, 2, 29), date(2025, 3, 1), date(2026, 6, 30)]
)
KABISAT = st.sampled_from(("1-maret", "28-februari"))
setiap_uji = pytest.mark.parametrize("kode", sorted(UJI))


@setiap_uji
@given(st.data(), PADA, KABISAT)
def test_isi_bentuk_menjawab_setiap_nilai_seperti_bentuknya_dipanggil(
    kode: str, data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    satu = standar(data.draw(strategi.syarat(KOSAKATA, {kode: UJI[kode]})))
    (syarat,) = disiapkan(satu, kabisat).syarat
    siap = syarat.uji or syarat.pilihan[0].uji
    assert siap is not None
    bentuk = siap.bentuk
    assert isinstance(bentuk, Bentuk)
    nilai = data.draw(_di_tepi(bentuk, pada))
    banyak = data.draw(st.lists(st.just(nilai) | _di_tepi(bentuk, pada) | BELUM, max_size=3))
    if isinstance(bentuk, Terdaftar):
        banyak = [data.draw(st.booleans() | BELUM)]
    if isinstance(bentuk, AcuanAntara):
        assert isinstance(nilai, date)
        tepi = bentuk.batas(nilai)
        pada = data.draw(st.sampled_from(tepi) | _sekitar(pada, nilai, *tepi))

    terbaca = tuple(banyak) if isinstance(bentuk, Berlainan) else nilai
    putusan = siap.periksa(terbaca, pada, {nama: tuple(banyak) for nama, *_ in siap.lain})

    kolom = _kolom(banyak)
    lain: Lain = {nama: kolom_lain(banyak) for nama, *_ in siap.lain}
    jawaban = baca_bentuk(bentuk, kolom if isinstance(bentuk, Berlainan) else nilai, pada, lain)
    assert jawaban == (putusan is True, isinstance(putusan, BelumDiketahui))


BELUM: SearchStrategy[NilaiFakta] = strategi.belum_diketahui()


def _kolom(semua: list[NilaiFakta]) -> list[Nilai | None]:
    return [None if isinstance(satu, BelumDiketahui) else satu for satu in semua]


def _di_tepi(bentuk: Bentuk, pada: date) -> SearchStrategy[Nilai]:
    """Values at both sides of every bound that the shape names."""
    match bentuk:
        case TanggalAntara(batas=batas):
            return _sekitar(pada, *batas(pada))
        case AcuanAntara():
            return strategi.tanggal_dekat(pada)
        case AngkaAntara(minimal=minimal, maksimal=maksimal):
            batas_angka = [satu for satu in (minimal, maksimal) if satu is not None]
            return st.builds(int.__add__, st.sampled_from(batas_angka), st.integers(-1, 1))
        case Anggota(nilai=nilai):
            return st.sampled_from(sorted(nilai, key=str)) | st.booleans() | st.just("lain")
        case Beririsan(nilai=nilai):
            return st.frozensets(st.sampled_from([*sorted(nilai), "lain"]), min_size=1)
        case Berawalan(daerah=daerah):
            kode = st.sampled_from([daerah.kode, *(satu.kode for satu in daerah.lama), "11.01"])
            ubah = st.sampled_from([str, "{}.01".format, "{}1".format, lambda satu: satu[:-1]])
            return st.builds(lambda satu, lain: lain(satu), kode, ubah)
        case SamaDengan() | Berlainan():
            return st.sampled_from("abcd")
        case Terdaftar(daftar=daftar, setara=setara):
            return strategi.keanggotaan(pada, (*sorted(daftar | setara), "lain"))
        case TidakTerdaftar(daftar=daftar):
            return strategi.keanggotaan(pada, (*sorted(daftar), "lain"))


def _sekitar(*tepi: date) -> SearchStrategy[date]:
    """Each day and the days before and after it, as far as there are any."""
    dekat = {
        hari.toordinal() + geser
        for hari in tepi
        for geser in (-1, 0, 1)
        if date.min.toordinal() <= hari.toordinal() + geser <= date.max.toordinal()
    }
    return st.sampled_from(sorted(dekat)).map(date.fromordinal)


@setiap_uji
@given(st.data(), PADA, KABISAT)
def test_syarat_dapat_dinilai_dari_isi_bentuk_dan_deklarasinya(
    kode: str, data: st.DataObject, pada: date, kabisat: Kabisat
) -> None:
    satu = standar(data.draw(strategi.syarat(KOSAKATA, {kode: UJI[kode]})))
    fakta = data.draw(strategi.fakta_kasus(satu, KOSAKATA, pada))
    siap = disiapkan(satu, kabisat)

    (dinilai,) = nilai_siap(siap, fakta, pengajuan=pada).syarat

    dipakai = tanpa_yang_bertentangan(fakta, siap.pemeriksaan.pertentangan(fakta, pada))
    assert baca_syarat(siap.syarat[0], dipakai, pada) is dinilai.kesimpulan
