"""A determination that evaluates by itself records what it rests on, whatever it decides."""

import attrs
import pytest
from tests.permohonan.contoh import (
    BERKAS_ADOPSI,
    KABID,
    KEPALA,
    LOKET,
    PEKSOS,
    Dunia,
    langkah_,
    sampai,
)

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN

LANGKAH = tuple(
    attrs.evolve(satu, oleh=("kepala",)) if satu.kode == "teken" else satu
    for satu in ADOPSI.langkah
    if satu.kode not in {"nilai", "konsep"}
)


@pytest.mark.parametrize("hasil", ["setuju", "tolak", "teruskan"])
def test_penetapan_tanpa_asesmen_mencatat_penilaiannya_lebih_dulu(hasil: str) -> None:
    dunia = Dunia(attrs.evolve(ADOPSI, langkah=LANGKAH))
    kasus = dunia.adopsi(fakta={"menikah": False, "jumlah_anak": 0}, berkas=BERKAS_ADOPSI)
    sampai(dunia, kasus, "nilai")

    dinilai, selesai, putusan = dunia.ya(
        langkah_(kasus, "teken", hasil, alasan="x"), KEPALA
    ).kejadian

    assert isinstance(dinilai, k.KelayakanDinilai)
    assert dinilai.penilaian.terbuka.kepada == "provinsi"
    assert isinstance(selesai, k.LangkahDiselesaikan)
    assert selesai.hasil == hasil
    if isinstance(putusan, k.KasusDiteruskan):
        assert putusan.kepada == "provinsi"
    else:
        penetapan = dunia.keadaan(kasus).penetapan
        assert penetapan is not None
        assert penetapan.menyimpang
        assert penetapan.dasar == ()  # passing on is no ground to refuse
        assert dunia.keadaan(kasus).asesor == ()


@pytest.mark.parametrize(
    ("fakta", "ditanya"), [({}, False), ({"pemohon.sehat": "sehat"}, True)], ids=["tanpa", "dengan"]
)
def test_penetapan_yang_menyaksikan_fakta_bertanya_lagi_kepada_registri(
    fakta: dict[str, object], *, ditanya: bool
) -> None:
    sehat = attrs.evolve(
        ADOPSI.syarat[0],
        kode="s",
        uji="dalam",
        fakta="pemohon.sehat",
        parameter={"nilai": ("sehat",)},
    )
    dunia = Dunia(attrs.evolve(SANTUNAN, syarat=(*SANTUNAN.syarat, sehat)))
    kasus = dunia.santunan()
    dunia.kerjakan(
        kasus, ("catat", LOKET), ("periksa", LOKET), ("kelayakan", KABID), ("draf", PEKSOS)
    )
    sudah = len(dunia.registri.ditanya)

    dunia.ya(langkah_(kasus, "tetapkan", "setuju", alasan="x", fakta=fakta), KEPALA)

    assert sudah > 0
    assert (len(dunia.registri.ditanya) > sudah) is ditanya
