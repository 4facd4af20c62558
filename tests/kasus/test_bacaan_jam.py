"""Clocks under the readings that a standard pins: from when, how long, and what silence means."""

from datetime import datetime, timedelta
from typing import Any

import attrs
import pytest
from tests.kasus.test_jam import batas, jam, tempo
from tests.katalog.bacaan_lain import katalog
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    PAGI,
    TIM,
    Dunia,
    ajukan_adopsi,
    akhiri,
    di,
    dikembalikan,
    ditolak,
    kabari,
    langkah_,
    serah,
)

from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.jam import AKIBAT_LEWAT, BELUM_MULAI, kewajiban
from dinsos_core.domain.kasus.kejadian import DimintaWarga, Diterima, FaktaBerubah
from dinsos_core.domain.kasus.perintah_catatan import TAK_SAMPAI, KoreksiWaktu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.domain.standar.tafsir import TafsirDipakai
from dinsos_core.domain.waktu.bacaan import BACAAN_BAWAAN
from dinsos_core.domain.waktu.batas import urai_batas
from dinsos_core.testing.contoh import ADOPSI, KALENDER, langkah

HARI = timedelta(days=1)
SETIAP_STANDAR = tuple(katalog().semua())


def menurut(kode: str, bacaan: str, standar: StandarPelayanan = ADOPSI) -> StandarPelayanan:
    """The standard with this reading pinned."""
    return attrs.evolve(standar, tafsir=(TafsirDipakai(kode=kode, bacaan=bacaan),))


PUTUSAN = menurut("mulai-batas-warga", "putusan")
PENCATATAN = menurut("tanggal-terima", "hari-pencatatan")


def keberatan(kasus: Any, **lain: Any) -> p.AjukanKeberatan:
    return p.AjukanKeberatan(kasus=kasus, alasan="Tidak adil", **lain)


# --- from when a limit against a citizen runs


def test_keberatan_49_hari_sesudah_penolakan_tepat_waktu_bila_baru_hari_itu_diberitahu() -> None:
    dunia, kasus = ditolak()
    dunia.jam.maju(days=49)
    kabari(dunia, kasus, "ditolak")

    dunia.ya(keberatan(kasus), ANI)

    assert dunia.keadaan(kasus).status is Status.KEBERATAN
    satu = jam(dunia, kasus, "keberatan")
    assert satu.status == "terpenuhi"
    assert satu.tenggat is not None
    assert satu.tenggat.mulai == PAGI + 49 * HARI
    assert "mulai-batas-warga" in satu.tenggat.tafsir


def test_menurut_bacaan_putusan_keberatan_itu_terlambat() -> None:
    dunia, kasus = ditolak(PUTUSAN)
    dunia.jam.maju(days=49)
    kabari(dunia, kasus, "ditolak")

    assert dunia.tidak(keberatan(kasus), ANI) == [H.KEBERATAN_LEWAT_WAKTU]
    satu = jam(dunia, kasus, "keberatan")
    assert (tempo(satu), satu.status) == ("2026-06-30T23:59+08:00", "terlambat")
    assert satu.tenggat is not None
    assert "mulai-batas-warga" in satu.tenggat.tafsir


def test_tanpa_bukti_pemberitahuan_batas_warga_belum_berjalan() -> None:
    """Mail that was sent proves nothing, nor does a notice of something else or to nobody."""
    dunia, kasus = di("teken-kepala")
    dunia.jam.maju(days=1)
    akhiri(dunia, kasus, "ditolak")
    kabari(dunia, kasus, "lapangan")
    kabari(dunia, kasus, "ditolak", kanal=TAK_SAMPAI, alasan="pindah")
    dunia.jam.maju(days=1000)

    satu = jam(dunia, kasus, "keberatan")
    assert (satu.tenggat, satu.belum) == (None, "belum_diberitahu")
    assert set(BELUM_MULAI) == {"belum_diberitahu", "tanggal_tak_pasti"}
    assert len(dunia.gudang.tabel.kiriman) > 0
    dunia.ya(keberatan(kasus), ANI)
    assert jam(dunia, kasus, "keberatan").belum == ""


@pytest.mark.parametrize("tentang", ["ditolak", "ditetapkan"])
def test_pemberitahuan_atas_tanda_lain_dari_perbuatan_yang_sama_sudah_cukup(tentang: str) -> None:
    dunia, kasus = ditolak()

    kabari(dunia, kasus, tentang)

    assert jam(dunia, kasus, "keberatan").status == "berjalan"


