"""`decide` as a whole: pure, total, by itself without any pipeline, on the lifecycle's table."""

from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    LOKET,
    PAGI,
    PEKSOS,
    Dunia,
    ajukan_adopsi,
    akhiri,
    di,
    dikembalikan,
    langkah_,
)
from tests.prosedur.bahan import konteks

from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.kasus.berkas import gabung_berkas
from dinsos_core.domain.kasus.perintah import PihakDiajukan
from dinsos_core.domain.permohonan import kejadian as k
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.permohonan.aturan import PERMOHONAN
from dinsos_core.domain.prosedur.aturan import decide
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId, SubjekId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import cari_rahasia
from dinsos_core.testing.contoh import INSTANSI, KOSAKATA
from dinsos_core.testing.permohonan import ajuan, standar_permohonan

PERINTAH: dict[str, object] = {
    "alasan": "x",
    "surat": "1",
    "kepada": "x",
    "langkah": "periksa",
    "fakta": {"menikah": True},
    "berkas": (),
    "dikabulkan": True,
    "sebab": "kuota",
    "tanda": "diajukan",
    "menjadi": PAGI,
    "pihak": PihakDiajukan(pihak="pemohon"),
    "tentang": "diajukan",
    "kanal": "loket",
    "akun": "x",
    "catatan": "x",
    "varian": "x",
    "klien": "x",
    "kembar": "x",
    "jawaban": "beda",
    "batas": "x",
    "untuk": "x",
}


@pytest.mark.parametrize("jenis", get_args(p.PerintahPermohonan)[1:])
def test_perintah_atas_kasus_yang_tidak_ada_terhalang(jenis: type) -> None:
    bidang = {a.name for a in attrs.fields(jenis)} & PERINTAH.keys()
    perintah = jenis(kasus="x", **{nama: PERINTAH[nama] for nama in bidang})

    (h,) = decide(PERMOHONAN, None, perintah, konteks()).failure()

    assert h.kode is H.KASUS_TIDAK_DITEMUKAN


def test_id_dan_kunci_brankas_turun_dari_satu_id_baru() -> None:
    """Nothing is drawn inside: the id of the case, of its people and every vault key derive from
    the one that was handed in."""
    (diajukan,) = decide(PERMOHONAN, None, ajukan_adopsi(), konteks(pelaku=ANI)).unwrap()

    assert isinstance(diajukan, k.PermohonanDiajukan)
    assert diajukan.kasus == "id1"
    assert [q.subjek for q in diajukan.pihak] == ["id1-0", "id1-1"]
    rahasia = list(cari_rahasia(diajukan))
    assert {(r.subjek, r.kunci, r.nilai) for r in rahasia if r.subjek == SubjekId("id1-0")} == {
        ("id1-0", "id1/0/nama", "Ani"),
        ("id1-0", "id1/0/nik", "6371056006900001"),
        ("id1-0", "id1/0/email", "ani@contoh.id"),
        ("id1-0", "id1/menikah", True),
        ("id1-0", "id1/jumlah_anak", 0),
        ("id1-0", "id1/0/tanggal_lahir", PAGI.date().replace(year=1990, day=20)),
    }
    assert len({(r.subjek, r.kunci) for r in rahasia}) == len(rahasia)


@given(st.data())
def test_permohonan_yang_terbaca_selalu_diterima_dan_dapat_dilipat(data: st.DataObject) -> None:
    standar = data.draw(standar_permohonan(KOSAKATA, INSTANSI))
    perintah = data.draw(ajuan(standar, KOSAKATA, PAGI.date()))
    # A paper the standard does not have is the one thing a generated submission may get wrong.
    perintah = attrs.evolve(perintah, berkas=perintah.berkas if standar.dokumen else ())

    hasil = decide(PERMOHONAN, None, perintah, konteks(standar, pelaku=ANI))

    assert hasil == decide(PERMOHONAN, None, perintah, konteks(standar, pelaku=ANI))
    keadaan = PERMOHONAN.lipat(hasil.unwrap())
    assert keadaan is not None
    assert keadaan.diserahkan == gabung_berkas(perintah.berkas)
    assert [q.pihak for q in keadaan.pihak] == [q.pihak for q in perintah.pihak]
    ulang = decide(
        PERMOHONAN, keadaan, attrs.evolve(perintah, kasus=KasusId("lain")), konteks(standar)
    )
    assert [h.kode for h in ulang.failure()] == [H.KASUS_SUDAH_ADA]


