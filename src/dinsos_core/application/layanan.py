"""Which services of the agency a form may name: only the catalogue knows them, no case does."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from attrs import evolve

from dinsos_core.application.lingkungan import (
    Lingkungan,
    jenis_layanan,
    konteks_kasus,
    standar_terbaca,
)
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.perintah import BukaLanjutan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Pilihan, Tindakan, WajibBila
from dinsos_core.domain.prosedur.formulir import bidang_varian
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.pembukaan import periksa_varian
from dinsos_core.domain.prosedur.tertaut import bidang_terinci
from dinsos_core.domain.shared.halangan import Terhalang, tolak_bila_ada
from dinsos_core.domain.shared.hasil import is_successful
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.standar.model import Agregat, StandarPelayanan

LAYANAN: Final = frozenset({"layanan", "tentang"})
"""Fields that name one; text where nothing is known of the catalogue."""
VARIAN: Final = "varian"
Terjemah: TypeAlias = Callable[[str], Kata]


def dengan_layanan(
    lingkungan: Lingkungan, konteks: Konteks, keadaan: Kasus | None, *semua: Tindakan
) -> tuple[Tindakan, ...]:
    """The forms, with the agency's services in force today to choose from, by their names; to open
    from the case only those that can be."""
    if not any(_menyebut(b) for satu in semua for b in satu.bidang):
        return semua
    instansi, kata = konteks.standar.instansi.kode, lingkungan.katalog.kosakata.kata
    berlaku = [
        satu
        for satu in lingkungan.katalog.semua()
        if satu.instansi.kode == instansi and satu.keputusan.berlaku_pada(konteks.tanggal)
    ]
    terbuka = [satu for satu in berlaku if _dapat_dibuka(lingkungan, keadaan, satu)]
    return tuple(
        _lengkapi(t, terbuka if issubclass(t.kelas, BukaLanjutan) else berlaku, kata) for t in semua
    )


def _dapat_dibuka(lingkungan: Lingkungan, keadaan: Kasus | None, standar: StandarPelayanan) -> bool:
    # Somebody who is complained of is no party that is taken over.
    jenis = lingkungan.cari_jenis(standar.agregat.value)
    if jenis is None or keadaan is None or standar.agregat is Agregat.PENGADUAN:
        return False
    return not jenis.halang_buka(keadaan, standar)


def pembukaan_terinci(
    lingkungan: Lingkungan,
    keadaan: Kasus,
    konteks: Konteks,
    tindakan: Tindakan,
    *,
    layanan: str,
    varian: str | None,
) -> Tindakan:
    """The form that opens another service, with what that service asks. Of one with variants it has
    the field `varian` first, alone where that is not known later. Raises `Terhalang`."""
    instansi = konteks.standar.instansi.kode
    hasil = lingkungan.katalog.standar(instansi, layanan, konteks.tanggal)
    if not is_successful(hasil):
        raise Terhalang(*hasil.failure())
    dasar = hasil.unwrap()
    jenis = jenis_layanan(dasar, lingkungan.jenis)
    tolak_bila_ada(jenis.halang_buka(keadaan, dasar))
    tetap = {**tindakan.tetap, "layanan": layanan}
    memilih, kemudian = varian is None and bool(dasar.varian), bool(dasar.varian_pada)
    ragam = bidang_varian(konteks, dasar.varian)
    ragam = evolve(ragam, menentukan=True, wajib=not kemudian)
    if memilih and not kemudian:
        return evolve(tindakan, tetap=tetap, bidang=(ragam,))
    tolak_bila_ada(periksa_varian(dasar, varian))
    standar = standar_terbaca(lingkungan, dasar, varian)
    lain = konteks_kasus(lingkungan, standar, varian, konteks.pelaku, konteks.kini)
    bidang = bidang_terinci(keadaan, konteks, lain, instansi_meminta=jenis.instansi_meminta)
    if memilih:
        return evolve(tindakan, tetap=tetap, bidang=(ragam, *bidang))
    return evolve(tindakan, tetap={**tetap, "varian": varian}, bidang=tuple(bidang))


def _menyebut(bidang: Bidang) -> bool:
    return bidang.jenis is JenisBidang.TEKS and bidang.nama in LAYANAN


def _lengkapi(tindakan: Tindakan, berlaku: list[StandarPelayanan], kata: Terjemah) -> Tindakan:
    if not any(map(_menyebut, tindakan.bidang)):
        return tindakan
    return evolve(tindakan, bidang=tuple(_bidang(satu, berlaku, kata) for satu in tindakan.bidang))


def _bidang(bidang: Bidang, boleh: list[StandarPelayanan], kata: Terjemah) -> Bidang:
    if _menyebut(bidang):
        pilihan = tuple(Pilihan(kode=s.layanan, teks=kata(s.nama)) for s in boleh)
        return evolve(bidang, jenis=JenisBidang.PILIHAN, pilihan=pilihan)
    if bidang.nama == VARIAN and bidang.jenis is JenisBidang.TEKS:
        dituntut = tuple(s.layanan for s in boleh if s.varian and not s.varian_pada)
        return evolve(
            bidang,
            jenis=JenisBidang.PILIHAN,
            pilihan=tuple(_varian(boleh, kata)),
            wajib_bila=WajibBila(bidang="layanan", nilai=dituntut) if dituntut else None,
        )
    return bidang


def _varian(boleh: list[StandarPelayanan], kata: Terjemah) -> Iterator[Pilihan]:
    """Each once, with the services that it is a kind of."""
    nama: dict[str, list[tuple[Kata, Kata]]] = {}
    for standar in boleh:
        for satu in standar.varian:
            nama.setdefault(satu.kode, []).append((kata(standar.nama), kata(satu.nama)))
    for kode, semua in nama.items():
        teks = Kata(
            "; ".join(f"{layanan.id}: {jenis.id}" for layanan, jenis in semua),
            "; ".join(f"{layanan.en}: {jenis.en}" for layanan, jenis in semua),
        )
        yield Pilihan(kode=kode, teks=teks)
