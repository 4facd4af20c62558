"""The sections of one case's report, each from the application's own answers."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from _contoh import kata
from _contoh.bagian import judul
from attrs import frozen
from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dinsos_core import Aplikasi, Kejadian
from dinsos_core.application.bahasa.berkas import SEBAB_KURANG
from dinsos_core.application.kelayakan import Persiapan
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus.berkas import Kebutuhan, Kekurangan
from dinsos_core.domain.kelayakan.penilaian import Penilaian
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import Dokumen, StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat

from .data import Hari, Perkara
from .hari import LAPORAN, Terjadi, riwayat


@frozen(kw_only=True)
class Berita:
    """Everything the sections of one case draw on. ``app`` answers as of its last moment."""

    hari: Hari
    perkara: Perkara
    app: Aplikasi
    standar: StandarPelayanan
    keadaan: Permohonan
    terjadi: tuple[Terjadi, ...]

    def kejadian(self, *jenis: type[u.Kejadian]) -> list[u.Kejadian]:
        """The case's events of these types, oldest first."""
        semua = (r.kejadian for r in riwayat(self.app, self.perkara.kode))
        return [e for e in semua if isinstance(e, jenis)]

    def buka(self, rahasia: Rahasia | None) -> str:
        """A sealed reason, in the open for the head of the office."""
        if rahasia is None:
            return ""
        kepala = self.hari.petugas["kepala"]
        isi = self.app.buka(self.perkara.kode, rahasia, kepala, tujuan=LAPORAN)
        return str(isi or "(sudah dihapus)")


def daftar_periksa(
    persiapan: Persiapan, kurang: Iterable[Kekurangan], *, rinci: bool
) -> Iterator[RenderableType]:
    """The checklist as the counter first found the papers: in full, or if none was missing and
    nobody asked for details, by its printed labels."""
    cacat = {(satu.dokumen, satu.lokasi): satu for satu in kurang}
    if not (rinci or cacat):
        label = dict.fromkeys(b for perlu in persiapan.dokumen for b in perlu.dokumen.butir)
        nama = ["tanpa nomor" if b == "–" else b for b in label]
        yield judul(f"Berkas: {len(persiapan.dokumen)} yang diminta, lengkap")
        yield Text(f"✓ persyaratan {kata.butir(nama)}")
        return
    isi = [
        _satu_dokumen(perlu.dokumen, perlu.lokasi, perlu.kebutuhan, cacat)
        for perlu in persiapan.dokumen
    ]
    yield judul(f"Berkas: {len(isi)} yang diminta, {len(cacat)} kurang")
    tabel = Table.grid(padding=(0, 2), expand=True)
    tabel.add_column(ratio=1)
    tabel.add_column(ratio=1)
    tengah = (len(isi) + 1) // 2
    for n in range(tengah):
        tabel.add_row(isi[n], isi[n + tengah] if n + tengah < len(isi) else "")
    yield tabel


def _satu_dokumen(
    dokumen: Dokumen,
    lokasi: str,
    kebutuhan: Kebutuhan,
    cacat: dict[tuple[str, str], Kekurangan],
) -> Text:
    syarat = [f"{dokumen.rangkap} rangkap"] if dokumen.rangkap else []
    syarat += ["asli"] if dokumen.asli else []
    syarat += ["legalisasi"] if dokumen.legalisir else []
    syarat += ["meterai"] if dokumen.meterai else []
    syarat += ["mutakhir"] if dokumen.mutakhir else []
    syarat += ["jika ada"] if kebutuhan is Kebutuhan.JIKA_ADA else []
    syarat += [kata.tempat(lokasi)] if lokasi else []
    kurang = cacat.get((dokumen.kode, lokasi))
    teks = Text("✗ " if kurang else "✓ ", style="red" if kurang else "")
    teks.append(f"{', '.join(dokumen.butir)}. {dokumen.teks}")
    if syarat:
        teks.append(f" [{', '.join(syarat)}]", style="dim")
    if kurang:
        teks.append(f": {', '.join(SEBAB_KURANG[s].id for s in kurang.sebab)}", style="bold red")
    return teks


