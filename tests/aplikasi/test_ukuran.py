"""Whatever comes in has a bound that follows from its type, and the page names each of them."""

import itertools
import re
from collections.abc import Iterator
from inspect import getsource
from typing import Any

import pytest
from returns.result import Success
from tests.halaman import cocokkan_bagian
from tests.permohonan.contoh import ANI, LOKET, Dunia, ajukan_santunan

from dinsos_adapters.katalog import berkas
from dinsos_adapters.katalog.masalah import MAKS_MASALAH
from dinsos_core import DokumenDiserahkan, Halangan, KodeHalangan, Pelaku, Terhalang, jelaskan
from dinsos_core.domain.kasus.berkas import MAKS_RANGKAP
from dinsos_core.domain.kasus.perintah import KoreksiData, LengkapiBerkas, TeruskanKasus
from dinsos_core.domain.kelayakan.fakta import MAKS_TAHUN_DEPAN
from dinsos_core.domain.kelayakan.sah import MAKS_BILANGAN
from dinsos_core.domain.prosedur.ralat_surat import MAKS_SALINAN
from dinsos_core.domain.prosedur.sekat import TERPANJANG
from dinsos_core.domain.shared import ukuran
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import MAKS_RENTANG
from dinsos_core.ports.paket import MAKS_PAKET

KASUS = KasusId("k")
KHUSUS = {
    "a purpose or a reason of a read (characters)": TERPANJANG,
    "copies of a paper": MAKS_RANGKAP,
    "certified copies of a letter at once": MAKS_SALINAN,
    "a number that is a fact": MAKS_BILANGAN,
    "a date ahead (years)": MAKS_TAHUN_DEPAN,
    "the span of an uncertain date (days)": MAKS_RENTANG,
    "a parcel (bytes)": MAKS_PAKET,
    "a file of a catalogue, or of facts for `dinsos kelayakan` (bytes)": berkas.TERBESAR,
    "a list in a file of a catalogue (items)": berkas.TERPANJANG,
    "a table in a file of a catalogue (entries)": berkas.TERLEBAR,
    "mistakes of one file that are described": MAKS_MASALAH,
}


def _tabel(semua: Iterator[tuple[str, object]]) -> Iterator[str]:
    yield from ("| what | at most |", "| --- | --- |")
    for apa, batas in semua:
        angka = " to ".join(map(str, batas)) if isinstance(batas, tuple) else f"{batas:,}"
        yield f"| {apa} | {angka} |"


def test_setiap_batas_tertulis_pada_satu_halaman() -> None:
    pola = re.compile(r'^([A-Z]+): Final = .*\n"""(.+?)[.:]', re.MULTILINE)
    semua = pola.findall(getsource(ukuran))
    assert {nama for nama, _ in semua} == {nama for nama in vars(ukuran) if nama.isupper()}

    cocokkan_bagian(
        "docs/ukuran.md",
        ukuran=_tabel((apa, getattr(ukuran, nama)) for nama, apa in semua),
        khusus=_tabel(iter(KHUSUS.items())),
    )


def tolak(perintah: Any, oleh: Any = LOKET, kunci: Any = None) -> tuple[Halangan, ...]:
    semua: tuple[Halangan, ...] = Dunia().app.lakukan(perintah, oleh=oleh, kunci=kunci).failure()
    assert all(jelaskan(satu, "id") and jelaskan(satu, "en") for satu in semua)
    return semua


def lebih(perintah: Any, **lain: Any) -> list[tuple[str, object, object]]:
    semua = tolak(perintah, **lain)
    assert {satu.kode for satu in semua} == {KodeHalangan.ISIAN_MELEBIHI_BATAS}
    return [(satu.lokasi, satu.rincian["batas"], satu.rincian["satuan"]) for satu in semua]


@pytest.mark.parametrize(
    ("isi", "temuan"),
    [
        ({"kepada": "x" * 20_001}, ("kepada", ukuran.TEKS, "huruf")),
        ({"dasar": ["x"] * 1_001}, ("dasar", ukuran.DAFTAR, "butir")),
        ({"dasar": itertools.repeat("x")}, ("dasar", ukuran.DAFTAR, "butir")),
        ({"versi": 10**13}, ("versi", ukuran.BILANGAN, "angka")),
        ({"kasus": "k" * 201}, ("kasus", ukuran.NAMA, "huruf")),
        ({"dasar": ["x" * 20_000] * 26}, ("", ukuran.HURUF, "huruf")),
    ],
)
def test_yang_terlalu_besar_ditolak_dengan_tempat_dan_batasnya(
    isi: dict[str, Any], temuan: tuple[str, object, object]
) -> None:
    perintah = TeruskanKasus(**{"kasus": KASUS, "kepada": "x", **isi})

    assert lebih(perintah) == [temuan]


