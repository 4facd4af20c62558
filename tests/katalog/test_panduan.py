"""The guide's example is a catalogue that loads; what it says about it is true."""

import re
from datetime import date
from pathlib import Path

from dinsos_adapters.katalog import muat_katalog
from dinsos_core.domain.waktu.batas import HariKerja

PANDUAN = Path(__file__).parents[2] / "docs" / "katalog.md"
BLOK = re.compile(r"^```toml\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_contoh_dalam_panduan_termuat(tmp_path: Path) -> None:
    """Every TOML block of docs/katalog.md, written where it says, loads without a problem."""
    for berkas, isi in BLOK.findall(PANDUAN.read_text(encoding="utf-8")):
        tujuan = tmp_path / berkas
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_text(isi, encoding="utf-8")

    katalog = muat_katalog(tmp_path)
    (standar,) = katalog.semua()

    assert standar.keputusan.berlaku_dari == date(2026, 1, 5)
    assert [d.kode for d in standar.dokumen] == ["dokumen-1", "dokumen-2", "pengantar"]
    assert katalog.kosakata.kata(standar.dokumen[1].teks).en == "Proof of income"
    assert standar.waktu[0].batas == HariKerja(14)
    assert standar.pengaduan is not None
    assert standar.dasar_hukum[1].erata == "UU 11/2009"
