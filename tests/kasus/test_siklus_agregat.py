"""The lifecycle of every aggregate as declared, and as the table that commands run on."""

from collections import deque
from typing import Any

import pytest
from statemachine.exceptions import TransitionNotAllowed

from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.prosedur.aturan import JenisKasus

SETIAP = pytest.mark.parametrize("jenis", JENIS, ids=lambda satu: satu.nama)


@SETIAP
def test_tabel_dan_mesin_sepakat(jenis: JenisKasus[Any]) -> None:
    """Every status x every event: the same target, or neither knows it."""
    siklus = jenis.siklus
    for status in siklus.status:
        for tipe in (kelas.tipe for kelas in jenis.kejadian):
            mesin = siklus.mesin.bangun()(start_value=status)
            if (status, tipe) in siklus.tabel:
                mesin.send(tipe)
                assert list(mesin.configuration_values) == [siklus.tabel[status, tipe]]
            else:
                with pytest.raises(TransitionNotAllowed):
                    mesin.send(tipe)
                assert list(mesin.configuration_values) == [status]


@SETIAP
def test_setiap_transisi_punya_kejadian_dan_nama_tidak_ganda(jenis: JenisKasus[Any]) -> None:
    tipe = [kelas.tipe for kelas in jenis.kejadian]
    assert set(tipe) >= jenis.siklus.bergerak | jenis.siklus.selama.keys()
    assert len(set(tipe)) == len(tipe)


@SETIAP
def test_setiap_status_tercapai_dan_tidak_ada_yang_buntu(jenis: JenisKasus[Any]) -> None:
    """From every status something leads on, but from those that are declared final."""
    siklus = jenis.siklus
    tercapai, antre = {siklus.awal}, deque([siklus.awal])
    while antre:
        dari = antre.popleft()
        for ke in {k for (s, _), k in siklus.tabel.items() if s == dari} - tercapai:
            tercapai.add(ke)
            antre.append(ke)
    assert tercapai == set(siklus.status)
    akhir = {nilai for nilai, satu in siklus.mesin.bangun().states_map.items() if satu.final}
    assert {dari for dari, _ in siklus.tabel} == set(siklus.status) - akhir
    assert list(siklus.mesin.bangun()().configuration_values) == [siklus.awal]