@pytest.mark.parametrize(
    ("fakta", "temuan"),
    [
        ({"a": ["x"] * 1_001}, ("fakta.a", ukuran.DAFTAR, "butir")),
        ({"a": [[[[["x"]]]]]}, ("fakta.a", ukuran.TINGKAT, "tingkat")),
        ({"a": 10**5_000}, ("fakta.a", ukuran.BILANGAN, "angka")),
        ({str(n): n for n in range(1_001)}, ("fakta", ukuran.DAFTAR, "butir")),
        ({"a": "x" * 20_001}, ("fakta.a", ukuran.TEKS, "huruf")),
    ],
)
def test_fakta_pun_terbatas(fakta: dict[str, Any], temuan: tuple[str, object, object]) -> None:
    assert lebih(KoreksiData(kasus=KASUS, fakta=fakta)) == [temuan]


def test_daftar_isian_yang_tidak_ada_ujungnya_ditolak() -> None:
    """Whatever it says of its own length."""

    class TanpaUjung(dict[str, object]):
        def items(self) -> Any:
            return ((f"fakta_{n}", 1) for n in itertools.count())

    perintah = KoreksiData(kasus=KASUS, fakta=TanpaUjung(fakta_0=1), alasan="uji")

    (satu,) = Dunia().app.lakukan(perintah, oleh=ANI).failure()

    assert (satu.kode, satu.lokasi) == (KodeHalangan.ISIAN_SALAH_JENIS, "fakta")


def test_perintah_yang_memuat_dirinya_sendiri_ditolak() -> None:
    daftar: list[Any] = []
    daftar.append(daftar)
    peta: dict[str, Any] = {}
    peta["peta"] = peta
    perintah: Any = KoreksiData(kasus=KASUS, fakta={"a": daftar, "b": peta})
    dalam: Any = "x"
    for _ in range(100_000):
        dalam = (dalam,)

    assert {satu.lokasi for satu in tolak(perintah)} == {"fakta.a", "fakta.b"}
    assert [h.lokasi for h in tolak(TeruskanKasus(kasus=KASUS, kepada=perintah))] == ["kepada"]
    assert {h.lokasi for h in tolak(KoreksiData(kasus=KASUS, fakta={"a": dalam}))} == {"fakta.a"}


def test_sejuta_unsur_yang_salah_dijawab_dengan_seratus_dan_jumlahnya() -> None:
    salah: Any = ["x"] * 1_000

    semua = tolak(LengkapiBerkas(kasus=KASUS, berkas=salah))
    (terlalu,) = tolak(LengkapiBerkas(kasus=KASUS, berkas=salah * 1_000))

    assert len(semua) == ukuran.HALANGAN + 1
    assert (semua[-1].kode, semua[-1].rincian) == (KodeHalangan.HALANGAN_LAIN, {"banyak": 900})
    assert terlalu.rincian["batas"] == ukuran.DAFTAR


def test_yang_tepat_pada_batasnya_diterima() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    kunci = "k" * ukuran.NAMA
    pelaku = Pelaku(id="a" * ukuran.NAMA, instansi=LOKET.instansi, peran=LOKET.peran)
    koreksi = KoreksiData(kasus=kasus, fakta={"pemohon.nama": "n" * ukuran.TEKS})

    assert isinstance(dunia.app.lakukan(koreksi, oleh=pelaku, kunci=kunci), Success)
    assert dunia.app.lakukan(koreksi, oleh=pelaku, kunci=kunci).unwrap().ulang


@pytest.mark.parametrize("kunci", ["", "\x00", "k\x1b[2J", "\ud800", "k" * 201, 7, b"k"])
def test_kunci_yang_bukan_kunci_ditolak(kunci: Any) -> None:
    semua = tolak(ajukan_santunan(), ANI, kunci)

    assert [satu.lokasi for satu in semua] == ["kunci"]


@pytest.mark.parametrize(
    "salah",
    [
        {"id": 5},
        {"id": ""},
        {"id": "\x1b[2J"},
        {"instansi": 5},
        {"peran": 5},
        {"peran": {5}},
        {"mandat": [5]},
        {"mandat": 5},
    ],
    ids=str,
)
def test_pelaku_yang_salah_bentuk_ditolak_di_mana_pun(salah: dict[str, Any]) -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    oleh = Pelaku(**{"id": "a", "peran": {"pemohon"}, **salah})

    assert {h.lokasi.partition(".")[0] for h in tolak(ajukan_santunan(), oleh)} == {"oleh"}
    for tanya in (
        lambda: dunia.app.kasus(kasus, oleh=oleh),
        lambda: dunia.app.meja(oleh),
        lambda: dunia.app.penilaian(kasus, oleh, tujuan="memeriksa berkas"),
        lambda: dunia.app.klien(kasus, oleh=oleh),
        lambda: dunia.app.permintaan(kasus, oleh=oleh),
    ):
        with pytest.raises(Terhalang, match=r"isian_(salah_jenis|kosong)"):
            tanya()


def test_dokumen_yang_terbanyak_masih_diterima() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    berkas = [DokumenDiserahkan(dokumen="x")] * ukuran.DAFTAR

    semua = dunia.app.lakukan(LengkapiBerkas(kasus=kasus, berkas=berkas), oleh=LOKET).failure()

    assert semua[0].kode is KodeHalangan.DOKUMEN_TIDAK_DIKENAL
