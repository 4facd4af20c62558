"""Gather: facts from the vault and from the registries, before anything is decided.

A source that is down makes a fact unknown, never false. A registry is asked once for each person
and fact that the standard's conditions name.
"""

from collections.abc import Mapping
from datetime import date

from dinsos_core.application.agregat import FaktaTersegel
from dinsos_core.domain.kelayakan.dasar_uji import Uji
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, urai_jalur
from dinsos_core.domain.kelayakan.jalur import jalur_fakta
from dinsos_core.domain.shared.nilai import BelumDiketahui, NilaiFakta
from dinsos_core.domain.standar.kosakata import Kosakata, SumberFakta
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.ports.brankas import Brankas, Tujuan
from dinsos_core.ports.lingkungan import PermintaanRegistri, Registri, SumberTakTerjangkau

DIHAPUS = BelumDiketahui(sebab="dihapus")


def buka_fakta(tersegel: FaktaTersegel, brankas: Brankas, tujuan: Tujuan) -> FaktaKasus:
    """The facts of a case in the open; an erased value is unknown, with that reason."""
    semua = [r for p in tersegel.pihak for r in p.fakta.values()] + list(tersegel.kasus.values())
    isi = brankas.buka(semua, tujuan)
    pihak: dict[str, tuple[Mapping[str, NilaiFakta], ...]] = {}
    for p in tersegel.pihak:
        nilai = {kode: isi.get((r.subjek, r.kunci), DIHAPUS) for kode, r in p.fakta.items()}
        pihak[p.pihak] = (*pihak.get(p.pihak, ()), nilai)
    kasus = {kode: isi.get((r.subjek, r.kunci), DIHAPUS) for kode, r in tersegel.kasus.items()}
    return FaktaKasus(pihak=pihak, kasus=kasus)


def tanya_registri(
    fakta: FaktaKasus,
    standar: StandarPelayanan,
    kosakata: Kosakata,
    registri: Mapping[str, Registri],
    pada: date,
    *,
    uji: Mapping[str, Uji],
) -> FaktaKasus:
    """The facts with every registry's answer that the standard's conditions and their tests
    (``uji``) ask for."""
    pihak = {nama: [dict(satu) for satu in semua] for nama, semua in fakta.pihak.items()}
    kasus = dict(fakta.kasus)
    for teks in jalur_fakta(standar, uji):
        jalur = urai_jalur(teks)
        definisi = kosakata.fakta.get(jalur.kode)
        if definisi is None or definisi.sumber is not SumberFakta.REGISTRI:
            continue
        sumber = registri.get(definisi.registri or "")
        orang = pihak.get(jalur.pihak, []) if jalur.pihak else [kasus]
        for data in orang if jalur.setiap else orang[:1]:
            minta = PermintaanRegistri(definisi=definisi, data=dict(data), pada=pada)
            data[jalur.kode] = _jawaban(sumber, minta)
    return FaktaKasus(pihak={n: tuple(s) for n, s in pihak.items()}, kasus=kasus)


def _jawaban(sumber: Registri | None, minta: PermintaanRegistri) -> NilaiFakta:
    if sumber is None:
        return BelumDiketahui(sebab="belum_ditanya")
    try:
        return sumber(minta)
    except SumberTakTerjangkau:
        return BelumDiketahui(sebab="sumber_tak_terjangkau")
