"""Two versions of one service, item by item: what in the new one is meant by each of the old one.

For a case that is moved: stricter than a comparison, which may guess. A step's counterpart is of
its kind and has its words or its code; where a version has one step of a kind, the kind tells.
Order is kept: a step before another has no counterpart behind the other's.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from attrs import evolve

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.kemiripan import MIRIP, kata, kemiripan
from dinsos_core.domain.standar.model import (
    Dokumen,
    Langkah,
    PilihanDokumen,
    Produk,
    StandarPelayanan,
    Syarat,
    Varian,
)
from dinsos_core.domain.standar.padanan import padankan
from dinsos_core.domain.standar.perbandingan import BERULANG, skor_dokumen, skor_syarat

T = TypeVar("T", Langkah, BatasWaktu, Dokumen, PilihanDokumen, Produk, Syarat, Varian)

_SEMUA: Final = 2.0
"""Of a kind with one step in each version: no words needed, and none outweigh it."""

Peta = Mapping[str, str]
"""Every code of the old version -> that of its counterpart, empty where it has none."""


@frozen(kw_only=True)
class PadananVersi:
    """What of the old version is what of the new one. ``pilihan``: alternatives of papers, by
    `paper.alternative`."""

    langkah: Peta
    dokumen: Peta
    pilihan: Peta
    syarat: Peta
    produk: Peta
    waktu: Peta


def padankan_versi(
    lama: StandarPelayanan, baru: StandarPelayanan, jawaban: Peta | None = None
) -> PadananVersi:
    """The pairs of two versions, each as a case reads it. ``jawaban``: counterparts of steps as an
    officer has stated them, which come before all others; empty for none."""
    jawaban = jawaban or {}
    langkah = {**_langkah(lama.langkah, baru.langkah, jawaban), **jawaban}
    dokumen = _pasangan(lama.dokumen, baru.dokumen, skor_dokumen)
    menurut = {satu.kode: satu for satu in baru.dokumen}
    pilihan = {
        f"{satu.kode}.{kode}": ke
        for satu in lama.dokumen
        if (padan := menurut.get(dokumen[satu.kode])) is not None
        for kode, ke in _pasangan(satu.salah_satu, padan.salah_satu, _skor_teks).items()
    }
    return PadananVersi(
        langkah=langkah,
        dokumen=dokumen,
        pilihan=pilihan,
        syarat=_pasangan(lama.syarat, baru.syarat, skor_syarat),
        produk=_pasangan(lama.produk, baru.produk, _skor_teks),
        waktu=_pasangan(lama.waktu, baru.waktu, _skor_batas(langkah)),
    )


def padanan_varian(lama: StandarPelayanan, baru: StandarPelayanan, varian: str | None) -> str:
    """The variant of the new version that is meant by one of the old one; empty for none."""
    return _pasangan(lama.varian, baru.varian, _skor_nama).get(varian or "", "")


def usul_langkah(langkah: Langkah, baru: Sequence[Langkah]) -> tuple[str, ...]:
    """Steps that may be meant by one without a counterpart, the likeliest first: by their words,
    then by their kind."""
    skor = {
        satu.kode: kemiripan(langkah.teks, satu.teks) + (satu.jenis is langkah.jenis) / 4
        for satu in baru
    }
    urut = sorted(baru, key=lambda satu: -skor[satu.kode])
    return tuple(satu.kode for satu in urut if skor[satu.kode] >= MIRIP / 2)


def syarat_sama(lama: StandarPelayanan, baru: StandarPelayanan) -> bool:
    """Whether the conditions judge alike, whatever they are called and wherever printed."""
    dulu = {satu.kode: satu.bacaan for satu in lama.tafsir}
    if any(dulu.get(satu.kode, satu.bacaan) != satu.bacaan for satu in baru.tafsir):
        return False
    return [*map(_isi, lama.syarat)] == [*map(_isi, baru.syarat)]


def _isi(syarat: Syarat) -> Syarat:
    polos = evolve(syarat, kode="", teks="", butir=(), varian=(), milik_kami=False)
    return evolve(polos, salah_satu=tuple(map(_isi, syarat.salah_satu)))


def _pasangan(a: Sequence[T], b: Sequence[T], skor: Callable[[T, T], float]) -> Peta:
    return {
        satu.kode: dua.kode if dua is not None else ""
        for satu, dua in padankan(a, b, skor)
        if satu is not None
    }


# --- steps


def _langkah(lama: Sequence[Langkah], baru: Sequence[Langkah], jawaban: Peta) -> Peta:
    """Steps in the procedure's order apart from those that are only jumped to: they stand behind
    it, wherever they are come to from."""
    dijawab = {*jawaban.values()}
    a = [satu for satu in lama if satu.kode not in jawaban]
    b = [satu for satu in baru if satu.kode not in dijawab]
    banyak = Counter(satu.jenis for satu in lama), Counter(satu.jenis for satu in baru)

    def skor(satu: Langkah, dua: Langkah) -> float:
        if satu.jenis is not dua.jenis:
            return 0.0
        mirip = kemiripan(satu.teks, dua.teks)
        nilai = (
            mirip + (satu.kode == dua.kode) if mirip >= MIRIP / 2 else float(satu.kode == dua.kode)
        )
        tunggal = satu.jenis not in BERULANG and all(n[satu.jenis] == 1 for n in banyak)
        return max(nilai, _SEMUA + mirip) if tunggal else nilai

    hasil: dict[str, str] = {}
    for lompatan in (False, True):
        hasil |= _berurutan(
            [satu for satu in a if satu.lompatan is lompatan],
            [satu for satu in b if satu.lompatan is lompatan],
            skor,
        )
    return hasil


def _berurutan(
    a: Sequence[Langkah], b: Sequence[Langkah], skor: Callable[[Langkah, Langkah], float]
) -> Peta:
    """The pairs of the highest sum that do not cross."""
    nilai = [[skor(satu, dua) for dua in b] for satu in a]
    jumlah = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            padu = nilai[i][j] and nilai[i][j] + jumlah[i + 1][j + 1]
            jumlah[i][j] = max(jumlah[i + 1][j], jumlah[i][j + 1], padu)
    hasil, i, j = dict.fromkeys((satu.kode for satu in a), ""), 0, 0
    while i < len(a) and j < len(b):
        if nilai[i][j] and jumlah[i][j] == nilai[i][j] + jumlah[i + 1][j + 1]:
            hasil[a[i].kode] = b[j].kode
            i, j = i + 1, j + 1
        elif jumlah[i][j] == jumlah[i + 1][j]:
            i += 1
        else:
            j += 1
    return hasil


# --- papers, products, variants, limits


def _skor_teks(a: PilihanDokumen | Produk, b: PilihanDokumen | Produk) -> float:
    mirip = kemiripan(a.teks, b.teks)
    return (mirip if mirip >= MIRIP else 0.0) + (a.kode == b.kode)


def _skor_nama(a: Varian, b: Varian) -> float:
    mirip = kemiripan(a.nama, b.nama)
    return (mirip if mirip >= MIRIP else 0.0) + (a.kode == b.kode)


def _skor_batas(langkah: Peta) -> Callable[[BatasWaktu, BatasWaktu], float]:
    """Limits of the same duty-bearer: of the same segment, or started or stopped by the same."""

    def skor(a: BatasWaktu, b: BatasWaktu) -> float:
        tanda = sum(
            langkah.get(satu, satu) == dua
            for satu, dua in ((a.mulai, b.mulai), (a.selesai, b.selesai))
        )
        segmen = bool(a.segmen) and kata(a.segmen) == kata(b.segmen)
        if a.milik is not b.milik or not (tanda == 2 or segmen or (tanda and a.kode == b.kode)):
            return 0.0
        return tanda + 2 * segmen + (a.kode == b.kode) + (a.batas.satuan == b.batas.satuan) / 2

    return skor
