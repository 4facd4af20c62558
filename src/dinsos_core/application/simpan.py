"""Store what was decided: events, states, what each case is found and listed by, messages.

The last part of a command's way (`application.pipa`), in its transaction. What somebody typed goes
to the vault; what is stored beside it and what leaves carries references.
"""

from collections.abc import Iterable, Mapping

from dinsos_core.application.babak import Babak
from dinsos_core.application.indeks import Terbuka, indeks_kasus, tenggat_terbuka
from dinsos_core.application.kabar import pesan_kasus
from dinsos_core.application.kabar.ralat import berubah_perintah, pesan_ralat
from dinsos_core.application.klien_kasus import catat_klien
from dinsos_core.application.kumpul import tak_berlaku
from dinsos_core.application.segel import titipan
from dinsos_core.application.siaran import pesan_siaran
from dinsos_core.application.tempat import selaraskan_tempat
from dinsos_core.domain.prosedur.konteks import Konteks
from dinsos_core.domain.shared.ids import AliranId, PerintahId
from dinsos_core.domain.shared.rahasia import lucuti
from dinsos_core.domain.shared.ubah import evolve
from dinsos_core.ports.kotak_keluar import Pesan, urutan_pesan
from dinsos_core.ports.penyimpanan import KasusTersimpan, KejadianTercatat, UnitOfWork


def simpan(
    unit: UnitOfWork,
    semua: tuple[Babak, ...],
    dilihat: Mapping[AliranId, int],
    *,
    kunci: PerintahId,
    siaran: Iterable[str],
) -> None:
    """Write down what happens to these cases by one command (``kunci``). ``dilihat``: the versions
    of others, which must not have changed; ``siaran``: who receives every event.

    Raises `SubjekDihapus` where somebody's data was erased meanwhile, `Terhalang` where a Klien
    stands in the way, `VersiBerubah`."""
    selaraskan_tempat(unit, semua)
    unit.brankas.titip(r for satu in semua for e in satu.kejadian for r in titipan(e))
    sesudah = [_sesudah(satu) for satu in semua]
    perubahan = [_perubahan(kunci, *satu) for satu in zip(semua, sesudah, strict=True)]
    klien, ditahan = catat_klien(unit, semua, kunci)
    unit.kasus.simpan_banyak((*perubahan, *klien), {**dilihat, **ditahan})
    usang = tak_berlaku(unit, (r for satu in semua for r in satu.ditinggalkan))
    unit.brankas.tinggalkan(usang)
    for satu, (simpanan, tercatat), (konteks, jam) in zip(semua, perubahan, sesudah, strict=True):
        pesan = _pesan(unit, satu, simpanan, konteks, jam)
        unit.brankas.titip(r for q in pesan for r in titipan(q))
        unit.kotak_keluar.tambah(map(lucuti, pesan))
        unit.kotak_keluar.tambah(pesan_siaran(siaran, simpanan, tercatat))


def _sesudah(satu: Babak) -> tuple[Konteks, Terbuka]:
    """Its context after the command, and its clocks then: what it is listed by and what is told of
    it follow from both."""
    konteks = satu.konteks_sesudah
    return konteks, tenggat_terbuka(satu.kasus, konteks)


def _pesan(
    unit: UnitOfWork, satu: Babak, simpanan: KasusTersimpan, konteks: Konteks, jam: Terbuka
) -> tuple[Pesan, ...]:
    """What is told of it, and what is told again because it moved."""
    pesan = tuple(
        evolve(q, urutan=urutan_pesan(satu.versi, n))
        for n, q in enumerate(pesan_kasus(satu.kejadian, satu.kasus, konteks, jam))
    )
    if satu.lama is None:
        return pesan
    lama, baru = satu.lama.indeks, simpanan.indeks
    berubah = berubah_perintah(
        unit.kalender, satu.bersih, lama, baru, keadaan=satu.kasus, konteks=konteks
    )
    awal = urutan_pesan(satu.versi, len(pesan))
    ralat = pesan_ralat(unit.kotak_keluar, berubah, satu.kasus, konteks, awal=awal, pesan=pesan)
    return (*pesan, *ralat)


def _perubahan(
    kunci: PerintahId, satu: Babak, sesudah: tuple[Konteks, Terbuka]
) -> tuple[KasusTersimpan, tuple[KejadianTercatat, ...]]:
    tercatat = tuple(
        KejadianTercatat(kasus=satu.id, urutan=urutan, perintah=kunci, kejadian=kejadian)
        for urutan, kejadian in enumerate(satu.bersih, satu.awal + 1)
    )
    indeks = indeks_kasus(satu.jenis, satu.kasus, *sesudah)
    simpanan = KasusTersimpan(id=satu.id, versi=satu.versi, keadaan=satu.kasus, indeks=indeks)
    return simpanan, tercatat
