"""What is said of a letter that was issued, put right or copied."""

from dinsos_core.application.kabar.isi import KOSONG, Isi, kata, tanggal
from dinsos_core.domain.kasus.kejadian_surat import SalinanDiterbitkan
from dinsos_core.domain.kasus.surat import Surat
from dinsos_core.domain.kelayakan.sebutan import awali_kecil
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.standar.kosakata import sebutan


def data_surat(surat: Surat, konteks: Konteks) -> dict[str, str]:
    """Its number, its days, and who signed it."""
    return {
        "nomor": surat.nomor,
        **tanggal("tanggal_surat", surat.tanggal),
        **tanggal("berlaku_sampai", surat.berlaku_sampai),
        **kata("peneken", _peneken(surat, konteks)),
    }


def isi_salinan(e: SalinanDiterbitkan) -> Isi:
    """Not for whom: that may be somebody else."""
    return Isi("salinan-terbit", {"nomor": e.nomor, "banyak": str(e.banyak)})


def _peneken(surat: Surat, konteks: Konteks) -> Kata:
    """In which role it was signed, and in whose name."""
    oleh, peran = surat.penandatangan, konteks.kosakata.peran
    if oleh is None:
        return KOSONG
    nama = sebutan(peran, oleh.peran)
    ind, ing = f"{oleh.sebagai} {nama.id}".strip(), nama.en + " (acting)" * bool(oleh.sebagai)
    if surat.atas_nama:
        nama = sebutan(peran, surat.atas_nama)
        ind, ing = f"{ind}, a.n. {nama.id}", f"{ing}, in the name of the {awali_kecil(nama.en)}"
    if surat.untuk_beliau:
        nama = sebutan(peran, surat.untuk_beliau)
        ind, ing = f"{ind}, u.b. {nama.id}", f"{ing}, in the place of the {awali_kecil(nama.en)}"
    return Kata(ind, ing)
