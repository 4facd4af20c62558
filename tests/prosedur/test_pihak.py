"""Who joins a case, and which variant it turns out to be."""

from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    KABID,
    KEPALA,
    LOKET,
    NIK_ANAK,
    NIK_ANI,
    PEKSOS,
    TIM,
    Dunia,
    ajukan_adopsi,
    di,
    ditolak,
    langkah_,
    menilai,
    pihak,
    satu,
    serah,
)

from dinsos_core.domain.kasus import catatan as k
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as p
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.domain.standar.model import StandarPelayanan, Varian
from dinsos_core.testing.contoh import ADOPSI, batas_waktu, dokumen, langkah, syarat

# --- a party more

TANPA_ANAK = attrs.evolve(
    ADOPSI, pihak=(ADOPSI.pihak[0], attrs.evolve(ADOPSI.pihak[1], minimal=0, maksimal=2))
)


CITRA = pu.PihakDiajukan(pihak="anak", data={"nama": "Citra", "nik": "1234567890123456"})


def tambah(kasus: KasusId, *siapa: pu.PihakDiajukan, alasan: str = "") -> p.TambahPihak:
    return p.TambahPihak(kasus=kasus, pihak=siapa, alasan=alasan)


def test_pihak_yang_menyusul_diperiksa_seperti_saat_diajukan() -> None:
    dunia, kasus = di("periksa", TANPA_ANAK)

    salah = tambah(kasus, pihak("wali"), pihak("anak", nik="x"), pihak("anak"))
    (h, *lain) = dunia.halangan(salah, LOKET)

    assert (h.kode, h.lokasi) == (H.PIHAK_TIDAK_DIKENAL, "pihak.wali")
    assert {(h.kode, h.lokasi) for h in lain} == {
        (H.PIHAK_LEBIH, "pihak.anak"),
        (H.FAKTA_SALAH_JENIS, "anak[1].nik"),
    }
    assert dunia.tidak(tambah(kasus), LOKET) == [H.ISIAN_KOSONG]
    assert dunia.tidak(tambah(kasus, pihak("anak")), ANI) == [H.PERAN_TIDAK_BERWENANG]


def test_data_pihak_yang_menyusul_tersegel_dan_terbaca() -> None:
    dunia, kasus = di("periksa", TANPA_ANAK)
    perintah = tambah(kasus, CITRA, alasan="adiknya")

    ditambah = satu(dunia.ya(perintah, LOKET), k.PihakDitambah)

    assert "Citra" not in repr((perintah, ditambah))
    assert ditambah.pihak.subjek not in {q.subjek for q in dunia.keadaan(kasus).pihak[:-1]}
    nama = ditambah.pihak.fakta["nama"]
    assert dunia.app.buka(kasus, nama, LOKET, tujuan="baca") == "Citra"
    assert any(satu.lokasi[0].startswith("anak[1].") for satu in dunia.keadaan(kasus).diperingatkan)


def test_pihak_yang_menyusul_diperiksa_terhadap_yang_sudah_ada() -> None:
    dunia, kasus = di("periksa", TANPA_ANAK)
    seorang = pihak("anak", nik=NIK_ANI, tanggal_lahir="2024-02-10")

    dunia.ya(tambah(kasus, seorang), LOKET)

    ganda = [p.lokasi for p in dunia.keadaan(kasus).diperingatkan if p.kode == "nik_ganda"]
    assert ganda == [("pemohon[0].nik", "anak[1].nik")]


def test_akun_pihak_yang_menyusul_mengikuti_kasusnya() -> None:
    dunia, kasus = di("periksa")
    budi = Pelaku(id="budi", peran={"pemohon"})
    kedua = attrs.evolve(pihak("pemohon", tanggal_lahir="1990-01-01"), akun=budi.id)

    dunia.ya(tambah(kasus, kedua), LOKET)

    assert dunia.app.penilaian(kasus, budi, tujuan="baca") is not None
    assert "TarikPermohonan" in {t.perintah for t in dunia.app.langkah_tersedia(kasus, budi)}


def test_berkas_dan_penilaian_diulang_karena_pihak_yang_menyusul() -> None:
    """Each applicant brings a paper of their own: it is missing, so papers are checked again."""
    dunia, kasus = di("nilai")
    menilai(dunia, kasus)

    hasil = dunia.ya(tambah(kasus, pihak("pemohon", tanggal_lahir="1990-01-01")), LOKET)

    assert [e.tipe for e in hasil.kejadian] == ["pihak_ditambah", "pemeriksaan_diulang"]
    assert dunia.keadaan(kasus).penilaian is None
    assert dunia.keadaan(kasus).kemajuan.kini == "periksa"
    dunia.ya(langkah_(kasus, "periksa", berkas=(serah("sehat", 1),)), LOKET)


