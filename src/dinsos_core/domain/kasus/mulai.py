"""When a clock starts: at its mark, or where it runs against a citizen when that citizen was told.

No limit runs against somebody before they were told (tafsir 55). Proof is a notice on record
(`PemberitahuanDicatat`) or the completion of a step that tells; a mail that was sent is none.
"""

from collections.abc import Iterator
from datetime import datetime

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.standar.batas import TANDA_TERIMA, BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu

DIBERITAHU = "diberitahu"
_MEMBERI_TAHU = frozenset({DIBERITAHU, "dijawab"})
"""Marks of what only happens by telling somebody."""


def jalur_mulai(standar: StandarPelayanan) -> tuple[str, ...]:
    """The paths of the date facts that start a clock of an approved case."""
    semua = (satu.fakta_mulai for satu in standar.waktu if not satu.kelayakan)
    return tuple(dict.fromkeys(jalur for jalur in semua if jalur is not None))


def perlu_kabar(batas: BatasWaktu, standar: StandarPelayanan) -> bool:
    """Whether somebody must be told before the limit can run: it binds a citizen, and starts with
    what the office did and not with what the citizen did, was told or was handed. How long a letter
    is valid, the letter itself says."""
    if batas.milik is not PemilikBatas.WARGA or batas.masa_surat:
        return False
    sendiri = batas.mulai in TANDA_TERIMA | _MEMBERI_TAHU
    return not sendiri and not _memberi_tahu(batas, standar)


def _memberi_tahu(batas: BatasWaktu, standar: StandarPelayanan) -> bool:
    langkah = standar.cari_langkah(batas.mulai)
    diserahkan = langkah is not None and langkah.jenis is JenisLangkah.SERAH_TERIMA
    return diserahkan or batas.mulai in _langkah_pemberi_tahu(standar)


def _langkah_pemberi_tahu(standar: StandarPelayanan) -> frozenset[str]:
    """Steps that tell a citizen; one that tells another system tells nobody else."""
    return frozenset(
        satu.kode
        for satu in standar.langkah
        if satu.jenis is JenisLangkah.INFORMASIKAN and not satu.sistem
    )


def mulai_jam(
    keadaan: Kasus,
    standar: StandarPelayanan,
    batas: BatasWaktu,
    tempat: int,
    penutup: Penanda | None,
    *,
    bacaan: BacaanWaktu,
) -> datetime | None:
    """When the limit starts that the mark at ``tempat`` starts and ``penutup`` stops, if it does;
    None while nobody was told who had to be."""
    mulai = keadaan.penanda[tempat]
    if bacaan.batas_warga == "putusan" or not perlu_kabar(batas, standar):
        return mulai.pada
    saat = (kabar.pada for kabar in _kabar(keadaan, standar, tempat))
    return min(
        (pada for pada in saat if penutup is None or pada <= penutup.pada),
        default=None,
    )


def _kabar(keadaan: Kasus, standar: StandarPelayanan, tempat: int) -> Iterator[Penanda]:
    """Every proof that a party who may act in the case was told of the mark at ``tempat``, or of
    another mark of the same act."""
    mulai = keadaan.penanda[tempat]
    saat = (mulai.pada, mulai.tercatat)
    tentang = {satu.nama for satu in keadaan.penanda if (satu.pada, satu.tercatat) == saat}
    langkah = _langkah_pemberi_tahu(standar)
    for satu in keadaan.penanda[tempat + 1 :]:
        tersebut = satu.nama == DIBERITAHU and satu.tentang in tentang
        if satu.nama in langkah or (tersebut and _berkepentingan(keadaan, standar, satu.pihak)):
            yield satu


def _berkepentingan(keadaan: Kasus, standar: StandarPelayanan, pihak: int | None) -> bool:
    return pihak is not None and keadaan.pihak[pihak].pihak in standar.publik
