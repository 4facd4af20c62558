"""What each kind of step asks, which outcomes it has, and what doing it means for the case.

One value a kind, `Cara`; `CARA` lists those that are more than simply done. Whose turn it is, the
step's own event and the way on are `langkah`'s; a form is drawn from the same value by `tawaran`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Generic

from attrs import evolve, field, frozen

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.berkas import Kekurangan, kekurangan
from dinsos_core.domain.kasus.keadaan import K, K_co, K_contra, Kasus
from dinsos_core.domain.kasus.kemajuan import (
    BERHASIL,
    DILEWATI,
    GAGAL,
    KURANG,
    LENGKAP,
    SELESAI,
    SETUJU,
    TERUSKAN,
    TOLAK,
)
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.isian import segel_alasan, segel_teks
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.penilaian import dinilai
from dinsos_core.domain.prosedur.surat import terbitkan
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import Hasil, JenisLangkah, Langkah, Tujuan

LANJUT: Final = Hasil()
"""An outcome that simply goes on to the next step."""


@frozen(kw_only=True)
class Kerja(Generic[K_co]):
    """One step being done: everything its effects need.

    ``hasil``: the outcomes it may have, each with where it leads in this case. ``fakta``: those of
    the case with what the step itself attests.
    """

    keadaan: K_co
    perintah: SelesaikanLangkah
    konteks: Konteks
    langkah: Langkah
    oleh: JejakPelaku
    fakta: FaktaKasus
    hasil: Mapping[str, Hasil]
    mengulang_putusan: Callable[[str], bool]
    """Whether an outcome leads back to the determination, or before it."""


@frozen(kw_only=True)
class Dampak:
    """What doing a step means: its outcome, what is recorded before it, what it causes, and to
    whom it passes the case where the command names nobody."""

    hasil: str
    sebelum: tuple[k.Kejadian, ...] = ()
    sesudah: tuple[k.Kejadian, ...] = ()
    kepada: str = ""


def _biasa(kerja: Kerja[Kasus]) -> Dampak:
    return Dampak(hasil=pilih_hasil(kerja))


@frozen(kw_only=True)
class Cara(Generic[K_contra]):
    """One kind of step.

    ``dampak``: what doing it means. ``hasil``: its outcomes and their targets; ``wajar``: the one
    taken when none is named, empty where one must be chosen. ``tanda``: marks it leaves beside its
    own code. Its form asks for papers (``berkas``), the other system's ``rujukan``, facts to attest
    (``menyaksikan``); ``menilai``: it evaluates rules, always or only at times.

    What it is in the procedure: ``diajukan``, done by opening the case; ``loket``, receives or
    looks at papers; ``asesmen``; ``menetapkan``, the office's decision; ``meneken``, signs;
    ``terbit``, issues; ``menutup``, ends the case whatever follows.
    """

    dampak: Callable[[Kerja[K_contra]], Dampak] = _biasa
    hasil: Mapping[str, Hasil] = field(default=MappingProxyType({SELESAI: LANJUT}))
    wajar: str = SELESAI
    tanda: tuple[str, ...] = ()
    berkas: bool = False
    rujukan: bool = False
    menyaksikan: bool = False
    menilai: Callable[[Kasus, SelesaikanLangkah], bool] | None = None
    diajukan: bool = False
    loket: bool = False
    asesmen: bool = False
    menetapkan: bool = False
    meneken: bool = False
    terbit: bool = False
    menutup: bool = False

    @property
    def melihat_fakta(self) -> bool:
        """Whether doing it may look at facts of the case."""
        return self.berkas or self.menilai is not None


def pilih_hasil(kerja: Kerja[Kasus], wajar: str = "") -> str:
    """The outcome named, or the one taken when none is; named ones were held against the step's."""
    return kerja.perintah.hasil or wajar or cara_langkah(kerja.langkah).wajar


