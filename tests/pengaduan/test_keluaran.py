"""Whatever leaves the application, of a complaint that hides: searched word by word."""

import json
import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import MetaData, select
from tests.email.bahan import DARI
from tests.pengaduan.bahan import (
    INSPEKTUR,
    KEPALA,
    KOTA,
    LAIN,
    PETUGAS,
    TERLAPOR,
    WARGA,
    Kantor,
    pelapor,
    terhalang,
    terlapor,
)

from dinsos_adapters.brankas import PenyandiAesGcm, RangkaianKunci
from dinsos_adapters.email import Penyusun
from dinsos_adapters.katalog import muat_katalog
from dinsos_adapters.sql import GudangSql
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import Pelaku, SaringanKasus
from dinsos_core.application.kejadian_keluar import PenyusunSiaran
from dinsos_core.application.lihat import UMUM
from dinsos_core.application.privasi import Orang, ekspor_subjek
from dinsos_core.application.relay import LaporanRelay
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import Agregat
from dinsos_core.ports.pengirim import SuratElektronik

ISI = "Diminta uang oleh orang di meja tiga"
PELAPOR = ("Budi Santoso", "6271050101800001", WARGA.id)
BISA_TERLAPOR = (TERLAPOR, PETUGAS, KEPALA)
SANDI = PenyandiAesGcm(RangkaianKunci(aktif="k", indeks=("k",), semua={"k": b"a" * 32}))
PDP = Pelaku(id="pdp", instansi=KOTA, peran={"petugas_pdp"})
BUKAN_PENANGAN = Pelaku(id="petugas-9", instansi=KOTA, peran={"pekerja_sosial"})


@pytest.fixture
def kantor(tmp_path: Path) -> Kantor:
    gudang = GudangSql(f"sqlite:///{tmp_path}/k.db", SANDI)
    naik(gudang.engine)
    return Kantor(gudang, siaran=("dasbor",))


def simpanan(gudang: GudangSql) -> str:
    """Every row of every table, as whoever holds the database reads them."""
    meta = MetaData()
    meta.reflect(gudang.engine)
    with gudang.engine.connect() as koneksi:
        return "\n".join(
            repr(tuple(b)) for t in meta.sorted_tables for b in koneksi.execute(select(t))
        )


def selesai(kantor: Kantor) -> tuple[KasusId, str]:
    """A complaint about an officer that hides all it can, from receipt to answer."""
    hasil = kantor.adukan(isi=ISI, kanal="surat", pihak=[pelapor(akun=WARGA.id), terlapor()])
    kantor.sampai(hasil.kasus)
    return hasil.kasus, hasil.keadaan.nomor


def test_surat_kepada_pelapor_hanya_menyebut_nomor(kantor: Kantor) -> None:
    _, nomor = selesai(kantor)
    susun = Penyusun(dari=DARI)
    masuk: list[SuratElektronik] = []

    def kirim(surat: SuratElektronik) -> None:
        masuk.append(surat)

    while kantor.app.kirim_pesan(kirim) != LaporanRelay():
        pass

    assert {satu.templat for satu in masuk} >= {"pengaduan-diterima", "pengaduan-kabar"}
    for satu in masuk:
        assert satu.kepada == "budi@contoh.id"
        teks = susun(satu, kantor.jam()).as_string()
        assert nomor in teks
        for kata in (ISI, "meja tiga", *PELAPOR, "Pegawai Dua", "aspirasi"):
            assert kata not in teks


