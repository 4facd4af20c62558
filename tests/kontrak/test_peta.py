"""The mapping under the store in memory is a dict whose snapshots nobody changes, and finds in few
places what it holds, however much that is."""

import math

from hypothesis import given
from hypothesis import strategies as st

from dinsos_adapters.memory.peta import Peta

KUNCI = st.integers(0, 7)
TINDAKAN = st.one_of(
    st.tuples(st.just("taruh"), KUNCI, st.integers()),
    st.tuples(st.just("buang"), KUNCI, st.just(0)),
    st.tuples(st.just("potret"), KUNCI, st.just(0)),
    st.tuples(st.just("urai"), KUNCI, st.just(0)),
)


@given(st.lists(TINDAKAN, max_size=40))
def test_peta_adalah_dict_yang_potretnya_tetap(semua: list[tuple[str, int, int]]) -> None:
    peta: Peta[int, int] = Peta()
    model: dict[int, int] = {}
    potret: list[tuple[Peta[int, int], dict[int, int]]] = []

    for apa, kunci, isi in semua:
        if apa == "taruh":
            peta[kunci] = model[kunci] = isi
        elif apa == "buang":
            assert peta.pop(kunci, None) == model.pop(kunci, None)
        elif apa == "potret":
            potret.append((peta, dict(model)))
            peta = peta.salin()
        else:
            assert len(peta) == len(model)
        assert [peta.get(n) for n in range(8)] == [model.get(n) for n in range(8)]

    for satu, dulu in [*potret, (peta, model)]:
        assert dict(satu) == dict(satu.items()) == dulu
        assert sorted(satu.values()) == sorted(dulu.values())
        assert all((n in satu) is (n in dulu) for n in range(8))


def test_lapisan_tetap_sedikit() -> None:
    peta: Peta[int, int] = Peta()
    for n in range(3_000):
        peta[n] = n
        peta = peta.salin()

    assert len(peta._lapis) <= math.log2(3_000)
    assert list(peta) == list(range(3_000))
