"""Does everything that a standard says act on something?

A key that nothing looks at where it stands, a condition that no step evaluates, a paper that no
step looks at, a limit that never starts: each is a mistake, since its author meant something by it.
"""

from collections.abc import Iterable, Iterator

import attrs

from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_adapters.katalog.susun import ITEM, Acuan, StandarTerbaca
from dinsos_core.domain.kelayakan.diperlukan import atestasi_oleh
from dinsos_core.domain.prosedur.alur import hasil_mungkin, langkah_pembuka, langkah_periksa
from dinsos_core.domain.prosedur.cara import CARA, cara_langkah
from dinsos_core.domain.standar.batas import fakta_tanda
from dinsos_core.domain.standar.model import (
    Agregat,
    Dokumen,
    JenisLangkah,
    Langkah,
    Produk,
    StandarPelayanan,
)

_DIBUKA = "diajukan"
_TANDA_PENGADUAN = frozenset({"pengaduan_diterima", "pengaduan_ditanggapi"})
_TANDA_LANGKAH = frozenset(t for cara in CARA.values() for t in cara.tanda) - {_DIBUKA}
"""Marks that only a step of some kind leaves."""


def periksa_guna(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:  # noqa: ARG001 - one shape for all checks
    """Keys that act on nothing, and whatever no step of a variant looks at."""
    if susunan.rusak:
        return  # what could not be read may be what the rest acts on
    standar = susunan.standar
    produk = {"", *(satu.kode for satu in standar.produk)}
    if any(langkah.produk not in produk for langkah in standar.langkah):
        return
    for kunci, sebab in _sia_sia(susunan):
        catatan.catat(JenisMasalah.KUNCI_TANPA_GUNA, kunci, rincian=sebab)
    ragam = [standar.untuk_varian(v.kode) for v in standar.varian] or [standar]
    for jenis, kunci in dict.fromkeys(satu for isi in ragam for satu in _tak_dilihat(isi, susunan)):
        catatan.catat(jenis, kunci)
    for kunci, tanda in _tak_terjadi(susunan, ragam):
        catatan.catat(JenisMasalah.TANDA_TAK_TERJADI, kunci, tanda)


# --- keys that act on nothing, whatever the variant


def _sia_sia(susunan: StandarTerbaca) -> Iterator[tuple[str, str]]:
    """Each with the reason, for its author."""
    standar = susunan.standar
    semua = {varian.kode for varian in standar.varian}
    for bagian in ITEM:
        for item in getattr(standar, bagian):
            if item.varian and set(item.varian) == semua:
                sebab = "semua varian disebut, dan tanpa kunci ini pun berlaku bagi semua"
                yield f"{susunan.kunci(bagian, item.kode)}.varian", sebab
    for dokumen in standar.dokumen:
        yield from _di(susunan, "dokumen", dokumen.kode, _dokumen(dokumen))
    for langkah in standar.langkah:
        yield from _di(susunan, "langkah", langkah.kode, _langkah(langkah))
    # Done by opening the case, which looks at nothing and has no outcome.
    for langkah in langkah_pembuka(standar.langkah):
        sia_sia = _tertulis(langkah, *_LANGKAH)
        sebab = "langkah di awal dikerjakan ketika kasus dibuka"
        yield from _di(susunan, "langkah", langkah.kode, ((nama, sebab) for nama in sia_sia))
    for produk in standar.produk:
        yield from _di(susunan, "produk", produk.kode, _produk(produk, standar))
    penetapan = [n for n, satu in enumerate(standar.langkah) if cara_langkah(satu).menetapkan]
    if standar.asesor_boleh_menetapkan and not penetapan:
        yield "asesor_boleh_menetapkan", "tidak ada langkah yang menetapkan"
    for langkah in standar.langkah[max(penetapan, default=0) :]:
        sia_sia = _tertulis(langkah, "konsep")
        sebab = "tidak ada langkah sesudahnya yang menetapkan"
        yield from _di(susunan, "langkah", langkah.kode, ((nama, sebab) for nama in sia_sia))
    for langkah in standar.langkah if standar.asesor_boleh_menetapkan else ():
        sia_sia = _tertulis(langkah, "konsep")
        sebab = "asesor_boleh_menetapkan membolehkan penyusunnya menetapkan"
        yield from _di(susunan, "langkah", langkah.kode, ((nama, sebab) for nama in sia_sia))


_LANGKAH = ("hasil", "periksa_berkas", "triase", "konsep", "memutus", "opsional", "lanjut")

SiaSia = Iterator[tuple[str, str]]


def _di(
    susunan: StandarTerbaca, bagian: str, kode: str, sia_sia: Iterable[tuple[str, str]]
) -> SiaSia:
    return ((f"{susunan.kunci(bagian, kode)}.{nama}", sebab) for nama, sebab in sia_sia)


def _tertulis(item: Dokumen | Langkah | Produk, *nama: str) -> Iterator[str]:
    bawaan = {bidang.name: bidang.default for bidang in attrs.fields(type(item))}
    return (satu for satu in nama if getattr(item, satu) and getattr(item, satu) != bawaan[satu])


def _dokumen(dokumen: Dokumen) -> SiaSia:
    if dokumen.keluaran:
        for nama in _tertulis(dokumen, "jika_ada", "disediakan", "salah_satu"):
            yield nama, "dokumen yang dibuat kantor tidak diminta dari siapa pun"


def _langkah(langkah: Langkah) -> SiaSia:
    cara = cara_langkah(langkah)
    if cara.menetapkan and langkah.jenis is JenisLangkah.PENETAPAN:
        for nama in _tertulis(langkah, "memutus"):
            yield nama, "penetapan memutuskan dengan sendirinya"
    if langkah.jenis is not JenisLangkah.SERAH_SISTEM:
        for nama in _tertulis(langkah, "menjeda"):
            yield nama, "hanya penyerahan kepada sistem lain yang menunggu jawabannya"
    if langkah.lompatan:
        for nama in _tertulis(langkah, "bila"):
            yield nama, "yang melompat ke langkah ini tidak menanyakannya"
    if cara.menutup or all(hasil.ke for hasil in hasil_mungkin(langkah).values()):
        for nama in _tertulis(langkah, "lanjut"):
            yield nama, "tidak ada keluaran langkah ini yang menuju langkah berikutnya"


def _produk(produk: Produk, standar: StandarPelayanan) -> SiaSia:
    """A letter's number and what it carries, where no step issues it."""
    terbit = [langkah for langkah in standar.langkah if cara_langkah(langkah).terbit]
    if not any(langkah.produk in (produk.kode, "") for langkah in terbit):
        for nama in _tertulis(produk, "bernomor", "klasifikasi", "berlaku", "tembusan"):
            yield nama, "tidak ada langkah terbitkan yang menerbitkan produk ini"
    elif not produk.bernomor:
        for nama in _tertulis(produk, "klasifikasi"):
            yield nama, "produk ini tidak bernomor"


# --- what no step of a variant looks at


def berkas_tak_diperiksa(standar: StandarPelayanan) -> tuple[Dokumen, ...]:
    """Papers that are asked for, where no step looks at papers."""
    sesudah_dibuka = standar.langkah[len(langkah_pembuka(standar.langkah)) :]
    if langkah_periksa(sesudah_dibuka) is not None:
        return ()
    return tuple(satu for satu in standar.dokumen if not satu.jika_ada and not satu.keluaran)


def _tak_dilihat(
    standar: StandarPelayanan, susunan: StandarTerbaca
) -> Iterator[tuple[JenisMasalah, str]]:
    cara = [cara_langkah(langkah) for langkah in standar.langkah]
    # An application needs a determination, which evaluates; that it has none is said already.
    if standar.agregat is not Agregat.PERMOHONAN and not any(satu.menilai for satu in cara):
        for syarat in standar.syarat:
            yield JenisMasalah.SYARAT_TAK_DINILAI, susunan.kunci("syarat", syarat.kode)
    for dokumen in berkas_tak_diperiksa(standar):
        yield JenisMasalah.BERKAS_TAK_DIPERIKSA, susunan.kunci("dokumen", dokumen.kode)
    for syarat in standar.syarat:
        boleh = set[str]().union(*atestasi_oleh(attrs.evolve(standar, syarat=(syarat,))).values())
        saksi = {
            peran
            for langkah, satu in zip(standar.langkah, cara, strict=True)
            if satu.menyaksikan
            for peran in langkah.oleh
        }
        if boleh and not boleh & saksi:
            yield JenisMasalah.ATESTASI_TANPA_LANGKAH, susunan.kunci("syarat", syarat.kode)
    for langkah, satu in zip(standar.langkah, cara, strict=True):
        kunci = susunan.kunci("langkah", langkah.kode)
        if satu.terbit and not _jelas(langkah, standar):
            yield JenisMasalah.PRODUK_TAK_JELAS, f"{kunci}.produk"
        if langkah.jenis is JenisLangkah.SERAH_SISTEM and not langkah.sistem:
            yield JenisMasalah.KUNCI_HILANG, f"{kunci}.sistem"


def _jelas(langkah: Langkah, standar: StandarPelayanan) -> bool:
    """Which product the step issues: the one it names, or the only one."""
    produk = [satu.kode for satu in standar.produk]
    return langkah.produk in produk if langkah.produk else len(produk) == 1


# --- marks that never happen


def _tak_terjadi(
    susunan: StandarTerbaca, ragam: Iterable[StandarPelayanan]
) -> Iterator[tuple[str, str]]:
    """Marks of limits that happen in no variant that has the limit."""
    ada: dict[tuple[str, str], bool] = {}
    for isi in ragam:
        terjadi = {_DIBUKA, *(langkah.kode for langkah in isi.langkah)}
        terjadi |= {tanda for langkah in isi.langkah for tanda in cara_langkah(langkah).tanda}
        mungkin_tidak = _TANDA_LANGKAH | {langkah.kode for langkah in susunan.standar.langkah}
        if isi.agregat is not Agregat.PENGADUAN:
            mungkin_tidak |= _TANDA_PENGADUAN
        for batas in isi.waktu:
            kunci = susunan.kunci("waktu", batas.kode)
            semua = {"mulai": [batas.mulai], "selesai": [batas.selesai]}
            for nama, daftar in (*semua.items(), ("berhenti_bila", batas.berhenti_bila)):
                for tanda in daftar:
                    tempat = f"{kunci}.{nama}", tanda
                    bisa = fakta_tanda(tanda) is not None or tanda not in mungkin_tidak - terjadi
                    ada[tempat] = ada.get(tempat, False) or bisa
    return (tempat for tempat, bisa in ada.items() if not bisa)
