"""Doing steps: whose turn, which outcome, what it means for the case."""

from typing import Any, TypeVar

import attrs
import pytest
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
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
    serah,
)

from dinsos_core.application.pipa import PerintahTerlaksana
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.berkas import SebabKurang
from dinsos_core.domain.kasus.kemajuan import CatatanLangkah
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.nilai import Keanggotaan
from dinsos_core.domain.shared.pelaku import JejakPelaku, Pelaku
from dinsos_core.domain.standar.model import Bila, JenisLangkah, Langkah, StandarPelayanan
from dinsos_core.testing.contoh import ADOPSI, SANTUNAN

E = TypeVar("E", bound=u.Kejadian)


def tipe(hasil: PerintahTerlaksana) -> list[str]:
    return [satu.tipe for satu in hasil.kejadian]


def satu(hasil: PerintahTerlaksana, jenis: type[E]) -> E:
    (ketemu,) = [e for e in hasil.kejadian if isinstance(e, jenis)]
    return ketemu


def ubah_langkah(standar: StandarPelayanan, kode: str, **ubah: Any) -> StandarPelayanan:
    def baru(lama: Langkah) -> Langkah:
        return attrs.evolve(lama, **ubah) if lama.kode == kode else lama

    return attrs.evolve(standar, langkah=tuple(baru(lama) for lama in standar.langkah))


def di(tujuan: str, standar: StandarPelayanan = ADOPSI) -> tuple[Dunia, KasusId]:
    dunia = Dunia(standar)
    kasus = dunia.adopsi()
    sampai(dunia, kasus, tujuan)
    return dunia, kasus


# --- whose turn


def test_langkah_tak_dikenal_menyebut_yang_terdekat() -> None:
    dunia, kasus = di("disposisi")

    (h,) = dunia.halangan(langkah_(kasus, "disposisi2"), KEPALA)

    assert (h.kode, h.lokasi) == (H.LANGKAH_TIDAK_DIKENAL, "langkah")
    assert (h.rincian["langkah"], h.rincian["mirip"]) == ("disposisi2", "disposisi")
    assert h.rincian["pilihan"] == tuple(s.kode for s in ADOPSI.langkah)


def test_langkah_di_luar_giliran_ditolak_dengan_gilirannya() -> None:
    dunia, kasus = di("disposisi")

    (h,) = dunia.halangan(langkah_(kasus, "periksa"), LOKET)

    assert (h.kode, h.lokasi) == (H.LANGKAH_BELUM_GILIRAN, "langkah")
    assert h.rincian == {"langkah": "periksa", "giliran": "disposisi"}


def test_langkah_tertutup_selama_status_tidak_memberi_giliran() -> None:
    dunia, kasus = di("periksa")
    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)

    (h,) = dunia.halangan(langkah_(kasus, "periksa"), LOKET)

    assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
    assert h.rincian == {
        "status": "ditarik",
        "kejadian": "langkah_diselesaikan",
        "boleh": ("diajukan", "diproses", "disetujui", "di_sistem_lain", "terbit", "ditolak"),
    }


@pytest.mark.parametrize(
    ("oleh", "kode"),
    [
        (LOKET, H.PERAN_TIDAK_BERWENANG),
        (ANI, H.PERAN_TIDAK_BERWENANG),
        (ORANG_LAIN, H.PERAN_TIDAK_BERWENANG),
        (KEPALA_LAIN, H.INSTANSI_LAIN),
    ],
)
def test_langkah_hanya_oleh_peran_yang_disebut_dari_instansi_ini(oleh: Pelaku, kode: H) -> None:
    dunia, kasus = di("disposisi")

    (h,) = dunia.halangan(langkah_(kasus, "disposisi"), oleh)

    assert h.kode is kode
    if kode is H.PERAN_TIDAK_BERWENANG:
        assert h.rincian == {"boleh": ("kepala",)}


def test_langkah_pemohon_hanya_oleh_pihak_kasusnya() -> None:
    standar = ubah_langkah(ADOPSI, "disposisi", oleh=("pemohon",))
    dunia, kasus = di("disposisi", standar)

    assert dunia.tidak(langkah_(kasus, "disposisi"), ORANG_LAIN) == [H.BUKAN_PIHAK_KASUS]
    assert dunia.tidak(langkah_(kasus, "disposisi"), KEPALA) == [H.PERAN_TIDAK_BERWENANG]
    dunia.ya(langkah_(kasus, "disposisi"), ANI)


