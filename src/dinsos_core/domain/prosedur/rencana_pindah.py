"""What moving a case to another version of its standard would do, before anything is done.

Pure: the same case, versions and answers give the same plan; the command (`prosedur.pindah`) makes
its event of it, the preview shows it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from attrs import evolve

from dinsos_core.domain.kasus.berkas import Kekurangan, kekurangan
from dinsos_core.domain.kasus.jam import Kewajiban, kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.kemajuan import AKHIR
from dinsos_core.domain.kasus.lipatan import terapkan
from dinsos_core.domain.kasus.perintah_catatan import PindahStandar
from dinsos_core.domain.kasus.pindahan import Sebutan, StandarDipindah
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, bila_terpenuhi
from dinsos_core.domain.prosedur.alur import langkah_pembuka
from dinsos_core.domain.prosedur.cara import sifat_langkah
from dinsos_core.domain.prosedur.isian import segel_isi
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.pindah_jam import batas_baru, jam_beku
from dinsos_core.domain.prosedur.ulang import periksa_lagi, ulangi
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Tersegel
from dinsos_core.domain.standar.model import (
    Dokumen,
    Langkah,
    RujukanStandar,
    StandarPelayanan,
    Syarat,
)
from dinsos_core.domain.standar.versi import (
    PadananVersi,
    padankan_versi,
    syarat_sama,
    usul_langkah,
)

T = TypeVar("T")


@frozen(kw_only=True)
class PadananLangkah:
    """A step of the old version and its counterpart in the new one; ``baru`` empty for none, then
    ``usul`` are those that may be meant, the likeliest first. ``dikerjakan``: it was done."""

    lama: str
    teks: str
    baru: str = ""
    dikerjakan: bool = False
    usul: tuple[str, ...] = ()


@frozen(kw_only=True)
class ButirPindah:
    """A paper or a condition: in both versions, only in the old one (``baru`` empty), or only in
    the new one (``lama`` empty). ``teks``: as the new one has it, otherwise the old one."""

    lama: str = ""
    baru: str = ""
    teks: str


@frozen(kw_only=True)
class JamPindah:
    """A clock before and after: None where that version has no such limit."""

    sebelum: Kewajiban | None = None
    sesudah: Kewajiban | None = None


@frozen(kw_only=True)
class RencanaPindah:
    """What the move does.

    ``dari`` and ``ke``: the versions; ``varian``: which variant of the new one. ``langkah``: every
    step of the old version. ``semula``: the step where the case stands; ``berdiri``: the one of the
    new version where it will, or `akhir`; empty while that has to be said (``langkah_kini``), then
    ``pilihan`` are those it may be. ``dikembalikan``: the stored name of the event that takes it
    from the place that was meant back to ``berdiri``, for papers or conditions that are new.
    ``belum``: steps of the new version before that place that nobody has done; they are passed over
    unless the case stands at one of them. ``diulang``: steps that were done and come again behind
    it. ``kurang``: papers that the new version asks for and that are not there. ``dinilai_lagi``:
    what was assessed counts no more. ``tanpa_varian``: which variant it is has to be said.
    """

    dari: RujukanStandar
    ke: RujukanStandar
    varian: str | None
    tanpa_varian: bool
    langkah: tuple[PadananLangkah, ...]
    semula: str
    berdiri: str
    pilihan: tuple[str, ...]
    dikembalikan: str = ""
    belum: tuple[str, ...]
    diulang: tuple[str, ...]
    dokumen: tuple[ButirPindah, ...]
    syarat: tuple[ButirPindah, ...]
    kurang: tuple[Kekurangan, ...]
    dinilai_lagi: bool
    jam: tuple[JamPindah, ...]

    @property
    def lengkap(self) -> bool:
        """Whether nothing has to be said but the ground."""
        return bool(self.berdiri) and not self.tanpa_varian


@frozen(kw_only=True)
class Pindah:
    """A move being planned: ``konteks`` of the case as it is, ``baru`` under the new version."""

    keadaan: Kasus
    perintah: PindahStandar
    konteks: Konteks
    baru: Konteks
    varian: str | None
    boleh_berdiri: tuple[str, ...]
    oleh: JejakPelaku
    padanan: PadananVersi

    @property
    def standar(self) -> StandarPelayanan:
        """The new version, as the case reads it."""
        return self.baru.standar


def siapkan(keadaan: Kasus, c: PindahStandar, konteks: Konteks, oleh: JejakPelaku) -> Pindah:
    """The move that a command means; `Konteks.versi_lain` holds a version to move to."""
    lain = konteks.versi_lain
    assert lain is not None
    assert lain.konteks is not None
    return Pindah(
        keadaan=keadaan,
        perintah=c,
        konteks=konteks,
        baru=evolve(lain.konteks, fakta=konteks.fakta),
        varian=lain.varian,
        boleh_berdiri=lain.berdiri,
        oleh=oleh,
        padanan=padankan_versi(konteks.standar, lain.konteks.standar, c.langkah),
    )


# --- where the case will stand


def dikerjakan(keadaan: Kasus) -> frozenset[str]:
    """The steps that were done since the case was last taken up, or passed over."""
    return frozenset(satu.langkah for satu in keadaan.kemajuan.putaran_ini)


def pembuka(p: Pindah) -> tuple[str, ...]:
    """Steps at the head of the new version that bring a case before the office: it is there."""
    padan = {*p.padanan.langkah.values()}
    return tuple(satu.kode for satu in langkah_pembuka(p.standar.langkah) if satu.kode not in padan)


def _belum(p: Pindah, tempat: str) -> tuple[str, ...]:
    """Steps before a place that have no counterpart behind it, and are not passed over by nature:
    by a jump, by what is stated of the case, by choice."""
    padan = {*p.padanan.langkah.values(), *pembuka(p)}
    kode = [satu.kode for satu in p.standar.langkah]
    langkah = p.standar.cari_langkah(tempat)
    if langkah is not None and langkah.lompatan:
        return ()
    if tempat == AKHIR and p.keadaan.status not in p.keadaan.siklus.berjalan:
        return ()  # it has ended: nothing is left out any more
    sampai = kode.index(tempat) if tempat in kode else len(kode)
    return tuple(
        satu.kode
        for satu in p.standar.langkah[:sampai]
        if satu.kode not in padan and _wajib(satu, p.konteks.fakta)
    )


def _wajib(langkah: Langkah, fakta: FaktaKasus) -> bool:
    return not (
        langkah.lompatan or langkah.opsional or bila_terpenuhi(langkah.bila, fakta) is False
    )


def tempat_padan(p: Pindah) -> str:
    """Where the case stands as it is, in the new version; empty without a counterpart."""
    kini = p.keadaan.kemajuan.kini
    padan = kini if kini == AKHIR else p.padanan.langkah.get(kini, "")
    return padan if padan in p.boleh_berdiri else ""


def tempat(p: Pindah) -> str:
    """Where it will stand, as an officer said or as goes without saying; empty while that has to be
    said."""
    if p.perintah.langkah_kini:
        return p.perintah.langkah_kini
    padan = tempat_padan(p)
    return "" if not padan or _belum(p, padan) else padan


# --- what happens


def kejadian_pindah(p: Pindah) -> tuple[Kejadian, ...]:
    """The move, without its ground, and what it makes happen: papers that are now asked for are
    checked, conditions that differ are assessed again. Where it is not said yet where the case will
    stand, it stands nowhere."""
    dipindah = _dipindah(p)
    kasus = terapkan(p.keadaan, dipindah)
    ulang = ulangi if dipindah.dinilai_lagi else periksa_lagi
    return (dipindah, *ulang(kasus, p.konteks.fakta, p.baru, p.oleh))


def _dipindah(p: Pindah) -> StandarDipindah:
    keadaan, lama, baru = p.keadaan, p.konteks.standar, p.standar
    ke, sebutan = tempat(p), _sebutan(p)
    dulu, nanti = lama.cari_langkah(keadaan.kemajuan.kini), baru.cari_langkah(ke)
    berkas = tuple(map(sebutan.berkas, keadaan.diserahkan))
    pernah_kurang = bool(keadaan.kekurangan)
    kurang = kekurangan(baru, p.konteks.fakta, berkas) if pernah_kurang else ()
    dinilai_lagi = (
        keadaan.penilaian is not None and keadaan.penetapan is None and not syarat_sama(lama, baru)
    )

    def segel(nama: str, isi: T) -> Tersegel[T]:
        return segel_isi(p.konteks, keadaan.pokok, nama, isi, StandarDipindah.tipe)

    return StandarDipindah(
        pada=p.konteks.kini,
        oleh=p.oleh,
        standar_semula=keadaan.standar,
        standar=baru.rujukan,
        varian_semula=keadaan.varian,
        varian=p.varian,
        langkah=ke or keadaan.kemajuan.kini,
        # Initials count for the same signatures in the same order.
        paraf=dulu is not None
        and nanti is not None
        and p.padanan.langkah.get(dulu.kode) == nanti.kode
        and (dulu.oleh, dulu.salah_satu_peran) == (nanti.oleh, nanti.salah_satu_peran),
        pembuka=pembuka(p),
        dilewati=_belum(p, ke) if ke else (),
        sebutan=sebutan,
        sifat={
            satu.kode: sifat
            for satu in lama.langkah
            if (sifat := sifat_langkah(satu, lama)) and satu.kode in _pernah(keadaan)
        },
        berkas=segel("berkas", berkas),
        kurang=segel("kurang", kurang),
        penilaian=None
        if keadaan.penilaian is None or dinilai_lagi
        else segel("penilaian", sebutan.penilaian(keadaan.penilaian.terbuka)),
        dinilai_lagi=dinilai_lagi,
        jam=jam_beku(keadaan, p.konteks, baru, sebutan, p.padanan.waktu),
        batas_baru=batas_baru(keadaan, p.konteks, baru, p.padanan.waktu),
    )


def _pernah(keadaan: Kasus) -> frozenset[str]:
    return frozenset(satu.langkah for satu in keadaan.kemajuan.catatan)


def _sebutan(p: Pindah) -> Sebutan:
    def beda(peta: Mapping[str, str]) -> Mapping[str, str]:
        return {lama: baru for lama, baru in peta.items() if lama != baru}

    return Sebutan(
        langkah=beda(p.padanan.langkah),
        dokumen=beda(p.padanan.dokumen),
        pilihan={
            kunci: baru
            for kunci, baru in p.padanan.pilihan.items()
            if kunci.partition(".")[2] != baru
        },
        syarat=beda(p.padanan.syarat),
        produk=beda(p.padanan.produk),
        waktu=beda(p.padanan.waktu),
        keputusan=p.keadaan.standar.keputusan,
    )


# --- the plan


def rencana(p: Pindah) -> RencanaPindah:
    """Everything the move does, in both versions' words; what is open is said to be."""
    kejadian = kejadian_pindah(p)
    kasus: Any = p.keadaan
    for satu in kejadian:
        kasus = terapkan(kasus, satu)
    dipindah, ke = kejadian[0], tempat(p)
    assert isinstance(dipindah, StandarDipindah)
    return RencanaPindah(
        dari=p.keadaan.standar,
        ke=p.standar.rujukan,
        varian=p.varian,
        tanpa_varian=tanpa_varian(p),
        langkah=tuple(_langkah(p)),
        semula=p.keadaan.kemajuan.kini,
        berdiri=kasus.kemajuan.kini if ke else "",
        pilihan=p.boleh_berdiri,
        dikembalikan=kejadian[1].tipe if ke and len(kejadian) > 1 else "",
        belum=_belum(p, ke or tempat_padan(p) or AKHIR),
        diulang=_diulang(p, kasus.kemajuan.kini) if ke else (),
        dokumen=tuple(_dokumen(p)),
        syarat=tuple(_butir(p.konteks.standar.syarat, p.standar.syarat, p.padanan.syarat)),
        kurang=kekurangan(p.standar, p.konteks.fakta, kasus.diserahkan),
        dinilai_lagi=dipindah.dinilai_lagi,
        jam=tuple(_jam(p, kasus)),
    )


