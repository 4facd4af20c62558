"""What agencies exchange: a case, in one store or as a parcel."""

from collections.abc import Iterable, Mapping

from returns.result import Result

from dinsos_core.application import jawaban_paket as j
from dinsos_core.application import paket as p
from dinsos_core.application.bentuk import masukan
from dinsos_core.application.data_pribadi import DataPribadi
from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.application.tanya import Tanya
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.katalog import TANPA_TAFSIR
from dinsos_core.ports.paket import PenyandiPaket


@masukan
@frozen
class Pertukaran(DataPribadi):
    """Parcels over one wiring. The keys are the host's, `dinsos_adapters.brankas.KunciPaket`."""

    def buat_paket(
        self, kasus: str, *, oleh: Pelaku, kepada: str, penyandi: PenyandiPaket
    ) -> bytes:
        """The parcel, for the agency with the code ``kepada``, of a case that was passed on: what
        was stated of whom it is about, and nothing of reporters, notes or registries. For those who
        pass cases on; reading is on record, and the case notes it. Raises `Terhalang`."""
        return p.buat_paket(Tanya(self.lingkungan), kasus, oleh, kepada, penyandi)

    def baca_paket(self, paket: bytes, *, oleh: Pelaku, penyandi: PenyandiPaket) -> p.IsiPaket:
        """What a parcel says, without keeping anything of it but that it was read. Raises
        `Terhalang`: `paket_ditolak`, `peran_tidak_berwenang` for whoever holds no role there."""
        return p.baca_paket(Tanya(self.lingkungan), paket, oleh, penyandi)

    def terima_paket(
        self,
        paket: bytes,
        *,
        oleh: Pelaku,
        penyandi: PenyandiPaket,
        layanan: str = "",
        pihak: Mapping[str, str] = TANPA_TAFSIR,
        pihak_lain: Iterable[PihakDiajukan] = (),
        **perintah: object,
    ) -> Result[PerintahTerlaksana, tuple[Halangan, ...]]:
        """Open the parcel's matter as a case of the wiring's agency, by its own rules; once: the
        same parcel again answers with that case (``ulang``).

        ``layanan``: the service here, where its code is another; ``pihak``: the kinds of parties
        there under their kinds here; ``pihak_lain``: parties more; ``perintah``: what the opening
        asks beside (`varian`, `tetap_ajukan`). Facts that the vocabulary here does not take are
        kept as a sealed note. Raises `Terhalang` (`paket_ditolak`).
        """
        tujuan = p.Tujuan(
            layanan=layanan, pihak=pihak, pihak_lain=tuple(pihak_lain), perintah=perintah
        )
        return p.terima_paket(Tanya(self.lingkungan), paket, oleh, penyandi, tujuan)

    def jawab_paket(
        self, paket: bytes, *, oleh: Pelaku, penyandi: PenyandiPaket, alasan: str = ""
    ) -> bytes:
        """The answer to a parcel, for whoever sent it: the number of the case that it became here;
        or, of one that is not taken in, ``alasan``, which is on record here as well. Raises
        `Terhalang`: `tujuan_wajib` for a reason that says nothing."""
        return j.jawab_paket(Tanya(self.lingkungan), paket, oleh, penyandi, alasan)

    def catat_jawaban_paket(
        self, kasus: str, jawaban: bytes, *, oleh: Pelaku, penyandi: PenyandiPaket
    ) -> j.JawabanPaket:
        """Note such an answer in the case that was passed on; the same once. Raises `Terhalang`
        (`paket_ditolak`)."""
        return j.catat_jawaban_paket(Tanya(self.lingkungan), kasus, jawaban, oleh, penyandi)

    def serahkan(
        self,
        kasus: str,
        *,
        oleh: Pelaku,
        kepada: str,
        layanan: str = "",
        pihak: Mapping[str, str] = TANPA_TAFSIR,
        pihak_lain: Iterable[PihakDiajukan] = (),
        **perintah: object,
    ) -> Result[p.Serahan, tuple[Halangan, ...]]:
        """Hand a case that was passed on to an agency whose cases are in the same store: it is
        opened there at once and lies on the desk of its counter. The answer is the number to ask
        by, and nothing of how it goes on; once, as with a parcel. Raises `Terhalang`."""
        tujuan = p.Tujuan(
            layanan=layanan, pihak=pihak, pihak_lain=tuple(pihak_lain), perintah=perintah
        )
        return p.serahkan(Tanya(self.lingkungan), kasus, oleh, kepada, tujuan)
