"""A calendar that changes while cases run: every clock moved is found, once, and whoever was told a
date is told again, once; on every store."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from returns.pipeline import is_successful
from tests.permohonan.contoh import ANI, KEPALA, PAGI, Dunia, sampai

from dinsos_adapters import rakit
from dinsos_adapters.kalender import hari_nasional, susun_kalender
from dinsos_adapters.memory import GudangMemori
from dinsos_core import (
    AjukanPengaduan,
    AjukanPermohonan,
    Aplikasi,
    BukaEpisode,
    JedaKasus,
    KoreksiWaktu,
    LanjutkanKasus,
    LaporkanKedaruratan,
    Pelaku,
    PihakDiajukan,
)
from dinsos_core.application.kalender_baru import KasusBergeser, LaporanKalender
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.waktu import KalenderKerja, Libur, Tenggat
from dinsos_core.ports.kotak_keluar import Pesan, TempoDikabarkan
from dinsos_core.ports.penyimpanan import PembukaUnitOfWork
from dinsos_core.testing.contoh import KALENDER

TOKO = ("memori", "sqlite", "postgres")


@pytest.fixture(params=TOKO)
def toko(request: pytest.FixtureRequest) -> PembukaUnitOfWork:
    """The same test on all three."""
    if request.param == "memori":
        return GudangMemori()
    gudang: PembukaUnitOfWork = request.getfixturevalue(f"gudang_{request.param}")
    return gudang


def dunia_di(toko: PembukaUnitOfWork) -> Dunia:
    dunia = Dunia()
    dunia.app = dunia.app.dengan(unit_kerja=toko)
    return dunia


def berlibur(*hari: date, versi: str = "baru", dari: KalenderKerja = KALENDER) -> KalenderKerja:
    libur = tuple(Libur(tanggal=satu, nama=f"Libur {satu.day}") for satu in hari)
    return attrs.evolve(dari, libur=(*dari.libur, *libur), versi=versi)


def dengan(app: Aplikasi, kalender: KalenderKerja) -> Aplikasi:
    return app.dengan(kalender=lambda _instansi, _bacaan: kalender)


def lengkap(dunia: Dunia, **ubah: Any) -> KasusId:
    """A case whose applicant was told by when the next stage is done."""
    kasus = dunia.adopsi(**ubah)
    sampai(dunia, kasus, "lapangan")
    return kasus


def surat(toko: PembukaUnitOfWork, kasus: str, templat: str = "tanggal-diralat") -> list[Pesan]:
    with toko(baca=True) as unit:
        semua = unit.kotak_keluar.periksa(kasus=KasusId(kasus), banyak=1_000)
    return [satu.pesan for satu in semua if satu.pesan.templat == templat]


def semua_halaman(app: Aplikasi, banyak: int = 100) -> Iterator[LaporanKalender]:
    lanjut: str | None = None
    while True:
        laporan = app.perbarui_kalender(banyak=banyak, lanjut=lanjut)
        yield laporan
        lanjut = laporan.lanjut
        if lanjut is None:
            return


def jam_tersimpan(toko: PembukaUnitOfWork, kasus: str) -> dict[str, tuple[datetime, str]]:
    with toko(baca=True) as unit:
        ada = unit.kasus.muat(KasusId(kasus))
    assert ada is not None
    return {jam.kode: (jam.jatuh_tempo, jam.versi_kalender) for jam in ada.indeks.jam}


def jam_terhitung(app: Aplikasi, kasus: str, versi: str) -> dict[str, tuple[datetime, str]]:
    """What counting gives for the clocks that run."""
    return {
        satu.batas.kode: (satu.tenggat.jatuh_tempo, versi)
        for satu in app.tenggat(kasus)
        if isinstance(satu.tenggat, Tenggat) and satu.selesai is None
    }


# --- one case


def test_libur_yang_diumumkan_menggeser_memperbarui_dan_meralat(toko: PembukaUnitOfWork) -> None:
    """The index names the new moment, the version stays, the applicant is told from when to when
    and by which day, and a second look finds nothing."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    (kabar,) = surat(toko, kasus, "berkas-lengkap")
    assert kabar.tempo is not None
    libur = PAGI.date() + timedelta(days=7)
    assert list(semua_halaman(dunia.app)) == [LaporanKalender()]  # keeps the calendar of today
    app = dengan(dunia.app, berlibur(libur))
    versi = app.kasus(kasus).versi

    pratinjau = app.pratinjau_kalender()
    assert surat(toko, kasus) == []
    assert {v for _, v in jam_tersimpan(toko, kasus).values()} == {"uji"}
    (laporan,) = semua_halaman(app)

    assert laporan == pratinjau
    (satu,) = laporan.bergeser
    assert (satu.kasus, satu.nomor, satu.dikabari) == (kasus, app.kasus(kasus).indeks.nomor, 1)
    geser = {jam.pergeseran.kode: jam.pergeseran for jam in satu.jam}
    assert geser == {g.kode: g for g in app.pergeseran(kasus, dunia.app)}
    assert all(jam.pasti for jam in satu.jam)
    assert app.kasus(kasus).versi == versi
    assert jam_tersimpan(toko, kasus) == jam_terhitung(app, kasus, "baru")
    (ralat,) = surat(toko, kasus)
    assert ralat.kontak == kabar.kontak
    assert ralat.urutan > kabar.urutan
    assert ralat.data["semula"] == kabar.data["tenggat"]
    assert ralat.data["tempo"] == geser[kabar.tempo.kode].jatuh_tempo_baru.isoformat()
    assert f"{libur.day} Juni 2026 (Libur {libur.day})" in ralat.data["sebab"]
    assert "not worked" in ralat.data["sebab_en"]
    assert list(semua_halaman(app)) == [LaporanKalender()]
    assert len(surat(toko, kasus)) == 1


