"""What an actor may do now, as a form would be drawn from it."""

import attrs
from tests.permohonan.contoh import (
    ADOPSI,
    ANI,
    BPKPAD,
    KABID,
    KEPALA,
    KEPALA_LAIN,
    LOKET,
    ORANG_LAIN,
    PAGI,
    PEKSOS,
    PLH,
    RANGKAP,
    TIM,
    Dunia,
    langkah_,
    sampai,
)

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.prosedur.tawaran import Bidang, Giliran, Tindakan
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.standar.model import JenisLangkah, StandarPelayanan


def di(tujuan: str, standar: StandarPelayanan = ADOPSI) -> tuple[Dunia, KasusId]:
    dunia = Dunia(standar)
    kasus = dunia.adopsi()
    sampai(dunia, kasus, tujuan)
    return dunia, kasus


def nama(dunia: Dunia, kasus: KasusId, oleh: Pelaku) -> list[str]:
    return [t.perintah for t in dunia.app.langkah_tersedia(kasus, oleh)]


def langkah(dunia: Dunia, kasus: KasusId, oleh: Pelaku) -> Tindakan:
    (satu,) = [t for t in dunia.app.langkah_tersedia(kasus, oleh) if t.langkah]
    return satu


def test_pemeriksaan_berkas_menunjukkan_setiap_kekurangan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)

    tindakan = langkah(dunia, kasus, LOKET)

    assert (tindakan.perintah, tindakan.langkah, tindakan.jenis) == (
        "SelesaikanLangkah",
        "periksa",
        "periksa_berkas",
    )
    assert (tindakan.teks, tindakan.peran, tindakan.butir) == ("periksa", "loket", ("1",))
    assert [x.dokumen for x in tindakan.kekurangan] == [
        *("permohonan", "sehat", "akta", "ktp", "nikah", "penghasilan"),
    ]
    assert tindakan.fakta_belum == ()
    assert tindakan.bidang == (
        Bidang(nama="hasil", jenis="pilihan", wajib=False, pilihan=("lengkap", "kurang")),
        Bidang(nama="alasan", jenis="teks", wajib=False),
        Bidang(
            nama="berkas",
            jenis="berkas",
            wajib=False,
            pilihan=tuple(d.kode for d in ADOPSI.dokumen),
        ),
    )


def test_verifikasi_menawarkan_fakta_yang_harus_disaksikan() -> None:
    dunia, kasus = di("lapangan")

    tindakan = langkah(dunia, kasus, TIM)

    assert tindakan.kekurangan == ()
    assert tindakan.bidang == (
        Bidang(nama="hasil", jenis="pilihan", wajib=False, pilihan=("selesai", "tidak_layak")),
        Bidang(nama="alasan", jenis="teks", wajib=False),
        Bidang(
            nama="fakta.layak_huni",
            jenis="ya_tidak",
            wajib=False,
            teks="layak_huni",
            pilihan=("ya", "tidak"),
        ),
    )


def test_fakta_pihak_ditawarkan_untuk_setiap_orang() -> None:
    sehat = attrs.evolve(
        ADOPSI.syarat[0],
        kode="sehat",
        uji="dalam",
        fakta="setiap pemohon.sehat",
        parameter={"nilai": ("sehat",)},
    )
    anak = attrs.evolve(sehat, kode="anak-sehat", fakta="anak.sehat")
    lagi = attrs.evolve(sehat, kode="lagi", fakta="pemohon.sehat")
    dunia = Dunia(attrs.evolve(ADOPSI, syarat=(sehat, anak, lagi), dokumen=()))
    pemohon, calon = pu.PihakDiajukan(pihak="pemohon"), pu.PihakDiajukan(pihak="anak")
    kasus = dunia.adopsi(pihak=(pemohon, pemohon, calon), fakta={}, berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))

    isian = langkah(dunia, kasus, TIM).bidang
    dunia.ya(langkah_(kasus, "lapangan"), TIM)

    assert langkah(dunia, kasus, PEKSOS).fakta_belum == (
        "pemohon[0].sehat",
        "pemohon[1].sehat",
        "anak[0].sehat",
    )
    assert [i.nama for i in isian if i.nama.startswith("fakta.")] == [
        "fakta.pemohon[0].sehat",
        "fakta.pemohon[1].sehat",
        "fakta.anak[0].sehat",
    ]
    assert isian[-1].pilihan == ("sehat", "sakit")


def test_asesmen_menunjukkan_fakta_yang_belum_ada() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(fakta={"menikah": True})
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET), ("lapangan", TIM))

    tindakan = langkah(dunia, kasus, PEKSOS)

    assert tindakan.fakta_belum == ("jumlah_anak", "layak_huni")
    assert Bidang(nama="kepada", jenis="teks", wajib=False) in tindakan.bidang
    assert tindakan.bidang[0].pilihan == ("selesai", "tidak_layak", "bukan_wewenang")


