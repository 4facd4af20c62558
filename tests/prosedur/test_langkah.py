"""Doing steps: whose turn, which outcome, where the procedure passes on and ends."""

import attrs
import pytest
from tests.permohonan.contoh import (
    BPKPAD,
    KABID,
    KEPALA,
    LOKET,
    PEKSOS,
    TIM,
    di,
    ditolak,
    langkah_,
    santunan_di,
    satu,
    tanpa_langkah,
    tipe,
    ubah_langkah,
)

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import JenisLangkah
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN

# --- whose turn


def test_langkah_tak_dikenal_menyebut_yang_terdekat() -> None:
    dunia, kasus = di("disposisi")

    (h,) = dunia.halangan(langkah_(kasus, "disposisi2"), KEPALA)

    assert (h.kode, h.lokasi) == (H.LANGKAH_TIDAK_DIKENAL, "langkah")
    assert (h.rincian["langkah"], h.rincian["mirip"]) == ("disposisi2", "disposisi")
    assert h.rincian["pilihan"] == tuple(s.kode for s in ADOPSI.langkah)


def test_langkah_di_luar_giliran_ditolak_dengan_gilirannya() -> None:
    dunia, kasus = di("disposisi")

    (h,) = dunia.halangan(langkah_(kasus, "periksa"), LOKET)

    assert (h.kode, h.lokasi) == (H.LANGKAH_BELUM_GILIRAN, "langkah")
    assert h.rincian == {"langkah": "periksa", "giliran": "disposisi"}


# --- outcomes


def test_hasil_tak_dikenal_menyebut_yang_ada() -> None:
    dunia, kasus = di("lapangan")

    (h,) = dunia.halangan(langkah_(kasus, "lapangan", "tidak_layk"), TIM)

    assert (h.kode, h.lokasi) == (H.HASIL_TIDAK_DIKENAL, "hasil")
    assert h.rincian == {"pilihan": ("selesai", "tidak_layak"), "mirip": "tidak_layak"}


def test_langkah_yang_memutuskan_wajib_menyebut_hasil() -> None:
    dunia, kasus = di("teken-kepala")

    (h,) = dunia.halangan(langkah_(kasus, "teken"), KEPALA)

    assert (h.kode, h.lokasi) == (H.HASIL_WAJIB, "hasil")
    assert h.rincian == {"pilihan": ("setuju", "tolak", "teruskan", "perbaiki")}


def test_langkah_opsional_dapat_dilewati_tanpa_tanda() -> None:
    dunia, kasus = di("konsep")

    dunia.ya(langkah_(kasus, "konsep", "dilewati"), PEKSOS)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.kemajuan.kini == "teken"
    assert keadaan.kemajuan.catatan[-1].hasil == "dilewati"
    assert "konsep" not in [m.nama for m in keadaan.penanda]
    assert dunia.keadaan(kasus).kemajuan.catatan[-1].oleh.peran == "peksos"


def test_langkah_bersyarat_dilewati_bila_faktanya_tidak() -> None:
    standar = ubah_langkah(ADOPSI, "konsep", bila=Bila(fakta="layak_huni"))
    dunia, kasus = di("lapangan", standar)

    dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": False}), TIM)
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)

    assert dunia.keadaan(kasus).kemajuan.kini == "teken"


def test_catatan_langkah_disegel() -> None:
    dunia, kasus = di("disposisi")

    selesai = satu(
        dunia.ya(langkah_(kasus, "disposisi", alasan=" Segera "), KEPALA), u.LangkahDiselesaikan
    )

    assert selesai.catatan is not None
    assert selesai.catatan.nilai is None
    isi = dunia.gudang.tabel.brankas.nilai[selesai.catatan.subjek]
    assert isi[selesai.catatan.kunci] == "Segera"
    assert selesai.catatan.kunci.endswith("/catatan")
    assert selesai.catatan.subjek == dunia.keadaan(kasus).pokok


def test_sesudah_penolakan_pemberitahuan_mengakhiri_langkah_tanpa_menutup() -> None:
    dunia, kasus = ditolak()

    hasil = dunia.ya(langkah_(kasus, "beri-tahu"), LOKET)

    assert tipe(hasil) == ["langkah_diselesaikan"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DITOLAK, "akhir")


# --- passing on

LAJANG = {"menikah": False, "jumlah_anak": 0}
"""Who is not married is for the province to decide."""


def test_lajang_diteruskan_ke_provinsi_menurut_penilaian() -> None:
    dunia, kasus = di("teken-kepala", fakta=LAJANG)

    for hasil in ("setuju", "tolak"):
        assert dunia.tidak(langkah_(kasus, "teken", hasil), KEPALA) == [H.ALASAN_WAJIB]
    hasil_teruskan = dunia.ya(langkah_(kasus, "teken", "teruskan", alasan="x"), KEPALA)

    assert tipe(hasil_teruskan) == ["langkah_diselesaikan", "kasus_diteruskan"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kepada) == (Status.DITERUSKAN, "provinsi")
    assert keadaan.kemajuan.kini == "akhir"
    assert keadaan.penanda[-1].nama == "diteruskan"
    assert keadaan.penetapan is None


