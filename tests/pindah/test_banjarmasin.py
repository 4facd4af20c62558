"""SK 080/2023 to SK 093/2024: both services that have two versions, at every step and ending."""

from typing import Any

import attrs
import pytest
from tests.pindah.bahan import BARU, LAMA, LAPORAN, PPKS, TERIMA, Dinas
from tests.pindah.conftest import Buka

from dinsos_adapters.cli.riwayat import Pembaca
from dinsos_adapters.memory import GudangMemori
from dinsos_core import Terhalang, susun_perintah
from dinsos_core.application.bangun_ulang import susun_ulang
from dinsos_core.application.versi_riwayat import standar_kejadian
from dinsos_core.domain.kasus.jam import KeadaanJam
from dinsos_core.domain.kasus.kemajuan import AKHIR
from dinsos_core.domain.prosedur.pindah import peran_pemindah

DITANYA = {"terima": "catat", "tindak-lanjut": "intervensi", "laporan": "laporan"}
"""Where a report stands that waits at a step without a counterpart, or before which the newer
decree has put another, as the officer says."""

SISA: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("catat", "petugas_penerima_laporan", {}),
    ("perintah", "kabid_rehsos", {}),
    ("kontak", "tim_reaksi_cepat", {}),
    ("respon", "tim_reaksi_cepat", {}),
    ("koordinasi", "tim_reaksi_cepat", {}),
    ("lapor-hasil", "tim_reaksi_cepat", {}),
    ("telaah", "kabid_rehsos", {}),
    ("diskusi", "kabid_rehsos", {}),
    ("arahan", "kabid_rehsos", {}),
    ("arahan", "kepala_dinas", {}),
    ("tugaskan", "kabid_rehsos", {}),
    ("intervensi", "petugas", {}),
    ("rujukan", "petugas", {}),
    ("laporan", "petugas", {}),
    ("terminasi", "petugas", {}),
)
"""The steps of a report under the newer decree."""


def sejak(dinas: Dinas, kasus: str) -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """What is left under the newer decree."""
    kini, paraf = dinas.keadaan(kasus).kemajuan.kini, dinas.keadaan(kasus).kemajuan.paraf
    semua = next(n for n, satu in enumerate(SISA) if satu[0] == kini)
    return SISA[semua + len(paraf) :]


@pytest.mark.parametrize("banyak", range(len(LAPORAN)))
def test_laporan_pada_setiap_langkah_pindah_dan_selesai(banyak: int, buka: Buka) -> None:
    dinas = buka()
    kasus = dinas.lapor()
    dinas.jalan(kasus, *LAPORAN[:banyak])
    kini = dinas.keadaan(kasus).kemajuan.kini
    dulu, riwayat = dinas.jam(kasus), dinas.app.riwayat(kasus)
    dinas.berlaku_baru()
    jawaban = {"langkah_kini": DITANYA[kini]} if kini in DITANYA else {}

    terbuka = dinas.pratinjau(kasus, "kabid_rehsos")
    rencana = dinas.pratinjau(kasus, "kabid_rehsos", **jawaban)
    dinas.jadi(dinas.pindah(kasus, **jawaban), "kabid_rehsos")

    keadaan = dinas.keadaan(kasus)
    assert terbuka.lengkap is (kini not in DITANYA)
    assert rencana.lengkap
    assert keadaan.standar.keputusan == BARU
    assert keadaan.kemajuan.kini == rencana.berdiri == DITANYA.get(kini, kini)
    assert len(keadaan.kemajuan.paraf) == (banyak == 10)
    assert [satu.kejadian for satu in dinas.app.riwayat(kasus)][: len(riwayat)] == [
        satu.kejadian for satu in riwayat
    ]
    sesudah = dinas.jam(kasus)
    assert {j.sesudah.batas.kode: j.sesudah for j in rencana.jam if j.sesudah} == sesudah
    if "kontak" in {satu[0] for satu in LAPORAN[:banyak]}:
        respon = "waktu-respon-awal-kasus"
        assert sesudah[respon].keadaan is dulu[respon].keadaan is KeadaanJam.TERPENUHI
        assert sesudah[respon].status == dulu[respon].status == "terpenuhi"
    with dinas.app.lingkungan.unit_kerja(baca=True) as unit:
        ulang = susun_ulang(dinas.app.lingkungan, unit, kasus)
        assert ulang == unit.kasus.muat(kasus)

    dinas.jalan(kasus, *sejak(dinas, kasus))

    assert dinas.keadaan(kasus).status == "selesai"
    assert sesudah.keys() == dinas.jam(kasus).keys()


