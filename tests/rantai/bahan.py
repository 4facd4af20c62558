"""A log of chained events in memory that can be tampered with, and checkpoints over it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import attrs
from hypothesis import strategies as st

from dinsos_adapters.brankas import RangkaianKunci
from dinsos_core.application.audit import LaporanAudit, audit, catat_titik
from dinsos_core.application.rantai import AWAL, Temuan, sidik_kejadian
from dinsos_core.ports.penyimpanan import NomorTerpakai
from dinsos_core.ports.titik_periksa import (
    BarisKejadian,
    BarisTerjaga,
    CatatanPeriksa,
    Dititipkan,
    Terjaga,
    TitikPeriksaBentrok,
    Ujung,
)

KUNCI = RangkaianKunci(aktif="t1", indeks=("t1",), semua={"t1": b"t" * 32})
PADA = datetime(2026, 1, 5, 1, tzinfo=UTC)
KOLOM = ("perintah", "tipe", "pada", "oleh", "isi", "sidik_sebelum", "sidik")
"""The columns that say neither whose nor which event a row is."""


def rapi(b: BarisKejadian) -> BarisKejadian:
    """The row with the fingerprint its other columns ask for."""
    assert b.pada is not None
    sidik = sidik_kejadian(
        b.sidik_sebelum,
        kasus=b.kasus,
        urutan=b.urutan,
        perintah=b.perintah,
        tipe=b.tipe,
        pada=b.pada,
        oleh=b.oleh,
        isi=b.isi,
    )
    return attrs.evolve(b, sidik=sidik)


@attrs.define
class LogUji:
    """Rows and heads, as a store would hold them."""

    isi: dict[str, list[BarisKejadian]] = attrs.field(factory=dict)
    kepala: dict[str, Ujung] = attrs.field(factory=dict)
    penghitung: tuple[NomorTerpakai, ...] = ()
    tabel: dict[Terjaga, list[BarisTerjaga]] = attrs.field(factory=dict)

    def tambah(self, kasus: str) -> None:
        """An event through the front door."""
        semua = self.isi.setdefault(kasus, [])
        n = len(semua) + 1
        baru = BarisKejadian(
            kasus=kasus,
            urutan=n,
            perintah=f"perintah-{kasus}-{n}",
            tipe="langkah_diselesaikan" if n > 1 else "permohonan_diajukan",
            pada=PADA + timedelta(minutes=n),
            oleh=f"petugas-{n % 3}",
            isi=f'{{"kasus":"{kasus}","n":{n}}}',
            sidik_sebelum=semua[-1].sidik if semua else AWAL,
            sidik="",
        )
        semua.append(rapi(baru))
        self.ikuti(kasus)

    def ikuti(self, kasus: str) -> None:
        """Let the state name the chain's present end, as whoever can write it would."""
        akhir = self.isi[kasus][-1]
        self.kepala[kasus] = Ujung(kasus=kasus, urutan=akhir.urutan, sidik=akhir.sidik)

    def tulis_ulang(self, kasus: str, dari: int, isi: str) -> None:
        """Change the event at this index and mend all fingerprints from there on."""
        semua = self.isi[kasus]
        semua[dari] = rapi(attrs.evolve(semua[dari], isi=isi))
        for n in range(dari + 1, len(semua)):
            semua[n] = rapi(attrs.evolve(semua[n], sidik_sebelum=semua[n - 1].sidik))
        self.ikuti(kasus)

    def nomor(self) -> Iterator[NomorTerpakai]:
        return iter(self.penghitung)

    def terjaga(self, apa: Terjaga, *, sesudah: int = 0) -> Iterator[BarisTerjaga]:
        semua = self.tabel.get(apa, ())
        yield from (x for x in semua if not sesudah or int(x.kunci) > sesudah)

    def batas_akses(self) -> int | None:
        return max((int(x.kunci) for x in self.tabel.get(Terjaga.AKSES, ())), default=0)

    def dititipkan(self, subjek: Iterable[str]) -> Dititipkan:
        return frozenset(), frozenset(subjek)

    def baris(self) -> Iterator[BarisKejadian]:
        semua = (b for isi in self.isi.values() for b in isi)
        for b in sorted(semua, key=lambda b: (b.kasus, b.urutan)):
            yield attrs.evolve(b, kepala=self.kepala.get(b.kasus))

    def kosong(self) -> Iterator[Ujung]:
        ada = {b.kasus for isi in self.isi.values() for b in isi}
        yield from (u for kasus, u in self.kepala.items() if kasus not in ada)

    def ujung(self) -> Iterator[Ujung]:
        for kasus, isi in self.isi.items():
            if isi:
                yield Ujung(kasus=kasus, urutan=isi[-1].urutan, sidik=isi[-1].sidik)


@attrs.define
class TitikUji:
    """Checkpoints in a list."""

    catatan: list[CatatanPeriksa] = attrs.field(factory=list)

    def salinan(self) -> "TitikUji":
        return TitikUji(list(self.catatan))

    def semua(self) -> Iterator[CatatanPeriksa]:
        yield from self.catatan

    def tulis(self, catatan: CatatanPeriksa) -> None:
        if catatan.nomor != len(self.catatan) + 1:
            raise TitikPeriksaBentrok
        self.catatan.append(catatan)


@attrs.define
class Dunia:
    """A log with checkpoints taken as it grew."""

    log: LogUji = attrs.field(factory=LogUji)
    titik: TitikUji = attrs.field(factory=TitikUji)

    def catat(self) -> CatatanPeriksa:
        return catat_titik(self.log, self.titik, KUNCI, PADA)

    def audit(self) -> LaporanAudit:
        return audit(self.log, self.titik, KUNCI)

    def temuan(self) -> tuple[Temuan, ...]:
        return self.audit().temuan

    def tersegel(self, kasus: str) -> list[int]:
        """The event numbers of a case that checkpoints saw as its last, ascending."""
        semua = (u for c in self.titik.catatan for u in c.ujung)
        return sorted(u.urutan for u in semua if u.kasus == kasus)

    @property
    def kasus(self) -> list[str]:
        return sorted(self.log.isi)


@st.composite
def dunia(draw: st.DrawFn) -> Dunia:
    """One to four cases of up to eight events, with checkpoints at any moments."""
    baru = Dunia()
    kasus = [f"k{n}" for n in range(draw(st.integers(1, 4)))]
    for satu in kasus:
        baru.log.tambah(satu)
    for gerak in draw(st.lists(st.sampled_from([*kasus, "catat"]), max_size=20)):
        if gerak == "catat":
            baru.catat()
        elif len(baru.log.isi[gerak]) < 8:
            baru.log.tambah(gerak)
    return baru
