"""Who is meant when somebody's data are asked about, and what stands in the way of erasing them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from attrs import field

from dinsos_core.application.klien_kasus import muat_kelompok
from dinsos_core.application.kumpul import semua_kasus
from dinsos_core.application.lihat import TakTampak, catat_pada, penanya
from dinsos_core.application.lingkungan import (
    Lingkungan,
    instansi_dikenal,
    konteks_kasus,
    standar_perkara,
)
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.nik import nik_pengisi
from dinsos_core.domain.permintaan.permintaan import SebabHapus
from dinsos_core.domain.prosedur.peran import pelapor_tertutup
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import KasusId, KlienId, PermintaanId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.domain.shared.terima import himpunan
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.standar.kosakata import bernama
from dinsos_core.domain.waktu.bacaan import bacaan_waktu
from dinsos_core.domain.waktu.batas import urai_lama
from dinsos_core.domain.waktu.usia import akhir_masa
from dinsos_core.ports.brankas import Brankas, Keperluan, Pengecualian
from dinsos_core.ports.penyimpanan import (
    Aliran,
    KasusTersimpan,
    KlienTersimpan,
    PermintaanTersimpan,
    SaringanKasus,
    UnitOfWork,
)

PETUGAS = "petugas_pdp"
"""The agency's parameter that names the roles, and the role where it names none."""

MASA_SIMPAN = "masa_simpan"
PERMANEN = "permanen"


def _himpunan(subjek: Iterable[SubjekId]) -> frozenset[SubjekId]:
    hasil: frozenset[SubjekId] = himpunan(subjek)
    return hasil


@frozen(kw_only=True)
class Orang:
    """Whom a request is about: by NIK, by subject ids, or both."""

    nik: str | None = field(default=None, repr=False)
    subjek: frozenset[SubjekId] = field(default=(), converter=_himpunan)


@frozen(kw_only=True)
class PetugasData:
    """Who asks, for which agency, when; entitled to."""

    instansi: Instansi
    oleh: Pelaku
    kini: datetime

    def tujuan(self, apa: str) -> Keperluan:
        return Keperluan(
            pelaku=self.oleh.id,
            tujuan=apa,
            kasus=None,
            pada=self.kini,
            kecuali=Pengecualian.PERMINTAAN,
        )

    def sebagai(self) -> JejakPelaku | None:
        """In which role they act; None if in none."""
        hari, pelaku = self.tanggal(self.kini), self.oleh
        peran = pelaku.peran_pertama(boleh_data(self.instansi), hari)
        if peran is None:
            return None
        return JejakPelaku(id=pelaku.id, peran=peran, sebagai=pelaku.sebagai(peran, hari) or "")

    def tanggal(self, saat: datetime) -> date:
        """The date in the agency's own calendar."""
        return saat.astimezone(ZoneInfo(self.instansi.zona)).date()


@frozen(kw_only=True)
class OrangDicari(PetugasData):
    """A request on subjects of the agency, the cases that they are in, and who of them is known
    (`klien`)."""

    subjek: tuple[SubjekId, ...]
    kasus: tuple[KasusTersimpan, ...]
    klien: tuple[KlienTersimpan, ...]
    permintaan: tuple[PermintaanTersimpan, ...] = ()


def boleh_data(instansi: Instansi) -> tuple[str, ...]:
    """The roles that an agency names for this."""
    return tuple(p.strip() for p in instansi.parameter.get(PETUGAS, PETUGAS).split(","))


def petugas_data(lingkungan: Lingkungan, oleh: Pelaku, kode: str) -> PetugasData:
    """The official, if entitled to act for the agency. Raises `Terhalang`."""
    kode = kode or oleh.instansi or lingkungan.instansi
    instansi = instansi_dikenal(lingkungan, kode)
    if oleh.instansi != kode:
        raise Terhalang(Halangan(kode=KodeHalangan.INSTANSI_LAIN, rincian={"instansi": kode}))
    petugas = PetugasData(instansi=instansi, oleh=oleh, kini=lingkungan.jam())
    if petugas.sebagai() is None:
        siapa = bernama(lingkungan.katalog.kosakata.peran, boleh_data(instansi))
        raise Terhalang(halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, boleh=siapa))
    return petugas


def cari_orang(
    lingkungan: Lingkungan,
    unit: UnitOfWork,
    orang: Orang,
    oleh: Pelaku,
    kode: str,
    *,
    mencatat: bool = True,
) -> OrangDicari:
    """Whom of the agency's people it is about, as far as they are there for the official; what is
    not leaves a record (``mencatat``). Raises `Terhalang`."""
    petugas = petugas_data(lingkungan, oleh, kode)
    subjek = set(orang.subjek)
    if orang.nik is not None:
        if nik_pengisi(orang.nik):
            raise Terhalang(Halangan(kode=KodeHalangan.NIK_PENGISI, lokasi="nik"))
        subjek.update(unit.brankas.cari("nik", orang.nik))
    klien = klien_orang(unit, petugas.instansi, subjek, kelompok=orang.nik is not None)
    subjek.update(map(SubjekId, klien))
    kasus, tutup = kasus_orang(lingkungan, unit, petugas, subjek)
    if orang.nik is not None and klien:
        # Under whatever subject that person is known in a case.
        subjek.update(q.subjek for k in kasus for q in k.keadaan.pihak if q.klien in klien)
        kasus, tutup = kasus_orang(lingkungan, unit, petugas, subjek)
    # Whoever is in a hidden case, too, is for somebody who may see both; who hides in a case that
    # is there, for whoever may know who that is.
    lain = {s for k in tutup for s in k.indeks.subjek}
    for satu in kasus:
        if anonim := subjek & _anonim(lingkungan, unit, satu.keadaan, petugas):
            lain |= anonim
            tutup = (*tutup, satu)
    permintaan = _permintaan_sendiri(unit, petugas.instansi, orang.subjek)
    dikenal = map(SubjekId, (*klien, *(satu.id for satu in permintaan)))
    ada = {s for k in kasus for s in k.indeks.subjek}.union(dikenal)
    milik = (subjek & ada) - lain
    if not milik:
        raise TakTampak(Halangan(kode=KodeHalangan.SUBJEK_TIDAK_DITEMUKAN), kasus=tutup)
    if tutup and mencatat:
        catat_pada(unit, oleh, PETUGAS, tutup, petugas.kini)
    return OrangDicari(
        instansi=petugas.instansi,
        oleh=oleh,
        kini=petugas.kini,
        subjek=tuple(sorted(milik)),
        kasus=tuple(k for k in kasus if not milik.isdisjoint(k.indeks.subjek)),
        klien=tuple(k for k in klien.values() if k.keadaan.subjek in milik),
        permintaan=permintaan,
    )


