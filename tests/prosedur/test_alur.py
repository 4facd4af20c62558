"""Where an outcome leads: the next step, a jump, an end."""

from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dinsos_core.domain.prosedur.alur import (
    berikutnya,
    hasil_mungkin,
    ke_mana,
    langkah_menilai,
    langkah_periksa,
    pertama,
    pertama_mungkin,
)
from dinsos_core.domain.prosedur.cara import cara_langkah
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.model import JenisLangkah, Langkah, Tujuan, peta_hasil
from dinsos_core.testing.contoh import ADOPSI, KOSAKATA, SANTUNAN
from dinsos_core.testing.permohonan import alur

J = JenisLangkah


def ke(standar_langkah: tuple[Langkah, ...], kode: str, hasil: str, *mati: str) -> str:
    kini = next(satu for satu in standar_langkah if satu.kode == kode)
    return berikutnya(standar_langkah, kini, hasil, lambda satu: satu.kode not in mati)


@pytest.mark.parametrize(
    ("jenis", "hasil"),
    [
        (J.PERIKSA_BERKAS, {"lengkap": "", "kurang": "kembalikan"}),
        (J.PENETAPAN, {"setuju": "", "tolak": "akhir", "teruskan": "teruskan"}),
        (J.JAWABAN_SISTEM, {"berhasil": "", "gagal": "tolak"}),
        (J.OLAH, {"selesai": ""}),
    ],
)
def test_setiap_jenis_punya_hasil_bawaan(jenis: JenisLangkah, hasil: Mapping[str, str]) -> None:
    langkah = Langkah(kode="x", teks="x", jenis=jenis, oleh=("a",))

    assert hasil_mungkin(langkah) == peta_hasil(hasil)


def test_standar_menambah_dan_mengalihkan_hasil() -> None:
    langkah = Langkah(
        kode="x",
        teks="x",
        jenis=J.PENETAPAN,
        oleh=("a",),
        hasil={"tolak": "beri-tahu", "perbaiki": "nilai"},
        opsional=True,
    )

    assert hasil_mungkin(langkah) == peta_hasil(
        {
            "setuju": "",
            "tolak": "beri-tahu",
            "teruskan": "teruskan",
            "perbaiki": "nilai",
            "dilewati": "",
        }
    )


def test_langkah_opsional_dapat_dilewati_ke_tempat_yang_disebut_standar() -> None:
    langkah = Langkah(
        kode="x", teks="x", jenis=J.OLAH, oleh=(), opsional=True, hasil={"dilewati": "akhir"}
    )

    assert hasil_mungkin(langkah)["dilewati"].ke == "akhir"


def test_hanya_langkah_yang_tidak_memutuskan_punya_hasil_wajar() -> None:
    wajar = {
        jenis: cara_langkah(Langkah(kode="x", teks="x", jenis=jenis, oleh=())).wajar
        for jenis in JenisLangkah
    }

    assert {jenis for jenis, hasil in wajar.items() if not hasil} == {
        J.PENETAPAN,
        J.JAWABAN_SISTEM,
    }
    assert set(wajar.values()) == {"", "lengkap", "selesai"}


def test_kasus_menunggu_langkah_pertama_yang_bukan_milik_pemohon() -> None:
    assert pertama(ADOPSI.langkah, lambda _: True) == "disposisi"
    assert pertama(ADOPSI.langkah, lambda satu: satu.kode != "disposisi") == "periksa"
    assert pertama(ADOPSI.langkah[:2], lambda _: True) == "akhir"
    assert pertama(ADOPSI.langkah[-1:], lambda _: True) == "akhir"


def test_hasil_biasa_ke_langkah_berikut_yang_berlaku_tanpa_lompatan() -> None:
    assert ke(ADOPSI.langkah, "nilai", "selesai") == "konsep"
    assert ke(ADOPSI.langkah, "nilai", "selesai", "konsep") == "teken"
    assert ke(ADOPSI.langkah, "serahkan", "selesai") == "akhir"


def test_lompatan_ke_tujuan_yang_disebut_dan_lanjut_sesudahnya() -> None:
    assert ke(ADOPSI.langkah, "teken", "tolak") == "beri-tahu"
    assert ke(ADOPSI.langkah, "teken", "perbaiki") == "nilai"
    assert ke(ADOPSI.langkah, "beri-tahu", "selesai") == "akhir"
    assert ke(SANTUNAN.langkah, "jawaban", "tunda") == "serah"


def test_tolak_melompat_ke_penetapan() -> None:
    assert ke(ADOPSI.langkah, "lapangan", "tidak_layak") == "teken"
    tanpa_penetapan = tuple(s for s in ADOPSI.langkah if s.jenis is not J.PENETAPAN)
    assert ke(tanpa_penetapan, "lapangan", "tidak_layak") == "akhir"


def test_yang_dikembalikan_menunggu_di_langkah_yang_melihat_berkas() -> None:
    semua = tuple(
        attrs.evolve(satu, hasil={"kembali": Tujuan.KEMBALIKAN}) for satu in ADOPSI.langkah
    )

    tempat = {satu.kode: ke(semua, satu.kode, "kembali") for satu in semua}

    assert tempat["disposisi"] == "disposisi"
    assert tempat["periksa"] == tempat["lapangan"] == tempat["teken"] == "periksa"


def test_yang_diteruskan_berakhir_dan_yang_lagi_tetap_di_tempat() -> None:
    assert ke(ADOPSI.langkah, "nilai", "bukan_wewenang") == "akhir"
    damping = Langkah(kode="damping", teks="x", jenis=J.DAMPINGI, oleh=("a",))
    assert ke((damping,), "damping", "lagi") == "damping"


def test_yang_mungkin_berikut_ialah_yang_bersyarat_sampai_yang_tidak() -> None:
    olah = Langkah(kode="a", teks="x", jenis=J.OLAH, oleh=("a",))
    bersyarat = attrs.evolve(olah, kode="b", bila=Bila(fakta="menikah"))
    lompatan = attrs.evolve(olah, kode="d", lompatan=True)

    semua = (olah, bersyarat, lompatan, attrs.evolve(olah, kode="c"), bersyarat)

    assert ke_mana(semua, olah, "selesai") == ("b", "c")
    assert ke_mana(semua[:3], olah, "selesai") == ("b", "akhir")
    assert pertama_mungkin(semua[1:]) == ("b", "c")


def test_langkah_menurut_gunanya_ialah_yang_pertama_atau_tidak_ada() -> None:
    assert langkah_menilai(ADOPSI.langkah) == "nilai"
    assert langkah_periksa(tuple(s for s in SANTUNAN.langkah if s.kode != "periksa")) is None


@given(alur(KOSAKATA), st.data())
def test_setiap_hasil_menuju_langkah_yang_ada_atau_akhir(
    langkah: tuple[Langkah, ...], data: st.DataObject
) -> None:
    kini = data.draw(st.sampled_from(langkah))
    hasil = data.draw(st.sampled_from(sorted(hasil_mungkin(kini))))
    berlaku = data.draw(st.sets(st.sampled_from([s.kode for s in langkah])))

    tujuan = berikutnya(langkah, kini, hasil, lambda satu: satu.kode in berlaku)

    assert tujuan in {s.kode for s in langkah} | {"akhir"}
