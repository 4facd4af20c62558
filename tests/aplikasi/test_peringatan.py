"""Which alerts a case has: those of its open clocks, whatever happened to it in between."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dinsos_core.application.kejadian_tenggat import JenisKabar, KejadianTenggat, dari_data
from dinsos_core.application.peringatan import DINAIKKAN, Perubahan, selaraskan
from dinsos_core.domain.kasus.jam import KeadaanJam
from dinsos_core.domain.kasus.pindahan import BatasBerganti
from dinsos_core.ports.indeks import JamTerbuka
from dinsos_core.ports.penyimpanan import KasusTersimpan
from dinsos_core.ports.peringatan import (
    Ambang,
    PeringatanTenggat,
    SebabTarik,
    ambang_berikut,
    ambang_pada,
)
from dinsos_core.testing.kontrak import contoh

PADA = contoh.PADA
JAM = timedelta(hours=1)
MIKRO = timedelta(microseconds=1)
Berdiri = Mapping[tuple[str, datetime, Ambang], PeringatanTenggat]


def jam(kode: str = "a", *, mulai: int = 0, lama: int = 48, **ubah: Any) -> JamTerbuka:
    """An office's clock over so many hours, at risk for the last quarter."""
    saat = PADA + mulai * JAM
    dasar = JamTerbuka(
        kode=kode,
        milik="kantor",
        mulai=saat,
        jatuh_tempo=saat + lama * JAM,
        rawan=saat + lama * 0.75 * JAM,
        dijeda=False,
        versi_kalender="k1",
    )
    return evolve(dasar, **ubah)


def kasus(semua: Iterable[JamTerbuka]) -> KasusTersimpan:
    return contoh.kasus_pada("k", 1, jam=tuple(semua), nomor="K7M2Q9")


@st.composite
def daftar_jam(draw: st.DrawFn) -> tuple[JamTerbuka, ...]:
    """Open clocks of one case, at most one of each limit; few starts, so that they come again."""
    return tuple(
        jam(
            kode,
            mulai=draw(st.integers(0, 1)),
            lama=draw(st.sampled_from([24, 48, 96])),
            milik=milik,
            dijeda=draw(st.booleans()) and draw(st.booleans()),
        )
        for kode, milik in (("a", "kantor"), ("b", "warga"), ("c", "peristiwa"))
        if draw(st.booleans())
    )


def terapkan(
    lama: tuple[PeringatanTenggat, ...], perubahan: Iterable[Perubahan]
) -> tuple[PeringatanTenggat, ...]:
    """The alerts afterwards, as a store keeps them."""
    isi = {satu.kunci: satu for satu in lama}
    isi.update((satu.peringatan.kunci, satu.peringatan) for satu in perubahan)
    return tuple(isi.values())


def nasib(_kode: str) -> KeadaanJam:
    return KeadaanJam.TERPENUHI


@given(langkah=st.lists(st.tuples(daftar_jam(), st.integers(0, 40)), min_size=1, max_size=6))
def test_yang_berdiri_selalu_yang_dicapai_jam_terbuka_dan_masing_masing_dikabarkan_sekali(
    langkah: list[tuple[tuple[JamTerbuka, ...], int]],
) -> None:
    ada: tuple[PeringatanTenggat, ...] = ()
    saat = PADA
    for semua, maju in langkah:
        saat += maju * JAM
        dulu = {satu.kunci: satu for satu in ada if satu.berdiri}

        perubahan = tuple(selaraskan(kasus(semua), ada, saat, nasib))
        ada = terapkan(ada, perubahan)

        berdiri = {satu.kunci: satu for satu in ada if satu.berdiri}
        assert {(q.kode, q.mulai, q.ambang, q.jatuh_tempo) for q in berdiri.values()} == {
            (j.kode, j.mulai, ambang, j.jatuh_tempo)
            for j in semua
            if (ambang := ambang_pada(j, saat)) is not None
        }
        assert tuple(selaraskan(kasus(semua), ada, saat, nasib)) == ()
        kabar = [satu for satu in perubahan if satu.jenis is not None]
        naik = {satu.peringatan.kunci for satu in kabar if satu.jenis in DINAIKKAN.values()}
        assert naik == berdiri.keys() - dulu.keys()
        turun = [satu.peringatan for satu in perubahan if not satu.peringatan.berdiri]
        assert {satu.kunci for satu in turun} == dulu.keys() - berdiri.keys()
        pindah = {q.peringatan.kunci for q in kabar if q.jenis is JenisKabar.DIPINDAH}
        assert pindah == {
            kunci
            for kunci, satu in berdiri.items()
            if kunci in dulu and dulu[kunci].jatuh_tempo != satu.jatuh_tempo
        }
        assert len(perubahan) == len(naik) + len(turun) + len(pindah)
        for satu in perubahan:
            lewat = satu.peringatan.sebab is SebabTarik.TERLEWAT
            assert (satu.jenis is None) is lewat
            if lewat:
                kode, mulai = satu.peringatan.kode, satu.peringatan.mulai
                assert (satu.peringatan.kasus, kode, mulai, Ambang.TERLEWAT) in berdiri


