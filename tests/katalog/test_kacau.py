"""Whatever a catalogue's files hold, nothing but the documented error comes out."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.katalog.bacaan_lain import DATA
from tests.katalog.bahan import ASLI, BERKAS, Contoh, buat_contoh

from dinsos_adapters.katalog import KatalogRusak, KatalogToml, muat_katalog, periksa_katalog
from dinsos_adapters.katalog.berkas import TERBESAR, TERPANJANG
from dinsos_adapters.katalog.inggris import baca_inggris
from dinsos_adapters.katalog.instansi import baca_instansi, baca_keputusan
from dinsos_adapters.katalog.kosakata import baca_kosakata, baca_tafsir
from dinsos_adapters.katalog.masalah import MAKS_MASALAH, Catatan, JenisMasalah
from dinsos_adapters.katalog.periksa import periksa_standar
from dinsos_adapters.katalog.sidik import sidik
from dinsos_adapters.katalog.susun import Acuan, susun
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import RegisterTafsir

TEKS = {nama: (ASLI / berkas).read_text(encoding="utf-8") for nama, berkas in BERKAS.items()}
ISI = {nama: tomllib.loads(teks) for nama, teks in TEKS.items()} | {
    nama: tomllib.loads(DATA.joinpath(f"{nama}.toml").read_text(encoding="utf-8"))
    for nama in ("kosakata", "tafsir", "inggris")
}
POTONGAN = st.sampled_from(
    ["", '"', "[", "]", "{", "}", "=", "\n", "1", "true", "2025-01-02", "kode", "menurut", "aktif",
     "= []", "= {}", '= ""', "setiap pemohon.agama", "akhir", "tolak", "\0", "é", "1e400", "nan"]
)  # fmt: skip
NILAI: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none().map(lambda _: ""),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=12),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.sampled_from(["pemohon", "menikah", "tanggal_lahir", "teken", "kabisat", "1-maret"]),
    ),
    lambda anak: st.one_of(
        st.lists(anak, max_size=3),
        st.dictionaries(
            st.sampled_from(["kode", "teks", "butir", "menurut", "aktif", "salah_satu", "kabisat"]),
            anak,
            max_size=3,
        ),
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def kacau(tmp_path_factory: pytest.TempPathFactory) -> Contoh:
    """One directory for all examples; each writes the file anew."""
    return buat_contoh(tmp_path_factory.mktemp("kacau") / "katalog")


def coba(akar: Path) -> None:
    """Loading succeeds exactly when checking finds nothing; no other way out."""
    masalah = periksa_katalog(akar)
    for satu in masalah:
        assert satu.pesan
        assert satu.pesan_en
    if not masalah:
        muat_katalog(akar)
        return
    with pytest.raises(KatalogRusak) as rusak:
        muat_katalog(akar)
    assert rusak.value.masalah == masalah
    assert str(rusak.value)


@given(berkas=st.sampled_from(sorted(BERKAS)), isi=st.binary(max_size=200))
def test_bita_apa_pun_hanya_menghasilkan_katalog_rusak(
    kacau: Contoh, berkas: str, isi: bytes
) -> None:
    """Random bytes instead of a file."""
    for nama, teks in TEKS.items():
        kacau.tulis(BERKAS[nama], isi if nama == berkas else teks)

    coba(kacau.akar)


@given(data=st.data())
def test_toml_yang_digunting_hanya_menghasilkan_katalog_rusak(
    kacau: Contoh, data: st.DataObject
) -> None:
    """Real files with pieces cut out and others put in."""
    for nama, asli in TEKS.items():
        teks = asli
        for _ in range(data.draw(st.integers(0, 2))):
            mulai = data.draw(st.integers(0, len(teks)))
            akhir = data.draw(st.integers(mulai, min(len(teks), mulai + 25)))
            teks = teks[:mulai] + data.draw(POTONGAN) + teks[akhir:]
        kacau.tulis(BERKAS[nama], teks)

    coba(kacau.akar)


def tempat(isi: Any, jalur: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in parsed data."""
    anak = isi.items() if isinstance(isi, dict) else enumerate(isi)
    for kunci, nilai in anak:
        yield (*jalur, kunci)
        if isinstance(nilai, dict | list):
            yield from tempat(nilai, (*jalur, kunci))


def rusakkan(data: st.DataObject, asli: Mapping[str, Any]) -> dict[str, Any]:
    """Parsed data with some values replaced, or keys added, anywhere."""
    isi = deepcopy(dict(asli))
    for _ in range(data.draw(st.integers(1, 3))):
        semua = list(tempat(isi))
        *induk, kunci = semua[data.draw(st.integers(0, len(semua) - 1))]
        wadah: Any = isi
        for satu in induk:
            wadah = wadah[satu]
        if isinstance(wadah, dict) and data.draw(st.booleans()):
            kunci = data.draw(st.sampled_from(["menurut", "aktif", "bila", "tafsir", "x"]))
        wadah[kunci] = data.draw(NILAI)
    return isi


