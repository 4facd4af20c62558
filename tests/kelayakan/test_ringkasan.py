"""What an assessment shows, and what its summary keeps: conclusions, never a personal value."""

import json
from datetime import date, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.halaman import cocokkan
from tests.kelayakan.contoh import (
    BELUM,
    PENGAJUAN,
    PENGANGKATAN_ANAK,
    SANTUNAN,
    SYARAT_ACAK,
    hasil,
    menilai,
    pasangan_layak,
    santunan_layak,
    standar,
    terdaftar,
    ubah,
)

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    Penilaian,
    Rekomendasi,
    RingkasanBagian,
    SyaratDinilai,
)
from dinsos_core.domain.standar.model import Akibat
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

PENANDA = "konghucu"


def bertanda() -> FaktaKasus:
    asal = pasangan_layak()
    return ubah(ubah(asal, "pemohon", agama=PENANDA), "anak", agama=PENANDA)


@given(st.data())
def test_repr_tidak_memuat_nilai_pribadi(data: st.DataObject) -> None:
    lahir = data.draw(strategi.tanggal_dekat(PENGAJUAN - timedelta(days=400)))
    fakta = ubah(bertanda(), "pemohon", tanggal_lahir=lahir)

    penilaian = menilai(PENGANGKATAN_ANAK, fakta)

    assert PENANDA in hasil(penilaian, "agama").penjelasan
    for tampak in (repr(penilaian), repr(fakta), repr(fakta.ambil("pemohon.agama"))):
        assert PENANDA not in tampak
        assert repr(lahir) not in tampak
        assert lahir.isoformat() not in tampak
    for bagian in (b for h in penilaian.syarat for b in h.bagian):
        assert PENANDA not in repr(bagian)


def test_repr_tidak_memuat_tanggal_meninggal() -> None:
    tampak = repr(menilai(SANTUNAN, santunan_layak(date(2026, 5, 27))))

    assert "2026, 5, 27" not in tampak
    assert "2026-05-27" not in tampak


@given(st.data())
def test_ringkasan_sama_bagi_siapa_pun_yang_sama_kesimpulannya(data: st.DataObject) -> None:
    """If nothing but conclusions distinguishes summaries, no value can be read off them."""
    utuh = standar(*data.draw(SYARAT_ACAK))
    satu, dua = (data.draw(strategi.fakta_kasus(utuh, KOSAKATA, PENGAJUAN)) for _ in range(2))

    a, b = menilai(utuh, satu), menilai(utuh, dua)

    sama = _kesimpulan(a) == _kesimpulan(b)
    assert (a.ringkas() == b.ringkas()) is sama


def _kesimpulan(penilaian: Penilaian) -> list[object]:
    return [*(satu.ringkas() for satu in penilaian.peringatan), *map(_bentuk, penilaian.syarat)]


def _bentuk(h: SyaratDinilai) -> object:
    bagian = [(b.lokasi, b.kesimpulan, b.sebab) for b in h.bagian]
    return h.kesimpulan, h.berlaku, h.sebab_belum, bagian, [_bentuk(p) for p in h.pilihan]


def test_ringkasan_berisi_kode_kesimpulan_ambang_dan_versi() -> None:
    fakta = ubah(santunan_layak(), "almarhum", terdaftar=terdaftar("siak"))

    ringkasan = menilai(SANTUNAN, fakta).ringkas()

    isi = attrs.asdict(ringkasan)
    cocokkan("tests/kelayakan/halaman/ringkasan.json", [json.dumps(isi, indent=2, default=str)])


def test_ringkasan_menyebut_sebab_bagian_yang_belum_dinilai() -> None:
    (domisili, *_) = menilai(PENGANGKATAN_ANAK, FaktaKasus()).ringkas().syarat

    assert domisili.bagian == (
        RingkasanBagian(lokasi="pemohon.domisili", kesimpulan=BELUM, sebab="belum_diisi"),
    )


@given(st.data())
def test_ringkasan_hanya_berisi_nilai_polos(data: st.DataObject) -> None:
    utuh = standar(*data.draw(SYARAT_ACAK))
    fakta = data.draw(strategi.fakta_kasus(utuh, KOSAKATA, PENGAJUAN))

    ringkasan = menilai(utuh, fakta).ringkas()

    assert {type(x) for x in _daun(ringkasan)} <= {str, bool, date, Kesimpulan, Rekomendasi, Akibat}
    assert {x for x in _daun(ringkasan) if isinstance(x, date)} == {PENGAJUAN}


def _daun(benda: object) -> list[object]:
    if isinstance(benda, tuple):
        return [x for isi in benda for x in _daun(isi)]
    if attrs.has(type(benda)):
        return [x for isi in attrs.astuple(benda, recurse=False) for x in _daun(isi)]  # type: ignore[arg-type] # guarded by attrs.has
    return [benda]
