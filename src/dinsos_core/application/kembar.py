"""The check for possible duplicates: after each decision that changes by what somebody in a case is
told, and again at the step that determines.

Candidates are found by keyed hashes; at most `PALING` are opened, whoever shares most first, each
read on record under its purpose. What is found is said in the decision's own event, so that nobody
can tell from the number of events whether anything was.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from attrs import evolve, field

from dinsos_core.application.babak import Babak
from dinsos_core.application.kembar_dikenal import Ditemukan, calon_kembar, muat_dikenal
from dinsos_core.application.kumpul import Dibaca, PihakSaja, rujukan_fakta
from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.terbaca import muat_terbaca
from dinsos_core.domain.kasus.catatan import MEMUAT_KEMBAR
from dinsos_core.domain.kasus.kejadian import Kejadian, PihakKasus
from dinsos_core.domain.kasus.kembar import (
    Kembar,
    kode_kembar,
    rujukan_pengenal,
    versi_kembar,
)
from dinsos_core.domain.kelayakan.kembar import (
    PENGENAL,
    Alasan,
    Ciri,
    Tanda,
    bandingkan,
    ciri,
    tulis_alasan,
)
from dinsos_core.domain.prosedur.aturan import tidak
from dinsos_core.domain.prosedur.kembar import (
    kunci_pihak_kembar,
    lingkup_kembar,
    menetapkan,
    pihak_dikenali,
    pihak_diperiksa,
)
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.pelaku import PEMOHON, Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia, cari_rahasia, kunci_teks
from dinsos_core.ports.brankas import Calon, Keperluan, SubjekDibatasi
from dinsos_core.ports.penyimpanan import KasusTersimpan, UnitOfWork

PALING: Final = 20
"""So many candidates are opened for one command."""
DILIHAT: Final = 40
"""So many candidates of one person are looked at by the status of their cases."""

TUJUAN: Final = "periksa_kembar"

Isi = Mapping[tuple[SubjekId, str], Nilai]


@frozen(kw_only=True)
class _Calon:
    """Somebody in another case who shares a key with a party of this one. ``urutan``: how telling
    they are, 0 the most."""

    pihak: PihakKasus
    kasus: KasusTersimpan
    orang: PihakKasus
    versi: str
    urutan: int


@frozen(kw_only=True)
class PeriksaKembar:
    """One command's checks. ``dibaca`` takes down what is opened, should the command be refused;
    ``dimuat`` which other cases were looked at."""

    lingkungan: Lingkungan
    unit: UnitOfWork
    oleh: Pelaku
    perintah: str
    dibaca: Dibaca = field(repr=False)
    dimuat: dict[KasusId, KasusTersimpan] = field(factory=dict, init=False, repr=False)

    def periksa(self, babak: Babak) -> Babak:
        """The case with its possible duplicates, as they stand after what happens to it; its people
        are found by their new keys from here on."""
        standar = babak.konteks_sesudah.standar
        if not babak.kejadian:
            return babak
        semua = pihak_diperiksa(babak.kasus, standar)
        berubah = tuple(_berubah(babak.lama, pihak_dikenali(babak.kasus, standar)))
        lagi = menetapkan(babak.kejadian, standar)
        diperiksa = tuple(q for q in semua if lagi or q in berubah)
        if not diperiksa and not berubah:
            return babak
        dibaca = {q.subjek: q for q in (*diperiksa, *berubah)}
        dikenal = muat_dikenal(self.unit, dibaca.values())
        lengkap = {subjek: dikenal.pengenal(q) for subjek, q in dibaca.items()}
        isi = self._buka_sendiri(babak, lengkap.values())
        lingkup = lingkup_kembar(babak.kasus.standar.instansi, babak.kasus.standar.layanan)
        milik = {q.subjek: ciri(_data(q, isi)) for q in lengkap.values()}
        calon = self._calon(babak, [lengkap[q.subjek] for q in diperiksa], milik)
        # Found in the case by what the case holds of them.
        tercatat = {
            q.subjek: milik[q.subjek] if q.klien is None else ciri(_data(q, isi)) for q in berubah
        }
        self.unit.brankas.kenali(
            babak.id,
            {q.subjek: kunci_pihak_kembar(q, tercatat[q.subjek], lingkup) for q in berubah},
        )
        return _dengan(babak, diperiksa, (*self._temukan(babak, milik, calon),), calon)

    def _keperluan(self, babak: Babak) -> Keperluan:
        return Keperluan(
            pelaku=self.oleh.id,
            tujuan=f"{TUJUAN}:{self.perintah}",
            kasus=babak.id,
            pada=babak.konteks.kini,
        )

    def _buka(self, babak: Babak, pihak: Iterable[PihakKasus]) -> Isi:
        semua = tuple(q for q in pihak if q.fakta)
        milik = {r.subjek for q in semua for r in q.fakta.values()}
        # Whose data is restricted is compared with nobody meanwhile; opening says so itself.
        lain = {q.subjek for q in semua} - milik
        batas = self.unit.brankas.dibatasi(lain) if lain else frozenset()
        keperluan = self._keperluan(babak)
        while True:
            saja = PihakSaja(pihak=tuple(q for q in semua if q.subjek not in batas))
            rujukan = tuple(r for r in rujukan_fakta(saja) if r.subjek not in batas)
            if not rujukan:
                return {}
            try:
                isi = self.unit.brankas.buka(rujukan, keperluan)
            except SubjekDibatasi as sebab:
                batas |= sebab.subjek
            else:
                self.dibaca.append((rujukan, keperluan))
                return isi

    def _buka_sendiri(self, babak: Babak, pihak: Iterable[PihakKasus]) -> Isi:
        """What the command brings itself needs no opening."""
        baru = {
            (r.subjek, r.kunci): r.nilai
            for r in cari_rahasia(babak.kejadian)
            if r.nilai is not None
        }
        lama = (
            evolve(q, fakta={k: r for k, r in q.fakta.items() if (r.subjek, r.kunci) not in baru})
            for q in pihak
        )
        return {**self._buka(babak, lama), **baru}

    def _calon(
        self, babak: Babak, diperiksa: Iterable[PihakKasus], milik: Mapping[SubjekId, Ciri]
    ) -> list[_Calon]:
        """Who shares a key with a party: those with whom one was compared before, and of the others
        at least as many of the most telling as are opened. A namesake's case costs as much to read
        as one's own, and a city has many."""
        standar = babak.kasus.standar
        lingkup = lingkup_kembar(standar.instansi, standar.layanan)
        dicari = [
            (q, ini := milik[q.subjek], kunci_pihak_kembar(q, ini, lingkup)) for q in diperiksa
        ]
        status = {satu.value for q, *_ in dicari for satu in _dilihat(babak, q)}
        dahulu = {q.ke for q in babak.kasus.kembar}
        ditemukan = sorted(
            calon_kembar(self.unit, babak.kasus, dicari, status, DILIHAT),
            key=lambda satu: -satu[1].bobot,
        )
        antrean = sorted(enumerate(ditemukan), key=lambda satu: satu[1][1].pemilik not in dahulu)
        hasil: list[_Calon] = []
        lain, banyak = 0, PALING + sum(satu.pemilik in dahulu for _, satu in ditemukan)
        while antrean and lain < PALING:
            hasil += self._dibaca(babak, antrean[:banyak])
            del antrean[:banyak]
            lain = sum(satu.kasus.id not in dahulu for satu in _belum(babak, hasil))
        return hasil

    def _dibaca(
        self, babak: Babak, ditemukan: Collection[tuple[int, Ditemukan]]
    ) -> Iterator[_Calon]:
        """Those of them that are what they seemed, as the other cases have them."""
        perlu = sorted({KasusId(satu.pemilik) for _, (_, satu) in ditemukan} - self.dimuat.keys())
        self.dimuat.update(muat_terbaca(self.unit.kasus.muat_banyak, perlu)[0])
        semua = [
            (urutan, pihak, self.dimuat[KasusId(satu.pemilik)], orang)
            for urutan, (pihak, satu) in ditemukan
            if (orang := _di_sana(babak, pihak, satu, self.dimuat)) is not None
        ]
        dikenal = muat_dikenal(self.unit, (orang for *_, orang in semua))
        for urutan, pihak, kasus, orang in semua:
            lain = dikenal.pengenal(orang)
            versi = versi_kembar(_rujukan(pihak), _rujukan(lain))
            yield _Calon(pihak=pihak, kasus=kasus, orang=lain, versi=versi, urutan=urutan)

    def _temukan(
        self, babak: Babak, milik: Mapping[SubjekId, Ciri], calon: Iterable[_Calon]
    ) -> Iterator[Kembar]:
        baru = _belum(babak, calon)[:PALING]
        isi = self._buka(babak, {(c.kasus.id, c.orang.subjek): c.orang for c in baru}.values())
        awal = babak.konteks.id_baru or babak.id
        for nomor, satu in enumerate(baru):
            lain = ciri(_data(satu.orang, isi))
            alasan = bandingkan(milik[satu.pihak.subjek], lain, self.lingkungan.kesamaan)
            if satu.pihak.klien is not None and satu.pihak.klien == satu.orang.klien:
                alasan = (Alasan(tanda=Tanda.KLIEN_SAMA), *alasan)
            if alasan:
                yield Kembar(
                    subjek=satu.pihak.subjek,
                    ke=satu.kasus.id,
                    nomor=satu.kasus.indeks.nomor,
                    orang=satu.orang.subjek,
                    versi=satu.versi,
                    dasar=Rahasia(
                        subjek=satu.pihak.subjek,
                        kunci=f"{awal}/{kunci_teks(f'{nomor}/kembar')}",
                        nilai=tulis_alasan(alasan),
                    ),
                )