def tanpa_varian(p: Pindah) -> bool:
    """Whether the new version has variants, and which of them the case is has to be said."""
    return p.varian is None and bool(p.standar.varian) and not p.standar.varian_pada


def _langkah(p: Pindah) -> Iterator[PadananLangkah]:
    pernah = _pernah(p.keadaan)
    for satu in p.konteks.standar.langkah:
        baru = p.padanan.langkah[satu.kode]
        yield PadananLangkah(
            lama=satu.kode,
            teks=satu.teks,
            baru=baru,
            dikerjakan=satu.kode in pernah,
            usul=() if baru else usul_langkah(satu, p.standar.langkah),
        )


def _diulang(p: Pindah, berdiri: str) -> tuple[str, ...]:
    """Steps behind the place, and at it, whose counterpart was done."""
    sudah = {p.padanan.langkah.get(satu, "") for satu in dikerjakan(p.keadaan)}
    kode = [satu.kode for satu in p.standar.langkah if not satu.lompatan]
    dari = kode.index(berdiri) if berdiri in kode else len(kode)
    return tuple(satu for satu in kode[dari:] if satu in sudah)


def _dokumen(p: Pindah) -> Iterator[ButirPindah]:
    return _butir(p.konteks.standar.dokumen, p.standar.dokumen, p.padanan.dokumen)


