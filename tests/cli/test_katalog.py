"""`dinsos katalog daftar`, `tampil` and `periksa`: what they show and how they end."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.bahan import PADA, Jawaban, dinsos
from tests.katalog.bahan import INDUK, SK, buat_contoh

from dinsos_adapters.cli import dasar
from dinsos_adapters.cli.dasar import KodeKeluar
from dinsos_adapters.cli.pilih import cari_dalam_kelompok
from dinsos_adapters.cli.tampil import tampilkan_standar
from dinsos_adapters.katalog import KatalogToml, muat_katalog
from dinsos_core.domain.standar.model import StandarPelayanan

KATALOG = muat_katalog()
SEMUA = KATALOG.semua()
KOMPONEN = (
    *("Persyaratan", "Sistem, mekanisme dan prosedur", "Jangka waktu", "Biaya", "Produk"),
    *("Penanganan pengaduan", "Dasar hukum", "Sarana dan prasarana", "Kompetensi pelaksana"),
    *("Pengawasan internal", "Jumlah pelaksana", "Jaminan pelayanan"),
    *("Jaminan keamanan dan keselamatan", "Evaluasi kinerja"),
)
KALENDER = '\n[kalender]\njam = { senin-jumat = "07:30-16:00" }\n'


def test_daftar_memuat_semua_versi(bawaan: KatalogToml) -> None:
    objek = dinsos("katalog", "daftar", "--json").json

    assert [(o["instansi"], o["layanan"], o["keputusan"]) for o in objek] == [
        (s.instansi.kode, s.layanan, s.keputusan.kode) for s in bawaan.semua()
    ]


@given(pada=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_daftar_pada_suatu_tanggal_memuat_yang_dijawab_katalog(pada: date) -> None:
    """The list, and the catalogue's own answer for each service, agree on every day."""
    berlaku = {
        (s.instansi.kode, s.layanan, s.keputusan.kode)
        for s in SEMUA
        if s.keputusan.berlaku_pada(pada)
    }

    for instansi, layanan in {(s.instansi.kode, s.layanan) for s in SEMUA}:
        jawab = KATALOG.standar(instansi, layanan, pada).value_or(None)
        ada = {sk for i, lay, sk in berlaku if (i, lay) == (instansi, layanan)}
        assert ada == ({jawab.keputusan.kode} if jawab else set())


def test_daftar_menyaring_menurut_tanggal_dan_instansi() -> None:
    pilihan = ("--instansi", "banjarmasin", "--json")

    sebelum = dinsos("katalog", "daftar", "--pada", "2024-06-09", *pilihan).json
    sesudah = dinsos("katalog", "daftar", "--pada", "2024-06-10", *pilihan).json

    assert {o["keputusan"] for o in sebelum} == {"sk-080-2023"}
    assert {o["keputusan"] for o in sesudah} == {"sk-093-2024"}
    assert (len(sebelum), len(sesudah)) == (2, 14)  # thirteen printed, and complaints, ours


def test_daftar_ke_pipa_satu_baris_per_standar_dan_polos() -> None:
    baris = dinsos("katalog", "daftar").keluaran.splitlines()

    assert len(baris) == 1 + len(SEMUA)
    assert all(satu.isprintable() and satu == satu.rstrip() for satu in baris)
    assert all(s.nama in baris[n] for n, s in enumerate(SEMUA, 1))


