"""Every Halangan reads as clear sentences in both languages, whatever it carries."""

import ast
import pickle
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bahasa.halaman import contoh, halaman
from tests.halaman import AKAR, cocokkan

from dinsos_adapters.sql import galat
from dinsos_core.application.bahasa import jelaskan
from dinsos_core.application.bahasa.kamus import kamus
from dinsos_core.application.jenis import JENIS
from dinsos_core.domain.kasus.berkas import SebabKurang
from dinsos_core.domain.kelayakan.fakta import periksa_nilai
from dinsos_core.domain.shared.halangan import Halangan, KodeHalangan, Terhalang
from dinsos_core.domain.shared.kata import BAHASA, Bahasa
from dinsos_core.domain.standar.kosakata import DefinisiFakta, JenisFakta, MilikFakta, SumberFakta
from dinsos_core.domain.standar.model import Agregat

HARI_INI = date(2026, 6, 20)
SEBAB_PENYIMPANAN = sorted(
    satu
    for nama, satu in vars(galat).items()
    if nama.isupper() and nama[0] != "_" and isinstance(satu, str)
)
STATUS = sorted({satu.value for j in JENIS for satu in j.siklus.status})

rincian = st.dictionaries(
    st.sampled_from(sorted({"mirip", "pilihan", "kasus", "sebab", "jatuh_tempo", "lain", "boleh"}))
    | st.text(max_size=8),
    st.text(max_size=12) | st.integers() | st.lists(st.text(max_size=8)).map(tuple),
)
halangan_apa_saja = st.builds(
    Halangan, kode=st.sampled_from(KodeHalangan), lokasi=st.text(max_size=20), rincian=rincian
)


def bentuk_dalam_sumber() -> Iterator[tuple[KodeHalangan, frozenset[str]]]:
    """(code, keys of its rincian) wherever a Halangan is built with keys in plain sight."""
    for berkas in sorted((AKAR / "src").rglob("*.py")):
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
            if not isinstance(simpul, ast.Call) or not isinstance(simpul.func, ast.Name):
                continue
            kata = {k.arg: k.value for k in simpul.keywords if k.arg is not None}
            if simpul.func.id == "halangan" and simpul.args:
                kode, kunci = simpul.args[0], set(kata) - {"lokasi"}
            elif simpul.func.id == "Halangan" and "kode" in kata:
                kode, isi = kata["kode"], kata.get("rincian")
                pasangan = isi.keys if isinstance(isi, ast.Dict) else []
                kunci = {str(k.value) for k in pasangan if isinstance(k, ast.Constant)}
            else:
                continue
            if isinstance(kode, ast.Attribute) and kode.attr in KodeHalangan.__members__:
                yield KodeHalangan[kode.attr], frozenset(kunci)


# Built by functions that take the code as an argument, so not in plain sight.
BENTUK_LAIN = {
    (KodeHalangan.FAKTA_TIDAK_DIKENAL, frozenset({"mirip"})),
    (KodeHalangan.ISIAN_SALAH_JENIS, frozenset({"diharapkan", "pilihan", "mirip", "digit"})),
    (KodeHalangan.FAKTA_SALAH_TEMPAT, frozenset({"milik"})),
    (KodeHalangan.FAKTA_BUKAN_ISIAN, frozenset({"sumber"})),
    (KodeHalangan.LAYANAN_TIDAK_DIKENAL, frozenset({"layanan", "mirip", "pilihan"})),
    (KodeHalangan.STANDAR_TIDAK_BERLAKU, frozenset({"layanan", "pada", "periode"})),
    (
        KodeHalangan.FAKTA_SALAH_JENIS,
        frozenset(
            {
                *("fakta", "diharapkan", "masalah", "minimal", "maksimal"),
                *("digit", "pilihan", "terdekat"),
            }
        ),
    ),
}
BENTUK = sorted({*bentuk_dalam_sumber(), *BENTUK_LAIN}, key=lambda b: (b[0], sorted(b[1])))


def nama_uji(bagian: object) -> str | None:
    return "+".join(sorted(bagian)) or "kosong" if isinstance(bagian, frozenset) else None


def test_setiap_kode_punya_kedua_bahasa_dan_tidak_ada_teks_yatim() -> None:
    teks = kamus().kode

    assert set(teks) == {kode.value for kode in KodeHalangan}
    assert [k for k, t in teks.items() if not t.kapan or set(t.baris) != set(BAHASA)] == []


def test_sumber_benar_benar_terbaca() -> None:
    """Guards the two tests below against reading nothing."""
    terbaca = set(bentuk_dalam_sumber())

    assert (KodeHalangan.PIHAK_KURANG, frozenset({"minimal", "ada"})) in terbaca
    assert len({kode for kode, _ in terbaca}) > 30


@pytest.mark.parametrize("bahasa", BAHASA)
@pytest.mark.parametrize(("kode", "kunci"), BENTUK, ids=nama_uji)
def test_setiap_rincian_dalam_sumber_tersebut_dalam_kalimat(
    kode: KodeHalangan, kunci: frozenset[str], bahasa: Bahasa
) -> None:
    """What a rule took the trouble to tell reaches the reader: dropping a key changes the text."""
    lengkap = jelaskan(contoh(kode, kunci), bahasa)

    assert "{" not in lengkap
    for satu in kunci:
        assert jelaskan(contoh(kode, kunci - {satu}), bahasa) != lengkap, satu


@pytest.mark.parametrize("kode", KodeHalangan)
def test_kalimat_hanya_menyebut_kunci_yang_dihasilkan_sumber(kode: KodeHalangan) -> None:
    ada = {k for satu, kunci in BENTUK if satu is kode for k in kunci} | {"tempat"}
    for bahasa in BAHASA:
        dipakai = {n for b in kamus().kode[kode.value].baris[bahasa] for p in b for n in p.nama}
        assert dipakai <= ada, "no source produces what this text names"


