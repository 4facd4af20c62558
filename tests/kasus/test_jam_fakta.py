"""A limit that a date fact starts: a clock of the approved case, stopped by what comes after."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import PAGI, Dunia

from dinsos_core.domain.kasus.catatan import TanggalMulaiDitetapkan
from dinsos_core.domain.kasus.jam import BELUM_MULAI, Kewajiban, kewajiban
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kelayakan.fakta import BELUM_DIISI, FaktaKasus
from dinsos_core.domain.prosedur.mulai import tanggal_mulai
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.nilai import NilaiFakta, TanggalRentang
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.standar.batas import BatasWaktu, PemilikBatas
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN
from dinsos_core.domain.waktu.batas import urai_batas
from dinsos_core.domain.waktu.tenggat import Tenggat
from dinsos_core.testing.contoh import ADOPSI, KALENDER

LAPORAN = BatasWaktu(
    kode="laporan",
    teks="10 hari kalender",
    batas=urai_batas("10 hari kalender"),
    mulai="fakta:akhir_izin",
    selesai="dilaporkan",
    berhenti_bila=("dihentikan",),
    milik=PemilikBatas.WARGA,
)
AKHIR_IZIN = date(2026, 6, 19)


def laporan(
    *penanda: str, jalur: str = "akhir_izin", akhir_izin: date | None = AKHIR_IZIN
) -> Kewajiban:
    """The clock of a case whose marks are a minute apart."""
    dunia = Dunia()
    keadaan = attrs.evolve(
        dunia.keadaan(dunia.adopsi()),
        tanggal_mulai={jalur: akhir_izin},
        penanda=tuple(
            Penanda(nama=nama, pada=PAGI + timedelta(minutes=n)) for n, nama in enumerate(penanda)
        ),
    )
    standar = attrs.evolve(ADOPSI, waktu=(LAPORAN,))
    (satu,) = kewajiban(keadaan, standar, KALENDER, BACAAN_BAWAAN, PAGI)
    return satu


def test_jam_dari_tanggal_fakta_berjalan_sejak_tanggal_itu_di_zona_instansi() -> None:
    satu = laporan("diajukan", "disetujui")

    assert isinstance(satu.tenggat, Tenggat)
    assert satu.tenggat.mulai == datetime.combine(AKHIR_IZIN, time(12), KALENDER.zona)
    assert satu.tenggat.jatuh_tempo.date() == date(2026, 6, 29)
    assert (satu.status, satu.selesai) == ("berjalan", None)


@pytest.mark.parametrize(
    ("penanda", "jalur"),
    [(("diajukan", "ditolak"), "akhir_izin"), (("diajukan", "disetujui"), "lain")],
    ids=["belum disetujui", "tanggal belum diketahui"],
)
def test_tanpa_persetujuan_atau_tanpa_tanggal_jam_fakta_tidak_berjalan(
    penanda: tuple[str, ...], jalur: str
) -> None:
    satu = laporan(*penanda, jalur=jalur)

    assert satu.belum == ""
    assert (satu.batas, satu.tenggat, satu.status, satu.selesai) == (LAPORAN, None, None, None)


def test_jam_tidak_dimulai_dari_hari_karangan_dan_menyebut_sebabnya() -> None:
    """A month is no day: neither its first nor its last starts a limit."""
    satu = laporan("diajukan", "disetujui", akhir_izin=None)

    assert (satu.tenggat, satu.status, satu.selesai) == (None, None, None)
    assert satu.belum == "tanggal_tak_pasti"
    assert "sampai harinya" in BELUM_MULAI[satu.belum].id
    assert laporan("diajukan", "disetujui").belum == ""


@pytest.mark.parametrize("penghenti", ["dilaporkan", "dihentikan", "selesai"])
def test_jam_fakta_berhenti_pada_penghenti_pertama_sesudah_persetujuan_terakhir(
    penghenti: str,
) -> None:
    satu = laporan("disetujui", penghenti, "disetujui", "terbit", penghenti, penghenti)

    assert satu.selesai == PAGI + timedelta(minutes=4)
    assert satu.status == ("terpenuhi" if penghenti == satu.batas.selesai else "berakhir")
    assert satu.penutup == penghenti


@pytest.mark.parametrize("selesai", ["diajukan", "fakta:akhir_kegiatan"])
def test_syarat_yang_diakhiri_pengajuan_atau_tanggal_dilewati_dan_jam_sesudahnya_tetap_ada(
    selesai: str,
) -> None:
    """A period between two stated dates is a condition: nobody ever does anything by its end."""
    dunia = Dunia()
    keadaan = dunia.keadaan(dunia.adopsi())
    syarat = attrs.evolve(LAPORAN, kode="klaim", selesai=selesai)
    standar = attrs.evolve(ADOPSI, waktu=(syarat, LAPORAN))

    semua = kewajiban(keadaan, standar, KALENDER, BACAAN_BAWAAN, PAGI)

    assert semua == (Kewajiban(batas=LAPORAN),)


def test_batas_sejak_kejadian_tetap_jam_kasus_walau_pengajuan_menghentikannya() -> None:
    """Only a fact makes it a condition: an invitation to submit anew is a clock."""
    dunia = Dunia()
    keadaan = dunia.keadaan(dunia.adopsi())
    undangan = attrs.evolve(LAPORAN, mulai="dibuka_kembali", selesai="diajukan")

    (satu,) = kewajiban(
        keadaan, attrs.evolve(ADOPSI, waktu=(undangan,)), KALENDER, BACAAN_BAWAAN, PAGI
    )

    assert satu.batas == undangan


@pytest.mark.parametrize(
    ("nilai", "tercatat"),
    [
        (AKHIR_IZIN, {"akhir_izin": AKHIR_IZIN}),
        (TanggalRentang.sebulan(2026, 6), {"akhir_izin": None}),
        (BELUM_DIISI, {}),
        ("2026-06-19", {}),
    ],
    ids=["sehari", "sebulan", "belum diketahui", "bukan tanggal"],
)
def test_yang_tercatat_terbuka_hanya_tanggal_yang_memulai_batas(
    nilai: NilaiFakta, tercatat: dict[str, date | None]
) -> None:
    """Once: what is on record already is not put there again."""
    dunia = Dunia()
    kasus = dunia.keadaan(dunia.adopsi())
    syarat = attrs.evolve(LAPORAN, kode="klaim", mulai="fakta:lain", selesai="diajukan")
    standar = attrs.evolve(ADOPSI, waktu=(syarat, LAPORAN))
    fakta = FaktaKasus(kasus={"akhir_izin": nilai, "lain": AKHIR_IZIN})
    konteks: Any = SimpleNamespace(standar=standar, kini=PAGI)
    oleh = JejakPelaku(id=PelakuId("u"), peran="kepala", sebagai="")

    semua = tanggal_mulai(kasus, fakta, konteks, oleh)

    assert [e.tanggal for e in semua if isinstance(e, TanggalMulaiDitetapkan)] == [
        isi for isi in [tercatat] if isi
    ]
    tertulis = attrs.evolve(kasus, tanggal_mulai=tercatat)
    assert tanggal_mulai(tertulis, fakta, konteks, oleh) == ()
