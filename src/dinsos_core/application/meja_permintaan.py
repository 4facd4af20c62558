"""Requests about somebody's own data on the desk of whoever answers them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.application.mendesak import (
    Mendesak,
    Saat,
    pilihan,
    seberapa_mendesak,
    zona_instansi,
)
from dinsos_core.application.orang import PetugasData, boleh_data
from dinsos_core.application.tanya_permintaan import semua_halaman
from dinsos_core.domain.permintaan.permintaan import (
    JenisPermintaan,
    PermintaanData,
    StatusPermintaan,
)
from dinsos_core.domain.shared.ids import PermintaanId
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import SaringanPermintaan, UnitOfWork


@frozen(kw_only=True)
class PermintaanMenunggu:
    """One request that waits for an answer, without personal values (docs/privasi.md).

    ``status``: `diterima`, or `siap` where what an erasure waited for is gone. ``diterima_pada``:
    when it reached the office; ``jatuh_tempo``: by when it is answered, in the agency's zone, None
    once whoever asked had an answer in time (an erasure that had to wait)."""

    permintaan: PermintaanId
    instansi: str
    jenis: JenisPermintaan
    status: StatusPermintaan
    teks: Kata
    diterima_pada: datetime
    jatuh_tempo: datetime | None
    mendesak: Mendesak | None


@frozen(kw_only=True)
class PermintaanDiMeja:
    """The requests that wait for somebody, and those that cannot be read."""

    menunggu: tuple[PermintaanMenunggu, ...] = ()
    rusak: tuple[PermintaanId, ...] = ()


def permintaan_menunggu(
    lingkungan: Lingkungan,
    unit: UnitOfWork,
    oleh: Pelaku,
    saat: Saat,
    *,
    instansi: str | None = None,
    peran: str | None = None,
    mendesak: str | None = None,
) -> "PermintaanDiMeja":
    """Those of the official's agency, the earliest due first; none for whoever does not answer
    them. ``instansi``, ``peran``: of which agency and in which role alone. Raises `Terhalang`:
    `isian_salah_jenis`."""
    kantor = lingkungan.katalog.instansi.get(oleh.instansi or "")
    if kantor is None or instansi not in {None, kantor.kode}:
        return PermintaanDiMeja()
    petugas = PetugasData(instansi=kantor, oleh=oleh, kini=saat.kini)
    boleh = [satu for satu in boleh_data(kantor) if peran in {None, satu}]
    if oleh.peran_pertama(boleh, petugas.tanggal(saat.kini)) is None:
        return PermintaanDiMeja()
    diminta = None if mendesak is None else pilihan(Mendesak, mendesak, "mendesak")
    # Not what waits by itself, nor what restricts for years: only what is somebody's turn is read.
    saringan = SaringanPermintaan(instansi=kantor.kode, berlaku=True, status=_GILIRAN)
    semua = tuple(semua_halaman(unit, saringan))
    baris = [_baris(lingkungan, x.keadaan, saat) for satu in semua for x in satu.permintaan]
    terpilih = [satu for satu in baris if diminta is None or satu.mendesak in _TERMASUK[diminta]]
    return PermintaanDiMeja(
        menunggu=tuple(sorted(terpilih, key=_urutan)),
        rusak=tuple(dict.fromkeys(nama for satu in semua for nama in satu.rusak)),
    )


_GILIRAN: Final[frozenset[str]] = frozenset({StatusPermintaan.DITERIMA, StatusPermintaan.SIAP})
"""Somebody's turn: what is deferred is looked at again by itself."""

_TERMASUK: Final[Mapping[Mendesak, frozenset[Mendesak]]] = {
    Mendesak.TERLEWAT: frozenset({Mendesak.TERLEWAT}),
    Mendesak.HARI_INI: frozenset({Mendesak.HARI_INI}),
    Mendesak.RAWAN: frozenset({Mendesak.HARI_INI, Mendesak.RAWAN}),
}

_TEKS: Final[Mapping[JenisPermintaan, Kata]] = {
    JenisPermintaan.SALINAN: Kata(
        "Jawab permintaan salinan data", "Answer a request for a copy of data"
    ),
    JenisPermintaan.KOREKSI: Kata(
        "Jawab permintaan koreksi data", "Answer a request to correct data"
    ),
    JenisPermintaan.PEMBATASAN: Kata(
        "Jawab permintaan pembatasan data", "Answer a request to restrict data"
    ),
    JenisPermintaan.PENGHAPUSAN: Kata(
        "Jawab permintaan penghapusan data", "Answer a request to erase data"
    ),
}


def _urutan(satu: PermintaanMenunggu) -> tuple[bool, datetime, str]:
    tempo = satu.jatuh_tempo
    return tempo is None, tempo or satu.diterima_pada, satu.permintaan


def _baris(lingkungan: Lingkungan, satu: PermintaanData, saat: Saat) -> PermintaanMenunggu:
    zona = zona_instansi(lingkungan, satu.instansi)
    tempo = satu.batas.astimezone(zona) if satu.ditanggapi_pada is None else None
    return PermintaanMenunggu(
        permintaan=satu.id,
        instansi=satu.instansi,
        jenis=satu.jenis,
        status=satu.status,
        teks=_TEKS[satu.jenis],
        diterima_pada=satu.diterima_pada.astimezone(zona),
        jatuh_tempo=tempo,
        # Three days leave no margin beside the day itself.
        mendesak=None if tempo is None else seberapa_mendesak(tempo, tempo, saat),
    )
