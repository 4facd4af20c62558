"""Plain facts judged: any standard, any date, any reading, with or without registries."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from tests.katalog.bacaan_lain import katalog

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.wiring import rakit
from dinsos_core import jelaskan, nilai_kelayakan
from dinsos_core.application import kelayakan
from dinsos_core.application.fakta_polos import baca_fakta
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.kelayakan import susunan
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Penilaian, nilai
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    NilaiFakta,
    PeriodeKeanggotaan,
)
from dinsos_core.domain.standar.model import StandarPelayanan, Varian
from dinsos_core.ports.lingkungan import PermintaanRegistri, Registri
from dinsos_core.testing.contoh import ADOPSI, KALENDER, KatalogUji

PADA = date(2026, 11, 2)
HOLIDAYS = KalenderHolidays()
ISBAT = {"tanggal-nikah": "agama-dengan-isbat"}
DTKS = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="dtks"),))
KLAIM: Mapping[str, Mapping[str, object]] = {
    "almarhum": {"tanggal_meninggal": "2026-10-20"},
    "pemohon": {"ahli_waris": True},
}


def tanya(
    layanan: str, fakta: Mapping[str, object], instansi: str = "banjarmasin", **lain: Any
) -> Any:
    semua = {"pada": PADA, **lain}
    return nilai_kelayakan(katalog(), HOLIDAYS, layanan, fakta, instansi=instansi, **semua)


def kode(hasil: Any) -> list[tuple[str, str]]:
    return sorted((satu.kode.value, satu.lokasi) for satu in hasil.failure())


def syarat(penilaian: Penilaian) -> list[str]:
    return [satu.kesimpulan.value for satu in penilaian.syarat]


# --- any standard


@pytest.mark.parametrize(
    "standar",
    [pytest.param(satu, id=f"{satu.keputusan.kode}-{satu.layanan}") for satu in katalog().semua()],
)
def test_setiap_standar_dapat_dinilai_atas_fakta_polos(standar: StandarPelayanan) -> None:
    """Also those that no aggregate runs: knowing nothing, no condition is met or unmet unless it
    asks nothing of anybody."""
    for varian in [None, *(satu.kode for satu in standar.varian)]:
        hasil = tanya(
            standar.layanan,
            {},
            standar.instansi.kode,
            pada=standar.keputusan.berlaku_dari,
            varian=varian,
        )
        menentukan = any(satu.varian for satu in standar.syarat) and not standar.varian_pada
        if varian is None and menentukan:
            assert kode(hasil) == [("varian_wajib", "varian")]
            continue
        penilaian = hasil.unwrap()
        assert set(syarat(penilaian)) <= {"belum_dapat_dinilai"}
        assert penilaian.rujukan == standar.rujukan


def test_hari_menentukan_versi_dan_bacaan_menentukan_jawaban() -> None:
    """28 February 2026, for one born on 29 February 1996 (tafsir 36)."""
    fakta = {"pemohon.tanggal_lahir": date(1996, 2, 29)}
    hari: dict[str, Any] = {"pada": date(2026, 2, 28)}

    biasa = tanya("pengangkatan-anak", fakta, **hari).unwrap()
    lain = tanya("pengangkatan-anak", fakta, tafsir={"kabisat": "28-februari"}, **hari).unwrap()

    assert (biasa.syarat[1].kesimpulan, lain.syarat[1].kesimpulan) == (
        Kesimpulan.TIDAK_TERPENUHI,
        Kesimpulan.TERPENUHI,
    )
    assert ("kabisat", "28-februari") in {(t.kode, t.bacaan) for t in lain.tafsir}
    lama = tanya("kedaruratan-ppks", {}, pada=date(2024, 6, 9)).unwrap()
    assert lama.rujukan.keputusan == "sk-080-2023"


def test_syarat_disiapkan_sekali_bagi_setiap_bacaan_kalender_dan_uji(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is made ready twice, and nothing is taken for what was made of something else."""
    disiapkan: list[str] = []

    def siapkan(standar: StandarPelayanan, *bahan: Any) -> Any:
        disiapkan.append(standar.sidik)
        return susunan.siapkan(standar, *bahan)

    monkeypatch.setattr(kelayakan, "siapkan", siapkan)
    monkeypatch.setattr(kelayakan, "_INGATAN", {})
    lain: list[dict[str, Any]] = [{}, {"tafsir": ISBAT}, {"uji": dict(UJI)}]

    hasil = [[tanya("pengangkatan-anak", {}, **satu).unwrap() for satu in lain] for _ in range(2)]

    assert hasil[0] == hasil[1]
    assert len(disiapkan) == len(lain)


