"""A Hypothesis strategy for whole standards, as an author writes them: tables of the data language.

They use the sample vocabulary (`dinsos_core.testing.contoh`). Most are procedures that somebody
might have printed, some with their steps in any order; outcomes jump wherever the language lets
them. A checker may refuse one, but each can be read.
"""

from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dinsos_core.domain.standar.model import Agregat, ArtiHasil, JenisLangkah, Tujuan

Tabel = dict[str, object]
_J = JenisLangkah

VARIAN: Final = ("baru", "ulang")
_OLEH: Final = {
    _J.SIAPKAN_BERKAS: ("pemohon",),
    _J.AJUKAN: ("pemohon",),
    _J.ASESMEN: ("peksos",),
    _J.PENETAPAN: ("kepala",),
    _J.JAWABAN_SISTEM: ("bpkpad",),
}
_PETUGAS: Final = ("loket", "peksos", "kabid", "tim")
_PENUTUP: Final = "kabari"
"""The step that is only reached by a jump."""

_PEMBUKA = (_J.SIAPKAN_BERKAS, _J.AJUKAN)
_DI_MUKA = (_J.TERIMA, _J.DISPOSISI, _J.KOORDINASI)
_SEBELUM = (_J.VERIFIKASI_LAPANGAN, _J.ASESMEN, _J.OLAH, _J.PENJANGKAUAN)
_SESUDAH = (_J.TANDA_TANGAN, _J.DAMPINGI, _J.SERAH_TERIMA, _J.PANTAU, _J.ANTAR, _J.INFORMASIKAN)


def tabel_standar(agregat: Agregat = Agregat.PERMOHONAN) -> SearchStrategy[Tabel]:
    """The table of one standard, its service code `layanan-uji`."""
    return _tabel_standar(agregat)


@st.composite
def _tabel_standar(draw: DrawFn, agregat: Agregat) -> Tabel:
    bervarian = draw(_jarang(4))
    kode = draw(_kode_langkah(agregat))
    tujuan = [kode for kode, _ in kode]
    langkah = [
        draw(_langkah(nama, jenis, [x for x in tujuan if x != nama], bervarian=bervarian))
        for nama, jenis in kode
    ]
    kemudian = _varian_diketahui(langkah, draw) if bervarian and draw(st.booleans()) else {}
    if any(_PENUTUP in _tujuan(satu) for satu in langkah):
        langkah.append(_penutup())
    terbit = any(satu["jenis"] == _J.TERBITKAN for satu in langkah)
    produk: Tabel = {"kode": "surat", "teks": "Surat"}
    if terbit:
        produk |= {"bernomor": True, "klasifikasi": "460"}
    return {
        "layanan": "layanan-uji",
        "kelompok": "uji",
        "nama": "Layanan uji",
        "agregat": agregat.value,
        "unit": "rehsos",
        "pihak": {"pemohon": "1 orang", "anak": "0–1 orang"},
        "varian": [{"kode": v, "nama": v} for v in VARIAN] if bervarian else [],
        "syarat": draw(_syarat(bervarian=bervarian)),
        "dokumen": draw(_dokumen(bervarian=bervarian)),
        "langkah": langkah,
        "waktu": draw(_waktu(tujuan)),
        "produk": [produk],
        **kemudian,
        "asesor_boleh_menetapkan": agregat is Agregat.PERMOHONAN and draw(_jarang(5)),
    }


def _varian_diketahui(langkah: list[Tabel], draw: DrawFn) -> Tabel:
    """A step at which the variant is known at the latest; up to it all variants go the same way."""
    if not langkah:
        return {}
    pada = draw(st.integers(0, len(langkah) - 1))
    for satu in langkah[: pada + 1]:
        satu.pop("varian", None)
    return {"varian_pada": langkah[pada]["kode"]}


def _jarang(banyak: int) -> SearchStrategy[bool]:
    """True once in so many."""
    return st.integers(1, banyak).map(lambda n: n == banyak)


# --- steps


@st.composite
def _kode_langkah(draw: DrawFn, agregat: Agregat) -> list[tuple[str, JenisLangkah]]:
    """Kinds in the order of a procedure; now and then in any other."""
    jenis = [x for x in _PEMBUKA if draw(st.booleans())]
    jenis += draw(_beberapa(_DI_MUKA, 2))
    jenis += [_J.PERIKSA_BERKAS] if draw(st.integers(0, 3)) else []
    jenis += draw(_beberapa(_SEBELUM, 2))
    if agregat is Agregat.PERMOHONAN or draw(st.booleans()):
        jenis.append(_J.PENETAPAN)
    jenis += draw(_beberapa(_SESUDAH, 1))
    jenis += draw(
        st.sampled_from(
            [(), (_J.TERBITKAN,), (_J.TERBITKAN,), (_J.SERAH_SISTEM, _J.JAWABAN_SISTEM)]
        )
    )
    jenis += draw(_beberapa(_SESUDAH, 1))
    jenis += [_J.TUTUP] if draw(_jarang(5)) else []
    if draw(_jarang(6)):
        jenis = draw(st.permutations(jenis))
    elif draw(_jarang(6)):
        tempat = draw(st.integers(0, len(jenis)))
        jenis.insert(tempat, draw(st.sampled_from(JenisLangkah)))
    return [(f"{satu.value.replace('_', '-')}-{n}", satu) for n, satu in enumerate(jenis, 1)]


def _beberapa(
    jenis: tuple[JenisLangkah, ...], paling_banyak: int
) -> SearchStrategy[list[JenisLangkah]]:
    return st.lists(st.sampled_from(jenis), max_size=paling_banyak, unique=True)


