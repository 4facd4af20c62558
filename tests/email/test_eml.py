"""Messages as files: whole or absent, once per id, and nothing personal in their names."""

import os
from datetime import timedelta
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
from tests.email.bahan import DARI, PADA, surat

from dinsos_adapters.email import Penyusun, tulis_eml
from dinsos_core.ports.pengirim import PengirimanGagal

SUSUN = Penyusun(dari=DARI)


def test_berkas_eml_terbaca_kembali_sebagai_surat(tmp_path: Path) -> None:
    tulis_eml(tmp_path, SUSUN, lambda: PADA)(surat({"nama": "Siti Aminah"}, id_pesan="p-7"))

    (berkas,) = tmp_path.iterdir()
    mentah = berkas.read_bytes()
    pesan = BytesParser(policy=policy.default).parsebytes(mentah)
    assert berkas.name == "p-7.eml"
    assert mentah.count(b"\n") == mentah.count(b"\r\n")
    assert max(map(len, mentah.split(b"\r\n"))) <= 998
    assert pesan["Message-ID"] == "<p-7@dinsos.example.go.id>"
    body = pesan.get_body()
    assert body is not None
    assert "Yth. Siti Aminah," in body.get_content()


def test_pesan_yang_dikirim_ulang_tidak_menulis_berkas_kedua(tmp_path: Path) -> None:
    tulis_eml(tmp_path, SUSUN, lambda: PADA)(surat())
    (berkas,) = tmp_path.iterdir()
    pertama = berkas.read_bytes()

    tulis_eml(tmp_path, SUSUN, lambda: PADA + timedelta(hours=1))(surat())

    assert [b.name for b in tmp_path.iterdir()] == ["p-1.eml"]
    assert berkas.read_bytes() == pertama


@pytest.mark.parametrize("id_pesan", ["../../keluar", "/etc/x", "a\\b", "..", "CON.txt", "a\nb"])
def test_id_apa_pun_tetap_di_dalam_folder(tmp_path: Path, id_pesan: str) -> None:
    folder = tmp_path / "kotak" / "keluar"
    folder.mkdir(parents=True)

    tulis_eml(folder, SUSUN, lambda: PADA)(surat(id_pesan=id_pesan))

    assert [b.relative_to(tmp_path).parent.as_posix() for b in tmp_path.rglob("*.eml")] == [
        "kotak/keluar"
    ]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no owner-only file modes")
def test_hanya_pemilik_yang_dapat_membaca_berkasnya(tmp_path: Path) -> None:
    tulis_eml(tmp_path, SUSUN, lambda: PADA)(surat())

    (berkas,) = tmp_path.iterdir()
    assert berkas.stat().st_mode & 0o077 == 0


def test_folder_yang_tidak_dapat_ditulis_menunda_pesan(tmp_path: Path) -> None:
    with pytest.raises(PengirimanGagal) as galat:
        tulis_eml(tmp_path / "belum-ada", SUSUN, lambda: PADA)(surat())

    assert (galat.value.sebab, galat.value.sementara) == ("folder_tak_tertulis", True)


def test_tulisan_yang_terputus_tidak_meninggalkan_berkas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(pegangan: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", penuh)

    with pytest.raises(PengirimanGagal):
        tulis_eml(tmp_path, SUSUN, lambda: PADA)(surat())

    assert list(tmp_path.iterdir()) == []


def test_sisa_proses_yang_terbunuh_dibuang_dan_yang_sedang_ditulis_tidak(tmp_path: Path) -> None:
    tua, muda = tmp_path / ".dinsos-a.tmp", tmp_path / ".dinsos-b.tmp"
    for satu in (tua, muda):
        satu.write_text("surat", encoding="utf-8")
    os.utime(tua, (0, 0))
    os.utime(muda, (PADA.timestamp(),) * 2)

    tulis_eml(tmp_path, SUSUN, lambda: PADA)

    assert (tua.exists(), muda.exists()) == (False, True)
