"""A store in which every table has rows, and every way in which a row of it can be damaged."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

import attrs
from sqlalchemy import Column, Connection, Integer, LargeBinary, Table, bindparam, text
from tests.permohonan.contoh import ANI, LOKET, NIK_ANI, Dunia, ajukan_adopsi, sampai
from returns.pipeline import is_successful
from tests.rantai.bahan import KUNCI, TitikUji

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.bangun_ulang import PembangunUlang
from dinsos_adapters.sql.tipe import Instan
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.audit import audit, catat_titik
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.application.orang import Orang
from dinsos_core.domain.identitas.perintah import DaftarkanKlien
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.testing.contoh import KALENDER
from dinsos_core.testing.kontrak import contoh
from dinsos_core.domain.permintaan.perintah import AjukanPermintaan
from dinsos_core.domain.permintaan.permintaan import JenisPermintaan
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PenyimpananGagal
from dinsos_core.ports.tampak import Penanya

PDP: Final = Pelaku(id=PelakuId("u-pdp"), instansi="contoh", peran=frozenset({"petugas_pdp"}))
PEKSOS_KLIEN: Final = Pelaku(
    id=PelakuId("u-pks"), instansi="contoh", peran=frozenset({"pekerja_sosial"})
)
TEMPAT: Final = "panti-uji"


@attrs.frozen
class Terisi:
    """Two people with a case each and all that a store can hold of them; ``sakit``: the case of the
    row that is damaged, ``sehat``: the other."""

    gudang: GudangSql
    dunia: Dunia
    titik: TitikUji
    sakit: KasusId
    sehat: KasusId

    @contextmanager
    def dirusak(self, rusak: str, **isi: object) -> Iterator[tuple[Aplikasi, PembukaUnitOfWork]]:
        """The application in a transaction in which this was done; all is undone afterwards."""
        with self.gudang.engine.connect() as koneksi:
            if self.gudang.engine.name == "sqlite":
                koneksi.exec_driver_sql("BEGIN IMMEDIATE")
            koneksi.execute(text(rusak), isi)
            buka = self.gudang.pada(koneksi)
            yield self.dunia.app.dengan(unit_kerja=buka), buka
            koneksi.rollback()


def _orang(nama: str, nik: str, anak: str) -> tuple[pu.PihakDiajukan, ...]:
    asal, kedua = ajukan_adopsi().pihak
    data = {**asal.data, "nama": nama, "nik": nik, "email": f"{nama}@contoh.id".lower()}
    return attrs.evolve(asal, data=data), attrs.evolve(kedua, data={"nama": anak})


def isi(gudang: GudangSql, dunia: Dunia) -> Terisi:
    """Fill it: what no command of the sample standards leaves, through the ports."""
    dunia.app = dunia.app.dengan(siaran=("dasbor",))
    dunia.lingkungan = dunia.app.lingkungan
    orang = _orang("Ani", NIK_ANI, "Budi"), _orang("Citra", "6371054107850002", "Dedi")
    selesai = [dunia.ya(ajukan_adopsi(pihak=satu), ANI).kasus for satu in orang]
    for satu in selesai:
        sampai(dunia, satu, "akhir")
    dunia.jam.maju(days=1)
    sakit, sehat = (
        dunia.ya(ajukan_adopsi(pihak=satu), ANI, kunci=f"kunci-{n}").kasus
        for n, satu in enumerate(orang)
    )
    for satu in (sakit, sehat):
        sampai(dunia, satu, "lapangan")
    dunia.jam.maju(days=40)
    dunia.app.periksa_tenggat()
    for nik in (NIK_ANI, "6371054107850002"):
        klien = DaftarkanKlien(data={"nama": "Ani", "nik": nik})
        minta = AjukanPermintaan(jenis=JenisPermintaan.PEMBATASAN, nik=nik)
        for lakukan in (
            dunia.app.lakukan_klien(klien, oleh=PEKSOS_KLIEN),
            dunia.app.lakukan_permintaan(minta, oleh=PDP),
            dunia.app.tahan_data(Orang(nik=nik), oleh=PDP, dasar="Perkara 12"),
        ):
            assert is_successful(lakukan), lakukan.failure()
    with gudang() as unit:
        for n, kasus in enumerate(("k-1", "k-2")):
            unit.reservasi.ambil(TEMPAT, [str(n)], KasusId(kasus))
            tautan = (Tautan(ke=sehat, hubungan=Hubungan.BERASAL_DARI),)
            indeks = {"tautan": tautan, "tampak": ("peran:x",), "kecuali": (PelakuId("x"),)}
            indeks |= {"petugas": (PelakuId("p"),)}
            satu = contoh.kasus_pada(kasus, 1, **indeks)
            unit.kasus.simpan(satu, contoh.catatan(kasus, 1, 1))
        unit.kalender.simpan(KALENDER)
        unit.simpan_semua()
    titik = TitikUji()
    with gudang(baca=True) as unit:
        catat_titik(unit.log, titik, KUNCI, dunia.jam())
    return Terisi(gudang, dunia, titik, sakit, sehat)


# --- what is asked


def pertanyaan(t: Terisi, app: Aplikasi, buka: PembukaUnitOfWork) -> Mapping[str, Callable[[], Any]]:
    """Whatever is asked or done again and again; each must answer, whoever's row is damaged."""
    ling, oleh = app.lingkungan, LOKET
    tim = Pelaku(id=PelakuId("u-tim"), instansi="contoh", peran=frozenset({"tim", "loket"}))

    def kirim(surat: Any) -> None:
        assert surat.kepada

    def log(pakai: Callable[[Any], Any]) -> Any:
        with buka(baca=True) as unit:
            return pakai(unit)

    def ulang() -> Any:
        pembangun = PembangunUlang(
            gudang=t.gudang, susun=lambda unit, kasus: susun_ulang(ling, unit, kasus)
        )
        return pembangun, [pembangun.tanpa_kasus()]

    return {
        "daftar": lambda: app.daftar(oleh=oleh),
        "daftar umum": lambda: app.daftar(),
        "daftar warga": lambda: app.daftar(oleh=ANI),
        "meja": lambda: app.meja(tim),
        "meja pdp": lambda: app.meja(PDP),
        "ringkasan": lambda: app.ringkasan_meja(tim),
        "jam": lambda: app.jam_terbuka(oleh),
        "permintaan": lambda: app.daftar_permintaan(PDP, berlaku=None),
        "peringatan": lambda: log(lambda u: u.peringatan.daftar()),
        "kotak": lambda: log(lambda u: u.kotak_keluar.periksa(banyak=500)),
        "ketepatan": lambda: app.ketepatan(
            Pelaku(id=PelakuId("u-kepala"), instansi="contoh", peran=frozenset({"pimpinan"}))
        ),
        "periksa tenggat": lambda: app.periksa_tenggat(),
        "periksa permintaan": lambda: app.periksa_permintaan(),
        "kalender": lambda: app.pratinjau_kalender(),
        "kirim": lambda: app.kirim_pesan(kirim, banyak=500),
        "siarkan": lambda: app.siarkan("dasbor", lambda x: None, lambda k, e: (k.id, e)),
        "audit": lambda: log(lambda u: audit(u.log, t.titik, KUNCI)),
        "titik": lambda: log(lambda u: catat_titik(u.log, t.titik.salinan(), KUNCI, t.dunia.jam())),
        "kasus sehat": lambda: app.kasus(t.sehat, oleh=oleh),
        "riwayat sehat": lambda: app.riwayat(t.sehat, oleh=oleh),
        "tenggat sehat": lambda: app.tenggat(t.sehat, oleh=oleh),
        "langkah sehat": lambda: app.langkah_tersedia(t.sehat, tim),
        "perintah sehat": lambda: app.lakukan(
            pu.KoreksiData(kasus=t.sehat, fakta={"jumlah_anak": 0}, alasan="uji"), oleh=LOKET
        ),
        "kasus sakit": lambda: app.kasus(t.sakit, oleh=oleh),
        "riwayat sakit": lambda: app.riwayat(t.sakit, oleh=oleh, tujuan="uji"),
        "tenggat sakit": lambda: app.tenggat(t.sakit, oleh=oleh),
        "langkah sakit": lambda: app.langkah_tersedia(t.sakit, tim),
        "perintah sakit": lambda: app.lakukan(
            pu.KoreksiData(kasus=t.sakit, fakta={"jumlah_anak": 0}, alasan="uji"), oleh=LOKET
        ),
        "ajukan lain": lambda: app.lakukan(
            ajukan_adopsi(pihak=_orang("Eva", "6371055203880003", "Fani")), oleh=ANI
        ),
        "ajukan sama": lambda: app.lakukan(ajukan_adopsi(tetap_ajukan="x"), oleh=ANI),
        "salinan": lambda: app.salinan_data(
            Orang(nik="6371054107850002"), oleh=PDP, diterima=t.dunia.jam()
        ),
        "cari klien": lambda: app.cari_klien(
            "6371054107850002", oleh=PEKSOS_KLIEN, tujuan="uji"
        ),
        "kunci ulang": lambda: app.lakukan(
            ajukan_adopsi(pihak=_orang("Ani", NIK_ANI, "Budi")), oleh=ANI, kunci="kunci-0"
        ),
    }


