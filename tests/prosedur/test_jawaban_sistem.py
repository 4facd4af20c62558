"""Another system's answer: whose it is, and what it does to the hand-over."""

from datetime import timedelta

import attrs
from tests.permohonan.contoh import (
    BPKPAD,
    PAGI,
    PEKSOS,
    Dunia,
    langkah_,
    santunan_di,
)

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.testing.contoh import SANTUNAN


def diserahkan(standar: StandarPelayanan = SANTUNAN) -> tuple[Dunia, KasusId]:
    """A claim handed to the other system an hour after everything else."""
    dunia, kasus = santunan_di("serah", standar)
    dunia.jam.maju(hours=1)
    dunia.ya(langkah_(kasus, "serah", rujukan="SP2D-1"), PEKSOS)
    return dunia, kasus


def test_jawaban_datang_dari_sistem_yang_menerima_penyerahan_terakhir() -> None:
    lain = tuple(
        attrs.evolve(satu, sistem="sipd") if satu.kode == "jawaban" else satu
        for satu in SANTUNAN.langkah
    )
    dunia, kasus = diserahkan(attrs.evolve(SANTUNAN, langkah=lain))

    _, memenuhi, *_ = dunia.ya(langkah_(kasus, "jawaban", "berhasil", rujukan="T"), PEKSOS).kejadian

    assert isinstance(memenuhi, k.SistemMemenuhi)
    assert (memenuhi.sistem, memenuhi.rujukan) == ("bpkpad", "T")


def test_kegagalan_yang_hanya_melanjutkan_tidak_membuka_keputusan() -> None:
    """A standard may say that the rest goes on all the same."""
    lanjut = tuple(
        attrs.evolve(satu, hasil={"gagal": ""}) if satu.kode == "jawaban" else satu
        for satu in SANTUNAN.langkah
    )
    dunia, kasus = diserahkan(attrs.evolve(SANTUNAN, langkah=lanjut))

    (selesai,) = dunia.ya(langkah_(kasus, "jawaban", "gagal"), BPKPAD).kejadian

    assert isinstance(selesai, k.LangkahDiselesaikan)
    assert (selesai.berikut, selesai.mundur) == ("transfer", False)
    assert dunia.keadaan(kasus).status is Status.DI_SISTEM_LAIN


def test_kegagalan_hanya_menjawab_penyerahan_terakhir_dan_memulai_lagi_jam_kantor() -> None:
    dunia, kasus = diserahkan()
    dunia.ya(langkah_(kasus, "jawaban", "tunda"), BPKPAD)
    dunia.ya(langkah_(kasus, "serah", rujukan="SP2D-2"), PEKSOS)
    dunia.jam.maju(hours=1)

    _, menolak = dunia.ya(
        langkah_(kasus, "jawaban", "gagal", rujukan="T", alasan="rekening salah"), BPKPAD
    ).kejadian

    assert isinstance(menolak, k.SistemMenolak)
    assert (menolak.sistem, menolak.rujukan) == ("bpkpad", "T")
    keadaan = dunia.keadaan(kasus)
    assert [(s.rujukan, s.dipenuhi) for s in keadaan.sistem] == [
        ("SP2D-1", None),
        ("SP2D-2", False),
    ]
    assert (keadaan.penetapan, keadaan.penilaian) == (None, None)
    assert (keadaan.penanda[-1].nama, keadaan.penanda[-1].pada) == (
        "berkas_lengkap",
        PAGI + timedelta(hours=2),
    )
