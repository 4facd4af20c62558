"""The words of an explanation, in both languages: value, threshold, and the date that decides."""

from datetime import date

import attrs
import pytest
from tests.kelayakan.contoh import (
    AGAMA_SAMA,
    BUKAN_SEJENIS,
    LAMA_NIKAH,
    PENGAJUAN,
    TERDAFTAR,
    TIGA_PULUH_HARI,
    USIA,
    pasangan_layak,
    santunan_layak,
    satu,
    terdaftar,
    ubah,
)

from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.kalimat import Bahasa, Isi, Kalimat, awali_besar, kata, ungkap
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, Nilai, NilaiFakta
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.model import Bila, Syarat
from dinsos_core.domain.waktu.batas import Lama


@pytest.mark.parametrize(
    ("isi", "id_", "en"),
    [
        (True, "ya", "yes"),
        (False, "tidak", "no"),
        (3, "3", "3"),
        ("laki_laki", "laki laki", "laki laki"),
        (date(2026, 5, 1), "1 Mei 2026", "1 May 2026"),
        (date(2026, 12, 31), "31 Desember 2026", "31 December 2026"),
        (Lama(tahun=5), "5 tahun", "5 years"),
        (Lama(tahun=1, bulan=1), "1 tahun 1 bulan", "1 year 1 month"),
        (Lama(bulan=2), "2 bulan", "2 months"),
        (Jalur(kode="tanggal_lahir", pihak="ahli_waris", setiap=True),)
        + ("tanggal lahir ahli waris",) * 2,
        (Jalur(kode="jumlah_anak"), "jumlah anak", "jumlah anak"),
        (Keanggotaan(), "tidak terdaftar", "not listed"),
        (terdaftar("dtks"), "dtks", "dtks"),
        (
            Keanggotaan(periode=(*terdaftar("A").periode, *terdaftar("B").periode) * 2),
            "A, B",
            "A, B",
        ),
        (BelumDiketahui(), "belum diketahui", "not known yet"),
        (("a_b", 1, True), "a b, 1, ya", "a b, 1, yes"),
        (ungkap(Kalimat("<{x}>", "[{x}]"), x=True), "<ya>", "[yes]"),
    ],
)
def test_setiap_jenis_nilai_terbaca_dalam_kedua_bahasa(isi: Isi, id_: str, en: str) -> None:
    assert kata(isi, "id") == id_
    assert kata(isi, "en") == en


def test_nama_bulan_berurutan() -> None:
    id_ = [kata(date(2026, n, 1), "id") for n in range(1, 13)]
    en = [kata(date(2026, n, 1), "en") for n in range(1, 13)]

    assert id_[7] == "1 Agustus 2026"
    assert en == [f"{date(2026, n, 1):1 %B %Y}".replace("01", "1") for n in range(1, 13)]


def test_kurung_dalam_nilai_tidak_diisi_lagi() -> None:
    assert ungkap(Kalimat("{x}", "{x}"), x="{y}").teks() == "{y}"


def test_hanya_huruf_pertama_yang_dibesarkan() -> None:
    assert awali_besar("usia DTKS") == "Usia DTKS"
    assert awali_besar("") == ""


def lahir(tanggal: NilaiFakta) -> FaktaKasus:
    return FaktaKasus(pihak={"pemohon": ({"tanggal_lahir": tanggal},)})


SYARAT_USIA = "usia sedikitnya 30 tahun dan paling tinggi 55 tahun"


