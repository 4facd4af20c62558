"""The inventory against the catalogue: what is printed and not realised, what is invented.

Neither side is made from the other. `temuan` holds one standard against its inventory; every
problem comes as a sentence, none hides another.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, frozen
from tests.inventaris.baca import (
    PENGELOLAAN,
    PERSYARATAN,
    BatasTercetak,
    Inventaris,
    Label,
)

from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import (
    Dokumen,
    Langkah,
    PenangananPengaduan,
    Produk,
    StandarPelayanan,
    Syarat,
)
from dinsos_core.domain.waktu.batas import (
    Batas,
    JadwalLuar,
    Lama,
    Rentang,
    SesuaiKebutuhan,
    TanggalBulan,
)

TANPA_LABEL = "–"
JUDUL = "Judul"
BAGAN = "bagan"

_KEPALA: Mapping[str, tuple[str, ...]] = {
    "Persyaratan": PERSYARATAN,
    "Umum": ("umum",),
    "Administrasi": ("administrasi",),
    "Prosedur": ("prosedur",),
    "Waktu": ("waktu",),
    "Produk": ("produk",),
    "Jaminan": ("jaminan",),
    "Keamanan": ("keamanan",),
}
"""Components as a label from another component names them."""

_PEWUJUD: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(PERSYARATAN, ("syarat", "dokumen")),
    **dict.fromkeys(("prosedur", BAGAN), ("langkah",)),
    "produk": ("produk",),
}
"""Kinds of items that realise a component's labels; others may cite them."""

_KOMPONEN: Mapping[type, tuple[str, ...]] = {
    Syarat: ("umum", "persyaratan"),
    Dokumen: ("administrasi", "persyaratan"),
    Langkah: ("prosedur",),
    BatasWaktu: ("waktu",),
    Produk: ("produk",),
}


Berkode = Syarat | Dokumen | Langkah | BatasWaktu | Produk


@frozen
class Butir:
    """One item of the catalogue under one of its labels, and the printed components it may be in.

    ``jenis`` is the kind of item, ``isi`` the item itself where it has a code.
    """

    jenis: str
    kode: str
    komponen: tuple[str, ...]
    teks: str
    isi: Berkode | None = None
    butir: str = ""

    def __str__(self) -> str:
        return f"{self.jenis} {self.kode}"

    def mewujudkan(self, label: Label) -> bool:
        """A label is realised by items of its own component's kind; a heading with labels below
        it, by those."""
        if self.jenis not in _PEWUJUD.get(label.komponen, (self.jenis,)):
            return False
        if label.komponen not in self.komponen:
            return False
        if self.butir != label.butir and not self.butir.startswith(f"{label.butir}."):
            return False
        teks = f"{self.kode} {self.teks}".casefold()
        return not label.petunjuk or any(kata in teks for kata in label.petunjuk)


def temuan(inventaris: Inventaris, standar: StandarPelayanan) -> list[str]:
    """Everything on which the inventory and the catalogue's standard disagree."""
    semua = list(butir_katalog(standar))
    return [
        *tak_terwujud(inventaris, semua),
        *tak_tercetak(inventaris, standar),
        *_tanpa_label(standar),
        *_batas_waktu(inventaris, standar),
        *_komponen_tunggal(inventaris, standar),
    ]


def perwujudan_batas(
    tercetak: BatasTercetak, standar: StandarPelayanan
) -> list[BatasWaktu | Produk]:
    """The limits, or products with a validity, that realise a printed limit."""
    return [
        *(satu for satu in standar.waktu if _mewujudkan_batas(satu, tercetak)),
        *(
            satu
            for satu in standar.produk
            if satu.berlaku is not None
            and tercetak.butir in satu.butir
            and sebut_batas(satu.berlaku) == tercetak.batas
        ),
    ]


def tak_tercetak(inventaris: Inventaris, standar: StandarPelayanan) -> list[str]:
    """Labels in the catalogue that the source does not print."""
    dikenal = {(satu.komponen, satu.butir) for satu in inventaris.label}
    dikenal |= {("waktu", satu.butir) for satu in inventaris.waktu}
    return [
        f"{satu}: label {satu.butir!r} tidak tercetak"
        for satu in butir_katalog(standar)
        if not _dikenal(satu, dikenal, berbagan=inventaris.berbagan)
    ]


def sebut_batas(batas: Batas | Lama) -> str:
    """A limit in the inventory's notation."""
    match batas:
        case Rentang(minimal, maksimal):
            return f"{minimal.jumlah}-{maksimal.jumlah} {batas.satuan}"
        case TanggalBulan(tanggal):
            return f"{tanggal} {batas.satuan}"
        case JadwalLuar() | SesuaiKebutuhan():
            return batas.satuan
        case Lama():
            return f"{batas.total_bulan} bulan"
        case _:
            return f"{batas.jumlah} {batas.satuan}"


def tak_terwujud(inventaris: Inventaris, semua: list[Butir]) -> Iterator[str]:
    """Printed labels that no item realises, and marks that are wrong."""
    for label in inventaris.label:
        terwujud = any(satu.mewujudkan(label) for satu in semua)
        ditandai = alamat(label) in inventaris.tidak_dijalankan
        if terwujud and ditandai:
            yield f"{label}: ditandai tidak dijalankan, padahal terwujud"
        if not terwujud and not ditandai:
            yield f"{label}: tidak terwujud"
    tercetak = {alamat(label) for label in inventaris.label}
    for satu in {**inventaris.tidak_dijalankan, **inventaris.menurut_bacaan}.keys() - tercetak:
        yield f"{satu}: ditandai, padahal tidak tercetak"