def test_pelaksana_harian_bertindak_hanya_dalam_masanya_dan_tercatat_plh() -> None:
    dunia, kasus = di("teken-kepala")
    dunia.jam.maju(days=4, hours=14.99)

    hasil = dunia.ya(langkah_(kasus, "teken", "setuju"), PLH)

    disetujui = satu(hasil, k.PermohonanDisetujui)
    assert disetujui.oleh == JejakPelaku(id=PLH.id, peran="kepala", sebagai="Plh.")
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    penandatangan = dunia.keadaan(kasus).surat[0].penandatangan
    assert penandatangan == disetujui.oleh


@pytest.mark.parametrize("hari", [-1, 5])
def test_pelaksana_harian_di_luar_masanya_tidak_berwenang(hari: int) -> None:
    dunia, kasus = di("teken-kepala")
    dunia.jam.maju(days=hari)

    assert dunia.tidak(langkah_(kasus, "teken", "setuju"), PLH) == [H.PERAN_TIDAK_BERWENANG]


def test_masa_mandat_dihitung_menurut_zona_instansi() -> None:
    """23.59 WITA on the last day is in; a minute later the mandate is over, though UTC says
    otherwise."""
    dunia, kasus = di("teken-kepala")
    dunia.jam.kini = PAGI.replace(day=6, hour=0, minute=0)

    assert dunia.tidak(langkah_(kasus, "teken", "setuju"), PLH) == [H.PERAN_TIDAK_BERWENANG]
    dunia.jam.maju(minutes=-1)
    dunia.ya(langkah_(kasus, "teken", "setuju"), PLH)


# --- papers


def test_semua_kekurangan_disebut_sekaligus_dan_berkas_dikembalikan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=(serah("akta"), serah("permohonan"), serah("sehat")))
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)

    hasil = dunia.ya(langkah_(kasus, "periksa"), LOKET)

    keadaan = dunia.keadaan(kasus)
    assert tipe(hasil) == ["langkah_diselesaikan", "berkas_dikembalikan"]
    assert keadaan.status is Status.DIKEMBALIKAN
    assert {x.dokumen: x.sebab for x in keadaan.kurang} == {
        "akta": (SebabKurang.KURANG_RANGKAP, SebabKurang.BELUM_LEGALISIR),
        "ktp": (SebabKurang.TIDAK_ADA,),
        "nikah": (SebabKurang.TIDAK_ADA,),
        "penghasilan": (SebabKurang.TIDAK_ADA,),
    }
    assert keadaan.kemajuan.kini == "periksa"
    assert keadaan.penanda[-1].nama == "dikembalikan"
    assert "periksa" not in [m.nama for m in keadaan.penanda]


def test_berkas_kurang_tidak_dapat_diluluskan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=(serah("akta"), serah("permohonan"), serah("ktp", asli=True)))
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)

    semua = dunia.halangan(langkah_(kasus, "periksa", "lengkap"), LOKET)

    assert {h.kode for h in semua} == {H.BERKAS_BELUM_LENGKAP}
    assert [(h.lokasi, dict(h.rincian)) for h in semua][:2] == [
        (
            "berkas.sehat.pemohon[0]",
            {"dokumen": "Surat sehat", "butir": ("2",), "sebab": ("tidak_ada",)},
        ),
        (
            "berkas.akta",
            {
                "dokumen": "Surat akta",
                "butir": ("2",),
                "sebab": ("kurang_rangkap", "belum_legalisir"),
            },
        ),
    ]
    assert len(semua) == 4


def test_berkas_lengkap_memulai_proses() -> None:
    dunia, kasus = di("periksa")

    hasil = dunia.ya(langkah_(kasus, "periksa"), LOKET)

    keadaan = dunia.keadaan(kasus)
    assert tipe(hasil) == ["langkah_diselesaikan", "berkas_dinyatakan_lengkap"]
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIPROSES, "lapangan")
    assert [m.nama for m in keadaan.penanda[-2:]] == ["periksa", "berkas_lengkap"]