def penilaian(hasil: Penilaian, kepala: str, app: Aplikasi) -> Iterator[RenderableType]:
    """Every condition with its conclusion, reason, printed label and readings."""
    register = app.lingkungan.katalog.tafsir(hasil.rujukan.instansi)
    yield judul(
        f"{kepala}: {kata.KESIMPULAN[hasil.kesimpulan]}, saran: {kata.SARAN[hasil.rekomendasi]}"
        + (f" kepada {hasil.kepada}" if hasil.kepada else "")
    )
    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    tabel.add_column("Butir", width=5)
    tabel.add_column("Syarat dan alasan", ratio=1)
    tabel.add_column("Tafsir", width=8)
    tabel.add_column("Kesimpulan", width=19)
    for satu in hasil.syarat:
        nomor = ", ".join(str(n) for n in sorted(register.entri[t.kode].no for t in satu.tafsir))
        tabel.add_row(
            ", ".join(satu.butir),
            Text.assemble((satu.teks, "bold"), "\n", (satu.penjelasan, "")),
            nomor,
            Text(kata.KESIMPULAN[satu.kesimpulan], style=kata.WARNA[satu.kesimpulan]),
        )
    yield tabel
    yield Text(
        f"Dinilai per {kata.tanggal(hasil.pengajuan)}. "
        + " ".join(
            f"Tafsir {register.entri[t.kode].no}: {register.entri[t.kode].teks(t.bacaan)}."
            for t in sorted(hasil.tafsir, key=lambda t: register.entri[t.kode].no)
        ),
        style="dim",
    )


def perjalanan(berita: Berita) -> Iterator[RenderableType]:
    """What happened, one line for each act; refused attempts and repetitions stand among them."""
    yield judul("Perjalanan perkara")
    tabel = Table(box=None, show_header=False, pad_edge=False, expand=True)
    tabel.add_column(width=16)
    tabel.add_column(width=18)
    tabel.add_column(ratio=1)
    baris = [
        (semua[0].pada, kata.jejak(semua[0].oleh), _satu_tindakan(semua, berita.standar))
        for _, r in groupby(riwayat(berita.app, berita.perkara.kode), lambda r: r.perintah)
        if (semua := [x.kejadian for x in r])
    ]
    for satu in berita.terjadi:
        siapa = kata.peran(satu.baris.oleh)
        if satu.halangan:
            teks = Text(f"mencoba {satu.baris.langkah}: tidak dijalankan", style="red")
            baris.append((satu.baris.pada, siapa, teks))
        if satu.dua_kali:
            teks = Text("perintah yang sama terkirim lagi: tidak ada yang dikerjakan dua kali")
            baris.append((satu.baris.pada, siapa, teks))
        if satu.dilihat:
            hasil = kata.KESIMPULAN[satu.dilihat.kesimpulan]
            baris.append((satu.baris.pada, siapa, Text(f"melihat penilaian: {hasil}")))
    for pada, siapa, teks in sorted(baris, key=lambda b: b[0]):
        tabel.add_row(kata.waktu(pada), siapa, teks)
    yield tabel


def _satu_tindakan(kejadian: Iterable[Kejadian], standar: StandarPelayanan) -> Text:
    return Text(" → ".join(t for e in kejadian if (t := kata.kejadian(e, standar))))


