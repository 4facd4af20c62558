"""Letters and their revocation, withdrawal, lapse, passing on, objection, reopening, pauses."""

from collections.abc import Mapping
from datetime import date, timedelta

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    KABID,
    KEPALA,
    LOKET,
    ORANG_LAIN,
    PAGI,
    PEKSOS,
    PLH,
    TIM,
    Dunia,
    langkah_,
    sampai,
    serah,
)

from dinsos_core.application.jenis import Perintah
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import BERJALAN, Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan
from dinsos_core.testing.contoh import ADOPSI, INSTANSI


def di(tujuan: str, standar: StandarPelayanan = ADOPSI) -> tuple[Dunia, KasusId]:
    dunia = Dunia(standar)
    kasus = dunia.adopsi()
    sampai(dunia, kasus, tujuan)
    return dunia, kasus


def dengan_parameter(ubah: Mapping[str, str], *, tanpa: str = "") -> StandarPelayanan:
    parameter = {n: v for n, v in {**INSTANSI.parameter, **ubah}.items() if n != tanpa}
    return attrs.evolve(ADOPSI, instansi=attrs.evolve(INSTANSI, parameter=parameter))


def tolak(dunia: Dunia, kasus: KasusId) -> None:
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)


def ditolak(standar: StandarPelayanan = ADOPSI) -> tuple[Dunia, KasusId]:
    dunia, kasus = di("teken-kepala", standar)
    tolak(dunia, kasus)
    return dunia, kasus


def dikembalikan(standar: StandarPelayanan = ADOPSI) -> tuple[Dunia, KasusId]:
    dunia = Dunia(standar)
    kasus = dunia.adopsi(berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    return dunia, kasus


def selesai_tanpa_surat() -> tuple[Dunia, KasusId]:
    (produk, *_) = ADOPSI.produk
    tanpa_nomor = attrs.evolve(ADOPSI, produk=(attrs.evolve(produk, bernomor=False),))
    return di("akhir", tanpa_nomor)


# --- letters


def test_surat_bernomor_berturut_dan_berlaku_enam_bulan() -> None:
    dunia, kasus = di("terbitkan")
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    lain = dunia.adopsi(tetap_ajukan="anak lain")
    sampai(dunia, lain, "akhir")

    (surat,) = dunia.keadaan(kasus).surat
    assert surat.nomor == "460/001/REHSOS/2026"
    assert (surat.tanggal, surat.berlaku_sampai) == (date(2026, 6, 1), date(2026, 12, 1))
    assert (surat.produk, surat.tembusan, surat.menggantikan) == ("izin", ("Camat",), "")
    assert surat.penandatangan is not None
    assert surat.penandatangan.id == KEPALA.id
    assert dunia.keadaan(lain).surat[0].nomor == "460/002/REHSOS/2026"
    assert dunia.keadaan(kasus).penanda[-1].nama == "terbit"


def test_tanggal_surat_menurut_zona_instansi() -> None:
    """00.30 WITA on 2 June is still 1 June in UTC."""
    dunia, kasus = di("terbitkan")
    dunia.jam.kini = PAGI.replace(day=2, hour=0, minute=30)

    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    assert dunia.keadaan(kasus).surat[0].tanggal == date(2026, 6, 2)


def test_nomor_dimulai_lagi_setiap_tahun() -> None:
    dunia, kasus = di("terbitkan")
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    lain = dunia.adopsi(tetap_ajukan="anak lain")
    sampai(dunia, lain, "terbitkan")
    dunia.jam.maju(days=300)

    dunia.ya(langkah_(lain, "terbitkan"), LOKET)

    assert dunia.keadaan(lain).surat[0].nomor == "460/001/REHSOS/2027"


def test_penerbitan_opsional_yang_dilewati_tidak_memakai_nomor() -> None:
    langkah = tuple(
        attrs.evolve(s, opsional=True) if s.kode == "terbitkan" else s for s in ADOPSI.langkah
    )
    dunia, kasus = di("terbitkan", attrs.evolve(ADOPSI, langkah=langkah))

    dunia.ya(langkah_(kasus, "terbitkan", "dilewati"), LOKET)

    assert dunia.keadaan(kasus).surat == ()
    assert dunia.keadaan(kasus).status is Status.DISETUJUI
    assert dunia.gudang.tabel.nomor == {}
    dunia.ya(langkah_(kasus, "serahkan"), LOKET)
    assert dunia.keadaan(kasus).status is Status.SELESAI


def test_unit_asing_ditulis_apa_adanya_dan_tanpa_klasifikasi_dipakai_kode_produk() -> None:
    produk = attrs.evolve(ADOPSI.produk[0], klasifikasi="", berlaku=None)
    dunia, kasus = di("terbitkan", attrs.evolve(ADOPSI, unit="umum", produk=(produk,)))

    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    (surat,) = dunia.keadaan(kasus).surat
    assert (surat.nomor, surat.berlaku_sampai) == ("/001/umum/2026", None)
    assert list(dunia.gudang.tabel.nomor) == [("contoh", "izin", 2026)]


@pytest.mark.parametrize("saat", ["serahkan", "akhir"])
def test_surat_dicabut_lalu_diterbitkan_ulang_dengan_nomor_baru(saat: str) -> None:
    dunia, kasus = di(saat)
    nomor = dunia.keadaan(kasus).surat[0].nomor
    dunia.jam.maju(days=1)

    dunia.ya(pu.CabutSurat(kasus=kasus, nomor=nomor, alasan="Salah ketik"), KEPALA)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.surat[0].dicabut_pada == PAGI + timedelta(days=1)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DISETUJUI, "terbitkan")
    dunia.kerjakan(kasus, ("terbitkan", LOKET), ("serahkan", LOKET))
    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.SELESAI
    assert [(s.nomor, s.menggantikan) for s in keadaan.surat] == [
        ("460/001/REHSOS/2026", ""),
        ("460/002/REHSOS/2026", "460/001/REHSOS/2026"),
    ]


