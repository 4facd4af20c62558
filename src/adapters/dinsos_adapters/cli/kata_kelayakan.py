"""The words around an assessment, in both languages; the reasons bring their own."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Rekomendasi
from dinsos_core.domain.shared.kata import Bahasa, Kata

KESIMPULAN: Final[Mapping[Kesimpulan, Kata]] = {
    Kesimpulan.TERPENUHI: Kata("terpenuhi", "met"),
    Kesimpulan.TIDAK_TERPENUHI: Kata("tidak terpenuhi", "not met"),
    Kesimpulan.BELUM_DAPAT_DINILAI: Kata("belum dapat dinilai", "cannot be judged yet"),
}

SARAN: Final[Mapping[Rekomendasi, Kata]] = {
    Rekomendasi.SETUJUI: Kata(
        "setujui; semua syarat terpenuhi.", "approve; every condition is met."
    ),
    Rekomendasi.TOLAK: Kata(
        "tolak; ada syarat yang tidak terpenuhi.", "refuse; a condition is not met."
    ),
    Rekomendasi.TERUSKAN: Kata(
        "teruskan kepada {kepada}; syarat yang tidak terpenuhi membawanya ke sana.",
        "pass on to {kepada}; the condition that is not met leads there.",
    ),
    Rekomendasi.PERIKSA: Kata(
        "periksa dahulu; ada yang belum diketahui, dan tidak ada yang sudah tidak terpenuhi.",
        "look further; something is not known yet, and nothing is known to be unmet.",
    ),
}


@frozen(kw_only=True)
class Label:
    """Headings and fixed sentences in one language."""

    dinilai: str
    saran: str
    bukan_penetapan: str
    tanpa_syarat: str
    tidak_berlaku: str
    syaratnya: str
    bawa: str
    kepada: str
    peringatan: str
    tafsir: str


_LABEL: Final[Mapping[Bahasa, Label]] = {
    "id": Label(
        dinilai="dinilai menurut keadaan pada",
        saran="Saran",
        bukan_penetapan="Saran ini membantu kantor menetapkan; yang menetapkan tetap kantor.",
        tanpa_syarat="standar ini tidak menyebut syarat yang dapat diuji; "
        "berkas dan langkahnya yang menentukan.",
        tidak_berlaku="tidak berlaku",
        syaratnya="Syaratnya",
        bawa="Bawa",
        kepada="Diteruskan kepada",
        peringatan="Peringatan",
        tafsir="Tafsir yang dipakai",
    ),
    "en": Label(
        dinilai="judged as of",
        saran="Advice",
        bukan_penetapan="This advice informs the office, which decides for itself.",
        tanpa_syarat="this standard names no condition that can be tested; "
        "its papers and steps decide.",
        tidak_berlaku="does not apply",
        syaratnya="Required",
        bawa="Bring",
        kepada="Passed on to",
        peringatan="Warnings",
        tafsir="Readings relied on",
    ),
}


def label(bahasa: Bahasa) -> Label:
    """Headings and fixed sentences in one language."""
    return _LABEL[bahasa]
