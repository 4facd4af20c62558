"""A catalogue found whole is not checked again, and whatever else it is, it is checked."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.katalog.bahan import ASLI

from dinsos_adapters.katalog import KatalogRusak, KatalogToml, ingatan, muat_katalog
from dinsos_core.domain.kelayakan.uji import UJI


@pytest.fixture
def diperiksa(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each whole check."""
    semua: list[str] = []
    asli = KatalogToml.periksa

    def periksa(self: KatalogToml) -> object:
        semua.append(self.versi)
        return asli(self)

    monkeypatch.setattr(KatalogToml, "periksa", periksa)
    return semua


@pytest.fixture
def akar(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ASLI, tmp_path / "katalog"))


def test_yang_sudah_diperiksa_tidak_diperiksa_lagi(
    akar: Path, tmp_path: Path, diperiksa: list[str]
) -> None:
    ingat = tmp_path / "ingat"

    satu, dua = (muat_katalog(akar, ingatan=ingat) for _ in range(2))
    muat_katalog(akar)

    assert len(diperiksa) == 2
    assert satu.semua() == dua.semua()
    (berkas,) = ingat.iterdir()
    assert len(berkas.read_bytes()) == 64, "a verdict, and nothing of the catalogue"


def test_kesalahan_yang_datang_kemudian_diberitahukan(akar: Path, tmp_path: Path) -> None:
    muat_katalog(akar, ingatan=tmp_path)
    berkas = next(akar.rglob("keputusan.toml")).parent / "salah.toml"
    berkas.write_text("nama = 1\n", encoding="utf-8")

    for _ in range(2):  # nor is a broken one ever remembered as whole
        with pytest.raises(KatalogRusak):
            muat_katalog(akar, ingatan=tmp_path)


def _rusak(ingat: Path) -> None:
    next(ingat.iterdir()).write_bytes(b"\xff\x00")


def _asing(ingat: Path) -> None:
    next(ingat.iterdir()).write_text("0" * 64, encoding="utf-8")


def _tanpa_akhir(ingat: Path) -> None:
    berkas = next(ingat.iterdir())
    berkas.unlink()
    berkas.symlink_to("/dev/zero")


def _pipa(ingat: Path) -> None:
    berkas = next(ingat.iterdir())
    berkas.unlink()
    os.mkfifo(berkas)


def _hilang(ingat: Path) -> None:
    shutil.rmtree(ingat)


@pytest.mark.parametrize("ubah", [_rusak, _asing, _tanpa_akhir, _pipa, _hilang])
def test_ingatan_yang_rusak_bukan_ingatan(
    ubah: Callable[[Path], None], akar: Path, tmp_path: Path, diperiksa: list[str]
) -> None:
    muat_katalog(akar, ingatan=tmp_path / "ingat")
    ubah(tmp_path / "ingat")

    muat_katalog(akar, ingatan=tmp_path / "ingat")
    muat_katalog(akar, ingatan=tmp_path / "ingat")

    assert len(diperiksa) == 2


def test_pustaka_bacaan_dan_uji_lain_diperiksa_sendiri(
    akar: Path, tmp_path: Path, diperiksa: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    muat_katalog(akar, ingatan=tmp_path)
    muat_katalog(akar, ingatan=tmp_path, dengan_bawaan=True)
    sendiri = {**UJI, "lain": next(iter(UJI.values()))}
    for _ in range(2):
        muat_katalog(akar, ingatan=tmp_path, uji=sendiri)
    assert len(diperiksa) == 4

    monkeypatch.setattr(ingatan, "_pustaka", lambda: "a newer release")
    muat_katalog(akar, ingatan=tmp_path)
    assert len(diperiksa) == 5


def test_yang_tidak_dapat_diingat_tetap_dapat_dimuat(
    akar: Path, tmp_path: Path, diperiksa: list[str]
) -> None:
    bukan_direktori = tmp_path / "berkas"
    bukan_direktori.write_text("", encoding="utf-8")
    muat_katalog(akar, ingatan=bukan_direktori)
    (akar / "tautan").symlink_to(next(akar.rglob("keputusan.toml")).parents[1])
    for _ in range(2):  # a link may lead anywhere
        muat_katalog(akar, ingatan=tmp_path / "ingat")

    assert len(diperiksa) == 3


def test_standar_yang_menjadi_salah_sesudah_dimuat_ditolak(akar: Path, tmp_path: Path) -> None:
    """Whoever remembers takes the verdict over, not the files: each is checked as it is read."""
    (katalog,) = [muat_katalog(akar, ingatan=tmp_path) for _ in range(2)][1:]
    for berkas in akar.rglob("*.toml"):
        teks = berkas.read_text(encoding="utf-8")
        berkas.write_text(teks.replace('uji = "', 'uji = "tak_'), encoding="utf-8")

    with pytest.raises(KatalogRusak):
        katalog.semua()


def test_bawaan_di_bawah_uji_lain_diperiksa_saat_dibaca() -> None:
    """Our tests have looked at our standards under our tests of conditions only."""
    with pytest.raises(KatalogRusak):
        muat_katalog(uji={}).standar("banjarmasin", "santunan-kematian", date(2026, 3, 2))


def test_tempat_bawaan_milik_pengguna(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert ingatan.tempat_pengguna() == tmp_path / "dinsos"

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert ingatan.tempat_pengguna() == tmp_path / ".cache" / "dinsos"
