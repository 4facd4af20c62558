"""Assessment, initials and determination: the rules inform, the office decides."""

import attrs
from tests.permohonan.contoh import (
    ANI,
    KABID,
    KEPALA,
    LOKET,
    PAGI,
    PEKSOS,
    RANGKAP,
    TIM,
    Dunia,
    di,
    langkah_,
    menilai,
    pihak,
    sampai,
    santunan_di,
    satu,
    tanpa_langkah,
    tipe,
)

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import Keanggotaan
from dinsos_core.domain.shared.pelaku import JejakPelaku
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN

# --- assessment


def test_penilaian_memakai_tanggal_pengajuan_pertama() -> None:
    """Born 21 June 1970: 55 when submitted on 1 June 2026, 56 when assessed a month later."""
    pemohon = pihak("pemohon", tanggal_lahir="1970-06-21")
    dunia, kasus = di("disposisi", pihak=(pemohon, pihak("anak")))
    dunia.jam.maju(days=30)
    sampai(dunia, kasus, "konsep")

    segel = dunia.keadaan(kasus).penilaian
    assert segel is not None
    penilaian = segel.terbuka
    assert penilaian.rekomendasi == "setujui"


def test_registri_mati_membuat_syarat_belum_dapat_dinilai() -> None:
    dunia, kasus = santunan_di("kelayakan")
    dunia.registri.mati = True

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)

    segel = dunia.keadaan(kasus).penilaian
    assert segel is not None
    penilaian = segel.terbuka
    assert penilaian.rekomendasi == "periksa"
    assert {h.kode: h.kesimpulan.value for h in penilaian.syarat} == {
        "terdaftar": "belum_dapat_dinilai",
        "klaim": "terpenuhi",
    }


def test_tidak_terdaftar_bukan_keputusan_melainkan_saran() -> None:
    dunia, kasus = santunan_di("kelayakan")
    dunia.registri.jawaban = Keanggotaan()

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.DIPROSES
    assert keadaan.penilaian is not None
    assert keadaan.penilaian.terbuka.rekomendasi == "tolak"


def test_penilai_menilai_ulang_setelah_registri_hidup_lagi() -> None:
    dunia, kasus = santunan_di("kelayakan")
    dunia.registri.mati = True
    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)
    dunia.registri.mati = False
    ulang = pu.NilaiUlang(kasus=kasus)

    assert dunia.tidak(ulang, LOKET) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(ulang, ANI) == [H.PERAN_TIDAK_BERWENANG]
    hasil = dunia.ya(ulang, KABID)

    assert tipe(hasil) == ["kelayakan_dinilai"]
    keadaan = dunia.keadaan(kasus)
    assert keadaan.penilaian is not None
    assert keadaan.penilaian.terbuka.rekomendasi == "setujui"
    assert keadaan.kemajuan.kini == "draf"
    assert keadaan.asesor == (PEKSOS.id, KABID.id)


def test_yang_belum_pernah_dinilai_tidak_dinilai_ulang() -> None:
    dunia, kasus = santunan_di("kelayakan")

    assert dunia.tidak(pu.NilaiUlang(kasus=kasus), PEKSOS) == [H.BELUM_PERNAH_DINILAI]


def test_tanpa_langkah_asesmen_penetap_yang_menilai_ulang() -> None:
    dunia = Dunia(tanpa_langkah(SANTUNAN, "kelayakan"))
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))

    assert dunia.tidak(pu.NilaiUlang(kasus=kasus), PEKSOS) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(pu.NilaiUlang(kasus=kasus), KEPALA) == [H.BELUM_PERNAH_DINILAI]


# --- who determines


