"""The vault in memory: same promises as the stored one, kept only as long as the process."""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice

from attrs import define, evolve, field

from dinsos_adapters.memory.peta import Peta
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
    """Values by subject and key, the keyed hashes of searchable ones, logs, holds, tombstones.

    ``indeks`` leads from a hash to where its value lies, ``dicari`` back from a subject; ``kembar``
    and ``dikenali`` the same for the keys of possible duplicates.
    """

    nilai: Peta[SubjekId, Mapping[str, Nilai]] = field(factory=Peta, repr=False)
    indeks: Peta[str, frozenset[tuple[SubjekId, str]]] = field(factory=Peta, repr=False)
    dicari: Peta[SubjekId, Mapping[str, str]] = field(factory=Peta, repr=False)
    kembar: Peta[str, tuple[tuple[SubjekId, AliranId], ...]] = field(factory=Peta, repr=False)
    dikenali: Peta[SubjekId, Mapping[AliranId, frozenset[str]]] = field(factory=Peta, repr=False)
    catatan: Peta[int, CatatanAkses] = field(factory=Peta)
    tercatat: int = 0
    nisan: Peta[SubjekId, Nisan] = field(factory=Peta)
    penahanan: Peta[str, Penahanan] = field(factory=Peta)
    dibatasi: frozenset[SubjekId] = frozenset()
    rahasia: bytes = field(factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def akses(self) -> tuple[CatatanAkses, ...]:
        """The whole access log, in its order."""
        return tuple(self.catatan.values())

    def salin(self) -> "IsiBrankasMemori":
        return IsiBrankasMemori(
            nilai=self.nilai.salin(),
            indeks=self.indeks.salin(),
            dicari=self.dicari.salin(),
            kembar=self.kembar.salin(),
            dikenali=self.dikenali.salin(),
            catatan=self.catatan.salin(),
            tercatat=self.tercatat,
            nisan=self.nisan.salin(),
            penahanan=self.penahanan.salin(),
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
            isi = self._isi.nilai.get(r.subjek, {})
            if r.nilai is None or r.kunci in isi:
                continue
            self._isi.nilai[r.subjek] = {**isi, r.kunci: r.nilai}
            if (dicari := nilai_dicari(r)) is not None:
                sidik = self.sidik("=".join(dicari))
                lama = self._isi.indeks.get(sidik, frozenset())
                self._isi.indeks[sidik] = lama | {(r.subjek, r.kunci)}
                milik = self._isi.dicari.get(r.subjek, {})
                self._isi.dicari[r.subjek] = {**milik, r.kunci: sidik}

    def tinggalkan(self, rahasia: Iterable[Rahasia]) -> None:
        for r in rahasia:
            if fakta_dicari(r):
                self._tak_dicari(r.subjek, r.kunci)

    def _tak_dicari(self, subjek: SubjekId, kunci: str) -> None:
        milik = dict(self._isi.dicari.get(subjek, {}))
        sidik = milik.pop(kunci, None)
        if sidik is not None:
            self._isi.dicari[subjek] = milik
            sisa = self._isi.indeks[sidik] - {(subjek, kunci)}
            if sisa:
                self._isi.indeks[sidik] = sisa
            else:
                del self._isi.indeks[sidik]

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
        self._catat(catatan)
        return isi

    def _catat(self, catatan: Iterable[CatatanAkses]) -> None:
        for satu in catatan:
            self._isi.catatan[self._isi.tercatat] = satu
            self._isi.tercatat += 1

    def cari(self, fakta: str, nilai: str) -> tuple[SubjekId, ...]:
        ada = self._isi.indeks.get(self.sidik(f"{fakta}={nilai}"), ())
        return tuple(sorted({subjek for subjek, _ in ada}))

    def cari_banyak(self, fakta: str, nilai: Iterable[str]) -> Mapping[str, tuple[SubjekId, ...]]:
        return {satu: self.cari(fakta, satu) for satu in nilai}

    def kenali(self, pemilik: AliranId, orang: Mapping[SubjekId, Iterable[Kunci]]) -> None:
        for subjek, kunci in orang.items():
            self._kenali(subjek, pemilik, kunci)

    def _kenali(self, subjek: SubjekId, pemilik: AliranId, kunci: Iterable[Kunci]) -> None:
        baru = frozenset(self._sidik_kembar(satu) for satu in kunci)
        if baru and subjek in self._isi.nisan:
            raise SubjekDihapus
        dulu = self._isi.dikenali.get(subjek, {})
        self._tak_dikenali(subjek, pemilik, dulu.get(pemilik, frozenset()) - baru)
        for sidik in sorted(baru - dulu.get(pemilik, frozenset())):
            self._isi.kembar[sidik] = (*self._isi.kembar.get(sidik, ()), (subjek, pemilik))
        lain = {satu: isi for satu, isi in dulu.items() if satu != pemilik}
        self._isi.dikenali[subjek] = {**lain, pemilik: baru} if baru else lain

    def _tak_dikenali(self, subjek: SubjekId, pemilik: AliranId, semua: Iterable[str]) -> None:
        for sidik in semua:
            sisa = tuple(t for t in self._isi.kembar[sidik] if t != (subjek, pemilik))
            self._isi.kembar[sidik] = sisa

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

    def calon_banyak(
        self, semua: Iterable[Iterable[Kunci]], paling: int
    ) -> tuple[tuple[Calon, ...], ...]:
        return tuple(self.calon(satu, paling) for satu in semua)

    def sesama(self, subjek: Iterable[SubjekId]) -> tuple[SubjekId, ...]:
        asal = frozenset(subjek)
        sidik = {satu for s in asal for satu in self._isi.dicari.get(s, {}).values()}
        semua = (self._isi.indeks[satu] for satu in sidik)
        return tuple(sorted(asal.union(s for isi in semua for s, _ in isi)))

    def sidik(self, teks: str) -> str:
        # A lone surrogate must not raise: the error would quote the text.
        isi = teks.encode(errors="surrogatepass")
        return hmac.new(self._isi.rahasia, isi, hashlib.sha256).hexdigest()

    def hapus(self, subjek: SubjekId, *, pada: datetime, sebab: str) -> int:
        self._isi.nisan.setdefault(subjek, Nisan(subjek=subjek, pada=pada, sebab=sebab))
        self._isi.dibatasi -= {subjek}
        for kunci in self._isi.dicari.get(subjek, {}):
            self._tak_dicari(subjek, kunci)
        for pemilik, semua in self._isi.dikenali.pop(subjek, {}).items():
            self._tak_dikenali(subjek, pemilik, semua)
        return len(self._isi.nilai.pop(subjek, {}))

    def batasi(self, subjek: Iterable[SubjekId], *, aktif: bool) -> None:
        ada = frozenset(satu for satu in subjek if satu in self._isi.nilai)
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
        self._catat(catatan)

    def akses(self, subjek: SubjekId) -> tuple[CatatanAkses, ...]:
        return tuple(satu for satu in self._isi.catatan.values() if satu.subjek == subjek)

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
