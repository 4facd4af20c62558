"""Where an outcome takes a case: the step that follows, the events it causes, the status they lead
to. Doing a step, offering it and checking a standard all ask here.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Generic, TypeAlias

from attrs import evolve

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import K_contra, Kasus
from dinsos_core.domain.kasus.kemajuan import AKHIR, DILEWATI, KURANG, SETUJU, TERUSKAN
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur.alur import (
    Alur,
    hasil_mungkin,
    ke_mana,
    langkah_menetapkan,
    langkah_periksa,
    mundur,
    pertama_mungkin,
)
from dinsos_core.domain.prosedur.cara import LANJUT, Akibat, Kerja, cara_langkah
from dinsos_core.domain.prosedur.dasar import tanpa_dasar
from dinsos_core.domain.prosedur.isian import segel_isi, segel_teks
from dinsos_core.domain.prosedur.penilaian import diteruskan, tidak_dilayani
from dinsos_core.domain.shared.halangan import tolak_bila_ada
from dinsos_core.domain.shared.kata import ucapan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.jalur import urai_pihak
from dinsos_core.domain.standar.model import (
    ArtiHasil,
    JenisLangkah,
    Langkah,
    StandarPelayanan,
    Tujuan,
)

Sendiri: TypeAlias = Mapping[JenisLangkah, Mapping[str, tuple[Akibat[Any], ...]]]
"""What outcomes of a kind of step cause in one aggregate alone: its own events."""

TANPA_SENDIRI: Final[Sendiri] = MappingProxyType({})


@frozen(kw_only=True)
class Prosedur:
    """What decides where outcomes lead: the lifecycle, the steps of the case's variant, and the
    aggregate's own events (`JenisKasus.akibat`)."""

    siklus: Siklus
    alur: Alur
    akibat: Sendiri = TANPA_SENDIRI


Titik: TypeAlias = tuple[str, StrEnum]
"""Where a case stands: the current step's code or `akhir`, and the status."""


@frozen(kw_only=True)
class Rute(Generic[K_contra]):
    """``berikut``: the step's code or `akhir`; ``akibat``: the events besides the step's own, in
    order; ``status``: the one they lead to, None where the lifecycle does not carry them."""

    berikut: str
    akibat: tuple[Akibat[K_contra], ...]
    status: StrEnum | None


# --- what targets and meanings cause


def _dikembalikan(kerja: Kerja[Kasus]) -> k.Kejadian:
    """An officer may return a dossier for a stated reason that the list does not show (an
    unreadable copy)."""
    konteks, kurang = kerja.konteks, kerja.kurang
    teks = kerja.perintah.alasan
    alasan = segel_teks(konteks, kerja.keadaan, "alasan", teks)
    return k.BerkasDikembalikan(
        pada=konteks.kini,
        oleh=kerja.oleh,
        dasar=(KURANG,) if kurang else (),
        kurang=segel_isi(konteks, kerja.keadaan.pokok, "kurang", kurang, k.BerkasDikembalikan.tipe),
        alasan=alasan,
    )


def _diteruskan(kerja: Kerja[Kasus]) -> k.Kejadian:
    keadaan, c = kerja.keadaan, kerja.perintah
    kepada = ucapan(c.kepada) or (keadaan.ringkasan.kepada if keadaan.ringkasan else "")
    return diteruskan(
        keadaan,
        c,
        kerja.konteks,
        kerja.oleh,
        kepada,
        tercetak=kerja.hasil if kerja.hasil != TERUSKAN else "",
        menurut_syarat=cara_langkah(kerja.langkah).menilai,
        langkah=kerja.berikut,
    )


def _tidak_dilayani(kerja: Kerja[Kasus]) -> k.Kejadian:
    berakhir = tidak_dilayani(
        kerja.keadaan,
        kerja.perintah,
        kerja.konteks,
        kerja.oleh,
        menurut_syarat=cara_langkah(kerja.langkah).menilai,
    )
    # The outcome that the standard itself names says what, and not why: words do, or conditions.
    tolak_bila_ada(tanpa_dasar((berakhir,), kerja.konteks))
    return berakhir if berakhir.dasar else evolve(berakhir, dasar=(kerja.hasil,))