def _periksa_berkas(kerja: Kerja[Kasus]) -> Dampak:
    """Every missing paper at once. An officer may return a dossier for a stated reason that the
    list does not show (an unreadable copy), but never pass one that lacks papers."""
    konteks, keadaan = kerja.konteks, kerja.keadaan
    kurang = kekurangan(konteks.standar, kerja.fakta, keadaan.berkas)
    hasil = pilih_hasil(kerja, KURANG if kurang else LENGKAP)
    if hasil == KURANG:
        alasan = segel_teks(konteks, keadaan, "alasan", kerja.perintah.alasan, wajib=not kurang)
        kembali = k.BerkasDikembalikan(
            pada=konteks.kini, oleh=kerja.oleh, kurang=kurang, alasan=alasan
        )
        return Dampak(hasil=hasil, sesudah=(kembali,))
    if hasil == LENGKAP:
        tolak_bila_ada(map(_belum_lengkap, kurang))
        if keadaan.boleh(k.BerkasDinyatakanLengkap.tipe):
            lengkap = k.BerkasDinyatakanLengkap(pada=konteks.kini, oleh=kerja.oleh)
            return Dampak(hasil=hasil, sesudah=(lengkap,))
    return Dampak(hasil=hasil)


def _belum_lengkap(satu: Kekurangan) -> Halangan:
    return halangan(
        KodeHalangan.BERKAS_BELUM_LENGKAP,
        f"berkas.{satu.dokumen}" + (f".{satu.lokasi}" if satu.lokasi else ""),
        dokumen=satu.teks,
        butir=satu.butir,
        sebab=tuple(s.value for s in satu.sebab),
    )


def _asesmen(kerja: Kerja[Kasus]) -> Dampak:
    hasil = pilih_hasil(kerja)
    if hasil == DILEWATI:
        return Dampak(hasil=hasil)
    nilai = dinilai(kerja.fakta, kerja.keadaan, kerja.konteks, kerja.oleh)
    return Dampak(hasil=hasil, sebelum=(nilai,))


_MENETAPKAN: Final = (SETUJU, TOLAK, TERUSKAN)


def menetapkan(kerja: Kerja[K], putuskan: Callable[[Kerja[K], str], k.Kejadian]) -> Dampak:
    """A determination rests on an assessment; where there is none, or facts have changed since,
    the conditions are evaluated here. An outcome of the standard's own decides nothing. What the
    aggregate calls approval and refusal is ``putuskan``'s."""
    hasil = pilih_hasil(kerja)
    if hasil not in _MENETAPKAN:
        return Dampak(hasil=hasil)
    awal: tuple[k.KelayakanDinilai, ...] = ()
    if kerja.keadaan.penilaian is None:
        nilai = dinilai(kerja.fakta, kerja.keadaan, kerja.konteks, kerja.oleh)
        awal = (nilai,)
        kerja = evolve(kerja, keadaan=evolve(kerja.keadaan, penilaian=nilai.penilaian))
    if hasil == TERUSKAN:
        kepada = awal[0].penilaian.kepada if awal else ""
        return Dampak(hasil=hasil, sebelum=awal, kepada=kepada)
    return Dampak(hasil=hasil, sebelum=awal, sesudah=(putuskan(kerja, hasil),))


def _belum_dinilai(keadaan: Kasus, c: SelesaikanLangkah) -> bool:
    """A determination evaluates by itself only what nobody assessed, or facts stated with it."""
    return c.hasil in _MENETAPKAN and (keadaan.penilaian is None or bool(c.fakta))


def _terbitkan(kerja: Kerja[Kasus]) -> Dampak:
    hasil = pilih_hasil(kerja)
    if hasil == DILEWATI:
        return Dampak(hasil=hasil)
    terbit = terbitkan(
        kerja.keadaan, kerja.langkah, kerja.konteks, kerja.oleh, _penandatangan(kerja)
    )
    return Dampak(hasil=hasil, sesudah=(terbit,))


def _penandatangan(kerja: Kerja[Kasus]) -> JejakPelaku | None:
    """Whoever of the office signed last: in a signing step of its own, otherwise by determining."""
    standar = kerja.konteks.standar
    meneken = {
        satu.kode
        for satu in standar.langkah
        if cara_langkah(satu).meneken and set(satu.oleh).isdisjoint(standar.publik)
    }
    return next(
        (
            catatan.oleh
            for catatan in reversed(kerja.keadaan.kemajuan.catatan)
            if catatan.langkah in meneken and catatan.hasil != DILEWATI
        ),
        None,
    )


