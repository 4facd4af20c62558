"""A case's events as a timeline people read: who, when, which step, on what grounds.

Only what is listed here is shown, so that nothing personal slips through with a new kind of event.
Sealed values are named, and given only where the caller opened them.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

import attrs
from attrs import field

from dinsos_core.application.bahasa.berkas import kata_sebab
from dinsos_core.application.segel import baca_segel
from dinsos_core.domain.kasus.berkas import DokumenDiserahkan, Kekurangan
from dinsos_core.domain.kasus.kejadian import KasusDibuka, Kejadian
from dinsos_core.domain.kelayakan.kata_syarat import kata_diteruskan
from dinsos_core.domain.kelayakan.penilaian import RingkasanPenilaian
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.kelayakan.ringkasan import Kesimpulan, RingkasanSyarat
from dinsos_core.domain.kelayakan.sebutan import awali_kecil, nama_jalur
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Keanggotaan, TanggalRentang, Tiada
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import Rahasia, Tersegel
from dinsos_core.domain.standar.jalur import Jalur
from dinsos_core.domain.standar.kosakata import Istilah, Kosakata
from dinsos_core.domain.standar.model import (
    Langkah,
    RujukanStandar,
    StandarPelayanan,
    SuratKeputusan,
)
from dinsos_core.domain.standar.tafsir import RegisterTafsir, TafsirDipakai
from dinsos_core.domain.waktu.teks import teks_rentang, teks_tanggal
from dinsos_core.ports.brankas import IsiBrankas

TERTUTUP: Final = "(di brankas)"
DIHAPUS: Final = "(sudah dihapus, atau tidak dibaca peran ini)"

LANGKAH: Final = "langkah_"
"""What the stored names of events about a step begin with."""

Baris = tuple[str, str]
"""What, and which."""


@frozen(kw_only=True)
class Pembaca:
    """Puts events of one case into words.

    ``isi`` holds the opened values, None if nothing was to be opened.
    """

    standar: StandarPelayanan
    kosakata: Kosakata
    tafsir: RegisterTafsir
    isi: IsiBrankas | None = field(default=None, repr=False)

    def oleh(self, jejak: JejakPelaku) -> str:
        """The role acted in, with Plt. or Plh.; the account only where values are opened."""
        siapa = f"{jejak.sebagai} {self._nama(self.kosakata.peran, jejak.peran)}".strip()
        return siapa if self.isi is None else f"{siapa} [{_satu_baris(jejak.id)}]"

    def dikerjakan(self, kejadian: Kejadian) -> Langkah | None:
        """The step that the event is about; other events name the step that is next."""
        if not kejadian.tipe.startswith(LANGKAH):
            return None
        return self.standar.cari_langkah(getattr(kejadian, "langkah", ""))

    def judul(self, kejadian: Kejadian) -> str:
        """What happened, in the words of the event's stored name, and in which step."""
        kata = _kata(kejadian.tipe)
        langkah = self.dikerjakan(kejadian)
        akhir = f": {_berbutir(langkah.teks, langkah.butir)}" if langkah else ""
        return f"{kata[:1].upper()}{kata[1:]}{akhir}"

    def teks_tafsir(self, dipakai: TafsirDipakai) -> str:
        """A reading relied on, in words where the catalogue knows it."""
        entri = self.tafsir.entri.get(dipakai.kode)
        bacaan = {b.kode: b.teks for b in entri.bacaan} if entri else {}
        teks = bacaan.get(dipakai.bacaan)
        return f"{dipakai.kode} = {dipakai.bacaan}{f': {teks}' if teks else ''}"

    def rincian(self, kejadian: Kejadian) -> tuple[Baris, ...]:
        """What else the event says."""
        return tuple((nama, _satu_baris(teks)) for nama, teks in self._semua(kejadian))

    def tafsir_kejadian(self, kejadian: Kejadian) -> tuple[TafsirDipakai, ...]:
        """The readings that this event relied on: of its step, its grounds, its assessment."""
        langkah = self.dikerjakan(kejadian)
        dipakai = list(langkah.tafsir) if langkah else []
        dasar = getattr(kejadian, "dasar", ())
        dipakai += (t for s in self.standar.syarat if s.kode in dasar for t in s.tafsir)
        penilaian = getattr(kejadian, "penilaian", None)
        if isinstance(penilaian, Tersegel) and self.isi is not None:
            rahasia = penilaian.rahasia
            isi = baca_segel(rahasia, self.isi.get((rahasia.subjek, rahasia.kunci)))
            dipakai += () if isi is None else isi.tafsir
        return tuple(dict.fromkeys(dipakai))

    def _semua(self, kejadian: Kejadian) -> Iterator[Baris]:
        for bidang in attrs.fields(type(kejadian)):
            nilai = getattr(kejadian, bidang.name)
            if isinstance(nilai, Tersegel):
                yield from self._tersegel(bidang.name, nilai)
            elif isinstance(nilai, Rahasia):
                yield _kata(bidang.name), self._buka(nilai)
            elif bidang.name == "nomor" and isinstance(kejadian, KasusDibuka):
                yield "nomor kasus", nilai
            elif (tulis := PENULIS.get(bidang.name)) is not None and nilai not in (None, "", ()):
                yield from tulis(self, nilai)
            elif self.isi is not None and bidang.name in TERTAHAN and nilai:
                yield _kata(bidang.name), str(nilai)
        if self.dikerjakan(kejadian) is None and (kode := getattr(kejadian, "langkah", "")):
            yield from self.berikut(kode)

    def _tersegel(self, nama: str, satu: Tersegel[Any]) -> Iterator[Baris]:
        """What was concluded of somebody, once opened."""
        tempat = satu.rahasia.subjek, satu.rahasia.kunci
        if self.isi is None or tempat not in self.isi:
            yield _kata(nama), TERTUTUP if self.isi is None else DIHAPUS
            return
        yield from PENULIS[nama](self, baca_segel(satu.rahasia, self.isi[tempat]))

    def _buka(self, rahasia: Rahasia) -> str:
        if self.isi is None:
            return TERTUTUP
        nilai = self.isi.get((rahasia.subjek, rahasia.kunci))
        match nilai:
            case None:
                return DIHAPUS
            case bool():
                return "ya" if nilai else "tidak"
            case date():
                return teks_tanggal(nilai)
            case TanggalRentang():
                return teks_rentang(nilai)
            case Keanggotaan():
                return ", ".join(p.daftar for p in nilai.periode) or "tidak terdaftar"
            case frozenset():
                return ", ".join(sorted(nilai))
            case Tiada():
                return "tidak ada"
            case _:
                return str(nilai)

    def _nama(self, istilah: Mapping[str, Istilah], kode: str) -> str:
        ada = istilah.get(kode)
        return ada.nama if ada else kode

    def _fakta(self, pihak: str, fakta: Mapping[str, Rahasia]) -> Iterator[Baris]:
        """Each opened value; closed, only which there are."""
        nama = {k: f.nama for k, f in self.kosakata.fakta.items()}
        if self.isi is None and fakta:
            yield pihak, f"{', '.join(nama.get(kode, kode) for kode in fakta)} {TERTUTUP}"
            return
        for kode, rahasia in fakta.items():
            yield f"{pihak}, {nama.get(kode, kode)}", self._buka(rahasia)

    # --- one for each field of an event that may be shown

    def kurang(self, semua: tuple[Kekurangan, ...]) -> Iterator[Baris]:
        for satu in semua:
            yield "kurang", f"{_berbutir(satu.teks, satu.butir)}: {kata_sebab(satu, 'id')}"

    def berkas(self, semua: tuple[DokumenDiserahkan, ...]) -> Iterator[Baris]:
        teks = {d.kode: _berbutir(d.teks, d.butir) for d in self.standar.dokumen}
        for satu in semua:
            ada = [f"{satu.rangkap} rangkap"] if satu.rangkap > 1 else []
            ada += ["asli"] if satu.asli else []
            ada += ["dilegalisasi"] if satu.legalisir else []
            ada += ["bermeterai"] if satu.meterai else []
            ada += ["mutakhir"] if satu.mutakhir else []
            ada += [f"orang ke-{satu.untuk + 1}"] if satu.untuk else []
            yield "berkas", ", ".join([teks.get(satu.dokumen, satu.dokumen), *ada])

    def dasar(self, kode: tuple[str, ...]) -> Iterator[Baris]:
        teks = {s.kode: _berbutir(s.teks, s.butir) for s in self.standar.syarat}
        for satu in kode:
            yield "dasar", teks.get(satu) or _kata(satu)

    def penilaian(self, nilai: RingkasanPenilaian) -> Iterator[Baris]:
        yield "hasil penilaian", _kata(nilai.kesimpulan.value)
        yield "saran aturan", _kata(nilai.rekomendasi.value)
        yield "menurut", f"{self.sebutan(nilai.rujukan)}; kalender {nilai.versi_kalender}"
        for satu in nilai.syarat:
            yield "syarat", self._syarat(satu)
        yield from self.peringatan(nilai.peringatan)

    def _syarat(self, satu: RingkasanSyarat) -> str:
        tercetak = {s.kode: s for s in self.standar.syarat}.get(satu.kode)
        awal = _berbutir(tercetak.teks if tercetak else satu.kode, satu.butir)
        if satu.kesimpulan is Kesimpulan.DITERUSKAN and tercetak:
            return f"{awal}: {awali_kecil(kata_diteruskan(tercetak, 'id', self.kosakata))}"
        if not satu.berlaku:
            return f"{awal}: tidak berlaku"
        belum = f" ({', '.join(map(_kata, satu.sebab_belum))})" if satu.sebab_belum else ""
        ambang = "" if satu.kesimpulan is Kesimpulan.TERPENUHI else f"; syaratnya {satu.ambang}"
        return f"{awal}: {_kata(satu.kesimpulan.value)}{belum}{ambang if satu.ambang else ''}"

    def sebutan(self, rujukan: RujukanStandar) -> str:
        """A pinned standard: decree and fingerprint."""
        sk = self.standar.keputusan
        nama = sebut_keputusan(sk) if sk.kode == rujukan.keputusan else rujukan.keputusan
        return f"{nama}, sidik {rujukan.sidik}"

    def surat(self, nilai: Any) -> Iterator[Baris]:
        yield "surat", f"{nilai.nomor or 'tanpa nomor'}, {teks_tanggal(nilai.tanggal)}"
        if nilai.berlaku_sampai:
            yield "berlaku sampai", teks_tanggal(nilai.berlaku_sampai)
        if nilai.penandatangan:
            yield "penanda tangan", self.oleh(nilai.penandatangan)
        if nilai.atas_nama:
            ub = self._nama(self.kosakata.peran, nilai.untuk_beliau) if nilai.untuk_beliau else ""
            nama = self._nama(self.kosakata.peran, nilai.atas_nama)
            yield "atas nama", f"{nama}, u.b. {ub}" if ub else nama
        if nilai.menggantikan:
            yield "menggantikan", nilai.menggantikan

    def pihak(self, semua: tuple[Any, ...]) -> Iterator[Baris]:
        for satu in semua:
            if isinstance(satu, tuple):  # a correction: whose facts, by place
                nomor, fakta = satu
                yield from self._fakta(f"pihak ke-{nomor + 1}", fakta)
            else:
                yield from self._fakta(self._nama(self.kosakata.pihak, satu.pihak), satu.fakta)

    def fakta(self, nilai: Mapping[str, Rahasia]) -> Iterator[Baris]:
        yield from self._fakta("data kasus", nilai)

    def pihak_ditarik(self, semua: tuple[tuple[int, tuple[str, ...]], ...]) -> Iterator[Baris]:
        for nomor, ditarik in semua:
            yield from self._ditarik(f"pihak ke-{nomor + 1}", ditarik)

    def fakta_ditarik(self, ditarik: tuple[str, ...]) -> Iterator[Baris]:
        if ditarik:
            yield from self._ditarik("data kasus", ditarik)

    def _ditarik(self, milik: str, ditarik: tuple[str, ...]) -> Iterator[Baris]:
        nama = (f.nama if (f := self.kosakata.fakta.get(kode)) else kode for kode in ditarik)
        yield milik, f"ditarik, kini belum diketahui: {', '.join(nama)}"

    def standar_kasus(self, rujukan: RujukanStandar) -> Iterator[Baris]:
        yield "standar", self.sebutan(rujukan)

    def standar_semula(self, rujukan: RujukanStandar) -> Iterator[Baris]:
        yield "standar semula", self.sebutan(rujukan)

    def dilewati(self, kode: tuple[str, ...]) -> Iterator[Baris]:
        for satu in kode:
            langkah = self.standar.cari_langkah(satu)
            yield "dilewati", _berbutir(langkah.teks, langkah.butir) if langkah else _kata(satu)

    def peringatan(self, semua: tuple[RingkasanPeringatan, ...]) -> Iterator[Baris]:
        for satu in semua:
            yield "peringatan", f"{satu.teks()} ({', '.join(map(self._tempat, satu.lokasi))})"

    def _tempat(self, lokasi: str) -> str:
        """Where a fact stands, as people count: `pemohon[1].nik` is "NIK pemohon 2"."""
        depan, _, kode = lokasi.rpartition(".")
        pihak, kurung, nomor = depan.partition("[")
        nama = nama_jalur(Jalur(kode=kode, pihak=pihak), "id", self.kosakata)
        return f"{nama} {int(nomor.removesuffix(']')) + 1}" if kurung else nama

    def sistem(self, kode: str) -> Iterator[Baris]:
        yield "sistem", self._nama(self.kosakata.sistem, kode)

    def kanal(self, kode: str) -> Iterator[Baris]:
        yield "kanal", self._nama(self.kosakata.kanal, kode)

    def varian(self, kode: str) -> Iterator[Baris]:
        yield "varian", {v.kode: v.nama for v in self.standar.varian}.get(kode, kode)

    def berikut(self, kode: str) -> Iterator[Baris]:
        langkah = self.standar.cari_langkah(kode)
        yield "berikutnya", _berbutir(langkah.teks, langkah.butir) if langkah else _kata(kode)

    def menyimpang(self, ya: bool) -> Iterator[Baris]:
        if ya:
            yield "catatan", "menyimpang dari hasil penilaian"

    def saran_tolak(self, ya: bool) -> Iterator[Baris]:
        if ya:
            yield "catatan", "menyarankan penolakan"


