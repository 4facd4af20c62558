"""The copy of everything held on one person, as plain data (UU 27/2022, right of access).

It is about that person alone. Who else is a party, which official did what, and texts that somebody
else typed are left out: a text about one person may name another. What is left out is listed, and
whoever hands the copy over includes it by choice, for a reason that is kept.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from attrs import field

from dinsos_core.application.lihat import tersembunyi
from dinsos_core.application.terbaca import muat_terbaca
from dinsos_core.domain.kasus.catatan import MEMUAT_KEMBAR, PihakDitambah, WakilDitambah
from dinsos_core.domain.kasus.kejadian import KasusDibuka, Kejadian, PihakKasus
from dinsos_core.domain.permintaan.permintaan import Peminta
from dinsos_core.domain.shared.ids import PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    TanggalRentang,
    Tiada,
    Ujung,
)
from dinsos_core.domain.shared.rahasia import cari_rahasia, memuat_teks
from dinsos_core.domain.shared.terima import himpunan
from dinsos_core.domain.waktu.rentang import notasi_tanggal
from dinsos_core.ports.brankas import CatatanAkses, IsiBrankas, Keperluan, Nisan, Penahanan
from dinsos_core.ports.penyimpanan import (
    Aliran,
    KasusTersimpan,
    KlienTersimpan,
    PermintaanTersimpan,
    UnitOfWork,
)
from dinsos_core.ports.tampak import Penanya

SENDIRI: Final = "sendiri"
PETUGAS: Final = "petugas"
SISTEM: Final = "sistem"
PIHAK_LAIN: Final = "pihak_lain"
"""What stands for an account: whose it is."""

_KODE: Final = re.compile(r"[\w:-]+(?: \[\w+\])?")
"""A purpose that a program gave; any other is somebody's words."""


def _teks(nama: Iterable[str]) -> frozenset[str]:
    hasil: frozenset[str] = himpunan(nama)
    return hasil


@frozen(kw_only=True)
class Sertakan:
    """What goes into a copy beside what is that person's own, and why: ``teks`` by their keys (as
    the copy lists what it leaves out), ``akun``: which official read or did what."""

    teks: frozenset[str] = field(default=(), converter=_teks)
    akun: bool = False
    alasan: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.teks) or self.akun


@frozen(kw_only=True)
class _Salinan:
    """What every part of a copy is made with."""

    unit: UnitOfWork
    subjek: tuple[SubjekId, ...]
    sertakan: Sertakan
    kembar: frozenset[tuple[SubjekId, str]]
    akun: Mapping[str, frozenset[PelakuId]]
    """By stream: the accounts of that person."""
    lain: Mapping[str, frozenset[PelakuId]]
    """By stream: those of other parties, in a case that is none of that person's of everybody."""

    def siapa(self, aliran: str | None, akun: PelakuId) -> str:
        """Whose an account is, in a stream."""
        if akun in self.akun.get(aliran or "", frozenset()):
            return SENDIRI
        if akun in self.lain.get(aliran or "", frozenset()):
            return PIHAK_LAIN
        return SISTEM if akun.startswith(f"{SISTEM}:") else PETUGAS


def susun_ekspor(
    unit: UnitOfWork,
    *,
    instansi: str,
    subjek: Sequence[SubjekId],
    kasus: Iterable[KasusTersimpan],
    klien: Iterable[KlienTersimpan],
    permintaan: Iterable[PermintaanTersimpan],
    oleh: Penanya,
    tujuan: Keperluan,
    diterima: datetime,
    lama: timedelta,
    sertakan: Sertakan,
) -> dict[str, Any]:
    """Read it all, recorded under ``tujuan`` for each subject, the erased ones included. What was
    corrected or taken back holds no longer, and is left out."""
    semua, dikenal = tuple(kasus), tuple(klien)
    aliran: tuple[Aliran, ...] = (*semua, *dikenal)
    riwayat: dict[str, tuple[Kejadian, ...]] = {
        k.id: tuple(r.kejadian for r in unit.kasus.riwayat(k.id)) for k in aliran
    }
    kembar = _kembar(riwayat)
    usang = _usang(aliran, riwayat) | kembar
    akses = {s: unit.brankas.akses(s) for s in subjek}
    dibaca = {a.tujuan.kasus for satu in akses.values() for a in satu if a.tujuan.kasus}
    tutup = tersembunyi(unit, dibaca, oleh)
    asing, _ = muat_terbaca(unit.kasus.muat_banyak, dibaca - tutup - {k.id for k in semua})
    salinan = _Salinan(
        unit=unit,
        subjek=tuple(subjek),
        kembar=kembar,
        sertakan=sertakan,
        akun={k.id: _akun(k, riwayat[k.id], subjek, milik=True) for k in semua},
        lain={
            **{k.id: frozenset(k.keadaan.akun) for k in asing.values()},
            **{k.id: _akun(k, riwayat[k.id], subjek, milik=False) for k in semua},
        },
    )
    isi = unit.brankas.buka_semua(subjek, tujuan)
    unit.brankas.catat([s for s in subjek if all(milik != s for milik, _ in isi)], tujuan)
    nisan = {n.subjek: n for n in unit.brankas.nisan(subjek)}
    penahanan = unit.brankas.penahanan(subjek)
    penulis = _penulis(salinan, riwayat)
    return {
        "instansi": instansi,
        "dibuat": _saat(tujuan.pada),
        "diterima": _saat(diterima),
        "batas_jawaban": _saat(diterima + lama),
        "subjek": [
            {
                "subjek": s,
                **_nilai(salinan, s, isi, usang, penulis),
                "dihapus": _nisan(nisan.get(s)),
                "dibatasi": bool(unit.brankas.dibatasi([s])),
                "penahanan": [_penahanan(p) for p in penahanan if p.subjek == s],
                "akses": [_akses(salinan, a) for a in akses[s] if a.tujuan.kasus not in tutup],
            }
            for s in subjek
        ],
        "kasus": [_kasus(salinan, k, riwayat[k.id]) for k in semua],
        "klien": [_kasus(salinan, k, riwayat[k.id]) for k in dikenal],
        "permintaan": [_permintaan(unit, k, tujuan) for k in permintaan],
    }


