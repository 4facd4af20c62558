"""Many commands in one transaction: an answer each, on every store."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier
from typing import Any

import pytest
from returns.pipeline import is_successful
from sqlalchemy import event, make_url
from tests.permohonan.contoh import (
    ANI,
    KABID,
    KEPALA,
    LOKET,
    ORANG_LAIN,
    PEKSOS,
    Dunia,
    ajukan_adopsi,
    langkah_,
    santunan_di,
)
from tests.sql import bahan
from tests.sql.pekerja import dunia_sql

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.sesi import Sesi
from dinsos_core import Aplikasi
from dinsos_core.application.banyak import BanyakTerhenti, SatuPerintah
from dinsos_core.domain.kasus.perintah import KoreksiData
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, PenyimpananGagal, VersiBerubah
from dinsos_core.testing.kontrak import contoh

A, B = KasusId("a"), KasusId("b")


@pytest.fixture(params=["memori", "sqlite", "postgres"])
def dunia(request: pytest.FixtureRequest) -> Dunia:
    if request.param == "memori":
        return Dunia()
    return dunia_sql(request.getfixturevalue(f"gudang_{request.param}"))


def kode(hasil: tuple[object, ...]) -> list[object]:
    """Of each answer: the version that a case has, or the code of what stands in the way."""
    return [
        satu.unwrap().versi if is_successful(satu) else satu.failure()[0].kode  # type: ignore[arg-type, attr-defined]  # a Result of either kind
        for satu in hasil
    ]


def test_yang_ditolak_tidak_membawa_yang_lain_dan_yang_kemudian_melihat_yang_dahulu(
    dunia: Dunia,
) -> None:
    semua = [
        SatuPerintah(perintah=ajukan_adopsi(kasus=A), oleh=ANI, kunci="k-1"),
        SatuPerintah(perintah=langkah_(A, "disposisi"), oleh=ORANG_LAIN),
        SatuPerintah(perintah=ajukan_adopsi(kasus=A), oleh=ANI, kunci="k-1"),
        SatuPerintah(perintah=langkah_(A, "disposisi"), oleh=KEPALA, kunci="k-2"),
        SatuPerintah(perintah=langkah_(B, "disposisi"), oleh=KEPALA),
    ]

    hasil = dunia.app.lakukan_banyak(semua)

    assert kode(hasil) == [1, H.KASUS_TIDAK_DITEMUKAN, 1, 2, H.KASUS_TIDAK_DITEMUKAN]
    assert hasil[2].unwrap().ulang
    assert dunia.keadaan(A).kemajuan.kini == "periksa"
    assert kode(dunia.app.lakukan_banyak(semua)) == kode(hasil)
    assert len(dunia.app.riwayat(A, oleh=KEPALA)) == 2


def test_yang_bertanya_ke_luar_membagi_transaksinya() -> None:
    """No registry is waited for while a transaction is open."""
    dunia, kasus = santunan_di("periksa")
    terbuka: list[bool] = []
    buka = dunia.gudang.bersama

    @contextmanager
    def diintip() -> Iterator[PembukaUnitOfWork]:
        terbuka.append(True)
        with buka() as dalam:
            yield dalam
        terbuka.append(False)

    class Gudang:
        bersama = staticmethod(diintip)
        __call__ = staticmethod(dunia.gudang)

    def registri(permintaan: object) -> object:
        assert terbuka[-1] is False
        return dunia.registri(permintaan)  # type: ignore[arg-type]  # whatever it is asked

    app = dunia.app.dengan(unit_kerja=Gudang(), registri={"registri_sosial": registri})
    hasil = app.lakukan_banyak(
        [
            SatuPerintah(perintah=langkah_(kasus, "periksa"), oleh=LOKET),
            SatuPerintah(perintah=langkah_(kasus, "kelayakan"), oleh=KABID),
            SatuPerintah(perintah=langkah_(kasus, "draf"), oleh=PEKSOS),
        ]
    )

    assert all(map(is_successful, hasil))
    assert dunia.registri.ditanya
    assert terbuka == [True, False, True, False]


def test_yang_tidak_dapat_disimpan_tidak_satu_pun_terjadi(dunia: Dunia) -> None:
    gudang = dunia.app.lingkungan.unit_kerja

    class Rusak:
        @contextmanager
        def bersama(self) -> Iterator[PembukaUnitOfWork]:
            with gudang.bersama() as dalam:  # type: ignore[attr-defined]  # every store of ours
                yield dalam
                raise PenyimpananGagal("disk_penuh")

        __call__ = staticmethod(gudang)

    hasil = dunia.app.dengan(unit_kerja=Rusak()).lakukan_banyak(
        [
            SatuPerintah(perintah=ajukan_adopsi(kasus=A), oleh=ANI),
            SatuPerintah(perintah=langkah_(A, "disposisi"), oleh=LOKET),
            SatuPerintah(perintah=ajukan_adopsi(kasus=B), oleh=ANI),
        ]
    )

    assert kode(hasil) == [H.PENYIMPANAN_GAGAL] * 3
    with gudang(baca=True) as unit:
        assert unit.kasus.muat(A) is None


def test_yang_dibatalkan_basis_data_sendiri_tidak_ada_yang_dijawab_terjadi(
    gudang_sqlite: GudangSql,
) -> None:
    """SQLite ends the whole transaction where the disk is full; what comes after it would be stored
    without what came before."""
    dunia = dunia_sql(gudang_sqlite)
    kasus = dunia.adopsi()
    gudang_sqlite.tutup()

    @event.listens_for(gudang_sqlite.engine, "connect")
    def _batasi(koneksi: sqlite3.Connection, _catatan: object) -> None:
        (halaman,) = koneksi.execute("PRAGMA page_count").fetchone()
        koneksi.execute(f"PRAGMA max_page_count = {halaman + 20}")

    hasil = dunia.app.lakukan_banyak(
        SatuPerintah(
            perintah=KoreksiData(kasus=kasus, fakta={"jumlah_anak": n + 1}, alasan="x" * 9_000),
            oleh=ANI,
        )
        for n in range(20)
    )

    assert kode(hasil) == [H.PENYIMPANAN_GAGAL] * 20
    with gudang_sqlite(baca=True) as unit:
        assert len(unit.kasus.riwayat(kasus)) == 1


def test_yang_saling_menunggu_tidak_diulang_selama_kuncinya_ditahan(
    gudang_postgres: GudangSql, postgres: str
) -> None:
    """Two transactions of many parts, the same two cases in opposite order."""
    cepat = make_url(postgres).update_query_dict({"options": "-c deadlock_timeout=20ms"})
    gudang = bahan.gudang(cepat, gudang_postgres.skema.schema)
    contoh.simpan_kasus(gudang, A)
    contoh.simpan_kasus(gudang, B)
    bertemu = Barrier(2, timeout=10)

    def bekerja(*urut: KasusId) -> str:
        with gudang.bersama() as buka:
            contoh.tambah_kejadian(buka, urut[0], "perintah-2")
            bertemu.wait()
            try:
                contoh.tambah_kejadian(buka, urut[1], "perintah-2")
            except VersiBerubah:
                return "berubah"
            except PenyimpananGagal as gagal:
                return str(gagal)
        return ""

    with ThreadPoolExecutor(2) as dua:
        hasil = sorted(dua.map(bekerja, (A, B), (B, A)))

    gudang.tutup()
    assert hasil == ["berubah", "terkunci"]


def test_yang_saling_menunggu_dijawab_terjadi_keduanya(
    gudang_postgres: GudangSql, postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is in the way of the other lets go of what it has, and goes on alone."""
    cepat = make_url(postgres).update_query_dict({"options": "-c deadlock_timeout=20ms"})
    gudang = bahan.gudang(cepat, gudang_postgres.skema.schema)
    kasus = [dunia_sql(gudang, awal).adopsi(tetap_ajukan="uji") for awal in ("x-", "y-")]
    semua = [
        [koreksi(satu, 10 * nomor + n) for n, satu in enumerate(urut, 1)]
        for nomor, urut in enumerate((kasus, kasus[::-1]))
    ]
    sebelum(monkeypatch, [kedua for _, kedua in semua], Barrier(2, timeout=10).wait)

    with ThreadPoolExecutor(2) as dua:
        app = [dunia_sql(gudang, f"p{nomor}-").app for nomor in range(2)]
        hasil = list(dua.map(lambda satu, isi: kode(satu.lakukan_banyak(isi)), app, semua))
    panjang = [len(app[0].riwayat(satu, oleh=KEPALA)) for satu in kasus]

    gudang.tutup()
    assert sorted(versi for satu in hasil for versi in satu) == [2, 2, 3, 3]  # type: ignore[type-var]  # numbers, or it fails
    assert panjang == [3, 3]