def _polos(nama: str) -> "Penulis":
    """Codes and numbers that mean the same to anybody."""

    def tulis(_: Pembaca, nilai: Any) -> Iterator[Baris]:
        for satu in nilai if isinstance(nilai, tuple) else (nilai,):
            yield nama, _kata(str(satu)) if nama == "hasil" else str(satu)

    return tulis


Penulis = Callable[[Pembaca, Any], Iterator[Baris]]

PENULIS: Final[Mapping[str, Penulis]] = {
    "standar": Pembaca.standar_kasus,
    "standar_semula": Pembaca.standar_semula,
    "dilewati": Pembaca.dilewati,
    "varian": Pembaca.varian,
    "kanal": Pembaca.kanal,
    "pihak": Pembaca.pihak,
    "fakta": Pembaca.fakta,
    "pihak_ditarik": Pembaca.pihak_ditarik,
    "fakta_ditarik": Pembaca.fakta_ditarik,
    "berkas": Pembaca.berkas,
    "serupa": _polos("kasus serupa"),
    "peringatan": Pembaca.peringatan,
    "kurang": Pembaca.kurang,
    "penilaian": Pembaca.penilaian,
    "hasil": _polos("hasil"),
    "berikut": Pembaca.berikut,
    "saran_tolak": Pembaca.saran_tolak,
    "menyimpang": Pembaca.menyimpang,
    "dasar": Pembaca.dasar,
    "surat": Pembaca.surat,
    "nomor": _polos("nomor surat"),
    "sistem": Pembaca.sistem,
}
"""What of an event may be shown to anybody, by field. The rest stays where it is."""

TERTAHAN: Final = ("kepada", "rujukan")
"""Typed by people, or another system's handle on somebody's papers: shown with opened values."""


def sebut_keputusan(sk: SuratKeputusan) -> str:
    """A decree as it is cited."""
    return f"Keputusan {sk.nomor} tahun {sk.tahun}"


def _kata(kode: str) -> str:
    return kode.replace("_", " ")


def _berbutir(teks: str, butir: tuple[str, ...]) -> str:
    return f"{teks} (butir {', '.join(butir)})" if butir else teks


def _satu_baris(teks: str) -> str:
    """What people typed, unable to move the cursor or to look like a line of ours."""
    return " ".join("".join(h if h.isprintable() else " " for h in teks).split())
