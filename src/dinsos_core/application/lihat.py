"""Whether a case is there for whoever asks; one that is not is answered as one that never was.

Both leave a record of the same kind, so that neither what is answered nor how long it takes tells
them apart; of a hidden one it says which.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final, TypeVar, get_args

import attrs
from attrs import evolve

from dinsos_core.application.lingkungan import Lingkungan, tanggal_kantor
from dinsos_core.application.terbaca import muat_terbaca
from dinsos_core.domain.kasus.catatan import MEMUAT_KEMBAR, KembarDijawab
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import (
    KasusDibuka,
    KasusDitautkan,
    Kejadian,
    PihakKasus,
    TautanDilepas,
)
from dinsos_core.domain.kasus.kembar import Kembar
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.ports.brankas import Keperluan, SubjekDibatasi
from dinsos_core.ports.indeks import IndeksKasus
from dinsos_core.ports.penyimpanan import (
    KasusTersimpan,
    KejadianTercatat,
    SaringanKasus,
    UnitOfWork,
)
from dinsos_core.ports.tampak import Penanya, subjek_akun

UMUM: Final = Pelaku(id=PelakuId("umum"))
"""Who asks a question that needs no account (a checklist, a check of eligibility)."""

TANPA_KASUS: Final = SubjekId("tanpa-kasus")
"""Under which the access log keeps questions for cases that there are none of."""


T = TypeVar("T", bound=Kasus | KasusDibuka)
K_ = TypeVar("K_", bound=Kejadian)
B = TypeVar("B", bound=Kasus | Kejadian)


class TakTampak(Terhalang):
    """A case is not there for whoever asks; ``kasus`` holds those that others would see."""

    def __init__(self, *halangan: Halangan, kasus: Iterable[KasusTersimpan] = ()) -> None:
        super().__init__(*halangan)
        self.kasus: tuple[KasusTersimpan, ...] = tuple(kasus)


def penanya(lingkungan: Lingkungan, oleh: Pelaku, kini: datetime) -> Penanya:
    """Who looks, with the roles held today in their agency's zone."""
    kantor = lingkungan.katalog.instansi.get(oleh.instansi or "")
    hari = tanggal_kantor(kantor, kini) if kantor else kini.astimezone(UTC).date()
    semua = oleh.peran | {satu.peran for satu in oleh.mandat}
    peran = frozenset(p for p in semua if oleh.sebagai(p, hari) is not None)
    return Penanya(akun=oleh.id, instansi=oleh.instansi, peran=peran)


def yang_tampak(
    kasus: KasusTersimpan | None, oleh: Penanya, lokasi: str = "kasus"
) -> KasusTersimpan:
    """The case, if it is there for whoever looks. Raises `TakTampak`."""
    if kasus is not None and _tampak(kasus.indeks, oleh) and _berbagian(kasus.keadaan, oleh):
        return kasus
    ada = () if kasus is None else (kasus,)
    raise TakTampak(halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN, lokasi), kasus=ada)


def tuan_rumah(oleh: Penanya) -> bool:
    """Whether the host itself asks (`UMUM`), and not somebody whose account has that name."""
    return oleh.akun == UMUM.id and oleh.instansi is None and not oleh.peran


def _tampak(indeks: IndeksKasus, oleh: Penanya) -> bool:
    """Whether a case may be named to somebody, by what it is found by."""
    ikut = subjek_akun(oleh.akun) in indeks.subjek
    return indeks.terlihat(oleh) and _punya_bagian(oleh, indeks.instansi, ikut=ikut)


def _berbagian(kasus: Kasus, oleh: Penanya) -> bool:
    """Whether its state may be read. It says so itself, under its seal: who can write to the
    database could have put anybody into the columns beside it, or taken them out."""
    ikut = oleh.akun in kasus.akun
    return oleh.akun not in kasus.dikecualikan and _punya_bagian(
        oleh, kasus.standar.instansi, ikut=ikut
    )


