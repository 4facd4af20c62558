"""A worker process: real commands on shared cases, through the whole pipeline."""

from collections.abc import Mapping, Sequence

import attrs
from returns.pipeline import is_successful
from tests.permohonan.contoh import ANI, Dunia, sampai
from tests.sql import bahan

from dinsos_adapters.sql import GudangSql
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.penomoran import NomorAwal, NomorLuar
from dinsos_core.testing.contoh import ADOPSI, INSTANSI

DIMINTA = attrs.evolve(
    INSTANSI,
    format_nomor="{nomor:03d}/{bulan_romawi}/{tahun}",
    nomor_awal=(NomorAwal(nomor=188, tahun=2026),),
    nomor_luar=(NomorLuar(dari=190, sampai=191), NomorLuar(dari=195, sampai=195)),
)
"""A number that does not print its sequence: two sequences race for what is printed."""
SEDERET = attrs.evolve(ADOPSI, instansi=DIMINTA)
DERET_LAIN = attrs.evolve(
    SEDERET,
    layanan="izin-lain",
    produk=(attrs.evolve(SEDERET.produk[0], klasifikasi="461"), *SEDERET.produk[1:]),
)


def dunia_sql(
    gudang: GudangSql, awalan: str = "", standar: Sequence[StandarPelayanan] = ()
) -> Dunia:
    """The test's application on this store; ``awalan`` keeps the ids of processes apart."""
    dunia = Dunia(*standar)
    urut = dunia.id
    dunia.app = dunia.app.dengan(unit_kerja=gudang, id_baru=lambda: f"{awalan}{urut()}")
    return dunia


def bekerja(
    url: str, schema: str | None, nomor: int, kasus: tuple[str, ...], putaran: int
) -> Mapping[str, int]:
    """Correct the data of every shared case so many times, every second command sent twice; then
    take cases of one's own through the whole procedure, each to its numbered letter, the processes
    in two sequences that print alike.

    Gives how many corrections were acknowledged for each shared case.
    """
    gudang = bahan.gudang(url, schema)
    dunia = dunia_sql(gudang, f"p{nomor}-", (SEDERET, DERET_LAIN))
    layanan = (SEDERET, DERET_LAIN)[nomor % 2].layanan
    diterima = dict.fromkeys(kasus, 0)
    for n in range(putaran):
        for satu in kasus:
            perintah = pu.KoreksiData(
                kasus=KasusId(satu), fakta={"jumlah_anak": 100 * nomor + n + 1}, alasan="uji"
            )
            for _ in range(1 + n % 2):
                _sampai_diterima(dunia, perintah, f"{nomor}/{satu}/{n}")
            diterima[satu] += 1
        sampai(dunia, dunia.adopsi(layanan=layanan, tetap_ajukan="uji"), "akhir")
    gudang.tutup()
    return diterima


def _sampai_diterima(dunia: Dunia, perintah: pu.KoreksiData, kunci: str) -> None:
    # On a busy case even the pipeline's retries can all be lost; then the sender sends again.
    for _ in range(100):
        hasil = dunia.app.lakukan(perintah, oleh=ANI, kunci=kunci)
        if is_successful(hasil):
            return
        assert hasil.failure()[0].kode is KodeHalangan.VERSI_BASI, hasil.failure()
    raise AssertionError("tidak pernah diterima")