def test_petugas_boleh_mengembalikan_berkas_lengkap_hanya_dengan_alasan() -> None:
    """An unreadable copy does not show in the list."""
    dunia, kasus = di("periksa")

    (h,) = dunia.halangan(langkah_(kasus, "periksa", "kurang", alasan=" \n"), LOKET)
    assert (h.kode, h.lokasi) == (H.ALASAN_WAJIB, "alasan")
    hasil = dunia.ya(langkah_(kasus, "periksa", "kurang", alasan="Fotokopi buram"), LOKET)

    kembali = satu(hasil, u.BerkasDikembalikan)
    assert kembali.kurang == ()
    assert kembali.alasan is not None
    assert dunia.keadaan(kasus).status is Status.DIKEMBALIKAN


def test_pengembalian_karena_kekurangan_tidak_perlu_alasan() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.ya(langkah_(kasus, "disposisi"), KEPALA)

    kembali = satu(dunia.ya(langkah_(kasus, "periksa", "kurang"), LOKET), u.BerkasDikembalikan)

    assert kembali.alasan is None


def test_berkas_dilengkapi_lalu_diperiksa_lagi() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(berkas=())
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))

    assert dunia.tidak(langkah_(kasus, "periksa"), LOKET) == [H.STATUS_TIDAK_MENGIZINKAN]
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=BERKAS_ADOPSI), ANI)
    assert dunia.keadaan(kasus).status is Status.DIAJUKAN
    dunia.ya(langkah_(kasus, "periksa"), LOKET)

    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kurang) == (Status.DIPROSES, ())


def test_temuan_petugas_mengganti_yang_diserahkan() -> None:
    """The copy said to be certified is not; the officer's finding counts."""
    dunia, kasus = di("periksa")
    temuan = serah("akta", rangkap=3, legalisir=False)

    hasil = dunia.ya(langkah_(kasus, "periksa", berkas=[temuan]), LOKET)

    assert tipe(hasil) == ["berkas_diperiksa", "langkah_diselesaikan", "berkas_dikembalikan"]
    keadaan = dunia.keadaan(kasus)
    assert temuan in keadaan.berkas
    assert [x.dokumen for x in keadaan.kurang] == ["akta"]


def test_temuan_tentang_surat_asing_ditolak() -> None:
    dunia, kasus = di("periksa")
    perintah = langkah_(kasus, "periksa", berkas=[serah("akte")], fakta={"x.y": 1, "z": 2})

    assert dunia.tidak(perintah, LOKET) == [
        H.PIHAK_TIDAK_DIKENAL,
        H.FAKTA_TIDAK_DIKENAL,
        H.DOKUMEN_TIDAK_DIKENAL,
    ]


def test_pemeriksaan_kedua_tidak_menyatakan_lengkap_lagi() -> None:
    ulang = attrs.evolve(ADOPSI.langkah[3], kode="periksa-2")
    standar = attrs.evolve(ADOPSI, langkah=(*ADOPSI.langkah[:4], ulang, *ADOPSI.langkah[4:]))
    dunia, kasus = di("periksa", standar)

    hasil = [dunia.ya(langkah_(kasus, kode), LOKET) for kode in ("periksa", "periksa-2")]

    assert tipe(hasil[0]) == ["langkah_diselesaikan", "berkas_dinyatakan_lengkap"]
    assert tipe(hasil[1]) == ["langkah_diselesaikan"]


# --- outcomes


def test_hasil_tak_dikenal_menyebut_yang_ada() -> None:
    dunia, kasus = di("lapangan")

    (h,) = dunia.halangan(langkah_(kasus, "lapangan", "tidak_layk"), TIM)

    assert (h.kode, h.lokasi) == (H.HASIL_TIDAK_DIKENAL, "hasil")
    assert h.rincian == {"pilihan": ("selesai", "tidak_layak"), "mirip": "tidak_layak"}


def test_langkah_yang_memutuskan_wajib_menyebut_hasil() -> None:
    dunia, kasus = di("teken-kepala")

    (h,) = dunia.halangan(langkah_(kasus, "teken"), KEPALA)

    assert (h.kode, h.lokasi) == (H.HASIL_WAJIB, "hasil")
    assert h.rincian == {"pilihan": ("setuju", "tolak", "teruskan", "perbaiki")}


def test_langkah_opsional_dapat_dilewati_tanpa_tanda() -> None:
    dunia, kasus = di("konsep")

    dunia.ya(langkah_(kasus, "konsep", "dilewati"), PEKSOS)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.kemajuan.kini == "teken"
    assert keadaan.kemajuan.catatan[-1].hasil == "dilewati"
    assert "konsep" not in [m.nama for m in keadaan.penanda]
    assert dunia.keadaan(kasus).kemajuan.catatan[-1].oleh.peran == "peksos"


