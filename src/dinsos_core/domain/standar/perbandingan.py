"""Two standards compared item by item: what only one of them has, and what both have differently.

Items are matched by what they mean, never by place or label: conditions by test and fact, papers by
their words and whose they are, steps by kind, limits by segment, marks and unit. Wording is no
difference where data say it all; where the words are the content (papers, products, plain items)
it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.jalur import urai_jalur, urai_pihak
from dinsos_core.domain.standar.kemiripan import MIRIP, kata, kemiripan
from dinsos_core.domain.standar.model import (
    BatasPihak,
    Biaya,
    Butir,
    Dokumen,
    Hasil,
    JenisLangkah,
    JumlahPelaksana,
    KanalPengaduan,
    Langkah,
    Produk,
    StandarPelayanan,
    Syarat,
    Tujuan,
    Varian,
)
from dinsos_core.domain.standar.padanan import Padanan, Satu, Sebutan, susun_padanan

T = TypeVar("T")

_TUJUAN = frozenset(Tujuan)
BERULANG = frozenset(
    {
        JenisLangkah.OLAH,
        JenisLangkah.KOORDINASI,
        JenisLangkah.INFORMASIKAN,
        JenisLangkah.ANTAR,
        JenisLangkah.DAMPINGI,
        JenisLangkah.PANTAU,
    }
)
"""Kinds that a procedure may hold many of: the kind alone does not tell which step is meant."""


@frozen(kw_only=True)
class BedaTafsir:
    """An entry of the register under which the two standards read differently."""

    kode: str
    a: str
    b: str


@frozen(kw_only=True)
class Perbandingan:
    """Every component of two standards; a component that both leave silent is left out.

    ``tafsir``: the readings that differ, of the entries that either relies on; a reading of every
    age or deadline changes no item, and is told only here.
    """

    a: StandarPelayanan
    b: StandarPelayanan
    komponen: Mapping[str, tuple[Padanan, ...]]
    tafsir: tuple[BedaTafsir, ...] = ()


def bandingkan(a: StandarPelayanan, b: StandarPelayanan) -> Perbandingan:
    """All that differs between two standards, component by component."""
    hasil = {nama: tuple(banding(a, b)) for nama, banding in _KOMPONEN.items()}
    return Perbandingan(
        a=a,
        b=b,
        komponen={nama: isi for nama, isi in hasil.items() if isi},
        tafsir=tuple(_tafsir(a, b)),
    )


def _tafsir(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[BedaTafsir]:
    """An item that a reading leaves out names it no longer; the agency's choice still does."""
    kiri, kanan = ({x.kode: x.bacaan for x in s.sandaran} for s in (a, b))
    for kode in dict.fromkeys((*kiri, *kanan)):
        satu = kiri.get(kode) or a.instansi.tafsir.get(kode, "")
        dua = kanan.get(kode) or b.instansi.tafsir.get(kode, "")
        if satu and dua and satu != dua:
            yield BedaTafsir(kode=kode, a=satu, b=dua)


# --- Conditions


