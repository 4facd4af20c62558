"""The report: each case from its first paper to its last mail, then the day in one table."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from _contoh import bagian as umum
from _contoh import kata
from returns.pipeline import is_successful
from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from dinsos_core import Aplikasi, Halangan, Terhalang
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus.berkas import Kekurangan
from dinsos_core.domain.permohonan.keadaan import Permohonan
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat

from . import bagian
from .bagian import Berita
from .data import Perkara
from .hari import Loket, Terjadi, keadaan


def tampilkan_perkara(
    konsol: Console,
    loket: Loket,
    perkara: Perkara,
    terjadi: list[Terjadi],
    *,
    rinci: bool,
) -> None:
    """The whole report of one case; ``rinci`` writes out every paper and every line of
    arithmetic."""
    isi: list[RenderableType] = []
    app = loket.pada_akhir(perkara)
    pada = loket.app.dengan(jam=lambda: perkara.baris[0].pada)
    persiapan = pada.persiapkan(perkara.layanan, pihak=perkara.pihak, fakta=perkara.fakta)
    kasus = _kasus(app, perkara.kode)
    if kasus is not None and is_successful(persiapan):
        berita = Berita(
            hari=loket.hari,
            perkara=perkara,
            app=app,
            standar=persiapan.unwrap().standar,
            keadaan=kasus,
            terjadi=tuple(terjadi),
        )
        kurang = [s for e in berita.kejadian(u.BerkasDikembalikan)[:1] for s in _kurang(e)]
        isi += bagian.daftar_periksa(persiapan.unwrap(), kurang, rinci=rinci)
        isi += _penilaian(berita, loket)
        isi += bagian.perjalanan(berita)
        isi += umum.tenggat(app.tenggat(perkara.kode), rinci=rinci)
        isi += bagian.penetapan(berita)
        isi += bagian.surat(kasus, berita.standar)
        isi += umum.halangan(_tertahan(terjadi))
        if kasus.diperingatkan:
            isi.append(umum.judul("Peringatan"))
            isi += [Text(f"• {kata.peringatan(kode)}") for kode in kasus.diperingatkan]
        isi += bagian.berikutnya(berita)
        isi += _surel(loket.surel_perkara(perkara))
        rujukan = _rujukan(berita.standar)
    else:
        isi += umum.halangan(_tertahan(terjadi))
        isi += _serupa(loket, terjadi)
        rujukan = perkara.layanan
    konsol.print(
        Panel(
            Group(*isi),
            title=f"[bold]{perkara.kode} · {perkara.judul}[/bold]",
            subtitle=rujukan,
            title_align="left",
            subtitle_align="right",
            box=box.ROUNDED if konsol.is_terminal else box.ASCII,
        )
    )


def _tertahan(terjadi: list[Terjadi]) -> list[tuple[str, tuple[Halangan, ...]]]:
    return [(satu.baris.langkah, satu.halangan) for satu in terjadi if satu.halangan]


def _kurang(e: u.Kejadian) -> tuple[Kekurangan, ...]:
    assert isinstance(e, u.BerkasDikembalikan)
    return e.kurang.terbuka


def _rujukan(standar: StandarPelayanan) -> str:
    sk = standar.keputusan
    return f"{standar.nama}: SK {sk.nomor}/{sk.tahun} no. {standar.nomor_urut}"


def _penilaian(berita: Berita, loket: Loket) -> list[RenderableType]:
    """The assessment with values; before it what somebody saw while a source was out of reach."""
    isi: list[RenderableType] = []
    for satu in berita.terjadi:
        if satu.dilihat:
            kepala = f"Kelayakan, dilihat {kata.waktu(satu.baris.pada)}"
            isi += bagian.penilaian(satu.dilihat, kepala, berita.app)
    kepala = "Kelayakan" if berita.keadaan.penilaian else "Kelayakan, belum dinilai resmi"
    petugas = loket.hari.petugas["kepala"]
    hasil = berita.app.penilaian(berita.perkara.kode, petugas, tujuan="laporan harian")
    isi += bagian.penilaian(hasil, kepala, berita.app)
    return isi


def _surel(berkas: list[Path]) -> list[RenderableType]:
    if not berkas:
        return []
    isi: list[RenderableType] = [umum.judul("Surel kepada pemohon")]
    for satu in berkas:
        surat = message_from_bytes(satu.read_bytes(), policy=default)
        isi.append(Text(f"• {satu.name}: {surat['Subject'].partition(' / ')[0].strip()}"))
    return isi


def _serupa(loket: Loket, terjadi: list[Terjadi]) -> list[RenderableType]:
    """The open cases that a duplicate ran into, as they stand."""
    isi: list[RenderableType] = []
    ditemukan = [h.rincian.get("kasus") for t in terjadi for h in t.halangan]
    for kode in (satu for semua in ditemukan if isinstance(semua, tuple) for satu in semua):
        kasus = loket.app.kasus(kode)
        if kasus is not None:
            isi.append(umum.judul("Permohonan yang sudah berjalan"))
            isi.append(
                Text(
                    f"• {kasus.id}, diajukan {kata.waktu(kasus.indeks.dibuat)},"
                    f" status {kasus.indeks.status.replace('_', ' ')}"
                )
            )
    return isi


def ringkasan(loket: Loket, terjadi: dict[str, list[Terjadi]]) -> Table:
    """The day in one table."""
    tabel = Table(
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        title="Ringkasan",
        caption="PA pengangkatan anak, SK santunan kematian. * Pejabat memutus berbeda dari"
        " penilaian. ✓ Batas kantor dipenuhi tepat waktu.",
        expand=True,
    )
    tabel.add_column("Kasus", width=5)
    tabel.add_column("Perkara", ratio=1)
    tabel.add_column("Syarat", width=9)
    tabel.add_column("Status", width=12)
    tabel.add_column("Surat", width=19)
    tabel.add_column("Tenggat", width=15)
    for perkara in loket.hari.perkara:
        penilaian, status, surat, tenggat = _kolom(loket, perkara, terjadi[perkara.kode])
        ringkas = penilaian.replace("tidak terpenuhi", "tidak").replace(
            "belum dapat dinilai", "belum"
        )
        tabel.add_row(perkara.kode, perkara.judul, ringkas, status, surat, tenggat)
    return tabel


def satu_baris(loket: Loket, perkara: Perkara, terjadi: list[Terjadi]) -> str:
    """One case in one line."""
    penilaian, status, surat, tenggat = _kolom(loket, perkara, terjadi)
    ekor = "; ".join(t.replace("\n", ", ") for t in (surat, tenggat) if t)
    penilaian = penilaian or "belum dinilai"
    status = status.replace("*", " (berbeda dari penilaian)")
    return f"{perkara.kode} {perkara.judul} | {penilaian} | {status}" + (
        f" | {ekor}" if ekor else ""
    )


def _kasus(app: Aplikasi, kode: str) -> Permohonan | None:
    """The case as it stands, unless it was refused at the door."""
    try:
        return keadaan(app, kode)
    except Terhalang:
        return None


def _kolom(loket: Loket, perkara: Perkara, terjadi: list[Terjadi]) -> tuple[str, str, str, str]:
    app = loket.pada_akhir(perkara)
    kasus = _kasus(app, perkara.kode)
    if kasus is None:
        kode = dict.fromkeys(h.kode.value.replace("_", " ") for t in terjadi for h in t.halangan)
        return "", "tidak diterima", "", "" if len(kode) > 1 else next(iter(kode), "")
    penilaian = kata.KESIMPULAN[kasus.ringkasan.kesimpulan] if kasus.ringkasan else ""
    status = "di BPKPAD" if kasus.status is Status.DI_SISTEM_LAIN else kata.peran(kasus.status)
    if kasus.penetapan and kasus.penetapan.menyimpang:
        status += "*"
    surat = "\n".join(
        s.nomor + (" dicabut" if s.dicabut_pada else "") for s in kasus.surat if s.nomor
    )
    return penilaian, status, surat, "\n".join(_tenggat(loket, perkara))


def _tenggat(loket: Loket, perkara: Perkara) -> list[str]:
    """Open clocks, and the office's own that were met or missed."""
    hasil = []
    for wajib in loket.pada_akhir(perkara).tenggat(perkara.kode):
        if not isinstance(wajib.tenggat, Tenggat) or wajib.status is None:
            continue
        jatuh = kata.tanggal_pendek(wajib.tenggat.jatuh_tempo.date())
        if wajib.selesai is None:
            hasil.append(f"{jatuh} {kata.JAM[wajib.status]}")
        elif wajib.batas.milik is PemilikBatas.KANTOR:
            hasil.append(f"{jatuh} {kata.RINGKAS[wajib.status]}")
    return hasil