def test_langkah_bersyarat_dilewati_bila_faktanya_tidak() -> None:
    standar = ubah_langkah(ADOPSI, "konsep", bila=Bila(fakta="layak_huni"))
    dunia, kasus = di("lapangan", standar)

    dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": False}), TIM)
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)

    assert dunia.keadaan(kasus).kemajuan.kini == "teken"


def test_catatan_langkah_disegel() -> None:
    dunia, kasus = di("disposisi")

    selesai = satu(
        dunia.ya(langkah_(kasus, "disposisi", alasan=" Segera "), KEPALA), u.LangkahDiselesaikan
    )

    assert selesai.catatan is not None
    assert selesai.catatan.nilai is None
    isi = dunia.gudang.tabel.brankas.nilai[selesai.catatan.subjek]
    assert isi[selesai.catatan.kunci] == "Segera"
    assert selesai.catatan.kunci.endswith("/catatan")
    assert selesai.catatan.subjek == dunia.keadaan(kasus).pokok


# --- attested facts


def test_fakta_yang_disaksikan_langkah_masuk_penilaian() -> None:
    dunia, kasus = di("lapangan")

    hasil = dunia.ya(
        langkah_(kasus, "lapangan", fakta={"layak_huni": False, "anak.sehat": "sehat"}), TIM
    )
    dunia.ya(langkah_(kasus, "nilai"), PEKSOS)

    assert tipe(hasil) == ["data_dikoreksi", "langkah_diselesaikan"]
    keadaan = dunia.keadaan(kasus)
    assert sorted(keadaan.pihak[1].fakta) == ["nama", "nik", "sehat"]
    assert keadaan.penilaian is not None
    assert keadaan.penilaian.rekomendasi == "tolak"


def test_langkah_hanya_menyaksikan_fakta_atestasi() -> None:
    dunia, kasus = di("lapangan")

    perintah = langkah_(kasus, "lapangan", fakta={"menikah": False})

    assert dunia.tidak(perintah, TIM) == [H.FAKTA_BUKAN_ISIAN]


def test_setelah_ditetapkan_langkah_tidak_lagi_menyaksikan_fakta() -> None:
    """The determination stands on the assessment on record; a late fact would erase it."""
    dunia, kasus = di("serahkan")

    (h,) = dunia.halangan(langkah_(kasus, "serahkan", fakta={"layak_huni": False}), LOKET)

    assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
    assert h.rincian == {
        "status": "terbit",
        "kejadian": "data_dikoreksi",
        "boleh": ("diajukan", "dikembalikan", "diproses"),
    }
    assert dunia.keadaan(kasus).penilaian is not None


def test_langkah_yang_perannya_tidak_disebut_syarat_tidak_mengatestasi() -> None:
    dunia, kasus = di("nilai")
    giliran = dunia.app.giliran(kasus)
    assert giliran is not None
    assert giliran.peran == ("peksos",)

    (h,) = dunia.halangan(langkah_(kasus, "nilai", fakta={"layak_huni": True}), PEKSOS)
    (tawaran,) = (t for t in dunia.app.langkah_tersedia(kasus, PEKSOS) if t.langkah)

    assert (h.kode, h.lokasi) == (H.PERAN_TIDAK_BERWENANG, "layak_huni")
    assert h.rincian == {"boleh": ("tim", "loket", "kepala")}
    assert not [i for i in tawaran.bidang if i.nama.startswith("fakta.")]


# --- initials and determination


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
        assert dunia.tidak(perintah, RANGKAP) == [H.ASESOR_TIDAK_MENETAPKAN]
    dunia.ya(langkah_(kasus, "teken", "setuju"), KEPALA)


def test_standar_dapat_membolehkan_penilai_menetapkan() -> None:
    dunia, kasus = di("nilai", attrs.evolve(ADOPSI, asesor_boleh_menetapkan=True))
    dunia.kerjakan(kasus, ("nilai", RANGKAP), ("konsep", PEKSOS))
    dunia.kerjakan(kasus, ("teken", RANGKAP), ("teken", RANGKAP), ("teken:setuju", RANGKAP))

    assert dunia.keadaan(kasus).status is Status.DISETUJUI


