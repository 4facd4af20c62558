"""Doing a step: whose turn it is, what came with it, its outcome, and where the case goes on."""

from collections.abc import Iterable, Iterator
from typing import Final

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.berkas import (
    Kekurangan,
    periksa_dokumen,
)
from dinsos_core.domain.kasus.catatan import VarianDitetapkan
from dinsos_core.domain.kasus.keadaan import K, Kasus
from dinsos_core.domain.kasus.kejadian import Tempat
from dinsos_core.domain.kasus.kemajuan import KURANG
from dinsos_core.domain.kasus.mulai import jalur_mulai
from dinsos_core.domain.kasus.perintah import SelesaikanLangkah
from dinsos_core.domain.kasus.wakil import SENDIRI, Lingkup
from dinsos_core.domain.kelayakan.fakta import bila_terpenuhi
from dinsos_core.domain.kelayakan.nik import memuat_nik
from dinsos_core.domain.prosedur import alur
from dinsos_core.domain.prosedur.anak import kekurangan_perkara
from dinsos_core.domain.prosedur.cara import Kerja, cara_langkah, menunggu_jawaban
from dinsos_core.domain.prosedur.dasar import berdasar
from dinsos_core.domain.prosedur.isian import (
    baca_jalur,
    data_dikoreksi,
    dengan_isian,
    fakta_disaksikan,
    segel_isi,
    segel_teks,
    yang_berubah,
)
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.mulai import tanggal_berubah
from dinsos_core.domain.prosedur.penilaian import bukan_penetap, dinilai
from dinsos_core.domain.prosedur.peran import (
    bukan_peran,
    dapat_sebagai,
    instansi_lain,
    jejak,
    peran_berbagian,
)
from dinsos_core.domain.prosedur.rute import Prosedur, Rute, Sendiri, menilai, tempuh
from dinsos_core.domain.prosedur.surat import perlu_terbit
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Tersegel
from dinsos_core.domain.shared.ubah import evolve
from dinsos_core.domain.standar.kosakata import SumberFakta
from dinsos_core.domain.standar.model import (
    ArtiHasil,
    JenisLangkah,
    Langkah,
    StandarPelayanan,
    Tujuan,
)


@frozen(kw_only=True)
class Butuh:
    """What must be gathered before a command is decided.

    ``fakta``: the facts of the case, from the vault. ``ringkasan``: what it holds sealed of its
    assessment and papers (with the facts, that as well). ``registri``: the registries' answers,
    asked while the store holds no write transaction of its own open. ``nomor``: a number for a
    letter of this product; ``tempat``: one of these places, both reserved in the command's own
    transaction. ``kasus``: other cases of the agency, to be looked at; they must not have changed
    when the command is stored. ``kasus_baru``: ids for so many cases that it opens. ``varian``: the
    standard as it reads for this variant. ``rahasia_baru``: a secret for whoever gives the command.
    ``layanan``: the standard of this service of the agency, as it is in force.

    A follow-up may ask for what the vault holds only.
    """

    fakta: bool = False
    ringkasan: bool = False
    registri: bool = False
    nomor: str | None = None
    tempat: tuple[Tempat, ...] = ()
    kasus: tuple[KasusId, ...] = ()
    kasus_baru: int = 0
    varian: str | None = None
    rahasia_baru: bool = False
    layanan: str = ""

    def dan(self, lain: "Butuh") -> "Butuh":
        """What this and the other ask for."""
        return Butuh(
            fakta=self.fakta or lain.fakta,
            ringkasan=self.ringkasan or lain.ringkasan,
            registri=self.registri or lain.registri,
            nomor=self.nomor or lain.nomor,
            tempat=self.tempat or lain.tempat,
            kasus=tuple(dict.fromkeys((*self.kasus, *lain.kasus))),
            kasus_baru=self.kasus_baru + lain.kasus_baru,
            varian=self.varian or lain.varian,
            rahasia_baru=self.rahasia_baru or lain.rahasia_baru,
            layanan=self.layanan or lain.layanan,
        )


# --- whose turn


def langkah_kini(keadaan: Kasus, konteks: Konteks) -> Langkah | None:
    """The step a case waits at, or None when the procedure waits for nobody in the office."""
    if not keadaan.boleh(k.LangkahDiselesaikan.tipe):
        return None
    return konteks.standar.cari_langkah(keadaan.kemajuan.kini)


