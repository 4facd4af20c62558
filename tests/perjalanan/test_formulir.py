"""Every standard runs from its forms alone.

The driver knows names of services and of roles, and what `Tindakan` and `Bidang` say; nothing of
any standard, no paper, no fact, no step, no outcome but the two words of a decision.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from attrs import define, evolve, field, frozen
from hypothesis import event, given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from tests.formulir import isian, perintah, satu_nilai, terisi, terisi_wajib
from tests.jejak.panggung import pagi, tentang
from tests.katalog.bacaan_lain import katalog, kunci
from tests.katalog.jalan import kalender

from dinsos_adapters import rakit
from dinsos_adapters.memory import GudangMemori
from dinsos_core import Aplikasi, Pelaku, PerintahTerlaksana, Tindakan
from dinsos_core.application.jenis import JENIS
from dinsos_core.application.pipa import Jawaban
from dinsos_core.domain.kasus.perintah import LengkapiBerkas
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.prosedur.peran import peran_petugas, peran_publik
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.standar.model import (
    Agregat,
    ArtiLangkah,
    JenisLangkah,
    StandarPelayanan,
)

BERJALAN = {satu.nama for satu in JENIS}
STANDAR = [satu for satu in katalog().semua() if satu.agregat.value in BERJALAN]
KOSAKATA = katalog().kosakata
WARGA = Pelaku(id="warga", peran=tuple(x for x in KOSAKATA.publik if x not in KOSAKATA.wakil))
"""Comes for themselves: what a proxy may bring depends on what their letter names."""
TANPA_WAKTU = frozenset({JenisBidang.WAKTU})
TANPA_ISI = frozenset({JenisBidang.WAKTU, JenisBidang.KASUS})


KASUS = frozenset({JenisBidang.KASUS})
MENURUT_FAKTA = frozenset(
    {KodeHalangan.ANAK_TIDAK_PERGI_SENDIRI, KodeHalangan.KOREKSI_MENGUBAH_PUTUSAN}
)
"""Refusals that show only once facts are read."""


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
    otherwise the first, which leads on. ``pemegang``: who has the claim code of a complaint."""

    isi: StandarPelayanan
    keputusan: str
    gudang: GudangMemori = field(factory=GudangMemori, repr=False)
    kini: datetime = field(init=False)
    kasus: str = ""
    pemegang: tuple[Pelaku, ...] = ()
    app: Aplikasi = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.kini = pagi(self.isi)
        self.app = rakit(
            self.isi.instansi.kode,
            katalog=katalog(),
            kalender=kalender(),
            penyimpanan=self.gudang,
            jam=lambda: self.kini,
        )

    @property
    def kantor(self) -> Pelaku:
        """Somebody who sees the case: a complaint may be hidden from those whom it is about."""
        for satu in (*self.orang(), *self.siapa_pun()):
            with suppress(Terhalang):
                self.app.kasus(self.kasus, oleh=satu)
                return satu
        raise AssertionError("nobody sees the case")

    def orang(self) -> tuple[Pelaku, ...]:
        """Whoever came, also where they did not say who they are; then everybody in the office."""
        semua = (petugas(self.isi.instansi.kode, peran) for peran in peran_petugas(self.isi))
        return (WARGA, *self.pemegang, *(satu for dua in semua for satu in dua))

    def siapa_pun(self) -> Iterator[Pelaku]:
        """One official in each role there is: a complaint may be in the hands of superiors whom
        its standard does not name."""
        return (petugas(self.isi.instansi.kode, p)[0] for p in katalog().kosakata.peran)

    def kirim(
        self, tindakan: Tindakan, isi: Mapping[str, object], oleh: Pelaku
    ) -> PerintahTerlaksana:
        hasil = self.coba(tindakan, isi, oleh)
        assert is_successful(hasil), (tindakan.perintah, tindakan.langkah, isi, hasil.failure())
        laksana = hasil.unwrap()
        if laksana.kode_klaim is not None:
            nomor = laksana.keadaan.nomor
            self.pemegang = (self.app.pemegang_klaim(nomor, laksana.kode_klaim),)
        return laksana

    def coba(self, tindakan: Tindakan, isi: Mapping[str, object], oleh: Pelaku) -> Jawaban:
        self.kini += timedelta(minutes=1)
        # A decree of long ago has cases of long ago.
        waktu = [b for b in tindakan.bidang if b.jenis is JenisBidang.WAKTU and b.nama in isi]
        awal = {b.nama: max(b.paling_awal or pagi(self.isi), pagi(self.isi)) for b in waktu}
        lewat = {n: awal[n] for n in awal if datetime.fromisoformat(str(isi[n])) > self.kini}
        isi = {**isi, **lewat}
        return self.app.lakukan(perintah(tindakan, isi), oleh=oleh)

    def pilih_hasil(self, tindakan: Tindakan) -> dict[str, object]:
        kode = [p.kode for b in tindakan.bidang if b.nama == "hasil" for p in b.pilihan]
        return {"hasil": self.keputusan if self.keputusan in kode else kode[0]} if kode else {}

    def tersedia(self, oleh: Pelaku) -> tuple[Tindakan, ...]:
        """Nothing of a complaint that is hidden from them."""
        try:
            return self.app.langkah_tersedia(self.kasus, oleh)
        except Terhalang:
            return ()

    def langkah(self) -> Iterator[tuple[Tindakan, Pelaku]]:
        """The current step's form and who may fill it in, until there is none; while papers are to
        be completed, the form for that."""
        for _ in range(60):
            giliran = self.app.giliran(self.kasus, oleh=self.kantor)
            if giliran is None:
                if self.status != "dikembalikan":
                    return
                melengkapi = [
                    (tawaran, oleh)
                    for oleh in (*self.orang(), *self.siapa_pun())
                    for tawaran in self.tersedia(oleh)
                    if tawaran.perintah == LengkapiBerkas.__name__
                ]
                yield melengkapi[0]
                continue
            calon = (
                WARGA if peran in katalog().kosakata.publik else satu
                for peran in giliran.peran
                for satu in petugas(self.isi.instansi.kode, peran)
            )
            yield next(
                (self.app.formulir(self.kasus, oleh, tawaran.perintah), oleh)
                for oleh in calon
                for tawaran in self.tersedia(oleh)
                if tawaran.langkah
            )
        raise AssertionError("the procedure does not end")

    def jalankan(self) -> str:
        """To the end of the procedure; its status there."""
        for tindakan, oleh in self.langkah():
            isi = terisi(tindakan, self.pilih_hasil(tindakan), tanpa=TANPA_WAKTU)
            self.kirim(tindakan, isi, oleh)
        return self.status

    def lanjutan(self, layanan: str) -> Iterator[tuple[Tindakan, Pelaku]]:
        """The forms that open this service from the case, where it is offered."""
        for oleh in self.orang():
            for satu in self.tersedia(oleh):
                if layanan in _pilihan(satu, "layanan"):
                    yield from ((isi, oleh) for isi in self.terinci(satu, oleh, layanan=layanan))
                    return

    def terinci(self, tawaran: Tindakan, oleh: Pelaku, **tentu: Any) -> Iterator[Tindakan]:
        """A form with what its fields say depends on them, asked for again with each value."""
        penuh = self.app.formulir(self.kasus, oleh, tawaran.perintah, **tentu) if tentu else tawaran
        menentukan = [b for b in penuh.bidang if b.menentukan and b.nama not in tentu]
        if not menentukan:
            yield penuh
        for bidang in menentukan:
            for satu in bidang.pilihan:
                yield from self.terinci(tawaran, oleh, **tentu, **{bidang.nama: str(satu.kode)})

    @property
    def status(self) -> str:
        return self.app.kasus(self.kasus, oleh=self.kantor).keadaan.status.value


