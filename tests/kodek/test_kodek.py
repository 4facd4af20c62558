"""What is stored comes back as it was: equal, and of the same types throughout."""

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from threading import Barrier
from typing import Any

import attrs
import pendulum
import pytest
from attrs import frozen
from cattrs.errors import StructureHandlerNotFoundError
from hypothesis import given
from hypothesis import strategies as st
from tests.kodek.pembangkit import kelas
from tests.kodek.simpanan import BERKAS

from dinsos_core.application.kodek import (
    CatatanTakTerbaca,
    Kodek,
    TipeTersimpan,
    susun_kodek,
    tipe_tersimpan,
)
from dinsos_core.domain.kasus.kejadian import KasusDitutup
from dinsos_core.domain.permohonan.kejadian import KEJADIAN, PermohonanDitarik
from dinsos_core.domain.shared.ids import PelakuId, SubjekId
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.domain.shared.rahasia import (
    Rahasia,
    Tersegel,
    cari_rahasia,
    cari_tersegel,
    lucuti,
)
from dinsos_core.domain.shared.ubah import evolve
from dinsos_core.domain.standar.model import Syarat
from dinsos_core.testing.contoh import SANTUNAN

KODEK = susun_kodek()
OLEH = JejakPelaku(id=PelakuId("p1"), peran="pemohon")
DITUTUP = KasusDitutup(pada=datetime(2025, 4, 8, 2, tzinfo=UTC), oleh=OLEH)


def tipe_dalam(benda: Any) -> Any:
    """The value with every part replaced by its type; mappings and their keys kept apart."""
    if attrs.has(type(benda)):
        return type(benda), {
            a.name: tipe_dalam(getattr(benda, a.name)) for a in attrs.fields(type(benda)) if a.init
        }
    if isinstance(benda, Mapping):
        return dict, {k: tipe_dalam(v) for k, v in benda.items()}
    if isinstance(benda, tuple | list):
        return type(benda), [tipe_dalam(isi) for isi in benda]
    return type(benda)


@pytest.mark.parametrize("tersimpan", tipe_tersimpan(), ids=lambda t: t.tipe)
@given(data=st.data())
def test_yang_disimpan_kembali_sama_termasuk_tipenya(
    tersimpan: TipeTersimpan, data: st.DataObject
) -> None:
    """And writing it again gives the same text, over which the chain of fingerprints goes."""
    benda = data.draw(kelas(tersimpan.kelas))

    teks = KODEK.tulis(benda)
    kembali = KODEK.baca(teks)

    assert kembali == benda
    assert tipe_dalam(kembali) == tipe_dalam(benda)
    assert KODEK.tulis(kembali) == teks
    assert teks.isascii()


def test_setiap_jenis_kejadian_punya_tanda_sendiri() -> None:
    assert {t.tipe for t in tipe_tersimpan()} >= {k.tipe for k in KEJADIAN}
    assert len({t.tipe for t in tipe_tersimpan()}) == len(tipe_tersimpan())


def test_bentuk_tersimpan_bertanda_dan_berversi() -> None:
    assert json.loads(KODEK.tulis(DITUTUP)) == {
        "tipe": "kasus_ditutup",
        "versi": 1,
        "isi": {
            "pada": "2025-04-08T02:00:00+00:00",
            "oleh": {"id": "p1", "peran": "pemohon", "sebagai": "", "untuk": ""},
            "terjadi_pada": None,
            "cap_terima": None,
            "dasar": [],
            "alasan": None,
        },
    }


@pytest.mark.parametrize(
    "pada",
    [
        datetime(2025, 4, 8, 10, tzinfo=timezone(timedelta(hours=8))),
        pendulum.datetime(2025, 4, 8, 10, tz="Asia/Makassar"),
    ],
    ids=["stdlib", "pendulum"],
)
def test_instan_disimpan_dalam_utc_dan_kembali_berzona(pada: datetime) -> None:
    kembali = KODEK.baca(KODEK.tulis(attrs.evolve(DITUTUP, pada=pada)))

    assert kembali.pada == pada
    assert (type(kembali.pada), kembali.pada.tzinfo) == (datetime, UTC)


def test_instan_tanpa_zona_tidak_dapat_disimpan() -> None:
    kejadian = attrs.evolve(DITUTUP, pada=DITUTUP.pada.replace(tzinfo=None))

    with pytest.raises(ValueError, match="berzona"):
        KODEK.tulis(kejadian)


