"""`dinsos ketepatan`: tables and bars of whatever is told, in every width and every encoding."""

import io
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.aplikasi.test_ketepatan import TUJUAN, dunia_lapor, lapor, ramai

from dinsos_adapters.cli import dasar, ketepatan
from dinsos_adapters.cli.bagan import TERSEMPIT, Batang, gambar
from dinsos_core.application.ketepatan_laporan import MENURUT, LaporanKetepatan

TANDA = {"a": "#", "b": ".", "c": "?"}
ISI = [(tujuan, 40 * n) for n, tujuan in enumerate((*TUJUAN, *TUJUAN[6:], *TUJUAN[6:]))]


@pytest.fixture(scope="module")
def laporan() -> dict[str, LaporanKetepatan]:
    dunia = dunia_lapor()
    ramai(dunia, ISI)
    return {satu: lapor(dunia, *satu.split()) for satu in ("layanan batas", "langkah peran", "")}


batang = st.builds(
    lambda label, akhir, isi: Batang(
        label=label, akhir=akhir, isi=dict(zip("abc", isi, strict=True))
    ),
    st.text("xyz-", min_size=1, max_size=30),
    st.text("01%", max_size=12),
    st.lists(st.integers(0, 10_000), min_size=3, max_size=3),
)


@given(semua=st.lists(batang, min_size=1, max_size=6), lebar=st.integers(20, 200))
def test_batang_muat_selebar_layar_dan_sepanjang_isinya(semua: list[Batang], lebar: int) -> None:
    """No label is cut; what there is shows; more is never shorter, whatever it is made of."""
    baris = list(gambar(TANDA, semua, lebar))

    sendiri = len(baris) == 2 * len(semua)
    garis = baris[1::2] if sendiri else [b[max(len(s.label) for s in semua) :] for b in baris]
    if sendiri:
        assert baris[::2] == [satu.label for satu in semua]
    else:
        assert all(b.startswith(s.label) for b, s in zip(baris, semua, strict=True))
        assert max(map(len, baris)) <= lebar
    panjang = [sum(g.count(t) for t in TANDA.values()) for g in garis]
    for satu, g in zip(semua, garis, strict=True):
        assert all((TANDA[n] in g) == bool(satu.isi[n]) for n in "abc")
    banyak = [sum(satu.isi.values()) for satu in semua]
    urut = sorted(zip(banyak, panjang, strict=True))
    assert all(a <= b + 2 for (_, a), (_, b) in pairwise(urut))
    assert max(panjang) >= (TERSEMPIT - 2 if any(banyak) else 0)


@pytest.mark.parametrize("kode", ["utf-8", "cp1252", "ascii"])
def test_keluarannya_dapat_ditulis_dalam_sandi_apa_pun(
    laporan: dict[str, LaporanKetepatan], kode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keluar = io.TextIOWrapper(io.BytesIO(), encoding=kode)
    monkeypatch.setattr(sys, "stdout", keluar)

    for satu in laporan.values():
        ketepatan.tampilkan(satu)

    keluar.flush()
    teks = keluar.buffer.getvalue().decode(kode)
    assert ("█" in teks, "#" in teks) == (kode == "utf-8", kode != "utf-8")


@pytest.mark.parametrize("lebar", [40, 80, 200])
def test_di_layar_sesempit_apa_pun_kode_tidak_terpotong(
    laporan: dict[str, LaporanKetepatan],
    lebar: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", str(lebar))
    for modul in (dasar, ketepatan):
        monkeypatch.setattr(modul, "ke_layar", lambda: True)

    for satu in laporan.values():
        ketepatan.tampilkan(satu)

    teks = capsys.readouterr().out
    assert all(kode in teks for kode in ("pengangkatan-anak", "disposisi", "tidak disebut"))
    assert max(map(len, teks.splitlines())) <= max(lebar, 61)


def test_json_memuat_yang_disebut_saja(laporan: dict[str, LaporanKetepatan]) -> None:
    for nama, satu in laporan.items():
        isi = ketepatan.objek_laporan(satu, dunia_lapor().jam.kini.tzinfo)  # type: ignore[arg-type]

        assert isi["menurut"] == nama.split()
        assert [b["mulai"] for b in isi["jam"]] == [b.mulai for b in satu.jam]
        assert [b["menunggu"] for b in isi["beban"]] == [b.menunggu for b in satu.beban]
        assert all({*nama.split()} <= b.keys() for b in isi["jam"])
        assert {*MENURUT} & isi["jumlah_jam"].keys() == set()
