"""Alerts on both databases: many workers, a worker that dies, a case that cannot be read; and what
a look costs where many alerts stand."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import Any

import attrs
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from tests.permohonan.contoh import PAGI, Dunia

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.peringatan import TEMPAT, siapkan_peringatan
from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.tenggat import TUNDA, LaporanTenggat
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.instansi import KOTAK_LAINNYA
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PenyimpananGagal, UnitOfWork
from dinsos_core.ports.peringatan import Ambang, JadwalPeriksa
from dinsos_core.testing.contoh import ADOPSI, INSTANSI
from dinsos_core.testing.kontrak import contoh
from dinsos_core.testing.kontrak.peringatan import peringatan

KANTOR = attrs.evolve(INSTANSI, kotak_surat={KOTAK_LAINNYA: "sekretariat@contoh.id"})


def kantor(gudang: PembukaUnitOfWork, banyak: int) -> Dunia:
    """An office with so many cases, each with a clock that has passed."""
    d = Dunia(attrs.evolve(ADOPSI, instansi=KANTOR))
    d.app = d.app.dengan(unit_kerja=gudang, siaran=("dasbor",))
    with gudang() as unit:
        unit.arsip.simpan(ADOPSI)
        for n in range(banyak):
            jam = contoh.jam("jawab", 1, mulai=contoh.PADA - timedelta(days=n))
            kasus = f"k-{n:05}"
            satu = contoh.kasus_pada(kasus, 1, jam=(jam,))
            satu = attrs.evolve(satu, keadaan=attrs.evolve(satu.keadaan, standar=ADOPSI.rujukan))
            unit.kasus.simpan(satu, contoh.catatan(kasus, 1, 1))
        unit.simpan_semua()
    d.jam.kini = PAGI
    return d


def isi(gudang: PembukaUnitOfWork, banyak: int) -> Counter[str]:
    """How many alerts, letters to the office and events there are of each case."""
    semua: Counter[str] = Counter()
    with gudang(baca=True) as unit:
        milik = unit.peringatan.milik(KasusId(f"k-{n:05}") for n in range(banyak))
        semua.update(q.kasus for isi in milik.values() for q in isi)
        semua.update(p.pesan.kasus for p in unit.kotak_keluar.periksa(banyak=10 * banyak))
    return semua


def habiskan(app: Aplikasi) -> int:
    """Look until nothing is left; how many alerts that raised."""
    dinaikkan = 0
    while (laporan := app.periksa_tenggat(banyak=3)) != LaporanTenggat():
        dinaikkan += laporan.dinaikkan
    return dinaikkan


def test_banyak_pekerja_menaikkan_setiap_peringatan_satu_kali(gudang: GudangSql) -> None:
    d = kantor(gudang, 40)

    with ThreadPoolExecutor(4) as kolam:
        dinaikkan = list(kolam.map(lambda _: habiskan(d.app), range(4)))

    assert sum(dinaikkan) + habiskan(d.app) == 40
    assert set(isi(gudang, 40).values()) == {3}


class Gagal:
    """A store that breaks at the end of so many transactions, once everything was written."""

    def __init__(self, gudang: PembukaUnitOfWork, kali: int) -> None:
        self.gudang = gudang
        self.kali = kali

    def __call__(self, *, baca: bool = False) -> UnitOfWork:
        unit: Any = self.gudang(baca=baca)
        if not baca:
            unit.simpan_semua = self._simpan(unit.simpan_semua)
        return unit  # type: ignore[no-any-return]

    def _simpan(self, asli: Any) -> Any:
        def simpan() -> None:
            if self.kali:
                self.kali -= 1
                raise PenyimpananGagal("terputus")
            asli()

        return simpan


def test_pekerja_yang_mati_sebelum_selesai_tidak_meninggalkan_apa_pun(gudang: GudangSql) -> None:
    d = kantor(gudang, 5)
    gagal = d.app.dengan(unit_kerja=Gagal(gudang, 2))

    for _ in range(2):
        with pytest.raises(PenyimpananGagal):
            gagal.periksa_tenggat()
        assert isi(gudang, 5) == {}

    assert gagal.periksa_tenggat() == LaporanTenggat(dinaikkan=5)
    assert set(isi(gudang, 5).values()) == {3}


@pytest.mark.parametrize("kolom", ["keadaan", "jam"])
def test_kasus_yang_tidak_terbaca_ditunda_dan_tidak_menahan_yang_lain(
    gudang: GudangSql, kolom: str
) -> None:
    d = kantor(gudang, 5)
    tabel = gudang.skema.kasus.fullname
    with gudang.engine.begin() as koneksi:
        (benar,) = koneksi.execute(
            text(f"SELECT {kolom} FROM {tabel} WHERE id = 'k-00002'")  # noqa: S608
        ).one()
        rusak = text(f"UPDATE {tabel} SET {kolom} = :isi WHERE id = 'k-00002'")  # noqa: S608
        koneksi.execute(rusak, {"isi": "[1]"})

    assert d.app.periksa_tenggat() == LaporanTenggat(dinaikkan=4, gagal=1)
    assert d.app.periksa_tenggat() == LaporanTenggat()

    with gudang.engine.begin() as koneksi:
        koneksi.execute(rusak, {"isi": benar})
    d.jam.kini += TUNDA
    assert d.app.periksa_tenggat() == LaporanTenggat(dinaikkan=1)


def test_peringatan_yang_tidak_terbaca_tidak_menahan_kasus_lain(gudang: GudangSql) -> None:
    d = kantor(gudang, 5)
    assert d.app.periksa_tenggat().dinaikkan == 5
    tabel, jadwal = (
        getattr(gudang.skema.peringatan, satu).fullname for satu in ("peringatan", "jadwal_periksa")
    )
    with gudang.engine.begin() as koneksi:
        koneksi.execute(text(f"UPDATE {tabel} SET ambang = 'x' WHERE kasus = 'k-00002'"))  # noqa: S608
        koneksi.execute(text(f"UPDATE {tabel} SET ambang = 'rawan' WHERE kasus = 'k-00003'"))  # noqa: S608
        koneksi.execute(text(f"UPDATE {jadwal} SET pada = diperiksa"))  # noqa: S608

    assert d.app.periksa_tenggat() == LaporanTenggat(dinaikkan=1, gagal=1)
    assert d.app.periksa_tenggat() == LaporanTenggat()


def test_perintah_yang_berjalan_bersama_pemeriksaan_tidak_melewatkan_apa_pun(
    gudang: GudangSql,
) -> None:
    """Clocks change while workers look; in the end the alerts are those of the clocks."""
    banyak = 12
    d = kantor(gudang, banyak)

    def ubah(n: int) -> None:
        kasus = KasusId(f"k-{n:05}")
        for putaran in range(4):
            with gudang() as unit:
                lama = unit.kasus.muat(kasus)
                assert lama is not None
                jam = contoh.jam("jawab", 1, dijeda=(n + putaran) % 2 == 0)
                baru = attrs.evolve(
                    lama,
                    versi=lama.versi + 1,
                    indeks=attrs.evolve(lama.indeks, jam=(jam,)),
                )
                unit.kasus.simpan(baru, contoh.catatan(kasus, baru.versi, baru.versi))
                unit.simpan_semua()

    with ThreadPoolExecutor(4) as kolam:
        pekerja = [kolam.submit(habiskan, d.app) for _ in range(2)]
        list(kolam.map(ubah, range(banyak)))
        for satu in pekerja:
            satu.result()
    habiskan(d.app)

    with gudang(baca=True) as unit:
        semua = unit.peringatan.daftar(banyak=1_000).peringatan
    assert {(q.kasus, q.ambang) for q in semua} == {
        (f"k-{n:05}", Ambang.TERLEWAT) for n in range(banyak) if (n + 3) % 2
    }
    assert len(semua) == banyak // 2


@pytest.mark.parametrize("pertanyaan", ["jatuh", "maju", "menunggu", "daftar", "daftar_instansi"])
def test_yang_ditanyakan_tiap_kali_dibaca_dari_indeks_juga_tanpa_statistik(
    gudang: GudangSql, pertanyaan: str
) -> None:
    """Filled in bulk, before anything has counted the rows."""
    tabel = gudang.skema.peringatan
    if gudang.engine.name == "postgresql":  # whose own worker may count them at any moment
        with gudang.engine.begin() as koneksi:
            for satu in (tabel.peringatan, tabel.jadwal_periksa):
                diam = f"ALTER TABLE {satu.fullname} SET (autovacuum_enabled = false)"
                koneksi.execute(text(diam))
    kasus = [KasusId(f"k-{n}") for n in range(2_000)]
    with gudang() as unit:
        unit.peringatan.jadwalkan(
            JadwalPeriksa(kasus=satu, pada=None, diperiksa=contoh.PADA) for satu in kasus
        )
        unit.peringatan.catat(peringatan(satu) for satu in kasus)
        unit.simpan_semua()
    if gudang.engine.name == "postgresql":
        # A worker that had begun before may have counted an empty table: as if none had. Only a
        # superuser may say so.
        with suppress(ProgrammingError), gudang.engine.begin() as koneksi:
            koneksi.execute(
                text(
                    "UPDATE pg_class SET reltuples = -1, relpages = 0 "
                    "WHERE oid IN (CAST(:a AS regclass), CAST(:b AS regclass))"
                ),
                {"a": tabel.peringatan.fullname, "b": tabel.jadwal_periksa.fullname},
            )
    sql = siapkan_peringatan(gudang.skema, gudang.engine.dialect)
    siap = {
        "jatuh": sql.jatuh,
        "maju": sql.maju,
        "menunggu": sql.menunggu,
        "daftar": sql.daftar(False, True),
        "daftar_instansi": sql.daftar(True, True),
    }[pertanyaan]
    isi: dict[str, Any] = dict.fromkeys(TEMPAT, "x") | {"banyak": 9, "instansi": "contoh"}
    isi |= dict.fromkeys(("kini", "selisih", "jatuh_tempo", "mulai"), contoh.PADA)

    with gudang.engine.connect() as koneksi:
        sqlite = gudang.engine.name == "sqlite"
        ikatan = siap.ikat(isi)
        rencana = koneksi.exec_driver_sql(
            f"EXPLAIN {'QUERY PLAN ' if sqlite else ''}{siap.teks}",
            tuple(ikatan) if sqlite else ikatan,
        )
        langkah = [str(baris[-1]) for baris in rencana]

    # A page of the list may be read along its index, or sorted; what every call asks must not be.
    daftar = "daftar" in pertanyaan
    tanpa = ("Seq Scan",) if daftar else ("SCAN dinsos_", "Seq Scan", "B-TREE", "Sort")
    assert not [satu for satu in langkah if any(t in satu for t in tanpa)], langkah
    assert not [s for s in langkah if s.startswith("SCAN dinsos_") and "INDEX" not in s], langkah
