"""What the catalogue says of a standard, one line an item, in the notation of `rincian/`.

A line's parts are divided by `|`: the label (or `kami`: not printed, ours, and what it follows),
what the item is, then whatever else is said of it under the model's own names. Roles that act in
turn are joined by `lalu`, alternatives by `atau`. What a line does not name stands at its default,
so a field that the model gains is noticed wherever it is set. The words of an item are left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from tests.inventaris.baca import PENGELOLAAN
from tests.katalog.bacaan_lain import katalog

from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import (
    BatasPihak,
    Dokumen,
    Hasil,
    Langkah,
    PilihanDokumen,
    Produk,
    StandarPelayanan,
    Syarat,
)
from dinsos_core.domain.standar.tafsir import TafsirDipakai

KAMI = "kami"
BAGIAN = ("syarat", "dokumen", "langkah", "waktu", "produk")
Item = Syarat | Dokumen | Langkah | BatasWaktu | Produk


def rincian(standar: StandarPelayanan) -> dict[str, str]:
    """Every line by its place (`langkah periksa`), each part in the catalogue's order."""
    hasil = {"kasus": _kasus(standar)}
    hasil |= {f"varian {v.kode}": ", ".join(v.butir) for v in standar.varian}
    umum = {satu.kode for satu in katalog().tafsir(standar.instansi.kode).umum()}
    sendiri = (satu.kode for satu in standar.tafsir if satu.kode not in umum)
    hasil |= dict.fromkeys((f"tafsir {kode}" for kode in sendiri), "")
    hasil |= dict.fromkeys(_kanal(standar), "")
    hasil |= dict.fromkeys(_erata(standar), "")
    if standar.pengaduan is not None and standar.pengaduan.respon is not None:
        hasil["respon"] = baris(standar.pengaduan.respon)
    for bagian in BAGIAN:
        hasil |= {f"{bagian} {satu.kode}": baris(satu) for satu in getattr(standar, bagian)}
    return hasil


def perubahan(bawaan: StandarPelayanan, lain: StandarPelayanan) -> dict[str, str]:
    """The lines that read otherwise under another reading; one that is gone is empty. Words that
    change with it are told as well."""
    dulu, kini = rincian(bawaan), rincian(lain)
    teks, baru = _teks(bawaan), _teks(lain)
    for tempat in dulu.keys() & baru.keys():
        if teks[tempat] != baru[tempat]:
            kini[tempat] += f" | teks {baru[tempat]}"
    semua = dict.fromkeys((*dulu, *kini))
    return {satu: kini.get(satu, "") for satu in semua if dulu.get(satu) != kini.get(satu)}


def baris(item: Item) -> str:
    """One item's line."""
    label = ", ".join(item.butir)
    if getattr(item, "milik_kami", False):
        label = f"{KAMI}, menurut {label}" if label else KAMI
    return " | ".join(filter(None, (label, *_pokok(item), *_lain(item))))


def _teks(standar: StandarPelayanan) -> dict[str, str]:
    return {f"{b} {satu.kode}": satu.teks for b in BAGIAN for satu in getattr(standar, b)}


def _kasus(standar: StandarPelayanan) -> str:
    unit = f"unit {standar.unit}" if standar.unit else ""
    pokok = f"pokok {standar.pokok}"
    dikenal = standar.agregat, standar.kelompok, unit, _nilai(standar.pihak), pokok
    return " | ".join(filter(None, (*dikenal, *_lain(standar))))


def _kanal(standar: StandarPelayanan) -> Iterator[str]:
    for satu in standar.pengaduan.kanal if standar.pengaduan else ():
        alamat = f"{satu.alamat} → {satu.erata}" if satu.erata else satu.alamat
        yield f"kanal {', '.join(satu.butir)} | {satu.jenis} | {alamat}"