def _dilihat(babak: Babak, pihak: PihakKasus) -> frozenset[Any]:
    """Open cases; and where somebody else than the applicant is meant, who may have been granted
    the same before, those that are done."""
    siklus = babak.kasus.siklus
    sekali = pihak.pihak != PEMOHON and babak.jenis.tinggal is tidak
    return siklus.berjalan | (siklus.tuntas if sekali else frozenset())


def _di_sana(
    babak: Babak, pihak: PihakKasus, satu: Calon, ada: Mapping[KasusId, KasusTersimpan]
) -> PihakKasus | None:
    """The candidate as the other case has them, if it is one to look at."""
    kasus = ada.get(KasusId(satu.pemilik))
    if kasus is None or kasus.keadaan.status not in _dilihat(babak, pihak):
        return None
    semua = (q for q in kasus.keadaan.pihak if q.subjek == satu.subjek)
    return next((q for q in semua if q.pihak == pihak.pihak), None)


def _rujukan(pihak: PihakKasus) -> str:
    return rujukan_pengenal(pihak.fakta, pihak.klien)


def _data(pihak: PihakKasus, isi: Isi) -> dict[str, Nilai]:
    pengenal = ((kode, pihak.fakta[kode]) for kode in PENGENAL if kode in pihak.fakta)
    semua = ((kode, isi.get((r.subjek, r.kunci))) for kode, r in pengenal)
    return {kode: nilai for kode, nilai in semua if nilai is not None}