def _punya_bagian(oleh: Penanya, instansi: str, *, ikut: bool) -> bool:
    """Whoever is neither of its office nor a party has no part in a case: to them it is not there.
    The host itself (`UMUM`) asks for others, and is trusted with what names nobody."""
    return oleh.instansi == instansi or tuan_rumah(oleh) or ikut


def kuasa_lewat(lingkungan: Lingkungan, kasus: Kasus, oleh: Penanya, kini: datetime) -> bool:
    """Whether whoever asks has a part in the case only as somebody's proxy or guardian, and that
    has run out: a letter's last day passes by itself."""
    kantor = lingkungan.katalog.instansi.get(kasus.standar.instansi)
    if oleh.instansi == kasus.standar.instansi or kantor is None:
        return False
    hari = tanggal_kantor(kantor, kini)
    wakil = [q.wakil for q in kasus.pihak if q.akun == oleh.akun]
    return bool(wakil) and all(satu is not None and not satu.berlaku(hari) for satu in wakil)


def saringan_bagi(saringan: SaringanKasus, oleh: Penanya) -> SaringanKasus:
    """Of the cases asked for those in which whoever asks has a part, as of `yang_tampak`."""
    saringan = evolve(saringan, terlihat_oleh=oleh)
    if tuan_rumah(oleh):
        return saringan
    if oleh.instansi is not None and saringan.instansi in (None, oleh.instansi):
        return evolve(saringan, instansi=oleh.instansi)
    return evolve(saringan, subjek=frozenset({subjek_akun(oleh.akun)}))


def muat_tampak(unit: UnitOfWork, kasus: str, oleh: Penanya) -> KasusTersimpan:
    """The stored case, if it is there for whoever looks. Raises `TakTampak`."""
    return yang_tampak(unit.kasus.muat(KasusId(kasus)), oleh)


def rujukan_tampak(
    unit: UnitOfWork, semua: tuple[KasusTersimpan, ...], oleh: Penanya
) -> tuple[KasusTersimpan, ...]:
    """The cases without what they say of others that are not there for whoever looks, and of who
    else is a party (`akun_lain`)."""
    tutup = tersembunyi(unit, {ke for satu in semua for ke in rujukan(satu.keadaan)}, oleh)
    semua = tuple(_tanpa(satu, tutup) for satu in semua) if tutup else semua
    semua = tuple(satu if _kantornya(satu.keadaan, oleh) else _luar(satu) for satu in semua)
    return tuple(
        evolve(satu, keadaan=tanpa_akun(satu.keadaan, akun))
        if (akun := akun_lain(satu.keadaan, oleh))
        else satu
        for satu in semua
    )


def _kantornya(kasus: Kasus, oleh: Penanya) -> bool:
    return oleh.instansi == kasus.standar.instansi


def untuk_luar(kasus: Kasus) -> Kasus:
    """A state as whoever is outside its office gets it: nobody there learns that somebody may be
    in another case, too."""
    tautan = tuple(satu for satu in kasus.tautan if satu.hubungan is not Hubungan.SEORANG)
    if not kasus.kembar and tautan == kasus.tautan:
        return kasus
    return evolve(kasus, kembar=(), tautan=tautan)


def kejadian_untuk_luar(e: K_) -> K_ | None:
    """The same of an event; None if it tells of nothing else."""
    if isinstance(e, KembarDijawab):
        return None
    if isinstance(e, KasusDitautkan | TautanDilepas) and e.hubungan is Hubungan.SEORANG:
        return None
    if isinstance(e, MEMUAT_KEMBAR) and e.kembar is not None:
        return evolve(e, kembar=None)
    return e


