"""Personal values driven through commands leave no trace but ciphertext.

Every value a person could type carries a random mark. Whatever came of the commands, the mark is in
no log, no text of a result, refusal or exception, no header of a message and no byte of the
database. `tests/brankas/test_bocor.py` says the same of the vault by itself.
"""

import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from attrs import define, evolve, field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from returns.pipeline import is_successful
from sqlalchemy import Engine, Text, cast, create_engine, select, text
from tests.sql import bahan
from tests.tahan.kantor import KEPALA, LAYANAN, LOKET, Kantor

from dinsos_adapters.email import Penyusun
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import (
    AjukanKeberatan,
    JedaKasus,
    KoreksiData,
    LanjutkanKasus,
    Pelaku,
    PihakDiajukan,
    PutuskanKeberatan,
    SelesaikanLangkah,
    TarikPermohonan,
    Terhalang,
    TeruskanKasus,
)
from dinsos_core.application.bahasa import jelaskan
from dinsos_core.ports.pengirim import SuratElektronik
from dinsos_core.ports.penyimpanan import PenyimpananGagal

SKEMA = "dinsos_jejak"
LOG = logging.getLogger()

# An example is a whole case on a database, so fewer of them do.
SEPERENAM = settings(max_examples=settings().max_examples // 6)


@frozen
class Tanda:
    """What is looked for: a word, and sixteen digits."""

    kata: str
    angka: str

    def data(self) -> dict[str, object]:
        return {
            "nama": f"Ani {self.kata} binti Umar",
            "nik": self.angka,
            "alamat": f"Jalan {self.kata} 3\nRT {self.angka}",
            "telepon": self.angka,
            "email": f"{self.kata}@example.id",
        }

    @property
    def alasan(self) -> str:
        return f"karena {self.kata}, {self.angka}"

    def ditemukan(self, isi: bytes) -> bool:
        bentuk = [x.encode(e) for x in (self.kata, self.angka) for e in ("utf-8", "utf-16-le")]
        bentuk += [x.hex().encode() for x in bentuk]  # as PostgreSQL writes binary columns
        rendah = isi.lower()
        return any(x.lower() in rendah for x in bentuk)


tanda = st.builds(
    Tanda,
    kata=st.text("ABCDEFGHJKLMNPQRSTUVWXYZ", min_size=14, max_size=14),
    angka=st.text("0123456789", min_size=16, max_size=16).filter(lambda x: len(set(x)) > 4),
)
gerak = st.lists(
    st.sampled_from(
        ["langkah"] * 6
        + ["tolak", "koreksi", "koreksi_buruk", "kembalikan", "jeda", "lanjut"]
        + ["keberatan", "putuskan", "tarik", "ganda", "teruskan", "penyimpanan_gagal"]
    ),
    max_size=16,
)


class Pendengar(logging.Handler):
    """Everything any library logs, with its arguments and exceptions."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.isi: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.isi.append(f"{self.format(record)} {record.args!r}")


@contextmanager
def mendengar() -> Iterator[Pendengar]:
    pendengar = Pendengar()
    pendengar.setFormatter(logging.Formatter())
    LOG.addHandler(pendengar)
    nama = ("", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.pool", "psycopg", "alembic")
    dulu = {satu: logging.getLogger(satu).level for satu in nama}
    for satu in nama:
        logging.getLogger(satu).setLevel(logging.DEBUG)
    try:
        yield pendengar
    finally:
        LOG.removeHandler(pendengar)
        for satu, tingkat in dulu.items():
            logging.getLogger(satu).setLevel(tingkat)


@define
class Penyadap:
    """Drives commands with marked values, and keeps every text that anybody could come to see."""

    kantor: Kantor
    tanda: Tanda
    teks: list[str] = field(factory=list)
    surat: list[EmailMessage] = field(factory=list)
    diterima: int = 0

    def lihat(self, *benda: object) -> None:
        self.teks += [f"{satu!r} {satu}" for satu in benda]

    def lakukan(self, perintah: Any, oleh: Pelaku = LOKET) -> None:
        self.lihat(perintah)
        hasil = self.kantor.app.lakukan(perintah, oleh=oleh)
        self.lihat(hasil)
        if is_successful(hasil):
            self.diterima += 1
            self.lihat(*hasil.unwrap().kejadian, hasil.unwrap().keadaan)
            return
        self.lihat(*hasil.failure(), *(jelaskan(h) for h in hasil.failure()))
        try:
            self.kantor.app.lakukan_atau_gagal(perintah, oleh=oleh)
        except Terhalang as terhalang:
            self.lihat(terhalang, terhalang.args)

    def ajukan(self, layanan: str, kasus: str, **ubah: Any) -> None:
        standar = self.kantor.standar(layanan)
        dasar = self.kantor.ajukan(layanan)
        pihak = [
            PihakDiajukan(
                pihak=q.pihak,
                data={
                    **self.tanda.data(),
                    **next(d.data for d in dasar.pihak if d.pihak == q.pihak),
                }
                if q.pihak != "pemohon"
                else {**dasar.pihak[0].data, **self.tanda.data()},
                akun="warga",
            )
            for q in standar.pihak
        ]
        self.lakukan(self.kantor.ajukan(layanan, kasus=kasus, pihak=pihak, **ubah))

    def gerak(self, apa: str, kasus: str, layanan: str) -> None:
        alasan = self.tanda.alasan
        warga = Pelaku(id="warga", peran={"pemohon"})
        match apa:
            case "langkah" | "tolak" | "kembalikan":
                self.langkah(kasus, apa)
            case "koreksi":
                fakta = {f"pemohon.{k}": v for k, v in self.tanda.data().items()}
                self.lakukan(KoreksiData(kasus=kasus, fakta=fakta, alasan=alasan))
            case "koreksi_buruk":
                for kode in ("tanggal_lahir", "nik", "agama", "ahli_waris", "domisili"):
                    fakta = {f"pemohon.{kode}": alasan}
                    self.lakukan(KoreksiData(kasus=kasus, fakta=fakta, alasan=alasan))
            case "jeda":
                self.lakukan(JedaKasus(kasus=kasus, sebab="lainnya", alasan=alasan), KEPALA)
            case "lanjut":
                self.lakukan(LanjutkanKasus(kasus=kasus), KEPALA)
            case "keberatan":
                self.lakukan(AjukanKeberatan(kasus=kasus, alasan=alasan), warga)
            case "putuskan":
                putusan = PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan=alasan)
                self.lakukan(putusan, evolve(KEPALA, id="kepala-2"))
            case "tarik":
                self.lakukan(TarikPermohonan(kasus=kasus, alasan=alasan), warga)
            case "ganda":
                self.ajukan(layanan, f"{kasus}-ganda")
                self.ajukan(layanan, f"{kasus}-tetap-{self.diterima}", tetap_ajukan=alasan)
            case "teruskan":
                self.lakukan(TeruskanKasus(kasus=kasus, kepada="Kemensos", alasan=alasan), KEPALA)
            case _:
                self.gagalkan(kasus)

    def langkah(self, kasus: str, apa: str) -> None:
        giliran = self.kantor.app.giliran(kasus)
        if giliran is None:
            return
        jenis, peran = giliran.jenis.value, giliran.peran[0]
        # Who only initials gives neither outcome nor reason.
        paraf = jenis in {"penetapan", "asesmen", "disposisi"} and peran != "kepala_dinas"
        hasil = {"penetapan": "tolak" if apa == "tolak" else "setuju", "jawaban_sistem": "berhasil"}
        if jenis == "periksa_berkas" and apa == "kembalikan":
            hasil[jenis] = "kembalikan"
        langkah = SelesaikanLangkah(
            kasus=kasus,
            langkah=giliran.langkah,
            hasil="" if paraf else hasil.get(jenis, ""),
            alasan="" if paraf else self.tanda.alasan,
            rujukan="" if paraf else "SP-1",
        )
        self.lakukan(langkah, Pelaku(id=peran, instansi=LOKET.instansi, peran={peran}))

    def gagalkan(self, kasus: str) -> None:
        """A store without its tables; `test_pipa_gagal.py` has failures half-way."""
        gudang: Any = self.kantor.app.lingkungan.unit_kerja
        tanpa = GudangSql(gudang.engine, bahan.PENYANDI, prefix="tidak_ada_")
        fakta = {"pemohon.nama": self.tanda.kata}
        koreksi = KoreksiData(kasus=kasus, fakta=fakta, alasan=self.tanda.alasan)
        hasil = self.kantor.app.dengan(unit_kerja=tanpa).lakukan(koreksi, oleh=LOKET)
        assert not is_successful(hasil)
        self.lihat(hasil, *hasil.failure())
        try:
            with gudang() as unit:
                unit.kasus.muat("\ud800")
        except PenyimpananGagal as gagal:
            LOG.exception("gagal")
            self.lihat(gagal, gagal.__cause__, gagal.__context__)

    def sadap_semua(self, kasus: str) -> None:
        """All questions, and the mail."""
        app = self.kantor.app
        susun = Penyusun(dari="layanan@dinsos.example.go.id")

        def kirim(surat: SuratElektronik) -> None:
            self.lihat(surat)
            self.surat.append(susun(surat, self.kantor.kini))

        while app.kirim_pesan(kirim).terkirim:
            pass
        self.lihat(app.kasus(kasus), app.daftar(), app.riwayat(kasus), app.giliran(kasus))
        self.lihat(app.tenggat(kasus), app.langkah_tersedia(kasus, LOKET))
        self.lihat(app.penilaian(kasus, KEPALA, tujuan="uji", alasan="uji"))
        gudang: Any = app.lingkungan.unit_kerja
        with gudang() as unit:
            self.lihat(unit.kotak_keluar.periksa(banyak=500), unit, vars(unit))
        for satu in self.surat:
            self.lihat(*(f"{k}: {v}" for k, v in satu.items() if k != "To"))


def jalankan(gudang: GudangSql, satu: Tanda, layanan: str, gerakan: list[str]) -> Penyadap:
    """One case from submission on; everything seen on the way."""
    penyadap = Penyadap(Kantor.buka(gudang), satu)
    with mendengar() as pendengar:
        LOG.debug("mulai")
        penyadap.ajukan(layanan, "kasus")
        for apa in gerakan:
            penyadap.gerak(apa, "kasus", layanan)
        penyadap.sadap_semua("kasus")
    assert any("mulai" in baris for baris in pendengar.isi)
    assert any("COMMIT" in baris for baris in pendengar.isi), "SQLAlchemy was not heard"
    penyadap.teks += pendengar.isi
    assert penyadap.diterima
    return penyadap


def periksa(penyadap: Penyadap, bita: bytes) -> None:
    satu = penyadap.tanda
    bocor = [teks for teks in penyadap.teks if satu.ditemukan(teks.encode("utf-8", "replace"))]
    assert bocor == []
    assert b"santunan-kematian" in bita or b"pengangkatan-anak" in bita, "not the database's bytes"
    assert not satu.ditemukan(bita)
    # The values did travel: they are where they belong.
    badan = [str(surat["To"]) + surat.as_string() for surat in penyadap.surat]
    assert badan
    assert all(satu.ditemukan(teks.encode()) for teks in badan)


def bita_sqlite(folder: Path) -> bytes:
    return b"".join(berkas.read_bytes() for berkas in sorted(folder.iterdir()))


def bita_postgres(gudang: GudangSql) -> bytes:
    """Every row of every table as text."""
    with gudang.engine.connect() as koneksi:
        return "\n".join(
            str(baris)
            for tabel in gudang.skema.metadata.tables.values()
            for baris in koneksi.scalars(select(cast(tabel.table_valued(), Text)))
        ).encode()


@pytest.fixture(scope="session")
def berkas_kosong(tmp_path_factory: pytest.TempPathFactory) -> Path:
    berkas = tmp_path_factory.mktemp("jejak") / "kosong.db"
    gudang = bahan.gudang(f"sqlite:///{berkas}")
    naik(gudang.engine)
    gudang.tutup()
    return berkas


@pytest.fixture(scope="session")
def engine_jejak(postgres: str) -> Iterator[Engine]:
    engine = create_engine(postgres)
    bahan.skema_baru(engine, SKEMA)
    naik(engine, schema=SKEMA)
    yield engine
    with engine.begin() as koneksi:
        koneksi.execute(text(f"DROP SCHEMA {SKEMA} CASCADE"))
    engine.dispose()


@contextmanager
def gudang_sqlite(kosong: Path) -> Iterator[tuple[GudangSql, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(kosong, Path(folder) / "dinsos.db")
        gudang = bahan.gudang(f"sqlite:///{folder}/dinsos.db")
        try:
            yield gudang, Path(folder)
        finally:
            gudang.tutup()


@SEPERENAM
@given(satu=tanda, layanan=st.sampled_from(LAYANAN), gerakan=gerak)
def test_nilai_pribadi_tidak_meninggalkan_jejak_sqlite(
    berkas_kosong: Path, satu: Tanda, layanan: str, gerakan: list[str]
) -> None:
    with gudang_sqlite(berkas_kosong) as (gudang, folder):
        penyadap = jalankan(gudang, satu, layanan, gerakan)
        assert (folder / "dinsos.db-wal").stat().st_size > 0
        bita = bita_sqlite(folder)

    periksa(penyadap, bita)


@SEPERENAM
@given(satu=tanda, layanan=st.sampled_from(LAYANAN), gerakan=gerak)
def test_nilai_pribadi_tidak_meninggalkan_jejak_postgres(
    engine_jejak: Engine, satu: Tanda, layanan: str, gerakan: list[str]
) -> None:
    gudang = bahan.gudang(engine_jejak, SKEMA)
    bahan.kosongkan(engine_jejak, gudang.skema)

    penyadap = jalankan(gudang, satu, layanan, gerakan)

    periksa(penyadap, bita_postgres(gudang))


@pytest.mark.parametrize("di", ["sqlite", "postgres"])
def test_pencarian_menemukan_kebocoran(
    di: str, berkas_kosong: Path, request: pytest.FixtureRequest
) -> None:
    """The control: a mark where no personal value belongs is found in every place looked at."""
    satu = Tanda("KEBOCORANCONTOH", "6371012345678901")
    kasus = f"kasus-{satu.kata}"
    with gudang_sqlite(berkas_kosong) as (sementara, folder):
        gudang = sementara
        if di == "postgres":
            gudang = bahan.gudang(request.getfixturevalue("engine_jejak"), SKEMA)
            bahan.kosongkan(gudang.engine, gudang.skema)
        penyadap = Penyadap(Kantor.buka(gudang), satu)
        with mendengar() as pendengar:
            penyadap.ajukan("santunan-kematian", kasus)
            LOG.debug("%s", {"nik": satu.angka})
            penyadap.sadap_semua(kasus)
            nomor = penyadap.kantor.app.kasus(kasus).keadaan.nomor
        bita = bita_sqlite(folder) if di == "sqlite" else bita_postgres(gudang)

    assert satu.ditemukan(bita)
    assert satu.ditemukan("".join(pendengar.isi).encode())
    assert satu.ditemukan("".join(penyadap.teks).encode())
    assert Tanda(nomor, satu.angka).ditemukan(str(penyadap.surat[0]["Subject"]).encode())
    assert satu.ditemukan(f"\\x{satu.kata.encode().hex()}".encode())