def test_galat_dari_luar_tidak_menghilangkan_jawaban_yang_sudah_ada(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    semua = [SatuPerintah(perintah=ajukan_adopsi(kasus=satu), oleh=ANI) for satu in (A, B)]

    def rusak() -> None:
        raise RuntimeError("milik tuan rumah")

    sebelum(monkeypatch, semua[1:], rusak)
    with pytest.raises(BanyakTerhenti) as terhenti:
        dunia.app.lakukan_banyak(semua)

    assert kode(terhenti.value.jawaban) == [1]
    assert isinstance(terhenti.value.__cause__, RuntimeError)
    with dunia.app.lingkungan.unit_kerja(baca=True) as unit:
        assert [unit.kasus.muat(satu) is not None for satu in (A, B)] == [True, False]


def test_postgres_yang_tidak_dapat_dipulihkan_tidak_dikatakan_tersimpan(
    gudang_postgres: GudangSql, monkeypatch: pytest.MonkeyPatch
) -> None:
    """COMMIT of a transaction in which a statement failed undoes it, and raises nothing."""
    monkeypatch.setattr(Sesi, "urungkan", lambda _: None)

    def dua_kali() -> None:
        with gudang_postgres.bersama() as buka:
            contoh.simpan_kasus(buka, KasusId("k"))
            with suppress(VersiBerubah):
                contoh.simpan_kasus(buka, KasusId("k"))

    with pytest.raises(PenyimpananGagal):
        dua_kali()

    with gudang_postgres(baca=True) as unit:
        assert unit.kasus.muat(KasusId("k")) is None


def koreksi(kasus: KasusId, anak: int) -> SatuPerintah:
    return SatuPerintah(
        perintah=KoreksiData(kasus=kasus, fakta={"jumlah_anak": anak}, alasan="uji"), oleh=ANI
    )


def sebelum(
    monkeypatch: pytest.MonkeyPatch, semua: list[SatuPerintah], lalu: Callable[[], object]
) -> None:
    """Do this before each of these commands is run for the first time."""
    asli, sisa = Aplikasi.lakukan, {id(satu.perintah) for satu in semua}

    def lakukan(app: Aplikasi, perintah: Any, **lain: Any) -> Any:
        if id(perintah) in sisa:
            sisa.remove(id(perintah))
            lalu()
        return asli(app, perintah, **lain)

    monkeypatch.setattr(Aplikasi, "lakukan", lakukan)


def test_gudang_yang_tidak_dapat_menyatukan_menjalankannya_satu_per_satu() -> None:
    """Such as a host's own transaction, which holds them together by itself."""
    dunia = Dunia()
    app = dunia.app.dengan(unit_kerja=lambda *, baca=False: dunia.gudang(baca=baca))

    hasil = app.lakukan_banyak(
        [SatuPerintah(perintah=ajukan_adopsi(kasus=A), oleh=ANI) for _ in range(2)]
    )

    assert kode(hasil) == [1, H.KASUS_SUDAH_ADA]
