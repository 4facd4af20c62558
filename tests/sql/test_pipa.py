"""Real commands through the whole pipeline on real databases."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from threading import Barrier

import attrs
import pytest
from returns.pipeline import is_successful
from sqlalchemy import update
from tests.permohonan.contoh import ANI, KEPALA, LOKET, PEKSOS, Dunia, ajukan_adopsi, sampai
from tests.sql.pekerja import DERET_LAIN, SEDERET, bekerja, dunia_sql

from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.kasus import IngatanKeadaan
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.application.rantai import AWAL, sidik_kejadian
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.kejadian import ProdukDiterbitkan
from dinsos_core.domain.kasus.perintah_catatan import CatatPerkembangan, KecualikanAkun
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import AliranId, KasusId, PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.brankas import Keperluan
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork, SaringanKasus
from dinsos_core.ports.tampak import subjek_akun
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN


def jalani(dunia: Dunia) -> None:
    """One case to the end, one corrected and withdrawn, one refused for being a duplicate."""
    sampai(dunia, dunia.adopsi(), "akhir")
    dua = dunia.adopsi(tetap_ajukan="sudah dibicarakan")
    dunia.ya(pu.KoreksiData(kasus=dua, fakta={"jumlah_anak": 1}, alasan="salah ketik"), ANI)
    dunia.tidak(ajukan_adopsi(), ANI)
    dunia.ya(p.TarikPermohonan(kasus=dua, alasan="pindah"), ANI, "kunci-tarik")
    assert dunia.ya(p.TarikPermohonan(kasus=dua, alasan="pindah"), ANI, "kunci-tarik").ulang


def semuanya(buka: PembukaUnitOfWork) -> object:
    """Everything that can be asked of a store."""
    with buka() as unit:
        kasus = unit.kasus.daftar(SaringanKasus()).kasus
        subjek = sorted({s for satu in kasus for s in satu.indeks.subjek})
        tujuan = Keperluan(pelaku=ANI.id, tujuan="uji", kasus=None, pada=kasus[0].indeks.dibuat)
        return {
            "kasus": kasus,
            "riwayat": [unit.kasus.riwayat(satu.id) for satu in kasus],
            "pesan": unit.kotak_keluar.periksa(),
            "standar": [unit.arsip.ambil(s.sidik) for s in (ADOPSI, SANTUNAN)],
            "akses": [unit.brankas.akses(s) for s in subjek],
            "nilai": unit.brankas.buka_semua(subjek, tujuan),
        }


def test_basis_data_dan_memori_menyimpan_hal_yang_sama(gudang: GudangSql) -> None:
    memori, basis_data = Dunia(), dunia_sql(gudang)

    jalani(memori)
    jalani(basis_data)

    assert semuanya(gudang) == semuanya(memori.gudang)


def test_penyimpanan_yang_gagal_dijawab_dengan_halangan_berkode(gudang: GudangSql) -> None:
    dunia = dunia_sql(gudang)
    kasus = dunia.adopsi()
    gudang.skema.kotak_keluar.drop(gudang.engine)

    try:
        (halangan,) = dunia.halangan(p.TarikPermohonan(kasus=kasus), ANI)
    finally:
        gudang.skema.kotak_keluar.create(gudang.engine)

    assert halangan.kode is KodeHalangan.PENYIMPANAN_GAGAL
    assert halangan.rincian == {"sebab": "skema_tidak_cocok"}
    with gudang() as unit:
        assert len(unit.kasus.riwayat(kasus)) == 1


def test_keadaan_kasus_yang_mungkin_kembar_hanya_dibaca_bila_dibandingkan(
    gudang: GudangSql, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Namesakes are many in a city. Whether their cases are there for whoever asks, and whether
    they are under way, is known without reading them."""
    dunia, dibaca = dunia_sql(gudang), set[str]()
    baca = IngatanKeadaan.baca

    def dicatat(ingatan: IngatanKeadaan, aliran: AliranId, teks: str) -> object:
        dibaca.add(aliran)
        return baca(ingatan, aliran, teks)

    monkeypatch.setattr(IngatanKeadaan, "baca", dicatat)

    def kasus_dari(data: dict[str, object]) -> KasusId:
        pihak = (pu.PihakDiajukan(pihak="pemohon", data=data), pu.PihakDiajukan(pihak="anak"))
        return dunia.ya(ajukan_adopsi(pihak=pihak), LOKET).kasus

    senama: dict[str, object] = {"nama": "Siti Contoh", "tanggal_lahir": "1990-04-05"}
    selesai, pertama = kasus_dari(senama), kasus_dari({"nama": "Ani Contoh"})
    dunia.ya(p.TarikPermohonan(kasus=selesai, alasan="pindah"), LOKET)
    dunia.ya(pu.KoreksiData(kasus=pertama, fakta=_pemohon(senama), alasan="KTP"), LOKET)

    dibaca.clear()
    kedua = kasus_dari(senama)
    assert [q.ke for q in dunia.app.kasus(kedua, oleh=LOKET).keadaan.kembar] == [pertama]
    assert dibaca == {pertama, kedua}

    dibaca.clear()
    dunia.ya(pu.KoreksiData(kasus=kedua, fakta={"jumlah_anak": 1}, alasan="KK"), LOKET)
    assert dibaca == {kedua}


def _pemohon(data: dict[str, object]) -> dict[str, object]:
    return {f"pemohon.{kode}": isi for kode, isi in data.items()}


