"""The entry: pick the rule for the command, then check the outcome against the lifecycle once."""

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from returns.result import Failure, Result, Success

from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.putusan import keberatan, lain, pengajuan
from dinsos_core.domain.permohonan.putusan.bersama import Terhalang, halangan
from dinsos_core.domain.permohonan.putusan.langkah import selesaikan
from dinsos_core.domain.permohonan.siklus import BERTRANSISI, TABEL, Status
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan

Hasil: TypeAlias = Result[tuple[k.Kejadian, ...], tuple[Halangan, ...]]
P = TypeVar("P", bound=p.PerintahKasus)
Aturan: TypeAlias = Callable[[Permohonan, P, Konteks], tuple[k.Kejadian, ...]]


def decide(keadaan: Permohonan | None, perintah: p.PerintahPermohonan, konteks: Konteks) -> Hasil:
    """What the command makes happen, or every reason why nothing does.

    Pure: the same state, command and context give the same answer. Nothing is half decided.
    """
    try:
        if isinstance(perintah, p.AjukanPermohonan):
            if keadaan is not None:
                raise Terhalang(halangan(KodeHalangan.KASUS_SUDAH_ADA))
            return Success(pengajuan.ajukan(perintah, konteks))
        if keadaan is None:
            raise Terhalang(halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN))
        kejadian = _untuk_kasus(keadaan, perintah, konteks)
        _periksa_siklus(keadaan, kejadian)
    except Terhalang as terhalang:
        return Failure(terhalang.halangan)
    return Success(kejadian)


def _untuk_kasus(
    keadaan: Permohonan, perintah: p.PerintahKasus, konteks: Konteks
) -> tuple[k.Kejadian, ...]:
    match perintah:
        case p.SelesaikanLangkah():
            return selesaikan(keadaan, perintah, konteks)
        case p.LengkapiBerkas():
            return pengajuan.lengkapi(keadaan, perintah, konteks)
        case p.KoreksiData():
            return pengajuan.koreksi(keadaan, perintah, konteks)
        case p.AjukanKeberatan():
            return keberatan.ajukan(keadaan, perintah, konteks)
        case p.PutuskanKeberatan():
            return keberatan.putuskan(keadaan, perintah, konteks)
        case p.NilaiUlang():
            return lain.nilai_ulang(keadaan, konteks)
        case p.TarikPermohonan():
            return lain.tarik(keadaan, perintah, konteks)
        case p.GugurkanPermohonan():
            return lain.gugurkan(keadaan, konteks)
        case p.TeruskanPermohonan():
            return lain.teruskan(keadaan, perintah, konteks)
        case p.CabutSurat():
            return lain.cabut_surat(keadaan, perintah, konteks)
        case p.BukaKembaliPermohonan():
            return lain.buka_kembali(keadaan, perintah, konteks)
        case p.JedaPermohonan():
            return lain.jeda(keadaan, perintah, konteks)
        case p.LanjutkanPermohonan():
            return lain.lanjutkan(keadaan, konteks)


def _periksa_siklus(keadaan: Permohonan, kejadian: tuple[k.Kejadian, ...]) -> None:
    status = str(keadaan.status)
    for satu in kejadian:
        if satu.tipe not in BERTRANSISI:
            continue
        berikut = TABEL.get((status, satu.tipe))
        if berikut is None:
            boleh = tuple(s.value for s in Status if (s, satu.tipe) in TABEL)
            raise Terhalang(
                halangan(
                    KodeHalangan.STATUS_TIDAK_MENGIZINKAN,
                    status=status,
                    kejadian=satu.tipe,
                    boleh=boleh,
                )
            )
        status = berikut
