"""Hostile input: whatever a host is sent and hands on, only documented errors come out.

Valid commands, questions, catalogue files and stored rows are damaged in one place, by seed; a
million of them under `--hypothesis-profile teliti`, a few thousand otherwise.
"""

import inspect
import os
import sys
import traceback
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from itertools import count, product
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import define
from returns.result import Failure, Success
from tests.formulir import perintah, terisi, terisi_wajib
from tests.tahan.perusak import Perusak

from dinsos_adapters import rakit
from dinsos_core import Aplikasi, Halangan, Pelaku, Terhalang, jelaskan
from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.identitas.perintah import PERINTAH_KLIEN
from dinsos_core.domain.kasus.perintah import BukaKasus
from dinsos_core.domain.permintaan.perintah import PERINTAH_PERMINTAAN
from dinsos_core.domain.shared.ids import KasusId, KlienId, PelakuId, PermintaanId, SubjekId
from dinsos_core.domain.shared.nilai import TanggalRentang
from dinsos_core.domain.waktu.jeda import Jeda

KINI = datetime(2026, 7, 5, 1, 0, tzinfo=UTC)
PENYANDI: Any = None
BERHENTI = "GANAS_LANJUT" not in os.environ
PERINTAH = 400_000
TANYA = 300_000
SEGAR = 4_000
"""After so many commands the office begins anew: a store in memory gets slow."""
PENDEK = 400
"""So many times fewer in the short form."""


def banyak(penuh: int, teliti: bool) -> int:
    return penuh if teliti else penuh // PENDEK


class Hitungan(Counter[str]):
    """What came out, by kind."""

    def lapor(self, apa: str) -> None:
        sys.stdout.write(f"{apa}: {self.total()} inputs; {dict(self.most_common())}\n")

    def periksa(self, jawaban: object) -> None:
        """An answer, or refusals in both languages."""
        match jawaban:
            case Failure():
                self.tolak(jawaban.failure())
            case _:
                self["jadi"] += 1

    @contextmanager
    def satu(self) -> Iterator[None]:
        """One input: the documented errors are counted, any other is a fault."""
        try:
            yield
        except Terhalang as terhalang:
            self.tolak(terhalang.halangan)
        except Exception as galat:
            if BERHENTI:
                raise
            ekor = traceback.extract_tb(galat.__traceback__)[-1]
            kunci = f"!! {type(galat).__name__} {ekor.filename.rpartition('/')[2]}:{ekor.lineno}"
            self[kunci] += 1
            if self[kunci] == 1:
                traceback.print_exc(limit=-6)

    def tolak(self, semua: Any) -> None:
        assert isinstance(semua, tuple)
        assert 0 < len(semua) <= 101
        for satu in semua[:3]:
            assert isinstance(satu, Halangan)
            assert jelaskan(satu, "id")
            assert jelaskan(satu, "en")
        self[semua[0].kode.value] += 1


_TENTU: Mapping[type[Any], Any] = {
    Jeda: Jeda(mulai=KINI, alasan_kode="lainnya"),
    TanggalRentang: TanggalRentang.setahun(1986),
}


@define
class Medan:
    """An office with cases of every service, and what may be said in it."""

    app: Aplikasi
    benih: list[tuple[Any, Pelaku]]
    kasus: list[str]
    kata: tuple[str, ...]
    orang: tuple[Pelaku, ...]

    def sah(self, jenis: Any, acak: Random) -> Any:
        """Some value of a type, of words that the office knows."""
        asal, isi = get_origin(jenis), get_args(jenis)
        if jenis in (KasusId, KlienId, PelakuId, SubjekId, PermintaanId):
            return acak.choice(self.kasus)
        if asal in (Union, UnionType):
            return self.sah(acak.choice(isi), acak)
        if asal in (tuple, frozenset, Iterable, Collection):
            return tuple(self.sah(isi[0], acak) for _ in range(acak.randrange(3)))
        if isinstance(asal, type) and issubclass(asal, Mapping):
            return {
                acak.choice(self.kata): self.sah(isi[1], acak) for _ in range(acak.randrange(3))
            }
        if jenis is object:
            return acak.choice((True, 3, "Ani", "6371014708950001", date(1990, 1, 2), None))
        if isinstance(jenis, type) and issubclass(jenis, Enum):
            return acak.choice(tuple(jenis))
        if isinstance(jenis, type) and attrs.has(jenis):
            return self.benda(jenis, acak)
        return {
            str: lambda: acak.choice(self.kata),
            int: lambda: acak.choice((1, 2, 50)),
            bool: lambda: acak.random() < 0.5,
            date: lambda: date(2026, 6, acak.randrange(1, 30)),
            datetime: lambda: KINI - timedelta(days=acak.randrange(60)),
        }.get(jenis, lambda: None)()

    def benda(self, kelas: type[Any], acak: Random) -> Any:
        """Some command or argument of a class."""
        attrs.resolve_types(kelas)
        isi = {
            satu.name: self.sah(satu.type, acak)
            for satu in attrs.fields(kelas)
            if satu.init and (satu.default is attrs.NOTHING or acak.random() < 0.4)
        }
        return _TENTU[kelas] if kelas in _TENTU else kelas(**isi)


