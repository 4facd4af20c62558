"""What a refusal or a passing on rests on: conditions found unmet, never one whose source is
silent."""

from typing import Any

import pytest
from tests.permohonan.contoh import (
    KABID,
    KEPALA,
    LOKET,
    PEKSOS,
    Dunia,
    di,
    langkah_,
    satu,
    ubah_langkah,
)

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import ArtiHasil, Hasil, StandarPelayanan, Tujuan
from dinsos_core.testing.contoh import SANTUNAN

TAK_DILAYANI = Hasil(ke=Tujuan.AKHIR, arti=ArtiHasil.TIDAK_DILAYANI)
SEBAB = "NIK tidak ada di SIAK"
URUTAN = (("catat", LOKET), ("periksa", LOKET), ("kelayakan", KABID), ("draf", PEKSOS))


def _registri_mati(
    tujuan: str, standar: StandarPelayanan = SANTUNAN, *, terlambat: bool = False
) -> tuple[Dunia, KasusId]:
    """A claim at a step after the registry fell silent; ``terlambat``: filed after its limit."""
    dunia = Dunia(standar)
    dunia.jam.maju(days=60 if terlambat else 0)
    kasus = dunia.santunan()
    dunia.registri.mati = True
    for kode, oleh in URUTAN:
        if kode == tujuan:
            break
        dunia.kerjakan(kasus, (kode, oleh))
    return dunia, kasus


def _hasil(dunia: Dunia, kasus: KasusId, oleh: Pelaku) -> set[object]:
    (tawaran,) = [t for t in dunia.app.langkah_tersedia(kasus, oleh) if t.langkah]
    return {p.kode for b in tawaran.bidang if b.nama == "hasil" for p in b.pilihan}


@pytest.mark.parametrize("dasar", [(), ("terdaftar",)])
def test_syarat_yang_sumbernya_mati_tidak_menjadi_dasar_menolak(dasar: tuple[str, ...]) -> None:
    """Neither by its name nor in words; once the source answers, the case is assessed again."""
    dunia, kasus = _registri_mati("tetapkan")
    tolak = langkah_(kasus, "tetapkan", "tolak", alasan=SEBAB, dasar=dasar)

    (halangan,) = dunia.halangan(tolak, KEPALA)

    assert (halangan.kode, halangan.lokasi) == (H.DASAR_MENUNGGU_SUMBER, "dasar")
    assert halangan.rincian == {"syarat": ("Almarhum terdaftar dalam DTKS",)}
    assert "tolak" not in _hasil(dunia, kasus, KEPALA)
    dunia.registri.mati = False
    dunia.ya(pu.NilaiUlang(kasus=kasus), PEKSOS)
    dunia.ya(langkah_(kasus, "tetapkan", "setuju"), KEPALA)


def test_ditolak_atas_syarat_lain_walau_sumber_satu_syarat_mati() -> None:
    dunia, kasus = _registri_mati("tetapkan", terlambat=True)

    assert "tolak" in _hasil(dunia, kasus, KEPALA)
    ditolak = satu(dunia.ya(langkah_(kasus, "tetapkan", "tolak"), KEPALA), k.PermohonanDitolak)

    assert (ditolak.dasar, ditolak.menyimpang, ditolak.alasan) == (("klaim",), False, None)


def test_akhir_tanpa_penetapan_di_langkah_penilaian_pun_tidak_bertumpu_pada_sumber_mati() -> None:
    standar = ubah_langkah(SANTUNAN, "kelayakan", hasil={"tidak_layak": TAK_DILAYANI})
    dunia, kasus = _registri_mati("kelayakan", standar)

    akhir = langkah_(kasus, "kelayakan", "tidak_layak", alasan=SEBAB)

    assert dunia.tidak(akhir, KABID) == [H.DASAR_MENUNGGU_SUMBER]


def test_yang_ditemukan_langkah_lain_bukan_soal_syarat() -> None:
    """A step that judges no condition ends a case for what it found, whatever a source answers."""
    standar = ubah_langkah(SANTUNAN, "draf", hasil={"pergi": TAK_DILAYANI})
    dunia, kasus = _registri_mati("draf", standar)

    hasil = dunia.ya(langkah_(kasus, "draf", "pergi", alasan="Tidak lagi berminat"), PEKSOS)

    assert satu(hasil, u.KasusTidakDilayani).dasar == ("pergi",)


def test_petugas_memilih_syarat_yang_menjadi_dasar() -> None:
    """Of those found unmet; no other, and all mistakes at once."""
    dunia, kasus = di("teken-kepala", fakta={"menikah": True, "jumlah_anak": 3})
    tolak = langkah_(kasus, "teken", "tolak", dasar=("menikah", "entah", "satu-anak"))

    salah = dunia.halangan(tolak, KEPALA)
    ditolak = satu(
        dunia.ya(langkah_(kasus, "teken", "tolak", dasar=("satu-anak",)), KEPALA),
        k.PermohonanDitolak,
    )

    assert [h.rincian["syarat"] for h in salah] == ["Menikah", "entah"]
    assert {h.kode for h in salah} == {H.DASAR_BUKAN_TEMUAN}
    assert ditolak.dasar == ("satu-anak",)


def test_meneruskan_yang_memenuhi_syarat_menyebut_alasan_dan_ditandai_menyimpang() -> None:
    dunia, kasus = di("teken-kepala")
    ke: Any = {"kepada": "Dinas Entah"}
    cara = (langkah_(kasus, "teken", "teruskan", **ke), pu.TeruskanKasus(kasus=kasus, **ke))

    for perintah in cara:
        assert dunia.tidak(perintah, KEPALA) == [H.ALASAN_WAJIB]
    terus = satu(dunia.ya(langkah_(kasus, "teken", "teruskan", alasan="x", **ke), KEPALA), Terus)

    assert terus.menyimpang


def test_meneruskan_tanpa_tujuan_dan_tanpa_dasar_disebut_sekaligus() -> None:
    dunia, kasus = di("teken-kepala")

    kosong = dunia.tidak(pu.TeruskanKasus(kasus=kasus, kepada=" "), KEPALA)

    assert kosong == [H.RUJUKAN_WAJIB, H.ALASAN_WAJIB]


def test_meneruskan_atas_syarat_yang_tidak_terpenuhi_tidak_perlu_kata() -> None:
    """Whoever does not meet a condition here may be somebody else's to serve."""
    dunia, kasus = di("teken-kepala", fakta={"menikah": True, "jumlah_anak": 3})
    terus = pu.TeruskanKasus(kasus=kasus, kepada="Provinsi", dasar=("satu-anak",))

    diteruskan = satu(dunia.ya(terus, KEPALA), Terus)

    assert (diteruskan.dasar, diteruskan.menyimpang) == (("satu-anak",), True)


Terus = u.KasusDiteruskan
