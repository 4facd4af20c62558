"""The pipeline: authorise, load, gather, decide, evolve, store; once for every aggregate.

A decision is pure and may be repeated: when somebody else changed the case in the meantime and the
caller did not insist on a version, the whole round runs again on the new state.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from attrs import evolve, field, fields, frozen, has
from returns.pipeline import is_successful
from returns.result import Failure, Result, Success

from dinsos_core.application.agregat import DefinisiAgregat
from dinsos_core.application.bacaan import bacaan_standar
from dinsos_core.application.kumpul import buka_fakta, tanya_registri
from dinsos_core.application.siaran import pesan_siaran
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, periksa_nilai
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.ids import KasusId, PerintahId, SubjekId
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.shared.pelaku import PEMOHON, Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia, lucuti
from dinsos_core.domain.standar.model import Instansi, RujukanStandar, StandarPelayanan
from dinsos_core.ports.brankas import FAKTA_DICARI, SubjekDihapus, Tujuan
from dinsos_core.ports.katalog import Katalog
from dinsos_core.ports.lingkungan import Jam, PembuatId, PenyediaKalender, Registri
from dinsos_core.ports.penyimpanan import (
    KasusTersimpan,
    KejadianTercatat,
    PembukaUnitOfWork,
    PenyimpananGagal,
    PerintahTercatat,
    SaringanKasus,
    UnitOfWork,
    VersiBerubah,
)

TANPA_REGISTRI = frozenset(
    {
        KodeHalangan.PERAN_TIDAK_BERWENANG,
        KodeHalangan.BUKAN_PIHAK_KASUS,
        KodeHalangan.PENILAI_TIDAK_MENETAPKAN,
        KodeHalangan.STATUS_TIDAK_MENGIZINKAN,
        KodeHalangan.LANGKAH_TIDAK_DIKENAL,
        KodeHalangan.LANGKAH_BELUM_GILIRAN,
        KodeHalangan.SEDANG_DIJEDA,
    }
)
"""Refusals that no registry's answer changes: who may act, and whose turn it is."""

MAKS_ULANG = 20
"""How often a round is repeated on a changed case before `versi_basi` is answered."""


@frozen(kw_only=True)
class HasilPerintah:
    """What a command did: the case, its new version and state, and the events, in order.

    ``ulang``: the same command had been processed before; nothing was done again.
    """

    kasus: KasusId
    versi: int
    kejadian: tuple[object, ...]
    keadaan: object = field(repr=False)
    ulang: bool = False


@frozen(kw_only=True)
class Lingkungan:
    """Everything the pipeline is wired with. ``acak`` spreads retries over time (0 to 1).

    ``siaran`` names the receivers of every event (`application.siaran`).
    """

    unit_kerja: PembukaUnitOfWork
    katalog: Katalog
    kalender: PenyediaKalender
    jam: Jam
    id_baru: PembuatId
    registri: Mapping[str, Registri] = field(factory=dict)
    uji: Mapping[str, Uji] = field(default=UJI)
    instansi: str = ""
    siaran: tuple[str, ...] = ()
    acak: Callable[[], float] = field(default=lambda: 0.5)
    standar_siap: dict[tuple[str, str | None], StandarPelayanan] = field(factory=dict, repr=False)


@frozen(kw_only=True)
class _Putaran:
    """One attempt at a command: what does not change while it is repeated."""

    agregat: DefinisiAgregat[Any, Any, Any]
    perintah: Any
    oleh: Pelaku
    kunci: PerintahId
    kini: datetime
    bernama: bool
    siaran: tuple[str, ...]


class Terhenti(Exception):
    """Carries refusals out of the pipeline's own steps; never leaves this module."""

    def __init__(self, *halangan: Halangan) -> None:
        super().__init__()
        self.halangan = halangan


def jalankan(
    lingkungan: Lingkungan,
    agregat: DefinisiAgregat[Any, Any, Any],
    perintah: Any,
    oleh: Pelaku,
    kunci: str | None = None,
) -> Result[HasilPerintah, tuple[Halangan, ...]]:
    """Run one command. All it changes is stored in one transaction, or nothing is.

    ``kunci`` identifies the command across retries: the same key and content act once and give the
    former answer; the same key with other content is refused (`kunci_perintah_berbeda`).
    """
    putaran = _Putaran(
        agregat=agregat,
        perintah=perintah,
        oleh=oleh,
        kunci=PerintahId(kunci or lingkungan.id_baru()),
        kini=lingkungan.jam(),
        bernama=kunci is not None,
        siaran=lingkungan.siaran,
    )
    for _ in range(MAKS_ULANG):
        try:
            return _satu_putaran(lingkungan, putaran)
        except Terhenti as terhenti:
            return Failure(terhenti.halangan)
        except VersiBerubah:
            # A version the caller insists on is looked at anew with every load.
            continue
        except SubjekDihapus:
            return Failure((Halangan(kode=KodeHalangan.SUBJEK_DIHAPUS),))
        except PenyimpananGagal as gagal:
            sebab = Halangan(kode=KodeHalangan.PENYIMPANAN_GAGAL, rincian={"sebab": str(gagal)})
            return Failure((sebab,))
    return Failure((Halangan(kode=KodeHalangan.VERSI_BASI),))


