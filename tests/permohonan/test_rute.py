"""The route of an outcome, asked of data alone, is the way that cases go."""

from enum import StrEnum

import attrs
from tests.permohonan.berliku import BERLIKU
from tests.permohonan.jalan import contoh_permohonan

from dinsos_core.domain.kasus.kejadian import LangkahDiselesaikan
from dinsos_core.domain.kasus.siklus import Siklus
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.permohonan.siklus import SIKLUS, Status
from dinsos_core.domain.prosedur.rute import Prosedur, Titik, jejak, lengkapi, titik_awal
from dinsos_core.domain.shared.mesin import MesinKetat, keadaan
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN, langkah


def rute(standar: StandarPelayanan, kode: str, status: Status) -> dict[str, tuple[Titik, ...]]:
    satu = standar.cari_langkah(kode)
    assert satu is not None
    prosedur = Prosedur(siklus=SIKLUS, alur=standar.langkah, akibat=PERMOHONAN.akibat)
    return dict(jejak(prosedur, satu, status))


def test_setiap_langkah_yang_pernah_ditempuh_ada_pada_rutenya() -> None:
    ditempuh = 0
    for jalan in contoh_permohonan().jalan:
        sebelum, sesudah = jalan.saat.keadaan, jalan.hasil.keadaan
        for satu in jalan.hasil.kejadian:
            if isinstance(satu, LangkahDiselesaikan) and sebelum is not None:
                ditempuh += 1
                standar, status = jalan.saat.dasar.standar, Status(sebelum.status)
                ke = rute(standar, satu.langkah, status)[satu.hasil]
                assert (sesudah.kemajuan.kini, sesudah.status) in ke
    assert ditempuh > 50


def test_yang_tidak_dibawa_siklus_tidak_menuju_ke_mana_pun() -> None:
    """Nothing is issued before it is determined, nothing determined while papers are away."""
    assert rute(ADOPSI, "terbitkan", Status.DIPROSES) == {"selesai": ()}
    assert rute(SANTUNAN, "serah", Status.DIPROSES) == {"selesai": ()}
    assert set(rute(ADOPSI, "teken", Status.DIKEMBALIKAN).values()) == {()}
    assert rute(ADOPSI, "teken", Status.DIAJUKAN) == {
        "setuju": (),
        "tolak": (("beri-tahu", Status.DITOLAK),),
        "teruskan": (("akhir", Status.DITERUSKAN),),
        "perbaiki": (("nilai", Status.DIAJUKAN),),
    }


def test_rute_menyebut_setiap_langkah_bersyarat_yang_mungkin_berikut() -> None:
    bersyarat = tuple(
        attrs.evolve(satu, bila=Bila(fakta="menikah")) if satu.kode == "nilai" else satu
        for satu in ADOPSI.langkah
    )
    standar = attrs.evolve(ADOPSI, langkah=bersyarat)

    assert rute(standar, "lapangan", Status.DIPROSES)["selesai"] == (
        ("nilai", Status.DIPROSES),
        ("konsep", Status.DIPROSES),
    )


def test_kasus_mulai_di_langkah_pertama_dan_yang_dilengkapi_kembali_ke_tempatnya() -> None:
    tanpa = attrs.evolve(BERLIKU, dokumen=(), langkah=BERLIKU.langkah[3:-1])

    assert titik_awal(SIKLUS, ADOPSI) == (("disposisi", Status.DIAJUKAN),)
    assert titik_awal(SIKLUS, tanpa) == (("tinjau", Status.DIPROSES),)
    assert lengkapi(SIKLUS, ADOPSI, ("periksa", Status.DIKEMBALIKAN)) == (
        "periksa",
        Status.DIAJUKAN,
    )
    assert lengkapi(SIKLUS, tanpa, ("tinjau", Status.DIKEMBALIKAN)) == ("tinjau", Status.DIPROSES)
    assert lengkapi(SIKLUS, ADOPSI, ("teken", Status.DIPROSES)) is None


# --- another lifecycle: reports, which papers never block


class Laporan(StrEnum):
    DITANGANI = "ditangani"
    SELESAI = "selesai"


class SiklusLaporan(MesinKetat):
    _ = keadaan(Laporan, awal=Laporan.DITANGANI, akhir=frozenset({Laporan.SELESAI}))
    kasus_ditutup = _.DITANGANI.to(_.SELESAI)


LAPORAN = Siklus(
    status=Laporan,
    mesin=SiklusLaporan,
    selama={"langkah_diselesaikan": frozenset(Laporan), "berkas_diperiksa": frozenset(Laporan)},
    berjalan=frozenset({Laporan.DITANGANI}),
    tuntas=frozenset({Laporan.SELESAI}),
)
LIHAT = attrs.evolve(langkah("lihat", J.TERIMA, "loket"), periksa_berkas=True)
PERIKSA = langkah("periksa", J.PERIKSA_BERKAS, "loket")


def test_siklus_yang_tidak_mengembalikan_berkas_tidak_mengenal_kurang() -> None:
    prosedur = Prosedur(siklus=LAPORAN, alur=(LIHAT, PERIKSA))

    assert dict(jejak(prosedur, LIHAT, Laporan.DITANGANI)) == {
        "selesai": (("periksa", Laporan.DITANGANI),)
    }
    assert dict(jejak(prosedur, PERIKSA, Laporan.DITANGANI)) == {
        "lengkap": (("akhir", Laporan.SELESAI),)
    }


def test_kasus_yang_menetap_tetap_terbuka_sesudah_langkah_terakhir() -> None:
    """A stay has no step left, and is not over."""
    menetap = attrs.evolve(LAPORAN, menetap=frozenset({Laporan.DITANGANI}))

    ke = jejak(Prosedur(siklus=menetap, alur=(LIHAT,)), LIHAT, Laporan.DITANGANI)

    assert ke["selesai"] == (("akhir", Laporan.DITANGANI),)