def test_penilaian_memakai_tanggal_pengajuan_pertama() -> None:
    """Born 21 June 1970: 55 when submitted on 1 June 2026, 56 when assessed a month later."""
    dunia = Dunia()
    kasus = dunia.adopsi(
        pihak=(
            pu.PihakDiajukan(pihak="pemohon", data={"tanggal_lahir": "1970-06-21"}),
            pu.PihakDiajukan(pihak="anak"),
        )
    )
    dunia.jam.maju(days=30)
    sampai(dunia, kasus, "konsep")

    penilaian = dunia.keadaan(kasus).penilaian
    assert penilaian is not None
    assert penilaian.rekomendasi == "setujui"


def menilai(dunia: Dunia, kasus: KasusId) -> None:
    dunia.kerjakan(
        kasus, ("nilai", PEKSOS), ("konsep", PEKSOS), ("teken", PEKSOS), ("teken", KABID)
    )


def kasus_tak_layak() -> tuple[Dunia, KasusId]:
    dunia = Dunia()
    kasus = dunia.adopsi(fakta={"menikah": True, "jumlah_anak": 3})
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": True}), TIM)
    menilai(dunia, kasus)
    return dunia, kasus


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
    assert keadaan.penilaian.rekomendasi == "tolak"
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
    assert keadaan.penilaian.rekomendasi == "periksa"
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


def test_sesudah_penolakan_pemberitahuan_mengakhiri_langkah_tanpa_menutup() -> None:
    dunia, kasus = kasus_tak_layak()
    dunia.ya(langkah_(kasus, "teken", "tolak"), KEPALA)

    hasil = dunia.ya(langkah_(kasus, "beri-tahu"), LOKET)

    assert tipe(hasil) == ["langkah_diselesaikan"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DITOLAK, "akhir")


# --- passing on


def test_lajang_diteruskan_ke_provinsi_menurut_penilaian() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(fakta={"menikah": False, "jumlah_anak": 0})
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": True}), TIM)
    menilai(dunia, kasus)

    for hasil in ("setuju", "tolak"):
        assert dunia.tidak(langkah_(kasus, "teken", hasil), KEPALA) == [H.ALASAN_WAJIB]
    hasil_teruskan = dunia.ya(langkah_(kasus, "teken", "teruskan"), KEPALA)

    assert tipe(hasil_teruskan) == ["langkah_diselesaikan", "kasus_diteruskan"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kepada) == (Status.DITERUSKAN, "provinsi")
    assert keadaan.kemajuan.kini == "akhir"
    assert keadaan.penanda[-1].nama == "diteruskan"
    assert keadaan.penetapan is None


def test_penetapan_yang_menilai_sendiri_meneruskan_menurut_penilaian_itu() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(fakta={"menikah": False, "jumlah_anak": 0})
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    dunia.ya(langkah_(kasus, "lapangan", "tidak_layak", fakta={"layak_huni": True}), TIM)
    dunia.kerjakan(kasus, ("teken", PEKSOS), ("teken", KABID))

    dunia.ya(langkah_(kasus, "teken", "teruskan"), KEPALA)

    assert dunia.keadaan(kasus).kepada == "provinsi"


def test_kegagalan_yang_kembali_tepat_ke_penetapan_membuka_keputusan() -> None:
    standar = ubah_langkah(SANTUNAN, "jawaban", hasil={"gagal": "tetapkan"})
    dunia, kasus = santunan_di("jawaban", standar)

    hasil = dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="x"), BPKPAD)

    assert tipe(hasil) == ["langkah_diselesaikan", "sistem_menolak"]


def test_meneruskan_wajib_menyebut_kepada_siapa() -> None:
    dunia, kasus = di("nilai")

    (h,) = dunia.halangan(langkah_(kasus, "nilai", "bukan_wewenang"), PEKSOS)
    assert (h.kode, h.lokasi) == (H.RUJUKAN_WAJIB, "kepada")
    hasil = dunia.ya(
        langkah_(kasus, "nilai", "bukan_wewenang", kepada="kota lain", alasan="pindah"), PEKSOS
    )

    assert tipe(hasil) == ["kelayakan_dinilai", "langkah_diselesaikan", "kasus_diteruskan"]
    diteruskan = satu(hasil, u.KasusDiteruskan)
    assert diteruskan.kepada == "kota lain"
    assert diteruskan.alasan is not None


