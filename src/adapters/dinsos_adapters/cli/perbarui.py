"""`dinsos kalender perbarui`: cases are counted again after a calendar has changed."""

from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    tak_dikenal,
    tulis,
    tulis_alinea,
    tulis_json,
)
from dinsos_adapters.cli.gudang import Tempat, baku, kata_sebab, singkat
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_core.domain.waktu.kalender import HariDilewati

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dinsos_core.application.aplikasi import Aplikasi
    from dinsos_core.application.kalender_baru import (
        JamBergeser,
        KasusBergeser,
        KasusTertahan,
        LaporanKalender,
    )


@berpilihan
def perbarui(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    instansi: Annotated[
        str | None, typer.Option("--instansi", metavar="KODE", help="Hanya kasus instansi ini.")
    ] = None,
    pratinjau: Annotated[
        bool, typer.Option("--pratinjau", help="Hanya tunjukkan; tidak ada yang disimpan.")
    ] = False,
    json: JsonPilihan = False,
) -> None:
    """Hitung lagi tenggat yang dihitung dengan kalender lain; sebut semua kasus yang bergeser."""
    katalog = buka_katalog(ctx)
    if instansi is not None and instansi not in katalog.instansi:
        tak_dikenal("Instansi", instansi, katalog.instansi)
    zona = {kode: ZoneInfo(satu.zona) for kode, satu in katalog.instansi.items()}
    # Nobody's personal values are read; the keys are not needed.
    with tempat.dibuka() as gudang:
        from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

        app = rakit(katalog=katalog, penyimpanan=gudang)
        halaman = _halaman(app, instansi, pratinjau=pratinjau)
        hasil = _json(halaman, zona) if json else _teks(halaman, zona, pratinjau=pratinjau)
    if hasil:
        raise typer.Exit(KodeKeluar.MASALAH)


def _halaman(
    app: "Aplikasi", instansi: str | None, *, pratinjau: bool
) -> "Iterator[LaporanKalender]":
    """Page after page until there are no more."""
    tanya = app.pratinjau_kalender if pratinjau else app.perbarui_kalender
    lanjut: str | None = None
    while True:
        laporan = tanya(instansi=instansi, lanjut=lanjut)
        yield laporan
        lanjut = laporan.lanjut
        if lanjut is None:
            return


def _json(halaman: "Iterable[LaporanKalender]", zona: "Mapping[str, ZoneInfo]") -> bool:
    semua = list(halaman)
    tertahan = [satu for laporan in semua for satu in laporan.tertahan]
    tulis_json(
        {
            "dihitung": sum(laporan.dihitung for laporan in semua),
            "bergeser": [
                _objek(satu, zona[satu.instansi]) for laporan in semua for satu in laporan.bergeser
            ],
            "tertahan": [{"kasus": satu.kasus, "sebab": satu.sebab} for satu in tertahan],
        }
    )
    return bool(tertahan)


def _objek(satu: "KasusBergeser", zona: ZoneInfo) -> dict[str, object]:
    return {
        "kasus": satu.kasus,
        "nomor": satu.nomor,
        "instansi": satu.instansi,
        "layanan": satu.layanan,
        "dikabari": satu.dikabari,
        "jam": [
            {
                "kode": jam.pergeseran.kode,
                "label": jam.label,
                "milik": jam.milik,
                "semula": baku(jam.pergeseran.jatuh_tempo_lama, zona),
                "menjadi": baku(jam.pergeseran.jatuh_tempo_baru, zona),
                "sebab_pasti": jam.pasti,
                "hari_muncul": _hari(jam.pergeseran.hari_muncul),
                "hari_hilang": _hari(jam.pergeseran.hari_hilang),
                "sementara": jam.pergeseran.sementara,
                "versi_lama": jam.pergeseran.versi_lama,
                "versi_baru": jam.pergeseran.versi_baru,
            }
            for jam in satu.jam
        ],
    }


def _hari(hari: "Iterable[HariDilewati]") -> list[dict[str, str]]:
    return [
        {"tanggal": x.tanggal.isoformat(), "sebab": x.sebab, "nama": x.nama}
        for x in hari
        if x.sebab != "akhir_pekan"
    ]


def _teks(
    halaman: "Iterable[LaporanKalender]", zona: "Mapping[str, ZoneInfo]", *, pratinjau: bool
) -> bool:
    """As each page is done, so that what was done before a failure has been said."""
    dihitung = bergeser = dikabari = 0
    tertahan: list[KasusTertahan] = []
    for laporan in halaman:
        for satu in laporan.bergeser:
            _tulis_kasus(satu, zona[satu.instansi])
            dikabari += satu.dikabari
        dihitung += laporan.dihitung
        bergeser += len(laporan.bergeser)
        tertahan += laporan.tertahan
    for macet in tertahan:
        tulis(f"{macet.kasus}: tidak dapat dihitung lagi. {kata_sebab(macet.sebab)}")
    kata = "akan dihitung lagi" if pratinjau else "dihitung lagi"
    surat = "akan dikabari" if pratinjau else "dikabari"
    tulis(f"{dihitung} kasus {kata}, {bergeser} bergeser, {dikabari} pihak {surat}.")
    return bool(tertahan)


def _tulis_kasus(satu: "KasusBergeser", zona: ZoneInfo) -> None:
    nomor = f" ({satu.nomor})" if satu.nomor else ""
    tulis(f"{satu.kasus}{nomor} {satu.instansi}/{satu.layanan}")
    for jam in satu.jam:
        geser = jam.pergeseran
        lama, baru = singkat(geser.jatuh_tempo_lama, zona), singkat(geser.jatuh_tempo_baru, zona)
        tulis_alinea(
            f"{jam.label}: {lama} menjadi {baru}{_sebab(jam)}", awal="   ", lanjut="      "
        )


def _sebab(jam: "JamBergeser") -> str:
    bagian = (
        (
            "kini dilewati" if jam.pasti else "yang dilewati di antaranya",
            jam.pergeseran.hari_muncul,
        ),
        ("tidak lagi dilewati", jam.pergeseran.hari_hilang),
    )
    kata = [
        f"{awal}: {', '.join(f'{x.tanggal} {x.nama}' for x in hari)}"
        for awal, semua in bagian
        if (hari := [x for x in semua if x.sebab != "akhir_pekan"])
    ]
    return f" ({'; '.join(kata)})" if kata else ""