def test_rahasia_yang_masih_membawa_nilai_tidak_dapat_disimpan_dan_tidak_disebut() -> None:
    alasan = Rahasia(subjek=SubjekId("s"), kunci="alasan", nilai="sakit keras")
    kejadian = PermohonanDitarik(pada=DITUTUP.pada, oleh=OLEH, alasan=alasan)

    with pytest.raises(ValueError, match="masih membawa nilai") as galat:
        KODEK.tulis(kejadian)

    assert "sakit" not in str(galat.value)


def test_instan_di_tempat_tanggal_ditolak() -> None:
    """A datetime is a date to Python; stored as one it would come back as the other."""
    salah = attrs.evolve(SANTUNAN, keputusan=attrs.evolve(SANTUNAN.keputusan, tanggal=DITUTUP.pada))

    with pytest.raises(TypeError):
        KODEK.tulis(salah)


@pytest.mark.parametrize("nilai", [1.5j, b"x", {1: "kunci bukan teks"}, object()])
def test_nilai_tanpa_bentuk_tersimpan_ditolak(nilai: Any) -> None:
    salah = attrs.evolve(SANTUNAN, instansi=attrs.evolve(SANTUNAN.instansi, kalender={"x": nilai}))

    with pytest.raises(TypeError):
        KODEK.tulis(salah)


def test_yang_bukan_tipe_tersimpan_ditolak() -> None:
    with pytest.raises(TypeError, match="Syarat"):
        KODEK.tulis(Syarat(kode="a", teks="b"))


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("", "catatan_tak_terbaca"),
        ("[]", "catatan_tak_terbaca"),
        ('{"tipe": "kasus_ditutup", "versi": 1}', "catatan_tak_terbaca"),
        ('{"tipe": "kasus_ditutup", "versi": 0, "isi": {}}', "catatan_tak_terbaca"),
        ('{"tipe": "kasus_ditutup", "versi": true, "isi": {}}', "catatan_tak_terbaca"),
        ('{"tipe": "kasus_ditutup", "versi": 1, "isi": {}}', "catatan_tak_terbaca"),
        ('{"tipe": "kasus_ditutup", "versi": 2, "isi": {}}', "versi_lebih_baru"),
        ('{"tipe": "belum_pernah_ada", "versi": 1, "isi": {}}', "tipe_tidak_dikenal"),
    ],
)
def test_teks_yang_bukan_simpanan_kita_ditolak_dengan_kode(teks: str, kode: str) -> None:
    with pytest.raises(CatatanTakTerbaca, match=kode):
        KODEK.baca(teks)


def test_bidang_tak_dikenal_pada_versi_yang_sama_ditolak() -> None:
    """Otherwise a field dropped without raising the version would be lost in silence."""
    catatan = json.loads(KODEK.tulis(DITUTUP))
    catatan["isi"]["bidang_lama"] = 1

    with pytest.raises(CatatanTakTerbaca):
        KODEK.baca(json.dumps(catatan))


@frozen(kw_only=True)
class _Surat:
    nomor: str
    tanggal: date
    tembusan: tuple[str, ...]


def test_versi_lama_naik_satu_per_satu_sampai_bentuk_hari_ini() -> None:
    surat = TipeTersimpan(tipe="surat", versi=3, kelas=_Surat)
    kodek = Kodek(
        [surat],
        {
            ("surat", 1): lambda isi: {"nomor": isi["no"], "tanggal": isi["tanggal"]},
            ("surat", 2): lambda isi: {**isi, "tembusan": ["arsip"]},
        },
    )
    lama = '{"tipe": "surat", "versi": 1, "isi": {"no": "1/SK", "tanggal": "2024-02-29"}}'

    assert kodek.baca(lama) == _Surat(nomor="1/SK", tanggal=date(2024, 2, 29), tembusan=("arsip",))


@pytest.mark.parametrize(
    ("tipe", "naik"),
    [
        ([TipeTersimpan(tipe="surat", versi=2, kelas=_Surat)], {}),
        ([TipeTersimpan(tipe="surat", kelas=_Surat)], {("surat", 1): dict}),
        ([TipeTersimpan(tipe="a", kelas=_Surat), TipeTersimpan(tipe="b", kelas=_Surat)], {}),
        ([TipeTersimpan(tipe="a", kelas=_Surat), TipeTersimpan(tipe="a", kelas=Syarat)], {}),
    ],
    ids=["tanpa jalan naik", "jalan naik berlebih", "kelas ganda", "tanda ganda"],
)
def test_daftar_tipe_yang_tidak_utuh_ditolak_saat_disusun(
    tipe: list[TipeTersimpan], naik: Any
) -> None:
    with pytest.raises(ValueError, match=r"naik|unik|lama"):
        Kodek(tipe, naik)


