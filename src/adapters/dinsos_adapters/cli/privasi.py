"""`dinsos privasi`: requests about personal data, copies, legal holds, and the journal outside.

A NIK is never an option, since a shell keeps what is typed: it is read from standard input.
"""

import json as kode_json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

import typer
from attrs import field

from dinsos_adapters.cli.beraplikasi import aplikasi_pada, hasil
from dinsos_adapters.cli.dasar import (
    JsonPilihan,
    KodeKeluar,
    gagal,
    tulis,
    tulis_json,
    tulis_rusak,
    tulis_tabel,
)
from dinsos_adapters.cli.grup import kelompok_baru, nanti
from dinsos_adapters.cli.gudang import Tempat, baku, singkat
from dinsos_adapters.cli.pilihan import Pilihan, berpilihan
from dinsos_core.domain.shared.ids import PelakuId, PermintaanId, SubjekId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku

if TYPE_CHECKING:
    from dinsos_core.application.orang import Orang
    from dinsos_core.domain.permintaan.permintaan import PermintaanData

T = TypeVar("T")

kelompok = kelompok_baru("Permintaan orang tentang datanya sendiri; penahanan; jurnal di luar.")


@frozen(kw_only=True)
class Petugas(Pilihan):
    """Who acts, for which agency."""

    instansi: Annotated[
        str, typer.Option("--instansi", metavar="KODE", help="Instansinya.", show_default=False)
    ]
    oleh: Annotated[
        str, typer.Option("--oleh", metavar="AKUN", help="Akun petugasnya.", show_default=False)
    ]
    peran: Annotated[
        str, typer.Option("--peran", metavar="KODE", help="Perannya; bawaannya petugas_pdp.")
    ] = "petugas_pdp"

    @property
    def pelaku(self) -> Pelaku:
        return Pelaku(id=PelakuId(self.oleh), instansi=self.instansi, peran={self.peran})


@frozen(kw_only=True)
class Dicari(Pilihan):
    """Whom it is about."""

    subjek: Annotated[
        list[str] | None,
        typer.Option("--subjek", metavar="ID", help="Nomor subjek; boleh berulang."),
    ] = field(default=None)
    nik: Annotated[
        bool, typer.Option("--nik", help="Baca NIK-nya dari masukan baku, satu baris.")
    ] = False

    def baca_nik(self) -> str | None:
        """The first line of standard input, where that is asked for."""
        return sys.stdin.readline().strip() if self.nik else None

    @property
    def semua(self) -> tuple[SubjekId, ...]:
        return tuple(map(SubjekId, self.subjek or ()))

    def orang(self) -> "Orang":
        from dinsos_core.application.orang import Orang  # noqa: PLC0415 - the application

        return Orang(nik=self.baca_nik(), subjek=self.semua)


NomorArgumen = Annotated[str, typer.Argument(metavar="NOMOR", help="Nomor permintaannya.")]
AlasanPilihan = Annotated[
    str, typer.Option("--alasan", metavar="TEKS", help="Alasannya.", show_default=False)
]


@kelompok.command()
@berpilihan
def daftar(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    petugas: Petugas,
    semua: Annotated[bool, typer.Option("--semua", help="Juga yang sudah selesai.")] = False,
    json: JsonPilihan = False,
) -> None:
    """Permintaan yang masih berjalan, yang paling lama menunggu dahulu; tanpa data pribadi."""
    baris: list[PermintaanData] = []
    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        lanjut = None
        while True:
            halaman = app.daftar_permintaan(
                petugas.pelaku, berlaku=None if semua else True, lanjut=lanjut
            )
            baris += (satu.keadaan for satu in halaman.permintaan)
            tulis_rusak(halaman.rusak)
            if (lanjut := halaman.lanjut) is None:
                break
        zona = ZoneInfo(app.lingkungan.katalog.instansi[petugas.instansi].zona)
    if json:
        tulis_json([_objek(satu, zona) for satu in baris])
        return
    if baris:
        tulis_tabel(
            ("NOMOR", "JENIS", "STATUS", "DITERIMA", "BATAS", "MENUNGGU"),
            [_baris(satu, zona) for satu in baris],
            layar=("NOMOR", "JENIS", "STATUS", "BATAS"),
            utuh=("NOMOR",),
        )
    tulis(f"{len(baris)} permintaan.")


