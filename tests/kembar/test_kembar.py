"""Possible duplicates: found whenever somebody's identity changes and again before the decision,
shown to officers, answered by them, and told to nobody else."""

from collections.abc import Collection, Mapping
from typing import Any

import pytest
from tests.permohonan.contoh import (
    KABID,
    KEPALA,
    LOKET,
    ORANG_LAIN,
    PEKSOS,
    Dunia,
    ajukan_santunan,
    langkah_,
    santunan_di,
    satu,
)

from dinsos_adapters.memory.kasus import KasusMemori
from dinsos_core.application import kembar
from dinsos_core.application.kumpul import SERUPA
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus.catatan import KembarDijawab
from dinsos_core.domain.kasus.kembar import JawabanKembar
from dinsos_core.domain.kasus.perintah import KoreksiData, PihakDiajukan
from dinsos_core.domain.kasus.perintah_catatan import JawabKembar, KecualikanAkun
from dinsos_core.domain.kasus.tautan import Hubungan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.ports.penyimpanan import KasusTersimpan

NIK, NIK_LAIN = "6371050107500001", "6371020107500007"
BUDI = {"nama": "Budi Santoso", "tanggal_lahir": "1950-07-01", "tanggal_meninggal": "2026-05-22"}


def klaim(oleh: str, **almarhum: object) -> Any:
    data = {"kis": True, "tanggal_meninggal": "2026-05-22", **almarhum}
    return ajukan_santunan(
        pihak=(
            PihakDiajukan(pihak="pemohon", data={"nama": oleh}),
            PihakDiajukan(pihak="almarhum", data=data),
        )
    )


def lapor(dunia: Dunia, oleh: str, **almarhum: object) -> KasusId:
    return dunia.ya(klaim(oleh, **almarhum), LOKET).kasus


def pasangan(dunia: Dunia, kasus: KasusId) -> list[tuple[KasusId, str | None]]:
    return [(q.ke, q.jawaban) for q in dunia.app.kasus(kasus, oleh=LOKET).keadaan.kembar]


def koreksi(dunia: Dunia, kasus: KasusId, **fakta: object) -> Any:
    isian = {f"almarhum.{kode}": isi for kode, isi in fakta.items()}
    return dunia.ya(KoreksiData(kasus=kasus, fakta=isian, alasan="salinan KTP"), LOKET)


def test_nik_yang_ditambahkan_kemudian_menunjukkan_klaim_pertama() -> None:
    dunia = Dunia()
    pertama = lapor(dunia, "Ani", nik=NIK)
    kedua = lapor(dunia, "Citra")
    assert pasangan(dunia, kedua) == []

    hasil = koreksi(dunia, kedua, nik=NIK)

    assert pasangan(dunia, kedua) == [(pertama, None)]
    assert satu(hasil, k.DataDikoreksi).kembar == hasil.keadaan.kembar


def test_nama_lahir_dan_wafat_sama_dengan_nik_lain_adalah_kemungkinan_kembar() -> None:
    dunia = Dunia()
    pertama = lapor(dunia, "Ani", nik=NIK, **BUDI)

    kedua = lapor(dunia, "Citra", nik=NIK_LAIN, **{**BUDI, "nama": "Boedi Santosa"})

    assert pasangan(dunia, kedua) == [(pertama, None)]
    (baca,) = dunia.app.kembar(kedua, oleh=LOKET, tujuan="memeriksa klaim ganda")
    assert baca.teks() == (
        "nama mirip (0,92), tanggal lahir sama, tanggal meninggal sama, NIK berbeda"
    )
    assert baca.teks("en").startswith("similar name (0.92), same date of birth")
    assert "Budi" not in repr((baca, dunia.keadaan(kedua)))


def test_orang_lain_tidak_dikira_kembar() -> None:
    dunia = Dunia()
    lapor(dunia, "Ani", nik=NIK, **BUDI)

    lain = lapor(dunia, "Citra", nik=NIK_LAIN, **{**BUDI, "nama": "Siti Rohana"})

    assert pasangan(dunia, lain) == []


def pemohon(dunia: Dunia, *, nik: str = "", **data: object) -> KasusId:
    """A case in which somebody asks for another person, who is like nobody."""
    pihak = (
        PihakDiajukan(pihak="pemohon", data={**data, **({"nik": nik} if nik else {})}),
        PihakDiajukan(pihak="almarhum", data={"kis": True, "tanggal_meninggal": "2026-05-22"}),
    )
    return dunia.ya(ajukan_santunan(pihak=pihak), LOKET).kasus


