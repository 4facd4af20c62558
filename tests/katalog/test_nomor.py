"""Letter numbers as data: what is refused, and how they come out."""

from typing import Any

import attrs
import pytest
from tests.katalog.bahan import BERKAS, Contoh
from tests.permohonan.contoh import KEPALA, LOKET, PAGI, di, langkah_, sampai

from dinsos_adapters.katalog import JenisMasalah, periksa_katalog
from dinsos_adapters.katalog.masalah import Catatan
from dinsos_adapters.katalog.nomor import periksa_format
from dinsos_adapters.katalog.nomor_kembar import _dapat_sama
from dinsos_core.domain.kasus.perintah_surat import KoreksiSurat
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.standar.penomoran import AtasNama, JenisTandaTangan, NomorAwal, NomorLuar
from dinsos_core.testing.contoh import ADOPSI, INSTANSI


def bernomor(**instansi: Any) -> StandarPelayanan:
    return attrs.evolve(ADOPSI, instansi=attrs.evolve(INSTANSI, **instansi))


def terbit(standar: StandarPelayanan, banyak: int = 1) -> list[str]:
    """The numbers of so many letters, issued one after the other."""
    dunia, kasus = di("terbitkan", standar)
    semua = [kasus]
    for n in range(1, banyak):
        semua.append(dunia.adopsi(tetap_ajukan=f"anak {n}"))
        sampai(dunia, semua[-1], "terbitkan")
    for satu in semua:
        dunia.ya(langkah_(satu, "terbitkan"), LOKET)
    return [dunia.keadaan(satu).surat[0].nomor for satu in semua]


def test_dua_deret_yang_dapat_tercetak_sama_ditolak(contoh: Contoh) -> None:
    """Each prints what its sequence is kept by, yet number 460 of one reads like the other's."""
    contoh.ganti(
        BERKAS["layanan"],
        "produk = [",
        'produk = [{ teks = "Surat lain", bernomor = true, deret_nomor = ["tahun"], klasifikasi = '
        '"461", format_nomor = "{nomor}/{nomor:03d}/UMUM/{tahun}" }, ',
    )
    contoh.ganti(
        BERKAS["layanan"],
        '  { kode = "kabari"',
        '  { kode = "lain", milik_kami = true, teks = "Terbitkan", jenis = "terbitkan", oleh = '
        '"petugas_loket", produk = "surat-lain" },\n  { kode = "kabari"',
    )

    masalah = periksa_katalog(contoh.akar)

    assert [(m.jenis, m.kunci) for m in masalah] == [(JenisMasalah.NOMOR_DAPAT_KEMBAR, "produk[2]")]


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        (("{nomor:03d}/{tahun}", "", ""), ("{nomor}/{tahun}", "", ""), True),
        (("{klasifikasi}/{nomor}", "460", ""), ("{klasifikasi}/{nomor}", "461", ""), False),
        (("{klasifikasi}{nomor}", "46", ""), ("{klasifikasi}{nomor}", "460", ""), True),
        (("{nomor}/{unit}", "", "A"), ("{nomor}/{unit}", "", "B"), False),
        (("{nomor}/{bulan_romawi}", "", ""), ("{nomor}/{unit}", "", "VI"), True),
        (("{nomor}/{bulan_romawi}", "", ""), ("{nomor}/{bulan}", "", ""), False),
        (("{nomor}/{tahun}", "", ""), ("{nomor}/{bulan}/{tahun}", "", ""), False),
    ],
)
def test_dua_format_dibandingkan_pada_cetaknya(
    satu: tuple[str, str, str], lain: tuple[str, str, str], sama: bool
) -> None:
    assert _dapat_sama(satu, lain) is sama
    assert _dapat_sama(lain, satu) is sama


