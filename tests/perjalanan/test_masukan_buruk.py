"""Bad input through the public face: coded, complete, in both languages, and nothing stored."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from returns.result import Result

import dinsos_adapters
from dinsos_adapters import rakit
from dinsos_adapters.katalog import KatalogRusak
from dinsos_core import (
    AjukanPermohonan,
    Aplikasi,
    DokumenDiserahkan,
    Halangan,
    KoreksiData,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
    TarikPermohonan,
    Terhalang,
    jelaskan,
)
from dinsos_core.application.jenis import Perintah

KINI = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
WARGA = Pelaku(id="warga", peran={"pemohon"})
LOKET = Pelaku(id="loket", instansi="banjarmasin", peran={"petugas_loket"})
NIK = "6371990109560001"
AJUKAN = AjukanPermohonan(
    layanan="santunan-kematian",
    pihak=[
        PihakDiajukan(pihak="pemohon", data={"nama": "Rina Contoh", "ahli_waris": True}),
        PihakDiajukan(
            pihak="almarhum",
            data={"nama": "Udin Contoh", "nik": NIK, "tanggal_meninggal": date(2026, 2, 18)},
        ),
    ],
)


def baru(kini: datetime = KINI) -> Aplikasi:
    return rakit("banjarmasin", jam=lambda: kini)


@pytest.fixture
def app() -> Aplikasi:
    return baru()


def dengan(pihak: str, **data: object) -> AjukanPermohonan:
    """The good application with facts of one party changed."""
    semua = (evolve(q, data={**q.data, **data}) if q.pihak == pihak else q for q in AJUKAN.pihak)
    return evolve(AJUKAN, pihak=tuple(semua))


def halangan(hasil: Result[Any, tuple[Halangan, ...]]) -> tuple[Halangan, ...]:
    """The refusals; each worded in both languages, without anything a person stated."""
    assert not is_successful(hasil)
    semua = hasil.failure()
    for satu in semua:
        teks = {jelaskan(satu, "id"), jelaskan(satu, "en")}
        assert len(teks) == 2
        for kalimat in (*teks, repr(satu)):
            assert kalimat.endswith((".", "?", ")"))
            assert [x for x in (NIK, "Contoh") if x in kalimat] == []
    return semua


def kode(hasil: Result[Any, tuple[Halangan, ...]]) -> list[str]:
    return [satu.kode.value for satu in halangan(hasil)]


@pytest.mark.parametrize(
    ("perintah", "kode_halangan", "mirip"),
    [
        (evolve(AJUKAN, layanan="santunan-kematain"), "layanan_tidak_dikenal", "santunan-kematian"),
        (evolve(AJUKAN, instansi="banjarmasn"), "instansi_tidak_dikenal", "banjarmasin"),
        (evolve(AJUKAN, kanal="dering"), "kanal_tidak_dikenal", "daring"),
        (dengan("almarhum", tanggal_meningal=1), "fakta_tidak_dikenal", "tanggal_meninggal"),
        (
            evolve(AJUKAN, pihak=(*AJUKAN.pihak, PihakDiajukan(pihak="almarhumah"))),
            "pihak_tidak_dikenal",
            "almarhum",
        ),
        (
            evolve(AJUKAN, berkas=(DokumenDiserahkan(dokumen="dokumen-44"),)),
            "dokumen_tidak_dikenal",
            "dokumen-4",
        ),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_nama_yang_salah_ditawari_yang_terdekat(
    app: Aplikasi, perintah: AjukanPermohonan, kode_halangan: str, mirip: str
) -> None:
    (satu,) = halangan(app.lakukan(perintah, oleh=WARGA))

    assert satu.kode.value == kode_halangan
    assert satu.rincian["mirip"] == mirip
    assert mirip in jelaskan(satu, "id")
    assert mirip in jelaskan(satu, "en")
    assert app.daftar().baris == ()


@pytest.mark.parametrize(
    ("tanya", "kode_halangan"),
    [
        (lambda a: a.persiapkan("santunan-kematain"), "layanan_tidak_dikenal"),
        (
            lambda a: a.persiapkan("santunan-kematian", instansi="banjarmasn"),
            "instansi_tidak_dikenal",
        ),
        (
            lambda a: a.persiapkan("santunan-kematian", varian="anak"),
            "varian_tidak_dikenal",
        ),
        (
            lambda a: a.persiapkan("santunan-kematian", pihak=[PihakDiajukan(pihak="ibu")]),
            "pihak_tidak_dikenal",
        ),
        (
            lambda a: a.persiapkan("pengangkatan-anak", fakta={"jumlah_anak": "dua"}),
            "fakta_salah_jenis",
        ),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_bertanya_menjawab_kesalahan_yang_sama_seperti_mengajukan(
    app: Aplikasi, tanya: Callable[[Aplikasi], Any], kode_halangan: str
) -> None:
    assert kode(tanya(app)) == [kode_halangan]


def test_layanan_tanpa_varian_menolak_varian(app: Aplikasi) -> None:
    assert kode(app.lakukan(evolve(AJUKAN, varian="anak"), oleh=WARGA)) == ["varian_tidak_dikenal"]
    assert app.daftar().baris == ()


def katalog(folder: Path, **ganti: tuple[str, str]) -> Path:
    """The built-in agency copied to a folder, with one text replaced in each named file."""
    asal = Path(dinsos_adapters.__file__).parent / "katalog" / "data" / "banjarmasin"
    for berkas in asal.rglob("*.toml"):
        isi = berkas.read_text(encoding="utf-8")
        if berkas.stem.replace("-", "_") in ganti:
            lama, baru_ = ganti[berkas.stem.replace("-", "_")]
            assert lama in isi
            isi = isi.replace(lama, baru_, 1)
        tujuan = folder / "banjarmasin" / berkas.relative_to(asal)
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_text(isi, encoding="utf-8")
    return folder


def test_varian_yang_salah_ditawari_yang_terdekat_dan_yang_kosong_diminta_memilih(
    tmp_path: Path,
) -> None:
    varian = '[{ kode = "warga", nama = "Warga" }, { kode = "pejuang", nama = "Pejuang" }]'
    folder = katalog(
        tmp_path, santunan_kematian=('unit = "linjamsos"', f'unit = "linjamsos"\nvarian = {varian}')
    )
    app = rakit("banjarmasin", katalog=folder, jam=lambda: KINI)

    (salah,) = halangan(app.lakukan(evolve(AJUKAN, varian="wargaa"), oleh=WARGA))
    (kosong,) = halangan(app.lakukan(AJUKAN, oleh=WARGA))

    assert (salah.kode.value, salah.rincian["mirip"]) == ("varian_tidak_dikenal", "warga")
    assert (kosong.kode.value, kosong.rincian["pilihan"]) == (
        "varian_wajib",
        ("warga", "pejuang"),
    )
    assert kode(app.persiapkan("santunan-kematian", varian="wargaa")) == ["varian_tidak_dikenal"]
    assert is_successful(app.persiapkan("santunan-kematian")), "nothing asked differs by variant"
    assert is_successful(app.persiapkan("santunan-kematian", varian="warga"))
    assert app.daftar().baris == ()


def test_tanggal_sebelum_keputusan_mana_pun_menyebut_masa_yang_ada() -> None:
    app = baru(datetime(2020, 3, 2, 1, 0, tzinfo=UTC))
    dulu = dengan("almarhum", tanggal_meninggal=date(2020, 2, 1))

    (satu,) = halangan(app.lakukan(dulu, oleh=WARGA))

    assert satu.kode.value == "standar_tidak_berlaku"
    assert "2024" in jelaskan(satu, "id")
    assert kode(app.persiapkan("santunan-kematian")) == ["standar_tidak_berlaku"]
    assert app.daftar().baris == ()


def test_sebelum_tengah_malam_di_zona_instansi_keputusan_belum_berlaku() -> None:
    """10 June 2024 begins in Banjarmasin at 16:00 UTC of the day before."""
    tepat = datetime(2024, 6, 9, 16, 0, tzinfo=UTC)
    perintah = dengan("almarhum", tanggal_meninggal=date(2024, 6, 1))

    sebelum = baru(tepat.replace(hour=15, minute=59)).lakukan(perintah, oleh=WARGA)
    sesudah = baru(tepat).lakukan(perintah, oleh=WARGA)

    assert kode(sebelum) == ["standar_tidak_berlaku"]
    assert is_successful(sesudah)


@pytest.mark.parametrize(
    ("perintah", "kode_halangan"),
    [
        (dengan("almarhum", tanggal_meninggal="2026-02-30"), "fakta_salah_jenis"),
        (dengan("almarhum", tanggal_meninggal="18/02/2026"), "fakta_salah_jenis"),
        (dengan("almarhum", tanggal_meninggal=date(2026, 3, 3)), "tanggal_masa_depan"),
        (dengan("almarhum", tanggal_meninggal=KINI), "fakta_salah_jenis"),
        (dengan("pemohon", ahli_waris="mungkin"), "fakta_salah_jenis"),
        (dengan("pemohon", ahli_waris=1), "fakta_salah_jenis"),
        (dengan("pemohon", nik="12"), "fakta_salah_jenis"),
        (dengan("pemohon", jumlah_anak=1), "fakta_salah_tempat"),
        (dengan("almarhum", keanggotaan_registri_sosial=True), "fakta_bukan_isian"),
    ],
)
def test_nilai_yang_tidak_mungkin_ditolak_dengan_tempatnya(
    app: Aplikasi, perintah: AjukanPermohonan, kode_halangan: str
) -> None:
    (satu,) = halangan(app.lakukan(perintah, oleh=WARGA))

    assert satu.kode.value == kode_halangan
    assert satu.lokasi.startswith(("pemohon[0].", "almarhum[0]."))
    assert app.daftar().baris == ()


def test_nik_yang_bukan_16_angka_diberi_tahu_banyaknya(app: Aplikasi) -> None:
    (satu,) = halangan(app.lakukan(dengan("pemohon", nik="12"), oleh=WARGA))

    assert "tepat 16 angka" in jelaskan(satu, "id")
    assert "exactly 16 digits" in jelaskan(satu, "en")


def test_tanggal_hari_ini_di_zona_instansi_bukan_masa_depan(app: Aplikasi) -> None:
    """At 1:00 UTC it is already 9:00 of the same date in Banjarmasin; at 17:00 UTC the next day."""
    malam = baru(KINI.replace(hour=17))

    assert is_successful(
        app.lakukan(dengan("almarhum", tanggal_meninggal=date(2026, 3, 2)), oleh=WARGA)
    )
    assert is_successful(
        malam.lakukan(dengan("almarhum", tanggal_meninggal=date(2026, 3, 3)), oleh=WARGA)
    )


def test_semua_kesalahan_datang_sekaligus(app: Aplikasi) -> None:
    perintah = evolve(
        dengan("almarhum", tanggal_meninggal="2026-02-30", umur=70),
        kanal="dering",
        fakta={"menikah": "ya?"},
        berkas=(DokumenDiserahkan(dokumen="dokumen-6", pilihan="kk-baru"),),
    )

    assert sorted(kode(app.lakukan(perintah, oleh=WARGA))) == [
        "fakta_salah_jenis",
        "fakta_salah_jenis",
        "fakta_tidak_dikenal",
        "kanal_tidak_dikenal",
        "pilihan_dokumen_tidak_dikenal",
    ]
    assert app.daftar().baris == ()


@pytest.fixture
def kasus(app: Aplikasi) -> str:
    return app.lakukan_atau_gagal(AJUKAN, oleh=WARGA).kasus


@pytest.mark.parametrize(
    ("langkah", "oleh", "kode_halangan"),
    [
        ("catat", WARGA, "peran_tidak_berwenang"),
        (
            "catat",
            Pelaku(id="p", instansi="banjarmasin", peran={"peksos_anak"}),
            "peran_tidak_berwenang",
        ),
        (
            "catat",
            Pelaku(id="lain", instansi="palangka-raya", peran={"petugas_loket"}),
            "kasus_tidak_ditemukan",
        ),
        ("periksa", LOKET, "langkah_belum_giliran"),
        ("tetapkan", LOKET, "langkah_belum_giliran"),
        ("catatt", LOKET, "langkah_tidak_dikenal"),
    ],
)
def test_langkah_yang_bukan_hak_atau_gilirannya_tidak_mengubah_perkara(
    app: Aplikasi, kasus: str, langkah: str, oleh: Pelaku, kode_halangan: str
) -> None:
    sebelum = app.riwayat(kasus)

    hasil = app.lakukan(SelesaikanLangkah(kasus=kasus, langkah=langkah), oleh=oleh)

    assert kode(hasil) == [kode_halangan]
    assert app.riwayat(kasus) == sebelum


def test_orang_lain_tidak_dapat_menarik_permohonan(app: Aplikasi, kasus: str) -> None:
    orang_lain = Pelaku(id="orang-lain", peran={"pemohon"})

    assert kode(app.lakukan(TarikPermohonan(kasus=kasus), oleh=orang_lain)) == [
        "kasus_tidak_ditemukan"
    ]


def test_perkara_yang_tidak_ada_dijawab_bukan_dibuat(app: Aplikasi) -> None:
    assert kode(app.lakukan(TarikPermohonan(kasus="entah"), oleh=WARGA)) == [
        "kasus_tidak_ditemukan"
    ]
    with pytest.raises(Terhalang):
        app.kasus("entah")


def test_versi_basi_menyebut_yang_dilihat_dan_yang_sekarang(app: Aplikasi, kasus: str) -> None:
    catat = SelesaikanLangkah(kasus=kasus, langkah="catat", versi=1)
    app.lakukan_atau_gagal(catat, oleh=LOKET)
    sebelum = app.riwayat(kasus)

    (satu,) = halangan(app.lakukan(catat, oleh=LOKET))

    assert satu.kode.value == "versi_basi"
    assert dict(satu.rincian) == {"versi": 1, "kini": 2}
    assert app.riwayat(kasus) == sebelum


def test_perintah_yang_sama_dua_kali_bekerja_sekali(app: Aplikasi) -> None:
    pertama = app.lakukan_atau_gagal(AJUKAN, oleh=WARGA, kunci="k")
    kedua = app.lakukan_atau_gagal(AJUKAN, oleh=WARGA, kunci="k")

    assert (pertama.ulang, kedua.ulang) == (False, True)
    assert (kedua.kasus, kedua.versi, kedua.kejadian) == (
        pertama.kasus,
        pertama.versi,
        pertama.kejadian,
    )
    assert len(app.daftar().baris) == 1


@pytest.mark.parametrize(
    ("perintah", "oleh", "sebab"),
    [
        (dengan("almarhum", nama="Umar Contoh"), WARGA, "kunci_perintah_berbeda"),
        (AJUKAN, Pelaku(id="orang-lain", peran={"pemohon"}), "kasus_tidak_ditemukan"),
        (evolve(AJUKAN, tetap_ajukan="perlu"), WARGA, "kunci_perintah_berbeda"),
    ],
    ids=["isi lain", "orang lain", "alasan lain"],
)
def test_kunci_yang_sama_untuk_perintah_lain_ditolak(
    app: Aplikasi, perintah: AjukanPermohonan, oleh: Pelaku, sebab: str
) -> None:
    kasus = app.lakukan_atau_gagal(AJUKAN, oleh=WARGA, kunci="k").kasus

    assert kode(app.lakukan(perintah, oleh=oleh, kunci="k")) == [sebab]
    assert [satu.kasus for satu in app.daftar().baris] == [kasus]


def test_perintah_yang_terhalang_tidak_memakai_kuncinya(app: Aplikasi) -> None:
    salah = dengan("pemohon", ahli_waris="mungkin")

    assert kode(app.lakukan(salah, oleh=WARGA, kunci="k")) == ["fakta_salah_jenis"]
    assert not app.lakukan_atau_gagal(AJUKAN, oleh=WARGA, kunci="k").ulang


def test_kasus_ganda_ditemukan_kecuali_ada_alasannya(app: Aplikasi, kasus: str) -> None:
    (satu,) = halangan(app.lakukan(AJUKAN, oleh=WARGA))

    assert (satu.kode.value, satu.rincian["kasus"]) == ("kasus_ganda", (kasus,))
    lagi = app.lakukan_atau_gagal(evolve(AJUKAN, tetap_ajukan="Berkas hilang"), oleh=WARGA)
    assert lagi.kasus != kasus


def test_benda_yang_bukan_perintah_dijawab_dengan_kode(app: Aplikasi) -> None:
    assert kode(app.lakukan(cast("Perintah", object()), oleh=WARGA)) == ["perintah_tidak_dikenal"]


def test_varian_yang_melempar_membawa_halangan_yang_sama(app: Aplikasi) -> None:
    salah = evolve(AJUKAN, layanan="santunan-kematain")

    with pytest.raises(Terhalang) as terhalang:
        app.lakukan_atau_gagal(salah, oleh=WARGA)

    assert terhalang.value.halangan == halangan(app.lakukan(salah, oleh=WARGA))
    assert str(terhalang.value) == "layanan_tidak_dikenal (layanan)"


def test_katalog_rusak_menyebut_setiap_kesalahan_dengan_berkasnya(tmp_path: Path) -> None:
    folder = katalog(
        tmp_path,
        santunan_kematian=('uji = "hari_sejak"', 'uji = "hari_sejal"'),
        pengangkatan_anak=("min = 30", 'min = "tiga puluh"'),
        instansi=('zona = "Asia/Makassar"', "zona = "),
    )

    with pytest.raises(KatalogRusak) as rusak:
        rakit("banjarmasin", katalog=folder)

    semua = str(rusak.value)
    assert {Path(m.berkas).name for m in rusak.value.masalah} == {
        *("instansi.toml", "santunan-kematian.toml", "pengangkatan-anak.toml")
    }
    for satu in rusak.value.masalah:
        assert satu.pesan in semua
        assert satu.pesan_en in semua
        assert satu.pesan != satu.pesan_en


def test_kesalahan_di_dua_standar_disebut_bersama_dengan_nama_terdekat(tmp_path: Path) -> None:
    folder = katalog(
        tmp_path,
        santunan_kematian=('uji = "hari_sejak"', 'uji = "hari_sejal"'),
        pengangkatan_anak=('fakta = "jumlah_anak"', 'fakta = "jumlah_anakk"'),
    )

    with pytest.raises(KatalogRusak) as rusak:
        rakit("banjarmasin", katalog=folder)

    saran = {(Path(m.berkas).name, m.saran) for m in rusak.value.masalah}
    assert saran >= {
        ("santunan-kematian.toml", "hari_sejak"),
        ("pengangkatan-anak.toml", "jumlah_anak"),
    }


@cache
def bersama() -> Aplikasi:
    """Shared by the examples of a property: what they ask changes nothing for one another."""
    return baru()


APA_PUN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.dates(),
    st.datetimes(),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@given(
    data=st.dictionaries(
        st.sampled_from(
            ["nama", "nik", "tanggal_lahir", "ahli_waris", "domisili", "jumlah_anak", "email"]
        )
        | st.text(max_size=8),
        APA_PUN,
        max_size=4,
    ),
    layanan=st.sampled_from(["santunan-kematian", "pengangkatan-anak"]) | st.text(max_size=10),
    varian=st.none() | st.text(max_size=5),
    kanal=st.sampled_from(["loket", "daring"]) | st.text(max_size=5),
)
def test_isian_apa_pun_dijawab_dan_tidak_pernah_melempar(
    data: dict[str, object], layanan: str, varian: str | None, kanal: str
) -> None:
    app = bersama()
    perintah = AjukanPermohonan(
        layanan=layanan,
        varian=varian,
        kanal=kanal,
        pihak=[PihakDiajukan(pihak="pemohon", data=data), *AJUKAN.pihak[1:]],
        fakta=data,
        tetap_ajukan="uji",
    )

    for hasil in (
        app.lakukan(perintah, oleh=WARGA),
        app.persiapkan(layanan, varian=varian, pihak=perintah.pihak, fakta=data),
    ):
        if not is_successful(hasil):
            assert [h for h in hasil.failure() if not (jelaskan(h) and jelaskan(h, "en"))] == []


@given(jalur=st.text(max_size=12) | st.just("pemohon.nik"), nilai=APA_PUN)
def test_koreksi_apa_pun_dijawab_dan_tidak_pernah_melempar(jalur: str, nilai: object) -> None:
    app = bersama()
    ajukan = evolve(AJUKAN, tetap_ajukan="uji")
    kasus = app.lakukan_atau_gagal(ajukan, oleh=WARGA, kunci="koreksi").kasus

    hasil = app.lakukan(KoreksiData(kasus=kasus, fakta={jalur: nilai}), oleh=WARGA)

    assert is_successful(hasil) or all(jelaskan(h) for h in hasil.failure())
