"""What corrected facts and letters leave in a case."""

from collections.abc import Mapping

from dinsos_core.domain.kasus.keadaan import K
from dinsos_core.domain.kasus.kejadian import FaktaBerubah
from dinsos_core.domain.kasus.kejadian_surat import SalinanDiterbitkan, SuratDikoreksi
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.shared.ubah import evolve


def fakta_berubah(keadaan: K, e: FaktaBerubah) -> K:
    """The case with its facts as they are stated now."""
    pihak = list(keadaan.pihak)
    for tempat, fakta in e.pihak:
        pihak[tempat] = evolve(pihak[tempat], fakta={**pihak[tempat].fakta, **fakta})
    for tempat, ditarik in e.pihak_ditarik:
        pihak[tempat] = evolve(pihak[tempat], fakta=_tanpa(pihak[tempat].fakta, ditarik))
    return evolve(
        keadaan,
        pihak=tuple(pihak),
        fakta=_tanpa({**keadaan.fakta, **e.fakta}, e.fakta_ditarik),
        peringatan=e.peringatan,
        anak=e.anak,
    )


def _tanpa(fakta: Mapping[str, Rahasia], ditarik: tuple[str, ...]) -> Mapping[str, Rahasia]:
    return {kode: satu for kode, satu in fakta.items() if kode not in ditarik}


def surat_dikoreksi(keadaan: K, e: SuratDikoreksi) -> K:
    """Another letter stands in the place of one; what was decided stays."""
    keadaan = fakta_berubah(keadaan, e)
    lama = (evolve(s, dicabut_pada=e.terjadi) if s.kode == e.semula else s for s in keadaan.surat)
    return evolve(keadaan, surat=(*lama, e.surat))


def salinan_diterbitkan(keadaan: K, e: SalinanDiterbitkan) -> K:
    """How many certified copies of a letter there are."""
    surat = tuple(
        evolve(s, salinan=s.salinan + e.banyak) if s.kode == e.surat else s for s in keadaan.surat
    )
    return evolve(keadaan, surat=surat)
