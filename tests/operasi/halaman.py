"""The files that the page on operations shows, and its Python, laid out for one test."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from attrs import frozen
from tests.cli.bahan import AKAR
from tests.repo.dokumen import blok

import dinsos_adapters
import dinsos_core

HALAMAN = AKAR / "docs" / "operasi.md"
DINSOS = "/srv/dinsos/bin/dinsos"
LINGKUNGAN = "/etc/dinsos/lingkungan"
SKRIP = "/usr/local/bin/dinsos-terjadwal"
CRONTAB = "/etc/cron.d/dinsos"
_PAGAR = re.compile(r"^```(?:sh|ini|cron)\n# (/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CRON = re.compile(r"(\S+ +\S+ +\S+ +\S+ +\S+) +(\w+) +(.+)")


def berkas() -> dict[str, str]:
    """Each file of the page by its path."""
    return dict(_PAGAR.findall(HALAMAN.read_text(encoding="utf-8")))


def crontab() -> list[tuple[str, str, str]]:
    """Each line that runs something: when, as whom, what."""
    baris = [b for b in berkas()[CRONTAB].splitlines() if not re.match(r"[A-Z_]+=", b)]
    cocok = [_CRON.fullmatch(b) for b in baris]
    assert all(cocok), baris
    return [(m[1], m[2], m[3]) for m in cocok if m is not None]


@frozen
class Mesin:
    """A machine set up as the page says, below a folder instead of the root."""

    akar: Path

    @classmethod
    def siapkan(cls, akar: Path, **lingkungan: str) -> "Mesin":
        """``lingkungan``: what this machine has instead of the page's, or besides."""
        mesin = cls(akar)
        for jalur, isi in berkas().items():
            di_sini = mesin.di_sini(isi)
            mesin.tulis(jalur, _dengan(di_sini, lingkungan) if jalur == LINGKUNGAN else di_sini)
        kode = "from dinsos_adapters.cli import jalankan; jalankan()"
        python = shlex.join([sys.executable, "-c", kode])
        # What is tested here, and not what else may be installed.
        modul = {str(Path(str(m.__file__)).parents[1]) for m in (dinsos_core, dinsos_adapters)}
        jalur = shlex.quote(os.pathsep.join(sorted(modul)))
        mesin.tulis(DINSOS, f'#!/bin/sh\nPYTHONPATH={jalur} exec {python} "$@"\n')
        mesin.tulis("/bin/logger", f"#!/bin/sh\ncat >> {akar}/catatan.log\n")
        return mesin

    def tulis(self, jalur: str, isi: str) -> Path:
        """As an executable, which a unit's or a table's file may be as well."""
        berkas = self.akar / jalur.removeprefix("/")
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(isi, encoding="utf-8")
        berkas.chmod(0o755 if "bin/" in jalur else 0o644)
        return berkas

    def di_sini(self, isi: str) -> str:
        """The same text with the places of this machine."""
        for jalur in (DINSOS, LINGKUNGAN, SKRIP, "/var/lib/dinsos-titik", "/var/lib/dinsos-jurnal"):
            isi = isi.replace(jalur, f"{self.akar}{jalur}")
        return isi

    def lingkungan(self) -> dict[str, str]:
        """What systemd or the script gives to a command; nothing of the test's own but the path."""
        isi = (self.akar / LINGKUNGAN.removeprefix("/")).read_text(encoding="utf-8")
        ada = dict(baris.split("=", 1) for baris in isi.splitlines() if "=" in baris)
        return {"PATH": f"{self.akar}/bin:/usr/bin:/bin", **ada}

    def sh(self, perintah: str) -> subprocess.CompletedProcess[str]:
        """As cron runs a line."""
        return subprocess.run(
            ["/bin/sh", "-c", self.di_sini(perintah)],
            env={"PATH": f"{self.akar}/bin:/usr/bin:/bin"},
            cwd=self.akar,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def catatan(self) -> str:
        """What reached the system's log."""
        return (self.akar / "catatan.log").read_text(encoding="utf-8")


def _dengan(isi: str, lingkungan: dict[str, str]) -> str:
    ada = dict(baris.split("=", 1) for baris in isi.splitlines() if "=" in baris)
    return "".join(f"{nama}={nilai}\n" for nama, nilai in {**ada, **lingkungan}.items())


def python() -> dict[str, Any]:
    """The page's names, its code having run in the present folder."""
    nama: dict[str, Any] = {"__name__": "operasi"}
    for baris, kode in blok(HALAMAN.read_text(encoding="utf-8")):
        # Blank lines in front keep line numbers in a traceback those of the page.
        exec(compile("\n" * baris + kode, HALAMAN.name, "exec"), nama)  # noqa: S102 -- our own page
    return nama
