"""What an event says in a message, and the words that messages of several aggregates share."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from attrs import field

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import (
    Beralasan,
    Ditolak,
    KasusDibuka,
    KasusDijeda,
    KasusDilanjutkan,
    KasusDiteruskan,
    KasusTidakDilayani,
    Kejadian,
    PihakKasus,
)
from dinsos_core.domain.kasus.lipatan import MENUNGGU
from dinsos_core.domain.kasus.perintah import SebabJeda
from dinsos_core.domain.kasus.tinggal import TempatDitunggu
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import sebutan
from dinsos_core.domain.standar.model import JenisLangkah
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.kotak_keluar import TempoDikabarkan


@frozen
class Isi:
    """What one event says to whoever asked: template, data, sealed texts, the clock whose due
    moment it tells, which is told again when it moves, and the mark of the case that it tells of,
    where that has to be proved. ``tahap``: it tells the office's next limit. ``tertutup``: data
    that follow from facts (papers, conditions), which wait in the vault until they are sent."""

    templat: str
    data: Mapping[str, str] = field(factory=dict)
    rahasia: Mapping[str, Rahasia] = field(factory=dict)
    jam: Tenggat | TempoDikabarkan | None = None
    tentang: str = ""
    tahap: bool = False
    tertutup: Mapping[str, str] = field(factory=dict, repr=False)

    @property
    def tempo(self) -> TempoDikabarkan | None:
        """The due moment that it tells."""
        jam = self.jam
        if jam is None:
            return None
        return TempoDikabarkan(kode=jam.kode, mulai=jam.mulai, jatuh_tempo=jam.jatuh_tempo)


def yang_meminta(keadaan: Kasus, konteks: Konteks) -> tuple[PihakKasus, ...]:
    """The parties that are of the public: who applied, who reported."""
    publik = konteks.standar.publik
    return tuple(q for q in keadaan.pihak if q.pihak in publik and q.wakil is None)


def yang_pertama(keadaan: Kasus, konteks: Konteks) -> tuple[PihakKasus, ...]:
    """The first of them."""
    return yang_meminta(keadaan, konteks)[:1]


@frozen(kw_only=True)
class Kabar:
    """What an aggregate tells the public. ``penerima``: whom, as far as there is an address;
    ``terbuka``: whether a message may name its reader and the service. ``sepanjang_waktu``: whoever
    has more to tell waits for no office hours."""

    isi: Callable[[Kejadian, Any, Konteks], Isi | None]
    penerima: Callable[[Kasus, Konteks], tuple[PihakKasus, ...]] = yang_meminta
    terbuka: bool = True
    sepanjang_waktu: bool = False


def isi_netral(e: Kejadian, keadaan: Kasus, konteks: Konteks, awalan: str) -> Isi | None:
    """That a matter was received, and each of its ends, without how anybody in it fares: whoever
    reports or asks for somebody else is not told more than they brought. No typed grounds, no
    conditions (they are about that person), and not where somebody is now."""
    match e:
        case KasusDibuka():
            return Isi(f"{awalan}-diterima")
        case KasusDiteruskan():
            kepada = e.kepada if _tempat_berpaling(e, keadaan, konteks) else ""
            return Isi(f"{awalan}-diteruskan", kata("kepada", kata_kepada(kepada, konteks)))
        case KasusTidakDilayani() | Ditolak():
            return Isi(f"{awalan}-tidak-ditindaklanjuti", _sebab(e, konteks))
        case _ if e.tipe in _akhir(keadaan):
            return Isi(f"{awalan}-selesai")
        case _:
            return isi_jeda(e, konteks)


def isi_jeda(e: Kejadian, konteks: Konteks) -> Isi | None:
    """That the office's clocks stand still, why, and from when they run on: whoever waits is told,
    in an application with the officer's words as well (`permohonan`)."""
    match e:
        case KasusDijeda() | TempatDitunggu():
            kode = e.dasar if isinstance(e, KasusDijeda) else (MENUNGGU,)
            sebab = [sebutan(konteks.kosakata.sebab, satu) for satu in kode]
            data = {
                "sebab": "; ".join(satu.id for satu in sebab),
                "sebab_en": "; ".join(satu.en for satu in sebab),
                "menunggu": "pemohon" if SebabJeda.PEMOHON in kode else "lain",
            }
            return Isi("perkara-dijeda", data)
        case KasusDilanjutkan():
            return Isi("perkara-dilanjutkan", tahap=True)
        case _:
            return None


