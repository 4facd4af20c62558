"""The marks that events leave: which, in which order, each at the instant of its event."""

from datetime import timedelta

import pytest
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    KABID,
    KEPALA,
    KEPALA_2,
    LOKET,
    PAGI,
    PEKSOS,
    TIM,
    Dunia,
    langkah_,
    sampai,
    serah,
)

from dinsos_core.application.jenis import Perintah
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku


def setiap_jam(dunia: Dunia, *urutan: tuple[Perintah, Pelaku]) -> None:
    for perintah, oleh in urutan:
        dunia.jam.maju(hours=1)
        dunia.ya(perintah, oleh)


def penanda(dunia: Dunia, kasus: KasusId) -> list[tuple[str, int]]:
    """Each mark with the hours since the submission."""
    jam = timedelta(hours=1)
    return [(satu.nama, (satu.pada - PAGI) // jam) for satu in dunia.keadaan(kasus).penanda]


def test_setiap_kejadian_menandai_saatnya_sendiri() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())

    setiap_jam(
        dunia,
        (langkah_(kasus, "disposisi"), KEPALA),
        (langkah_(kasus, "periksa"), LOKET),
        (pu.LengkapiBerkas(kasus=kasus, berkas=BERKAS_ADOPSI), ANI),
        (langkah_(kasus, "periksa"), LOKET),
        (langkah_(kasus, "lapangan"), TIM),
        (langkah_(kasus, "nilai"), PEKSOS),
        (langkah_(kasus, "konsep", "dilewati"), PEKSOS),
        (langkah_(kasus, "teken"), PEKSOS),
        (langkah_(kasus, "teken"), KABID),
        (langkah_(kasus, "teken", "setuju", alasan="x"), KEPALA),
        (langkah_(kasus, "terbitkan"), LOKET),
        (langkah_(kasus, "serahkan"), LOKET),
    )

    assert penanda(dunia, kasus) == [
        *(("diajukan", 0), ("siapkan", 0), ("ajukan", 0)),
        ("disposisi", 1),
        ("dikembalikan", 2),
        ("dilengkapi", 3),
        *(("periksa", 4), ("berkas_lengkap", 4)),
        ("lapangan", 5),
        ("nilai", 6),
        *(("teken", 10), ("ditetapkan", 10), ("disetujui", 10)),
        *(("terbitkan", 11), ("terbit", 11)),
        *(("serahkan", 12), ("selesai", 12)),
    ]


def test_penolakan_keberatan_dan_pembukaan_kembali_menandai_saatnya_sendiri() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()

    setiap_jam(
        dunia,
        (langkah_(kasus, "disposisi"), KEPALA),
        (langkah_(kasus, "periksa"), LOKET),
        (langkah_(kasus, "lapangan", "tidak_layak"), TIM),
        (langkah_(kasus, "teken"), PEKSOS),
        (langkah_(kasus, "teken"), KABID),
        (langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA),
        (p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI),
        (p.PutuskanKeberatan(kasus=kasus, dikabulkan=False, alasan="x"), KEPALA_2),
        (pu.BukaKembaliKasus(kasus=kasus, alasan="x"), KEPALA),
        (pu.TeruskanKasus(kasus=kasus, kepada="provinsi", alasan="bukan wewenang"), KEPALA),
    )

    assert penanda(dunia, kasus)[3:] == [
        ("disposisi", 1),
        *(("periksa", 2), ("berkas_lengkap", 2)),
        ("lapangan", 3),
        *(("teken", 6), ("ditetapkan", 6), ("ditolak", 6)),
        ("keberatan", 7),
        *(("keberatan_diputus", 8), ("keberatan_ditolak", 8)),
        ("dibuka_kembali", 9),
        ("diteruskan", 10),
    ]


@pytest.mark.parametrize(
    ("dikembalikan", "lengkap"), [(False, [0]), (True, [0, 3])], ids=["langsung", "dikembalikan"]
)
def test_berkas_yang_diperiksa_lagi_memulai_jam_baru_hanya_bila_sempat_dikembalikan(
    lengkap: list[int], *, dikembalikan: bool
) -> None:
    dunia = Dunia()
    tanpa_nikah = tuple(d for d in BERKAS_ADOPSI if d.dokumen != "nikah")
    kasus = dunia.adopsi(fakta={"menikah": False, "jumlah_anak": 0}, berkas=tanpa_nikah)
    sampai(dunia, kasus, "lapangan")
    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"menikah": True}), ANI)
    if dikembalikan:
        setiap_jam(dunia, (langkah_(kasus, "periksa"), LOKET))

    setiap_jam(
        dunia,
        (pu.LengkapiBerkas(kasus=kasus, berkas=(serah("nikah"),)), ANI),
        (langkah_(kasus, "periksa"), LOKET),
    )

    assert [jam for nama, jam in penanda(dunia, kasus) if nama == "berkas_lengkap"] == lengkap
    assert dunia.keadaan(kasus).kemajuan.kini == "lapangan"


def test_langkah_yang_hasilnya_mundur_tidak_meninggalkan_tanda() -> None:
    """It stops no clock: what was asked of the step is still owed."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "teken-kepala")
    sebelum = penanda(dunia, kasus)

    (mundur,) = dunia.ya(langkah_(kasus, "teken", "perbaiki"), KEPALA).kejadian
    sesudah = penanda(dunia, kasus)
    (maju,) = dunia.ya(langkah_(kasus, "nilai"), PEKSOS).kejadian[-1:]

    assert isinstance(mundur, k.LangkahDiselesaikan)
    assert isinstance(maju, k.LangkahDiselesaikan)
    assert ((mundur.berikut, mundur.mundur), (maju.berikut, maju.mundur)) == (
        ("nilai", True),
        ("konsep", False),
    )
    assert sesudah == sebelum
    assert penanda(dunia, kasus) == [*sebelum, ("nilai", 0)]