# --- the wrong status

BERLANGKAH = (
    *("diajukan", "diproses", "disetujui", "di_sistem_lain", "terbit"),
    *("ditolak", "tidak_dilayani", "diteruskan"),
)
BELUM_DITETAPKAN = ("diajukan", "dikembalikan", "diproses")
BELUM_TERBIT = ("diajukan", "dikembalikan", "diproses", "disetujui", "keberatan")
BELUM_BERAKHIR = (*BELUM_TERBIT[:4], "di_sistem_lain", "terbit", "keberatan")
DAPAT_DIBUKA = (
    "disetujui",
    "ditolak",
    "tidak_dilayani",
    "diteruskan",
    "selesai",
    "ditarik",
    "gugur",
)
SALAH_STATUS: tuple[tuple[str, Any, Pelaku, str, tuple[str, ...]], ...] = (
    (
        "dikembalikan",
        lambda kasus: langkah_(kasus, "periksa"),
        LOKET,
        "langkah_diselesaikan",
        BERLANGKAH,
    ),
    ("ditarik", lambda kasus: langkah_(kasus, "teken"), KEPALA, "langkah_diselesaikan", BERLANGKAH),
    (
        "terbitkan",
        lambda kasus: pu.KoreksiData(kasus=kasus, fakta={"menikah": False}),
        ANI,
        "data_dikoreksi",
        BELUM_DITETAPKAN,
    ),
    ("terbitkan serahkan", pu.NilaiUlang, PEKSOS, "kelayakan_dinilai", ("diajukan", "diproses")),
    ("serahkan akhir", p.TarikPermohonan, ANI, "permohonan_ditarik", BELUM_TERBIT),
    ("periksa lapangan akhir", p.GugurkanPermohonan, LOKET, "permohonan_gugur", ("dikembalikan",)),
    (
        "periksa lapangan serahkan",
        lambda kasus: pu.BukaKembaliKasus(kasus=kasus, alasan="x"),
        KEPALA,
        "kasus_dibuka_kembali",
        DAPAT_DIBUKA,
    ),
    (
        "ditolak akhir",
        lambda kasus: pu.JedaKasus(kasus=kasus, sebab=pu.SebabJeda.KUOTA),
        LOKET,
        "kasus_dijeda",
        BELUM_BERAKHIR,
    ),
    ("ditolak akhir", pu.LanjutkanKasus, LOKET, "kasus_dilanjutkan", BELUM_BERAKHIR),
)


def pada(saat: str) -> tuple[Dunia, KasusId]:
    """An adoption case at a turn, sent back, or at an end."""
    if saat == "dikembalikan":
        return dikembalikan()
    if saat not in ("ditarik", "ditolak"):
        return di(saat)
    dunia, kasus = di("teken-kepala")
    akhiri(dunia, kasus, saat)
    return dunia, kasus


@pytest.mark.parametrize(
    ("saat", "buat", "oleh", "kejadian", "boleh"),
    [(saat, *isi) for semua, *isi in SALAH_STATUS for saat in semua.split()],
)
def test_perintah_hanya_dalam_status_yang_mengenal_kejadiannya(
    saat: str, buat: Any, oleh: Pelaku, kejadian: str, boleh: tuple[str, ...]
) -> None:
    """Refused with the statuses in which it may happen; nor is it offered."""
    dunia, kasus = pada(saat)
    sebelum = dunia.keadaan(kasus)
    perintah = buat(kasus=kasus)

    (h,) = dunia.halangan(perintah, oleh)
    tawaran = [t.perintah for t in dunia.app.langkah_tersedia(kasus, oleh) if not t.langkah]

    assert h.kode is H.STATUS_TIDAK_MENGIZINKAN
    assert h.rincian == {"status": sebelum.status.value, "kejadian": kejadian, "boleh": boleh}
    assert type(perintah).__name__ not in tawaran
    assert dunia.keadaan(kasus) == sebelum