def _luar(satu: KasusTersimpan) -> KasusTersimpan:
    keadaan = untuk_luar(satu.keadaan)
    akun = {subjek_akun(satu) for satu in keadaan.akun}
    subjek = tuple(s for s in satu.indeks.subjek if s not in akun)
    indeks = evolve(satu.indeks, tautan=keadaan.tautan, subjek=subjek)
    return evolve(satu, keadaan=keadaan, indeks=indeks)


def riwayat_tampak(
    unit: UnitOfWork, kasus: Kasus, riwayat: tuple[KejadianTercatat, ...], oleh: Penanya
) -> tuple[KejadianTercatat, ...]:
    """The same of what happened to a case."""
    tutup = tersembunyi(unit, {ke for satu in riwayat for ke in rujukan(satu.kejadian)}, oleh)
    if not _kantornya(kasus, oleh):
        luar = ((satu, kejadian_untuk_luar(satu.kejadian)) for satu in riwayat)
        riwayat = tuple(evolve(satu, kejadian=e) for satu, e in luar if e is not None)
    if akun := akun_lain(kasus, oleh):
        riwayat = tuple(evolve(satu, kejadian=tanpa_akun(satu.kejadian, akun)) for satu in riwayat)
    if not tutup:
        return riwayat
    sisa = ((satu, kejadian_tanpa(satu.kejadian, tutup)) for satu in riwayat)
    return tuple(evolve(satu, kejadian=e) for satu, e in sisa if e is not None)


def tersembunyi(
    unit: UnitOfWork,
    kasus: Collection[KasusId],
    oleh: Penanya,
    dimuat: Mapping[KasusId, KasusTersimpan] | None = None,
) -> frozenset[KasusId]:
    """Which of the cases are there, but not for whoever looks; and those that cannot be read.
    ``dimuat``: those that are loaded already."""
    ada = {ke: satu.indeks for ke, satu in (dimuat or {}).items() if ke in kasus}
    lain, rusak = muat_terbaca(unit.kasus.muat_indeks, [ke for ke in kasus if ke not in ada])
    return rusak.union(ke for ke, satu in {**ada, **lain}.items() if not _tampak(satu, oleh))


def rujukan(satu: Kasus | Kejadian) -> tuple[KasusId, ...]:
    """The other cases that a state or an event names."""
    kembar = (q.ke for q in getattr(satu, "kembar", None) or ())
    if isinstance(satu, Kasus | KasusDibuka):
        return (*satu.serupa, *(tautan.ke for tautan in satu.tautan), *kembar)
    kelas: Any = type(satu)
    semua = (getattr(satu, nama) for nama in _bidang_kasus(kelas))
    return (*(ke for ke in semua if ke is not None), *kembar)


@cache
def _bidang_kasus(tipe: type[Any]) -> tuple[str, ...]:
    """The fields of an event of any aggregate that name another case."""
    attrs.resolve_types(tipe)
    return tuple(
        satu.name
        for satu in attrs.fields(tipe)
        if satu.type is KasusId or KasusId in get_args(satu.type)
    )


def kejadian_tanpa(e: Kejadian, tutup: Collection[KasusId]) -> Kejadian | None:
    """The event without these cases; None if it tells of nothing else."""
    if isinstance(e, KasusDibuka):
        return tanpa_rujukan(e, tutup)
    if isinstance(e, MEMUAT_KEMBAR) and e.kembar is not None:
        e = evolve(e, kembar=_terlihat(e.kembar, tutup))
    return None if any(ke in tutup for ke in rujukan(e)) else e


def tanpa_rujukan(satu: T, tutup: Collection[KasusId]) -> T:
    """A state or an opening without these cases."""
    ubah: dict[str, Any] = {}
    if satu.kembar:
        ubah["kembar"] = _terlihat(satu.kembar, tutup)
    return evolve(
        satu,
        **ubah,
        serupa=tuple(ke for ke in satu.serupa if ke not in tutup),
        tautan=tuple(tautan for tautan in satu.tautan if tautan.ke not in tutup),
    )


