"""The dossier (Berkas): which papers this case needs, and every one still missing, at once.

The same function serves the checklist before anything is submitted and the check at the counter.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from attrs import field

from dinsos_core.domain.kelayakan.fakta import FaktaKasus, bila_terpenuhi
from dinsos_core.domain.kelayakan.nik import memuat_nik
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.jalur import urai_pihak
from dinsos_core.domain.standar.model import Dokumen, PilihanDokumen, StandarPelayanan

MAKS_RANGKAP = 99
"""More copies than that are a typing error."""


@frozen(kw_only=True)
class DokumenDiserahkan:
    """A paper as handed in or as an officer found it.

    ``untuk`` is the place of the party it belongs to (0 the first); ``pilihan`` which alternative;
    ``rangkap`` copies; ``asli`` the original was shown; ``legalisir`` the copies are certified;
    ``meterai`` it bears a duty stamp; ``mutakhir`` it says how things stand now;
    ``rujukan`` the host's own handle on the stored file; opaque.
    """

    dokumen: str
    untuk: int = 0
    pilihan: str = ""
    rangkap: int = 1
    asli: bool = False
    legalisir: bool = False
    meterai: bool = False
    mutakhir: bool = False
    rujukan: str = field(default="", repr=False)


class Kebutuhan(StrEnum):
    WAJIB = "wajib"
    JIKA_ADA = "jika_ada"
    """Asked for, never blocking."""
    TERGANTUNG = "tergantung"
    """Depends on a fact nobody has stated yet; blocks until it is stated or the paper comes."""
    KELUARAN = "keluaran"
    """The office itself produces it."""


@frozen(kw_only=True)
class DokumenDiperlukan:
    """One paper for one party: ``lokasi`` is `pemohon[1]`, or empty for the case's own."""

    dokumen: Dokumen
    untuk: int
    lokasi: str
    kebutuhan: Kebutuhan
    tergantung: str = ""


class SebabKurang(StrEnum):
    TIDAK_ADA = "tidak_ada"
    KURANG_RANGKAP = "kurang_rangkap"
    TANPA_ASLI = "tanpa_asli"
    BELUM_LEGALISIR = "belum_legalisir"
    TANPA_METERAI = "tanpa_meterai"
    BELUM_MUTAKHIR = "belum_mutakhir"
    PILIHAN_TIDAK_DISEBUT = "pilihan_tidak_disebut"


SIFAT: Final[Mapping[str, SebabKurang]] = MappingProxyType(
    {
        "asli": SebabKurang.TANPA_ASLI,
        "legalisir": SebabKurang.BELUM_LEGALISIR,
        "meterai": SebabKurang.TANPA_METERAI,
        "mutakhir": SebabKurang.BELUM_MUTAKHIR,
    }
)
"""What may be asked of a paper, by the field of that name in the standard and of what is handed in
-> what is wrong without it."""


@frozen(kw_only=True)
class Kekurangan:
    """One paper that does not yet satisfy its requirement, and everything wrong with it."""

    dokumen: str
    teks: str
    butir: tuple[str, ...]
    lokasi: str
    sebab: tuple[SebabKurang, ...]
    rangkap_diminta: int | None = None
    rangkap_ada: int = 0


def dokumen_diperlukan(
    standar: StandarPelayanan, fakta: FaktaKasus
) -> tuple[DokumenDiperlukan, ...]:
    """Every paper of the standard for this case, in printed order, one entry for each party it is
    asked of; papers whose only-if is known to be false are left out."""
    hasil: list[DokumenDiperlukan] = []
    for dokumen in standar.dokumen:
        berlaku = bila_terpenuhi(dokumen.bila, fakta)
        if berlaku is False:
            continue
        if dokumen.keluaran:
            kebutuhan = Kebutuhan.KELUARAN
        elif dokumen.jika_ada:
            kebutuhan = Kebutuhan.JIKA_ADA
        elif berlaku is not True:
            kebutuhan = Kebutuhan.TERGANTUNG
        else:
            kebutuhan = Kebutuhan.WAJIB
        for untuk, lokasi in _untuk(dokumen, fakta, standar.wakil):
            hasil.append(
                DokumenDiperlukan(
                    dokumen=dokumen,
                    untuk=untuk,
                    lokasi=lokasi,
                    kebutuhan=kebutuhan,
                    tergantung=dokumen.bila.fakta if dokumen.bila and berlaku is not True else "",
                )
            )
    return tuple(hasil)


def _untuk(dokumen: Dokumen, fakta: FaktaKasus, wakil: tuple[str, ...]) -> list[tuple[int, str]]:
    if not dokumen.untuk:
        return [(0, "")]
    milik = urai_pihak(dokumen.untuk)
    banyak = len(fakta.pihak.get(milik.pihak, ())) if milik.setiap else 1
    if not banyak and milik.pihak in wakil:
        return []
    return [(n, f"{milik.pihak}[{n}]") for n in range(max(banyak, 1))]


def _tanpa_pelapor(dokumen: Dokumen, standar: StandarPelayanan, fakta: FaktaKasus) -> bool:
    """Whether it is a paper of somebody who only reports, in a case where nobody did: its other
    parties are known, and no such person is among them."""
    pihak = urai_pihak(dokumen.untuk).pihak if dokumen.untuk else ""
    pelapor = pihak in standar.publik and pihak != PEMOHON
    return pelapor and any(fakta.pihak.values()) and not fakta.pihak.get(pihak)


