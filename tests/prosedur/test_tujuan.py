"""Outcomes do what the chart draws, at whatever step the lifecycle lets them."""

from typing import Any

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    BPKPAD,
    KEPALA,
    LOKET,
    PEKSOS,
    TIM,
    Dunia,
    di,
    kabari,
    langkah_,
    sampai,
    santunan_di,
    satu,
    serah,
    tanpa_langkah,
    tipe,
    ubah_langkah,
)

from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import ArtiHasil, Hasil, StandarPelayanan
from dinsos_core.domain.standar.model import JenisLangkah as J
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN, batas_waktu, langkah


def hasil_pada(kode: str, standar: StandarPelayanan = ADOPSI, **hasil: Any) -> StandarPelayanan:
    """The standard with one step that has these outcomes as well."""
    lama = next(s.hasil for s in standar.langkah if s.kode == kode)
    return ubah_langkah(standar, kode, hasil={**lama, **hasil})


def pilihan(dunia: Dunia, kasus: KasusId, oleh: Any) -> tuple[str, ...]:
    """The outcomes that the current step offers."""
    (form,) = [t for t in dunia.app.langkah_tersedia(kasus, oleh) if t.langkah]
    return next(
        tuple(str(satu.kode) for satu in b.pilihan) for b in form.bidang if b.nama == "hasil"
    )


# --- back to the applicant


@pytest.mark.parametrize(("kode", "oleh"), [("disposisi", KEPALA), ("lapangan", TIM)])
def test_kembalikan_dari_langkah_apa_pun_mengembalikan_berkas_dengan_suratnya(
    kode: str, oleh: Any
) -> None:
    """With a letter, and a clock of the applicant's; where nothing is missing, with a reason."""
    dunia, kasus = di(kode, hasil_pada(kode, kembali="kembalikan"))
    kembali = langkah_(kasus, kode, "kembali")

    (h,) = dunia.halangan(kembali, oleh)
    dikembalikan = satu(
        dunia.ya(attrs.evolve(kembali, alasan="KTP buram"), oleh), k.BerkasDikembalikan
    )

    assert (h.kode, h.lokasi) == (H.ALASAN_WAJIB, "alasan")
    assert dikembalikan.kurang.terbuka == ()
    assert dunia.keadaan(kasus).status is Status.DIKEMBALIKAN
    templat = [kiriman.pesan.templat for kiriman in dunia.gudang.tabel.kiriman.values()]
    assert templat[-1] == "berkas-dikembalikan"
    kabari(dunia, kasus, "dikembalikan")
    (batas,) = [x for x in dunia.app.tenggat(kasus) if x.batas.kode == "melengkapi"]
    assert batas.status == "berjalan"


def test_yang_dikembalikan_sesudah_lengkap_diperiksa_lagi_dan_jam_kantor_mulai_baru() -> None:
    dunia, kasus = di("lapangan", hasil_pada("lapangan", kembali="kembalikan"))
    dunia.ya(langkah_(kasus, "lapangan", "kembali", alasan="x"), TIM)
    dunia.jam.maju(days=1)

    def proses() -> Any:
        (batas,) = [x for x in dunia.app.tenggat(kasus) if x.batas.kode == "proses"]
        return batas

    menunggu = proses()
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=BERKAS_ADOPSI[:1]), ANI)
    dunia.ya(langkah_(kasus, "periksa"), LOKET)

    assert menunggu.tenggat is None
    assert dunia.keadaan(kasus).status is Status.DIPROSES
    assert proses().tenggat.mulai == dunia.jam()


def test_dari_langkah_kemudian_kembali_ke_pemeriksaan_lalu_kurang() -> None:
    """Most offices do this: a later desk finds a paper wanting."""
    dunia, kasus = di("nilai", hasil_pada("nilai", periksa_lagi="periksa"))
    dunia.ya(langkah_(kasus, "nilai", "periksa_lagi"), PEKSOS)

    dunia.ya(langkah_(kasus, "periksa", "kurang", alasan="akta buram"), LOKET)

    assert dunia.keadaan(kasus).status is Status.DIKEMBALIKAN
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=BERKAS_ADOPSI[:1]), ANI)
    assert dunia.keadaan(kasus).kemajuan.kini == "periksa"
    sampai_akhir(dunia, kasus, "periksa")


def sampai_akhir(dunia: Dunia, kasus: KasusId, dari: str) -> None:
    """The rest of an adoption case, everything in order."""
    urutan: list[tuple[str, Any]] = [
        ("periksa", LOKET),
        ("lapangan", TIM),
        ("nilai", PEKSOS),
        ("konsep", PEKSOS),
    ]
    tempat = next(n for n, (kode, _) in enumerate(urutan) if kode == dari)
    dunia.kerjakan(kasus, *urutan[tempat:])
    assert dunia.keadaan(kasus).kemajuan.kini == "teken"


