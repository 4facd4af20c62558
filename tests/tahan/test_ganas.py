"""Hostile input: whatever a host is sent and hands on, only documented errors come out.

Valid commands, questions, catalogue files and stored rows are damaged in one place, by seed; a
million of them under `--hypothesis-profile teliti`, a few thousand otherwise.
"""

import inspect
import os
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

from returns.result import Failure
from tests.katalog.bahan import BERKAS, buat_contoh
from tests.tahan.kota import Kota, kota
from tests.tahan.perusak import Perusak

from dinsos_adapters.katalog import muat_katalog, periksa_katalog
from dinsos_core import Aplikasi, Halangan, Terhalang, jelaskan
from dinsos_core.application.jenis import JENIS
from dinsos_core.application.kodek import susun_kodek
from dinsos_core.application.kodek.kodek import CatatanTakTerbaca
from dinsos_core.domain.identitas.perintah import PERINTAH_KLIEN
from dinsos_core.domain.kasus.perintah import BukaKasus
from dinsos_core.domain.permintaan.perintah import PERINTAH_PERMINTAAN
from dinsos_core.ports.penyimpanan import SaringanKasus

PENYANDI: Any = None
BERHENTI = "GANAS_LANJUT" not in os.environ
PERINTAH = 350_000
TANYA = 300_000
KATALOG = 50_000
BARIS = 300_000
SEGAR = 4_000
"""After so many commands the office begins anew: a store in memory gets slow."""
PENDEK = 1_000
"""So many times fewer in the short form."""


def banyak(penuh: int, teliti: bool) -> int:
    return penuh if teliti else penuh // PENDEK


@cache
def bersama() -> Kota:
    """One for all of them, as far as it gets."""
    return kota()


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


def semua_perintah() -> tuple[type[Any], ...]:
    kelas = {satu for jenis in JENIS for satu in jenis.perintah}
    return tuple(sorted(kelas | {*PERINTAH_KLIEN, *PERINTAH_PERMINTAAN}, key=lambda k: k.__name__))


def test_perintah_yang_dirusak_hanya_ditolak_dengan_kode(teliti: bool) -> None:
    m, hitung = bersama(), Hitungan()
    rusak, kelas = Perusak(1, m.kata), semua_perintah()
    acak = rusak.acak
    for n in range(banyak(PERINTAH, teliti)):
        if n % SEGAR == SEGAR - 1:
            m = kota()
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
    m, hitung = bersama(), Hitungan()
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


def test_berkas_katalog_yang_dirusak_hanya_menghasilkan_masalah(
    teliti: bool, tmp_path: Path
) -> None:
    """A problem has words in both languages; and a catalogue without one can be asked."""
    contoh, rusak, hitung = buat_contoh(tmp_path / "katalog"), Perusak(3), Hitungan()
    asli = {berkas: contoh.baca(berkas) for berkas in BERKAS.values()}
    for _ in range(banyak(KATALOG, teliti)):
        berkas = rusak.acak.choice(tuple(asli))
        contoh.tulis(berkas, rusak.teks(asli[berkas]))
        with hitung.satu():
            masalah = periksa_katalog(contoh.akar)
            for satu in masalah[:3]:
                assert satu.pesan
                assert satu.pesan_en
                assert str(satu).encode(errors="backslashreplace")
            if not masalah:
                assert muat_katalog(contoh.akar).semua()
            hitung[masalah[0].jenis.value if masalah else "jadi"] += 1
        contoh.tulis(berkas, asli[berkas])
    hitung.lapor("catalogue files")


def test_baris_yang_dirusak_hanya_menghasilkan_catatan_tak_terbaca(teliti: bool) -> None:
    """States, events, parts of them: as they are stored, a place of the text damaged."""
    m, rusak, hitung = bersama(), Perusak(4), Hitungan()
    kodek = susun_kodek(JENIS)
    with m.app.lingkungan.unit_kerja(baca=True) as unit:
        semua = unit.kasus.daftar(SaringanKasus(), banyak=100).kasus
        benda = [
            x for s in semua for x in (s.keadaan, *(r.kejadian for r in unit.kasus.riwayat(s.id)))
        ]
    baris = [kodek.tulis(satu) for satu in benda]
    for _ in range(banyak(BARIS, teliti)):
        teks = rusak.json(rusak.acak.choice(baris))
        with hitung.satu():
            try:
                kodek.baca(teks)
                hitung["jadi"] += 1
            except CatatanTakTerbaca as galat:
                hitung[str(galat)] += 1
    hitung.lapor("stored rows")