def test_pemberitahuan_kepada_yang_bukan_pemohon_tidak_memulai_batasnya() -> None:
    dunia, kasus = ditolak()

    kabari(dunia, kasus, "ditolak", pihak="anak")

    assert jam(dunia, kasus, "keberatan").tenggat is None


def test_pemberitahuan_yang_paling_awal_terjadi_memulai_batasnya() -> None:
    dunia, kasus = ditolak()
    dunia.jam.maju(days=10)
    kabari(dunia, kasus, "ditolak")
    dunia.jam.maju(days=1)
    kabari(dunia, kasus, "ditolak", terjadi_pada=PAGI + 5 * HARI)

    satu = jam(dunia, kasus, "keberatan")

    assert satu.tenggat is not None
    assert satu.tenggat.mulai == PAGI + 5 * HARI


def test_langkah_yang_memberi_tahu_adalah_bukti() -> None:
    kabar = langkah("kabar", JenisLangkah.INFORMASIKAN, "loket", lompatan=True, lanjut="akhir")
    teken = next(s for s in ADOPSI.langkah if s.kode == "teken")
    semua = tuple(
        attrs.evolve(teken, hasil={**teken.hasil, "tolak": "kabar"}) if s is teken else s
        for s in ADOPSI.langkah
    )
    dunia, kasus = ditolak(attrs.evolve(ADOPSI, langkah=(*semua, kabar)))
    sebelum = jam(dunia, kasus, "keberatan").tenggat
    dunia.jam.maju(days=3)

    dunia.ya(langkah_(kasus, "kabar"), LOKET)

    satu = jam(dunia, kasus, "keberatan")
    assert sebelum is None
    assert satu.tenggat is not None
    assert satu.tenggat.mulai == PAGI + 3 * HARI


def test_berkas_tidak_gugur_sebelum_pemohon_tercatat_diberi_tahu() -> None:
    dunia, kasus = dikembalikan()
    dunia.jam.maju(days=100)
    gugur = p.GugurkanPermohonan(kasus=kasus)

    (h,) = dunia.halangan(gugur, LOKET)
    kabari(dunia, kasus, "dikembalikan")
    (lagi,) = dunia.halangan(gugur, LOKET)
    dunia.jam.maju(days=20)
    dunia.ya(gugur, LOKET)

    assert (h.kode, dict(h.rincian)) == (H.BELUM_GUGUR, {"menunggu": "pemberitahuan"})
    assert set(lagi.rincian) == {"jatuh_tempo"}


def test_pengembalian_kedua_menunggu_pemberitahuannya_sendiri() -> None:
    dunia, kasus = dikembalikan()
    dunia.jam.maju(days=1)
    kabari(dunia, kasus, "dikembalikan")
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("foto"),)), ANI)
    dunia.jam.maju(days=1)

    dunia.ya(langkah_(kasus, "periksa"), LOKET)

    satu = jam(dunia, kasus, "melengkapi")
    assert (satu.tenggat, satu.belum) == (None, "belum_diberitahu")


def test_batas_warga_yang_mulai_dengan_perbuatannya_sendiri_tidak_menunggu_kabar() -> None:
    sendiri = batas("diajukan", "terbit", milik=PemilikBatas.WARGA)
    kantor = batas("berkas_lengkap", "terbit", kode="k")
    dunia, kasus = di("lapangan", attrs.evolve(ADOPSI, waktu=(sendiri, kantor)))

    assert jam(dunia, kasus, "b").status == "berjalan"
    assert jam(dunia, kasus, "k").status == "berjalan"


# --- when a letter was received


def test_cap_terima_menentukan_hari_acuan_kecuali_dibaca_hari_pencatatan() -> None:
    cap = PAGI - 20 * HARI

    for standar, diajukan in ((ADOPSI, cap), (PENCATATAN, PAGI)):
        dunia = Dunia(standar)
        hasil = dunia.ya(attrs.evolve(ajukan_adopsi(), diterima_pada=cap), LOKET)
        pembuka = hasil.kejadian[0]

        assert isinstance(pembuka, Diterima)
        assert dunia.keadaan(hasil.kasus).diajukan_pada == diajukan
        assert pembuka.cap_terima == (None if diajukan == cap else cap)
        (jawab,) = (x for x in dunia.app.tenggat(hasil.kasus) if x.batas.mulai == "diajukan")
        assert jawab.tenggat is not None
        assert jawab.tenggat.mulai == diajukan
        assert "tanggal-terima" in jawab.tenggat.tafsir