def izin_langkah(keadaan: Kasus, c: SelesaikanLangkah, konteks: Konteks) -> JejakPelaku:
    """Who does it in which role, if it is this step's turn and theirs. Raises `Terhalang`."""
    tolak_bila_ada(instansi_lain(konteks))
    langkah = langkah_dikenal(c.langkah, konteks.standar)
    # Where the case stands is nothing to whoever has no part in it.
    if dapat_sebagai(konteks, peran_berbagian(konteks.standar), keadaan) is None:
        jejak(konteks, langkah.oleh, keadaan, lingkup_langkah(langkah))
    tolak_bila_ada(keadaan.tertutup(k.LangkahDiselesaikan.tipe))
    kini = keadaan.kemajuan.kini
    if langkah.kode != kini:
        raise Terhalang(
            halangan(
                KodeHalangan.LANGKAH_BELUM_GILIRAN, "langkah", langkah=langkah.kode, giliran=kini
            )
        )
    tolak_bila_ada(langkah_dijeda(keadaan, langkah))
    peran = keadaan.kemajuan.peran_giliran(langkah)
    oleh = jejak(konteks, peran, keadaan, lingkup_langkah(langkah))
    tolak_bila_ada(bukan_penetap(keadaan, konteks, langkah, oleh))
    if keadaan.kemajuan.melengkapi(langkah):
        tolak_bila_ada(alur.hasil_salah(langkah, keadaan.siklus, c.hasil))
        tolak_bila_ada(varian_dituntut(keadaan, konteks, langkah, c.hasil))
    return oleh


_MENGAJUKAN: Final = frozenset({JenisLangkah.SIAPKAN_BERKAS, JenisLangkah.AJUKAN})
_MENERIMA: Final = frozenset(
    {JenisLangkah.TERBITKAN, JenisLangkah.SERAH_TERIMA, JenisLangkah.INFORMASIKAN}
)


def lingkup_langkah(langkah: Langkah) -> frozenset[Lingkup]:
    """Of which acts a proxy's letter must name one for this step of one of the public."""
    if langkah.sendiri:
        return SENDIRI
    if langkah.jenis in _MENGAJUKAN:
        return frozenset({Lingkup.MENGAJUKAN})
    return frozenset({Lingkup.MENERIMA if langkah.jenis in _MENERIMA else Lingkup.MELENGKAPI})


def varian_dituntut(
    keadaan: Kasus, konteks: Konteks, langkah: Langkah, hasil: str
) -> tuple[Halangan, ...]:
    """The step at which the variant is known at the latest, and those behind it, do not simply go
    on before it is. Where none is settled any more, the case has ended and is only told of."""
    standar = konteks.standar
    belum = keadaan.varian is None and bool(standar.varian_pada)
    if not belum or not keadaan.boleh(VarianDitetapkan.tipe):
        return ()
    kode = [satu.kode for satu in standar.langkah]
    arah = alur.hasil_mungkin(langkah, keadaan.siklus).get(hasil or cara_langkah(langkah).wajar)
    if arah is None or arah.ke or kode.index(langkah.kode) < kode.index(standar.varian_pada):
        return ()
    pilihan = tuple(satu.kode for satu in standar.varian)
    return (halangan(KodeHalangan.VARIAN_WAJIB, "varian", pilihan=pilihan),)


def langkah_dikenal(kode: str, standar: StandarPelayanan) -> Langkah:
    """The step with that code. Raises `Terhalang` if there is none."""
    langkah = standar.cari_langkah(kode)
    if langkah is not None:
        return langkah
    dikenal = [satu.kode for satu in standar.langkah]
    raise Terhalang(
        halangan(
            KodeHalangan.LANGKAH_TIDAK_DIKENAL,
            "langkah",
            langkah=kode,
            mirip=terdekat(kode, dikenal),
            pilihan=tuple(dikenal),
        )
    )


def sedang_dijeda(keadaan: Kasus) -> tuple[Halangan, ...]:
    """A paused case waits, unless for what doing its step brings."""
    if not keadaan.dijeda or keadaan.status in keadaan.siklus.menunggu:
        return ()
    return (halangan(KodeHalangan.SEDANG_DIJEDA, sebab=keadaan.jeda[-1].alasan_kode),)


