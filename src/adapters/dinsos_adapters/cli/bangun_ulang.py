"""`dinsos basisdata bangun-ulang`: stored states and index columns made anew from the events."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dinsos_adapters.cli.audit import audit_gudang
from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    tulis,
    tulis_json,
)
from dinsos_adapters.cli.gudang import (
    KunciNanti,
    Tempat,
    TitikPilihan,
    kata_sebab,
)
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_core.application.rantai import JenisTemuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dinsos_adapters.sql.bangun_ulang import BedaKasus

HANYA_KEADAAN: Final = {JenisTemuan.KEADAAN_TIDAK_COCOK, JenisTemuan.KEADAAN_HILANG}
"""Findings that leave the log above suspicion: only the stored state is wrong."""

TIDAK_UTUH: Final = "log_tidak_utuh"

ALASAN: Final[Mapping[str, str]] = {
    TIDAK_UTUH: "lognya tidak utuh, lihat dinsos audit periksa",
    "log_tanpa_saksi": "meterainya tidak menjamin kejadiannya, titik periksa (--titik) pun tidak",
    "riwayat_rusak": "kejadiannya tidak bersambung menurut siklusnya",
    "kasus_tidak_ada": "ada peringatan yang berdiri, tetapi kasusnya tidak ada",
    "versi_basi": "terus berubah selama dibandingkan, ulangi",
}


@berpilihan
def bangun_ulang(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    titik: TitikPilihan = None,
    periksa: Annotated[
        bool, typer.Option("--periksa", help="Hanya bandingkan; jangan ubah apa pun.")
    ] = False,
    json: JsonPilihan = False,
) -> None:
    """Bangun ulang keadaan dan kolom indeks tiap kasus dari kejadiannya."""
    katalog = buka_katalog(ctx)
    with tempat.dibuka(perlu_kunci=not periksa) as gudang:  # what is made anew is sealed
        from dinsos_adapters.sql.bangun_ulang import (  # noqa: PLC0415 - needs an extra
            BedaKasus,
            PembangunUlang,
        )
        from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring
        from dinsos_core.application.bangun_ulang import susun_ulang  # noqa: PLC0415

        # A state made from a log in doubt would bear witness for whoever changed it.
        laporan = audit_gudang(gudang, titik, KunciNanti(tempat.kunci))
        diragukan = {satu.kasus for satu in laporan.temuan if satu.jenis not in HANYA_KEADAAN}
        lingkungan = rakit(katalog=katalog, penyimpanan=gudang).lingkungan
        pembangun = PembangunUlang(
            gudang=gudang,
            susun=lambda unit, kasus: susun_ulang(lingkungan, unit, kasus),
            bertitik=laporan.bertitik,
        )
        semua = pembangun.kasus()
        beda = [
            BedaKasus(kasus=kasus, sebab=TIDAK_UTUH)
            if kasus in diragukan
            else pembangun.bandingkan(kasus, simpan=not periksa)
            for kasus in semua
        ]
        beda += pembangun.tanpa_kasus(simpan=not periksa)
    berbeda = [satu for satu in beda if satu is not None]
    sisa = [satu for satu in berbeda if satu.sebab or periksa]
    if json:
        daftar = [{"kasus": b.kasus, "kolom": b.kolom, "sebab": b.sebab} for b in berbeda]
        tulis_json({"kasus": len(semua), "dibangun": len(berbeda) - len(sisa), "berbeda": daftar})
    else:
        _tampilkan(len(semua), berbeda, len(berbeda) - len(sisa), periksa=periksa)
    if sisa:
        raise typer.Exit(KodeKeluar.MASALAH)


def _tampilkan(
    banyak: int, berbeda: "Sequence[BedaKasus]", dibangun: int, *, periksa: bool
) -> None:
    for satu in berbeda:
        apa = [", ".join(satu.kolom)] if satu.kolom else []
        if satu.sebab:
            sebab = ALASAN.get(satu.sebab) or kata_sebab(satu.sebab)
            apa.append(f"tidak dibangun ulang: {sebab}")
        tulis(f"kasus {satu.kasus}: {'; '.join(apa)}")
    akhir = "" if periksa else f", {dibangun} dibangun ulang"
    tulis(f"{banyak} kasus dibandingkan dengan kejadiannya: {len(berbeda)} berbeda{akhir}.")
