"""Doing a step: whose turn it is, what came with it, its outcome, and where the case goes on."""

from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, frozen

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.berkas import gabung_berkas, periksa_dokumen
from dinsos_core.domain.kasus.keadaan import K, Kasus
from dinsos_core.domain.kasus.kemajuan import AKHIR, DILEWATI
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.kelayakan.fakta import bila_terpenuhi
from dinsos_core.domain.prosedur import alur
from dinsos_core.domain.prosedur.cara import Dampak, Kerja, cara_langkah
from dinsos_core.domain.prosedur.isian import (
    baca_jalur,
    data_dikoreksi,
    dengan_isian,
    segel_teks,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.penilaian import boleh_menetapkan
from dinsos_core.domain.prosedur.peran import instansi_lain, jejak
from dinsos_core.domain.prosedur.surat import produk_langkah
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.domain.standar.model import JenisLangkah, Langkah, Tujuan


@frozen(kw_only=True)
class Butuh:
    """What must be gathered before a command is decided.

    ``fakta``: the facts of the case, from the vault. ``registri``: the registries' answers, asked
    while the store holds no write transaction of its own open. ``nomor``: the running number of
    this kind of letter, reserved in the command's own transaction.
    """

    fakta: bool = False
    registri: bool = False
    nomor: str | None = None


# --- whose turn


def langkah_kini(keadaan: Kasus, konteks: Konteks) -> Langkah | None:
    """The step a case waits at, or None when the procedure waits for nobody in the office."""
    if not keadaan.boleh(k.LangkahDiselesaikan.tipe):
        return None
    return konteks.standar.cari_langkah(keadaan.kemajuan.kini)


def izin_langkah(keadaan: Kasus, c: SelesaikanLangkah, konteks: Konteks) -> JejakPelaku:
    """Who does it in which role, if it is this step's turn and theirs. Raises `Terhalang`."""
    tolak_bila_ada(instansi_lain(konteks))
    langkah = _dikenal(c, konteks)
    tolak_bila_ada(keadaan.tertutup(k.LangkahDiselesaikan.tipe))
    kini = keadaan.kemajuan.kini
    if langkah.kode != kini:
        raise Terhalang(
            halangan(
                KodeHalangan.LANGKAH_BELUM_GILIRAN, "langkah", langkah=langkah.kode, giliran=kini
            )
        )
    tolak_bila_ada(sedang_dijeda(keadaan))
    oleh = jejak(konteks, keadaan.kemajuan.peran_giliran(langkah), keadaan)
    tolak_bila_ada(bukan_penetap(keadaan, konteks, langkah, oleh))
    if keadaan.kemajuan.melengkapi(langkah):
        tolak_bila_ada(alur.hasil_salah(langkah, c.hasil))
    return oleh


def _dikenal(c: SelesaikanLangkah, konteks: Konteks) -> Langkah:
    langkah = konteks.standar.cari_langkah(c.langkah)
    if langkah is not None:
        return langkah
    dikenal = [satu.kode for satu in konteks.standar.langkah]
    raise Terhalang(
        halangan(
            KodeHalangan.LANGKAH_TIDAK_DIKENAL,
            "langkah",
            langkah=c.langkah,
            mirip=terdekat(c.langkah, dikenal),
            pilihan=tuple(dikenal),
        )
    )


def sedang_dijeda(keadaan: Kasus) -> tuple[Halangan, ...]:
    """A paused case waits."""
    if not keadaan.dijeda:
        return ()
    return (halangan(KodeHalangan.SEDANG_DIJEDA, sebab=keadaan.jeda[-1].alasan_kode),)


def bukan_penetap(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah, oleh: JejakPelaku
) -> tuple[Halangan, ...]:
    """Initials are anyone's of the role; the determination itself is not the assessor's."""
    menetapkan = cara_langkah(langkah).menetapkan and keadaan.kemajuan.melengkapi(langkah)
    if not menetapkan or boleh_menetapkan(keadaan, konteks.standar, oleh.id):
        return ()
    return (halangan(KodeHalangan.ASESOR_TIDAK_MENETAPKAN),)


def butuh_langkah(keadaan: Kasus, c: SelesaikanLangkah, konteks: Konteks) -> Butuh:
    """Facts for a step that looks at papers, evaluates, attests, or has an only-if right after it;
    registries for one that evaluates, a number for one that issues. Initials need nothing."""
    langkah = _dikenal(c, konteks)
    if not keadaan.kemajuan.melengkapi(langkah):
        return Butuh()
    cara = cara_langkah(langkah)
    nomor = None
    if cara.terbit and c.hasil != DILEWATI:
        produk = produk_langkah(konteks.standar, langkah)
        nomor = (produk.klasifikasi or produk.kode) if produk.bernomor else None
    menilai = cara.menilai is not None and cara.menilai(keadaan, c) and c.hasil != DILEWATI
    bersyarat = alur.bersyarat(konteks.standar.langkah, langkah.kode)
    return Butuh(
        fakta=cara.berkas or menilai or bool(c.fakta) or bersyarat,
        registri=menilai,
        nomor=nomor,
    )


# --- doing it


def selesaikan(
    keadaan: K,
    c: SelesaikanLangkah,
    konteks: Konteks,
    oleh: JejakPelaku,
    sendiri: Mapping[JenisLangkah, Callable[[Kerja[K]], Dampak]],
) -> tuple[k.Kejadian, ...]:
    """Complete the current step or add initials to it.

    Order of the events: papers and facts as found, what the step rests on, the step, what it means
    for the case, and the closing if the procedure ends here. ``sendiri``: what a kind of step means
    in this aggregate alone.
    """
    langkah = _dikenal(c, konteks)
    if not keadaan.kemajuan.melengkapi(langkah):
        _periksa_paraf(c)
        return (k.LangkahDiparaf(pada=konteks.kini, oleh=oleh, langkah=langkah.kode),)
    isian, masalah = baca_jalur(konteks, keadaan, c.fakta, SumberFakta.ATESTASI)
    masalah += periksa_dokumen(konteks.standar, c.berkas, len(keadaan.pihak))
    masalah += _bukan_atestasinya(konteks, langkah, c.fakta)
    tolak_bila_ada(masalah)
    awal: list[k.Kejadian] = []
    if isian.pihak or isian.kasus:
        awal.append(data_dikoreksi(keadaan, isian, konteks, oleh))
        keadaan = evolve(keadaan, penilaian=None)
    if c.berkas:
        awal.append(k.BerkasDiperiksa(pada=konteks.kini, oleh=oleh, berkas=c.berkas))
        keadaan = evolve(keadaan, berkas=gabung_berkas(keadaan.berkas, c.berkas))
    semua, penetapan = konteks.standar.langkah, alur.langkah_menetapkan(konteks.standar.langkah)
    kerja = Kerja(
        keadaan=keadaan,
        perintah=c,
        konteks=konteks,
        langkah=langkah,
        oleh=oleh,
        fakta=dengan_isian(konteks.fakta, keadaan, isian),
        hasil=alur.hasil_mungkin(langkah),
        mengulang_putusan=lambda hasil: (
            penetapan is not None
            and alur.mundur(
                semua, penetapan, alur.berikutnya(semua, langkah, hasil, lambda _: True)
            )
        ),
    )
    dampak = sendiri.get(langkah.jenis, cara_langkah(langkah).dampak)(kerja)
    return (*awal, *dampak.sebelum, *_selesai(kerja, dampak))


def _periksa_paraf(c: SelesaikanLangkah) -> None:
    """Initials carry nothing; what the command brings beside them would be lost in silence."""
    isian = ("hasil", "alasan", "berkas", "fakta", "rujukan", "kepada")
    if terisi := tuple(nama for nama in isian if getattr(c, nama)):
        raise Terhalang(halangan(KodeHalangan.PARAF_TANPA_ISIAN, isian=terisi))


def _bukan_atestasinya(konteks: Konteks, langkah: Langkah, fakta: Iterable[str]) -> list[Halangan]:
    """Facts that only other roles than those of this step may attest."""
    masalah: list[Halangan] = []
    for jalur in fakta:
        peran = konteks.syarat.atestasi.get(jalur.rpartition(".")[2], ())
        if peran and not set(peran) & set(langkah.oleh):
            masalah.append(halangan(KodeHalangan.PERAN_TIDAK_BERWENANG, jalur, boleh=peran))
    return masalah


def _selesai(kerja: Kerja[K], dampak: Dampak) -> tuple[k.Kejadian, ...]:
    """The step's own event, what it causes, and the closing if no step is left."""
    langkah, konteks, akibat = kerja.langkah, kerja.konteks, dampak.sesudah
    berikut = alur.berikutnya(
        konteks.standar.langkah,
        langkah,
        dampak.hasil,
        lambda satu: bila_terpenuhi(satu.bila, kerja.fakta) is not False,
    )
    if berikut == Tujuan.TERUSKAN:
        berikut = AKHIR
        akibat = (*akibat, _diteruskan(kerja, dampak.kepada))
    if berikut == Tujuan.KEMBALIKAN:
        berikut = langkah.kode
    selesai = k.LangkahDiselesaikan(
        pada=konteks.kini,
        oleh=kerja.oleh,
        langkah=langkah.kode,
        hasil=dampak.hasil,
        berikut=berikut,
        catatan=segel_teks(konteks, kerja.keadaan, "catatan", kerja.perintah.alasan),
        saran_tolak=kerja.hasil[dampak.hasil].ke == Tujuan.TOLAK,
        mundur=alur.mundur(konteks.standar.langkah, langkah.kode, berikut),
    )
    return (selesai, *akibat, *_penutup(kerja, berikut, akibat))


def _diteruskan(kerja: Kerja[K], wajar: str) -> k.KasusDiteruskan:
    penilaian = kerja.keadaan.penilaian
    kepada = kerja.perintah.kepada or wajar or (penilaian.kepada if penilaian else "")
    if not kepada:
        raise Terhalang(halangan(KodeHalangan.RUJUKAN_WAJIB, "kepada"))
    return k.KasusDiteruskan(
        pada=kerja.konteks.kini,
        oleh=kerja.oleh,
        kepada=kepada,
        alasan=segel_teks(kerja.konteks, kerja.keadaan, "alasan", kerja.perintah.alasan),
    )


def _penutup(
    kerja: Kerja[K], berikut: str, akibat: tuple[k.Kejadian, ...]
) -> tuple[k.Kejadian, ...]:
    if berikut != AKHIR and not cara_langkah(kerja.langkah).menutup:
        return ()
    siklus = kerja.keadaan.siklus
    status = siklus.sesudah_semua(kerja.keadaan.status, (satu.tipe for satu in akibat))
    if not siklus.boleh(status, k.KasusDitutup.tipe):
        return ()
    return (k.KasusDitutup(pada=kerja.konteks.kini, oleh=kerja.oleh),)
