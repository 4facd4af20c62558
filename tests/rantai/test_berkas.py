"""Checkpoints in a file: there for good once written, never changed, torn writes recognised."""

import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rantai.bahan import KUNCI, PADA, LogUji

from dinsos_adapters.brankas import TitikPeriksaBerkas
from dinsos_core.application.audit import audit, catat_titik
from dinsos_core.application.rantai import JenisTemuan, Temuan
from dinsos_core.ports.titik_periksa import (
    CatatanPeriksa,
    TitikPeriksaBentrok,
    TitikPeriksaRusak,
    Ujung,
)


def catatan(nomor: int) -> CatatanPeriksa:
    return CatatanPeriksa(
        nomor=nomor,
        pada=PADA,
        sebelum="0" * 64,
        kunci="t1",
        ujung=(Ujung(kasus="kasus \n é", urutan=nomor, sidik="a" * 64),),
        meterai="b" * 64,
    )


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    return tmp_path / "titik.jsonl"


def test_yang_ditulis_terbaca_sama_dan_berurutan(berkas: Path) -> None:
    titik = TitikPeriksaBerkas(berkas)
    assert list(titik.semua()) == []

    for nomor in (1, 2, 3):
        TitikPeriksaBerkas(berkas).tulis(catatan(nomor))

    assert list(titik.semua()) == [catatan(n) for n in (1, 2, 3)]
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600


def test_menulis_hanya_menambah(berkas: Path) -> None:
    titik = TitikPeriksaBerkas(berkas)
    titik.tulis(catatan(1))
    sebelum = berkas.read_bytes()

    titik.tulis(catatan(2))

    assert berkas.read_bytes().startswith(sebelum)


@pytest.mark.parametrize("nomor", [0, 1, 3])
def test_nomor_yang_tidak_menyambung_ditolak(berkas: Path, nomor: int) -> None:
    titik = TitikPeriksaBerkas(berkas)
    titik.tulis(catatan(1))
    sebelum = berkas.read_bytes()

    with pytest.raises(TitikPeriksaBentrok):
        titik.tulis(catatan(nomor))

    assert berkas.read_bytes() == sebelum


@pytest.mark.parametrize("sisa", range(1, 60, 7))
def test_baris_yang_terputus_bukan_titik_dan_digantikan_tulisan_berikut(
    berkas: Path, sisa: int
) -> None:
    """A crash in the middle of a write: nobody was told that it was there."""
    titik = TitikPeriksaBerkas(berkas)
    titik.tulis(catatan(1))
    utuh = berkas.read_bytes()
    berkas.write_bytes(utuh + utuh[:sisa])

    assert (list(titik.semua()), titik.terputus) == ([catatan(1)], True)
    titik.tulis(catatan(2))

    assert not titik.terputus
    assert list(titik.semua()) == [catatan(1), catatan(2)]


@pytest.mark.parametrize(
    "baris",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"null",
        b'{"nomor": 2, "pada": "2026-01-05T01:00:00", "sebelum": "", "kunci": "", "ujung": [], '
        b'"meterai": ""}',
        b'{"nomor": 2, "pada": "2026-01-05T01:00:00Z", "sebelum": "", "kunci": "", "ujung": [1], '
        b'"meterai": ""}',
        b'{"nomor": 1e999, "pada": "2026-01-05T01:00:00Z", "sebelum": "", "kunci": "", '
        b'"ujung": [], "meterai": ""}',
        b'{"nomor":' + b"[" * 100_000,
        b'{"nomor":2,"pada":"0001-01-01T00:00:00+23:59","sebelum":"","kunci":"","ujung":[],'
        b'"meterai":""}',
    ],
)
def test_baris_yang_rusak_disebut_nomornya(berkas: Path, baris: bytes) -> None:
    titik = TitikPeriksaBerkas(berkas)
    titik.tulis(catatan(1))
    berkas.write_bytes(berkas.read_bytes() + baris + b"\n")

    with pytest.raises(TitikPeriksaRusak) as rusak:
        list(titik.semua())

    assert rusak.value.nomor == 2
    assert audit(LogUji(), titik, KUNCI).temuan[-1] == Temuan(
        jenis=JenisTemuan.TITIK_DIUBAH, titik=2
    )


@pytest.mark.parametrize("isi", [b"catatan lain", b"catatan\nlain", b"\n", b"{}"])
def test_berkas_lain_tidak_diganti(berkas: Path, isi: bytes) -> None:
    """A path that was mistyped: what stands there is no checkpoint that was cut off."""
    berkas.write_bytes(isi)
    titik = TitikPeriksaBerkas(berkas)

    with pytest.raises(TitikPeriksaRusak):
        catat_titik(LogUji(), titik, KUNCI, PADA)
    for nomor in (1, 2, 3):
        with pytest.raises(TitikPeriksaBentrok):
            titik.tulis(catatan(nomor))

    assert berkas.read_bytes() == isi


def test_berkas_tanpa_akhir_tidak_dibaca_sampai_habis() -> None:
    with pytest.raises(TitikPeriksaRusak):
        list(TitikPeriksaBerkas(Path("/dev/zero")).semua())


@given(st.data())
def test_satu_bita_yang_berubah_di_berkas_tidak_pernah_lolos(data: st.DataObject) -> None:
    log = LogUji()
    with tempfile.TemporaryDirectory() as folder:
        berkas = Path(folder) / "titik.jsonl"
        titik = TitikPeriksaBerkas(berkas)
        for kasus in ("k1", "k2"):
            log.tambah(kasus)
            catat_titik(log, titik, KUNCI, PADA)
        isi = bytearray(berkas.read_bytes())
        tempat = data.draw(st.integers(0, len(isi) - 2))
        isi[tempat] ^= data.draw(st.integers(1, 255))
        berkas.write_bytes(isi)

        hasil = audit(log, titik, KUNCI)

    # All but the last line end: losing that one makes the last checkpoint a torn write.
    assert hasil.temuan


def test_audit_dari_berkas_yang_utuh_tidak_memberi_temuan(berkas: Path) -> None:
    log, titik = LogUji(), TitikPeriksaBerkas(berkas)
    for kasus in ("k1", "k2", "k1"):
        log.tambah(kasus)
        catat_titik(log, titik, KUNCI, PADA)

    hasil = audit(log, titik, KUNCI)

    assert hasil.utuh
    assert hasil.titik is not None
    assert hasil.titik.nomor == 3
