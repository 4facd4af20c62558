"""Standards as plain JSON data for other programs: every version, every item, by printed label.

Keys and units are a promise to those who read them: add, never rename. What a decree does not say
is null or an empty list. Nothing is left out because it has its default.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

import attrs

from dinsos_adapters.katalog.katalog import KatalogToml
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Dokumen, StandarPelayanan, SuratKeputusan
from dinsos_core.domain.waktu.batas import (
    Batas,
    BatasHitung,
    Hari,
    JadwalLuar,
    Lama,
    Rentang,
    SesuaiKebutuhan,
    TanggalBulan,
)

Objek = dict[str, object]


def ekspor_katalog(katalog: KatalogToml) -> list[Objek]:
    """Every version of every standard, by agency, decree and number."""
    return [ekspor_standar(satu, katalog) for satu in katalog.semua()]


def ekspor_standar(standar: StandarPelayanan, katalog: KatalogToml) -> Objek:
    """One version of one standard of the catalogue under its agency's readings.

    A limit in plain "hari" has the unit that the reading of tafsir 3 in force gives it; its words
    stay as printed. ``kondisi`` of a paper says in words when it is asked for. ``tidak_berlaku``
    lists what is printed but left out by the readings in force.
    """
    sk = standar.keputusan
    satuan_hari = bacaan_standar(standar).hari.replace("-", "_")
    ubah = _Pengubah(satuan_hari=satuan_hari, kosakata=katalog.kosakata)
    isi = {
        bidang.name: ubah.nilai(getattr(standar, bidang.name))
        for bidang in attrs.fields(StandarPelayanan)
    }
    return {
        **isi,
        "instansi": standar.instansi.kode,
        "keputusan": _keputusan(sk),
        "berlaku_dari": sk.berlaku_dari.isoformat(),
        "berlaku_sampai": sk.berlaku_sampai.isoformat() if sk.berlaku_sampai else None,
        "tidak_berlaku": ubah.nilai(katalog.tak_berlaku(standar)),
    }


def _keputusan(sk: SuratKeputusan) -> Objek:
    return {
        "kode": sk.kode,
        "nomor": sk.nomor,
        "tahun": sk.tahun,
        "tanggal": sk.tanggal.isoformat() if sk.tanggal else None,
        "tentang": sk.tentang,
        "mencabut": list(sk.mencabut),
        "perkiraan": sk.perkiraan,
        "catatan": sk.catatan or None,
    }


@frozen(kw_only=True)
class _Pengubah:
    """Turns values of the model into JSON data, all of their fields."""

    satuan_hari: str
    kosakata: Kosakata

    def nilai(self, nilai: object) -> object:
        match nilai:
            case Enum():
                return nilai.value
            case date():
                return nilai.isoformat()
            case Lama():
                return str(nilai)
            case Mapping():
                return {str(k): self.nilai(v) for k, v in nilai.items()}
            case tuple() | list():
                return [self.nilai(satu) for satu in nilai]
            case BatasWaktu():
                return {**self._bidang(nilai, tanpa={"batas"}), **self._batas(nilai.batas)}
            case Dokumen():
                kondisi = nilai.kondisi or kata_kondisi(nilai, self.kosakata)
                return {**self._bidang(nilai), "kondisi": kondisi or None}
            case _ if isinstance(nilai, BatasHitung | Rentang):
                return self._batas(nilai)
            case _ if attrs.has(type(nilai)):
                return self._bidang(nilai)
            case "":
                return None
            case _:
                return nilai

    def _bidang(self, nilai: Any, tanpa: Iterable[str] = ()) -> Objek:
        return {
            bidang.name: self.nilai(getattr(nilai, bidang.name))
            for bidang in attrs.fields(type(nilai))
            if bidang.name not in tanpa
        }

    def _batas(self, batas: Batas) -> Objek:
        match batas:
            case Rentang(minimal, maksimal):
                ujung = {"minimal": minimal.jumlah, "maksimal": maksimal.jumlah}
                return {"satuan": self._satuan(maksimal), **ujung}
            case TanggalBulan(tanggal, berikut):
                return {"satuan": batas.satuan, "jumlah": tanggal, "bulan_berikut": berikut}
            case JadwalLuar(teks):
                return {"satuan": batas.satuan, "jumlah": None, "jadwal": teks or None}
            case SesuaiKebutuhan():
                return {"satuan": batas.satuan, "jumlah": None}
            case _:
                return {"satuan": self._satuan(batas), "jumlah": batas.jumlah}

    def _satuan(self, batas: Batas) -> str:
        return self.satuan_hari if isinstance(batas, Hari) else batas.satuan


def kata_kondisi(dokumen: Dokumen, kosakata: Kosakata) -> str:
    """When a paper is asked for, in words; empty for always."""
    kata = [f"bila {kata_bila(dokumen.bila, kosakata)}"] if dokumen.bila else []
    kata += ["jika ada"] if dokumen.jika_ada else []
    teks = "; ".join(kata)
    return teks[:1].upper() + teks[1:]


def kata_bila(bila: Bila, kosakata: Kosakata) -> str:
    """An only-if in words: `berstatus menikah`, `agama: islam, kristen`."""
    jalur = urai_jalur(bila.fakta)
    definisi = kosakata.fakta.get(jalur.kode)
    nama = definisi.nama if definisi else jalur.kode.replace("_", " ")
    if not nama[1:2].isupper():  # an abbreviation keeps its capitals
        nama = nama[:1].lower() + nama[1:]
    if jalur.pihak and jalur.pihak in kosakata.pihak:
        nama = f"{kosakata.pihak[jalur.pihak].nama.lower()}: {nama}"
    nilai = [_kata_nilai(satu) for satu in bila.nilai]
    return nama if bila.nilai == (True,) else f"{nama}: {' atau '.join(nilai)}"


def _kata_nilai(nilai: object) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    return str(nilai).replace("_", " ")
