"""Deadlines and working days at the terminal, without a case."""

from datetime import date, datetime, timedelta

import pytest
from tests.cli.bahan import dinsos

from dinsos_adapters import rakit
from dinsos_core.domain.waktu import Tenggat

SANTUNAN = "banjarmasin/santunan-kematian"


def test_setiap_batas_layanan_dihitung_seperti_dalam_kasus() -> None:
    """Whatever the standard declares is there, with the due moment that counting gives."""
    mulai = "2026-03-02T14:00+08:00"
    app = rakit("banjarmasin")
    hasil = app.hitung_tenggat("santunan-kematian", datetime.fromisoformat(mulai)).unwrap()

    objek = dinsos("tenggat", SANTUNAN, "--mulai", mulai, "--json").json

    assert [b["kode"] for b in objek["batas"]] == [b.batas.kode for b in hasil.batas]
    assert {b.kode for b in hasil.standar.waktu} == {b["kode"] for b in objek["batas"]}
    for satu, tertulis in zip(hasil.batas, objek["batas"], strict=True):
        assert isinstance(satu.hitungan, Tenggat)
        assert tertulis["jatuh_tempo"] == satu.hitungan.jatuh_tempo.isoformat()
        assert tertulis["uraian"] == list(satu.hitungan.uraian)


@pytest.mark.parametrize(
    ("layanan", "kode", "tanggal", "hari_terakhir"),
    [
        ("pub-jangka-panjang", "waktu-masa-pengumpulan", "2026-12-01", date(2027, 2, 28)),
        ("pub-jangka-pendek", "waktu-masa-pengumpulan", "2026-12-30", date(2027, 1, 1)),
    ],
)
def test_masa_yang_hari_pertamanya_dihitung_berakhir_sebelum_tanggal_yang_sama(
    layanan: str, kode: str, tanggal: str, hari_terakhir: date
) -> None:
    """What the condition would refuse, no deadline allows (tafsir 46)."""
    app = rakit("palangka-raya")
    mulai = datetime.fromisoformat(f"{tanggal}T09:00")

    def sampai(**tafsir: str) -> date:
        hasil = app.hitung_tenggat(layanan, mulai, batas=[kode], tafsir=tafsir).unwrap()
        hitungan = hasil.batas[0].hitungan
        assert isinstance(hitungan, Tenggat)
        return hitungan.jatuh_tempo.date()

    assert sampai() == hari_terakhir
    assert sampai(**{"masa-pub": "hari-pertama-nol"}) == hari_terakhir + timedelta(days=1)


def test_batas_respon_pengaduan_dihitung_bila_komponennya_menyebutnya() -> None:
    """Banjarmasin prints three working days, in each standard; Palangka Raya prints none."""
    senin = datetime.fromisoformat("2026-06-22T09:00")

    def respon(instansi: str) -> list[date]:
        hasil = rakit(instansi).hitung_tenggat("pengaduan", senin, varian="pengaduan").unwrap()
        return [
            satu.hitungan.jatuh_tempo.date()
            for satu in hasil.batas
            if satu.batas.selesai == "pengaduan_ditanggapi" and isinstance(satu.hitungan, Tenggat)
        ]

    assert respon("banjarmasin") == [date(2026, 6, 25)]
    assert respon("palangka-raya") == []


def test_yang_memulai_dan_menghentikan_batas_disebut_dengan_katanya() -> None:
    keluaran = dinsos("tenggat", "banjarmasin/izin-pub", "--mulai", "2026-03-02").keluaran

    assert "dari: Berkas dinyatakan lengkap; sampai: langkah 'Beri nomor" in keluaran
    assert "dari: Hari terakhir pengumpulan uang dan barang; sampai: langkah 'Terima" in keluaran
    assert "fakta:" not in keluaran


def test_saat_tanpa_zona_ialah_saat_di_instansi_dan_dikatakan() -> None:
    tanpa = dinsos("tenggat", SANTUNAN, "--mulai", "2026-03-02T14:00", "--json").json
    dengan = dinsos("tenggat", SANTUNAN, "--mulai", "2026-03-02T13:00+07:00", "--json").json

    assert (tanpa.pop("zona_dianggap"), dengan.pop("zona_dianggap")) == (True, False)
    assert tanpa == dengan


