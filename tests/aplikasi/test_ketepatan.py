"""Punctuality and load: counted right, from what is there for whoever asks, without persons."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.permohonan.contoh import (
    ADOPSI,
    ANI,
    BERKAS_ADOPSI,
    KABID,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    PAGI,
    PEKSOS,
    PLH,
    SEMUA_PELAKU,
    Dunia,
    langkah_,
    sampai,
)

from dinsos_core.application.aplikasi import Aplikasi
from dinsos_core.application.ketepatan import PermintaanLaporan, susun_ketepatan
from dinsos_core.application.ketepatan_kasus import Pengukur, jam_kasus
from dinsos_core.application.ketepatan_laporan import (
    KEADAAN,
    MENURUT,
    BarisBeban,
    BarisJam,
    Cakupan,
    Golongan,
    Isi,
    LaporanKetepatan,
    susun_laporan,
)
from dinsos_core.application.lihat import UMUM
from dinsos_core.application.lingkungan import konteks_kasus
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kasus.tampak import Tampak
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.shared.halangan import KodeHalangan, Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.batas import BatasWaktu
from dinsos_core.domain.standar.model import StandarPelayanan
from dinsos_core.domain.waktu.batas import HariKerja
from dinsos_core.domain.waktu.jam_kantor import waktu_kerja
from dinsos_core.domain.waktu.kalender import KalenderKerja
from dinsos_core.testing.contoh import INSTANSI, KALENDER, SANTUNAN
from dinsos_core.testing.waktu import instan, kalender_kerja

UTUH = "1"
"""A threshold under which nothing is hidden; the catalogue takes none so low."""

TUJUAN = (
    *("disposisi", "periksa", "lapangan", "nilai", "konsep", "teken"),
    *("terbitkan", "serahkan", "akhir", "dikembalikan", "ditarik", "dijeda", "dilewati"),
)


def dunia_lapor(ambang: str = "3", oleh: str = "kepala") -> Dunia:
    parameter = {**INSTANSI.parameter, "oleh_kinerja": oleh, "ambang_laporan": ambang}
    kantor = attrs.evolve(INSTANSI, parameter=parameter)
    return Dunia(*(attrs.evolve(satu, instansi=kantor) for satu in (ADOPSI, SANTUNAN)))


def kasus_di(dunia: Dunia, tujuan: str, jam: float) -> KasusId:
    """An adoption case taken that far, with so many hours between receipt and the first step."""
    berkas = () if tujuan == "dikembalikan" else BERKAS_ADOPSI
    kasus = dunia.adopsi(tetap_ajukan="lagi", berkas=berkas)
    dunia.jam.maju(hours=jam)
    if tujuan == "ditarik":
        dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)
    elif tujuan == "dikembalikan":
        sampai(dunia, kasus, "periksa")
        dunia.ya(langkah_(kasus, "periksa"), LOKET)
    elif tujuan == "dilewati":
        sampai(dunia, kasus, "konsep")
        dunia.ya(langkah_(kasus, "konsep", "dilewati"), PEKSOS)
    elif tujuan == "dijeda":
        sampai(dunia, kasus, "lapangan")
        dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.PIHAK_LUAR, alasan="x"), KEPALA)
    else:
        sampai(dunia, kasus, tujuan)
    return kasus


def ramai(dunia: Dunia, isi: Iterable[tuple[str, int]]) -> None:
    for tujuan, jam in isi:
        kasus_di(dunia, tujuan, jam)
        dunia.jam.maju(days=3)


kantor_ramai = st.lists(
    st.tuples(st.sampled_from(TUJUAN), st.integers(1, 200)), min_size=1, max_size=9
)
pembagian = st.lists(st.sampled_from(MENURUT), unique=True, max_size=3).map(tuple)


def lapor(dunia: Dunia, *menurut: str, oleh: Pelaku = KEPALA) -> LaporanKetepatan:
    return dunia.app.ketepatan(oleh, menurut=menurut)


def jam_satu_satu(dunia: Dunia, kasus: Iterable[KasusId]) -> Counter[tuple[str, str, str]]:
    """Every clock of the office by its limit, month and state, as asked of each case in turn."""
    nama = {
        "terpenuhi": "tepat",
        "terpenuhi_terlambat": "terlambat",
        "terlambat": "lewat",
        "berakhir_terlambat": "berakhir",
    }
    return Counter(
        (jam.batas.kode, f"{jam.tenggat.mulai:%Y-%m}", nama.get(str(jam.status), str(jam.status)))
        for satu in kasus
        for jam in dunia.app.tenggat(satu)
        if jam.tenggat is not None and jam.batas.milik == "kantor"
    )


@settings(max_examples=20)
@given(isi=kantor_ramai)
def test_setiap_jam_terhitung_sekali_dalam_keadaannya(isi: list[tuple[str, int]]) -> None:
    dunia = dunia_lapor(UTUH)
    ramai(dunia, isi)
    kasus = [satu.kasus for satu in dunia.app.daftar().baris]

    laporan = lapor(dunia, "batas", "bulan")

    terhitung = {
        (b.golongan.batas, b.golongan.bulan, keadaan): n
        for b in laporan.jam
        for keadaan in KEADAAN
        if (n := getattr(b, keadaan))
    }
    assert terhitung == jam_satu_satu(dunia, kasus)
    assert all(sum(getattr(b, satu) for satu in KEADAAN) == b.mulai for b in laporan.jam)


@settings(max_examples=20)
@given(isi=kantor_ramai)
def test_setiap_kasus_terhitung_sekali_dan_setiap_langkah_sebanyak_dikerjakan(
    isi: list[tuple[str, int]],
) -> None:
    dunia = dunia_lapor(UTUH)
    ramai(dunia, isi)
    semua = [dunia.app.kasus(satu.kasus) for satu in dunia.app.daftar().baris]

    kasus = lapor(dunia, "layanan").jumlah_beban
    langkah = {b.golongan.langkah: b for b in lapor(dunia, "langkah").beban}

    berjalan = sum(satu.indeks.berjalan for satu in semua)
    assert (kasus.masuk, kasus.menunggu) == (len(semua), berjalan)
    catatan = (c for s in semua for c in s.keadaan.kemajuan.catatan if c.hasil != "dilewati")
    dikerjakan = Counter(c.langkah for c in catatan if c.oleh.peran != "pemohon")
    assert {nama: b.selesai for nama, b in langkah.items() if b.selesai} == dikerjakan
    giliran = (dunia.app.giliran(satu.id) for satu in semua)
    menunggu = Counter(satu.langkah for satu in giliran if satu is not None)
    assert {nama: b.menunggu for nama, b in langkah.items() if b.menunggu} == menunggu


@settings(max_examples=20)
@given(isi=kantor_ramai, menurut=pembagian, sehalaman=st.integers(1, 7))
def test_laporan_tidak_bergantung_pada_besarnya_halaman(
    isi: list[tuple[str, int]], menurut: tuple[str, ...], sehalaman: int
) -> None:
    dunia = dunia_lapor()
    ramai(dunia, isi)

    semua = [
        susun_ketepatan(
            dunia.lingkungan, KEPALA, PermintaanLaporan(menurut=menurut), sehalaman=banyak
        )
        for banyak in (sehalaman, 200)
    ]

    assert semua[0] == semua[1]


@settings(max_examples=30)
@given(isi=kantor_ramai, menurut=pembagian)
def test_yang_disebut_benar_dan_yang_kecil_tidak_disebut(
    isi: list[tuple[str, int]], menurut: tuple[str, ...]
) -> None:
    """Whatever is told is what is told when nothing is hidden; totals stay true."""
    dunia, terbuka = dunia_lapor("3"), dunia_lapor(UTUH)
    ramai(dunia, isi)
    ramai(terbuka, isi)

    laporan, utuh = lapor(dunia, *menurut), lapor(terbuka, *menurut)

    for nama in ("jam", "beban"):
        baris = {b.golongan: angka(b) for b in getattr(laporan, nama)}
        benar = {b.golongan: angka(b) for b in getattr(utuh, nama)}
        for golongan, isi_baris in baris.items():
            assert all(n == 0 or n >= 3 for n in isi_baris.values() if n is not None)
            if not golongan.lainnya:
                assert sesuai(isi_baris, benar[golongan])
        jumlah = (getattr(satu, f"jumlah_{nama}") for satu in (laporan, utuh))
        assert sesuai(*map(angka, jumlah))


def angka(baris: BarisJam | BarisBeban) -> dict[str, int | None]:
    lain = {"golongan", "lama"}
    return {b.name: getattr(baris, b.name) for b in attrs.fields(type(baris)) if b.name not in lain}


def sesuai(tampak: dict[str, int | None], benar: dict[str, int | None]) -> bool:
    return all(n is None or n == benar[satu] for satu, n in tampak.items())


def test_banyak_langkah_dari_sedikit_kasus_tidak_disebut() -> None:
    """Two cases came to eight steps each: sixteen that are still two."""
    dunia = dunia_lapor("3")
    ramai(dunia, [("akhir", 5), ("akhir", 5)])

    laporan = lapor(dunia, "langkah")

    assert (laporan.jam, laporan.beban) == ((), ())
    assert set(angka(laporan.jumlah_beban).values()) == {None}


def test_banyak_jam_dari_satu_kasus_tidak_disebut() -> None:
    """Five missed clocks of one case are one person's, whatever the threshold is held against."""
    isi = Isi()
    for kasus, hal in [*((n, "tepat") for n in range(30)), *[(30, "lewat")] * 5]:
        isi.dari(kasus, 5).tambah(hal, 5)
    cakupan = Cakupan(
        instansi="x", dari="2026-01", sampai="2026-01", menurut=(), ambang=5, pada=PAGI
    )

    (baris,) = susun_laporan(cakupan, {Golongan(): isi}, {}).jam

    assert (baris.mulai, baris.tepat, baris.lewat) == (35, None, None)


