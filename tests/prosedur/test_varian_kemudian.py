"""A case that goes where its variant can no longer be settled is not held up by it."""

import attrs
import pytest
from tests.permohonan.contoh import (
    KABID,
    KEPALA,
    LOKET,
    PEKSOS,
    TIM,
    di,
    langkah_,
    tanpa_langkah,
    ubah_langkah,
)
from tests.prosedur.test_pihak import BERVARIAN, KERABAT, varian

from dinsos_core.domain.standar.model import ArtiHasil, Hasil
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.testing.contoh import ADOPSI, langkah

KABARI = langkah("kabari", J.INFORMASIKAN, "loket", lompatan=True, lanjut="akhir")
TANPA_PUTUSAN = attrs.evolve(
    ubah_langkah(
        BERVARIAN,
        "lapangan",
        hasil={
            "tidak_layak": Hasil(ke="kabari", arti=ArtiHasil.TIDAK_DILAYANI),
            "bukan_wewenang": Hasil(ke="kabari", arti=ArtiHasil.DITERUSKAN),
        },
    ),
)
TANPA_PUTUSAN = attrs.evolve(TANPA_PUTUSAN, langkah=(*TANPA_PUTUSAN.langkah, KABARI))


@pytest.mark.parametrize("hasil", ["tidak_layak", "bukan_wewenang"])
def test_yang_berakhir_sebelum_variannya_diketahui_masih_dapat_diberi_tahu(hasil: str) -> None:
    dunia, kasus = di("lapangan", TANPA_PUTUSAN)
    dunia.ya(langkah_(kasus, "lapangan", hasil=hasil, alasan="sebab", kepada="Provinsi"), TIM)

    ditawarkan = {t.langkah for t in dunia.app.langkah_tersedia(kasus, LOKET)}
    dunia.kerjakan(kasus, ("kabari", LOKET))

    assert "kabari" in ditawarkan
    assert dunia.app.giliran(kasus) is None


def test_varian_yang_diubah_sesudah_putusan_membuka_putusan_bila_kasusnya_mundur() -> None:
    """A case that goes back to before its determination is determined again."""
    dasar = tanpa_langkah(BERVARIAN, "musyawarah")
    dekat = [s.kode for s in dasar.langkah].index("terbitkan")
    rapat = langkah("rapat", J.KOORDINASI, "tim", varian=KERABAT)
    dunia, kasus = di(
        "lapangan",
        attrs.evolve(
            dasar,
            dokumen=ADOPSI.dokumen,
            waktu=ADOPSI.waktu,
            langkah=(*dasar.langkah[:dekat], rapat, *dasar.langkah[dekat:]),
        ),
    )
    dunia.ya(varian(kasus, "kerabat"), TIM)
    jalan = (
        ("nilai", PEKSOS),
        ("konsep", PEKSOS),
        ("teken", PEKSOS),
        ("teken", KABID),
        ("teken:setuju", KEPALA),
    )
    dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": True}), TIM)
    dunia.kerjakan(kasus, *jalan)
    assert dunia.keadaan(kasus).kemajuan.kini == "rapat"

    dunia.ya(varian(kasus, "umum", "bukan kerabat"), KABID)

    assert (dunia.keadaan(kasus).status, dunia.keadaan(kasus).kemajuan.kini) == (
        "diproses",
        "lapangan",
    )
    dunia.kerjakan(kasus, ("lapangan", TIM), *jalan, ("terbitkan", LOKET), ("serahkan", LOKET))
    assert dunia.keadaan(kasus).status == "selesai"
