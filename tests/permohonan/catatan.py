"""A case whose every act and look is kept, for the tests that ask what it was offered."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import attrs
from tests.permohonan.contoh import ANI, LOKET, SEMUA_PELAKU, Dunia, JamUji
from tests.tawaran import Bab, Baris, Jalan, Lihat, Saat, Tanya

from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.wakil import Perwakilan, dengan_wakil
from dinsos_core.testing.contoh import KOSAKATA, istilah

WALI = Perwakilan(kode="wali", penuh=True, maksimal=1)
KOSAKATA_WALI = attrs.evolve(
    KOSAKATA, pihak={**KOSAKATA.pihak, **istilah("wali")}, wakil={"wali": WALI}
)


class Catatan(Dunia):
    """A world with one case, that keeps what was done and how the case stood when looked at."""

    def __init__(
        self,
        standar: StandarPelayanan,
        ajuan: p.AjukanPermohonan,
        nama: str,
        oleh: Pelaku = ANI,
    ) -> None:
        standar = dengan_wakil(standar, [WALI])
        super().__init__(standar, kosakata=KOSAKATA_WALI)
        self.standar, self.ajuan, self.nama = standar, ajuan, nama
        self.tanya: list[Tanya] = [Bab(nama)]
        self.kasus: KasusId | None = None
        self.kasus = self.beri(oleh, ajuan).kasus

    def saat(self) -> Saat:
        return Saat(
            attrs.evolve(self.lingkungan, jam=JamUji(self.jam.kini)),
            self.gudang.tabel,
            self.keadaan(self.kasus) if self.kasus else None,
            self.standar,
        )

    def lihat(self, judul: str) -> None:
        saat = self.saat()
        self.tanya.append(Lihat(judul, saat, self.ajuan, SEMUA_PELAKU))
        for perintah in PERMOHONAN.perintah[1:]:
            assert issubclass(perintah, pu.PadaKasus)
            self.tanya.append(Baris(saat, SEMUA_PELAKU, perintah))

    def beri(self, oleh: Pelaku, perintah: Any, **isi: object) -> PerintahTerlaksana:
        """Give a command; if it is only named, on the case."""
        isinya = perintah(kasus=self.kasus, **isi) if isinstance(perintah, type) else perintah
        saat = self.saat()
        hasil = self.ya(isinya, oleh)
        self.tanya.append(Jalan(saat, isinya, oleh, hasil))
        return hasil

    def langkah(self, *urutan: tuple[str, Pelaku], **isi: object) -> None:
        """Do steps: `langkah` or `langkah:hasil`, by whom."""
        for satu, oleh in urutan:
            kode, _, hasil = satu.partition(":")
            self.beri(oleh, pu.SelesaikanLangkah, langkah=kode, hasil=hasil, **isi)

    def wali(self) -> None:
        """A guardian joins, whatever became of the case."""
        with self.cabang("a guardian joins"):
            self.beri(LOKET, pc.TambahPihak, pihak=[pu.PihakDiajukan(pihak="wali")])

    @contextmanager
    def cabang(self, judul: str) -> Iterator[None]:
        """What happens here has not happened afterwards."""
        semula, nama = (self.gudang.tabel, self.jam.kini), self.nama
        if isinstance(self.tanya[-1], Bab):  # of a branch that has just ended
            self.tanya.pop()
        self.nama = f"{nama}: {judul}"
        self.tanya.append(Bab(self.nama))
        yield
        (self.gudang.tabel, self.jam.kini), self.nama = semula, nama
        self.tanya.append(Bab(f"{nama}, otherwise"))
