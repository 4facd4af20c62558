"""Questions that open personal values: for a purpose in words, by need, on record."""

from collections.abc import Callable, Collection, Iterable, Iterator

from dinsos_core.application.keperluan import keperluan_kasus
from dinsos_core.application.registri import tanya_registri
from dinsos_core.application.tanya import Tanya
from dinsos_core.domain.kasus.keadaan import Kasus
from dinsos_core.domain.kasus.kembar import Kembar
from dinsos_core.domain.kelayakan.diperlukan import jalur_syarat
from dinsos_core.domain.kelayakan.penilaian import Penilaian, nilai_siap
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.prosedur.peran import periksa_baca, terbaca
from dinsos_core.domain.prosedur.sekat import dapat_dibaca, periksa_tujuan
from dinsos_core.domain.shared.halangan import (
    Halangan,
    KodeHalangan,
    Terhalang,
    halangan,
    tolak_bila_ada,
)
from dinsos_core.domain.shared.kelas import frozen
from dinsos_core.domain.shared.nilai import Nilai
from dinsos_core.domain.shared.pelaku import Pelaku
from dinsos_core.domain.shared.rahasia import Rahasia, cari_rahasia
from dinsos_core.domain.standar.jalur import urai_jalur
from dinsos_core.ports.brankas import IsiBrankas
from dinsos_core.ports.penyimpanan import UnitOfWork


@frozen(kw_only=True)
class Keterangan:
    """What somebody says who reads personal values: what for, and why also what is read only for a
    reason."""

    tujuan: str
    alasan: str = ""

    def periksa(self) -> None:
        """Raises `Terhalang` (`tujuan_wajib`) for words that say nothing."""
        salah = periksa_tujuan(self.tujuan)
        if self.alasan:
            salah += periksa_tujuan(self.alasan, "alasan")
        tolak_bila_ada(salah)

    @property
    def beralasan(self) -> bool:
        return bool(self.alasan)

    @property
    def tercatat(self) -> str:
        """As the access log keeps it."""
        rapi = self.tujuan.strip()
        return f"{rapi}; alasan: {self.alasan.strip()}" if self.alasan else rapi


def penilaian(tanya: Tanya, kasus: str, oleh: Pelaku, alasan: Keterangan) -> Penilaian:
    """The explained assessment with the values it rests on, as of the day of submission."""
    keadaan, konteks = tanya.lihat("penilaian", kasus, oleh)
    periksa_baca(keadaan, konteks)
    alasan.periksa()
    boleh = dapat_dibaca(keadaan, konteks, beralasan=alasan.beralasan)
    tolak_bila_ada(_terbatas(keadaan, konteks, boleh))
    keadaan, konteks = tanya.terbuka(keadaan, konteks, alasan.tercatat, boleh=boleh)
    fakta = tanya_registri(
        konteks.fakta,
        konteks.syarat,
        konteks.kosakata,
        tanya.lingkungan.registri,
        konteks.tanggal,
    )
    pengajuan = konteks.hari(keadaan.diajukan_pada)
    return nilai_siap(konteks.syarat, fakta, pengajuan=pengajuan)


def _terbatas(
    keadaan: Kasus, konteks: Konteks, boleh: Callable[[Rahasia], bool]
) -> Iterator[Halangan]:
    """The facts of the conditions that the actor does not read now: an assessment without them
    would be another one."""
    semua_jalur = (x for syarat in konteks.standar.syarat for x in jalur_syarat(syarat))
    for jalur in map(urai_jalur, dict.fromkeys(semua_jalur)):
        semua = [q for q in keadaan.pihak if q.pihak == jalur.pihak]
        milik = [q.fakta for q in (semua if jalur.setiap else semua[:1])]
        for fakta in milik if jalur.pihak else [keadaan.fakta]:
            if jalur.kode in fakta and not boleh(fakta[jalur.kode]):
                yield halangan(KodeHalangan.DATA_TERBATAS, jalur.alamat)
                break


def buka_satu(
    tanya: Tanya, kasus: str, rahasia: Rahasia, oleh: Pelaku, alasan: Keterangan
) -> Nilai | None:
    """The value behind one reference. Raises `Terhalang` (`data_terbatas`) where the case holds it
    and the actor does not read it now."""
    keadaan, konteks = tanya.lihat("buka", kasus, oleh)
    periksa_baca(keadaan, konteks)
    alasan.periksa()
    boleh = dapat_dibaca(keadaan, konteks, beralasan=alasan.beralasan)
    if terbaca(keadaan, konteks)(rahasia.subjek) and not boleh(rahasia):
        raise Terhalang(halangan(KodeHalangan.DATA_TERBATAS))
    isi = buka_banyak(tanya, kasus, (rahasia,), oleh, alasan)
    return isi.get((rahasia.subjek, rahasia.kunci))


def buka_banyak(
    tanya: Tanya,
    kasus: str,
    rahasia: Iterable[Rahasia],
    oleh: Pelaku,
    alasan: Keterangan,
) -> IsiBrankas:
    """The personal values behind references that the actor reads now, with one record for each
    person."""
    kini = tanya.lingkungan.jam()
    with tanya.bertanya("buka", oleh), tanya.lingkungan.unit_kerja() as unit:
        keadaan, konteks = tanya.konteks(unit, kasus, oleh, kini)
        periksa_baca(keadaan, konteks)
        alasan.periksa()
        # By reference, never by person: who is in two cases is not read in one from the other.
        diminta, milik = frozenset(rahasia), frozenset(cari_rahasia(keadaan))
        kembar = keadaan.kembar
        if not diminta <= milik:
            semua = [satu.kejadian for satu in unit.kasus.riwayat(keadaan.id)]
            milik = milik.union(r for e in semua for r in cari_rahasia(e))
            kembar += tuple(q for e in semua for q in getattr(e, "kembar", None) or ())
        diminta -= dasar_tertutup(unit, [q for q in kembar if q.dasar in diminta])
        keperluan = keperluan_kasus(keadaan, keadaan.id, konteks, alasan.tercatat)
        terbuka = dapat_dibaca(keadaan, konteks, beralasan=alasan.beralasan)
        isi = unit.brankas.buka(filter(terbuka, diminta & milik), keperluan)
        unit.simpan_semua()
    return isi


def dasar_tertutup(unit: UnitOfWork, semua: Collection[Kembar]) -> frozenset[Rahasia]:
    """What was found of these possible duplicates that nobody reads any more: that something was
    the same says what it was, also once the other person is erased or restricted."""
    orang = {satu.orang for satu in semua}
    if not orang:
        return frozenset()
    tutup = {satu.subjek for satu in unit.brankas.nisan(orang)} | unit.brankas.dibatasi(orang)
    return frozenset(satu.dasar for satu in semua if satu.orang in tutup)
