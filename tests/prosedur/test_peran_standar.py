"""Which roles a standard gives which work, read off its steps."""

from collections.abc import Callable

import attrs
import pytest

from dinsos_core.domain.prosedur import peran
from dinsos_core.domain.standar.model import Langkah, StandarPelayanan
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN


def dengan(kode: str, **ubah: object) -> StandarPelayanan:
    def satu(langkah: Langkah) -> Langkah:
        return attrs.evolve(langkah, **ubah) if langkah.kode == kode else langkah  # type: ignore[arg-type]  # fields by name

    return attrs.evolve(ADOPSI, langkah=tuple(map(satu, ADOPSI.langkah)))


PENETAP_BERSAMA = dengan("teken", salah_satu_peran=True)
TANPA_ASESMEN = attrs.evolve(
    ADOPSI, langkah=tuple(satu for satu in ADOPSI.langkah if satu.kode != "nilai")
)


@pytest.mark.parametrize(
    ("tanya", "standar", "jawab"),
    [
        (peran.peran_publik, ADOPSI, ("pemohon",)),
        (peran.peran_publik, attrs.evolve(ADOPSI, pihak=ADOPSI.pihak[1:]), ()),
        (peran.peran_petugas, ADOPSI, ("kepala", "loket", "tim", "peksos", "kabid")),
        (peran.peran_petugas, SANTUNAN, ("loket", "peksos", "kabid", "kepala")),
        (peran.peran_loket, ADOPSI, ("loket",)),
        (peran.peran_loket, dengan("periksa", oleh=("pemohon", "tim")), ("tim",)),
        (peran.peran_asesor, ADOPSI, ("peksos",)),
        (peran.peran_asesor, SANTUNAN, ("peksos", "kabid")),
        (peran.peran_asesor, TANPA_ASESMEN, ("kepala",)),
        (peran.peran_penetap, ADOPSI, ("kepala",)),
        (peran.peran_penetap, PENETAP_BERSAMA, ("peksos", "kabid", "kepala")),
        (peran.loket_dan_publik, ADOPSI, ("loket", "pemohon")),
        (
            peran.petugas_dan_publik,
            SANTUNAN,
            ("loket", "peksos", "kabid", "kepala", "pemohon"),
        ),
        (
            peran.peran_berbagian,
            SANTUNAN,
            ("pemohon", "loket", "peksos", "kabid", "kepala", "bpkpad"),
        ),
    ],
)
def test_peran_menurut_pekerjaannya_tanpa_ganda_dan_menurut_urutan_langkah(
    tanya: Callable[[StandarPelayanan], tuple[str, ...]],
    standar: StandarPelayanan,
    jawab: tuple[str, ...],
) -> None:
    assert tanya(standar) == jawab