@pytest.mark.parametrize("bahasa", BAHASA)
@pytest.mark.parametrize("kode", KodeHalangan)
def test_setiap_kode_terbaca_tanpa_rincian_sama_sekali(kode: KodeHalangan, bahasa: Bahasa) -> None:
    teks = jelaskan(Halangan(kode=kode), bahasa)

    assert len(teks.split()) >= 5
    assert teks.endswith((".", "?"))
    assert "{" not in teks


@given(halangan_apa_saja, st.sampled_from(BAHASA))
def test_rincian_apa_pun_tidak_pernah_membuat_galat(halangan: Halangan, bahasa: Bahasa) -> None:
    teks = jelaskan(halangan, bahasa)

    assert teks
    assert teks.isprintable()


@given(st.text(), st.text())
def test_kurung_kurawal_dari_pengguna_tidak_ditafsirkan(kiri: str, kanan: str) -> None:
    aneh = f"{kiri}{{pilihan}}{kanan}"[:50]
    halangan = Halangan(kode=KodeHalangan.KANAL_TIDAK_DIKENAL, rincian={"mirip": aneh})

    assert "Pilih salah satu" not in jelaskan(halangan).replace(aneh, "")


def fakta(jenis: JenisFakta, minimal: int | None = None, *pilihan: str) -> DefinisiFakta:
    return DefinisiFakta(
        kode="isian", nama="", nama_en="", jenis=jenis, minimal=minimal, pilihan=pilihan
    )


@pytest.mark.parametrize(
    ("definisi", "nilai", "ada"),
    [
        (fakta(JenisFakta.TANGGAL), "20-06-2026", "TTTT-BB-HH"),
        (fakta(JenisFakta.TANGGAL), "2026-02-30", "tidak ada dalam kalender"),
        (fakta(JenisFakta.BILANGAN, 1), 0, "Nilai terkecil 1."),
        (fakta(JenisFakta.BILANGAN), "dua", "bilangan bulat"),
        (fakta(JenisFakta.PILIHAN, None, "islam", "hindu"), "Islm", "dimaksud: islam."),
        (fakta(JenisFakta.PILIHAN, None, "islam", "hindu"), "x", "ada: islam, hindu."),
        (fakta(JenisFakta.WILAYAH), "6371", "63.71"),
        (fakta(JenisFakta.YA_TIDAK), 1, "ya atau tidak"),
    ],
)
def test_nilai_yang_salah_dijelaskan_tanpa_menyebut_nilainya(
    definisi: DefinisiFakta, nilai: object, ada: str
) -> None:
    hasil = periksa_nilai(definisi, nilai, HARI_INI, lokasi=f"pemohon[1].{definisi.kode}")
    assert isinstance(hasil, Halangan)

    teks = jelaskan(hasil)

    assert f"pemohon ke-2 › {definisi.kode}" in teks
    assert ada in teks
    assert f"“{nilai}”" not in teks


def test_tidak_ada_nama_terdekat_tidak_ada_tawaran() -> None:
    halangan = Halangan(kode=KodeHalangan.FAKTA_TIDAK_DIKENAL, rincian={"mirip": ""})

    assert "dimaksud" not in jelaskan(halangan)


def test_nama_yang_kelewat_panjang_dipotong() -> None:
    halangan = Halangan(kode=KodeHalangan.FAKTA_TIDAK_DIKENAL, lokasi="x" * 10_000)

    assert "xxx…" in jelaskan(halangan)
    assert len(jelaskan(halangan)) < 400


@pytest.mark.parametrize(
    ("kunci", "kode"),
    [
        *(("sebab", s.value) for s in SebabKurang),
        *(("sebab", s) for s in SEBAB_PENYIMPANAN),
        *((k, s) for k in ("status", "boleh") for s in STATUS),
        *(("kejadian", tipe) for tipe in sorted({t for j in JENIS for t in j.siklus.bergerak})),
        *(("diharapkan", j.value) for j in JenisFakta),
        *(("milik", m.value) for m in MilikFakta),
        *(("sumber", s.value) for s in SumberFakta),
        *(("agregat", a.value) for a in Agregat),
    ],
)
def test_setiap_nilai_berkode_punya_kata_dalam_kedua_bahasa(kunci: str, kode: str) -> None:
    assert set(kamus().istilah[kunci][kode]) == set(BAHASA)


def test_hasil_yang_tidak_diketahui_tidak_dikatakan_tak_tersimpan() -> None:
    """A citizen told that nothing was stored would file the same again."""
    satu = Halangan(kode=KodeHalangan.PENYIMPANAN_GAGAL, rincian={"sebab": "hasil_tidak_diketahui"})

    assert "tidak ada yang tersimpan" not in jelaskan(satu)
    assert "whether it was stored is not known" in jelaskan(satu, "en")


def test_setiap_kata_kejadian_adalah_kejadian_yang_ada() -> None:
    assert set(kamus().istilah["kejadian"]) <= {k.tipe for j in JENIS for k in j.kejadian}


def test_pengecualian_memuat_semua_kode_dan_tahan_dipindah_antarproses() -> None:
    semua = (Halangan(kode=KodeHalangan.VARIAN_WAJIB), Halangan(kode=KodeHalangan.TIDAK_DIJEDA))

    galat = pickle.loads(pickle.dumps(Terhalang(*semua)))  # noqa: S301 -- our own bytes

    assert galat.halangan == semua
    assert str(galat) == "varian_wajib; tidak_dijeda"


def test_setiap_kalimat_sama_dengan_yang_sudah_dibaca_orang() -> None:
    cocokkan("docs/halangan.md", halaman())
