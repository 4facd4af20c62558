"""The vault in memory: same promises as the stored one, kept only as long as the process."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable

from attrs import define, field

from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import FAKTA_DICARI, CatatanAkses, IsiBrankas, Tujuan


@define
class IsiBrankasMemori:
    """Values by subject and key, the keyed hashes of searchable ones, the access log."""

    nilai: dict[SubjekId, dict[str, Nilai]] = field(factory=dict, repr=False)
    indeks: dict[str, tuple[SubjekId, ...]] = field(factory=dict, repr=False)
    akses: tuple[CatatanAkses, ...] = ()
    rahasia: bytes = field(factory=lambda: secrets.token_bytes(32), repr=False)

    def salin(self) -> "IsiBrankasMemori":
        return IsiBrankasMemori(
            nilai={subjek: dict(isi) for subjek, isi in self.nilai.items()},
            indeks=dict(self.indeks),
            akses=self.akses,
            rahasia=self.rahasia,
        )


@define
class BrankasMemori:
    """The vault over one snapshot."""

    _isi: IsiBrankasMemori

    def titip(self, rahasia: Iterable[Rahasia]) -> None:
        for r in rahasia:
            if r.nilai is None:
                continue
            self._isi.nilai.setdefault(r.subjek, {}).setdefault(r.kunci, r.nilai)
            fakta = r.kunci.rpartition("/")[2]
            if fakta in FAKTA_DICARI:
                sidik = self.sidik(f"{fakta}={r.nilai}")
                lama = self._isi.indeks.get(sidik, ())
                self._isi.indeks[sidik] = tuple(dict.fromkeys((*lama, r.subjek)))

    def buka(self, rahasia: Iterable[Rahasia], tujuan: Tujuan) -> IsiBrankas:
        isi: dict[tuple[SubjekId, str], Nilai] = {}
        dibaca: dict[SubjekId, list[str]] = {}
        for r in rahasia:
            nilai = self._isi.nilai.get(r.subjek, {}).get(r.kunci)
            if nilai is not None:
                isi[r.subjek, r.kunci] = nilai
                dibaca.setdefault(r.subjek, []).append(r.kunci)
        catatan = tuple(
            CatatanAkses(tujuan=tujuan, subjek=subjek, kunci=tuple(kunci))
            for subjek, kunci in dibaca.items()
        )
        self._isi.akses = (*self._isi.akses, *catatan)
        return isi

    def cari(self, fakta: str, nilai: str) -> tuple[SubjekId, ...]:
        return self._isi.indeks.get(self.sidik(f"{fakta}={nilai}"), ())

    def sidik(self, teks: str) -> str:
        return hmac.new(self._isi.rahasia, teks.encode(), hashlib.sha256).hexdigest()

    def hapus(self, subjek: SubjekId) -> None:
        self._isi.nilai.pop(subjek, None)
        self._isi.indeks = {
            sidik: sisa
            for sidik, semua in self._isi.indeks.items()
            if (sisa := tuple(s for s in semua if s != subjek))
        }

    def akses(self, subjek: SubjekId) -> tuple[CatatanAkses, ...]:
        return tuple(catatan for catatan in self._isi.akses if catatan.subjek == subjek)