def _syarat(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    return susun_padanan(a.syarat, b.syarat, skor_syarat, _sebut_syarat, _sebut_syarat)


def _inti(syarat: Syarat) -> frozenset[tuple[str, str]]:
    """Test and fact; of alternatives those of each."""
    satu = syarat.salah_satu or (syarat,)
    return frozenset((s.uji, urai_jalur(s.fakta).alamat if s.fakta else "") for s in satu)


_SEBUTIR = 5.0
"""One item in two readings: the same code and words, whatever else differs."""


def skor_syarat(a: Syarat, b: Syarat) -> float:
    """How likely two conditions are the same; 0 is not at all."""
    if (a.kode, a.teks) == (b.kode, b.teks):
        return _SEBUTIR
    satu, dua = _inti(a), _inti(b)
    kata_sama = kemiripan(a.teks, b.teks) / 10  # only between otherwise equal candidates
    if satu & dua:
        return 2 * len(satu & dua) / len(satu | dua) + kata_sama
    fakta_sama = {fakta for _, fakta in satu} & {fakta for _, fakta in dua}
    return 0.5 + kata_sama if fakta_sama else 0.0


def _sebut_syarat(syarat: Syarat) -> Satu:
    return Sebutan(teks=syarat.teks, butir=syarat.butir), {
        "uji": syarat.uji,
        "fakta": syarat.fakta,
        **syarat.parameter,
        "pada": syarat.pada,
        "bila": syarat.bila,
        "salah_satu": sorted(f"{uji} {fakta}" for uji, fakta in _inti(syarat))
        if syarat.salah_satu
        else (),
        "sedikitnya": syarat.sedikitnya,
        "akibat": syarat.akibat,
        "kepada": syarat.kepada,
        "sebab": syarat.sebab,
        "bukan_bagi": syarat.bukan_bagi,
        "varian": syarat.varian,
    }


# --- Papers


def _dokumen(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    return susun_padanan(a.dokumen, b.dokumen, skor_dokumen, _sebut_dokumen, _sebut_dokumen)


def skor_dokumen(a: Dokumen, b: Dokumen) -> float:
    """How likely two papers are the same; 0 is not at all."""
    pihak = {urai_pihak(d.untuk).pihak for d in (a, b)} - {""}
    if len(pihak) > 1:  # the child's birth certificate is not the applicant's
        return 0.0
    nama_a = (a.teks, *(satu.teks for satu in a.salah_satu))
    nama_b = (b.teks, *(satu.teks for satu in b.salah_satu))
    return _mirip(max(kemiripan(satu, dua) for satu in nama_a for dua in nama_b))


def _sebut_dokumen(dokumen: Dokumen) -> Satu:
    return Sebutan(teks=dokumen.teks, butir=dokumen.butir), {
        "teks": dokumen.teks,
        "rangkap": dokumen.rangkap,
        "asli": dokumen.asli,
        "legalisir": dokumen.legalisir,
        "meterai": dokumen.meterai,
        "mutakhir": dokumen.mutakhir,
        "jika_ada": dokumen.jika_ada,
        "disediakan": dokumen.disediakan,
        "keluaran": dokumen.keluaran,
        "untuk": dokumen.untuk,
        "bila": dokumen.bila,
        "kondisi": "" if dokumen.bila else dokumen.kondisi,
        "salah_satu": tuple(satu.teks for satu in dokumen.salah_satu),
        "varian": dokumen.varian,
    }


# --- Steps


def _langkah(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    return susun_padanan(a.langkah, b.langkah, _skor_langkah, _sebut_langkah, _sebut_langkah)


def _skor_langkah(a: Langkah, b: Langkah) -> float:
    if a.jenis is not b.jenis or a.lompatan is not b.lompatan:
        return 0.0
    mirip = kemiripan(a.teks, b.teks)
    if a.jenis in BERULANG and mirip < MIRIP / 2:
        return 0.0
    return 1 + mirip + bool(a.sistem and a.sistem == b.sistem)


def _sebut_langkah(langkah: Langkah) -> Satu:
    hubung = " atau " if langkah.salah_satu_peran else ", lalu "
    return Sebutan(teks=langkah.teks, butir=langkah.butir), {
        "oleh": hubung.join(langkah.oleh),
        "hasil": sorted(f"{nama} → {_sebut_hasil(hasil)}" for nama, hasil in langkah.hasil.items()),
        "periksa_berkas": langkah.periksa_berkas,
        "triase": langkah.triase,
        "konsep": langkah.konsep,
        "memutus": langkah.memutus,
        "menjeda": langkah.menjeda,
        "opsional": langkah.opsional,
        "bila": langkah.bila,
        "sistem": langkah.sistem,
        "varian": langkah.varian,
    }


def _sebut_hasil(hasil: Hasil) -> str:
    ke = hasil.ke if hasil.ke in _TUJUAN else "langkah lain"
    return f"{ke} ({hasil.arti})" if hasil.arti else ke


# --- Limits


def _waktu(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    def skor(satu: BatasWaktu, dua: BatasWaktu) -> float:
        tanda = sum(
            _tanda(a, getattr(satu, nama)) == _tanda(b, getattr(dua, nama))
            for nama in ("mulai", "selesai")
        )
        satuan = satu.batas.satuan == dua.batas.satuan
        segmen = kata(satu.segmen) == kata(dua.segmen)
        if (satu.kode, satu.teks, satu.segmen) == (dua.kode, dua.teks, dua.segmen):
            return _SEBUTIR
        if satu.milik is not dua.milik or not (segmen or tanda == 2):
            return 0.0
        # Two limits without a segment are not yet the same: unit or mark must agree as well.
        return max(0.0, tanda + satuan + (2 if segmen and satu.segmen else 0) - 0.5)

    return susun_padanan(
        a.waktu,
        b.waktu,
        skor,
        lambda satu: _sebut_waktu(a, satu),
        lambda satu: _sebut_waktu(b, satu),
    )


def _tanda(standar: StandarPelayanan, tanda: str) -> str:
    """A mark as both standards would name it: a step by its kind."""
    langkah = standar.cari_langkah(tanda)
    return f"langkah {langkah.jenis}" if langkah else tanda


def _sebut_waktu(standar: StandarPelayanan, batas: BatasWaktu) -> Satu:
    teks = f"{batas.segmen}: {batas.teks}" if batas.segmen else batas.teks
    return Sebutan(teks=teks, butir=batas.butir), {
        "batas": batas.batas,
        "mulai": _tanda(standar, batas.mulai),
        "selesai": _tanda(standar, batas.selesai),
        "milik": batas.milik,
        "bila_hasil": sorted(str(satu) for satu in batas.bila_hasil.values()),
        "tanpa_jeda": batas.tanpa_jeda,
        "varian": batas.varian,
    }


# --- The rest


def _biaya(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    def sebut(biaya: Biaya) -> Satu:
        angka = biaya.rupiah if biaya.rupiah is not None else biaya.teks
        return Sebutan(teks=biaya.teks, butir=biaya.butir), {"rupiah": angka}

    return susun_padanan(_ada(a.biaya), _ada(b.biaya), _selalu, sebut, sebut)


def _produk(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    tunggal = len(a.produk) == len(b.produk) == 1

    def skor(satu: Produk, dua: Produk) -> float:
        return 1.0 if tunggal else _mirip(kemiripan(satu.teks, dua.teks))

    def sebut(produk: Produk) -> Satu:
        return Sebutan(teks=produk.teks, butir=produk.butir), {
            "teks": produk.teks,
            "bernomor": produk.bernomor,
            "berlaku": produk.berlaku,
            "awal_dihitung": produk.awal_dihitung,
            "tembusan": produk.tembusan,
            "varian": produk.varian,
        }

    return susun_padanan(a.produk, b.produk, skor, sebut, sebut)


def _pengaduan(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    def skor(satu: KanalPengaduan, dua: KanalPengaduan) -> float:
        return (satu.jenis == dua.jenis) * (1 + kemiripan(satu.alamat, dua.alamat))

    def sebut(kanal: KanalPengaduan) -> Satu:
        teks = f"{kanal.jenis}: {kanal.alamat}" if kanal.alamat else kanal.jenis
        return Sebutan(teks=teks, butir=kanal.butir), {"alamat": kanal.alamat}

    satu, dua = a.pengaduan, b.pengaduan
    yield from susun_padanan(
        satu.kanal if satu else (), dua.kanal if dua else (), skor, sebut, sebut
    )
    yield from susun_padanan(
        _ada(satu.respon if satu else None),
        _ada(dua.respon if dua else None),
        _selalu,
        lambda batas: _sebut_waktu(a, batas),
        lambda batas: _sebut_waktu(b, batas),
    )
    for bagian in ("tahapan", "penyelesaian"):
        yield from _butir(getattr(satu, bagian, ()), getattr(dua, bagian, ()))


def _jumlah(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    def sebut(jumlah: JumlahPelaksana) -> Satu:
        bidang = {"minimal": jumlah.minimal, "maksimal": jumlah.maksimal}
        return Sebutan(teks=jumlah.teks), bidang

    return susun_padanan(_ada(a.jumlah_pelaksana), _ada(b.jumlah_pelaksana), _selalu, sebut, sebut)


def _pihak(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    def sebut(batas: BatasPihak) -> Satu:
        bidang = {"minimal": batas.minimal, "maksimal": batas.maksimal}
        return Sebutan(teks=batas.pihak), bidang

    return susun_padanan(
        a.pihak, b.pihak, lambda satu, dua: float(satu.pihak == dua.pihak), sebut, sebut
    )


def _varian(a: StandarPelayanan, b: StandarPelayanan) -> Iterator[Padanan]:
    def sebut(varian: Varian) -> Satu:
        return Sebutan(teks=varian.nama, butir=varian.butir), {}

    return susun_padanan(
        a.varian, b.varian, lambda satu, dua: _mirip(kemiripan(satu.nama, dua.nama)), sebut, sebut
    )


def _butir(a: Sequence[Butir], b: Sequence[Butir]) -> Iterator[Padanan]:
    def sebut(butir: Butir) -> Satu:
        return Sebutan(teks=butir.teks, butir=butir.butir), {"teks": butir.teks}

    return susun_padanan(
        a, b, lambda satu, dua: _mirip(kemiripan(satu.teks, dua.teks)), sebut, sebut
    )


def _butir_komponen(nama: str) -> Callable[..., Iterable[Padanan]]:
    return lambda a, b: _butir(getattr(a, nama), getattr(b, nama))


def _ada(nilai: T | None) -> tuple[T, ...]:
    return () if nilai is None else (nilai,)


def _selalu(_a: Any, _b: Any) -> float:
    return 1.0


def _mirip(nilai: float) -> float:
    return nilai if nilai >= MIRIP else 0.0


_KOMPONEN: Mapping[str, Callable[..., Iterable[Padanan]]] = {
    "pihak": _pihak,
    "varian": _varian,
    "syarat": _syarat,
    "dokumen": _dokumen,
    "langkah": _langkah,
    "waktu": _waktu,
    "biaya": _biaya,
    "produk": _produk,
    "pengaduan": _pengaduan,
    "dasar_hukum": _butir_komponen("dasar_hukum"),
    "sarana": _butir_komponen("sarana"),
    "kompetensi": _butir_komponen("kompetensi"),
    "pengawasan": _butir_komponen("pengawasan"),
    "jumlah_pelaksana": _jumlah,
    "jaminan": _butir_komponen("jaminan"),
    "keamanan": _butir_komponen("keamanan"),
    "evaluasi": _butir_komponen("evaluasi"),
}
