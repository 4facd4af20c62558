"""What a step needs gathered: facts, registries and a number only where doing it uses them."""

from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import Dunia, langkah_, sampai
from tests.prosedur.bahan import konteks

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.prosedur.langkah import Butuh, butuh_langkah
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import Produk, StandarPelayanan
from dinsos_core.testing.contoh import ADOPSI

TIDAK_APA_APA = Butuh()
FAKTA = Butuh(fakta=True)
FAKTA_DAN_REGISTRI = Butuh(fakta=True, registri=True)


def di(tujuan: str) -> Kasus:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, tujuan)
    return dunia.keadaan(kasus)


def butuh(keadaan: Kasus, langkah: str, standar: StandarPelayanan = ADOPSI, **isi: Any) -> Butuh:
    return butuh_langkah(keadaan, langkah_(keadaan.id, langkah, **isi), konteks(standar))


@pytest.mark.parametrize(
    ("tujuan", "isi", "jawab"),
    [
        ("disposisi", {}, TIDAK_APA_APA),
        ("periksa", {}, FAKTA),
        ("lapangan", {}, TIDAK_APA_APA),
        ("lapangan", {"fakta": {"layak_huni": True}}, FAKTA),
        ("nilai", {}, FAKTA_DAN_REGISTRI),
        ("teken", {}, TIDAK_APA_APA),
        ("teken-kepala", {}, TIDAK_APA_APA),
        ("teken-kepala", {"fakta": {"layak_huni": True}}, FAKTA),
        (
            "teken-kepala",
            {"hasil": "setuju", "fakta": {"layak_huni": True}},
            attrs.evolve(FAKTA_DAN_REGISTRI, ringkasan=True),
        ),
        ("terbitkan", {}, Butuh(nomor="izin")),
        ("terbitkan", {"hasil": "dilewati"}, TIDAK_APA_APA),
        ("serahkan", {}, TIDAK_APA_APA),
    ],
)
def test_langkah_hanya_mengumpulkan_yang_dipakainya(
    tujuan: str, isi: dict[str, Any], jawab: Butuh
) -> None:
    keadaan = di(tujuan)

    assert butuh(keadaan, keadaan.kemajuan.kini, **isi) == jawab


def test_penetapan_tanpa_penilaian_bertanya_kepada_registri() -> None:
    keadaan = attrs.evolve(di("teken-kepala"), penilaian=None)

    assert butuh(keadaan, "teken", hasil="setuju") == attrs.evolve(
        FAKTA_DAN_REGISTRI, ringkasan=True
    )


@pytest.mark.parametrize(
    ("produk", "nomor"),
    [
        (Produk(kode="izin", teks="x", bernomor=True, klasifikasi="460"), "izin"),
        (Produk(kode="izin", teks="x", bernomor=True), "izin"),
        (Produk(kode="izin", teks="x", klasifikasi="460"), None),
    ],
)
def test_nomor_hanya_dipesan_bagi_produk_yang_bernomor(produk: Produk, nomor: str | None) -> None:
    standar = attrs.evolve(ADOPSI, produk=(produk,))

    assert butuh(di("terbitkan"), "terbitkan", standar) == Butuh(nomor=nomor)


def test_langkah_yang_diikuti_langkah_bersyarat_membutuhkan_fakta() -> None:
    """Where the way goes on may depend on a fact; initials lead nowhere."""
    bersyarat = tuple(
        attrs.evolve(langkah, bila=Bila(fakta="menikah")) if langkah.kode == "nilai" else langkah
        for langkah in ADOPSI.langkah
    )
    standar = attrs.evolve(ADOPSI, langkah=bersyarat)

    assert butuh(di("lapangan"), "lapangan", standar) == FAKTA
    assert butuh(di("teken"), "teken", standar) == TIDAK_APA_APA
