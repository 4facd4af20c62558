"""Two numbered products of an agency beside each other: could their finished prints meet?"""

import string
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations

from dinsos_adapters.katalog.masalah import Catatan, JenisMasalah, MasalahKatalog
from dinsos_adapters.katalog.nomor import BERUBAH
from dinsos_core.domain.prosedur.nomor import bagian_nomor, deret_nomor
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.standar.model import Produk, StandarPelayanan
from dinsos_core.domain.standar.penomoran import KUNCI_DERET

_ANGKA, _ROMAWI = frozenset("0123456789"), frozenset("IVX")
_HARI = date(2026, 1, 1)


@frozen(kw_only=True)
class Bernomor:
    """A product that is numbered, and where it is written."""

    standar: StandarPelayanan
    produk: Produk
    berkas: str
    kunci: str

    @property
    def deret(self) -> tuple[str, tuple[str, ...]]:
        """Its sequence, whenever a letter is issued."""
        instansi = self.standar.instansi
        kunci = self.produk.deret_nomor or instansi.deret_nomor
        kode = deret_nomor(self.standar, self.produk, _HARI).kode
        return kode, tuple(satu for satu in KUNCI_DERET if satu in kunci)

    @property
    def pola(self) -> tuple[str, str, str]:
        """All that its print depends on."""
        bagian = bagian_nomor(self.standar, self.produk, _HARI)
        format_nomor = self.produk.format_nomor or self.standar.instansi.format_nomor
        return format_nomor, bagian.klasifikasi, bagian.unit


def bernomor(standar: StandarPelayanan, berkas: str, kunci: Iterable[str]) -> Iterator[Bernomor]:
    """The numbered products of a standard, whose places are named by ``kunci``."""
    for produk, tempat in zip(standar.produk, kunci, strict=True):
        if produk.bernomor:
            yield Bernomor(standar=standar, produk=produk, berkas=berkas, kunci=tempat)


def periksa_kembar(semua: Iterable[Bernomor]) -> tuple[MasalahKatalog, ...]:
    """Products of one agency whose numbers could be printed alike, though each counts by itself."""
    masalah: list[MasalahKatalog] = []
    sejenis = {(satu.deret, satu.pola): satu for satu in semua}
    for satu, lain in combinations(sejenis.values(), 2):
        if satu.deret == lain.deret or not _dapat_sama(satu.pola, lain.pola):
            continue
        catatan = Catatan(berkas=lain.berkas)
        catatan.catat(
            JenisMasalah.NOMOR_DAPAT_KEMBAR,
            lain.kunci,
            lain.produk.kode,
            rincian=f"{satu.produk.kode} dari {satu.standar.layanan} memakai deret lain",
        )
        masalah += catatan.masalah
    return tuple(masalah)


Huruf = tuple[frozenset[str], bool]
"""A set of characters, and whether more of them may follow."""


@cache
def _huruf(pola: tuple[str, str, str]) -> tuple[Huruf, ...]:
    """Every print of a pattern, as characters one after the other."""
    format_nomor, klasifikasi, unit = pola
    tetap = {"klasifikasi": klasifikasi, "unit": unit}
    hasil: list[Huruf] = []
    for teks, nama, bentuk, _ in string.Formatter().parse(format_nomor):
        hasil += ((frozenset(satu), False) for satu in teks + tetap.get(nama or "", ""))
        if nama == "bulan_romawi":
            hasil.append((_ROMAWI, True))
        elif nama in BERUBAH:
            sedikitnya = 4 if nama == "tahun" else int((bentuk or "").strip("0d") or 1)
            hasil += [(_ANGKA, False)] * (sedikitnya - 1)
            hasil.append((_ANGKA, nama != "tahun"))
    return tuple(hasil)


def _dapat_sama(satu: tuple[str, str, str], lain: tuple[str, str, str]) -> bool:
    """Whether some text is a print of both: both are walked side by side."""
    a, b = _huruf(satu), _huruf(lain)
    antrean, dikenal = deque([(0, 0)]), {(0, 0)}
    while antrean:
        i, j = antrean.popleft()
        if i == len(a) and j == len(b):
            return True
        if i == len(a) or j == len(b) or not a[i][0] & b[j][0]:
            continue
        for lanjut in ((m, n) for m in _sesudah(a, i) for n in _sesudah(b, j)):
            if lanjut not in dikenal:
                dikenal.add(lanjut)
                antrean.append(lanjut)
    return False


def _sesudah(huruf: tuple[Huruf, ...], tempat: int) -> tuple[int, ...]:
    """Where a print may stand once a character of that place was read."""
    return (tempat, tempat + 1) if huruf[tempat][1] else (tempat + 1,)
