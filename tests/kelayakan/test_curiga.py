"""Whoever judges a list looks only at suspect cases one by one; so nothing may slip by."""

from datetime import date, timedelta
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinsos_adapters.katalog import muat_katalog
from dinsos_core.domain.kelayakan.cakupan import Cakupan, Tempat
from dinsos_core.domain.kelayakan.curiga import DIAJUKAN, Beberapa, Curiga, Sama
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.pertentangan import PEMERIKSAAN, Pemeriksaan, siapkan_pemeriksaan
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta, TanggalRentang
from dinsos_core.domain.standar.kosakata import JenisFakta, MilikFakta

PADA = date(2026, 6, 20)
FAKTA = muat_katalog().kosakata.fakta
PIHAK = ("pemohon", "anak", "almarhum", "subjek")
BERTENTANGAN = [satu for satu in PEMERIKSAAN if satu.bertentangan]


@pytest.mark.parametrize("periksa", BERTENTANGAN, ids=lambda satu: satu.kode)
@given(acak=st.randoms(use_true_random=True))
def test_yang_bertentangan_selalu_dicurigai(periksa: Pemeriksaan, acak: Random) -> None:
    kasus = frozenset(k for k in periksa.fakta if FAKTA[k].milik is MilikFakta.KASUS)
    pribadi = frozenset({*periksa.fakta, "tanggal_lahir", "jenis_kelamin"} - kasus)
    cari = periksa.siapkan(
        Cakupan(
            pihak=dict.fromkeys(PIHAK, pribadi),
            kasus=kasus,
            pasti_ada=frozenset(PIHAK),
            pengaju=("pemohon",),
            kelompok="pengangkatan-anak",
        )
    )
    assert cari is not None
    assert periksa.curiga is not None
    for _ in range(20):
        fakta = FaktaKasus(
            pihak={nama: (_isian(pribadi, acak), _isian(pribadi, acak)) for nama in PIHAK},
            kasus=_isian(kasus, acak),
        )

        if cari(fakta, PADA):
            nilai = _menurut_tempat(fakta)
            assert any(_dicurigai(satu, nilai) for satu in periksa.curiga([*nilai]))


TANGGAL = [
    date(2026 - tahun, 6, 20) + timedelta(hari) for tahun in (0, 1, 10) for hari in (-1, 0, 1)
]
NILAI: dict[JenisFakta, list[NilaiFakta]] = {
    JenisFakta.TANGGAL: [*TANGGAL, date(2016, 2, 29), TanggalRentang.setahun(2016)],
    JenisFakta.BILANGAN: [0, 1, 2],
    JenisFakta.TEKS: ["6371052006960001", "6371052006960002"],
    JenisFakta.YA_TIDAK: [True, False],
}
KATEGORI = ("balita_terlantar", "lanjut_usia_terlantar", "bukan_ppks")


def _isian(semua: frozenset[str], acak: Random) -> dict[str, NilaiFakta]:
    hasil: dict[str, NilaiFakta] = {}
    for kode in sorted(semua):
        pilihan = NILAI.get(FAKTA[kode].jenis) or list(FAKTA[kode].pilihan)
        if FAKTA[kode].banyak:
            pilihan = [frozenset(acak.sample(KATEGORI, acak.randint(1, 2)))]
        hasil[kode] = acak.choice([BelumDiketahui(), *pilihan])
    return hasil


def test_pemeriksaan_yang_tidak_menyebut_curiganya_mencurigai_semua() -> None:
    siap = siapkan_pemeriksaan(Cakupan(kasus=frozenset({"jumlah_anak", "jumlah_anak_kandung"})))
    ((periksa, cari),) = siap.bertentangan
    sendiri = attrs.evolve(siap, bertentangan=((attrs.evolve(periksa, curiga=None), cari),))

    assert (siap.curiga([]), sendiri.curiga([])) == (frozenset(), None)


def _menurut_tempat(fakta: FaktaKasus) -> dict[Tempat, NilaiFakta]:
    hasil = {Tempat("", 0, kode): isi for kode, isi in fakta.kasus.items()}
    for nama, semua in fakta.pihak.items():
        for ke, satu in enumerate(semua):
            hasil |= {Tempat(nama, ke, kode): isi for kode, isi in satu.items()}
    return hasil


def _dicurigai(curiga: Curiga, nilai: dict[Tempat, NilaiFakta]) -> bool:
    if isinstance(curiga, Beberapa):
        isi = nilai[curiga.satu]
        return isinstance(isi, frozenset) and len(isi) > 1
    if isinstance(curiga, Sama):
        a, b = nilai[curiga.satu], nilai[curiga.lain]
    else:
        a, b = ({DIAJUKAN: PADA, **nilai}[satu] for satu in (curiga.dahulu, curiga.lalu))
    if TanggalRentang in (type(a), type(b)):
        return True
    if isinstance(curiga, Sama):
        return a == b
    if isinstance(a, date) and isinstance(b, date):
        tahun = curiga.tahun
        return a < b if tahun is None else a.year - b.year <= tahun
    return isinstance(a, int) and isinstance(b, int) and a < b