def _akun(
    k: KasusTersimpan, semua: Iterable[Kejadian], subjek: Collection[SubjekId], *, milik: bool
) -> frozenset[PelakuId]:
    """Also accounts that have no part in it any more: a proxy's whose power has ended."""
    dulu = (q for e in semua for q in _pihak_masuk(e))
    pihak = (*k.keadaan.pihak, *dulu)
    return frozenset(q.akun for q in pihak if q.akun and (q.subjek in subjek) is milik)


def _pihak_masuk(e: Kejadian) -> tuple[PihakKasus, ...]:
    if isinstance(e, KasusDibuka):
        return e.pihak
    return (e.pihak,) if isinstance(e, PihakDitambah | WakilDitambah) else ()


def _penulis(
    salinan: _Salinan, riwayat: Mapping[str, tuple[Kejadian, ...]]
) -> dict[tuple[SubjekId, str], tuple[str, Kejadian]]:
    """Of each text: whose words it is, and the event that it came with."""
    return {
        (r.subjek, r.kunci): (salinan.siapa(aliran, e.oleh.id), e)
        for aliran, semua in riwayat.items()
        for e in semua
        for r in cari_rahasia(e)
        if memuat_teks(r)
    }


def _nilai(
    salinan: _Salinan,
    milik: SubjekId,
    isi: IsiBrankas,
    usang: frozenset[tuple[SubjekId, str]],
    penulis: Mapping[tuple[SubjekId, str], tuple[str, Kejadian]],
) -> dict[str, Any]:
    """The values of one subject, and the texts that are left out."""
    nilai: dict[str, Any] = {}
    ditinggalkan: list[dict[str, Any]] = []
    for tempat, satu in sorted(isi.items(), key=_nama):
        if tempat[0] != milik or tempat in usang:
            continue
        kunci = tempat[1]
        dari, e = penulis.get(tempat, ("", None))
        if not dari and _kata_petugas(kunci):
            dari = PETUGAS
        if dari in ("", SENDIRI) or kunci in salinan.sertakan.teks:
            nilai[kunci] = _polos(satu)
        else:
            ditinggalkan.append(
                {
                    "kunci": kunci,
                    "dari": dari,
                    "kejadian": None if e is None else e.tipe,
                    "pada": None if e is None else _saat(e.pada),
                    "dapat_memuat_orang_lain": True,
                }
            )
    return {"nilai": nilai, "teks_ditinggalkan": ditinggalkan}


def _kata_petugas(kunci: str) -> bool:
    """Whether a value that no event holds is somebody's words: the grounds of a hold, a reason."""
    awal, _, sisa = kunci.partition("/")
    return awal in ("penahanan", "ekspor") or sisa.startswith("teks/")


def _usang(
    aliran: Iterable[Aliran], riwayat: Mapping[str, tuple[Kejadian, ...]]
) -> frozenset[tuple[SubjekId, str]]:
    """Facts that events hold and no case does any more: two cases may hold one. Texts are only ever
    in events."""
    semua = tuple(aliran)
    berlaku = {*cari_rahasia(tuple(satu.keadaan for satu in semua))}
    return frozenset(
        (r.subjek, r.kunci)
        for satu in semua
        for e in riwayat[satu.id]
        for r in {*cari_rahasia(e)} - berlaku
        if not memuat_teks(r)
    )