def test_tanpa_kalender_lama_geserannya_sama_dan_sebabnya_tidak_dikarang(
    toko: PembukaUnitOfWork,
) -> None:
    """From the row comes when it was due; a day that may not be the cause is not named as one."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    dulu = jam_tersimpan(toko, kasus)
    app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))

    (laporan,) = semua_halaman(app)

    (satu,) = laporan.bergeser
    for jam in satu.jam:
        geser = jam.pergeseran
        assert not jam.pasti
        assert geser.jatuh_tempo_lama == dulu[geser.kode][0]
        assert geser.jatuh_tempo_baru == jam_tersimpan(toko, kasus)[geser.kode][0]
        antara = (geser.jatuh_tempo_lama.date(), geser.jatuh_tempo_baru.date())
        assert all(antara[0] <= hari.tanggal <= antara[1] for hari in geser.hari_muncul)
    (ralat,) = surat(toko, kasus)
    assert ralat.data["sebab"] == "hari kerja kantor berubah"


def test_yang_tidak_diberi_tahu_tidak_diralat_dan_yang_sama_harinya_juga_tidak(
    toko: PembukaUnitOfWork,
) -> None:
    """Nobody told, nothing moved by a day: renewed, not told; the old calendar again: told back."""
    dunia = dunia_di(toko)
    belum, sudah = dunia.adopsi(), lengkap(dunia, tetap_ajukan="adik")
    sepi = berlibur(date(2026, 1, 1), versi="sepi")
    pagi = attrs.evolve(
        KALENDER,
        jam={h: attrs.evolve(j, tutup=j.tutup.replace(hour=15)) for h, j in KALENDER.jam.items()},
        versi="pagi",
    )
    for lain in (sepi, pagi):
        laporan = list(semua_halaman(dengan(dunia.app, lain)))
        assert {satu.dikabari for halaman in laporan for satu in halaman.bergeser} <= {0}
        assert {v for _, v in jam_tersimpan(toko, sudah).values()} == {lain.versi}
        assert surat(toko, sudah) == []

    for lain, banyak in ((berlibur(PAGI.date() + timedelta(days=7)), 1), (KALENDER, 2)):
        list(semua_halaman(dengan(dunia.app, lain)))
        assert len(surat(toko, sudah)) == banyak
    assert surat(toko, belum) == []
    pertama, kedua = surat(toko, sudah)
    assert (kedua.data["semula"], kedua.data["menjadi"]) == (
        pertama.data["menjadi"],
        pertama.data["semula"],
    )


def test_selama_dijeda_tidak_diralat_dan_sesudahnya_dikabarkan_sekali(
    toko: PembukaUnitOfWork,
) -> None:
    """A pause leaves the date open; the letter that it has ended tells the one that holds then,
    and no correction repeats it."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    (kabar,) = surat(toko, kasus, "berkas-lengkap")
    dunia.ya(JedaKasus(kasus=kasus, sebab="kuota", alasan="Kuota habis"), KEPALA)
    app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))
    list(semua_halaman(app))
    assert surat(toko, kasus) == []

    dunia.app = app
    dunia.jam.kini += timedelta(days=2)
    dunia.ya(LanjutkanKasus(kasus=kasus), KEPALA)

    (lanjut,) = surat(toko, kasus, "perkara-dilanjutkan")
    assert kabar.tempo is not None
    tempo = jam_tersimpan(toko, kasus)[kabar.tempo.kode][0]
    assert lanjut.tempo == attrs.evolve(kabar.tempo, jatuh_tempo=tempo)
    assert surat(toko, kasus) == []
    assert list(semua_halaman(app)) == [LaporanKalender()]


