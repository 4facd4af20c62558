"""What a host adds to a report: parting it from another, and the death of whom it is about."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar, Final

import attrs
from attrs import frozen
from tests.sambung.laporan import LAPORAN, Laporan, lanjutan, penghenti, tutup

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as p
from dinsos_core.domain.kasus.perintah_catatan import KoreksiWaktu
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.prosedur.aturan import Aturan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.langkah import Butuh
from dinsos_core.domain.prosedur.lanjutan import Lanjutan, pembukaan_lanjutan
from dinsos_core.domain.prosedur.peran import peran_petugas
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.pelaku import JejakPelaku

Semua = tuple[k.Kejadian, ...]


@frozen(kw_only=True)
class LaporanDipisahkan(k.Kejadian):
    tipe: ClassVar[str] = "laporan_dipisahkan"


@frozen(kw_only=True)
class PisahkanLaporan(p.PadaKasus): ...


@frozen(kw_only=True)
class CatatKematian(p.PadaKasus):
    """The report ends, what was opened from it ends, the burial opens; none holds it back."""

    makam: str
    terjadi_pada: datetime

    @property
    def dinyatakan(self) -> datetime:
        return self.terjadi_pada


def _pisahkan(asal: Laporan, _: Any, konteks: Konteks, oleh: JejakPelaku) -> Semua:
    utama = asal.tertaut(Hubungan.MENGIKUTI)[-1]
    lepas = k.TautanDilepas(pada=konteks.kini, oleh=oleh, ke=utama, hubungan=Hubungan.MENGIKUTI)
    return (LaporanDipisahkan(pada=konteks.kini, oleh=oleh), lepas)


def _lanjutan(asal: Laporan, c: Any, semua: Semua, konteks: Konteks) -> Iterator[Lanjutan]:
    yield from lanjutan(asal, c, semua, konteks)
    if isinstance(c, KoreksiWaktu) and c.tanda in penghenti(konteks):
        for lain in asal.tertaut(Hubungan.MEMIMPIN):
            yield Lanjutan(perintah=attrs.evolve(c, kasus=lain, versi=None), wajib=False)
    if not isinstance(c, CatatKematian):
        return
    makam = p.BukaLanjutan(kasus=asal.id, layanan=c.makam, pihak={"almarhum": "subjek"})
    yield attrs.evolve(pembukaan_lanjutan(asal, makam, konteks, {}), wajib=False)
    for lain in asal.tertaut(Hubungan.MEMBUKA):
        mati = p.AkhiriKasus(kasus=lain, sebab="meninggal", terjadi_pada=c.terjadi_pada)
        yield Lanjutan(perintah=mati, wajib=False)


PISAHKAN: Final = Aturan[Laporan](
    perintah=PisahkanLaporan,
    teks=Kata("Bukan satu kejadian", "Not the same event"),
    oleh=peran_petugas,
    kejadian=LaporanDipisahkan.tipe,
    putuskan=_pisahkan,
)
KEMATIAN: Final = Aturan[Laporan](
    perintah=CatatKematian,
    teks=Kata("Catat kematian", "Record the death"),
    oleh=peran_petugas,
    kejadian=k.KasusDitutup.tipe,
    butuh=lambda _, __: Butuh(kasus_baru=1),
    putuskan=tutup,
)
LENGKAP: Final = attrs.evolve(
    LAPORAN,
    kejadian=(*LAPORAN.kejadian, LaporanDipisahkan),
    aturan=(*LAPORAN.aturan.values(), PISAHKAN, KEMATIAN),
    lanjutan=_lanjutan,
)