def test_lamanya_di_jam_dinding_dan_di_jam_kantor_tanpa_jeda() -> None:
    """Received on a Monday at nine, answered on the Wednesday at eleven: of the office's eight and
    a half hours a day seven on Monday, a day, three and a half; less a pause of Tuesday."""
    dunia = dunia_lapor("3")
    for n in range(3):
        dunia.jam.kini = datetime(2026, 6, 1 + 7 * n, 9, tzinfo=KALENDER.zona)
        kasus = dunia.adopsi(tetap_ajukan="lagi")
        dunia.jam.maju(days=1)
        sampai(dunia, kasus, "periksa")
        dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.PIHAK_LUAR, alasan="x"), KEPALA)
        dunia.jam.maju(hours=4)
        dunia.ya(pu.LanjutkanKasus(kasus=kasus), KEPALA)
        dunia.jam.maju(hours=22)
        dunia.ya(langkah_(kasus, "periksa"), LOKET)

    (jawab,) = (b for b in lapor(dunia, "batas").jam if b.golongan.batas == "jawab")

    assert jawab.lama is not None
    assert jawab.lama.kalender.median == timedelta(days=2, hours=2)
    assert jawab.lama.kerja.median == timedelta(hours=7 + 8.5 + 3.5 - 4)
    assert jawab.lama.kalender.p90 is None


