"""Facts that cannot all be true: each check at its border, and what follows from one."""

from collections.abc import Mapping
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.halaman import cocokkan_bagian
from tests.katalog.bacaan_lain import katalog
from tests.kelayakan.contoh import (
    BELUM,
    PENGAJUAN,
    PENGANGKATAN_ANAK,
    SANTUNAN,
    SYARAT_ACAK,
    TIDAK,
    USIA,
    disiapkan,
    hasil,
    menilai,
    pasangan_layak,
    santunan_layak,
    standar,
    terdaftar,
    ubah,
)

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_core import nilai_kelayakan
from dinsos_core.domain.kelayakan.cakupan import PENGANGKATAN, Cakupan, FaktaLain, cakupan
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.gerbang import DIJAGA, gerbang
from dinsos_core.domain.kelayakan.penilaian import Rekomendasi
from dinsos_core.domain.kelayakan.peringatan import SEBUTAN
from dinsos_core.domain.kelayakan.pertentangan import (
    PEMERIKSAAN,
    siapkan_pemeriksaan,
    tanpa_yang_bertentangan,
)
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta, TanggalRentang
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.testing import kelayakan as strategi
from dinsos_core.testing.contoh import KOSAKATA

NIK = "6371052006960001"
LAIN = "6371052006960002"
MENURUT = {satu.kode: satu for satu in PEMERIKSAAN}

_PIHAK = frozenset(
    {"nama", "nik", "tanggal_lahir", "jenis_kelamin", "tanggal_meninggal", "ahli_waris"}
    | {
        "tanggal_masuk_singgah",
        "tanggal_masuk_terakhir",
        "punya_keluarga_wali",
        "keluarga_diketahui",
        "kategori_ppks",
    }
)
LUAS = Cakupan(
    pihak=dict.fromkeys(("pemohon", "pelapor", "anak", "almarhum", "subjek", "lembaga"), _PIHAK),
    kasus=frozenset(
        {"menikah", "tanggal_nikah", "tanggal_nikah_agama", "jumlah_anak", "jumlah_anak_kandung"}
        | {"tanggal_mulai_pub", "tanggal_akhir_pub"}
    ),
    registri={"almarhum": ("keanggotaan_registri_sosial",)},
    pasti_ada=frozenset({"almarhum"}),
    pengaju=("pemohon", "pelapor"),
    kelompok=PENGANGKATAN,
)
SIAP = siapkan_pemeriksaan(LUAS)

Isi = dict[str, NilaiFakta]


def fakta(_kasus: Isi | None = None, /, **pihak: Isi | tuple[Isi, ...]) -> FaktaKasus:
    semua = {n: satu if isinstance(satu, tuple) else (satu,) for n, satu in pihak.items()}
    return FaktaKasus(pihak=semua, kasus=_kasus or {})


def ditemukan(kasus: FaktaKasus, pengajuan: date = PENGAJUAN) -> set[str]:
    semua = (*SIAP.pertentangan(kasus, pengajuan), *SIAP.keganjilan(kasus, pengajuan))
    return {periksa.kode for periksa, _ in semua}


def nikah(pada: NilaiFakta, *lahir: NilaiFakta, **lain: NilaiFakta) -> FaktaKasus:
    pemohon = tuple({"tanggal_lahir": satu, **lain} for satu in lahir)
    return fakta({"tanggal_nikah": pada}, pemohon=pemohon)


def kategori(isi: NilaiFakta, lahir: NilaiFakta) -> FaktaKasus:
    return fakta(subjek={"kategori_ppks": isi, "tanggal_lahir": lahir})


L, P = "laki_laki", "perempuan"
H = date
TAHUN, BULAN = TanggalRentang.setahun, TanggalRentang.sebulan
ORANG: Isi = {"nama": "Siti  AMINAH", "tanggal_lahir": H(1990, 3, 2), "jenis_kelamin": P}
SAMA: Isi = {**ORANG, "nama": "siti aminah"}
BESOK = PENGAJUAN + timedelta(days=1)
ALMARHUM = {"almarhum": {"tanggal_meninggal": "2026-06-01", "keanggotaan_registri_sosial": "dtks"}}