@pytest.mark.parametrize(
    ("tanggal", "penjelasan"),
    [
        (
            date(1996, 6, 20),
            f"Usia 30 tahun pada 20 Juni 2026; syaratnya {SYARAT_USIA}.",
        ),
        (
            date(1996, 6, 21),
            f"Usia 29 tahun pada 20 Juni 2026; syaratnya {SYARAT_USIA}, "
            "baru terpenuhi mulai 21 Juni 2026.",
        ),
        (
            date(1970, 6, 20),
            f"Usia 56 tahun pada 20 Juni 2026; syaratnya {SYARAT_USIA}, "
            "tidak lagi terpenuhi sejak 20 Juni 2026.",
        ),
        (
            date(2026, 6, 21),
            "Tanggal lahir pemohon jatuh sesudah 20 Juni 2026, tanggal acuannya; "
            "petugas perlu memeriksa datanya.",
        ),
        (
            BelumDiketahui(),
            f"Tanggal lahir pemohon belum diisi; syaratnya {SYARAT_USIA}.",
        ),
        (
            BelumDiketahui(sebab="dihapus"),
            f"Tanggal lahir pemohon sudah dihapus; syaratnya {SYARAT_USIA}.",
        ),
        (
            BelumDiketahui(sebab="sumber_tak_terjangkau"),
            "Tanggal lahir pemohon belum dapat diperiksa karena sumber datanya sedang tidak "
            f"terjangkau; ini tidak berarti tidak terpenuhi. Syaratnya {SYARAT_USIA}.",
        ),
        (
            "1996",
            "Tanggal lahir pemohon tercatat dalam bentuk yang tidak terbaca; petugas perlu "
            f"memperbaikinya. Syaratnya {SYARAT_USIA}.",
        ),
        (
            BelumDiketahui(sebab="sedang_sengketa"),
            f"Tanggal lahir pemohon belum diketahui (sedang sengketa); syaratnya {SYARAT_USIA}.",
        ),
    ],
)
def test_penjelasan_usia_menyebut_nilai_ambang_dan_tanggal_yang_menentukan(
    tanggal: NilaiFakta, penjelasan: str
) -> None:
    hasil = satu(USIA, lahir(tanggal))

    assert hasil.penjelasan == penjelasan
    assert hasil.bagian[0].penjelasan == penjelasan
    assert hasil.ambang == SYARAT_USIA


@pytest.mark.parametrize(
    ("tanggal", "penjelasan"),
    [
        (date(1996, 6, 20), "Age 30 on 20 June 2026; required: age at least 30 and at most 55."),
        (
            date(1996, 6, 21),
            "Age 29 on 20 June 2026; required: age at least 30 and at most 55, "
            "met from 21 June 2026 on.",
        ),
        (
            date(1970, 6, 20),
            "Age 56 on 20 June 2026; required: age at least 30 and at most 55, "
            "no longer met since 20 June 2026.",
        ),
        (
            BelumDiketahui(),
            "Tanggal lahir pemohon is not stated yet; required: age at least 30 and at most 55.",
        ),
    ],
)
def test_penjelasan_usia_juga_dalam_bahasa_inggris(tanggal: NilaiFakta, penjelasan: str) -> None:
    assert satu(USIA, lahir(tanggal)).teks_penjelasan("en") == penjelasan


def ambang(syarat: Syarat, bahasa: Bahasa = "id") -> str:
    return satu(syarat, FaktaKasus()).teks_ambang(bahasa)