def test_yang_senama_tetapi_bukan_almarhum_tidak_dibaca_satu_demi_satu(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Half of a person's namesakes ask for somebody else: who they are is known once read."""
    monkeypatch.setattr(kembar, "PALING", 3)
    dunia, dibaca = Dunia(), list[int]()
    muat_banyak = KasusMemori.muat_banyak

    def dicatat(kasus: KasusMemori, semua: Collection[KasusId]) -> Mapping[KasusId, KasusTersimpan]:
        dibaca.append(len(semua))
        return muat_banyak(kasus, semua)

    ada = [lapor(dunia, "Ani", **BUDI) for _ in range(2)]
    for _ in range(6):
        pemohon(dunia, nama=BUDI["nama"], tanggal_lahir=BUDI["tanggal_lahir"])
    monkeypatch.setattr(KasusMemori, "muat_banyak", dicatat)

    lagi = lapor(dunia, "Citra", **BUDI)

    assert {ke for ke, _ in pasangan(dunia, lagi)} == {*ada}
    assert dibaca == [3, 3, 2]


def test_yang_ditemukan_dahulu_tidak_menggantikan_yang_lebih_mirip(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are looked at anew as soon as a fact changes, beside all the others, not before them."""
    monkeypatch.setattr(kembar, "PALING", 2)
    dunia = Dunia()
    joko, lahir = {**BUDI, "nama": "Joko Susilo"}, BUDI["tanggal_lahir"]
    dahulu = [lapor(dunia, "Ani", **joko) for _ in range(2)]
    kasus = lapor(dunia, "Citra", **joko)
    assert {ke for ke, _ in pasangan(dunia, kasus)} == {*dahulu}
    for _ in range(2):
        pemohon(dunia, nama="Budi Santoso", tanggal_lahir=lahir, nik=NIK)
    mirip = lapor(dunia, "Dewi", **BUDI)

    koreksi(dunia, kasus, nama="Budi Santoso", nik=NIK, tanggal_meninggal="2026-05-20")

    assert mirip in {ke for ke, _ in pasangan(dunia, kasus)}


def sampai_penetapan(dunia: Dunia, kasus: KasusId) -> None:
    dunia.kerjakan(
        kasus, ("catat", LOKET), ("periksa", LOKET), ("kelayakan", KABID), ("draf", PEKSOS)
    )


def test_sebelum_penetapan_diperiksa_lagi_dan_yang_belum_dijawab_tercatat_di_sana() -> None:
    """The other claim learned the name after this one was looked at."""
    dunia = Dunia()
    kasus = lapor(dunia, "Ani", nik=NIK, **BUDI)
    lain = lapor(dunia, "Citra")
    sampai_penetapan(dunia, kasus)
    koreksi(dunia, lain, nama="Budi Santoso")
    assert pasangan(dunia, kasus) == []

    hasil = dunia.ya(langkah_(kasus, "tetapkan", "setuju"), KEPALA)

    assert [q.ke for q in satu(hasil, k.LangkahDiselesaikan).kembar or ()] == [lain]
    assert pasangan(dunia, kasus) == [(lain, None)]


def test_jawaban_diingat_sampai_jati_diri_berubah() -> None:
    dunia = Dunia()
    pertama = lapor(dunia, "Ani", nik=NIK, **BUDI)
    kedua = lapor(dunia, "Citra", **BUDI)
    (ada,) = dunia.app.kasus(kedua, oleh=LOKET).keadaan.kembar

    dunia.ya(
        JawabKembar(kasus=kedua, kembar=ada.kode, jawaban="beda", alasan="dua orang berbeda"),
        PEKSOS,
    )

    assert pasangan(dunia, kedua) == [(pertama, JawabanKembar.BEDA)]
    koreksi(dunia, kedua, kis=False)
    sampai_penetapan(dunia, pertama)
    dunia.ya(langkah_(pertama, "tetapkan", "setuju"), KEPALA)
    assert pasangan(dunia, kedua) == [(pertama, JawabanKembar.BEDA)]
    assert pasangan(dunia, pertama) == []

    koreksi(dunia, kedua, nik=NIK_LAIN)

    assert pasangan(dunia, kedua) == [(pertama, None)]


def test_sama_menautkan_kedua_perkara_dan_tidak_menggabungkan_apa_pun() -> None:
    dunia = Dunia()
    pertama = lapor(dunia, "Ani", nik=NIK, **BUDI)
    kedua = lapor(dunia, "Citra", **BUDI)
    (ada,) = dunia.app.kasus(kedua, oleh=LOKET).keadaan.kembar
    jawab = JawabKembar(kasus=kedua, kembar=ada.kode, jawaban="sama", alasan="satu akta kematian")

    dunia.ya(jawab, PEKSOS)

    for kasus, lain in ((kedua, pertama), (pertama, kedua)):
        keadaan = dunia.app.kasus(kasus, oleh=LOKET).keadaan
        assert keadaan.tertaut(Hubungan.SEORANG) == (lain,)
        assert dunia.app.kasus(kasus).keadaan.tertaut(Hubungan.SEORANG) == ()
        kelas = {type(r.kejadian) for r in dunia.app.riwayat(kasus)}
        assert not kelas & {KembarDijawab, k.KasusDitautkan}
    assert dunia.tidak(JawabKembar(kasus=pertama, kembar="x", jawaban="sama", alasan="x"), PEKSOS)


@pytest.mark.parametrize("ada", [True, False])
def test_orang_luar_mendapat_jawaban_yang_sama_ada_atau_tidak_ada_perkaranya(ada: bool) -> None:
    dunia = Dunia()
    kosong = Dunia()
    if ada:
        lapor(dunia, "Ani", nik=NIK, **BUDI)
        dunia.id.n = kosong.id.n = 100

    hasil = [d.ya(klaim("Orang", nik=NIK, **BUDI), ORANG_LAIN) for d in (dunia, kosong)]

    assert hasil[0].kejadian == hasil[1].kejadian
    assert (hasil[0].versi, hasil[0].keadaan) == (hasil[1].versi, hasil[1].keadaan)
    kasus = hasil[0].kasus
    assert dunia.app.kasus(kasus, oleh=ORANG_LAIN).keadaan.kembar == ()
    assert dunia.app.riwayat(kasus, oleh=ORANG_LAIN) == kosong.app.riwayat(kasus, oleh=ORANG_LAIN)
    assert bool(dunia.app.kasus(kasus, oleh=LOKET).keadaan.kembar) is ada


def test_klaim_atas_orang_yang_sudah_disantuni_menunjukkan_yang_selesai() -> None:
    """What is granted once per deceased: also the claim that has been paid."""
    dunia, pertama = santunan_di("akhir")
    assert dunia.keadaan(pertama).status == "selesai"

    kedua = dunia.ya(ajukan_santunan(), LOKET).kasus

    assert pasangan(dunia, kedua) == [(pertama, None)]


def test_yang_disamakan_tidak_terbaca_lagi_sesudah_orang_itu_dihapus_atau_dibatasi() -> None:
    """That a name was the same says what it was."""
    for apa in ("hapus", "batasi"):
        dunia = Dunia()
        pertama = lapor(dunia, "Ani", nik=NIK, **BUDI)
        kedua = lapor(dunia, "Citra", nik=NIK, **BUDI)
        (ada,) = dunia.app.kasus(kedua, oleh=KEPALA).keadaan.kembar
        orang = dunia.keadaan(pertama).pihak[1].subjek
        with dunia.gudang() as unit:
            if apa == "hapus":
                unit.brankas.hapus(orang, pada=dunia.jam(), sebab="x")
            else:
                unit.brankas.batasi([orang], aktif=True)
            unit.simpan_semua()

        (baca,) = dunia.app.kembar(kedua, oleh=KEPALA, tujuan="memeriksa klaim ganda")

        assert (baca.kembar, baca.teks()) == (ada, "")
        assert dunia.app.buka(kedua, ada.dasar, KEPALA, tujuan="memeriksa klaim ganda") is None


def test_nomor_perkara_kembar_yang_tak_tampak_tidak_ada_dalam_formulir() -> None:
    dunia = Dunia()
    pertama = lapor(dunia, "Ani", nik=NIK, **BUDI)
    kedua = lapor(dunia, "Citra", nik=NIK, **BUDI)
    dunia.ya(KecualikanAkun(kasus=pertama, akun=LOKET.id, alasan="kerabat"), KEPALA)
    nomor = dunia.keadaan(pertama).nomor

    def formulir(oleh: Pelaku) -> str:
        return repr([t for t in dunia.app.langkah_tersedia(kedua, oleh) if "Kembar" in t.perintah])

    assert nomor in formulir(PEKSOS)
    assert formulir(LOKET) == "[]"


def test_klaim_yang_sama_ditemukan_di_halaman_mana_pun() -> None:
    dunia = Dunia()

    def bawa(n: int, **ubah: Any) -> Any:
        pemohon = PihakDiajukan(pihak="pemohon", data={"nama": "Ani", "nik": f"637105410180{n:04}"})
        almarhum = klaim("", nik=NIK).pihak[1]
        return ajukan_santunan(pihak=(pemohon, almarhum), berkas=(), **ubah)

    # As many as a page holds, about the same person by others, come first in the list.
    for n in range(1, 52):
        dunia.ya(bawa(n, kasus=f"kasus-{n:02}"), LOKET)

    (ganda,) = dunia.halangan(bawa(51), LOKET)
    assert (ganda.kode, ganda.rincian["kasus"]) == ("kasus_ganda", ("kasus-51",))


def test_dari_ajuan_yang_persis_sama_hanya_beberapa_yang_disebut() -> None:
    """Else each of a flood of them costs more than the one before."""
    dunia = Dunia()
    semua = [dunia.ya(ajukan_santunan(tetap_ajukan="lagi"), LOKET).kasus for _ in range(SERUPA + 3)]

    disebut = dunia.app.kasus(semua[-1], oleh=LOKET).keadaan.serupa

    assert disebut == tuple(semua[:SERUPA])