TEPI: Mapping[str, tuple[list[FaktaKasus], list[FaktaKasus]]] = {
    # kode -> (found, not found)
    "nikah_terlalu_dini": (
        [
            nikah(H(1985, 1, 17), H(1988, 5, 5), H(1990, 1, 1)),
            nikah(H(1998, 5, 4), H(1988, 5, 5)),
            nikah(TAHUN(1985), H(1988, 5, 5)),
            nikah(H(1997, 12, 31), TAHUN(1988)),
            fakta(
                {"tanggal_nikah_agama": H(1985, 1, 17)}, pemohon={"tanggal_lahir": H(1988, 5, 5)}
            ),
        ],
        [
            nikah(H(1998, 5, 5), H(1988, 5, 5)),
            nikah(H(1998, 2, 28), H(1988, 2, 29)),
            nikah(H(1998, 1, 1), TAHUN(1988)),
            nikah(TAHUN(1998), H(1988, 12, 31)),
            fakta({"tanggal_nikah": H(1985, 1, 17)}, anak={"tanggal_lahir": H(1988, 5, 5)}),
        ],
    ),
    "nikah_di_bawah_usia": (
        [
            nikah(H(2019, 10, 15), H(2000, 10, 16), jenis_kelamin=P),
            nikah(H(2019, 10, 14), H(2003, 10, 15), jenis_kelamin=P),
            nikah(H(2019, 10, 14), H(2000, 10, 15), jenis_kelamin=L),
            nikah(H(1975, 10, 1), H(1959, 10, 2)),
        ],
        [
            nikah(H(2019, 10, 15), H(2000, 10, 15), jenis_kelamin=P),
            nikah(H(2019, 10, 14), H(2003, 10, 14), jenis_kelamin=P),
            nikah(H(2019, 10, 14), H(2003, 10, 14)),
            nikah(H(1975, 9, 30), H(1959, 10, 2), jenis_kelamin=L),
            nikah(TAHUN(2019), H(2003, 12, 31), jenis_kelamin=P),
            nikah(H(1985, 1, 17), H(1988, 5, 5)),
        ],
    ),
    "tidak_menikah_bertanggal": (
        [fakta({"menikah": False, "tanggal_nikah": TAHUN(2010)})],
        [
            fakta({"menikah": True, "tanggal_nikah": H(2010, 1, 1)}),
            fakta({"menikah": False, "tanggal_nikah": BelumDiketahui()}),
            fakta({"menikah": False}),
        ],
    ),
    "kandung_melebihi_semua": (
        [fakta({"jumlah_anak": 1, "jumlah_anak_kandung": 2})],
        [fakta({"jumlah_anak": 2, "jumlah_anak_kandung": 2}), fakta({"jumlah_anak_kandung": 2})],
    ),
    "anak_lebih_tua": (
        [
            fakta(pemohon={"tanggal_lahir": H(2000, 1, 2)}, anak={"tanggal_lahir": H(2000, 1, 1)}),
            fakta(pemohon={"tanggal_lahir": TAHUN(2000)}, anak={"tanggal_lahir": H(1999, 12, 31)}),
        ],
        [
            fakta(pemohon={"tanggal_lahir": H(2000, 1, 1)}, anak={"tanggal_lahir": H(2000, 1, 1)}),
            fakta(pemohon={"tanggal_lahir": TAHUN(2000)}, anak={"tanggal_lahir": H(2000, 1, 1)}),
            fakta(pemohon={"tanggal_lahir": H(2000, 1, 1)}, subjek={"tanggal_lahir": TAHUN(1980)}),
        ],
    ),
    "meninggal_sebelum_lahir": (
        [
            fakta(
                almarhum={"tanggal_lahir": H(1990, 1, 2), "tanggal_meninggal": H(1990, 1, 1)},
            ),
            fakta(
                subjek={"tanggal_lahir": TAHUN(1990), "tanggal_meninggal": TAHUN(1989)},
            ),
        ],
        [
            fakta(almarhum={"tanggal_lahir": H(1990, 1, 1), "tanggal_meninggal": H(1990, 1, 1)}),
            fakta(almarhum={"tanggal_lahir": TAHUN(1990), "tanggal_meninggal": H(1990, 1, 1)}),
        ],
    ),
    "meninggal_sesudah_pengajuan": (
        [fakta(almarhum={"tanggal_meninggal": BESOK})],
        [
            fakta(almarhum={"tanggal_meninggal": PENGAJUAN}),
            fakta(almarhum={"tanggal_meninggal": TAHUN(PENGAJUAN.year)}),
            fakta(subjek={"tanggal_meninggal": BESOK}),
        ],
    ),
    "pengaju_sudah_meninggal": (
        [fakta(pelapor=({}, {"tanggal_meninggal": PENGAJUAN - timedelta(days=1)}))],
        [
            fakta(pemohon={"tanggal_meninggal": PENGAJUAN}),
            fakta(pemohon={"tanggal_meninggal": TAHUN(PENGAJUAN.year)}),
            fakta(almarhum={"tanggal_meninggal": PENGAJUAN - timedelta(days=1)}),
        ],
    ),
    "ahli_waris_lahir_kemudian": (
        [
            fakta(
                pemohon={"tanggal_lahir": H(2026, 1, 1) + timedelta(days=301), "ahli_waris": True},
                almarhum={"tanggal_meninggal": H(2026, 1, 1)},
            ),
        ],
        [
            fakta(
                pemohon={"tanggal_lahir": H(2026, 1, 1) + timedelta(days=300), "ahli_waris": True},
                almarhum={"tanggal_meninggal": H(2026, 1, 1)},
            ),
            fakta(
                pemohon={"tanggal_lahir": H(2026, 12, 1), "ahli_waris": False},
                almarhum={"tanggal_meninggal": H(2026, 1, 1)},
            ),
            fakta(
                pemohon={"tanggal_lahir": H(2025, 12, 31), "ahli_waris": True},
                almarhum={"tanggal_meninggal": TAHUN(2025)},
            ),
        ],
    ),
    "masuk_sebelum_lahir": (
        [
            fakta(subjek={kode: H(2020, 1, 1), "tanggal_lahir": H(2020, 1, 2)})
            for kode in ("tanggal_masuk_singgah", "tanggal_masuk_terakhir")
        ],
        [fakta(subjek={"tanggal_masuk_singgah": H(2020, 1, 1), "tanggal_lahir": BULAN(2020, 1)})],
    ),
    "masuk_sesudah_meninggal": (
        [
            fakta(subjek={kode: H(2020, 2, 1), "tanggal_meninggal": BULAN(2020, 1)})
            for kode in ("tanggal_masuk_singgah", "tanggal_masuk_terakhir")
        ],
        [
            fakta(
                subjek={
                    "tanggal_masuk_singgah": H(2020, 1, 31),
                    "tanggal_meninggal": BULAN(2020, 1),
                }
            )
        ],
    ),
    "masuk_terakhir_sebelum_pertama": (
        [
            fakta(
                subjek={
                    "tanggal_masuk_singgah": H(2020, 2, 1),
                    "tanggal_masuk_terakhir": H(2020, 1, 31),
                }
            )
        ],
        [
            fakta(
                subjek={
                    "tanggal_masuk_singgah": H(2020, 2, 1),
                    "tanggal_masuk_terakhir": H(2020, 2, 1),
                }
            ),
            fakta(
                pemohon={"tanggal_masuk_singgah": H(2020, 2, 1)},
                subjek={"tanggal_masuk_terakhir": H(2020, 1, 31)},
            ),
        ],
    ),
    "pub_berakhir_sebelum_mulai": (
        [fakta({"tanggal_mulai_pub": H(2026, 7, 2), "tanggal_akhir_pub": H(2026, 7, 1)})],
        [fakta({"tanggal_mulai_pub": H(2026, 7, 1), "tanggal_akhir_pub": H(2026, 7, 1)})],
    ),
    "tanpa_keluarga_tetapi_diketahui": (
        [fakta(subjek={"punya_keluarga_wali": False, "keluarga_diketahui": True})],
        [
            fakta(subjek={"punya_keluarga_wali": False, "keluarga_diketahui": False}),
            fakta(subjek={"punya_keluarga_wali": True, "keluarga_diketahui": True}),
            fakta(subjek={"keluarga_diketahui": True}),
        ],
    ),
    "nik_ganda": (
        [
            fakta(pemohon=({"nik": NIK}, {"nik": NIK})),
            fakta(pemohon={"nik": NIK}, anak={"nik": NIK}),
            fakta(pelapor={"nik": NIK}, almarhum={"nik": NIK}),
            fakta(
                pemohon={"nik": NIK, "jenis_kelamin": L}, subjek={"nik": NIK, "jenis_kelamin": P}
            ),
            fakta(
                pemohon={"nik": NIK, "tanggal_lahir": TAHUN(1990)},
                subjek={"nik": NIK, "tanggal_lahir": H(1991, 1, 1)},
            ),
        ],
        [
            fakta(pemohon=({"nik": NIK}, {"nik": LAIN})),
            fakta(pemohon={"nik": NIK}, subjek={"nik": NIK}),
            fakta(
                pelapor={"nik": NIK, "tanggal_lahir": TAHUN(1990)},
                subjek={"nik": NIK, "tanggal_lahir": H(1990, 1, 1)},
            ),
            fakta(pemohon={"nik": NIK}, lembaga={"nik": NIK}),
            *(
                fakta(pemohon=({"nik": pengisi}, {"nik": pengisi}))
                for pengisi in ("0" * 16, "9" * 16, NIK[:12] + "0000", "637105", BelumDiketahui())
            ),
        ],
    ),
    "satu_orang_dua_pihak": (
        [
            fakta(pemohon=(ORANG, SAMA)),
            fakta(pemohon=ORANG, anak=SAMA),
            fakta(pemohon={**ORANG, "nik": NIK}, almarhum={**SAMA, "nik": LAIN}),
        ],
        [
            fakta(pemohon=ORANG, subjek=SAMA),
            fakta(pemohon=(ORANG, {**SAMA, "nama": "Siti Aminah binti Ali"})),
            fakta(pemohon=(ORANG, {**SAMA, "jenis_kelamin": L})),
            fakta(pemohon=(ORANG, {**SAMA, "tanggal_lahir": TAHUN(1990)})),
            fakta(pemohon=({**ORANG, "tanggal_lahir": TAHUN(1990)},) * 2),
        ],
    ),
    "kategori_tak_serasi": (
        [
            kategori(frozenset(semua), BelumDiketahui())
            for semua in (
                {"bukan_ppks", "gelandangan"},
                {"balita_terlantar", "lanjut_usia_terlantar"},
                {"pengemis", "anak_jalanan", "lanjut_usia_terlantar"},
            )
        ],
        [
            kategori(frozenset({"bukan_ppks"}), BelumDiketahui()),
            kategori(frozenset({"balita_terlantar", "anak_terlantar"}), BelumDiketahui()),
            kategori(frozenset({"lanjut_usia_terlantar", "pengemis"}), BelumDiketahui()),
            kategori("bukan_ppks", BelumDiketahui()),
        ],
    ),
    "kategori_di_luar_usia": (
        [
            kategori("balita_terlantar", H(2021, 6, 20)),
            kategori("anak_terlantar", H(2008, 6, 20)),
            kategori("lanjut_usia_terlantar", H(1966, 6, 21)),
            kategori(frozenset({"pengemis", "anak_jalanan"}), H(1990, 1, 1)),
            kategori("anak_terlantar", TAHUN(2007)),
        ],
        [
            kategori("balita_terlantar", H(2021, 6, 21)),
            kategori("anak_terlantar", H(2008, 6, 21)),
            kategori("lanjut_usia_terlantar", H(1966, 6, 20)),
            kategori("pengemis", H(1990, 1, 1)),
            kategori("anak_terlantar", TAHUN(2008)),
            kategori("balita_terlantar", BESOK),
        ],
    ),
    "kategori_di_luar_jenis_kelamin": (
        [fakta(subjek={"kategori_ppks": "perempuan_rawan_sosial_ekonomi", "jenis_kelamin": L})],
        [fakta(subjek={"kategori_ppks": "perempuan_rawan_sosial_ekonomi", "jenis_kelamin": P})],
    ),
}


