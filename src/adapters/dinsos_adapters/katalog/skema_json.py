"""JSON Schema of the files an agency writes, made from the model and its shorthands.

For editors, which then complete keys and mark mistakes while typing; `periksa` stays the judge. The
schema asks for less: a file without mistakes always fits it.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from attrs import Factory, define

from dinsos_adapters.katalog.instansi import PARAMETER, POLA_WILAYAH, ZONA
from dinsos_adapters.katalog.kata import kata_kunci
from dinsos_adapters.katalog.notasi import SINGKATAN
from dinsos_adapters.katalog.susun import ITEM, KUNCI, WAJIB
from dinsos_core.domain.kelayakan.dasar_uji import JenisParameter, Uji
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.model import (
    BatasPihak,
    Butir,
    Dokumen,
    Langkah,
    PenangananPengaduan,
    PilihanDokumen,
    Produk,
    StandarPelayanan,
    SuratKeputusan,
    Syarat,
)
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.batas import BENTUK_BATAS, BENTUK_LAMA, Batas, Lama

Skema = dict[str, Any]

DIALEK = "https://json-schema.org/draft/2020-12/schema"
BERKAS: Mapping[str, str] = {
    "standar": "Standar pelayanan: <instansi>/<keputusan>/<layanan>.toml",
    "keputusan": "Keputusan: <instansi>/<keputusan>/keputusan.toml",
    "instansi": "Instansi: <instansi>/instansi.toml",
}
"""The kinds of files, with their titles."""

_TEKS: Skema = {"type": "string"}
_TABEL: Skema = {"type": "object"}
_YA_TIDAK: Skema = {"type": "boolean"}
_DAFTAR_TEKS: Skema = {"anyOf": [_TEKS, {"type": "array", "items": _TEKS}]}
_NILAI: Skema = {"type": ["string", "integer", "boolean"]}  # JSON shows a date as text
_NILAI_ATAU_DAFTAR: Skema = {"anyOf": [_NILAI, {"type": "array", "items": _NILAI}]}
_JUMLAH: Skema = {"type": ["string", "integer"], "examples": ["1 orang", "1–2 orang"]}
_LAMA: Skema = {"type": "string", "examples": list(BENTUK_LAMA)}
_ALAMI: Mapping[object, Skema] = {
    str: _TEKS,
    int: {"type": "integer"},
    bool: _YA_TIDAK,
    date: {"type": "string", "format": "date"},
    object: {},
    Lama: _LAMA,
    Batas: {"type": "string", "examples": list(BENTUK_BATAS)},
    TafsirDipakai: _TEKS,
}
_PARAMETER: Mapping[JenisParameter, Skema] = {
    JenisParameter.BILANGAN: {"type": "integer"},
    JenisParameter.YA_TIDAK: _YA_TIDAK,
    JenisParameter.LAMA: _LAMA,
    JenisParameter.TEKS: _TEKS,
    JenisParameter.PILIHAN: _TEKS,
    JenisParameter.JALUR: _TEKS,
}

# What the loader takes from the names of directories instead.
_DARI_NAMA: Mapping[type, frozenset[str]] = {
    Instansi: frozenset({"kode"}),
    SuratKeputusan: frozenset({"kode", "instansi"}),
}
# Required keys that the notation supplies: always (None), or from another key.
_PENGGANTI: Mapping[tuple[type, str], tuple[str, ...] | None] = {
    (Syarat, "kode"): ("butir",),
    (Dokumen, "kode"): ("butir",),
    (PilihanDokumen, "kode"): ("teks",),
    (Produk, "kode"): ("teks",),
    (Langkah, "oleh"): ("oleh_salah_satu",),
    (BatasWaktu, "kode"): None,
    (BatasWaktu, "batas"): None,
    (SuratKeputusan, "tanggal"): None,
    (SuratKeputusan, "berlaku_dari"): ("tanggal",),
}
# Places where it supplies the rest too: the marks of a complaint's response, code and label of a
# condition among alternatives.
_LONGGAR = frozenset({(PenangananPengaduan, "respon"), (Syarat, "salah_satu")})
_BERLAPIS = frozenset({*ITEM.values(), PilihanDokumen, SuratKeputusan})
"""Classes whose tables may carry overlays (`menurut`) and be switched off (`aktif`)."""


def skema(berkas: str | None = None, *, uji: Mapping[str, Uji] = UJI) -> Skema:
    """The schema of one kind of file, or of any of them; ``berkas`` is a key of `BERKAS`.

    ``uji`` are the tests that conditions may name, for an agency that adds its own.
    """
    pembuat = _Pembuat(uji=uji)
    isi = {
        "standar": pembuat.standar,
        "keputusan": pembuat.keputusan,
        "instansi": pembuat.instansi,
    }
    semua = [
        {"title": judul, **isi[nama]()} for nama, judul in BERKAS.items() if berkas in (None, nama)
    ]
    akar = semua[0] if len(semua) == 1 else {"anyOf": semua}
    return {"$schema": DIALEK, **akar, "$defs": pembuat.defs}


@define(kw_only=True)
class _Pembuat:
    uji: Mapping[str, Uji]
    defs: dict[str, Skema] = Factory(dict)

    def standar(self) -> Skema:
        return {**_tabel(self._komponen()), "required": list(WAJIB)}

    def keputusan(self) -> Skema:
        komponen = {k: isi for k, isi in self._komponen().items() if k not in WAJIB}
        bersama = {**_TABEL, "properties": komponen}
        tabel = self._kelas(SuratKeputusan, {"bersama": bersama})
        return {**tabel, "allOf": _wajib(SuratKeputusan)}

    def instansi(self) -> Skema:
        khusus: Mapping[str, Skema] = {
            "wilayah": {**_TEKS, "pattern": f"^{POLA_WILAYAH}$"},
            "zona": {"enum": list(ZONA)},
            "parameter": _tabel(dict.fromkeys(PARAMETER, _TEKS)),
        }
        return {**self._kelas(Instansi, khusus), "allOf": _wajib(Instansi)}

    def _komponen(self) -> dict[str, Skema]:
        bidang = {b.name: b.type for b in attrs.fields(StandarPelayanan) if b.name in KUNCI}
        # A shared block may fill what the table of a component leaves out.
        isi = {
            nama: _berarti(
                StandarPelayanan, nama, self._tipe(tipe, longgar=_kelas_kita(_tanpa_none(tipe)))
            )
            for nama, tipe in bidang.items()
        }
        return {**isi, "no": _ALAMI[int], "bersama": _DAFTAR_TEKS}

    def _tipe(self, tipe: Any, *, longgar: bool = False) -> Skema:
        tipe = _tanpa_none(tipe)
        if tipe in _ALAMI:
            return _ALAMI[tipe]
        asal, isi = get_origin(tipe), get_args(tipe)
        if asal is tuple:
            return self._daftar(isi[0], longgar=longgar)
        if asal is Mapping:
            return _peta(self._tipe(isi[1]))
        if isinstance(tipe, type) and issubclass(tipe, Enum):
            return {"enum": [str(anggota.value) for anggota in tipe]}
        if _kelas_kita(tipe):
            return self._rujuk(tipe, longgar=longgar)
        return _NILAI_ATAU_DAFTAR if get_origin(isi[-1]) is tuple else _NILAI

    def _daftar(self, isi: Any, *, longgar: bool) -> Skema:
        if isi is BatasPihak:
            return _peta(_JUMLAH)
        satu = self._tipe(isi, longgar=longgar)
        daftar: Skema = {"type": "array", "items": satu}
        if satu == _TEKS:
            return _DAFTAR_TEKS
        if isi is Butir:  # under its label an item is its words, or a table without the label
            return {"anyOf": [_TEKS, daftar, _peta(satu)]}
        return _NILAI_ATAU_DAFTAR if satu == _NILAI else daftar

    def _rujuk(self, kelas: type[Any], *, longgar: bool) -> Skema:
        nama = kelas.__name__
        if nama not in self.defs:
            self.defs[nama] = {}  # a class may hold itself
            self.defs[nama] = self._kelas(kelas)
        rujukan: Skema = {"$ref": f"#/$defs/{nama}"}
        wajib = [] if longgar else _wajib(kelas)
        return {**rujukan, "allOf": wajib} if wajib else rujukan

    def _kelas(self, kelas: type[Any], khusus: Mapping[str, Skema] = {}) -> Skema:
        isi = {**self._bidang(kelas), **khusus}
        if kelas in _BERLAPIS:
            isi["aktif"] = _YA_TIDAK
            isi |= {"tafsir": _DAFTAR_TEKS, "menurut": _peta(_peta(_tabel(isi)))}
        polos = [{"type": jenis} for contoh, jenis in _CONTOH.items() if _diterima(kelas, contoh)]
        return {"anyOf": [*polos, _tabel(isi)]} if polos else _tabel(isi)

    def _bidang(self, kelas: type[Any]) -> dict[str, Skema]:
        lewati = {*_DARI_NAMA.get(kelas, ()), *(["parameter"] if kelas is Syarat else [])}
        isi = {
            bidang.name: _berarti(
                kelas,
                bidang.name,
                self._tipe(bidang.type, longgar=(kelas, bidang.name) in _LONGGAR),
            )
            for bidang in attrs.fields(kelas)
            if bidang.name not in lewati
        }
        if kelas is Langkah:
            isi["oleh_salah_satu"] = _DAFTAR_TEKS
        if kelas is Syarat:
            isi |= {**self._batas_uji(), "uji": {"enum": sorted(self.uji)}}
        return isi

    def _batas_uji(self) -> dict[str, Skema]:
        """Every bound that some test has; of one name in two tests, what either accepts."""
        hasil: dict[str, list[Skema]] = {}
        for uji in self.uji.values():
            for nama, satu in uji.parameter.items():
                bentuk = _PARAMETER.get(satu.jenis, _NILAI_ATAU_DAFTAR)
                lama = hasil.setdefault(nama, [])
                lama += [] if bentuk in lama else [bentuk]
        return {nama: {"anyOf": bentuk} for nama, bentuk in hasil.items()}


def _berarti(kelas: type[Any], kunci: str, skema: Skema) -> Skema:
    arti = kata_kunci(kelas, kunci)
    return {**skema, "description": arti} if arti else skema


# Samples that every shorthand understands which takes plain text or a number at all.
_CONTOH: Mapping[object, str] = {"1 orang": "string", 1: "integer"}


def _diterima(kelas: type[Any], nilai: object) -> bool:
    try:
        return kelas in SINGKATAN and isinstance(SINGKATAN[kelas](nilai), dict)
    except ValueError:
        return False


def _wajib(kelas: type[Any]) -> list[Skema]:
    """Keys without a default, unless the notation supplies them; each as a schema of its own."""
    hasil: list[Skema] = []
    for bidang in attrs.fields(kelas):
        nama = bidang.name
        pengganti = _PENGGANTI.get((kelas, nama), ())
        dari_nama = nama in _DARI_NAMA.get(kelas, ())
        if bidang.default is not attrs.NOTHING or pengganti is None or dari_nama:
            continue
        # An overlay may hold what the item itself leaves out.
        lapisan = ("menurut",) if kelas in _BERLAPIS else ()
        hasil.append({"anyOf": [{"required": [satu]} for satu in (nama, *pengganti, *lapisan)]})
    return hasil


def _tabel(isi: Mapping[str, Skema]) -> Skema:
    """A table of just these keys."""
    return {**_TABEL, "properties": dict(isi), "additionalProperties": False}


def _peta(isi: Skema) -> Skema:
    return {**_TABEL, "additionalProperties": isi}


def _tanpa_none(tipe: Any) -> Any:
    """`X | None` as X: TOML has no null."""
    if get_origin(tipe) in (Union, UnionType) and type(None) in get_args(tipe):
        sisa = [satu for satu in get_args(tipe) if satu is not type(None)]
        return Union[tuple(sisa)]  # noqa: UP007 - built at run time
    return tipe


def _kelas_kita(tipe: object) -> bool:
    return isinstance(tipe, type) and attrs.has(tipe)
