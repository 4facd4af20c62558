"""Bad input to cases that act on one another: all of it at once, and nothing stored anywhere."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from returns.pipeline import is_successful

from dinsos_adapters import rakit
from dinsos_adapters.memory import GudangMemori
from dinsos_core import (
    AjukanPengaduan,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
    jelaskan,
)
from dinsos_core.application.aplikasi import Aplikasi

WITA = ZoneInfo("Asia/Makassar")
KINI = datetime(2026, 7, 6, 9, 0, tzinfo=WITA)
LAPOR = LaporkanKedaruratan(
    layanan="kedaruratan-ppks",
    pihak=[PihakDiajukan(pihak="subjek", data={"nama": "Tuan Misal"})],
    fakta={"lokasi_kejadian": "63.71"},
)


class Kantor:
    """Two offices on one store, and everybody in them."""

    def __init__(self, instansi: str = "banjarmasin", gudang: GudangMemori | None = None) -> None:
        self.gudang = gudang or GudangMemori()
        self.instansi = instansi
        self.kini = KINI
        self.app: Aplikasi = rakit(instansi, penyimpanan=self.gudang, jam=lambda: self.kini)

    def lain(self) -> "Kantor":
        return Kantor("palangka-raya", self.gudang)

    def pelaku(self, *peran: str) -> Pelaku:
        return Pelaku(id="-".join(peran), instansi=self.instansi, peran=peran)

    def jadi(self, perintah: Any, *peran: str) -> Any:
        self.kini += timedelta(minutes=1)
        return self.app.lakukan_atau_gagal(perintah, oleh=self.pelaku(*peran))

    def tolak(self, perintah: Any, *peran: str) -> list[str]:
        """The codes of every refusal, in order of places; nothing has changed."""
        sebelum = self._isi()
        hasil = self.app.lakukan(perintah, oleh=self.pelaku(*peran))
        assert not is_successful(hasil), hasil
        assert self._isi() == sebelum
        for satu in hasil.failure():
            assert len({jelaskan(satu, "id"), jelaskan(satu, "en")}) == 2
        return sorted(satu.kode.value for satu in hasil.failure())

    def _isi(self) -> object:
        """Everything stored but who read what: cases, events, mail, numbers, places."""
        t = self.gudang.tabel
        return dict(t.kasus.kasus), dict(t.kasus.riwayat), list(t.kiriman), dict(t.nomor)


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


def test_kejadian_di_masa_depan_ditolak_sebelum_apa_pun_dinilai(kantor: Kantor) -> None:
    """Which version of the standard holds, and by which day, rests on it."""
    kasus = kantor.jadi(LAPOR, "petugas_penerima_laporan").kasus
    nanti = kantor.kini + timedelta(hours=2)

    for c in (
        evolve(LAPOR, diterima_pada=nanti),
        SelesaikanLangkah(kasus=kasus, langkah="catat", terjadi_pada=nanti),
        SelesaikanLangkah(kasus=kasus, langkah="kontak", terjadi_pada=nanti, hasil="entah"),
    ):
        assert kantor.tolak(c, "petugas_penerima_laporan") == ["waktu_tidak_mungkin"]


@pytest.mark.parametrize("isi", ["", "  "])
def test_pengaduan_tanpa_isi_ditolak(isi: str) -> None:
    kantor = Kantor("palangka-raya")
    c = AjukanPengaduan(layanan="pengaduan", varian="pengaduan", isi=isi, pihak=[])

    assert kantor.tolak(c, "petugas") == ["isian_kosong"]
