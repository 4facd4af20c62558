"""The arithmetic of a deadline in short Indonesian lines that an officer can redo by hand."""

from __future__ import annotations

from collections.abc import Iterator

from dinsos_core.domain.waktu.batas import Batas, JadwalLuar, SesuaiKebutuhan
from dinsos_core.domain.waktu.hitungan import Masukan, Tempo
from dinsos_core.domain.waktu.kalender import HariDilewati
from dinsos_core.domain.waktu.teks import teks_hari, teks_instan


def baris_tanpa_tenggat(batas: JadwalLuar | SesuaiKebutuhan) -> str:
    """Why no date can be given."""
    if isinstance(batas, SesuaiKebutuhan):
        return "Sesuai kebutuhan: standar tidak menetapkan batas waktu."
    jadwal = f" ({batas.teks})" if batas.teks else ""
    return f"Mengikuti jadwal di luar instansi{jadwal}: tanggalnya tidak dapat dihitung."


def baris_ditolak(belum_pasti: tuple[int, ...]) -> str:
    """Why no date is given although one could be (tafsir 44)."""
    return f"Tidak dihitung: hari libur {_tahun(belum_pasti)} belum ditetapkan."


def baris_tenggat(
    batas: Batas, tempo: Tempo, target: Tempo | None, m: Masukan, belum_pasti: tuple[int, ...]
) -> tuple[str, ...]:
    """The lines of one deadline, from its start to its due moment."""
    return tuple(_baris(batas, tempo, target, m, belum_pasti))


def _baris(
    batas: Batas, tempo: Tempo, target: Tempo | None, m: Masukan, belum_pasti: tuple[int, ...]
) -> Iterator[str]:
    yield f"Mulai {teks_instan(m.mulai)}."
    if tempo.sejak and tempo.sejak != m.mulai.date():
        yield f"Di luar jam kerja: dihitung diterima {teks_hari(tempo.sejak)}."
    if tempo.hari_pertama:
        yield f"Hari kerja ke-1: {teks_hari(tempo.hari_pertama)}."
    yield from _baris_dilewati(tempo.dilewati)
    for terhitung in tempo.jeda:
        sejak = teks_instan(m.kalender.lokal(terhitung.jeda.mulai))
        sebab = terhitung.jeda.alasan_kode.replace("_", " ")
        yield f"Jeda {sebab} sejak {sejak}: tambah {terhitung.tambahan}."
    if tempo.dijeda_sejak:
        yield f"Masih dijeda sejak {teks_instan(tempo.dijeda_sejak)}."
    if target:
        yield f"Target: {teks_instan(target.jatuh)}."
    yield f"Batas {batas}: jatuh tempo {teks_instan(tempo.jatuh)}."
    if belum_pasti:
        yield f"Sementara: hari libur {_tahun(belum_pasti)} belum ditetapkan."


def _baris_dilewati(dilewati: tuple[HariDilewati, ...]) -> Iterator[str]:
    akhir_pekan = sum(hari.sebab == "akhir_pekan" for hari in dilewati)
    if akhir_pekan:
        yield f"Dilewati {akhir_pekan} hari akhir pekan."
    for hari in dilewati:
        if hari.sebab != "akhir_pekan":
            sebab = hari.sebab.replace("_", " ")
            yield f"Dilewati {teks_hari(hari.tanggal)}: {hari.nama} ({sebab})."


def _tahun(tahun: tuple[int, ...]) -> str:
    return ", ".join(map(str, tahun))
