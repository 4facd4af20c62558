"""The hash chain of each case's events, and what an inspection of it finds.

Whoever can write to the database can also compute fingerprints, so the chain alone shows careless
tampering; a chain rewritten with care is shown by the checkpoints (`application.audit`).
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from itertools import permutations

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.titik_periksa import BarisKejadian, Terjaga, Ujung

_TULIS = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

AWAL = "0" * 64
"""What stands for the predecessor of a case's first event."""

MAKS_TERTUKAR = 50
"""Among how many changed rows of a case swapped ones are looked for; more are just changed."""


def sidik_kejadian(
    sebelum: str,
    *,
    kasus: str,
    urutan: int,
    perintah: str,
    tipe: str,
    pada: datetime,
    oleh: str,
    isi: str | bytes,
) -> str:
    """SHA-256 over every column of an event's row and its predecessor's fingerprint, in hex.

    ``sebelum`` is `AWAL` for number 1. ``isi`` is hashed as stored, so it must come back from the
    database unchanged (text, not JSONB). An instant counts, not the zone it is written in.
    """
    teks = isi.decode() if isinstance(isi, bytes) else isi
    saat = pada.astimezone(UTC).isoformat(timespec="microseconds")
    # A JSON list is unambiguous: no two different rows give the same text.
    kolom = ["kejadian/1", sebelum, kasus, urutan, perintah, tipe, saat, oleh, teks]
    return hashlib.sha256(_TULIS(kolom).encode()).hexdigest()


class JenisTemuan(StrEnum):
    """What was done to the log, as far as it shows."""

    DIUBAH = "diubah"
    """The row is not what was stored."""
    HILANG = "hilang"
    """Rows are missing at the start or in the middle."""
    TERPOTONG = "terpotong"
    """Rows are missing at the end."""
    DISISIPKAN = "disisipkan"
    """The row was not stored by a command: its number is taken, impossible or past the end."""
    TERTUKAR = "tertukar"
    """The row and another one changed places."""
    PUTUS = "putus"
    """The row does not follow its predecessor: one side of the joint was rewritten."""
    DITULIS_ULANG = "ditulis_ulang"
    """A consistent chain that is not the one a checkpoint, or the case's state, has seen."""
    KASUS_HILANG = "kasus_hilang"
    """A case a checkpoint has seen is gone altogether."""
    KEADAAN_TIDAK_COCOK = "keadaan_tidak_cocok"
    """The log is as a checkpoint has seen it, but the case's stored state names another end."""
    KEADAAN_HILANG = "keadaan_hilang"
    """The case has events but no stored state."""
    TITIK_DIUBAH = "titik_diubah"
    """The checkpoint's seal is not over what it says."""
    TITIK_HILANG = "titik_hilang"
    """Checkpoints are missing, or the order of the kept ones is not theirs."""
    NOMOR_TURUN = "nomor_turun"
    """A counter of letter numbers stands below a number that this event gave out."""
    METERAI_TIDAK_COCOK = "meterai_tidak_cocok"
    """The row's own seal is not over what it says: no command stored it."""
    TIDAK_COCOK = "tidak_cocok"
    """The row says what the rows that it goes back to do not say."""
    BARIS_DIUBAH = "baris_diubah"
    """The row is not the one that a checkpoint has seen."""
    BARIS_HILANG = "baris_hilang"
    """A row that a checkpoint has seen is gone."""
    AKSES_DIUBAH = "akses_diubah"
    """Of the records of access that a checkpoint has seen, some are gone or changed, or there are
    others among them."""
    NILAI_HILANG = "nilai_hilang"
    """What the event leaves to the vault is not there, and nobody was erased."""
    TITIK_TANPA_KUNCI = "titik_tanpa_kunci"
    """The checkpoint's key is not at hand, so nothing it says was used."""


@frozen(kw_only=True)
class Temuan:
    """One finding: what, in which case, at which event (through ``sampai``), by which checkpoint;
    or in which row of which other table.

    What does not apply is None.
    """

    jenis: JenisTemuan
    kasus: str | None = None
    urutan: int | None = None
    sampai: int | None = None
    titik: int | None = None
    tabel: Terjaga | None = None
    baris: str | None = None


@frozen(kw_only=True)
class UjungTitik:
    """Where a checkpoint saw a chain end."""

    urutan: int
    sidik: str
    titik: int


def periksa_kasus(baris: Sequence[BarisKejadian], titik: Sequence[UjungTitik]) -> list[Temuan]:
    """Inspect all stored rows of one case, at least one, against what checkpoints saw of it."""
    return sorted(
        _Pemeriksaan(baris, titik).temuan(), key=lambda t: (t.urutan or 0, t.jenis, t.sampai or 0)
    )


def _sidik_seharusnya(b: BarisKejadian, urutan: int | None = None) -> str | None:
    """The fingerprint of what the row says; None if it cannot even be computed."""
    try:
        assert b.pada is not None
        assert isinstance(b.isi, str)
        return sidik_kejadian(
            b.sidik_sebelum,
            kasus=b.kasus,
            urutan=b.urutan if urutan is None else urutan,
            perintah=b.perintah,
            tipe=b.tipe,
            pada=b.pada,
            oleh=b.oleh,
            isi=b.isi,
        )
    except (AssertionError, TypeError, ValueError, AttributeError, OverflowError):
        return None