def test_yang_disebut_petugas_mendahului_saran_penilaian() -> None:
    dunia = Dunia()
    kasus = dunia.adopsi(fakta={"menikah": False, "jumlah_anak": 0})
    dunia.kerjakan(kasus, ("disposisi", KEPALA), ("periksa", LOKET))
    dunia.ya(langkah_(kasus, "lapangan", fakta={"layak_huni": True}), TIM)
    menilai(dunia, kasus)

    dunia.ya(langkah_(kasus, "teken", "teruskan", kepada="kementerian"), KEPALA)

    assert dunia.keadaan(kasus).kepada == "kementerian"


# --- another system


def santunan_di(tujuan: str, standar: StandarPelayanan = SANTUNAN) -> tuple[Dunia, KasusId]:
    dunia = Dunia(standar)
    kasus = dunia.santunan()
    for kode, oleh in (
        ("catat", LOKET),
        ("periksa", LOKET),
        ("kelayakan", KABID),
        ("draf", PEKSOS),
        ("tetapkan:setuju", KEPALA),
        ("serah", PEKSOS),
        ("jawaban:berhasil", BPKPAD),
        ("transfer", BPKPAD),
        ("informasi", LOKET),
    ):
        if kode.partition(":")[0] == tujuan:
            break
        dunia.kerjakan(kasus, (kode, oleh))
    return dunia, kasus


def test_penyerahan_ke_sistem_lain_dicatat_dengan_rujukannya() -> None:
    dunia, kasus = santunan_di("serah")

    hasil = dunia.ya(langkah_(kasus, "serah", rujukan="SP2D-1"), PEKSOS)

    assert tipe(hasil) == ["langkah_diselesaikan", "diserahkan_ke_sistem"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DI_SISTEM_LAIN, "jawaban")
    (serahan,) = keadaan.sistem
    assert (serahan.sistem, serahan.rujukan, serahan.dipenuhi) == ("bpkpad", "SP2D-1", None)
    assert serahan.pada == PAGI


def test_sistem_lain_memenuhi() -> None:
    dunia, kasus = santunan_di("jawaban")

    hasil = dunia.ya(langkah_(kasus, "jawaban", "berhasil", rujukan="TRX"), BPKPAD)

    assert tipe(hasil) == ["langkah_diselesaikan", "sistem_memenuhi"]
    memenuhi = satu(hasil, u.SistemMemenuhi)
    assert dunia.keadaan(kasus).kemajuan.catatan[-1] == CatatanLangkah(
        langkah="jawaban",
        hasil="berhasil",
        oleh=JejakPelaku(id=BPKPAD.id, peran="bpkpad"),
        pada=PAGI,
    )
    assert (memenuhi.sistem, memenuhi.rujukan) == ("bpkpad", "TRX")
    keadaan = dunia.keadaan(kasus)
    assert keadaan.status is Status.TERBIT
    assert keadaan.sistem[0].dipenuhi is True


def test_penutupan_otomatis_setelah_langkah_terakhir() -> None:
    dunia, kasus = santunan_di("informasi")

    hasil = dunia.ya(langkah_(kasus, "informasi"), LOKET)

    assert tipe(hasil) == ["langkah_diselesaikan", "kasus_ditutup"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.SELESAI, "akhir")
    assert keadaan.penanda[-1].nama == "selesai"


def test_sistem_lain_gagal_membuka_lagi_keputusan() -> None:
    dunia, kasus = santunan_di("jawaban")

    (h,) = dunia.halangan(langkah_(kasus, "jawaban", "gagal"), BPKPAD)
    assert (h.kode, h.lokasi) == (H.ALASAN_WAJIB, "alasan")
    perintah = langkah_(kasus, "jawaban", "gagal", alasan="Rekening tutup", rujukan="R1")
    hasil = dunia.ya(perintah, BPKPAD)

    assert tipe(hasil) == ["langkah_diselesaikan", "sistem_menolak"]
    menolak = satu(hasil, u.SistemMenolak)
    assert (menolak.sistem, menolak.rujukan) == ("bpkpad", "R1")
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DIPROSES, "draf")
    assert (keadaan.penetapan, keadaan.penilaian) == (None, None)
    assert keadaan.sistem[0].dipenuhi is False
    assert not keadaan.saran_tolak


