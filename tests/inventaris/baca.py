"""The inventory of printed labels, read from the TOML files beside this module.

One file per decree, one `[[standar]]` per service, one list of labels per printed component:
`umum` and `administrasi` where the requirements have both headings, else `persyaratan`; then
`prosedur`, `bagan` (what only the flowchart prints; the key is absent where no flowchart is),
`waktu`, `produk`, `pengaduan` and the components of management. A key before the first standard
holds for every standard that does not have its own.

`rincian/` holds a file a standard beside it: its items a line each, in the notation of `rinci.py`.
There `[bacaan]` has the lines that read otherwise where an agency chose another reading
(`tafsir.bacaan: langkah periksa`; empty where the item is gone), and a decree's `keputusan.toml`
what all its standards share: a list of its own replaces the channels, and adds to the rest.

A label stands as printed; "–" is an item without one. Words after it are a hint of our own for
items that share a label: the catalogue's item must have one of them. `1-3` is three labels.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from attrs import field, frozen

FOLDER = Path(__file__).parent
RINCIAN = FOLDER / "rincian"
PERSYARATAN = ("umum", "administrasi", "persyaratan")
PENGELOLAAN = (
    "dasar_hukum",
    "sarana",
    "kompetensi",
    "pengawasan",
    "jaminan",
    "keamanan",
    "evaluasi",
)
KOMPONEN = (*PERSYARATAN, "prosedur", "bagan", "produk", "pengaduan", *PENGELOLAAN)
_RENTANG = re.compile(r"(.* )?(\d+)-(\d+)")


@frozen
class Label:
    """A printed label of a component, with a hint where it does not tell its item apart."""

    komponen: str
    butir: str
    petunjuk: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.komponen, self.butir, *self.petunjuk))


@frozen
class BatasTercetak:
    """A printed limit: where it stands, the amount and unit, the part of the service it is on.

    ``batas`` is an amount or range and the unit, as in `3-14 hari_kerja`. The unit `hari` is
    printed without saying which days; the catalogue may settle it.
    """

    butir: str
    batas: str
    segmen: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, ("waktu", self.butir, self.segmen, self.batas)))


@frozen(kw_only=True)
class Inventaris:
    """What one source prints of one standard.

    ``tidak_dijalankan``: steps that nothing runs, with the reason; ``menurut_bacaan``: steps that
    only run under a reading that is not the default, as `tafsir.bacaan`.
    """

    instansi: str
    keputusan: str
    layanan: str
    no: int | None
    label: tuple[Label, ...]
    waktu: tuple[BatasTercetak, ...]
    respon: BatasTercetak | None
    gratis: bool
    berbagan: bool
    jumlah_pelaksana: str
    tidak_dijalankan: dict[str, str] = field(factory=dict)
    menurut_bacaan: dict[str, str] = field(factory=dict)

    @property
    def kunci(self) -> tuple[str, str, str]:
        return self.instansi, self.keputusan, self.layanan

    def pada(self, *komponen: str) -> tuple[Label, ...]:
        return tuple(satu for satu in self.label if satu.komponen in komponen)


@frozen
class Rincian:
    """The lines of one standard by place, and those that each reading not in force changes."""

    kunci: tuple[str, str, str]
    baris: Mapping[str, str]
    bacaan: Mapping[str, Mapping[str, str]]


@cache
def semua_rincian() -> tuple[Rincian, ...]:
    """Every standard's lines."""
    berkas = sorted(RINCIAN.glob("*/*/*.toml"))
    return tuple(_rincian(satu) for satu in berkas if satu.stem != "keputusan")


def _rincian(berkas: Path) -> Rincian:
    umum = berkas.with_name("keputusan.toml")
    isi = tomllib.loads(umum.read_text(encoding="utf-8")) if umum.exists() else {}
    for nama, nilai in tomllib.loads(berkas.read_text(encoding="utf-8")).items():
        if nama == "bacaan":
            isi[nama] = {**isi.get(nama, {}), **nilai}
            continue
        ditambah = isinstance(nilai, list) and nama != "kanal"
        isi[nama] = [*isi.get(nama, ()), *nilai] if ditambah else nilai
    bacaan: dict[str, dict[str, str]] = {}
    for kunci, baris in isi.pop("bacaan", {}).items():
        nama, _, tempat = kunci.partition(": ")
        bacaan.setdefault(nama, {})[tempat] = baris
    hasil: dict[str, str] = {}
    for nama, nilai in isi.items():
        match nilai:
            case str():
                hasil[nama] = nilai
            case list():
                hasil |= dict.fromkeys((f"{nama} {satu}" for satu in nilai), "")
            case _:
                hasil |= {f"{nama} {kode}": satu for kode, satu in nilai.items()}
    instansi, keputusan = berkas.parts[-3:-1]
    return Rincian((instansi, keputusan, berkas.stem), hasil, bacaan)


@cache
def inventaris() -> tuple[Inventaris, ...]:
    """Every standard of every source."""
    return tuple(chain.from_iterable(map(_berkas, sorted(FOLDER.glob("*.toml")))))


def _berkas(berkas: Path) -> Iterator[Inventaris]:
    isi = tomllib.loads(berkas.read_text(encoding="utf-8"))
    umum = {kunci: nilai for kunci, nilai in isi.items() if kunci != "standar"}
    for satu in isi["standar"]:
        yield _standar({**umum, **satu})


def _standar(isi: dict[str, Any]) -> Inventaris:
    respon = isi.pop("respon", None)
    hasil = Inventaris(
        instansi=isi.pop("instansi"),
        keputusan=isi.pop("keputusan"),
        layanan=isi.pop("layanan"),
        no=isi.pop("no", None),
        waktu=tuple(_batas(satu) for satu in isi.pop("waktu")),
        respon=_batas(respon) if respon else None,
        gratis=isi.pop("biaya") == "gratis",
        berbagan="bagan" in isi,
        jumlah_pelaksana=isi.pop("jumlah_pelaksana", ""),
        tidak_dijalankan=isi.pop("tidak_dijalankan", {}),
        menurut_bacaan=isi.pop("menurut_bacaan", {}),
        label=tuple(chain.from_iterable(_label(satu, isi.pop(satu, ())) for satu in KOMPONEN)),
    )
    assert not isi, f"{hasil.layanan}: kunci tidak dikenal: {sorted(isi)}"
    return hasil


def _batas(isi: dict[str, str]) -> BatasTercetak:
    return BatasTercetak(
        butir=isi.get("butir", "–"), batas=isi["batas"], segmen=isi.get("segmen", "")
    )


def _label(komponen: str, tulisan: Iterable[str]) -> Iterator[Label]:
    for satu in tulisan:
        if komponen == "bagan":
            yield Label(komponen, komponen, tuple(satu.split()))
        elif komponen in PENGELOLAAN:
            yield from (Label(komponen, butir) for butir in _rentang(satu))
        else:
            butir, *petunjuk = satu.split()
            yield Label(komponen, butir, tuple(petunjuk))


def _rentang(tulisan: str) -> Iterator[str]:
    cocok = _RENTANG.fullmatch(tulisan)
    if cocok is None:
        yield tulisan
    else:
        yield from (f"{cocok[1] or ''}{n}" for n in range(int(cocok[2]), int(cocok[3]) + 1))