def _baris(satu: "PermintaanData", zona: ZoneInfo) -> tuple[str, ...]:
    menunggu = dict.fromkeys(x.kode.replace("_", " ") for x in satu.penunda)
    return (
        satu.id,
        satu.jenis.value,
        satu.status.value,
        singkat(satu.diterima_pada, zona),
        singkat(satu.batas, zona),
        ", ".join(menunggu),
    )


def _objek(satu: "PermintaanData", zona: ZoneInfo) -> dict[str, Any]:
    return {
        "permintaan": satu.id,
        "jenis": satu.jenis.value,
        "status": satu.status.value,
        "diterima_pada": baku(satu.diterima_pada, zona),
        "batas": baku(satu.batas, zona),
        "membatasi": satu.membatasi,
        "menunggu": [
            {
                "kode": x.kode,
                "kasus": x.kasus or None,
                "penahanan": x.penahanan or None,
                "sampai": x.sampai.isoformat() if x.sampai else None,
            }
            for x in satu.penunda
        ],
    }


@kelompok.command()
@berpilihan
def terima(
    ctx: typer.Context,
    jenis: Annotated[
        str, typer.Argument(metavar="JENIS", help="salinan, koreksi, pembatasan, penghapusan.")
    ],
    *,
    tempat: Tempat,
    petugas: Petugas,
    dicari: Dicari,
    saluran: Annotated[
        str,
        typer.Option(
            "--saluran", metavar="KODE", help="loket, surat, surat_elektronik atau telepon."
        ),
    ] = "loket",
    diterima: Annotated[
        datetime | None,
        typer.Option("--diterima", help="Kapan diterima, waktu instansi; tanpa ini sekarang."),
    ] = None,
    sebab: Annotated[
        str | None,
        typer.Option(
            "--sebab",
            metavar="KODE",
            help="Dasar penghapusan: tidak_diperlukan, persetujuan_ditarik, permintaan_subjek, "
            "melawan_hukum.",
        ),
    ] = None,
) -> None:
    """Catat permintaan; batas jawabannya mulai berjalan."""
    from dinsos_core.domain.permintaan.perintah import AjukanPermintaan  # noqa: PLC0415

    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        zona = ZoneInfo(app.lingkungan.katalog.instansi[petugas.instansi].zona)
        isi: dict[str, Any] = {"jenis": jenis, "saluran": saluran, "sebab": sebab}
        perintah = AjukanPermintaan(
            **isi,
            nik=dicari.baca_nik(),
            subjek=dicari.semua,
            diterima_pada=None if diterima is None else diterima.replace(tzinfo=zona),
        )
        satu = hasil(app.lakukan_permintaan(perintah, oleh=petugas.pelaku)).keadaan
    tulis(f"Permintaan {satu.id} tercatat; dijawab paling lambat {singkat(satu.batas, zona)}.")


@kelompok.command()
@berpilihan
def laksanakan(
    ctx: typer.Context, nomor: NomorArgumen, *, tempat: Tempat, petugas: Petugas
) -> None:
    """Hapus data yang diminta dihapus; yang belum boleh ditunda dan diangkat lagi waktunya tiba."""
    from dinsos_core.domain.permintaan.perintah import LaksanakanPermintaan  # noqa: PLC0415

    perintah = LaksanakanPermintaan(permintaan=PermintaanId(nomor))
    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        satu = hasil(app.lakukan_permintaan(perintah, oleh=petugas.pelaku)).keadaan
    if satu.terbuka:
        for x in satu.penunda:
            sampai = f", sampai {x.sampai}" if x.sampai else ""
            tulis(f"{x.kode.replace('_', ' ')}: {x.kasus or x.penahanan}{sampai}")
        gagal("Ditunda; sementara itu pemrosesannya dibatasi.", kode=KodeKeluar.MASALAH)
    tulis("Dihapus.")


@kelompok.command()
@berpilihan
def jawab(
    ctx: typer.Context,
    nomor: NomorArgumen,
    *,
    tempat: Tempat,
    petugas: Petugas,
    jawaban: Annotated[str, typer.Option("--jawaban", metavar="TEKS", help="Apa yang dilakukan.")],
) -> None:
    """Tutup permintaan yang sudah dijawab; pembatasan mulai berlaku."""
    from dinsos_core.domain.permintaan.perintah import JawabPermintaan  # noqa: PLC0415

    perintah = JawabPermintaan(permintaan=PermintaanId(nomor), jawaban=jawaban)
    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        hasil(app.lakukan_permintaan(perintah, oleh=petugas.pelaku))
    tulis(f"Permintaan {nomor} dijawab.")


