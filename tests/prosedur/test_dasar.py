"""An official's act against somebody says on what grounds: a code, words, or both."""

import pytest
from tests.klien.bahan import Rumah
from tests.pengaduan.bahan import PETUGAS, Kantor
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    TIM,
    di,
    dikembalikan,
    kabari,
    satu,
)

from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.identitas.perintah import GabungkanKlien
from dinsos_core.domain.kasus import kejadian as u
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus import perintah_catatan as pc
from dinsos_core.domain.kasus.kejadian import Beralasan
from dinsos_core.domain.klien.perintah import HentikanEpisode
from dinsos_core.domain.pengaduan.perintah import CabutPengaduan
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan as H

MERUGIKAN = {
    "berkas_dikembalikan",
    "permohonan_ditolak",
    "kasus_diteruskan",
    "kasus_dijeda",
    "permohonan_ditarik",
    "permohonan_gugur",
    "laporan_dipisahkan",
    "episode_ditolak",
    "episode_berhenti",
    "klien_keluar_sementara",
    "pengaduan_dicabut",
    "kasus_dialihkan",
    "kode_klaim_diterbitkan",
    "standar_dipindah",
    "surat_dicabut",
    "kasus_dibuka_kembali",
    "keberatan_ditolak",
    "sistem_menolak",
    "kasus_tidak_dilayani",
    "putusan_diulang",
    "akun_dikecualikan",
    "konflik_dinyatakan",
    "waktu_dikoreksi",
    "perwakilan_berakhir",
}
"""All of them: a new event is put here, or is against nobody."""


def test_setiap_kejadian_yang_merugikan_punya_dasar_dan_alasan() -> None:
    beralasan = {e.tipe for j in JENIS for e in j.kejadian if issubclass(e, Beralasan)}

    assert beralasan == MERUGIKAN


def test_jeda_karena_sebab_lain_harus_dengan_kata() -> None:
    dunia, kasus = di("lapangan")
    lainnya = pu.JedaKasus(kasus=kasus, sebab="lainnya")

    assert dunia.tidak(lainnya, TIM) == [H.ALASAN_WAJIB]
    dijeda = satu(dunia.ya(pu.JedaKasus(kasus=kasus, sebab="kuota"), TIM), u.KasusDijeda)

    assert (dijeda.dasar, dijeda.alasan) == (("kuota",), None)


def test_meneruskan_tanpa_syarat_yang_mengarah_ke_sana_harus_dengan_kata() -> None:
    dunia, kasus = di("nilai")

    assert dunia.tidak(pu.TeruskanKasus(kasus=kasus, kepada="x"), KEPALA) == [H.ALASAN_WAJIB]
    (tawaran,) = (
        t for t in dunia.app.langkah_tersedia(kasus, KEPALA) if t.perintah == "TeruskanKasus"
    )
    assert next(b.wajib for b in tawaran.bidang if b.nama == "alasan")


def test_petugas_yang_menarik_untuk_pemohon_menyebut_alasannya() -> None:
    dunia, kasus = di("lapangan")

    assert dunia.tidak(p.TarikPermohonan(kasus=kasus), LOKET) == [H.ALASAN_WAJIB]
    ditawarkan = {
        oleh.id: next(
            b.wajib
            for t in dunia.app.langkah_tersedia(kasus, oleh)
            if t.perintah == "TarikPermohonan"
            for b in t.bidang
        )
        for oleh in (LOKET, ANI)
    }
    dunia.ya(p.TarikPermohonan(kasus=kasus), ANI)

    assert ditawarkan == {LOKET.id: True, ANI.id: False}


def test_gugur_dan_berkas_kembali_menyebut_kode_dasarnya() -> None:
    dunia, kasus = dikembalikan()
    kembali = [r.kejadian for r in dunia.app.riwayat(kasus)][-1]
    assert isinstance(kembali, u.BerkasDikembalikan)
    kabari(dunia, kasus, "dikembalikan")
    dunia.jam.maju(days=200)
    gugur = satu(dunia.ya(p.GugurkanPermohonan(kasus=kasus), LOKET), k.PermohonanGugur)

    assert kembali.dasar == ("kurang",)
    assert gugur.dasar == ("melengkapi",)


@pytest.mark.parametrize("kosong", ["", "  ", " - ", "...", "\u200b"])
def test_tanda_baca_saja_bukan_alasan(kosong: str) -> None:
    """Of no act, on any aggregate, nor of a Klien."""
    dunia, kasus = di("lapangan")
    pengaduan, rumah = Kantor(), Rumah()
    aduan, masuk = pengaduan.adukan().kasus, rumah.menginap()
    lama, baru = rumah.klien(), rumah.klien()

    for perintah, oleh in (
        (p.TarikPermohonan(kasus=kasus, alasan=kosong), LOKET),
        (pu.TeruskanKasus(kasus=kasus, kepada="Dinas Entah", alasan=kosong), KEPALA),
        (pu.JedaKasus(kasus=kasus, sebab="lainnya", alasan=kosong), TIM),
        (pc.KecualikanAkun(kasus=kasus, akun="x", alasan=kosong), KEPALA),
    ):
        assert dunia.tidak(perintah, oleh) == [H.ALASAN_WAJIB]
    cabut = CabutPengaduan(kasus=aduan, alasan=kosong)
    assert [h.kode for h in pengaduan.app.lakukan(cabut, oleh=PETUGAS).failure()] == [
        H.ALASAN_WAJIB
    ]
    hentikan = HentikanEpisode(kasus=masuk, sebab="lainnya", alasan=kosong)
    assert rumah.tidak(hentikan) == ["alasan_wajib"]
    gabung = GabungkanKlien(klien=baru, dengan=lama, alasan=kosong)
    assert rumah.tidak(gabung) == ["alasan_wajib"]
