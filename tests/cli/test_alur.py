"""The drawing shows every step, branch and clock, and nothing that is not there."""

import re
from collections.abc import Iterator
from functools import partial

import pytest
from tests.cli.bahan import PADA, dinsos

from dinsos_adapters.cli.gambar import MULAI, mermaid, panah
from dinsos_adapters.katalog import muat_katalog
from dinsos_core.domain.permohonan.siklus import SiklusPermohonan
from dinsos_core.domain.prosedur.alur import berikutnya, hasil_mungkin
from dinsos_core.domain.standar.model import Agregat, Langkah, StandarPelayanan, Tujuan

KATALOG = muat_katalog()
SEMUA = KATALOG.semua()
setiap_standar = pytest.mark.parametrize(
    "standar", SEMUA, ids=lambda s: f"{s.layanan}-{s.keputusan.kode}"
)


@setiap_standar
def test_bagan_memuat_setiap_langkah_dan_setiap_batas(standar: StandarPelayanan) -> None:
    bagan = mermaid(standar, KATALOG.kosakata)
    simpul = set(re.findall(r"^    (\w+)[\[({]", bagan, re.MULTILINE))
    ujung = re.findall(r"^    (\w+) -->(?:\|\".*?\"\|)? (\w+)$", bagan, re.MULTILINE)
    jam = re.findall(r'^    (\w+) -\. "(.*)" \.-> (\w+)$', bagan, re.MULTILINE)

    assert bagan.startswith("flowchart TD\n")
    assert len([s for s in simpul if s.startswith("langkah_")]) == len(standar.langkah)
    assert {x for satu in ujung for x in satu} | {x for a, _, b in jam for x in (a, b)} <= simpul
    assert len(jam) == len(standar.waktu)
    assert all(satu.teks in isi for satu, (_, isi, _) in zip(standar.waktu, jam, strict=True))
    assert len(bagan.splitlines()) == 1 + len(simpul) + len(ujung) + len(jam)


@setiap_standar
def test_setiap_panah_adalah_jalan_yang_benar_benar_dapat_ditempuh(
    standar: StandarPelayanan,
) -> None:
    """Each way that progress of a case can take is drawn, whichever conditions hold."""
    digambar = {(satu.dari, satu.ke) for satu in panah(standar, KATALOG.kosakata)}
    varian = [satu.kode for satu in standar.varian]
    alur = [standar.untuk_varian(satu).langkah for satu in varian] or [standar.langkah]

    nyata = {jalan for satu in alur for jalan in jalan_nyata(satu)}

    assert {satu for satu in digambar if satu[0] != MULAI} == nyata


def jalan_nyata(alur: tuple[Langkah, ...]) -> Iterator[tuple[str, str]]:
    """Where each outcome leads, as more and more of the conditional steps fall away."""
    for n, satu in enumerate(alur):
        bersyarat = [x.kode for x in alur[n + 1 :] if x.bila]
        for hasil, arah in hasil_mungkin(satu).items():
            if arah.ke in {Tujuan.KEMBALIKAN, Tujuan.TERUSKAN}:
                yield satu.kode, arah.ke  # drawn as leaving the office
                continue
            for k in range(len(bersyarat) + 1):
                ke = berikutnya(alur, satu, hasil, partial(tidak_dalam, bersyarat[:k]))
                yield satu.kode, ke


def tidak_dalam(gugur: list[str], langkah: Langkah) -> bool:
    return langkah.kode not in gugur


def test_permohonan_disertai_siklusnya() -> None:
    md = dinsos("alur", "banjarmasin/pengangkatan-anak", *PADA)
    gambar = dinsos("alur", "banjarmasin/pengangkatan-anak", "--format", "mermaid", *PADA)
    siklus = f"{SiklusPermohonan.bangun():mermaid}".strip()

    assert md.kode == gambar.kode == 0
    assert siklus in md.keluaran
    assert gambar.keluaran.split("\n\n") == [
        gambar.keluaran.split("\n\n", maxsplit=1)[0],
        f"{siklus}\n",
    ]
    assert md.keluaran.count("```mermaid") == 2


def test_halaman_memuat_peran_cabang_dan_jam() -> None:
    md = dinsos("alur", "banjarmasin/pengangkatan-anak", *PADA).keluaran

    assert "| periksa | 2, 8 |" in md
    assert "Kepala dinas sosial" in md
    assert "lengkap: lapangan; kurang: Kembali ke pemohon" in md
    assert "tidak layak: saran menolak: teken" in md
    assert "| 14 hari kerja | berkas lengkap | teken | kantor |" in md


def test_jam_dari_tanggal_disebut_dengan_namanya() -> None:
    dari = {b.fakta_mulai: b.selesai for s in SEMUA for b in s.waktu if b.fakta_mulai}
    md = dinsos("alur", "banjarmasin/santunan-kematian", *PADA).keluaran

    assert dari["almarhum.tanggal_meninggal"] == "diajukan"
    assert "| almarhum: tanggal meninggal | diajukan | warga |" in md
    assert "fakta:" not in md


@pytest.mark.parametrize("agregat", Agregat)
def test_siklus_setiap_agregat_digambar(agregat: Agregat) -> None:
    satu = next(s for s in SEMUA if s.agregat is agregat)

    md = dinsos("alur", f"{satu.instansi.kode}/{satu.layanan}", *PADA).keluaran

    assert md.count("```mermaid") == 2


def test_varian_disebut_pada_panahnya() -> None:
    bercabang = next(s for s in SEMUA if any(x.varian for x in s.langkah))

    label = [p.label for p in panah(bercabang, KATALOG.kosakata)]

    kode = {satu.kode for satu in bercabang.varian}
    assert any(satu.split(":")[0] in kode for satu in label)
    assert Tujuan.AKHIR in {p.ke for p in panah(bercabang, KATALOG.kosakata)}