def test_saat_yang_dikoreksi_meralat_tanggal_yang_sudah_diberitahukan() -> None:
    """The same mechanism serves what moves a clock by a command, and tells it as its cause."""
    toko = GudangMemori()
    dunia = dunia_di(toko)
    dunia.jam.kini += timedelta(days=3)
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")
    tempo = surat(toko, kasus, "berkas-lengkap")[0].tempo
    batas = [k.batas for k in dunia.app.tenggat(kasus)]
    tanda = next(b.mulai for b in batas if tempo is not None and b.kode == tempo.kode)
    dunia.jam.kini += timedelta(days=1)

    dunia.ya(KoreksiWaktu(kasus=kasus, tanda=tanda, menjadi=PAGI, alasan="Salah catat"), KEPALA)

    (ralat,) = surat(toko, kasus)
    assert "diperbaiki" in ralat.data["sebab"]
    assert ralat.data["menjadi"] != ralat.data["semula"]


def test_koreksi_pada_hari_yang_sama_tidak_memutus_siapa_yang_diberi_tahu() -> None:
    """An instant corrected by an hour moves no date, so nobody is told; whoever was told is still
    known when a day off comes."""
    toko = GudangMemori()
    dunia = dunia_di(toko)
    dunia.jam.kini += timedelta(hours=2)
    kasus = lengkap(dunia)
    tempo = surat(toko, kasus, "berkas-lengkap")[0].tempo
    batas = [k.batas for k in dunia.app.tenggat(kasus)]
    tanda = next(b.mulai for b in batas if tempo is not None and b.kode == tempo.kode)
    dunia.jam.kini += timedelta(hours=1)
    dunia.ya(KoreksiWaktu(kasus=kasus, tanda=tanda, menjadi=PAGI, alasan="Salah catat"), KEPALA)
    assert surat(toko, kasus) == []

    list(semua_halaman(dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))))

    assert len(surat(toko, kasus)) == 1


# --- a command and a renewal at once


def test_perintah_sesudah_kalender_berganti_memperbarui_kasusnya_sendiri(
    toko: PembukaUnitOfWork,
) -> None:
    """Whoever acts first under the new calendar renews the case, and tells; nothing is left."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    dunia.app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))

    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}, alasan="salah ketik"), ANI)

    (ralat,) = surat(toko, kasus)
    assert ralat.data["sebab"] == "hari kerja kantor berubah"
    assert list(semua_halaman(dunia.app)) == [LaporanKalender()]


def test_perintah_sesudah_kalender_berganti_menyebut_harinya_bila_yang_lama_disimpan(
    toko: PembukaUnitOfWork,
) -> None:
    """In either language's own words for the day."""
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    list(semua_halaman(dunia.app))  # keeps the calendar of today
    dunia.app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))

    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"jumlah_anak": 1}, alasan="salah ketik"), ANI)

    (ralat,) = surat(toko, kasus)
    assert ralat.data["sebab"] == "tidak dikerjakan: Senin, 8 Juni 2026 (Libur 8)"
    assert ralat.data["sebab_en"] == "not worked: Monday, 8 June 2026 (Libur 8)"


