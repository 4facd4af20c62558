"""Does the procedure of a standard lead from its first step to an end, for every variant?

Outcomes and their targets are those of `dinsos_core.domain.prosedur`, which also runs them.
"""

from collections.abc import Callable, Iterable
from functools import partial

from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah
from dinsos_adapters.katalog.susun import Acuan, StandarTerbaca
from dinsos_core.domain.prosedur.alur import berikutnya, hasil_mungkin
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.standar.model import Agregat, Langkah, Tujuan

TUJUAN_TETAP = frozenset(Tujuan)
Alur = tuple[Langkah, ...]
Sisi = dict[str, set[str]]


def periksa_alur(susunan: StandarTerbaca, acuan: Acuan, catatan: Catatan) -> None:  # noqa: ARG001 - one shape for all checks
    """Jump targets, reachability, an end from everywhere, and one determining step."""
    langkah = susunan.standar.langkah
    utuh = _tujuan_ada(susunan, catatan) and "langkah" not in susunan.rusak
    if not langkah or not utuh:
        return  # what is missing would show up as unreachable a second time
    varian: list[str | None] = [satu.kode for satu in susunan.standar.varian]
    alur = [susunan.standar.untuk_varian(satu).langkah for satu in varian or [None]]
    sisi = [_sisi(satu) for satu in alur]
    tercapai: set[str] = set()
    for satu, tepi in zip(alur, sisi, strict=True):
        dicapai = _jangkau([_pertama(satu)], tepi)
        tercapai |= dicapai
        buntu = dicapai - _jangkau([Tujuan.AKHIR], _balik(tepi)) - {Tujuan.AKHIR}
        for kode in _menurut_urutan(satu, buntu):
            kunci = susunan.kunci("langkah", kode)
            catatan.catat(JenisMasalah.LANGKAH_TANPA_AKHIR, kunci, kode)
    for kode in _menurut_urutan(langkah, {satu.kode for satu in langkah} - tercapai):
        catatan.catat(JenisMasalah.LANGKAH_TAK_TERCAPAI, susunan.kunci("langkah", kode), kode)
    if susunan.standar.agregat is Agregat.PERMOHONAN:
        _satu_penetapan(alur, catatan)


def _tujuan_ada(susunan: StandarTerbaca, catatan: Catatan) -> bool:
    kode = {satu.kode for satu in susunan.standar.langkah}
    boleh = kode | TUJUAN_TETAP
    utuh = True
    for satu in susunan.standar.langkah:
        kunci = susunan.kunci("langkah", satu.kode)
        if satu.kode in TUJUAN_TETAP:
            utuh = False
            catatan.catat(
                JenisMasalah.NILAI_SALAH, kunci, satu.kode, diharapkan="kode selain nama tujuan"
            )
        tujuan = {f"hasil.{nama}": hasil.ke for nama, hasil in satu.hasil.items()}
        if satu.lanjut:
            tujuan["lanjut"] = satu.lanjut
        for nama, arah in tujuan.items():
            # An empty target is the next step.
            if arah and arah not in boleh | susunan.kode_rusak:
                utuh = False
                catatan.catat(JenisMasalah.NAMA_TAK_DIKENAL, f"{kunci}.{nama}", arah, pilihan=boleh)
    return utuh


def _pertama(alur: Alur) -> str:
    return next((satu.kode for satu in alur if not satu.lompatan), Tujuan.AKHIR)


def _sisi(alur: Alur) -> Sisi:
    """Every step with where its outcomes may lead; an only-if may hold or not."""
    sisi: Sisi = {satu.kode: set() for satu in alur}
    for satu in alur:
        ujung: dict[str, str] = {Tujuan.KEMBALIKAN: satu.kode, Tujuan.TERUSKAN: Tujuan.AKHIR}
        for hasil in hasil_mungkin(satu):
            for berlaku in _kemungkinan(alur, satu):
                tujuan = berikutnya(alur, satu, hasil, berlaku)
                # Returned for papers: the check comes again. Passed on: an end.
                sisi[satu.kode].add(ujung.get(tujuan, tujuan))
    return sisi


def _kemungkinan(alur: Alur, kini: Langkah) -> Iterable[Callable[[Langkah], bool]]:
    """The ways the following only-if steps may fall: all skipped, or one of them taken."""
    bersyarat = (satu.kode for satu in alur if satu.bila is not None and satu is not kini)
    return [partial(_berlaku, kode) for kode in ("", *bersyarat)]


def _berlaku(diambil: str, satu: Langkah) -> bool:
    return satu.bila is None or satu.kode == diambil


def _jangkau(awal: Iterable[str], sisi: Sisi) -> set[str]:
    ketemu: set[str] = set()
    antre = list(awal)
    while antre:
        kode = antre.pop()
        if kode not in ketemu:
            ketemu.add(kode)
            antre.extend(sisi.get(kode, ()))
    return ketemu


def _balik(sisi: Sisi) -> Sisi:
    balik: Sisi = {}
    for dari, semua in sisi.items():
        for ke in semua:
            balik.setdefault(ke, set()).add(dari)
    return balik


def _menurut_urutan(alur: Alur, kode: set[str]) -> list[str]:
    return [satu.kode for satu in alur if satu.kode in kode]


def _satu_penetapan(alur: Iterable[Alur], catatan: Catatan) -> None:
    for satu in alur:
        penetapan = [x.kode for x in satu if cara_langkah(x).menetapkan]
        if len(penetapan) != 1:
            catatan.catat(
                JenisMasalah.PENETAPAN_TIDAK_TEPAT,
                "langkah",
                ", ".join(penetapan) or "tidak ada",
            )
