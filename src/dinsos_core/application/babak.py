"""One case's part in a command: as it was loaded, what happens to it, and how it stands then."""

from collections.abc import Iterator
from typing import Any

import attrs
from attrs import field

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus
from dinsos_core.domain.prosedur.aturan import JenisKasus, decide, menurut_kasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.rahasia import Rahasia, lucuti
from dinsos_core.domain.shared.ubah import evolve
from dinsos_core.ports.penyimpanan import KasusTersimpan


@frozen(kw_only=True, slots=False)
class Babak:
    """``kejadian`` carry the values that go to the vault, ``bersih`` are the same without them;
    ``keadaan`` is the case after them, None while it is not opened; ``dibuka`` the case
    after the first ``sejak`` of them, with what is sealed of it as far as it was opened."""

    jenis: JenisKasus[Any]
    lama: KasusTersimpan | None
    keadaan: Kasus | None
    dibuka: Kasus | None = field(default=attrs.Factory(lambda ini: ini.keadaan, takes_self=True))
    sejak: int = 0
    konteks: Konteks
    kejadian: tuple[Kejadian, ...] = ()
    bersih: tuple[Kejadian, ...] = ()

    @property
    def kasus(self) -> Kasus:
        """The case, once it is opened."""
        assert self.keadaan is not None
        return self.keadaan

    @property
    def terbuka(self) -> Kasus | None:
        """The case after all of them with the same of it open; once decided, few look at it."""
        hasil = self.dibuka
        for satu in self.kejadian[self.sejak :]:
            hasil = self.jenis.evolve(hasil, satu)
        return hasil

    @property
    def id(self) -> KasusId:
        return self.kasus.id

    @property
    def awal(self) -> int:
        """The version it was loaded at; 0 if it was not there."""
        return self.lama.versi if self.lama else 0

    @property
    def versi(self) -> int:
        """Its version once this is stored."""
        return self.awal + len(self.bersih)

    @property
    def konteks_sesudah(self) -> Konteks:
        """Its context after the command, which may change how it reads its standard, or which
        version of it."""
        konteks, pindah = self.konteks, self.konteks.versi_lain
        if pindah is not None and pindah.konteks is not None and self._dipindah:
            konteks = evolve(pindah.konteks, fakta=konteks.fakta)
        lain = konteks.standar_varian
        berganti = self.lama is not None and self.lama.keadaan.varian != self.kasus.varian
        standar = lain if berganti and lain is not None else konteks.standar
        terbaca = menurut_kasus(self.jenis, self.kasus, standar)
        return konteks if terbaca is konteks.standar else evolve(konteks, standar=terbaca)

    @property
    def _dipindah(self) -> bool:
        return self.lama is not None and self.lama.keadaan.standar != self.kasus.standar

    @property
    def ditinggalkan(self) -> tuple[Rahasia, ...]:
        """Values of facts that held before and do not any more."""
        if self.lama is None or self.lama.keadaan.pihak is self.kasus.pihak:
            return ()
        kini = frozenset(_fakta_pihak(self.kasus))
        return tuple(satu for satu in _fakta_pihak(self.lama.keadaan) if satu not in kini)

    def putuskan(self, perintah: BukaKasus | PadaKasus, konteks: Konteks) -> "Babak":
        """With what the command makes happen. Raises `Terhalang`."""
        putusan = decide(self.jenis, self.terbuka, perintah, konteks)
        if not is_successful(putusan):
            raise Terhalang(*putusan.failure())
        return evolve(self, konteks=konteks).dengan(putusan.unwrap())

    def dengan(self, kejadian: tuple[Kejadian, ...]) -> "Babak":
        """With these events as well."""
        bersih = tuple(lucuti(satu) for satu in kejadian)
        keadaan = self.keadaan
        for satu in bersih:
            keadaan = self.jenis.evolve(keadaan, satu)
        return evolve(
            self,
            keadaan=keadaan,
            kejadian=(*self.kejadian, *kejadian),
            bersih=(*self.bersih, *bersih),
        )


def _fakta_pihak(kasus: Kasus) -> Iterator[Rahasia]:
    return (rahasia for satu in kasus.pihak for rahasia in satu.fakta.values())