@pytest.mark.parametrize(
    ("uji", "parameter", "id_", "en"),
    [
        ("usia", {"min": 18}, "usia sedikitnya 18 tahun", "age at least 18"),
        ("usia", {"maks": 17}, "usia paling tinggi 17 tahun", "age at most 17"),
        ("usia", {"min": 0}, "usia sedikitnya 0 tahun", "age at least 0"),
        (
            "usia",
            {"min": 60, "batas_bawah": "lebih_dari"},
            "usia di atas 60 tahun",
            "age above 60",
        ),
        (
            "usia",
            {"min": 60, "batas_bawah": "sehari_sesudah"},
            "usia lewat ulang tahun ke-60",
            "age past birthday number 60",
        ),
        (
            "usia",
            {"maks": 55, "batas_atas": "ulang_tahun"},
            "usia paling lambat pada ulang tahun ke-55",
            "age no later than birthday number 55",
        ),
        ("lama", {"min": "5 tahun"}, "sedikitnya 5 tahun", "at least 5 years"),
        ("lama", {"maks": "6 bulan"}, "paling lama 6 bulan", "at most 6 months"),
        (
            "lama",
            {"min": "1 bulan", "maks": "2 bulan"},
            "sedikitnya 1 bulan dan paling lama 2 bulan",
            "at least 1 month and at most 2 months",
        ),
        ("hari_sejak", {"min": 0}, "sedikitnya hari ke-0", "day 0 or later"),
        ("hari_sejak", {"maks": 30}, "paling lambat hari ke-30", "day 30 or earlier"),
        (
            "hari_sejak",
            {"min": 3, "maks": 30, "geser_libur": True},
            "sedikitnya hari ke-3 dan paling lambat hari ke-30, atau hari kerja berikutnya bila "
            "jatuh pada hari libur",
            "day 3 or later and day 30 or earlier, or the next working day when that one is a "
            "day off",
        ),
        ("sama", {"dengan": "anak.agama"}, "sama dengan agama anak", "same as agama anak"),
        ("berbeda", {}, "berbeda satu sama lain", "different from one another"),
        ("ya", {}, "ya", "yes"),
        ("tidak", {}, "tidak", "no"),
        (
            "atestasi",
            {"oleh": ("peksos_anak", "kepala_dinas")},
            "dinyatakan ya oleh peksos anak, kepala dinas",
            "attested by peksos anak, kepala dinas",
        ),
        ("dalam", {"nilai": ("a", "b")}, "salah satu dari: a, b", "one of: a, b"),
        ("bukan", {"nilai": ("a", "b")}, "bukan: a, b", "none of: a, b"),
        ("paling_banyak", {"maks": 1}, "paling banyak 1", "at most 1"),
        ("paling_sedikit", {"min": 2}, "paling sedikit 2", "at least 2"),
        ("terdaftar", {"daftar": ("dtks",)}, "terdaftar dalam DTKS", "listed in DTKS"),
        (
            "terdaftar",
            {"daftar": ("dtks",), "daftar_setara": "dtsen"},
            "terdaftar dalam DTKS, atau dalam DTSEN dengan catatan petugas",
            "listed in DTKS, or in DTSEN with an officer's note",
        ),
        ("wilayah", {}, "berada di wilayah 63.71", "inside area 63.71"),
        ("wilayah", {"wilayah": "62"}, "berada di wilayah 62", "inside area 62"),
        ("luar_wilayah", {}, "berada di luar wilayah 63.71", "outside area 63.71"),
    ],
)
def test_ambang_setiap_uji(
    uji: str, parameter: dict[str, Nilai | tuple[str, ...]], id_: str, en: str
) -> None:
    syarat = Syarat(kode="x", teks="x", uji=uji, fakta="pemohon.x", parameter=parameter)

    assert ambang(syarat) == id_
    assert ambang(syarat, "en") == en


@pytest.mark.parametrize(
    ("menikah", "penjelasan"),
    [
        (
            date(2021, 6, 21),
            "Sejak tanggal nikah sudah 4 tahun 11 bulan pada 20 Juni 2026; syaratnya sedikitnya "
            "5 tahun, baru terpenuhi mulai 21 Juni 2026.",
        ),
        (
            date(2021, 6, 20),
            "Sejak tanggal nikah sudah 5 tahun pada 20 Juni 2026; syaratnya sedikitnya 5 tahun.",
        ),
        (
            date(2026, 5, 20),
            "Sejak tanggal nikah sudah 1 bulan pada 20 Juni 2026; syaratnya sedikitnya 5 tahun, "
            "baru terpenuhi mulai 20 Mei 2031.",
        ),
        (
            date(2026, 5, 21),
            "Sejak tanggal nikah sudah kurang dari sebulan pada 20 Juni 2026; syaratnya "
            "sedikitnya 5 tahun, baru terpenuhi mulai 21 Mei 2031.",
        ),
    ],
)
def test_penjelasan_lama(menikah: date, penjelasan: str) -> None:
    kasus = FaktaKasus(kasus={"menikah": True, "tanggal_nikah": menikah})

    assert satu(LAMA_NIKAH, kasus).penjelasan == penjelasan


