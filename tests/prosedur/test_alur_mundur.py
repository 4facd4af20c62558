"""What counts as going back: a step at or before another, in the decree's order."""

import pytest

from dinsos_core.domain.prosedur.alur import mundur
from dinsos_core.domain.standar.model import JenisLangkah, Langkah


def alur(kode: str) -> tuple[Langkah, ...]:
    return tuple(
        Langkah(kode=satu, teks=satu, jenis=JenisLangkah.OLAH, oleh=("loket",)) for satu in kode
    )


@pytest.mark.parametrize(
    ("semua", "dari", "ke", "jawab"),
    [
        ("ab", "b", "a", True),
        ("ab", "b", "b", True),
        ("ab", "a", "b", False),
        ("abc", "c", "a", True),
        ("abc", "b", "c", False),
        ("abc", "b", "akhir", False),
        ("abc", "x", "a", False),
    ],
)
def test_mundur_ialah_langkah_itu_sendiri_atau_sebelumnya(
    semua: str, dari: str, ke: str, *, jawab: bool
) -> None:
    assert mundur(alur(semua), dari, ke) is jawab
