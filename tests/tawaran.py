"""What a case offers to whom, as a page: recorded moments of cases, asked again of any aggregate.

A `Saat` is a case as somebody found it, with all that a decision takes from outside. The page is
made of questions put to each of them alone, so that an aggregate with something taken away
(`tests/permohonan/test_tercabut.py`) can be asked the same without living through the journeys.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeAlias

import attrs
from attrs import field, frozen
from returns.pipeline import is_successful
from returns.result import Failure
from tests.formulir import perintah, terisi, terisi_wajib

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.memory.gudang import Tabel
from dinsos_core.application.indeks import indeks_kasus
from dinsos_core.application.kumpul import buka_fakta, kasus_serupa
from dinsos_core.application.lihat import UMUM
from dinsos_core.application.lingkungan import (
    Lingkungan,
    konteks_kasus,
    standar_kasus,
    standar_terbaca,
)
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.application.registri import tanya_registri
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.kemajuan import AKHIR
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus, SelesaikanLangkah
from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur import cara
from dinsos_core.domain.prosedur.aturan import Diputuskan, JenisKasus, butuh, decide, izin
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Tindakan, WajibBila
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.tawaran import butuh_fakta, giliran
from dinsos_core.domain.prosedur.tersedia import tersedia
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.tampak import Penanya

Jenis: TypeAlias = JenisKasus[Any]
Perintah: TypeAlias = BukaKasus | PadaKasus

BUKAN_PERANNYA = {
    H.PERAN_TIDAK_BERWENANG: "·",
    H.BUKAN_PIHAK_KASUS: "·",
    H.INSTANSI_LAIN: "·",
    H.STATUS_TIDAK_MENGIZINKAN: "–",
}
MENURUT_ISI = {H.KOREKSI_MENGUBAH_PUTUSAN}
"""What is refused is what was filled in, and not the command."""
TERBUKA = "✓"
SALAH = ("OFFERED BUT", "DONE UNOFFERED", "TWICE")
"""What no cell may say: that the offers and the rules disagree."""


class Saat:
    """A case at one moment; ``keadaan`` is None before it is opened."""

    def __init__(
        self, lingkungan: Lingkungan, tabel: Tabel, keadaan: Kasus | None, standar: StandarPelayanan
    ) -> None:
        self.lingkungan, self.keadaan, self.kini = lingkungan, keadaan, lingkungan.jam()
        self.gudang = GudangMemori()
        self.gudang.tabel = tabel  # what was committed is never changed, only replaced
        varian = keadaan.varian if keadaan else None
        with self.gudang(baca=True) as unit:
            terbaca = (
                standar_kasus(lingkungan, unit, keadaan.standar, varian)
                if keadaan
                else standar_terbaca(lingkungan, standar, None)
            )
        self.dasar = konteks_kasus(lingkungan, terbaca, varian, UMUM, self.kini, id_baru="id")
        self._konteks: dict[tuple[Pelaku, Butuh], Konteks] = {}
        self._tawaran: tuple[Jenis | None, dict[Pelaku, tuple[Tindakan, ...]]] = (None, {})

    @cached_property
    def fakta(self) -> FaktaKasus:
        assert self.keadaan is not None
        tujuan = Keperluan(pelaku=UMUM.id, tujuan="uji", kasus=None, pada=self.kini)
        with self.gudang() as unit:
            return buka_fakta(self.keadaan, unit.brankas, tujuan)

    @cached_property
    def fakta_registri(self) -> FaktaKasus:
        k, registri = self.dasar, self.lingkungan.registri
        return tanya_registri(self.fakta, k.syarat, k.kosakata, registri, k.tanggal)

    def konteks(self, oleh: Pelaku, perlu: Butuh = Butuh()) -> Konteks:  # noqa: B008 - frozen
        """The context with what was asked for, and nothing else."""
        if (oleh, perlu) not in self._konteks:
            isi: dict[str, Any] = {"pelaku": oleh}
            if perlu.fakta:
                isi["fakta"] = self.fakta_registri if perlu.registri else self.fakta
            if perlu.nomor is not None and self.keadaan is not None:
                isi["nomor_surat"] = len(self.keadaan.surat) + 1
            if perlu.kasus:
                isi["terhubung"] = self._terhubung(perlu.kasus)
            if perlu.varian in {satu.kode for satu in self.dasar.standar.varian}:
                isi["standar_varian"] = self._varian(perlu.varian)
            self._konteks[oleh, perlu] = attrs.evolve(self.dasar, **isi)
        return self._konteks[oleh, perlu]

    def _terhubung(self, semua: tuple[KasusId, ...]) -> dict[KasusId, Any]:
        with self.gudang(baca=True) as unit:
            return {ke: satu.keadaan for ke, satu in unit.kasus.muat_banyak(semua).items()}

    def _varian(self, varian: str | None) -> StandarPelayanan:
        assert self.keadaan is not None
        with self.gudang(baca=True) as unit:
            return standar_kasus(self.lingkungan, unit, self.keadaan.standar, varian)

    def perlu(self, jenis: Jenis, perintah: Perintah, oleh: Pelaku) -> Butuh:
        return butuh(jenis, self.keadaan, perintah, self.konteks(oleh))

    def putuskan(self, jenis: Jenis, perintah: Perintah, oleh: Pelaku) -> Diputuskan:
        """As the pipeline does: authorise, gather, decide."""
        try:
            izin(jenis, self.keadaan, perintah, self.konteks(oleh))
        except Terhalang as terhalang:
            return Failure(terhalang.halangan)
        perlu = self.perlu(jenis, perintah, oleh)
        return decide(jenis, self.keadaan, perintah, self.konteks(oleh, perlu))

    def tersedia(self, jenis: Jenis, oleh: Pelaku) -> tuple[Tindakan, ...]:
        assert self.keadaan is not None
        if self._tawaran[0] is not jenis:
            self._tawaran = (jenis, {})
        tawaran = self._tawaran[1]
        if oleh not in tawaran:
            perlu = Butuh(fakta=butuh_fakta(self.keadaan, self.konteks(oleh)))
            tawaran[oleh] = tersedia(jenis, self.keadaan, self.konteks(oleh, perlu))
        return tawaran[oleh]


@frozen(eq=False)
class Bab:
    """A heading of the page."""

    teks: str

    def jawab(self, _jenis: Jenis) -> str:
        return f"\n## {self.teks}"


@frozen(eq=False)
class Jalan:
    """A command that was given and done: what it makes happen."""

    saat: Saat
    perintah: Perintah
    oleh: Pelaku
    hasil: PerintahTerlaksana

    @property
    def kelas(self) -> type[Perintah]:
        return type(self.perintah)

    def jawab(self, jenis: Jenis) -> str:
        saat, perintah, oleh = self.saat, self.perintah, self.oleh
        isi = (getattr(perintah, nama, "") for nama in ("langkah", "hasil"))
        siapa = f"- {oleh.id}: {type(perintah).__name__}"
        kepala = " ".join(filter(None, (siapa, *isi)))
        putusan = saat.putuskan(jenis, perintah, oleh)
        if not is_successful(putusan):
            return f"{kepala} REFUSED {[h.kode.value for h in putusan.failure()]}"
        perlu, keadaan = saat.perlu(jenis, perintah, oleh), saat.keadaan
        for satu in putusan.unwrap():
            keadaan = jenis.evolve(keadaan, satu)
        assert keadaan is not None
        kepala += " (facts read)" * perlu.fakta + " (registries asked)" * perlu.registri
        kepala += " (summary opened)" * perlu.ringkasan
        kejadian = ", ".join(map(_kejadian, putusan.unwrap()))
        return f"{kepala} → {kejadian} → {keadaan.status.value}"


@frozen(eq=False)
class Lihat:
    """A moment looked at; ``lagi`` would file the same once more."""

    judul: str
    saat: Saat
    lagi: BukaKasus
    orang: tuple[Pelaku, ...]

    def jawab(self, jenis: Jenis) -> str:
        saat, keadaan = self.saat, self.saat.keadaan
        assert keadaan is not None
        kini = giliran(keadaan, saat.dasar)
        with saat.gudang(baca=True) as unit:
            serupa = kasus_serupa(unit, jenis, self.lagi, saat.dasar, Penanya(akun=UMUM.id))
        sifat = (
            keadaan.status.value + " (paused)" * keadaan.dijeda,
            "work to do" if indeks_kasus(jenis, keadaan, saat.dasar).berjalan else "at rest",
            f"turn of {'/'.join(kini.peran)} at {kini.langkah}" if kini else "nobody's turn",
            *(["a duplicate if asked for again"] if serupa else []),
        )
        nama = (satu.id.removeprefix("u-") for satu in self.orang)
        return "\n".join(
            (
                f"\n### {self.judul}: {', '.join(sifat)}\n",
                f"| | {' | '.join(nama)} | form, or why not |",
                "|" + " --- |" * (len(self.orang) + 2),
            )
        )


@frozen(eq=False)
class Baris:
    """One command at one moment, from everybody's place; empty where role or status already say
    no to all."""

    saat: Saat
    orang: tuple[Pelaku, ...]
    kelas: type[PadaKasus]

    def jawab(self, jenis: Jenis) -> str:
        saat, nama = self.saat, self.kelas.__name__
        sel, sebab = list[str](), dict[str, None]()
        for oleh in self.orang:
            tawaran = [t for t in saat.tersedia(jenis, oleh) if t.perintah == nama]
            satu, rincian = self._sel(jenis, oleh, tawaran)
            sel.append(satu)
            sebab |= dict.fromkeys(rincian)
        if set(sel) <= set(BUKAN_PERANNYA.values()):
            return ""
        return f"| {nama} | {' | '.join(sel)} | {' — '.join(sebab)} |"

    def _sel(
        self, jenis: Jenis, oleh: Pelaku, tawaran: list[Tindakan]
    ) -> tuple[str, tuple[str, ...]]:
        """The role in which it is offered, or why it is not."""
        if len(tawaran) > 1:
            return SALAH[2], ()
        for isi in self.perintah_sah(jenis, oleh, *tawaran):
            putusan = self.saat.putuskan(jenis, isi, oleh)
            kode = [] if is_successful(putusan) else [h.kode for h in putusan.failure()]
            if tawaran and kode and not {*kode} <= MENURUT_ISI:
                return f"{SALAH[0]} {' '.join(kode)}", ()
            if not tawaran:
                if not kode:
                    return SALAH[1], ()
                if kode[0] in BUKAN_PERANNYA:
                    return BUKAN_PERANNYA[kode[0]], ()
                return "✗", tuple(satu.value for satu in kode)
        (satu,) = tawaran
        sebagai = TERBUKA if oleh.peran == {satu.peran} else satu.peran
        return sebagai, (self._formulir(satu),)

    def perintah_sah(
        self, jenis: Jenis, oleh: Pelaku, tawaran: Tindakan | None = None
    ) -> Iterator[PadaKasus]:
        """The command as its form allows: every field filled in, and only those it requires; a
        step with each of its outcomes. A determination that evaluates by itself is only sent
        whole, for whether it takes a reason shows then. To whom nothing is offered: as somebody
        else would send it."""
        assert self.saat.keadaan is not None
        tawaran = tawaran or self._formulir_lain(jenis, oleh)
        hasil = [b for b in tawaran.bidang if b.nama == "hasil"]
        pilihan: list[dict[str, object]] = [
            {"hasil": satu.kode} for b in hasil for satu in b.pilihan
        ] or [{}]
        for satu in pilihan:
            yield perintah(tawaran, terisi(tawaran, satu))
            if tawaran.jenis != "penetapan" or self.saat.keadaan.penilaian is not None:
                yield perintah(tawaran, terisi_wajib(tawaran, satu))

    def _formulir_lain(self, jenis: Jenis, oleh: Pelaku) -> Tindakan:
        keadaan, konteks = self.saat.keadaan, self.saat.konteks(oleh)
        assert keadaan is not None
        kini = keadaan.kemajuan.kini
        langkah = konteks.standar.langkah[-1].kode if kini == AKHIR else kini
        if self.kelas is SelesaikanLangkah:
            return Tindakan(
                kelas=self.kelas,
                tetap={"kasus": keadaan.id, "langkah": langkah},
                teks=Kata("", ""),
                peran="",
            )
        aturan = jenis.aturan[self.kelas]
        semua = aturan.bidang(keadaan, konteks)
        # Of what the case has none, nothing can be chosen.
        tanpa: dict[str, object] = {
            b.nama: "" for b in semua if b.jenis is JenisBidang.PILIHAN and not b.pilihan
        }
        bidang = [b for b in semua if b.nama not in tanpa]
        satu = aturan.sedikitnya_satu
        if satu and not any(b.nama.startswith(f"{satu}.") for b in bidang):
            tanpa[satu] = ()
        return Tindakan(
            kelas=self.kelas,
            tetap={"kasus": keadaan.id, **tanpa},
            teks=aturan.teks,
            peran="",
            bidang=tuple(bidang),
        )

    def _formulir(self, satu: Tindakan) -> str:
        kata = [satu.langkah + " (initials)" * satu.hanya_paraf or satu.teks.id]
        kata += [f"at least one of {satu.sedikitnya_satu}"] * bool(satu.sedikitnya_satu)
        berkas = sum(b.jenis is JenisBidang.BERKAS for b in satu.bidang)
        kata += [_bidang(b) for b in satu.bidang if b.jenis is not JenisBidang.BERKAS]
        kata += [f"{berkas} papers"] * bool(berkas)
        kata += [f"lacks {k.dokumen} ({', '.join(k.sebab)})" for k in satu.kekurangan]
        return "; ".join([*kata, *(f"unknown: {nama}" for nama in satu.fakta_belum)])


def _bidang(b: Bidang) -> str:
    pilihan = "/".join(str(satu.kode) for satu in b.pilihan)
    bila = f" (* if {_bila(b.wajib_bila)})" if b.wajib_bila else ""
    kini = f" = {b.nilai}" if b.nilai is not None else ""
    return f"{b.nama}{'*' * b.wajib}: {b.jenis.value}{f' ({pilihan})' * bool(pilihan)}{bila}{kini}"


def _bila(bila: WajibBila) -> str:
    return f"another {bila.bidang}" if bila.selain else "/".join(map(str, bila.nilai))


Tanya: TypeAlias = Bab | Jalan | Lihat | Baris


@frozen(kw_only=True, eq=False)
class Contoh:
    """An aggregate with its recorded cases, and the page of what they offer."""

    jenis: Jenis
    halaman: str
    tanya: tuple[Tanya, ...]
    jawaban: tuple[str, ...] = field(init=False)
    """What the aggregate answers with nothing taken away."""

    @jawaban.default
    def _jawaban(self) -> tuple[str, ...]:
        return tuple(satu.jawab(self.jenis) for satu in self.tanya)

    @property
    def lihat(self) -> tuple[Lihat, ...]:
        return tuple(satu for satu in self.tanya if isinstance(satu, Lihat))

    @property
    def jalan(self) -> tuple[Jalan, ...]:
        return tuple(satu for satu in self.tanya if isinstance(satu, Jalan))

    @cached_property
    def tanda(self) -> frozenset[str]:
        """The marks that opening and steps left, beside their own codes and the ends of a case."""
        hasil = set[str]()
        for satu in self.jalan:
            if isinstance(satu.perintah, SelesaikanLangkah | BukaKasus):
                lama = len(satu.saat.keadaan.penanda) if satu.saat.keadaan else 0
                hasil |= {m.nama for m in satu.hasil.keadaan.penanda[lama:]}
                hasil -= {s.kode for s in satu.saat.dasar.standar.langkah}
        return frozenset(hasil - {"dikembalikan", *self.jenis.siklus.penghenti} | {"ditolak"})

    @property
    def tanda_dinyatakan(self) -> frozenset[str]:
        """The marks that some kind of step is said to leave."""
        return frozenset(tanda for satu in cara.CARA.values() for tanda in satu.tanda)

    def isi_halaman(self) -> Iterator[str]:
        """The page: a form is written out where it differs from the last of its command."""
        bentuk: dict[str, str] = {}
        sebelum = ""
        for jawaban in filter(None, self.jawaban):
            baris, _, akhir = jawaban.removesuffix(" |").rpartition(" | ")
            perintah = baris.partition(" | ")[0]
            if jawaban.startswith("| ") and bentuk.get(perintah) == akhir:
                yield f"{baris} | |"
            else:
                bentuk[perintah] = akhir
                yield "\n" * (jawaban[0] == "-" and sebelum[:1] != "-") + jawaban
            sebelum = jawaban

    def beda(self, jenis: Jenis, dekat: Callable[[Tanya], bool]) -> str | None:
        """An answer that is not what it was; those to ``dekat`` are looked at first, then commands,
        which are soon answered. However it breaks, it is noticed."""
        if self.tanda_dinyatakan != self.tanda:
            return f"left, or said to be left: {sorted(self.tanda_dinyatakan ^ self.tanda)}"
        pasangan = zip(self.tanya, self.jawaban, strict=True)
        urut = sorted(pasangan, key=lambda p: (not dekat(p[0]), not isinstance(p[0], Jalan)))
        for satu, semula in urut:
            try:
                baru = satu.jawab(jenis)
            except Exception as galat:  # noqa: BLE001 - see above
                baru = repr(galat)
            if baru != semula:
                return f"{semula!r} is now {baru!r}"
        return None


def _kejadian(e: Kejadian) -> str:
    isi: list[str] = []
    for nama in (a.name for a in attrs.fields(type(e)) if a.name not in _DIKETAHUI):
        nilai = getattr(e, nama)
        if nama == "penilaian":
            isi += [nilai.terbuka.rekomendasi.value, nilai.terbuka.kepada]
        elif isinstance(nilai, Surat):
            peran = nilai.penandatangan.peran if nilai.penandatangan else "nobody"
            isi += [nilai.nomor, f"signed by {peran}"]
        elif nama in ("langkah_diajukan", "dasar"):
            isi += nilai
        elif isinstance(nilai, str):
            isi.append(nilai)
    return f"{e.tipe}({', '.join(filter(None, isi))})".removesuffix("()")


_DIKETAHUI = {"kasus", "kanal", "pokok"}