class _Pemeriksaan:
    """The inspection of one case, with what its parts share."""

    def __init__(self, baris: Sequence[BarisKejadian], titik: Sequence[UjungTitik]) -> None:
        self.kasus = baris[0].kasus
        self.kepala = baris[-1].kepala
        self.titik = sorted(titik, key=lambda t: t.urutan)
        self.baris: dict[int, BarisKejadian] = {}
        self.hitung: dict[int, str | None] = {}
        self.lebih: list[Temuan] = []
        for b in baris:
            self._terima(b)
        self.diubah = {n for n, b in self.baris.items() if self.hitung[n] != b.sidik}
        utuh = self.baris.keys() - self.diubah
        versi = self.kepala.urutan if self.kepala is not None else 0
        self.akhir = max(0, *utuh, *(t.urutan for t in self.titik), versi)

    def _terima(self, b: BarisKejadian) -> None:
        hitung = _sidik_seharusnya(b)
        if b.urutan < 1:
            self.lebih.append(self._temuan(JenisTemuan.DISISIPKAN, b.urutan))
        elif b.urutan not in self.baris:
            self.baris[b.urutan], self.hitung[b.urutan] = b, hitung
        else:
            self.lebih.append(self._temuan(JenisTemuan.DISISIPKAN, b.urutan))
            if hitung == b.sidik and self.hitung[b.urutan] != self.baris[b.urutan].sidik:
                self.baris[b.urutan], self.hitung[b.urutan] = b, hitung

    def _temuan(self, jenis: JenisTemuan, urutan: int | None) -> Temuan:
        return Temuan(jenis=jenis, kasus=self.kasus, urutan=urutan)

    def temuan(self) -> Iterator[Temuan]:
        yield from self.lebih
        yield from self._isi()
        yield from self._celah()
        yield from self._sambungan()
        yield from self._terhadap_titik()
        yield from self._terhadap_keadaan()

    def _isi(self) -> Iterator[Temuan]:
        tertukar: set[int] = set()
        if len(self.diubah) <= MAKS_TERTUKAR:
            tertukar = {
                n
                for n, asal in permutations(self.diubah, 2)
                if _sidik_seharusnya(self.baris[n], asal) == self.baris[n].sidik
            }
        for n in self.diubah:
            jenis = JenisTemuan.TERTUKAR if n in tertukar else JenisTemuan.DIUBAH
            yield self._temuan(jenis, n)

    def _celah(self) -> Iterator[Temuan]:
        sebelum = 0
        for n in (*sorted(n for n in self.baris if n <= self.akhir), self.akhir + 1):
            if n > sebelum + 1:
                ekor = n > self.akhir
                yield Temuan(
                    jenis=JenisTemuan.TERPOTONG if ekor else JenisTemuan.HILANG,
                    kasus=self.kasus,
                    urutan=sebelum + 1,
                    sampai=n - 1,
                )
            sebelum = n

    def _sambungan(self) -> Iterator[Temuan]:
        for n, b in self.baris.items():
            if n in self.diubah:
                continue
            if n == 1:
                cocok = {AWAL}
            elif n - 1 in self.baris:
                # Either: where only the fingerprint of the former row was changed, that is all
                # there is to report.
                cocok = {self.baris[n - 1].sidik, self.hitung[n - 1] or ""}
            else:
                continue
            if b.sidik_sebelum not in cocok and n - 1 not in self.diubah:
                yield self._temuan(JenisTemuan.PUTUS, n)

    def _terhadap_titik(self) -> Iterator[Temuan]:
        """The earliest disagreement; whatever was sealed later disagrees with it as well."""
        for t in self.titik:
            b = self.baris.get(t.urutan)
            if b is not None and t.urutan not in self.diubah and b.sidik != t.sidik:
                yield Temuan(
                    jenis=JenisTemuan.DITULIS_ULANG,
                    kasus=self.kasus,
                    urutan=t.urutan,
                    titik=t.titik,
                )
                return

    def _terhadap_keadaan(self) -> Iterator[Temuan]:
        if self.kepala is None:
            yield self._temuan(JenisTemuan.KEADAAN_HILANG, None)
            return
        versi = self.kepala.urutan
        terlihat = {t.urutan: t.sidik for t in self.titik}
        batas = max(terlihat, default=0)
        for n in self.baris.keys() - self.diubah:
            if n > versi:
                dikenal = n <= batas
                jenis = JenisTemuan.KEADAAN_TIDAK_COCOK if dikenal else JenisTemuan.DISISIPKAN
                yield self._temuan(jenis, n)
        terakhir = self.baris.get(versi)
        if terakhir is None or versi in self.diubah or self.kepala.sidik == terakhir.sidik:
            return
        dikenal = terlihat.get(versi) == terakhir.sidik
        jenis = JenisTemuan.KEADAAN_TIDAK_COCOK if dikenal else JenisTemuan.DITULIS_ULANG
        yield self._temuan(jenis, versi)


def tanpa_baris(kepala: Ujung | None, kasus: str, titik: Sequence[UjungTitik]) -> Temuan:
    """The finding on a case without any row, though a state or a checkpoint knows it."""
    terakhir = max(titik, key=lambda t: t.urutan, default=None)
    akhir = max(terakhir.urutan if terakhir else 0, kepala.urutan if kepala else 0)
    return Temuan(
        jenis=JenisTemuan.KASUS_HILANG if kepala is None else JenisTemuan.HILANG,
        kasus=kasus,
        urutan=1,
        sampai=akhir,
        titik=terakhir.titik if terakhir else None,
    )