@pytest.mark.parametrize("varian", ["permohonan", "razia"])
@pytest.mark.parametrize("banyak", range(len(TERIMA)))
def test_penerimaan_pada_setiap_langkah_pindah_dan_selesai(
    banyak: int, varian: str, buka: Buka
) -> None:
    dinas = buka()
    kasus = dinas.datang(varian)
    antar: tuple[tuple[str, str, dict[str, Any]], ...] = (
        (("antar-razia", "pramu_sosial", {}),) if varian == "razia" else ()
    )
    jalan = (*antar, *TERIMA)
    dinas.jalan(kasus, *jalan[:banyak])
    dulu = dinas.keadaan(kasus)
    dinas.berlaku_baru()

    rencana = dinas.pratinjau(kasus, "kepala_bidang")
    dinas.jadi(dinas.pindah(kasus), "kepala_bidang")

    keadaan = dinas.keadaan(kasus)
    assert keadaan.varian == varian
    assert keadaan.kemajuan.kini == rencana.berdiri == dulu.kemajuan.kini
    assert (keadaan.status, keadaan.ringkasan) == (dulu.status, dulu.ringkasan)
    assert keadaan.kemajuan.paraf == dulu.kemajuan.paraf
    dinas.jalan(kasus, *jalan[banyak:])
    assert dinas.keadaan(kasus).status == "ditempatkan"


def test_lama_tinggal_berjalan_sejak_klien_masuk() -> None:
    """The older decree prints no limit of a stay; the newer one's runs from the entry."""
    dinas = Dinas()
    kasus = dinas.datang()
    dinas.jalan(kasus, *TERIMA)
    dinas.berlaku_baru()

    dinas.jadi(dinas.pindah(kasus), "kepala_bidang")

    masuk = next(p.pada for p in dinas.keadaan(kasus).penanda if p.nama == "klien_masuk")
    tinggal = dinas.jam(kasus)["lama-tinggal"].tenggat
    assert tinggal is not None
    assert tinggal.mulai == masuk


AKHIR_LAPORAN = ("palsu", "sudah_ditangani", "luar_wilayah", "bukan_darurat")


@pytest.mark.parametrize("hasil", AKHIR_LAPORAN)
def test_akhir_yang_masih_dikabarkan_pindah_dengan_kabarnya(hasil: str) -> None:
    dinas = Dinas()
    kasus = dinas.lapor()
    dinas.jalan(kasus, LAPORAN[0])
    isi = {"hasil": hasil, "alasan": "Sebab.", "fakta": LAPORAN[1][2]["fakta"], "kepada": "Lain"}
    diteruskan = hasil in ("luar_wilayah", "bukan_darurat")
    isi = isi if diteruskan else {n: x for n, x in isi.items() if n != "kepada"}
    dinas.jalan(kasus, ("catat", "petugas_penerima_laporan", isi))
    dinas.berlaku_baru()

    dinas.jadi(dinas.pindah(kasus), "kabid_rehsos")

    assert dinas.keadaan(kasus).kemajuan.kini == "kabari-pelapor"
    dinas.jalan(kasus, ("kabari-pelapor", "kabid_rehsos", {}))
    assert dinas.tolak(dinas.pindah(kasus), "kabid_rehsos")[0][0] == "versi_standar_sama"