@pytest.mark.parametrize("nama", ["memori", "sqlite", "postgres"])
def test_beberapa_pekerja_memperbarui_dan_mengabari_tiap_kasus_sekali(
    nama: str, request: pytest.FixtureRequest
) -> None:
    """Three workers and a stream of commands on the same cases: each moved case is told once, what
    is stored is what counting gives, and no command is lost."""
    toko: PembukaUnitOfWork = (
        GudangMemori() if nama == "memori" else request.getfixturevalue(f"gudang_{nama}")
    )
    dunia = dunia_di(toko)
    kasus = [lengkap(dunia, tetap_ajukan="uji") for _ in range(6)]
    dulu = {satu: dunia.app.kasus(satu).versi for satu in kasus}
    app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))
    mulai = Barrier(4)

    def pekerja(_: int) -> list[KasusBergeser]:
        mulai.wait(timeout=30)
        return [satu for halaman in semua_halaman(app, banyak=2) for satu in halaman.bergeser]

    def perintah(_: int) -> list[KasusBergeser]:
        mulai.wait(timeout=30)
        for n, satu in enumerate(kasus[:3]):
            koreksi = pu.KoreksiData(kasus=satu, fakta={"jumlah_anak": n + 1}, alasan="uji")
            while not is_successful(app.lakukan(koreksi, oleh=ANI, kunci=f"k{n}")):
                pass
        return []

    with ThreadPoolExecutor(4) as kolam:
        hasil = [kolam.submit(kerja, n) for n, kerja in enumerate([perintah, *[pekerja] * 3])]
        ditemukan = Counter(satu.kasus for h in hasil for satu in h.result())
    list(semua_halaman(app))

    assert set(ditemukan.values()) <= {1}
    for n, satu in enumerate(kasus):
        assert len(surat(toko, satu)) == 1
        assert app.kasus(satu).versi == dulu[satu] + (n < 3)
        assert jam_tersimpan(toko, satu) == jam_terhitung(app, satu, "baru")
    with toko(baca=True) as unit:
        assert unit.kasus.jam_usang("contoh", "baru", 10) == ()


# --- whatever happens


HARI = st.dates(PAGI.date(), PAGI.date() + timedelta(days=25))
KEJADIAN = (
    st.tuples(st.just("libur"), st.frozensets(HARI, max_size=6))
    | st.tuples(st.sampled_from(("jeda", "lanjut", "perbarui")), st.none())
    | st.tuples(st.just("hari"), st.integers(0, 5))
    | st.tuples(st.just("koreksi"), st.sampled_from((1, 2, 24, 72)))
)