def test_kepala_yang_sama_dapat_menetapkan_lagi_setiap_kali_sistem_lain_gagal() -> None:
    """The determination then assesses anew by itself; that does not make the head an assessor."""
    dunia, kasus = santunan_di("jawaban")

    for _ in range(3):
        dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="Rekening tutup"), BPKPAD)
        dunia.kerjakan(kasus, ("draf", PEKSOS), ("tetapkan:setuju", KEPALA), ("serah", PEKSOS))

    assert dunia.keadaan(kasus).status is Status.DI_SISTEM_LAIN
    assert [s.dipenuhi for s in dunia.keadaan(kasus).sistem] == [False, False, False, None]


def test_yang_menilai_tetap_tidak_menetapkan_setelah_sistem_lain_gagal() -> None:
    standar = ubah_langkah(SANTUNAN, "tetapkan", oleh=("kepala", "kabid"), salah_satu_peran=True)
    dunia, kasus = santunan_di("jawaban", standar)
    dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="Rekening tutup"), BPKPAD)
    dunia.ya(langkah_(kasus, "draf"), PEKSOS)

    assert dunia.tidak(langkah_(kasus, "tetapkan", "setuju"), KABID) == [H.ASESOR_TIDAK_MENETAPKAN]


def test_penundaan_sistem_lain_diserahkan_ulang_tanpa_membuka_keputusan() -> None:
    dunia, kasus = santunan_di("jawaban")

    hasil = dunia.ya(langkah_(kasus, "jawaban", "tunda"), PEKSOS)

    assert tipe(hasil) == ["langkah_diselesaikan"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DI_SISTEM_LAIN, "serah")
    assert keadaan.penetapan is not None
    dunia.ya(langkah_(kasus, "serah"), PEKSOS)
    assert len(dunia.keadaan(kasus).sistem) == 2


def test_gagal_tanpa_tujuan_sendiri_kembali_ke_penetapan_dengan_saran_menolak() -> None:
    dunia, kasus = santunan_di("jawaban", ubah_langkah(SANTUNAN, "jawaban", hasil={}))

    dunia.ya(langkah_(kasus, "jawaban", "gagal", alasan="Ditolak kas daerah"), BPKPAD)

    keadaan = dunia.keadaan(kasus)
    assert (keadaan.kemajuan.kini, keadaan.saran_tolak) == ("tetapkan", True)


def test_penyerahan_opsional_yang_dilewati_dan_jawabannya_tidak_memindahkan_status() -> None:
    dunia, kasus = santunan_di("serah", ubah_langkah(SANTUNAN, "serah", opsional=True))

    dunia.ya(langkah_(kasus, "serah", "dilewati"), PEKSOS)
    hasil = dunia.ya(langkah_(kasus, "jawaban", "berhasil"), BPKPAD)

    assert tipe(hasil) == ["langkah_diselesaikan"]
    assert dunia.keadaan(kasus).status is Status.DISETUJUI


def test_registri_mati_membuat_syarat_belum_dapat_dinilai() -> None:
    dunia, kasus = santunan_di("kelayakan")
    dunia.registri.mati = True

    dunia.ya(langkah_(kasus, "kelayakan"), PEKSOS)

    penilaian = dunia.keadaan(kasus).penilaian
    assert penilaian is not None
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
    assert keadaan.penilaian.rekomendasi == "tolak"


# --- where a procedure ends


@pytest.mark.parametrize(
    ("terakhir", "status_akhir", "tipe_akhir"),
    [
        ("tetapkan", Status.SELESAI, ["permohonan_disetujui", "kasus_ditutup"]),
        ("serah", Status.SELESAI, ["diserahkan_ke_sistem", "kasus_ditutup"]),
        ("jawaban", Status.SELESAI, ["sistem_memenuhi", "kasus_ditutup"]),
        ("transfer", Status.SELESAI, ["langkah_diselesaikan", "kasus_ditutup"]),
    ],
)
def test_langkah_terakhir_menutup_perkara_apa_pun_jenisnya(
    terakhir: str, status_akhir: Status, tipe_akhir: list[str]
) -> None:
    kode = [s.kode for s in SANTUNAN.langkah]
    langkah = (*SANTUNAN.langkah[: kode.index(terakhir) + 1], SANTUNAN.langkah[-1])
    dunia, kasus = santunan_di(terakhir, attrs.evolve(SANTUNAN, langkah=langkah))
    oleh = {"tetapkan": KEPALA, "serah": PEKSOS}.get(terakhir, BPKPAD)
    hasil = {"tetapkan": "setuju", "jawaban": "berhasil"}.get(terakhir, "")

    selesai = dunia.ya(langkah_(kasus, terakhir, hasil), oleh)

    assert tipe(selesai)[-2:] == tipe_akhir
    assert dunia.keadaan(kasus).status is status_akhir