def _serah_sistem(kerja: Kerja[Kasus]) -> Dampak:
    hasil = pilih_hasil(kerja)
    if hasil == DILEWATI:
        return Dampak(hasil=hasil)
    serah = k.DiserahkanKeSistem(
        pada=kerja.konteks.kini,
        oleh=kerja.oleh,
        sistem=kerja.langkah.sistem,
        rujukan=kerja.perintah.rujukan,
    )
    return Dampak(hasil=hasil, sesudah=(serah,))


def _jawaban_sistem(kerja: Kerja[Kasus]) -> Dampak:
    """The other system's answer. A failure that leads back to the determination or before it
    reopens the decision; one that leads to a new hand-over leaves the case with that system."""
    hasil = pilih_hasil(kerja)
    keadaan, konteks, c = kerja.keadaan, kerja.konteks, kerja.perintah
    sistem = keadaan.sistem[-1].sistem if keadaan.sistem else kerja.langkah.sistem
    if hasil == GAGAL and kerja.mengulang_putusan(hasil):
        menolak = k.SistemMenolak(
            pada=konteks.kini,
            oleh=kerja.oleh,
            sistem=sistem,
            rujukan=c.rujukan,
            alasan=segel_alasan(konteks, keadaan, c.alasan),
        )
        return Dampak(hasil=hasil, sesudah=(menolak,))
    if hasil == BERHASIL and keadaan.boleh(k.SistemMemenuhi.tipe):
        memenuhi = k.SistemMemenuhi(
            pada=konteks.kini, oleh=kerja.oleh, sistem=sistem, rujukan=c.rujukan
        )
        return Dampak(hasil=hasil, sesudah=(memenuhi,))
    return Dampak(hasil=hasil)


BIASA: Final[Cara[Kasus]] = Cara()
"""A kind that is simply done."""

CARA: Final[Mapping[JenisLangkah, Cara[Any]]] = MappingProxyType(
    {
        JenisLangkah.SIAPKAN_BERKAS: Cara(diajukan=True),
        JenisLangkah.AJUKAN: Cara(diajukan=True, tanda=("diajukan",)),
        JenisLangkah.TERIMA: Cara(loket=True),
        JenisLangkah.PERIKSA_BERKAS: Cara(
            dampak=_periksa_berkas,
            hasil={LENGKAP: LANJUT, KURANG: Hasil(ke=Tujuan.KEMBALIKAN)},
            wajar=LENGKAP,
            tanda=("berkas_lengkap",),
            berkas=True,
            loket=True,
        ),
        JenisLangkah.VERIFIKASI_LAPANGAN: Cara(menyaksikan=True),
        JenisLangkah.ASESMEN: Cara(
            dampak=_asesmen, menyaksikan=True, menilai=lambda _keadaan, _c: True, asesmen=True
        ),
        JenisLangkah.PENETAPAN: Cara(
            hasil={
                SETUJU: LANJUT,
                TOLAK: Hasil(ke=Tujuan.AKHIR),
                TERUSKAN: Hasil(ke=Tujuan.TERUSKAN),
            },
            wajar="",
            tanda=("ditetapkan", "disetujui", "ditolak"),
            menyaksikan=True,
            menilai=_belum_dinilai,
            menetapkan=True,
            meneken=True,
        ),
        JenisLangkah.TANDA_TANGAN: Cara(meneken=True),
        JenisLangkah.TERBITKAN: Cara(dampak=_terbitkan, tanda=("terbit",), terbit=True),
        JenisLangkah.SERAH_SISTEM: Cara(dampak=_serah_sistem, rujukan=True),
        JenisLangkah.JAWABAN_SISTEM: Cara(
            dampak=_jawaban_sistem,
            hasil={BERHASIL: LANJUT, GAGAL: Hasil(ke=Tujuan.TOLAK)},
            wajar="",
            rujukan=True,
        ),
        JenisLangkah.TUTUP: Cara(menutup=True),
    }
)
"""The kinds that are more than done, in a case of any aggregate. An aggregate may put an effect of
its own in the place of one (`JenisKasus.dampak`): what approval means, only it can say."""


def cara_langkah(langkah: Langkah) -> Cara[Kasus]:
    """What a step's kind is in a case of any aggregate."""
    return CARA.get(langkah.jenis, BIASA)
