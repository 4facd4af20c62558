"""Places: which of the agency's own a case may take, and what in a procedure takes or gives one."""

from collections.abc import Iterable
from typing import Final

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Tempat
from dinsos_core.domain.kelayakan.fakta import bila_terpenuhi
from dinsos_core.domain.prosedur.cara import Kerja
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.shared.kata import ucapan
from dinsos_core.domain.standar.instansi import JenisTempat
from dinsos_core.domain.standar.model import ArtiLangkah, Langkah, StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai


def berarti(langkah: Iterable[Langkah], arti: ArtiLangkah) -> bool:
    """Whether a step of the procedure means that."""
    return any(satu.arti is arti for satu in langkah)


def memulangkan(standar: StandarPelayanan) -> bool:
    """Whether it ends a stay that another case is."""
    semua = standar.langkah
    return berarti(semua, ArtiLangkah.KELUAR) and not berarti(semua, ArtiLangkah.MASUK)


def jenis_tempat(standar: StandarPelayanan) -> tuple[JenisTempat, ...]:
    """The agency's rooms for this service."""
    return tuple(satu for satu in standar.instansi.tempat if standar.layanan in satu.layanan)


def butuh_tempat(keadaan: Kasus, standar: StandarPelayanan) -> Butuh:
    """A place for a case that holds none; what rooms there are for whom, its facts tell."""
    jenis = jenis_tempat(standar)
    if keadaan.tempat is not None or not jenis:
        return Butuh()
    return Butuh(
        fakta=any(satu.bila is not None for satu in jenis),
        tempat=tuple(
            Tempat(nama=nama_tempat(standar, satu), satuan=f"{n:03}")
            for satu in jenis
            for n in range(1, satu.banyak + 1)
        ),
    )


def nama_tempat(standar: StandarPelayanan, jenis: JenisTempat) -> str:
    """Under which name its places are kept; a store may serve several agencies."""
    return f"{standar.instansi.kode}/{jenis.kode}"


def tempat_cocok(pilihan: Iterable[Tempat], konteks: Konteks) -> tuple[Tempat, ...]:
    """Those that are for the case, as far as is known of it."""
    lain = {
        nama_tempat(konteks.standar, satu)
        for satu in jenis_tempat(konteks.standar)
        if bila_terpenuhi(satu.bila, konteks.fakta) is False
    }
    return tuple(satu for satu in pilihan if satu.nama not in lain)


def mendahului(konteks: Konteks) -> bool:
    """Whether others have waited longer for such a place and come first (tafsir 70)."""
    return bool(konteks.antrean) and _MENURUT_KEBUTUHAN not in konteks.standar.tafsir


def tempat_didapat(kerja: Kerja[Kasus]) -> bool:
    """Whether a place was reserved for the case just now, and it may have it."""
    return (
        kerja.konteks.tempat is not None
        and kerja.keadaan.tempat is None
        and not (mendahului(kerja.konteks) and not _beralasan(kerja))
    )


def tempat_penuh(kerja: Kerja[Kasus]) -> bool:
    """Whether the agency states places, and none is for the case now."""
    ada = bool(jenis_tempat(kerja.konteks.standar))
    return ada and kerja.keadaan.tempat is None and not tempat_didapat(kerja)


def _beralasan(kerja: Kerja[Kasus]) -> bool:
    """Only whoever stands at the door is put first; the reason stays with the step."""
    return kerja.langkah.arti is ArtiLangkah.MASUK and bool(ucapan(kerja.perintah.alasan))


_MENURUT_KEBUTUHAN: Final = TafsirDipakai(kode="tempat-kosong", bacaan="menurut-kebutuhan")