@pytest.mark.parametrize(
    ("kode", "kasus", "ada"),
    [
        pytest.param(kode, kasus, ada, id=f"{kode}-{'ya' if ada else 'tidak'}-{n}")
        for kode, (ya, tidak) in TEPI.items()
        for ada, semua in ((True, ya), (False, tidak))
        for n, kasus in enumerate(semua)
    ],
)
def test_setiap_pemeriksaan_pada_tepinya(kode: str, kasus: FaktaKasus, ada: bool) -> None:
    assert (kode in ditemukan(kasus)) is ada


def test_setiap_pemeriksaan_punya_tepi_dan_kata() -> None:
    assert list(TEPI) == [satu.kode for satu in PEMERIKSAAN]
    assert set(MENURUT) <= set(SEBUTAN)
    assert set(MENURUT) >= DIJAGA


@pytest.mark.parametrize("kode", TEPI)
def test_peringatan_menyebut_nilainya_dalam_kedua_bahasa(kode: str) -> None:
    kasus = TEPI[kode][0][0]
    semua = (*SIAP.pertentangan(kasus, PENGAJUAN), *SIAP.keganjilan(kasus, PENGAJUAN))
    (satu, *_) = (p.peringatan(t, KOSAKATA) for p, t in semua if p.kode == kode)

    for teks in (satu.teks("id"), satu.teks("en")):
        assert teks[:1] == teks[:1].upper()
        assert teks.endswith(".")
        assert "{" not in teks
    assert satu.teks("id") != satu.teks("en")
    assert satu.teks("id") not in repr(satu)


