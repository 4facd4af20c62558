"""Three-valued judgement over whole cases: nothing skipped, nothing guessed, nothing leaked."""

from datetime import date
from itertools import product

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.kelayakan.contoh import (
    BELUM,
    DITERUSKAN,
    KALENDER,
    PENGAJUAN,
    PENGANGKATAN_ANAK,
    SYARAT_ACAK,
    TERPENUHI,
    TIDAK,
    disiapkan,
    hasil,
    menilai,
    pasangan_layak,
    satu,
    standar,
    ubah,
)

from dinsos_core.domain.kelayakan.cakupan import BERTENTANGAN
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Rekomendasi, nilai_siap
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, NilaiFakta
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import Akibat, Syarat
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

TIGA = (TERPENUHI, TIDAK, BELUM)
NILAI: dict[Kesimpulan, NilaiFakta] = {
    TERPENUHI: True,
    TIDAK: False,
    BELUM: BelumDiketahui(sebab="dihapus"),
}


def ya(kode: str, akibat: Akibat = Akibat.TOLAK, kepada: str = "") -> Syarat:
    return Syarat(kode=kode, teks=kode, uji="ya", fakta=kode, akibat=akibat, kepada=kepada)


def kasus(**isi: Kesimpulan) -> FaktaKasus:
    return FaktaKasus(kasus={kode: NILAI[k] for kode, k in isi.items()})


def dan(a: Kesimpulan, b: Kesimpulan) -> Kesimpulan:
    return max(a, b, key=(TERPENUHI, DITERUSKAN, BELUM, TIDAK).index)


def atau(a: Kesimpulan, b: Kesimpulan) -> Kesimpulan:
    return max(a, b, key=(TIDAK, BELUM, TERPENUHI).index)


# --- Kleene's tables


@pytest.mark.parametrize(("a", "b"), [*product(TIGA, TIGA)])
def test_semua_syarat_harus_terpenuhi_menurut_tabel_kleene(a: Kesimpulan, b: Kesimpulan) -> None:
    penilaian = menilai(standar(ya("a"), ya("b")), kasus(a=a, b=b))

    assert [h.kesimpulan for h in penilaian.syarat] == [a, b]
    assert penilaian.kesimpulan is dan(a, b)


@pytest.mark.parametrize(("a", "b"), [*product(TIGA, TIGA)])
def test_salah_satu_cukup_menurut_tabel_kleene(a: Kesimpulan, b: Kesimpulan) -> None:
    syarat = Syarat(kode="x", teks="x", salah_satu=(ya("a"), ya("b")))

    hasilnya = satu(syarat, kasus(a=a, b=b))

    assert hasilnya.kesimpulan is atau(a, b)
    assert [p.kesimpulan for p in hasilnya.pilihan] == [a, b]
    assert hasilnya.sebab_belum == (("dihapus",) if atau(a, b) is BELUM else ())


@pytest.mark.parametrize("isi", [*product(TIGA, repeat=3)])
@pytest.mark.parametrize("banyak", [1, 2, 3])
def test_sedikitnya_sekian_dari_pilihan_menurut_setiap_kelanjutan(
    banyak: int, isi: tuple[Kesimpulan, ...]
) -> None:
    """Known exactly when it comes out the same however the unknown ones turn out."""
    syarat = Syarat(kode="x", teks="x", sedikitnya=banyak, salah_satu=(ya("a"), ya("b"), ya("c")))
    mungkin = product(*((TERPENUHI, TIDAK) if k is BELUM else (k,) for k in isi))
    cukup = {satu.count(TERPENUHI) >= banyak for satu in mungkin}

    hasilnya = satu(syarat, kasus(**dict(zip("abc", isi, strict=True))))

    assert hasilnya.kesimpulan is (
        BELUM if len(cukup) > 1 else TERPENUHI if cukup == {True} else TIDAK
    )