def test_pihak_tanpa_berkas_sendiri_hanya_mengulang_penilaian() -> None:
    dunia, kasus = di("nilai", TANPA_ANAK)
    menilai(dunia, kasus)

    hasil = dunia.ya(tambah(kasus, pihak("anak")), LOKET)

    assert [e.tipe for e in hasil.kejadian] == ["pihak_ditambah", "langkah_diulang"]
    assert dunia.keadaan(kasus).kemajuan.kini == "nilai"


def test_sesudah_putusan_tidak_ada_yang_menyusul() -> None:
    dunia, kasus = ditolak(TANPA_ANAK)

    assert dunia.tidak(tambah(kasus, pihak("anak")), LOKET) == [H.STATUS_TIDAK_MENGIZINKAN]


def test_kasus_menjadi_tentang_pihak_pokok_pertama_yang_menyusul() -> None:
    """What was sealed under the case itself before stays readable, and is found for that case."""
    dunia = Dunia(TANPA_ANAK)
    kasus = dunia.adopsi(pihak=ajukan_adopsi().pihak[:1])
    semula = dunia.keadaan(kasus).pokok
    catatan = p.CatatPerkembangan(kasus=kasus, catatan="anak ditemukan")
    lama = satu(dunia.ya(catatan, LOKET), k.PerkembanganDicatat).catatan

    pertama, kedua = dunia.ya(tambah(kasus, pihak("anak", nik=NIK_ANAK), CITRA), LOKET).kejadian
    keadaan = dunia.keadaan(kasus)

    assert isinstance(pertama, k.PihakDitambah)
    assert isinstance(kedua, k.PihakDitambah)
    assert (pertama.pokok, kedua.pokok) == (pertama.pihak.subjek, None)
    assert keadaan.pokok == pertama.pihak.subjek != semula
    assert dunia.app.buka(kasus, lama, LOKET, tujuan="baca") == "anak ditemukan"
    baru = satu(dunia.ya(catatan, LOKET), k.PerkembanganDicatat).catatan
    assert baru.subjek == keadaan.pokok
    assert {semula, keadaan.pokok} <= set(dunia.app.kasus(kasus).indeks.subjek)


# --- the variant

KERABAT = ("kerabat",)
BERVARIAN = attrs.evolve(
    ADOPSI,
    varian=(Varian(kode="umum", nama="Umum"), Varian(kode="kerabat", nama="Kerabat")),
    varian_pada="lapangan",
    dokumen=(*ADOPSI.dokumen, dokumen("silsilah", varian=KERABAT)),
    langkah=tuple(
        langkah_baru
        for satu_langkah in ADOPSI.langkah
        for langkah_baru in (
            satu_langkah,
            *(
                [langkah("musyawarah", J.KOORDINASI, "tim", varian=KERABAT)]
                if satu_langkah.kode == "lapangan"
                else []
            ),
        )
    ),
    waktu=(
        *ADOPSI.waktu,
        attrs.evolve(
            batas_waktu("kerabat", "2 hari kerja", "diajukan", "musyawarah"), varian=KERABAT
        ),
    ),
)
BERSYARAT = attrs.evolve(
    BERVARIAN,
    syarat=(
        *BERVARIAN.syarat,
        syarat("kerabat", "Kerabat", "ya", "menikah", varian=KERABAT),
    ),
)


def varian(kasus: KasusId, kode: str, alasan: str = "") -> p.TetapkanVarian:
    return p.TetapkanVarian(kasus=kasus, varian=kode, alasan=alasan)


def hasil_ditawarkan(dunia: Dunia, kasus: KasusId, oleh: Pelaku) -> list[object]:
    return [
        satu.kode
        for t in dunia.app.langkah_tersedia(kasus, oleh)
        if t.langkah
        for b in t.bidang
        if b.nama == "hasil"
        for satu in b.pilihan
    ]


def test_varian_yang_diketahui_kemudian_tidak_dituntut_saat_diajukan() -> None:
    dunia = Dunia(BERVARIAN)

    form = dunia.app.formulir_buka(BERVARIAN.layanan, ANI)
    kasus = dunia.adopsi()

    (pilihan,) = (b for b in form.bidang if b.nama == "varian")
    assert not pilihan.wajib
    assert {"kanal", "pihak.pemohon"} <= {b.nama for b in form.bidang}
    assert dunia.keadaan(kasus).varian is None
    assert "kerabat" not in {w.batas.kode for w in dunia.app.tenggat(kasus)}
    tanpa = attrs.evolve(BERVARIAN, varian_pada="")
    assert Dunia(tanpa).tidak(ajukan_adopsi(), ANI) == [H.VARIAN_WAJIB]


def test_langkahnya_tidak_selesai_sebelum_varian_ditetapkan() -> None:
    """It cannot simply go on; leading to a refusal needs no variant."""
    dunia, kasus = di("lapangan", BERVARIAN)

    (h,) = dunia.halangan(langkah_(kasus, "lapangan"), TIM)
    ditawarkan = hasil_ditawarkan(dunia, kasus, TIM)
    dunia.ya(varian(kasus, "umum"), TIM)

    assert (h.kode, h.rincian["pilihan"]) == (H.VARIAN_WAJIB, ("umum", "kerabat"))
    assert ditawarkan == ["tidak_layak"]
    assert hasil_ditawarkan(dunia, kasus, TIM) == ["selesai", "tidak_layak"]
    dunia.ya(langkah_(kasus, "lapangan"), TIM)


