"""What a host calls again and again, and nobody asks for: messages, events, alerts, calendars.

Each call does so much at most, is safe to repeat, and may run in many workers at once.
"""

from attrs import field

from dinsos_core.application.bentuk import masukan
from dinsos_core.application.bukti import catat_kabar
from dinsos_core.application.halaman import berhalaman
from dinsos_core.application.kalender_baru import LaporanKalender, Pembaruan, perbarui
from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.relay import LaporanRelay, kirim_kotak_keluar
from dinsos_core.application.siaran import PenyusunKejadian, kirim_siaran
from dinsos_core.application.tenggat import LaporanTenggat, periksa_tenggat
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.ports.meja import periksa_banyak
from dinsos_core.ports.pengirim import Pengirim
from dinsos_core.ports.penyiar import Penyiar


@masukan
@frozen
class Berkala:
    """Recurring work over one wiring."""

    lingkungan: Lingkungan = field(repr=False)

    def perbarui_kalender(
        self,
        *,
        instansi: str | None = None,
        lanjut: str | None = None,
        banyak: int = 100,
    ) -> LaporanKalender:
        """Count the clocks again that were counted with another calendar than today's, a page at a
        time: renew what cases are found by, tell again whoever was told a date that moved, and say
        which clocks moved from when to when. To be called after a calendar changed, by as many
        workers and as often as wished, until `LaporanKalender.lanjut` is None. Raises `Terhalang`.

        Each calendar that it meets is kept in the store. Where the former one was, the days that
        made the difference are named, also to those who are told; so call it once at the start.
        """
        baru = Pembaruan(lingkungan=self.lingkungan, simpan=True)
        return perbarui(baru, instansi, lanjut, banyak)

    def pratinjau_kalender(
        self,
        *,
        instansi: str | None = None,
        lanjut: str | None = None,
        banyak: int = 100,
    ) -> LaporanKalender:
        """What `perbarui_kalender` would do; nothing is stored and nobody is told."""
        baru = Pembaruan(lingkungan=self.lingkungan, simpan=False)
        return perbarui(baru, instansi, lanjut, banyak)

    def kirim_pesan(self, pengirim: Pengirim, *, banyak: int = 20) -> LaporanRelay:
        """Send a batch of what waits in the outbox, the oldest of each case: again until none was
        sent. To be called after commands, or by a worker of its own. Raises as `periksa_tenggat`
        does."""
        ling = self.lingkungan
        with berhalaman(banyak):
            periksa_banyak(banyak)
        return kirim_kotak_keluar(
            ling.unit_kerja,
            pengirim,
            ling.katalog.instansi,
            ling.jam,
            acak=ling.acak,
            catat=lambda pesan: catat_kabar(ling, pesan),
            banyak=banyak,
        )

    def periksa_tenggat(self, *, banyak: int = 100) -> LaporanTenggat:
        """Raise, move and take back the alerts of cases whose clocks are due to be looked at, so
        many cases at most; to be called by a scheduler, as often and by as many workers as wished.
        Raises `Terhalang` (`halaman_tidak_dikenal`) and `PenyimpananGagal`."""
        return periksa_tenggat(self.lingkungan, banyak=banyak)

    def siarkan(
        self, penerima: str, penyiar: Penyiar, susun: PenyusunKejadian, *, banyak: int = 20
    ) -> LaporanRelay:
        """Send the events that wait for a receiver (one of ``siaran``), as `kirim_pesan` does."""
        ling = self.lingkungan
        with berhalaman(banyak):
            periksa_banyak(banyak)
        return kirim_siaran(
            ling.unit_kerja, penerima, penyiar, susun, ling.jam, acak=ling.acak, banyak=banyak
        )
