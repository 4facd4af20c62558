"""What each kind of step asks, which outcomes it has, and what those cause.

One value a kind, `Cara`; `CARA` lists those that are more than simply done. Where an outcome leads
is `rute`'s; whose turn it is and the step's own event are `langkah`'s; a form is drawn from the
same value by `tawaran`.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, Generic

from attrs import evolve, field

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.berkas import Kekurangan
from dinsos_core.domain.kasus.keadaan import K_co, K_contra, Kasus
from dinsos_core.domain.kasus.kemajuan import (
    AKHIR,
    BERHASIL,
    DILEWATI,
    GAGAL,
    KURANG,
    LAGI,
    LENGKAP,
    SELESAI,
    SETUJU,
    TERUSKAN,
    TOLAK,
    CatatanLangkah,
)
from dinsos_core.domain.kasus.perintah import SebabJeda, SelesaikanLangkah
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.isian import segel_alasan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.surat import perlu_terbit, terbitkan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.model import (
    Hasil,
    JenisLangkah,
    Langkah,
    StandarPelayanan,
    Tujuan,
)

LANJUT: Final = Hasil()
"""An outcome that simply goes on to the next step."""


@frozen(kw_only=True, slots=False)
class Kerja(Generic[K_co]):
    """One step being done, as what it causes sees it.

    ``fakta``: those of the case with what the step itself attests. ``kurang``: what the dossier
    lacks, where the step looks at papers or sends them back. ``hasil``: its outcome, ``berikut``
    where that leads.
    """

    keadaan: K_co
    perintah: SelesaikanLangkah
    konteks: Konteks
    langkah: Langkah
    oleh: JejakPelaku
    fakta: FaktaKasus
    kurang: tuple[Kekurangan, ...] = ()
    hasil: str = ""
    berikut: str = AKHIR


def selalu(_kerja: Kerja[Kasus]) -> bool:
    """Whatever the case holds."""
    return True


def setiap_langkah(_langkah: Langkah) -> bool:
    """Every step of its kind."""
    return True


def setiap_alur(_alur: tuple[Langkah, ...]) -> bool:
    """Whatever the procedure."""
    return True


@frozen(kw_only=True)
class Akibat(Generic[K_contra]):
    """An event that an outcome causes: its kind, which the lifecycle carries or not, its making;
    several where they are of that kind and move nothing.

    ``pada``: the steps that cause it, of all of their kind; ``dalam``: the procedures in which they
    do. ``bila_boleh``: where the lifecycle does not carry it, it is left out instead of refusing
    the outcome. ``perlu``: whether this case needs it; ``kadang``: some do and some do not, and
    their ways part. A form asks ``buat`` on trial what it refuses, with nothing gathered but facts.
    """

    kejadian: type[k.Kejadian]
    buat: Callable[[Kerja[K_contra]], k.Kejadian | tuple[k.Kejadian, ...]]
    pada: Callable[[Langkah], bool] = setiap_langkah
    bila_boleh: bool = False
    dalam: Callable[[tuple[Langkah, ...]], bool] = setiap_alur
    perlu: Callable[[Kerja[K_contra]], bool] = selalu
    kadang: bool = False


@frozen(kw_only=True)
class Cara(Generic[K_contra]):
    """One kind of step.

    ``hasil``: its outcomes; ``wajar``: the one taken when none is named, empty where one must be
    chosen. ``akibat``: what an outcome causes; ``ulang``: what says that the decision is open
    again where the outcome leads back to it, in place of `PutusanDiulang`. ``memutus``: outcomes
    that rest on an assessment. ``tanda``: marks it leaves beside its own code. Its form asks for
    papers (``berkas``), the other system's ``rujukan``, facts to attest (``menyaksikan``).
    ``menjawab``: it brings what the case waits for, so that a pause for it ends here.

    What it is in the procedure: ``diajukan``, done by opening the case where it comes first;
    ``loket``, receives or looks at papers; ``asesmen``; ``menetapkan``, the office's decision;
    ``meneken``, signs; ``terbit``, issues; ``menutup``, ends the case whatever follows.
    """

    hasil: Mapping[str, Hasil] = field(default=MappingProxyType({SELESAI: LANJUT}))
    wajar: str = SELESAI
    akibat: Mapping[str, tuple[Akibat[K_contra], ...]] = field(default=MappingProxyType({}))
    ulang: Mapping[str, Akibat[K_contra]] = field(default=MappingProxyType({}))
    memutus: frozenset[str] = frozenset()
    tanda: tuple[str, ...] = ()
    berkas: bool = False
    rujukan: bool = False
    menyaksikan: bool = False
    diajukan: bool = False
    loket: bool = False
    menjawab: bool = False
    asesmen: bool = False
    menetapkan: bool = False
    meneken: bool = False
    terbit: bool = False
    menutup: bool = False

    @property
    def polos(self) -> str:
        """The outcome that does what the kind of step is for, and goes on."""
        return next(nama for nama, hasil in self.hasil.items() if hasil == LANJUT)

    @property
    def menilai(self) -> bool:
        """Whether it may evaluate the conditions."""
        return self.asesmen or bool(self.memutus)

    @property
    def melihat_fakta(self) -> bool:
        """Whether doing it may look at facts of the case."""
        return self.berkas or self.menilai


# --- what outcomes cause


def _lengkap(kerja: Kerja[Kasus]) -> k.Kejadian:
    return k.BerkasDinyatakanLengkap(pada=kerja.konteks.kini, oleh=kerja.oleh)


def _terbit(kerja: Kerja[Kasus]) -> k.Kejadian:
    return terbitkan(kerja.keadaan, kerja.langkah, kerja.konteks, kerja.oleh, _penandatangan(kerja))


def _penandatangan(kerja: Kerja[Kasus]) -> JejakPelaku | None:
    """Whoever of the office signed last: in a signing step of its own, otherwise by determining."""
    standar = kerja.konteks.standar
    return next(
        (
            catatan.oleh
            for catatan in reversed(kerja.keadaan.kemajuan.catatan)
            if MENEKEN in sifat_catatan(catatan, standar) and catatan.hasil != DILEWATI
        ),
        None,
    )


def _serahkan(kerja: Kerja[Kasus]) -> k.Kejadian:
    return k.DiserahkanKeSistem(
        pada=kerja.konteks.kini,
        oleh=kerja.oleh,
        sistem=kerja.langkah.sistem,
        rujukan=kerja.perintah.rujukan,
    )


def _sistem(kerja: Kerja[Kasus]) -> str:
    sistem = kerja.keadaan.sistem
    return sistem[-1].sistem if sistem else kerja.langkah.sistem


def _memenuhi(kerja: Kerja[Kasus]) -> k.Kejadian:
    return k.SistemMemenuhi(
        pada=kerja.konteks.kini,
        oleh=kerja.oleh,
        sistem=_sistem(kerja),
        rujukan=kerja.perintah.rujukan,
    )


def _menolak(kerja: Kerja[Kasus]) -> k.Kejadian:
    return k.SistemMenolak(
        pada=kerja.konteks.kini,
        oleh=kerja.oleh,
        sistem=_sistem(kerja),
        rujukan=kerja.perintah.rujukan,
        alasan=segel_alasan(kerja.konteks, kerja.keadaan, kerja.perintah.alasan),
    )


def menunggu_jawaban(keadaan: Kasus) -> bool:
    """Whether the case is paused for an answer from outside."""
    return keadaan.dijeda and keadaan.jeda[-1].alasan_kode == SebabJeda.PIHAK_LUAR


def _dinantikan(kerja: Kerja[Kasus]) -> bool:
    """Whether a hand-over pauses the case: for an answer that a step takes in next."""
    berikut = kerja.konteks.standar.cari_langkah(kerja.berikut)
    dijawab = berikut is not None and cara_langkah(berikut).menjawab
    return kerja.langkah.menjeda and dijawab and not kerja.keadaan.dijeda


def _jeda(kerja: Kerja[Kasus]) -> k.Kejadian:
    dasar = (SebabJeda.PIHAK_LUAR.value,)
    return k.KasusDijeda(pada=kerja.konteks.kini, oleh=kerja.oleh, dasar=dasar)


def _lanjut(kerja: Kerja[Kasus]) -> k.Kejadian:
    return k.KasusDilanjutkan(pada=kerja.konteks.kini, oleh=kerja.oleh)


_LENGKAP: Final = Akibat[Kasus](
    kejadian=k.BerkasDinyatakanLengkap,
    buat=_lengkap,
    bila_boleh=True,
    perlu=lambda kerja: not kerja.kurang,
)
_TERBIT: Final = Akibat[Kasus](
    kejadian=k.ProdukDiterbitkan,
    buat=_terbit,
    perlu=lambda kerja: perlu_terbit(kerja.keadaan, kerja.langkah),
)
_SERAH: Final = Akibat[Kasus](kejadian=k.DiserahkanKeSistem, buat=_serahkan)
_JEDA: Final = Akibat[Kasus](
    kejadian=k.KasusDijeda,
    buat=_jeda,
    bila_boleh=True,
    perlu=_dinantikan,
)
_LANJUT: Final = Akibat[Kasus](
    kejadian=k.KasusDilanjutkan,
    buat=_lanjut,
    bila_boleh=True,
    perlu=lambda kerja: menunggu_jawaban(kerja.keadaan),
)
_MEMENUHI: Final = Akibat[Kasus](kejadian=k.SistemMemenuhi, buat=_memenuhi, bila_boleh=True)
_MENOLAK: Final = Akibat[Kasus](kejadian=k.SistemMenolak, buat=_menolak)


def _memeriksa(cara: Cara[Kasus]) -> Cara[Kasus]:
    """The kind of step with papers looked at in it: it may send them back, and its plain outcome
    says that nothing is missing."""
    polos = cara.polos
    return evolve(
        cara,
        hasil={**cara.hasil, KURANG: Hasil(ke=Tujuan.KEMBALIKAN)},
        akibat={**cara.akibat, polos: (_LENGKAP, *cara.akibat.get(polos, ()))},
        tanda=(*cara.tanda, "berkas_lengkap"),
        berkas=True,
        loket=True,
    )


def _memutus(cara: Cara[Kasus]) -> Cara[Kasus]:
    """The kind of step with the office's decision in it: its plain outcome is in favour."""
    return evolve(
        cara,
        memutus=cara.memutus | {cara.polos},
        tanda=(*cara.tanda, "ditetapkan", "disetujui"),
        menetapkan=True,
    )


