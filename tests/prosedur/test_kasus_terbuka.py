"""Opening a case: whom it is about, whose accounts follow it, and what opening already did."""

import attrs
import pytest
from tests.permohonan.contoh import ANI, LOKET, ORANG_LAIN, PAGI, Dunia, ajukan_adopsi

from dinsos_core.domain.kasus.kemajuan import CatatanLangkah
from dinsos_core.domain.permohonan.kejadian import PermohonanDiajukan
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.testing.contoh import ADOPSI

PEMOHON, ANAK = ajukan_adopsi().pihak


@pytest.mark.parametrize(
    ("pokok", "subjek"), [("anak", "{id}-1"), ("pemohon", "{id}-0"), ("almarhum", "{id}-kasus")]
)
def test_pokok_ialah_orang_yang_dimaksud_standar_atau_kasusnya_sendiri(
    pokok: str, subjek: str
) -> None:
    """Never whoever applies in that person's place: erasing them must leave the case's texts."""
    dunia = Dunia(attrs.evolve(ADOPSI, pokok=pokok))
    kasus = dunia.adopsi()

    assert dunia.keadaan(kasus).pokok == subjek.format(id=kasus)


def test_alasan_mengajukan_ganda_tersegel_atas_nama_pokok() -> None:
    dunia = Dunia()
    dunia.adopsi()

    (diajukan,) = dunia.ya(ajukan_adopsi(tetap_ajukan=" anak kedua "), ANI).kejadian

    assert isinstance(diajukan, PermohonanDiajukan)
    alasan = diajukan.alasan_ganda
    assert alasan is not None
    assert alasan.subjek == diajukan.pokok == diajukan.pihak[1].subjek
    assert dunia.gudang.tabel.brankas.nilai[alasan.subjek][alasan.kunci] == "anak kedua"


@pytest.mark.parametrize(
    ("oleh", "akun", "jadinya"),
    [
        (ANI, (None, None), (ANI.id, None)),
        (ANI, (ORANG_LAIN.id, None), (ORANG_LAIN.id, None)),
        (ANI, (None, ORANG_LAIN.id), (ANI.id, ORANG_LAIN.id)),
        (LOKET, (None, ORANG_LAIN.id), (None, ORANG_LAIN.id)),
    ],
)
def test_akun_pihak_ialah_yang_disebut_dan_pembuka_menjadi_yang_pertama_tanpa_akun(
    oleh: Pelaku, akun: tuple[str | None, str | None], jadinya: tuple[str | None, str | None]
) -> None:
    dunia = Dunia()
    satu, dua = (attrs.evolve(PEMOHON, akun=punya) for punya in akun)

    kasus = dunia.ya(ajukan_adopsi(pihak=(satu, ANAK, dua)), oleh).kasus

    assert tuple(q.akun for q in dunia.keadaan(kasus).pihak) == (jadinya[0], None, jadinya[1])


def test_langkah_yang_dikerjakan_pembukaan_tercatat_atas_pembukanya() -> None:
    dunia = Dunia()

    keadaan = dunia.keadaan(dunia.adopsi())

    oleh = JejakPelaku(id=ANI.id, peran="pemohon")
    assert keadaan.kemajuan.catatan == tuple(
        CatatanLangkah(langkah=kode, hasil="selesai", oleh=oleh, pada=PAGI)
        for kode in ("siapkan", "ajukan")
    )
    assert keadaan.diajukan_oleh == oleh