def test_kelahiran_disebut_sebagaimana_diketahui() -> None:
    usia = TanggalRentang(dari=H(2017, 3, 3), sampai=H(2018, 3, 2), usia=8, pada=H(2026, 3, 2))
    ((periksa, satu),) = SIAP.pertentangan(nikah(H(2020, 1, 1), usia), PENGAJUAN)

    peringatan = periksa.peringatan(satu, KOSAKATA)

    assert peringatan.teks().endswith("padahal pemohon berusia 8 tahun pada 2 Maret 2026.")
    assert peringatan.teks("en").endswith("was aged 8 on 2 March 2026.")


def test_halaman_memuat_semua_pemeriksaan() -> None:
    def baris(satu: object) -> str:
        periksa = MENURUT[str(satu)]
        kolom = (
            f"`{periksa.kode}`",
            ", ".join(f"`{kode}`" for kode in periksa.fakta),
            f"{periksa.kalimat.id} / {periksa.kalimat.en}",
            "makes them unknown" if periksa.bertentangan else "warns only",
            periksa.alasan.en,
        )
        return f"| {' | '.join(kolom)} |"

    kepala = ("| code | facts | words | effect | reason |", "| --- | --- | --- | --- | --- |")
    cocokkan_bagian("docs/kelayakan.md", pertentangan=(*kepala, *map(baris, MENURUT)))


