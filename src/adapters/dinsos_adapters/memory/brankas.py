"""The vault in memory: same promises as the stored one, kept only as long as the process."""

import hashlib
import hmac
import secrets
from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import islice

from attrs import define, evolve, field

from dinsos_core.domain.kelayakan.kembar import Kunci
from dinsos_core.domain.shared.ids import AliranId, PelakuId, SubjekId
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.rahasia import Rahasia, lucuti
from dinsos_core.ports.brankas import (
    PER_KUNCI,
    Calon,
    CatatanAkses,
    IsiBrankas,
    Keperluan,
    Nisan,
    Penahanan,
    SubjekDibatasi,
    SubjekDihapus,
    fakta_dicari,
    nilai_dicari,
    tujuan_tercatat,
    urutkan_calon,
)


@define
class IsiBrankasMemori:
    """Values by subject and key, the keyed hashes of searchable ones, logs, holds, tombstones."""

    nilai: dict[SubjekId, dict[str, Nilai]] = field(factory=dict, repr=False)
    indeks: dict[str, frozenset[tuple[SubjekId, str]]] = field(factory=dict, repr=False)
    kembar: dict[str, tuple[tuple[SubjekId, AliranId], ...]] = field(factory=dict, repr=False)
    dikenali: dict[tuple[SubjekId, AliranId], frozenset[str]] = field(factory=dict, repr=False)
    akses: tuple[CatatanAkses, ...] = ()
    nisan: dict[SubjekId, Nisan] = field(factory=dict)
    penahanan: dict[str, Penahanan] = field(factory=dict)
    dibatasi: frozenset[SubjekId] = frozenset()
    rahasia: bytes = field(factory=lambda: secrets.token_bytes(32), repr=False)

    def salin(self) -> "IsiBrankasMemori":
        return IsiBrankasMemori(
            nilai={subjek: dict(isi) for subjek, isi in self.nilai.items()},
            indeks=dict(self.indeks),
            kembar=dict(self.kembar),
            dikenali=dict(self.dikenali),
            akses=self.akses,
            nisan=dict(self.nisan),
            penahanan=dict(self.penahanan),
            dibatasi=self.dibatasi,
            rahasia=self.rahasia,
        )


