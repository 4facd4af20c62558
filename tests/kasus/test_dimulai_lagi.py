"""A case back at an earlier step: what was assessed and determined before is not carried over."""

from tests.permohonan.contoh import (
    ANI,
    KABID,
    KEPALA,
    KEPALA_2,
    PEKSOS,
    TIM,
    Dunia,
    langkah_,
    sampai,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.ids import KasusId


def ditolak_atas_saran() -> tuple[Dunia, KasusId]:
    """Refused, because the field visit advised it."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")
    dunia.kerjakan(
        kasus,
        ("lapangan:tidak_layak", TIM),
        ("teken", PEKSOS),
        ("teken", KABID),
    )
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    return dunia, kasus


def test_saran_menolak_yang_lama_tidak_membebani_yang_dibuka_kembali() -> None:
    dunia, kasus = ditolak_atas_saran()
    lama = dunia.keadaan(kasus)

    dunia.ya(pu.BukaKembaliKasus(kasus=kasus, alasan="x"), KEPALA)

    baru = dunia.keadaan(kasus)
    assert lama.saran_tolak
    assert lama.penetapan is not None
    assert not baru.saran_tolak
    assert (baru.penilaian, baru.asesor, baru.penetapan) == (None, (), None)
    assert (baru.kemajuan.kini, baru.kemajuan.paraf) == ("periksa", ())
    assert baru.kemajuan.catatan == lama.kemajuan.catatan


def test_keberatan_yang_dikabulkan_dapat_disetujui_tanpa_menyimpang() -> None:
    dunia, kasus = ditolak_atas_saran()
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan="x"), KEPALA_2)
    dunia.kerjakan(
        kasus, ("nilai", PEKSOS), ("konsep", PEKSOS), ("teken", PEKSOS), ("teken", KABID)
    )

    dunia.ya(langkah_(kasus, "teken", "setuju", fakta={"layak_huni": True}), KEPALA)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.DISETUJUI
    assert keadaan.penetapan is not None
    assert not keadaan.penetapan.menyimpang
