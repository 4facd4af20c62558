"""What became of a message goes into the case that it told somebody of, as an event of that case.

Through the one pipeline, by nobody: whatever the case's status, whoever it is hidden from, whether
the persons in it were erased. A key made of the message's id makes it act once.
"""

from datetime import datetime

from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.pipa import jalankan
from dinsos_core.application.relay import RELAY
from dinsos_core.domain.kasus.perintah_catatan import CatatKabar
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.pelaku import SISTEM, Pelaku
from dinsos_core.ports.kotak_keluar import Pesan
from dinsos_core.ports.pengirim import PengirimanGagal


def catat_kabar(ling: Lingkungan, pesan: Pesan) -> None:
    """Record what a message of the channel `BUKTI` says. Raises `PengirimanGagal`, to be asked
    again where the case was only busy."""
    diterima, pihak = pesan.data.get("diterima"), pesan.pihak
    assert pihak is not None
    perintah = CatatKabar(
        kasus=pesan.kasus,
        pesan=pesan.data["pesan"],
        pihak=pihak,
        tentang=pesan.tentang,
        diterima=None if diterima is None else datetime.fromisoformat(diterima),
        sebab=pesan.data.get("sebab", ""),
    )
    oleh = Pelaku(id=RELAY, instansi=pesan.data["instansi"], peran=(SISTEM,))
    mungkin = tuple(satu for satu in ling.jenis if CatatKabar in satu.aturan)
    hasil = jalankan(ling, mungkin, perintah, oleh, pesan.id, sistem=True)
    if not is_successful(hasil):
        raise PengirimanGagal(hasil.failure()[0].kode.value, sementara=True)
