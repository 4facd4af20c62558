"""One standard's table into a `StandarPelayanan`: shared blocks, readings, notations, model.

What is wrong with one item is noted and the rest is still read, so that `periksa` can look at the
whole and an author sees everything at once.
"""

from collections.abc import Collection, Mapping
from typing import Any

import attrs
from attrs import Factory, define, field

from dinsos_adapters.katalog.konverter import baca
from dinsos_adapters.katalog.lapisan import lapisi, tafsir_dipakai
from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_adapters.katalog.notasi import SINGKATAN, Salah, Tabel, baca_pihak
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import (
    Agregat,
    BatasPihak,
    Dokumen,
    Langkah,
    Produk,
    StandarPelayanan,
    SuratKeputusan,
    Syarat,
)
from dinsos_core.domain.standar.tafsir import RegisterTafsir, TafsirDipakai

ITEM: Mapping[str, type[Any]] = {
    "syarat": Syarat,
    "dokumen": Dokumen,
    "langkah": Langkah,
    "waktu": BatasWaktu,
    "produk": Produk,
}
"""Components whose items have a code, may rely on readings and may carry overlays."""

_BIDANG = {bidang.name: bidang for bidang in attrs.fields(StandarPelayanan)}
_BUKAN_KUNCI = {"instansi", "keputusan", "sidik", "nomor_urut", "publik", "wakil"}
KUNCI = frozenset(_BIDANG.keys() - _BUKAN_KUNCI | {"no", "bersama"})
WAJIB = ("layanan", "kelompok", "nama", "agregat")
"""Keys every standard must have."""
# Stand-ins where a required key is broken: the checks go on, the standard is thrown away.
_PENGGANTI: Mapping[str, Any] = {
    "layanan": "-",
    "kelompok": "-",
    "nama": "-",
    "agregat": Agregat.KLIEN,
}


@frozen(kw_only=True)
class Acuan:
    """What a standard is read against.

    ``unit`` and ``bersama`` are None where the file that names them could not be read: then
    nothing is said about names that it might hold. ``telusur``: whether every way through the
    procedure is walked; what is read again to be run was walked when it was checked.
    """

    instansi: Instansi
    keputusan: SuratKeputusan
    tafsir_keputusan: tuple[TafsirDipakai, ...] = ()
    unit: Collection[str] | None = ()
    bersama: Mapping[str, object] | None = field(factory=dict)
    kosakata: Kosakata
    register: RegisterTafsir
    uji: Mapping[str, Uji]
    telusur: bool = True


@define(kw_only=True)
class StandarTerbaca:
    """A standard as far as it could be read.

    ``rusak`` names the keys with a mistake below them, ``kode_rusak`` the codes of items lost to
    one: who refers to those makes no second mistake. ``tempat``: where each item stands.
    ``tertulis``: the keys at the top that its author wrote.
    """

    standar: StandarPelayanan
    rusak: set[str] = Factory(set)
    kode_rusak: set[str] = Factory(set)
    tempat: dict[tuple[str, str], str] = Factory(dict)
    tertulis: frozenset[str] = frozenset()

    def kunci(self, bagian: str, kode: str) -> str:
        """The path of an item in its file."""
        return self.tempat.get((bagian, kode), bagian)


def susun(isi: Tabel, layanan: str, acuan: Acuan, catatan: Catatan) -> StandarTerbaca:
    """Read one standard; ``layanan`` is the code its file is named after."""
    susunan = StandarTerbaca(
        standar=StandarPelayanan(instansi=acuan.instansi, keputusan=acuan.keputusan, **_PENGGANTI),
        tertulis=frozenset(isi),
    )
    bidang: dict[str, Any] = {}
    for kunci, nilai in _dengan_bersama(isi, acuan, catatan).items():
        if kunci not in KUNCI:
            catatan.catat(JenisMasalah.KUNCI_TAK_DIKENAL, kunci, kunci, pilihan=KUNCI)
        elif kunci in ITEM:
            bidang[kunci] = _baca_item(kunci, nilai, susunan, acuan, catatan)
        else:
            nama = "nomor_urut" if kunci == "no" else kunci
            bidang[nama] = _baca_bidang(nama, kunci, nilai, acuan, catatan)
            susunan.rusak |= {nama} if bidang[nama] is None else set()
    for kunci in WAJIB:
        if kunci not in isi:
            catatan.catat(JenisMasalah.KUNCI_HILANG, kunci)
    if isinstance(isi.get("layanan"), str) and isi["layanan"] != layanan:
        catatan.catat(
            JenisMasalah.NILAI_SALAH,
            "layanan",
            isi["layanan"],
            diharapkan=f"{layanan}, nama berkas",
        )
    terbaca = {k: v for k, v in bidang.items() if v is not None}
    terbaca["publik"] = acuan.kosakata.publik
    terbaca["tafsir"] = tuple(dict.fromkeys((*acuan.tafsir_keputusan, *terbaca.get("tafsir", ()))))
    susunan.standar = attrs.evolve(susunan.standar, **terbaca)
    return susunan


