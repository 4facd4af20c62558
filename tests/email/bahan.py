"""What the mail tests share: a letter, and the templates as docs/pesan.md lists them."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from attrs import frozen

from dinsos_adapters.email.susun import BERBARIS
from dinsos_core.ports.pengirim import SuratElektronik
from dinsos_core.testing.contoh import INSTANSI

AKAR = Path(__file__).parents[2]
DOKUMEN = (AKAR / "docs" / "pesan.md").read_text(encoding="utf-8")
PADA = datetime(2026, 6, 20, 1, 30, tzinfo=UTC)
DARI = "layanan@dinsos.example.go.id"

_KATA = re.search(r"^Words are in both languages: (.*?)\.", DOKUMEN, re.MULTILINE | re.DOTALL)
assert _KATA is not None
DUA_BAHASA = frozenset(re.findall(r"`(\w+)`", _KATA[1]))
"""Values that a message holds in both languages."""

PILIHAN = {
    "tahap": ("siap", "terlewat"),
    "putusan": ("ditolak", "dikabulkan"),
    "oleh": ("pemohon", "kantor"),
    "menunggu": ("pemohon", "lain"),
    "ambang": ("rawan", "terlewat", "tercapai"),
    "sifat": ("kewajiban", "hak", "masa_berlaku"),
}
"""Values of which a template says something else each time."""

BINGKAI = ("biaya", "jam_kantor", "kanal")
UMUM = ("kasus", "layanan", *BINGKAI, "instansi", "tanggal")
KLAIM = {"klaim_hari": "30", "klaim_mulai": "2026-06-02"}
"""What a template reckons a day from: 2 July 2026."""
HARI = date(2026, 6, 30)
"""From here on, a day for each date that a template gets."""


@frozen
class Terdokumentasi:
    """A template and the names of the values it gets, as a row of the page has them."""

    nama: str
    data: tuple[str, ...]
    pribadi: tuple[str, ...]
    opsional: tuple[str, ...]
    tanpa: frozenset[str]
    hari: frozenset[str]

    @property
    def kunci(self) -> set[str]:
        """The keys of its own data in the message."""
        return {*self.data, *(f"{n}_en" for n in self.data if n in DUA_BAHASA)}

    def ragam(self) -> Iterator[dict[str, str]]:
        """With everything, and without what is told instead of something else."""
        penuh = self.isi()
        yield penuh
        if "sampai" in penuh:
            yield {**penuh, "sampai": ""}
        for nama, pilihan in PILIHAN.items():
            if nama in penuh:
                yield from ({**penuh, "sampai": "", nama: isi} for isi in pilihan[1:])

    def isi(self) -> dict[str, str]:
        """A value for each, in two lines where it may have several."""
        nama = dict.fromkeys((*UMUM, *self.data, *self.pribadi, "nama"))
        semua = {n: f"[{n}]" for n in nama if n not in self.tanpa}
        semua |= {f"{n}_en": f"[{n}_en]" for n in semua.keys() & DUA_BAHASA}
        hari = sorted(self.hari & semua.keys())
        semua |= {n: (HARI + timedelta(days=ke)).isoformat() for ke, n in enumerate(hari)}
        if "tempo" in semua:
            semua["tempo"] = (PADA + timedelta(days=3)).isoformat()
        semua |= {n: pilihan[0] for n, pilihan in PILIHAN.items() if n in semua}
        semua |= {n: isi for n, isi in KLAIM.items() if n in semua}
        return {
            n: f"{v}satu\n{v}dua" if n.removesuffix("_en") in BERBARIS else v
            for n, v in semua.items()
        }

    def kosong(self) -> dict[str, str]:
        """The same with nothing in what may be empty, and personal values erased."""
        return {
            nama: "" if nama.removesuffix("_en") in (*self.opsional, *BINGKAI) else isi
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
        hari = frozenset(("tanggal", *re.findall(r"`(\w+)` \(date\b", temu[2])))
        yield Terdokumentasi(temu[1], tuple(data), tuple(pribadi), tuple(opsional), tanpa, hari)


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
        "tanggal": "2026-06-20",
        **dict.fromkeys(("sebutan", "arti", "kewajiban"), ""),
    }
    return SuratElektronik(
        id=id_pesan,
        templat=templat,
        instansi=INSTANSI,
        kepada=kepada,
        isi={**bawaan, **(isi or {})},
    )
