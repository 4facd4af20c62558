"""After a restored backup: erasures hold, no number comes twice, what is lost is named."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from attrs import define
from sqlalchemy import update
from tests.brankas.bahan import LAMA, gudang_sqlite, kosongkan
from tests.brankas.test_permintaan import laksanakan, minta
from tests.brankas.test_privasi import PDP, akses, cari, dunia_pada, hapus, selesai, ya
from tests.permohonan.contoh import NIK_ANI, Dunia, sampai

from dinsos_adapters.brankas import JurnalBerkas, TitikPeriksaBerkas
from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.gudang import GudangSql
from dinsos_core.application.audit import audit, catat_titik
from dinsos_core.application.jurnal import catat_jurnal
from dinsos_core.application.kodek import susun_kodek
from dinsos_core.application.pulihkan import LaporanPulih, pulihkan
from dinsos_core.application.rantai import JenisTemuan
from dinsos_core.domain.permintaan.permintaan import StatusPermintaan
from dinsos_core.domain.shared.ids import SubjekId
from dinsos_core.ports.jurnal import JurnalRusak
from dinsos_core.ports.kunci import KunciTidakTersedia
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.ports.titik_periksa import TitikPeriksaRusak

KODEK = susun_kodek()
PADA = datetime(2032, 1, 5, tzinfo=UTC)


@define
class Tempat:
    """A store that can be put back to where it was, and its journal."""

    gudang: PembukaUnitOfWork
    cadangkan: Callable[[], Callable[[], None]]
    jurnal: JurnalBerkas
    titik: TitikPeriksaBerkas

    def catat(self) -> Any:
        with self.gudang() as unit:
            return catat_jurnal(unit, self.jurnal, LAMA, KODEK, PADA)

    def pulih(self, **lain: Any) -> LaporanPulih:
        return pulihkan(
            self.gudang, kodek=KODEK, penyedia=LAMA, jurnal=self.jurnal, titik=self.titik, **lain
        )


@pytest.fixture(params=["memori", "sqlite", "postgres"])
def tempat(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Tempat]:
    gudang: Any = GudangMemori()

    def dari_memori() -> Callable[[], None]:
        dulu = gudang.tabel.salin()
        return lambda: setattr(gudang, "tabel", dulu.salin())

    def dari_berkas() -> Callable[[], None]:
        gudang.tutup()
        shutil.copy(tmp_path / "uji.db", tmp_path / "cadangan.db")

        def kembali() -> None:
            gudang.tutup()
            shutil.copy(tmp_path / "cadangan.db", tmp_path / "uji.db")

        return kembali

    def dari_tabel() -> Callable[[], None]:
        semua = gudang.skema.metadata.sorted_tables
        with gudang.engine.connect() as koneksi:
            isi = {t: [dict(x) for x in koneksi.execute(t.select()).mappings()] for t in semua}

        def kembali() -> None:
            kosongkan(gudang)
            with gudang.engine.begin() as koneksi:
                for tabel, baris in isi.items():
                    if baris:
                        koneksi.execute(tabel.insert(), baris)

        return kembali

    if request.param == "sqlite":
        gudang = gudang_sqlite(tmp_path / "uji.db")
    elif request.param == "postgres":
        gudang = request.getfixturevalue("di_postgres")
    yield Tempat(
        gudang,
        {"memori": dari_memori, "sqlite": dari_berkas, "postgres": dari_tabel}[request.param],
        JurnalBerkas(tmp_path / "jurnal.jsonl"),
        TitikPeriksaBerkas(tmp_path / "titik.jsonl"),
    )
    if request.param == "sqlite":
        gudang.tutup()


def nomor(dunia: Dunia, kasus: Any) -> str:
    (surat,) = dunia.keadaan(kasus).surat
    return surat.nomor


def test_cadangan_yang_dipulihkan_tidak_mengembalikan_yang_dihapus_dan_tidak_mengulang_nomor(
    tempat: Tempat,
) -> None:
    dunia = dunia_pada(tempat.gudang)
    pertama = selesai(dunia)
    dunia.jam.maju(days=6 * 365)
    tempat.catat()
    kembali = tempat.cadangkan()
    (subjek,) = cari(dunia)
    ya(hapus(dunia))
    lain = dunia.adopsi(tetap_ajukan="anak kedua")
    sampai(dunia, lain, "akhir")
    satu = minta(dunia)
    assert laksanakan(dunia, satu).status is StatusPermintaan.DITUNDA
    hilang = nomor(dunia, lain)
    tempat.catat()
    kembali()
    assert cari(dunia) == (subjek,), "the backup has what was erased"

    laporan = tempat.pulih()

    assert cari(dunia) == ()
    with tempat.gudang() as unit:
        (nisan,) = unit.brankas.semua_nisan()
    assert (nisan.subjek, nisan.sebab) == (subjek, "permintaan_subjek")
    assert (laporan.dihapus, laporan.permintaan) == (1, 1)
    assert laporan.nilai > 4
    (dikembalikan,) = dunia.app.daftar_permintaan(PDP).permintaan
    assert (dikembalikan.id, dikembalikan.keadaan.status) == (satu, StatusPermintaan.DITUNDA)
    baru = dunia.adopsi(tetap_ajukan="anak kedua")
    sampai(dunia, baru, "akhir")
    assert nomor(dunia, baru) not in {hilang, nomor(dunia, pertama)}
    assert tempat.pulih() == attrs.evolve(laporan, nomor=(), dihapus=0, nilai=0, permintaan=0)


def test_penghitung_yang_turun_naik_menurut_log_tanpa_jurnal_dan_menurut_yang_disebut(
    tempat: Tempat,
) -> None:
    dunia = dunia_pada(tempat.gudang)
    kasus = selesai(dunia)
    with tempat.gudang() as unit:
        (ada,) = unit.penomoran.terpakai()
        unit.simpan_semua()
    _turunkan(tempat.gudang)

    assert tempat.pulih().nomor == (ada,)
    jauh = attrs.evolve(ada, terakhir=188)
    assert tempat.pulih(nomor=[jauh]).nomor == (jauh,)
    assert nomor(dunia, kasus)


def _turunkan(gudang: Any) -> None:
    if isinstance(gudang, GudangMemori):
        gudang.tabel.nomor.clear()
        return
    with gudang.engine.begin() as koneksi:
        koneksi.execute(update(gudang.skema.nomor).values(terakhir=0))


def test_audit_menemukan_penghitung_yang_diturunkan(sqlite: GudangSql, tmp_path: Path) -> None:
    dunia = dunia_pada(sqlite)
    kasus = selesai(dunia)
    titik = TitikPeriksaBerkas(tmp_path / "titik.jsonl")
    with sqlite(baca=True) as unit:
        assert audit(unit.log, titik, LAMA).utuh
    _turunkan(sqlite)

    with sqlite(baca=True) as unit:
        (temuan,) = audit(unit.log, titik, LAMA).temuan

    assert (temuan.jenis, temuan.kasus) == (JenisTemuan.NOMOR_TURUN, kasus)


def test_yang_hilang_sejak_cadangan_disebut(sqlite: GudangSql, tmp_path: Path) -> None:
    dunia = dunia_pada(sqlite)
    kasus = dunia.adopsi()
    sqlite.tutup()
    shutil.copy(tmp_path / "uji.db", tmp_path / "cadangan.db")
    sampai(dunia, kasus, "nilai")
    lain = dunia.santunan()
    titik = TitikPeriksaBerkas(tmp_path / "titik.jsonl")
    with sqlite(baca=True) as unit:
        catat_titik(unit.log, titik, LAMA, PADA)
    sqlite.tutup()
    shutil.copy(tmp_path / "cadangan.db", tmp_path / "uji.db")

    jurnal = JurnalBerkas(tmp_path / "jurnal.jsonl")
    laporan = pulihkan(sqlite, kodek=KODEK, penyedia=LAMA, jurnal=jurnal, titik=titik)

    assert {(k.kasus, k.ada > 0) for k in laporan.tertinggal} == {(kasus, True), (lain, False)}
    assert all(k.ada < k.pernah for k in laporan.tertinggal)
    assert laporan.titik == PADA


def test_kasus_yang_tidak_terbaca_disebut_dan_tidak_menghalangi_yang_lain(
    sqlite: GudangSql, tmp_path: Path
) -> None:
    dunia = dunia_pada(sqlite)
    kasus, rusak = selesai(dunia), dunia.santunan()
    titik = TitikPeriksaBerkas(tmp_path / "titik.jsonl")
    with sqlite(baca=True) as unit:
        catat_titik(unit.log, titik, LAMA, PADA)
    _turunkan(sqlite)
    e = sqlite.skema.kejadian
    with sqlite.engine.begin() as koneksi:
        koneksi.execute(update(e).where(e.c.kasus == rusak, e.c.urutan == 1).values(isi="{"))

    jurnal = JurnalBerkas(tmp_path / "jurnal.jsonl")
    laporan = pulihkan(sqlite, kodek=KODEK, penyedia=LAMA, jurnal=jurnal, titik=titik)

    assert laporan.rusak == (rusak,)
    assert (len(laporan.nomor), laporan.tertinggal) == (1, ())
    assert nomor(dunia, kasus)


def test_jurnal_hanya_bertambah_dan_tidak_memuat_data_pribadi(
    di_postgres: GudangSql, tmp_path: Path
) -> None:
    """On PostgreSQL; and an empty store gets from it what it holds."""
    dunia = dunia_pada(di_postgres)
    selesai(dunia)
    satu = minta(dunia, isi="Hapuslah", nama="Ani")
    berkas = tmp_path / "jurnal.jsonl"
    jurnal = JurnalBerkas(berkas)
    with di_postgres() as unit:
        assert catat_jurnal(unit, jurnal, LAMA, KODEK, PADA) is not None
        assert catat_jurnal(unit, jurnal, LAMA, KODEK, PADA) is None

    assert not [x for x in (NIK_ANI, "Ani", "Hapuslah") if x in berkas.read_text()]
    kosong = dunia_pada(GudangMemori())
    laporan = pulihkan(kosong.lingkungan.unit_kerja, kodek=KODEK, penyedia=LAMA, jurnal=jurnal)
    assert (laporan.permintaan, [n.terakhir for n in laporan.nomor]) == (1, [1])
    assert kosong.app.permintaan(satu, oleh=PDP).keadaan.status is StatusPermintaan.DITERIMA
    assert akses(kosong, satu) == []  # type: ignore[arg-type]  # its own words are sealed under its id


@pytest.mark.parametrize("ubah", ["urutan", "meterai", "hilang", "kunci"])
def test_titik_yang_diubah_tidak_dipakai(sqlite: GudangSql, tmp_path: Path, ubah: str) -> None:
    """It would name no case of those that are behind."""
    berkas = tmp_path / "titik.jsonl"
    titik, jurnal = TitikPeriksaBerkas(berkas), JurnalBerkas(tmp_path / "jurnal.jsonl")
    dunia = dunia_pada(sqlite)
    for buka in (dunia.adopsi, dunia.santunan):
        buka()
        with sqlite(baca=True) as unit:
            catat_titik(unit.log, titik, LAMA, PADA)
    awal, akhir = (json.loads(baris) for baris in berkas.read_text().splitlines())
    match ubah:
        case "urutan":
            akhir["ujung"][-1][1] = 0
        case "meterai":
            akhir["meterai"] = "é"
        case "hilang":
            awal = {**akhir, "nomor": 1}
        case _:
            akhir["kunci"] = "lain"
    baris = [json.dumps(x, separators=(",", ":")) for x in (awal, akhir)]
    berkas.write_text("\n".join(baris) + "\n")

    with pytest.raises(KunciTidakTersedia if ubah == "kunci" else TitikPeriksaRusak):
        pulihkan(sqlite, kodek=KODEK, penyedia=LAMA, jurnal=jurnal, titik=titik)


@pytest.mark.parametrize("ubah", ["hapus", "nomor", "urutan", "meterai", "aksen", "sampah"])
def test_jurnal_yang_diubah_tidak_dipakai(tmp_path: Path, ubah: str) -> None:
    gudang, berkas = GudangMemori(), tmp_path / "jurnal.jsonl"
    for satu in ("ani", "budi"):
        with gudang() as unit:
            unit.brankas.hapus(SubjekId(satu), pada=PADA, sebab="permintaan_subjek")
            unit.penomoran.berikut("contoh", "460", 2026)
            catat_jurnal(unit, JurnalBerkas(berkas), LAMA, KODEK, PADA)
            unit.simpan_semua()
    awal, akhir = (json.loads(baris) for baris in berkas.read_text().splitlines())
    match ubah:
        case "hapus":
            akhir["hapus"][0][0] = "orang-lain"
        case "nomor":
            awal["nomor_surat"] = []
        case "urutan":
            awal, akhir = akhir, awal
        case "meterai":
            awal["meterai"] = "0" * 64
        case "aksen":
            akhir["meterai"] = "é\ud800"
        case _:
            akhir = {"nomor": 2}
    baris = [json.dumps(x, separators=(",", ":")) for x in (awal, akhir)]
    berkas.write_text("\n".join(baris) + "\n")
    kosong = GudangMemori()

    with pytest.raises(JurnalRusak):
        pulihkan(kosong, kodek=KODEK, penyedia=LAMA, jurnal=JurnalBerkas(berkas))

    with kosong() as unit:
        assert unit.brankas.semua_nisan() == ()