def test_penjelasan_mengikuti_bacaan_kabisat() -> None:
    akhir = date(2025, 2, 28)
    nikah = FaktaKasus(kasus={"menikah": True, "tanggal_nikah": date(2020, 2, 29)})

    assert satu(LAMA_NIKAH, nikah, akhir, "28-februari").penjelasan.startswith(
        "Sejak tanggal nikah sudah 5 tahun pada 28 Februari 2025; syaratnya sedikitnya 5 tahun."
    )
    assert satu(USIA, lahir(date(1988, 2, 29)), akhir, "28-februari").penjelasan.startswith(
        "Usia 37 tahun pada 28 Februari 2025;"
    )


def test_lama_paling_lama_menyertakan_hari_genapnya() -> None:
    syarat = Syarat(kode="x", teks="x", uji="lama", fakta="mulai", parameter={"maks": "6 bulan"})
    kasus = FaktaKasus(kasus={"mulai": date(2025, 12, 20)})

    assert satu(syarat, kasus, date(2026, 6, 20)).penjelasan == (
        "Sejak mulai sudah 6 bulan pada 20 Juni 2026; syaratnya paling lama 6 bulan."
    )
    assert satu(syarat, kasus, date(2026, 6, 21)).penjelasan.endswith(
        "tidak lagi terpenuhi sejak 21 Juni 2026."
    )


def test_penjelasan_hari_sejak() -> None:
    assert satu(TIGA_PULUH_HARI, santunan_layak(date(2026, 5, 20))).penjelasan == (
        "Hari ke-31 sejak tanggal meninggal almarhum pada 20 Juni 2026; syaratnya paling lambat "
        "hari ke-30, tidak lagi terpenuhi sejak 20 Juni 2026."
    )
    sedikitnya = attrs.evolve(TIGA_PULUH_HARI, parameter={"min": 40})
    assert satu(sedikitnya, santunan_layak(date(2026, 5, 20))).penjelasan == (
        "Hari ke-31 sejak tanggal meninggal almarhum pada 20 Juni 2026; syaratnya sedikitnya "
        "hari ke-40, baru terpenuhi mulai 29 Juni 2026."
    )


def test_penjelasan_hari_libur_yang_belum_ditetapkan() -> None:
    geser = attrs.evolve(TIGA_PULUH_HARI, parameter={"maks": 30, "geser_libur": True})

    penjelasan = satu(geser, santunan_layak(date(2027, 1, 3)), date(2027, 2, 4)).penjelasan

    assert penjelasan == (
        "Tanggal meninggal almarhum: hari libur yang menentukan hari terakhir belum ditetapkan; "
        "syaratnya paling lambat hari ke-30, atau hari kerja berikutnya bila jatuh pada hari "
        "libur."
    )


