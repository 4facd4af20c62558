"""The phases of a command: who may, what is read, who is asked while nothing is held, what is
decided on it, and what stays of a command that is refused after all."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import cast

import attrs
import pytest
from tests.brankas.bahan import gudang_sqlite
from tests.kasus.mainan import MAINAN, BukaMainan
from tests.katalog.bacaan_lain import katalog
from tests.katalog.jalan import kalender
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    ORANG_LAIN,
    PEKSOS,
    TERDAFTAR,
    Dunia,
    ajukan_adopsi,
    ajukan_santunan,
    langkah_,
    sampai,
    serah,
)
from tests.sql.pekerja import dunia_sql

from dinsos_adapters import rakit
from dinsos_adapters.memory.brankas import BrankasMemori
from dinsos_core.application import lingkungan
from dinsos_core.application.jenis import Perintah
from dinsos_core.application.lingkungan import konteks_kasus
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.kemajuan import Kemajuan
from dinsos_core.domain.kelayakan import susunan
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.prosedur.langkah import butuh_langkah
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import NilaiFakta
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.domain.shared.sekali import Terbatas
from dinsos_core.domain.standar.model import Agregat
from dinsos_core.ports.lingkungan import PermintaanRegistri
from dinsos_core.testing.contoh import ADOPSI, KALENDER, SANTUNAN


@attrs.define
class Menyela:
    """A registry during whose answer something happens: the n-th act at the n-th question."""

    dunia: Dunia
    sela: list[Callable[[], object]]
    ditanya: list[PermintaanRegistri] = attrs.field(factory=list)

    def __call__(self, minta: PermintaanRegistri) -> NilaiFakta:
        self.ditanya.append(minta)
        if self.sela:
            self.sela.pop(0)()
        return TERDAFTAR


def menyela(dunia: Dunia, *sela: Callable[[], object]) -> Menyela:
    registri = Menyela(dunia, list(sela))
    dunia.app = dunia.app.dengan(registri={"registri_sosial": registri})
    return registri


def di_kelayakan(dunia: Dunia) -> KasusId:
    """A claim about to be assessed."""
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))
    return kasus


# --- asking while nothing is held


@pytest.mark.parametrize("tempat", ["memori", "sqlite"])
@pytest.mark.parametrize("cara", ["langkah", "nilai ulang", "penilaian"])
def test_perintah_lain_berjalan_selama_registri_ditanya(
    tempat: str, cara: str, tmp_path: Path
) -> None:
    dunia = Dunia() if tempat == "memori" else dunia_sql(gudang_sqlite(tmp_path / "uji.db"))
    kasus = di_kelayakan(dunia)
    if cara == "nilai ulang":
        dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)
    lain: list[KasusId] = []
    utas = threading.Thread(target=lambda: lain.append(dunia.adopsi()), daemon=True)

    def tunggu() -> None:
        utas.start()
        utas.join(timeout=4)
        assert lain, "perintah lain menunggu registri"

    registri = menyela(dunia, tunggu)
    match cara:
        case "langkah":
            dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)
        case "nilai ulang":
            dunia.ya(pu.NilaiUlang(kasus=kasus), PEKSOS)
        case _:
            dunia.app.penilaian(kasus, PEKSOS, tujuan="uji")

    assert len(registri.ditanya) == 1
    assert dunia.keadaan(lain[0]).status is Status.DIAJUKAN


def test_permintaan_kepada_registri_menyebut_instansi_dan_wilayahnya() -> None:
    dunia = Dunia()
    kasus = di_kelayakan(dunia)
    registri = menyela(dunia)

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)

    (minta,) = registri.ditanya
    assert (minta.instansi, minta.wilayah) == (SANTUNAN.instansi.kode, SANTUNAN.instansi.wilayah)


def test_kasus_yang_berubah_selagi_ditanya_membuat_putaran_diulang() -> None:
    dunia = Dunia()
    kasus = di_kelayakan(dunia)
    koreksi = pu.KoreksiData(kasus=kasus, fakta={"almarhum.nik": "6371056006900009"})
    registri = menyela(dunia, lambda: dunia.ya(koreksi, ANI))

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)

    lama, baru = (minta.data["nik"] for minta in registri.ditanya)
    assert (lama, baru) == ("6371056006900001", "6371056006900009")
    assert [t.kejadian.tipe for t in dunia.app.riwayat(kasus)][-3:] == [
        "data_dikoreksi",
        "kelayakan_dinilai",
        "langkah_diselesaikan",
    ]


def test_penolakan_atas_fakta_yang_sudah_berubah_tidak_dijawabkan() -> None:
    """The claim looked late when the registry was asked; by the answer its date was corrected."""
    langkah = tuple(x for x in SANTUNAN.langkah if x.kode != "kelayakan")
    dunia = Dunia(attrs.evolve(SANTUNAN, langkah=langkah))
    terlambat = pu.PihakDiajukan(pihak="almarhum", data={"tanggal_meninggal": "2026-01-02"})
    kasus = dunia.santunan(pihak=(*ajukan_santunan().pihak[:1], terlambat))
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET), ("draf", PEKSOS))
    koreksi = pu.KoreksiData(kasus=kasus, fakta={"almarhum.tanggal_meninggal": "2026-05-22"})
    tetapkan = langkah_(kasus, "tetapkan", "setuju")
    assert dunia.tidak(tetapkan, KEPALA) == [H.ALASAN_WAJIB]
    menyela(dunia, lambda: dunia.ya(koreksi, ANI))

    dunia.ya(tetapkan, KEPALA)

    penetapan = dunia.keadaan(kasus).penetapan
    assert penetapan is not None
    assert not penetapan.menyimpang


def test_versi_yang_disebut_tidak_diulang_pada_versi_lain() -> None:
    dunia = Dunia()
    kasus = di_kelayakan(dunia)
    versi = dunia.app.kasus(kasus).versi
    registri = menyela(dunia, lambda: dunia.ya(pu.JedaKasus(kasus=kasus, sebab="kuota"), LOKET))

    kode = dunia.tidak(langkah_(kasus, "kelayakan", versi=versi), PEKSOS)

    assert (kode, len(registri.ditanya)) == ([H.VERSI_BASI], 1)


def test_kasus_yang_berakhir_selagi_ditanya_menolak_tanpa_bertanya_lagi() -> None:
    dunia = Dunia()
    kasus = di_kelayakan(dunia)
    registri = menyela(dunia, lambda: dunia.ya(p.TarikPermohonan(kasus=kasus), ANI))

    kode = dunia.tidak(langkah_(kasus, "kelayakan"), PEKSOS)

    assert (kode, len(registri.ditanya)) == ([H.STATUS_TIDAK_MENGIZINKAN], 1)


def test_kembarannya_yang_mendahului_dengan_kunci_sama_memberi_jawaban_itu() -> None:
    dunia = Dunia()
    kasus = di_kelayakan(dunia)
    perintah, kembar = langkah_(kasus, "kelayakan"), []
    menyela(dunia, lambda: kembar.append(dunia.ya(perintah, PEKSOS, "k")))

    kedua = dunia.ya(perintah, PEKSOS, "k")

    (pertama,) = kembar
    assert (pertama.ulang, kedua.ulang) == (False, True)
    assert (kedua.versi, kedua.kejadian) == (pertama.versi, pertama.kejadian)
    assert len(dunia.app.riwayat(kasus)) == pertama.versi


def test_kunci_yang_dipakai_perintah_lain_selagi_ditanya_menolak() -> None:
    dunia = Dunia()
    kasus = di_kelayakan(dunia)
    menyela(dunia, lambda: dunia.ya(p.TarikPermohonan(kasus=kasus), ANI, "k"))

    assert dunia.tidak(langkah_(kasus, "kelayakan"), PEKSOS, "k") == [H.KUNCI_PERINTAH_BERBEDA]


# --- what is read, and the record of it


def akses(dunia: Dunia) -> list[tuple[Pelaku | str, str]]:
    return [(c.tujuan.pelaku, c.tujuan.tujuan) for c in dunia.gudang.tabel.brankas.akses]


@pytest.mark.parametrize("registri", [True, False])
def test_catatan_akses_tinggal_walau_perintahnya_kemudian_tertolak(*, registri: bool) -> None:
    dunia = Dunia()
    kasus = di_kelayakan(dunia)
    if not registri:
        dunia.app = dunia.app.dengan(registri={})
    sebelum, versi = akses(dunia), dunia.app.kasus(kasus).versi

    kode = dunia.tidak(langkah_(kasus, "kelayakan", berkas=(serah("antah"),)), PEKSOS)

    assert kode == [H.DOKUMEN_TIDAK_DIKENAL]
    baru = akses(dunia)[len(sebelum) :]
    assert baru == [(PEKSOS.id, "SelesaikanLangkah")] * 2  # one for each party
    assert dunia.app.kasus(kasus).versi == versi


def test_pemeriksaan_yang_tertolak_tetap_tercatat_membaca() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA))
    sebelum = akses(dunia)

    dunia.tidak(langkah_(kasus, "periksa", "lengkap"), LOKET)

    assert set(akses(dunia)[len(sebelum) :]) == {(LOKET.id, "SelesaikanLangkah")}


def test_teks_tentang_yang_sudah_dihapus_tertolak_dan_pembacaannya_tercatat() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA))
    with dunia.gudang() as unit:
        unit.brankas.hapus(dunia.keadaan(kasus).pokok, pada=dunia.jam(), sebab="permintaan")
        unit.simpan_semua()
    sebelum = akses(dunia)

    kode = dunia.tidak(langkah_(kasus, "periksa", alasan="x"), LOKET)

    assert kode == [H.SUBJEK_DIHAPUS]
    assert set(akses(dunia)[len(sebelum) :]) == {(LOKET.id, "SelesaikanLangkah")}


def test_langkah_yang_tidak_melihat_fakta_tidak_membuka_brankas(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    dibuka: list[str] = []
    asli = BrankasMemori.buka

    def buka(brankas: BrankasMemori, *isi: object) -> object:
        kini = dunia.app.kasus(kasus).keadaan.kemajuan.kini
        if isi[1] is None or getattr(isi[1], "tujuan", "") != "uji":  # our own look at the result
            dibuka.append(kini)
        return asli(brankas, *isi)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(BrankasMemori, "buka", buka)

    sampai(dunia, kasus, "akhir")

    # The field team attests a fact, and all that the case knows is looked at anew for warnings.
    # The decision rests on what was assessed, and whether somebody is known twice is looked at
    # once more.
    assert dibuka == ["periksa", "lapangan", "nilai", "teken", "teken"]


def test_di_katalog_sedikit_langkah_yang_dapat_membuka_brankas() -> None:
    app = rakit("palangka-raya", katalog=katalog(), kalender=kalender(), jenis=(MAINAN,))
    perintah = BukaMainan(layanan="pengaduan", varian="aspirasi", pihak=())
    petugas = Pelaku(id="p", instansi="palangka-raya", peran={"petugas"})
    contoh = app.lakukan(cast("Perintah", perintah), oleh=petugas).unwrap().keadaan
    oleh = JejakPelaku(id=petugas.id, peran="petugas")
    permohonan = [s for s in katalog().semua() if s.agregat is Agregat.PERMOHONAN]
    dapat, semua = [], 0
    for standar in permohonan:
        ling = app.lingkungan
        konteks = konteks_kasus(ling, standar, None, petugas, ling.jam())
        semua += len(standar.langkah)
        for satu in standar.langkah:
            if cara_langkah(satu).diajukan:
                continue
            paraf = (oleh,) * (len(satu.oleh) - 1)
            keadaan = attrs.evolve(contoh, kemajuan=Kemajuan(kini=satu.kode, paraf=paraf))
            c = langkah_(keadaan.id, satu.kode)
            if butuh_langkah(keadaan, c, konteks).fakta:
                dapat.append(satu)
    print(f"{len(dapat)} dari {semua} langkah dapat membuka brankas")  # noqa: T201

    assert 0 < len(dapat) < semua / 3


# --- who is told the version


@pytest.mark.parametrize(
    ("oleh", "kode"),
    [
        (ORANG_LAIN, H.KASUS_TIDAK_DITEMUKAN),
        (KEPALA_LAIN, H.KASUS_TIDAK_DITEMUKAN),
        (attrs.evolve(KEPALA, peran=["lain"]), H.PERAN_TIDAK_BERWENANG),
        (PEKSOS, H.VERSI_BASI),
        (ANI, H.VERSI_BASI),
    ],
)
def test_versi_hanya_disebut_kepada_yang_berbagian(oleh: Pelaku, kode: H) -> None:
    dunia = Dunia()
    kasus = dunia.adopsi()
    dunia.kerjakan(kasus, ("disposisi", KEPALA))

    (h,) = dunia.halangan(p.TarikPermohonan(kasus=kasus, versi=1), oleh)

    assert h.kode is kode
    assert ("kini" in h.rincian) is (kode is H.VERSI_BASI)


# --- what a refusal frees, what is made once


def test_nomor_perintah_yang_tertolak_dipakai_yang_berikut(tmp_path: Path) -> None:
    dunia = dunia_sql(gudang_sqlite(tmp_path / "uji.db"))
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "terbitkan")

    dunia.tidak(langkah_(kasus, "terbitkan", "batal"), LOKET)
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    assert dunia.keadaan(kasus).surat[0].nomor == "460/001/REHSOS/2026"


def test_syarat_disiapkan_sekali_untuk_semua_perintah_dan_lagi_untuk_kalender_baru(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    siap: list[str] = []
    asli = susunan.siapkan

    def siapkan(standar: object, *isi: object) -> object:
        siap.append(ADOPSI.sidik)
        return asli(standar, *isi)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(lingkungan, "siapkan", siapkan)
    dunia = Dunia()
    pakai = [KALENDER]
    dunia.app = dunia.app.dengan(kalender=lambda _instansi, _bacaan: pakai[-1])
    syarat = dunia.app.lingkungan.persediaan.syarat

    for _ in range(3):
        sampai(dunia, dunia.adopsi(tetap_ajukan="lagi"), "akhir")
        dunia.app.persiapkan("pengangkatan-anak").unwrap()
    (pertama,) = syarat.values()
    banyak = len(siap)
    pakai.append(attrs.evolve(KALENDER, versi="baru"))
    dunia.ya(ajukan_adopsi(tetap_ajukan="lagi"), ANI)

    (kedua,) = syarat.values()
    assert (banyak, len(siap)) == (1, 2)
    assert kedua[1] is not pertama[1]
    assert (pertama[1].versi_kalender, kedua[1].versi_kalender) == ("uji", "baru")


def test_kalender_bawaan_memberi_syarat_yang_sama_lagi() -> None:
    app = rakit("palangka-raya", katalog=katalog(), kalender=kalender())

    app.persiapkan("izin-operasional-lks").unwrap()
    ((_, pertama),) = app.lingkungan.persediaan.syarat.values()
    app.persiapkan("izin-operasional-lks").unwrap()

    ((_, kedua),) = app.lingkungan.persediaan.syarat.values()
    assert kedua is pertama


def test_varian_yang_hanya_diketik_tidak_menambah_yang_disimpan() -> None:
    """Whoever may submit could fill the memory of every process with what is refused."""
    dunia = Dunia()

    hasil = [dunia.app.lakukan(ajukan_adopsi(varian=f"x{n}"), oleh=ANI) for n in range(5)]

    assert {h.kode for satu in hasil for h in satu.failure()} == {H.VARIAN_TIDAK_DIKENAL}
    assert len(dunia.app.lingkungan.persediaan.syarat) == 1


def test_yang_siap_dari_banyak_standar_terbatas_banyaknya() -> None:
    semua = attrs.asdict(lingkungan.Persediaan(), recurse=False)

    assert {type(satu) for satu in semua.values()} == {Terbatas}
