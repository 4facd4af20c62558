"""Folding events: what a history gives, and histories that cannot be."""

from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import ANI, KEPALA, PAGI, Dunia, di
from tests.terbuka import terbuka

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.lipatan import RiwayatRusak
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.keadaan import evolve
from dinsos_core.domain.permohonan.siklus import SIKLUS
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.pelaku import JejakPelaku

OLEH = JejakPelaku(id=PelakuId("a"), peran="x")


def riwayat(dunia: Dunia, kasus: str) -> list[u.Kejadian]:
    return [terbuka(dunia.gudang, satu.kejadian) for satu in dunia.app.riwayat(kasus)]


def test_riwayat_kosong_tidak_memberi_kasus() -> None:
    assert PERMOHONAN.lipat([]) is None


def test_riwayat_dimulai_dengan_pengajuan() -> None:
    with pytest.raises(RiwayatRusak, match="kasus_ditutup"):
        PERMOHONAN.lipat([u.KasusDitutup(pada=PAGI, oleh=OLEH)])


@pytest.mark.parametrize(
    "tipe", sorted(SIKLUS.bergerak - {"kasus_dibuka_kembali", "surat_dicabut"})
)
def test_transisi_yang_tidak_dikenal_status_merusak_riwayat(tipe: str) -> None:
    """After withdrawal only reopening is possible, and revoking a letter."""
    dunia, kasus = di("disposisi")
    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)
    keadaan = dunia.keadaan(kasus)
    jenis = next(j for j in k.KEJADIAN if j.tipe == tipe)

    with pytest.raises(RiwayatRusak, match="ditarik"):
        evolve(keadaan, _semu(jenis))


def _semu(jenis: type[u.Kejadian]) -> u.Kejadian:
    """An event of the kind with any content: the lifecycle speaks before it is looked at."""
    isi: dict[str, Any] = {
        a.name: "x"
        for a in attrs.fields(jenis)
        if a.default is attrs.NOTHING and a.name not in ("pada", "oleh")
    }
    return jenis(pada=PAGI, oleh=OLEH, **isi)


def test_pengajuan_kedua_dan_jenis_asing_merusak_riwayat() -> None:
    dunia, kasus = di("disposisi")
    (diajukan,) = riwayat(dunia, kasus)

    @attrs.frozen(kw_only=True)
    class Asing(u.Kejadian):
        tipe = "asing"

    for kejadian in (diajukan, Asing(pada=PAGI, oleh=OLEH)):
        with pytest.raises(RiwayatRusak, match=kejadian.tipe):
            evolve(dunia.keadaan(kasus), kejadian)


def test_keadaan_tersimpan_sama_dengan_lipatan_riwayatnya() -> None:
    dunia, kasus = di("akhir")
    dunia.ya(pu.CabutSurat(kasus=kasus, surat="1", alasan="x"), KEPALA)

    assert PERMOHONAN.lipat(riwayat(dunia, kasus)) == dunia.keadaan(kasus)
