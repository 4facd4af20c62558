"""What a person may ask of the agency about personal data, and what may stand in the way.

UU 27/2022: erasure (with its grounds, art. 43), a copy of everything held on one person (answered
within 3 × 24 hours), and legal holds, which along with archive duties come before erasure. Every
operation needs the role an agency names for it and leaves a record in the access log.

A person is named by NIK, which means every subject of the agency's cases that was registered
under it or is known to be that person, or by subject ids, which means just those: the way out
where a wrong NIK was written down. Cases of other agencies in the same store are left alone, and so
are those that are not there for the official, with whoever is in one of them.

Parameters of the agency: ``petugas_pdp`` the roles that may do this (codes, by comma; default
`petugas_pdp`); ``masa_simpan`` how long a case is kept after its last event ("10 tahun",
"permanen"), and ``masa_simpan.<layanan>`` for one service. Without it nothing is erased.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from attrs import field, frozen
from returns.pipeline import is_successful
from returns.result import Failure, Result, Success

from dinsos_core.application.ekspor import susun_ekspor
from dinsos_core.application.klien_kasus import muat_kelompok
from dinsos_core.application.kumpul import semua_kasus
from dinsos_core.application.lihat import TakTampak, catat_pada, dicatat, penanya
from dinsos_core.application.lingkungan import (
    Lingkungan,
    instansi_dikenal,
    konteks_kasus,
    standar_perkara,
)
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.nik import nik_pengisi
from dinsos_core.domain.prosedur.peran import pelapor_tertutup
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId, KlienId, SubjekId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia, lucuti
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.waktu.bacaan import bacaan_waktu
from dinsos_core.domain.waktu.batas import urai_lama
from dinsos_core.domain.waktu.usia import akhir_masa
from dinsos_core.ports.brankas import Brankas, Keperluan, Penahanan, SubjekDihapus
from dinsos_core.ports.penyimpanan import (
    Aliran,
    KasusTersimpan,
    KlienTersimpan,
    PenyimpananGagal,
    SaringanKasus,
    UnitOfWork,
    VersiBerubah,
)

T = TypeVar("T")

PETUGAS = "petugas_pdp"
"""The agency's parameter that names the roles, and the role where it names none."""

MASA_SIMPAN = "masa_simpan"
PERMANEN = "permanen"


class SebabHapus(StrEnum):
    """Grounds of erasure (UU 27/2022, art. 43)."""

    TIDAK_DIPERLUKAN = "tidak_diperlukan"
    """No longer needed for what it was collected for."""
    PERSETUJUAN_DITARIK = "persetujuan_ditarik"
    PERMINTAAN_SUBJEK = "permintaan_subjek"
    MELAWAN_HUKUM = "melawan_hukum"
    """Obtained or processed unlawfully."""


def _himpunan(subjek: Iterable[SubjekId]) -> frozenset[SubjekId]:
    return frozenset(subjek)


@frozen(kw_only=True)
class Orang:
    """Whom a request is about: by NIK, by subject ids, or both."""

    nik: str | None = field(default=None, repr=False)
    subjek: frozenset[SubjekId] = field(default=(), converter=_himpunan)


@frozen(kw_only=True)
class Penghapusan:
    """What was erased, and which cases now stand without it. ``nilai`` counts values."""

    subjek: tuple[SubjekId, ...]
    kasus: tuple[KasusId, ...]
    nilai: int
    pada: datetime


@frozen(kw_only=True)
class _Petugas:
    """Who asks, for which agency, when; entitled to."""

    instansi: Instansi
    oleh: Pelaku
    kini: datetime

    def tujuan(self, apa: str) -> Keperluan:
        return Keperluan(pelaku=self.oleh.id, tujuan=apa, kasus=None, pada=self.kini)

    def tanggal(self, saat: datetime) -> date:
        """The date in the agency's own calendar."""
        return saat.astimezone(ZoneInfo(self.instansi.zona)).date()


@frozen(kw_only=True)
class _Permintaan(_Petugas):
    """A request on subjects of the agency, the cases that they are in, and who of them is known
    (`klien`)."""

    subjek: tuple[SubjekId, ...]
    kasus: tuple[KasusTersimpan, ...]
    klien: tuple[KlienTersimpan, ...]


