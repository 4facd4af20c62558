"""Conditions as questions to columns: what the shape of a test says, asked of a whole list.

None where a condition cannot be asked so; then each case is asked (`baris`).
"""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Final

from dinsos_adapters.kolom.daftar import Daftar, Kolom
from dinsos_adapters.kolom.logika import (
    BELUM,
    Logika,
    Pasangan,
    atau,
    banyaknya,
    bukan,
    dan,
    setiap,
)
from dinsos_core.domain.kelayakan.bentuk import (
    Anggota,
    AngkaAntara,
    Berawalan,
    Berlainan,
    SamaDengan,
    TanggalAntara,
    Terdaftar,
)
from dinsos_core.domain.kelayakan.cakupan import Tempat
from dinsos_core.domain.kelayakan.dasar_uji import Putusan
from dinsos_core.domain.kelayakan.susunan import SyaratSiap, UjiSiap
from dinsos_core.domain.shared.nilai import TIADA, Keanggotaan
from dinsos_core.domain.standar.bila import Bila
from dinsos_core.domain.standar.jalur import Jalur, urai_jalur
from dinsos_core.domain.standar.kosakata import JenisFakta
from dinsos_core.domain.standar.wilayah import Daerah

_MAKS_PIHAK: Final = 8
"""Beyond so many of one kind, comparing each with each is no longer cheap."""
_TIPE_BILA: Final = {
    JenisFakta.YA_TIDAK: bool,
    JenisFakta.PILIHAN: str,
    JenisFakta.WILAYAH: str,
    JenisFakta.BILANGAN: int,
    JenisFakta.TANGGAL: date,
}


def tanya_syarat(siap: SyaratSiap, daftar: Daftar, pada: date) -> Pasangan | None:
    """A condition of every case of a list, all first submitted on ``pada``."""
    berlaku = _bila(siap.syarat.bila, daftar)
    isi = _pilihan(siap, daftar, pada) if siap.uji is None else _uji(siap, siap.uji, daftar, pada)
    if isi is None or berlaku is None:
        return None
    # Not known to apply, and not met: it would be met if it turned out not to apply.
    return Pasangan(ya=atau(isi.ya, berlaku.tidak), tidak=dan(isi.tidak, berlaku.ya))


def _pilihan(siap: SyaratSiap, daftar: Daftar, pada: date) -> Pasangan | None:
    semua = [tanya_syarat(satu, daftar, pada) for satu in siap.pilihan]
    ada = [satu for satu in semua if satu is not None]
    if len(ada) < len(semua):
        return None
    ya, tidak = [satu.ya for satu in ada], [satu.tidak for satu in ada]
    if siap.syarat.sedikitnya == 1:
        return Pasangan(ya=atau(*ya), tidak=dan(*tidak))
    boleh_gagal = len(ada) - siap.syarat.sedikitnya
    return Pasangan(
        ya=banyaknya(ya) >= siap.syarat.sedikitnya, tidak=banyaknya(tidak) > boleh_gagal
    )


def _bila(bila: Bila | None, daftar: Daftar) -> Pasangan | None:
    """Whether an only-if holds."""
    if bila is None:
        return Pasangan(ya=True, tidak=False)
    hasil: list[tuple[Pasangan, Logika]] = []
    for tempat in daftar.tempat(urai_jalur(bila.fakta)):
        kolom, satu = daftar.kolom.get(tempat), BELUM
        if kolom is not None:
            tipe = _TIPE_BILA.get(kolom.definisi.jenis)
            if not kolom.langsung or tipe is None:
                return None
            ya = kolom.salah_satu([isi for isi in bila.nilai if type(isi) is tipe])
            ada = kolom.ada
            satu = Pasangan(ya=dan(ada, ya), tidak=atau(dan(ada, bukan(ya)), kolom.tiada))
        hasil.append((satu, daftar.hadir(tempat)))
    return setiap(hasil)


def _uji(siap: SyaratSiap, uji: UjiSiap, daftar: Daftar, pada: date) -> Pasangan | None:
    if siap.pada is not None:
        return None
    semua = daftar.tempat(uji.jalur)
    if uji.sekaligus:
        return _berlainan(uji, semua, daftar) if isinstance(uji.bentuk, Berlainan) else None
    hasil: list[tuple[Pasangan, Logika]] = []
    for tempat in semua:
        kolom, satu = daftar.kolom.get(tempat), BELUM
        if kolom is not None:
            jawaban = _nilai(uji, kolom, daftar, pada) if kolom.langsung else None
            if jawaban is None:
                return None
            tiada = kolom.tiada
            satu = Pasangan(
                ya=atau(jawaban.ya, tiada if uji.uji.tiada else False),
                tidak=atau(jawaban.tidak, False if uji.uji.tiada else tiada),
            )
        hasil.append((satu, daftar.hadir(tempat)))
    return setiap(hasil)


