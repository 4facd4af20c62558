"""Forms through the application: what they show to whom, and what comes of filling them in."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from returns.result import Result
from tests.formulir import perintah, terisi
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    ORANG_LAIN,
    PEKSOS,
    TIM,
    Dunia,
    di,
    langkah_,
    serah,
)

from dinsos_core import Halangan, Pelaku, Terhalang, susun_perintah
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.berkas import SIFAT
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Pilihan, Tindakan
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.kata import Kata

X = Kata("x", "x")


def nilai(tindakan: Tindakan) -> dict[str, object]:
    return {b.nama: b.nilai for b in tindakan.bidang if b.nilai is not None}


# --- present values


def test_formulir_menunjukkan_nilai_kini_dan_mencatat_pembacaannya() -> None:
    dunia, kasus = di("lapangan")
    subjek = dunia.keadaan(kasus).pihak[0].subjek
    (tawaran,) = (t for t in dunia.app.langkah_tersedia(kasus, ANI) if t.perintah == "KoreksiData")

    koreksi = dunia.app.formulir(kasus, ANI, "KoreksiData")

    assert nilai(tawaran) == {}
    assert nilai(koreksi) == {
        "fakta.pemohon[0].nama": "Ani",
        "fakta.pemohon[0].nik": "6371056006900001",
        "fakta.pemohon[0].tanggal_lahir": date(1990, 6, 20),
        "fakta.pemohon[0].email": "ani@contoh.id",
        "fakta.anak[0].nama": "Budi",
        "fakta.anak[0].nik": "6371051002240002",
        "fakta.menikah": True,
        "fakta.jumlah_anak": 0,
    }
    assert "Budi" not in repr(koreksi)
    with dunia.gudang() as unit:
        catatan = unit.brankas.akses(subjek)[-1].tujuan
    assert (catatan.pelaku, catatan.tujuan, catatan.kasus) == (ANI.id, "formulir", kasus)


def test_langkah_yang_menyaksikan_menunjukkan_yang_sudah_disaksikan() -> None:
    dunia, kasus = di("nilai")
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)
    dunia.ya(langkah_(kasus, "konsep"), PEKSOS)
    dunia.kerjakan(kasus, ("teken", PEKSOS))

    lapangan = di("lapangan")
    belum = lapangan[0].app.formulir(lapangan[1], TIM, "SelesaikanLangkah")
    dunia, kasus = di("teken-kepala")
    sudah = dunia.app.formulir(kasus, KEPALA, "SelesaikanLangkah", langkah="teken")
    (tawaran,) = (t for t in dunia.app.langkah_tersedia(kasus, KEPALA) if t.langkah)

    assert nilai(belum) == {}
    assert nilai(sudah) == {"fakta.layak_huni": True}
    assert nilai(tawaran) == {}


def test_berkas_yang_sudah_diserahkan_tertera() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()

    formulir = dunia.app.formulir(kasus, LOKET, "LengkapiBerkas")

    akta = next(b for b in formulir.bidang if b.nama.startswith("berkas.akta"))
    assert akta.nilai == {"rangkap": 3, "legalisir": True}
    assert {b.nama: b.nilai for b in formulir.bidang}["berkas.foto"] is None


def test_yang_ditanyakan_dari_sebuah_surat_hanya_yang_dimintanya_atau_sudah_tercatat() -> None:
    """Of an alternative, too: a certified statement of income, or a pay slip."""
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=(serah("permohonan", meterai=True), serah("nikah", mutakhir=True)))

    formulir = dunia.app.formulir(kasus, LOKET, "LengkapiBerkas")

    ditanya = {
        b.nama: {s.nama for s in b.bagian} & SIFAT.keys()
        for b in formulir.bidang
        if b.jenis is JenisBidang.BERKAS
    }
    assert ditanya == {
        "berkas.permohonan": {"meterai"},
        "berkas.sehat.pemohon[0]": set(),
        "berkas.akta": {"legalisir"},
        "berkas.ktp.pemohon[0]": {"asli"},
        "berkas.nikah": {"mutakhir"},
        "berkas.penghasilan": {"legalisir"},
        "berkas.foto": set(),
    }


def test_yang_tertera_diterima_kembali() -> None:
    """What a form shows is what it takes: sent back, nothing changes."""
    dunia, kasus = di("lapangan")
    koreksi = dunia.app.formulir(kasus, ANI, "KoreksiData")

    dunia.ya(perintah(koreksi, nilai(koreksi)), ANI)

    assert nilai(dunia.app.formulir(kasus, ANI, "KoreksiData")) == nilai(koreksi)
    berkas = dunia.keadaan(kasus).diserahkan
    dunia, kasus = di("periksa")
    lengkapi = dunia.app.formulir(kasus, LOKET, "LengkapiBerkas")
    dunia.ya(perintah(lengkapi, nilai(lengkapi)), LOKET)
    assert set(dunia.keadaan(kasus).diserahkan) == set(berkas)


def test_formulir_tanpa_fakta_tidak_membaca_apa_pun() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    akses = dunia.gudang.tabel.brankas.akses

    for oleh, nama in ((KEPALA, "SelesaikanLangkah"), (ANI, "TarikPermohonan")):
        dunia.app.formulir(kasus, oleh, nama)
    dunia.app.formulir_buka("pengangkatan-anak", ANI)

    assert dunia.gudang.tabel.brankas.akses == akses


# --- who is given a form


@pytest.mark.parametrize(
    ("oleh", "nama", "langkah", "kode"),
    [
        (ORANG_LAIN, "KoreksiData", "", H.KASUS_TIDAK_DITEMUKAN),
        (TIM, "TarikPermohonan", "", H.PERAN_TIDAK_BERWENANG),
        (KEPALA, "BukaKembaliKasus", "", H.STATUS_TIDAK_MENGIZINKAN),
        (LOKET, "LanjutkanKasus", "", H.TIDAK_DIJEDA),
        (PEKSOS, "SelesaikanLangkah", "", H.PERAN_TIDAK_BERWENANG),
        (PEKSOS, "SelesaikanLangkah", "nilai", H.LANGKAH_BELUM_GILIRAN),
        (PEKSOS, "SelesaikanLangkah", "x", H.LANGKAH_TIDAK_DIKENAL),
        (LOKET, "KoreksiDataa", "", H.PERINTAH_TIDAK_DIKENAL),
    ],
)
def test_formulir_tertolak_seperti_perintahnya(
    oleh: Pelaku, nama: str, langkah: str, kode: H
) -> None:
    """And before anything is read."""
    dunia, kasus = di("lapangan")
    akses = dunia.gudang.tabel.brankas.akses

    with pytest.raises(Terhalang) as terhalang:
        dunia.app.formulir(kasus, oleh, nama, langkah=langkah)

    assert [h.kode for h in terhalang.value.halangan] == [kode]
    assert not any(c.kunci for c in dunia.gudang.tabel.brankas.akses[len(akses) :])


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ({"layanan": "x"}, H.LAYANAN_TIDAK_DIKENAL),
        ({"instansi": "x"}, H.INSTANSI_TIDAK_DIKENAL),
        ({"varian": "x"}, H.VARIAN_TIDAK_DIKENAL),
        ({"oleh": attrs.evolve(ANI, peran=["x"])}, H.INSTANSI_LAIN),
    ],
)
def test_formulir_buka_tertolak_seperti_perintahnya(isi: dict[str, Any], kode: H) -> None:
    dunia = Dunia()

    with pytest.raises(Terhalang) as terhalang:
        dunia.app.formulir_buka(**{"layanan": "pengangkatan-anak", "oleh": ANI, **isi})

    assert [h.kode for h in terhalang.value.halangan] == [kode]


def test_berkas_setiap_orang_menjadi_berkas_orang_itu() -> None:
    dunia = Dunia()
    buka = dunia.app.formulir_buka("pengangkatan-anak", LOKET)
    orang = {"data.nama": "Ani", "berkas.sehat": {"rangkap": 2}}
    isi = {
        "kanal": "loket",
        "pihak.pemohon": [orang, {**orang, "data.nama": "Budi", "akun": "akun-2"}],
        "pihak.anak": [{"data.nama": "Cici"}],
        "fakta.menikah": True,
        "berkas.permohonan": {},
    }

    c = perintah(buka, isi)

    akun = [(q.pihak, dict(q.data), q.akun) for q in c.pihak]
    assert akun == [
        ("pemohon", {"nama": "Ani"}, None),
        ("pemohon", {"nama": "Budi"}, "akun-2"),
        ("anak", {"nama": "Cici"}, None),
    ]
    assert [(d.dokumen, d.untuk, d.rangkap) for d in c.berkas] == [
        ("sehat", 0, 2),
        ("sehat", 1, 2),
        ("permohonan", 0, 1),
    ]
    assert c.fakta == {"menikah": True}
    assert dunia.keadaan(dunia.ya(c, LOKET).kasus).status.value == "diajukan"


# --- what comes in is judged whole


@cache
def formulir() -> Mapping[str, Tindakan]:
    """A form of every shape."""
    dunia, kasus = di("periksa")
    app = dunia.app
    return {
        "buka": app.formulir_buka("pengangkatan-anak", LOKET),
        **{t.perintah: t for t in app.langkah_tersedia(kasus, LOKET)},
    }


def tertolak(hasil: Result[Any, tuple[Halangan, ...]]) -> list[tuple[H, str]]:
    assert not is_successful(hasil), hasil.unwrap()
    return [(h.kode, h.lokasi) for h in hasil.failure()]


def test_semua_yang_salah_disebut_sekaligus() -> None:
    isi: Any = {
        "kanall": "loket",
        "pihak.pemohon": [
            {"data.nik": "123", "data.nama": 7, "akun": True, "berkas.sehat": {"rangkap": 0}},
            {"data.tanggal_lahir": "20-6-1990", "data.agamaa": "x"},
            "Ani",
        ],
        "fakta.menikah": "ya",
        "fakta.jumlah_anak": 10**5000,
        "berkas.akta": {"legalisir": "ya", "rangkap": True, "asli": True},
        "berkas.nikah": 3,
        "diterima_pada": datetime(2026, 3, 2),  # noqa: DTZ001 - for this
        7: "x",
    }

    kode = tertolak(susun_perintah(formulir()["buka"], isi))

    assert sorted(kode) == sorted(
        [
            (H.ISIAN_TIDAK_DIKENAL, "kanall"),
            (H.ISIAN_TIDAK_DIKENAL, ""),
            (H.ISIAN_SALAH_JENIS, "berkas.nikah"),
            (H.ISIAN_TIDAK_DIKENAL, "pihak.pemohon[1].data.agamaa"),
            (H.PIHAK_LEBIH, "pihak.pemohon"),
            (H.ISIAN_SALAH_JENIS, "pihak.pemohon[0].data.nik"),
            (H.ISIAN_SALAH_JENIS, "pihak.pemohon[0].data.nama"),
            (H.ISIAN_SALAH_JENIS, "pihak.pemohon[0].akun"),
            (H.ISIAN_SALAH_JENIS, "pihak.pemohon[0].berkas.sehat.rangkap"),
            (H.ISIAN_SALAH_JENIS, "pihak.pemohon[1].data.tanggal_lahir"),
            (H.ISIAN_SALAH_JENIS, "pihak.pemohon[2]"),
            (H.ISIAN_SALAH_JENIS, "fakta.menikah"),
            (H.ISIAN_SALAH_JENIS, "fakta.jumlah_anak"),
            (H.ISIAN_SALAH_JENIS, "berkas.akta.legalisir"),
            (H.ISIAN_SALAH_JENIS, "berkas.akta.rangkap"),
            (H.ISIAN_TIDAK_DIKENAL, "berkas.akta.asli"),
            (H.ISIAN_SALAH_JENIS, "diterima_pada"),
            (H.ISIAN_WAJIB, "kanal"),
            (H.ISIAN_WAJIB, "pihak.anak"),
        ]
    )


@pytest.mark.parametrize(
    ("nama", "isi", "kode"),
    [
        ("KoreksiData", {"alasan": "x"}, [(H.ISIAN_KOSONG, "fakta")]),
        ("LengkapiBerkas", {}, [(H.ISIAN_KOSONG, "berkas")]),
        ("JedaKasus", {"sebab": " "}, [(H.ISIAN_WAJIB, "sebab")]),
        ("JedaKasus", {"sebab": "lainnya"}, [(H.ISIAN_WAJIB, "alasan")]),
        ("JedaKasus", {"sebab": "lainnya", "alasan": " "}, [(H.ISIAN_WAJIB, "alasan")]),
        ("JedaKasus", {"sebab": "kuotaa"}, [(H.ISIAN_SALAH_JENIS, "sebab")]),
        ("SelesaikanLangkah", {"hasil": "kurang"}, [(H.ISIAN_WAJIB, "alasan")]),
        ("NyatakanKonflik", {"sebab": "kerabat", "akun": "u-2"}, [(H.ISIAN_WAJIB, "alasan")]),
    ],
)
def test_yang_wajib_dan_wajib_bila_diminta(
    nama: str, isi: dict[str, object], kode: list[tuple[H, str]]
) -> None:
    assert tertolak(susun_perintah(formulir()[nama], isi)) == kode


@pytest.mark.parametrize("akun", [None, " ", "sendiri", " sendiri "])
def test_benturan_kepentingan_sendiri_tanpa_alasan(akun: str | None) -> None:
    nyatakan = formulir()["NyatakanKonflik"]
    (sendiri,) = (x for b in nyatakan.bidang if b.wajib_bila for x in b.wajib_bila.selain)
    isi = {"sebab": "kerabat", "akun": akun and akun.replace("sendiri", sendiri)}

    assert is_successful(susun_perintah(nyatakan, isi))


def test_pilihan_yang_mirip_disebut_kecuali_data_spesifik() -> None:
    for spesifik, mirip in ((False, "islam"), (True, "")):
        bidang = Bidang(
            nama="agama",
            jenis=JenisBidang.PILIHAN,
            teks=X,
            pilihan=(Pilihan(kode="islam", teks=X),),
            spesifik=spesifik,
        )
        (h,) = susun_perintah(_dengan(bidang), {"agama": "islan"}).failure()
        assert h.rincian["mirip"] == mirip


def _dengan(*bidang: Bidang) -> Tindakan:
    return Tindakan(
        kelas=pu.LanjutkanKasus, tetap={"kasus": "k"}, teks=X, peran="loket", bidang=bidang
    )


@pytest.mark.parametrize("jenis", [JenisBidang.PILIHAN_BANYAK, JenisBidang.AKUN_BANYAK])
@pytest.mark.parametrize(
    ("isi", "lokasi"),
    [("a", "semua"), (["a", 1], "semua[1]"), (["a", "a"], "semua"), ([[]], "semua[0]")],
)
def test_daftar_berisi_masing_masing_sekali(jenis: JenisBidang, isi: object, lokasi: str) -> None:
    pilihan = tuple(Pilihan(kode=satu, teks=X) for satu in "ab")
    bidang = Bidang(nama="semua", jenis=jenis, teks=X, pilihan=pilihan)

    hasil = susun_perintah(_dengan(bidang), {"semua": isi})

    assert tertolak(hasil) == [(H.ISIAN_SALAH_JENIS, lokasi)]


def test_yang_tidak_ditanyakan_formulirnya_tetapi_diperlukan_perintahnya_disebut() -> None:
    """Of a host's own rule that forgot a field."""
    lupa = attrs.evolve(_dengan(), kelas=pu.CabutSurat)

    assert {h for _, h in tertolak(susun_perintah(lupa, {}))} >= {"alasan"}