def hapus_subjek(
    lingkungan: Lingkungan, orang: Orang, *, oleh: Pelaku, sebab: SebabHapus, instansi: str = ""
) -> Result[Penghapusan, tuple[Halangan, ...]]:
    """Erase a person: every value and the key that read it, for good.

    Log, counts, decisions and the summaries of assessments stay, none of which holds a value.
    Blocked, all reasons at once and on record, by a legal hold on any subject of that person, by a
    running case, by an archive duty that is not over. Erasing again changes nothing.
    """

    def kerjakan(unit: UnitOfWork) -> Penghapusan:
        minta = _permintaan(lingkungan, unit, orang, oleh, instansi)
        semua = unit.brankas.sesama(minta.subjek)
        # Erase first, look for holds after: by then the subjects are locked, and no hold can come
        # in between. If there is one, none of this is committed.
        banyak = sum(
            unit.brankas.hapus(s, pada=minta.kini, sebab=sebab.value) for s in minta.subjek
        )
        masalah = (
            *_ditahan(unit.brankas, semua),
            *_berjalan(minta),
            *_masa_simpan(unit, minta),
        )
        if masalah:
            raise Terhalang(*masalah)
        unit.brankas.catat(minta.subjek, minta.tujuan(f"hapus_subjek:{sebab.value}"))
        return Penghapusan(
            subjek=minta.subjek,
            kasus=tuple(k.id for k in minta.kasus),
            nilai=banyak,
            pada=minta.kini,
        )

    def catat(unit: UnitOfWork) -> None:
        minta = _permintaan(lingkungan, unit, orang, oleh, instansi)
        unit.brankas.catat(minta.subjek, minta.tujuan(f"hapus_subjek_terhalang:{sebab.value}"))

    hasil = _jalankan(lingkungan, oleh, kerjakan)
    if not is_successful(hasil):
        _jalankan(lingkungan, oleh, catat)
    return hasil


def ekspor_subjek(
    lingkungan: Lingkungan,
    orang: Orang,
    *,
    oleh: Pelaku,
    diterima: datetime,
    instansi: str = "",
) -> Result[dict[str, Any], tuple[Halangan, ...]]:
    """Everything the agency holds on one person, as plain data for `json.dumps`.

    Values, cases with what happened when and in which role, accesses, holds, tombstones.
    ``diterima`` is when the request came in (aware); the answer is due 72 hours later. Whoever
    hands it over checks first whether texts typed by officials name other people.
    """

    def kerjakan(unit: UnitOfWork) -> dict[str, Any]:
        minta = _permintaan(lingkungan, unit, orang, oleh, instansi)
        return susun_ekspor(
            unit,
            instansi=minta.instansi.kode,
            subjek=minta.subjek,
            kasus=minta.kasus,
            klien=minta.klien,
            oleh=penanya(lingkungan, oleh, minta.kini),
            tujuan=minta.tujuan("ekspor_subjek"),
            diterima=diterima,
        )

    return _jalankan(lingkungan, oleh, kerjakan)


def tahan_subjek(
    lingkungan: Lingkungan, orang: Orang, *, oleh: Pelaku, dasar: str, instansi: str = ""
) -> Result[tuple[Penahanan, ...], tuple[Halangan, ...]]:
    """Put a legal hold on a person, one for each subject; ``dasar`` cites the order or file."""

    def kerjakan(unit: UnitOfWork) -> tuple[Penahanan, ...]:
        minta = _permintaan(lingkungan, unit, orang, oleh, instansi)
        teks = _wajib(dasar, "dasar")
        awal = lingkungan.id_baru()
        baru = tuple(
            Penahanan(
                id=f"{awal}-{nomor}",
                subjek=s,
                dasar=Rahasia(subjek=s, kunci=f"penahanan/{awal}-{nomor}/dasar", nilai=teks),
                dipasang_pada=minta.kini,
                dipasang_oleh=oleh.id,
            )
            for nomor, s in enumerate(minta.subjek)
        )
        unit.brankas.tahan(baru)
        unit.brankas.catat(minta.subjek, minta.tujuan("tahan_subjek"))
        return lucuti(baru)

    return _jalankan(lingkungan, oleh, kerjakan)


def lepas_penahanan(
    lingkungan: Lingkungan, penahanan: str, *, oleh: Pelaku, alasan: str, instansi: str = ""
) -> Result[Penahanan, tuple[Halangan, ...]]:
    """End a legal hold, for a stated reason. Ending it again changes nothing."""

    def kerjakan(unit: UnitOfWork) -> Penahanan:
        petugas = _petugas(lingkungan, oleh, instansi)
        ada = unit.brankas.penahanan(id_penahanan=penahanan)
        kasus, tutup = _kasus(lingkungan, unit, petugas, [satu.subjek for satu in ada])
        klien = _klien(unit, petugas.instansi, [satu.subjek for satu in ada], kelompok=False)
        if not (kasus or klien) or tutup:
            raise TakTampak(
                Halangan(kode=KodeHalangan.PENAHANAN_TIDAK_DITEMUKAN, lokasi="penahanan"),
                kasus=tutup,
            )
        subjek = ada[0].subjek
        kunci = f"penahanan/{penahanan}/alasan_lepas"
        unit.brankas.lepas(
            penahanan,
            alasan=Rahasia(subjek=subjek, kunci=kunci, nilai=_wajib(alasan, "alasan")),
            pada=petugas.kini,
            oleh=oleh.id,
        )
        unit.brankas.catat([subjek], petugas.tujuan("lepas_penahanan"))
        return unit.brankas.penahanan(id_penahanan=penahanan)[0]

    return _jalankan(lingkungan, oleh, kerjakan)


