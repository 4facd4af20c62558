"""Every reason that a person types is sealed under whom the case is about, as it was meant."""

from collections.abc import Callable

import pytest
from tests.permohonan.contoh import (
    ANI,
    KEPALA,
    KEPALA_2,
    LOKET,
    PEKSOS,
    TIM,
    Dunia,
    langkah_,
    sampai,
)

from dinsos_core.application.jenis import Perintah
from dinsos_core.domain.kasus import kejadian as k
from dinsos_core.domain.kasus import perintah as pu
from dinsos_core.domain.permohonan import perintah as p
from dinsos_core.domain.shared.halangan import KodeHalangan as H
from dinsos_core.domain.shared.ids import KasusId
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia

Beralasan = Callable[[KasusId, str], Perintah]

NOMOR = "460/001/REHSOS/2026"
PERINTAH: dict[str, tuple[str, Beralasan, Pelaku]] = {
    "koreksi": (
        "lapangan",
        lambda kasus, alasan: pu.KoreksiData(kasus=kasus, fakta={"menikah": False}, alasan=alasan),
        ANI,
    ),
    "kurang": (
        "periksa",
        lambda kasus, alasan: langkah_(kasus, "periksa", "kurang", alasan=alasan),
        LOKET,
    ),
    "teruskan": (
        "lapangan",
        lambda kasus, alasan: pu.TeruskanKasus(kasus=kasus, kepada=" provinsi ", alasan=alasan),
        KEPALA,
    ),
    "langkah yang meneruskan": (
        "nilai",
        lambda kasus, alasan: langkah_(
            kasus, "nilai", "bukan_wewenang", kepada="provinsi", alasan=alasan
        ),
        PEKSOS,
    ),
    "menyimpang": (
        "teken-kepala",
        lambda kasus, alasan: langkah_(kasus, "teken", "tolak", alasan=alasan),
        KEPALA,
    ),
    "jeda": (
        "lapangan",
        lambda kasus, alasan: pu.JedaKasus(kasus=kasus, sebab="kuota", alasan=alasan),
        TIM,
    ),
    "tarik": (
        "lapangan",
        lambda kasus, alasan: p.TarikPermohonan(kasus=kasus, alasan=alasan),
        ANI,
    ),
    "cabut": (
        "akhir",
        lambda kasus, alasan: pu.CabutSurat(kasus=kasus, surat="1", alasan=alasan),
        KEPALA,
    ),
    "buka kembali": (
        "ditolak",
        lambda kasus, alasan: pu.BukaKembaliKasus(kasus=kasus, alasan=alasan),
        KEPALA,
    ),
    "keberatan": (
        "ditolak",
        lambda kasus, alasan: p.AjukanKeberatan(kasus=kasus, alasan=alasan),
        ANI,
    ),
    "keberatan dikabulkan": (
        "keberatan",
        lambda kasus, alasan: p.PutuskanKeberatan(kasus=kasus, dikabulkan=True, alasan=alasan),
        KEPALA_2,
    ),
    "keberatan ditolak": (
        "keberatan",
        lambda kasus, alasan: p.PutuskanKeberatan(kasus=kasus, dikabulkan=False, alasan=alasan),
        KEPALA_2,
    ),
}
WAJIB = {"kurang", "menyimpang", "teruskan", "cabut", "buka kembali"} | {
    nama for nama in PERINTAH if nama.startswith("keberatan")
}


def di(tempat: str) -> tuple[Dunia, KasusId]:
    """A case that waits at a step; refused; or objected to."""
    dunia = Dunia()
    kasus = dunia.adopsi()
    if tempat not in ("ditolak", "keberatan"):
        sampai(dunia, kasus, tempat)
        return dunia, kasus
    sampai(dunia, kasus, "teken-kepala")
    dunia.ya(langkah_(kasus, "teken", "tolak", alasan="x"), KEPALA)
    if tempat == "keberatan":
        dunia.ya(p.AjukanKeberatan(kasus=kasus, alasan="x"), ANI)
    return dunia, kasus


def tersimpan(dunia: Dunia, rahasia: Rahasia) -> object:
    """What the vault holds under it."""
    return dunia.gudang.tabel.brankas.nilai[rahasia.subjek][rahasia.kunci]


@pytest.mark.parametrize("nama", PERINTAH)
def test_alasan_tersegel_atas_nama_pokok_kasus_tanpa_spasi_tepinya(nama: str) -> None:
    tempat, perintah, oleh = PERINTAH[nama]
    dunia, kasus = di(tempat)

    kejadian = dunia.ya(perintah(kasus, "  keluarga pindah \n"), oleh).kejadian

    beralasan = [satu for satu in kejadian if hasattr(satu, "alasan")]
    assert len(beralasan) == 1
    alasan = beralasan[0].alasan
    assert isinstance(alasan, Rahasia)
    assert alasan.subjek == dunia.keadaan(kasus).pokok
    assert alasan.kunci.endswith("/alasan")
    assert tersimpan(dunia, alasan) == "keluarga pindah"


@pytest.mark.parametrize("nama", PERINTAH)
def test_alasan_yang_hanya_spasi_sama_dengan_tanpa_alasan(nama: str) -> None:
    tempat, perintah, oleh = PERINTAH[nama]
    dunia, kasus = di(tempat)

    if nama in WAJIB:
        (h,) = dunia.halangan(perintah(kasus, " \n"), oleh)
        assert (h.kode, h.lokasi) == (H.ALASAN_WAJIB, "alasan")
    else:
        kejadian = dunia.ya(perintah(kasus, " \n"), oleh).kejadian
        assert [satu.alasan for satu in kejadian if hasattr(satu, "alasan")] == [None]


def test_catatan_langkah_tersegel_di_samping_alasan_akibatnya() -> None:
    dunia, kasus = di("periksa")

    selesai, dikembalikan = dunia.ya(
        langkah_(kasus, "periksa", "kurang", alasan="akta kabur"), LOKET
    ).kejadian

    assert isinstance(selesai, k.LangkahDiselesaikan)
    assert isinstance(dikembalikan, k.BerkasDikembalikan)
    catatan, alasan = selesai.catatan, dikembalikan.alasan
    assert catatan is not None
    assert alasan is not None
    assert catatan.subjek == alasan.subjek == dunia.keadaan(kasus).pokok
    assert tersimpan(dunia, catatan) == tersimpan(dunia, alasan) == "akta kabur"
    assert catatan.kunci.endswith("/catatan")


@pytest.mark.parametrize("tertulis", list(pu.SebabJeda))
def test_sebab_jeda_boleh_ditulis_sebagai_teks(tertulis: pu.SebabJeda) -> None:
    jeda = pu.JedaKasus(kasus="x", sebab=tertulis.value)

    assert jeda.sebab is tertulis


@pytest.mark.parametrize("asing", ["cuti", "", 3, None])
def test_sebab_jeda_yang_asing_tetap_apa_adanya_untuk_ditolak_dengan_kode(asing: object) -> None:
    jeda = pu.JedaKasus(kasus="x", sebab=asing)

    assert jeda.sebab == asing