# --- whatever is known


def _isi(nilai: Mapping[str, st.SearchStrategy[NilaiFakta]]) -> st.SearchStrategy[Isi]:
    return st.fixed_dictionaries({}, optional=dict(nilai))


HARI = st.dates(H(2000, 1, 1), H(2000, 2, 29)) | st.dates(H(1970, 1, 1), BESOK)
TANGGAL = HARI | st.sampled_from([TAHUN(1999), TAHUN(2000), BULAN(2000, 1), BULAN(2010, 2)])
KATEGORI = st.sampled_from(["balita_terlantar", "lanjut_usia_terlantar", "pengemis", "bukan_ppks"])
SATU: Mapping[str, st.SearchStrategy[NilaiFakta]] = {
    "nama": st.sampled_from(["Ani", "ani ", "Budi"]),
    "nik": st.sampled_from([NIK, LAIN, "0" * 16, "637105"]),
    "tanggal_lahir": TANGGAL,
    "jenis_kelamin": st.sampled_from([L, P]),
    "tanggal_meninggal": TANGGAL,
    "ahli_waris": st.booleans(),
    "tanggal_masuk_singgah": TANGGAL,
    "tanggal_masuk_terakhir": TANGGAL,
    "punya_keluarga_wali": st.booleans(),
    "keluarga_diketahui": st.booleans(),
    "kategori_ppks": KATEGORI | st.frozensets(KATEGORI, min_size=1),
}
MILIK_KASUS: Mapping[str, st.SearchStrategy[NilaiFakta]] = {
    "menikah": st.booleans(),
    "tanggal_nikah": TANGGAL,
    "tanggal_nikah_agama": TANGGAL,
    "jumlah_anak": st.integers(0, 3),
    "jumlah_anak_kandung": st.integers(0, 3),
    "tanggal_mulai_pub": TANGGAL,
    "tanggal_akhir_pub": TANGGAL,
}
SEMBARANG = st.builds(
    FaktaKasus,
    pihak=st.fixed_dictionaries(
        {},
        optional={
            nama: st.lists(_isi(SATU), max_size=2).map(tuple)
            for nama in ("pemohon", "pelapor", "anak", "almarhum", "subjek")
        },
    ),
    kasus=_isi(MILIK_KASUS),
)


