"""Forty-five minutes to the first contact (Banjarmasin, decree 093/2024, no. 13), entered in the
morning."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, cast
from zoneinfo import ZoneInfo

import attrs
from statemachine.states import States
from tests.kasus.mainan import BukaMainan, MainanDibuka
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import kalender
from tests.permohonan.contoh import IdUrut, JamUji

from dinsos_adapters import rakit
from dinsos_core.application.jenis import Perintah
from dinsos_core.domain.kasus import catatan, kejadian
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.jam import Kewajiban
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.lipatan import beralih, dibuka, terapkan
from dinsos_core.domain.kasus.perintah_catatan import KoreksiWaktu
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.prosedur import pembukaan, umum
from dinsos_core.domain.prosedur.aturan import JenisKasus
from dinsos_core.domain.shared.mesin import MesinKetat
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import Agregat

ZONA = ZoneInfo("Asia/Makassar")
DITERIMA = datetime(2026, 6, 8, 23, 50, tzinfo=ZONA)
KONTAK = datetime(2026, 6, 9, 0, 22, tzinfo=ZONA)
SEBENARNYA = datetime(2026, 6, 9, 0, 41, tzinfo=ZONA)
PAGI = datetime(2026, 6, 9, 8, tzinfo=ZONA)


Status = StrEnum("Status", ["DITANGANI", "SELESAI"])


class SiklusLaporan(MesinKetat):
    _ = States.from_enum(Status, initial=Status.DITANGANI, final=Status.SELESAI)
    kasus_ditutup = _.DITANGANI.to(_.SELESAI)


SIKLUS = Siklus(
    status=Status,
    mesin=SiklusLaporan,
    selama=dict.fromkeys(
        (kejadian.LangkahDiselesaikan.tipe, catatan.WaktuDikoreksi.tipe), frozenset(Status)
    ),
    berjalan=frozenset({Status.DITANGANI}),
    tuntas=frozenset({Status.SELESAI}),
)


@attrs.frozen(kw_only=True)
class Laporan(Kasus):
    siklus: ClassVar[Siklus] = SIKLUS


def evolve(keadaan: Laporan | None, e: kejadian.Kejadian) -> Laporan:
    if keadaan is None:
        assert isinstance(e, MainanDibuka)
        return dibuka(Laporan, e, Status.DITANGANI)
    return terapkan(beralih(keadaan, e), e)


LAPORAN = JenisKasus[Laporan](
    nama=Agregat.LAPORAN_KEDARURATAN.value,
    siklus=SIKLUS,
    keadaan=Laporan,
    kejadian=(MainanDibuka, *kejadian.KEJADIAN_UMUM, *catatan.KEJADIAN_CATATAN),
    pembuat=BukaMainan,
    buka=lambda c, konteks, oleh: pembukaan.buka(c, konteks, oleh, MainanDibuka),
    evolve=evolve,
    aturan=umum.aturan_umum(SIKLUS),
)


def petugas(peran: str) -> Pelaku:
    return Pelaku(id=f"u-{peran}", instansi="banjarmasin", peran={peran})


def test_kontak_pukul_00_22_yang_dicatat_pukul_08_00_tepat_waktu_sampai_dikoreksi() -> None:
    jam = JamUji(PAGI)
    app = rakit(
        "banjarmasin",
        katalog=katalog(),
        kalender=kalender(),
        jenis=(LAPORAN,),
        jam=jam,
        id_baru=IdUrut(),
    )

    def lakukan(perintah: Any, oleh: Pelaku) -> Any:
        jam.maju(minutes=1)
        return app.lakukan_atau_gagal(cast("Perintah", perintah), oleh=oleh)

    def respon() -> Kewajiban:
        return next(w for w in app.tenggat(kasus) if w.batas.selesai == "kontak")

    penerima, trc = petugas("petugas_penerima_laporan"), petugas("tim_reaksi_cepat")
    lapor = BukaMainan(
        layanan="kedaruratan-ppks",
        pihak=[pu.PihakDiajukan(pihak="subjek")],
        diterima_pada=DITERIMA,
    )
    kasus = lakukan(lapor, penerima).kasus
    lakukan(pu.SelesaikanLangkah(kasus=kasus, langkah="catat"), penerima)
    lakukan(pu.SelesaikanLangkah(kasus=kasus, langkah="perintah"), petugas("kabid_rehsos"))
    kontak = pu.SelesaikanLangkah(kasus=kasus, langkah="kontak", terjadi_pada=KONTAK)
    lakukan(kontak, trc)
    tepat = respon()
    koreksi = KoreksiWaktu(
        kasus=kasus,
        tanda="kontak",
        menjadi=SEBENARNYA,
        alasan="jam telepon salah",
    )
    lakukan(koreksi, trc)
    terlambat = respon()

    assert (tepat.status, terlambat.status) == ("terpenuhi", "terpenuhi_terlambat")
    assert tepat.selesai == KONTAK
    assert terlambat.selesai == SEBENARNYA
    riwayat = [r.kejadian for r in app.riwayat(kasus)]
    assert [(e.tipe, e.terjadi_pada) for e in riwayat[-2:]] == [
        ("langkah_diselesaikan", KONTAK),
        ("waktu_dikoreksi", None),
    ]
    dikoreksi = riwayat[-1]
    assert isinstance(dikoreksi, catatan.WaktuDikoreksi)
    assert (dikoreksi.semula, dikoreksi.menjadi) == (KONTAK, SEBENARNYA)
