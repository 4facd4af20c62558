"""A case lived through by its forms, as the one who brought it gets its letters."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import zip_longest
from typing import Any

import attrs
from attrs import define, field
from returns.pipeline import is_successful
from tests.email.bahan import DARI
from tests.jejak.panggung import WARGA, Memori, Panggung, jawaban, orang, pagi
from tests.jejak.pengisi import Pengisi
from tests.katalog.bacaan_lain import katalog

from dinsos_adapters.email import Penyusun
from dinsos_core import Tindakan, susun_perintah
from dinsos_core.application.relay import kirim_kotak_keluar
from dinsos_core.domain.prosedur.peran import petugas_dan_publik
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.pengirim import SuratElektronik

SUSUN = Penyusun(dari=DARI)
GARIS = "-" * 68
LEBAR = 62


@define
class Kisah:
    """``saat`` goes on by an hour with every act. ``terbaca``: the letters so far, by template."""

    instansi: str
    layanan: str
    varian: str | None = None
    nomor: int = 1
    kasus: str = ""
    dasar: StandarPelayanan = field(init=False, repr=False)
    pengisi: Pengisi = field(init=False, repr=False)
    panggung: Panggung = field(init=False, repr=False)
    terbaca: list[tuple[str, str]] = field(factory=list, repr=False)

    def __attrs_post_init__(self) -> None:
        self.dasar = next(
            s
            for s in katalog().semua()
            if (s.instansi.kode, s.layanan) == (self.instansi, self.layanan)
            and s.keputusan.berlaku_sampai is None
        )
        fakta = jawaban(self.dasar, self.varian)
        self.pengisi = Pengisi(self.dasar.untuk_varian(self.varian), self.dasar, fakta)
        self.panggung = Panggung(self.instansi, Memori(), fakta, pagi(self.dasar))

    def buka(self, pihak: Mapping[str, object], **lain: object) -> None:
        """``pihak``: whose name is what, and what else is stated of them: `pemohon.nama`."""
        oleh = self._pembuka()
        pelaku = orang(oleh, self.instansi)
        tindakan = self.panggung.app.formulir_buka(self.layanan, pelaku, varian=self.varian)
        akun = "" if oleh == WARGA else WARGA
        isi = self.pengisi.pembukaan(self._tanpa_wakil(tindakan), penuh=True, akun=akun)
        for jalur, nilai in pihak.items():
            nama, _, kode = jalur.partition(".")
            orang_ini: Any = isi[f"pihak.{nama.partition('-')[0]}"]
            bagian = orang_ini[int(nama.partition("-")[2] or 1) - 1]
            bagian[next(k for k in bagian if k.removeprefix("data.") == kode)] = nilai
        isi |= lain
        disusun = susun_perintah(tindakan, isi)
        assert is_successful(disusun), disusun.failure()
        self.kasus = f"kasus-{self.nomor}"
        perintah: Any = disusun.unwrap()
        self._lakukan(attrs.evolve(perintah, kasus=KasusId(self.kasus)), oleh)

    def langkah(self, hasil: str = "", **isi: object) -> None:
        """The step whose turn it is, initials first."""
        giliran = self.panggung.giliran(self.kasus)
        assert giliran is not None
        kini = giliran.langkah
        while giliran is not None and giliran.langkah == kini:
            tindakan, oleh = next((t, siapa) for t, siapa in self._tawaran() if t.langkah == kini)
            tentu = dict(isi)
            if hasil and not tindakan.hanya_paraf:
                tentu["hasil"] = hasil
            self._isi(tindakan, oleh, tentu)
            if not tindakan.hanya_paraf:
                return
            giliran = self.panggung.giliran(self.kasus)

    def sampai(self, *kode: str) -> None:
        """Each step before one of these, with its plain outcome."""
        for _ in range(40):
            giliran = self.panggung.giliran(self.kasus)
            if giliran is None or giliran.langkah in kode:
                return
            self.langkah()
        raise AssertionError(kode)

    def beri(self, perintah: str, **isi: object) -> None:
        """Any other command, by whoever may give it."""
        tindakan, oleh = next((t, s) for t, s in self._tawaran() if t.perintah == perintah)
        self._isi(tindakan, oleh, isi)

    def maju(self, **lama: float) -> None:
        self.panggung.saat += timedelta(**lama)

    # --- letters

    def kirim(self) -> None:
        """The relay sends what is due."""
        for _ in range(20):
            laporan = kirim_kotak_keluar(
                self.panggung.tempat.buka,
                self._terima,
                katalog().instansi,
                lambda: self.panggung.saat,
                acak=lambda: 0.5,
            )
            if not laporan.terkirim:
                return

    def _terima(self, surat: SuratElektronik) -> None:
        badan = str(SUSUN(surat, self.panggung.saat).get_content()).replace("\r\n", "\n")
        self.terbaca.append((surat.templat, badan))

    # --- acting

    def _isi(self, tindakan: Tindakan, oleh: str, tentu: Mapping[str, object]) -> None:
        gagal: Any = ()
        for isian in self.pengisi.isian(self._tanpa_wakil(tindakan), tentu):
            disusun = susun_perintah(tindakan, isian)
            if not is_successful(disusun):
                gagal = disusun.failure()
                continue
            jawab = self._coba(disusun.unwrap(), oleh)
            if is_successful(jawab):
                return
            gagal = jawab.failure()
        raise AssertionError((tindakan.perintah, tindakan.langkah, gagal))

    def _tanpa_wakil(self, tindakan: Tindakan) -> Tindakan:
        """The form without whoever might act for somebody, and their papers."""
        pihak = {satu.pihak for satu in self.dasar.pihak}
        dokumen = {satu.kode for satu in self.dasar.dokumen}
        dikenal = {"pihak": pihak, "berkas": dokumen}
        bidang = [
            b
            for b in tindakan.bidang
            for depan, _, sisa in [b.nama.partition(".")]
            if depan not in dikenal or not sisa or sisa.partition(".")[0] in dikenal[depan]
        ]
        return attrs.evolve(tindakan, bidang=tuple(bidang))

    def _lakukan(self, perintah: Any, oleh: str) -> None:
        jawab = self._coba(perintah, oleh)
        assert is_successful(jawab), jawab.failure()

    def _coba(self, perintah: Any, oleh: str) -> Any:
        self.nomor += 1
        jawab = self.panggung.lakukan(self.nomor, self.panggung.saat, perintah, oleh)
        self.maju(hours=1)
        self.kirim()
        return jawab

    def _tawaran(self) -> Iterator[tuple[Tindakan, str]]:
        for oleh in self._orang():
            try:
                semua = self.panggung.app.langkah_tersedia(self.kasus, orang(oleh, self.instansi))
            except Terhalang:
                continue
            for satu in semua:
                yield satu, oleh

    def _orang(self) -> list[str]:
        giliran = self.panggung.giliran(self.kasus)
        peran = (*(giliran.peran if giliran else ()), *petugas_dan_publik(self.dasar))
        peran = (*peran, *self.dasar.instansi.parameter.get("oleh_keberatan", "").split(", "))
        semua = [
            nama
            for satu in peran
            if satu
            for nama in ((WARGA,) if satu in self.dasar.publik else (f"{satu}-1", f"{satu}-2"))
        ]
        return list(dict.fromkeys(semua))

    def _pembuka(self) -> str:
        boleh = petugas_dan_publik(self.dasar)
        peran = next(p for satu in self.dasar.langkah for p in satu.oleh if p in boleh)
        return WARGA if peran in self.dasar.publik else f"{peran}-1"


def berdampingan(badan: str) -> Iterator[str]:
    """A letter, Indonesian on the left, English on the right, without its letterhead."""
    kiri, kanan, _ = badan.split(GARIS)
    kiri = kiri[kiri.index("Yth. ") :]
    for a, b in zip_longest(_kolom(kiri), _kolom(kanan), fillvalue=""):
        yield f"{a:<{LEBAR}} | {b}".rstrip()


def _kolom(teks: str) -> Iterator[str]:
    for baris in teks.strip("\n").split("\n"):
        inden = re.match(r" *(- )?", baris)
        dalam = " " * len(inden[0]) if inden else ""
        yield from textwrap.wrap(baris, LEBAR, subsequent_indent=dalam) or [""]
