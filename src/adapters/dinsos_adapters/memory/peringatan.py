"""Alerts and the list of cases to look at, in memory."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from attrs import define, field

from dinsos_adapters.memory.peta import Peta
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.peringatan import (
    Ambang,
    HalamanPeringatan,
    JadwalPeriksa,
    PeringatanTenggat,
    tulis_lanjut_peringatan,
    urai_lanjut_peringatan,
)

Kunci: TypeAlias = tuple[str, datetime, Ambang]


@define
class TabelPeringatan:
    """Alerts by case and key, and when each case is looked at next."""

    peringatan: Peta[KasusId, dict[Kunci, PeringatanTenggat]] = field(factory=Peta)
    jadwal: Peta[KasusId, JadwalPeriksa] = field(factory=Peta)

    def salin(self) -> "TabelPeringatan":
        return TabelPeringatan(peringatan=self.peringatan.salin(), jadwal=self.jadwal.salin())


@define
class PeringatanMemori:
    """The repository over one snapshot. Units that store run one after the other."""

    _tabel: TabelPeringatan

    def menunggu(self, kini: datetime, selisih: datetime) -> bool:
        return bool(self.ambil(1, kini, selisih))

    def ambil(self, banyak: int, kini: datetime, selisih: datetime) -> tuple[JadwalPeriksa, ...]:
        semua = self._tabel.jadwal.values()
        jatuh = [(s.pada, s) for s in semua if s.pada is not None and s.pada <= kini]
        jatuh.sort(key=lambda satu: (satu[0], satu[1].kasus))
        urut = [satu for _, satu in jatuh]
        maju = [
            (s.diperiksa, s.kasus, s)
            for s in semua
            if s.diperiksa is not None and s.diperiksa > selisih and s not in urut
        ]
        urut += (satu for *_, satu in sorted(maju, key=lambda satu: satu[:2], reverse=True))
        return tuple(urut[:banyak])

    def milik(self, kasus: Iterable[KasusId]) -> Mapping[KasusId, tuple[PeringatanTenggat, ...]]:
        ada = ((satu, self._tabel.peringatan.get(satu)) for satu in kasus)
        return {satu: tuple(isi.values()) for satu, isi in ada if isi}

    def catat(self, peringatan: Iterable[PeringatanTenggat]) -> None:
        for satu in peringatan:
            lama = self._tabel.peringatan.get(satu.kasus, {})
            kunci = satu.kode, satu.mulai, satu.ambang
            self._tabel.peringatan[satu.kasus] = {**lama, kunci: satu}

    def jadwalkan(self, jadwal: Iterable[JadwalPeriksa]) -> None:
        self._tabel.jadwal.update((satu.kasus, satu) for satu in jadwal)

    def daftar(
        self,
        *,
        instansi: str | None = None,
        lanjut: str | None = None,
        banyak: int = 50,
    ) -> HalamanPeringatan:
        if banyak < 1:
            raise ValueError("halaman sedikitnya satu peringatan")
        semua = (satu for isi in self._tabel.peringatan.values() for satu in isi.values())
        urut = sorted(
            (satu for satu in semua if satu.berdiri and instansi in (None, satu.instansi)),
            key=_tempat,
        )
        if lanjut is not None:
            sesudah = urai_lanjut_peringatan(lanjut)
            urut = [satu for satu in urut if _tempat(satu) > sesudah]
        halaman = tuple(urut[:banyak])
        akhir = tulis_lanjut_peringatan(halaman[-1]) if len(urut) > banyak else None
        return HalamanPeringatan(peringatan=halaman, lanjut=akhir)


def _tempat(satu: PeringatanTenggat) -> tuple[datetime, KasusId, str, datetime, Ambang]:
    return satu.jatuh_tempo, satu.kasus, satu.kode, satu.mulai, satu.ambang