BIASA: Final[Cara[Kasus]] = Cara()
"""A kind that is simply done."""

BERULANG: Final[Cara[Kasus]] = Cara(hasil={SELESAI: LANJUT, LAGI: Hasil(ke=Tujuan.LAGI)})
"""A kind that is done again and again until it is over."""

CARA: Final[Mapping[JenisLangkah, Cara[Any]]] = MappingProxyType(
    {
        JenisLangkah.SIAPKAN_BERKAS: Cara(diajukan=True),
        JenisLangkah.AJUKAN: Cara(diajukan=True, tanda=("diajukan",)),
        JenisLangkah.TERIMA: Cara(loket=True),
        JenisLangkah.PERIKSA_BERKAS: _memeriksa(Cara(hasil={LENGKAP: LANJUT}, wajar=LENGKAP)),
        JenisLangkah.VERIFIKASI_LAPANGAN: Cara(menyaksikan=True),
        JenisLangkah.ASESMEN: Cara(menyaksikan=True, asesmen=True),
        JenisLangkah.PENETAPAN: Cara(
            hasil={
                SETUJU: LANJUT,
                TOLAK: Hasil(ke=Tujuan.AKHIR),
                TERUSKAN: Hasil(ke=Tujuan.TERUSKAN),
            },
            wajar="",
            memutus=frozenset({SETUJU, TOLAK, TERUSKAN}),
            tanda=("ditetapkan", "disetujui", "ditolak"),
            menyaksikan=True,
            menetapkan=True,
            meneken=True,
        ),
        JenisLangkah.TANDA_TANGAN: Cara(meneken=True),
        JenisLangkah.TERBITKAN: Cara(akibat={SELESAI: (_TERBIT,)}, tanda=("terbit",), terbit=True),
        JenisLangkah.SERAH_SISTEM: Cara(akibat={SELESAI: (_SERAH, _JEDA)}, rujukan=True),
        # A failure that leads to a new hand-over leaves the case with that system.
        JenisLangkah.JAWABAN_SISTEM: Cara(
            hasil={BERHASIL: LANJUT, GAGAL: Hasil(ke=Tujuan.TOLAK)},
            wajar="",
            akibat={BERHASIL: (_LANJUT, _MEMENUHI), GAGAL: (_LANJUT,), DILEWATI: (_LANJUT,)},
            ulang={GAGAL: _MENOLAK},
            rujukan=True,
            menjawab=True,
        ),
        JenisLangkah.DAMPINGI: BERULANG,
        JenisLangkah.PANTAU: BERULANG,
        JenisLangkah.TUTUP: Cara(menutup=True),
    }
)
"""The kinds that are more than done, in a case of any aggregate. What an aggregate's own events
are (approval, refusal), only it can say: `JenisKasus.akibat`."""