def test_bacaan_yang_disematkan_standar_berlaku_juga_tanpa_rakitan() -> None:
    """`nilai` counts as the standard pins, not by a default."""
    dengan = katalog().standar("banjarmasin", "pengangkatan-anak", PADA, {"kabisat": "28-februari"})
    fakta, _ = baca_fakta(katalog().kosakata, {"pemohon.tanggal_lahir": "1996-02-29"}, PADA)

    penilaian = nilai(
        dengan.unwrap(),
        fakta,
        pengajuan=date(2026, 2, 28),
        kalender=KALENDER,
        kosakata=katalog().kosakata,
    )

    assert penilaian.syarat[1].kesimpulan is Kesimpulan.TERPENUHI


# --- facts as written


def test_bersarang_dan_menurut_jalur_sama_saja() -> None:
    bersarang = {
        "pemohon": [{"agama": "islam", "domisili": "63.71"}, {"agama": "hindu"}],
        "anak": {"agama": "islam"},
        "menikah": True,
    }
    jalur = {
        "pemohon.agama": "islam",
        "pemohon[0].domisili": "63.71",
        "pemohon[1].agama": "hindu",
        "setiap anak.agama": "islam",
        "menikah": True,
    }

    satu, dua = (tanya("pengangkatan-anak", fakta).unwrap() for fakta in (bersarang, jalur))

    assert satu == dua
    assert "tidak_terpenuhi" in syarat(satu)


def test_semua_yang_salah_sekaligus() -> None:
    """Service, reading, place, name and value, each with its place and none with its value."""
    fakta = {
        "pemohon": [{"agama": "rahasia", "menikah": True}, "x"],
        "pemohon[0].agama": "islam",
        "ibu.agama": "islam",
        "menikh": True,
        "jumlah_anak": -1,
        "tanggal_nikah": "2027-01-01",
    }

    salah = tanya("pengangkatan-ank", fakta, tafsir={"kabisat": "x", "y": "z"})

    assert kode(salah) == [
        ("bacaan_tidak_dikenal", "tafsir.kabisat"),
        ("fakta_ganda", "pemohon[0].agama"),
        ("fakta_salah_jenis", "jumlah_anak"),
        ("fakta_salah_tempat", "pemohon[0].menikah"),
        ("fakta_tidak_dikenal", "menikh"),
        ("isian_salah_jenis", "pemohon[1]"),
        ("layanan_tidak_dikenal", "layanan"),
        ("pihak_tidak_dikenal", "ibu"),
        ("tafsir_tidak_dikenal", "tafsir"),
        ("tanggal_masa_depan", "tanggal_nikah"),
    ]
    assert "rahasia" not in repr(salah.failure())


def test_yang_salah_dijelaskan_seperti_cara_menulisnya() -> None:
    fakta: Mapping[str, object] = {"almarhumah": {"nama": "x"}, "pemohon": {"ahli_waris": "ya"}}

    asing, ya = tanya("santunan-kematian", fakta).failure()

    assert asing.rincian == {"pilihan": ("pemohon", "almarhum"), "mirip": "almarhum"}
    assert "true (ya) atau false (tidak)" in jelaskan(ya)


def test_bacaan_yang_tidak_ada_tidak_menutupi_yang_salah_lainnya() -> None:
    salah = tanya("pengangkatan-anak", {"almarhum": {}}, tafsir={"x": "y"}, varian="z")

    assert kode(salah) == [
        ("pihak_tidak_dikenal", "pihak.almarhum"),
        ("tafsir_tidak_dikenal", "tafsir"),
        ("varian_tidak_dikenal", "varian"),
    ]