# --- to a refusal


def test_saran_tolak_sebelum_berkas_lengkap_dapat_ditolak_tetapi_tidak_disetujui() -> None:
    dunia = Dunia(
        ubah_langkah(
            hasil_pada("periksa", SANTUNAN, tidak_berhak="tolak"), "tetapkan", oleh=("kepala",)
        )
    )
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa:tidak_berhak", LOKET))

    ditawarkan = pilihan(dunia, kasus, KEPALA)
    (h,) = dunia.halangan(langkah_(kasus, "tetapkan", "setuju", alasan="x"), KEPALA)
    dunia.ya(langkah_(kasus, "tetapkan", "tolak", alasan="x"), KEPALA)

    assert ditawarkan == ("tolak", "teruskan")
    assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DITOLAK, "beri-tahu")


@pytest.mark.parametrize("ke", ["tolak", "draf", "kelayakan"])
def test_kembali_ke_penetapan_atau_sebelumnya_membuka_lagi_putusan(ke: str) -> None:
    dunia, kasus = santunan_di("serah", hasil_pada("serah", SANTUNAN, batal=ke))

    hasil = dunia.ya(langkah_(kasus, "serah", "batal"), PEKSOS)

    assert tipe(hasil) == ["langkah_diselesaikan", "putusan_diulang"]
    assert satu(hasil, k.PutusanDiulang).dasar == ("batal",)
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.penetapan) == (Status.DIPROSES, None)
    assert keadaan.kemajuan.kini == {"tolak": "tetapkan"}.get(ke, ke)
    if ke == "tolak":
        dunia.ya(langkah_(kasus, "tetapkan", "tolak", alasan="x"), KEPALA)
        assert dunia.keadaan(kasus).status is Status.DITOLAK


def test_sesudah_terbit_putusan_tidak_dibuka_lagi_oleh_langkah() -> None:
    """A letter is out: it is revoked, or the case reopened, by whoever answers for it."""
    dunia, kasus = di("serahkan", hasil_pada("serahkan", ulang="nilai"))

    (h,) = dunia.halangan(langkah_(kasus, "serahkan", "ulang"), LOKET)

    assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
    assert pilihan(dunia, kasus, LOKET) == ("selesai",)


# --- to an end


def test_akhir_sebelum_penetapan_tidak_membiarkan_kasus_tanpa_giliran() -> None:
    dunia, kasus = di("lapangan", hasil_pada("lapangan", berhenti="akhir"))

    (h,) = dunia.halangan(langkah_(kasus, "lapangan", "berhenti"), TIM)

    assert (h.kode, h.rincian["kejadian"]) == (H.STATUS_TIDAK_MENGIZINKAN, "kasus_ditutup")
    assert "berhenti" not in pilihan(dunia, kasus, TIM)


TIDAK = Hasil(ke="beri-tahu", arti=ArtiHasil.TIDAK_DILAYANI)


def test_tidak_dilayani_berakhir_dengan_alasan_dan_masih_diberitahukan() -> None:
    """Marked as going against the assessment, as a refusal would be; clocks are not met."""
    batas = batas_waktu("b", "5 hari kerja", "diajukan", "terbit")
    standar = attrs.evolve(hasil_pada("lapangan", tidak=TIDAK), waktu=(batas,))
    dunia, kasus = di("lapangan", standar)
    tidak = langkah_(kasus, "lapangan", "tidak", fakta={"layak_huni": True})

    (h,) = dunia.halangan(tidak, TIM)
    akhir = satu(dunia.ya(attrs.evolve(tidak, alasan="x"), TIM), k.KasusTidakDilayani)

    assert (h.kode, h.lokasi) == (H.ALASAN_WAJIB, "alasan")
    assert (akhir.menyimpang, akhir.dasar, akhir.alasan is None) == (True, ("tidak",), False)
    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.TIDAK_DILAYANI
    assert keadaan.penetapan is not None
    templat = [kiriman.pesan.templat for kiriman in dunia.gudang.tabel.kiriman.values()]
    assert templat[-1] == "permohonan-tidak-dilayani"
    (jam,) = [x for x in dunia.app.tenggat(kasus) if x.batas.kode == "b"]
    assert (jam.status, jam.penutup) == ("berakhir", "tidak_dilayani")
    dunia.kerjakan(kasus, ("beri-tahu", LOKET))
    assert dunia.keadaan(kasus).status is Status.TIDAK_DILAYANI
    assert dunia.app.giliran(kasus) is None


