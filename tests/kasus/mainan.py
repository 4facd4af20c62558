"""A toy aggregate, whole: what a host writes for one of its own. Nothing else knows it."""

from enum import StrEnum
from typing import ClassVar, Final

import attrs

from dinsos_core.domain.kasus import kejadian, perintah
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.lipatan import beralih, dibuka, tandai, terapkan
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur import bidang, isian, pembukaan, peran, umum
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mesin import MesinKetat, keadaan
from dinsos_core.domain.shared.rahasia import Rahasia

Status = StrEnum("Status", ["DITERIMA", "DIKEMBALIKAN", "DITELAAH", "SELESAI"])
_LANGKAH = ("langkah_diselesaikan", "berkas_diperiksa", "tanggapan_dicatat")
_JEDA = ("kasus_dijeda", "kasus_dilanjutkan")
_BUKA = frozenset({Status.DITERIMA, Status.DITELAAH})


class SiklusMainan(MesinKetat):
    _ = keadaan(Status, awal=Status.DITERIMA)
    berkas_ditambah = _.DITERIMA.to.itself() | _.DIKEMBALIKAN.to(_.DITERIMA)
    berkas_dikembalikan = _.DITERIMA.to(_.DIKEMBALIKAN)
    kelayakan_dinilai = _.DITERIMA.to(_.DITELAAH) | _.DITELAAH.to.itself()
    kasus_ditutup = _.DITELAAH.to(_.SELESAI)
    kasus_dibuka_kembali = _.SELESAI.to(_.DITERIMA)


@attrs.frozen(kw_only=True)
class BukaMainan(perintah.BukaKasus): ...


@attrs.frozen(kw_only=True)
class CatatTanggapan(perintah.PadaKasus):
    alasan: str = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class MainanDibuka(kejadian.KasusDibuka):
    tipe: ClassVar[str] = "mainan_dibuka"


@attrs.frozen(kw_only=True)
class TanggapanDicatat(kejadian.Kejadian):
    tipe: ClassVar[str] = "tanggapan_dicatat"
    tanggapan: Rahasia


SIKLUS: Final = Siklus(
    status=Status,
    mesin=SiklusMainan,
    selama=dict.fromkeys((*_LANGKAH, *_JEDA), _BUKA),
    berjalan=_BUKA | {Status.DIKEMBALIKAN},
    tuntas=frozenset({Status.SELESAI}),
)


@attrs.frozen(kw_only=True)
class Mainan(Kasus):
    siklus: ClassVar[Siklus] = SIKLUS
    tanggapan: tuple[Rahasia, ...] = ()


def evolve(keadaan: Mainan | None, e: kejadian.Kejadian) -> Mainan:
    if keadaan is None:
        assert isinstance(e, MainanDibuka)
        return tandai(dibuka(Mainan, e, Status.DITERIMA), "pengaduan_diterima", e)
    keadaan = beralih(keadaan, e)
    if isinstance(e, TanggapanDicatat):
        return attrs.evolve(keadaan, tanggapan=(*keadaan.tanggapan, e.tanggapan))
    return terapkan(keadaan, e)


MAINAN: Final = JenisKasus[Mainan](
    nama="pengaduan",
    siklus=SIKLUS,
    keadaan=Mainan,
    kejadian=(MainanDibuka, *kejadian.KEJADIAN_UMUM, TanggapanDicatat),
    pembuat=BukaMainan,
    buka=lambda c, konteks, oleh: pembukaan.buka(c, konteks, oleh, MainanDibuka),
    evolve=evolve,
    aturan=(
        *umum.aturan_umum(SIKLUS),
        Aturan(
            perintah=CatatTanggapan,
            teks=Kata("Catat tanggapan", "Record a response"),
            oleh=peran.peran_petugas,
            kejadian=TanggapanDicatat.tipe,
            bidang=lambda _, __: (bidang.ALASAN,),
            putuskan=lambda m, c, k, o: (
                TanggapanDicatat(pada=k.kini, oleh=o, tanggapan=isian.segel_alasan(k, m, c.alasan)),
            ),
        ),
    ),
)
