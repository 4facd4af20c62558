"""One desk: what is on it, in which order, how urgent, how much of it; and the open clocks."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.aplikasi.test_tampak import tertolak, tertutup
from tests.permohonan.contoh import (
    ANI,
    KABID,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    ORANG_LAIN,
    PEKSOS,
    PLH,
    RANGKAP,
    SEMUA_PELAKU,
    Dunia,
    di,
    dikembalikan,
    kabari,
    langkah_,
    sampai,
    santunan_di,
)

from dinsos_core.application.meja import KerjaMenunggu
from dinsos_core.application.mendesak import Mendesak
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus.jam import KeadaanJam
from dinsos_core.domain.shared.ids import PelakuId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.batas import PemilikBatas
from dinsos_core.domain.waktu.tenggat import Tenggat

GILIRAN = ("disposisi", "periksa", "lapangan", "nilai", "konsep", "teken", "teken-kepala")


def semua_halaman(tanya: Callable[[str | None], Any], nama: str, banyak: int) -> list[Any]:
    """Every row; every page but the last is full."""
    hasil: list[Any] = []
    lanjut: str | None = None
    while True:
        halaman = tanya(lanjut)
        hasil += getattr(halaman, nama)
        if (lanjut := halaman.lanjut) is None:
            return hasil
        assert len(getattr(halaman, nama)) == banyak


def meja(dunia: Dunia, oleh: Pelaku, *, banyak: int = 50, **saring: Any) -> list[KerjaMenunggu]:
    def tanya(lanjut: str | None) -> Any:
        return dunia.app.meja(oleh, lanjut=lanjut, banyak=banyak, **saring)

    return semua_halaman(tanya, "kerja", banyak)


def kantor(titik: list[tuple[str, int]]) -> Dunia:
    """Adoptions at these moments, each opened so many hours after the one before."""
    dunia = Dunia()
    for tujuan, jam in titik:
        dunia.jam.maju(hours=jam)
        sampai(dunia, dunia.adopsi(tetap_ajukan="lagi"), tujuan)
    return dunia


# --- what is on it


def test_baris_menyebut_kasus_langkah_dan_tenggat_tanpa_data_pribadi() -> None:
    dunia, kasus = di("nilai")
    (satu,) = meja(dunia, PEKSOS)
    ada = dunia.app.kasus(kasus)

    assert (satu.kasus, satu.nomor, satu.versi) == (kasus, ada.indeks.nomor, ada.versi)
    assert (satu.agregat, satu.layanan, satu.status) == (
        "permohonan",
        "pengangkatan-anak",
        ada.indeks.status,
    )
    assert (satu.langkah, satu.teks.id, satu.peran) == ("nilai", "nilai", "peksos")
    assert satu.jatuh_tempo is not None
    assert satu.jatuh_tempo == ada.indeks.tenggat
    assert str(satu.jatuh_tempo.tzinfo) == "Asia/Makassar"
    assert satu.sejak == ada.keadaan.kemajuan.catatan[-1].pada
    assert not any(kata in repr(satu) for kata in ("Ani", "ani@contoh.id", ANI.id))


@pytest.mark.parametrize("oleh", [KEPALA_LAIN, ORANG_LAIN, ANI, LOKET, KABID])
def test_yang_tidak_ditunggu_mejanya_kosong(oleh: Pelaku) -> None:
    dunia, _ = di("nilai")

    assert meja(dunia, oleh) == []
    assert dunia.app.ringkasan_meja(oleh).semua == 0


def test_berkas_yang_dikembalikan_menunggu_pemohonnya_sendiri() -> None:
    dunia, kasus = dikembalikan()

    (satu,) = meja(dunia, ANI)
    assert (satu.kasus, satu.langkah, satu.peran, satu.milik_saya) == (kasus, "", "pemohon", True)
    assert satu.teks.en == "Complete the papers"
    assert meja(dunia, ORANG_LAIN) == meja(dunia, LOKET) == []


@pytest.mark.parametrize(
    "ubah", [{"peran": {"pemohon", "loket"}}, {"mandat": PLH.mandat}, {"peran": ()}]
)
def test_yang_bukan_petugas_dan_bukan_warga_tidak_punya_meja(ubah: dict[str, Any]) -> None:
    dunia, _ = dikembalikan()

    assert meja(dunia, attrs.evolve(ANI, **ubah)) == []


def test_peran_yang_dijabat_sementara_bermeja_selama_mandatnya() -> None:
    dunia, kasus = di("disposisi")

    assert [satu.kasus for satu in meja(dunia, PLH)] == [kasus]
    dunia.jam.maju(days=7)
    assert meja(dunia, PLH) == []


def test_yang_tidak_boleh_menetapkan_tidak_ditunggu() -> None:
    """Whoever assessed it: their own desk is empty, the head's is not."""
    dunia, kasus = di("teken-kepala")
    penilai = attrs.evolve(PEKSOS, peran={"peksos", "kepala"})

    assert meja(dunia, penilai) == []
    assert [satu.kasus for satu in meja(dunia, KEPALA)] == [kasus]


