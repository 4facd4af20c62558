"""`dinsos paket`: cases for agencies that share no store, as signed and sealed files.

What a parcel says of people is shown nowhere here: the case that it becomes holds it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from attrs import field

from dinsos_adapters.cli.beraplikasi import aplikasi_pada, hasil
from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    tak_dikenal,
    tulis,
    tulis_json,
)
from dinsos_adapters.cli.grup import kelompok_baru
from dinsos_adapters.cli.gudang import Tempat
from dinsos_adapters.cli.pilihan import Pilihan, berpilihan
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku

if TYPE_CHECKING:
    from dinsos_adapters.brankas import KunciPaket
    from dinsos_core.application.paket import IsiPaket

kelompok = kelompok_baru("Perkara bagi instansi lain, sebagai berkas bertanda tangan dan tersegel.")


@frozen(kw_only=True)
class Petugas(Pilihan):
    """Who acts, with which keys: those say for which agency."""

    kunci_paket: Annotated[
        Path,
        typer.Option(
            "--kunci-paket",
            envvar="DINSOS_KUNCI_PAKET",
            metavar="BERKAS",
            help="Berkas kunci paket (dinsos paket kunci).",
            show_default=False,
        ),
    ]
    oleh: Annotated[
        str, typer.Option("--oleh", metavar="AKUN", help="Akun petugasnya.", show_default=False)
    ]
    peran: Annotated[
        list[str], typer.Option("--peran", metavar="KODE", help="Perannya; boleh diulang.")
    ] = field(factory=list)

    def kunci(self) -> "KunciPaket":
        return _kunci(self.kunci_paket)

    def pelaku(self, instansi: str) -> Pelaku:
        return Pelaku(id=PelakuId(self.oleh), instansi=instansi, peran=self.peran)


KasusArgumen = Annotated[
    str, typer.Argument(metavar="KASUS", help="Perkara yang sudah diteruskan.")
]
PaketArgumen = Annotated[Path, typer.Argument(metavar="PAKET", help="Berkas paketnya.")]


def _kunci(berkas: Path) -> "KunciPaket":
    from dinsos_adapters.brankas import KunciRusak, kunci_paket_dari_berkas  # noqa: PLC0415

    try:
        return kunci_paket_dari_berkas(berkas)
    except KunciRusak as galat:
        gagal(f"Kunci paket tidak dapat dipakai: {galat}.", kode=KodeKeluar.GAGAL)


def _baca(berkas: Path) -> bytes:
    from dinsos_core.ports.paket import MAKS_PAKET  # noqa: PLC0415 - only here

    try:
        with berkas.open("rb") as terbuka:
            return terbuka.read(MAKS_PAKET + 1)
    except OSError as galat:
        gagal(f"{berkas} tidak terbaca: {galat.strerror}.", kode=KodeKeluar.TAK_ADA)


def _tulis_baru(berkas: Path, isi: bytes) -> None:
    try:
        with berkas.open("xb") as terbuka:
            berkas.chmod(0o600)
            terbuka.write(isi)
    except OSError as galat:
        gagal(f"{berkas} tidak dapat ditulis: {galat.strerror}.", kode=KodeKeluar.GAGAL)


def _belum_ada(berkas: Path) -> None:
    """Before anything is recorded as done."""
    if berkas.exists():
        gagal(f"{berkas} sudah ada dan tidak ditimpa.", kode=KodeKeluar.GAGAL)


@kelompok.command()
def kunci(
    ctx: typer.Context,
    berkas: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas kuncinya.")],
    instansi: Annotated[
        str | None,
        typer.Option("--instansi", metavar="KODE", help="Buat kunci baru bagi instansi ini."),
    ] = None,
) -> None:
    """Tampilkan kunci publik bagi instansi lain; dengan --instansi buat kuncinya dahulu."""
    from dinsos_adapters.brankas import blok_publik, buat_kunci_paket  # noqa: PLC0415

    if instansi is not None:
        katalog = buka_katalog(ctx)
        if instansi not in katalog.instansi:
            tak_dikenal("Instansi", instansi, katalog.instansi)
        try:
            buat_kunci_paket(berkas, instansi)
        except OSError as galat:
            gagal(f"{berkas} tidak dapat ditulis: {galat.strerror}.", kode=KodeKeluar.GAGAL)
    tulis(blok_publik(_kunci(berkas)).rstrip())


@kelompok.command()
@berpilihan
def buat(
    ctx: typer.Context,
    kasus: KasusArgumen,
    paket: Annotated[Path, typer.Argument(metavar="PAKET", help="Berkas paket yang baru.")],
    *,
    tempat: Tempat,
    petugas: Petugas,
    kepada: Annotated[str, typer.Option("--kepada", metavar="KODE", help="Instansi penerimanya.")],
) -> None:
    """Tulis paket suatu perkara yang diteruskan, bagi satu instansi penerima."""
    milik = petugas.kunci()
    _belum_ada(paket)
    with aplikasi_pada(ctx, tempat, milik.instansi) as app:
        oleh = petugas.pelaku(milik.instansi)
        isi = app.buat_paket(kasus, oleh=oleh, kepada=kepada, penyandi=milik)
        _tulis_baru(paket, isi)
    tulis(f"Paket bagi {kepada} di {paket}.")


@kelompok.command()
@berpilihan
def lihat(
    ctx: typer.Context,
    paket: PaketArgumen,
    *,
    tempat: Tempat,
    petugas: Petugas,
    json: JsonPilihan = False,
) -> None:
    """Sebut isi paket tanpa data pribadinya; tidak ada yang disimpan."""
    milik, isi = petugas.kunci(), _baca(paket)
    with aplikasi_pada(ctx, tempat, milik.instansi) as app:
        terbaca = app.baca_paket(isi, oleh=petugas.pelaku(milik.instansi), penyandi=milik)
    objek = _objek(terbaca)
    if json:
        tulis_json(objek)
        return
    tulis(f"Paket {terbaca.id} dari {terbaca.dari}: {terbaca.nama} ({terbaca.layanan})")
    tulis(f"Diterima di sana {terbaca.diterima}")
    for satu in objek["pihak"]:
        tulis(f"  {satu['pihak']}: {', '.join(satu['fakta']) or 'tanpa data'}")
    if objek["fakta"]:
        tulis(f"  perkaranya: {', '.join(objek['fakta'])}")


def _objek(isi: "IsiPaket") -> dict[str, Any]:
    """Which facts there are, of whom; not what they say."""
    return {
        "paket": isi.id,
        "dari": isi.dari,
        "layanan": isi.layanan,
        "varian": isi.varian or None,
        "nama": isi.nama,
        "diterima": isi.diterima,
        "pihak": [{"pihak": nama, "fakta": sorted(data)} for nama, data in isi.pihak],
        "fakta": sorted(isi.fakta),
    }


@kelompok.command()
@berpilihan
def terima(
    ctx: typer.Context,
    paket: PaketArgumen,
    *,
    tempat: Tempat,
    petugas: Petugas,
    layanan: Annotated[
        str, typer.Option("--layanan", metavar="KODE", help="Layanan di sini, bila lain kodenya.")
    ] = "",
    varian: Annotated[
        str | None, typer.Option("--varian", metavar="KODE", help="Variannya di sini.")
    ] = None,
    pihak: Annotated[
        list[str] | None,
        typer.Option(
            "--pihak", metavar="SANA=SINI", help="Jenis pihak di sana dan di sini; boleh diulang."
        ),
    ] = None,
    tetap_ajukan: Annotated[
        str,
        typer.Option("--tetap-ajukan", metavar="TEKS", help="Alasannya, bila sudah ada yang sama."),
    ] = "",
) -> None:
    """Buka perkara dari paket menurut aturan di sini, sekali; paket yang sama menyebutnya lagi."""
    milik, isi = petugas.kunci(), _baca(paket)
    pasang = dict(_pasang(satu) for satu in pihak or ())
    lain: dict[str, Any] = {"varian": varian, "tetap_ajukan": tetap_ajukan}
    lain = {nama: nilai for nama, nilai in lain.items() if nilai}
    with aplikasi_pada(ctx, tempat, milik.instansi) as app:
        oleh = petugas.pelaku(milik.instansi)
        satu = hasil(
            app.terima_paket(isi, oleh=oleh, penyandi=milik, layanan=layanan, pihak=pasang, **lain)
        )
    sudah = "Sudah diterima sebelumnya" if satu.ulang else "Diterima"
    tulis(f"{sudah}: perkara {satu.keadaan.nomor} ({satu.kasus}).")


def _pasang(teks: str) -> tuple[str, str]:
    sana, sama, sini = teks.partition("=")
    if not (sana and sama and sini):
        gagal(f"--pihak {teks}: tulis seperti pemohon=pelapor.", kode=KodeKeluar.PEMAKAIAN)
    return sana, sini


@kelompok.command()
@berpilihan
def jawab(
    ctx: typer.Context,
    paket: PaketArgumen,
    jawaban: Annotated[Path, typer.Argument(metavar="JAWABAN", help="Berkas jawaban yang baru.")],
    *,
    tempat: Tempat,
    petugas: Petugas,
    alasan: Annotated[
        str, typer.Option("--alasan", metavar="TEKS", help="Mengapa tidak diterima di sini.")
    ] = "",
) -> None:
    """Tulis jawaban bagi pengirimnya: nomor perkaranya di sini, atau mengapa tidak diterima."""
    milik, isi = petugas.kunci(), _baca(paket)
    _belum_ada(jawaban)
    with aplikasi_pada(ctx, tempat, milik.instansi) as app:
        oleh = petugas.pelaku(milik.instansi)
        ditulis = app.jawab_paket(isi, oleh=oleh, penyandi=milik, alasan=alasan)
        _tulis_baru(jawaban, ditulis)
    tulis(f"Jawaban di {jawaban}.")


@kelompok.command()
@berpilihan
def catat(
    ctx: typer.Context,
    kasus: KasusArgumen,
    jawaban: Annotated[Path, typer.Argument(metavar="JAWABAN", help="Berkas jawabannya.")],
    *,
    tempat: Tempat,
    petugas: Petugas,
) -> None:
    """Catat jawaban penerima pada perkara yang diteruskan, sekali."""
    milik, isi = petugas.kunci(), _baca(jawaban)
    with aplikasi_pada(ctx, tempat, milik.instansi) as app:
        oleh = petugas.pelaku(milik.instansi)
        satu = app.catat_jawaban_paket(kasus, isi, oleh=oleh, penyandi=milik)
    if satu.nomor:
        tulis(f"Diterima di {satu.dari} dengan nomor {satu.nomor}.")
    else:
        tulis(f"Tidak diterima di {satu.dari}: {satu.alasan}")
