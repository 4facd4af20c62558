"""Conditions read as columns are: from what shapes and declarations say, without a single call.

Every answer is a pair: known to be true, and not known. A value nobody knows is None. What is read
of an uncertain date is the set of its days.
"""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, product
from typing import TypeAlias, assert_never

from dinsos_core.domain.kelayakan.bentuk import (
    AcuanAntara,
    Anggota,
    AngkaAntara,
    Bentuk,
    Berawalan,
    Beririsan,
    Berlainan,
    SamaDengan,
    TanggalAntara,
    Terdaftar,
    TidakTerdaftar,
)
from dinsos_core.domain.kelayakan.fakta import BELUM_DIISI, FaktaKasus
from dinsos_core.domain.kelayakan.penilaian import Kesimpulan
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, UjiSiap
from dinsos_core.domain.shared.nilai import (
    TIADA,
    BelumDiketahui,
    Keanggotaan,
    Nilai,
    NilaiFakta,
    PeriodeKeanggotaan,
    TanggalRentang,
)
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.model import Akibat
from dinsos_core.domain.standar.wilayah import Daerah

YaBelum: TypeAlias = tuple[bool, bool]
Lain: TypeAlias = dict[str, list[NilaiFakta | None]]
"""None is a value that nobody stated; one that is wrong or out of reach stands as it is."""
Baris: TypeAlias = tuple[
    Bentuk, Nilai | list[Nilai | None] | None, date | TanggalRentang | None, Lain
]


def baca_syarat(siap: SyaratSiap, fakta: FaktaKasus, pengajuan: date) -> Kesimpulan:
    ya, belum = _baca(siap, fakta, pengajuan)
    if belum:
        return Kesimpulan.BELUM_DAPAT_DINILAI
    if ya:
        return Kesimpulan.TERPENUHI
    diteruskan = siap.syarat.akibat is Akibat.TERUSKAN
    return Kesimpulan.DITERUSKAN if diteruskan else Kesimpulan.TIDAK_TERPENUHI


def _baca(siap: SyaratSiap, fakta: FaktaKasus, pengajuan: date) -> YaBelum:
    if siap.uji is None:
        semua = [_baca(satu, fakta, pengajuan) for satu in siap.pilihan]
        terpenuhi, mungkin = (sum(isi) for isi in zip(*semua, strict=True))
        ya = terpenuhi >= siap.syarat.sedikitnya
        belum = not ya and terpenuhi + mungkin >= siap.syarat.sedikitnya
    else:
        pada = pengajuan if siap.pada is None else _isi(siap.pada, fakta)[0]
        assert pada is None or isinstance(pada, date | TanggalRentang)
        tiada = siap.uji.uji.tiada
        ya, belum = _dan([_baca_baris(tiada, satu) for satu in _baris(siap.uji, fakta, pada)])
    tidak_berlaku, belum_tentu = _di_luar(siap.syarat.bila, fakta)
    ya = ya or tidak_berlaku
    return ya, not ya and (belum or belum_tentu)


def _baris(siap: UjiSiap, fakta: FaktaKasus, pada: date | TanggalRentang | None) -> list[Baris]:
    bentuk = siap.bentuk
    assert isinstance(bentuk, Bentuk)
    lain = {nama: kolom_lain(fakta.isi(jalur)) for nama, jalur, _, _ in siap.lain}
    isi = _isi(siap.jalur, fakta)
    if siap.sekaligus:
        return [(bentuk, isi, pada, lain)]
    return [(bentuk, nilai, pada, lain) for nilai in isi]


def _baca_baris(tiada: bool, baris: Baris) -> YaBelum:
    _, k, _, _ = baris
    if k == TIADA or (isinstance(k, list) and TIADA in k):
        return tiada, False
    return baca_bentuk(*baris)


def _isi(jalur: Jalur, fakta: FaktaKasus) -> list[Nilai | None]:
    return [None if isinstance(n, BelumDiketahui) else n for n in fakta.isi(jalur)]


def kolom_lain(semua: Sequence[NilaiFakta]) -> list[NilaiFakta | None]:
    return [None if satu == BELUM_DIISI else satu for satu in semua]


def _dan(semua: Sequence[YaBelum]) -> YaBelum:
    tidak = any(not ya and not belum for ya, belum in semua)
    ya = all(ya for ya, _ in semua)
    return ya, not ya and not tidak


def _di_luar(bila: Bila | None, fakta: FaktaKasus) -> YaBelum:
    """Whether an only-if is known not to hold."""
    if bila is None:
        return False, False
    isi = _isi(urai_jalur(bila.fakta), fakta)
    di_luar = any(nilai is not None and not _termasuk(nilai, bila) for nilai in isi)
    return di_luar, not di_luar and None in isi


def _termasuk(nilai: Nilai, bila: Bila) -> bool:
    semua = nilai if isinstance(nilai, frozenset) else (nilai,)
    return any(satu in bila.nilai for satu in semua)


def baca_bentuk(
    bentuk: Bentuk,
    k: Nilai | list[Nilai | None] | None,
    pada: date | TanggalRentang | None,
    lain: Lain,
) -> YaBelum:
    if k is None or pada is None:
        return False, True
    semua = {(ya and not belum, belum) for ya, belum in _setiap(bentuk, k, pada, lain)}
    return semua.pop() if len(semua) == 1 else (False, True)