def langkah_dijeda(keadaan: Kasus, langkah: Langkah) -> tuple[Halangan, ...]:
    """A paused case waits, but not for the answer it is paused for."""
    if cara_langkah(langkah).menjawab and menunggu_jawaban(keadaan):
        return ()
    return sedang_dijeda(keadaan)


def butuh_langkah(keadaan: Kasus, c: SelesaikanLangkah, konteks: Konteks) -> Butuh:
    """Facts for an outcome that looks at papers, evaluates, attests, or has an only-if right after
    it; registries for one that evaluates, a number for one that issues. Initials need nothing."""
    langkah = langkah_dikenal(c.langkah, konteks.standar)
    if not keadaan.kemajuan.melengkapi(langkah):
        return Butuh()
    cara, hasil = cara_langkah(langkah), c.hasil or cara_langkah(langkah).wajar
    nomor = None
    if cara.terbit and hasil == cara.polos and perlu_terbit(keadaan, langkah):
        produk = konteks.standar.produk_langkah(langkah)
        nomor = produk.kode if produk.bernomor else None
    belum = keadaan.penilaian is None or bool(c.fakta)
    dinilai = menilai(keadaan.siklus, langkah, keadaan.status, hasil, belum=belum)
    berkas = cara.berkas or _mengembalikan(langkah, hasil)
    bersyarat = alur.bersyarat(konteks.standar.langkah, langkah.kode)
    memulai = cara.menetapkan and bool(jalur_mulai(konteks.standar))
    return Butuh(
        fakta=berkas or dinilai or bool(c.fakta) or bersyarat or memulai,
        ringkasan=melihat_penilaian(langkah, hasil),
        registri=dinilai,
        nomor=nomor,
    )


def melihat_penilaian(langkah: Langkah, hasil: str) -> bool:
    """Whether an outcome rests on what was assessed: a decision, or an end."""
    arah = alur.hasil_mungkin(langkah).get(hasil)
    akhir = arah is not None and (arah.arti is not None or arah.ke in set(Tujuan))
    return akhir or hasil in cara_langkah(langkah).memutus


# --- doing it


def selesaikan(
    keadaan: K,
    c: SelesaikanLangkah,
    konteks: Konteks,
    oleh: JejakPelaku,
    sendiri: Sendiri,
) -> tuple[k.Kejadian, ...]:
    """Complete the current step or add initials to it.

    Order of the events: facts and papers as found, the assessment, the step, what its outcome
    causes, the closing if the procedure ends here. ``sendiri``: `JenisKasus.akibat`.
    """
    langkah = langkah_dikenal(c.langkah, konteks.standar)
    if not keadaan.kemajuan.melengkapi(langkah):
        _periksa_paraf(c)
        return (k.LangkahDiparaf(pada=konteks.kini, oleh=oleh, langkah=langkah.kode),)
    kerja, ditemukan = _ditemukan(keadaan, c, konteks, langkah, oleh)
    kerja, diperiksa = _lihat_berkas(kerja, sendiri)
    kerja, dinilai = _nilai(kerja)
    rute = _rute(kerja, kerja.hasil, sendiri, dinilai=bool(dinilai))
    kerja = evolve(kerja, berikut=rute.berikut)
    return (*ditemukan, *diperiksa, *dinilai, _selesai(kerja), *_akibat(kerja, rute))


def _akibat(kerja: Kerja[K], rute: Rute[K]) -> Iterator[k.Kejadian]:
    for satu in rute.akibat:
        dibuat = satu.buat(kerja)
        yield from dibuat if isinstance(dibuat, tuple) else (dibuat,)


def _periksa_paraf(c: SelesaikanLangkah) -> None:
    """Initials carry nothing; what the command brings beside them would be lost in silence."""
    isian = ("hasil", "dasar", "alasan", "berkas", "fakta", "rujukan", "kepada")
    if terisi := tuple(nama for nama in isian if getattr(c, nama)):
        raise Terhalang(halangan(KodeHalangan.PARAF_TANPA_ISIAN, isian=terisi))


