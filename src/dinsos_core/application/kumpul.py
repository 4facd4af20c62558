"""Gather: facts from the vault and from the registries, cases about the same person.

A source that is down makes a fact unknown, never false; so does one that answers what no rule
understands. A registry is asked once for each person and fact that the standard's conditions name.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

from attrs import field, frozen

from dinsos_core.application.segel import kasus_dibuka, tersegel
from dinsos_core.domain.kasus.keadaan import K, Kasus
from dinsos_core.domain.kasus.kejadian import PihakKasus
from dinsos_core.domain.kasus.perintah import BukaKasus
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, periksa_nilai
from dinsos_core.domain.kelayakan.sah import keanggotaan_terbaca
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    NilaiFakta,
)
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.shared.rahasia import Rahasia, cari_rahasia
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.ports.brankas import FAKTA_DICARI, Brankas, IsiBrankas, Keperluan, fakta_dicari
from dinsos_core.ports.lingkungan import PermintaanRegistri, Registri
from dinsos_core.ports.penyimpanan import KasusTersimpan, SaringanKasus, UnitOfWork
from dinsos_core.ports.tampak import Penanya

DIHAPUS = BelumDiketahui(sebab="dihapus")
JAWABAN_SALAH = BelumDiketahui(sebab="jawaban_sumber_salah")
BELUM_DITANYA = BelumDiketahui(sebab="belum_ditanya")
TAK_TERJANGKAU = BelumDiketahui(sebab="sumber_tak_terjangkau")


@frozen(kw_only=True)
class PihakSaja:
    """Parties that have no case of their own yet."""

    pihak: tuple[PihakKasus, ...]
    fakta: Mapping[str, Rahasia] = field(factory=dict)


Dibaca: TypeAlias = list[tuple[tuple[Rahasia, ...], Keperluan]]
"""What a command has opened in the vault, and for which purpose."""


def rujukan_fakta(kasus: Kasus | PihakSaja) -> tuple[Rahasia, ...]:
    """Where the vault has the facts of a case."""
    semua = (*(p.fakta for p in kasus.pihak), kasus.fakta)
    return tuple(r for fakta in semua for r in fakta.values())


def buka_fakta(kasus: Kasus | PihakSaja, brankas: Brankas, tujuan: Keperluan) -> FaktaKasus:
    """The facts of a case in the open; an erased value is unknown, with that reason."""
    return fakta_terbuka(kasus, brankas.buka(rujukan_fakta(kasus), tujuan))


def buka_kasus(
    kasus: K,
    brankas: Brankas,
    tujuan: Keperluan,
    *,
    fakta: Kasus | None,
    dibaca: Dibaca | None = None,
) -> tuple[K, FaktaKasus]:
    """The case with what is sealed of it, and its facts, at one go. ``fakta``: the case with those
    that are to be opened; without it none are. ``dibaca`` takes it down."""
    rujukan = (*(rujukan_fakta(fakta) if fakta else ()), *tersegel([kasus]))
    if not rujukan:
        return kasus, FaktaKasus() if fakta is None else fakta_terbuka(fakta, {})
    if dibaca is not None:
        dibaca.append((rujukan, tujuan))
    isi = brankas.buka(rujukan, tujuan)
    return kasus_dibuka(kasus, isi), FaktaKasus() if fakta is None else fakta_terbuka(fakta, isi)


def fakta_terbuka(kasus: Kasus | PihakSaja, isi: IsiBrankas) -> FaktaKasus:
    """The facts of a case, of what was opened."""

    def terbuka(fakta: Mapping[str, Rahasia]) -> Mapping[str, NilaiFakta]:
        return {kode: isi.get((r.subjek, r.kunci), DIHAPUS) for kode, r in fakta.items()}

    pihak = ((p.pihak, terbuka(p.fakta)) for p in kasus.pihak)
    return FaktaKasus.susun(pihak, terbuka(kasus.fakta))


def sumber_ditanya(syarat: SyaratStandar, kosakata: Kosakata) -> frozenset[str]:
    """The registries that know facts of the conditions."""
    semua = (kosakata.fakta.get(jalur.kode) for jalur in syarat.jalur)
    return frozenset(d.registri for d in semua if d is not None and d.registri)


def tanya_registri(
    fakta: FaktaKasus,
    syarat: SyaratStandar,
    kosakata: Kosakata,
    registri: Mapping[str, Registri],
    pada: date,
) -> FaktaKasus:
    """The facts with every registry's answer that the conditions and their tests ask for.

    What is stated of a registry stands; it is asked for the rest.
    """
    dinyatakan: list[str] = []
    pihak = {nama: [dict(satu) for satu in semua] for nama, semua in fakta.pihak.items()}
    kasus = dict(fakta.kasus)
    for jalur in syarat.jalur:
        definisi = kosakata.fakta.get(jalur.kode)
        if definisi is None or definisi.registri is None:
            continue
        sumber = registri.get(definisi.registri)
        # What was stated, and never what another source answered.
        asal = fakta.pihak.get(jalur.pihak, ()) if jalur.pihak else (fakta.kasus,)
        tujuan = pihak.get(jalur.pihak, []) if jalur.pihak else [kasus]
        for n, (ditanya, data) in enumerate(
            zip(asal, tujuan if jalur.setiap else tujuan[:1], strict=False)
        ):
            nyata = ditanya.get(jalur.kode, BELUM_DITANYA)
            if not isinstance(nyata, BelumDiketahui):
                dinyatakan.append(f"{jalur.pihak}[{n}].{jalur.kode}" if jalur.pihak else jalur.kode)
                continue
            if sumber is None:
                data[jalur.kode] = nyata
                continue
            minta = PermintaanRegistri(
                instansi=syarat.rujukan.instansi,
                wilayah=syarat.wilayah,
                definisi=definisi,
                data=dict(ditanya),
                pada=pada,
            )
            data[jalur.kode] = _jawaban(sumber, minta, kosakata)
    return FaktaKasus(
        pihak={nama: tuple(semua) for nama, semua in pihak.items()},
        kasus=kasus,
        dinyatakan=tuple(dict.fromkeys(dinyatakan)),
    )


def _jawaban(sumber: Registri | None, minta: PermintaanRegistri, kosakata: Kosakata) -> NilaiFakta:
    if sumber is None:
        return BELUM_DITANYA
    try:
        jawaban = sumber(minta)
    except Exception:  # noqa: BLE001 - whatever breaks in another system makes a fact unknown
        return TAK_TERJANGKAU
    if isinstance(jawaban, BelumDiketahui):
        # Its reason is stored in the open: a code of ours, never another system's words.
        return jawaban if jawaban in (BELUM_DITANYA, TAK_TERJANGKAU) else JAWABAN_SALAH
    nilai = periksa_nilai(minta.definisi, jawaban, minta.pada)
    if isinstance(nilai, Halangan | BelumDiketahui):
        return JAWABAN_SALAH
    if isinstance(nilai, Keanggotaan) and not keanggotaan_terbaca(nilai, minta.definisi, kosakata):
        return JAWABAN_SALAH
    return nilai


def semua_kasus(unit: UnitOfWork, saringan: SaringanKasus) -> tuple[KasusTersimpan, ...]:
    """Every page of the list."""
    halaman = unit.kasus.daftar(saringan)
    kasus = halaman.kasus
    while halaman.lanjut is not None:
        halaman = unit.kasus.daftar(saringan, lanjut=halaman.lanjut)
        kasus += halaman.kasus
    return kasus


def kasus_serupa(
    unit: UnitOfWork,
    jenis: JenisKasus[Any],
    perintah: BukaKasus,
    konteks: Konteks,
    oleh: Penanya,
) -> tuple[KasusId, ...]:
    """Cases of the service about the same person: the party the case is about where it can be
    recognised, otherwise the applicant. Open ones; and where the case is about somebody else than
    the applicant (a deceased, a child) also those already granted, for they are not granted twice.
    None that is not there for whoever opens (``oleh``).
    """
    standar, siklus = konteks.standar, jenis.siklus
    for pihak in (standar.pokok, PEMOHON):
        dikenali, subjek = _dikenali(unit, perintah, pihak, konteks)
        if subjek:
            halaman = unit.kasus.daftar(
                SaringanKasus(
                    agregat=jenis.nama,
                    instansi=standar.instansi.kode,
                    layanan=standar.layanan,
                    status=siklus.berjalan | (frozenset() if pihak == PEMOHON else siklus.tuntas),
                    subjek=subjek,
                    terlihat_oleh=oleh,
                )
            )
            return tuple(satu.id for satu in halaman.kasus)
        if dikenali:
            return ()
    return ()


def tak_berlaku(unit: UnitOfWork, ditinggalkan: Iterable[Rahasia]) -> tuple[Rahasia, ...]:
    """Of searchable values that a case left behind those that hold in no case any more: one that
    took them over from it, or gave them, keeps them until it is corrected, too."""
    semua = tuple(satu for satu in ditinggalkan if fakta_dicari(satu))
    if not semua:
        return ()
    saringan = SaringanKasus(subjek=frozenset(satu.subjek for satu in semua))
    kasus = semua_kasus(unit, saringan)
    berlaku = {*cari_rahasia(tuple(satu.keadaan for satu in kasus))}
    return tuple(satu for satu in semua if satu not in berlaku)


def _dikenali(
    unit: UnitOfWork, perintah: BukaKasus, pihak: str, konteks: Konteks
) -> tuple[bool, frozenset[SubjekId]]:
    """Whether parties of the kind can be recognised, and as whom they are known already: whoever
    is taken over from another case by being the same, anybody by whom an official knows them to be
    and by what is searched for."""
    bawa = konteks.asal.bawa if konteks.asal else ()
    subjek = {satu.subjek for satu in bawa if satu.pihak == pihak}
    dikenal = {satu.klien for satu in bawa if satu.pihak == pihak}
    if konteks.pelaku.instansi is not None:  # one of the public who names somebody learns nothing
        dikenal |= {satu.klien for satu in perintah.pihak if satu.pihak == pihak}
    subjek.update(SubjekId(klien) for klien in dikenal if klien is not None)
    dikenali = bool(subjek)
    diketahui = konteks.fakta.pihak.get(pihak, ())
    for data in (*(satu.data for satu in perintah.pihak if satu.pihak == pihak), *diketahui):
        for kode in sorted(FAKTA_DICARI & set(data)):
            definisi = konteks.kosakata.fakta.get(kode)
            nilai = definisi and periksa_nilai(definisi, data[kode], konteks.tanggal)
            if isinstance(nilai, str):
                dikenali = True
                subjek.update(unit.brankas.cari(kode, nilai))
    return dikenali, frozenset(subjek)
