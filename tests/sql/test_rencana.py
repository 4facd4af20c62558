"""Every question is read from an index in its order, whatever is asked for: nothing is scanned, and
nothing but a page is sorted. The questions come from what the ports offer, so that a filter or a
method that nobody thought of an index for fails here."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import combinations, product
from operator import attrgetter
from typing import Any, Final

import pytest
from attrs import evolve, field, fields, frozen
from hypothesis import settings
from sqlalchemy import Connection, Engine, Index, Table, text
from sqlalchemy.dialects import sqlite
from tests.sql import bahan

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.pernyataan_daftar import SEDIKIT
from dinsos_adapters.sql.pernyataan_kasus import siapkan_kasus
from dinsos_adapters.sql.pernyataan_meja import Kriteria, PernyataanMeja
from dinsos_adapters.sql.sesi import Sesi, Siap
from dinsos_adapters.sql.skema import skema
from dinsos_core.domain.kelayakan.kembar import Ciri, kunci_kembar
from dinsos_core.domain.shared.ids import KasusId, PelakuId, SubjekId
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.ports.brankas import Brankas, Keperluan
from dinsos_core.ports.kotak_keluar import KotakKeluar, StatusPesan
from dinsos_core.ports.meja import SaringanJam, SaringanMeja
from dinsos_core.ports.penyimpanan import KasusRepository, SaringanKasus, SaringanPermintaan
from dinsos_core.ports.peringatan import Ambang, PeringatanRepository
from dinsos_core.ports.tampak import Penanya
from dinsos_core.testing.kontrak.contoh import PADA, simpan_kasus

OLEH = Penanya(akun=PelakuId("ani"), instansi="contoh", peran=frozenset({"kabid", "tim"}))
WARGA = Penanya(akun=PelakuId("ani"), peran=frozenset({"pemohon"}))
LANJUT = f"{PADA.isoformat()}|k"
SUBJEK = frozenset({SubjekId("s")})

PILIHAN: Final[Mapping[type, Mapping[str, object]]] = {
    SaringanKasus: {
        "agregat": "pengaduan",
        "instansi": "contoh",
        "layanan": "x",
        "status": frozenset({"diproses", "ditolak"}),
        "berjalan": True,
        "subjek": SUBJEK,
        "petugas": PelakuId("ani"),
        "tertaut": KasusId("k"),
        "terlihat_oleh": OLEH,
    },
    SaringanMeja: {
        "oleh": OLEH,
        "peran": frozenset({"tim"}),
        "instansi": "contoh",
        "layanan": "x",
        "hanya_saya": True,
        "jatuh_sebelum": PADA,
        "jatuh_sesudah": PADA,
        "rawan_pada": PADA,
    },
    SaringanJam: {
        "instansi": "contoh",
        "layanan": "x",
        "milik": "peristiwa",
        "dijeda": True,
        "jatuh_sebelum": PADA,
        "jatuh_sesudah": PADA,
        "rawan_pada": PADA,
        "terlihat_oleh": OLEH,
    },
    SaringanPermintaan: {
        "instansi": "contoh",
        "berlaku": True,
        "status": frozenset({"diajukan"}),
        "subjek": SUBJEK,
    },
}
"""A value of every criterion; a test holds the names against those that there are."""


def _saringan(jenis: type, *wajib: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Nothing but what must be said, every criterion, all at once, and thoroughly every two."""
    isi = PILIHAN[jenis]
    bebas = [nama for nama in isi if nama not in wajib]
    teliti = settings.get_profile("teliti").max_examples == settings().max_examples
    for banyak in (0, 1, *((2,) if teliti else ()), len(bebas)):
        for dipilih in combinations(bebas, banyak):
            nama = f"{jenis.__name__} {', '.join(dipilih)}"
            yield nama, {satu: isi[satu] for satu in (*wajib, *dipilih)}


@frozen
class Soal:
    """A method of a unit of work, and what it is asked."""

    metode: str
    isi: tuple[Any, ...] = ()
    lain: Mapping[str, Any] = field(factory=dict)
    nama: str = ""

    def tanya(self, unit: object) -> None:
        attrgetter(self.metode)(unit)(*self.isi, **self.lain)