def medan() -> Medan:
    nomor = count(1)
    app = rakit(
        "banjarmasin",
        jam=lambda: KINI,
        id_baru=lambda: f"id-{next(nomor)}",
    )
    katalog = app.lingkungan.katalog
    petugas = frozenset(katalog.kosakata.peran) - {"pemohon", "pelapor", "pengadu", "sistem"}
    orang = (
        Pelaku(id="petugas", instansi="banjarmasin", peran=petugas),
        Pelaku(id="warga", peran={"pemohon", "pelapor", "pengadu"}),
        Pelaku(id="lain", instansi="garut", peran=petugas),
    )
    benih: list[tuple[Any, Pelaku]] = []
    kasus = ["tak-ada"]
    semua = [satu for satu in katalog.semua() if satu.instansi.kode == "banjarmasin"]
    for standar, oleh in product(semua, orang[:2]):
        for varian in (satu.kode for satu in standar.varian) if standar.varian else (None,):
            with suppress(Terhalang):
                formulir = app.formulir_buka(standar.layanan, oleh, varian=varian)
                for isi in (terisi_wajib(formulir), terisi(formulir)):
                    c = perintah(formulir, isi)
                    benih.append((c, oleh))
                    hasil = app.lakukan(c, oleh=oleh)
                    if isinstance(hasil, Success):
                        kasus.append(hasil.unwrap().kasus)
    kata = {
        *(k for satu in semua for k in (satu.layanan, *(x.kode for x in satu.langkah))),
        *(x for satu in semua for langkah in satu.langkah for x in langkah.hasil),
        *katalog.kosakata.fakta,
        *katalog.kosakata.pihak,
        *katalog.kosakata.peran,
        *("banjarmasin", "Sudah pindah ke kota lain", "pemohon[0].nama", "daring", "loket"),
    }
    return Medan(app, benih, kasus, tuple(sorted(kata)), orang)


def semua_perintah() -> tuple[type[Any], ...]:
    kelas = {satu for jenis in JENIS for satu in jenis.perintah}
    return tuple(sorted(kelas | {*PERINTAH_KLIEN, *PERINTAH_PERMINTAAN}, key=lambda k: k.__name__))


def test_perintah_yang_dirusak_hanya_ditolak_dengan_kode(teliti: bool) -> None:
    m, hitung = medan(), Hitungan()
    rusak, kelas = Perusak(1, m.kata), semua_perintah()
    acak = rusak.acak
    for n in range(banyak(PERINTAH, teliti)):
        if n % SEGAR == SEGAR - 1:
            m = medan()
        if acak.random() < 0.3:
            c, oleh = acak.choice(m.benih)
        else:
            c, oleh = m.benda(acak.choice(kelas), acak), acak.choice(m.orang)
        kunci = acak.choice((None, None, None, "k1", "k2"))
        match acak.randrange(10):
            case 0:
                oleh = rusak.benda(oleh)
            case 1:
                kunci = rusak.nilai()
            case _:
                c = rusak.benda(c)
        with hitung.satu():
            hitung.periksa(m.app.lakukan(c, oleh=oleh, kunci=kunci))
    hitung.lapor("commands")


LEWATI = {"dengan", "kirim_pesan", "siarkan", "pergeseran"}
"""What takes parts of the wiring, and no value of anybody."""


def semua_tanya() -> tuple[tuple[str, Mapping[str, Any]], ...]:
    semua = []
    for nama, isi in inspect.getmembers(Aplikasi, inspect.isfunction):
        if nama.startswith("_") or nama in LEWATI or "perintah" in get_type_hints(isi):
            continue
        jenis = get_type_hints(isi)
        tanda = inspect.signature(isi).parameters
        semua.append((nama, {n: jenis[n] for n in tanda if n in jenis and n != "penyandi"}))
    return tuple(semua)


def test_pertanyaan_yang_dirusak_hanya_ditolak_dengan_kode(teliti: bool) -> None:
    m, hitung = medan(), Hitungan()
    rusak, semua = Perusak(2, m.kata), semua_tanya()
    tentu: Mapping[str, Sequence[Any]] = {
        "kasus": m.kasus,
        "instansi": ("", "banjarmasin"),
        "layanan": [satu[0].layanan for satu in m.benih if isinstance(satu[0], BukaKasus)],
        "tujuan": ("memeriksa berkas pemohon",),
        "varian": (None,),
        "lanjut": (None,),
    }
    acak = rusak.acak
    for _ in range(banyak(TANYA, teliti)):
        nama, jenis = acak.choice(semua)
        isi = {n: m.sah(t, acak) for n, t in jenis.items()}
        isi |= {n: acak.choice(tentu[n]) for n in isi.keys() & tentu.keys()}
        if "oleh" in isi:
            isi["oleh"] = acak.choice(m.orang)
        if "penyandi" in inspect.signature(getattr(Aplikasi, nama)).parameters:
            isi["penyandi"] = PENYANDI
        satu = acak.choice(tuple(isi) or ("",))
        if satu:
            isi[satu] = rusak.benda(isi[satu]) if acak.random() < 0.5 else rusak.nilai()
        with hitung.satu():
            hitung.periksa(getattr(m.app, nama)(**isi))
    hitung.lapor("questions")
