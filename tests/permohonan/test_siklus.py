"""The lifecycle of an application as declared, and as the table that commands run on."""

from collections import deque

import pytest
from statemachine.exceptions import TransitionNotAllowed

from dinsos_core.domain.permohonan.kejadian import KEJADIAN
from dinsos_core.domain.permohonan.siklus import BERJALAN, SIKLUS, SiklusPermohonan, Status

TIPE = tuple(jenis.tipe for jenis in KEJADIAN)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("kejadian", TIPE)
def test_tabel_dan_mesin_sepakat(status: Status, kejadian: str) -> None:
    """Every status x every event: the same target, or neither knows it."""
    mesin = SiklusPermohonan(start_value=status)

    if (status, kejadian) in SIKLUS.tabel:
        mesin.send(kejadian)
        assert list(mesin.configuration_values) == [SIKLUS.tabel[status, kejadian]]
    else:
        with pytest.raises(TransitionNotAllowed):
            mesin.send(kejadian)
        assert list(mesin.configuration_values) == [status]


def test_setiap_transisi_punya_kejadian_dan_sebaliknya_nama_tidak_ganda() -> None:
    assert set(TIPE) >= SIKLUS.bergerak
    assert len(set(TIPE)) == len(TIPE)
    assert {kejadian for _, kejadian in SIKLUS.tabel} == SIKLUS.bergerak


def test_status_akhir_hanya_dapat_dibuka_kembali_atau_dicabut_suratnya() -> None:
    """What looks final lets only the office back in; a refusal also lets the applicant object."""
    keluar = {
        status: {kejadian for dari, kejadian in SIKLUS.tabel if dari == status}
        for status in Status
        if status not in BERJALAN
    }

    assert keluar == {
        **{akhir: {"kasus_dibuka_kembali", "surat_dicabut"} for akhir in set(Status) - BERJALAN},
        Status.DITOLAK: {"keberatan_diajukan", "kasus_dibuka_kembali", "surat_dicabut"},
    }


def test_setiap_status_tercapai_dan_tidak_ada_yang_buntu() -> None:
    tercapai, antre = {str(Status.DIAJUKAN)}, deque([str(Status.DIAJUKAN)])
    while antre:
        dari = antre.popleft()
        for ke in {k for (s, _), k in SIKLUS.tabel.items() if s == dari} - tercapai:
            tercapai.add(ke)
            antre.append(ke)

    assert tercapai == set(Status)
    assert {dari for dari, _ in SIKLUS.tabel} == set(Status)


def test_permohonan_mulai_sebagai_diajukan() -> None:
    assert list(SiklusPermohonan().configuration_values) == [Status.DIAJUKAN]