def test_paraf_ditandai_dan_tidak_meminta_isian() -> None:
    dunia, kasus = di("teken")

    peksos = langkah(dunia, kasus, PEKSOS)
    dunia.kerjakan(kasus, ("teken", PEKSOS), ("teken", KABID))
    kepala = langkah(dunia, kasus, KEPALA)

    assert (peksos.hanya_paraf, peksos.bidang) == (True, ())
    assert not kepala.hanya_paraf
    assert kepala.bidang[0] == Bidang(
        nama="hasil",
        jenis="pilihan",
        wajib=True,
        pilihan=("setuju", "tolak", "teruskan", "perbaiki"),
    )


def test_penyerahan_ke_sistem_lain_menawarkan_rujukan() -> None:
    dunia = Dunia()
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET), ("kelayakan", PEKSOS))
    dunia.kerjakan(kasus, ("draf", PEKSOS), ("tetapkan:setuju", KEPALA))

    serah = langkah(dunia, kasus, PEKSOS)
    dunia.ya(langkah_(kasus, "serah"), PEKSOS)
    jawaban = langkah(dunia, kasus, BPKPAD)

    rujukan = Bidang(nama="rujukan", jenis="teks", wajib=False)
    assert rujukan in serah.bidang
    assert rujukan in jawaban.bidang
    assert not serah.bidang[0].wajib
    assert jawaban.bidang[0] == Bidang(
        nama="hasil", jenis="pilihan", wajib=True, pilihan=("berhasil", "gagal", "tunda")
    )
    assert jawaban.peran == "bpkpad"


def test_langkah_hanya_ditawarkan_kepada_yang_gilirannya() -> None:
    dunia, kasus = di("disposisi")

    assert langkah(dunia, kasus, KEPALA).langkah == "disposisi"
    assert langkah(dunia, kasus, PLH).langkah == "disposisi"
    for lain in (LOKET, TIM, ANI, ORANG_LAIN):
        assert "SelesaikanLangkah" not in nama(dunia, kasus, lain)
    dunia.jam.maju(days=5)
    assert "SelesaikanLangkah" not in nama(dunia, kasus, PLH)


def test_petugas_instansi_lain_tidak_ditawari_dan_tidak_membaca_apa_pun() -> None:
    dunia, kasus = di("disposisi")
    akses = dunia.gudang.tabel.brankas.akses

    assert dunia.app.langkah_tersedia(kasus, KEPALA_LAIN) == ()
    assert dunia.gudang.tabel.brankas.akses == akses


def test_orang_lain_tidak_ditawari_apa_pun() -> None:
    dunia, kasus = di("periksa")

    assert nama(dunia, kasus, ORANG_LAIN) == []


def test_yang_menilai_tidak_ditawari_menetapkan_tetapi_boleh_memaraf() -> None:
    dunia, kasus = di("nilai")
    dunia.kerjakan(kasus, ("nilai", RANGKAP), ("konsep", PEKSOS))

    assert langkah(dunia, kasus, RANGKAP).hanya_paraf
    dunia.kerjakan(kasus, ("teken", RANGKAP), ("teken", RANGKAP))
    assert "SelesaikanLangkah" not in nama(dunia, kasus, RANGKAP)
    assert langkah(dunia, kasus, KEPALA).langkah == "teken"


def test_selama_jeda_hanya_yang_bukan_langkah_ditawarkan() -> None:
    dunia, kasus = di("lapangan")
    assert "JedaKasus" in nama(dunia, kasus, TIM)
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA), TIM)

    tawaran = nama(dunia, kasus, TIM)

    assert "LanjutkanKasus" in tawaran
    assert "JedaKasus" not in tawaran
    assert "SelesaikanLangkah" not in tawaran


def test_tawaran_menurut_status_dan_peran() -> None:
    dunia, kasus = di("periksa")
    assert nama(dunia, kasus, ANI) == ["LengkapiBerkas", "KoreksiData", "TarikPermohonan"]
    assert nama(dunia, kasus, LOKET) == [
        "SelesaikanLangkah",
        "LengkapiBerkas",
        "KoreksiData",
        "JedaKasus",
        "TarikPermohonan",
    ]
    assert nama(dunia, kasus, KEPALA) == ["KoreksiData", "TeruskanKasus", "JedaKasus"]

    dunia.ya(langkah_(kasus, "periksa"), LOKET)
    assert nama(dunia, kasus, ANI) == ["KoreksiData", "TarikPermohonan"]

    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)
    assert nama(dunia, kasus, ANI) == []
    assert nama(dunia, kasus, LOKET) == []
    assert nama(dunia, kasus, KEPALA) == ["BukaKembaliKasus"]