@pytest.mark.parametrize(("a", "b"), [*product(TIGA, TIGA)])
def test_setiap_pihak_harus_memenuhi_menurut_tabel_kleene(a: Kesimpulan, b: Kesimpulan) -> None:
    syarat = Syarat(kode="x", teks="x", uji="ya", fakta="setiap pemohon.setuju")
    pemohon = tuple({"setuju": NILAI[k]} for k in (a, b))

    hasilnya = satu(syarat, FaktaKasus(pihak={"pemohon": pemohon}))

    assert [b.kesimpulan for b in hasilnya.bagian] == [a, b]
    assert hasilnya.kesimpulan is dan(a, b)


@pytest.mark.parametrize(("bila", "isi"), [*product(TIGA, TIGA)])
def test_bila_adalah_implikasi_menurut_tabel_kleene(bila: Kesimpulan, isi: Kesimpulan) -> None:
    tidak = {TERPENUHI: TIDAK, TIDAK: TERPENUHI, BELUM: BELUM}
    syarat = attrs.evolve(ya("isi"), bila=Bila(fakta="bila"))

    hasilnya = satu(syarat, kasus(bila=bila, isi=isi))

    assert hasilnya.kesimpulan is atau(tidak[bila], isi)
    assert hasilnya.berlaku is (bila is not TIDAK)


def test_bila_yang_belum_diketahui_menyebut_sebabnya() -> None:
    syarat = attrs.evolve(ya("isi"), bila=Bila(fakta="bila"))

    hasilnya = satu(syarat, FaktaKasus(kasus={"isi": BelumDiketahui(sebab="dihapus")}))

    assert hasilnya.sebab_belum == ("belum_diisi", "dihapus")


@pytest.mark.parametrize(
    ("nilai", "berlaku"), [("a", True), ("b", True), ("c", False), (True, False)]
)
def test_bila_berlaku_bila_fakta_bernilai_salah_satu(nilai: NilaiFakta, berlaku: bool) -> None:
    syarat = attrs.evolve(ya("isi"), bila=Bila(fakta="jenis", nilai=("a", "b", 1)))

    hasilnya = satu(syarat, FaktaKasus(kasus={"jenis": nilai, "isi": False}))

    assert hasilnya.berlaku is berlaku


@pytest.mark.parametrize(("kedua", "berlaku"), [(TERPENUHI, True), (TIDAK, False), (BELUM, True)])
def test_bila_atas_setiap_pihak_berlaku_bila_semuanya(kedua: Kesimpulan, berlaku: bool) -> None:
    syarat = attrs.evolve(ya("isi"), bila=Bila(fakta="setiap anak.sekolah"))
    anak = ({"sekolah": True}, {"sekolah": NILAI[kedua]})

    hasilnya = satu(syarat, FaktaKasus(pihak={"anak": anak}, kasus={"isi": False}))

    assert hasilnya.berlaku is berlaku
    assert hasilnya.kesimpulan is {TERPENUHI: TIDAK, TIDAK: TERPENUHI, BELUM: BELUM}[kedua]


# --- recommendation


@pytest.mark.parametrize(
    ("a", "provinsi", "saran", "kepada"),
    [
        (TERPENUHI, TERPENUHI, Rekomendasi.SETUJUI, ""),
        (BELUM, TERPENUHI, Rekomendasi.PERIKSA, ""),
        (TERPENUHI, BELUM, Rekomendasi.PERIKSA, ""),
        (TERPENUHI, TIDAK, Rekomendasi.TERUSKAN, "provinsi"),
        (BELUM, TIDAK, Rekomendasi.TERUSKAN, "provinsi"),
        (TIDAK, TERPENUHI, Rekomendasi.TOLAK, ""),
        (TIDAK, BELUM, Rekomendasi.TOLAK, ""),
        (TIDAK, TIDAK, Rekomendasi.TOLAK, ""),
    ],
)
def test_penolakan_mengalahkan_penerusan_dan_penerusan_mengalahkan_pemeriksaan(
    a: Kesimpulan, provinsi: Kesimpulan, saran: Rekomendasi, kepada: str
) -> None:
    b = ya("b", Akibat.TERUSKAN, "provinsi")
    c = ya("c", Akibat.TERUSKAN, "kementerian")

    penilaian = menilai(standar(ya("a"), b, c), kasus(a=a, b=provinsi, c=provinsi))

    dari_b = DITERUSKAN if provinsi is TIDAK else provinsi
    assert [h.kesimpulan for h in penilaian.syarat] == [a, dari_b, dari_b]
    assert penilaian.kesimpulan is dan(a, dari_b)
    assert penilaian.rekomendasi is saran
    assert penilaian.kepada == kepada


