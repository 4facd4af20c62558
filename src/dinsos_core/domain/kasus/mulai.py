"""When a clock starts: at its mark, or where it runs against a citizen when that citizen was told.

No limit runs against somebody before they were told (tafsir 55); what proves that is in
`kasus.pemberitahuan`.
"""

from datetime import datetime

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.pemberitahuan import DIBERITAHU, bukti, langkah_pemberi_tahu
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.batas import TANDA_TERIMA, BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu

_MEMBERI_TAHU = frozenset({DIBERITAHU, "dijawab"})
"""Marks of what only happens by telling somebody."""


@sekali
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
    return not sendiri and batas.mulai not in langkah_pemberi_tahu(standar, True)


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
    # No proof counts before what it is about, whatever was stated or another machine's clock said.
    semua = bukti(keadaan, standar, bacaan, tempat)
    saat = (max(satu.pada, mulai.pada) for satu in semua)
    return min(
        (pada for pada in saat if penutup is None or pada <= penutup.pada),
        default=None,
    )
