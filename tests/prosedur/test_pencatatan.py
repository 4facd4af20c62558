"""What is put on record beside the steps: who was told, who is shut out, who works on it."""

from typing import Any

import attrs
import pytest
from returns.pipeline import is_successful
from tests.kasus.tawaran import semua_perintah
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    ORANG_LAIN,
    PAGI,
    PEKSOS,
    SEMUA_PELAKU,
    TIM,
    Dunia,
    di,
    dikembalikan,
    ditolak,
    langkah_,
    satu,
)

from dinsos_core.domain.kasus import catatan as k
from dinsos_core.domain.kasus import perintah_catatan as p
from dinsos_core.domain.kasus.perintah import JedaKasus, KoreksiData
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.halangan import Halangan, Terhalang
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import SaringanKasus

TANPA_PERAN = Pelaku(id="u-tanpa", instansi=LOKET.instansi)


# --- telling


def test_memberi_tahu_meninggalkan_tanda_dan_gagal_memberi_tahu_tidak() -> None:
    dunia, kasus = dikembalikan()
    gagal = p.CatatPemberitahuan(
        kasus=kasus, pihak="anak", tentang="dikembalikan", kanal=p.TAK_SAMPAI
    )

    assert dunia.tidak(gagal, LOKET) == [H.ALASAN_WAJIB]
    tidak_sampai = satu(
        dunia.ya(attrs.evolve(gagal, alasan="pindah alamat"), LOKET), k.PemberitahuanDicatat
    )
    assert "diberitahu" not in {m.nama for m in dunia.keadaan(kasus).penanda}
    sampai = attrs.evolve(gagal, pihak="pemohon", kanal="loket", terjadi_pada=PAGI)
    diberi_tahu = satu(dunia.ya(sampai, LOKET), k.PemberitahuanDicatat)

    assert (tidak_sampai.pihak, tidak_sampai.kanal) == (1, "")
    assert (diberi_tahu.pihak, diberi_tahu.tentang, diberi_tahu.kanal) == (
        0,
        "dikembalikan",
        "loket",
    )
    assert dunia.keadaan(kasus).penanda[-1].nama == "diberitahu"


def test_pemberitahuan_kepada_pihak_tentang_yang_terjadi_lewat_kanal_yang_ada() -> None:
    dunia, kasus = di("lapangan")
    salah = p.CatatPemberitahuan(kasus=kasus, pihak="wali", tentang="ditolak", kanal="merpati")

    assert set(dunia.tidak(salah, LOKET)) == {
        H.PIHAK_TIDAK_DIKENAL,
        H.TANDA_TIDAK_DIKENAL,
        H.KANAL_TIDAK_DIKENAL,
    }


# --- shut out


@pytest.mark.parametrize("oleh", SEMUA_PELAKU, ids=lambda satu: satu.id)
def test_bagi_akun_yang_dikecualikan_perkaranya_tidak_ada(oleh: Pelaku) -> None:
    """Beats every role and being a party, and tells nothing: each answer is the one that a case
    gets which there never was."""
    dunia, kasus = di("nilai")
    kecuali = p.KecualikanAkun(kasus=kasus, akun=oleh.id, alasan="keluarga pemohon")
    dunia.ya(kecuali, KEPALA)

    lain = {KoreksiData: {"fakta": {"menikah": True}}}
    for isi in semua_perintah(PERMOHONAN, dunia.keadaan(kasus), lain):
        hilang = attrs.evolve(isi, kasus=KasusId("tidak-ada"))
        assert jawab(dunia, isi, oleh) == jawab(dunia, hilang, oleh), isi
    assert baca(dunia, kasus, oleh) == baca(dunia, KasusId("tidak-ada"), oleh) != ()


def jawab(dunia: Dunia, perintah: Any, oleh: Pelaku) -> tuple[Halangan, ...]:
    hasil = dunia.app.lakukan(perintah, oleh=oleh)
    assert not is_successful(hasil)
    return hasil.failure()


def baca(dunia: Dunia, kasus: KasusId, oleh: Pelaku) -> tuple[Halangan, ...]:
    try:
        dunia.app.penilaian(kasus, oleh, tujuan="baca")
    except Terhalang as terhalang:
        return terhalang.halangan
    return ()


@pytest.mark.parametrize("oleh", [PEKSOS, attrs.evolve(LOKET, id="x", peran={"arsip"}), ORANG_LAIN])
def test_sampai_mana_suatu_kasus_bukan_urusan_yang_tak_berbagian(oleh: Pelaku) -> None:
    """Neither whose turn it is, nor a pause, nor an end: a step that is not the turn is refused in
    the same words as the one that is."""
    jawaban = set()
    for tujuan in ("periksa", "nilai", "akhir"):
        dunia, kasus = di(tujuan)
        dunia.ya(p.KecualikanAkun(kasus=kasus, akun=PEKSOS.id, alasan="keluarga"), KEPALA)
        jawaban.add(repr(dunia.halangan(langkah_(kasus, "nilai"), oleh)))
        if tujuan == "periksa":
            dunia.ya(JedaKasus(kasus=kasus, sebab="kuota"), LOKET)
            jawaban.add(repr(dunia.halangan(langkah_(kasus, "nilai"), oleh)))
    formulir = set()
    for tujuan in ("periksa", "nilai", "akhir"):
        dunia, kasus = di(tujuan)
        dunia.ya(p.KecualikanAkun(kasus=kasus, akun=PEKSOS.id, alasan="keluarga"), KEPALA)
        with pytest.raises(Terhalang) as terhalang:
            dunia.app.formulir(kasus, oleh, "SelesaikanLangkah")
        formulir.add(repr(terhalang.value.halangan))

    assert len(jawaban) == len(formulir) == 1