def _satu_putaran(
    lingkungan: Lingkungan, putaran: _Putaran
) -> Result[HasilPerintah, tuple[Halangan, ...]]:
    with lingkungan.unit_kerja() as unit:
        sidik = _sidik(unit, putaran) if putaran.bernama else ""
        if putaran.bernama:
            dulu = unit.perintah.cari(putaran.kunci)
            if dulu is not None:
                return _ulang(unit, dulu, sidik)
        tersimpan = _muat(unit, putaran)
        keadaan = tersimpan.keadaan if tersimpan else None
        standar = _standar(lingkungan, unit, putaran, keadaan)
        _periksa_instansi(putaran.oleh, standar)
        konteks = _kumpulkan(lingkungan, unit, putaran, keadaan, standar)
        putusan = putaran.agregat.decide(keadaan, putaran.perintah, konteks)
        if not is_successful(putusan):
            return Failure(putusan.failure())
        hasil = _simpan(unit, putaran, tersimpan, putusan.unwrap(), konteks)
        if putaran.bernama:
            unit.perintah.catat(
                PerintahTercatat(
                    kunci=putaran.kunci, sidik=sidik, kasus=hasil.kasus, versi=hasil.versi
                )
            )
        unit.simpan_semua()
        return Success(hasil)


def _sidik(unit: UnitOfWork, putaran: _Putaran) -> str:
    return unit.brankas.sidik(f"{putaran.oleh.id}|{_kanonik(putaran.perintah)}")


def _kanonik(benda: Any) -> str:
    """Everything a command holds, personal values included, as one text; only ever hashed."""
    if has(type(benda)):
        isi = (f"{a.name}={_kanonik(getattr(benda, a.name))}" for a in fields(type(benda)))
        return f"{type(benda).__name__}({','.join(isi)})"
    if isinstance(benda, Mapping):
        return "{" + ",".join(sorted(f"{k!r}:{_kanonik(v)}" for k, v in benda.items())) + "}"
    if isinstance(benda, tuple):
        return f"({','.join(map(_kanonik, benda))})"
    return repr(benda)


def _ulang(
    unit: UnitOfWork, dulu: PerintahTercatat, sidik: str
) -> Result[HasilPerintah, tuple[Halangan, ...]]:
    if dulu.sidik != sidik:
        return Failure((Halangan(kode=KodeHalangan.KUNCI_PERINTAH_BERBEDA),))
    tersimpan = unit.kasus.muat(dulu.kasus)
    riwayat = unit.kasus.riwayat(dulu.kasus)
    return Success(
        HasilPerintah(
            kasus=dulu.kasus,
            versi=dulu.versi,
            kejadian=tuple(r.kejadian for r in riwayat if r.perintah == dulu.kunci),
            keadaan=tersimpan.keadaan if tersimpan else None,
            ulang=True,
        )
    )


def _muat(unit: UnitOfWork, putaran: _Putaran) -> KasusTersimpan | None:
    kasus: KasusId | None = putaran.perintah.kasus
    if kasus is None:
        return None
    tersimpan = unit.kasus.muat(kasus)
    if tersimpan is None:
        if isinstance(putaran.perintah, putaran.agregat.pembuat):
            return None
        raise Terhenti(Halangan(kode=KodeHalangan.KASUS_TIDAK_DITEMUKAN, lokasi="kasus"))
    if tersimpan.indeks.agregat != putaran.agregat.nama:
        raise Terhenti(Halangan(kode=KodeHalangan.KASUS_TIDAK_DITEMUKAN, lokasi="kasus"))
    versi = getattr(putaran.perintah, "versi", None)
    if versi is not None and versi != tersimpan.versi:
        raise Terhenti(
            Halangan(
                kode=KodeHalangan.VERSI_BASI,
                lokasi="versi",
                rincian={"versi": versi, "kini": tersimpan.versi},
            )
        )
    return tersimpan


