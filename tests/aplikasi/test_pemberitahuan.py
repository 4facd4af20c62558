"""Telling of what was decided: what proves it, whose turn it is until then, what it starts."""

from datetime import timedelta
from typing import Any

import attrs
import pytest
from tests.kasus.test_jam import jam, tempo
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    PAGI,
    PLH,
    Dunia,
    dengan_parameter,
    di,
    ditolak,
    kabari,
)

from dinsos_core.application.relay import LaporanRelay
from dinsos_core.domain.kasus.catatan import KabarDikirim
from dinsos_core.domain.kasus.perintah_catatan import (
    DIHENTIKAN,
    TAK_SAMPAI,
    CatatKabar,
    KecualikanAkun,
)
from dinsos_core.domain.kasus.perintah_surat import KoreksiSurat
from dinsos_core.domain.permohonan.kejadian import KeberatanDitolak
from dinsos_core.domain.permohonan.perintah import (
    AjukanKeberatan,
    CatatBanding,
    PutuskanKeberatan,
)
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.halangan import Terhalang
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.ports.kotak_keluar import BUKTI, StatusPesan
from dinsos_core.ports.pengirim import PengirimanGagal, SuratElektronik
from dinsos_core.testing.contoh import ADOPSI

HARI = timedelta(days=1)
BERLANGKAH = dengan_parameter(
    batas_memberitahukan="5 hari kerja", batas_banding="10 hari kerja", oleh_banding="kabid"
)
"""Whose counter has a step that tells of a refusal."""
WAJIB = attrs.evolve(
    BERLANGKAH, langkah=tuple(s for s in BERLANGKAH.langkah if s.kode != "beri-tahu")
)


def kirim(dunia: Dunia, gagal: str = "") -> None:
    """Send whatever waits; every message is given up where ``gagal`` says why."""

    def surel(surat: SuratElektronik) -> None:
        if gagal and surat.kepada:
            raise PengirimanGagal(gagal, sementara=False)

    while dunia.app.kirim_pesan(surel) != LaporanRelay():
        pass


def kabar(dunia: Dunia, kasus: KasusId) -> list[KabarDikirim]:
    semua = (satu.kejadian for satu in dunia.app.riwayat(kasus))
    return [e for e in semua if isinstance(e, KabarDikirim)]


def meja(dunia: Dunia) -> list[tuple[str, str, Any]]:
    return [(x.langkah, x.teks.id, x.sejak) for x in dunia.app.meja(LOKET).kerja]


def test_surat_yang_diterima_peladen_memulai_batas_keberatan() -> None:
    dunia, kasus = ditolak(WAJIB)
    dunia.jam.maju(days=3)
    assert jam(dunia, kasus, "keberatan").belum == "belum_diberitahu"

    kirim(dunia)

    (satu,) = kabar(dunia, kasus)
    assert (satu.tentang, satu.diterima, satu.oleh.peran) == ("ditolak", PAGI + 3 * HARI, "sistem")
    mulai = jam(dunia, kasus, "keberatan").tenggat
    assert mulai is not None
    assert (mulai.mulai, "bukti-surel" in mulai.tafsir) == (PAGI + 3 * HARI, True)
    assert jam(dunia, kasus, "memberitahukan").status == "terpenuhi"


def test_surat_pengganti_pun_diberitahukan() -> None:
    """Whoever holds the letter holds one that is revoked."""
    dunia, kasus = di("akhir", WAJIB)
    assert jam(dunia, kasus, "memberitahukan").status == "terpenuhi"
    dunia.jam.maju(days=1)

    dunia.ya(KoreksiSurat(kasus=kasus, surat="1", alasan="salah ketik"), KEPALA)

    assert jam(dunia, kasus, "memberitahukan").status == "berjalan"
    kabari(dunia, kasus, "surat_dikoreksi")
    assert jam(dunia, kasus, "memberitahukan").status == "terpenuhi"


