from collections.abc import Iterable
from typing import Any

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kejadian import Kejadian, LangkahDiselesaikan
from dinsos_core.domain.kasus.perintah import CatatJawaban
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.lanjutan import Lanjutan


def kontak_menjawab_semua(
    laporan: Kasus, _perintah: Any, kejadian: tuple[Kejadian, ...], _konteks: Konteks
) -> Iterable[Lanjutan]:
    for e in kejadian:
        if isinstance(e, LangkahDiselesaikan) and e.langkah == "kontak":
            for lain in laporan.tertaut(Hubungan.MEMIMPIN):
                jawab = CatatJawaban(kasus=lain, langkah=e.langkah, terjadi_pada=e.terjadi_pada)
                yield Lanjutan(perintah=jawab, wajib=False)


from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.tampak import Tampak
from dinsos_core.domain.standar.model import StandarPelayanan


def tampak(_pengaduan: Kasus, _standar: StandarPelayanan) -> Tampak:
    return Tampak(peran=frozenset({"petugas_pengaduan"}))


from enum import StrEnum
from typing import Any, ClassVar

from attrs import frozen
from statemachine import State

from dinsos_adapters import rakit
from dinsos_core import Pelaku, PihakDiajukan
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.lipatan import RiwayatRusak, berakhir, beralih, dibuka, terapkan
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur.aturan import Aturan, JenisKasus
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.pembukaan import buka
from dinsos_core.domain.prosedur.peran import loket_dan_publik
from dinsos_core.domain.prosedur.umum import aturan_umum
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.shared.mesin import MesinKetat
from dinsos_core.domain.shared.pelaku import JejakPelaku


class Status(StrEnum):
    DITERIMA = "diterima"
    DICABUT = "dicabut"
    SELESAI = "selesai"


@frozen(kw_only=True)
class PengaduanDiterima(k.KasusDibuka):
    tipe: ClassVar[str] = "pengaduan_diterima"


@frozen(kw_only=True)
class PengaduanDicabut(k.Kejadian):
    tipe: ClassVar[str] = "pengaduan_dicabut"


@frozen(kw_only=True)
class SampaikanPengaduan(BukaKasus):
    """Complain."""


@frozen(kw_only=True)
class CabutPengaduan(PadaKasus):
    """Withdraw the complaint."""


class SiklusPengaduan(MesinKetat):
    diterima = State(value=Status.DITERIMA, initial=True)
    dicabut = State(value=Status.DICABUT, final=True)
    selesai = State(value=Status.SELESAI, final=True)

    pengaduan_dicabut = diterima.to(dicabut)
    kasus_ditutup = diterima.to(selesai)


TERBUKA = frozenset({Status.DITERIMA})
DIAM = (k.DataDikoreksi, k.KelayakanDinilai, k.LangkahDiselesaikan)
SIKLUS = Siklus(
    status=Status,
    mesin=SiklusPengaduan,
    selama={satu.tipe: TERBUKA for satu in DIAM},
    berjalan=TERBUKA,
    tuntas=frozenset({Status.SELESAI}),
)


@frozen(kw_only=True)
class Pengaduan(Kasus):
    siklus: ClassVar[Siklus] = SIKLUS
    status: Status


def evolve(keadaan: Pengaduan | None, kejadian: k.Kejadian) -> Pengaduan:
    if keadaan is None:
        if not isinstance(kejadian, PengaduanDiterima):
            raise RiwayatRusak(kejadian.tipe)
        return dibuka(Pengaduan, kejadian, Status.DITERIMA)
    keadaan = beralih(keadaan, kejadian)
    if isinstance(kejadian, PengaduanDicabut):
        return berakhir(keadaan, "dicabut", kejadian)
    return terapkan(keadaan, kejadian)


def _buka(c: SampaikanPengaduan, konteks: Konteks, oleh: JejakPelaku) -> k.KasusDibuka:
    return buka(c, konteks, oleh, PengaduanDiterima)


def _cabut(
    _keadaan: Pengaduan, _c: CabutPengaduan, konteks: Konteks, oleh: JejakPelaku
) -> tuple[k.Kejadian, ...]:
    return (PengaduanDicabut(pada=konteks.kini, oleh=oleh),)


CABUT = Aturan[Pengaduan](
    perintah=CabutPengaduan,
    teks=Kata("Cabut pengaduan", "Withdraw the complaint"),
    oleh=loket_dan_publik,
    kejadian=PengaduanDicabut.tipe,
    putuskan=_cabut,
)
PENGADUAN = JenisKasus[Pengaduan](
    nama="pengaduan",
    siklus=SIKLUS,
    keadaan=Pengaduan,
    kejadian=(PengaduanDiterima, PengaduanDicabut, k.KasusDitutup, *DIAM),
    pembuat=SampaikanPengaduan,
    buka=_buka,
    evolve=evolve,
    aturan=(*aturan_umum(SIKLUS), CABUT),
)


app = rakit("palangka-raya", jenis=[PENGADUAN])
warga = Pelaku(id="akun-17", peran={"pelapor"})
sampaikan: Any = SampaikanPengaduan(
    layanan="pengaduan",
    varian="aspirasi",
    pihak=[PihakDiajukan(pihak="pelapor", akun="akun-17")],
    fakta={"cara_penyampaian": "tatap_muka"},
)
kasus = app.lakukan_atau_gagal(sampaikan, oleh=warga).kasus
giliran = app.giliran(kasus)
print(giliran.teks if giliran else "Selesai")

[satu.teks.id for satu in app.langkah_tersedia(kasus, warga)]

cabut: Any = CabutPengaduan(kasus=kasus)
app.lakukan_atau_gagal(cabut, oleh=warga).keadaan.status.value
