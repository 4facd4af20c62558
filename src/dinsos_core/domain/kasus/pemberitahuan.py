"""Who was told of what: the proofs in a case, and what of its decisions nobody was told yet.

Proof that somebody was told is a notice on record (`PemberitahuanDicatat`), a message that its
server accepted (`KabarDikirim`, tafsir 72), and the completion of a step that tells or hands over.
A message that was given up proves the contrary. Nothing here is stored.
"""

from collections.abc import Iterator
from typing import Final

import attrs

from dinsos_core.domain.kasus.catatan import KabarDikirim, PemberitahuanDicatat
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kasus.wakil import Lingkup
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.batas import TANDA_PUTUSAN
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BacaanWaktu

DIBERITAHU: Final = "diberitahu"
KABAR_DITERIMA: Final = "kabar_diterima"
TAK_SAMPAI: Final = "kabar_tak_sampai"
DIHENTIKAN: Final = "pemberitahuan_dihentikan"
TANDA_KABAR: Final = frozenset({DIBERITAHU, KABAR_DITERIMA, TAK_SAMPAI, DIHENTIKAN})

MENJAWAB: Final = frozenset({"keberatan", "banding", "dibuka_kembali", "ditarik", "dicabut"})
"""What follows a decision and takes from the office what it owed: whoever answers it knows of it,
and one that is undone need not be told. Papers answer only what asked for them."""


def tanda_kabar(e: PemberitahuanDicatat | KabarDikirim) -> Penanda:
    """The mark that an event about telling leaves."""
    dicatat = None if e.terjadi_pada is None else e.pada
    if isinstance(e, KabarDikirim):
        # Read off a server, and no statement: it binds none, and a late entry moves nothing.
        nama, pada = (TAK_SAMPAI, e.pada) if e.diterima is None else (KABAR_DITERIMA, e.diterima)
        return Penanda(nama=nama, pada=pada, tentang=e.tentang, pihak=e.pihak)
    gagal = DIHENTIKAN if e.dihentikan else TAK_SAMPAI
    return Penanda(
        nama=DIBERITAHU if e.kanal else gagal,
        pada=e.terjadi,
        dicatat=dicatat,
        tentang=e.tentang,
        pihak=e.pihak,
    )


@sekali
def langkah_pemberi_tahu(standar: StandarPelayanan, serah: bool) -> frozenset[str]:
    """Steps that tell a citizen, with ``serah`` also those that hand something over; one that tells
    another system tells nobody else."""
    jenis = (JenisLangkah.INFORMASIKAN, *((JenisLangkah.SERAH_TERIMA,) if serah else ()))
    semua = (satu for satu in standar.langkah if satu.jenis in jenis)
    return frozenset(satu.kode for satu in semua if not satu.sistem)


def _memberi_tahu(keadaan: Kasus, standar: StandarPelayanan) -> frozenset[str]:
    """Where a case is about somebody else than who brings it, whom it is about is handed over."""
    return langkah_pemberi_tahu(standar, not keadaan.bersekat)


def bukti(
    keadaan: Kasus, standar: StandarPelayanan, bacaan: BacaanWaktu, tempat: int
) -> Iterator[Penanda]:
    """Every proof that a party who may act in the case was told of the mark at ``tempat``, or of
    another mark of the same act."""
    langkah = _memberi_tahu(keadaan, standar)
    if (sendiri := _langkahnya(keadaan, standar, tempat)) is not None and sendiri.nama in langkah:
        yield sendiri
    tentang = seperbuatan(keadaan, tempat)
    for satu in keadaan.penanda[tempat + 1 :]:
        tersebut = satu.nama in _sah(bacaan) and satu.tentang in tentang
        if satu.nama in langkah or (tersebut and _berkepentingan(keadaan, standar, satu.pihak)):
            yield satu


def _sah(bacaan: BacaanWaktu) -> tuple[str, ...]:
    return (DIBERITAHU,) if bacaan.surel == "bukan-bukti" else (DIBERITAHU, KABAR_DITERIMA)