def _berubah(lama: KasusTersimpan | None, semua: tuple[PihakKasus, ...]) -> Iterator[PihakKasus]:
    """Those whose identifying facts are not what they were."""
    dulu = {q.subjek: _rujukan(q) for q in lama.keadaan.pihak} if lama else {}
    yield from (q for q in semua if dulu.get(q.subjek, "|none") != _rujukan(q))


def _pasangan(satu: _Calon) -> frozenset[SubjekId]:
    return frozenset({satu.pihak.subjek, satu.orang.subjek})


def _belum(babak: Babak, calon: Iterable[_Calon]) -> list[_Calon]:
    """Those that were not compared before on the same facts, here or from the other side, the most
    telling first."""
    dikenal = {(q.pasangan, q.versi) for q in babak.kasus.kembar}
    return [
        satu
        for satu in sorted(calon, key=lambda c: c.urutan)
        if (_pasangan(satu), satu.versi) not in dikenal and not _dijawab_di_sana(satu)
    ]


def _dijawab_di_sana(satu: _Calon) -> bool:
    return any(
        q.jawaban is not None and q.versi == satu.versi and q.pasangan == _pasangan(satu)
        for q in satu.kasus.keadaan.kembar
    )


def _dengan(
    babak: Babak,
    diperiksa: tuple[PihakKasus, ...],
    baru: tuple[Kembar, ...],
    calon: Iterable[_Calon],
) -> Babak:
    """All that stand: of who was looked at, those found again on the same facts, and the new ones;
    of everybody else as before."""
    dilihat = {q.subjek for q in diperiksa}
    tetap = {(kode_kembar(c.pihak.subjek, c.kasus.id, c.orang.subjek), c.versi) for c in calon}
    lama = tuple(
        q for q in babak.kasus.kembar if q.subjek not in dilihat or (q.kode, q.versi) in tetap
    )
    return _catat(babak, (*lama, *baru))


def _catat(babak: Babak, semua: tuple[Kembar, ...]) -> Babak:
    """In the last event that can say so. A determination says it also where nothing is new."""
    if semua == babak.kasus.kembar and not any(q.jawaban is None for q in semua):
        return babak
    tempat = [n for n, e in enumerate(babak.kejadian) if isinstance(e, MEMUAT_KEMBAR)]
    if not tempat:
        return babak
    kejadian: list[Kejadian] = list(babak.kejadian)
    e: Any = kejadian[tempat[-1]]
    kejadian[tempat[-1]] = evolve(e, kembar=semua)
    awal = babak.lama.keadaan if babak.lama else None
    ulang = evolve(babak, keadaan=awal, dibuka=awal, sejak=0, kejadian=(), bersih=())
    return ulang.dengan(tuple(kejadian))