def test_berkas_bercap_dihitung_diterima_ketika_dicatat_menurut_bacaan_itu() -> None:
    for standar, saat in ((ADOPSI, PAGI + HARI), (PENCATATAN, PAGI + 3 * HARI)):
        dunia, kasus = dikembalikan(standar)
        dunia.jam.maju(days=3)
        bercap = pu.LengkapiBerkas(kasus=kasus, berkas=(serah("foto"),), diterima_pada=PAGI + HARI)

        dunia.ya(bercap, LOKET)

        assert dunia.keadaan(kasus).penanda[-1].pada == saat


def test_keberatan_bercap_pada_hari_terakhir_terlambat_menurut_hari_pencatatan() -> None:
    """Neither accepted nor offered, for no stamp can make it timely."""
    dunia, kasus = ditolak(PENCATATAN)
    kabari(dunia, kasus, "ditolak")
    akhir = datetime.fromisoformat("2026-06-30T16:00+08:00")
    dunia.jam.kini = akhir + 2 * HARI

    assert dunia.tidak(keberatan(kasus, diterima_pada=akhir), LOKET) == [H.KEBERATAN_LEWAT_WAKTU]
    ditawarkan = {t.perintah for t in dunia.app.langkah_tersedia(kasus, LOKET)}
    assert "AjukanKeberatan" not in ditawarkan


def test_saat_penerimaan_tidak_dikoreksi_bila_yang_dihitung_hari_pencatatan() -> None:
    dunia, kasus = di("disposisi", PENCATATAN)
    koreksi = KoreksiWaktu(kasus=kasus, tanda="diajukan", menjadi=PAGI - HARI, alasan="cap terima")

    (h,) = dunia.halangan(koreksi, KEPALA)

    assert (h.kode, h.rincian["masalah"]) == (H.WAKTU_TIDAK_MUNGKIN, "hari_pencatatan")


def test_langkah_yang_dicatat_kemudian_tetap_menurut_terjadinya() -> None:
    """The reading speaks of letters that were received, not of what officers did."""
    dunia, kasus = di("lapangan", PENCATATAN)
    dunia.jam.maju(days=2)

    dunia.ya(langkah_(kasus, "lapangan", terjadi_pada=PAGI + HARI), TIM)

    assert dunia.keadaan(kasus).penanda[-1].pada == PAGI + HARI


# --- an objection that nobody answers


@pytest.mark.parametrize(
    ("bacaan", "akibat"), [("dilaporkan", ""), ("dikabulkan", "dianggap_dikabulkan")]
)
def test_keberatan_yang_tidak_dijawab_dilaporkan_atau_dianggap_dikabulkan(
    bacaan: str, akibat: str
) -> None:
    """Nothing happens by itself: the case stays an objection until somebody decides it."""
    kantor = attrs.evolve(
        ADOPSI.instansi,
        parameter={**ADOPSI.instansi.parameter, "batas_putusan_keberatan": "10 hari kerja"},
    )
    standar = menurut("keberatan-tanpa-jawaban", bacaan, attrs.evolve(ADOPSI, instansi=kantor))
    dunia, kasus = ditolak(standar)
    dunia.ya(keberatan(kasus), ANI)
    tepat_waktu = jam(dunia, kasus, "putusan-keberatan")
    banyak = len(dunia.app.riwayat(kasus))

    dunia.jam.maju(days=60)
    satu = jam(dunia, kasus, "putusan-keberatan")

    assert (tepat_waktu.status, tepat_waktu.akibat) == ("berjalan", "")
    assert (satu.status, satu.akibat) == ("terlambat", akibat)
    assert satu.tenggat is not None
    assert "keberatan-tanpa-jawaban" in satu.tenggat.tafsir
    assert set(AKIBAT_LEWAT) == {"dianggap_dikabulkan"}
    assert len(dunia.app.riwayat(kasus)) == banyak
    assert dunia.keadaan(kasus).status is Status.KEBERATAN


# --- a limit that no pause stops, and one that follows an outcome


