"""A small invented agency (`contoh/`), copied to where a test may break it."""

from pathlib import Path
from shutil import copytree

from attrs import frozen

ASLI = Path(__file__).parent / "contoh"
INDUK = "kota-contoh"
SK = f"{INDUK}/sk-1-2025"
BERKAS = {
    "instansi": f"{INDUK}/instansi.toml",
    "keputusan": f"{SK}/keputusan.toml",
    "layanan": f"{SK}/izin-contoh.toml",
}


@frozen
class Contoh:
    """The directory of the invented catalogue; files are named from its root."""

    akar: Path

    def baca(self, berkas: str) -> str:
        return (self.akar / berkas).read_text(encoding="utf-8")

    def tulis(self, berkas: str, isi: str | bytes) -> None:
        tujuan = self.akar / berkas
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_bytes(isi if isinstance(isi, bytes) else isi.encode())

    def ganti(self, berkas: str, lama: str, baru: str) -> None:
        """Replace a text that stands in the file exactly once."""
        teks = self.baca(berkas)
        assert teks.count(lama) == 1, (lama, teks.count(lama))
        self.tulis(berkas, teks.replace(lama, baru))


def buat_contoh(akar: Path) -> Contoh:
    """The catalogue without a mistake."""
    copytree(ASLI, akar)
    return Contoh(akar)
