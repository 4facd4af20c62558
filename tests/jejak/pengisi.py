"""Filling in the forms of one standard: what meets its conditions, and reads well."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen
from tests.formulir import satu_nilai, terisi_wajib
from tests.jejak.panggung import tentang
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import jalur_isian
from tests.katalog.penyelesai import Isi

from dinsos_core import Tindakan
from dinsos_core.domain.kasus.perintah import BukaLanjutan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.standar.model import StandarPelayanan

J = JenisBidang
KATA = {"alasan": "Sebab yang dicatat petugas", "kepada": "Dinas sosial provinsi", "rujukan": "R-1"}
LANJUTAN: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "banjarmasin": (
        {"layanan": "rumah-singgah-penerimaan", "varian": "permohonan"},
        {"layanan": "rujukan-panti"},
    ),
    "palangka-raya": ({"layanan": "rumah-singgah"}, {"layanan": "rujukan-lansia"}),
}
"""What is opened for somebody who is in a case already."""
MENYEMBUNYIKAN = ("anonim", "rahasia", "peran_terlapor", "akun_terlapor")
"""What hides a complaint from some or from all, and is asked for by itself."""
TAK_DIISI = (J.WAKTU, J.KASUS, J.KLIEN)
TANPA_ISI = ("rujukan", "rangkap")
"""Of a paper: the host's own handle, and what the standard says itself."""


@frozen
class Pengisi:
    """``fakta``: what meets the standard's conditions; ``semua``: with every variant."""

    isi: StandarPelayanan
    semua: StandarPelayanan
    fakta: Isi = field(repr=False)

    def isian(self, tindakan: Tindakan, tentu: Mapping[str, object]) -> Iterator[dict[str, object]]:
        """What is required with all papers and facts; then everything."""
        wajib, isi = terisi_wajib(tindakan, tentu), dict(tentu)
        for satu in tindakan.bidang:
            if satu.nama in wajib or satu.jenis is J.BERKAS or satu.nama.startswith("fakta."):
                isi.setdefault(satu.nama, self.nilai(satu))
        if tindakan.perintah == BukaLanjutan.__name__:
            sama = {b.nama: b.nama.removeprefix("pihak.") for b in tindakan.bidang if _sama(b)}
            boleh = LANJUTAN.get(self.isi.instansi.kode, ())
            tujuan = [satu for satu in boleh if satu["layanan"] != self.isi.layanan]
            yield {**(tujuan[0] if tujuan else {}), **sama, **tentu}
            return
        yield isi
        lain = [b for b in tindakan.bidang if b.jenis not in TAK_DIISI]
        yield {**{b.nama: self.nilai(b) for b in lain}, **isi}

    def nilai(self, bidang: Bidang) -> object:
        """One value; the first there is where nothing asks for another."""
        nama = bidang.nama.removeprefix("fakta.")
        jalur = {jalur_isian(tempat): nilai for tempat, nilai in self.fakta.items()}
        if nama in jalur:
            return _tertulis(jalur[nama])
        if bidang.jenis is J.BERKAS:
            return self._berkas(bidang)
        if bidang.jenis is J.PIHAK:
            return self.pihak(bidang, penuh=True)
        if bidang.jenis is J.TEKS and not bidang.digit:
            return KATA.get(nama, f"Contoh {nama.replace('_', ' ')}")
        return satu_nilai(bidang)

    def pembukaan(self, tindakan: Tindakan, *, penuh: bool, akun: str) -> dict[str, object]:
        """A case as it opens: everything stated, or no more than must be; ``akun``: the account of
        the first of each party of the public, where that is not whoever opens it."""
        isi = dict[str, object]()
        for satu in tindakan.bidang:
            if satu.nama.removeprefix("pihak.") in katalog().kosakata.wakil:
                continue  # everybody acts for themselves
            if satu.jenis is J.PIHAK:
                isi[satu.nama] = self.pihak(satu, penuh=penuh, akun=akun)
            elif satu.nama == "tentang":
                isi |= tentang(self.isi)
            elif satu.nama in MENYEMBUNYIKAN:
                continue
            elif satu.wajib or (
                penuh and satu.jenis not in TAK_DIISI and satu.nama != "tetap_ajukan"
            ):
                isi[satu.nama] = self.nilai(satu)
        return isi

    def pihak(self, bidang: Bidang, *, penuh: bool, akun: str = "") -> list[dict[str, object]]:
        """Each of them somebody else."""
        nama, batas = bidang.nama.removeprefix("pihak."), bidang.banyak
        sedikit, paling_banyak = (batas.minimal, batas.maksimal) if batas else (1, 1)
        banyak = max(1, min(paling_banyak, 2)) if penuh else sedikit
        semua = list[dict[str, object]]()
        for n in range(banyak):
            bagian = [b for b in bidang.bagian if b.wajib or (penuh and b.jenis not in TAK_DIISI)]
            satu = {b.nama: self._bagian(nama, n, b) for b in bagian if b.jenis is not J.AKUN}
            if akun and n == 0 and nama in self.isi.publik:
                satu |= {b.nama: akun for b in bidang.bagian if b.jenis is J.AKUN}
            semua.append(satu)
        return semua

    def _bagian(self, pihak: str, nomor: int, bidang: Bidang) -> object:
        kode = bidang.nama.removeprefix("data.")
        if bidang.jenis is J.BERKAS:
            return self._berkas(bidang)
        if (pihak, nomor, kode) in self.fakta:
            return _tertulis(self.fakta[pihak, nomor, kode])
        return _orang(pihak, nomor).get(kode, satu_nilai(bidang))

    def _berkas(self, bidang: Bidang) -> dict[str, object]:
        """A paper as the standard asks for it."""
        kode = bidang.nama.split(".")[1]
        wakil = katalog().kosakata.wakil.values()
        ada = (*self.semua.dokumen, *(satu for w in wakil for satu in w.dokumen))
        dokumen = next(satu for satu in ada if satu.kode == kode)
        isi = {b.nama: satu_nilai(b) for b in bidang.bagian if b.nama not in TANPA_ISI}
        pilihan = [p.rangkap for p in dokumen.salah_satu if p.kode == isi.get("pilihan")]
        return {**isi, "rangkap": next(filter(None, [*pilihan, dokumen.rangkap]), 1)}


def _sama(bidang: Bidang) -> bool:
    """Whether a party of this case may be the party of the same name in another."""
    pihak = bidang.nama.removeprefix("pihak.")
    return pihak == "subjek" and pihak in {satu.kode for satu in bidang.pilihan}


def _tertulis(nilai: NilaiFakta) -> Any:
    """As a form takes it: several choices as a list."""
    return sorted(nilai) if isinstance(nilai, frozenset) else nilai


def _orang(pihak: str, nomor: int) -> Mapping[str, object]:
    urut = 10 * (1 + sum(map(ord, pihak)) % 900) + nomor
    return {
        "nama": f"Contoh {pihak} {nomor}",
        "nik": f"627101410180{urut:04}",
        "tanggal_lahir": date(1986, 3, 2),
        "alamat": "Jalan Contoh 1",
        "telepon": "0812000000",
        "email": "contoh@contoh.id",
    }
