"""What another system does: given the case, it fulfils, fails or postpones."""

from collections.abc import Mapping

import pytest
from tests.permohonan.contoh import (
    BPKPAD,
    KABID,
    KEPALA,
    PAGI,
    PEKSOS,
    langkah_,
    santunan_di,
    satu,
    tipe,
    ubah_langkah,
)

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus.kemajuan import CatatanLangkah
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.testing.contoh import SANTUNAN


def test_penyerahan_ke_sistem_lain_dicatat_dengan_rujukannya() -> None:
    dunia, kasus = santunan_di("serah")

    hasil = dunia.ya(langkah_(kasus, "serah", rujukan="SP2D-1"), PEKSOS)

    assert tipe(hasil) == ["langkah_diselesaikan", "diserahkan_ke_sistem"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DI_SISTEM_LAIN, "jawaban")
    (serahan,) = keadaan.sistem
    assert (serahan.sistem, serahan.rujukan, serahan.dipenuhi) == ("bpkpad", "SP2D-1", None)
    assert serahan.pada == PAGI


def test_sistem_lain_memenuhi() -> None:
    dunia, kasus = santunan_di("jawaban")

    hasil = dunia.ya(langkah_(kasus, "jawaban", "berhasil", rujukan="TRX"), BPKPAD)

    assert tipe(hasil) == ["langkah_diselesaikan", "sistem_memenuhi"]
    memenuhi = satu(hasil, u.SistemMemenuhi)
    assert dunia.keadaan(kasus).kemajuan.catatan[-1] == CatatanLangkah(
        langkah="jawaban",
        hasil="berhasil",
        oleh=JejakPelaku(id=BPKPAD.id, peran="bpkpad"),
        pada=PAGI,
    )
    assert (memenuhi.sistem, memenuhi.rujukan) == ("bpkpad", "TRX")
    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.TERBIT
    assert keadaan.sistem[0].dipenuhi is True


def test_sistem_lain_gagal_membuka_lagi_keputusan() -> None:
    dunia, kasus = santunan_di("jawaban")

    (h,) = dunia.halangan(langkah_(kasus, "jawaban", "gagal"), BPKPAD)
    assert (h.kode, h.lokasi) == (H.ALASAN_WAJIB, "alasan")
    perintah = langkah_(kasus, "jawaban", "gagal", alasan="Rekening tutup", rujukan="R1")
    hasil = dunia.ya(perintah, BPKPAD)

    assert tipe(hasil) == ["langkah_diselesaikan", "sistem_menolak"]
    menolak = satu(hasil, u.SistemMenolak)
    assert (menolak.sistem, menolak.rujukan) == ("bpkpad", "R1")
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIPROSES, "draf")
    assert (keadaan.penetapan, keadaan.penilaian) == (None, None)
    assert keadaan.sistem[0].dipenuhi is False
    assert not keadaan.saran_tolak


@pytest.mark.parametrize(
    ("tujuan", "membuka", "kini", "saran_tolak"),
    [
        ({"gagal": "tetapkan"}, True, "tetapkan", False),
        ({}, True, "tetapkan", True),
        ({"gagal": "akhir"}, False, "akhir", False),
    ],
)
def test_kegagalan_membuka_keputusan_bila_kembali_sampai_penetapan(
    tujuan: Mapping[str, str], membuka: bool, kini: str, saran_tolak: bool
) -> None:
    """Without a target of the standard's own: back to the determination, advised to refuse."""
    dunia, kasus = santunan_di("jawaban", ubah_langkah(SANTUNAN, "jawaban", hasil=tujuan))

    hasil = dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="x"), BPKPAD)

    keadaan = dunia.keadaan(kasus)
    assert ("sistem_menolak" in tipe(hasil)) is membuka
    assert (keadaan.kemajuan.kini, keadaan.saran_tolak) == (kini, saran_tolak)


def test_kepala_yang_sama_dapat_menetapkan_lagi_setiap_kali_sistem_lain_gagal() -> None:
    """The determination then assesses anew by itself; that does not make the head an assessor."""
    dunia, kasus = santunan_di("jawaban")

    for _ in range(3):
        dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="Rekening tutup"), BPKPAD)
        dunia.kerjakan(kasus, ("draf", PEKSOS), ("tetapkan:setuju", KEPALA), ("serah", PEKSOS))

    assert dunia.keadaan(kasus).status is Status.DI_SISTEM_LAIN
    assert [s.dipenuhi for s in dunia.keadaan(kasus).sistem] == [False, False, False, None]


def test_yang_menilai_tetap_tidak_menetapkan_setelah_sistem_lain_gagal() -> None:
    standar = ubah_langkah(SANTUNAN, "tetapkan", oleh=("kepala", "kabid"), salah_satu_peran=True)
    dunia, kasus = santunan_di("jawaban", standar)
    dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="Rekening tutup"), BPKPAD)
    dunia.ya(langkah_(kasus, "draf"), PEKSOS)

    assert dunia.tidak(langkah_(kasus, "tetapkan", "setuju"), KABID) == [H.DILARANG_MENETAPKAN]


def test_penundaan_sistem_lain_diserahkan_ulang_tanpa_membuka_keputusan() -> None:
    dunia, kasus = santunan_di("jawaban")

    hasil = dunia.ya(langkah_(kasus, "jawaban", "tunda"), PEKSOS)

    assert tipe(hasil) == ["langkah_diselesaikan"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DI_SISTEM_LAIN, "serah")
    assert keadaan.penetapan is not None
    dunia.ya(langkah_(kasus, "serah"), PEKSOS)
    assert len(dunia.keadaan(kasus).sistem) == 2


def test_penyerahan_opsional_yang_dilewati_dan_jawabannya_tidak_memindahkan_status() -> None:
    dunia, kasus = santunan_di("serah", ubah_langkah(SANTUNAN, "serah", opsional=True))

    dunia.ya(langkah_(kasus, "serah", "dilewati"), PEKSOS)
    hasil = dunia.ya(langkah_(kasus, "jawaban", "berhasil"), BPKPAD)

    assert tipe(hasil) == ["langkah_diselesaikan"]
    assert dunia.keadaan(kasus).status is Status.DISETUJUI
