"""An office whose clocks act: its mailboxes, what stands, what leaves."""

from datetime import datetime, timedelta
from typing import Any

import attrs
from tests.permohonan.contoh import (
    PAGI,
    Dunia,
)

from dinsos_adapters.katalog import muat_katalog
from dinsos_core.application.kejadian_keluar import PenyusunSiaran
from dinsos_core.application.relay import LaporanRelay
from dinsos_core.application.tenggat import LaporanTenggat
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.instansi import KOTAK_LAINNYA
from dinsos_core.ports.kotak_keluar import Pesan
from dinsos_core.ports.pengirim import SuratElektronik
from dinsos_core.ports.penyiar import KejadianKeluar
from dinsos_core.ports.peringatan import Ambang, PeringatanTenggat, SebabTarik
from dinsos_core.testing.contoh import ADOPSI, INSTANSI, SANTUNAN

LOKET_KOTAK, LAIN_KOTAK = "loket@contoh.id", "sekretariat@contoh.id"
KOTAK = {"loket": LOKET_KOTAK, "kepala": "kepala@contoh.id", KOTAK_LAINNYA: LAIN_KOTAK}
SUSUN = PenyusunSiaran("https://contoh.id")
Ringkas = tuple[str, Ambang, SebabTarik | None]


def dunia(**kotak: str) -> Dunia:
    """A world whose office has mailboxes, and whose events have a receiver."""
    kantor = attrs.evolve(INSTANSI, kotak_surat=kotak or KOTAK)
    baru = Dunia(*(attrs.evolve(satu, instansi=kantor) for satu in (ADOPSI, SANTUNAN)))
    baru.app = baru.app.dengan(siaran=("dasbor",))
    return baru


def periksa(d: Dunia, pada: datetime | None = None) -> LaporanTenggat:
    """Look until nothing waits, at that moment."""
    if pada is not None:
        d.jam.kini = pada
    laporan = d.app.periksa_tenggat()
    assert d.app.periksa_tenggat() == LaporanTenggat()
    return laporan


def semua(d: Dunia, kasus: KasusId) -> list[Ringkas]:
    with d.gudang(baca=True) as unit:
        milik = unit.peringatan.milik([kasus]).get(kasus, ())
    return [(q.kode, q.ambang, q.sebab) for q in milik]


def berdiri(d: Dunia) -> list[PeringatanTenggat]:
    with d.gudang(baca=True) as unit:
        return list(unit.peringatan.daftar().peringatan)


def kabar(d: Dunia) -> list[dict[str, Any]]:
    """What leaves about alerts, in order; sending it."""
    keluar: list[KejadianKeluar] = []
    while d.app.siarkan("dasbor", keluar.append, SUSUN) != LaporanRelay():
        pass
    return [
        {"tipe": satu.jenis.split(".")[4], "id": satu.id, **satu.isi}
        for satu in keluar
        if "peringatan" in satu.isi
    ]


def pesan(d: Any, saluran: str) -> list[Pesan]:
    with d.gudang(baca=True) as unit:
        ada = unit.kotak_keluar.periksa(banyak=1_000)
    return [satu.pesan for satu in ada if satu.pesan.saluran == saluran]


def surat(d: Any) -> list[tuple[str, str]]:
    """To whom which letters go; sending them."""
    keluar: list[tuple[str, str]] = []

    def kirim(surat: SuratElektronik) -> None:
        keluar.append((surat.kepada, surat.templat))

    while d.app.kirim_pesan(kirim) != LaporanRelay():
        pass
    return keluar


RABU_16 = PAGI + timedelta(days=2, hours=7)
"""When `jawab` is due that starts on Monday morning; at risk a working day before."""


class KatalogBerkotak:
    """The built-in catalogue, its agencies with a mailbox for every role."""

    def __init__(self) -> None:
        self.asal: Any = muat_katalog()
        self.instansi = {
            kode: attrs.evolve(
                satu, kotak_surat={p: f"{p}@x.id" for p in (*self.asal.kosakata.peran, "lainnya")}
            )
            for kode, satu in self.asal.instansi.items()
        }

    def __getattr__(self, nama: str) -> Any:
        return getattr(self.asal, nama)