@cache
def standar_contoh() -> StandarPelayanan:
    (contoh,) = muat_katalog(ASLI).semua()
    return contoh


@given(data=st.data())
def test_standar_dengan_nilai_apa_pun_terbaca_atau_dicatat(
    bawaan: KatalogToml, data: st.DataObject
) -> None:
    """Any value in any place: a standard with a fingerprint, or problems, never an exception."""
    contoh = standar_contoh()
    catatan = Catatan(berkas="x.toml", teks=TEKS["layanan"])
    register = bawaan.tafsir("banjarmasin")
    keputusan = rusakkan(data, ISI["keputusan"])
    sk = baca_keputusan("y", "x", keputusan, register, Catatan(berkas="y.toml"))
    acuan = Acuan(
        instansi=contoh.instansi,
        keputusan=contoh.keputusan,
        unit=contoh.instansi.unit,
        bersama=sk.bersama if sk else None,
        kosakata=bawaan.kosakata,
        register=register,
        uji=UJI,
    )

    susunan = susun(rusakkan(data, ISI["layanan"]), "izin-contoh", acuan, catatan)
    periksa_standar(susunan, acuan, catatan)

    if not catatan.masalah:
        assert len(sidik(susunan.standar)) == 64


@given(data=st.data())
def test_berkas_lain_dengan_nilai_apa_pun_terbaca_atau_dicatat(
    bawaan: KatalogToml, data: st.DataObject
) -> None:
    """The same for agency, decree, vocabulary and register."""
    catatan = Catatan(berkas="x.toml")
    register = bawaan.tafsir("banjarmasin")

    baca_instansi("x", rusakkan(data, ISI["instansi"]), bawaan.kosakata, register, catatan)
    baca_keputusan("y", "x", rusakkan(data, ISI["keputusan"]), register, catatan)
    baca_kosakata(rusakkan(data, ISI["kosakata"]), Kosakata(), catatan)
    baca_tafsir(rusakkan(data, ISI["tafsir"]), RegisterTafsir(), catatan)
    baca_inggris(rusakkan(data, ISI["inggris"]), catatan)


def test_tanggal_berjam_bukan_tanggal() -> None:
    """A TOML date-time is not taken for a date (in Python it is one)."""
    catatan = Catatan(berkas="x.toml")
    isi = tomllib.loads(TEKS["keputusan"]) | {"tanggal": datetime(2025, 1, 2)}  # noqa: DTZ001

    assert baca_keputusan("y", "x", isi, RegisterTafsir(), catatan) is None
    assert [m.kunci for m in catatan.masalah] == ["tanggal"]


# --- what is no text, or too much of it


def test_berkas_yang_bukan_berkas_atau_terlalu_besar_disebut(tmp_path: Path) -> None:
    """A pipe never answers, a device never ends, a link may lead in a circle."""
    contoh = buat_contoh(tmp_path / "katalog")
    folder = contoh.akar / Path(BERKAS["layanan"]).parent
    os.mkfifo(folder / "pipa.toml")
    (folder / "perangkat.toml").symlink_to("/dev/zero")
    (folder / "lingkar.toml").symlink_to("lingkar.toml")
    (folder / "besar.toml").write_bytes(b'x = "' + b"y" * TERBESAR + b'"')
    (folder / "dalam.toml").write_bytes(b".".join([b"a"] * 10_000) + b" = 1")

    semua = periksa_katalog(contoh.akar)

    rincian = {Path(satu.berkas).name: satu.rincian for satu in semua if satu.rincian}
    assert rincian == {
        "pipa.toml": "bukan berkas biasa",
        "perangkat.toml": "bukan berkas biasa",
        "lingkar.toml": "Too many levels of symbolic links",
        "besar.toml": "terlalu besar",
        "dalam.toml": "bersarang terlalu dalam",
    }


def test_yang_terlalu_banyak_disebut_seratus_dan_sisanya_dihitung(tmp_path: Path) -> None:
    """What is longer than any decree is not walked."""
    contoh = buat_contoh(tmp_path / "katalog")
    asli = contoh.baca(BERKAS["layanan"])

    contoh.tulis(BERKAS["layanan"], "".join(f"kunci{n} = 1\n" for n in range(500)) + asli)
    banyak = periksa_katalog(contoh.akar)
    langkah = (
        '  { kode = "a", butir = "2", teks = "x", jenis = "disposisi", oleh = "tim_dinas" },\n'
    )
    contoh.tulis(BERKAS["layanan"], asli.replace("langkah = [\n", "langkah = [\n" + langkah * 201))
    panjang = periksa_katalog(contoh.akar)

    assert len(banyak) == MAKS_MASALAH + 1
    assert (banyak[-1].jenis, banyak[-1].ditemukan) == (JenisMasalah.MASALAH_LAIN, "400")
    assert [(satu.kunci, satu.diharapkan) for satu in panjang] == [
        ("langkah", f"paling banyak {TERPANJANG} butir")
    ]