def _terlihat(semua: tuple[Kembar, ...], tutup: Collection[KasusId]) -> tuple[Kembar, ...]:
    return tuple(satu for satu in semua if satu.ke not in tutup)


def akun_lain(kasus: Kasus, oleh: Penanya) -> frozenset[PelakuId]:
    """The accounts that are nobody's business outside the office: of who else is a party where
    somebody reports somebody. An account may be a telephone number."""
    if not kasus.bersekat or oleh.instansi == kasus.standar.instansi:
        return frozenset()
    return frozenset(kasus.akun) - {oleh.akun}


def tanpa_akun(benda: B, akun: Collection[PelakuId]) -> B:
    """A state or an event in which these accounts are nobody's."""
    hasil: B = _tanpa_akun(benda, akun)
    return hasil


def _tanpa_akun(benda: Any, akun: Collection[PelakuId]) -> Any:
    match benda:
        case JejakPelaku() if benda.id in akun:
            return evolve(benda, id=PelakuId(""))
        case PihakKasus() if benda.akun in akun:
            return evolve(benda, akun=None)
        case tuple():
            return tuple(_tanpa_akun(isi, akun) for isi in benda)
        case _ if attrs.has(type(benda)):
            semua = ((b.name, getattr(benda, b.name)) for b in attrs.fields(type(benda)))
            ganti = {n: baru for n, isi in semua if (baru := _tanpa_akun(isi, akun)) is not isi}
            return evolve(benda, **ganti) if ganti else benda
        case _:
            return benda


def _tanpa(satu: KasusTersimpan, tutup: Collection[KasusId]) -> KasusTersimpan:
    keadaan = tanpa_rujukan(satu.keadaan, tutup)
    return evolve(satu, keadaan=keadaan, indeks=evolve(satu.indeks, tautan=keadaan.tautan))


@contextmanager
def dicatat(lingkungan: Lingkungan, oleh: Pelaku, apa: str) -> Iterator[None]:
    """Whoever asks in this block for a case that is not there for them is on record for it, under
    ``apa``; the exception knows no case any more when it leaves. So is whoever needs the values of
    somebody restricted, which raises `Terhalang`."""
    try:
        yield
    except TakTampak as tak:
        kasus, tak.kasus = tak.kasus, ()
        catat_tanya(lingkungan, oleh, apa, kasus)
        raise
    except SubjekDibatasi as dibatasi:
        with lingkungan.unit_kerja() as unit:
            tujuan = f"{KodeHalangan.PEMROSESAN_DIBATASI.value}:{apa}"
            keperluan = Keperluan(pelaku=oleh.id, tujuan=tujuan, kasus=None, pada=lingkungan.jam())
            unit.brankas.catat(sorted(dibatasi.subjek), keperluan)
            unit.simpan_semua()
        raise Terhalang(halangan(KodeHalangan.PEMROSESAN_DIBATASI)) from None


def catat_tanya(
    lingkungan: Lingkungan, oleh: Pelaku, apa: str, kasus: Iterable[KasusTersimpan]
) -> None:
    """The record, in a unit of its own."""
    with lingkungan.unit_kerja() as unit:
        catat_pada(unit, oleh, apa, kasus, lingkungan.jam())
        unit.simpan_semua()


def catat_pada(
    unit: UnitOfWork, oleh: Pelaku, apa: str, kasus: Iterable[KasusTersimpan], kini: datetime
) -> None:
    """The record; its words are the same whether there is such a case or not."""
    tujuan = f"{KodeHalangan.KASUS_TIDAK_DITEMUKAN.value}:{apa}"
    semua = tuple((satu.keadaan.subjek, satu.id) for satu in kasus)
    for subjek, ke in semua or (((TANPA_KASUS,), None),):
        keperluan = Keperluan(pelaku=oleh.id, tujuan=tujuan, kasus=ke, pada=kini)
        unit.brankas.catat(subjek, keperluan)
