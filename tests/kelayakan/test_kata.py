"""The words of an explanation, in both languages: value, threshold, and the date that decides."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias, get_args

import attrs
import pytest
from tests.halaman import cocokkan
from tests.kelayakan.contoh import (
    AGAMA_SAMA,
    LAMA_NIKAH,
    MENIKAH,
    PENGAJUAN,
    TERDAFTAR,
    USIA,
    pasangan_layak,
    santunan_layak,
    satu,
    terdaftar,
    ubah,
)

from dinsos_adapters.katalog import muat_katalog
from dinsos_core.domain.kelayakan.bagian import SEBAB
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import (
    Isi,
    IsiFakta,
    Kalimat,
    Kode,
    awali_besar,
    kata,
    ungkap,
)
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, SyaratDinilai
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.kata import BAHASA
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    PeriodeKeanggotaan,
    Ujung,
)
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.domain.waktu.batas import Lama
from dinsos_core.domain.waktu.usia import Kabisat

BELUM = BelumDiketahui()

Parameter: TypeAlias = Mapping[str, Nilai | tuple[str, ...]]
Ditanya: TypeAlias = NilaiFakta | tuple[NilaiFakta, ...]
"""What the fact holds; several are those of several parties."""

DI_KOTA_LAIN = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="dtks", wilayah="62.71"),))
DENGAN_CATATAN: Mapping[str, Nilai | tuple[str, ...]] = {
    "daftar": ("dtks",),
    "daftar_setara": ("dtsen",),
    "catatan_setara": "layak_huni",
    "catatan_oleh": ("peksos",),
}
UJI_DITULIS: Mapping[str, tuple[str, tuple[tuple[Parameter, tuple[Ditanya, ...]], ...]]] = {
    "usia": (
        "pemohon.tanggal_lahir",
        (
            (
                {"min": 30, "maks": 55},
                (*(date(*t) for t in [(1996, 6, 20), (1996, 6, 21), (1970, 6, 20)]), BELUM),
            ),
            ({"min": 18}, (date(2026, 6, 21),)),
            ({"maks": 17}, ()),
            ({"min": 0}, ()),
            (
                {"min": 60, "batas_bawah": "lebih_dari", "catatan": "Lihat UU 13/1998."},
                (date(1966, 6, 20), date(1966, 6, 21)),
            ),
            ({"min": 60, "batas_bawah": "sehari_sesudah"}, (date(1966, 6, 20),)),
            ({"min": 60, "batas_bawah": "genap_tahun"}, (date(1966, 6, 21),)),
            ({"maks": 55, "batas_atas": "ulang_tahun"}, (date(1971, 6, 20), date(1971, 6, 19))),
            ({"maks": 55, "batas_atas": "genap_tahun"}, (date(1970, 6, 20),)),
        ),
    ),
    "lama": (
        "tanggal_nikah",
        (
            (
                {"min": "5 tahun"},
                (date(2021, 6, 20), date(2021, 6, 21), date(2026, 5, 20), date(2026, 5, 21), BELUM),
            ),
            ({"maks": "6 bulan"}, (date(2025, 12, 20), date(2025, 12, 19), date(2026, 6, 21))),
            ({"min": "1 bulan", "maks": "2 bulan"}, ()),
            ({"maks": "3 bulan", "awal_dihitung": True}, (date(2026, 3, 21), date(2026, 3, 20))),
        ),
    ),
    "hari_sejak": (
        "almarhum.tanggal_meninggal",
        (
            ({"maks": 30}, (date(2026, 5, 21), date(2026, 5, 20), date(2026, 6, 21), BELUM)),
            ({"min": 0}, ()),
            ({"min": 40}, (date(2026, 5, 20),)),
            ({"maks": 3, "awal_dihitung": True}, (date(2026, 6, 18), date(2026, 6, 17))),
            # 2024 is no year whose holidays are settled in the calendar of these tests.
            ({"min": 3, "maks": 30, "geser_libur": True}, (date(2024, 11, 23),)),
        ),
    ),
    "sama": (
        "pemohon.agama",
        (
            ({"dengan": "anak.agama"}, ("islam", "hindu", BELUM)),
            (
                {"dengan": "almarhum.agama", "bila_tak_diketahui": "anak.agama"},
                ("islam", "hindu"),
            ),
        ),
    ),
    "berbeda": (
        "setiap pemohon.jenis_kelamin",
        (
            ({}, (("laki_laki", "perempuan"), ("laki_laki", "laki_laki"), ("laki_laki",))),
            ({"sedikitnya": 3}, (("laki_laki", "perempuan"),)),
        ),
    ),
    "ya": ("menikah", (({}, (True, False, BELUM)),)),
    "tidak": ("menikah", (({}, (False, True, BELUM)),)),
    "atestasi": (
        "layak_huni",
        (({"oleh": ("peksos_anak", "kepala_dinas")}, (True, False, BELUM)),),
    ),
    "dalam": ("pemohon.agama", (({"nilai": ("islam", "hindu")}, ("islam", "kristen", BELUM)),)),
    "bukan": ("pemohon.agama", (({"nilai": ("islam", "hindu")}, ("kristen", "islam", BELUM)),)),
    "paling_banyak": ("jumlah_anak", (({"maks": 1}, (1, 2, BELUM)),)),
    "paling_sedikit": ("jumlah_anak", (({"min": 2}, (2, 1, BELUM)),)),
    "terdaftar": (
        "almarhum.terdaftar",
        (
            ({"daftar": ("dtks",)}, (terdaftar("dtks"), Keanggotaan(), BELUM)),
            (
                {"daftar": ("dtks",), "daftar_setara": "dtsen"},
                (terdaftar("dtks"), terdaftar("dtsen"), terdaftar("siak")),
            ),
            (
                {"daftar": ("dtks",), "di_wilayah": True},
                (terdaftar("dtks"), DI_KOTA_LAIN, Keanggotaan()),
            ),
            (DENGAN_CATATAN, (terdaftar("dtks"), terdaftar("dtsen"), Keanggotaan())),
        ),
    ),
    "tidak_terdaftar": (
        "almarhum.terdaftar",
        (
            (
                {"daftar": ("dtks", "dtsen")},
                (Keanggotaan(), terdaftar("dtsen"), terdaftar("dtks", BELUM), BELUM),
            ),
            ({"daftar": ("dtks",), "di_wilayah": True}, (DI_KOTA_LAIN, terdaftar("dtks"))),
        ),
    ),
    "wilayah": ("pemohon.domisili", (({}, ("63.71.05", "63.72", BELUM)), ({"wilayah": "62"}, ()))),
    "luar_wilayah": (
        "pemohon.domisili",
        (({}, ("63.72", "63.71.05", BELUM)), ({"wilayah": "62"}, ())),
    ),
}
DUA_PILIHAN = Syarat(
    kode="x",
    teks="x",
    salah_satu=(
        Syarat(kode="a", teks="a", uji="ya", fakta="menikah"),
        Syarat(kode="b", teks="b", uji="paling_banyak", fakta="jumlah_anak", parameter={"maks": 1}),
    ),
    bila=Bila(fakta="agama", nilai=("islam", "hindu")),
)
SETUJU = Syarat(kode="x", teks="x", uji="ya", fakta="setiap ahli_waris.setuju")
LANSIA = attrs.evolve(
    USIA, parameter={"min": 61, "batas_bawah": "lebih_dari", "catatan": "Lihat UU 13/1998."}
)


def lahir(tanggal: NilaiFakta) -> FaktaKasus:
    return FaktaKasus(pihak={"pemohon": ({"tanggal_lahir": tanggal},)})


def nikah(**isi: NilaiFakta) -> FaktaKasus:
    return FaktaKasus(kasus=isi)


def berkategori(*kode: str) -> FaktaKasus:
    return FaktaKasus(pihak={"pemohon": ({"kategori": frozenset(kode)},)})


def dengan_catatan(*, catatan: bool) -> FaktaKasus:
    dtsen = ubah(santunan_layak(), "almarhum", terdaftar=terdaftar("dtsen"))
    return ubah(dtsen, layak_huni=catatan)


def ujung_entah(dari: Ujung = None, sampai: Ujung = None) -> FaktaKasus:
    periode = PeriodeKeanggotaan(daftar="dtks", dari=dari, sampai=sampai)
    return ubah(santunan_layak(), "almarhum", terdaftar=Keanggotaan(periode=(periode,)))


DOMISILI = Syarat(kode="x", teks="x", uji="wilayah", fakta="pemohon.domisili")
KATEGORI = Syarat(
    kode="x",
    teks="x",
    uji="dalam",
    fakta="pemohon.kategori",
    parameter={"nilai": ("gelandangan", "pengemis")},
)
DISETARAKAN = attrs.evolve(TERDAFTAR, parameter=DENGAN_CATATAN)
BENTUK: Mapping[str, tuple[Syarat, FaktaKasus]] = {
    "a known absence": (DOMISILI, ubah(pasangan_layak(), "pemohon", domisili=TIADA)),
    "several values": (KATEGORI, berkategori("pengemis", "gelandangan")),
    "several values, none of those asked for": (KATEGORI, berkategori("anak_terlantar")),
    "an officer's note that is there": (DISETARAKAN, dengan_catatan(catatan=True)),
    "an officer's note that says no": (DISETARAKAN, dengan_catatan(catatan=False)),
    "listed since nobody knows when": (TERDAFTAR, ujung_entah(dari=BELUM)),
    "listed until nobody knows when": (TERDAFTAR, ujung_entah(sampai=BELUM)),
    "several parties": (AGAMA_SAMA, ubah(pasangan_layak(), "pemohon", 1, agama="hindu")),
    "several parties, one unknown, a name of two words": (
        SETUJU,
        FaktaKasus(pihak={"ahli_waris": ({"setuju": True}, {})}),
    ),
    "compared with a value not known": (
        AGAMA_SAMA,
        FaktaKasus(pihak={"pemohon": ({"agama": "islam"},)}),
    ),
    "reference date not known": (
        TERDAFTAR,
        ubah(santunan_layak(), "almarhum", tanggal_meninggal=BELUM),
    ),
    "listed on a reference date of its own": (TERDAFTAR, santunan_layak()),
    "does not apply": (LAMA_NIKAH, nikah(menikah=False)),
    "passed on: does not apply to such people": (MENIKAH, nikah(menikah=False)),
    "passed on: not met, no ground to refuse": (
        attrs.evolve(MENIKAH, bukan_bagi=""),
        nikah(menikah=False),
    ),
    "not known whether it applies": (LAMA_NIKAH, nikah(tanggal_nikah=PENGAJUAN)),
    "not known whether it applies, met anyway": (
        LAMA_NIKAH,
        nikah(tanggal_nikah=date(2021, 6, 20)),
    ),
    "alternatives": (DUA_PILIHAN, nikah(menikah=False, jumlah_anak=2)),
    "at least so many of several": (
        attrs.evolve(DUA_PILIHAN, sedikitnya=2),
        nikah(menikah=True, jumlah_anak=2),
    ),
    **{
        f"unknown because of {sebab}": (USIA, lahir(BelumDiketahui(sebab=sebab)))
        for sebab in (*SEBAB, "sedang_sengketa")
    },
    "a value of another kind": (USIA, lahir("1996")),
}
KABISAT: tuple[tuple[Syarat, FaktaKasus], ...] = (
    (LAMA_NIKAH, nikah(menikah=True, tanggal_nikah=date(2020, 2, 29))),
    (USIA, lahir(date(1988, 2, 29))),
    (LANSIA, lahir(date(1964, 2, 29))),
)
KOSAKATA = muat_katalog().kosakata
NILAI: tuple[Isi, ...] = (
    *(True, False, 3, "Kartu keluarga", ("a, b", 1, True), BELUM),
    *(Kode("pilihan", "laki_laki"), Kode("peran", "kepala_dinas"), Kode("sistem", "siks_ng")),
    *(Kode("wilayah", kode) for kode in ("63.71", "63.71.05", "63.7")),
    *(IsiFakta("domisili", "63.71"), IsiFakta("agama", ("islam", "hindu"))),
    *(date(2026, bulan, 1) for bulan in range(1, 13)),
    *(Lama(tahun=5), Lama(tahun=1, bulan=1), Lama(bulan=2)),
    Jalur(kode="tanggal_lahir", pihak="ahli_waris", setiap=True),
    Jalur(kode="jumlah_anak"),
    Keanggotaan(),
    Keanggotaan(periode=(*terdaftar("A").periode, *terdaftar("B").periode) * 2),
    ungkap(Kalimat("<{x}>", "[{x}]"), x=True),
)


def halaman() -> Iterator[str]:
    yield "# How a condition explains itself\n\nGenerated by `tests/kelayakan/test_kata.py`."
    for uji, (fakta, semua) in UJI_DITULIS.items():
        yield f"\n## `{uji}` on `{fakta}`"
        for parameter, ditanya in semua:
            syarat = Syarat(kode="x", teks="x", uji=uji, fakta=fakta, parameter=parameter)
            ambang = satu(syarat, FaktaKasus())
            yield f"\n### {dict(parameter) or 'no parameter'}\n"
            yield f"{ambang.teks_ambang('id')} / {ambang.teks_ambang('en')}\n"
            for nilai in ditanya:
                yield from _baris(satu(syarat, kasus(fakta, nilai)))
    yield "\n## Whatever the test"
    for nama, (syarat, fakta_kasus) in BENTUK.items():
        hasil = satu(syarat, fakta_kasus)
        yield f"\n### {nama}\n\n{hasil.teks_ambang('id')} / {hasil.teks_ambang('en')}\n"
        yield from _baris(hasil)
    yield "\n## 29 February, on 28 February 2025"
    for kabisat in get_args(Kabisat):
        yield f"\n### {kabisat}\n"
        for syarat, fakta_kasus in KABISAT:
            yield from _baris(satu(syarat, fakta_kasus, date(2025, 2, 28), kabisat))
    yield "\n## Values\n"
    for isi in NILAI:
        yield f"- {kata(isi, 'id', KOSAKATA)} / {kata(isi, 'en', KOSAKATA)}"


def _baris(hasil: SyaratDinilai) -> Iterator[str]:
    yield f"- **{hasil.kesimpulan}** {', '.join(hasil.sebab_belum)}".rstrip()
    for bahasa in BAHASA:
        yield f"  - {hasil.teks_penjelasan(bahasa)}".replace("\n", "\n    ")


def kasus(fakta: str, nilai: Ditanya) -> FaktaKasus:
    """A case in which the fact has this value, and the child is a Muslim."""
    jalur = urai_jalur(fakta)
    anggota = tuple({jalur.kode: v} for v in (nilai if isinstance(nilai, tuple) else (nilai,)))
    if not jalur.pihak:
        return FaktaKasus(kasus=anggota[0])
    return FaktaKasus(pihak={jalur.pihak: anggota, "anak": ({"agama": "islam"},)})


def test_setiap_penjelasan_sama_dengan_yang_sudah_dibaca_orang() -> None:
    cocokkan("tests/kelayakan/halaman/kata.md", halaman())


def test_halaman_memuat_setiap_uji() -> None:
    assert UJI_DITULIS.keys() == UJI.keys()


@pytest.mark.parametrize("kode", UJI)
def test_halaman_memuat_setiap_parameter_pilihan_dan_kesimpulan(kode: str) -> None:
    fakta, semua = UJI_DITULIS[kode]
    kesimpulan = {
        satu(
            Syarat(kode="x", teks="x", uji=kode, fakta=fakta, parameter=parameter),
            kasus(fakta, nilai),
        ).kesimpulan
        for parameter, ditanya in semua
        for nilai in ditanya
    }

    assert kesimpulan == set(Kesimpulan) - {Kesimpulan.DITERUSKAN}
    for nama, parameter in UJI[kode].parameter.items():
        dipakai = {satu[nama] for satu, _ in semua if nama in satu}
        assert dipakai >= set(parameter.pilihan or dipakai), nama
        assert dipakai, nama


def test_kurung_dalam_nilai_tidak_diisi_lagi() -> None:
    assert ungkap(Kalimat("{x}", "{x}"), x="{y}").teks() == "{y}"


def test_hanya_huruf_pertama_yang_dibesarkan() -> None:
    assert awali_besar("usia DTKS") == "Usia DTKS"
    assert awali_besar("") == ""


def test_penjelasan_dan_ambang_tanpa_bahasa_adalah_yang_indonesia() -> None:
    hasil = satu(USIA, lahir(date(1996, 6, 21)))

    assert hasil.penjelasan == hasil.bagian[0].penjelasan == hasil.teks_penjelasan("id")
    assert hasil.ambang == hasil.teks_ambang("id")


def test_nilai_bagian_yang_belum_dinilai_belum_diketahui() -> None:
    assert satu(USIA, FaktaKasus()).bagian[0].nilai == BELUM