DI_BAWAH_USIA = "nikah_di_bawah_usia"


def temuan(kasus: FaktaKasus) -> set[tuple[str, str]]:
    """What is found, by check and place, so that a finding about more places counts for each."""
    semua = (*SIAP.pertentangan(kasus, PENGAJUAN), *SIAP.keganjilan(kasus, PENGAJUAN))
    hasil = {(p.kode, t.lokasi) for p, satu in semua for t in satu.tempat}
    # Married as a small child is below the marriage age, too; only the graver is told.
    return hasil | {(DI_BAWAH_USIA, di) for kode, di in hasil if kode == "nikah_terlalu_dini"}


@given(SEMBARANG.flatmap(lambda f: st.tuples(st.just(f), strategi.dengan_satu_belum(f))))
def test_fakta_yang_hilang_tidak_menimbulkan_pertentangan(
    dua: tuple[FaktaKasus, FaktaKasus],
) -> None:
    utuh, kurang = dua

    assert temuan(kurang) <= temuan(utuh)


@given(SEMBARANG)
def test_tanggal_yang_dilebarkan_tidak_menimbulkan_pertentangan(kasus: FaktaKasus) -> None:
    def lebar(isi: Mapping[str, NilaiFakta]) -> Isi:
        return {k: TAHUN(n.year) if type(n) is date else n for k, n in isi.items()}

    luas = FaktaKasus(
        pihak={n: tuple(map(lebar, s)) for n, s in kasus.pihak.items()}, kasus=lebar(kasus.kasus)
    )

    assert temuan(luas) <= temuan(kasus)


@example(fakta({"tanggal_nikah": H(2019, 10, 15)}, pemohon={"tanggal_lahir": TAHUN(2009)}))
@given(SEMBARANG)
def test_rentang_bertentangan_hanya_bila_tak_satu_pun_pasangan_harinya_cocok(
    kasus: FaktaKasus,
) -> None:
    """A span's first and last day are the most and the least contradictory; both are tried of each
    date, all the earliest beside all the latest."""

    def tepi(isi: Mapping[str, NilaiFakta], *, akhir: bool) -> Isi:
        return {
            k: (n.sampai if akhir else n.dari) if isinstance(n, TanggalRentang) else n
            for k, n in isi.items()
        }

    semua = [
        FaktaKasus(
            pihak={n: tuple(tepi(x, akhir=a) for x in s) for n, s in kasus.pihak.items()},
            kasus=tepi(kasus.kasus, akhir=b),
        )
        for a in (True, False)
        for b in (True, False)
    ]

    for satu in semua:
        assert temuan(kasus) <= temuan(satu)


@given(SEMBARANG)
def test_kasus_yang_tenang_tidak_memuat_yang_dijaga_gerbang(kasus: FaktaKasus) -> None:
    if gerbang(LUAS)(kasus):
        semua = (p.kode for p, cari in SIAP.bertentangan if cari(kasus, PENGAJUAN))
        assert DIJAGA.isdisjoint(semua)


@example(fakta({"jumlah_anak": 1, "jumlah_anak_kandung": 2}), frozenset({"jumlah_anak"}))
@example(fakta({"tanggal_mulai_pub": BESOK, "tanggal_akhir_pub": PENGAJUAN}), frozenset())
@given(SEMBARANG, st.frozensets(st.sampled_from(sorted(_PIHAK | LUAS.kasus))))
def test_apa_pun_yang_diminta_standarnya_jalan_pintas_melewatkan_tidak_satu_pun(
    kasus: FaktaKasus, diminta: frozenset[str]
) -> None:
    siap = siapkan_pemeriksaan(
        attrs.evolve(
            LUAS,
            pihak={nama: kode & diminta for nama, kode in LUAS.pihak.items()},
            kasus=LUAS.kasus & diminta,
            lain=FaktaLain(pihak=_PIHAK, kasus=LUAS.kasus),
        )
    )
    semua = [(p, satu) for p, cari in siap.bertentangan for satu in cari(kasus, PENGAJUAN)]

    assert [*siap.pertentangan(kasus, PENGAJUAN)] == semua


