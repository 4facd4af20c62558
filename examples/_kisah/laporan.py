"""The report: everything in time, then each case, then how all stand and what waits for whom."""

from collections.abc import Iterator
from typing import Final

from _contoh import bagian, kata
from attrs import frozen
from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from dinsos_core import Keadaan, Kejadian, Pelaku, Terhalang
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat

from .jalan import LAPORAN, Panggung, Terjadi
from .naskah import Perkara

KATA_ORANG: Final = ("isi", "alasan", "keterangan", "tanggapan", "jawaban")
"""Sealed words that an event may hold."""


@frozen(kw_only=True)
class Berita:
    """One case as it stands at the end, to whoever the story is told."""

    panggung: Panggung
    perkara: Perkara
    id: str
    pembaca: Pelaku
    keadaan: Keadaan
    standar: StandarPelayanan

    @property
    def status(self) -> str:
        return self.keadaan.status.value.replace("_", " ")

    def kejadian(self) -> Iterator[Kejadian]:
        return (satu.kejadian for satu in self.panggung.riwayat(self.id))

    def buka(self, rahasia: Rahasia | None) -> str:
        """A sealed text, in the open for whoever is told the story."""
        if rahasia is None:
            return ""
        try:
            isi = self.panggung.app.buka(self.id, rahasia, self.pembaca, tujuan=LAPORAN)
        except Terhalang:
            return "(tertutup)"
        return str(isi or "(tertutup)")


def berita(panggung: Panggung, perkara: Perkara) -> Berita | None:
    """What is to be told of a case; None of one that does not exist for whoever is told."""
    kasus = panggung.kasus.get(perkara.kode)
    if kasus is None:
        return None
    for pembaca in panggung.kisah.pembaca.values():
        try:
            keadaan = panggung.app.kasus(kasus, oleh=pembaca).keadaan
        except Terhalang:
            continue
        return Berita(
            panggung=panggung,
            perkara=perkara,
            id=kasus,
            pembaca=panggung.kisah.pembaca[keadaan.standar.instansi],
            keadaan=keadaan,
            standar=_standar(panggung, keadaan),
        )
    return None


def _standar(panggung: Panggung, keadaan: Keadaan) -> StandarPelayanan:
    rujukan = keadaan.standar
    katalog = panggung.app.lingkungan.katalog
    return katalog.standar(
        rujukan.instansi, rujukan.layanan, kata.hari(keadaan.diajukan_pada)
    ).unwrap()


def jalannya(panggung: Panggung, terjadi: list[Terjadi]) -> RenderableType:
    """The acts in the order of time, each with what followed in other cases."""
    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, title=panggung.kisah.judul)
    tabel.add_column("Kapan", width=16)
    tabel.add_column("Siapa", width=18)
    tabel.add_column("Perkara", width=7)
    tabel.add_column("Apa", ratio=1)
    for satu in terjadi:
        baris = satu.baris
        siapa = kata.peran(baris.oleh)
        if satu.halangan:
            sebab = "; ".join(dict.fromkeys(h.kode.value.replace("_", " ") for h in satu.halangan))
            teks = Text(f"mencoba {baris.apa}: tidak dijalankan ({sebab})", style="red")
            tabel.add_row(kata.waktu(baris.pada), siapa, baris.kode, teks)
        for nomor, (kode, semua) in enumerate(satu.kejadian.items()):
            kapan, oleh = (kata.waktu(baris.pada), siapa) if not nomor else ("", "")
            tabel.add_row(kapan, oleh, kode, _tindakan(panggung, kode, semua))
    return tabel


def _tindakan(panggung: Panggung, kode: str, semua: tuple[Kejadian, ...]) -> Text:
    perkara = next((p for p in panggung.kisah.perkara if p.kode == kode), None)
    satu = berita(panggung, perkara) if perkara else None
    teks = dict.fromkeys(_kata(panggung, satu, e) for e in semua) if satu else {}
    terjadi = next((e.terjadi_pada for e in semua if e.terjadi_pada), None)
    lalu = f" [terjadi {kata.waktu(terjadi)}]" if terjadi else ""
    return Text(" → ".join(t for t in teks if t) + lalu)


def _kata(panggung: Panggung, satu: Berita, e: Kejadian) -> str:
    match e:
        case k.KasusDibuka():
            asal = "".join(f" dari {panggung.kode(t.ke)}" for t in e.tautan)
            kode = "; kode klaim diserahkan, sekali" if getattr(e, "anonim", False) else ""
            kanal = satu.panggung.app.lingkungan.katalog.kosakata.kanal[e.kanal].nama
            return f"dibuka{asal or f' lewat {kanal}'}: {satu.standar.nama}{kode}"
        case k.KasusDitautkan() | k.TautanDilepas():
            lepas = "tidak lagi " if isinstance(e, k.TautanDilepas) else ""
            return f"{lepas}{kata.peran(e.hubungan.value)} {panggung.kode(e.ke)}"
        case k.LangkahTerjawab():
            return f"terjawab: {kata.langkah(satu.standar, e.langkah)}"
        case k.TempatDiambil():
            return f"menempati {_tempat(e.tempat)}"
        case k.TempatDilepas():
            return f"{_tempat(e.tempat)} kosong lagi"
        case k.LanjutanTerhalang():
            return f"belum diikuti {panggung.kode(e.ke)}: {', '.join(map(kata.peran, e.sebab))}"
        case _:
            return kata.kejadian(e, satu.standar) or kata.peran(e.tipe)