def test_bulan_romawi_dan_deret_tiap_bulan() -> None:
    standar = bernomor(
        format_nomor="{klasifikasi}/{nomor:03d}/{unit}/{bulan_romawi}/{tahun}",
        deret_nomor=("klasifikasi", "tahun", "bulan"),
    )
    dunia, kasus = di("terbitkan", standar)
    lain = dunia.adopsi(tetap_ajukan="anak lain")
    sampai(dunia, lain, "terbitkan")

    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    dunia.jam.maju(days=30)
    dunia.ya(langkah_(lain, "terbitkan"), LOKET)

    assert [dunia.keadaan(satu).surat[0].nomor for satu in (kasus, lain)] == [
        "460/001/REHSOS/VI/2026",
        "460/001/REHSOS/VII/2026",
    ]


def test_deret_mulai_di_tengah_tahun_dan_melompati_yang_dipakai_di_luar() -> None:
    standar = bernomor(
        nomor_awal=(NomorAwal(nomor=188, tahun=2026), NomorAwal(nomor=9, tahun=2027)),
        nomor_luar=(
            NomorLuar(dari=190, sampai=191, klasifikasi="460"),
            NomorLuar(dari=192, sampai=195, tahun=2026),
            NomorLuar(dari=189, sampai=189, tahun=2025),
        ),
    )

    assert terbit(standar, 4) == [f"460/{n}/REHSOS/2026" for n in (188, 189, 196, 197)]


def test_nomor_yang_sudah_tercetak_tidak_tercetak_lagi_walau_deretnya_lain() -> None:
    """A catalogue that nobody checked: the store holds what is printed once."""
    standar = bernomor(format_nomor="{nomor:03d}/{tahun}")
    lain = attrs.evolve(
        standar,
        layanan="izin-lain",
        produk=(attrs.evolve(standar.produk[0], klasifikasi="461"),),
    )
    dunia, kasus = di("terbitkan", standar, lain)
    kedua = dunia.adopsi(layanan="izin-lain")
    sampai(dunia, kedua, "terbitkan")

    for satu in (kasus, kedua):
        dunia.ya(langkah_(satu, "terbitkan"), LOKET)

    assert [dunia.keadaan(x).surat[0].nomor for x in (kasus, kedua)] == ["001/2026", "002/2026"]


def test_surat_mencatat_atas_nama_siapa_dan_cara_ditandatangani() -> None:
    standar = bernomor(
        atas_nama=(
            AtasNama(peran="kepala", atas_nama="kabid"),
            AtasNama(
                peran="kepala", atas_nama="kabid", untuk_beliau="tim", layanan=(ADOPSI.layanan,)
            ),
        )
    )
    elektronik = attrs.evolve(standar.produk[0], tanda_tangan=JenisTandaTangan.ELEKTRONIK)
    dunia, kasus = di("akhir", attrs.evolve(standar, produk=(elektronik,)))

    dunia.ya(KoreksiSurat(kasus=kasus, surat="1", alasan="salah cetak"), KEPALA)

    pesan = [k.pesan for k in dunia.gudang.tabel.kiriman.values()]
    peneken = [x.data["peneken"] for x in pesan if "peneken" in x.data]
    assert peneken == ["kepala, a.n. kabid, u.b. tim"] * 2
    for surat in dunia.keadaan(kasus).surat:
        assert (surat.atas_nama, surat.untuk_beliau) == ("kabid", "tim")
        assert surat.tanda_tangan is JenisTandaTangan.ELEKTRONIK
    urut = dunia.keadaan(kasus).surat[1].urut
    assert urut is not None
    assert (urut.deret, urut.tahun, urut.nomor) == ("460", PAGI.year, 2)


@pytest.mark.parametrize(
    "salah",
    [
        "{klasifikasi}/{nomor!s:03d}/{unit}/{tahun}",
        "{klasifikasi}/{nomor!x}/{unit}/{tahun}",
        "{klasifikasi!r}/{nomor}/{unit}/{tahun}",
        "{klasifikasi}/{nomor}/{unit}/{tahun}\x1b[2J",
        "{klasifikasi}/{nomor}/{unit}/{tahun}" + "x" * 200,
    ],
)
def test_format_yang_tidak_dapat_dicetak_ditolak(salah: str) -> None:
    catatan = Catatan(berkas="instansi.toml")

    periksa_format(salah, "format_nomor", catatan)

    assert [satu.jenis for satu in catatan.masalah] == [JenisMasalah.NILAI_SALAH]
