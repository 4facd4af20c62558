"""What a case offers: a step as a form, whose turn it is, and what somebody may do now."""

from collections.abc import Iterable

from attrs import frozen

from dinsos_core.domain.kasus.berkas import Kekurangan, kekurangan
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.prosedur.alur import hasil_mungkin
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import bukan_penetap, langkah_kini, sedang_dijeda
from dinsos_core.domain.prosedur.peran import dapat_sebagai
from dinsos_core.domain.prosedur.rute import TANPA_SENDIRI, Prosedur, Sendiri, jejak
from dinsos_core.domain.shared.nilai import BelumDiketahui
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.kosakata import JenisFakta, SumberFakta
from dinsos_core.domain.standar.model import JenisLangkah, Langkah


@frozen(kw_only=True)
class Bidang:
    """One field of a form. ``nama`` is the command's own field, or a fact path within `fakta`."""

    nama: str
    jenis: str
    wajib: bool
    teks: str = ""
    pilihan: tuple[str, ...] = ()


@frozen(kw_only=True)
class Tindakan:
    """One thing this actor may do now; ``perintah`` names the command.

    ``hanya_paraf``: the act adds initials, a later role completes the step.
    """

    perintah: str
    teks: str
    peran: str
    langkah: str = ""
    jenis: str = ""
    butir: tuple[str, ...] = ()
    hanya_paraf: bool = False
    bidang: tuple[Bidang, ...] = ()
    kekurangan: tuple[Kekurangan, ...] = ()
    fakta_belum: tuple[str, ...] = ()


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


def butuh_fakta(keadaan: Kasus, konteks: Konteks) -> bool:
    """Whether what this actor is offered shows anything of the case's facts."""
    ditawarkan = langkah_ditawarkan(keadaan, konteks)
    if ditawarkan is None or not keadaan.kemajuan.melengkapi(ditawarkan[0]):
        return False
    return cara_langkah(ditawarkan[0]).melihat_fakta


def tawaran_langkah(
    keadaan: Kasus, konteks: Konteks, sendiri: Sendiri = TANPA_SENDIRI
) -> Tindakan | None:
    """The current step as a form, if it is this actor's turn."""
    ditawarkan = langkah_ditawarkan(keadaan, konteks)
    if ditawarkan is None:
        return None
    langkah, oleh = ditawarkan
    cara = cara_langkah(langkah)
    melengkapi = keadaan.kemajuan.melengkapi(langkah)
    return Tindakan(
        perintah=SelesaikanLangkah.__name__,
        teks=langkah.teks,
        peran=oleh.peran,
        langkah=langkah.kode,
        jenis=langkah.jenis.value,
        butir=langkah.butir,
        hanya_paraf=not melengkapi,
        bidang=tuple(_bidang(keadaan, konteks, langkah, sendiri)) if melengkapi else (),
        kekurangan=(
            kekurangan(konteks.standar, konteks.fakta, keadaan.berkas)
            if cara.berkas and melengkapi
            else ()
        ),
        fakta_belum=fakta_belum(konteks) if cara.menilai and melengkapi else (),
    )


def _bidang(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah, sendiri: Sendiri
) -> Iterable[Bidang]:
    cara, semua = cara_langkah(langkah), hasil_mungkin(langkah)
    prosedur = Prosedur(siklus=keadaan.siklus, alur=konteks.standar.langkah, akibat=sendiri)
    tempuh = jejak(prosedur, langkah, keadaan.status)
    mungkin = {nama: semua[nama] for nama, titik in tempuh.items() if titik}
    yield Bidang(nama="hasil", jenis="pilihan", wajib=not cara.wajar, pilihan=tuple(mungkin))
    yield Bidang(nama="alasan", jenis="teks", wajib=False)
    if cara.berkas:
        yield bidang_berkas(konteks, wajib=False)
    if cara.rujukan:
        yield Bidang(nama="rujukan", jenis="teks", wajib=False)
    if any(satu.diteruskan for satu in mungkin.values()):
        yield Bidang(nama="kepada", jenis="teks", wajib=False)
    if cara.menyaksikan:
        yield from _bidang_atestasi(keadaan, konteks, langkah)


def bidang_berkas(konteks: Konteks, *, wajib: bool) -> Bidang:
    """The field for papers."""
    kode = tuple(d.kode for d in konteks.standar.dokumen)
    return Bidang(nama="berkas", jenis="berkas", wajib=wajib, pilihan=kode)


def _bidang_atestasi(keadaan: Kasus, konteks: Konteks, langkah: Langkah) -> Iterable[Bidang]:
    bidang: dict[str, Bidang] = {}  # two conditions may need the same fact
    for jalur in konteks.syarat.jalur:
        definisi = konteks.kosakata.fakta.get(jalur.kode)
        if definisi is None or definisi.sumber is not SumberFakta.ATESTASI:
            continue
        boleh = konteks.syarat.atestasi.get(jalur.kode)
        if boleh and not set(boleh) & set(langkah.oleh):
            continue
        pilihan = definisi.pilihan
        if definisi.jenis is JenisFakta.YA_TIDAK:
            pilihan = ("ya", "tidak")
        banyak = sum(p.pihak == jalur.pihak for p in keadaan.pihak)
        orang = [f"{jalur.pihak}[{n}]." for n in range(banyak)]
        for milik in (orang if jalur.setiap else orang[:1]) if jalur.pihak else [""]:
            nama = f"fakta.{milik}{jalur.kode}"
            bidang[nama] = Bidang(
                nama=nama,
                jenis=definisi.jenis.value,
                wajib=False,
                teks=definisi.nama,
                pilihan=pilihan,
            )
    return bidang.values()


def fakta_belum(konteks: Konteks) -> tuple[str, ...]:
    """Paths of facts the rules need and nobody has stated or attested yet."""
    semua = (
        ditemukan.lokasi
        for jalur in konteks.syarat.jalur
        for ditemukan in konteks.fakta.ambil(jalur)
        if isinstance(ditemukan.nilai, BelumDiketahui)
    )
    return tuple(dict.fromkeys(semua))
