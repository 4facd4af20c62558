"""Every Permohonan standard runs from its forms alone.

The driver knows names of services and of roles, and what `Tindakan` and `Bidang` say; nothing of
any standard, no paper, no fact, no step, no outcome but the two words of a decision.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import define, evolve, field
from hypothesis import event, given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from tests.formulir import isian, perintah, satu_nilai, terisi
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import PADA, kalender

from dinsos_adapters import rakit
from dinsos_adapters.memory import GudangMemori
from dinsos_core import Aplikasi, Pelaku, PerintahTerlaksana, Tindakan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.standar.model import Agregat

LAYANAN = sorted(
    (satu.instansi.kode, satu.layanan)
    for satu in katalog().semua()
    if satu.agregat is Agregat.PERMOHONAN
)
WARGA = Pelaku(id="warga", peran=tuple(katalog().kosakata.publik))
TANPA_WAKTU = frozenset({JenisBidang.WAKTU})


@cache
def petugas(instansi: str, peran: str) -> tuple[Pelaku, Pelaku]:
    """Two officials of a role: whoever assessed does not determine."""
    return (
        Pelaku(id=f"{peran}-1", instansi=instansi, peran={peran}),
        Pelaku(id=f"{peran}-2", instansi=instansi, peran={peran}),
    )


@define
class Penggerak:
    """One case, moved by filling in forms. ``keputusan``: the outcome it takes where it is offered;
    otherwise the first, which leads on."""

    instansi: str
    keputusan: str
    gudang: GudangMemori = field(factory=GudangMemori, repr=False)
    kini: datetime = datetime(PADA.year, PADA.month, PADA.day, 9, tzinfo=ZoneInfo("Asia/Makassar"))
    kasus: str = ""
    app: Aplikasi = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.app = rakit(
            self.instansi,
            katalog=katalog(),
            kalender=kalender(),
            penyimpanan=self.gudang,
            jam=lambda: self.kini,
        )

    def orang(self) -> tuple[Pelaku, ...]:
        semua = (petugas(self.instansi, peran) for peran in katalog().kosakata.peran)
        return (WARGA, *(satu for dua in semua for satu in dua))

    def kirim(
        self, tindakan: Tindakan, isi: Mapping[str, object], oleh: Pelaku
    ) -> PerintahTerlaksana:
        self.kini += timedelta(minutes=1)
        hasil = self.app.lakukan(perintah(tindakan, isi), oleh=oleh)
        assert is_successful(hasil), (tindakan.perintah, tindakan.langkah, isi, hasil.failure())
        return hasil.unwrap()

    def pilih_hasil(self, tindakan: Tindakan) -> dict[str, object]:
        kode = [p.kode for b in tindakan.bidang if b.nama == "hasil" for p in b.pilihan]
        return {"hasil": self.keputusan if self.keputusan in kode else kode[0]} if kode else {}

    def langkah(self) -> Iterator[tuple[Tindakan, Pelaku]]:
        """The current step's form and who may fill it in, until there is none; while papers are to
        be completed, the form for that."""
        for _ in range(60):
            giliran = self.app.giliran(self.kasus)
            if giliran is None:
                melengkapi = [
                    (tawaran, oleh)
                    for oleh in self.orang()
                    for tawaran in self.app.langkah_tersedia(self.kasus, oleh)
                    if tawaran.sedikitnya_satu == "berkas"
                ]
                if not melengkapi:
                    return
                yield melengkapi[0]
                continue
            calon = (
                WARGA if peran in katalog().kosakata.publik else satu
                for peran in giliran.peran
                for satu in petugas(self.instansi, peran)
            )
            yield next(
                (self.app.formulir(self.kasus, oleh, tawaran.perintah), oleh)
                for oleh in calon
                for tawaran in self.app.langkah_tersedia(self.kasus, oleh)
                if tawaran.langkah
            )
        raise AssertionError("the procedure does not end")

    def jalankan(self) -> str:
        """To the end of the procedure; its status there."""
        for tindakan, oleh in self.langkah():
            isi = terisi(tindakan, self.pilih_hasil(tindakan), tanpa=TANPA_WAKTU)
            self.kirim(tindakan, isi, oleh)
        return self.app.kasus(self.kasus).keadaan.status.value


@cache
def formulir_buka() -> tuple[tuple[str, str, Tindakan], ...]:
    """Every form with which a case of a standard opens; whatever it depends on, chosen."""
    return tuple(
        (instansi, layanan, tindakan)
        for instansi, layanan in LAYANAN
        for tindakan in _semua_formulir(instansi, layanan)
    )


def _semua_formulir(instansi: str, layanan: str) -> Iterator[Tindakan]:
    app = Penggerak(instansi, "").app
    awal = app.formulir_buka(layanan, WARGA)
    menentukan = [b for b in awal.bidang if b.menentukan]
    if not menentukan:
        yield awal
    for bidang in menentukan:
        for satu in bidang.pilihan:
            yield app.formulir_buka(layanan, WARGA, **{bidang.nama: str(satu.kode)})


setiap_formulir = pytest.mark.parametrize(
    ("instansi", "buka"),
    [
        pytest.param(instansi, satu, id=f"{instansi}-{layanan}-{satu.tetap['varian'] or ''}")
        for instansi, layanan, satu in formulir_buka()
    ],
)


def test_formulir_buka_semua_standar_dan_jenisnya() -> None:
    assert len({(instansi, layanan) for instansi, layanan, _ in formulir_buka()}) == 21
    assert len(formulir_buka()) == 29


@pytest.mark.parametrize(("keputusan", "akhir"), [("setuju", "selesai"), ("tolak", "ditolak")])
@setiap_formulir
def test_standar_berjalan_dari_formulirnya_saja(
    instansi: str, buka: Tindakan, keputusan: str, akhir: str
) -> None:
    """Every field of every form filled in, from the submission to the end, approved and refused."""
    dunia = Penggerak(instansi, keputusan)
    dunia.kasus = dunia.kirim(buka, terisi(buka), WARGA).kasus

    assert dunia.jalankan() == akhir


@setiap_formulir
def test_semua_yang_ditawarkan_diterima(instansi: str, buka: Tindakan) -> None:
    """At every step of the way, to everybody: each form filled in, and once each choice of each of
    its fields, with all others filled in. What is done here leaves no trace on the way."""
    dunia = Penggerak(instansi, "setuju")
    dunia.kasus = dunia.kirim(buka, terisi(buka), WARGA).kasus

    for tindakan, oleh in dunia.langkah():
        sudah: list[Tindakan] = []
        for orang in dunia.orang():
            for satu in dunia.app.langkah_tersedia(dunia.kasus, orang):
                if any(b.wajib and b.jenis is JenisBidang.KLIEN for b in satu.bidang):
                    continue  # it names somebody who is on file, and nobody is
                polos, semula = evolve(satu, peran=""), dunia.gudang.tabel
                for isi in [terisi(satu)] if polos in sudah else _setiap_pilihan(satu):
                    dunia.kirim(satu, isi, orang)
                    dunia.gudang.tabel = semula
                sudah.append(polos)
        isi = terisi(tindakan, dunia.pilih_hasil(tindakan), tanpa=TANPA_WAKTU)
        dunia.kirim(tindakan, isi, oleh)


def _setiap_pilihan(tindakan: Tindakan) -> Iterator[dict[str, object]]:
    yield terisi(tindakan)
    for bidang in tindakan.bidang:
        for satu in bidang.pilihan[1:]:
            yield terisi(tindakan, {bidang.nama: satu.kode})
        if bidang.jenis is JenisBidang.BERKAS:  # whether it was original is found, not chosen
            utuh: Any = satu_nilai(bidang)
            for bagian in (b for b in bidang.bagian if b.jenis is JenisBidang.PILIHAN):
                for satu in bagian.pilihan[1:]:
                    yield terisi(tindakan, {bidang.nama: {**utuh, bagian.nama: satu.kode}})


@given(data=st.data())
def test_formulir_terisi_sembarang_berjalan_sampai_akhir(data: st.DataObject) -> None:
    """Any outcome, any fields filled in with any value they take, instants included. Papers are
    whole where they are looked at, and a decision has its reason, for whether it needs one may
    show only then."""
    instansi, _, buka = data.draw(st.sampled_from(formulir_buka()))
    dunia = Penggerak(instansi, "setuju")
    dunia.kasus = dunia.kirim(buka, data.draw(isian(buka)), WARGA).kasus

    for ke, (tindakan, oleh) in enumerate(dunia.langkah()):
        tentu = dunia.pilih_hasil(tindakan)
        kode = [p.kode for b in tindakan.bidang if b.nama == "hasil" for p in b.pilihan]
        if ke < 20 and kode:  # then straight on, for some outcomes lead back
            tentu = {"hasil": data.draw(st.sampled_from(kode))}
        isi = data.draw(isian(tindakan, hasil=tentu.get("hasil")))
        berkas = {b.nama for b in tindakan.bidang if b.jenis is JenisBidang.BERKAS}
        penuh = terisi(tindakan, tentu)
        isi |= {nama: penuh[nama] for nama in penuh.keys() & (berkas | {"alasan"})}
        dunia.kirim(tindakan, isi, oleh)

    event(status := dunia.app.kasus(dunia.kasus).keadaan.status.value)
    assert status in {"selesai", "ditolak", "diteruskan", "tidak_dilayani"}


@setiap_formulir
def test_tanggal_terakhir_yang_ada_tertolak_dengan_kode(instansi: str, buka: Tindakan) -> None:
    """Of every date of every form: no assessment and no clock may break on it."""
    app, isi = Penggerak(instansi, "").app, terisi(buka)
    for satu in buka.bidang:
        if satu.jenis is JenisBidang.TANGGAL:
            isi[satu.nama] = date.max
            (h,) = app.lakukan(perintah(buka, isi), oleh=WARGA).failure()
            assert h.kode in {KodeHalangan.TANGGAL_MASA_DEPAN, KodeHalangan.FAKTA_SALAH_JENIS}
            isi[satu.nama] = satu_nilai(satu)


@setiap_formulir
def test_formulir_berkata_dalam_dua_bahasa(instansi: str, buka: Tindakan) -> None:
    """No code is shown in place of words: not of a field, not of a choice."""
    dunia = Penggerak(instansi, "setuju")
    dunia.kasus = dunia.kirim(buka, terisi(buka), WARGA).kasus
    semua = [buka]
    for tindakan, oleh in dunia.langkah():
        semua += dunia.app.langkah_tersedia(dunia.kasus, oleh)
        isi = terisi(tindakan, dunia.pilih_hasil(tindakan), tanpa=TANPA_WAKTU)
        dunia.kirim(tindakan, isi, oleh)

    assert all(t.teks.id and t.teks.en for t in semua)
    for satu in (b for t in semua for b in _dengan_bagian(t.bidang)):
        assert satu.teks.id, satu.nama
        assert satu.teks.en, satu.nama
        polos = {str(p.kode).replace("_", " "): p.teks for p in satu.pilihan}
        assert not [kode for kode, kata in polos.items() if kode in (kata.id, kata.en)], satu.nama


def _dengan_bagian(bidang: tuple[Bidang, ...]) -> Iterator[Bidang]:
    for satu in bidang:
        yield satu
        yield from satu.bagian
