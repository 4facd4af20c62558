"""Assessment and determination: the rules inform, the office decides, the record shows both."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final, TypeAlias

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import AKHIR, DILEWATI, SETUJU, TOLAK
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah, TeruskanKasus
from dinsos_core.domain.kasus.perintah_catatan import SebabKonflik
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.kelayakan.nik import memuat_nik
from dinsos_core.domain.kelayakan.penilaian import (
    Kesimpulan,
    Rekomendasi,
    RingkasanPenilaian,
    nilai_siap,
)
from dinsos_core.domain.prosedur.alur import hasil_mungkin
from dinsos_core.domain.prosedur.atasan import yang_dapat
from dinsos_core.domain.prosedur.cara import ASESMEN, KONSEP, LANJUT, cara_langkah, sifat_catatan
from dinsos_core.domain.prosedur.dasar import (
    berkesimpulan,
    dasar_terpilih,
    tanpa_dasar,
    tanpa_sumber,
)
from dinsos_core.domain.prosedur.isian import segel_isi, segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, halangan, tolak_bila_ada
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.kosakata import bernama
from dinsos_core.domain.standar.model import ArtiHasil, Langkah, StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai


def dinilai(
    fakta: FaktaKasus, keadaan: Kasus, konteks: Konteks, oleh: JejakPelaku
) -> k.KelayakanDinilai:
    """The assessment as an event: conclusions, thresholds and versions, no personal values.

    The reference date is the day of the first submission in the agency's zone, whenever assessed.
    """
    pengajuan = konteks.hari(keadaan.diajukan_pada)
    penilaian = nilai_siap(konteks.syarat, fakta, pengajuan=pengajuan)
    ringkas = segel_isi(
        konteks, keadaan.pokok, "penilaian", penilaian.ringkas(), k.KelayakanDinilai.tipe
    )
    return k.KelayakanDinilai(pada=konteks.kini, oleh=oleh, penilaian=ringkas)


@frozen(kw_only=True)
class DasarPutusan:
    """A determination before the aggregate makes its own event of it."""

    dasar: tuple[str, ...]
    menyimpang: bool
    alasan: Rahasia | None


def putusan(
    keadaan: Kasus, hasil: str, alasan: str, konteks: Konteks, *, disebut: tuple[str, ...] = ()
) -> DasarPutusan:
    """What approving or refusing rests on; ``disebut``: the unmet conditions that are named."""
    penilaian = keadaan.ringkasan
    dasar = (
        () if hasil == SETUJU else dasar_terpilih(disebut, dasar_tolak(keadaan), keadaan, konteks)
    )
    tolak_bila_ada(() if hasil == SETUJU else tanpa_sumber(keadaan, dasar, konteks))
    return DasarPutusan(
        dasar=dasar,
        menyimpang=penilaian is not None and _menyimpang(hasil, penilaian, keadaan.saran_tolak),
        alasan=segel_teks(konteks, keadaan, "alasan", alasan),
    )


def tidak_dilayani(
    keadaan: Kasus,
    c: SelesaikanLangkah,
    konteks: Konteks,
    oleh: JejakPelaku,
    *,
    menurut_syarat: bool,
) -> k.KasusTidakDilayani:
    """An ending against somebody outside a determination. Where nothing is assessed, nothing is
    gone against; ``menurut_syarat``: the step judges the conditions, and its outcome stands for
    them. Otherwise it stands for what was found there."""
    penilaian = keadaan.ringkasan
    dasar = dasar_terpilih(c.dasar, dasar_tolak(keadaan), keadaan, konteks)
    tolak_bila_ada(tanpa_sumber(keadaan, dasar, konteks) if menurut_syarat else ())
    return k.KasusTidakDilayani(
        pada=konteks.kini,
        oleh=oleh,
        dasar=dasar,
        menyimpang=penilaian is not None
        and bool(penilaian.syarat)
        and _menyimpang(TOLAK, penilaian, keadaan.saran_tolak),
        alasan=segel_teks(konteks, keadaan, "alasan", c.alasan),
    )


def diteruskan(
    keadaan: Kasus,
    c: SelesaikanLangkah | TeruskanKasus,
    konteks: Konteks,
    oleh: JejakPelaku,
    kepada: str,
    *,
    tercetak: str = "",
    menurut_syarat: bool = True,
    langkah: str = AKHIR,
) -> k.KasusDiteruskan:
    """The case passed to another authority, on conditions or for a stated reason; ``langkah`` goes
    on to tell of it. ``tercetak``: the outcome that the standard itself has for it, which is a
    ground; ``menurut_syarat`` as of `tidak_dilayani`. Raises `Terhalang` without an addressee."""
    penilaian = keadaan.ringkasan
    # Whoever does not meet a condition here may be somebody else's to serve.
    ditemukan = dasar_disebut(keadaan) if c.dasar else dasar_teruskan(keadaan)
    dasar = dasar_terpilih(c.dasar, ditemukan, keadaan, konteks) or (
        (tercetak,) if tercetak else ()
    )
    diteruskan = k.KasusDiteruskan(
        pada=konteks.kini,
        oleh=oleh,
        kepada=kepada,
        menyimpang=menurut_syarat
        and penilaian is not None
        and bool(penilaian.syarat)
        and penilaian.rekomendasi is not Rekomendasi.TERUSKAN,
        langkah=langkah,
        dasar=dasar,
        alasan=segel_teks(konteks, keadaan, "alasan", c.alasan),
    )
    if memuat_nik(kepada):  # it is kept in the open: an authority, and nobody's number
        tolak_bila_ada(
            (halangan(KodeHalangan.ISIAN_SALAH_JENIS, "kepada", diharapkan="bukan_nik"),)
        )
    if not kepada:
        tanpa = halangan(KodeHalangan.RUJUKAN_WAJIB, "kepada")
        tolak_bila_ada((tanpa, *tanpa_dasar((diteruskan,), konteks)))
    return diteruskan


def dasar_teruskan(keadaan: Kasus) -> tuple[str, ...]:
    """Codes of the conditions that were found to lead to another authority."""
    return berkesimpulan(keadaan.ringkasan, Kesimpulan.DITERUSKAN)


def dasar_tolak(keadaan: Kasus) -> tuple[str, ...]:
    """Codes of the conditions found unmet; one that passes the case on is no ground to refuse."""
    return berkesimpulan(keadaan.ringkasan, Kesimpulan.TIDAK_TERPENUHI)


def dasar_disebut(keadaan: Kasus) -> tuple[str, ...]:
    """Codes of the conditions that passing on may name."""
    return (*dasar_teruskan(keadaan), *dasar_tolak(keadaan))


def menunggu_dasar(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah, hasil: str
) -> tuple[Halangan, ...]:
    """Whether `putusan` refuses an outcome whatever comes with it, as the case was assessed; an
    assessing step assesses it anew."""
    cara, arah = cara_langkah(langkah), hasil_mungkin(langkah).get(hasil, LANJUT)
    menolak = cara.menetapkan and hasil == TOLAK
    if cara.asesmen or not (menolak or (cara.menilai and arah.arti is ArtiHasil.TIDAK_DILAYANI)):
        return ()
    return tanpa_sumber(keadaan, dasar_tolak(keadaan), konteks)


Larangan: TypeAlias = Mapping["SebabLarangan", Collection[PelakuId]]
"""Accounts that do not decide, and why."""


class SebabLarangan(StrEnum):
    """What part in a case keeps somebody from determining it."""

    MENILAI = "menilai"
    MEMARAF = "memaraf"
    """Initialled the assessment."""
    MENYUSUN = "menyusun"
    """Wrote the draft of what is determined."""
    PIHAK = "pihak"
    """Is a party to the case."""
    MEMUTUS = "memutus"
    """Decided what is objected to."""
    KERABAT = SebabKonflik.KERABAT.value
    """Is kin of a party, as far as that was declared."""
    KEPENTINGAN = SebabKonflik.KEPENTINGAN.value
    """Has another stake in it, as declared."""


_PENETAP_SENDIRI: Final = TafsirDipakai(kode="pemutus-keberatan", bacaan="penetapnya-sendiri")
_HANYA_ASESOR: Final = TafsirDipakai(kode="larangan-menetapkan", bacaan="hanya-asesor")


def larangan_menetapkan(keadaan: Kasus, standar: StandarPelayanan) -> Larangan:
    """Who does not determine the case, and why.

    Who is barred is tafsir 63, as the standard pins it. A standard may let its own people determine
    what they prepared (`asesor_boleh_menetapkan`), never a party nor kin of one.
    """
    hanya_asesor = _HANYA_ASESOR in standar.tafsir
    dilarang: dict[SebabLarangan, Collection[PelakuId]] = {}
    if not standar.asesor_boleh_menetapkan:
        dilarang[SebabLarangan.MENILAI] = keadaan.asesor
        if not hanya_asesor:
            dilarang |= _penyusun(keadaan, standar)
    if not hanya_asesor:
        dilarang |= larangan_berkepentingan(keadaan, standar)
    return dilarang


def larangan_berkepentingan(
    keadaan: Kasus, _standar: StandarPelayanan
) -> dict[SebabLarangan, Collection[PelakuId]]:
    """Who has a stake in the case: its parties, their kin and others, as declared."""
    semua: dict[SebabLarangan, Collection[PelakuId]] = {SebabLarangan.PIHAK: keadaan.akun}
    for sebab in SebabKonflik:
        akun = {akun for akun, satu in keadaan.konflik.items() if satu == sebab}
        semua[SebabLarangan(sebab.value)] = akun
    return semua


def bukan_penetap(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah, oleh: JejakPelaku
) -> tuple[Halangan, ...]:
    """Initials are anyone's of the role; the determination itself is not everybody's. Where the
    assessment itself decides, whoever assesses does, but nobody with a stake in it."""
    return terlarang(_dilarang(keadaan, konteks.standar, langkah), konteks, oleh)


def terlarang(dilarang: Larangan, konteks: Konteks, oleh: JejakPelaku) -> tuple[Halangan, ...]:
    """Whether somebody is among those who do not decide, with all reasons and who may instead."""
    peran = tuple(sebab.value for sebab, semua in dilarang.items() if oleh.id in semua)
    if not peran:
        return ()
    boleh = bernama(konteks.kosakata.peran, yang_dapat(konteks.standar, oleh.peran))
    return (halangan(KodeHalangan.DILARANG_MENETAPKAN, peran_serta=peran, boleh=boleh),)


def larangan_keberatan(keadaan: Kasus, standar: StandarPelayanan) -> Larangan:
    """Who does not decide an objection: whoever decided what is objected to, unless the standard
    pins the other reading (tafsir `pemutus-keberatan`), and whoever has a stake in the case."""
    putus = None if _PENETAP_SENDIRI in standar.tafsir else keadaan.penetapan
    memutus = () if putus is None else (putus.oleh.id,)
    return {SebabLarangan.MEMUTUS: memutus, **larangan_berkepentingan(keadaan, standar)}


def dilarang_langkah(
    keadaan: Kasus, standar: StandarPelayanan, langkah: Langkah
) -> frozenset[PelakuId]:
    """The accounts that `bukan_penetap` refuses, whatever role they hold."""
    return frozenset().union(*_dilarang(keadaan, standar, langkah).values())


def _dilarang(keadaan: Kasus, standar: StandarPelayanan, langkah: Langkah) -> Larangan:
    cara = cara_langkah(langkah)
    if not (cara.menetapkan and keadaan.kemajuan.melengkapi(langkah)):
        return {}
    if cara.asesmen:
        hanya_asesor = _HANYA_ASESOR in standar.tafsir
        return {} if hanya_asesor else larangan_berkepentingan(keadaan, standar)
    return larangan_menetapkan(keadaan, standar)


def _penyusun(
    keadaan: Kasus, standar: StandarPelayanan
) -> dict[SebabLarangan, Collection[PelakuId]]:
    """Who initialled an assessment and who wrote a draft, since the case was last taken up."""
    memaraf: set[PelakuId] = set()
    menyusun: set[PelakuId] = set()
    for catatan in keadaan.kemajuan.putaran_ini:
        sifat = sifat_catatan(catatan, standar)
        if catatan.hasil == DILEWATI:
            continue
        memaraf_ini = {satu.id for satu in catatan.paraf}
        if ASESMEN in sifat:
            memaraf |= memaraf_ini
        if KONSEP in sifat:
            menyusun |= {*memaraf_ini, catatan.oleh.id}
    return {SebabLarangan.MEMARAF: memaraf, SebabLarangan.MENYUSUN: menyusun}


def _menyimpang(hasil: str, penilaian: RingkasanPenilaian, saran_tolak: bool) -> bool:
    saran = penilaian.rekomendasi
    if hasil == SETUJU:
        return saran is not Rekomendasi.SETUJUI or saran_tolak
    return saran is not Rekomendasi.TOLAK and not saran_tolak
