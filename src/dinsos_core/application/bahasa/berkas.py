"""What is asked of a paper and what is wrong with one, in words of either language."""

from collections.abc import Iterator, Mapping
from typing import Final

from dinsos_core.domain.kasus.berkas import Kekurangan, SebabKurang
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Dokumen, PilihanDokumen

_SIFAT: Final[Mapping[str, Kata]] = {
    "asli": Kata("aslinya ditunjukkan", "with the original"),
    "legalisir": Kata("dilegalisasi", "certified"),
    "meterai": Kata("bermeterai", "with a duty stamp"),
    "mutakhir": Kata("menurut keadaan terbaru", "up to date"),
    "disediakan": Kata("formulirnya disediakan kantor", "the office provides the form"),
    "jika_ada": Kata("jika ada", "if there is one"),
    "keluaran": Kata("dibuat kantor, tidak perlu dibawa", "made by the office, not to be brought"),
}
_TERSIRAT: Final[Mapping[str, tuple[str, ...]]] = {
    "jika_ada": ("jika ada",),
    "disediakan": ("disediakan",),
    "legalisir": ("legalis",),
    "asli": ("asli", "ditunjukkan"),
    "mutakhir": ("terbaru", "masih berlaku"),
}
"""Words in a paper's own text that already say what is asked of it."""

_RANGKAP: Final = Kata("rangkap {n}", "{n} copies")
_SALAH_SATU: Final = Kata("salah satu: {semua}", "one of: {semua}")

SEBAB_KURANG: Final[Mapping[SebabKurang, Kata]] = {
    SebabKurang.TIDAK_ADA: Kata("belum ada", "not there yet"),
    SebabKurang.KURANG_RANGKAP: Kata("rangkap kurang", "too few copies"),
    SebabKurang.TANPA_ASLI: Kata("aslinya belum ditunjukkan", "the original was not shown yet"),
    SebabKurang.BELUM_LEGALISIR: Kata("belum dilegalisasi", "not certified yet"),
    SebabKurang.TANPA_METERAI: Kata("belum bermeterai", "without its duty stamp"),
    SebabKurang.BELUM_MUTAKHIR: Kata("belum sesuai keadaan terbaru", "not up to date"),
    SebabKurang.PILIHAN_TIDAK_DISEBUT: Kata("jenisnya belum disebut", "its kind was not said"),
}
_RANGKAP_ADA: Final = Kata("baru {ada} dari {diminta} rangkap", "{ada} of {diminta} copies so far")


def kata_sebab(satu: Kekurangan, bahasa: Bahasa) -> str:
    """Everything wrong with a paper."""
    return ", ".join(
        (_RANGKAP_ADA if sebab is SebabKurang.KURANG_RANGKAP else SEBAB_KURANG[sebab])
        .dalam(bahasa)
        .format(ada=satu.rangkap_ada, diminta=satu.rangkap_diminta)
        for sebab in satu.sebab
    )


def keadaan_diminta(dokumen: Dokumen, kosakata: Kosakata, bahasa: Bahasa) -> Iterator[str]:
    """In what state a paper is asked for, and which alternatives there are."""
    yield from _keadaan(dokumen, f"{dokumen.teks} {dokumen.kondisi}", bahasa)
    if dokumen.salah_satu:
        pilihan = (_pilihan(satu, kosakata, bahasa) for satu in dokumen.salah_satu)
        yield _SALAH_SATU.dalam(bahasa).format(semua=", ".join(pilihan))


def _keadaan(satu: Dokumen | PilihanDokumen, tercetak: str, bahasa: Bahasa) -> Iterator[str]:
    """In what state it is asked for, as far as its own words do not say so."""
    if satu.rangkap and satu.rangkap > 1:
        yield _RANGKAP.dalam(bahasa).format(n=satu.rangkap)
    for sifat, kata in _SIFAT.items():
        tersirat = any(k in tercetak.lower() for k in _TERSIRAT.get(sifat, ()))
        if getattr(satu, sifat, False) and not tersirat:
            yield kata.dalam(bahasa)


def _pilihan(satu: PilihanDokumen, kosakata: Kosakata, bahasa: Bahasa) -> str:
    teks, keadaan = kosakata.kata(satu.teks).dalam(bahasa), list(_keadaan(satu, satu.teks, bahasa))
    return f"{teks} ({', '.join(keadaan)})" if keadaan else teks
