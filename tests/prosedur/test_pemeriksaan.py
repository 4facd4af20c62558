"""Papers: found complete, found short, sent back, completed and checked again."""

import attrs
from tests.permohonan.contoh import (
    ANI,
    BERKAS_ADOPSI,
    LOKET,
    ajukan_adopsi,
    di,
    dikembalikan,
    langkah_,
    satu,
    serah,
    tipe,
)

from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.berkas import SebabKurang
from dinsos_core.domain.permohonan.siklus import Status
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.testing.contoh import ADOPSI


def test_semua_kekurangan_disebut_sekaligus_dan_berkas_dikembalikan() -> None:
    dunia, kasus = di("periksa", berkas=(serah("akta"), serah("permohonan"), serah("sehat")))

    hasil = dunia.ya(langkah_(kasus, "periksa"), LOKET)

    keadaan = dunia.keadaan(kasus)
    assert tipe(hasil) == ["langkah_diselesaikan", "berkas_dikembalikan"]
    assert keadaan.status is Status.DIKEMBALIKAN
    assert {x.dokumen: x.sebab for x in keadaan.kekurangan} == {
        "akta": (SebabKurang.KURANG_RANGKAP, SebabKurang.BELUM_LEGALISIR),
        "ktp": (SebabKurang.TIDAK_ADA,),
        "nikah": (SebabKurang.TIDAK_ADA,),
        "penghasilan": (SebabKurang.TIDAK_ADA,),
    }
    assert keadaan.kemajuan.kini == "periksa"
    assert keadaan.penanda[-1].nama == "dikembalikan"
    assert "periksa" not in [m.nama for m in keadaan.penanda]


def test_berkas_kurang_tidak_dapat_diluluskan() -> None:
    dunia, kasus = di(
        "periksa", berkas=(serah("akta"), serah("permohonan"), serah("ktp", asli=True))
    )

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
    assert kembali.kurang.terbuka == ()
    assert kembali.alasan is not None
    assert dunia.keadaan(kasus).status is Status.DIKEMBALIKAN


def test_pengembalian_karena_kekurangan_tidak_perlu_alasan() -> None:
    dunia, kasus = di("periksa", berkas=())

    kembali = satu(dunia.ya(langkah_(kasus, "periksa", "kurang"), LOKET), u.BerkasDikembalikan)

    assert kembali.alasan is None


def test_temuan_petugas_mengganti_yang_diserahkan() -> None:
    """The copy said to be certified is not; the officer's finding counts."""
    dunia, kasus = di("periksa")
    temuan = serah("akta", rangkap=3, legalisir=False)

    hasil = dunia.ya(langkah_(kasus, "periksa", berkas=[temuan]), LOKET)

    assert tipe(hasil) == ["berkas_diperiksa", "langkah_diselesaikan", "berkas_dikembalikan"]
    keadaan = dunia.keadaan(kasus)
    assert temuan in keadaan.diserahkan
    assert [x.dokumen for x in keadaan.kekurangan] == ["akta"]


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


# --- completing papers


def test_berkas_dilengkapi_lalu_diperiksa_lagi() -> None:
    dunia, kasus = dikembalikan()

    assert dunia.tidak(langkah_(kasus, "periksa"), LOKET) == [H.STATUS_TIDAK_MENGIZINKAN]
    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=BERKAS_ADOPSI), ANI)
    assert dunia.keadaan(kasus).status is Status.DIAJUKAN
    dunia.ya(langkah_(kasus, "periksa"), LOKET)

    keadaan = dunia.keadaan(kasus)
    assert (keadaan.status, keadaan.kekurangan) == (Status.DIPROSES, ())


def test_berkas_baru_menggantikan_yang_lama_untuk_syarat_yang_sama() -> None:
    dunia, kasus = di("disposisi", berkas=(serah("akta"), serah("sehat")))

    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=[serah("akta", rangkap=3), serah("ktp")]), ANI)

    keadaan = dunia.keadaan(kasus)
    assert keadaan.diserahkan == (serah("akta", rangkap=3), serah("sehat"), serah("ktp"))
    assert keadaan.penanda[-1].nama == "dilengkapi"


def test_berkas_tak_dikenal_tidak_ditambahkan() -> None:
    dunia, kasus = di("disposisi")
    perintah = pu.LengkapiBerkas(kasus=kasus, berkas=(serah("akte"), serah("ktp"), serah("x")))

    assert dunia.tidak(perintah, ANI) == [H.DOKUMEN_TIDAK_DIKENAL] * 2
    assert dunia.keadaan(kasus).diserahkan == ajukan_adopsi().berkas


def test_yang_dikembalikan_karena_data_dapat_maju_lagi_tanpa_surat_baru() -> None:
    """A return for a stated reason may need a correction only; the officer checks again anyway."""
    dunia, kasus = di("periksa")
    dunia.ya(langkah_(kasus, "periksa", "kurang", alasan="nama salah tulis"), LOKET)
    dunia.ya(pu.KoreksiData(kasus=kasus, fakta={"pemohon.nama": "Anni"}), ANI)

    dunia.ya(pu.LengkapiBerkas(kasus=kasus, berkas=()), ANI)

    assert dunia.keadaan(kasus).status is Status.DIAJUKAN