def test_di_terminal_data_tidak_dibaca_sebagai_hiasan(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rich reads `[x]` as markup where it is allowed to; printed labels look just like it."""
    monkeypatch.setattr(dasar, "ke_layar", lambda: True)
    monkeypatch.setenv("COLUMNS", "70")

    dasar.tulis_tabel(
        ("KODE", "DIAM", "[b]"), [("[3]", "diam", "[red]" + "kata " * 30)], layar=("KODE", "[b]")
    )
    dasar.tulis_alinea("kata " * 30, awal="   [1] ")

    keluaran = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    assert "[b]" in keluaran
    assert "[3]" in keluaran
    assert "[red]" in keluaran
    assert "diam" not in keluaran
    assert keluaran.count("kata") == 60
    assert max(map(len, keluaran.splitlines())) <= 70


@pytest.mark.parametrize("lebar", [60, 100])
def test_tabel_di_terminal_tidak_kehilangan_huruf(
    lebar: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Codes fold where they must; nothing is cut off."""
    monkeypatch.setattr(dasar, "ke_layar", lambda: True)
    monkeypatch.setenv("COLUMNS", str(lebar))

    dasar.tulis_tabel(("A", "B", "C"), [("a" * 45, "b" * 30, "c" * 90)])

    keluaran = capsys.readouterr().out
    assert [keluaran.count(huruf) for huruf in "abc"] == [45, 30, 90]


@pytest.mark.parametrize("standar", SEMUA, ids=lambda s: f"{s.layanan}-{s.keputusan.kode}")
def test_tampil_memuat_keempat_belas_komponen_dan_setiap_butir(
    standar: StandarPelayanan, bawaan: KatalogToml, capsys: pytest.CaptureFixture[str]
) -> None:
    tampilkan_standar(standar, bawaan.kosakata, bawaan.tafsir(standar.instansi.kode))

    keluaran = capsys.readouterr().out
    for nomor, nama in enumerate(KOMPONEN, 1):
        assert f"\n{nomor}. {nama}\n" in keluaran
    for bagian in ("syarat", "dokumen", "langkah", "waktu", "produk", "sarana", "evaluasi"):
        for butir in getattr(standar, bagian):
            assert butir.teks in keluaran
            assert not butir.butir or f"[{', '.join(butir.butir)}]" in keluaran


def test_tampil_tanpa_tanggal_memakai_yang_berlaku_hari_ini() -> None:
    """SK 093/2024 has no successor in the catalogue, so today's answer stays the same."""
    kini = dinsos("katalog", "tampil", "banjarmasin/kedaruratan-ppks", "--json").json

    assert kini["keputusan"]["nomor"] == "093"


def test_tampil_di_luar_masa_berlaku_menyebut_masa_yang_ada() -> None:
    jawaban = dinsos("katalog", "tampil", "banjarmasin/rutilahu", "--pada", "2024-06-09")

    assert jawaban.kode == 3
    assert "10 Juni 2024" in jawaban.galat or "2024-06-10" in jawaban.galat


@pytest.mark.parametrize(
    ("argumen", "kode", "disebut"),
    [
        (("katalog", "tampil", "banjarmasn/rutilahu", *PADA), 3, "banjarmasin"),
        (("katalog", "tampil", "banjarmasin/rutilah", *PADA), 3, "rutilahu"),
        (("katalog", "tampil", "rutilahu"), 2, "INSTANSI/LAYANAN"),
        (("katalog", "tampil", "a/b/c"), 2, "INSTANSI/LAYANAN"),
        (("katalog", "tampil"), 2, "INSTANSI/LAYANAN"),
        (("katalog", "tampil", "banjarmasin/rutilahu", "--pada", "kemarin"), 2, "2026-03-02"),
        (("katalog", "daftar", "--instansi", "banjarmasn"), 3, "banjarmasin"),
        (("katalog", "daftar", "--pada", "2026-02-30"), 2, "--pada"),
        (("katalog", "daftar", "lebih"), 2, "lebih"),
        (("katalog", "daftar", "--pada"), 2, "--pada perlu nilai"),
        (("katalog", "daftar", "--json=ya"), 2, "--json tidak menerima nilai"),
        (("katalog", "daftar", "--instnasi", "x"), 2, "--instansi"),
        (("katalog", "daftar", "--katalog", "x"), 2, "sebelum nama perintah"),
        (("katalog", "dafar"), 2, "daftar"),
        (("katlog",), 2, "katalog"),
        (("katalog", "bandingkan", "pub"), 2, "Belum ada A"),
        (("katalog", "bandingkan", "pubb", "a", "b"), 3, "pub"),
        (("katalog", "bandingkan", "pub", "banjarmasn", "b"), 3, "banjarmasin"),
        (("katalog", "bandingkan", "pub", "banjarmasin", "palangka-raya"), 2, "pub-jangka-pendek"),
        (("alur", "garut/penelusuran", *PADA), 3, "penelusuran-keluarga"),
        (("alur", "garut/penelusuran-keluarga", "--format", "svg"), 2, "mermaid"),
        (("tafsir", "batas-atas-usi"), 3, "batas-atas-usia"),
        (("skema", "standr"), 3, "standar"),
        (("--katalog", "tidak-ada", "katalog", "daftar"), 1, "tidak-ada"),
        (("--dengan", "tidak-ada", "tafsir"), 1, "tidak-ada"),
        (("katalog", "periksa", "tidak-ada"), 1, "1 masalah"),
    ],
    ids=lambda nilai: " ".join(nilai) if isinstance(nilai, tuple) else "",
)
def test_yang_salah_dijawab_dengan_kode_dan_petunjuk(
    argumen: tuple[str, ...], kode: int, disebut: str
) -> None:
    jawaban = dinsos(*argumen)

    assert jawaban.kode == kode
    assert disebut in jawaban.galat
    assert kode == 1 or jawaban.keluaran == ""
    assert "Traceback" not in jawaban.galat


kata = st.text(min_size=1, max_size=12).filter(lambda teks: not teks.startswith("-"))


@given(data=st.data(), a=kata, b=kata, c=kata)
def test_kata_apa_pun_dijawab_dengan_kode_keluar(
    data: st.DataObject, a: str, b: str, c: str
) -> None:
    """`dinsos` raises what is no exit code, and so fails this test."""
    perintah = [
        ("katalog", "tampil", a, *PADA),
        ("katalog", "tampil", f"{a}/{b}", "--pada", c),
        ("alur", f"banjarmasin/{b}", "--format", c, *PADA),
        ("skema", a),
        (a, b, c),
    ]

    assert dinsos(*data.draw(st.sampled_from(perintah))).kode in (2, 3)


@given(a=kata)
def test_nama_apa_pun_dalam_kelompok_dijawab_dengan_kode_keluar(a: str) -> None:
    with pytest.raises(typer.Exit) as keluar:
        cari_dalam_kelompok(SEMUA, "pub", f"{a}?")

    assert keluar.value.exit_code == KodeKeluar.TAK_ADA


def rusak(akar: Path) -> Path:
    """The invented agency with six mistakes: in its hours, its own file, its decree and service."""
    contoh = buat_contoh(akar)
    contoh.tulis(
        f"{INDUK}/instansi.toml",
        contoh.baca(f"{INDUK}/instansi.toml").replace("Asia/Makassar", "Asia/Makasar")
        + '\n[kalender]\njam = { senn = "07:30-16:00", selasa = "16:00-07:30" }\n',
    )
    contoh.ganti(f"{SK}/keputusan.toml", "tahun = 2025", 'tahun = "2025"')
    layanan = contoh.baca(f"{SK}/izin-contoh.toml")
    contoh.tulis(f"{SK}/izin-contoh.toml", layanan.replace("agregat", "agregt", 1))
    return contoh.akar


def test_periksa_menyebut_semua_kesalahan_katalog_dan_kalender(tmp_path: Path) -> None:
    akar = rusak(tmp_path / "katalog")

    jawaban = dinsos("katalog", "periksa", str(akar))
    objek = dinsos("katalog", "periksa", str(akar), "--json")

    assert (jawaban.kode, objek.kode) == (1, 1)
    assert len(objek.json) == len(jawaban.keluaran.splitlines()) == 6
    assert jawaban.galat == "6 masalah.\n"
    assert {o["kunci"] for o in objek.json} == {
        *("zona", "tahun", "agregt", "agregat", "kalender.jam.senn", "kalender.jam.selasa"),
    }
    assert all(o["pesan"] and o["pesan_en"] and o["berkas"] for o in objek.json)


def test_periksa_meminta_jam_kerja(tmp_path: Path) -> None:
    """Without office hours no deadline can be computed."""
    contoh = buat_contoh(tmp_path / "katalog")

    tanpa = dinsos("katalog", "periksa", str(contoh.akar))
    contoh.tulis(f"{INDUK}/instansi.toml", contoh.baca(f"{INDUK}/instansi.toml") + KALENDER)
    dengan = dinsos("katalog", "periksa", str(contoh.akar))

    assert tanpa.kode == 1
    assert all(": kalender" in baris for baris in tanpa.keluaran.splitlines())
    assert (dengan.kode, dengan.keluaran) == (0, "Tidak ada masalah.\n")


def test_periksa_keputusan_tambahan_bagi_instansi_bawaan(tmp_path: Path) -> None:
    """Beside the built-in catalogue a directory need not repeat the agency."""
    akar = tmp_path / "tambahan"
    contoh = buat_contoh(tmp_path / "katalog")
    tujuan = akar / "garut" / "sk-1-2030"
    tujuan.mkdir(parents=True)
    keputusan = 'nomor = "1"\ntahun = 2030\ntentang = "Tambahan"\ntanggal = 2030-01-02\n'
    (tujuan / "keputusan.toml").write_text(keputusan, encoding="utf-8")
    layanan = re.sub(r"(?m)^bersama = .*\n", "", contoh.baca(f"{SK}/izin-contoh.toml"))
    layanan = layanan.replace('unit = "umum"', 'unit = "rehsos"')
    (tujuan / "izin-contoh.toml").write_text(layanan, encoding="utf-8")

    sendiri = dinsos("katalog", "periksa", str(akar))
    bersama = dinsos("--dengan", str(akar), "katalog", "periksa")

    assert sendiri.kode == 1
    assert (bersama.kode, bersama.keluaran) == (0, "Tidak ada masalah.\n")


def test_katalog_sendiri_sebagai_ganti_atau_di_samping_bawaan(tmp_path: Path) -> None:
    akar = str(buat_contoh(tmp_path / "katalog").akar)

    ganti = dinsos("--katalog", akar, "katalog", "daftar", "--json").json
    samping = dinsos("--dengan", akar, "katalog", "daftar", "--json").json

    assert {o["instansi"] for o in ganti} == {INDUK}
    assert len(samping) == len(SEMUA) + len(ganti)


def test_katalog_yang_rusak_menghentikan_perintah_apa_pun(tmp_path: Path) -> None:
    akar = str(rusak(tmp_path / "katalog"))
    perintah = [
        ("katalog", "daftar"),
        ("katalog", "ekspor"),
        ("tafsir",),
        ("katalog", "tampil", "a/b"),
    ]

    jawaban: list[Jawaban] = [dinsos("--katalog", akar, *satu) for satu in perintah]

    assert [satu.kode for satu in jawaban] == [1] * len(perintah)
    assert all(satu.galat.count("\n") == 5 and not satu.keluaran for satu in jawaban)


def test_masa_berlaku_berakhir_sehari_sebelum_penggantinya() -> None:
    lama, baru = (
        next(s.keputusan for s in SEMUA if s.keputusan.kode == kode)
        for kode in ("sk-080-2023", "sk-093-2024")
    )
    kemarin = baru.berlaku_dari - timedelta(days=1)

    assert [sk.berlaku_pada(kemarin) for sk in (lama, baru)] == [True, False]
    assert [sk.berlaku_pada(baru.berlaku_dari) for sk in (lama, baru)] == [False, True]
