"""Where no determination is printed: the step that decides, the answer a case is paused for, and
what was sought and not found."""

import attrs
import pytest
from tests.permohonan.contoh import (
    KABID,
    KEPALA,
    LOKET,
    PEKSOS,
    RANGKAP,
    TIM,
    Dunia,
    ajukan_santunan,
    di,
    langkah_,
    santunan_di,
    satu,
    ubah_langkah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_catatan import NyatakanKonflik
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.nilai import Keanggotaan
from dinsos_core.domain.standar.model import ArtiHasil, Hasil, JenisLangkah
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN

TIDAK = Hasil(ke="beri-tahu", arti=ArtiHasil.TIDAK_DILAYANI)
DITEKEN = ubah_langkah(
    SANTUNAN,
    "tetapkan",
    jenis=JenisLangkah.TANDA_TANGAN,
    memutus=True,
    hasil={"tidak_layak": TIDAK},
)
DIJEDA = ubah_langkah(SANTUNAN, "serah", menjeda=True)
BERULANG = ubah_langkah(
    ADOPSI,
    "lapangan",
    hasil={"lagi": Hasil(ke="lagi"), "nihil": Hasil(arti=ArtiHasil.TIDAK_DITEMUKAN)},
)


@pytest.mark.parametrize("terdaftar", [True, False])
def test_meneruskan_melawan_penilaian_perlu_alasan(terdaftar: bool) -> None:
    """And only then: with the assessment nobody has to explain."""
    dunia, kasus = santunan_di("kelayakan", DITEKEN)
    if not terdaftar:
        dunia.registri.jawaban = Keanggotaan()
    dunia.kerjakan(kasus, ("kelayakan", PEKSOS), ("draf", PEKSOS))

    alasan = ""
    if not terdaftar:
        (halangan,) = dunia.halangan(langkah_(kasus, "tetapkan"), KEPALA)
        assert (halangan.kode, halangan.lokasi) == (H.ALASAN_WAJIB, "alasan")
        alasan = "terbukti miskin"
    diteken = dunia.ya(langkah_(kasus, "tetapkan", alasan=alasan), KEPALA)

    assert satu(diteken, k.PermohonanDisetujui).menyimpang is not terdaftar
    assert dunia.keadaan(kasus).status is Status.DISETUJUI


def test_yang_menilai_tidak_memutuskan() -> None:
    """Nor is offered it; whoever assesses in the step that decides does both."""
    dunia, kasus = santunan_di("kelayakan", DITEKEN)
    dunia.kerjakan(kasus, ("kelayakan", RANGKAP), ("draf", PEKSOS))
    lain, dinilai = santunan_di("kelayakan", ubah_langkah(SANTUNAN, "kelayakan", memutus=True))

    lain.ya(langkah_(dinilai, "kelayakan"), PEKSOS)

    assert dunia.tidak(langkah_(kasus, "tetapkan"), RANGKAP) == [H.DILARANG_MENETAPKAN]
    assert "tetapkan" not in [t.langkah for t in dunia.app.langkah_tersedia(kasus, RANGKAP)]
    assert lain.keadaan(dinilai).status is Status.DISETUJUI


@pytest.mark.parametrize("sebab", ["pihak", "kerabat"])
def test_yang_berkepentingan_tidak_menilai_di_langkah_yang_memutus(sebab: str) -> None:
    """Nor is offered it; somebody else of the role is waited for."""
    standar = ubah_langkah(SANTUNAN, "kelayakan", memutus=True)
    if sebab == "pihak":
        dunia = Dunia(standar)
        pihak = ajukan_santunan().pihak
        kasus = dunia.santunan(pihak=(attrs.evolve(pihak[0], akun=PEKSOS.id), pihak[1]))
        dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))
    else:
        dunia, kasus = santunan_di("kelayakan", standar)
        dunia.ya(NyatakanKonflik(kasus=kasus, sebab=sebab), PEKSOS)

    (halangan,) = dunia.halangan(langkah_(kasus, "kelayakan"), PEKSOS)

    assert (halangan.kode, halangan.rincian["peran_serta"]) == (H.DILARANG_MENETAPKAN, (sebab,))
    assert "kelayakan" not in [t.langkah for t in dunia.app.langkah_tersedia(kasus, PEKSOS)]
    dunia.ya(langkah_(kasus, "kelayakan"), KABID)


@pytest.mark.parametrize("hasil", ["berhasil", "dilewati"])
def test_penyerahan_yang_menjeda_berakhir_dengan_jawabannya(hasil: str) -> None:
    """Or once nobody waits for one. The pause is on record with its cause; nothing but the answer
    is done meanwhile."""
    dunia, kasus = santunan_di("serah", ubah_langkah(DIJEDA, "jawaban", opsional=True))

    dunia.ya(langkah_(kasus, "serah"), PEKSOS)
    dijeda = dunia.keadaan(kasus)
    ditawarkan = [t.langkah for t in dunia.app.langkah_tersedia(kasus, PEKSOS) if t.langkah]
    dunia.jam.maju(days=3)
    dunia.ya(langkah_(kasus, "jawaban", hasil), PEKSOS)

    assert (dijeda.dijeda, dijeda.jeda[-1].alasan_kode) == (True, "pihak_luar")
    assert ditawarkan == ["jawaban"]
    assert not dunia.keadaan(kasus).dijeda
    assert (dunia.keadaan(kasus).jeda[-1].selesai or dunia.jam.kini) == dunia.jam.kini


def test_penyerahan_tanpa_jawaban_sesudahnya_tidak_menjeda() -> None:
    """Nothing would ever end the pause."""
    langkah = tuple(satu for satu in DIJEDA.langkah if satu.kode != "jawaban")
    dunia, kasus = santunan_di("serah", attrs.evolve(DIJEDA, langkah=langkah))

    dunia.ya(langkah_(kasus, "serah"), PEKSOS)

    assert not dunia.keadaan(kasus).dijeda


def test_jeda_karena_hal_lain_menunggu_juga_jawaban() -> None:
    dunia, kasus = santunan_di("serah", SANTUNAN)
    dunia.ya(langkah_(kasus, "serah"), PEKSOS)
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA), PEKSOS)

    assert dunia.tidak(langkah_(kasus, "jawaban", "berhasil"), PEKSOS) == [H.SEDANG_DIJEDA]


def test_yang_tidak_ditemukan_ditandai_dan_tidak_menolak_siapa_pun() -> None:
    """A visit that is done again is no mark; the last of them says what was found."""
    dunia, kasus = di("lapangan", BERULANG)

    for hasil in ("lagi", "lagi", "nihil"):
        dunia.ya(langkah_(kasus, "lapangan", hasil), TIM)

    keadaan = dunia.keadaan(kasus)
    nama = [tanda.nama for tanda in keadaan.penanda]
    assert (nama.count("lapangan"), nama[-1]) == (1, "tidak_ditemukan")
    assert (keadaan.status, keadaan.saran_tolak) == (Status.DIPROSES, False)
    assert [c.hasil for c in keadaan.kemajuan.catatan if c.langkah == "lapangan"] == [
        "lagi",
        "lagi",
        "nihil",
    ]