def test_surat_hanya_dicabut_sekali_oleh_penetap_dengan_alasan() -> None:
    dunia, kasus = di("serahkan")
    nomor = dunia.keadaan(kasus).surat[0].nomor
    cabut = pu.CabutSurat(kasus=kasus, nomor=nomor, alasan="x")

    assert dunia.tidak(cabut, LOKET) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(cabut, KABID) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(attrs.evolve(cabut, nomor="0"), KEPALA) == [H.SURAT_TIDAK_DITEMUKAN]
    assert dunia.tidak(attrs.evolve(cabut, alasan=" "), KEPALA) == [H.ALASAN_WAJIB]
    dunia.ya(cabut, PLH)
    assert dunia.tidak(cabut, KEPALA) == [H.STATUS_TIDAK_MENGIZINKAN]
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    (h,) = dunia.halangan(cabut, KEPALA)
    assert (h.kode, h.lokasi) == (H.SURAT_SUDAH_DICABUT, "nomor")


def test_surat_tanpa_nomor_dapat_dicabut_berulang_kali() -> None:
    produk = attrs.evolve(ADOPSI.produk[0], bernomor=False)
    dunia, kasus = di("serahkan", attrs.evolve(ADOPSI, produk=(produk,)))
    cabut = pu.CabutSurat(kasus=kasus, nomor="", alasan="x")

    dunia.ya(cabut, KEPALA)
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    dunia.jam.maju(days=1)
    dunia.ya(cabut, KEPALA)

    pertama, kedua = dunia.keadaan(kasus).surat
    assert pertama.dicabut_pada == PAGI
    assert kedua.dicabut_pada == PAGI + timedelta(days=1)
    assert dunia.tidak(cabut, KEPALA) == [H.STATUS_TIDAK_MENGIZINKAN]


