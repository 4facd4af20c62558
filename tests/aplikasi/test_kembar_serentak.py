"""The same key twice at once: whoever comes second gets the former answer, whatever they read.

On a database that reads what others have committed meanwhile, the second looks for its key too
early, then finds the case as the first has left it. A key that is not seen at first is just that.
"""

from typing import Any

import attrs
import pytest
from returns.pipeline import is_successful
from tests.klien.bahan import PEKSOS, Rumah
from tests.permohonan.contoh import KEPALA, LOKET, Dunia, ajukan_santunan, di, langkah_

from dinsos_adapters.memory import GudangMemori
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.domain.identitas.perintah import GabungkanKlien
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_surat import KoreksiSurat
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import PerintahTercatat


class TerlambatTerlihat:
    """A store whose keys are not seen the first time that they are looked for."""

    def __init__(self, gudang: GudangMemori) -> None:
        self.gudang, self.terlihat = gudang, False

    def __call__(self, *, baca: bool = False) -> Any:
        unit: Any = self.gudang(baca=baca)
        mulai = unit._mulai

        def dengan_kunci() -> None:
            mulai()
            perintah = unit.perintah

            def cari(kunci: Any) -> PerintahTercatat | None:
                ada, self.terlihat = self.terlihat, True
                return perintah.cari(kunci) if ada else None

            unit.perintah = _Cari(cari, perintah.catat)

        unit._mulai = dengan_kunci
        return unit


@attrs.frozen
class _Cari:
    cari: Any
    catat: Any


def surat() -> tuple[Dunia, Any, Pelaku]:
    dunia, kasus = di("akhir")
    return dunia, KoreksiSurat(kasus=kasus, surat="1", alasan="salah cetak"), KEPALA


def langkah() -> tuple[Dunia, Any, Pelaku]:
    dunia, kasus = di("periksa")
    return dunia, langkah_(kasus, "periksa"), LOKET


def pembukaan() -> tuple[Dunia, Any, Pelaku]:
    return Dunia(), ajukan_santunan(), LOKET


def cabut() -> tuple[Dunia, Any, Pelaku]:
    dunia, kasus = di("akhir")
    return dunia, pu.CabutSurat(kasus=kasus, surat="1", alasan="x"), KEPALA


@pytest.mark.parametrize("awal", [surat, langkah, pembukaan, cabut])
def test_kembarannya_mendapat_jawaban_yang_dulu(awal: Any) -> None:
    dunia, perintah, oleh = awal()
    pertama = dunia.ya(perintah, oleh, kunci="sama")
    app = Aplikasi(attrs.evolve(dunia.lingkungan, unit_kerja=TerlambatTerlihat(dunia.gudang)))

    kedua = app.lakukan(perintah, oleh=oleh, kunci="sama")

    assert is_successful(kedua), kedua.failure()
    assert kedua.unwrap().ulang
    assert (kedua.unwrap().kasus, kedua.unwrap().versi) == (pertama.kasus, pertama.versi)


def test_begitu_pula_perintah_atas_klien() -> None:
    rumah = Rumah(gudang := GudangMemori())
    lama, baru = rumah.klien(), rumah.klien()
    gabung = GabungkanKlien(klien=baru, dengan=lama, alasan="orang yang sama")
    pertama = rumah.ya(gabung, kunci="sama")
    terlambat = TerlambatTerlihat(gudang)
    app = Aplikasi(attrs.evolve(rumah.app.lingkungan, unit_kerja=terlambat))

    kedua = app.lakukan_klien(gabung, oleh=PEKSOS, kunci="sama")

    assert is_successful(kedua), kedua.failure()
    assert kedua.unwrap().ulang
    assert kedua.unwrap().versi == pertama.versi


def test_penolakan_tanpa_kembaran_tetap_penolakan() -> None:
    dunia, perintah, oleh = cabut()
    dunia.ya(perintah, oleh, kunci="lain")
    app = Aplikasi(attrs.evolve(dunia.lingkungan, unit_kerja=TerlambatTerlihat(dunia.gudang)))

    kedua = app.lakukan(perintah, oleh=oleh, kunci="sama")

    assert [h.kode for h in kedua.failure()] == [KodeHalangan.STATUS_TIDAK_MENGIZINKAN]