def test_paraf_berurutan_dan_hanya_yang_terakhir_menetapkan() -> None:
    dunia, kasus = di("teken")

    assert dunia.tidak(langkah_(kasus, "teken"), KEPALA) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(langkah_(kasus, "teken"), KABID) == [H.PERAN_TIDAK_BERWENANG]
    pertama = dunia.ya(langkah_(kasus, "teken"), PEKSOS)
    assert tipe(pertama) == ["langkah_diparaf"]
    assert dunia.tidak(langkah_(kasus, "teken"), PEKSOS) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(langkah_(kasus, "teken"), KABID)

    keadaan = dunia.keadaan(kasus)
    assert [j.peran for j in keadaan.kemajuan.paraf] == ["peksos", "kabid"]
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIPROSES, "teken")
    hasil = dunia.ya(langkah_(kasus, "teken", "setuju"), KEPALA)
    assert tipe(hasil) == ["langkah_diselesaikan", "permohonan_disetujui"]
    assert dunia.keadaan(kasus).kemajuan.paraf == ()


def test_penetapan_dicatat_dengan_pelaku_dan_tanda() -> None:
    dunia, kasus = di("terbitkan")

    keadaan = dunia.keadaan(kasus)
    penetapan = keadaan.penetapan
    assert penetapan is not None
    assert (penetapan.putusan, penetapan.menyimpang) == (Status.DISETUJUI, False)
    assert (penetapan.dasar, penetapan.alasan) == ((), None)
    assert penetapan.oleh == JejakPelaku(id=KEPALA.id, peran="kepala")
    assert penetapan.pada == PAGI
    assert [m.nama for m in keadaan.penanda[-3:]] == ["teken", "ditetapkan", "disetujui"]


def test_yang_menilai_tidak_menetapkan() -> None:
    dunia, kasus = di("nilai")
    dunia.kerjakan(kasus, ("nilai", RANGKAP), ("konsep", PEKSOS))
    dunia.kerjakan(kasus, ("teken", RANGKAP), ("teken", RANGKAP))

    for hasil in ("setuju", "tolak", "teruskan"):
        perintah = langkah_(kasus, "teken", hasil, alasan="karena", kepada="provinsi")
        assert dunia.tidak(perintah, RANGKAP) == [H.DILARANG_MENETAPKAN]
    dunia.ya(langkah_(kasus, "teken", "setuju"), KEPALA)


def test_standar_dapat_membolehkan_penilai_menetapkan() -> None:
    dunia, kasus = di("nilai", attrs.evolve(ADOPSI, asesor_boleh_menetapkan=True))
    dunia.kerjakan(kasus, ("nilai", RANGKAP), ("konsep", PEKSOS))
    dunia.kerjakan(kasus, ("teken", RANGKAP), ("teken", RANGKAP), ("teken:setuju", RANGKAP))

    assert dunia.keadaan(kasus).status is Status.DISETUJUI


# --- what a determination rests on


def kasus_tak_layak() -> tuple[Dunia, KasusId]:
    return di("teken-kepala", fakta={"menikah": True, "jumlah_anak": 3})


def test_penolakan_bertumpu_pada_syarat_yang_tidak_terpenuhi() -> None:
    dunia, kasus = kasus_tak_layak()

    hasil = dunia.ya(langkah_(kasus, "teken", "tolak"), KEPALA)

    ditolak = satu(hasil, k.PermohonanDitolak)
    assert (ditolak.dasar, ditolak.menyimpang, ditolak.alasan) == (("satu-anak",), False, None)
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DITOLAK, "beri-tahu")
    assert [m.nama for m in keadaan.penanda[-2:]] == ["ditetapkan", "ditolak"]
    penetapan = keadaan.penetapan
    assert penetapan is not None
    assert (penetapan.putusan, penetapan.dasar) == (Status.DITOLAK, ("satu-anak",))


def test_menyetujui_bertentangan_dengan_penilaian_perlu_alasan_dan_keduanya_tercatat() -> None:
    dunia, kasus = kasus_tak_layak()

    assert dunia.tidak(langkah_(kasus, "teken", "setuju"), KEPALA) == [H.ALASAN_WAJIB]
    dunia.ya(langkah_(kasus, "teken", "setuju", alasan="Anak ketiga telah dewasa"), KEPALA)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.DISETUJUI
    assert keadaan.penilaian is not None
    assert keadaan.penilaian.terbuka.rekomendasi == "tolak"
    assert keadaan.penetapan is not None
    assert keadaan.penetapan.menyimpang
    assert keadaan.penetapan.alasan is not None
    assert keadaan.penetapan.alasan.nilai is None
    assert keadaan.penetapan.alasan.kunci.endswith("/alasan")


