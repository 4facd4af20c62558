"""Every warning about the facts of one case, whichever check it comes from."""

from collections.abc import Iterator
from datetime import date

from dinsos_core.domain.kelayakan.anak import peringatan_anak
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.nik import peringatan_nik
from dinsos_core.domain.kelayakan.peringatan import Peringatan
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, SyaratStandar
from dinsos_core.domain.standar.jalur import urai_jalur


def peringatan_fakta(
    siap: SyaratStandar, fakta: FaktaKasus, pengajuan: date
) -> tuple[Peringatan, ...]:
    """What is odd about the facts of a case first submitted on ``pengajuan``: what cannot all be
    true, then what seldom is, then what a NIK is held against, then who asks as a child."""
    periksa = siap.pemeriksaan
    semua = (*periksa.pertentangan(fakta, pengajuan), *periksa.keganjilan(fakta, pengajuan))
    return (
        *(satu.peringatan(temuan, siap.kosakata) for satu, temuan in semua),
        *peringatan_nik(fakta, siap.kosakata, siap.daerah),
        *peringatan_anak(fakta, siap.kosakata, pengajuan),
    )


def dibaca(siap: SyaratSiap, fakta: FaktaKasus) -> Iterator[str]:
    """The places of every value that a condition looks at."""
    jalur = [] if siap.syarat.bila is None else [urai_jalur(siap.syarat.bila.fakta)]
    if siap.pada is not None:
        jalur.append(siap.pada)
    if siap.uji is not None:
        jalur += (siap.uji.jalur, *(di for _, di, _, _ in siap.uji.lain))
    for satu in jalur:
        yield from fakta.tempat(satu)
    for pilihan in siap.pilihan:
        yield from dibaca(pilihan, fakta)
