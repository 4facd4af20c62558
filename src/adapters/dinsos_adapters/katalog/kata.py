"""What each word of the data language means, in Indonesian: for the guide and for editors."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from dinsos_core.domain.standar import (
    batas,
    bila,
    instansi,
    kosakata,
    model,
    penomoran,
    tafsir,
    wakil,
    wilayah,
)

BAGIAN: Mapping[type, str] = {
    model.StandarPelayanan: "standar",
    model.Varian: "varian",
    model.Syarat: "syarat",
    bila.Bila: "bila",
    model.Dokumen: "dokumen",
    model.PilihanDokumen: "pilihan",
    model.Langkah: "langkah",
    model.Hasil: "hasil",
    batas.BatasWaktu: "waktu",
    model.Biaya: "biaya",
    model.Produk: "produk",
    model.Persetujuan: "persetujuan",
    model.JumlahPelaksana: "jumlah_pelaksana",
    model.PenangananPengaduan: "pengaduan",
    model.KanalPengaduan: "kanal",
    model.Butir: "butir",
    model.SuratKeputusan: "keputusan",
    instansi.Instansi: "instansi",
    instansi.JenisTempat: "tempat",
    wilayah.WilayahLama: "wilayah_lama",
    penomoran.NomorAwal: "nomor_awal",
    penomoran.NomorLuar: "nomor_luar",
    penomoran.AtasNama: "atas_nama",
    kosakata.DefinisiFakta: "fakta",
    kosakata.Istilah: "istilah",
    wakil.Perwakilan: "wakil",
    tafsir.Tafsir: "tafsir",
}
"""Which part of the words is about the keys of a class."""


@cache
def kata() -> Mapping[str, Mapping[str, Any]]:
    """Every part -> its words; `batas_uji` is one level deeper, by test."""
    return tomllib.loads(
        files("dinsos_adapters.katalog").joinpath("panduan.toml").read_text(encoding="utf-8")
    )


def kata_kunci(kelas: type, kunci: str) -> str:
    """What a key of a class means; empty for one that has no words."""
    bagian = kata().get(BAGIAN.get(kelas, ""), {})
    return str(bagian.get(kunci) or kata()["lapisan"].get(kunci, ""))