def test_menolak_yang_layak_perlu_alasan() -> None:
    dunia, kasus = di("teken-kepala")

    assert dunia.tidak(langkah_(kasus, "teken", "tolak"), KEPALA) == [H.ALASAN_WAJIB]
    ditolak = satu(
        dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA), k.PermohonanDitolak
    )

    assert (ditolak.dasar, ditolak.menyimpang) == ((), True)


def test_yang_belum_dapat_dinilai_tidak_disetujui_atau_ditolak_tanpa_alasan() -> None:
    dunia, kasus = di("lapangan")
    dunia.ya(langkah_(kasus, "lapangan"), TIM)
    menilai(dunia, kasus)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.penilaian is not None
    assert keadaan.penilaian.terbuka.rekomendasi == "periksa"
    for putusan in ("setuju", "tolak"):
        assert dunia.tidak(langkah_(kasus, "teken", putusan), KEPALA) == [H.ALASAN_WAJIB]
    disetujui = satu(
        dunia.ya(langkah_(kasus, "teken", "setuju", alasan="dilihat sendiri"), KEPALA),
        k.PermohonanDisetujui,
    )
    assert disetujui.menyimpang


def test_verifikasi_tidak_layak_langsung_ke_penetapan_dengan_saran_menolak() -> None:
    dunia, kasus = di("lapangan")
    fakta = {"layak_huni": True}

    hasil = dunia.ya(langkah_(kasus, "lapangan", "tidak_layak", fakta=fakta), TIM)

    selesai = satu(hasil, u.LangkahDiselesaikan)
    assert (selesai.berikut, selesai.saran_tolak) == ("teken", True)
    dunia.kerjakan(kasus, ("teken", PEKSOS), ("teken", KABID))
    for putusan in (
        "setuju",
        "tolak",
    ):  # the first goes against the finding, the second rests on none
        assert dunia.tidak(langkah_(kasus, "teken", putusan), KEPALA) == [H.ALASAN_WAJIB]
    ditolak = satu(
        dunia.ya(langkah_(kasus, "teken", "tolak", alasan="Rumah tak layak"), KEPALA),
        k.PermohonanDitolak,
    )
    assert not ditolak.menyimpang


def test_penetapan_menilai_sendiri_bila_belum_dinilai() -> None:
    dunia, kasus = di("lapangan")
    dunia.ya(langkah_(kasus, "lapangan", "tidak_layak"), TIM)
    dunia.kerjakan(kasus, ("teken", PEKSOS), ("teken", KABID))

    hasil = dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)

    assert tipe(hasil) == ["kelayakan_dinilai", "langkah_diselesaikan", "permohonan_ditolak"]


def test_fakta_yang_disaksikan_saat_menetapkan_ikut_dinilai() -> None:
    dunia, kasus = di("lapangan")
    dunia.ya(langkah_(kasus, "lapangan"), TIM)
    menilai(dunia, kasus)

    hasil = dunia.ya(langkah_(kasus, "teken", "setuju", fakta={"layak_huni": True}), KEPALA)

    assert tipe(hasil) == [
        "data_dikoreksi",
        "kelayakan_dinilai",
        "langkah_diselesaikan",
        "permohonan_disetujui",
    ]


def test_hasil_penetapan_tambahan_standar_tidak_memutus_perkara() -> None:
    """Sent back for another assessment: neither approved nor refused, and no assessor is made."""
    dunia, kasus = di("teken-kepala")

    hasil = dunia.ya(langkah_(kasus, "teken", "perbaiki"), KEPALA)

    assert tipe(hasil) == ["langkah_diselesaikan"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIPROSES, "nilai")
    menilai(dunia, kasus)
    dunia.ya(langkah_(kasus, "teken", "setuju"), KEPALA)
