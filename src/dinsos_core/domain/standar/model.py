"""A service standard (Standar Pelayanan) with its 14 components, as one frozen value.

Six components of delivery and eight of management (UU 25/2009, PermenPANRB 15/2014). What a decree
leaves silent or lost is an empty tuple or None, never invented; every item carries its printed
label (`butir`), and what we added ourselves says so (`milik_kami`). A `StandarPelayanan` is
*resolved*: shared blocks are merged in and the agency's readings applied, so rules, checklist,
steps and clocks read one and the same value.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

import attrs
from attrs import field

from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.batas import DIPENUHI, SURAT_DICABUT, BatasWaktu, PemilikBatas
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.instansi import MASA_BERLAKU, Instansi, parameter_batas
from dinsos_core.domain.standar.penomoran import JenisTandaTangan
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.batas import Bulan, Lama, teks_lama, urai_batas, urai_lama


class Agregat(StrEnum):
    PERMOHONAN = "permohonan"
    KLIEN = "klien"
    LAPORAN_KEDARURATAN = "laporan_kedaruratan"
    PENGADUAN = "pengaduan"


class JenisLangkah(StrEnum):
    """The closed set of step kinds; the kind ties a step to the aggregate's lifecycle."""

    SIAPKAN_BERKAS = "siapkan_berkas"
    AJUKAN = "ajukan"
    TERIMA = "terima"
    DISPOSISI = "disposisi"
    PERIKSA_BERKAS = "periksa_berkas"
    VERIFIKASI_LAPANGAN = "verifikasi_lapangan"
    ASESMEN = "asesmen"
    OLAH = "olah"
    KOORDINASI = "koordinasi"
    PENETAPAN = "penetapan"
    TANDA_TANGAN = "tanda_tangan"
    TERBITKAN = "terbitkan"
    SERAH_SISTEM = "serah_sistem"
    JAWABAN_SISTEM = "jawaban_sistem"
    SERAH_TERIMA = "serah_terima"
    INFORMASIKAN = "informasikan"
    PENJANGKAUAN = "penjangkauan"
    ANTAR = "antar"
    DAMPINGI = "dampingi"
    PANTAU = "pantau"
    TUTUP = "tutup"


class Akibat(StrEnum):
    """What an unmet condition leads to."""

    TOLAK = "tolak"
    TERUSKAN = "teruskan"


class Tujuan(StrEnum):
    """Where an outcome may lead besides a step."""

    AKHIR = "akhir"
    """The procedure has no further step."""
    TOLAK = "tolak"
    """Straight to the determining step, with a recommendation to refuse."""
    KEMBALIKAN = "kembalikan"
    """The dossier goes back to whoever brought it; completed, it is looked at again."""
    TERUSKAN = "teruskan"
    """The case is passed to another authority, and the procedure ends."""
    LAGI = "lagi"
    """The step stays current: it is done once more, each time on record."""


class ArtiHasil(StrEnum):
    """What an outcome means for the case, wherever it leads."""

    TIDAK_DILAYANI = "tidak_dilayani"
    """Somebody's wish is served no further: takes a ground, and deviates as a refusal would."""
    DITERUSKAN = "diteruskan"
    """The case is passed to another authority; what is left of the procedure tells of it."""
    TIDAK_DITEMUKAN = "tidak_ditemukan"
    """What was sought was not found: the work is done and nobody is refused; the case says so."""


class ArtiLangkah(StrEnum):
    """What doing a step means for whoever the case is about."""

    MASUK = "masuk"
    """They are in: the stay begins, and takes a place where the agency states how many there are.
    A determination before it reserves the place."""
    KELUAR = "keluar"
    """They have left: the stay ends, this one or the one that the case was opened from."""


@frozen(kw_only=True)
class Hasil:
    """One outcome of a step. ``ke``: a step's code or a `Tujuan`; empty is the next step."""

    ke: str = ""
    arti: ArtiHasil | None = None

    @property
    def diteruskan(self) -> bool:
        """Whether the case is passed on: said by its meaning, or by its target alone."""
        return self.arti is ArtiHasil.DITERUSKAN or self.ke == Tujuan.TERUSKAN


