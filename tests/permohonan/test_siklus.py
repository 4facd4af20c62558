"""What an application's lifecycle lets happen after an end."""

from dinsos_core.domain.permohonan.siklus import BERJALAN, SIKLUS, Status


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