def isi_tahap(jam: Tenggat | None, konteks: Konteks, *, terbuka: bool) -> dict[str, str]:
    """Until when the office's next limit runs; and of what, where a message may say that."""
    kapan = sampai("tenggat", jam, konteks)
    if not terbuka:
        return kapan
    batas = next((b for b in konteks.standar.waktu if jam and b.kode == jam.kode), None)
    hal = konteks.kosakata.kata(batas.segmen) if batas else KOSONG
    return {**kapan, **kata("hal", hal)}


def _akhir(keadaan: Kasus) -> frozenset[str]:
    """The kinds of events with which nobody has work with a case any more."""
    siklus = keadaan.siklus
    return frozenset(tipe for (_, tipe), ke in siklus.tabel.items() if ke not in siklus.berjalan)


_BELUM_BERTEMU: Final = frozenset(
    {
        JenisLangkah.SIAPKAN_BERKAS,
        JenisLangkah.AJUKAN,
        JenisLangkah.TERIMA,
        JenisLangkah.PERIKSA_BERKAS,
        JenisLangkah.DISPOSISI,
    }
)


def _tempat_berpaling(e: KasusDiteruskan, keadaan: Kasus, konteks: Konteks) -> bool:
    """Whether the body it was passed to is where whoever asked may turn: the standard has them
    told, or nobody was met yet. Later it says where that person is, also to whoever harmed them."""
    langkah = {satu.kode: satu.jenis for satu in konteks.standar.langkah}
    if langkah.get(e.langkah) is JenisLangkah.INFORMASIKAN:
        return True
    dilakukan = {langkah[p.nama] for p in keadaan.penanda if p.nama in langkah}
    return dilakukan <= _BELUM_BERTEMU


def _sebab(e: Beralasan, konteks: Konteks) -> dict[str, str]:
    """The outcome that it rests on, in both languages."""
    hasil = konteks.kosakata.hasil
    semua = [sebutan(hasil, kode) for kode in e.dasar if kode in hasil]
    return {
        "sebab": "; ".join(satu.id for satu in semua),
        "sebab_en": "; ".join(satu.en for satu in semua),
    }


def alasan(rahasia: Rahasia | None) -> dict[str, Rahasia]:
    return {"alasan": rahasia} if rahasia is not None else {}


KOSONG: Final = Kata("", "")


def kata(nama: str, isi: Kata) -> dict[str, str]:
    """Words under that name, in English under the one with `_en`."""
    return {nama: isi.id, f"{nama}_en": isi.en}


def kata_kepada(kepada: str, konteks: Konteks) -> Kata:
    """An addressee that a standard prints, or that the vocabulary names; otherwise as typed."""
    dikenal = (satu.kata for satu in konteks.kosakata.sistem.values() if satu.nama == kepada)
    return next(dikenal, konteks.kosakata.kata(kepada))


def nama_sistem(kode: str, konteks: Konteks) -> dict[str, str]:
    return kata("sistem", sebutan(konteks.kosakata.sistem, kode))


def sampai(nama: str, jam: Tenggat | None, konteks: Konteks) -> dict[str, str]:
    """Until when a clock runs, as a date in the agency's zone, and the instant: how far off that
    is, only the moment of sending can say."""
    if jam is None:
        return {**tanggal(nama, None), "tempo": ""}
    tempo = konteks.waktu_kantor(jam.jatuh_tempo)
    return {**tanggal(nama, konteks.hari(tempo)), "tempo": tempo.isoformat()}


def tanggal(nama: str, hari: date | None) -> dict[str, str]:
    """A date as ISO 8601 under that name, or nothing: templates word it in their language."""
    return {nama: "" if hari is None else hari.isoformat()}
