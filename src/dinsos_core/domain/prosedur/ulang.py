"""What has to be done again once facts, parties, the variant or the reference day have changed."""

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kelayakan.fakta import FaktaKasus
from dinsos_core.domain.prosedur.alur import langkah_menilai, langkah_periksa, mundur
from dinsos_core.domain.prosedur.anak import kekurangan_perkara
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.pelaku import JejakPelaku

Semua = tuple[k.Kejadian, ...]


def ulangi(kasus: Kasus, fakta: FaktaKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """What a change undoes once the dossier was complete: papers that are now asked for are checked
    first; an assessment and initials made before are done again."""
    return periksa_lagi(kasus, fakta, konteks, oleh) or nilai_lagi(kasus, konteks, oleh)


def periksa_lagi(kasus: Kasus, fakta: FaktaKasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The check of papers, where some are now asked for that are not there, and it is behind."""
    if not kasus.boleh(k.PemeriksaanDiulang.tipe):
        return ()
    if not kekurangan_perkara(kasus, konteks, fakta, kasus.diserahkan):
        return ()
    langkah, kini = konteks.standar.langkah, kasus.kemajuan.kini
    periksa = langkah_periksa(langkah) or kini
    if periksa != kini and not mundur(langkah, kini, periksa):
        return ()
    return (k.PemeriksaanDiulang(pada=konteks.kini, oleh=oleh, langkah=periksa),)


def nilai_lagi(kasus: Kasus, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    """The assessment and the initials that rest on it, done again."""
    if not kasus.boleh(k.LangkahDiulang.tipe):
        return ()
    langkah, kini = konteks.standar.langkah, kasus.kemajuan.kini
    kembali = langkah_menilai(langkah) or kini
    if not mundur(langkah, kini, kembali):
        kembali = kini
    if kembali != kini or kasus.kemajuan.paraf:
        return (k.LangkahDiulang(pada=konteks.kini, oleh=oleh, langkah=kembali),)
    return ()