# Made once: a step is asked what it is many times in every command.
def _juga() -> Iterator[tuple[tuple[JenisLangkah, bool, bool], Cara[Any]]]:
    for jenis in JenisLangkah:
        for berkas, memutus in ((True, False), (False, True), (True, True)):
            cara = CARA.get(jenis, BIASA)
            cara = _memeriksa(cara) if berkas and not cara.berkas else cara
            yield (jenis, berkas, memutus), _memutus(cara) if memutus else cara


_JUGA: Final[Mapping[tuple[JenisLangkah, bool, bool], Cara[Any]]] = MappingProxyType(dict(_juga()))


def cara_langkah(langkah: Langkah) -> Cara[Kasus]:
    """What a step is in a case of any aggregate: its kind, whether papers are looked at in it,
    whether it decides, and whether facts are attested and judged in it beside that."""
    if langkah.triase:
        return _menriase(langkah)
    if langkah.periksa_berkas or langkah.memutus:
        return _JUGA[langkah.jenis, langkah.periksa_berkas, langkah.memutus]
    return CARA.get(langkah.jenis, BIASA)


@sekali
def _menriase(langkah: Langkah) -> Cara[Any]:
    cara, hasil = cara_langkah(evolve(langkah, triase=False)), frozenset(langkah.hasil)
    semua = cara.memutus | hasil | frozenset(cara.hasil)
    return evolve(cara, menyaksikan=True, memutus=semua)