def _pilihan(tindakan: Tindakan, nama: str) -> set[object]:
    return {p.kode for b in tindakan.bidang if b.nama == nama for p in b.pilihan}


@frozen
class Pembuka:
    """The form with which somebody opens a case; ``dari``: the case from which it opens, and the
    store as it was there, where it opens from no other."""

    isi: StandarPelayanan
    oleh: Pelaku
    tindakan: Tindakan
    dari: Penggerak | None = None

    def __str__(self) -> str:
        satu = self.isi
        return f"{satu.keputusan.kode}-{satu.layanan}-{self.tindakan.tetap.get('varian') or ''}"

    def mulai(self, keputusan: str) -> Penggerak:
        """The case, opened with everything filled in."""
        dunia = Penggerak(self.isi, keputusan)
        dunia.kasus = self.di(dunia)
        return dunia

    def di(self, dunia: Penggerak, isi: Mapping[str, object] | None = None) -> str:
        """A case more, with this filled in or everything."""
        penuh = terisi(self.tindakan, tanpa=TANPA_ISI) if isi is None else isi
        isi = {**penuh, **self.tentang}
        if self.dari is None:
            return dunia.kirim(self.tindakan, isi, self.oleh).kasus
        if not dunia.kasus:
            dunia.gudang.tabel, dunia.kini = self.dari.gudang.tabel, self.dari.kini
        return dunia.kirim(self.tindakan, isi, self.oleh).lanjutan[0].kasus

    @property
    def tentang(self) -> Mapping[str, object]:
        """A complaint is about a service of the agency: typed, and not anything."""
        return tentang(self.isi) if any(b.nama == "tentang" for b in self.tindakan.bidang) else {}