def _permintaan_sendiri(
    unit: UnitOfWork, instansi: Instansi, subjek: Iterable[SubjekId]
) -> tuple[PermintaanTersimpan, ...]:
    """Requests of the agency that are named themselves: for the words in them."""
    ada = unit.kasus.muat_permintaan(map(PermintaanId, subjek))
    return tuple(satu for satu in ada.values() if satu.keadaan.instansi == instansi.kode)


@frozen(kw_only=True)
class Penghapusan:
    """What was erased, and which cases now stand without it. ``nilai`` counts values."""

    subjek: tuple[SubjekId, ...]
    kasus: tuple[KasusId, ...]
    nilai: int
    pada: datetime


def hapus_orang(unit: UnitOfWork, minta: OrangDicari, sebab: SebabHapus) -> Penghapusan:
    """Erase them, on record. Raises `Terhalang` with everything that stands in the way; what was
    done until then is for the caller to roll back."""
    semua = unit.brankas.sesama(minta.subjek)
    # Erase first, look for holds after: by then the subjects are locked, and no hold can come in
    # between.
    banyak = sum(unit.brankas.hapus(s, pada=minta.kini, sebab=sebab.value) for s in minta.subjek)
    tolak_bila_ada(penghalang_hapus(unit, minta, semua))
    unit.brankas.catat(minta.subjek, minta.tujuan(f"hapus_subjek:{sebab.value}"))
    return Penghapusan(
        subjek=minta.subjek,
        kasus=tuple(k.id for k in minta.kasus),
        nilai=banyak,
        pada=minta.kini,
    )


def penghalang_hapus(
    unit: UnitOfWork, minta: OrangDicari, sesama: Iterable[SubjekId]
) -> tuple[Halangan, ...]:
    """Everything that stands in the way of erasing them; ``sesama``: all subjects that are the same
    person."""
    return (*ditahan(unit.brankas, sesama), *berjalan(minta), *belum_lewat(unit, minta))


def _anonim(
    lingkungan: Lingkungan, unit: UnitOfWork, kasus: Kasus, petugas: PetugasData
) -> frozenset[SubjekId]:
    """Who hides from the official in the case."""
    if not kasus.anonim:
        return frozenset()
    standar = standar_perkara(lingkungan, unit, kasus)
    konteks = konteks_kasus(lingkungan, standar, kasus.varian, petugas.oleh, petugas.kini)
    return pelapor_tertutup(kasus, konteks)


def klien_orang(
    unit: UnitOfWork, instansi: Instansi, subjek: Iterable[SubjekId], *, kelompok: bool
) -> Mapping[KlienId, KlienTersimpan]:
    """Those of the subjects that are Klien of the agency; ``kelompok``: and all that are the same
    person."""
    ada = unit.kasus.muat_klien(sorted(map(KlienId, subjek)))
    ada = {satu: isi for satu, isi in ada.items() if isi.keadaan.instansi == instansi.kode}
    return muat_kelompok(unit, ada, ada) if kelompok else ada


def kasus_orang(
    lingkungan: Lingkungan, unit: UnitOfWork, petugas: PetugasData, subjek: Iterable[SubjekId]
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


def ditahan(brankas: Brankas, subjek: Iterable[SubjekId]) -> Iterator[Halangan]:
    berlaku = tuple(p.id for p in brankas.penahanan(subjek) if p.berlaku)
    if berlaku:
        yield Halangan(kode=KodeHalangan.SUBJEK_DITAHAN, rincian={"penahanan": berlaku})


def berjalan(minta: OrangDicari) -> Iterator[Halangan]:
    semua: tuple[Aliran, ...] = (*minta.kasus, *minta.permintaan)
    kasus = tuple(str(k.id) for k in semua if k.indeks.berjalan)
    if kasus:
        yield Halangan(kode=KodeHalangan.KASUS_MASIH_BERJALAN, rincian={"kasus": kasus})


def belum_lewat(unit: UnitOfWork, minta: OrangDicari) -> Iterator[Halangan]:
    """Archive duties on cases that have ended; running ones are a reason of their own."""
    tanggal = minta.tanggal(minta.kini)
    bacaan = bacaan_waktu(minta.instansi.tafsir)
    semua: tuple[Aliran, ...] = (*minta.kasus, *minta.klien, *minta.permintaan)
    for k in semua:
        if k.indeks.berjalan:
            continue
        parameter = minta.instansi.parameter
        umum = parameter.get(MASA_SIMPAN, "")
        layanan = k.indeks.layanan or k.indeks.agregat
        masa = parameter.get(f"{MASA_SIMPAN}.{layanan}", umum).strip()
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
