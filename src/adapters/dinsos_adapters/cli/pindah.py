"""`dinsos pindah` and `dinsos kasus pindah`: cases moved to the version that is in force."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    buka_katalog,
    gagal,
    tak_dikenal,
    tulis,
    tulis_alinea,
    tulis_json,
    tulis_rusak,
    tulis_tabel,
)
from dinsos_adapters.cli.gudang import Tempat
from dinsos_adapters.cli.pilih import NamaStandar
from dinsos_adapters.cli.pilihan import berpilihan
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang
from dinsos_core.domain.shared.nomor import baca_nomor
from dinsos_core.domain.shared.pelaku import Pelaku

if TYPE_CHECKING:
    from dinsos_adapters.sql import GudangSql
    from dinsos_core.application.aplikasi import Aplikasi
    from dinsos_core.application.pindah_semua import (
        KasusDipindah,
        LaporanPindah,
        PermintaanPindah,
    )
    from dinsos_core.domain.prosedur.rencana_pindah import RencanaPindah

OlehPilihan = Annotated[
    str, typer.Option("--oleh", metavar="AKUN", help="Akun yang memindahkan.", show_default=False)
]
PeranPilihan = Annotated[
    str, typer.Option("--peran", metavar="KODE", help="Perannya.", show_default=False)
]
AlasanPilihan = Annotated[
    str, typer.Option("--alasan", metavar="TEKS", help="Wajib kecuali bersama --pratinjau.")
]
KePilihan = Annotated[
    str,
    typer.Option(
        "--ke", metavar="KEPUTUSAN", help="Hanya bila versi yang berlaku ini; kode atau sidik."
    ),
]
PratinjauPilihan = Annotated[
    bool, typer.Option("--pratinjau", help="Perlihatkan saja; tidak ada yang dipindahkan.")
]
LangkahPilihan = Annotated[
    list[str] | None,
    typer.Option(
        "--langkah", metavar="LAMA=BARU", help="Padanan langkah; LAMA= bila tiada. Boleh berulang."
    ),
]
VarianPilihan = Annotated[
    str | None,
    typer.Option("--varian", metavar="KODE", help="Variannya, bila yang lama tak berpadanan."),
]


def urai_pasangan(semua: list[str] | None, pilihan: str) -> dict[str, str]:
    """`LAMA=BARU`, each once; empty behind the sign for none."""
    hasil: dict[str, str] = {}
    for satu in semua or ():
        lama, sama, baru = satu.partition("=")
        if not (lama and sama) or lama in hasil:
            raise typer.BadParameter(
                f"{satu!r} bukan LAMA=BARU, atau sudah disebut", param_hint=pilihan
            )
        hasil[lama] = baru
    return hasil


@berpilihan
def pindah(
    ctx: typer.Context,
    nama: NamaStandar,
    *,
    tempat: Tempat,
    oleh: OlehPilihan,
    peran: PeranPilihan,
    alasan: AlasanPilihan = "",
    ke: KePilihan = "",
    pratinjau: PratinjauPilihan = False,
    berdiri: Annotated[
        list[str] | None,
        typer.Option(
            "--berdiri",
            metavar="LAMA=BARU",
            help="Kasus yang berdiri di langkah LAMA berdiri di BARU. Boleh berulang.",
        ),
    ] = None,
    langkah: LangkahPilihan = None,
    varian: VarianPilihan = None,
    json: JsonPilihan = False,
) -> None:
    """Pindahkan semua kasus satu layanan ke versi standar yang berlaku."""
    from dinsos_core.application.pindah_semua import (  # noqa: PLC0415 - only this
        HasilPindah,
        PermintaanPindah,
    )

    minta = PermintaanPindah(
        layanan=nama.layanan,
        instansi=nama.instansi,
        tujuan=ke,
        langkah=urai_pasangan(langkah, "--langkah"),
        berdiri=urai_pasangan(berdiri, "--berdiri"),
        varian=varian,
        alasan=alasan,
        pratinjau=pratinjau,
    )
    pelaku = Pelaku(id=oleh, instansi=nama.instansi, peran={peran})
    with tempat.dibuka(perlu_kunci=True) as gudang:
        semua = list(_halaman(_rakit(ctx, nama.instansi, gudang), minta, pelaku))
    tulis_rusak(kasus for laporan in semua for kasus in laporan.rusak)
    if json:
        tulis_json(objek_laporan(semua))
    else:
        tampilkan(semua)
    if any(laporan.banyak(HasilPindah.DITOLAK) for laporan in semua):
        raise typer.Exit(int(KodeKeluar.MASALAH))


def _rakit(ctx: typer.Context, instansi: str, gudang: "GudangSql") -> "Aplikasi":
    from dinsos_adapters.wiring import rakit  # noqa: PLC0415 - the whole wiring

    katalog = buka_katalog(ctx)
    if instansi not in katalog.instansi:
        tak_dikenal("Instansi", instansi, katalog.instansi)
    return rakit(instansi, katalog=katalog, penyimpanan=gudang)


def _halaman(app: "Aplikasi", minta: "PermintaanPindah", oleh: Pelaku) -> "Iterator[LaporanPindah]":
    lanjut = None
    try:
        while True:
            laporan = app.pindahkan_semua(minta, oleh=oleh, lanjut=lanjut)
            yield laporan
            if (lanjut := laporan.lanjut) is None:
                return
    except Terhalang as terhalang:
        _terhalang(terhalang.halangan)


def _terhalang(semua: tuple[Halangan, ...]) -> NoReturn:
    tak_ada = {KodeHalangan.KASUS_TIDAK_DITEMUKAN, KodeHalangan.LAYANAN_TIDAK_DIKENAL}
    kode = KodeKeluar.TAK_ADA if {h.kode for h in semua} & tak_ada else KodeKeluar.MASALAH
    gagal(*_kata(semua), kode=kode)


def _kata(semua: tuple[Halangan, ...]) -> tuple[str, ...]:
    from dinsos_core.application.bahasa import jelaskan_semua  # noqa: PLC0415 - only this

    return tuple(jelaskan_semua(semua))


def objek_laporan(semua: "list[LaporanPindah]") -> dict[str, Any]:
    """The whole report as JSON."""
    ke = semua[0].ke
    return {
        "instansi": ke.instansi,
        "layanan": ke.layanan,
        "ke": {"keputusan": ke.keputusan, "sidik": ke.sidik},
        "pratinjau": semua[0].pratinjau,
        "sudah": sum(satu.sudah for satu in semua),
        "berakhir": sum(satu.berakhir for satu in semua),
        "kasus": [_objek(satu) for laporan in semua for satu in laporan.kasus],
    }


def _objek(satu: "KasusDipindah") -> dict[str, Any]:
    return {
        "kasus": satu.kasus,
        "nomor": satu.nomor,
        "hasil": satu.hasil.value,
        "semula": satu.semula,
        "berdiri": satu.berdiri,
        "halangan": [{"kode": h.kode.value, "lokasi": h.lokasi} for h in satu.halangan],
        "sebab": list(_kata(satu.halangan)),
    }


def tampilkan(semua: "list[LaporanPindah]") -> None:
    """The report for people."""
    from dinsos_core.application.pindah_semua import HasilPindah  # noqa: PLC0415 - only this

    ke, kasus = semua[0].ke, [satu for laporan in semua for satu in laporan.kasus]
    if kasus:
        tulis_tabel(
            ("NOMOR", "HASIL", "SEMULA", "BERDIRI", "SEBAB"),
            [
                (b.nomor, b.hasil.value, b.semula, b.berdiri, " ".join(_kata(b.halangan)))
                for b in kasus
            ],
        )
    kata = "akan dipindah" if semua[0].pratinjau else "dipindah"
    hitung = {hasil: sum(satu.banyak(hasil) for satu in semua) for hasil in HasilPindah}
    tulis(
        f"{ke.instansi}/{ke.layanan} ke {ke.keputusan}: {hitung[HasilPindah.DIPINDAH]} {kata}, "
        f"{hitung[HasilPindah.DITANYA]} perlu jawaban, {hitung[HasilPindah.DITOLAK]} ditolak; "
        f"{sum(satu.sudah for satu in semua)} sudah, "
        f"{sum(satu.berakhir for satu in semua)} sudah berakhir."
    )


# --- one case


@berpilihan
def pindah_kasus(
    ctx: typer.Context,
    kasus: Annotated[str, typer.Argument(metavar="ID", help="ID atau nomor kasus.")],
    *,
    tempat: Tempat,
    instansi: Annotated[
        str, typer.Option("--instansi", metavar="KODE", help="Instansinya.", show_default=False)
    ],
    oleh: OlehPilihan,
    peran: PeranPilihan,
    alasan: AlasanPilihan = "",
    ke: KePilihan = "",
    pratinjau: PratinjauPilihan = False,
    berdiri: Annotated[
        str, typer.Option("--berdiri", metavar="KODE", help="Langkah tempat kasus berdiri.")
    ] = "",
    langkah: LangkahPilihan = None,
    varian: VarianPilihan = None,
    json: JsonPilihan = False,
) -> None:
    """Pindahkan satu kasus ke versi standar yang berlaku, atau perlihatkan rencananya."""
    jawaban: dict[str, Any] = {
        "tujuan": ke,
        "langkah": urai_pasangan(langkah, "--langkah"),
        "langkah_kini": berdiri,
        "varian": varian,
    }
    pelaku = Pelaku(id=oleh, instansi=instansi, peran={peran})
    with tempat.dibuka(perlu_kunci=True) as gudang:
        app = _rakit(ctx, instansi, gudang)
        try:
            if baca_nomor(kasus) is not None:
                kasus = app.cari_nomor(kasus, oleh=pelaku).id
            rencana = app.pratinjau_pindah(kasus, pelaku, **jawaban)
        except Terhalang as terhalang:
            _terhalang(terhalang.halangan)
        if not pratinjau:
            from dinsos_core import PindahStandar  # noqa: PLC0415 - only this
            from dinsos_core.domain.shared.hasil import is_successful  # noqa: PLC0415
            from dinsos_core.domain.shared.ids import KasusId  # noqa: PLC0415

            perintah = PindahStandar(kasus=KasusId(kasus), alasan=alasan, **jawaban)
            hasil = app.lakukan(perintah, oleh=pelaku)
            if not is_successful(hasil):
                _terhalang(hasil.failure())
    if json:
        tulis_json(objek_rencana(rencana))
    else:
        tampilkan_rencana(rencana, dipindah=not pratinjau)


def objek_rencana(rencana: "RencanaPindah") -> dict[str, Any]:
    """The plan as JSON."""
    return {
        "dari": rencana.dari.keputusan,
        "ke": rencana.ke.keputusan,
        "varian": rencana.varian,
        "semula": rencana.semula,
        "berdiri": rencana.berdiri,
        "lengkap": rencana.lengkap,
        "pilihan": list(rencana.pilihan),
        "dikembalikan": rencana.dikembalikan,
        "belum": list(rencana.belum),
        "diulang": list(rencana.diulang),
        "langkah": [
            {"lama": x.lama, "baru": x.baru, "dikerjakan": x.dikerjakan, "usul": list(x.usul)}
            for x in rencana.langkah
        ],
        "dokumen": [{"lama": x.lama, "baru": x.baru} for x in rencana.dokumen],
        "syarat": [{"lama": x.lama, "baru": x.baru} for x in rencana.syarat],
        "kurang": [x.dokumen for x in rencana.kurang],
        "dinilai_lagi": rencana.dinilai_lagi,
        "jam": [
            {
                nama: None
                if (jam := getattr(satu, nama)) is None
                else {"batas": jam.batas.kode, "keadaan": jam.keadaan.value}
                for nama in ("sebelum", "sesudah")
            }
            for satu in rencana.jam
        ],
    }


def tampilkan_rencana(rencana: "RencanaPindah", *, dipindah: bool) -> None:
    """The plan for people."""
    kata = "Dipindah" if dipindah else "Pratinjau"
    tulis(f"{kata}: {rencana.dari.keputusan} ke {rencana.ke.keputusan}")
    ke = rencana.berdiri or f"perlu --berdiri: {', '.join(rencana.pilihan)}"
    tulis_alinea(f"berdiri di {rencana.semula}, sesudahnya di {ke}", awal="  ", lanjut="    ")
    if rencana.tanpa_varian:
        tulis("  perlu --varian")
    for nama, isi in _rincian(rencana):
        tulis_alinea(f"{nama}: {', '.join(isi)}", awal="  ", lanjut="    ")


def _rincian(rencana: "RencanaPindah") -> Iterator[tuple[str, list[str]]]:
    """What there is to say, each under its name."""
    semua = {
        "langkah lain namanya": [
            f"{x.lama} → {x.baru}" for x in rencana.langkah if x.baru not in ("", x.lama)
        ],
        "langkah tanpa padanan": [x.lama for x in rencana.langkah if not x.baru],
        "belum dikerjakan, dilewati": [*rencana.belum],
        "dikerjakan lagi": [*rencana.diulang],
        "dokumen baru": [x.baru for x in rencana.dokumen if not x.lama],
        "dokumen tidak diminta lagi": [x.lama for x in rencana.dokumen if not x.baru],
        "dokumen kurang": [*dict.fromkeys(x.dokumen for x in rencana.kurang)],
        "syarat baru": [x.baru for x in rencana.syarat if not x.lama],
        "syarat tidak berlaku lagi": [x.lama for x in rencana.syarat if not x.baru],
        "dinilai lagi": ["ya"] if rencana.dinilai_lagi else [],
        "jam": [*map(_kata_jam, rencana.jam)],
    }
    return ((nama, isi) for nama, isi in semua.items() if isi)


def _kata_jam(jam: Any) -> str:
    sisi = ("tiada" if x is None else x.keadaan.value for x in (jam.sebelum, jam.sesudah))
    kode = (jam.sesudah or jam.sebelum).batas.kode
    return f"{kode} {' → '.join(sisi)}"