def test_jeda_hanya_menambah_batas_yang_dapat_dijeda() -> None:
    """A pause of two days in the middle: the office's limits move, a citizen's do not."""
    pilihan = ("tenggat", SANTUNAN, "--mulai", "2026-03-02T09:00", "--json")
    biasa = dinsos(*pilihan).json["batas"]
    dijeda = dinsos(*pilihan, "--jeda", "2026-03-03..2026-03-05").json["batas"]
    terbuka = dinsos(*pilihan, "--jeda", "2026-03-03..").json["batas"]

    for a, b, c in zip(biasa, dijeda, terbuka, strict=True):
        kantor = a["milik"] == "kantor"
        assert (a["jatuh_tempo"] != b["jatuh_tempo"]) == kantor
        assert (c["dijeda_sejak"] is not None) == kantor


@pytest.mark.parametrize(
    ("argumen", "kode", "kata"),
    [
        (
            (SANTUNAN, "--mulai", "kemarin", "--batas", "x", "--jeda", "a"),
            2,
            ("kemarin", "“x”", "'a'"),
        ),
        (("banjarmasn/santunan-kematian", "--mulai", "2026-03-02"), 3, ("banjarmasin",)),
        (("banjarmasin/santunan", "--mulai", "2026-03-02"), 3, ("santunan-kematian",)),
        ((SANTUNAN, "--mulai", "2026-03-02", "--jeda", "2026-03-03..2026-03-02"), 2, ("sebelum",)),
        ((SANTUNAN, "--mulai", "2026-03-02", "--jeda", "..2026-03-02"), 2, ("sejak kapan",)),
        (
            (SANTUNAN, "--mulai", "2026-03-02", "--varian", "v", "--batas", "b", "--tafsir", "k=1"),
            3,
            ("“k”", "“b”", "Varian"),
        ),
        ((SANTUNAN, "--mulai", "9999-12-31"), 3, ("1700 dan 2300",)),
        ((SANTUNAN, "--mulai", "1999-12-31"), 3, ("santunan-kematian",)),
    ],
)
def test_semua_kesalahan_disebut_sekaligus(
    argumen: tuple[str, ...], kode: int, kata: tuple[str, ...]
) -> None:
    jawaban = dinsos("tenggat", *argumen)

    assert (jawaban.kode, jawaban.keluaran) == (kode, "")
    assert all(satu in jawaban.galat for satu in kata), jawaban.galat


def test_perintah_salah_ketik_tidak_dikira_layanan() -> None:
    jawaban = dinsos("tenggat", "hitng")

    assert jawaban.kode == 2
    assert "Mungkin maksudnya hitung?" in jawaban.galat


def test_kalender_menyebut_setiap_hari_dan_tahun_yang_belum_pasti() -> None:
    kalender = rakit("garut").kalender()

    objek = dinsos("kalender", "garut", "--tahun", "2027", "--json").json

    assert objek["versi"] == kalender.versi
    assert 2027 in objek["tahun_belum_pasti"]
    assert 2026 in objek["tahun_pasti"]
    awal = date(2027, 1, 1)
    assert [h["tanggal"] for h in objek["hari"]] == [
        (awal + timedelta(n)).isoformat() for n in range(365)
    ]
    for hari in objek["hari"]:
        d = date.fromisoformat(hari["tanggal"])
        assert hari["hari_kerja"] == kalender.hari_kerja(d)
        assert (hari["sebab"] is None) == hari["hari_kerja"]
    assert "BELUM ditetapkan" in dinsos("kalender", "garut", "--tahun", "2027").keluaran
    assert "BELUM" not in dinsos("kalender", "garut", "--tahun", "2026").keluaran


def test_kisi_bulan_menandai_setiap_hari_yang_tidak_dikerjakan() -> None:
    """Ramadan hours of March 2025 and the leave after Nyepi show in the month's grid."""
    keluaran = dinsos("kalender", "banjarmasin", "--bulan", "2025-03").keluaran

    baris = keluaran.splitlines()
    awal = baris.index("Maret 2025")
    kalender = rakit("banjarmasin").kalender()
    sel = " ".join(baris[awal + 2 : awal + 8]).split()
    assert [int(satu.rstrip("-ncp*")) for satu in sel] == list(range(1, 32))
    for hari, satu in enumerate(sel, 1):
        assert kalender.hari_kerja(date(2025, 3, hari)) == (satu[-1] not in "-ncp")
    assert "3*" in sel


@pytest.mark.parametrize(
    "argumen",
    [
        ("banjar",),
        ("garut", "--bulan", "2026-13"),
        ("garut", "--tahun", "2025", "--bulan", "2026-01"),
    ],
)
def test_kalender_yang_tidak_ada_ditolak_dengan_kata(argumen: tuple[str, ...]) -> None:
    jawaban = dinsos("kalender", *argumen)

    assert jawaban.kode in (2, 3)
    assert jawaban.galat
    assert not jawaban.keluaran