def test_standar_tanpa_syarat_tidak_menghalangi_siapa_pun() -> None:
    penilaian = menilai(standar(), FaktaKasus())

    assert penilaian.kesimpulan is TERPENUHI
    assert penilaian.rekomendasi is Rekomendasi.SETUJUI


# --- whole cases


@given(st.data())
def test_setiap_syarat_dinilai_dan_dijelaskan_dalam_kedua_bahasa(data: st.DataObject) -> None:
    utuh = standar(*data.draw(SYARAT_ACAK))
    fakta = data.draw(strategi.fakta_kasus(utuh, KOSAKATA, PENGAJUAN))

    penilaian = menilai(utuh, fakta)

    assert [h.kode for h in penilaian.syarat] == [s.kode for s in utuh.syarat]
    for h in penilaian.syarat:
        for bahasa in ("id", "en"):
            assert h.teks_ambang(bahasa).strip()
            assert h.teks_penjelasan(bahasa).strip()
            assert "{" not in h.teks_penjelasan(bahasa)
        assert (h.kesimpulan is BELUM) is bool(h.sebab_belum)
    gabungan = TERPENUHI
    for h in penilaian.syarat:
        gabungan = dan(gabungan, h.kesimpulan)
    assert penilaian.kesimpulan is gabungan


@given(st.data())
def test_fakta_yang_hilang_tidak_pernah_membalik_kesimpulan(data: st.DataObject) -> None:
    """But for facts that contradict each other: of which one is gone, the other may stand."""
    utuh = standar(*data.draw(SYARAT_ACAK))
    fakta = data.draw(strategi.fakta_kasus(utuh, KOSAKATA, PENGAJUAN))
    kurang = data.draw(strategi.dengan_satu_belum(fakta))

    lengkap, berkurang = menilai(utuh, fakta), menilai(utuh, kurang)

    assume(not any(BERTENTANGAN.sebab in satu.sebab_belum for satu in lengkap.syarat))
    for semula, kini in zip(lengkap.syarat, berkurang.syarat, strict=True):
        assert kini.kesimpulan in (semula.kesimpulan, BELUM)
    assert berkurang.kesimpulan in (lengkap.kesimpulan, BELUM)


@given(st.data())
def test_urutan_syarat_dan_urutan_pihak_tidak_mengubah_kesimpulan(data: st.DataObject) -> None:
    syarat = data.draw(SYARAT_ACAK)
    fakta = data.draw(strategi.fakta_kasus(standar(*syarat), KOSAKATA, PENGAJUAN))
    acak = data.draw(st.permutations(syarat))
    setiap_saja = all("setiap" in j or "." not in j for s in syarat for j in _jalur(s))
    pihak = {n: tuple(data.draw(st.permutations(a))) for n, a in fakta.pihak.items()}

    asli, teracak = menilai(standar(*syarat), fakta), menilai(standar(*acak), fakta)
    assert {h.kode: h for h in asli.syarat} == {h.kode: h for h in teracak.syarat}
    assert asli.tafsir == teracak.tafsir
    if setiap_saja:
        tertukar = menilai(standar(*syarat), FaktaKasus(pihak=pihak, kasus=fakta.kasus))
        for semula, kini in zip(asli.syarat, tertukar.syarat, strict=True):
            assert (kini.kesimpulan, kini.sebab_belum) == (semula.kesimpulan, semula.sebab_belum)


def _jalur(s: Syarat) -> list[str]:
    dalam = [j for p in s.salah_satu for j in _jalur(p)]
    lain = [isi for isi in s.parameter.values() if isinstance(isi, str)]
    return [s.fakta, s.bila.fakta if s.bila else "", s.pada, *lain, *dalam]