def test_langkah_yang_hanya_dapat_lanjut_tidak_ditawarkan_tanpa_varian() -> None:
    dunia, kasus = di("disposisi", attrs.evolve(BERVARIAN, varian_pada="disposisi"))

    assert hasil_ditawarkan(dunia, kasus, KEPALA) == []
    dunia.ya(varian(kasus, "umum"), LOKET)
    assert hasil_ditawarkan(dunia, kasus, KEPALA) == ["selesai"]


def test_varian_membawa_berkas_langkah_dan_jamnya() -> None:
    dunia, kasus = di("lapangan", BERVARIAN)

    hasil = dunia.ya(varian(kasus, "kerabat"), TIM)

    assert [e.tipe for e in hasil.kejadian] == ["varian_ditetapkan", "pemeriksaan_diulang"]
    tersimpan = dunia.app.kasus(kasus)
    assert tersimpan.indeks.peran_giliran == ("loket",)
    assert "kerabat" in {w.batas.kode for w in dunia.app.tenggat(kasus)}
    dunia.ya(langkah_(kasus, "periksa", berkas=(serah("silsilah"),)), LOKET)
    dunia.kerjakan(kasus, ("lapangan", TIM))
    giliran = dunia.app.giliran(kasus)
    assert giliran is not None
    assert giliran.langkah == "musyawarah"


def test_varian_diubah_kemudian_dengan_alasan_dan_langkahnya_menyesuaikan() -> None:
    """A case that waits at a step which the new variant lacks goes back to where it is settled."""
    dunia, kasus = di("periksa", BERVARIAN)
    dunia.ya(varian(kasus, "kerabat"), TIM)
    dunia.ya(langkah_(kasus, "periksa", berkas=(serah("silsilah"),)), LOKET)
    dunia.kerjakan(kasus, ("lapangan", TIM))
    assert dunia.tidak(varian(kasus, "umum"), TIM) == [H.ALASAN_WAJIB]

    ditetapkan = satu(dunia.ya(varian(kasus, "umum", "bukan kerabat"), TIM), k.VarianDitetapkan)

    assert (ditetapkan.semula, ditetapkan.langkah) == ("kerabat", "lapangan")
    assert dunia.keadaan(kasus).kemajuan.kini == "lapangan"
    assert "kerabat" not in {w.batas.kode for w in dunia.app.tenggat(kasus)}
    dunia.kerjakan(kasus, ("lapangan", TIM), ("nilai", PEKSOS))


@pytest.mark.parametrize(("standar", "ulang"), [(BERVARIAN, False), (BERSYARAT, True)])
def test_penilaian_diulang_hanya_bila_syaratnya_berbeda(
    standar: StandarPelayanan, ulang: bool
) -> None:
    dunia, kasus = di("lapangan", attrs.evolve(standar, dokumen=ADOPSI.dokumen))
    dunia.ya(varian(kasus, "umum"), TIM)
    dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": True}), TIM)
    dunia.kerjakan(kasus, ("nilai", PEKSOS), ("konsep", PEKSOS), ("teken", PEKSOS))

    dunia.ya(varian(kasus, "kerabat", "ternyata paman"), KABID)

    keadaan = dunia.keadaan(kasus)
    assert (keadaan.penilaian is None) is ulang
    assert keadaan.kemajuan.kini == ("nilai" if ulang else "teken")


@pytest.mark.parametrize(
    ("kode", "standar", "sebab"),
    [
        ("antah", BERVARIAN, H.VARIAN_TIDAK_DIKENAL),
        ("umum", attrs.evolve(BERVARIAN, varian_pada=""), H.VARIAN_SUDAH_TENTU),
    ],
)
def test_varian_lain_terhalang(kode: str, standar: StandarPelayanan, sebab: H) -> None:
    dunia = Dunia(standar)
    lain: dict[str, Any] = {} if standar.varian_pada else {"varian": "kerabat"}
    kasus = dunia.adopsi(**lain)

    assert dunia.tidak(varian(kasus, kode), LOKET) == [sebab]
    ada = {t.perintah for t in dunia.app.langkah_tersedia(kasus, LOKET)}
    assert ("TetapkanVarian" in ada) is bool(standar.varian_pada)


def test_varian_yang_sama_tidak_ditetapkan_dua_kali() -> None:
    dunia, kasus = di("lapangan", BERVARIAN)
    dunia.ya(varian(kasus, "umum"), TIM)

    assert dunia.tidak(varian(kasus, "umum", "x"), TIM) == [H.VARIAN_SUDAH_TENTU]