def _setiap(
    bentuk: Bentuk, k: Nilai | list[Nilai | None], pada: date | TanggalRentang, lain: Lain
) -> set[YaBelum]:
    """The answer of every day that a date may be."""
    if isinstance(bentuk, SamaDengan):
        assert not isinstance(k, list)
        semua = lain[bentuk.lain]
        if bentuk.pengganti and None in semua:
            semua = [*(satu for satu in semua if satu is not None), *lain[bentuk.pengganti]]
        return _sama(_mungkin(k), semua)
    if isinstance(bentuk, Berlainan):
        assert isinstance(k, list)
        return _berlainan(k, bentuk.sedikitnya)
    assert not isinstance(k, list)
    acuan = [hari for hari in _mungkin(pada) if isinstance(hari, date)]
    if isinstance(bentuk, Terdaftar):
        assert isinstance(k, Keanggotaan)
        return {_terdaftar(bentuk, k, hari, lain) for hari in acuan}
    if isinstance(bentuk, TidakTerdaftar):
        assert isinstance(k, Keanggotaan)
        tercantum = [_tercantum(k, bentuk.daftar, bentuk.wilayah, hari) for hari in acuan]
        return {(not ya and not belum, belum) for ya, belum in tercantum}
    return {_nilai(bentuk, satu, hari) for satu in _mungkin(k) for hari in acuan}


def _mungkin(nilai: Nilai) -> set[Nilai]:
    return set(nilai.hari()) if isinstance(nilai, TanggalRentang) else {nilai}


def _sama(k: set[Nilai], lain: list[NilaiFakta | None]) -> set[YaBelum]:
    ada = [n for n in lain if n is not None and not isinstance(n, BelumDiketahui)]
    semua = [k, *map(_mungkin, ada)]
    hasil = set()
    if set.intersection(*semua):
        hasil.add((len(ada) == len(lain), len(ada) < len(lain)))
    if len(semua) > 1 and len(set.union(*semua)) > 1:
        hasil.add((False, False))
    return hasil


def _berlainan(k: list[Nilai | None], sedikitnya: int) -> set[YaBelum]:
    semua = [_mungkin(satu) for satu in k if satu is not None]
    # Whatever may be as many days as there are parties finds one of its own.
    sempit = [satu for satu in semua if len(satu) < len(semua)]
    hasil = set()
    if any(len(set(satu)) == len(satu) for satu in product(*sempit)):
        belum = None in k or len(semua) < sedikitnya
        hasil.add((not belum, belum))
    if any(a & b for a, b in combinations(semua, 2)):
        hasil.add((False, False))
    return hasil


def _terdaftar(bentuk: Terdaftar, k: Keanggotaan, pada: date, lain: Lain) -> YaBelum:
    langsung = _tercantum(k, bentuk.daftar, bentuk.wilayah, pada)
    setara = _tercantum(k, bentuk.setara, bentuk.wilayah, pada)
    if bentuk.catatan:
        boleh = [(n is True, n is not True and n is not False) for n in lain[bentuk.catatan]]
        setara = _dan([setara, *boleh])
    ya = langsung[0] or setara[0]
    return ya, not ya and (langsung[1] or setara[1])


def _tercantum(
    k: Keanggotaan, daftar: frozenset[str], wilayah: Daerah | None, pada: date
) -> YaBelum:
    semua = []
    for p in k.periode:
        if p.daftar in daftar:
            # From what it is at least, and from the widest it may be.
            sempit = _dalam(p, pada, date.max, date.min)
            saat = (sempit, not sempit and _dalam(p, pada, date.min, date.max))
            bebas = wilayah is None or not p.wilayah
            tempat = (True, False) if bebas else _letak(wilayah, p.wilayah)
            semua.append(_dan([saat, tempat]))
    ya = any(satu for satu, _ in semua)
    return ya, not ya and any(belum for _, belum in semua)


def _letak(daerah: Daerah | None, kode: str) -> YaBelum:
    """Whether a code lies in an area: by as much of it as is known."""
    assert daerah is not None
    lama = {tuple(satu.kode.split(".")): satu.sebagian for satu in daerah.lama}
    dikenal = {**lama, tuple(daerah.kode.split(".")): False}
    ruas = kode.split(".")
    for panjang in range(len(ruas), 0, -1):
        terbagi = dikenal.get(tuple(ruas[:panjang]))
        if terbagi is not None:
            return not terbagi, terbagi
    return False, False


def _dalam(p: PeriodeKeanggotaan, pada: date, awal: date, akhir: date) -> bool:
    dari = awal if isinstance(p.dari, BelumDiketahui) else p.dari or date.min
    sampai = akhir if isinstance(p.sampai, BelumDiketahui) else p.sampai or date.max
    return dari <= pada <= sampai


def _nilai(bentuk: Bentuk, k: Nilai, pada: date) -> YaBelum:
    match bentuk:
        case TanggalAntara(batas=batas):
            assert isinstance(k, date)
            awal, akhir = batas(pada)
            return k >= awal and k <= akhir, k > pada
        case AcuanAntara(batas=batas, pasti=pasti):
            assert isinstance(k, date)
            awal, akhir = batas(k)
            return pada >= awal and pada <= akhir, k > pada or (akhir < pada and not pasti(akhir))
        case AngkaAntara(minimal=minimal, maksimal=maksimal):
            assert isinstance(k, int)
            kurang = minimal is not None and k < minimal
            lebih = maksimal is not None and k > maksimal
            return not kurang and not lebih, False
        case Anggota(nilai=nilai, di_dalam=di_dalam):
            return any(k == satu for satu in nilai) == di_dalam, False
        case Beririsan(nilai=kode, di_dalam=di_dalam):
            assert isinstance(k, frozenset)
            return bool(k & kode) == di_dalam, False
        case Berawalan(daerah=daerah, di_dalam=di_dalam):
            ya, belum = _letak(daerah, str(k))
            return not belum and ya == di_dalam, belum
        case SamaDengan() | Berlainan() | Terdaftar() | TidakTerdaftar():
            raise AssertionError("judged beside other values")
        case _:
            assert_never(bentuk)