def _butir(
    lama: tuple[Dokumen, ...] | tuple[Syarat, ...],
    baru: tuple[Dokumen, ...] | tuple[Syarat, ...],
    padanan: Mapping[str, str],
) -> Iterator[ButirPindah]:
    teks = {satu.kode: satu.teks for satu in baru}
    for satu in lama:
        ke = padanan[satu.kode]
        yield ButirPindah(lama=satu.kode, baru=ke, teks=teks.get(ke, satu.teks))
    padan = {*padanan.values()}
    yield from (ButirPindah(baru=kode, teks=isi) for kode, isi in teks.items() if kode not in padan)


def _jam(p: Pindah, kasus: Kasus) -> Iterator[JamPindah]:
    """Each clock once: as it stands, and as it will."""
    sesudah = {satu.batas.kode: satu for satu in _kewajiban(kasus, p.baru)}
    for satu in _kewajiban(p.keadaan, p.konteks):
        kode = p.padanan.waktu.get(satu.batas.kode, satu.batas.kode)
        kode = kode or f"{satu.batas.kode}@{p.keadaan.standar.keputusan}"
        yield JamPindah(sebelum=satu, sesudah=sesudah.pop(kode, None))
    yield from (JamPindah(sesudah=satu) for satu in sesudah.values())


def _kewajiban(kasus: Kasus, konteks: Konteks) -> tuple[Kewajiban, ...]:
    return kewajiban(
        kasus,
        konteks.standar,
        konteks.kalender,
        konteks.bacaan,
        konteks.kini,
    )