@pytest.mark.parametrize(
    ("oleh", "kolom"),
    [
        (Pelaku(id=PelakuId("asing")), {"subjek": (subjek_akun(PelakuId("asing")),)}),
        (attrs.evolve(LOKET, instansi="lain"), {"instansi": "lain"}),
        (PEKSOS, {"kecuali": ()}),
    ],
    ids=["bukan pihak", "kantor lain", "dikecualikan"],
)
def test_kolom_yang_diubah_tidak_membuka_kasus_bagi_siapa_pun(
    gudang: GudangSql, oleh: Pelaku, kolom: dict[str, object]
) -> None:
    """Who has a part in a case its state says, whose seal nobody can make who only has the
    database."""
    dunia = dunia_sql(gudang)
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "nilai")
    dunia.ya(KecualikanAkun(kasus=kasus, akun=PEKSOS.id, alasan="kerabat"), KEPALA)
    with gudang.engine.begin() as koneksi:
        koneksi.execute(update(gudang.skema.kasus).values(kolom))

    (halangan,) = dunia.halangan(CatatPerkembangan(kasus=kasus, catatan="x"), oleh)

    assert halangan.kode is KodeHalangan.KASUS_TIDAK_DITEMUKAN
    for tanya in (dunia.app.kasus, dunia.app.riwayat):
        with pytest.raises(Terhalang, match=halangan.kode.value):
            tanya(kasus, oleh=oleh)


def test_perintah_di_dalam_transaksi_host(gudang: GudangSql) -> None:
    dunia = dunia_sql(gudang)
    with gudang.engine.connect() as koneksi:
        di_host = dunia.app.dengan(unit_kerja=gudang.pada(koneksi))
        batal = di_host.lakukan(ajukan_adopsi(), oleh=ANI)
        koneksi.rollback()
        jadi = di_host.lakukan(ajukan_adopsi(), oleh=ANI)
        koneksi.commit()

    assert is_successful(batal)
    with pytest.raises(Terhalang):
        dunia.app.kasus(batal.unwrap().kasus)
    assert dunia.keadaan(jadi.unwrap().kasus) == jadi.unwrap().keadaan


@pytest.mark.parametrize("nama", ["sqlite", "postgres"])
def test_beberapa_proses_tidak_saling_menghilangkan_perubahan(
    nama: str, request: pytest.FixtureRequest
) -> None:
    gudang: GudangSql = request.getfixturevalue(f"gudang_{nama}")
    dunia = dunia_sql(gudang, standar=(SEDERET, DERET_LAIN))
    bersama = tuple(dunia.adopsi(tetap_ajukan="uji") for _ in range(3))
    url = gudang.engine.url.render_as_string(hide_password=False)
    gudang.tutup()

    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as kolam:
        kerja = [kolam.submit(bekerja, url, gudang.skema.schema, n, bersama, 4) for n in range(4)]
        diterima = [satu.result(timeout=120) for satu in kerja]

    with gudang() as unit:
        semua = unit.kasus.daftar(SaringanKasus(), banyak=100).kasus
        riwayat = {satu.id: unit.kasus.riwayat(satu.id) for satu in semua}
        surat = sorted(
            r.kejadian.surat.nomor
            for milik in riwayat.values()
            for r in milik
            if isinstance(r.kejadian, ProdukDiterbitkan)
        )
    assert len(semua) == len(bersama) + 4 * 4
    for satu in semua:
        assert [r.urutan for r in riwayat[satu.id]] == list(range(1, satu.versi + 1))
        assert PERMOHONAN.lipat(r.kejadian for r in riwayat[satu.id]) == satu.keadaan
    for kasus in bersama:
        assert len(riwayat[KasusId(kasus)]) == 1 + sum(satu[kasus] for satu in diterima)
    # From the first that the agency gives, without those used outside: none twice, none left out.
    assert surat == [
        f"{n}/VI/2026" for n in range(188, 188 + 4 * 4 + 3) if n not in (190, 191, 195)
    ]
    periksa_rantai(gudang)


@pytest.mark.parametrize("nama", ["sqlite", "postgres"])
def test_dua_kiriman_sekaligus_dengan_satu_kunci_mendapat_satu_jawaban(
    nama: str, request: pytest.FixtureRequest
) -> None:
    dunia = dunia_sql(request.getfixturevalue(f"gudang_{nama}"))
    kasus, mulai = dunia.adopsi(), Barrier(2)

    def kirim(n: int) -> PerintahTerlaksana:
        perintah = pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": n}, alasan="uji")
        mulai.wait()
        return dunia.app.lakukan(perintah, oleh=ANI, kunci=f"k{n}").unwrap()

    with ThreadPoolExecutor(2) as kolam:
        for n in range(1, 11):
            satu, dua = kolam.map(kirim, (n, n))
            assert {satu.ulang, dua.ulang} == {True, False}
            assert satu.versi == dua.versi == 1 + n


def periksa_rantai(gudang: GudangSql) -> None:
    """Every row seals the one before it, and the case knows the last."""
    with gudang.engine.connect() as koneksi:
        ujung: dict[str, str] = {}
        tabel = gudang.skema.kejadian
        for baris in koneksi.execute(tabel.select().order_by(tabel.c.kasus, tabel.c.urutan)):
            isi = baris._asdict()
            sebelum, sidik = isi.pop("sidik_sebelum"), isi.pop("sidik")
            assert sebelum == ujung.get(isi["kasus"], AWAL)
            assert sidik == sidik_kejadian(sebelum, **isi)
            ujung[isi["kasus"]] = sidik
        kasus = koneksi.execute(gudang.skema.kasus.select())
        assert {k.id: k.sidik for k in kasus} == ujung
