"""What a case takes over from the one it comes from: people and what was stated of them, sealed."""

from typing import Any

import attrs
import pytest
from attrs import evolve
from tests.sambung.bahan import LOKASI, Kantor, lapor, rujukan, singgah

from dinsos_core import (
    GabungkanLaporan,
    KoreksiData,
    LaporkanKedaruratan,
    PihakDiajukan,
    SelesaikanLangkah,
)
from dinsos_core.application.privasi import Orang, ekspor_subjek
from dinsos_core.domain.kasus import perintah_catatan as p
from dinsos_core.domain.shared.ids import KasusId, PelakuId
from dinsos_core.domain.shared.rahasia import Rahasia, cari_rahasia

NIK = "6371012006900001"
PEMBACA = ("pramu_sosial",)
PENERIMA = "petugas_penerima_laporan"


def baca(kantor: Kantor, kasus: str, rahasia: Rahasia) -> Any:
    """What an officer of the shelter reads of the case by this reference."""
    oleh = kantor.pelaku(*PEMBACA)
    return kantor.app.buka(kasus, rahasia, oleh, tujuan="uji")


def test_hanya_rujukan_kasus_sendiri_yang_dapat_dibuka(kantor: Kantor) -> None:
    """A value taken over is the new case's, too; the report's own notes are not (A24)."""
    kantor.pukul("2025-07-01T17:00")
    a = lapor(kantor, nama="N", telepon="0811")
    kantor.langkah(a, "catat", alasan="tetangga bercerita")
    s = kantor.jadi(rujukan(a), "petugas").lanjutan[0].kasus

    dibawa = {r for q in kantor.keadaan(s).pihak for r in q.fakta.values()}
    milik_a = {r for e in kantor.kejadian(a) for r in cari_rahasia(e)}
    nama = next(r for r in dibawa & milik_a if r.kunci.endswith("/nama"))
    assert baca(kantor, s, nama) == "Tuan tanpa nama"
    rahasia = milik_a - dibawa
    assert {r.subjek for r in rahasia} >= {r.subjek for r in dibawa}
    assert {baca(kantor, s, r) for r in rahasia} == {None}


def test_pelapor_tidak_pernah_dibawa(kantor: Kantor) -> None:
    a = lapor(kantor, nama="N", telepon="0811")

    ((kode, tempat),) = kantor.tolak(rujukan(a, pihak={"subjek": "pelapor"}), "petugas")

    assert (kode, tempat) == ("pihak_tidak_dikenal", "pihak.subjek")


def test_yang_disaksikan_petugas_tidak_ikut_terbawa(kantor: Kantor) -> None:
    kantor.pukul("2025-07-01T17:00")
    a = lapor(kantor)
    for kode, peran in (("catat", ""), ("perintah", ""), ("kontak", "")):
        kantor.langkah(a, kode, peran)
    terancam = {"subjek.terancam_kehidupannya": True, "subjek.kebutuhan_dasar_tak_terpenuhi": True}
    kantor.langkah(a, "respon", "tim_reaksi_cepat", fakta=terancam)

    s = kantor.jadi(rujukan(a), "petugas").lanjutan[0].kasus

    assert {"nama", "terancam_kehidupannya"} <= kantor.keadaan(a).pihak[0].fakta.keys()
    assert kantor.keadaan(s).pihak[0].fakta.keys() == {"nama", "kategori_ppks", "asal_klien"}


def test_pembukaan_kedua_bagi_orang_yang_sama_tampak_ganda(kantor: Kantor) -> None:
    a, s = singgah(kantor)

    ((kode, _),) = kantor.tolak(rujukan(a), "petugas")
    assert kode == "kasus_ganda"
    lagi = kantor.jadi(rujukan(a, tetap_ajukan="pindah rumah singgah"), "petugas")

    (ikut,) = lagi.lanjutan
    assert kantor.keadaan(ikut.kasus).serupa == (s,)


@pytest.mark.parametrize("diketahui", ["di sini", "di sana"])
def test_ganda_juga_bila_orangnya_dikenal_dari_nik(kantor: Kantor, diketahui: str) -> None:
    """Under another subject: by the number that was taken over, or that is stated with it."""
    data = {"nama": "Tuan", "kategori_ppks": "lanjut_usia_terlantar", "nik": NIK}
    isi: Any = {"layanan": "kedaruratan-ppks", "fakta": LOKASI}
    orang = [PihakDiajukan(pihak="subjek", data=data)]
    a = kantor.jadi(LaporkanKedaruratan(pihak=orang, **isi), "petugas_penerima_laporan").kasus
    s = kantor.jadi(rujukan(a), "petugas").lanjutan[0].kasus
    if diketahui == "di sini":
        ulang = LaporkanKedaruratan(pihak=orang, **isi, tetap_ajukan="lagi")
        c = rujukan(kantor.jadi(ulang, "petugas_penerima_laporan").kasus)
    else:
        c = rujukan(lapor(kantor))
        c = evolve(c, fakta={**c.fakta, "subjek.nik": NIK})

    hasil = kantor.lakukan(c, "petugas")

    (halangan,) = hasil.failure()
    assert (halangan.kode.value, halangan.rincian["kasus"]) == ("kasus_ganda", (s,))


def test_membaca_bagi_pembukaan_yang_ditolak_tetap_tercatat(kantor: Kantor) -> None:
    a = lapor(kantor)
    (orang,) = kantor.keadaan(a).pihak

    kantor.tolak(rujukan(a, varian=None), "petugas")

    with kantor.gudang(baca=True) as unit:
        (akses,) = unit.brankas.akses(orang.subjek)
    assert (akses.tujuan.tujuan, akses.tujuan.kasus) == ("BukaLanjutan", a)
    assert {kunci.rpartition("/")[2] for kunci in akses.kunci} == {"nama", "kategori_ppks"}