def test_penerimaan_yang_dirujuk_berdiri_di_tempat_yang_disebut() -> None:
    """The older decree refers and then tells; the newer one does both in one step."""
    dinas = Dinas()
    kasus = dinas.datang()
    tolak = {"hasil": "tolak", "alasan": "Sebab."}
    dinas.jalan(kasus, *TERIMA[:3], ("tentukan", "kepala_bidang", tolak))
    dinas.berlaku_baru()
    assert dinas.keadaan(kasus).kemajuan.kini == "rujukan"

    h = dinas.halangan(dinas.pindah(kasus), "kepala_bidang")

    assert [(satu.kode.value, satu.lokasi) for satu in h] == [
        ("tempat_berdiri_wajib", "langkah_kini")
    ]
    boleh = h[0].rincian["pilihan"]
    assert boleh == dinas.pratinjau(kasus, "kepala_bidang").pilihan
    assert {"beri-tahu-rujukan", "beri-tahu", AKHIR} <= {*boleh}
    assert "tentukan" not in boleh
    dinas.jadi(dinas.pindah(kasus, langkah_kini="beri-tahu-rujukan"), "kepala_bidang")
    dinas.jalan(kasus, ("beri-tahu-rujukan", "pramu_sosial", {}))
    assert dinas.keadaan(kasus).status == "tidak_dilayani"


def test_kasus_yang_berakhir_tidak_pindah() -> None:
    dinas = Dinas()
    kasus = dinas.lapor()
    dinas.jalan(kasus, *LAPORAN)
    dinas.berlaku_baru()

    assert dinas.tolak(dinas.pindah(kasus), "kabid_rehsos") == [("kasus_tidak_berjalan", "")]
    ditawarkan = dinas.app.langkah_tersedia(kasus, dinas.pelaku("kabid_rehsos"))
    assert "PindahStandar" not in {satu.perintah for satu in ditawarkan}


def test_versi_yang_belum_berlaku_lain_atau_sama_ditolak() -> None:
    dinas = Dinas()
    kasus = dinas.lapor()
    assert dinas.tolak(dinas.pindah(kasus), "kabid_rehsos") == [("versi_standar_sama", "tujuan")]
    dinas.berlaku_baru()

    for tujuan in (LAMA, "sk-999", dinas.keadaan(kasus).standar.sidik):
        c = dinas.pindah(kasus, tujuan=tujuan, langkah_kini="catat")
        assert dinas.tolak(c, "kabid_rehsos") == [("versi_standar_lain", "tujuan")]
    dinas.jadi(dinas.pindah(kasus, tujuan=BARU, langkah_kini="catat"), "kabid_rehsos")
    assert dinas.tolak(dinas.pindah(kasus), "kabid_rehsos") == [("versi_standar_sama", "tujuan")]


def test_hanya_yang_bertanggung_jawab_yang_memindahkan_dan_melihat_pratinjaunya() -> None:
    dinas = Dinas()
    kasus = dinas.lapor()
    dinas.jalan(kasus, LAPORAN[0])
    dinas.berlaku_baru()

    for peran in ("petugas_penerima_laporan", "pekerja_sosial", "pelapor"):
        (kode, _), *_ = dinas.tolak(dinas.pindah(kasus), peran)
        assert kode in ("peran_tidak_berwenang", "kasus_tidak_ditemukan")
        with pytest.raises(Terhalang) as terhalang:
            dinas.pratinjau(kasus, peran)
        assert terhalang.value.halangan[0].kode.value == kode


def test_pratinjau_tidak_menyimpan_apa_pun_selain_catatan_baca() -> None:
    gudang = GudangMemori()
    dinas = Dinas(gudang)
    kasus = dinas.lapor()
    dinas.jalan(kasus, LAPORAN[0])
    dinas.berlaku_baru()
    sebelum = dinas.app.kasus(kasus)

    dinas.pratinjau(kasus, "kabid_rehsos")

    assert dinas.app.kasus(kasus) == sebelum
    with gudang(baca=True) as unit:
        assert unit.arsip.ambil(dinas.pratinjau(kasus, "kabid_rehsos").ke.sidik) is None


