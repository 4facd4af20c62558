"""Which facts a step's form offers to attest: those the rules need, of whom they need them."""

import attrs
from tests.permohonan.contoh import KEPALA, LOKET, TIM, Dunia

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.standar.model import StandarPelayanan, Syarat
from dinsos_core.testing.contoh import ADOPSI

LAYAK_HUNI = next(satu for satu in ADOPSI.syarat if satu.kode == "layak-huni")


def sehat(fakta: str) -> Syarat:
    return attrs.evolve(
        LAYAK_HUNI, kode=fakta, uji="dalam", fakta=fakta, parameter={"nilai": ("sehat",)}
    )


def ditawarkan(standar: StandarPelayanan) -> list[str]:
    """The facts that the field visit of two applicants may attest."""
    dunia = Dunia(attrs.evolve(standar, dokumen=()))
    pemohon, anak = pu.PihakDiajukan(pihak="pemohon"), pu.PihakDiajukan(pihak="anak")
    kasus = dunia.adopsi(pihak=(pemohon, pemohon, anak), fakta={}, berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    (langkah,) = [t for t in dunia.app.langkah_tersedia(kasus, TIM) if t.langkah]
    return [b.nama for b in langkah.bidang if b.nama.startswith("fakta.")]


def test_fakta_satu_pihak_ditawarkan_untuk_yang_pertama_saja() -> None:
    satu = attrs.evolve(ADOPSI, syarat=(sehat("pemohon.sehat"),))
    setiap = attrs.evolve(ADOPSI, syarat=(sehat("setiap pemohon.sehat"),))

    assert ditawarkan(satu) == ["fakta.pemohon[0].sehat"]
    assert ditawarkan(setiap) == ["fakta.pemohon[0].sehat", "fakta.pemohon[1].sehat"]


def test_fakta_peran_lain_dan_pernyataan_dilewati_tanpa_menghabisi_yang_sesudahnya() -> None:
    peran_lain = attrs.evolve(LAYAK_HUNI, parameter={"oleh": ("peksos",)})
    menikah = next(satu for satu in ADOPSI.syarat if satu.kode == "menikah")
    standar = attrs.evolve(ADOPSI, syarat=(peran_lain, menikah, sehat("anak.sehat")))

    assert ditawarkan(standar) == ["fakta.anak[0].sehat"]
