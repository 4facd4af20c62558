"""What the mail tests share: a letter, and the templates as docs/pesan.md lists them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from attrs import frozen

from dinsos_adapters.email.susun import BERBARIS
from dinsos_core.ports.pengirim import SuratElektronik
from dinsos_core.testing.contoh import INSTANSI

AKAR = Path(__file__).parents[2]
DOKUMEN = (AKAR / "docs" / "pesan.md").read_text(encoding="utf-8")
PADA = datetime(2026, 6, 20, 1, 30, tzinfo=UTC)
DARI = "layanan@dinsos.example.go.id"


PILIHAN = {
    "putusan": ("ditolak", "dikabulkan"),
    "ambang": ("rawan", "terlewat", "tercapai"),
    "sifat": ("kewajiban", "hak", "masa_berlaku"),
}
"""Values of which a template says something else each time."""


@frozen
class Terdokumentasi:
    """A template and the names of the values it gets, as a row of the page has them."""

    nama: str
    data: tuple[str, ...]
    pribadi: tuple[str, ...]
    opsional: tuple[str, ...]
    tanpa: frozenset[str]

    def isi(self) -> dict[str, str]:
        """A value for each, in two lines where it may have several."""
        umum = dict.fromkeys(
            ("kasus", "layanan", "layanan_en", "instansi", "tanggal", "tanggal_en")
        )
        semua = {n: f"[{n}]" for n in (*umum, *self.data, *self.pribadi, "nama")}
        if "tempo" in semua:
            semua["tempo"] = (PADA + timedelta(days=3)).isoformat()
        semua |= {n: pilihan[0] for n, pilihan in PILIHAN.items() if n in semua}
        return {
            n: f"{v}satu\n{v}dua" if n in BERBARIS else v
            for n, v in semua.items()
            if n not in self.tanpa
        }

    def kosong(self) -> dict[str, str]:
        """The same with nothing in what may be empty, and personal values erased."""
        return {
            nama: "" if nama in self.opsional else isi
            for nama, isi in self.isi().items()
            if nama not in (*self.pribadi, "nama")
        }


def _baris() -> Iterator[Terdokumentasi]:
    for temu in re.finditer(r"^\| `([a-z-]+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", DOKUMEN, re.MULTILINE):
        kurang = re.match(r" without ([^;]*);?(.*)", temu[2])
        tanpa = frozenset(re.findall(r"`(\w+)`", kurang[1] if kurang else ""))
        ada = kurang[2] if kurang else temu[2]
        data = re.findall(r"`(\w+)`", re.sub(r"\([^)]*\)", "", ada))
        pribadi = re.findall(r"`(\w+)`", temu[3])
        opsional = re.findall(r"`(\w+)` \((?:lines|[^)]*\bempty)\)", temu[2])
        yield Terdokumentasi(temu[1], tuple(data), tuple(pribadi), tuple(opsional), tanpa)


TEMPLAT = tuple(_baris())


def surat(
    isi: dict[str, str] | None = None,
    *,
    templat: str = "permohonan-selesai",
    kepada: str = "siti@example.id",
    id_pesan: str = "p-1",
) -> SuratElektronik:
    bawaan = {
        "kasus": "K-1",
        "layanan": "Santunan Kematian",
        "layanan_en": "Death grant",
        "tanggal": "20 Juni 2026",
        "tanggal_en": "20 June 2026",
    }
    return SuratElektronik(
        id=id_pesan,
        templat=templat,
        instansi=INSTANSI,
        kepada=kepada,
        isi={**bawaan, **(isi or {})},
    )
