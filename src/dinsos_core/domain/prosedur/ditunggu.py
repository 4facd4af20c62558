"""For whom a case waits: what a desk is made of."""

from datetime import datetime

from attrs import field, frozen

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import BerkasDitambah
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import langkah_dijeda, langkah_kini
from dinsos_core.domain.prosedur.penilaian import dilarang_langkah
from dinsos_core.domain.prosedur.peran import akun_pihak, peran_publik
from dinsos_core.domain.shared.ids import PelakuId


@frozen(kw_only=True)
class Ditunggu:
    """One role of which somebody may act next; any of them will do.

    ``peran``: an official of the case's agency who holds it; of a role of the public one of
    ``akun`` alone, those that hold it in this case by being a party (None: of an official's).
    ``langkah``: the code of the step, empty where papers are waited for. ``sejak``: since when the
    case stands there (aware). ``dijeda``: the step waits for a pause to end. ``dilarang``: accounts
    that do not do this step whatever role they hold, for they prepared what it determines, or are a
    party (tafsir 63).
    """

    peran: str
    langkah: str
    sejak: datetime
    dijeda: bool = False
    akun: tuple[PelakuId, ...] | None = field(default=None, repr=False)
    dilarang: tuple[PelakuId, ...] = field(default=(), repr=False)


def ditunggu(keadaan: Kasus, konteks: Konteks) -> tuple[Ditunggu, ...]:
    """Those who may act next. A case at its end waits for nobody, nor does one that stays open with
    no step left, or whose step is for parties without an account."""
    langkah = langkah_kini(keadaan, konteks)
    if langkah is not None:
        peran = keadaan.kemajuan.peran_giliran(langkah)
        dilarang = dilarang_langkah(keadaan, konteks.standar, langkah)
    elif keadaan.boleh(BerkasDitambah.tipe) and keadaan.status not in keadaan.siklus.menetap:
        peran, dilarang = peran_publik(konteks.standar), frozenset()
    else:
        return ()
    semua = (
        Ditunggu(
            peran=satu,
            langkah=langkah.kode if langkah is not None else "",
            sejak=_sejak(keadaan),
            dijeda=langkah is not None and bool(langkah_dijeda(keadaan, langkah)),
            akun=_akun(keadaan, konteks, satu),
            dilarang=tuple(sorted(dilarang)),
        )
        for satu in peran
    )
    return tuple(satu for satu in semua if satu.akun != ())


def _akun(keadaan: Kasus, konteks: Konteks, peran: str) -> tuple[PelakuId, ...] | None:
    if peran not in konteks.standar.publik:
        return None
    semua = akun_pihak(keadaan, konteks.standar, peran)
    return tuple(akun for akun in semua if akun not in keadaan.dikecualikan)


def _sejak(keadaan: Kasus) -> datetime:
    """When it last moved: by a step, a mark of its own life, or the end of a pause."""
    bergerak = (
        *(satu.pada for satu in keadaan.penanda if not satu.tentang),
        *(satu.pada for satu in keadaan.kemajuan.catatan),
        *(satu.selesai for satu in keadaan.jeda if satu.selesai is not None),
    )
    return max(bergerak)