def test_surat_setelah_dibuka_kembali_tidak_menggantikan_yang_sudah_digantikan() -> None:
    dunia, kasus = di("akhir")
    dunia.ya(pu.CabutSurat(kasus=kasus, nomor="460/001/REHSOS/2026", alasan="x"), KEPALA)
    dunia.kerjakan(kasus, ("terbitkan", LOKET), ("serahkan", LOKET))
    buka = pu.BukaKembaliKasus(kasus=kasus, alasan="x")
    assert dunia.tidak(buka, KEPALA) == [H.SURAT_MASIH_BERLAKU]
    dunia.ya(pu.CabutSurat(kasus=kasus, nomor="460/002/REHSOS/2026", alasan="x"), KEPALA)
    dunia.ya(buka, KEPALA)
    dunia.kerjakan(kasus, ("periksa", LOKET), ("lapangan", TIM), ("nilai", PEKSOS))
    dunia.kerjakan(kasus, ("konsep", PEKSOS), ("teken", PEKSOS), ("teken", KABID))
    dunia.kerjakan(kasus, ("teken:setuju", KEPALA), ("terbitkan", LOKET))

    assert [s.menggantikan for s in dunia.keadaan(kasus).surat] == [
        "",
        "460/001/REHSOS/2026",
        "460/002/REHSOS/2026",
    ]


# --- withdrawal


@pytest.mark.parametrize(
    "saat", ["disposisi", "periksa", "lapangan", "teken", "teken-kepala", "terbitkan"]
)
def test_pemohon_dapat_menarik_sebelum_terbit(saat: str) -> None:
    dunia, kasus = di(saat)

    hasil = dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)

    (ditarik,) = hasil.kejadian
    assert isinstance(ditarik, k.PermohonanDitarik)
    assert ditarik.alasan is None
    assert dunia.keadaan(kasus).status is Status.DITARIK
    assert dunia.keadaan(kasus).penanda[-1].nama == "ditarik"


def test_loket_menarik_atas_permintaan_dan_alasan_tersegel() -> None:
    dunia, kasus = di("periksa")

    (ditarik,) = dunia.ya(p.TarikPermohonan(kasus=kasus, alasan="pindah"), LOKET).kejadian

    assert isinstance(ditarik, k.PermohonanDitarik)
    assert ditarik.alasan is not None
    assert ditarik.alasan.kunci.endswith("/alasan")


@pytest.mark.parametrize("saat", ["serahkan", "akhir"])
def test_setelah_terbit_tidak_dapat_ditarik(saat: str) -> None:
    dunia, kasus = di(saat)
    status = dunia.keadaan(kasus).status.value

    (h,) = dunia.halangan(p.TarikPermohonan(kasus=kasus), ANI)

    assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
    assert h.rincian == {
        "status": status,
        "kejadian": "permohonan_ditarik",
        "boleh": ("diajukan", "dikembalikan", "diproses", "disetujui", "keberatan"),
    }


# --- lapse


def test_gugur_hanya_sesudah_waktu_melengkapi_habis() -> None:
    """10 working days from Monday 1 June: due Monday 15 June at closing time."""
    dunia, kasus = dikembalikan()
    perintah = p.GugurkanPermohonan(kasus=kasus)
    dunia.jam.kini = PAGI.replace(day=15, hour=16, minute=0)

    (h,) = dunia.halangan(perintah, LOKET)
    assert h.kode is H.BELUM_GUGUR
    assert h.rincian == {"jatuh_tempo": "2026-06-15T23:59:59.999999+08:00"}
    dunia.jam.kini = PAGI.replace(day=16, hour=0, minute=0)
    assert dunia.tidak(perintah, KEPALA) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(perintah, ANI) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(perintah, LOKET)

    assert dunia.keadaan(kasus).status is Status.GUGUR
    assert dunia.keadaan(kasus).penanda[-1].nama == "gugur"