def test_yang_dipulihkan_kembali_berbagian() -> None:
    dunia, kasus = di("nilai")
    pulih = p.PulihkanAkun(kasus=kasus, akun=PEKSOS.id, alasan="bukan keluarganya")

    assert dunia.tidak(pulih, KEPALA) == [H.AKUN_TIDAK_DIKECUALIKAN]
    kecuali = p.KecualikanAkun(kasus=kasus, akun=PEKSOS.id, alasan="keluarga")
    assert dunia.tidak(attrs.evolve(kecuali, alasan=""), KEPALA) == [H.ALASAN_WAJIB]
    assert dunia.tidak(attrs.evolve(kecuali, akun=" "), KEPALA) == [H.ISIAN_KOSONG]
    assert dunia.tidak(kecuali, LOKET) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(kecuali, KEPALA)
    assert dunia.tidak(attrs.evolve(pulih, akun=ANI.id), KEPALA) == [H.AKUN_TIDAK_DIKECUALIKAN]
    dunia.ya(pulih, KEPALA)

    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)


def test_yang_dikecualikan_tetap_terkecuali_sesudah_perkara_berakhir() -> None:
    dunia, kasus = ditolak()
    dunia.ya(p.KecualikanAkun(kasus=kasus, akun=LOKET.id, alasan="x"), KEPALA)

    assert [satu.kode for satu in baca(dunia, kasus, LOKET)] == [H.KASUS_TIDAK_DITEMUKAN]


def test_akun_dibaca_tanpa_spasi_di_tepinya() -> None:
    """A slip of the keyboard shuts out whom it names, not nobody."""
    dunia, kasus = di("nilai")
    dunia.ya(p.KecualikanAkun(kasus=kasus, akun=f" {PEKSOS.id} ", alasan="x"), KEPALA)

    assert dunia.tidak(langkah_(kasus, "nilai"), PEKSOS) == [H.KASUS_TIDAK_DITEMUKAN]
    pulih = p.PulihkanAkun(kasus=kasus, akun=f"{PEKSOS.id} ", alasan="x")
    bertab = attrs.evolve(pulih, akun=f"{PEKSOS.id}\t")
    assert dunia.tidak(bertab, KEPALA) == [H.ISIAN_SALAH_JENIS]
    dunia.ya(pulih, KEPALA)
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)


def test_yang_dikecualikan_tidak_mengerjakan_sebelum_dipulihkan() -> None:
    """Assigned before or after, the case does not stand among what that account works on."""
    dunia, kasus = di("nilai")
    tugas = p.TugaskanKasus(kasus=kasus, akun=[PEKSOS.id, LOKET.id])
    dunia.ya(tugas, LOKET)
    dunia.ya(attrs.evolve(tugas, akun=[PEKSOS.id], langkah="nilai"), LOKET)

    dunia.ya(p.KecualikanAkun(kasus=kasus, akun=PEKSOS.id, alasan="x"), KEPALA)

    saringan = SaringanKasus(petugas=PEKSOS.id)
    assert dunia.keadaan(kasus).petugas_kini == (LOKET.id,)
    assert dunia.app.daftar(saringan).baris == ()
    dunia.ya(tugas, LOKET)
    assert dunia.app.daftar(saringan).baris == ()
    dunia.ya(p.PulihkanAkun(kasus=kasus, akun=PEKSOS.id, alasan="x"), KEPALA)
    assert [satu.kasus for satu in dunia.app.daftar(saringan).baris] == [kasus]


# --- assigned


def test_penugasan_per_langkah_atau_seluruhnya_dan_kosong_membebaskan() -> None:
    dunia, kasus = di("lapangan")

    def tugaskan(*akun: str, langkah: str = "") -> tuple[str, ...]:
        dunia.ya(p.TugaskanKasus(kasus=kasus, akun=akun, langkah=langkah), LOKET)
        return dunia.keadaan(kasus).petugas_kini

    assert tugaskan("a", "b", "a") == ("a", "b")
    assert tugaskan("c", langkah="lapangan") == ("c",)
    assert tugaskan("d", langkah="nilai") == ("c",)
    assert tugaskan(langkah="lapangan") == ("a", "b")
    assert tugaskan() == ()
    dunia.ya(langkah_(kasus, "lapangan"), TIM)
    assert dunia.keadaan(kasus).petugas_kini == ("d",)


def test_penugasan_tidak_menahan_orang_lain_dan_hanya_langkah_yang_ada() -> None:
    dunia, kasus = di("lapangan")
    dunia.ya(p.TugaskanKasus(kasus=kasus, akun=["orang-lain"]), LOKET)
    asing = p.TugaskanKasus(kasus=kasus, akun=["x"], langkah="lapangn")

    (h,) = dunia.halangan(asing, LOKET)
    assert (h.kode, h.lokasi, h.rincian["mirip"]) == (
        H.LANGKAH_TIDAK_DIKENAL,
        "langkah",
        "lapangan",
    )
    assert dunia.tidak(p.TugaskanKasus(kasus=kasus, akun=["x", " "]), LOKET) == [H.ISIAN_KOSONG]
    assert dunia.tidak(attrs.evolve(asing, langkah=""), ORANG_LAIN) == [H.KASUS_TIDAK_DITEMUKAN]
    dunia.ya(langkah_(kasus, "lapangan"), TIM)
