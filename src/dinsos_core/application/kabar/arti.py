"""What a standard says in a message beside what happened: what its yes means, and where to
complain of the service."""

from typing import Final

from dinsos_core.application.kabar.baris import BAHASA, baris
from dinsos_core.application.kabar.isi import KOSONG, kata
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.standar.kosakata import sebutan
from dinsos_core.domain.standar.model import KanalPengaduan

DISETUJUI: Final = Kata("disetujui", "approved")
_LAPOR: Final = "LAPOR!"


def isi_persetujuan(konteks: Konteks) -> dict[str, str]:
    """What a yes is called here, what it means, and what is to be done then."""
    satu = next(iter(konteks.standar.persetujuan), None)
    terjemah = konteks.kosakata.kata
    kewajiban = satu.kewajiban if satu else ()
    return {
        **kata("sebutan", terjemah(satu.sebutan) if satu else DISETUJUI),
        **kata("arti", terjemah(satu.arti) if satu else KOSONG),
        **baris(lambda b: [terjemah(x).dalam(b) for x in kewajiban], "kewajiban"),
    }


def isi_kanal(konteks: Konteks) -> dict[str, str]:
    """Every way to complain that the standard prints."""
    semua = konteks.standar.pengaduan.kanal if konteks.standar.pengaduan else ()
    return kata("kanal", Kata(*("; ".join(_kanal(k, konteks, b) for k in semua) for b in BAHASA)))


def _kanal(kanal: KanalPengaduan, konteks: Konteks, bahasa: Bahasa) -> str:
    tujuan = konteks.kosakata.kata(kanal.tujuan).dalam(bahasa)
    if kanal.berkata or _LAPOR in tujuan:
        return tujuan
    nama = sebutan(konteks.kosakata.kanal, kanal.jenis).dalam(bahasa)
    return f"{nama} {tujuan}".strip()
