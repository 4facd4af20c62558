"""What a correction undoes: papers it makes wanting are checked first; work is redone."""

from datetime import timedelta

import attrs
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    KEPALA,
    LOKET,
    PAGI,
    PEKSOS,
    TIM,
    Dunia,
    langkah_,
    sampai,
    serah,
)

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.testing.contoh import ADOPSI

TANPA_NIKAH = tuple(d for d in BERKAS_ADOPSI if d.dokumen != "nikah")


def test_koreksi_yang_menuntut_surat_baru_mengulang_pemeriksaan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(fakta={"menikah": False, "jumlah_anak": 0}, berkas=TANPA_NIKAH)
    sampai(dunia, kasus, "teken-kepala")
    dunia.jam.maju(hours=1)

    koreksi, diulang = dunia.ya(
        pu.KoreksiData(kasus=kasus, fakta={"menikah": True}), PEKSOS
    ).kejadian

    assert isinstance(koreksi, k.DataDikoreksi)
    assert diulang == k.PemeriksaanDiulang(
        pada=PAGI + timedelta(hours=1), oleh=koreksi.oleh, langkah="periksa"
    )
    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.DIAJUKAN
    assert (keadaan.kemajuan.kini, keadaan.kemajuan.paraf) == ("periksa", ())


def test_koreksi_sebelum_asesmen_tidak_mengulang_apa_pun() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")

    kejadian = dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}), TIM).kejadian

    assert [type(satu) for satu in kejadian] == [k.DataDikoreksi]
    assert dunia.keadaan(kasus).kemajuan.kini == "lapangan"


def test_koreksi_sebelum_asesmen_menggugurkan_paraf_di_langkah_itu() -> None:
    lapangan = next(satu for satu in ADOPSI.langkah if satu.kode == "lapangan")
    berdua = attrs.evolve(lapangan, oleh=("peksos", "tim"))
    langkah = tuple(berdua if satu is lapangan else satu for satu in ADOPSI.langkah)
    dunia = Dunia(attrs.evolve(ADOPSI, langkah=langkah))
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")
    dunia.ya(langkah_(kasus, "lapangan"), PEKSOS)

    _, diulang = dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}), TIM).kejadian

    assert isinstance(diulang, k.LangkahDiulang)
    assert diulang.langkah == "lapangan"
    assert dunia.keadaan(kasus).kemajuan.paraf == ()


def test_koreksi_saat_asesmen_ditunggu_tidak_mengulangnya() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "nilai")

    kejadian = dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}), PEKSOS).kejadian

    assert [type(satu) for satu in kejadian] == [k.DataDikoreksi]


def test_tanpa_langkah_asesmen_penetapanlah_yang_menilai_ulang() -> None:
    tanpa = tuple(satu for satu in ADOPSI.langkah if satu.kode != "nilai")
    dunia = Dunia(attrs.evolve(ADOPSI, langkah=tanpa))
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "nilai")
    dunia.kerjakan(kasus, ("konsep", PEKSOS), ("teken", PEKSOS))

    _, diulang = dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}), ANI).kejadian

    assert isinstance(diulang, k.LangkahDiulang)
    assert diulang.langkah == "teken"


def test_berkas_kosong_hanya_diterima_bila_tidak_ada_lagi_yang_kurang() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=TANPA_NIKAH)
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa:kurang", LOKET))

    (h,) = dunia.halangan(pu.LengkapiBerkas(kasus=kasus, berkas=()), ANI)

    assert (h.kode, h.lokasi) == (H.ISIAN_KOSONG, "berkas")
    assert dunia.keadaan(kasus).status is Status.DIKEMBALIKAN
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("nikah"),)), ANI)
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=()), ANI)
