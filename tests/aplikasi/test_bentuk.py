"""Fields of the wrong type get a coded answer that names them, and never their values."""

from typing import Any

import pytest
from tests.permohonan.contoh import ANI, KEPALA, Dunia, ajukan_adopsi

from dinsos_core import (
    DokumenDiserahkan,
    KodeHalangan,
    PermintaanPindah,
    PihakDiajukan,
    Terhalang,
)
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p

SALAH: dict[str, tuple[type[Any], dict[str, Any], str]] = {
    "ya atau tidak": (p.PutuskanKeberatan, {"dikabulkan": "tidak", "alasan": "x"}, "dikabulkan"),
    "pilihan": (pu.JedaKasus, {"sebab": "libur"}, "sebab"),
    "pilihan berupa daftar": (pu.JedaKasus, {"sebab": []}, "sebab"),
    "teks": (pu.SelesaikanLangkah, {"langkah": None}, "langkah"),
    "nama fakta": (pu.KoreksiData, {"fakta": {5: 1}}, "fakta"),
    "bukan daftar": (pu.LengkapiBerkas, {"berkas": 5}, "berkas"),
    "isi daftar": (pu.LengkapiBerkas, {"berkas": ["x"]}, "berkas[0]"),
    "bilangan": (
        pu.LengkapiBerkas,
        {"berkas": [DokumenDiserahkan(dokumen="akta", rangkap="tiga")]},  # type: ignore[arg-type]  # the mistake
        "berkas[0].rangkap",
    ),
}


@pytest.mark.parametrize("nama", SALAH)
def test_isian_perintah_yang_salah_jenis_disebut_dan_tidak_mengubah_apa_pun(nama: str) -> None:
    jenis, isian, lokasi = SALAH[nama]
    dunia = Dunia()
    kasus = dunia.adopsi()

    salah = dunia.app.lakukan(jenis(kasus=kasus, **isian), oleh=KEPALA).failure()

    assert [(h.kode, h.lokasi) for h in salah] == [(KodeHalangan.ISIAN_SALAH_JENIS, lokasi)]
    assert len(dunia.app.riwayat(kasus)) == 1


def test_semua_isian_pengajuan_yang_salah_jenis_disebut_sekaligus() -> None:
    pihak: Any = [PihakDiajukan(pihak="pemohon", data=None), "abc"]  # type: ignore[arg-type]  # the mistake

    salah = (
        Dunia().app.lakukan(ajukan_adopsi(layanan=5, kanal=None, pihak=pihak), oleh=ANI).failure()
    )

    assert {h.lokasi for h in salah} == {"layanan", "kanal", "pihak[0].data", "pihak[1]"}
    assert {h.kode for h in salah} == {KodeHalangan.ISIAN_SALAH_JENIS}


TANYA: dict[str, tuple[str, dict[str, Any]]] = {
    "meja": ("meja", {"lanjut": 5, "banyak": "3", "hanya_saya": "ya", "layanan": []}),
    "hitungan meja": ("ringkasan_meja", {"instansi": {}}),
    "jam": ("jam_terbuka", {"dijeda": 1, "milik": [], "lanjut": b"x", "banyak": None}),
    "daftar": ("daftar", {"lanjut": ("a",), "banyak": 1.5}),
    "tenggat": ("periksa_tenggat", {"banyak": "1"}),
    "kalender": ("perbarui_kalender", {"instansi": 5, "lanjut": 5, "banyak": None}),
    "pratinjau kalender": ("pratinjau_kalender", {"instansi": [], "banyak": True}),
    "kinerja": ("ketepatan", {"instansi": 5, "dari": "2025"}),
    "pindah": ("pratinjau_pindah", {"kasus": 5, "langkah": [1], "langkah_kini": 1}),
}


@pytest.mark.parametrize("nama", TANYA)
def test_isian_pertanyaan_yang_salah_jenis_disebut_sekaligus(nama: str) -> None:
    tanya, isian = TANYA[nama]
    oleh = {} if tanya.endswith(("tenggat", "kalender")) else {"oleh": KEPALA}

    with pytest.raises(Terhalang) as terhalang:
        getattr(Dunia().app, tanya)(**oleh, **isian)

    salah = terhalang.value.halangan
    assert {h.lokasi for h in salah} == isian.keys()
    assert {h.kode for h in salah} == {KodeHalangan.ISIAN_SALAH_JENIS}


def test_isian_hitungan_yang_salah_jenis_disebut_sekaligus() -> None:
    salah: Any = {"layanan": 5, "mulai": None, "batas": 5, "jeda": ["x"], "varian": 1}

    halangan = Dunia().app.hitung_tenggat(**salah).failure()

    assert {h.lokasi for h in halangan} == {"layanan", "mulai", "batas", "jeda[0]", "varian"}


def test_isian_pemindahan_banyak_kasus_yang_salah_jenis_disebut_sekaligus() -> None:
    salah: Any = {"layanan": 5, "langkah": 5, "berdiri": 5, "varian": 5}

    with pytest.raises(Terhalang) as terhalang:
        Dunia().app.pindahkan_semua(PermintaanPindah(**salah), oleh=KEPALA)

    assert {h.lokasi for h in terhalang.value.halangan} == {f"minta.{satu}" for satu in salah}