def test_memberitahukan_adalah_kewajiban_kantor_dengan_jamnya() -> None:
    """Refused and nobody told: five working days, on the counter's desk until somebody is."""
    dunia, kasus = ditolak(WAJIB)

    assert tempo(jam(dunia, kasus, "memberitahukan")) == "2026-06-08T16:00+08:00"
    assert meja(dunia) == [("kabari:", "Beri tahu pihaknya tentang putusan, dan catat", PAGI)]
    dunia.jam.maju(days=49)
    assert jam(dunia, kasus, "memberitahukan").status == "terlambat"
    kabari(dunia, kasus, "ditolak", penyampai="Kurir Budi", terjadi_pada=PAGI + HARI)

    assert jam(dunia, kasus, "memberitahukan").status == "terpenuhi"
    assert meja(dunia) == []


def test_langkah_yang_memberi_tahu_membuktikannya_dan_menyebut_yang_tak_terhubung() -> None:
    dunia, kasus = ditolak(BERLANGKAH)
    assert [x[0] for x in meja(dunia)] == ["beri-tahu"]
    kabari(dunia, kasus, "ditolak", kanal=TAK_SAMPAI, alasan="pindah")
    assert [x[0] for x in meja(dunia)] == ["kabari:pemohon"]

    dunia.kerjakan(kasus, ("beri-tahu", LOKET))

    assert jam(dunia, kasus, "memberitahukan").status == "terpenuhi"
    assert meja(dunia) == []


@pytest.mark.parametrize("cara", ["surel", "petugas"])
def test_yang_tak_dapat_dihubungi_tetap_giliran_seseorang(cara: str) -> None:
    """A dead letter, or an attempt that failed: who, since when, why; until told or given up."""
    dunia, kasus = ditolak(WAJIB)
    dunia.jam.maju(days=1)
    if cara == "surel":
        kirim(dunia, gagal="alamat_ditolak")
        assert [(e.diterima, e.sebab) for e in kabar(dunia, kasus)] == [(None, "alamat_ditolak")]
    else:
        kabari(dunia, kasus, "ditolak", kanal=TAK_SAMPAI, alasan="pindah")

    teks = "Putusan belum sampai kepada pemohon: cari jalan lain, atau catat alasannya"
    assert meja(dunia) == [("kabari:pemohon", teks, PAGI + HARI)]
    assert jam(dunia, kasus, "keberatan").belum == "belum_diberitahu"
    kabari(dunia, kasus, "ditolak", kanal=DIHENTIKAN, alasan="Tidak ditemukan di mana pun")

    assert meja(dunia) == []
    assert jam(dunia, kasus, "memberitahukan").status == "berakhir"
    assert jam(dunia, kasus, "keberatan").belum == "belum_diberitahu"


def test_bukti_dicatat_sekali_walau_perkaranya_berubah_tertutup_atau_dicoba_lagi() -> None:
    """The mark that it was sent never waits for the case; what could not be recorded is again."""
    dunia, kasus = ditolak(WAJIB)
    dunia.ya(KecualikanAkun(kasus=kasus, akun=LOKET.id, alasan="x"), KEPALA)

    kirim(dunia)
    kirim(dunia)

    with dunia.gudang(baca=True) as unit:
        semua = unit.kotak_keluar.periksa(kasus=kasus, banyak=100)
    bukti = [x for x in semua if x.pesan.saluran == BUKTI]
    assert [(x.pesan.tentang, x.status) for x in bukti] == [("ditolak", StatusPesan.TERKIRIM)]
    assert len(kabar(dunia, kasus)) == 1


def test_tidak_seorang_pun_dapat_menyatakan_suratnya_sampai() -> None:
    dunia, kasus = ditolak(WAJIB)
    palsu = attrs.evolve(LOKET, peran={"sistem", "loket"})
    catat: Any = CatatKabar(kasus=kasus, pesan="x", pihak=0, tentang="ditolak", diterima=PAGI)

    for oleh in (palsu, LOKET, ANI):
        assert dunia.tidak(catat, oleh) == [H.PERINTAH_TIDAK_DIKENAL]
        nama = {t.perintah for t in dunia.app.langkah_tersedia(kasus, oleh)}
        assert "CatatKabar" not in nama