def test_pengembalian_baru_memberi_waktu_melengkapi_yang_baru() -> None:
    dunia, kasus = dikembalikan()
    dunia.jam.maju(days=10)
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("foto"),)), ANI)
    dunia.ya(langkah_(kasus, "periksa"), LOKET)
    dunia.jam.kini = PAGI.replace(day=16)

    assert dunia.tidak(p.GugurkanPermohonan(kasus=kasus), LOKET) == [H.BELUM_GUGUR]


def test_tanpa_batas_melengkapi_tidak_ada_yang_gugur() -> None:
    dunia, kasus = dikembalikan(dengan_parameter({}, tanpa="batas_melengkapi"))
    dunia.jam.maju(days=365)

    (h,) = dunia.halangan(p.GugurkanPermohonan(kasus=kasus), LOKET)

    assert (h.kode, dict(h.rincian)) == (H.BELUM_GUGUR, {})


@pytest.mark.parametrize("saat", ["periksa", "lapangan", "akhir"])
def test_hanya_yang_dikembalikan_dapat_gugur(saat: str) -> None:
    dunia, kasus = di(saat)
    dunia.jam.maju(days=100)

    assert dunia.tidak(p.GugurkanPermohonan(kasus=kasus), LOKET) == [H.STATUS_TIDAK_MENGIZINKAN]


# --- passing on


def test_penetap_meneruskan_ke_instansi_lain() -> None:
    dunia, kasus = di("lapangan")
    perintah = pu.TeruskanKasus(kasus=kasus, kepada="  provinsi ", alasan="wewenang")

    assert dunia.tidak(perintah, LOKET) == [H.PERAN_TIDAK_BERWENANG]
    (h,) = dunia.halangan(attrs.evolve(perintah, kepada=" "), KEPALA)
    assert (h.kode, h.lokasi) == (H.RUJUKAN_WAJIB, "kepada")
    (diteruskan,) = dunia.ya(perintah, KEPALA).kejadian

    assert isinstance(diteruskan, u.KasusDiteruskan)
    assert diteruskan.alasan is not None
    assert dunia.keadaan(kasus).kepada == "provinsi"
    assert dunia.keadaan(kasus).status is Status.DITERUSKAN


# --- objection


def keberatan(kasus: KasusId, alasan: str = "Tidak adil") -> p.AjukanKeberatan:
    return p.AjukanKeberatan(kasus=kasus, alasan=alasan)


def putus(kasus: KasusId, *, dikabulkan: bool, alasan: str = "x") -> p.PutuskanKeberatan:
    return p.PutuskanKeberatan(kasus=kasus, dikabulkan=dikabulkan, alasan=alasan)


def test_keberatan_oleh_pihak_atau_loket_dengan_alasan() -> None:
    dunia, kasus = ditolak()

    assert dunia.tidak(keberatan(kasus), ORANG_LAIN) == [H.BUKAN_PIHAK_KASUS]
    assert dunia.tidak(keberatan(kasus), KEPALA) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(keberatan(kasus, " "), ANI) == [H.ALASAN_WAJIB]
    dunia.ya(keberatan(kasus), ANI)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.KEBERATAN
    (satu,) = keadaan.keberatan
    assert satu.alasan.kunci.endswith("/alasan")
    assert (satu.pada, satu.dikabulkan, satu.jawaban) == (PAGI, None, None)
    assert keadaan.penanda[-1].nama == "keberatan"
    assert dunia.tidak(keberatan(kasus), ANI) == [H.STATUS_TIDAK_MENGIZINKAN]


def test_keberatan_hanya_dalam_waktunya() -> None:
    """21 working days from Monday 1 June: until the end of Tuesday 30 June."""
    dunia, kasus = ditolak()
    dunia.jam.kini = PAGI.replace(month=7, day=1, hour=0, minute=0)

    (h,) = dunia.halangan(keberatan(kasus), ANI)
    assert h.kode is H.KEBERATAN_LEWAT_WAKTU
    assert h.rincian == {"jatuh_tempo": "2026-06-30T23:59:59.999999+08:00"}
    dunia.jam.maju(seconds=-1)
    dunia.ya(keberatan(kasus), ANI)