def test_yang_ditolak_karena_syarat_lain_tidak_ditolak_karena_yang_meneruskan() -> None:
    dunia, kasus = di("teken-kepala", fakta={"menikah": False, "jumlah_anak": 2})

    dunia.ya(langkah_(kasus, "teken", "tolak"), KEPALA)

    penetapan = dunia.keadaan(kasus).penetapan
    assert penetapan is not None
    assert (penetapan.dasar, penetapan.menyimpang) == (("satu-anak",), False)


def test_penetapan_yang_menilai_sendiri_meneruskan_menurut_penilaian_itu() -> None:
    dunia, kasus = di("lapangan", fakta=LAJANG)
    dunia.ya(langkah_(kasus, "lapangan", "tidak_layak", fakta={"layak_huni": True}), TIM)
    dunia.kerjakan(kasus, ("teken", PEKSOS), ("teken", KABID))

    dunia.ya(langkah_(kasus, "teken", "teruskan", alasan="x"), KEPALA)

    assert dunia.keadaan(kasus).kepada == "provinsi"


def test_meneruskan_wajib_menyebut_kepada_siapa() -> None:
    dunia, kasus = di("nilai")

    (h,) = dunia.halangan(langkah_(kasus, "nilai", "bukan_wewenang"), PEKSOS)
    assert (h.kode, h.lokasi) == (H.RUJUKAN_WAJIB, "kepada")
    hasil = dunia.ya(
        langkah_(kasus, "nilai", "bukan_wewenang", kepada="kota lain", alasan="pindah"), PEKSOS
    )

    assert tipe(hasil) == ["kelayakan_dinilai", "langkah_diselesaikan", "kasus_diteruskan"]
    diteruskan = satu(hasil, u.KasusDiteruskan)
    assert diteruskan.kepada == "kota lain"
    assert diteruskan.alasan is not None


def test_yang_disebut_petugas_mendahului_saran_penilaian() -> None:
    dunia, kasus = di("teken-kepala", fakta=LAJANG)

    dunia.ya(langkah_(kasus, "teken", "teruskan", kepada="kementerian", alasan="x"), KEPALA)

    assert dunia.keadaan(kasus).kepada == "kementerian"


# --- where a procedure ends


@pytest.mark.parametrize(
    ("terakhir", "tipe_akhir"),
    [
        ("tetapkan", ["permohonan_disetujui", "kasus_ditutup"]),
        ("serah", ["diserahkan_ke_sistem", "kasus_ditutup"]),
        ("jawaban", ["sistem_memenuhi", "kasus_ditutup"]),
        ("transfer", ["langkah_diselesaikan", "kasus_ditutup"]),
        ("informasi", ["langkah_diselesaikan", "kasus_ditutup"]),
    ],
)
def test_langkah_terakhir_menutup_perkara_apa_pun_jenisnya(
    terakhir: str, tipe_akhir: list[str]
) -> None:
    kode = [s.kode for s in SANTUNAN.langkah]
    langkah = (*SANTUNAN.langkah[: kode.index(terakhir) + 1], SANTUNAN.langkah[-1])
    dunia, kasus = santunan_di(terakhir, attrs.evolve(SANTUNAN, langkah=langkah))
    oleh = {"tetapkan": KEPALA, "serah": PEKSOS, "informasi": LOKET}.get(terakhir, BPKPAD)
    hasil = {"tetapkan": "setuju", "jawaban": "berhasil"}.get(terakhir, "")

    selesai = dunia.ya(langkah_(kasus, terakhir, hasil), oleh)

    assert tipe(selesai)[-2:] == tipe_akhir
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.SELESAI, "akhir")
    assert keadaan.penanda[-1].nama == "selesai"


def test_penerbitan_sebagai_langkah_terakhir_menutup_perkara() -> None:
    dunia, kasus = di("terbitkan", tanpa_langkah(ADOPSI, "serahkan"))

    hasil = dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    assert tipe(hasil) == ["langkah_diselesaikan", "produk_diterbitkan", "kasus_ditutup"]


def test_langkah_tutup_menutup_walau_masih_ada_langkah_sesudahnya() -> None:
    tutup = attrs.evolve(SANTUNAN.langkah[-2], kode="tutup", jenis=JenisLangkah.TUTUP)
    langkah = (*SANTUNAN.langkah[:9], tutup, *SANTUNAN.langkah[9:])
    dunia, kasus = santunan_di("informasi", attrs.evolve(SANTUNAN, langkah=langkah))

    hasil = dunia.ya(langkah_(kasus, "tutup"), LOKET)

    assert tipe(hasil) == ["langkah_diselesaikan", "kasus_ditutup"]


def test_penolakan_pada_langkah_terakhir_tidak_menutup_perkara() -> None:
    standar = tanpa_langkah(ubah_langkah(SANTUNAN, "tetapkan", hasil={}), "beri-tahu")
    dunia, kasus = santunan_di("tetapkan", standar)

    hasil = dunia.ya(langkah_(kasus, "tetapkan", "tolak", alasan="x"), KEPALA)

    assert tipe(hasil) == ["langkah_diselesaikan", "permohonan_ditolak"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DITOLAK, "akhir")