@given(SEMBARANG, st.sampled_from([3, "x", None, b"", (), frozenset({"a"}), 1.5]))
def test_nilai_berjenis_lain_tidak_bertentangan_dan_tidak_merusak(
    kasus: FaktaKasus, aneh: NilaiFakta
) -> None:
    rusak = FaktaKasus(
        pihak={n: tuple(dict.fromkeys(s, aneh) for s in a) for n, a in kasus.pihak.items()},
        kasus=dict.fromkeys(kasus.kasus, aneh),
    )

    assert temuan(rusak) <= {("kandung_melebihi_semua", "jumlah_anak")}


def test_yang_tidak_dapat_dinyatakan_tidak_diperiksa() -> None:
    def kode(satu: Cakupan) -> tuple[set[str], set[str]]:
        siap = siapkan_pemeriksaan(satu)
        return {p.kode for p, _ in (*siap.bertentangan, *siap.ganjil)}, {
            p.kode for p, _ in siap.selalu
        }

    jalur = [urai_jalur(satu) for satu in ("pemohon.ahli_waris", "almarhum.tanggal_meninggal")]

    assert kode(LUAS)[0] == set(MENURUT)
    assert kode(Cakupan()) == (set(), set())
    semua, selalu = kode(cakupan(SANTUNAN, KOSAKATA, jalur))
    assert semua > selalu == {"meninggal_sesudah_pengajuan"}


@pytest.mark.parametrize(
    ("layanan", "isi", "peringatan"),
    [
        (
            "santunan-kematian",
            {"pemohon": {"ahli_waris": True, "tanggal_meninggal": "2026-06-03"}, **ALMARHUM},
            "pengaju_sudah_meninggal",
        ),
        (
            "izin-pub",
            {"tanggal_mulai_pub": "2026-07-02", "tanggal_akhir_pub": "2026-07-01"},
            "pub_berakhir_sebelum_mulai",
        ),
        (
            "rumah-singgah-terminasi",
            {
                "subjek": {
                    "sudah_diintervensi": True,
                    "tanggal_masuk_singgah": "2026-05-01",
                    "tanggal_masuk_terakhir": "2026-04-01",
                }
            },
            "masuk_terakhir_sebelum_pertama",
        ),
    ],
)
def test_yang_dinyatakan_tanpa_diminta_standarnya_pun_diperiksa(
    layanan: str, isi: Mapping[str, object], peringatan: str
) -> None:
    """No condition reads one of the facts; nobody approves what cannot be true for that."""
    penilaian = nilai_kelayakan(
        katalog(),
        KalenderHolidays(),
        layanan,
        isi,
        instansi="banjarmasin",
        pada=PENGAJUAN,
        varian="umum" if layanan == "izin-pub" else None,
    ).unwrap()

    assert peringatan in {satu.kode for satu in penilaian.peringatan}
    assert penilaian.rekomendasi is Rekomendasi.PERIKSA


# --- what follows


def test_yang_bertumpu_pada_pertentangan_belum_dapat_dinilai_dan_menyebutnya() -> None:
    bertentangan = ubah(pasangan_layak(), tanggal_nikah=date(1985, 1, 17))

    penilaian = menilai(PENGANGKATAN_ANAK, bertentangan)

    belum = {h.kode for h in penilaian.syarat if h.kesimpulan is BELUM}
    assert belum == {"usia", "lama-nikah"}
    assert penilaian.rekomendasi is Rekomendasi.PERIKSA
    usia = hasil(penilaian, "usia")
    assert usia.sebab_belum == ("bertentangan",)
    assert "Menikah 17 Januari 1985, padahal pemohon 2 lahir 9 November 1990." in usia.penjelasan
    assert "Married 17 January 1985, but pemohon 2 was born" in usia.teks_penjelasan("en")
    assert [p.kode for p in penilaian.peringatan] == ["nikah_terlalu_dini"] * 2
    assert penilaian.peringatan[1].lokasi == ("tanggal_nikah", "pemohon[1].tanggal_lahir")
    assert penilaian.ringkas().peringatan == tuple(p.ringkas() for p in penilaian.peringatan)


