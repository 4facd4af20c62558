"""Who prepared a case, or has a stake in it, does not determine it (tafsir 63)."""

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    KABID,
    KEPALA,
    KEPALA_2,
    LOKET,
    PEKSOS,
    RANGKAP,
    Dunia,
    dengan_parameter,
    di,
    ditolak,
    langkah_,
    pihak,
    sampai,
    serah,
    ubah_langkah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_catatan import CabutKonflik, NyatakanKonflik
from dinsos_core.domain.kasus.perintah_tambahan import AlihkanKasus
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
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
            {"peran_serta": (peran,), "boleh": ("kepala",)},
        )
        dunia.ya(perintah, KEPALA)
    assert dunia.keadaan(kasus).status is Status.DISETUJUI


@pytest.mark.parametrize("peran", ["menilai", "memaraf", "menyusun"])
def test_yang_menyiapkannya_dahulu_boleh_menetapkan_perkara_yang_dimulai_lagi(peran: str) -> None:
    """A granted objection has it prepared anew; what was done for the refusal binds nobody then."""
    dunia, kasus = _siap_ditetapkan(BERPARAF, peran)
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan="x"), KEPALA_2)
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


# --- who has a stake, as declared


@pytest.mark.parametrize("sebab", ["kerabat", "kepentingan"])
@pytest.mark.parametrize("sendiri", [True, False])
def test_yang_berbenturan_kepentingan_tidak_menetapkan(sebab: str, *, sendiri: bool) -> None:
    """Whether they own up or another official names them; taken back by somebody else alone."""
    dunia, kasus = _siap_ditetapkan(BERPARAF, "")
    nyatakan = NyatakanKonflik(kasus=kasus, akun=None if sendiri else RANGKAP.id, sebab=sebab)
    setuju = langkah_(kasus, "teken", "setuju")
    if not sendiri:
        assert dunia.tidak(nyatakan, PEKSOS) == [H.ALASAN_WAJIB]
    dunia.ya(attrs.evolve(nyatakan, alasan="x"), RANGKAP if sendiri else PEKSOS)

    (halangan,) = dunia.halangan(setuju, RANGKAP)

    assert halangan.rincian == {"peran_serta": (sebab,), "boleh": ("kepala",)}
    with dunia.gudang(baca=True) as unit:
        akses = unit.brankas.akses(dunia.keadaan(kasus).pokok)
    assert akses[-1].tujuan.tujuan == "dilarang_menetapkan:SelesaikanLangkah", "tried, on record"
    assert not any(t.langkah for t in dunia.app.langkah_tersedia(kasus, RANGKAP))
    dilarang = {
        akun for g in dunia.gudang.tabel.kasus.kasus[kasus].indeks.giliran for akun in g.dilarang
    }
    assert RANGKAP.id in dilarang
    cabut = CabutKonflik(kasus=kasus, akun=RANGKAP.id, alasan="Ternyata bukan")
    assert dunia.tidak(cabut, RANGKAP) == [H.KONFLIK_TIDAK_ADA]
    dunia.ya(cabut, KEPALA)
    dunia.ya(setuju, RANGKAP)


# --- the objection


def _keberatan(*standar: StandarPelayanan) -> tuple[Dunia, KasusId]:
    dunia, kasus = ditolak(*standar)
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    return dunia, kasus


def test_yang_menolak_tidak_memutus_keberatannya() -> None:
    dunia, kasus = _keberatan()
    putus = p.PutuskanKeberatan(kasus=kasus, dikabulkan=False, alasan="x")

    (halangan,) = dunia.halangan(putus, KEPALA)

    assert (halangan.kode, halangan.rincian["peran_serta"]) == (H.DILARANG_MENETAPKAN, ("memutus",))
    tersedia = {t.perintah for t in dunia.app.langkah_tersedia(kasus, KEPALA)}
    assert "PutuskanKeberatan" not in tersedia
    (giliran,) = dunia.gudang.tabel.kasus.kasus[kasus].indeks.giliran
    assert (giliran.peran, giliran.langkah, giliran.dilarang) == ("kepala", "", (ANI.id, KEPALA.id))
    dunia.ya(putus, KEPALA_2)


def test_bila_penolaknya_sendirian_dalam_perannya_atasannya_yang_memutus() -> None:
    """The answer says who may, and the case waits for them."""
    dunia, kasus = _keberatan(dengan_parameter(atasan="kepala, sekda"))
    putus = p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan="x")
    sekda = Pelaku(id=PelakuId("u-sekda"), instansi=KEPALA.instansi, peran={"sekda"})

    (halangan,) = dunia.halangan(putus, KEPALA)

    assert halangan.rincian["boleh"] == ("sekda",)
    giliran = {g.peran for g in dunia.gudang.tabel.kasus.kasus[kasus].indeks.giliran}
    assert giliran == {"kepala", "sekda"}
    dunia.ya(putus, sekda)


def test_bila_penetapnya_sendirian_dan_terlarang_penetapannya_dialihkan_kepada_atasan() -> None:
    """The steps around it stay with who does them, the initials too."""
    dunia, kasus = di("teken-kepala", dengan_parameter(atasan="kepala, sekda"))
    sekda = Pelaku(id=PelakuId("u-sekda"), instansi=KEPALA.instansi, peran={"sekda"})
    dunia.ya(NyatakanKonflik(kasus=kasus, sebab="kerabat"), KEPALA)
    setuju = langkah_(kasus, "teken", "setuju")
    assert dunia.halangan(setuju, KEPALA)[0].rincian["boleh"] == ("sekda",)

    dunia.ya(AlihkanKasus(kasus=kasus, alasan="Benturan kepentingan"), KEPALA)

    assert dunia.tidak(setuju, KEPALA_2) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(setuju, sekda)
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