def _kembar(riwayat: Mapping[str, tuple[Kejadian, ...]]) -> frozenset[tuple[SubjekId, str]]:
    """What was found of possible duplicates is about two people, and says that there is another
    case: nothing of it is in anybody's copy, not even that it was left out."""
    return frozenset(
        (satu.dasar.subjek, satu.dasar.kunci)
        for semua in riwayat.values()
        for e in semua
        if isinstance(e, MEMUAT_KEMBAR)
        for satu in e.kembar or ()
    )


def _nama(pasangan: tuple[tuple[SubjekId, str], Nilai]) -> tuple[SubjekId, str]:
    return pasangan[0]


def _polos(nilai: Nilai) -> Any:
    match nilai:
        case Keanggotaan():
            return [
                {
                    "daftar": p.daftar,
                    "dari": _ujung(p.dari),
                    "sampai": _ujung(p.sampai),
                    "wilayah": p.wilayah,
                }
                for p in nilai.periode
            ]
        case frozenset():
            return sorted(nilai)
        case Tiada():
            return {"tiada": True}
        case date() | TanggalRentang():
            return notasi_tanggal(nilai)
        case _:
            return nilai


def _ujung(ujung: Ujung) -> str | dict[str, str] | None:
    if isinstance(ujung, BelumDiketahui):
        return {"belum": ujung.sebab}
    return None if ujung is None else ujung.isoformat()


def _saat(saat: datetime) -> str:
    return saat.astimezone(UTC).isoformat()


def _nisan(nisan: Nisan | None) -> dict[str, str] | None:
    return None if nisan is None else {"pada": _saat(nisan.pada), "sebab": nisan.sebab}


def _penahanan(p: Penahanan) -> dict[str, Any]:
    """The grounds are among the values, under the key named here."""
    return {
        "id": p.id,
        "dasar": p.dasar.kunci,
        "dipasang_pada": _saat(p.dipasang_pada),
        "alasan_lepas": p.alasan_lepas.kunci if p.alasan_lepas else None,
        "dilepas_pada": _saat(p.dilepas_pada) if p.dilepas_pada else None,
    }


def _akses(salinan: _Salinan, a: CatatanAkses) -> dict[str, Any]:
    """Who it was is told by kind; by account only of an official, and by choice. Of a case that is
    none of theirs, only what their data were read for."""
    siapa = salinan.siapa(a.tujuan.kasus, a.tujuan.pelaku)
    akun = salinan.sertakan.akun and siapa == PETUGAS
    kasus, tujuan = a.tujuan.kasus, a.tujuan.tujuan
    if kasus is not None and kasus not in salinan.akun:
        kasus, tujuan = None, tujuan.partition(":")[0]
    return {
        "pada": _saat(a.tujuan.pada),
        "oleh": siapa,
        "pelaku": a.tujuan.pelaku if akun else None,
        "tujuan": tujuan if akun or _KODE.fullmatch(tujuan) else None,
        "kasus": kasus,
        "kunci": [satu for satu in a.kunci if (a.subjek, satu) not in salinan.kembar],
    }


def _kasus(salinan: _Salinan, k: Aliran, semua: tuple[Kejadian, ...]) -> dict[str, Any]:
    """The case and its events without their content, which is about others as well."""
    return {
        "kasus": k.id,
        "agregat": k.indeks.agregat,
        "layanan": k.indeks.layanan,
        "status": k.indeks.status,
        "berjalan": k.indeks.berjalan,
        "dibuat": _saat(k.indeks.dibuat),
        "subjek": [s for s in k.indeks.subjek if s in salinan.subjek],
        "kejadian": [
            {
                "urutan": n,
                "tipe": e.tipe,
                "pada": _saat(e.pada),
                "peran": _peran(salinan, k, e),
            }
            for n, e in enumerate(semua, 1)
        ],
    }


def _peran(salinan: _Salinan, k: Aliran, e: Kejadian) -> str:
    """In which role it was done; of another party not even that."""
    lain = salinan.siapa(k.id, e.oleh.id) == PIHAK_LAIN
    return PIHAK_LAIN if lain else e.oleh.peran


def _permintaan(unit: UnitOfWork, k: PermintaanTersimpan, tujuan: Keperluan) -> dict[str, Any]:
    """What was asked about them; the words only where they asked themselves."""
    satu = k.keadaan
    isi = None
    if satu.isi is not None and satu.peminta is Peminta.SENDIRI:
        isi = unit.brankas.buka([satu.isi], tujuan).get((satu.isi.subjek, satu.isi.kunci))
    return {
        "permintaan": satu.id,
        "jenis": satu.jenis.value,
        "status": satu.status.value,
        "diterima": _saat(satu.diterima_pada),
        "batas_jawaban": _saat(satu.batas),
        "isi": isi,
    }
