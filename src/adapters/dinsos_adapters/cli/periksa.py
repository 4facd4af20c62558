"""Every mistake in catalogue directories: the catalogue's own check, and agencies' calendars."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from dinsos_adapters.kalender import KalenderTidakSah, urai_data
from dinsos_adapters.katalog import JenisMasalah, MasalahKatalog, periksa_katalog
from dinsos_adapters.katalog.berkas import ada_berkas, baca_toml, isi_direktori
from dinsos_adapters.katalog.indeks import INSTANSI
from dinsos_adapters.katalog.masalah import Catatan


def periksa_semua(direktori: Iterable[Path], *, dengan_bawaan: bool) -> tuple[MasalahKatalog, ...]:
    """All problems at once, the catalogue's first."""
    akar = tuple(direktori)
    masalah = periksa_katalog(*akar, dengan_bawaan=dengan_bawaan)
    kalender = (satu for berkas in _berkas_instansi(akar) for satu in _kalender(berkas))
    return (*masalah, *kalender)


def _berkas_instansi(akar: tuple[Path, ...]) -> Iterator[Path]:
    for satu in dict.fromkeys(akar):
        # What cannot be looked at, the catalogue's own check has said.
        anak = (Path(str(a)) for a in isi_direktori(satu, Catatan(berkas=str(satu))))
        for tempat in (satu, *anak):
            if ada_berkas(tempat / INSTANSI):
                yield tempat / INSTANSI


def _kalender(berkas: Path) -> Iterator[MasalahKatalog]:
    catatan = Catatan(berkas=str(berkas))
    isi = baca_toml(berkas, catatan)
    tabel = isi.get("kalender", {}) if isi else None
    if not isinstance(tabel, dict):
        return  # said by the catalogue's own check
    try:
        urai_data(tabel)
    except KalenderTidakSah as salah:
        for pesan in salah.masalah:
            kunci, _, rincian = pesan.partition(": ")
            catatan.catat(JenisMasalah.NILAI_SALAH, kunci, rincian=rincian)
    yield from catatan.masalah


def objek_masalah(masalah: MasalahKatalog) -> dict[str, object]:
    """A problem as JSON data, worded in both languages."""
    isi = attrs.asdict(masalah)
    return {
        **isi,
        "jenis": masalah.jenis.value,
        "pesan": masalah.pesan,
        "pesan_en": masalah.pesan_en,
    }
