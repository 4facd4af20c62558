"""Reading a form: facts as typed, checked against the vocabulary, all problems at once."""

from collections.abc import Mapping
from datetime import date

from dinsos_core.domain.kelayakan.fakta import periksa_nilai
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan
from dinsos_core.domain.shared.mirip import terdekat
from dinsos_core.domain.shared.nilai import BelumDiketahui, Nilai
from dinsos_core.domain.standar.kosakata import Kosakata, MilikFakta, SumberFakta


def baca_isian(
    kosakata: Kosakata,
    isian: Mapping[str, object],
    hari_ini: date,
    *,
    lokasi: str,
    milik: MilikFakta,
    sumber: SumberFakta | None = None,
) -> tuple[dict[str, Nilai], list[Halangan]]:
    """The facts of one form, of a party (at ``lokasi``) or of the case, and what is wrong.

    ``sumber`` limits where the facts may come from; None admits all (a trial assessment).
    ``hari_ini`` is today in the agency's zone. What is blank is simply not stated.
    """
    nilai: dict[str, Nilai] = {}
    masalah: list[Halangan] = []
    for kode, mentah in isian.items():
        tempat = f"{lokasi}.{kode}" if lokasi else kode
        definisi = kosakata.fakta.get(kode)
        if definisi is None:
            mirip = terdekat(kode, kosakata.fakta)
            masalah.append(_halangan(KodeHalangan.FAKTA_TIDAK_DIKENAL, tempat, "mirip", mirip))
        elif definisi.milik is not milik:
            masalah.append(
                _halangan(KodeHalangan.FAKTA_SALAH_TEMPAT, tempat, "milik", definisi.milik.value)
            )
        elif sumber is not None and definisi.sumber is not sumber:
            masalah.append(
                _halangan(KodeHalangan.FAKTA_BUKAN_ISIAN, tempat, "sumber", definisi.sumber.value)
            )
        else:
            hasil = periksa_nilai(definisi, mentah, hari_ini, lokasi=tempat)
            if isinstance(hasil, Halangan):
                masalah.append(hasil)
            elif not isinstance(hasil, BelumDiketahui):
                nilai[kode] = hasil
    return nilai, masalah


def _halangan(kode: KodeHalangan, lokasi: str, kunci: str, isi: str) -> Halangan:
    return Halangan(kode=kode, lokasi=lokasi, rincian={kunci: isi})
