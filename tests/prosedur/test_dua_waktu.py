"""When something happened, and when it was entered."""

from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    PAGI,
    PEKSOS,
    TIM,
    Dunia,
    ajukan_adopsi,
    di,
    dikembalikan,
    ditolak,
    kabari,
    langkah_,
    serah,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.perintah_catatan import CatatPerkembangan, KoreksiWaktu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu.tenggat import Tenggat

JAM = timedelta(hours=1)


def masalah(dunia: Dunia, perintah: Any, oleh: Any) -> tuple[str, object]:
    (h,) = dunia.halangan(perintah, oleh)
    assert h.kode is H.WAKTU_TIDAK_MUNGKIN
    return h.lokasi, h.rincian["masalah"]


def pada(dunia: Dunia, kasus: KasusId, tanda: str) -> datetime:
    semua = dunia.keadaan(kasus).penanda
    return next(satu.pada for satu in reversed(semua) if satu.nama == tanda)


def koreksi(kasus: KasusId, tanda: str, menjadi: datetime) -> KoreksiWaktu:
    return KoreksiWaktu(kasus=kasus, tanda=tanda, menjadi=menjadi, alasan="salah ketik")


# --- who may state an instant, and which


@pytest.mark.parametrize(
    ("saat", "sebab"),
    [
        (PAGI.replace(tzinfo=None), "tanpa_zona"),
        (PAGI + JAM, "masa_depan"),
        (datetime(1700, 1, 1, tzinfo=UTC), "terlalu_awal"),
        (datetime(2300, 12, 31, tzinfo=UTC), "masa_depan"),
    ],
)
def test_saat_yang_tidak_mungkin_terhalang(saat: datetime, sebab: str) -> None:
    dunia, kasus = di("lapangan")

    perintah = langkah_(kasus, "lapangan", terjadi_pada=saat)
    ajuan = attrs.evolve(ajukan_adopsi(), diterima_pada=saat)

    assert masalah(dunia, perintah, TIM) == ("terjadi_pada", sebab)
    assert masalah(dunia, ajuan, LOKET) == ("diterima_pada", sebab)


def test_warga_tidak_menyatakan_saat() -> None:
    dunia, kasus = dikembalikan()
    berkas = pu.LengkapiBerkas(kasus=kasus, berkas=[serah("sehat")], diterima_pada=PAGI)
    ajuan = attrs.evolve(ajukan_adopsi(), diterima_pada=PAGI)

    assert masalah(dunia, berkas, ANI) == ("diterima_pada", "bukan_petugas")
    assert masalah(dunia, ajuan, ANI) == ("diterima_pada", "bukan_petugas")
    dunia.ya(berkas, LOKET)


def test_hanya_yang_dinyatakan_mengikat_yang_dinyatakan_sesudahnya() -> None:
    """Entered at nine, but done at eight: an entry binds nobody, a statement does."""
    dunia, kasus = di("lapangan")
    dunia.ya(langkah_(kasus, "lapangan", terjadi_pada=PAGI - JAM), TIM)
    terlalu_awal = langkah_(kasus, "nilai", terjadi_pada=PAGI - 2 * JAM)

    (h,) = dunia.halangan(terlalu_awal, PEKSOS)
    dunia.ya(langkah_(kasus, "nilai", terjadi_pada=PAGI - JAM), PEKSOS)

    assert h.rincian == {
        "masalah": "sebelum_yang_lalu",
        "paling_awal": (PAGI - JAM).isoformat(),
    }


def test_langkah_mundur_pun_mengikat() -> None:
    """A step that leads back leaves no mark; what was stated of it counts all the same."""
    dunia, kasus = di("teken-kepala")
    dunia.ya(langkah_(kasus, "teken", "perbaiki", alasan="x", terjadi_pada=PAGI - JAM), KEPALA)

    lebih_awal = langkah_(kasus, dunia.keadaan(kasus).kemajuan.kini, terjadi_pada=PAGI - 2 * JAM)

    assert masalah(dunia, lebih_awal, PEKSOS) == ("terjadi_pada", "sebelum_yang_lalu")


def test_setiap_kejadian_satu_perintah_membawa_saat_yang_dinyatakan() -> None:
    dunia, kasus = di("periksa")
    hasil = dunia.ya(langkah_(kasus, "periksa", terjadi_pada=PAGI - JAM), LOKET)

    assert {(e.pada, e.terjadi_pada) for e in hasil.kejadian} == {(PAGI, PAGI - JAM)}
    penanda = {m.nama: (m.pada, m.dicatat) for m in dunia.keadaan(kasus).penanda}
    assert penanda["periksa"] == penanda["berkas_lengkap"] == (PAGI - JAM, PAGI)
    assert penanda["diajukan"] == (PAGI, None)
    assert dunia.keadaan(kasus).kemajuan.catatan[-1].pada == PAGI - JAM


