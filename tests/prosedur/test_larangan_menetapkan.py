"""Who prepared a case, or has a stake in it, does not determine it (tafsir 63)."""

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    KABID,
    KEPALA,
    PEKSOS,
    RANGKAP,
    Dunia,
    langkah_,
    pihak,
    sampai,
    serah,
    ubah_langkah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.testing.contoh import ADOPSI

HANYA_ASESOR = TafsirDipakai(kode="larangan-menetapkan", bacaan="hanya-asesor")
BERPARAF = ubah_langkah(ADOPSI, "nilai", oleh=("peksos", "kabid"))
"""The assessment is initialled before it is completed."""
BACAAN = {
    "bawaan": BERPARAF,
    "hanya-asesor": attrs.evolve(BERPARAF, tafsir=(HANYA_ASESOR,)),
    "boleh": attrs.evolve(BERPARAF, asesor_boleh_menetapkan=True),
}
PERAN = {
    "menilai": (PEKSOS, RANGKAP, PEKSOS),
    "memaraf": (RANGKAP, KABID, PEKSOS),
    "menyusun": (PEKSOS, KABID, RANGKAP),
    "pihak": (PEKSOS, KABID, PEKSOS),
    "": (PEKSOS, KABID, PEKSOS),
}
"""Who initials the assessment, completes it, writes the draft; whose part RANGKAP has."""


def _siap_ditetapkan(standar: StandarPelayanan, peran: str) -> tuple[Dunia, KasusId]:
    """A case of a couple at its determination, in which RANGKAP had this part."""
    dunia = Dunia(standar)
    data = {"nama": "Contoh", "tanggal_lahir": "1990-06-20"}
    akun = [ANI.id, RANGKAP.id if peran == "pihak" else PelakuId("lain")]
    pemohon = (pu.PihakDiajukan(pihak="pemohon", data=data, akun=satu) for satu in akun)
    kasus = dunia.adopsi(
        pihak=(*pemohon, pihak("anak")), berkas=(*BERKAS_ADOPSI, serah("sehat", untuk=1))
    )
    sampai(dunia, kasus, "nilai")
    _siapkan(dunia, kasus, peran)
    return dunia, kasus


def _siapkan(dunia: Dunia, kasus: KasusId, peran: str) -> None:
    paraf, nilai, konsep = PERAN[peran]
    dunia.kerjakan(kasus, ("nilai", paraf), ("nilai", nilai), ("konsep", konsep))
    dunia.kerjakan(kasus, ("teken", PEKSOS), ("teken", KABID))


@pytest.mark.parametrize(
    ("peran", "boleh"),
    [
        ("menilai", {"boleh"}),
        ("memaraf", {"hanya-asesor", "boleh"}),
        ("menyusun", {"hanya-asesor", "boleh"}),
        ("pihak", {"hanya-asesor"}),
        ("", {"bawaan", "hanya-asesor", "boleh"}),
    ],
)
@pytest.mark.parametrize("bacaan", BACAAN)
def test_yang_menyiapkan_atau_berkepentingan_tidak_menetapkan(
    bacaan: str, peran: str, boleh: set[str]
) -> None:
    """A standard may let its own people determine what they prepared, never a party."""
    dunia, kasus = _siap_ditetapkan(BACAAN[bacaan], peran)
    perintah = langkah_(kasus, "teken", "setuju")

    ditawarkan = any(t.langkah == "teken" for t in dunia.app.langkah_tersedia(kasus, RANGKAP))

    assert ditawarkan is (bacaan in boleh)
    if bacaan in boleh:
        dunia.ya(perintah, RANGKAP)
    else:
        (halangan,) = dunia.halangan(perintah, RANGKAP)
        assert (halangan.kode, halangan.rincian) == (
            H.DILARANG_MENETAPKAN,
            {"peran_serta": (peran,)},
        )
        dunia.ya(perintah, KEPALA)
    assert dunia.keadaan(kasus).status is Status.DISETUJUI


@pytest.mark.parametrize("peran", ["menilai", "memaraf", "menyusun"])
def test_yang_menyiapkannya_dahulu_boleh_menetapkan_perkara_yang_dimulai_lagi(peran: str) -> None:
    """A granted objection has it prepared anew; what was done for the refusal binds nobody then."""
    dunia, kasus = _siap_ditetapkan(BERPARAF, peran)
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan="x"), KEPALA)
    _siapkan(dunia, kasus, "")

    dunia.ya(langkah_(kasus, "teken", "setuju"), RANGKAP)

    assert dunia.keadaan(kasus).status is Status.DISETUJUI


def test_paraf_atas_penetapan_sendiri_tidak_menghalangi() -> None:
    """Only the assessment's initials do."""
    dunia, kasus = _siap_ditetapkan(BERPARAF, "")
    dunia.ya(langkah_(kasus, "teken", "perbaiki"), KEPALA)
    dunia.kerjakan(kasus, ("nilai", PEKSOS), ("nilai", KABID), ("konsep", PEKSOS))
    dunia.kerjakan(kasus, ("teken", RANGKAP), ("teken", KABID))

    dunia.ya(langkah_(kasus, "teken", "setuju"), RANGKAP)

    assert dunia.keadaan(kasus).status is Status.DISETUJUI


def test_yang_memaraf_tetap_tercatat_sesudah_langkahnya_selesai() -> None:
    dunia, kasus = _siap_ditetapkan(BERPARAF, "memaraf")

    (catatan,) = [c for c in dunia.keadaan(kasus).kemajuan.catatan if c.langkah == "nilai"]

    assert ([satu.id for satu in catatan.paraf], catatan.oleh.id) == ([RANGKAP.id], KABID.id)
