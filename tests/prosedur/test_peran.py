"""Who may act, in which role, and for how long."""

from datetime import timedelta
from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    ORANG_LAIN,
    PAGI,
    PLH,
    Dunia,
    ajukan_adopsi,
    di,
    langkah_,
    satu,
    serah,
    ubah_langkah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.testing.contoh import ADOPSI


@pytest.mark.parametrize(
    ("oleh", "kode"),
    [
        (LOKET, H.PERAN_TIDAK_BERWENANG),
        (ANI, H.PERAN_TIDAK_BERWENANG),
        (ORANG_LAIN, H.KASUS_TIDAK_DITEMUKAN),
        (KEPALA_LAIN, H.KASUS_TIDAK_DITEMUKAN),
    ],
)
def test_langkah_hanya_oleh_peran_yang_disebut_dari_instansi_ini(oleh: Pelaku, kode: H) -> None:
    dunia, kasus = di("disposisi")

    (h,) = dunia.halangan(langkah_(kasus, "disposisi"), oleh)

    assert h.kode is kode
    if kode is H.PERAN_TIDAK_BERWENANG:
        assert h.rincian == {"boleh": ("kepala",)}


def test_langkah_pemohon_hanya_oleh_pihak_kasusnya() -> None:
    standar = ubah_langkah(ADOPSI, "disposisi", oleh=("pemohon",))
    dunia, kasus = di("disposisi", standar)

    assert dunia.tidak(langkah_(kasus, "disposisi"), ORANG_LAIN) == [H.KASUS_TIDAK_DITEMUKAN]
    assert dunia.tidak(langkah_(kasus, "disposisi"), KEPALA) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(langkah_(kasus, "disposisi"), ANI)


@pytest.mark.parametrize(
    ("oleh", "kode"),
    [(KEPALA_LAIN, H.INSTANSI_LAIN), (attrs.evolve(ORANG_LAIN, peran=()), H.PERAN_TIDAK_BERWENANG)],
)
def test_hanya_pemohon_atau_petugas_instansi_ini_yang_mengajukan(oleh: Any, kode: H) -> None:
    assert Dunia().tidak(ajukan_adopsi(), oleh) == [kode]


def test_bagi_pemohon_lain_kasusnya_tidak_ada() -> None:
    dunia, kasus = di("disposisi")
    for perintah in (
        pu.LengkapiBerkas(kasus=kasus, berkas=(serah("ktp"),)),
        pu.KoreksiData(kasus=kasus, fakta={"menikah": False}),
        p.TarikPermohonan(kasus=kasus),
    ):
        assert dunia.tidak(perintah, ORANG_LAIN) == [H.KASUS_TIDAK_DITEMUKAN]


def test_petugas_tanpa_peran_yang_disebut_tidak_berwenang() -> None:
    dunia, kasus = di("disposisi")

    (satu,) = dunia.halangan(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("ktp"),)), KEPALA)

    assert satu.kode is H.PERAN_TIDAK_BERWENANG
    assert satu.rincian == {"boleh": ("loket", "pemohon")}


# --- an acting official


def test_pelaksana_harian_bertindak_hanya_dalam_masanya_dan_tercatat_plh() -> None:
    dunia, kasus = di("teken-kepala")
    dunia.jam.maju(days=4, hours=14.99)

    hasil = dunia.ya(langkah_(kasus, "teken", "setuju"), PLH)

    disetujui = satu(hasil, k.PermohonanDisetujui)
    assert disetujui.oleh == JejakPelaku(id=PLH.id, peran="kepala", sebagai="Plh.")
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    penandatangan = dunia.keadaan(kasus).surat[0].penandatangan
    assert penandatangan == disetujui.oleh


@pytest.mark.parametrize("geser", [timedelta(days=-1), timedelta(days=4, hours=15)])
def test_di_luar_masanya_pelaksana_harian_tidak_berwenang(geser: timedelta) -> None:
    """The day before, and midnight after the last day where the office is: not yet so in UTC."""
    dunia, kasus = di("teken-kepala")
    dunia.jam.kini = PAGI + geser

    assert dunia.tidak(langkah_(kasus, "teken", "setuju"), PLH) == [H.PERAN_TIDAK_BERWENANG]