def test_tidak_dilayani_di_langkah_yang_menilai_bersandar_pada_penilaiannya() -> None:
    dunia, kasus = santunan_di("kelayakan", hasil_pada("kelayakan", SANTUNAN, tidak=TIDAK))

    hasil = dunia.ya(langkah_(kasus, "kelayakan", "tidak", alasan="x"), PEKSOS)

    assert tipe(hasil) == ["kelayakan_dinilai", "langkah_diselesaikan", "kasus_tidak_dilayani"]
    assert satu(hasil, k.KasusTidakDilayani).menyimpang


def test_tanpa_syarat_tidak_ada_yang_disimpangi() -> None:
    standar = attrs.evolve(hasil_pada("catat", SANTUNAN, tidak=TIDAK), syarat=())
    dunia, kasus = santunan_di("catat", standar)

    hasil = dunia.ya(langkah_(kasus, "catat", "tidak", alasan="x"), LOKET)

    assert not satu(hasil, k.KasusTidakDilayani).menyimpang


@pytest.mark.parametrize("arti", [ArtiHasil.DITERUSKAN, None])
def test_diteruskan_masih_melalui_langkah_yang_memberi_tahu(arti: ArtiHasil | None) -> None:
    """What the kind of step passes on is passed on, wherever a standard leads it."""
    terus = Hasil(ke="beri-tahu", arti=arti)
    dunia, kasus = santunan_di("tetapkan", hasil_pada("tetapkan", SANTUNAN, teruskan=terus))

    dunia.ya(langkah_(kasus, "tetapkan", "teruskan", kepada="provinsi", alasan="x"), KEPALA)
    sesudah = dunia.keadaan(kasus)
    dunia.kerjakan(kasus, ("beri-tahu", LOKET))

    assert (sesudah.status, sesudah.kemajuan.kini) == (Status.DITERUSKAN, "beri-tahu")
    assert dunia.keadaan(kasus).kemajuan.kini == "akhir"


def test_diteruskan_dengan_perintah_tidak_menyisakan_langkah() -> None:
    dunia, kasus = di("nilai")

    dunia.ya(pu.TeruskanKasus(kasus=kasus, kepada="provinsi", alasan="x"), KEPALA)

    assert dunia.app.giliran(kasus) is None
    assert dunia.keadaan(kasus).kemajuan.kini == "akhir"


# --- again


def test_lagi_mencatat_setiap_kali_dan_baru_berjam_saat_selesai() -> None:
    dampingi = langkah("damping", J.DAMPINGI, "tim")
    standar = attrs.evolve(ADOPSI, langkah=(*ADOPSI.langkah[:4], dampingi, *ADOPSI.langkah[4:]))
    dunia = Dunia(standar)
    kasus = dunia.adopsi()
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))

    for _ in range(2):
        dunia.ya(langkah_(kasus, "damping", "lagi", alasan="kunjungan"), TIM)
    sebelum = {p.nama for p in dunia.keadaan(kasus).penanda}
    dunia.kerjakan(kasus, ("damping", TIM))

    catatan = [c.hasil for c in dunia.keadaan(kasus).kemajuan.catatan if c.langkah == "damping"]
    assert catatan == ["lagi", "lagi", "selesai"]
    assert "damping" not in sebelum
    assert "damping" in {p.nama for p in dunia.keadaan(kasus).penanda}


# --- what a kind does, it does by its plain outcome alone


def test_hasil_sendiri_tidak_menerbitkan_dan_tidak_menyerahkan() -> None:
    adopsi, izin = di("terbitkan", hasil_pada("terbitkan", tunda="serahkan"))
    santunan, bantuan = santunan_di("serah", hasil_pada("serah", SANTUNAN, tunda="informasi"))

    adopsi.kerjakan(izin, ("terbitkan:tunda", LOKET))
    santunan.kerjakan(bantuan, ("serah:tunda", PEKSOS))

    assert adopsi.keadaan(izin).surat == ()
    assert adopsi.gudang.tabel.nomor == {}
    assert santunan.keadaan(bantuan).sistem == ()


# --- where papers are looked at


TANPA_PERIKSA = tanpa_langkah(SANTUNAN, "periksa")


def test_tanpa_berkas_dan_tanpa_pemeriksaan_berkas_lengkap_sejak_dibuka() -> None:
    dunia = Dunia(attrs.evolve(TANPA_PERIKSA, dokumen=()))
    kasus = dunia.santunan(berkas=())
    lengkap = dunia.keadaan(kasus)

    dunia.kerjakan(kasus, ("catat", LOKET), ("kelayakan", PEKSOS), ("draf", PEKSOS))
    dunia.kerjakan(kasus, ("tetapkan:setuju", KEPALA), ("serah", PEKSOS))

    assert lengkap.status is Status.DIPROSES
    assert [p.nama for p in lengkap.penanda] == ["diajukan", "ajukan", "berkas_lengkap"]
    assert dunia.keadaan(kasus).status is Status.DI_SISTEM_LAIN


