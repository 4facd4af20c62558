"""`dinsos katalog panduan`: every word of the data language, read off the code that acts on it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from dinsos_adapters.kalender.data import DataKalender
from dinsos_adapters.katalog.instansi import PARAMETER
from dinsos_adapters.katalog.kata import BAGIAN, kata, kata_kunci
from dinsos_adapters.katalog.susun import ITEM, KUNCI, WAJIB
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.prosedur.cara import BIASA, CARA
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.standar import model as m
from dinsos_core.domain.standar.batas import TANDA, BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.instansi import Instansi, JenisTempat
from dinsos_core.domain.standar.kosakata import (
    DefinisiFakta,
    Istilah,
    JenisFakta,
    KelasBaca,
    Kosakata,
    MilikFakta,
    SumberFakta,
)
from dinsos_core.domain.standar.penomoran import (
    AtasNama,
    JenisTandaTangan,
    NomorAwal,
    NomorLuar,
)
from dinsos_core.domain.standar.tafsir import Bacaan, Tafsir, TafsirDipakai
from dinsos_core.domain.standar.wakil import Perwakilan
from dinsos_core.domain.standar.wilayah import WilayahLama
from dinsos_core.domain.waktu.batas import BENTUK_BATAS, BENTUK_LAMA, Batas, Lama
from dinsos_core.domain.waktu.kalender import JamKhusus, Libur

BERKAS: Mapping[str, tuple[type[Any], ...]] = {
    "Standar: `<instansi>/<keputusan>/<layanan>.toml`": (
        m.StandarPelayanan,
        m.Varian,
        m.Syarat,
        Bila,
        m.Dokumen,
        m.PilihanDokumen,
        m.Langkah,
        m.Hasil,
        BatasWaktu,
        m.Biaya,
        m.Produk,
        m.Persetujuan,
        m.JumlahPelaksana,
        m.PenangananPengaduan,
        m.KanalPengaduan,
        m.Butir,
    ),
    "Keputusan: `<instansi>/<keputusan>/keputusan.toml`": (m.SuratKeputusan,),
    "Instansi: `<instansi>/instansi.toml`": (
        Instansi,
        JenisTempat,
        WilayahLama,
        NomorAwal,
        NomorLuar,
        AtasNama,
    ),
    "Kosakata dan tafsir: `kosakata.toml`, `tafsir.toml`": (
        DefinisiFakta,
        Istilah,
        Perwakilan,
        Tafsir,
    ),
}
"""The files of a catalogue, each with the tables that may stand in it."""

_ENUM: Mapping[type[Enum], str] = {
    m.Agregat: "agregat",
    m.JenisLangkah: "jenis_langkah",
    m.Akibat: "akibat",
    m.ArtiHasil: "arti",
    m.ArtiLangkah: "arti_langkah",
    PemilikBatas: "milik_batas",
    JenisTandaTangan: "tanda_tangan",
    JenisFakta: "jenis_fakta",
    MilikFakta: "milik_fakta",
    SumberFakta: "sumber_fakta",
    KelasBaca: "kelas_baca",
}
_ALAMI: Mapping[object, str] = {
    str: "teks",
    int: "bilangan",
    bool: "true/false",
    date: "tanggal",
    object: "tabel",
    Nilai: "nilai",
    Batas: "batas waktu",
    Lama: "lama",
    TafsirDipakai: "kode tafsir",
    tuple[m.BatasPihak, ...]: "tabel",
    tuple[Bacaan, ...]: "tabel",
}
# Keys of the model that a file names otherwise, takes from its place, or never names.
_BUKAN_KUNCI: Mapping[type[Any], frozenset[str]] = {
    m.StandarPelayanan: frozenset({"nomor_urut"}),
    m.Syarat: frozenset({"parameter"}),
    m.Langkah: frozenset({"salah_satu_peran"}),
    m.SuratKeputusan: frozenset({"kode", "instansi"}),
    Instansi: frozenset({"kode"}),
    DefinisiFakta: frozenset({"kode"}),
    Istilah: frozenset({"kode"}),
    Perwakilan: frozenset({"kode"}),
    Tafsir: frozenset({"kode"}),
}
_TAMBAHAN: Mapping[type[Any], Mapping[str, str]] = {
    m.StandarPelayanan: {"no": "bilangan", "bersama": "daftar teks"},
    m.Langkah: {"oleh_salah_satu": "daftar teks"},
    m.SuratKeputusan: {"bersama": "tabel", "tafsir": "daftar kode tafsir"},
}


def halaman(kosakata: Kosakata) -> Iterator[str]:
    """The whole reference as Markdown, a piece of it at a time."""
    yield "# Bahasa data katalog: setiap jenis, uji, kunci, dan penanda"
    yield ""
    yield "Dibuat dari kode dengan `dinsos katalog panduan`."
    yield "Cara menulisnya: [katalog.md](katalog.md)."
    yield ""
    yield "*Every word of the data language, generated from the code that acts on it.*"
    for judul, isi in (
        ("Jenis langkah", _jenis_langkah()),
        ("Keluaran", _keluaran()),
        ("Tujuan keluaran", _daftar("tujuan", m.Tujuan)),
        ("Arti keluaran", _daftar("arti", m.ArtiHasil)),
        ("Arti langkah", _daftar("arti_langkah", m.ArtiLangkah)),
        ("Penanda", _penanda()),
        ("Uji", _uji(UJI)),
        ("Akibat syarat", _daftar("akibat", m.Akibat)),
        ("Jenis fakta", _daftar("jenis_fakta", JenisFakta)),
        ("Milik fakta", _daftar("milik_fakta", MilikFakta)),
        ("Sumber fakta", _daftar("sumber_fakta", SumberFakta)),
        ("Kelas baca", _daftar("kelas_baca", KelasBaca)),
        ("Batas waktu", _batas_waktu()),
        ("Agregat", _daftar("agregat", m.Agregat)),
    ):
        yield f"\n## {judul}\n"
        yield from isi
    for judul, kelas in BERKAS.items():
        yield f"\n## {judul}"
        for satu in kelas:
            yield from _tabel_kunci(satu)
        if Instansi in kelas:
            yield from _tabel_instansi()
    yield "\n## Tambahan pada setiap butir\n"
    yield f"Pada butir {', '.join(f'`{satu}`' for satu in ITEM)} dan pada keputusan.\n"
    yield from _tabel(
        ("kunci", "arti"), ((f"`{k}`", arti) for k, arti in kata()["lapisan"].items())
    )
    yield from _kosakata(kosakata)


def _tabel(kepala: Iterable[str], isi: Iterable[Iterable[str]]) -> Iterator[str]:
    kepala = tuple(kepala)
    for satu in (kepala, ["---"] * len(kepala), *isi):
        yield "| " + " | ".join(satu) + " |"


def _daftar(bagian: str, anggota: Iterable[Enum]) -> Iterator[str]:
    isi = kata()[bagian]
    return _tabel(("kata", "arti"), ((f"`{x.value}`", isi[str(x.value)]) for x in anggota))


# --- kinds of steps


def _jenis_langkah() -> Iterator[str]:
    yield (
        "Keluaran yang dicetak tebal diambil bila tidak disebut; tanpa panah, tujuannya langkah "
        "berikutnya. Langkah `opsional` juga mempunyai keluaran `dilewati`."
    )
    yield ""
    yield from _tabel(
        ("jenis", "artinya", "keluaran", "yang diisi", "sifat", "penanda"),
        (_baris_jenis(jenis) for jenis in m.JenisLangkah),
    )


def _baris_jenis(jenis: m.JenisLangkah) -> Iterator[str]:
    cara = CARA.get(jenis, BIASA)
    keluaran = [
        (f"**{nama}**" if nama == cara.wajar else nama) + (f" → `{hasil.ke}`" if hasil.ke else "")
        for nama, hasil in cara.hasil.items()
    ]
    diisi = {"berkas": cara.berkas, "rujukan": cara.rujukan, "fakta atestasi": cara.menyaksikan}
    sifat = {
        "di awal: dikerjakan ketika kasus dibuka": cara.diajukan,
        "perannya mengurus berkas": cara.loket,
        "menilai syarat": cara.menilai,
        "yang mengerjakan adalah asesor": cara.asesmen,
        "menetapkan": cara.menetapkan,
        "meneken": cara.meneken,
        "menerbitkan": cara.terbit,
        "menutup kasus": cara.menutup,
    }
    yield f"`{jenis}`"
    yield kata()["jenis_langkah"][jenis.value]
    yield ", ".join(keluaran)
    yield ", ".join(nama for nama, ya in diisi.items() if ya)
    yield ", ".join(nama for nama, ya in sifat.items() if ya)
    yield ", ".join(("kodenya", *(f"`{tanda}`" for tanda in cara.tanda)))


def _keluaran() -> Iterator[str]:
    return _tabel(
        ("keluaran", "arti"), ((f"`{k}`", arti) for k, arti in kata()["keluaran"].items())
    )


def _penanda() -> Iterator[str]:
    yield (
        "Batas waktu mulai dan selesai pada penanda: kode sebuah langkah (ketika dikerjakan), "
        "`fakta:` dengan jalur sebuah fakta tanggal, atau:"
    )
    yield ""
    isi = kata()["tanda"]
    yield from _tabel(("penanda", "ketika"), ((f"`{x}`", isi[x]) for x in isi if x in TANDA))


# --- tests and limits


def _uji(uji: Mapping[str, Uji]) -> Iterator[str]:
    yield from _tabel(
        ("uji", "terpenuhi bila", "jenis fakta", "batas", "tanggal acuan"),
        (
            (
                f"`{satu.kode}`",
                kata()["uji"][satu.kode],
                ", ".join(sorted(jenis.value for jenis in satu.jenis)),
                "; ".join(_batas_uji(satu)),
                "ya" if satu.bertanggal else "",
            )
            for satu in uji.values()
        ),
    )


def _batas_uji(uji: Uji) -> Iterator[str]:
    for nama, parameter in uji.parameter.items():
        nilai = ", ".join(parameter.pilihan) or parameter.jenis.value.replace("_", "/")
        wajib = ", wajib" if parameter.wajib else ""
        yield f"`{nama}` ({nilai}{wajib}): {kata()['batas_uji'][uji.kode][nama]}"
    if uji.sedikitnya_satu:
        yield f"sedikitnya satu dari {', '.join(f'`{x}`' for x in uji.sedikitnya_satu)}"


def _batas_waktu() -> Iterator[str]:
    yield f"Batas ditulis seperti {', '.join(f'`{x}`' for x in BENTUK_BATAS)};"
    yield f"lama seperti {', '.join(f'`{x}`' for x in BENTUK_LAMA)}. `milik` sebuah batas:"
    yield ""
    yield from _daftar("milik_batas", PemilikBatas)


# --- keys


def _tabel_kunci(kelas: type[Any]) -> Iterator[str]:
    yield f"\n### `{BAGIAN[kelas]}`\n"
    yield from _tabel(("kunci", "nilai", "arti"), _baris_kunci(kelas))


def kunci_kelas(kelas: type[Any]) -> Mapping[str, str]:
    """Every key that a file may have for a class, with the kind of its value in words."""
    bidang = {
        satu.name: _kata_tipe(satu.type)
        for satu in attrs.fields(kelas)
        if satu.name not in _BUKAN_KUNCI.get(kelas, frozenset())
        and (kelas is not m.StandarPelayanan or satu.name in KUNCI)
    }
    return {**bidang, **_TAMBAHAN.get(kelas, {})}


def _baris_kunci(kelas: type[Any]) -> Iterator[tuple[str, str, str]]:
    wajib = set(WAJIB) if kelas is m.StandarPelayanan else _wajib(kelas)
    for kunci, nilai in kunci_kelas(kelas).items():
        tanda = " (wajib)" if kunci in wajib else ""
        yield f"`{kunci}`{tanda}", nilai, kata_kunci(kelas, kunci)


def _wajib(kelas: type[Any]) -> set[str]:
    """Keys without a default; a code that the notation makes of the rest is none of them."""
    sendiri = {b.name for b in attrs.fields(kelas) if b.default is attrs.NOTHING}
    dibuat = {"batas"} if kelas is BatasWaktu else set()
    dibuat |= {"nama_en"} if kelas in (DefinisiFakta, Istilah) else set()
    dibuat |= {"tanggal", "berlaku_dari"} if kelas is m.SuratKeputusan else set()
    return sendiri - dibuat - (set() if kelas in (m.Langkah, m.Varian) else {"kode"})


def _kata_tipe(tipe: Any) -> str:
    if get_origin(tipe) in (Union, UnionType) and type(None) in get_args(tipe):
        tipe = Union[tuple(x for x in get_args(tipe) if x is not type(None))]  # noqa: UP007 - built at run time
    if tipe in _ALAMI:
        return _ALAMI[tipe]
    asal, isi = get_origin(tipe), get_args(tipe)
    if asal is tuple:
        return f"daftar {_kata_tipe(isi[0])}"
    if asal is Mapping:
        return "tabel"
    if isinstance(tipe, type) and issubclass(tipe, Enum):
        if tipe not in _ENUM:
            return ", ".join(f"`{x.value}`" for x in tipe)
        return "jenis langkah" if tipe is m.JenisLangkah else _kata_enum(tipe)
    return f"`{BAGIAN[tipe]}`"


def _kata_enum(tipe: type[Enum]) -> str:
    return ", ".join(f"`{x.value}`" for x in tipe)


def _tabel_instansi() -> Iterator[str]:
    yield "\n### `parameter`\n"
    isi = kata()["parameter_instansi"]
    yield from _tabel(("kunci", "arti"), ((f"`{x}`", isi[x]) for x in PARAMETER))
    for bagian, kelas in (("kalender", DataKalender), ("jam_khusus", JamKhusus), ("libur", Libur)):
        yield f"\n### `{bagian}`\n"
        nama = (bidang.name for bidang in attrs.fields(kelas))
        yield from _tabel(("kunci", "arti"), ((f"`{x}`", kata()[bagian][x]) for x in nama))


# --- the vocabulary


def _kosakata(kosakata: Kosakata) -> Iterator[str]:
    yield "\n## Kosakata yang ada"
    istilah = (
        b.name for b in attrs.fields(Kosakata) if b.name not in {"fakta", "inggris", "wakil"}
    )
    for bagian in istilah:
        yield f"\n### `{bagian}`\n"
        semua = getattr(kosakata, bagian).values()
        yield from _tabel(("kode", "nama"), ((f"`{x.kode}`", x.nama) for x in semua))
    yield "\n### `fakta`\n"
    yield from _tabel(
        ("kode", "nama", "jenis", "milik", "sumber"),
        (
            (
                f"`{x.kode}`",
                x.nama,
                f"{x.jenis}: {', '.join(x.pilihan)}" if x.pilihan else x.jenis.value,
                x.milik.value,
                f"{x.sumber} {x.registri}" if x.registri else x.sumber.value,
            )
            for x in kosakata.fakta.values()
        ),
    )
