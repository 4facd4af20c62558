"""A small office's store with two cases in it, and the command run on it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from attrs import define, frozen
from tests.cli.bahan import Jawaban, dinsos

from dinsos_adapters import buka_gudang, rakit
from dinsos_core import (
    AjukanPermohonan,
    DokumenDiserahkan,
    JenisMandat,
    Mandat,
    Pelaku,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.application.aplikasi import Aplikasi

ZONA = ZoneInfo("Asia/Makassar")
SENIN = datetime(2025, 6, 2, 9, 0, tzinfo=ZONA)
"""Well in the past of every machine that runs this: what was queued then is due now."""

NAMA, ALASAN, CATATAN = "Xqzwvuty Contoh", "alasan-Kjhgfdsa", "catatan-Mnbvcxzl"
NIK, EMAIL, AKUN = "6371990109560001", "poiuytre@warga.example", "akun-Lkjhgfd"
PRIBADI = (NAMA, ALASAN, CATATAN, NIK, EMAIL, AKUN, "1956-09-01", "1 September 1956")

WARGA = Pelaku(id=AKUN, peran={"pemohon"})
LOKET = Pelaku(id="p-1", instansi="banjarmasin", peran={"petugas_loket"})
PEKSOS = Pelaku(id="p-2", instansi="banjarmasin", peran={"peksos_linjamsos"})
KABID = Pelaku(id="p-3", instansi="banjarmasin", peran={"kabid_linjamsos"})
PLH = Pelaku(
    id="p-4",
    instansi="banjarmasin",
    mandat=[
        Mandat(
            peran="kepala_dinas",
            jenis=JenisMandat.PLH,
            dari=date(2025, 6, 1),
            sampai=date(2025, 6, 30),
        )
    ],
)


@define
class Jam:
    """A clock that moves a minute whenever it is asked; wiring asks it once."""

    kini: datetime = SENIN - timedelta(minutes=1)

    def __call__(self) -> datetime:
        self.kini += timedelta(minutes=1)
        return self.kini


@frozen
class Kantor:
    """Where the store is; the case refused at the end, and the one that waits at the counter."""

    url: str
    kunci: Path
    ditolak: str
    menunggu: str
    pilihan: tuple[str, ...] = ()

    @property
    def berkas(self) -> Path:
        """The SQLite file."""
        return Path(self.url.removeprefix("sqlite:///"))

    def dinsos(self, *argumen: str, kunci: bool = False) -> Jawaban:
        """Run the command on this store, with its keys only if asked."""
        tempat = ("--basis-data", self.url, *self.pilihan)
        return dinsos(*argumen, *tempat, *(("--kunci", str(self.kunci)) if kunci else ()))

    def sql(self, perintah: str, *isi: object) -> list[tuple[object, ...]]:
        """What somebody with the file and plain SQL can do."""
        with closing(sqlite3.connect(self.berkas)) as koneksi:
            baris = koneksi.execute(perintah, isi).fetchall()
            koneksi.commit()
        return baris

    def isi(self) -> list[str]:
        """Everything in the database, but what it knows of its own tables."""
        with closing(sqlite3.connect(self.berkas)) as koneksi:
            return [x for x in koneksi.iterdump() if "sqlite_stat" not in x and "ANALYZE" not in x]


def dirikan(url: str, kunci: Path, *, schema: str | None = None) -> Kantor:
    """Run two cases through the application on a new store."""
    gudang = buka_gudang(url, kunci, schema=schema)
    try:
        app = rakit("banjarmasin", penyimpanan=gudang, jam=Jam())
        ditolak, menunggu = _ditolak(app), _ajukan(app, ahli_waris=True)
    finally:
        gudang.tutup()
    return Kantor(url, kunci, ditolak, menunggu, ("--schema", schema) if schema else ())


def _ajukan(app: Aplikasi, *, ahli_waris: bool) -> str:
    pemohon = {"nama": NAMA, "email": EMAIL, "nik": NIK, "ahli_waris": ahli_waris}
    almarhum = {
        "nama": NAMA,
        "tanggal_lahir": date(1956, 9, 1),
        "tanggal_meninggal": date(2025, 5, 20),
        "kis_pemerintah": False,
    }
    pihak = [
        PihakDiajukan(pihak="pemohon", data=pemohon, akun=WARGA.id),
        PihakDiajukan(pihak="almarhum", data=almarhum),
    ]
    siap = app.persiapkan("santunan-kematian", pihak=pihak).unwrap()
    berkas = [
        DokumenDiserahkan(
            dokumen=perlu.dokumen.kode,
            untuk=perlu.untuk,
            rangkap=perlu.dokumen.rangkap or 1,
            asli=True,
            legalisir=True,
            meterai=True,
            mutakhir=True,
            pilihan=next((p.kode for p in perlu.dokumen.salah_satu), ""),
        )
        for perlu in siap.dokumen
    ]
    ajukan = AjukanPermohonan(
        layanan="santunan-kematian", pihak=pihak, berkas=berkas, tetap_ajukan=ALASAN
    )
    return app.lakukan_atau_gagal(ajukan, oleh=WARGA).kasus


def _ditolak(app: Aplikasi) -> str:
    kasus = _ajukan(app, ahli_waris=False)
    for perintah, oleh in _sampai_ditolak(kasus):
        app.lakukan_atau_gagal(perintah, oleh=oleh)
    return kasus


def _sampai_ditolak(kasus: str) -> Iterator[tuple[SelesaikanLangkah, Pelaku]]:
    for langkah in ("catat", "periksa", "agenda"):
        yield SelesaikanLangkah(kasus=kasus, langkah=langkah), LOKET
    yield SelesaikanLangkah(kasus=kasus, langkah="kelayakan"), PEKSOS
    nilai = SelesaikanLangkah(kasus=kasus, langkah="kelayakan", hasil="tidak_layak", alasan=CATATAN)
    yield nilai, KABID
    yield SelesaikanLangkah(kasus=kasus, langkah="tetapkan", hasil="tolak", alasan=ALASAN), PLH