def _kasus() -> Iterator[Soal]:
    for nama, isi in _saringan(SaringanKasus):
        yield Soal("kasus.daftar_baris", (SaringanKasus(**isi),), {"lanjut": LANJUT}, nama)
    yield Soal("kasus.daftar", (SaringanKasus(terlihat_oleh=OLEH),))
    for nama, isi in _saringan(SaringanJam, "instansi"):
        lanjut = f"{PADA.isoformat()}|a|k"
        yield Soal("kasus.jam_terbuka", (SaringanJam(**isi),), {"lanjut": lanjut}, nama)
    for nama, isi in _saringan(SaringanMeja, "oleh"):
        for oleh, saya in product((OLEH, WARGA), (0, 1)):
            meja = SaringanMeja(**{**isi, "oleh": oleh})
            yield Soal("kasus.meja", (meja,), {"lanjut": f"{saya}|{LANJUT}"}, f"{nama} {oleh}")
    hitung = {"jatuh_sebelum": PADA, "rawan_pada": PADA}
    yield Soal("kasus.ringkasan_meja", (SaringanMeja(oleh=OLEH),), hitung)
    for nama, isi in _saringan(SaringanPermintaan):
        saringan = SaringanPermintaan(**isi)
        yield Soal("kasus.daftar_permintaan", (saringan,), {"lanjut": LANJUT}, nama)
    yield Soal("kasus.jam_usang", ("contoh", "k1", 10))
    yield Soal("kasus.cari_nomor", ("x",))
    yield Soal("kasus.muat", ("k",))
    yield Soal("kasus.muat_banyak", (["k"],))
    yield Soal("kasus.muat_aliran", (["k"],))
    yield Soal("kasus.muat_indeks", (["k"],))
    yield Soal("kasus.muat_klien", (["k"],))
    yield Soal("kasus.muat_permintaan", (["k"],))
    yield Soal("kasus.riwayat", ("k",))
    yield Soal("kasus.kejadian", ("k", 2))


def _brankas() -> Iterator[Soal]:
    untuk = Keperluan(tujuan="uji", pelaku=PelakuId("ani"), kasus=None, pada=PADA)
    kunci = kunci_kembar(Ciri(nama="Budi Santoso", lahir=PADA.date()), "x")
    yield Soal("brankas.buka", ([Rahasia(subjek=SubjekId("s"), kunci="k/0/nik")], untuk))
    yield Soal("brankas.buka_semua", (SUBJEK, untuk))
    yield Soal("brankas.dibatasi", (SUBJEK,))
    yield Soal("brankas.cari", ("nik", "6371010101010001"))
    yield Soal("brankas.cari_banyak", ("nik", ["6371010101010001"]))
    yield Soal("brankas.calon", (kunci, 20))
    yield Soal("brankas.calon_banyak", ([kunci], 20))
    yield Soal("brankas.sesama", (SUBJEK,))
    yield Soal("brankas.nisan", (SUBJEK,))
    yield Soal("brankas.akses", ("s",))
    yield Soal("brankas.penahanan", (SUBJEK,))


def _kotak() -> Iterator[Soal]:
    for status, kasus in product((None, *StatusPesan), (None, "k")):
        isi = {"status": status, "kasus": kasus}
        yield Soal("kotak_keluar.periksa", (), isi, f"{status} {kasus}")
    yield Soal("kotak_keluar.ambil", (5, PADA, PADA + timedelta(hours=1)))
    yield Soal("kotak_keluar.dikabarkan", ("k",))


def _peringatan() -> Iterator[Soal]:
    saat = PADA.isoformat()
    for instansi, lanjut in product(
        (None, "contoh"), (None, f"{saat}|{saat}|{Ambang.TERLEWAT}|a|k")
    ):
        isi = {"instansi": instansi, "lanjut": lanjut}
        yield Soal("peringatan.daftar", (), isi, f"{instansi} {lanjut}")
    yield Soal("peringatan.menunggu", (PADA, PADA))
    yield Soal("peringatan.ambil", (5, PADA, PADA))
    yield Soal("peringatan.milik", (["k"],))


def _lain() -> Iterator[Soal]:
    yield Soal("perintah.cari", ("k",))
    yield Soal("reservasi.terisi", ("kamar",))
    yield Soal("arsip.ambil", ("x",))
    yield Soal("kalender.ambil", ("x",))


BAGIAN: Final = {
    "kasus": _kasus,
    "brankas": _brankas,
    "kotak_keluar": _kotak,
    "peringatan": _peringatan,
    "lain": _lain,
}
MENULIS = re.compile(
    "simpan(_banyak)?|titip|tinggalkan|batasi|kenali|sidik|hapus|catat|tahan|lepas|tambah|terkirim|gagal"
    "|antre_ulang|jadwalkan"
)
SEMUA_DIBACA: Final = {"semua_nisan"}
"""What gives all there is, whatever there is."""


