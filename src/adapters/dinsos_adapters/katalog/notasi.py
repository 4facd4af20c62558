"""How the model's values are written in TOML: the shorthands an author may use.

Each function turns what may be written into the plain table of the model's class, or leaves it
alone; types and unknown keys are `konverter`'s concern. `SINGKATAN` is the whole list.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date

import attrs

from dinsos_core.domain.standar import model
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.kosakata import DefinisiFakta, Istilah
from dinsos_core.domain.standar.tafsir import Tafsir

_JUMLAH = re.compile(r"([0-9]{1,4})(?: ?(?:-|–|sd|s/d|s\.d\.) ?([0-9]{1,4}))?(?: [a-z]+)?")

Tabel = dict[str, object]


class Salah(ValueError):
    """A value that cannot be meant; carries what a message needs."""

    def __init__(
        self,
        ditemukan: object,
        diharapkan: str = "",
        *,
        pilihan: tuple[str, ...] | None = None,
        jenis_salah: bool = True,
    ) -> None:
        super().__init__(diharapkan)
        self.ditemukan = ditemukan
        self.diharapkan = diharapkan
        self.pilihan = pilihan
        self.jenis_salah = jenis_salah


def slug(teks: str) -> str:
    """Words as a code: lower case, digits and single hyphens."""
    polos = unicodedata.normalize("NFKD", teks).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", polos).strip("-")


def _label_pertama(butir: object) -> str:
    pertama = butir[0] if isinstance(butir, list) and butir else butir
    return slug(pertama) if isinstance(pertama, str) else ""


def dengan_kode(awalan: str, tabel: Tabel) -> Tabel:
    """The item with a code of its own: the written one, else made of the first printed label."""
    label = _label_pertama(tabel.get("butir", ""))
    return {"kode": f"{awalan}-{label}", **tabel} if label else tabel


def _kode_dari_teks(tabel: Tabel, lain: str) -> Tabel:
    teks = tabel.get("teks")
    return {"kode": (slug(teks) if isinstance(teks, str) else "") or lain, **tabel}


def _teks(nilai: object) -> object:
    return {"teks": nilai} if isinstance(nilai, str) else nilai


def _bila(nilai: object) -> object:
    if isinstance(nilai, str):
        return {"fakta": nilai}
    if isinstance(nilai, dict) and "nilai" in nilai and not isinstance(nilai["nilai"], list):
        return {**nilai, "nilai": [nilai["nilai"]]}
    return nilai


def _biaya(nilai: object) -> object:
    if isinstance(nilai, str):
        return {"teks": nilai, "rupiah": 0 if nilai.strip().lower() == "gratis" else None}
    return nilai


def _pilihan_dokumen(nilai: object) -> object:
    tabel = _teks(nilai)
    return _kode_dari_teks(tabel, "pilihan") if isinstance(tabel, dict) else tabel


def _produk(nilai: object) -> object:
    tabel = _teks(nilai)
    return _kode_dari_teks(tabel, "produk") if isinstance(tabel, dict) else tabel


def _dokumen(nilai: object) -> object:
    return dengan_kode("dokumen", nilai) if isinstance(nilai, dict) else nilai


def _hasil(nilai: object) -> object:
    return {"ke": nilai} if isinstance(nilai, str) else nilai


def _langkah(nilai: object) -> object:
    if isinstance(nilai, dict) and "oleh_salah_satu" in nilai:
        sisa = {k: v for k, v in nilai.items() if k != "oleh_salah_satu"}
        return {**sisa, "oleh": nilai["oleh_salah_satu"], "salah_satu_peran": True}
    return nilai


def _waktu(nilai: object) -> object:
    """``teks`` is the limit itself, unless ``batas`` gives it apart from the printed words."""
    if not isinstance(nilai, dict):
        return nilai
    teks, segmen = nilai.get("teks"), nilai.get("segmen")
    # Without usable words the missing `teks` is the mistake to name, not `batas` as well.
    tabel = {"batas": teks if isinstance(teks, str) else "sesuai kebutuhan", **nilai}
    label = slug(segmen) if isinstance(segmen, str) else _label_pertama(nilai.get("butir", ""))
    return {"kode": f"waktu-{label}" if label else "waktu", **tabel}


def _respon(nilai: object) -> object:
    """The response limit of a complaint: its marks are those of every complaint."""
    if not isinstance(nilai, dict):
        return nilai
    return {
        "kode": "respon-pengaduan",
        "mulai": "pengaduan_diterima",
        "selesai": "pengaduan_ditanggapi",
        **nilai,
    }


def _pengaduan(nilai: object) -> object:
    if isinstance(nilai, dict) and "respon" in nilai:
        return {**nilai, "respon": _respon(nilai["respon"])}
    return nilai


KUNCI_SYARAT = frozenset(a.name for a in attrs.fields(model.Syarat)) - {"parameter"}


def _syarat(nilai: object) -> object:
    """Every key that is not the condition's own is a bound of its test; `sedikitnya` is the
    condition's beside alternatives, else a bound."""
    if not isinstance(nilai, dict):
        return nilai
    sendiri = KUNCI_SYARAT - ({"sedikitnya"} if "salah_satu" not in nilai else set())
    tabel = dengan_kode("syarat", {k: v for k, v in nilai.items() if k in sendiri})
    tabel["parameter"] = {k: v for k, v in nilai.items() if k not in sendiri}
    pilihan = tabel.get("salah_satu")
    if isinstance(pilihan, list):
        tabel["salah_satu"] = [
            {"kode": f"{tabel.get('kode', '')}-{n}", "butir": tabel.get("butir", []), **satu}
            if isinstance(satu, dict)
            else satu
            for n, satu in enumerate(pilihan, 1)
        ]
    return tabel