def _nilai(uji: UjiSiap, kolom: Kolom, daftar: Daftar, pada: date) -> Pasangan | None:
    """A test of one value, known absences aside."""
    bentuk = uji.bentuk
    if isinstance(bentuk, SamaDengan):
        (lain,) = [jalur for nama, jalur, _, _ in uji.lain if nama == bentuk.lain]
        return None if bentuk.pengganti else _sama(kolom, lain, daftar)
    if isinstance(bentuk, Terdaftar) and bentuk.catatan:
        (lain,) = [jalur for nama, jalur, _, _ in uji.lain if nama == bentuk.catatan]
        return _terdaftar(bentuk, kolom, lain, daftar, pada)
    if uji.lain:
        return None
    if kolom.domain is not None:
        # Few values there are: each is put to the test itself.
        isi = {k: n for k, n in kolom.domain.items() if n != TIADA}
        return _menurut(kolom, [(k, uji.periksa(n, pada, {})) for k, n in isi.items()])
    match bentuk:
        case TanggalAntara():
            terlama, terbaru = bentuk.batas(pada)
            sampai = min(terbaru, pada)
            dalam = dan(kolom.sejak(terlama), kolom.sampai(sampai))
            ada = dan(kolom.ada, kolom.sampai(pada))
            return Pasangan(ya=dan(ada, dalam), tidak=dan(ada, bukan(dalam)))
        case AngkaAntara():
            dalam, ada = kolom.antara(bentuk.minimal, bentuk.maksimal), kolom.ada
            return Pasangan(ya=dan(ada, dalam), tidak=dan(ada, bukan(dalam)))
        case Anggota():
            dalam, ada = kolom.salah_satu(bentuk.nilai), kolom.ada
            ya, tidak = dan(ada, dalam), dan(ada, bukan(dalam))
            return Pasangan(ya, tidak) if bentuk.di_dalam else Pasangan(tidak, ya)
        case Berawalan():
            satu = _wilayah(bentuk.daerah, kolom)
            return satu if bentuk.di_dalam else Pasangan(satu.tidak, satu.ya)
        case _:
            return None


def _menurut(kolom: Kolom, semua: Iterable[tuple[str | bool, Putusan]]) -> Pasangan:
    putusan = list(semua)
    return Pasangan(
        ya=kolom.salah_satu([k for k, satu in putusan if satu is True]),
        tidak=kolom.salah_satu([k for k, satu in putusan if satu is False]),
    )


def _wilayah(daerah: Daerah, kolom: Kolom) -> Pasangan:
    """Whether a code lies in an area, under its own or a former code; the longest one counts."""
    ada, ya = kolom.ada, kolom.di_bawah(daerah.kode)
    sudah = ya
    for lama in sorted(daerah.lama, key=lambda satu: len(satu.kode), reverse=True):
        cocok = dan(kolom.di_bawah(lama.kode), bukan(sudah))
        ya, sudah = ya if lama.sebagian else atau(ya, cocok), atau(sudah, cocok)
    return Pasangan(ya=dan(ada, ya), tidak=dan(ada, bukan(sudah)))


def _sama(kolom: Kolom, jalur: Jalur, daftar: Daftar) -> Pasangan | None:
    ya: list[Logika] = []
    tidak: list[Logika] = []
    for tempat in daftar.tempat(jalur):
        lain = daftar.kolom.get(tempat)
        if lain is None:
            ya.append(bukan(daftar.hadir(tempat)))
            continue
        if not lain.langsung or not _sebanding(kolom, lain):
            return None
        sama = kolom.nilai == lain.nilai
        ya.append(atau(dan(lain.ada, sama), bukan(daftar.hadir(tempat))))
        tidak.append(atau(dan(lain.ada, bukan(sama)), lain.tiada))
    return Pasangan(ya=dan(kolom.ada, *ya), tidak=dan(kolom.ada, atau(*tidak)))


def _terdaftar(
    bentuk: Terdaftar, kolom: Kolom, jalur: Jalur, daftar: Daftar, pada: date
) -> Pasangan | None:
    """A listing that an officer's note may let stand for another."""
    catatan: list[tuple[Pasangan, Logika]] = []
    for tempat in daftar.tempat(jalur):
        lain, satu = daftar.kolom.get(tempat), BELUM
        if lain is not None:
            if not lain.langsung:
                return None
            satu = Pasangan(ya=lain.salah_satu([True]), tidak=lain.salah_satu([False]))
        catatan.append((satu, daftar.hadir(tempat)))
    assert kolom.domain is not None
    isi = [(k, n) for k, n in kolom.domain.items() if isinstance(n, Keanggotaan)]
    langsung = [(k, bentuk.tercatat(n, pada, bentuk.daftar)) for k, n in isi]
    setara = [(k, bentuk.tercatat(n, pada, bentuk.setara)) for k, n in isi]
    sendiri, pengganti = _menurut(kolom, langsung), _menurut(kolom, setara)
    disetarakan = setiap(catatan)
    return Pasangan(
        ya=atau(sendiri.ya, dan(pengganti.ya, disetarakan.ya)),
        tidak=dan(sendiri.tidak, atau(pengganti.tidak, disetarakan.tidak)),
    )


def _berlainan(uji: UjiSiap, semua: list[Tempat], daftar: Daftar) -> Pasangan | None:
    bentuk = uji.bentuk
    assert isinstance(bentuk, Berlainan)
    kolom = [(satu, daftar.hadir(t)) for t in semua if (satu := daftar.kolom.get(t)) is not None]
    bermasalah = any(not satu.langsung or satu.definisi.boleh_tiada for satu, _ in kolom)
    if len(semua) > _MAKS_PIHAK or bermasalah:
        return None
    if any(not _sebanding(a, b) for (a, _), (b, _) in combinations(kolom, 2)):
        return None
    kembar = [dan(a.ada, b.ada, a.nilai == b.nilai) for (a, _), (b, _) in combinations(kolom, 2)]
    tidak = atau(*kembar)
    ada: dict[Tempat, Logika] = {
        t: daftar.kolom[t].ada if t in daftar.kolom else False for t in semua
    }
    lengkap = [atau(isi, bukan(daftar.hadir(t))) for t, isi in ada.items()]
    cukup = banyaknya(list(ada.values())) >= bentuk.sedikitnya
    return Pasangan(ya=dan(bukan(tidak), *lengkap, cukup), tidak=tidak)


def _sebanding(a: Kolom, b: Kolom) -> bool:
    """Whether values of both can be compared as they stand."""
    if a.teks and b.teks:
        return True
    return a.tipe == b.tipe or (a.tipe.is_numeric() and b.tipe.is_numeric())