@st.composite
def _langkah(
    draw: DrawFn, kode: str, jenis: JenisLangkah, lain: list[str], *, bervarian: bool
) -> Tabel:
    isi: Tabel = {"kode": kode, "teks": kode, "jenis": jenis.value, "milik_kami": True}
    oleh = _OLEH.get(jenis) or (draw(st.sampled_from(_PETUGAS)),)
    match draw(st.integers(0, 9)):
        case 0 if jenis not in _PEMBUKA:
            isi["oleh"] = [draw(st.sampled_from(("loket", "kabid"))), *oleh]
        case 1 if jenis not in _PEMBUKA:
            isi["oleh_salah_satu"] = [*oleh, draw(st.sampled_from(("loket", "kepala", "pemohon")))]
        case _:
            isi["oleh"] = list(oleh)
    if jenis is _J.SERAH_SISTEM or jenis is _J.JAWABAN_SISTEM:
        isi["sistem"] = "bpkpad"
    if jenis is _J.PENETAPAN and draw(st.booleans()):
        isi["hasil"] = {"tolak": _PENUTUP}
    if jenis in _PEMBUKA:
        return isi
    if draw(_jarang(4)):
        isi["hasil"] = {**isi.get("hasil", {}), **draw(_hasil(jenis, lain))}  # type: ignore[dict-item]  # tables, as TOML has them
    isi |= draw(_sifat(jenis, bervarian=bervarian))
    return isi


@st.composite
def _hasil(draw: DrawFn, jenis: JenisLangkah, lain: list[str]) -> Tabel:
    """An outcome of the standard's own, or one of its kind's led elsewhere."""
    nama = draw(st.sampled_from(("tidak_layak", "tunda", "perbaiki")))
    if jenis is _J.JAWABAN_SISTEM and draw(st.booleans()):
        nama = "gagal"
    ke = draw(st.sampled_from((*Tujuan, *Tujuan, _PENUTUP, *lain)))
    arti = draw(st.sampled_from((None, None, None, *ArtiHasil)))
    return {nama: {"ke": str(ke), "arti": arti.value} if arti else str(ke)}


@st.composite
def _sifat(draw: DrawFn, jenis: JenisLangkah, *, bervarian: bool) -> Tabel:
    isi: Tabel = {}
    if draw(_jarang(8)):
        isi["opsional"] = True
    if draw(_jarang(8)):
        isi["bila"] = draw(st.sampled_from(("menikah", {"fakta": "menikah", "nilai": [False]})))
    if bervarian and jenis is not _J.PENETAPAN and draw(_jarang(4)):
        isi["varian"] = draw(st.sampled_from(VARIAN))
    if jenis not in {_J.PERIKSA_BERKAS, _J.SIAPKAN_BERKAS} and draw(_jarang(8)):
        isi["periksa_berkas"] = True
    if jenis is _J.SERAH_SISTEM and draw(st.booleans()):
        isi["menjeda"] = True
    return isi


def _tujuan(langkah: Tabel) -> list[object]:
    hasil = langkah.get("hasil", {})
    semua = hasil.values() if isinstance(hasil, dict) else ()
    return [satu["ke"] if isinstance(satu, dict) else satu for satu in semua]


def _penutup() -> Tabel:
    return {
        "kode": _PENUTUP,
        "teks": _PENUTUP,
        "jenis": _J.INFORMASIKAN.value,
        "oleh": "loket",
        "milik_kami": True,
        "lompatan": True,
        "lanjut": Tujuan.AKHIR.value,
    }


# --- what the steps look at


@st.composite
def _syarat(draw: DrawFn, *, bervarian: bool) -> list[Tabel]:
    dasar: list[Tabel] = [
        {"uji": "ya", "fakta": "menikah"},
        {"uji": "paling_banyak", "fakta": "jumlah_anak", "maks": 1},
        {
            "salah_satu": [
                {"teks": "a", "uji": "ya", "fakta": "menikah"},
                {"teks": "b", "uji": "paling_banyak", "fakta": "jumlah_anak", "maks": 1},
            ],
            "sedikitnya": draw(st.integers(1, 2)),
        },
    ]
    hasil = []
    for n, satu in enumerate(draw(st.lists(st.sampled_from(dasar), max_size=2)), 1):
        terus: Tabel = {"akibat": "teruskan", "kepada": "provinsi"}
        akibat = {**terus, "sebab": "x", "bukan_bagi": "x"} if draw(_jarang(4)) else {}
        varian: Tabel = {"varian": VARIAN[0]} if bervarian and draw(_jarang(4)) else {}
        hasil.append(
            {"kode": f"syarat-{n}", "teks": "x", "milik_kami": True, **satu, **akibat, **varian}
        )
    return hasil


@st.composite
def _dokumen(draw: DrawFn, *, bervarian: bool) -> list[Tabel]:
    sifat: list[Tabel] = [
        {},
        {"rangkap": 2},
        {"jika_ada": True},
        {"keluaran": True},
        {"bila": "menikah"},
        {"untuk": "setiap pemohon", "asli": True, "meterai": True, "mutakhir": True},
        {"salah_satu": ["KTP", "Kartu keluarga"]},
    ]
    if bervarian:
        sifat.append({"varian": VARIAN[0]})
    dipilih = draw(st.lists(st.sampled_from(sifat), max_size=2))
    return [
        {"kode": f"dokumen-{n}", "teks": f"Dokumen {n}", "milik_kami": True, **satu}
        for n, satu in enumerate(dipilih, 1)
    ]


@st.composite
def _waktu(draw: DrawFn, kode: list[str]) -> list[Tabel]:
    if not kode or draw(st.booleans()):
        return []
    selesai = draw(st.sampled_from(kode))
    return [{"teks": "5 hari kerja", "mulai": "diajukan", "selesai": selesai, "milik_kami": True}]