def test_pihak_yang_tidak_ada_dalam_standar_dan_yang_terlalu_banyak() -> None:
    fakta: Mapping[str, object] = {"pemohon": [{}, {}, {}], "almarhum": {}}

    assert kode(tanya("pengangkatan-anak", fakta)) == [
        ("pihak_lebih", "pihak.pemohon"),
        ("pihak_tidak_dikenal", "pihak.almarhum"),
    ]


@pytest.mark.parametrize(
    ("tertulis", "jawaban"),
    [
        ("dtks", "terpenuhi"),
        (["dtks"], "terpenuhi"),
        ([{"daftar": "dtks", "dari": "2025-01-01", "sampai": None}], "terpenuhi"),
        ([{"daftar": "dtks", "sampai": date(2026, 1, 1)}], "tidak_terpenuhi"),
        ({"daftar": "dtks", "wilayah": "63.71"}, "terpenuhi"),
        (DTKS, "terpenuhi"),
        ([], "tidak_terpenuhi"),
        (None, "belum_dapat_dinilai"),
    ],
)
def test_jawaban_registri_yang_dinyatakan_dipakai(tertulis: object, jawaban: str) -> None:
    almarhum = {**KLAIM["almarhum"], "keanggotaan_registri_sosial": tertulis}

    hasil = tanya("santunan-kematian", {**KLAIM, "almarhum": almarhum}).unwrap()

    assert hasil.syarat[0].kesimpulan == jawaban


@pytest.mark.parametrize(
    "tertulis",
    [
        *(3, True, "dtsk", ["dtks", 3], [["dtks"]], [{}], [{"daftar": "dtks", "sejak": 1}]),
        *([{"daftar": "dtks", "dari": "kemarin"}], [{"daftar": "dtks", "wilayah": "Banjarmasin"}]),
        [{"daftar": "dtks", "dari": "2026-02-01", "sampai": "2026-01-01"}],
        "registri_sosial",
    ],
)
def test_jawaban_registri_yang_tidak_terbaca_ditolak(tertulis: object) -> None:
    """A list that nobody knows would read like "not listed"."""
    hasil = tanya("santunan-kematian", {"almarhum.keanggotaan_registri_sosial": tertulis})

    assert kode(hasil) == [("fakta_salah_jenis", "almarhum[0].keanggotaan_registri_sosial")]


KUNCI = st.sampled_from(
    sorted({*katalog().kosakata.fakta, *katalog().kosakata.pihak, "daftar", "dari", "sampai"})
) | st.text(max_size=8)
JALUR = st.builds(
    "{}{}{}.{}".format,
    st.sampled_from(["", "setiap ", " "]),
    st.sampled_from(["pemohon", "anak", "ibu", ""]),
    st.sampled_from(["", "[0]", "[1]", "[99]", "[-1]", "[x]"]),
    KUNCI,
)
TUNGGAL = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.dates()
    | st.datetimes()
    | st.sampled_from(["islam", "dtks", "63.71", "1986", "78 tahun", "tiada", "tidak diketahui"])
)
APA_SAJA = st.recursive(
    TUNGGAL,
    lambda isi: st.lists(isi, max_size=3) | st.dictionaries(KUNCI | JALUR, isi, max_size=4),
    max_leaves=8,
)


@given(
    layanan=st.sampled_from(["pengangkatan-anak", "santunan-kematian", "rujukan-panti"]),
    fakta=st.dictionaries(KUNCI | JALUR, APA_SAJA, max_size=6),
)
def test_fakta_apa_pun_dinilai_atau_ditolak_dengan_alasan(
    layanan: str, fakta: dict[str, object]
) -> None:
    """Whatever a file may hold, the answer can be read in both languages."""
    hasil = tanya(layanan, fakta)

    if is_successful(hasil):
        penilaian = hasil.unwrap()
        assert all(satu.teks_penjelasan("id") for satu in penilaian.syarat)
        assert all(satu.teks_penjelasan("en") for satu in penilaian.syarat)
        assert all(satu.teks("en") for satu in penilaian.peringatan)
        assert penilaian.ringkas().rujukan == penilaian.rujukan
    else:
        assert all(jelaskan(satu) and jelaskan(satu, "en") for satu in hasil.failure())


# --- registries and variants, of bare parts and of a wiring