@given(semua=daftar_jam(), mulai=st.integers(0, 120), mikro=st.integers(-1, 1))
def test_sampai_pemeriksaan_berikut_tidak_ada_jam_yang_mencapai_sesuatu(
    semua: tuple[JamTerbuka, ...], mulai: int, mikro: int
) -> None:
    """And then one does; so that looking at just those moments misses nothing."""
    saat = PADA + mulai * JAM + mikro * MIKRO

    berikut = ambang_berikut(semua, saat)

    kini = [ambang_pada(j, saat) for j in semua]
    if berikut is None:
        assert [ambang_pada(j, saat + 1_000 * JAM) for j in semua] == kini
    else:
        assert berikut > saat
        assert [ambang_pada(j, berikut - MIKRO) for j in semua] == kini
        assert [ambang_pada(j, berikut) for j in semua] != kini


def test_saat_jatuh_tempo_sendiri_belum_terlewat() -> None:
    satu = jam()

    assert ambang_pada(satu, satu.rawan - MIKRO) is None
    assert ambang_pada(satu, satu.rawan) is Ambang.RAWAN
    assert ambang_pada(satu, satu.jatuh_tempo) is Ambang.RAWAN
    assert ambang_pada(satu, satu.jatuh_tempo + MIKRO) is Ambang.TERLEWAT


def berdiri(satu: JamTerbuka, saat: datetime) -> tuple[PeringatanTenggat, ...]:
    """What stands after a first look at that instant."""
    return terapkan((), selaraskan(kasus([satu]), (), saat, nasib))


def perubahan(
    lama: JamTerbuka, saat: datetime, *baru: JamTerbuka, lalu: timedelta = JAM
) -> list[tuple[JenisKabar | None, SebabTarik | None, datetime | None]]:
    """What the second look, an hour later, makes of an alert of the first."""
    semua = selaraskan(kasus(baru), berdiri(lama, saat), saat + lalu, nasib)
    return [(satu.jenis, satu.peringatan.sebab, satu.semula) for satu in semua]


def test_setiap_sebab_penarikan() -> None:
    satu = jam()
    rawan, lewat = satu.rawan, satu.jatuh_tempo + MIKRO
    jauh = evolve(satu, jatuh_tempo=satu.jatuh_tempo + 99 * JAM, rawan=satu.rawan + 99 * JAM)
    dekat = evolve(satu, jatuh_tempo=satu.jatuh_tempo + 9 * JAM)
    naik = (JenisKabar.RAWAN, None, None)

    def tarik(sebab: SebabTarik, semula: datetime | None = None) -> tuple[object, ...]:
        return JenisKabar.DITARIK, sebab, semula

    assert perubahan(satu, rawan, evolve(satu, dijeda=True)) == [tarik(SebabTarik.DIJEDA)]
    assert perubahan(satu, rawan, jauh) == [tarik(SebabTarik.BERGESER, satu.jatuh_tempo)]
    assert perubahan(satu, lewat, dekat) == [tarik(SebabTarik.BERGESER, satu.jatuh_tempo), naik]
    assert perubahan(satu, rawan, dekat) == [(JenisKabar.DIPINDAH, None, satu.jatuh_tempo)]
    assert perubahan(satu, rawan, jam(mulai=99)) == [tarik(SebabTarik.MULAI_BERUBAH)]
    assert perubahan(satu, rawan, satu, lalu=-2 * JAM) == [tarik(SebabTarik.BELUM_WAKTUNYA)]
    for keadaan, sebab in (
        (KeadaanJam.TERPENUHI, SebabTarik.TERPENUHI),
        (KeadaanJam.BERAKHIR, SebabTarik.BERAKHIR),
        (KeadaanJam.BELUM_MULAI, SebabTarik.MULAI_BERUBAH),
        (None, SebabTarik.STANDAR_BERGANTI),
    ):
        semua = selaraskan(kasus([]), berdiri(satu, rawan), lewat, {satu.kode: keadaan}.get)
        assert [satu.peringatan.sebab for satu in semua] == [sebab]


