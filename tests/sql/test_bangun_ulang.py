"""States made anew from events: the same as those the pipeline stored, whoever writes meanwhile."""

import attrs
import pytest
from sqlalchemy import text, update
from tests.permohonan.contoh import ANI, LOKET, Dunia, ajukan_santunan, sampai
from tests.sql.pekerja import dunia_sql

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.bangun_ulang import PembangunUlang
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.domain.kasus.tampak import Tampak
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.meja import SaringanJam, SaringanMeja
from dinsos_core.ports.penyimpanan import Aliran, SaringanKasus, UnitOfWork
from dinsos_core.ports.tampak import Penanya


def pembangun(gudang: GudangSql, dunia: Dunia) -> PembangunUlang:
    return PembangunUlang(
        gudang=gudang, susun=lambda unit, kasus: susun_ulang(dunia.lingkungan, unit, kasus)
    )


def test_yang_disimpan_perintah_sama_dengan_yang_dibangun_dari_kejadian(gudang: GudangSql) -> None:
    dunia = dunia_sql(gudang)
    for tujuan in ("disposisi", "lapangan", "teken-kepala", "akhir"):
        sampai(dunia, dunia.adopsi(tetap_ajukan="lagi"), tujuan)
        dunia.jam.maju(days=1)
    dunia.ya(p.TarikPermohonan(kasus=dunia.santunan(), alasan="pindah"), ANI)
    ulang = pembangun(gudang, dunia)

    assert len(ulang.kasus()) == 5
    assert [ulang.bandingkan(kasus) for kasus in ulang.kasus()] == [None] * 5


def test_perintah_di_tengah_pembandingan_bukan_perbedaan(gudang: GudangSql) -> None:
    dunia = dunia_sql(gudang)
    kasus = dunia.santunan()

    def susun(unit: UnitOfWork, satu: KasusId) -> Aliran:
        hasil = susun_ulang(dunia.lingkungan, unit, satu)
        if hasil.versi == 1:
            dunia.ya(p.TarikPermohonan(kasus=satu, alasan="pindah"), ANI)
        return hasil

    assert PembangunUlang(gudang=gudang, susun=susun).bandingkan(kasus) is None
    assert len(dunia.app.riwayat(kasus)) == 2


def test_pembangunan_yang_didahului_perintah_mengulang_dari_keadaan_baru(
    gudang_postgres: GudangSql,
) -> None:
    """On SQLite the command waits instead: there is one writer at a time."""
    gudang, dunia = gudang_postgres, dunia_sql(gudang_postgres)
    kasus = dunia.ya(ajukan_santunan(), ANI).kasus
    k = gudang.skema.kasus
    with gudang.engine.begin() as koneksi:
        koneksi.execute(update(k).values(layanan="salah"))

    def susun(unit: UnitOfWork, satu: KasusId) -> Aliran:
        hasil = susun_ulang(dunia.lingkungan, unit, satu)
        if hasil.versi == 1:
            dunia.ya(p.TarikPermohonan(kasus=satu, alasan="pindah"), ANI)
        return hasil

    ulang = PembangunUlang(gudang=gudang, susun=susun)

    # The command in between stored the case whole, and mended what was wrong.
    assert ulang.bandingkan(kasus, simpan=True) is None
    assert ulang.bandingkan(kasus) is None
    assert len(dunia.app.riwayat(kasus)) == 2


def test_indeks_menurut_siapa_yang_boleh_tahu_dibangun_ulang_bila_perannya_berganti(
    gudang: GudangSql,
) -> None:
    """Who may know of a case is written with it; what the agency changes since counts once the
    index is made anew."""
    dunia = dunia_sql(gudang)
    kasus = dunia.adopsi()
    loket = SaringanKasus(
        terlihat_oleh=Penanya(akun=LOKET.id, instansi=LOKET.instansi, peran=LOKET.peran)
    )
    jenis = attrs.evolve(PERMOHONAN, tampak=lambda _, __: Tampak(peran=frozenset({"kepala"})))
    dunia.lingkungan = attrs.evolve(dunia.lingkungan, jenis=(jenis,))
    ulang = pembangun(gudang, dunia)

    def terlihat() -> int:
        with gudang(baca=True) as unit:
            return len(unit.kasus.daftar(loket).kasus)

    assert terlihat() == 1
    beda = ulang.bandingkan(kasus, simpan=True)
    assert beda is not None
    assert set(beda.kolom) == {"tampak", "tertutup", "kasus_tampak", "kasus_jam"}
    assert (terlihat(), ulang.bandingkan(kasus)) == (0, None)


@pytest.mark.parametrize(
    ("rusak", "tabel"),
    [
        ("DELETE FROM {kasus_giliran}", "kasus_giliran"),
        ("UPDATE {kasus_giliran} SET jatuh_tempo = rawan", "kasus_giliran"),
        ("UPDATE {kasus_giliran} SET akun = 'orang lain'", "kasus_giliran"),
        ("DELETE FROM {kasus_jam}", "kasus_jam"),
        ("UPDATE {kasus_jam} SET versi_kalender = 'lain'", "kasus_jam"),
        ("UPDATE {kasus_jam} SET kode = 'lain'", "kasus_jam"),
    ],
)
def test_giliran_dan_jam_dipulihkan_dari_kejadian(
    gudang: GudangSql, rusak: str, tabel: str
) -> None:
    dunia = dunia_sql(gudang)
    kasus = dunia.adopsi(tetap_ajukan="lagi")
    sampai(dunia, kasus, "lapangan")
    ulang = pembangun(gudang, dunia)
    meja = SaringanMeja(
        oleh=Penanya(akun=LOKET.id, instansi="contoh", peran=frozenset({"peksos", "tim"}))
    )

    def isi() -> list[object]:
        with gudang(baca=True) as unit:
            jam = unit.kasus.jam_terbuka(SaringanJam(instansi="contoh")).baris
            return [unit.kasus.meja(meja), jam, unit.kasus.jam_usang("contoh", "uji", 9)]

    benar = isi()
    with gudang.engine.begin() as koneksi:
        koneksi.execute(text(rusak.format(**_nama(gudang))))

    beda = ulang.bandingkan(kasus, simpan=True)

    assert beda is not None
    assert beda.kolom == (tabel,)
    assert (ulang.bandingkan(kasus), isi()) == (None, benar)