def _erata(standar: StandarPelayanan) -> Iterator[str]:
    yield from (f"erata {', '.join(satu.butir)} | {satu.teks}" for satu in standar.erata)
    for satu in standar.dasar_hukum:
        if satu.erata:
            dikutip = satu.teks.partition(" tentang ")[0]
            yield f"erata dasar_hukum {', '.join(satu.butir)} | {dikutip} → {satu.erata}"


def _pokok(item: Item) -> Iterator[str]:
    match item:
        case Syarat():
            yield f"{item.uji} {item.fakta}".strip()
        case Langkah():
            yield (" atau " if item.salah_satu_peran else " lalu ").join(item.oleh)
            yield f"{item.jenis} {item.sistem}".strip()
            yield ", ".join(f"{nama} → {_hasil(satu)}" for nama, satu in item.hasil.items())
        case BatasWaktu():
            yield str(item.batas)
            yield f"{item.mulai} → {item.selesai}"
        case Dokumen() | Produk():
            pass


_DI_MUKA: Mapping[type, frozenset[str]] = {
    # Name, number, cost, people and components 7 to 14 are held against the labels and the page;
    # what a yes means is ours, and stands in no decree (`tests/katalog/test_persetujuan.py`).
    StandarPelayanan: frozenset(
        {"agregat", "kelompok", "unit", "pihak", "pokok", "varian", "tafsir", "pengaduan", "erata"}
        | {"instansi", "layanan", "nama", "keputusan", "nomor_urut", "sidik", "publik"}
        | {"biaya", "jumlah_pelaksana", "persetujuan", *PENGELOLAAN, *BAGIAN}
    ),
    Syarat: frozenset({"uji", "fakta"}),
    Langkah: frozenset({"oleh", "salah_satu_peran", "jenis", "sistem", "hasil"}),
    BatasWaktu: frozenset({"batas", "mulai", "selesai"}),
}
"""Fields that a line has told before it comes to the rest."""


def _lain(item: Item | PilihanDokumen | StandarPelayanan) -> Iterator[str]:
    sudah = {"kode", "teks", "butir", "milik_kami"} | _DI_MUKA.get(type(item), frozenset())
    for nama in terisi(item):
        nilai = getattr(item, nama)
        if nama == "parameter":
            yield from (f"{kunci} {_nilai(isi)}" for kunci, isi in nilai.items())
        elif nama not in sudah:
            yield nama if nilai is True else f"{nama} {_nilai(nilai)}"


def terisi(item: Item | PilihanDokumen | StandarPelayanan) -> Iterator[str]:
    """The fields that do not stand at their default."""
    for satu in attrs.fields(type(item)):
        if getattr(item, satu.name) != bawaan(satu):
            yield satu.name


def bawaan(isian: "attrs.Attribute[Any]") -> Any:
    """A field's default; the model's factories all make an empty mapping."""
    return {} if isinstance(isian.default, attrs.Factory) else isian.default  # type: ignore[arg-type]


def _hasil(hasil: Hasil) -> str:
    return f"{hasil.ke} ({hasil.arti})" if hasil.arti else hasil.ke


def _nilai(nilai: object) -> str:
    match nilai:
        case Bila(fakta=fakta, nilai=(True,)):
            return fakta
        case Bila(fakta=fakta, nilai=boleh):
            return f"{fakta} = {_nilai(boleh)}"
        case TafsirDipakai(kode=kode):
            return kode
        case PilihanDokumen(kode=kode):
            return " ".join((kode, *_lain(nilai)))
        case Syarat():
            return f"({baris(nilai)})"
        case BatasPihak(pihak=pihak, minimal=minimal, maksimal=maksimal):
            return f"{pihak} {'-'.join(dict.fromkeys((str(minimal), str(maksimal))))}"
        case tuple():
            return ", ".join(map(_nilai, nilai))
        case Mapping():
            return ", ".join(f"{kunci} → {_nilai(isi)}" for kunci, isi in nilai.items())
        case _:
            return str(nilai)