def _jalankan(
    lingkungan: Lingkungan, oleh: Pelaku, kerjakan: Callable[[UnitOfWork], T]
) -> Result[T, tuple[Halangan, ...]]:
    """One transaction: all of it, or a coded answer and nothing but the record of having asked."""
    try:
        with dicatat(lingkungan, oleh, PETUGAS), lingkungan.unit_kerja() as unit:
            hasil = kerjakan(unit)
            unit.simpan_semua()
            return Success(hasil)
    except Terhalang as terhalang:
        return Failure(terhalang.halangan)
    except SubjekDihapus:
        return Failure((Halangan(kode=KodeHalangan.SUBJEK_DIHAPUS),))
    except VersiBerubah:
        return Failure((Halangan(kode=KodeHalangan.VERSI_BASI),))
    except PenyimpananGagal as gagal:
        sebab = Halangan(kode=KodeHalangan.PENYIMPANAN_GAGAL, rincian={"sebab": str(gagal)})
        return Failure((sebab,))


def _wajib(teks: str, lokasi: str) -> str:
    if not teks.strip():
        raise Terhalang(Halangan(kode=KodeHalangan.ALASAN_WAJIB, lokasi=lokasi))
    return teks.strip()


def _petugas(lingkungan: Lingkungan, oleh: Pelaku, kode: str) -> _Petugas:
    """The official, if entitled to act for the agency."""
    kode = kode or oleh.instansi or lingkungan.instansi
    instansi = instansi_dikenal(lingkungan, kode)
    if oleh.instansi != kode:
        raise Terhalang(Halangan(kode=KodeHalangan.INSTANSI_LAIN, rincian={"instansi": kode}))
    petugas = _Petugas(instansi=instansi, oleh=oleh, kini=lingkungan.jam())
    boleh = tuple(p.strip() for p in instansi.parameter.get(PETUGAS, PETUGAS).split(","))
    if oleh.peran_pertama(boleh, petugas.tanggal(petugas.kini)) is None:
        kode_halangan = KodeHalangan.PERAN_TIDAK_BERWENANG
        raise Terhalang(Halangan(kode=kode_halangan, rincian={"boleh": boleh}))
    return petugas


def _permintaan(
    lingkungan: Lingkungan, unit: UnitOfWork, orang: Orang, oleh: Pelaku, kode: str
) -> _Permintaan:
    petugas = _petugas(lingkungan, oleh, kode)
    subjek = set(orang.subjek)
    if orang.nik is not None:
        if nik_pengisi(orang.nik):
            raise Terhalang(Halangan(kode=KodeHalangan.NIK_PENGISI, lokasi="nik"))
        subjek.update(unit.brankas.cari("nik", orang.nik))
    klien = _klien(unit, petugas.instansi, subjek, kelompok=orang.nik is not None)
    subjek.update(map(SubjekId, klien))
    kasus, tutup = _kasus(lingkungan, unit, petugas, subjek)
    if orang.nik is not None and klien:
        # Under whatever subject that person is known in a case.
        subjek.update(q.subjek for k in kasus for q in k.keadaan.pihak if q.klien in klien)
        kasus, tutup = _kasus(lingkungan, unit, petugas, subjek)
    # Whoever is in a hidden case, too, is for somebody who may see both; who hides in a case that
    # is there, for whoever may know who that is.
    lain = {s for k in tutup for s in k.indeks.subjek}
    for satu in kasus:
        if anonim := subjek & _anonim(lingkungan, unit, satu.keadaan, petugas):
            lain |= anonim
            tutup = (*tutup, satu)
    ada = {s for k in kasus for s in k.indeks.subjek}.union(map(SubjekId, klien))
    milik = (subjek & ada) - lain
    if not milik:
        raise TakTampak(Halangan(kode=KodeHalangan.SUBJEK_TIDAK_DITEMUKAN), kasus=tutup)
    if tutup:
        catat_pada(unit, oleh, PETUGAS, tutup, petugas.kini)
    return _Permintaan(
        instansi=petugas.instansi,
        oleh=oleh,
        kini=petugas.kini,
        subjek=tuple(sorted(milik)),
        kasus=tuple(k for k in kasus if not milik.isdisjoint(k.indeks.subjek)),
        klien=tuple(k for k in klien.values() if k.keadaan.subjek in milik),
    )