def memutus_perkara(langkah: Langkah) -> bool:
    """Whether the step is the office's decision."""
    return cara_langkah(langkah).menetapkan


# --- what a step was to whoever did it

ASESMEN: Final = "asesmen"
KONSEP: Final = "konsep"
MENEKEN: Final = "meneken"
SIFAT_LANGKAH: Final[Mapping[str, Callable[[Langkah, StandarPelayanan], bool]]] = MappingProxyType(
    {
        ASESMEN: lambda langkah, _: cara_langkah(langkah).asesmen,
        KONSEP: lambda langkah, _: langkah.konsep,
        MENEKEN: lambda langkah, standar: (
            cara_langkah(langkah).meneken and set(langkah.oleh).isdisjoint(standar.publik)
        ),
    }
)
"""What having done a step means later: it assessed, wrote the draft, signed for the office."""


def sifat_langkah(langkah: Langkah, standar: StandarPelayanan) -> tuple[str, ...]:
    """Which of `SIFAT_LANGKAH` a step is."""
    return tuple(nama for nama, ya in SIFAT_LANGKAH.items() if ya(langkah, standar))


def sifat_catatan(catatan: CatatanLangkah, standar: StandarPelayanan) -> tuple[str, ...]:
    """The same of a step that was done, in the version under which it was."""
    if catatan.sifat is not None:
        return catatan.sifat
    langkah = standar.cari_langkah(catatan.langkah)
    return () if langkah is None else sifat_langkah(langkah, standar)
