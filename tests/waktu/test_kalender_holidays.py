"""The calendar adapter: what the library gives, and an agency's own data on top of it."""

import subprocess
import sys
from datetime import date, datetime, time
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinsos_adapters.kalender import (
    TAHUN_BAWAAN,
    HariNasional,
    KalenderHolidays,
    KalenderTidakSah,
    hari_nasional,
    susun,
    susun_kalender,
    urai_data,
)
from dinsos_adapters.kalender.nasional import tahun_ditetapkan
from dinsos_core.domain.standar.instansi import Instansi
from dinsos_core.domain.waktu import (
    BACAAN_BAWAAN,
    BacaanWaktu,
    HariKerja,
    JamKerja,
    KalenderKerja,
    Libur,
    Tenggat,
    hitung_tenggat,
    urai_batas,
)
from dinsos_core.testing.contoh import INSTANSI

JAM: dict[str, object] = {"senin-kamis": "07:30-16:00", "jumat": "07:30-11:30"}
RAMADAN: dict[str, object] = {
    "nama": "Ramadan 1446 H",
    "mulai": date(2025, 3, 1),
    "selesai": date(2025, 3, 30),
    "jam": {"senin-kamis": "08:00-15:00"},
}


@pytest.fixture(scope="module")
def nasional() -> HariNasional:
    return hari_nasional(TAHUN_BAWAAN)


@pytest.fixture(scope="module")
def wita(nasional: HariNasional) -> KalenderKerja:
    return susun_kalender("Asia/Makassar", {"jam": JAM}, nasional)


def hitung(kalender: KalenderKerja, batas: str, *mulai: int, **lain: Any) -> Tenggat:
    tahun, bulan, hari, jam = mulai
    saat = datetime(tahun, bulan, hari, jam, tzinfo=kalender.zona)
    hasil = hitung_tenggat(urai_batas(batas), saat, kalender, **lain)
    assert isinstance(hasil, Tenggat)
    return hasil


# --- what the library gives


def test_lebaran_2025_dilewati_dengan_menyebut_cuti_bersamanya(wita: KalenderKerja) -> None:
    tenggat = hitung(wita, "3 hari kerja", 2025, 3, 26, 10)

    assert tenggat.jatuh_tempo == datetime(2025, 4, 9, 16, tzinfo=wita.zona)
    assert [(f"{x.tanggal:%d-%m}", x.sebab, x.nama) for x in tenggat.hari_dilewati] == [
        ("28-03", "cuti_bersama", "Cuti Bersama Hari Suci Nyepi"),
        ("29-03", "akhir_pekan", "Sabtu"),
        ("30-03", "akhir_pekan", "Minggu"),
        ("31-03", "nasional", "Hari Raya Idul Fitri"),
        ("01-04", "nasional", "Hari kedua dari Hari Raya Idul Fitri"),
        ("02-04", "cuti_bersama", "Cuti Bersama Hari Raya Idul Fitri"),
        ("03-04", "cuti_bersama", "Cuti Bersama Hari Raya Idul Fitri"),
        ("04-04", "cuti_bersama", "Cuti Bersama Hari Raya Idul Fitri"),
        ("05-04", "akhir_pekan", "Sabtu"),
        ("06-04", "akhir_pekan", "Minggu"),
        ("07-04", "cuti_bersama", "Cuti Bersama Hari Raya Idul Fitri"),
    ]
    assert not tenggat.sementara


def test_unit_yang_dikecualikan_bekerja_selama_cuti_bersama_lebaran(wita: KalenderKerja) -> None:
    bacaan = BacaanWaktu(cuti_bersama="hari-kerja")

    tenggat = hitung(wita, "3 hari kerja", 2025, 3, 26, 10, bacaan=bacaan)

    assert tenggat.jatuh_tempo == datetime(2025, 4, 2, 16, tzinfo=wita.zona)


def test_tahun_2020_sampai_2026_ditetapkan_dan_sesudahnya_belum(nasional: HariNasional) -> None:
    """As of the library's 0.109: 2027 still has estimates, 2028 on has no cuti bersama."""
    terdekat = {t for t in nasional.tahun_pasti if t <= 2026}

    assert terdekat >= set(range(2020, 2027))
    assert not nasional.tahun_pasti & set(range(2029, 2036))
    cuti_2025 = [x for x in nasional.libur if x.tanggal.year == 2025 and x.jenis == "cuti_bersama"]
    assert len(cuti_2025) == 11


