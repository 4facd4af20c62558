"""A trace as text: what an official reads, and the command that is given again.

One file a standard. A part (`##`) is one variant; in it every act has a number and says after which
one it comes (`=== sesudah 12`), so that what several ways have in common is said once.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from attrs import field, frozen
from cattrs import Converter
from tests.katalog.bacaan_lain import katalog

from dinsos_core import Tindakan
from dinsos_core.application.jenis import JENIS
from dinsos_core.application.kodek.konverter import susun_konverter
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.perintah import BukaKasus, SelesaikanLangkah
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.standar.model import Langkah, StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat

FOLDER = Path(__file__).parent / "rekam"
LANJUT = ("terjadi", "menjadi", "surat", "tenggat", "lanjut")
KAMI, TERCETAK = "milik kami", "tercetak"
_BARIS = re.compile(r"  (\w+) *: (.*)")


@frozen(kw_only=True)
class Rekam:
    """One act: given after ``dari`` (0: nothing yet). ``diminta``: what was asked of whom;
    ``sesudah``: what came of it. ``layanan``: where it is about a case of another standard."""

    nomor: int
    dari: int
    saat: datetime
    judul: str
    oleh: str
    kasus: str
    layanan: str = ""
    perintah: Any = field(repr=False)
    diminta: Mapping[str, str] = field(repr=False)
    sesudah: dict[str, str]

    @property
    def langkah(self) -> str:
        return getattr(self.perintah, "langkah", "")

    def baris(self, sebelum: str) -> Iterator[str]:
        """``sebelum``: the case that the act before was about; it is not named again."""
        yield f"{self.nomor}. {self.saat:%Y-%m-%d %H.%M} {self.judul}"
        sendiri = self.kasus if isinstance(self.perintah, BukaKasus) else sebelum
        isi = {
            "layanan": self.layanan,
            **self.diminta,
            "isi": tulis_perintah(self.perintah, sendiri),
            **self.sesudah,
        }
        yield from (f"  {nama:<7}: {teks}" for nama, teks in isi.items() if teks)


@frozen(kw_only=True)
class Bagian:
    """Every act of one variant, those before it first."""

    varian: str | None
    rekam: tuple[Rekam, ...]


# --- words


def diminta(isi: StandarPelayanan, tindakan: Tindakan, perintah: Any, oleh: str) -> dict[str, str]:
    """Who acts, and what was asked of them."""
    peran = katalog().kosakata.peran[tindakan.peran].nama
    langkah = langkah_dilakukan(isi, perintah)
    milik = KAMI if not langkah or all(satu.milik_kami for satu in langkah) else TERCETAK
    return {
        "pelaku": f"{oleh}, sebagai {peran} ({milik})",
        "diminta": "; ".join(_bidang(tindakan.bidang)),
    }


def langkah_dilakukan(isi: StandarPelayanan, perintah: Any) -> list[Langkah]:
    """The steps that a command does; an opening those with which the procedure begins."""
    if isinstance(perintah, SelesaikanLangkah):
        return [satu for satu in isi.langkah if satu.kode == perintah.langkah]
    if isinstance(perintah, BukaKasus):
        return langkah_pembuka(isi)
    return []


def langkah_pembuka(isi: StandarPelayanan) -> list[Langkah]:
    """The steps that are done by opening a case."""
    hasil: list[Langkah] = []
    for satu in isi.langkah:
        if satu.jenis.value not in ("siapkan_berkas", "ajukan"):
            break
        hasil.append(satu)
    return hasil


def judul(isi: StandarPelayanan, tindakan: Tindakan, perintah: Any) -> str:
    """What is done, as printed, with its label."""
    langkah = langkah_dilakukan(isi, perintah)
    if not langkah:
        return tindakan.teks.id
    butir = ", ".join(dict.fromkeys(b for satu in langkah for b in satu.butir))
    teks = " / ".join(satu.teks for satu in langkah)
    paraf = " (paraf)" * tindakan.hanya_paraf
    return f"{teks}{paraf} [{butir or '–'}]"


def _bidang(semua: Iterable[Bidang]) -> Iterator[str]:
    """Fields in groups: what is chosen, papers, and what else is told."""
    berkas, lain = list[str](), list[str]()
    for satu in semua:
        if satu.nama == "hasil":
            yield "hasil " + " / ".join(p.teks.id for p in satu.pilihan)
        elif satu.jenis is JenisBidang.BERKAS:
            berkas.append(satu.teks.id)
        elif satu.jenis is JenisBidang.PIHAK:
            bagian = [b for b in satu.bagian if b.jenis is not JenisBidang.BERKAS]
            berkas += [b.teks.id for b in satu.bagian if b.jenis is JenisBidang.BERKAS]
            lain.append(f"{satu.teks.id} ({', '.join(b.teks.id for b in bagian)})")
        elif satu.wajib or satu.wajib_bila or "." in satu.nama:
            lain.append(satu.teks.id + " (wajib)" * satu.wajib)
    if berkas:
        yield "berkas " + ", ".join(dict.fromkeys(berkas))
    if lain:
        yield "isian " + ", ".join(dict.fromkeys(lain))


@frozen
class Terlihat:
    """What stands after an act, as far as it is told only where it changes."""

    surat: tuple[str, ...] = ()
    tenggat: tuple[str, ...] = ()


def terlihat(hasil: PerintahTerlaksana, tenggat: Iterable[Kewajiban]) -> Terlihat:
    """Letters by their numbers, and every clock that runs or ran."""
    surat = (satu.nomor or satu.kode for satu in hasil.keadaan.surat)
    return Terlihat(tuple(surat), tuple(filter(None, map(_tenggat, tenggat))))


def sesudah(
    hasil: PerintahTerlaksana, giliran: str, dulu: Terlihat, kini: Terlihat
) -> dict[str, str]:
    """What came of it, on any store: events, status, whose turn, new letters, moved clocks."""
    ikut = f"; {len(hasil.lanjutan)} kasus lain ikut" * bool(hasil.lanjutan)
    return {
        "terjadi": ", ".join(e.tipe for e in hasil.kejadian) + ikut,
        "menjadi": f"{hasil.keadaan.status.value}{giliran}",
        "surat": ", ".join(satu for satu in kini.surat if satu not in dulu.surat),
        "tenggat": "; ".join(satu for satu in kini.tenggat if satu not in dulu.tenggat),
    }


def _tenggat(satu: Kewajiban) -> str:
    if satu.tenggat is None:
        return ""
    tempo = "tanpa tempo"
    if isinstance(satu.tenggat, Tenggat):
        tempo = f"{satu.tenggat.jatuh_tempo:%Y-%m-%d %H.%M} {satu.status}"
    elif satu.selesai is not None:
        tempo += " selesai"
    return f"{satu.batas.kode} {tempo}"


# --- commands as text


@cache
def _konverter() -> Converter:
    return susun_konverter()


@cache
def _kelas() -> Mapping[str, Any]:
    return {satu.__name__: satu for jenis in JENIS for satu in jenis.perintah}


def tulis_perintah(perintah: Any, kasus: str) -> str:
    isi = _ringkas(perintah)
    if isi.get("kasus") == kasus:
        del isi["kasus"]
    return f"{type(perintah).__name__} {json.dumps(isi, ensure_ascii=False)}"


def _ringkas(benda: Any) -> Any:
    """As the codec writes it, without what stands at its default."""
    hasil = {}
    for satu in attrs.fields(type(benda)):
        nilai = getattr(benda, satu.name)
        bawaan = satu.default
        if isinstance(bawaan, attrs.Factory):  # type: ignore[arg-type]  # a class, but for mypy
            bawaan = bawaan.factory()
        if nilai == bawaan:
            continue
        dalam = isinstance(nilai, tuple) and nilai and attrs.has(type(nilai[0]))
        tipe = satu.type
        hasil[satu.name] = (
            [_ringkas(b) for b in nilai] if dalam else _konverter().unstructure(nilai, tipe)
        )
    return hasil


def baca_perintah(teks: str, kasus: str, baru: str) -> Any:
    """``kasus``: the case that the act before was about; ``baru``: the one that this act opens."""
    nama, _, isi = teks.partition(" ")
    nilai, kelas = json.loads(isi), _kelas()[nama]
    nilai.setdefault("kasus", baru if issubclass(kelas, BukaKasus) else kasus)
    return _konverter().structure(nilai, kelas)


# --- files


def tulis(isi: StandarPelayanan, semua: Iterable[Bagian]) -> Iterator[str]:
    """The page of a standard."""
    yield f"# {isi.nama} ({isi.instansi.nama}, {isi.keputusan.nomor})"
    for bagian in semua:
        yield f"\n## {bagian.varian or ''}".rstrip()
        sebelum, kasus = -1, dict[int, str]()
        for satu in bagian.rekam:
            if satu.dari != sebelum:
                yield f"\n=== sesudah {satu.dari}" if satu.dari else "\n=== dari awal"
            yield from satu.baris(kasus.get(satu.dari, ""))
            kasus[satu.nomor] = satu.kasus
            sebelum = satu.nomor


def baca(teks: str, zona: Any) -> Iterator[Bagian]:
    """The page read back; lines for the reader as they stand."""
    for potongan in re.split(r"^##(?= |$)", teks, flags=re.MULTILINE)[1:]:
        varian, _, sisa = potongan.partition("\n")
        yield Bagian(varian=varian.strip() or None, rekam=tuple(_rekam(sisa, zona)))


def _rekam(teks: str, zona: Any) -> Iterator[Rekam]:
    dari, kasus = 0, dict[int, str]()
    for blok in re.split(r"^(?=\d+\. |===)", teks, flags=re.MULTILINE):
        kepala, _, sisa = blok.partition("\n")
        if kepala.startswith("==="):
            dari = int(kepala.split()[-1]) if "sesudah" in kepala else 0
        elif kepala.strip():
            nomor, tanggal, jam, judul_ = kepala.split(" ", 3)
            n = int(nomor.removesuffix("."))
            cocok = filter(None, map(_BARIS.fullmatch, sisa.split("\n")))
            baris = {m[1]: m[2] for m in cocok}
            perintah = baca_perintah(baris["isi"], kasus.get(dari, ""), f"kasus-{n}")
            kasus[n] = perintah.kasus
            isi = {nama: baris.get(nama, "") for nama in ("pelaku", "diminta")}
            lanjut = {nama: baris.get(nama, "") for nama in LANJUT}
            yield Rekam(
                nomor=n,
                dari=dari,
                saat=datetime.strptime(f"{tanggal} {jam}", "%Y-%m-%d %H.%M").replace(tzinfo=zona),
                judul=judul_,
                oleh=isi["pelaku"].partition(",")[0],
                kasus=kasus[n],
                layanan=baris.get("layanan", ""),
                perintah=perintah,
                diminta=isi,
                sesudah=lanjut,
            )
            dari = n