def test_batas_tanpa_jeda_tidak_dijeda_sampai_terpenuhi() -> None:
    tetap = batas(
        "berkas_lengkap",
        "lapangan",
        tanpa_jeda=True,
        tafsir=(TafsirDipakai(kode="kuota-jkn", bacaan="tanpa-jeda"),),
    )
    dunia, kasus = di("lapangan", attrs.evolve(ADOPSI, waktu=(tetap,)))
    jeda = pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA)

    (h,) = dunia.halangan(jeda, TIM)
    ditawarkan = {t.perintah for t in dunia.app.langkah_tersedia(kasus, TIM)}
    dunia.ya(langkah_(kasus, "lapangan"), TIM)
    dunia.ya(jeda, TIM)

    assert (h.kode, h.rincian) == (H.BATAS_TANPA_JEDA, {"tafsir": ("kuota-jkn: tanpa-jeda",)})
    assert "JedaKasus" not in ditawarkan


def test_jeda_yang_ada_tidak_memperpanjang_batas_tanpa_jeda() -> None:
    biasa = attrs.evolve(ADOPSI, waktu=(batas("berkas_lengkap", "terbit"),))
    tetap = attrs.evolve(ADOPSI, waktu=(batas("berkas_lengkap", "terbit", tanpa_jeda=True),))
    dunia, kasus = di("lapangan", biasa)
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA), TIM)
    dunia.jam.maju(days=3)
    dunia.ya(pu.LanjutkanKasus(kasus=kasus), TIM)
    keadaan = dunia.keadaan(kasus)

    (dijeda,), (tidak,) = (
        kewajiban(keadaan, standar, KALENDER, BACAAN_BAWAAN, dunia.jam())
        for standar in (biasa, tetap)
    )

    assert tempo(tidak) < tempo(dijeda)


@pytest.mark.parametrize(
    ("hasil", "jatuh_tempo"), [("", "2026-06-19"), ("mudah", "2026-06-04"), ("sulit", "2026-06-19")]
)
def test_batas_mengikuti_keluaran_langkah_yang_menyatakannya(hasil: str, jatuh_tempo: str) -> None:
    menurut_hasil = batas(
        "berkas_lengkap",
        "terbit",
        batas=urai_batas("3-14 hari kerja"),
        bila_hasil={
            "lapangan.mudah": urai_batas("3 hari kerja"),
            "lapangan.sulit": urai_batas("14 hari kerja"),
        },
    )
    semua = tuple(
        attrs.evolve(s, hasil={"mudah": "", "sulit": ""}) if s.kode == "lapangan" else s
        for s in ADOPSI.langkah
    )
    dunia, kasus = di("lapangan", attrs.evolve(ADOPSI, waktu=(menurut_hasil,), langkah=semua))
    sebelum = tempo(jam(dunia, kasus, "b"))

    dunia.ya(langkah_(kasus, "lapangan", hasil or "selesai"), TIM)

    assert sebelum[:10] == "2026-06-19"
    assert tempo(jam(dunia, kasus, "b"))[:10] == jatuh_tempo


def test_setiap_perintah_yang_dapat_datang_dari_warga_menyebut_kapan_diterima() -> None:
    """Whatever the public may give, an official may enter later, with its stamp of receipt."""
    for jenis in JENIS:
        for kelas, aturan in jenis.aturan.items():
            semua = (satu for satu in SETIAP_STANDAR if satu.agregat.value == jenis.nama)
            publik = any(set(aturan.oleh(satu)) & set(satu.publik) for satu in semua)
            bernama = "diterima_pada" in {b.name for b in attrs.fields(kelas)}
            assert bernama or not publik, kelas


@pytest.mark.parametrize("bacaan", ["cap-terima", "hari-pencatatan"])
@pytest.mark.parametrize("apa", ["penarikan", "koreksi"])
def test_yang_bercap_terjadi_pada_capnya_dan_cap_itu_tersimpan(apa: str, bacaan: str) -> None:
    dunia = Dunia(menurut("tanggal-terima", bacaan))
    kasus = dunia.adopsi()
    dunia.jam.maju(days=3)
    cap = PAGI + HARI
    isi: Any = {"kasus": kasus, "alasan": "surat", "diterima_pada": cap}
    koreksi = pu.KoreksiData(fakta={"anak.nama": "Budiman"}, **isi)

    (e,) = dunia.ya(koreksi if apa == "koreksi" else p.TarikPermohonan(**isi), LOKET).kejadian

    assert isinstance(e, DimintaWarga | FaktaBerubah)
    if bacaan == "cap-terima":
        assert (e.terjadi, e.cap_terima, e.pada) == (cap, None, PAGI + 3 * HARI)
    else:
        assert (e.terjadi, e.cap_terima) == (PAGI + 3 * HARI, cap)
    if apa == "penarikan":
        assert dunia.keadaan(kasus).penanda[-1].pada == e.terjadi