def test_keberatan_tanpa_batas_waktu_selalu_dapat_diajukan() -> None:
    dunia, kasus = ditolak(dengan_parameter({}, tanpa="batas_keberatan"))
    dunia.jam.maju(days=1000)

    dunia.ya(keberatan(kasus), ANI)


def test_keberatan_diputus_peran_yang_ditetapkan_instansi() -> None:
    dunia, kasus = ditolak(dengan_parameter({"oleh_keberatan": "kabid"}))
    dunia.ya(keberatan(kasus), ANI)

    (h,) = dunia.halangan(putus(kasus, dikabulkan=False), KEPALA)
    assert (h.kode, h.rincian) == (H.PERAN_TIDAK_BERWENANG, {"boleh": ("kabid",)})
    assert dunia.tidak(putus(kasus, dikabulkan=False, alasan=""), KABID) == [H.ALASAN_WAJIB]
    dunia.ya(putus(kasus, dikabulkan=False), KABID)


def test_tanpa_peran_khusus_keberatan_diputus_penetap() -> None:
    dunia, kasus = ditolak(dengan_parameter({}, tanpa="oleh_keberatan"))
    dunia.ya(keberatan(kasus), ANI)

    assert dunia.tidak(putus(kasus, dikabulkan=True), KABID) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(putus(kasus, dikabulkan=True), KEPALA)


def test_keberatan_ditolak_mempertahankan_penolakan_dan_hanya_sekali() -> None:
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)

    dunia.ya(putus(kasus, dikabulkan=False), KEPALA)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.DITOLAK
    assert keadaan.keberatan[0].dikabulkan is False
    assert keadaan.keberatan[0].jawaban is not None
    assert keadaan.penetapan is not None
    assert keadaan.penanda[-1].nama == "keberatan_diputus"
    assert dunia.tidak(keberatan(kasus), ANI) == [H.KEBERATAN_SUDAH_PERNAH]


def test_keberatan_dikabulkan_dinilai_dan_ditetapkan_ulang() -> None:
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)

    dunia.ya(putus(kasus, dikabulkan=True), KEPALA)

    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIPROSES, "nilai")
    assert (keadaan.penilaian, keadaan.penetapan, keadaan.asesor) == (None, None, ())
    assert keadaan.keberatan[0].dikabulkan is True
    dunia.kerjakan(kasus, ("nilai", PEKSOS), ("konsep", PEKSOS), ("teken", PEKSOS))
    dunia.kerjakan(kasus, ("teken", KABID), ("teken:setuju", KEPALA))
    assert dunia.keadaan(kasus).status is Status.DISETUJUI


def test_setelah_dikabulkan_penolakan_baru_dapat_dikeberatani_lagi() -> None:
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(putus(kasus, dikabulkan=True), KEPALA)
    dunia.kerjakan(kasus, ("nilai", PEKSOS), ("konsep", PEKSOS), ("teken", PEKSOS))
    dunia.ya(langkah_(kasus, "teken"), KABID)
    tolak(dunia, kasus)

    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(putus(kasus, dikabulkan=False), KEPALA)

    assert [x.dikabulkan for x in dunia.keadaan(kasus).keberatan] == [True, False]
    assert all(x.jawaban is not None for x in dunia.keadaan(kasus).keberatan)


def test_penolakan_baru_setelah_dibuka_kembali_dapat_dikeberatani_walau_yang_lama_kandas() -> None:
    """Once per refusal, not once per case."""
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(putus(kasus, dikabulkan=False), KEPALA)
    dunia.jam.maju(days=1)
    dunia.ya(pu.BukaKembaliKasus(kasus=kasus, alasan="bukti baru"), KEPALA)
    dunia.kerjakan(kasus, ("periksa", LOKET), ("lapangan", TIM), ("nilai", PEKSOS))
    dunia.kerjakan(kasus, ("konsep", PEKSOS), ("teken", PEKSOS), ("teken", KABID))
    tolak(dunia, kasus)

    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(putus(kasus, dikabulkan=False), KEPALA)

    assert dunia.tidak(keberatan(kasus), ANI) == [H.KEBERATAN_SUDAH_PERNAH]


