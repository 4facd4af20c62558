"""An applicant who is a child: a guardian acts for them, or their dossier is not complete (tafsir
`pemohon-anak`). Reports, complaints and stays are never held up for that."""

from typing import Final

from dinsos_core.domain.kasus.berkas import (
    DokumenDiserahkan,
    Kekurangan,
    SebabKurang,
    kekurangan,
)
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.anak import Umur, umur
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.pelaku import PEMOHON
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai

HANYA_DIPERINGATKAN: Final = TafsirDipakai(kode="pemohon-anak", bacaan="peringatan")


def perlu_wali(kasus: Kasus, standar: StandarPelayanan) -> bool:
    """Whether an applicant who is a child is acted for by a guardian: in a matter of their own."""
    hanya = HANYA_DIPERINGATKAN
    return not kasus.bersekat and not standar.dibaca(hanya.kode, hanya.bacaan)


def kekurangan_perkara(
    kasus: Kasus,
    konteks: Konteks,
    fakta: FaktaKasus,
    berkas: tuple[DokumenDiserahkan, ...],
) -> tuple[Kekurangan, ...]:
    """What a case's dossier lacks: its papers, and the guardian of a child who applies."""
    standar = konteks.standar
    return (*kekurangan(standar, fakta, berkas), *_tanpa_wali(kasus, konteks, fakta))


def _tanpa_wali(kasus: Kasus, konteks: Konteks, fakta: FaktaKasus) -> tuple[Kekurangan, ...]:
    wakil = konteks.kosakata.wakil
    penuh = [satu for satu in wakil.values() if satu.penuh and satu.kode in konteks.standar.wakil]
    if not penuh or not perlu_wali(kasus, konteks.standar):
        return ()
    # Whoever has come of age meanwhile acts for themselves: nobody can be their guardian by law.
    saat = (kasus.diajukan_pada, konteks.kini)
    tempat = (n for n, q in enumerate(kasus.pihak) if q.pihak == PEMOHON)
    semua = zip(tempat, fakta.pihak.get(PEMOHON, ()), strict=False)
    anak = {
        n
        for n, satu in semua
        if all(umur(satu.get("tanggal_lahir"), konteks.hari(x)) is Umur.ANAK for x in saat)
    }
    if not anak - _berwali(kasus, konteks):
        return ()
    dokumen = next(iter(penuh[0].dokumen), None)
    return (
        Kekurangan(
            dokumen=dokumen.kode if dokumen else penuh[0].kode,
            teks=dokumen.teks if dokumen else konteks.kosakata.pihak[penuh[0].kode].nama,
            butir=(),
            lokasi=f"{penuh[0].kode}[0]",
            sebab=(SebabKurang.TIDAK_ADA,),
        ),
    )


def _berwali(kasus: Kasus, konteks: Konteks) -> set[int]:
    """The places of those for whom somebody acts in everything today."""
    kini = konteks.hari(konteks.kini)
    semua = (q.wakil for q in kasus.pihak if q.wakil is not None)
    return {satu.untuk for satu in semua if satu.penuh and satu.berlaku(kini)}
