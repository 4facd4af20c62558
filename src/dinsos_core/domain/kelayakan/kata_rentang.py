"""Why a condition is judged as it is where a date is uncertain: what its days give, in words."""

from collections.abc import Callable
from datetime import date

from attrs import field

from dinsos_core.domain.kelayakan.dasar_uji import Ketentuan, Putusan, SoalRentang
from dinsos_core.domain.kelayakan.kalimat import KOSONG, Isi, IsiFakta, Kalimat, Ungkapan, ungkap
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import TanggalRentang, satu_sebab

_PADA = Kalimat("pada {pada} {ukuran}", "{ukuran} as of {pada}")
_PADA_RENTANG = Kalimat("pada {acuan} ({pada}) {ukuran}", "{ukuran} as of the {acuan} ({pada})")
_ISI = Kalimat("{fakta}: {nilai}", "{fakta}: {nilai}")
_ISI_PADA = Kalimat(
    "{fakta}: {nilai}, dinilai pada {acuan} ({pada})",
    "{fakta}: {nilai}, judged on the {acuan} ({pada})",
)
_ISI_TANGGAL = Kalimat("{fakta} ({nilai}): {isi}", "{fakta} ({nilai}): {isi}")
_UTUH = Kalimat("{isi}; syaratnya {ambang}{hasil}", "{isi}; required: {ambang}{hasil}")

_SEMUA = Kalimat(
    "; terpenuhi pada tanggal mana pun yang mungkin.", "; met on whichever day it may be."
)
_TIDAK_SATU_PUN = Kalimat(
    "; tidak terpenuhi pada tanggal mana pun yang mungkin.", "; unmet on whichever day it may be."
)
_TITIK = Kalimat(".", ".")
_SURAT = Kalimat(
    " Tunjukkan surat yang memuat tanggal lengkapnya.{catatan}",
    " Show a paper that bears the full date.{catatan}",
)
_BERGANTUNG = Kalimat(
    "; bergantung tanggal pastinya{kepastian}.{surat}",
    "; the exact date decides{kepastian}.{surat}",
)
_KETAT = Kalimat(
    "; terpenuhi hanya pada sebagian tanggal yang mungkin, padahal menurut bacaan yang berlaku "
    "harus pada semuanya{kepastian}.{surat}",
    "; met only on some of the days it may be, and the reading in force asks for all of "
    "them{kepastian}.{surat}",
)
_LONGGAR = Kalimat(
    "; terpenuhi pada sebagian tanggal yang mungkin, dan menurut bacaan yang berlaku itu cukup.",
    "; met on some of the days it may be, which suffices by the reading in force.",
)
_MULAI_PASTI = Kalimat(
    ", terpenuhi dengan pasti mulai {mulai}", ", met for certain from {mulai} on"
)
_PALING_CEPAT = Kalimat(
    "; belum terpenuhi pada tanggal mana pun yang mungkin, paling cepat mulai {mulai}.{catatan}",
    "; not yet met on whichever day it may be, from {mulai} on at the earliest.{catatan}",
)
_CATATAN = Kalimat(" {catatan}", " {catatan}")
_LEWAT = Kalimat(
    "; pada tanggal mana pun yang mungkin tidak lagi terpenuhi sejak {sejak}.",
    "; on whichever day it may be no longer met since {sejak}.",
)


@frozen(kw_only=True)
class Jangka:
    """Reference dates from which a condition is met, and from which it is no longer: on some of the
    possible days, and on all of them; personal. None where there is no such day."""

    mungkin: date | None = field(default=None, repr=False)
    pasti: date | None = field(default=None, repr=False)
    lewat: date | None = field(default=None, repr=False)


def jelaskan_rentang(
    ambang: Callable[[Ketentuan], Ungkapan], soal: SoalRentang, putusan: Putusan
) -> Ungkapan:
    """The sentence of any test: its values, and whether the exact date decides."""
    k = soal.ketentuan
    lain: list[Isi] = [
        ungkap(_ISI, fakta=jalur, nilai=IsiFakta(jalur.kode, nilai))
        for nama, nilai in soal.lain.items()
        if not (isinstance(putusan, bool) and satu_sebab(nilai))
        for jalur in (k.jalur(nama),)
    ]
    isi: dict[str, Isi] = {
        "fakta": k.fakta,
        "nilai": (IsiFakta(k.fakta.kode, soal.nilai), *lain),
        "pada": soal.pada,
    }
    pola = _ISI
    if soal.acuan is not None and isinstance(soal.pada, TanggalRentang):
        pola, isi["acuan"] = _ISI_PADA, soal.acuan
    return ungkap(
        _UTUH, isi=ungkap(pola, **isi), ambang=ambang(k), hasil=_hasil(soal, putusan, Jangka(), "")
    )


def jelaskan_tanggal(
    soal: SoalRentang,
    putusan: Putusan,
    *,
    ukuran: Ungkapan,
    ambang: Ungkapan,
    jangka: Jangka,
    catatan: str,
) -> Ungkapan:
    """The sentence of a test that measures from a date: ``ukuran`` from the least to the most."""
    pada = ungkap(_PADA, pada=soal.pada, ukuran=ukuran)
    if soal.acuan is not None and isinstance(soal.pada, TanggalRentang):
        pada = ungkap(_PADA_RENTANG, acuan=soal.acuan, pada=soal.pada, ukuran=ukuran)
    fakta = soal.ketentuan.fakta
    if isinstance(soal.nilai, TanggalRentang):
        pada = ungkap(_ISI_TANGGAL, fakta=fakta, nilai=IsiFakta(fakta.kode, soal.nilai), isi=pada)
    return ungkap(_UTUH, isi=pada, ambang=ambang, hasil=_hasil(soal, putusan, jangka, catatan))


def _hasil(soal: SoalRentang, putusan: Putusan, jangka: Jangka, catatan: str) -> Ungkapan:
    if soal.mungkin == {True}:
        return ungkap(_SEMUA)
    if not soal.mungkin & {True, False}:
        return ungkap(_TITIK)
    if True not in soal.mungkin and putusan is False:
        return _tidak_satu_pun(jangka, catatan)
    kepastian = ungkap(_MULAI_PASTI, mulai=jangka.pasti) if jangka.pasti else KOSONG
    if putusan is True:
        return ungkap(_LONGGAR)
    pola = _KETAT if putusan is False else _BERGANTUNG
    surat = ungkap(_SURAT, catatan=_lagi(catatan))
    return ungkap(pola, kepastian=kepastian, surat=surat)


def _lagi(catatan: str) -> Ungkapan:
    return ungkap(_CATATAN, catatan=catatan) if catatan else KOSONG


def _tidak_satu_pun(jangka: Jangka, catatan: str) -> Ungkapan:
    if jangka.mungkin is not None:
        return ungkap(_PALING_CEPAT, mulai=jangka.mungkin, catatan=_lagi(catatan))
    if jangka.lewat is not None:
        return ungkap(_LEWAT, sejak=jangka.lewat)
    return ungkap(_TIDAK_SATU_PUN)
