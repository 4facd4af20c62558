"""Several cases in one unit: all or nothing, once, each with its own chain and its own letters."""

from itertools import count, groupby
from typing import Any

import attrs
import pytest
from sqlalchemy import delete, insert, update
from tests.sambung.bahan import (
    Kantor,
    dengan,
    dua_laporan,
    gabung,
    lapor,
    pulang,
    rujukan,
    sampai_kontak,
    sampai_serah_terima,
    singgah,
)
from tests.sambung.conftest import Buka

from dinsos_adapters.sql.bangun_ulang import BedaKasus, PembangunUlang
from dinsos_core import CatatKematian, Hubungan, SaringanKasus, SelesaikanLangkah
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.application.jenis import JENIS
from dinsos_core.application.rantai import periksa_kasus
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kedaruratan.aturan import LAPORAN
from dinsos_core.domain.klien.aturan import EPISODE
from dinsos_core.domain.permohonan.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.ports.kotak_keluar import urutan_pesan
from dinsos_core.ports.penyimpanan import VersiBerubah


def test_dikirim_dua_kali_terjadi_sekali_dengan_jawaban_yang_sama(kantor: Kantor) -> None:
    a, s = singgah(kantor)
    mati = CatatKematian(kasus=a, terjadi_pada=kantor.kini)

    satu = kantor.jadi(mati, "petugas", kunci="mati")
    sesudah = kantor.isi()
    dua = kantor.jadi(mati, "petugas", kunci="mati")

    assert (satu.ulang, dua.ulang) == (False, True)
    assert [ikut.kasus for ikut in satu.lanjutan] == [s]
    assert attrs.evolve(dua, ulang=False) == satu
    assert kantor.isi() == sesudah


def test_kasus_lain_yang_berubah_mengulang_seluruh_putaran(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    with kantor.gudang(baca=True) as unit:
        kelas = type(unit.kasus)
    simpan, gagal = kelas.simpan_banyak, [b]

    def sekali(self: Any, semua: Any, dilihat: Any = None) -> None:
        semua = tuple(semua)
        if gagal and len(semua) > 1:
            gagal.clear()
            simpan(self, semua[:1])
            raise VersiBerubah
        simpan(self, semua, dilihat)

    monkeypatch.setattr(kelas, "simpan_banyak", sekali)
    sampai_kontak(kantor, a)

    assert gagal == []
    urutan = [r.urutan for r in kantor.app.riwayat(a)]
    assert urutan == list(range(1, len(urutan) + 1))
    assert [e.tipe for e in kantor.kejadian(b)[-2:]] == ["kasus_ditautkan", "langkah_terjawab"]


def test_setiap_kasus_adalah_lipatan_kejadiannya_sendiri(kantor: Kantor) -> None:
    """State, index, chain and the stored tables, after one command moved several cases."""
    a, s = singgah(kantor)
    kantor.pukul("2025-07-23T09:00")
    d = pulang(kantor, s)
    sampai_serah_terima(kantor, d)
    kantor.langkah(d, "serah-terima", "pramu_sosial")

    jenis = {satu.nama: satu for satu in JENIS}
    with kantor.gudang() as unit:
        for kasus in (a, s, d):
            tersimpan = unit.kasus.muat(kasus)
            riwayat = unit.kasus.riwayat(kasus)
            lipatan = jenis[tersimpan.indeks.agregat].lipat(r.kejadian for r in riwayat)
            assert lipatan == tersimpan.keadaan
            assert susun_ulang(kantor.app.lingkungan, unit, kasus) == tersimpan
            assert [r.urutan for r in riwayat] == list(range(1, tersimpan.versi + 1))
        if hasattr(unit, "log"):
            semua = {kasus: tuple(b) for kasus, b in groupby(unit.log.baris(), lambda b: b.kasus)}
            assert {kasus: periksa_kasus(b, ()) for kasus, b in semua.items()} == {
                kasus: [] for kasus in (a, s, d)
            }


@pytest.mark.parametrize("buka", ["sqlite"], indirect=True)
def test_tabel_tautan_yang_rusak_dibangun_ulang_dari_kejadian(buka: Buka) -> None:
    kantor = buka()
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)
    h, t = kantor.gudang.skema.kasus_tautan, kantor.gudang.skema.kasus
    with kantor.gudang.engine.begin() as koneksi:
        koneksi.execute(delete(h).where(h.c.kasus == b))
        koneksi.execute(insert(h).values(ke="hantu", kasus=b, hubungan="membuka"))
        koneksi.execute(update(t).where(t.c.id == a).values(tautan=()))
    ulang = PembangunUlang(
        gudang=kantor.gudang,
        susun=lambda unit, satu: susun_ulang(kantor.app.lingkungan, unit, satu),
    )

    assert ulang.bandingkan(a) == BedaKasus(kasus=a, kolom=("tautan",))
    assert ulang.bandingkan(b, simpan=True) == BedaKasus(kasus=b, kolom=("kasus_tautan",))
    assert ulang.bandingkan(b) is None
    assert [satu.kasus for satu in kantor.app.daftar(SaringanKasus(tertaut=a)).baris] == [b]
    assert kantor.app.daftar(SaringanKasus(tertaut=KasusId("hantu"))).baris == ()