def test_tanpa_asesmen_keberatan_yang_dikabulkan_kembali_ke_penetapan() -> None:
    langkah = tuple(s for s in ADOPSI.langkah if s.kode not in ("nilai", "konsep"))
    teken = next(s for s in langkah if s.kode == "teken")
    langkah = tuple(
        attrs.evolve(teken, oleh=("kepala",), hasil={}) if s is teken else s for s in langkah
    )
    dunia = Dunia(attrs.evolve(ADOPSI, langkah=langkah))
    kasus = dunia.adopsi()
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET), ("lapangan", TIM))
    tolak(dunia, kasus)
    dunia.ya(keberatan(kasus), ANI)

    dunia.ya(putus(kasus, dikabulkan=True), KEPALA)

    assert dunia.keadaan(kasus).kemajuan.kini == "teken"


# --- reopening


@pytest.mark.parametrize("akhir", ["ditarik", "gugur", "diteruskan", "selesai", "ditolak"])
def test_perkara_yang_berakhir_dapat_dibuka_kembali_oleh_penetap(akhir: str) -> None:
    if akhir == "gugur":
        dunia, kasus = dikembalikan()
        dunia.jam.maju(days=60)
        dunia.ya(p.GugurkanPermohonan(kasus=kasus), LOKET)
    elif akhir == "ditolak":
        dunia, kasus = ditolak()
    elif akhir == "selesai":
        dunia, kasus = selesai_tanpa_surat()
    else:
        dunia, kasus = di("teken-kepala")
        akhiri: dict[str, Perintah] = {
            "ditarik": p.TarikPermohonan(kasus=kasus),
            "diteruskan": pu.TeruskanKasus(kasus=kasus, kepada="x"),
        }
        dunia.ya(akhiri[akhir], KEPALA if akhir == "diteruskan" else ANI)
    assert dunia.keadaan(kasus).status == akhir
    buka = pu.BukaKembaliKasus(kasus=kasus, alasan="bukti baru")

    assert dunia.tidak(buka, LOKET) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(attrs.evolve(buka, alasan=""), KEPALA) == [H.ALASAN_WAJIB]
    dunia.ya(buka, KEPALA)

    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIAJUKAN, "periksa")
    assert keadaan.kemajuan.paraf == ()
    assert (keadaan.penilaian, keadaan.penetapan, keadaan.asesor) == (None, None, ())
    assert (keadaan.saran_tolak, keadaan.kepada) == (False, "")
    assert keadaan.penanda[-1].nama == "dibuka_kembali"


@pytest.mark.parametrize("saat", ["periksa", "lapangan", "serahkan"])
def test_yang_berjalan_tidak_dibuka_kembali(saat: str) -> None:
    dunia, kasus = di(saat)

    (h,) = dunia.halangan(pu.BukaKembaliKasus(kasus=kasus, alasan="x"), KEPALA)

    assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
    assert h.rincian["boleh"] == (
        "disetujui",
        "ditolak",
        "diteruskan",
        "selesai",
        "ditarik",
        "gugur",
    )


# --- pauses


def jeda(kasus: KasusId) -> pu.JedaKasus:
    return pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA, alasan="kuota habis")