def registri(jawaban: NilaiFakta, ditanya: list[str]) -> Mapping[str, Registri]:
    def tanya_satu(minta: PermintaanRegistri, /) -> NilaiFakta:
        ditanya.append(minta.definisi.kode)
        return jawaban

    return {"registri_sosial": tanya_satu}


def test_registri_ditanya_hanya_bila_diminta_dan_hanya_yang_belum_dinyatakan() -> None:
    ditanya: list[str] = []
    sumber = registri(DTKS, ditanya)
    dinyatakan = {
        **KLAIM,
        "almarhum": {**KLAIM["almarhum"], "keanggotaan_registri_sosial": []},
    }

    tanpa = tanya("santunan-kematian", KLAIM).unwrap()
    dengan = tanya("santunan-kematian", KLAIM, registri=sumber).unwrap()
    tetap = tanya("santunan-kematian", dinyatakan, registri=sumber).unwrap()

    assert tanpa.syarat[0].sebab_belum == ("belum_ditanya",)
    assert (dengan.syarat[0].kesimpulan, tetap.syarat[0].kesimpulan) == (
        Kesimpulan.TERPENUHI,
        Kesimpulan.TIDAK_TERPENUHI,
    )
    assert ditanya == ["keanggotaan_registri_sosial"]
    assert (tanpa.peringatan, dengan.peringatan) == ((), ())
    assert [(satu.kode, satu.lokasi, satu.teks()) for satu in tetap.peringatan] == [
        (
            "registri_dinyatakan",
            ("almarhum[0].keanggotaan_registri_sosial",),
            "Keanggotaan registri sosial (almarhum/almarhumah): dinyatakan, belum ditanyakan "
            "kepada sumbernya (registri sosial)",
        )
    ]


def test_persiapan_menerima_jawaban_registri_hari_lain_dan_bacaan_lain() -> None:
    ditanya: list[str] = []
    app = rakit("banjarmasin", registri=registri(DTKS, ditanya))
    data = {"tanggal_meninggal": "2026-01-20"}

    def klaim(isi: Mapping[str, object], **lain: Any) -> Penilaian:
        pihak = [PihakDiajukan(pihak="almarhum", data=isi)]
        hasil = app.persiapkan("santunan-kematian", pihak=pihak, pada=date(2026, 2, 19), **lain)
        return hasil.unwrap().penilaian

    tanpa, dengan = klaim(data), klaim(data, tanya_registri=True)
    dinyatakan = klaim({**data, "keanggotaan_registri_sosial": Keanggotaan()})
    lain = klaim(data, tafsir={"klaim-hari-libur": "geser-ke-hari-kerja"})

    assert syarat(tanpa) == ["belum_dapat_dinilai", "belum_dapat_dinilai", "terpenuhi"]
    assert syarat(dengan)[0] == "terpenuhi"
    assert syarat(dinyatakan)[0] == "tidak_terpenuhi"
    for polos in ([], "tak terjangkau", [{"daftar": "dtks", "sampai": "tidak diketahui"}]):
        tertulis = {**data, "keanggotaan_registri_sosial": polos}
        sama = tanya("santunan-kematian", {"almarhum": tertulis}, pada=date(2026, 2, 19)).unwrap()
        assert syarat(klaim(tertulis)) == syarat(sama)
    assert tanpa.pengajuan == date(2026, 2, 19)
    assert ("klaim-hari-libur", "geser-ke-hari-kerja") in {(t.kode, t.bacaan) for t in lain.tafsir}
    assert ditanya == ["keanggotaan_registri_sosial"]


