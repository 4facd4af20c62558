"""What a case offers: a step as a form, whose turn it is, and what somebody may do now."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import evolve, frozen

from dinsos_core.domain.kasus.berkas import Kekurangan, kekurangan
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import GAGAL, KURANG, LENGKAP, SETUJU, TERUSKAN, TOLAK
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.alur import hasil_mungkin, mengulang_putusan
from dinsos_core.domain.prosedur.bidang import (
    ALASAN_BEBAS,
    KEPADA,
    Bidang,
    JenisBidang,
    Tindakan,
    WajibBila,
)
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.formulir import bidang_berkas, bidang_saksi, pilihan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import bukan_penetap, langkah_kini, sedang_dijeda
from dinsos_core.domain.prosedur.penilaian import alasan_wajib
from dinsos_core.domain.prosedur.peran import dapat_sebagai
from dinsos_core.domain.prosedur.saat import bidang_saat
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import JenisLangkah, Langkah


@frozen(kw_only=True)
class Giliran:
    """Whose turn it is: the current step and the roles of which one must act."""

    langkah: str
    teks: str
    butir: tuple[str, ...]
    jenis: JenisLangkah
    peran: tuple[str, ...]


def giliran(keadaan: Kasus, konteks: Konteks) -> Giliran | None:
    """The step a case waits at, or None when the procedure waits for nobody in the office."""
    langkah = langkah_kini(keadaan, konteks)
    if langkah is None:
        return None
    return Giliran(
        langkah=langkah.kode,
        teks=langkah.teks,
        butir=langkah.butir,
        jenis=langkah.jenis,
        peran=keadaan.kemajuan.peran_giliran(langkah),
    )


def langkah_ditawarkan(keadaan: Kasus, konteks: Konteks) -> tuple[Langkah, JejakPelaku] | None:
    """The current step and the actor's role in it, if it is this actor's turn; reads no fact."""
    langkah = langkah_kini(keadaan, konteks)
    if langkah is None or sedang_dijeda(keadaan):
        return None
    oleh = dapat_sebagai(konteks, keadaan.kemajuan.peran_giliran(langkah), keadaan)
    if oleh is None or bukan_penetap(keadaan, konteks, langkah, oleh):
        return None
    return langkah, oleh


def butuh_fakta(keadaan: Kasus, konteks: Konteks, *, bernilai: bool = False) -> bool:
    """Whether the step that this actor is offered shows anything of the case's facts; ``bernilai``:
    with the present values of those that it may attest."""
    ditawarkan = langkah_ditawarkan(keadaan, konteks)
    if ditawarkan is None or not keadaan.kemajuan.melengkapi(ditawarkan[0]):
        return False
    cara = cara_langkah(ditawarkan[0])
    return cara.melihat_fakta or (bernilai and cara.menyaksikan)


def tawaran_langkah(keadaan: Kasus, konteks: Konteks, *, bernilai: bool = False) -> Tindakan | None:
    """The current step as a form, if it is this actor's turn; ``bernilai``: with the present values
    of facts, which are personal."""
    ditawarkan = langkah_ditawarkan(keadaan, konteks)
    if ditawarkan is None:
        return None
    langkah, oleh = ditawarkan
    cara = cara_langkah(langkah)
    melengkapi = keadaan.kemajuan.melengkapi(langkah)
    kurang = (
        kekurangan(konteks.standar, konteks.fakta, keadaan.berkas)
        if cara.berkas and melengkapi
        else ()
    )
    terlihat = konteks if bernilai else evolve(konteks, fakta=FaktaKasus())
    bidang = (
        *_bidang(keadaan, terlihat, langkah, kurang),
        *bidang_saat(SelesaikanLangkah, keadaan, konteks, oleh),
    )
    return Tindakan(
        kelas=SelesaikanLangkah,
        tetap={"kasus": keadaan.id, "langkah": langkah.kode},
        teks=konteks.kosakata.kata(langkah.teks),
        peran=oleh.peran,
        langkah=langkah.kode,
        jenis=langkah.jenis.value,
        butir=langkah.butir,
        hanya_paraf=not melengkapi,
        bidang=bidang if melengkapi else (),
        kekurangan=kurang,
        fakta_belum=fakta_belum(konteks) if cara.menilai is not None and melengkapi else (),
    )


def _bidang(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah, kurang: tuple[Kekurangan, ...]
) -> Iterator[Bidang]:
    cara, mungkin = cara_langkah(langkah), hasil_mungkin(langkah)
    yield Bidang(
        nama="hasil",
        jenis=JenisBidang.PILIHAN,
        teks=Kata("Hasil langkah", "Outcome of the step"),
        wajib=not cara.wajar,
        pilihan=pilihan(konteks.kosakata.hasil, mungkin),
    )
    beralasan = (h for h in mungkin if _beralasan(keadaan, konteks, langkah, h, kurang))
    yield evolve(ALASAN_BEBAS, wajib_bila=_bila_hasil(beralasan))
    if cara.berkas:
        menahan = {f"berkas.{satu.dokumen}{satu.lokasi and '.'}{satu.lokasi}" for satu in kurang}
        for satu in bidang_berkas(keadaan, konteks):
            yield evolve(satu, wajib_bila=_LENGKAP) if satu.nama in menahan else satu
    if cara.rujukan:
        yield Bidang(
            nama="rujukan",
            jenis=JenisBidang.TEKS,
            teks=Kata("Rujukan sistem lain", "Reference of the other system"),
        )
    if any(satu.diteruskan for satu in mungkin.values()):
        kepada = keadaan.penilaian.kepada if keadaan.penilaian else ""
        diteruskan = (h for h, satu in mungkin.items() if satu.diteruskan and not kepada)
        yield evolve(KEPADA, wajib=False, wajib_bila=_bila_hasil(diteruskan), nilai=kepada or None)
    if cara.menyaksikan:
        yield from bidang_saksi(keadaan, konteks, langkah)


_LENGKAP: Final = WajibBila(bidang="hasil", nilai=(LENGKAP,))


def _bila_hasil(hasil: Iterable[str]) -> WajibBila | None:
    nilai = tuple(hasil)
    return WajibBila(bidang="hasil", nilai=nilai) if nilai else None


def _beralasan(
    keadaan: Kasus,
    konteks: Konteks,
    langkah: Langkah,
    hasil: str,
    kurang: tuple[Kekurangan, ...],
) -> bool:
    """Whether an outcome takes a reason, as far as it is known before the step is done: what a
    determination evaluates by itself, and what an officer finds, shows only then."""
    cara = cara_langkah(langkah)
    if cara.menetapkan:
        penilaian = keadaan.penilaian if hasil in (SETUJU, TOLAK, TERUSKAN) else None
        return penilaian is not None and alasan_wajib(keadaan, penilaian, hasil)
    if cara.berkas:
        return hasil == KURANG and not kurang
    jawaban = langkah.jenis is JenisLangkah.JAWABAN_SISTEM and hasil == GAGAL
    return jawaban and mengulang_putusan(konteks.standar.langkah, langkah, hasil)


def fakta_belum(konteks: Konteks) -> tuple[str, ...]:
    """Paths of facts that the rules need, nobody has stated or attested yet, and no registry that
    is wired answers."""
    semua = (
        ditemukan.lokasi
        for jalur in konteks.syarat.jalur
        if not _terjawab(konteks, jalur.kode)
        for ditemukan in konteks.fakta.ambil(jalur)
        if isinstance(ditemukan.nilai, BelumDiketahui)
    )
    return tuple(dict.fromkeys(semua))


def _terjawab(konteks: Konteks, kode: str) -> bool:
    definisi = konteks.kosakata.fakta.get(kode)
    return definisi is not None and definisi.registri in konteks.registri