@pytest.mark.parametrize("jenis", PILIHAN)
def test_setiap_saringan_ditanyakan(jenis: type) -> None:
    assert {bidang.name for bidang in fields(jenis)} == PILIHAN[jenis].keys()


@pytest.mark.parametrize(
    ("port", "bagian"),
    [
        (KasusRepository, "kasus"),
        (Brankas, "brankas"),
        (KotakKeluar, "kotak_keluar"),
        (PeringatanRepository, "peringatan"),
    ],
)
def test_setiap_pertanyaan_port_ditanyakan(port: type, bagian: str) -> None:
    ada = {nama for nama in vars(port) if not nama.startswith("_")}
    baca = {nama for nama in ada if not MENULIS.fullmatch(nama)} - SEMUA_DIBACA
    dipanggil = {soal.metode.rpartition(".")[2] for soal in BAGIAN[bagian]()}

    assert baca <= dipanggil


def _dikirim(
    gudang: GudangSql, soal: Soal, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[str, Any]]:
    """The statements that answer a question."""
    semua: list[tuple[str, Any]] = []
    asli = Sesi._laksanakan

    def catat(sesi: Sesi, perintah: list[tuple[str, Any]], *lain: Any) -> Any:
        semua.extend(satu for satu in perintah if satu[0].lstrip().startswith("SELECT"))
        return asli(sesi, perintah, *lain)

    monkeypatch.setattr(Sesi, "_laksanakan", catat)
    with gudang() as unit:
        soal.tanya(unit)
    monkeypatch.undo()
    return semua


