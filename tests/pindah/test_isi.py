"""What a move does to what was done, said and asked: the sample adoption under a newer decree."""

from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve
from tests.permohonan.contoh import (
    KABID,
    KEPALA,
    LOKET,
    PEKSOS,
    Dunia,
    di,
    dikembalikan,
    langkah_,
    menilai,
    serah,
    tipe,
    ubah_langkah,
)
from tests.pindah.versi import berlaku, bernama_lain, versi_baru

from dinsos_core import PindahStandar
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kasus.pindahan import Sebutan, sebut_penanda
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.standar.model import BatasPihak, JenisLangkah, StandarPelayanan, Varian
from dinsos_core.testing.contoh import ADOPSI, dokumen, langkah


def pindah(kasus: KasusId, **jawaban: Any) -> PindahStandar:
    return PindahStandar(kasus=kasus, alasan="Keputusan baru.", **jawaban)


def di_bawah(tempat: str, baru: StandarPelayanan) -> tuple[Dunia, KasusId]:
    """A case at a step, with a newer version in force."""
    dunia, kasus = di(tempat)
    berlaku(dunia, baru)
    return dunia, kasus


def test_syarat_yang_berbeda_dinilai_lagi_sebelum_ditetapkan() -> None:
    dunia, kasus = di_bawah("teken-kepala", versi_baru(syarat=ADOPSI.syarat[1:]))

    rencana = dunia.app.pratinjau_pindah(kasus, KEPALA)
    hasil = dunia.ya(pindah(kasus), KEPALA)

    assert tipe(hasil) == ["standar_dipindah", "langkah_diulang"]
    assert (rencana.dinilai_lagi, rencana.dikembalikan) == (True, "langkah_diulang")
    keadaan = dunia.keadaan(kasus)
    assert keadaan.kemajuan.kini == rencana.berdiri == "nilai"
    assert (keadaan.penilaian, keadaan.kemajuan.paraf) == (None, ())


def test_yang_diingat_boleh_dilupakan_perintah_lain_di_tengah_pindah() -> None:
    """What is kept for all threads has a bound, and is emptied where it is reached."""

    class Pelupa(dict[Any, Any]):
        def __setitem__(self, kunci: Any, nilai: Any) -> None:
            self.clear()

    dunia, kasus = di_bawah("nilai", versi_baru())
    dunia.lingkungan.persediaan.berdiri = Pelupa()

    assert tipe(dunia.ya(pindah(kasus), KEPALA)) == ["standar_dipindah"]


def test_yang_sudah_ditetapkan_tetap_walau_syaratnya_berbeda() -> None:
    dunia, kasus = di_bawah("terbitkan", versi_baru(syarat=ADOPSI.syarat[1:]))
    dulu = dunia.keadaan(kasus)

    assert tipe(dunia.ya(pindah(kasus), KEPALA)) == ["standar_dipindah"]

    keadaan = dunia.keadaan(kasus)
    assert keadaan.penetapan == dulu.penetapan
    assert keadaan.status == dulu.status
    dunia.ya(langkah_(kasus, "terbitkan"), LOKET)
    (surat,) = dunia.keadaan(kasus).surat
    assert surat.penandatangan is not None
    assert surat.penandatangan.id == KEPALA.id


def test_berkas_yang_baru_diminta_diperiksa_dahulu() -> None:
    baru = versi_baru(dokumen=(*ADOPSI.dokumen, dokumen("surat-baru")))
    dunia, kasus = di_bawah("nilai", baru)
    menilai(dunia, kasus)

    rencana = dunia.app.pratinjau_pindah(kasus, KEPALA)
    hasil = dunia.ya(pindah(kasus), KEPALA)

    assert [satu.dokumen for satu in rencana.kurang] == ["surat-baru"]
    assert [satu.baru for satu in rencana.dokumen if not satu.lama] == ["surat-baru"]
    assert tipe(hasil) == ["standar_dipindah", "pemeriksaan_diulang"]
    assert dunia.keadaan(kasus).kemajuan.kini == rencana.berdiri == "periksa"
    dunia.ya(langkah_(kasus, "periksa", berkas=(serah("surat-baru"),)), LOKET)