def peta_hasil(hasil: Mapping[str, str | Hasil]) -> Mapping[str, Hasil]:
    """Outcomes with their targets; plain text is a target without a meaning of its own."""
    return {
        nama: satu if isinstance(satu, Hasil) else Hasil(ke=satu) for nama, satu in hasil.items()
    }


@frozen(kw_only=True)
class Syarat:
    """A condition of eligibility: one named test over named facts.

    ``fakta`` is a path: `setiap pemohon.tanggal_lahir` (each party), `pemohon.tanggal_lahir`
    (the first) or `tanggal_nikah` (the case's). ``pada`` is the reference date: `pengajuan` (day
    of the first submission) or the path of a date fact. ``salah_satu`` holds alternatives, of
    which ``sedikitnya`` suffice; then ``uji`` is empty. ``parameter`` are the test's own bounds.
    One that passes on (``akibat``) says to whom (``kepada``) and why (``sebab``, a clause that
    follows "because"); ``bukan_bagi`` names whom it then does not apply to at all.
    """

    kode: str
    teks: str
    butir: tuple[str, ...] = ()
    milik_kami: bool = False
    uji: str = ""
    fakta: str = ""
    parameter: Mapping[str, Nilai | tuple[str, ...]] = field(factory=dict)
    pada: str = "pengajuan"
    bila: Bila | None = None
    salah_satu: tuple["Syarat", ...] = ()
    sedikitnya: int = 1
    akibat: Akibat = Akibat.TOLAK
    kepada: str = ""
    sebab: str = ""
    bukan_bagi: str = ""
    bawa: str = ""
    varian: tuple[str, ...] = ()
    tafsir: tuple[TafsirDipakai, ...] = ()


@frozen(kw_only=True)
class PilihanDokumen:
    """One of several papers that satisfy the same requirement."""

    kode: str
    teks: str
    rangkap: int | None = None
    asli: bool = False
    legalisir: bool = False
    meterai: bool = False
    mutakhir: bool = False


@frozen(kw_only=True)
class Dokumen:
    """One required paper.

    ``rangkap`` copies (None: not stated); ``asli`` the original is shown or handed in;
    ``legalisir`` certified; ``meterai`` with a duty stamp; ``mutakhir`` says how things stand now:
    one that does not is brought anew, and nobody is refused for it; ``jika_ada`` asked for but
    never blocking; ``untuk`` a party path such
    as `setiap pemohon`; ``disediakan`` a form the office provides; ``keluaran`` a paper printed
    among the requirements that the office itself produces and so never asks of the applicant.
    """

    kode: str
    teks: str
    butir: tuple[str, ...] = ()
    milik_kami: bool = False
    rangkap: int | None = None
    asli: bool = False
    legalisir: bool = False
    meterai: bool = False
    mutakhir: bool = False
    jika_ada: bool = False
    disediakan: bool = False
    keluaran: bool = False
    untuk: str = ""
    bila: Bila | None = None
    salah_satu: tuple[PilihanDokumen, ...] = ()
    kondisi: str = ""
    varian: tuple[str, ...] = ()
    tafsir: tuple[TafsirDipakai, ...] = ()


@frozen(kw_only=True)
class Langkah:
    """One step of the procedure, in the decree's order.

    ``oleh``: roles that act one after the other, the last completes the step (initials, then
    signature); ``salah_satu_peran``: any one of ``oleh`` suffices instead. ``hasil`` maps an
    outcome to where it leads and what it means. ``lompatan``: only reached by a jump.
    ``opsional``: may be skipped with outcome `dilewati`. ``periksa_berkas``: papers are looked at
    here, beside what the kind of step does (ours, where no check of papers is printed). ``triase``:
    facts are attested and the conditions evaluated here first, ahead of the assessment. ``konsep``:
    it writes the draft of what is determined, so whoever does it does not determine (tafsir 63).
    ``arti``: what doing it means for whoever the case is about.
    ``memutus``: where no determination is printed, doing it decides in favour; against the
    assessment that takes a ground. ``menjeda``: until the other system answers, the office's
    clocks stand still, on record. ``sendiri``: whoever of the public does it comes in person.
    """

    kode: str
    teks: str
    jenis: JenisLangkah
    oleh: tuple[str, ...]
    butir: tuple[str, ...] = ()
    milik_kami: bool = False
    salah_satu_peran: bool = False
    hasil: Mapping[str, Hasil] = field(factory=dict, converter=peta_hasil)
    periksa_berkas: bool = False
    triase: bool = False
    konsep: bool = False
    arti: ArtiLangkah | None = None
    memutus: bool = False
    menjeda: bool = False
    lanjut: str = ""
    lompatan: bool = False
    opsional: bool = False
    sendiri: bool = False
    bila: Bila | None = None
    varian: tuple[str, ...] = ()
    sistem: str = ""
    diserahkan: str = ""
    produk: str = ""
    tafsir: tuple[TafsirDipakai, ...] = ()
    erata: str = ""