@pytest.mark.parametrize(
    ("rusak", "tabel"),
    [
        ("UPDATE {kasus_jam} SET mulai = 'x'", "kasus_jam"),
        ("UPDATE {kasus_giliran} SET jatuh_tempo = 'x'", "kasus_giliran"),
        ("UPDATE {kasus_giliran} SET dilarang = '[x'", "kasus_giliran"),
        ("UPDATE {jadwal_periksa} SET pada = 'x', diperiksa = 'x'", "jadwal_periksa"),
        ("UPDATE {jadwal_periksa} SET urutan = 'x'", "jadwal_periksa"),
    ],
)
def test_yang_tidak_terbaca_dipulihkan_dari_kejadian(
    gudang_sqlite: GudangSql, rusak: str, tabel: str
) -> None:
    """What has a type on PostgreSQL may be anything on SQLite."""
    dunia = dunia_sql(gudang_sqlite)
    kasus = dunia.adopsi(tetap_ajukan="lagi")
    sampai(dunia, kasus, "lapangan")
    ulang = pembangun(gudang_sqlite, dunia)
    with gudang_sqlite.engine.begin() as koneksi:
        koneksi.execute(text(rusak.format(**_nama(gudang_sqlite, tabel))))

    beda = ulang.bandingkan(kasus, simpan=True)

    assert beda is not None
    assert (beda.kolom, ulang.bandingkan(kasus)) == ((tabel,), None)
    dunia.jam.maju(days=90)
    assert dunia.app.periksa_tenggat().dinaikkan == 1


@pytest.mark.parametrize(
    "rusak",
    [
        "DELETE FROM {jadwal_periksa}",
        "UPDATE {jadwal_periksa} SET pada = NULL",
        "UPDATE {jadwal_periksa} SET pada = '2999-01-01T00:00:00.000000+00:00'",
    ],
)
def test_kasus_yang_jamnya_tidak_akan_diperiksa_dijadwalkan_lagi(
    gudang: GudangSql, rusak: str
) -> None:
    """And its notices go on in number, so that none is taken for one that was sent before."""
    dunia = dunia_sql(gudang)
    dunia.app = dunia.app.dengan(siaran=("dasbor",))
    kasus = dunia.adopsi(tetap_ajukan="lagi")
    dunia.jam.maju(days=2)
    assert dunia.app.periksa_tenggat().dinaikkan == 1
    ulang = pembangun(gudang, dunia)
    assert ulang.bandingkan(kasus) is None
    with gudang.engine.begin() as koneksi:
        koneksi.execute(text(rusak.format(**_nama(gudang, "jadwal_periksa"))))
    dunia.jam.maju(days=30)
    assert dunia.app.periksa_tenggat().dinaikkan == 0

    beda = ulang.bandingkan(kasus, simpan=True)

    assert beda is not None
    assert (beda.kolom, ulang.bandingkan(kasus)) == (("jadwal_periksa",), None)
    assert dunia.app.periksa_tenggat().dinaikkan == 1
    assert ulang.bandingkan(kasus) is None
    with gudang(baca=True) as unit:
        semua = [q.pesan.id for q in unit.kotak_keluar.periksa(kasus=kasus, banyak=100)]
    assert {f"siaran/dasbor/{kasus}/peringatan/{n}" for n in (1, 2)} <= {*semua}


def test_yang_mengarah_ke_kasus_yang_tidak_ada_dihapus(gudang: GudangSql) -> None:
    dunia = dunia_sql(gudang)
    kasus = dunia.adopsi(tetap_ajukan="lagi")
    sampai(dunia, kasus, "lapangan")
    ulang = pembangun(gudang, dunia)
    with gudang.engine.begin() as koneksi:
        for tabel in _nama(gudang).values():
            koneksi.execute(text(f"UPDATE {tabel} SET kasus = 'hantu'"))  # noqa: S608 -- our names

    dilihat = ulang.tanpa_kasus()

    assert [(satu.kasus, satu.kolom, satu.sebab) for satu in dilihat] == [
        ("hantu", ("kasus_giliran", "kasus_jam"), "")
    ]
    assert ulang.tanpa_kasus(simpan=True) == dilihat
    assert ulang.tanpa_kasus() == ()
    beda = ulang.bandingkan(kasus, simpan=True)
    assert beda is not None
    assert beda.kolom == ("kasus_giliran", "kasus_jam")


def _nama(gudang: GudangSql, *lain: str) -> dict[str, str]:
    skema = gudang.skema
    semua = (*("kasus_giliran", "kasus_jam"), *lain)
    return {
        n: getattr(skema.peringatan if n == "jadwal_periksa" else skema, n).fullname for n in semua
    }
