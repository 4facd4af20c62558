"""What a case offers: a step as a form, whose turn it is, and what somebody may do now."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import evolve

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.alur import hasil_mungkin
from dinsos_core.domain.prosedur.anak import kekurangan_perkara
from dinsos_core.domain.prosedur.bidang import (
    ALASAN_BEBAS,
    KEPADA,
    Bidang,
    JenisBidang,
    Tindakan,
    WajibBila,
)
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.dasar import berdasar, bidang_dasar, tanpa_dasar
from dinsos_core.domain.prosedur.formulir import bidang_berkas, bidang_saksi, pilihan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import (
    langkah_dijeda,
    langkah_kini,
    melihat_penilaian,
    selesaikan,
    varian_dituntut,
)
from dinsos_core.domain.prosedur.penilaian import (
    bukan_penetap,
    dasar_disebut,
    dasar_tolak,
    menunggu_dasar,
)
from dinsos_core.domain.prosedur.peran import dapat_sebagai
from dinsos_core.domain.prosedur.rute import TANPA_SENDIRI, Prosedur, Sendiri, jejak
from dinsos_core.domain.prosedur.saat import bidang_saat
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, tolak_bila_ada
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.model import Hasil, JenisLangkah, Langkah, Tujuan


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
    if langkah is None or langkah_dijeda(keadaan, langkah):
        return None
    oleh = dapat_sebagai(konteks, keadaan.kemajuan.peran_giliran(langkah), keadaan)
    if oleh is None or bukan_penetap(keadaan, konteks, langkah, oleh):
        return None
    if keadaan.kemajuan.melengkapi(langkah) and all(
        varian_dituntut(keadaan, konteks, langkah, satu) for satu in hasil_mungkin(langkah)
    ):
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


def butuh_ringkasan(keadaan: Kasus, konteks: Konteks) -> bool:
    """Whether an outcome of the step that this actor is offered rests on what was assessed."""
    ditawarkan = langkah_ditawarkan(keadaan, konteks)
    if ditawarkan is None or not keadaan.kemajuan.melengkapi(ditawarkan[0]):
        return False
    langkah = ditawarkan[0]
    return any(melihat_penilaian(langkah, satu) for satu in hasil_mungkin(langkah))


def tawaran_langkah(
    keadaan: Kasus,
    konteks: Konteks,
    sendiri: Sendiri = TANPA_SENDIRI,
    *,
    bernilai: bool = False,
) -> Tindakan | None:
    """The current step as a form, if it is this actor's turn; ``bernilai``: with the present values
    of facts, which are personal. ``sendiri``: `JenisKasus.akibat`."""
    ditawarkan = langkah_ditawarkan(keadaan, konteks)
    if ditawarkan is None:
        return None
    langkah, oleh = ditawarkan
    cara = cara_langkah(langkah)
    melengkapi = keadaan.kemajuan.melengkapi(langkah)
    kurang = (
        kekurangan_perkara(keadaan, konteks, konteks.fakta, keadaan.diserahkan)
        if cara.berkas and melengkapi
        else ()
    )
    terlihat = konteks if bernilai else evolve(konteks, fakta=FaktaKasus())
    bidang: tuple[Bidang, ...] = ()
    if melengkapi:
        mungkin = _mungkin(keadaan, konteks, langkah, sendiri)
        semua = _bidang(keadaan, terlihat, langkah, mungkin)
        wajib = _wajib(keadaan, konteks, langkah, oleh, sendiri, mungkin=mungkin)
        saat = bidang_saat(SelesaikanLangkah, keadaan, konteks, oleh)
        bidang = (*(_diwajibkan(satu, wajib) for satu in semua), *saat)
    return Tindakan(
        kelas=SelesaikanLangkah,
        tetap={"kasus": keadaan.id, "langkah": langkah.kode},
        teks=konteks.kosakata.kata(langkah.teks),
        peran=oleh.peran,
        langkah=langkah.kode,
        jenis=langkah.jenis.value,
        butir=langkah.butir,
        hanya_paraf=not melengkapi,
        bidang=bidang,
        kekurangan=kurang,
        fakta_belum=fakta_belum(konteks) if cara.menilai and melengkapi else (),
    )


def _mungkin(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah, sendiri: Sendiri
) -> Mapping[str, Hasil]:
    """The outcomes that the lifecycle carries in this status, and that have a ground."""
    semua = hasil_mungkin(langkah)
    prosedur = Prosedur(siklus=keadaan.siklus, alur=konteks.standar.langkah, akibat=sendiri)
    tempuh = jejak(prosedur, langkah, keadaan.status)
    return {
        nama: semua[nama]
        for nama, titik in tempuh.items()
        if titik
        and not varian_dituntut(keadaan, konteks, langkah, nama)
        and not menunggu_dasar(keadaan, konteks, langkah, nama)
    }


def _bidang(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah, mungkin: Mapping[str, Hasil]
) -> Iterator[Bidang]:
    cara = cara_langkah(langkah)
    menunggu = any(varian_dituntut(keadaan, konteks, langkah, x) for x in hasil_mungkin(langkah))
    yield Bidang(
        nama="hasil",
        jenis=JenisBidang.PILIHAN,
        teks=_HASIL_LAIN_MENUNGGU if menunggu else Kata("Hasil langkah", "Outcome of the step"),
        wajib=not cara.wajar or bool(varian_dituntut(keadaan, konteks, langkah, cara.wajar)),
        pilihan=pilihan(konteks.kosakata.hasil, mungkin),
    )
    yield from bidang_dasar(_dapat_disebut(keadaan, mungkin), konteks)
    yield ALASAN_BEBAS
    if cara.berkas:
        yield from bidang_berkas(keadaan, konteks)
    if cara.rujukan:
        yield Bidang(
            nama="rujukan",
            jenis=JenisBidang.TEKS,
            teks=Kata("Rujukan sistem lain", "Reference of the other system"),
        )
    if any(satu.diteruskan for satu in mungkin.values()):
        kepada = keadaan.ringkasan.kepada if keadaan.ringkasan else ""
        yield evolve(KEPADA, wajib=False, nilai=kepada or None)
    if cara.menyaksikan:
        yield from bidang_saksi(keadaan, konteks, langkah)


def _dapat_disebut(keadaan: Kasus, mungkin: Mapping[str, Hasil]) -> tuple[str, ...]:
    """Conditions that each outcome which rests on any may name."""
    semua = [hasil for nama, hasil in mungkin.items() if berdasar(nama, hasil)]
    if not semua:
        return ()
    return (dasar_disebut if all(x.diteruskan for x in semua) else dasar_tolak)(keadaan)


# Else whoever reads the choices finds nothing but refusals.
_HASIL_LAIN_MENUNGGU: Final = Kata(
    "Hasil langkah; untuk hasil lain, tetapkan dahulu varian layanannya",
    "Outcome of the step; for any other, settle the variant of the service first",
)

_WAJIB: Final = frozenset(
    {
        KodeHalangan.ALASAN_WAJIB,
        KodeHalangan.RUJUKAN_WAJIB,
        KodeHalangan.BERKAS_BELUM_LENGKAP,
    }
)


def _wajib(
    keadaan: Kasus,
    konteks: Konteks,
    langkah: Langkah,
    oleh: JejakPelaku,
    sendiri: Sendiri,
    *,
    mungkin: Mapping[str, Hasil],
) -> Mapping[str, tuple[str, ...]]:
    """The fields without which an outcome is refused, each with those outcomes: the step is done
    on trial. What a decision rests on that evaluates by itself may show only then, by a registry's
    answer; nothing is required beforehand for that."""
    cara, hasil = cara_langkah(langkah), dict[str, list[str]]()
    tak_tentu = cara.memutus if keadaan.penilaian is None and _bertanya(konteks) else ()
    for nama, arah in mungkin.items():
        if nama in tak_tentu:
            continue
        if arah.ke == Tujuan.KEMBALIKAN and not cara.berkas:
            # What is missing is no ground to whoever does not look at it.
            hasil.setdefault("alasan", []).append(nama)
        coba = SelesaikanLangkah(kasus=keadaan.id, langkah=langkah.kode, hasil=nama)
        try:
            kejadian = selesaikan(keadaan, coba, konteks, oleh, sendiri)
            tolak_bila_ada(tanpa_dasar(kejadian, konteks))
        except Terhalang as terhalang:
            for satu in terhalang.halangan:
                if satu.kode in _WAJIB:
                    hasil.setdefault(satu.lokasi, []).append(nama)
    return {bidang: tuple(dict.fromkeys(semua)) for bidang, semua in hasil.items()}


def _diwajibkan(bidang: Bidang, wajib: Mapping[str, tuple[str, ...]]) -> Bidang:
    if bidang.nama not in wajib:
        return bidang
    return evolve(bidang, wajib_bila=WajibBila(bidang="hasil", nilai=wajib[bidang.nama]))


def _bertanya(konteks: Konteks) -> bool:
    """Whether a registry that is wired knows facts of the conditions."""
    return any(_terjawab(konteks, jalur.kode) for jalur in konteks.syarat.jalur)


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
