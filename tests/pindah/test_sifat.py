"""What holds of every move: the plan is what the command does, no clock is rewritten, what is
stored is what the events give."""

from datetime import timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.permohonan.contoh import (
    KEPALA,
    LOKET,
    PEKSOS,
    TIM,
    Dunia,
    langkah_,
    sampai,
)
from tests.pindah.versi import berlaku, versi

from dinsos_core import PindahStandar
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.jam import KeadaanJam, Kewajiban
from dinsos_core.domain.prosedur.rencana_pindah import RencanaPindah
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.tenggat import Tenggat

K = KeadaanJam
TEMPAT = (
    *("disposisi", "periksa", "lapangan", "nilai", "konsep", "teken", "teken-kepala"),
    *("terbitkan", "serahkan"),
)


def tempuh(dunia: Dunia, tempat: str, hari: list[int], *, jeda: bool) -> KasusId:
    """A case at a step, with days between steps; paused now, where that is said."""
    kasus = dunia.adopsi()
    for n, satu in enumerate(TEMPAT):
        dunia.jam.kini += timedelta(days=hari[n])
        if satu == tempat:
            break
        _satu_langkah(dunia, kasus, satu)
    if jeda:
        dunia.ya(pu.JedaKasus(kasus=kasus, sebab="kuota"), PEKSOS)
        dunia.jam.kini += timedelta(days=hari[-1])
    return kasus


def _satu_langkah(dunia: Dunia, kasus: KasusId, tempat: str) -> None:
    match tempat:
        case "lapangan":
            dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": True}), TIM)
        case "teken":
            from tests.permohonan.contoh import KABID  # noqa: PLC0415

            dunia.ya(langkah_(kasus, "teken"), PEKSOS)
            dunia.ya(langkah_(kasus, "teken"), KABID)
        case "teken-kepala":
            dunia.ya(langkah_(kasus, "teken", "setuju"), KEPALA)
        case _:
            oleh = {"disposisi": KEPALA, "nilai": PEKSOS, "konsep": PEKSOS}.get(tempat, LOKET)
            dunia.ya(langkah_(kasus, tempat), oleh)


def pindah(kasus: KasusId, **jawaban: Any) -> PindahStandar:
    return PindahStandar(kasus=kasus, alasan="Keputusan baru.", **jawaban)


def pindahkan(dunia: Dunia, kasus: KasusId, pilih: int) -> RencanaPindah:
    """Moved, with an answer where one is asked for; the plan that was shown for it."""
    jawaban: dict[str, Any] = {}
    rencana = dunia.app.pratinjau_pindah(kasus, KEPALA)
    if not rencana.lengkap:
        assert dunia.halangan(pindah(kasus), KEPALA)[0].lokasi == "langkah_kini"
        jawaban["langkah_kini"] = rencana.pilihan[pilih % len(rencana.pilihan)]
        rencana = dunia.app.pratinjau_pindah(kasus, KEPALA, **jawaban)
    assert rencana.lengkap
    dunia.ya(pindah(kasus, **jawaban), KEPALA)
    return rencana


def periksa_jam(sebelum: Kewajiban | None, sesudah: Kewajiban | None) -> None:
    """A clock that is over stays as it was, one past due stays past due; what runs is counted from
    the same start; no limit that is new is missed."""
    if sebelum is None or sebelum.keadaan is K.BELUM_MULAI:
        assert sesudah is None or sesudah.keadaan in (K.BELUM_MULAI, K.BERJALAN, K.DIJEDA)
        return
    assert isinstance(sebelum.tenggat, Tenggat)
    if sebelum.keadaan in (K.BERJALAN, K.DIJEDA):
        assert sesudah is not None
        assert sesudah.keadaan is not K.TERPENUHI
        assert sesudah.tenggat is not None
        assert sesudah.tenggat.mulai == sebelum.tenggat.mulai
        return
    assert sesudah is not None
    assert isinstance(sesudah.tenggat, Tenggat)
    assert (sesudah.keadaan, sesudah.status) == (sebelum.keadaan, sebelum.status)
    assert sesudah.tenggat.jatuh_tempo == sebelum.tenggat.jatuh_tempo
    assert sesudah.selesai == sebelum.selesai


@given(
    baru=versi(),
    tempat=st.sampled_from(TEMPAT),
    hari=st.lists(st.integers(0, 12), min_size=len(TEMPAT) + 1, max_size=len(TEMPAT) + 1),
    jeda=st.booleans(),
    pilih=st.integers(0, 20),
)
def test_pratinjau_adalah_yang_dilakukan_perintahnya_dan_jam_tidak_ditulis_ulang(
    baru: StandarPelayanan, tempat: str, hari: list[int], jeda: bool, pilih: int
) -> None:
    dunia = Dunia()
    kasus = tempuh(dunia, tempat, hari, jeda=jeda)
    dulu = dunia.keadaan(kasus)
    berlaku(dunia, baru)

    rencana = pindahkan(dunia, kasus, pilih)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.kemajuan.kini == rencana.berdiri
    assert keadaan.standar == rencana.ke
    assert (keadaan.penilaian is None) == (dulu.penilaian is None or rencana.dinilai_lagi)
    assert (keadaan.surat == ()) == (dulu.surat == ())
    assert (keadaan.pihak, keadaan.fakta, keadaan.tautan) == (dulu.pihak, dulu.fakta, dulu.tautan)
    assert keadaan.jeda[: len(dulu.jeda)] == dulu.jeda
    sesudah = {satu.batas.kode: satu for satu in dunia.app.tenggat(kasus)}
    assert {j.sesudah.batas.kode: j.sesudah for j in rencana.jam if j.sesudah} == sesudah
    for jam in rencana.jam:
        periksa_jam(jam.sebelum, jam.sesudah)
    with dunia.lingkungan.unit_kerja(baca=True) as unit:
        assert susun_ulang(dunia.lingkungan, unit, kasus) == unit.kasus.muat(kasus)


@given(satu=versi(), dua=versi(), tempat=st.sampled_from(TEMPAT), pilih=st.integers(0, 20))
@settings(max_examples=30)
def test_jam_yang_dibekukan_tetap_sesudah_pindah_lagi(
    satu: StandarPelayanan, dua: StandarPelayanan, tempat: str, pilih: int
) -> None:
    dunia = Dunia()
    kasus = tempuh(dunia, tempat, [3] * (len(TEMPAT) + 1), jeda=False)
    berlaku(dunia, satu)
    pindahkan(dunia, kasus, pilih)
    dunia.jam.kini += timedelta(days=2)
    berlaku(dunia, evolve(dua, sidik="sidik-ketiga"))

    rencana = pindahkan(dunia, kasus, pilih)

    for jam in rencana.jam:
        periksa_jam(jam.sebelum, jam.sesudah)
    with dunia.lingkungan.unit_kerja(baca=True) as unit:
        assert susun_ulang(dunia.lingkungan, unit, kasus) == unit.kasus.muat(kasus)


def test_tempuh_sampai_ke_tempat_yang_disebut() -> None:
    for tempat in TEMPAT:
        dunia = Dunia()
        kini = dunia.keadaan(tempuh(dunia, tempat, [0] * (len(TEMPAT) + 1), jeda=False))
        lain = Dunia()
        kasus = lain.adopsi()
        sampai(lain, kasus, tempat)
        assert kini.kemajuan.kini == lain.keadaan(kasus).kemajuan.kini