@given(kalender=kalender_kerja(), data=st.data())
def test_waktu_kerja_dengan_indeks_sama_dengan_hari_demi_hari(
    kalender: KalenderKerja, data: st.DataObject
) -> None:
    dari = data.draw(instan())
    sampai_ = dari + timedelta(minutes=data.draw(st.integers(0, 1_000_000)))

    assert Pengukur(kalender).kerja(dari, sampai_) == waktu_kerja(kalender, dari, sampai_)


def test_yang_menunggu_dari_sebelum_bulan_pertama_tetap_terhitung() -> None:
    dunia = dunia_lapor(UTUH)
    ramai(dunia, [("nilai", 5), ("akhir", 5)])
    dunia.jam.maju(days=200)

    laporan = dunia.app.ketepatan(KEPALA, dari=date(2026, 9, 9), menurut=("bulan",))

    (baris,) = laporan.beban
    assert (baris.golongan, baris.masuk, baris.menunggu) == (Golongan(bulan="<2026-09"), 1, 1)
    assert laporan.jam == ()


# --- who asks


@pytest.mark.parametrize("oleh", SEMUA_PELAKU, ids=lambda satu: satu.id)
def test_hanya_pejabat_yang_disebut_instansinya(oleh: Pelaku) -> None:
    dunia = dunia_lapor()

    def jawab() -> str:
        try:
            return dunia.app.ketepatan(oleh, instansi=INSTANSI.kode).cakupan.instansi
        except Terhalang as terhalang:
            return str(terhalang)

    if oleh.instansi != INSTANSI.kode:
        assert jawab() == KodeHalangan.INSTANSI_LAIN
    elif oleh.id in {KEPALA.id, PLH.id, "rangkap"}:
        assert jawab() == INSTANSI.kode
    else:
        assert jawab() == KodeHalangan.PERAN_TIDAK_BERWENANG
    assert KEPALA_LAIN in SEMUA_PELAKU