@frozen(kw_only=True)
class Biaya:
    """Cost in rupiah; 0 is free of charge."""

    teks: str
    rupiah: int | None = 0
    butir: tuple[str, ...] = ()


@frozen(kw_only=True)
class Produk:
    """What is issued.

    ``berlaku`` is the validity, of which the date of issue is day 0, or with ``awal_dihitung`` the
    first day; ``bernomor`` a letter numbered by the office, where it does so in a way of its own by
    ``format_nomor`` and ``deret_nomor``; ``tanda_tangan`` how it is signed.
    """

    kode: str
    teks: str
    butir: tuple[str, ...] = ()
    bernomor: bool = False
    klasifikasi: str = ""
    format_nomor: str = ""
    deret_nomor: tuple[str, ...] = ()
    tanda_tangan: JenisTandaTangan = JenisTandaTangan.BASAH
    berlaku: Lama | None = None
    awal_dihitung: bool = False
    tembusan: tuple[str, ...] = ()
    varian: tuple[str, ...] = ()
    tafsir: tuple[TafsirDipakai, ...] = ()


@frozen(kw_only=True)
class Persetujuan:
    """What a yes of this service is to whoever asked, for a proposal or a recommendation grants
    nothing yet. ``sebutan`` follows "your application was"; ``arti`` says what that means and who
    decides what is left; ``kewajiban`` what they are to do then, a sentence each."""

    sebutan: str
    arti: str
    kewajiban: tuple[str, ...] = ()
    milik_kami: bool = False
    varian: tuple[str, ...] = ()


@frozen(kw_only=True)
class Butir:
    """A plain item of a component: its words, label and erratum."""

    teks: str
    butir: tuple[str, ...] = ()
    erata: str = ""


_BERKATA: Final = ("kotak", "lisan", "lapor")


@frozen(kw_only=True)
class KanalPengaduan:
    """One way to complain, as printed; ``erata`` is how it should read."""

    jenis: str
    alamat: str = ""
    butir: tuple[str, ...] = ()
    erata: str = ""

    @property
    def berkata(self) -> bool:
        """Whether it is said in words: a place or a person to turn to, no number or address."""
        return self.jenis in _BERKATA and bool(re.fullmatch(r"[^\d@.]+ [^\d@.]+", self.alamat))

    @property
    def tujuan(self) -> str:
        """Where to turn to, as it should read."""
        return self.erata or self.alamat


@frozen(kw_only=True)
class PenangananPengaduan:
    """Where to complain, and the office's own limit of response if the component states one."""

    kanal: tuple[KanalPengaduan, ...] = ()
    respon: BatasWaktu | None = None
    tahapan: tuple[Butir, ...] = ()
    penyelesaian: tuple[Butir, ...] = ()


@frozen(kw_only=True)
class JumlahPelaksana:
    teks: str
    minimal: int
    maksimal: int


@frozen(kw_only=True)
class Varian:
    """A fork inside one standard with its own papers, limits or duties. ``nama_netral``: what it is
    called to whoever has no part in such a case, where its name says what somebody is."""

    kode: str
    nama: str
    butir: tuple[str, ...] = ()
    nama_netral: str = ""


@frozen(kw_only=True)
class BatasPihak:
    """How many of a party a case has."""

    pihak: str
    minimal: int
    maksimal: int


