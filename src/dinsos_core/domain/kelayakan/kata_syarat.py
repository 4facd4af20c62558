"""What is said of a condition as a whole, whatever its test: whether it applies, how many of its
alternatives are needed, its threshold, and where it passes the case on."""

from typing import Final

from dinsos_core.domain.kelayakan.dasar_uji import kata_ambang
from dinsos_core.domain.kelayakan.kalimat import IsiFakta, Kalimat, Ungkapan, kata, ungkap
from dinsos_core.domain.kelayakan.sebutan import awali_kecil
from dinsos_core.domain.kelayakan.susunan import SyaratSiap
from dinsos_core.domain.shared.kata import Bahasa
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.domain.standar.model import Syarat

TIDAK_BERLAKU: Final = Kalimat("Tidak berlaku: hanya {bila}.", "Does not apply: only {bila}.")
BELUM_TENTU: Final = Kalimat(
    "Belum diketahui apakah syarat ini berlaku: hanya {bila}.",
    "Not known yet whether this applies: only {bila}.",
)
HARI_PENGAJUAN: Final = Kalimat("tanggal pengajuan", "day of submission")
_BUKAN_BAGI: Final = Kalimat(
    "Tidak berlaku bagi {bukan_bagi}; {diteruskan}.",
    "Does not apply to {bukan_bagi}; {diteruskan}.",
)
_BUKAN_PENOLAKAN: Final = Kalimat(
    "Bukan alasan menolak; {diteruskan}.", "No ground to refuse; {diteruskan}."
)
_DITERUSKAN: Final = Kalimat("diteruskan ke {kepada}", "passed on to {kepada}")
_DITERUSKAN_KARENA: Final = Kalimat(
    "diteruskan ke {kepada}, karena {sebab}", "passed on to {kepada}, because {sebab}"
)
_BILA: Final = Kalimat("bila {fakta}: {nilai}", "if {fakta}: {nilai}")
_BILA_YA: Final = Kalimat("bila {fakta}", "if {fakta}")
SALAH_SATU: Final = Kalimat("Cukup salah satu.", "One of these suffices.")
SEDIKITNYA: Final = Kalimat(
    "Sedikitnya {banyak} dari {semua}.", "At least {banyak} of these {semua}."
)
_ATAU: Final = Kalimat(" atau ", " or ")
_SEDIKITNYA_DARI: Final = Kalimat("sedikitnya {banyak} dari: ", "at least {banyak} of: ")


def kata_ambang_syarat(siap: SyaratSiap, bahasa: Bahasa) -> str:
    """The threshold of a condition, that of its alternatives included."""
    if siap.uji is not None:
        ketentuan = siap.uji.ketentuan
        return kata(kata_ambang(siap.uji.uji.ambang, ketentuan), bahasa, siap.kosakata)
    pilihan = [kata_ambang_syarat(p, bahasa) for p in siap.pilihan]
    if (banyak := siap.syarat.sedikitnya) == 1:
        return ungkap(_ATAU).teks(bahasa).join(pilihan)
    return ungkap(_SEDIKITNYA_DARI, banyak=banyak).teks(bahasa) + "; ".join(pilihan)


def kata_diteruskan(syarat: Syarat, bahasa: Bahasa, kosakata: Kosakata) -> str:
    """What a condition that passes the case on says of it."""
    ke = ungkap(
        _DITERUSKAN_KARENA if syarat.sebab else _DITERUSKAN,
        kepada=awali_kecil(kosakata.kata(syarat.kepada).dalam(bahasa)),
        sebab=syarat.sebab,
    )
    kalimat = _BUKAN_BAGI if syarat.bukan_bagi else _BUKAN_PENOLAKAN
    return ungkap(kalimat, bukan_bagi=syarat.bukan_bagi, diteruskan=ke).teks(bahasa, kosakata)


def kata_bila(bila: Bila) -> Ungkapan:
    """An only-if in words: "bila agama: Islam"; where a yes is asked, "bila berstatus menikah"."""
    jalur = urai_jalur(bila.fakta)
    if bila.nilai == (True,):
        return ungkap(_BILA_YA, fakta=jalur)
    return ungkap(_BILA, fakta=jalur, nilai=IsiFakta(jalur.kode, bila.nilai))