def _diulang(kerja: Kerja[Kasus]) -> k.Kejadian:
    alasan = segel_teks(kerja.konteks, kerja.keadaan, "alasan", kerja.perintah.alasan)
    return k.PutusanDiulang(
        pada=kerja.konteks.kini, oleh=kerja.oleh, dasar=(kerja.hasil,), alasan=alasan
    )


def _ditutup(kerja: Kerja[Kasus]) -> k.Kejadian:
    return k.KasusDitutup(pada=kerja.konteks.kini, oleh=kerja.oleh)


_KEMBALI: Final = Akibat[Kasus](kejadian=k.BerkasDikembalikan, buat=_dikembalikan)
_TERUS: Final = Akibat[Kasus](kejadian=k.KasusDiteruskan, buat=_diteruskan)
_TIDAK: Final = Akibat[Kasus](kejadian=k.KasusTidakDilayani, buat=_tidak_dilayani)
_ULANG: Final = Akibat[Kasus](kejadian=k.PutusanDiulang, buat=_diulang)
_TUTUP: Final = Akibat[Kasus](kejadian=k.KasusDitutup, buat=_ditutup)


# --- the way


def menilai(siklus: Siklus, langkah: Langkah, status: StrEnum, hasil: str, *, belum: bool) -> bool:
    """Whether an outcome evaluates the conditions: an assessment always does, a decision only what
    nobody assessed yet (``belum``), an ending against somebody where the lifecycle assesses."""
    cara = cara_langkah(langkah)
    if hasil == DILEWATI:
        return False
    if hasil_mungkin(langkah).get(hasil, LANJUT).arti is ArtiHasil.TIDAK_DILAYANI:
        belum = belum and siklus.boleh(status, k.KelayakanDinilai.tipe)
        return cara.asesmen or belum
    return cara.asesmen or (belum and hasil in cara.memutus)


def tempuh(
    prosedur: Prosedur,
    langkah: Langkah,
    titik: Titik,
    hasil: str,
    *,
    dinilai: bool,
    perlu: Callable[[Akibat[Any]], bool] = lambda _: True,
) -> Rute[Any]:
    """What an outcome does in a status: ``titik`` is the step it leads to and the status it is had
    in.

    ``dinilai``: the conditions are evaluated with it. ``perlu``: whether the case needs an event.
    """
    siklus, (berikut, status) = prosedur.siklus, titik
    kini: StrEnum | None = status
    for tipe in (*([k.KelayakanDinilai.tipe] if dinilai else ()), k.LangkahDiselesaikan.tipe):
        kini = _sesudah(siklus, kini, tipe)
    akibat: list[Akibat[Any]] = []
    for satu in _akibat(prosedur, langkah, titik, hasil):
        if not perlu(satu) or (satu.bila_boleh and not _boleh(siklus, kini, satu)):
            continue
        akibat.append(satu)
        kini = _sesudah(siklus, kini, satu.kejadian.tipe)
    menutup = cara_langkah(langkah).menutup
    # A case may stay open with no step left, but not where a step says that it is over.
    selesai = menutup or (berikut == AKHIR and kini not in siklus.menetap)
    if selesai and kini in siklus.berjalan:
        akibat.append(_TUTUP)
        kini = _sesudah(siklus, kini, k.KasusDitutup.tipe)
    return Rute(berikut=berikut, akibat=tuple(akibat), status=kini)


def _boleh(siklus: Siklus, status: StrEnum | None, akibat: Akibat[Any]) -> bool:
    return status is not None and siklus.boleh(status, akibat.kejadian.tipe)


def _sesudah(siklus: Siklus, status: StrEnum | None, tipe: str) -> StrEnum | None:
    return siklus.sesudah(status, tipe) if status and siklus.boleh(status, tipe) else None