@pytest.mark.parametrize(
    ("syarat", "kasus", "penjelasan"),
    [
        (
            AGAMA_SAMA,
            ubah(pasangan_layak(), "pemohon", 1, agama="hindu"),
            "Pemohon 1: Agama pemohon: islam, agama anak: islam; syaratnya sama dengan agama "
            "anak.\n"
            "Pemohon 2: Agama pemohon: hindu, agama anak: islam; syaratnya sama dengan agama "
            "anak.",
        ),
        (
            AGAMA_SAMA,
            FaktaKasus(pihak={"pemohon": ({"agama": "islam"},)}),
            "Agama pemohon: islam, agama anak: belum diketahui; syaratnya sama dengan agama anak.",
        ),
        (
            BUKAN_SEJENIS,
            pasangan_layak(),
            "Jenis kelamin pemohon: laki laki, perempuan; syaratnya berbeda satu sama lain.",
        ),
        (
            TERDAFTAR,
            santunan_layak(),
            "Keanggotaan almarhum: terdaftar dalam DTKS pada 1 Juni 2026.",
        ),
        (
            TERDAFTAR,
            ubah(santunan_layak(), "almarhum", keanggotaan=terdaftar("dtsen")),
            "Keanggotaan almarhum: pada 1 Juni 2026 tidak terdaftar dalam DTKS, tetapi terdaftar "
            "dalam DTSEN; diterima dengan catatan petugas.",
        ),
        (
            TERDAFTAR,
            ubah(santunan_layak(), "almarhum", keanggotaan=Keanggotaan()),
            "Keanggotaan almarhum: tidak terdaftar dalam DTKS, DTSEN pada 1 Juni 2026; petugas "
            "memeriksanya sebelum diputuskan.",
        ),
        (
            TERDAFTAR,
            ubah(santunan_layak(), "almarhum", tanggal_meninggal=BelumDiketahui()),
            "Tanggal meninggal almarhum belum diisi; syaratnya terdaftar dalam DTKS, atau dalam "
            "DTSEN dengan catatan petugas.",
        ),
        (
            LAMA_NIKAH,
            FaktaKasus(kasus={"menikah": False}),
            "Tidak berlaku: hanya bila menikah: ya.",
        ),
        (
            LAMA_NIKAH,
            FaktaKasus(kasus={"tanggal_nikah": PENGAJUAN}),
            "Belum diketahui apakah syarat ini berlaku: hanya bila menikah: ya.\n"
            "Sejak tanggal nikah sudah kurang dari sebulan pada 20 Juni 2026; syaratnya "
            "sedikitnya 5 tahun, baru terpenuhi mulai 20 Juni 2031.",
        ),
        (
            LAMA_NIKAH,
            FaktaKasus(kasus={"tanggal_nikah": date(2021, 6, 20)}),
            "Sejak tanggal nikah sudah 5 tahun pada 20 Juni 2026; syaratnya sedikitnya 5 tahun.",
        ),
        (
            Syarat(
                kode="x",
                teks="x",
                salah_satu=(
                    Syarat(kode="a", teks="a", uji="ya", fakta="a"),
                    Syarat(kode="b", teks="b", uji="tidak", fakta="b"),
                ),
                bila=Bila(fakta="c", nilai=("x", "y")),
            ),
            FaktaKasus(kasus={"a": False, "b": True}),
            "Belum diketahui apakah syarat ini berlaku: hanya bila c: x, y.\n"
            "Cukup salah satu.\n"
            "(1) A: tidak; syaratnya ya.\n"
            "(2) B: ya; syaratnya tidak.",
        ),
    ],
)
def test_penjelasan_setiap_bentuk_hasil(syarat: Syarat, kasus: FaktaKasus, penjelasan: str) -> None:
    assert satu(syarat, kasus).penjelasan == penjelasan


def test_ambang_alternatif_digabung_dengan_atau() -> None:
    pilihan = tuple(
        Syarat(kode=k, teks=k, uji="paling_banyak", fakta="n", parameter={"maks": n})
        for n, k in enumerate("ab")
    )
    syarat = Syarat(kode="x", teks="x", salah_satu=pilihan)

    assert ambang(syarat) == "paling banyak 0 atau paling banyak 1"
    assert ambang(syarat, "en") == "at most 0 or at most 1"


def test_nama_pihak_beberapa_kata_dan_nomor_urut_mulai_satu() -> None:
    syarat = Syarat(kode="x", teks="x", uji="ya", fakta="setiap ahli_waris.setuju")
    kasus = FaktaKasus(pihak={"ahli_waris": ({"setuju": True}, {})})

    assert satu(syarat, kasus).penjelasan == (
        "Ahli waris 1: Setuju ahli waris: ya; syaratnya ya.\n"
        "Ahli waris 2: Setuju ahli waris belum diisi; syaratnya ya."
    )


def test_nilai_bagian_yang_belum_dinilai_belum_diketahui() -> None:
    assert satu(USIA, FaktaKasus()).bagian[0].nilai == BelumDiketahui()
