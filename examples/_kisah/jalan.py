"""Plays a story: sends every command at its moment, and keeps what came of it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from _contoh.bahan import Skenario
from attrs import define, field, frozen
from returns.pipeline import is_successful

import dinsos_core
from dinsos_adapters import rakit
from dinsos_adapters.email import Penyusun, tulis_eml
from dinsos_core import (
    Aplikasi,
    Halangan,
    Kejadian,
    KejadianTercatat,
    Pelaku,
    PerintahTerlaksana,
    Terhalang,
)
from dinsos_core.domain.kasus.kejadian import KasusDibuka
from dinsos_core.domain.shared.nomor import buat_kode
from dinsos_core.ports.pengirim import Pengirim
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork

from . import naskah
from .katalog import KatalogKisah
from .naskah import Baris, Kisah

PENGIRIM: Final = "dinsos@dinsos.example"
KLAIM: Final = "klaim"
LAPORAN: Final = "laporan"


@frozen(kw_only=True)
class Terjadi:
    """What came of one line: events in its own case, and in others, by code."""

    baris: Baris
    kejadian: Mapping[str, tuple[Kejadian, ...]] = field(factory=dict, repr=False)
    halangan: tuple[Halangan, ...] = ()
    mengubah: bool = False


@define
class Panggung:
    """The application, the script, and which case each code of the story has come to mean."""

    kisah: Kisah
    app: Aplikasi
    skenario: Skenario
    kirim: Pengirim = field(repr=False)
    kasus: dict[str, str] = field(factory=dict)
    klaim: dict[str, tuple[str, str]] = field(factory=dict, repr=False)
    """Number and claim code of each case that somebody follows without an account."""

    def kode(self, kasus: str) -> str:
        """What the story calls a case."""
        return next((kode for kode, satu in self.kasus.items() if satu == kasus), "perkara lain")

    def riwayat(self, kasus: str) -> tuple[KejadianTercatat[Kejadian], ...]:
        """The history of a case, as far as anybody who is told the story may see it: opened where
        they read what is sealed of it."""
        for tujuan in (LAPORAN, None):
            for pembaca in self.kisah.pembaca.values():
                with suppress(Terhalang):
                    return self.app.riwayat(kasus, oleh=pembaca, tujuan=tujuan)
        return ()


def siapkan(kisah: Kisah, surel: Path, *, penyimpanan: PembukaUnitOfWork | None = None) -> Panggung:
    """The application, wired for the story; storage may be one that outlives it."""
    skenario = Skenario(kini=kisah.baris[0].pada)
    app = rakit(
        kisah.instansi,
        katalog=KatalogKisah(kisah.instansi, kisah.tempat),
        penyimpanan=penyimpanan,
        jam=skenario.jam,
        id_baru=skenario.id_baru,
        rahasia_baru=skenario.rahasia_baru,
    )
    kirim = tulis_eml(surel, Penyusun(dari=PENGIRIM), skenario.jam)
    return Panggung(kisah=kisah, app=app, skenario=skenario, kirim=kirim)


def mainkan(panggung: Panggung, maju: Callable[[], None] = lambda: None) -> list[Terjadi]:
    """Every line in the order of time; mail goes out after each. In the end it is `akhir`."""
    terjadi = []
    for baris in panggung.kisah.baris:
        panggung.skenario.mulai(baris.pada, baris.kunci)
        terjadi.append(_satu(panggung, baris))
        while panggung.app.kirim_pesan(panggung.kirim).terkirim:
            pass
        maju()
    panggung.skenario.kini = panggung.kisah.akhir
    return terjadi


def _satu(panggung: Panggung, baris: Baris) -> Terjadi:
    oleh = _siapa(panggung, baris)
    hasil = panggung.app.lakukan(susun(panggung, baris), oleh=oleh, kunci=baris.kunci)
    if not is_successful(hasil):
        return Terjadi(baris=baris, halangan=hasil.failure())
    jadi = hasil.unwrap()
    _namai(panggung, baris, jadi)
    semua = {
        panggung.kode(kasus): tuple(
            satu.kejadian for satu in panggung.riwayat(kasus) if satu.perintah == baris.kunci
        )
        for kasus in (jadi.kasus, *(ikut.kasus for ikut in jadi.lanjutan))
    }
    return Terjadi(baris=baris, kejadian=semua, mengubah=not jadi.ulang)


def _siapa(panggung: Panggung, baris: Baris) -> Pelaku:
    """The account behind a name; of `klaim`: whoever has the claim code of the case."""
    if baris.oleh == KLAIM and baris.kode in panggung.klaim:
        return panggung.app.pemegang_klaim(*panggung.klaim[baris.kode])
    return panggung.kisah.pelaku.get(baris.oleh, Pelaku(id=baris.oleh))


def _namai(panggung: Panggung, baris: Baris, jadi: PerintahTerlaksana) -> None:
    """Give codes to the cases that came to be."""
    panggung.kasus.setdefault(baris.kode, jadi.kasus)
    if isinstance(jadi.kejadian[0], KasusDibuka):
        # Handed over once: a second run has to know it from elsewhere.
        kode = jadi.kode_klaim or buat_kode(panggung.skenario.rahasia_baru())
        panggung.klaim[baris.kode] = (jadi.kejadian[0].nomor, kode)
    dikenal = set(panggung.kasus.values())
    baru = [satu.kasus for satu in jadi.lanjutan if satu.kasus not in dikenal]
    panggung.kasus.update(zip(baris.membuka, baru, strict=False))


def susun(panggung: Panggung, baris: Baris) -> Any:
    """The command that a line stands for."""
    isi = {nama: _isi(panggung, nilai) for nama, nilai in baris.isi.items()}
    if "pihak" in isi and isinstance(isi["pihak"], list):
        isi["pihak"] = naskah.pihak(isi["pihak"])
    if "berkas" in isi:
        isi["berkas"] = naskah.berkas(isi["berkas"])
    return getattr(dinsos_core, baris.perintah)(
        kasus=panggung.kasus.get(baris.kode, baris.kode), **isi
    )


def _isi(panggung: Panggung, nilai: Any) -> Any:
    return panggung.kasus.get(nilai, nilai) if isinstance(nilai, str) else nilai