def test_tanpa_parameternya_kantor_tidak_berjam() -> None:
    tanpa = attrs.evolve(WAJIB, instansi=ADOPSI.instansi)
    dunia, kasus = ditolak(tanpa)

    assert meja(dunia) == []
    assert "memberitahukan" not in {x.batas.kode for x in dunia.app.tenggat(kasus)}


# --- after a refused objection


def _kandas() -> tuple[Dunia, KasusId]:
    dunia, kasus = ditolak(WAJIB)
    dunia.ya(AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    dunia.ya(PutuskanKeberatan(kasus=kasus, dikabulkan=False, alasan="x"), PLH)
    return dunia, kasus


def test_sesudah_keberatan_ditolak_disebut_banding_sampai_kapan_dan_kepada_siapa() -> None:
    dunia, kasus = _kandas()
    (ditolak_,) = (x for x in dunia.app.riwayat(kasus) if x.kejadian.tipe == "keberatan_ditolak")
    assert isinstance(ditolak_.kejadian, KeberatanDitolak)
    assert ditolak_.kejadian.banding_kepada == "kabid"
    assert jam(dunia, kasus, "banding").belum == "belum_diberitahu"

    kirim(dunia)

    assert tempo(jam(dunia, kasus, "banding")) == "2026-06-15T23:59+08:00"
    assert "CatatBanding" in {t.perintah for t in dunia.app.langkah_tersedia(kasus, ANI)}
    dunia.ya(CatatBanding(kasus=kasus), ANI)
    assert jam(dunia, kasus, "banding").status == "terpenuhi"
    assert dunia.tidak(CatatBanding(kasus=kasus), ANI) == [H.BANDING_TIDAK_TERBUKA]


def test_selama_keberatan_dan_banding_data_yang_dibatasi_dibaca_untuk_membela_hak() -> None:
    dunia, kasus = ditolak(WAJIB)
    pihak = dunia.keadaan(kasus).pihak[0]
    with dunia.gudang() as unit:
        unit.brankas.batasi([pihak.subjek], aktif=True)
        unit.simpan_semua()

    def terbaca() -> bool:
        try:
            dunia.app.buka(kasus, pihak.fakta["nama"], KEPALA, tujuan="memutus")
        except Terhalang:
            return False
        with dunia.gudang(baca=True) as unit:
            return unit.brankas.akses(pihak.subjek)[-1].tujuan.tujuan == "memutus [klaim_hukum]"

    kabari(dunia, kasus, "ditolak")
    semua = [terbaca()]
    for perintah, oleh in (
        (AjukanKeberatan(kasus=kasus, alasan="x"), ANI),
        (PutuskanKeberatan(kasus=kasus, dikabulkan=False, alasan="x"), PLH),
        (CatatBanding(kasus=kasus), ANI),
    ):
        dunia.ya(perintah, oleh)
        semua.append(terbaca())

    assert semua == [False, True, False, True]


def test_banding_tanpa_keberatan_yang_ditolak_atau_lewat_waktu_tidak_dicatat() -> None:
    dunia, kasus = ditolak(WAJIB)
    assert dunia.tidak(CatatBanding(kasus=kasus), ANI) == [H.BANDING_TIDAK_TERBUKA]
    dunia, kasus = _kandas()
    kirim(dunia)
    dunia.jam.maju(days=30)

    assert dunia.tidak(CatatBanding(kasus=kasus), ANI) == [H.BANDING_LEWAT_WAKTU]
    assert dunia.tidak(CatatBanding(kasus=kasus), LOKET) == [H.BANDING_LEWAT_WAKTU]
    dunia.ya(CatatBanding(kasus=kasus, diterima_pada=PAGI + 2 * HARI), LOKET)
    assert jam(dunia, kasus, "banding").status == "terpenuhi"
