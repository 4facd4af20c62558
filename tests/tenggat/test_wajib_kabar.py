"""Telling of a decision is the office's duty on every aggregate that has somebody to tell."""

import pytest
from tests.tenggat.kota import SK_093, Kota

from dinsos_adapters.memory import GudangMemori
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.ports.peringatan import Ambang


def wajib(kota: Kota, kasus: KasusId) -> Kewajiban:
    semua = kota.app.tenggat(kasus, oleh=kota.petugas(kasus))
    return next(satu for satu in semua if satu.batas.kode == "memberitahukan")


@pytest.mark.parametrize(
    ("layanan", "varian"),
    [
        ("kedaruratan-ppks", None),
        ("rumah-singgah-penerimaan", "permohonan"),
        ("santunan-kematian", None),
        ("pengaduan", "pengaduan"),
    ],
)
def test_yang_diteruskan_wajib_diberitahukan_kecuali_tak_ada_yang_dapat_diberi_tahu(
    layanan: str, varian: str | None
) -> None:
    kota = Kota(GudangMemori(), kini=SK_093)
    kasus = kota.buka(layanan, varian)
    while kota.pilih(kasus, "TeruskanKasus") is None:
        assert kota.langkah(kasus)
    keadaan, publik = kota.kasus(kasus).keadaan, kota.punya(kasus).isi.publik
    satu = wajib(kota, kasus)

    if keadaan.anonim or all(q.pihak not in publik for q in keadaan.pihak):
        assert (layanan, satu.tenggat) == ("pengaduan", None)
        return
    assert isinstance(satu.tenggat, Tenggat)
    assert satu.status == "berjalan"
    assert "memberitahukan" in {jam.kode for jam in kota.kasus(kasus).indeks.jam}
    kota.kini = satu.tenggat.jatuh_tempo.replace(hour=23)
    kota.app.periksa_tenggat()
    with kota.gudang(baca=True) as unit:
        milik = unit.peringatan.milik((kasus,))[kasus]
    assert ("memberitahukan", Ambang.TERLEWAT) in {(p.kode, p.ambang) for p in milik}
    assert kota.pilih(kasus, "CatatPemberitahuan", tentang="diteruskan", pihak=_warga(kota, kasus))
    assert wajib(kota, kasus).status == "terpenuhi_terlambat"


def _warga(kota: Kota, kasus: KasusId) -> str:
    publik = kota.punya(kasus).isi.publik
    return f"{next(q.pihak for q in kota.kasus(kasus).keadaan.pihak if q.pihak in publik)}[0]"