def _akibat(
    prosedur: Prosedur, langkah: Langkah, titik: Titik, hasil: str
) -> Iterator[Akibat[Any]]:
    """What an outcome causes but the closing, as far as lifecycle and case carry and need it."""
    berikut, status = titik
    cara, arah = cara_langkah(langkah), hasil_mungkin(langkah)[hasil]
    penetapan = langkah_menetapkan(prosedur.alur)
    # A determination stands where nothing is assessed any more.
    tetap = not prosedur.siklus.boleh(status, k.KelayakanDinilai.tipe)
    if penetapan is not None and tetap and mundur(prosedur.alur, penetapan, berikut):
        yield cara.ulang.get(hasil, _ULANG)
    yield from cara.akibat.get(hasil, ())
    sendiri = prosedur.akibat.get(langkah.jenis, {}).get(hasil, ())
    if langkah.memutus and hasil == cara.polos:
        sendiri = (*sendiri, *prosedur.akibat.get(JenisLangkah.PENETAPAN, {}).get(SETUJU, ()))
    yield from (satu for satu in sendiri if satu.pada(langkah) and satu.dalam(prosedur.alur))
    if arah.ke == Tujuan.KEMBALIKAN:
        yield _KEMBALI
    if arah.diteruskan:
        yield _TERUS
    if arah.arti is ArtiHasil.TIDAK_DILAYANI:
        yield _TIDAK


_RAGAM: Final[tuple[Callable[[Akibat[Any]], bool], ...]] = (
    lambda _: True,
    lambda satu: not satu.kadang,
)
"""A case that needs everything an outcome may cause, and one that needs no more than all do."""


def jejak(prosedur: Prosedur, langkah: Langkah, status: StrEnum) -> Mapping[str, tuple[Titik, ...]]:
    """Where each outcome of a step takes a case in that status; nowhere for an outcome that the
    lifecycle does not carry there. Several points where an only-if decides which step follows.

    Where the dossier is back with the applicant no step is done and every outcome leads nowhere;
    `lengkapi` tells what leads on.
    """
    alur = prosedur.alur
    # Where nothing is assessed any more, it was when the case was decided.
    belum = prosedur.siklus.boleh(status, k.KelayakanDinilai.tipe)
    belum = belum and not any(cara_langkah(satu).asesmen for satu in alur)
    hasil: dict[str, tuple[Titik, ...]] = {}
    for nama in hasil_mungkin(langkah, prosedur.siklus):
        dinilai = menilai(prosedur.siklus, langkah, status, nama, belum=belum)
        rute = [
            tempuh(prosedur, langkah, (ke, status), nama, dinilai=dinilai, perlu=perlu)
            for ke in ke_mana(alur, langkah, nama)
            for perlu in _RAGAM
        ]
        titik = ((r.berikut, r.status) for r in rute if r.status is not None)
        hasil[nama] = tuple(dict.fromkeys(titik))
    return MappingProxyType(hasil)


# --- where a case starts, and starts again


def lengkap_sendiri(siklus: Siklus, standar: StandarPelayanan, status: StrEnum) -> bool:
    """Whether the dossier is complete without anybody's look: no paper is asked for, and no step
    looks at papers; those of whoever may act for a party are asked for with them alone."""
    diminta = any(
        not (satu.jika_ada or satu.keluaran) and urai_pihak(satu.untuk).pihak not in standar.wakil
        for satu in standar.dokumen
    )
    if diminta or langkah_periksa(standar.langkah) is not None:
        return False
    return siklus.boleh(status, k.BerkasDinyatakanLengkap.tipe)


def sesudah_lengkap(siklus: Siklus, standar: StandarPelayanan, status: StrEnum) -> StrEnum:
    """The status once a dossier that needs nobody's look is declared complete."""
    if lengkap_sendiri(siklus, standar, status):
        return siklus.sesudah(status, k.BerkasDinyatakanLengkap.tipe)
    return status


def titik_awal(siklus: Siklus, standar: StandarPelayanan) -> tuple[Titik, ...]:
    """Where a case may stand once it is opened, under the standard as its variant reads it."""
    status = sesudah_lengkap(siklus, standar, siklus.awal)
    return tuple((kode, status) for kode in pertama_mungkin(standar.langkah))


def lengkapi(siklus: Siklus, standar: StandarPelayanan, titik: Titik) -> Titik | None:
    """Where bringing papers takes a case; None where the lifecycle takes none."""
    kode, status = titik
    if not siklus.boleh(status, k.BerkasDitambah.tipe):
        return None
    status = siklus.sesudah(status, k.BerkasDitambah.tipe)
    return kode, sesudah_lengkap(siklus, standar, status)