@kelompok.command()
@berpilihan
def tolak(
    ctx: typer.Context,
    nomor: NomorArgumen,
    *,
    tempat: Tempat,
    petugas: Petugas,
    dasar: Annotated[
        str,
        typer.Option(
            "--dasar",
            metavar="KODE",
            help="bukan_orangnya, tidak_ada_data, dikecualikan, berlebihan atau ditarik.",
        ),
    ],
    alasan: AlasanPilihan,
) -> None:
    """Tolak permintaan dengan salah satu dasarnya."""
    from dinsos_core.domain.permintaan.perintah import TolakPermintaan  # noqa: PLC0415

    isi: dict[str, Any] = {"dasar": dasar}
    perintah = TolakPermintaan(permintaan=PermintaanId(nomor), alasan=alasan, **isi)
    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        hasil(app.lakukan_permintaan(perintah, oleh=petugas.pelaku))
    tulis(f"Permintaan {nomor} ditolak.")


@kelompok.command()
@berpilihan
def bebaskan(
    ctx: typer.Context,
    nomor: NomorArgumen,
    *,
    tempat: Tempat,
    petugas: Petugas,
    alasan: AlasanPilihan,
) -> None:
    """Cabut pembatasan yang dikabulkan; datanya diproses lagi."""
    from dinsos_core.domain.permintaan.perintah import CabutPembatasan  # noqa: PLC0415

    perintah = CabutPembatasan(permintaan=PermintaanId(nomor), alasan=alasan)
    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        hasil(app.lakukan_permintaan(perintah, oleh=petugas.pelaku))
    tulis(f"Pembatasan menurut permintaan {nomor} dicabut.")


@kelompok.command()
@berpilihan
def salinan(
    ctx: typer.Context,
    ke: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas salinan yang baru.")],
    *,
    tempat: Tempat,
    petugas: Petugas,
    dicari: Dicari,
    teks: Annotated[bool, typer.Option("--teks", help="Untuk dibaca orang, bukan JSON.")] = False,
) -> None:
    """Tulis semua yang disimpan tentang satu orang, tanpa data orang lain dan akun petugas."""
    from dinsos_core.application.salinan import teks_salinan  # noqa: PLC0415

    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        isi = hasil(
            app.salinan_data(dicari.orang(), oleh=petugas.pelaku, diterima=app.lingkungan.jam())
        )
        kosakata = app.lingkungan.katalog.kosakata
    terbaca = teks_salinan(isi, kosakata) if teks else kode_json.dumps(isi, indent=2)
    try:
        with ke.open("x", encoding="utf-8") as berkas:
            ke.chmod(0o600)
            berkas.write(terbaca)
    except OSError as galat:
        gagal(f"{ke} tidak dapat ditulis: {galat.strerror}.", kode=KodeKeluar.GAGAL)
    tertinggal = sum(len(satu["teks_ditinggalkan"]) for satu in isi["subjek"])
    tulis(f"Salinan di {ke}; {tertinggal} keterangan orang lain tidak disertakan.")


@kelompok.command()
@berpilihan
def tahan(
    ctx: typer.Context,
    *,
    tempat: Tempat,
    petugas: Petugas,
    dicari: Dicari,
    dasar: Annotated[
        str, typer.Option("--dasar", metavar="TEKS", help="Penetapan atau perkaranya.")
    ],
) -> None:
    """Tahan data seseorang: sebelum dilepas tidak dihapus."""
    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        semua = hasil(app.tahan_data(dicari.orang(), oleh=petugas.pelaku, dasar=dasar))
    for satu in semua:
        tulis(f"Penahanan {satu.id}")


@kelompok.command()
@berpilihan
def lepas(
    ctx: typer.Context,
    penahanan: Annotated[str, typer.Argument(metavar="ID", help="Nomor penahanannya.")],
    *,
    tempat: Tempat,
    petugas: Petugas,
    alasan: AlasanPilihan,
) -> None:
    """Lepaskan penahanan."""
    with aplikasi_pada(ctx, tempat, petugas.instansi) as app:
        hasil(app.lepas_penahanan(penahanan, oleh=petugas.pelaku, alasan=alasan))
    tulis(f"Penahanan {penahanan} dilepas.")


nanti(
    kelompok,
    "periksa",
    "privasi_berkala:periksa",
    "Angkat permintaan yang lewat batasnya dan yang kini dapat dilaksanakan, sekali saja.",
)
nanti(
    kelompok,
    "jurnal",
    "privasi_berkala:jurnal",
    "Catat di luar basis data apa yang tidak boleh hilang bersama cadangan yang dipulihkan.",
)
