"""Somebody born "in 1970", or who is 42: stated, stored, shown, corrected, judged, exported."""

from datetime import date

import attrs
import pytest
from tests.brankas.test_privasi import DARI_ANI, PDP
from tests.formulir import perintah
from tests.permohonan.contoh import ANI, LOKET, Dunia, ajukan_adopsi, menilai, pihak, sampai

from dinsos_adapters.kalender import KalenderHolidays
from dinsos_adapters.katalog import muat_katalog
from dinsos_core import nilai_kelayakan, susun_perintah
from dinsos_core.application.privasi import ekspor_subjek
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan, Penilaian, Rekomendasi
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Tindakan
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.kata import Kata

LAHIR = "fakta.pemohon[0].tanggal_lahir"
HARI_INI = date(2026, 3, 2)


def _ani(lahir: object) -> pu.PihakDiajukan:
    asal, _ = ajukan_adopsi().pihak
    return attrs.evolve(asal, data={**asal.data, "tanggal_lahir": lahir})


def _ajukan(lahir: object) -> tuple[Dunia, KasusId]:
    dunia = Dunia()
    return dunia, dunia.adopsi(pihak=(_ani(lahir), pihak("anak")))


@pytest.mark.parametrize(
    ("isian", "tertera", "kesimpulan"),
    [
        ("1970", "1970", Kesimpulan.BELUM_DAPAT_DINILAI),
        ("1970-03", "1970-03", Kesimpulan.TIDAK_TERPENUHI),
        ("42 tahun", "42 tahun pada 2026-06-01", Kesimpulan.TERPENUHI),
    ],
)
def test_tahun_bulan_atau_usia_diterima_tersimpan_tertera_dan_dinilai(
    isian: str, tertera: str, kesimpulan: Kesimpulan
) -> None:
    dunia, kasus = _ajukan(isian)
    sampai(dunia, kasus, "nilai")

    menilai(dunia, kasus)

    formulir = dunia.app.formulir(kasus, LOKET, "KoreksiData")
    bidang = next(satu for satu in formulir.bidang if satu.nama == LAHIR)
    assert (bidang.nilai, bidang.boleh_rentang) == (tertera, True)
    ekspor = ekspor_subjek(dunia.lingkungan, DARI_ANI, oleh=PDP, diterima=dunia.jam()).unwrap()
    assert tertera in ekspor["subjek"][0]["nilai"].values()
    segel = dunia.keadaan(kasus).penilaian
    assert segel is not None
    ringkasan = segel.terbuka
    assert ringkasan.syarat[0].kesimpulan is kesimpulan
    belum = kesimpulan is Kesimpulan.BELUM_DAPAT_DINILAI
    assert ringkasan.syarat[0].sebab_belum == ("tanggal_tak_pasti",) * belum
    assert (ringkasan.rekomendasi is Rekomendasi.PERIKSA) is belum


@pytest.mark.parametrize("isian", ["1970", "1970-03", "42 tahun", "1970-03-01/1970-05-31"])
def test_yang_tertera_dapat_dikirim_kembali_esok_harinya_tanpa_mengubah_apa_pun(isian: str) -> None:
    dunia, kasus = _ajukan(isian)
    dunia.jam.maju(days=1)
    koreksi = dunia.app.formulir(kasus, ANI, "KoreksiData")

    dunia.ya(perintah(koreksi, {b.nama: b.nilai for b in koreksi.bidang}), ANI)

    lagi = dunia.app.formulir(kasus, ANI, "KoreksiData")
    assert {b.nama: b.nilai for b in lagi.bidang} == {b.nama: b.nilai for b in koreksi.bidang}


@pytest.mark.parametrize("isian", ["Maret 1970", "1970-13", "42 bulan", 1970])
def test_formulir_menyebut_tulisan_tanggal_yang_dikenalnya(isian: object) -> None:
    dunia, kasus = _ajukan("1970")
    koreksi = dunia.app.formulir(kasus, ANI, "KoreksiData")

    (salah,) = susun_perintah(koreksi, {LAHIR: isian}).failure()

    assert (salah.lokasi, salah.rincian["diharapkan"]) == (LAHIR, "tanggal_atau_rentang")


def test_formulir_yang_harus_pasti_tidak_menerima_rentang() -> None:
    bidang = Bidang(nama="mulai", jenis=JenisBidang.TANGGAL, teks=Kata("Mulai", "Start"))
    formulir = Tindakan(kelas=pu.BukaKasus, teks=Kata("x", "x"), peran="", bidang=(bidang,))

    (salah,) = susun_perintah(formulir, {"mulai": "1970"}).failure()

    assert salah.rincian["diharapkan"] == "tanggal"


