"""What stands beside the log, held against its seals, against the log, and against checkpoints.

What only ever grows, and an inspector relies on (who read what, legal holds, who was erased, the
standards that cases pin), a checkpoint keeps like the end of a chain: a row by its fingerprint, the
access log as one for all records since the last checkpoint.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import define, field

from dinsos_core.application.rantai import JenisTemuan, Temuan, UjungTitik
from dinsos_core.ports.titik_periksa import BarisKejadian, BarisTerjaga, LogKejadian, Terjaga, Ujung

TANDA: Final = "#"
"""Stands before the name of a table in a checkpoint; no id of a case begins so."""

DICATAT: Final = (Terjaga.STANDAR, Terjaga.KALENDER, Terjaga.PENAHANAN, Terjaga.NISAN)
"""Tables whose rows a checkpoint names one by one."""

DISEGEL: Final = {
    Terjaga.KEADAAN: JenisTemuan.METERAI_TIDAK_COCOK,
    Terjaga.PESAN: JenisTemuan.METERAI_TIDAK_COCOK,
    Terjaga.STANDAR: JenisTemuan.METERAI_TIDAK_COCOK,
    Terjaga.KALENDER: JenisTemuan.METERAI_TIDAK_COCOK,
    Terjaga.PERINTAH: JenisTemuan.TIDAK_COCOK,
    Terjaga.PENCARIAN: JenisTemuan.TIDAK_COCOK,
}
"""Tables whose rows say themselves whether they are sound, and what it is called if not."""

AKSES: Final = f"{TANDA}{Terjaga.AKSES}"

_RUJUKAN: Final = re.compile(r'\{"subjek":("(?:[^"\\]|\\.)*"),"kunci":("(?:[^"\\]|\\.)*")\}')
"""A reference into the vault, as events are stored."""


def nama_baris(tabel: Terjaga, kunci: str) -> str:
    """What a checkpoint calls a row."""
    return f"{TANDA}{tabel}/{kunci}"


def ujung_tabel(log: LogKejadian, lama: Mapping[str, tuple[int, str]]) -> Iterator[Ujung]:
    """What a checkpoint says of the tables; ``lama``: how far the last one had come."""
    for tabel in DICATAT:
        for satu in log.terjaga(tabel):
            yield Ujung(kasus=nama_baris(tabel, satu.kunci), urutan=1, sidik=_sidik([satu]))
    sampai, batas = lama.get(AKSES, (0, ""))[0], log.batas_akses()
    if batas is not None and batas > sampai:
        semua = (x for x in log.terjaga(Terjaga.AKSES, sesudah=sampai) if int(x.kunci) <= batas)
        yield Ujung(kasus=AKSES, urutan=batas, sidik=_sidik(semua))


def periksa_tabel(log: LogKejadian, titik: dict[str, list[UjungTitik]]) -> Iterator[Temuan]:
    """The findings on them. What the checkpoints say of tables is taken out of ``titik``."""
    akses = titik.pop(AKSES, [])
    milik = {nama: titik.pop(nama)[-1] for nama in [n for n in titik if n.startswith(TANDA)]}
    tanpa_kunci = TanpaKunci()
    for tabel in Terjaga:
        if tabel is not Terjaga.AKSES:
            yield from _tabel(tabel, log.terjaga(tabel), milik, tanpa_kunci)
    for nama, ujung in milik.items():
        tabel_, _, kunci = nama.removeprefix(TANDA).partition("/")
        yield Temuan(
            jenis=JenisTemuan.BARIS_HILANG,
            tabel=Terjaga(tabel_) if tabel_ in tuple(Terjaga) else None,
            baris=kunci,
            titik=ujung.titik,
        )
    yield from _akses(log, akses)


@define
class TanpaKunci:
    """Seals that name a key that is not at hand. They say nothing where none is; where others can
    be checked, somebody wrote the name there."""

    _ditahan: list[Temuan] = field(factory=list, init=False)
    _berkunci: bool = field(default=False, init=False)

    def lihat(self, tabel: Terjaga, satu: BarisTerjaga) -> Iterator[Temuan]:
        """What is found by now."""
        if DISEGEL.get(tabel) is not JenisTemuan.METERAI_TIDAK_COCOK:
            return
        if satu.sah is None and len(self._ditahan) < SEKALI:
            jenis = JenisTemuan.METERAI_TIDAK_COCOK
            self._ditahan.append(Temuan(jenis=jenis, tabel=tabel, baris=satu.kunci))
        self._berkunci = self._berkunci or satu.sah is True
        if self._berkunci:
            yield from self._ditahan
            self._ditahan.clear()


def _tabel(
    tabel: Terjaga,
    semua: Iterable[BarisTerjaga],
    milik: dict[str, UjungTitik],
    tanpa_kunci: TanpaKunci,
) -> Iterator[Temuan]:
    for satu in semua:
        yield from tanpa_kunci.lihat(tabel, satu)
        ujung = milik.pop(nama_baris(tabel, satu.kunci), None)
        if satu.sah is False:
            yield Temuan(jenis=DISEGEL[tabel], tabel=tabel, baris=satu.kunci)
        elif ujung is not None and ujung.sidik != _sidik([satu]):
            yield Temuan(
                jenis=JenisTemuan.BARIS_DIUBAH,
                tabel=tabel,
                baris=satu.kunci,
                titik=ujung.titik,
            )


def _akses(log: LogKejadian, titik: Sequence[UjungTitik]) -> Iterator[Temuan]:
    """Each stretch between two checkpoints, in one pass."""
    semua = log.terjaga(Terjaga.AKSES) if titik else iter(())
    satu = next(semua, None)
    dari = 0
    for ujung in sorted(titik, key=lambda t: t.urutan):
        sidik = hashlib.sha256()
        while satu is not None and _nomor(satu) <= ujung.urutan:
            sidik.update(_bita(satu))
            satu = next(semua, None)
        if sidik.hexdigest() != ujung.sidik:
            yield Temuan(
                jenis=JenisTemuan.AKSES_DIUBAH,
                tabel=Terjaga.AKSES,
                baris=f"{dari + 1}-{ujung.urutan}",
                titik=ujung.titik,
            )
        dari = ujung.urutan


def _nomor(satu: BarisTerjaga) -> int:
    return int(satu.kunci) if satu.kunci.lstrip("-").isdecimal() else 0


def _sidik(semua: Iterable[BarisTerjaga]) -> str:
    sidik = hashlib.sha256()
    for satu in semua:
        sidik.update(_bita(satu))
    return sidik.hexdigest()


def _bita(satu: BarisTerjaga) -> bytes:
    return satu.isi.encode(errors="surrogatepass") + b"\n"


# --- the vault


@define
class NilaiDititipkan:
    """Whether the vault holds what the events of cases leave to it; so many cases at a time."""

    _log: LogKejadian = field(repr=False)
    _dicari: dict[tuple[str, str], tuple[str, int]] = field(factory=dict, init=False, repr=False)

    def kasus(self, baris: Sequence[BarisKejadian]) -> Iterator[Temuan]:
        """What is found up to these events of a case."""
        for satu in baris:
            for pasangan in rujukan_teks(satu.isi):
                self._dicari.setdefault(pasangan, (satu.kasus, satu.urutan))
        if len(self._dicari) >= SEKALI:
            yield from self.sisa()

    def sisa(self) -> Iterator[Temuan]:
        """What is found of the rest."""
        dicari, self._dicari = self._dicari, {}
        if not dicari:
            return
        ada, terhapus = self._log.dititipkan({subjek for subjek, _ in dicari})
        hilang = {
            tempat for satu, tempat in dicari.items() if satu not in ada and satu[0] not in terhapus
        }
        for kasus, urutan in sorted(hilang):
            yield Temuan(jenis=JenisTemuan.NILAI_HILANG, kasus=kasus, urutan=urutan)


SEKALI: Final = 5_000


def rujukan_teks(isi: object) -> Iterator[tuple[str, str]]:
    """The references into the vault in the stored text of an event, by subject and name."""
    if isinstance(isi, str):
        for subjek, kunci in _RUJUKAN.findall(isi):
            yield json.loads(subjek), json.loads(kunci)