def test_yang_sedang_dikembalikan_diberi_tahu_apa_yang_kurang_sekarang() -> None:
    dunia, kasus = dikembalikan()
    berlaku(dunia, versi_baru(dokumen=(*ADOPSI.dokumen[1:], dokumen("surat-baru"))))

    dunia.ya(pindah(kasus), KEPALA)

    kurang = {satu.dokumen for satu in dunia.keadaan(kasus).kekurangan}
    assert "surat-baru" in kurang
    assert "permohonan" not in kurang
    assert dunia.keadaan(kasus).status == "dikembalikan"


@pytest.mark.parametrize(
    ("oleh", "tetap"), [(("peksos", "kabid", "kepala"), True), (("peksos", "kepala"), False)]
)
def test_paraf_tetap_bila_yang_menandatangani_sama(oleh: tuple[str, ...], tetap: bool) -> None:
    baru = ubah_langkah(versi_baru(), "teken", oleh=oleh)
    dunia, kasus = di_bawah("teken-kepala", bernama_lain(baru, {"teken": "tetapkan"}))

    dunia.ya(pindah(kasus), KEPALA)

    kemajuan = dunia.keadaan(kasus).kemajuan
    assert kemajuan.kini == "tetapkan"
    assert [satu.id for satu in kemajuan.paraf] == [PEKSOS.id, KABID.id] * tetap


def test_penyusun_konsep_tetap_tidak_menetapkan_walau_langkahnya_hilang() -> None:
    """Whoever wrote the draft under the old version is barred under the new one, which has none."""
    satu_orang = evolve(PEKSOS, id=KEPALA.id, peran={"peksos", "kepala"})
    dunia, kasus = di("konsep")
    dunia.ya(langkah_(kasus, "konsep"), satu_orang)
    tanpa = tuple(satu for satu in ADOPSI.langkah if satu.kode != "konsep")
    berlaku(dunia, ubah_langkah(versi_baru(langkah=tanpa), "teken", oleh=("kepala",)))

    dunia.ya(pindah(kasus), evolve(KEPALA, id="kepala-dua"))

    c = langkah_(kasus, "teken", "setuju")
    assert dunia.tidak(c, satu_orang) == [H.DILARANG_MENETAPKAN]
    dunia.ya(c, evolve(KEPALA, id="kepala-dua"))


def test_langkah_sisipan_dikerjakan_atau_dilewati_dengan_alasan() -> None:
    sisip = langkah("musyawarah", JenisLangkah.OLAH, "kabid")
    urutan = (*ADOPSI.langkah[:4], sisip, *ADOPSI.langkah[4:])
    baru = versi_baru(langkah=urutan)

    for berdiri, lewat in (("musyawarah", ()), ("nilai", ("musyawarah",))):
        dunia, kasus = di_bawah("nilai", baru)
        assert dunia.app.pratinjau_pindah(kasus, KEPALA).belum == ("musyawarah",)
        assert dunia.tidak(pindah(kasus), KEPALA) == [H.TEMPAT_BERDIRI_WAJIB]
        rencana = dunia.app.pratinjau_pindah(kasus, KEPALA, langkah_kini=berdiri)

        dunia.ya(pindah(kasus, langkah_kini=berdiri), KEPALA)

        kemajuan = dunia.keadaan(kasus).kemajuan
        assert kemajuan.kini == berdiri
        assert tuple(x.langkah for x in kemajuan.catatan if x.hasil == "dilewati") == lewat
        assert ("lapangan" in rencana.diulang) is (berdiri == "musyawarah")


def test_pihak_yang_tidak_dikenal_versi_baru_menahan_pindah() -> None:
    pihak = (ADOPSI.pihak[0], BatasPihak(pihak="almarhum", minimal=0, maksimal=1))
    dunia, kasus = di_bawah("nilai", versi_baru(pihak=pihak))

    assert dunia.tidak(pindah(kasus), KEPALA) == [H.PIHAK_TIDAK_DIKENAL]