def test_yang_dijeda_tidak_menunggu_siapa_pun_sampai_dilanjutkan() -> None:
    dunia, kasus = di("nilai")
    sebelum = meja(dunia, PEKSOS)
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab="kuota", alasan="x"), KEPALA)

    assert meja(dunia, PEKSOS) == []
    jam = dunia.app.jam_terbuka(LOKET, dijeda=True).jam
    assert {(satu.kasus, satu.keadaan) for satu in jam} == {(kasus, KeadaanJam.DIJEDA)}

    dunia.ya(pu.LanjutkanKasus(kasus=kasus), KEPALA)
    assert [satu.kasus for satu in meja(dunia, PEKSOS)] == [satu.kasus for satu in sebelum]


def test_akun_yang_dikecualikan_tidak_menemukannya_di_mejanya() -> None:
    dunia, kasus = di("nilai")
    dunia.ya(pc.KecualikanAkun(kasus=kasus, akun=PEKSOS.id, alasan="x"), KEPALA)

    assert meja(dunia, PEKSOS) == []
    assert dunia.app.ringkasan_meja(PEKSOS).semua == 0
    assert dunia.app.jam_terbuka(PEKSOS).jam == ()
    assert [satu.kasus for satu in meja(dunia, RANGKAP)] == [kasus]


def test_kasus_tersembunyi_tidak_di_meja_hitungan_atau_daftar_jam() -> None:
    dunia = tertutup("kepala")
    kasus = dunia.adopsi()
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)

    assert meja(dunia, LOKET) == []
    assert dunia.app.ringkasan_meja(LOKET) == Dunia().app.ringkasan_meja(LOKET)
    assert dunia.app.jam_terbuka(LOKET).jam == ()
    assert {satu.kasus for satu in dunia.app.jam_terbuka(KEPALA).jam} == {kasus}


# --- in which order


@settings(max_examples=25, deadline=None)
@given(
    titik=st.lists(st.tuples(st.sampled_from(GILIRAN), st.integers(0, 30)), max_size=6),
    banyak=st.integers(1, 4),
    jam=st.integers(0, 24 * 120),
    milik=st.sets(st.integers(0, 5)),
)
def test_urut_hitungan_dan_halaman(
    titik: list[tuple[str, int]], banyak: int, jam: int, milik: set[int]
) -> None:
    """What is theirs first, then what is most urgent; each page continues the one before; the
    numbers are those of the rows; what is asked for by urgency is what says so."""
    dunia = kantor(titik)
    for n, satu in enumerate(dunia.app.daftar(banyak=100).baris):
        if n in milik:
            tugas = pc.TugaskanKasus(kasus=satu.kasus, akun=(RANGKAP.id,))
            dunia.ya(tugas, KEPALA)
    dunia.jam.maju(hours=jam)
    for oleh in SEMUA_PELAKU:
        semua = meja(dunia, oleh, banyak=banyak)
        jauh = datetime.max.replace(tzinfo=dunia.jam().tzinfo)
        urut = [(not s.milik_saya, s.jatuh_tempo or jauh, s.kasus) for s in semua]
        assert urut == sorted(urut)
        assert len({satu.kasus for satu in semua}) == len(semua)
        lewat, hari_ini, rawan = (
            [satu.kasus for satu in meja(dunia, oleh, banyak=banyak, mendesak=satu)]
            for satu in (Mendesak.TERLEWAT, Mendesak.HARI_INI, Mendesak.RAWAN)
        )
        kata = {satu.kasus: satu.mendesak for satu in semua}
        assert lewat == [k for k, m in kata.items() if m is Mendesak.TERLEWAT]
        assert hari_ini == [k for k, m in kata.items() if m is Mendesak.HARI_INI]
        assert {k for k, m in kata.items() if m is Mendesak.RAWAN} <= set(rawan)
        assert set(rawan) <= {k for k, m in kata.items() if m not in (None, Mendesak.TERLEWAT)}
        saya = meja(dunia, oleh, banyak=banyak, hanya_saya=True)
        assert saya == [satu for satu in semua if satu.milik_saya]
        ringkas = dunia.app.ringkasan_meja(oleh)
        assert (ringkas.semua, ringkas.saya) == (len(semua), len(saya))
        assert (ringkas.terlewat, ringkas.hari_ini) == (len(lewat), len(hari_ini))
        assert ringkas.rawan == len(rawan)


def test_yang_ditugaskan_kepada_orang_lain_tetap_di_tempatnya_dan_menyebut_siapa() -> None:
    dunia = kantor([("nilai", 0), ("nilai", 1), ("nilai", 1)])
    satu, dua, tiga = (baris.kasus for baris in dunia.app.daftar().baris)
    lain = attrs.evolve(PEKSOS, id=PelakuId("peksos-2"))
    dunia.ya(pc.TugaskanKasus(kasus=satu, akun=(lain.id,)), KEPALA)
    dunia.ya(pc.TugaskanKasus(kasus=tiga, akun=(PEKSOS.id,)), KEPALA)

    assert [(k.kasus, k.petugas) for k in meja(dunia, PEKSOS)] == [
        (tiga, (PEKSOS.id,)),
        (satu, (lain.id,)),
        (dua, ()),
    ]