def _jumlah(nilai: object) -> tuple[int, int]:
    """`1–2 orang`, `5 sd 6 orang`, `1 orang` or a bare number."""
    cocok = _JUMLAH.fullmatch(nilai.strip().lower()) if isinstance(nilai, str) else None
    if type(nilai) is int and 0 <= nilai <= 9999:
        return nilai, nilai
    if cocok is None or int(cocok[2] or cocok[1]) < int(cocok[1]):
        raise Salah(nilai, "jumlah seperti '1 orang' atau '1–2 orang'", jenis_salah=False)
    return int(cocok[1]), int(cocok[2] or cocok[1])


def _jumlah_pelaksana(nilai: object) -> object:
    if isinstance(nilai, dict):
        return nilai
    minimal, maksimal = _jumlah(nilai)
    return {"teks": str(nilai), "minimal": minimal, "maksimal": maksimal}


def baca_pihak(nilai: object) -> tuple[model.BatasPihak, ...]:
    """`{ pemohon = "1–2 orang", anak = "1 orang" }` as the parties of a case."""
    if not isinstance(nilai, dict):
        raise Salah(nilai, "tabel seperti { pemohon = '1–2 orang' }")
    hasil = []
    for pihak, jumlah in nilai.items():
        minimal, maksimal = _jumlah(jumlah)
        hasil.append(model.BatasPihak(pihak=pihak, minimal=minimal, maksimal=maksimal))
    return tuple(hasil)


def _keputusan(nilai: object) -> object:
    if not isinstance(nilai, dict):
        return nilai
    tanggal = nilai.get("tanggal")
    if tanggal is None:
        return {"tanggal": None, **nilai}
    # In force from its own date. A date that is none is one mistake, not two.
    return {"berlaku_dari": tanggal if type(tanggal) is date else date.max, **nilai}


def _istilah(nilai: object) -> object:
    """`kepala_dinas = ["Kepala Dinas", "Head of the Office"]`."""
    if isinstance(nilai, dict) and isinstance(nilai.get("nama"), list):
        nama = nilai["nama"]
        if len(nama) == 2:
            return {**nilai, "nama": nama[0], "nama_en": nama[1]}
        raise Salah(nama, "dua nama: [Indonesia, Inggris]")
    return nilai


def _tafsir(nilai: object) -> object:
    """`bacaan.<kode> = "<teks>"`, one line per reading."""
    if isinstance(nilai, dict) and isinstance(nilai.get("bacaan"), dict):
        bacaan = [{"kode": kode, "teks": teks} for kode, teks in nilai["bacaan"].items()]
        return {**nilai, "bacaan": bacaan}
    return nilai


def daftar_butir(nilai: object) -> object:
    """`"..."`, a list, or a table of printed labels (`1 = "..."`) as a list of items."""
    if isinstance(nilai, str):
        return [nilai]
    if isinstance(nilai, dict):
        return [
            {"butir": label, **isi} if isinstance(isi, dict) else {"butir": label, "teks": isi}
            for label, isi in nilai.items()
        ]
    return nilai


SINGKATAN: Mapping[type, Callable[[object], object]] = {
    Bila: _bila,
    model.Biaya: _biaya,
    model.Butir: _teks,
    model.Dokumen: _dokumen,
    model.PilihanDokumen: _pilihan_dokumen,
    model.Produk: _produk,
    model.Hasil: _hasil,
    model.Langkah: _langkah,
    BatasWaktu: _waktu,
    model.PenangananPengaduan: _pengaduan,
    model.Syarat: _syarat,
    model.JumlahPelaksana: _jumlah_pelaksana,
    model.SuratKeputusan: _keputusan,
    DefinisiFakta: _istilah,
    Tafsir: _tafsir,
    Istilah: _istilah,
}