def penetapan(berita: Berita) -> Iterator[RenderableType]:
    """Each determination and objection, by whom, on what, for which reason."""
    syarat = {s.kode: s for s in berita.standar.syarat}
    isi: list[str] = []
    for e in berita.kejadian(
        *(k.PermohonanDisetujui, k.PermohonanDitolak, u.KasusDiteruskan, k.PermohonanDitarik),
        *(k.KeberatanDiajukan, k.KeberatanDikabulkan, k.KeberatanDitolak, u.SuratDicabut),
        u.DataDikoreksi,
    ):
        apa = kata.kejadian(e, berita.standar)
        teks = f"{kata.waktu(e.pada)}, {kata.jejak(e.oleh)}: {apa}."
        if isinstance(e, k.PermohonanDitolak) and e.dasar:
            dasar = (f"{kata.butir(syarat[d].butir)} ({syarat[d].teks})" for d in e.dasar)
            teks += f" Dasar: persyaratan {'; '.join(dasar)}."
        if alasan := berita.buka(getattr(e, "alasan", None)):
            teks += f" Alasan: {alasan}"
        isi.append(teks)
    if isi:
        yield judul("Penetapan dan alasannya")
        yield from (Padding(Text(f"• {teks}"), (0, 0, 0, 0)) for teks in isi)


def surat(keadaan: Permohonan, standar: StandarPelayanan) -> Iterator[RenderableType]:
    """The record of each numbered letter."""
    bernomor = [s for s in keadaan.surat if s.nomor]
    if not bernomor:
        return
    produk = {p.kode: p.teks for p in standar.produk}
    yield judul("Surat")
    for satu in bernomor:
        teks = f"• {satu.nomor}, {kata.tanggal(satu.tanggal)}: {produk[satu.produk]}"
        if satu.berlaku_sampai:
            teks += f"; berlaku sampai {kata.tanggal(satu.berlaku_sampai)}"
        if satu.penandatangan:
            teks += f"; ditandatangani {kata.jejak(satu.penandatangan)}"
        if satu.menggantikan:
            teks += f"; menggantikan {satu.menggantikan}"
        if satu.dicabut_pada:
            teks += f"; DICABUT {kata.waktu(satu.dicabut_pada)}"
        yield Text(teks, style="strike" if satu.dicabut_pada else "")


def berikutnya(berita: Berita) -> Iterator[RenderableType]:
    """Who does what next, by when, and what the form for it would ask."""
    yield judul("Berikutnya")
    app, kode = berita.app, berita.perkara.kode
    giliran = app.giliran(kode)
    terbuka = [
        (w, w.tenggat)
        for w in app.tenggat(kode)
        if isinstance(w.tenggat, Tenggat) and w.selesai is None
    ]
    batas = "".join(
        f"; {w.batas.segmen or w.batas.teks} paling lambat {kata.waktu(t.jatuh_tempo)}"
        for w, t in terbuka
    )
    if giliran is not None:
        siapa = " atau ".join(kata.peran(p) for p in giliran.peran)
        yield Text(f"• {siapa}: {giliran.teks} ({kata.butir(giliran.butir)}){batas}")
        yield from _formulir(berita, giliran.peran)
    elif berita.keadaan.status is Status.DIKEMBALIKAN:
        yield Text(f"• pemohon: melengkapi berkas{batas}")
    elif berita.keadaan.status is Status.DITOLAK:
        ditolak = any(x.dikabulkan is False for x in berita.keadaan.keberatan)
        yield Text("• tidak ada" if ditolak else f"• pemohon: dapat mengajukan keberatan{batas}")
    else:
        yield Text("• tidak ada; urusan di loket ini berakhir")


def _formulir(berita: Berita, peran: Iterable[str]) -> Iterator[RenderableType]:
    pelaku = next(p for p in berita.hari.petugas.values() if p.peran & set(peran))
    for tindakan in berita.app.langkah_tersedia(berita.perkara.kode, pelaku):
        if tindakan.langkah:
            isian = "; ".join(
                f"{i.nama}{'*' if i.wajib else ''}"
                + (
                    f" = {' / '.join(str(p.kode) for p in i.pilihan)}"
                    if i.pilihan and i.nama == "hasil"
                    else ""
                )
                for i in tindakan.bidang
            )
            kurang = f"; fakta belum diketahui: {', '.join(tindakan.fakta_belum)}"
            yield Text(
                f"  formulirnya: {isian or 'paraf saja'}"
                + (kurang if tindakan.fakta_belum else ""),
                style="dim",
            )
