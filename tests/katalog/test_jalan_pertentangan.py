"""A case whose facts cannot all be true, through the wired application: warned from the start, not
recommended for approval, and going on as soon as it is corrected."""

from datetime import date
from typing import Any

import pytest
from returns.primitives.exceptions import UnwrapFailedError
from tests.katalog.jalan import WARGA, Perkara, ajukan
from tests.katalog.penyelesai import Tempat
from tests.terbuka import terbuka

from dinsos_core import KoreksiData, Pelaku, PihakDiajukan
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Rekomendasi
from dinsos_core.domain.kelayakan.peringatan import RingkasanPeringatan
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan
from dinsos_core.domain.shared.nilai import NilaiFakta, TanggalRentang

ADOPSI = ("banjarmasin", "pengangkatan-anak", None)
SANTUNAN = ("banjarmasin", "santunan-kematian", None)
NIK = "6371052006860001"
MENIKAH_1985: dict[Tempat, NilaiFakta] = {
    ("pemohon", 0, "tanggal_lahir"): date(1988, 5, 5),
    ("pemohon", 1, "tanggal_lahir"): TanggalRentang.setahun(1990),
    ("", 0, "tanggal_nikah"): date(1985, 1, 17),
}
SENIK: dict[Tempat, NilaiFakta] = {("pemohon", n, "nik"): NIK for n in (0, 1)}


def sampai_penetapan(kasus: Perkara) -> None:
    kasus.sampai(kasus.penetapan())


def setujui_tanpa_alasan(kasus: Perkara) -> list[KodeHalangan]:
    with pytest.raises(UnwrapFailedError) as galat:
        kasus.kerjakan("setuju")
    hasil: Any = galat.value.halted_container
    return [h.kode for h in hasil.failure()]


def koreksi(kasus: Perkara, fakta: dict[str, object]) -> None:
    kasus.lakukan(KoreksiData(kasus=kasus.keadaan.id, fakta=fakta), WARGA)


def kode(kasus: Perkara) -> list[str]:
    return [satu.kode for satu in kasus.keadaan.diperingatkan]


def test_menikah_sebelum_lahir_diperingatkan_dan_tidak_disarankan_setuju() -> None:
    kasus = ajukan(*ADOPSI, lain=MENIKAH_1985)

    assert kode(kasus).count("nikah_terlalu_dini") == 2
    sampai_penetapan(kasus)
    segel = kasus.keadaan.penilaian
    assert segel is not None
    ringkasan = segel.terbuka
    belum = {s.butir: s.sebab_belum for s in ringkasan.syarat if s.sebab_belum}
    assert set(belum) == {("2",), ("4",)}
    assert set(belum.values()) == {("bertentangan",)}
    assert ringkasan.rekomendasi is Rekomendasi.PERIKSA
    assert [p.kode for p in ringkasan.peringatan] == kode(kasus)
    assert setujui_tanpa_alasan(kasus) == [KodeHalangan.ALASAN_WAJIB]


def test_setelah_dibetulkan_kasusnya_berjalan_seperti_biasa() -> None:
    kasus = ajukan(*ADOPSI, lain=MENIKAH_1985)
    sampai_penetapan(kasus)

    koreksi(kasus, {"tanggal_nikah": "2015-01-17"})

    assert "nikah_terlalu_dini" not in kode(kasus)
    kasus.selesaikan()
    assert kasus.keadaan.status is Status.SELESAI


@pytest.mark.parametrize("sejak_awal", [True, False])
def test_satu_nik_suami_dan_istri_diperingatkan_dan_tidak_disarankan_setuju(
    *, sejak_awal: bool
) -> None:
    """From the start, or as soon as a correction makes them one."""
    kasus = ajukan(*ADOPSI, lain=SENIK if sejak_awal else {("pemohon", 0, "nik"): NIK})
    if not sejak_awal:
        assert "nik_ganda" not in kode(kasus)
        koreksi(kasus, {"pemohon[1].nik": NIK})

    ganda = next(satu for satu in kasus.keadaan.diperingatkan if satu.kode == "nik_ganda")
    assert ganda.lokasi == ("pemohon[0].nik", "pemohon[1].nik")
    sampai_penetapan(kasus)
    segel = kasus.keadaan.penilaian
    assert segel is not None
    ringkasan = segel.terbuka
    assert ringkasan.kesimpulan is Kesimpulan.TERPENUHI
    assert ringkasan.rekomendasi is Rekomendasi.PERIKSA
    assert setujui_tanpa_alasan(kasus) == [KodeHalangan.ALASAN_WAJIB]


def test_pengisi_nik_bersama_tidak_menahan_siapa_pun() -> None:
    kasus = ajukan(*ADOPSI, lain={("pemohon", n, "nik"): "0" * 16 for n in (0, 1)})

    kasus.selesaikan()

    assert "nik_ganda" not in kode(kasus)
    assert kasus.keadaan.status is Status.SELESAI


def test_jawaban_registri_atas_nik_ganda_tidak_dipakai() -> None:
    """The registry was asked about the deceased by the applicant's own number."""
    lain: dict[Tempat, NilaiFakta] = {(p, 0, "nik"): NIK for p in ("pemohon", "almarhum")}
    kasus = ajukan(*SANTUNAN, lain=lain)
    sampai_penetapan(kasus)

    segel = kasus.keadaan.penilaian
    assert segel is not None
    ringkasan = segel.terbuka
    (satu,) = [s for s in ringkasan.syarat if s.sebab_belum]
    assert satu.bagian[0].lokasi == "almarhum[0].keanggotaan_registri_sosial"
    assert satu.sebab_belum == ("bertentangan",)
    petugas = Pelaku(id="p", instansi="banjarmasin", peran={"petugas_loket"})
    penilaian = kasus.app.penilaian(kasus.keadaan.id, petugas, tujuan="uji")
    assert f"Satu NIK, {NIK}, tercatat pada" in penilaian.peringatan[0].teks()
    assert NIK not in repr((penilaian, kasus.keadaan))


def test_persiapan_pun_memperingatkan() -> None:
    kasus = ajukan(*ADOPSI)
    pihak = [
        PihakDiajukan(pihak="pemohon", data={"tanggal_lahir": "1988-05-05"}),
        PihakDiajukan(pihak="anak", data={"tanggal_lahir": "1987"}),
    ]

    siap = kasus.app.persiapkan("pengangkatan-anak", pihak=pihak).unwrap()

    assert [p.kode for p in siap.penilaian.peringatan] == ["anak_lebih_tua"]


def test_peringatan_tersimpan_tanpa_nilai() -> None:
    kasus = ajukan(*ADOPSI, lain={**MENIKAH_1985, **SENIK})

    assert kasus.keadaan.diperingatkan
    for satu in terbuka(kasus.app.lingkungan.unit_kerja, kasus.app.riwayat(kasus.keadaan.id)):
        segel = getattr(satu.kejadian, "peringatan", None)
        for peringatan in () if segel is None else segel.terbuka:
            assert isinstance(peringatan, RingkasanPeringatan)
            assert NIK not in repr(peringatan)
            assert "198" not in repr(peringatan)