def pembuka(isi: StandarPelayanan) -> Pelaku:
    """One of the public, where the standard has parties that may; otherwise whoever begins."""
    if peran_publik(isi):
        return WARGA
    return petugas(isi.instansi.kode, peran_petugas(isi)[0])[0]


@cache
def formulir_buka() -> tuple[Pembuka, ...]:
    """Every form with which a case of a standard opens; whatever it depends on, chosen."""
    return tuple(satu for isi in STANDAR for satu in _semua_formulir(isi))


def _semua_formulir(isi: StandarPelayanan) -> Iterator[Pembuka]:
    app, oleh = Penggerak(isi, "").app, pembuka(isi)
    try:
        awal = app.formulir_buka(isi.layanan, oleh)
    except Terhalang:
        yield from _dari_kasus_lain(isi)
        return
    menentukan = [b for b in awal.bidang if b.menentukan]
    if not menentukan:
        yield Pembuka(isi, oleh, awal)
    for bidang in menentukan:
        for satu in bidang.pilihan:
            pilih = {bidang.nama: str(satu.kode)}
            yield Pembuka(isi, oleh, app.formulir_buka(isi.layanan, oleh, **pilih))


def _dari_kasus_lain(isi: StandarPelayanan) -> Iterator[Pembuka]:
    """What opens from no form of its own opens from a case of another service of that decree, once
    that has gone its way."""
    for dasar in STANDAR:
        lain = dasar.keputusan == isi.keputusan and dasar.layanan != isi.layanan
        with suppress(Terhalang):
            awal = next(_semua_formulir(dasar)) if lain and dasar.agregat is isi.agregat else None
            if awal is None or awal.dari is not None:
                continue
            dunia = awal.mulai("setuju")
            dunia.jalankan()
            if ada := list(dunia.lanjutan(isi.layanan)):
                yield from (Pembuka(isi, oleh, satu, dari=dunia) for satu, oleh in ada)
                return
    raise AssertionError(f"nothing opens {isi.layanan}")


setiap_formulir = pytest.mark.parametrize("buka", formulir_buka(), ids=str)


def test_formulir_buka_semua_standar_dan_jenisnya() -> None:
    assert len({kunci(satu.isi) for satu in formulir_buka()}) == len(STANDAR)
    varian = sum(len(satu.varian) or 1 for satu in STANDAR)
    assert len(formulir_buka()) == varian


DITOLAK = {"permohonan": "ditolak", "klien": "tidak_dilayani"}


def akhir(isi: StandarPelayanan, keputusan: str) -> str:
    """Where a case ends whose steps have their first outcome, but the determination this one."""
    if keputusan == "tolak" and any(x.jenis is JenisLangkah.PENETAPAN for x in isi.langkah):
        return DITOLAK[isi.agregat.value]
    if isi.agregat is Agregat.PENGADUAN:
        return "dijawab"
    arti = {x.arti for x in isi.langkah}
    tinggal = ArtiLangkah.MASUK in arti and ArtiLangkah.KELUAR not in arti
    return "ditempatkan" if tinggal else "selesai"


@pytest.mark.parametrize("keputusan", ["setuju", "tolak"])
@setiap_formulir
def test_standar_berjalan_dari_formulirnya_saja(buka: Pembuka, keputusan: str) -> None:
    """Every field of every form filled in, from the submission to the end, approved and refused."""
    assert buka.mulai(keputusan).jalankan() == akhir(buka.isi, keputusan)


def _satu_tiap_standar() -> list[Pembuka]:
    """Of each standard one of its variants, whose forms differ in little."""
    return list({kunci(b.isi): b for b in reversed(formulir_buka())}.values())