def test_setiap_kasus_punya_antrean_keluarnya_sendiri(kantor: Kantor) -> None:
    a, b = dua_laporan(kantor)
    gabung(kantor, b, a)

    sampai_kontak(kantor, a)

    with kantor.gudang(baca=True) as unit:
        for kasus in (a, b):
            pesan = [satu.pesan for satu in unit.kotak_keluar.periksa(kasus=kasus)]
            urutan = [satu.urutan for satu in pesan if satu.saluran == "siaran/dasbor"]
            versi = kantor.app.kasus(kasus).versi
            assert urutan == [urutan_pesan(n, 0) for n in range(1, versi + 1)]


def test_nomor_kasus_yang_dibuka_tidak_bercerita_dari_mana(kantor: Kantor) -> None:
    """Its number and the keys of its own values come from none of the other's; what it takes over
    keeps its place."""
    nomor = count()
    kantor.app = kantor.app.dengan(id_baru=lambda: f"id-{next(nomor):04}")
    a, s = singgah(kantor)

    milik = {
        kasus: {r.kunci.partition("/")[0] for e in kantor.kejadian(kasus) for r in cari_rahasia(e)}
        for kasus in (a, s)
    }
    dibawa = {r.kunci for q in kantor.keadaan(s).pihak for r in q.fakta.values()} & {
        r.kunci for q in kantor.keadaan(a).pihak for r in q.fakta.values()
    }
    assert {kunci.partition("/")[0] for kunci in dibawa} == milik[a] & milik[s]
    assert all(a not in kunci and s not in kunci for kunci in milik[s] - milik[a])
    assert (len(a), len(s)) == (7, 7)


def test_tautan_yang_sama_berdiri_sekali_dan_dilepas_menurut_hubungannya(kantor: Kantor) -> None:
    a, b = dua_laporan(kantor)
    laporan: Any = kantor.keadaan(a)
    ini: Any = {"pada": kantor.kini, "oleh": laporan.diajukan_oleh, "ke": b}
    satu, lain = Hubungan.MEMIMPIN, Hubungan.TENTANG

    for hubungan in (satu, lain, satu):
        laporan = LAPORAN.evolve(laporan, k.KasusDitautkan(**ini, hubungan=hubungan))
    assert [(t.ke, t.hubungan) for t in laporan.tautan] == [(b, satu), (b, lain)]
    laporan = LAPORAN.evolve(laporan, k.TautanDilepas(**ini, hubungan=satu))

    assert [t.hubungan for t in laporan.tautan] == [lain]


# --- places


def test_tempat_terakhir_tidak_diberikan_dua_kali(buka: Buka) -> None:
    kantor = buka(tempat=1)
    singgah(kantor)
    t = kantor.jadi(rujukan(lapor(kantor)), "petugas").lanjutan[0].kasus
    kantor.langkah(t, "catat", "pramu_sosial")
    kantor.langkah(t, "asesmen", "pekerja_sosial", fakta={"subjek.sehat_jasmani": True})
    kantor.langkah(t, "tentukan", "pekerja_sosial")
    kantor.langkah(t, "tentukan", "kepala_bidang", hasil="setuju")

    masuk = SelesaikanLangkah(kasus=t, langkah="masuk")
    assert kantor.tolak(masuk, "pramu_sosial") == {("tempat_penuh", "")}


def test_tempat_yang_dicadangkan_dan_tidak_diambil_bebas_lagi(kantor: Kantor) -> None:
    semua = (
        k.Tempat(nama="banjarmasin/singgah", satuan="001"),
        k.Tempat(nama="banjarmasin/singgah", satuan="002"),
    )
    kejam = attrs.evolve(EPISODE, butuh=lambda *_: Butuh(tempat=semua))
    kantor = attrs.evolve(kantor, jenis=dengan(kejam))
    t = kantor.jadi(rujukan(lapor(kantor)), "petugas").lanjutan[0].kasus

    kantor.langkah(t, "catat", "pramu_sosial")
    with kantor.gudang(baca=True) as unit:
        assert not unit.reservasi.terisi("banjarmasin/singgah")
    kantor.langkah(t, "asesmen", "pekerja_sosial", fakta={"subjek.sehat_jasmani": True})
    kantor.langkah(t, "tentukan", "pekerja_sosial")
    kantor.langkah(t, "tentukan", "kepala_bidang", hasil="setuju")
    kantor.langkah(t, "masuk", "pramu_sosial")

    with kantor.gudang(baca=True) as unit:
        assert unit.reservasi.terisi("banjarmasin/singgah") == {"001": t}
    kantor.langkah(t, "beri-tahu", "pramu_sosial")
    with kantor.gudang(baca=True) as unit:
        assert unit.reservasi.terisi("banjarmasin/singgah") == {"001": t}


# --- an application, too


@pytest.mark.parametrize("status", Status)
def test_permohonan_dapat_tertaut_pada_setiap_status(status: Status) -> None:
    """A case that is over may still be complained of, or be what another comes from."""
    for e in (k.KasusDitautkan, k.TautanDilepas):
        assert SIKLUS.boleh(status, e.tipe)
        assert SIKLUS.sesudah(status, e.tipe) is status