def kekurangan(
    standar: StandarPelayanan, fakta: FaktaKasus, diserahkan: tuple[DokumenDiserahkan, ...]
) -> tuple[Kekurangan, ...]:
    """Everything missing or deficient, at once; empty means the dossier is complete."""
    ada: Mapping[tuple[str, int], DokumenDiserahkan] = {(d.dokumen, d.untuk): d for d in diserahkan}
    hasil: list[Kekurangan] = []
    for perlu in dokumen_diperlukan(standar, fakta):
        if perlu.kebutuhan in (Kebutuhan.JIKA_ADA, Kebutuhan.KELUARAN):
            continue
        if _tanpa_pelapor(perlu.dokumen, standar, fakta):
            continue
        serahan = ada.get((perlu.dokumen.kode, perlu.untuk))
        sebab = _cacat(perlu.dokumen, serahan)
        if sebab:
            hasil.append(
                Kekurangan(
                    dokumen=perlu.dokumen.kode,
                    teks=perlu.dokumen.teks,
                    butir=perlu.dokumen.butir,
                    lokasi=perlu.lokasi,
                    sebab=sebab,
                    rangkap_diminta=_rangkap(perlu.dokumen, serahan),
                    rangkap_ada=serahan.rangkap if serahan else 0,
                )
            )
    return tuple(hasil)


def _rangkap(dokumen: Dokumen, serahan: DokumenDiserahkan | None) -> int | None:
    if serahan is not None:
        for pilihan in dokumen.salah_satu:
            if pilihan.kode == serahan.pilihan and pilihan.rangkap is not None:
                return pilihan.rangkap
    return dokumen.rangkap


def _cacat(dokumen: Dokumen, serahan: DokumenDiserahkan | None) -> tuple[SebabKurang, ...]:
    if serahan is None:
        return (SebabKurang.TIDAK_ADA,)
    pilihan = next((p for p in dokumen.salah_satu if p.kode == serahan.pilihan), None)
    if dokumen.salah_satu and pilihan is None:
        return (SebabKurang.PILIHAN_TIDAK_DISEBUT,)
    rangkap = _rangkap(dokumen, serahan)
    sebab: list[SebabKurang] = []
    if rangkap is not None and serahan.rangkap < rangkap:
        sebab.append(SebabKurang.KURANG_RANGKAP)
    diminta = _sifat_diminta(dokumen, pilihan)
    return (*sebab, *(SIFAT[nama] for nama in diminta if not getattr(serahan, nama)))


@sekali
def _sifat_diminta(dokumen: Dokumen, pilihan: PilihanDokumen | None) -> tuple[str, ...]:
    return sifat_diminta(dokumen, () if pilihan is None else (pilihan,))


def sifat_diminta(dokumen: Dokumen, pilihan: Iterable[PilihanDokumen]) -> tuple[str, ...]:
    """What of `SIFAT` a paper asks for, itself or as one of these of its alternatives."""
    semua = (dokumen, *pilihan)
    return tuple(nama for nama in SIFAT if any(getattr(satu, nama) for satu in semua))


def gabung_berkas(*berkas: tuple[DokumenDiserahkan, ...]) -> tuple[DokumenDiserahkan, ...]:
    """Papers after new ones came; each replaces the former one for the same requirement."""
    return tuple({(d.dokumen, d.untuk): d for satu in berkas for d in satu}.values())


def periksa_dokumen(
    standar: StandarPelayanan, berkas: tuple[DokumenDiserahkan, ...], pihak: int
) -> list[Halangan]:
    """Papers and alternatives must be ones the standard knows, for one of the case's parties."""
    masalah: list[Halangan] = []
    dikenal = {d.kode: d for d in standar.dokumen}
    for serahan in berkas:
        dokumen = dikenal.get(serahan.dokumen)
        if dokumen is None:
            masalah.append(
                halangan(
                    KodeHalangan.DOKUMEN_TIDAK_DIKENAL,
                    f"berkas.{serahan.dokumen}",
                    mirip=terdekat(serahan.dokumen, dikenal),
                )
            )
            continue
        for nama, nilai, terendah, tertinggi in (
            ("rangkap", serahan.rangkap, 1, MAKS_RANGKAP),
            ("untuk", serahan.untuk, 0, max(pihak - 1, 0)),
        ):
            if not terendah <= nilai <= tertinggi:
                masalah.append(
                    halangan(
                        KodeHalangan.ISIAN_SALAH_JENIS,
                        f"berkas.{serahan.dokumen}.{nama}",
                        diharapkan=f"{terendah}–{tertinggi}",
                    )
                )
        if memuat_nik(serahan.rujukan):
            bukan = f"berkas.{serahan.dokumen}.rujukan"
            masalah.append(halangan(KodeHalangan.ISIAN_SALAH_JENIS, bukan, diharapkan="bukan_nik"))
        pilihan = tuple(satu.kode for satu in dokumen.salah_satu)
        if serahan.pilihan and serahan.pilihan not in pilihan:
            masalah.append(
                halangan(
                    KodeHalangan.PILIHAN_DOKUMEN_TIDAK_DIKENAL,
                    f"berkas.{serahan.dokumen}.pilihan",
                    pilihan=pilihan,
                    mirip=terdekat(serahan.pilihan, pilihan),
                )
            )
    return masalah