def test_jenis_layanan_ditanya_bila_versi_baru_bervarian() -> None:
    varian = (Varian(kode="kerabat", nama="Kerabat"), Varian(kode="umum", nama="Umum"))
    dunia, kasus = di_bawah("nilai", versi_baru(varian=varian))

    rencana = dunia.app.pratinjau_pindah(kasus, KEPALA)
    assert (rencana.tanpa_varian, rencana.lengkap) == (True, False)
    assert dunia.tidak(pindah(kasus), KEPALA) == [H.VARIAN_WAJIB]
    assert dunia.tidak(pindah(kasus, varian="lain"), KEPALA) == [H.VARIAN_TIDAK_DIKENAL]
    dunia.ya(pindah(kasus, varian="umum"), KEPALA)
    assert dunia.keadaan(kasus).varian == "umum"


@pytest.mark.parametrize(
    ("jawaban", "lokasi"),
    [
        ({"langkah_kini": "tidak-ada"}, "langkah_kini"),
        ({"langkah": {"tidak-ada": "nilai"}}, "langkah.tidak-ada"),
        ({"langkah": {"nilai": "tidak-ada"}}, "langkah.nilai"),
        ({"langkah": {"nilai": 7}}, "langkah"),
        ({"langkah": "nilai"}, "langkah"),
        ({"langkah_kini": 7}, "langkah_kini"),
        ({"alasan": " "}, "alasan"),
    ],
)
def test_masukan_buruk_ditolak_dengan_tempatnya(jawaban: dict[str, Any], lokasi: str) -> None:
    dunia, kasus = di_bawah("nilai", versi_baru())
    c = PindahStandar(kasus=kasus, **{"alasan": "x", **jawaban})

    assert any(satu.lokasi.startswith(lokasi) for satu in dunia.halangan(c, KEPALA))


def test_pindah_tidak_mengubah_langkah_yang_diulang_sebelumnya() -> None:
    """A case that was taken up anew: what was done before then still does not count."""
    dunia, kasus = di("nilai")
    menilai(dunia, kasus)
    dunia.ya(pu.TeruskanKasus(kasus=kasus, kepada="provinsi", alasan="x"), KEPALA)
    dunia.ya(pu.BukaKembaliKasus(kasus=kasus, alasan="x"), KEPALA)
    dulu = len(dunia.keadaan(kasus).kemajuan.putaran_ini)
    berlaku(dunia, bernama_lain(versi_baru(), {"periksa": "teliti"}))

    dunia.ya(pindah(kasus), KEPALA)

    assert len(dunia.keadaan(kasus).kemajuan.putaran_ini) == dulu
    assert dunia.keadaan(kasus).kemajuan.kini == "teliti"
    assert any(isinstance(r.kejadian, k.KasusDibukaKembali) for r in dunia.app.riwayat(kasus))


def test_jam_dari_versi_lama_terdaftar_dengan_katanya() -> None:
    """What was missed under a limit that the newer version lacks is listed by what it was."""
    dunia, kasus = di("nilai")
    dunia.jam.maju(days=200)
    semula = {satu.kode: satu.teks for satu in dunia.app.jam_terbuka(KEPALA).jam}
    berlaku(dunia, versi_baru(waktu=()))
    dunia.ya(pindah(kasus), KEPALA)

    lama = [satu for satu in dunia.app.jam_terbuka(KEPALA).jam if "@" in satu.kode]

    assert lama
    assert all(satu.teks == semula[satu.kode.partition("@")[0]] for satu in lama)


def test_yang_dipenuhi_sesudah_putusan_tetap_milik_batasnya() -> None:
    """What was received under one limit is that limit's in the new words, too, and no other's."""
    sebutan = Sebutan(
        waktu={"laporan": "laporan-akhir", "hapus": ""},
        langkah={"laporan": "lain"},
        keputusan="sk-1",
    )
    saat = datetime(2026, 6, 1, tzinfo=UTC)
    tanda = [
        Penanda(nama=nama, tentang=tentang, pada=saat)
        for nama, tentang in (
            ("kewajiban_dipenuhi", "laporan"),
            ("kewajiban_dipenuhi", "hapus"),
            ("surat_dicabut", "laporan"),
            ("diberitahu", "ditolak"),
        )
    ]

    semua = sebut_penanda(tuple(tanda), sebutan)

    assert [satu.tentang for satu in semua] == ["laporan-akhir", "hapus@sk-1", "lain", "ditolak"]