def _dengan_bersama(isi: Tabel, acuan: Acuan, catatan: Catatan) -> Tabel:
    """The table with the decree's shared blocks it asks for; what it says itself comes first."""
    nama = baca(isi.get("bersama", []), tuple[str, ...], "bersama", catatan) or ()
    hasil: Tabel = {k: v for k, v in isi.items() if k != "bersama"}
    for satu in nama:
        if acuan.bersama is None:
            continue
        if satu in acuan.bersama:
            blok, sendiri = acuan.bersama[satu], hasil.get(satu, {})
            if isinstance(blok, dict) and isinstance(sendiri, dict):
                hasil[satu] = {**blok, **sendiri}
            elif satu not in hasil:
                hasil[satu] = blok
        else:
            catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, "bersama", satu, pilihan=acuan.bersama)
    return hasil


def _baca_bidang(nama: str, kunci: str, nilai: object, acuan: Acuan, catatan: Catatan) -> object:
    tipe: Any = _BIDANG[nama].type
    if tipe == tuple[TafsirDipakai, ...]:
        kode = baca(nilai, tuple[str, ...], kunci, catatan) or ()
        nilai = tafsir_dipakai(list(kode), acuan.register, kunci, catatan)
    elif nama == "pengaduan":
        nilai = _respon_berlapis(nilai, acuan, catatan)
    elif tipe == tuple[BatasPihak, ...]:
        try:
            return baca_pihak(nilai)
        except Salah as salah:
            catatan.catat(
                JenisMasalah.NILAI_SALAH, kunci, salah.ditemukan, diharapkan=salah.diharapkan
            )
            return None
    return baca(nilai, tipe, kunci, catatan)


def _kode_dimaksud(tabel: Tabel, kelas: type) -> set[str]:
    tulisan = SINGKATAN[kelas](tabel)
    kode = tulisan.get("kode") if isinstance(tulisan, dict) else None
    return {kode} if isinstance(kode, str) else set()


def _respon_berlapis(nilai: object, acuan: Acuan, catatan: Catatan) -> object:
    """The response limit of a complaint relies on readings like any other limit."""
    if not isinstance(nilai, dict) or not isinstance(nilai.get("respon"), dict):
        return nilai
    respon = lapisi(nilai["respon"], acuan.register, "pengaduan.respon", catatan)
    sisa = {k: v for k, v in nilai.items() if k != "respon"}
    return sisa if respon is None else {**sisa, "respon": respon}


def _baca_item(
    bagian: str, nilai: object, susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan
) -> tuple[object, ...] | None:
    if not isinstance(nilai, list):
        catatan.catat(JenisMasalah.JENIS_SALAH, bagian, nilai, diharapkan="daftar")
        susunan.rusak.add(bagian)
        return None
    hasil: list[Any] = []
    for nomor, satu in enumerate(nilai, 1):
        kode = satu.get("kode") if isinstance(satu, dict) else None
        kunci = f"{bagian}[{kode if isinstance(kode, str) else nomor}]"
        catatan.item.setdefault(kunci, (bagian, nomor))
        if not isinstance(satu, dict):
            catatan.catat(JenisMasalah.JENIS_SALAH, kunci, satu, diharapkan="tabel")
            susunan.rusak.add(bagian)
            continue
        tabel = lapisi(satu, acuan.register, kunci, catatan)
        if tabel is None:
            continue
        item = baca(tabel, ITEM[bagian], kunci, catatan)
        if item is None:
            susunan.rusak.add(bagian)
            susunan.kode_rusak |= _kode_dimaksud(tabel, ITEM[bagian])
        elif (bagian, item.kode) in susunan.tempat:
            # One that nobody wrote comes from a label, a segment or the words.
            saran = "" if isinstance(kode, str) else "kode yang ditulis sendiri"
            catatan.catat(JenisMasalah.KODE_GANDA, kunci, item.kode, diharapkan=saran)
            susunan.rusak.add(bagian)
        else:
            susunan.tempat[bagian, item.kode] = kunci
            hasil.append(item)
    return tuple(hasil)