def seperbuatan(keadaan: Kasus, tempat: int) -> frozenset[str]:
    """The names of all marks of the act that left the one at ``tempat``."""
    ini = keadaan.penanda[tempat]
    saat = (ini.pada, ini.tercatat)
    return frozenset(p.nama for p in keadaan.penanda if (p.pada, p.tercatat) == saat)


def _langkahnya(keadaan: Kasus, standar: StandarPelayanan, tempat: int) -> Penanda | None:
    """The step whose outcome the mark is, if one is: its mark stands before it."""
    ini = keadaan.penanda[tempat]
    for satu in reversed(keadaan.penanda[: tempat + 1]):
        if (satu.pada, satu.tercatat) != (ini.pada, ini.tercatat):
            return None
        if standar.cari_langkah(satu.nama) is not None:
            return satu
    return None


def _berkepentingan(keadaan: Kasus, standar: StandarPelayanan, pihak: int | None) -> bool:
    """A party of the public for itself, or who may receive for one."""
    if pihak is None or keadaan.pihak[pihak].pihak not in standar.publik:
        return False
    wakil = keadaan.pihak[pihak].wakil
    return wakil is None or wakil.mencakup(frozenset({Lingkup.MENERIMA}))


# --- what the office owes


def putusan_terakhir(keadaan: Kasus, standar: StandarPelayanan) -> int | None:
    """The place of the mark of the last decision that somebody has to be told of; None without
    one, and where nobody is known who could be: whoever is hidden asks with their claim code."""
    if keadaan.anonim or all(q.pihak not in standar.publik for q in keadaan.pihak):
        return None
    semua = keadaan.penanda
    return next((n for n in reversed(range(len(semua))) if semua[n].nama in TANDA_PUTUSAN), None)


def penutup_putusan(
    keadaan: Kasus, standar: StandarPelayanan, bacaan: BacaanWaktu, tempat: int
) -> Penanda | None:
    """What took from the office that it owes to tell of the decision at ``tempat``: the proof of
    it, or of telling what came after it, which is `DIBERITAHU` here; or what else ends it."""
    if (ada := next(bukti(keadaan, standar, bacaan, tempat), None)) is not None and (
        ada not in keadaan.penanda[tempat + 1 :]
    ):
        return attrs.evolve(ada, nama=DIBERITAHU)
    langkah = _memberi_tahu(keadaan, standar)
    kemudian = seperbuatan(keadaan, tempat)
    kembali = keadaan.penanda[tempat].nama == "dikembalikan"
    menjawab = MENJAWAB | ({"dilengkapi"} if kembali else set())
    for satu in keadaan.penanda[tempat + 1 :]:
        sampai = satu.nama in _sah(bacaan) and satu.tentang in kemudian
        if satu.nama in langkah or (sampai and _berkepentingan(keadaan, standar, satu.pihak)):
            return attrs.evolve(satu, nama=DIBERITAHU)
        if satu.nama in menjawab or (satu.nama == DIHENTIKAN and satu.tentang in kemudian):
            return satu
        if not satu.tentang:
            kemudian |= {satu.nama}
    return None


@frozen(kw_only=True)
class BelumTahu:
    """A decision, by its mark, of which nobody was told yet who had to be; ``gagal``: the last
    attempt that failed, which names the party."""

    putusan: Penanda
    gagal: Penanda | None = None


def belum_tahu(keadaan: Kasus, standar: StandarPelayanan, bacaan: BacaanWaktu) -> BelumTahu | None:
    """The last decision of the case, if nobody was told of it and the office still has to."""
    tempat = putusan_terakhir(keadaan, standar)
    if tempat is None or penutup_putusan(keadaan, standar, bacaan, tempat) is not None:
        return None
    gagal = (satu for satu in reversed(keadaan.penanda[tempat:]) if satu.nama == TAK_SAMPAI)
    return BelumTahu(putusan=keadaan.penanda[tempat], gagal=next(gagal, None))