def _anonim(
    lingkungan: Lingkungan, unit: UnitOfWork, kasus: Kasus, petugas: _Petugas
) -> frozenset[SubjekId]:
    """Who hides from the official in the case."""
    if not kasus.anonim:
        return frozenset()
    standar = standar_perkara(lingkungan, unit, kasus)
    konteks = konteks_kasus(lingkungan, standar, kasus.varian, petugas.oleh, petugas.kini)
    return pelapor_tertutup(kasus, konteks)


def _klien(
    unit: UnitOfWork, instansi: Instansi, subjek: Iterable[SubjekId], *, kelompok: bool
) -> Mapping[KlienId, KlienTersimpan]:
    """Those of the subjects that are Klien of the agency; ``kelompok``: and all that are the same
    person."""
    ada = unit.kasus.muat_klien(sorted(map(KlienId, subjek)))
    ada = {satu: isi for satu, isi in ada.items() if isi.keadaan.instansi == instansi.kode}
    return muat_kelompok(unit, ada, ada) if kelompok else ada


def _kasus(
    lingkungan: Lingkungan, unit: UnitOfWork, petugas: _Petugas, subjek: Iterable[SubjekId]
) -> tuple[tuple[KasusTersimpan, ...], tuple[KasusTersimpan, ...]]:
    """All cases of the agency that one of the subjects is in: those that are there for the
    official, and those that are not."""
    dicari = frozenset(subjek)
    if not dicari:
        return (), ()
    saringan = SaringanKasus(instansi=petugas.instansi.kode, subjek=dicari)
    kasus = semua_kasus(unit, saringan)
    oleh = penanya(lingkungan, petugas.oleh, petugas.kini)
    return (
        tuple(satu for satu in kasus if satu.indeks.terlihat(oleh)),
        tuple(satu for satu in kasus if not satu.indeks.terlihat(oleh)),
    )


def _ditahan(brankas: Brankas, subjek: Iterable[SubjekId]) -> Iterator[Halangan]:
    berlaku = tuple(p.id for p in brankas.penahanan(subjek) if p.berlaku)
    if berlaku:
        yield Halangan(kode=KodeHalangan.SUBJEK_DITAHAN, rincian={"penahanan": berlaku})


def _berjalan(minta: _Permintaan) -> Iterator[Halangan]:
    kasus = tuple(str(k.id) for k in minta.kasus if k.indeks.berjalan)
    if kasus:
        yield Halangan(kode=KodeHalangan.KASUS_MASIH_BERJALAN, rincian={"kasus": kasus})


def _masa_simpan(unit: UnitOfWork, minta: _Permintaan) -> Iterator[Halangan]:
    """Archive duties on cases that have ended; running ones are a reason of their own."""
    tanggal = minta.tanggal(minta.kini)
    bacaan = bacaan_waktu(minta.instansi.tafsir)
    semua: tuple[Aliran, ...] = (*minta.kasus, *minta.klien)
    for k in semua:
        if k.indeks.berjalan:
            continue
        parameter = minta.instansi.parameter
        umum = parameter.get(MASA_SIMPAN, "")
        masa = parameter.get(f"{MASA_SIMPAN}.{k.indeks.layanan}", umum).strip()
        terakhir = unit.kasus.riwayat(k.id)[-1].kejadian
        if masa == PERMANEN:
            yield Halangan(
                kode=KodeHalangan.MASA_SIMPAN_BELUM_BERAKHIR,
                rincian={"kasus": k.id, "masa_simpan": masa},
            )
            continue
        try:
            sampai = akhir_masa(
                minta.tanggal(terakhir.pada), urai_lama(masa), akhir_bulan=bacaan.akhir_bulan
            )
        except ValueError:
            # Not stated, or not readable: what must be kept is not guessed.
            yield Halangan(
                kode=KodeHalangan.MASA_SIMPAN_BELUM_DIATUR,
                rincian={"kasus": k.id, "layanan": k.indeks.layanan},
            )
            continue
        if tanggal < sampai:
            yield Halangan(
                kode=KodeHalangan.MASA_SIMPAN_BELUM_BERAKHIR,
                rincian={"kasus": k.id, "masa_simpan": masa, "sampai": sampai.isoformat()},
            )