def _bukan_atestasinya(konteks: Konteks, langkah: Langkah, fakta: Iterable[str]) -> list[Halangan]:
    """Facts that only other roles than those of this step may attest."""
    masalah: list[Halangan] = []
    for jalur in fakta:
        peran = konteks.syarat.atestasi.get(jalur.rpartition(".")[2], ())
        if peran and not set(peran) & set(langkah.oleh):
            masalah.append(bukan_peran(peran, konteks, jalur))
    return masalah


def _tidak_diminta(
    keadaan: Kasus, c: SelesaikanLangkah, konteks: Konteks, langkah: Langkah
) -> Iterator[Halangan]:
    """What the step's form has no field for would be lost, or stand where nobody looks at it."""
    cara, mungkin = cara_langkah(langkah), alur.hasil_mungkin(langkah, keadaan.siklus)
    diminta = fakta_disaksikan(keadaan, konteks, langkah) if cara.menyaksikan else {}
    for jalur in c.fakta:
        depan, titik, kode = jalur.rpartition(".")
        if f"{depan}[0]{titik}{kode}" not in diminta and jalur not in diminta:
            yield halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, f"fakta.{jalur}")
    if not cara.berkas:
        for satu in c.berkas:
            yield halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, f"berkas.{satu.dokumen}")
    if c.rujukan and not cara.rujukan:
        yield halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, "rujukan")
    elif memuat_nik(c.rujukan):  # it is kept in the open; whom it is of has a field of its own
        yield halangan(KodeHalangan.ISIAN_SALAH_JENIS, "rujukan", diharapkan="bukan_nik")
    if c.dasar and not any(berdasar(nama, satu) for nama, satu in mungkin.items()):
        yield halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, "dasar")
    if c.kepada and not any(satu.diteruskan for satu in mungkin.values()):
        yield halangan(KodeHalangan.ISIAN_TIDAK_DIMINTA, "kepada")


def _ditemukan(
    keadaan: K, c: SelesaikanLangkah, konteks: Konteks, langkah: Langkah, oleh: JejakPelaku
) -> tuple[Kerja[K], tuple[k.Kejadian, ...]]:
    """The work on the facts that the step attests and the papers as it found them."""
    isian, masalah = baca_jalur(konteks, keadaan, c.fakta, SumberFakta.ATESTASI)
    masalah += periksa_dokumen(konteks.standar, c.berkas, len(keadaan.pihak))
    masalah += _bukan_atestasinya(konteks, langkah, c.fakta)
    masalah += _tidak_diminta(keadaan, c, konteks, langkah) if not masalah else ()
    tolak_bila_ada(masalah)
    kejadian: tuple[k.Kejadian, ...] = ()
    isian = yang_berubah(konteks.fakta, keadaan, isian)
    fakta = dengan_isian(konteks.fakta, keadaan, isian)
    if not isian.kosong:
        dikoreksi = data_dikoreksi(keadaan, isian, konteks, oleh)
        # A determination says by itself which dates start what it decides.
        menetapkan = cara_langkah(langkah).menetapkan
        mulai = () if menetapkan else tanggal_berubah(keadaan, fakta, konteks, oleh)
        kejadian = (dikoreksi, *mulai)
        keadaan = evolve(keadaan, penilaian=None)
    berkas = segel_isi(konteks, keadaan.pokok, "berkas", c.berkas, k.BerkasDiperiksa.tipe)
    keadaan = evolve(keadaan, berkas=(*keadaan.berkas, berkas))
    kerja = Kerja(
        keadaan=keadaan, perintah=c, konteks=konteks, langkah=langkah, oleh=oleh, fakta=fakta
    )
    return kerja, kejadian