@define
class BrankasMemori:
    """The vault over one snapshot."""

    _isi: IsiBrankasMemori

    def titip(self, rahasia: Iterable[Rahasia]) -> None:
        baru = [r for r in rahasia if r.nilai is not None]
        if any(r.subjek in self._isi.nisan for r in baru):
            raise SubjekDihapus
        for r in baru:
            isi = self._isi.nilai.setdefault(r.subjek, {})
            if r.nilai is None or r.kunci in isi:
                continue
            isi[r.kunci] = r.nilai
            if (dicari := nilai_dicari(r)) is not None:
                sidik = self.sidik("=".join(dicari))
                lama = self._isi.indeks.get(sidik, frozenset())
                self._isi.indeks[sidik] = lama | {(r.subjek, r.kunci)}

    def tinggalkan(self, rahasia: Iterable[Rahasia]) -> None:
        if usang := {(r.subjek, r.kunci) for r in rahasia if fakta_dicari(r)}:
            self._tanpa(lambda tempat: tempat in usang)

    def _tanpa(self, buang: Callable[[tuple[SubjekId, str]], bool]) -> None:
        sisa = (
            (sidik, frozenset(satu for satu in semua if not buang(satu)))
            for sidik, semua in self._isi.indeks.items()
        )
        self._isi.indeks = {sidik: semua for sidik, semua in sisa if semua}

    def buka(self, rahasia: Iterable[Rahasia], tujuan: Keperluan) -> IsiBrankas:
        diminta = dict.fromkeys((r.subjek, r.kunci) for r in rahasia)
        return self._baca(diminta, tujuan)

    def buka_semua(self, subjek: Iterable[SubjekId], tujuan: Keperluan) -> IsiBrankas:
        semua = ((s, k) for s in dict.fromkeys(subjek) for k in self._isi.nilai.get(s, {}))
        return self._baca(semua, tujuan)

    def _baca(self, diminta: Iterable[tuple[SubjekId, str]], tujuan: Keperluan) -> IsiBrankas:
        isi: dict[tuple[SubjekId, str], Nilai] = {}
        dibaca: dict[SubjekId, list[str]] = {}
        for subjek, kunci in diminta:
            nilai = self._isi.nilai.get(subjek, {}).get(kunci)
            if nilai is not None:
                isi[subjek, kunci] = nilai
                dibaca.setdefault(subjek, []).append(kunci)
        terbatas = self.dibatasi(dibaca)
        if terbatas and tujuan.kecuali is None:
            raise SubjekDibatasi(terbatas)
        catatan = tuple(
            CatatanAkses(
                tujuan=_tercatat(tujuan, terbatas=subjek in terbatas),
                subjek=subjek,
                kunci=tuple(sorted(kunci)),
            )
            for subjek, kunci in dibaca.items()
        )
        self._isi.akses = (*self._isi.akses, *catatan)
        return isi

    def cari(self, fakta: str, nilai: str) -> tuple[SubjekId, ...]:
        ada = self._isi.indeks.get(self.sidik(f"{fakta}={nilai}"), ())
        return tuple(sorted({subjek for subjek, _ in ada}))

    def kenali(self, subjek: SubjekId, pemilik: AliranId, kunci: Iterable[Kunci]) -> None:
        baru = frozenset(self._sidik_kembar(satu) for satu in kunci)
        if baru and subjek in self._isi.nisan:
            raise SubjekDihapus
        self._tak_dikenali(subjek, pemilik)
        if baru:
            self._isi.dikenali[subjek, pemilik] = baru
        for sidik in baru:
            self._isi.kembar[sidik] = (*self._isi.kembar.get(sidik, ()), (subjek, pemilik))

    def _tak_dikenali(self, subjek: SubjekId, pemilik: AliranId) -> None:
        for sidik in self._isi.dikenali.pop((subjek, pemilik), ()):
            semua = self._isi.kembar[sidik]
            self._isi.kembar[sidik] = tuple(t for t in semua if t != (subjek, pemilik))

    def _sidik_kembar(self, kunci: Kunci) -> str:
        return self.sidik(f"kembar={kunci.teks}")

    def calon(self, kunci: Iterable[Kunci], paling: int) -> tuple[Calon, ...]:
        ditemukan = (
            (subjek, pemilik, satu.bobot)
            for satu in kunci
            for subjek, pemilik in islice(
                self._isi.kembar.get(self._sidik_kembar(satu), ()), PER_KUNCI
            )
        )
        return urutkan_calon(ditemukan, paling)

    def sesama(self, subjek: Iterable[SubjekId]) -> tuple[SubjekId, ...]:
        asal = frozenset(subjek)
        semua = ({s for s, _ in isi} for isi in self._isi.indeks.values())
        return tuple(sorted(asal.union(*(s for s in semua if not asal.isdisjoint(s)))))

    def sidik(self, teks: str) -> str:
        # A lone surrogate must not raise: the error would quote the text.
        isi = teks.encode(errors="surrogatepass")
        return hmac.new(self._isi.rahasia, isi, hashlib.sha256).hexdigest()

    def hapus(self, subjek: SubjekId, *, pada: datetime, sebab: str) -> int:
        self._isi.nisan.setdefault(subjek, Nisan(subjek=subjek, pada=pada, sebab=sebab))
        self._isi.dibatasi -= {subjek}
        self._tanpa(lambda tempat: tempat[0] == subjek)
        for tempat in [t for t in self._isi.dikenali if t[0] == subjek]:
            self._tak_dikenali(*tempat)
        return len(self._isi.nilai.pop(subjek, {}))

    def batasi(self, subjek: Iterable[SubjekId], *, aktif: bool) -> None:
        ada = frozenset(subjek) & self._isi.nilai.keys()
        self._isi.dibatasi = self._isi.dibatasi | ada if aktif else self._isi.dibatasi - ada

    def dibatasi(self, subjek: Iterable[SubjekId]) -> frozenset[SubjekId]:
        return self._isi.dibatasi & frozenset(subjek)

    def semua_nisan(self) -> tuple[Nisan, ...]:
        return self.nisan(self._isi.nisan)

    def nisan(self, subjek: Iterable[SubjekId]) -> tuple[Nisan, ...]:
        return tuple(n for s in sorted(set(subjek)) if (n := self._isi.nisan.get(s)))

    def catat(self, subjek: Iterable[SubjekId], tujuan: Keperluan) -> None:
        tujuan = _tercatat(tujuan)
        catatan = (CatatanAkses(tujuan=tujuan, subjek=s, kunci=()) for s in dict.fromkeys(subjek))
        self._isi.akses = (*self._isi.akses, *catatan)

    def akses(self, subjek: SubjekId) -> tuple[CatatanAkses, ...]:
        return tuple(catatan for catatan in self._isi.akses if catatan.subjek == subjek)

    def tahan(self, penahanan: Iterable[Penahanan]) -> None:
        semua = tuple(penahanan)
        self.titip(p.dasar for p in semua)
        if any(p.subjek in self._isi.nisan for p in semua):
            raise SubjekDihapus
        self._isi.penahanan.update((p.id, evolve(p, dasar=lucuti(p.dasar))) for p in semua)

    def lepas(self, penahanan: str, *, alasan: Rahasia, pada: datetime, oleh: PelakuId) -> None:
        lama = self._isi.penahanan.get(penahanan)
        if lama is not None and lama.berlaku:
            self.titip([alasan])
            self._isi.penahanan[penahanan] = evolve(
                lama, alasan_lepas=lucuti(alasan), dilepas_pada=pada, dilepas_oleh=oleh
            )

    def penahanan(
        self, subjek: Iterable[SubjekId] = (), *, id_penahanan: str | None = None
    ) -> tuple[Penahanan, ...]:
        dicari = frozenset(subjek)
        semua = self._isi.penahanan.values()
        ada = (p for p in semua if p.subjek in dicari or p.id == id_penahanan)
        return tuple(sorted(ada, key=lambda p: (p.dipasang_pada, p.id)))


def _tercatat(tujuan: Keperluan, *, terbatas: bool = False) -> Keperluan:
    return evolve(tujuan, tujuan=tujuan_tercatat(tujuan, terbatas=terbatas), kecuali=None)