def test_setelah_terbit_surat_dapat_dicabut_selama_masih_berlaku() -> None:
    dunia, kasus = di("akhir")

    (buka,) = [t for t in dunia.app.langkah_tersedia(kasus, KEPALA) if t.perintah == "CabutSurat"]
    assert buka.bidang == (
        Bidang(nama="nomor", jenis="pilihan", wajib=True, pilihan=("460/001/REHSOS/2026",)),
        Bidang(nama="alasan", jenis="teks", wajib=True),
    )
    dunia.ya(pu.CabutSurat(kasus=kasus, nomor="460/001/REHSOS/2026", alasan="x"), KEPALA)
    assert "CabutSurat" not in nama(dunia, kasus, KEPALA)
    assert "TarikPermohonan" in nama(dunia, kasus, ANI)


def test_gugur_ditawarkan_setelah_waktunya_lewat() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))

    assert nama(dunia, kasus, LOKET) == [
        "LengkapiBerkas",
        "KoreksiData",
        "JedaKasus",
        "TarikPermohonan",
    ]
    dunia.jam.kini = PAGI.replace(day=16, hour=0)
    assert "GugurkanPermohonan" in nama(dunia, kasus, LOKET)


def test_keberatan_ditawarkan_dalam_waktunya_dan_sekali() -> None:
    dunia, kasus = di("teken-kepala")
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)

    assert nama(dunia, kasus, ANI) == ["AjukanKeberatan"]
    dunia.jam.kini = PAGI.replace(month=7, hour=0)
    assert nama(dunia, kasus, ANI) == []
    dunia.jam.kini = PAGI
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    putuskan = next(
        t for t in dunia.app.langkah_tersedia(kasus, KEPALA) if t.perintah == "PutuskanKeberatan"
    )
    assert [i.nama for i in putuskan.bidang if i.wajib] == ["dikabulkan", "alasan"]
    dunia.ya(p.PutuskanKeberatan(kasus=kasus, dikabulkan=False, alasan="x"), KEPALA)
    assert nama(dunia, kasus, ANI) == []


def test_giliran_menyebut_langkah_dan_peran() -> None:
    dunia, kasus = di("teken")

    assert dunia.app.giliran(kasus) == Giliran(
        langkah="teken",
        teks="teken",
        butir=("1",),
        jenis=JenisLangkah.PENETAPAN,
        peran=("peksos",),
    )
    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)
    assert dunia.app.giliran(kasus) is None


def test_setelah_langkah_terakhir_tidak_ada_giliran() -> None:
    dunia, kasus = di("teken-kepala")
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    dunia.ya(langkah_(kasus, "beri-tahu"), LOKET)

    assert dunia.app.giliran(kasus) is None
    assert nama(dunia, kasus, LOKET) == ["AjukanKeberatan"]


def test_fakta_orang_yang_tidak_ada_tidak_ditawarkan() -> None:
    """A standard may allow a party to be absent; nothing can be attested of nobody."""
    sehat = attrs.evolve(
        ADOPSI.syarat[0],
        uji="dalam",
        fakta="setiap anak.sehat",
        parameter={"nilai": ("sehat",)},
    )
    pihak = (ADOPSI.pihak[0], attrs.evolve(ADOPSI.pihak[1], minimal=0))
    satu = attrs.evolve(sehat, kode="satu", fakta="anak.sehat")
    dunia = Dunia(attrs.evolve(ADOPSI, syarat=(sehat, satu), pihak=pihak, dokumen=()))
    kasus = dunia.adopsi(pihak=(pu.PihakDiajukan(pihak="pemohon"),), fakta={}, berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))

    assert [i.nama for i in langkah(dunia, kasus, TIM).bidang] == ["hasil", "alasan"]


# --- every offer beside the steps, in full

