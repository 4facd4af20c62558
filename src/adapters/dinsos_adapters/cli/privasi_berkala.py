"""`dinsos privasi periksa|jurnal`: what runs again and again without anybody asking."""

from pathlib import Path
from typing import Annotated, Any

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    tulis,
    tulis_json,
)
from dinsos_adapters.cli.gudang import KunciNanti, Tempat
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_adapters.jam import jam_sistem

JurnalPilihan = Annotated[
    Path,
    typer.Option("--jurnal", metavar="BERKAS", help="Berkas jurnal, di luar basis data."),
]


@berpilihan
def periksa(ctx: typer.Context, *, tempat: Tempat, json: JsonPilihan = False) -> None:
    """Angkat permintaan yang lewat batasnya dan yang kini dapat dilaksanakan, sekali saja."""
    from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

    jumlah = {"siap": 0, "terlewat": 0, "disesuaikan": 0}
    with tempat.dibuka(perlu_kunci=True) as gudang:
        app = rakit(katalog=buka_katalog(ctx), penyimpanan=gudang)
        lanjut = None
        while True:
            laporan = app.periksa_permintaan(lanjut=lanjut)
            for nama in jumlah:
                jumlah[nama] += getattr(laporan, nama)
            if (lanjut := laporan.lanjut) is None:
                break
    if json:
        tulis_json(jumlah)
        return
    tulis(
        f"{jumlah['siap']} dapat dilaksanakan, {jumlah['terlewat']} terlewat, "
        f"{jumlah['disesuaikan']} mengenai orang lain daripada semula."
    )


@berpilihan
def jurnal(*, tempat: Tempat, jurnal: JurnalPilihan, json: JsonPilihan = False) -> None:
    """Catat di luar basis data apa yang tidak boleh hilang bersama cadangan yang dipulihkan."""
    from dinsos_adapters.brankas import JurnalBerkas  # noqa: PLC0415 - needs an extra
    from dinsos_core.application.jurnal import catat_jurnal  # noqa: PLC0415
    from dinsos_core.application.kodek import susun_kodek  # noqa: PLC0415
    from dinsos_core.ports.jurnal import JurnalBentrok, JurnalRusak  # noqa: PLC0415

    penyedia = KunciNanti(tempat.kunci)
    with tempat.dibuka(perlu_kunci=True) as gudang:
        try:
            with gudang(baca=True) as unit:
                catatan = catat_jurnal(
                    unit, JurnalBerkas(jurnal), penyedia, susun_kodek(), jam_sistem()
                )
            if catatan is None:
                jurnal.touch(mode=0o600)  # so that `pulihkan` can tell it from a wrong path
        except JurnalRusak as rusak:
            gagal(f"{jurnal}: {rusak}; tidak ada yang ditambahkan.", kode=KodeKeluar.MASALAH)
        except JurnalBentrok:
            gagal("Catatan lain sedang ditambahkan; coba lagi.", kode=KodeKeluar.GAGAL)
        except OSError as galat:
            gagal(f"{jurnal} tidak dapat ditulis: {galat.strerror}.", kode=KodeKeluar.GAGAL)
    isi: dict[str, Any] = {"nomor": None, "hapus": 0, "permintaan": 0, "nomor_surat": 0}
    if catatan is not None:
        isi = {
            "nomor": catatan.nomor,
            "hapus": len(catatan.hapus),
            "permintaan": len(catatan.permintaan),
            "nomor_surat": len(catatan.nomor_surat),
        }
    if json:
        tulis_json(isi)
    elif catatan is None:
        tulis("Tidak ada yang baru.")
    else:
        tulis(
            f"Catatan jurnal {isi['nomor']}: {isi['hapus']} penghapusan, {isi['permintaan']} "
            f"kejadian permintaan, {isi['nomor_surat']} deret nomor."
        )
        tulis("Simpan berkasnya di tempat yang tidak ikut tercadangkan dan terpulihkan.")