def test_orang_yang_tidak_ada_di_sini_tertolak_di_sana(kantor: Kantor) -> None:
    a = lapor(kantor)
    fakta = {"subjek.asal_klien": "razia", "hantu.nama": "x", "subjek[1].nama": "y"}

    masalah = kantor.tolak(rujukan(a, fakta=fakta), "petugas")

    assert {(kode, tempat.partition("].")[2]) for kode, tempat in masalah} == {
        ("pihak_tidak_dikenal", "pihak.hantu"),
        ("pihak_tidak_dikenal", "pihak.subjek[1]"),
    }


def test_isi_pihak_harus_teks(kantor: Kantor) -> None:
    salah: Any = {"subjek": ["subjek"]}
    c = attrs.evolve(rujukan(lapor(kantor)), pihak=salah)

    assert kantor.tolak(c, "petugas") == {("isian_salah_jenis", "pihak.subjek")}


def test_akun_yang_dikecualikan_tetap_di_luar(kantor: Kantor) -> None:
    """Neither as the party it was, nor as an official, nor by naming the case."""
    orang = PihakDiajukan(pihak="subjek", data={"nama": "Tuan"}, akun=PelakuId("kerabat"))
    c = LaporkanKedaruratan(
        layanan="kedaruratan-ppks", pihak=[orang], fakta={"lokasi_kejadian": "63.71"}
    )
    a = kantor.jadi(c, PENERIMA).kasus
    b = lapor(kantor)
    for akun in ("kerabat", "pramu_sosial", PENERIMA):
        kantor.jadi(p.KecualikanAkun(kasus=a, akun=akun, alasan="dilaporkan"), "kabid_rehsos")

    s = kantor.jadi(rujukan(a), "petugas").lanjutan[0].kasus

    assert kantor.keadaan(s).akun == ()
    assert kantor.keadaan(s).dikecualikan == ("kerabat", "pramu_sosial", PENERIMA)
    ((kode, _),) = kantor.tolak(SelesaikanLangkah(kasus=s, langkah="catat"), "pramu_sosial")
    assert kode == "kasus_tidak_ditemukan"
    assert kantor.tolak(GabungkanLaporan(kasus=b, ke=a), PENERIMA) == {
        ("kasus_tidak_ditemukan", f"kasus[{a}]")
    }
    kantor.jadi(GabungkanLaporan(kasus=b, ke=a), "petugas")


def test_orang_yang_dibawa_dengan_dua_nama_pihak_punya_dua_pernyataan(kantor: Kantor) -> None:
    """One subject, two parties: what is stated of the one is not laid over the other."""
    a = lapor(kantor)
    pihak = {"subjek": "subjek", "pemohon": "subjek"}
    fakta = {
        "subjek.asal_klien": "laporan_masyarakat",
        "subjek.nama": "Mbah S",
        "pemohon.nama": "Satinah",
    }
    s = kantor.jadi(rujukan(a, pihak=pihak, fakta=fakta), "petugas").lanjutan[0].kasus

    def nama() -> list[object]:
        return [baca(kantor, s, q.fakta["nama"]) for q in kantor.keadaan(s).pihak]

    assert len(kantor.keadaan(s).subjek) == 1
    assert nama() == ["Mbah S", "Satinah"]
    koreksi = {"subjek.nama": "Mbah Sati", "pemohon.nama": "Satinah binti Ali"}
    kantor.jadi(KoreksiData(kasus=s, fakta=koreksi), "pramu_sosial")
    assert nama() == ["Mbah Sati", "Satinah binti Ali"]


def _bernik(kantor: Kantor) -> tuple[str, str]:
    """A report about somebody with a number, and the stay that took it over."""
    data = {"nama": "Tuan", "kategori_ppks": "lanjut_usia_terlantar", "nik": NIK}
    isi: Any = {"layanan": "kedaruratan-ppks", "fakta": LOKASI}
    lapor = LaporkanKedaruratan(pihak=[PihakDiajukan(pihak="subjek", data=data)], **isi)
    a = kantor.jadi(lapor, "petugas_penerima_laporan").kasus
    return a, kantor.jadi(rujukan(a), "petugas").lanjutan[0].kasus


@pytest.mark.parametrize("dikoreksi", ["asal", "lanjutan"])
def test_yang_masih_berlaku_di_kasus_lain_tetap_diekspor_dan_ditemukan(
    kantor: Kantor, dikoreksi: str
) -> None:
    """One sealed value is two cases': corrected in one of them, it still holds in the other."""
    a, s = _bernik(kantor)
    subjek = kantor.keadaan(a).pihak[0].subjek
    peran = "petugas_penerima_laporan" if dikoreksi == "asal" else "pramu_sosial"
    baru: dict[str, object] = {"subjek[0].nik": None, "subjek[0].nama": "Tuan Besar"}
    c = KoreksiData(kasus=KasusId(a if dikoreksi == "asal" else s), fakta=baru, alasan="salah")

    kantor.jadi(c, peran)

    pdp = kantor.pelaku("petugas_pdp")
    isi = ekspor_subjek(
        kantor.app.lingkungan, Orang(nik=NIK), oleh=pdp, diterima=kantor.kini
    ).unwrap()
    (satu,) = [orang for orang in isi["subjek"] if orang["subjek"] == subjek]
    nilai = list(satu["nilai"].values())
    assert {"Tuan", "Tuan Besar", NIK} <= {n for n in nilai if isinstance(n, str)}
