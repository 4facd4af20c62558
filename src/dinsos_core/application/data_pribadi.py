"""What people ask about their own data, and what the office does about it, as a host calls it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from returns.result import Failure, Result

from dinsos_core.application.bentuk import masukan, periksa_bentuk
from dinsos_core.application.berkala import Berkala
from dinsos_core.application.orang import Orang, Penghapusan
from dinsos_core.application.permintaan import (
    PermintaanTerlaksana,
    jalankan_permintaan,
)
from dinsos_core.application.privasi import (
    TANPA_TAMBAHAN,
    Sertakan,
    ekspor_subjek,
    hapus_subjek,
    lepas_penahanan,
    tahan_subjek,
)
from dinsos_core.application.tanya_permintaan import (
    buka_permintaan,
    daftar_permintaan,
    lihat_permintaan,
)
from dinsos_core.application.tinjau_permintaan import LaporanPermintaan, periksa_permintaan
from dinsos_core.domain.permintaan.perintah import PerintahPermintaan
from dinsos_core.domain.permintaan.permintaan import SebabHapus
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.ids import KunciPerintah
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.brankas import Penahanan
from dinsos_core.ports.penyimpanan import HalamanPermintaan, PermintaanTersimpan


@masukan
@frozen
class DataPribadi(Berkala):
    """Requests, copies, erasures and legal holds over one wiring."""

    def lakukan_permintaan(
        self, perintah: PerintahPermintaan, *, oleh: Pelaku, kunci: KunciPerintah | None = None
    ) -> Result[PermintaanTerlaksana, tuple[Halangan, ...]]:
        """Run a command on a request about somebody's data; otherwise as `Aplikasi.lakukan`."""
        if salah := periksa_bentuk(perintah):
            return Failure(salah)
        return jalankan_permintaan(self.lingkungan, perintah, oleh, kunci)

    def permintaan(self, permintaan: str, *, oleh: Pelaku) -> PermintaanTersimpan:
        """A request with its state, which holds no personal values; for those that the agency names
        (`petugas_pdp`) and for whoever made it. Raises `Terhalang`."""
        return lihat_permintaan(self.lingkungan, permintaan, oleh)

    def buka_permintaan(self, permintaan: str, *, oleh: Pelaku) -> Mapping[str, str]:
        """What was said in a request and by whom, by field (`nama`, `kontak`, `kuasa`, `isi`,
        `jawaban`); the read is on record. Raises as `permintaan` does."""
        return buka_permintaan(self.lingkungan, permintaan, oleh)

    def daftar_permintaan(
        self,
        oleh: Pelaku,
        *,
        instansi: str = "",
        berlaku: bool | None = True,
        lanjut: str | None = None,
        banyak: int = 50,
    ) -> HalamanPermintaan:
        """The desk of those whom the agency names (`petugas_pdp`): requests in force, the oldest
        first, so the one due first as well; with ``berlaku`` None all that there ever were. Raises
        `Terhalang`."""
        return daftar_permintaan(
            self.lingkungan, oleh, instansi=instansi, berlaku=berlaku, lanjut=lanjut, banyak=banyak
        )

    def periksa_permintaan(
        self, *, lanjut: str | None = None, banyak: int = 100
    ) -> LaporanPermintaan:
        """Bring up requests that nobody answered in time and those that may be done now, once each;
        to be called by a scheduler until ``lanjut`` is None."""
        return periksa_permintaan(self.lingkungan, lanjut=lanjut, banyak=banyak)

    def salinan_data(
        self,
        orang: Orang,
        *,
        oleh: Pelaku,
        diterima: datetime,
        instansi: str = "",
        sertakan: Sertakan = TANPA_TAMBAHAN,
    ) -> Result[dict[str, Any], tuple[Halangan, ...]]:
        """Everything that the agency holds on one person, as plain data; see `ekspor_subjek`.
        `application.salinan.teks_salinan` makes of it what people read."""
        return ekspor_subjek(
            self.lingkungan,
            orang,
            oleh=oleh,
            diterima=diterima,
            instansi=instansi,
            sertakan=sertakan,
        )

    def hapus_data(
        self, orang: Orang, *, oleh: Pelaku, sebab: SebabHapus, instansi: str = ""
    ) -> Result[Penghapusan, tuple[Halangan, ...]]:
        """Erase a person for good; see `hapus_subjek`."""
        return hapus_subjek(self.lingkungan, orang, oleh=oleh, sebab=sebab, instansi=instansi)

    def tahan_data(
        self, orang: Orang, *, oleh: Pelaku, dasar: str, instansi: str = ""
    ) -> Result[tuple[Penahanan, ...], tuple[Halangan, ...]]:
        """Put a legal hold on a person, which comes before any erasure."""
        return tahan_subjek(self.lingkungan, orang, oleh=oleh, dasar=dasar, instansi=instansi)

    def lepas_penahanan(
        self, penahanan: str, *, oleh: Pelaku, alasan: str, instansi: str = ""
    ) -> Result[Penahanan, tuple[Halangan, ...]]:
        """End a legal hold, for a stated reason."""
        return lepas_penahanan(
            self.lingkungan, penahanan, oleh=oleh, alasan=alasan, instansi=instansi
        )