def _standar(
    lingkungan: Lingkungan, unit: UnitOfWork, putaran: _Putaran, keadaan: object | None
) -> StandarPelayanan:
    if keadaan is not None:
        return standar_kasus(
            lingkungan,
            unit,
            putaran.agregat.rujukan(keadaan),
            putaran.agregat.varian(keadaan),
        )
    awal = putaran.agregat.isian_awal(putaran.perintah)
    kode = awal.instansi or lingkungan.instansi
    instansi = lingkungan.katalog.instansi.get(kode)
    if instansi is None:
        raise Terhenti(
            Halangan(
                kode=KodeHalangan.INSTANSI_TIDAK_DIKENAL,
                lokasi="instansi",
                rincian={
                    "instansi": kode,
                    "mirip": terdekat(kode, lingkungan.katalog.instansi),
                    "pilihan": tuple(lingkungan.katalog.instansi),
                },
            )
        )
    pada = putaran.kini.astimezone(ZoneInfo(instansi.zona)).date()
    hasil = lingkungan.katalog.standar(kode, awal.layanan, pada)
    if not is_successful(hasil):
        raise Terhenti(*hasil.failure())
    standar = hasil.unwrap()
    if standar.agregat.value != putaran.agregat.nama:
        raise Terhenti(
            Halangan(
                kode=KodeHalangan.AGREGAT_TIDAK_SESUAI,
                lokasi="layanan",
                rincian={"layanan": awal.layanan, "agregat": standar.agregat.value},
            )
        )
    unit.arsip.simpan(standar)
    return standar.untuk_varian(awal.varian)


def standar_kasus(
    lingkungan: Lingkungan, unit: UnitOfWork, rujukan: RujukanStandar, varian: str | None
) -> StandarPelayanan:
    """The exact standard a case pinned, read for its variant; read from the archive once."""
    siap = lingkungan.standar_siap.get((rujukan.sidik, varian))
    if siap is None:
        standar = unit.arsip.ambil(rujukan.sidik)
        if standar is None:
            raise PenyimpananGagal("standar_kasus_hilang")
        standar = kantor_kini(standar, lingkungan.katalog.instansi.get(rujukan.instansi))
        siap = lingkungan.standar_siap[rujukan.sidik, varian] = standar.untuk_varian(varian)
    return siap


def kantor_kini(standar: StandarPelayanan, kini: Instansi | None) -> StandarPelayanan:
    """The pinned standard with the office as it is today: hours, closures, letterhead, numbering
    are no promise of a decree, and are not part of its fingerprint."""
    if kini is None:
        return standar
    kantor = evolve(
        standar.instansi, kalender=kini.kalender, kop=kini.kop, format_nomor=kini.format_nomor
    )
    return evolve(standar, instansi=kantor)


def seinstansi(oleh: Pelaku, standar: StandarPelayanan) -> bool:
    """Whether the actor is a member of the public or an official of the standard's own agency."""
    umum = oleh.instansi is None and oleh.peran <= {PEMOHON} and not oleh.mandat
    return umum or oleh.instansi == standar.instansi.kode


def _periksa_instansi(oleh: Pelaku, standar: StandarPelayanan) -> None:
    if not seinstansi(oleh, standar):
        raise Terhenti(
            Halangan(
                kode=KodeHalangan.INSTANSI_LAIN,
                rincian={"instansi": standar.instansi.kode},
            )
        )


def konteks_kasus(
    lingkungan: Lingkungan,
    standar: StandarPelayanan,
    oleh: Pelaku,
    kini: datetime,
    fakta: FaktaKasus,
    *,
    id_baru: str = "",
) -> Konteks:
    """The context of a decision or a query about one case."""
    bacaan = bacaan_standar(standar)
    return Konteks(
        standar=standar,
        kosakata=lingkungan.katalog.kosakata,
        kini=kini,
        pelaku=oleh,
        kalender=lingkungan.kalender(standar.instansi, bacaan),
        bacaan=bacaan,
        id_baru=id_baru,
        fakta=fakta,
        uji=lingkungan.uji,
    )