def test_tanggal_lengkap_yang_menyusul_menggantikannya() -> None:
    dunia, kasus = _ajukan("1970")
    sampai(dunia, kasus, "nilai")
    koreksi = dunia.app.formulir(kasus, LOKET, "KoreksiData")

    dunia.ya(perintah(koreksi, {LAHIR: "1970-06-20", "alasan": "akta"}), LOKET)
    menilai(dunia, kasus)

    segel = dunia.keadaan(kasus).penilaian
    assert segel is not None
    ringkasan = segel.terbuka
    assert ringkasan.syarat[0].kesimpulan is Kesimpulan.TERPENUHI


@pytest.mark.parametrize(
    ("isian", "kode"),
    [
        ("2027", H.TANGGAL_MASA_DEPAN),
        ("1970-13", H.FAKTA_SALAH_JENIS),
        ("Maret 1970", H.FAKTA_SALAH_JENIS),
        ("1970-03-02/1970-03-01", H.FAKTA_SALAH_JENIS),
    ],
)
def test_yang_bukan_tanggal_ditolak_dengan_kode(isian: str, kode: H) -> None:
    dunia = Dunia()

    assert dunia.tidak(ajukan_adopsi(pihak=(_ani(isian), pihak("anak"))), ANI) == [kode]


# --- the built-in catalogue


def _pengangkatan(suami: object, **tafsir: str) -> Penilaian:
    orang = {"agama": "islam", "domisili": "63.71.05"}
    pemohon = [
        {**orang, "tanggal_lahir": suami, "jenis_kelamin": "laki_laki"},
        {**orang, "tanggal_lahir": date(1986, 3, 1), "jenis_kelamin": "perempuan"},
    ]
    kasus = {"menikah": True, "tanggal_nikah": "2015", "jumlah_anak": 0}
    return nilai_kelayakan(
        muat_katalog(),
        KalenderHolidays(),
        "pengangkatan-anak",
        {"pemohon": pemohon, "anak": {"agama": "islam"}, **kasus},
        instansi="banjarmasin",
        pada=HARI_INI,
        tafsir={kode.replace("_", "-"): bacaan for kode, bacaan in tafsir.items()},
    ).unwrap()


def _usia(penilaian: Penilaian) -> Kesimpulan:
    return next(satu for satu in penilaian.syarat if satu.butir[0].startswith("2")).kesimpulan


@pytest.mark.parametrize(
    ("bacaan", "kesimpulan", "saran"),
    [
        ("rentang", Kesimpulan.BELUM_DAPAT_DINILAI, Rekomendasi.PERIKSA),
        ("ketat", Kesimpulan.TIDAK_TERPENUHI, Rekomendasi.TOLAK),
        ("longgar", Kesimpulan.TERPENUHI, Rekomendasi.SETUJUI),
    ],
)
def test_lahir_1970_di_tepi_usia_dinilai_menurut_bacaannya(
    bacaan: str, kesimpulan: Kesimpulan, saran: Rekomendasi
) -> None:
    penilaian = _pengangkatan("1970", tanggal_tak_pasti=bacaan)

    assert _usia(penilaian) is kesimpulan
    assert penilaian.rekomendasi is saran


def test_usia_42_tahun_dan_tahun_nikah_cukup_bila_pada_semua_harinya_terpenuhi() -> None:
    assert _pengangkatan("42 tahun").rekomendasi is Rekomendasi.SETUJUI


@pytest.mark.parametrize(
    ("lahir", "diperingatkan"),
    [("1970-07-01", True), ("1970-12-31", True), ("1970-03-15", True), ("1970-07-02", False)],
)
def test_tanggal_lahir_lazim_di_tepi_usia_diperingatkan(lahir: str, diperingatkan: bool) -> None:
    penilaian = _pengangkatan(lahir)

    assert penilaian.rekomendasi is Rekomendasi.SETUJUI
    kode = [p.kode for p in penilaian.peringatan]
    assert kode == ["tanggal_konvensional"] * diperingatkan
    assert _pengangkatan(lahir, tanggal_konvensional="persis").peringatan == ()


class _Menolak(str):
    """A text that answers no comparison."""

    __hash__ = str.__hash__

    def __eq__(self, lain: object) -> bool:
        raise RuntimeError(str.__str__(self))

    def __str__(self) -> str:
        raise RuntimeError("bukan teks biasa")


@pytest.mark.parametrize("isi", ["1970", "bukan", " ", "42 tahun"])
def test_turunan_teks_dibaca_seperti_teksnya_di_setiap_bidang(isi: str) -> None:
    dunia, kasus = _ajukan("1970")
    koreksi = dunia.app.formulir(kasus, ANI, "KoreksiData")

    for bidang in koreksi.bidang:
        biasa = susun_perintah(koreksi, {bidang.nama: isi})

        assert susun_perintah(koreksi, {bidang.nama: _Menolak(isi)}) == biasa