def test_penerbitan_sebagai_langkah_terakhir_menutup_perkara() -> None:
    langkah = tuple(s for s in ADOPSI.langkah if s.kode != "serahkan")
    dunia, kasus = di("terbitkan", attrs.evolve(ADOPSI, langkah=langkah))

    hasil = dunia.ya(langkah_(kasus, "terbitkan"), LOKET)

    assert tipe(hasil) == ["langkah_diselesaikan", "produk_diterbitkan", "kasus_ditutup"]


def test_langkah_tutup_menutup_walau_masih_ada_langkah_sesudahnya() -> None:
    tutup = attrs.evolve(SANTUNAN.langkah[-2], kode="tutup", jenis=JenisLangkah.TUTUP)
    langkah = (*SANTUNAN.langkah[:9], tutup, *SANTUNAN.langkah[9:])
    dunia, kasus = santunan_di("informasi", attrs.evolve(SANTUNAN, langkah=langkah))

    hasil = dunia.ya(langkah_(kasus, "tutup"), LOKET)

    assert tipe(hasil) == ["langkah_diselesaikan", "kasus_ditutup"]


def test_penolakan_pada_langkah_terakhir_tidak_menutup_perkara() -> None:
    langkah = tuple(
        attrs.evolve(s, hasil={}) if s.kode == "tetapkan" else s for s in SANTUNAN.langkah[:-1]
    )
    dunia, kasus = santunan_di("tetapkan", attrs.evolve(SANTUNAN, langkah=langkah))

    hasil = dunia.ya(langkah_(kasus, "tetapkan", "tolak", alasan="x"), KEPALA)

    assert tipe(hasil) == ["langkah_diselesaikan", "permohonan_ditolak"]
    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kemajuan.kini) == (Status.DITOLAK, "akhir")


def test_kegagalan_yang_menuju_akhir_tidak_membuka_keputusan() -> None:
    standar = ubah_langkah(SANTUNAN, "jawaban", hasil={"gagal": "akhir"})
    dunia, kasus = santunan_di("jawaban", standar)

    hasil = dunia.ya(langkah_(kasus, "jawaban", "gagal"), BPKPAD)

    assert "sistem_menolak" not in tipe(hasil)


# --- assessing again


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
    assert keadaan.penilaian.rekomendasi == "setujui"
    assert keadaan.kemajuan.kini == "draf"
    assert keadaan.asesor == (PEKSOS.id, KABID.id)


@pytest.mark.parametrize("saat", ["serah", "jawaban"])
def test_menilai_ulang_hanya_yang_belum_ditetapkan(saat: str) -> None:
    dunia, kasus = santunan_di(saat)
    status = dunia.keadaan(kasus).status.value

    (h,) = dunia.halangan(pu.NilaiUlang(kasus=kasus), PEKSOS)

    assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
    assert h.rincian == {"status": status, "kejadian": "kelayakan_dinilai", "boleh": ("diproses",)}
    tawaran = [t.perintah for t in dunia.app.langkah_tersedia(kasus, PEKSOS)]
    assert "NilaiUlang" not in tawaran


def test_yang_belum_pernah_dinilai_tidak_dinilai_ulang() -> None:
    dunia, kasus = santunan_di("kelayakan")

    assert dunia.tidak(pu.NilaiUlang(kasus=kasus), PEKSOS) == [H.BELUM_PERNAH_DINILAI]


def test_tanpa_langkah_asesmen_penetap_yang_menilai_ulang() -> None:
    langkah = tuple(s for s in SANTUNAN.langkah if s.kode != "kelayakan")
    dunia = Dunia(attrs.evolve(SANTUNAN, langkah=langkah))
    kasus = dunia.santunan()
    dunia.kerjakan(kasus, ("catat", LOKET), ("periksa", LOKET))

    assert dunia.tidak(pu.NilaiUlang(kasus=kasus), PEKSOS) == [H.PERAN_TIDAK_BERWENANG]
    assert dunia.tidak(pu.NilaiUlang(kasus=kasus), KEPALA) == [H.BELUM_PERNAH_DINILAI]