# --- how urgent


def test_mendesak_menurut_saatnya() -> None:
    """The due moment itself is in time; the day is the agency's own."""
    dunia, _ = di("nilai")
    (satu,) = meja(dunia, PEKSOS)
    tempo = satu.jatuh_tempo
    assert tempo is not None
    tengah_malam = tempo.replace(hour=0, minute=0)

    def mendesak(saat: datetime) -> Mendesak | None:
        dunia.jam.kini = saat
        (satu,) = meja(dunia, PEKSOS)
        return satu.mendesak

    detik = timedelta(seconds=1)
    assert satu.mendesak is None
    assert mendesak(tengah_malam - detik) is Mendesak.RAWAN
    assert mendesak(tengah_malam) is Mendesak.HARI_INI
    assert mendesak(tempo) is Mendesak.HARI_INI
    assert mendesak(tempo + detik) is Mendesak.TERLEWAT


# --- the open clocks


def test_jam_terbuka_menyebut_jam_setiap_pihak() -> None:
    """The office's own, and what the applicant has to do since they were told."""
    dunia, kasus = dikembalikan()
    kabari(dunia, kasus, "dikembalikan")
    kantor, warga = (
        {(satu.kasus, satu.kode) for satu in dunia.app.jam_terbuka(LOKET, milik=satu).jam}
        for satu in (PemilikBatas.KANTOR, PemilikBatas.WARGA)
    )
    semua = dunia.app.jam_terbuka(LOKET).jam

    assert (kasus, "melengkapi") in warga
    assert kantor | warga == {(satu.kasus, satu.kode) for satu in semua}
    terhitung = {
        (k.batas.kode, k.tenggat.jatuh_tempo)
        for k in dunia.app.tenggat(kasus)
        if isinstance(k.tenggat, Tenggat)
    }
    assert {(satu.kode, satu.jatuh_tempo) for satu in semua} <= terhitung


def test_jam_yang_terlewat_terdaftar_juga_bila_tidak_seorang_pun_ditunggu() -> None:
    dunia, kasus = dikembalikan()
    kabari(dunia, kasus, "dikembalikan")
    dunia.jam.maju(days=60)

    semua = dunia.app.jam_terbuka(LOKET, mendesak="terlewat", milik="warga").jam
    assert {(satu.kasus, satu.keadaan) for satu in semua} == {(kasus, KeadaanJam.TERLEWAT)}


@pytest.mark.parametrize(
    "oleh",
    [ANI, attrs.evolve(ANI, instansi=LOKET.instansi), KEPALA_LAIN, attrs.evolve(PLH, mandat=())],
)
def test_jam_hanya_bagi_petugas_instansinya(oleh: Pelaku) -> None:
    dunia, _ = santunan_di("draf")

    if oleh is KEPALA_LAIN:
        assert dunia.app.jam_terbuka(oleh).jam == ()
        return
    halangan = tertolak(lambda: dunia.app.jam_terbuka(oleh))
    assert [satu.kode.value for satu in halangan] == ["peran_tidak_berwenang"]


@pytest.mark.parametrize("banyak", [1, 2, 7])
def test_halaman_jam_memuat_semuanya_sekali(banyak: int) -> None:
    dunia = kantor([("nilai", 3), ("periksa", 5), ("teken", 40)])
    satu = dunia.app.jam_terbuka(LOKET).jam
    semua = semua_halaman(
        lambda lanjut: dunia.app.jam_terbuka(LOKET, lanjut=lanjut, banyak=banyak), "jam", banyak
    )

    assert tuple(semua) == satu
    assert len({(k.kasus, k.kode) for k in semua}) == len(semua) > 2


# --- what cannot be asked


@pytest.mark.parametrize(
    ("saring", "kode"),
    [
        ({"lanjut": "x"}, "halaman_tidak_dikenal"),
        ({"lanjut": ""}, "halaman_tidak_dikenal"),
        ({"lanjut": "1|2026-01-01|a"}, "halaman_tidak_dikenal"),
        ({"banyak": 0}, "halaman_tidak_dikenal"),
        ({"mendesak": "besok"}, "isian_salah_jenis"),
        ({"mendesak": ""}, "isian_salah_jenis"),
    ],
)
def test_yang_tidak_dapat_ditanyakan_ditolak_dengan_kata(saring: dict[str, Any], kode: str) -> None:
    app = Dunia().app
    for tanya in (app.meja, app.jam_terbuka):
        halangan = tertolak(partial(tanya, LOKET, **saring))
        assert [satu.kode.value for satu in halangan] == [kode]
