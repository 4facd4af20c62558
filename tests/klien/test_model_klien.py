"""People, their cases and aliases under legal and illegal commands, on memory and on SQLite.

What holds whatever happens: one open stay per person; the state is the fold of the log; the record
of a Klien says of its episodes what these say themselves; every refusal names its cause.
"""

import tempfile
from collections.abc import Callable
from functools import reduce
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from returns.pipeline import is_successful
from tests.klien.bahan import PEKSOS, Rumah, ajukan_santunan
from tests.sql.bahan import gudang as gudang_sql

from dinsos_adapters.memory import GudangMemori
from dinsos_adapters.sql.bangun_ulang import PembangunUlang
from dinsos_adapters.sql.migrasi import naik
from dinsos_core import jelaskan
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.domain.identitas import perintah as p
from dinsos_core.domain.identitas.klien import EpisodeTercatat, Klien, lipat
from dinsos_core.domain.kasus.perintah import BukaKembaliKasus, PihakDiajukan
from dinsos_core.domain.klien.keadaan import Episode
from dinsos_core.domain.klien.perintah import BukaEpisode, HentikanEpisode
from dinsos_core.domain.klien.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId, KlienId

WAJAR = {
    *(H.KLIEN_SAMA, H.KLIEN_SUDAH_DIGABUNG, H.KLIEN_TIDAK_DIGABUNG, H.ALIAS_BERTINGKAT),
    *(H.TINGGAL_GANDA, H.KLIEN_SUDAH_TINGGAL, H.KLIEN_MENINGGAL, H.KASUS_BELUM_DIBAGI),
    *(H.KLIEN_TIDAK_DITEMUKAN, H.INSTANSI_LAIN, H.ISIAN_KOSONG, H.NIK_PENGISI),
    *(H.KASUS_GANDA, H.STATUS_TIDAK_MENGIZINKAN, H.LANGKAH_BELUM_GILIRAN, H.PERAN_TIDAK_BERWENANG),
}
NIK = st.sampled_from((None, "6371056006900001", "6371051002240002", "1111111111111111"))


PERGI = st.sampled_from(("pindah", "pindah", "tanpa_pemberitahuan", "meninggal"))


