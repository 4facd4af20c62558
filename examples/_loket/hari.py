"""Runs the day: wires the application to what the data files say of the world, then sends every
command at its moment.

Command keys, case ids and all ids derived from them come from the data, so that running the same
day again on the same store finds everything done already.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

from _contoh.bahan import ZONA, Skenario
from attrs import evolve, field, frozen
from returns.pipeline import is_successful

from dinsos_adapters import rakit
from dinsos_adapters.email import Penyusun, tulis_eml
from dinsos_adapters.kalender import KalenderHolidays
from dinsos_core import (
    AjukanKeberatan,
    AjukanPermohonan,
    Aplikasi,
    CabutSurat,
    CatatPemberitahuan,
    Halangan,
    JedaKasus,
    Kejadian,
    KejadianTercatat,
    KoreksiData,
    LanjutkanKasus,
    LengkapiBerkas,
    Pelaku,
    Perintah,
    PerintahTerlaksana,
    PutuskanKeberatan,
    SelesaikanLangkah,
    TarikPermohonan,
    TeruskanKasus,
)
from dinsos_core.domain.kelayakan.penilaian import Penilaian
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.shared.nilai import Keanggotaan, PeriodeKeanggotaan
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.waktu.bacaan import BacaanWaktu
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.ports.lingkungan import (
    PenyediaKalender,
    PermintaanRegistri,
    Registri,
    SumberTakTerjangkau,
)
from dinsos_core.ports.pengirim import Pengirim
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork

from .data import Baris, Hari, Perkara, susun_berkas

LAPORAN: Final = "laporan harian"
"""What the report opens what is sealed for."""

PENGIRIM: Final = "loket@dinsos.example"

PERINTAH: Final[Mapping[str, type[Any]]] = {
    "langkah": SelesaikanLangkah,
    "lengkapi": LengkapiBerkas,
    "koreksi": KoreksiData,
    "tarik": TarikPermohonan,
    "teruskan": TeruskanKasus,
    "keberatan": AjukanKeberatan,
    "putuskan_keberatan": PutuskanKeberatan,
    "cabut": CabutSurat,
    "jeda": JedaKasus,
    "lanjutkan": LanjutkanKasus,
    "beri_tahu": CatatPemberitahuan,
}


@frozen(kw_only=True)
class Terjadi:
    """What came of one line. ``dilihat``: an assessment somebody only looked at."""

    baris: Baris
    hasil: PerintahTerlaksana | None = None
    halangan: tuple[Halangan, ...] = ()
    dua_kali: bool = False
    dilihat: Penilaian | None = field(default=None, repr=False)

    @property
    def mengubah(self) -> bool:
        """Whether it did something: not refused, and not done before."""
        return self.hasil is not None and not self.hasil.ulang


@frozen(kw_only=True)
class Loket:
    """The counter: the application, the day's script, and the folder that mail is written to."""

    hari: Hari
    app: Aplikasi
    skenario: Skenario
    surel: Path
    kirim: Pengirim = field(repr=False)

    def surel_perkara(self, perkara: Perkara) -> list[Path]:
        """The mail files that the commands of a case caused, in their order."""
        kunci = dict.fromkeys(b.kunci for b in perkara.baris)
        return [
            berkas
            for satu in kunci
            for apa in ("", "ralat-")
            for berkas in sorted(self.surel.glob(f"{satu}-{apa}[0-9].eml"))
        ]

    def pada_akhir(self, perkara: Perkara) -> Aplikasi:
        """The application as it answered after the last thing that happened to a case."""
        akhir = max(b.pada for b in perkara.baris)
        return self.app.dengan(jam=lambda: akhir)


def buka_loket(hari: Hari, surel: Path, *, penyimpanan: PembukaUnitOfWork | None = None) -> Loket:
    """The application, wired for the day; storage may be one that outlives it."""
    skenario = Skenario(kini=datetime.combine(hari.hari, time(7, 30), tzinfo=ZONA))
    app = rakit(
        hari.instansi,
        penyimpanan=penyimpanan,
        kalender=_kalender(hari),
        registri={"registri_sosial": _registri(hari, skenario.jam)},
        jam=skenario.jam,
        id_baru=skenario.id_baru,
    )
    kirim = tulis_eml(surel, Penyusun(dari=PENGIRIM), skenario.jam)
    return Loket(hari=hari, app=app, skenario=skenario, surel=surel, kirim=kirim)


