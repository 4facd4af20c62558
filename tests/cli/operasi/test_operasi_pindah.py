"""`dinsos pindah` and `dinsos kasus pindah`: what would happen, then what happened."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import define
from tests.cli.bahan import Jawaban, dinsos
from tests.pindah.rawa import BARU, KATALOG, KOTA, LAMA, LANGKAH_LAMA, LAYANAN, Rawa

from dinsos_adapters import buka_gudang

SIAPA = ("--oleh", "u-1", "--peran", "kabid_rehsos")
ALASAN = ("--alasan", "Keputusan baru berlaku.")


@define
class Loket:
    """A store with a case at every step under the older decree, and the command on it."""

    rawa: Rawa
    folder: Path
    kasus: dict[str, str]

    def dinsos(self, *argumen: str) -> Jawaban:
        url, kunci = f"sqlite:///{self.folder / 'rawa.db'}", str(self.folder / "kunci.toml")
        return dinsos(
            "--dengan", str(KATALOG), *argumen, *SIAPA, "--basis-data", url, "--kunci", kunci
        )

    def semua(self, *argumen: str) -> Jawaban:
        return self.dinsos("pindah", f"{KOTA}/{LAYANAN}", *argumen)

    def satu(self, langkah: str, *argumen: str) -> Jawaban:
        return self.dinsos("kasus", "pindah", self.kasus[langkah], "--instansi", KOTA, *argumen)

    def versi(self) -> list[str]:
        return [self.rawa.keadaan(satu).standar.keputusan for satu in self.kasus.values()]


@pytest.fixture(scope="module")
def asal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("rawa")
    gudang = buka_gudang(f"sqlite:///{folder / 'rawa.db'}", folder / "kunci.toml")
    rawa = Rawa(gudang)
    kasus: dict[str, str] = {satu: rawa.di(satu) for satu in LANGKAH_LAMA}
    gudang.tutup()
    return folder, kasus


@pytest.fixture
def loket(asal: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[Loket]:
    folder, kasus = asal
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    gudang = buka_gudang(f"sqlite:///{tmp_path / 'rawa.db'}", tmp_path / "kunci.toml")
    yield Loket(Rawa(gudang), tmp_path, kasus)
    gudang.tutup()


def hasil(jawaban: Jawaban) -> dict[str, tuple[Any, ...]]:
    return {b["semula"]: (b["hasil"], b["berdiri"]) for b in jawaban.json["kasus"]}


def test_semua_diperlihatkan_lalu_dipindah_lalu_tidak_ada_lagi(loket: Loket) -> None:
    pratinjau = loket.semua("--pratinjau", "--json")
    assert {*loket.versi()} == {LAMA}

    # Papers are new, so that what was looked at is looked at again.
    pindah = loket.semua(*ALASAN, "--json", "--berdiri", "nilai=survei", "--ke", BARU)
    lagi = loket.semua(*ALASAN)

    assert (pratinjau.kode, pindah.kode, lagi.kode) == (0, 0, 0)
    assert hasil(pratinjau)["lapangan"] == hasil(pindah)["lapangan"] == ("dipindah", "periksa")
    assert hasil(pratinjau)["nilai"] == ("ditanya", "")
    assert hasil(pindah)["nilai"] == ("dipindah", "periksa")
    assert loket.versi().count(BARU) == 4
    assert "0 dipindah, 7 perlu jawaban, 0 ditolak; 4 sudah" in lagi.keluaran
    assert loket.rawa.keadaan(loket.kasus["teken"]).nomor in lagi.keluaran


def test_satu_kasus_dengan_rencananya(loket: Loket) -> None:
    rencana = loket.satu("nilai", "--pratinjau")
    tanpa = loket.satu("nilai", *ALASAN)
    pindah = loket.satu("nilai", *ALASAN, "--berdiri", "nilai", "--json")

    assert "perlu --berdiri: daftar, periksa, lapangan" in rencana.keluaran
    assert "langkah tanpa padanan: disposisi, telaah, hubungi" in rencana.keluaran
    assert (tanpa.kode, tanpa.keluaran) == (1, "")
    assert pindah.kode == 0
    assert (pindah.json["berdiri"], pindah.json["belum"]) == ("periksa", ["berita-acara", "survei"])
    assert loket.rawa.keadaan(loket.kasus["nilai"]).standar.keputusan == BARU


@pytest.mark.parametrize(
    ("argumen", "kode", "kata"),
    [
        (("pindah", f"{KOTA}/{LAYANAN}"), 1, "alasan"),
        (("pindah", f"{KOTA}/{LAYANAN}", *ALASAN, "--ke", LAMA), 1, BARU),
        (("pindah", f"{KOTA}/bantuan-rowo", *ALASAN), 3, "Mungkin yang dimaksud: bantuan-rawa"),
        (("pindah", f"kota-rowo/{LAYANAN}", *ALASAN), 3, "Mungkin maksudnya kota-rawa"),
        (("pindah", f"{KOTA}/{LAYANAN}", *ALASAN, "--berdiri", "nilai"), 2, "bukan LAMA=BARU"),
        (("kasus", "pindah", "x", "--instansi", KOTA, *ALASAN), 3, "tidak ditemukan"),
    ],
)
def test_yang_tidak_mungkin_ditolak_dengan_sebabnya(
    loket: Loket, argumen: tuple[str, ...], kode: int, kata: str
) -> None:
    jawaban = loket.dinsos(*argumen)

    assert (jawaban.kode, jawaban.keluaran) == (kode, "")
    assert kata in jawaban.galat
    assert {*loket.versi()} == {LAMA}