def _kumpulkan(
    lingkungan: Lingkungan,
    unit: UnitOfWork,
    putaran: _Putaran,
    keadaan: object | None,
    standar: StandarPelayanan,
) -> Konteks:
    agregat, perintah, kini = putaran.agregat, putaran.perintah, putaran.kini
    fakta = FaktaKasus(pihak={}, kasus={})
    if keadaan is not None:
        tujuan = Tujuan(
            pelaku=putaran.oleh.id,
            tujuan=type(perintah).__name__,
            kasus=perintah.kasus,
            pada=kini,
        )
        fakta = buka_fakta(agregat.tersegel(keadaan), unit.brankas, tujuan)
    konteks = konteks_kasus(
        lingkungan, standar, putaran.oleh, kini, fakta, id_baru=lingkungan.id_baru()
    )
    if agregat.perlu_registri(keadaan, perintah, standar):
        _periksa_sebelum_bertanya(agregat.decide(keadaan, perintah, konteks))
        lengkap = tanya_registri(
            fakta,
            standar,
            konteks.kosakata,
            lingkungan.registri,
            konteks.tanggal,
            uji=lingkungan.uji,
        )
        konteks = evolve(konteks, fakta=lengkap)
    jenis = agregat.perlu_nomor(keadaan, perintah, standar)
    if jenis is not None:
        nomor = unit.penomoran.berikut(standar.instansi.kode, jenis, konteks.tanggal.year)
        konteks = evolve(konteks, nomor_surat=nomor)
    if keadaan is None:
        konteks = evolve(konteks, serupa=_serupa(unit, putaran, standar, konteks))
    return konteks


def _periksa_sebelum_bertanya(putusan: Result[Any, tuple[Halangan, ...]]) -> None:
    """No registry hears of a person for a command that is refused whatever it answers."""
    if is_successful(putusan):
        return
    tetap = tuple(h for h in putusan.failure() if h.kode in TANPA_REGISTRI)
    if tetap:
        raise Terhenti(*tetap)


def _serupa(
    unit: UnitOfWork, putaran: _Putaran, standar: StandarPelayanan, konteks: Konteks
) -> tuple[KasusId, ...]:
    """Cases of the service about the same person: the party the case is about where it can be
    recognised, otherwise the applicant. Open ones; and where the case is about somebody else than
    the applicant (a deceased, a child) also those already granted, for they are not granted twice.
    """
    awal = putaran.agregat.isian_awal(putaran.perintah)
    dicari = sorted(FAKTA_DICARI)
    for pihak in (standar.pokok, PEMOHON):
        subjek: set[SubjekId] = set()
        dikenali = False
        for nama, data in awal.pihak:
            for kode in dicari if nama == pihak else ():
                nilai = _nilai_isian(konteks, kode, data)
                if isinstance(nilai, str):
                    dikenali = True
                    subjek.update(unit.brankas.cari(kode, nilai))
        if subjek:
            halaman = unit.kasus.daftar(
                SaringanKasus(
                    agregat=putaran.agregat.nama,
                    instansi=standar.instansi.kode,
                    layanan=standar.layanan,
                    status=putaran.agregat.berjalan
                    | (frozenset() if pihak == PEMOHON else putaran.agregat.tuntas),
                    subjek=frozenset(subjek),
                )
            )
            return tuple(satu.id for satu in halaman.kasus)
        if dikenali:
            return ()
    return ()


def _nilai_isian(
    konteks: Konteks, kode: str, data: Mapping[str, object]
) -> NilaiFakta | Halangan | None:
    definisi = konteks.kosakata.fakta.get(kode)
    if definisi is None or kode not in data:
        return None
    return periksa_nilai(definisi, data[kode], konteks.tanggal)


def _simpan(
    unit: UnitOfWork,
    putaran: _Putaran,
    lama: KasusTersimpan | None,
    kejadian: tuple[object, ...],
    konteks: Konteks,
) -> HasilPerintah:
    agregat = putaran.agregat
    unit.brankas.titip(r for satu in kejadian for r in cari_rahasia(satu) if r.nilai is not None)
    bersih = tuple(lucuti(satu) for satu in kejadian)
    keadaan: Any = lama.keadaan if lama else None
    versi = lama.versi if lama else 0
    tercatat: list[KejadianTercatat] = []
    for satu in bersih:
        keadaan = agregat.evolve(keadaan, satu)
        versi += 1
        kasus = KasusId(keadaan.id)
        tercatat.append(
            KejadianTercatat(kasus=kasus, urutan=versi, perintah=putaran.kunci, kejadian=satu)
        )
    kasus = tercatat[0].kasus
    simpanan = KasusTersimpan(
        id=kasus, versi=versi, keadaan=keadaan, indeks=agregat.indeks(keadaan, konteks)
    )
    unit.kasus.simpan(simpanan, tuple(tercatat))
    pesan = agregat.pesan(bersih, keadaan, konteks)
    unit.kotak_keluar.tambah(evolve(p, urutan=versi * 1000 + n) for n, p in enumerate(pesan))
    unit.kotak_keluar.tambah(pesan_siaran(putaran.siaran, tercatat))
    return HasilPerintah(kasus=kasus, versi=versi, kejadian=bersih, keadaan=keadaan)