@given(kejadian=st.lists(KEJADIAN, max_size=12))
def test_tidak_ada_yang_tertinggal_dengan_tanggal_yang_salah(
    kejadian: list[tuple[str, Any]],
) -> None:
    """Days off that come and go, pauses, instants that are corrected, in any order and with or
    without a renewal between: in the end whoever was told a date was told the one that holds, and
    each correction says what was told before it."""
    toko = GudangMemori()
    dunia = dunia_di(toko)
    dunia.jam.kini += timedelta(days=4)
    kasus = lengkap(dunia)
    for n, (apa, isi) in enumerate(kejadian):
        match apa:
            case "libur":
                dunia.app = dengan(dunia.app, berlibur(*sorted(isi), versi=f"v{n}"))
            case "jeda":
                dunia.app.lakukan(JedaKasus(kasus=kasus, sebab="kuota", alasan="x"), oleh=KEPALA)
            case "lanjut":
                dunia.app.lakukan(LanjutkanKasus(kasus=kasus), oleh=KEPALA)
            case "koreksi":
                saat = dunia.jam() - timedelta(hours=isi)
                koreksi = KoreksiWaktu(
                    kasus=kasus, tanda="berkas_lengkap", menjadi=saat, alasan="Salah catat"
                )
                dunia.app.lakukan(koreksi, oleh=KEPALA)
            case "hari":
                dunia.jam.kini += timedelta(days=isi, minutes=1)
            case _:
                list(semua_halaman(dunia.app))
    list(semua_halaman(dunia.app))

    with toko(baca=True) as unit:
        dikabarkan = [p for p in unit.kotak_keluar.dikabarkan(kasus) if p.tempo]
    jam = {satu.kode: satu for satu in dunia.app.kasus(kasus).indeks.jam}
    for kode in {p.tempo.kode for p in dikabarkan if p.tempo}:
        milik = [p for p in dikabarkan if p.tempo and p.tempo.kode == kode]
        tanggal = [p.tempo.jatuh_tempo.astimezone(KALENDER.zona).date() for p in milik if p.tempo]
        for sebelum, satu, sesudah in zip(tanggal, milik[1:], tanggal[1:], strict=False):
            if satu.templat == "tanggal-diralat":
                assert sebelum != sesudah
                assert satu.data["semula"] == sebelum.isoformat()
        if kode in jam and not jam[kode].dijeda:
            assert tanggal[-1] == jam[kode].jatuh_tempo.astimezone(KALENDER.zona).date()


# --- all four aggregates, in pages


KOTA = "palangka-raya"
PETUGAS = Pelaku(id="petugas", instansi=KOTA, peran={"petugas"})
WARGA = Pelaku(id="warga", peran={"pelapor", "pemohon"})
SENIN = datetime.fromisoformat("2025-06-02T09:00:00+07:00")
LIBUR = SENIN.date() + timedelta(days=1)
ORANG = {"nama": "Budi Santoso", "nik": "6271050101800001", "email": "budi@contoh.id"}
DIADUKAN: dict[str, Any] = {
    "layanan": "pengaduan",
    "varian": "pengaduan",
    "isi": "Petugas meminta uang",
}
BANTUAN: dict[str, Any] = {"layanan": "alat-bantu-disabilitas"}


def orang(*pihak: str) -> list[PihakDiajukan]:
    return [PihakDiajukan(pihak=satu, data=ORANG) for satu in pihak]


PEMBUKA: dict[str, tuple[Any, Pelaku]] = {
    "pengaduan": (AjukanPengaduan(**DIADUKAN, pihak=orang("pelapor")), WARGA),
    "laporan_kedaruratan": (
        LaporkanKedaruratan(layanan="logistik-bencana", pihak=orang("pelapor")),
        PETUGAS,
    ),
    "klien": (
        BukaEpisode(layanan="pendampingan-penerima-bansos", pihak=orang("subjek")),
        PETUGAS,
    ),
    "permohonan": (AjukanPermohonan(**BANTUAN, pihak=orang("pemohon", "subjek")), WARGA),
}


def kalender_kota(*libur: date) -> KalenderKerja:
    data = {
        "jam": {"senin-jumat": "07:30-16:00"},
        "libur": [{"tanggal": satu, "nama": "Cuti susulan"} for satu in libur],
    }
    return susun_kalender("Asia/Jakarta", data, hari_nasional(range(2024, 2027)))


def beri_tahu(toko: PembukaUnitOfWork, kasus: KasusId) -> None:
    """Tell the first party by when each clock of the case is due, as any message may."""
    with toko() as unit:
        ada = unit.kasus.muat(kasus)
        assert ada is not None
        unit.kotak_keluar.tambah(
            Pesan(
                id=f"{kasus}/{jam.kode}",
                kasus=kasus,
                urutan=n,
                templat="pengingat",
                dibuat=SENIN,
                kontak=ada.keadaan.pihak[0].fakta["email"],
                tempo=TempoDikabarkan(kode=jam.kode, mulai=jam.mulai, jatuh_tempo=jam.jatuh_tempo),
            )
            for n, jam in enumerate(ada.indeks.jam)
        )
        unit.simpan_semua()