TERSIMPAN = [json.loads(baris) for baris in BERKAS.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("catatan", TERSIMPAN, ids=lambda c: f"{c['tipe']}-{c['versi']}")
def test_yang_pernah_disimpan_tetap_terbaca(catatan: dict[str, Any]) -> None:
    """`python -m tests.kodek.simpanan` writes these down; its docstring says what to do here."""
    benda = KODEK.baca(json.dumps(catatan))

    if catatan["versi"] == KODEK.tipe[catatan["tipe"]].versi:
        assert json.loads(KODEK.tulis(benda)) == catatan


@pytest.mark.parametrize("catatan", TERSIMPAN, ids=lambda c: f"{c['tipe']}-{c['versi']}")
def test_yang_tersegel_ditemukan_di_mana_pun_menurut_tipe_bidangnya(
    catatan: dict[str, Any],
) -> None:
    """Where to look is worked out from types; a walk through every field finds no more. These
    samples leave no field empty."""
    benda = KODEK.baca(json.dumps(catatan))
    semua = list(di_setiap_bidang(benda))

    assert list(cari_rahasia(benda)) == [getattr(x, "rahasia", x) for x in semua]
    assert list(cari_tersegel(benda)) == [x for x in semua if isinstance(x, Tersegel)]
    assert evolve(benda) == attrs.evolve(benda) == lucuti(benda)


def test_yang_rahasia_ditemukan_juga_pada_kelas_yang_dimuat_sesudah_pertama_kali_dicari() -> None:
    @attrs.frozen
    class Dasar:
        pass

    @attrs.frozen
    class Tanpa(Dasar):
        pass

    @attrs.frozen
    class Wadah:
        isi: Dasar

    assert list(cari_rahasia(Wadah(Tanpa()))) == []

    @attrs.frozen
    class Kemudian(Dasar):
        nama: Rahasia

    rahasia = Rahasia(subjek=SubjekId("s"), kunci="nama")
    assert list(cari_rahasia(Wadah(Kemudian(rahasia)))) == [rahasia]


def di_setiap_bidang(benda: Any) -> Iterator[Any]:
    if isinstance(benda, Rahasia | Tersegel):
        yield benda
    elif attrs.has(type(benda)):
        for bidang in attrs.fields(type(benda)):
            yield from di_setiap_bidang(getattr(benda, bidang.name))
    elif isinstance(benda, Mapping | tuple | list):
        for isi in benda.values() if isinstance(benda, Mapping) else benda:
            yield from di_setiap_bidang(isi)


def test_setiap_tipe_dan_versi_pernah_dicatat() -> None:
    tercatat = {(catatan["tipe"], catatan["versi"]) for catatan in TERSIMPAN}

    assert {(t.tipe, t.versi) for t in tipe_tersimpan()} - tercatat == set()


def test_tipe_host_yang_tidak_dapat_dibaca_kembali_ditolak_sebelum_ada_yang_menyimpannya() -> None:
    @attrs.frozen
    class Milik:
        isi: int | tuple[str, ...]

    semua = (*tipe_tersimpan(), TipeTersimpan(tipe="milik-host", versi=1, kelas=Milik))

    with pytest.raises(StructureHandlerNotFoundError):
        Kodek(semua)


def test_benang_yang_bersamaan_memakai_kodek_baru_mendapat_hal_yang_sama() -> None:
    """How a type is read and written is worked out when it first comes up, by whoever comes."""
    tersimpan = BERKAS.read_text(encoding="utf-8").splitlines()
    kodek, mulai = Kodek(tipe_tersimpan()), Barrier(4)

    def bolak_balik(awal: int) -> set[str]:
        mulai.wait()
        semua = [*tersimpan[awal:], *tersimpan[:awal]]
        return {kodek.tulis(kodek.baca(teks)) for teks in semua}

    with ThreadPoolExecutor(4) as benang:
        hasil = list(benang.map(bolak_balik, (0, 0, 30, 60)))

    tunggal = Kodek(tipe_tersimpan())
    assert hasil == [{tunggal.tulis(tunggal.baca(teks)) for teks in tersimpan}] * 4