def _tempat(tempat: k.Tempat) -> str:
    """A bed without the agency it is of: `ranjang 001`."""
    return f"{tempat.nama.partition('/')[2] or tempat.nama} {tempat.satuan}"


def tampilkan(satu: Berita, terjadi: list[Terjadi], konsol: Console, *, rinci: bool) -> None:
    """The whole report of one case."""
    app, sk = satu.panggung.app, satu.standar.keputusan
    isi: list[RenderableType] = [Text(_pokok(satu))]
    isi += bagian.tenggat(app.tenggat(satu.id, oleh=satu.pembaca), rinci=rinci)
    isi += _alasan(satu)
    milik = [t for t in terjadi if t.baris.kode == satu.perkara.kode and t.halangan]
    isi += bagian.halangan((t.baris.apa, t.halangan) for t in milik)
    isi += _berikutnya(satu)
    konsol.print(
        Panel(
            Group(*isi),
            title=f"[bold]{satu.perkara.kode} · {satu.perkara.judul}[/bold]",
            subtitle=f"{satu.standar.nama}: SK {sk.nomor}/{sk.tahun}",
            title_align="left",
            subtitle_align="right",
            box=box.ROUNDED if konsol.is_terminal else box.ASCII,
        )
    )


def _pokok(satu: Berita) -> str:
    """How the case stands: status, parties by kind, links."""
    pihak = ", ".join(kata.peran(q.pihak) for q in satu.keadaan.pihak)
    tautan = ", ".join(
        f"{kata.peran(t.hubungan.value)} {satu.panggung.kode(t.ke)}" for t in satu.keadaan.tautan
    )
    return f"Status: {satu.status}. Pihak: {pihak or 'belum ada'}." + (
        f" Tertaut: {tautan}." if tautan else ""
    )


def _alasan(satu: Berita) -> Iterator[RenderableType]:
    """What needed a ground, with the ground; and what was said."""
    isi = []
    for e in satu.kejadian():
        kata_orang = (satu.buka(getattr(e, nama, None)) for nama in KATA_ORANG)
        alasan = " ".join(filter(None, kata_orang))
        dasar = ", ".join(map(kata.peran, getattr(e, "dasar", ())))
        if alasan or dasar:
            teks = " ".join(x for x in (f"Dasar: {dasar}." if dasar else "", alasan) if x)
            apa = _kata(satu.panggung, satu, e)
            isi.append(f"• {kata.waktu(e.pada)}, {kata.jejak(e.oleh)}: {apa}. {teks}")
    if isi:
        yield bagian.judul("Alasan dan jawaban")
        yield from map(Text, isi)


def _berikutnya(satu: Berita) -> Iterator[RenderableType]:
    giliran = satu.panggung.app.giliran(satu.id, oleh=satu.pembaca)
    if giliran is None:
        return
    yield bagian.judul("Berikutnya")
    siapa = " atau ".join(map(kata.peran, giliran.peran))
    yield Text(f"• {siapa}: {giliran.teks} ({kata.butir(giliran.butir)})")


def satu_baris(satu: Berita) -> str:
    """One case in one line."""
    tenggat = "; ".join(_tenggat(satu))
    return f"{satu.perkara.kode} {satu.perkara.judul} | {satu.status}" + (
        f" | {tenggat}" if tenggat else ""
    )


def _tenggat(satu: Berita) -> Iterator[str]:
    for wajib in satu.panggung.app.tenggat(satu.id, oleh=satu.pembaca):
        if isinstance(wajib.tenggat, Tenggat) and wajib.status is not None:
            nama = wajib.batas.segmen or wajib.batas.teks
            yield f"{nama}: {kata.jam(wajib)}"


def ringkasan(semua: list[Berita]) -> Table:
    """The story in one table."""
    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, title="Ringkasan")
    tabel.add_column("Kasus", width=6)
    tabel.add_column("Perkara", ratio=1)
    tabel.add_column("Status", width=18)
    tabel.add_column("Tertaut", width=16)
    tabel.add_column("Tenggat", width=26)
    for satu in semua:
        tautan = "\n".join(
            f"{kata.peran(t.hubungan.value)} {satu.panggung.kode(t.ke)}"
            for t in satu.keadaan.tautan
        )
        kolom = (satu.perkara.kode, satu.perkara.judul, satu.status, tautan)
        tabel.add_row(*kolom, "\n".join(_tenggat(satu)))
    return tabel


def di_meja(panggung: Panggung) -> RenderableType:
    """What waits for whom when the story ends, the most urgent of it in words."""
    tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, title="Di meja")
    tabel.add_column("Siapa", width=26)
    tabel.add_column("Menunggu", width=8)
    tabel.add_column("Paling mendesak", ratio=1)
    tabel.add_column("Tenggat", width=26)
    for siapa, pelaku in panggung.kisah.pelaku.items():
        meja = panggung.app.meja(pelaku, banyak=1)
        for satu in meja.kerja:
            banyak = panggung.app.ringkasan_meja(pelaku).semua
            tempo = "" if satu.jatuh_tempo is None else kata.waktu(satu.jatuh_tempo)
            pekerjaan = f"{panggung.kode(satu.kasus)} {satu.teks.id}"
            tabel.add_row(kata.peran(siapa), str(banyak), pekerjaan, tempo)
    return tabel if tabel.row_count else Text("Di meja: tidak ada yang menunggu siapa pun.")
