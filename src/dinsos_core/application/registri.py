"""Gather: what registries know of the facts that conditions name.

A source that is down makes a fact unknown, never false; so does one that answers what no rule
understands. A registry is asked once for each person and fact that the standard's conditions name.
"""

from collections.abc import Mapping
from datetime import date

from dinsos_core.application.bentuk import nilai_polos
from dinsos_core.domain.kelayakan.fakta import FaktaKasus, periksa_nilai
from dinsos_core.domain.kelayakan.sah import keanggotaan_terbaca
from dinsos_core.domain.kelayakan.susunan import SyaratStandar
from dinsos_core.domain.shared.halangan import Halangan
from dinsos_core.domain.shared.nilai import (
    BelumDiketahui,
    Keanggotaan,
    NilaiFakta,
    TanggalRentang,
)
from dinsos_core.domain.standar.kosakata import Kosakata
from dinsos_core.ports.lingkungan import PermintaanRegistri, Registri

JAWABAN_SALAH = BelumDiketahui(sebab="jawaban_sumber_salah")
BELUM_DITANYA = BelumDiketahui(sebab="belum_ditanya")
TAK_TERJANGKAU = BelumDiketahui(sebab="sumber_tak_terjangkau")


def sumber_ditanya(syarat: SyaratStandar, kosakata: Kosakata) -> frozenset[str]:
    """The registries that know facts of the conditions."""
    semua = (kosakata.fakta.get(jalur.kode) for jalur in syarat.jalur)
    return frozenset(d.registri for d in semua if d is not None and d.registri)


def tanya_registri(
    fakta: FaktaKasus,
    syarat: SyaratStandar,
    kosakata: Kosakata,
    registri: Mapping[str, Registri],
    pada: date,
) -> FaktaKasus:
    """The facts with every registry's answer that the conditions and their tests ask for.

    What is stated of a registry stands; it is asked for the rest.
    """
    dinyatakan: list[str] = []
    pihak = {nama: [dict(satu) for satu in semua] for nama, semua in fakta.pihak.items()}
    kasus = dict(fakta.kasus)
    for jalur in syarat.jalur:
        definisi = kosakata.fakta.get(jalur.kode)
        if definisi is None or definisi.registri is None:
            continue
        sumber = registri.get(definisi.registri)
        # What was stated, and never what another source answered.
        asal = fakta.pihak.get(jalur.pihak, ()) if jalur.pihak else (fakta.kasus,)
        tujuan = pihak.get(jalur.pihak, []) if jalur.pihak else [kasus]
        for n, (ditanya, data) in enumerate(
            zip(asal, tujuan if jalur.setiap else tujuan[:1], strict=False)
        ):
            nyata = ditanya.get(jalur.kode, BELUM_DITANYA)
            if not isinstance(nyata, BelumDiketahui):
                dinyatakan.append(f"{jalur.pihak}[{n}].{jalur.kode}" if jalur.pihak else jalur.kode)
                continue
            if sumber is None:
                data[jalur.kode] = nyata
                continue
            minta = PermintaanRegistri(
                instansi=syarat.rujukan.instansi,
                wilayah=syarat.wilayah,
                definisi=definisi,
                data=dict(ditanya),
                pada=pada,
            )
            data[jalur.kode] = _jawaban(sumber, minta, kosakata)
    return FaktaKasus(
        pihak={nama: tuple(semua) for nama, semua in pihak.items()},
        kasus=kasus,
        dinyatakan=tuple(dict.fromkeys(dinyatakan)),
    )


def _jawaban(sumber: Registri | None, minta: PermintaanRegistri, kosakata: Kosakata) -> NilaiFakta:
    if sumber is None:
        return BELUM_DITANYA
    try:
        jawaban = sumber(minta)
    except Exception:  # noqa: BLE001 - whatever breaks in another system makes a fact unknown
        return TAK_TERJANGKAU
    if not isinstance(jawaban, Keanggotaan | TanggalRentang) and not nilai_polos(jawaban):
        return JAWABAN_SALAH
    if isinstance(jawaban, BelumDiketahui):
        # Its reason is stored in the open: a code of ours, never another system's words.
        return jawaban if jawaban in (BELUM_DITANYA, TAK_TERJANGKAU) else JAWABAN_SALAH
    nilai = periksa_nilai(minta.definisi, jawaban, minta.pada)
    if isinstance(nilai, Halangan | BelumDiketahui):
        return JAWABAN_SALAH
    if isinstance(nilai, Keanggotaan) and not keanggotaan_terbaca(nilai, minta.definisi, kosakata):
        return JAWABAN_SALAH
    return nilai
