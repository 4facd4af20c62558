"""What the tests of the procedure share."""

from typing import Any

import attrs
from tests.permohonan.contoh import LOKET, PAGI

from dinsos_core.domain.kelayakan.penilaian import siapkan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN
from dinsos_core.testing.contoh import ADOPSI, KALENDER, KOSAKATA


def konteks(standar: StandarPelayanan = ADOPSI, **ubah: Any) -> Konteks:
    """The moment of a command at the counter, without any application around it."""
    dasar = Konteks(
        standar=standar,
        syarat=siapkan(standar, KALENDER, KOSAKATA),
        kosakata=KOSAKATA,
        kini=PAGI,
        pelaku=LOKET,
        kalender=KALENDER,
        bacaan=BACAAN_BAWAAN,
        id_baru="id1",
    )
    return attrs.evolve(dasar, **ubah)