@pytest.mark.parametrize("bagian", BAGIAN)
def test_pertanyaan_dibaca_dari_indeks_di_sqlite(
    gudang_sqlite: GudangSql, bagian: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    salah: dict[str, list[str]] = {}
    for soal in BAGIAN[bagian]():
        for teks, isi in _dikirim(gudang_sqlite, soal, monkeypatch):
            with gudang_sqlite.engine.connect() as koneksi:
                baris = koneksi.exec_driver_sql(f"EXPLAIN QUERY PLAN {teks}", tuple(isi))
                langkah = [(satu[1], satu[3]) for satu in baris]
            if buruk := _buruk_di_sqlite(langkah):
                salah[f"{soal.metode} {soal.nama}"] = buruk
    assert not salah, salah


def _buruk_di_sqlite(langkah: list[tuple[int, str]]) -> list[str]:
    pindai = [
        satu
        for _, satu in langkah
        if re.match("SCAN (?!.* USING (COVERING )?INDEX)(dinsos|dulu)|.*AUTOMATIC", satu)
    ]
    for induk, satu in langkah:
        if "TEMP B-TREE" in satu and "LAST TERM" not in satu:
            # What is sorted is a page: its outermost loop runs over one, or over few cases.
            luar = next(lain for milik, lain in langkah if milik == induk)
            if re.match("SEARCH dinsos(?!.*sqlite_autoindex_dinsos_kasus_1)", luar):
                pindai += [luar, satu]
    return pindai


@pytest.mark.parametrize("bagian", BAGIAN)
def test_pertanyaan_dapat_dibaca_dari_indeks_di_postgresql(
    gudang_postgres: GudangSql, bagian: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    salah: dict[str, str] = {}
    for soal in BAGIAN[bagian]():
        sedikit = any(satu in soal.nama for satu in SEDIKIT)
        for teks, isi in _dikirim(gudang_postgres, soal, monkeypatch):
            with gudang_postgres.engine.connect() as koneksi:
                rencana = _rencana_postgres(koneksi, teks, isi)
            if buruk := _buruk(rencana, urut=not sedikit):
                salah[f"{soal.metode} {soal.nama}"] = buruk
    assert not salah, salah


def _rencana_postgres(
    koneksi: Connection,
    teks: str,
    isi: Any,
    *,
    tanpa: tuple[str, ...] = ("seqscan", "bitmapscan", "sort"),
) -> dict[str, Any]:
    for apa in tanpa:
        koneksi.execute(text(f"SET LOCAL enable_{apa} = off"))
    ((rencana,),) = koneksi.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {teks}", isi)
    semua = json.loads(rencana) if isinstance(rencana, str) else rencana
    puncak: dict[str, Any] = semua[0]["Plan"]
    return puncak


def _buruk(simpul: dict[str, Any], *, urut: bool, terbatas: bool = False) -> str:
    """A scan of a table of ours; with ``urut`` a sort of one below a limit, too."""
    jenis = simpul["Node Type"]
    if jenis == "Seq Scan" and "dinsos" in simpul.get("Relation Name", ""):
        return f"{jenis} {simpul['Relation Name']}"
    if jenis == "Sort" and urut and terbatas and "Limit" not in json.dumps(simpul):
        return f"{jenis} {simpul['Sort Key']}"
    bawah = simpul.get("Plans", ())
    terbatas = jenis == "Limit" or (terbatas and jenis not in {"Append", "Subquery Scan"})
    semua = (_buruk(satu, urut=urut, terbatas=terbatas) for satu in bawah)
    return next((satu for satu in semua if satu), "")


SEDIKIT_BARISNYA: Final = {"brankas.penahanan"}
"""Legal holds: read whole or not is the same."""


@pytest.fixture
def gudang_muda(engine_postgres: Engine) -> GudangSql:
    """Tables whose rows PostgreSQL has never counted."""
    bahan.skema_baru(engine_postgres, "dinsos_muda")
    gudang = bahan.gudang(engine_postgres, "dinsos_muda")
    gudang.skema.metadata.create_all(engine_postgres)
    return gudang


def test_yang_didaftar_dicari_satu_per_satu_di_postgresql_juga_sebelum_ada_statistik(
    gudang_muda: GudangSql, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plan made of a young table is kept while it grows."""
    salah: dict[str, str] = {}
    for soal in map(_sepuluh, (*_kasus(), *_brankas(), *_peringatan())):
        if soal is None or soal.metode in SEDIKIT_BARISNYA:
            continue
        for teks, isi in _dikirim(gudang_muda, soal, monkeypatch):
            with gudang_muda.engine.connect() as koneksi:
                rencana = _rencana_postgres(koneksi, teks, isi, tanpa=())
            if buruk := _buruk(rencana, urut=False):
                salah[soal.metode] = buruk
    assert not salah, salah


def _sepuluh(soal: Soal) -> Soal | None:
    """The same of ten in the place of one; None where it is asked of no list."""
    isi = tuple(map(_kali_sepuluh, soal.isi))
    return None if isi == soal.isi else Soal(soal.metode, isi, soal.lain)


def _kali_sepuluh(isi: Any) -> Any:
    match isi:
        case frozenset() | [str()]:
            return [f"{satu}{n}" for satu in isi for n in range(10)]
        case [Rahasia() as satu]:
            return [evolve(satu, subjek=SubjekId(f"s{n}")) for n in range(10)]
        case _:
            return isi


TANPA_INDEKS_KASUS: Final = {"brankas_akses", "perintah", "nomor_tercetak"}
"""What says a case and is never asked for by it."""


def test_setiap_baris_tentang_kasus_ditemukan_lewat_kasusnya(gudang_sqlite: GudangSql) -> None:
    skema = gudang_sqlite.skema
    salah = {
        tabel.name.removeprefix(skema.prefix)
        for tabel in skema.metadata.tables.values()
        if "kasus" in tabel.c and not _pertama(tabel, "kasus")
    }

    assert salah == TANPA_INDEKS_KASUS


def _pertama(tabel: Table, kolom: str) -> bool:
    """Whether an index of the whole table begins with this column."""
    penuh = [i for i in tabel.indexes if i.dialect_options["sqlite"]["where"] is None]
    kunci: list[Any] = [tabel.primary_key, *penuh]
    return any(
        next(iter(satu.columns)).name == kolom
        for satu in kunci
        if isinstance(satu, Index) or len(satu.columns)
    )


def test_baris_dihitung_saat_koneksi_ditutup(gudang_sqlite: GudangSql) -> None:
    for n in range(3):
        simpan_kasus(gudang_sqlite, f"k-{n}")
    with gudang_sqlite(baca=True) as unit:
        unit.kasus.daftar_baris(SaringanKasus())

    gudang_sqlite.tutup()

    with gudang_sqlite.engine.connect() as koneksi:
        (banyak,) = koneksi.exec_driver_sql("SELECT count(*) FROM sqlite_stat1").one()
    assert banyak > 0


def test_pernyataan_yang_disusun_tidak_menumpuk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks chooses how many different ones there are; those used last are kept."""
    monkeypatch.setattr("dinsos_adapters.sql.sesi.MAKS_SIAP", 2)
    dialek = sqlite.dialect()
    tabel = skema()
    meja, kasus = PernyataanMeja(tabel, dialek), siapkan_kasus(tabel, dialek)
    semua: tuple[Callable[[int], Siap], ...] = (
        lambda n: meja.jam(Kriteria(batas=n)),
        lambda n: kasus.daftar(frozenset(), ("id", "dibuat"), n),
    )
    for susun in semua:
        lama, *_, baru = map(susun, (11, 21, 51))

        assert susun(51) is baru
        assert susun(11) is not lama