def test_diterima_paling_awal_di_bawah_standar_yang_formulirnya_ditawarkan() -> None:
    """Before that day another version was in force, and would ask for other things."""
    dunia = Dunia()
    tawaran = dunia.app.formulir_buka("pengangkatan-anak", LOKET)
    (paling_awal,) = (b.paling_awal for b in tawaran.bidang if b.nama == "diterima_pada")
    assert paling_awal is not None
    detik = timedelta(seconds=1)

    tepat = attrs.evolve(ajukan_adopsi(), diterima_pada=paling_awal)
    terlalu_awal = attrs.evolve(tepat, diterima_pada=paling_awal - detik)

    assert dunia.tidak(terlalu_awal, LOKET) == [H.STANDAR_TIDAK_BERLAKU]
    dunia.ya(tepat, LOKET)


# --- what follows it


def test_permohonan_lewat_pos_diterima_pada_hari_ia_tiba() -> None:
    """The reference day of the assessment, and the list's order, each by its own instant."""
    dunia = Dunia()
    tiba = PAGI - timedelta(days=20)
    kasus = dunia.ya(attrs.evolve(ajukan_adopsi(), diterima_pada=tiba), LOKET).kasus
    keadaan = dunia.keadaan(kasus)
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET), ("lapangan", TIM))
    dunia.kerjakan(kasus, ("nilai", PEKSOS))

    assert (keadaan.diajukan_pada, keadaan.dicatat_pada) == (tiba, PAGI)
    assert dunia.app.kasus(kasus).indeks.dibuat == PAGI
    segel = dunia.keadaan(kasus).penilaian
    assert segel is not None
    nilai = segel.terbuka
    assert nilai.pengajuan == tiba.date()


def test_surat_bertanggal_dan_bernomor_tahun_ketika_diteken() -> None:
    dunia, kasus = di("terbitkan")
    dunia.jam.kini = datetime(2027, 1, 4, 9, tzinfo=PAGI.tzinfo)
    tahun_lalu = datetime(2026, 12, 30, 9, tzinfo=PAGI.tzinfo)

    dunia.ya(langkah_(kasus, "terbitkan", terjadi_pada=tahun_lalu), LOKET)

    (surat,) = dunia.keadaan(kasus).surat
    assert (surat.tanggal, surat.nomor) == (tahun_lalu.date(), "460/001/REHSOS/2026")


def test_keberatan_lewat_pos_pada_hari_terakhir_belum_terlambat() -> None:
    """C1: stamped on the last day, entered two days after it."""
    dunia, kasus = ditolak()
    kabari(dunia, kasus, "ditolak")
    (batas,) = (w for w in dunia.app.tenggat(kasus) if w.batas.kode == "keberatan")
    assert isinstance(batas.tenggat, Tenggat)
    tepat = batas.tenggat.jatuh_tempo
    dunia.jam.kini = tepat + timedelta(days=2)
    keberatan = p.AjukanKeberatan(kasus=kasus, alasan="x")

    assert dunia.tidak(keberatan, LOKET) == [H.KEBERATAN_LEWAT_WAKTU]
    assert dunia.tidak(keberatan, ANI) == [H.KEBERATAN_LEWAT_WAKTU]
    lewat = attrs.evolve(keberatan, diterima_pada=tepat + timedelta(seconds=1))
    assert dunia.tidak(lewat, LOKET) == [H.KEBERATAN_LEWAT_WAKTU]
    ditawarkan = {t.perintah for t in dunia.app.langkah_tersedia(kasus, LOKET)}
    dunia.ya(attrs.evolve(keberatan, diterima_pada=tepat), LOKET)

    assert "AjukanKeberatan" in ditawarkan
    assert dunia.keadaan(kasus).keberatan[-1].pada == tepat


# --- corrected


def test_koreksi_memindahkan_yang_ditinggalkan_tindakan_yang_sama() -> None:
    dunia, kasus = di("periksa")
    dunia.jam.maju(hours=2)
    dunia.ya(langkah_(kasus, "periksa", terjadi_pada=PAGI + JAM), LOKET)
    dunia.jam.maju(hours=1)
    dunia.ya(koreksi(kasus, "berkas_lengkap", PAGI), LOKET)
    keadaan = dunia.keadaan(kasus)

    assert pada(dunia, kasus, "periksa") == pada(dunia, kasus, "berkas_lengkap") == PAGI
    assert keadaan.kemajuan.catatan[-1].pada == PAGI
    assert [m.dicatat for m in keadaan.penanda[-2:]] == [PAGI + 2 * JAM] * 2
    semula = [r.kejadian for r in dunia.app.riwayat(kasus)][-3]
    assert (semula.tipe, semula.terjadi_pada) == ("langkah_diselesaikan", PAGI + JAM)