ALASAN = Bidang(nama="alasan", jenis="teks", wajib=True)
ALASAN_BEBAS = Bidang(nama="alasan", jenis="teks", wajib=False)
BERKAS = Bidang(
    nama="berkas", jenis="berkas", wajib=True, pilihan=tuple(d.kode for d in ADOPSI.dokumen)
)
LENGKAPI = ("LengkapiBerkas", "Lengkapi berkas", (BERKAS,))
KOREKSI = (
    "KoreksiData",
    "Koreksi data",
    (Bidang(nama="fakta", jenis="fakta", wajib=True), ALASAN_BEBAS),
)
TARIK = ("TarikPermohonan", "Tarik permohonan", (ALASAN_BEBAS,))
GUGURKAN = ("GugurkanPermohonan", "Nyatakan gugur karena waktu melengkapi lewat", ())
TERUSKAN = (
    "TeruskanKasus",
    "Teruskan ke instansi lain",
    (Bidang(nama="kepada", jenis="teks", wajib=True), ALASAN_BEBAS),
)
KEBERATAN = ("AjukanKeberatan", "Ajukan keberatan", (ALASAN,))
PUTUSKAN = (
    "PutuskanKeberatan",
    "Putuskan keberatan",
    (Bidang(nama="dikabulkan", jenis="ya_tidak", wajib=True), ALASAN),
)
BUKA = ("BukaKembaliKasus", "Buka kembali", (ALASAN,))
JEDA = (
    "JedaKasus",
    "Jeda dengan sebab tercatat",
    (
        Bidang(
            nama="sebab",
            jenis="pilihan",
            wajib=True,
            pilihan=("kuota", "pihak_luar", "pemohon", "lainnya"),
        ),
        ALASAN_BEBAS,
    ),
)
LANJUTKAN = ("LanjutkanKasus", "Lanjutkan", ())
NILAI_ULANG = ("NilaiUlang", "Nilai ulang", ())


def tawaran(dunia: Dunia, kasus: KasusId, oleh: Pelaku) -> set[object]:
    semua = [t for t in dunia.app.langkah_tersedia(kasus, oleh) if not t.langkah]
    assert all(t.jenis == "" and t.butir == () and not t.hanya_paraf for t in semua)
    assert {t.peran for t in semua} <= (oleh.peran | {m.peran for m in oleh.mandat})
    return {(t.perintah, t.teks, t.bidang) for t in semua}


def test_setiap_tawaran_lengkap_dengan_isiannya() -> None:
    dunia, kasus = di("periksa")
    assert tawaran(dunia, kasus, ANI) == {LENGKAPI, KOREKSI, TARIK}
    assert tawaran(dunia, kasus, LOKET) == {LENGKAPI, KOREKSI, TARIK, JEDA}
    assert tawaran(dunia, kasus, KEPALA) == {KOREKSI, TERUSKAN, JEDA}
    assert tawaran(dunia, kasus, KABID) == {KOREKSI, JEDA}

    dunia.kerjakan(kasus, ("periksa", LOKET), ("lapangan", TIM), ("nilai", PEKSOS))
    assert tawaran(dunia, kasus, PEKSOS) == {KOREKSI, NILAI_ULANG, JEDA}
    assert tawaran(dunia, kasus, LOKET) == {KOREKSI, TARIK, JEDA}
    dunia.ya(pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA), LOKET)
    assert tawaran(dunia, kasus, LOKET) == {KOREKSI, TARIK, LANJUTKAN}
    dunia.ya(pu.LanjutkanKasus(kasus=kasus), LOKET)

    dunia.kerjakan(kasus, ("konsep", PEKSOS), ("teken", PEKSOS), ("teken", KABID))
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    assert tawaran(dunia, kasus, ANI) == {KEBERATAN}
    assert tawaran(dunia, kasus, LOKET) == {KEBERATAN}
    assert tawaran(dunia, kasus, KEPALA) == {BUKA}
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    assert tawaran(dunia, kasus, ANI) == {TARIK}
    assert tawaran(dunia, kasus, KEPALA) == {PUTUSKAN, JEDA}
    assert tawaran(dunia, kasus, KABID) == {JEDA}


def test_tawaran_bagi_yang_dikembalikan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    dunia.jam.maju(days=60)

    assert tawaran(dunia, kasus, ANI) == {LENGKAPI, KOREKSI, TARIK}
    assert tawaran(dunia, kasus, LOKET) == {LENGKAPI, KOREKSI, TARIK, GUGURKAN, JEDA}
    assert tawaran(dunia, kasus, KEPALA) == {KOREKSI, JEDA}


def test_tanpa_peran_khusus_putusan_keberatan_ditawarkan_kepada_penetap() -> None:
    instansi = attrs.evolve(ADOPSI.instansi, parameter={})
    dunia, kasus = di("teken-kepala", attrs.evolve(ADOPSI, instansi=instansi))
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)

    assert tawaran(dunia, kasus, KEPALA) == {PUTUSKAN, JEDA}
    assert tawaran(dunia, kasus, KABID) == {JEDA}


def test_cabut_surat_ditawarkan_kepada_penetap_dengan_nomor_yang_berlaku() -> None:
    dunia, kasus = di("serahkan")
    nomor = Bidang(nama="nomor", jenis="pilihan", wajib=True, pilihan=("460/001/REHSOS/2026",))

    assert tawaran(dunia, kasus, KEPALA) == {("CabutSurat", "Cabut surat", (nomor, ALASAN)), JEDA}
    assert tawaran(dunia, kasus, LOKET) == {JEDA}