def test_varian_diminta_hanya_bila_yang_ditanya_berbeda_menurutnya() -> None:
    """A paper of one variant matters to whoever prepares, and to no condition."""
    varian = (Varian(kode="baru", nama="Baru"), Varian(kode="lama", nama="Lama"))
    surat, *sisa = ADOPSI.dokumen
    pertama, *lain = ADOPSI.syarat
    berkas = evolve(ADOPSI, varian=varian, dokumen=(evolve(surat, varian=("baru",)), *sisa))
    keduanya = evolve(berkas, syarat=(evolve(pertama, varian=("baru",)), *lain))

    def tanya_uji(standar: StandarPelayanan, varian: str | None = None) -> Any:
        return nilai_kelayakan(
            KatalogUji(standar_ada=(standar,)),
            lambda _i, _b: KALENDER,
            standar.layanan,
            {},
            instansi=standar.instansi.kode,
            pada=PADA,
            varian=varian,
        )

    app = rakit(ADOPSI.instansi.kode, katalog=KatalogUji(standar_ada=(berkas,)))
    assert is_successful(tanya_uji(berkas))
    assert kode(tanya_uji(keduanya)) == [("varian_wajib", "varian")]
    assert len(tanya_uji(keduanya, "lama").unwrap().syarat) == len(lain)
    assert kode(app.persiapkan(ADOPSI.layanan)) == [("varian_wajib", "varian")]
    assert is_successful(app.persiapkan(ADOPSI.layanan, varian="baru"))


def test_yang_dinyatakan_belum_diketahui_tidak_dinyatakan() -> None:
    fakta, salah = baca_fakta(
        katalog().kosakata, {"menikah": BelumDiketahui(sebab="dihapus"), "jumlah_anak": None}, PADA
    )

    assert (fakta.kasus, salah) == ({}, ())


# --- a marriage that nobody recorded


@pytest.mark.parametrize(
    ("tafsir", "isbat", "kesimpulan"),
    [
        ({}, True, {"lama-menikah": "tidak_terpenuhi"}),
        (ISBAT, True, {"lama-menikah-agama": "terpenuhi", "isbat-nikah": "terpenuhi"}),
        (ISBAT, False, {"lama-menikah-agama": "terpenuhi", "isbat-nikah": "tidak_terpenuhi"}),
    ],
)
def test_nikah_yang_tidak_pernah_dicatat_dapat_dikatakan(
    tafsir: Mapping[str, str], isbat: bool, kesimpulan: Mapping[str, str]
) -> None:
    nikah = {"tanggal_nikah": "tiada", "tanggal_nikah_agama": "2010-05-01", "isbat_nikah": isbat}

    penilaian = tanya("pengangkatan-anak", {"menikah": True, **nikah}, tafsir=tafsir).unwrap()

    hasil = {s.kode: s.kesimpulan.value for s in penilaian.syarat}
    assert hasil.items() >= kesimpulan.items()


# --- from the public names alone


def test_jawaban_dapat_dibaca_dan_nilai_dapat_ditulis_dengan_nama_umum_saja() -> None:
    import dinsos_core as d  # noqa: PLC0415 -- the public face is what this is about

    periode = d.PeriodeKeanggotaan(daftar="dtks", sampai=d.BelumDiketahui())
    almarhum = {
        "tanggal_meninggal": d.TanggalRentang.sebulan(2026, 10),
        "nik": d.TIADA,
        "keanggotaan_registri_sosial": d.Keanggotaan(periode=(periode,)),
    }

    penilaian = tanya("santunan-kematian", {"almarhum": almarhum}).unwrap()

    assert isinstance(penilaian, d.Penilaian)
    assert penilaian.rekomendasi is d.Rekomendasi.PERIKSA
    assert {type(s) for s in penilaian.syarat} == {d.SyaratDinilai}
    assert {s.kesimpulan for s in penilaian.syarat} == {d.Kesimpulan.BELUM_DAPAT_DINILAI}
    assert {type(p) for p in penilaian.peringatan} == {d.Peringatan}


def test_daftar_sumber_lain_bukan_jawaban_yang_terbaca() -> None:
    """It would read like "not listed": asked, it is unknown; stated, it is refused."""
    siak = Keanggotaan(periode=(PeriodeKeanggotaan(daftar="siak"),))

    hasil = tanya("santunan-kematian", KLAIM, registri={"registri_sosial": lambda _: siak}).unwrap()
    dinyatakan = {"almarhum": {"keanggotaan_registri_sosial": "siak"}}

    assert hasil.syarat[0].sebab_belum == ("jawaban_sumber_salah",)
    assert kode(tanya("santunan-kematian", dinyatakan)) == [
        ("fakta_salah_jenis", "almarhum[0].keanggotaan_registri_sosial")
    ]
