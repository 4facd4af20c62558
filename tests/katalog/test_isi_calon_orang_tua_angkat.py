"""Palangka Raya SK 9/2021 no. 10, and the decree around it, against what is printed."""

from datetime import date
from typing import Any

from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core.domain.standar.model import StandarPelayanan

PADA = date(2026, 11, 2)
PALANGKA_RAYA = "palangka-raya"


def standar(katalog: KatalogToml) -> StandarPelayanan:
    return katalog.standar(PALANGKA_RAYA, "calon-orang-tua-angkat", PADA).unwrap()


def label(item: tuple[Any, ...]) -> set[str]:
    return {satu for butir in item for satu in butir.butir}


def menurut_kode(item: tuple[Any, ...]) -> dict[str, Any]:
    return {satu.kode: satu for satu in item}


def test_calon_orang_tua_angkat_menurut_hurufnya(bawaan: KatalogToml) -> None:
    """Letter g is age, marriage and religion, shown by two papers."""
    isi = standar(bawaan)

    assert label(isi.syarat) == {"a", "b", "g"}
    assert label(isi.dokumen) == set("cdefgh")
    assert label(isi.langkah) == set("abcdefgh")
    assert {x.kode for x in isi.syarat if "g" in x.butir} == {
        "usia",
        "menikah",
        "lama-menikah",
        "seagama",
    }
    assert [(str(x.batas), x.mulai, x.selesai) for x in isi.waktu] == [
        ("1 hari kerja", "diajukan", "periksa"),
        ("sesuai kebutuhan", "berkas_lengkap", "serahkan"),
    ]
    assert {x.kode for x in isi.langkah if x.milik_kami} == {
        "tetapkan",
        "terbitkan",
        "beri-tahu-penolakan",
    }


def test_palangka_raya_mensyaratkan_menikah_banjarmasin_meneruskan(bawaan: KatalogToml) -> None:
    """The cities differ: marriage is required of everyone here, passed on there (tafsir 19)."""
    sini = standar(bawaan).syarat
    sana = bawaan.standar("banjarmasin", "pengangkatan-anak", PADA).unwrap().syarat

    assert menurut_kode(sini)["menikah"].akibat.value == "tolak"
    assert menurut_kode(sana)["menikah"].akibat.value == "teruskan"


def test_tanggal_mulai_sk_palangka_raya_menurut_tafsir() -> None:
    """The day is not printed: the last of January, or the first (tafsir 28)."""
    awal = muat_katalog(bacaan={PALANGKA_RAYA: {"tanggal-sk-palangka-raya": "awal-januari"}})
    akhir = muat_katalog()

    for katalog, mulai in ((awal, date(2021, 1, 1)), (akhir, date(2021, 1, 31))):
        keputusan = standar(katalog).keputusan
        assert keputusan.berlaku_dari == mulai
        assert keputusan.perkiraan
        assert keputusan.tanggal is None
        assert keputusan.nomor == "9/SEKRE-01-SK/SOS/I/2021"


def test_erata_palangka_raya_di_samping_yang_tercetak(bawaan: KatalogToml) -> None:
    """The site is written as a mail address, LAPOR! misspelt, Permensos 9/2018 miscited."""
    isi = standar(bawaan)
    assert isi.pengaduan is not None
    kanal = {(k.butir[0], k.jenis): k for k in isi.pengaduan.kanal}

    assert isi.pengaduan.respon is None
    assert {k.butir[0] for k in isi.pengaduan.kanal} == set("abcdef")
    assert kanal["b", "website"].alamat == "https://dinsos@palangkaraya.go.id"
    assert kanal["b", "website"].erata
    assert kanal["f", "lapor"].erata == "SP4N-LAPOR!"
    assert {b.butir: b.erata for b in isi.dasar_hukum if b.erata} == {
        ("Mengingat 9",): "Permensos 9/2018"
    }
