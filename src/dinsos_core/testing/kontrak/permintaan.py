"""Requests about somebody's data: streams beside the cases, listed by who they are about."""

from datetime import timedelta
from typing import Any

import attrs
import pytest

from dinsos_core.application.indeks import indeks_permintaan
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.permintaan.permintaan import (
    DasarTolak,
    JenisPermintaan,
    Peminta,
    PermintaanData,
    PermintaanDiterima,
    PermintaanDitolak,
    PermintaanDitunda,
    SaluranPermintaan,
    lipat,
)
from dinsos_core.domain.shared.ids import KasusId, KlienId, PerintahId, PermintaanId, SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.penyimpanan import (
    KejadianTercatat,
    PembukaUnitOfWork,
    PermintaanTersimpan,
    Perubahan,
    SaringanKasus,
    SaringanPermintaan,
    VersiBerubah,
)
from dinsos_core.testing.kontrak import contoh
from dinsos_core.testing.kontrak.contoh import OLEH, PADA


def kejadian_permintaan(permintaan: str, urutan: int, **isi: Any) -> Kejadian:
    """The event with this number in the life of a sample request: it comes, waits, is refused."""
    pada = isi.pop("pada", PADA) + timedelta(hours=urutan - 1)
    milik = SubjekId(permintaan)
    if urutan == 1:
        awal = PermintaanDiterima(
            pada=pada,
            oleh=OLEH,
            permintaan=PermintaanId(permintaan),
            instansi="contoh",
            jenis=JenisPermintaan.PENGHAPUSAN,
            subjek=(SubjekId("ani"),),
            peminta=Peminta.SENDIRI,
            saluran=SaluranPermintaan.LOKET,
            batas=pada + timedelta(hours=72),
            isi=Rahasia(subjek=milik, kunci=f"{permintaan}/teks/isi"),
        )
        return attrs.evolve(awal, **isi)
    if urutan == 2:
        return PermintaanDitunda(pada=pada, oleh=OLEH, penunda=())
    alasan = Rahasia(subjek=milik, kunci=f"{permintaan}/teks/alasan")
    return PermintaanDitolak(pada=pada, oleh=OLEH, dasar=DasarTolak.DITARIK, alasan=alasan)


def permintaan_pada(permintaan: str, dari: int, sampai: int, **isi: Any) -> Perubahan:
    """A sample request at a version, with the events that came after another."""
    keadaan: PermintaanData | None = None
    semua = [kejadian_permintaan(permintaan, n, **isi) for n in range(1, sampai + 1)]
    for satu in semua:
        keadaan = lipat(keadaan, satu)
    assert keadaan is not None
    nama = PermintaanId(permintaan)
    tersimpan = PermintaanTersimpan(
        id=nama, versi=sampai, keadaan=keadaan, indeks=indeks_permintaan(keadaan)
    )
    return tersimpan, tuple(
        KejadianTercatat(kasus=nama, urutan=n, perintah=PerintahId("perintah-1"), kejadian=satu)
        for n, satu in enumerate(semua, 1)
        if n > dari
    )


class KontrakPermintaan:
    """Requests have a log and a version like any stream, and are no cases."""

    def _simpan(self, buka: PembukaUnitOfWork, *semua: Perubahan) -> None:
        with buka() as unit:
            unit.kasus.simpan_banyak(semua)
            unit.simpan_semua()

    def test_permintaan_disimpan_di_samping_kasus_dan_bukan_kasus(
        self, buka: PembukaUnitOfWork
    ) -> None:
        satu = PermintaanId("p-1")
        self._simpan(buka, permintaan_pada(satu, 0, 2))

        with buka() as unit:
            ada = unit.kasus.muat_permintaan([satu, PermintaanId("tidak ada")])
            riwayat = unit.kasus.riwayat(satu)
            assert unit.kasus.muat(KasusId(satu)) is None
            assert unit.kasus.muat_klien([KlienId(satu)]) == {}
            saringan = SaringanKasus(subjek=frozenset({SubjekId("ani")}))
            assert unit.kasus.daftar(saringan).kasus == ()
            assert unit.kasus.daftar(SaringanKasus()).kasus == ()

        tersimpan, kejadian = permintaan_pada(satu, 0, 2)
        assert dict(ada) == {satu: tersimpan}
        assert riwayat == kejadian

    def test_permintaan_yang_basi_ditolak(self, buka: PembukaUnitOfWork) -> None:
        self._simpan(buka, permintaan_pada("p-1", 0, 2))

        with pytest.raises(VersiBerubah):
            self._simpan(buka, permintaan_pada("p-1", 1, 2))

        self._simpan(buka, permintaan_pada("p-1", 2, 3))

    def test_permintaan_terdaftar_menurut_instansi_orang_dan_keterbukaannya(
        self, buka: PembukaUnitOfWork
    ) -> None:
        contoh.simpan_kasus(buka, "k-1", subjek=(SubjekId("ani"),))
        self._simpan(
            buka,
            permintaan_pada("p-3", 0, 1, subjek=(SubjekId("budi"),)),
            permintaan_pada("p-1", 0, 3),
            permintaan_pada("p-2", 0, 1, pada=PADA - timedelta(days=1)),
            permintaan_pada("p-4", 0, 1, instansi="lain"),
        )

        def daftar(**saringan: Any) -> list[str]:
            hasil: list[str] = []
            lanjut = None
            while True:
                with buka() as unit:
                    halaman = unit.kasus.daftar_permintaan(
                        SaringanPermintaan(**saringan), lanjut=lanjut, banyak=2
                    )
                hasil += (satu.id for satu in halaman.permintaan)
                if (lanjut := halaman.lanjut) is None:
                    return hasil

        assert daftar() == ["p-2", "p-1", "p-3", "p-4"]
        assert daftar(instansi="contoh", berlaku=True) == ["p-2", "p-3"]
        assert daftar(subjek=frozenset({SubjekId("ani")}), berlaku=False) == ["p-1"]
        assert daftar(subjek=frozenset({SubjekId("p-3")})) == ["p-3"]
        assert daftar(status=frozenset({"ditolak"}), instansi="contoh") == ["p-1"]
        assert daftar(status=frozenset({"diterima", "ditunda"}), berlaku=False) == []
        assert daftar(subjek=frozenset()) == []
        with buka() as unit, pytest.raises(ValueError, match="dikenal"):
            unit.kasus.daftar_permintaan(SaringanPermintaan(), lanjut="x")
        with buka() as unit, pytest.raises(ValueError, match="satu"):
            unit.kasus.daftar_permintaan(SaringanPermintaan(), banyak=0)
