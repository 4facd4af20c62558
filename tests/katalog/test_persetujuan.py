"""What a yes means is said by every standard that says yes to an application, and a proposal or a
recommendation is not called a grant."""

import re

import pytest
from tests.katalog.bacaan_lain import katalog
from tests.katalog.bahan import BERKAS, Contoh

from dinsos_adapters.katalog import JenisMasalah, periksa_katalog
from dinsos_core.domain.standar.model import Agregat, JenisLangkah, StandarPelayanan

PERMOHONAN = [s for s in katalog().semua() if s.agregat is Agregat.PERMOHONAN]
SERAH = JenisLangkah.SERAH_SISTEM


def ragam(isi: StandarPelayanan) -> list[StandarPelayanan]:
    return [isi.untuk_varian(satu.kode) for satu in isi.varian] or [isi]


@pytest.mark.parametrize("isi", PERMOHONAN, ids=lambda s: f"{s.keputusan.kode}-{s.layanan}")
def test_setiap_standar_dan_variannya_menyebut_satu_arti_persetujuan(
    isi: StandarPelayanan,
) -> None:
    for satu in ragam(isi):
        (arti,) = satu.persetujuan
        assert arti.milik_kami
        assert arti.arti.endswith(".")
        # Whoever hands over, or only recommends, has decided nothing for good.
        usul = any(x.jenis is SERAH for x in satu.langkah)
        usul |= any(p.teks.startswith(("Rekomendasi", "Surat rekomendasi")) for p in satu.produk)
        sebut = re.search("usul|rekomendasi|cair", arti.sebutan)
        assert (sebut is not None) is usul, (arti.sebutan, usul)
        belum = re.search(r"\b(belum|bukan)\b", arti.arti)
        assert belum or not usul


@pytest.mark.parametrize(
    ("milik", "salah"),
    [
        ("", {}),
        ('varian = "umum"', {"persetujuan[1].varian": JenisMasalah.NAMA_TAK_DIKENAL}),
    ],
)
def test_varian_yang_tidak_ada_pada_arti_persetujuan_ketahuan(
    contoh: Contoh, milik: str, salah: dict[str, JenisMasalah]
) -> None:
    tambah = f'\n[[persetujuan]]\nsebutan = "disetujui"\narti = "Boleh."\n{milik}\n'
    contoh.tulis(BERKAS["layanan"], contoh.baca(BERKAS["layanan"]) + tambah)

    ada = {x.kunci: x.jenis for x in periksa_katalog(contoh.akar) if "persetujuan" in x.kunci}

    assert ada == salah


def test_dua_arti_persetujuan_untuk_satu_varian_ketahuan(contoh: Contoh) -> None:
    satu = '\n[[persetujuan]]\nsebutan = "disetujui"\narti = "Boleh."\n'
    contoh.tulis(BERKAS["layanan"], contoh.baca(BERKAS["layanan"]) + satu * 2)

    (masalah,) = (x for x in periksa_katalog(contoh.akar) if "persetujuan" in x.kunci)

    assert masalah.jenis is JenisMasalah.KODE_GANDA