@given(st.data())
def test_penilai_yang_disusun_sekali_menilai_seperti_yang_disusun_tiap_kali(
    data: st.DataObject,
) -> None:
    siap_adopsi = disiapkan(PENGANGKATAN_ANAK)
    beberapa = data.draw(
        st.lists(strategi.fakta_kasus(PENGANGKATAN_ANAK, KOSAKATA, PENGAJUAN), max_size=4)
    )

    hasilnya = [nilai_siap(siap_adopsi, fakta, pengajuan=PENGAJUAN) for fakta in beberapa]

    assert hasilnya == [menilai(PENGANGKATAN_ANAK, fakta) for fakta in beberapa]


def test_hasil_menyebut_versi_dan_tafsir_yang_dipakai() -> None:
    penilaian = menilai(PENGANGKATAN_ANAK, pasangan_layak())

    assert penilaian.pengajuan == PENGAJUAN
    assert penilaian.versi_kalender == KALENDER.versi
    assert penilaian.rujukan == PENGANGKATAN_ANAK.rujukan
    assert [(t.kode, t.bacaan) for t in penilaian.tafsir] == [
        ("batas-atas-usia", "genap-tahun"),
        ("kabisat", "1-maret"),
        ("pemohon-lajang", "teruskan"),
    ]


def test_hasil_syarat_membawa_deklarasinya() -> None:
    usia = hasil(menilai(PENGANGKATAN_ANAK, pasangan_layak()), "usia")
    menikah = hasil(menilai(PENGANGKATAN_ANAK, pasangan_layak()), "menikah")

    assert (usia.teks, usia.butir, usia.bawa) == ("Usia 30 sampai 55 tahun", ("2",), "KTP")
    assert (usia.akibat, usia.kepada) == (Akibat.TOLAK, "")
    assert (menikah.akibat, menikah.kepada) == (Akibat.TERUSKAN, "provinsi")
    assert (usia.acuan, usia.tanggal_acuan) == ("pengajuan", PENGAJUAN)
    assert [b.nilai for b in usia.bagian] == [date(1986, 3, 1), date(1990, 11, 9)]


def test_syarat_yang_tidak_berlaku_tetap_menyebut_tafsirnya() -> None:
    kasus = FaktaKasus(kasus={"menikah": False})

    lama_nikah = hasil(menilai(PENGANGKATAN_ANAK, kasus), "lama-nikah")

    assert not lama_nikah.berlaku
    assert [t.kode for t in lama_nikah.tafsir] == ["kabisat"]


def test_tafsir_alternatif_ikut_disebut() -> None:
    tafsir = TafsirDipakai(kode="desil", bacaan="bawaan")
    syarat = Syarat(
        kode="x", teks="x", salah_satu=(ya("a"), attrs.evolve(ya("b"), tafsir=(tafsir,)))
    )

    assert satu(syarat, kasus(a=TERPENUHI, b=TIDAK)).tafsir == (tafsir,)


@pytest.mark.parametrize("salah", ["1986-03-01", 19860301, True])
def test_nilai_berjenis_lain_tidak_menyimpulkan_apa_pun(salah: NilaiFakta) -> None:
    fakta = ubah(pasangan_layak(), "pemohon", tanggal_lahir=salah)

    usia = hasil(menilai(PENGANGKATAN_ANAK, fakta), "usia")

    assert usia.kesimpulan is BELUM
    assert usia.sebab_belum == ("salah_jenis",)


def test_pembanding_berjenis_lain_tidak_menyimpulkan_apa_pun() -> None:
    fakta = ubah(pasangan_layak(), "anak", agama=Keanggotaan())

    assert hasil(menilai(PENGANGKATAN_ANAK, fakta), "agama").sebab_belum == ("salah_jenis",)


def test_syarat_yang_tidak_sah_ditolak_saat_disusun() -> None:
    syarat = Syarat(kode="keliru", teks="x", uji="usiaa", fakta="pemohon.tanggal_lahir")

    with pytest.raises(ValueError, match=r"'keliru'.*uji: uji_tidak_dikenal 'usiaa'"):
        disiapkan(standar(syarat))
