"""Authority before detail, for every command and question there is: whoever has no part in a case,
a Klien's file or a request gets the answer that they would get if there were none."""

import inspect
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from attrs import evolve
from returns.result import Failure
from tests.tahan.kota import Kota, kota
from tests.tahan.test_ganas import PENYANDI, semua_perintah, semua_tanya

from dinsos_core import Aplikasi, Pelaku, Terhalang
from dinsos_core.domain.identitas.perintah import PERINTAH_KLIEN, DaftarkanKlien
from dinsos_core.domain.kasus.perintah import BukaKasus, PadaKasus
from dinsos_core.domain.permintaan.perintah import PERINTAH_PERMINTAAN, AjukanPermintaan

ASING = (
    Pelaku(id="asing", peran={"pemohon", "pelapor", "pengadu"}),
    Pelaku(id="kantor-lain", instansi="garut", peran={"kepala_dinas", "petugas_loket"}),
)
TIADA = "tak-ada-sama-sekali"


@pytest.fixture(scope="module")
def ramai() -> Kota:
    return kota()


def jawaban(tanya: Callable[..., Any], *args: Any, **isi: Any) -> object:
    """What comes back, as a refusal; whatever else, as it is."""
    try:
        hasil = tanya(*args, **isi)
    except Terhalang as terhalang:
        return terhalang.halangan
    return hasil.failure() if isinstance(hasil, Failure) else hasil


def acak(benih: int) -> Random:
    return Random(benih)  # noqa: S311 - no secret


def ada(m: Kota) -> str:
    """A case of which strangers have no part."""
    return m.app.daftar(oleh=m.orang[0]).baris[-1].kasus


@pytest.mark.parametrize("oleh", ASING, ids=lambda p: p.id)
def test_perintah_atas_kasus_orang_dijawab_seperti_atas_yang_tiada(
    ramai: Kota, oleh: Pelaku
) -> None:
    kasus = ada(ramai)
    for kelas in semua_perintah():
        if not issubclass(kelas, PadaKasus):
            continue
        for benih in range(4):
            c = evolve(ramai.benda(kelas, acak(benih)), kasus=kasus)
            tiada = evolve(c, kasus=TIADA)

            satu = jawaban(ramai.app.lakukan, c, oleh=oleh)
            lain = jawaban(ramai.app.lakukan, tiada, oleh=oleh)

            assert satu == lain, (kelas, benih)
            assert isinstance(satu, tuple), (kelas, benih)


@pytest.mark.parametrize("oleh", ASING, ids=lambda p: p.id)
def test_pertanyaan_atas_kasus_orang_dijawab_seperti_atas_yang_tiada(
    ramai: Kota, oleh: Pelaku
) -> None:
    kasus, sama = ada(ramai), acak(1)
    tertanya = 0
    for nama, jenis in semua_tanya():
        if "kasus" not in jenis or "oleh" not in jenis:
            continue
        isi = {n: ramai.sah(t, sama) for n, t in jenis.items()}
        isi |= {"oleh": oleh} | ({"tujuan": "melihat saja"} if "tujuan" in isi else {})
        if "penyandi" in inspect.signature(getattr(Aplikasi, nama)).parameters:
            isi["penyandi"] = PENYANDI
        tanya = getattr(ramai.app, nama)

        satu = jawaban(tanya, **{**isi, "kasus": kasus})
        lain = jawaban(tanya, **{**isi, "kasus": TIADA})

        assert satu == lain, nama
        assert isinstance(satu, tuple), nama
        tertanya += 1
    assert tertanya > 10


def test_pengajuan_yang_salah_dengan_orang_yang_sudah_ada_tidak_memberi_tahu_apa_pun(
    ramai: Kota,
) -> None:
    """Every service, with the very persons of the open cases."""
    kosong = kota(buka=False)
    for c, _ in ramai.benih:
        if not isinstance(c, BukaKasus):
            continue
        for salah in ({"kanal": "merpati"}, {"varian": "tak-ada"}, {"fakta": {"tak_ada": 1}}):
            buruk = evolve(c, **salah)
            for oleh in ASING:
                satu = jawaban(ramai.app.lakukan, buruk, oleh=oleh)
                lain = jawaban(kosong.app.lakukan, buruk, oleh=oleh)

                assert satu == lain, c.layanan
                assert isinstance(satu, tuple), c.layanan


@pytest.mark.parametrize("oleh", ASING, ids=lambda p: p.id)
def test_perintah_atas_klien_dan_permintaan_orang_dijawab_seperti_atas_yang_tiada(
    ramai: Kota, oleh: Pelaku
) -> None:
    petugas = ramai.orang[0]
    klien = ramai.app.lakukan_klien(
        DaftarkanKlien(data={"nama": "Ani", "nik": "6371014708950001"}), oleh=petugas
    ).unwrap()
    for kelas in (*PERINTAH_KLIEN, *PERINTAH_PERMINTAAN):
        nama = "klien" if kelas in PERINTAH_KLIEN else "permintaan"
        if kelas in (DaftarkanKlien, AjukanPermintaan):
            continue
        c = evolve(ramai.benda(kelas, acak(3)), **{nama: klien.klien})

        satu = jawaban(ramai.app.lakukan, c, oleh=oleh)
        lain = jawaban(ramai.app.lakukan, evolve(c, **{nama: TIADA}), oleh=oleh)

        assert satu == lain, kelas
        assert isinstance(satu, tuple), kelas