def test_tidak_ada_jejak_pelapor_anonim_dan_isi_dalam_basis_data_siaran_dan_log(
    kantor: Kantor, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even the account with which it was given: nobody who holds the database finds it."""
    caplog.set_level(logging.DEBUG)
    kasus, _ = selesai(kantor)
    keluar: list[object] = []

    kantor.app.siarkan("dasbor", keluar.append, PenyusunSiaran("https://dinsos.example.go.id"))

    assert isinstance(kantor.gudang, GudangSql)
    baris = simpanan(kantor.gudang)
    keadaan = kantor.app.kasus(kasus, oleh=PETUGAS)
    tampil = repr((keadaan, keadaan.keadaan, kantor.app.riwayat(kasus, oleh=PETUGAS)))
    for kata in (ISI, "meja tiga", *PELAPOR, "budi@"):
        assert kata not in baris
        assert kata not in tampil
        assert kata not in caplog.text
    assert keluar == []


@pytest.mark.parametrize("oleh", [TERLAPOR, BUKAN_PENANGAN, LAIN, UMUM, PDP], ids=lambda o: o.id)
def test_bagi_yang_tidak_berhak_kantor_tampak_tanpa_pengaduan_itu(
    kantor: Kantor, oleh: Pelaku
) -> None:
    """Each list, search and copy is the one of an office that never had it."""
    kosong = Kantor()
    kosong.adukan(LAIN, anonim=False, rahasia=False)
    kantor.adukan(LAIN, anonim=False, rahasia=False)
    kasus, nomor = selesai(kantor)
    petugas = kantor.keadaan(kasus).petugas_kini

    for isi in (
        {},
        {"agregat": "pengaduan"},
        {"instansi": KOTA, "berjalan": True},
        {"tertaut": kasus},
        {"petugas": next(iter(petugas), None)},
    ):
        saringan = SaringanKasus(**isi)
        assert kasus not in {k.kasus for k in kantor.app.daftar(saringan, oleh=oleh).baris}
    assert len(kantor.app.daftar(oleh=oleh).baris) == len(kosong.app.daftar(oleh=oleh).baris) == 1
    for tanya in ("meja", "jam_terbuka", "ringkasan_meja"):
        jawab = [_tanpa_kasus(getattr(satu.app, tanya), oleh) for satu in (kantor, kosong)]
        assert jawab[0] == jawab[1]
    assert terhalang(lambda: kantor.app.cari_nomor(nomor, oleh=oleh)) == terhalang(
        lambda: kosong.app.cari_nomor(nomor, oleh=oleh)
    )
    orang = Orang(nik=PELAPOR[1], subjek=kantor.keadaan(kasus).subjek)
    pdp = attrs.evolve(oleh, instansi=KOTA, peran={"petugas_pdp"})
    salinan = ekspor_subjek(kantor.app.lingkungan, orang, oleh=pdp, diterima=kantor.jam())
    teks = json.dumps(salinan.unwrap(), default=str)
    assert [kata for kata in (kasus, ISI, nomor) if kata in teks] == []


def _tanpa_kasus(tanya: Callable[..., Any], oleh: Pelaku) -> object:
    """What somebody is told, but for what tells one case from another."""
    if kode := terhalang(lambda: tanya(oleh)):
        return kode
    jawab = tanya(oleh)
    baris = getattr(jawab, "kerja", None) or getattr(jawab, "jam", ())
    return jawab if not baris else [(satu.layanan, satu.jatuh_tempo, satu.peran) for satu in baris]


def test_yang_menangani_melihatnya(kantor: Kantor) -> None:
    kasus, nomor = selesai(kantor)

    assert kantor.app.cari_nomor(nomor, oleh=PETUGAS).id == kasus
    assert kasus in {k.kasus for k in kantor.app.daftar(oleh=PETUGAS).baris}
    assert kasus in {k.kasus for k in kantor.app.daftar(oleh=KEPALA).baris}


@settings(max_examples=20, deadline=None)
@given(
    semua=st.lists(
        st.tuples(st.booleans(), st.booleans(), st.sets(st.sampled_from(BISA_TERLAPOR))), max_size=6
    ),
    banyak=st.integers(1, 3),
)
def test_setiap_akun_terdaftar_baginya_yang_dijawab_baginya(
    semua: list[tuple[bool, bool, set[Pelaku]]], banyak: int
) -> None:
    """Whatever is hidden, about whomever: lists and answers agree page by page, nobody complained
    of sees it, and whoever has the code sees theirs."""
    kantor = Kantor()
    ada: dict[KasusId, set[Pelaku]] = {}
    for anonim, rahasia, diadukan in semua:
        pihak = [pelapor(akun=WARGA.id), *(terlapor(satu.id) for satu in diadukan)]
        hasil = kantor.adukan(anonim=anonim, rahasia=rahasia, pihak=pihak, kanal="surat")
        ada[hasil.kasus] = diadukan
        if hasil.kode_klaim is not None:
            pemegang = kantor.app.pemegang_klaim(hasil.keadaan.nomor, hasil.kode_klaim)
            assert terdaftar(kantor, pemegang, banyak) >= {hasil.kasus}
    for oleh in (*BISA_TERLAPOR, INSPEKTUR, BUKAN_PENANGAN, WARGA, LAIN, PDP, UMUM):
        dijawab = {k for k in ada if not terhalang(partial(kantor.app.kasus, k, oleh=oleh))}
        assert terdaftar(kantor, oleh, banyak) == dijawab
        assert not [k for k in dijawab if oleh in ada[k]]
        assert di_meja(kantor, oleh, banyak) <= dijawab
        if oleh == LAIN:
            assert dijawab == set()
        if oleh in {BUKAN_PENANGAN, PDP, UMUM}:
            terbuka = {k for k, isi in zip(ada, semua, strict=True) if not isi[1] and not isi[2]}
            assert dijawab == terbuka


def terdaftar(kantor: Kantor, oleh: Pelaku, banyak: int) -> set[KasusId]:
    """All pages of the list; every page but the last is full."""
    hasil: list[KasusId] = []
    lanjut: str | None = None
    while True:
        halaman = kantor.app.daftar(oleh=oleh, lanjut=lanjut, banyak=banyak)
        hasil += (satu.kasus for satu in halaman.baris)
        if (lanjut := halaman.lanjut) is None:
            assert len(hasil) == len(set(hasil))
            return set(hasil)
        assert len(halaman.baris) == banyak


def di_meja(kantor: Kantor, oleh: Pelaku, banyak: int) -> set[KasusId]:
    """Whatever lies on a desk and among the clocks, page by page; it is counted as it is shown."""
    hasil: list[KasusId] = []
    lanjut: str | None = None
    while True:
        meja = kantor.app.meja(oleh, lanjut=lanjut, banyak=banyak)
        hasil += (satu.kasus for satu in meja.kerja)
        if (lanjut := meja.lanjut) is None:
            break
        assert len(meja.kerja) == banyak
    assert kantor.app.ringkasan_meja(oleh).semua == len(hasil) == len(set(hasil))
    if terhalang(lambda: kantor.app.jam_terbuka(oleh)):
        return set(hasil)
    return {*hasil, *(satu.kasus for satu in kantor.app.jam_terbuka(oleh, banyak=100).jam)}


def test_pengaduan_tidak_memakai_nomor_dari_deret_bersama() -> None:
    """A letter of a hidden case would leave a gap that whoever writes the next letter sees; the
    case's own number is drawn, not counted."""
    semua = muat_katalog().semua()
    pengaduan = [standar for standar in semua if standar.agregat is Agregat.PENGADUAN]

    assert len(pengaduan) >= 3
    assert not [p.kode for standar in pengaduan for p in standar.produk if p.bernomor]
