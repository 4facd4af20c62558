"""A store in which every table has rows, and every way in which a row of it can be damaged."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

import attrs
from returns.pipeline import is_successful
from sqlalchemy import Column, Executable, Integer, LargeBinary
from tests.permohonan.contoh import ANI, LOKET, NIK_ANI, Dunia, ajukan_adopsi, sampai
from tests.rantai.bahan import KUNCI, TitikUji

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.tipe import Instan
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.audit import audit, catat_titik
from dinsos_core.application.orang import Orang
from dinsos_core.domain.identitas.perintah import DaftarkanKlien
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.tautan import Hubungan, Tautan
from dinsos_core.domain.permintaan.perintah import AjukanPermintaan
from dinsos_core.domain.permintaan.permintaan import JenisPermintaan
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.ports.pengirim import SuratElektronik
from dinsos_core.ports.penyimpanan import KasusTersimpan, PembukaUnitOfWork
from dinsos_core.testing.contoh import KALENDER
from dinsos_core.testing.kontrak import contoh

PDP: Final = Pelaku(id=PelakuId("u-pdp"), instansi="contoh", peran=frozenset({"petugas_pdp"}))
PEKSOS_KLIEN: Final = Pelaku(
    id=PelakuId("u-pks"), instansi="contoh", peran=frozenset({"pekerja_sosial"})
)
NIK_SEHAT: Final = "6371054107850002"
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
    def dirusak(self, *rusak: Executable) -> Iterator[tuple[Aplikasi, PembukaUnitOfWork]]:
        """The application in a transaction in which this was done; all is undone afterwards."""
        with self.gudang.engine.connect() as koneksi:
            if self.gudang.engine.name == "sqlite":
                koneksi.exec_driver_sql("BEGIN IMMEDIATE")
            for satu in rusak:
                koneksi.execute(satu)
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
    orang = _orang("Ani", NIK_ANI, "Budi"), _orang("Citra", NIK_SEHAT, "Dedi")
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
    for nik in (NIK_ANI, NIK_SEHAT):
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
            tersimpan = contoh.kasus_pada(kasus, 1, **indeks)
            catatan = contoh.catatan(kasus, 1, 1)
            unit.kasus.simpan(tersimpan, catatan)
            rujukan = cari_rahasia(tuple(x.kejadian for x in catatan))
            unit.brankas.titip(attrs.evolve(r, nilai="isi") for r in rujukan)
            unit.brankas.hapus(SubjekId(f"hapus-{n}"), pada=dunia.jam(), sebab=f"sebab-{n}")
        unit.kalender.simpan(KALENDER)
        unit.simpan_semua()
    titik = TitikUji()
    with gudang(baca=True) as unit:
        catat_titik(unit.log, titik, KUNCI, dunia.jam())
    return Terisi(gudang, dunia, titik, sakit, sehat)


# --- what is asked


def pertanyaan(
    t: Terisi, app: Aplikasi, buka: PembukaUnitOfWork
) -> Mapping[str, Callable[[], object]]:
    """Whatever is asked or done again and again. Those whose name begins with `+` answer, whoever's
    row is damaged, and of the healthy case as if none were."""

    def petugas(*peran: str) -> Pelaku:
        return Pelaku(id=PelakuId("u-lain"), instansi="contoh", peran=frozenset(peran))

    def kirim(surat: SuratElektronik) -> None:
        assert surat.kepada

    def menyiarkan(_: object) -> None:
        """Nothing."""

    def keluar(kasus: KasusTersimpan, kejadian: object) -> Any:
        return kasus.id, kejadian

    def bertanya(pakai: Callable[[Any], object]) -> object:
        with buka(baca=True) as unit:
            return pakai(unit)

    def ajukan(kunci: str | None = None, **ubah: Any) -> object:
        return app.lakukan(ajukan_adopsi(**ubah), oleh=ANI, kunci=kunci)

    def koreksi(kasus: KasusId) -> object:
        perintah = pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 0}, alasan="uji")
        return app.lakukan(perintah, oleh=LOKET)

    kini, tim, nik = t.dunia.jam(), petugas("tim", "loket"), NIK_SEHAT
    milik = {
        f"{awal}{nama} {siapa}": tanya
        for awal, siapa, satu in (("+", "sehat", t.sehat), ("", "sakit", t.sakit))
        for nama, tanya in (
            ("kasus", partial(app.kasus, satu, oleh=LOKET)),
            ("riwayat", partial(app.riwayat, satu, oleh=LOKET, tujuan="uji")),
            ("tenggat", partial(app.tenggat, satu, oleh=LOKET)),
            ("langkah", partial(app.langkah_tersedia, satu, tim)),
            ("koreksi", partial(koreksi, satu)),
        )
    }
    return {
        "+daftar": partial(app.daftar, oleh=LOKET),
        "+daftar umum": app.daftar,
        "+daftar warga": partial(app.daftar, oleh=ANI),
        "+meja": partial(app.meja, tim),
        "+meja pdp": partial(app.meja, PDP),
        "+ringkasan": partial(app.ringkasan_meja, tim),
        "+jam": partial(app.jam_terbuka, LOKET),
        "+permintaan": partial(app.daftar_permintaan, PDP, berlaku=None),
        "+peringatan": partial(bertanya, lambda u: u.peringatan.daftar()),
        "+kotak": partial(bertanya, lambda u: u.kotak_keluar.periksa(banyak=500)),
        "+ketepatan": partial(app.ketepatan, petugas("kepala_dinas")),
        "+kalender": app.pratinjau_kalender,
        **milik,
        "+cari klien": partial(app.cari_klien, nik, oleh=PEKSOS_KLIEN, tujuan="uji"),
        "+salinan": partial(app.salinan_data, Orang(nik=nik), oleh=PDP, diterima=kini),
        "+ajukan": partial(ajukan, pihak=_orang("Eva", "6371055203880003", "Fani")),
        "ajukan sama": partial(ajukan, tetap_ajukan="x"),
        "kunci ulang": partial(ajukan, "kunci-0", pihak=_orang("Ani", NIK_ANI, "Budi")),
        "+titik": partial(
            bertanya, lambda u: catat_titik(u.log, t.titik.salinan(), KUNCI, kini).nomor
        ),
        "+audit": partial(bertanya, lambda u: audit(u.log, t.titik, KUNCI)),
        "+periksa tenggat": app.periksa_tenggat,
        "+periksa permintaan": app.periksa_permintaan,
        "+kirim": partial(app.kirim_pesan, kirim, banyak=500),
        "+siarkan": partial(app.siarkan, "dasbor", menyiarkan, keluar),
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
        yield "terakhir", "'9999-12-31T23:59:59.999999+00:00'"  # there is none in the east
        return
    for nama, isi in (("dalam", DALAM), ("baru", TERBARU), ("versi", LEBIH_BARU), ("objek", "{}")):
        yield nama, f"'{isi}'"
    yield "daftar", "'[[1,2],null,3]'"
