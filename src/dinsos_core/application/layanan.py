"""Which services of the agency a form may name: only the catalogue knows them, no case does."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from attrs import evolve

from dinsos_core.application.lingkungan import Lingkungan
from dinsos_core.domain.kasus.perintah import BukaLanjutan
from dinsos_core.domain.prosedur.bidang import Bidang, JenisBidang, Pilihan, Tindakan, WajibBila
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.kata import Kata
from dinsos_core.domain.standar.model import Agregat, StandarPelayanan

LAYANAN: Final = frozenset({"layanan", "tentang"})
"""Fields that name one; text where nothing is known of the catalogue."""
VARIAN: Final = "varian"
Terjemah: TypeAlias = Callable[[str], Kata]


def dengan_layanan(
    lingkungan: Lingkungan, konteks: Konteks, *semua: Tindakan
) -> tuple[Tindakan, ...]:
    """The forms, with the agency's services in force today to choose from, by their names."""
    if not any(_menyebut(b) for satu in semua for b in satu.bidang):
        return semua
    instansi, kata = konteks.standar.instansi.kode, lingkungan.katalog.kosakata.kata
    berlaku = [
        satu
        for satu in lingkungan.katalog.semua()
        if satu.instansi.kode == instansi and satu.keputusan.berlaku_pada(konteks.tanggal)
    ]
    return tuple(_lengkapi(satu, berlaku, kata) for satu in semua)


def _menyebut(bidang: Bidang) -> bool:
    return bidang.jenis is JenisBidang.TEKS and bidang.nama in LAYANAN


def _lengkapi(tindakan: Tindakan, berlaku: list[StandarPelayanan], kata: Terjemah) -> Tindakan:
    if not any(map(_menyebut, tindakan.bidang)):
        return tindakan
    membuka = issubclass(tindakan.kelas, BukaLanjutan)
    # Somebody who is complained of is no party that is taken over.
    boleh = [s for s in berlaku if not (membuka and s.agregat is Agregat.PENGADUAN)]
    return evolve(tindakan, bidang=tuple(_bidang(satu, boleh, kata) for satu in tindakan.bidang))


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