def jalankan(loket: Loket, maju: Callable[[], None] = lambda: None) -> dict[str, list[Terjadi]]:
    """Send every command of every case in the order of time; mail goes out after each."""
    terjadi: dict[str, list[Terjadi]] = {perkara.kode: [] for perkara in loket.hari.perkara}
    for perkara, baris in urutan(loket.hari.perkara):
        loket.skenario.mulai(baris.pada, baris.kunci)
        terjadi[perkara.kode].append(_jalankan_baris(loket, perkara, baris, terjadi[perkara.kode]))
        _kirim_semua(loket)
        maju()
    return terjadi


def urutan(perkara: Iterable[Perkara]) -> list[tuple[Perkara, Baris]]:
    """All that happens, by time; what happens at the same moment stays in the order of files."""
    return sorted(((p, b) for p in perkara for b in p.baris), key=lambda pb: pb[1].pada)


def _jalankan_baris(
    loket: Loket, perkara: Perkara, baris: Baris, sebelum: list[Terjadi]
) -> Terjadi:
    oleh = loket.hari.pelaku(perkara, baris.oleh)
    if baris.tindakan == "lihat":
        dilihat = loket.app.penilaian(perkara.kode, oleh, tujuan="melihat penilaian")
        return Terjadi(baris=baris, dilihat=dilihat)
    hasil = loket.app.lakukan(
        susun_perintah(loket.app, perkara, baris), oleh=oleh, kunci=baris.kunci
    )
    if not is_successful(hasil):
        return Terjadi(baris=baris, halangan=hasil.failure())
    dua_kali = any(t.baris.kunci == baris.kunci for t in sebelum)
    return Terjadi(baris=baris, hasil=hasil.unwrap(), dua_kali=dua_kali)


def susun_perintah(app: Aplikasi, perkara: Perkara, baris: Baris) -> Perintah:
    """The command that a line of a data file stands for."""
    if baris.tindakan == "ajukan":
        return AjukanPermohonan(
            kasus=perkara.kode,
            layanan=perkara.layanan,
            kanal=perkara.kanal,
            pihak=perkara.pihak,
            fakta=perkara.fakta,
            berkas=perkara.berkas,
        )
    isi = dict(baris.isi)
    if "berkas" in isi:
        isi["berkas"] = susun_berkas(isi["berkas"], perkara.tempat)
    if baris.tindakan == "cabut":
        # The first letter: what a revocation sent again must name as well.
        isi["surat"] = keadaan(app, perkara.kode).surat[0].kode
    perintah: Perintah = PERINTAH[baris.tindakan](kasus=perkara.kode, **isi)
    return perintah


def keadaan(app: Aplikasi, kode: str) -> Permohonan:
    """The state of a case that is known to exist."""
    hasil = app.kasus(kode, oleh=_kepala(app), tujuan=LAPORAN).keadaan
    assert isinstance(hasil, Permohonan)
    return hasil


def riwayat(app: Aplikasi, kode: str) -> tuple[KejadianTercatat[Kejadian], ...]:
    """Everything that happened to a case, as the head of the office reads it."""
    return app.riwayat(kode, oleh=_kepala(app), tujuan=LAPORAN)


def _kepala(app: Aplikasi) -> Pelaku:
    return Pelaku(id="kepala", instansi=app.lingkungan.instansi, peran={"kepala_dinas"})


def _kirim_semua(loket: Loket) -> None:
    while loket.app.kirim_pesan(loket.kirim).terkirim:
        pass


def _registri(hari: Hari, jam: Callable[[], datetime]) -> Registri:
    """The social registry as the data files describe it, out of reach at times."""
    isi = {
        p.data("almarhum")["nik"]: Keanggotaan(
            periode=(PeriodeKeanggotaan(daftar="dtks", **p.dtks),)
        )
        for p in hari.perkara
        if p.dtks
    }

    def tanya(permintaan: PermintaanRegistri) -> Keanggotaan:
        if any(dari <= jam() < sampai for dari, sampai in hari.registri_mati):
            raise SumberTakTerjangkau
        return isi.get(permintaan.data.get("nik"), Keanggotaan())

    return tanya


def _kalender(hari: Hari) -> PenyediaKalender:
    """The office's calendar with the hours it announced for this year's Ramadan."""
    bawaan = KalenderHolidays(tahun=range(hari.hari.year - 1, hari.hari.year + 3))

    def kalender(instansi: Instansi, bacaan: BacaanWaktu) -> KalenderKerja:
        milik = instansi.kalender.get("jam_khusus")
        khusus = (*(milik if isinstance(milik, list) else ()), *hari.jam_khusus)
        return bawaan(
            evolve(instansi, kalender={**instansi.kalender, "jam_khusus": khusus}), bacaan
        )

    return kalender
