"""Answers remembered by identity go when the value goes; a value copied whole is attrs' own."""

import gc
from collections.abc import Iterable
from datetime import UTC, datetime
from weakref import ref
from zoneinfo import ZoneInfo

import attrs
import pytest

from dinsos_core.application.kodek.konverter import _tulis_instan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.sekali import PALING, sekali
from dinsos_core.domain.shared.ubah import evolve


@frozen(kw_only=True, slots=False)
class Utuh:
    satu: int
    dua: tuple[str, ...] = ()


def _tupel(isi: Iterable[int]) -> tuple[int, ...]:
    return tuple(isi)


@frozen(kw_only=True, slots=False)
class Dirapikan(Utuh):
    tiga: tuple[int, ...] = attrs.field(default=(), converter=_tupel)


class Jawaban:
    pass


@sekali
def tanya(_benda: Utuh, _lain: Utuh | None = None) -> Jawaban:
    return Jawaban()


def test_yang_diingat_menurut_bendanya_dan_pergi_bersamanya() -> None:
    satu, kembaran, lain = Utuh(satu=1), Utuh(satu=1), Utuh(satu=2)

    jawaban = tanya(satu, lain)

    assert tanya(satu, lain) is jawaban
    assert len({*map(id, (jawaban, tanya(satu), tanya(kembaran), tanya(satu, kembaran)))}) == 4
    hidup = ref(jawaban)
    del jawaban, satu
    gc.collect()
    assert hidup() is None


def test_yang_diingat_bagi_satu_benda_tidak_bertambah_tanpa_batas() -> None:
    """Whoever wires may hand over the others anew each time: an office of today, read each time."""
    benda = Utuh(satu=1)

    hidup = [ref(tanya(benda, Utuh(satu=n))) for n in range(10 * PALING)]

    assert 0 < sum(satu() is not None for satu in hidup) <= PALING


@pytest.mark.parametrize("benda", [Utuh(satu=1, dua=("a",)), Dirapikan(satu=1, tiga=(3,))])
def test_nilai_tanpa_slot_disalin_utuh(benda: Utuh) -> None:
    baru = evolve(benda, satu=2)

    assert baru == attrs.evolve(benda, satu=2) != benda
    assert (hash(baru), type(baru), benda.satu) == (
        hash(attrs.evolve(benda, satu=2)),
        type(benda),
        1,
    )
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        baru.satu = 3  # type: ignore[misc]
    with pytest.raises(TypeError):
        evolve(benda, asing=1)  # type: ignore[call-arg]


def test_pengubah_isian_tetap_berlaku() -> None:
    assert evolve(Dirapikan(satu=1), tiga=[4]).tiga == (4,)


@frozen
class Hampa:
    pass


def test_nilai_tanpa_bidang_disalin_juga() -> None:
    assert evolve(Hampa()) == Hampa()


def test_dua_instan_yang_hanya_berbeda_lipatannya_tertulis_lain() -> None:
    """Equal to `==` and to a cache, and an hour apart: that which a clock put back shows twice."""
    awal = datetime(2025, 10, 26, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    kedua = awal.replace(fold=1)

    tertulis = [_tulis_instan(satu) for satu in (awal, kedua)]

    assert awal == kedua
    assert tertulis == [satu.astimezone(UTC).isoformat() for satu in (awal, kedua)]
    assert tertulis[0] != tertulis[1]