def test_yang_lengkap_tanpa_diperiksa_lengkap_lagi_sesudah_dibuka_kembali_atau_dilengkapi() -> None:
    tanpa = attrs.evolve(
        hasil_pada("catat", TANPA_PERIKSA, kembali="kembalikan"),
        dokumen=(attrs.evolve(SANTUNAN.dokumen[0], jika_ada=True),),
    )
    dunia = Dunia(tanpa)
    kasus = dunia.santunan(berkas=())

    dunia.ya(langkah_(kasus, "catat", "kembali", alasan="x"), LOKET)
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=(serah("kematian"),)), ANI)
    dilengkapi = dunia.keadaan(kasus)
    dunia.ya(pu.TeruskanKasus(kasus=kasus, kepada="x", alasan="x"), KEPALA)
    dunia.ya(pu.BukaKembaliKasus(kasus=kasus, alasan="x"), KEPALA)

    assert (dilengkapi.status, dilengkapi.kemajuan.kini) == (Status.DIPROSES, "catat")
    assert dunia.keadaan(kasus).status is Status.DIPROSES


def test_langkah_lain_dapat_melihat_berkas_seperti_pemeriksaan() -> None:
    """Ours, where no check is printed: it sends back what is incomplete, and never passes it."""
    standar = ubah_langkah(TANPA_PERIKSA, "kelayakan", periksa_berkas=True)
    dunia = Dunia(standar)
    kasus = dunia.santunan(berkas=())
    dunia.kerjakan(kasus, ("catat", LOKET))

    ditolak = dunia.tidak(langkah_(kasus, "kelayakan", "selesai"), PEKSOS)
    dunia.kerjakan(kasus, ("kelayakan", PEKSOS))
    kembali = dunia.keadaan(kasus)
    berkas = (serah("kematian", rangkap=3), serah("kis"))
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=berkas), ANI)
    hasil = dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)

    assert ditolak == [H.BERKAS_BELUM_LENGKAP] * 2
    assert (kembali.status, kembali.kemajuan.kini) == (Status.DIKEMBALIKAN, "kelayakan")
    assert tipe(hasil) == [
        "kelayakan_dinilai",
        "langkah_diselesaikan",
        "berkas_dinyatakan_lengkap",
    ]


def test_berkas_yang_tidak_dapat_dikembalikan_lagi_hanya_dicatat_kurangnya() -> None:
    """After the determination nothing goes back: what is missing is on record, nobody waits."""
    dunia, kasus = di("serahkan", ubah_langkah(ADOPSI, "serahkan", periksa_berkas=True))
    kurang_rangkap = serah("akta")

    ditawarkan = pilihan(dunia, kasus, LOKET)
    hasil = dunia.ya(langkah_(kasus, "serahkan", berkas=(kurang_rangkap,)), LOKET)

    assert "kurang" not in ditawarkan
    kurang = satu(hasil, k.BerkasDiperiksa).kurang
    assert kurang is not None
    assert [x.dokumen for x in kurang.terbuka] == ["akta"]
    assert dunia.keadaan(kasus).status is Status.SELESAI


# --- the order of kinds


def test_menyiapkan_berkas_sesudah_pengajuan_ialah_langkah_dan_jamnya_mulai_di_sana() -> None:
    siapkan = langkah("lengkapi", J.SIAPKAN_BERKAS, "pemohon")
    standar = attrs.evolve(
        ADOPSI,
        langkah=(*ADOPSI.langkah[:3], siapkan, *ADOPSI.langkah[3:]),
        waktu=(batas_waktu("b", "2 hari kerja", "lengkapi", "periksa"),),
    )
    dunia = Dunia(standar)
    kasus = dunia.adopsi()

    def mulai() -> Any:
        (batas,) = [x for x in dunia.app.tenggat(kasus) if x.batas.kode == "b"]
        return batas.tenggat and batas.tenggat.mulai

    awal = mulai()
    dunia.kerjakan(kasus, ("disposisi", KEPALA))
    dunia.jam.maju(days=1)
    dunia.kerjakan(kasus, ("lengkapi", ANI))

    assert awal is None
    assert mulai() == dunia.jam()


def test_jawaban_gagal_sebelum_penetapan_hanya_menyarankan_tolak() -> None:
    """There is no decision yet for the other system to undo."""
    tanya = langkah("tanya", J.JAWABAN_SISTEM, "bpkpad", sistem="bpkpad")
    standar = attrs.evolve(ADOPSI, langkah=(*ADOPSI.langkah[:4], tanya, *ADOPSI.langkah[4:]))
    dunia = Dunia(standar)
    kasus = dunia.adopsi()
    sampai(dunia, kasus, "lapangan")

    hasil = dunia.ya(langkah_(kasus, "tanya", "gagal"), BPKPAD)

    assert tipe(hasil) == ["langkah_diselesaikan"]
    assert dunia.keadaan(kasus).saran_tolak
