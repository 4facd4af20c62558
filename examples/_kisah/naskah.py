"""Reads a story: `kisah.toml` (when, where, who) and one file for each case.

A case is opened by its table `buka`, or by a line of another case that says `membuka`; then `alur`
has a line for each act. A line does a step (`langkah`) or gives a command (`perintah`, by its
name); whatever else it says is the command's content. The code of a case stands for the case
wherever it stands alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from _contoh.bahan import DataSalah, Tabel, baca_petugas, baca_toml, instan
from attrs import field, frozen

from dinsos_core import DokumenDiserahkan, Pelaku, PihakDiajukan
from dinsos_core.domain.standar.instansi import JenisTempat

KUNCI_KISAH: Final = {"judul", "instansi", "akhir", "pembaca", "petugas", "warga", "tempat"}
KUNCI_PERKARA: Final = {"judul", "buka", "alur"}
MILIK_BARIS: Final = {"pada", "oleh", "perintah", "membuka"}


@frozen(kw_only=True)
class Baris:
    """One thing that somebody does: when, who, on which case, which command, with what; and the
    codes of the cases that it opens."""

    pada: datetime
    oleh: str
    kode: str
    perintah: str
    isi: Tabel = field(repr=False)
    kunci: str
    membuka: tuple[str, ...] = ()

    @property
    def apa(self) -> str:
        return str(self.isi.get("langkah", self.perintah))


@frozen(kw_only=True)
class Perkara:
    """One case of the story."""

    kode: str
    judul: str
    baris: tuple[Baris, ...]


@frozen(kw_only=True)
class Kisah:
    """The whole example; ``akhir``: when it is told, ``pembaca``: to whom, by
    agency."""

    judul: str
    instansi: str
    akhir: datetime
    pembaca: Mapping[str, Pelaku]
    pelaku: Mapping[str, Pelaku]
    tempat: tuple[JenisTempat, ...]
    perkara: tuple[Perkara, ...]

    @property
    def baris(self) -> list[Baris]:
        """All that happens, by time; what happens at one moment in the order of files."""
        return sorted((b for p in self.perkara for b in p.baris), key=lambda b: b.pada)


def baca_kisah(folder: Path) -> Kisah:
    """Everything below a folder of data files."""
    berkas = folder / "kisah.toml"
    isi = baca_toml(berkas)
    _kenal(berkas, isi, KUNCI_KISAH)
    petugas = baca_petugas(isi)
    warga = {
        nama: Pelaku(id=nama, peran=satu["peran"]) for nama, satu in isi.get("warga", {}).items()
    }
    return Kisah(
        judul=isi["judul"],
        instansi=isi["instansi"],
        akhir=instan(isi["akhir"]),
        pembaca={kode: petugas[nama] for kode, nama in isi["pembaca"].items()},
        pelaku={**petugas, **warga},
        tempat=tuple(
            JenisTempat(**{**satu, "layanan": tuple(satu["layanan"])})
            for satu in isi.get("tempat", ())
        ),
        perkara=tuple(map(_baca_perkara, sorted((folder / "kasus").glob("*.toml")))),
    )


def _kenal(berkas: Path, isi: Tabel, kunci: set[str]) -> None:
    if asing := isi.keys() - kunci:
        raise DataSalah(f"{berkas}: kunci tidak dikenal: {', '.join(sorted(asing))}")


def _baca_perkara(berkas: Path) -> Perkara:
    isi = baca_toml(berkas)
    _kenal(berkas, isi, KUNCI_PERKARA)
    kode = "-".join(berkas.stem.split("-")[:2]).upper()
    try:
        semua = [isi["buka"]] if "buka" in isi else []
        baris = tuple(_baris(kode, [*semua, *isi.get("alur", ())]))
        return Perkara(kode=kode, judul=isi["judul"], baris=baris)
    except (KeyError, TypeError) as galat:
        raise DataSalah(f"{berkas}: {galat!r}") from galat


def _baris(kode: str, semua: Iterable[Tabel]) -> Iterator[Baris]:
    for nomor, isi in enumerate(semua, 1):
        perintah = isi.get("perintah", "SelesaikanLangkah")
        yield Baris(
            pada=instan(isi["pada"]),
            oleh=isi["oleh"],
            kode=kode,
            perintah=perintah,
            isi={k: _nilai(v) for k, v in isi.items() if k not in MILIK_BARIS},
            kunci=f"{kode.lower()}-{nomor:02}-{isi.get('langkah', perintah)}",
            membuka=tuple(isi.get("membuka", ())),
        )


def _nilai(nilai: Any) -> Any:
    """A value of a line: its times are in the agency's zone."""
    return instan(nilai) if isinstance(nilai, datetime) else nilai


def pihak(semua: Iterable[Tabel]) -> list[PihakDiajukan]:
    """Parties as a line states them: `pihak` and `akun` are theirs, the rest is said of them."""
    return [
        PihakDiajukan(
            pihak=satu["pihak"],
            akun=satu.get("akun"),
            data={k: v for k, v in satu.items() if k not in ("pihak", "akun")},
        )
        for satu in semua
    ]


def berkas(semua: Iterable[Tabel]) -> list[DokumenDiserahkan]:
    """Papers as a line hands them in."""
    return [DokumenDiserahkan(**satu) for satu in semua]