def test_keempat_agregat_diperbarui_sehalaman_demi_sehalaman(toko: PembukaUnitOfWork) -> None:
    """By the real catalogue: each case is found on one page, its clocks move past the day off, and
    its party is told of each, of a complaint without what it is about."""
    lama, baru = kalender_kota(), kalender_kota(LIBUR)
    app = rakit(KOTA, penyimpanan=toko, jam=lambda: SENIN, kalender=lambda _i, _b: lama)
    kasus = {
        agregat: app.lakukan_atau_gagal(perintah, oleh=oleh).kasus
        for agregat, (perintah, oleh) in PEMBUKA.items()
    }
    for satu in kasus.values():
        beri_tahu(toko, satu)
    dulu = {satu: jam_tersimpan(toko, satu) for satu in kasus.values()}
    list(semua_halaman(app))
    berganti = app.dengan(kalender=lambda _i, _b: baru)

    halaman = list(semua_halaman(berganti, banyak=1))

    assert [h.dihitung for h in halaman] == [1, 1, 1, 1, 0]
    bergeser = {satu.kasus: satu for h in halaman for satu in h.bergeser}
    assert bergeser.keys() == set(kasus.values())
    for agregat, satu in kasus.items():
        geser = {jam.pergeseran.kode: jam for jam in bergeser[satu].jam}
        kini = jam_tersimpan(toko, satu)
        assert kini.keys() == dulu[satu].keys()
        assert {k for k in kini if kini[k][0] != dulu[satu][k][0]} == geser.keys() != set()
        templat = "pengaduan-tanggal-diralat" if agregat == "pengaduan" else "tanggal-diralat"
        ralat = surat(toko, satu, templat)
        assert {p.tempo.kode for p in ralat if p.tempo} == geser.keys()
        for pesan in ralat:
            assert ("layanan" in pesan.data, "hal" in pesan.data) == 2 * (agregat != "pengaduan",)
            assert ("nama" in pesan.rahasia) == (agregat != "pengaduan")
            assert "Cuti susulan" in pesan.data["sebab"]
        for jam in geser.values():
            assert LIBUR in {hari.tanggal for hari in jam.pergeseran.hari_muncul}
            assert jam.pergeseran.selisih > timedelta(0)


def test_hanya_instansi_yang_diminta_dan_penunjuk_yang_dikenal() -> None:
    toko = GudangMemori()
    dunia = dunia_di(toko)
    kasus = lengkap(dunia)
    app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))

    for salah, kode in (
        ({"instansi": "antah"}, KodeHalangan.INSTANSI_TIDAK_DIKENAL),
        ({"lanjut": "antah"}, KodeHalangan.HALAMAN_TIDAK_DIKENAL),
        ({"lanjut": "antah|x"}, KodeHalangan.HALAMAN_TIDAK_DIKENAL),
        ({"banyak": 0}, KodeHalangan.HALAMAN_TIDAK_DIKENAL),
    ):
        with pytest.raises(Terhalang) as galat:
            app.perbarui_kalender(**salah)
        assert [h.kode for h in galat.value.halangan] == [kode]
    assert app.perbarui_kalender(instansi="contoh").bergeser[0].kasus == kasus


def test_kasus_yang_tidak_dapat_dihitung_disebut_dan_tidak_menahan_yang_lain() -> None:
    """A pinned standard that is gone: that case stays as it was, with the reason."""
    toko = GudangMemori()
    dunia = dunia_di(toko)
    rusak, utuh = lengkap(dunia), lengkap(dunia, tetap_ajukan="uji")
    ada: Any = toko.tabel.kasus.kasus[rusak]
    hilang = attrs.evolve(ada.keadaan.standar, sidik="hilang")
    toko.tabel.kasus.kasus[rusak] = attrs.evolve(
        ada, keadaan=attrs.evolve(ada.keadaan, standar=hilang)
    )
    app = dengan(dunia.app, berlibur(PAGI.date() + timedelta(days=7)))

    (laporan,) = semua_halaman(app)

    assert [(satu.kasus, satu.sebab) for satu in laporan.tertahan] == [
        (rusak, "standar_kasus_hilang")
    ]
    assert [satu.kasus for satu in laporan.bergeser] == [utuh]
    assert laporan.dihitung == 1
