"""Small counts are not told, and cannot be worked out by somebody who knows how they are hidden."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest

from dinsos_core.application.samaran import TERENDAH, digabung, samarkan

TERBANYAK = 9


def semua(bagian: int) -> Iterator[dict[int, int]]:
    """Every way of having so many parts, each small or just large enough."""
    for isi in product(range(TERBANYAK + 1), repeat=bagian):
        yield dict(enumerate(isi))


def tunggal(kemungkinan: Sequence[Mapping[int, int]], satu: int) -> bool:
    return len({isi[satu] for isi in kemungkinan}) == 1


@pytest.mark.parametrize("ambang", [TERENDAH, 4, 5])
@pytest.mark.parametrize("bagian", [2, 3, 4])
def test_bagian_yang_tidak_disebut_tidak_dapat_dihitung_dari_yang_disebut(
    ambang: int, bagian: int
) -> None:
    """Against whoever knows the rules, the whole and every other part: at least two tables would
    have been told the same way and differ there. Tried out on all of them."""
    diumumkan = defaultdict(list)
    for isi in semua(bagian):
        if ambang <= (utuh := sum(isi.values())) <= TERBANYAK:
            diumumkan[utuh, tuple(samarkan(isi, ambang).values())].append(isi)

    for (_, tampak), mungkin in diumumkan.items():
        assert all(n == 0 or n >= ambang for n in tampak if n is not None)
        assert not any(tunggal(mungkin, satu) for satu, n in enumerate(tampak) if n is None)


@pytest.mark.parametrize("ambang", [TERENDAH, 4, 5])
@pytest.mark.parametrize("banyak", [2, 3, 4])
def test_golongan_yang_disatukan_tidak_dapat_dipisahkan_dari_jumlahnya(
    ambang: int, banyak: int
) -> None:
    """The same of rows: from the total and the rows that stand by themselves, for whoever knows
    which others there may be. Those that are too few together are no row, and have no total."""
    diumumkan = defaultdict(list)
    for isi in semua(banyak):
        ada = {satu: n for satu, n in isi.items() if n}
        satu_baris = digabung(ada, ambang)
        tampak = tuple((satu, n) for satu, n in ada.items() if satu not in satu_baris)
        bersama = sum(isi[satu] for satu in satu_baris)
        assert all(n >= ambang for _, n in tampak)
        assert bersama == 0 or bersama >= ambang or not tampak
        if satu_baris and ambang <= bersama <= TERBANYAK:
            diumumkan[tampak, bersama].append((isi, satu_baris))

    for mungkin in diumumkan.values():
        for satu in frozenset[int]().union(*(satu_baris for _, satu_baris in mungkin)):
            assert not tunggal([isi for isi, _ in mungkin], satu)


def test_yang_tidak_kecil_disebut_semuanya() -> None:
    isi = {"tepat": 40, "terlambat": 5, "dijeda": 0}

    assert samarkan(isi, 5) == isi
    assert digabung(isi, 5) == frozenset()


def test_golongan_bertambah_sampai_cukup_menurut_yang_menyatukan() -> None:
    """Many counts may all be of one case."""
    isi = {"a": 1, "b": 4, "c": 6, "d": 9}

    assert digabung(isi, 5) == {"a", "b"}
    assert digabung(isi, 5, lambda bersama: bool({"c", "d"} & {*bersama})) == {"a", "b", "c"}
    assert digabung(isi, 5, lambda bersama: {*bersama} != {"d"}) == {"a", "b", "d"}