@pytest.mark.parametrize("buka", _satu_tiap_standar(), ids=str)
def test_semua_yang_ditawarkan_diterima(buka: Pembuka) -> None:
    """At every step of the way, to one in each role: each form that differs from the others there
    filled in; and where it first appears each choice of each field. What is done here leaves no
    trace on the way."""
    dunia = buka.mulai("setuju")
    dicoba = set[tuple[object, ...]]()

    for tindakan, oleh in dunia.langkah():
        di_sini: list[Tindakan] = []
        for orang in (x for x in dunia.orang() if not x.id.endswith("-2")):  # as the first
            for satu in dunia.tersedia(orang):
                polos, semula = evolve(satu, peran=""), dunia.gudang.tabel
                if any(b.wajib and b.jenis is JenisBidang.KLIEN for b in satu.bidang):
                    continue  # it names somebody who is on file, and nobody is
                if any(b.menentukan for b in satu.bidang):
                    continue  # `test_layanan_lain_dibuka_dari_formulirnya_saja`
                if polos in di_sini:
                    continue
                di_sini.append(polos)
                for isi in _setiap_pilihan(satu, dicoba):
                    lain = [b.nama for b in satu.bidang if b.wajib and b.jenis in KASUS]
                    isi |= {nama: buka.di(dunia) for nama in lain}
                    # Whom a command names is somebody else than who follows the case already.
                    asing = [b.nama for b in satu.bidang if b.wajib and b.jenis is JenisBidang.AKUN]
                    jawab = dunia.coba(satu, {**isi, **dict.fromkeys(asing, "akun-2")}, orang)
                    kode = set() if is_successful(jawab) else {h.kode for h in jawab.failure()}
                    assert kode <= MENURUT_FAKTA, (satu, isi, jawab)
                    dunia.gudang.tabel = semula
        isi = terisi(tindakan, dunia.pilih_hasil(tindakan), tanpa=TANPA_WAKTU)
        dunia.kirim(tindakan, isi, oleh)


def _satu_tiap_agregat() -> list[Pembuka]:
    """Of each decree and kind of case one, opened directly."""
    semua = {
        (b.isi.keputusan.kode, b.isi.agregat): b
        for b in reversed(formulir_buka())
        if b.dari is None and b.isi.keputusan.berlaku_pada(pagi(b.isi).date())
    }
    return list(semua.values())


@pytest.mark.parametrize("buka", _satu_tiap_agregat(), ids=str)
def test_layanan_lain_dibuka_dari_formulirnya_saja(buka: Pembuka) -> None:
    """Every service that a case offers to open, in each of its kinds, with all that its form asks
    and with no more than it requires."""
    dunia = buka.mulai("setuju")
    semula = dunia.gudang.tabel
    rinci = [
        (satu, oleh)
        for oleh in dunia.orang()[:3]
        for t in dunia.tersedia(oleh)
        if any(b.menentukan for b in t.bidang)
        for satu in dunia.terinci(t, oleh)
    ]

    for satu, oleh in rinci:
        for isi in (terisi(satu), terisi_wajib(satu, {"tetap_ajukan": "x"})):
            jawab = dunia.coba(satu, isi, oleh)
            assert is_successful(jawab), (satu, isi, jawab)
            dunia.gudang.tabel = semula

    assert rinci or buka.isi.agregat in TAK_MEMBUKA


def _setiap_pilihan(
    tindakan: Tindakan, dicoba: set[tuple[object, ...]]
) -> Iterator[dict[str, object]]:
    """Everything filled in, until each choice was taken that was not ``dicoba`` of this command's
    field: the next one of every field at once."""
    yield terisi(tindakan, tanpa=KASUS)
    pilihan = [(bidang.nama, _pilihan_bidang(bidang)) for bidang in tindakan.bidang]
    baru: dict[str, list[object]] = {}
    for nama, semua in pilihan:
        for kode, isi in semua.items():
            satu = (tindakan.perintah, tindakan.langkah, nama, *kode)
            if satu not in dicoba:
                dicoba.add(satu)
                baru.setdefault(nama, []).append(isi)
    for ke in range(max(map(len, baru.values()), default=0)):
        isi = {nama: semua[ke] for nama, semua in baru.items() if ke < len(semua)}
        yield terisi(tindakan, isi, tanpa=KASUS)


