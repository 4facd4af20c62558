"""What a command on cases writes into the streams of the Klien that they are about.

In the same unit, so that a Klien's version guards what holds over several cases: of one person one
stay is open, whichever alias it is recorded under; none of somebody who died.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from dinsos_core.application.babak import Babak
from dinsos_core.application.indeks import indeks_klien
from dinsos_core.application.terbaca import muat_terbaca
from dinsos_core.domain.identitas.aturan import tinggal_terhalang
from dinsos_core.domain.identitas.klien import (
    EpisodeBerakhir,
    EpisodeTercatat,
    Klien,
    KlienMeninggal,
    lipat,
)
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.prosedur.aturan import JenisKasus, tidak
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan, tolak_bila_ada
from dinsos_core.domain.shared.ids import AliranId, KlienId, PerintahId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import ALMARHUM
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.penyimpanan import (
    KejadianTercatat,
    KlienTersimpan,
    Perubahan,
    UnitOfWork,
)


def perubahan_klien(
    lama: KlienTersimpan | None,
    keadaan: Klien,
    kejadian: Iterable[Kejadian],
    perintah: PerintahId,
) -> Perubahan:
    """A Klien as it is now, with the events that are new."""
    awal = lama.versi if lama else 0
    tercatat = tuple(
        KejadianTercatat(kasus=keadaan.id, urutan=urutan, perintah=perintah, kejadian=satu)
        for urutan, satu in enumerate(kejadian, awal + 1)
    )
    versi, indeks = awal + len(tercatat), indeks_klien(keadaan)
    return KlienTersimpan(id=keadaan.id, versi=versi, keadaan=keadaan, indeks=indeks), tercatat


def muat_kelompok(
    unit: UnitOfWork,
    klien: Iterable[KlienId],
    ada: Mapping[KlienId, KlienTersimpan],
    *,
    lengkap: bool = True,
) -> dict[KlienId, KlienTersimpan]:
    """These Klien with all that are the same person: whom each was merged into, and its aliases.
    Raises `CatatanRusak` where one of them cannot be read, unless it will do without (``lengkap``
    is False)."""
    hasil = dict(ada)
    perlu = set(klien)
    ditanya = set(hasil)
    for _ in range(3):  # an alias, whom it was merged into, that one's other aliases
        if kurang := perlu - ditanya:
            ditanya |= kurang
            dicari, muat = sorted(kurang), unit.kasus.muat_klien
            hasil |= muat(dicari) if lengkap else muat_terbaca(muat, dicari)[0]
        semua = [hasil[satu].keadaan for satu in perlu & hasil.keys()]
        perlu |= {satu.utama for satu in semua}.union(*(satu.alias for satu in semua))
    return hasil


@frozen(kw_only=True)
class _Sikap:
    """How a case stands to the Klien it is about."""

    klien: KlienId | None = None
    terbuka: bool = False
    tinggal: bool = False
    meninggal: bool = False


def _sikap(jenis: JenisKasus[Any], kasus: Kasus | None, standar: StandarPelayanan) -> _Sikap:
    klien = None if kasus is None else kasus.klien
    if kasus is None or klien is None:
        return _Sikap()
    tinggal = jenis.tinggal(kasus, standar)
    berjalan = jenis.tinggal is not tidak and kasus.status in kasus.siklus.berjalan
    return _Sikap(
        klien=klien,
        terbuka=tinggal or berjalan,
        tinggal=tinggal,
        meninggal=kasus.meninggal is not None or standar.pokok == ALMARHUM,
    )


@define
class _Catatan:
    """What is new in the streams. Endings go first: one stay may follow another in one command."""

    berakhir: list[tuple[KlienId, Kejadian]] = field(factory=list)
    tinggal: list[tuple[KlienId, EpisodeTercatat, str]] = field(factory=list)
    lain: list[tuple[KlienId, Kejadian]] = field(factory=list)
    disebut: dict[KlienId, str] = field(factory=dict)


def catat_klien(
    unit: UnitOfWork, semua: tuple[Babak, ...], perintah: PerintahId
) -> tuple[tuple[Perubahan, ...], Mapping[AliranId, int]]:
    """The Klien that change with these cases, and those that were only looked at, with their
    versions. Raises `Terhalang`."""
    catatan = _Catatan()
    for nomor, babak in enumerate(semua):
        _catat(catatan, babak, f"kasus[{babak.id}].klien" if nomor else "klien")
    berubah = {klien for klien, _ in (*catatan.berakhir, *catatan.lain)}
    berubah |= {klien for klien, _, _ in catatan.tinggal}
    if not berubah and not catatan.disebut:
        return (), {}
    ada = unit.kasus.muat_klien(sorted(berubah.union(catatan.disebut)))
    instansi = semua[0].kasus.standar.instansi
    tolak_bila_ada(
        halangan(KodeHalangan.KLIEN_TIDAK_DITEMUKAN, lokasi)
        for klien, lokasi in catatan.disebut.items()
        if klien not in ada or ada[klien].keadaan.instansi != instansi
    )
    if catatan.tinggal:
        ada = muat_kelompok(unit, (klien for klien, _, _ in catatan.tinggal), ada)
    return _lipat(catatan, ada, perintah)


def _catat(catatan: _Catatan, babak: Babak, lokasi: str) -> None:
    kasus, lama = babak.kasus, babak.lama.keadaan if babak.lama else None
    dulu = _sikap(babak.jenis, lama, babak.konteks.standar)
    kini = _sikap(babak.jenis, kasus, babak.konteks_sesudah.standar)
    dikenal = {p.klien for p in lama.pihak} if lama else set()
    for pihak in kasus.pihak:
        if pihak.klien is not None and pihak.klien not in dikenal:
            catatan.disebut[pihak.klien] = lokasi
    if dulu == kini or not babak.kejadian:
        return
    pada, oleh = babak.konteks.kini, babak.kejadian[0].oleh
    usai = EpisodeBerakhir(pada=pada, oleh=oleh, kasus=kasus.id)
    if dulu.klien is not None and dulu.klien != kini.klien and dulu.terbuka:
        catatan.berakhir.append((dulu.klien, usai))
    if kini.klien is None:
        return
    if dulu.klien != kini.klien:
        dulu = _Sikap()
    if (dulu.terbuka, dulu.tinggal) != (kini.terbuka, kini.tinggal):
        catat = EpisodeTercatat(pada=pada, oleh=oleh, kasus=kasus.id, tinggal=kini.tinggal)
        if not kini.terbuka:
            catatan.berakhir.append((kini.klien, usai))
        elif kini.tinggal:
            catatan.tinggal.append((kini.klien, catat, lokasi))
        else:
            catatan.berakhir.append((kini.klien, catat))
    if kini.meninggal and not dulu.meninggal:
        terjadi = kasus.meninggal.pada if kasus.meninggal else None
        wafat = KlienMeninggal(pada=pada, oleh=oleh, terjadi_pada=terjadi, kasus=kasus.id)
        catatan.lain.append((kini.klien, wafat))


def _lipat(
    catatan: _Catatan, ada: Mapping[KlienId, KlienTersimpan], perintah: PerintahId
) -> tuple[tuple[Perubahan, ...], Mapping[AliranId, int]]:
    keadaan = {klien: satu.keadaan for klien, satu in ada.items()}
    baru: dict[KlienId, list[Kejadian]] = {}

    def terima(klien: KlienId, e: Kejadian) -> None:
        keadaan[klien] = lipat(keadaan[klien], e)
        baru.setdefault(klien, []).append(e)

    for klien, e in catatan.berakhir:
        terima(klien, e)
    dilihat: set[KlienId] = set()
    masalah: list[Halangan] = []
    for klien, catat, lokasi in catatan.tinggal:
        kelompok = tuple(_kelompok(klien, keadaan))
        dilihat.update(satu.id for satu in kelompok)
        lain = [satu.tinggal for satu in kelompok]
        buruk = tuple(tinggal_terhalang(kelompok, (*lain, catat.kasus), lokasi))
        masalah += buruk
        if not buruk:
            terima(klien, catat)
    tolak_bila_ada(masalah)
    for klien, e in catatan.lain:
        if keadaan[klien].meninggal_pada is None:
            terima(klien, e)
    return (
        tuple(
            perubahan_klien(ada[k], keadaan[k], kejadian, perintah) for k, kejadian in baru.items()
        ),
        {klien: ada[klien].versi for klien in dilihat if klien not in baru},
    )


def _kelompok(klien: KlienId, keadaan: Mapping[KlienId, Klien]) -> Iterator[Klien]:
    utama = keadaan[keadaan[klien].utama]
    yield utama
    yield from (keadaan[satu] for satu in utama.alias)
