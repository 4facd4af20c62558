"""Gather: facts from the vault, cases about the same person. What registries know: `registri`."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final, TypeAlias

from attrs import evolve, field

from dinsos_core.application.segel import kasus_dibuka, tersegel
from dinsos_core.domain.kasus.keadaan import K, Kasus
from dinsos_core.domain.kasus.kejadian import PihakKasus
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.nik import menunjuk_orang
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.shared.rahasia import Rahasia, cari_rahasia
from dinsos_core.ports.brankas import Brankas, IsiBrankas, Keperluan, fakta_dicari
from dinsos_core.ports.penyimpanan import CatatanRusak, KasusTersimpan, SaringanKasus, UnitOfWork
from dinsos_core.ports.tampak import Penanya

DIHAPUS = BelumDiketahui(sebab="dihapus")


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
    isi = brankas.buka(rujukan, tujuan)
    if dibaca is not None:
        dibaca.append((rujukan, tujuan))
    return kasus_dibuka(kasus, isi), FaktaKasus() if fakta is None else fakta_terbuka(fakta, isi)


def fakta_terbuka(kasus: Kasus | PihakSaja, isi: IsiBrankas) -> FaktaKasus:
    """The facts of a case, of what was opened."""

    def terbuka(fakta: Mapping[str, Rahasia]) -> Mapping[str, NilaiFakta]:
        return {kode: isi.get((r.subjek, r.kunci), DIHAPUS) for kode, r in fakta.items()}

    pihak = ((p.pihak, terbuka(p.fakta)) for p in kasus.pihak)
    return FaktaKasus.susun(pihak, terbuka(kasus.fakta))


SERUPA: Final = 20
"""So many open cases of the very same claim are named."""


def semua_kasus(
    unit: UnitOfWork, saringan: SaringanKasus, *, lengkap: bool = True
) -> tuple[KasusTersimpan, ...]:
    """All of the list. Raises `CatatanRusak` where one of them cannot be read, unless it will do
    without (``lengkap`` is False)."""
    return tuple(_berturut(unit, saringan, lengkap=lengkap))


def _berturut(
    unit: UnitOfWork, saringan: SaringanKasus, *, lengkap: bool = True
) -> Iterator[KasusTersimpan]:
    lanjut: str | None = None
    while True:
        halaman = unit.kasus.daftar(saringan, lanjut=lanjut)
        if halaman.rusak and lengkap:
            raise CatatanRusak("catatan_tak_terbaca")
        yield from halaman.kasus
        if (lanjut := halaman.lanjut) is None:
            return


def kasus_serupa(
    unit: UnitOfWork,
    jenis: JenisKasus[Any],
    perintah: BukaKasus,
    konteks: Konteks,
    oleh: Penanya,
) -> tuple[KasusId, ...]:
    """Where the very same claim is open already: the same service and variant, about the same
    person and brought by the same, each by an identifying NIK, as whom they are known, or by their
    account. None that is not there for whoever opens (``oleh``), and for one of the public none but
    their own: anything less alike is shown to officers, and refused to nobody (`kembar`). Of a
    flood of them the first `SERUPA`: each case names them, and each step on it looks at them.
    """
    standar = konteks.standar
    baru = _dikenali(unit, perintah, (standar.pokok, PEMOHON), konteks)
    pokok = baru[standar.pokok]
    subjek = frozenset().union(*(satu.subjek for satu in pokok))
    # What only follows from another case insists on nothing, whatever it is.
    if not subjek or not (jenis.tolak_ganda or konteks.asal):
        return ()
    saringan = SaringanKasus(
        agregat=jenis.nama,
        instansi=standar.instansi.kode,
        layanan=standar.layanan,
        status=jenis.siklus.berjalan,
        subjek=subjek,
        terlihat_oleh=oleh,
    )
    serupa = (
        satu.id
        for satu in _berturut(unit, saringan)
        if satu.keadaan.varian == perintah.varian
        and (oleh.instansi is not None or oleh.akun in satu.keadaan.akun)
        and all(_sama(satu.keadaan, nama, orang) for nama, orang in baru.items())
    )
    return tuple(islice(serupa, SERUPA))


@frozen(kw_only=True)
class _Dikenali:
    """A party of an opening: under which subjects that person is known already, and by which
    account they follow it."""

    subjek: frozenset[SubjekId]
    akun: PelakuId | None


def _sama(keadaan: Kasus, nama: str, baru: tuple[_Dikenali, ...]) -> bool:
    """Whether those of the kind are the same persons there; an agency may bring it without."""
    lama = [q for q in keadaan.pihak if q.pihak == nama]
    return not baru or (
        len(lama) == len(baru)
        and all(
            any(
                q.subjek in satu.subjek
                or (q.klien is not None and SubjekId(q.klien) in satu.subjek)
                or (satu.akun is not None and q.akun == satu.akun)
                for q in lama
            )
            for satu in baru
        )
    )


def nik_disebut(perintah: BukaKasus | PadaKasus) -> tuple[str, ...]:
    """The identifying NIK that a command names of parties, sorted."""
    semua = (satu.data.get("nik") for satu in getattr(perintah, "pihak", ()))
    return tuple(sorted({nik for nik in semua if isinstance(nik, str) and menunjuk_orang(nik)}))


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
    unit: UnitOfWork, perintah: BukaKasus, pihak: tuple[str, ...], konteks: Konteks
) -> dict[str, tuple[_Dikenali, ...]]:
    """The parties of these kinds, each with what is found by its NIK."""
    semua = {nama: tuple(_disebut(perintah, nama, konteks)) for nama in pihak}
    dicari = {nik for milik in semua.values() for nik, _ in milik if nik}
    ada = unit.brankas.cari_banyak("nik", sorted(dicari)) if dicari else {}
    return {
        nama: tuple(evolve(q, subjek=q.subjek.union(ada.get(nik, ()))) for nik, q in milik)
        for nama, milik in semua.items()
    }


def _disebut(perintah: BukaKasus, pihak: str, konteks: Konteks) -> Iterator[tuple[str, _Dikenali]]:
    """The parties of a kind, each with the NIK to look for: whoever is taken over from another case
    is known by being the same, anybody by whom an official knows them to be."""
    bawa = iter(satu for satu in (konteks.asal.bawa if konteks.asal else ()) if satu.pihak == pihak)
    diketahui = iter(konteks.fakta.pihak.get(pihak, ()))
    petugas = konteks.pelaku.instansi is not None
    pertama = not petugas and pihak in konteks.standar.publik
    for satu in perintah.pihak:
        if satu.pihak != pihak:
            continue
        asal, data = next(bawa, None), {**next(diketahui, {}), **satu.data}
        klien = (satu.klien if petugas else None, asal.klien if asal else None)
        subjek = {SubjekId(k) for k in klien if k is not None}
        subjek.update((asal.subjek,) if asal else ())
        nik = data.get("nik")
        akun = satu.akun or (asal.akun if asal else None)
        yield (
            nik if isinstance(nik, str) and menunjuk_orang(nik) else "",
            _Dikenali(
                subjek=frozenset(subjek), akun=akun or (konteks.pelaku.id if pertama else None)
            ),
        )
        pertama = False
