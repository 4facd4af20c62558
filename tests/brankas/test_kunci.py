"""Master keys: refused when they could be read by others or guessed wrong, never shown."""

import base64
import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st

from dinsos_adapters.brankas import (
    KunciRusak,
    RangkaianKunci,
    buat_berkas_kunci,
    kunci_dari_berkas,
    kunci_dari_lingkungan,
)
from dinsos_core.ports.kunci import KunciTidakTersedia, turunkan

A, B = b"\xfaRAHASIA-A" + b"a" * 22, b"\xfbRAHASIA-B" + b"b" * 22
A64, B64 = base64.b64encode(A).decode(), base64.b64encode(B).decode()


def tulis(folder: Path, isi: str, mode: int = 0o600) -> Path:
    berkas = folder / "kunci.toml"
    berkas.write_text(isi, encoding="utf-8")
    berkas.chmod(mode)
    return berkas


def test_berkas_baru_hanya_terbaca_pemiliknya_dan_tidak_menggantikan_yang_ada(
    tmp_path: Path,
) -> None:
    berkas = tmp_path / "kunci.toml"

    kunci = buat_berkas_kunci(berkas, "2026-01")

    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert kunci_dari_berkas(berkas) == kunci
    assert (kunci.aktif, kunci.indeks) == ("2026-01", ("2026-01",))
    with pytest.raises(FileExistsError):
        buat_berkas_kunci(berkas, "2026-01")


@pytest.mark.parametrize("nama", ["", 'a"b', "a b", "a:b", "a\nb"])
def test_id_kunci_yang_tidak_dapat_ditulis_ditolak(tmp_path: Path, nama: str) -> None:
    with pytest.raises(KunciRusak):
        buat_berkas_kunci(tmp_path / "kunci.toml", nama)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601])
def test_berkas_yang_terbuka_bagi_orang_lain_ditolak(tmp_path: Path, mode: int) -> None:
    berkas = tulis(tmp_path, f'[kunci]\n"x" = "{A64}"\n', mode)

    with pytest.raises(KunciRusak, match="chmod 600"):
        kunci_dari_berkas(berkas)


def test_satu_kunci_tidak_perlu_keterangan_lain(tmp_path: Path) -> None:
    harapan = RangkaianKunci(aktif="x", indeks=("x",), semua={"x": A})

    assert kunci_dari_berkas(tulis(tmp_path, f'[kunci]\n"x" = "{A64}"\n')) == harapan
    assert kunci_dari_lingkungan({"DINSOS_KUNCI": f"x:{A64}"}) == harapan


def test_beberapa_kunci_dengan_yang_aktif_dan_yang_indeks(tmp_path: Path) -> None:
    harapan = RangkaianKunci(aktif="y", indeks=("y", "x"), semua={"x": A, "y": B})
    isi = f'aktif = "y"\nindeks = ["y", "x"]\n[kunci]\nx = "{A64}"\ny = "{B64}"\n'

    assert kunci_dari_berkas(tulis(tmp_path, isi)) == harapan
    assert (
        kunci_dari_lingkungan(
            {
                "DINSOS_KUNCI": f"x:{A64} y:{B64}",
                "DINSOS_KUNCI_AKTIF": "y",
                "DINSOS_KUNCI_INDEKS": "y x",
            }
        )
        == harapan
    )


RUSAK = {
    "kosong": "",
    "bukan toml": "kunci = [",
    "bersarang tanpa akhir": f'x = "{A64}"\nkunci = {"[" * 20_000}',
    "tanpa kunci": 'aktif = "x"\n[kunci]\n',
    "bukan tabel": "kunci = 3",
    "bukan base64": f'[kunci]\nx = "{A64}!"',
    "terlalu pendek": f'[kunci]\nx = "{A64[:-8]}"',
    "aktif tidak ada": f'aktif = "z"\n[kunci]\nx = "{A64}"',
    "aktif bukan teks": f'aktif = 3\n[kunci]\nx = "{A64}"',
    "indeks tidak ada": f'indeks = ["z"]\n[kunci]\nx = "{A64}"',
    "aktif tidak disebut": f'indeks = ["x"]\n[kunci]\nx = "{A64}"\ny = "{B64}"',
    "indeks tidak disebut": f'aktif = "x"\n[kunci]\nx = "{A64}"\ny = "{B64}"',
}


@pytest.mark.parametrize("isi", RUSAK.values(), ids=RUSAK)
def test_berkas_yang_rusak_ditolak_tanpa_menyebut_kunci(tmp_path: Path, isi: str) -> None:
    with pytest.raises(KunciRusak) as rusak:
        kunci_dari_berkas(tulis(tmp_path, isi))

    assert rusak.value.__cause__ is None
    assert A64[:12] not in str(rusak.value)


@pytest.mark.parametrize("isi", ["", "x", f"x:{A64}!", f"x:{A64} y:{B64}"])
def test_variabel_yang_rusak_ditolak_tanpa_menyebut_kunci(isi: str) -> None:
    with pytest.raises(KunciRusak) as rusak:
        kunci_dari_lingkungan({"DINSOS_KUNCI": isi})

    assert A64[:12] not in str(rusak.value)


def test_berkas_yang_tidak_ada_ditolak(tmp_path: Path) -> None:
    with pytest.raises(KunciRusak):
        kunci_dari_berkas(tmp_path / "tidak-ada.toml")


def test_kunci_tidak_tampil_dan_yang_hilang_disebut_idnya() -> None:
    kunci = RangkaianKunci(aktif="x", indeks=("x",), semua={"x": A})

    assert "RAHASIA" not in repr(kunci)
    assert kunci.kunci("x") == A
    with pytest.raises(KunciTidakTersedia, match="kunci_tidak_tersedia: lama"):
        kunci.kunci("lama")


@given(induk=st.binary(min_size=32, max_size=32), untuk=st.text(max_size=20))
def test_turunan_kunci_adalah_hkdf_baku(induk: bytes, untuk: str) -> None:
    baku = HKDF(algorithm=SHA256(), length=32, salt=None, info=untuk.encode()).derive(induk)

    assert turunkan(induk, untuk) == baku


def test_lingkungan_proses_dapat_dipakai_langsung(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DINSOS_KUNCI", f"x:{A64}")

    assert kunci_dari_lingkungan(os.environ).kunci("x") == A
