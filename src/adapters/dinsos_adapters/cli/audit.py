"""`dinsos audit`: was anything in the event log changed, and the checkpoints that can tell."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dinsos_adapters.cli.dasar import JsonPilihan, KodeKeluar, gagal, tulis, tulis_json
from dinsos_adapters.cli.grup import kelompok_baru
from dinsos_adapters.cli.gudang import (
    KunciNanti,
    Tempat,
    TitikPilihan,
)
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_adapters.jam import jam_sistem
from dinsos_core.application.rantai import JenisTemuan, Temuan
from dinsos_core.domain.waktu.teks import teks_instan
from dinsos_core.ports.titik_periksa import TitikPeriksaBentrok, TitikPeriksaRusak

if TYPE_CHECKING:
    from dinsos_adapters.brankas import TitikPeriksaBerkas
    from dinsos_adapters.sql import GudangSql
    from dinsos_core.application.audit import LaporanAudit

kelompok = kelompok_baru("Keutuhan catatan kejadian.")

ARTI: Final[Mapping[JenisTemuan, str]] = {
    JenisTemuan.DIUBAH: "diubah: isinya bukan yang dahulu disimpan",
    JenisTemuan.HILANG: "hilang",
    JenisTemuan.TERPOTONG: "terpotong: ekornya hilang",
    JenisTemuan.DISISIPKAN: "disisipkan: tidak disimpan oleh perintah mana pun",
    JenisTemuan.TERTUKAR: "tertukar tempat dengan kejadian lain",
    JenisTemuan.PUTUS: "tidak menyambung pada kejadian sebelumnya",
    JenisTemuan.DITULIS_ULANG: "ditulis ulang: rantainya utuh, tetapi bukan yang dahulu tercatat",
    JenisTemuan.KASUS_HILANG: "seluruh kasus hilang",
    JenisTemuan.KEADAAN_TIDAK_COCOK: "keadaan tersimpan tidak cocok dengan log yang utuh",
    JenisTemuan.KEADAAN_HILANG: "keadaan tersimpan tidak ada, lognya ada",
    JenisTemuan.NOMOR_TURUN: "nomor suratnya di atas penghitungnya, yang akan memberikannya lagi",
    JenisTemuan.METERAI_TIDAK_COCOK: "meterainya tidak cocok: bukan yang disimpan perintah",
    JenisTemuan.TIDAK_COCOK: "tidak cocok dengan catatan asalnya",
    JenisTemuan.BARIS_DIUBAH: "diubah sejak titik periksa itu",
    JenisTemuan.BARIS_HILANG: "hilang sejak titik periksa itu",
    JenisTemuan.AKSES_DIUBAH: "catatan akses diubah, dihapus atau disisipi sejak titik periksa itu",
    JenisTemuan.NILAI_HILANG: "nilai yang dititipkannya tidak ada lagi, padahal tidak dihapus",
    JenisTemuan.TITIK_DIUBAH: "titik periksa diubah",
    JenisTemuan.TITIK_HILANG: "titik periksa hilang atau salah urutan",
    JenisTemuan.TITIK_TANPA_KUNCI: "titik periksa tidak dipakai: kuncinya tidak tersedia",
}


@kelompok.command()
@berpilihan
def periksa(
    *,
    tempat: Tempat,
    titik: TitikPilihan = None,
    json: JsonPilihan = False,
) -> None:
    """Sebutkan kejadian yang diubah, hilang, disisipkan, terpotong atau ditulis ulang."""
    with tempat.dibuka() as gudang:
        hasil = audit_gudang(gudang, titik, KunciNanti(tempat.kunci))
    berkunci = KunciNanti(tempat.kunci).ada
    if json:
        tulis_json(objek_audit(hasil, berkunci=berkunci))
    else:
        tampilkan_audit(hasil, bertitik=titik is not None, berkunci=berkunci)
        if titik is not None and _titik(titik).terputus:
            tulis("Baris terakhir berkas titik terputus saat ditulis: bukan titik, dan diganti.")
    if not hasil.utuh:
        raise typer.Exit(KodeKeluar.MASALAH)


@kelompok.command()
@berpilihan
def catat(
    *,
    titik: Annotated[
        Path,
        typer.Option(
            "--titik",
            metavar="BERKAS",
            help="Berkas titik periksa; dibuat bila belum ada.",
        ),
    ],
    tempat: Tempat,
    json: JsonPilihan = False,
) -> None:
    """Tambahkan titik periksa: di mana rantai tiap kasus berakhir sekarang."""
    with tempat.dibuka() as gudang:
        from dinsos_adapters.brankas import TitikPeriksaBerkas  # noqa: PLC0415 - needs an extra
        from dinsos_core.application.audit import catat_titik  # noqa: PLC0415
        from dinsos_core.application.jaga_baris import TANDA  # noqa: PLC0415

        try:
            with gudang(baca=True) as unit:
                catatan = catat_titik(
                    unit.log, TitikPeriksaBerkas(titik), KunciNanti(tempat.kunci), jam_sistem()
                )
        except TitikPeriksaRusak as rusak:
            gagal(f"{titik}: {rusak}; tidak ada yang ditambahkan.", kode=KodeKeluar.MASALAH)
        except TitikPeriksaBentrok:
            gagal("Titik lain sedang ditambahkan; coba lagi.", kode=KodeKeluar.GAGAL)
        except OSError as galat:
            gagal(f"{titik} tidak dapat ditulis: {galat.strerror}.", kode=KodeKeluar.GAGAL)
    kasus = sum(not satu.kasus.startswith(TANDA) for satu in catatan.ujung)
    if json:
        isi = {"nomor": catatan.nomor, "pada": catatan.pada.isoformat()}
        tulis_json({**isi, "kasus": kasus, "meterai": catatan.meterai})
        return
    tulis(
        f"Titik periksa {catatan.nomor}: {kasus} kasus baru atau bertambah sejak titik sebelumnya."
    )
    tulis(f"Meterai {catatan.meterai}")
    tulis("Simpan berkasnya di tempat yang tidak dapat ditulis pengelola basis data.")


def audit_gudang(gudang: "GudangSql", titik: Path | None, penyedia: KunciNanti) -> "LaporanAudit":
    """The whole log against itself, the states and, if there are any, the checkpoints."""
    from dinsos_core.application.audit import audit  # noqa: PLC0415 - only this needs it

    if titik is not None:
        penyedia.muat()
    with gudang(baca=True) as unit:
        return audit(unit.log, _titik(titik), penyedia)


def _titik(berkas: Path | None) -> "TitikPeriksaBerkas":
    from dinsos_adapters.brankas import TitikPeriksaBerkas  # noqa: PLC0415 - needs an extra

    if berkas is not None and not berkas.exists():
        # Taken for empty, it would make every rewriting look sound.
        gagal(f"Tidak ada berkas titik periksa {berkas}.", kode=KodeKeluar.TAK_ADA)
    return TitikPeriksaBerkas(Path(os.devnull) if berkas is None else berkas)


def tampilkan_audit(hasil: "LaporanAudit", *, bertitik: bool, berkunci: bool) -> None:
    """Each finding on a line, then what was looked at."""
    for temuan in hasil.temuan:
        tulis(kalimat(temuan))
    tulis(
        f"{hasil.kasus} kasus, {hasil.kejadian} kejadian diperiksa: "
        f"{f'{len(hasil.temuan)} temuan' if hasil.temuan else 'utuh'}."
    )
    if not berkunci:
        tulis("Tanpa kunci: meterai baris dan sidik NIK tidak diperiksa.")
    if not bertitik:
        tulis("Tanpa --titik: penulisan ulang yang rapi tidak terlihat.")
        return
    if hasil.titik is not None:
        tulis(f"Titik periksa terakhir: {hasil.titik.nomor}, {teks_instan(hasil.titik.pada)}.")
    if hasil.belum_bertitik:
        tulis(f"{hasil.belum_bertitik} kasus bertambah sejak titik periksa terakhirnya.")


def kalimat(temuan: Temuan) -> str:
    """A finding in words: which case, which event, what was done."""
    tempat = []
    if temuan.kasus is not None:
        tempat.append(f"kasus {temuan.kasus}")
    if temuan.urutan is not None:
        sampai = "" if temuan.sampai in (None, temuan.urutan) else f" sampai {temuan.sampai}"
        tempat.append(f"kejadian {temuan.urutan}{sampai}")
    if temuan.tabel is not None:
        tempat.append(f"{temuan.tabel} {temuan.baris}")
    if temuan.titik is not None:
        oleh = "menurut titik" if tempat else "titik"
        tempat.append(f"{oleh} {temuan.titik}")
    return f"{', '.join(tempat)}: {ARTI[temuan.jenis]}"


def objek_audit(hasil: "LaporanAudit", *, berkunci: bool) -> dict[str, Any]:
    """The result for JSON. ``berkunci``: whether the vault's keys were at hand, without which seals
    and hashes say nothing."""
    return {
        "utuh": hasil.utuh,
        "kasus": hasil.kasus,
        "kejadian": hasil.kejadian,
        "belum_bertitik": hasil.belum_bertitik,
        "titik": None if hasil.titik is None else hasil.titik.nomor,
        "berkunci": berkunci,
        "temuan": [
            {
                "jenis": t.jenis.value,
                "kasus": t.kasus,
                "kejadian": t.urutan,
                "sampai": t.sampai,
                "titik": t.titik,
                "tabel": t.tabel,
                "baris": t.baris,
            }
            for t in hasil.temuan
        ],
    }