def test_yang_jelas_tidak_terpenuhi_tetap_demikian() -> None:
    kasus = ubah(pasangan_layak(), tanggal_nikah=date(1985, 1, 17), jumlah_anak=2)

    penilaian = menilai(PENGANGKATAN_ANAK, kasus)

    assert (penilaian.kesimpulan, penilaian.rekomendasi) == (TIDAK, Rekomendasi.TOLAK)


def test_pertentangan_yang_tidak_dibaca_syarat_pun_tidak_disarankan_setuju() -> None:
    kasus = pasangan_layak()
    for ke in (0, 1):
        kasus = ubah(kasus, "pemohon", ke, nik=NIK)

    penilaian = menilai(PENGANGKATAN_ANAK, kasus)

    assert "nik_ganda" in {p.kode for p in penilaian.peringatan}
    assert not any(h.sebab_belum for h in penilaian.syarat)
    assert penilaian.rekomendasi is Rekomendasi.PERIKSA


def test_acuan_dan_jawaban_registri_ikut_belum_diketahui() -> None:
    besok = ubah(santunan_layak(), "almarhum", tanggal_meninggal=BESOK)
    senik = ubah(ubah(santunan_layak(), "almarhum", nik=NIK), "pemohon", nik=NIK)

    acuan, jawaban = menilai(SANTUNAN, besok), menilai(SANTUNAN, senik)

    (pada, waris, hari) = acuan.syarat
    assert pada.sebab_belum == hari.sebab_belum == ("bertentangan",)
    assert "padahal diajukan sebagai almarhum 20 Juni 2026." in pada.penjelasan
    assert not waris.sebab_belum
    assert jawaban.syarat[0].sebab_belum == ("bertentangan",)
    assert "tercatat pada pemohon, almarhum, padahal" in jawaban.syarat[0].penjelasan
    assert NIK not in repr(jawaban)


def test_berlakunya_syarat_pun_belum_tentu_bila_bertentangan() -> None:
    waris = attrs.evolve(
        SANTUNAN.syarat[0], pada="pengajuan", bila=Bila(fakta="pemohon.ahli_waris")
    )
    lahir, meninggal = date(2026, 6, 1), date(2025, 6, 1)
    kasus = ubah(santunan_layak(meninggal), "pemohon", tanggal_lahir=lahir)

    tidak = ubah(kasus, "almarhum", terdaftar=terdaftar("siak"))
    utuh = attrs.evolve(SANTUNAN, syarat=(waris, *SANTUNAN.syarat[1:], USIA))

    (satu, *_) = menilai(utuh, tidak).syarat

    assert satu.sebab_belum == ("bertentangan",)
    assert satu.penjelasan.startswith("Belum diketahui apakah syarat ini berlaku")
    assert satu.penjelasan.endswith("padahal yang diwarisinya meninggal 1 Juni 2025.")


@given(st.data())
def test_syarat_di_luar_pertentangan_dinilai_seperti_biasa(data: st.DataObject) -> None:
    utuh = attrs.evolve(standar(*data.draw(SYARAT_ACAK)), kelompok=PENGANGKATAN)
    kasus = data.draw(strategi.fakta_kasus(utuh, KOSAKATA, BESOK))
    siap = disiapkan(utuh)
    samar = tanpa_yang_bertentangan(kasus, siap.pemeriksaan.pertentangan(kasus, PENGAJUAN))

    penilaian = menilai(utuh, kasus)

    assert not siap.pemeriksaan.pertentangan(samar, PENGAJUAN)
    assert [h.kesimpulan for h in penilaian.syarat] == [
        h.kesimpulan for h in menilai(utuh, samar).syarat
    ]
    if samar == kasus:
        assert not any("bertentangan" in h.sebab_belum for h in penilaian.syarat)
    else:
        assert penilaian.rekomendasi is not Rekomendasi.SETUJUI