def test_bukan_daftar_isian_tertolak() -> None:
    bukan: Any = ["hasil"]

    assert tertolak(susun_perintah(formulir()["JedaKasus"], bukan)) == [(H.ISIAN_SALAH_JENIS, "")]


class Licik(str):
    """Text of somebody else's make, whose own methods do not work."""

    __slots__ = ()

    def strip(self, _apa: str | None = None, /) -> str:
        raise RuntimeError

    def __str__(self) -> str:
        return self.strip()


def test_teks_buatan_orang_lain_dibaca_sebagai_teks() -> None:
    tarik = perintah(formulir()["TarikPermohonan"], {"alasan": Licik("pindah")})
    jeda = susun_perintah(formulir()["JedaKasus"], {"sebab": Licik("kuot")})

    assert (type(tarik.alasan), tarik.alasan) == (str, "pindah")
    assert jeda.failure()[0].rincian["mirip"] == "kuota"


SEMBARANG = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**4000)
    | st.floats()
    | st.text()
    | st.binary()
    | st.datetimes()
    | st.datetimes(timezones=st.just(UTC))
    | st.dates()
    | st.sampled_from(("lengkap", "2026-02-30", "9999-12-31", "0001-01-01T00:00+14:00")),
    lambda isi: (
        st.lists(isi, max_size=3)
        | st.dictionaries(st.text(max_size=3) | st.integers(), isi, max_size=3)
    ),
    max_leaves=4,
)


@given(data=st.data())
def test_isian_sembarang_dijawab_dengan_kode(data: st.DataObject) -> None:
    """Whatever a field is given, wherever: an answer in codes, or a command that is answered so."""
    tindakan = formulir()[data.draw(st.sampled_from(sorted(formulir())))]
    isi = terisi(tindakan)
    for satu in data.draw(st.lists(st.sampled_from(tindakan.bidang), max_size=3)):
        isi[satu.nama] = data.draw(SEMBARANG)
        kode = [bagian.nama for bagian in satu.bagian]
        if len(kode) > 0 and data.draw(st.booleans()):
            bagian = {data.draw(st.sampled_from(kode)): isi[satu.nama]}
            isi[satu.nama] = [bagian] if satu.banyak else bagian

    hasil = susun_perintah(tindakan, isi)

    if is_successful(hasil):
        dunia, _ = di("periksa")
        jawab = dunia.app.lakukan(hasil.unwrap(), oleh=LOKET)
        assert is_successful(jawab) or jawab.failure()
    else:
        assert all(h.kode for h in hasil.failure())