class _Orang(RuleBasedStateMachine):
    gudang: Callable[[], Any]

    @initialize()
    def buka(self) -> None:
        self.rumah = Rumah(self.gudang())
        self.klien: list[KlienId] = [self.rumah.klien() for _ in range(2)]
        self.kasus: list[KasusId] = []
        self.pernah: dict[KlienId, int] = {}

    def _lakukan(self, perintah: Any) -> Any:
        hasil = self.rumah.coba(perintah)
        if is_successful(hasil):
            return hasil.unwrap()
        for satu in hasil.failure():
            assert satu.kode in WAJAR, (perintah, satu)
            assert jelaskan(satu)
        return None

    def _satu(self, data: st.DataObject) -> KlienId:
        ada = data.draw(st.integers(0, 9)) > 0
        return data.draw(st.sampled_from(self.klien)) if ada else KlienId("tidak-ada")

    def _kasus(self, data: st.DataObject) -> KasusId | None:
        return data.draw(st.sampled_from(self.kasus)) if self.kasus else None

    # --- who they are

    @rule(nik=NIK)
    def daftar(self, nik: str | None) -> None:
        if len(self.klien) < 4:
            hasil = self._lakukan(p.DaftarkanKlien(data={"nik": nik, "nama": "B"}))
            if hasil is not None:
                self.klien.append(hasil.klien)

    @rule(data=st.data(), nik=NIK, hidup=st.booleans())
    def ketahui(self, data: st.DataObject, nik: str | None, *, hidup: bool) -> None:
        klien = self._satu(data)
        koreksi = p.KoreksiKlien(klien=klien, data={"nik": nik}, hidup=hidup, alasan="x")
        temukan = p.TemukanIdentitas(klien=klien, data={"nik": nik})
        semua = [temukan, koreksi, koreksi, p.CatatKlienMeninggal(klien=klien)]
        self._lakukan(data.draw(st.sampled_from(semua)))

    @rule(data=st.data())
    def gabung(self, data: st.DataObject) -> None:
        klien, dengan = self._satu(data), self._satu(data)
        self._lakukan(p.GabungkanKlien(klien=klien, dengan=dengan, alasan="x"))

    @rule(data=st.data(), dibagi=st.booleans())
    def pisah(self, data: st.DataObject, *, dibagi: bool) -> None:
        klien, tetap = self._satu(data), self.kasus if dibagi else []
        self._lakukan(p.PisahkanKlien(klien=klien, tetap=tetap, alasan="x"))

    # --- their cases

    @rule(data=st.data(), dikenal=st.booleans(), langsung=st.booleans())
    def datang(self, data: st.DataObject, *, dikenal: bool, langsung: bool) -> None:
        anak = PihakDiajukan(pihak="anak", klien=self._satu(data) if dikenal else None)
        buka = BukaEpisode(layanan="singgah", pihak=[anak], tetap_ajukan="lagi")
        if len(self.kasus) < 8 and (hasil := self._lakukan(buka)) is not None:
            self.kasus.append(hasil.kasus)
            if langsung:
                self._lakukan(self.rumah.masuk(hasil.kasus))

    @rule(data=st.data())
    def klaim(self, data: st.DataObject) -> None:
        if data.draw(st.integers(0, 9)) == 0:
            self._lakukan(ajukan_santunan(self._satu(data)))

    @rule(data=st.data())
    def masuk(self, data: st.DataObject) -> None:
        if (kasus := self._kasus(data)) is not None:
            keadaan: Any = self.rumah.app.kasus(kasus, oleh=PEKSOS).keadaan
            if keadaan.status is Status.DITANGANI:
                self._lakukan(self.rumah.masuk(kasus))

    @rule(data=st.data(), sebab=PERGI)
    def pergi(self, data: st.DataObject, sebab: str) -> None:
        if (kasus := self._kasus(data)) is not None:
            self._lakukan(HentikanEpisode(kasus=kasus, sebab=sebab))

    @rule(data=st.data())
    def buka_kembali(self, data: st.DataObject) -> None:
        if (kasus := self._kasus(data)) is not None:
            self._lakukan(BukaKembaliKasus(kasus=kasus, alasan="x"))

    @rule(data=st.data(), siapa=st.booleans())
    def kenali(self, data: st.DataObject, *, siapa: bool) -> None:
        if (kasus := self._kasus(data)) is not None:
            klien = self._satu(data) if siapa else None
            self._lakukan(self.rumah.kenali(kasus, klien, alasan="x"))

    # --- what always holds

    @invariant()
    def satu_orang_tinggal_di_satu_tempat(self) -> None:
        if not hasattr(self, "rumah"):
            return
        tinggal: dict[KlienId, list[KasusId]] = {}
        menurut_kasus: dict[KlienId, KasusId] = {}
        for kasus in self.kasus:
            keadaan: Any = self.rumah.app.kasus(kasus, oleh=PEKSOS).keadaan
            assert isinstance(keadaan, Episode)
            if keadaan.klien is not None and keadaan.status is Status.DITEMPATKAN:
                utama = self.rumah.keadaan(keadaan.klien).utama
                tinggal.setdefault(utama, []).append(kasus)
                menurut_kasus[keadaan.klien] = kasus
        assert all(len(semua) == 1 for semua in tinggal.values()), tinggal
        for klien in self.klien:
            assert self.rumah.keadaan(klien).tinggal == menurut_kasus.get(klien)

    @invariant()
    def keadaan_adalah_lipatan_dan_alias_sedalam_satu(self) -> None:
        if not hasattr(self, "rumah"):
            return
        for klien in self.klien:
            tersimpan = self.rumah.app.klien(klien, oleh=PEKSOS)
            with self.rumah.app.lingkungan.unit_kerja(baca=True) as unit:
                riwayat = unit.kasus.riwayat(klien)
            awal: Klien | None = None
            assert reduce(lipat, (r.kejadian for r in riwayat), awal) == tersimpan.keadaan
            assert tersimpan.versi == len(riwayat) >= self.pernah.get(klien, 0)
            self.pernah[klien] = tersimpan.versi
            wafat = False
            for r in riwayat:
                mulai = isinstance(r.kejadian, EpisodeTercatat) and r.kejadian.tinggal
                assert not (mulai and wafat), riwayat
                if r.kejadian.tipe == "klien_meninggal":
                    wafat = True
                elif r.kejadian.tipe == "klien_dikoreksi":
                    wafat = wafat and not getattr(r.kejadian, "hidup", False)
            utama = self.rumah.keadaan(tersimpan.keadaan.utama)
            assert utama.ke is None
            assert tersimpan.keadaan.ke is None or klien in utama.alias

    @invariant()
    def berkas_adalah_gabungan_kasus(self) -> None:
        if not hasattr(self, "rumah"):
            return
        for klien in self.klien:
            berkas = self.rumah.app.berkas_klien(klien, oleh=PEKSOS, tujuan="asesmen")
            kelompok = {berkas.klien, *berkas.alias}
            app = self.rumah.app
            semua = (app.kasus(x.kasus, oleh=PEKSOS) for x in app.daftar(oleh=PEKSOS).baris)
            harusnya = {
                satu.id for satu in semua if any(q.klien in kelompok for q in satu.keadaan.pihak)
            }
            assert {satu.kasus for satu in berkas.kasus} == harusnya


class OrangMemori(_Orang):
    gudang = staticmethod(GudangMemori)


class OrangSqlite(_Orang):
    def gudang(self) -> Any:
        self.folder = tempfile.TemporaryDirectory()
        self.toko = gudang_sql(f"sqlite:///{self.folder.name}/k.db")
        naik(self.toko.engine)
        return self.toko

    def teardown(self) -> None:
        if not hasattr(self, "rumah"):
            return
        lingkungan = self.rumah.app.lingkungan
        ulang = PembangunUlang(
            gudang=self.toko, susun=lambda unit, kasus: susun_ulang(lingkungan, unit, kasus)
        )
        assert all(ulang.bandingkan(kasus) is None for kasus in ulang.kasus())
        self.toko.tutup()
        self.folder.cleanup()


TestMemori = OrangMemori.TestCase
TestMemori.settings = settings(stateful_step_count=30)
TestSqlite = OrangSqlite.TestCase
TestSqlite.settings = settings(max_examples=12, stateful_step_count=20)
