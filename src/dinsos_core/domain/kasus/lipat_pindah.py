"""What a move to another version does to the state: everything speaks the new version's words."""

from typing import TypeVar

import attrs

from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kemajuan import DILEWATI, SELESAI, CatatanLangkah, Kemajuan
from dinsos_core.domain.kasus.penanda import Penanda
from dinsos_core.domain.kasus.pindahan import BatasBerganti, Sebutan, StandarDipindah, sebut_penanda

K = TypeVar("K", bound=Kasus)


def beralih_standar(keadaan: K, e: StandarDipindah) -> K:
    """The case under the version it was moved to. Whom it is about, what was stated, what was
    issued and to which cases it stands how is untouched."""
    sebutan, putus = e.sebutan, keadaan.penetapan
    return attrs.evolve(
        keadaan,
        standar=e.standar,
        varian=e.varian,
        kemajuan=_kemajuan(keadaan, e),
        penanda=_penanda(keadaan, e),
        berkas=(e.berkas,),
        kurang=e.kurang,
        penilaian=e.penilaian,
        penetapan=putus and attrs.evolve(putus, dasar=_syarat(putus.dasar, sebutan)),
        surat=tuple(
            attrs.evolve(
                satu,
                langkah=sebutan.tanda(satu.langkah),
                produk=sebutan.kata(sebutan.produk, satu.produk),
            )
            for satu in keadaan.surat
        ),
        petugas={
            sebutan.kata(sebutan.langkah, langkah): akun
            for langkah, akun in keadaan.petugas.items()
            if sebutan.langkah.get(langkah, True)
        },
        jam_beku=e.jam,
        batas_baru=e.batas_baru,
        batas_berganti=(*keadaan.batas_berganti, _berganti(e)),
    )


def _berganti(e: StandarDipindah) -> BatasBerganti:
    waktu = e.sebutan.waktu
    return BatasBerganti(pada=e.pada, kode={lama: e.sebutan.kata(waktu, lama) for lama in waktu})


def _kemajuan(keadaan: Kasus, e: StandarDipindah) -> Kemajuan:
    """What was done keeps what it was when it was done: a part somebody had in it still keeps them
    from determining."""
    dulu = keadaan.kemajuan
    catatan = tuple(
        attrs.evolve(
            satu,
            langkah=e.sebutan.tanda(satu.langkah),
            sifat=e.sifat.get(satu.langkah, ()) if satu.sifat is None else satu.sifat,
        )
        for satu in dulu.catatan
    )
    awal = keadaan.penanda[0]
    pembuka = (
        CatatanLangkah(
            langkah=kode,
            hasil=SELESAI,
            oleh=keadaan.diajukan_oleh,
            pada=awal.pada,
            dicatat=awal.dicatat,
        )
        for kode in e.pembuka
    )
    lewat = (
        CatatanLangkah(langkah=kode, hasil=DILEWATI, oleh=e.oleh, pada=e.pada)
        for kode in e.dilewati
    )
    return attrs.evolve(
        dulu,
        kini=e.langkah,
        paraf=dulu.paraf if e.paraf else (),
        catatan=(*pembuka, *catatan, *lewat),
        putaran=dulu.putaran and dulu.putaran + len(e.pembuka),
    )


def _penanda(keadaan: Kasus, e: StandarDipindah) -> tuple[Penanda, ...]:
    awal, *sisa = sebut_penanda(keadaan.penanda, e.sebutan)
    return (awal, *(attrs.evolve(awal, nama=kode) for kode in e.pembuka), *sisa)


def _syarat(kode: tuple[str, ...], sebutan: Sebutan) -> tuple[str, ...]:
    return tuple(sebutan.kata(sebutan.syarat, satu) for satu in kode)