def test_yang_ditarik_dinaikkan_lagi_pada_waktunya_dan_dihitung() -> None:
    satu = jam()
    ada = berdiri(satu, satu.rawan)
    ada = terapkan(ada, selaraskan(kasus([evolve(satu, dijeda=True)]), ada, satu.rawan, nasib))

    (lagi,) = selaraskan(kasus([satu]), ada, satu.rawan + JAM, nasib)

    assert lagi.jenis is JenisKabar.RAWAN
    assert (lagi.peringatan.kali, lagi.peringatan.dinaikkan_pada) == (2, satu.rawan + JAM)
    assert lagi.peringatan.berdiri


@given(semula=st.none() | st.datetimes(timezones=st.just(UTC)), urutan=st.integers(1, 10**6))
def test_kabar_kembali_seperti_diantrekan(semula: datetime | None, urutan: int) -> None:
    for tipe in JenisKabar:
        satu = KejadianTenggat(
            tipe=tipe,
            pada=PADA,
            urutan=urutan,
            nomor="K7M2Q9",
            layanan="izin-pub",
            kode="surat-izin",
            milik="kantor",
            ambang="rawan",
            mulai=PADA,
            jatuh_tempo=PADA + JAM,
            semula=semula,
            sebab="",
        )

        assert dari_data(satu.data()) == satu


@given(
    lama=st.sampled_from([24, 48, 96]),
    baru=st.sampled_from([24, 48, 96]),
    maju=st.tuples(st.integers(0, 120), st.integers(0, 60)),
    dijeda=st.booleans(),
)
def test_batas_yang_berganti_kode_diceritakan_utuh_dan_tidak_dua_kali(
    lama: int, baru: int, maju: tuple[int, int], dijeda: bool
) -> None:
    """Whoever reads the events alone knows what stands after a move, under which code."""
    saat = PADA + maju[0] * JAM
    semula = tuple(selaraskan(kasus([jam(lama=lama)]), (), saat, nasib))
    pindah = kasus([jam("z", lama=baru, dijeda=dijeda)])
    berganti = (BatasBerganti(pada=saat, kode={"a": "z"}),)
    pindah = evolve(pindah, keadaan=evolve(pindah.keadaan, batas_berganti=berganti))
    ada = terapkan((), semula)

    lalu = tuple(selaraskan(pindah, ada, saat + maju[1] * JAM, nasib))

    dibaca: dict[str, Ambang] = {}
    for satu in (*semula, *lalu):
        if satu.jenis is not None:
            dibaca.pop(satu.kode_semula or satu.peringatan.kode, None)
            if satu.jenis is not JenisKabar.DITARIK:
                dibaca[satu.peringatan.kode] = satu.peringatan.ambang
    ada = terapkan(ada, lalu)
    assert dibaca == {satu.kode: satu.ambang for satu in ada if satu.berdiri}
    assert tuple(selaraskan(pindah, ada, saat + maju[1] * JAM, nasib)) == ()
    naik = [q.peringatan.ambang for q in (*semula, *lalu) if q.jenis in DINAIKKAN.values()]
    assert len(naik) == len({*naik})
