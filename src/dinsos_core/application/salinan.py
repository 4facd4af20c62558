"""A copy of somebody's data as people read it: what the plain data hold, in Indonesian."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia, nama_segel
from dinsos_core.domain.standar.kosakata import Kosakata


def teks_salinan(isi: Mapping[str, Any], kosakata: Kosakata) -> str:
    """The copy (`ekspor_subjek`) as text, facts by their names."""
    return "\n".join(_baris(isi, kosakata)) + "\n"


def _baris(isi: Mapping[str, Any], kosakata: Kosakata) -> Iterator[str]:
    yield f"Salinan data pribadi, {isi['instansi']}"
    yield f"Diminta {isi['diterima']}, dibuat {isi['dibuat']}"
    for satu in isi["subjek"]:
        yield f"\nData ({satu['subjek']})"
        yield from _nilai(satu, kosakata)
        if satu["dibatasi"]:
            yield "- Pemrosesannya sedang dibatasi."
        if dihapus := satu["dihapus"]:
            yield f"- Dihapus pada {dihapus['pada']}."
        if lain := satu["teks_ditinggalkan"]:
            yield f"- {len(lain)} keterangan yang ditulis orang lain tidak disertakan."
        if satu["akses"]:
            yield "Dibaca atau diproses:"
        for a in satu["akses"]:
            yield f"- {a['pada']}, {_kata(a['oleh'])}: {a['tujuan'] or 'tujuan tertulis'}"
    for judul, semua in (("Perkara", isi["kasus"]), ("Berkas klien", isi["klien"])):
        for satu in semua:
            layanan = f", {satu['layanan']}" if satu["layanan"] else ""
            yield f"\n{judul} {satu['kasus']}{layanan}: {_kata(satu['status'])}"
            yield from (
                f"- {e['pada']}, {_kata(e['peran'])}: {_kata(e['tipe'])}" for e in satu["kejadian"]
            )
    yield from _permintaan(isi["permintaan"])


def _nilai(satu: Mapping[str, Any], kosakata: Kosakata) -> Iterator[str]:
    for kunci, nilai in satu["nilai"].items():
        kode = kunci.rpartition("/")[2]
        rahasia = Rahasia(subjek=SubjekId(satu["subjek"]), kunci=kunci)
        if nama_segel(rahasia) is not None and isinstance(nilai, str):
            yield f"- {_kata(kode)}: {_kata(_isi(json.loads(nilai)))}"
            continue
        definisi = kosakata.fakta.get(kode)
        yield f"- {definisi.nama if definisi else _kata(kode)}: {_isi(nilai)}"


def _permintaan(semua: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for satu in semua:
        yield f"\nPermintaan {satu['permintaan']}, {satu['jenis']}: {satu['status']}"
        if satu["isi"]:
            yield f"- {satu['isi']}"


def _isi(nilai: Any) -> str:
    match nilai:
        case bool():
            return "ya" if nilai else "tidak"
        case {"tiada": True}:
            return "tidak ada"
        case list():
            return "; ".join(map(_isi, nilai))
        case dict():
            return ", ".join(f"{nama} {_isi(satu)}" for nama, satu in nilai.items() if satu)
        case _:
            return str(nilai)


def _kata(kode: str) -> str:
    return kode.replace("_", " ")
