"""Parts that cannot work are refused where they are wired; a source's wrong answer is unknown."""

from datetime import date
from inspect import signature
from typing import Any, NoReturn
from uuid import UUID

import attrs
import pytest
from tests.permohonan.contoh import ANI, LOKET, PAGI, PEKSOS, Dunia, ajukan_adopsi

from dinsos_adapters import rakit
from dinsos_core import nilai_kelayakan
from dinsos_core.application.lingkungan import RakitanSalah, konteks_kasus, standar_kasus
from dinsos_core.domain.kelayakan.uji import UJI
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.prosedur.isian import segel_alasan
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import BelumDiketahui, Keanggotaan, PeriodeKeanggotaan
from dinsos_core.ports.penyimpanan import VersiBerubah
from dinsos_core.testing.contoh import SANTUNAN


@pytest.mark.parametrize(
    ("bagian", "sebutan"),
    [
        ({"registri": {"registri_sosial": "x"}}, "registri"),
        ({"kalender": "x"}, "kalender"),
        ({"penyimpanan": "x"}, "penyimpanan"),
        ({"id_baru": "x"}, "id_baru"),
        ({"jam": lambda: date(2026, 6, 1)}, "jam"),
        ({"jam": PAGI}, "jam"),
        ({"jenis": ()}, "jenis"),
        ({"jenis": ("permohonan",)}, "jenis"),
        ({"jenis": (PERMOHONAN, attrs.evolve(PERMOHONAN, nama="pengaduan"))}, "jenis"),
        ({"jenis": (attrs.evolve(PERMOHONAN, nama="permohonn"),)}, "permohonan"),
        ({"siaran": ("a", "a")}, "siaran"),
        ({"siaran": ("",)}, "siaran"),
        ({"siaran": 5}, "siaran"),
        ({"siaran": (" ",)}, "siaran"),
        ({"siaran": ("dasbor\x00",)}, "siaran"),
        ({"siaran": ("x" * 201,)}, "siaran"),
        ({"penyimpanan": ""}, "penyimpanan"),
        ({"kalender": 0}, "kalender"),
        ({"registri": ()}, "registri"),
        ({"jenis": 5}, "jenis"),
        ({"uji": 5}, "uji"),
        ({"uji": {"usia": 5}}, "uji"),
        ({"katalog": "katalog"}, "katalog"),
        ({"jam": lambda: 1 // 0}, "jam"),
        ({"jam": lambda: PAGI.replace(year=9999)}, "jam"),
    ],
    ids=range(25),
)
def test_bagian_rakitan_yang_tak_dapat_bekerja_tertolak_di_muka(
    bagian: dict[str, Any], sebutan: str
) -> None:
    with pytest.raises(RakitanSalah, match=sebutan):
        rakit("banjarmasin", **bagian)


@pytest.mark.parametrize("instansi", [None, 0, [], b"banjarmasin", 10**5_000], ids=range(5))
def test_instansi_yang_bukan_teks_tertolak_di_muka(instansi: Any) -> None:
    with pytest.raises(RakitanSalah, match="berupa teks"):
        rakit(instansi)


@pytest.mark.parametrize(
    "nama", [UUID(int=5), 5, None, "", "a\x00", "\ud800", "x" * 201], ids=range(7)
)
def test_id_yang_tidak_dapat_disimpan_ditolak_sebelum_ada_yang_disimpan(nama: Any) -> None:
    dunia = Dunia()
    app = dunia.app.dengan(id_baru=lambda: nama)

    with pytest.raises(RakitanSalah, match="id_baru harus memberi teks"):
        app.lakukan(ajukan_adopsi(), oleh=ANI)

    assert dunia.app.daftar(oleh=ANI).baris == ()


def test_bantuan_atas_rakitan_terbaca() -> None:
    """`help` and editors show what is used by default; of an aggregate a name is enough."""
    assert len(str(signature(rakit))) < 2_000
    assert len(str(signature(nilai_kelayakan))) < 2_000
    assert repr(PERMOHONAN) == "JenisKasus(nama='permohonan')"


def test_uji_sendiri_berdiri_di_samping_uji_kita() -> None:
    app = rakit("banjarmasin", uji={"punyaku": next(iter(UJI.values()))})

    assert {"punyaku", *UJI} == app.lingkungan.uji.keys()


@pytest.mark.parametrize(
    "jawaban",
    [
        BelumDiketahui(sebab="NIK 6371990109560001 tidak ada"),
        BelumDiketahui(sebab="dihapus"),
        None,
        "",
        Keanggotaan(periode=(PeriodeKeanggotaan(daftar="registri_sosial"),)),
    ],
    ids=repr,
)
def test_kata_sumber_tidak_pernah_menjadi_sebab(jawaban: Any) -> None:
    """What a source says is stored in the open: only our own codes are."""
    dunia = Dunia(SANTUNAN)
    dunia.app = dunia.app.dengan(registri={"registri_sosial": lambda _: jawaban})
    kasus = dunia.santunan()
    sampai_santunan(dunia, kasus)

    segel = dunia.keadaan(kasus).penilaian
    assert segel is not None
    penilaian = segel.terbuka
    assert penilaian.syarat[0].sebab_belum == ("jawaban_sumber_salah",)


def test_galat_apa_pun_dari_sumber_membuat_faktanya_tidak_diketahui() -> None:
    def rusak(_: object) -> NoReturn:
        raise VersiBerubah

    dunia = Dunia(SANTUNAN)
    dunia.app = dunia.app.dengan(registri={"registri_sosial": rusak})
    kasus = dunia.santunan()
    sampai_santunan(dunia, kasus)

    segel = dunia.keadaan(kasus).penilaian
    assert segel is not None
    penilaian = segel.terbuka
    assert penilaian.syarat[0].sebab_belum == ("sumber_tak_terjangkau",)


def sampai_santunan(dunia: Dunia, kasus: KasusId) -> None:
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET), ("kelayakan", PEKSOS))


def test_alasan_dan_fakta_yang_senama_tidak_berbagi_kunci() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    alasan = segel_alasan(dunia_konteks(dunia, kasus), dunia.keadaan(kasus), "SEBAB")

    assert alasan.kunci.endswith("/teks/alasan")


def dunia_konteks(dunia: Dunia, kasus: KasusId) -> Konteks:
    keadaan = dunia.keadaan(kasus)
    with dunia.gudang(baca=True) as unit:
        standar = standar_kasus(dunia.app.lingkungan, unit, keadaan.standar, keadaan.varian)
    return konteks_kasus(
        dunia.app.lingkungan, standar, keadaan.varian, LOKET, PAGI, id_baru="id-uji"
    )
