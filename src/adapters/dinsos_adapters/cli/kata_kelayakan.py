"""The words around an assessment, in both languages; the reasons bring their own."""

from collections.abc import Mapping
from typing import Final

from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Rekomendasi
from dinsos_core.domain.shared.kata import Bahasa, Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import StandarPelayanan

KESIMPULAN: Final[Mapping[Kesimpulan, Kata]] = {
    Kesimpulan.TERPENUHI: Kata("terpenuhi", "met"),
    Kesimpulan.TIDAK_TERPENUHI: Kata("tidak terpenuhi", "not met"),
    Kesimpulan.BELUM_DAPAT_DINILAI: Kata("belum dapat dinilai", "cannot be judged yet"),
    Kesimpulan.DITERUSKAN: Kata("diteruskan", "passed on"),
}

SARAN: Final[Mapping[Rekomendasi, Kata]] = {
    Rekomendasi.SETUJUI: Kata(
        "setujui; semua syarat terpenuhi.", "approve; every condition is met."
    ),
    Rekomendasi.TOLAK: Kata(
        "tolak; ada syarat yang tidak terpenuhi.", "refuse; a condition is not met."
    ),
    Rekomendasi.TERUSKAN: Kata(
        "teruskan ke: {kepada}. Alasannya disebut pada syaratnya.",
        "pass on to: {kepada}. The condition concerned says why.",
    ),
    Rekomendasi.PERIKSA: Kata(
        "periksa dahulu; ada yang belum diketahui. Sejauh ini tidak ada syarat yang gagal.",
        "look further; something is not known yet. So far no condition fails.",
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
    milik_kami: str
    syaratnya: str
    bawa: str
    sampai: str
    kepada_bila: str
    berkas: str
    peringatan: str
    tafsir: str


_LABEL: Final[Mapping[Bahasa, Label]] = {
    "id": Label(
        dinilai="Dinilai menurut keadaan pada",
        saran="Saran",
        bukan_penetapan="Saran ini membantu kantor menetapkan; yang menetapkan tetap kantor.",
        tanpa_syarat="standar ini tidak menyebut syarat yang dapat diuji; "
        "berkas dan langkahnya yang menentukan.",
        tidak_berlaku="tidak berlaku",
        milik_kami="milik kami",
        syaratnya="Syaratnya",
        bawa="Bawa",
        sampai="Dapat diajukan sampai",
        kepada_bila="Bila tidak terpenuhi, diteruskan ke",
        berkas="Berkas yang diminta",
        peringatan="Peringatan",
        tafsir="Tafsir yang dipakai",
    ),
    "en": Label(
        dinilai="Judged as of",
        saran="Advice",
        bukan_penetapan="This advice informs the office, which decides for itself.",
        tanpa_syarat="this standard names no condition that can be tested; "
        "its papers and steps decide.",
        tidak_berlaku="does not apply",
        milik_kami="ours",
        syaratnya="Required",
        bawa="Bring",
        sampai="May be submitted until",
        kepada_bila="If it is not met, passed on to",
        berkas="Papers asked for",
        peringatan="Warnings",
        tafsir="Readings relied on",
    ),
}


def label(bahasa: Bahasa) -> Label:
    """Headings and fixed sentences in one language."""
    return _LABEL[bahasa]


_KEPUTUSAN: Final = Kata("Keputusan {nomor} tahun {tahun}", "Decree {nomor} of {tahun}")
_NOMOR_BERTAHUN: Final = Kata("Keputusan {nomor}", "Decree {nomor}")
_TANPA_NOMOR: Final = Kata("standar tanpa nomor, {tahun}", "standard without a number, {tahun}")


def sebutan_keputusan(standar: StandarPelayanan, bahasa: Bahasa) -> str:
    """How people cite the decree and the service's number in it."""
    sk = standar.keputusan
    kata = _KEPUTUSAN if sk.nomor[:1].isdigit() else _TANPA_NOMOR
    if sk.nomor.endswith(str(sk.tahun)):
        kata = _NOMOR_BERTAHUN
    urut = f", no. {standar.nomor_urut}" if standar.nomor_urut else ""
    return kata.dalam(bahasa).format(nomor=sk.nomor, tahun=sk.tahun) + urut
