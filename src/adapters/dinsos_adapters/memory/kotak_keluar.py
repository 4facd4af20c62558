"""The outbox in memory."""

from collections.abc import Iterable
from datetime import datetime

from attrs import define, evolve, frozen

from dinsos_core.ports.penyimpanan import Pesan, PesanDiambil


@frozen(kw_only=True)
class Kiriman:
    """A queued message and how far it got."""

    pesan: Pesan
    percobaan: int = 0
    terkirim: datetime | None = None
    coba_lagi: datetime | None = None
    mati: str = ""
    sebab: str = ""

    @property
    def menunggu(self) -> bool:
        return self.terkirim is None and not self.mati


@define
class KotakKeluarMemori:
    """The outbox over one snapshot; insertion order is the order of each case."""

    _tabel: dict[str, Kiriman]

    def tambah(self, pesan: Iterable[Pesan]) -> None:
        for p in pesan:
            self._tabel.setdefault(p.id, Kiriman(pesan=p))

    def ambil(self, banyak: int, kini: datetime, sampai: datetime) -> tuple[PesanDiambil, ...]:
        depan: dict[str, Kiriman] = {}
        for kiriman in self._tabel.values():
            if kiriman.menunggu:
                depan.setdefault(kiriman.pesan.kasus, kiriman)
        siap = [k for k in depan.values() if k.coba_lagi is None or k.coba_lagi <= kini]
        siap.sort(key=lambda k: k.coba_lagi or k.pesan.dibuat)
        diambil = [evolve(k, percobaan=k.percobaan + 1, coba_lagi=sampai) for k in siap[:banyak]]
        self._tabel.update((k.pesan.id, k) for k in diambil)
        return tuple(PesanDiambil(pesan=k.pesan, percobaan=k.percobaan) for k in diambil)

    def terkirim(self, pesan: str, kini: datetime) -> None:
        self._tabel[pesan] = evolve(self._tabel[pesan], terkirim=kini)

    def gagal(self, pesan: str, sebab: str, coba_lagi: datetime | None) -> None:
        kiriman = self._tabel[pesan]
        if kiriman.terkirim is None:
            mati = sebab if coba_lagi is None else ""
            self._tabel[pesan] = evolve(kiriman, sebab=sebab, coba_lagi=coba_lagi, mati=mati)
