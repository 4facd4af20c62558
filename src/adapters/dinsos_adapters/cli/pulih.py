"""`dinsos pulihkan`: after a backup was restored."""

import re
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dinsos_adapters.cli.dasar import JsonPilihan, KodeKeluar, gagal, tulis, tulis_json
from dinsos_adapters.cli.gudang import KunciNanti, Tempat, TitikPilihan
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_adapters.cli.privasi_berkala import JurnalPilihan
from dinsos_core.domain.waktu.teks import teks_instan
from dinsos_core.ports.penyimpanan import NomorTerpakai
from dinsos_core.ports.titik_periksa import TitikPeriksaRusak

if TYPE_CHECKING:
    from dinsos_core.application.pulihkan import LaporanPulih


@berpilihan
def pulihkan(
    *,
    tempat: Tempat,
    jurnal: JurnalPilihan,
    titik: TitikPilihan = None,
    nomor: Annotated[
        list[str] | None,
        typer.Option(
            "--nomor",
            metavar="INSTANSI/DERET/TAHUN=ANGKA",
            help="Nomor terakhir yang terlihat pada surat atau pesan di luar; boleh berulang.",
        ),
    ] = None,
    json: JsonPilihan = False,
) -> None:
    """Sesudah cadangan dipulihkan: naikkan nomor, hapus lagi, dan sebutkan apa yang hilang."""
    from dinsos_adapters.brankas import JurnalBerkas, TitikPeriksaBerkas  # noqa: PLC0415
    from dinsos_core.application.kodek import susun_kodek  # noqa: PLC0415
    from dinsos_core.application.pulihkan import pulihkan as laksanakan  # noqa: PLC0415
    from dinsos_core.ports.jurnal import JurnalRusak  # noqa: PLC0415

    for berkas in (jurnal, titik):
        if berkas is not None and not berkas.exists():
            # Taken for empty, it would have nothing erased and nothing missing.
            gagal(f"Tidak ada berkas {berkas}.", kode=KodeKeluar.TAK_ADA)
    with tempat.dibuka(perlu_kunci=True) as gudang:
        try:
            laporan = laksanakan(
                gudang,
                kodek=susun_kodek(),
                penyedia=KunciNanti(tempat.kunci),
                jurnal=JurnalBerkas(jurnal),
                titik=None if titik is None else TitikPeriksaBerkas(titik),
                nomor=[_urai(satu) for satu in nomor or ()],
            )
        except (JurnalRusak, TitikPeriksaRusak) as rusak:
            gagal(f"{rusak}; tidak ada yang diubah.", kode=KodeKeluar.MASALAH)
    if json:
        tulis_json(_objek(laporan))
    else:
        _tampilkan(laporan, bertitik=titik is not None)
    if laporan.tertinggal or laporan.rusak:
        raise typer.Exit(KodeKeluar.MASALAH)


_ANGKA: Final = re.compile("[0-9]{1,9}")


def _urai(teks: str) -> NomorTerpakai:
    deret, _, angka = teks.rpartition("=")
    bagian = deret.split("/")
    if len(bagian) < 3 or not (_ANGKA.fullmatch(angka) and _ANGKA.fullmatch(bagian[-1])):
        raise typer.BadParameter(f"{teks!r} bukan INSTANSI/DERET/TAHUN=ANGKA", param_hint="--nomor")
    return NomorTerpakai(
        instansi=bagian[0],
        jenis="/".join(bagian[1:-1]),
        tahun=int(bagian[-1]),
        terakhir=int(angka),
    )


def _tampilkan(laporan: "LaporanPulih", *, bertitik: bool) -> None:
    for satu in laporan.nomor:
        tulis(f"Nomor {satu.instansi}/{satu.jenis}/{satu.tahun} naik ke {satu.terakhir}.")
    for satu in laporan.deret_baru:
        deret = f"{satu.instansi}/{satu.jenis}/{satu.tahun}"
        tulis(f"Deret {deret} belum pernah memberi nomor; periksa ejaannya.")
    tulis(f"{laporan.dihapus} orang dihapus lagi ({laporan.nilai} nilai).")
    tulis(f"{laporan.permintaan} permintaan dikembalikan tanpa kata-katanya.")
    for kasus in laporan.tertinggal:
        tulis(f"kasus {kasus.kasus}: tinggal {kasus.ada} dari sedikitnya {kasus.pernah} kejadian")
    for nama in laporan.rusak:
        tulis(f"kasus {nama}: kejadiannya tidak terbaca; nomor suratnya berikanlah dengan --nomor")
    jurnal = teks_instan(laporan.jurnal) if laporan.jurnal else "belum pernah"
    tulis(f"Jurnal terakhir: {jurnal}. Penghapusan sesudahnya tidak diketahui; mintalah lagi.")
    if not bertitik:
        tulis("Tanpa --titik tidak terlihat kasus mana yang tertinggal.")
    elif laporan.titik is not None:
        tulis(f"Titik periksa terakhir: {teks_instan(laporan.titik)}; sesudahnya tidak diketahui.")
    tulis("Perintah yang dikirim lagi dengan kunci dari sesudah cadangan dilaksanakan lagi.")


def _objek(laporan: "LaporanPulih") -> dict[str, Any]:
    return {
        "nomor": [_objek_nomor(n) for n in laporan.nomor],
        "deret_baru": [_objek_nomor(n) for n in laporan.deret_baru],
        "dihapus": laporan.dihapus,
        "nilai": laporan.nilai,
        "permintaan": laporan.permintaan,
        "tertinggal": [
            {"kasus": k.kasus, "ada": k.ada, "pernah": k.pernah} for k in laporan.tertinggal
        ],
        "rusak": list(laporan.rusak),
        "titik": laporan.titik.isoformat() if laporan.titik else None,
        "jurnal": laporan.jurnal.isoformat() if laporan.jurnal else None,
    }


def _objek_nomor(n: NomorTerpakai) -> dict[str, Any]:
    return {"instansi": n.instansi, "jenis": n.jenis, "tahun": n.tahun, "terakhir": n.terakhir}