def alamat(label: Label) -> str:
    """How the marks of an inventory name a label: `Prosedur 9`."""
    return f"{label.komponen.capitalize()} {label.butir}"


def _dikenal(satu: Butir, dikenal: set[tuple[str, str]], *, berbagan: bool) -> bool:
    if satu.butir == JUDUL:
        return True  # every standard has a title
    if satu.butir == BAGAN:
        return berbagan
    return any((komponen, satu.butir) in dikenal for komponen in satu.komponen)


def _tanpa_label(standar: StandarPelayanan) -> Iterator[str]:
    item: tuple[Syarat | Dokumen | Langkah | BatasWaktu, ...] = (
        *standar.syarat,
        *standar.dokumen,
        *standar.langkah,
        *standar.waktu,
    )
    for satu in item:
        if bool(satu.butir) is satu.milik_kami:
            keluhan = "berlabel, padahal milik kami" if satu.butir else "tanpa label"
            yield f"{_jenis(satu)} {satu.kode}: {keluhan}"
    yield from (f"produk {p.kode}: tanpa label" for p in standar.produk if not p.butir)


def _batas_waktu(inventaris: Inventaris, standar: StandarPelayanan) -> Iterator[str]:
    for tercetak in inventaris.waktu:
        if not perwujudan_batas(tercetak, standar):
            yield f"{tercetak}: tidak ada batas bertipe"
    for batas in standar.waktu:
        tercetak_batas = any(_mewujudkan_batas(batas, satu) for satu in inventaris.waktu)
        if not (batas.milik_kami or tercetak_batas):
            yield f"waktu {batas.kode}: {batas.batas} pada {batas.butir} tidak tercetak"
    respon = standar.pengaduan.respon if standar.pengaduan else None
    cocok = respon and inventaris.respon and _mewujudkan_batas(respon, inventaris.respon)
    if (respon or inventaris.respon) and not cocok:
        yield f"respon pengaduan: {respon and respon.batas}, tercetak {inventaris.respon}"


def _mewujudkan_batas(batas: BatasWaktu, tercetak: BatasTercetak) -> bool:
    ada = sebut_batas(batas.batas)
    boleh = {tercetak.batas}
    if tercetak.batas.endswith(" hari"):
        boleh |= {f"{tercetak.batas}_kalender", f"{tercetak.batas}_kerja"}
    segmen = batas.segmen.casefold()
    return tercetak.butir in batas.butir and ada in boleh and tercetak.segmen in segmen


def _komponen_tunggal(inventaris: Inventaris, standar: StandarPelayanan) -> Iterator[str]:
    gratis = standar.biaya is not None and standar.biaya.rupiah == 0
    if gratis is not inventaris.gratis:
        yield f"biaya: {standar.biaya}"
    jumlah = standar.jumlah_pelaksana
    ada = "-".join(dict.fromkeys((str(jumlah.minimal), str(jumlah.maksimal)))) if jumlah else ""
    if ada != inventaris.jumlah_pelaksana:
        yield f"jumlah pelaksana: {ada!r}, tercetak {inventaris.jumlah_pelaksana!r}"


# --- the catalogue's items, one for each of their labels


def butir_katalog(standar: StandarPelayanan) -> Iterator[Butir]:
    """Every labelled item of a standard."""
    berkode: tuple[Berkode, ...] = (
        *standar.syarat,
        *standar.dokumen,
        *standar.langkah,
        *standar.waktu,
        *standar.produk,
    )
    for satu in berkode:
        dasar = Butir(_jenis(satu), satu.kode, _KOMPONEN[type(satu)], satu.teks, satu)
        yield from _berlabel(dasar, satu.butir)
    for varian in standar.varian:
        yield from _berlabel(Butir("varian", varian.kode, (), varian.nama), varian.butir)
    if standar.pengaduan is not None:
        yield from _pengaduan(standar.pengaduan)
    for komponen in PENGELOLAAN:
        for baris in getattr(standar, komponen):
            dasar = Butir(komponen, baris.butir[0], (komponen,), baris.teks)
            yield from _berlabel(dasar, tuple(_judul_sarana(b, baris.teks) for b in baris.butir))


def _judul_sarana(butir: str, teks: str) -> str:
    """The heading of the first list is the component's own; the second's is kept."""
    if butir == TANPA_LABEL and teks.startswith("Pendukung"):
        return f"Pendukung {butir}"
    return butir.removeprefix("Sarana ")


def _pengaduan(aduan: PenangananPengaduan) -> Iterator[Butir]:
    komponen = ("pengaduan",)
    for kanal in aduan.kanal:
        teks = f"{kanal.jenis} {kanal.alamat}"
        yield from _berlabel(Butir("kanal", kanal.jenis, komponen, teks), kanal.butir)
    if (respon := aduan.respon) is not None:
        yield from _berlabel(Butir("waktu", respon.kode, komponen, respon.teks), respon.butir)
    for jenis, bagian in (("tahapan", aduan.tahapan), ("penyelesaian", aduan.penyelesaian)):
        for satu in bagian:
            yield from _berlabel(Butir(jenis, "pengaduan", komponen, satu.teks), satu.butir)


def _jenis(satu: Berkode) -> str:
    return "waktu" if isinstance(satu, BatasWaktu) else type(satu).__name__.casefold()


def _berlabel(dasar: Butir, label: Iterable[str]) -> Iterator[Butir]:
    for satu in label:
        kepala, _, sisa = satu.partition(" ")
        if satu == BAGAN:
            yield evolve(dasar, butir=satu, komponen=(BAGAN,))
        elif kepala in _KEPALA:
            yield evolve(dasar, butir=sisa, komponen=_KEPALA[kepala])
        else:
            yield evolve(dasar, butir=satu)
