"""The outbox in memory."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice

from attrs import define, evolve

from dinsos_adapters.memory.peta import Peta
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.kotak_keluar import SURAT, Pesan, PesanDiambil, PesanTersimpan, StatusPesan


@frozen(kw_only=True)
class Kiriman:
    """A queued message and how far it got."""

    pesan: Pesan
    percobaan: int = 0
    terkirim: datetime | None = None
    coba_lagi: datetime | None = None
    mati: bool = False
    sebab: str = ""

    @property
    def status(self) -> StatusPesan:
        if self.terkirim is not None:
            return StatusPesan.TERKIRIM
        return StatusPesan.MATI if self.mati else StatusPesan.MENUNGGU

    @property
    def menunggu(self) -> bool:
        return self.status is StatusPesan.MENUNGGU

    @property
    def jatuh_tempo(self) -> datetime:
        return self.coba_lagi or self.pesan.dibuat


@define
class KotakKeluarMemori:
    """The outbox over one snapshot: all messages, those that wait, those of a case that tell a due
    moment."""

    _tabel: Peta[str, Kiriman]
    _antre: Peta[str, Kiriman]
    _kabar: Peta[KasusId, tuple[str, ...]]

    def tambah(self, pesan: Iterable[Pesan]) -> None:
        for p in pesan:
            if p.id not in self._tabel:
                self._taruh(Kiriman(pesan=p))
                if p.tempo:
                    self._kabar[p.kasus] = (*self._kabar.get(p.kasus, ()), p.id)

    def _taruh(self, kiriman: Kiriman) -> None:
        pesan = kiriman.pesan.id
        self._tabel[pesan] = kiriman
        if kiriman.menunggu:
            self._antre[pesan] = kiriman
        else:
            self._antre.pop(pesan, None)

    def ambil(
        self, banyak: int, kini: datetime, sampai: datetime, *, saluran: str = SURAT
    ) -> tuple[PesanDiambil, ...]:
        depan: dict[str, Kiriman] = {}
        for kiriman in sorted(self._antre.values(), key=lambda k: k.pesan.urutan):
            if kiriman.pesan.saluran == saluran:
                depan.setdefault(kiriman.pesan.kasus, kiriman)
        siap = [k for k in depan.values() if k.jatuh_tempo <= kini]
        siap.sort(key=lambda k: (k.jatuh_tempo, k.pesan.kasus))
        diambil = [evolve(k, percobaan=k.percobaan + 1, coba_lagi=sampai) for k in siap[:banyak]]
        for kiriman in diambil:
            self._taruh(kiriman)
        return tuple(PesanDiambil(pesan=k.pesan, percobaan=k.percobaan) for k in diambil)

    def terkirim(self, pesan: str, kini: datetime) -> None:
        self._taruh(evolve(self._tabel[pesan], terkirim=kini))

    def gagal(self, pesan: str, sebab: str, coba_lagi: datetime | None) -> None:
        kiriman = self._tabel[pesan]
        if kiriman.terkirim is None:
            mati = coba_lagi is None
            self._taruh(evolve(kiriman, sebab=sebab, coba_lagi=coba_lagi, mati=mati))

    def periksa(
        self,
        *,
        status: StatusPesan | None = None,
        kasus: KasusId | None = None,
        banyak: int = 50,
    ) -> tuple[PesanTersimpan, ...]:
        semua = sorted(self._tabel.values(), key=lambda k: (k.pesan.kasus, k.pesan.urutan))
        cocok = (
            PesanTersimpan(
                pesan=k.pesan,
                status=k.status,
                percobaan=k.percobaan,
                jatuh_tempo=k.jatuh_tempo if k.menunggu else None,
                terkirim=k.terkirim,
                sebab=k.sebab,
            )
            for k in semua
            if status in (None, k.status) and kasus in (None, k.pesan.kasus)
        )
        return tuple(islice(cocok, banyak))

    def dikabarkan(self, kasus: KasusId) -> tuple[Pesan, ...]:
        milik = (self._tabel[satu] for satu in self._kabar.get(kasus, ()))
        hidup = (k.pesan for k in milik if k.status is not StatusPesan.MATI)
        return tuple(sorted(hidup, key=lambda p: p.urutan))

    def antre_ulang(self, pesan: str, kini: datetime) -> bool:
        kiriman = self._tabel.get(pesan)
        if kiriman is None or kiriman.status is not StatusPesan.MATI:
            return False
        self._taruh(evolve(kiriman, percobaan=0, coba_lagi=kini, mati=False))
        return True