def test_formulirnya_menanyakan_yang_terbuka_dan_setiap_pilihannya_diterima() -> None:
    gudang = GudangMemori()
    dinas = Dinas(gudang)
    kasus = dinas.lapor()
    dinas.jalan(kasus, *LAPORAN[:12])
    dinas.berlaku_baru()
    kabid = dinas.pelaku("kabid_rehsos")
    (tindakan,) = (
        satu
        for satu in dinas.app.langkah_tersedia(kasus, kabid)
        if satu.perintah == "PindahStandar"
    )
    bidang = {satu.nama: satu for satu in tindakan.bidang}
    (versi,) = bidang["tujuan"].pilihan

    assert tindakan == dinas.app.formulir(kasus, kabid, "PindahStandar")
    assert (bidang["langkah_kini"].wajib, bidang["langkah_kini"].nilai) == (True, None)
    assert "langkah.terima" in bidang
    for pilihan in bidang["langkah_kini"].pilihan:
        isian = {"langkah_kini": pilihan.kode, "alasan": "x", "tujuan": versi.kode}
        sebelum = gudang.tabel
        dinas.jadi(susun_perintah(tindakan, isian).unwrap(), "kabid_rehsos")
        assert dinas.keadaan(kasus).kemajuan.kini == pilihan.kode
        gudang.tabel = sebelum


def test_riwayat_menyebut_setiap_kejadian_menurut_versinya() -> None:
    """The older decree's closing report is another step than the newer one's report."""
    dinas = Dinas(GudangMemori())
    kasus = dinas.lapor()
    dinas.jalan(kasus, *LAPORAN[:13])
    dinas.berlaku_baru()
    dinas.jadi(dinas.pindah(kasus, langkah_kini="laporan"), "kabid_rehsos")
    dinas.jalan(kasus, *SISA[-2:])
    lingkungan = dinas.app.lingkungan
    kejadian = [satu.kejadian for satu in dinas.app.riwayat(kasus)]

    with lingkungan.unit_kerja(baca=True) as unit:
        versi = standar_kejadian(lingkungan, unit, kejadian)

    pindah = next(n for n, satu in enumerate(kejadian) if satu.tipe == "standar_dipindah")
    assert {satu.keputusan.kode for satu in versi[:pindah]} == {LAMA}
    assert {satu.keputusan.kode for satu in versi[pindah:]} == {BARU}
    pembaca = Pembaca(
        standar=versi[pindah],
        kosakata=lingkungan.katalog.kosakata,
        tafsir=lingkungan.katalog.tafsir("banjarmasin"),
    )
    rincian = pembaca.rincian(kejadian[pindah])
    assert [teks for nama, teks in rincian if nama == "dilewati"] == [
        "Laksanakan intervensi lanjutan (butir 8, bagan)",
        "Rujuk ke pihak terkait (butir 8, bagan)",
    ]


def test_tanda_tanpa_padanan_bukan_tanda_langkah_baru_yang_senama() -> None:
    """A step that is only called like one of the older version has not been done by it."""
    dinas = Dinas()
    kasus = dinas.lapor()
    dinas.jalan(kasus, *LAPORAN[:12])
    dinas.berlaku_baru()

    dinas.jadi(dinas.pindah(kasus, langkah_kini="intervensi"), "kabid_rehsos")

    keadaan = dinas.keadaan(kasus)
    tanda = {satu.nama for satu in keadaan.penanda}
    assert f"terima@{LAMA}" in tanda
    assert {"lapor", "catat", "kontak", "standar_dipindah"} <= tanda
    assert "terima" not in tanda
    assert {satu.langkah for satu in keadaan.kemajuan.catatan} <= {*tanda, "koordinasi", "diskusi"}


def test_pindah_menurut_peran_yang_disebut_instansinya() -> None:
    semua = Dinas().app.lingkungan.katalog.semua()
    standar = next(satu for satu in semua if satu.layanan == PPKS)
    boleh = attrs.evolve(
        standar,
        instansi=attrs.evolve(standar.instansi, parameter={"oleh_pindah": "kepala_dinas, petugas"}),
    )

    assert peran_pemindah(standar) == ("kabid_rehsos", "kepala_dinas")
    assert peran_pemindah(boleh) == ("kepala_dinas", "petugas")