def test_koreksi_di_antara_yang_dinyatakan_sebelum_dan_sesudahnya() -> None:
    dunia, kasus = di("periksa")
    for n, (kode, oleh) in enumerate((("periksa", LOKET), ("lapangan", TIM), ("nilai", PEKSOS))):
        dunia.jam.maju(hours=2)
        dunia.ya(langkah_(kasus, kode, terjadi_pada=PAGI + n * JAM), oleh)

    for saat, sebab in ((PAGI - JAM, "sebelum_yang_lalu"), (PAGI + 3 * JAM, "sesudah_berikutnya")):
        assert masalah(dunia, koreksi(kasus, "lapangan", saat), TIM) == ("menjadi", sebab)
    dunia.ya(koreksi(kasus, "lapangan", PAGI + 2 * JAM), TIM)


def test_tidak_ada_yang_terjadi_sesudah_dicatat() -> None:
    """What is on record since Monday was not received on Friday: its clock would be young."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    dunia.jam.maju(days=7)

    for saat in (PAGI + timedelta(days=4), PAGI + timedelta(microseconds=1)):
        assert masalah(dunia, koreksi(kasus, "diajukan", saat), LOKET) == (
            "menjadi",
            "sesudah_dicatat",
        )
    dunia.ya(koreksi(kasus, "diajukan", PAGI - JAM), LOKET)
    dunia.ya(koreksi(kasus, "diajukan", PAGI), LOKET)


def test_koreksi_hanya_atas_yang_terjadi_oleh_petugas_dengan_alasan() -> None:
    dunia, kasus = di("lapangan")

    (h,) = dunia.halangan(koreksi(kasus, "lapangn", PAGI), TIM)
    assert (h.kode, h.lokasi) == (H.TANDA_TIDAK_DIKENAL, "tanda")
    assert dunia.tidak(koreksi(kasus, "diajukan", PAGI), ANI) == [H.PERAN_TIDAK_BERWENANG]
    tanpa = attrs.evolve(koreksi(kasus, "diajukan", PAGI), alasan=" ")
    assert dunia.tidak(tanpa, TIM) == [H.ALASAN_WAJIB]
    sebelum_berlaku = koreksi(kasus, "diajukan", datetime(2001, 1, 1, tzinfo=UTC))
    assert masalah(dunia, sebelum_berlaku, TIM) == ("menjadi", "standar_lain")


def test_hari_pengajuan_yang_dikoreksi_membuat_penilaian_diulang() -> None:
    dunia, kasus = di("teken")
    sehari_lalu = koreksi(kasus, "diajukan", PAGI - timedelta(days=1))

    hasil = dunia.ya(sehari_lalu, LOKET)

    assert [e.tipe for e in hasil.kejadian] == ["waktu_dikoreksi", "langkah_diulang"]
    assert dunia.keadaan(kasus).kemajuan.kini == "nilai"
    assert dunia.keadaan(kasus).penilaian is None
    assert dunia.keadaan(kasus).diajukan_pada == PAGI - timedelta(days=1)


def test_koreksi_sesudah_putusan_memindahkan_putusannya_saja() -> None:
    dunia, kasus = ditolak()
    dunia.jam.maju(hours=1)
    sebelum = dunia.keadaan(kasus)

    dunia.ya(koreksi(kasus, "ditolak", PAGI - JAM), LOKET)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.penetapan is not None
    assert keadaan.penetapan.pada == PAGI - JAM
    assert keadaan.penilaian == sebelum.penilaian


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6))
def test_yang_dinyatakan_selalu_berurutan(gerak: list[tuple[int, int]]) -> None:
    """Whatever is stated, and corrected: what was stated stands in the order it was entered."""
    dunia, kasus = di("lapangan")
    for langkah, (tadi, koreksian) in zip(("lapangan", "nilai", "konsep"), gerak, strict=False):
        dunia.jam.maju(hours=1)
        perintah = langkah_(kasus, langkah, terjadi_pada=dunia.jam.kini - tadi * JAM)
        oleh = TIM if langkah == "lapangan" else PEKSOS
        dunia.app.lakukan(perintah, oleh=oleh)
        dunia.jam.maju(minutes=1)
        menjadi = dunia.jam.kini - koreksian * JAM
        dunia.app.lakukan(koreksi(kasus, "lapangan", menjadi), oleh=TIM)

    dinyatakan = [m.pada for m in dunia.keadaan(kasus).penanda if m.dicatat is not None]
    assert dinyatakan == sorted(dinyatakan)


def test_catatan_perkembangan_boleh_menyebut_saatnya_dan_tersegel() -> None:
    dunia, kasus = di("lapangan")
    catatan = CatatPerkembangan(kasus=kasus, catatan=" Ibu sakit ", terjadi_pada=PAGI - JAM)

    (dicatat,) = dunia.ya(catatan, TIM).kejadian

    assert dicatat.terjadi == PAGI - JAM
    assert "sakit" not in repr((catatan, dicatat))
    isi = getattr(dicatat, "catatan")  # noqa: B009 -- the union of all events
    assert dunia.app.buka(kasus, isi, PEKSOS, tujuan="baca") == "Ibu sakit"
    assert dunia.tidak(attrs.evolve(catatan, catatan=" "), TIM) == [H.ISIAN_KOSONG]
    assert dunia.tidak(catatan, ANI) == [H.PERAN_TIDAK_BERWENANG]
