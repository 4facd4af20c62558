"""The copy of everything held on one person, as plain data (UU 27/2022, right of access)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dinsos_core.application.lihat import tersembunyi
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    TanggalRentang,
    Tiada,
    Ujung,
)
from dinsos_core.domain.shared.rahasia import cari_rahasia, memuat_teks
from dinsos_core.domain.waktu.rentang import notasi_tanggal
from dinsos_core.ports.brankas import CatatanAkses, Keperluan, Nisan, Penahanan
from dinsos_core.ports.penyimpanan import Aliran, KasusTersimpan, KlienTersimpan, UnitOfWork
from dinsos_core.ports.tampak import Penanya

BATAS_JAWABAN = timedelta(hours=72)
"""UU 27/2022: a request for access is answered within 3 × 24 hours, by the clock."""


def susun_ekspor(
    unit: UnitOfWork,
    *,
    instansi: str,
    subjek: Sequence[SubjekId],
    kasus: Iterable[KasusTersimpan],
    klien: Iterable[KlienTersimpan],
    oleh: Penanya,
    tujuan: Keperluan,
    diterima: datetime,
) -> dict[str, Any]:
    """Read it all, recorded under ``tujuan`` for each subject, the erased ones included. What was
    corrected or taken back holds no longer, and is left out."""
    semua, dikenal = tuple(kasus), tuple(klien)
    usang = _usang(unit, (*semua, *dikenal))
    akses = {s: unit.brankas.akses(s) for s in subjek}
    dibaca = {a.tujuan.kasus for satu in akses.values() for a in satu if a.tujuan.kasus}
    tutup = tersembunyi(unit, dibaca, oleh)
    warga = _akun_lain(semua, subjek)
    isi = unit.brankas.buka_semua(subjek, tujuan)
    unit.brankas.catat([s for s in subjek if all(milik != s for milik, _ in isi)], tujuan)
    nisan = {n.subjek: n for n in unit.brankas.nisan(subjek)}
    penahanan = unit.brankas.penahanan(subjek)
    return {
        "instansi": instansi,
        "dibuat": _saat(tujuan.pada),
        "diterima": _saat(diterima),
        "batas_jawaban": _saat(diterima + BATAS_JAWABAN),
        "subjek": [
            {
                "subjek": s,
                "nilai": {
                    kunci: _polos(n)
                    for (milik, kunci), n in sorted(isi.items(), key=_nama)
                    if milik == s and (milik, kunci) not in usang
                },
                "dihapus": _nisan(nisan.get(s)),
                "penahanan": [_penahanan(p) for p in penahanan if p.subjek == s],
                "akses": [_akses(a, warga) for a in akses[s] if a.tujuan.kasus not in tutup],
            }
            for s in subjek
        ],
        "kasus": [_kasus(unit, k, subjek) for k in semua],
        "klien": [_kasus(unit, k, subjek) for k in dikenal],
    }


def _usang(unit: UnitOfWork, kasus: Iterable[Aliran]) -> frozenset[tuple[SubjekId, str]]:
    """Facts that events hold and no case does any more: two cases may hold one. Texts are only ever
    in events."""
    semua = tuple(kasus)
    berlaku = {*cari_rahasia(tuple(satu.keadaan for satu in semua))}
    return frozenset(
        (r.subjek, r.kunci)
        for satu in semua
        for tercatat in unit.kasus.riwayat(satu.id)
        for r in {*cari_rahasia(tercatat.kejadian)} - berlaku
        if not memuat_teks(r)
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


def _akun_lain(
    kasus: Iterable[KasusTersimpan], subjek: Collection[SubjekId]
) -> frozenset[tuple[KasusId | None, PelakuId | None]]:
    """The accounts of others in each case: who reported somebody is not told to that somebody."""
    return frozenset(
        (satu.id, q.akun)
        for satu in kasus
        for q in satu.keadaan.pihak
        if q.akun and q.subjek not in subjek
    )


def _akses(
    a: CatatanAkses, warga: Collection[tuple[KasusId | None, PelakuId | None]]
) -> dict[str, Any]:
    """``pelaku`` is left out where it is another party of the case."""
    return {
        "pada": _saat(a.tujuan.pada),
        "pelaku": None if (a.tujuan.kasus, a.tujuan.pelaku) in warga else a.tujuan.pelaku,
        "tujuan": a.tujuan.tujuan,
        "kasus": a.tujuan.kasus,
        "kunci": list(a.kunci),
    }


def _kasus(unit: UnitOfWork, k: Aliran, subjek: Sequence[SubjekId]) -> dict[str, Any]:
    """The case and its events without their content, which is about others as well."""
    semua = [r.kejadian for r in unit.kasus.riwayat(k.id)]
    return {
        "kasus": k.id,
        "agregat": k.indeks.agregat,
        "layanan": k.indeks.layanan,
        "status": k.indeks.status,
        "berjalan": k.indeks.berjalan,
        "dibuat": _saat(k.indeks.dibuat),
        "subjek": [s for s in k.indeks.subjek if s in subjek],
        "kejadian": [
            {"urutan": n, "tipe": e.tipe, "pada": _saat(e.pada), "peran": e.oleh.peran}
            for n, e in enumerate(semua, 1)
        ],
    }