def test_yang_tidak_tampak_bagi_penanya_tidak_terhitung() -> None:
    """One more than somebody can list would tell that there is one."""

    def tampak(kasus: Kasus, _standar: StandarPelayanan) -> Tampak:
        pertama = kasus.dicatat_pada == PAGI
        return Tampak(kecuali=frozenset({KEPALA.id}) if pertama else frozenset())

    dunia = dunia_lapor(UTUH, "kepala, kabid")
    jenis: Any = (attrs.evolve(PERMOHONAN, tampak=tampak),)
    dunia.app = Aplikasi(attrs.evolve(dunia.lingkungan, jenis=jenis))
    ramai(dunia, [("disposisi", 5), ("akhir", 5), ("periksa", 5)])

    banyak = [lapor(dunia, oleh=oleh).jumlah_beban.masuk for oleh in (KEPALA, KABID)]

    assert banyak == [2, 3]


def test_laporan_tidak_menyebut_orang_dan_kasus() -> None:
    dunia = dunia_lapor(UTUH)
    ramai(dunia, [("nilai", 5), ("akhir", 5)])
    semua = [dunia.app.kasus(satu.kasus) for satu in dunia.app.daftar().baris]

    teks = repr(lapor(dunia, *MENURUT))

    rahasia = {satu.id for satu in semua} | {satu.indeks.nomor for satu in semua}
    rahasia |= {str(akun.id) for akun in SEMUA_PELAKU} | {str(s.keadaan.pokok) for s in semua}
    assert not {satu for satu in rahasia if f"'{satu}'" in teks}


# --- bad input


@pytest.mark.parametrize(
    ("isi", "tempat"),
    [
        ({"dari": date(2026, 8, 1), "sampai": date(2026, 7, 30)}, ["sampai", "dari"]),
        ({"dari": date(2026, 6, 1), "sampai": date(2026, 5, 31)}, ["dari"]),
        ({"sampai": date(2026, 7, 1)}, ["sampai"]),
        ({"menurut": ("orang",)}, ["menurut"]),
        ({"menurut": ("x",), "sampai": date(2299, 1, 1)}, ["sampai", "menurut"]),
    ],
)
def test_laporan_yang_tidak_mungkin_ditolak_seluruhnya(
    isi: dict[str, Any], tempat: list[str]
) -> None:
    dunia = dunia_lapor()
    dunia.jam.kini = datetime(2026, 6, 15, 9, tzinfo=KALENDER.zona)

    with pytest.raises(Terhalang) as terhalang:
        dunia.app.ketepatan(KEPALA, **isi)

    semua = terhalang.value.halangan
    assert {satu.kode for satu in semua} == {KodeHalangan.LAPORAN_TIDAK_MUNGKIN}
    assert sorted(satu.lokasi for satu in semua) == sorted(tempat)


@pytest.mark.parametrize("menurut", ["layanan", None, 3, (1,)])
def test_isian_berbentuk_lain_ditolak_seluruhnya(menurut: Any) -> None:
    lain: Any = "2026-06"

    with pytest.raises(Terhalang) as terhalang:
        dunia_lapor().app.ketepatan(KEPALA, dari=lain, menurut=menurut)

    semua = [(satu.kode, satu.lokasi.partition("[")[0]) for satu in terhalang.value.halangan]
    kode = KodeHalangan.ISIAN_SALAH_JENIS
    assert semua == [(kode, "dari"), (kode, "menurut")]


def test_tanpa_kasus_laporannya_kosong() -> None:
    laporan = lapor(dunia_lapor(), "layanan")

    assert (laporan.jam, laporan.beban) == ((), ())
    assert (laporan.jumlah_jam.mulai, laporan.jumlah_beban.masuk) == (0, 0)


def test_jam_kantor_dari_tanggal_yang_tercatat_ikut_terhitung() -> None:
    """The approval put the date on record; no vault is opened for it."""
    dunia = Dunia()
    mulai = PAGI.date() + timedelta(days=3)
    batas = BatasWaktu(
        kode="tinjau",
        teks="10 hari kerja",
        batas=HariKerja(10),
        mulai="fakta:akhir_izin",
        selesai="ditinjau",
    )
    keadaan = attrs.evolve(
        dunia.keadaan(dunia.adopsi()),
        tanggal_mulai={"akhir_izin": mulai},
        penanda=tuple(Penanda(nama=satu, pada=PAGI) for satu in ("diajukan", "disetujui")),
    )
    standar = attrs.evolve(ADOPSI, waktu=(batas,))
    konteks = konteks_kasus(dunia.app.lingkungan, standar, None, UMUM, PAGI)

    (jam,) = jam_kasus(keadaan, konteks, Pengukur(KALENDER))

    assert (jam.batas, jam.mulai.date(), jam.keadaan) == ("tinjau", mulai, "berjalan")
