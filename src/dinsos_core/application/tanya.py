"""What questions about one case share: who asks, the case as it is there for them, its facts."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any

from attrs import evolve

from dinsos_core.application.keperluan import keperluan_kasus
from dinsos_core.application.kumpul import buka_fakta, buka_kasus
from dinsos_core.application.lihat import (
    TakTampak,
    dicatat,
    kuasa_lewat,
    muat_tampak,
    penanya,
    tersembunyi,
)
from dinsos_core.application.lingkungan import (
    Lingkungan,
    kantor_kini,
    konteks_kasus,
    standar_perkara,
)
from dinsos_core.domain.kasus.jam import Kewajiban, kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.prosedur.bidang import Tindakan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import terbaca
from dinsos_core.domain.prosedur.sekat import dapat_dibaca, yang_dibaca
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang, halangan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia
from dinsos_core.domain.standar.bacaan import bacaan_standar
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.penyimpanan import KasusTersimpan, UnitOfWork
from dinsos_core.ports.tampak import Penanya


@frozen
class Tanya:
    """Questions over one wiring."""

    lingkungan: Lingkungan

    def jenis(self, standar: StandarPelayanan) -> JenisKasus[Any]:
        jenis = self.lingkungan.cari_jenis(standar.agregat.value)
        if jenis is None:
            kode, agregat = KodeHalangan.AGREGAT_TIDAK_SESUAI, standar.agregat.value
            raise Terhalang(halangan(kode, layanan=standar.layanan, agregat=agregat))
        return jenis

    def penanya(self, oleh: Pelaku) -> Penanya:
        return penanya(self.lingkungan, oleh, self.lingkungan.jam())

    @contextmanager
    def membaca(self, apa: str, oleh: Pelaku) -> Iterator[UnitOfWork]:
        """A unit that only looks, for a question that is asked under this name."""
        with self.bertanya(apa, oleh), self.lingkungan.unit_kerja(baca=True) as unit:
            yield unit

    def bertanya(self, apa: str, oleh: Pelaku) -> AbstractContextManager[None]:
        return dicatat(self.lingkungan, oleh, apa)

    def lihat(self, apa: str, kasus: str, oleh: Pelaku) -> tuple[Kasus, Konteks]:
        """A case and its context, for a question that is asked under this name."""
        with self.membaca(apa, oleh) as unit:
            return self.konteks(unit, kasus, oleh, self.lingkungan.jam())

    def muat(self, unit: UnitOfWork, kasus: str, oleh: Pelaku) -> KasusTersimpan:
        """The stored case, if it is there for whoever asks now. Raises `TakTampak`."""
        return self.masih(muat_tampak(unit, kasus, self.penanya(oleh)), oleh, "kasus")

    def masih(self, ada: KasusTersimpan, oleh: Pelaku, lokasi: str) -> KasusTersimpan:
        """The same case, unless all that somebody had in it has run out."""
        ling = self.lingkungan
        if kuasa_lewat(ling, ada.keadaan, self.penanya(oleh), ling.jam()):
            raise TakTampak(halangan(KodeHalangan.KASUS_TIDAK_DITEMUKAN, lokasi), kasus=(ada,))
        return ada

    def konteks(
        self, unit: UnitOfWork, kasus: str, oleh: Pelaku, kini: datetime
    ) -> tuple[Kasus, Konteks]:
        keadaan = self.muat(unit, kasus, oleh).keadaan
        standar = standar_perkara(self.lingkungan, unit, keadaan)
        return keadaan, konteks_kasus(self.lingkungan, standar, keadaan.varian, oleh, kini)

    def kembar_tampak(self, keadaan: Kasus, oleh: Pelaku) -> Kasus:
        """The case without possible duplicates that are not there for whoever asks."""
        if not keadaan.kembar:
            return keadaan
        with self.lingkungan.unit_kerja(baca=True) as unit:
            tutup = tersembunyi(unit, {satu.ke for satu in keadaan.kembar}, self.penanya(oleh))
        return evolve(
            keadaan, kembar=tuple(satu for satu in keadaan.kembar if satu.ke not in tutup)
        )

    def terkait_tampak(self, semua: tuple[Tindakan, ...], oleh: Pelaku) -> tuple[Tindakan, ...]:
        """The actions without linked cases that are not there for whoever asks."""
        terkait = {ke for satu in semua for ke in satu.terkait}
        if not terkait:
            return semua
        with self.lingkungan.unit_kerja(baca=True) as unit:
            tutup = tersembunyi(unit, terkait, self.penanya(oleh))
        return tuple(
            evolve(satu, terkait=tuple(ke for ke in satu.terkait if ke not in tutup))
            for satu in semua
        )

    def terbuka(
        self,
        keadaan: Kasus,
        konteks: Konteks,
        tujuan: str,
        *,
        fakta: bool = True,
        boleh: Callable[[Rahasia], bool] | None = None,
    ) -> tuple[Kasus, Konteks]:
        """The case with what is sealed of it, and with ``fakta`` its facts in the context; the read
        is on record. ``boleh``: what of the facts; otherwise all but of whom the actor reads
        nothing, for rules to look at."""
        if boleh is None:
            subjek = terbaca(keadaan, konteks)
            boleh = lambda satu: subjek(satu.subjek)  # noqa: E731 - one of two
        keperluan = keperluan_kasus(keadaan, keadaan.id, konteks, tujuan)
        dibaca = yang_dibaca(keadaan, boleh) if fakta else None
        with self.bertanya(tujuan, konteks.pelaku), self.lingkungan.unit_kerja() as unit:
            keadaan, isi = buka_kasus(keadaan, unit.brankas, keperluan, fakta=dibaca)
            unit.simpan_semua()
        return keadaan, evolve(konteks, fakta=isi) if fakta else konteks

    def fakta_jalur(
        self, keadaan: Kasus, konteks: Konteks, tujuan: str, jalur: Iterable[str]
    ) -> FaktaKasus:
        """The facts under these paths that the actor reads now; the read is on record."""
        kode = {(satu.pihak, satu.kode) for satu in map(urai_jalur, jalur)}
        rujukan = {
            rahasia
            for pihak, fakta in (("", keadaan.fakta), *((q.pihak, q.fakta) for q in keadaan.pihak))
            for nama, rahasia in fakta.items()
            if (pihak, nama) in kode
        }
        boleh = dapat_dibaca(keadaan, konteks)
        dibaca = yang_dibaca(keadaan, lambda satu: satu in rujukan and boleh(satu))
        keperluan = keperluan_kasus(keadaan, keadaan.id, konteks, tujuan)
        with self.bertanya(tujuan, konteks.pelaku), self.lingkungan.unit_kerja() as unit:
            fakta = buka_fakta(dibaca, unit.brankas, keperluan)
            unit.simpan_semua()
        return fakta

    def kewajiban(
        self, keadaan: Kasus, standar: StandarPelayanan, lingkungan: Lingkungan
    ) -> tuple[Kewajiban, ...]:
        kantor = lingkungan.katalog.instansi.get(standar.instansi.kode)
        standar = kantor_kini(standar, kantor)
        bacaan = bacaan_standar(standar)
        kalender = lingkungan.kalender(standar.instansi, bacaan)
        kini = self.lingkungan.jam()
        return kewajiban(keadaan, standar, kalender, bacaan, kini)
