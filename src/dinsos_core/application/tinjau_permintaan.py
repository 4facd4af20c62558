"""Requests that are looked at again: late ones are brought up, and those that may be done now.

Called by a scheduler, as often and by as many workers as wished, a page at a time. Nobody acts:
what is raised is raised once, in the request's own log and to the office's mailbox. Whom a request
is about is looked up anew, so that a case opened meanwhile is restricted, too, and one that turned
out to be somebody else's is not.
"""

from collections.abc import Iterator
from datetime import datetime

from dinsos_core.application.halaman import berhalaman
from dinsos_core.application.lingkungan import Lingkungan, instansi_dikenal
from dinsos_core.application.orang import (
    OrangDicari,
    PetugasData,
    boleh_data,
    cari_orang,
    petugas_data,
)
from dinsos_core.application.permintaan import (
    orang_permintaan,
    penghalang,
    sesuai,
    simpan,
)
from dinsos_core.application.terbaca import yang_terbaca
from dinsos_core.domain.kasus.kejadian import Kejadian
from dinsos_core.domain.permintaan import permintaan as k
from dinsos_core.domain.permintaan.aturan import SISTEM, KonteksPermintaan
from dinsos_core.domain.permintaan.permintaan import Ingatan, PermintaanData, StatusPermintaan
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import PerintahId, PermintaanId
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import (
    PermintaanTersimpan,
    SaringanPermintaan,
    UnitOfWork,
    VersiBerubah,
)


@frozen(kw_only=True)
class LaporanPermintaan:
    """What one call did: ``siap``: requests that may be done now; ``terlewat``: that nobody
    answered in time; ``disesuaikan``: that are about others now; ``rusak``: that cannot be read, or
    what they depend on. ``lanjut``: where the next call goes on; None at the end."""

    siap: int = 0
    terlewat: int = 0
    disesuaikan: int = 0
    rusak: tuple[PermintaanId, ...] = ()
    lanjut: str | None = None


def periksa_permintaan(
    lingkungan: Lingkungan, *, lanjut: str | None = None, banyak: int = 100
) -> LaporanPermintaan:
    """Look at so many requests in force. Raises `Terhalang` (`halaman_tidak_dikenal`)."""
    with lingkungan.unit_kerja(baca=True) as unit, berhalaman(banyak):
        saringan = SaringanPermintaan(berlaku=True)
        halaman = unit.kasus.daftar_permintaan(saringan, lanjut=lanjut, banyak=banyak)
    hasil, rusak = yang_terbaca(
        halaman.permintaan, lambda satu: _periksa(lingkungan, satu), lambda satu: satu.id
    )
    semua = [e for satu in hasil for e in satu]
    ingat = [e.apa for e in semua if isinstance(e, k.PermintaanDiperingatkan)]
    return LaporanPermintaan(
        siap=ingat.count(Ingatan.SIAP),
        terlewat=ingat.count(Ingatan.TERLEWAT),
        disesuaikan=sum(isinstance(e, k.PermintaanDisesuaikan) for e in semua),
        rusak=(*halaman.rusak, *rusak),
        lanjut=halaman.lanjut,
    )


def _periksa(lingkungan: Lingkungan, satu: PermintaanTersimpan) -> tuple[Kejadian, ...]:
    """One request, in a transaction of its own; whoever changed it meanwhile has dealt with it."""
    try:
        with lingkungan.unit_kerja() as unit:
            kini = unit.kasus.muat_permintaan([satu.id]).get(satu.id)
            if kini is None or kini.versi != satu.versi:
                return ()
            baru = tuple(_temuan(lingkungan, unit, kini.keadaan))
            if baru:
                simpan(lingkungan, unit, kini, baru, PerintahId(lingkungan.id_baru()))
                unit.simpan_semua()
            return baru
    except VersiBerubah:
        return ()


def _temuan(
    lingkungan: Lingkungan, unit: UnitOfWork, permintaan: PermintaanData
) -> Iterator[Kejadian]:
    kini = lingkungan.jam()
    if permintaan.terlewat(kini) and Ingatan.TERLEWAT not in permintaan.diingatkan:
        yield _ingatkan(Ingatan.TERLEWAT, kini)
    menunggu = permintaan.status is StatusPermintaan.DITUNDA
    if not (permintaan.membatasi or menunggu):
        return
    petugas = _sistem(lingkungan, permintaan)
    minta = _dicari(lingkungan, unit, permintaan, petugas)
    konteks = KonteksPermintaan(
        instansi=permintaan.instansi,
        parameter=petugas.instansi.parameter,
        kini=kini,
        oleh=SISTEM,
        id_baru="",
    )
    yield from sesuai(permintaan, () if minta is None else minta.subjek, konteks)
    if menunggu and (minta is None or not penghalang(unit, minta)):
        yield _ingatkan(Ingatan.SIAP, kini)


def _ingatkan(apa: Ingatan, kini: datetime) -> k.PermintaanDiperingatkan:
    return k.PermintaanDiperingatkan(pada=kini, oleh=SISTEM, apa=apa)


def _sistem(lingkungan: Lingkungan, permintaan: PermintaanData) -> PetugasData:
    """Nobody, who sees what the roles see that may act on the request."""
    instansi = instansi_dikenal(lingkungan, permintaan.instansi)
    peran = frozenset(boleh_data(instansi))
    siapa = Pelaku(id=SISTEM.id, instansi=instansi.kode, peran=peran)
    return petugas_data(lingkungan, siapa, instansi.kode)


def _dicari(
    lingkungan: Lingkungan, unit: UnitOfWork, permintaan: PermintaanData, petugas: PetugasData
) -> OrangDicari | None:
    orang = orang_permintaan(unit, permintaan, petugas)
    try:
        return cari_orang(
            lingkungan, unit, orang, petugas.oleh, permintaan.instansi, mencatat=False
        )
    except Terhalang as tak:
        if [satu.kode for satu in tak.halangan] != [KodeHalangan.SUBJEK_TIDAK_DITEMUKAN]:
            raise
        return None