@frozen(kw_only=True)
class SuratKeputusan:
    """A decree: number, year, date, what it revokes. ``perkiraan``: the start date is estimated."""

    kode: str
    instansi: str
    nomor: str
    tahun: int
    tentang: str
    tanggal: date | None
    berlaku_dari: date
    berlaku_sampai: date | None = None
    mencabut: tuple[str, ...] = ()
    perkiraan: bool = False
    catatan: str = ""

    def berlaku_pada(self, pada: date) -> bool:
        """Whether the decree is in force on the date; both ends are."""
        sampai = self.berlaku_sampai
        return self.berlaku_dari <= pada and (sampai is None or pada <= sampai)


BerVarian = TypeVar("BerVarian", Syarat, Dokumen, Langkah, BatasWaktu, Produk, Persetujuan)


def _milik(butir: tuple[BerVarian, ...], varian: str | None) -> tuple[BerVarian, ...]:
    return tuple(b for b in butir if not b.varian or varian in b.varian)


@frozen(kw_only=True)
class StandarPelayanan:
    """One service of one agency under one decree, readings applied.

    ``pokok`` is the party the case is about (the deceased, the child), or `PERKARA`; with the
    applicant it tells a duplicate. ``publik``: the roles of the vocabulary that are also parties,
    which accounts hold by being party to a case. ``wakil``: those of its parties that act for
    others (`standar.wakil`). ``milik_kami``: no decree prints it. ``sidik`` is the SHA-256 of the
    content, by which a case pins its version. ``varian_pada``: the step at which the variant of a
    case is known at the latest; empty where the opening says it. ``nama_netral``: what the service
    is called to whoever has no part in such a case, where its name says what somebody is.
    """

    instansi: Instansi
    layanan: str
    kelompok: str
    nama: str
    agregat: Agregat
    keputusan: SuratKeputusan
    nomor_urut: int | None = None
    pokok: str = "pemohon"
    unit: str = ""
    pihak: tuple[BatasPihak, ...] = ()
    varian: tuple[Varian, ...] = ()
    syarat: tuple[Syarat, ...] = ()
    dokumen: tuple[Dokumen, ...] = ()
    langkah: tuple[Langkah, ...] = ()
    waktu: tuple[BatasWaktu, ...] = ()
    biaya: Biaya | None = None
    produk: tuple[Produk, ...] = ()
    persetujuan: tuple[Persetujuan, ...] = ()
    pengaduan: PenangananPengaduan | None = None
    dasar_hukum: tuple[Butir, ...] = ()
    sarana: tuple[Butir, ...] = ()
    kompetensi: tuple[Butir, ...] = ()
    pengawasan: tuple[Butir, ...] = ()
    jumlah_pelaksana: JumlahPelaksana | None = None
    jaminan: tuple[Butir, ...] = ()
    keamanan: tuple[Butir, ...] = ()
    evaluasi: tuple[Butir, ...] = ()
    erata: tuple[Butir, ...] = ()
    tafsir: tuple[TafsirDipakai, ...] = ()
    asesor_boleh_menetapkan: bool = False
    varian_pada: str = ""
    publik: tuple[str, ...] = ("pemohon",)
    wakil: tuple[str, ...] = ()
    milik_kami: bool = False
    nama_netral: str = ""
    sidik: str = ""

    def untuk_varian(self, varian: str | None) -> "StandarPelayanan":
        """The standard as it reads for one variant, items of other variants left out; with None,
        where the variant is known later, as it reads until then."""
        if varian is None and not self.varian_pada:
            return self
        return attrs.evolve(
            self,
            syarat=_milik(self.syarat, varian),
            dokumen=_milik(self.dokumen, varian),
            langkah=_milik(self.langkah, varian),
            waktu=_milik(self.waktu, varian),
            produk=_milik(self.produk, varian),
            persetujuan=_milik(self.persetujuan, varian),
        )

    def dengan_batas(self, kode: Collection[str]) -> "StandarPelayanan":
        """The standard with those of the agency's own limits beside the printed ones."""
        sendiri = tuple(batas for batas in self.instansi.batas if batas.kode in kode)
        ini = self._menurut_instansi()
        return attrs.evolve(ini, waktu=(*ini.waktu, *sendiri, *ini.masa_berlaku))

    def _menurut_instansi(self) -> "StandarPelayanan":
        """With the lengths that the sources leave to the agency: of limits of ours, by their code,
        and how long what is issued is valid where no decree says so."""
        parameter = self.instansi.parameter
        waktu = tuple(
            attrs.evolve(satu, batas=urai_batas(panjang))
            if satu.milik_kami and (panjang := parameter.get(parameter_batas(satu.kode)))
            else satu
            for satu in self.waktu
        )
        masa = parameter.get(f"{MASA_BERLAKU}.{self.layanan}")
        produk = tuple(
            attrs.evolve(satu, berlaku=urai_lama(masa))
            if masa and satu.bernomor and satu.berlaku is None
            else satu
            for satu in self.produk
        )
        return attrs.evolve(self, waktu=waktu, produk=produk)

    @property
    def masa_berlaku(self) -> tuple[BatasWaktu, ...]:
        """A limit for each thing issued that is valid for a time: from its issue until the office
        received what prolongs it, or it was revoked."""
        return tuple(
            BatasWaktu(
                kode=f"berlaku-{produk.kode}",
                teks=teks_lama(produk.berlaku),
                batas=Bulan(produk.berlaku.total_bulan),
                mulai=langkah.kode,
                selesai=DIPENUHI,
                butir=produk.butir,
                segmen="Masa berlaku surat",
                milik=PemilikBatas.WARGA,
                berhenti_bila=(SURAT_DICABUT,),
                awal_dihitung=produk.awal_dihitung,
                varian=produk.varian,
                tafsir=produk.tafsir,
            )
            for langkah in self.langkah
            if langkah.jenis is JenisLangkah.TERBITKAN
            for produk in self.produk
            if produk.berlaku is not None and produk.kode == self.produk_langkah(langkah).kode
        )

    def produk_langkah(self, langkah: Langkah) -> Produk:
        """What a step issues: the product it names, otherwise the first."""
        return next((p for p in self.produk if p.kode == langkah.produk), self.produk[0])

    @property
    def kanal_tercetak(self) -> frozenset[str]:
        """The kinds of channels in its complaint component."""
        return frozenset(satu.jenis for satu in (self.pengaduan.kanal if self.pengaduan else ()))

    @property
    def sandaran(self) -> tuple[TafsirDipakai, ...]:
        """Every reading that the standard or one of its items relies on, each once."""
        return _sandaran(self)

    def dibaca(self, tafsir: str, bacaan: str) -> bool:
        """Whether it relies on this entry of the register in this reading."""
        return (tafsir, bacaan) in _dibaca(self)

    @property
    def sebutan_netral(self) -> str:
        """What it is called to whoever has no part in its cases; empty where its own name, and that
        of each variant, may be known."""
        return self.nama_netral or next((x.nama_netral for x in self.varian if x.nama_netral), "")

    @property
    def rujukan(self) -> "RujukanStandar":
        """What a case pins."""
        return RujukanStandar(
            instansi=self.instansi.kode,
            layanan=self.layanan,
            keputusan=self.keputusan.kode,
            sidik=self.sidik,
            tertutup=bool(self.sebutan_netral),
        )

    def cari_langkah(self, kode: str) -> Langkah | None:
        """The step with this code, or None."""
        return next((langkah for langkah in self.langkah if langkah.kode == kode), None)


@sekali
def _dibaca(standar: StandarPelayanan) -> frozenset[tuple[str, str]]:
    return frozenset((satu.kode, satu.bacaan) for satu in standar.sandaran)


@sekali
def _sandaran(standar: StandarPelayanan) -> tuple[TafsirDipakai, ...]:
    respon = standar.pengaduan.respon if standar.pengaduan else None
    bagian: tuple[Sequence[Syarat | Dokumen | Langkah | BatasWaktu | Produk], ...] = (
        *(standar.syarat, standar.dokumen, standar.langkah, standar.waktu, standar.produk),
        (respon,) if respon else (),
    )
    butir = (t for semua in bagian for satu in semua for t in satu.tafsir)
    return tuple(dict.fromkeys((*standar.tafsir, *butir)))


@frozen(kw_only=True)
class RujukanStandar:
    """The exact version of a standard: agency, service, decree and fingerprint of the content.
    ``tertutup``: the service, or a variant of it, says what somebody is."""

    instansi: str
    layanan: str
    keputusan: str
    sidik: str
    tertutup: bool = False