def _pilihan_bidang(bidang: Bidang) -> dict[tuple[object, ...], object]:
    """What else than the first choice a field takes."""
    semua: dict[tuple[object, ...], object] = {(p.kode,): p.kode for p in bidang.pilihan[1:]}
    if bidang.jenis is JenisBidang.PILIHAN_BANYAK:
        return {kode: [*kode] for kode in semua}
    if bidang.jenis is JenisBidang.BERKAS:  # whether it was original is found, not chosen
        utuh: Any = satu_nilai(bidang)
        return {
            (bagian.nama, p.kode): {**utuh, bagian.nama: p.kode}
            for bagian in bidang.bagian
            if bagian.jenis is JenisBidang.PILIHAN
            for p in bagian.pilihan[1:]
        }
    return semua


BERAKHIR = {
    "permohonan": {"selesai", "ditolak", "diteruskan", "tidak_dilayani"},
    "laporan_kedaruratan": {"selesai", "diteruskan", "tidak_ditindaklanjuti"},
    "klien": {"selesai", "ditempatkan", "diteruskan", "tidak_dilayani"},
    "pengaduan": {"dijawab", "diteruskan"},
}


@given(data=st.data())
def test_formulir_terisi_sembarang_berjalan_sampai_akhir(data: st.DataObject) -> None:
    """Any outcome, any fields filled in with any value they take, instants included. Papers are
    whole where they are looked at, and a decision has its reason, for whether it needs one may
    show only then."""
    buka = data.draw(st.sampled_from(formulir_buka()))
    dunia = Penggerak(buka.isi, "setuju")
    dunia.kasus = buka.di(dunia, data.draw(isian(buka.tindakan, tanpa=KASUS)))

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

    event(status := dunia.status)
    assert status in BERAKHIR[buka.isi.agregat.value]


@setiap_formulir
def test_tanggal_terakhir_yang_ada_tertolak_dengan_kode(buka: Pembuka) -> None:
    """Of every date of every form: no assessment and no clock may break on it."""
    app = (buka.dari or Penggerak(buka.isi, "")).app
    isi = {**terisi(buka.tindakan, tanpa=TANPA_ISI), **buka.tentang}
    for satu in buka.tindakan.bidang:
        if satu.jenis is JenisBidang.TANGGAL:
            isi[satu.nama] = date.max
            (h,) = app.lakukan(perintah(buka.tindakan, isi), oleh=buka.oleh).failure()
            assert h.kode in {KodeHalangan.TANGGAL_MASA_DEPAN, KodeHalangan.FAKTA_SALAH_JENIS}
            isi[satu.nama] = satu_nilai(satu)


TAK_MEMBUKA = {Agregat.PERMOHONAN, Agregat.PENGADUAN}
"""Kinds of case that open no other."""
SAMA = frozenset(
    ["Diagnosis", "Email", "Facebook", "Instagram", "Islam", "Klien", "NIK", "Proposal", "WhatsApp"]
)
"""Words that are the same in both languages."""


@setiap_formulir
def test_formulir_berkata_dalam_dua_bahasa(buka: Pembuka) -> None:
    """No code is shown in place of words, and no Indonesian in place of English: not of a form, a
    field or a choice, of what is offered, opened from here and still missing."""
    dunia = buka.mulai("setuju")
    semua = [buka.tindakan]
    for tindakan, oleh in dunia.langkah():
        tersedia = dunia.app.langkah_tersedia(dunia.kasus, oleh)
        rinci = (x for t in tersedia if t not in semua for x in dunia.terinci(t, oleh))
        semua += (*tersedia, *rinci)
        isi = terisi(tindakan, dunia.pilih_hasil(tindakan), tanpa=TANPA_WAKTU)
        dunia.kirim(tindakan, isi, oleh)

    kata = [(t.perintah, t.perintah, t.teks) for t in semua]
    for satu in (b for t in semua for b in _dengan_bagian(t.bidang)):
        kata.append((satu.nama, satu.nama, satu.teks))
        if satu.nama not in ("akun", "surat"):  # an account and a letter have no other name
            kata += ((satu.nama, str(p.kode), p.teks) for p in satu.pilihan)
    for nama, kode, teks in {(n, k, t) for n, k, t in kata}:
        assert teks.id, nama
        assert teks.en, nama
        assert kode.replace("_", " ") not in (teks.id, teks.en) or kode.isdecimal(), (nama, kode)
        assert teks.id != teks.en or teks.id in SAMA or kode == teks.id, (nama, teks)


def _dengan_bagian(bidang: tuple[Bidang, ...]) -> Iterator[Bidang]:
    for satu in bidang:
        yield satu
        yield from satu.bagian