def test_tenggat_yang_mencapai_2030_bersifat_sementara(wita: KalenderKerja) -> None:
    tenggat = hitung(wita, "14 hari kerja", 2029, 12, 27, 10)

    assert tenggat.sementara
    assert tenggat.tahun_belum_pasti == (2029, 2030)
    assert "kalender-sementara" in tenggat.tafsir


@pytest.mark.parametrize(
    ("libur", "pasti"),
    [
        ([("Idul Fitri", "nasional"), ("Cuti Bersama", "cuti_bersama")], True),
        ([("Idul Fitri", "nasional")], False),
        ([("Idul Fitri (perkiraan)", "nasional"), ("Cuti Bersama", "cuti_bersama")], False),
        ([("Idul Fitri", "nasional"), ("Cuti (perkiraan)", "cuti_bersama")], False),
        ([], False),
    ],
)
def test_tahun_ditetapkan_bila_cutinya_ada_dan_tak_ada_perkiraan(
    libur: list[tuple[str, Any]], pasti: bool
) -> None:
    hari = [Libur(tanggal=date(2025, 1, 1), nama=nama, jenis=jenis) for nama, jenis in libur]

    assert tahun_ditetapkan(hari) is pasti


def test_nama_hari_libur_berbahasa_indonesia_apa_pun_bahasa_mesinnya() -> None:
    kode = (
        "from dinsos_adapters.kalender import hari_nasional;"
        "print(hari_nasional([2025]).libur[0].nama)"
    )

    keluaran = subprocess.run(
        [sys.executable, "-c", kode],
        env={"LANGUAGE": "en_US", "LANG": "en_US.UTF-8", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert keluaran.stdout.strip() == "Tahun Baru Masehi"


def test_tahun_yang_sama_dua_kali_tidak_menggandakan_libur() -> None:
    assert hari_nasional([2025, 2025]).libur == hari_nasional([2025]).libur
    kosong = hari_nasional([])
    assert (kosong.libur, kosong.tahun_pasti) == ((), frozenset())
    assert kosong.versi.endswith("(tanpa tahun)")


# --- an agency's own data


def test_jam_per_hari_menurut_data_instansi(wita: KalenderKerja) -> None:
    assert wita.tutup(date(2025, 9, 4)).time() == time(16)
    assert wita.jam_pada(date(2025, 9, 12)) == JamKerja(buka=time(7, 30), tutup=time(11, 30))
    assert wita.zona.key == "Asia/Makassar"


def test_data_instansi_lengkap_dipakai(nasional: HariNasional) -> None:
    k = susun_kalender(
        "Asia/Makassar",
        {
            "jam": JAM,
            "jam_khusus": [RAMADAN],
            "libur": [
                {"tanggal": date(2025, 9, 24), "nama": "Hari Jadi Kota", "dasar": "SE"},
                {"tanggal": date(2025, 9, 25), "nama": "Cuti", "jenis": "cuti_bersama"},
            ],
            "bukan_libur": [date(2025, 8, 18)],
            "tahun_pasti": [2027],
        },
        nasional,
    )

    tutup = k.alasan_bukan_hari_kerja(date(2025, 9, 24))
    assert tutup is not None
    assert (tutup.sebab, tutup.nama) == ("penutupan", "Hari Jadi Kota")
    assert not k.hari_kerja(date(2025, 9, 25))
    assert k.untuk("hari-kerja").hari_kerja(date(2025, 9, 25))
    assert k.hari_kerja(date(2025, 8, 18))
    assert k.pasti(date(2025, 1, 1), date(2025, 1, 1))
    assert k.pasti(date(2026, 12, 31), date(2027, 1, 1))
    assert k.tutup(date(2025, 3, 3)).time() == time(15)
    assert k.tutup(date(2025, 3, 7)).time() == time(11, 30)


def test_libur_kota_tidak_dibatalkan_bukan_libur(nasional: HariNasional) -> None:
    """What an agency takes back is the national list's day, not its own."""
    libur = [{"tanggal": date(2025, 8, 18), "nama": "Hari Jadi Kota"}]
    data: dict[str, object] = {"jam": JAM, "libur": libur, "bukan_libur": [date(2025, 8, 18)]}

    alasan = susun_kalender("Asia/Makassar", data, nasional).alasan_bukan_hari_kerja(
        date(2025, 8, 18)
    )

    assert alasan is not None
    assert alasan.sebab == "penutupan"


def test_versi_menyebut_pustaka_tahun_dan_sidik_data_instansi(nasional: HariNasional) -> None:
    versi = [
        susun_kalender(zona, data, nasional).versi
        for zona, data in (
            ("Asia/Makassar", {"jam": JAM}),
            ("Asia/Makassar", {"jam": dict(reversed(JAM.items()))}),
            ("Asia/Makassar", {"jam": JAM, "tahun_pasti": [2027]}),
            ("Asia/Jakarta", {"jam": JAM}),
        )
    ]

    assert versi[0].startswith("holidays ")
    assert "(2015-2035); instansi " in versi[0]
    assert versi[0] == versi[1]
    assert len(set(versi)) == 3


@pytest.mark.parametrize(
    ("data", "masalah"),
    [
        ({}, "kalender: belum ada 'jam'"),
        ({"jam": {}}, "kalender.jam: perlu sedikitnya satu hari"),
        ({"jam": "07:30-16:00"}, "kalender.jam: perlu sedikitnya satu hari"),
        ({"jam": {"sennin": "07:30-16:00"}}, "kalender.jam.sennin: tidak dikenal; .*'senin'"),
        ({"jam": {"jumat-senin": "07:30-16:00"}}, "kalender.jam.jumat-senin: tidak dikenal"),
        ({"jam": {"senin-": "07:30-16:00"}}, "kalender.jam.senin-: tidak dikenal"),
        ({"jam": {"senin-rabu-jumat": "07:30-16:00"}}, "kalender.jam.senin-rabu-jumat: tidak"),
        (
            {"jam": {"senin-jumat": "07:30-16:00", "rabu": "08:00-12:00"}},
            "kalender.jam.rabu: rabu sudah punya jam",
        ),
        ({"jam": {"senin": "7.30"}}, "kalender.jam.senin: jam kerja ditulis seperti"),
        ({"jam": {"senin": 730}}, "kalender.jam.senin: jam kerja ditulis seperti"),
        ({"jam": {"senin": "24:00-25:00"}}, "kalender.jam.senin: jam '24:00-25:00' tidak ada"),
        ({"jam": {"senin": "16:00-07:30"}}, "kalender.jam.senin: jam '16:00-07:30' tidak ada"),
        ({"jam": JAM, "hari_libur": []}, "kalender.hari_libur: tidak dikenal.*mungkin.*libur"),
        ({"jam": JAM, "libur": {}}, "kalender.libur: harus berupa daftar"),
        ({"jam": JAM, "libur": [3]}, r"kalender.libur\[0\]: harus berupa tabel"),
        ({"jam": JAM, "libur": [{"nama": "x"}]}, r"kalender.libur\[0\]: belum ada 'tanggal'"),
        (
            {"jam": JAM, "libur": [{"tanggal": date(2025, 1, 1), "nama": "x", "jenis": "daerah"}]},
            r"kalender.libur\[0\].jenis: yang boleh: nasional, cuti_bersama, penutupan",
        ),
        (
            {"jam": JAM, "libur": [{"tanggal": date(2025, 1, 1), "nama": "x", "dasar": 3}]},
            r"kalender.libur\[0\].dasar: harus teks",
        ),
        (
            {"jam": JAM, "libur": [{"tanggal": date(20, 1, 1), "nama": "x"}]},
            r"kalender.libur\[0\].tanggal: tahun harus 1945 sampai 2200",
        ),
        (
            {"jam": JAM, "bukan_libur": ["2025-01-01"]},
            r"kalender.bukan_libur\[0\]: harus tanggal seperti",
        ),
        (
            {"jam": JAM, "bukan_libur": [datetime(2025, 1, 1, 8)]},  # noqa: DTZ001 -- as TOML gives it
            r"kalender.bukan_libur\[0\]: harus tanggal seperti",
        ),
        ({"jam": JAM, "tahun_pasti": [True]}, r"kalender.tahun_pasti\[0\]: tahun harus 1945"),
        ({"jam": JAM, "tahun_pasti": ["2027"]}, r"kalender.tahun_pasti\[0\]: tahun harus 1945"),
        (
            {"jam": JAM, "jam_khusus": [{**RAMADAN, "selesai": date(2025, 2, 1)}]},
            r"kalender.jam_khusus\[0\].selesai: mendahului mulai",
        ),
        (
            {"jam": JAM, "jam_khusus": [{**RAMADAN, "jam": {}}]},
            r"kalender.jam_khusus\[0\].jam: perlu sedikitnya satu hari",
        ),
        (
            {"jam": JAM, "jam_khusus": [{"nama": "Ramadan"}]},
            r"kalender.jam_khusus\[0\]: belum ada 'jam'",
        ),
    ],
)
def test_data_salah_ditolak_dengan_menyebut_kuncinya(data: dict[str, Any], masalah: str) -> None:
    with pytest.raises(KalenderTidakSah, match=masalah) as salah:
        urai_data(data)

    assert "; ".join(salah.value.masalah) == str(salah.value)


def test_semua_kesalahan_disebut_sekaligus(nasional: HariNasional) -> None:
    data: dict[str, object] = {"jam": {"senin": "x"}, "libur": [3], "tahun_pasti": [1]}

    with pytest.raises(KalenderTidakSah) as salah:
        susun_kalender("Asia/Banjarmasin", data, nasional)

    assert [m.split(":")[0] for m in salah.value.masalah] == [
        "zona",
        "kalender.jam.senin",
        "kalender.libur[0]",
        "kalender.tahun_pasti[0]",
    ]


@pytest.mark.parametrize("zona", ["", "Asia", "../etc/passwd", "WITA"])
def test_zona_tak_dikenal_ditolak(zona: str, nasional: HariNasional) -> None:
    with pytest.raises(KalenderTidakSah, match=r"zona: .* tidak dikenal"):
        susun_kalender(zona, {"jam": JAM}, nasional)


NILAI = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.dates(),
    lambda isi: st.lists(isi, max_size=3) | st.dictionaries(st.text(max_size=8), isi, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from(["jam", "jam_khusus", "libur", "bukan_libur", "tahun_pasti"]), NILAI
    )
)
def test_data_apa_pun_diterima_atau_ditolak_dengan_galatnya(
    data: dict[str, object],
) -> None:
    try:
        hasil = urai_data(data)
    except KalenderTidakSah:
        return
    assert hasil.jam


# --- the port


def instansi(**ganti: Any) -> Instansi:
    return attrs.evolve(INSTANSI, **{"kalender": {"jam": JAM}, **ganti})


def test_penyedia_memberi_kalender_instansi_menurut_bacaannya() -> None:
    penyedia = KalenderHolidays(tahun=[2025])

    biasa = penyedia(instansi(), BACAAN_BAWAAN)
    unit = penyedia(instansi(), BacaanWaktu(cuti_bersama="hari-kerja"))

    assert biasa.versi == unit.versi
    assert "(2025-2025)" in biasa.versi
    assert not biasa.hari_kerja(date(2025, 4, 2))
    assert unit.hari_kerja(date(2025, 4, 2))


def test_kalender_disimpan_selama_data_instansi_sama() -> None:
    penyedia = KalenderHolidays(tahun=[2025])
    pertama = penyedia(instansi(), BACAAN_BAWAAN)

    assert penyedia(instansi(), BACAAN_BAWAAN) is pertama
    assert penyedia(instansi(kode="garut", zona="Asia/Jakarta"), BACAAN_BAWAAN) is not pertama
    berubah = penyedia(instansi(kalender={"jam": {"senin": "08:00-12:00"}}), BACAAN_BAWAAN)
    assert list(berubah.jam) == [0]


def test_kalender_banyak_instansi_terbatas_banyaknya(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(susun, "PALING", 2)
    penyedia = KalenderHolidays(tahun=range(2026, 2027))
    semua = [attrs.evolve(INSTANSI, kode=f"{n}") for n in range(3)]
    pertama, kedua, _ = (penyedia(satu, BACAAN_BAWAAN) for satu in semua)

    assert penyedia(semua[0], BACAAN_BAWAAN) is not pertama
    assert penyedia(semua[0], BACAAN_BAWAAN).versi == kedua.versi


def test_tahun_bawaan_memuat_masa_lalu_dan_masa_depan() -> None:
    assert min(TAHUN_BAWAAN) == 2015
    assert max(TAHUN_BAWAAN) == 2035
    assert KalenderHolidays().tahun == TAHUN_BAWAAN


def test_hari_kerja_tidak_bergantung_jalan_pembuatannya(wita: KalenderKerja) -> None:
    tenggat = hitung(wita, "14 hari kerja", 2025, 9, 1, 9)

    assert tenggat.batas == HariKerja(14)
    assert tenggat.jatuh_tempo.date() == wita.tambah_hari_kerja(date(2025, 9, 1), 14)