# --- what is damaged

DALAM: Final = "[" * 100_000
TERBARU: Final = '{"tipe":"dari_rilis_depan","versi":1,"isi":{}}'
LEBIH_BARU: Final = '{"tipe":"pesan","versi":99,"isi":{}}'


def kerusakan(kolom: Column[Any]) -> Iterator[tuple[str, str]]:
    """SQL expressions by name: what somebody may have written into a column, on SQLite."""
    if kolom.nullable:
        yield "kosong", "NULL"
    if isinstance(kolom.type, LargeBinary):
        yield from (("bita", "X'00'"), ("teks", "'x'"), ("nol", "X''"))
        return
    yield from (("bita", "X'00ff'"), ("bukan utf-8", "CAST(X'ff41' AS TEXT)"), ("teks", "'x'"))
    if isinstance(kolom.type, Integer):
        yield from (("negatif", "-1"), ("pecahan", "1.5"), ("besar", "9223372036854775807"))
        return
    if isinstance(kolom.type, Instan):
        yield from (("awal", "''"), ("tanpa zona", "'2026-06-01T00:00:00.000000'"))
        yield "terjauh", "'9999-12-31T23:59:59.999999-12:00'"
        return
    for nama, isi in (("dalam", DALAM), ("baru", TERBARU), ("versi", LEBIH_BARU), ("objek", "{}")):
        yield nama, f"'{isi}'"
    yield "daftar", "'[[1,2],null,3]'"