def test_jeda_menahan_langkah_sampai_dilanjutkan() -> None:
    dunia, kasus = di("lapangan")
    lanjut = pu.LanjutkanKasus(kasus=kasus)

    assert dunia.tidak(lanjut, TIM) == [H.TIDAK_DIJEDA]
    assert dunia.tidak(jeda(kasus), ANI) == [H.PERAN_TIDAK_BERWENANG]
    (dijeda,) = dunia.ya(jeda(kasus), TIM).kejadian
    assert isinstance(dijeda, u.KasusDijeda)
    assert dijeda.sebab == "kuota"
    assert dijeda.alasan is not None
    (h,) = dunia.halangan(langkah_(kasus, "lapangan"), TIM)
    assert (h.kode, h.rincian) == (H.SEDANG_DIJEDA, {"sebab": "kuota"})
    (h,) = dunia.halangan(jeda(kasus), TIM)
    assert (h.kode, h.rincian) == (H.SEDANG_DIJEDA, {"sebab": "kuota"})
    assert dunia.keadaan(kasus).dijeda
    dunia.jam.maju(days=2)
    assert dunia.tidak(lanjut, ANI) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(lanjut, LOKET)

    keadaan = dunia.keadaan(kasus)
    assert not keadaan.dijeda
    (satu,) = keadaan.jeda
    assert (satu.mulai, satu.selesai) == (PAGI, PAGI + timedelta(days=2))
    assert satu.alasan_kode == "kuota"
    dunia.ya(langkah_(kasus, "lapangan"), TIM)


def test_perkara_yang_berakhir_tidak_dijeda() -> None:
    dunia, kasus = ditolak()

    for perintah in (jeda(kasus), pu.LanjutkanKasus(kasus=kasus)):
        (h,) = dunia.halangan(perintah, LOKET)
        assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
        assert h.rincian["boleh"] == tuple(s.value for s in Status if s in BERJALAN)


@pytest.mark.parametrize("akhiri", ["tarik", "teruskan"])
def test_mengakhiri_perkara_mengakhiri_jedanya(akhiri: str) -> None:
    dunia, kasus = di("lapangan")
    dunia.ya(jeda(kasus), TIM)
    dunia.jam.maju(days=1)
    perintah: dict[str, Perintah] = {
        "tarik": p.TarikPermohonan(kasus=kasus),
        "teruskan": pu.TeruskanKasus(kasus=kasus, kepada="x"),
    }

    dunia.ya(perintah[akhiri], ANI if akhiri == "tarik" else KEPALA)

    assert dunia.keadaan(kasus).jeda[0].selesai == PAGI + timedelta(days=1)


def test_keberatan_yang_ditolak_selama_jeda_mengakhiri_jedanya() -> None:
    """A refused case rests: nothing could end a pause there any more."""
    dunia, kasus = ditolak()
    dunia.ya(keberatan(kasus), ANI)
    dunia.ya(jeda(kasus), LOKET)
    dunia.jam.maju(days=1)

    dunia.ya(putus(kasus, dikabulkan=False), KEPALA)

    assert not dunia.keadaan(kasus).dijeda
    assert dunia.keadaan(kasus).jeda[0].selesai == PAGI + timedelta(days=1)


def test_setiap_jeda_tetap_tercatat() -> None:
    dunia, kasus = di("lapangan")
    for _ in range(2):
        dunia.ya(jeda(kasus), TIM)
        dunia.jam.maju(days=1)
        dunia.ya(pu.LanjutkanKasus(kasus=kasus), TIM)

    assert [x.selesai for x in dunia.keadaan(kasus).jeda] == [
        PAGI + timedelta(days=1),
        PAGI + timedelta(days=2),
    ]


def test_jam_yang_mundur_tidak_membuat_jeda_terbalik() -> None:
    """Two machines' clocks disagree by a second; the pause is then empty, and nothing breaks."""
    dunia, kasus = di("lapangan")
    dunia.ya(jeda(kasus), TIM)
    dunia.jam.maju(seconds=-1)

    dunia.ya(pu.LanjutkanKasus(kasus=kasus), TIM)

    (satu,) = dunia.keadaan(kasus).jeda
    assert satu.selesai == satu.mulai


def test_setiap_jenis_langkah_yang_dicari_ada_pada_contoh() -> None:
    """What the rules above rest on: the example determines, issues and checks papers once."""
    jenis = [s.jenis for s in ADOPSI.langkah]
    for satu in (JenisLangkah.PENETAPAN, JenisLangkah.TERBITKAN, JenisLangkah.PERIKSA_BERKAS):
        assert jenis.count(satu) == 1
