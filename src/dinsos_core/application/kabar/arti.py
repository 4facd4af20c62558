"""What a standard and its agency say in a message beside what happened: what a yes means, what the
service costs, when the office is open, and where to complain."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from dinsos_core.application.bahasa.jelaskan import berzona
from dinsos_core.application.kabar.baris import baris
from dinsos_core.application.kabar.isi import KOSONG, kata
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import BAHASA, Bahasa, Kata
from dinsos_core.domain.shared.sekali import sekali
from dinsos_core.domain.standar.kosakata import Kosakata, sebutan
from dinsos_core.domain.standar.model import KanalPengaduan, StandarPelayanan
from dinsos_core.domain.waktu.kalender import JamKerja, KalenderKerja
from dinsos_core.domain.waktu.teks import HARI, HARI_EN, teks_tanggal

DISETUJUI: Final = Kata("disetujui", "approved")
GRATIS: Final = Kata("gratis", "free of charge")
_LAPOR: Final = "LAPOR!"
_SAMPAI: Final = Kata(" sampai ", " to ")
_DAN: Final = Kata(" dan ", " and ")
_MENDATANG: Final = timedelta(days=60)
"""How long before they begin other hours are told."""


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
    return kata("kanal", _semua_kanal(konteks.standar, konteks.kosakata))


@sekali
def _semua_kanal(standar: StandarPelayanan, kosakata: Kosakata) -> Kata:
    semua = standar.pengaduan.kanal if standar.pengaduan else ()
    return Kata(*("; ".join(_kanal(k, kosakata, b) for k in semua) for b in BAHASA))


def _kanal(kanal: KanalPengaduan, kosakata: Kosakata, bahasa: Bahasa) -> str:
    tujuan = kosakata.kata(kanal.tujuan).dalam(bahasa)
    if kanal.berkata or _LAPOR in tujuan:
        return tujuan
    nama = sebutan(kosakata.kanal, kanal.jenis).dalam(bahasa)
    return f"{nama} {tujuan}".strip()


def isi_biaya(konteks: Konteks) -> dict[str, str]:
    """What the service costs, as far as the standard prints it."""
    biaya = konteks.standar.biaya
    if biaya is None or biaya.rupiah is None:
        return kata("biaya", KOSONG)
    rupiah = f"{biaya.rupiah:,}"
    return kata(
        "biaya", Kata(f"Rp{rupiah.replace(',', '.')}", f"Rp{rupiah}") if biaya.rupiah else GRATIS
    )


def isi_jam_kantor(kalender: KalenderKerja, hari: date) -> dict[str, str]:
    """When the office is open, with other hours that hold then or soon."""
    return kata("jam_kantor", Kata(*(_jam_kantor(kalender, hari, b) for b in BAHASA)))


def _jam_kantor(kalender: KalenderKerja, hari: date, bahasa: Bahasa) -> str:
    zona = _nama_zona(kalender.zona, hari)
    khusus = (
        f"{satu.nama} ({teks_tanggal(satu.mulai, bahasa)}{_SAMPAI.dalam(bahasa)}"
        f"{teks_tanggal(satu.selesai, bahasa)}): {_sepekan(satu.jam, bahasa)}"
        for satu in kalender.jam_khusus
        if satu.mulai - _MENDATANG <= hari <= satu.selesai
    )
    return "; ".join((f"{_sepekan(kalender.jam, bahasa)} {zona}", *khusus))


@lru_cache(maxsize=64)
def _nama_zona(zona: ZoneInfo, hari: date) -> str | None:
    return berzona(datetime.combine(hari, datetime.min.time(), zona)).tzname()


def _sepekan(jam: Mapping[int, JamKerja], bahasa: Bahasa) -> str:
    return _hari_dan_jam(tuple(jam.items()), bahasa)


@lru_cache(maxsize=256)
def _hari_dan_jam(sepekan: tuple[tuple[int, JamKerja], ...], bahasa: Bahasa) -> str:
    """Days with the same hours together, as far as they follow each other."""
    jam = dict(sepekan)
    nama = HARI if bahasa == "id" else HARI_EN

    def bagian() -> Iterator[str]:
        for (_, satu), urut in groupby(enumerate(jam), lambda x: (x[1] - x[0], jam[x[1]])):
            hari = [nama[d] for _, d in urut]
            antara = (_SAMPAI if len(hari) > 2 else _DAN).dalam(bahasa)
            yield f"{antara.join(dict.fromkeys((hari[0], hari[-1])))} {_jam(satu, bahasa)}"

    return ", ".join(bagian())


def _jam(jam: JamKerja, bahasa: Bahasa) -> str:
    pola = "%H.%M" if bahasa == "id" else "%H:%M"
    return f"{jam.buka.strftime(pola)}–{jam.tutup.strftime(pola)}"