def _lihat_berkas(kerja: Kerja[K], sendiri: Sendiri) -> tuple[Kerja[K], tuple[k.Kejadian, ...]]:
    """The work with its outcome, and the papers on record as they were found.

    Every missing paper at once. A step that looks at papers never passes a dossier that lacks
    some, as long as it could send it back; where it cannot, what is missing is put on record.
    """
    langkah, konteks, c = kerja.langkah, kerja.konteks, kerja.perintah
    cara = cara_langkah(langkah)
    hasil = c.hasil or cara.wajar
    if cara.berkas or _mengembalikan(langkah, hasil):
        kurang = kekurangan_perkara(kerja.keadaan, konteks, kerja.fakta, kerja.keadaan.diserahkan)
        kerja = evolve(kerja, kurang=kurang)
    tercatat: Tersegel[tuple[Kekurangan, ...]] | None = None
    if cara.berkas:
        if not _dapat_kembali(kerja, sendiri):
            tipe, pokok = k.BerkasDiperiksa.tipe, kerja.keadaan.pokok
            tercatat = segel_isi(konteks, pokok, "kurang", kerja.kurang, tipe)
        elif kerja.kurang and not c.hasil and cara.wajar:
            hasil = KURANG
        elif kerja.kurang and hasil == cara.polos:
            tolak_bila_ada(_belum_lengkap(satu, konteks) for satu in kerja.kurang)
    kerja = evolve(kerja, hasil=hasil)
    if not c.berkas and tercatat is None:
        return kerja, ()
    diperiksa = k.BerkasDiperiksa(
        pada=konteks.kini, oleh=kerja.oleh, berkas=kerja.keadaan.berkas[-1], kurang=tercatat
    )
    return kerja, (diperiksa,)


def _mengembalikan(langkah: Langkah, hasil: str) -> bool:
    arah = alur.hasil_mungkin(langkah).get(hasil)
    return arah is not None and arah.ke == Tujuan.KEMBALIKAN


def _dapat_kembali(kerja: Kerja[Kasus], sendiri: Sendiri) -> bool:
    mungkin = alur.hasil_mungkin(kerja.langkah, kerja.keadaan.siklus)
    return KURANG in mungkin and _rute(kerja, KURANG, sendiri, dinilai=False).status is not None


def _belum_lengkap(satu: Kekurangan, konteks: Konteks) -> Halangan:
    return halangan(
        KodeHalangan.BERKAS_BELUM_LENGKAP,
        f"berkas.{satu.dokumen}" + (f".{satu.lokasi}" if satu.lokasi else ""),
        dokumen=konteks.kosakata.kata(satu.teks),
        butir=satu.butir,
        sebab=tuple(s.value for s in satu.sebab),
    )


def _nilai(kerja: Kerja[K]) -> tuple[Kerja[K], tuple[k.Kejadian, ...]]:
    """The work with the conditions evaluated, where its outcome rests on them."""
    keadaan = kerja.keadaan
    if not menilai(
        keadaan.siklus,
        kerja.langkah,
        keadaan.status,
        kerja.hasil,
        belum=keadaan.penilaian is None,
    ):
        return kerja, ()
    nilai = dinilai(kerja.fakta, keadaan, kerja.konteks, kerja.oleh)
    return evolve(kerja, keadaan=evolve(keadaan, penilaian=nilai.penilaian)), (nilai,)


def _rute(kerja: Kerja[K], hasil: str, sendiri: Sendiri, *, dinilai: bool) -> Rute[K]:
    semua = kerja.konteks.standar.langkah
    berikut = alur.berikutnya(
        semua,
        kerja.langkah,
        hasil,
        lambda satu: bila_terpenuhi(satu.bila, kerja.fakta) is not False,
    )
    return tempuh(
        Prosedur(siklus=kerja.keadaan.siklus, alur=semua, akibat=sendiri),
        kerja.langkah,
        (berikut, kerja.keadaan.status),
        hasil,
        dinilai=dinilai,
        perlu=lambda akibat: akibat.perlu(evolve(kerja, berikut=berikut)),
    )


def _arti_tersendiri(arti: ArtiHasil | None) -> str:
    return arti.value if arti is ArtiHasil.TIDAK_DITEMUKAN else ""


def _selesai(kerja: Kerja[Kasus]) -> k.LangkahDiselesaikan:
    """The step's own event."""
    langkah, konteks = kerja.langkah, kerja.konteks
    return k.LangkahDiselesaikan(
        pada=konteks.kini,
        oleh=kerja.oleh,
        langkah=langkah.kode,
        hasil=kerja.hasil,
        berikut=kerja.berikut,
        catatan=segel_teks(konteks, kerja.keadaan, "catatan", kerja.perintah.alasan),
        saran_tolak=alur.hasil_mungkin(langkah)[kerja.hasil].ke == Tujuan.TOLAK,
        mundur=alur.mundur(konteks.standar.langkah, langkah.kode, kerja.berikut),
        arti=_arti_tersendiri(alur.hasil_mungkin(langkah)[kerja.hasil].arti),
    )
